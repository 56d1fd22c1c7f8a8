import { amount, count, say } from '../lib/story.mjs';
import { NAMES, SENDERS } from './people.mjs';
import { ALLOWANCES, POCKET, PRICE } from './world.mjs';

/** Days on which the asset is used. */
const USES = 5n;
/** More than a manifest's deposit is for a leaf, in planck. */
const DEPOSIT = 100_000_000n;

/** Alice gives those who send something what they need. All the others have nothing, and need nothing. */
export async function prologue(world) {
  const { file } = world;
  const use = USES * BigInt(file.count) * PRICE;
  const deposit = BigInt(file.count) * DEPOSIT;
  const gifts = Object.entries({ ...ALLOWANCES, Max: ALLOWANCES.Max + deposit, Uma: ALLOWANCES.Uma + use });
  await world.give('Alice', [...gifts, ...SENDERS.map((name) => [name, POCKET])]);
  say(`Alice gives Uma ${amount(use)}: she will use what ${count(file.count)} people made, for`);
  say(`${amount(PRICE)} each time.`);
  say(`We follow ${NAMES.length} of them. ${SENDERS.length} have ${amount(POCKET)} each for fees; the others`);
  say('have no tokens, and no account on the chain.');
}
