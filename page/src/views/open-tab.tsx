// Opening a tab: a deposit for calls that one gateway serves, the key that signs for them, and the assets that it pays
// for.

import { useState } from 'react';
import { decodeAddress } from '@dedot/utils';
import { type Change, type Receipt, propose } from '../chain/act';
import { type Signer, signers } from '../chain/keys';
import { clientNow } from '../chain/node';
import { type Parameters, pricesOf } from '../chain/parameters';
import { useStore } from '../chain/store';
import { type Priced, type SessionKey, accountOf, keyArgument, readPrices } from '../chain/tabs';
import type { Asset } from '../chain/types';
import { tabDeposit } from '../lib/deposits';
import { InputError, parseCount, plural, toHex } from '../lib/format';
import { go } from '../lib/route';
import { KINDS, type KeyKind, MAX_LANES, hexBytes } from '../lib/voucher';
import { Amount } from '../ui/basics';
import { AccountInput, Choice, Input, ready, useAddress, useField, useTrib } from '../ui/form';
import { useSigner } from '../ui/sheet';
import { ActForm } from './asset-acts';

const MOST_ID = 2n ** 32n - 1n;

/** Numbers of assets, each once; none is fine. */
export function parseAssets(text: string): number[] {
  const ids = text
    .split(/[\s,;#]+/)
    .filter(Boolean)
    .map((one) => Number(parseCount(one, 0n, MOST_ID)));
  if (new Set(ids).size < ids.length) throw new InputError('an asset is there twice');
  if (ids.length > MAX_LANES) throw new InputError(`at most ${MAX_LANES} assets`);
  return ids.sort((a, b) => a - b);
}

/** A public key in hexadecimal digits. */
function parseKey(kind: KeyKind, text: string): SessionKey {
  const size = kind === 'ecdsa' ? 33 : 32;
  const hex = text.trim().replace(/^(0x)?/, '0x');
  if (hexBytes(hex).length !== size) throw new InputError(`${size} bytes in hexadecimal digits`);
  return { kind, hex: hex.toLowerCase() };
}

/** Whether an account's address is its key: then it can sign vouchers. */
const hasKey = ({ kind }: Signer): boolean => kind !== 'ecdsa';
/** The key of an account. */
const keyOf = ({ kind, address }: Signer): SessionKey => ({ kind, hex: toHex(decodeAddress(address)) });

const [SELF, OTHER] = ['', 'other'];

/** Whose key signs the vouchers: that of who opens the tab, of another account that is here, or any. */
function useSession() {
  const signer = useSigner();
  const all = useStore(signers).filter(hasKey);
  const [who, setWho] = useState(SELF);
  const [kind, setKind] = useState<KeyKind>('sr25519');
  const other = useField('', (text) => parseKey(kind, text));
  const chosen = who === SELF ? (signer && hasKey(signer) ? signer : null) : all.find((one) => one.address === who);
  const key = who === OTHER ? other.value : chosen ? keyOf(chosen) : null;
  const fields = (
    <>
      <Choice
        label="Signs the vouchers"
        value={who}
        set={setWho}
        options={[
          [SELF, 'Who opens it'],
          ...all.map(({ address, name, from }) => [address, `${name} · ${from}`] as const),
          [OTHER, 'Another key, of a program'],
        ]}
      />
      {who === OTHER && (
        <>
          <Choice label="Its kind" value={kind} set={setKind} options={KINDS.map((one) => [one, one] as const)} />
          <Input label="Its public key" field={other} placeholder="0x…" hint="it can sign away the deposit, at most" />
        </>
      )}
    </>
  );
  return { key, fields };
}

/** What opening a tab means. */
function changesOf(parameters: Parameters, deposit: bigint, key: SessionKey, lanes: Priced[]): Change[] {
  const delay = plural(parameters['Tabs.CloseDelay'], 'block');
  return [
    { kind: 'out', label: 'Into the tab; what is not spent comes back', amount: deposit },
    { kind: 'hold', label: 'Deposit for its records', amount: tabDeposit(pricesOf(parameters), lanes.length) },
    ...lanes.map(({ name, price }) => ({
      ...{ kind: 'note' as const, label: `A unit of “${name}”, for as long as the tab is there`, amount: price },
    })),
    { kind: 'note', label: 'Its vouchers are signed by', whom: accountOf(key) },
    { kind: 'note', label: `What is left can be taken back ${delay} after you close it, or given back by its gateway` },
  ];
}

/** Leads to the tab that was opened. */
function lookAt({ events, failure }: Receipt): void {
  const told = events.find(({ pallet, name }) => pallet === 'Tabs' && name === 'TabOpened');
  if (told && !failure) go({ view: 'tab', id: Number(told.fields.tab) });
}

/** The form; for one asset, or for any. */
export function OpenTab({ asset, parameters }: { asset: Asset | null; parameters: Parameters }) {
  const gateway = useAddress('');
  const deposit = useTrib('5');
  const assets = useField(asset ? String(asset.id) : '', parseAssets);
  const { key, fields } = useSession();
  const least = parameters['Tabs.MinTabDeposit'];
  const enough = deposit.value !== null && deposit.value >= least;
  const submit = async (): Promise<void> => {
    const lanes = await readPrices(clientNow(), assets.value!);
    propose({
      title: asset ? `Open a tab for “${asset.name}”` : 'Open a tab',
      call: ({ tx }) =>
        tx.tabs.open(
          gateway.value,
          keyArgument(key!),
          deposit.value,
          lanes.map(({ id, price }) => [id, price]),
        ),
      changes: changesOf(parameters, deposit.value!, key!, lanes),
      done: lookAt,
    });
  };
  const sound = ready(gateway, deposit, assets) && enough && key !== null;
  return (
    <ActForm go={submit} ready={sound} button="Read it over and sign">
      <div className="grid">
        <AccountInput label="Gateway" field={gateway} hint="who serves the calls and is paid for it" />
        <Input
          label="Deposit"
          unit="TRIB"
          field={deposit}
          hint={
            <>
              at least <Amount planck={least} plain />
            </>
          }
        />
        {!asset && (
          <Input label="Assets" field={assets} placeholder="2, 5" hint={`numbers of up to ${MAX_LANES} to pay for`} />
        )}
        {fields}
      </div>
      {asset && (
        <p className="hint">
          A unit costs <Amount planck={asset.terms.usePrice} /> for as long as the tab is there, whatever the price is
          later; the gateway may ask for its service besides.
        </p>
      )}
    </ActForm>
  );
}
