// Compares declared weights with freshly measured ones: weights_check.mjs DECLARED MEASURED PALLET...
//
// DECLARED is a file and MEASURED a folder of any number of files, with % for the name of a pallet: all as scripts/weights.hbs
// writes them, in the time of one machine. Computation is compared at both ends
// of every component, reads and writes as they are. Exits with 1 when a declared weight is below 0.8 times or above 3
// times what is measured, or declares fewer reads or writes.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { at, corners, parse } from './weights_file.mjs';

const LEAST = 0.8;
const MOST = 3;

function main([declaredFile, measuredFolder, ...pallets]) {
  const read = (file) => parse(readFileSync(file, 'utf8'));
  const readAll = (folder) => new Map(readdirSync(folder).flatMap((file) => [...read(join(folder, file))]));
  console.log('Declared, in what is measured; two figures are the least and the most, by the components.\n');

  const faults = [];
  let count = 0;
  for (const pallet of pallets) {
    const declared = read(declaredFile.replaceAll('%', pallet));
    const measured = readAll(measuredFolder.replaceAll('%', pallet));
    for (const name of new Set([...declared.keys(), ...measured.keys()])) {
      const [was, is] = [declared.get(name), measured.get(name)];
      const title = `${pallet}.${name}`;
      if (!was || !is) {
        faults.push(`${title} is ${was ? 'declared, but not measured' : 'measured, but not declared'}`);
        continue;
      }
      const ratios = corners(is.components).map((corner) => at(was.time, corner) / at(is.time, corner));
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
