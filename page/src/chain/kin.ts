// What of a large lineage is drawn: those who are nearest, and of those who are as near, those with the most at stake.

import type { Edge, Kin } from './types';

/** A lineage. */
export interface Kinship {
  nodes: Kin[];
  edges: Edge[];
}

function nearest(kin: Kin[], shares: Map<number, bigint>, most: number): Kin[] {
  const share = ({ id }: Kin): bigint => shares.get(id) ?? 0n;
  const order = (a: Kin, b: Kin): number =>
    Math.abs(a.depth) - Math.abs(b.depth) || (share(a) < share(b) ? 1 : share(a) > share(b) ? -1 : a.id - b.id);
  return [...kin].sort(order).slice(0, most);
}

/**
 * At most so many besides the asset itself, ancestors first up to half of them, and what is between those; `left` is
 * how many others there are.
 */
export function drawnOf({ nodes, edges }: Kinship, shares: Map<number, bigint>, most: number) {
  const side = (is: (depth: number) => boolean): Kin[] => nodes.filter(({ depth }) => is(depth));
  const [above, below] = [side((depth) => depth < 0), side((depth) => depth > 0)];
  const up = nearest(above, shares, Math.max(Math.floor(most / 2), most - below.length));
  const drawn = [...side((depth) => depth === 0), ...up, ...nearest(below, shares, most - up.length)];
  const ids = new Set(drawn.map(({ id }) => id));
  return {
    nodes: drawn,
    edges: edges.filter(({ upstream, downstream }) => ids.has(upstream) && ids.has(downstream)),
    left: nodes.length - drawn.length,
  };
}
