// `trib gateway` as a process of a script's own: started, killed, started again on the same books.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble, within } from '../lib/chain.mjs';
import { freePort } from '../lib/ports.mjs';

/** Where cargo puts the binary. */
const TARGET = process.env.CARGO_TARGET_DIR || fileURLToPath(new URL('../../target', import.meta.url));
const TRIB = process.env.TRIB || join(TARGET, 'release', 'trib');
/** How long it may take to begin, and to end, in milliseconds. */
const PATIENCE = 30_000;

/** A gateway in a folder of its own. */
export class Gateway {
  #child = null;
  #ended = null;
  /** What it told, line by line. */
  lines = [];

  /** Makes the folder, but starts nothing. `model` is what the configuration says of the only one. */
  static async make(node, secret, model) {
    const gateway = new Gateway();
    gateway.folder = mkdtempSync(join(tmpdir(), 'tributary-gateway-'));
    gateway.url = `http://127.0.0.1:${await freePort()}`;
    gateway.config = join(gateway.folder, 'gateway.toml');
    gateway.args = ['gateway', '--config', gateway.config, '--as', secret, '--node', node];
    const lines = (entries) => Object.entries(entries).map(([name, value]) => `${name} = ${value}`);
    const parts = [
      ...lines({ listen: `"${gateway.url.slice('http://'.length)}"` }),
      ...['[limits]', ...lines({ rate: '2000.0', burst: '2000.0' })],
      ...['[settle]', ...lines({ every: 86_400, above: '"1000000 TRIB"' })],
      ...['[[model]]', ...lines(model)],
    ];
    writeFileSync(gateway.config, `${parts.join('\n')}\n`);
    process.on('exit', () => gateway.#remove());
    ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.on(signal, () => process.exit(130)));
    return gateway;
  }

  /** Starts it, and waits until it serves. */
  async start() {
    const child = spawn(TRIB, this.args, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child = child;
    this.#ended = new Promise((resolve) => child.on('exit', resolve));
    const ready = new Promise((resolve, reject) => {
      let rest = '';
      child.on('error', reject);
      child.on('exit', () => reject(new Trouble(`the gateway ended:\n${this.tail()}`)));
      child.stderr.setEncoding('utf8').on('data', (text) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop();
        this.lines.push(...lines);
        if (lines.some((line) => line.includes('"event":"ready"'))) {
          resolve();
        }
      });
    });
    await within(PATIENCE, 'the gateway does not begin', ready);
  }

  /** Kills it as a power cut does: by its own number, and without a word. */
  async kill() {
    process.kill(this.#child.pid, 'SIGKILL');
    await this.#ended;
  }

  /** Tells it to settle everything. */
  settle() {
    process.kill(this.#child.pid, 'SIGUSR1');
  }

  /** Tells it to end; answers its exit code. */
  stop() {
    this.#child.kill('SIGTERM');
    return within(PATIENCE, 'the gateway does not end', this.#ended);
  }

  /** What it told of this kind. */
  told(event) {
    return this.lines.filter((line) => line.includes(`"event":"${event}"`)).map((line) => JSON.parse(line));
  }

  tail() {
    return this.lines.slice(-20).join('\n');
  }

  #remove() {
    this.#child?.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
