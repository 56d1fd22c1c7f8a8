// Many payers call one model through `trib gateway`, some of them dishonestly, while the gateway is killed and a payer
// closes its tab. In the end one settlement pays everybody, and every planck is where a second set of books says.

import { Keyring } from '@polkadot/api';
import { randomBytes } from 'node:crypto';
import { connect, findAll, freshKeys, nodeUrl, palletAccount, parameter, sleep, submit, well } from '../lib/chain.mjs';
import { CONNECTION, patiently } from '../lib/node.mjs';
import { Checks, TRIB, amount, count, percent, say, table } from '../lib/story.mjs';
import { decode, fromHex, offerOf, signerOf, pairKey, total } from '../lib/voucher.mjs';
import { Payer, TRICKS, same } from './payer.mjs';
import { Gateway } from './process.mjs';
import { serve } from './upstream.mjs';

/** Planck that the gateway asks for a call. */
const SERVICE = 1_000_003n;
/** Planck for fees and for what records hold. */
const PURSE = 20n * TRIB;
/** Words of a text. */
const WORDS = 8;
/** How good the model must be at languages: better than this, of a hundred. */
const GOOD = 60;
/** Who has tokens on a devnet, and who serves. */
const SECRET = '//Gateway';
/** Tabs are opened so many at a time. */
const AT_ONCE = 10;
/** Parts of a whole share. */
const WHOLE = 1_000_000_000n;
/** The part of a payment that is the treasury's, unless token holders said otherwise. */
const USE_FEE = 20_000_000n;

const free = async (at, address) => {
  const { data } = await at.query.system.account(address);
  return data.free.toBigInt() + data.reserved.toBigInt();
};

/** Opens the world: `payers` who make `calls` calls together, while the gateway is killed `kills` times. */
export const open = ({ payers, calls, kills }) =>
  async function () {
    const api = await connect(nodeUrl(), CONNECTION);
    const checks = new Checks();
    const key = freshKeys();
    const run = `r${randomBytes(8).toString('hex')}`;
    const sr25519 = new Keyring({ type: 'sr25519' });
    const kinds = ['sr25519', 'ed25519', 'ecdsa'].map((type) => new Keyring({ type }));
    const tricks = Object.keys(TRICKS);
    const people = Array.from({ length: payers }, (_, place) => {
      // Every other one is honest. Session keys are of all kinds.
      const trick = place % 2 ? tricks[((place - 1) / 2) % tricks.length] : null;
      const session = kinds[place % kinds.length].addFromUri(`//session//${run}//${place}`);
      return new Payer(`payer ${place}`, key(`payer${place}`), session, trick);
    });
    const server = sr25519.addFromUri(`${SECRET}//${run}`);
    const secret = `${SECRET}//${run}`;
    const [stranger, each] = [key('stranger'), Math.floor(calls / payers)];
    return { api, checks, people, server, secret, stranger, calls, kills, each, asset: await onSale(api) };
  };

/** A model that is sold: `{ id, price }`. */
async function onSale(api) {
  const count = (await api.query.registry.nextAsset()).toNumber();
  for (let id = 0; id < count; id += 1) {
    const asset = (await api.call.registryApi.asset(id)).unwrapOr(null);
    const price = asset?.terms.usePrice.toBigInt() ?? 0n;
    if (price > 0n && asset.state.toString() === 'Published') {
      return { id, price, name: asset.info.name.toUtf8() };
    }
  }
  throw new Error('no model is sold on this chain');
}

/** The model, and the gateway before it. */
export async function aModelAndItsGateway(world) {
  const { api, asset, checks, secret, server } = world;
  const upstream = await serve();
  world.model = `trib:${asset.id}`;
  world.gateway = await Gateway.make(nodeUrl(), secret, {
    asset: asset.id,
    upstream: `"${upstream.url}"`,
    name: '"languages"',
    unit: '"requests"',
    service: `"${SERVICE} planck"`,
  });
  world.texts = [...upstream.unseen].flatMap(([language, words]) =>
    Array.from({ length: Math.floor(words.length / WORDS) }, (_, place) => ({
      language,
      text: words.slice(place * WORDS, (place + 1) * WORDS).join(' '),
    })),
  );
  const gift = api.tx.balances.transferKeepAlive(server.address, 2n * PURSE);
  checks.equal((await submit(api, gift, well('Alice'))).refusal, null, 'what the gateway needs for fees');
  await world.gateway.start();
  world.offer = await offerOf(world.gateway.url, world.model);
  const { gateway, genesis, price, service } = world.offer;
  checks.equal([gateway, genesis], [server.address, api.genesisHash.toHex()], 'who is paid, and where');
  checks.equal([price, service], [asset.price, SERVICE], 'what a call costs');

  const unpaid = await fetch(`${world.gateway.url}/v1/chat/completions`, {
    method: 'POST',
    body: JSON.stringify({ model: world.model, messages: [] }),
  });
  checks.equal(unpaid.status, 402, 'a call without a voucher');
  const { accepts } = await unpaid.json();
  checks.equal(accepts[0].scheme, 'batch-settlement', 'how it is paid');
  say(`"${asset.name}" is asset ${asset.id}. A call costs ${amount(price)}; the gateway asks for ${amount(service)}.`);
  say('Behind it: a model that tells the language of a few words. Without a voucher it says 402, and how to pay.');
}

/** Everybody opens a tab. */
export async function theTabs(world) {
  const { api, asset, checks, each, people } = world;
  const deposit = (asset.price + SERVICE) * BigInt(2 * each + 10) + TRIB;
  const gifts = people.map(({ pair }) => api.tx.balances.transferKeepAlive(pair.address, deposit + PURSE));
  checks.equal((await submit(api, api.tx.utility.batchAll(gifts), well('Alice'))).refusal, null, 'what payers need');
  world.before = await money(world);
  for (let first = 0; first < people.length; first += AT_ONCE) {
    await Promise.all(people.slice(first, first + AT_ONCE).map((payer) => openTab(world, payer, deposit)));
  }
  const held = await money(world);
  checks.equal(held.pot - world.before.pot, deposit * BigInt(people.length), 'what lies in the pot of tabs');
  say(`${count(people.length)} payers open a tab each and deposit ${amount(deposit)}. Their session keys are of all`);
  say('three kinds.');
}

async function openTab({ api, asset, checks, offer }, payer, deposit) {
  const lanes = [[asset.id, asset.price]];
  const call = api.tx.tabs.open(offer.gateway, signerOf(pairKey(payer.session)), deposit, lanes);
  const receipt = await submit(api, call, payer.pair);
  checks.equal(receipt.refusal, null, `${payer.name} opens a tab`);
  payer.fees += receipt.fee + receipt.tip;
  const [{ tab }] = findAll(receipt.events, 'tabs', 'TabOpened');
  payer.opened({ genesis: offer.genesis, tab: tab.toNumber(), deposit, prices: lanes });
}

/** Everybody calls; meanwhile the gateway is killed, and somebody closes its tab. */
export async function theCalls(world) {
  const { calls, checks, each, gateway, kills, people } = world;
  const began = Date.now();
  world.right = 0;
  const leaver = people[0];
  const running = Promise.all([
    ...people.slice(1).map((payer) => callOften(world, payer, each)),
    callOften(world, leaver, Math.floor((3 * each) / 4)).then(() => leave(world, leaver)),
  ]);
  const answered = () => people.reduce((sum, payer) => sum + payer.answered, 0);
  for (let kill = 1; kill <= kills; kill += 1) {
    await patiently('the calls do not go on', () => answered() >= (calls * kill) / (kills + 1), 5);
    await gateway.kill();
    await sleep(300);
    await gateway.start();
  }
  await running;
  const seconds = (Date.now() - began) / 1000;
  const tried = people.reduce((sum, payer) => sum + payer.tried, 0);
  const hundredths = Math.floor((100 * world.right) / answered());
  checks.that(hundredths >= GOOD, `the model is right ${hundredths} times of a hundred`);
  say(`${count(answered())} calls were answered in ${seconds.toFixed(1)} s, ${hundredths} of a hundred rightly. The`);
  say(`gateway was killed and started again, ${kills} times. ${count(tried)} times somebody tried not to pay:`);
  table(
    ['what was tried', 'payers', 'times', 'answer'],
    Object.entries(TRICKS).map(([trick, { status, code }]) => {
      const who = people.filter((payer) => payer.trick === trick);
      const times = who.reduce((sum, payer) => sum + payer.tried, 0);
      return [trick, `${who.length}`, `${times}`, `${status} ${code}`];
    }),
  );
}

async function callOften(world, payer, times) {
  for (let call = 0; call < times; call += 1) {
    const { language, text } = world.texts[(call * 31 + payer.tab.id) % world.texts.length];
    // Others count while this one waits: so first the answer, then the sum.
    const told = await payer.ask(world, text);
    world.right += told === language ? 1 : 0;
    const answer = await payer.cheat(world);
    if (answer) {
      world.checks.equal(answer, TRICKS[payer.trick], `${payer.name} tries ${payer.trick}`);
    }
  }
}

/** A payer closes its tab; the gateway settles it at once and serves it no more. */
async function leave(world, payer) {
  const { api, checks, offer } = world;
  const receipt = await submit(api, api.tx.tabs.close(payer.tab.id), payer.pair);
  checks.equal(receipt.refusal, null, `${payer.name} closes its tab`);
  payer.fees += receipt.fee + receipt.tip;
  payer.closed = true;
  const spent = async () => (await api.call.tabsApi.tab(payer.tab.id)).unwrap().spent.toBigInt();
  const due = total(payer.tab.promised);
  await patiently('a tab that closes is not settled', async () => (await spent()) === due, 50);
  const answer = await payer.post(world, await payer.tab.next(offer));
  checks.equal(answer, { status: 402, code: 'closing' }, 'a call by a tab that closes');
  say(`${payer.name} closed its tab in the middle: the gateway settled ${amount(due)} at once.`);
}

/** What lies where it concerns tabs, in planck. */
async function money({ api, people, server }) {
  const at = await api.at(await api.rpc.chain.getFinalizedHead());
  const accounts = [palletAccount(api, api.consts.tabs.potId), server.address];
  const [pot, gateway] = await Promise.all(accounts.map((account) => free(at, account)));
  const payers = await Promise.all(people.map(({ pair }) => free(at, pair.address)));
  const number = (await at.query.system.number()).toNumber();
  return { number, pot, gateway, payers };
}

/** What blocks after `first` up to `last` tell: fees of the gateway's, and what use brought to the asset, in planck. */
async function toldBetween({ api, asset, server }, first, last) {
  const sums = { fees: 0n, income: 0n, fee: 0n };
  for (let number = first + 1; number <= last; number += 1) {
    const at = await api.at(await api.rpc.chain.getBlockHash(number));
    const events = (await at.query.system.events()).map(({ event }) => event);
    const paid = findAll(events, 'transactionPayment', 'TransactionFeePaid');
    const fees = paid.filter(({ who }) => who.eq(server.address));
    const income = findAll(events, 'rewards', 'IncomeReceived').filter(
      ({ asset: id, payer, source }) => id.eq(asset.id) && payer.isNone && source.isUse,
    );
    fees.forEach(({ actualFee }) => (sums.fees += actualFee.toBigInt()));
    income.forEach(({ amount: more }) => (sums.income += more.toBigInt()));
    income.forEach(({ fee }) => (sums.fee += fee.toBigInt()));
  }
  return sums;
}

/** The gateway settles what everybody owes, and everybody's money is held against the books. */
export async function oneSettlement(world) {
  const { api, checks, gateway, people } = world;
  // What the gateway has of each, as it shows it to who has the key.
  for (const payer of people) {
    const told = await payer.tab.refresh(gateway.url);
    payer.last = decode(fromHex(told.promised.voucher));
    checks.that(total(payer.last) >= payer.least, `nothing that ${payer.name} paid for is lost`);
    if (!payer.closed) {
      checks.that(same(payer.last, payer.tab.promised), `the last voucher of ${payer.name} is in the books`);
    }
  }
  const owed = people.filter(({ closed }) => !closed);
  const start = (await api.rpc.chain.getHeader()).number.toNumber();
  // The gateway tells of a settlement once its block is final: what it tells from here on may still be of the tab that
  // was closed. That one's block is not after `start`.
  const later = () => gateway.told('settled').filter(({ block }) => block > start);
  const batches = Math.ceil(owed.length / 256);
  gateway.settle();
  await patiently(`nothing is settled:\n${gateway.tail()}`, () => later().length >= batches, 50);
  checks.equal(later().length, batches, 'settlements of all that is owed');
  checks.equal(later().at(-1).skipped, 0, 'vouchers that were passed over');
  await theirMoney(world);
  checks.equal(await gateway.stop(), 0, 'how the gateway ends');
}

/** The oracle: what must be where, worked out from vouchers alone. */
async function theirMoney(world) {
  const { api, asset, before, checks, people } = world;
  const after = await money(world);
  const useFee = await parameter(api, 'Rewards', 'UseFee', USE_FEE);
  const sums = { spent: 0n, service: 0n, income: 0n, fee: 0n, units: 0n };
  // The treasury's part is a floor of what a settlement pays to an asset: of who closed, and of the others together.
  const settled = [0n, 0n];
  for (const [place, payer] of people.entries()) {
    const { service, lanes } = payer.last;
    const [[, units, paid]] = lanes;
    checks.equal(paid, units * asset.price, `what ${payer.name} pays for its units`);
    sums.spent += total(payer.last);
    sums.service += service;
    sums.units += units;
    settled[payer.closed ? 0 : 1] += paid;
    checks.equal(before.payers[place] - after.payers[place], payer.deposit + payer.fees, `what ${payer.name} has`);
    const tab = (await api.call.tabsApi.tab(payer.tab.id)).unwrap();
    checks.equal(tab.spent.toBigInt(), total(payer.last), `what is settled of the tab of ${payer.name}`);
  }
  for (const paid of settled) {
    const fee = (paid * useFee) / WHOLE;
    sums.fee += fee;
    sums.income += paid - fee;
  }
  const deposits = people.reduce((sum, { deposit }) => sum + deposit, 0n);
  const { fees, ...told } = await toldBetween(world, before.number, after.number);
  checks.equal(after.pot - before.pot, deposits - sums.spent, 'what is left in the pot of tabs');
  checks.equal(told, { income: sums.income, fee: sums.fee }, 'what the asset and the treasury have of it');
  checks.equal(after.gateway - before.gateway, sums.service - fees, 'what the gateway has');
  say(`One settlement, and one for who closed: ${amount(sums.spent)} for ${count(sums.units)} units.`);
  table(
    ['to whom', 'how much'],
    [
      ['the lineage of the model', amount(sums.income)],
      [`the treasury, ${percent(useFee)}`, amount(sums.fee)],
      ['the gateway, for its service', amount(sums.service)],
      ['still the payers’', amount(deposits - sums.spent)],
      ['fees of the settlements', amount(fees)],
    ],
  );
}
