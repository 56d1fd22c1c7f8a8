// The node that serves this page, and what it says of its chain: connection, heads, runtime. Views ask through the
// link: the node, or a light client that proves what it answers.

import { LegacyClient } from '@dedot/api';
import { WsProvider } from '@dedot/providers';
import { Store } from './store';

/** What `node.json` says. */
export interface NodeInfo {
  name: string;
  version: string;
  chain: string;
  genesis: string;
  ws: string;
  dev: boolean;
  history: boolean;
}

/** A block. */
export interface Head {
  number: number;
  hash: `0x${string}`;
}

/** The chain by its metadata: its names are checked when they are used, not by the compiler. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Client = any;

/** What is seen of the chain, and through which client. */
export interface Sight {
  client: Client | null;
  head: Head | null;
  finalized: Head | null;
  spec: { name: string; version: number } | null;
}

/** Where the page stands with its node, and what views show. */
export interface Link extends Sight {
  state: 'connecting' | 'connected' | 'lost' | 'failed';
  trouble: string | null;
  info: NodeInfo | null;
  /** Whether views show what a light client has proven, and not what the node says. */
  proven: boolean;
}

const BLIND: Sight = { client: null, head: null, finalized: null, spec: null };

/** The link to the node. */
export const link = new Store<Link>({ ...BLIND, state: 'connecting', trouble: null, info: null, proven: false });
/** What the node says, whatever views show. */
export const said = new Store<Sight>(BLIND);

const change = (part: Partial<Link>): void => link.update((value) => ({ ...value, ...part }));

/** Takes in what the node says; views show it unless they show what is proven. */
function hear(part: Partial<Sight>): void {
  said.update((value) => ({ ...value, ...part }));
  if (!link.get().proven) change(part);
}

/** Lets views show what is proven; with nothing that is, what the node says again. */
export function show(proven: Sight | null): void {
  change({ ...(proven ?? said.get()), proven: proven !== null });
}

/** How long the node may take to describe itself, in milliseconds. */
const PATIENCE = 20_000;

async function readInfo(): Promise<NodeInfo> {
  const answer = await fetch('/node.json', { cache: 'no-store' });
  if (!answer.ok) {
    throw new Error(`/node.json: ${answer.status} ${answer.statusText}`);
  }
  return (await answer.json()) as NodeInfo;
}

const within = <T>(promise: Promise<T>, complaint: string): Promise<T> =>
  Promise.race([promise, new Promise<never>((_, reject) => setTimeout(() => reject(new Error(complaint)), PATIENCE))]);

/** A node that came back may be another: then the page begins anew. */
async function checkSame(client: Client, info: NodeInfo): Promise<void> {
  const genesis = await client.rpc.chain_getBlockHash(0);
  if (genesis !== info.genesis) {
    window.location.reload();
  }
}

function follow(client: Client, info: NodeInfo): void {
  let connected = true;
  const plain = ({ number, hash }: Head): Head => ({ number, hash });
  client.block.best((block: Head) => hear({ head: plain(block) }));
  client.block.finalized((block: Head) => hear({ finalized: plain(block) }));
  client.on('runtimeUpgraded', () => hear({ spec: specOf(client) }));
  client.on('disconnected', () => {
    connected = false;
    change({ state: 'lost' });
  });
  client.on('connected', () => {
    if (connected) return;
    connected = true;
    change({ state: 'connected' });
    checkSame(client, info).catch(() => undefined);
  });
}

/** The runtime that a client reads by. */
export const specOf = (client: Client): Sight['spec'] => ({
  name: client.runtimeVersion.specName,
  version: client.runtimeVersion.specVersion,
});

/** Connects; the link tells how it goes. */
export async function connect(): Promise<void> {
  try {
    const info = await readInfo();
    change({ info });
    const provider = new WsProvider(info.ws);
    const options = { provider, stalingDetectionTimeout: 0 };
    const client: Client = await within(
      LegacyClient.create(options),
      `the node at ${info.ws} does not describe its runtime within ${PATIENCE / 1000} s`,
    );
    const hash = await client.rpc.chain_getBlockHash();
    const [header, final] = await Promise.all([client.rpc.chain_getHeader(hash), client.rpc.chain_getFinalizedHead()]);
    const finalHeader = await client.rpc.chain_getHeader(final);
    hear({
      ...{ client, spec: specOf(client) },
      ...{ head: { number: header.number, hash }, finalized: { number: finalHeader.number, hash: final } },
    });
    change({ state: 'connected', trouble: null });
    follow(client, { ...info, genesis: client.genesisHash });
  } catch (error) {
    change({ state: 'failed', trouble: String((error as Error).message ?? error) });
  }
}

/** The client, once there is one. */
export function clientNow(): Client {
  const { client } = link.get();
  if (!client) {
    throw new Error('the node is not connected');
  }
  return client;
}
