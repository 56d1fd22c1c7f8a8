// What the chain works out of shares, a second time, so that it can be shown before something is signed. Parts are
// BigInts of parts per billion.

import { WHOLE } from './format';

/** An ancestor in a royalty stack. */
export interface Ancestor {
  id: number;
  share: bigint;
  reach: bigint;
}

/** An asset that is cited, and at which rate. */
export interface Citation {
  id: number;
  rate: bigint;
  reach: bigint;
  stack: Ancestor[];
}

const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** A part of a total, rounded down. */
export const part = (total: bigint, parts: bigint): bigint => (total * parts) / WHOLE;

/** The royalty stack of an asset that cites these: each ancestor's share of its income, in order of id. */
export function stackOf(citations: Citation[]): Ancestor[] {
  const stack = new Map<number, Ancestor>();
  const add = (id: number, share: bigint, reach: bigint): void => {
    const known = stack.get(id);
    stack.set(id, { id, share: (known?.share ?? 0n) + share, reach: most(known?.reach ?? 0n, reach) });
  };
  for (const { id, rate, reach, stack: inherited } of citations) {
    let rest = rate;
    for (const ancestor of inherited) {
      const share = most(part(rate, ancestor.share), ancestor.reach);
      rest -= share;
      add(ancestor.id, share, ancestor.reach);
    }
    add(id, rest, reach);
  }
  return [...stack.values()].filter(({ share }) => share > 0n).sort((a, b) => a.id - b.id);
}

/** How an asset's own part is divided. */
export interface Split {
  steward: bigint;
  data: bigint;
  compute: bigint;
}

/** The split in force, when nobody has weight in some classes: their parts go to the other, or to the steward. */
export function effectiveSplit(split: Split, weights: { data: bigint; compute: bigint }): Split {
  const [data, compute] = [weights.data > 0n, weights.compute > 0n];
  if (data && compute) return split;
  if (data) return { steward: split.steward, data: split.data + split.compute, compute: 0n };
  if (compute) return { steward: split.steward, data: 0n, compute: split.data + split.compute };
  return { steward: WHOLE, data: 0n, compute: 0n };
}

/** What becomes of an asset's income. */
export interface Flow {
  ancestors: { id: number; amount: bigint }[];
  own: bigint;
  steward: bigint;
  data: bigint;
  compute: bigint;
}

/** Divides what an asset ever received, and the royalties that were collected for it. */
export function divide(lifetime: bigint, royalties: bigint, stack: Ancestor[], split: Split): Flow {
  const granted = stack.reduce((sum, { share }) => sum + share, 0n);
  const own = part(lifetime, WHOLE - granted) + royalties;
  return {
    ancestors: stack.map(({ id, share }) => ({ id, amount: part(lifetime, share) })),
    own,
    steward: part(own, split.steward),
    data: part(own, split.data),
    compute: part(own, split.compute),
  };
}

// Votes.

/** What is asked at a moment of the decision, falling with time. */
export type Curve =
  | { type: 'LinearDecreasing'; value: { length: bigint; floor: bigint; ceil: bigint } }
  | { type: 'Reciprocal'; value: { factor: bigint; xOffset: bigint; yOffset: bigint } }
  | { type: 'SteppedDecreasing'; value: { begin: bigint; end: bigint; step: bigint; period: bigint } };

/** The part that a curve asks for when the part `x` of the decision is over. */
export function threshold(curve: Curve, x: bigint): bigint {
  if (curve.type === 'LinearDecreasing') {
    const { length, floor, ceil } = curve.value;
    const progress = x >= length ? WHOLE : (x * WHOLE) / length;
    return ceil - part(ceil - floor, progress);
  }
  if (curve.type === 'SteppedDecreasing') {
    const { begin, end, step, period } = curve.value;
    return most(begin - step * (x / most(period, 1n)), end);
  }
  const { factor, xOffset, yOffset } = curve.value;
  const y = (factor * WHOLE) / most(x + xOffset, 1n) + yOffset;
  return y < 0n ? 0n : y > WHOLE ? WHOLE : y;
}

/** What was voted. */
export interface Tally {
  ayes: bigint;
  nays: bigint;
  support: bigint;
  contributorAyes: bigint;
  contributorNays: bigint;
  contributorShare: bigint;
  contributorQuorum: bigint;
}

/** The part of the ayes in both chambers, weighted, when there are `voices` in all. */
export function approval(tally: Tally, voices: bigint): bigint {
  const { ayes, nays, contributorAyes, contributorNays, contributorShare, contributorQuorum } = tally;
  const tokens = most(ayes + nays, 1n);
  const voted = contributorAyes + contributorNays;
  if (voted === 0n) return (ayes * WHOLE) / tokens;
  const enough = most(contributorQuorum * voices, WHOLE * voted);
  const weighted = (enough - contributorShare * voted) * ayes + contributorShare * contributorAyes * tokens;
  return (weighted * WHOLE) / (tokens * enough);
}

/** The contributors' part of the approval, as it is with so many of their voices voting. */
export function contributorsPart(tally: Tally, voices: bigint): bigint {
  const voted = tally.contributorAyes + tally.contributorNays;
  if (voted === 0n) return 0n;
  const enough = most(tally.contributorQuorum * voices, WHOLE * voted);
  return (tally.contributorShare * voted * WHOLE) / enough;
}

/** A part of a whole in parts per billion; nothing of nothing. */
export const ratio = (a: bigint, b: bigint): bigint => (b === 0n ? 0n : a >= b ? WHOLE : (a * WHOLE) / b);
