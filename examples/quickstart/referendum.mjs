import { Trouble, blocksAfter, find, findAll, parameter } from '../lib/chain.mjs';
import { TRIB, amount, percent, say } from '../lib/story.mjs';
import { tracksOf } from '../lib/voting.mjs';
import { MODEL } from './model.mjs';

/** The most that royalties may sum to, and what it is changed to: there and back, from run to run. */
const MOST = 800_000_000n;
const LESS = 750_000_000n;
/** Who votes. */
const VOTERS = ['Alice', 'Bob'];
/** Most blocks that a referendum may take. */
const REFERENDUM_PATIENCE = 150;
/** How a referendum ends that is not confirmed. */
const FAILURES = ['Rejected', 'Cancelled', 'Killed', 'TimedOut'];

/** Pia would change a parameter, the token holders vote, and the chain does what they decided. */
export async function aReferendum(world) {
  const { api, assets, dataset, people } = world;
  const current = await parameter(api, 'Registry', 'MaxRoyaltySum', MOST);
  const wanted = current === LESS ? MOST : LESS;
  say(
    `Royalties that an asset grants may sum to ${percent(current)} of its income. Pia would have ${percent(wanted)}.`,
  );
  const poll = { ...(await submit(world, wanted)), wanted };
  poll.ayes = await vote(world, poll);
  const enacted = await follow(world, poll);
  say(`Enacted ${enacted - poll.submitted.number} blocks after it was submitted: the most is ${percent(wanted)} now.`);

  const over = assets.registration('Model', MODEL, [[dataset, wanted + 1n]], 10n ** 15n);
  const attempt = `Finn would grant ${percent(wanted + 1n)} to the dataset.`;
  await world.refused(people.Finn, over, 'registry.RoyaltiesOverSum', attempt);
  await clearUp(world, poll);
}

/** Pia submits the referendum and places both deposits. Answers what is known of it. */
async function submit(world, wanted) {
  const { api, checks, people, purses } = world;
  const { Pia } = people;
  const proposal = api.tx.parameters.setParameter({ Registry: { MaxRoyaltySum: [null, wanted] } });
  const { id: track, deposit: decisionDeposit } = tracksOf(api).get('parameters');
  const submissionDeposit = api.consts.referenda.submissionDeposit.toBigInt();
  const submitted = await world.act(
    Pia,
    api.tx.referenda.submit({ Governance: 'ParameterAdmin' }, { Inline: proposal.method.toHex() }, { After: 0 }),
    () => purses.hold('Pia', submissionDeposit),
  );
  const { index, track: ran } = find(submitted.events, 'referenda', 'Submitted');
  checks.equal(ran.toNumber(), track, 'the track of the referendum');
  say(`She submits referendum ${index} on the track "parameters" and holds a deposit of ${amount(submissionDeposit)}.`);
  await world.act(Pia, api.tx.referenda.placeDecisionDeposit(index), () => purses.hold('Pia', decisionDeposit));
  say(`She places the decision deposit, ${amount(decisionDeposit)}, so that it can be decided.`);
  return { index, track, submitted, submissionDeposit, decisionDeposit };
}

/** The token holders vote aye. Answers with how much. */
async function vote(world, { index }) {
  const { api, checks, people } = world;
  let ayes = 0n;
  for (const voter of VOTERS.map((name) => people[name])) {
    const { data } = await api.query.system.account(voter.pair.address);
    // Half, so that the other half can pay for the next runs while this one is locked.
    const balance = (data.free.toBigInt() / TRIB / 2n) * TRIB;
    const vote = { Standard: { vote: { aye: true, conviction: 'Locked1x' }, balance } };
    const { at } = await world.act(voter, api.tx.convictionVoting.vote(index, vote));
    ayes += balance;
    const { tally } = (await at.query.referenda.referendumInfoFor(index)).unwrap().asOngoing;
    checks.equal(tokensIn(tally), { ayes, nays: 0n, support: ayes }, `the tally after ${voter.name}'s vote`);
    say(`${voter.name} votes aye with ${amount(balance)} at conviction 1x: locked for a while, counted once.`);
  }
  return ayes;
}

/** Goes through the blocks until the referendum is enacted; answers the number of the block in which it was. */
async function follow(world, poll) {
  const { api, checks } = world;
  const { index, submitted, wanted } = poll;
  let value = await parameter(submitted.at, 'Registry', 'MaxRoyaltySum', null);
  let confirmed = false;
  for await (const { number, hash } of blocksAfter(api, submitted.number)) {
    const at = await api.at(hash);
    const events = (await at.query.system.events()).map(({ event }) => event);
    confirmed = tellCourse(world, poll, number, events) || confirmed;
    // The parameter changes when the chain says so, and never otherwise. Others may hold referenda of their own.
    const changes = findAll(events, 'parameters', 'Updated')
      .filter(({ key }) => key.isRegistry && key.asRegistry.isMaxRoyaltySum)
      .map(({ oldValue, newValue }) => [plainRoyalty(oldValue), plainRoyalty(newValue)]);
    for (const [oldValue, newValue] of changes) {
      checks.equal(oldValue, value, `the old value that block ${number} tells`);
      value = newValue;
    }
    checks.equal(await parameter(at, 'Registry', 'MaxRoyaltySum', null), value, `the parameter at block ${number}`);
    if (confirmed && changes.length > 0 && value === wanted) {
      return number;
    }
    if (number - submitted.number > REFERENDUM_PATIENCE) {
      throw new Trouble(`referendum ${index} was not enacted within ${REFERENDUM_PATIENCE} blocks`);
    }
  }
}

/** What a block's events say of the referendum. Answers whether they confirm it. */
function tellCourse({ checks }, { index, ayes }, number, events) {
  const ours = ({ section, data }) => section === 'referenda' && data[0]?.toString() === index.toString();
  let confirmed = false;
  for (const { method, data } of events.filter(ours)) {
    if (method === 'DecisionStarted') {
      say(`Block ${number}: the decision begins.`);
    } else if (method === 'ConfirmStarted') {
      say(`Block ${number}: it has what it needs, and must keep it while the confirmation lasts.`);
    } else if (method === 'Confirmed') {
      confirmed = true;
      const tally = tokensIn(data.tally);
      checks.equal(tally, { ayes, nays: 0n, support: ayes }, 'the tally that was confirmed');
      const [ayesSum, naysSum, support] = [tally.ayes, tally.nays, tally.support].map(amount);
      say(`Block ${number}: confirmed. Ayes ${ayesSum}, nays ${naysSum}, support ${support}.`);
    } else if (FAILURES.includes(method)) {
      throw new Trouble(`referendum ${index} ended as ${method} in block ${number}`);
    }
  }
  return confirmed;
}

/** Deposits come back, and votes are removed. */
async function clearUp(world, { index, track, submissionDeposit, decisionDeposit }) {
  const { api, people, purses } = world;
  const { refundDecisionDeposit, refundSubmissionDeposit } = api.tx.referenda;
  await world.act(people.Pia, refundDecisionDeposit(index), () => purses.release('Pia', decisionDeposit));
  await world.act(people.Pia, refundSubmissionDeposit(index), () => purses.release('Pia', submissionDeposit));
  say('Pia has both deposits back.');
  for (const name of VOTERS) {
    await world.act(people[name], api.tx.convictionVoting.removeVote(track, index));
  }
  say('Alice and Bob clear their votes; conviction keeps their tokens locked a little longer.');
}

const plainRoyalty = (value) => value.unwrapOr(null)?.asRegistry.asMaxRoyaltySum.toBigInt() ?? null;
const tokensIn = ({ ayes, nays, support }) => ({
  ayes: ayes.toBigInt(),
  nays: nays.toBigInt(),
  support: support.toBigInt(),
});
