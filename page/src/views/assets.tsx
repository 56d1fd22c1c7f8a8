// Everything that is registered, in a table to search. The newest come by pages; what is searched or put in another
// order is read as a whole, from the history where it is much.

import { type ReactNode, useMemo, useState } from 'react';
import { listOf, useHistory } from '../chain/history';
import { readAssets, readNextAsset } from '../chain/read';
import type { AssetRow, Kind, State, Terms } from '../chain/types';
import { useChain } from '../chain/use';
import { nameOf, signers } from '../chain/keys';
import { useStore } from '../chain/store';
import { count } from '../lib/format';
import { href } from '../lib/route';
import { Account, Amount, AssetLink, Empty, Pending, Share, StateTag, useTitle } from '../ui/basics';
import { Choice } from '../ui/form';
import { NotProven } from '../ui/light';
import { useNewest, usePages } from '../ui/pages';

type Order = 'newest' | 'lifetime' | 'score' | 'price';
const ORDERS = [
  ['newest', 'Newest'],
  ['lifetime', 'Received most'],
  ['score', 'Scored highest'],
  ['price', 'Cheapest'],
] as const;
const KINDS = [
  ['', 'Models and datasets'],
  ['Model', 'Models'],
  ['Dataset', 'Datasets'],
] as const;
const STATES = [
  ['', 'Any state'],
  ...(['Open', 'Closed', 'Published', 'Retired', 'Cancelled'] as const).map((state) => [state, state] as const),
] as const;

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

const BY: Record<Order, (a: AssetRow, b: AssetRow) => number> = {
  newest: (a, b) => b.id - a.id,
  lifetime: (a, b) => compare(b.lifetime, a.lifetime),
  score: (a, b) => compare(b.score ?? -1n, a.score ?? -1n),
  price: (a, b) => compare(a.terms.usePrice, b.terms.usePrice),
};

function Row({ row }: { row: AssetRow }) {
  const { id, kind, name, state, steward, terms, floor, lifetime, score } = row;
  return (
    <tr>
      <th scope="row">
        <AssetLink id={id} name={name} kind={kind} />
      </th>
      <td data-label="State">
        <StateTag state={state} />
      </td>
      <td data-label="Steward">
        <Account address={steward} />
      </td>
      <td className="number" data-label="A use costs">
        <Amount planck={terms.usePrice} plain />
      </td>
      <td className="number" data-label="Training costs">
        <Amount planck={terms.trainingFee} plain />
      </td>
      <td className="number" data-label="Royalty, never below">
        <span>
          <Share parts={terms.royalty} /> <span className="unit">≥</span> <Share parts={floor.royalty} />
        </span>
      </td>
      <td className="number" data-label="Received">
        <Amount planck={lifetime} plain />
      </td>
      <td className="number" data-label="Score">
        {score === null ? '–' : `${count(score)} of 65,535`}
      </td>
    </tr>
  );
}

/** So many are on a page. */
const SIZE = 50;

function Table({ rows, pager }: { rows: AssetRow[]; pager: ReactNode }) {
  return (
    <>
      <div className="scrolls" tabIndex={0} role="group" aria-label="Table of assets">
        <table className="table cards">
          <thead>
            <tr>
              <th scope="col">Asset</th>
              <th scope="col">State</th>
              <th scope="col">Steward</th>
              <th scope="col" className="number">
                A use costs
              </th>
              <th scope="col" className="number">
                Training costs
              </th>
              <th scope="col" className="number">
                Royalty, never below
              </th>
              <th scope="col" className="number">
                Received
              </th>
              <th scope="col" className="number">
                Score
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {pager}
    </>
  );
}

type PastTerms = { usePrice: string; trainingFee: string; royalty: number; reach: number };
interface PastAsset {
  id: number;
  kind: string;
  state: string;
  name: string;
  steward: string;
  terms: PastTerms;
  floor: PastTerms;
  lifetime: string;
  score: { consensus: number } | null;
}

const pastTerms = ({ usePrice, trainingFee, royalty, reach }: PastTerms): Terms => ({
  usePrice: BigInt(usePrice),
  trainingFee: BigInt(trainingFee),
  royalty: BigInt(royalty),
  reach: BigInt(reach),
});
const pascal = (word: string): string => word.replace(/^./, (first) => first.toUpperCase());

/** A row as the history has it. */
const pastRow = (one: PastAsset): AssetRow => ({
  ...{ id: one.id, kind: pascal(one.kind) as Kind, state: pascal(one.state) as State, name: one.name },
  ...{ steward: one.steward, terms: pastTerms(one.terms), floor: pastTerms(one.floor) },
  ...{ lifetime: BigInt(one.lifetime), score: one.score === null ? null : BigInt(one.score.consensus) },
});

/** More assets than these are asked of the history, if there is one, and not of the chain. */
const READ = 300;
/** The history answers so many at once. */
const ANSWERED = 1_000;

/** What is searched for. */
interface Search {
  text: string;
  kind: '' | Kind;
  state: '' | State;
}

/** The assets that fit a search, from the history, where the chain has too many to be read at once. */
function useMany({ text, kind, state }: Search) {
  const { data: next } = useChain('next asset', readNextAsset, 3_000);
  const many = next !== null && next > READ;
  const words = new URLSearchParams({ limit: String(ANSWERED) });
  if (text.trim()) words.set('search', text.trim().replace(/^#/, ''));
  if (kind) words.set('kind', kind.toLowerCase());
  if (state) words.set('state', state.toLowerCase());
  const { data, trouble, there } = useHistory<PastAsset[]>(many ? `assets?${words}` : null);
  const past = useMemo(() => (data === null ? null : listOf(data)), [data]);
  return { fromHistory: many && there, past, untold: trouble, known: next !== null };
}

/** All rows that fit a search, from the chain or, where it has very many assets, from the history. */
function useRows(search: Search) {
  const { fromHistory, past, untold, known } = useMany(search);
  const asks = known && !fromHistory;
  const { data, trouble } = useChain(
    `assets ${asks}`,
    (client) => (asks ? readAssets(client) : Promise.resolve(null)),
    2_000,
  );
  const rows = useMemo(() => past?.filter(({ state: now }) => now !== 'removed').map(pastRow) ?? null, [past]);
  const cut = fromHistory && past !== null && past.length >= ANSWERED;
  return fromHistory ? { data: rows, trouble: untold, cut, fromHistory } : { data, trouble, cut, fromHistory };
}

/** What is searched, in an order. */
function Found({ search, order }: { search: Search; order: Order }) {
  const { data, trouble, cut, fromHistory } = useRows(search);
  const people = useStore(signers);
  const { text, kind, state } = search;
  const rows = useMemo(() => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (row: AssetRow): boolean => {
      const told = `${row.name} #${row.id} ${row.steward} ${nameOf(people, row.steward) ?? ''}`.toLowerCase();
      return (
        words.every((word) => told.includes(word)) && (!kind || row.kind === kind) && (!state || row.state === state)
      );
    };
    return (data ?? []).filter(fits).sort(BY[order]);
  }, [data, text, kind, state, order, people]);
  const { shown, pager } = usePages(rows, SIZE);
  if (!data) return <Pending trouble={trouble} what="assets" />;
  if (rows.length === 0) return <Empty>Nothing fits. Search for less.</Empty>;
  return (
    <>
      <Table rows={shown} pager={pager} />
      {cut && (
        <p className="hint">The history answers {count(ANSWERED)} at once: if more fit, these are the oldest.</p>
      )}
      {fromHistory && <NotProven />}
    </>
  );
}

/** All of them, the newest first. */
function Newest() {
  const { rows, all, trouble, pager } = useNewest(SIZE);
  if (!rows) return <Pending trouble={trouble} what="assets" />;
  return all === 0 ? <Empty>Nothing is registered yet.</Empty> : <Table rows={rows} pager={pager} />;
}

/** The view. */
export default function Assets() {
  useTitle('Assets');
  const [text, setText] = useState('');
  const [kind, setKind] = useState<'' | Kind>('');
  const [state, setState] = useState<'' | State>('');
  const [order, setOrder] = useState<Order>('newest');
  const plain = text.trim() === '' && !kind && !state && order === 'newest';
  return (
    <>
      <header className="head">
        <h1>Assets</h1>
        <a className="button primary" href={href({ view: 'register' })}>
          Register
        </a>
      </header>
      <div className="filters" role="search">
        <div className="field grows">
          <label htmlFor="search">Search</label>
          <div className="box">
            <input
              id="search"
              type="search"
              value={text}
              placeholder="a name, #3, a steward"
              onChange={({ target }) => setText(target.value)}
            />
          </div>
        </div>
        <Choice label="Kind" value={kind} options={KINDS} set={setKind} />
        <Choice label="State" value={state} options={STATES} set={setState} />
        <Choice label="Order" value={order} options={ORDERS} set={setOrder} />
      </div>
      {plain ? <Newest /> : <Found search={{ text, kind, state }} order={order} />}
    </>
  );
}
