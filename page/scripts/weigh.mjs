// What the page weighs, and under which licences what it carries is. Fails over 350 kB of compressed JavaScript, over
// a licence that is not permissive, and over anything in the built page that is loaded from another machine. The light
// client is weighed apart, for it is loaded on demand: that is looked at, too.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const PAGE = fileURLToPath(new URL('..', import.meta.url));
const MOST = 350_000;
const LICENCES = /^(\(?(MIT|ISC|0BSD|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|Zlib|Unlicense)( OR | AND )?)+\)?$/;

/** The files of the light client: what runs it, and its worker. */
const LIGHT = /\/smoldot(\.worker)?-[\w-]+\.js$/;
/** A file that is loaded with the one that says so, and not when it wants it. */
const STATIC = /(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g;

/** What is not permissive, but under the licence of the SDK's client, as the node is that carries the page. */
const LINKED = new Map([['node_modules/smoldot', 'GPL-3.0-or-later WITH Classpath-exception-2.0']]);

/** What names no licence itself, and where it comes from. */
const UNNAMED = new Map([['node_modules/deshape', 'a fork, for dedot, of subshape, which is under Apache-2.0']]);

const files = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });

const built = files(join(PAGE, 'dist')).map((path) => ({ path, bytes: readFileSync(path) }));
const faults = [];

const isLight = ({ path }) => LIGHT.test(path);
const weigh = (ending, isLate = false) =>
  built
    .filter((file) => file.path.endsWith(ending) && isLight(file) === isLate)
    .reduce((sum, { bytes }) => sum + gzipSync(bytes).length, 0);
const [script, style, light] = [weigh('.js'), weigh('.css'), weigh('.js', true)];
const late = built.filter(isLight);
if (late.length !== 2) {
  faults.push(`the light client is not in two files of its own: ${late.map(({ path }) => path).join(', ')}`);
}
for (const { path, bytes } of built.filter((file) => file.path.endsWith('.js') && !isLight(file))) {
  for (const [, other] of bytes.toString().matchAll(STATIC)) {
    if (LIGHT.test(`/${other}`)) faults.push(`${path} loads the light client with it`);
  }
}
if (script > MOST) {
  faults.push(`JavaScript comes to ${script} bytes compressed: at most ${MOST}`);
}

const html = built.find(({ path }) => path.endsWith('index.html')).bytes.toString();
if (/smoldot/.test(html)) {
  faults.push('index.html loads the light client');
}
if (/<(script|style)(?![^>]*src=)[^>]*>[^<]/.test(html) || /(src|href)="(https?:)?\/\//.test(html)) {
  faults.push('index.html has something inline, or from elsewhere');
}
for (const { path, bytes } of built.filter(({ path }) => path.endsWith('.css'))) {
  if (/@import|url\((?!["']?data:)["']?https?:/.test(bytes.toString())) {
    faults.push(`${path} loads from elsewhere`);
  }
}

const { packages } = JSON.parse(readFileSync(join(PAGE, 'package-lock.json'), 'utf8'));
const carried = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
for (const [path, { license, resolved }] of Object.entries(packages)) {
  if (resolved) faults.push(`${path} names a host in package-lock.json: npm install --omit-lockfile-registry-resolved`);
  if (path === '' || packages[path].dev) continue;
  const isLinked = license !== undefined && LINKED.get(path) === license;
  const isAllowed = UNNAMED.has(path) || isLinked || LICENCES.test(license ?? '');
  if (!isAllowed) faults.push(`${path} is under ${license ?? 'no licence'}`);
}

console.log(`JavaScript ${script} bytes compressed of at most ${MOST}, CSS ${style}; ${carried.length} packages`);
console.log(`the light client, on demand, ${light} bytes more`);
for (const fault of faults) console.error(`error: ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);
