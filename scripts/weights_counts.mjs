// Raises the reads and writes that a weights file declares to what was counted when it was measured:
// weights_counts.mjs FILE COUNTS
//
// FILE is as the SDK's template or scripts/weights.hbs writes it, COUNTS what `benchmark pallet --json-file` does.
// Times have noise, so a line through them is right; counts have none, and a line through them lies below the call that
// writes more from some size of its components on. What the line is short of at most is added to its beginning. The
// command that FILE shows does not name COUNTS any more, which is gone when somebody reads it.

import { readFileSync, writeFileSync } from 'node:fs';
import { argv, exit } from 'node:process';
import { at, beginning, line } from './weights_file.mjs';

/** By how much `body` declares less of `what` than was counted, where that is most. */
function short(body, what, counts) {
  const declared = line(body, what);
  return Math.max(0, ...counts.map((count) => count[what] - at(declared, new Map(count.components))));
}

/** `body` with so many more of `what`, of the database `db`. */
function more(body, what, missing, db) {
  if (!missing) return body;
  const { base } = line(body, what);
  if (base) return body.replace(beginning(what), `.${what}(${base + missing}_u64))`);
  return body.replace(/\n(\s*)Weight::from_parts\(.*/, (first, indent) => {
    const deeper = indent.includes('\t') ? `${indent}\t` : `${indent}    `;
    return `${first}\n${deeper}.saturating_add(${db}::get().${what}(${missing}_u64))`;
  });
}

/** `text` with every function's reads and writes at least as many as `batches` counted. */
export function counted(text, batches) {
  const by = new Map(batches.map(({ benchmark, db_results: counts }) => [benchmark, counts]));
  return text.replace(/(fn (\w+)\s*\([^)]*\) -> Weight \{)([^}]*)\}/g, (all, head, name, body, offset) => {
    const counts = by.get(name);
    if (!counts) return all;
    const db = text.slice(0, offset).includes('WeightInfo for () {') ? 'ParityDbWeight' : 'T::DbWeight';
    const raised = ['reads', 'writes'].reduce((now, what) => more(now, what, short(now, what, counts), db), body);
    return `${head}${raised}}`;
  });
}

/** `text` without the option that names the file of the counts. */
export const unnamed = (text) => text.replace(/(?:\n\/\/)? --json-file(?:\n\/\/)? \S+/g, '');

if (import.meta.filename === argv[1] || import.meta.url === `file://${argv[1]}`) {
  const [file, counts] = argv.slice(2);
  if (!counts) {
    console.error('usage: weights_counts.mjs FILE COUNTS');
    exit(2);
  }
  writeFileSync(file, counted(unnamed(readFileSync(file, 'utf8')), JSON.parse(readFileSync(counts, 'utf8'))));
}
