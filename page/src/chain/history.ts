// What the node's history answers, where it keeps one. Everything here is an addition: the page works without.

import { useRef } from 'react';
import { link } from './node';
import { useStore } from './store';
import { type Answer, useRepeated } from './use';

/** An event of the history. */
export interface PastEvent {
  id: number | string;
  block: number;
  index: number;
  time: number | null;
  pallet: string;
  name: string;
  fields: Record<string, unknown>;
}

/** A stream of money. */
export interface PastFlow {
  from: string;
  to: string;
  kind: string;
  amount: string;
}

/** Asks the history. */
export async function ask<T>(path: string): Promise<T> {
  const answer = await fetch(`/history/${path}`, { cache: 'no-store' });
  if (!answer.ok) {
    throw new Error(`/history/${path}: ${answer.status} ${answer.statusText}`);
  }
  return (await answer.json()) as T;
}

/** Of a list, whether it comes by itself or as the `items` of a page. */
export const listOf = <T>(answer: T[] | { items: T[] } | null): T[] =>
  answer === null ? [] : Array.isArray(answer) ? answer : (answer.items ?? []);

/** How far the history has come, and which blocks it lacks. */
export interface Reach {
  first: number | null;
  missing: [from: number, to: number][];
}

/** Blocks between two questions: the history follows what is final. */
const EVERY = 2;
/** The least time between two questions, in milliseconds. */
const PAUSE = 1_000;

/** What `question` answers of the history, asked again every few blocks; nothing where there is none, or no key. */
export function useAsked<T>(key: string | null, question: () => Promise<T>): Answer<T> & { there: boolean } {
  const { info, finalized } = useStore(link);
  const there = info?.history === true;
  const turn = there && key !== null ? String(Math.floor((finalized?.number ?? 0) / EVERY)) : null;
  return { ...useRepeated(`history ${key}`, turn, question, PAUSE), there };
}

/** What the history answers at a path. */
export const useHistory = <T>(path: string | null) => useAsked<T>(path, () => ask<T>(path ?? ''));

/** A vote as the history has it. */
export interface PastVote {
  id: number;
  block: number;
  chamber: string;
  who: string;
  aye: boolean | null;
  balance: string | null;
  voice: string | null;
  /** What was voted with tokens: how much, for what, with which conviction. */
  vote: unknown;
  removed: boolean;
}

/** Votes that are asked for at once, and how often without a pause. */
const [ROWS, TURNS] = [1_000, 10];

/** Votes, oldest first, and whether they are all. */
export interface Votes {
  votes: PastVote[];
  whole: boolean;
}

/** Reads on from the votes that are known: `after` answers those that come after an id, `rows` of them at most. */
export async function readOn(
  known: PastVote[],
  after: (id: number) => Promise<PastVote[]>,
  rows = ROWS,
): Promise<Votes> {
  let votes = known;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const last = votes[votes.length - 1];
    // The last one is asked for again: if it is not there any more, the chain went back, and all is read anew.
    const found = await after(last ? last.id - 1 : 0);
    if (last && (found[0]?.id !== last.id || found[0].who !== last.who)) {
      votes = [];
      continue;
    }
    const fresh = found.slice(last ? 1 : 0);
    if (fresh.length > 0) votes = [...votes, ...fresh];
    if (found.length < rows) return { votes, whole: true };
  }
  return { votes, whole: false };
}

/** The votes on a referendum; each is asked for once. */
export function usePastVotes(index: number) {
  const known = useRef<{ index: number; votes: PastVote[] }>({ index, votes: [] });
  return useAsked(`votes ${index}`, async () => {
    const after = async (id: number): Promise<PastVote[]> =>
      listOf(await ask<PastVote[]>(`votes?referendum=${index}&limit=${ROWS}&after=${id}`));
    const found = await readOn(known.current.index === index ? known.current.votes : [], after);
    known.current = { index, votes: found.votes };
    return found;
  });
}
