// A chamber of a vote as a bar: what it has against what it needs, or its ayes against its nays.

import { count, percent, trib } from '../lib/format';
import { ratio } from '../lib/shares';

type Props =
  | { title: string; has: bigint; needs: bigint; tone: 'accent' | 'royalty' }
  | { title: string; ayes: bigint; nays: bigint; weight: bigint; note?: string };

/** The bar. */
export function Chamber(props: Props) {
  if ('has' in props) {
    const { title, has, needs, tone } = props;
    const met = has >= needs;
    return (
      <figure className="chamber">
        <figcaption>
          <span>{title}</span>
          <span className={met ? 'met' : 'unmet'}>
            <strong>{percent(has)}</strong> of {percent(needs)} {met ? '✓' : 'needed'}
          </span>
        </figcaption>
        <svg viewBox="0 0 1000 22" preserveAspectRatio="none" aria-hidden="true">
          <rect className="ground" width="1000" height="22" />
          <rect className={`has ${tone}`} width={Number(has) / 1e6} height="22" />
          <rect className="needs" x={Math.min(996, Number(needs) / 1e6)} width="4" height="22" />
        </svg>
      </figure>
    );
  }
  const { title, ayes, nays, weight, note } = props;
  const all = ayes + nays;
  const yes = Number(ratio(ayes, all)) / 1e6;
  return (
    <figure className="chamber votes">
      <figcaption>
        <span>
          {title}{' '}
          <span className="unit">
            decides {percent(weight)}
            {note && `, ${note}`}
          </span>
        </span>
      </figcaption>
      <svg viewBox="0 0 1000 22" preserveAspectRatio="none" aria-hidden="true">
        <rect className="ground" width="1000" height="22" />
        {all > 0n && <rect className="aye" width={yes} height="22" />}
        {all > 0n && <rect className="nay" x={yes} width={1000 - yes} height="22" />}
      </svg>
      <p className="sides">
        <span title={`${count(ayes)} planck`}>aye {trib(ayes)} TRIB</span>
        <span title={`${count(nays)} planck`}>nay {trib(nays)} TRIB</span>
      </p>
    </figure>
  );
}
