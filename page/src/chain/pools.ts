// What an account will be paid when royalties are collected first: the ledger's own arithmetic, on what is stored.

import { part } from '../lib/shares';
import type { Client } from './node';
import { poolArgument } from './read';
import type { Owed, Pool } from './types';

/* eslint-disable @typescript-eslint/no-explicit-any */

/** The most entries of a call that collects and claims. */
export const MOST_ENTRIES = 128;

/** One call of `collectAndClaim`. */
export interface Plan {
  collections: { asset: number; from: number[] }[];
  pools: { pool: Pool; amount: bigint }[];
  /** Whether more is owed than fits one call. */
  more: boolean;
}

const big = (value: any): bigint => BigInt(value ?? 0);

/** What a pool owes a member once `collected` more planck of royalties are there for the asset. */
function owedAfter(account: any, pool: any, member: any, parts: bigint, collected: bigint): bigint {
  const { lifetime, royalties } = account.income;
  const own = part(big(lifetime), 1_000_000_000n - big(account.granted)) + big(royalties) + collected;
  const inflow = part(own, parts) - big(pool.inflow);
  const acc = big(pool.acc) + (((inflow > 0n ? inflow : 0n) << 64n) + big(pool.carry)) / big(pool.weight);
  return big(member.owed) + ((big(member.frac) + big(member.weight) * (acc - big(member.accPaid))) >> 64n);
}

async function amountAfter(client: Client, who: string, { pool, amount, uncollected }: Owed): Promise<bigint> {
  const collected = uncollected.reduce((sum, one) => sum + one.amount, 0n);
  if (pool.type === 'Stake' || collected === 0n) return amount;
  const argument = poolArgument(pool);
  const { rewards } = client.query;
  const [account, stored, member] = await Promise.all([
    rewards.accounts(pool.asset),
    rewards.pools(argument),
    rewards.members([who, argument]),
  ]);
  if (!account?.split || !stored || !member) return amount;
  const parts = big(account.split[pool.type.toLowerCase()]);
  // What is worked out here must be what the chain says before anything is collected.
  const now = owedAfter(account, stored, member, parts, 0n);
  return now === amount ? owedAfter(account, stored, member, parts, collected) : amount;
}

/** All that an account is due in one call: what to collect first, and what each pool pays then. */
export async function planClaims(client: Client, who: string, owed: Owed[]): Promise<Plan> {
  const wanted = owed.filter(({ frozen, amount, uncollected }) => !frozen && (amount > 0n || uncollected.length > 0));
  const amounts = await Promise.all(wanted.map((one) => amountAfter(client, who, one)));
  const collections = new Map<number, number[]>();
  const pools: Plan['pools'] = [];
  let entries = 0;
  let more = false;
  for (const [at, { pool, uncollected }] of wanted.entries()) {
    const fresh = pool.type !== 'Stake' && uncollected.length > 0 && !collections.has(pool.asset);
    const needs = 1 + (fresh ? 1 + uncollected.length : 0);
    if (entries + needs > MOST_ENTRIES) {
      more = true;
      continue;
    }
    entries += needs;
    if (fresh)
      collections.set(
        pool.asset,
        uncollected.map(({ from }) => from),
      );
    pools.push({ pool, amount: amounts[at]! });
  }
  const lists = [...collections].map(([asset, from]) => ({ asset, from }));
  return { collections: lists, pools: pools.filter(({ amount }) => amount > 0n), more };
}
