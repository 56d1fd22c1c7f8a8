// What is being decided: referenda, both chambers against what they need, and voting.

import { useState } from 'react';
import { propose } from '../chain/act';
import { type Client, link } from '../chain/node';
import { usePastVotes } from '../chain/history';
import { type House, type Poll, type Track, momentOf, readHouse } from '../chain/polls';
import { useStore } from '../chain/store';
import { useChain } from '../chain/use';
import { count, percent, plural, words } from '../lib/format';
import { href } from '../lib/route';
import { approval, contributorsPart, ratio, threshold } from '../lib/shares';
import { Account, Amount, Empty, Facts, Pending, Section, useTitle } from '../ui/basics';
import { Chamber } from '../ui/chamber';
import { AccountInput, Choice, Fold, Input, ready, useAddress, useTrib } from '../ui/form';
import { useSigner } from '../ui/sheet';
import { ActForm } from './asset-acts';
import { Stood, Voters } from './tallies';

/* eslint-disable @typescript-eslint/no-explicit-any */

/** What is proposed, in few words. */
function subject({ proposal, index }: Poll): string {
  const call = proposal as { pallet?: string; palletCall?: { name?: string; params?: any } } | null;
  if (!call?.pallet) return `Referendum ${index}`;
  const { name, params } = call.palletCall ?? {};
  const key = params?.keyValue;
  if (key?.type) return `Set ${key.type}.${key.value?.type ?? ''} to ${describe(key.value?.value?.[1])}`;
  return `${call.pallet}: ${words(name ?? '').toLowerCase()}`;
}

/** A parameter's value in few words: a number is in the parameter's own unit, planck or parts per billion. */
function describe(value: any): string {
  if (value === null || value === undefined) return 'its default';
  if (typeof value === 'object') return JSON.stringify(value);
  return /^\d+$/.test(String(value)) ? count(BigInt(value)) : String(value);
}

function Chambers({ poll, house, block }: { poll: Poll; house: House; block: number }) {
  const { tally, track } = poll;
  if (!tally || !track) return null;
  const x = momentOf(poll, block);
  const contributors = contributorsPart(tally, house.voices);
  return (
    <div className="chambers">
      <Chamber
        title="Approval, both chambers"
        has={approval(tally, house.voices)}
        needs={threshold(track.minApproval, x)}
        tone="accent"
      />
      <Chamber
        title="Support, of all tokens"
        has={ratio(tally.support, house.electorate)}
        needs={threshold(track.minSupport, x)}
        tone="royalty"
      />
      <Chamber title="Tokens" ayes={tally.ayes} nays={tally.nays} weight={1_000_000_000n - contributors} />
      {tally.contributorShare > 0n && (
        <Chamber
          title="Contributors"
          ayes={tally.contributorAyes}
          nays={tally.contributorNays}
          weight={contributors}
          note={`up to ${percent(tally.contributorShare)}, from ${percent(tally.contributorQuorum)} of all voices on`}
        />
      )}
    </div>
  );
}

/** All referenda. */
export default function Votes() {
  useTitle('Votes');
  const { data, trouble } = useChain('votes', readHouse, 500);
  const block = useStore(link).head?.number ?? 0;
  return (
    <>
      <header className="head">
        <h1>Votes</h1>
      </header>
      {!data ? (
        <Pending trouble={trouble} what="votes" />
      ) : data.polls.length === 0 ? (
        <Empty>
          Nothing was proposed yet. <a href={href({ view: 'calls' })}>Propose a parameter</a> with
          governance.proposeParameter.
        </Empty>
      ) : (
        <ul className="polls">
          {data.polls.map((poll) => (
            <li key={poll.index} className={poll.tally ? 'poll open' : 'poll'}>
              <header>
                <h2>
                  <a href={href({ view: 'vote', index: poll.index })}>{subject(poll)}</a>
                </h2>
                <span className="tag">{poll.state}</span>
                <span className="unit">
                  #{poll.index}
                  {poll.track && ` · track ${words(poll.track.name).toLowerCase()}`}
                </span>
              </header>
              <Chambers poll={poll} house={data} block={block} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const CONVICTIONS = ['None', 'Locked1x', 'Locked2x', 'Locked3x', 'Locked4x', 'Locked5x', 'Locked6x'] as const;
const CONVICTION_NAMES = CONVICTIONS.map(
  (name, at) => [name, at === 0 ? '0.1×, not locked' : `${at}×, locked`] as const,
);

function VoteForm({ poll }: { poll: Poll }) {
  const signer = useSigner();
  const amount = useTrib('1000');
  const [aye, setAye] = useState<'aye' | 'nay'>('aye');
  const [conviction, setConviction] = useState<(typeof CONVICTIONS)[number]>('Locked1x');
  const { data: voice } = useChain(`voice ${signer?.address}`, async (client) =>
    signer ? BigInt(await client.call.governanceApi.voice(signer.address)) : 0n,
  );
  const tenths = conviction === 'None' ? 1n : BigInt(CONVICTIONS.indexOf(conviction)) * 10n;
  const submit = (): void =>
    propose({
      title: `Vote ${aye} on referendum ${poll.index}`,
      call: ({ tx }) =>
        tx.convictionVoting.vote(poll.index, {
          type: 'Standard',
          value: { vote: voteByte(aye === 'aye', CONVICTIONS.indexOf(conviction)), balance: amount.value },
        }),
      changes: [
        {
          kind: 'note',
          label: 'Locked while the vote is there, and longer by its conviction',
          amount: amount.value!,
        },
        { kind: 'note', label: 'Counts as', amount: (amount.value! * tenths) / 10n },
      ],
    });
  return (
    <>
      <ActForm go={submit} ready={ready(amount)} button="Vote with tokens">
        <div className="grid three">
          <Choice
            label="Vote"
            value={aye}
            options={[
              ['aye', 'Aye'],
              ['nay', 'Nay'],
            ]}
            set={setAye}
          />
          <Input label="With" unit="TRIB" field={amount} />
          <Choice label="Conviction" value={conviction} options={CONVICTION_NAMES} set={setConviction} />
        </div>
      </ActForm>
      {poll.tally && poll.tally.contributorShare > 0n && <AsContributor index={poll.index} voice={voice ?? 0n} />}
    </>
  );
}

function AsContributor({ index, voice }: { index: number; voice: bigint }) {
  const vote = (aye: boolean): void =>
    propose({
      title: `Vote ${aye ? 'aye' : 'nay'} as a contributor`,
      call: ({ tx }) => tx.governance.contributorVote(index, aye),
      changes: [{ kind: 'note', label: 'Your voice, what you ever earned by contributing', amount: voice }],
    });
  return (
    <div className="buttons wrap">
      {[true, false].map((aye) => (
        <button key={String(aye)} type="button" disabled={voice === 0n} onClick={() => vote(aye)}>
          {aye ? 'Aye' : 'Nay'} as a contributor
        </button>
      ))}
      <span className="unit">
        voice <Amount planck={voice} />
      </span>
    </div>
  );
}

/** A vote in the form of the SDK: a bit for aye, the rest the conviction. */
const voteByte = (aye: boolean, conviction: number): number => (aye ? 128 : 0) + conviction;

function Delegate({ track }: { track: Track }) {
  const to = useAddress('');
  const amount = useTrib('1000');
  const [conviction, setConviction] = useState<(typeof CONVICTIONS)[number]>('Locked1x');
  return (
    <ActForm
      ready={ready(to, amount)}
      button="Delegate"
      go={() =>
        propose({
          title: `Delegate on the track ${track.name}`,
          call: ({ tx }) => tx.convictionVoting.delegate(track.id, to.value, conviction, amount.value),
          changes: [{ kind: 'note', label: 'They vote with these tokens on this track', amount: amount.value! }],
        })
      }
    >
      <div className="grid three">
        <AccountInput label="To" field={to} />
        <Input label="With" unit="TRIB" field={amount} />
        <Choice label="Conviction" value={conviction} options={CONVICTION_NAMES} set={setConviction} />
      </div>
    </ActForm>
  );
}

function PollActs({ poll }: { poll: Poll }) {
  const one = (title: string, call: (client: Client) => any, label: string, amount?: bigint) => (
    <button
      type="button"
      onClick={() => propose({ title, call, changes: [{ kind: amount ? 'hold' : 'note', label, amount }] })}
    >
      {title}
    </button>
  );
  return (
    <div className="buttons wrap">
      {poll.tally &&
        !poll.placed &&
        poll.track &&
        one(
          'Place the decision deposit',
          ({ tx }) => tx.referenda.placeDecisionDeposit(poll.index),
          'Deposit, back when it is over',
          poll.track.decisionDeposit,
        )}
      {!poll.tally &&
        one(
          'Refund the decision deposit',
          ({ tx }) => tx.referenda.refundDecisionDeposit(poll.index),
          'The deposit goes back to who placed it',
        )}
      {!poll.tally &&
        one(
          'Refund the submission deposit',
          ({ tx }) => tx.referenda.refundSubmissionDeposit(poll.index),
          'The deposit goes back to who submitted it',
        )}
    </div>
  );
}

/** One referendum. */
export function Vote({ index }: { index: number }) {
  useTitle(`Referendum ${index}`);
  const { data, trouble } = useChain('votes', readHouse, 500);
  const past = usePastVotes(index);
  const block = useStore(link).head?.number ?? 0;
  if (!data) return <Pending trouble={trouble} what="the referendum" />;
  const poll = data.polls.find((one) => one.index === index);
  if (!poll)
    return (
      <Empty>
        There is no referendum {index} among the last fifty. <a href={href({ view: 'votes' })}>All</a>
      </Empty>
    );
  const facts: [string, React.ReactNode][] = [['State', poll.state]];
  if (poll.track) facts.push(['Track', words(poll.track.name)]);
  if (poll.who) facts.push(['Proposed by', <Account key="w" address={poll.who} />]);
  if (poll.submitted !== null) facts.push(['Submitted in', `block ${count(poll.submitted)}`]);
  if (poll.confirming !== null)
    facts.push([
      'Confirmed in',
      `block ${count(poll.confirming)}, ${plural(Math.max(0, poll.confirming - block), 'block')} to go`,
    ]);
  if (poll.ended !== null) facts.push(['Ended in', `block ${count(poll.ended)}`]);
  return (
    <article>
      <header className="head">
        <div>
          <h1>{subject(poll)}</h1>
          <p className="sub">Referendum #{index}</p>
        </div>
      </header>
      <PollActs poll={poll} />
      <div className="two">
        <Section title="Where it stands">
          <Facts facts={facts} />
          <Chambers poll={poll} house={data} block={block} />
        </Section>
        <Section title="Vote">
          {poll.tally ? <VoteForm poll={poll} /> : <Empty>It is over.</Empty>}
          {poll.track && poll.tally && (
            <Fold title="Let another vote on this track">
              <Delegate track={poll.track} />
            </Fold>
          )}
        </Section>
      </div>
      <Section title="How it stood over time">
        <Stood poll={poll} house={data} block={block} past={past} />
      </Section>
      <Section title="Who voted">
        <Voters index={index} past={past} />
      </Section>
      {poll.proposal !== null && (
        <Section title="The call that is proposed">
          <pre className="code" tabIndex={0}>
            {JSON.stringify(poll.proposal, null, 2)}
          </pre>
        </Section>
      )}
    </article>
  );
}
