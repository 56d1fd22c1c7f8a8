import { describe, expect, it } from 'vitest';
import { drawnOf } from './kin';
import type { Edge, Kin } from './types';

const kin = (id: number, depth: number): Kin => ({ id, depth, kind: 'Model', state: 'Published', name: `${id}` });
const edge = (upstream: number, downstream: number): Edge => ({ upstream, downstream, royalty: 1n });

describe('what is drawn of a lineage', () => {
  it('is all of a small one', () => {
    const small = { nodes: [kin(1, -1), kin(2, 0), kin(3, 1)], edges: [edge(1, 2), edge(2, 3)] };
    const { nodes, edges, left } = drawnOf(small, new Map(), 4);
    expect(nodes.map(({ id }) => id)).toEqual([2, 1, 3]);
    expect([edges, left]).toEqual([small.edges, 0]);
  });

  it('are the nearest of a large one, and the largest shares of those', () => {
    const below = Array.from({ length: 8 }, (_, at) => kin(10 + at, 1));
    const large = {
      nodes: [kin(0, 0), kin(1, -1), kin(2, -1), kin(3, -2), ...below, kin(30, 2)],
      edges: [edge(1, 0), edge(3, 1), ...below.map(({ id }) => edge(0, id)), edge(10, 30)],
    };
    const shares = new Map([...below.map(({ id }): [number, bigint] => [id, BigInt(id)]), [30, 99n], [2, 5n]]);
    const { nodes, edges, left } = drawnOf(large, shares, 5);
    expect(nodes.map(({ id }) => id)).toEqual([0, 2, 1, 17, 16, 15]);
    expect(edges.map(({ upstream, downstream }) => [upstream, downstream])).toEqual([
      [1, 0],
      [0, 15],
      [0, 16],
      [0, 17],
    ]);
    expect(left).toBe(7);
  });

  it('leaves the room to ancestors that nobody else needs', () => {
    const above = Array.from({ length: 6 }, (_, at) => kin(1 + at, -1));
    const { nodes, left } = drawnOf({ nodes: [kin(0, 0), ...above, kin(9, 1)], edges: [] }, new Map(), 5);
    expect(nodes.map(({ depth }) => depth)).toEqual([0, -1, -1, -1, -1, 1]);
    expect(left).toBe(2);
  });
});
