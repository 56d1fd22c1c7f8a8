// What an account is owed, proven: no node is trusted, only the chain spec.
//
//   node examples/light.mjs my-chain-raw.json 5Grw… /ip4/127.0.0.1/tcp/30433/ws/p2p/12D3…
//
// The first argument is the raw spec, a file or an address of the web; the second is whose money it is; further ones
// are boot nodes beside those in the spec.

import { readFileSync } from 'node:fs';
import { ApiPromise } from '@polkadot/api';
import { Trouble } from './lib/chain.mjs';
import { connect } from './lib/light.mjs';
import { amount, count, run } from './lib/story.mjs';

const [spec, address, ...bootNodes] = process.argv.slice(2);

await run(async () => {
  if (!address) {
    throw new Trouble('usage: node examples/light.mjs SPEC ADDRESS [BOOT_NODE…]');
  }
  const light = await connect(/^https?:/.test(spec) ? spec : readFileSync(spec, 'utf8'), { bootNodes });
  const api = await ApiPromise.create({ provider: await light.provider(), noInitWarn: true });
  const hash = await api.rpc.chain.getFinalizedHead();
  const [header, at] = await Promise.all([api.rpc.chain.getHeader(hash), api.at(hash)]);
  const owed = await at.call.rewardsApi.claimable(address);
  console.log(`Block ${count(header.number.toNumber())} of ${await api.rpc.system.chain()} is final: ${hash}`);
  for (const [pool, planck] of owed) {
    console.log(`${JSON.stringify(pool.toHuman())} owes ${amount(planck.toBigInt())}`);
  }
  const total = owed.reduce((sum, [, planck]) => sum + planck.toBigInt(), 0n);
  console.log(`${address} can claim ${amount(total)}: ${total} planck, by proof`);
  // The client ends with the script.
});
