// The streams of one asset's money: on the left who paid, on the right whose it is. The right is worked out from what
// the asset received and its shares; so it is there without a history too.

import type { PastFlow } from '../chain/history';
import type { Asset, Contribution, Weights } from '../chain/types';
import { href } from '../lib/route';
import { divide } from '../lib/shares';
import type { Place, Stream } from '../ui/sankey';

/** How many are shown on each side, the largest; the others are one. */
const MOST = 8;

/** Payers that are nobody in particular, as the history calls them. */
const NOBODY: Record<string, string> = {
  ...{ emission: 'Emission', grants: 'Grants that waited', tabs: 'Tabs', before: 'Before this history' },
  ...{ treasury: 'Treasury', others: 'Others' },
};

interface Picture {
  places: Place[];
  streams: Stream[];
}

/** Adds up what has the same name, and makes one of all beyond the first few. */
function gather(entries: { label: string; amount: bigint; href?: string | undefined }[]): typeof entries {
  const sums = new Map<string, { label: string; amount: bigint; href?: string | undefined }>();
  for (const one of entries) {
    if (one.amount > 0n) sums.set(one.label, { ...one, amount: (sums.get(one.label)?.amount ?? 0n) + one.amount });
  }
  const all = [...sums.values()].sort((a, b) => (a.amount < b.amount ? 1 : -1));
  const rest = all.slice(MOST);
  if (rest.length === 0) return all;
  return [
    ...all.slice(0, MOST),
    { label: `${rest.length} others`, amount: rest.reduce((sum, { amount }) => sum + amount, 0n) },
  ];
}

/** Whoever paid, where the history knows it: an address, another asset, or nobody in particular. */
function payers(asset: Asset, flows: PastFlow[], called: (address: string) => string) {
  const inward = flows.filter(({ to, kind }) => to === `asset/${asset.id}` && kind !== 'fee');
  return inward.map(({ from, kind, amount }) => {
    const other = /^asset\/(\d+)$/.exec(from);
    const label = NOBODY[from] ?? (other ? `Royalties of asset ${other[1]}` : called(from));
    return { label: kind === 'training' ? `${label}, training` : label, amount: BigInt(amount) };
  });
}

/** Left of the asset: what it received, by payer if that is known, and the royalties of its descendants. */
function inflow(asset: Asset, flows: PastFlow[], called: (address: string) => string) {
  const known = payers(asset, flows, called);
  const sum = known.reduce((total, { amount }) => total + amount, 0n);
  const all = asset.lifetime + asset.royalties;
  // The history follows what is final: what it does not know yet is income all the same.
  const rest = all > sum ? all - sum : 0n;
  if (known.length === 0) {
    return gather([
      { label: 'Use, training, grants, emission', amount: asset.lifetime },
      { label: 'Royalties of descendants', amount: asset.royalties },
    ]);
  }
  return gather([...known, { label: 'Newest income', amount: rest }]);
}

/** The members of a class by weight, from accepted contributions; what the others weigh of all is everybody else's. */
function members(
  contributions: Contribution[],
  kind: Contribution['class'],
  all: bigint,
  called: (address: string) => string,
) {
  const weights = new Map<string, { label: string; weight: bigint; href?: string | undefined }>();
  for (const { who, class: of, weight, manifest, id } of contributions) {
    if (of !== kind || weight === null) continue;
    const [key, label] = manifest ? [`m${id}`, `${manifest.count} people of a manifest`] : [who, called(who)];
    const link = manifest ? undefined : href({ view: 'account', address: who });
    weights.set(key, { label, href: link, weight: (weights.get(key)?.weight ?? 0n) + weight });
  }
  const list = [...weights.values()];
  const rest = list.reduce((left, { weight }) => left - weight, all);
  return rest > 0n ? [...list, { label: 'Everybody else', weight: rest }] : list;
}

/** The picture of an asset's money. */
export function moneyOf(
  asset: Asset,
  contributions: Contribution[],
  weights: Weights,
  flows: PastFlow[],
  names: Map<number, string>,
  called: (address: string) => string,
): Picture {
  const places: Place[] = [{ id: 'asset', label: asset.name, tone: 'asset' }];
  const streams: Stream[] = [];
  const add = (place: Place, from: string, to: string, amount: bigint): void => {
    if (amount <= 0n) return;
    places.push(place);
    streams.push({ from, to, amount });
  };
  for (const { label, amount } of inflow(asset, flows, called)) {
    add({ id: `in ${label}`, label, tone: 'payer' }, `in ${label}`, 'asset', amount);
  }
  const flow = divide(asset.lifetime, asset.royalties, asset.stack, asset.split);
  for (const { id, amount } of flow.ancestors) {
    const label = names.get(id) ?? `asset ${id}`;
    const link = href({ view: 'asset', id });
    add({ id: `up ${id}`, label, tone: 'royalty', href: link }, 'asset', `up ${id}`, amount);
  }
  add({ id: 'steward', label: 'Steward', tone: 'steward' }, 'asset', 'steward', flow.steward);
  for (const [kind, amount] of [
    ['Data', flow.data],
    ['Compute', flow.compute],
  ] as const) {
    const pool = kind.toLowerCase() as 'data' | 'compute';
    add({ id: pool, label: kind, tone: pool }, 'asset', pool, amount);
    const list = members(contributions, kind, weights[kind], called);
    const weight = list.reduce((sum, one) => sum + one.weight, 0n);
    if (amount === 0n || weight === 0n) continue;
    const paid = gather(list.map((one) => ({ ...one, amount: (amount * one.weight) / weight })));
    for (const { label, amount: part, href: link } of paid) {
      add({ id: `${pool} ${label}`, label, tone: 'person', href: link }, pool, `${pool} ${label}`, part);
    }
  }
  return { places, streams };
}
