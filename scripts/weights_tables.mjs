// Keeps the tables of declared weights in docs/benchmarks.md: weights_tables.mjs [--write]
//
// Each table lies between two markers, is made from the weights files alone, and must stand there as it is made;
// --write puts it there.

import { readFileSync, writeFileSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { at, parse } from './weights_file.mjs';
import { number } from './weights_text.mjs';

const PAGE = 'docs/benchmarks.md';
const DATABASE = 'runtime/src/weights/paritydb_weights.rs';

const pallets = new Map();
const weights = (pallet) => {
  if (!pallets.has(pallet)) pallets.set(pallet, parse(readFileSync(`pallets/${pallet}/src/weights.rs`, 'utf8')));
  return pallets.get(pallet);
};

/** Nanoseconds of a read and of a write. */
function database() {
  const text = readFileSync(DATABASE, 'utf8');
  const [read, write] = ['read', 'write'].map((what) =>
    number(text.match(new RegExp(`\\b${what}: ([\\d_]+) \\* constants`))[1]));
  return { read, write };
}

/** What a call declares where its components are as in `components`: microseconds, reads and writes. */
function declared(pallet, name, components = {}) {
  const call = weights(pallet).get(name);
  if (!call) throw new Error(`${pallet} declares no weight called ${name}`);
  const corner = new Map(Object.entries(components));
  const { read, write } = database();
  const [reads, writes] = [at(call.reads, corner), at(call.writes, corner)];
  const computation = at(call.time, corner) / 1e6;
  return { computation, reads, writes, together: computation + (reads * read + writes * write) / 1000 };
}

const ms = (us) => (us / 1000).toFixed(2);

/** The pages of a settlement at their largest. */
function pages() {
  const rows = [
    ['a bucket of 256 rows and 16,384 scores', 'settle_more_scores', { s: 16_128 }],
    ['a bucket whose 64 assets are fresh, scored by 256', 'settle_fresh', { n: 64 }],
    ['64 assets paid', 'settle_assets', { n: 64 }],
    ['32 evaluators paid', 'settle_evaluators', { n: 32 }],
    ['32 positions joining', 'settle_joins', { n: 32 }],
    ['16 penalties', 'settle_penalties', { n: 16 }],
    ['256 rows swept', 'settle_sweep', { n: 256 }],
    ['a settlement opened', 'settle_open', {}],
    ['a phase ended', 'settle_turn', {}],
  ];
  return [
    '| page, at its largest | computation | reads | writes | together |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows.map(([title, name, components]) => {
      const { computation, reads, writes, together } = declared('evaluation', name, components);
      return `| ${title} | ${ms(computation)} ms | ${reads} | ${writes} | ${ms(together)} ms |`;
    }),
  ];
}

/** What a call costs beside another, and one more of what it takes many of. */
function calls() {
  const each = (pallet, name, component, from, to, fixed = {}) => {
    const [few, many] = [from, to].map((count) => declared(pallet, name, { ...fixed, [component]: count }).together);
    return (many - few) / (to - from);
  };
  const { together: contribute } = declared('contributions', 'contribute');
  const { together: claim } = declared('rewards', 'claim');
  const ratio = (title, { together }, other, name) => `| ${title} | ${together.toFixed(0)} µs | ${(together / other).toFixed(2)} × \`${name}\` |`;
  const whole = (pallet, name, component, count, fixed = {}) =>
    declared(pallet, name, { ...fixed, [component]: count }).together / count;
  return [
    '| what | declared | beside |',
    '| --- | ---: | --- |',
    `| \`contribute\` | ${contribute.toFixed(0)} µs | |`,
    ratio('`contributeMany`, any number of leaves', declared('contributions', 'contribute_many'), contribute, 'contribute'),
    `| \`claim\` | ${claim.toFixed(0)} µs | |`,
    ratio('`join`, 20 levels deep', declared('contributions', 'join', { d: 20 }), claim, 'claim'),
    `| \`joinMany\`, each of 128 leaves, 20 levels deep | ${whole('contributions', 'join_many', 'l', 128, { d: 20 }).toFixed(0)} µs | |`,
    ratio('`useAsset`', declared('registry', 'use_asset'), claim, 'claim'),
    `| \`settle\`, each of 128 vouchers, sr25519 | ${whole('tabs', 'settle', 'v', 128).toFixed(0)} µs | |`,
    `| \`settle\`, one voucher more | ${each('tabs', 'settle', 'v', 128, 256).toFixed(0)} µs | |`,
    `| \`settle\`, one voucher more, ecdsa | ${each('tabs', 'settle_ecdsa', 'v', 128, 256).toFixed(0)} µs | |`,
  ];
}

const tables = { pages: pages(), calls: calls() };
const before = readFileSync(PAGE, 'utf8');
let after = before;
for (const [name, lines] of Object.entries(tables)) {
  const [open, close] = [`<!-- weights: ${name} -->`, '<!-- weights: end -->'];
  const start = after.indexOf(open);
  const end = after.indexOf(close, start);
  if (start < 0 || end < 0) {
    console.error(`error: ${PAGE} has no place for the table "${name}": the markers are ${open} and ${close}`);
    exit(1);
  }
  after = `${after.slice(0, start)}${open}\n\n${lines.join('\n')}\n\n${after.slice(end)}`;
}
if (after !== before && argv[2] !== '--write') {
  console.error(`error: the tables of ${PAGE} are not what the weights files say; run: node scripts/weights_tables.mjs --write`);
  exit(1);
}
if (after !== before) writeFileSync(PAGE, after);
console.log(`${Object.keys(tables).length} tables of ${PAGE} are as the weights files say`);
