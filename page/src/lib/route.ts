// Where one is on the page: everything after the # of its address.

import { useSyncExternalStore } from 'react';

/** A view and what it is of. */
export type Route =
  | { view: 'home' | 'assets' | 'register' | 'votes' | 'calls' | 'validators' | 'not-found' }
  | { view: 'asset'; id: number }
  | { view: 'account'; address: string | null }
  | { view: 'epoch'; index: number | null }
  | { view: 'vote'; index: number }
  | { view: 'tabs'; address: string | null }
  | { view: 'tab'; id: number }
  | { view: 'block'; at: string | null };

const NUMBER = /^\d{1,10}$/;
const PLACES = ['assets', 'register', 'votes', 'calls', 'validators'] as const;

/** What an address's hash names. */
export function parseRoute(hash: string): Route {
  const [view = '', what = '', ...more] = hash.replace(/^#\/?/, '').split('?')[0]!.split('/');
  if (more.length > 0) return { view: 'not-found' };
  if (view === '' && what === '') return { view: 'home' };
  if (what === '' && PLACES.some((place) => place === view)) return { view: view as (typeof PLACES)[number] };
  if ((view === 'asset' || view === 'tab') && NUMBER.test(what)) return { view, id: Number(what) };
  if (view === 'vote' && NUMBER.test(what)) return { view, index: Number(what) };
  if (view === 'account' || view === 'tabs') return { view, address: what === '' ? null : what };
  if (view === 'epoch' && (what === '' || NUMBER.test(what))) {
    return { view, index: what === '' ? null : Number(what) };
  }
  if (view === 'block') return { view, at: what === '' ? null : what };
  return { view: 'not-found' };
}

/** The address of a view. */
export function href(route: Route): string {
  switch (route.view) {
    case 'home':
      return '#/';
    case 'asset':
    case 'tab':
      return `#/${route.view}/${route.id}`;
    case 'vote':
      return `#/vote/${route.index}`;
    case 'account':
    case 'tabs':
      return route.address === null ? `#/${route.view}` : `#/${route.view}/${route.address}`;
    case 'epoch':
      return route.index === null ? '#/epoch' : `#/epoch/${route.index}`;
    case 'block':
      return route.at === null ? '#/block' : `#/block/${route.at}`;
    default:
      return `#/${route.view}`;
  }
}

const subscribe = (changed: () => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

/** The hash of the address, and again when it changes. */
export const useHash = (): string => useSyncExternalStore(subscribe, () => window.location.hash);

/** Goes to a view. */
export const go = (route: Route): void => {
  window.location.hash = href(route);
};
