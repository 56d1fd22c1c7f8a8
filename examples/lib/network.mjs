// Networks of a script's own: several processes of the built binary that author with Aura and finalize with GRANDPA,
// what the scripts do to them, and what must hold whatever is done to them.
//
// The chain is `local-N`; TRIBUTARY_CHAIN names another one, or a chain spec file, with the same validators.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { base58Encode, blake2AsHex, ed25519PairFromSeed } from '@polkadot/util-crypto';
import { Trouble, connect, freshKeys, sleep, well, within } from './chain.mjs';
import { CONNECTION, Nodes, patiently } from './node.mjs';
import { freePort } from './ports.mjs';
import { Checks, TRIB } from './story.mjs';

/** The validators of `local-N` are the first N. */
export const VALIDATORS = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie', 'One', 'Two'];
/** How long a node may take to answer a request, in milliseconds: importing comes before answering. */
const ANSWER_PATIENCE = 30_000;
/** How long a node may take until it answers at all, in milliseconds: several start at a time. */
const START_PATIENCE = 120_000;
/** How long a network may take to do what it should, in milliseconds. */
export const PATIENCE = 180_000;
/** How often a condition is looked at, in milliseconds. */
const PAUSE = 250;
/** How many blocks are asked for at a time. */
const PAGE = 200;

/** Seconds since the script began, before every line that it prints. */
const began = Date.now();
export const tell = (sentence) =>
  console.log(`[${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s] ${sentence}`);

/** Milliseconds in words. */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/** Waits until it holds, however long a busy machine takes. */
export const until = (complaint, holds, patience = PATIENCE) => patiently(complaint, holds, PAUSE, patience);

/** The exit code of a scenario that cannot run on this machine. */
export const SKIPPED = 77;

/** Ends the script as one that cannot run on this machine. */
export function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(SKIPPED);
}

/** Nodes that know one another. */
export class Network extends Nodes {
  #nodes = new Map();

  /** `name` tells folders apart, `size` is how many validators the chain begins with. */
  constructor(name, size) {
    super(name);
    this.size = size;
    this.chain = process.env.TRIBUTARY_CHAIN || `local-${size}`;
    this.checks = new Checks();
    // Before the folder is deleted.
    process.prependListener('exit', (code) => code !== 0 && code !== SKIPPED && this.#tellLogs());
  }

  /** What the nodes that run logged last: the folder with the whole logs is deleted with the script. */
  #tellLogs() {
    for (const node of this.#nodes.values()) {
      if (node.process) {
        console.error(`-- the end of the log of ${node.name}\n${node.process.tail()}`);
      }
    }
  }

  /** Starts the chain from its spec with `edit` made to it. */
  async editSpec(edit) {
    const spec = JSON.parse(await this.command(['export-chain-spec', '--chain', this.chain]));
    edit(spec);
    const [readable, raw] = ['spec.json', 'raw.json'].map((name) => join(this.folder, name));
    writeFileSync(readable, JSON.stringify(spec));
    writeFileSync(raw, await this.command(['export-chain-spec', '--chain', readable, '--raw']));
    this.chain = raw;
  }

  /**
   * A node that is not started yet. It keeps its ports and its key whenever it is started. `flags` come with every
   * start; `host` and `prefix` say on which address it listens and by what command it is started, `rpcHost` where it
   * answers. `transport` is what it listens for at its port: TCP, or `/ws` for WebSockets, which browsers can open.
   */
  async node(name, { flags = [], host = '127.0.0.1', rpcHost = '127.0.0.1', prefix = [], transport = '' } = {}) {
    const [rpc, p2p] = [await freePort(), await freePort()];
    const number = this.#nodes.size + 1;
    const node = new Node(this, { name, number, flags, host, rpcHost, prefix, transport, rpc, p2p });
    this.#nodes.set(name, node);
    return node;
  }

  /** The validators of genesis, all started and all with peers. */
  async validators(options = () => ({})) {
    const nodes = [];
    for (const name of VALIDATORS.slice(0, this.size)) {
      const { flags = [], ...others } = options(name);
      nodes.push(await this.node(name, { flags: [`--${name.toLowerCase()}`, '--validator', ...flags], ...others }));
    }
    nodes.forEach((node) => node.start());
    await this.ready(nodes);
    return nodes;
  }

  /** Waits until these nodes answer and finalize. */
  async ready(nodes) {
    await Promise.all(nodes.map((node) => node.ready()));
    await until('the network does not finalize its first blocks', async () => {
      const heights = await Promise.all(nodes.map((node) => node.finalized()));
      return heights.every((height) => height >= 2);
    });
    tell(`${nodes.length} nodes run, and finalize.`);
  }

  /** Where all nodes but `node` can be reached, whether they run or not. */
  addresses(node) {
    return [...this.#nodes.values()].filter((other) => other !== node).map((other) => other.address);
  }

  /** Waits until these nodes have finalized block `number`, compares all blocks up to it, answers its state root. */
  async agree(nodes, number) {
    await until(`not all nodes finalize block ${number}`, async () => {
      const heights = await Promise.all(nodes.map((node) => node.finalized()));
      return heights.every((height) => height >= number);
    });
    const [first, ...others] = await Promise.all(nodes.map((node) => node.blocks(0, number)));
    others.forEach((blocks, index) => {
      this.checks.equal(blocks, first, `the blocks of ${nodes[index + 1].name} and those of ${nodes[0].name}`);
    });
    const { root } = first.at(-1);
    tell(`${nodes.map(({ name }) => name).join(', ')}: the same ${number} blocks, and state root ${root}.`);
    return root;
  }

  /** Ends the nodes. */
  async end() {
    for (const node of this.#nodes.values()) {
      await node.stop();
    }
    tell(`All ${this.checks.held} assertions held.`);
  }
}

/** A node of a network: one process at a time, on the same folder. */
class Node {
  process = null;

  constructor(network, { name, number, flags, host, rpcHost, prefix, transport, rpc, p2p }) {
    const secret = Buffer.from(String(number).padStart(64, '0'), 'hex');
    Object.assign(this, { network, name, flags, rpcHost, prefix, rpc, secret });
    this.folder = join(network.folder, name);
    this.listens = `/ip4/${host}/tcp/${p2p}${transport}`;
    this.address = `${this.listens}/p2p/${peerId(secret)}`;
  }

  /** Starts it, with more flags if there are any. */
  start(more = []) {
    const others = this.network.addresses(this);
    const remote =
      this.rpcHost === '127.0.0.1' ? [] : ['--rpc-external', '--rpc-methods', 'unsafe', '--rpc-cors', 'all'];
    const args = [
      ...['--chain', this.network.chain, '--base-path', this.folder, '--name', this.name],
      ...['--rpc-port', String(this.rpc), '--listen-addr', this.listens],
      ...['--node-key', this.secret.toString('hex'), '--no-prometheus', '--no-telemetry', '--no-mdns'],
      ...(others.length ? ['--bootnodes', ...others] : []),
      ...[...remote, ...this.flags, ...more],
    ];
    this.process = this.network.launch(this.name, args, this.prefix);
  }

  /** Waits until it answers. */
  async ready() {
    let ended = false;
    this.process.ended.then(() => (ended = true));
    const answers = async () => {
      if (ended) {
        throw new Trouble(`${this.name} ended before it answered:\n${this.process.tail()}`);
      }
      return this.best().then(
        () => true,
        () => false,
      );
    };
    await until(`${this.name} does not answer`, answers, START_PATIENCE);
  }

  /** Waits for a process that is to end by itself; answers its exit code. */
  ended() {
    return within(START_PATIENCE, `${this.name} does not end`, this.process.ended);
  }

  /** Ends it as a power cut does. */
  async kill() {
    await this.process.kill();
    this.process = null;
  }

  /** Ends it as an operator does, if it runs. */
  async stop() {
    await this.process?.stop();
    this.process = null;
  }

  /** All that it ever logged. */
  log() {
    return readFileSync(join(this.network.folder, `${this.name}.log`), 'utf8');
  }

  /** A connection of polkadot.js. */
  connect() {
    return connect(`ws://${this.rpcHost}:${this.rpc}`, CONNECTION, () => {});
  }

  /** What it answers to a request; throws what it refuses it with. */
  async call(method, ...params) {
    const [{ result, error }] = await this.post([{ jsonrpc: '2.0', id: 0, method, params }]);
    if (error) {
      throw new Trouble(`${this.name} refuses ${method}: ${error.message}${error.data ? ` (${error.data})` : ''}`);
    }
    return result;
  }

  /** What it answers to a batch of requests. */
  async post(requests) {
    const response = await fetch(`http://${this.rpcHost}:${this.rpc}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(requests),
      signal: AbortSignal.timeout(ANSWER_PATIENCE),
    });
    return response.json();
  }

  /** The number of the best block. */
  async best() {
    return numberOf(await this.call('chain_getHeader'));
  }

  /** The number of the last block that is final. */
  async finalized() {
    return numberOf(await this.call('chain_getHeader', await this.call('chain_getFinalizedHead')));
  }

  /** The hash of a block, or null. */
  hash(number) {
    return this.call('chain_getBlockHash', number);
  }

  /** Blocks of the best chain, both ends included: `{ number, hash, root }`. */
  async blocks(from, to) {
    const found = [];
    for (let first = from; first <= to; first += PAGE) {
      const length = Math.min(PAGE, to + 1 - first);
      const numbers = Array.from({ length }, (_, index) => first + index);
      const hashes = await this.call('chain_getBlockHash', numbers);
      const headers = await this.#batch('chain_getHeader', hashes);
      headers.forEach(({ stateRoot }, index) =>
        found.push({ number: numbers[index], hash: hashes[index], root: stateRoot }),
      );
    }
    return found;
  }

  /** The hashes of the transactions in these blocks, with the number of their block. */
  async transactions(blocks) {
    const found = [];
    for (let first = 0; first < blocks.length; first += PAGE) {
      const page = blocks.slice(first, first + PAGE);
      const bodies = await this.#batch(
        'chain_getBlock',
        page.map(({ hash }) => hash),
      );
      bodies.forEach(({ block }, index) =>
        block.extrinsics.forEach((bytes) => found.push({ hash: blake2AsHex(bytes), number: page[index].number })),
      );
    }
    return found;
  }

  async #batch(method, each) {
    const requests = each.map((param, id) => ({ jsonrpc: '2.0', id, method, params: [param] }));
    const answers = await this.post(requests);
    return answers
      .sort((a, b) => a.id - b.id)
      .map(({ result, error }) => {
        if (error || result === null) {
          throw new Trouble(`${this.name} refuses ${method}: ${error?.message ?? 'there is no such block'}`);
        }
        return result;
      });
  }
}

const numberOf = ({ number }) => Number(number);

/** The name of a node in the network: a multihash of its public key, in base 58. */
function peerId(secret) {
  const { publicKey } = ed25519PairFromSeed(secret);
  return base58Encode(Uint8Array.from([0x00, 0x24, 0x08, 0x01, 0x12, 0x20, ...publicKey]));
}

/** Watches a node's finality: how long it stood still at most. */
export class FinalityWatch {
  #since = Date.now();
  #running = true;
  #done;
  number = 0;
  longest = 0;
  most = 0;

  constructor(node) {
    this.#done = this.#watch(node);
    // Whoever ends the watch hears of it; before that it is nobody's failure.
    this.#done.catch(() => {});
  }

  async #watch(node) {
    while (this.#running) {
      const [best, number] = [await node.best(), await node.finalized()];
      const now = Date.now();
      this.longest = Math.max(this.longest, now - this.#since);
      this.most = Math.max(this.most, best - number);
      if (number > this.number) {
        [this.number, this.#since] = [number, now];
      }
      await sleep(PAUSE);
    }
  }

  /** Ends the watch; throws if the node did not answer in the meantime. */
  async end() {
    this.#running = false;
    await this.#done;
    return { longest: this.longest, most: this.most };
  }
}

/** Who sends transfers. */
export const SENDERS = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'];
/** What each transfer moves. */
const VALUE = TRIB / 100n;
/** Milliseconds between two transfers of one sender. */
const PACE = 700;

/** Transfers that flow until they are told not to, each sender's to one of the nodes. */
export class Traffic {
  #running = true;
  #done = [];
  /** Hashes of what the nodes accepted. */
  accepted = [];
  /** What they refused, in words. */
  refused = [];

  /** `nodes` take the transfers in turns of senders; they must live as long as the traffic. */
  static async start(nodes, senders = SENDERS) {
    const traffic = new Traffic();
    traffic.api = await nodes[0].connect();
    traffic.receiver = freshKeys()('receiver').address;
    traffic.nonces = new Map(senders.map((name) => [name, 0]));
    traffic.#done = senders.map((name, index) => traffic.#flow(name, nodes[index % nodes.length]));
    return traffic;
  }

  async #flow(name, node) {
    const pair = well(name);
    const transfer = this.api.tx.balances.transferKeepAlive(this.receiver, VALUE).toHex();
    let nonce = (await this.api.query.system.account(pair.address)).nonce.toNumber();
    while (this.#running) {
      const signed = await this.api.tx(transfer).signAsync(pair, { nonce, era: 0 });
      try {
        this.accepted.push(await node.call('author_submitExtrinsic', signed.toHex()));
        nonce += 1;
      } catch (error) {
        this.refused.push(`${name}, nonce ${nonce}: ${error.message}`);
      }
      this.nonces.set(name, nonce);
      await sleep(PACE);
    }
  }

  /** Ends the flow. */
  async end() {
    this.#running = false;
    await Promise.all(this.#done);
    await this.api.disconnect();
    return this.accepted.length;
  }

  /**
   * Waits until everything that was accepted is final at `node`; answers the number of a final block by then.
   *
   * What does not come is told in numbers.
   */
  async settle(node, patience = PATIENCE) {
    const api = await node.connect();
    const names = [...this.nonces.keys()];
    const included = async () => {
      const at = await api.at(await api.rpc.chain.getFinalizedHead());
      const accounts = await at.query.system.account.multi(names.map((name) => well(name).address));
      return accounts.map(({ nonce }) => nonce.toNumber());
    };
    const missing = async () =>
      (await included()).map((nonce, index) => `${names[index]} ${this.nonces.get(names[index]) - nonce}`).join(', ');
    const all = async () => (await included()).every((nonce, index) => nonce >= this.nonces.get(names[index]));
    try {
      await until('late', all, patience);
    } catch {
      const late = `not final after ${seconds(patience)}: ${await missing()}`;
      throw new Trouble(`of ${this.accepted.length} accepted transfers these are ${late}`);
    } finally {
      await api.disconnect();
    }
    return node.finalized();
  }

  /** Asserts that all that was accepted is in the chain of `node` up to block `number`, exactly once. */
  async compare(checks, node, number) {
    const found = await node.transactions(await node.blocks(0, number));
    const times = new Map(this.accepted.map((hash) => [hash, 0]));
    checks.equal(times.size, this.accepted.length, 'different transfers');
    found.filter(({ hash }) => times.has(hash)).forEach(({ hash }) => times.set(hash, times.get(hash) + 1));
    const wrong = [...times.values()].filter((count) => count !== 1).length;
    const [accepted, refused] = [this.accepted.length, this.refused.length];
    tell(`${accepted} transfers accepted, ${refused} refused, ${times.size - wrong} in the chain exactly once.`);
    checks.equal(this.refused.slice(0, 5), [], 'what was refused');
    checks.equal(wrong, 0, 'transfers that are in no block, or in more than one');
    const api = await node.connect();
    const { data } = await (await api.at(await node.hash(number))).query.system.account(this.receiver);
    checks.equal(data.free.toBigInt(), BigInt(this.accepted.length) * VALUE, 'what the receiver has');
    await api.disconnect();
  }
}
