// The switch "trust no node": a light client in the page follows two validators, and what it proves is what they say of
// the same block. A node that lies is found out. A claim goes through the light client, and is final when it is told.
// Nothing leaves this machine, and nothing of it is loaded before the switch is thrown.

import { sr25519CreateDerive } from '@polkadot-labs/hdkd';
import { DEV_MINI_SECRET, ss58Address } from '@polkadot-labs/hdkd-helpers';
import { visit } from './lib/browser.mjs';
import { balance, eventually, same, that } from './lib/chain.mjs';
import { rpc } from './lib/devnet.mjs';
import { finalized } from './lib/network.mjs';
import { injected, sign } from './lib/wallet.mjs';

const pair = sr25519CreateDerive(DEV_MINI_SECRET)('//Charlie');
const CHARLIE = ss58Address(pair.publicKey);
/** Final blocks that are followed. */
const FOLLOWED = 3;
/** How long the light client may take for anything, on a machine that does much else, in milliseconds. */
const PATIENCE = 300_000;

/** `window.lies`: whether the node's answers have another balance of each account that it is asked for. */
const LIAR = `{
  const honest = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data');
  const key = '"0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9[0-9a-f]{96}"';
  const account = new RegExp('(' + key + ',"0x[0-9a-f]{32})(..)', 'g');
  const other = (all, before, byte) => before + (byte === 'ff' ? 'fe' : 'ff');
  Object.defineProperty(MessageEvent.prototype, 'data', {
    ...honest,
    get() {
      const data = honest.get.call(this);
      return window.lies && typeof data === 'string' ? data.replace(account, other) : data;
    },
  });
}`;

/** A number as the page writes it. */
const numberIn = (text, pattern) => Number((pattern.exec(text)?.[1] ?? '0').replace(/,/g, ''));

/** What the view of an account shows of the proof: what it comes to, the block, and each amount in planck. */
async function shown(page) {
  const { verdict, rows } = await page.locator('.proof').evaluate((section) => ({
    verdict: section.querySelector('.verdict, .trouble').innerText,
    rows: [...section.querySelectorAll('tbody tr')].map((row) => ({
      what: row.querySelector('th').innerText.replace(/\s*differs$/, ''),
      planck: /copy (\d+) planck/.exec(row.querySelector('td button').getAttribute('aria-label'))[1],
      differs: row.classList.contains('wrong') && row.innerText.includes('differs'),
    })),
  }));
  const amounts = Object.fromEntries(rows.map(({ what, planck }) => [what, BigInt(planck)]));
  const wrong = rows.filter(({ differs }) => differs).map(({ what }) => what);
  return { verdict, number: numberIn(verdict, /final block ([\d,]+)/), amounts, wrong };
}

/** What the node says of a block, past the page. */
async function told(net, client, number) {
  const at = await client.at(await rpc(net, 'chain_getBlockHash', number));
  const [{ data }, { items }] = await Promise.all([
    at.query.system.account(CHARLIE),
    at.call.rewardsApi.owed(CHARLIE, undefined, 256),
  ]);
  const owed = items.filter(({ frozen }) => !frozen).reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  return { free: BigInt(data.free), owed };
}

/** Waits until the light client has proven a block, and says which. */
async function follows(page, after = 0) {
  const status = page.locator('.bar .trust .unit');
  const number = async () => numberIn(await status.innerText(), /block ([\d,]+)/);
  await eventually(`a block after ${after} is final by proof`, async () => (await number()) > after, PATIENCE).catch(
    async (error) => {
      throw new Error(`${error.message}; the page says: ${await status.innerText()}`);
    },
  );
  return number();
}

/** What is shown is proven, and the same as the node says past the page. */
async function compare(page, net, client) {
  await eventually(
    'an account is proven, and the node says the same',
    async () => (await page.locator('.proof .verdict.success').count()) > 0,
    PATIENCE,
  );
  const { verdict, number, amounts, wrong } = await shown(page);
  const { free, owed } = await told(net, client, number);
  same(wrong, [], `what differs: ${verdict}`);
  same(amounts.Free, free, `what Charlie has free at block ${number}`);
  same(amounts['Can be claimed now'], owed, `what Charlie is owed at block ${number}`);
  that((await finalized(net)) >= number, `block ${number} is final for the node, too`);
  return { free, owed };
}

/** A node that says another balance is found out, for as long as it does. */
async function findOut(page, net, client) {
  await page.evaluate(() => (window.lies = true));
  await page.locator('.proof .trouble').waitFor({ timeout: PATIENCE });
  const { verdict, number, amounts, wrong } = await shown(page);
  that(verdict.includes('The node says something else'), verdict);
  same(wrong, ['Free'], 'what differs');
  same(amounts.Free, (await told(net, client, number)).free, 'what is proven nevertheless');
  await page.evaluate(() => (window.lies = false));
  await compare(page, net, client);
}

/** Claims through the light client: the node's JSON-RPC is handed no transaction, and the chain has it. */
async function claim(person, client, sent) {
  await person.press('Collect and claim all');
  const { announced, fee } = await person.sign();
  const { free } = await balance(client, CHARLIE);
  // An epoch may have ended meanwhile: then there was more to be claimed.
  const least = announced.get('Free afterwards') + announced.get('Fee') - fee;
  that(free >= least, `Charlie has ${free} planck free after the claim, and ${least} were announced`);
  same(sent.filter((text) => text.includes('author_submit')), [], 'transactions that were handed to the node');
}

/** Throws the switch, on and off. */
export async function light(net) {
  await visit(net, { init: injected(CHARLIE, 'Charlie') + LIAR }, async ({ page, asked, client, person }) => {
    const sent = [];
    page.on('websocket', (socket) => {
      if (socket.url().startsWith(net.ws)) socket.on('framesent', ({ payload }) => sent.push(String(payload)));
    });
    await page.exposeFunction('signForTest', (payload) => sign(client, pair, payload));
    await person.go('#/account');
    await page.getByRole('button', { name: /Connect test-wallet/ }).click();
    await page.locator('.people').getByText('Charlie').waitFor();
    await person.go(`#/account/${CHARLIE}`);
    await page.locator('.due').waitFor();
    same(asked.filter((url) => url.includes('smoldot')), [], 'what is loaded before the switch is thrown');

    const trust = page.locator('.bar').getByRole('switch', { name: 'Trust no node' });
    await trust.check();
    const first = await follows(page);
    await follows(page, first + FOLLOWED - 1);
    const { owed } = await compare(page, net, client);
    that(owed > 0n, 'Charlie is owed something');
    that((await page.locator('.node').innerText()).includes('final, by proof'), 'the frame says what is shown');
    const ofNetwork = net.ports.map((port) => `ws://127.0.0.1:${port}/`);
    that(asked.some((url) => ofNetwork.includes(url)), `it asks the network: ${ofNetwork.join(' or ')}`);

    await findOut(page, net, client);
    await claim(person, client, sent);
    for (const [hash, place] of [
      ['#/', '.proof .verdict'],
      ['#/validators', '.facts'],
      ['#/asset/2', '.lineage .react-flow__node'],
      ['#/block', '.transactions'],
    ]) {
      await person.go(hash);
      await page.locator(place).first().waitFor({ timeout: PATIENCE });
    }

    // It goes on when the page is opened again, until it is told not to.
    await page.reload();
    await follows(page, first + FOLLOWED);
    await trust.uncheck();
    await page.locator('.node').getByText(/by proof/).waitFor({ state: 'detached' });
  });
}
