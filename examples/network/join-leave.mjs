// A fifth node joins four validators as examples/validator.mjs tells, makes blocks, is paid, leaves, and has its bond
// back.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Network, tell } from '../lib/network.mjs';
import { run } from '../lib/story.mjs';

await run(async () => {
  const network = new Network('join', 4);
  const nodes = await network.validators();
  const fifth = await network.node('fifth', { flags: ['--validator'] });
  fifth.start();
  await fifth.ready();
  const script = fileURLToPath(new URL('../validator.mjs', import.meta.url));
  const story = spawn(process.execPath, [script, `ws://127.0.0.1:${fifth.rpc}`], { stdio: 'inherit' });
  process.on('exit', () => story.kill());
  const code = await new Promise((resolve) => story.on('exit', resolve));
  network.checks.equal(code, 0, 'the exit code of examples/validator.mjs');
  tell('The fifth node has come and gone.');
  await network.agree([...nodes, fifth], await nodes[0].finalized());
  await network.end();
});
