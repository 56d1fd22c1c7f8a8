// The Python in examples/README.md does what it says, against the node. Where the library is not installed, it is at
// least Python. TRIBUTARY_PYTHON names the interpreter.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { nodeUrl } from '../lib/chain.mjs';
import { CheckFailed, run } from '../lib/story.mjs';

const README = new URL('../README.md', import.meta.url);
const PYTHON = process.env.TRIBUTARY_PYTHON || 'python3';
/** The address that the README has. */
const URL_THERE = 'ws://127.0.0.1:9944';
/** How long it may take, in milliseconds: the library reads the metadata in Python. */
const PATIENCE = 120_000;

/** Runs Python with this program as standard input. */
const python = (...[args, input]) => spawnSync(PYTHON, args, { input, encoding: 'utf8', timeout: PATIENCE });

await run(async () => {
  const [, program] = readFileSync(README, 'utf8').match(/^```python\n([^]*?)^```$/m) ?? [];
  if (!program?.includes(URL_THERE)) {
    throw new CheckFailed(`examples/README.md has no Python that speaks to ${URL_THERE}`);
  }
  if (python(['--version']).status !== 0) {
    console.log('There is no Python on this machine, so that it was not tried.');
    return;
  }
  const parsed = python(['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], program);
  if (parsed.status !== 0) {
    throw new CheckFailed(`the Python in examples/README.md is none:\n${parsed.stderr}`);
  }
  if (python(['-c', 'import substrateinterface']).status !== 0) {
    console.log('It is Python; substrate-interface is not installed, so that it was not run.');
    return;
  }
  const { status, stdout, stderr } = python(['-'], program.replace(URL_THERE, nodeUrl()));
  if (status !== 0 || !/^\d+ units of asset 2, for [\d.]+ TRIB$/m.test(stdout)) {
    throw new CheckFailed(`the Python in examples/README.md failed (${status}):\n${stdout}${stderr}`);
  }
  console.log(stdout.trim());
});
