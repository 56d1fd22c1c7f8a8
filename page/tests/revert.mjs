// The devnet goes back under an open page: what is gone is gone from the page, and it goes on.

import { visit } from './lib/browser.mjs';
import { eventually } from './lib/chain.mjs';
import { rpc } from './lib/devnet.mjs';

const FERDIE = '5CiPPseXPECbkjWCa6MnjNokrgYjMqmKndv2rSnekmSK2DjL';

/** Takes a snapshot by hand, does something, and goes back by hand. */
export async function revert(net) {
  await visit(net, {}, async ({ page, person }) => {
    await person.go('#/');
    const free = page.locator('.purse').filter({ hasText: 'Ferdie' }).locator('.free button');
    await free.waitFor();
    await person.press('Snapshot');
    const back = page.getByRole('button', { name: /^Back to/ });
    await back.waitFor();
    const before = await free.getAttribute('aria-label');

    await rpc(net, 'dev_fund', FERDIE, '7000000000000');
    await eventually('the page shows the grant', async () => (await free.getAttribute('aria-label')) !== before);
    const height = async () => Number((await page.locator('.node a').innerText()).replace(/\D/g, ''));
    const high = await height();
    await rpc(net, 'dev_mine', 30);
    await eventually('the page follows', async () => (await height()) >= high + 30);

    await back.click();
    await eventually('the page goes back', async () => (await height()) < high + 30);
    await eventually('the balance is what it was', async () => (await free.getAttribute('aria-label')) === before);
    const low = await height();
    await rpc(net, 'dev_mine', 2);
    await eventually('the page goes on', async () => (await height()) >= low + 2);

    // And it can still act.
    await person.as('Ferdie');
    await person.go('#/asset/2');
    await person.press('Use');
    await person.type('Units', '3', '.drawer');
    await person.press('Read it over and sign', '.drawer');
    await person.sign();
  });
}
