// An epoch by hand: an evaluator commits to scores, a day in the life of a devnet later it reveals them from what this
// browser kept, the epoch is settled, and the page shows what came of it.

import { readFileSync } from 'node:fs';
import { visit } from './lib/browser.mjs';
import { eventually, same, that } from './lib/chain.mjs';
import { rpc } from './lib/devnet.mjs';

/** Scores two assets as Charlie, whom most of the stake is behind. */
export async function epoch(net) {
  await visit(net, {}, async ({ page, client, person }) => {
    await rpc(net, 'dev_fastForward', { epoch: 'next' });
    await person.go('#/epoch');
    await person.as('Charlie');
    await page.getByLabel('Score of Birdsong classifier, as a number').fill('60000');
    await page.getByLabel('Score of Field notes, as a number').fill('20000');
    const saved = page.waitForEvent('download');
    await person.press('Commit');
    await person.sign();
    const file = JSON.parse(readFileSync(await (await saved).path(), 'utf8'));
    const index = Number((await client.call.evaluationApi.epoch()).index);
    same([file.epoch, file.scores.length], [index, 2], 'the file with scores and salt');
    await eventually('the page shows that Charlie committed', () =>
      page
        .getByRole('row', { name: /Charlie/ })
        .getByText('committed')
        .isVisible(),
    );

    // A second one that was begun, and that no wallet signed: the chain never heard of it.
    await page.evaluate((key) => {
      const list = JSON.parse(localStorage.getItem(key));
      list.push({ ...list.at(-1), scores: [[2, 1]], salt: `0x${'11'.repeat(32)}` });
      localStorage.setItem(key, JSON.stringify(list));
    }, 'tributary.commitments');

    await rpc(net, 'dev_fastForward', { epoch: 'next' });
    await page.reload();
    await page.getByRole('button', { name: /^Reveal 2 scores/ }).click();
    await person.sign();
    await rpc(net, 'dev_fastForward', { epoch: 'next' });
    await rpc(net, 'dev_mine', 5);
    const view = await client.call.evaluationApi.scores(index, 2);
    that(view?.outcome?.[0] > 0, 'the chain has a consensus');
    await person.go(`#/epoch/${index}`);
    await page.locator('.consensus li', { hasText: 'Birdsong classifier' }).getByText('65,535 of').waitFor();
    await page.getByText(/Who was paid for epoch/).waitFor();
    await page.screenshot({ path: 'shots/scored-epoch.png', fullPage: true });
    await person.go('#/asset/2');
    await page.locator('.series canvas').waitFor();
    await page.locator('.sankey svg').waitFor();
    await page.waitForTimeout(300);
    await page.screenshot({ path: 'shots/scored-asset.png', fullPage: true });
  });
}
