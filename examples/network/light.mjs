// A light client follows two validators as a browser would: by WebSockets to this machine alone, from the raw spec and
// two addresses. What it calls final is final, what it reads of the state and what it answers of the runtime is what a
// full node says of the same block, and what it sends is carried out. Of another chain the same nodes cannot tell it.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ApiPromise } from '@polkadot/api';
import { submit, well, within } from '../lib/chain.mjs';
import { connect } from '../lib/light.mjs';
import { Network, seconds, tell } from '../lib/network.mjs';
import { TRIB, amount, run } from '../lib/story.mjs';

/** How many final blocks are followed: more than a session. */
const FOLLOWED = 12;
/** How long they may take, in milliseconds. */
const PATIENCE = 120_000;
/** How long nothing may come of addresses of another chain, in milliseconds. */
const NOTHING = 5_000;
/** Transports that a page on this machine has. */
const BROWSER = { forbidTcp: true, forbidNonLocalWs: true, forbidWebRtc: true };
/** Who is owed something by the demo content, and who is not. */
const PEOPLE = ['Bob', 'Charlie', 'Eve', 'Alice'];
/** The storage key of `system.account` as a whole. */
const ACCOUNTS = '0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9';

/** What smoldot said last, for whoever has to look. */
const said = [];
const logCallback = (_, target, message) => said.push(`${target}: ${message}`) > 40 && said.shift();
process.on('exit', (code) => code !== 0 && console.error(`-- the light client's last words\n${said.join('\n')}`));

const network = new Network('light', 2);
const { checks } = network;

await run(async () => {
  const dev = JSON.parse(await network.command(['export-chain-spec', '--chain', 'dev']));
  const content = dev.genesis.runtimeGenesis.patch.genesisCalls.calls.filter(([who]) => who !== null);
  await network.editSpec((spec) => spec.genesis.runtimeGenesis.patch.genesisCalls.calls.push(...content));
  const nodes = await network.validators(() => ({ transport: '/ws' }));
  const [alice] = nodes;
  const bootNodes = nodes.map(({ address }) => address);
  const raw = readFileSync(network.chain, 'utf8');

  const began = Date.now();
  const light = await connect(raw, { bootNodes, maxLogLevel: 2, logCallback, ...BROWSER });
  const api = await ApiPromise.create({ provider: await light.provider(), noInitWarn: true });
  tell(`The light client has found the network ${seconds(Date.now() - began)} after its start.`);
  checks.equal(api.genesisHash.toHex(), await alice.hash(0), 'the genesis');

  await follow(api, alice);
  const at = (await api.rpc.chain.getFinalizedHead()).toHex();
  await compare(light, alice, at);
  await use(api, light, alice);
  await again(light, raw, alice);
  await otherChain(raw, bootNodes);
  await example(bootNodes, alice);
  await api.disconnect();
  await light.close();
  await network.end();
});

/** Follows what becomes final, and holds it against the node. */
async function follow(api, node) {
  const heads = [];
  let done;
  const enough = new Promise((resolve) => (done = resolve));
  const stop = await api.rpc.chain.subscribeFinalizedHeads((header) => {
    heads.push([header.number.toNumber(), header.hash.toHex()]);
    if (heads.at(-1)[0] >= heads[0][0] + FOLLOWED) {
      done();
    }
  });
  await within(PATIENCE, `the light client does not follow ${FOLLOWED} final blocks`, enough);
  stop();
  for (const [number, hash] of heads) {
    checks.equal(hash, await node.hash(number), `final block ${number}`);
    checks.that((await node.finalized()) >= number, `block ${number} is final for the node too`);
  }
  tell(`It followed finality from block ${heads[0][0]} to ${heads.at(-1)[0]}: the node's blocks.`);
}

/** Reads state and calls the runtime at a block, and holds both against the node. */
async function compare(light, node, at) {
  const methods = [
    ['state_getKeysPaged', ACCOUNTS, 100, null, at],
    ['state_getStorage', '0x3a636f6465', at],
    ...(await node.call('state_getKeysPaged', ACCOUNTS, 5, null, at)).map((key) => ['state_getStorage', key, at]),
    ...PEOPLE.map((name) => ['state_call', 'RewardsApi_claimable', accountOf(name), at]),
    ['state_call', 'RegistryApi_asset', '0x02000000', at],
  ];
  for (const [method, ...params] of methods) {
    const answer = inOrder(await light.request(method, ...params));
    checks.equal(answer, inOrder(await node.call(method, ...params)), `${method} ${params[0]}`);
    checks.that(answer !== null && answer !== '0x', `${method} ${params[0]} has an answer`);
  }
  // Who is owed nothing has an empty list; the others do not.
  const owed = await Promise.all(
    PEOPLE.map((name) => light.request('state_call', 'RewardsApi_claimable', accountOf(name), at)),
  );
  checks.that(owed.slice(0, 3).every((list) => list.length > 4), 'Bob, Charlie and Eve are owed something');
  tell(`${methods.length} reads by proof at ${at.slice(0, 10)}…, every one as the full node has it.`);
}

/** Pays through the light client, and sees what others are owed for it. */
async function use(api, light, node) {
  const [asset, units] = [2, 10];
  const before = await owedTo(api, 'Ferdie');
  const receipt = await submit(api, api.tx.registry.useAsset(asset, units, 10n * TRIB), well('Eve'));
  checks.equal(receipt.refusal, null, 'the use is not refused');
  const at = (await api.rpc.chain.getFinalizedHead()).toHex();
  const after = await owedTo(api, 'Ferdie');
  checks.that(after > before, `Ferdie is owed more after the use: ${before} and ${after} planck`);
  await compare(light, node, at);
  tell(`A payment through it is final in block ${receipt.number}; Ferdie is owed ${amount(after - before)} for it.`);
}

/** With what it has kept, it finds the network again. */
async function again(light, raw, node) {
  const database = await light.database();
  const began = Date.now();
  const second = await connect(raw, { database, logCallback, bootNodes: [node.address], ...BROWSER });
  await second.ready();
  tell(`A second one, with what the first has kept, took ${seconds(Date.now() - began)}.`);
  await second.close();
}

/** The same nodes, for somebody whose genesis has one entry more: it is another chain, and nobody is believed. */
async function otherChain(raw, bootNodes) {
  const spec = JSON.parse(raw);
  spec.genesis.raw.top['0x00'] = '0x00';
  const other = await connect(spec, { bootNodes, ...BROWSER, logCallback: () => {} });
  const refused = await other.ready(NOTHING).then(
    () => null,
    ({ message }) => message,
  );
  checks.that(/no node of this chain answers|nothing of theirs is final/.test(refused ?? ''), `it says ${refused}`);
  await other.close();
  await connect('{"name":"x","genesis":{"runtimeGenesis":{}}}').then(
    () => checks.that(false, 'a spec that is not raw is taken'),
    ({ message }) => checks.that(message.includes('--raw'), `a spec that is not raw is refused: ${message}`),
  );
  tell('Of another chain the same nodes cannot tell it anything.');
}

/** The script for people says the same. */
async function example(bootNodes, node) {
  const script = fileURLToPath(new URL('../light.mjs', import.meta.url));
  const spec = join(network.folder, 'with-boot-nodes.json');
  writeFileSync(spec, JSON.stringify({ ...JSON.parse(readFileSync(network.chain, 'utf8')), bootNodes }));
  const { address } = well('Charlie');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, spec, address], {
    encoding: 'utf8',
    timeout: PATIENCE,
  });
  checks.equal([status, stderr], [0, ''], `examples/light.mjs: ${stdout}`);
  const [, planck] = stdout.match(/(\d+) planck, by proof/) ?? [];
  const api = await node.connect();
  checks.equal(BigInt(planck ?? -1), await owedTo(api, 'Charlie'), 'what the script says that Charlie is owed');
  await api.disconnect();
}

/** The light client has no order of keys. */
function inOrder(answer) {
  return Array.isArray(answer) ? [...answer].sort() : answer;
}

/** An account as a parameter of a runtime API. */
function accountOf(name) {
  return `0x${Buffer.from(well(name).publicKey).toString('hex')}`;
}

/** What all pools owe somebody. */
async function owedTo(api, name) {
  const at = await api.at(await api.rpc.chain.getFinalizedHead());
  const list = await at.call.rewardsApi.claimable(well(name).address);
  return list.reduce((sum, [, planck]) => sum + planck.toBigInt(), 0n);
}
