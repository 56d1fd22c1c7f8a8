// A folder as a manifest: each file is a leaf, in the order of the paths, as `trib manifest build FOLDER` has it.

import { InputError, count, parseCount, plural } from './format';

/** A file of a folder that somebody chose. */
export interface Entry {
  /** Its path below the folder, with slashes. */
  name: string;
  file: Blob;
}

/** Whose a leaf is, and how many units. */
export interface Share {
  owner: string;
  units: bigint;
}

/** What a worker is asked: hash these, and build the tree of these owners. */
export interface Job {
  entries: Entry[];
  /** Of each entry the account, 32 bytes, the units, and whether it is hidden. */
  owners: { account: Uint8Array; units: bigint; salt?: Uint8Array | undefined }[];
}

/** What it tells. */
export type Told =
  | { kind: 'progress'; done: number; all: number }
  | { kind: 'done'; root: Uint8Array; total: bigint; count: number; records: Uint8Array[] }
  | { kind: 'trouble'; message: string };

const encoder = new TextEncoder();

/** Compares texts by their bytes in UTF-8, as the order of leaves is. */
export function byBytes(one: string, other: string): number {
  const [a, b] = [encoder.encode(one), encoder.encode(other)];
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    if (a[at] !== b[at]) return a[at]! - b[at]!;
  }
  return a.length - b.length;
}

/** The files of a chosen folder in the order of their leaves. Their own folder's name is no part of a path. */
export function entriesOf(files: Iterable<File>): Entry[] {
  const entries = [...files].map((file) => {
    const path = file.webkitRelativePath || file.name;
    return { name: path.includes('/') ? path.slice(path.indexOf('/') + 1) : path, file };
  });
  return entries.sort((a, b) => byBytes(a.name, b.name));
}

/** The cells of a line of CSV, without quotes; none if it is not written as one. */
function cellsOf(line: string): string[] {
  const whole = `${line},`;
  const cells = [...whole.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,"]*?))\s*,/gy)];
  const isWhole = cells.reduce((length, [text]) => length + text.length, 0) === whole.length;
  return isWhole ? cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '') : [];
}

/** A table `path,account,units`, with or without a line of names. */
export function parseOwners(text: string): Map<string, Share> {
  const owners = new Map<string, Share>();
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || (at === 0 && /^"?path"?,/i.test(line))) continue;
    const [path, owner, count, ...rest] = cellsOf(line);
    const units = count === undefined ? 1n : parseCount(count, 1n, 2n ** 64n - 1n);
    if (!owner || !path || rest.length > 0) {
      throw new InputError(`line ${at + 1} is not “path,account,units”`);
    }
    if (owners.has(path)) {
      throw new InputError(`line ${at + 1} names ${path} a second time`);
    }
    owners.set(path, { owner, units });
  }
  return owners;
}

/** Whose each file is: as the table says, else of `otherwise`. A path of the table that is no file is a mistake. */
export function sharesOf(entries: Entry[], owners: Map<string, Share>, otherwise: string | null): Share[] {
  const names = new Set(entries.map(({ name }) => name));
  const stray = [...owners.keys()].filter((path) => !names.has(path));
  if (stray.length > 0) {
    throw new InputError(`${plural(stray.length, 'path')} of the table are no file of the folder, such as ${stray[0]}`);
  }
  const nobody = entries.filter(({ name }) => !owners.has(name));
  if (nobody.length > 0 && otherwise === null) {
    throw new InputError(`nobody is named for ${count(nobody.length)} files, such as ${nobody[0]!.name}`);
  }
  return entries.map(({ name }) => owners.get(name) ?? { owner: otherwise!, units: 1n });
}
