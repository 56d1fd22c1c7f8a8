// A validator of four is killed under load and started again. Finality never stops, the validator catches up, every
// transfer that a node accepted is in the chain exactly once, and all have the same state. Before, meanwhile and
// afterwards people of a manifest come by, a tab is settled, and epochs are: at the end the books balance to the
// planck, by the node that was killed as well.
//
// POOL names the kind of transaction pool: `fork-aware` or `single-state`.

import { SPONSOR, Work } from '../faults/work.mjs';
import { FinalityWatch, Network, SENDERS, Traffic, seconds, tell, until } from '../lib/network.mjs';
import { run } from '../lib/story.mjs';

/** The longest that finality may stand still with one of four missing, in milliseconds. */
const LONGEST_GAP = 20_000;
/** How many blocks the victim misses. */
const MISSED = 15;
/** Before the kill and after the return, as many blocks pass under load. */
const LOADED = 8;

const flags = process.env.POOL ? ['--pool-type', process.env.POOL] : [];

await run(async () => {
  const network = new Network('crash', 4);
  const nodes = await network.validators(() => ({ flags }));
  const [alice, bob, charlie, dave] = nodes;
  tell(`The transaction pool is ${process.env.POOL ?? "the node's default"}.`);
  const work = await Work.start(alice);
  const watch = new FinalityWatch(alice);
  const senders = SENDERS.filter((name) => name !== SPONSOR);
  const traffic = await Traffic.start([alice, bob, charlie], senders);
  await Promise.all([pass(alice, LOADED), work.begin()]);

  await dave.kill();
  const killed = await alice.best();
  tell(`Dave is killed at block ${killed}, under load: ${traffic.accepted.length} transfers so far.`);
  const before = await alice.finalized();
  await Promise.all([pass(alice, MISSED), work.goOn()]);
  const after = await alice.finalized();
  network.checks.that(after > before, 'finality stops when one of four validators is missing');
  dave.start();
  await dave.ready();
  const returned = Date.now();
  const behind = (await alice.best()) - (await dave.best());
  tell(`Dave is back, ${behind} blocks behind; meanwhile ${after - before} blocks became final.`);
  const target = await alice.best();
  await until('Dave does not catch up', async () => (await dave.finalized()) >= target);
  tell(`Dave has finalized block ${target} ${seconds(Date.now() - returned)} after its return.`);
  await Promise.all([pass(alice, LOADED), work.end()]);

  await traffic.end();
  const last = await traffic.settle(alice);
  const { longest, most } = await watch.end();
  tell(`Finality stood still for ${seconds(longest)} at most, and was ${most} blocks behind at most.`);
  network.checks.that(longest < LONGEST_GAP, `finality stood still for ${seconds(longest)}`);
  await network.agree(nodes, last);
  await traffic.compare(network.checks, dave, last);
  await work.audit(dave);
  network.checks.held += await work.leave();
  await network.end();
});

/** Waits for so many blocks. */
async function pass(node, blocks) {
  const goal = (await node.best()) + blocks;
  await until(`${blocks} blocks are not made`, async () => (await node.best()) >= goal);
}
