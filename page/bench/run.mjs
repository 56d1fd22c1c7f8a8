// How long the page takes where there is much: makes a chain with many assets, contributions and events, and measures
// each view in a real browser, from the click until it is there, and each question that is asked of the history.
// Usage: node bench/run.mjs      (make page-bench builds what it needs)
//
//   ASSETS=1000 CONTRIBUTIONS=100000 EVENTS=100000 ROUNDS=8 USES=1500   what is made, events at least
//   TURNS=7                                                             how often each view is opened
//   STATE=folder       keeps the chain, and goes on with the one that is there
//   BARS=hold          fails where a view is above the bar; else it is told
//   DOCS=file          writes the table between its marks
//   PAGE_SERVER=test   measures page/dist, and not what the node was built with
//   ONLY=word          only the views with the word in their names

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { markdown, put } from '../../examples/lib/costs.mjs';
import { CHROMIUM, open } from '../tests/lib/browser.mjs';
import { chain, eventually } from '../tests/lib/chain.mjs';
import { devnet } from '../tests/lib/devnet.mjs';
import { BIG, Filling, HAND, steward } from './fill.mjs';
import { median, parts, visit, watch } from './measure.mjs';

const { env } = process;
const number = (name, otherwise) => Number(env[name] ?? otherwise);
const SIZES = {
  assets: number('ASSETS', 1_000),
  contributions: number('CONTRIBUTIONS', 100_000),
  events: number('EVENTS', number('CONTRIBUTIONS', 100_000)),
  rounds: number('ROUNDS', 8),
  uses: number('USES', 1_500),
};
const TURNS = number('TURNS', 7);
/** Milliseconds: of a view beside what it waits for the chain, and of the first one. */
const [BAR, FIRST_BAR] = [100, 1_000];
const PATIENCE = 60_000;
/** Views that ask the chain alone, for as much as they show: they are told, and not held to the bar. */
const OF_THE_CHAIN = ['block of many contributions'];
/** An address at which there is nothing: where each visit begins. */
const NOWHERE = '#/nowhere/at/all';

const row = (place) => `${place} tbody tr`;
const EARNED = 'main .two section:last-child .table tbody tr';

const askHistory = async ({ config }, path) => (await fetch(new URL(`/history/${path}`, config.page))).json();

/** The epoch that was scored last, and the first block of contributions. */
async function landmarks(net) {
  const [scored] = await askHistory(net, 'events?pallet=Evaluation&name=ScoresRevealed&limit=1');
  const [full] = await askHistory(net, 'events?pallet=Contributions&limit=1&after=1000000');
  return { epoch: scored.fields.epoch, block: full.block };
}

/** Views by what they show: where they are, what is there when they have come, and what is picked in them. */
function views({ epoch, block }) {
  const model = BIG + SIZES.assets - 2;
  const search = { field: '#search', value: 'Sample 1' };
  const choose = (label, value) => ({ field: `main select[data-bench="${label}"]`, label, value });
  return {
    home: ['#/', ['.clock svg', '.newest li', '.purse .free .amount']],
    assets: ['#/assets', [row('.table')]],
    'assets, searched': ['#/assets', [row('.table')], search],
    'assets, by what they received': ['#/assets', [row('.table')], choose('Order', 'lifetime')],
    register: ['#/register', ['.sharebar']],
    'asset with most contributions': [`#/asset/${BIG}`, ['.contribution', '.sankey svg', '.lineage .react-flow__node']],
    'asset that cites others': [`#/asset/${model}`, ['.lineage .react-flow__node', '.terms']],
    accounts: ['#/account', ['.people li']],
    'account with most contributions': [`#/account/${HAND}`, ['.due', EARNED]],
    'account, earned by pool': [`#/account/${steward(0)}`, [EARNED], choose('Earned', 'pool')],
    'steward of many assets': [`#/account/${steward(0)}`, ['.due', EARNED]],
    epoch: ['#/epoch', ['.clock svg']],
    'epoch, settled': [`#/epoch/${epoch}`, ['.consensus li']],
    votes: ['#/votes', ['.poll']],
    referendum: ['#/vote/0', ['main .plain li', '.series canvas']],
    tabs: ['#/tabs', ['.act-form']],
    chain: ['#/validators', ['.facts']],
    'block of many contributions': [`#/block/${block}`, ['.transactions']],
    'any call': ['#/calls', ['.act-form']],
  };
}

/** What can be asked of the history beside what views ask. */
const QUESTIONS = [
  'status',
  'events?limit=100',
  'events?limit=1000',
  `events?account=${HAND}&limit=100`,
  `events?asset=${BIG}&limit=100`,
  `events?account=${HAND}&asset=${BIG}&limit=100`,
  `events?account=${HAND}&asset=${BIG + 1}&limit=100`,
  'events?pallet=Contributions&limit=1000',
  'events?pallet=Balances&limit=100',
  'assets?limit=1000',
  'assets?limit=1000&search=Sample%201',
  'assets?limit=1000&state=published',
  `assets?limit=100&search=${steward(1)}`,
  `asset/${BIG}`,
  `asset/${BIG}/income?by=day`,
  `asset/${BIG}/income?by=epoch`,
  `asset/${BIG}/income?by=source`,
  `asset/${BIG}/flows`,
  `asset/${BIG}/flows?limit=1000`,
  `asset/${BIG}/scores`,
  ...['day', 'epoch', 'pool', 'asset', 'source'].map((by) => `account/${steward(0)}/earnings?by=${by}`),
  'evaluators',
  'epochs',
  'votes?referendum=0&limit=1000&after=0',
  'votes?limit=1000',
  'parameters',
].map((path) => `/history/${path}`);

const ms = (value) => (value < 10 ? value.toFixed(1) : Math.round(value).toString());

/** Opens a view again and again; the first time is told apart, for parts of the page come with it. */
async function measureView(page, tools, [hash, signs, pick]) {
  const ready = pick ? signs.slice(0, 1) : signs;
  const look = (to, what, chosen) =>
    page.evaluate(visit, { hash: to, signs: what, pick: chosen, patience: PATIENCE });
  const times = [];
  const asked = new Set();
  const computed = async () => {
    const { metrics } = await tools.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0);
  };
  for (let turn = 0; turn <= TURNS; turn += 1) {
    await look(NOWHERE, ['main .empty'], null);
    if (pick) {
      await look(hash, ready, null);
      if (pick.label) {
        const choice = page.getByRole('combobox', { name: pick.label, exact: true });
        await choice.evaluate((one, name) => (one.dataset.bench = name), pick.label);
      }
    }
    // What was asked before is answered, so that it does not count.
    await page.waitForTimeout(80);
    const before = await computed();
    const seen = await look(hash, signs, pick ?? null);
    seen.asked.forEach((url) => asked.add(url));
    times.push({ ...parts(seen), cpu: (await computed()) - before });
  }
  const [first, ...others] = times;
  const of = (part) => median(others.map((one) => one[part]));
  return {
    first: first.whole,
    whole: of('whole'),
    most: Math.max(...others.map(({ whole }) => whole)),
    chain: of('chain'),
    history: of('history'),
    own: of('own'),
    cpu: of('cpu'),
    least: Math.min(...others.map(({ own }) => own)),
    asked,
  };
}

/** How long until the first view shows the epoch: when nothing is kept yet, and the median of more. */
async function measureFirst(page, url) {
  const times = [];
  for (let turn = 0; turn <= Math.min(TURNS, 5); turn += 1) {
    const begun = performance.now();
    await page.goto(`${url}?${turn}#/`);
    await page.waitForSelector('.clock svg');
    times.push(performance.now() - begun);
  }
  return { cold: times[0], again: median(times.slice(1)) };
}

/** Asks the node's port, past the browser. */
async function measureQuestion(page, path) {
  const times = [];
  let bytes = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const begun = performance.now();
    const answer = await fetch(new URL(path, page));
    const text = await answer.text();
    times.push(performance.now() - begun);
    if (!answer.ok) throw new Error(`${path}: ${text}`);
    bytes = text.length;
  }
  return { path, bytes, middle: median(times), most: Math.max(...times), least: Math.min(...times) };
}

/** Reads on through the history, page by page, until there were enough events; fails if it has fewer. */
async function ensureEvents(net) {
  let [seen, before] = [0, ''];
  const begun = performance.now();
  while (seen < SIZES.events) {
    const page = await askHistory(net, `events?limit=1000${before}`);
    if (page.length === 0) throw new Error(`the history has ${seen} events, fewer than ${SIZES.events}`);
    seen += page.length;
    before = `&before=${page.at(-1).id}`;
  }
  console.error(`  ${seen} events were read, a thousand in ${ms((performance.now() - begun) / (seen / 1_000))} ms`);
}

/** Waits until the history has read all blocks; answers how many they are. */
async function caughtUp(net, client) {
  const { number: best } = await client.rpc.chain_getHeader();
  const isThere = async () => (await askHistory(net, 'status')).block >= best;
  await eventually('the history has read all blocks', isThere, 3_600_000);
  return best;
}

function tableOf(best, { found, first, questions }) {
  const ofViews = Object.entries(found).map(
    ([name, { first: once, whole, most, chain: asked, history, own, least, cpu }]) =>
      [name, ...[once, whole, most, asked, history, own, least, cpu].map(ms)],
  );
  const ofQuestions = questions.map(({ path, middle, most, least, bytes }) => {
    const shown = path.slice(9).replace(/5[1-9A-HJ-NP-Za-km-z]{46,47}/, 'ADDRESS');
    return [`\`${shown}\``, ...[middle, most, least].map(ms), (bytes / 1_000).toFixed(1)];
  });
  const parts = ['first time', 'median', 'most', 'chain', 'history', 'view and history', 'at least', 'its CPU'];
  return [
    markdown(['view', ...parts], ofViews),
    '',
    `Milliseconds, medians of ${TURNS}. From opening the page until the epoch is there: ${ms(first.cold)} ms, and ` +
      `${ms(first.again)} ms again.`,
    `${best} blocks, more than ${SIZES.events} events. ${cpus().length} cores, ${cpus()[0].model.trim()}`,
    '',
    markdown(['asked of the history', 'median', 'most', 'at least', 'kB'], ofQuestions),
  ].join('\n');
}

const writeInto = (file, table) => writeFileSync(file, put(readFileSync(file, 'utf8'), 'page', table));

function missedOf(found, first) {
  const slow = Object.entries(found).filter(([name, { own }]) => own > BAR && !OF_THE_CHAIN.includes(name));
  const missed = slow.map(([name, { own }]) => `${name} takes ${ms(own)} ms beside the chain, more than ${BAR}`);
  if (first.again > FIRST_BAR) missed.push(`the first view takes ${ms(first.again)} ms, more than ${FIRST_BAR}`);
  return missed;
}

async function measure(net) {
  const { page, wrong, close } = await open({ init: watch });
  try {
    const marks = await landmarks(net);
    const tools = await page.context().newCDPSession(page);
    await tools.send('Performance.enable');
    const first = await measureFirst(page, net.url);
    const found = {};
    for (const [name, view] of Object.entries(views(marks))) {
      if (env.ONLY && !name.includes(env.ONLY)) continue;
      try {
        found[name] = await measureView(page, tools, view);
        console.error(`  ${name}: ${ms(found[name].whole)} ms, beside the chain ${ms(found[name].own)}`);
      } catch (error) {
        wrong.push(`${name}: ${error.message}`);
        console.error(`  ${name}: ${error.message}`);
      }
    }
    const asked = Object.values(found).flatMap((one) => [...one.asked]);
    const questions = [];
    for (const path of new Set([...asked, ...QUESTIONS])) {
      questions.push(await measureQuestion(net.config.page, path));
    }
    return { found, first, questions, wrong };
  } finally {
    await close();
  }
}

async function main() {
  const { STATE } = env;
  const made = STATE && existsSync(`${STATE}/filled.json`);
  if (STATE) mkdirSync(STATE, { recursive: true });
  const net = await devnet('--seal', 'manual', ...(STATE ? ['--state-dir', STATE] : []));
  try {
    const client = await chain(net);
    console.error(`the page is at ${net.url}`);
    if (!made) await new Filling(net, client, SIZES).fill();
    if (STATE) writeFileSync(`${STATE}/filled.json`, JSON.stringify(SIZES));
    const best = await caughtUp(net, client);
    await client.disconnect();
    console.error(`  ${best} blocks are in the history`);
    await ensureEvents(net);
    const measured = await measure(net);
    const { found, first, wrong } = measured;
    const table = tableOf(best, measured);
    console.log(`\n${table}`);
    if (env.DOCS) writeInto(env.DOCS, table);
    const missed = missedOf(found, first);
    for (const one of missed) console.log(`missed: ${one}`);
    for (const one of wrong) console.log(`went wrong: ${one}`);
    if (wrong.length > 0 || (env.BARS === 'hold' && missed.length > 0)) process.exitCode = 1;
  } finally {
    await net.close();
  }
}

if (CHROMIUM) await main();
else console.log('skipped: there is no Chromium (apt-get install chromium, or name one in CHROMIUM)');
