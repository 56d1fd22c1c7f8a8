// Checks what no compiler does of how this repository is written: lines of at most 120 columns, product files of at
// most 600 lines. Generated files are let off both, tests the second. Usage: node scripts/house.mjs

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const COLUMNS = 120;
const LINES = 600;

const isSource = (file) => /\.(rs|mjs|js|ts|tsx|py)$/.test(file);
const isGenerated = (file) => /(^|\/)weights(\.rs$|\/)/.test(file);
const isTest = (file) => /(^|\/)tests(\.rs$|\/)/.test(file) || file.startsWith('runtime/fuzz/');

/** Whether a line cannot be broken: a row of a table, or one long literal. */
const isWhole = (line) => /^\s*\/\/[/!] \|/.test(line) || /(["'`/]).{60,}\1/.test(line);

/** What is wrong with a file, a sentence for each. */
function faults(file) {
    const lines = readFileSync(file, 'utf8').split('\n');
    const wide = lines.flatMap((line, index) => {
        const columns = [...line].length;
        return columns > COLUMNS && !isWhole(line) ? [`${file}:${index + 1} has ${columns} columns`] : [];
    });
    const long = lines.length - 1 > LINES && !isTest(file);
    return long ? [...wide, `${file} has ${lines.length - 1} lines`] : wide;
}

const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n');
const sources = files.filter((file) => isSource(file) && !isGenerated(file));
const found = sources.flatMap(faults);
for (const fault of found) console.error(`error: ${fault}`);
if (found.length > 0) {
    console.error(`error: at most ${COLUMNS} columns and ${LINES} lines`);
    process.exit(1);
}
console.log(`${sources.length} files: at most ${COLUMNS} columns, and ${LINES} lines where they are product`);
