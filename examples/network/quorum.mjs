// Two validators of four are killed: nobody can finalize, but blocks go on. Both return, and finality passes the
// height at which it stood still; the transfers that were sent meanwhile become final, and all nodes have the same
// state.

import { Network, Traffic, seconds, tell, until } from '../lib/network.mjs';
import { run } from '../lib/story.mjs';

/** Blocks that the two survivors make alone: each has a slot of four, so that this takes a while. */
const ALONE = 10;

await run(async () => {
  const network = new Network('quorum', 4);
  const nodes = await network.validators();
  const [alice, bob, charlie, dave] = nodes;
  const traffic = await Traffic.start([alice, bob]);
  await charlie.kill();
  await dave.kill();

  // A round that was almost over may still end with the votes that are there.
  await until('finality goes on with two of four', async () => {
    const [height, start] = [await alice.finalized(), await alice.best()];
    await until('no blocks are made', async () => (await alice.best()) >= start + 2);
    return (await alice.finalized()) === height;
  });
  const [stalled, start] = [await alice.finalized(), await alice.best()];
  tell(`Charlie and Dave are killed. Finality stands still at block ${stalled}; the best block is ${start}.`);
  await until('the survivors make no blocks', async () => (await alice.best()) >= start + ALONE);
  for (const node of [alice, bob]) {
    network.checks.equal(await node.finalized(), stalled, `what ${node.name} finalized without a quorum`);
  }
  const height = await alice.best();
  tell(`Blocks went on to ${height}; finality did not.`);

  const returned = Date.now();
  [charlie, dave].forEach((node) => node.start());
  await Promise.all([charlie.ready(), dave.ready()]);
  await until('finality does not resume', async () => (await alice.finalized()) > height);
  tell(`Finality passed block ${height} ${seconds(Date.now() - returned)} after both were started again.`);

  await traffic.end();
  const last = await traffic.settle(alice);
  await network.agree(nodes, last);
  await traffic.compare(network.checks, charlie, last);
  await network.end();
});
