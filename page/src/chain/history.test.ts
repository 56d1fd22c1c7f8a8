import { describe, expect, it } from 'vitest';
import { type PastVote, readOn } from './history';

const vote = (id: number, who = 'A'): PastVote => ({
  ...{ id, block: Math.floor(id / 1_000_000), chamber: 'contributors', who, aye: true, balance: null, voice: '1' },
  ...{ vote: null, removed: false },
});

/** A history with these votes, which answers three at once. */
function history(votes: PastVote[]) {
  const asked: number[] = [];
  const after = async (id: number): Promise<PastVote[]> => {
    asked.push(id);
    return votes.filter((one) => one.id > id).slice(0, 3);
  };
  return { asked, after };
}

describe('past votes', () => {
  const all = Array.from({ length: 7 }, (_, at) => vote(1_000_000 * (at + 1)));

  it('are read to the end, and then only what is new', async () => {
    const { asked, after } = history(all);
    expect(await readOn([], after, 3)).toEqual({ votes: all, whole: true });
    expect(asked).toEqual([0, 2_999_999, 4_999_999, 6_999_999]);
    const later = history([...all, vote(8_000_000)]);
    expect(await readOn(all, later.after, 3)).toEqual({ votes: [...all, vote(8_000_000)], whole: true });
    expect(later.asked).toEqual([6_999_999]);
    expect((await readOn(all, history(all).after, 3)).votes).toBe(all);
  });

  it('are read anew when the chain went back', async () => {
    const back = [...all.slice(0, 3), vote(5_000_000, 'B')];
    expect(await readOn(all, history(back).after, 3)).toEqual({ votes: back, whole: true });
    const other = [...all.slice(0, 6), vote(7_000_000, 'B')];
    expect(await readOn(all, history(other).after, 3)).toEqual({ votes: other, whole: true });
    expect(await readOn(all, history([]).after, 3)).toEqual({ votes: [], whole: true });
  });

  it('are read in turns where they are very many', async () => {
    const many = Array.from({ length: 100 }, (_, at) => vote(at + 1));
    const { after } = history(many);
    const first = await readOn([], after, 3);
    expect([first.votes.length, first.whole]).toEqual([21, false]);
    expect((await readOn(first.votes, after, 3)).votes.length).toBeGreaterThan(21);
  });
});
