// All end-to-end tests, one after another, against the node at TRIBUTARY_URL. The last line counts them.

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
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

/** Runs a script; answers whether it passed. */
function passes(script) {
  return new Promise((resolve) => {
    const child = spawn(programOf(script), [script, nodeUrl()], {
      cwd: root,
      env: { LEAVES, ...process.env },
      stdio: 'inherit',
      timeout: PATIENCE,
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.on('exit', (code, signal) => {
      if (signal) {
        console.error(`${script} was ended by ${signal}; it may take ${PATIENCE / 1000} s.`);
      }
      resolve(code === 0);
    });
  });
}

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

const failed = [];
for (const [index, script] of SCRIPTS.entries()) {
  console.log(`== ${index + 1}/${SCRIPTS.length} ${script}\n`);
  const began = Date.now();
  const passed = await passes(script);
  console.log(`\n== ${script} ${passed ? 'passed' : 'FAILED'} in ${seconds(Date.now() - began)}\n`);
  if (!passed) {
    failed.push(script);
  }
}
if (failed.length) {
  console.log(`failed: ${failed.join(', ')}`);
}
console.log(`${SCRIPTS.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length ? 1 : 0);
