import { describe, expect, it } from 'vitest';
import type { Client } from './node';
import { idsBefore, readAssetRows, readAssets, readContributions } from './read';

/** A chain with so many contributions to asset 1, of which every tenth waits, and every hundredth is a manifest. */
function contributions(number: number) {
  const asked: { state: unknown; from: unknown; limit: number }[] = [];
  const view = (id: number) => ({
    ...{ id: BigInt(id), asset: 1, who: 'A', class: 'Data', units: 1n, commitment: '0x', uri: '0x' },
    weight: id % 10 === 0 ? null : 1n,
  });
  const contributionsOf = async (_: number, state: unknown, from: bigint | undefined, limit: number) => {
    asked.push({ state, from, limit });
    const first = from === undefined ? 0 : Number(from) + 1;
    const end = Math.min(number, first + limit);
    const views = Array.from({ length: end - first }, (_, at) => view(first + at));
    const items = views.filter(({ weight }) => !state || (state === 'Pending') === (weight === null));
    return { items, next: end < number ? BigInt(end - 1) : undefined };
  };
  const manifest = async (id: bigint) => ({
    ...{ root: '0x', count: Number(id), units: 1n, weightPerUnit: null, joined: 0n, latent: 0n },
  });
  const multi = async (ids: bigint[]) => ids.map((id) => (id % 100n === 0n ? {} : undefined));
  const client: Client = {
    call: { contributionsApi: { contributionsOf, manifest } },
    query: { contributions: { manifests: { multi } } },
  };
  return { client, asked };
}

/** All pages, one after the other. */
async function pagesOf(client: Client, state: 'Pending' | undefined, size: number) {
  const pages: bigint[][] = [];
  let from: bigint | undefined;
  do {
    const { items, next } = await readContributions(client, 1, state, from, size);
    pages.push(items.map(({ id }) => id));
    from = next;
  } while (from !== undefined);
  return pages;
}

describe('contributions by pages', () => {
  it('are asked for a page at a time, however many there are', async () => {
    const { client, asked } = contributions(100_000);
    const { items, next } = await readContributions(client, 1, undefined, undefined, 20);
    expect([items.length, items[19]!.id, next]).toEqual([20, 19n, 19n]);
    expect(asked).toEqual([{ state: undefined, from: undefined, limit: 20 }]);
    expect(items.map(({ manifest }) => manifest !== null)).toEqual([true, ...Array(19).fill(false)]);
    const rest = await readContributions(client, 1, undefined, 19n, 20);
    expect(rest.items[0]!.id).toBe(20n);
  });

  it('come each once, of one state too', async () => {
    const all = (await pagesOf(contributions(450).client, undefined, 20)).flat();
    expect(all).toEqual(Array.from({ length: 450 }, (_, id) => BigInt(id)));
    const pages = await pagesOf(contributions(3_000).client, 'Pending', 20);
    expect(pages.flat()).toEqual(Array.from({ length: 300 }, (_, at) => BigInt(10 * at)));
    expect(pages.every((page) => page.length <= 20)).toBe(true);
  });

  it('are not looked for without end', async () => {
    const { client, asked } = contributions(100_000);
    const contributionsOf = async (...given: [number, unknown, bigint | undefined, number]) => {
      const { next } = await client.call.contributionsApi.contributionsOf(...given);
      return { items: [], next };
    };
    const rare: Client = { ...client, call: { contributionsApi: { contributionsOf } } };
    const { items, next } = await readContributions(rare, 1, 'Pending', undefined, 20);
    expect([items, next, asked.length]).toEqual([[], 1_023n, 4]);
  });
});

describe('assets by pages', () => {
  const terms = { usePrice: 1n, trainingFee: 2n, royalty: 3, reach: 4 };
  const asked: number[][] = [];
  const multi =
    <T>(of: (id: number) => T) =>
    async (ids: number[]) => {
      asked.push(ids);
      return ids.map(of);
    };
  const asset = (id: number) =>
    id === 5 ? undefined : { kind: 'Model', state: 'Published', steward: 'A', pending: null, floor: terms, terms };
  const outcomes = async (keys: [number, string][]) =>
    keys.map(([, bucket]) => (bucket === '0x00000001' ? [{ slot: 6, consensus: 900 }] : undefined));
  const client: Client = {
    call: { evaluationApi: { epoch: async () => ({ settling: 4 }) } },
    query: {
      registry: {
        assets: { multi: multi(asset) },
        infos: { multi: multi((id) => ({ name: `0x${(48 + (id % 10)).toString(16)}` })) },
        nextAsset: async () => 1_000,
      },
      rewards: { accounts: { multi: multi(() => ({ income: { lifetime: 9n } })) } },
      evaluation: { outcomes: { multi: outcomes } },
      system: { number: async () => 7 },
    },
  };

  it('are those before a number, as far as they are there, with their scores', async () => {
    expect(idsBefore(3, 5)).toEqual([2, 1, 0]);
    expect(idsBefore(1_000, 2)).toEqual([999, 998]);
    expect(idsBefore(-7, 5)).toEqual([]);
    const rows = await readAssetRows(client, [70, 5, 4]);
    expect(rows.map(({ id, name, score, lifetime }) => [id, name, score, lifetime])).toEqual([
      [70, '0', 900n, 9n],
      [4, '4', null, 9n],
    ]);
    expect(asked).toEqual(Array(3).fill([70, 5, 4]));
  });

  it('are all there in pieces when all are wanted', async () => {
    asked.length = 0;
    const rows = await readAssets(client);
    expect([rows.length, rows[0]!.id, rows[998]!.id]).toEqual([999, 999, 0]);
    expect(Math.max(...asked.map(({ length }) => length))).toBe(256);
  });
});
