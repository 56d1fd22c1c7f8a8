// What token holders can set: the value that was set, or its default.

import type { Prices } from '../lib/deposits';
import type { Client } from './node';

/* eslint-disable @typescript-eslint/no-explicit-any */

/** Defaults as docs/reference.md has them, for parameters that nobody has set. */
const DEFAULTS = {
  'Registry.MaxRoyaltySum': 800_000_000n,
  'Registry.AssetDepositBase': 100_000_000_000n,
  'Registry.DepositPerByte': 100_000_000n,
  'Registry.TermsNotice': 100_800n,
  'Registry.RetireNotice': 100_800n,
  'Registry.ReviewPeriod': 100_800n,
  'Contributions.ContributionDepositBase': 100_000_000_000n,
  'Contributions.ContributionDepositPerByte': 100_000_000n,
  'Rewards.UseFee': 20_000_000n,
  'Rewards.MinGrant': 1_000_000_000_000n,
  'Evaluation.MissedRevealPenalty': 10_000_000n,
  'Evaluation.UnbondingPeriod': 168n,
  'Evaluation.MinStake': 1_000_000_000_000n,
  'Evaluation.MinEvaluatorStake': 1_000_000_000_000_000n,
  'Tabs.CloseDelay': 600n,
  'Tabs.MinTabDeposit': 1_000_000_000_000n,
} as const;

/** A parameter by its group and key. */
export type Name = keyof typeof DEFAULTS;
/** What is set. */
export type Parameters = Record<Name, bigint>;

const NAMES = Object.keys(DEFAULTS) as Name[];

/** Reads all that the page needs. */
export async function readParameters(client: Client): Promise<Parameters> {
  const keys = NAMES.map((name) => {
    const [group, key] = name.split('.');
    return { type: group, value: { type: key, value: {} } };
  });
  const found: any[] = await client.query.parameters.parameters.multi(keys);
  const values = NAMES.map((name, at) => [name, plain(found[at]) ?? DEFAULTS[name]]);
  return Object.fromEntries(values) as Parameters;
}

/** The number within what is stored. */
function plain(stored: any): bigint | null {
  let value = stored;
  while (value !== null && typeof value === 'object') value = Array.isArray(value) ? value[0] : value.value;
  return value === undefined || value === null ? null : BigInt(value);
}

/** The prices of deposits among them. */
export const pricesOf = (parameters: Parameters): Prices => ({
  assetBase: parameters['Registry.AssetDepositBase'],
  assetByte: parameters['Registry.DepositPerByte'],
  contributionBase: parameters['Contributions.ContributionDepositBase'],
  contributionByte: parameters['Contributions.ContributionDepositPerByte'],
});
