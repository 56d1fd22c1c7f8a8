import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { concat } from './format';
import { Tree, blake2, emptyHash, leafHash, type Leaf, type TreeNode } from './tree';

const roots = JSON.parse(
  readFileSync(new URL('../../../examples/tests/manifest/roots.json', import.meta.url), 'utf8'),
) as { leaves: string[]; empty: string; roots: { leaves: number; root: string; units: string }[] };

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const named = (name: string): Uint8Array => blake2(new TextEncoder().encode(name));

/** The leaves of the published vectors: owners with an odd index are blinded. */
const leaf = (index: number): Leaf => ({
  account: named(`account${index}`),
  salt: index % 2 === 1 ? named(`salt${index}`) : undefined,
  units: 10n * BigInt(index + 1),
  record: named(`record${index}`),
});

const packed = ({ hash, sum }: TreeNode): Uint8Array => {
  const bytes = new Uint8Array(48);
  bytes.set(hash);
  new DataView(bytes.buffer).setBigUint64(32, sum, true);
  return bytes;
};
const branch = concat(Uint8Array.of(1), new TextEncoder().encode('tributary/node\0'));

describe('the tree of a manifest', () => {
  it('hashes leaves and empty places as published', () => {
    expect(roots.leaves.map((_, index) => hex(leafHash(index, leaf(index))))).toEqual(roots.leaves);
    expect(hex(emptyHash())).toBe(roots.empty);
  });

  it('comes to the published roots', () => {
    for (const { leaves, root, units } of roots.roots.filter((one) => one.leaves <= 2_000)) {
      const tree = new Tree(Array.from({ length: leaves }, (_, index) => leaf(index)));
      expect([hex(tree.root.hash), tree.root.sum], `${leaves} leaves`).toEqual([root, BigInt(units)]);
    }
  });

  it('proves each of its leaves', () => {
    const tree = new Tree(Array.from({ length: 11 }, (_, index) => leaf(index)));
    for (let index = 0; index < 11; index += 1) {
      const own = { hash: leafHash(index, leaf(index)), sum: leaf(index).units };
      const top = tree.proof(index).reduce((below, sibling, level) => {
        const [left, right] = Math.floor(index / 2 ** level) % 2 === 1 ? [sibling, below] : [below, sibling];
        return { hash: blake2(concat(branch, packed(left), packed(right))), sum: left.sum + right.sum };
      }, own);
      expect([hex(top.hash), top.sum]).toEqual([hex(tree.root.hash), tree.root.sum]);
    }
  });

  it('refuses what no tree has', () => {
    expect(() => new Tree([])).toThrow();
    expect(() => new Tree([{ ...leaf(0), units: 0n }])).toThrow(/at least one/);
  });
});
