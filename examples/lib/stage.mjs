// A settlement that takes its time, on a chain of the script's own: many assets, a page a block, scores by three
// evaluators while a fourth stays silent; and what comes of it, held to the planck against what the script works out.

import { DEVNET, Trouble, height, palletAccount, submit, well } from './chain.mjs';
import { capped, leveraged, normalise, settle } from './epoch.mjs';
import {
  compareEmission,
  compareSettlement,
  epochNow,
  evaluationParameters,
  evaluatorsNow,
  foundBy,
  phasesOf,
  readBlocks,
  readBooks,
  scoresHash,
} from './evaluation.mjs';
import { share } from './ledger.mjs';
import { patiently } from './node.mjs';
import { TRIB, amount } from './story.mjs';

/** Who is an evaluator at genesis. Bob registers too, and will not reveal. */
const REVEALERS = ['Eve', 'Charlie', 'Dave'];
const BOB = 3_000n * TRIB;
/** The budget of settlements, in parts per billion: less than any page needs, so that there is one page in a block. */
const BUDGET = 1;
/** Blocks in an epoch: enough for a settlement of one page a block, and for transactions on a busy machine. */
const EPOCH_LENGTH = 90;
/** Blocks that committing may take. */
const ROOM = 60;
/** Assets besides the demo's three, in as many buckets of 64 as there are below it. */
const LAST_ASSET = 200;
/** Every so many of them are published, half of them by Alice and half by Dave. */
const PUBLISHED = 13;
/** Assets in a bucket, and evaluators in a page. */
const BUCKET = 64;
const PAGE = 32;

/** What the development chain's genesis needs besides: assets, one more evaluator, a tiny budget for settlements. */
export function stageCalls(api) {
  const [alice, bob, dave] = ['Alice', 'Bob', 'Dave'].map((name) => well(name).address);
  const parameter = (name, value) => [null, api.tx.parameters.setParameter({ Evaluation: { [name]: [null, value] } })];
  const calls = [];
  for (let id = 3; id <= LAST_ASSET; id += 1) {
    const steward = id % (2 * PUBLISHED) === 0 ? dave : alice;
    const info = { name: `Sample ${id}`, uri: 'https://example.org/sample', licence: 'CC0-1.0' };
    const terms = { usePrice: 0, trainingFee: 0, royalty: 0, reach: 0 };
    const split = { steward: 1_000_000_000, data: 0, compute: 0 };
    const budgets = { data: 0, compute: 0 };
    calls.push([steward, api.tx.registry.registerDataset(info, terms, split, [], 0, terms, budgets, null)]);
    if (id % PUBLISHED === 0) {
      calls.push([steward, api.tx.registry.close(id)]);
      calls.push([steward, api.tx.registry.publish(id, api.registry.hash(Uint8Array.of(id)))]);
    }
  }
  return [
    parameter('SettlementBudget', BUDGET),
    parameter('EpochLength', EPOCH_LENGTH),
    ...calls,
    [bob, api.tx.evaluation.registerEvaluator(0)],
    [bob, api.tx.evaluation.stake(bob, BOB)],
  ];
}

/** A phase went by before anybody could look: the machine is busy. Nothing is wrong with the chain. */
export class Missed extends Trouble {}

/** Who acts on that chain, and what is scored. */
export class Stage {
  names = new Map();
  /** The epoch that is scored. */
  epoch = null;
  #rows;
  #stewards;
  #turns = new Map();

  /** After `connect`. */
  constructor(checks) {
    this.checks = checks;
    for (const name of DEVNET) {
      this.names.set(well(name).address, name);
    }
  }

  nameOf = (account) => this.names.get(account.toString()) ?? account.toString();

  /** Sends a call of this account's, after those that it sent before. It must succeed, or fail with `refused`. */
  act(api, name, call, refused = null) {
    const turn = (this.#turns.get(name) ?? Promise.resolve()).then(async () => {
      const receipt = await submit(api, call, well(name));
      this.checks.equal(
        receipt.refusal?.error ?? null,
        refused,
        `${name}: ${call.method.section}.${call.method.method}`,
      );
      return receipt;
    });
    this.#turns.set(
      name,
      turn.catch(() => {}),
    );
    return turn;
  }

  /** Commits and reveals. */
  async score(api) {
    const { checks, nameOf } = this;
    const published = (await api.query.registry.assets.entries())
      .map(([{ args }, asset]) => ({
        id: args[0].toNumber(),
        steward: nameOf(asset.unwrap().steward),
        asset: asset.unwrap(),
      }))
      .filter(({ asset }) => asset.state.isPublished)
      .sort((a, b) => a.id - b.id);
    // Some are scored by all, some by two, some by one; and each has its own opinion.
    const raw = (who) =>
      published.filter(({ id }) => (id + who) % 3 < 2).map(({ id }) => [id, 1 + ((id * 37 + who * 11) % 100)]);
    const rows = new Map(REVEALERS.map((name, who) => [name, raw(who)]));
    const salt = `0x${'5a'.repeat(32)}`;

    let epoch;
    await patiently('no epoch is young', async () => {
      const now = await epochNow(api);
      epoch = now.index;
      return now.start + now.length - (await height(api)) >= ROOM;
    });
    await Promise.all([
      ...[...rows].map(([name, scores]) =>
        this.act(api, name, api.tx.evaluation.commitScores(scoresHash(api, epoch, well(name).address, scores, salt))),
      ),
      this.act(api, 'Bob', api.tx.evaluation.commitScores(api.registry.hash('nothing'))),
    ]);
    await patiently(`epoch ${epoch} does not end`, async () => (await epochNow(api)).index > epoch);
    await Promise.all(
      [...rows].map(([name, scores]) => this.act(api, name, api.tx.evaluation.revealScores(scores, salt))),
    );

    const order = (await api.query.evaluation.revealed(epoch)).map(({ account }) => nameOf(account));
    checks.equal([...order].sort(), [...REVEALERS].sort(), 'who revealed');
    const own = (name) => published.filter(({ steward }) => steward === name).map(({ id }) => id);
    const counted = (name) =>
      normalise(
        rows.get(name).map(([id, score]) => [id, BigInt(score)]),
        own(name),
      );
    this.epoch = epoch;
    this.#rows = new Map(order.map((name) => [name, counted(name)]));
    this.#stewards = new Map(published.map(({ id, steward }) => [id, steward]));
    console.log(
      `Epoch ${epoch}: ${order.join(', ')} score ${published.length} assets. One page is settled in a block.`,
    );
  }

  /** Waits until the settlement is in this phase, or at least in a later one; answers the phase. */
  async reach(api, phase) {
    const { epoch } = this;
    const phases = phasesOf(api);
    let now;
    await patiently(`the settlement of epoch ${epoch} does not come to phase ${phase}`, async () => {
      now = await epochNow(api);
      if (now.settling > epoch) {
        throw new Missed(`epoch ${epoch} was settled before its phase ${phase} could be seen`);
      }
      return now.settling === epoch && phases.indexOf(now.phase) >= phases.indexOf(phase);
    });
    return now.phase;
  }

  /**
   * Holds what the chain did against the script's own computation. `paused` is the number of blocks during the
   * settlement in which the chain does no page. Answers the number of the block in which the settlement `ended`, and
   * that of a `final` one after it.
   */
  async compare(api, paused = 0) {
    const { final, last } = await this.#end(api);
    const records = [];
    for (let index = this.epoch; index <= last; index += 1) {
      records.push(plainEpoch((await api.query.evaluation.epochs(index)).unwrap(), index));
    }
    const [scored, , ...later] = records;
    const blocks = await readBlocks(api, later[0].start, later.at(-1).start + later.at(-1).length - 1);
    const settled = this.#settlementIn(blocks, later[0].length);
    const expected = await this.#expected(api, settled[0].number - 1, scored);
    await this.#comparePaid(settled, expected);
    await this.#compareCreated(api, { records, blocks, settled, ...expected });
    const pages = this.#pages(expected);
    const count = Object.values(pages).reduce((sum, number) => sum + number);
    this.checks.equal(
      settled.length - paused,
      count,
      `the blocks of a settlement with the pages ${JSON.stringify(pages)}, without ${paused} in which it waits`,
    );
    const { assets, evaluators } = expected.outcome.created;
    console.log(
      `Settled in ${count} blocks: ${amount(assets)} for assets and ${amount(evaluators)} for evaluators, each`,
    );
    console.log('planck where the script says, and a penalty to the treasury.');
    return { ended: settled.at(-1).number, final };
  }

  /** Waits until the epoch in which the settlement ends is over: `last`. Answers a `final` block after it, too. */
  async #end(api) {
    const { epoch } = this;
    const stateOf = async (number) => epochNow(await api.at(await api.rpc.chain.getBlockHash(number)));
    let final, last;
    const isOver = async () => {
      final = (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber();
      const { settling, index } = await stateOf(final);
      if (settling > epoch && last === undefined) {
        const number = await firstBlock(final, async (number) => (await stateOf(number)).settling > epoch);
        last = (await stateOf(number)).index;
      }
      return index > last;
    };
    await patiently(`the settlement of epoch ${epoch} does not come to an end`, isOver, 100);
    return { final, last };
  }

  /** The blocks of the settlement among these, which begin with the first epoch in which it may. */
  #settlementIn(blocks, length) {
    const { checks, epoch } = this;
    const has = (method) => (block) =>
      block.events.some((event) => event.method === method && event.data.epoch.toNumber() === epoch);
    const [from, to] = ['SettlementStarted', 'EpochSettled'].map((method) => blocks.findIndex(has(method)));
    checks.that(from >= 0 && from < length && to >= from, `epoch ${epoch} is settled from epoch ${epoch + 2} on`);
    return blocks.slice(from, to + 1);
  }

  /** What the settlement must come to, from what there was in block `number`, before it began. */
  async #expected(api, number, { pots }) {
    const { nameOf } = this;
    const at = await api.at(await api.rpc.chain.getBlockHash(number));
    const genesis = await api.at(await api.rpc.chain.getBlockHash(0));
    const parameters = await evaluationParameters(genesis);
    const evaluators = await evaluatorsNow(genesis);
    const { books, joins } = await this.#books(
      at,
      evaluators.map(({ account }) => nameOf(account)),
    );
    const total = evaluators.reduce((sum, { stake }) => sum + stake, 0n);
    const outcome = settle({
      evaluators: evaluators
        .map(({ account, stake, own, commission }) => ({
          name: nameOf(account),
          whole: leveraged(stake, own, parameters.leverage),
          stake: capped(leveraged(stake, own, parameters.leverage), total, parameters.cap),
          commission,
          scores: this.#rows.get(nameOf(account)),
        }))
        .filter(({ scores }) => scores),
      stewards: this.#stewards,
      pots,
      before: await foundBy(at),
      parameters,
    });
    const penalty = share(BOB, parameters.penalty);
    books.stakes.get('Bob').removeWeight('Bob', penalty);
    books.pay(outcome);
    return { books, joins, outcome, penalty };
  }

  /** The books at the beginning, with the stake that joins its pools first, and how often some does. */
  async #books(at, evaluators) {
    const { checks, epoch, names, nameOf } = this;
    const books = await readBooks(at, this.#scored(), evaluators, names);
    let joins = 0;
    for (const [{ args }, position] of await at.query.evaluation.positions.entries()) {
      const [who, evaluator] = args.map(nameOf);
      for (const [since, planck] of position.unwrap().joining) {
        checks.that(since.toNumber() === epoch - 1, 'stake joins with the epoch after the one in which it came');
        books.stakes.get(evaluator).addWeight(who, planck.toBigInt());
        joins += 1;
      }
    }
    return { books, joins };
  }

  /** What is scored, in order of id. */
  #scored() {
    return [...new Set([...this.#rows.values()].flatMap((given) => [...given.keys()]))].sort((a, b) => a - b);
  }

  /** Who is paid what, in events, and what everybody can claim afterwards. */
  async #comparePaid(settled, { books, outcome }) {
    const { checks, epoch, names, nameOf } = this;
    await compareSettlement({ checks, epoch, blocks: settled, outcome, scores: this.#rows, names });
    for (const [address, name] of names) {
      const claimable = await settled.at(-1).at.call.rewardsApi.claimable(address);
      checks.equal(
        claimable.map(([{ type, value }, planck]) => [
          type,
          type === 'Stake' ? nameOf(value) : value.toNumber(),
          planck.toBigInt(),
        ]),
        books.claimable(name),
        `what rewardsApi.claimable says of ${name}`,
      );
    }
  }

  /** What was created, by the epoch in which it was. */
  async #compareCreated(api, { records, blocks, settled, outcome, penalty }) {
    const { checks, epoch } = this;
    const within = (list, { start, length }) => list.filter(({ number }) => number >= start && number < start + length);
    const later = records.slice(2);
    const created = later.map((record) => createdIn(within(settled, record)));
    checks.equal(
      created.reduce((sums, part) => mapValues(sums, (sum, key) => sum + part[key])),
      { ...outcome.created, penalties: penalty },
      `what the settlement of epoch ${epoch} creates and takes`,
    );
    for (const [index, record] of later.entries()) {
      await compareEmission({
        api,
        checks,
        epoch: record,
        before: records[index + 1],
        blocks: within(blocks, record),
        settled: created[index],
        treasury: palletAccount(api, api.consts.treasury.palletId),
      });
    }
  }

  /** The pages of the settlement, by phase: one in a block, however often it is interrupted. */
  #pages({ joins, outcome }) {
    const buckets = (ids) => new Set(ids.map((id) => Math.floor(id / BUCKET))).size;
    return {
      open: 1,
      joining: Math.ceil(joins / PAGE) + 1,
      penalties: 1 + 1,
      scoring: buckets(this.#scored()) + 1,
      assets: buckets(outcome.assets.map(({ id }) => id)) + 1,
      evaluators: Math.ceil(this.#rows.size / PAGE) + 1,
      sweeping: 1,
    };
  }
}

const mapValues = (object, map) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));

/** The first block of which something holds that holds of `number` and, once it does, of all blocks after it. */
async function firstBlock(number, holds) {
  let [before, since] = [0, number];
  while (since - before > 1) {
    const middle = Math.floor((before + since) / 2);
    [before, since] = (await holds(middle)) ? [before, middle] : [middle, since];
  }
  return since;
}

/** What settlements in these blocks created for `assets` and `evaluators`, and which `penalties` they took. */
function createdIn(blocks) {
  const created = { assets: 0n, evaluators: 0n, penalties: 0n };
  for (const { section, method, data } of blocks.flatMap(({ events }) => events)) {
    if (section === 'rewards' && method === 'IncomeReceived' && data.source.isEmission) {
      created.assets += data.amount.toBigInt();
    } else if (section === 'evaluation' && method === 'EvaluatorRewarded') {
      created.evaluators += data.amount.toBigInt();
    } else if (section === 'evaluation' && method === 'RevealMissed') {
      created.penalties += data.penalty.toBigInt();
    }
  }
  return created;
}

const plainEpoch = ({ start, length, emission, pots }, index) => ({
  index,
  start: start.toNumber(),
  length: length.toNumber(),
  emission: emission.toBigInt(),
  pots: Object.fromEntries(
    ['assets', 'evaluators', 'treasury', 'authors'].map((whom) => [whom, pots[whom].toBigInt()]),
  ),
});
