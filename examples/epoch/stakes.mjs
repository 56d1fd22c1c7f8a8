import { Trouble, find, hashOf } from '../lib/chain.mjs';
import { Backing } from '../lib/epoch.mjs';
import { evaluatorsNow } from '../lib/evaluation.mjs';
import { TRIB, amount, percent, say, table } from '../lib/story.mjs';
import { STAKES } from './world.mjs';

/** What the newcomers have for fees, besides what they stake. */
const FEES = TRIB;
/** What Nora keeps of her pay before the rest is divided by stake. */
const COMMISSION = 150_000_000n;

/** Nora becomes an evaluator, and Olaf stakes to her. */
export async function stakes(world) {
  const { api, first, people } = world;
  const { Nora, Olaf } = people;
  const present = first - 1;
  await incumbents(world, present);
  await world.give(
    'Alice',
    Object.entries(STAKES).map(([name, planck]) => [name, planck + FEES]),
  );
  const stakeOf = (name) => api.tx.evaluation.stake(Nora.pair.address, STAKES[name]);
  const enter = api.tx.utility.batchAll([api.tx.evaluation.registerEvaluator(COMMISSION), stakeOf('Nora')]);
  await world.act(Nora, enter, (receipt) => {
    world.backings.set('Nora', new Backing());
    world.commissions.set('Nora', COMMISSION);
    world.own.set('Nora', STAKES.Nora);
    staked(world, 'Nora', receipt);
  });
  say(`Nora joins them with a commission of ${percent(COMMISSION)} and stakes ${amount(STAKES.Nora)} to herself.`);
  const { at } = await world.act(Olaf, stakeOf('Olaf'), (receipt) => staked(world, 'Olaf', receipt));
  say(`Olaf stakes ${amount(STAKES.Olaf)} to her. He hands nothing over: it stays in his account, on hold.`);
  await world.compareEvaluators(at, present);

  const commit = api.tx.evaluation.commitScores(hashOf(api, 'anything'));
  await world.refused(Nora, commit, 'evaluation.NotEligible', 'She would score at once.');
  say('Stake counts from the next epoch on, so that nobody can stake, score and leave within one.');
}

/** Those who are evaluators from the beginning. */
async function incumbents(world, present) {
  const { api, backings, commissions, evaluators, own } = world;
  for (const { account, commission, counts, own: itsOwn, stake } of await evaluatorsNow(api)) {
    const name = world.nameOf(account);
    backings.set(name, new Backing(counts, present));
    backings.get(name).change(present, stake - counts);
    own.set(name, itsOwn);
    commissions.set(name, commission);
  }
  const missing = evaluators.filter((name) => name !== 'Nora' && !backings.has(name));
  if (missing.length > 0) {
    throw new Trouble(`${missing.join(' and ')} should be evaluators: is this a devnet?`);
  }
  say('The devnet has evaluators from the beginning. Ferdie has staked to Charlie, and Bob to Eve.');
  table(
    ['evaluator', 'own stake', "others' stake", 'commission'],
    ['Charlie', 'Dave', 'Eve'].map((name) => [
      name,
      amount(own.get(name)),
      amount(backings.get(name).stake - own.get(name)),
      percent(commissions.get(name)),
    ]),
  );
}

/** What staking to Nora means. */
function staked(world, who, { events }) {
  const planck = STAKES[who];
  const told = find(events, 'evaluation', 'Staked');
  world.checks.equal(
    [world.nameOf(told.evaluator), world.nameOf(told.who), told.amount.toBigInt()],
    ['Nora', who, planck],
    'who staked what to whom',
  );
  world.purses.hold(who, planck);
  world.backings.get('Nora').change(world.first - 1, planck);
}
