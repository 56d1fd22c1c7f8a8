// Work on a network that something happens to meanwhile: a manifest whose people come by and are paid, a tab that is
// settled, an evaluator whose epoch is settled. The books beside it know what every planck must come to.

import { rulesOf } from '../lib/assets.mjs';
import { find, findAll, freshKeys, height, palletAccount, submit, well } from '../lib/chain.mjs';
import { compareEmission, epochNow, readBlocks, scoresHash } from '../lib/evaluation.mjs';
import { tell, until } from '../lib/network.mjs';
import { TRIB, amount } from '../lib/story.mjs';
import { encode, message, pairKey, signerOf, total } from '../lib/voucher.mjs';
import { dataset } from '../million/recording.mjs';
import { ALLOWANCES, Million, PRICE } from '../million/world.mjs';

/** Leaves of the manifest. */
const LEAVES = 1_024;
/** Who pays for all of it; nobody else may use the account meanwhile. */
export const SPONSOR = 'Ferdie';
/** People who come together, and accounts that one call pays. */
const GROUP = 8;
const URI = 'https://example.org/people/{chunk}';

/** What is deposited in the tab, and what the gateway asks for a unit, in planck. */
const DEPOSIT = 20n * TRIB;
const SERVICE = 1_000_003n;
/** What the evaluator stakes to itself, and what it gives the asset. */
const STAKE = 20_000n * TRIB;
const SCORE = 40_000;
const SALT = `0x${'07'.repeat(32)}`;
/** What an account has for fees. */
const FEES = TRIB;

const freeOf = async (at, account) => (await at.query.system.account(account)).data.free.toBigInt();
const sum = (values) => values.reduce((total, value) => total + value, 0n);

/** The work, by one node. */
export class Work {
  /** What was in the pot of pools before, in planck. */
  #pot;
  /** What the evaluator's epochs created for its pool, in planck. */
  #forStake = 0n;
  /** Units that the last voucher is for. */
  #signed = 0n;

  /** Connects to a node that lives as long as the work. */
  static async start(node) {
    const api = await node.connect();
    const world = new Million(api, await rulesOf(api), LEAVES);
    world.build();
    const work = new Work(api, world);
    work.#pot = await freeOf(api, work.rewardsPot);
    return work;
  }

  constructor(api, world) {
    const key = freshKeys();
    Object.assign(this, { api, world, checks: world.checks });
    this.rewardsPot = palletAccount(api, api.consts.rewards.potId);
    this.tabsPot = palletAccount(api, api.consts.tabs.potId);
    for (const name of ['judge', 'payer', 'session', 'till']) {
      this[name] = key(name);
    }
  }

  /** A dataset, a manifest of everybody who made it, the first who come; and somebody stakes. */
  async begin() {
    const { api, world } = this;
    const { Ada, Max, Rita } = world.people;
    const uses = 2n * BigInt(LEAVES) * PRICE;
    await world.give(SPONSOR, Object.entries({ ...ALLOWANCES, Uma: ALLOWANCES.Uma + uses }));
    const gifts = [
      [this.judge, STAKE + FEES],
      [this.payer, DEPOSIT + FEES],
      [this.till, FEES],
    ].map(([{ address }, planck]) => api.tx.balances.transferKeepAlive(address, planck));
    await this.#send(api.tx.utility.batchAll(gifts), well(SPONSOR));
    world.asset = await world.assets.register(Ada, 'Dataset', dataset(world.manifest.units));
    await world.assets.setReviewers(Ada, world.asset, [Rita]);
    await world.record(Max, URI);
    await world.accept(Rita);
    await this.#come();
    await world.assets.close(Ada, world.asset);
    const { address } = this.judge;
    const enter = [api.tx.evaluation.registerEvaluator(0n), api.tx.evaluation.stake(address, STAKE)];
    await this.#send(api.tx.utility.batchAll(enter), this.judge);
    this.first = (await epochNow(api)).index + 1;
    tell(`Asset ${world.asset}: a manifest of ${LEAVES} leaves is accepted, ${world.joined.size} have come.`);
  }

  /** The dataset is published and used, more come, a tab is settled, and the evaluator commits to a score and reveals it. */
  async goOn() {
    const { api, world } = this;
    const { at } = await world.assets.publish(world.people.Ada, world.asset);
    await world.compareAll(at);
    await world.use();
    await world.bringBlock(world.people.Rae);
    await this.#openTab();
    await this.#settleTab(3n);
    await this.#epoch(this.first);
    this.first = (await epochNow(api)).index;
    const hash = scoresHash(api, this.first, this.judge.address, this.#scores(), SALT);
    await this.#send(api.tx.evaluation.commitScores(hash), this.judge);
    await this.#epoch(this.first + 1);
    await this.#send(api.tx.evaluation.revealScores(this.#scores(), SALT), this.judge);
    tell(`It is published and used, ${world.joined.size} have come, a tab is settled, and a score is revealed.`);
  }

  /** The epoch is settled and over; more come, the tab is settled again, and all who have come are paid. */
  async end() {
    const { api, checks, first, world } = this;
    await until(`epoch ${first} is not settled`, async () => (await epochNow(api)).settling > first);
    await this.#epoch(first + 3);
    await this.#compareEpochs(first, first + 2);
    await world.compareAll(api);
    await this.#come();
    await this.#settleTab(7n);
    const names = [...new Set([...world.joined].map((index) => world.file.places.get(index).who.name))];
    const paid = await world.payOut(world.people.Rae, names, GROUP);
    await world.compareAll(api);
    checks.that(paid > 0n, 'somebody is paid');
    tell(`Epoch ${first} is settled; ${names.length} people have ${amount(paid)}.`);
  }

  /** Every planck that there is, at a final block of this node, which need not be the one that worked. */
  async audit(node) {
    const { checks, world } = this;
    const api = await node.connect();
    const at = await api.at(await api.rpc.chain.getFinalizedHead());
    const issuance = (await at.query.balances.totalIssuance()).toBigInt();
    const accounts = (await at.query.system.account.entries()).map(([, { data }]) => data);
    const held = sum(accounts.map(({ free, reserved }) => free.toBigInt() + reserved.toBigInt()));
    checks.equal(held, issuance, `what all accounts have together, by ${node.name}`);
    const pot = (await freeOf(at, this.rewardsPot)) - this.#pot;
    checks.equal(pot, world.ledger.inPot() + this.#forStake, `what is in the pot of pools, by ${node.name}`);
    const open = (await at.call.tabsApi.tab(this.tab)).unwrap();
    checks.equal(open.spent.toBigInt(), total(this.#voucher(this.#signed)), `what is settled, by ${node.name}`);
    checks.equal(await freeOf(at, this.tabsPot), DEPOSIT - open.spent.toBigInt() + this.tabsBefore, 'the pot of tabs');
    await world.compareAll(at);
    await api.disconnect();
    tell(`By ${node.name}, ${accounts.length} accounts have ${amount(issuance)}: every planck that there is.`);
  }

  /** Ends the connection; answers how many assertions held. */
  async leave() {
    await this.api.disconnect();
    return this.checks.held;
  }

  async #send(call, pair) {
    const receipt = await submit(this.api, call, pair);
    this.checks.equal(receipt.refusal, null, `${call.method.section}.${call.method.method}`);
    return receipt;
  }

  #come() {
    const { file, joined, people } = this.world;
    const waiting = [...file.places.values()].filter(({ by, index }) => by === 'relayer' && !joined.has(index));
    return this.world.bring(people.Rae, waiting.slice(0, GROUP));
  }

  #scores() {
    return [[this.world.asset, SCORE]];
  }

  /** Waits for an epoch. */
  async #epoch(index) {
    await until(`epoch ${index} does not begin`, async () => (await epochNow(this.api)).index >= index);
  }

  async #openTab() {
    const { api, till, world } = this;
    this.tabsBefore = await freeOf(api, this.tabsPot);
    const signer = signerOf(pairKey(this.session));
    const open = api.tx.tabs.open(till.address, signer, DEPOSIT, [[world.asset, PRICE]]);
    const { at, events } = await this.#send(open, this.payer);
    this.tab = find(events, 'tabs', 'TabOpened').tab.toNumber();
    this.checks.equal((await freeOf(at, this.tabsPot)) - this.tabsBefore, DEPOSIT, 'what lies in the tab');
  }

  #voucher(units) {
    return { tab: this.tab, service: units * SERVICE, lanes: [[this.world.asset, units, units * PRICE]] };
  }

  /** The gateway settles a voucher for so many more units: the asset, the treasury and the gateway have their parts. */
  async #settleTab(units) {
    const { api, checks, session, tabsPot, till, world } = this;
    this.#signed += units;
    const voucher = this.#voucher(this.#signed);
    const signature = pairKey(session).sign(message(api.genesisHash.toHex(), voucher));
    const list = Buffer.concat([Buffer.from([1 << 2]), encode(voucher), signature]);
    const { at, events, fee, parent, tip } = await this.#send(api.tx.tabs.settle(`0x${list.toString('hex')}`), till);
    const treasurys = world.ledger.pay(world.asset, units * PRICE);
    const [income] = findAll(events, 'rewards', 'IncomeReceived');
    checks.equal(
      [income.asset.toNumber(), income.amount.toBigInt(), income.fee.toBigInt()],
      [world.asset, units * PRICE - treasurys, treasurys],
      'what the asset and the treasury have of a settlement',
    );
    const before = await api.at(parent);
    const gain = async (account) => (await freeOf(at, account)) - (await freeOf(before, account));
    checks.equal(await gain(tabsPot), -units * (PRICE + SERVICE), 'what leaves the pot of tabs');
    checks.equal(await gain(till.address), units * SERVICE - fee - tip, 'what the gateway has');
  }

  /** Whom these epochs paid, block by block, and how issuance grew. What assets got goes into the books. */
  async #compareEpochs(from, to) {
    const { api, checks, world } = this;
    const { index, start, length } = await epochNow(api);
    const startOf = (epoch) => start - (index - epoch) * length;
    const viewOf = async (epoch) => epochNow(await api.at(await api.rpc.chain.getBlockHash(startOf(epoch))));
    checks.that(startOf(to + 1) <= (await height(api)), `epoch ${to} is over`);
    let before = await viewOf(from - 1);
    for (let epoch = from; epoch <= to; epoch += 1) {
      const view = await viewOf(epoch);
      const blocks = await readBlocks(api, view.start, view.start + view.length - 1);
      const events = blocks.flatMap((block) => block.events);
      const settled = findAll(events, 'evaluation', 'EpochSettled');
      const created = (whom) => sum(settled.map((data) => data[whom].toBigInt()));
      const sums = { assets: created('assets'), evaluators: created('evaluators'), penalties: 0n };
      await compareEmission({ api, checks, epoch: view, before, settled: sums, treasury: world.treasury, blocks });
      const incomes = findAll(events, 'rewards', 'IncomeReceived').filter(({ source }) => source.isEmission);
      checks.equal(sum(incomes.map((data) => data.amount.toBigInt())), sums.assets, `what epoch ${epoch} pays assets`);
      for (const { asset, amount: planck } of incomes) {
        checks.equal(asset.toNumber(), world.asset, 'whom an epoch pays');
        world.ledger.receive(world.asset, planck.toBigInt());
      }
      this.#forStake += sums.evaluators;
      before = view;
    }
    checks.that(world.ledger.assets.get(world.asset).lifetime > 0n && this.#forStake > 0n, 'an epoch that pays');
  }
}
