// Holds the links of the documents against what they lead to. Needs no node.
//
// A relative link leads to a file or a folder of the repository; with an anchor, to a heading of that document, or of
// its own. The anchor of a heading is what forges make of it: its text in small letters without punctuation, hyphens
// for spaces, and a number from the second of the same name on.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { CheckFailed, count, run } from '../lib/story.mjs';

const root = new URL('../../', import.meta.url);
const DOCUMENTS = [
  ...['README.md', 'CHANGELOG.md', 'llms.txt', 'examples/README.md', 'runtime/fuzz/README.md'],
  ...readdirSync(new URL('docs/', root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
/** If the documents have fewer links with an anchor, they were not read as they are written. */
const AT_LEAST = 60;

/** The text without what is code between fences: that has neither headings nor links. */
const prose = (text) => text.replace(/^ *(```+|~~~+)[^\n]*\n[^]*?^ *\1 *$/gm, '');

/** The anchors of a document's headings. */
function anchorsOf(text) {
  const anchors = new Set();
  for (const [, title] of prose(text).matchAll(/^#{1,6} +(.*?)(?: +#+)?$/gm)) {
    const shown = title.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
    const slug = shown
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
      .replaceAll(' ', '-');
    let anchor = slug;
    for (let again = 1; anchors.has(anchor); again += 1) {
      anchor = `${slug}-${again}`;
    }
    anchors.add(anchor);
  }
  return anchors;
}

/** What a document's relative links lead to, each with the number of its line. */
function linksOf(text) {
  // Blanked, so that lines keep their numbers.
  const blank = (code) => code.replace(/[^\n]/g, ' ');
  const shown = text.replace(/^ *(```+|~~~+)[^\n]*\n[^]*?^ *\1 *$/gm, blank).replace(/`[^`\n]*`/g, blank);
  const inline = [...shown.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const defined = [...shown.matchAll(/^ {0,3}\[[^\]]+\]: +<?(\S+?)>?(?: +"[^"]*")?$/gm)];
  return [...inline, ...defined]
    .map(({ 1: target, index }) => ({ target, line: shown.slice(0, index).split('\n').length }))
    .filter(({ target }) => !/^[a-z][a-z0-9+.-]*:/i.test(target));
}

await run(async () => {
  const texts = new Map();
  const textOf = (url) => texts.get(url.href) ?? texts.set(url.href, readFileSync(url, 'utf8')).get(url.href);
  const failures = [];
  let links = 0;
  let anchors = 0;
  for (const name of DOCUMENTS) {
    const here = new URL(name, root);
    for (const { target, line } of linksOf(textOf(here))) {
      const [path, anchor] = target.split('#');
      const there = path ? new URL(path, here) : here;
      links += 1;
      if (!existsSync(there)) {
        failures.push(`${name}:${line}: there is no ${path}`);
      } else if (anchor !== undefined && there.pathname.endsWith('.md')) {
        anchors += 1;
        if (!anchorsOf(textOf(there)).has(decodeURIComponent(anchor))) {
          failures.push(`${name}:${line}: ${path || name} has no heading #${anchor}`);
        }
      }
    }
  }
  if (anchors < AT_LEAST) {
    failures.push(`only ${anchors} links have an anchor: are the documents written as they are read?`);
  }
  if (failures.length) {
    throw new CheckFailed(failures.join('\n  '));
  }
  const [all, headings] = [links, anchors].map(count);
  console.log(`${all} links of ${DOCUMENTS.length} documents lead somewhere, ${headings} of them to a heading.`);
});
