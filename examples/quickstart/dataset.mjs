import { amount, count, percent, say } from '../lib/story.mjs';

const DATASET = {
  info: { name: 'River gauges, 1990 to 2025', uri: 'https://example.org/river-gauges', licence: 'CC-BY-4.0' },
  terms: { usePrice: 7_000_001n, trainingFee: 12_000_000_000_007n, royalty: 150_000_001n },
  split: { Steward: 100_000_000n, Data: 900_000_000n, Compute: 0n },
};
/** What Uma grants to it. */
const BOUNTY = 5_000_000_000_003n;

/** Ada registers a dataset, others contribute to it, a reviewer accepts that, and it is published. */
export async function aDataset(world) {
  const { assets, people } = world;
  const { Ada } = people;
  const id = await assets.register(Ada, 'Dataset', DATASET);
  world.dataset = id;
  const { info, terms, split } = DATASET;
  say(`Ada registers the dataset "${info.name}". It is asset ${id}.`);
  say(`Its terms: ${amount(terms.usePrice)} for a use, ${amount(terms.trainingFee)} to train on it once,`);
  say(`and ${percent(terms.royalty)} of the income of whatever is built on it.`);
  say(`Of its own income ${percent(split.Steward)} are for Ada, ${percent(split.Data)} for those who bring the data.`);
  say(`For the record on chain ${amount(assets.depositFor(assets.of(id)))} of hers are on hold.`);

  const more = await assets.setReviewers(Ada, id, [people.Rita]);
  say(`She names Rita as reviewer, which holds ${amount(more)} more until publication.`);
  await assets.fund(people.Uma, id, BOUNTY);
  say(`Uma wants it to come about and grants it ${amount(BOUNTY)}. That waits: nobody can claim it yet.`);

  await itsData(world, id);
  const { at } = await assets.publish(Ada, id);
  await assets.compareClaims(at);
  say('Ada publishes. Contributions are closed, the weights are fixed, and the grant that waited is theirs:');
  world.tellClaims();
}

/** Ben and Cleo contribute, and Rita alone may say what that is worth. */
async function itsData(world, id) {
  const { api, assets, people } = world;
  const { Ben, Cleo, Rita, Sam } = people;
  const first = await assets.contribute(Ben, id, 'Data', 30_000, 'https://example.org/gauges-north');
  const second = await assets.contribute(Cleo, id, 'Data', 70_001, 'https://example.org/gauges-south');
  say(`Ben contributes ${count(30_000)} records and Cleo ${count(70_001)}.`);
  say(`Until they are reviewed, ${amount(first.deposit)} of each are on hold.`);

  const assess = api.tx.contributions.assess(first.id, 1_000_000);
  const attempt = "Sam, a stranger, tries to assess Ben's records.";
  const { at } = await world.refused(Sam, assess, 'contributions.NotReviewer', attempt);
  await assets.compareContribution(at, first, null);

  await assets.assess(Rita, [
    [first, 30_000n],
    [second, 70_001n],
  ]);
  say('Rita finds every record good: a weight of one for each. Ben and Cleo have their deposits back.');
}
