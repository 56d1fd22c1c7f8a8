// How a referendum stood over time, both chambers against what they need, and who voted: from the history, where the
// node keeps one.

import { Suspense, useMemo } from 'react';
import { type PastEvent, type PastVote, type Reach, listOf, useHistory, type usePastVotes } from '../chain/history';
import { type Client, link } from '../chain/node';
import { type House, type Poll, type Track, tracksOf } from '../chain/polls';
import { addressOf } from '../chain/read';
import { useStore } from '../chain/store';
import type { Part } from '../chain/types';
import { count, trib } from '../lib/format';
import { type Tally, approval, ratio, threshold } from '../lib/shares';
import { NO_VOTES, type Stand, type Votes, placesOf, standsAt, standsOf, sumOf } from '../lib/tallies';
import { Account, Amount, Empty, Pending } from '../ui/basics';
import { later } from '../ui/later';
import { NotProven } from '../ui/light';
import { usePages, useParts } from '../ui/pages';

const Series = later(() => import('../ui/series'));

/* eslint-disable @typescript-eslint/no-explicit-any */

/** Votes as the history answers them. */
export type Past = ReturnType<typeof usePastVotes>;

/** A decision: when it began, what it needs, by which rules the chambers count, and its tally, if that is known. */
interface Decision {
  /** The block in which it began, if it has. */
  since: number | null;
  track: Track;
  rules: Pick<Tally, 'contributorShare' | 'contributorQuorum'>;
  /** The last block whose votes count. */
  last: number;
  tally: Votes | null;
}

/** The event that a referendum of each state ended with. */
const ENDS: Record<string, string> = { Approved: 'Confirmed' };

/** The event of this name about a referendum. */
function useOwnEvent(name: string | null, index: number): PastEvent | null {
  const { data } = useHistory<PastEvent[]>(name && `events?pallet=Referenda&name=${name}&limit=1000`);
  return listOf(data).find(({ fields }) => Number(fields.index) === index) ?? null;
}

function tallyOf(fields: any): Tally | null {
  if (!fields) return null;
  const { ayes, nays, support, contributor_ayes, contributor_nays, contributor_share, contributor_quorum } = fields;
  return {
    ...{ ayes: BigInt(ayes), nays: BigInt(nays), support: BigInt(support) },
    ...{ contributorAyes: BigInt(contributor_ayes), contributorNays: BigInt(contributor_nays) },
    ...{ contributorShare: BigInt(contributor_share), contributorQuorum: BigInt(contributor_quorum) },
  };
}

/** The decision on a referendum; of one that is over the history alone knows it. */
function useDecision(poll: Poll): Decision | null {
  const { client } = useStore(link);
  const { index, tally, track, since, state, ended } = poll;
  const begun = useOwnEvent(tally ? null : 'DecisionStarted', index);
  const over = useOwnEvent(tally ? null : (ENDS[state] ?? state), index);
  if (tally) return track && { since, track, rules: tally, last: Infinity, tally };
  const rules = tallyOf(begun?.fields.tally);
  const own = begun && tracksOf(client).get(Number(begun.fields.track));
  if (!begun || !own || !rules) return null;
  return { since: begun.block, track: own, rules, last: ended ?? Infinity, tally: tallyOf(over?.fields.tally) };
}

/** Places that are evenly spread over a decision. */
const EVEN = 60;
const percentOf = (parts: bigint): number => Number(parts) / 1e7;

/**
 * What is drawn: what is needed from the first to the last block of a decision, and what there was until `now`; where
 * that is not known, what there is now, all along.
 */
function curvesOf(decision: Decision, house: House, stands: Stand[], now: number, known: boolean) {
  const { contributorShare, contributorQuorum } = decision.rules;
  const { track } = decision;
  const since = decision.since ?? 0;
  const period = Math.max(1, track.decisionPeriod);
  const changes = [...stands.map(({ block }) => block - since), now];
  const x = placesOf(period, EVEN, changes);
  const blocks = x.map((at) => (known ? since + at : Infinity));
  const tallies = standsAt(stands, blocks).map((votes) => ({ ...votes, contributorShare, contributorQuorum }));
  const asked = (curve: Track['minApproval']): number[] =>
    x.map((at) => percentOf(threshold(curve, ratio(BigInt(at), BigInt(period)))));
  const had = (measure: (tally: Tally) => bigint | null): (number | null)[] =>
    tallies.map((tally, at) => {
      const parts = known && x[at]! > now ? null : measure(tally);
      return parts === null ? null : percentOf(parts);
    });
  const ayes = (aye: bigint, nay: bigint): bigint | null => (aye + nay === 0n ? null : ratio(aye, aye + nay));
  return {
    x,
    both: [
      { label: 'Approval needed', tone: '--accent', values: asked(track.minApproval), dash: [4, 3] },
      {
        label: `Approval${known ? '' : ' now'}`,
        tone: '--accent',
        values: had((tally) => approval(tally, house.voices)),
      },
      { label: 'Support needed', tone: '--royalty', values: asked(track.minSupport), dash: [4, 3] },
      {
        label: `Support${known ? '' : ' now'}`,
        tone: '--royalty',
        values: had(({ support }) => ratio(support, house.electorate)),
      },
    ],
    chambers: [
      { label: 'Tokens', tone: '--steward', values: had((tally) => ayes(tally.ayes, tally.nays)) },
      {
        label: 'Contributors',
        tone: '--data',
        values: had(({ contributorAyes, contributorNays }) => ayes(contributorAyes, contributorNays)),
      },
    ],
  };
}

/** What of the tally is in no vote that the history has, and from where on it has them. */
function Lacks({ decision, stands, final }: { decision: Decision; stands: Stand[]; final: boolean }) {
  const { data: reach } = useHistory<Reach>('status');
  const { tally } = decision;
  const since = decision.since ?? Infinity;
  const counted = stands[stands.length - 1]?.votes ?? NO_VOTES;
  const rest = tally ? sumOf(tally, counted, -1n) : NO_VOTES;
  const lacks = Object.values(rest).some((amount) => amount !== 0n);
  const late = reach?.first != null && reach.first > since;
  return (
    <>
      {lacks && (
        <p className="hint">
          The tally has {trib(rest.ayes)} TRIB of ayes and {trib(rest.nays)} TRIB of nays of tokens that the curves
          lack: what was delegated is in no vote of its own{final ? '' : ', and the newest blocks are not final yet'}.
        </p>
      )}
      {late && <p className="hint">The history begins with block {count(reach.first!)}: older votes are not drawn.</p>}
      {reach?.missing.some(([, to]) => to >= since) && (
        <p className="hint">The history lacks some blocks since then: their votes are not drawn.</p>
      )}
    </>
  );
}

/** The charts of a decision. */
function Charts(props: { decision: Decision; house: House; stands: Stand[]; now: number; known: boolean }) {
  const { decision, house, stands, now, known } = props;
  const { since, track } = decision;
  const { x, both, chambers } = useMemo(
    () => curvesOf(decision, house, stands, now, known),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [since, track.id, house.voices, house.electorate, stands, now, known],
  );
  const marked = since === null ? undefined : now;
  const place = { unit: 'percent', xName: 'Block of the decision', x, most: 100, now: marked, smooth: true };
  return (
    <Suspense fallback={<Pending trouble={null} what="the chart" />}>
      <Series title="What it has, and what it needs" lines={both} height={240} {...place} />
      {known && <Series title="Ayes in each chamber, of what was voted there" lines={chambers} {...place} />}
    </Suspense>
  );
}

/** How it stood over time. */
export function Stood({ poll, house, block, past }: { poll: Poll; house: House; block: number; past: Past }) {
  const decision = useDecision(poll);
  const { data, there, trouble } = past;
  const last = decision?.last ?? Infinity;
  const told = useMemo(() => standsOf(data?.votes ?? [], last), [data, last]);
  const { tally } = poll;
  // What stands now the chain knows itself, delegations included.
  const stands = useMemo(() => (tally ? [...told, { block, votes: tally }] : told), [told, tally, block]);
  if (!decision) {
    return there ? (
      <Empty>It was not decided on, or the history does not reach back to it.</Empty>
    ) : (
      <Empty>The chain forgets how it stood, and this node keeps no history: start one with --history.</Empty>
    );
  }
  const { since, track } = decision;
  const now = since === null ? -1 : Math.max(0, Math.min(track.decisionPeriod, Math.min(block, last) - since));
  const known = there && since !== null;
  if (there && !data) return <Pending trouble={trouble} what="what was voted" />;
  return (
    <>
      <Charts decision={decision} house={house} stands={stands} now={now} known={known} />
      {since === null && <p className="hint">The decision has not begun.</p>}
      {!there ? (
        <p className="hint">
          This node keeps no history, so how it stood before now is not known here: start one with --history.
        </p>
      ) : (
        <>
          <p className="hint">
            Support is a part of all tokens, and what contributors decide depends on all voices: both are taken as they
            are now.{!data?.whole && ' The newest votes are still being read.'}
          </p>
          <NotProven />
          {known && data?.whole && <Lacks decision={decision} stands={told} final={tally === null} />}
        </>
      )}
    </>
  );
}

interface Voter {
  who: string;
  aye: boolean | null;
  amount: bigint;
  chamber: string;
}

function VoterList({ voters }: { voters: Voter[] }) {
  return (
    <ul className="plain">
      {voters.map(({ who, aye, amount, chamber }) => (
        <li key={`${chamber} ${who}`}>
          <Account address={who} />
          {aye === null ? (
            <span>split between aye, nay and abstaining</span>
          ) : (
            <>
              {aye ? 'aye' : 'nay'} with <Amount planck={amount} />
            </>
          )}
          <span className="unit">{chamber === 'tokens' ? 'of tokens' : 'of voice'}</span>
        </li>
      ))}
    </ul>
  );
}

/** So many voters are on a page. */
const SIZE = 20;

/** A page of the contributors who voted, as the chain has it. */
async function readVoters(client: Client, index: number, from: string | undefined): Promise<Part<Voter, string>> {
  const { contributorVotes } = client.query.governance;
  const startKey = from && contributorVotes.rawKey([index, from]);
  const found = await contributorVotes.pagedEntries(index, { pageSize: SIZE, ...(startKey ? { startKey } : {}) });
  const items: Voter[] = found.map(([key, vote]: any) => ({
    ...{ who: addressOf(key[1]), aye: vote.aye, amount: BigInt(vote.voice), chamber: 'contributors' },
  }));
  return { items, next: items.length < SIZE ? undefined : items[items.length - 1]!.who };
}

function Contributors({ index }: { index: number }) {
  const { items, trouble, pager } = useParts<Voter, string>(
    `voters ${index}`,
    (client, from) => readVoters(client, index, from),
    2_000,
  );
  if (!items) return <Pending trouble={trouble} what="who voted" />;
  return (
    <>
      {items.length === 0 ? <Empty>No contributor yet.</Empty> : <VoterList voters={items} />}
      {pager}
    </>
  );
}

/** The last vote of each voter in each chamber, newest first. */
function votersOf(votes: PastVote[]): Voter[] {
  const last = new Map<string, PastVote>();
  for (const vote of votes) {
    const key = `${vote.chamber} ${vote.who}`;
    last.delete(key);
    if (!vote.removed) last.set(key, vote);
  }
  return [...last.values()]
    .reverse()
    .map(({ who, aye, balance, voice, chamber }) => ({ who, aye, amount: BigInt(balance ?? voice ?? 0), chamber }));
}

function PastVoters({ votes }: { votes: PastVote[] }) {
  const voters = useMemo(() => votersOf(votes), [votes]);
  const { shown, pager } = usePages(voters, SIZE);
  return (
    <>
      {voters.length === 0 ? <Empty>Nobody yet.</Empty> : <VoterList voters={shown} />}
      {pager}
      <NotProven />
    </>
  );
}

/** Who voted: in both chambers where there is a history, else the contributors alone. */
export function Voters({ index, past }: { index: number; past: Past }) {
  if (past.there && past.data) return <PastVoters votes={past.data.votes} />;
  return <Contributors index={index} />;
}
