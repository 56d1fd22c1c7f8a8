// Makes what manifests are measured on, from a seed: the same seed, the same bytes.
// Usage: node scripts/manifest_data.mjs FOLDER SEED LEAVES FILES BYTES
//
//   FOLDER/lines.jsonl   LEAVES lines of JSON
//   FOLDER/rows.csv      LEAVES rows: an account of 4,096, units, a text
//   FOLDER/files/        FILES files of BYTES together, 100 to a folder

import { createCipheriv, createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const [folder, seed, ...numbers] = process.argv.slice(2);
const [leaves, files, bytes] = numbers.map(Number);
if (![leaves, files, bytes].every((number) => Number.isSafeInteger(number) && number > 0)) {
  console.error('usage: node scripts/manifest_data.mjs FOLDER SEED LEAVES FILES BYTES');
  process.exit(2);
}

/** Accounts that rows are of. */
const PEOPLE = 4_096;
/** How much text is written at a time, in characters. */
const PART = 1 << 20;

const hash = (...words) => createHash('sha256').update(words.join('/')).digest();

/** Bytes that look like chance and come from the seed. */
function stream(name) {
  const key = hash(seed, name);
  const cipher = createCipheriv('aes-128-ctr', key.subarray(0, 16), key.subarray(16));
  return (count) => cipher.update(Buffer.alloc(count));
}

/** Writes lines to a file, many at a time. */
function writeLines(path, head, line) {
  const file = openSync(path, 'w');
  let text = head;
  for (let number = 0; number < leaves; number += 1) {
    text += line(number);
    if (text.length > PART) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
  closeSync(file);
}

mkdirSync(join(folder, 'files'), { recursive: true });

const words = stream('words');
const noise = (count) => words(count).toString('hex');
writeLines(join(folder, 'lines.jsonl'), '', (number) => `{"id":${number},"answer":"${noise(16)}"}\n`);

const people = Array.from({ length: PEOPLE }, (_, person) => `0x${hash(seed, 'person', person).toString('hex')}`);
const row = (number) => `${people[(number * 7_919) % PEOPLE]},${1 + (number % 1_000)},"${noise(8)}, ${noise(8)}"\n`;
writeLines(join(folder, 'rows.csv'), 'account,tokens,text\n', row);

// Half as long to half longer than the average, so that not all end at the same time.
const content = stream('content');
const average = Math.floor(bytes / files);
let left = bytes;
for (let number = 0; number < files; number += 1) {
  const part = join(folder, 'files', String(Math.floor(number / 100)).padStart(4, '0'));
  if (number % 100 === 0) {
    mkdirSync(part);
  }
  const pair = Math.floor((((number - (number % 2)) * 7_919) % 1_000) * (average / 2_000));
  const length = number === files - 1 ? left : average + (number % 2 ? pair : -pair);
  const file = openSync(join(part, `${String(number).padStart(6, '0')}.bin`), 'w');
  writeSync(file, content(length));
  closeSync(file);
  left -= length;
}
