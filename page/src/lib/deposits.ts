// What records of the chain hold on deposit, by the bytes that they add: the tables of docs/reference.md.

const bytesIn = (text: string): number => new TextEncoder().encode(text).length;
const encoded = (text: string): number => bytesIn(text) + (bytesIn(text) < 64 ? 1 : 2);

/** The prices that the chain asks, in planck. */
export interface Prices {
  assetBase: bigint;
  assetByte: bigint;
  contributionBase: bigint;
  contributionByte: bigint;
}

/** What an asset says of itself. */
export interface Texts {
  name: string;
  uri: string;
  licence: string;
}

const bytes = (price: bigint, number: number): bigint => price * BigInt(number);

/** The steward's deposit for an asset. */
export function assetDeposit(prices: Prices, texts: Texts, has: { citations: number; ancestors: number }): bigint {
  const own = 2_521 + encoded(texts.name) + encoded(texts.uri) + encoded(texts.licence);
  return prices.assetBase + bytes(prices.assetByte, own + has.citations * 178 + has.ancestors * 202);
}

/** What a new member of a pool adds to it. */
export const memberDeposit = ({ assetByte }: Prices): bigint => bytes(assetByte, 440);

/** What each reviewer adds to it, until publication. */
export const reviewerDeposit = ({ assetByte }: Prices, reviewers: number): bigint => bytes(assetByte, 32 * reviewers);

/** The deposit for a contribution; of a manifest, by its leaves. */
export function contributionDeposit(prices: Prices, uri: string, leaves: number | null): bigint {
  const manifest = leaves === null ? 0 : 446 + 596 * Math.ceil(leaves / 1_024);
  return prices.contributionBase + bytes(prices.contributionByte, 644 + encoded(uri) + manifest);
}

/** The deposit for a first use of an asset. */
export const usageDeposit = ({ assetByte }: Prices): bigint => bytes(assetByte, 380);

/** The deposit for a first grant to an asset that is not published. */
export const grantDeposit = ({ assetByte }: Prices): bigint => bytes(assetByte, 200);

/** What a lane adds to the deposit for a tab. */
export const laneDeposit = ({ assetByte }: Prices): bigint => bytes(assetByte, 444);

/** The deposit for a tab with so many lanes. */
export const tabDeposit = (prices: Prices, lanes: number): bigint =>
  bytes(prices.assetByte, 680) + laneDeposit(prices) * BigInt(lanes);
