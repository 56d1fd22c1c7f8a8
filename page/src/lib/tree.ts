// The tree of a manifest: what is hashed, as docs/reference.md has it. Derived from examples/lib/manifest.mjs, and held
// against the same roots.

import { blake2b } from '@noble/hashes/blake2.js';
import { InputError, concat } from './format';

const HASH = 32;
const NODE = HASH + 16;
const MOST_UNITS = 2n ** 64n - 1n;
const MOST_SUM = 2n ** 128n - 1n;
/** The most leaves that are hashed in a browser: 48 bytes for each, twice over. */
export const MAX_LEAVES = 1_000_000;

/** Whose work a leaf is, how many units of it, and its hash. `salt` hides the account. */
export interface Leaf {
  account: Uint8Array;
  salt?: Uint8Array | undefined;
  units: bigint;
  record: Uint8Array;
}

/** A hash and a sum. */
export interface TreeNode {
  hash: Uint8Array;
  sum: bigint;
}

/** BLAKE2b with 32 bytes of output. */
export const blake2 = (bytes: Uint8Array): Uint8Array => blake2b(bytes, { dkLen: HASH });

function preamble(kind: number, tag: string): Uint8Array {
  const bytes = new Uint8Array(1 + tag.length + 1);
  bytes[0] = kind;
  bytes.set(new TextEncoder().encode(tag), 1);
  return bytes;
}

const LEAF = preamble(0, 'tributary/leaf');
const BRANCH = preamble(1, 'tributary/node');
const EMPTY = preamble(2, 'tributary/leaf');
const OWNER = preamble(3, 'tributary/owner');

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function writeSum(bytes: Uint8Array, at: number, sum: bigint): void {
  if (sum > MOST_SUM) {
    throw new InputError('the sum does not fit 128 bits');
  }
  const view = viewOf(bytes);
  view.setBigUint64(at, sum & MOST_UNITS, true);
  view.setBigUint64(at + 8, sum >> 64n, true);
}

function readSum(bytes: Uint8Array, at: number): bigint {
  const view = viewOf(bytes);
  return view.getBigUint64(at, true) | (view.getBigUint64(at + 8, true) << 64n);
}

/** Levels above the leaves: at least one. */
export function depthOf(leaves: number): number {
  if (!Number.isInteger(leaves) || leaves < 1 || leaves > MAX_LEAVES) {
    throw new InputError(`a manifest made here has 1 to ${MAX_LEAVES} leaves, not ${leaves}`);
  }
  return Math.max(1, 32 - Math.clz32(leaves - 1));
}

/** The hash of a leaf. */
export function leafHash(index: number, { account, salt, units, record }: Leaf): Uint8Array {
  if (units < 1n || units > MOST_UNITS) {
    throw new InputError(`leaf ${index} has ${units} units: at least one, and at most 64 bits of them`);
  }
  const bytes = new Uint8Array(93);
  const view = viewOf(bytes);
  bytes.set(LEAF);
  view.setUint32(16, index, true);
  bytes[20] = salt ? 1 : 0;
  bytes.set(salt ? blake2(concat(OWNER, account, salt)) : account, 21);
  view.setBigUint64(53, units, true);
  bytes.set(record, 61);
  return blake2(bytes);
}

/** The hash of a place beyond the last leaf. */
export const emptyHash = (): Uint8Array => blake2(EMPTY);

/** The level above one: half as many nodes. */
function above(level: Uint8Array): Uint8Array {
  const pairs = level.length / (2 * NODE);
  const next = new Uint8Array(pairs * NODE);
  const preimage = concat(BRANCH, new Uint8Array(2 * NODE));
  for (let pair = 0; pair < pairs; pair += 1) {
    const at = pair * 2 * NODE;
    preimage.set(level.subarray(at, at + 2 * NODE), BRANCH.length);
    next.set(blake2(preimage), pair * NODE);
    writeSum(next, pair * NODE + HASH, readSum(level, at + HASH) + readSum(level, at + NODE + HASH));
  }
  return next;
}

/** The tree of a list of leaves. */
export class Tree {
  readonly depth: number;
  readonly #levels: Uint8Array[];

  constructor(readonly leaves: readonly Leaf[]) {
    this.depth = depthOf(leaves.length);
    const places = 2 ** this.depth;
    const first = new Uint8Array(places * NODE);
    const empty = emptyHash();
    for (let index = 0; index < places; index += 1) {
      const leaf = leaves[index];
      first.set(leaf ? leafHash(index, leaf) : empty, index * NODE);
      writeSum(first, index * NODE + HASH, leaf ? leaf.units : 0n);
    }
    this.#levels = [first];
    for (let level = 0; level < this.depth; level += 1) {
      this.#levels.push(above(this.#levels[level]!));
    }
  }

  /** Its root: the hash, and the sum of all units. */
  get root(): TreeNode {
    return this.#node(this.depth, 0);
  }

  /** The siblings on the way up from a leaf. */
  proof(index: number): TreeNode[] {
    const path: TreeNode[] = [];
    for (let level = 0; level < this.depth; level += 1) {
      const own = Math.floor(index / 2 ** level);
      path.push(this.#node(level, own % 2 === 0 ? own + 1 : own - 1));
    }
    return path;
  }

  #node(level: number, place: number): TreeNode {
    const nodes = this.#levels[level]!;
    return { hash: nodes.slice(place * NODE, place * NODE + HASH), sum: readSum(nodes, place * NODE + HASH) };
  }
}
