// Registering an asset. Before it is signed: what each ancestor will have of its income, and what it costs.

import { useState } from 'react';
import { propose } from '../chain/act';
import { type Client } from '../chain/node';
import { pricesOf, readParameters } from '../chain/parameters';
import { idsBefore, readAsset, readAssetRows, readNextAsset } from '../chain/read';
import type { Asset, Kind } from '../chain/types';
import { useChain } from '../chain/use';
import { assetDeposit } from '../lib/deposits';
import { WHOLE, bytesOf, count, parseCount, percent } from '../lib/format';
import { go } from '../lib/route';
import { type Ancestor, part, stackOf } from '../lib/shares';
import { Amount, AssetLink, Empty, Section, useTitle } from '../ui/basics';
import { Check, Choice, Fold, Input, ready, useCount, useField, usePercent, useText, useTrib } from '../ui/form';
import { ShareBar } from '../ui/sharebar';

interface Cited {
  asset: Asset;
  least: bigint | null;
  rate: string;
}

/** An asset to cite, and the least rate at which it can be. */
async function readCited(client: Client, id: number): Promise<Cited | null> {
  const [asset, least] = await Promise.all([readAsset(client, id), client.call.registryApi.leastRoyalty(id)]);
  if (!asset) return null;
  const rate = least === undefined ? null : BigInt(least);
  return { asset, least: rate, rate: rate === null ? '' : percent(rate).replace(/[ %,]/g, '') };
}

const rateOf = ({ rate }: Cited): bigint | null => {
  const match = /^(\d{1,3})(?:\.(\d{0,7}))?$/.exec(rate.trim());
  return match ? BigInt(match[1]!) * 10_000_000n + BigInt((match[2] ?? '').padEnd(7, '0')) : null;
};

function useTerms() {
  return {
    usePrice: useTrib('0.01'),
    trainingFee: useTrib('0'),
    royalty: usePercent('10'),
    reach: usePercent('0'),
    floorPrice: useTrib('0'),
    floorFee: useTrib('0'),
    floorRoyalty: usePercent('0'),
    floorReach: usePercent('0'),
  };
}

function useForm() {
  return {
    name: useText('', 64),
    uri: useText('', 256),
    licence: useText('CC-BY-4.0', 64),
    terms: useTerms(),
    steward: usePercent('10'),
    data: usePercent('90'),
    compute: usePercent('0'),
    dataBudget: useCount('0', 0n, 2n ** 128n - 1n),
    computeBudget: useCount('0', 0n, 2n ** 128n - 1n),
    deadline: useCount('100000', 1n, 4_000_000_000n),
  };
}

type Form = ReturnType<typeof useForm>;

const termsOf = ({ terms }: Form) => ({
  usePrice: terms.usePrice.value!,
  trainingFee: terms.trainingFee.value!,
  royalty: Number(terms.royalty.value),
  reach: Number(terms.reach.value),
});
const floorOf = ({ terms }: Form) => ({
  usePrice: terms.floorPrice.value!,
  trainingFee: terms.floorFee.value!,
  royalty: Number(terms.floorRoyalty.value),
  reach: Number(terms.floorReach.value),
});

/** What is wrong with what is asked, beyond its single fields. */
function complaints(form: Form, cited: Cited[], maximum: bigint): string[] {
  const found: string[] = [];
  const split = [form.steward, form.data, form.compute].reduce((sum, { value }) => sum + (value ?? 0n), 0n);
  if (split !== WHOLE) found.push(`Steward, data and compute sum to ${percent(split)}: they must be the whole.`);
  const [terms, floor] = [termsOf(form), floorOf(form)];
  if (floor.usePrice > terms.usePrice || floor.trainingFee > terms.trainingFee) {
    found.push('A price is below its floor.');
  }
  if (floor.royalty > terms.royalty || floor.reach > terms.reach) found.push('A share is below its floor.');
  const granted = cited.reduce((sum, one) => sum + (rateOf(one) ?? 0n), 0n);
  if (granted > maximum) found.push(`Royalties sum to ${percent(granted)}: at most ${percent(maximum)}.`);
  for (const one of cited) {
    const rate = rateOf(one);
    if (one.least === null) found.push(`“${one.asset.name}” can be cited at no rate.`);
    else if (rate === null || rate < one.least) {
      found.push(`“${one.asset.name}” asks for ${percent(one.least)} at least.`);
    }
  }
  return found;
}

/** So many of the newest assets are there to choose from; others are named by their numbers. */
const CHOICE = 100;

/** The newest assets, and how many there are. */
function useChoice() {
  const { data } = useChain(
    'assets to cite',
    async (client) => {
      const all = await readNextAsset(client);
      return { all, rows: await readAssetRows(client, idsBefore(all, CHOICE)) };
    },
    4_000,
  );
  return { rows: data?.rows ?? [], more: data !== null && data.all > CHOICE };
}

function Upstream({ cited, set }: { cited: Cited[]; set: (cited: Cited[]) => void }) {
  const { rows, more } = useChoice();
  const isCited = (id: number): boolean => cited.some(({ asset }) => asset.id === id);
  const known = rows.filter(({ state, id }) => state === 'Published' && !isCited(id));
  const [pick, setPick] = useState('');
  const number = useField('', (text) => (text.trim() === '' ? null : parseCount(text, 0n, 2n ** 32n - 1n)));
  const type = (text: string): void => {
    number.set(text);
    setPick(/^\d{1,10}$/.test(text.trim()) ? text.trim() : '');
  };
  const { data: found } = useChain(`cite ${pick}`, (client) =>
    pick === '' ? Promise.resolve(null) : readCited(client, Number(pick)),
  );
  const next = found && found.asset.state === 'Published' && !isCited(found.asset.id) ? found : null;
  return (
    <>
      <div className="row">
        <Choice
          label="Built from"
          value={pick}
          options={[
            ['', known.length > 0 ? 'choose …' : 'nothing is published'],
            ...known.map(({ id, name }) => [String(id), `#${id} ${name}`] as const),
          ]}
          set={(id) => {
            number.set('');
            setPick(id);
          }}
        />
        {more && <Input label="or any, by its number" field={{ ...number, set: type }} />}
        <button
          type="button"
          disabled={!next}
          onClick={() => {
            if (next) set([...cited, next]);
            type('');
          }}
        >
          Cite it
        </button>
      </div>
      <ul className="cited">
        {cited.map((one, at) => (
          <li key={one.asset.id}>
            <AssetLink id={one.asset.id} name={one.asset.name} kind={one.asset.kind} />
            <span className="unit">asks {one.least === null ? 'more than all' : percent(one.least)}, training </span>
            <Amount planck={one.asset.terms.trainingFee} />
            <label className="rate">
              <span>grant</span>
              <input
                value={one.rate}
                aria-label={`Royalty granted to ${one.asset.name}, in percent`}
                onChange={({ target }) => set(cited.map((c, i) => (i === at ? { ...c, rate: target.value } : c)))}
              />
              <span className="unit">%</span>
            </label>
            <button type="button" className="small" onClick={() => set(cited.filter((_, i) => i !== at))}>
              Remove
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What of each planck of income is whose. */
function Preview({ stack, names, form }: { stack: Ancestor[]; names: Map<number, string>; form: Form }) {
  const granted = stack.reduce((sum, { share }) => sum + share, 0n);
  const own = WHOLE - granted;
  const split = (parts: bigint | null): bigint => part(own, parts ?? 0n);
  return (
    <ShareBar
      title="Of each planck that it will receive"
      parts={[
        ...stack.map(({ id, share }) => ({
          ...{ label: names.get(id) ?? `asset ${id}`, parts: share, tone: 'royalty' as const },
        })),
        { label: 'Steward', parts: split(form.steward.value), tone: 'steward' },
        { label: 'Data', parts: split(form.data.value), tone: 'data' },
        { label: 'Compute', parts: split(form.compute.value), tone: 'compute' },
      ]}
    />
  );
}

function TermsFields({ terms }: { terms: Form['terms'] }) {
  return (
    <>
      <div className="grid">
        <Input label="A unit of use" unit="TRIB" field={terms.usePrice} />
        <Input label="Training on it, once" unit="TRIB" field={terms.trainingFee} />
        <Input label="Royalty" unit="%" field={terms.royalty} hint="least of the income of what is built from it" />
        <Input label="Reach" unit="%" field={terms.reach} hint="least of the income of every descendant" />
      </div>
      <Fold title="Never below: the floor, fixed for ever">
        <div className="grid">
          <Input label="Use, at least" unit="TRIB" field={terms.floorPrice} />
          <Input label="Training, at least" unit="TRIB" field={terms.floorFee} />
          <Input label="Royalty, at least" unit="%" field={terms.floorRoyalty} />
          <Input label="Reach, at least" unit="%" field={terms.floorReach} />
        </div>
      </Fold>
    </>
  );
}

function changesOf(form: Form, cited: Cited[], stack: Ancestor[], deposit: bigint, useFee: bigint) {
  const fees = cited.map(({ asset }) => asset.terms.trainingFee).filter((fee) => fee > 0n);
  const treasury = fees.reduce((sum, fee) => sum + part(fee, useFee), 0n);
  return [
    ...cited
      .filter(({ asset }) => asset.terms.trainingFee > 0n)
      .map(({ asset }) => ({
        kind: 'out' as const,
        label: `Training fee of “${asset.name}”`,
        amount: asset.terms.trainingFee - part(asset.terms.trainingFee, useFee),
      })),
    ...(treasury > 0n ? [{ kind: 'out' as const, label: 'The treasury’s part of them', amount: treasury }] : []),
    { kind: 'hold' as const, label: 'Deposit for its records', amount: deposit },
    ...stack.map(({ id, share }) => ({
      kind: 'note' as const,
      label: `Asset ${id} has ${percent(share)} of its income`,
    })),
    { kind: 'note' as const, label: `Floor, split and budgets of “${form.name.value}” are fixed for ever` },
  ];
}

function useSubmit(kind: Kind, form: Form, cited: Cited[], stack: Ancestor[], limited: boolean) {
  const { data: parameters } = useChain('parameters', readParameters, 5_000);
  const { data: block } = useChain('number', (client) => client.query.system.number() as Promise<number>);
  const fields = Object.values(form).flatMap((one) => ('text' in one ? [one] : Object.values(one)));
  const sound = ready(...fields) && parameters !== null && block !== null;
  const wrong = sound ? complaints(form, cited, parameters['Registry.MaxRoyaltySum']) : [];
  const texts = { name: form.name.value ?? '', uri: form.uri.value ?? '', licence: form.licence.value ?? '' };
  const has = { citations: cited.length, ancestors: stack.length };
  const deposit = parameters ? assetDeposit(pricesOf(parameters), texts, has) : 0n;
  const submit = (): void => {
    const info = { name: bytesOf(texts.name), uri: bytesOf(texts.uri), licence: bytesOf(texts.licence) };
    const split = {
      steward: Number(form.steward.value),
      data: Number(form.data.value),
      compute: Number(form.compute.value),
    };
    const upstream = cited.map((one) => [one.asset.id, Number(rateOf(one))]);
    const fees = cited.reduce((sum, { asset }) => sum + asset.terms.trainingFee, 0n);
    const budgets = { data: form.dataBudget.value!, compute: form.computeBudget.value! };
    const deadline = limited ? Number(block) + Number(form.deadline.value) : undefined;
    const [terms, floor] = [termsOf(form), floorOf(form)];
    propose({
      title: `Register the ${kind.toLowerCase()} “${texts.name}”`,
      call: ({ tx }) => tx.registry[`register${kind}`](info, terms, split, upstream, fees, floor, budgets, deadline),
      changes: changesOf(form, cited, stack, deposit, parameters!['Rewards.UseFee']),
      done: ({ events, failure }) => {
        const told = events.find(({ pallet, name }) => pallet === 'Registry' && name === 'AssetRegistered');
        if (told && !failure) go({ view: 'asset', id: Number(told.fields.asset) });
      },
    });
  };
  return { sound, wrong, deposit, submit };
}

function Description(props: { kind: Kind; setKind: (kind: Kind) => void; form: Form }) {
  const { kind, setKind, form } = props;
  const kinds = (['Dataset', 'Model'] as const).map((one) => [one, one] as const);
  return (
    <Section title="What it is">
      <div className="grid">
        <Choice label="Kind" value={kind} options={kinds} set={setKind} />
        <Input label="Name" field={form.name} hint="1 to 64 bytes, not unique" />
        <Input label="Address" field={form.uri} hint="where it, or its card, is found" placeholder="https://…" />
        <Input label="Licence" field={form.licence} hint="an SPDX expression" />
      </div>
    </Section>
  );
}

function Limits(props: { form: Form; limited: boolean; setLimited: (limited: boolean) => void }) {
  const { form, limited, setLimited } = props;
  return (
    <Fold title="Budgets and deadline, fixed for ever">
      <div className="grid three">
        <Input label="Weight of data, at most" field={form.dataBudget} hint="0: no limit" />
        <Input label="Weight of compute, at most" field={form.computeBudget} hint="0: no limit" />
        <Input label="Published within" unit="blocks" field={form.deadline} hint="else anybody may cancel it" />
      </div>
      <Check label="It has a deadline" value={limited} set={setLimited} />
    </Fold>
  );
}

/** The view. */
export default function Register() {
  useTitle('Register');
  const [kind, setKind] = useState<Kind>('Dataset');
  const [cited, setCited] = useState<Cited[]>([]);
  const [limited, setLimited] = useState(true);
  const form = useForm();
  const stack = stackOf(
    cited.map((one) => ({
      ...{ id: one.asset.id, rate: rateOf(one) ?? 0n, reach: one.asset.terms.reach, stack: one.asset.stack },
    })),
  );
  const names = new Map(cited.map(({ asset }) => [asset.id, asset.name]));
  const { sound, wrong, deposit, submit } = useSubmit(kind, form, cited, stack, limited);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h1>Register</h1>
      <Description kind={kind} setKind={setKind} form={form} />
      <Section title="What others pay">
        <TermsFields terms={form.terms} />
      </Section>
      <Section title="What it is built from">
        <Upstream cited={cited} set={setCited} />
        {cited.length === 0 && <Empty>Nothing: all of its income is its own.</Empty>}
      </Section>
      <Section title="Whose its own part is">
        <div className="grid three">
          <Input label="Steward" unit="%" field={form.steward} />
          <Input label="Data" unit="%" field={form.data} />
          <Input label="Compute" unit="%" field={form.compute} />
        </div>
        <Preview stack={stack} names={names} form={form} />
        <Limits form={form} limited={limited} setLimited={setLimited} />
      </Section>
      {wrong.length > 0 && (
        <ul className="trouble" role="alert">
          {wrong.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      <div className="buttons sticky">
        <span>
          Deposit <Amount planck={deposit} /> <span className="unit">for {count(stack.length)} ancestors</span>
        </span>
        <button type="submit" className="primary" disabled={!sound || wrong.length > 0}>
          Read it over and sign
        </button>
      </div>
    </form>
  );
}
