// The whole story by hand, in the page: a dataset is registered, worked for, reviewed, granted to, published, built on
// and used; then royalties are collected and everybody is paid. Each balance is the chain's, to the planck, and what
// the page announced before each signature is what happened.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { visit } from './lib/browser.mjs';
import { PEOPLE, acting } from './lib/acting.mjs';
import { eventually, same } from './lib/chain.mjs';
import { rpc } from './lib/devnet.mjs';

const HASH = 'ab'.repeat(32);

async function register(story) {
  const { person } = story;
  const form = async () => {
    await person.go('#/register');
    await person.type('Name', 'River gauges');
    await person.type('Address', 'https://example.org/river-gauges');
    await person.type('A unit of use', '0.007000001');
    await person.type('Training on it, once', '12.000000000007');
    await person.type('Royalty', '15.0000001');
    await person.type('Reach', '5');
    await person.press('Read it over and sign');
  };
  const { announced, before, after } = await acting(story, 'Dave', form);
  const deposit = announced.get('Deposit for its records');
  same(after.held - before.held, deposit, 'the deposit for the dataset');
  await story.page.waitForURL(/#\/asset\/3$/);
}

async function contribute(story) {
  const { person, page } = story;
  await person.go('#/asset/3');
  const one = async () => {
    await person.press('Contribute');
    await person.type('Units', '30000');
    await person.type('Hash of the work', HASH);
    await page.locator('.drawer').getByLabel('Address', { exact: true }).fill('https://example.org/gauges-north');
    await person.press('Read it over and sign', '.drawer');
  };
  const { announced, before, after } = await acting(story, 'Bob', one);
  same(after.held - before.held, announced.get('Deposit, for as long as it is recorded'), 'the deposit for work');
}

/** A folder is hashed in the browser, and comes to the root that the chain then has. */
async function contributeFolder(story) {
  const { person, page, client } = story;
  const folder = mkdtempSync(join(tmpdir(), 'tributary-folder-'));
  mkdirSync(join(folder, 'work', 'b'), { recursive: true });
  ['a.txt', 'b/c.txt', 'b.txt'].forEach((name) => writeFileSync(join(folder, 'work', name), `content of ${name}`));
  writeFileSync(join(folder, 'owners.csv'), `path,account,units\na.txt,${PEOPLE.Eve},3\nb/c.txt,${PEOPLE.Ferdie},5\n`);
  try {
    const many = async () => {
      if ((await page.locator('.drawer').count()) === 0) await person.press('Contribute');
      await person.pick('Whose work', 'many', '.drawer');
      await page.locator('.drawer').getByLabel('Folder', { exact: true }).setInputFiles(join(folder, 'work'));
      await page.locator('.drawer').getByLabel('Table of owners').setInputFiles(join(folder, 'owners.csv'));
      await page.locator('.drawer .success').getByText('9 units').waitFor();
      await page.locator('.drawer').getByLabel('Address', { exact: true }).fill('https://example.org/manifest');
      await person.press('Read it over and sign', '.drawer');
    };
    await acting(story, 'Charlie', many);
    const { items } = await client.call.contributionsApi.contributionsOf(3, undefined, undefined, 16);
    const manifest = items.find(({ units }) => units === 9n);
    const view = await client.call.contributionsApi.manifest(manifest.id);
    same([view.count, view.units], [3, 9n], 'the manifest on the chain');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function review(story) {
  const { person, page } = story;
  const row = (text) => page.locator('.contribution').filter({ hasText: text });
  await acting(story, 'Dave', async () => {
    await row('gauges-north').getByRole('button', { name: 'Accept', exact: true }).click();
    await row('gauges-north').locator('.act-form').getByRole('button', { name: 'Accept', exact: true }).click();
  });
  await acting(story, 'Dave', async () => {
    await row('3 people').getByRole('button', { name: 'Accept', exact: true }).click();
    await row('3 people').getByLabel('Weight of each unit').fill('1000');
    await row('3 people').locator('.act-form').getByRole('button', { name: 'Accept', exact: true }).click();
  });
  await acting(story, 'Ferdie', async () => {
    await person.press('Fund');
    await person.type('Amount', '5.000000000003', '.drawer');
    await person.press('Read it over and sign', '.drawer');
  });
}

async function publish(story) {
  const { person, net } = story;
  await acting(story, 'Dave', () => person.press('Close'));
  await rpc(net, 'dev_mine', 6);
  await acting(story, 'Dave', async () => {
    await person.press('Publish');
    await person.type('Commitment', HASH, '.drawer');
    await person.press('Read it over and sign', '.drawer');
  });
  await story.page.locator('.asset-head .tag.published').waitFor();
}

/** A model is built on it, and used: its stack was shown before it was signed. */
async function build(story) {
  const { person, page, net } = story;
  const { announced } = await acting(story, 'Eve', async () => {
    await person.go('#/register');
    await person.pick('Kind', 'Model');
    await person.type('Name', 'Flood forecast');
    await person.type('Address', 'https://example.org/flood');
    await person.type('A unit of use', '1.234567891');
    await person.type('Steward', '100');
    await person.type('Data', '0');
    await person.pick('Built from', '3');
    await person.press('Cite it');
    await page.getByText('grant', { exact: true }).waitFor();
    await page.locator('.sharebar').getByText('River gauges').waitFor();
    await person.press('Read it over and sign');
  });
  const paid = announced.get('Training fee of “River gauges”') + announced.get('The treasury’s part of them');
  same(paid, 12_000_000_000_007n, 'the training fee');
  await page.waitForURL(/#\/asset\/4$/);
  await acting(story, 'Eve', () => person.press('Close'));
  await rpc(net, 'dev_mine', 6);
  await acting(story, 'Eve', async () => {
    await person.press('Publish');
    await person.type('Commitment', HASH, '.drawer');
    await person.press('Read it over and sign', '.drawer');
  });
  await acting(story, 'Ferdie', async () => {
    await person.press('Use');
    await person.type('Units', '1000', '.drawer');
    await person.press('Read it over and sign', '.drawer');
  });
}

/** Royalties are collected and everybody is paid, in one act each: to the planck what the page says. */
async function getPaid(story) {
  const { person, page, client } = story;
  for (const name of ['Bob', 'Dave', 'Eve']) {
    await person.go(`#/account/${PEOPLE[name]}`);
    await person.button('Collect and claim all').waitFor();
    await eventually(`${name} is owed something`, () => person.button('Collect and claim all').isEnabled());
    const { announced, before, after, fee } = await acting(story, name, () => person.press('Collect and claim all'));
    const sum = [...announced].filter(([label]) => label.startsWith('From ')).reduce((all, [, one]) => all + one, 0n);
    same(after.free, before.free - fee + sum, `what ${name} has after all was claimed`);
    same(await client.call.rewardsApi.claimable(PEOPLE[name]), [], `what ${name} could still claim`);
    const shown = page.locator('.facts div').filter({ hasText: 'Free' }).first().locator('button');
    await eventually(`the page shows what ${name} has`, async () =>
      ((await shown.getAttribute('aria-label')) ?? '').includes(`copy ${after.free} planck`),
    );
  }
}

/** Tells the whole story. */
export async function story(net) {
  await visit(net, {}, async ({ page, client, person }) => {
    await person.go('#/');
    await page.locator('.clock svg').waitFor();
    const all = { page, person, client, net };
    for (const part of [register, contribute, contributeFolder, review, publish, build, getPaid]) {
      await part(all);
      console.log(`  ${part.name} ✓`);
    }
  });
}
