// What people do with assets, and what that must mean in the books. Whatever the chain says of assets, contributions
// and claims afterwards is held against them.

import { find, findAll, hashOf, height, parameter } from './chain.mjs';
import { BYTES, KINDS, USE_FEE, assetBytes, contributionBytes, leastRate } from './ledger.mjs';
import { TRIB } from './story.mjs';

/** Pages of the runtime APIs have as many items as this at most. */
const PAGE = 256;

/** What the chain asks for: deposits in planck, the treasury's part of payments, blocks for a review. */
export const rulesOf = async (at) => ({
  deposits: {
    assetBase: await parameter(at, 'Registry', 'AssetDepositBase', TRIB / 10n),
    assetByte: await parameter(at, 'Registry', 'DepositPerByte', TRIB / 10_000n),
    contributionBase: await parameter(at, 'Contributions', 'ContributionDepositBase', TRIB / 10n),
    contributionByte: await parameter(at, 'Contributions', 'ContributionDepositPerByte', TRIB / 10_000n),
  },
  useFee: await parameter(at, 'Rewards', 'UseFee', USE_FEE),
  reviewPeriod: await parameter(at, 'Registry', 'ReviewPeriod', 100_800, (value) => value.toNumber()),
});

/** The assets of a story. People are `{ name, pair }`, pools `[kind, asset]`. */
export class Assets {
  #world;
  #records = new Map();
  /** What was used so far, `{ units, paid, deposit }`, by `asset name`. */
  #used = new Map();
  /** The deposits for grants that came before publication, by `asset name`. */
  #grants = new Map();

  /** `ledger` are the books of income, the `rules` what `rulesOf` answers. */
  constructor(world, ledger, rules) {
    this.#world = world;
    this.ledger = ledger;
    this.rules = rules;
  }

  /**
   * What is known of an asset: `{ kind, info, terms, floor, split, budgets, deadline, citations, reviewers, members,
   * contributions, steward, state, closed, commitment }`.
   */
  of(id) {
    return this.#records.get(id);
  }

  /** What is on hold for an asset's record. */
  depositFor({ id, info, citations, reviewers, members }) {
    const { assetBase, assetByte } = this.rules.deposits;
    const ancestors = this.ledger.stack(id).length;
    const has = { citations: citations.length, ancestors, reviewers, members: members.size };
    return assetBase + assetByte * assetBytes(info, has);
  }

  /** What is on hold for a record of so many bytes beside an asset's. */
  #depositOf(bytes) {
    return this.rules.deposits.assetByte * BigInt(bytes);
  }

  /** What a pool owes somebody. */
  owedTo(name, kind, id) {
    return this.ledger.claimable(name).find((owed) => owed[0] === kind && owed[1] === id)?.[2] ?? 0n;
  }

  // Before publication.

  /**
   * The call that registers an asset `{ info, terms, floor, split, budgets }` which cites `[[asset, rate]]`, to be
   * published by block `deadline`, if there is one.
   */
  registration(kind, { info, terms, floor, split, budgets }, citations, maxFee, deadline = null) {
    const texts = { name: bytes(info.name), uri: bytes(info.uri), licence: bytes(info.licence) };
    const parts = { steward: split.Steward, data: split.Data, compute: split.Compute };
    const register = this.#world.api.tx.registry[`register${kind}`];
    return register(texts, terms, parts, citations, maxFee, floor, budgets, deadline);
  }

  /**
   * Registers an asset, which pays the training fees of what it cites. It promises to be published within as many
   * blocks as `asset.patience` says. Answers its id.
   */
  async register(who, kind, asset, citations = []) {
    const { api, checks, purses } = this.#world;
    const fees = citations.map(([cited]) => [cited, this.of(cited).terms.trainingFee]).filter(([, fee]) => fee > 0n);
    const total = fees.reduce((sum, [, fee]) => sum + fee, 0n);
    const deadline = (await height(api)) + asset.patience;
    const record = {
      ...{ ...asset, kind, deadline, citations, steward: who, state: 'Open', closed: null, commitment: null },
      ...{ reviewers: 0, members: new Set(), contributions: [] },
    };
    const call = this.registration(kind, asset, citations, total, deadline);
    const { at } = await this.#world.act(who, call, ({ events }) => {
      const event = find(events, 'registry', 'AssetRegistered');
      checks.equal(event.fees.toBigInt(), total, 'the training fees');
      record.id = event.asset.toNumber();
      const cited = citations.map(([cited, rate]) => [cited, rate, this.of(cited).terms.reach]);
      this.ledger.open(record.id, who.name, asset.split, cited);
      this.#records.set(record.id, record);
      this.#earn(events, who.name, fees);
      purses.hold(who.name, this.depositFor(record));
    });
    for (const touched of [record.id, ...citations.map(([cited]) => cited)]) {
      await this.compareAsset(at, touched);
    }
    return record.id;
  }

  /** Names an asset's reviewers. Answers what is on hold for them. */
  async setReviewers(who, id, reviewers) {
    const { api, purses } = this.#world;
    const record = this.of(id);
    const before = this.depositFor(record);
    record.reviewers = reviewers.length;
    const after = this.depositFor(record);
    const call = api.tx.registry.setReviewers(
      id,
      reviewers.map(({ pair }) => pair.address),
    );
    await this.#world.act(who, call, () => purses.hold(who.name, after, before));
    return after - before;
  }

  /** Records a contribution, for which a deposit is on hold as long as it is there. Answers what is known of it. */
  async contribute(who, asset, kind, units, uri) {
    const { api, purses } = this.#world;
    const { contributionBase, contributionByte } = this.rules.deposits;
    const deposit = contributionBase + contributionByte * contributionBytes(uri);
    const contribution = { asset, kind, who, units: BigInt(units), commitment: hashOf(api, uri), uri, deposit };
    const call = api.tx.contributions.contribute(asset, kind, units, contribution.commitment, uri);
    const { at } = await this.#world.act(who, call, ({ events }) => {
      contribution.id = find(events, 'contributions', 'Contributed').contribution.toNumber();
      this.of(asset).contributions.push(contribution);
      purses.hold(who.name, deposit);
    });
    await this.compareContribution(at, contribution);
    return contribution;
  }

  /**
   * Accepts contributions `[[contribution, weight]]`: together if there are several. The steward's deposit grows with
   * the members.
   */
  async assess(who, list) {
    const { api, purses } = this.#world;
    const weights = list.map(([{ id }, weight]) => [id, weight]);
    const { assess, assessMany } = api.tx.contributions;
    const call = list.length === 1 ? assess(...weights[0], null) : assessMany(weights);
    const { at } = await this.#world.act(who, call, () => {
      for (const [contribution, weight] of list) {
        const { asset, kind, who } = contribution;
        const record = this.of(asset);
        const before = this.depositFor(record);
        contribution.weight = weight;
        this.ledger.addWeight(asset, kind, who.name, weight);
        record.members.add(`${kind} ${who.name}`);
        purses.hold(record.steward.name, this.depositFor(record), before);
      }
    });
    for (const [contribution] of list) {
      await this.compareContribution(at, contribution);
    }
  }

  /** Takes back a contribution to an asset that is not published and that nobody has accepted. */
  async withdraw(who, contribution) {
    const { api, purses } = this.#world;
    const { asset, deposit, id } = contribution;
    const { at } = await this.#world.act(who, api.tx.contributions.withdraw(id), () => {
      this.#removed(contribution);
      purses.release(who.name, deposit);
    });
    await this.compareContributions(at, asset);
  }

  /** Closes an asset, which begins its review. Answers the receipt, and the block from which it can be published on. */
  async close(who, id) {
    const { api, checks } = this.#world;
    const record = this.of(id);
    const receipt = await this.#world.act(who, api.tx.registry.close(id), ({ events, number }) => {
      const publishable = find(events, 'registry', 'AssetClosed').publishable.toNumber();
      checks.equal(publishable, number + this.rules.reviewPeriod, 'the end of the review');
      Object.assign(record, { state: 'Closed', closed: number, publishable });
    });
    await this.compareAsset(receipt.at, id);
    await this.compareContributions(receipt.at, id);
    return { ...receipt, publishable: record.publishable };
  }

  /** The call that publishes an asset. */
  publication(id) {
    const { api } = this.#world;
    return api.tx.registry.publish(id, this.#commitmentOf(id));
  }

  /** Publishes an asset once its review is over: what is on hold for its reviewers is free. Answers the receipt. */
  async publish(who, id) {
    const { checks, purses } = this.#world;
    const record = this.of(id);
    const before = this.depositFor(record);
    const { waiting } = this.ledger.assets.get(id);
    await this.#world.atBlock(record.publishable - 1);
    const receipt = await this.#world.act(who, this.publication(id), ({ events }) => {
      const { split, fee } = this.ledger.publish(id);
      const event = find(events, 'registry', 'AssetPublished');
      checks.equal(plainSplit(event.split), split, 'the split in force');
      const flowed = waiting > 0n ? [[id, waiting - fee, fee, null]] : [];
      checks.equal(plainIncomes(events), flowed, `the grants to asset ${id} that flow`);
      purses.receive('Treasury', fee);
      Object.assign(record, { state: 'Published', commitment: this.#commitmentOf(id), reviewers: 0 });
      purses.hold(who.name, this.depositFor(record), before);
    });
    await this.compareAsset(receipt.at, id);
    return receipt;
  }

  #commitmentOf(id) {
    return hashOf(this.#world.api, `manifest of ${this.of(id).info.name}`);
  }

  // Income, and who is paid.

  /** Grants planck to an asset. Until it is published they wait, and a deposit is on hold for the record of it. */
  async fund(who, id, planck) {
    const { api, checks, purses } = this.#world;
    const { at } = await this.#world.act(who, api.tx.rewards.fund(id, planck), ({ events }) => {
      if (this.of(id).state === 'Published') {
        this.#earn(events, who.name, [[id, planck]]);
        return;
      }
      const { asset, payer, amount } = find(events, 'rewards', 'GrantWaits');
      checks.equal(
        [asset.toNumber(), payer.toString(), amount.toBigInt()],
        [id, who.pair.address, planck],
        'the grant that waits',
      );
      this.ledger.grant(id, planck);
      purses.pay(who.name, planck);
      const key = `${id} ${who.name}`;
      if (!this.#grants.has(key)) {
        this.#grants.set(key, this.#depositOf(BYTES.grant));
        purses.hold(who.name, this.#grants.get(key));
      }
    });
    await this.compareAsset(at, id);
    await this.compareClaims(at);
  }

  /** Pays for use of an asset; the first time a deposit is on hold for the record of it. Answers the price. */
  async use(who, id, units) {
    const { api, checks, purses } = this.#world;
    const price = this.of(id).terms.usePrice * units;
    const { at } = await this.#world.act(who, api.tx.registry.useAsset(id, units, price), ({ events }) => {
      checks.equal(find(events, 'registry', 'AssetUsed').price.toBigInt(), price, 'the price of the use');
      this.#earn(events, who.name, [[id, price]]);
      const before = this.#usedBy(who, id);
      const { deposit } = before ?? { deposit: this.#depositOf(BYTES.usage) };
      purses.hold(who.name, deposit, before?.deposit);
      const used = { units: (before?.units ?? 0n) + units, paid: (before?.paid ?? 0n) + price, deposit };
      this.#used.set(`${id} ${who.name}`, used);
    });
    await this.compareUsage(at, who, id);
    await this.compareAsset(at, id);
    await this.compareClaims(at);
    return price;
  }

  // What is let go, and the deposits for it.

  /** Lets the record of a contribution to a published asset go. What it weighs stays. Answers the deposit. */
  async forget(who, contribution) {
    const { api, purses } = this.#world;
    const { asset, deposit, id } = contribution;
    const { at } = await this.#world.act(who, api.tx.contributions.forget(id), () => {
      this.#removed(contribution);
      purses.release(who.name, deposit);
    });
    await this.compareContributions(at, asset);
    return deposit;
  }

  /** Lets the record of what somebody used of an asset go. Answers the deposit. */
  async forgetUsage(who, id) {
    const { api, purses } = this.#world;
    const { deposit } = this.#usedBy(who, id);
    const { at } = await this.#world.act(who, api.tx.registry.forgetUsage(id), () => {
      this.#used.delete(`${id} ${who.name}`);
      purses.release(who.name, deposit);
    });
    await this.compareUsage(at, who, id);
    return deposit;
  }

  /** Lets the record of a grant go that has flowed. Answers the deposit. */
  async forgetGrant(who, id) {
    const { api, checks } = this.#world;
    const deposit = this.#grants.get(`${id} ${who.name}`);
    const { at } = await this.#world.act(who, api.tx.rewards.forgetGrant(id), () => this.#settleGrant(who.name, id));
    checks.that((await at.query.rewards.grants(id, who.pair.address)).isNone, 'the record of the grant is gone');
    return deposit;
  }

  #settleGrant(name, id) {
    const key = `${id} ${name}`;
    this.#world.purses.release(name, this.#grants.get(key) ?? 0n);
    this.#grants.delete(key);
  }

  #removed(contribution) {
    const record = this.of(contribution.asset);
    record.contributions = record.contributions.filter((each) => each !== contribution);
  }

  // Royalties and claims.

  /** Moves to an asset what its descendants owe it. Answers what was moved, `[[descendant, planck]]`. */
  async collect(who, id, from) {
    const { api, checks } = this.#world;
    const collectable = async (at) =>
      (await at.call.rewardsApi.collectable(id)).map(([from, planck]) => [from.toNumber(), planck.toBigInt()]);
    checks.equal(await collectable(api), this.ledger.collectable(id), `what can be collected for asset ${id}`);
    let moved;
    const { at } = await this.#world.act(who, api.tx.rewards.collect(id, from), ({ events }) => {
      moved = this.ledger.collect(id, from);
      const told = findAll(events, 'rewards', 'RoyaltyCollected').map((data) => [
        data.from.toNumber(),
        data.amount.toBigInt(),
      ]);
      checks.equal(
        told.sort(([a], [b]) => a - b),
        moved,
        `the royalties collected for asset ${id}`,
      );
    });
    checks.equal(await collectable(at), [], `what can be collected for asset ${id} afterwards`);
    await this.compareAsset(at, id);
    await this.compareClaims(at);
    return moved;
  }

  /** Claims what pools owe: together if there are several. Answers the receipt, and what was `owed`, pool by pool. */
  async claim(who, pools) {
    const { api } = this.#world;
    await this.compareClaims(api);
    const owed = pools.map(([kind, id]) => [kind, id, this.owedTo(who.name, kind, id)]);
    const ids = pools.map(([kind, id]) => ({ [kind]: id }));
    const call = ids.length === 1 ? api.tx.rewards.claim(ids[0]) : api.tx.rewards.claimMany(ids);
    const receipt = await this.#world.act(who, call, ({ events }) => this.#paid(events, who.name, owed));
    await this.compareClaims(receipt.at);
    return { ...receipt, owed };
  }

  /** Sends the claim of somebody else, who is paid. Answers how much. */
  async claimFor(who, kind, id, owner) {
    const owed = this.owedTo(owner.name, kind, id);
    const call = this.#world.api.tx.rewards.claimFor({ [kind]: id }, owner.pair.address);
    const { at } = await this.#world.act(who, call, ({ events }) => this.#paid(events, owner.name, [[kind, id, owed]]));
    await this.compareClaims(at);
    return owed;
  }

  /** What payments of an account `[[asset, planck]]` mean: the treasury has its part of each. */
  #earn(events, payer, payments) {
    const { checks, purses } = this.#world;
    const incomes = payments.map(([id, planck]) => {
      const fee = this.ledger.pay(id, planck);
      purses.pay(payer, planck);
      purses.receive('Treasury', fee);
      return [id, planck - fee, fee, this.#world.address(payer)];
    });
    checks.equal(plainIncomes(events), incomes, `what ${payer} pays, and what the treasury has of it`);
  }

  /** What claiming `[[kind, asset, planck]]` means. */
  #paid(events, name, owed) {
    const { checks, purses } = this.#world;
    const told = findAll(events, 'rewards', 'Claimed').map(({ pool, amount }) => [
      pool.type,
      pool.value.toNumber(),
      amount.toBigInt(),
    ]);
    checks.equal(told, owed, `what ${name} is paid`);
    purses.receive(name, this.ledger.claim(name, owed));
    // Whoever is paid for work has the deposit for a grant back.
    owed.filter(([kind]) => kind !== 'Steward').forEach(([, id]) => this.#settleGrant(name, id));
  }

  #usedBy(who, id) {
    return this.#used.get(`${id} ${who.name}`) ?? null;
  }

  // What the chain answers, held against the books.

  /** Everything that the chain says of an asset, its royalty stack, and at which royalty it can be cited. */
  async compareAsset(at, id) {
    const { checks } = this.#world;
    const { registryApi } = at.call;
    const view = (await registryApi.asset(id)).unwrap();
    checks.equal(plainAsset(view), this.#expectedAsset(id), `what registryApi.asset(${id}) says`);
    checks.equal(
      (await registryApi.royaltyStack(id)).map(([of, share, reach]) => [of.toNumber(), ...[share, reach].map(big)]),
      this.ledger.stack(id),
      `what registryApi.royaltyStack(${id}) says`,
    );
    const { royalty, reach } = this.of(id).terms;
    checks.equal(
      (await registryApi.leastRoyalty(id)).unwrapOr(null)?.toBigInt() ?? null,
      leastRate(royalty, reach, this.ledger.assets.get(id).stack),
      `what registryApi.leastRoyalty(${id}) says`,
    );
  }

  #expectedAsset(id) {
    const { kind, state, steward, info, terms, floor, budgets, deadline, closed, citations, commitment } = this.of(id);
    const { split, asked, lifetime, waiting, royalties } = this.ledger.assets.get(id);
    return {
      ...{ id, kind, state, steward: steward.pair.address, info },
      ...{ terms, pending: null, floor, split: split ?? asked, budgets, deadline, closed, retired: null },
      ...{ upstream: citations, commitment, lifetime, waiting, royalties, frozen: false },
    };
  }

  /** A contribution as it is stored: pending, or accepted with a weight. */
  async compareContribution(at, contribution) {
    const { id, who, asset, kind, units, commitment, uri, weight = null, deposit } = contribution;
    const stored = (await at.query.contributions.contributions(id)).unwrap();
    this.#world.checks.equal(
      {
        asset: stored.asset.toNumber(),
        who: stored.who.toString(),
        kind: stored.class.type,
        units: stored.units.toBigInt(),
        commitment: stored.commitment.toHex(),
        uri: stored.uri.toUtf8(),
        weight: stored.review.isAccepted ? stored.review.asAccepted.weight.toBigInt() : null,
        deposit: stored.deposit.toBigInt(),
      },
      { asset, who: who.pair.address, kind, units, commitment, uri, weight, deposit },
      `contribution ${id}`,
    );
  }

  /** What there is of contributions to an asset. */
  async compareContributions(at, id) {
    const { items, next } = await at.call.contributionsApi.contributionsOf(id, null, null, PAGE);
    const found = items.map((view) => [view.id.toNumber(), view.who.toString(), view.weight.unwrapOr(null)]);
    this.#world.checks.equal(
      found.sort(([a], [b]) => a - b).map(([number, who, weight]) => [number, who, weight && big(weight)]),
      this.of(id).contributions.map(({ id, who, weight = null }) => [id, who.pair.address, weight]),
      `what contributionsApi.contributionsOf(${id}) says`,
    );
    this.#world.checks.that(next.isNone, 'all of it on one page');
  }

  /** What somebody has used of an asset. */
  async compareUsage(at, who, id) {
    const stored = (await at.query.registry.usage(id, who.pair.address)).unwrapOr(null);
    const { units, paid } = this.#usedBy(who, id) ?? {};
    this.#world.checks.equal(
      stored && [stored.units, stored.paid].map(big),
      this.#usedBy(who, id) && [units, paid],
      `what ${who.name} used of asset ${id}, and paid for it`,
    );
  }

  /** What everybody who is new could claim, and what could be collected for it first. */
  async compareClaims(at) {
    const { checks, witness } = this.#world;
    for (const { name, pair } of witness.cast) {
      const claimable = await at.call.rewardsApi.claimable(pair.address);
      const expected = this.ledger.claimable(name);
      checks.equal(
        claimable.map(([pool, planck]) => [pool.type, pool.value.toNumber(), planck.toBigInt()]),
        expected,
        `what rewardsApi.claimable says of ${name}`,
      );
      const { items } = await at.call.rewardsApi.owed(pair.address, null, PAGE);
      const owed = items.map(({ pool, amount, frozen, uncollected }) => ({
        ...{ pool: [pool.type, pool.value.toNumber()], amount: big(amount), frozen: frozen.isTrue },
        uncollected: plainShares(uncollected).sort(([a], [b]) => a - b),
      }));
      const order = ({ pool: [kind, id] }) => KINDS.indexOf(kind) * 2 ** 32 + id;
      checks.equal(
        owed.filter(({ amount }) => amount > 0n).sort((a, b) => order(a) - order(b)),
        expected.map(([kind, id, amount]) => {
          return { pool: [kind, id], amount, frozen: false, uncollected: this.ledger.collectable(id) };
        }),
        `what rewardsApi.owed says of ${name}`,
      );
    }
  }

  /** Which assets somebody answers for. */
  async compareStewarded(at, { name, pair }) {
    const { items } = await at.call.registryApi.assetsBy(pair.address, null, PAGE);
    this.#world.checks.equal(
      items.map((id) => id.toNumber()).sort((a, b) => a - b),
      [...this.#records.values()].filter(({ steward }) => steward.name === name).map(({ id }) => id),
      `what registryApi.assetsBy says of ${name}`,
    );
  }

  /**
   * An asset's ancestors: `[[asset, depth]]`, and from whom they were built, `[[downstream, upstream, rate]]`. Or, the
   * other `way`, its `descendants`.
   */
  async compareProvenance(at, id, depth, ancestors, edges, way = 'provenance') {
    const { checks } = this.#world;
    const found = await at.call.registryApi[way](id, depth);
    checks.equal(
      found.nodes.map(({ asset, kind, state, name, commitment, depth }) => [
        ...[asset.toNumber(), kind.type, state.type, name.toUtf8(), commitment.unwrap().toHex(), depth.toNumber()],
      ]),
      ancestors.map(([asset, steps]) => {
        const { kind, info, commitment } = this.of(asset);
        return [asset, kind, 'Published', info.name, commitment, steps];
      }),
      `the assets in the ${way} of asset ${id}`,
    );
    checks.equal(
      found.edges.map((edge) => [edge.downstream.toNumber(), edge.upstream.toNumber(), edge.royalty.toBigInt()]),
      edges,
      `who was built from whom, in the ${way} of asset ${id}`,
    );
    checks.equal(found.truncated.isTrue, false, `the ${way} of asset ${id}: whether there is more`);
  }
}

// What calls take, and what the chain says, in plain values.

const big = (value) => value.toBigInt();
const bytes = (value) => `0x${Buffer.from(value, 'utf8').toString('hex')}`;
const plainShares = (list) => list.map(([id, parts]) => [id.toNumber(), parts.toBigInt()]);
const plainSplit = ({ steward, data, compute }) => ({
  Steward: steward.toBigInt(),
  Data: data.toBigInt(),
  Compute: compute.toBigInt(),
});
const plainTerms = ({ usePrice, trainingFee, royalty, reach }) => ({
  usePrice: big(usePrice),
  trainingFee: big(trainingFee),
  royalty: big(royalty),
  reach: big(reach),
});
const number = (option) => option.unwrapOr(null)?.toNumber() ?? null;
const plainAsset = (view) => ({
  id: view.id.toNumber(),
  kind: view.kind.type,
  state: view.state.type,
  steward: view.steward.toString(),
  info: { name: view.info.name.toUtf8(), uri: view.info.uri.toUtf8(), licence: view.info.licence.toUtf8() },
  terms: plainTerms(view.terms),
  pending: view.pending.isSome ? view.pending.toJSON() : null,
  floor: plainTerms(view.floor),
  split: plainSplit(view.split),
  budgets: { data: big(view.budgets.data), compute: big(view.budgets.compute) },
  deadline: number(view.deadline),
  closed: number(view.closed),
  retired: number(view.retired),
  upstream: plainShares(view.upstream),
  commitment: view.commitment.unwrapOr(null)?.toHex() ?? null,
  lifetime: big(view.lifetime),
  waiting: big(view.waiting),
  royalties: big(view.royalties),
  frozen: view.frozen.isTrue,
});
/** What came in for assets, `[[asset, planck, fee, payer]]`. */
const plainIncomes = (events) =>
  findAll(events, 'rewards', 'IncomeReceived').map(({ asset, payer, amount, fee }) => [
    ...[asset.toNumber(), big(amount), big(fee), payer.unwrapOr(null)?.toString() ?? null],
  ]);
