// What evaluators do, and what an epoch pays for it, against a running devnet:
//
//   make devnet                  in one terminal
//   node examples/epoch.mjs      in another; TRIBUTARY_URL or the first argument names another node
//
// Evaluators score the devnet's demo assets. One of them copies what another has revealed, and one would favour an
// asset of its own. Every payout is compared to the planck with what the script works out by itself (lib/epoch.mjs).
//
// It can be run as often as you like on the same chain, but not while somebody else scores on it: what anybody is paid
// depends on all who reveal.

import { randomBytes } from 'node:crypto';
import { DEVNET, Trouble, connect, find, freshKeys, palletAccount, passBlock, well } from './lib/chain.mjs';
import { Backing, HIGHEST, capped, following, normalise, settle } from './lib/epoch.mjs';
import {
  compareEmission,
  compareSettlement,
  epochNow,
  evaluationParameters,
  evaluatorsNow,
  readBlocks,
  readBooks,
  scoresHash,
} from './lib/evaluation.mjs';
import { Purses, WHOLE, share } from './lib/ledger.mjs';
import { Checks, TRIB, amount, chapter, count, percent, run, say, table } from './lib/story.mjs';
import { Witness } from './lib/witness.mjs';

const checks = new Checks();
const purses = new Purses();

/** The demo assets. */
const ASSETS = [0, 1, 2];
/** What the newcomers stake to Nora, in TRIB, and what they have for fees besides. */
const STAKES = { Nora: 5_000n, Olaf: 2_000n };
const FEES = 1n;
/** What Nora keeps of her pay before the rest is divided by stake. */
const COMMISSION = 150_000_000n;
/** What everybody gives in the first epoch and in the second, in order of reveal. Any scale will do. */
const SCORES = [
  {
    Charlie: { 0: 80, 1: 40, 2: 100 },
    Dave: { 0: 30, 1: 1_000, 2: 45 },
    Nora: { 0: 9, 1: 5, 2: 10 },
  },
  {
    Dave: { 0: 3, 1: 60_000, 2: 2 },
    Eve: { 0: 60, 1: 90, 2: 40 },
    Nora: { 0: 7, 2: 9 },
    Charlie: { 0: 70, 1: 50, 2: 100 },
  },
];
/** Blocks that the first chapter needs before its epoch ends. */
const ROOM = 12;
/** Most blocks that a settlement may take. */
const SETTLEMENT_PATIENCE = 50;

/** What is known of evaluators, by name: the stake behind them, their own, their commission. */
const backings = new Map();
const own = new Map();
const commissions = new Map();
/** Scores and salt by epoch and name: what was committed to, and whether it was revealed. */
const commitments = new Map();
/** Epochs by index. */
const epochs = new Map();
/** What was created for assets and evaluators, and taken from stake, by the epoch in which it was. */
const settled = new Map();
/** The epochs whose emission was compared. */
const compared = [];

let api, witness, parameters, people, names, evaluators, assetNames, stewards, treasury, books;
/** The epoch that is scored first, and what those before it leave for its assets. */
let first, waiting;

async function story() {
  api = await connect();
  await prologue();
  await stakes();
  await commits();
  await reveals();
  await firstSettlement();
  await secondSettlement();
  await claims();
  await leaving();
  console.log(`\nAll ${checks.held} assertions held.`);
}

async function prologue() {
  const [chain, header] = await Promise.all([api.rpc.system.chain(), api.rpc.chain.getHeader()]);
  console.log(`An epoch on ${chain}, from block ${count(header.number.toNumber())}.`);

  const key = freshKeys();
  people = Object.fromEntries([
    ...DEVNET.map((name) => [name, { name, pair: well(name) }]),
    ...Object.keys(STAKES).map((name) => [name, { name, pair: key(name) }]),
  ]);
  names = new Map(Object.values(people).map(({ name, pair }) => [pair.address, name]));
  const id = (name) => Buffer.from(people[name].pair.publicKey);
  evaluators = ['Charlie', 'Dave', 'Eve', 'Nora'].sort((a, b) => Buffer.compare(id(a), id(b)));
  treasury = palletAccount(api, api.consts.treasury.palletId);
  witness = new Witness({
    api,
    checks,
    ledger: { inPot: () => books?.inPot() ?? 0n },
    purses,
    cast: Object.keys(STAKES).map((name) => people[name]),
    shared: {
      ...Object.fromEntries(DEVNET.map((name) => [name, people[name].pair.address])),
      Treasury: treasury,
      Pot: palletAccount(api, api.consts.rewards.potId),
    },
  });

  parameters = await evaluationParameters(api);
  const now = await roomyEpoch();
  first = now.index + 1;
  waiting = now.rolledOver;
  for (let index = now.settling; index < first; index += 1) {
    const { pots } = index === now.index ? now : (await api.query.evaluation.epochs(index)).unwrap();
    waiting += BigInt(pots.assets);
  }
  const views = await Promise.all(ASSETS.map(async (id) => (await api.call.registryApi.asset(id)).unwrap()));
  assetNames = new Map(views.map(({ info }, id) => [id, info.name.toUtf8()]));
  stewards = new Map(views.map(({ steward }, id) => [id, names.get(steward.toString()) ?? steward.toString()]));

  chapter('Prologue');
  const { pots } = now;
  say(`Time goes in epochs. Epoch ${now.index} began in block ${count(now.start)} and lasts ${now.length} blocks.`);
  say('It emits at most');
  say(`${amount(now.emission)}, and every epoch after it ${percent(parameters.decay)} less than the one before:`);
  say(`  ${amount(pots.assets)} for assets, by what the evaluators make of them`);
  say(`  ${amount(pots.evaluators)} for the evaluators, and those who stake to them`);
  say(`  ${amount(pots.treasury)} for the treasury`);
  say(`  ${amount(pots.authors)} for the authors of its blocks`);
  say('These assets are to be scored:');
  for (const [id, name] of assetNames) {
    say(`  ${id}  ${name}, steward ${stewards.get(id)}`);
  }
  say('During an epoch evaluators commit to scores, during the next they reveal them, and then the epoch is settled.');
}

/** The present epoch if it is young, else the next one. Nobody must be scoring. */
async function roomyEpoch() {
  let now = await epochNow(api);
  epochs.set(now.index, plainEpoch(now));
  const head = (await api.rpc.chain.getHeader()).number.toNumber();
  if (now.start + now.length - head <= ROOM) {
    now = await toEpoch(now.index + 1);
  }
  for (const index of [now.index, now.index - 1]) {
    const [bound, revealed] = await Promise.all([
      api.query.evaluation.commits.keys(index),
      api.query.evaluation.revealed(index),
    ]);
    if (bound.length > 0 || revealed.length > 0) {
      throw new Trouble('somebody else scores on this chain: try again three epochs after they stop');
    }
  }
  return now;
}

async function stakes() {
  chapter('1. Stake');
  const { Alice, Nora, Olaf } = people;
  const present = first - 1;
  for (const view of await evaluatorsNow(api)) {
    const name = names.get(view.account) ?? view.account;
    backings.set(name, new Backing(view.counts, present));
    backings.get(name).change(present, view.stake - view.counts);
    own.set(name, view.own);
    commissions.set(name, view.commission);
  }
  const missing = evaluators.filter((name) => name !== 'Nora' && !backings.has(name));
  if (missing.length > 0) {
    throw new Trouble(`${missing.join(' and ')} should be evaluators: is this a devnet?`);
  }
  say('The devnet has evaluators from the beginning. Ferdie has staked to Charlie, and Bob to Eve.');
  table(
    ['evaluator', 'own stake', "others' stake", 'commission'],
    ['Charlie', 'Dave', 'Eve'].map((name) => [
      name,
      amount(own.get(name)),
      amount(backings.get(name).stake - own.get(name)),
      percent(commissions.get(name)),
    ]),
  );

  const allowances = Object.entries(STAKES).map(([name, trib]) => [name, (trib + FEES) * TRIB]);
  const transfers = allowances.map(([name, planck]) =>
    api.tx.balances.transferKeepAlive(people[name].pair.address, planck),
  );
  await witness.act(Alice, api.tx.utility.batchAll(transfers), () => {
    for (const [name, planck] of allowances) {
      purses.pay('Alice', planck);
      purses.receive(name, planck);
    }
  });
  const { address } = Nora.pair;
  const enter = api.tx.utility.batchAll([
    api.tx.evaluation.registerEvaluator(COMMISSION),
    api.tx.evaluation.stake(address, STAKES.Nora * TRIB),
  ]);
  await witness.act(Nora, enter, (receipt) => {
    backings.set('Nora', new Backing());
    commissions.set('Nora', COMMISSION);
    own.set('Nora', STAKES.Nora * TRIB);
    staked('Nora', receipt);
  });
  say(
    `Nora joins them with a commission of ${percent(COMMISSION)} and stakes ${amount(STAKES.Nora * TRIB)} to herself.`,
  );
  const { at } = await witness.act(Olaf, api.tx.evaluation.stake(address, STAKES.Olaf * TRIB), (receipt) =>
    staked('Olaf', receipt),
  );
  say(`Olaf stakes ${amount(STAKES.Olaf * TRIB)} to her. He hands nothing over: it stays in his account, on hold.`);
  await compareEvaluators(at, present);

  const call = api.tx.evaluation.commitScores(hash('anything'));
  const early = await witness.act(Nora, call, undefined, { refused: 'evaluation.NotEligible' });
  tellRefusal('She would score at once.', early);
  say('Stake counts from the next epoch on, so that nobody can stake, score and leave within one.');
}

/** What staking to Nora means. */
function staked(who, { events }) {
  const planck = STAKES[who] * TRIB;
  const told = find(events, 'evaluation', 'Staked');
  checks.equal(
    [nameOf(told.evaluator), nameOf(told.who), told.amount.toBigInt()],
    ['Nora', who, planck],
    'who staked what to whom',
  );
  purses.hold(who, planck);
  backings.get('Nora').change(first - 1, planck);
}

async function commits() {
  chapter(`2. Epoch ${first}: commitments`);
  await toEpoch(first);
  const [scores] = SCORES;
  for (const name of Object.keys(scores)) {
    await bind(name, first, scores[name]);
  }
  say(
    'Charlie, Dave and Nora commit to scores, each on a scale of its own. All that is public is a hash of the epoch,',
  );
  say('the account, the scores and some salt. It hides:');
  for (const [name, raw] of Object.entries(scores)) {
    const list = Object.entries(raw).map(([id, score]) => `${count(score)} for asset ${id}`);
    say(`  ${name.padEnd(8)} ${list.join(', ')}`);
  }
  say('Dave, the steward of asset 1, thinks very well of it.');

  const { at } = await bind('Eve', first, null);
  const { penalty } = (await at.query.evaluation.commits(first, people.Eve.pair.address)).unwrap();
  checks.equal(penalty.toBigInt(), penaltyOf('Eve'), 'what not revealing would cost Eve');
  say('Eve would rather see first what others think. To be in time she commits to a hash that means nothing.');
  await compareEvaluators(at, first);
}

async function reveals() {
  const second = first + 1;
  chapter(`3. Epoch ${second}: reveals`);
  await toEpoch(second);
  const { Charlie, Eve } = people;
  const [, scores] = SCORES;

  await bind('Charlie', second, scores.Charlie, first);
  say('Charlie reveals his scores, and in the same transaction commits to new ones for this epoch.');
  const copied = await witness.act(Eve, revelation('Charlie', first), undefined, {
    refused: 'evaluation.HashMismatch',
  });
  tellRefusal("Eve reads Charlie's scores and salt in the block and reveals them as her own.", copied);

  await bind('Dave', second, scores.Dave, first);
  await bind('Nora', second, scores.Nora, first);
  say(`Dave and Nora do as Charlie did. Dave's ${count(SCORES[0].Dave[1])} for his own asset 1 count as not given.`);
  const again = await witness.act(Charlie, revelation('Charlie', first), undefined, {
    refused: 'evaluation.AlreadyRevealed',
  });
  tellRefusal('Charlie tries to reveal a second time.', again);

  const { at } = await bind('Eve', second, scores.Eve);
  say('Eve gives up, and for this epoch commits to scores of her own.');
  await compareEvaluators(at, second);
}

async function firstSettlement() {
  const now = first + 2;
  chapter(`4. Epoch ${now}: the settlement of epoch ${first}`);
  await toEpoch(now);
  const before = await atBlock(epochAt(now).start - 1);
  books = await readBooks(before, ASSETS, evaluators, names);
  await join(before);
  checks.equal((await epochNow(before)).rolledOver, waiting, 'what waits for assets');

  const penalty = penaltyOf('Eve');
  const { blocks, outcome, scores } = await settlement(first, waiting, () => {
    // Before anybody is paid.
    books.stakes.get('Eve').removeWeight('Eve', penalty);
    backings.get('Eve').change(now, -penalty);
    own.set('Eve', own.get('Eve') - penalty);
  });
  settled.set(now, { ...outcome.created, penalties: penalty });
  const missed = find(
    blocks.flatMap(({ events }) => events),
    'evaluation',
    'RevealMissed',
  );
  checks.equal(
    [missed.epoch.toNumber(), nameOf(missed.evaluator), missed.penalty.toBigInt()],
    [first, 'Eve', penalty],
    'who did not reveal, and what that costs',
  );
  const [held, left] = await Promise.all([before, blocks.at(-1).at].map((at) => onHold(at, 'Eve')));
  checks.equal(held - left, penalty, 'what Eve has on hold no longer');

  const { cap } = parameters;
  say(`${amount(total(first))} of stake counted in epoch ${first}. Nobody counts for more than ${percent(cap)} of it,`);
  say(`${amount(share(total(first), cap))}. All scores are brought to a scale on which each one's highest is`);
  say(`${count(HIGHEST)}:`);
  tellConsensus(outcome, scores);
  say('The consensus on an asset is the highest score that more than half of the stake that revealed stands behind,');
  say(`more than half of ${amount(outcome.stake)}. Assets are paid by the sum of stake times score, where no score`);
  say(`counts for more than the consensus. Divided are ${amount(epochAt(first).pots.assets)} of this epoch and`);
  say(`${amount(waiting)} of epochs that nobody scored.`);
  tellRewards(outcome);
  say('Evaluators are paid by stake times agreement, and that is 2 * shared / (given + consensus). They keep their');
  say('commission; the rest is divided by what is staked to them.');
  say(`Eve did not reveal. She is paid nothing, and ${amount(penalty)} of her stake are the treasury's.`);

  const [, next] = SCORES;
  for (const name of Object.keys(next)) {
    await unveiled(name, first + 1, await witness.act(people[name], revelation(name, first + 1)));
  }
  say(`All four reveal what they committed to in epoch ${first + 1}.`);
  await compareEvaluators(api, now);
}

async function secondSettlement() {
  const [epoch, now] = [first + 1, first + 3];
  chapter(`5. Epoch ${now}: the settlement of epoch ${epoch}`);
  await toEpoch(now);
  const { outcome, scores } = await settlement(epoch, 0n);
  settled.set(now, { ...outcome.created, penalties: 0n });
  say(`All four are in it, with ${amount(outcome.stake)}.`);
  tellConsensus(outcome, scores);
  say('Dave is not asked about his own asset, so it is no part of the consensus that he is compared with.');
  tellRewards(outcome);
  say('To give more than the others do costs agreement, and so does to leave out what they score.');
}

async function claims() {
  chapter('6. Claims');
  const { Olaf } = people;
  for (const id of ASSETS) {
    const owed = books.ledger.collectable(id);
    if (owed.length > 0) {
      const from = owed.map(([descendant]) => descendant);
      const { at } = await witness.act(Olaf, api.tx.rewards.collect(id, from), () => books.ledger.collect(id, from));
      await compareClaims(at);
      const parts = owed.map(([descendant, planck]) => `${amount(planck)} of asset ${descendant}`);
      say(`Olaf collects for asset ${id} its royalty, ${parts.join(', ')}.`);
    }
  }
  let last = api;
  for (const [name, person] of Object.entries(people)) {
    const owed = books.claimable(name);
    if (owed.length === 0) {
      continue;
    }
    const pools = owed.map(([kind, of]) => ({ [kind]: kind === 'Stake' ? people[of].pair.address : of }));
    const { at } = await witness.act(person, api.tx.rewards.claimMany(pools), ({ events }) => {
      const told = events.filter(({ section, method }) => section === 'rewards' && method === 'Claimed');
      checks.equal(
        told.map(({ data }) => [...plainPool(data.pool), data.amount.toBigInt()]),
        owed,
        `what ${name} is paid`,
      );
      purses.receive(name, books.claim(name, owed));
    });
    last = at;
    say(
      `${name.padEnd(8)} ${owed.map(([kind, of, planck]) => `${amount(planck)} (${poolName(kind, of)})`).join(', ')}`,
    );
  }
  await compareClaims(last);
  for (const [name, pool] of books.stakes) {
    checks.that(pool.balances(), `the stake pool of ${name} lost or made a fraction of a planck`);
  }
}

async function leaving() {
  chapter('7. Leaving');
  const { Alice, Nora, Olaf } = people;
  const { index } = await epochNow(api);
  const withdraw = (who) => api.tx.evaluation.unstake(Nora.pair.address, STAKES[who] * TRIB);
  const gone = await witness.act(Nora, api.tx.utility.batchAll([api.tx.evaluation.deregister(), withdraw('Nora')]));
  const release = index + parameters.unbonding;
  unstaked('Nora', release, gone);
  unstaked('Olaf', release, await witness.act(Olaf, withdraw('Olaf')));
  say(`Nora has had enough, and Olaf follows. Their stake counts no longer, and is free in epoch ${release}.`);
  const refused = await witness.act(Olaf, api.tx.evaluation.withdrawUnbonded(), undefined, {
    refused: 'evaluation.NothingToWithdraw',
  });
  tellRefusal('Olaf would have it now.', refused);

  await toEpoch(release);
  for (const who of [Nora, Olaf]) {
    await witness.act(who, api.tx.evaluation.withdrawUnbonded(), () =>
      purses.release(who.name, STAKES[who.name] * TRIB),
    );
    await witness.act(who, api.tx.balances.transferAll(Alice.pair.address, false), () => {
      const { free } = purses.of(who.name);
      purses.pay(who.name, free);
      purses.receive('Alice', free);
    });
  }
  say(`In epoch ${release} they withdraw it, and give Alice back what they had of her, with what they earned.`);
  await compareClaims(api);

  const emitted = compared.map((epoch) => epochAt(epoch).emission).reduce((sum, emission) => sum + emission);
  const created = compared.map(createdIn).reduce((sum, planck) => sum + planck);
  console.log();
  say(`Epochs ${compared[0]} to ${compared.at(-1)} could emit ${amount(emitted)}. They created ${amount(created)}:`);
  say(
    'each planck when somebody was owed it. The rest waits for a consensus, or was for evaluators in epochs without.',
  );
}

// What people do, with what it must mean in the books.

/** Commits to scores in `epoch`, or to nothing that could ever be revealed; before that, reveals those of `last`. */
async function bind(name, epoch, raw, last = null) {
  const salt = `0x${randomBytes(32).toString('hex')}`;
  const scores = raw && Object.entries(raw).map(([id, score]) => [Number(id), score]);
  const bound = raw ? scoresHash(api, epoch, people[name].pair.address, scores, salt) : hash('to be seen');
  const commit = api.tx.evaluation.commitScores(bound);
  const call = last === null ? commit : api.tx.utility.batchAll([revelation(name, last), commit]);
  const receipt = await witness.act(people[name], call);
  const [when, who, what] = find(receipt.events, 'evaluation', 'ScoresCommitted');
  checks.equal([when.toNumber(), nameOf(who), what.toHex()], [epoch, name, bound], `what ${name} is bound to`);
  commitments.set(`${epoch} ${name}`, { scores, salt, revealed: false });
  if (last !== null) {
    await unveiled(name, last, receipt);
  }
  return receipt;
}

/** The call that reveals what somebody committed to. */
function revelation(name, epoch) {
  const { scores, salt } = commitments.get(`${epoch} ${name}`);
  return api.tx.evaluation.revealScores(scores, salt);
}

/** What a reveal means. */
async function unveiled(name, epoch, { events }) {
  commitments.get(`${epoch} ${name}`).revealed = true;
  const told = find(events, 'evaluation', 'ScoresRevealed');
  checks.equal(
    [told.epoch.toNumber(), nameOf(told.evaluator), told.stake.toBigInt(), told.scored.toNumber()],
    [epoch, name, backings.get(name).counting(epoch), scoresOf(name, epoch).size],
    `what ${name} revealed of epoch ${epoch}`,
  );
}

/** What withdrawing all of one's stake from Nora means. */
function unstaked(who, release, { events }) {
  const planck = STAKES[who] * TRIB;
  const told = find(events, 'evaluation', 'Unstaked');
  checks.equal(
    [nameOf(told.evaluator), nameOf(told.who), told.amount.toBigInt(), told.release.toNumber()],
    ['Nora', who, planck, release],
    'who withdraws what, and until when it unbonds',
  );
  books.stakes.get('Nora').removeWeight(who, planck);
}

/** Lets the stake of before the first epoch that is paid into its pools, as the chain will before it pays. */
async function join(at) {
  for (const [{ args }, position] of await at.query.evaluation.positions.entries()) {
    const [who, evaluator] = args.map(nameOf);
    for (const [since, planck] of position.unwrap().joining) {
      if (since.toNumber() < first) {
        books.stakes.get(evaluator)?.addWeight(who, planck.toBigInt());
      }
    }
  }
  for (const [who, trib] of Object.entries(STAKES)) {
    checks.equal(books.stakes.get('Nora').members.get(who)?.weight, trib * TRIB, `the weight of ${who} in Nora's pool`);
  }
}

/**
 * Waits until `epoch` is settled, works out what that means, and compares. `more` is what waits for its assets;
 * `prepare` does to the books what comes before anybody is paid.
 */
async function settlement(epoch, more, prepare = () => {}) {
  const from = epochAt(epoch + 2).start;
  let [to, at] = [from, await atBlock(from)];
  while ((await epochNow(at)).settling <= epoch) {
    to += 1;
    if (to - from > SETTLEMENT_PATIENCE) {
      throw new Trouble(`epoch ${epoch} is not settled ${SETTLEMENT_PATIENCE} blocks after it could be`);
    }
    at = await atBlock(to);
  }
  const { start, length, emission, pots } = epochAt(epoch);
  const record = (await at.query.evaluation.epochs(epoch)).unwrap();
  checks.equal(
    [record.start.toNumber(), record.length.toNumber(), record.emission.toBigInt(), record.stake.toBigInt()],
    [start, length, emission, total(epoch)],
    `the record of epoch ${epoch}`,
  );

  prepare();
  const revealed = Object.keys(SCORES[epoch - first]);
  const scores = new Map(revealed.map((name) => [name, scoresOf(name, epoch)]));
  const outcome = settle({
    evaluators: evaluators
      .filter((name) => scores.has(name))
      .map((name) => ({
        name,
        stake: capped(backings.get(name).counting(epoch), total(epoch), parameters.cap),
        commission: commissions.get(name),
        scores: scores.get(name),
      })),
    stewards,
    pots: { ...pots, assets: pots.assets + more },
  });
  books.pay(outcome);
  const blocks = await readBlocks(api, from, to);
  await compareSettlement({ checks, epoch, blocks, outcome, scores, names });
  await compareClaims(at);
  return { blocks, outcome, scores };
}

/** What somebody's scores of an epoch count for. */
function scoresOf(name, epoch) {
  const { scores } = commitments.get(`${epoch} ${name}`);
  return normalise(
    scores.map(([id, score]) => [id, BigInt(score)]),
    ASSETS.filter((id) => stewards.get(id) === name),
  );
}

/** All stake that counted in an epoch when it ended. */
const total = (epoch) => [...backings.values()].reduce((sum, backing) => sum + backing.counting(epoch, epoch), 0n);

/** What it costs an evaluator not to reveal. */
const penaltyOf = (name) => share(own.get(name), parameters.penalty);

/** What was created during an epoch, altogether. */
const createdIn = (epoch) => {
  const { assets, evaluators } = settledIn(epoch);
  return epochAt(epoch - 1).pots.treasury + epochAt(epoch).pots.authors + assets + evaluators;
};
const settledIn = (epoch) => settled.get(epoch) ?? { assets: 0n, evaluators: 0n, penalties: 0n };

// Time.

/** An epoch, as it must be if nobody changes the parameters. */
function epochAt(index) {
  if (!epochs.has(index)) {
    epochs.set(index, following(epochAt(index - 1), parameters));
  }
  return epochs.get(index);
}

const plainEpoch = ({ index, start, length, emission, pots }) => ({ index, start, length, emission, pots });

/** Lets blocks pass until epoch `index` begins, and compares what was emitted until then. Answers the epoch. */
async function toEpoch(index) {
  let now = await epochNow(api);
  while (now.index < index) {
    await passBlock(api);
    now = await epochNow(api);
  }
  checks.equal(plainEpoch(now), epochAt(index), `what epoch() says of epoch ${index}`);
  for (let ended = (compared.at(-1) ?? first) + 1; ended < index; ended += 1) {
    const [epoch, before] = [epochAt(ended), epochAt(ended - 1)];
    await compareEmission({ api, checks, epoch, before, settled: settledIn(ended), treasury });
    compared.push(ended);
  }
  return now;
}

/** The API at the block of this number, once it is there. */
async function atBlock(number) {
  for (;;) {
    const hash = await api.rpc.chain.getBlockHash(number);
    if (!hash.isEmpty) {
      return api.at(hash);
    }
    await passBlock(api);
  }
}

// What the chain answers, held against the books.

/** What the chain says of the evaluators in this story. */
async function compareEvaluators(at, epoch) {
  const known = (await evaluatorsNow(at)).filter(({ account }) => names.has(account));
  const stated = known.map(({ account, counted, ...view }) => ({
    name: names.get(account),
    ...view,
    // Of the epoch before the story begins nothing is known here.
    counted: epoch < first ? null : counted,
  }));
  checks.equal(
    stated,
    evaluators.map((name) => ({
      name,
      commission: commissions.get(name),
      stake: backings.get(name).stake,
      own: own.get(name),
      counts: backings.get(name).counting(epoch),
      committed: commitments.has(`${epoch} ${name}`),
      revealed: commitments.get(`${epoch - 1} ${name}`)?.revealed ?? false,
      counted: epoch < first ? null : backings.get(name).counting(epoch - 1),
    })),
    `what evaluationApi.evaluators() says in epoch ${epoch}`,
  );
}

/** What everybody could claim from the pools of this story, and what royalties wait. */
async function compareClaims(at) {
  const ours = ([kind, of]) => (kind === 'Stake' ? books.stakes.has(of) : ASSETS.includes(of));
  for (const [name, { pair }] of Object.entries(people)) {
    const owed = await at.call.rewardsApi.claimable(pair.address);
    checks.equal(
      owed.map(([pool, planck]) => [...plainPool(pool), planck.toBigInt()]).filter(ours),
      books.claimable(name),
      `what rewardsApi.claimable says of ${name}`,
    );
  }
  for (const id of ASSETS) {
    const owed = (await at.call.rewardsApi.collectable(id)).map(([from, planck]) => [
      from.toNumber(),
      planck.toBigInt(),
    ]);
    checks.equal(
      owed.filter(([from]) => ASSETS.includes(from)),
      books.ledger.collectable(id),
      `what rewardsApi.collectable says of asset ${id}`,
    );
  }
}

const onHold = async (at, name) => (await at.query.system.account(people[name].pair.address)).data.reserved.toBigInt();
const nameOf = (account) => names.get(account.toString()) ?? account.toString();
const plainPool = ({ type, value }) => [type, type === 'Stake' ? nameOf(value) : value.toNumber()];
const hash = (value) => api.registry.hash(new TextEncoder().encode(value)).toHex();

// Telling.

function tellRefusal(attempt, { refusal }) {
  say(attempt);
  say(`  Refused as ${refusal.error}: "${refusal.docs}"`);
}

const poolName = (kind, of) => (kind === 'Stake' ? `staked to ${of}` : `${kind.toLowerCase()}, asset ${of}`);

function tellConsensus({ assets, evaluators }, scores) {
  const stakeOf = (name) => evaluators.find((one) => one.name === name).stake;
  const paid = (id) => assets.find((asset) => asset.id === id) ?? { consensus: 0n, score: 0n, amount: 0n };
  table(
    ['asset', ...[...scores.keys()].map((name) => `${name}, ${amount(stakeOf(name))}`), 'consensus', 'is paid'],
    ASSETS.map((id) => [
      `${id} ${assetNames.get(id)}`,
      ...[...scores.values()].map((given) => (given.has(id) ? count(given.get(id)) : '-')),
      count(paid(id).consensus),
      amount(paid(id).amount),
    ]),
  );
}

function tellRewards({ evaluators }) {
  table(
    ['evaluator', 'shared', 'given', 'consensus', 'agreement', 'is paid', 'commission', 'the rest'],
    evaluators.map(({ name, shared, given, consensus, amount: planck, commission }) => [
      name,
      count(shared),
      count(given),
      count(consensus),
      percent((2n * shared * WHOLE) / (given + consensus)),
      amount(planck),
      amount(commission),
      amount(planck - commission),
    ]),
  );
}

await run(story);
