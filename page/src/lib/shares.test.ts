import { describe, expect, it } from 'vitest';
import { assetDeposit, contributionDeposit, memberDeposit, usageDeposit } from './deposits';
import { approval, divide, effectiveSplit, part, stackOf, threshold } from './shares';

const split = { steward: 200_000_000n, data: 300_000_000n, compute: 500_000_000n };

describe('shares of income', () => {
  it('flattens a lineage as the chain does', () => {
    // The fine-tune of the quickstart: a quarter for a model that granted 15.0000001 % to a dataset of reach 5 %.
    const stack = [{ id: 0, share: 150_000_001n, reach: 50_000_000n }];
    expect(stackOf([{ id: 1, rate: 250_000_000n, reach: 10_000_000n, stack }])).toEqual([
      { id: 0, share: 50_000_000n, reach: 50_000_000n },
      { id: 1, share: 200_000_000n, reach: 10_000_000n },
    ]);
  });

  it('adds up an ancestor that is reached along two ways', () => {
    const stack = [{ id: 0, share: 100_000_000n, reach: 0n }];
    const both = stackOf([
      { id: 1, rate: 200_000_000n, reach: 0n, stack },
      { id: 2, rate: 100_000_000n, reach: 0n, stack },
    ]);
    expect(both.map(({ id, share }) => [id, share])).toEqual([
      [0, 30_000_000n],
      [1, 180_000_000n],
      [2, 90_000_000n],
    ]);
  });

  it('divides what came in, rounding down', () => {
    const flow = divide(1_001n, 10n, [{ id: 0, share: 150_000_001n, reach: 0n }], split);
    expect(flow).toEqual({
      ancestors: [{ id: 0, amount: 150n }],
      own: 860n,
      steward: 172n,
      data: 258n,
      compute: 430n,
    });
    expect(part(3n, 333_333_333n)).toBe(0n);
  });

  it('passes the part of an empty class on', () => {
    expect(effectiveSplit(split, { data: 0n, compute: 5n })).toEqual({
      steward: 200_000_000n,
      data: 0n,
      compute: 800_000_000n,
    });
    expect(effectiveSplit(split, { data: 0n, compute: 0n }).steward).toBe(1_000_000_000n);
  });
});

describe('votes', () => {
  const tally = {
    ayes: 60n,
    nays: 40n,
    support: 60n,
    contributorAyes: 0n,
    contributorNays: 0n,
    contributorShare: 250_000_000n,
    contributorQuorum: 100_000_000n,
  };

  it('weighs both chambers', () => {
    expect(approval(tally, 1_000n)).toBe(600_000_000n);
    // All contributors against it: their quarter is lost.
    expect(approval({ ...tally, contributorNays: 1_000n }, 1_000n)).toBe(450_000_000n);
    // Half of a quorum has half of that share.
    expect(approval({ ...tally, contributorNays: 50n }, 1_000n)).toBe(525_000_000n);
  });

  it('asks for less as time goes on', () => {
    const linear = {
      type: 'LinearDecreasing',
      value: { length: 1_000_000_000n, floor: 500_000_000n, ceil: 1_000_000_000n },
    };
    expect([0n, 500_000_000n, 1_000_000_000n].map((x) => threshold(linear as never, x))).toEqual([
      1_000_000_000n,
      750_000_000n,
      500_000_000n,
    ]);
  });
});

describe('deposits', () => {
  const prices = {
    assetBase: 100_000_000_000n,
    assetByte: 100_000_000n,
    contributionBase: 100_000_000_000n,
    contributionByte: 100_000_000n,
  };
  it('are those of the reference', () => {
    const texts = { name: 'a', uri: 'b', licence: 'c' };
    expect(assetDeposit(prices, texts, { citations: 0, ancestors: 0 })).toBe(100_000_000_000n + 2_527n * 100_000_000n);
    expect(memberDeposit(prices)).toBe(44_000_000_000n);
    expect(usageDeposit(prices)).toBe(38_000_000_000n);
    expect(contributionDeposit(prices, 'x'.repeat(64), null)).toBe(100_000_000_000n + 710n * 100_000_000n);
    expect(contributionDeposit(prices, 'x', 1_025)).toBe(100_000_000_000n + (646n + 446n + 1_192n) * 100_000_000n);
  });
});
