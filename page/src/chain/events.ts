// The newest events: of the last blocks when the page opens, then as blocks come. After a devnet went back, what is
// gone is gone here too.

import { useEffect, useMemo } from 'react';
import { toldOf } from './act';
import { type Client, type Head, link } from './node';
import { Store, useStore } from './store';
import type { Told } from './types';

/** Blocks that are read when the page opens. */
const FIRST = 24;
/** Events that are kept. */
const MOST = 2_000;

interface Seen {
  hash: string;
  number: number;
  events: Told[];
}

/** What was seen, the newest block first. */
const seen = new Store<Seen[]>([]);

async function readBlock(client: Client, { number, hash }: Head): Promise<Seen> {
  const at = await client.at(hash);
  const records = await at.query.system.events();
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return { number, hash, events: records.map((record: any, index: number) => toldOf(record, number, hash, index)) };
}

let queue: Promise<void> = Promise.resolve();
let top: string | null = null;
/** Who has told what was seen. */
let teller: Client | null = null;

/** Takes in what leads from what is known to a head. */
async function take(client: Client, head: Head): Promise<void> {
  const known = seen.get();
  if (known[0]?.hash === head.hash) return;
  // A light client fetches the runtime for each block that it has not followed: it begins with the last one.
  const most = known.length === 0 && link.get().proven ? 1 : FIRST;
  const fresh: Seen[] = [];
  let at: Head = head;
  let kept = known;
  for (let step = 0; step < most; step += 1) {
    kept = kept.filter(({ number }) => number < at.number);
    fresh.push(await readBlock(client, at));
    const { parentHash } = await client.rpc.chain_getHeader(at.hash);
    if (at.number <= 1 || kept[0]?.hash === parentHash) break;
    at = { number: at.number - 1, hash: parentHash };
    // A block of another fork of this height is not what happened.
    kept = kept.filter(({ number, hash }) => number < at.number || hash === at.hash);
    if (kept[0]?.hash === at.hash) break;
  }
  if (teller !== client) return;
  const all = [...fresh, ...kept];
  let events = 0;
  seen.set(all.filter((block) => (events += block.events.length) <= MOST || block === all[0]));
}

/** Follows the blocks for as long as the view is there; answers the events, the newest first. */
export function useEvents(): Told[] {
  const { client, head } = useStore(link);
  useEffect(() => {
    if (!client || !head) return;
    if (teller !== client) {
      [teller, top] = [client, null];
      seen.set([]);
    }
    if (top === head.hash) return;
    top = head.hash;
    queue = queue.then(() => (top === head.hash ? take(client, head) : undefined)).catch(() => undefined);
  }, [client, head]);
  const all = useStore(seen);
  return useMemo(() => all.flatMap(({ events }) => [...events].reverse()), [all]);
}

const NOISE = new Set(['System', 'TransactionPayment', 'Session', 'Grandpa']);
const SMALL = new Set([
  'Evaluation.AuthorRewarded',
  'Balances.Withdraw',
  'Balances.Deposit',
  'Balances.Issued',
  'Balances.Rescinded',
  'Balances.Minted',
  'Balances.MintedHeld',
  'Balances.Transfer',
  'Balances.Held',
  'Balances.Released',
  'Balances.Locked',
  'Balances.Unlocked',
  'Balances.Endowed',
  'Treasury.UpdatedInactive',
  'Scheduler.Dispatched',
  'Scheduler.Scheduled',
  'Treasury.Deposit',
  'Balances.Burned',
  'Balances.Frozen',
  'Balances.Thawed',
  'Treasury.Rollover',
  'Treasury.Spending',
  'Balances.BurnedHeld',
  'Balances.BurnedDebt',
  'Balances.MintedCredit',
  'Balances.TransferOnHold',
  'Balances.TransferAndHold',
  'Balances.Upgraded',
]);

/** Whether an event is told to people: not what repeats with each block, nor the booking behind another event. */
export const isNews = ({ pallet, name }: Told): boolean => !NOISE.has(pallet) && !SMALL.has(`${pallet}.${name}`);
