// What a light client is asked and how its answers compare with a node's, as plain values.

import { count, plural } from './format';

/** An address with TLS, one without, and one on this machine. */
const SECURE = /\/tcp\/\d+\/(wss|tls\/ws)(\/|$)/;
const PLAIN = /\/tcp\/\d+\/ws(\/|$)/;
const HERE = /^\/(ip4\/127\.|ip6\/::1\/|dns[46]?\/localhost\/)/;

/**
 * Whether a page can open a connection to a node at this address: by WebSockets, and with TLS if the page itself came
 * that way, but for nodes on this machine.
 */
export function isDialable(address: string, isSecurePage: boolean): boolean {
  if (SECURE.test(address)) return true;
  return PLAIN.test(address) && (!isSecurePage || HERE.test(address));
}

/** Where among its parameters a question has the block that it is asked of. */
const PLACES = new Map([
  ['chain_getHeader', 0],
  ['chain_getBlock', 0],
  ['state_getMetadata', 0],
  ['state_getRuntimeVersion', 0],
  ['state_getStorage', 1],
  ['state_queryStorageAt', 1],
  ['state_call', 2],
  ['state_getKeysPaged', 3],
]);

/** Where the block of a question is to be put, if it is asked of one and names none. */
export function openPlace(method: string, params: unknown[]): number | null {
  const place = PLACES.get(method);
  return place === undefined || (params[place] ?? null) !== null ? null : place;
}

/** The parameters with a block in its place. */
export function askedAt(params: unknown[], place: number, block: string): unknown[] {
  return [...Array.from({ length: place }, (_, at) => params[at] ?? null), block];
}

/** A page of so many keys after `start`, in the order that a node has them in. */
export function pageOf(keys: string[], start: string | null, most: number): string[] {
  const sorted = [...keys].sort();
  return (start === null ? sorted : sorted.filter((key) => key > start)).slice(0, most);
}

/** How far the last final block that a node tells of is from the last one that is proven. */
export function distance(proven: number, told: number): string {
  if (told === proven) return 'the same';
  return told > proven ? `${plural(told - proven, 'block')} ahead` : `${plural(proven - told, 'block')} behind`;
}

/** How a light client is. */
export interface Progress {
  state: 'off' | 'loading' | 'searching' | 'following' | 'failed';
  /** Nodes that answer it. */
  peers: number;
  /** The last block that it has proven to be final. */
  proven: number | null;
  /** Why it ended. */
  trouble: string | null;
}

/** The same in words. */
export function wordsOf({ state, peers, proven, trouble }: Progress): string {
  switch (state) {
    case 'off':
      return 'What is shown is what the node says.';
    case 'loading':
      return 'Loading the light client …';
    case 'searching':
      return peers === 0
        ? 'Looking for nodes of this chain …'
        : `${plural(peers, 'node')} found; proving what is final …`;
    case 'following':
      return proven === null ? 'Reading the runtime …' : `Final by proof: block ${count(proven)}.`;
    case 'failed':
      return `The light client ended: ${trouble}. What is shown is what the node says.`;
  }
}

/** Amounts in planck by what they are. */
export type Holdings = Map<string, bigint>;

/** An amount as it is proven, and as a node says that it is; of what is not there, nothing. */
export interface Line {
  what: string;
  proven: bigint;
  said: bigint;
}

/** Whether a node says something else than what is proven. */
export const differs = ({ proven, said }: Line): boolean => proven !== said;

/**
 * Both in lines: each of `always`, and of all else what is not the same. Without a node's answer there is nothing to
 * compare, and so no difference.
 */
export function compare(proven: Holdings, said: Holdings | null, always: readonly string[]): Line[] {
  const told = said ?? proven;
  const others = [...new Set([...proven.keys(), ...told.keys()])].filter((what) => !always.includes(what));
  const line = (what: string): Line => ({ what, proven: proven.get(what) ?? 0n, said: told.get(what) ?? 0n });
  return [...always.map(line), ...others.map(line).filter(differs)];
}
