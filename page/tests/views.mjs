// Each view in both sets of colours and on both widths: axe finds nothing, nothing is wider than the window, nothing
// fails, and the first view is there within a second.

import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { decodeAddress } from '@dedot/utils';
import { PEOPLE } from './lib/acting.mjs';
import { Person, foreign, open } from './lib/browser.mjs';
import { rpc } from './lib/devnet.mjs';
import { chain, same, that } from './lib/chain.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SHOTS = new URL('../shots/', import.meta.url).pathname;

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
/** Views by their address, and what is there when one has come. */
export const VIEWS = {
  home: ['#/', '.clock svg'],
  assets: ['#/assets', '.table tbody tr'],
  register: ['#/register', '.sharebar'],
  asset: ['#/asset/2', '.lineage .react-flow__node'],
  accounts: ['#/account', '.people li'],
  account: [`#/account/${ALICE}`, '.due'],
  tabs: ['#/tabs', '.act-form'],
  tab: ['#/tab/0', '.acts button'],
  epoch: ['#/epoch', '.clock svg'],
  votes: ['#/votes', 'main h1'],
  validators: ['#/validators', '.facts'],
  block: ['#/block/1', '.transactions'],
  calls: ['#/calls', '.act-form'],
};

async function findings(page) {
  // In a world of its own, which the page's policy does not bind.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 160))
        .join(' | ')}`,
  );
}

/** Opens a tab, so that there is one to look at: Ferdie pays, Eve serves. */
async function openTab(net) {
  const client = await chain(net);
  const key = `0x${Buffer.from(decodeAddress(PEOPLE.Ferdie)).toString('hex')}`;
  const lanes = [[2, 10n ** 12n]];
  const { callHex } = client.tx.tabs.open(PEOPLE.Eve, { type: 'Sr25519', value: key }, 5n * 10n ** 12n, lanes);
  await client.disconnect();
  await rpc(net, 'dev_callAs', PEOPLE.Ferdie, callHex);
}

/** Looks at what one does with a tab: the forms, the sheet of a voucher, and what was signed. */
async function lookAtTab(person, page, look) {
  await person.as('Ferdie');
  await person.go('#/tabs');
  await page.waitForSelector('.table tbody tr');
  await look('tabs-of-payer');
  await person.go('#/tab/0');
  await person.press('Sign a voucher');
  await person.type('More for the gateway', '0.1', '.drawer');
  await look('voucher-form');
  await person.press('Read it over and sign', '.drawer');
  await page.locator('.sheet tfoot').waitFor();
  await look('voucher-sheet');
  await page.locator('.sheet').getByRole('button', { name: 'Sign', exact: true }).click();
  await page.locator('.sheet .receipt').waitFor();
  await look('voucher-signed');
  await page.locator('.sheet').getByRole('button', { name: 'Close' }).click();
  await person.press('Settle a voucher');
  await look('settle-form');
  await person.go('#/asset/2');
  await person.press('Pay per call');
  await look('open-tab');
}

/** How long until the first view shows the epoch, in milliseconds, best of three. */
async function firstView(page, url) {
  const times = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const begun = Date.now();
    await page.goto(`${url}?${turn}#/`);
    await page.waitForSelector('.clock svg');
    times.push(Date.now() - begun);
  }
  return Math.min(...times);
}

/** Looks at all views; what was found wrong is told all at once. */
export async function views(net) {
  mkdirSync(SHOTS, { recursive: true });
  await rpc(net, 'dev_mine', 3);
  await openTab(net);
  const faults = [];
  for (const [width, height] of [
    [1440, 1000],
    [390, 844],
  ]) {
    for (const dark of [false, true]) {
      const { page, asked, wrong, close } = await open({ width, height, dark });
      try {
        const person = new Person(page, net.url);
        const pace = await firstView(page, net.url);
        console.log(`  first view at ${width} ${dark ? 'dark' : 'light'}: ${pace} ms`);
        const trust = await page.locator('.bar .trust').textContent();
        that(trust.includes('not offered here'), `a devnet of one process has no light client, and says: ${trust}`);
        const look = async (name) => {
          const label = `${name}-${width}-${dark ? 'dark' : 'light'}`;
          await page.waitForTimeout(400);
          await page.screenshot({ path: `${SHOTS}${label}.png`, fullPage: true });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          if (wide > 0) faults.push(`${label} is ${wide} pixels too wide`);
          faults.push(...(await findings(page)).map((one) => `${label}: ${one}`));
        };
        for (const [name, [hash, sign]] of Object.entries(VIEWS)) {
          await person.go(hash);
          await page.waitForSelector(sign);
          await look(name);
        }
        await lookAtTab(person, page, look);
        await person.go('#/asset/2');
        await person.press('Use');
        await look('drawer');
        await person.press('Read it over and sign', '.drawer');
        await page.locator('.sheet tfoot').waitFor();
        await look('sheet');
        faults.push(...wrong.map((one) => `${width}: ${one}`), ...foreign(asked).map((url) => `asked for ${url}`));
        that(
          process.env.PAGE_PACE === 'off' || pace < Number(process.env.PAGE_PACE ?? 5_000),
          `the first view took ${pace} ms`,
        );
      } finally {
        await close();
      }
    }
  }
  same(faults, [], 'what was found');
}
