// What an account has and is owed, twice: as the light client proves it, and as the node says it, of the same block.

import { type Holdings, type Line, compare } from '../lib/light';
import { short } from '../lib/format';
import { type Client, type Head, link, said } from './node';
import { claimable, readBalance, readOwed } from './read';
import type { Pool } from './types';

/** What is shown whether it differs or not. */
export const ALWAYS = ['Can be claimed now', 'Royalties to collect first', 'Free', 'On hold', 'Locked by votes'] as const;
/** How long the node may take, in milliseconds. */
const PATIENCE = 20_000;

/** What is proven, beside what the node says. */
export interface Proof {
  block: Head;
  lines: Line[];
  /** Why the node's word is missing, if it is. */
  silent: string | null;
}

/** The same client, asked of one block. */
export const atBlock = (client: Client, hash: string): Client =>
  Object.create(client, { atBlockHash: { value: hash }, rpc: { value: client.rpc } });

const nameOf = (pool: Pool): string =>
  pool.type === 'Stake'
    ? `Owed by stake behind ${short(pool.evaluator)}`
    : `Owed by ${pool.type.toLowerCase()} of asset ${pool.asset}`;

async function holdingsOf(client: Client, address: string): Promise<Holdings> {
  const [balance, owed] = await Promise.all([readBalance(client, address), readOwed(client, address)]);
  const uncollected = owed.filter(({ frozen }) => !frozen).flatMap(({ uncollected: from }) => from);
  const amounts = [
    claimable(owed),
    uncollected.reduce((sum, { amount }) => sum + amount, 0n),
    ...[balance.free, balance.held, balance.frozen],
  ];
  return new Map([
    ...ALWAYS.map((what, place) => [what, amounts[place]!] as const),
    ...owed.map(({ pool, amount }) => [nameOf(pool), amount] as const),
  ]);
}

/** What the node says of a block; throws why it says nothing. */
async function heard(block: Head, address: string): Promise<Holdings> {
  const { client, finalized } = said.get();
  if (!client) throw new Error('it does not answer');
  const header = await client.rpc.chain_getHeader(block.hash);
  if (!header) {
    const isBehind = (finalized?.number ?? 0) < block.number;
    throw new Error(isBehind ? 'it is not that far yet' : 'it knows no such block, so it is on another chain');
  }
  return holdingsOf(atBlock(client, block.hash), address);
}

const late = (): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error('it does not answer')), PATIENCE));

/** Proves what an account has at the last final block, and asks the node for the same. */
export async function prove(client: Client, address: string): Promise<Proof | null> {
  const { proven, finalized: block } = link.get();
  if (!proven || !block) return null;
  let silent: string | null = null;
  const [own, told] = await Promise.all([
    holdingsOf(atBlock(client, block.hash), address),
    Promise.race([heard(block, address), late()]).catch((error: Error) => {
      silent = error.message;
      return null;
    }),
  ]);
  return { block, lines: compare(own, told, ALWAYS), silent };
}
