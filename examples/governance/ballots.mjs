// What people of this story vote, with tokens and as contributors, and what that locks.

import { find } from '../lib/chain.mjs';
import { voteArgument } from '../lib/voting.mjs';

/** Votes, and what they lock. */
export class Ballots {
  #world;

  constructor(world) {
    this.#world = world;
  }

  // Tokens.

  /** The call that votes with tokens. */
  voteCall(index, vote) {
    return this.#world.api.tx.convictionVoting.vote(index, voteArgument(vote));
  }

  /** Votes with tokens on referenda `{ index: vote }`. */
  async vote(who, ballots) {
    const { api, voting } = this.#world;
    const list = Object.entries(ballots).map(([index, ballot]) => [Number(index), ballot]);
    const calls = list.map(([index, ballot]) => this.voteCall(index, ballot));
    return this.#world.act(who, calls.length === 1 ? calls[0] : api.tx.utility.batchAll(calls), () =>
      list.forEach(([index, ballot]) => voting.vote(index, who.name, ballot)),
    );
  }

  /** Removes votes on referenda of one track that are over, and unlocks what can be. */
  async clear(who, indices) {
    const { api, polls, voting } = this.#world;
    const { id: track } = polls.of(indices[0]).track;
    const calls = indices.map((index) => api.tx.convictionVoting.removeVote(track, index));
    const all = [...calls, api.tx.convictionVoting.unlock(track, who.pair.address)];
    return this.#world.act(who, api.tx.utility.batchAll(all), ({ number }) => {
      indices.forEach((index) => voting.unvote(index, who.name, number, polls.of(index).ended));
      voting.unlock(track, who.name, number);
    });
  }

  /** Unlocks on the track of parameters what can be. */
  async unlock(who) {
    const { api, tracks, voting } = this.#world;
    const { id: track } = tracks.get('parameters');
    const call = api.tx.convictionVoting.unlock(track, who.pair.address);
    const receipt = await this.#world.act(who, call, ({ number }) => voting.unlock(track, who.name, number));
    await this.compareLocks(receipt.at);
    return receipt;
  }

  /** What the chain says is locked. */
  async compareLocks(at) {
    const { checks, tracks, voting, witness } = this.#world;
    const { id: track } = tracks.get('parameters');
    for (const { name, pair } of witness.cast) {
      const { address } = pair;
      const classes = (await at.query.convictionVoting.classLocksFor(address))
        .map(([track, planck]) => [track.toNumber(), planck.toBigInt()])
        .sort(([a], [b]) => a - b);
      checks.equal(classes, voting.locks(name), `what ${name} has locked, by track`);
      const highest = voting.locks(name).reduce((most, [, planck]) => (planck > most ? planck : most), 0n);
      const locks = (await at.query.balances.locks(address)).map(({ id, amount }) => [id.toUtf8(), amount.toBigInt()]);
      checks.equal(locks, highest > 0n ? [['pyconvot', highest]] : [], `the lock of ${name}`);
      const { data } = await at.query.system.account(address);
      checks.equal(data.frozen.toBigInt(), highest, `what ${name} cannot send`);
      const { prior } = (await at.query.convictionVoting.votingFor(address, track)).value;
      const { until, planck } = voting.prior(track, name);
      checks.equal(
        [prior[0].toNumber(), prior[1].toBigInt()],
        [until, planck],
        `what ${name} has locked of votes that are gone`,
      );
    }
  }

  // Contributors.

  /** Votes as a contributor. */
  async speak(who, index, aye) {
    const { api, checks, voices, voting } = this.#world;
    const { at } = await this.#world.act(who, api.tx.governance.contributorVote(index, aye), ({ events }) => {
      const told = find(events, 'governance', 'ContributorVoted');
      const voice = voices.of(who.name);
      checks.equal(
        [told.poll.toNumber(), told.who.toString(), told.aye.isTrue, told.voice.toBigInt()],
        [index, who.pair.address, aye, voice],
        `the voice of ${who.name}`,
      );
      voting.speak(index, who.name, aye, voice);
    });
    await this.compareRecords(at, index);
  }

  /** Takes back what one said as a contributor. */
  async hush(who, index) {
    const { api, checks, voting } = this.#world;
    const { at } = await this.#world.act(who, api.tx.governance.removeContributorVote(index), ({ events }) => {
      const told = find(events, 'governance', 'ContributorVoteRemoved');
      const voice = voting.hush(index, who.name);
      checks.equal(
        [told.poll.toNumber(), told.who.toString(), told.voice.toBigInt()],
        [index, who.pair.address, voice],
        'what is removed',
      );
    });
    await this.compareRecords(at, index);
  }

  /** Removes records of contributors' votes on a referendum that is over: `max` at most, `removed` in fact. */
  async cleanUp(who, index, max, removed) {
    const { api, checks, voting } = this.#world;
    const { at, fee } = await this.#world.act(who, api.tx.governance.cleanupPoll(index, max), ({ events }) => {
      const told = find(events, 'governance', 'PollCleaned');
      checks.equal([told.poll.toNumber(), told.removed.toNumber()], [index, removed], 'what is cleaned up');
    });
    checks.equal(fee, 0n, 'what it costs to clean up');
    // In which order they go is the chain's business.
    const keys = await at.query.governance.contributorVotes.keys(index);
    const left = new Set(keys.map(({ args }) => args[1].toString()));
    const gone = voting.voices(index).filter(([name]) => !left.has(this.#world.address(name)));
    checks.equal(gone.length, removed, 'how many records are gone');
    gone.forEach(([name]) => voting.hush(index, name));
    await this.compareRecords(at, index);
  }

  /** What the chain says of contributors' votes on a referendum. */
  async compareRecords(at, index) {
    const { checks, voting, witness } = this.#world;
    const plain = ({ aye, voice }) => ({ aye: aye.isTrue, voice: voice.toBigInt() });
    const known = new Map(voting.voices(index));
    for (const { name, pair } of witness.cast) {
      const told = await at.call.governanceApi.contributorVote(index, pair.address);
      const stored = await at.query.governance.contributorVotes(index, pair.address);
      checks.equal(
        [told, stored].map((vote) => (vote.isSome ? plain(vote.unwrap()) : null)),
        [known.get(name) ?? null, known.get(name) ?? null],
        `what ${name} voted on referendum ${index}`,
      );
    }
    const keys = await at.query.governance.contributorVotes.keys(index);
    checks.equal(keys.length, known.size, 'how many records there are');
  }
}
