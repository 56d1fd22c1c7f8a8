// Who is in this story, and what it means in the books to record, to accept and to join.

import { Assets, rulesOf } from '../lib/assets.mjs';
import { Trouble, connect, find, findAll } from '../lib/chain.mjs';
import { Ledger, manifestBytes } from '../lib/ledger.mjs';
import { Tree, verify, verifyBlock } from '../lib/manifest.mjs';
import { TRIB, say } from '../lib/story.mjs';
import { World } from '../lib/world.mjs';
import { File, NAMES } from './people.mjs';

/** What the new accounts have for fees and deposits, in planck. Uma has what she pays for use besides. */
export const ALLOWANCES = { Ada: 50n * TRIB, Max: 10n * TRIB, Rita: 10n * TRIB, Rae: 50n * TRIB, Uma: 10n * TRIB };
/** What who sends its own transactions has for the first of them. */
export const POCKET = TRIB / 10n;
/** Planck for a unit of use. A day's use pays for as many units as there are leaves. */
export const PRICE = 10_000_000_007n;
/** Weight for each unit of work. */
export const WEIGHT_PER_UNIT = 3n;
/** Joins of a batch, at most. */
const BATCH = 8;
/** The fewest leaves: the story's people must find places. */
const FEWEST = 1_024;
/** Questions to the node at a time. */
const AT_ONCE = 50;

const hex = (bytes) => `0x${Buffer.from(bytes).toString('hex')}`;

/** In the books, a leaf that nobody brought yet; and all leaves of those who are not in the story. */
const leafName = (index) => `leaf ${index}`;
const OTHERS = 'everybody else';

/** Assets with as many members as these cannot be compared one by one after each transaction. */
class Crowded extends Assets {
  #compare;

  /** `compare(at)` compares what some could claim. */
  constructor(world, ledger, rules, compare) {
    super(world, ledger, rules);
    this.#compare = compare;
  }

  compareClaims(at) {
    return this.#compare(at);
  }
}

/** How many leaves: of the environment, or a million. */
function leavesAsked() {
  const leaves = Number(process.env.LEAVES || 2 ** 20);
  if (!Number.isInteger(leaves) || leaves < FEWEST || leaves > 2 ** 22) {
    throw new Trouble(`LEAVES must be a whole number from ${FEWEST} to ${2 ** 22}`);
  }
  return leaves;
}

/** The world of this story. */
export class Million extends World {
  /** The id of the dataset, and the contribution that is the manifest. */
  asset;
  contribution;
  /** The weight of the leaves that joined, and their indices. */
  joinedWeight = 0n;
  joined = new Set();
  /** Whose turn it is to be compared. */
  #turn = 0;

  /** Connects, says where, and makes the file. */
  static async open() {
    const leaves = leavesAsked();
    const api = await connect();
    const world = new Million(api, await rulesOf(api), leaves);
    const [chain, block] = await world.whereabouts();
    console.log(`Many contributors on ${chain}, from block ${block}.`);
    return world;
  }

  constructor(api, rules, leaves) {
    const ledger = new Ledger(rules.useFee);
    super(api, [...Object.keys(ALLOWANCES), ...NAMES], ledger);
    this.ledger = ledger;
    this.assets = new Crowded(this, ledger, rules, (at) => this.compareSome(at));
    this.file = new File(process.env.SEED || 'a million people', leaves, NAMES.map((name) => this.people[name]));
  }

  /** Works the tree out. */
  build() {
    this.tree = new Tree(this.file.count, (index) => this.file.leafAt(index));
    this.manifest = this.tree.manifest;
  }

  weightOf(index) {
    return this.file.leafAt(index).units * WEIGHT_PER_UNIT;
  }

  // What the chain is told.

  /** A leaf's arguments as `join` and `leave` take them. */
  proofOf(index) {
    const leaf = this.file.leafAt(index);
    const path = this.tree.proof(index);
    this.checks.that(verify(this.manifest, index, leaf, path), `the proof of leaf ${index}`);
    return [this.contribution.id, index, ownerOf(leaf), leaf.units, hex(leaf.record), plainPath(path)];
  }

  /** Records the manifest. */
  async record(who, uri) {
    const { api, assets, checks, manifest, purses } = this;
    const { root, count, units } = manifest;
    const { contributionBase, contributionByte } = assets.rules.deposits;
    const deposit = contributionBase + contributionByte * manifestBytes(uri, count);
    const commitment = hex(root);
    const contribution = { asset: this.asset, kind: 'Data', who, units, commitment, uri, deposit };
    const call = api.tx.contributions.contributeMany(this.asset, 'Data', units, count, commitment, uri);
    const receipt = await this.act(who, call, ({ events }) => {
      contribution.id = find(events, 'contributions', 'Contributed').contribution.toNumber();
      const told = find(events, 'contributions', 'ManifestRecorded');
      checks.equal([told.contribution.toNumber(), told.count.toNumber()], [contribution.id, count], 'what is recorded');
      assets.of(this.asset).contributions.push(contribution);
      purses.hold(who.name, deposit);
    });
    this.contribution = contribution;
    await assets.compareContribution(receipt.at, contribution);
    await this.compareManifest(receipt.at);
    return { ...receipt, call };
  }

  /** A reviewer accepts it: in the books everybody in it is a member from now on. */
  async accept(who) {
    const { api, checks, contribution, file, ledger, manifest } = this;
    const call = api.tx.contributions.assessManifest(contribution.id, WEIGHT_PER_UNIT, null);
    const { at } = await this.act(who, call, ({ events }) => {
      contribution.weight = manifest.units * WEIGHT_PER_UNIT;
      const { weight } = find(events, 'contributions', 'Assessed');
      checks.equal(weight.toBigInt(), contribution.weight, 'the weight of all of them');
      let others = contribution.weight;
      for (const index of file.places.keys()) {
        ledger.addWeight(this.asset, 'Data', leafName(index), this.weightOf(index));
        others -= this.weightOf(index);
      }
      ledger.addWeight(this.asset, 'Data', OTHERS, others);
    });
    await this.assets.compareContribution(at, contribution);
    await this.compareManifest(at);
  }

  /** Somebody brings people, one by one or several in a batch. */
  async bring(actor, places) {
    const { api } = this;
    for (let from = 0; from < places.length; from += BATCH) {
      const some = places.slice(from, from + BATCH);
      const joins = some.map(({ index }) => api.tx.contributions.join(...this.proofOf(index)));
      const call = joins.length === 1 ? joins[0] : api.tx.utility.batchAll(joins);
      await this.act(actor, call, ({ events }) => this.#join(events, some));
    }
  }

  /** Somebody brings an aligned block of leaves; those who came before are passed over. */
  async bringBlock(actor) {
    const { api, checks, file, tree } = this;
    const { first, size } = file.block;
    const indices = Array.from({ length: size }, (_, at) => first + at);
    const leaves = indices.map((index) => file.leafAt(index));
    const path = tree.blockProof(first, size);
    checks.that(verifyBlock(this.manifest, first, leaves, path), 'the proof of the block');
    const plain = leaves.map((leaf) => ({ owner: ownerOf(leaf), units: leaf.units, record: hex(leaf.record) }));
    const call = api.tx.contributions.joinMany(this.contribution.id, first, plain, plainPath(path));
    const fresh = indices.filter((index) => !this.joined.has(index)).map((index) => file.places.get(index));
    await this.act(actor, call, ({ events }) => this.#join(events, fresh));
    return fresh;
  }

  /** What joining means: whose the leaf's part is has a name now. Before publication the steward pays for that. */
  #join(events, places) {
    const { asset, assets, checks, contribution, ledger, purses } = this;
    const told = findAll(events, 'contributions', 'Joined').map((data) => [
      ...[data.contribution.toNumber(), data.asset.toNumber(), data.index.toNumber(), data.who.toString()],
      data.weight.toBigInt(),
    ]);
    const expected = places.map(({ index, who }) => [
      ...[contribution.id, asset, index, who.pair.address],
      this.weightOf(index),
    ]);
    checks.equal(told, expected, 'who joins');
    const record = assets.of(asset);
    const before = assets.depositFor(record);
    for (const { index, who } of places) {
      ledger.merge(asset, 'Data', leafName(index), who.name);
      this.joined.add(index);
      this.joinedWeight += this.weightOf(index);
      if (record.state !== 'Published') {
        record.members.add(`Data ${who.name}`);
      }
    }
    purses.hold(record.steward.name, assets.depositFor(record), before);
  }

  /** Anybody has people paid, so many at once as a call takes. Answers how much they have. */
  async payOut(actor, names, most) {
    const { api, asset, assets, checks, ledger, purses } = this;
    let paid = 0n;
    for (let from = 0; from < names.length; from += most) {
      const some = names.slice(from, from + most);
      const owed = new Map(some.map((name) => [this.address(name), assets.owedTo(name, 'Data', asset)]));
      const call = api.tx.rewards.claimForMany({ Data: asset }, [...owed.keys()]);
      await this.act(actor, call, ({ events }) => {
        const told = findAll(events, 'rewards', 'Claimed');
        checks.equal(new Map(told.map(({ who, amount }) => [who.toString(), amount.toBigInt()])), owed, 'who is paid');
        for (const name of some) {
          const planck = ledger.claim(name, [['Data', asset]]);
          purses.receive(name, planck);
          paid += planck;
        }
      });
    }
    return paid;
  }

  // What the chain says, held against the books.

  /** What the chain says of the manifest. */
  async compareManifest(at) {
    const { checks, contribution, joinedWeight, manifest } = this;
    const view = (await at.call.contributionsApi.manifest(contribution.id)).unwrap();
    checks.equal(
      {
        root: view.root.toHex(),
        count: view.count.toNumber(),
        units: view.units.toBigInt(),
        weightPerUnit: view.weightPerUnit.unwrapOr(null)?.toBigInt() ?? null,
        joined: view.joined.toBigInt(),
        latent: view.latent.toBigInt(),
      },
      {
        root: hex(manifest.root),
        count: manifest.count,
        units: manifest.units,
        weightPerUnit: contribution.weight ? WEIGHT_PER_UNIT : null,
        joined: joinedWeight,
        latent: (contribution.weight ?? 0n) - joinedWeight,
      },
      'what contributionsApi.manifest says',
    );
  }

  /** What some could claim: who steers the asset, and three of the people, in turns. */
  async compareSome(at) {
    const some = [0, 1, 2].map((step) => NAMES[(this.#turn + step) % NAMES.length]);
    this.#turn += some.length;
    await this.#compare(at, ['Ada', ...some]);
  }

  /** What everybody could claim, and what those are owed by now who have not come yet. */
  async compareAll(at) {
    const { asset, checks, contribution, file, ledger } = this;
    await this.#compare(at, ['Ada', ...NAMES]);
    await inParts([...file.places.keys()], async (index) => {
      const has = (await at.call.contributionsApi.joined(contribution.id, index)).isTrue;
      checks.equal(has, this.joined.has(index), `whether leaf ${index} has joined`);
      if (!has) {
        const owed = await at.call.contributionsApi.latentClaimable(contribution.id, file.leafAt(index).units);
        const [[, , planck = 0n] = []] = ledger.claimable(leafName(index));
        checks.equal(owed.toBigInt(), planck, `what leaf ${index} is owed by now`);
      }
    });
    checks.that(ledger.assets.get(asset).pools.Data.balances(), 'the pool lost or made a fraction of a planck');
    await this.compareManifest(at);
  }

  #compare(at, names) {
    return inParts(names, async (name) => {
      const claimable = await at.call.rewardsApi.claimable(this.address(name));
      this.checks.equal(
        claimable.map(([pool, planck]) => [pool.type, pool.value.toNumber(), planck.toBigInt()]),
        this.ledger.claimable(name),
        `what rewardsApi.claimable says of ${name}`,
      );
    });
  }

  /** Uma pays for a day's use. */
  async use() {
    return this.assets.use(this.people.Uma, this.asset, BigInt(this.file.count));
  }
}

/** Asks for all of them, a part at a time. */
async function inParts(items, ask) {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    await Promise.all(items.slice(from, from + AT_ONCE).map(ask));
  }
}

/** A leaf's owner, opened. */
function ownerOf({ account, salt }) {
  return salt ? { Blinded: { account: hex(account), salt: hex(salt) } } : { Account: hex(account) };
}

/** A proof as calls take it: polkadot.js keeps the name `hash` for itself, so fields go by their order. */
export const plainPath = (path) => path.map(({ hash, sum }) => [hex(hash), sum]);

/** Says how many came, and how. */
export function tell(world, { selves, relayed, block }) {
  const parts = [
    [selves, 'by themselves'],
    [relayed, 'through Rae, who relays'],
    [block, 'in one block'],
  ].filter(([number]) => number > 0);
  say(`${parts.map(([number, how]) => `${number} come ${how}`).join(', ')}: ${world.joined.size} so far.`);
}
