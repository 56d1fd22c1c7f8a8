// A light client: it follows a chain by what its validators have signed and reads state by proof, and so trusts no
// node. For Node.js and for browsers: nothing here is of the one or the other. smoldot does the work, and is loaded
// with the first connection; polkadot.js only if it is asked for.

/** How long the network may take to be found, in milliseconds. */
const PATIENCE = 120_000;
/** How often it is looked whether it is, in milliseconds. */
const PAUSE = 250;

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Begins to follow the chain of a raw spec and answers a `Light`.
 *
 * `spec` is the address of the spec (a URL, absolute in Node.js), its text, or what the text parses to. It is what is
 * trusted, so it must come from where the application itself comes from. `bootNodes` are multiaddresses beside those in
 * the spec, of nodes that need not be trusted. `database` is what `Light.database()` answered earlier: with it the
 * chain is found sooner. It is trusted as the spec is. `start` makes smoldot's client: one in a worker, if the page has
 * one. The other options go to smoldot.
 *
 * Throws when the spec cannot be read. That nobody is found is no error here: see `Light.ready()`.
 */
export async function connect(spec, { bootNodes = [], database, start = startHere, ...options } = {}) {
  const text = await textOf(spec, bootNodes);
  const client = await start({ maxLogLevel: 1, ...options });
  try {
    return new Light(client, text, database, await client.addChain({ chainSpec: text, databaseContent: database }));
  } catch (error) {
    await client.terminate();
    throw new Error(`the chain spec cannot be used: ${error.message}`);
  }
}

/** smoldot in this thread. It takes turns with whatever else runs there. */
async function startHere(options) {
  const smoldot = await import('smoldot');
  return smoldot.start(options);
}

/** The text of a spec, with more boot nodes in it. They are no part of the genesis: it stays the same chain. */
async function textOf(spec, bootNodes) {
  let found = spec;
  if (spec instanceof URL || (typeof spec === 'string' && !spec.trimStart().startsWith('{'))) {
    const response = await fetch(spec);
    if (!response.ok) {
      throw new Error(`there is no chain spec at ${spec}: ${response.status} ${response.statusText}`);
    }
    found = await response.text();
  }
  const parsed = typeof found === 'string' ? JSON.parse(found) : found;
  if (!parsed.genesis?.raw) {
    throw new Error('the chain spec is not raw: `tributary export-chain-spec --raw` makes one that is');
  }
  return JSON.stringify({ ...parsed, bootNodes: [...(parsed.bootNodes ?? []), ...bootNodes] });
}

/** A chain that is followed. */
class Light {
  #client;
  #text;
  #database;
  #rpc;
  #providers = [];

  constructor(client, text, database, chain) {
    this.#client = client;
    this.#text = text;
    this.#database = database;
    this.#rpc = new Rpc(chain);
  }

  /** What the client answers to a JSON-RPC request; throws what it refuses it with. */
  request(method, ...params) {
    return this.#rpc.request(method, params);
  }

  /** How it is: `{ peers, isSyncing }`. */
  async health() {
    const { peers, isSyncing } = await this.request('system_health');
    return { peers, isSyncing };
  }

  /** Waits until it has found the network and what is final there; throws when it does not within `patience` ms. */
  async ready(patience = PATIENCE) {
    const deadline = Date.now() + patience;
    let peers = 0;
    do {
      // Without peers some questions are not answered for a long time.
      const late = sleep(Math.max(deadline - Date.now(), 0));
      const health = await Promise.race([this.health(), late]);
      peers = health?.peers ?? peers;
      if (peers > 0 && health?.isSyncing === false && (await Promise.race([this.#height(), late])) > 0) {
        return;
      }
      await Promise.race([sleep(PAUSE), late]);
    } while (Date.now() < deadline);
    const found = peers ? `${peers} nodes answer, but nothing of theirs is final` : 'no node of this chain answers';
    throw new Error(`${found} after ${patience / 1000} s: are the boot nodes right, and can they be reached?`);
  }

  async #height() {
    const { number } = await this.request('chain_getHeader', await this.request('chain_getFinalizedHead'));
    return Number(number);
  }

  /**
   * What to give to `connect` the next time: at most `size` characters. To be kept where only the application writes.
   */
  database(size = 256 * 1024) {
    return this.request('chainHead_unstable_finalizedDatabase', size);
  }

  /**
   * The same chain once more, with answers of its own: for a library that speaks to smoldot itself, such as dedot's
   * `SmoldotProvider`. Nothing is synchronised twice.
   */
  chain() {
    return this.#client.addChain({ chainSpec: this.#text, databaseContent: this.#database });
  }

  /** A provider for polkadot.js, which has found the network when this resolves. */
  async provider() {
    const { ScProvider } = await import('@polkadot/api');
    const addChain = async (_, answered) => {
      const chain = await this.chain();
      deliver(chain, answered);
      return { addChain, remove: () => chain.remove(), sendJsonRpc: (text) => chain.sendJsonRpc(text) };
    };
    const connector = { WellKnownChain: {}, createScClient: () => ({ addChain, addWellKnownChain: addChain }) };
    const provider = new ScProvider(connector, this.#text);
    this.#providers.push(provider);
    const connected = new Promise((resolve) => provider.on('connected', resolve));
    await this.ready();
    await provider.connect();
    await connected;
    return provider;
  }

  /** Ends it, with whatever uses it. */
  async close() {
    this.#rpc.close();
    // They ask for its health again and again.
    await Promise.all(this.#providers.map((provider) => provider.disconnect()));
    await this.#client.terminate();
  }
}

/** Hands over what the chain answers, until the chain is removed. */
async function deliver(chain, answered) {
  try {
    for await (const text of chain.jsonRpcResponses) {
      answered(text);
      // Whoever subscribed has to know the subscription's name before its first message comes.
      await sleep(0);
    }
  } catch (error) {
    // There is no other end: a chain that was removed says so in this way.
    if (!/Destroyed/.test(error.name)) {
      throw error;
    }
  }
}

/** Questions and answers. */
class Rpc {
  #chain;
  #waiting = new Map();
  #next = 1;

  constructor(chain) {
    this.#chain = chain;
    deliver(chain, (text) => this.#answered(text)).catch((error) => this.#fail(error));
  }

  request(method, params) {
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject });
      this.#chain.sendJsonRpc(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    });
  }

  #answered(text) {
    const { id, result, error } = JSON.parse(text);
    const { method, resolve, reject } = this.#waiting.get(id) ?? {};
    this.#waiting.delete(id);
    if (error) {
      reject?.(new Error(`${method}: ${error.message}${error.data ? ` (${JSON.stringify(error.data)})` : ''}`));
    } else {
      resolve?.(result);
    }
  }

  #fail(error) {
    this.#waiting.forEach(({ reject }) => reject(error));
    this.#waiting.clear();
  }

  close() {
    this.#fail(new Error('the light client was closed'));
  }
}
