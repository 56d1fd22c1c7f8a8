// Claiming all that an account is due: royalties are collected first, then each pool pays, in one call.

import { propose } from '../chain/act';
import { notify } from '../ui/notice';
import { choose } from '../chain/keys';
import { clientNow } from '../chain/node';
import { planClaims } from '../chain/pools';
import { poolArgument, readOwed } from '../chain/read';
import type { Pool } from '../chain/types';

/** A pool in words. */
export const poolName = (pool: Pool): string =>
  pool.type === 'Stake' ? 'stake' : `${pool.type.toLowerCase()} of asset ${pool.asset}`;

/** Proposes to collect and to claim all for an account. */
export async function proposeClaims(address: string): Promise<void> {
  const client = clientNow();
  try {
    const plan = await planClaims(client, address, await readOwed(client, address));
    if (plan.pools.length === 0) {
      notify('Nothing is owed that could be claimed now');
      return;
    }
    choose(address);
    const collected = plan.collections.reduce((sum, { from }) => sum + from.length, 0);
    propose({
      title: collected > 0 ? 'Collect royalties and claim all' : 'Claim all',
      call: ({ tx }) =>
        tx.rewards.collectAndClaim(
          plan.collections.map(({ asset, from }) => [asset, from]),
          plan.pools.map(({ pool }) => poolArgument(pool)),
        ),
      changes: [
        ...plan.collections.map(({ asset, from }) => ({
          ...{
            kind: 'note' as const,
            label: `Royalties of asset ${asset} from ${from.length} of its descendants`,
          },
        })),
        ...plan.pools.map(({ pool, amount }) => ({
          ...{ kind: 'in' as const, label: `From ${poolName(pool)}`, amount },
        })),
        ...(plan.more
          ? [{ kind: 'note' as const, label: 'More is owed than one call takes: claim again after it' }]
          : []),
      ],
    });
  } catch (error) {
    notify(`What is owed cannot be read: ${(error as Error).message}`, true);
  }
}
