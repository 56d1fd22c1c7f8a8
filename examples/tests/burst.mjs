// A burst: 200 transfers of one account in one instant, and 200 of another whose first nonce comes last. All of them
// must be included, to the planck, and the node must live on: final, and on time.

import { Trouble, connect, find, freshKeys, sleep, submit, well, within } from '../lib/chain.mjs';
import { Checks, TRIB, amount, count, run } from '../lib/story.mjs';

/** Transfers of each of the two senders. */
const TRANSFERS = 200;
/** What each transfer moves. */
const VALUE = TRIB / 100n;
/** What each sender has for them and for their fees. */
const ALLOWANCE = 10n * TRIB;
/** No divisor of `TRANSFERS`, so that its multiples modulo `TRANSFERS` go through all nonces. */
const STRIDE = 73;
/** How long all of it may take until it is final, in milliseconds. */
const PATIENCE = 30_000;
/** How far the chain's clock may be from the wall clock once it is quiet again, in milliseconds. */
const CLOCK_TOLERANCE = 3_000;

const checks = new Checks();

await run(async () => {
  const api = await connect();
  const [alice, key] = [well('Alice'), freshKeys()];
  const senders = [key('orderly'), key('disorderly')];
  const receiver = key('receiver').address;
  const funded = await submit(
    api,
    api.tx.utility.batchAll(senders.map(({ address }) => api.tx.balances.transferKeepAlive(address, ALLOWANCE))),
    alice,
  );
  checks.equal(funded.refusal, null, 'the funding');

  const transfer = api.tx.balances.transferKeepAlive(receiver, VALUE);
  const signed = (pair, nonce) => api.tx(transfer.toHex()).signAsync(pair, { nonce, era: 0 });
  const nonces = [...Array(TRANSFERS).keys()];
  const shuffled = nonces.map((index) => ((index + 1) * STRIDE) % TRANSFERS);
  checks.equal(
    [...shuffled].sort((a, b) => a - b),
    nonces,
    'the shuffled nonces are all of them',
  );
  const transactions = await Promise.all([
    ...nonces.map((nonce) => signed(senders[0], nonce)),
    ...shuffled.map((nonce) => signed(senders[1], nonce)),
  ]);

  const began = Date.now();
  const hashes = await within(
    PATIENCE,
    'the node did not accept the burst',
    Promise.all(transactions.map((transaction) => api.rpc.author.submitExtrinsic(transaction))),
  );
  const accepted = Date.now() - began;
  const last = await allFinal(api, senders, began);
  const final = Date.now() - began;
  console.log(`${count(transactions.length)} transfers accepted in ${accepted} ms and final in ${final} ms.`);

  await compare(api, { hashes, senders, receiver, from: funded.number + 1, last });
  await livesOn(api, alice, receiver, hashes);
  console.log(`All ${checks.held} assertions held.`);
});

/** Waits until the senders' last transactions are final; answers the number of a final block by then. */
async function allFinal(api, senders, began) {
  for (;;) {
    const head = await api.rpc.chain.getFinalizedHead();
    const accounts = await (await api.at(head)).query.system.account.multi(senders.map(({ address }) => address));
    const sent = accounts.map(({ nonce }) => nonce.toNumber());
    if (sent.every((nonce) => nonce === TRANSFERS)) {
      return (await api.rpc.chain.getHeader(head)).number.toNumber();
    }
    if (Date.now() - began > PATIENCE) {
      throw new Trouble(`after ${PATIENCE / 1000} s only ${sent.join(' and ')} of ${TRANSFERS} transfers are final`);
    }
    await sleep(50);
  }
}

/** Every transfer is in exactly one block and succeeded, and nobody has a planck more or less. */
async function compare(api, { hashes, senders, receiver, from, last }) {
  const wanted = new Map(hashes.map((hash) => [hash.toHex(), 0]));
  const fees = new Map(senders.map(({ address }) => [address, 0n]));
  const sizes = [];
  for (let number = from; number <= last; number += 1) {
    const hash = await api.rpc.chain.getBlockHash(number);
    const [{ block }, events] = await Promise.all([
      api.rpc.chain.getBlock(hash),
      api.at(hash).then((at) => at.query.system.events()),
    ]);
    let size = 0;
    for (const [index, extrinsic] of block.extrinsics.entries()) {
      const id = extrinsic.hash.toHex();
      if (!wanted.has(id)) {
        continue;
      }
      wanted.set(id, wanted.get(id) + 1);
      size += 1;
      const own = events
        .filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eq(index))
        .map(({ event }) => event);
      find(own, 'system', 'ExtrinsicSuccess');
      const { who, actualFee } = find(own, 'transactionPayment', 'TransactionFeePaid');
      fees.set(who.toString(), fees.get(who.toString()) + actualFee.toBigInt());
    }
    if (size > 0) {
      sizes.push(size);
    }
  }
  checks.equal(wanted.size, 2 * TRANSFERS, 'different transactions');
  checks.that(
    [...wanted.values()].every((times) => times === 1),
    'a transfer is in no block, or in more than one',
  );
  console.log(`They are in ${sizes.length} blocks: ${sizes.join(', ')}.`);

  const moved = BigInt(TRANSFERS) * VALUE;
  const free = async (address) => (await api.query.system.account(address)).data.free.toBigInt();
  for (const [address, fee] of fees) {
    checks.equal(await free(address), ALLOWANCE - moved - fee, 'what a sender has left');
  }
  checks.equal(await free(receiver), 2n * moved, 'what the receiver has');
  const paid = [...fees.values()].reduce((total, fee) => total + fee);
  console.log(`The receiver has ${amount(2n * moved)}; the fees were ${amount(paid)}.`);
}

/** The node answers, makes blocks, finalizes them, and its clock is the wall clock. */
async function livesOn(api, alice, receiver, hashes) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    // A block of its own, whenever the node makes blocks.
    const { at, number, refusal } = await submit(api, api.tx.balances.transferKeepAlive(receiver, VALUE), alice);
    const ahead = (await at.query.timestamp.now()).toNumber() - Date.now();
    checks.equal(refusal, null, 'a transfer after the burst');
    if (Math.abs(ahead) <= CLOCK_TOLERANCE) {
      const final = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
      checks.that(final.number.toNumber() >= number, 'finality does not follow');
      const waiting = (await api.rpc.author.pendingExtrinsics()).map((extrinsic) => extrinsic.hash.toHex());
      checks.equal(
        hashes.filter((hash) => waiting.includes(hash.toHex())),
        [],
        'transfers that still wait',
      );
      const where = `${Math.abs(ahead)} ms ${ahead < 0 ? 'behind' : 'ahead of'} ours`;
      console.log(`Block ${count(number)} is final; its clock is ${where}.`);
      return;
    }
    if (Date.now() > deadline) {
      throw new Trouble(`the chain's clock is still ${ahead} ms ahead of ours`);
    }
    await sleep(1_000);
  }
}
