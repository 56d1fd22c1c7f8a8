import { amount, count, say } from '../lib/story.mjs';
import { NAMES } from './people.mjs';

/** What was paid, what waits, and for whom. */
export async function ending(world) {
  const { api, asset, checks, contribution, file, ledger, joined, purses } = world;
  await world.compareAll(api);
  const { lifetime, pools } = ledger.assets.get(asset);
  const kept = NAMES.reduce((total, name) => total + purses.of(name).free, 0n);
  checks.equal(joined.size, file.places.size, 'leaves that joined');
  checks.that(ledger.rounding(asset) <= 34n, 'at most 34 planck wait to be divided');
  const owed = pools.Data.inflow - pools.Data.paid + pools.Steward.inflow;
  checks.equal(owed, ledger.inPot() - ledger.rounding(asset), 'what is owed of the pot');
  const { latent } = (await api.call.contributionsApi.manifest(contribution.id)).unwrap();
  const others = count(file.count - joined.size);
  say(`Of ${amount(lifetime)} that came in, ${amount(pools.Data.paid)} are paid to ${NAMES.length}`);
  say(`people, who have ${amount(kept)} now. The rest waits for the ${others} others and for Ada, to the planck;`);
  say(`they weigh ${count(latent.toBigInt())} together, and can come tomorrow or in ten years.`);
}
