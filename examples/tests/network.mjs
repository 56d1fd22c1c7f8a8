// The short form of `make test-network`: a validator of four is killed under load and started again. Finality never
// stops, the validator catches up, every accepted transfer is in the chain exactly once, and all have the same state.

import { FinalityWatch, Network, Traffic, seconds, tell, until } from '../lib/network.mjs';
import { run } from '../lib/story.mjs';

/** The longest that finality may stand still with one of four missing, in milliseconds. */
const LONGEST_GAP = 20_000;
/** How many final blocks the victim misses. */
const MISSED = 4;

await run(async () => {
  const network = new Network('network', 4);
  const nodes = await network.validators();
  const [alice, bob, , dave] = nodes;
  const watch = new FinalityWatch(alice);
  const traffic = await Traffic.start([alice, bob]);
  await until('nothing is sent', async () => traffic.accepted.length >= 20);
  await dave.kill();
  const killed = await alice.finalized();
  await until('finality stops when one of four is missing', async () => (await alice.finalized()) >= killed + MISSED);
  dave.start();
  await dave.ready();
  const target = await alice.best();
  tell(`Killed at block ${killed} and started again, Dave is ${target - (await dave.best())} blocks behind.`);
  await until('Dave does not catch up', async () => (await dave.finalized()) >= target);
  await traffic.end();
  const last = await traffic.settle(alice);
  const { longest } = await watch.end();
  tell(`Finality stood still for ${seconds(longest)} at most.`);
  network.checks.that(longest < LONGEST_GAP, `finality stood still for ${seconds(longest)}`);
  await network.agree(nodes, last);
  await traffic.compare(network.checks, dave, last);
  await network.end();
});
