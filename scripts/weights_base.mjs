// Takes what the transaction extensions compute out of the weight of an empty transaction:
// weights_base.mjs FILE EXTENSIONS...
//
// The SDK measures an empty transaction (FILE) with all of its extensions, and a transaction's weight is that and, once
// more, what the extensions declare (EXTENSIONS). Here they count once: FILE becomes what was measured less their
// computation. Of the two kinds of mortality, of which a transaction has one, the cheaper is taken out.

import { readFileSync, writeFileSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { grouped, number, said } from './weights_text.mjs';

/** Picoseconds that the functions of a weights file of the SDK compute, by name. */
function computation(text) {
  const found = [...text.matchAll(/fn (\w+)\(\) -> Weight \{[^}]*?Weight::from_parts\(([\d_]+), \d+\)/g)];
  if (!found.length) throw new Error('no weights found: was the SDK\'s template changed?');
  return new Map(found.map(([, name, digits]) => [name, number(digits)]));
}

/** Picoseconds that the extensions of one signed transaction compute. */
export function extensions(texts) {
  const all = new Map(texts.flatMap((text) => [...computation(text)]));
  const mortality = [...all.keys()].filter((name) => name.startsWith('check_mortality_'));
  const once = Math.min(...mortality.map((name) => all.get(name)));
  mortality.forEach((name) => all.delete(name));
  return [...all.values()].reduce((sum, time) => sum + time, mortality.length ? once : 0);
}

/** The weights file of an empty transaction, less so many picoseconds. Throws if nothing would be left. */
export function less(text, picoseconds) {
  const nanoseconds = Math.floor(picoseconds / 1000);
  const note = `Less ${grouped(nanoseconds)} ns, which the transaction extensions declare for themselves.`;
  return said(text, note).replace(/(WEIGHT_REF_TIME_PER_NANOS\.saturating_mul\()([\d_]+)/, (_, open, digits) => {
    const left = number(digits) - nanoseconds;
    if (!(left > 0)) throw new Error(`${digits} ns are less than the extensions' ${nanoseconds}`);
    return open + grouped(left);
  });
}

if (import.meta.filename === argv[1] || import.meta.url === `file://${argv[1]}`) {
  const [file, ...others] = argv.slice(2);
  if (!others.length) {
    console.error('usage: weights_base.mjs FILE EXTENSIONS...');
    exit(2);
  }
  const texts = others.map((other) => readFileSync(other, 'utf8'));
  writeFileSync(file, less(readFileSync(file, 'utf8'), extensions(texts)));
}
