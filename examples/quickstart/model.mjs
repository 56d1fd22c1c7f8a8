import { amount, count, percent, say } from '../lib/story.mjs';

export const MODEL = {
  info: { name: 'Flood forecast 1', uri: 'https://example.org/flood-1', licence: 'Apache-2.0' },
  terms: { usePrice: 1_234_567_891n, trainingFee: 3_000_000_000_001n, royalty: 200_000_000n, reach: 10_000_000n },
  floor: { usePrice: 1_000_000_000n, trainingFee: 0n, royalty: 200_000_000n, reach: 10_000_000n },
  split: { Steward: 200_000_000n, Data: 300_000_000n, Compute: 500_000_000n },
  budgets: { data: 0n, compute: 0n },
  patience: 1_000,
};

/** Mo builds a model from the dataset, for which he pays, and others lend compute. */
export async function aModel(world) {
  const { assets, checks, dataset, people } = world;
  const { Cleo, Gus, Mo } = people;
  const { info, terms, split } = MODEL;
  const { reach, royalty, trainingFee } = assets.of(dataset).terms;
  const id = await assets.register(Mo, 'Model', MODEL, [[dataset, royalty]]);
  world.model = id;
  say(`Mo registers the model "${info.name}" as built from asset ${dataset}. It is asset ${id}.`);
  say(`The training fee of ${amount(trainingFee)} is paid at once, and ${percent(royalty)} of all`);
  say(`that the model will ever earn are bound for it. A use will cost ${amount(terms.usePrice)}.`);
  checks.equal(assets.ledger.stack(id), [[dataset, royalty, reach]], 'the royalty stack of the model');

  const first = await assets.contribute(Gus, id, 'Compute', 5_400_001, 'https://example.org/run-17');
  const second = await assets.contribute(Cleo, id, 'Compute', 1_800_000, 'https://example.org/run-18');
  say(`Gus contributes ${count(5_400_001)} GPU-seconds; Cleo, who gave data before, ${count(1_800_000)}.`);
  await assets.assess(Mo, [[first, 5_400_001n]]);
  await assets.assess(Mo, [[second, 1_800_000n]]);
  world.work.push(first, second);
  await assets.close(Mo, id);
  const { at } = await assets.publish(Mo, id);
  const ancestors = [
    [id, 0],
    [dataset, 1],
  ];
  await assets.compareProvenance(at, id, 3, ancestors, [[id, dataset, royalty]]);
  say('Mo names no reviewer, so he assesses them himself. He closes the model, and publishes it after the review.');
  say(`Nobody gave data to the model itself, so the ${percent(split.Data)} meant for data go to compute as well.`);
  say(`Provenance: asset ${id} from asset ${dataset}.`);
}
