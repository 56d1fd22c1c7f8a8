// Blocks and validators, from what every chain has.

import { failureOf, toldOf } from '../chain/act';
import { type Client, link } from '../chain/node';
import { addressOf } from '../chain/read';
import type { Told } from '../chain/types';
import { plainValue } from '../chain/words';
import { useStore } from '../chain/store';
import { useChain } from '../chain/use';
import { count, plural, words } from '../lib/format';
import { href } from '../lib/route';
import { Account, Amount, Empty, Facts, Folded, Hash, Pending, Section, useTitle } from '../ui/basics';
import { Event } from '../ui/events';
import { Standing } from '../ui/light';
import { usePages } from '../ui/pages';
import { Theme } from '../ui/theme';

/* eslint-disable @typescript-eslint/no-explicit-any */

interface Extrinsic {
  index: number;
  name: string;
  signer: string | null;
  call: unknown;
  events: Told[];
  failure: string | null;
}

/** The events of each extrinsic, by its place in the block. */
function eventsOf(told: Told[]): Map<number, Told[]> {
  const found = new Map<number, Told[]>();
  for (const one of told) {
    if (one.extrinsic === null) continue;
    const events = found.get(one.extrinsic);
    if (events) events.push(one);
    else found.set(one.extrinsic, [one]);
  }
  return found;
}

function extrinsicOf(client: Client, hex: string, index: number, events: Told[]): Extrinsic {
  const failed = events.find(({ pallet, name }) => pallet === 'System' && name === 'ExtrinsicFailed');
  const failure = failed ? failureOf(client, failed.fields.dispatchError).name : null;
  try {
    const decoded = client.registry.$Extrinsic.tryDecode(hex);
    const { pallet, palletCall } = decoded.call;
    const name = typeof palletCall === 'string' ? palletCall : palletCall.name;
    const address = decoded.preamble?.signature?.address ?? decoded.preamble?.address;
    const signer = address ? addressOf(address.value ?? address) : null;
    return {
      index,
      name: `${pallet}.${name}`,
      signer,
      call: plainValue(palletCall.params ?? null),
      events,
      failure,
    };
  } catch {
    return { index, name: 'cannot be decoded', signer: null, call: hex, events, failure };
  }
}

async function readBlock(client: Client, at: string) {
  const hash = /^\d+$/.test(at) ? await client.rpc.chain_getBlockHash(Number(at)) : at;
  if (!hash) return null;
  const found = await client.rpc.chain_getBlock(hash);
  if (!found) return null;
  const { header, extrinsics } = found.block;
  const then = await client.at(hash);
  const records = await then.query.system.events();
  const events: Told[] = records.map((record: any, index: number) =>
    toldOf(record, Number(header.number), hash, index),
  );
  const time = await then.query.timestamp.now().catch(() => null);
  const own = eventsOf(events);
  return {
    number: Number(header.number),
    hash: hash as string,
    parent: header.parentHash as string,
    state: header.stateRoot as string,
    time: time === null ? null : Number(time),
    events,
    extrinsics: extrinsics.map((hex: string, index: number) =>
      extrinsicOf(then, hex, index, own.get(index) ?? []),
    ) as Extrinsic[],
  };
}

/** So many transactions, and so many events, are on a page. */
const [TRANSACTIONS, EVENTS] = [20, 50];

function Events({ events }: { events: Told[] }) {
  const { shown, pager } = usePages(events, EVENTS);
  return (
    <>
      <ul className="events">
        {shown.map((told) => (
          <li key={told.index}>
            <Event told={told} />
          </li>
        ))}
      </ul>
      {pager}
    </>
  );
}

/** A call with all that it was given. */
const Called = ({ call }: { call: unknown }) => (
  <Folded title="What was called">
    {() => (
      <pre className="code inside" tabIndex={0}>
        {JSON.stringify(call, null, 2)}
      </pre>
    )}
  </Folded>
);

function Transaction({ one }: { one: Extrinsic }) {
  return (
    <li className="transaction">
      <p>
        <code>{one.name}</code>{' '}
        {one.signer && (
          <>
            by <Account address={one.signer} />
          </>
        )}
        {one.failure && <span className="tag cancelled">refused: {one.failure}</span>}
      </p>
      <Events
        events={one.events.filter(({ pallet }) => pallet !== 'System' && pallet !== 'TransactionPayment')}
      />
      <Called call={one.call} />
    </li>
  );
}

function Transactions({ list }: { list: Extrinsic[] }) {
  const { shown, pager } = usePages(list, TRANSACTIONS);
  return (
    <>
      <ul className="transactions">
        {shown.map((one) => (
          <Transaction key={one.index} one={one} />
        ))}
      </ul>
      {pager}
    </>
  );
}

/** A block; the best one, if none is named. */
export function Block({ at }: { at: string | null }) {
  const { head: best, proven } = useStore(link);
  const wanted = at ?? best?.hash ?? null;
  const { data, trouble } = useChain(
    `block ${at ?? 'best'}`,
    (client) => (wanted === null ? Promise.resolve(null) : readBlock(client, wanted)),
    // One that is named changes only when the chain goes back.
    at === null ? undefined : 2_000,
  );
  useTitle(at === null ? 'Newest block' : `Block ${at}`);
  if (!data) {
    const none = proven ? 'A light client knows the last final blocks: this is none of them.' : 'There is no such block.';
    return trouble || !best ? <Pending trouble={trouble} what="the block" /> : <Empty>{none}</Empty>;
  }
  const rest = data.events.filter(({ extrinsic }) => extrinsic === null);
  return (
    <article>
      <header className="head">
        <h1>Block {count(data.number)}</h1>
        <nav className="buttons" aria-label="Blocks">
          {data.number > 0 && (
            <a className="button" href={href({ view: 'block', at: String(data.number - 1) })}>
              ←
            </a>
          )}
          {best && data.number < best.number && (
            <a className="button" href={href({ view: 'block', at: String(data.number + 1) })}>
              →
            </a>
          )}
        </nav>
      </header>
      <Facts
        facts={[
          ['Time', data.time ? new Date(data.time).toLocaleString() : 'none'],
          ['Hash', <Hash key="h" value={data.hash} />],
          ['Parent', <Hash key="p" value={data.parent} />],
          ['State', <Hash key="s" value={data.state} what="root of the state" />],
        ]}
      />
      <Section title={plural(data.extrinsics.length, 'transaction')}>
        <Transactions list={data.extrinsics} />
      </Section>
      <Section title="Of the chain itself">
        <Events events={rest} />
      </Section>
    </article>
  );
}

async function readValidators(client: Client) {
  const { session, validators } = client.query;
  const [now, index, members, standing, candidates] = await Promise.all([
    session.validators(),
    session.currentIndex(),
    validators.members(),
    validators.standingCandidates(),
    validators.candidates.entries(),
  ]);
  return {
    session: Number(index),
    now: now.map(addressOf) as string[],
    members: members.map(addressOf) as string[],
    standing: standing.map(addressOf) as string[],
    bonds: candidates.map(([who, one]: any) => ({
      who: addressOf(who),
      bond: BigInt(one.bond),
      release: one.release ?? null,
    })) as { who: string; bond: bigint; release: number | null }[],
  };
}

/** Who makes and finalizes blocks. */
export function Validators() {
  useTitle('Validators');
  const { data, trouble } = useChain('validators', readValidators, 3_000);
  const { info, spec, head, finalized } = useStore(link);
  return (
    <>
      <h1>Validators and chain</h1>
      <div className="two">
        <Section title="This chain">
          <Facts
            facts={[
              ['Chain', info?.chain ?? ''],
              ['Node', `${info?.name} ${info?.version}`],
              ['Runtime', spec ? `${spec.name} ${spec.version}` : ''],
              ['Genesis', <Hash key="g" value={info?.genesis ?? ''} what="hash of the genesis" />],
              [
                'Best block',
                <a key="b" href={href({ view: 'block', at: null })}>
                  {count(head?.number ?? 0)}
                </a>,
              ],
              ['Final', count(finalized?.number ?? 0)],
            ]}
          />
        </Section>
        {!data ? (
          <Pending trouble={trouble} what="validators" />
        ) : (
          <Section title={`Session ${count(data.session)}`}>
            <ul className="plain">
              {data.now.map((who) => (
                <li key={who}>
                  <Account address={who} />{' '}
                  <span className="unit">{data.members.includes(who) ? 'member' : 'candidate'}</span>
                </li>
              ))}
            </ul>
            <h3>Candidates</h3>
            {data.bonds.length === 0 ? (
              <Empty>Nobody has put up a bond.</Empty>
            ) : (
              <ul className="plain">
                {data.bonds.map(({ who, bond, release }) => (
                  <li key={who}>
                    <Account address={who} /> <Amount planck={bond} />
                    {release !== null && <span className="unit"> free from session {release}</span>}
                  </li>
                ))}
              </ul>
            )}
          </Section>
        )}
      </div>
      <Section title="Trust no node">
        <Standing />
      </Section>
      <Section title="This page">
        <Theme />
      </Section>
      <p className="hint">
        Every call of theirs is under <a href={href({ view: 'calls' })}>any call</a>: {words('validators')},{' '}
        {words('session')}.
      </p>
    </>
  );
}
