// What people do with assets, and what that must mean in the books. Whatever the chain says of assets, contributions
// and claims afterwards is held against them.

import { find, findAll, hashOf, parameter } from './chain.mjs';
import { assetBytes, contributionBytes } from './ledger.mjs';
import { TRIB } from './story.mjs';

/** The deposits that the chain asks for, in planck. */
export const depositsOf = async (at) => ({
  assetBase: await parameter(at, 'Registry', 'AssetDepositBase', TRIB / 10n),
  assetByte: await parameter(at, 'Registry', 'DepositPerByte', TRIB / 10_000n),
  contributionBase: await parameter(at, 'Contributions', 'ContributionDepositBase', TRIB / 10n),
  contributionByte: await parameter(at, 'Contributions', 'ContributionDepositPerByte', TRIB / 10_000n),
});

/** The assets of a story. People are `{ name, pair }`, pools `[kind, asset]`. */
export class Assets {
  #world;
  #records = new Map();
  /** Units of use by `asset name`. */
  #used = new Map();

  /** `ledger` are the books of income, `deposits` what `depositsOf` answers. */
  constructor(world, ledger, deposits) {
    this.#world = world;
    this.ledger = ledger;
    this.deposits = deposits;
  }

  /** What is known of an asset: `{ kind, info, terms, split, citations, reviewers, steward, state, commitment }`. */
  of(id) {
    return this.#records.get(id);
  }

  /** What is on hold for an asset's record. */
  depositFor({ info, citations, reviewers }) {
    const { assetBase, assetByte } = this.deposits;
    return assetBase + assetByte * assetBytes(info, citations.length, reviewers);
  }

  /** What a pool owes somebody. */
  owedTo(name, kind, id) {
    return this.ledger.claimable(name).find((owed) => owed[0] === kind && owed[1] === id)?.[2] ?? 0n;
  }

  // Before publication.

  /** The call that registers an asset `{ info, terms, split }` which cites `[[asset, rate]]`. */
  registration(kind, { info, terms, split }, citations, maxFee) {
    const texts = { name: bytes(info.name), uri: bytes(info.uri), licence: bytes(info.licence) };
    const parts = { steward: split.Steward, data: split.Data, compute: split.Compute };
    return this.#world.api.tx.registry[`register${kind}`](texts, terms, parts, citations, maxFee);
  }

  /** Registers an asset, which pays the training fees of what it cites. Answers its id. */
  async register(who, kind, asset, citations = []) {
    const { checks, purses } = this.#world;
    const fees = citations.reduce((total, [cited]) => total + this.of(cited).terms.trainingFee, 0n);
    const record = { ...asset, kind, citations, reviewers: 0, steward: who, state: 'Open', commitment: null };
    let id;
    const { at } = await this.#world.act(who, this.registration(kind, asset, citations, fees), ({ events }) => {
      const event = find(events, 'registry', 'AssetRegistered');
      checks.equal(event.fees.toBigInt(), fees, 'the training fees');
      id = event.asset.toNumber();
      this.ledger.open(id, who.name, asset.split, citations);
      this.#records.set(id, record);
      for (const [cited] of citations) {
        this.#earn(who.name, cited, this.of(cited).terms.trainingFee);
      }
      purses.hold(who.name, this.depositFor(record));
    });
    for (const touched of [id, ...citations.map(([cited]) => cited)]) {
      await this.compareAsset(at, touched);
    }
    return id;
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

  /** Records a contribution. Answers what is known of it. */
  async contribute(who, asset, kind, units, uri) {
    const { api, purses } = this.#world;
    const deposit = this.deposits.contributionBase + this.deposits.contributionByte * contributionBytes(uri);
    const contribution = { asset, kind, who, units: BigInt(units), commitment: hashOf(api, uri), uri, deposit };
    const call = api.tx.contributions.contribute(asset, kind, units, contribution.commitment, uri);
    const { at } = await this.#world.act(who, call, ({ events }) => {
      contribution.id = find(events, 'contributions', 'Contributed').contribution.toNumber();
      purses.hold(who.name, deposit);
    });
    await this.compareContribution(at, contribution, null);
    return contribution;
  }

  /** Accepts contributions `[[contribution, weight]]`: together if there are several. */
  async assess(who, list) {
    const { api, purses } = this.#world;
    const weights = list.map(([{ id }, weight]) => [id, weight]);
    const { assess, assessMany } = api.tx.contributions;
    const { at } = await this.#world.act(who, list.length === 1 ? assess(...weights[0]) : assessMany(weights), () => {
      for (const [{ asset, kind, who, deposit }, weight] of list) {
        this.ledger.addWeight(asset, kind, who.name, weight);
        purses.release(who.name, deposit);
      }
    });
    for (const [contribution, weight] of list) {
      await this.compareContribution(at, contribution, weight);
    }
  }

  /** Publishes an asset: what was on hold for its reviewers is free. Answers the receipt. */
  async publish(who, id) {
    const { api, checks, purses } = this.#world;
    const record = this.of(id);
    const before = this.depositFor(record);
    const commitment = hashOf(api, `manifest of ${record.info.name}`);
    const receipt = await this.#world.act(who, api.tx.registry.publish(id, commitment), ({ events }) => {
      const inForce = this.ledger.fixSplit(id);
      const event = find(events, 'registry', 'AssetPublished');
      checks.equal(plainSplit(event.split), inForce, 'the split in force');
      Object.assign(record, { state: 'Published', commitment, reviewers: 0 });
      purses.hold(who.name, this.depositFor(record), before);
    });
    await this.compareAsset(receipt.at, id);
    return receipt;
  }

  // Income, and who is paid.

  /** Grants planck to an asset. */
  async fund(who, id, planck) {
    const call = this.#world.api.tx.rewards.fund(id, planck);
    const { at } = await this.#world.act(who, call, () => this.#earn(who.name, id, planck));
    await this.compareClaims(at);
  }

  /** Pays for use of an asset. Answers the price. */
  async use(who, id, units) {
    const { api, checks } = this.#world;
    const price = this.of(id).terms.usePrice * units;
    const { at } = await this.#world.act(who, api.tx.registry.useAsset(id, units, price), ({ events }) => {
      checks.equal(find(events, 'registry', 'AssetUsed').price.toBigInt(), price, 'the price of the use');
      this.#earn(who.name, id, price);
      this.#used.set(`${id} ${who.name}`, this.#usedBy(who, id) + units);
    });
    await this.compareUsage(at, who, id);
    await this.compareAsset(at, id);
    await this.compareClaims(at);
    return price;
  }

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

  /** What income from an account means. */
  #earn(payer, id, planck) {
    this.#world.purses.pay(payer, planck);
    this.ledger.pay(id, planck);
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
  }

  #usedBy(who, id) {
    return this.#used.get(`${id} ${who.name}`) ?? 0n;
  }

  // What the chain answers, held against the books.

  /** Everything that the chain says of an asset, and its royalty stack. */
  async compareAsset(at, id) {
    const { checks } = this.#world;
    const view = (await at.call.registryApi.asset(id)).unwrap();
    checks.equal(plainAsset(view), this.#expectedAsset(id), `what registryApi.asset(${id}) says`);
    checks.equal(
      plainShares(await at.call.registryApi.royaltyStack(id)),
      this.ledger.stack(id),
      `what registryApi.royaltyStack(${id}) says`,
    );
  }

  #expectedAsset(id) {
    const { kind, state, steward, info, terms, citations, commitment } = this.of(id);
    const { split, asked, lifetime, royalties } = this.ledger.assets.get(id);
    return {
      id,
      kind,
      state,
      steward: steward.pair.address,
      info,
      terms,
      split: split ?? asked,
      upstream: citations,
      commitment,
      lifetime,
      royalties,
      frozen: false,
    };
  }

  /** A contribution as it is stored: pending, or accepted with a weight. */
  async compareContribution(at, contribution, weight) {
    const { id, who, asset, kind, units, commitment, uri } = contribution;
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
      },
      { asset, who: who.pair.address, kind, units, commitment, uri, weight },
      `contribution ${id}`,
    );
  }

  /** How often somebody has used an asset. */
  async compareUsage(at, who, id) {
    const units = (await at.query.registry.usage(id, who.pair.address)).toBigInt();
    this.#world.checks.equal(units, this.#usedBy(who, id), `units of asset ${id} that ${who.name} used`);
  }

  /** What everybody who is new could claim. */
  async compareClaims(at) {
    const { checks, witness } = this.#world;
    for (const { name, pair } of witness.cast) {
      const owed = await at.call.rewardsApi.claimable(pair.address);
      checks.equal(
        owed.map(([pool, planck]) => [pool.type, pool.value.toNumber(), planck.toBigInt()]),
        this.ledger.claimable(name),
        `what rewardsApi.claimable says of ${name}`,
      );
    }
  }

  /** An asset's ancestors: `[[asset, depth]]`, and from whom they were built, `[[downstream, upstream, rate]]`. */
  async compareProvenance(at, id, depth, ancestors, edges) {
    const { checks } = this.#world;
    const found = await at.call.registryApi.provenance(id, depth);
    checks.equal(
      found.nodes.map(({ asset, kind, state, name, commitment, depth }) => [
        ...[asset.toNumber(), kind.type, state.type, name.toUtf8(), commitment.unwrap().toHex(), depth.toNumber()],
      ]),
      ancestors.map(([asset, steps]) => {
        const { kind, info, commitment } = this.of(asset);
        return [asset, kind, 'Published', info.name, commitment, steps];
      }),
      `the assets in the provenance of asset ${id}`,
    );
    checks.equal(
      found.edges.map((edge) => [edge.downstream.toNumber(), edge.upstream.toNumber(), edge.royalty.toBigInt()]),
      edges,
      `who was built from whom, in the provenance of asset ${id}`,
    );
    checks.equal(found.truncated.isTrue, false, `the provenance of asset ${id} is whole`);
  }
}

// What calls take, and what the chain says, in plain values.

const bytes = (value) => `0x${Buffer.from(value, 'utf8').toString('hex')}`;
const plainShares = (list) => list.map(([id, parts]) => [id.toNumber(), parts.toBigInt()]);
const plainSplit = ({ steward, data, compute }) => ({
  Steward: steward.toBigInt(),
  Data: data.toBigInt(),
  Compute: compute.toBigInt(),
});
const plainAsset = (view) => ({
  id: view.id.toNumber(),
  kind: view.kind.type,
  state: view.state.type,
  steward: view.steward.toString(),
  info: { name: view.info.name.toUtf8(), uri: view.info.uri.toUtf8(), licence: view.info.licence.toUtf8() },
  terms: {
    usePrice: view.terms.usePrice.toBigInt(),
    trainingFee: view.terms.trainingFee.toBigInt(),
    royalty: view.terms.royalty.toBigInt(),
  },
  split: plainSplit(view.split),
  upstream: plainShares(view.upstream),
  commitment: view.commitment.unwrapOr(null)?.toHex() ?? null,
  lifetime: view.lifetime.toBigInt(),
  royalties: view.royalties.toBigInt(),
  frozen: view.frozen.isTrue,
});
