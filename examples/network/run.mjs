// The scenarios, one after another, each in a process of its own. Names of scenarios choose among them. The last lines
// count them.

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SKIPPED, seconds } from '../lib/network.mjs';

const SCENARIOS = ['crash', 'quorum', 'torn', 'sync', 'versions', 'partition', 'equivocation', 'join-leave', 'light'];
/** How long one of them may take, in milliseconds. */
const PATIENCE = 600_000;

const forgotten = readdirSync(new URL('.', import.meta.url))
  .map((file) => file.replace(/\.mjs$/, ''))
  .filter((name) => name !== 'run' && !SCENARIOS.includes(name));
if (forgotten.length) {
  console.error(`error: nobody runs ${forgotten.join(', ')}`);
  process.exit(2);
}

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !SCENARIOS.includes(name));
if (unknown.length) {
  console.error(`error: there is no scenario ${unknown.join(', ')}; there are ${SCENARIOS.join(', ')}`);
  process.exit(2);
}

/** The scenario that runs: ctrl-c ends it, and it ends its nodes. */
let child;
['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) =>
  process.on(signal, () => {
    child?.once('exit', () => process.exit(130));
    child?.kill('SIGTERM');
  }),
);

/** Runs a scenario; answers its exit code. */
function outcome(name) {
  const script = fileURLToPath(new URL(`${name}.mjs`, import.meta.url));
  return new Promise((resolve) => {
    child = spawn(process.execPath, [script], { stdio: 'inherit', timeout: PATIENCE });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code, signal) => {
      if (signal) {
        console.error(`${name} was ended by ${signal}; it may take ${seconds(PATIENCE)}.`);
      }
      resolve(code ?? 1);
    });
  });
}

const began = Date.now();
const names = chosen.length ? chosen : SCENARIOS;
const summary = [];
for (const [index, name] of names.entries()) {
  console.log(`\n== ${index + 1}/${names.length} ${name}\n`);
  const from = Date.now();
  const code = await outcome(name);
  const word = code === 0 ? 'passed' : code === SKIPPED ? 'skipped' : 'FAILED';
  summary.push([name, word, seconds(Date.now() - from)]);
  console.log(`\n== ${name} ${word} in ${seconds(Date.now() - from)}`);
}
console.log();
summary.forEach(([name, word, time]) => console.log(`${name.padEnd(14)} ${word.padEnd(8)} ${time.padStart(8)}`));
const count = (word) => summary.filter(([, each]) => each === word).length;
console.log(
  `${count('passed')} passed, ${count('FAILED')} failed, ${count('skipped')} skipped in ${seconds(Date.now() - began)}`,
);
process.exit(count('FAILED') ? 1 : 0);
