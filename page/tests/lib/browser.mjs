// A real browser on the page, cut off from everything but this machine, and what a person does in it.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chain, same } from './chain.mjs';

const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** The browser, if one is installed. */
export const CHROMIUM = PLACES.find((path) => path && existsSync(path)) ?? null;

const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-default-apps'],
  // No name resolves, so that the network is cut for the browser.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];
/** How long the page may take for anything, on a machine that is busy, in milliseconds. */
const PATIENCE = 90_000;

/** Opens a browser; answers it with what was asked of the network and what went wrong in the page. */
export async function open({ width = 1440, height = 1000, dark = false, init = null } = {}) {
  if (!CHROMIUM) throw new Error('there is no Chromium: apt-get install chromium, or name one in CHROMIUM');
  const profile = mkdtempSync(join(tmpdir(), 'tributary-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless: true,
    args: FLAGS,
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    acceptDownloads: true,
    timeout: PATIENCE,
  });
  context.setDefaultTimeout(PATIENCE);
  if (init) await context.addInitScript(init);
  const page = context.pages()[0] ?? (await context.newPage());
  const asked = [];
  const wrong = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  page.on('pageerror', (error) => wrong.push(`${error.message}\n${error.stack ?? ''}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !/WebSocket|ERR_CONNECTION_REFUSED/.test(text)) wrong.push(text);
  });
  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { page, context, asked, wrong, close };
}

/** Requests that left this machine: there are none. */
export const foreign = (asked) =>
  asked.filter((url) => !/^(https?|wss?):\/\/(127\.0\.0\.1|localhost)[:/]|^(data|blob|about):/.test(url));

/** What a person does. */
export class Person {
  constructor(page, url) {
    Object.assign(this, { page, url });
  }

  /** Goes to a view. */
  async go(hash = '#/') {
    const { page, url } = this;
    if (!page.url().startsWith(url)) {
      await page.goto(`${url}${hash}`);
    } else {
      await page.evaluate((to) => (window.location.hash = to), hash);
    }
    await page.waitForSelector('main h1', { state: 'attached' });
  }

  /** Lets somebody sign. */
  async as(name) {
    const select = this.page.locator('.who select');
    await select.selectOption({ label: name });
  }

  button(name, within = 'main') {
    return this.page.locator(within).getByRole('button', { name, exact: true });
  }

  async press(name, within = 'main') {
    await this.button(name, within).first().click();
  }

  async type(label, text, within = 'main') {
    await this.page.locator(within).getByLabel(label, { exact: true }).first().fill(String(text));
  }

  async pick(label, value, within = 'main') {
    await this.page.locator(within).getByRole('combobox', { name: label, exact: true }).first().selectOption(value);
  }

  /**
   * Reads over the act that is shown and signs it. Answers the amounts in planck that it announced, by their labels,
   * and the fee that was paid.
   */
  async sign({ refused = null } = {}) {
    const sheet = this.page.locator('dialog.sheet');
    await sheet.waitFor();
    await sheet.locator('tfoot').waitFor();
    const announced = await this.amounts(sheet);
    await sheet.getByRole('button', { name: 'Sign and send' }).click();
    const receipt = sheet.locator('.receipt');
    await receipt.waitFor();
    const text = await receipt.innerText();
    if (refused === null && text.includes('The chain refused it')) throw new Error(text);
    if (refused !== null && !text.includes(refused)) throw new Error(`not refused by ${refused}: ${text}`);
    const [fee] = (await this.amounts(receipt)).values();
    await receipt.getByRole('button', { name: 'Close' }).click();
    await sheet.waitFor({ state: 'detached' });
    return { announced, fee };
  }

  /** The amounts in planck that a table of changes has, by their labels. */
  async amounts(place) {
    const rows = await place
      .locator('.changes tr')
      .evaluateAll((all) =>
        all.map((row) => [
          row.querySelector('th')?.innerText.replace(/\s+/g, ' ').trim() ?? '',
          /([−-]?[\d,]+) planck/.exec(row.querySelector('.planck')?.textContent ?? '')?.[1] ?? null,
        ]),
      );
    const amounts = rows.filter(([, amount]) => amount !== null);
    return new Map(amounts.map(([label, amount]) => [label, BigInt(amount.replace(/,/g, '').replace('−', '-'))]));
  }
}

/**
 * Lets `tell` happen with a browser and a client of its own, by which nothing may go wrong in the page and nothing be
 * asked of another machine. Where it fails, shots/failed.png is what the page showed.
 */
export async function visit(net, options, tell) {
  const client = await chain(net);
  const { page, asked, wrong, close } = await open(options);
  try {
    await tell({ page, asked, client, person: new Person(page, net.url) });
    same(foreign(asked), [], 'requests that left this machine');
    same(wrong, [], 'what went wrong in the page');
  } catch (error) {
    await page.screenshot({ path: 'shots/failed.png', fullPage: true }).catch(() => {});
    throw error;
  } finally {
    await client.disconnect();
    await close();
  }
}
