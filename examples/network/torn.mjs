// A node whose database is torn says so in one sentence when it starts, and does not run; after `purge-chain` it syncs
// again and has the same state as the others. Several files are torn, each in a copy of the same database. A torn log
// alone costs nothing but the blocks in it: the node goes on with those before.

import { cpSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { Network, seconds, tell, until } from '../lib/network.mjs';
import { run } from '../lib/story.mjs';

/** How many final blocks the database has. */
const HEIGHT = 12;
/** What is torn: which files, and what is left of each. */
const TEARS = [
  ['the metadata, in the middle', /^metadata$/, (size) => Math.floor(size / 2)],
  ['the metadata, to nothing', /^metadata$/, () => 0],
  ['all tables of values, to nothing', /^table_/, () => 0],
  ['the index of the state', /^index_01_/, () => 1_000],
  ['all indices', /^index_/, () => 1_000],
];
/** What the node says. */
const DAMAGED = /^error: the database .* is damaged \(.+\): run `tributary purge-chain`.*$/;

await run(async () => {
  const network = new Network('torn', 4);
  const nodes = await network.validators();
  const [alice] = nodes;
  const late = await network.node('late');
  const database = () => {
    const chains = join(late.folder, 'chains');
    return join(chains, readdirSync(chains)[0], 'paritydb', 'full');
  };
  const copy = (from, to) => {
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true });
  };
  /** Tears the files that match; answers how many there were. */
  const tear = (files, left) => {
    const torn = readdirSync(database()).filter((file) => files.test(file));
    torn.forEach((file) => truncateSync(join(database(), file), left(statSync(join(database(), file)).size)));
    return torn.length;
  };

  late.start();
  await late.ready();
  await until('the node does not sync', async () => (await late.finalized()) >= HEIGHT);
  await late.kill();
  const whole = join(network.folder, 'whole');
  const logs = tear(/^log\d+$/, (size) => Math.floor(size / 2));
  network.checks.that(logs > 0, 'a node that was killed leaves no log');
  late.start();
  await late.ready();
  tell(`${logs} log torn in the middle: the node runs, from block ${await late.best()} on.`);
  await until('the node with the torn log does not sync', async () => (await late.finalized()) >= HEIGHT);
  // Once it has ended as it should, everything is in tables.
  await late.stop();
  late.start();
  await late.ready();
  await late.stop();
  copy(late.folder, whole);

  for (const [what, files, left] of TEARS) {
    copy(whole, late.folder);
    const torn = tear(files, left);
    network.checks.that(torn > 0, `there is nothing to tear: ${what}`);
    const before = late.log().length;
    late.start();
    const code = await late.ended();
    late.process = null;
    const said = late.log().slice(before).split('\n');
    const errors = said.filter((line) => line.startsWith('error: '));
    network.checks.equal([code, errors.length], [1, 1], `the exit code and the errors, with a tear of ${what}`);
    network.checks.that(DAMAGED.test(errors[0]), `with a tear of ${what}, the node says: ${errors[0]}`);
    network.checks.equal(
      said.filter((line) => /panicked|backtrace/.test(line)),
      [],
      `panics, with a tear of ${what}`,
    );
    tell(`Torn: ${what} (${torn} files). It says:\n    ${errors[0]}`);
  }

  await network.command(['purge-chain', '-y', '--chain', network.chain, '--base-path', late.folder]);
  const purged = Date.now();
  late.start();
  await late.ready();
  const target = await alice.finalized();
  await until('the node does not sync again', async () => (await late.finalized()) >= target);
  tell(`After \`purge-chain\` it synced ${target} blocks in ${seconds(Date.now() - purged)}.`);
  await network.agree([...nodes, late], target);
  await network.end();
});
