// Hashes files and builds the tree of a manifest, beside the page, so that it stays smooth.

import { blake2b } from '@noble/hashes/blake2.js';
import type { Job, Told } from './folder';
import { Tree } from './tree';

declare const self: DedicatedWorkerGlobalScope;

const tell = (told: Told): void => self.postMessage(told);

/** The hash of a file's content, and how many bytes it has read in all. */
async function recordOf(file: Blob, read: (bytes: number) => void): Promise<Uint8Array> {
  const hash = blake2b.create({ dkLen: 32 });
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return hash.digest();
    hash.update(value);
    read(value.length);
  }
}

async function build({ entries, owners }: Job): Promise<void> {
  const all = entries.reduce((sum, { file }) => sum + file.size, 0);
  let done = 0;
  let told = 0;
  const records: Uint8Array[] = [];
  for (const { file } of entries) {
    records.push(
      await recordOf(file, (bytes) => {
        done += bytes;
        if (done - told > 8_000_000) {
          told = done;
          tell({ kind: 'progress', done, all });
        }
      }),
    );
  }
  const tree = new Tree(records.map((record, at) => ({ ...owners[at]!, record })));
  const { hash, sum } = tree.root;
  tell({ kind: 'done', root: hash, total: sum, count: records.length, records });
}

self.addEventListener('message', ({ data }: MessageEvent<Job>) => {
  build(data).catch((error: unknown) => tell({ kind: 'trouble', message: String((error as Error).message ?? error) }));
});
