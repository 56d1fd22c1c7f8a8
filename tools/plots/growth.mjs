// Draws how the cost of a transaction grows with the number of positions:
//
//   npm ci --prefix tools/plots
//   node tools/plots/growth.mjs RESULTS.json OUT    writes OUT.svg and OUT.png
//
// RESULTS.json says on which `machine` it was measured, the `limit` (how many times what it is at the smallest size a
// cost may be), the `sizes`, and for each of the `series` its `name`, its `unit` and, size by size, the `medians` and the
// quartiles around them, `low` and `high`. The same results give the same bytes.

import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import * as vega from 'vega';
import { compile } from 'vega-lite';

/** The whole picture, in CSS pixels; the PNG has twice as many either way. */
const WIDTH = 900;
const HEIGHT = 520;
const PNG_SCALE = 2;
/** Around the plot, in pixels: title above, limit to the right, axis below; the legend's rows come on top of that. */
const MARGIN = { left: 84, right: 92, top: 72, bottom: 84 };
/** Where the cost axis has its title: fixed, since without a browser the width of its labels is a guess. */
const TITLE_X = -58;
const LEGEND_COLUMNS = 2;
const LEGEND_ROW = 22;

/** The least that the cost axis shows, so that flat looks flat. */
const LEAST_TOP = 2;
/** How far apart series stand at the same size, as a part of the axis, so that their bars can be told apart. */
const NUDGE = 0.013;

/** Okabe and Ito's colours, which colour-blind people can tell apart, without the yellow that white swallows. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#000000'];
const SHAPES = ['circle', 'square', 'triangle-up', 'diamond', 'triangle-down', 'cross', 'triangle-right'];
const INK = '#222222';
const FAINT = '#666666';
const GRID = '#e4e4e4';

/** The PNG's font comes with the packages. Verdana has the same widths, where a browser lacks it. */
const FONT = 'DejaVu Sans, Verdana, sans-serif';
const packages = createRequire(import.meta.url);
const FONT_FILES = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) =>
  packages.resolve(`dejavu-fonts-ttf/ttf/${file}`),
);

/** What the user can mend: its message says everything. */
class Refusal extends Error {}

const demand = (condition, sentence) => {
  if (!condition) {
    throw new Refusal(sentence);
  }
};

const isText = (value) => typeof value === 'string' && value.trim() !== '';
const isPositive = (value) => Number.isFinite(value) && value > 0;

/** The results in the file, once they are known to make a chart. */
async function read(file) {
  const text = await readFile(file, 'utf8').catch((error) => {
    throw new Refusal(`${file} cannot be read (${error.code}).`);
  });
  let results;
  try {
    results = JSON.parse(text);
  } catch {
    throw new Refusal(`${file} is not JSON.`);
  }
  validate(results);
  return results;
}

function validate(results) {
  demand(isText(results?.machine), '`machine` must say what was measured on.');
  const { limit, sizes, series } = results;
  demand(isPositive(limit), '`limit` must say how much costs may grow.');
  demand(Array.isArray(sizes) && sizes.length > 1, '`sizes` must list two sizes or more.');
  demand(
    sizes.every((size, index) => isPositive(size) && (index === 0 || size > sizes[index - 1])),
    '`sizes` must be positive and ascending.',
  );
  demand(
    Array.isArray(series) && series.length > 0 && series.length <= COLOURS.length,
    `\`series\` must list 1 to ${COLOURS.length} series, which is how many the colours tell apart.`,
  );
  series.forEach((one, index) => {
    demand(isText(one?.name) && isText(one.unit), `Series ${index + 1} must have a \`name\` and a \`unit\`.`);
    demand(series.findIndex(({ name }) => name === one.name) === index, `Two series are called ${one.name}.`);
    validateCosts(one, sizes.length);
  });
}

function validateCosts({ name, ...costs }, count) {
  for (const list of ['medians', 'low', 'high']) {
    demand(Array.isArray(costs[list]), `${name}: \`${list}\` is missing.`);
    const found = costs[list].length;
    demand(found === count, `${name}: \`${list}\` has length ${found}, but \`sizes\` has length ${count}.`);
    demand(costs[list].every(Number.isFinite), `${name}: \`${list}\` must hold numbers.`);
  }
  const { medians, low, high } = costs;
  demand(medians.every(isPositive), `${name}: every median must be positive.`);
  demand(
    medians.every((median, index) => 0 <= low[index] && low[index] <= median && median <= high[index]),
    `${name}: every median must lie between its quartiles, and these must not be negative.`,
  );
}

/** A size on the axis: 500, 1 k, 2.5 M. */
function short(size) {
  const [divisor, suffix] = [
    [1e9, ' G'],
    [1e6, ' M'],
    [1e3, ' k'],
  ].find(([least]) => size >= least) ?? [1, ''];
  return `${Number((size / divisor).toPrecision(3))}${suffix}`;
}

/** A cost in the legend: three digits, or all that stand before the point. */
const cost = (value) => (value < 100 ? value.toPrecision(3) : Math.round(value).toLocaleString('en'));

/** A series in the legend, with the costs that the axis leaves out. */
const entry = ({ name, unit, medians }) => `${name}: ${cost(medians[0])} → ${cost(medians.at(-1))} ${unit}`;

/** One row for each series and size: where it is drawn, and its cost relative to the smallest size. */
function rows({ sizes, series }) {
  const reach = sizes.at(-1) / sizes[0];
  return series.flatMap((one, place) => {
    const aside = reach ** (NUDGE * (place - (series.length - 1) / 2));
    return sizes.map((size, index) => ({
      series: entry(one),
      size: size * aside,
      median: one.medians[index] / one.medians[0],
      low: one.low[index] / one.medians[0],
      high: one.high[index] / one.medians[0],
    }));
  });
}

/** How the chart looks, whatever is in it. */
const STYLE = {
  aria: false,
  font: FONT,
  view: { stroke: null },
  title: {
    anchor: 'start',
    frame: 'group',
    offset: 14,
    color: INK,
    fontSize: 18,
    subtitleColor: FAINT,
    subtitleFontSize: 13,
    subtitlePadding: 6,
  },
  axis: {
    grid: true,
    gridColor: GRID,
    domainColor: FAINT,
    tickColor: FAINT,
    labelColor: INK,
    labelFontSize: 13,
    labelPadding: 5,
    titleColor: INK,
    titleFontSize: 13,
    titleFontWeight: 'normal',
    titlePadding: 10,
  },
  legend: {
    orient: 'bottom',
    columns: LEGEND_COLUMNS,
    columnPadding: 32,
    rowPadding: 6,
    offset: 16,
    labelColor: INK,
    labelFontSize: 13,
    labelLimit: 0,
    symbolSize: 80,
  },
  text: { fontSize: 13 },
};

/** What stands for what: positions from left to right, cost upwards, a colour and a shape for each series. */
function channels({ sizes, series }, values) {
  const highest = Math.max(...values.map(({ high }) => high));
  const beside = (sizes.at(-1) / sizes[0]) ** 0.05;
  const labels = Object.fromEntries(sizes.map((size) => [size, short(size)]));
  const entries = series.map(entry);
  return {
    x: {
      field: 'size',
      type: 'quantitative',
      scale: { type: 'log', domain: [sizes[0] / beside, sizes.at(-1) * beside], nice: false },
      axis: { title: 'positions', values: sizes, labelExpr: `${JSON.stringify(labels)}[datum.value]` },
    },
    y: {
      type: 'quantitative',
      scale: { domain: [0, Math.max(LEAST_TOP, Math.ceil(highest * 2.1) / 2)], nice: false },
      axis: {
        title: `cost (at ${short(sizes[0])} = 1×)`,
        titleX: TITLE_X,
        tickCount: 5,
        labelExpr: "format(datum.value, '~g') + '×'",
      },
    },
    color: { field: 'series', type: 'nominal', scale: { domain: entries, range: COLOURS }, title: null },
    shape: { field: 'series', type: 'nominal', scale: { domain: entries, range: SHAPES }, title: null },
  };
}

/** The chart of the results, for vega-lite. */
function chart(results) {
  const { machine, series } = results;
  const values = rows(results);
  const { x, y, color, shape } = channels(results, values);
  const bottom = MARGIN.bottom + LEGEND_ROW * Math.ceil(series.length / LEGEND_COLUMNS);
  const limit = { datum: results.limit, type: 'quantitative' };
  const once = { values: [{}] };
  return {
    width: WIDTH - MARGIN.left - MARGIN.right,
    height: HEIGHT - MARGIN.top - bottom,
    padding: { ...MARGIN, bottom },
    autosize: 'none',
    background: 'white',
    title: { text: 'Cost against the number of positions', subtitle: machine },
    data: { values },
    layer: [
      { data: once, mark: { type: 'rule', strokeDash: [6, 4], color: INK }, encoding: { y: limit } },
      {
        data: once,
        mark: { type: 'text', text: `limit ${results.limit}×`, align: 'left', dx: 8, color: INK },
        encoding: { x: { value: 'width' }, y: limit },
      },
      {
        mark: { type: 'rule', strokeWidth: 1.25 },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color },
      },
      { mark: { type: 'line', strokeWidth: 2 }, encoding: { x, y: { ...y, field: 'median' }, color } },
      {
        mark: { type: 'point', filled: true, opacity: 1, size: 44 },
        encoding: { x, y: { ...y, field: 'median' }, color, shape },
      },
    ],
    config: STYLE,
  };
}

/** The chart as SVG, drawn without a browser. */
async function svg(results) {
  const view = new vega.View(vega.parse(compile(chart(results)).spec), { renderer: 'none' });
  return `${await view.toSVG()}\n`;
}

/** The same as PNG, with no font but ours: every machine draws the same picture. */
function png(drawing) {
  const font = { fontFiles: FONT_FILES, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' };
  return new Resvg(drawing, { font, fitTo: { mode: 'zoom', value: PNG_SCALE } }).render().asPng();
}

async function write(file, content) {
  await writeFile(file, content).catch((error) => {
    throw new Refusal(`${file} cannot be written (${error.code}).`);
  });
}

async function main([source, out, ...rest]) {
  demand(source && out && rest.length === 0, 'Usage: growth.mjs RESULTS.json OUT, which writes OUT.svg and OUT.png.');
  const drawing = await svg(await read(source));
  const picture = png(drawing);
  await write(`${out}.svg`, drawing);
  await write(`${out}.png`, picture);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exitCode = 1;
}
