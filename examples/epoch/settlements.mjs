import { find } from '../lib/chain.mjs';
import { HIGHEST } from '../lib/epoch.mjs';
import { epochNow, readBooks } from '../lib/evaluation.mjs';
import { WHOLE, share } from '../lib/ledger.mjs';
import { amount, count, percent, say, table } from '../lib/story.mjs';
import { ASSETS, SCORES, STAKES } from './world.mjs';

/** The first epoch is paid for; Eve, who did not reveal, pays. What they scored since is revealed. */
export async function firstSettlement(world) {
  const { api, backings, evaluators, first, found, names, own, parameters } = world;
  const now = first + 2;
  await world.toEpoch(now);
  const before = await world.atBlock(world.epochAt(now).start - 1);
  const books = await readBooks(before, ASSETS, evaluators, names);
  world.books = books;
  await join(world, before);

  const penalty = world.penaltyOf('Eve');
  const settlement = await world.settlement(first, () => {
    books.stakes.get('Eve').removeWeight('Eve', penalty);
    backings.get('Eve').change(now, -penalty);
    own.set('Eve', own.get('Eve') - penalty);
    return penalty;
  });
  await comparePenalty(world, before, settlement, penalty);

  const { outcome, scores } = settlement;
  const [counted, { cap }] = [world.total(first), parameters];
  say(`${amount(counted)} of stake counted in epoch ${first}. Nobody counts for more than ${percent(cap)} of it,`);
  say(`${amount(share(counted, cap))}. All scores are brought to a scale on which each one's highest is`);
  say(`${count(HIGHEST)}:`);
  tellConsensus(world, outcome, scores);
  say('The consensus on an asset is the highest score that more than half of the stake that revealed stands behind,');
  say(`more than half of ${amount(outcome.stake)}. Assets are paid by the sum of stake times score, where no score`);
  const { pots } = world.epochAt(first);
  say(`counts for more than the consensus. Divided are ${amount(pots.assets)} of this epoch, and`);
  say(`${amount(outcome.created.assets - pots.assets)} of the ${amount(found.waiting.assets)} that waited.`);
  tellRewards(outcome);
  say('Evaluators are paid by stake times agreement, and that is 2 * shared / (given + consensus). Of that,');
  say(`${amount(outcome.forFresh)} are for agreement beyond chance on ${outcome.freshAssets} assets that had no consensus`);
  say('before. They keep their commission; the rest is divided by what is staked to them.');
  say(`Eve did not reveal. She is paid nothing, and ${amount(penalty)} of her stake are the treasury's.`);

  for (const name of Object.keys(SCORES[1])) {
    await world.reveal(name, first + 1);
  }
  say(`All four reveal what they committed to in epoch ${first + 1}.`);
  await world.compareEvaluators(api, now);
}

/** Whoever thinks otherwise than the others is paid less. */
export async function secondSettlement(world) {
  const epoch = world.first + 1;
  await world.toEpoch(epoch + 2);
  const { outcome, scores } = await world.settlement(epoch);
  say(`All four are in it, with ${amount(outcome.stake)}.`);
  tellConsensus(world, outcome, scores);
  say('Dave is not asked about his own asset, so it is no part of the consensus that he is compared with.');
  tellRewards(outcome);
  say('To give more than the others do costs agreement, and so does to leave out what they score.');
}

/** Lets the stake of before the first epoch that is paid into its pools, as the chain will before it pays. */
async function join(world, at) {
  const { books, checks, first, found } = world;
  for (const [{ args }, position] of await at.query.evaluation.positions.entries()) {
    const [who, evaluator] = args.map((account) => world.nameOf(account));
    for (const [since, planck] of position.unwrap().joining) {
      if (since.toNumber() < first) {
        books.stakes.get(evaluator)?.addWeight(who, planck.toBigInt());
      }
    }
  }
  for (const [who, planck] of Object.entries(STAKES)) {
    checks.equal(books.stakes.get('Nora').members.get(who)?.weight, planck, `the weight of ${who} in Nora's pool`);
  }
  const { rolledOver, freshRolledOver } = await epochNow(at);
  checks.equal({ assets: rolledOver, fresh: freshRolledOver }, found.waiting, 'what waits');
}

async function comparePenalty(world, before, { blocks }, penalty) {
  const { checks, first } = world;
  const missed = find(
    blocks.flatMap(({ events }) => events),
    'evaluation',
    'RevealMissed',
  );
  checks.equal(
    [missed.epoch.toNumber(), world.nameOf(missed.evaluator), missed.penalty.toBigInt()],
    [first, 'Eve', penalty],
    'who did not reveal, and what that costs',
  );
  const onHold = async (at) => (await at.query.system.account(world.address('Eve'))).data.reserved.toBigInt();
  const [held, left] = await Promise.all([before, blocks.at(-1).at].map(onHold));
  checks.equal(held - left, penalty, 'what Eve has on hold no longer');
}

function tellConsensus({ assetNames }, { assets, evaluators }, scores) {
  const stakeOf = (name) => evaluators.find((one) => one.name === name).stake;
  const paid = (id) => assets.find((asset) => asset.id === id) ?? { consensus: 0n, score: 0n, amount: 0n };
  table(
    ['asset', ...[...scores.keys()].map((name) => `${name}, ${amount(stakeOf(name))}`), 'consensus', 'is paid'],
    ASSETS.map((id) => [
      `${id} ${assetNames.get(id)}`,
      ...[...scores.values()].map((given) => (given.has(id) ? count(given.get(id)) : '-')),
      count(paid(id).consensus),
      amount(paid(id).amount),
    ]),
  );
}

function tellRewards({ evaluators }) {
  table(
    ['evaluator', 'shared', 'given', 'consensus', 'agreement', 'is paid', 'of it for fresh', 'commission', 'the rest'],
    evaluators.map(({ name, shared, given, consensus, amount: planck, forFresh, commission }) => [
      name,
      count(shared),
      count(given),
      count(consensus),
      percent((2n * shared * WHOLE) / (given + consensus)),
      amount(planck),
      amount(forFresh),
      amount(commission),
      amount(planck - commission),
    ]),
  );
}
