import { DEVNET, Trouble } from '../lib/chain.mjs';
import { WHOLE } from '../lib/ledger.mjs';
import { TRIB, amount, percent, say, table } from '../lib/story.mjs';
import { electorate } from '../lib/voting.mjs';
import { ALLOWANCES, TOKENS } from './world.mjs';

/** What token holders have for fees and deposits, besides what they vote with. */
const CHANGE = 200n * TRIB;

/** Whoever of the devnet's accounts has most gives the tokens of those who need most. Alice has the small change. */
export async function prologue(world) {
  const { api, sponsors } = world;
  await endow(world);
  const all = await electorate(api);
  say(`There are ${amount(all)} that somebody could vote with. Four people who are new here have some:`);
  table(
    ['', 'tokens', 'of all', 'from'],
    Object.entries(TOKENS).map(([name, planck]) => [
      name,
      amount(planck),
      percent((planck * WHOLE) / all),
      sponsors.get(name),
    ]),
  );
  say('Alice gives others what they need for fees and deposits.');
}

async function endow(world) {
  const { sponsors } = world;
  const wealth = await Promise.all(DEVNET.map(async (name) => [name, await transferable(world, name)]));
  wealth.sort(([, a], [, b]) => (a < b ? 1 : -1));
  Object.keys(TOKENS).forEach((name, index) => sponsors.set(name, wealth[index][0]));
  const gifts = new Map();
  const give = (from, to, planck) => gifts.set(from, [...(gifts.get(from) ?? []), [to, planck]]);
  Object.entries(TOKENS).forEach(([name, planck]) => give(sponsors.get(name), name, planck + CHANGE));
  Object.entries(ALLOWANCES).forEach(([name, planck]) => planck > 0n && give('Alice', name, planck));
  for (const [from, list] of gifts) {
    const needed = list.reduce((total, [, planck]) => total + planck, TRIB);
    if (new Map(wealth).get(from) < needed) {
      throw new Trouble(`${from} has less than ${amount(needed)} to give: start a new devnet`);
    }
    await world.give(from, list);
  }
}

/** What somebody could send: locks may be on what is on hold. */
async function transferable(world, name) {
  const { data } = await world.api.query.system.account(world.address(name));
  const [free, held, frozen] = [data.free, data.reserved, data.frozen].map((planck) => planck.toBigInt());
  return free - (frozen > held ? frozen - held : 0n);
}
