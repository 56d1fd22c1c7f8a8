// Hostile people and hostile clients.
//
// People: attempts to break what an asset promised, by ordinary transactions, in tests/hostile/promises.mjs on the node
// at TRIBUTARY_URL, and in tests/hostile/frozen.mjs on one of the script's own; in tests/hostile/waiting.mjs somebody
// fills the pool of another.
//
// Clients: requests that are too large, malformed, too deep or too many, connections that say nothing, subscriptions
// without end, and a reader that does not read. A node of the script's own must refuse what is too much, answer others
// meanwhile, and take no more memory than a bound.
//
// The nodes of its own are the built binary; TRIBUTARY_BIN names another.

import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect as dial } from 'node:net';
import { Trouble, sleep, within } from '../lib/chain.mjs';
import { Nodes, patiently } from '../lib/node.mjs';
import { Checks, count, run } from '../lib/story.mjs';
import { frozen } from './hostile/frozen.mjs';
import { promises } from './hostile/promises.mjs';
import { waiting } from './hostile/waiting.mjs';

/** The most that a request may have, in bytes: the node's default. */
const REQUEST_LIMIT = 15 * 2 ** 20;
/** The most connections that a node takes by default. */
const CONNECTIONS = 100;
/** How many idle connections a node is opened to. */
const IDLE = 1_000;
/** The most subscriptions of one connection: the node's default. */
const SUBSCRIPTIONS = 1_024;
/** How many subscriptions a flood asks for. */
const FLOOD = 3_000;
/** How many requests a large batch has. */
const BATCH = 10_000;
/** How deep the nested request is. */
const DEPTH = 100_000;
/** How many answers the slow reader asks for, of about a MiB each. */
const UNREAD = 200;
/** How much the node may grow by while all of this goes on, in MiB. */
const GROWTH = 512;
/** How long somebody else may wait for an answer meanwhile, in milliseconds. */
const ANSWER = 10_000;
/** How often somebody else asks, in milliseconds. */
const PAUSE = 100;
/** How long what was asked for may take, in milliseconds. */
const PATIENCE = 30_000;

const checks = new Checks();

/** A client that speaks WebSocket by itself: nothing of it retries, waits or reads unless it is told to. */
class Client {
  #socket;
  #read = Buffer.alloc(0);
  /** Messages that came, parsed. */
  messages = [];
  /** Why the server did not take the connection: the first line of its answer. */
  refusal = null;
  closed = false;

  static open(port, { reads = true } = {}) {
    const client = new Client();
    const key = randomBytes(16).toString('base64');
    client.#socket = dial({ port, host: '127.0.0.1' });
    client.#socket.on('close', () => (client.closed = true));
    const head = ['GET / HTTP/1.1', `Host: 127.0.0.1:${port}`, 'Upgrade: websocket', 'Connection: Upgrade'];
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    client.#socket.write([...head, `Sec-WebSocket-Key: ${key}`, 'Sec-WebSocket-Version: 13', '', ''].join('\r\n'));
    const opened = new Promise((resolve) => {
      client.#socket.on('error', (error) => {
        client.refusal ??= error.message;
        resolve(client);
      });
      const answered = (data) => {
        client.#read = Buffer.concat([client.#read, data]);
        const end = client.#read.indexOf('\r\n\r\n');
        if (end < 0) {
          return;
        }
        const answer = client.#read.subarray(0, end).toString();
        client.#read = client.#read.subarray(end + 4);
        client.#socket.off('data', answered);
        if (answer.includes(accept)) {
          client.#socket.on('data', (more) => client.#take(more));
          client.#take(Buffer.alloc(0));
          if (!reads) {
            client.#socket.pause();
          }
        } else {
          client.refusal = answer.split('\r\n')[0];
        }
        resolve(client);
      };
      client.#socket.on('data', answered);
    });
    return within(PATIENCE, 'the node does not answer to a WebSocket', opened);
  }

  /** Frames without fragments, as the node sends them. */
  #take(data) {
    this.#read = Buffer.concat([this.#read, data]);
    for (;;) {
      if (this.#read.length < 2) {
        return;
      }
      const [opcode, short] = [this.#read[0] & 0x0f, this.#read[1] & 0x7f];
      const [size, start] =
        short < 126
          ? [short, 2]
          : short === 126
            ? [this.#read.length < 4 ? Infinity : this.#read.readUInt16BE(2), 4]
            : [this.#read.length < 10 ? Infinity : Number(this.#read.readBigUInt64BE(2)), 10];
      if (this.#read.length < start + size) {
        return;
      }
      const payload = this.#read.subarray(start, start + size);
      this.#read = this.#read.subarray(start + size);
      if (opcode === 1) {
        this.messages.push(JSON.parse(payload.toString()));
      } else if (opcode === 9) {
        this.#frame(10, payload);
      } else if (opcode === 8) {
        this.close();
      }
    }
  }

  /** Sends a text as it is. */
  send(text) {
    this.#frame(1, Buffer.from(text));
  }

  ask(id, method, params = []) {
    this.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
  }

  /** The answer to request `id`. */
  async answer(id) {
    let found;
    await patiently(
      `no answer to request ${id}`,
      () => {
        found = this.messages.find((message) => message.id === id);
        return found || this.closed;
      },
      20,
      PATIENCE,
    );
    return found ?? { error: { message: 'the connection was closed' } };
  }

  close() {
    this.#socket.destroy();
  }

  #frame(opcode, payload) {
    const size = payload.length;
    const head = Buffer.alloc(size < 126 ? 2 : size < 65_536 ? 4 : 10);
    head[0] = 0x80 | opcode;
    // Clients must mask; with a mask of zeros the payload stays as it is.
    head[1] = 0x80 | (size < 126 ? size : size < 65_536 ? 126 : 127);
    if (head.length === 4) {
      head.writeUInt16BE(size, 2);
    } else if (head.length === 10) {
      head.writeBigUInt64BE(BigInt(size), 2);
    }
    this.#socket.write(Buffer.concat([head, Buffer.alloc(4), payload]));
  }
}

/** Somebody who goes on asking, on a connection of its own that must hold. */
class Bystander {
  #running = true;
  #done;
  worst = 0;
  asked = 0;

  static async arrive(port) {
    const bystander = new Bystander();
    const client = await Client.open(port);
    checks.equal(client.refusal, null, 'how an ordinary client is refused');
    bystander.#done = bystander.#ask(client);
    // What went wrong is told when it leaves.
    bystander.#done.catch(() => {});
    return bystander;
  }

  async #ask(client) {
    while (this.#running) {
      const from = Date.now();
      client.ask(this.asked, 'chain_getHeader');
      const { result, error } = await client.answer(this.asked);
      if (!result) {
        throw new Trouble(`somebody else was refused: ${error.message}`);
      }
      this.worst = Math.max(this.worst, Date.now() - from);
      this.asked += 1;
      client.messages = [];
      await sleep(PAUSE);
    }
    client.close();
  }

  async leave() {
    this.#running = false;
    await this.#done;
    checks.that(this.asked > 0, 'nobody else asked');
    checks.that(this.worst < ANSWER, `somebody else waited for ${this.worst} ms`);
    return `others were answered ${count(this.asked)} times, within ${this.worst} ms`;
  }
}

/** What the process has in memory, in MiB. */
const memory = (pid) => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1_024;

/** Posts a text; answers the status and what came with it, or why the connection ended. */
async function post(port, body) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { status: null, text: error.cause?.message ?? error.message };
  }
}

const request = (method, params = []) => JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });

async function openMany(port, number) {
  const clients = [];
  while (clients.length < number) {
    const some = Math.min(50, number - clients.length);
    clients.push(...(await Promise.all(Array.from({ length: some }, () => Client.open(port)))));
  }
  return clients;
}

// The attacks.

const ATTACKS = {
  /** More than a request may have. */
  async 'an oversized request'(port) {
    const { status, text } = await post(port, request('system_dryRun', ['0'.repeat(REQUEST_LIMIT)]));
    checks.that(status === 413 || status === null, `an oversized request is answered with ${status}: ${text}`);
    const client = await Client.open(port);
    client.send(request('system_dryRun', ['0'.repeat(REQUEST_LIMIT)]));
    const messages = () => client.messages.some(({ error }) => error);
    await patiently(
      'an oversized message is neither refused nor its sender cut off',
      () => client.closed || messages(),
    );
    const how = client.closed ? 'cut off' : `refused (${client.messages[0].error.message})`;
    client.close();
    return `over HTTP ${status ?? text}, over WebSocket ${how}`;
  },

  /** What is no JSON, or no request. */
  async 'malformed JSON'(port) {
    const bodies = [
      '{',
      '',
      '[]',
      '[1,2,3]',
      '{"jsonrpc":"2.0"}',
      'null',
      '\u0000\uffff',
      '{"id":1e999}',
      '"'.repeat(9_999),
    ];
    for (const body of bodies) {
      const { status, text } = await post(port, body);
      const refused = status !== 200 || text.includes('"error"') || text === '';
      checks.that(refused, `${body.slice(0, 20)} is answered with ${status}: ${text.slice(0, 200)}`);
    }
    return `${bodies.length} texts refused`;
  },

  /** Brackets in brackets, outside and inside the parameters. */
  async 'deeply nested JSON'(port) {
    const nested = '['.repeat(DEPTH) + ']'.repeat(DEPTH);
    for (const body of [nested, `{"jsonrpc":"2.0","id":1,"method":"chain_getBlockHash","params":${nested}}`]) {
      const { status, text } = await post(port, body);
      checks.that(status !== 200 || text.includes('"error"'), `it is answered with ${status}: ${text.slice(0, 200)}`);
    }
    return `${count(DEPTH)} levels refused`;
  },

  /** Ten thousand requests in one. */
  async 'a large batch'(port) {
    const one = { jsonrpc: '2.0', method: 'chain_getHeader', params: [] };
    const batch = Array.from({ length: BATCH }, (_, id) => ({ ...one, id }));
    const { status, text } = await post(port, JSON.stringify(batch));
    checks.equal(status, 200, 'the status of the answer to a large batch');
    const answers = JSON.parse(text);
    checks.equal(answers.length ?? answers.error?.code, BATCH, 'answers to a large batch');
    return `${count(BATCH)} answers`;
  },

  /** More subscriptions than a connection may have. */
  async 'a flood of subscriptions'(port) {
    const client = await Client.open(port);
    for (let id = 0; id < FLOOD; id += 1) {
      client.ask(id, 'chain_subscribeNewHeads');
    }
    const answers = () => client.messages.filter(({ id }) => id !== undefined);
    await patiently('a flood is not answered', () => client.closed || answers().length >= FLOOD, 50, PATIENCE);
    const taken = answers().filter(({ result }) => result).length;
    const refused = answers().find(({ error }) => error);
    client.close();
    checks.that(taken <= SUBSCRIPTIONS, `${taken} subscriptions were taken`);
    checks.that(taken > 0 && refused !== undefined, `${taken} subscriptions were taken, and none refused`);
    return `${count(taken)} of ${count(FLOOD)} taken; the others: ${refused.error.message}`;
  },

  /** Asks for much, subscribes, and reads none of it. */
  async 'a reader that does not read'(port) {
    const client = await Client.open(port, { reads: false });
    for (let id = 0; id < 100; id += 1) {
      client.ask(id, 'chain_subscribeAllHeads');
    }
    for (let id = 0; id < UNREAD; id += 1) {
      client.ask(1_000 + id, 'state_getMetadata');
    }
    // Blocks are made meanwhile, and told to those who subscribed.
    await sleep(3_000);
    client.close();
    return `${UNREAD} large answers and 100 subscriptions unread`;
  },

  /** Connections that say nothing. */
  async 'idle connections'(port) {
    const idle = await openMany(port, IDLE);
    const refused = idle.filter(({ refusal }) => refusal);
    checks.equal(refused.length, 0, `idle connections that are refused, such as with ${refused[0]?.refusal}`);
    // Others still come in.
    const late = await Client.open(port);
    late.ask(1, 'system_health');
    checks.that((await late.answer(1)).result !== undefined, 'a client that comes later is not answered');
    [...idle, late].forEach((client) => client.close());
    return `${count(IDLE)} held, and others come in`;
  },
};

// The test.

async function test() {
  const nodes = new Nodes('hostile');
  await promises(checks);
  await frozen(checks, nodes);
  const spec = await nodes.makeSpec([]);
  await waiting(checks, nodes, spec);
  const flags = ['--alice', '--validator', '--force-authoring'];

  const ordinary = await nodes.start(spec, { name: 'ordinary', key: 1, flags });
  await (await ordinary.connect()).disconnect();
  await crowd(ordinary.rpc);
  await ordinary.stop();

  const open = [...flags, '--rpc-max-connections', String(IDLE + CONNECTIONS)];
  const node = await nodes.start(spec, { name: 'open', key: 2, flags: open });
  await (await node.connect()).disconnect();
  const begin = memory(node.pid);
  for (const [name, attack] of Object.entries(ATTACKS)) {
    const bystander = await Bystander.arrive(node.rpc);
    const from = Date.now();
    const told = await attack(node.rpc);
    const others = await bystander.leave();
    const grown = memory(node.pid) - begin;
    console.log(
      `${name}: ${told}; ${others}; ${Date.now() - from} ms, memory ${grown >= 0 ? '+' : ''}${grown.toFixed(0)} MiB.`,
    );
    checks.that(grown < GROWTH, `the node has grown by ${grown.toFixed(0)} MiB with ${name}`);
  }

  const api = await node.connect();
  const height = (await api.rpc.chain.getHeader()).number.toNumber();
  await patiently('no blocks are made any more', async () => (await api.rpc.chain.getHeader()).number > height + 2);
  await api.disconnect();
  await node.stop();
  console.log(
    `From ${begin.toFixed(0)} MiB on the node grew by less than ${GROWTH} MiB. All ${checks.held} assertions held.`,
  );
}

/** Who comes when all connections are taken is told so; those who have one keep it, and a free place can be taken. */
async function crowd(port) {
  // Connections that were just closed may be counted for a moment.
  let clients;
  await patiently('the node does not take as many connections as it should', async () => {
    clients = await openMany(port, CONNECTIONS);
    const taken = clients.every(({ refusal }) => refusal === null);
    if (!taken) {
      clients.forEach((client) => client.close());
      await sleep(PAUSE);
    }
    return taken;
  });
  const late = await Client.open(port);
  checks.that(late.refusal !== null, `connection ${CONNECTIONS + 1} is taken`);
  for (const client of [clients[0], clients.at(-1)]) {
    client.ask(1, 'chain_getHeader');
    checks.that((await client.answer(1)).result !== undefined, 'who has a connection is not answered');
  }
  clients[0].close();
  await patiently('a place that is free cannot be taken', async () => {
    const next = await Client.open(port);
    next.close();
    return next.refusal === null;
  });
  clients.forEach((client) => client.close());
  console.log(`Of ${CONNECTIONS + 1} connections the last is answered ${late.refusal}; the others are not disturbed.`);
}

await run(test);
