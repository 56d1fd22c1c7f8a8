import { describe, expect, it } from 'vitest';
import { type Cast, NO_VOTES, placesOf, standsAt, standsOf, sumOf } from './tallies';

const cast = (block: number, who: string, part: Partial<Cast>): Cast => ({
  ...{ block, who, chamber: 'tokens', aye: null, voice: null, vote: null, removed: false },
  ...part,
});
const standard = (vote: number, balance: string) => ({ vote: { Standard: { vote, balance } } });
const voice = (aye: boolean, amount: string) => ({ chamber: 'contributors', aye, voice: amount });

describe('how a referendum stood', () => {
  it('counts tokens by their conviction, as conviction voting does', () => {
    const last = (part: Partial<Cast>) => standsOf([cast(1, 'a', part)])[0]!.votes;
    expect(last(standard(128 + 3, '70'))).toEqual({ ...NO_VOTES, ayes: 210n, support: 70n });
    expect(last(standard(128, '79'))).toEqual({ ...NO_VOTES, ayes: 7n, support: 79n });
    expect(last(standard(6, '10'))).toEqual({ ...NO_VOTES, nays: 60n });
    expect(last({ vote: { Split: { aye: '50', nay: '29' } } })).toEqual({
      ...NO_VOTES,
      ...{ ayes: 5n, nays: 2n, support: 50n },
    });
    expect(last({ vote: { SplitAbstain: { aye: '50', nay: '29', abstain: '7' } } })).toEqual({
      ...NO_VOTES,
      ...{ ayes: 5n, nays: 2n, support: 57n },
    });
  });

  it('replaces what somebody voted before, and takes back what was removed, in each chamber by itself', () => {
    const stands = standsOf([
      cast(2, 'a', standard(128 + 1, '10')),
      cast(2, 'a', voice(true, '4')),
      cast(5, 'b', voice(false, '3')),
      cast(7, 'a', standard(1, '20')),
      cast(9, 'a', { removed: true }),
      cast(9, 'a', { ...voice(true, '4'), removed: true }),
      cast(20, 'b', { ...voice(false, '3'), removed: true }),
    ]);
    expect(stands).toEqual([
      { block: 2, votes: { ...NO_VOTES, ayes: 10n, support: 10n, contributorAyes: 4n } },
      { block: 5, votes: { ...NO_VOTES, ayes: 10n, support: 10n, contributorAyes: 4n, contributorNays: 3n } },
      { block: 7, votes: { ...NO_VOTES, nays: 20n, contributorAyes: 4n, contributorNays: 3n } },
      { block: 9, votes: { ...NO_VOTES, contributorNays: 3n } },
      { block: 20, votes: NO_VOTES },
    ]);
    expect(standsAt(stands, [0, 2, 4, 7, 8, 30]).map(({ ayes, nays }) => [ayes, nays])).toEqual([
      [0n, 0n],
      [10n, 0n],
      [10n, 0n],
      [0n, 20n],
      [0n, 20n],
      [0n, 0n],
    ]);
  });

  it('leaves out what came after the end', () => {
    const votes = [cast(2, 'a', voice(true, '4')), cast(9, 'a', { ...voice(true, '4'), removed: true })];
    expect(standsOf(votes, 8).map(({ block }) => block)).toEqual([2]);
    expect(sumOf({ ...NO_VOTES, ayes: 5n }, { ...NO_VOTES, ayes: 7n }, -1n).ayes).toBe(-2n);
  });
});

describe('places of a chart', () => {
  it('are evenly spread, and upright where something changes', () => {
    expect(placesOf(10, 2, [])).toEqual([0, 5, 10]);
    expect(placesOf(10, 2, [-3, 0, 4, 10, 12])).toEqual([0, 3, 4, 5, 9, 10]);
  });

  it('are not more than can be drawn', () => {
    const many = Array.from({ length: 100_000 }, (_, at) => at + 1);
    expect(placesOf(100_000, 60, many).length).toBeLessThan(2_100);
  });
});
