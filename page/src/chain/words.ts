// Events in words. What has no sentence here is told by its name and its fields.

import { count, percent, plural, textOf, trib, words } from '../lib/format';
import { REASONS } from '../lib/voucher';
import { addressOf } from './read';
import type { Told } from './types';

/* eslint-disable @typescript-eslint/no-explicit-any */

/** A piece of a sentence: text, an account, an asset, an amount, a referendum, a tab. */
export type Piece =
  | string
  | { account: string }
  | { asset: number }
  | { amount: bigint }
  | { vote: number }
  | { tab: number };

const account = (value: any): Piece => ({ account: addressOf(value) });
const asset = (value: any): Piece => ({ asset: Number(value) });
const amount = (value: any): Piece => ({ amount: BigInt(value) });
const vote = (value: any): Piece => ({ vote: Number(value) });
const tab = (value: any): Piece => ({ tab: Number(value) });
const text = (hex: string): string => textOf(hex);

const pool = (value: any): Piece[] =>
  value.type === 'Stake'
    ? ['stake behind ', account(value.value)]
    : [`${value.type.toLowerCase()} of `, asset(value.value)];

const SOURCES: Record<string, string> = { Grant: 'a grant', Use: 'use', Training: 'training', Emission: 'emission' };
const sourceOf = (source: any): string => SOURCES[typeof source === 'string' ? source : source.type] ?? 'income';

type Sentence = (fields: Record<string, any>) => Piece[];

const REGISTRY: Record<string, Sentence> = {
  AssetRegistered: (f) => [account(f.steward), ` registered the ${String(f.kind).toLowerCase()} `, asset(f.asset)],
  AssetClosed: (f) => [asset(f.asset), ` is closed; it can be published from block ${f.publishable} on`],
  AssetPublished: (f) => [asset(f.asset), ' is published'],
  AssetRetired: (f) => [asset(f.asset), ` is retired from block ${f.from} on`],
  AssetCancelled: (f) => [asset(f.asset), ' is cancelled'],
  TermsSet: (f) => [asset(f.asset), ' has other terms'],
  ReviewersSet: (f) => [asset(f.asset), ' has other reviewers'],
  AssetUsed: (f) => [account(f.who), ` used `, asset(f.asset), ` ${f.units}× for `, amount(f.price)],
  PayoutsFrozen: (f) => [asset(f.asset), ' is frozen'],
  PayoutsThawed: (f) => [asset(f.asset), ' is thawed'],
  StewardshipAccepted: (f) => [account(f.to), ' is the steward of ', asset(f.asset), ' now'],
};

const CONTRIBUTIONS: Record<string, Sentence> = {
  Contributed: (f) => [
    account(f.who),
    ` contributed ${f.units} units of ${String(f.class).toLowerCase()} to `,
    asset(f.asset),
  ],
  ManifestRecorded: (f) => [`contribution ${f.contribution} records ${f.count} people at once`],
  Assessed: (f) => [
    account(f.reviewer),
    ' accepted work of ',
    account(f.who),
    ' on ',
    asset(f.asset),
    `: weight ${f.weight}`,
  ],
  Rejected: (f) => [
    account(f.reviewer),
    ' rejected work of ',
    account(f.who),
    ' on ',
    asset(f.asset),
    `: ${text(f.reason)}`,
  ],
  Joined: (f) => [account(f.who), ' joined from a manifest of ', asset(f.asset)],
  Withdrawn: (f) => [account(f.who), ' took work back from ', asset(f.asset)],
};

const REWARDS: Record<string, Sentence> = {
  IncomeReceived: (f) => [
    asset(f.asset),
    ' received ',
    amount(f.amount),
    ` from ${sourceOf(f.source)}`,
    ...(f.payer ? [' by ', account(f.payer)] : []),
  ],
  GrantWaits: (f) => [account(f.payer), ' granted ', amount(f.amount), ' to ', asset(f.asset), '; it waits'],
  RoyaltyCollected: (f) => [asset(f.asset), ' collected ', amount(f.amount), ' of royalties from ', asset(f.from)],
  Claimed: (f) => [account(f.who), ' was paid ', amount(f.amount), ' for ', ...pool(f.pool)],
  PoolRewarded: (f) => ['the ', ...pool(f.pool), ' earned ', amount(f.amount)],
};

const EVALUATION: Record<string, Sentence> = {
  EpochStarted: (f) => [`epoch ${f.epoch} began; it emits up to `, amount(f.emission)],
  EvaluatorRegistered: (f) => [account(f.evaluator), ` is an evaluator now, with ${percent(f.commission)} commission`],
  Staked: (f) => [account(f.who), ' staked ', amount(f.amount), ' to ', account(f.evaluator)],
  Unstaked: (f) => [
    account(f.who),
    ' withdraws ',
    amount(f.amount),
    ' from ',
    account(f.evaluator),
    `, free from epoch ${f.release}`,
  ],
  ScoresCommitted: (f) => [account(f.evaluator), ` committed to scores for epoch ${f.epoch}`],
  ScoresRevealed: (f) => [account(f.evaluator), ` revealed scores of ${f.scored} assets for epoch ${f.epoch}`],
  RevealMissed: (f) => [account(f.evaluator), ' did not reveal, which cost ', amount(f.penalty)],
  TreasuryRewarded: (f) => ['the treasury received ', amount(f.amount), ` of epoch ${f.epoch}`],
  SettlementStarted: (f) => [`the settlement of epoch ${f.epoch} began; ${f.evaluators} evaluators revealed`],
  EvaluatorRewarded: (f) => [account(f.evaluator), ' earned ', amount(f.amount), ` for scoring epoch ${f.epoch}`],
  EpochSettled: (f) => [
    `epoch ${f.epoch} is settled: `,
    amount(f.assets),
    ' for assets, ',
    amount(f.evaluators),
    ' for evaluators',
  ],
};

const VOTES: Record<string, Sentence> = {
  'Referenda.Submitted': (f) => [vote(f.index), ' was proposed'],
  'Referenda.DecisionStarted': (f) => ['the decision on ', vote(f.index), ' began'],
  'Referenda.ConfirmStarted': (f) => [vote(f.index), ' has what it needs, and must keep it'],
  'Referenda.Confirmed': (f) => [vote(f.index), ' is confirmed'],
  'Referenda.Approved': (f) => [vote(f.index), ' is approved'],
  'Referenda.Rejected': (f) => [vote(f.index), ' is rejected'],
  'ConvictionVoting.Voted': (f) => [account(f.who), ' voted'],
  'Governance.ParameterProposed': (f) => [vote(f.index), ' would set a parameter'],
  'Governance.ContributorVoted': (f) => [
    account(f.who),
    ` voted ${f.aye ? 'aye' : 'nay'} on `,
    vote(f.poll),
    ' as a contributor, with ',
    amount(f.voice),
  ],
  'Parameters.Updated': () => ['a parameter was set'],
};

const TABS: Record<string, Sentence> = {
  TabOpened: (f) => [account(f.payer), ' opened ', tab(f.tab), ' at ', account(f.gateway), ' with ', amount(f.deposit)],
  TabToppedUp: (f) => [tab(f.tab), ' has ', amount(f.amount), ' more'],
  LaneAdded: (f) => [tab(f.tab), ' pays for ', asset(f.asset), ', ', amount(f.price), ' a unit'],
  VoucherSettled: (f) => [
    ...['a voucher of ', tab(f.tab), ` settled ${plural(BigInt(f.units), 'unit')} for `, amount(f.amount)],
    ...[' and ', amount(f.service), ' of service'],
  ],
  VoucherSkipped: (f) => ['a voucher of ', tab(f.tab), ` added nothing: ${REASONS[f.reason] ?? String(f.reason)}`],
  TabClosing: (f) => [tab(f.tab), ` closes; what is left can be taken back from block ${count(f.at)} on`],
  TabWithdrawn: (f) => [tab(f.tab), ' ended; ', account(f.payer), ' took back ', amount(f.amount)],
  TabRefunded: (f) => [tab(f.tab), ' ended; its gateway gave ', account(f.payer), ' back ', amount(f.amount)],
};

const SENTENCES = new Map<string, Sentence>([
  ...Object.entries(REGISTRY).map(([name, say]) => [`Registry.${name}`, say] as const),
  ...Object.entries(CONTRIBUTIONS).map(([name, say]) => [`Contributions.${name}`, say] as const),
  ...Object.entries(REWARDS).map(([name, say]) => [`Rewards.${name}`, say] as const),
  ...Object.entries(EVALUATION).map(([name, say]) => [`Evaluation.${name}`, say] as const),
  ...Object.entries(TABS).map(([name, say]) => [`Tabs.${name}`, say] as const),
  ...Object.entries(VOTES),
]);

/** An event as a sentence. */
export function sentence(told: Told): Piece[] {
  const say = SENTENCES.get(`${told.pallet}.${told.name}`);
  try {
    if (say) return say(told.fields);
  } catch {
    // A newer runtime may tell it otherwise: then by its fields.
  }
  return [`${words(told.pallet)}: ${words(told.name).toLowerCase()}`];
}

/** Any value of the chain as a text: what copies of fields show. */
export function plainValue(value: any): any {
  if (typeof value === 'bigint') return value.toString();
  if (value === null || value === undefined) return null;
  if (typeof value.address === 'function') return value.address();
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainValue(inner)]));
  }
  return value;
}

/** A sentence as one text. */
export const flat = (pieces: Piece[]): string =>
  pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('account' in piece) return piece.account;
      if ('asset' in piece) return `asset ${piece.asset}`;
      if ('vote' in piece) return `referendum ${piece.vote}`;
      if ('tab' in piece) return `tab ${piece.tab}`;
      return `${trib(piece.amount)} TRIB`;
    })
    .join('');
