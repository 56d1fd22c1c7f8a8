// Holds docs/reference.md against the metadata: an item of our pallets that the reference lacks, and an item of the
// reference that the chain lacks, are both failures. So are fields of a type or of a stored value that are not its own,
// and call data in docs/tutorial.md that is no call named there.
//
// How the reference is read: "## `section`" begins a pallet or a runtime API, "### Calls", "### Errors" and so on a
// list in it. An item is the code at the beginning of a "#### " heading or of a table's row, with the names of its
// arguments or fields in brackets; storage keys may be called what reads best. A call's paragraph "Errors: …" has the
// errors that it ends in: names of its own pallet, or `section.Name`. What the row of a type or of a storage item says
// in the shape of reference/fields.mjs are its fields; a storage item may name a type of the list of types instead, or
// another item that has the same.

import { readFileSync } from 'node:fs';
import { connect } from '../lib/chain.mjs';
import { camel, ownApis, ownPallets } from '../lib/metadata.mjs';
import { CheckFailed, count, run } from '../lib/story.mjs';
import { codes, mismatch, mistakeAbout, recordName, shapeIn } from './reference/fields.mjs';

const REFERENCE = 'docs/reference.md';
const TUTORIAL = 'docs/tutorial.md';

/** The lists that are compared: the heading, and the kind of its items. */
const KINDS = new Map(
  Object.entries({
    Calls: 'call',
    Errors: 'error',
    Events: 'event',
    Storage: 'storage item',
    Constants: 'constant',
    'View functions': 'view function',
    Parameters: 'parameter',
    Holds: 'hold reason',
    Origins: 'origin',
    Tracks: 'track',
    Methods: 'runtime API method',
  }),
);

const failures = [];
const totals = new Map();
const done = (what, number = 1) => totals.set(what, (totals.get(what) ?? 0) + number);

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** A track's name without the zeros that fill it up. */
const trackName = (name) => name.toString().replace(/\0+$/, '');

/** A name and its arguments as the reference writes them. */
const signature = (name, args) => `${name}(${args.join(', ')})`;

// What the reference says.

/** The reference's items, as `section/kind` to a list of them; the errors of calls; and the calls of other pallets. */
function parse(text) {
  const items = new Map();
  const errors = [];
  const foreign = [];
  let section = null;
  let kind = null;
  let call = null;
  for (const paragraph of text.split(/\n\n+/)) {
    const [first] = paragraph.split('\n');
    const [, level, title] = /^(#{2,4}) (.*)$/.exec(first) ?? [];
    if (level === '##') {
      section = /^`(\w+)`$/.exec(title)?.[1] ?? null;
      kind = null;
    } else if (level === '###') {
      kind = KINDS.get(title) ?? null;
      if (section && !kind) {
        failures.push(`${REFERENCE}: nobody compares what is below "${first}" in ${section}`);
      }
    }
    if (!section) {
      foreign.push(...rows(paragraph).filter((code) => /^\w+\.\w+\(.*\)$/.test(code)));
      continue;
    }
    if (!kind) {
      continue;
    }
    const key = `${section}/${kind}`;
    const list = items.get(key) ?? items.set(key, []).get(key);
    if (level === '####') {
      call = /^`(.*)`$/.exec(title)?.[1];
      list.push(call ?? title);
    }
    list.push(...rows(paragraph));
    if (kind === 'call' && paragraph.startsWith('Errors:')) {
      errors.push(...codes(paragraph).map((name) => ({ section, call, name })));
    }
  }
  return { items, errors, foreign };
}

/** The code in the first cell of each of a table's rows. */
const rows = (paragraph) => [...paragraph.matchAll(/^\| `([^`]+)` \|/gm)].map(([, code]) => code);

// What the chain says.

/** The items of our pallets and runtime APIs in the metadata, as `section/kind` to a list of them. */
function expected(api) {
  const { lookup } = api.registry;
  const variantsOf = (type) => lookup.getSiType(type).def.asVariant.variants;
  const variants = (option) => (option.isNone ? [] : variantsOf(option.unwrap().type));
  const fields = (variant) => variant.fields.map(({ name }) => camel(name.unwrap()));
  const inputs = (method) => method.inputs.map(({ name }) => camel(name));
  const items = new Map();
  const put = (section, kind, list) => list.length && items.set(`${camel(section)}/${kind}`, list);

  /** What an enum of the runtime has for a pallet: the variants within the pallet's own variant. */
  const within = (path, pallet) => {
    const found = lookup.types.find(({ type }) => type.path.at(-1)?.toString() === path && type.def.isVariant);
    const ours = found?.type.def.asVariant.variants.find(({ name }) => name.eq(pallet.name));
    return ours ? variantsOf(ours.fields[0].type).map(({ name }) => name.toString()) : [];
  };

  for (const pallet of ownPallets(api)) {
    const { name } = pallet;
    put(name, 'call', variants(pallet.calls).map((call) => signature(camel(call.name), fields(call))));
    put(name, 'error', variants(pallet.errors).map((error) => error.name.toString()));
    put(name, 'event', variants(pallet.events).map((event) => signature(event.name, fields(event))));
    put(name, 'storage item', (pallet.storage.unwrapOr(null)?.items ?? []).map((item) => camel(item.name)));
    put(name, 'constant', pallet.constants.map((constant) => camel(constant.name)));
    put(name, 'view function', pallet.viewFunctions.map((view) => signature(view.name, inputs(view))));
    put(name, 'parameter', within('RuntimeParameters', pallet));
    put(name, 'hold reason', within('RuntimeHoldReason', pallet));
    put(name, 'origin', within('OriginCaller', pallet));
  }
  put('Governance', 'track', api.consts.referenda.tracks.map(([, { name }]) => trackName(name)));
  for (const { name, methods } of ownApis(api)) {
    put(name, 'runtime API method', methods.map((method) => signature(camel(method.name), inputs(method))));
  }
  return items;
}

// The comparison.

/** A storage item's name without its keys. */
const bare = (kind, item) => (kind === 'storage item' ? item.replace(/\(.*/, '') : item);

function compare(found, wanted) {
  for (const key of new Set([...found.keys(), ...wanted.keys()])) {
    const [section, kind] = key.split('/');
    const ours = (found.get(key) ?? []).map((item) => bare(kind, item));
    const theirs = wanted.get(key) ?? [];
    for (const item of theirs.filter((item) => !ours.includes(item))) {
      failures.push(`${REFERENCE} lacks the ${kind} ${section}.${item}`);
    }
    for (const [index, item] of ours.entries()) {
      if (!theirs.includes(item)) {
        failures.push(`${REFERENCE} names the ${kind} ${section}.${item}, which the chain lacks`);
      } else if (ours.indexOf(item) !== index) {
        failures.push(`${REFERENCE} names the ${kind} ${section}.${item} twice`);
      }
    }
    done(`${kind}s`, theirs.length);
  }
}

/** The rows below a heading of the text, as `[item without its keys, what is said of it]`. */
function told(text, heading) {
  const [, rest = ''] = text.split(`\n${heading}\n`);
  const section = rest.split(/^#/m)[0];
  return [...section.matchAll(/^\| `(\w+)[^`]*` \| (.*) \|$/gm)].map(([, item, said]) => [item, said]);
}

/** What the reference says of types and of stored values in braces are their fields, in their order. */
function compareFields(api, text) {
  const { lookup } = api.registry;
  const types = new Map(told(text, '## Types and bounds'));
  for (const [name, said] of types) {
    const mistake = mistakeAbout(lookup, name, said);
    if (mistake) {
      failures.push(`${REFERENCE}: the type ${name}: ${mistake}`);
    }
    done('types');
  }
  for (const pallet of ownPallets(api)) {
    const section = text.split(`\n## \`${camel(pallet.name)}\`\n`)[1]?.split('\n## ')[0] ?? '';
    const rows = new Map(told(section, '### Storage'));
    for (const { name, type } of pallet.storage.unwrapOr(null)?.items ?? []) {
      const item = `${camel(pallet.name)}.${camel(name)}`;
      const said = rows.get(camel(name));
      const value = type.isPlain ? type.asPlain : type.asMap.value;
      const shape = said && shapeIn(said);
      const record = recordName(lookup, value);
      const mistake = shape && mismatch(lookup, shape, value);
      if (mistake) {
        failures.push(`${REFERENCE}: ${item}: ${mistake}`);
      } else if (said && record && !shape) {
        const [first] = codes(said);
        if (!(first === record && types.has(first)) && !rows.has(first)) {
          failures.push(`${REFERENCE}: ${item} is a ${record}, whose fields are not named`);
        }
      }
      done('stored values');
    }
  }
}

/** Every error that a call is said to end in exists, and every error of ours is a call's or said to be nobody's. */
function compareErrors(api, errors, text) {
  const { type } = api.registry.lookup.types.find(({ type }) => type.path.at(-1)?.eq('TokenError'));
  const tokens = type.def.asVariant.variants.map(({ name }) => name.toString());
  const exists = (section, name) =>
    section === 'Token' ? tokens.includes(name) : Boolean(api.errors[section]?.[name]);
  const reached = new Set();
  for (const { section, call, name } of errors) {
    const [owner, error] = name.includes('.') ? name.split('.') : [section, name];
    if (!exists(owner, error)) {
      failures.push(`${REFERENCE}: ${section}.${call} names the error ${name}, which the chain lacks`);
    }
    reached.add(`${owner}.${error}`);
  }
  for (const section of ownPallets(api).map(({ name }) => camel(name))) {
    for (const error of Object.keys(api.errors[section] ?? {})) {
      const unreachable = new RegExp(`^\\| \`${error}\` \\|.*No call gets there`, 'm').test(text);
      if (!reached.has(`${section}.${error}`) && !unreachable) {
        failures.push(`${REFERENCE}: no call is said to end in ${section}.${error}`);
      }
    }
  }
  done('errors of calls', errors.length);
}

/** What stands beside a constant is its value, and beside a track its id. */
function compareValues(api, text) {
  const beside = (name, value) => {
    if (!new RegExp(`^\\| \`${name}\` \\| \`?${value}\\b`, 'm').test(text)) {
      failures.push(`${REFERENCE} does not say that ${name} is ${value}`);
    }
    done('values');
  };
  for (const section of ownPallets(api).map(({ name }) => camel(name))) {
    for (const [name, value] of Object.entries(api.consts[section] ?? {})) {
      beside(name, value.toBigInt ? count(value.toBigInt()) : value.toUtf8());
    }
  }
  for (const [id, { name }] of api.consts.referenda.tracks) {
    beside(trackName(name), id.toString());
  }
}

/** Calls of other pallets that the reference names exist, with these arguments. */
function compareForeign(api, calls) {
  for (const call of calls) {
    const [, section, method] = /^(\w+)\.(\w+)\(/.exec(call);
    const args = api.tx[section]?.[method]?.meta.args.map(({ name }) => camel(name));
    const known = args && signature(`${section}.${method}`, args);
    if (known !== call) {
      failures.push(`${REFERENCE} names the call ${call}, which the chain ${known ? `has as ${known}` : 'lacks'}`);
    }
  }
  done('calls of other pallets', calls.length);
}

/** Call data in the tutorial is that of a call which its chapter names. */
function compareTutorial(api, text) {
  for (const chapter of text.split(/^### /m).slice(1)) {
    const [title] = chapter.split('\n');
    const named = codes(chapter);
    for (const [, data] of chapter.matchAll(/^(0x[0-9a-f]+)$/gm)) {
      try {
        const { section, method } = api.registry.createType('Call', data);
        if (api.registry.createType('Call', data).toHex() !== data) {
          failures.push(`${TUTORIAL}, "${title}": ${data} does not decode to the end`);
        } else if (!named.some((code) => code.replace(/\(.*/, '') === `${section}.${method}`)) {
          failures.push(`${TUTORIAL}, "${title}": ${data} is ${section}.${method}, which is not named there`);
        }
      } catch (error) {
        failures.push(`${TUTORIAL}, "${title}": ${data} is no call: ${error.message}`);
      }
      done('calls of the tutorial');
    }
  }
}

await run(async () => {
  const api = await connect();
  const text = read(REFERENCE);
  const { items, errors, foreign } = parse(text);
  compare(items, expected(api));
  compareFields(api, text);
  compareErrors(api, errors, text);
  compareValues(api, text);
  compareForeign(api, foreign);
  compareTutorial(api, read(TUTORIAL));
  if (failures.length) {
    throw new CheckFailed(failures.join('\n  '));
  }
  console.log(`${REFERENCE} and the metadata name the same:`);
  for (const [what, number] of totals) {
    console.log(`  ${count(number).padStart(6)} ${what}`);
  }
});
