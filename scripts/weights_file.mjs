// Reads weights files as scripts/weights.hbs writes them.

import { number } from './weights_text.mjs';

/** How often a function's body does `what`, reads or writes, whatever its components; as the templates write it. */
export const beginning = (what) => new RegExp(`\\.${what}\\((\\d+)(?:_u64)?\\)\\)`);

/** The line of `what`, reads or writes, in the body of a function: `base` and `slopes` by component. */
export function line(body, what) {
  const each = new RegExp(`\\.${what}\\(\\((\\d+)(?:_u64)?\\)\\.saturating_mul\\((\\w+)\\.into\\(\\)\\)\\)`, 'g');
  return {
    base: Number(body.match(beginning(what))?.[1] ?? 0),
    slopes: new Map([...body.matchAll(each)].map(([, slope, component]) => [component, Number(slope)])),
  };
}

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
    const slopes = code.matchAll(/Weight::from_parts\(([\d_]+), 0\)\.saturating_mul\((\w+)\.into\(\)\)/g);
    functions.set(name, {
      components,
      time: {
        base: number(code.match(/Weight::from_parts\(([\d_]+), \d+\)\n/)?.[1] ?? '0'),
        slopes: new Map([...slopes].map(([, slope, component]) => [component, number(slope)])),
      },
      reads: line(code, 'reads'),
      writes: line(code, 'writes'),
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
