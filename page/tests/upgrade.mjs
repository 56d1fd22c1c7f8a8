// The runtime is upgraded under an open page: the page says so, reads on by the new metadata, and acts.

import { existsSync, readFileSync } from 'node:fs';
import { blake2b } from '@noble/hashes/blake2.js';
import { visit } from './lib/browser.mjs';
import { eventually } from './lib/chain.mjs';
import { rpc } from './lib/devnet.mjs';

/** The wasm of the next runtime, which scripts/next_runtime.sh builds. */
export const NEXT = process.env.TRIBUTARY_NEXT_RUNTIME;

/** Why this cannot be tried, or nothing. */
export async function missing(net) {
  if (!NEXT || !existsSync(NEXT)) return 'TRIBUTARY_NEXT_RUNTIME names no wasm: scripts/next_runtime.sh builds it';
  const { methods } = await rpc(net, 'rpc_methods');
  return methods.includes('dev_callAs') ? null : 'this devnet has no dev_callAs';
}

/** Upgrades, and goes on. */
export async function upgrade(net) {
  await visit(net, {}, async ({ page, client, person }) => {
    const code = readFileSync(NEXT);
    const hash = `0x${Buffer.from(blake2b(code, { dkLen: 32 })).toString('hex')}`;
    await person.go('#/validators');
    const runtime = page.locator('.facts div').filter({ hasText: 'Runtime' }).locator('dd');
    await runtime.waitFor();
    const before = await runtime.innerText();

    await rpc(net, 'dev_callAs', 'root', client.tx.system.authorizeUpgrade(hash).callHex);
    await client.tx.system.applyAuthorizedUpgrade(`0x${code.toString('hex')}`).send();
    await rpc(net, 'dev_mine', 12);
    await eventually('the page shows the new runtime', async () => (await runtime.innerText()) !== before);

    await person.as('Ferdie');
    await person.go('#/asset/2');
    await person.press('Use');
    await person.type('Units', '2', '.drawer');
    await person.press('Read it over and sign', '.drawer');
    await person.sign();
  });
}
