import { find, findAll, parameter } from '../lib/chain.mjs';
import { TRIB, amount, count, say } from '../lib/story.mjs';
import { TOKENS } from './world.mjs';

/** What the treasury pays, if that may be decided on the track. */
const SPEND = 321_000_000_000_123n;

/** The treasury pays what was decided, and does not pay a planck over the track's limit. */
export async function spends(world) {
  const { api, ballots, checks, people, polls, voting } = world;
  const { Pia, Vera, Otto } = people;
  const limit = await parameter(api, 'Governance', 'SmallSpendLimit', 1_000n * TRIB);
  const planck = limit < SPEND ? limit : SPEND;
  const [small, large] = await propose(world, planck, limit);
  for (const who of [Vera, Otto]) {
    const aye = { aye: true, conviction: 'None', planck: TOKENS[who.name] };
    await ballots.vote(who, { [small]: aye, [large]: aye });
  }
  await polls.place(Pia, small);
  const { at } = await polls.place(Pia, large);
  await ballots.compareLocks(at);
  for (const index of [small, large]) {
    const { ended } = await polls.conclude(index);
    checks.equal(ended.approved, true, `referendum ${index} is approved`);
  }
  say('Vera and Otto are for both, without conviction. Both are approved.');

  const spend = await takeEffect(world, small, large, planck);
  await payOut(world, spend, planck);
  for (const index of [small, large]) {
    await polls.refund(Pia, index);
  }
  await ballots.clear(Vera, [small, large]);
  const last = await ballots.clear(Otto, [small, large]);
  checks.equal([voting.locks('Vera'), voting.locks('Otto')], [[], []], 'what is locked without conviction');
  await ballots.compareLocks(last.at);
}

/** Proposes what may be decided, and one planck more than that. Answers both referenda. */
async function propose(world, planck, limit) {
  const { api, people, polls } = world;
  const { Alice, Ben, Pia } = people;
  const gift = api.tx.balances.transferKeepAlive(world.treasury, planck);
  await world.act(Alice, gift, () => world.move('Alice', 'Treasury', planck));
  const small = await polls.proposeSpend(Pia, planck);
  const large = await polls.proposeSpend(Pia, limit + 1n);
  say(`Pia proposes that the treasury pay Tom ${amount(planck)}, referendum ${small}, and, since that is`);
  say(`so easy, one planck more than the ${amount(limit)} that may be decided on this track, referendum ${large}.`);
  const voice = api.tx.governance.contributorVote(small, false);
  await world.refused(Ben, voice, 'governance.NoChamber', 'Ben would have a word in it.');
  return [small, large];
}

/** The first referendum takes effect, the second cannot. Answers the index of the spend. */
async function takeEffect(world, small, large, planck) {
  const { checks, polls } = world;
  const approvals = ({ events }) => findAll(events, 'treasury', 'AssetSpendApproved');
  const spent = await polls.enactment(small);
  checks.equal(spent.error, null, `what referendum ${small} does`);
  const approved = approvals(spent).find(({ beneficiary }) => beneficiary.eq(world.address('Tom')));
  checks.equal(approved?.amount.toBigInt(), planck, 'the spend that is approved');
  const tooMuch = await polls.enactment(large);
  checks.equal(tooMuch.error, 'treasury.InsufficientPermission', `what referendum ${large} does`);
  checks.equal(approvals(tooMuch).length, 0, 'how many spends over the limit are approved');
  say(`Block ${count(spent.number)}: the first takes effect. Block ${count(tooMuch.number)}: the second does not.`);
  say(`  Refused as ${tooMuch.error}`);
  return approved.index.toNumber();
}

/** Whoever calls it, the payout goes to Tom, and only once. */
async function payOut(world, spend, planck) {
  const { api, checks, people } = world;
  const { Pia } = people;
  const { checkStatus, payout } = api.tx.treasury;
  await world.act(Pia, payout(spend), ({ events }) => {
    checks.equal(find(events, 'treasury', 'Paid').index.toNumber(), spend, 'the spend that is paid');
    world.move('Treasury', 'Tom', planck);
  });
  await world.refused(Pia, payout(spend), 'treasury.AlreadyAttempted');
  const closed = await world.act(Pia, checkStatus(spend));
  checks.equal(closed.fee, 0n, 'what it costs to close a spend');
  checks.equal((await closed.at.query.treasury.spends(spend)).isNone, true, 'the spend is closed');
  say(`Pia calls the payout: the treasury has ${amount(planck)} less, and Tom, who had nothing, has them.`);
}
