import { beforeEach, describe, expect, it } from 'vitest';
import { type Commitment, commitmentHash, committedTo, keep, kept, newSalt } from './scores';

const KEY = new Uint8Array(32).fill(7);
const hashOf = ({ epoch, scores, salt }: Commitment): string => commitmentHash(epoch, KEY, scores, salt);

const commitment = (score: number): Commitment => ({
  ...{ genesis: '0x07', epoch: 3, account: '5Grw', scores: [[1, score]] },
  salt: newSalt(),
});

beforeEach(() => {
  const items = new Map<string, string>();
  const localStorage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
  Object.assign(globalThis, { window: { localStorage } });
});

describe('scores that were committed to', () => {
  it('are revealed by what the chain has heard of, whatever was begun after it', () => {
    const [sent, begun] = [commitment(60_000), commitment(20_000)];
    keep(sent);
    keep(begun);
    expect(committedTo(kept(), KEY, hashOf(sent))).toEqual(sent);
    expect(committedTo(kept(), KEY, hashOf(begun))).toEqual(begun);
    expect(committedTo(kept(), KEY, hashOf(commitment(60_000)))).toBeUndefined();
  });

  it('are of one account', () => {
    const one = commitment(1);
    expect(committedTo([one], new Uint8Array(32), hashOf(one))).toBeUndefined();
  });

  it('are not kept for ever', () => {
    for (let score = 0; score < 300; score += 1) keep(commitment(score));
    expect(kept()).toHaveLength(201);
    expect(kept().at(-1)?.scores).toEqual([[1, 299]]);
  });
});
