// Who decides in this story, and about what: its assets, its referenda, what is voted and whose voice counts.

import { Assets, rulesOf } from '../lib/assets.mjs';
import { connect, parameter } from '../lib/chain.mjs';
import { Ledger } from '../lib/ledger.mjs';
import { TRIB, amount, count, say } from '../lib/story.mjs';
import { Voting, tracksOf } from '../lib/voting.mjs';
import { World } from '../lib/world.mjs';
import { Ballots } from './ballots.mjs';
import { Polls, termsOf } from './polls.mjs';
import { Voices } from './voices.mjs';

/** What the new token holders have to vote with, and what the other new accounts have, in planck. */
export const TOKENS = {
  Vera: 400_000n * TRIB,
  Otto: 300_000n * TRIB,
  Dora: 150_000n * TRIB + 7n,
  Cora: 60_000n * TRIB + 27n,
};
export const ALLOWANCES = {
  Pia: 500n * TRIB,
  Stella: 20n * TRIB,
  Ben: 20n * TRIB,
  Gus: 20n * TRIB,
  Lena: 20n * TRIB,
  Uma: 200n * TRIB,
  Tom: 0n,
};
/** How often Uma uses the asset at a time. */
const USES = 1_000n;

/** The world of this story. */
export class Governance extends World {
  /** The asset that people contribute to, from the first act on. */
  asset;
  /** The two referenda about the deposit for a contribution, from the third act on. */
  cheaper;
  dearer;
  /** How that deposit was stored before, or null if it was the default. */
  formerDeposit;
  /** Who gave each token holder the tokens. */
  sponsors = new Map();

  /** Connects, and says where. */
  static async open() {
    const api = await connect();
    const world = new Governance(api, await rulesOf(api), await termsOf(api));
    const [chain, block] = await world.whereabouts();
    console.log(`Governance on ${chain}, from block ${block}.`);
    return world;
  }

  /** The `rules` are what `rulesOf` answers, the `terms` what `termsOf` does. */
  constructor(api, rules, terms) {
    const ledger = new Ledger(rules.useFee);
    super(api, [...Object.keys(TOKENS), ...Object.keys(ALLOWANCES)], ledger);
    this.tracks = tracksOf(api);
    this.voting = new Voting(api.consts.convictionVoting.voteLockingPeriod.toNumber());
    this.assets = new Assets(this, ledger, rules);
    this.polls = new Polls(this, terms);
    this.ballots = new Ballots(this);
    this.voices = new Voices(this);
  }

  /** Holds open tallies against the books, besides. */
  async act(who, call, book, options) {
    const receipt = await super.act(who, call, book, options);
    await this.polls.compareTallies(receipt);
    return receipt;
  }

  /** Uma pays for use of the asset. */
  async use() {
    const price = await this.assets.use(this.people.Uma, this.asset, USES);
    say(`Uma pays ${amount(price)} for ${count(USES)} uses of it.`);
  }

  /** The call by which a token holder sends tokens back. */
  sendBack(name, planck) {
    return this.api.tx.balances.transferAllowDeath(this.address(this.sponsors.get(name)), planck);
  }

  /** The deposit for a contribution as it is stored, or null if it is the default. */
  storedDeposit(at = this.api) {
    return parameter(at, 'Contributions', 'ContributionDepositBase', null);
  }
}
