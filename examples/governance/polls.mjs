// The referenda of this story: proposals, deposits, and how each decision goes, block by block.

import { find, findAll, parameter } from '../lib/chain.mjs';
import { TRIB } from '../lib/story.mjs';
import { decide, electorate, plainTally, taskOf } from '../lib/voting.mjs';

/** The table of tracks and of parameters in docs/governance.md. */
const SUBMISSION_DEPOSIT = 10n * TRIB;
const DECISION_DEPOSITS = { parameters: 100n * TRIB, small_treasurer: 50n * TRIB };
const QUARTER = 250_000_000n;
const TENTH = 100_000_000n;
/** The events that say how a decision goes. */
const COURSE = [
  ...['DecisionStarted', 'ConfirmStarted', 'ConfirmAborted', 'Confirmed', 'Rejected'],
  ...['TimedOut', 'Cancelled', 'Killed'],
];

/** What referenda cost, what part of the approval contributors have, by track, and what quorum it takes. */
export async function termsOf(at) {
  const scale = await parameter(at, 'Governance', 'DepositPercent', 100n);
  const scaled = (deposit) => (deposit * scale) / 100n;
  const share = await parameter(at, 'Governance', 'ContributorShare', QUARTER, (value) => value.parameters.toBigInt());
  return {
    submission: scaled(SUBMISSION_DEPOSIT),
    decision: Object.fromEntries(Object.entries(DECISION_DEPOSITS).map(([track, planck]) => [track, scaled(planck)])),
    shares: { parameters: share, small_treasurer: 0n },
    quorum: await parameter(at, 'Governance', 'ChamberQuorum', TENTH),
  };
}

/** The parameter that is changed, as calls take it: null for the default. */
export const depositOf = (value) => ({ Contributions: { ContributionDepositBase: [null, value] } });

/** The referenda, by index. */
export class Polls {
  #world;
  #polls = new Map();

  /** The terms are what `termsOf` answers. */
  constructor(world, { submission, decision, shares, quorum }) {
    this.#world = world;
    this.submissionDeposit = submission;
    this.decisionDeposits = decision;
    this.shares = shares;
    this.quorum = quorum;
    for (const [track, deposit] of Object.entries(decision)) {
      world.checks.equal(world.tracks.get(track).deposit, deposit, `the decision deposit of the track ${track}`);
    }
  }

  /**
   * What is known of a referendum: its `track`, the block in which it was `submitted`, the one `since` which it is
   * decided, the `value` that it would set, and what `conclude` adds.
   */
  of(index) {
    return this.#polls.get(index);
  }

  // Proposals and deposits.

  /** Proposes another deposit for contributions, or its default; answers the referendum's index. */
  async proposeDeposit(who, value) {
    const { api, checks, tracks } = this.#world;
    const proposal = api.tx.parameters.setParameter(depositOf(value));
    const call = api.tx.governance.proposeParameter(depositOf(value), { After: 0 });
    const { index, events } = await this.#submit(who, 'parameters', proposal, call);
    const proposed = find(events, 'governance', 'ParameterProposed');
    checks.equal(
      [proposed.index.toNumber(), proposed.track.toNumber(), proposed.key.asContributions.isContributionDepositBase],
      [index, tracks.get('parameters').id, true],
      'what is proposed',
    );
    this.of(index).value = value;
    return index;
  }

  /** The call that proposes that the treasury pay Tom, and what it proposes. */
  spendCall(planck) {
    const { api } = this.#world;
    const proposal = api.tx.treasury.spend(null, planck, this.#world.address('Tom'), null);
    const inline = { Inline: proposal.method.toHex() };
    return { proposal, call: api.tx.referenda.submit({ Governance: 'SmallTreasurer' }, inline, { After: 0 }) };
  }

  /** Proposes that; answers the referendum's index. */
  async proposeSpend(who, planck) {
    const { proposal, call } = this.spendCall(planck);
    return (await this.#submit(who, 'small_treasurer', proposal, call)).index;
  }

  /** Sends a call that submits a referendum on a track; answers its index, and the events. */
  async #submit(who, name, proposal, call) {
    const { checks, purses, tracks, voting } = this.#world;
    const track = tracks.get(name);
    let index;
    const { events } = await this.#world.act(who, call, ({ events, number }) => {
      const told = find(events, 'referenda', 'Submitted');
      index = told.index.toNumber();
      checks.equal(
        [told.track.toNumber(), told.proposal.asInline.toHex()],
        [track.id, proposal.method.toHex()],
        `the track of referendum ${index}, and what it proposes`,
      );
      purses.hold(who.name, this.submissionDeposit);
      voting.open(index, track.id, this.shares[name], this.quorum);
      this.#polls.set(index, { track, submitted: number, tallies: [], ended: null });
    });
    return { index, events };
  }

  /** Places the decision deposit, with which the decision begins. */
  async place(who, index) {
    const { api, checks, purses } = this.#world;
    const poll = this.of(index);
    const deposit = this.decisionDeposits[poll.track.name];
    const receipt = await this.#world.act(who, api.tx.referenda.placeDecisionDeposit(index), ({ events }) => {
      const told = find(events, 'referenda', 'DecisionDepositPlaced');
      checks.equal(
        [told.index.toNumber(), told.who.toString(), told.amount.toBigInt()],
        [index, who.pair.address, deposit],
        'the decision deposit',
      );
      purses.hold(who.name, deposit);
    });
    poll.since = Math.max(receipt.number, poll.submitted + poll.track.prepare);
    return receipt;
  }

  /** Takes back both deposits. */
  async refund(who, index) {
    await this.refundDecision(who, index);
    await this.#refund(who, index, 'Submission', this.submissionDeposit);
  }

  /** Takes back the decision deposit alone. */
  async refundDecision(who, index) {
    await this.#refund(who, index, 'Decision', this.decisionDeposits[this.of(index).track.name]);
  }

  async #refund(who, index, kind, planck) {
    const { api, checks, purses } = this.#world;
    await this.#world.act(who, api.tx.referenda[`refund${kind}Deposit`](index), ({ events }) => {
      const told = find(events, 'referenda', `${kind}DepositRefunded`);
      checks.equal(
        [told.index.toNumber(), told.who.toString(), told.amount.toBigInt()],
        [index, who.pair.address, planck],
        `the deposit that ${who.name} gets back`,
      );
      purses.release(who.name, planck);
    });
  }

  // Decisions.

  /** Holds the tallies of open referenda in a receipt's block against the books. */
  async compareTallies({ at, number }) {
    const { checks, voting } = this.#world;
    for (const [index, poll] of this.#polls) {
      const info = poll.ended ? null : (await at.query.referenda.referendumInfoFor(index)).unwrap();
      if (info?.isOngoing) {
        const tally = voting.tally(index);
        checks.equal(plainTally(info.asOngoing.tally), tally, `the tally of referendum ${index} in block ${number}`);
        poll.tallies.push([number, tally]);
      }
    }
  }

  /**
   * Lets blocks pass until a referendum has ended, and holds every block of its decision against the books. Answers
   * what is known of it: the `course` that the decision took, how it `ended`, and `tallyAt`, `electorateAt` and
   * `voicesAt` a block.
   */
  async conclude(index) {
    const { checks } = this.#world;
    const poll = this.of(index);
    const { track, since, tallies } = poll;
    const sizes = new Map();
    const seen = [];
    poll.tallyAt = (number) => tallies.findLast(([changed]) => changed <= number)[1];
    for (let number = since - 1; !poll.ended; number += 1) {
      sizes.set(number, await this.#follow(index, number, seen));
    }
    const sizeAt = (number) => sizes.get(Math.min(number, poll.ended.number));
    poll.electorateAt = (number) => sizeAt(number).electorate;
    poll.voicesAt = (number) => sizeAt(number).voices;
    poll.course = [['DecisionStarted', since], ...decide(poll)];
    checks.equal(seen, poll.course, `how the decision of referendum ${index} goes`);
    checks.that(poll.ended.number <= since + track.decision + track.confirm, 'it ends in time');
    return poll;
  }

  /** Adds to `seen` what block `number` tells of a decision, and notes its end. Answers how large both chambers are. */
  async #follow(index, number, seen) {
    const { checks } = this.#world;
    const poll = this.of(index);
    const at = await this.#world.atBlock(number);
    const [records, stored, all, voices] = await Promise.all([
      at.query.system.events(),
      at.query.referenda.referendumInfoFor(index),
      electorate(at),
      at.query.rewards.totalEarned(),
    ]);
    for (const { event } of records) {
      const { section, method, data } = event;
      if (section === 'referenda' && COURSE.includes(method) && data.index.eq(index)) {
        seen.push([method, number]);
        if (data.tally) {
          checks.equal(plainTally(data.tally), poll.tallyAt(number), `the tally that ${method} tells`);
        }
      }
    }
    const info = stored.unwrap();
    if (info.isOngoing) {
      checks.equal(plainTally(info.asOngoing.tally), poll.tallyAt(number), `the tally in block ${number}`);
    } else {
      poll.ended = { number, approved: info.isApproved, tally: poll.tallyAt(number) };
    }
    return { electorate: all, voices: voices.toBigInt() };
  }

  /** Lets blocks pass until an approved referendum takes effect. Answers the block, its events, what went wrong. */
  async enactment(index) {
    const { api, checks } = this.#world;
    const { ended, track } = this.of(index);
    const number = ended.number + track.enactment;
    const at = await this.#world.atBlock(number);
    const events = (await at.query.system.events()).map(({ event }) => event);
    const task = taskOf(api, index);
    const dispatched = findAll(events, 'scheduler', 'Dispatched').filter(
      ({ id }) => id.isSome && id.unwrap().toHex() === task,
    );
    checks.equal(dispatched.length, 1, `referendum ${index} takes effect in block ${number}`);
    const [{ result }] = dispatched;
    const { section, name } = result.isErr ? api.registry.findMetaError(result.asErr.asModule) : {};
    return { at, number, events, error: result.isErr ? `${section}.${name}` : null };
  }
}
