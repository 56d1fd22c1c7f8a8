// A network over a runtime upgrade. One validator is away before and while the runtime changes, another is killed and
// started again in the middle of it; both execute the blocks of both versions, as a node does that comes when all is
// over.
//
// TRIBUTARY_NEXT_RUNTIME names the wasm of the next runtime, which scripts/next_runtime.sh builds. Its code is
// authorized by the genesis: how a vote does that is in tests/upgrade.mjs.

import { existsSync, readFileSync } from 'node:fs';
import { blake2AsHex } from '@polkadot/util-crypto';
import { Trouble, well } from '../lib/chain.mjs';
import { Network, seconds, tell, until } from '../lib/network.mjs';
import { run } from '../lib/story.mjs';

const NEXT_RUNTIME = process.env.TRIBUTARY_NEXT_RUNTIME;
/** The call `system.authorizeUpgrade`, without its argument; the test reads what it did. */
const AUTHORIZE = '0x0009';
/** Blocks before and after the upgrade. */
const BLOCKS = 6;

await run(async () => {
  if (!NEXT_RUNTIME || !existsSync(NEXT_RUNTIME)) {
    throw new Trouble(
      'TRIBUTARY_NEXT_RUNTIME must name the wasm of the next runtime, which scripts/next_runtime.sh builds',
    );
  }
  const code = readFileSync(NEXT_RUNTIME);
  const hash = blake2AsHex(code);
  const network = new Network('versions', 4);
  await network.editSpec((spec) => {
    spec.genesis.runtimeGenesis.patch.genesisCalls.calls.push([null, AUTHORIZE + hash.slice(2)]);
  });
  const nodes = await network.validators();
  const [alice, bob, charlie, dave] = nodes;
  const version = async (at) => (await alice.call('state_getRuntimeVersion', ...(at ? [at] : []))).specVersion;
  const before = await version();
  const api = await alice.connect();
  const authorized = await api.query.system.authorizedUpgrade();
  network.checks.equal(authorized.unwrapOr(null)?.codeHash.toHex(), hash, 'the code that the genesis authorizes');
  const apply = api.tx.system.applyAuthorizedUpgrade(`0x${code.toString('hex')}`);
  const applied = (await apply.signAsync(well('Ferdie'), { era: 0 })).toHex();
  await api.disconnect();

  await dave.kill();
  const left = await alice.finalized();
  await until('finality stops', async () => (await alice.finalized()) >= left + BLOCKS);
  tell(`Dave is away from block ${left} on; the runtime is at version ${before}.`);
  await alice.call('author_submitExtrinsic', applied);
  await until('the version does not change', async () => (await version()) === before + 1);
  // In the middle: the block of the upgrade is not final yet, or just is.
  await charlie.kill();
  charlie.start();
  await charlie.ready();
  let number = await alice.best();
  await until('the upgrade does not become final', async () => (await alice.finalized()) >= number);
  while ((await version(await alice.hash(number - 1))) === before + 1) {
    number -= 1;
  }
  for (const [block, expected] of [
    [number - 1, before],
    [number, before + 1],
  ]) {
    network.checks.equal(await version(await alice.hash(block)), expected, `the version after block ${block}`);
  }
  tell(`Version ${before + 1} is in force after block ${number}; Charlie was killed and started again then.`);
  await until('finality stops', async () => (await alice.finalized()) >= number + BLOCKS);

  const returned = Date.now();
  dave.start();
  const fresh = await network.node('fresh', { flags: ['--sync', 'full'] });
  fresh.start();
  await Promise.all([dave.ready(), fresh.ready()]);
  const target = await alice.best();
  for (const node of [dave, fresh]) {
    await until(`${node.name} does not come over the upgrade`, async () => (await node.finalized()) >= target);
  }
  tell(
    `Dave, and a node that is new, executed both versions up to block ${target} in ${seconds(Date.now() - returned)}.`,
  );
  await network.agree([alice, bob, charlie, dave, fresh], target);

  // All of them author again.
  network.checks.equal(await version(), before + 1, 'the version now');
  await until('finality stops', async () => (await alice.finalized()) >= target + 2 * BLOCKS);
  await network.agree([alice, bob, charlie, dave, fresh], target + 2 * BLOCKS);
  await network.end();
});
