// Vouchers in JavaScript, and in Python where that is there, against vectors that others signed: bytes, messages,
// signatures of all kinds. Needs no node.

import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady, signatureVerify } from '@polkadot/util-crypto';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Checks, run } from '../lib/story.mjs';
import {
  Tab,
  decode,
  encode,
  fromBase64,
  fromHex,
  header,
  message,
  multiSignature,
  pairKey,
  signerOf,
  toHex,
  total,
  walletKey,
} from '../lib/voucher.mjs';

const VECTORS = JSON.parse(readFileSync(new URL('../vectors/vouchers.json', import.meta.url), 'utf8'));
const PYTHON = fileURLToPath(new URL('../python/test_tributary_voucher.py', import.meta.url));
const GENESIS = `0x${'07'.repeat(32)}`;

const checks = new Checks();
const big = ({ tab, service, lanes }) => ({
  tab,
  service: BigInt(service),
  lanes: lanes.map(([asset, units, amount]) => [asset, BigInt(units), BigInt(amount)]),
});
const refused = (act, what) => {
  let said = null;
  try {
    act();
  } catch ({ message: sentence }) {
    said = sentence;
  }
  checks.that(said !== null, `${what} is refused`);
  return said;
};

/** What others signed is what this would sign. */
function vectors() {
  for (const vector of VECTORS) {
    const voucher = big(vector.voucher);
    checks.equal(toHex(encode(voucher)), vector.scale, 'a voucher in SCALE');
    checks.equal(decode(fromHex(vector.scale)), voucher, 'a voucher from SCALE');
    const bytes = message(vector.genesis, voucher);
    checks.equal(toHex(bytes), vector.message, 'a message');
    // polkadot.js takes messages with <Bytes> around them and without for the same.
    const { crypto, isValid } = signatureVerify(bytes, fromHex(vector.signature), fromHex(vector.public));
    checks.equal([crypto, isValid], [vector.kind, true], 'a signature');
  }
}

/** Keys of every kind sign what the chain can check, alone and in a wallet. */
async function keys() {
  for (const kind of ['sr25519', 'ed25519', 'ecdsa']) {
    const pair = new Keyring({ type: kind }).addFromUri('//Voucher');
    const [voucher] = VECTORS.map((vector) => big(vector.voucher));
    const bytes = message(GENESIS, voucher);
    const session = pairKey(pair);
    const signature = session.sign(bytes);
    checks.equal(signature[0], ['ed25519', 'sr25519', 'ecdsa'].indexOf(kind), 'the kind before a signature');
    checks.that(signatureVerify(bytes, signature.slice(1), pair.publicKey).isValid, `a signature of ${kind}`);
    checks.equal(Object.values(signerOf(session)), [toHex(pair.publicKey)], 'the key as the chain takes it');

    // As wallets do it: hexadecimal digits in, with or without the kind before it out.
    const wrapped = (data) => Buffer.concat([Buffer.from('<Bytes>'), fromHex(data), Buffer.from('</Bytes>')]);
    for (const withType of [false, true]) {
      const signer = { signRaw: async ({ data }) => ({ signature: toHex(pair.sign(wrapped(data), { withType })) }) };
      const wallet = walletKey({ signer }, { address: pair.address, kind, publicKey: pair.publicKey });
      const signed = await wallet.sign(bytes);
      checks.equal(signed.length, kind === 'ecdsa' ? 66 : 65, 'the length of a signature with its kind');
      checks.that(signatureVerify(wrapped(toHex(bytes)), signed.slice(1), pair.publicKey).isValid, 'a wallet signs');
    }
    const payment = fromBase64(header(GENESIS, voucher, signature));
    checks.equal(payment.accepted.network, `polkadot:${'07'.repeat(16)}`, 'the network');
    checks.equal(payment.payload.signature, toHex(signature), 'the signature in the header');
    refused(() => multiSignature(kind, new Uint8Array(63)), 'a signature that is too short');
  }
}

/** A tab promises each call, and no more than its owner lets it. */
async function tabs() {
  const key = pairKey(new Keyring({ type: 'sr25519' }).addFromUri('//Voucher'));
  const offer = { asset: 4, ahead: 1n, service: 2n };
  const tab = new Tab(key, { genesis: GENESIS, tab: 7, deposit: 100n, prices: [[4, 10n]] });
  for (let call = 1n; call <= 8n; call += 1n) {
    await tab.next(offer);
    checks.equal(total(tab.promised), 12n * call, `what call ${call} promises`);
    tab.use(tab.promised);
  }
  refused(() => tab.draft(offer), 'a call that the deposit does not cover');
  tab.deposit = 1_000n;

  const before = tab.state();
  const promised = await tab.next(offer).then(() => tab.promised);
  // Nothing of it was used: the next one says a planck more, and no unit.
  await tab.next(offer);
  checks.equal(total(tab.promised), total(promised) + 1n, 'what a call promises after one that failed');
  checks.equal(new Tab(key, before).state(), before, 'a tab that was kept');

  tab.use({ tab: 7, service: '500', lanes: [] });
  refused(() => tab.draft(offer), 'a gateway that claims much more than was promised');
  checks.equal(total(tab.draft(offer, 1_000n)) > 500n, true, 'what its owner allows');
  const voucher = toHex(encode({ tab: 7, service: 900n, lanes: [] }));
  tab.learn({ deposit: '1000', promised: { voucher }, used: before.used });
  refused(() => tab.draft(offer), 'a gateway that shows a voucher that nobody signed');
  refused(() => new Tab(key, tab.state()).draft(offer), 'the same after a restart');
  const [[, first], [, second]] = [15n, 21n].map((most) => new Tab(key, before).raise(offer, most));
  checks.equal([first, second], [12n, 12n], 'by how much a voucher goes beyond the one before');
  const other = new Tab(key, before);
  const [, risen] = other.raise(offer);
  other.use({ tab: 7, service: '40', lanes: [] });
  refused(() => other.raise(offer, null, risen), 'a second attempt that takes more than the call may, with the first');
  refused(() => tab.draft({ ...offer, asset: 5 }), 'an asset for which the tab is not open');
}

/** What is no voucher. */
function nonsense() {
  const lane = [4, 1n, 10n];
  for (const [voucher, what] of [
    [{ tab: -1, service: 0n, lanes: [] }, 'a negative tab'],
    [{ tab: 2 ** 32, service: 0n, lanes: [] }, 'a tab that does not fit'],
    [{ tab: 0, service: 1n << 128n, lanes: [] }, 'an amount that does not fit'],
    [{ tab: 0, service: 0n, lanes: [lane, lane] }, 'an asset that is there twice'],
    [{ tab: 0, service: 0n, lanes: [lane, [3, 1n, 1n]] }, 'assets that fall'],
    [{ tab: 0, service: 0n, lanes: Array.from({ length: 9 }, (_, asset) => [asset, 1n, 1n]) }, 'nine assets'],
  ]) {
    refused(() => encode(voucher), what);
  }
  for (const bytes of ['0x', `0x${'00'.repeat(20)}`, `0x${'00'.repeat(22)}`, `0x${'00'.repeat(20)}04`]) {
    refused(() => decode(fromHex(bytes)), `the bytes ${bytes}`);
  }
  refused(() => fromHex('0x0'), 'half a byte');
}

/** The same in Python. */
function python() {
  const { error, status, stdout, stderr } = spawnSync('python3', [PYTHON], { encoding: 'utf8' });
  if (error?.code === 'ENOENT') {
    console.log('There is no python3 here: examples/python is not tested.');
    return;
  }
  checks.equal(status, 0, `the tests in Python:\n${stdout}${stderr}`);
  console.log(stderr.trim().split('\n').slice(-3).join(' '));
}

await run(async () => {
  await cryptoWaitReady();
  vectors();
  await keys();
  await tabs();
  nonsense();
  python();
  console.log(`${checks.held} assertions held.`);
});
