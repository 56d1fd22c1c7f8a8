// Who evaluates in this story, what they give, and what that must come to by the script's own books.

import { randomBytes } from 'node:crypto';
import { Trouble, connect, find, hashOf, height } from '../lib/chain.mjs';
import { after, capped, following, leveraged, normalise, settle } from '../lib/epoch.mjs';
import {
  compareEmission,
  compareSettlement,
  epochNow,
  evaluationParameters,
  evaluatorsNow,
  foundBy,
  readBlocks,
  scoresHash,
} from '../lib/evaluation.mjs';
import { share } from '../lib/ledger.mjs';
import { TRIB } from '../lib/story.mjs';
import { World } from '../lib/world.mjs';

/** The demo assets. */
export const ASSETS = [0, 1, 2];
/** What the newcomers stake to Nora, in planck. */
export const STAKES = { Nora: 5_000n * TRIB, Olaf: 2_000n * TRIB };
/** What everybody gives in the first epoch and in the second, in order of reveal. Any scale will do. */
export const SCORES = [
  {
    Charlie: { 0: 80, 1: 40, 2: 100 },
    Dave: { 0: 30, 1: 1_000, 2: 45 },
    Nora: { 0: 9, 1: 5, 2: 10 },
  },
  {
    Dave: { 0: 3, 1: 60_000, 2: 2 },
    Eve: { 0: 60, 1: 90, 2: 40 },
    Nora: { 0: 7, 2: 9 },
    Charlie: { 0: 70, 1: 50, 2: 100 },
  },
];
/** Blocks that staking and committing need before their epoch ends. */
const ROOM = 12;

/** The world of this story. */
export class Evaluation extends World {
  /** What is known of evaluators, by name: the stake behind them, their own, their commission. */
  backings = new Map();
  own = new Map();
  commissions = new Map();
  /** The books of assets and stake pools, once the first settlement is due. */
  books = null;
  /** What the chain says of the epoch in which the story begins. */
  opening;
  /** The epoch after it, which is scored first, and what the epoch that is settled next finds. */
  first;
  found;
  /** The epochs whose emission was compared. */
  compared = [];
  /** Scores and salt by epoch and name: what was committed to, and whether it was revealed. */
  #commitments = new Map();
  /** Epochs by index. */
  #epochs = new Map();
  /** What was created for assets and evaluators, and taken from stake, by the epoch in which it was. */
  #settled = new Map();

  /** Connects, says where, and looks at what there is. */
  static async open() {
    const world = new Evaluation(await connect());
    const [chain, block] = await world.whereabouts();
    console.log(`An epoch on ${chain}, from block ${block}.`);
    await world.#look();
    return world;
  }

  /** After `connect`. */
  constructor(api) {
    super(api, Object.keys(STAKES), { inPot: () => this.books?.inPot() ?? 0n });
    const id = (name) => Buffer.from(this.people[name].pair.publicKey);
    /** Who is an evaluator, in order of account id. */
    this.evaluators = ['Charlie', 'Dave', 'Eve', 'Nora'].sort((a, b) => Buffer.compare(id(a), id(b)));
  }

  /** Chooses the epoch to begin in, and looks at what there is. */
  async #look() {
    const { api } = this;
    this.parameters = await evaluationParameters(api);
    this.opening = await this.#roomyEpoch();
    const { index: present, pots, settling } = this.opening;
    this.first = present + 1;
    this.found = await foundBy(api);
    for (let index = settling; index < present; index += 1) {
      const { pots } = (await api.query.evaluation.epochs(index)).unwrap();
      this.#idle({ assets: pots.assets.toBigInt(), evaluators: pots.evaluators.toBigInt() });
    }
    this.#idle(pots);
    const views = await Promise.all(ASSETS.map(async (id) => (await api.call.registryApi.asset(id)).unwrap()));
    this.assetNames = new Map(views.map(({ info }, id) => [id, info.name.toUtf8()]));
    this.stewards = new Map(views.map(({ steward }, id) => [id, this.nameOf(steward)]));
  }

  /** An epoch passes in which nobody scores. */
  #idle(pots) {
    const { found: before, parameters } = this;
    const outcome = settle({ evaluators: [], stewards: new Map(), pots, before, parameters });
    this.found = after(before, outcome);
  }

  /** The present epoch if it is young, else the next one. Nobody must be scoring. */
  async #roomyEpoch() {
    const { api } = this;
    let now = await epochNow(api);
    this.#epochs.set(now.index, plainEpoch(now));
    if (now.start + now.length - (await height(api)) <= ROOM) {
      now = await this.toEpoch(now.index + 1);
    }
    for (const index of [now.index, now.index - 1]) {
      const [bound, revealed] = await Promise.all([
        api.query.evaluation.commits.keys(index),
        api.query.evaluation.revealed(index),
      ]);
      if (bound.length > 0 || revealed.length > 0) {
        throw new Trouble('somebody else scores on this chain: try again three epochs after they stop');
      }
    }
    return now;
  }

  // What people do, with what it must mean in the books.

  /** Commits to scores in `epoch`, or to nothing that could ever be revealed; before that, reveals those of `last`. */
  async bind(name, epoch, raw, last = null) {
    const { api, checks } = this;
    const salt = `0x${randomBytes(32).toString('hex')}`;
    const scores = raw && Object.entries(raw).map(([id, score]) => [Number(id), score]);
    const bound = raw ? scoresHash(api, epoch, this.address(name), scores, salt) : hashOf(api, 'to be seen');
    const commit = api.tx.evaluation.commitScores(bound);
    const call = last === null ? commit : api.tx.utility.batchAll([this.revelation(name, last), commit]);
    const receipt = await this.act(this.people[name], call);
    const [when, who, what] = find(receipt.events, 'evaluation', 'ScoresCommitted');
    checks.equal([when.toNumber(), this.nameOf(who), what.toHex()], [epoch, name, bound], `what ${name} is bound to`);
    this.#commitments.set(`${epoch} ${name}`, { scores, salt, revealed: false });
    if (last !== null) {
      this.#unveiled(name, last, receipt);
    }
    return receipt;
  }

  /** Reveals what somebody committed to. */
  async reveal(name, epoch) {
    this.#unveiled(name, epoch, await this.act(this.people[name], this.revelation(name, epoch)));
  }

  /** The call that does so. */
  revelation(name, epoch) {
    const { scores, salt } = this.#commitments.get(`${epoch} ${name}`);
    return this.api.tx.evaluation.revealScores(scores, salt);
  }

  /** What a reveal means. */
  #unveiled(name, epoch, { events }) {
    this.#commitments.get(`${epoch} ${name}`).revealed = true;
    const told = find(events, 'evaluation', 'ScoresRevealed');
    this.checks.equal(
      [told.epoch.toNumber(), this.nameOf(told.evaluator), told.stake.toBigInt(), told.scored.toNumber()],
      [epoch, name, this.counted(name, epoch), this.scoresOf(name, epoch).size],
      `what ${name} revealed of epoch ${epoch}`,
    );
  }

  // What it comes to.

  /** What somebody's scores of an epoch count for. */
  scoresOf(name, epoch) {
    const { scores } = this.#commitments.get(`${epoch} ${name}`);
    return normalise(
      scores.map(([id, score]) => [id, BigInt(score)]),
      ASSETS.filter((id) => this.stewards.get(id) === name),
    );
  }

  /** All stake that counted in an epoch when it ended. */
  total(epoch) {
    return [...this.backings.values()].reduce((sum, backing) => sum + backing.counting(epoch, epoch), 0n);
  }

  /** What counts of an evaluator's stake in an epoch, before the cap. */
  counted(name, epoch) {
    return leveraged(this.backings.get(name).counting(epoch), this.own.get(name), this.parameters.leverage);
  }

  /** What it costs an evaluator not to reveal. */
  penaltyOf(name) {
    return share(this.own.get(name), this.parameters.penalty);
  }

  /**
   * Waits until `epoch` is settled, works out what that means, and compares. `penalty` takes from the books what is
   * taken before anybody is paid, and answers it.
   */
  async settlement(epoch, penalty = () => 0n) {
    const { api, books, checks, found: before, names, parameters, stewards } = this;
    const from = this.epochAt(epoch + 2).start;
    const to = await this.settledBy(epoch, from);
    const at = await this.atBlock(to);
    await this.#compareRecord(at, epoch);

    const penalties = penalty();
    const revealed = Object.keys(SCORES[epoch - this.first]);
    const scores = new Map(revealed.map((name) => [name, this.scoresOf(name, epoch)]));
    const { pots } = this.epochAt(epoch);
    const outcome = settle({
      evaluators: this.evaluators
        .filter((name) => scores.has(name))
        .map((name) => ({
          name,
          whole: this.counted(name, epoch),
          stake: capped(this.counted(name, epoch), this.total(epoch), parameters.cap),
          commission: this.commissions.get(name),
          scores: scores.get(name),
        })),
      stewards,
      pots,
      before,
      parameters,
    });
    this.found = after(before, outcome);
    books.pay(outcome);
    this.#settled.set(epoch + 2, { ...outcome.created, penalties });
    const blocks = await readBlocks(api, from, to);
    await compareSettlement({ checks, epoch, blocks, outcome, scores, names });
    await this.compareClaims(at);
    return { blocks, outcome, scores };
  }

  /** What was created during an epoch, altogether. */
  createdIn(epoch) {
    const { assets, evaluators } = this.#settledIn(epoch);
    return this.epochAt(epoch - 1).pots.treasury + this.epochAt(epoch).pots.authors + assets + evaluators;
  }

  #settledIn(epoch) {
    return this.#settled.get(epoch) ?? { assets: 0n, evaluators: 0n, penalties: 0n };
  }

  // Time.

  /** An epoch, as it must be if nobody changes the parameters. */
  epochAt(index) {
    if (!this.#epochs.has(index)) {
      this.#epochs.set(index, following(this.epochAt(index - 1), this.parameters));
    }
    return this.#epochs.get(index);
  }

  /** Compares what was emitted until epoch `index` begins, besides. */
  async toEpoch(index) {
    const { api, checks, compared, treasury } = this;
    const now = await super.toEpoch(index);
    checks.equal(plainEpoch(now), this.epochAt(index), `what epoch() says of epoch ${index}`);
    for (let ended = (compared.at(-1) ?? this.first) + 1; ended < index; ended += 1) {
      const [epoch, before] = [this.epochAt(ended), this.epochAt(ended - 1)];
      await compareEmission({ api, checks, epoch, before, settled: this.#settledIn(ended), treasury });
      compared.push(ended);
    }
    return now;
  }

  // What the chain answers, held against the books.

  async #compareRecord(at, epoch) {
    const { start, length, emission } = this.epochAt(epoch);
    const record = (await at.query.evaluation.epochs(epoch)).unwrap();
    this.checks.equal(
      [record.start.toNumber(), record.length.toNumber(), record.emission.toBigInt(), record.stake.toBigInt()],
      [start, length, emission, this.total(epoch)],
      `the record of epoch ${epoch}`,
    );
  }

  /** What the chain says of the evaluators in this story. */
  async compareEvaluators(at, epoch) {
    const known = (await evaluatorsNow(at)).filter(({ account }) => this.names.has(account));
    // Of the epoch before the story begins nothing is known here.
    const ifKnown = (counted) => (epoch < this.first ? null : counted);
    this.checks.equal(
      known.map(({ account, counted, ...view }) => ({
        name: this.nameOf(account),
        ...view,
        counted: ifKnown(counted),
      })),
      this.evaluators.map((name) => ({
        name,
        commission: this.commissions.get(name),
        stake: this.backings.get(name).stake,
        own: this.own.get(name),
        counts: this.backings.get(name).counting(epoch),
        committed: this.#commitments.has(`${epoch} ${name}`),
        revealed: this.#commitments.get(`${epoch - 1} ${name}`)?.revealed ?? false,
        counted: ifKnown(this.backings.get(name).counting(epoch - 1)),
      })),
      `what evaluationApi.evaluators() says in epoch ${epoch}`,
    );
  }

  /** What everybody could claim from the pools of this story, and what royalties wait. */
  async compareClaims(at) {
    const { books, checks } = this;
    const ours = ([kind, of]) => (kind === 'Stake' ? books.stakes.has(of) : ASSETS.includes(of));
    for (const [name, { pair }] of Object.entries(this.people)) {
      const owed = await at.call.rewardsApi.claimable(pair.address);
      checks.equal(
        owed.map(([pool, planck]) => [...this.plainPool(pool), planck.toBigInt()]).filter(ours),
        books.claimable(name),
        `what rewardsApi.claimable says of ${name}`,
      );
    }
    for (const id of ASSETS) {
      const owed = (await at.call.rewardsApi.collectable(id)).map(([from, planck]) => [
        from.toNumber(),
        planck.toBigInt(),
      ]);
      checks.equal(
        owed.filter(([from]) => ASSETS.includes(from)),
        books.ledger.collectable(id),
        `what rewardsApi.collectable says of asset ${id}`,
      );
    }
  }

  /** A pool as `[kind, asset or evaluator]`. */
  plainPool({ type, value }) {
    return [type, type === 'Stake' ? this.nameOf(value) : value.toNumber()];
  }
}

const plainEpoch = ({ index, start, length, emission, pots }) => ({ index, start, length, emission, pots });
