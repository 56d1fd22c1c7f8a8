// growth.mjs as a user runs it: what it draws, and what it refuses.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('growth.mjs', import.meta.url));
const USAGE = 'Usage: growth.mjs RESULTS.json OUT, which writes OUT.svg and OUT.png.';

const folder = mkdtempSync(join(tmpdir(), 'tributary-plots-'));
after(() => rmSync(folder, { recursive: true }));
const inFolder = (name) => join(folder, name);

/** Results that make a chart; anew each time, so that a test may spoil them. */
const fixture = () => ({
  machine: '2 cores, 24 GiB, Some CPU',
  limit: 1.3,
  sizes: [1_000, 10_000, 100_000, 1_000_000],
  series: [
    {
      name: 'claim',
      unit: 'µs',
      medians: [61.2, 63, 66.1, 70.3],
      low: [60.1, 61.5, 64, 67.8],
      high: [63, 65.2, 69.3, 75.1],
    },
    {
      name: 'settlement',
      unit: 'ms',
      medians: [998.4, 1_003.5, 1_101, 1_234.5],
      low: [990, 1_000, 1_080, 1_200],
      high: [1_010, 1_020, 1_150, 1_300],
    },
  ],
});

const run = (...args) => spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });

/** Writes the text or the results to a file; answers where it is. */
function save(name, content) {
  writeFileSync(inFolder(name), typeof content === 'string' ? content : JSON.stringify(content));
  return inFolder(name);
}

/** Draws the results; answers the bytes of both files. */
function draw(results, name) {
  const { status, stdout, stderr } = run(save(`${name}.json`, results), inFolder(name));
  assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: '', stderr: '' });
  return ['svg', 'png'].map((kind) => readFileSync(inFolder(`${name}.${kind}`)));
}

/** The script must end with status 1, this sentence and no file. */
function refuses(sentence, ...args) {
  const before = readdirSync(folder);
  const { status, stdout, stderr } = run(...args);
  assert.deepEqual({ status, stdout, stderr }, { status: 1, stdout: '', stderr: `${sentence}\n` });
  assert.deepEqual(readdirSync(folder), before);
}

test('draws the chart as SVG and as PNG', () => {
  const [svg, png] = draw(fixture(), 'chart');
  const drawing = svg.toString();

  assert.match(drawing, /^<svg [^>]*width="900" height="520"/);
  assert.ok(drawing.includes('<rect width="900" height="520" fill="white"/>'), 'a white ground');
  const texts = [...drawing.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
  const expected = [
    ...['Cost against the number of positions', '2 cores, 24 GiB, Some CPU'],
    ...['claim: 61.2 → 70.3 µs', 'settlement: 998 → 1,235 ms', 'limit 1.3×', 'positions', 'cost (at 1 k = 1×)'],
    ...['1 k', '10 k', '100 k', '1 M', '0×', '0.5×', '1×', '1.5×', '2×'],
  ];
  assert.deepEqual(texts.sort(), expected.sort());
  assert.equal(drawing.match(/stroke-dasharray="6,4"/g)?.length, 1, 'one dashed rule');

  assert.equal(png.subarray(0, 8).toString('hex'), '89504e470d0a1a0a', 'the signature');
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1_800, 1_040], 'width and height');
});

test('the axis grows with the costs', () => {
  const results = fixture();
  results.series[0].medians[3] = 612;
  results.series[0].high[3] = 618;
  assert.ok(draw(results, 'steep')[0].toString().includes('>10×<'));
});

test('the same results give the same bytes', () => {
  assert.deepEqual(draw(fixture(), 'first'), draw(fixture(), 'second'));
});

test('refuses arguments that are too few or too many', () => {
  refuses(USAGE);
  refuses(USAGE, inFolder('results.json'));
  refuses(USAGE, inFolder('results.json'), inFolder('out'), 'more');
});

test('refuses files that it cannot read, understand or write', () => {
  const absent = inFolder('absent.json');
  refuses(`${absent} cannot be read (ENOENT).`, absent, inFolder('out'));
  const prose = save('prose.json', 'no JSON');
  refuses(`${prose} is not JSON.`, prose, inFolder('out'));
  const nowhere = inFolder('absent/out');
  refuses(`${nowhere}.svg cannot be written (ENOENT).`, save('good.json', fixture()), nowhere);
});

/** What is wrong, the sentence about it, and how to spoil the fixture. */
const SPOILT = [
  ['nothing', '`machine` must say what was measured on.', () => null],
  ['no machine', '`machine` must say what was measured on.', (all) => delete all.machine],
  ['one size', '`sizes` must list two sizes or more.', (all) => (all.sizes = [1_000])],
  ['sizes that fall', '`sizes` must be positive and ascending.', (all) => all.sizes.reverse()],
  ['a size of 0', '`sizes` must be positive and ascending.', (all) => (all.sizes[0] = 0)],
  [
    'no series',
    '`series` must list 1 to 7 series, which is how many the colours tell apart.',
    (all) => (all.series = []),
  ],
  [
    'too many series',
    '`series` must list 1 to 7 series, which is how many the colours tell apart.',
    (all) => (all.series = Array(8).fill(all.series[0])),
  ],
  ['no unit', 'Series 2 must have a `name` and a `unit`.', (all) => delete all.series[1].unit],
  ['a name twice', 'Two series are called claim.', (all) => (all.series[1].name = 'claim')],
  ['no quartile', 'claim: `low` is missing.', (all) => delete all.series[0].low],
  [
    'a median too few',
    'claim: `medians` has length 3, but `sizes` has length 4.',
    (all) => all.series[0].medians.pop(),
  ],
  [
    'a quartile too many',
    'settlement: `high` has length 5, but `sizes` has length 4.',
    (all) => all.series[1].high.push(1),
  ],
  ['a median in words', 'claim: `medians` must hold numbers.', (all) => (all.series[0].medians[1] = '63')],
  ['a median of 0', 'claim: every median must be positive.', (all) => (all.series[0].medians[0] = 0)],
  [
    'a median outside of its quartiles',
    'settlement: every median must lie between its quartiles, and these must not be negative.',
    (all) => (all.series[1].low[2] = 1_102),
  ],
  [
    'a negative quartile',
    'settlement: every median must lie between its quartiles, and these must not be negative.',
    (all) => (all.series[1].low[2] = -1),
  ],
];

for (const [what, sentence, spoil] of SPOILT) {
  test(`refuses ${what}`, () => {
    const results = fixture();
    const spoilt = spoil(results) === null ? null : results;
    refuses(sentence, save('spoilt.json', spoilt), inFolder('out'));
  });
}
