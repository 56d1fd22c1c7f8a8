import { findAll } from '../lib/chain.mjs';
import { amount, say } from '../lib/story.mjs';
import { ASSETS } from './world.mjs';

/** Royalties move on, and everybody claims what the two epochs paid. */
export async function claims(world) {
  const { books, checks, people } = world;
  await royalties(world);
  let last = world.api;
  for (const person of Object.values(people)) {
    const owed = books.claimable(person.name);
    if (owed.length > 0) {
      last = await claim(world, person, owed);
      const parts = owed.map(([kind, of, planck]) => `${amount(planck)} (${poolName(kind, of)})`);
      say(`${person.name.padEnd(8)} ${parts.join(', ')}`);
    }
  }
  await world.compareClaims(last);
  for (const [name, pool] of books.stakes) {
    checks.that(pool.balances(), `the stake pool of ${name} lost or made a fraction of a planck`);
  }
}

async function royalties(world) {
  const { api, books, people } = world;
  for (const id of ASSETS) {
    const owed = books.ledger.collectable(id);
    if (owed.length > 0) {
      const from = owed.map(([descendant]) => descendant);
      const collect = api.tx.rewards.collect(id, from);
      const { at } = await world.act(people.Olaf, collect, () => books.ledger.collect(id, from));
      await world.compareClaims(at);
      const parts = owed.map(([descendant, planck]) => `${amount(planck)} of asset ${descendant}`);
      say(`Olaf collects for asset ${id} its royalty, ${parts.join(', ')}.`);
    }
  }
}

/** Somebody claims what is owed, `[[kind, asset or evaluator, planck]]`. Answers the API at the block. */
async function claim(world, who, owed) {
  const { api, books, checks, purses } = world;
  const pools = owed.map(([kind, of]) => ({ [kind]: kind === 'Stake' ? world.address(of) : of }));
  const { at } = await world.act(who, api.tx.rewards.claimMany(pools), ({ events }) => {
    const told = findAll(events, 'rewards', 'Claimed');
    checks.equal(
      told.map(({ pool, amount }) => [...world.plainPool(pool), amount.toBigInt()]),
      owed,
      `what ${who.name} is paid`,
    );
    purses.receive(who.name, books.claim(who.name, owed));
  });
  return at;
}

const poolName = (kind, of) => (kind === 'Stake' ? `staked to ${of}` : `${kind.toLowerCase()}, asset ${of}`);
