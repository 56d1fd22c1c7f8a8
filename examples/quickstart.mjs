// The life of a model on Tributary, from its first data to a vote of the token holders, against a running devnet:
//
//   make devnet                     in one terminal
//   node examples/quickstart.mjs    in another; TRIBUTARY_URL or the first argument names another node
//
// It tells what happens and checks every balance to the planck against its own books (lib/ledger.mjs) after every
// transaction. It can be run as often as you like on the same chain: everybody in it is new each time, but for Alice
// and Bob, who have the tokens.

import { perform } from './lib/story.mjs';
import { aDataset } from './quickstart/dataset.mjs';
import { whoEarnedWhat } from './quickstart/earnings.mjs';
import { aFineTune } from './quickstart/fine-tune.mjs';
import { aModel } from './quickstart/model.mjs';
import { prologue } from './quickstart/prologue.mjs';
import { aReferendum } from './quickstart/referendum.mjs';
import { usingTheModel } from './quickstart/use.mjs';
import { Quickstart } from './quickstart/world.mjs';

await perform(Quickstart.open, [
  ['Prologue', prologue],
  ['1. A dataset', aDataset],
  ['2. A model', aModel],
  ['3. Use', usingTheModel],
  ['4. A fine-tune of the model', aFineTune],
  ['5. Who earned what', whoEarnedWhat],
  ['6. A referendum', aReferendum],
]);
