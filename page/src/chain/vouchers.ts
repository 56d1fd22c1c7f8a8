// The newest voucher that was signed here for each tab, as it is kept in this browser: the next one says more.

import { fromHex, toHex } from '../lib/format';
import { type Signed, decodeVoucher, encodeVoucher } from '../lib/voucher';
import type { Client, Head } from './node';
import { memory } from './store';
import type { Tab } from './tabs';

interface Kept {
  genesis: string;
  tab: number;
  /** The tab's key, and a block that was there when it signed: where either is another, so is the tab. */
  key: string;
  block: Head;
  voucher: string;
  signature: string;
}

const KEY = 'tributary.vouchers';
/** So many are kept. */
const MOST = 200;

function all(): Kept[] {
  try {
    return JSON.parse(memory.read(KEY) ?? '[]') as Kept[];
  } catch {
    return [];
  }
}

/** Keeps a voucher in place of the one before of its tab. Throws where nothing can be kept. */
export function keepVoucher(genesis: string, tab: Tab, block: Head, { voucher, signature }: Signed): void {
  const others = all().filter((one) => one.genesis !== genesis || one.tab !== tab.id);
  const text = { voucher: toHex(encodeVoucher(voucher)), signature: toHex(signature) };
  const one: Kept = { genesis, tab: tab.id, key: tab.key.hex, block, ...text };
  if (!memory.write(KEY, JSON.stringify([...others.slice(1 - MOST), one]))) {
    throw new Error('this browser keeps nothing, so the next voucher could not follow this one');
  }
}

/** The newest voucher that was signed here for a tab of this chain, if there is one. */
export async function newestVoucher(client: Client, genesis: string, tab: Tab): Promise<Signed | null> {
  const one = all().find((kept) => kept.genesis === genesis && kept.tab === tab.id);
  if (!one || one.key !== tab.key.hex) return null;
  const hash = await client.rpc.chain_getBlockHash(one.block.number);
  if (hash !== one.block.hash) return null;
  return { voucher: decodeVoucher(fromHex(one.voucher)), signature: fromHex(one.signature) };
}
