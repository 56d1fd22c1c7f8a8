import { TRIB, amount, say } from '../lib/story.mjs';
import { depositOf } from './polls.mjs';

/** What docs/governance.md says of these parameters. */
const MOST_CONTRIBUTION_DEPOSIT = 1_000n * TRIB;
const MOST_SMALL_SPEND_LIMIT = 10_000n * TRIB;
/** What the deposit may be changed to: to the second, if it is the first already. */
const [LOWER, LOW] = [TRIB / 20n, TRIB / 10n];
const HIGHER = 100n * TRIB;

/** Two referenda that want the opposite; what is out of bounds, or is said by strangers, is refused. */
export async function proposals(world) {
  const { api, assets, checks, people, polls } = world;
  const { Pia, Otto, Uma, Ben } = people;
  await outOfBounds(world);

  const base = assets.rules.deposits.contributionBase;
  const lower = base === LOWER ? LOW : LOWER;
  const cheaper = await polls.proposeDeposit(Pia, lower);
  say(`So she proposes ${amount(lower)} instead of ${amount(base)}, referendum ${cheaper}. Her submission deposit is`);
  say(`${amount(polls.submissionDeposit)}.`);
  const dearer = await polls.proposeDeposit(Otto, HIGHER);
  say(`Otto proposes the opposite, ${amount(HIGHER)}, referendum ${dearer}: contributions should be few and good.`);

  Object.assign(world, { cheaper, dearer });

  const { cleanupPoll, contributorVote } = api.tx.governance;
  const early = await world.refused(Ben, cleanupPoll(cheaper, 1), 'governance.StillOngoing');
  checks.that(early.fee > 0n, 'a call that is refused is paid for');
  await world.refused(Uma, contributorVote(cheaper, true), 'governance.NoVoice');
  await world.refused(Ben, contributorVote(1_000_000_000, true), 'governance.NotOngoing');
}

async function outOfBounds(world) {
  const { api, checks, people } = world;
  const { Pia } = people;
  const over = depositOf(MOST_CONTRIBUTION_DEPOSIT + 1n);
  const propose = (value) => api.tx.governance.proposeParameter(value, { After: 0 });
  const attempt = 'Pia would have a contribution cost a deposit of more than 1,000 TRIB.';
  const { refusal } = await world.refused(Pia, propose(over), 'governance.OutOfBounds', attempt);
  checks.that(/bounds/.test(refusal.docs), 'the refusal says what is wrong');
  const limit = { Governance: { SmallSpendLimit: [null, MOST_SMALL_SPEND_LIMIT + 1n] } };
  await world.refused(Pia, propose(limit), 'governance.OutOfBounds');
  const inline = { Inline: api.tx.parameters.setParameter(over).method.toHex() };
  const byHand = api.tx.referenda.submit({ Governance: 'ParameterAdmin' }, inline, { After: 0 });
  await world.refused(Pia, byHand, 'system.CallFiltered');
  say('The same proposal by hand, without that call, is refused as well.');
}
