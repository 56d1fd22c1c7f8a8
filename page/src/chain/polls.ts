// Referenda as the chain has them: tracks, tallies, and what is measured against what.

import { type Curve, type Tally, ratio } from '../lib/shares';
import type { Client } from './node';
import { big } from './read';
import { plainValue } from './words';

/* eslint-disable @typescript-eslint/no-explicit-any */

/** A track: what a referendum on it needs, and how long it takes. */
export interface Track {
  id: number;
  name: string;
  decisionDeposit: bigint;
  decisionPeriod: number;
  confirmPeriod: number;
  minApproval: Curve;
  minSupport: Curve;
}

/** A referendum; of one that is over the chain knows little. */
export interface Poll {
  index: number;
  state: string;
  track: Track | null;
  submitted: number | null;
  who: string | null;
  placed: boolean;
  since: number | null;
  confirming: number | null;
  tally: Tally | null;
  proposal: unknown;
  ended: number | null;
}

const curveOf = ({ type, value }: any): Curve =>
  ({
    type,
    value: Object.fromEntries(Object.entries(value).map(([name, one]) => [name, big(one)])),
  }) as Curve;

/** The tracks, by their numbers. */
export function tracksOf(client: Client): Map<number, Track> {
  return new Map(
    client.consts.referenda.tracks.map((entry: any) => {
      const [id, info] = Array.isArray(entry) ? entry : [entry.id, entry.info];
      const name = typeof info.name === 'string' && !info.name.startsWith('0x') ? info.name : hexName(info.name);
      return [
        Number(id),
        {
          id: Number(id),
          name: name.replace(/\0+$/, ''),
          decisionDeposit: big(info.decisionDeposit),
          decisionPeriod: Number(info.decisionPeriod),
          confirmPeriod: Number(info.confirmPeriod),
          minApproval: curveOf(info.minApproval),
          minSupport: curveOf(info.minSupport),
        },
      ];
    }),
  );
}

const hexName = (hex: any): string =>
  String(hex)
    .replace(/^0x/, '')
    .replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)));

const tallyOf = (tally: any): Tally => ({
  ...{ ayes: big(tally.ayes), nays: big(tally.nays), support: big(tally.support) },
  ...{ contributorAyes: big(tally.contributorAyes), contributorNays: big(tally.contributorNays) },
  ...{ contributorShare: big(tally.contributorShare), contributorQuorum: big(tally.contributorQuorum) },
});

/** The call that is proposed, if it is carried inline. */
function proposalOf(client: Client, proposal: any): unknown {
  if (proposal.type !== 'Inline') return { [proposal.type]: plainValue(proposal.value) };
  try {
    const { callTypeId } = client.registry.metadata.extrinsic;
    return plainValue(client.registry.findCodec(callTypeId).tryDecode(proposal.value));
  } catch {
    return proposal.value;
  }
}

function pollOf(client: Client, tracks: Map<number, Track>, index: number, info: any): Poll {
  const none = { track: null, submitted: null, who: null, placed: false, since: null, confirming: null, tally: null };
  if (info.type !== 'Ongoing') {
    const [ended] = Array.isArray(info.value) ? info.value : [info.value];
    return { index, state: info.type, ...none, proposal: null, ended: Number(ended) };
  }
  const one = info.value;
  return {
    index,
    state: one.deciding
      ? one.deciding.confirming != null
        ? 'Confirming'
        : 'Deciding'
      : one.decisionDeposit
        ? 'Preparing'
        : 'Needs its deposit',
    track: tracks.get(Number(one.track)) ?? null,
    submitted: Number(one.submitted),
    who: one.submissionDeposit.who.address?.() ?? null,
    placed: Boolean(one.decisionDeposit),
    since: one.deciding ? Number(one.deciding.since) : null,
    confirming: one.deciding?.confirming == null ? null : Number(one.deciding.confirming),
    tally: tallyOf(one.tally),
    proposal: proposalOf(client, one.proposal),
    ended: null,
  };
}

/** The newest referenda, and all tokens and voices there are now. */
export interface House {
  polls: Poll[];
  electorate: bigint;
  voices: bigint;
}

/** Reads them. */
export async function readHouse(client: Client): Promise<House> {
  const { balances, referenda, rewards } = client.query;
  const [number, issued, inactive, voices] = await Promise.all([
    referenda.referendumCount(),
    balances.totalIssuance(),
    balances.inactiveIssuance(),
    rewards.totalEarned(),
  ]);
  const from = Math.max(0, Number(number) - 50);
  const indices = Array.from({ length: Number(number) - from }, (_, at) => from + at);
  const infos = indices.length === 0 ? [] : await referenda.referendumInfoFor.multi(indices);
  const tracks = tracksOf(client);
  const polls = indices.flatMap((index, at) => (infos[at] ? [pollOf(client, tracks, index, infos[at])] : []));
  return { polls: polls.reverse(), electorate: big(issued) - big(inactive), voices: big(voices) };
}

/** How far the decision is, in parts per billion. */
export const momentOf = (poll: Poll, block: number): bigint => {
  if (poll.since === null || !poll.track) return 0n;
  return ratio(BigInt(Math.max(0, block - poll.since)), BigInt(Math.max(1, poll.track.decisionPeriod)));
};
