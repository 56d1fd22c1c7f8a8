// Manifests, a second time: the tree whose root records everybody in it, its proofs, and how they are verified. It
// needs nothing of a chain, and works in a browser as it does in Node.js.
//
// A leaf is `{ account, salt, units, record }`: who is owed, as 32 bytes; the salt that hides it, or null if it is
// written as it is; how many units, as a BigInt; and the hash of the work. Where only the hash of a blinded owner is
// known, a leaf is `{ blinded, units, record }`. A node is `{ hash, sum }`.

import { blake2b } from '@noble/hashes/blake2';

/** Bytes of a hash, of a sum, and of a node, which is one after the other. */
const HASH = 32;
const SUM = 16;
const NODE = HASH + SUM;
/** The most that a sum can be, and a leaf's units. */
const MOST_SUM = 2n ** 128n - 1n;
const MOST_UNITS = 2n ** 64n - 1n;
/** Leaves of a block that are proved together, at most. */
export const MAX_BLOCK = 128;
/** The most leaves that a manifest has. */
export const MAX_LEAVES = 2 ** 32 - 1;

/** What a proof, or a list of leaves, has wrong with it. */
export class ManifestError extends Error {}

const refuse = (sentence) => {
  throw new ManifestError(sentence);
};

const hashOf = (bytes) => blake2b(bytes, { dkLen: HASH });

/** What a preimage begins with: what it is of, and a tag of 15 bytes. */
function preamble(kind, tag) {
  const bytes = new Uint8Array(16);
  bytes[0] = kind;
  bytes.set(new TextEncoder().encode(tag), 1);
  return bytes;
}

const LEAF = preamble(0, 'tributary/leaf');
const BRANCH = preamble(1, 'tributary/node');
const EMPTY = preamble(2, 'tributary/leaf');
const OWNER = Uint8Array.of(3, ...new TextEncoder().encode('tributary/owner\0'));

const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Joins bytes to one. */
function concat(...parts) {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function writeSum(bytes, at, sum) {
  const view = viewOf(bytes);
  view.setBigUint64(at, sum & MOST_UNITS, true);
  view.setBigUint64(at + 8, sum >> 64n, true);
}

function readSum(bytes, at) {
  const view = viewOf(bytes);
  return view.getBigUint64(at, true) | (view.getBigUint64(at + 8, true) << 64n);
}

const checked = (sum) => (sum > MOST_SUM ? refuse('the sum does not fit 128 bits') : sum);

/** A node as its 48 bytes. */
function packed({ hash, sum }) {
  const bytes = new Uint8Array(NODE);
  bytes.set(hash);
  writeSum(bytes, HASH, sum);
  return bytes;
}

/** The node at `place` of a level of packed nodes. */
const nodeAt = (level, place) => ({
  hash: level.slice(place * NODE, place * NODE + HASH),
  sum: readSum(level, place * NODE + HASH),
});

/** Whether two nodes are the same. */
export const sameNode = (a, b) => a.sum === b.sum && a.hash.every((byte, index) => byte === b.hash[index]);

/** Levels between the leaves and the root of a manifest of so many leaves: at least one. */
export function depthOf(count) {
  if (!Number.isInteger(count) || count < 1 || count > MAX_LEAVES) {
    refuse(`a manifest has 1 to ${MAX_LEAVES} leaves, not ${count}`);
  }
  return Math.max(1, 32 - Math.clz32(count - 1));
}

/** What stands in a leaf for an owner that is not named. */
export const blindedOwner = (account, salt) => hashOf(concat(OWNER, account, salt));

/** The node of a leaf. */
export function leafNode(index, { account, salt = null, blinded = null, units, record }) {
  if (units < 1n || units > MOST_UNITS) {
    refuse(`leaf ${index} has ${units} units: at least one, and at most 64 bits of them`);
  }
  const hidden = blinded ?? (salt && blindedOwner(account, salt));
  const bytes = new Uint8Array(93);
  const view = viewOf(bytes);
  bytes.set(LEAF);
  view.setUint32(16, index, true);
  bytes[20] = hidden ? 1 : 0;
  bytes.set(hidden ?? account, 21);
  view.setBigUint64(53, units, true);
  bytes.set(record, 61);
  return { hash: hashOf(bytes), sum: units };
}

/** The node of a place beyond the last leaf. */
export const emptyNode = () => ({ hash: hashOf(EMPTY), sum: 0n });

/** The node above two others. */
export const parentNode = (left, right) => ({
  hash: hashOf(concat(BRANCH, packed(left), packed(right))),
  sum: checked(left.sum + right.sum),
});

/** The root that a node at `place` of its level and the siblings on its way up come to. */
export const climb = (place, node, path) =>
  path.reduce(
    (below, sibling, step) =>
      Math.floor(place / 2 ** step) % 2 === 1 ? parentNode(sibling, below) : parentNode(below, sibling),
    node,
  );

/** The root that the nodes of a block of leaves and their proof come to. `first` is the index of the first of them. */
export function climbFromBlock(first, nodes, path) {
  const size = nodes.length;
  if (size < 1 || size > MAX_BLOCK || !Number.isInteger(Math.log2(size)) || first % size !== 0) {
    refuse(`${size} leaves from ${first} on are no aligned block of 1, 2, 4 .. ${MAX_BLOCK}`);
  }
  let level = nodes;
  while (level.length > 1) {
    level = level.filter((_, at) => at % 2 === 0).map((left, pair) => parentNode(left, level[2 * pair + 1]));
  }
  return climb(first / size, level[0], path);
}

/**
 * Whether a leaf is in the manifest `{ root, count, units }`: its root, how many leaves it has, and the sum of their
 * units. Throws a `ManifestError` when the proof cannot be one.
 */
export function verify({ root, count, units }, index, leaf, path) {
  if (index >= count) {
    refuse(`the manifest has ${count} leaves: there is none with the index ${index}`);
  }
  if (path.length !== depthOf(count)) {
    refuse(`a proof of ${path.length} steps where ${depthOf(count)} are needed`);
  }
  return sameNode(climb(index, leafNode(index, leaf), path), { hash: root, sum: units });
}

/** The same of an aligned block of leaves. */
export function verifyBlock({ root, count, units }, first, leaves, path) {
  if (first + leaves.length > count) {
    refuse(`the manifest has ${count} leaves: not all of these are among them`);
  }
  const nodes = leaves.map((leaf, at) => leafNode(first + at, leaf));
  if (path.length + Math.log2(leaves.length) !== depthOf(count)) {
    refuse(`a proof of ${path.length} steps is not one of ${leaves.length} leaves of ${count}`);
  }
  return sameNode(climbFromBlock(first, nodes, path), { hash: root, sum: units });
}

/** The level above one: half as many nodes. */
function above(level) {
  const pairs = level.length / (2 * NODE);
  const next = new Uint8Array(pairs * NODE);
  const preimage = concat(BRANCH, new Uint8Array(2 * NODE));
  for (let pair = 0; pair < pairs; pair += 1) {
    const at = pair * 2 * NODE;
    preimage.set(level.subarray(at, at + 2 * NODE), BRANCH.length);
    next.set(hashOf(preimage), pair * NODE);
    writeSum(next, pair * NODE + HASH, checked(readSum(level, at + HASH) + readSum(level, at + NODE + HASH)));
  }
  return next;
}

/** The tree of a list of leaves, level by level: 48 bytes for a node, so 100 MB for a million leaves. */
export class Tree {
  /** Of the leaves' nodes up to the root, packed. */
  #levels;

  /** Of `count` leaves, of which `leafAt(index)` is one: they need not be there all at once. */
  constructor(count, leafAt) {
    this.count = count;
    this.depth = depthOf(count);
    const leaves = new Uint8Array(2 ** this.depth * NODE);
    const empty = packed(emptyNode());
    for (let index = 0; index < 2 ** this.depth; index += 1) {
      leaves.set(index < count ? packed(leafNode(index, leafAt(index))) : empty, index * NODE);
    }
    this.#levels = [leaves];
    while (this.#levels.length <= this.depth) {
      this.#levels.push(above(this.#levels.at(-1)));
    }
  }

  /** The tree of leaves that are there. */
  static of(leaves) {
    return new Tree(leaves.length, (index) => leaves[index]);
  }

  /** Its root: the hash, and the sum of all units. */
  get root() {
    return nodeAt(this.#levels[this.depth], 0);
  }

  /** What the chain has of it. */
  get manifest() {
    const { hash, sum } = this.root;
    return { root: hash, count: this.count, units: sum };
  }

  /** The node of a leaf. */
  leaf(index) {
    return nodeAt(this.#levels[0], index);
  }

  /** The siblings on the way up from a leaf. */
  proof(index) {
    return this.#path(index, 0);
  }

  /** Those on the way up from an aligned block of `size` leaves, a power of two. */
  blockProof(first, size) {
    return this.#path(first / size, Math.log2(size));
  }

  #path(place, level) {
    const siblings = [];
    for (let at = level; at < this.depth; at += 1) {
      const own = Math.floor(place / 2 ** (at - level));
      siblings.push(nodeAt(this.#levels[at], own % 2 === 0 ? own + 1 : own - 1));
    }
    return siblings;
  }
}
