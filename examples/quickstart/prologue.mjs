import { TRIB, amount, say } from '../lib/story.mjs';
import { ALLOWANCES } from './world.mjs';

/** Ten people come, and Alice gives them what they need. */
export async function prologue(world) {
  const { fee } = await world.give('Alice', Object.entries(ALLOWANCES));
  const given = Object.values(ALLOWANCES).reduce((total, planck) => total + planck, 0n);
  say(`Alice shares ${given / TRIB} TRIB among ten people who are new here. It costs her a fee of ${amount(fee)},`);
  say('of which the treasury gets its share, and the author of the block the rest.');
}
