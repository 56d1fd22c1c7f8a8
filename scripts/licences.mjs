// Whether everything that our programs are linked from may be shipped with them: each crate's SPDX expression must
// leave a choice that is on the list, or the crate stands among the exceptions, with the reason.
//
//   node scripts/licences.mjs PACKAGE...     the packages whose programs are shipped
import { execFileSync } from 'node:child_process';

const ALLOWED = new Set([
    'Apache-2.0', 'Apache-2.0 WITH LLVM-exception', 'MIT', 'MIT-0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'ISC',
    'Zlib',
    'Unicode-3.0', 'Unlicense', 'CC0-1.0', 'BSL-1.0',
    // The SDK's client.
    'GPL-3.0-or-later WITH Classpath-exception-2.0',
]);

const EXCEPTIONS = {
    'pallet-migrations': ['GPL-3.0-only', 'the manifest errs: the header of each of its sources says Apache-2.0'],
    'option-ext': ['MPL-2.0', 'unmodified; the licence binds its own files alone'],
    'webpki-roots': ['MPL-2.0', 'unmodified; the licence binds its own files alone'],
};

/** Whether an SPDX expression can be met by what is allowed. The older `A/B` stands for `A OR B`. */
function allowed(expression) {
    const tokens = expression.replaceAll('/', ' OR ').match(/\(|\)|[^\s()]+/g) ?? [];
    const word = () => {
        if (tokens[0] === '(') {
            tokens.shift();
            const inner = either();
            tokens.shift();
            return inner;
        }
        let licence = tokens.shift();
        if (tokens[0] === 'WITH') licence += ` ${tokens.shift()} ${tokens.shift()}`;
        return ALLOWED.has(licence);
    };
    const all = () => {
        let result = word();
        while (tokens[0] === 'AND') { tokens.shift(); result = word() && result; }
        return result;
    };
    const either = () => {
        let result = all();
        while (tokens[0] === 'OR') { tokens.shift(); result = all() || result; }
        return result;
    };
    return tokens.length > 0 && either() && tokens.length === 0;
}

const packages = process.argv.slice(2);
if (packages.length === 0) {
    console.error('usage: licences.mjs PACKAGE...');
    process.exit(2);
}

const tree = execFileSync('cargo', [
    'tree', '--locked', '--edges', 'normal', '--prefix', 'none', '--format', '{p}\t{l}',
    ...packages.flatMap((name) => ['--package', name]),
], { encoding: 'utf8', maxBuffer: 1 << 24 });

const crates = new Map();
for (const line of tree.split('\n')) {
    const [crate, licence = ''] = line.split('\t');
    if (crate) crates.set(crate.split(' ').slice(0, 2).join(' '), licence.replace('(*)', '').trim());
}

const refused = [];
const used = new Set();
for (const [crate, licence] of crates) {
    const name = crate.split(' ')[0];
    if (allowed(licence)) continue;
    if (EXCEPTIONS[name]?.[0] === licence) used.add(name);
    else refused.push(`${crate}: ${licence || 'no licence named'}`);
}
if (refused.length) {
    console.error(`error: these may not be shipped; find another crate, or say in scripts/licences.mjs why they may:\n  ${refused.join('\n  ')}`);
    process.exit(1);
}
console.log(`${crates.size} crates of ${packages.join(', ')}: every licence is allowed, ${used.size} of them by an exception (${[...used].sort().join(', ')})`);
