// What one can do with an asset, in the order of its life. Each act opens where its button is.

import type { ReactNode } from 'react';
import { propose } from '../chain/act';
import { pricesOf, readParameters, type Parameters } from '../chain/parameters';
import { MOST_ENTRIES } from '../chain/pools';
import type { Asset, Weights } from '../chain/types';
import { useChain } from '../chain/use';
import { clientNow, link } from '../chain/node';
import { useStore } from '../chain/store';
import { grantDeposit, reviewerDeposit, usageDeposit } from '../lib/deposits';
import { count, plural } from '../lib/format';
import { effectiveSplit, part } from '../lib/shares';
import { Amount } from '../ui/basics';
import { Input, ready, useCount, useField, useHash32, useTrib, parseAddress } from '../ui/form';
import { notify } from '../ui/notice';
import { type Offer, Offers } from '../ui/offers';
import { useSigner } from '../ui/sheet';
import { ContributeForm } from './contribute';
import { OpenTab } from './open-tab';

interface ActProps {
  asset: Asset;
  parameters: Parameters;
}

function Use({ asset, parameters }: ActProps) {
  const signer = useSigner();
  const units = useCount('1', 1n);
  const price = asset.terms.usePrice * (units.value ?? 0n);
  const treasury = part(price, parameters['Rewards.UseFee']);
  const submit = async (): Promise<void> => {
    const before = signer && (await clientNow().query.registry.usage([asset.id, signer.address]));
    propose({
      title: `Use “${asset.name}” ${plural(units.value!, 'time')}`,
      call: ({ tx }) => tx.registry.useAsset(asset.id, units.value, price),
      changes: [
        { kind: 'out', label: 'Income of the asset', amount: price - treasury },
        { kind: 'out', label: 'The treasury’s part', amount: treasury },
        ...(before
          ? []
          : [
              {
                kind: 'hold' as const,
                label: 'Deposit for the record of use',
                amount: usageDeposit(pricesOf(parameters)),
              },
            ]),
      ],
    });
  };
  return (
    <ActForm go={submit} ready={ready(units)} button="Read it over and sign">
      <Input label="Units" field={units} />
      <p className="hint">
        Price <Amount planck={price} />, of which the treasury has <Amount planck={treasury} />.
      </p>
    </ActForm>
  );
}

function Fund({ asset, parameters }: ActProps) {
  const signer = useSigner();
  const amount = useTrib('5');
  const waits = asset.state === 'Open' || asset.state === 'Closed';
  const submit = async (): Promise<void> => {
    const before = signer && (await clientNow().query.rewards.grants([asset.id, signer.address]));
    const treasury = part(amount.value!, parameters['Rewards.UseFee']);
    propose({
      title: `Grant to “${asset.name}”`,
      call: ({ tx }) => tx.rewards.fund(asset.id, amount.value),
      changes: waits
        ? [
            {
              kind: 'out',
              label: 'Waits for its publication; yours again if it is cancelled',
              amount: amount.value!,
            },
            ...(before
              ? []
              : [
                  {
                    kind: 'hold' as const,
                    label: 'Deposit for the record',
                    amount: grantDeposit(pricesOf(parameters)),
                  },
                ]),
          ]
        : [
            { kind: 'out', label: 'Income of the asset', amount: amount.value! - treasury },
            { kind: 'out', label: 'The treasury’s part', amount: treasury },
          ],
    });
  };
  return (
    <ActForm go={submit} ready={ready(amount)} button="Read it over and sign">
      <Input
        label="Amount"
        unit="TRIB"
        field={amount}
        hint={
          waits ? (
            <>
              at least <Amount planck={parameters['Rewards.MinGrant']} plain />
            </>
          ) : undefined
        }
      />
    </ActForm>
  );
}

const parseReviewers = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(parseAddress);

function Reviewers({ asset, parameters }: ActProps) {
  const list = useField('', parseReviewers);
  const submit = async (): Promise<void> => {
    const before = (await clientNow().query.registry.reviewers(asset.id)).length as number;
    const change = list.value!.length - before;
    const amount = reviewerDeposit(pricesOf(parameters), Math.abs(change));
    propose({
      title: `Name ${plural(list.value!.length, 'reviewer')} of “${asset.name}”`,
      call: ({ tx }) => tx.registry.setReviewers(asset.id, list.value),
      changes: [
        { kind: change < 0 ? 'free' : 'hold', label: 'Deposit for them, until publication', amount },
        { kind: 'note', label: 'They, and nobody else, assess contributions' },
      ],
    });
  };
  return (
    <ActForm go={submit} ready={ready(list)} button="Read it over and sign">
      <Input label="Accounts" field={list} hint="up to 16 addresses; none: the steward reviews" />
    </ActForm>
  );
}

function Publish({ asset, weights }: ActProps & { weights: Weights }) {
  const hash = useHash32();
  const split = effectiveSplit(asset.split, { data: weights.Data, compute: weights.Compute });
  const submit = (): void =>
    propose({
      title: `Publish “${asset.name}”`,
      call: ({ tx }) => tx.registry.publish(asset.id, hash.value),
      changes: [
        {
          kind: 'note',
          label: 'Its weights and its split are fixed for ever, and deposits for reviewers are free',
        },
        ...(asset.waiting > 0n
          ? [
              {
                kind: 'note' as const,
                label: 'Grants that waited flow to its contributors',
                amount: asset.waiting,
              },
            ]
          : []),
        {
          kind: 'note',
          label: `Split: steward ${percentOf(split.steward)}, data ${percentOf(split.data)}, compute ${percentOf(
            split.compute,
          )}`,
        },
      ],
    });
  return (
    <ActForm go={submit} ready={ready(hash)} button="Read it over and sign">
      <Input label="Commitment" field={hash} hint="the hash of its weights or of its manifest, 64 hexadecimal digits" />
      <FileHash set={hash.set} />
    </ActForm>
  );
}

const percentOf = (parts: bigint): string => `${Number(parts) / 1e7} %`;

/** Takes the hash of a file, in the browser. */
function FileHash({ set }: { set: (hash: string) => void }) {
  return (
    <label className="file">
      <span>or of a file, hashed here</span>
      <input
        type="file"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (!file) return;
          void hashFile(file).then(set, (error: Error) => notify(error.message, true));
        }}
      />
    </label>
  );
}

async function hashFile(file: Blob): Promise<string> {
  const [{ blake2b }, { toHex }] = await Promise.all([import('@noble/hashes/blake2.js'), import('../lib/format')]);
  const hash = blake2b.create({ dkLen: 32 });
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return toHex(hash.digest());
    hash.update(value);
  }
}

/** The form of an act. */
export function ActForm(props: {
  go: () => void | Promise<void>;
  ready: boolean;
  button: string;
  children: ReactNode;
}) {
  return (
    <form
      className="act-form"
      onSubmit={(event) => {
        event.preventDefault();
        Promise.resolve(props.go()).catch((error: Error) => notify(error.message, true));
      }}
    >
      {props.children}
      <div className="buttons">
        <button type="submit" className="primary" disabled={!props.ready}>
          {props.button}
        </button>
      </div>
    </form>
  );
}

/** What can be done now, and by whom. */
function offersOf(asset: Asset, block: number, props: ActProps & { weights: Weights }): Offer[] {
  const { state, id, name } = asset;
  const offers: Offer[] = [];
  const simple = (title: string, call: string, note: string): Offer => ({
    name: title,
    act: () =>
      propose({
        title: `${title} “${name}”`,
        call: ({ tx }) => tx.registry[call](id),
        changes: [{ kind: 'note', label: note }],
      }),
  });
  if (state === 'Published' && !asset.frozen) {
    offers.push({ name: 'Use', show: <Use {...props} /> }, { name: 'Pay per call', show: <OpenTab {...props} /> });
  }
  if (state === 'Open') offers.push({ name: 'Contribute', show: <ContributeForm {...props} /> });
  if (state !== 'Cancelled') offers.push({ name: 'Fund', show: <Fund {...props} /> });
  if (state === 'Open') {
    offers.push({ name: 'Reviewers', show: <Reviewers {...props} /> });
    offers.push(simple('Close', 'close', 'No new contributions; weights only fall; there is no way back'));
  }
  if (state === 'Closed') offers.push({ name: 'Publish', show: <Publish {...props} /> });
  if (state === 'Published') {
    offers.push(simple('Retire', 'retire', 'No new use and no new citation, after the notice; there is no way back'));
  }
  if (state === 'Open' || state === 'Closed') {
    const past = asset.deadline !== null && block > asset.deadline;
    const whose = past ? 'anybody may, for its deadline has passed' : 'for its steward';
    offers.push(simple('Cancel', 'cancel', `Grants go back and contributions can be withdrawn; ${whose}`));
  }
  if (state === 'Cancelled') {
    offers.push({
      name: 'Reclaim my grant',
      act: () =>
        propose({
          title: `Reclaim what I granted to “${name}”`,
          call: ({ tx }) => tx.rewards.reclaim(id),
          changes: [{ kind: 'note', label: 'All that you granted, and the deposit, are yours again' }],
        }),
    });
  }
  return offers;
}

function Collect({ asset, collectable }: { asset: Asset; collectable: { from: number; amount: bigint }[] }) {
  const first = collectable.slice(0, MOST_ENTRIES);
  const sum = first.reduce((total, { amount }) => total + amount, 0n);
  if (sum === 0n || asset.frozen) return null;
  const submit = (): void =>
    propose({
      title: `Collect royalties for “${asset.name}”`,
      call: ({ tx }) =>
        tx.rewards.collect(
          asset.id,
          first.map(({ from }) => from),
        ),
      changes: first.map(({ from, amount }) => ({
        ...{ kind: 'note' as const, label: `From asset ${from}, for the members of “${asset.name}”`, amount },
      })),
    });
  return (
    <button type="button" className="primary" onClick={submit}>
      Collect <Exact planck={sum} /> of royalties
    </button>
  );
}

const Exact = ({ planck }: { planck: bigint }) => <Amount planck={planck} plain />;

/** When a closed asset can be published. */
function Wait({ asset, parameters, block }: ActProps & { block: number }) {
  if (asset.state !== 'Closed' || asset.closed === null) return null;
  const from = asset.closed + Number(parameters['Registry.ReviewPeriod']);
  return block + 1 < from ? (
    <p className="hint">
      Under review: it can be published from block {count(from)} on, in {plural(from - block, 'block')}.
    </p>
  ) : null;
}

/** The bar of acts. */
export function AssetActs(props: {
  asset: Asset;
  weights: Weights;
  collectable: { from: number; amount: bigint }[];
}) {
  const { asset, weights, collectable } = props;
  const { data: parameters } = useChain('parameters', readParameters, 5_000);
  const block = useStore(link).head?.number ?? 0;
  if (!parameters) return null;
  return (
    <Offers
      offers={offersOf(asset, block, { asset, parameters, weights })}
      first={<Collect asset={asset} collectable={collectable} />}
    >
      <Wait asset={asset} parameters={parameters} block={block} />
    </Offers>
  );
}
