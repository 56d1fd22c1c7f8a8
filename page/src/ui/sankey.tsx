// The money of one asset: from who pays it, through it, to its ancestors and to the people behind it.

import { type SankeyLink, type SankeyNode, sankey, sankeyLinkHorizontal } from 'd3-sankey';
import { useMemo } from 'react';
import { count, trib } from '../lib/format';
import { Folded } from './basics';
import { useWidth } from './width';

/** A place that money passes. */
export interface Place {
  id: string;
  label: string;
  tone: 'payer' | 'asset' | 'royalty' | 'steward' | 'data' | 'compute' | 'person' | 'fee';
  href?: string | undefined;
}

/** Planck from one place to another. */
export interface Stream {
  from: string;
  to: string;
  amount: bigint;
}

interface Extra extends Place {
  total: bigint;
}
interface LinkExtra {
  amount: bigint;
}
type Node = SankeyNode<Extra, LinkExtra>;
type Link = SankeyLink<Extra, LinkExtra>;

const LEAST = 640;

/** What is drawn of a stream: its amount, but never less than can be seen. */
function weighed(streams: Stream[]): { stream: Stream; value: number }[] {
  const most = streams.reduce((a, { amount }) => (amount > a ? amount : a), 1n);
  return streams.map((stream) => ({
    stream,
    value: Math.max(Number((stream.amount * 1_000_000n) / most), 6_000),
  }));
}

function layout(places: Place[], streams: Stream[], width: number, height: number) {
  const totals = new Map<string, { in: bigint; out: bigint }>();
  for (const { from, to, amount } of streams) {
    const [a, b] = [totals.get(from) ?? { in: 0n, out: 0n }, totals.get(to) ?? { in: 0n, out: 0n }];
    totals.set(from, { ...a, out: a.out + amount });
    totals.set(to, { ...b, in: b.in + amount });
  }
  const used = places.filter(({ id }) => totals.has(id));
  const nodes = used.map((place) => {
    const { in: inwards, out } = totals.get(place.id)!;
    return { ...place, total: inwards > out ? inwards : out };
  });
  return sankey<Extra, LinkExtra>()
    .nodeId(({ id }) => id)
    .nodeWidth(12)
    .nodePadding(22)
    .extent([
      [4, 14],
      [width - 4, height - 14],
    ])({
    nodes,
    links: weighed(streams).map(({ stream, value }) => ({
      ...{ source: stream.from, target: stream.to, value, amount: stream.amount },
    })),
  });
}

function Label({ node, width }: { node: Node; width: number }) {
  const [x0, x1, y] = [node.x0 ?? 0, node.x1 ?? 0, ((node.y0 ?? 0) + (node.y1 ?? 0)) / 2];
  const last = x0 > width - 60;
  const text = (
    <text
      className="label"
      x={last ? x0 - 6 : x1 + 6}
      y={y}
      textAnchor={last ? 'end' : 'start'}
      dominantBaseline="middle"
    >
      <tspan>{node.label}</tspan>
      <tspan className="value" x={last ? x0 - 6 : x1 + 6} dy="1.15em">
        {trib(node.total)} TRIB
      </tspan>
    </text>
  );
  return node.href ? <a href={node.href}>{text}</a> : text;
}

function Table({ places, streams }: { places: Place[]; streams: Stream[] }) {
  const names = new Map(places.map(({ id, label }) => [id, label]));
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col" className="number">
            Planck
          </th>
        </tr>
      </thead>
      <tbody>
        {streams.map(({ from, to, amount }) => (
          <tr key={`${from} ${to}`}>
            <td>{names.get(from)}</td>
            <td>{names.get(to)}</td>
            <td className="number">{count(amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The picture, and the same as a table. */
export default function Sankey({ places, streams }: { places: Place[]; streams: Stream[] }) {
  const [box, measured] = useWidth();
  const width = Math.max(LEAST, measured);
  const height = Math.min(620, Math.max(220, 46 * Math.max(4, Math.ceil(streams.length / 1.6))));
  const graph = useMemo(
    () => (measured === 0 ? null : layout(places, streams, width, height)),
    [places, streams, width, height, measured],
  );
  const path = sankeyLinkHorizontal<Extra, LinkExtra>();
  return (
    <figure className="sankey">
      <div ref={box} className="scrolls" tabIndex={0} role="group" aria-label="Picture of the money of this asset">
        {graph && (
          <svg width={width} height={height} role="img" aria-label="From payers to people; the table has the numbers">
            {graph.links.map((link: Link) => (
              <path
                key={`${(link.source as Node).id} ${(link.target as Node).id}`}
                className={`stream ${(link.target as Node).tone} ${(link.source as Node).tone}-from`}
                d={path(link) ?? ''}
                strokeWidth={Math.max(1, link.width ?? 1)}
              >
                <title>
                  {`${(link.source as Node).label} → ${(link.target as Node).label}: ${count(link.amount)} planck`}
                </title>
              </path>
            ))}
            {graph.nodes.map((node: Node) => (
              <g key={node.id}>
                <rect
                  className={`place ${node.tone}`}
                  x={node.x0}
                  y={node.y0}
                  width={(node.x1 ?? 0) - (node.x0 ?? 0)}
                  height={Math.max(2, (node.y1 ?? 0) - (node.y0 ?? 0))}
                  rx="2"
                />
                <Label node={node} width={width} />
              </g>
            ))}
          </svg>
        )}
      </div>
      <Folded title="The same as a table">{() => <Table places={places} streams={streams} />}</Folded>
    </figure>
  );
}
