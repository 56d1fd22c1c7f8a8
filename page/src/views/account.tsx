// One account: what it has, what it is owed and by which pool, its stake, its voice, its work.

import { useState } from 'react';
import { propose } from '../chain/act';
import { listOf, useHistory } from '../chain/history';
import { addPerson, choose, chosen, enable, nameOf, signers, wallets } from '../chain/keys';
import { link } from '../chain/node';
import { readParameters } from '../chain/parameters';
import { MOST_OWED, claimable, readBalance, readContributions, readNames, readOwed, readStakes } from '../chain/read';
import type { Balance, Contribution, Owed, Pool } from '../chain/types';
import { useStore } from '../chain/store';
import { useChain } from '../chain/use';
import { count, short, trib, words } from '../lib/format';
import { go, href } from '../lib/route';
import { Account, Amount, AssetLink, Count, Empty, Facts, Hash, Pending, Section, useTitle } from '../ui/basics';
import { AccountInput, Choice, Fold, Input, ready, useAddress, useText, useTrib } from '../ui/form';
import { NotProven, Proof } from '../ui/light';
import { notify } from '../ui/notice';
import { usePages, useParts } from '../ui/pages';
import { useSigner } from '../ui/sheet';
import { ActForm } from './asset-acts';
import { proposeClaims } from './claims';

/** A pool by its name, with links. */
function PoolName({ pool, names }: { pool: Pool; names: Map<number, string> | null }) {
  return pool.type === 'Stake' ? (
    <>
      Stake behind <Account address={pool.evaluator} />
    </>
  ) : (
    <>
      {pool.type} of <AssetLink id={pool.asset} name={names?.get(pool.asset)} />
    </>
  );
}

/** So many rows are on a page. */
const SIZE = 20;

function OwedTable({ owed, address }: { owed: Owed[]; address: string }) {
  const { shown, pager } = usePages(owed, SIZE);
  const ids = [...new Set(shown.flatMap(({ pool }) => (pool.type === 'Stake' ? [] : [pool.asset])))];
  const { data: names } = useChain(`names ${ids.join()}`, (client) => readNames(client, ids), 5_000);
  const sum = claimable(owed);
  const open = sum > 0n || owed.some(({ uncollected, frozen }) => !frozen && uncollected.length > 0);
  return (
    <>
      <div className="due">
        <p>
          <strong>
            <Amount planck={sum} />
          </strong>{' '}
          <span className="unit">can be claimed now</span>
        </p>
        <button type="button" className="primary" disabled={!open} onClick={() => void proposeClaims(address)}>
          Collect and claim all
        </button>
      </div>
      {owed.length === 0 ? (
        <Empty>It is in no pool. Whoever contributes, stewards or stakes is.</Empty>
      ) : (
        <table className="table cards">
          <thead>
            <tr>
              <th scope="col">Pool</th>
              <th scope="col" className="number">
                Owed
              </th>
              <th scope="col" className="number">
                Royalties to collect first, for all its pools
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ pool, amount, frozen, uncollected }, at) => (
              <tr key={at}>
                <th scope="row">
                  <PoolName pool={pool} names={names} />
                </th>
                <td className="number" data-label="Owed">
                  <Amount planck={amount} /> {frozen && <span className="tag frozen">Frozen</span>}
                </td>
                <td className="number" data-label="Royalties to collect">
                  <Amount planck={uncollected.reduce((total, one) => total + one.amount, 0n)} plain />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {pager}
      {owed.length >= MOST_OWED && (
        <p className="hint">These are the first {count(owed.length)} pools that it is in; there are more.</p>
      )}
    </>
  );
}

type By = 'day' | 'epoch' | 'pool' | 'asset' | 'source';
const BYS = (['day', 'epoch', 'pool', 'asset', 'source'] as const).map((by) => [by, `by ${by}`] as const);

/** What a row of earnings is of. */
function earnedIn(by: By, row: Record<string, string | number | null>): string {
  if (by === 'pool')
    return `${row.class ?? row.pool} of ${row.asset === null ? short(String(row.evaluator)) : `asset ${row.asset}`}`;
  const value = row[by];
  if (by === 'day' && typeof value === 'number') return new Date(value).toISOString().slice(0, 10);
  return by === 'asset' || by === 'epoch' ? `${words(by)} ${value}` : words(String(value));
}

/** What was earned, as the history knows it: whatever it calls the first column. */
function Earned({ address }: { address: string }) {
  const [by, setBy] = useState<By>('day');
  const { data, there, trouble } = useHistory<Record<string, string | number | null>[]>(
    `account/${address}/earnings?by=${by}`,
  );
  const rows = listOf(data);
  const { shown, pager } = usePages([...rows].reverse(), SIZE);
  if (!there) return <Empty>This node keeps no history: start it with --history to see what was earned when.</Empty>;
  return (
    <>
      <Choice label="Earned" value={by} options={BYS} set={setBy} />
      {rows.length === 0 ? (
        <Pending trouble={trouble} what="earnings" />
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words(by)}</th>
              <th scope="col" className="number">
                Earned
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => (
              <tr key={at}>
                <th scope="row">{earnedIn(by, row)}</th>
                <td className="number">
                  <Amount planck={BigInt(row.amount ?? 0)} plain />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {pager}
      <p className="hint">
        <a href={`/history/account/${address}/earnings?by=${by}&format=csv`} download>
          Save as CSV
        </a>
      </p>
      <NotProven />
    </>
  );
}

function StakeForm({ address }: { address: string }) {
  const evaluator = useAddress('');
  const amount = useTrib('10');
  const [way, setWay] = useState<'stake' | 'unstake'>('stake');
  const { data: parameters } = useChain('parameters', readParameters, 5_000);
  const submit = (): void => {
    choose(address);
    propose({
      title: way === 'stake' ? 'Stake to an evaluator' : 'Take stake back',
      call: ({ tx }) => tx.evaluation[way](evaluator.value, amount.value),
      changes:
        way === 'stake'
          ? [{ kind: 'hold', label: 'Stake; it counts from the next epoch on', amount: amount.value! }]
          : [
              {
                kind: 'note',
                label: `Free after ${parameters?.['Evaluation.UnbondingPeriod'] ?? '?'} epochs`,
                amount: amount.value!,
              },
            ],
    });
  };
  return (
    <ActForm go={submit} ready={ready(evaluator, amount)} button="Read it over and sign">
      <div className="grid three">
        <Choice
          label="Act"
          value={way}
          options={[
            ['stake', 'Stake'],
            ['unstake', 'Unstake'],
          ]}
          set={setWay}
        />
        <AccountInput label="Evaluator" field={evaluator} />
        <Input label="Amount" unit="TRIB" field={amount} />
      </div>
    </ActForm>
  );
}

function Stakes({ address, mine }: { address: string; mine: boolean }) {
  const { data, trouble } = useChain(`stakes ${address}`, (client) => readStakes(client, address), 1_000);
  const { data: epoch } = useChain(
    'epoch index',
    (client) => client.query.evaluation.currentIndex() as Promise<number>,
  );
  if (!data) return <Pending trouble={trouble} what="stake" />;
  const free = data.unbonding.filter((one) => epoch !== null && one.epoch <= Number(epoch));
  const sum = free.reduce((total, one) => total + one.amount, 0n);
  return (
    <>
      {data.positions.length === 0 && data.unbonding.length === 0 && <Empty>It has staked to no evaluator.</Empty>}
      <Facts
        facts={[
          ...data.positions.map(({ evaluator, active, joining }): [string, React.ReactNode] => [
            `Behind ${short(evaluator)}`,
            <>
              <Account address={evaluator} /> <Amount planck={active} />
              {joining > 0n && (
                <>
                  {' '}
                  and <Amount planck={joining} /> on their way
                </>
              )}
            </>,
          ]),
          ...data.unbonding.map((one, at): [string, React.ReactNode] => [
            `Free from epoch ${count(one.epoch)}${at > 0 ? ` (${at + 1})` : ''}`,
            <Amount key={at} planck={one.amount} />,
          ]),
        ]}
      />
      {mine && sum > 0n && (
        <button
          type="button"
          onClick={() => {
            choose(address);
            propose({
              title: 'Take back stake that has unbonded',
              call: ({ tx }) => tx.evaluation.withdrawUnbonded(),
              changes: [{ kind: 'free', label: 'Stake', amount: sum }],
            });
          }}
        >
          Free {trib(sum)} TRIB
        </button>
      )}
      {mine && (
        <Fold title="Stake or unstake">
          <StakeForm address={address} />
        </Fold>
      )}
    </>
  );
}

function Transfer({ address }: { address: string }) {
  const signer = useSigner();
  const amount = useTrib('1');
  const submit = (): void =>
    propose({
      title: `Transfer to ${short(address)}`,
      call: ({ tx }) => tx.balances.transferKeepAlive(address, amount.value),
      changes: [{ kind: 'out', label: 'Transfer', amount: amount.value! }],
    });
  return signer && signer.address !== address ? (
    <Fold title="Send it something">
      <ActForm go={submit} ready={ready(amount)} button="Read it over and sign">
        <Input label="Amount" unit="TRIB" field={amount} />
      </ActForm>
    </Fold>
  ) : null;
}

function Stewarded({ address }: { address: string }) {
  const { items, trouble, pager } = useParts<{ id: number; name: string }, number>(
    `stewarded ${address}`,
    async (client, from) => {
      const page = await client.call.registryApi.assetsBy(address, from, SIZE);
      const ids = page.items.map(Number) as number[];
      const names = await readNames(client, ids);
      const next = page.next == null ? undefined : Number(page.next);
      return { items: ids.sort((a, b) => b - a).map((id) => ({ id, name: names.get(id)! })), next };
    },
    2_000,
  );
  if (!items) return <Pending trouble={trouble} what="assets" />;
  return (
    <>
      <ul className="plain">
        {items.map(({ id, name }) => (
          <li key={id}>
            <AssetLink id={id} name={name} />
          </li>
        ))}
        {items.length === 0 && <li className="unit">no asset</li>}
      </ul>
      {pager}
    </>
  );
}

function Contributed({ address }: { address: string }) {
  const { items, trouble, pager } = useParts<Contribution, bigint>(
    `work ${address}`,
    (client, from) => readContributions(client, address, undefined, from, SIZE),
    2_000,
  );
  if (!items) return <Pending trouble={trouble} what="contributions" />;
  return (
    <>
      <ul className="plain">
        {items.map((one) => (
          <li key={String(one.id)}>
            <AssetLink id={one.asset} /> <Count value={one.units} unit={`units of ${one.class.toLowerCase()}`} />{' '}
            <span className="unit">{one.weight === null ? 'waits for review' : `weight ${count(one.weight)}`}</span>
          </li>
        ))}
        {items.length === 0 && <li className="unit">nothing that is recorded</li>}
      </ul>
      {pager}
    </>
  );
}

function Money({ balance, voice }: { balance: Balance; voice: bigint }) {
  return (
    <Facts
      facts={[
        ['Free', <Amount key="f" planck={balance.free} />],
        ['Locked of it, by votes', <Amount key="l" planck={balance.frozen} />],
        ...balance.holds.map(({ pallet, reason, amount }, at): [string, React.ReactNode] => [
          `On hold: ${words(reason || pallet).toLowerCase()}`,
          <Amount key={at} planck={amount} />,
        ]),
        ['Voice as a contributor', <Amount key="v" planck={voice} />],
        ['Transactions sent', <Count key="n" value={balance.nonce} unit="in all" />],
      ]}
    />
  );
}

/** One account. */
export function AccountView({ address }: { address: string }) {
  const all = useStore(signers);
  const { proven } = useStore(link);
  const name = nameOf(all, address);
  useTitle(name ?? short(address));
  const { data, trouble } = useChain(`account ${address}`, async (client) => {
    const [balance, voice] = await Promise.all([
      readBalance(client, address),
      client.call.governanceApi.voice(address),
    ]);
    return { balance, voice: BigInt(voice) };
  });
  const { data: owed, trouble: unread } = useChain(`owed ${address}`, (client) => readOwed(client, address));
  const mine = all.some((one) => one.address === address);
  return (
    <article>
      <header className="head">
        <div>
          <h1>{name ?? short(address)}</h1>
          <p className="sub">
            <Hash value={address} what="address" />
          </p>
        </div>
      </header>
      {proven && <Proof address={address} />}
      {!data ? (
        <Pending trouble={trouble} what="the account" />
      ) : (
        <>
          <Section title="Owed">
            {owed ? <OwedTable owed={owed} address={address} /> : <Pending trouble={unread} what="what is owed" />}
          </Section>
          <div className="two">
            <Section title="Balance">
              <Money {...data} />
              <Transfer address={address} />
            </Section>
            <Section title="Stake">
              <Stakes address={address} mine={mine} />
            </Section>
            <Section title="Work" aside={<a href={href({ view: 'tabs', address })}>Tabs</a>}>
              <h3>Stewards</h3>
              <Stewarded address={address} />
              <h3>Contributed</h3>
              <Contributed address={address} />
            </Section>
            <Section title="Earned">
              <Earned address={address} />
            </Section>
          </div>
        </>
      )}
    </article>
  );
}

function Wallets() {
  const found = wallets();
  return found.length === 0 ? (
    <Empty>No wallet has put itself into this page. Install one that speaks to Substrate chains, and reload.</Empty>
  ) : (
    <div className="buttons wrap">
      {found.map(({ id, version }) => (
        <button
          key={id}
          type="button"
          onClick={() => {
            enable(id)
              .then((number) => notify(`${number} ${number === 1 ? 'account' : 'accounts'} of ${id}`))
              .catch((error: Error) => notify(error.message, true));
          }}
        >
          Connect {id} <span className="unit">{version}</span>
        </button>
      ))}
    </div>
  );
}

function NewPerson() {
  const name = useText('', 32);
  return (
    <ActForm
      ready={ready(name)}
      button="Make it"
      go={async () => {
        const person = await addPerson(name.value!);
        notify(`${person.name} signs now: fund it first`);
      }}
    >
      <Input label="Name" field={name} hint="its key is that of //Name of the development phrase: not for value" />
    </ActForm>
  );
}

/** All accounts that can sign, and how to get more. */
export function Accounts() {
  useTitle('Accounts');
  const all = useStore(signers);
  const now = useStore(chosen);
  const { info } = useStore(link);
  const look = useAddress('');
  return (
    <>
      <h1>Accounts</h1>
      <Section title="These can sign here">
        {all.length === 0 ? (
          <Empty>None yet.</Empty>
        ) : (
          <ul className="people">
            {all.map(({ address, from }) => (
              <li key={address} className={address === now ? 'on' : ''}>
                <Account address={address} />
                <span className="unit">{from}</span>
                <button type="button" className="small" disabled={address === now} onClick={() => choose(address)}>
                  {address === now ? 'signs' : 'let it sign'}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <div className="two">
        <Section title="Wallets">
          <Wallets />
        </Section>
        {info?.dev && (
          <Section title="A new account of the devnet">
            <NewPerson />
          </Section>
        )}
        <Section title="Look at any account">
          <form
            className="act-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (look.value) go({ view: 'account', address: look.value });
            }}
          >
            <AccountInput label="Address" field={look} />
            <div className="buttons">
              <button type="submit" disabled={!ready(look)}>
                Look
              </button>
            </div>
          </form>
        </Section>
      </div>
      <p className="hint">
        <a href={href({ view: 'calls' })}>Any call of the chain</a> can be signed too.
      </p>
    </>
  );
}
