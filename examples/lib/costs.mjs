// Costs that documents state: figures of a run, between two marks, which a later run fills in anew or is held against.

import { CheckFailed } from './story.mjs';

/** How far a figure of the page may be from that of a run, as a part of the larger. */
const TOLERANCE = 0.2;
/** Digits that are worth telling. */
const DIGITS = 4;
const PLANCK = 1e12;

/** An amount of planck in TRIB, with the digits that are worth telling. */
export const rounded = (planck) => String(Number((Number(planck) / PLANCK).toPrecision(DIGITS)));

/** A table in Markdown: the first column is flush left, the others flush right if they are `numbers`. */
export const markdown = (head, rows, numbers = head.map((_, column) => column > 0)) =>
  [head, numbers.map((flush) => (flush ? '---:' : '---')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Whether a command was asked to write: then `--write` is taken off, so that the node's address is what is left. */
export function asksToWrite() {
  const asked = process.argv.includes('--write');
  process.argv = process.argv.filter((word) => word !== '--write');
  return asked;
}

/** Puts `content` between the marks of this name; throws if there is not one pair of them. */
export function put(text, name, content) {
  const [begin, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const parts = text.split(begin);
  const rest = parts[1]?.split(end);
  if (parts.length !== 2 || rest.length < 2) {
    throw new CheckFailed(`there is not one pair of marks of ${name}`);
  }
  return [parts[0], begin, content, '\n', end, rest.slice(1).join(end)].join('');
}

/** What stands between the marks of this name. */
export const between = (text, name) => text.split(`<!-- ${name} -->\n`)[1]?.split(`<!-- /${name} -->`)[0].trim() ?? '';

/** Figures in a text, apart from the words around them. */
const split = (text) => {
  const pattern = /(?<![\w.])\d+(?:\.\d+)?(?![\w.])/g;
  return { words: text.replace(pattern, '#'), figures: [...text.matchAll(pattern)].map(([digits]) => Number(digits)) };
};

/**
 * What two texts differ in: words, or figures by more than they may. A sentence for each, of which `where` is the
 * beginning; none if they are near enough.
 */
export function differences(where, told, found) {
  const [page, run] = [told, found].map((text) => text.trim().split('\n'));
  if (page.length !== run.length) {
    return [`${where}: the page has ${page.length} lines, the run ${run.length}:\n${found}`];
  }
  return page.flatMap((line, place) => {
    const [one, other] = [split(line), split(run[place])];
    const isNear = (figure, index) =>
      Math.abs(figure - other.figures[index]) <= TOLERANCE * Math.max(figure, other.figures[index]);
    const same = one.words === other.words && one.figures.every(isNear);
    return same ? [] : [`${where}:\n    the page says  ${line}\n    the run        ${run[place]}`];
  });
}
