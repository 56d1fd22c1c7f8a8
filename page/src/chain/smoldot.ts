// The light client itself: smoldot in a worker, and dedot on top of it. It is larger than all the rest of the page, and
// is loaded when somebody wants it.

import { LegacyClient } from '@dedot/api';
import { type Client as Smoldot, type SmoldotBytecode, startWithBytecode } from 'smoldot/no-auto-bytecode';
import { FinalProvider } from './final';
import { type Client, type Head, type Sight, specOf } from './node';

/** What the worker says once it has loaded smoldot, or could not. */
export type Loaded = { bytecode: SmoldotBytecode; trouble: null } | { bytecode: null; trouble: string };

/** Who is told how it goes. */
export interface Listener {
  /** How many nodes answer, again and again. */
  peers: (count: number) => void;
  /** What is proven, at each final block. */
  sight: (sight: Sight) => void;
  /** It has ended by itself. */
  failed: (error: Error) => void;
}

/** How often it is looked who answers, in milliseconds. */
const PAUSE = 1_000;
/** How long smoldot may take to end in order, in milliseconds. */
const END_PATIENCE = 3_000;

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const nothing = (): void => undefined;

/** smoldot in a worker, and what ends both. */
function begin(failed: Listener['failed']): { smoldot: Smoldot; end: () => void } {
  const worker = new Worker(new URL('./smoldot.worker.ts', import.meta.url), { type: 'module' });
  const bytecode = new Promise<SmoldotBytecode>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Loaded>) =>
      data.bytecode ? resolve(data.bytecode) : reject(new Error(data.trouble));
  });
  worker.onerror = ({ message }) => failed(new Error(message || 'its worker cannot be loaded'));
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(port1, [port1]);
  const smoldot = startWithBytecode({
    bytecode,
    portToWorker: port2,
    maxLogLevel: 2,
    logCallback: (_, target, message) => console.warn(`smoldot, ${target}: ${message}`),
    // No policy of a page rules over WebRTC.
    forbidWebRtc: true,
  });
  const end = (): void => {
    const ended = smoldot.terminate().catch(nothing);
    void Promise.race([ended, sleep(END_PATIENCE)]).then(() => worker.terminate());
  };
  return { smoldot, end };
}

/** Waits until nodes answer and something after block 0 is final. */
async function found(provider: FinalProvider, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const { peers, isSyncing } = await provider.send('system_health', []);
    // Without peers some questions are not answered for a long time.
    if (peers > 0 && !isSyncing && Number((await provider.send('chain_getHeader', [])).number) > 0) return;
    await sleep(PAUSE);
  }
}

/** Tells what is proven, from now on. */
function follow(client: Client, listener: Listener): void {
  let last: Head | null = null;
  const tell = (): void => {
    if (last) listener.sight({ client, head: last, finalized: last, spec: specOf(client) });
  };
  client.on('runtimeUpgraded', tell);
  client.block.finalized(({ number, hash }: Head) => {
    last = { number, hash };
    tell();
  });
}

/** Begins to follow the chain of a raw spec; answers what ends it. */
export function start(spec: string, listener: Listener): () => void {
  let over = false;
  let client: Client | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  const failed = (error: Error): void => {
    if (!over) listener.failed(error);
  };
  const { smoldot, end } = begin(failed);
  const run = async (): Promise<void> => {
    const provider = new FinalProvider(await smoldot.addChain({ chainSpec: spec }), failed);
    await provider.connect();
    const look = (): void => {
      provider.send('system_health', []).then(({ peers }) => over || listener.peers(peers), nothing);
    };
    timer = setInterval(look, PAUSE);
    if (over) clearInterval(timer);
    await found(provider, () => over);
    if (over) return;
    client = await LegacyClient.create({ provider, stalingDetectionTimeout: 0 });
    if (!over) follow(client, { ...listener, sight: (sight) => over || listener.sight(sight) });
  };
  run().catch(failed);
  return () => {
    over = true;
    clearInterval(timer);
    client?.disconnect().catch(nothing);
    end();
  };
}
