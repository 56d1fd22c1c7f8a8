// Where one begins: the epoch's clock, what one is owed, what happened last; on a devnet, the hand on the clock.

import { useEvents, isNews } from '../chain/events';
import { signers } from '../chain/keys';
import { link } from '../chain/node';
import { claimable, idsBefore, readAssetRows, readBalance, readEpoch, readNextAsset, readOwed } from '../chain/read';
import { useStore } from '../chain/store';
import { useChain } from '../chain/use';
import { count, trib } from '../lib/format';
import { href } from '../lib/route';
import { Account, Amount, AssetLink, Empty, Pending, Section, StateTag, useTitle } from '../ui/basics';
import { Clock, Stages } from '../ui/clock';
import { EventList } from '../ui/events';
import { Proof } from '../ui/light';
import { usePages } from '../ui/pages';
import { useSigner } from '../ui/sheet';
import { proposeClaims } from './claims';
import { DevnetHand } from './devnet';

function Purse({ address }: { address: string }) {
  const { data } = useChain(
    `purse ${address}`,
    async (client) => {
      const [balance, owed] = await Promise.all([readBalance(client, address), readOwed(client, address)]);
      return {
        balance,
        owed: claimable(owed),
        uncollected: owed.some(({ uncollected, frozen }) => !frozen && uncollected.length > 0),
      };
    },
    700,
  );
  const due = data && (data.owed > 0n || data.uncollected);
  return (
    <li className="purse">
      <Account address={address} />
      <span className="free">{data && <Amount planck={data.balance.free} />}</span>
      <span className="owed">
        {due ? (
          <button type="button" className="small primary" onClick={() => void proposeClaims(address)}>
            Claim <span className="exact">{trib(data.owed)} TRIB</span>
            {data.uncollected && ' and royalties'}
          </button>
        ) : (
          <span className="unit">{data ? 'nothing owed' : ''}</span>
        )}
      </span>
    </li>
  );
}

function Purses() {
  const all = useStore(signers);
  return (
    <Section title="My accounts" aside={<a href={href({ view: 'account', address: null })}>Accounts and wallets</a>}>
      {all.length === 0 ? (
        <Empty>
          No account can sign here yet. <a href={href({ view: 'account', address: null })}>Connect a wallet.</a>
        </Empty>
      ) : (
        <ul className="purses">
          {all.slice(0, 12).map(({ address }) => (
            <Purse key={address} address={address} />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** So many assets are shown. */
const NEWEST = 5;
/** So many events are on a page. */
const EVENTS = 40;

function Newest() {
  const { data, trouble } = useChain(
    'newest',
    async (client) => {
      const all = await readNextAsset(client);
      return { all, rows: await readAssetRows(client, idsBefore(all, NEWEST)) };
    },
    1_000,
  );
  return (
    <Section
      title="Newest assets"
      aside={
        <>
          <a href={href({ view: 'assets' })}>All{data ? ` ${count(data.all)}` : ''}</a>
          <a href={href({ view: 'register' })}>Register one</a>
        </>
      }
    >
      {!data ? (
        <Pending trouble={trouble} what="assets" />
      ) : data.rows.length === 0 ? (
        <Empty>
          Nothing is registered yet. <a href={href({ view: 'register' })}>Register the first dataset or model.</a>
        </Empty>
      ) : (
        <ul className="newest">
          {data.rows.map(({ id, kind, name, state, lifetime, steward }) => (
            <li key={id}>
              <AssetLink id={id} name={name} kind={kind} />
              <StateTag state={state} />
              <span className="by">
                by <Account address={steward} />
              </span>
              <span className="earned">
                <Amount planck={lifetime} /> <span className="unit">received</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** The view. */
export default function Home() {
  useTitle('Home');
  const { head, info, proven } = useStore(link);
  const signer = useSigner();
  const { data: epoch, trouble } = useChain('epoch', readEpoch);
  const events = useEvents().filter(isNews);
  const { shown, pager } = usePages(events, EVENTS);
  return (
    <div className="home">
      <h1 className="visually-hidden">Tributary: what happens now</h1>
      <div className="now">
        <Section title="This epoch" aside={<a href={href({ view: 'epoch', index: null })}>Who scored what</a>}>
          {epoch && head ? (
            <>
              <Clock epoch={epoch} best={head.number} />
              <Stages epoch={epoch} />
            </>
          ) : (
            <Pending trouble={trouble} what="the epoch" />
          )}
        </Section>
        {info?.dev && <DevnetHand />}
      </div>
      <div className="mine">
        {proven && signer && <Proof key={signer.address} address={signer.address} />}
        <Purses />
        <Newest />
      </div>
      <Section title="What happened" className="happened">
        {events.length === 0 ? (
          <Empty>Nothing yet but empty blocks. Acts and epochs appear here as they come.</Empty>
        ) : (
          <EventList events={shown} />
        )}
        {pager}
      </Section>
    </div>
  );
}
