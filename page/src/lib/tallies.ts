// How a referendum stood over time: what was voted, vote by vote, as the chain counts it.

import type { Tally } from './shares';

/** What was voted in both chambers: the part of a tally that votes change. */
export type Votes = Pick<Tally, 'ayes' | 'nays' | 'support' | 'contributorAyes' | 'contributorNays'>;

/** A vote, or that it was taken back: the chain's own words, amounts as decimal digits. */
export interface Cast {
  block: number;
  chamber: string;
  who: string;
  aye: boolean | null;
  voice: string | null;
  vote: unknown;
  removed: boolean;
}

/** What was voted from a block on. */
export interface Stand {
  block: number;
  votes: Votes;
}

/** Nothing was voted. */
export const NO_VOTES: Votes = { ayes: 0n, nays: 0n, support: 0n, contributorAyes: 0n, contributorNays: 0n };

const NAMES = Object.keys(NO_VOTES) as (keyof Votes)[];

/** Adds to what was voted, or takes away from it. */
export const sumOf = (all: Votes, more: Votes, times: 1n | -1n = 1n): Votes =>
  Object.fromEntries(NAMES.map((name) => [name, all[name] + times * more[name]])) as unknown as Votes;

/** The bit of a vote that says aye; the others are its conviction. */
const AYE = 128;

type Digits = string | number;
interface Account {
  Standard?: { vote: number; balance: Digits };
  Split?: { aye: Digits; nay: Digits };
  SplitAbstain?: { aye: Digits; nay: Digits; abstain: Digits };
}

/** What a vote with tokens counts: planck times conviction, a tenth of them without one. */
function tokensOf(vote: unknown): Votes {
  const { Standard, Split, SplitAbstain } = (vote ?? {}) as Account;
  if (Standard) {
    const balance = BigInt(Standard.balance);
    const conviction = BigInt(Standard.vote % AYE);
    const counts = conviction === 0n ? balance / 10n : balance * conviction;
    return Standard.vote >= AYE ? { ...NO_VOTES, ayes: counts, support: balance } : { ...NO_VOTES, nays: counts };
  }
  const split = SplitAbstain ?? Split;
  if (!split) return NO_VOTES;
  const [aye, nay] = [BigInt(split.aye), BigInt(split.nay)];
  const abstain = BigInt(SplitAbstain?.abstain ?? 0);
  return { ...NO_VOTES, ayes: aye / 10n, nays: nay / 10n, support: aye + abstain };
}

/** What one vote counts in its chamber; nothing if it was taken back. */
function countOf({ chamber, aye, voice, vote, removed }: Cast): Votes {
  if (removed) return NO_VOTES;
  if (chamber === 'tokens') return tokensOf(vote);
  const counts = BigInt(voice ?? 0);
  return aye === true ? { ...NO_VOTES, contributorAyes: counts } : { ...NO_VOTES, contributorNays: counts };
}

/**
 * How it stood after each block in which somebody voted, until the last one that counts. Votes come in their order, and
 * one replaces what its voter had voted before. What was delegated to a voter is in no vote, and so not here.
 */
export function standsOf(casts: Cast[], last = Infinity): Stand[] {
  const counted = new Map<string, Votes>();
  const stands: Stand[] = [];
  let votes = NO_VOTES;
  for (const one of casts) {
    if (one.block > last) break;
    const voter = `${one.chamber} ${one.who}`;
    const counts = countOf(one);
    votes = sumOf(sumOf(votes, counted.get(voter) ?? NO_VOTES, -1n), counts);
    counted.set(voter, counts);
    if (stands[stands.length - 1]?.block === one.block) stands.pop();
    stands.push({ block: one.block, votes });
  }
  return stands;
}

/** So many changes have places of their own. */
const MOST = 1_000;

/**
 * Places from the beginning of a period to its end: so many evenly spread, and the places before and at each change, so
 * that what changes at once is drawn upright.
 */
export function placesOf(length: number, even: number, changes: number[]): number[] {
  const spread = Array.from({ length: even + 1 }, (_, step) => Math.round((length * step) / even));
  const within = changes.filter((at) => at > 0 && at <= length);
  const step = Math.max(1, Math.ceil(within.length / MOST));
  const upright = within.filter((_, at) => at % step === 0).flatMap((at) => [at - 1, at]);
  return [...new Set([...spread, ...upright])].sort((a, b) => a - b);
}

/** How it stood at each of some blocks, which rise. */
export function standsAt(stands: Stand[], blocks: number[]): Votes[] {
  let next = 0;
  let votes = NO_VOTES;
  return blocks.map((block) => {
    while (next < stands.length && stands[next]!.block <= block) votes = stands[next++]!.votes;
    return votes;
  });
}
