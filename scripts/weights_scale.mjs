// Expresses a freshly measured weights file in the time of the machine on which the others were measured:
// weights_scale.mjs FILE DECLARED MEASURED
//
// DECLARED and MEASURED are picoseconds of one call, the first on that machine, the second as it was measured
// beside FILE. Every time in FILE is multiplied by DECLARED / MEASURED, rounded up; how often it reads and writes and sizes
// of proofs stay. A line through the times of many components may begin below the shortest of all runs: then it begins
// there.

import { readFileSync, writeFileSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { grouped, number, said } from './weights_text.mjs';

/** `text` with its times multiplied by `factor` and a line in its head that says so. */
export function scaled(text, factor) {
  const time = (digits) => grouped(Math.ceil(number(digits) * factor));
  const note = `A transfer took ${(1 / factor).toFixed(2)} times what the other weights declare of it: times are divided by that.`;
  return said(text, note)
    .replace(/(Weight::from_parts\()([\d_]+)(, [\d_]+\))/g, (_, open, digits, close) => open + time(digits) + close)
    .replace(/(WEIGHT_REF_TIME_PER_NANOS\.saturating_mul\()([\d_]+)/g, (_, open, digits) => open + time(digits))
    .replace(/((?:read|write): )([\d_]+)( \* constants::WEIGHT_REF_TIME_PER_NANOS)/g, (_, what, digits, unit) => what + time(digits) + unit)
    .replace(/(\/\/\/ +(?:Min, Max|Average|Median|Std-Dev|\d+th): +)([\d_., ]+)$/gm, (_, title, digits) => title + digits.replace(/[\d_.]+/g, time))
    .replace(/(Standard error: )([\d_]+)/gi, (_, title, digits) => title + time(digits))
    .replace(/((?:Shortest run|Minimum execution time): )([\d_]+)( picoseconds)/g, (_, title, digits, unit) => title + time(digits) + unit);
}

/** `text`, in which no call without its components takes less than the shortest run that was seen of it. */
export function seen(text) {
  const start = /((?:Shortest run|Minimum execution time): ([\d_]+) picoseconds\.\n\s*Weight::from_parts\()([\d_]+)/g;
  return text.replace(start, (_, before, least, base) => before + (number(base) < number(least) ? least : base));
}

if (import.meta.filename === argv[1] || import.meta.url === `file://${argv[1]}`) {
  const [file, declared, measured] = argv.slice(2);
  const factor = number(declared ?? '') / number(measured ?? '');
  if (!(factor > 0 && Number.isFinite(factor))) {
    console.error('usage: weights_scale.mjs FILE DECLARED MEASURED, both in picoseconds');
    exit(2);
  }
  writeFileSync(file, seen(scaled(readFileSync(file, 'utf8'), factor)));
}
