// How wide something is, and what that means.

import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react';

/** A box and its width in pixels, again when it changes. */
export function useWidth(): [RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}

function useQuery(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Whether the window is that of a phone. */
export const useNarrow = (): boolean => useQuery('(max-width: 720px)');
/** What the colours are drawn by, again when they change. */
export const useDark = (): string => `${useQuery('(prefers-color-scheme: dark)')} ${useTheme()}`;

/** The theme that was chosen here, if one was. */
function useTheme(): string {
  return useSyncExternalStore(
    (changed) => {
      const observer = new MutationObserver(changed);
      observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
      return () => observer.disconnect();
    },
    () => document.documentElement.dataset.theme ?? '',
  );
}
