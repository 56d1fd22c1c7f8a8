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

/** What `dev_setBalance` did. */
export interface DevSet extends Struct {
  readonly block: DevBlock;
  /** What the account can spend after that block, in planck. */
  readonly free: u128;
}

/** What `dev_callAs` did. */
export interface DevCalled extends Struct {
  readonly block: DevBlock;
}

/** An entry of the state, in hexadecimal; null removes it. */
export type DevEntry = [key: string, value: string | null];

/** Exactly one of these. */
export type DevTarget = { block: number } | { epoch: number | 'next' } | { seconds: number };

/** The devnet's own methods. */
export interface DevRpc {
  mine(count?: number | u32): Promise<DevBlock>;
  fastForward(target: DevTarget): Promise<DevBlock>;
  fund(account: string | AccountId | Uint8Array, amount: bigint | number | string | u128): Promise<DevFunded>;
  snapshot(): Promise<u32>;
  revert(id: number | u32): Promise<DevBlock>;
  /** `who` is an address or `'root'`, the call its bytes in hexadecimal: `tx.method.toHex()`. */
  callAs(who: string, call: string): Promise<DevCalled>;
  setBalance(who: string | AccountId | Uint8Array, planck: bigint | number | string | u128): Promise<DevSet>;
  setStorage(entries: DevEntry[]): Promise<DevBlock>;
}

/** Options of `ApiPromise`: what the methods take and answer. */
export const DEV: Required<Pick<ApiOptions, 'types' | 'rpc'>>;
