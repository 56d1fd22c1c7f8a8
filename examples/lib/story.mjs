// Telling a story and checking it.

import { isDeepStrictEqual, inspect } from 'node:util';

/** Planck in one TRIB. */
export const TRIB = 10n ** 12n;

/** An amount of planck in words: exact, with as many decimals as it needs. */
export function amount(planck) {
  const [sign, value] = planck < 0n ? ['-', -planck] : ['', planck];
  const whole = (value / TRIB).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = (value % TRIB).toString().padStart(12, '0').replace(/0+$/, '');
  return `${sign}${whole}${fraction && `.${fraction}`} TRIB`;
}

/** Parts per billion in words. */
export function percent(parts) {
  const fraction = (parts % 10_000_000n).toString().padStart(7, '0').replace(/0+$/, '');
  return `${parts / 10_000_000n}${fraction && `.${fraction}`} %`;
}

/** A whole number in words. */
export const count = (number) => number.toString().replace(/\B(?=(\d{3})+$)/g, ',');

/** Begins a chapter. */
export const chapter = (title) => console.log(`\n${title}\n`);

/** A sentence of the story. */
export const say = (sentence) => console.log(`  ${sentence}`);

/** A table, in Markdown: the first column is flush left, the others flush right. */
export function table(head, rows) {
  const widths = head.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column])].map((c) => c.length)),
  );
  const pad = (cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]));
  const line = (cells) => console.log(`  | ${cells.join(' | ')} |`);
  console.log();
  line(head.map(pad));
  line(widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)));
  rows.forEach((row) => line(row.map(pad)));
  console.log();
}

/** An assertion that did not hold. */
export class CheckFailed extends Error {}

/** Counts the assertions that held and throws at the first that does not. */
export class Checks {
  held = 0;

  /** Both must be the same in type and value, all the way down. */
  equal(actual, expected, what) {
    if (!isDeepStrictEqual(actual, expected)) {
      const bothAmounts = typeof actual === 'bigint' && typeof expected === 'bigint';
      const off = bothAmounts ? `\n  off by    ${actual - expected}` : '';
      throw new CheckFailed(`${what}\n  expected  ${show(expected)}\n  found     ${show(actual)}${off}`);
    }
    this.held += 1;
  }

  /** The condition must be true. */
  that(condition, what) {
    if (condition !== true) {
      throw new CheckFailed(what);
    }
    this.held += 1;
  }
}

const show = (value) => inspect(value, { depth: null, breakLength: 100 });

/** Runs a script: whatever goes wrong is told in plain words, and the process ends with an error. */
export async function run(script) {
  try {
    await script();
    process.exit(0);
  } catch (error) {
    const title = error instanceof CheckFailed ? 'An assertion did not hold' : 'The script failed';
    console.error(`\n${title}: ${error?.message ?? error}`);
    if (!(error instanceof CheckFailed) && !error?.expectable) {
      console.error(error?.stack ?? '');
    }
    process.exit(1);
  }
}

/**
 * Performs a story: `open` makes the world in which the acts `[title, act]` take place, one after another. A title may
 * depend on the world.
 */
export const perform = (open, acts) =>
  run(async () => {
    const world = await open();
    for (const [title, act] of acts) {
      chapter(typeof title === 'function' ? title(world) : title);
      await act(world);
    }
    console.log(`\nAll ${world.checks.held} assertions held.`);
  });
