// What the scripts ask the chain about evaluations, and how they hold what it did against their own books.

import { authorOf, findAll, parameter } from './chain.mjs';
import { Books, instalment } from './epoch.mjs';
import { KINDS, Ledger, Pool, WHOLE } from './ledger.mjs';
import { TRIB } from './story.mjs';
import { flow } from './witness.mjs';

const big = (value) => value.toBigInt();
const pick = (value, names) => Object.fromEntries(names.map((name) => [name, big(value[name])]));
const sum = (values) => values.reduce((total, value) => total + value, 0n);

/** For whom emission is. */
const PARTS = ['assets', 'evaluators', 'treasury', 'authors'];
/** What is known of a pool and of a member of it. */
const POOL = ['weight', 'acc', 'carry', 'inflow', 'paid'];
const MEMBER = ['weight', 'accPaid', 'owed', 'frac'];

// What the chain says, in plain values.

/** The parameters of evaluations: as they were set, or else as they are from the beginning. */
export async function evaluationParameters(at) {
  const percent = (number) => (WHOLE / 100n) * number;
  const parts = { assets: percent(60n), evaluators: percent(25n), treasury: percent(5n), authors: percent(10n) };
  const of = (key, otherwise, read) => parameter(at, 'Evaluation', key, otherwise, read);
  return {
    length: await of('EpochLength', 600, (value) => value.toNumber()),
    emission: await of('EmissionPerEpoch', 100n * TRIB),
    decay: await of('EmissionDecay', 19_768n),
    parts: await of('EmissionParts', parts, (value) => pick(value, PARTS)),
    cap: await of('EvaluatorStakeCap', percent(20n)),
    leverage: await of('StakeLeverage', 20n),
    quorum: await of('Quorum', percent(50n)),
    floor: await of('QuorumFloor', 10_000n * TRIB),
    rollover: await of('MaxRollover', 24n),
    freshShare: await of('FreshShare', percent(50n)),
    penalty: await of('MissedRevealPenalty', percent(1n)),
    unbonding: await of('UnbondingPeriod', 168, (value) => value.toNumber()),
  };
}

/** What `epoch()` says. */
export async function epochNow(at) {
  const view = await at.call.evaluationApi.epoch();
  return {
    index: view.index.toNumber(),
    start: view.start.toNumber(),
    length: view.length.toNumber(),
    emission: big(view.emission),
    pots: pick(view, PARTS),
    rolledOver: big(view.rolledOver),
    freshRolledOver: big(view.freshRolledOver),
    stake: big(view.stake),
    settling: view.settling.toNumber(),
    phase: view.phase.unwrapOr(null)?.type ?? null,
  };
}

/** What the next epoch that is settled finds; of the first 64 assets which had a consensus. */
export async function foundBy(at) {
  const { rolledOver, freshRolledOver } = await epochNow(at);
  const bits = big(await at.query.evaluation.known('0x00000000'));
  return {
    waiting: { assets: rolledOver, fresh: freshRolledOver },
    turnout: (await at.query.evaluation.recentTurnout()).map(big),
    known: new Set([...Array(64).keys()].filter((slot) => (bits >> BigInt(slot)) & 1n)),
  };
}

/** The phases of a settlement, in order: what `epoch()` may call its `phase`. */
export const phasesOf = ({ registry }) => registry.createType('TributaryPrimitivesPhase').defKeys;

/** What `evaluators()` says. */
export async function evaluatorsNow(at) {
  return (await at.call.evaluationApi.evaluators()).map((view) => ({
    account: view.account.toString(),
    ...pick(view, ['commission', 'stake', 'own', 'counts', 'counted']),
    committed: view.committed.isTrue,
    revealed: view.revealed.isTrue,
  }));
}

/** What an evaluator commits to: `blake2_256` of `(epoch, account, scores, salt)` in SCALE. */
export function scoresHash(api, epoch, address, scores, salt) {
  const type = '(u32, AccountId32, Vec<(u32, u16)>, [u8; 32])';
  return api.registry.hash(api.createType(type, [epoch, address, scores, salt]).toU8a()).toHex();
}

/**
 * The books of these assets and of the pools of these evaluators, as the chain has them. `evaluators` are names in
 * order of account id; `names` maps addresses to the names that the books shall use.
 */
export async function readBooks(at, ids, evaluators, names) {
  const name = (address) => names.get(address.toString()) ?? address.toString();
  const key = ({ type, value }) => `${type} ${type === 'Stake' ? name(value) : value}`;
  const pools = new Map();
  for (const [{ args }, stored] of await at.query.rewards.pools.entries()) {
    pools.set(key(args[0]), Object.assign(new Pool(), pick(stored.unwrap(), POOL)));
  }
  for (const [{ args }, stored] of await at.query.rewards.members.entries()) {
    pools.get(key(args[1])).members.set(name(args[0]), pick(stored.unwrap(), MEMBER));
  }
  const pool = (kind, id) => pools.get(`${kind} ${id}`) ?? new Pool();

  const ledger = new Ledger();
  for (const id of ids) {
    const { lifetime, royalties, split, waiting } = (await at.call.registryApi.asset(id)).unwrap();
    const stack = new Map();
    const collected = new Map();
    for (const [ancestor, parts, reach] of await at.call.registryApi.royaltyStack(id)) {
      const royalty = (await at.query.rewards.royalties(ancestor, id)).unwrap();
      stack.set(ancestor.toNumber(), { parts: big(parts), reach: big(reach) });
      collected.set(ancestor.toNumber(), big(royalty.collected));
    }
    ledger.assets.set(id, {
      stack,
      split: Object.fromEntries(KINDS.map((kind) => [kind, big(split[kind.toLowerCase()])])),
      lifetime: big(lifetime),
      waiting: big(waiting),
      royalties: big(royalties),
      collected,
      pools: Object.fromEntries(KINDS.map((kind) => [kind, pool(kind, id)])),
    });
  }
  return new Books(ledger, new Map(evaluators.map((evaluator) => [evaluator, pool('Stake', evaluator)])));
}

/** The blocks from `from` to `to`, with what happened in them. */
export async function readBlocks(api, from, to) {
  const blocks = [];
  for (let number = from; number <= to; number += 1) {
    const hash = await api.rpc.chain.getBlockHash(number);
    const [at, header] = await Promise.all([api.at(hash), api.rpc.chain.getHeader(hash)]);
    const [records, author] = await Promise.all([at.query.system.events(), authorOf(at, header)]);
    blocks.push({ number, at, author, events: records.map(({ event }) => event) });
  }
  return blocks;
}

// What the chain did, held against the books.

/** All events of this name in these blocks, as `read` makes them of their data. */
const told = (blocks, section, method, read) =>
  blocks.flatMap(({ events }) => findAll(events, section, method)).map(read);

/**
 * The settlement of `epoch` in these blocks, held against the `outcome` that `settle` worked out. `scores` maps the
 * names of those who revealed, in order of reveal, to what they gave.
 */
export async function compareSettlement({ checks, epoch, blocks, outcome, scores, names }) {
  const name = (account) => names.get(account.toString()) ?? account.toString();
  const ours = (list) => list.filter(([settled]) => settled === epoch).map(([, ...rest]) => rest);
  const events = (method, read) =>
    ours(told(blocks, 'evaluation', method, (data) => [data.epoch.toNumber(), ...read(data)]));

  checks.equal(
    events('PageFailed', (data) => [data.toHuman()]),
    [],
    `pages of epoch ${epoch} that failed`,
  );
  checks.equal(
    events('SettlementStarted', (data) => [
      data.evaluators.toNumber(),
      ...Object.values(pick(data, ['stake', 'revealed', 'quorum'])),
    ]),
    [[scores.size, outcome.stake, outcome.revealed, outcome.quorum]],
    `who revealed in epoch ${epoch}, and with which stake`,
  );
  const incomes = told(blocks, 'rewards', 'IncomeReceived', ({ source, asset, amount, payer }) =>
    source.isEmission ? [source.asEmission.toNumber(), asset.toNumber(), big(amount), payer.isNone] : [],
  );
  checks.equal(
    ours(incomes),
    outcome.assets.filter(({ amount }) => amount > 0n).map(({ id, amount }) => [id, amount, true]),
    `what epoch ${epoch} pays to assets`,
  );
  const paid = outcome.created.evaluators > 0n ? outcome.evaluators : [];
  checks.equal(
    events('EvaluatorRewarded', (data) => [
      name(data.evaluator),
      pick(data, ['stake', 'shared', 'given', 'consensus', 'amount', 'forFresh', 'commission']),
    ]),
    paid.map(({ name, weight: _, freshWeight: __, ...rest }) => [name, rest]),
    `what epoch ${epoch} pays to evaluators`,
  );
  const pools = told(blocks, 'rewards', 'PoolRewarded', ({ pool, first, commission, amount }) => [
    name(pool.asStake),
    name(first),
    big(commission),
    big(amount),
  ]);
  checks.equal(
    pools,
    paid.filter(({ amount }) => amount > 0n).map(({ name, amount, commission }) => [name, name, commission, amount]),
    `what epoch ${epoch} pays into stake pools`,
  );
  checks.equal(
    events('EpochSettled', (data) => [
      ...Object.values(pick(data, ['assets', 'evaluators', 'forFresh', 'rolledOver', 'freshRolledOver'])),
      data.freshAssets.toNumber(),
    ]),
    [
      [
        outcome.created.assets,
        outcome.created.evaluators,
        outcome.forFresh,
        outcome.rolledOver,
        outcome.freshRolledOver,
        outcome.freshAssets,
      ],
    ],
    `what epoch ${epoch} creates and leaves`,
  );
  await compareOutcomes({ checks, epoch, at: blocks.at(-1).at, outcome, scores, name });
}

/** What `scores(epoch, asset)` says of all assets that were scored, once they are settled. */
async function compareOutcomes({ checks, epoch, at, outcome, scores, name }) {
  for (const id of new Set([...scores.values()].flatMap((given) => [...given.keys()]))) {
    const view = (await at.call.evaluationApi.scores(epoch, id)).unwrap();
    const { consensus, score } = outcome.assets.find((asset) => asset.id === id) ?? { consensus: 0n, score: 0n };
    checks.equal(
      {
        scores: view.scores.map(([account, score]) => [name(account), big(score)]),
        outcome: view.outcome.unwrap().map(big),
      },
      {
        scores: [...scores].filter(([, given]) => given.has(id)).map(([who, given]) => [who, given.get(id)]),
        outcome: [consensus, score],
      },
      `what evaluationApi.scores(${epoch}, ${id}) says`,
    );
  }
}

/**
 * Emission during a whole epoch `{ index, start, length, emission, pots }`: whom each of its blocks pays, and by how
 * much issuance grows. `before` is the epoch before it; `settled` what settlements in it created for `assets` and
 * `evaluators`, and which `penalties` they took. `blocks` are its blocks, if they were read already.
 */
export async function compareEmission({ api, checks, epoch, before, settled, treasury, blocks = null }) {
  const { index, start, length, emission, pots } = epoch;
  blocks ??= await readBlocks(api, start, start + length - 1);
  const earlier = await api.at(await api.rpc.chain.getBlockHash(start - 1));
  const later = blocks.at(-1).at;

  checks.equal(
    told(blocks, 'evaluation', 'EpochStarted', ([index, length, emission]) => [
      index.toNumber(),
      length.toNumber(),
      big(emission),
    ]),
    [[index, length, emission]],
    `the epoch that begins in block ${start} and emits ${emission} planck`,
  );
  const earned = new Map();
  for (const [number, block] of blocks.entries()) {
    const amount = instalment(pots.authors, BigInt(number), BigInt(length));
    const { author } = block;
    earned.set(author, (earned.get(author) ?? 0n) + amount);
    checks.equal(
      told([block], 'evaluation', 'AuthorRewarded', (data) => [
        data.epoch.toNumber(),
        data.author.toString(),
        big(data.amount),
      ]),
      amount > 0n ? [[index, author, amount]] : [],
      `what the author of block ${block.number} gets`,
    );
    const due = number === 0 ? before.pots.treasury : 0n;
    checks.equal(
      told([block], 'evaluation', 'TreasuryRewarded', (data) => [data.epoch.toNumber(), big(data.amount)]),
      due > 0n ? [[before.index, due]] : [],
      `what the treasury gets in block ${block.number}`,
    );
  }

  // Whatever else moved between accounts: fees, transfers. Nothing but emission mints, nothing but penalties takes from
  // what is on hold.
  const moves = blocks.flatMap(({ events }) =>
    events.filter(({ section, method }) => section === 'balances' && !['Minted', 'TransferOnHold'].includes(method)),
  );
  const dues = new Map(earned).set(treasury, before.pots.treasury + settled.penalties);
  for (const [account, amount] of dues) {
    const [was, is] = await Promise.all(
      [earlier, later].map(async (at) => big((await at.query.system.account(account)).data.free)),
    );
    checks.equal(is - was - flow(moves, account), amount, `what epoch ${index} gives ${account}`);
  }
  const [was, is] = await Promise.all([earlier, later].map((at) => at.query.balances.totalIssuance()));
  const authors = sum([...earned.values()]);
  checks.equal(authors, pots.authors, `the instalments of epoch ${index} together`);
  checks.equal(
    big(is) - big(was),
    before.pots.treasury + authors + settled.assets + settled.evaluators,
    `the growth of issuance in epoch ${index}`,
  );
}
