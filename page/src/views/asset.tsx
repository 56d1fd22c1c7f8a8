// One asset: what it is, where it comes from and what came of it, where its money goes, who worked for it.

import { type ReactNode, Suspense, useMemo } from 'react';
import { isNews, useEvents } from '../chain/events';
import { useHistory, listOf, type PastFlow } from '../chain/history';
import { drawnOf } from '../chain/kin';
import {
  readAsset,
  readCollectable,
  readContributions,
  readEpoch,
  readLineage,
  readNames,
  readReviewers,
  readScoresOf,
  readSharesIn,
  readWeights,
} from '../chain/read';
import type { Asset, Terms as Prices, Weights } from '../chain/types';
import { useChain } from '../chain/use';
import { nameOf, signers } from '../chain/keys';
import { useStore } from '../chain/store';
import { count, short } from '../lib/format';
import { href } from '../lib/route';
import {
  Account,
  Amount,
  Empty,
  Facts,
  Figures,
  Hash,
  KindMark,
  Pending,
  Section,
  Share,
  StateTag,
  useTitle,
} from '../ui/basics';
import { EventList } from '../ui/events';
import { later } from '../ui/later';
import { NotProven } from '../ui/light';
import { ShareBar } from '../ui/sharebar';
import { useNarrow } from '../ui/width';
import { AssetActs } from './asset-acts';
import { Contributions } from './contributions';
import { moneyOf } from './money';

const Lineage = later(() => import('../ui/lineage'));
const Sankey = later(() => import('../ui/sankey'));
const Series = later(() => import('../ui/series'));

/** Steps of lineage that are looked at, and so many assets are shown at most. */
const [STEPS, DRAWN] = [4, 24];
/** Epochs of scores that the chain keeps. */
const KEPT = 24;

type Drawn = ReturnType<typeof drawnOf> & { shares: Map<number, bigint> };

/** A text that is another one for another picture. */
function signatureOf({ nodes, edges, left, shares }: Drawn): string {
  const arrows = edges.map(({ upstream, downstream, royalty }) => `${upstream} ${downstream} ${royalty}`);
  return JSON.stringify([nodes, arrows, left, [...shares].map(String)]);
}

function Family({ asset }: { asset: Asset }) {
  const narrow = useNarrow();
  const { data, trouble } = useChain(
    `lineage ${asset.id}`,
    async (client) => {
      const lineage = await readLineage(client, asset.id, STEPS);
      const below = lineage.nodes.filter(({ depth }) => depth > 0).map(({ id }) => id);
      const shares = await readSharesIn(client, asset.id, below);
      for (const { id, share } of asset.stack) shares.set(id, share);
      return { ...lineage, ...drawnOf(lineage, shares, DRAWN), shares };
    },
    3_000,
  );
  // Only what changes is drawn anew.
  const signature = data ? signatureOf(data) : '';
  const stable = useMemo(() => data, [signature]); // eslint-disable-line react-hooks/exhaustive-deps
  if (!stable) return <Pending trouble={trouble} what="lineage" />;
  const { nodes, edges, shares, left, truncated } = stable;
  if (nodes.length < 2) {
    return <Empty>It was built from nothing that is registered, and nothing was built from it.</Empty>;
  }
  return (
    <>
      <Suspense fallback={<Pending trouble={null} what="lineage" />}>
        <Lineage center={asset.id} {...{ nodes, edges, shares, narrow }} />
      </Suspense>
      {left > 0 && (
        <p className="hint">
          Those that are nearest are shown, and of these the largest shares: {count(left)} more are not.
        </p>
      )}
      {truncated && <p className="hint">More lies beyond {STEPS} steps: open one of the outer assets.</p>}
    </>
  );
}

/** So many contributions are asked for to name those behind the money; all others are one. */
const NAMED = 64;

function Money({ asset, weights }: { asset: Asset; weights: Weights }) {
  const people = useStore(signers);
  const hasReceived = asset.lifetime > 0n || asset.royalties > 0n;
  // The history knows what is final: of a new asset nothing yet.
  const path = hasReceived ? `asset/${asset.id}/flows` : null;
  const { data: flows } = useHistory<PastFlow[] | { items: PastFlow[] }>(path);
  const ids = asset.stack.map(({ id }) => id);
  const { data: names } = useChain(`names ${ids.join()}`, (client) => readNames(client, ids), 5_000);
  const { data: known, trouble } = useChain(
    `people ${asset.id} ${hasReceived}`,
    async (client) => (hasReceived ? readContributions(client, asset.id, 'Accepted', undefined, NAMED) : null),
    5_000,
  );
  const money = useMemo(() => {
    const called = (address: string): string => nameOf(people, address) ?? short(address);
    return moneyOf(asset, known?.items ?? [], weights, listOf(flows), names ?? new Map(), called);
  }, [asset, known, weights, flows, names, people]);
  if (hasReceived && !known) return <Pending trouble={trouble} what="who is behind it" />;
  if (!hasReceived) {
    return (
      <Empty>
        {asset.waiting > 0n ? 'Its grants wait for its publication.' : 'It has received nothing yet.'} Of what comes,
        each has its part:
      </Empty>
    );
  }
  return (
    <>
      <Suspense fallback={<Pending trouble={null} what="the picture" />}>
        <Sankey {...money} />
      </Suspense>
      {listOf(flows).length > 0 && <NotProven />}
    </>
  );
}

function Scores({ asset }: { asset: Asset }) {
  const { data } = useChain(
    `scores ${asset.id}`,
    async (client) => {
      const { settling, index } = await readEpoch(client);
      const last = Math.max(settling - 1, index - 1);
      const epochs = Array.from({ length: KEPT }, (_, at) => last - KEPT + 1 + at).filter((epoch) => epoch > 0);
      const found = await Promise.all(epochs.map((epoch) => readScoresOf(client, epoch, asset.id)));
      return epochs.map((epoch, at) => ({ epoch, view: found[at] ?? null }));
    },
    4_000,
  );
  const scored = (data ?? []).filter(({ view }) => view !== null);
  if (scored.length === 0) return <Empty>No evaluator has scored it in the epochs that the chain remembers.</Empty>;
  const whos = [...new Set(scored.flatMap(({ view }) => view!.scores.map(({ who }) => who)))];
  return <ScoreLines data={data!} whos={whos} />;
}

type Scored = { epoch: number; view: Awaited<ReturnType<typeof readScoresOf>> }[];
const TONES = ['--royalty', '--data', '--compute', '--steward'];

function ScoreLines({ data, whos }: { data: Scored; whos: string[] }) {
  const people = useStore(signers);
  const lines = useMemo(
    () => [
      { label: 'Consensus', tone: '--accent', values: data.map(({ view }) => view?.consensus ?? null) },
      ...whos.map((who, at) => ({
        label: nameOf(people, who) ?? short(who),
        tone: TONES[at % TONES.length]!,
        dash: [4, 3],
        values: data.map(({ view }) => view?.scores.find((one) => one.who === who)?.score ?? null),
      })),
    ],
    [data, whos.join(), people], // eslint-disable-line react-hooks/exhaustive-deps
  );
  const x = useMemo(() => data.map(({ epoch }) => epoch), [data]);
  return (
    <Suspense fallback={<Pending trouble={null} what="scores" />}>
      <Series title="Scores" unit="points of 65,535" xName="Epoch" x={x} lines={lines} most={70_000} />
    </Suspense>
  );
}

/** The terms, now and at the least. */
function Terms({ terms, floor }: { terms: Prices; floor: Prices }) {
  const rows: [name: string, show: (of: Prices) => ReactNode][] = [
    ['A unit of use', ({ usePrice }) => <Amount planck={usePrice} />],
    ['Training, once', ({ trainingFee }) => <Amount planck={trainingFee} />],
    ['Royalty', ({ royalty }) => <Share parts={royalty} />],
    ['Reach', ({ reach }) => <Share parts={reach} />],
  ];
  return (
    <table className="table terms">
      <thead>
        <tr>
          <th scope="col">Terms</th>
          <th scope="col" className="number">
            now
          </th>
          <th scope="col" className="number">
            never below
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, show]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="number">{show(terms)}</td>
            <td className="number">{show(floor)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Promises({ asset }: { asset: Asset }) {
  const { pending, budgets } = asset;
  const limit = (weight: bigint): string => (weight === 0n ? 'no limit' : `weight ${count(weight)}`);
  const more: [string, ReactNode][] = [];
  if (pending) {
    const { usePrice, trainingFee, royalty, reach } = pending.terms;
    more.push([
      `From block ${count(pending.block)}`,
      <>
        use <Amount planck={usePrice} />, training <Amount planck={trainingFee} />, royalty <Share parts={royalty} />,
        reach <Share parts={reach} />
      </>,
    ]);
  }
  if (asset.deadline !== null) more.push(['Deadline', `block ${count(asset.deadline)}`]);
  if (asset.closed !== null) more.push(['Closed in', `block ${count(asset.closed)}`]);
  if (asset.retired !== null) more.push(['Retired from', `block ${count(asset.retired)}`]);
  if (asset.commitment) more.push(['Commitment', <Hash key="c" value={asset.commitment} what="commitment" />]);
  return (
    <>
      <Terms terms={asset.terms} floor={asset.floor} />
      <Facts
        facts={[
          ['Budget of data', limit(budgets.data)],
          ['Budget of compute', limit(budgets.compute)],
          ['Licence', asset.licence],
          ['Found at', <Uri key="u" uri={asset.uri} />],
          ...more,
        ]}
      />
    </>
  );
}

/** Where something is found: a link, if it is one that a browser opens. */
export const Uri = ({ uri }: { uri: string }) =>
  /^https?:\/\//.test(uri) ? (
    <a href={uri} target="_blank" rel="noreferrer noopener">
      {uri}
    </a>
  ) : (
    <span className="address">{uri}</span>
  );

function Head({ asset }: { asset: Asset }) {
  return (
    <header className="head asset-head">
      <div>
        <h1>
          <KindMark kind={asset.kind} /> {asset.name}
        </h1>
        <p className="sub">
          {asset.kind} #{asset.id} <StateTag state={asset.state} />
          {asset.frozen && <span className="tag frozen">Frozen</span>} stewarded by <Account address={asset.steward} />
        </p>
      </div>
      <Figures
        of={{ Received: asset.lifetime, 'Royalties collected': asset.royalties, 'Grants that wait': asset.waiting }}
      />
    </header>
  );
}

function splitBar({ stack, split }: Asset, names: Map<number, string>) {
  const granted = stack.reduce((sum, { share }) => sum + share, 0n);
  const own = (parts: bigint): bigint => ((1_000_000_000n - granted) * parts) / 1_000_000_000n;
  return [
    ...stack.map(({ id, share }) => ({
      ...{ label: names.get(id) ?? `asset ${id}`, parts: share, tone: 'royalty' as const },
    })),
    { label: 'Steward', parts: own(split.steward), tone: 'steward' as const },
    { label: 'Data', parts: own(split.data), tone: 'data' as const },
    { label: 'Compute', parts: own(split.compute), tone: 'compute' as const },
  ];
}

/** What is asked of the chain for this view. */
function useAsset(id: number) {
  return useChain(`asset ${id}`, async (client) => {
    const asset = await readAsset(client, id);
    if (!asset) return { asset: null };
    const [reviewers, weights, collectable, names] = await Promise.all([
      readReviewers(client, id),
      readWeights(client, id),
      readCollectable(client, id),
      readNames(
        client,
        asset.stack.map((one) => one.id),
      ),
    ]);
    return { asset, reviewers, weights, collectable, names };
  });
}

/** The view. */
export default function AssetView({ id }: { id: number }) {
  const { data, trouble } = useAsset(id);
  const events = useEvents();
  const own = events.filter((told) => isNews(told) && concerns(told.fields, id)).slice(0, 20);
  useTitle(data?.asset?.name ?? `Asset ${id}`);
  if (!data) return <Pending trouble={trouble} what={`asset ${id}`} />;
  const { asset } = data;
  if (!asset) {
    return (
      <Empty>
        There is no asset {id}. <a href={href({ view: 'assets' })}>These are there.</a>
      </Empty>
    );
  }
  const weights = data.weights!;
  return (
    <article className={`asset ${asset.kind.toLowerCase()}`}>
      <Head asset={asset} />
      <AssetActs asset={asset} weights={weights} collectable={data.collectable!} />
      <Section title="Lineage">
        <Family asset={asset} />
      </Section>
      <Section title="Where its money goes">
        <Money asset={asset} weights={weights} />
        <ShareBar title="Of each planck of income" parts={splitBar(asset, data.names!)} />
      </Section>
      <Contributions asset={asset} reviewers={data.reviewers!} weights={weights} />
      <div className="two">
        <Section title="What it promises">
          <Promises asset={asset} />
        </Section>
        <Section title="Scores by epoch">
          <Scores asset={asset} />
        </Section>
      </div>
      {own.length > 0 && (
        <Section title="What happened to it">
          <EventList events={own} />
        </Section>
      )}
    </article>
  );
}

const concerns = (fields: Record<string, unknown>, id: number): boolean =>
  fields.asset === id || fields.from === id || (fields.pool as { value?: unknown } | undefined)?.value === id;
