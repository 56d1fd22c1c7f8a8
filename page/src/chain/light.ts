// The switch "trust no node": with it, views show what a light client in this page has proven.

import { isDialable, type Progress } from '../lib/light';
import { type Sight, link, show } from './node';
import { Store, memory } from './store';

const OFF: Progress = { state: 'off', peers: 0, proven: null, trouble: null };
const KEY = 'tributary.light';

/** How the light client is. */
export const light = new Store<Progress>(OFF);

const change = (part: Partial<Progress>): void => light.update((value) => ({ ...value, ...part }));

/** Ends what was begun. */
let end: (() => void) | null = null;
/** What was begun before the last turn of the switch is void. */
let turn = 0;

/** The spec of the chain, as the node has it for light clients. */
async function readSpec(): Promise<string> {
  const answer = await fetch('/spec.json', { cache: 'no-store' });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`the node has no chain spec for it: ${answer.status} ${answer.statusText}`);
  }
  const { bootNodes = [] } = JSON.parse(text) as { bootNodes?: string[] };
  const isSecurePage = window.location.protocol === 'https:';
  if (!bootNodes.some((address) => isDialable(address, isSecurePage))) {
    throw new Error(
      'no node of this chain listens where a browser can reach it: ' +
        'start this one with --listen-addr /ip4/127.0.0.1/tcp/30334/ws, or name one in the chain spec',
    );
  }
  return text;
}

function stop(): void {
  turn += 1;
  end?.();
  end = null;
  show(null);
}

function fail(error: unknown): void {
  stop();
  light.set({ ...OFF, state: 'failed', trouble: String((error as Error).message ?? error) });
}

function see(sight: Sight): void {
  const own = sight.client.genesisHash;
  const { info } = link.get();
  if (info && own !== info.genesis) {
    fail(new Error(`the chain spec of this node is of ${own}, and the node says that its chain is ${info.genesis}`));
    return;
  }
  show(sight);
  change({ state: 'following', proven: sight.finalized?.number ?? null });
}

async function begin(): Promise<void> {
  turn += 1;
  const own = turn;
  light.set({ ...OFF, state: 'loading' });
  try {
    const [{ start }, spec] = await Promise.all([import('./smoldot'), readSpec()]);
    if (own !== turn) return;
    change({ state: 'searching' });
    const peers = (count: number): void => {
      if (count !== light.get().peers) change({ peers: count });
    };
    end = start(spec, { peers, sight: see, failed: fail });
  } catch (error) {
    if (own === turn) fail(error);
  }
}

/** Throws the switch: `on` trusts no node, `off` the one that serves this page. */
export function trustNoNode(on: boolean): void {
  memory.write(KEY, on ? 'on' : 'off');
  if (on) {
    void begin();
  } else {
    stop();
    light.set(OFF);
  }
}

/** Whether there are votes that can be followed: a devnet of one process has none. */
export const isOffered = (): boolean => link.get().info?.dev === false;

/** Goes on as it was when the page was left. */
export function resume(): void {
  if (isOffered() && light.get().state === 'off' && memory.read(KEY) === 'on') void begin();
}
