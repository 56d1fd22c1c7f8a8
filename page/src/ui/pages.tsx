// Long lists by pages: those that are here, and those of which the chain is asked for one page at a time.

import { useState } from 'react';
import type { Client } from '../chain/node';
import { idsBefore, readAssetRows, readNextAsset } from '../chain/read';
import type { AssetRow, Part } from '../chain/types';
import { useChain } from '../chain/use';
import { count } from '../lib/format';

/** What leads from one page to the next, and back. */
export function Pager(props: { at: number; more: boolean; go: (at: number) => void; told?: string }) {
  const { at, more, go, told } = props;
  return at === 0 && !more ? null : (
    <nav className="pager" aria-label="Pages">
      <button type="button" disabled={at === 0} onClick={() => go(at - 1)}>
        ← Back
      </button>
      <span>{told ?? `Page ${count(at + 1)}`}</span>
      <button type="button" disabled={!more} onClick={() => go(at + 1)}>
        More →
      </button>
    </nav>
  );
}

const fromTo = (from: number, shown: number, all: number): string =>
  `${count(from + 1)} to ${count(from + shown)} of ${count(all)}`;

/** A long list that is here, by pages of so many. */
export function usePages<T>(items: T[], size: number) {
  const [page, go] = useState(0);
  const last = Math.max(0, Math.ceil(items.length / size) - 1);
  const at = Math.min(page, last);
  const shown = items.slice(at * size, (at + 1) * size);
  const told = fromTo(at * size, shown.length, items.length);
  return { shown, pager: <Pager at={at} more={at < last} go={go} told={told} /> };
}

/** All assets by their numbers, the newest first: a page of so many is asked for. `all` is how many were registered. */
export function useNewest(size: number, active = true) {
  const [page, go] = useState(0);
  const { data, trouble } = useChain(
    `newest assets, ${size}, page ${page}, ${active}`,
    async (client) => {
      if (!active) return null;
      const all = await readNextAsset(client);
      return { all, rows: await readAssetRows(client, idsBefore(all - page * size, size)) };
    },
    1_000,
  );
  const all = data?.all ?? 0;
  const more = all > (page + 1) * size;
  const told = fromTo(page * size, Math.min(size, all - page * size), all);
  const rows: AssetRow[] | null = data?.rows ?? null;
  return { rows, all, trouble, pager: <Pager at={page} more={more} go={go} told={told} /> };
}

/**
 * A page of a list, asked for again at each block. `ask` answers what comes after a place of the list, and with which
 * place the next page begins.
 */
export function useParts<T, C>(
  key: string,
  ask: (client: Client, from: C | undefined) => Promise<Part<T, C>>,
  pause?: number,
) {
  const [{ of, path }, set] = useState<{ of: string; path: C[] }>({ of: key, path: [] });
  const places = of === key ? path : [];
  const { data, trouble } = useChain(
    `${key}, page ${places.length}`,
    (client) => ask(client, places[places.length - 1]),
    pause,
  );
  const go = (at: number): void => {
    const next = data?.next;
    if (at < places.length) set({ of: key, path: places.slice(0, at) });
    else if (next !== undefined) set({ of: key, path: [...places, next] });
  };
  const more = data !== null && data.next !== undefined;
  return { items: data?.items ?? null, trouble, pager: <Pager at={places.length} more={more} go={go} /> };
}
