// Reads weights files as scripts/weights.hbs writes them.

import { number } from './weights_text.mjs';

/** The functions of a weights file by name: base and slopes of computation, reads and writes, and the components. */
export function parse(text) {
  const [, body] = text.split('impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {');
  const [calls] = body.split('/// The measured weights for tests');
  const functions = new Map();
  for (const [, ranges, name, code] of calls.matchAll(/((?:\s*\/\/\/.*\n)*)\s*fn (\w+)\([^)]*\) -> Weight \{([^}]*)\}/g)) {
    const measured = [...ranges.matchAll(/`(\w+)` was measured in `\[(\d+), (\d+)\]`/g)];
    const components = measured.map(([, component, least, most]) => ({
      component,
      least: Number(least),
      most: Number(most),
    }));
    const slope = (pattern) =>
      new Map([...code.matchAll(pattern)].map(([, value, component]) => [component, number(value)]));
    const base = (pattern) => number(code.match(pattern)?.[1] ?? '0');
    functions.set(name, {
      components,
      time: {
        base: base(/Weight::from_parts\(([\d_]+), \d+\)\n/),
        slopes: slope(/Weight::from_parts\(([\d_]+), 0\)\.saturating_mul\((\w+)\.into\(\)\)/g),
      },
      reads: {
        base: base(/reads\((\d+)_u64\)\)/),
        slopes: slope(/reads\(\((\d+)_u64\)\.saturating_mul\((\w+)\.into\(\)\)\)/g),
      },
      writes: {
        base: base(/writes\((\d+)_u64\)\)/),
        slopes: slope(/writes\(\((\d+)_u64\)\.saturating_mul\((\w+)\.into\(\)\)\)/g),
      },
    });
  }
  if (!functions.size) {
    throw new Error('no weights found: was scripts/weights.hbs changed?');
  }
  return functions;
}

/** Every combination of the components' ends. */
export const corners = (components) =>
  components.reduce(
    (all, { component, least, most }) =>
      all.flatMap((corner) => [least, most].map((value) => new Map([...corner, [component, value]]))),
    [new Map()],
  );

/** What a base with slopes comes to where the components are as in `corner`. */
export const at = ({ base, slopes }, corner) =>
  [...slopes].reduce((sum, [component, slope]) => sum + slope * (corner.get(component) ?? 0), base);
