// Tabs by hand: a payer opens one from an asset's view, signs vouchers, the gateway settles what is pasted, the payer
// closes and takes back what is left; another is opened from the view of tabs, its key in a wallet, and its gateway
// gives back what is left. Each balance is the one that was announced and the chain's, to the planck.

import { sr25519CreateDerive } from '@polkadot-labs/hdkd';
import { DEV_MINI_SECRET, ss58Address } from '@polkadot-labs/hdkd-helpers';
import { PEOPLE, acting } from './lib/acting.mjs';
import { visit } from './lib/browser.mjs';
import { balance, eventually, same, that } from './lib/chain.mjs';
import { rpc } from './lib/devnet.mjs';

const TRIB = 10n ** 12n;
const DEPOSIT = 5n * TRIB + 1n;
/** A unit of the birdsong classifier, and what the registry asks for a byte. */
const [PRICE, BYTE] = [TRIB / 2n, 10n ** 8n];
/** The record of a first use, in bytes. */
const USAGE = 380n;

const pair = sr25519CreateDerive(DEV_MINI_SECRET)('//key of a tab');
const WANDA = ss58Address(pair.publicKey);

/** What an extension puts into each page: it signs messages, and asks its owner. */
const INJECTED = `
  window.injectedWeb3 = {
    'test-wallet': {
      version: '1.2.3',
      enable: async () => ({
        accounts: { get: async () => [{ address: '${WANDA}', name: 'Wanda', type: 'sr25519' }] },
        signer: { signRaw: async (asked) => ({ id: 1, signature: await window.signRawForTest(asked) }) },
      }),
    },
  };
`;

/** Signs as extensions do: between two tags. */
function signRaw({ data }) {
  const message = Buffer.concat([Buffer.from('<Bytes>'), Buffer.from(data.slice(2), 'hex'), Buffer.from('</Bytes>')]);
  return `0x${Buffer.from(pair.sign(message)).toString('hex')}`;
}

const section = (title) => `section:has(h2:text-is("${title}"))`;
const into = 'Into the tab; what is not spent comes back';

/** What the chain has of a tab. */
async function tabOf({ client }, id) {
  const { deposit, spent, service, lanes } = await client.call.tabsApi.tab(id);
  return { deposit, spent, service, lanes: lanes.map(({ asset, units, amount }) => [Number(asset), units, amount]) };
}

/** Fills in what a voucher says more, and signs it; answers what was announced and the text to hand on. */
async function signVoucher({ person, page }, more) {
  if ((await page.locator('.drawer').count()) === 0) await person.press('Sign a voucher');
  for (const [label, text] of Object.entries(more)) await person.type(label, text, '.drawer');
  await person.press('Read it over and sign', '.drawer');
  const sheet = page.locator('dialog.sheet');
  await sheet.locator('tfoot').waitFor();
  const announced = await person.amounts(sheet);
  await sheet.getByRole('button', { name: 'Sign', exact: true }).click();
  const text = await sheet.locator('.receipt pre').innerText();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await sheet.waitFor({ state: 'detached' });
  return { announced, text };
}

async function openForAsset(tale) {
  const { person, page } = tale;
  const { announced, before, after, fee } = await acting(tale, 'Ferdie', async () => {
    await person.go('#/asset/2');
    await person.press('Pay per call');
    await person.type('Gateway', PEOPLE.Eve, '.drawer');
    await person.type('Deposit', '5.000000000001', '.drawer');
    await person.press('Read it over and sign', '.drawer');
  });
  const held = (680n + 444n) * BYTE;
  same(announced.get(into), DEPOSIT, 'the deposit that was announced');
  same(announced.get('Deposit for its records'), held, 'the deposit for its records that was announced');
  same(after.held - before.held, held, 'the deposit for its records');
  same(before.free - after.free, DEPOSIT + held + fee, 'what the payer paid');
  await page.waitForURL(/#\/tab\/0$/);
  const empty = { deposit: DEPOSIT, spent: 0n, service: 0n, lanes: [[2, 0n, 0n]] };
  same(await tabOf(tale, 0), empty, 'the tab on the chain');
  tale.before = before;
  tale.held = held;
}

/** Two vouchers: each says all, and the second one more than the first. */
async function promise(tale) {
  const [units, service] = ['More units of “Birdsong classifier”', 'More for the gateway'];
  const first = await signVoucher(tale, { [units]: '2', [service]: '0.1' });
  same(first.announced.get('More than the one before'), 2n * PRICE + TRIB / 10n, 'what the first one promises');
  const second = await signVoucher(tale, { [units]: '1', [service]: '0.050000000003' });
  const all = 3n * PRICE + TRIB / 10n + TRIB / 20n + 3n;
  same(second.announced.get('More than the one before'), PRICE + TRIB / 20n + 3n, 'what the second one adds');
  same(second.announced.get('3 units of “Birdsong classifier” in all'), 3n * PRICE, 'what it promises for the asset');
  same(second.announced.get('Left of the tab once it is settled'), DEPOSIT - all, 'what it leaves');
  same((await tabOf(tale, 0)).spent, 0n, 'what is settled by signing alone');
  Object.assign(tale, { first: first.text, second: second.text, all });
}

/** The gateway pastes the second one: it is paid, and so is the asset. The first one adds nothing any more. */
async function settle(tale) {
  const { person, page, client } = tale;
  const income = async () => (await client.call.registryApi.asset(2)).lifetime;
  const former = await income();
  const { announced, before, after, fee } = await acting(tale, 'Eve', async () => {
    await person.go('#/tabs');
    await page.locator(section('Served by Eve')).getByRole('link', { name: 'Tab 0' }).waitFor();
    await person.type('Vouchers', tale.second, section('Settle vouchers'));
    await person.press('Read it over and sign', section('Settle vouchers'));
  });
  const service = TRIB / 10n + TRIB / 20n + 3n;
  same(announced.get('Service, to Eve'), service, 'the service that was announced');
  same(after.free - before.free, service - fee, 'what the gateway has more');
  same((await income()) - former, announced.get('Income of asset 2'), 'what the asset received');
  const paid = announced.get('Income of asset 2') + announced.get('The treasury’s part');
  same(paid, 3n * PRICE, 'what was paid for the asset');
  same(announced.get('Left of tab 0 then, of its payer'), DEPOSIT - tale.all, 'what was announced to be left');
  const settled = { deposit: DEPOSIT, spent: tale.all, service, lanes: [[2, 3n, 3n * PRICE]] };
  same(await tabOf(tale, 0), settled, 'the tab on the chain');

  await person.type('Vouchers', tale.first, section('Settle vouchers'));
  await person.press('Read it over and sign', section('Settle vouchers'));
  await page.locator('.notices .bad', { hasText: 'a later voucher is settled already' }).waitFor();
  same(await page.locator('dialog.sheet').count(), 0, 'sheets for a voucher that adds nothing');
}

/** The payer closes, waits, and takes back what is left; a record of use stays on hold. */
async function close(tale) {
  const { person, page, client, net } = tale;
  const left = DEPOSIT - tale.all;
  const { announced } = await acting(tale, 'Ferdie', async () => {
    await person.go('#/tab/0');
    await person.press('Close');
  });
  const when = 'Can be taken back 600 blocks later, if nothing more is settled';
  same(announced.get(when), left, 'what was announced to be taken back');
  await page.getByText(/what is left can be taken back from block [\d,]+ on, [\d,]+ blocks to go/).waitFor();
  same(await person.button('Take back what is left').count(), 0, 'ways to take it back at once');
  await rpc(net, 'dev_mine', 600);
  const end = await acting(tale, 'Ferdie', () => person.press('Take back what is left'));
  same(end.announced.get('What is left, to Ferdie'), left, 'what was announced to come back');
  same(end.announced.get('Deposit for its records, of Ferdie'), tale.held, 'the deposit that was announced');
  const kept = end.announced.get('Deposit for the record of use of “Birdsong classifier”, of Ferdie');
  same(kept, USAGE * BYTE, 'what stays on hold');
  same(end.after.free - end.before.free, left + tale.held - kept - end.fee, 'what came back');
  same(end.after.held - tale.before.held, kept, 'what is on hold after all');
  that(!(await client.call.tabsApi.tab(0)), 'the tab has ended');
  await page.getByText('It is not there, or has ended.').waitFor();
}

/** A tab for two assets, whose key a wallet has; then more money, and a third asset. */
async function openForMany(tale) {
  const { person, page } = tale;
  await person.go('#/account');
  await page.getByRole('button', { name: /Connect test-wallet/ }).click();
  await page.locator('.people').getByText('Wanda').waitFor();
  const form = section('Open a tab');
  const { announced, before, after } = await acting(tale, 'Bob', async () => {
    await person.go('#/tabs');
    await person.type('Gateway', PEOPLE.Eve, form);
    await person.type('Deposit', '2', form);
    await person.type('Assets', '2, 0', form);
    await person.pick('Signs the vouchers', WANDA, form);
    await person.press('Read it over and sign', form);
  });
  same(after.held - before.held, (680n + 2n * 444n) * BYTE, 'the deposit for its records');
  same(announced.get('Deposit for its records'), after.held - before.held, 'the one that was announced');
  await page.waitForURL(/#\/tab\/1$/);
  await acting(tale, 'Bob', async () => {
    await person.press('Add to it');
    await person.type('Amount', '1.5', '.drawer');
    await person.press('Read it over and sign', '.drawer');
  });
  const more = await acting(tale, 'Bob', async () => {
    await person.press('Pay for another asset');
    await person.type('Asset', '1', '.drawer');
    await person.press('Read it over and sign', '.drawer');
  });
  same(more.after.held - more.before.held, 444n * BYTE, 'the deposit for another asset');
  const lanes = [0, 1, 2].map((asset) => [asset, 0n, 0n]);
  same(await tabOf(tale, 1), { deposit: (7n * TRIB) / 2n, spent: 0n, service: 0n, lanes }, 'the tab on the chain');
  tale.heldOfBob = (680n + 3n * 444n) * BYTE;
}

/** The wallet signs a message between two tags, and somebody else settles what it promises. */
async function settleByAnybody(tale) {
  const { person, page, client, asked } = tale;
  await person.press('Sign a voucher');
  const { announced } = await signVoucher(tale, {
    'More units of “Birdsong recordings”': '3',
    'More units of “Birdsong classifier”': '1',
    'More for the gateway': '0.2',
  });
  const all = (3n * TRIB) / 100n + PRICE + TRIB / 5n;
  same(announced.get('More than the one before'), all, 'what it promises');
  same([asked.length, asked[0]?.type, asked[0]?.address], [1, 'bytes', WANDA], 'what the wallet was asked');
  const eve = await balance(client, PEOPLE.Eve);
  await acting(tale, 'Charlie', () => person.press('Settle it'));
  same((await balance(client, PEOPLE.Eve)).free - eve.free, TRIB / 5n, 'what the gateway has more');
  const lanes = [
    [0, 3n, (3n * TRIB) / 100n],
    [1, 0n, 0n],
    [2, 1n, PRICE],
  ];
  same(await tabOf(tale, 1), { deposit: (7n * TRIB) / 2n, spent: all, service: TRIB / 5n, lanes }, 'the tab');
  await page.locator(section('Signed here')).getByText('nothing', { exact: true }).waitFor();
  tale.left = (7n * TRIB) / 2n - all;
}

/** The gateway gives back what is left: all of it is the payer's, but what two records of use hold. */
async function giveBack(tale) {
  const { person, client } = tale;
  const bob = await balance(client, PEOPLE.Bob);
  const { announced, before, after, fee } = await acting(tale, 'Eve', () => person.press('Give back what is left'));
  same(before.free - after.free, fee, 'what it costs the gateway');
  same(announced.get('What is left, to Bob'), tale.left, 'what was announced');
  same(announced.get('Deposit for its records, of Bob'), tale.heldOfBob, 'the deposit that was announced');
  const kept = 2n * USAGE * BYTE;
  const now = await balance(client, PEOPLE.Bob);
  same(now.free - bob.free, tale.left + tale.heldOfBob - kept, 'what the payer has more');
  same(bob.held - now.held, tale.heldOfBob - kept, 'what is not on hold any more');
  await eventually('the tab has ended', async () => !(await client.call.tabsApi.tab(1)));
}

/** Tells it all. */
export async function tabs(net) {
  const asked = [];
  await visit(net, { init: INJECTED }, async ({ page, client, person }) => {
    await page.exposeFunction('signRawForTest', (one) => {
      asked.push(one);
      return signRaw(one);
    });
    await person.go('#/');
    const tale = { page, person, client, net, asked };
    for (const part of [openForAsset, promise, settle, close, openForMany, settleByAnybody, giveBack]) {
      await part(tale);
      console.log(`  ${part.name} ✓`);
    }
  });
}
