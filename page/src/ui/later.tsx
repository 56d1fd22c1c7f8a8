// Parts of the page that are fetched when they are wanted, or before, when nothing else is to be done. What is there
// already is shown at once: a part that React waits for, be it for a moment, it shows a third of a second later.

import { type ComponentType, createElement, lazy, useState } from 'react';

type Part<P> = { default: ComponentType<P> };

/** How to fetch each part that is not there yet. */
const waiting: (() => Promise<unknown>)[] = [];

/** A component that is fetched by `load`. */
export function later<P extends object>(load: () => Promise<Part<P>>): ComponentType<P> {
  let there: ComponentType<P> | null = null;
  const fetched = async (): Promise<Part<P>> => {
    const part = await load();
    there = part.default;
    return part;
  };
  const Awaited = lazy(fetched) as unknown as ComponentType<P>;
  waiting.push(fetched);
  return function Later(props: P) {
    // It stays the same one for as long as it is shown.
    const [Shown] = useState<ComponentType<P>>(() => there ?? Awaited);
    return createElement(Shown, props);
  };
}

/** How long the first view is left alone, in milliseconds. */
const REST = 300;

/** Fetches one part after the other; one that does not come is fetched again when it is wanted. */
export async function fetchAhead(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, REST));
  for (const fetched of waiting.splice(0)) await fetched().catch(() => undefined);
}
