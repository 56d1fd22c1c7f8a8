// What an evaluator commits to, and where it is kept until it is revealed.

import { concat, fromHex, toHex } from './format';
import { blake2 } from './tree';

/** Scores that were committed to, with their salt: without it they cannot be revealed. */
export interface Commitment {
  genesis: string;
  epoch: number;
  account: string;
  scores: [asset: number, score: number][];
  salt: string;
}

function compact(length: number): Uint8Array {
  if (length < 64) return Uint8Array.of(length << 2);
  return Uint8Array.of(((length << 2) | 1) & 255, length >> 6);
}

/** The hash of `(epoch: u32, account: [u8; 32], scores: Vec<(u32, u16)>, salt: [u8; 32])`. */
export function commitmentHash(epoch: number, key: Uint8Array, scores: Commitment['scores'], salt: string): string {
  const list = new Uint8Array(6 * scores.length);
  const view = new DataView(list.buffer);
  scores.forEach(([asset, score], at) => {
    view.setUint32(6 * at, asset, true);
    view.setUint16(6 * at + 4, score, true);
  });
  const head = new Uint8Array(4);
  new DataView(head.buffer).setUint32(0, epoch, true);
  return toHex(blake2(concat(head, key, compact(scores.length), list, fromHex(salt))));
}

/** Thirty-two bytes that nobody can guess. */
export const newSalt = (): string => toHex(crypto.getRandomValues(new Uint8Array(32)));

const KEY = 'tributary.commitments';

/** All that is kept. */
export function kept(): Commitment[] {
  try {
    return JSON.parse(window.localStorage.getItem(KEY) ?? '[]') as Commitment[];
  } catch {
    return [];
  }
}

/**
 * Keeps one, beside others of the same epoch and account: which of them the chain has heard of is known later. Throws
 * where nothing can be kept.
 */
export function keep(one: Commitment): void {
  window.localStorage.setItem(KEY, JSON.stringify([...kept().slice(-200), one]));
}

/** The one of `list` to which the account with this public key committed, by the hash that the chain has of it. */
export const committedTo = (list: Commitment[], key: Uint8Array, hash: string): Commitment | undefined =>
  list.find(({ epoch, scores, salt }) => commitmentHash(epoch, key, scores, salt) === hash);

/** Reads one from a file. */
export function parseCommitment(text: string): Commitment {
  const found = JSON.parse(text) as Commitment;
  const sound = typeof found.epoch === 'number' && Array.isArray(found.scores) && /^0x[0-9a-f]{64}$/.test(found.salt);
  if (!sound) throw new Error('this file has no scores with their salt');
  return found;
}
