// smoldot beside the page, so that the page stays smooth. The page makes its connections, under its own policy.

import { compileBytecode } from 'smoldot/bytecode';
import { run } from 'smoldot/worker';
import type { Loaded } from './smoldot';

declare const self: DedicatedWorkerGlobalScope;

const tell = (loaded: Loaded): void => self.postMessage(loaded);

self.addEventListener('message', ({ data }: MessageEvent<MessagePort>) => void run(data));
compileBytecode()
  .then((bytecode) => tell({ bytecode, trouble: null }))
  .catch((error: unknown) => tell({ bytecode: null, trouble: String((error as Error).message ?? error) }));
