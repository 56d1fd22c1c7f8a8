// One tab: whose money it is, where it went, what is left, and how long what is left stays.

import type { ReactNode } from 'react';
import { isNews, useEvents } from '../chain/events';
import { link } from '../chain/node';
import { useStore } from '../chain/store';
import { type Tab, type TabDetails, accountOf, leftOf, readSlot, readTabDetails } from '../chain/tabs';
import { useChain } from '../chain/use';
import { newestVoucher } from '../chain/vouchers';
import { WHOLE, count, plural, span } from '../lib/format';
import { href } from '../lib/route';
import { ratio } from '../lib/shares';
import { type Signed, headerOf, settledOf, totalOf } from '../lib/voucher';
import {
  Account,
  Amount,
  AssetLink,
  Count,
  Empty,
  Facts,
  Figures,
  Hash,
  Pending,
  Section,
  useTitle,
} from '../ui/basics';
import { EventList } from '../ui/events';
import { copyText, notify } from '../ui/notice';
import { proposeSettlement } from './settle';
import { TabActs, isOver } from './tab-acts';

/** Where a tab is in its life, in words; with how long it takes where that is known. */
export function TabState({ tab, slot }: { tab: Tab; slot: number | null }) {
  const block = useStore(link).head?.number ?? 0;
  if (tab.closing === null) return <>open</>;
  if (isOver(tab, block)) return <>closed: what is left can be taken back</>;
  const blocks = tab.closing - block;
  return (
    <>
      closing: what is left can be taken back from block {count(tab.closing)} on, {plural(blocks, 'block')} to go
      {slot !== null && ` or ${span(blocks * slot)} at least`}
    </>
  );
}

function Head({ tab }: { tab: Tab }) {
  return (
    <header className="head">
      <div>
        <h1>Tab {count(tab.id)}</h1>
        <p className="sub">
          <Account address={tab.payer} /> pays <Account address={tab.gateway} /> for calls
        </p>
      </div>
      <Figures of={{ Deposited: tab.deposit, Settled: tab.spent, Left: leftOf(tab) }} />
    </header>
  );
}

/** A part of the deposit, as a bar and in planck. */
function Part({ amount, tab, what }: { amount: bigint; tab: Tab; what: string }) {
  return (
    <>
      <meter
        min={0}
        max={1}
        value={Number(ratio(amount, tab.deposit)) / Number(WHOLE)}
        aria-label={`Part of the deposit: ${what}`}
      />{' '}
      <Amount planck={amount} />
    </>
  );
}

/** Where its deposit went: each asset, the gateway's service, and what is left. */
function Lanes({ tab }: { tab: TabDetails }) {
  return (
    <table className="table cards">
      <thead>
        <tr>
          <th scope="col">For</th>
          <th scope="col" className="number">
            A unit costs
          </th>
          <th scope="col" className="number">
            Used
          </th>
          <th scope="col" className="number">
            Settled
          </th>
        </tr>
      </thead>
      <tbody>
        {tab.lanes.map(({ asset, price, units, amount }) => (
          <tr key={asset}>
            <th scope="row">
              <AssetLink id={asset} name={tab.names.get(asset)} />
            </th>
            <td className="number" data-label="A unit costs">
              <Amount planck={price} />
            </td>
            <td className="number" data-label="Used">
              <Count value={units} unit="units" />
            </td>
            <td className="number" data-label="Settled">
              <Part amount={amount} tab={tab} what={tab.names.get(asset) ?? `asset ${asset}`} />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">Service of the gateway</th>
          <td className="number" data-label="A unit costs">
            as it asks
          </td>
          <td className="number" data-label="Used">
            –
          </td>
          <td className="number" data-label="Settled">
            <Part amount={tab.service} tab={tab} what="service" />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** The newest voucher that was signed here: what of it is not settled yet, and its text. */
function Newest({ tab, newest }: { tab: Tab; newest: Signed }) {
  const genesis = useStore(link).client.genesisHash as string;
  const more = totalOf(newest.voucher) - totalOf(settledOf(tab.id, tab));
  const settle = (): void => {
    proposeSettlement([newest]).catch((error: Error) => notify(error.message, true));
  };
  return (
    <>
      <Facts
        facts={[
          ['Promised in all', <Amount key="p" planck={totalOf(newest.voucher)} />],
          ['Of that not settled', more > 0n ? <Amount key="m" planck={more} /> : 'nothing'],
        ]}
      />
      <div className="buttons wrap">
        <button type="button" onClick={() => copyText(headerOf(genesis, newest), 'the voucher')}>
          Copy it
        </button>
        {more > 0n && (
          <button type="button" onClick={settle}>
            Settle it
          </button>
        )}
      </div>
    </>
  );
}

function Standing({ tab, slot }: { tab: TabDetails; slot: number | null }) {
  const facts: [string, ReactNode][] = [
    ['State', <TabState key="s" tab={tab} slot={slot} />],
    ['Payer', <Account key="p" address={tab.payer} />],
    ['Gateway', <Account key="g" address={tab.gateway} />],
    ['Vouchers are signed by', <Account key="v" address={accountOf(tab.key)} />],
    [`Its ${tab.key.kind} key`, <Hash key="k" value={tab.key.hex} what="key" />],
    ['Deposit for its records', <Amount key="h" planck={tab.held} />],
  ];
  return <Facts facts={facts} />;
}

/** The tab, and the newest voucher of it that was signed here by its key. */
function useTab(id: number) {
  return useChain(`tab ${id}`, async (client) => {
    const [tab, slot] = await Promise.all([readTabDetails(client, id), readSlot(client)]);
    const newest = tab && (await newestVoucher(client, client.genesisHash, tab));
    return { tab, newest, slot };
  });
}

/** The view. */
export default function TabView({ id }: { id: number }) {
  useTitle(`Tab ${id}`);
  const { data, trouble } = useTab(id);
  const events = useEvents()
    .filter((told) => told.pallet === 'Tabs' && isNews(told) && Number(told.fields.tab) === id)
    .slice(0, 20);
  if (!data) return <Pending trouble={trouble} what={`tab ${id}`} />;
  const { tab, newest, slot } = data;
  return (
    <article>
      {tab ? (
        <>
          <Head tab={tab} />
          <TabActs tab={tab} newest={newest} />
          <Section title="Where its deposit went">
            <Lanes tab={tab} />
          </Section>
          <div className="two">
            <Section title="Where it stands">
              <Standing tab={tab} slot={slot} />
            </Section>
            <Section title="Signed here">
              {newest ? <Newest tab={tab} newest={newest} /> : <Empty>Nothing of it, in this browser.</Empty>}
            </Section>
          </div>
        </>
      ) : (
        <>
          <h1>Tab {count(id)}</h1>
          <Empty>
            It is not there, or has ended. <a href={href({ view: 'tabs', address: null })}>All of mine</a>
          </Empty>
        </>
      )}
      {events.length > 0 && (
        <Section title="What happened to it">
          <EventList events={events} />
        </Section>
      )}
    </article>
  );
}
