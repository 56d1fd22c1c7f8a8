import { amount, count, percent, say } from '../lib/story.mjs';

/** The model and the dataset are used, royalties move on, and some of it is claimed. */
export async function usingTheModel(world) {
  const { api, assets, dataset, model, people } = world;
  const { Ada, Ben, Gus, Sam, Uma } = people;
  const [units, lookups] = [10_007n, 3n];
  const price = assets.of(model).terms.usePrice * units;
  const cheap = await world.refused(
    Uma,
    api.tx.registry.useAsset(model, units, price - 1n),
    'registry.PriceOverMaximum',
    `Uma offers one planck less than ${count(units)} uses of the model cost.`,
  );
  await assets.compareUsage(cheap.at, Uma, model);
  await assets.compareAsset(cheap.at, model);

  await assets.use(Uma, model, units);
  say(`She pays ${amount(price)} for ${count(units)} uses, ${percent(assets.rules.useFee)} of it to the treasury.`);
  say('A deposit is on hold for the record of what she used.');
  const paid = await assets.use(Sam, dataset, lookups);
  say(`Sam looks up the dataset ${lookups} times for ${amount(paid)}.`);

  await world.collect(Sam, dataset, [model]);
  say('Anyone may move royalties on to where they belong; the money cannot go anywhere else.');
  world.tellClaims();

  await world.claim(Ben, [['Data', dataset]]);
  const claim = api.tx.rewards.claim({ Data: dataset });
  const again = await world.refused(Ben, claim, 'rewards.NothingToClaim', 'Ben tries it a second time.');
  await assets.compareClaims(again.at);
  await world.claim(Ada, [['Steward', dataset]]);
  const owed = await assets.claimFor(Sam, 'Compute', model, Gus);
  say(`Gus is at work. Sam sends the claim for him, and Gus has ${amount(owed)} more.`);
}
