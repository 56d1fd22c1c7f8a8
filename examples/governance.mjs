// How Tributary decides, against a running devnet:
//
//   make devnet                       in one terminal
//   node examples/governance.mjs      in another; TRIBUTARY_URL or the first argument names another node
//
// Token holders vote with conviction, and those who contributed data and compute have a chamber of their own: it
// carries one referendum, and brings another down. The treasury pays, and is refused to pay. Every tally, every
// threshold and every balance is compared with what the script works out by itself (lib/voting.mjs, lib/ledger.mjs).
//
// It can be run as often as you like on the same chain: everybody who votes in it is new, and gives the tokens back in
// the end to the devnet's accounts. The parameter that it changes, the deposit for a contribution, is set back by a
// vote. What it leaves behind are two assets, and a deposit of 10 TRIB that a rejected referendum costs.

import { chamber } from './governance/chamber.mjs';
import { contributors } from './governance/contributors.mjs';
import { broughtDown, carried } from './governance/decisions.mjs';
import { emission } from './governance/emission.mjs';
import { epilogue, setBack } from './governance/ending.mjs';
import { locks } from './governance/locks.mjs';
import { prologue } from './governance/prologue.mjs';
import { proposals } from './governance/proposals.mjs';
import { records } from './governance/records.mjs';
import { tokens } from './governance/tokens.mjs';
import { spends } from './governance/treasury.mjs';
import { Governance } from './governance/world.mjs';
import { perform } from './lib/story.mjs';

await perform(Governance.open, [
  ['Prologue', prologue],
  ['1. Voices', contributors],
  ['2. Emission', emission],
  ['3. Proposals', proposals],
  ['4. Tokens', tokens],
  ['5. The chamber of contributors', chamber],
  ['6. A referendum that contributors carry', carried],
  ['7. A referendum that contributors bring down', broughtDown],
  ['8. What is left of it', records],
  ['9. Locks', locks],
  ['10. The treasury', spends],
  ['11. As it was', setBack],
  ['Epilogue', epilogue],
]);
