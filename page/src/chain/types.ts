// What views show, as plain values. Amounts are planck, shares parts per billion.

import type { Ancestor, Split } from '../lib/shares';

export type Kind = 'Model' | 'Dataset';
export type State = 'Open' | 'Closed' | 'Published' | 'Retired' | 'Cancelled';
export type Class = 'Data' | 'Compute';

/** What others pay for an asset. */
export interface Terms {
  usePrice: bigint;
  trainingFee: bigint;
  royalty: bigint;
  reach: bigint;
}

/** A row of the table of assets. */
export interface AssetRow {
  id: number;
  kind: Kind;
  state: State;
  steward: string;
  name: string;
  terms: Terms;
  floor: Terms;
  lifetime: bigint;
  score: bigint | null;
}

/** All of an asset. */
export interface Asset extends Omit<AssetRow, 'score'> {
  uri: string;
  licence: string;
  pending: { terms: Terms; block: number } | null;
  split: Split;
  budgets: { data: bigint; compute: bigint };
  deadline: number | null;
  closed: number | null;
  retired: number | null;
  upstream: { id: number; royalty: bigint }[];
  commitment: string | null;
  waiting: bigint;
  royalties: bigint;
  frozen: boolean;
  stack: Ancestor[];
}

/** A contribution, a manifest perhaps. */
export interface Contribution {
  id: bigint;
  asset: number;
  who: string;
  class: Class;
  units: bigint;
  commitment: string;
  uri: string;
  weight: bigint | null;
  manifest: Manifest | null;
}

/** What contributions weigh, by class. */
export type Weights = Record<Class, bigint>;

/** What is known of a manifest. */
export interface Manifest {
  root: string;
  count: number;
  units: bigint;
  weightPerUnit: bigint | null;
  joined: bigint;
  latent: bigint;
}

/** A node of lineage: how many steps from the asset in question, upwards negative. */
export interface Kin {
  id: number;
  kind: Kind;
  state: State;
  name: string;
  depth: number;
}

/** Who was built from whom. */
export interface Edge {
  downstream: number;
  upstream: number;
  royalty: bigint;
}

/** Names a pool. */
export type Pool = { type: 'Steward' | 'Data' | 'Compute'; asset: number } | { type: 'Stake'; evaluator: string };

/** What a pool owes a member. */
export interface Owed {
  pool: Pool;
  amount: bigint;
  frozen: boolean;
  uncollected: { from: number; amount: bigint }[];
}

/** A balance. */
export interface Balance {
  free: bigint;
  held: bigint;
  frozen: bigint;
  nonce: number;
  holds: { pallet: string; reason: string; amount: bigint }[];
}

/** The present epoch. */
export interface Epoch {
  index: number;
  start: number;
  length: number;
  emission: bigint;
  assets: bigint;
  evaluators: bigint;
  treasury: bigint;
  authors: bigint;
  rolledOver: bigint;
  freshRolledOver: bigint;
  stake: bigint;
  revealed: bigint;
  quorum: bigint;
  settling: number;
  phase: string | null;
}

/** An evaluator. */
export interface Evaluator {
  account: string;
  commission: bigint;
  stake: bigint;
  own: bigint;
  counts: bigint;
  counted: bigint;
  committed: boolean;
  revealed: boolean;
}

/** A part of a list that the chain answers by pages. */
export interface Part<T, C> {
  items: T[];
  /** With what the next one begins, if there is one. */
  next: C | undefined;
}

/** An event as the metadata names it. */
export interface Told {
  block: number;
  hash: string;
  index: number;
  extrinsic: number | null;
  pallet: string;
  name: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  fields: Record<string, any>;
}
