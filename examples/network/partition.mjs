// A network that falls apart, by network namespaces. Four validators, two and two: neither side can finalize, both
// make blocks. When they meet again there is one chain, finality passes both, and what the losing side had in its
// blocks is in a block of the winner's. Three and one: the three go on finalizing, and the one follows when it is
// back.
//
// Needs root, `ip` and a kernel that knows namespaces, bridges and veth; where they are missing it is skipped.

import { spawnSync } from 'node:child_process';
import { Trouble } from '../lib/chain.mjs';
import { Network, Traffic, VALIDATORS, seconds, skip, tell, until } from '../lib/network.mjs';
import { run } from '../lib/story.mjs';

/** The bridges: those who are on the same one reach one another. */
const SIDES = ['left', 'right'];
/** Blocks that each side makes alone. */
const ALONE = 4;
/** Blocks that the three finalize without the fourth. */
const MAJORITY = 8;
/** How long a network that fell apart may take to meet again, in milliseconds. */
const REUNION = 300_000;

/** Namespaces of this process: one for each validator, and one whose bridges are the network between them. */
class Lab {
  #names = [];
  #id = process.pid.toString(36);

  constructor(size) {
    // The last to be told of the end: by then the nodes are gone.
    process.on('exit', () => this.#delete());
    try {
      this.#namespace('hub');
      SIDES.forEach((side) => this.#ip('-n', this.#name('hub'), 'link', 'add', 'name', side, 'type', 'bridge'));
      this.#ip('-n', this.#name('hub'), 'link', 'add', 'name', 'probe', 'type', 'veth', 'peer', 'name', 'other');
    } catch (error) {
      skip(error.message);
    }
    SIDES.forEach((side) => this.#ip('-n', this.#name('hub'), 'link', 'set', side, 'up'));
    for (let index = 0; index < size; index += 1) {
      this.#join(index);
    }
  }

  /** How a validator's node is told where to run. */
  options(index) {
    return {
      host: this.#data(index),
      rpcHost: this.#control(index, 2),
      prefix: ['ip', 'netns', 'exec', this.#name(index)],
    };
  }

  /** Puts these validators on one side, and all others on the other. */
  split(side) {
    this.#names
      .filter((name) => name !== 'hub')
      .forEach((index) => {
        const bridge = SIDES[side.includes(index) ? 1 : 0];
        this.#ip('-n', this.#name('hub'), 'link', 'set', `d${index}`, 'master', bridge);
      });
  }

  /** Everything together again. */
  heal() {
    this.split([]);
  }

  /** A namespace with two links: one to the others, one by which this script asks. */
  #join(index) {
    this.#namespace(index);
    const [space, hub] = [this.#name(index), this.#name('hub')];
    this.#ip('-n', hub, 'link', 'add', 'name', `d${index}`, 'type', 'veth', 'peer', 'name', 'data', 'netns', space);
    this.#ip('-n', hub, 'link', 'set', `d${index}`, 'master', SIDES[0], 'up');
    this.#ip('-n', space, 'addr', 'add', `${this.#data(index)}/24`, 'dev', 'data');
    // An interface of the machine's own has a name of 15 characters at most.
    const control = this.#name(`c${index}`);
    this.#ip('link', 'add', 'name', control, 'type', 'veth', 'peer', 'name', 'control', 'netns', space);
    this.#ip('addr', 'add', `${this.#control(index, 1)}/30`, 'dev', control);
    this.#ip('link', 'set', control, 'up');
    this.#ip('-n', space, 'addr', 'add', `${this.#control(index, 2)}/30`, 'dev', 'control');
    ['lo', 'data', 'control'].forEach((link) => this.#ip('-n', space, 'link', 'set', link, 'up'));
  }

  #namespace(part) {
    this.#ip('netns', 'add', this.#name(part));
    this.#names.push(part);
  }

  #name(part) {
    return `trb${this.#id}${part}`;
  }

  #data(index) {
    return `10.99.0.${index + 1}`;
  }

  // Of this process alone, for another may run the same test.
  #control(index, end) {
    return `10.98.${process.pid % 256}.${4 * index + end}`;
  }

  #ip(...args) {
    const { status, error, stderr } = spawnSync('ip', args, { encoding: 'utf8' });
    if (status !== 0) {
      throw new Trouble(`\`ip ${args.join(' ')}\` does not work here: ${(error?.message ?? stderr).trim()}`);
    }
  }

  /** The links go with their namespaces. */
  #delete() {
    this.#names.forEach((part) => spawnSync('ip', ['netns', 'delete', this.#name(part)]));
  }
}

if (process.getuid() !== 0) {
  skip('only root may make network namespaces');
}

await run(async () => {
  const network = new Network('partition', 4);
  const lab = new Lab(network.size);
  const nodes = await network.validators((name) => lab.options(VALIDATORS.indexOf(name)));
  const [alice, , charlie, dave] = nodes;

  lab.split([2, 3]);
  const sides = [alice, charlie];
  await until('a side goes on finalizing', async () => {
    const before = await Promise.all(sides.map((node) => node.finalized()));
    const start = await Promise.all(sides.map((node) => node.best()));
    await bestPasses(
      sides,
      start.map((height) => height + 2),
    );
    const after = await Promise.all(sides.map((node) => node.finalized()));
    return after.every((height, index) => height === before[index]);
  });
  const stalled = await Promise.all(sides.map((node) => node.finalized()));
  tell(`Two and two: finality stands still at ${stalled.join(' and ')}.`);
  const traffic = await Promise.all([
    Traffic.start([alice], ['Alice', 'Bob']),
    Traffic.start([charlie], ['Eve', 'Ferdie']),
  ]);
  const start = await Promise.all(sides.map((node) => node.best()));
  await bestPasses(
    sides,
    start.map((height) => height + ALONE),
  );
  await Promise.all(traffic.map((each) => each.end()));
  const apart = await Promise.all(sides.map((node) => node.best()));
  network.checks.equal(await Promise.all(sides.map((node) => node.finalized())), stalled, 'what either side finalized');
  const common = Math.min(...apart);
  const hashes = await Promise.all(sides.map((node) => node.hash(common)));
  network.checks.that(hashes[0] !== hashes[1], `both sides have the same block ${common}`);
  tell(`Both sides make blocks of their own, up to ${apart.join(' and ')}, and finalize none.`);

  const healed = Date.now();
  lab.heal();
  const height = Math.max(...apart);
  await until('finality does not resume', async () => (await lowest(nodes)) > height, REUNION);
  tell(`Together again: all finalized block ${height} ${seconds(Date.now() - healed)} later.`);
  const winner = await alice.hash(common);
  network.checks.that(hashes.includes(winner), 'neither chain won');
  tell(`The chain of ${sides[hashes.indexOf(winner)].name}'s side won.`);
  for (const each of traffic) {
    const last = await each.settle(alice, REUNION);
    await each.compare(network.checks, alice, last);
  }

  lab.split([3]);
  const [goal, left] = [(await alice.finalized()) + MAJORITY, await dave.finalized()];
  await until('three of four do not finalize', async () => (await lowest(nodes.slice(0, 3))) >= goal);
  const alone = await dave.finalized();
  network.checks.that(alone < goal, 'the one that is alone finalizes');
  tell(`Three and one: the three finalized block ${goal}; Dave, alone, went from ${left} to ${alone}.`);
  lab.heal();
  const back = Date.now();
  await until('Dave does not follow', async () => (await dave.finalized()) >= goal, REUNION);
  tell(`Dave followed ${seconds(Date.now() - back)} after it was back.`);
  await network.agree(nodes, await lowest(nodes));
  await network.end();
});

async function bestPasses(nodes, goals) {
  await until('no blocks are made', async () => {
    const heights = await Promise.all(nodes.map((node) => node.best()));
    return heights.every((height, index) => height >= goals[index]);
  });
}

async function lowest(nodes) {
  return Math.min(...(await Promise.all(nodes.map((node) => node.finalized()))));
}
