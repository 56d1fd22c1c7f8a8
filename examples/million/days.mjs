import { amount, say } from '../lib/story.mjs';
import { tell } from './world.mjs';

/** Some join while the dataset is open, and the steward has a deposit on hold for each. Then it is published. */
export async function firstDay(world) {
  const { api, assets, contribution, people, purses } = world;
  const { Ada, Rita } = people;
  const before = purses.of('Ada').held;
  await comings(world, 0);
  const held = purses.of('Ada').held - before;
  say(`For the ${assets.of(world.asset).members.size} of them Ada has ${amount(held)} on hold.`);
  const lower = api.tx.contributions.reassessManifest(contribution.id, 1n);
  const attempt = 'Rita would give less for a record now that some have joined.';
  await world.refused(Rita, lower, 'contributions.LeavesJoined', attempt);
  const { id } = contribution;
  const take = api.tx.contributions.leave(...world.proofOf([...world.joined][0]));
  await world.refused(Rita, take, 'contributions.NotContributor', 'And take out one of those who came.');

  await assets.close(Ada, world.asset);
  await assets.compareContribution(api, contribution);
  const { at } = await assets.publish(Ada, world.asset);
  await world.compareAll(at);
  say(`Ada closes it, and publishes it after the review. Manifest ${id} weighs what it weighed, whoever has come.`);
}

/** Some days: people come, and Uma uses the dataset. */
export const days =
  (...numbers) =>
  async (world) => {
    for (const day of numbers) {
      await comings(world, day);
      const price = await world.use();
      say(`Uma pays ${amount(price)}.`);
      await world.compareAll(world.api);
    }
    say('What everybody is owed is, to the planck, what it would be had all of them been there from the beginning.');
  };

/** Those who come on a day, in a random order. */
async function comings(world, day) {
  const { file, people } = world;
  const [selves, relayed, together] = ['self', 'relayer', 'block'].map((by) => file.due(day, by));
  for (const place of selves) {
    await world.bring(place.who, [place]);
  }
  await world.bring(people.Rae, relayed);
  const block = together.length > 0 ? await world.bringBlock(people.Rae) : [];
  tell(world, { selves: selves.length, relayed: relayed.length, block: block.length });
}
