// The story of examples/gateway.mjs in short: fewer payers, fewer calls, the gateway killed once.

import { perform } from '../lib/story.mjs';
import { aModelAndItsGateway, oneSettlement, open, theCalls, theTabs } from '../gateway/story.mjs';

await perform(open({ payers: 12, calls: 360, kills: 1 }), [
  ['A model and its gateway', aModelAndItsGateway],
  ['Twelve tabs', theTabs],
  ['Some hundred calls', theCalls],
  ['One settlement', oneSettlement],
]);
