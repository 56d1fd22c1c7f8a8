import { amount, count, percent, say } from '../lib/story.mjs';

const FINE_TUNE = {
  info: { name: 'Flood forecast 1, Alps', uri: 'https://example.org/flood-1-alps', licence: 'Apache-2.0' },
  terms: { usePrice: 2_000_000_003n, trainingFee: 0n, royalty: 0n, reach: 0n },
  floor: { usePrice: 0n, trainingFee: 0n, royalty: 0n, reach: 0n },
  split: { Steward: 0n, Data: 500_000_000n, Compute: 500_000_000n },
  budgets: { data: 0n, compute: 0n },
  patience: 1_000,
};
/** The royalty that Finn grants to the model: more than it asks. */
const GRANTED = 250_000_000n;
const USES = 4_999n;

/** Finn builds on the model; what his work earns flows to both generations above it. */
export async function aFineTune(world) {
  const { assets, checks, dataset, model, people } = world;
  const { Finn, Sam, Uma } = people;
  const { royalty, trainingFee } = assets.of(model).terms;
  const little = assets.registration('Model', FINE_TUNE, [[model, royalty - 1n]], trainingFee);
  const attempt = `Finn would build on the model, and grant it less than the ${percent(royalty)} that it asks.`;
  await world.refused(Finn, little, 'registry.RoyaltyTooLow', attempt);
  const id = await assets.register(Finn, 'Model', FINE_TUNE, [[model, GRANTED]]);
  world.fineTune = id;
  say(`So he grants ${percent(GRANTED)}. "${FINE_TUNE.info.name}" is asset ${id}.`);
  await assets.close(Finn, id);
  const published = await assets.publish(Finn, id);
  const stack = [
    [dataset, 50_000_000n, 50_000_000n],
    [model, 200_000_000n, 10_000_000n],
  ];
  checks.equal(assets.ledger.stack(id), stack, 'the royalty stack of the fine-tune');
  const ancestors = [
    [id, 0],
    [model, 1],
    [dataset, 2],
  ];
  const edges = [
    [id, model, GRANTED],
    [model, dataset, assets.of(dataset).terms.royalty],
  ];
  await assets.compareProvenance(published.at, id, 2, ancestors, edges);
  const descendants = [...ancestors].reverse().map(([asset], steps) => [asset, steps]);
  await assets.compareProvenance(published.at, dataset, 2, descendants, [...edges].reverse(), 'descendants');
  const [ofDataset, ofModel] = stack.map(([, parts]) => percent(parts));
  say(`The dataset is in it too. Its part of the ${percent(GRANTED)} would be 3.75 %, but it reaches further:`);
  say(`${ofDataset} are the dataset's and ${ofModel} the model's.`);

  const price = await assets.use(Uma, id, USES);
  say(`Uma pays ${amount(price)} for ${count(USES)} uses of it.`);
  await world.collect(Sam, model, [id]);
  await world.collect(Sam, dataset, [model, id]);
  say('One step each, however deep the lineage: the shares were worked out at registration.');
}
