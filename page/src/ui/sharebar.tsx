// A whole and its parts, as one bar with a legend.

import { percent } from '../lib/format';

/** A part of the whole. */
export interface BarPart {
  label: string;
  parts: bigint;
  tone: 'royalty' | 'steward' | 'data' | 'compute';
}

/** The bar. */
export function ShareBar({ title, parts }: { title: string; parts: BarPart[] }) {
  const shown = parts.filter((one) => one.parts > 0n);
  return (
    <figure className="sharebar">
      <figcaption>{title}</figcaption>
      <svg viewBox="0 0 1000 28" preserveAspectRatio="none" aria-hidden="true">
        {shown.map((one, at) => {
          const before = shown.slice(0, at).reduce((sum, each) => sum + each.parts, 0n);
          return (
            <rect
              key={one.label}
              className={`slice ${one.tone}`}
              x={Number(before) / 1e6 + 1}
              width={Math.max(1, Number(one.parts) / 1e6 - 2)}
              height="28"
              fillOpacity={one.tone === 'royalty' ? 1 - 0.13 * (at % 5) : 1}
            />
          );
        })}
      </svg>
      <ul className="legend row">
        {shown.map((one) => (
          <li key={one.label}>
            <i className={`swatch ${one.tone}`} aria-hidden="true" />
            {one.label} <strong>{percent(one.parts)}</strong>
          </li>
        ))}
      </ul>
    </figure>
  );
}
