// The fields that docs/reference.md names: how they are written there, and how they are held against types of the
// metadata.
//
// A shape is written as `{ name, name: shape }` for a record, `[shape]` for a list and `(name, name)` for a tuple; a
// field without a shape of its own may be anything. Options, and types that wrap a single value, count as what they
// wrap.

import { camel } from '../../lib/metadata.mjs';

/** What numbers are called. */
const PRIMITIVE = /^(u8|u16|u32|u64|u128|bool)$/;

/** The crates whose types the reference tells of. */
const OWN = /^(tributary|pallet)_/;

/** The code in a text. */
export const codes = (text) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code);

/** The first shape among the codes of a text; null if there is none. */
export const shapeIn = (text) => codes(text).map(parseShape).find(Boolean) ?? null;

/** What a code says of a type: `{ fields }`, `{ element }` or `{ parts }`; null if it is no shape. */
export function parseShape(code) {
  const tokens = code.match(/\w+|\S/g) ?? [];
  let at = 0;
  const accept = (token) => tokens[at] === token && ++at;
  const name = () => (/^\w+$/.test(tokens[at] ?? '') ? tokens[at++] : null);
  /** As many of `read` as there are between commas, up to `end`; null if one of them cannot be read. */
  const list = (read, end) => {
    const items = [];
    do {
      const item = read();
      if (item === null) {
        return null;
      }
      items.push(item);
    } while (accept(','));
    return accept(end) ? items : null;
  };
  const shape = () => {
    if (accept('{')) {
      const fields = list(field, '}');
      return fields && { fields };
    }
    if (accept('[')) {
      const element = shape();
      return element && accept(']') ? { element } : null;
    }
    if (accept('(')) {
      const parts = list(name, ')');
      return parts && { parts };
    }
    return null;
  };
  const field = () => {
    const called = name();
    if (called === null || !accept(':')) {
      return called === null ? null : [called, null];
    }
    const inner = shape();
    return inner && [called, inner];
  };
  const read = shape();
  return at === tokens.length ? read : null;
}

/** A type, without what only wraps it. */
function unwrapped(lookup, id) {
  for (let next = id; ; ) {
    const type = lookup.getSiType(next);
    const { def, path } = type;
    const only = def.isComposite && def.asComposite.fields.length === 1 ? def.asComposite.fields[0] : null;
    if (path.length === 1 && path[0].eq('Option')) {
      next = def.asVariant.variants.find(({ name }) => name.eq('Some')).fields[0].type;
    } else if (only?.name.isNone) {
      next = only.type;
    } else {
      return type;
    }
  }
}

/** What is wrong with `shape` as that of the type with the id `id`; null if nothing is. */
export function mismatch(lookup, shape, id) {
  if (shape === null) {
    return null;
  }
  const { def } = unwrapped(lookup, id);
  if (shape.parts) {
    return def.isTuple && def.asTuple.length === shape.parts.length ? null : `no tuple of ${shape.parts.length}`;
  }
  if (shape.element) {
    if (!def.isSequence && !def.isArray) {
      return 'no list';
    }
    return mismatch(lookup, shape.element, (def.isSequence ? def.asSequence : def.asArray).type);
  }
  const fields = def.isComposite ? def.asComposite.fields : [];
  const names = fields.map(({ name }) => (name.isSome ? camel(name.unwrap()) : '_'));
  const told = shape.fields.map(([name]) => name);
  if (names.join() !== told.join()) {
    return `it has the fields ${names.join(', ') || 'of no record'}, not ${told.join(', ')}`;
  }
  const within = ([name, inner], index) => {
    const wrong = mismatch(lookup, inner, fields[index].type);
    return wrong && `${name}: ${wrong}`;
  };
  return shape.fields.map(within).find(Boolean) ?? null;
}

/** The type, or what lists of it have: without what only wraps it. */
function elementOf(lookup, id) {
  const type = unwrapped(lookup, id);
  return type.def.isSequence ? elementOf(lookup, type.def.asSequence.type) : type;
}

/** The name of the type if its values are records, or lists of them, whose fields are to be named; else null. */
export function recordName(lookup, id) {
  const { def, path } = elementOf(lookup, id);
  return def.isComposite && def.asComposite.fields.length > 1 ? path.at(-1).toString() : null;
}

/**
 * What is wrong with what the reference says of the type `name` of ours, its fields or its variants; null if nothing
 * is. A name for a number need not be a type of its own.
 */
export function mistakeAbout(lookup, name, text) {
  const known = lookup.types.filter(
    ({ type }) => type.path.at(-1)?.eq(name) && OWN.test(type.path[0].toString()),
  );
  const said = codes(text);
  if (known.length === 0) {
    return PRIMITIVE.test(said[0]) ? null : 'the chain has no such type';
  }
  const mistakes = known.map(({ id, type }) => {
    if (type.def.isVariant) {
      const named = said.map((code) => /^\w+/.exec(code)?.[0]);
      const missing = type.def.asVariant.variants.map((variant) => variant.name.toString());
      return missing.find((variant) => !named.includes(variant)) ? `it has ${missing.join(', ')}` : null;
    }
    const { def } = unwrapped(lookup, id);
    if (def.isPrimitive) {
      const primitive = def.asPrimitive.toString().toLowerCase();
      return said[0] === primitive ? null : `it is ${primitive}`;
    }
    const shape = shapeIn(text);
    return shape ? mismatch(lookup, shape, id) : 'its fields are not named';
  });
  return mistakes.includes(null) ? null : mistakes[0];
}
