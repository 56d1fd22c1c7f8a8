// Contributing to an asset: one's own work, or that of many by the root of a folder that is hashed here.

import { useEffect, useRef, useState } from 'react';
import { decodeAddress } from '@dedot/utils';
import { propose } from '../chain/act';
import { type Parameters, pricesOf } from '../chain/parameters';
import type { Asset, Class } from '../chain/types';
import { contributionDeposit } from '../lib/deposits';
import { type Entry, type Share, type Told, entriesOf, parseOwners, sharesOf } from '../lib/folder';
import { bytesOf, count, plural, toHex } from '../lib/format';
import { Hash, saveFile } from '../ui/basics';
import { Choice, Input, ready, useCount, useHash32, useText } from '../ui/form';
import { useSigner } from '../ui/sheet';
import { ActForm } from './asset-acts';

const CLASSES = [
  ['Data', 'Data, in records'],
  ['Compute', 'Compute, in GPU-seconds'],
] as const;

/** What a folder came to. */
interface Hashed {
  entries: Entry[];
  shares: Share[];
  root: string;
  total: bigint;
  records: Uint8Array[];
}

/** Hashes a folder beside the page. */
function useFolder() {
  const worker = useRef<Worker | null>(null);
  const [state, setState] = useState<{ done: Hashed | null; progress: string | null; trouble: string | null }>({
    ...{ done: null, progress: null, trouble: null },
  });
  useEffect(() => () => worker.current?.terminate(), []);
  const hash = (entries: Entry[], shares: Share[]): void => {
    worker.current?.terminate();
    const own = new Worker(new URL('../lib/tree.worker.ts', import.meta.url), { type: 'module' });
    worker.current = own;
    setState({ done: null, progress: `hashing ${plural(entries.length, 'file')}`, trouble: null });
    own.onmessage = ({ data }: MessageEvent<Told>) => {
      if (data.kind === 'progress') {
        setState({ done: null, trouble: null, progress: `${count(data.done)} of ${count(data.all)} bytes` });
      } else if (data.kind === 'trouble') {
        setState({ done: null, trouble: data.message, progress: null });
      } else {
        const { root, total, records } = data;
        const done = { entries, shares, total, records, root: toHex(root) };
        setState({ done, trouble: null, progress: null });
      }
    };
    own.onerror = ({ message }) => setState({ done: null, progress: null, trouble: message || 'the worker failed' });
    const owners = shares.map(({ owner, units }) => ({ account: decodeAddress(owner), units }));
    own.postMessage({ entries, owners });
  };
  const fail = (trouble: string): void => setState({ done: null, progress: null, trouble });
  return { ...state, hash, fail };
}

/** The leaves as a table: what whoever wants to join needs, beside the file itself. */
function leavesCsv({ entries, shares, records }: Hashed): string {
  const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  const lines = entries.map(
    ({ name }, at) => `${at},${quoted(name)},${shares[at]!.owner},${shares[at]!.units},${toHex(records[at]!)}`,
  );
  return `index,path,account,units,record\n${lines.join('\n')}\n`;
}

function Folder({ fallback, folder }: { fallback: string | null; folder: ReturnType<typeof useFolder> }) {
  const [entries, setEntries] = useState<Entry[]>([]);
  const [table, setTable] = useState('');
  const begin = (files: Entry[], text: string): void => {
    if (files.length === 0) return;
    try {
      folder.hash(files, sharesOf(files, parseOwners(text), fallback));
    } catch (error) {
      folder.fail((error as Error).message);
    }
  };
  return (
    <>
      <div className="grid">
        <label className="file">
          <span>The folder: each file is a leaf</span>
          <input
            type="file"
            multiple
            // A folder is chosen instead of single files.
            ref={(input) => input?.setAttribute('webkitdirectory', '')}
            aria-label="Folder"
            onChange={({ target }) => {
              const files = entriesOf(target.files ?? []);
              setEntries(files);
              begin(files, table);
            }}
          />
        </label>
        <label className="file">
          <span>Whose they are: a table path,account,units</span>
          <input
            type="file"
            accept=".csv"
            aria-label="Table of owners"
            onChange={({ target }) => {
              void target.files?.[0]?.text().then((text) => {
                setTable(text);
                begin(entries, text);
              });
            }}
          />
        </label>
      </div>
      <p className="hint">Without a table all are the signer’s. Nothing leaves this machine but the root.</p>
      {folder.progress && (
        <p className="pending" role="status">
          {folder.progress} …
        </p>
      )}
      {folder.trouble && (
        <p className="trouble" role="alert">
          {folder.trouble}
        </p>
      )}
      {folder.done && (
        <p className="success" role="status">
          {plural(folder.done.entries.length, 'leaf', 'leaves')}, {plural(folder.done.total, 'unit')}, root{' '}
          <Hash value={folder.done.root} what="root" />{' '}
          <button type="button" className="small" onClick={() => saveFile('leaves.csv', leavesCsv(folder.done!))}>
            Save the leaves
          </button>
        </p>
      )}
    </>
  );
}

function Many({ asset, parameters, kind }: { asset: Asset; parameters: Parameters; kind: Class }) {
  const signer = useSigner();
  const folder = useFolder();
  const uri = useText('', 256);
  const submit = (): void => {
    const { root, total, entries } = folder.done!;
    propose({
      title: `Contribute ${plural(entries.length, 'leaf', 'leaves')} to “${asset.name}”`,
      call: ({ tx }) =>
        tx.contributions.contributeMany(asset.id, kind, total, entries.length, root, bytesOf(uri.value!)),
      changes: [
        {
          kind: 'hold',
          label: 'Deposit for the manifest',
          amount: contributionDeposit(pricesOf(parameters), uri.value!, entries.length),
        },
        { kind: 'note', label: `Each of them is owed its part once a reviewer accepts it; root ${root}` },
      ],
    });
  };
  return (
    <ActForm go={submit} ready={ready(uri) && folder.done !== null} button="Read it over and sign">
      <Folder fallback={signer?.address ?? null} folder={folder} />
      <Input label="Address" field={uri} hint="where the leaves will be found" placeholder="https://…" />
    </ActForm>
  );
}

function One({ asset, parameters, kind }: { asset: Asset; parameters: Parameters; kind: Class }) {
  const units = useCount('1000', 1n);
  const hash = useHash32();
  const uri = useText('', 256);
  const submit = (): void =>
    propose({
      title: `Contribute to “${asset.name}”`,
      call: ({ tx }) => tx.contributions.contribute(asset.id, kind, units.value, hash.value, bytesOf(uri.value!)),
      changes: [
        {
          kind: 'hold',
          label: 'Deposit, for as long as it is recorded',
          amount: contributionDeposit(pricesOf(parameters), uri.value!, null),
        },
        { kind: 'note', label: `${count(units.value!)} units wait for a review` },
      ],
    });
  return (
    <ActForm go={submit} ready={ready(units, hash, uri)} button="Read it over and sign">
      <div className="grid three">
        <Input label="Units" field={units} unit={kind === 'Data' ? 'records' : 'GPU-seconds'} />
        <Input label="Hash of the work" field={hash} />
        <Input label="Address" field={uri} placeholder="https://…" />
      </div>
    </ActForm>
  );
}

/** The form. */
export function ContributeForm({ asset, parameters }: { asset: Asset; parameters: Parameters }) {
  const [kind, setKind] = useState<Class>('Data');
  const [way, setWay] = useState<'one' | 'many'>('one');
  const Form = way === 'one' ? One : Many;
  return (
    <>
      <div className="grid">
        <Choice label="Class" value={kind} options={CLASSES} set={setKind} />
        <Choice
          label="Whose work"
          value={way}
          options={[
            ['one', 'My own'],
            ['many', 'That of many: a folder, hashed here'],
          ]}
          set={setWay}
        />
      </div>
      <Form asset={asset} parameters={parameters} kind={kind} />
    </>
  );
}
