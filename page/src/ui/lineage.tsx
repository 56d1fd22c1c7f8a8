// The lineage of an asset at a glance: what it was built from to its left, what was built from it to its right, and on
// each arrow the royalty that was granted. How much of whose income is whose is on the cards.

import Dagre from '@dagrejs/dagre';
import {
  type Edge as FlowEdge,
  Handle,
  MarkerType,
  type Node as FlowNode,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { memo, useMemo } from 'react';
import type { Edge, Kin } from '../chain/types';
import { percent } from '../lib/format';
import { href } from '../lib/route';
import { KindMark } from './basics';
import { useWidth } from './width';

/** What is drawn. */
export interface LineageProps {
  center: number;
  nodes: Kin[];
  edges: Edge[];
  /** Of ancestors, the share of the centre's income; of descendants, the centre's share of theirs. */
  shares: Map<number, bigint>;
  narrow: boolean;
}

interface Card extends Record<string, unknown> {
  kin: Kin;
  share: bigint | null;
  center: boolean;
  narrow: boolean;
}

const WIDTH = 226;
const HEIGHT = 78;

function CardNode({ data }: NodeProps<FlowNode<Card>>) {
  const { kin, share, center, narrow } = data;
  const [inward, outward] = narrow ? [Position.Top, Position.Bottom] : [Position.Left, Position.Right];
  const told = center
    ? kin.state
    : share === null || share === 0n
      ? 'no share'
      : kin.depth < 0
        ? `receives ${percent(share)}`
        : `pays ${percent(share)}`;
  return (
    <a
      className={`kin ${kin.kind.toLowerCase()} ${center ? 'center' : ''} ${kin.state.toLowerCase()}`}
      href={href({ view: 'asset', id: kin.id })}
    >
      <Handle type="target" position={inward} isConnectable={false} />
      <span className="title">
        <KindMark kind={kin.kind} />
        <strong>{kin.name}</strong>
      </span>
      <span className="unit">
        #{kin.id} · {told}
      </span>
      <Handle type="source" position={outward} isConnectable={false} />
    </a>
  );
}

const nodeTypes = { card: CardNode };

/** Where each card is: by steps of lineage. */
function place(nodes: Kin[], edges: Edge[], narrow: boolean): Map<number, { x: number; y: number }> {
  const graph = new Dagre.graphlib.Graph().setDefaultEdgeLabel(() => ({}));
  graph.setGraph({ rankdir: narrow ? 'TB' : 'LR', nodesep: narrow ? 14 : 20, ranksep: narrow ? 46 : 96 });
  nodes.forEach(({ id }) => graph.setNode(String(id), { width: WIDTH, height: HEIGHT }));
  edges.forEach(({ upstream, downstream }) => graph.setEdge(String(upstream), String(downstream)));
  Dagre.layout(graph);
  return new Map(
    nodes.map(({ id }) => {
      const { x, y } = graph.node(String(id)) as { x: number; y: number };
      return [id, { x: x - WIDTH / 2, y: y - HEIGHT / 2 }];
    }),
  );
}

const thickness = (royalty: bigint): number => 1.5 + Math.min(9, Number(royalty) / 60_000_000);

/** The graph. */
function Lineage({ center, nodes, edges, shares, narrow }: LineageProps) {
  const flow = useMemo(() => {
    const places = place(nodes, edges, narrow);
    const cards: FlowNode<Card>[] = nodes.map((kin) => ({
      id: String(kin.id),
      type: 'card',
      position: places.get(kin.id)!,
      width: WIDTH,
      height: HEIGHT,
      data: { kin, share: shares.get(kin.id) ?? null, center: kin.id === center, narrow },
    }));
    const arrows: FlowEdge[] = edges.map(({ upstream, downstream, royalty }) => ({
      id: `${upstream}-${downstream}`,
      source: String(upstream),
      target: String(downstream),
      label: percent(royalty),
      style: { strokeWidth: thickness(royalty) },
      className: downstream === center || upstream === center ? 'near' : 'far',
      markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, markerUnits: 'userSpaceOnUse' },
      labelBgPadding: [5, 2] as [number, number],
      labelBgBorderRadius: 4,
      focusable: false,
    }));
    return { cards, arrows };
  }, [nodes, edges, shares, center, narrow]);
  const [box, width] = useWidth();
  const places = flow.cards.map(({ position }) => position);
  const tall = Math.max(...places.map(({ y }) => y)) + HEIGHT;
  const wide = Math.max(...places.map(({ x }) => x)) + WIDTH;
  const scale = Math.min(1.15, width / (wide * 1.12));
  const height = width === 0 ? 240 : Math.min(narrow ? 640 : 560, Math.max(120, tall * scale * 1.1 + 40));
  return (
    <div ref={box} className="lineage" style={{ height }}>
      {width > 0 && (
        <ReactFlow
          key={`${center} ${nodes.length} ${narrow} ${width}`}
          nodes={flow.cards}
          edges={flow.arrows}
          nodeTypes={nodeTypes}
          fitView
          fitViewOptions={{ padding: 0.06, maxZoom: 1.15 }}
          minZoom={0.2}
          maxZoom={2}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          zoomOnScroll={false}
          preventScrolling={false}
          proOptions={{ hideAttribution: true }}
          aria-label="Lineage"
        />
      )}
    </div>
  );
}

/** Drawn anew only for another lineage. */
export default memo(Lineage);
