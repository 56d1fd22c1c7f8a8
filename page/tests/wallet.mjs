// A wallet that puts itself into the page and signs as an extension does: it gets the payload in JSON, and answers a
// signature. Its key never is in the page's own hands; the bridge to it is a function of this test.

import { sr25519CreateDerive } from '@polkadot-labs/hdkd';
import { DEV_MINI_SECRET, ss58Address } from '@polkadot-labs/hdkd-helpers';
import { visit } from './lib/browser.mjs';
import { balance, same, that } from './lib/chain.mjs';
import { rpc } from './lib/devnet.mjs';
import { injected, sign } from './lib/wallet.mjs';

const pair = sr25519CreateDerive(DEV_MINI_SECRET)('//wallet of the test');
const ADDRESS = ss58Address(pair.publicKey);
const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';

/** Connects the wallet and sends something with it. */
export async function wallet(net) {
  const payloads = [];
  await visit(net, { init: injected(ADDRESS, 'Wanda') }, async ({ page, client, person }) => {
    await page.exposeFunction('signForTest', (payload) => {
      payloads.push(payload);
      return sign(client, pair, payload);
    });
    await rpc(net, 'dev_fund', ADDRESS, '5000000000000');
    await person.go('#/account');
    await page.getByRole('button', { name: /Connect test-wallet/ }).click();
    await page.locator('.people').getByText('Wanda').waitFor();
    const before = await balance(client, BOB);
    await person.go(`#/account/${BOB}`);
    await page.getByText('Send it something').click();
    await person.type('Amount', '1.000000000001');
    await person.press('Read it over and sign');
    const { announced, fee } = await person.sign();
    const [bob, own] = [await balance(client, BOB), await balance(client, ADDRESS)];
    same(bob.free - before.free, 1_000_000_000_001n, 'what arrived');
    same(own.free, 5_000_000_000_000n - 1_000_000_000_001n - fee, 'what is left in the wallet');
    same(own.free, announced.get('Free afterwards') + announced.get('Fee') - fee, 'what the page announced');
    that(payloads.length === 1, `the wallet was asked ${payloads.length} times`);
    const { address, genesisHash, method, specVersion, signedExtensions } = payloads[0];
    same(address, ADDRESS, 'whom the wallet was asked to sign as');
    same(genesisHash, client.genesisHash, 'the chain that it signed for');
    that(
      /^0x/.test(method) && /^0x/.test(specVersion) && signedExtensions.includes('CheckMetadataHash'),
      'the payload',
    );
  });
}
