// Votes worked out a second time: what a tally must be, what it takes to pass, when a referendum ends and how, and what
// stays locked. In whole numbers and without the chain's code.
//
// Amounts are BigInts of planck, shares BigInts of parts per billion, blocks numbers; polls and tracks go by their ids
// and people by their names.

import { WHOLE } from './ledger.mjs';

/** What a conviction makes of tokens: how many tenths of a vote each is, and for how many periods it stays locked. */
export const CONVICTIONS = {
  None: { tenths: 1n, periods: 0 },
  Locked1x: { tenths: 10n, periods: 1 },
  Locked2x: { tenths: 20n, periods: 2 },
  Locked3x: { tenths: 30n, periods: 4 },
  Locked4x: { tenths: 40n, periods: 8 },
  Locked5x: { tenths: 50n, periods: 16 },
  Locked6x: { tenths: 60n, periods: 32 },
};

const sum = (values) => [...values].reduce((total, value) => total + value, 0n);
const most = (values) => [...values].reduce((a, b) => (a > b ? a : b), 0n);

/** What tokens count with a conviction, rounded down. */
export const votes = (conviction, planck) => (planck * CONVICTIONS[conviction].tenths) / 10n;

/** The tokens in a vote `{ aye, conviction, planck }` or `{ split: { aye, nay, abstain } }`. */
const tokensIn = ({ split, planck }) => (split ? sum(Object.values(split)) : planck);

// What was voted.

/** Who voted what, who speaks for whom, and what that locks. `lockPeriod` is how long a conviction of 1x locks. */
export class Voting {
  #polls = new Map();
  #voters = new Map();

  constructor(lockPeriod) {
    this.lockPeriod = lockPeriod;
  }

  /** A new poll, in which contributors have `share` of the approval if `quorum` of all voices votes. */
  open(poll, track, share, quorum = 0n) {
    this.#polls.set(poll, { track, share, quorum, voices: new Map() });
  }

  /** Votes with tokens: `{ aye, conviction, planck }` or `{ split: { aye, nay, abstain } }`, instead of before. */
  vote(poll, who, vote) {
    const voter = this.#voter(who, this.#polls.get(poll).track);
    voter.votes.set(poll, vote);
    voter.locked = most([voter.locked, tokensIn(vote)]);
  }

  /** Removes a vote at block `now`. `end` says when and how the poll ended, `{ number, approved }`, if it did. */
  unvote(poll, who, now, end = null) {
    const voter = this.#voter(who, this.#polls.get(poll).track);
    const { aye, conviction, planck, split } = voter.votes.get(poll);
    voter.votes.delete(poll);
    if (end && !split && aye === end.approved) {
      const until = end.number + this.lockPeriod * CONVICTIONS[conviction].periods;
      if (now < until) {
        this.#lockUntil(voter, until, planck);
      }
    }
  }

  /** Lets `to` vote with these tokens on a track. */
  delegate(track, who, to, conviction, planck) {
    const voter = this.#voter(who, track);
    voter.delegation = { to, conviction, planck };
    voter.locked = most([voter.locked, planck]);
  }

  /** Ends that at block `now`. */
  undelegate(track, who, now) {
    const voter = this.#voter(who, track);
    const { conviction, planck } = voter.delegation;
    voter.delegation = null;
    this.#lockUntil(voter, now + this.lockPeriod * CONVICTIONS[conviction].periods, planck);
  }

  /** Votes as a contributor. It replaces an earlier vote. */
  speak(poll, who, aye, voice) {
    this.#polls.get(poll).voices.set(who, { aye, voice });
  }

  /** Takes back a contributor's vote. Answers the voice. */
  hush(poll, who) {
    const { voices } = this.#polls.get(poll);
    const { voice } = voices.get(who);
    voices.delete(who);
    return voice;
  }

  /** What contributors voted, as `[[name, { aye, voice }]]`. */
  voices(poll) {
    return [...this.#polls.get(poll).voices];
  }

  /** What everybody who votes on a track has of others: `{ votes, capital }`. */
  delegated(track, to) {
    const given = [...this.#voters.values()].filter(
      (voter) => voter.track === track && voter.delegation && voter.delegation.to === to,
    );
    return {
      votes: sum(given.map(({ delegation: { conviction, planck } }) => votes(conviction, planck))),
      capital: sum(given.map(({ delegation: { planck } }) => planck)),
    };
  }

  /** The tally of an open poll. */
  tally(poll) {
    const { track, share, quorum, voices } = this.#polls.get(poll);
    const tally = {
      ayes: 0n,
      nays: 0n,
      support: 0n,
      contributorAyes: 0n,
      contributorNays: 0n,
      contributorShare: share,
      contributorQuorum: quorum,
    };
    for (const [, voter] of this.#voters) {
      const vote = voter.track === track && voter.votes.get(poll);
      if (!vote) {
        continue;
      }
      if (vote.split) {
        const { aye, nay, abstain = 0n } = vote.split;
        tally.ayes += votes('None', aye);
        tally.nays += votes('None', nay);
        tally.support += aye + abstain;
        continue;
      }
      const others = this.delegated(track, voter.who);
      const counted = votes(vote.conviction, vote.planck) + others.votes;
      tally[vote.aye ? 'ayes' : 'nays'] += counted;
      tally.support += vote.aye ? vote.planck + others.capital : 0n;
    }
    for (const { aye, voice } of voices.values()) {
      tally[aye ? 'contributorAyes' : 'contributorNays'] += voice;
    }
    return tally;
  }

  /** What `unlock` does on a track in block `now`. */
  unlock(track, who, now) {
    const voter = this.#voter(who, track);
    if (now >= voter.prior.until) {
      voter.prior = { until: 0, planck: 0n };
    }
    const { votes, delegation, prior } = voter;
    voter.locked = most([prior.planck, delegation?.planck ?? 0n, ...[...votes.values()].map(tokensIn)]);
  }

  /** What is locked by track, as `[[track, planck]]` in order of id. */
  locks(who) {
    return [...this.#voters.values()]
      .filter((voter) => voter.who === who && voter.locked > 0n)
      .map(({ track, locked }) => [track, locked])
      .sort(([a], [b]) => a - b);
  }

  /** What stays locked of somebody's votes that are gone: `{ until, planck }`. */
  prior(track, who) {
    return this.#voter(who, track).prior;
  }

  #voter(who, track) {
    const key = `${track} ${who}`;
    if (!this.#voters.has(key)) {
      const nothing = { until: 0, planck: 0n };
      this.#voters.set(key, { who, track, votes: new Map(), delegation: null, prior: nothing, locked: 0n });
    }
    return this.#voters.get(key);
  }

  #lockUntil(voter, until, planck) {
    const { prior } = voter;
    voter.prior = { until: Math.max(prior.until, until), planck: most([prior.planck, planck]) };
  }
}

// What it takes.

/**
 * The part of the ayes in both chambers, weighted. Tokens decide alone if no contributor voted, and contributors have
 * their whole share if a quorum of `all` voices voted.
 */
export function approval(tally, all = 0n) {
  const { ayes, nays, contributorAyes, contributorNays, contributorShare, contributorQuorum = 0n } = tally;
  const [tokens, voted] = [ayes + nays || 1n, contributorAyes + contributorNays];
  if (voted === 0n) {
    return (ayes * WHOLE) / tokens;
  }
  // Of `enough`, what contributors decide; all in parts per billion of a voice.
  const enough = most([contributorQuorum * all, WHOLE * voted]);
  const weighted = (enough - contributorShare * voted) * ayes + contributorShare * contributorAyes * tokens;
  return (weighted * WHOLE) / (tokens * enough);
}

/** The same tally if contributors had no chamber. */
export const tokensAlone = (tally) => ({ ...tally, contributorAyes: 0n, contributorNays: 0n });

/** The part of all tokens that is for it or abstains. */
export const support = (tally, electorate) =>
  tally.support >= electorate ? WHOLE : (tally.support * WHOLE) / electorate;

/** What a curve asks for at the part `x` of the decision period. */
export function threshold(curve, x) {
  if (curve.type === 'LinearDecreasing') {
    const { length, floor, ceil } = curve;
    const part = x >= length ? WHOLE : (x * WHOLE) / length;
    return ceil - (part * (ceil - floor)) / WHOLE;
  }
  const { factor, xOffset, yOffset } = curve;
  const y = (factor * WHOLE) / (x + xOffset) + yOffset;
  return y < 0n ? 0n : y > WHOLE ? WHOLE : y;
}

/** Which part of the decision period is over after `elapsed` blocks. */
export const moment = (track, elapsed) => (BigInt(Math.min(elapsed, track.decision)) * WHOLE) / BigInt(track.decision);

/** What a referendum needs after `elapsed` blocks, and whether it has it, when there are `voices` in all. */
export function needs(track, elapsed, tally, electorate, voices = 0n) {
  const x = moment(track, elapsed);
  const needed = { approval: threshold(track.approval, x), support: threshold(track.support, x) };
  const has = { approval: approval(tally, voices), support: support(tally, electorate) };
  return { needed, has, passing: has.approval >= needed.approval && has.support >= needed.support };
}

/**
 * How the decision that began in block `since` goes: `[[event, block]]`, the last one is its end.
 *
 * A block goes by what was voted before it: `tallyAt(number)`, `electorateAt(number)` and `voicesAt(number)` say what
 * there was at its end.
 */
export function decide({ track, since, tallyAt, electorateAt, voicesAt = () => 0n }) {
  const events = [];
  let confirmed = null;
  for (let number = since; ; number += 1) {
    const before = number - 1;
    const { passing } = needs(track, number - since, tallyAt(before), electorateAt(before), voicesAt(before));
    if (passing && confirmed === null) {
      confirmed = number + track.confirm;
      events.push(['ConfirmStarted', number]);
    } else if (passing && number >= confirmed) {
      return [...events, ['Confirmed', number]];
    } else if (!passing && number >= since + track.decision) {
      return [...events, ['Rejected', number]];
    } else if (!passing && confirmed !== null) {
      confirmed = null;
      events.push(['ConfirmAborted', number]);
    }
  }
}

// What the chain says, in plain values.

const curve = ({ type, value }) => ({
  type,
  ...Object.fromEntries([...value.entries()].map(([name, number]) => [name, number.toBigInt()])),
});

/** The tracks by name. */
export const tracksOf = (api) =>
  new Map(
    api.consts.referenda.tracks.map(([id, track]) => {
      const name = track.name.toString().replace(/\0+$/, '');
      const plain = {
        id: id.toNumber(),
        name,
        deposit: track.decisionDeposit.toBigInt(),
        prepare: track.preparePeriod.toNumber(),
        decision: track.decisionPeriod.toNumber(),
        confirm: track.confirmPeriod.toNumber(),
        enactment: track.minEnactmentPeriod.toNumber(),
        approval: curve(track.minApproval),
        support: curve(track.minSupport),
      };
      return [name, plain];
    }),
  );

/** A tally of the chain: all that is in it. */
export const plainTally = (tally) => Object.fromEntries([...tally].map(([name, number]) => [name, number.toBigInt()]));

/** Against what support is measured: the tokens that somebody could vote with. */
export async function electorate(at) {
  const [total, inactive] = await Promise.all([
    at.query.balances.totalIssuance(),
    at.query.balances.inactiveIssuance(),
  ]);
  return total.toBigInt() - inactive.toBigInt();
}

/** A vote as `convictionVoting.vote` takes it. */
export function voteArgument({ aye, conviction, planck, split }) {
  if (!split) {
    return { Standard: { vote: { aye, conviction }, balance: planck } };
  }
  return split.abstain === undefined ? { Split: split } : { SplitAbstain: split };
}

/** By what name the scheduler knows what a referendum will do. */
export function taskOf(api, poll) {
  const bytes = api.createType('([u8; 8], Text, u32)', ['0x617373656d626c79', 'enactment', poll]).toU8a();
  return api.registry.hash(bytes).toHex();
}
