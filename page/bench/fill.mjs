// A chain with much on it, made by its own calls: assets that cite one another, one of them with half of all
// contributions, an account with as many, and rounds of scores, uses, claims and days. The same each time.

import { blake2b } from '@noble/hashes/blake2.js';
import { decodeAddress, encodeAddress } from '@dedot/utils';
import { PEOPLE } from '../tests/lib/acting.mjs';
import { rpc } from '../tests/lib/devnet.mjs';

const TRIB = 1_000_000_000_000n;
const WHOLE = 1_000_000_000;
/** A day, in seconds. */
const DAY = 86_400;
/** The demo's assets come first: the next one is the one that has half of everything. */
export const BIG = 3;
/** Calls of one block, contributions of one block, and what a list of the chain's takes at most. */
const [CALLS, RECORDS, BATCH] = [500, 5_000, 128];
const [STEWARDS, WORKERS, PAYERS] = [20, 50, 300];
/** Contributions to an asset that are accepted, and to the one with most of them. */
const [ACCEPTED, MANY_ACCEPTED] = [8, 16 * BATCH];
const SCORERS = ['Charlie', 'Eve'];
const CAPITALS = 64;

const bytesOf = (text) => Buffer.from(text);
const key = (name) => blake2b(bytesOf(`page bench ${name}`), { dkLen: 32 });
const addressOf = (name) => encodeAddress(key(name), 42);
/** The account with half of all contributions, and others by their numbers. */
export const HAND = addressOf('hand');
export const steward = (id) => addressOf(`steward ${id % STEWARDS}`);
const worker = (number) => addressOf(`worker ${number % WORKERS}`);
const payer = (number) => addressOf(`payer ${number % PAYERS}`);

/** Numbers that look like chance and are the same each time. */
function dice(seed) {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function compact(number) {
  if (number < 64) return Buffer.of(number << 2);
  if (number < 2 ** 14) return Buffer.of(((number & 63) << 2) | 1, number >> 6);
  const four = Buffer.alloc(4);
  four.writeUInt32LE(((number << 2) | 2) >>> 0);
  return four;
}

const u32 = (number) => {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(number);
  return four;
};
const fromHex = (hex) => Buffer.from(hex.slice(2), 'hex');
const list = (items) => Buffer.concat([compact(items.length), ...items]);
const chunks = (items, size) =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
const range = (from, to) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

/** Makes the chain of these sizes, and tells how it goes. */
export class Filling {
  constructor(net, client, sizes) {
    Object.assign(this, { net, client, sizes, begun: Date.now() });
    const { tx } = client;
    // Calls are put together by hand, a hundred thousand of them: their first two bytes are the metadata's.
    const index = (call) => fromHex(call.callHex).subarray(0, 2);
    this.batchAll = index(tx.utility.batchAll([]));
    this.contribute = index(tx.contributions.contribute(0, 'Data', 1n, `0x${'00'.repeat(32)}`, '0x00'));
    const origin = { type: 'System', value: { type: 'Signed', value: HAND } };
    const [inner] = [tx.system.remark('0x')];
    const whole = fromHex(tx.utility.dispatchAs(origin, inner.call).callHex);
    this.dispatchAs = whole.subarray(0, whole.length - fromHex(inner.callHex).length - 32);
  }

  tell(what) {
    console.error(`  ${((Date.now() - this.begun) / 1000).toFixed(0)} s: ${what}`);
  }

  batch(calls) {
    return Buffer.concat([this.batchAll, list(calls)]);
  }

  /** Makes calls as one account, all or none, in one block. */
  as(who, calls) {
    return rpc(this.net, 'dev_callAs', who, `0x${this.batch(calls).toString('hex')}`);
  }

  /** Makes calls, each `[who, call]`, as many in a block as may be. */
  async each(acts) {
    for (const some of chunks(acts, CALLS)) {
      const calls = some.map(([who, call]) =>
        Buffer.concat([this.dispatchAs, Buffer.from(decodeAddress(who)), call]),
      );
      const { block } = await this.as('root', calls);
      await this.ensureDone(block.hash, some.length);
    }
  }

  /** What is done as somebody else fails silently, but for its event. */
  async ensureDone(hash, wanted) {
    const events = await (await this.client.at(hash)).query.system.events();
    const done = events.map(({ event }) => event).filter(({ pallet }) => pallet === 'Utility');
    const results = done.filter(({ palletEvent }) => palletEvent.name === 'DispatchedAs');
    const bad = results.find(({ palletEvent }) => palletEvent.data.result.isErr);
    if (bad || results.length !== wanted) {
      throw new Error(`a call failed: ${JSON.stringify(bad?.palletEvent ?? results.length)}`);
    }
  }

  /** The bytes of a call that the client puts together. */
  call(made) {
    return fromHex(made.callHex);
  }

  async fill() {
    const { assets, contributions } = this.sizes;
    const { tx, query } = this.client;
    if (Number(await query.registry.nextAsset()) !== BIG) {
      throw new Error('there are assets already: a chain that was not made to its end is of no use, remove it');
    }
    const people = [
      HAND,
      ...range(0, STEWARDS).map(steward),
      ...range(0, WORKERS).map(worker),
      ...range(0, PAYERS).map(payer),
    ];
    const gift = 1_000_000n * TRIB;
    await this.as('root', people.map((who) => this.call(tx.balances.forceSetBalance(who, gift))));
    // What is closed may be published a block later.
    const period = setting(1);
    await this.as('root', [this.call(tx.parameters.setParameter(period))]);
    const datasets = Math.ceil(assets / 2);
    await this.register(range(BIG, BIG + datasets), () => []);
    this.tell(`${datasets} datasets`);
    const first = Number(await query.contributions.nextContribution());
    await this.work(datasets, contributions);
    await this.review(first, datasets);
    await this.publish(range(BIG, BIG + datasets));
    const roll = dice(1);
    const models = range(BIG + datasets, BIG + assets);
    // The later ones cite earlier ones, so that there are lineages of some depth.
    await this.register(models, (id) => {
      const most = Math.min(datasets, id - BIG);
      const cited = [...(id % 5 === 0 ? [BIG] : []), ...range(0, 2).map(() => BIG + 1 + roll(most - 1))];
      return [...new Set(cited)].filter((one) => this.isPublished(one));
    });
    await this.publish(models);
    this.tell(`${assets} assets, most of them published`);
    await this.govern();
    for (let round = 0; round < this.sizes.rounds; round += 1) {
      await this.live(round);
      this.tell(`round ${round + 1} of ${this.sizes.rounds}: scores, uses, claims, a day`);
    }
    await this.check(first);
  }

  /** Every tenth stays open; the first does not. */
  isPublished(id) {
    return id < BIG || (id - BIG) % 10 !== 9;
  }

  async register(ids, citedBy) {
    const { registry } = this.client.tx;
    const nothing = { usePrice: 0n, trainingFee: 0n, royalty: 0, reach: 0 };
    const terms = { usePrice: TRIB / 100n, trainingFee: TRIB, royalty: WHOLE / 20, reach: 0 };
    const split = { steward: WHOLE / 10, data: (WHOLE / 10) * 9, compute: 0 };
    const budgets = { data: 0n, compute: 0n };
    const acts = ids.map((id) => {
      const upstream = citedBy(id).map((cited) => [cited, WHOLE / 20]);
      const make = upstream.length > 0 ? 'registerModel' : 'registerDataset';
      const texts = { name: `Sample ${id}`, uri: `https://example.org/${id}`, licence: 'MIT' };
      const info = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, bytesOf(text)]));
      const args = [info, terms, split, upstream, 100n * TRIB, nothing, budgets, undefined];
      return [steward(id), this.call(registry[make](...args))];
    });
    await this.each(acts);
  }

  record(asset, number) {
    const uri = bytesOf(`https://example.org/work/${number}`);
    const hash = Buffer.from(blake2b(uri, { dkLen: 32 }));
    const units = compact(1 + (number % 1_000));
    return Buffer.concat([this.contribute, u32(asset), Buffer.of(0), units, hash, compact(uri.length), uri]);
  }

  /** Half of all work is one account's for one asset, the rest many accounts' for all the others. */
  async work(datasets, contributions) {
    const half = Math.floor(contributions / 2);
    let done = 0;
    let spoke = Date.now();
    const told = (more) => {
      done += more;
      if (Date.now() - spoke < 5_000 && done < contributions) return;
      spoke = Date.now();
      this.tell(`${done} of ${contributions} contributions`);
    };
    for (const some of chunks(range(0, half), RECORDS)) {
      await this.as(HAND, some.map((number) => this.record(BIG, number)));
      told(some.length);
    }
    for (const who of range(0, WORKERS)) {
      const numbers = range(half, contributions).filter((number) => number % WORKERS === who);
      for (const some of chunks(numbers, RECORDS)) {
        await this.as(worker(who), some.map((number) => this.record(assetOf(number, datasets), number)));
        told(some.length);
      }
    }
  }

  /** Accepts some of each asset's. */
  async review(first, datasets) {
    const { contributionsApi } = this.client.call;
    const acts = [];
    for (const id of range(BIG, BIG + datasets)) {
      const wanted = id === BIG ? MANY_ACCEPTED : ACCEPTED;
      const ids = [];
      let from;
      do {
        const page = await contributionsApi.contributionsOf(id, 'Pending', from, Math.min(256, wanted));
        ids.push(...page.items.map((one) => one.id));
        from = page.next ?? undefined;
      } while (ids.length < wanted && from !== undefined);
      for (const some of chunks(ids.slice(0, wanted), BATCH)) {
        const assessments = some.map((one, at) => [one, BigInt(1 + (at % CAPITALS))]);
        acts.push([steward(id), this.call(this.client.tx.contributions.assessMany(assessments))]);
      }
    }
    // A call of many is as heavy as many calls.
    for (const some of chunks(acts, 50)) await this.each(some);
    this.tell(`some of the contributions from ${first} on are accepted`);
  }

  async publish(ids) {
    const { registry } = this.client.tx;
    const hash = `0x${'11'.repeat(32)}`;
    const wanted = ids.filter((id) => this.isPublished(id));
    await this.each(wanted.map((id) => [steward(id), this.call(registry.close(id))]));
    await rpc(this.net, 'dev_mine', 2);
    await this.each(wanted.map((id) => [steward(id), this.call(registry.publish(id, hash))]));
  }

  /** A referendum on which many vote, and parameters that were set. */
  async govern() {
    const { tx } = this.client;
    const proposal = tx.governance.proposeParameter(setting(90_000), { type: 'After', value: 10 });
    await this.each([proposal, tx.referenda.placeDecisionDeposit(0)].map((one) => [PEOPLE.Alice, this.call(one)]));
    // A vote is a byte: the conviction, and a bit for yes.
    const voteOf = (at) => ({ vote: (at % 3 > 0 ? 128 : 0) + 1, balance: TRIB * BigInt(10 + at) });
    const vote = (at) => tx.convictionVoting.vote(0, { type: 'Standard', value: voteOf(at) });
    await this.each(range(0, PAYERS).map((at) => [payer(at), this.call(vote(at))]));
    this.tell(`${PAYERS} votes`);
  }

  /** A round of an epoch: scores, uses, claims; then a day goes by. */
  async live(round) {
    const { assets, uses } = this.sizes;
    const { tx } = this.client;
    const roll = dice(100 + round);
    const ids = range(BIG, BIG + assets).filter((id) => this.isPublished(id));
    const epoch = Number((await this.client.call.evaluationApi.epoch()).index);
    const salt = `0x${'22'.repeat(32)}`;
    const scores = ids.map((id) => [id, 1 + roll(60_000)]);
    const commit = (name) => tx.evaluation.commitScores(hashOf(epoch, name, scores));
    await this.each(SCORERS.map((name) => [PEOPLE[name], this.call(commit(name))]));
    const acts = range(0, uses).map((number) => {
      const id = number % 4 === 0 ? BIG : ids[roll(ids.length)];
      return [payer(roll(PAYERS)), this.call(tx.registry.useAsset(id, BigInt(1 + roll(50)), TRIB))];
    });
    await this.each(acts);
    await rpc(this.net, 'dev_fastForward', { epoch: 'next' });
    const reveal = tx.evaluation.revealScores(scores, salt);
    await this.each(SCORERS.map((name) => [PEOPLE[name], this.call(reveal)]));
    await rpc(this.net, 'dev_fastForward', { epoch: 'next' });
    await rpc(this.net, 'dev_mine', 5);
    await this.claim(ids);
    await rpc(this.net, 'dev_fastForward', { seconds: DAY });
  }

  async claim(ids) {
    const { rewards } = this.client.tx;
    const claims = [[HAND, this.call(rewards.claimMany([{ type: 'Data', value: BIG }]))]];
    for (const at of range(0, STEWARDS)) {
      const own = ids.filter((id) => id % STEWARDS === at);
      for (const some of chunks(own, BATCH)) {
        const pools = some.map((asset) => ({ type: 'Steward', value: asset }));
        claims.push([steward(at), this.call(rewards.claimMany(pools))]);
      }
    }
    for (const some of chunks(claims, 10)) await this.each(some);
  }

  async check(first) {
    const { query } = this.client;
    const { assets, contributions } = this.sizes;
    const made = [Number(await query.registry.nextAsset()), Number(await query.contributions.nextContribution())];
    if (made[0] !== BIG + assets || made[1] !== first + contributions) {
      throw new Error(`${made} assets and contributions were made of ${assets} and ${contributions}`);
    }
  }
}

const assetOf = (number, datasets) => BIG + 1 + (number % Math.max(1, datasets - 1));

/** How many blocks contributors have to look at what was closed. */
const setting = (blocks) => ({ type: 'Registry', value: { type: 'ReviewPeriod', value: [{}, blocks] } });

/** What an evaluator commits to. */
function hashOf(epoch, name, scores) {
  const rows = scores.map(([asset, score]) => Buffer.concat([u32(asset), Buffer.of(score & 255, score >> 8)]));
  const who = Buffer.from(decodeAddress(PEOPLE[name]));
  const whole = Buffer.concat([u32(epoch), who, list(rows), Buffer.alloc(32, 0x22)]);
  return `0x${Buffer.from(blake2b(whole, { dkLen: 32 })).toString('hex')}`;
}
