// The tree of manifests, as scripts work it out, held against the roots that everybody else comes to, and its proofs
// against people who would have more than they are due. Needs no node.
//
// tests/manifest/roots.json has the roots; tools/load reads the same file, so that both come to the same tree or one of
// them fails. Leaf i of its trees is of the account H("account" + i) with 10 × (i + 1) units and the record
// H("record" + i); where i is odd, the owner is blinded with the salt H("salt" + i).

import { readFileSync } from 'node:fs';
import { blake2b } from '@noble/hashes/blake2';
import {
  ManifestError,
  Tree,
  blindedOwner,
  climb,
  depthOf,
  emptyNode,
  leafNode,
  parentNode,
  sameNode,
  verify,
  verifyBlock,
} from '../lib/manifest.mjs';
import { Checks, count, run } from '../lib/story.mjs';

const checks = new Checks();
const VECTORS = JSON.parse(readFileSync(new URL('manifest/roots.json', import.meta.url), 'utf8'));
/** Leaves of the tree that is lied about. */
const LEAVES = 300;

const hash = (text) => blake2b(new TextEncoder().encode(text), { dkLen: 32 });
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const leafAt = (index) => ({
  account: hash(`account${index}`),
  salt: index % 2 === 1 ? hash(`salt${index}`) : null,
  units: 10n * BigInt(index + 1),
  record: hash(`record${index}`),
});

function vectors() {
  for (const [index, expected] of VECTORS.leaves.entries()) {
    checks.equal(hex(leafNode(index, leafAt(index)).hash), expected, `leaf ${index}`);
  }
  checks.equal(hex(emptyNode().hash), VECTORS.empty, 'an empty place');
  for (const { leaves, root, units } of VECTORS.roots) {
    const tree = new Tree(leaves, leafAt);
    checks.equal([hex(tree.root.hash), `${tree.root.sum}`], [root, units], `the root of ${leaves} leaves`);
  }
}

function depths() {
  const known = [1, 2, 3, 4, 5, 128, 129, 2 ** 20, 2 ** 20 + 1, 2 ** 31 + 1, 2 ** 32 - 1];
  checks.equal(known.map(depthOf), [1, 1, 2, 2, 3, 7, 8, 20, 21, 32, 32], 'depths');
  for (const wrong of [0, -1, 1.5, 2 ** 32]) {
    refused(() => depthOf(wrong), `a manifest of ${wrong} leaves`);
  }
}

/** The call must throw, in words. */
function refused(call, what) {
  try {
    call();
  } catch (error) {
    checks.that(error instanceof ManifestError, `${what}: ${error}`);
    return;
  }
  checks.that(false, `${what} is taken`);
}

/** The proof must be refused, by a word or by its root. */
function untrue(call, what) {
  try {
    checks.that(call() === false, `${what} is taken`);
  } catch (error) {
    checks.that(error instanceof ManifestError, `${what}: ${error}`);
  }
}

const tree = new Tree(LEAVES, leafAt);
const { manifest } = tree;

function proofs() {
  for (let index = 0; index < LEAVES; index += 1) {
    checks.that(verify(manifest, index, leafAt(index), tree.proof(index)), `the proof of leaf ${index}`);
  }
  const hidden = { ...leafAt(1), account: null, salt: null, blinded: blindedOwner(leafAt(1).account, leafAt(1).salt) };
  checks.that(verify(manifest, 1, hidden, tree.proof(1)), 'a leaf whose owner nobody is told');
  const whole = new Tree(5, leafAt);
  checks.that(
    verify(whole.manifest, 4, leafAt(4), [emptyNode(), parentNode(emptyNode(), emptyNode()), climb(0, whole.leaf(0), [
      whole.leaf(1),
      parentNode(whole.leaf(2), whole.leaf(3)),
    ])]),
    'a proof made by hand, past empty places',
  );
}

function blocks() {
  for (let size = 1; size <= 128; size *= 2) {
    const first = 2 * size;
    const leaves = Array.from({ length: size }, (_, at) => leafAt(first + at));
    if (first + size <= LEAVES) {
      checks.that(verifyBlock(manifest, first, leaves, tree.blockProof(first, size)), `a block of ${size}`);
      const swapped = [leaves[0], leaves.at(-1)];
      if (size > 1) {
        const other = [swapped[1], ...leaves.slice(1, -1), swapped[0]];
        untrue(() => verifyBlock(manifest, first, other, tree.blockProof(first, size)), `${size} in another order`);
      }
    }
  }
  const four = [0, 1, 2, 3].map(leafAt);
  untrue(() => verifyBlock(manifest, 2, four, tree.blockProof(0, 4)), 'a block that is not aligned');
  untrue(() => verifyBlock(manifest, 0, four.slice(1), tree.blockProof(0, 4)), 'three leaves');
  untrue(() => verifyBlock(manifest, 0, [], tree.blockProof(0, 1)), 'no leaf');
  untrue(() => verifyBlock(manifest, 0, four, tree.blockProof(0, 2)), 'a proof of two for four');
  const over = Array.from({ length: 64 }, (_, at) => leafAt(256 + at));
  untrue(() => verifyBlock(manifest, 256, over, tree.blockProof(256, 64)), 'a block beyond the last leaf');
}

/** What somebody would change of a leaf, by name. */
const LIES = {
  'one unit more': (leaf) => ({ ...leaf, units: leaf.units + 1n }),
  'one unit less': (leaf) => ({ ...leaf, units: leaf.units - 1n }),
  'no unit': (leaf) => ({ ...leaf, units: 0n }),
  'more units than there are numbers': (leaf) => ({ ...leaf, units: leaf.units + 2n ** 64n }),
  'another account': (leaf) => ({ ...leaf, account: hash('thief') }),
  'another record': (leaf) => ({ ...leaf, record: hash('something') }),
  'the other kind of owner': (leaf) => ({ ...leaf, salt: leaf.salt ? null : hash('salt') }),
  'the blinded owner as an account': (leaf) => ({
    ...leaf,
    account: blindedOwner(leaf.account, leaf.salt ?? hash('salt')),
    salt: null,
  }),
};

function lies() {
  for (const index of [0, 1, 150, 298, 299]) {
    const [leaf, path] = [leafAt(index), tree.proof(index)];
    for (const [what, lie] of Object.entries(LIES)) {
      untrue(() => verify(manifest, index, lie(leaf), path), `leaf ${index} with ${what}`);
    }
    untrue(() => verify(manifest, index ^ 1, leaf, path), `leaf ${index} at its neighbour's place`);
    untrue(() => verify(manifest, index + LEAVES, leaf, path), `leaf ${index} beyond the last`);
    untrue(() => verify(manifest, index, leaf, path.slice(1)), 'a step less');
    untrue(() => verify(manifest, index, leaf, [...path, emptyNode()]), 'a step more');
    untrue(() => verify({ ...manifest, units: manifest.units + 1n }, index, leaf, path), 'another total');
    for (let step = 0; step < path.length; step += 1) {
      const change = (part) => path.map((node, at) => (at === step ? { ...node, ...part(node) } : node));
      const flip = ({ hash }) => ({ hash: hash.map((byte, at) => (at === 7 ? byte ^ 1 : byte)) });
      untrue(() => verify(manifest, index, leaf, change(flip)), `another hash at step ${step}`);
      const more = ({ sum }) => ({ sum: sum + 1n });
      untrue(() => verify(manifest, index, leaf, change(more)), `another sum at step ${step}`);
      // What one takes, the sibling lacks: the total would still be right.
      const less = ({ sum }) => ({ sum: sum - 1n });
      const greedy = { ...leaf, units: leaf.units + 1n };
      untrue(() => verify(manifest, index, greedy, change(less)), `a unit of the sibling's at step ${step}`);
      const wrapped = ({ sum }) => ({ sum: sum + 2n ** 128n });
      untrue(() => verify(manifest, index, leaf, change(wrapped)), `a sum that wraps at step ${step}`);
    }
  }
}

/** A builder who promises more than the total: what can be proved never sums to more. */
function builders() {
  // Two leaves of 30, of which the root would say 30.
  const [left, right] = [leafAt(2), leafAt(2)];
  const [first, second] = [leafNode(0, left), leafNode(1, right)];
  const honest = parentNode(first, second);
  const cheap = { root: honest.hash, count: 2, units: 30n };
  untrue(() => verify(cheap, 0, left, [second]), 'the first of two, for a total of one');
  untrue(() => verify(cheap, 1, right, [first]), 'the second of two, for a total of one');
  // A sibling is worth what its own leaf says, not what would make the total right.
  untrue(() => verify(cheap, 0, left, [{ ...second, sum: 0n }]), 'a sibling that is worth nothing');
  // What is empty has no leaf.
  untrue(() => verify({ ...tree.manifest, count: 400 }, 300, leafAt(300), tree.proof(299)), 'an empty place');
  refused(() => parentNode({ ...first, sum: 2n ** 128n - 1n }, second), 'a sum over 128 bits');
  checks.that(!sameNode(first, second), 'the same leaf at two places is two leaves');
}

await run(async () => {
  [vectors, depths, proofs, blocks, lies, builders].forEach((test) => test());
  console.log(`The tree of manifests is what others make of it: ${count(checks.held)} comparisons held.`);
});
