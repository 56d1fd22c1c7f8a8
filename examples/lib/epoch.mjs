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

/**
 * What evaluators make of an epoch.
 *
 * `evaluators` are those who revealed, in order of account id: `{ name, stake, commission, scores }`, with what of
 * their stake counts and with what `normalise` made of their scores. `stewards` maps assets to names; `pots` has a pot
 * for `assets` and one for `evaluators`.
 *
 * Answers the `assets` that have a consensus, in order of id, `{ id, consensus, score, amount }`; the `evaluators`
 * `{ name, stake, shared, given, consensus, weight, amount, commission }`; all `stake` that revealed; what is `created`
 * for both, and what of the pot for assets is `rolledOver` to the next epoch.
 */
export function settle({ evaluators, stewards, pots }) {
  const stake = sum(evaluators.map((one) => one.stake));
  const owns = ({ name }, id) => stewards.get(id) === name;
  const scoreOf = (one, id) => (owns(one, id) ? 0n : (one.scores.get(id) ?? 0n));

  const ids = [...new Set(evaluators.flatMap(({ scores }) => [...scores.keys()]))].sort((a, b) => a - b);
  const assets = ids
    .map((id) => {
      const consensus = supported(
        evaluators.map((one) => [one.stake, scoreOf(one, id)]),
        stake,
      );
      const score = sum(evaluators.map((one) => one.stake * least(scoreOf(one, id), consensus)));
      return { id, consensus, score };
    })
    .filter(({ consensus }) => consensus > 0n);
  const rewarded = evaluators.map((one) => {
    const others = assets.filter(({ id }) => !owns(one, id));
    const shared = sum(others.map(({ id, consensus }) => least(scoreOf(one, id), consensus)));
    const given = sum(ids.map((id) => scoreOf(one, id)));
    const consensus = sum(others.map((asset) => asset.consensus));
    const all = given + consensus;
    const weight = all === 0n ? 0n : (one.stake * 2n * shared) / all;
    return { name: one.name, stake: one.stake, shared, given, consensus, weight };
  });

  const agreed = assets.length > 0;
  const toAssets = apportion(
    agreed ? pots.assets : 0n,
    assets.map(({ score }) => score),
  );
  const toEvaluators = apportion(
    agreed ? pots.evaluators : 0n,
    rewarded.map(({ weight }) => weight),
  );
  return {
    stake,
    assets: assets.map((asset, index) => ({ ...asset, amount: toAssets[index] })),
    evaluators: rewarded.map((one, index) => {
      const amount = toEvaluators[index];
      return { ...one, amount, commission: share(amount, evaluators[index].commission) };
    }),
    created: { assets: sum(toAssets), evaluators: sum(toEvaluators) },
    rolledOver: agreed ? 0n : pots.assets,
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
