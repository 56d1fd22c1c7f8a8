// Fifty payers call a model over HTTP ten thousand times, through `trib gateway` and against a running devnet:
//
//   make devnet && make trib     in one terminal
//   node examples/gateway.mjs    in another; TRIBUTARY_URL or the first argument names another node
//
// Half of them would rather not pay. The gateway is killed twice, and one payer closes its tab in between. In the end a
// settlement pays everybody who made the model, and every planck is held against a second set of books.

import { perform } from './lib/story.mjs';
import { aModelAndItsGateway, oneSettlement, open, theCalls, theTabs } from './gateway/story.mjs';

await perform(open({ payers: 50, calls: 10_000, kills: 2 }), [
  ['1. A model and its gateway', aModelAndItsGateway],
  ['2. Fifty tabs', theTabs],
  ['3. Ten thousand calls', theCalls],
  ['4. One settlement', oneSettlement],
]);
