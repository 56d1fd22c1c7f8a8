// One bash, which runs what a page tells to type, a block after the other.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Trouble, within } from '../lib/chain.mjs';

/** The root of the clone. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Where cargo puts programs. */
const TARGET = process.env.CARGO_TARGET_DIR || join(ROOT, 'target');
/** `trib`, which must be called so. */
export const TRIB_PROGRAM = process.env.TRIB || join(TARGET, 'release', 'trib');
/** How long a block may take, in milliseconds. */
const PATIENCE = 120_000;

/** What must not come from whoever runs this. */
const FOREIGN = ['TRIB_AS', 'TRIB_PASSWORD', 'TRIB_PASSWORD_FILE', 'TRIB_YES'];

export class Shell {
  #child;
  #ended;
  #printed = '';
  #said = '';
  #heard = () => {};
  #steps = 0;

  /** Starts it at the root of the clone; what it writes of its own goes into `folder`. */
  constructor(folder, environment) {
    if (!existsSync(TRIB_PROGRAM)) {
      throw new Trouble(`there is no trib at ${TRIB_PROGRAM}: build it with make trib, or set TRIB`);
    }
    this.folder = folder;
    mkdirSync(environment.work, { recursive: true });
    const env = { ...process.env, ...environment };
    FOREIGN.forEach((name) => delete env[name]);
    const flags = ['--noprofile', '--norc', '-euo', 'pipefail', '-s'];
    // A group of its own, so that what it leaves running ends with it.
    this.#child = spawn('bash', flags, { cwd: ROOT, env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    this.#child.stdout.setEncoding('utf8').on('data', (text) => this.#hear(text));
    this.#child.stderr.setEncoding('utf8').on('data', (text) => (this.#said += text));
    this.#ended = new Promise((resolve, reject) => {
      this.#child.on('error', reject);
      this.#child.on('exit', (code, signal) => resolve(code ?? signal));
    });
    process.on('exit', () => this.#kill());
    ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.on(signal, () => process.exit(130)));
  }

  /** Runs commands to their end; answers what they print. Throws when one of them fails. */
  async run(commands) {
    this.#steps += 1;
    const [path, mark] = [join(this.folder, `step-${this.#steps}.sh`), `end of step ${this.#steps}`];
    writeFileSync(path, commands);
    [this.#printed, this.#said] = ['', ''];
    const over = new Promise((resolve) => {
      this.#heard = () => this.#printed.endsWith(`\n${mark}\n`) && resolve(true);
    });
    // From a file, so that no command reads the ones after it.
    this.#child.stdin.write(`. '${path}' < /dev/null\nprintf '\\n%s\\n' '${mark}'\n`);
    const failed = this.#ended.then((code) => {
      throw new Trouble(`bash ended with ${code} in\n${commands}\n${this.#printed}\n${this.#said}`);
    });
    await within(PATIENCE, `it takes too long:\n${commands}`, Promise.race([over, failed]));
    failed.catch(() => {});
    const printed = this.#printed.slice(0, -mark.length - 2);
    process.stdout.write(printed);
    return printed;
  }

  /** What these variables hold, by name. */
  async values(names) {
    const printed = await this.run(names.map((name) => `printf '%s=%s\\n' ${name} "$${name}"`).join('\n'));
    return Object.fromEntries(printed.trim().split('\n').map((line) => line.split('=')));
  }

  /** Lets it end. */
  end() {
    this.#child.stdin.end();
    return within(PATIENCE, 'bash does not end', this.#ended);
  }

  #hear(text) {
    this.#printed += text;
    this.#heard();
  }

  #kill() {
    try {
      process.kill(-this.#child.pid, 'SIGKILL');
    } catch {
      // It has ended, and everything that it started.
    }
  }
}
