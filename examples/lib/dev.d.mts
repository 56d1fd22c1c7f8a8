// Types of dev.mjs, for TypeScript. With them, `(api.rpc as unknown as { dev: DevRpc }).dev.mine(5)` is checked.

import type { Struct, u32, u128 } from '@polkadot/types-codec';
import type { AccountId, BlockNumber, Hash } from '@polkadot/types/interfaces';
import type { ApiOptions } from '@polkadot/api/types';

/** A block by hash and number. */
export interface DevBlock extends Struct {
  readonly blockHash: Hash;
  readonly number: BlockNumber;
}

/** What `dev_fund` did. */
export interface DevFunded extends Struct {
  readonly block: DevBlock;
  /** The hash of the transfer. */
  readonly transaction: Hash;
  /** What the account can spend after that block, in planck. */
  readonly free: u128;
}

/** Exactly one of these. */
export type DevTarget = { block: number } | { epoch: number | 'next' } | { seconds: number };

/** The devnet's own methods. */
export interface DevRpc {
  mine(count?: number | u32): Promise<DevBlock>;
  fastForward(target: DevTarget): Promise<DevBlock>;
  fund(account: string | AccountId | Uint8Array, amount: bigint | number | string | u128): Promise<DevFunded>;
  snapshot(): Promise<u32>;
  revert(id: number | u32): Promise<DevBlock>;
}

/** Options of `ApiPromise`: what the methods take and answer. */
export const DEV: Required<Pick<ApiOptions, 'types' | 'rpc'>>;
