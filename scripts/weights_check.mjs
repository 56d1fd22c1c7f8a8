// Compares declared weights with freshly measured ones: weights_check.mjs DECLARED_DIR MEASURED_DIR PALLET...
//
// Both are files as scripts/weights.hbs writes them. Computation is compared as a ratio to a call that was measured in
// the same run, so that the machine's speed cancels out, at both ends of every component; reads and writes are compared
// as they are. Exits with 1 when a declared weight is below 0.8 times or above 3 times what is measured, or declares
// fewer reads or writes.

import { readFileSync } from 'node:fs';

const LEAST = 0.8;
const MOST = 3;
/** What everything is compared to. */
const REFERENCE = { pallet: 'rewards', call: 'fund' };

const number = (text) => Number(text.replaceAll('_', ''));

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
const corners = (components) =>
  components.reduce(
    (all, { component, least, most }) =>
      all.flatMap((corner) => [least, most].map((value) => new Map([...corner, [component, value]]))),
    [new Map()],
  );

const at = ({ base, slopes }, corner) =>
  [...slopes].reduce((sum, [component, slope]) => sum + slope * (corner.get(component) ?? 0), base);

function main([declaredDir, measuredDir, ...pallets]) {
  const read = (dir, pallet) => parse(readFileSync(dir.replaceAll('%', pallet), 'utf8'));
  const reference = (dir) => read(dir, REFERENCE.pallet).get(REFERENCE.call).time.base;
  const scale = reference(declaredDir) / reference(measuredDir);
  console.log(`${REFERENCE.pallet}.${REFERENCE.call} is declared ${scale.toFixed(2)} times what it takes here: that is 1.00 below.\n`);

  const faults = [];
  let count = 0;
  for (const pallet of pallets) {
    const [declared, measured] = [declaredDir, measuredDir].map((dir) => read(dir, pallet));
    for (const name of new Set([...declared.keys(), ...measured.keys()])) {
      const [was, is] = [declared.get(name), measured.get(name)];
      const title = `${pallet}.${name}`;
      if (!was || !is) {
        faults.push(`${title} is ${was ? 'declared, but not measured' : 'measured, but not declared'}`);
        continue;
      }
      const ratios = corners(is.components).map((corner) => at(was.time, corner) / at(is.time, corner) / scale);
      const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
      count += 1;
      const ends = low === high ? low.toFixed(2) : `${low.toFixed(2)} to ${high.toFixed(2)}`;
      console.log(`  ${title.padEnd(40)} ${ends}`);
      if (!(low >= LEAST && high <= MOST)) {
        faults.push(`${title} is declared ${ends} times what is measured: not within ${LEAST} and ${MOST}`);
      }
      for (const what of ['reads', 'writes']) {
        for (const corner of corners(is.components)) {
          if (at(was[what], corner) < at(is[what], corner)) {
            faults.push(`${title} declares ${at(was[what], corner)} ${what} and makes ${at(is[what], corner)}`);
          }
        }
      }
    }
  }
  console.log(`\n${count} weights compared, ${faults.length} faults`);
  faults.forEach((fault) => console.log(`  ${fault}`));
  return faults.length || !count ? 1 : 0;
}

process.exit(main(process.argv.slice(2)));
