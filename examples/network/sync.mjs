// Two nodes come late. One executes all blocks from genesis on; the other takes the state of a final block, once the
// changes of the authorities up to it are proven. Both come to the same state, and go on with the network.

import { Network, Traffic, seconds, tell, until } from '../lib/network.mjs';
import { run } from '../lib/story.mjs';

/** How many blocks are final before they come: several sessions. */
const HEIGHT = 45;
/** The storage key of `system.account` as a whole. */
const ACCOUNTS = '0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9';

await run(async () => {
  const network = new Network('sync', 4);
  const nodes = await network.validators();
  const [alice] = nodes;
  const traffic = await Traffic.start([alice]);
  await until(`block ${HEIGHT} does not become final`, async () => (await alice.finalized()) >= HEIGHT);
  await traffic.end();
  const settled = await traffic.settle(alice);
  const sessions = await sessionOf(alice);
  tell(`Block ${settled} is final${sessions === null ? '' : `, in session ${sessions}`}.`);

  const full = await network.node('full', { flags: ['--sync', 'full'] });
  const warp = await network.node('warp', { flags: ['--sync', 'warp', '--log', 'sync=debug'] });
  for (const node of [full, warp]) {
    const started = Date.now();
    node.start();
    await node.ready();
    await until(`${node.name} does not reach block ${settled}`, async () => (await node.finalized()) >= settled);
    tell(`${node.name}: block ${settled} is final ${seconds(Date.now() - started)} after its start.`);
  }
  const states = Object.fromEntries(
    await Promise.all([full, warp].map(async (node) => [node.name, await hasState(node, 1)])),
  );
  network.checks.equal(states, { full: true, warp: false }, 'who has the state of block 1');
  const log = warp.log();
  for (const line of [/Warp sync is complete/, /State sync is complete/]) {
    network.checks.that(line.test(log), `the log of the node that syncs by warp does not say ${line}`);
  }
  network.checks.equal(/Warp sync is complete/.test(full.log()), false, 'the other node syncs by warp too');
  tell('The node that synced by warp has no state of block 1; its log says that it took the state of a later one.');

  // The blocks before that come afterwards, in the background.
  await until('the past does not come', async () => (await warp.hash(1)) !== null);
  const last = (await alice.finalized()) + 5;
  await network.agree([...nodes, full, warp], last);
  await network.end();
});

/** The number of the session, or null if the chain has none. */
async function sessionOf(node) {
  const api = await node.connect();
  const index = (await api.query.session?.currentIndex())?.toNumber() ?? null;
  await api.disconnect();
  return index;
}

/** Whether the node can tell accounts at this block. */
async function hasState(node, number) {
  const hash = await node.hash(number);
  if (hash === null) {
    return false;
  }
  try {
    return (await node.call('state_getKeysPaged', ACCOUNTS, 1, null, hash)).length === 1;
  } catch {
    return false;
  }
}
