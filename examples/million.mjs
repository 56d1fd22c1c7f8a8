// A million contributors in one extrinsic, against a running devnet:
//
//   make devnet                    in one terminal
//   node examples/million.mjs      in another; TRIBUTARY_URL or the first argument names another node
//
// Somebody who collected the work of a million people records one hash for all of them. Each is owed its part of the
// income from that block on, whether or not it has heard of the chain. Two hundred of them come by, at random times:
// by themselves or through a relayer, with one leaf or with two, one by one or a whole block at once; some were never
// named.
//
// What everybody is due is worked out as if each of them had been a member from the beginning (lib/ledger.mjs), without
// any notion of joining; the tree is worked out by lib/manifest.mjs. LEAVES says how many leaves it has (1,048,576,
// which a machine works on for a minute), SEED makes another file. It can be run as often as you like on the same
// chain. What it costs the devnet's Alice is 0.05 TRIB a leaf.

import { perform } from './lib/story.mjs';
import { lastClaims, firstClaims } from './million/claims.mjs';
import { days, firstDay } from './million/days.mjs';
import { ending } from './million/ending.mjs';
import { theFile } from './million/file.mjs';
import { lies } from './million/lies.mjs';
import { prologue } from './million/prologue.mjs';
import { recording } from './million/recording.mjs';
import { Million } from './million/world.mjs';

await perform(Million.open, [
  ['Prologue', prologue],
  ['1. A file of people', theFile],
  ['2. One extrinsic', recording],
  ['3. Who comes before publication', firstDay],
  ['4. Income, and who comes by', days(1, 2)],
  ['5. The first claims', firstClaims],
  ['6. What nobody can have', lies],
  ['7. More income, and the rest of them', days(3, 4)],
  ['8. The last claims', lastClaims],
  ['9. What is left', ending],
]);
