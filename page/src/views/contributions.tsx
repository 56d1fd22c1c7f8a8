// Who worked for an asset, and the review of it.

import { useState } from 'react';
import { propose } from '../chain/act';
import { clientNow } from '../chain/node';
import { pricesOf, readParameters } from '../chain/parameters';
import { type ReviewState, poolArgument, readContributions } from '../chain/read';
import type { Asset, Contribution, Weights } from '../chain/types';
import { useChain } from '../chain/use';
import { memberDeposit } from '../lib/deposits';
import { bytesOf, count } from '../lib/format';
import { Account, Empty, Hash, Pending, Section } from '../ui/basics';
import { Check, Choice, Input, ready, useCount, useText } from '../ui/form';
import { useParts } from '../ui/pages';
import { useSigner } from '../ui/sheet';
import { ActForm } from './asset-acts';

const U64 = 2n ** 64n - 1n;

/** Whether somebody is in the pool of a contribution's class already. */
const isMember = async ({ who, class: type, asset }: Contribution): Promise<boolean> =>
  Boolean(await clientNow().query.rewards.members([who, poolArgument({ type, asset })]));

function Assess({ one, asset }: { one: Contribution; asset: Asset }) {
  const { data: parameters } = useChain('parameters', readParameters, 5_000);
  const signer = useSigner();
  const weight = useCount(one.manifest ? '1' : one.units.toString(), 1n, U64);
  if (!parameters) return null;
  const submit = async (): Promise<void> => {
    const member = one.manifest || (await isMember(one)) ? 0n : memberDeposit(pricesOf(parameters));
    propose({
      title: `Accept contribution ${one.id}`,
      call: ({ tx }) =>
        one.manifest
          ? tx.contributions.assessManifest(one.id, weight.value, undefined)
          : tx.contributions.assess(one.id, weight.value, undefined),
      changes: [
        ...(member > 0n
          ? [
              {
                kind: 'hold' as const,
                label: 'Deposit for a new member, of the steward',
                amount: member,
                whom: signer?.address === asset.steward ? undefined : asset.steward,
              },
            ]
          : []),
        {
          kind: 'note' as const,
          label: one.manifest
            ? `All of it weighs ${count(one.units * weight.value!)} in the pool of ${one.class.toLowerCase()}`
            : `It weighs ${count(weight.value!)} in the pool of ${one.class.toLowerCase()}`,
        },
      ],
    });
  };
  return (
    <ActForm go={submit} ready={ready(weight)} button="Accept">
      <Input label={one.manifest ? 'Weight of each unit' : 'Weight'} field={weight} />
    </ActForm>
  );
}

function Reject({ one, call }: { one: Contribution; call: 'reject' | 'revoke' }) {
  const reason = useText('', 256);
  const [spam, setSpam] = useState(false);
  const submit = (): void =>
    propose({
      title: `${call === 'reject' ? 'Reject' : 'Revoke'} contribution ${one.id}`,
      call: ({ tx }) =>
        call === 'reject'
          ? tx.contributions.reject(one.id, bytesOf(reason.value!), spam)
          : tx.contributions.revoke(one.id, bytesOf(reason.value!)),
      changes: [
        {
          kind: 'note',
          label: spam ? 'Its deposit goes to the treasury' : 'Its deposit is its contributor’s again',
        },
      ],
    });
  return (
    <ActForm go={submit} ready={ready(reason)} button={call === 'reject' ? 'Reject' : 'Revoke'}>
      <Input label="Reason" field={reason} />
      {call === 'reject' && <Check label="It is spam" value={spam} set={setSpam} />}
    </ActForm>
  );
}

function withdraw(one: Contribution, forget: boolean): void {
  propose({
    title: `${forget ? 'Forget the record of' : 'Withdraw'} contribution ${one.id}`,
    call: ({ tx }) => tx.contributions[forget ? 'forget' : 'withdraw'](one.id),
    changes: [
      {
        kind: 'note',
        label: forget ? 'What it weighs stays; its deposit is free' : 'It weighs nothing any more',
      },
    ],
  });
}

function Buttons(props: {
  one: Contribution;
  asset: Asset;
  reviewer: boolean;
  open: string | null;
  toggle: (what: string) => void;
}) {
  const { one, asset, reviewer, open, toggle } = props;
  const mine = useSigner()?.address === one.who;
  const making = asset.state === 'Open' || asset.state === 'Closed';
  const button = (name: string) => (
    <button type="button" className="small" aria-expanded={open === name} onClick={() => toggle(name)}>
      {name}
    </button>
  );
  return (
    <div className="buttons">
      {reviewer && !mine && one.weight === null && asset.state === 'Open' && button('Accept')}
      {reviewer && one.weight === null && making && button('Reject')}
      {reviewer && one.weight !== null && making && button('Revoke')}
      {mine && (making || one.weight === null || asset.state === 'Cancelled') && (
        <button type="button" className="small" onClick={() => withdraw(one, false)}>
          Withdraw
        </button>
      )}
      {mine && one.weight !== null && !making && asset.state !== 'Cancelled' && (
        <button type="button" className="small" onClick={() => withdraw(one, true)}>
          Forget the record
        </button>
      )}
    </div>
  );
}

function Row(props: { one: Contribution; asset: Asset; reviewer: boolean; total: bigint }) {
  const { one, asset, total } = props;
  const [open, setOpen] = useState<string | null>(null);
  const toggle = (what: string): void => setOpen(open === what ? null : what);
  return (
    <li className="contribution">
      <div className="line">
        <span className="unit">#{count(one.id)}</span>
        <Account address={one.who} />
        <span>
          {count(one.units)} <span className="unit">{one.class === 'Data' ? 'records' : 'GPU-seconds'}</span>
          {one.manifest && <span className="tag many">{count(one.manifest.count)} people</span>}
        </span>
        <Hash value={one.commitment} what={one.manifest ? 'root' : 'hash of the work'} />
        <span className="weight">
          {one.weight === null ? (
            <span className="tag open">waits for review</span>
          ) : (
            <>
              <meter
                min={0}
                max={1}
                value={Number(one.weight) / Math.max(1, Number(total))}
                aria-label="Part of its class"
              />
              weight {count(one.weight)}
            </>
          )}
        </span>
        <Buttons {...props} open={open} toggle={toggle} />
      </div>
      <p className="uri">{one.uri}</p>
      {open === 'Accept' && <Assess one={one} asset={asset} />}
      {open === 'Reject' && <Reject one={one} call="reject" />}
      {open === 'Revoke' && <Reject one={one} call="revoke" />}
    </li>
  );
}

const STATES = [
  ['', 'All'],
  ['Pending', 'Those that wait for a review'],
  ['Accepted', 'Those that are accepted'],
] as const;
/** So many are on a page. */
const SIZE = 20;

/** A page of them; what waits for a review comes first. */
function List(props: { asset: Asset; state: '' | ReviewState; reviewer: boolean; weights: Weights }) {
  const { asset, state, reviewer, weights } = props;
  const { items, trouble, pager } = useParts<Contribution, bigint>(
    `contributions ${asset.id} ${state}`,
    (client, from) => readContributions(client, asset.id, state || undefined, from, SIZE),
    500,
  );
  if (!items) return <Pending trouble={trouble} what="contributions" />;
  const [waiting, accepted] = [true, false].map((waits) => items.filter(({ weight }) => (weight === null) === waits));
  return (
    <>
      {items.length === 0 ? (
        <Empty>
          {state !== ''
            ? 'None among those that were looked at.'
            : `No contribution is recorded${asset.state === 'Open' ? ': be the first.' : '.'}`}
        </Empty>
      ) : (
        <ul className="contributions">
          {[...waiting!, ...accepted!].map((one) => (
            <Row key={String(one.id)} {...{ one, asset, reviewer, total: weights[one.class] }} />
          ))}
        </ul>
      )}
      {pager}
    </>
  );
}

/** The contributions of an asset. */
export function Contributions(props: { asset: Asset; reviewers: string[]; weights: Weights }) {
  const { asset, reviewers, weights } = props;
  const [state, setState] = useState<'' | ReviewState>('');
  const signer = useSigner();
  const may = reviewers.length > 0 ? reviewers : [asset.steward];
  const reviewer = signer !== null && may.includes(signer.address);
  return (
    <Section
      title="Who worked for it"
      aside={
        asset.state === 'Open' || asset.state === 'Closed' ? (
          <span>
            reviewed by{' '}
            {may.map((address) => (
              <Account key={address} address={address} />
            ))}
          </span>
        ) : undefined
      }
    >
      <div className="filters">
        <Choice label="Show" value={state} options={STATES} set={setState} />
      </div>
      <List asset={asset} state={state} reviewer={reviewer} weights={weights} />
    </Section>
  );
}
