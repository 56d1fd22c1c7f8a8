// Nodes of a script's own: processes of the built binary, in a folder that is gone when the script ends.

import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble, connect, sleep, within } from './chain.mjs';
import { freePort } from './ports.mjs';

/** Where cargo puts the binary. */
const TARGET = process.env.CARGO_TARGET_DIR || fileURLToPath(new URL('../../target', import.meta.url));
/** The binary. */
export const BINARY = process.env.TRIBUTARY_BIN || join(TARGET, 'release', 'tributary');

/** How long a process may take to do what it should, in milliseconds. */
const PATIENCE = 90_000;
/** How long a command may take that compiles the runtime, on a machine that does much else, in milliseconds. */
const WORK = 300_000;

/** The options of a connection to nodes that come and go, which polkadot.js need not mention. */
export const CONNECTION = { noInitWarn: true };

/** Tries it again and again, every `pause` milliseconds, until it holds; gives up after `patience` milliseconds. */
export async function patiently(complaint, holds, pause = 10, patience = PATIENCE) {
  const deadline = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > deadline) {
      throw new Trouble(complaint);
    }
    await sleep(pause);
  }
}

/** The folder, and what runs in it. */
export class Nodes {
  #children = new Set();
  /** A pattern of the two lines of panics that are no failure. */
  foreseen = null;

  constructor(name) {
    if (!existsSync(BINARY)) {
      throw new Trouble(`${BINARY} is not built: run \`make build\`, or name another in TRIBUTARY_BIN`);
    }
    this.folder = mkdtempSync(join(tmpdir(), `tributary-${name}-`));
    // Whatever ends this script ends what it started.
    process.on('exit', () => this.#destroy());
    ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.on(signal, () => process.exit(130)));
  }

  /** Ends every node, and removes what they wrote. */
  end() {
    this.#destroy();
  }

  /** The same, whatever a network makes of its end. */
  #destroy() {
    this.#children.forEach((child) => child.kill('SIGKILL'));
    rmSync(this.folder, { recursive: true, force: true });
  }

  /**
   * Writes the chain spec of the development chain with more `genesisCalls` `[account or null, call]`, and with another
   * `periodDivisor` of governance if there is one.
   */
  async makeSpec(genesisCalls, periodDivisor = null) {
    // The numbers in it are few and round: none is spoilt by being a number of JavaScript.
    const spec = JSON.parse(await this.command(['export-chain-spec', '--chain', 'dev']));
    const calls = genesisCalls.map(([who, call]) => [who, call.method.toHex()]);
    const { patch } = spec.genesis.runtimeGenesis;
    patch.genesisCalls.calls.push(...calls);
    patch.governance.periodDivisor = periodDivisor ?? patch.governance.periodDivisor;
    const [readable, raw] = ['spec.json', 'raw.json'].map((name) => join(this.folder, name));
    writeFileSync(readable, JSON.stringify(spec));
    // Raw, the genesis need not be built anew at each start.
    writeFileSync(raw, await this.command(['export-chain-spec', '--chain', readable, '--raw']));
    return raw;
  }

  /** Starts a node that nobody outside this machine sees, on the database of its name. */
  async start(spec, { name, key, flags }) {
    const [rpc, p2p] = [await freePort(), await freePort()];
    const args = [
      ...['--chain', spec, '--base-path', join(this.folder, name), '--state-pruning', 'archive'],
      ...['--rpc-port', String(rpc), '--listen-addr', `/ip4/127.0.0.1/tcp/${p2p}`],
      ...['--node-key', String(key).padStart(64, '0'), '--no-prometheus', '--no-telemetry', '--no-mdns'],
      ...['--log', 'warn', ...flags],
    ];
    const node = this.launch(name, args);
    return {
      ...node,
      p2p,
      rpc,
      /** Connects; tells the node's log if that cannot be done. */
      connect: async () => {
        try {
          return await connect(`ws://127.0.0.1:${rpc}`, CONNECTION, () => {}, PATIENCE);
        } catch (error) {
          throw new Trouble(`${error.message}\n${node.tail()}`);
        }
      },
    };
  }

  /**
   * Runs the binary, by the words of `prefix` if there are any; what it prints is added to the log of its `name`.
   *
   * `ended` becomes its exit code, or null if a signal ended it.
   */
  launch(name, args, prefix = []) {
    const log = `${name}.log`;
    const out = openSync(join(this.folder, log), 'a');
    const [program, ...rest] = [...prefix, BINARY, ...args];
    const child = spawn(program, rest, { stdio: ['ignore', out, out] });
    closeSync(out);
    this.#children.add(child);
    const ended = this.#ended(child);
    const finish = (signal) => {
      child.kill(signal);
      return within(PATIENCE, 'the node does not end', ended);
    };
    const written = () => readFileSync(join(this.folder, log), 'utf8');
    return {
      pid: child.pid,
      ended,
      log: written,
      tail: () => this.#tail(log),
      kill: () => finish('SIGKILL'),
      /** Ends it as an operator does; one that panicked, ever, is a failure of whatever ran it, unless it is `foreseen`. */
      stop: async () => {
        const code = await finish('SIGTERM');
        const panics = written().match(/.*panicked.*(?:\n.*)?/g) ?? [];
        const unforeseen = panics.filter((panic) => !this.foreseen?.test(panic));
        if (unforeseen.length > 0) {
          throw new Trouble(`the log of ${name} has panics:\n${unforeseen.join('\n')}`);
        }
        return code;
      },
    };
  }

  /** Starts a devnet on ports that are free, with these flags; answers where it is, and how to end it. */
  async devnet(flags = []) {
    const config = join(this.folder, 'devnet.json');
    const ports = ['--rpc-port', '0', '--prometheus-port', 'off', '--config-out', config];
    const devnet = this.launch('devnet', ['devnet', ...ports, ...flags]);
    const over = devnet.ended.then((code) => {
      throw new Trouble(`the devnet ended with ${code}:\n${devnet.tail()}`);
    });
    const there = patiently('the devnet does not start', () => existsSync(config));
    await Promise.race([there, over]);
    over.catch(() => {});
    return { ...devnet, ...JSON.parse(readFileSync(config, 'utf8')) };
  }

  /** Runs a command of the binary to its end; answers what it prints. */
  command(args) {
    const log = openSync(join(this.folder, 'command.log'), 'a');
    const child = spawn(BINARY, args, { stdio: ['ignore', 'pipe', log] });
    this.#children.add(child);
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (printed += text));
    const done = this.#ended(child).then((code) => {
      if (code !== 0) {
        throw new Trouble(`\`tributary ${args[0]}\` failed:\n${this.#tail('command.log')}`);
      }
      return printed;
    });
    return within(WORK, `\`tributary ${args[0]}\` does not end`, done);
  }

  #ended(child) {
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => {
        this.#children.delete(child);
        resolve(code);
      });
    });
  }

  #tail(log) {
    return readFileSync(join(this.folder, log), 'utf8').split('\n').slice(-20).join('\n');
  }
}
