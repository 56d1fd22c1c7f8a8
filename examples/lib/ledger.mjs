// The script's own books: what every balance must come to, in whole numbers and independent of the chain's code.
//
// Amounts are BigInts of planck, shares BigInts of parts per billion, assets go by their ids and people by their names.

/** A whole, in parts per billion. */
export const WHOLE = 1_000_000_000n;
/** Pools reckon in fractions of a planck: 2^64 of them. */
const SCALE = 64n;

/** The part of a total, rounded down. */
export const share = (total, parts) => (total * parts) / WHOLE;

const sum = (values) => [...values].reduce((total, value) => total + value, 0n);

/**
 * The royalty stack of an asset that cites `citations`, a list of `{ asset, rate, stack }`.
 *
 * Each ancestor of a cited asset gets its share of the rate, rounded down; the cited asset gets the rest, so that the
 * stack sums to the rates. In order of id.
 */
export function flatten(citations) {
  const stack = new Map();
  const add = (asset, parts) => stack.set(asset, (stack.get(asset) ?? 0n) + parts);
  for (const { asset, rate, stack: inherited } of citations) {
    let rest = rate;
    for (const [ancestor, parts] of inherited) {
      const part = share(rate, parts);
      rest -= part;
      add(ancestor, part);
    }
    add(asset, rest);
  }
  return new Map([...stack].sort(([a], [b]) => a - b));
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

  /** A new asset, cited `[[asset, rate]]`, whose own income is divided by `split` `{ Steward, Data, Compute }`. */
  open(id, steward, split, citations = []) {
    const stack = flatten(citations.map(([asset, rate]) => ({ asset, rate, stack: this.assets.get(asset).stack })));
    const pools = Object.fromEntries(KINDS.map((kind) => [kind, new Pool()]));
    pools.Steward.addWeight(steward, 1n);
    this.assets.set(id, { stack, asked: split, split: null, lifetime: 0n, royalties: 0n, collected: new Map(), pools });
  }

  addWeight(id, kind, who, weight) {
    this.#pool(id, kind).addWeight(who, weight);
  }

  /** Fixes the split: a class without weight passes its part on. Answers the split in force. */
  fixSplit(id) {
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
    return asset.split;
  }

  pay(id, amount) {
    this.assets.get(id).lifetime += amount;
  }

  /** The royalty stack as `[[ancestor, parts]]`. */
  stack(id) {
    return [...this.assets.get(id).stack];
  }

  /** What each descendant owes the asset, as `[[descendant, planck]]`. */
  collectable(id) {
    return [...this.assets]
      .filter(([, asset]) => asset.split)
      .map(([descendant, asset]) => {
        const entitled = share(asset.lifetime, asset.stack.get(id) ?? 0n);
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

  /** What came in and was not paid out yet. */
  inPot() {
    return sum(
      [...this.assets.values()].map(
        ({ lifetime, pools }) => lifetime - sum(Object.values(pools).map(({ paid }) => paid)),
      ),
    );
  }

  /** What waits because a planck cannot be divided: at most 34 for each asset. */
  rounding(id) {
    const { stack, split, lifetime, royalties } = this.assets.get(id);
    const own = this.#own(id);
    return (
      lifetime +
      royalties -
      sum([...stack.values()].map((parts) => share(lifetime, parts))) -
      sum(Object.values(split).map((parts) => share(own, parts)))
    );
  }

  /** What is the asset's own since the beginning. */
  #own(id) {
    const { stack, lifetime, royalties } = this.assets.get(id);
    return share(lifetime, WHOLE - sum(stack.values())) + royalties;
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

/** Bytes that a deposit is held for: an asset's record at its longest, its texts, its citations and its reviewers. */
export const assetBytes = ({ name, uri, licence }, citations = 0, reviewers = 0) =>
  BigInt(115 + text(name) + text(uri) + text(licence) + list(citations, 8) + list(reviewers, 32));

/** Bytes that a deposit is held for: a contribution that waits for its review. */
export const contributionBytes = (uri) => BigInt(4 + 32 + 1 + 8 + 32 + text(uri) + 1);
