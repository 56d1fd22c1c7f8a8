// Runs the browser tests against devnets of their own, that of the light client against two validators.
// Usage: node tests/run.mjs [name …]
//
// TRIBUTARY names the node's binary, CHROMIUM the browser, TRIBUTARY_NEXT_RUNTIME the wasm of the next runtime. Where
// there is no browser, it says so and succeeds: nothing was tried.

import { existsSync } from 'node:fs';
import { CHROMIUM } from './lib/browser.mjs';
import { BINARY, devnet } from './lib/devnet.mjs';
import { network } from './lib/network.mjs';
import { light } from './light.mjs';
import { revert } from './revert.mjs';
import { story } from './story.mjs';
import { tabs } from './tabs.mjs';
import { missing, upgrade } from './upgrade.mjs';
import { epoch } from './epoch.mjs';
import { vote } from './vote.mjs';
import { views } from './views.mjs';
import { wallet } from './wallet.mjs';

const SEAL = ['--seal', 'instant,interval=1000'];
const TESTS = { story, tabs, epoch, vote, wallet, revert, views, upgrade, light };

async function run(name) {
  const net = await (name === 'light' ? network() : devnet(...SEAL));
  try {
    const why = name === 'upgrade' ? await missing(net) : null;
    if (why) {
      console.log(`${name}: skipped, for ${why}`);
      return;
    }
    const begun = Date.now();
    await TESTS[name](net);
    console.log(`${name}: passed in ${Math.round((Date.now() - begun) / 1000)} s`);
  } finally {
    await net.close();
  }
}

if (!CHROMIUM) {
  console.log('skipped: there is no Chromium (apt-get install chromium, or name one in CHROMIUM)');
} else if (!existsSync(BINARY)) {
  console.error(`error: ${BINARY} is not built: run make build, or name another in TRIBUTARY`);
  process.exit(1);
} else {
  const wanted = process.argv.slice(2);
  let failed = 0;
  for (const name of wanted.length > 0 ? wanted : Object.keys(TESTS)) {
    try {
      await run(name);
    } catch (error) {
      failed += 1;
      console.error(`${name}: FAILED\n${error.stack ?? error}`);
    }
  }
  process.exit(failed > 0 ? 1 : 0);
}
