// `examples/wallets.mjs` says of the chain what the node itself answers, and docs/wallets.md names the fields that it
// writes, with the values that every chain of this runtime has.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { connect, nodeUrl } from '../lib/chain.mjs';
import { Checks, run } from '../lib/story.mjs';

const PAGE = new URL('../../docs/wallets.md', import.meta.url);
const SCRIPT = fileURLToPath(new URL('../wallets.mjs', import.meta.url));
const ADDRESSES = ['wss://rpc.example.org', 'wss://rpc.example.net'];
/** What differs from network to network. */
const OF_THE_NETWORK = ['name', 'genesisHash', 'rpc', 'testnet'];

await run(async () => {
  const checks = new Checks();
  const options = { encoding: 'utf8' };
  const write = (...more) => JSON.parse(execFileSync(process.execPath, [SCRIPT, nodeUrl(), ...more], options));
  const written = write(...ADDRESSES);
  checks.equal(written.rpc, ADDRESSES, 'the addresses that were named');
  checks.equal(write().rpc, [nodeUrl()], 'the node itself, where none was named');

  const api = await connect(nodeUrl());
  const ask = (method, ...params) => api._rpcCore.provider.send(method, params);
  const [name, genesis, properties, type, { specName }] = await Promise.all([
    ask('system_chain'),
    ask('chain_getBlockHash', 0),
    ask('system_properties'),
    ask('system_chainType'),
    ask('state_getRuntimeVersion'),
  ]);
  const { ss58Format, tokenDecimals, tokenSymbol } = properties;
  checks.equal(
    [written.name, written.genesisHash, written.specName, written.testnet],
    [name, genesis, specName, type !== 'Live'],
    'the chain',
  );
  const { prefix, decimals, symbol } = written;
  checks.equal([prefix, decimals, symbol], [ss58Format, tokenDecimals, tokenSymbol], 'the token');
  checks.equal(prefix, api.consts.system.ss58Prefix.toNumber(), "the runtime's prefix, and the spec's");
  checks.equal(written.existentialDeposit, api.consts.balances.existentialDeposit.toString(), 'what an account keeps');

  const example = JSON.parse(readFileSync(PAGE, 'utf8').match(/^```json\n([^]*?)^```$/m)[1]);
  checks.equal(Object.keys(example), Object.keys(written), 'the fields in docs/wallets.md');
  const same = Object.keys(written).filter((field) => !OF_THE_NETWORK.includes(field));
  const part = (chain) => Object.fromEntries(same.map((field) => [field, chain[field]]));
  checks.equal(part(example), part(written), 'what docs/wallets.md says of every network');
  console.log(`${Object.keys(written).length} fields of ${name} are as the node has them, and docs/wallets.md too.`);
});
