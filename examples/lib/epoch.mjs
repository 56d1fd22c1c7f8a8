// Epochs worked out a second time: what counts, what the evaluators agree on, and who is paid what for it. In whole
// numbers and without the chain's code.
//
// Amounts are BigInts of planck, shares BigInts of parts per billion, scores BigInts; assets go by their ids and people
// by their names.

import { WHOLE, share } from './ledger.mjs';

/** What the highest of an evaluator's scores becomes. */
export const HIGHEST = 65_535n;

const sum = (values) => [...values].reduce((total, value) => total + value, 0n);
const least = (...values) => values.reduce((a, b) => (a < b ? a : b));
const most = (...values) => values.reduce((a, b) => (a > b ? a : b), 0n);

// Emission.

/** What the epoch after one that emitted `emission` emits. */
export const decayed = (emission, decay) => share(emission, WHOLE - decay);

/** The epoch after `epoch`, when nobody changes the parameters `{ length, decay, parts }`. */
export function following({ index, start, length, emission }, parameters) {
  const next = decayed(emission, parameters.decay);
  const pots = divide(next, parameters.parts);
  return { index: index + 1, start: start + length, length: parameters.length, emission: next, pots };
}

/** An epoch's emission divided by `parts` `{ assets, evaluators, treasury, authors }`: each rounded down. */
export const divide = (emission, parts) =>
  Object.fromEntries(Object.entries(parts).map(([whom, part]) => [whom, share(emission, part)]));

/** What the author of block `index` of `count` gets of `pot`, counted from 0: all of them together get the pot. */
export const instalment = (pot, index, count) => (pot * (index + 1n)) / count - (pot * index) / count;

/** A pot divided by weights, to the planck: differences of cumulative floors. Nothing if no weight is above zero. */
export function apportion(pot, weights) {
  const total = sum(weights);
  let before = 0n;
  return weights.map((weight) => {
    const after = before + weight;
    const part = total === 0n ? 0n : (pot * after) / total - (pot * before) / total;
    before = after;
    return part;
  });
}

/**
 * What an epoch pays of a `pot` and of what is `waiting` from those before it: as much of that as the pot, or nothing
 * at all if it does not pay. At most `most` pots are left.
 */
export function rollover(pot, waiting, most, pays) {
  const paid = pays ? pot + least(waiting, pot) : 0n;
  return { paid, left: least(waiting + pot - paid, pot * most) };
}

// Stake.

/** The stake behind one evaluator, as it changes. */
export class Backing {
  /** What was staked after each change: `[epoch, planck]`. */
  #levels = [];

  /** An evaluator with `stake` planck since before epoch `since`. */
  constructor(stake = 0n, since = 0) {
    this.#levels.push([since - 1, stake]);
  }

  /** What is staked now. */
  get stake() {
    return this.#levels.at(-1)[1];
  }

  /** Adds to it, or takes away from it, during `epoch`. */
  change(epoch, amount) {
    this.#levels.push([epoch, this.stake + amount]);
  }

  /** What counts in `epoch`: the least that was staked from its beginning to the end of epoch `until`, or until now. */
  counting(epoch, until = Infinity) {
    const [, atBeginning] = this.#levels.findLast(([changed]) => changed < epoch) ?? [epoch, 0n];
    const since = this.#levels.filter(([changed]) => changed >= epoch && changed <= until);
    return least(atBeginning, ...since.map(([, stake]) => stake));
  }
}

/** What `stake` counts for when no evaluator may count for more than the part `cap` of the `total`. */
export const capped = (stake, total, cap) => least(stake, share(total, cap));

/** What `stake` counts for with so much of it the evaluator's `own`. */
export const leveraged = (stake, own, leverage) => least(stake, own * leverage);

/** What has to be revealed, when so much was in the epochs before, the last one first. */
export const needed = (turnout, { quorum, floor }) =>
  most((most(...turnout.slice(0, 3)) * quorum + WHOLE - 1n) / WHOLE, floor);

// Consensus.

/**
 * Raw scores `[[asset, score]]` on the scale on which the highest is 65535. Scores of zero and of an evaluator's `own`
 * assets are as if they had not been given.
 */
export function normalise(raw, own = []) {
  const counts = raw.filter(([asset, score]) => score > 0n && !own.includes(asset)).sort(([a], [b]) => a - b);
  const largest = most(...counts.map(([, score]) => score));
  return new Map(counts.map(([asset, score]) => [asset, (score * HIGHEST) / largest]));
}

/**
 * The highest of the scores `[[stake, score]]` such that those who gave it or a higher one hold more than half of the
 * `total` stake; zero if there is none.
 */
export function supported(scores, total) {
  const behind = (score) => sum(scores.filter(([, other]) => other >= score).map(([stake]) => stake));
  return most(...scores.map(([, score]) => score).filter((score) => 2n * behind(score) > total));
}

/** What an epoch finds: nothing waits, nothing was revealed before, and nothing had a consensus. */
export const NOTHING = { waiting: { assets: 0n, fresh: 0n }, turnout: [], known: new Set() };
/** Parameters with which nothing has to be revealed and nothing is apart for fresh assets. */
const PLAIN = { quorum: 0n, floor: 0n, rollover: 24n, freshShare: 0n };

/** The highest score that more than half of all stake supports, before the cap and within it. */
function agreed(evaluators, scoreOf, id) {
  const by = (kind) =>
    supported(
      evaluators.map((one) => [kind(one), scoreOf(one, id)]),
      sum(evaluators.map(kind)),
    );
  return least(by(wholeOf), by(({ stake }) => stake));
}

const wholeOf = ({ stake, whole }) => whole ?? stake;

/**
 * How far `one` agrees with the others on the assets `fresh`, less how far it does by chance: what it shares with what
 * they make of each without it, less what it shares with what they make of the next, over all that they make of them.
 */
function beyondChance(one, evaluators, scoreOf, owns, fresh) {
  const others = evaluators.filter((other) => other !== one);
  const without = fresh.map((id) => agreed(others, scoreOf, id));
  const judged = fresh.map((id, index) => ({ id, index })).filter(({ id }) => !owns(one, id));
  const shared = sum(judged.map(({ id, index }) => least(scoreOf(one, id), without[index])));
  const chance = sum(judged.map(({ id, index }) => least(scoreOf(one, id), without[(index + 1) % fresh.length])));
  const all = sum(judged.map(({ index }) => without[index]));
  return shared <= chance ? 0n : (one.stake * (shared - chance)) / all;
}

/**
 * What evaluators make of an epoch.
 *
 * `evaluators` are those who revealed, in order of account id: `{ name, whole, stake, commission, scores }`, with what
 * of their stake counts before the cap and within it, and with what `normalise` made of their scores. `stewards` maps
 * assets to names; `pots` has a pot for `assets` and one for `evaluators`. `before` is what the epoch finds: what is
 * `waiting` for `assets` and for agreement on `fresh` ones, the `turnout` of the epochs before, and the assets that are
 * `known`, for they had a consensus.
 *
 * Answers the `assets` that have a consensus, in order of id, `{ id, consensus, score, amount }`; the `evaluators`
 * `{ name, stake, shared, given, consensus, weight, freshWeight, amount, forFresh, commission }`; all that was
 * `revealed`, the `stake` of it within the cap, and the `quorum`; what is `created` for both, `forFresh` of it for
 * agreement on `freshAssets`; and what is `rolledOver` for assets and `freshRolledOver`.
 */
export function settle({ evaluators, stewards, pots, before = NOTHING, parameters = PLAIN }) {
  const stake = sum(evaluators.map((one) => one.stake));
  const revealed = sum(evaluators.map(wholeOf));
  const quorum = needed(before.turnout, parameters);
  const owns = ({ name }, id) => stewards.get(id) === name;
  const scoreOf = (one, id) => (owns(one, id) ? 0n : (one.scores.get(id) ?? 0n));

  const scored = [...new Set(evaluators.flatMap(({ scores }) => [...scores.keys()]))].sort((a, b) => a - b);
  const ids = revealed >= quorum ? scored : [];
  const assets = ids
    .map((id) => {
      const consensus = agreed(evaluators, scoreOf, id);
      const score = sum(evaluators.map((one) => one.stake * least(scoreOf(one, id), consensus)));
      return { id, consensus, score };
    })
    .filter(({ consensus }) => consensus > 0n);
  const fresh = assets.map(({ id }) => id).filter((id) => !before.known.has(id));
  const rewarded = evaluators.map((one) => {
    const others = assets.filter(({ id }) => !owns(one, id));
    const shared = sum(others.map(({ id, consensus }) => least(scoreOf(one, id), consensus)));
    const given = sum(ids.map((id) => scoreOf(one, id)));
    const consensus = sum(others.map((asset) => asset.consensus));
    const all = given + consensus;
    const weight = all === 0n ? 0n : (one.stake * 2n * shared) / all;
    const freshWeight = beyondChance(one, evaluators, scoreOf, owns, fresh);
    return { name: one.name, stake: one.stake, shared, given, consensus, weight, freshWeight };
  });

  const forAssets = rollover(pots.assets, before.waiting.assets, parameters.rollover, assets.length > 0);
  const toAssets = apportion(
    forAssets.paid,
    assets.map(({ score }) => score),
  );
  const part = share(pots.evaluators, parameters.freshShare);
  const agree = rewarded.some(({ freshWeight }) => freshWeight > 0n);
  const forFresh = rollover(part, before.waiting.fresh, parameters.rollover, agree);
  const byAgreement = apportion(
    pots.evaluators - part,
    rewarded.map(({ weight }) => weight),
  );
  const byFresh = apportion(
    forFresh.paid,
    rewarded.map(({ freshWeight }) => freshWeight),
  );
  return {
    stake,
    revealed,
    quorum,
    assets: assets.map((asset, index) => ({ ...asset, amount: toAssets[index] })),
    evaluators: rewarded.map((one, index) => {
      const amount = byAgreement[index] + byFresh[index];
      return { ...one, amount, forFresh: byFresh[index], commission: share(amount, evaluators[index].commission) };
    }),
    created: { assets: sum(toAssets), evaluators: sum(byAgreement) + sum(byFresh) },
    forFresh: sum(byFresh),
    freshAssets: fresh.length,
    rolledOver: forAssets.left,
    freshRolledOver: forFresh.left,
  };
}

/** What an epoch with this `outcome` leaves to the next. */
export function after({ turnout, known }, { revealed, assets, rolledOver, freshRolledOver }) {
  return {
    waiting: { assets: rolledOver, fresh: freshRolledOver },
    turnout: [revealed, ...turnout.slice(0, 2)],
    known: new Set([...known, ...assets.map(({ id }) => id)]),
  };
}

// Who is paid.

/** The books of assets and of stake pools together. */
export class Books {
  /** `stakes` maps evaluators, in order of account id, to their pools. */
  constructor(ledger, stakes) {
    Object.assign(this, { ledger, stakes });
  }

  /** Pays what `settle` worked out: an evaluator its commission, and its pool the rest. */
  pay({ assets, evaluators }) {
    for (const { id, amount } of assets) {
      this.ledger.receive(id, amount);
    }
    for (const { name, amount, commission } of evaluators) {
      this.stakes.get(name).credit(name, commission);
      this.stakes.get(name).deposit(amount - commission);
    }
  }

  /** What each pool owes somebody, as `[[kind, asset or evaluator, planck]]` in the chain's order. */
  claimable(who) {
    const staked = [...this.stakes].map(([evaluator, pool]) => ['Stake', evaluator, pool.claimable(who)]);
    return [...this.ledger.claimable(who), ...staked.filter(([, , amount]) => amount > 0n)];
  }

  /** Pays somebody what the pools `[[kind, asset or evaluator]]` owe. Answers the sum. */
  claim(who, pools) {
    const paid = pools.map((pool) => {
      const [kind, evaluator] = pool;
      return kind === 'Stake' ? this.stakes.get(evaluator).claim(who) : this.ledger.claim(who, [pool]);
    });
    return sum(paid);
  }

  /** What came in and was not paid out yet. */
  inPot() {
    return this.ledger.inPot() + sum([...this.stakes.values()].map(({ inflow, paid }) => inflow - paid));
  }
}
