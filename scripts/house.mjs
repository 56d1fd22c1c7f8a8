// Checks what no compiler does of how this repository is written: lines of at most 120 columns, product files of at
// most 600 lines, functions of the page of at most 70. Generated files are let off all of it, tests the last two.
// And that docs/security.md names each file that the lint against `unsafe` lets off.
// Usage: node scripts/house.mjs

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const COLUMNS = 120;
const LINES = 600;
const FUNCTION = 70;

const isSource = (file) => /\.(rs|mjs|js|ts|tsx|py)$/.test(file);
const isGenerated = (file) => /(^|\/)weights(\.rs$|\/)/.test(file);
const isTest = (file) => /(^|\/)tests(\.rs$|\/)/.test(file) || file.startsWith('runtime/fuzz/');

/** Whether a line cannot be broken: a row of a table, or one long literal. */
const isWhole = (line) => /^\s*\/\/[/!] \|/.test(line) || /(["'`/]).{60,}\1/.test(line);

/** Where a function of the page begins that ends with a brace in the same column. */
const BEGINS = /^(\s*)(?:export |default |async |static |override )*(?:function\b|const \w+\b.*=>.*\{$|#?\w+\((?!.*=>).*\).*\{$)/;
const isControl = (line) => /^\s*(?:if|for|while|switch|catch|return)\b/.test(line);

/** Functions of a file of the page that are too long: clippy sees to those in Rust. */
function longFunctions(file, lines) {
    if (!file.startsWith('page/src/') || file.endsWith('.test.ts')) return [];
    return lines.flatMap((line, index) => {
        const [, indent] = BEGINS.exec(line) ?? [];
        if (indent === undefined || isControl(line)) return [];
        const ends = [`${indent}}`, `${indent}};`];
        const length = lines.slice(index + 1).findIndex((one) => ends.includes(one)) + 2;
        return length > FUNCTION ? [`${file}:${index + 1} has a function of ${length} lines`] : [];
    });
}

const security = readFileSync('docs/security.md', 'utf8');

/** What may have `unsafe` in it and is not named where readers look for it. */
const hiddenUnsafe = (file, lines) =>
    lines.some((line) => /allow\(unsafe_code/.test(line)) && file.endsWith('.rs') && !security.includes(`(../${file})`)
        ? [`${file} may have \`unsafe\` in it, which docs/security.md does not say`]
        : [];

/** What is wrong with a file, a sentence for each. */
function faults(file) {
    const lines = readFileSync(file, 'utf8').split('\n');
    const wide = lines.flatMap((line, index) => {
        const columns = [...line].length;
        return columns > COLUMNS && !isWhole(line) ? [`${file}:${index + 1} has ${columns} columns`] : [];
    });
    const long = lines.length - 1 > LINES && !isTest(file);
    const found = [...wide, ...longFunctions(file, lines), ...hiddenUnsafe(file, lines)];
    return long ? [...found, `${file} has ${lines.length - 1} lines`] : found;
}

const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n');
const sources = files.filter((file) => isSource(file) && !isGenerated(file));
const found = sources.flatMap(faults);
for (const fault of found) console.error(`error: ${fault}`);
if (found.length > 0) {
    console.error(`error: at most ${COLUMNS} columns, ${LINES} lines and ${FUNCTION} in a function`);
    process.exit(1);
}
console.log(`${sources.length} files: at most ${COLUMNS} columns, and ${LINES} lines where they are product`);
