// Runs the commands of docs/afternoon.md against a running devnet, as they stand on the page, so that the page is true:
//
//   make devnet && make trib          in one terminal
//   node examples/afternoon.mjs       in another; TRIBUTARY_URL or the first argument names another node
//
// The blocks of the page that are marked `sh` are run by one bash, in their order, in a folder that is gone afterwards.
// Everybody's balance is held against a second set of books, the costs that the page states are held against those of
// the run, and the commands in llms.txt against the page. With --write the costs and the commands are written instead,
// from a run on a devnet of its own.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { Shell, TRIB_PROGRAM } from './afternoon/shell.mjs';
import { Accounts } from './afternoon/accounts.mjs';
import { theirIncome } from './afternoon/books.mjs';
import { connect, nodeUrl } from './lib/chain.mjs';
import { asksToWrite, between, differences, markdown, put, rounded } from './lib/costs.mjs';
import { CONNECTION, Nodes } from './lib/node.mjs';
import { freePort } from './lib/ports.mjs';
import { CheckFailed, Checks, amount, chapter, run, say } from './lib/story.mjs';

const PAGE = new URL('../docs/afternoon.md', import.meta.url);
const LLMS = new URL('../llms.txt', import.meta.url);
/** Who acts, and who is paid. */
const CAST = ['Mia', 'Rita', 'Uma', 'Ada', 'Ben', 'Cleo', 'Dan'];
/** What the page's shell knows at the end. */
const KNOWN = ['dataset', 'model', 'north', 'south'];
const COST = 'cost';

/** The page's blocks of commands: `{ title, commands, cost }`, the cost as it stands there, or null. */
function stepsOf(page) {
  const pattern = /^## (.*)$|^```sh\n([^]*?)^```\n(?:\n<!-- cost -->\n([^]*?)<!-- \/cost -->)?/gm;
  const steps = [];
  let title = null;
  for (const [, heading, commands, cost] of page.matchAll(pattern)) {
    title = heading ?? title;
    if (commands) {
      steps.push({ title, commands, cost: cost ?? null });
    }
  }
  return steps;
}

/** What a step cost each, a line for everybody whom it cost or brought something. */
function told(costs) {
  const parts = ({ fee, held, moved }) => [
    ...(fee > 0n ? [`fee ${rounded(fee)} TRIB`] : []),
    ...(held > 0n ? [`on hold ${rounded(held)} TRIB`] : []),
    ...(held < 0n ? [`back ${rounded(-held)} TRIB`] : []),
    ...(moved < 0n ? [`paid ${rounded(-moved)} TRIB`] : []),
    ...(moved > 0n ? [`received ${rounded(moved)} TRIB`] : []),
  ];
  const lines = [...costs].map(([name, cost]) => [name, parts(cost)]).filter(([, list]) => list.length > 0);
  return lines.map(([name, list]) => `- ${name}: ${list.join(', ')}`).join('\n');
}

/** What everything cost each. */
function totals(steps) {
  const sums = new Map(CAST.map((name) => [name, { fee: 0n, held: 0n, paid: 0n, received: 0n }]));
  for (const { costs } of steps.filter(({ cost }) => cost !== null)) {
    for (const [name, { fee, held, moved }] of costs) {
      const sum = sums.get(name);
      sum.fee += fee;
      sum.held += held;
      sum[moved < 0n ? 'paid' : 'received'] += moved < 0n ? -moved : moved;
    }
  }
  const rows = [...sums].map(([name, sum]) => [name, ...[sum.fee, sum.held, sum.paid, sum.received].map(rounded)]);
  return markdown(['who', 'fees, in TRIB', 'still on hold', 'paid', 'received'], rows);
}

/** The page with the costs of this run. */
function filled(page, steps) {
  const costs = steps.filter(({ cost }) => cost !== null).map((step) => told(step.costs));
  const pattern = /<!-- cost -->\n[^]*?<!-- \/cost -->/g;
  const withSteps = page.replace(pattern, () => `<!-- ${COST} -->\n${costs.shift()}\n<!-- /${COST} -->`);
  return put(withSteps, 'costs', totals(steps));
}

/** All commands of the page, as llms.txt has them. */
const commandsOf = (steps) => ['```sh', steps.map(({ commands }) => commands.trim()).join('\n\n'), '```'].join('\n');

/** Runs every step; each has its costs afterwards. Answers what the shell knows at the end, and what it wrote. */
async function perform(api, url, steps, folder) {
  const [server, gateway] = [await freePort(), await freePort()];
  const shell = new Shell(folder, {
    ...{ TRIB_NODE: url, SERVER_PORT: String(server), GATEWAY_PORT: String(gateway), work: join(folder, 'work') },
    ...{ XDG_CONFIG_HOME: join(folder, 'config'), XDG_STATE_HOME: join(folder, 'state') },
    PATH: [dirname(TRIB_PROGRAM), process.env.PATH].join(delimiter),
  });
  const accounts = await Accounts.open(api, CAST);
  for (const step of steps) {
    chapter(step.title);
    step.printed = await shell.run(step.commands);
    step.costs = await accounts.turn();
    console.log(told(step.costs));
  }
  const known = await shell.values(KNOWN);
  await shell.end();
  return { ...known, printed: steps.map(({ printed }) => printed).join('\n') };
}

/** Everybody must have what the books say, after the fees that the chain tells. */
async function theirBalances(checks, steps, income) {
  for (const name of CAST) {
    const costs = steps.filter(({ cost }) => cost !== null).map((step) => step.costs.get(name));
    const moved = costs.reduce((sum, cost) => sum + (cost?.moved ?? 0n), 0n);
    checks.equal(moved, income.get(name) ?? 0n, `what ${name} received, or paid, beside fees and deposits`);
    say(`${name}: ${amount(moved)}`);
  }
}

/** What the page and llms.txt say otherwise. */
function mistakes(page, llms, steps) {
  const stated = steps.filter(({ cost }) => cost !== null);
  const found = stated.flatMap(({ title, cost, costs }) => differences(title, cost, told(costs)));
  found.push(...differences('the sum', between(page, 'costs'), totals(steps)));
  if (between(llms, 'afternoon') !== commandsOf(steps)) {
    found.push('the commands in llms.txt are not those of the page');
  }
  return found;
}

await run(async () => {
  const writes = asksToWrite();
  const [page, llms] = [PAGE, LLMS].map((url) => readFileSync(url, 'utf8'));
  const steps = stepsOf(page);
  const url = writes ? (await new Nodes('afternoon').devnet()).ws : nodeUrl();
  const api = await connect(url, CONNECTION);
  const folder = mkdtempSync(join(tmpdir(), 'tributary-afternoon-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const known = await perform(api, url, steps, folder);
  const checks = new Checks();
  chapter('The books');
  await theirBalances(checks, steps, await theirIncome(api, checks, known, join(folder, 'work')));
  if (writes) {
    writeFileSync(PAGE, filled(page, steps));
    writeFileSync(LLMS, put(llms, 'afternoon', commandsOf(steps)));
    say('The costs of docs/afternoon.md and the commands of llms.txt are those of this run.');
    return;
  }
  const found = mistakes(page, llms, steps);
  if (found.length) {
    const remedy = 'If that is as it should be: node examples/afternoon.mjs --write';
    throw new CheckFailed(['docs/afternoon.md is not what a run comes to:', ...found, remedy].join('\n  '));
  }
  console.log(`\n${steps.length} steps ran, all ${checks.held} assertions held, and the page says what they cost.`);
});
