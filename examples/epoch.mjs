// What evaluators do, and what an epoch pays for it, against a running devnet:
//
//   make devnet                  in one terminal
//   node examples/epoch.mjs      in another; TRIBUTARY_URL or the first argument names another node
//
// Evaluators score the devnet's demo assets. One of them copies what another has revealed, and one would favour an
// asset of its own. Every payout is compared to the planck with what the script works out by itself (lib/epoch.mjs).
//
// It can be run as often as you like on the same chain, but not while somebody else scores on it: what anybody is paid
// depends on all who reveal.

import { claims } from './epoch/claims.mjs';
import { commits } from './epoch/commits.mjs';
import { leaving } from './epoch/leaving.mjs';
import { prologue } from './epoch/prologue.mjs';
import { reveals } from './epoch/reveals.mjs';
import { firstSettlement, secondSettlement } from './epoch/settlements.mjs';
import { stakes } from './epoch/stakes.mjs';
import { Evaluation } from './epoch/world.mjs';
import { perform } from './lib/story.mjs';

await perform(Evaluation.open, [
  ['Prologue', prologue],
  ['1. Stake', stakes],
  [({ first }) => `2. Epoch ${first}: commitments`, commits],
  [({ first }) => `3. Epoch ${first + 1}: reveals`, reveals],
  [({ first }) => `4. Epoch ${first + 2}: the settlement of epoch ${first}`, firstSettlement],
  [({ first }) => `5. Epoch ${first + 3}: the settlement of epoch ${first + 1}`, secondSettlement],
  ['6. Claims', claims],
  ['7. Leaving', leaving],
]);
