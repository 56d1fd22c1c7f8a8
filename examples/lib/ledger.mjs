// The script's own books: what every balance must come to, in whole numbers and independent of the chain's code.
//
// Amounts are BigInts of planck, shares BigInts of parts per billion, assets go by their ids and people by their names.

/** A whole, in parts per billion. */
export const WHOLE = 1_000_000_000n;
/** The treasury's part of what accounts pay to assets, unless a vote has set another. */
export const USE_FEE = 20_000_000n;
/** Pools reckon in fractions of a planck: 2^64 of them. */
const SCALE = 64n;

/** The part of a total, rounded down. */
export const share = (total, parts) => (total * parts) / WHOLE;

const sum = (values) => [...values].reduce((total, value) => total + value, 0n);

const most = (a, b) => (a > b ? a : b);

/**
 * The royalty stack of an asset that cites `citations`, a list of `{ asset, rate, reach, stack }`, as a map of
 * `{ parts, reach }`.
 *
 * Each ancestor of a cited asset gets its share of the rate, rounded down, and never less than its reach, which is what
 * it asked of every descendant when it was cited; the cited asset gets the rest, so that the stack sums to the rates.
 * Who gets nothing is not in it. In order of id.
 */
export function flatten(citations) {
  const stack = new Map();
  const add = (asset, parts, reach) => {
    const known = stack.get(asset) ?? { parts: 0n, reach: 0n };
    stack.set(asset, { parts: known.parts + parts, reach: most(known.reach, reach) });
  };
  for (const { asset, rate, reach = 0n, stack: inherited } of citations) {
    let rest = rate;
    for (const [ancestor, known] of inherited) {
      const part = most(share(rate, known.parts), known.reach);
      rest -= part;
      add(ancestor, part, known.reach);
    }
    add(asset, rest, reach);
  }
  const entries = [...stack].filter(([, { parts }]) => parts > 0n);
  return new Map(entries.sort(([a], [b]) => a - b));
}

/**
 * The least rate at which an asset can be cited that asks for `royalty` and `reach` and has this stack; null where even
 * the whole does not suffice.
 *
 * What ancestors get of a rate is, for each, the higher of a part of it and a reach. Ordered by the rate from which on
 * it is the part, the first few get their parts and the others their reaches: each such division says which rate it
 * needs at least, and the most that any says suffices.
 */
export function leastRate(royalty, reach, stack) {
  const known = [...stack.values()].sort((a, b) => {
    const [first, second] = [a.reach * b.parts, b.reach * a.parts];
    return first < second ? -1 : first > second ? 1 : 0;
  });
  let least = royalty;
  for (let number = 0; number <= known.length; number += 1) {
    const rest = WHOLE - sum(known.slice(0, number).map(({ parts }) => parts));
    const asked = reach + sum(known.slice(number).map((each) => each.reach));
    if (rest === 0n && asked > 0n) {
      return null;
    }
    least = most(least, rest === 0n ? 0n : (asked * WHOLE + rest - 1n) / rest);
  }
  return least > WHOLE ? null : least;
}

/** Divides income among members by weight, to the planck and without losing a fraction. */
export class Pool {
  weight = 0n;
  /** Income per unit of weight since the beginning, scaled. */
  acc = 0n;
  /** What could not be given to every unit of weight yet, scaled. */
  carry = 0n;
  inflow = 0n;
  paid = 0n;
  members = new Map();

  deposit(amount) {
    const scaled = (amount << SCALE) + this.carry;
    this.acc += scaled / this.weight;
    this.carry = scaled % this.weight;
    this.inflow += amount;
  }

  /** Takes in an amount for one member alone. */
  credit(who, amount) {
    this.#member(who).owed += amount;
    this.inflow += amount;
  }

  addWeight(who, weight) {
    this.#member(who).weight += weight;
    this.weight += weight;
  }

  /** Who has no weight left and is owed no planck leaves a fraction of one to the others. */
  removeWeight(who, weight) {
    this.addWeight(who, -weight);
    const { weight: left, owed, frac } = this.members.get(who);
    if (left === 0n && owed === 0n) {
      this.members.delete(who);
      this.carry += frac;
      if (this.weight > 0n) {
        this.acc += this.carry / this.weight;
        this.carry %= this.weight;
      }
    }
  }

  /** Two members become one: what they weigh, what they are owed and their fractions add up. */
  merge(from, into) {
    const [gone, kept] = [this.#member(from), this.#member(into)];
    const frac = gone.frac + kept.frac;
    this.members.set(into, {
      weight: kept.weight + gone.weight,
      accPaid: this.acc,
      owed: kept.owed + gone.owed + (frac >> SCALE),
      frac: frac & ((1n << SCALE) - 1n),
    });
    this.members.delete(from);
  }

  claimable(who) {
    const member = this.members.get(who);
    return member ? this.#settled(member).owed : 0n;
  }

  claim(who) {
    const member = this.#settled(this.members.get(who));
    const { owed } = member;
    this.members.set(who, { ...member, owed: 0n });
    this.paid += owed;
    return owed;
  }

  /** Whether all that came in is paid, owed or a fraction on its way. */
  balances() {
    const of = ({ weight, accPaid, owed, frac }) => (owed << SCALE) + frac + weight * (this.acc - accPaid);
    const held = sum([...this.members.values()].map(of));
    return held + this.carry === (this.inflow - this.paid) << SCALE;
  }

  /** Somebody's record, settled; a new one for who is new. */
  #member(who) {
    const member = this.#settled(this.members.get(who) ?? { weight: 0n, accPaid: this.acc, owed: 0n, frac: 0n });
    this.members.set(who, member);
    return member;
  }

  #settled(member) {
    const due = member.weight * (this.acc - member.accPaid) + member.frac;
    return { ...member, accPaid: this.acc, owed: member.owed + (due >> SCALE), frac: due & ((1n << SCALE) - 1n) };
  }
}

/** The pools of an asset, in the chain's order. */
export const KINDS = ['Steward', 'Data', 'Compute'];

/** Who is paid what: every asset's income, royalties and pools. */
export class Ledger {
  assets = new Map();

  /** `useFee` is the treasury's part of what accounts pay. */
  constructor(useFee = USE_FEE) {
    this.useFee = useFee;
  }

  /**
   * A new asset, cited `[[asset, rate, reach]]`, whose own income is divided by `split` `{ Steward, Data, Compute }`.
   * The reach is what the terms of the cited asset ask then.
   */
  open(id, steward, split, citations = []) {
    const stackOf = (asset) => this.assets.get(asset).stack;
    const cited = citations.map(([asset, rate, reach]) => ({ asset, rate, reach, stack: stackOf(asset) }));
    const pools = Object.fromEntries(KINDS.map((kind) => [kind, new Pool()]));
    pools.Steward.addWeight(steward, 1n);
    this.assets.set(id, {
      ...{ stack: flatten(cited), asked: split, split: null, pools },
      ...{ lifetime: 0n, royalties: 0n, waiting: 0n, collected: new Map() },
    });
  }

  addWeight(id, kind, who, weight) {
    this.#pool(id, kind).addWeight(who, weight);
  }

  /** What one member of a pool has is another's from now on. */
  merge(id, kind, from, into) {
    this.#pool(id, kind).merge(from, into);
  }

  /** Takes a grant that waits for the asset's publication. */
  grant(id, amount) {
    this.assets.get(id).waiting += amount;
  }

  /**
   * Fixes the split, in which a class without weight passes its part on, and lets the grants flow that waited. Answers
   * the `split` in force, and the `fee` that the treasury gets of the grants.
   */
  publish(id) {
    const asset = this.assets.get(id);
    const { Steward, Data, Compute } = asset.asked;
    const [data, compute] = ['Data', 'Compute'].map((kind) => asset.pools[kind].weight > 0n);
    if (data && compute) {
      asset.split = { Steward, Data, Compute };
    } else if (data) {
      asset.split = { Steward, Data: Data + Compute, Compute: 0n };
    } else if (compute) {
      asset.split = { Steward, Data: 0n, Compute: Data + Compute };
    } else {
      asset.split = { Steward: Steward + Data + Compute, Data: 0n, Compute: 0n };
    }
    const { waiting } = asset;
    asset.waiting = 0n;
    return { split: asset.split, fee: this.pay(id, waiting) };
  }

  /** Takes what somebody pays. Answers the treasury's part of it, which the asset does not get. */
  pay(id, amount) {
    const fee = share(amount, this.useFee);
    this.receive(id, amount - fee);
    return fee;
  }

  /** Takes income of which the treasury has no part: emission. */
  receive(id, amount) {
    this.assets.get(id).lifetime += amount;
  }

  /** The royalty stack as `[[ancestor, parts, reach]]`. */
  stack(id) {
    return [...this.assets.get(id).stack].map(([ancestor, { parts, reach }]) => [ancestor, parts, reach]);
  }

  /** What each descendant owes the asset, as `[[descendant, planck]]`. */
  collectable(id) {
    return [...this.assets]
      .filter(([, asset]) => asset.split)
      .map(([descendant, asset]) => {
        const entitled = share(asset.lifetime, asset.stack.get(id)?.parts ?? 0n);
        return [descendant, entitled - (asset.collected.get(id) ?? 0n)];
      })
      .filter(([, amount]) => amount > 0n)
      .sort(([a], [b]) => a - b);
  }

  /** Moves to the asset what these descendants owe it. Answers the amounts. */
  collect(id, from) {
    const moved = this.collectable(id).filter(([descendant]) => from.includes(descendant));
    for (const [descendant, amount] of moved) {
      const { collected } = this.assets.get(descendant);
      collected.set(id, (collected.get(id) ?? 0n) + amount);
      this.assets.get(id).royalties += amount;
    }
    return moved;
  }

  /** What each pool owes somebody, as `[[kind, asset, planck]]` in the chain's order. */
  claimable(who) {
    const owed = KINDS.flatMap((kind) =>
      [...this.assets.keys()].sort((a, b) => a - b).map((id) => [kind, id, this.#pool(id, kind).claimable(who)]),
    );
    return owed.filter(([, , amount]) => amount > 0n);
  }

  /** Pays somebody what the pools `[[kind, asset]]` owe. Answers the sum. */
  claim(who, pools) {
    return sum(pools.map(([kind, id]) => this.#pool(id, kind).claim(who)));
  }

  /** What came in, or waits, and was not paid out yet. */
  inPot() {
    const paid = (pools) => sum(Object.values(pools).map((pool) => pool.paid));
    return sum([...this.assets.values()].map(({ lifetime, waiting, pools }) => lifetime + waiting - paid(pools)));
  }

  /** What waits because a planck cannot be divided: at most 34 for each asset. */
  rounding(id) {
    const { stack, split, lifetime, royalties } = this.assets.get(id);
    const own = this.#own(id);
    return (
      lifetime +
      royalties -
      sum([...stack.values()].map(({ parts }) => share(lifetime, parts))) -
      sum(Object.values(split).map((parts) => share(own, parts)))
    );
  }

  /** What is the asset's own since the beginning. */
  #own(id) {
    const { stack, lifetime, royalties } = this.assets.get(id);
    return share(lifetime, WHOLE - sum([...stack.values()].map(({ parts }) => parts))) + royalties;
  }

  /** A pool with everything in it that it is entitled to. */
  #pool(id, kind) {
    const { split, pools } = this.assets.get(id);
    const pool = pools[kind];
    if (split) {
      const entitled = share(this.#own(id), split[kind]);
      if (entitled > pool.inflow) {
        pool.deposit(entitled - pool.inflow);
      }
    }
    return pool;
  }
}

/** Who has what: planck that are free, and planck on hold. */
export class Purses {
  #purses = new Map();

  of(who) {
    return this.#purses.get(who) ?? { free: 0n, held: 0n };
  }

  receive(who, amount) {
    const { free, held } = this.of(who);
    this.#purses.set(who, { free: free + amount, held });
  }

  pay(who, amount) {
    this.receive(who, -amount);
  }

  /** Sets what is on hold for one purpose from `before` to `after`. */
  hold(who, after, before = 0n) {
    const { free, held } = this.of(who);
    this.#purses.set(who, { free: free - (after - before), held: held + (after - before) });
  }

  release(who, amount) {
    this.hold(who, 0n, amount);
  }
}

/** Length of a SCALE compact number below 2^30, in bytes. */
const compact = (number) => (number < 64 ? 1 : number < 16_384 ? 2 : 4);
const text = (value) => {
  const length = new TextEncoder().encode(value).length;
  return compact(length) + length;
};
const list = (entries, bytes) => compact(entries) + entries * bytes;

/**
 * Bytes that deposits are held for: of each record with its key and its part of the trie's nodes, and with all else
 * that is stored because of it.
 */
export const BYTES = {
  /** An asset's records at their longest, beside its texts and lists: the ledger's, the listing and the indexes too. */
  asset: 2519,
  /** Of it for an asset that it cites, for each of its ancestors, for a reviewer, for an open offer of the seat. */
  citation: 178,
  ancestor: 202,
  reviewer: 32,
  offer: 202,
  /** For a member of one of its pools beside the steward. */
  member: 440,
  /** A contribution, beside its address. */
  contribution: 644,
  /**
   * A contribution that is a manifest, besides: its own record and what is latent of it, and for each 1,024 leaves the
   * pages that say who joined and who left.
   */
  manifest: 446,
  page: 596,
  /** What an account used of an asset. */
  usage: 380,
  /** A grant that waits. */
  grant: 200,
};

/** Bytes of an asset's deposit, by how much it `has`: `{ citations, ancestors, reviewers, members, offers }`. */
export function assetBytes({ name, uri, licence }, has = {}) {
  const { citations = 0, ancestors = 0, reviewers = 0, members = 0, offers = 0 } = has;
  const lists = list(citations, BYTES.citation) + list(reviewers, BYTES.reviewer);
  const others = ancestors * BYTES.ancestor + members * BYTES.member + offers * BYTES.offer;
  return BigInt(BYTES.asset + text(name) + text(uri) + text(licence) + lists + others);
}

/** Bytes of a contribution's deposit. */
export const contributionBytes = (uri) => BigInt(BYTES.contribution + text(uri));

/** Leaves of a manifest of which one page says who joined. */
const PAGE_OF_MARKS = 1_024;

/** Bytes of the deposit of a manifest of so many leaves. */
export const manifestBytes = (uri, count) =>
  contributionBytes(uri) + BigInt(BYTES.manifest + Math.ceil(count / PAGE_OF_MARKS) * BYTES.page);
