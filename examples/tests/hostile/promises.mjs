// Those who would break what an asset promised, by ordinary transactions of one account and of two: a shell between an
// asset and those built on it, terms that fall for the length of a batch, a bounty for nobody's work, a reviewer who
// drowns everybody else. Each attempt must be refused with the error that says why, and change nothing but its fee.

import { atBlock, connect, find, freshKeys, hashOf, height, nodeUrl, submit, well } from '../../lib/chain.mjs';
import { CONNECTION } from '../../lib/node.mjs';
import { CheckFailed, TRIB } from '../../lib/story.mjs';
import { Attempts } from './attempts.mjs';

/** Ada and Ben mean well, Uma pays; Mallory and Mate do not mean well. */
const CAST = ['Ada', 'Ben', 'Uma', 'Mallory', 'Mate'];
const ALLOWANCE = 100n * TRIB;
const NOTHING = { usePrice: 0n, trainingFee: 0n, royalty: 0n, reach: 0n };
/** What Ada asks for the use of her dataset, and the royalty and the reach. */
const TERMS = { usePrice: TRIB, trainingFee: 0n, royalty: 200_000_000n, reach: 50_000_000n };
/** What she never goes below. */
const FLOOR = { usePrice: TRIB / 10n, trainingFee: 0n, royalty: 100_000_000n, reach: 50_000_000n };
/** What the contributions of data to it may weigh together, all of which is Ben's. */
const BUDGET = 300n;
const BOUNTY = 5n * TRIB + 3n;
/** The most units, and the highest weight, that a call can say. */
const MOST = 2n ** 64n - 1n;
/** Blocks until the deadline of Mallory's asset. */
const PATIENCE = 60;

/** The stage of all attacks: an honest dataset. */
class Scene extends Attempts {
  static async open(checks) {
    const api = await connect(nodeUrl(), CONNECTION, () => {});
    const key = freshKeys();
    const people = Object.fromEntries(CAST.map((name) => [name, { name, pair: key(name) }]));
    const gifts = Object.values(people).map(({ pair }) => api.tx.balances.transferKeepAlive(pair.address, ALLOWANCE));
    const { refusal } = await submit(api, api.tx.utility.batchAll(gifts), well('Alice'));
    if (refusal) {
      throw new CheckFailed(`Alice cannot pay: ${refusal.message}`);
    }
    return new Scene(api, checks, people);
  }

  constructor(api, checks, people) {
    super(api, checks, Object.values(people));
    Object.assign(this, { api, checks, people });
  }

  /** The call that registers an asset which cites `[[asset, rate]]`; what is not said is nothing. */
  registration({ terms = NOTHING, floor = NOTHING, budget = 0n, upstream = [], deadline = null }) {
    const { registry } = this.api.tx;
    const info = { name: 'Hostile', uri: 'https://example.org/hostile', licence: 'CC0-1.0' };
    const split = { steward: 1_000_000_000n, data: 0n, compute: 0n };
    return registry.registerDataset(info, terms, split, upstream, 0n, floor, { data: budget, compute: 0n }, deadline);
  }

  /** Registers it. Answers the id. */
  async register(who, asset) {
    const { events } = await this.succeed(who, this.registration(asset));
    const id = find(events, 'registry', 'AssetRegistered').asset.toNumber();
    this.assets.push(id);
    return id;
  }

  publication(id) {
    return this.api.tx.registry.publish(id, hashOf(this.api, 'hostile'));
  }

  /** Closes an asset. Answers the block from which it can be published on. */
  async close(who, id) {
    const { events } = await this.succeed(who, this.api.tx.registry.close(id));
    return find(events, 'registry', 'AssetClosed').publishable.toNumber();
  }

  /** Closes an asset and publishes it after its review. */
  async publish(who, id) {
    await atBlock(this.api, (await this.close(who, id)) - 1);
    await this.succeed(who, this.publication(id));
  }

  contribution(id) {
    return this.api.tx.contributions.contribute(id, 'Data', 1, hashOf(this.api, 'work'), 'https://example.org/work');
  }

  /** Contributes to an asset. Answers the id. */
  async contribute(who, id) {
    const { events } = await this.succeed(who, this.contribution(id));
    return find(events, 'contributions', 'Contributed').contribution.toNumber();
  }

  assessment(contribution, weight) {
    return this.api.tx.contributions.assess(contribution, weight, null);
  }

  /** Several calls of one account, all or none. */
  together(...calls) {
    return this.api.tx.utility.batchAll(calls);
  }

  /** An asset's royalty stack, `[[ancestor, share, reach]]`. */
  async stack(id) {
    const stack = await this.api.call.registryApi.royaltyStack(id);
    return stack.map(([of, share, reach]) => [of.toNumber(), share.toBigInt(), reach.toBigInt()]);
  }
}

/** Ada's dataset, to which Ben contributed. More than its budget is never accepted. */
async function honest(scene) {
  const { Ada, Ben, Mate } = scene.people;
  scene.dataset = await scene.register(Ada, { terms: TERMS, floor: FLOOR, budget: BUDGET });
  await scene.succeed(Ada, scene.assessment(await scene.contribute(Ben, scene.dataset), BUDGET));
  const more = await scene.contribute(Mate, scene.dataset);
  await scene.refuse(Ada, scene.assessment(more, 1), 'contributions.OverBudget');
  await scene.publish(Ada, scene.dataset);
}

const ATTACKS = {
  /** An asset that asks for nothing, between the dataset and what earns. */
  async 'a shell between an asset and those built on it'(scene) {
    const { api, checks, dataset } = scene;
    const { Mallory, Mate } = scene.people;
    const shell = await scene.register(Mallory, { upstream: [[dataset, TERMS.royalty]] });
    await scene.publish(Mallory, shell);
    const least = (await api.call.registryApi.leastRoyalty(shell)).unwrap().toBigInt();
    checks.equal(least, TERMS.reach, 'the least royalty at which a shell can be cited');
    for (const who of [Mallory, Mate]) {
      for (const rate of [0n, least - 1n]) {
        await scene.refuse(who, scene.registration({ upstream: [[shell, rate]] }), 'registry.RoyaltyTooLow');
      }
      const built = await scene.register(who, { upstream: [[shell, least]] });
      checks.equal(await scene.stack(built), [[dataset, TERMS.reach, TERMS.reach]], 'what is left to the dataset');
    }
    return 'the dataset has its reach behind it';
  },

  /** A royalty that is lower for as long as the successor is registered. */
  async 'terms that fall before the successor'(scene) {
    const { api, checks, dataset } = scene;
    const { Ada, Mate } = scene.people;
    const { setTerms } = api.tx.registry;
    const successor = scene.registration({ upstream: [[dataset, FLOOR.royalty]] });
    await scene.refuse(Ada, setTerms(dataset, NOTHING), 'registry.BelowFloor');
    await scene.refuse(Ada, scene.together(setTerms(dataset, NOTHING), successor), 'registry.BelowFloor');
    await scene.refuse(Ada, scene.together(setTerms(dataset, FLOOR), successor), 'registry.RoyaltyTooLow');
    const { at, events } = await scene.succeed(Ada, setTerms(dataset, FLOOR));
    const [, from] = find(events, 'registry', 'TermsSet').pending.unwrap();
    const { number } = await scene.refuse(Mate, successor, 'registry.RoyaltyTooLow');
    checks.that(number < from.toNumber(), 'Mate tries it before the fall');
    const { terms } = (await at.call.registryApi.asset(dataset)).unwrap();
    checks.equal(terms.royalty.toBigInt(), TERMS.royalty, 'the royalty until then');
    // What rises takes the place of a fall that was announced, and does so at once.
    await scene.succeed(Ada, setTerms(dataset, TERMS));
    return `what falls, falls from block ${from} on`;
  },

  /** A price of nothing for one use. */
  async 'a price that falls for one use'(scene) {
    const { api, checks, dataset } = scene;
    const { Ada, Mate } = scene.people;
    const { setTerms, useAsset } = api.tx.registry;
    const free = useAsset(dataset, MOST, 0n);
    const dance = scene.together(setTerms(dataset, FLOOR), free, setTerms(dataset, TERMS));
    await scene.refuse(Ada, dance, 'registry.PriceOverMaximum');
    await scene.succeed(Ada, setTerms(dataset, FLOOR));
    const { at } = await scene.refuse(Mate, free, 'registry.PriceOverMaximum');
    await scene.succeed(Ada, setTerms(dataset, TERMS));
    for (const who of [Ada, Mate]) {
      const used = await at.query.registry.usage(dataset, who.pair.address);
      checks.equal(used.isNone, true, `whether ${who.name} has used nothing`);
    }
    return 'no unit is counted';
  },

  /** An asset that is gone before anybody can build on it. */
  async 'a retirement without notice'(scene) {
    const { api, checks, dataset } = scene;
    const { Ada, Mate, Uma } = scene.people;
    const { retire, useAsset } = api.tx.registry;
    const once = useAsset(dataset, 1, TERMS.usePrice);
    await scene.refuse(Mate, retire(dataset), 'registry.NotSteward');
    await scene.refuse(Ada, scene.together(retire(dataset), retire(dataset)), 'registry.AlreadyRetiring');
    const { events, number } = await scene.succeed(Ada, scene.together(retire(dataset), once));
    const from = find(events, 'registry', 'AssetRetired').from.toNumber();
    checks.that(from > number, 'it is announced before');
    checks.equal(find(events, 'registry', 'AssetUsed').units.toNumber(), 1, 'what is used after the announcement');
    await atBlock(api, from - 1);
    await scene.refuse(Uma, once, 'registry.NotPublished');
    const late = scene.registration({ upstream: [[dataset, TERMS.royalty]] });
    await scene.refuse(Mate, late, 'registry.UpstreamNotPublished');
    return `announced in block ${number}, from block ${from} on`;
  },

  /** A bounty that falls to the steward, or waits for ever. */
  async 'a bounty for nobody'(scene) {
    const { api, checks } = scene;
    const { Mallory, Mate, Uma } = scene.people;
    const { registry, rewards } = api.tx;
    const deadline = (await height(api)) + PATIENCE;
    const asset = await scene.register(Mallory, { deadline });
    await scene.refuse(Uma, rewards.fund(asset, TRIB - 1n), 'rewards.GrantTooSmall');
    const before = await balanceOf(api, Uma);
    const funded = await scene.succeed(Uma, rewards.fund(asset, BOUNTY));
    const own = await scene.contribute(Mallory, asset);
    await scene.refuse(Mallory, scene.assessment(own, 1), 'contributions.OwnContribution');
    const both = scene.together(registry.setReviewers(asset, [Mallory.pair.address]), scene.assessment(own, 1));
    await scene.refuse(Mallory, both, 'contributions.OwnContribution');
    await scene.refuse(Mate, scene.assessment(own, 1), 'contributions.NotReviewer');
    await atBlock(api, (await scene.close(Mallory, asset)) - 1);
    await scene.refuse(Mallory, scene.publication(asset), 'rewards.NobodyToPay');
    const early = await scene.refuse(Uma, rewards.reclaim(asset), 'rewards.NotCancelled');
    await scene.refuse(Mate, registry.cancel(asset), 'registry.NotSteward');
    await atBlock(api, deadline);
    await scene.succeed(Mate, registry.cancel(asset));
    await scene.refuse(Mallory, scene.publication(asset), 'registry.NotOpen');
    await scene.refuse(Mallory, registry.remove(asset), 'registry.StillInUse');
    for (const who of [Mallory, Mate]) {
      await scene.refuse(who, rewards.reclaim(asset), 'rewards.NoGrant');
    }
    const reclaimed = await scene.succeed(Uma, rewards.reclaim(asset));
    const fees = [funded, early, reclaimed].reduce((total, { fee }) => total + fee, 0n);
    checks.equal(await balanceOf(api, Uma), { ...before, free: before.free - fees }, 'what Uma has when it is over');
    await scene.succeed(Mallory, api.tx.contributions.withdraw(own));
    await scene.succeed(Mallory, registry.remove(asset));
    return 'it goes back to the planck';
  },

  /** A weight beside which all others are nothing, given in the last moment. */
  async 'a reviewer who drowns the others'(scene) {
    const { api } = scene;
    const { Ada, Ben, Mallory, Mate, Uma } = scene.people;
    const { contributions, registry, rewards } = api.tx;
    const asset = await scene.register(Ada, {});
    await scene.succeed(Ada, registry.setReviewers(asset, [Mallory.pair.address, Ada.pair.address]));
    await scene.succeed(Uma, rewards.fund(asset, BOUNTY));
    const [work, own, small, late] = [
      await scene.contribute(Ben, asset),
      await scene.contribute(Mallory, asset),
      await scene.contribute(Mate, asset),
      await scene.contribute(Mate, asset),
    ];
    const weights = [
      [work, 300],
      [small, 1],
    ];
    await scene.succeed(Mallory, contributions.assessMany(weights));
    await scene.refuse(Mallory, scene.assessment(own, MOST), 'contributions.OwnContribution');
    const all = [scene.assessment(late, MOST), registry.close(asset), scene.publication(asset)];
    await scene.refuse(Ada, scene.together(...all), 'registry.UnderReview');
    const publishable = await scene.close(Ada, asset);
    await scene.refuse(Mallory, scene.contribution(asset), 'contributions.NotOpen');
    await scene.refuse(Mate, scene.contribution(asset), 'contributions.NotOpen');
    await scene.refuse(Mallory, scene.assessment(late, MOST), 'contributions.NotOpen');
    await scene.refuse(Mallory, contributions.reassess(small, MOST), 'contributions.WeightRises');
    await scene.refuse(Ada, registry.setReviewers(asset, [Mate.pair.address]), 'registry.NotOpen');
    await atBlock(api, publishable - 1);
    await scene.succeed(Ada, scene.publication(asset));
    await scene.refuse(Mallory, contributions.reassess(small, MOST), 'contributions.NotOpen');
    await scene.refuse(Mallory, contributions.revoke(work, 'mine'), 'contributions.NotOpen');
    const weight = (await api.query.rewards.pools({ Data: asset })).unwrap().weight.toBigInt();
    scene.checks.equal(weight, 301n, 'what all of it weighs');
    return 'weights are what they were when it was closed';
  },
};

async function balanceOf(api, { pair }) {
  const { free, reserved } = (await api.query.system.account(pair.address)).data;
  return { free: free.toBigInt(), held: reserved.toBigInt() };
}

/** All attacks, one after another. */
export async function promises(checks) {
  const scene = await Scene.open(checks);
  await honest(scene);
  for (const [name, attack] of Object.entries(ATTACKS)) {
    const before = scene.refused;
    const told = await attack(scene);
    console.log(`${name}: ${scene.refused - before} attempts refused; ${told}.`);
  }
  await scene.api.disconnect();
}
