// A settlement that is interrupted: a validator of our own is killed again and again while it settles an epoch, a page
// a block, and started again on the same database. What is paid in the end is compared to the planck with what the
// script works out by itself. Then a second node, which is never interrupted, executes the same blocks: it must come to
// the same state.
//
// The node is the built binary; TRIBUTARY_BIN names another. The node at TRIBUTARY_URL only encodes calls.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble, connect, nodeUrl, palletAccount, sleep, submit, well, within } from '../lib/chain.mjs';
import { capped, normalise, settle } from '../lib/epoch.mjs';
import {
  compareEmission,
  compareSettlement,
  epochNow,
  evaluationParameters,
  evaluatorsNow,
  readBlocks,
  readBooks,
  scoresHash,
} from '../lib/evaluation.mjs';
import { share } from '../lib/ledger.mjs';
import { Checks, TRIB, amount, count, run } from '../lib/story.mjs';

/** Where cargo puts the binary. */
const TARGET = process.env.CARGO_TARGET_DIR || fileURLToPath(new URL('../../target', import.meta.url));
const BINARY = process.env.TRIBUTARY_BIN || join(TARGET, 'release', 'tributary');

/** The phases of a settlement, in order, and those in which the node is killed. */
const PHASES = ['Joining', 'Penalties', 'Scoring', 'Assets', 'Evaluators', 'Sweeping'];
const KILLS = ['Scoring', 'Assets', 'Evaluators'];
/** The budget of settlements, in parts per billion: less than any page needs, so that there is one page in a block. */
const BUDGET = 1;
/** Blocks in an epoch: enough for a settlement of one page a block, and for transactions on a busy machine. */
const EPOCH_LENGTH = 60;
/** Blocks that committing may take. */
const ROOM = 40;
/** Assets besides the demo's three, in as many buckets of 64 as there are below it. */
const LAST_ASSET = 200;
/** Every so many of them are published, half of them by Alice and half by Dave. */
const PUBLISHED = 13;
/** Assets in a bucket, and evaluators in a page. */
const BUCKET = 64;
const PAGE = 32;
/** Who is an evaluator at genesis. Bob registers too, and will not reveal. */
const REVEALERS = ['Eve', 'Charlie', 'Dave'];
const BOB = 3_000n * TRIB;
/** The pallets whose storage is compared. */
const PALLETS = ['Evaluation', 'Rewards'];
/** How long a process may take to do what it should, in milliseconds. */
const PATIENCE = 90_000;

/** Its nodes come and go, which polkadot.js need not mention. */
const CONNECTION = { noInitWarn: true };

const checks = new Checks();
const names = new Map();
const folder = mkdtempSync(join(tmpdir(), 'tributary-restart-'));
const children = new Set();

// Whatever ends this script ends what it started.
process.on('exit', () => {
  children.forEach((child) => child.kill('SIGKILL'));
  rmSync(folder, { recursive: true, force: true });
});
['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.on(signal, () => process.exit(130)));

async function test() {
  if (!existsSync(BINARY)) {
    throw new Trouble(`${BINARY} is not built: run \`make build\`, or name another in TRIBUTARY_BIN`);
  }
  const spec = await makeSpec();
  const first = { name: 'first', key: 1, flags: ['--alice', '--validator', '--force-authoring'] };
  let node = await start(spec, first);
  let api = await node.connect();
  for (const name of ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie']) {
    names.set(well(name).address, name);
  }
  const { epoch, scores } = await score(api);

  for (const phase of KILLS) {
    const killed = await reach(api, epoch, phase);
    await api.disconnect();
    await node.kill();
    const time = Date.now();
    node = await start(spec, first);
    api = await node.connect();
    const { number, now } = await lastBefore(api, time);
    checks.equal([now.settling, now.phase === null], [epoch, false], `the settlement at block ${number}`);
    console.log(`Killed in phase ${killed}; goes on after block ${count(number)} in phase ${now.phase}.`);
  }
  const last = await compare(api, epoch, scores);
  const state = await stateAt(api, last);

  const peer = `/ip4/127.0.0.1/tcp/${node.p2p}/p2p/${await api.rpc.system.localPeerId()}`;
  const other = await start(spec, { name: 'second', key: 2, flags: ['--sync', 'full', '--bootnodes', peer] });
  const otherApi = await other.connect();
  await patiently(`the second node does not come to block ${last}`, async () => (await height(otherApi)) >= last);
  const again = await stateAt(otherApi, last);
  checks.equal(again.root, state.root, `the root of the state of block ${last}`);
  checks.equal(again.entries, state.entries, `what ${PALLETS.join(' and ')} store at block ${last}`);
  console.log(
    `A node that was never interrupted executes the same blocks. At block ${count(last)} its state is the same,`,
  );
  console.log(`${state.root}, with the same ${count(state.entries.length)} entries of ${PALLETS.join(' and ')}.`);
  for (const [each, connection] of [
    [node, api],
    [other, otherApi],
  ]) {
    await connection.disconnect();
    await each.stop();
  }
  console.log(`All ${checks.held} assertions held.`);
}

// The chain.

/** The development chain with more assets, one more evaluator and a tiny budget for settlements. */
async function makeSpec() {
  const api = await connect(nodeUrl(), CONNECTION, () => {});
  const [alice, bob, dave] = ['Alice', 'Bob', 'Dave'].map((name) => well(name).address);
  const parameter = (name, value) => [null, api.tx.parameters.setParameter({ Evaluation: { [name]: [null, value] } })];
  const calls = [];
  for (let id = 3; id <= LAST_ASSET; id += 1) {
    const steward = id % (2 * PUBLISHED) === 0 ? dave : alice;
    const info = { name: `Sample ${id}`, uri: 'https://example.org/sample', licence: 'CC0-1.0' };
    const terms = { usePrice: 0, trainingFee: 0, royalty: 0 };
    const split = { steward: 1_000_000_000, data: 0, compute: 0 };
    calls.push([steward, api.tx.registry.registerDataset(info, terms, split, [], 0)]);
    if (id % PUBLISHED === 0) {
      calls.push([steward, api.tx.registry.publish(id, api.registry.hash(Uint8Array.of(id)))]);
    }
  }
  const genesisCalls = [
    parameter('SettlementBudget', BUDGET),
    parameter('EpochLength', EPOCH_LENGTH),
    ...calls,
    [bob, api.tx.evaluation.registerEvaluator(0)],
    [bob, api.tx.evaluation.stake(bob, BOB)],
  ].map(([who, call]) => [who, call.method.toHex()]);

  // The numbers in it are few and round: none is spoilt by being a number of JavaScript.
  const spec = JSON.parse(await command(['export-chain-spec', '--chain', 'dev']));
  spec.genesis.runtimeGenesis.patch.genesisCalls.calls.push(...genesisCalls);
  const [readable, raw] = ['spec.json', 'raw.json'].map((name) => join(folder, name));
  writeFileSync(readable, JSON.stringify(spec));
  // Raw, the genesis need not be built anew at each start.
  writeFileSync(raw, await command(['export-chain-spec', '--chain', readable, '--raw']));
  await api.disconnect();
  return raw;
}

/** Commits and reveals. Answers the epoch, and the scores as they count, by name in order of reveal. */
async function score(api) {
  const published = (await api.query.registry.assets.entries())
    .map(([{ args }, asset]) => ({
      id: args[0].toNumber(),
      steward: nameOf(asset.unwrap().steward),
      asset: asset.unwrap(),
    }))
    .filter(({ asset }) => asset.state.isPublished)
    .sort((a, b) => a.id - b.id);
  // Some are scored by all, some by two, some by one; and each has its own opinion.
  const raw = (who) =>
    published.filter(({ id }) => (id + who) % 3 < 2).map(({ id }) => [id, 1 + ((id * 37 + who * 11) % 100)]);
  const rows = new Map(REVEALERS.map((name, who) => [name, raw(who)]));
  const salt = `0x${'5a'.repeat(32)}`;

  let epoch;
  await patiently('no epoch is young', async () => {
    const now = await epochNow(api);
    epoch = now.index;
    return now.start + now.length - (await height(api)) >= ROOM;
  });
  const act = async (name, call) => {
    const { refusal } = await submit(api, call, well(name));
    checks.equal(refusal, null, `${name}: ${call.method.section}.${call.method.method}`);
  };
  await Promise.all([
    ...[...rows].map(([name, scores]) =>
      act(name, api.tx.evaluation.commitScores(scoresHash(api, epoch, well(name).address, scores, salt))),
    ),
    act('Bob', api.tx.evaluation.commitScores(api.registry.hash('nothing'))),
  ]);
  await patiently(`epoch ${epoch} does not end`, async () => (await epochNow(api)).index > epoch);
  await Promise.all([...rows].map(([name, scores]) => act(name, api.tx.evaluation.revealScores(scores, salt))));

  const order = (await api.query.evaluation.revealed(epoch)).map(({ account }) => nameOf(account));
  checks.equal([...order].sort(), [...REVEALERS].sort(), 'who revealed');
  const own = (name) => published.filter(({ steward }) => steward === name).map(({ id }) => id);
  const counted = (name) =>
    normalise(
      rows.get(name).map(([id, score]) => [id, BigInt(score)]),
      own(name),
    );
  const stewards = new Map(published.map(({ id, steward }) => [id, steward]));
  console.log(`Epoch ${epoch}: ${order.join(', ')} score ${published.length} assets. One page is settled in a block.`);
  return { epoch, scores: { rows: new Map(order.map((name) => [name, counted(name)])), stewards } };
}

/** Waits until the settlement of `epoch` is in this phase, or at least in a later one; answers the phase. */
async function reach(api, epoch, phase) {
  let now;
  await patiently(`the settlement of epoch ${epoch} does not come to phase ${phase}`, async () => {
    now = await epochNow(api);
    if (now.settling > epoch) {
      throw new Trouble(`epoch ${epoch} was settled before the node could be killed`);
    }
    return now.settling === epoch && PHASES.indexOf(now.phase) >= PHASES.indexOf(phase);
  });
  return now.phase;
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

/** Holds what the chain did against the script's own computation. Answers the number of a final block after that. */
async function compare(api, epoch, { rows, stewards }) {
  let end;
  await patiently(`the settlement of epoch ${epoch} does not come to an end`, async () => {
    const hash = await api.rpc.chain.getFinalizedHead();
    const { settling, index } = await epochNow(await api.at(hash));
    end = (await api.rpc.chain.getHeader(hash)).number.toNumber();
    return settling > epoch && index > epoch + 2;
  });
  const genesis = await api.at(await api.rpc.chain.getBlockHash(0));
  const parameters = await evaluationParameters(genesis);
  const settling = plainEpoch((await api.query.evaluation.epochs(epoch + 2)).unwrap(), epoch + 2);
  const [before, record] = [epoch + 1, epoch].map(async (index) =>
    plainEpoch((await api.query.evaluation.epochs(index)).unwrap(), index),
  );

  // Where the settlement began and ended.
  const blocks = await readBlocks(api, settling.start, settling.start + settling.length - 1);
  const has = (method) => (block) =>
    block.events.some((event) => event.method === method && event.data.epoch.toNumber() === epoch);
  const [from, to] = ['SettlementStarted', 'EpochSettled'].map((method) => blocks.findIndex(has(method)));
  checks.that(from >= 0 && to >= from, `epoch ${epoch} is settled during epoch ${epoch + 2}`);
  const window = blocks.slice(from, to + 1);

  const first = await api.at(await api.rpc.chain.getBlockHash(window[0].number - 1));
  const evaluators = await evaluatorsNow(genesis);
  const all = evaluators.map(({ account }) => nameOf(account));
  const total = evaluators.reduce((sum, { stake }) => sum + stake, 0n);
  const scored = [...new Set([...rows.values()].flatMap((given) => [...given.keys()]))];
  const books = await readBooks(
    first,
    scored.sort((a, b) => a - b),
    all,
    names,
  );
  let joins = 0;
  for (const [{ args }, position] of await first.query.evaluation.positions.entries()) {
    const [who, evaluator] = args.map(nameOf);
    for (const [since, planck] of position.unwrap().joining) {
      checks.that(since.toNumber() === epoch - 1, 'stake joins with the epoch after the one in which it came');
      books.stakes.get(evaluator).addWeight(who, planck.toBigInt());
      joins += 1;
    }
  }
  const { pots } = await record;
  const { rolledOver } = await epochNow(first);
  const outcome = settle({
    evaluators: evaluators
      .map(({ account, stake, commission }) => ({
        name: nameOf(account),
        stake: capped(stake, total, parameters.cap),
        commission,
        scores: rows.get(nameOf(account)),
      }))
      .filter(({ scores }) => scores),
    stewards,
    pots: { ...pots, assets: pots.assets + rolledOver },
  });
  const penalty = share(BOB, parameters.penalty);
  books.stakes.get('Bob').removeWeight('Bob', penalty);
  books.pay(outcome);
  await compareSettlement({ checks, epoch, blocks: window, outcome, scores: rows, names });
  const owed = window.at(-1).at;
  for (const [address, name] of names) {
    const claimable = await owed.call.rewardsApi.claimable(address);
    checks.equal(
      claimable.map(([{ type, value }, planck]) => [
        type,
        type === 'Stake' ? nameOf(value) : value.toNumber(),
        planck.toBigInt(),
      ]),
      books.claimable(name),
      `what rewardsApi.claimable says of ${name}`,
    );
  }
  await compareEmission({
    api,
    checks,
    epoch: settling,
    before: await before,
    settled: { ...outcome.created, penalties: penalty },
    treasury: palletAccount(api, api.consts.treasury.palletId),
  });

  // One page in a block, however often the node was killed.
  const buckets = (ids) => new Set(ids.map((id) => Math.floor(id / BUCKET))).size;
  const pages = {
    open: 1,
    joining: Math.ceil(joins / PAGE) + 1,
    penalties: 1 + 1,
    scoring: buckets(scored) + 1,
    assets: buckets(outcome.assets.map(({ id }) => id)) + 1,
    evaluators: Math.ceil(rows.size / PAGE) + 1,
    sweeping: 1,
  };
  const expected = Object.values(pages).reduce((sum, number) => sum + number);
  checks.equal(window.length, expected, `the blocks of a settlement with the pages ${JSON.stringify(pages)}`);
  const { assets, evaluators: rest } = outcome.created;
  console.log(
    `Settled in ${window.length} blocks: ${amount(assets)} for assets and ${amount(rest)} for evaluators, each`,
  );
  console.log('planck where the script says, and a penalty to the treasury.');
  return end;
}

const plainEpoch = ({ start, length, emission, pots }, index) => ({
  index,
  start: start.toNumber(),
  length: length.toNumber(),
  emission: emission.toBigInt(),
  pots: Object.fromEntries(
    ['assets', 'evaluators', 'treasury', 'authors'].map((whom) => [whom, pots[whom].toBigInt()]),
  ),
});

const nameOf = (account) => names.get(account.toString()) ?? account.toString();
const height = async (api) => (await api.rpc.chain.getHeader()).number.toNumber();

/** Tries it again and again until it holds. */
async function patiently(complaint, holds) {
  const deadline = Date.now() + PATIENCE;
  while (!(await holds())) {
    if (Date.now() > deadline) {
      throw new Trouble(complaint);
    }
    await sleep(10);
  }
}

/** The root of a block's state, and all that the pallets store in it. */
async function stateAt(api, number) {
  const hash = await api.rpc.chain.getBlockHash(number);
  const { stateRoot } = await api.rpc.chain.getHeader(hash);
  const entries = [];
  for (const pallet of PALLETS) {
    const section = api.query[pallet.toLowerCase()];
    const prefix = Object.values(section)[0]
      .keyPrefix()
      .slice(0, 2 + 32);
    const keys = await api.rpc.state.getKeysPaged(prefix, 1_000, null, hash);
    checks.that(keys.length > 0 && keys.length < 1_000, `${pallet} stores ${keys.length} entries`);
    for (const key of keys) {
      entries.push([key.toHex(), (await api.rpc.state.getStorage(key, hash)).toString()]);
    }
  }
  return { root: stateRoot.toHex(), entries };
}

// The node.

/** Runs a command of the binary to its end; answers what it prints. */
function command(args) {
  const child = spawn(BINARY, args, { stdio: ['ignore', 'pipe', openSync(join(folder, 'command.log'), 'a')] });
  children.add(child);
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (printed += text));
  const done = ended(child).then((code) => {
    if (code !== 0) {
      throw new Trouble(`\`tributary ${args[0]}\` failed:\n${tail('command.log')}`);
    }
    return printed;
  });
  return within(PATIENCE, `\`tributary ${args[0]}\` does not end`, done);
}

/** Starts a node that nobody outside this machine sees, on the database of its name. */
async function start(spec, { name, key, flags }) {
  const [rpc, p2p] = [await freePort(), await freePort()];
  const log = `${name}.log`;
  const args = [
    ...['--chain', spec, '--base-path', join(folder, name), '--state-pruning', 'archive'],
    ...['--rpc-port', String(rpc), '--listen-addr', `/ip4/127.0.0.1/tcp/${p2p}`],
    ...['--node-key', String(key).padStart(64, '0'), '--no-prometheus', '--no-telemetry', '--no-mdns', '--log', 'warn'],
    ...flags,
  ];
  const out = openSync(join(folder, log), 'a');
  const child = spawn(BINARY, args, { stdio: ['ignore', out, out] });
  children.add(child);
  const end = ended(child);
  const finish = (signal) => {
    child.kill(signal);
    return within(PATIENCE, 'the node does not end', end);
  };
  return {
    p2p,
    /** Connects; tells the node's log if that cannot be done. */
    async connect() {
      try {
        return await connect(`ws://127.0.0.1:${rpc}`, CONNECTION, () => {});
      } catch (error) {
        throw new Trouble(`${error.message}\n${tail(log)}`);
      }
    },
    kill: () => finish('SIGKILL'),
    stop: () => finish('SIGTERM'),
  };
}

const ended = (child) =>
  new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      children.delete(child);
      resolve(code);
    });
  });

const tail = (log) => readFileSync(join(folder, log), 'utf8').split('\n').slice(-20).join('\n');

/** A port that was free a moment ago. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

await run(test);
