// Settling vouchers: what each adds is worked out here as the chain does it, and one that adds nothing is told before
// it costs a fee.

import { type Change, propose } from '../chain/act';
import { type Client, clientNow } from '../chain/node';
import { readParameters } from '../chain/parameters';
import { FORMS, type Form, type Tab, formOf, leftOf, readTab, voucherArgument } from '../chain/tabs';
import { count, plural } from '../lib/format';
import { part } from '../lib/shares';
import { type Rise, type Signed, SkippedError, parseVouchers, riseOf } from '../lib/voucher';
import { Input, ready, useField } from '../ui/form';
import { ActForm } from './asset-acts';

/** The most gateways that one settlement pays. */
const MOST_GATEWAYS = 4;

/** A voucher and what it adds to its tab. */
interface Added {
  signed: Signed;
  form: Form;
  tab: Tab;
  rise: Rise;
}

/** The tabs of these vouchers, by their numbers. */
async function tabsOf(client: Client, list: Signed[]): Promise<Map<number, Tab>> {
  const ids = [...new Set(list.map(({ voucher }) => voucher.tab))];
  const tabs = await Promise.all(ids.map((id) => readTab(client, id)));
  return new Map(
    ids.map((id, at) => {
      const tab = tabs[at];
      if (!tab) throw new SkippedError(id, 'UnknownTab');
      return [id, tab];
    }),
  );
}

/** What these vouchers add, in the order in which they are settled. Throws where one adds nothing. */
async function addedBy(client: Client, list: Signed[]): Promise<Added[]> {
  const tabs = await tabsOf(client, list);
  const forms = await Promise.all(
    list.map(async (signed) => {
      const id = signed.voucher.tab;
      const form = await formOf(client.genesisHash, tabs.get(id)!.key, signed);
      if (form === null) throw new SkippedError(id, 'BadSignature');
      return { signed, form };
    }),
  );
  // The chain takes a message to be of the form of the one before, raw at first.
  const sorted = FORMS.flatMap((form) => forms.filter((one) => one.form === form));
  return sorted.map(({ signed, form }) => {
    const before = tabs.get(signed.voucher.tab)!;
    const rise = riseOf(before, signed.voucher);
    const tab = { ...before, ...rise.after };
    tabs.set(tab.id, tab);
    return { signed, form, rise, tab };
  });
}

const sumBy = <K, T>(list: T[], key: (one: T) => K, amount: (one: T) => bigint): Map<K, bigint> => {
  const sums = new Map<K, bigint>();
  for (const one of list) sums.set(key(one), (sums.get(key(one)) ?? 0n) + amount(one));
  return sums;
};

/** What settling them means: to each asset and to each gateway, out of the tabs. */
function changesOf(added: Added[], useFee: bigint): Change[] {
  const lanes = added.flatMap(({ rise }) => rise.lanes).filter(({ amount }) => amount > 0n);
  const assets = sumBy(
    lanes,
    ({ asset }) => asset,
    ({ amount }) => amount,
  );
  const services = sumBy(
    added.filter(({ rise }) => rise.service > 0n),
    ({ tab }) => tab.gateway,
    ({ rise }) => rise.service,
  );
  if (services.size > MOST_GATEWAYS) throw new SkippedError(added[0]!.tab.id, 'TooManyGateways');
  const fees = [...assets.values()].reduce((sum, amount) => sum + part(amount, useFee), 0n);
  const last = new Map(added.map(({ tab }) => [tab.id, tab]));
  return [
    ...[...assets].map(([asset, amount]) => ({
      ...{ kind: 'note' as const, label: `Income of asset ${asset}`, amount: amount - part(amount, useFee) },
    })),
    ...(fees > 0n ? [{ kind: 'note' as const, label: 'The treasury’s part', amount: fees }] : []),
    ...[...services].map(([gateway, amount]) => ({
      ...{ kind: 'in' as const, label: 'Service, to', whom: gateway, amount },
    })),
    ...[...last.values()].map((tab) => ({
      ...{ kind: 'note' as const, label: `Left of tab ${tab.id} then, of its payer`, amount: leftOf(tab) },
    })),
    ...(added.some(({ form }) => form === 'unchecked')
      ? [{ kind: 'note' as const, label: 'Signatures of ecdsa are checked by the chain alone, which skips bad ones' }]
      : []),
  ];
}

/** Proposes to settle vouchers. Throws where one would add nothing. */
export async function proposeSettlement(list: Signed[]): Promise<void> {
  const client = clientNow();
  const [added, parameters] = await Promise.all([addedBy(client, list), readParameters(client)]);
  const [first] = added;
  propose({
    title:
      added.length === 1
        ? `Settle a voucher of tab ${count(first!.tab.id)}`
        : `Settle ${plural(added.length, 'voucher')}`,
    call: ({ tx }) => tx.tabs.settle(added.map(({ signed }) => voucherArgument(signed))),
    changes: changesOf(added, parameters['Rewards.UseFee']),
  });
}

/** The form. */
export function SettleForm() {
  const genesis = clientNow().genesisHash as string;
  const vouchers = useField('', (text) => parseVouchers(text, genesis));
  return (
    <ActForm go={() => proposeSettlement(vouchers.value!)} ready={ready(vouchers)} button="Read it over and sign">
      <Input
        label="Vouchers"
        field={vouchers}
        placeholder="eyJ4NDAyVmVyc2lvbiI6Mi…"
        hint="the header of a paid call, or JSON with voucher and signature; several one after the other"
      />
      <p className="hint">Anybody may settle. Whoever does pays the fee, and the money goes where it goes.</p>
    </ActForm>
  );
}
