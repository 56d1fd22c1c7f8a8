// Tabs: those that an account pays and those that it serves; opening one, settling vouchers, looking one up.

import { nameOf, signers } from '../chain/keys';
import { readParameters } from '../chain/parameters';
import { useStore } from '../chain/store';
import { type Tab, leftOf, readSlot, readTabs } from '../chain/tabs';
import { useChain } from '../chain/use';
import { count, short } from '../lib/format';
import { go, href } from '../lib/route';
import { Account, Amount, Empty, Pending, Section, useTitle } from '../ui/basics';
import { Input, ready, useCount } from '../ui/form';
import { useParts } from '../ui/pages';
import { useSigner } from '../ui/sheet';
import { OpenTab } from './open-tab';
import { SettleForm } from './settle';
import { TabState } from './tab';

/** So many tabs are on a page. */
const SIZE = 20;

type Side = 'payer' | 'gateway';

function Row({ tab, side, slot }: { tab: Tab; side: Side; slot: number | null }) {
  const amounts: [string, bigint][] = [
    ['Deposited', tab.deposit],
    ['For assets', tab.spent - tab.service],
    ['For service', tab.service],
    ['Left', leftOf(tab)],
  ];
  return (
    <tr>
      <th scope="row">
        <a href={href({ view: 'tab', id: tab.id })}>Tab {count(tab.id)}</a>
      </th>
      <td data-label={side === 'payer' ? 'Gateway' : 'Payer'}>
        <Account address={side === 'payer' ? tab.gateway : tab.payer} />
      </td>
      {amounts.map(([name, amount]) => (
        <td key={name} className="number" data-label={name}>
          <Amount planck={amount} />
        </td>
      ))}
      <td data-label="State">
        <span>
          <TabState tab={tab} slot={slot} />
        </span>
      </td>
    </tr>
  );
}

function TabTable({ account, side, slot }: { account: string; side: Side; slot: number | null }) {
  const { items, trouble, pager } = useParts<Tab, number>(`tabs of ${side} ${account}`, (client, from) =>
    readTabs(client, side, account, from, SIZE),
  );
  if (!items) return <Pending trouble={trouble} what="tabs" />;
  return (
    <>
      {items.length === 0 ? (
        <Empty>
          {side === 'payer' ? 'None: open one at a gateway to pay for calls.' : 'None: it serves nobody that pays.'}
        </Empty>
      ) : (
        <div className="scrolls" tabIndex={0} role="group" aria-label={`Tabs, as ${side}`}>
          <table className="table cards">
            <thead>
              <tr>
                <th scope="col">Tab</th>
                <th scope="col">{side === 'payer' ? 'Gateway' : 'Payer'}</th>
                {['Deposited', 'For assets', 'For service', 'Left'].map((name) => (
                  <th key={name} scope="col" className="number">
                    {name}
                  </th>
                ))}
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              {items.map((tab) => (
                <Row key={tab.id} tab={tab} side={side} slot={slot} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {pager}
    </>
  );
}

function LookUp() {
  const id = useCount('', 0n, 2n ** 32n - 1n);
  return (
    <form
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (id.value !== null) go({ view: 'tab', id: Number(id.value) });
      }}
    >
      <Input label="Number" field={id} />
      <div className="buttons">
        <button type="submit" disabled={!ready(id)}>
          Look
        </button>
      </div>
    </form>
  );
}

/** The view: of an account, of who signs if none is named. */
export default function Tabs({ address }: { address: string | null }) {
  useTitle('Tabs');
  const all = useStore(signers);
  const signer = useSigner();
  const { data: parameters } = useChain('parameters', readParameters, 5_000);
  const { data: slot } = useChain('slot', readSlot, 60_000);
  const account = address ?? signer?.address ?? null;
  const name = account && (nameOf(all, account) ?? short(account));
  return (
    <>
      <header className="head">
        <div>
          <h1>Tabs</h1>
          <p className="sub">
            A deposit at a gateway, which serves calls of models. Each call is paid by a voucher; the gateway settles
            many of them at once.
          </p>
        </div>
      </header>
      {account === null ? (
        <Empty>
          No account can sign here yet. <a href={href({ view: 'account', address: null })}>Connect a wallet.</a>
        </Empty>
      ) : (
        <>
          <Section title={`Paid by ${name}`}>
            <TabTable account={account} side="payer" slot={slot} />
          </Section>
          <Section title={`Served by ${name}`}>
            <TabTable account={account} side="gateway" slot={slot} />
          </Section>
        </>
      )}
      <div className="two">
        <Section title="Open a tab">
          {parameters ? <OpenTab asset={null} parameters={parameters} /> : <Pending trouble={null} what="parameters" />}
        </Section>
        <div>
          <Section title="Settle vouchers">
            <SettleForm />
          </Section>
          <Section title="Look at any tab">
            <LookUp />
          </Section>
        </div>
      </div>
    </>
  );
}
