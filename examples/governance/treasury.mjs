import { find, findAll, parameter } from '../lib/chain.mjs';
import { TRIB, amount, count, say } from '../lib/story.mjs';
import { TOKENS } from './world.mjs';

/** What the treasury pays, if that may be decided on the track. */
const SPEND = 321_000_000_000_123n;

/** The treasury pays what was decided; a planck over the track's limit is not even proposed. */
export async function spends(world) {
  const { api, ballots, checks, people, polls, voting } = world;
  const { Pia, Vera, Otto } = people;
  const limit = await parameter(api, 'Governance', 'SmallSpendLimit', 1_000n * TRIB);
  const planck = limit < SPEND ? limit : SPEND;
  const index = await propose(world, planck, limit);
  for (const who of [Vera, Otto]) {
    await ballots.vote(who, { [index]: { aye: true, conviction: 'None', planck: TOKENS[who.name] } });
  }
  const { at } = await polls.place(Pia, index);
  await ballots.compareLocks(at);
  const { ended } = await polls.conclude(index);
  checks.equal(ended.approved, true, `referendum ${index} is approved`);
  say('Vera and Otto are for it, without conviction. It is approved.');

  const spend = await takeEffect(world, index, planck);
  await payOut(world, spend, planck);
  await polls.refund(Pia, index);
  await ballots.clear(Vera, [index]);
  const last = await ballots.clear(Otto, [index]);
  checks.equal([voting.locks('Vera'), voting.locks('Otto')], [[], []], 'what is locked without conviction');
  await ballots.compareLocks(last.at);
}

/** Proposes what may be decided, and in vain one planck more than that. Answers the referendum. */
async function propose(world, planck, limit) {
  const { api, people, polls } = world;
  const { Alice, Ben, Pia } = people;
  // So much that a twentieth of it is enough.
  const gift = 20n * planck;
  const give = api.tx.balances.transferKeepAlive(world.treasury, gift);
  await world.act(Alice, give, () => world.move('Alice', 'Treasury', gift));
  const index = await polls.proposeSpend(Pia, planck);
  say(`Pia proposes that the treasury pay Tom ${amount(planck)}, referendum ${index}, and, since that is`);
  say(`so easy, one planck more than the ${amount(limit)} that may be decided on this track.`);
  await world.refused(Pia, polls.spendCall(limit + 1n).call, 'system.CallFiltered');
  const voice = api.tx.governance.contributorVote(index, false);
  await world.refused(Ben, voice, 'governance.NoChamber', 'Ben would have a word in it.');
  return index;
}

/** The referendum takes effect. Answers the index of the spend. */
async function takeEffect(world, index, planck) {
  const { checks, polls } = world;
  const spent = await polls.enactment(index);
  checks.equal(spent.error, null, `what referendum ${index} does`);
  const approvals = findAll(spent.events, 'treasury', 'AssetSpendApproved');
  const approved = approvals.find(({ beneficiary }) => beneficiary.eq(world.address('Tom')));
  checks.equal(approved?.amount.toBigInt(), planck, 'the spend that is approved');
  say(`Block ${count(spent.number)}: it takes effect.`);
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
