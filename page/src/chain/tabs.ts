// Tabs: what payers deposited for calls that gateways serve, as the chain has them.

import { blake2_256, encodeAddress } from '@dedot/utils';
import { textOf, toHex } from '../lib/format';
import { type KeyKind, type Signed, type TabNumbers, hexBytes, kindOf, messageOf, wrapped } from '../lib/voucher';
import type { Client } from './node';
import { addressOf, big } from './read';
import type { Part } from './types';

/* eslint-disable @typescript-eslint/no-explicit-any */

/** What signs the vouchers of a tab. */
export interface SessionKey {
  kind: KeyKind;
  hex: string;
}

/** A tab. */
export interface Tab extends TabNumbers {
  id: number;
  payer: string;
  gateway: string;
  key: SessionKey;
  /** The block from which on what is left can be taken back, if it is closing. */
  closing: number | null;
}

/** A tab, and what its payer has on hold for it. */
export interface TabDetails extends Tab {
  held: bigint;
  /** What of that is for the record of use that each lane leaves, by asset. */
  usage: Map<number, bigint>;
  /** What assets of it are called. */
  names: Map<number, string>;
}

const tabOf = (view: any): Tab => ({
  id: Number(view.id),
  payer: addressOf(view.payer),
  gateway: addressOf(view.gateway),
  key: { kind: view.signer.type.toLowerCase() as KeyKind, hex: view.signer.value },
  deposit: big(view.deposit),
  spent: big(view.spent),
  service: big(view.service),
  closing: view.closing == null ? null : Number(view.closing),
  lanes: view.lanes.map((lane: any) => ({
    ...{ asset: Number(lane.asset), price: big(lane.price), units: big(lane.units), amount: big(lane.amount) },
  })),
});

/** What of a tab's deposit is not settled. */
export const leftOf = ({ deposit, spent }: TabNumbers): bigint => deposit - spent;

/** The account that has a tab's key. */
export const accountOf = ({ kind, hex }: SessionKey): string =>
  encodeAddress(kind === 'ecdsa' ? blake2_256(hexBytes(hex)) : hexBytes(hex), 42);

/** A key as `tabs.open` takes it. */
export const keyArgument = ({ kind, hex }: SessionKey) => ({
  ...{ type: kind.replace(/^./, (first) => first.toUpperCase()), value: hex },
});

/** A signed voucher as `tabs.settle` takes it. */
export const voucherArgument = ({ voucher, signature }: Signed) => [
  voucher,
  keyArgument({ kind: kindOf(signature), hex: toHex(signature.slice(1)) }),
];

/** A tab, or nothing. */
export async function readTab(client: Client, id: number): Promise<Tab | null> {
  const view = await client.call.tabsApi.tab(id);
  return view ? tabOf(view) : null;
}

/** A tab with what is on hold for it and what its assets are called, or nothing. */
export async function readTabDetails(client: Client, id: number): Promise<TabDetails | null> {
  const [tab, stored] = await Promise.all([readTab(client, id), client.query.tabs.tabs(id)]);
  if (!tab || !stored) return null;
  const ids = tab.lanes.map(({ asset }) => asset);
  const infos = ids.length === 0 ? [] : await client.query.registry.infos.multi(ids);
  return {
    ...tab,
    held: big(stored.held),
    usage: new Map(stored.lanes.map((lane: any) => [Number(lane.asset), big(lane.usage)])),
    names: new Map(ids.map((asset, at) => [asset, infos[at] ? textOf(infos[at].name) : `asset ${asset}`])),
  };
}

/** So many tabs that an account pays, or that it serves, after one. */
export async function readTabs(
  client: Client,
  side: 'payer' | 'gateway',
  account: string,
  from: number | undefined,
  limit: number,
): Promise<Part<Tab, number>> {
  const { items, next } = await client.call.tabsApi[side === 'payer' ? 'tabsBy' : 'tabsOf'](account, from, limit);
  return { items: items.map(tabOf), next: next == null ? undefined : Number(next) };
}

/** The least that a block takes, in milliseconds. */
export const readSlot = async (client: Client): Promise<number> => Number(await client.query.network.slotDuration());

/** An asset that a tab can pay for now, and what a unit of it costs. */
export interface Priced {
  id: number;
  name: string;
  price: bigint;
}

/** What a unit of each of these costs now. Throws where one cannot be used. */
export async function readPrices(client: Client, ids: number[]): Promise<Priced[]> {
  const views = await Promise.all(ids.map((id) => client.call.registryApi.asset(id)));
  return ids.map((id, at) => {
    const view = views[at];
    if (!view) throw new Error(`There is no asset ${id}.`);
    const name = textOf(view.info.name);
    if (view.frozen) throw new Error(`“${name}” is frozen: it cannot be used now.`);
    if (view.state !== 'Published') throw new Error(`“${name}” is ${view.state.toLowerCase()}: it cannot be used now.`);
    return { id, name, price: big(view.terms.usePrice) };
  });
}

/** What of a tab's deposit for records stays on hold when it ends: that of each first use, by asset. */
export async function readKept(client: Client, tab: TabDetails, price: bigint): Promise<Map<number, bigint>> {
  const used = tab.lanes.filter(({ units, amount }) => units > 0n || amount > 0n).map(({ asset }) => asset);
  if (used.length === 0) return new Map();
  const known = await client.query.registry.usage.multi(used.map((asset) => [asset, tab.payer]));
  const least = (one: bigint, other: bigint): bigint => (one < other ? one : other);
  const first = used.filter((_, at) => !known[at]);
  return new Map(first.map((asset) => [asset, least(price, tab.usage.get(asset) ?? 0n)]));
}

/** In which form a voucher is signed: as it is, or as wallets do. Signatures of ecdsa are left to the chain. */
export const FORMS = ['raw', 'wrapped', 'unchecked'] as const;
export type Form = (typeof FORMS)[number];

/** In which form the tab's key signed a voucher for this chain; nothing if it did not. */
export async function formOf(
  genesis: string,
  { kind, hex }: SessionKey,
  { voucher, signature }: Signed,
): Promise<Form | null> {
  if (kindOf(signature) !== kind) return null;
  if (kind === 'ecdsa') return 'unchecked';
  const { [kind]: curve } = await import('./curves');
  const message = messageOf(genesis, voucher);
  const signs = (bytes: Uint8Array): boolean => {
    try {
      return curve.verify(signature.slice(1), bytes, hexBytes(hex));
    } catch {
      // Not even a signature's form.
      return false;
    }
  };
  return signs(message) ? 'raw' : signs(wrapped(message)) ? 'wrapped' : null;
}
