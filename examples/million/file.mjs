import { count, say } from '../lib/story.mjs';

/** Max collected the work, and makes a tree of it. */
export async function theFile(world) {
  const { checks, file } = world;
  const began = Date.now();
  world.build();
  const { tree } = world;
  let units = 0n;
  for (let index = 0; index < file.count; index += 1) {
    units += file.leafAt(index).units;
  }
  checks.equal(tree.root.sum, units, 'the sum at the root');
  const hidden = [...file.places.values()].filter(({ salt }) => salt).length;
  const seconds = ((Date.now() - began) / 1_000).toFixed(1);
  say(`Max has a file of ${count(file.count)} people, who made ${count(units)} records. He makes a tree of it, of`);
  say(`${tree.depth} levels, in ${seconds} s: every node has the sum of what is below it.`);
  say(`${hidden} of those whom we follow are not named in it: there is a hash that only they can open.`);
}
