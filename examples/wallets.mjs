// What lists of wallets want to know of a chain, from a running node, as JSON:
//
//   node examples/wallets.mjs ws://127.0.0.1:9944 wss://rpc.example.org > chain.json
//
// The first argument is the node that is asked, further ones the addresses that wallets shall use; without any, that of
// the node. docs/wallets.md has the fields, and what each list calls them.

import { connect, nodeUrl } from './lib/chain.mjs';
import { chainOf } from './lib/wallets.mjs';
import { run } from './lib/story.mjs';

await run(async () => {
  const api = await connect(nodeUrl());
  const addresses = process.argv.slice(3);
  console.log(JSON.stringify(await chainOf(api, addresses.length ? addresses : [nodeUrl()]), null, 2));
});
