import { amount, count, percent, say } from '../lib/story.mjs';
import { PRICE, WEIGHT_PER_UNIT } from './world.mjs';

const URI = 'https://example.org/people/{chunk}';

/** The dataset. Nothing of it is for compute, and its budget is what all of them weigh. */
export const dataset = (units) => ({
  info: { name: 'What a million people wrote', uri: 'https://example.org/people', licence: 'CC-BY-4.0' },
  terms: { usePrice: PRICE, trainingFee: 0n, royalty: 0n, reach: 0n },
  floor: { usePrice: 0n, trainingFee: 0n, royalty: 0n, reach: 0n },
  split: { Steward: 100_000_000n, Data: 900_000_000n, Compute: 0n },
  budgets: { data: units * WEIGHT_PER_UNIT, compute: 0n },
  patience: 1_000,
});

/** Ada registers a dataset, Max records everybody in it, and Rita accepts what they made. */
export async function recording(world) {
  const { api, assets, manifest, people } = world;
  const { Ada, Max, Rita } = people;
  const asset = dataset(manifest.units);
  world.asset = await assets.register(Ada, 'Dataset', asset);
  await assets.setReviewers(Ada, world.asset, [Rita]);
  say(`Ada registers "${asset.info.name}" as asset ${world.asset}. Of its income,`);
  say(`${percent(asset.split.Data)} are for those who brought the data.`);

  const root = `0x${Buffer.from(manifest.root).toString('hex')}`;
  const few = api.tx.contributions.contributeMany(world.asset, 'Data', manifest.count - 1, manifest.count, root, URI);
  const attempt = 'Max first writes a total in which somebody has no unit.';
  await world.refused(Max, few, 'contributions.TooFewUnits', attempt);
  const { call, fee } = await world.record(Max, URI);
  const { deposit } = world.contribution;
  say(`Then he records all ${count(manifest.count)} of them: one extrinsic of ${call.encodedLength} bytes,`);
  say(`for a fee of ${amount(fee)} and a deposit of ${amount(deposit)}.`);
  say('Nobody in it had to sign, to pay, or to know.');

  const { id } = world.contribution;
  const whole = api.tx.contributions.assess(id, 1n, null);
  await world.refused(Rita, whole, 'contributions.IsManifest', 'Rita would accept it as the work of one.');
  const over = api.tx.contributions.assessManifest(id, WEIGHT_PER_UNIT + 1n, null);
  await world.refused(Rita, over, 'contributions.OverBudget', 'Then with a little more than the budget has for each.');
  const early = api.tx.contributions.join(...world.proofOf(world.file.places.keys().next().value));
  await world.refused(people.Rae, early, 'contributions.NotAccepted', 'And somebody would join before.');
  await world.accept(Rita);
  say(`She accepts a weight of ${WEIGHT_PER_UNIT} for each record. From this block on each is owed its part.`);
}
