// A settlement that is interrupted: a validator of our own is killed again and again while it settles an epoch, a page
// a block, and started again on the same database. What is paid in the end is compared to the planck with what the
// script works out by itself. Then a second node, which is never interrupted, executes the same blocks: it must come to
// the same state.
//
// The node is the built binary; TRIBUTARY_BIN names another. The node at TRIBUTARY_URL only encodes calls.

import { connect, height, nodeUrl } from '../lib/chain.mjs';
import { epochNow } from '../lib/evaluation.mjs';
import { CONNECTION, Nodes, patiently } from '../lib/node.mjs';
import { Missed, Stage, stageCalls } from '../lib/stage.mjs';
import { stateAt } from '../lib/storage.mjs';
import { Checks, count, run } from '../lib/story.mjs';

/** The phases of the settlement in which the node is killed. */
const KILLS = ['Scoring', 'Assets', 'Evaluators'];

// A node that finds its runtime compiled is back at once, and settles phases before this script is connected to it. One
// that compiles it answers the script and makes its next block at the same time.
process.env.TRIBUTARY_CACHE_DIR = 'off';

const checks = new Checks();

/** How often it begins anew when a busy machine misses a phase. */
const ATTEMPTS = 4;

async function test() {
  for (let attempt = 1; ; attempt += 1) {
    const nodes = new Nodes('restart');
    try {
      return await interrupted(nodes);
    } catch (error) {
      if (!(error instanceof Missed) || attempt === ATTEMPTS) {
        throw error;
      }
      console.log(`${error.message}: once more.`);
    } finally {
      nodes.end();
    }
  }
}

/** The whole of it: a node that is killed in each phase, and one that is not. */
async function interrupted(nodes) {
  const encoder = await connect(nodeUrl(), CONNECTION, () => {});
  const spec = await nodes.makeSpec(stageCalls(encoder));
  await encoder.disconnect();
  const first = { name: 'first', key: 1, flags: ['--alice', '--validator', '--force-authoring'] };
  let node = await nodes.start(spec, first);
  let api = await node.connect();
  const stage = new Stage(checks);
  await stage.score(api);

  for (const phase of KILLS) {
    const killed = await stage.reach(api, phase);
    await api.disconnect();
    await node.kill();
    const time = Date.now();
    node = await nodes.start(spec, first);
    api = await node.connect();
    const { number, now } = await lastBefore(api, time);
    if (now.settling > stage.epoch) {
      throw new Missed(`epoch ${stage.epoch} was settled before the node was killed in phase ${phase}`);
    }
    checks.equal([now.settling, now.phase === null], [stage.epoch, false], `the settlement at block ${number}`);
    console.log(`Killed in phase ${killed}; goes on after block ${count(number)} in phase ${now.phase}.`);
  }
  const { final: last } = await stage.compare(api);
  const state = await stateOf(api, last);

  const peer = `/ip4/127.0.0.1/tcp/${node.p2p}/p2p/${await api.rpc.system.localPeerId()}`;
  const other = await nodes.start(spec, { name: 'second', key: 2, flags: ['--sync', 'full', '--bootnodes', peer] });
  const otherApi = await other.connect();
  await patiently(`the second node does not come to block ${last}`, async () => (await height(otherApi)) >= last);
  const again = await stateOf(otherApi, last);
  checks.equal(again.root, state.root, `the root of the state of block ${last}`);
  checks.equal(again.entries, state.entries, `what is in storage after block ${last}`);
  console.log(
    `A node that was never interrupted executes the same blocks. At block ${count(last)} its state is the same,`,
  );
  console.log(`${state.root}, with the same ${count(state.entries.size)} entries.`);
  for (const [each, connection] of [
    [node, api],
    [other, otherApi],
  ]) {
    await connection.disconnect();
    await each.stop();
  }
  console.log(`All ${checks.held} assertions held.`);
}

/** The last block made before `time`, and how far the settlement was there. */
async function lastBefore(api, time) {
  for (let number = await height(api); ; number -= 1) {
    const at = await api.at(await api.rpc.chain.getBlockHash(number));
    if ((await at.query.timestamp.now()).toNumber() <= time) {
      return { number, now: await epochNow(at) };
    }
  }
}

/** The root of a block's state, and all that is in it. */
async function stateOf(api, number) {
  const { stateRoot } = await api.rpc.chain.getHeader(await api.rpc.chain.getBlockHash(number));
  return { root: stateRoot.toHex(), entries: await stateAt(checks, api, number) };
}

await run(test);
