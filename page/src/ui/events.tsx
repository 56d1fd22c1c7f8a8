// Events in words.

import { useMemo } from 'react';
import { useChain } from '../chain/use';
import { readNames } from '../chain/read';
import type { Told } from '../chain/types';
import { type Piece, sentence } from '../chain/words';
import { count } from '../lib/format';
import { href } from '../lib/route';
import { Account, Amount, AssetLink } from './basics';

function Part({ piece, names }: { piece: Piece; names: Map<number, string> | undefined }) {
  if (typeof piece === 'string') return <>{piece}</>;
  if ('account' in piece) return <Account address={piece.account} />;
  if ('asset' in piece) return <AssetLink id={piece.asset} name={names?.get(piece.asset)} />;
  if ('vote' in piece) return <a href={href({ view: 'vote', index: piece.vote })}>referendum {count(piece.vote)}</a>;
  if ('tab' in piece) return <a href={href({ view: 'tab', id: piece.tab })}>tab {count(piece.tab)}</a>;
  return <Amount planck={piece.amount} />;
}

/** An event in words. */
export function Event({ told, names }: { told: Told; names?: Map<number, string> }) {
  return (
    <span className="event">
      {sentence(told).map((piece, at) => (
        <Part key={at} piece={piece} names={names} />
      ))}
    </span>
  );
}

/** A list of events, each with its block. */
export function EventList({ events }: { events: Told[] }) {
  const ids = useMemo(() => {
    const mentioned = events.flatMap((told) =>
      sentence(told).flatMap((piece) => (typeof piece !== 'string' && 'asset' in piece ? [piece.asset] : [])),
    );
    return [...new Set(mentioned)].sort((a, b) => a - b);
  }, [events]);
  const { data: names } = useChain(`names ${ids.join()}`, (client) => readNames(client, ids), 2_000);
  return (
    <ol className="events">
      {events.map((told) => (
        <li key={`${told.hash} ${told.index}`}>
          <a className="block-number" href={href({ view: 'block', at: String(told.block) })}>
            <span className="visually-hidden">block </span>
            {count(told.block)}
          </a>
          <Event told={told} names={names ?? undefined} />
        </li>
      ))}
    </ol>
  );
}
