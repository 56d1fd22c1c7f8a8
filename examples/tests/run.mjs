// All end-to-end tests, one after another, against the node at TRIBUTARY_URL. The last line counts them. What failed,
// with the last that it said, also goes into the file E2E_REPORT, for whoever prints more after it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { nodeUrl } from '../lib/chain.mjs';

const SCRIPTS = [
  ...['tests/ledger.mjs', 'tests/epoch.mjs', 'tests/governance.mjs', 'tests/manifest.mjs', 'tests/security.mjs'],
  ...['tests/links.mjs', 'tests/voucher.mjs', 'tests/unit.mjs'],
  ...['tests/numbers.mjs', 'tests/keys.mjs', 'quickstart.mjs', 'quickstart.sh', 'epoch.mjs', 'governance.mjs'],
  'afternoon.mjs',
  'million.mjs',
  ...['tests/wallets.mjs', 'tests/chain.mjs', 'tests/python.mjs', 'tests/metadata.mjs'],
  ...['tests/reference.mjs', 'tests/fees.mjs', 'tests/burst.mjs', 'tests/dev.mjs', 'tests/restart.mjs', 'tests/upgrade.mjs'],
  ...['tests/network.mjs', 'tests/hostile.mjs', 'tests/gateway.mjs'],
];
/** Leaves of the manifest in the story of a million, unless LEAVES says it: the short form. */
const LEAVES = '4096';
/** How long one of them may take, in milliseconds. */
const PATIENCE = 300_000;
/** How many lines of a script that failed are said again at the end. */
const LAST_LINES = 30;

const root = fileURLToPath(new URL('..', import.meta.url));
const forgotten = readdirSync(new URL('.', import.meta.url))
  .map((name) => `tests/${name}`)
  .filter((path) => path.endsWith('.mjs') && path !== 'tests/run.mjs' && !SCRIPTS.includes(path));
if (forgotten.length) {
  console.error(`error: nobody runs ${forgotten.join(', ')}`);
  process.exit(2);
}

/** What runs a script. */
const programOf = (script) => (script.endsWith('.sh') ? 'bash' : process.execPath);

/** The end of what went through: whole lines, as many as are said again. */
class Tail {
  #text = '';

  /** Passes a chunk on to `out` and remembers the end of it. */
  through(out, chunk) {
    out.write(chunk);
    this.#text = `${this.#text}${chunk}`.split('\n').slice(-LAST_LINES - 1).join('\n');
  }

  toString() {
    return this.#text.trimEnd();
  }
}

/** Runs a script; answers whether it passed and the last that it said. */
function runs(script) {
  return new Promise((resolve) => {
    const tail = new Tail();
    const child = spawn(programOf(script), [script, nodeUrl()], {
      cwd: root,
      env: { LEAVES, ...process.env },
      stdio: ['inherit', 'pipe', 'pipe'],
      timeout: PATIENCE,
    });
    child.stdout.setEncoding('utf8').on('data', (chunk) => tail.through(process.stdout, chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk) => tail.through(process.stderr, chunk));
    child.on('error', (error) => {
      tail.through(process.stderr, `${error.message}\n`);
      resolve({ passed: false, said: String(tail) });
    });
    // What it started may outlive it and hold its pipes: what comes later than a second is not waited for.
    child.on('exit', async (code, signal) => {
      await Promise.race([once(child, 'close'), sleep(1000)]);
      if (signal) {
        tail.through(process.stderr, `${script} was ended by ${signal}; it may take ${PATIENCE / 1000} s.\n`);
      }
      resolve({ passed: code === 0, said: String(tail) });
    });
  });
}

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

const failed = [];
for (const [index, script] of SCRIPTS.entries()) {
  console.log(`== ${index + 1}/${SCRIPTS.length} ${script}\n`);
  const began = Date.now();
  const { passed, said } = await runs(script);
  console.log(`\n== ${script} ${passed ? 'passed' : 'FAILED'} in ${seconds(Date.now() - began)}\n`);
  if (!passed) {
    failed.push({ script, said });
  }
}
if (failed.length) {
  const report = [
    ...failed.map(({ script, said }) => `-- ${script} failed; the last that it said:\n${said}\n`),
    `failed: ${failed.map(({ script }) => script).join(', ')}\n`,
  ].join('\n');
  console.log(report);
  if (process.env.E2E_REPORT) {
    writeFileSync(process.env.E2E_REPORT, report);
  }
}
console.log(`${SCRIPTS.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length ? 1 : 0);
