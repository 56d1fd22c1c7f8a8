// Reading the chain in views: a question is asked again at each block, and what was answered last is shown meanwhile.

import { useEffect, useRef, useState } from 'react';
import { type Client, link } from './node';
import { useStore } from './store';

/** An answer, or why there is none. */
export interface Answer<T> {
  data: T | null;
  trouble: string | null;
}

/** The least time between two questions, in milliseconds: blocks may come by the hundred. */
const PAUSE = 200;
/** What takes long is asked less often: so many times as long as the answer took lie between two questions. */
const SLACK = 4;

interface Job {
  busy: boolean;
  again: boolean;
  alive: boolean;
}

/** An answer to a question, and who gave it. */
interface Given<T> extends Answer<T> {
  key: string;
  source: unknown;
}

/** Whether an answer is to this question and from there: what the node has said is not shown as proven. */
const isOf = (given: Given<unknown>, key: string, source: unknown): boolean =>
  given.key === key && given.source === source;

/**
 * What `ask` answers, asked again when `turn` is another, and not before there is one. `key` says what the question is
 * of, `source` who is asked: with another of either, what was answered before is gone. One question is on its way at a
 * time, and `pause` is the least time between two.
 */
export function useRepeated<T>(
  key: string,
  turn: string | null,
  ask: () => Promise<T>,
  pause: number,
  source: unknown = null,
): Answer<T> {
  const [answer, setAnswer] = useState<Given<T>>({ key, source, data: null, trouble: null });
  const asked = useRef(ask);
  asked.current = ask;
  const job = useRef<Job>({ busy: false, again: false, alive: true });

  useEffect(() => {
    job.current = { busy: false, again: false, alive: true };
    return () => {
      job.current.alive = false;
    };
  }, [key, source]);

  useEffect(() => {
    if (turn === null) return;
    const own = job.current;
    const run = async (): Promise<void> => {
      if (own.busy) {
        own.again = true;
        return;
      }
      own.busy = true;
      own.again = false;
      const begun = performance.now();
      try {
        const data = await asked.current();
        if (own.alive) setAnswer({ key, source, data, trouble: null });
      } catch (error) {
        const trouble = String((error as Error).message ?? error);
        const kept = (before: Given<T>): T | null => (isOf(before, key, source) ? before.data : null);
        if (own.alive) setAnswer((before) => ({ key, source, data: kept(before), trouble }));
      }
      const rest = Math.max(pause, SLACK * (performance.now() - begun));
      setTimeout(() => {
        own.busy = false;
        if (own.again && own.alive) void run();
      }, rest);
    };
    void run();
  }, [key, turn, pause, source]);

  return isOf(answer, key, source) ? answer : { data: null, trouble: null };
}

/** What `ask` answers of the present block, and again at each new one. `key` and `pause` are as above. */
export function useChain<T>(key: string, ask: (client: Client) => Promise<T>, pause = PAUSE): Answer<T> {
  const { client, head, spec } = useStore(link);
  const turn = client && head ? `${head.hash} ${spec?.version}` : null;
  return useRepeated(key, turn, () => ask(client), pause, client);
}
