// An epoch as a dial: a tick for each block, what is done meanwhile, and where its emission goes.

import type { Epoch } from '../chain/types';
import { count, plural } from '../lib/format';
import { part } from '../lib/shares';
import { Amount } from './basics';

const SIZE = 260;
const MIDDLE = SIZE / 2;
const OUTER = 118;
const TICK = 14;

const point = (turn: number, radius: number): string => {
  const angle = (turn - 0.25) * 2 * Math.PI;
  return `${(MIDDLE + radius * Math.cos(angle)).toFixed(2)} ${(MIDDLE + radius * Math.sin(angle)).toFixed(2)}`;
};

/** A piece of a ring from one part of a turn to another. */
function arc(from: number, to: number, radius: number): string {
  const end = Math.min(to, from + 0.9999);
  return `M${point(from, radius)}A${radius} ${radius} 0 ${end - from > 0.5 ? 1 : 0} 1 ${point(end, radius)}`;
}

/** Ticks of a dial: of a long epoch as many as can be told apart. */
const ticksOf = (length: number): number => Math.min(length, 100);

function Ticks({ done, length }: { done: number; length: number }) {
  const ticks = ticksOf(length);
  const passed = (done / length) * ticks;
  return (
    <g>
      {Array.from({ length: ticks }, (_, at) => (
        <path
          key={at}
          className={at < Math.floor(passed) ? 'tick past' : at < passed ? 'tick now' : 'tick'}
          d={`M${point((at + 0.5) / ticks, OUTER - TICK)}L${point((at + 0.5) / ticks, OUTER)}`}
        />
      ))}
    </g>
  );
}

const POTS = ['assets', 'evaluators', 'treasury', 'authors'] as const;
const POT_NAMES = { assets: 'Assets', evaluators: 'Evaluators', treasury: 'Treasury', authors: 'Authors of blocks' };

/** Pots as pieces of a ring: parts of their sum. */
function potRing(epoch: Epoch): { pot: (typeof POTS)[number]; from: number; to: number }[] {
  const all = POTS.reduce((sum, pot) => sum + epoch[pot], 0n);
  let at = 0;
  return POTS.map((pot) => {
    const from = at;
    at += all === 0n ? 0 : Number((epoch[pot] * 10_000n) / all) / 10_000;
    return { pot, from, to: at };
  });
}

/** Blocks of an epoch that are done when the best block has this number. */
export const blocksDone = (epoch: Epoch, best: number): number =>
  Math.min(epoch.length, Math.max(0, best - epoch.start + 1));

/** The dial. */
export function Clock({ epoch, best }: { epoch: Epoch; best: number }) {
  const done = blocksDone(epoch, best);
  const left = epoch.length - done;
  const told = `Epoch ${epoch.index}: block ${done} of ${epoch.length}, ${plural(left, 'block')} to go`;
  return (
    <figure className="clock">
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={told}>
        <Ticks done={done} length={epoch.length} />
        {potRing(epoch).map(({ pot, from, to }) => (
          <path key={pot} className={`pot ${pot}`} d={arc(from + 0.004, Math.max(to - 0.004, from + 0.005), 92)} />
        ))}
        <text className="over" x={MIDDLE} y="98">
          Epoch
        </text>
        <text className="index" x={MIDDLE} y="143">
          {count(epoch.index)}
        </text>
        <text className="under" x={MIDDLE} y="168">
          block {count(done)} of {count(epoch.length)}
        </text>
        <text className="under" x={MIDDLE} y="186">
          {plural(left, 'block')} to go
        </text>
      </svg>
      <figcaption>
        <ul className="legend">
          {POTS.map((pot) => (
            <li key={pot}>
              <i className={`swatch ${pot}`} aria-hidden="true" />
              <span>{POT_NAMES[pot]}</span>
              <Amount planck={epoch[pot]} />
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

/** What goes on in an epoch: three epochs are under way at any time. */
export function Stages({ epoch }: { epoch: Epoch }) {
  const settling = epoch.phase !== null;
  const quorum = epoch.quorum === 0n ? 0n : part(100n, (epoch.revealed * 1_000_000_000n) / epoch.quorum);
  return (
    <ol className="stages">
      <li className="commit">
        <strong>Commit</strong>
        <span>to scores of epoch {count(epoch.index)}</span>
      </li>
      <li className="reveal">
        <strong>Reveal</strong>
        <span>
          scores of epoch {count(Math.max(0, epoch.index - 1))}: <Amount planck={epoch.revealed} /> of{' '}
          <Amount planck={epoch.quorum} /> that a quorum needs{quorum >= 100n ? ' ✓' : ''}
        </span>
      </li>
      <li className={settling ? 'settle on' : 'settle'}>
        <strong>Settle</strong>
        <span>
          {settling ? `epoch ${count(epoch.settling)}: ${epoch.phase}` : `epoch ${count(epoch.settling)} is next`}
        </span>
      </li>
    </ol>
  );
}
