// The small parts that all views are made of: amounts, accounts, hashes, links, states.

import { type ReactNode, useEffect, useId, useState } from 'react';
import { nameOf, signers } from '../chain/keys';
import { useStore } from '../chain/store';
import type { Kind, State } from '../chain/types';
import { count, percent, short, trib, tribParts } from '../lib/format';
import { href } from '../lib/route';
import { copyText } from './notice';

/** An amount of planck in TRIB, all of its digits. A press copies the planck. */
export function Amount({ planck, plain = false, plus = false }: { planck: bigint; plain?: boolean; plus?: boolean }) {
  const { sign, whole, fraction } = tribParts(planck);
  const shown = (
    <>
      {plus && planck > 0n ? '+' : sign}
      {whole}
      {fraction && <span className="fraction">.{fraction}</span>} <span className="unit">TRIB</span>
    </>
  );
  if (plain) {
    return <span className="amount">{shown}</span>;
  }
  const exact = `${count(planck)} planck`;
  return (
    <button
      type="button"
      className="amount copies"
      title={`${exact}: press to copy`}
      aria-label={`${trib(planck)} TRIB, copy ${planck} planck`}
      onClick={() => copyText(planck.toString(), exact)}
    >
      {shown}
    </button>
  );
}

/** A share in percent, exact. */
export const Share = ({ parts }: { parts: bigint }) => <span className="amount">{percent(parts)}</span>;

/** A whole number of something. */
export const Count = ({ value, unit }: { value: bigint | number; unit: string }) => (
  <span className="amount">
    {count(value)} <span className="unit">{unit}</span>
  </span>
);

/** A hash, cut short; a press copies all of it. */
export function Hash({ value, what = 'hash' }: { value: string; what?: string }) {
  return (
    <button
      type="button"
      className="hash copies"
      title={`${value}: press to copy`}
      aria-label={`${what} ${short(value, 10, 6)}, copy`}
      onClick={() => copyText(value, `the ${what}`)}
    >
      {short(value, 10, 6)}
    </button>
  );
}

/** Two colours that an account is known by again. */
function Dot({ address }: { address: string }) {
  let seed = 0;
  for (const letter of address) seed = (seed * 31 + letter.charCodeAt(0)) % 360;
  return (
    <svg className="dot" viewBox="0 0 10 10" aria-hidden="true">
      <circle cx="5" cy="5" r="5" fill={`hsl(${seed} 45% 50%)`} />
      <path d="M5 0a5 5 0 0 1 0 10z" fill={`hsl(${(seed + 137) % 360} 55% 62%)`} />
    </svg>
  );
}

/** An account by the name that it has here, else by its address; leads to its view. */
export function Account({ address, bare = false }: { address: string; bare?: boolean }) {
  const name = nameOf(useStore(signers), address);
  const inner = (
    <>
      <Dot address={address} />
      <span className={name ? 'name' : 'address'}>{name ?? short(address)}</span>
    </>
  );
  return bare ? (
    <span className="account" title={address}>
      {inner}
    </span>
  ) : (
    <a className="account" href={href({ view: 'account', address })} title={address}>
      {inner}
    </a>
  );
}

/** A mark for models and one for datasets. */
export const KindMark = ({ kind }: { kind: Kind }) => (
  <svg className={`kind ${kind.toLowerCase()}`} viewBox="0 0 16 16" role="img" aria-label={kind}>
    {kind === 'Model' ? (
      <path d="M8 1.5 14 5v6l-6 3.5L2 11V5z" />
    ) : (
      <path d="M2 3.5c0-2.6 12-2.6 12 0v9c0 2.6-12 2.6-12 0zm0 0c0 2.6 12 2.6 12 0M2 8c0 2.6 12 2.6 12 0" />
    )}
  </svg>
);

/** A link to an asset. */
export const AssetLink = ({ id, name, kind }: { id: number; name?: string | undefined; kind?: Kind | undefined }) => (
  <a className="asset-link" href={href({ view: 'asset', id })}>
    {kind && <KindMark kind={kind} />}
    <span>{name ?? `asset ${id}`}</span>
    {name && <span className="unit"> #{id}</span>}
  </a>
);

/** Where an asset is in its life. */
export const StateTag = ({ state }: { state: State }) => <span className={`tag ${state.toLowerCase()}`}>{state}</span>;

/** Something that is on its way, or why it does not come. */
export function Pending({ trouble, what }: { trouble: string | null; what: string }) {
  return trouble === null ? (
    <p className="pending" role="status">
      Reading {what} …
    </p>
  ) : (
    <p className="trouble" role="alert">
      {what} cannot be read: {trouble}
    </p>
  );
}

/** A place where there is nothing yet, and what to do. */
export const Empty = ({ children }: { children: ReactNode }) => <p className="empty">{children}</p>;

/** A part of a view with a heading. */
export function Section(props: { title: string; aside?: ReactNode; className?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={`section ${props.className ?? ''}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{props.title}</h2>
        {props.aside && <div className="aside">{props.aside}</div>}
      </header>
      {props.children}
    </section>
  );
}

/** What is made when somebody wants to see it, for it may be long. */
export function Folded({ title, children }: { title: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="fold" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {open && children()}
    </details>
  );
}

/** Names and values. */
export const Facts = ({ facts }: { facts: [name: string, value: ReactNode][] }) => (
  <dl className="facts">
    {facts.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

/** The amounts by which something is known first, by what they are. */
export const Figures = ({ of }: { of: Record<string, bigint> }) => (
  <dl className="figures">
    {Object.entries(of).map(([name, planck]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>
          <Amount planck={planck} />
        </dd>
      </div>
    ))}
  </dl>
);

/** The title of the document while a view is there. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Tributary`;
  }, [title]);
}

/** Saves a text as a file of the reader's. */
export function saveFile(name: string, text: string | Blob): void {
  const url = URL.createObjectURL(typeof text === 'string' ? new Blob([text]) : text);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
