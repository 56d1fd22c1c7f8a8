// What one can do with a tab: its payer, its gateway, whoever has its key, and anybody.

import { useState } from 'react';
import { propose } from '../chain/act';
import { type Signer, signMessage, signers } from '../chain/keys';
import { clientNow, link } from '../chain/node';
import { type Parameters, pricesOf, readParameters } from '../chain/parameters';
import { useStore } from '../chain/store';
import { type TabDetails, accountOf, formOf, leftOf, readKept, readPrices } from '../chain/tabs';
import { useChain } from '../chain/use';
import { keepVoucher, newestVoucher } from '../chain/vouchers';
import { laneDeposit, usageDeposit } from '../lib/deposits';
import { InputError, count, parseCount, parseTrib, plural, trib } from '../lib/format';
import {
  type Signed,
  type Voucher,
  MAX_LANES,
  headerOf,
  largerOf,
  messageOf,
  nextVoucher,
  settledOf,
  totalOf,
} from '../lib/voucher';
import { Amount } from '../ui/basics';
import { type Field, Input, fieldOf, ready, useCount, useField } from '../ui/form';
import { type Offer, Offers } from '../ui/offers';
import { useSigner } from '../ui/sheet';
import { ActForm } from './asset-acts';
import { SettleForm } from './settle';

const U64 = 2n ** 64n - 1n;

function TopUp({ tab }: { tab: TabDetails }) {
  const amount = useField('5', (text) => {
    const value = parseTrib(text);
    if (value === 0n) throw new InputError('one planck at least');
    return value;
  });
  const submit = (): void =>
    propose({
      title: `Add to tab ${count(tab.id)}`,
      call: ({ tx }) => tx.tabs.topUp(tab.id, amount.value),
      changes: [
        { kind: 'out', label: 'Into the tab; what is not spent comes back', amount: amount.value! },
        { kind: 'note', label: 'Left in it then', amount: leftOf(tab) + amount.value! },
      ],
    });
  return (
    <ActForm go={submit} ready={ready(amount)} button="Read it over and sign">
      <Input label="Amount" unit="TRIB" field={amount} />
    </ActForm>
  );
}

function AddAsset({ tab, parameters }: { tab: TabDetails; parameters: Parameters }) {
  const asset = useCount('', 0n, 2n ** 32n - 1n);
  const submit = async (): Promise<void> => {
    const id = Number(asset.value);
    if (tab.names.has(id)) throw new Error('The tab pays for it already. For its price of now open another tab.');
    const [priced] = await readPrices(clientNow(), [id]);
    const { name, price } = priced!;
    propose({
      title: `Let tab ${count(tab.id)} pay for “${name}”`,
      call: ({ tx }) => tx.tabs.addLane(tab.id, id, price),
      changes: [
        {
          kind: 'hold',
          label: 'Deposit for the record, of the payer',
          amount: laneDeposit(pricesOf(parameters)),
          whom: tab.payer,
        },
        { kind: 'note', label: `A unit of “${name}”, for as long as the tab is there`, amount: price },
      ],
    });
  };
  return (
    <ActForm go={submit} ready={ready(asset)} button="Read it over and sign">
      <Input label="Asset" field={asset} hint="its number" />
    </ActForm>
  );
}

/** The fields of what a voucher says more than the one before: units of each asset, planck for the gateway. */
function useMore(tab: TabDetails) {
  const [texts, setTexts] = useState<Record<number, string>>({});
  const service = useField('0', parseTrib);
  const units = tab.lanes.map(({ asset }): [number, Field<bigint>] => [
    asset,
    fieldOf(
      texts[asset] ?? '0',
      (text) => setTexts((all) => ({ ...all, [asset]: text })),
      (text) => parseCount(text, 0n, U64),
    ),
  ]);
  const sound = ready(service, ...units.map(([, field]) => field));
  const more = {
    service: service.value ?? 0n,
    units: new Map(units.map(([asset, { value }]) => [asset, value ?? 0n])),
  };
  const nothing = more.service === 0n && [...more.units.values()].every((value) => value === 0n);
  return { service, units, more, sound: sound && !nothing };
}

/** The paper that a voucher is, for whoever has the tab's key. */
function proposeVoucher(tab: TabDetails, before: Voucher, voucher: Voucher, by: Signer): void {
  const genesis = clientNow().genesisHash as string;
  const bytes = messageOf(genesis, voucher);
  const sign = async (): Promise<{ label: string; text: string }> => {
    const block = link.get().finalized ?? link.get().head;
    const signed: Signed = { voucher, signature: await signMessage(by, bytes) };
    if ((await formOf(genesis, tab.key, signed)) === null) {
      throw new Error(`That is no signature of the tab’s key, which is an ${tab.key.kind} key.`);
    }
    if (block) keepVoucher(genesis, tab, block, signed);
    return { label: 'PAYMENT-SIGNATURE, as the gateway takes it with a call', text: headerOf(genesis, signed) };
  };
  propose({
    ...{ title: `Sign a voucher of tab ${count(tab.id)}`, what: 'A voucher', bytes, by, sign },
    changes: [
      ...voucher.lanes.map(({ asset, units, amount }) => ({
        ...{ kind: 'note' as const, label: `${plural(units, 'unit')} of “${tab.names.get(asset)}” in all`, amount },
      })),
      { kind: 'note', label: 'For the gateway, in all', amount: voucher.service },
      { kind: 'note', label: 'More than the one before', amount: totalOf(voucher) - totalOf(before) },
    ],
    after: { label: 'Left of the tab once it is settled', amount: tab.deposit - totalOf(voucher) },
  });
}

/** Who signs the vouchers of a tab, if its key is here. */
const signerOf = (all: Signer[], { key }: TabDetails): Signer | undefined =>
  all.find(({ address, kind }) => kind === key.kind && address === accountOf(key));

/** All that is promised: what is settled, and what was signed here. */
function promisedOf(tab: TabDetails, newest: Signed | null): Voucher {
  const settled = settledOf(tab.id, tab);
  return newest ? largerOf(settled, newest.voucher) : settled;
}

function SignVoucher({ tab, newest, by }: { tab: TabDetails; newest: Signed | null; by: Signer }) {
  const { service, units, more, sound } = useMore(tab);
  const before = promisedOf(tab, newest);
  const voucher = nextVoucher(before, tab, more);
  const over = totalOf(voucher) - tab.deposit;
  const submit = async (): Promise<void> => {
    // What was signed since the last block counts too.
    const client = clientNow();
    const last = promisedOf(tab, await newestVoucher(client, client.genesisHash, tab));
    const next = nextVoucher(last, tab, more);
    if (totalOf(next) > tab.deposit) throw new Error('With what was signed before, that is more than was deposited.');
    proposeVoucher(tab, last, next, by);
  };
  return (
    <ActForm go={submit} ready={sound && over <= 0n} button="Read it over and sign">
      <div className="grid">
        {units.map(([asset, field]) => (
          <Input key={asset} label={`More units of “${tab.names.get(asset)}”`} field={field} />
        ))}
        <Input label="More for the gateway" unit="TRIB" field={service} />
      </div>
      {over > 0n && <p className="trouble">That is {trib(over)} TRIB more than was deposited: add to the tab first.</p>}
      <p className="hint">
        Promised so far <Amount planck={totalOf(before)} />, with this one <Amount planck={totalOf(voucher)} />. Each
        voucher says all since the tab was opened, so the gateway needs the newest alone.
      </p>
    </ActForm>
  );
}

/** Ends a tab: by its payer after the notice, or by its gateway at once. */
async function proposeEnd(tab: TabDetails, parameters: Parameters, by: 'withdraw' | 'refund'): Promise<void> {
  const kept = await readKept(clientNow(), tab, usageDeposit(pricesOf(parameters)));
  const whom = tab.payer;
  propose({
    title: `${by === 'withdraw' ? 'Take back what is left of' : 'Give back what is left of'} tab ${count(tab.id)}`,
    call: ({ tx }) => tx.tabs[by](tab.id),
    changes: [
      { kind: 'in', label: 'What is left, to', amount: leftOf(tab), whom },
      { kind: 'free', label: 'Deposit for its records, of', amount: tab.held, whom },
      ...[...kept].map(([asset, amount]) => ({
        ...{ kind: 'hold' as const, label: `Deposit for the record of use of “${tab.names.get(asset)}”, of` },
        ...{ amount, whom },
      })),
      ...(by === 'refund' ? [{ kind: 'note' as const, label: 'What is promised and not settled is lost to you' }] : []),
    ],
  });
}

const proposeClose = (tab: TabDetails, parameters: Parameters): void =>
  propose({
    title: `Close tab ${count(tab.id)}`,
    call: ({ tx }) => tx.tabs.close(tab.id),
    changes: [
      {
        kind: 'note',
        label: `Can be taken back ${plural(parameters['Tabs.CloseDelay'], 'block')} later, if nothing more is settled`,
        amount: leftOf(tab),
      },
      { kind: 'note', label: 'Until then its gateway settles what was promised; there is no way back' },
    ],
  });

/** Whether a block that comes next is late enough to take back what is left. */
export const isOver = ({ closing }: { closing: number | null }, block: number): boolean =>
  closing !== null && block + 1 >= closing;

interface TabActsProps {
  tab: TabDetails;
  newest: Signed | null;
}

/** What can be done now by who signs; anybody may settle. */
function offersOf(
  { tab, newest }: TabActsProps,
  parameters: Parameters,
  { who, key, block }: { who: string | undefined; key: Signer | undefined; block: number },
): Offer[] {
  const [pays, serves, signs] = [tab.payer, tab.gateway, accountOf(tab.key)].map((one) => one === who);
  const open = tab.closing === null;
  const offers: Offer[] = [];
  if (key) offers.push({ name: 'Sign a voucher', show: <SignVoucher tab={tab} newest={newest} by={key} /> });
  offers.push({ name: 'Settle a voucher', show: <SettleForm /> });
  if (pays && open) offers.push({ name: 'Add to it', show: <TopUp tab={tab} /> });
  if ((pays || signs) && open && tab.lanes.length < MAX_LANES) {
    offers.push({ name: 'Pay for another asset', show: <AddAsset tab={tab} parameters={parameters} /> });
  }
  if (pays && open) offers.push({ name: 'Close', act: () => proposeClose(tab, parameters) });
  if (pays && isOver(tab, block)) {
    offers.push({ name: 'Take back what is left', act: () => proposeEnd(tab, parameters, 'withdraw') });
  }
  if (serves) offers.push({ name: 'Give back what is left', act: () => proposeEnd(tab, parameters, 'refund') });
  return offers;
}

/** The bar of acts. */
export function TabActs(props: TabActsProps) {
  const { data: parameters } = useChain('parameters', readParameters, 5_000);
  const block = useStore(link).head?.number ?? 0;
  const who = useSigner()?.address;
  const key = signerOf(useStore(signers), props.tab);
  return parameters && <Offers offers={offersOf(props, parameters, { who, key, block })} />;
}
