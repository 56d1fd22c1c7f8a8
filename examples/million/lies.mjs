import { emptyNode, parentNode } from '../lib/manifest.mjs';
import { plainPath } from './world.mjs';

const hex = (bytes) => `0x${Buffer.from(bytes).toString('hex')}`;

/** Whoever would have more than is theirs, or once more. */
export async function lies(world) {
  const { api, contribution, file, people, tree } = world;
  const { Max, Rae } = people;
  const { contributions } = api.tx;
  const [done] = world.joined;
  const again = contributions.join(...world.proofOf(done));
  await world.refused(Rae, again, 'contributions.AlreadyJoined', 'Rae brings somebody a second time.');

  const open = [...file.places.keys()].find((index) => !world.joined.has(index));
  const [id, index, owner, units, record, path] = world.proofOf(open);
  const tried = (error, attempt, ...args) => world.refused(Rae, contributions.join(...args), error, attempt);
  const wrong = 'contributions.WrongProof';
  await tried(wrong, 'Then one unit more for somebody else.', id, index, owner, units + 1n, record, path);
  const [[hash, sum], ...rest] = path;
  const taken = [[hash, sum - 1n], ...rest];
  await tried(wrong, 'And the same unit less for the neighbour.', id, index, owner, units + 1n, record, taken);
  const hers = { Account: Rae.pair.address };
  await tried(wrong, "And her own account in somebody's leaf.", id, index, hers, units, record, path);
  const elsewhere = (index + 2) % file.count;
  await tried(wrong, 'And the leaf at another place.', id, elsewhere, owner, units, record, path);
  const grown = [...path.slice(0, -1), [path.at(-1)[0], 2n ** 128n - 1n]];
  await tried(wrong, 'And a sum that does not fit a number.', id, index, owner, units, record, grown);
  const short = path.slice(1);
  await tried('contributions.WrongPathLength', 'And a shorter proof.', id, index, owner, units, record, short);
  const beyond = 'contributions.IndexBeyondCount';
  await tried(beyond, 'And a leaf after the last.', id, file.count, owner, units, record, path);

  const forged = parentNode(tree.root, emptyNode());
  const other = plainPath([forged, ...tree.proof(open).slice(1)]);
  await tried(wrong, 'And a tree of her own.', id, index, hers, units, hex(forged.hash), other);

  await world.refused(
    Max,
    contributions.forget(contribution.id),
    'contributions.LeavesUnjoined',
    'Max would have his deposit back, and everybody forgotten who has not come.',
  );
  const own = [...world.joined].find((place) => file.places.get(place).by === 'self');
  const leave = contributions.leave(...world.proofOf(own));
  const { who } = file.places.get(own);
  await world.refused(who, leave, 'contributions.NotPending', 'And somebody would leave: the dataset is published.');
  await world.compareAll(api);
}
