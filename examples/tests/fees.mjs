// What calls cost: every common one is made on a devnet of this script's own, and the table of docs/reference.md is
// held against what it took. The test fails where a figure is off by more than a fifth.
//
//   node examples/tests/fees.mjs --write      writes the table anew, as after weights were measured
//
// The devnet is the built binary; TRIBUTARY_BIN names another.

import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from '../lib/chain.mjs';
import { asksToWrite, between, differences, markdown, put } from '../lib/costs.mjs';
import { DEV } from '../lib/dev.mjs';
import { CONNECTION, Nodes } from '../lib/node.mjs';
import { CheckFailed, run } from '../lib/story.mjs';
import { theClaims, theDataset, theEnds, theManifest, theModel } from './fees/assets.mjs';
import { theScores, theStake, theVotes } from './fees/power.mjs';
import { theTabs } from './fees/tabs.mjs';
import { Till } from './fees/till.mjs';

const PAGE = new URL('../../docs/reference.md', import.meta.url);
/** Pallets in the order of the table. */
const ORDER = [
  ...['balances', 'utility', 'registry', 'contributions', 'rewards', 'evaluation', 'tabs', 'governance', 'referenda'],
  ...['convictionVoting', 'preimage'],
];
const ACTS = [theDataset, theManifest, theModel, theClaims, theTabs, theStake, theScores, theVotes, theEnds];

/** Makes every call; answers the table. */
async function table(api) {
  const till = await Till.open(api);
  for (const act of ACTS) {
    await act(till);
  }
  const place = ({ section }) => ORDER.indexOf(section);
  const rows = till.rows.sort((one, other) => place(one) - place(other)).map(({ cells }) => cells);
  return markdown(['call', 'of', 'fee, in TRIB', 'put on hold'], rows, [false, false, true, false]);
}

await run(async () => {
  const writes = asksToWrite();
  const devnet = await new Nodes('fees').devnet();
  const api = await connect(devnet.ws, { ...CONNECTION, ...DEV }, () => {});
  const found = await table(api);
  await api.disconnect();
  await devnet.stop();

  const page = readFileSync(PAGE, 'utf8');
  if (writes) {
    writeFileSync(PAGE, put(page, 'fees', found));
    console.log(`${found}\n\ndocs/reference.md has these.`);
    return;
  }
  const mistakes = differences('docs/reference.md', between(page, 'fees'), found);
  if (mistakes.length) {
    const remedy = 'If that is as it should be: node examples/tests/fees.mjs --write';
    throw new CheckFailed(['what calls cost is not what the page says', ...mistakes, remedy].join('\n  '));
  }
  console.log(`${found.split('\n').length - 2} calls cost what docs/reference.md says, within a fifth.`);
});
