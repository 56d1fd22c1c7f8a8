// Series over time, drawn by uPlot, and the same as a table.

import { memo, useEffect } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { Folded } from './basics';
import { useDark, useWidth } from './width';

/** A line. */
export interface Line {
  label: string;
  /** The name of a colour of the page. */
  tone: string;
  values: (number | null)[];
  dash?: number[];
}

/** What is drawn. */
export interface SeriesProps {
  title: string;
  /** What is on the horizontal axis, and its name. */
  x: number[];
  xName: string;
  unit: string;
  lines: Line[];
  /** A place on the horizontal axis that is marked: now. */
  now?: number | undefined;
  height?: number;
  /** Whether it is a curve rather than single points. */
  smooth?: boolean;
  most?: number | undefined;
}

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function marker(now: number | undefined): uPlot.Plugin {
  return {
    hooks: {
      draw: (plot) => {
        if (now === undefined) return;
        const x = Math.round(plot.valToPos(now, 'x', true));
        const { ctx, bbox } = plot;
        ctx.save();
        ctx.strokeStyle = colour('--ink');
        ctx.setLineDash([2, 3]);
        ctx.beginPath();
        ctx.moveTo(x, bbox.top);
        ctx.lineTo(x, bbox.top + bbox.height);
        ctx.stroke();
        ctx.restore();
      },
    },
  };
}

/** Steps between the marks of an axis of whole numbers, such as blocks and epochs. */
const STEPS = [1, 2, 5]
  .flatMap((step) => [0, 1, 2, 3, 4, 5, 6].map((zeros) => step * 10 ** zeros))
  .sort((a, b) => a - b);
/** Up to so many places, each has a point of its own. */
const POINTS = 48;

function axisOf(size: number, steps: number[] | null): uPlot.Axis {
  return {
    ...{ stroke: colour('--ink-2'), font: '12px system-ui, sans-serif', size },
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { stroke: colour('--line'), width: 1 },
    values: (_, values) => values.map((one) => one.toLocaleString('en')),
    ...(steps ? { incrs: steps } : {}),
  };
}

function options(props: SeriesProps, width: number): uPlot.Options {
  const points = { show: props.x.length <= POINTS && !props.smooth, size: 7 };
  const top = (high: number): number => props.most ?? (high * 1.08 || 1);
  return {
    ...{ width, height: props.height ?? 200, legend: { show: false }, cursor: { show: false } },
    scales: { x: { time: false }, y: { range: (_, low, high) => [Math.min(0, low), top(high)] } },
    axes: [axisOf(34, STEPS), axisOf(56, null)],
    series: [
      {},
      ...props.lines.map(({ label, tone, dash }) => ({
        ...{ label, stroke: colour(tone), width: 2, spanGaps: true, points: { ...points, fill: colour(tone) } },
        ...(dash ? { dash } : {}),
      })),
    ],
    plugins: [marker(props.now)],
  };
}

/** The last places of the table. */
const ROWS = 200;

function Table({ title, xName, unit, x, lines }: SeriesProps) {
  return (
    <div className="scrolls" tabIndex={0} role="group" aria-label={title}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{xName}</th>
            {lines.map(({ label }) => (
              <th key={label} scope="col" className="number">
                {label}, {unit}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {x.slice(-ROWS).map((place, at) => (
            <tr key={place}>
              <th scope="row">{place.toLocaleString('en')}</th>
              {lines.map(({ label, values }) => (
                <td key={label} className="number">
                  {values[values.length - Math.min(ROWS, x.length) + at]?.toLocaleString('en') ?? '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The chart. */
function Chart(props: SeriesProps) {
  const [box, width] = useWidth();
  const dark = useDark();
  useEffect(() => {
    if (!box.current || width === 0) return;
    const data = [props.x, ...props.lines.map(({ values }) => values)] as uPlot.AlignedData;
    const plot = new uPlot(options(props, width), data, box.current);
    return () => plot.destroy();
  }, [props, width, dark, box]);
  return (
    <figure className="series">
      <figcaption>
        <span>
          {props.title} <span className="unit">in {props.unit}</span>
        </span>
        <ul className="legend row">
          {props.lines.map(({ label, tone, dash }) => (
            <li key={label}>
              <svg className="stroke" viewBox="0 0 20 4" aria-hidden="true">
                <path d="M0 2H20" style={{ stroke: `var(${tone})` }} strokeDasharray={dash?.join(' ')} />
              </svg>
              {label}
            </li>
          ))}
        </ul>
      </figcaption>
      <div ref={box} role="img" aria-label={`${props.title} by ${props.xName}; the table has the numbers`} />
      <Folded title="The same as a table">{() => <Table {...props} />}</Folded>
    </figure>
  );
}

/** Drawn anew only for other numbers. */
export default memo(Chart);
