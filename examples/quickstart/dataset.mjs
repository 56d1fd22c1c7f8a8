import { amount, count, percent, say } from '../lib/story.mjs';

const DATASET = {
  info: { name: 'River gauges, 1990 to 2025', uri: 'https://example.org/river-gauges', licence: 'CC-BY-4.0' },
  terms: { usePrice: 7_000_001n, trainingFee: 12_000_000_000_007n, royalty: 150_000_001n, reach: 50_000_000n },
  floor: { usePrice: 0n, trainingFee: 0n, royalty: 100_000_000n, reach: 50_000_000n },
  split: { Steward: 100_000_000n, Data: 900_000_000n, Compute: 0n },
  budgets: { data: 100_001n, compute: 0n },
  patience: 1_000,
};
/** What Uma grants to it. */
const BOUNTY = 5_000_000_000_003n;

/** Ada registers a dataset, others contribute to it, a reviewer accepts that, it is closed, and it is published. */
export async function aDataset(world) {
  const { assets, people } = world;
  const { Ada } = people;
  const id = await assets.register(Ada, 'Dataset', DATASET);
  world.dataset = id;
  const { info, terms, floor, split, budgets, patience } = DATASET;
  say(`Ada registers the dataset "${info.name}". It is asset ${id}.`);
  say(`Its terms: ${amount(terms.usePrice)} for a use, ${amount(terms.trainingFee)} to train on it once,`);
  say(`${percent(terms.royalty)} of the income of whatever is built on it, and ${percent(terms.reach)} of whatever is`);
  say(`built on that, however far. She promises never to ask for less than ${percent(floor.royalty)}, and that what`);
  say(`people bring will never weigh more than ${count(budgets.data)} together. If it is not published within`);
  say(`${count(patience)} blocks, anybody may cancel it.`);
  say(`Of its own income ${percent(split.Steward)} are for Ada, ${percent(split.Data)} for those who bring the data.`);
  say(`For the records on chain ${amount(assets.depositFor(assets.of(id)))} of hers are on hold.`);

  const more = await assets.setReviewers(Ada, id, [people.Rita]);
  say(`She names Rita as reviewer, which holds ${amount(more)} more until publication.`);
  await assets.fund(people.Uma, id, BOUNTY);
  say(`Uma wants it to come about and grants it ${amount(BOUNTY)}. That waits: it is still hers.`);

  await itsData(world, id);
  await itsReview(world, id);
  const { at } = await assets.publish(Ada, id);
  await assets.compareClaims(at);
  say('Ada publishes. The weights are fixed, and the grant that waited is theirs, but for the');
  say(`${percent(assets.rules.useFee)} of it that are the treasury's:`);
  world.tellClaims();
}

/** Ben and Cleo contribute, and Rita alone may say what that is worth. */
async function itsData(world, id) {
  const { api, assets, people } = world;
  const { Ben, Cleo, Rita, Sam } = people;
  const first = await assets.contribute(Ben, id, 'Data', 30_000, 'https://example.org/gauges-north');
  const second = await assets.contribute(Cleo, id, 'Data', 70_001, 'https://example.org/gauges-south');
  say(`Ben contributes ${count(30_000)} records and Cleo ${count(70_001)}.`);
  say(`For as long as the records are there, ${amount(first.deposit)} of each are on hold.`);
  world.work = [first, second];

  const assess = api.tx.contributions.assess(first.id, 1_000_000, null);
  const attempt = "Sam, a stranger, tries to assess Ben's records.";
  const { at } = await world.refused(Sam, assess, 'contributions.NotReviewer', attempt);
  await assets.compareContribution(at, first);
  const generous = api.tx.contributions.assessMany([
    [first.id, 30_000n],
    [second.id, 70_002n],
  ]);
  const more = "Rita finds every record good, and would give Cleo's a little more.";
  await world.refused(Rita, generous, 'contributions.OverBudget', more);

  await assets.assess(Rita, [
    [first, 30_000n],
    [second, 70_001n],
  ]);
  say('So she gives a weight of one for each.');
}

/** Ada closes the dataset: whoever contributed sees what it will get, and nobody can dilute that. */
async function itsReview(world, id) {
  const { api, assets, people, work } = world;
  const { Ada, Rita, Sam } = people;
  const both = api.tx.utility.batchAll([api.tx.registry.close(id), assets.publication(id)]);
  await world.refused(Ada, both, 'registry.UnderReview', 'Ada would close the dataset and publish it in one go.');
  const { publishable } = await assets.close(Ada, id);
  say(`So she closes it. It can be published from block ${count(publishable)} on.`);
  const late = api.tx.contributions.contribute(id, 'Data', 1, work[0].commitment, work[0].uri);
  await world.refused(Sam, late, 'contributions.NotOpen', 'Sam would contribute now.');
  const raise = api.tx.contributions.reassess(work[0].id, 30_001n);
  await world.refused(Rita, raise, 'contributions.WeightRises', "Rita would give Ben's records more than she did.");
}
