// Holds docs/security.md against the tests: whatever it names as a test must exist and must be run. Needs no node.
//
// How the page is read: a path of a file in Rust or JavaScript in code, with or without `::` and a name, is a test.
// A file in Rust must have tests, and one of that name if it is given; a script must be in the list of the program that
// runs the scripts of its folder.

import { existsSync, readFileSync } from 'node:fs';
import { Checks, count, run } from '../lib/story.mjs';

const PAGE = 'docs/security.md';
/** If the page names fewer, it was not read as it is meant. */
const AT_LEAST = 30;
/** Lines between a test's attribute and its function, other attributes among them. */
const ATTRIBUTES = 4;

const checks = new Checks();
const root = new URL('../../', import.meta.url);
const read = (file) => readFileSync(new URL(file, root), 'utf8');

/** The names of the tests in a file in Rust. */
function testsIn(source) {
  const lines = source.split('\n').map((line) => line.trim());
  return lines.flatMap((line, index) => {
    const name = line.match(/^(?:async )?fn (\w+)\(/)?.[1];
    const before = lines.slice(Math.max(0, index - ATTRIBUTES), index);
    return name && before.some((other) => /^#\[(tokio::)?test\b/.test(other)) ? [name] : [];
  });
}

/** The names of the tests in a file in Rust and in the modules that lie beside it. */
function testsUnder(path) {
  const own = testsIn(read(path));
  const modules = [...read(path).matchAll(/^mod (\w+);/gm)].map(([, name]) => path.replace(/\w+\.rs$/, `${name}.rs`));
  return [...own, ...modules.filter((file) => existsSync(new URL(file, root))).flatMap((file) => testsIn(read(file)))];
}

/** Whether the program that runs the scripts beside `path` names it. */
function isRun(path) {
  const [, folder, name] = path.match(/^(.*\/)([\w-]+)\.mjs$/);
  const runner = read(`${folder}run.mjs`);
  return runner.includes(`'tests/${name}.mjs'`) || new RegExp(`SCENARIOS = \\[[^\\]]*'${name}'`).test(runner);
}

await run(async () => {
  const codes = read(PAGE).matchAll(/`([\w./-]+\/[\w.-]+\.(?:rs|mjs)(?:::[^`]*)?)`/g);
  const named = new Set([...codes].map(([, code]) => code));
  for (const code of named) {
    const [path, name] = code.split('::');
    checks.that(existsSync(new URL(path, root)), `${PAGE} names \`${code}\`, but there is no file ${path}`);
    if (path.endsWith('.mjs')) {
      checks.that(name === undefined && isRun(path), `${PAGE} names \`${code}\`, which nobody runs`);
    } else if (name === undefined) {
      checks.that(testsUnder(path).length > 0, `${PAGE} names \`${code}\`, but there are no tests in it`);
    } else {
      checks.that(testsIn(read(path)).includes(name), `${PAGE} names \`${code}\`, but ${path} has no such test`);
    }
  }
  checks.that(named.size >= AT_LEAST, `${PAGE} names ${named.size} tests only: is it written as it is read?`);
  console.log(`${PAGE} names ${count(named.size)} tests, and all of them exist. All ${checks.held} assertions held.`);
});
