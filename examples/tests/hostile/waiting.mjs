// A node's pool, filled by somebody with transactions that wait for another of their account, which never comes. It
// costs nothing: what remains of that, and what does not, is in docs/security.md.
//
// The node is the built binary; TRIBUTARY_BIN names another.

import { submit, well } from '../../lib/chain.mjs';
import { patiently } from '../../lib/node.mjs';
import { TRIB } from '../../lib/story.mjs';

/** How many transactions may wait for others in the node. */
const ROOM = 8;
/** How long the node may take to say what became of a transaction, in milliseconds. */
const PATIENCE = 30_000;

/** Signs a transfer with the nonce that comes so many after the next, and sends it; tells what becomes of it. */
async function send(api, who, ahead) {
  const next = await api.rpc.system.accountNextIndex(who.address);
  const heard = [];
  const call = api.tx.balances.transferKeepAlive(well('Eve').address, TRIB);
  await call.signAndSend(who, { nonce: next.toNumber() + ahead }, ({ status }) => heard.push(status.type));
  /** Resolves when the node has said so. */
  const until = (type) =>
    patiently(`the node does not say ${type} of a transaction`, () => heard.includes(type), 20, PATIENCE);
  return { heard, until };
}

/** The attack, on a node among `nodes` with the chain of `spec`. */
export async function waiting(checks, nodes, spec) {
  const flags = ['--alice', '--validator', '--force-authoring', '--pool-limit', String(ROOM)];
  const node = await nodes.start(spec, { name: 'waiting', key: 4, flags });
  const api = await node.connect();
  const [alice, bob, charlie] = ['Alice', 'Bob', 'Charlie'].map(well);
  const free = async ({ address }) => (await api.query.system.account(address)).data.free.toBigInt();
  const before = await free(bob);

  const first = await send(api, alice, 1);
  await first.until('Future');
  const own = [];
  for (let ahead = 1; ahead <= ROOM; ahead += 1) {
    own.push(await send(api, bob, ahead));
  }
  // Whoever waited longest goes, and hears of it.
  await first.until('Dropped');
  for (const one of own) {
    await one.until('Future');
    checks.that(!one.heard.includes('Dropped'), 'what came last is dropped');
  }
  // What can go into a block has a room of its own.
  const { refusal } = await submit(api, api.tx.balances.transferKeepAlive(alice.address, TRIB), charlie);
  checks.equal(refusal ?? null, null, 'why an ordinary transfer fails meanwhile');
  checks.equal(await free(bob), before, 'what Bob has after it');

  console.log(`room for ${ROOM} that wait: the oldest is pushed out at no cost; what can go into a block is not.`);
  await api.disconnect();
  await node.stop();
}
