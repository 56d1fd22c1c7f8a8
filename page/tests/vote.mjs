// A vote by hand: a parameter is proposed with the form that is made of the metadata, its deposit placed, both chambers
// vote, and the chain does what they decided. The tallies are the chain's.

import { visit } from './lib/browser.mjs';
import { eventually, same, that } from './lib/chain.mjs';
import { rpc } from './lib/devnet.mjs';

const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
const STOOD = 'section:has(h2:text-is("How it stood over time"))';
const KEY = { type: 'Registry', value: { type: 'MaxRoyaltySum', value: {} } };

async function propose(page, person) {
  await person.go('#/calls');
  await person.pick('Pallet', 'Governance');
  await person.pick('Call', 'propose_parameter');
  const which = (label) => page.locator('main').getByLabel(`${label}: which`).first();
  await which('Key value').selectOption('Registry');
  await which('Registry').selectOption('MaxRoyaltySum');
  const given = page.locator('main').getByLabel('given').first();
  await given.check();
  await person.type('Part 2', '750000000');
  await which('Enactment').selectOption('After');
  await person.press('Read it over and sign');
  await person.sign();
}

/** Both charts are there, and nothing that the tally has is missing in them; without a history there is one chart. */
async function drawn(page, net) {
  const charts = net.config.page ? 2 : 1;
  const canvases = page.locator('.series canvas');
  await eventually(`${charts} charts`, async () => (await canvases.count()) === charts);
  if (!net.config.page) return;
  await eventually('the curves have what the tally has', async () => {
    const text = await page.locator(STOOD).innerText();
    return text.includes('both are taken as they are now') && !text.includes('that the curves lack');
  });
}

/** When it is over, the history still tells how it stood: the last row of the charts is what it ended with. */
async function stood(page, person, client, net) {
  if (!net.config.page) return;
  await person.go('#/vote/0');
  await drawn(page, net);
  const folds = page.locator(STOOD).getByText('The same as a table');
  for (const fold of await folds.all()) await fold.click();
  const cells = async (at) => {
    const table = page.locator(STOOD).locator('table').nth(at);
    await table.waitFor();
    const rows = await table.locator('tbody tr').evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].map(({ innerText }) => innerText)),
    );
    return rows.filter((row) => row.at(-1) !== '–').at(-1);
  };
  const [, approval, , support] = await cells(0);
  // All ayes, in both chambers; of all tokens, of which each block makes some more.
  same(approval, '100', 'the approval that it ended with, in percent');
  const expected = (400_000 * 1e12 * 100) / Number(await electorate(client));
  that(Math.abs(Number(support) - expected) < 0.01, `the support that it ended with is ${support}, not ${expected}`);
  same(await cells(1), ['100', '100'], 'the ayes in each chamber, in percent');
  await page.screenshot({ path: 'shots/vote-over.png', fullPage: true });
}

/** All tokens that vote, in planck. */
async function electorate(client) {
  const { balances } = client.query;
  const [issued, inactive] = await Promise.all([balances.totalIssuance(), balances.inactiveIssuance()]);
  return issued - inactive;
}

/** Proposes, votes, and sees it enacted. */
export async function vote(net) {
  await visit(net, {}, async ({ page, client, person }) => {
    await person.go('#/');
    await person.as('Ferdie');
    await propose(page, person);
    await person.go('#/vote/0');
    await page.getByText('Set Registry.MaxRoyaltySum to 750,000,000').first().waitFor();
    await person.press('Place the decision deposit');
    await person.sign();

    await person.as('Bob');
    await person.go(`#/account/${BOB}`);
    await person.press('Collect and claim all');
    await person.sign();
    await person.go('#/vote/0');
    await person.type('With', '400000');
    await person.press('Vote with tokens');
    await person.sign();
    await person.press('Aye as a contributor');
    await person.sign();
    const { tally } = (await client.query.referenda.referendumInfoFor(0)).value;
    same(tally.ayes, 400_000n * 10n ** 12n, 'the ayes of tokens');
    same(tally.contributorAyes, await client.call.governanceApi.voice(BOB), 'the ayes of contributors');
    await drawn(page, net);
    await page.locator('.chamber').getByText('aye 400,000 TRIB').waitFor();
    await page.screenshot({ path: 'shots/vote.png', fullPage: true });
    await person.go('#/votes');
    await page.locator('.poll').waitFor();
    await page.screenshot({ path: 'shots/votes.png', fullPage: true });

    await rpc(net, 'dev_mine', 60);
    await eventually('the parameter is set', async () => {
      const value = await client.query.parameters.parameters(KEY);
      return JSON.stringify(value ?? null).includes('750000000');
    });
    await page.locator('.poll').getByText('Approved').waitFor();
    await stood(page, person, client, net);
  });
}
