import { amount, count, say } from '../lib/story.mjs';
import { NAMES, SENDERS } from './people.mjs';

/** Accounts of one call: as many as it takes. */
const MOST = 128;

/** Those who have come so far, by name, in the order of the list. */
function come(world) {
  const joined = new Set([...world.joined].map((index) => world.file.places.get(index).who.name));
  return NAMES.filter((name) => joined.has(name));
}

/** Whoever has come is paid: some claim by themselves, the others are paid by who relays. */
export async function firstClaims(world) {
  const names = come(world);
  await claims(world, names);
  say(`Those of the ${NAMES.length} who have not come go on being owed, and cost nobody anything.`);
}

/** Everybody is paid, and once more after more income. */
export async function lastClaims(world) {
  const { checks } = world;
  const names = come(world);
  checks.equal(names, NAMES, 'who has come in the end');
  await claims(world, names);
  const price = await world.use();
  say(`Uma pays ${amount(price)} once more.`);
  await claims(world, names);
  const owed = NAMES.filter((name) => world.ledger.claimable(name).length > 0);
  checks.equal(owed, [], 'who could still claim');
}

async function claims(world, names) {
  const { api, assets, asset, people } = world;
  const alone = names.filter((name) => SENDERS.includes(name));
  for (const name of alone) {
    await assets.claim(people[name], [['Data', asset]]);
  }
  const others = names.filter((name) => !SENDERS.includes(name));
  const paid = await world.payOut(people.Rae, others, MOST);
  say(`${alone.length} claim for themselves, and Rae has the ${count(others.length)} others paid, ${MOST} at a time:`);
  say(`${amount(paid)} together.`);
  await world.compareAll(api);
}
