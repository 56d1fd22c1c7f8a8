// Paying for calls of a model: vouchers, and a tab that signs one for each call. In Node.js and in browsers; it imports
// nothing. docs/gateway.md says what goes over the wire.
//
//   const offer = await offerOf("http://127.0.0.1:8402", "trib:4");
//   const tab = await openTab(api, send, pairKey(session), offer, 5n * 10n ** 12n);
//   const answer = await tab.fetch(offer, 'http://127.0.0.1:8402/v1/embeddings', { model: 'trib:4', input: 'Rain' });

/** The most assets that one voucher pays for. */
export const MAX_LANES = 8;
/** The kinds of keys, in the chain's order. */
const KINDS = ['ed25519', 'sr25519', 'ecdsa'];
/** How often a call is tried again with a newer voucher. */
const ATTEMPTS = 3;

const encoder = new TextEncoder();
const DOMAIN = encoder.encode('tributary/voucher\0');

/** A gateway, or a voucher, that is not as it should be. `status` and `body` are the answer's, if there was one. */
export class VoucherError extends Error {
  constructor(message, status = null, body = null) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

// Bytes.

/** Bytes in hexadecimal digits after `0x`. */
export const toHex = (bytes) => `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;

/** The bytes that hexadecimal digits after `0x` are. */
export function fromHex(text) {
  if (!/^0x([0-9a-f]{2})*$/i.test(text)) {
    throw new VoucherError(`${text} is no hexadecimal`);
  }
  return Uint8Array.from(text.slice(2).match(/../g) ?? [], (digits) => parseInt(digits, 16));
}

const join = (...parts) => {
  const whole = new Uint8Array(parts.reduce((total, { length }) => total + length, 0));
  parts.reduce((place, part) => (whole.set(part, place), place + part.length), 0);
  return whole;
};

/** A number as the chain writes it: so many bytes, the lowest first. */
function number(value, size) {
  let rest = BigInt(value);
  if (rest < 0n || rest >= 1n << BigInt(8 * size)) {
    throw new VoucherError(`${value} does not fit ${8 * size} bits`);
  }
  const bytes = new Uint8Array(size);
  for (let place = 0; place < size; place += 1, rest >>= 8n) {
    bytes[place] = Number(rest & 0xffn);
  }
  return bytes;
}

const base64 = (text) => btoa(String.fromCharCode(...encoder.encode(text)));

/** The JSON in a header of x402's. */
export const fromBase64 = (text) =>
  JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))));

// Vouchers: `{ tab, service, lanes: [[asset, units, amount]] }`, all counted from the tab's beginning.

/** A voucher in SCALE. */
export function encode({ tab, service, lanes }) {
  const assets = lanes.map(([asset]) => Number(asset));
  if (lanes.length > MAX_LANES || assets.some((asset, place) => place > 0 && asset <= assets[place - 1])) {
    throw new VoucherError(`a voucher pays for at most ${MAX_LANES} assets, by rising id`);
  }
  const rows = lanes.map(([asset, units, amount]) => join(number(asset, 4), number(units, 8), number(amount, 16)));
  return join(number(tab, 4), number(service, 16), Uint8Array.of(lanes.length << 2), ...rows);
}

/** The voucher that such bytes are. */
export function decode(bytes) {
  const read = (place, size) =>
    bytes.slice(place, place + size).reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
  const count = bytes[20] >> 2;
  if (bytes.length < 21 || bytes[20] & 3 || bytes.length !== 21 + 28 * count) {
    throw new VoucherError('these bytes are no voucher');
  }
  const lanes = Array.from({ length: count }, (_, row) => {
    const place = 21 + 28 * row;
    return [Number(read(place, 4)), read(place + 4, 8), read(place + 12, 16)];
  });
  return { tab: Number(read(0, 4)), service: read(4, 16), lanes };
}

/** What is signed: on the chain whose block 0 has the hash `genesis`, in hexadecimal digits. */
export const message = (genesis, voucher) => join(DOMAIN, fromHex(genesis), encode(voucher));

/** What a voucher says in all, in planck. */
export const total = ({ service, lanes }) => lanes.reduce((sum, [, , amount]) => sum + BigInt(amount), BigInt(service));

/** A signature as the chain has it: its kind, and its bytes. Some wallets put the kind before it themselves. */
export function multiSignature(kind, signature) {
  const size = kind === 'ecdsa' ? 65 : 64;
  const index = KINDS.indexOf(kind);
  if (index < 0 || ![size, size + 1].includes(signature.length)) {
    throw new VoucherError(`that is no signature of the kind ${kind}`);
  }
  return signature.length === size ? join(Uint8Array.of(index), signature) : signature;
}

/** The value of the header `PAYMENT-SIGNATURE`. */
export const header = (genesis, voucher, signature) =>
  base64(
    JSON.stringify({
      x402Version: 2,
      accepted: { scheme: 'batch-settlement', network: network(genesis) },
      payload: { type: 'voucher', voucher: toHex(encode(voucher)), signature: toHex(signature) },
    }),
  );

/** What x402 calls the chain whose block 0 has this hash. */
export const network = (genesis) => `polkadot:${genesis.slice(2, 34)}`;

// Keys: `{ kind, publicKey, sign(message) }`. What `sign` answers, or promises, is a signature as the chain has it.

/** The key of a pair of polkadot.js's keyring. */
export const pairKey = (pair) => ({
  kind: pair.type,
  publicKey: pair.publicKey,
  sign: (bytes) => multiSignature(pair.type, pair.sign(bytes)),
});

/**
 * The key of an account in a browser's wallet, by what `injectedWeb3[name].enable()` answers. The wallet asks its owner
 * each time, and puts `<Bytes>` around the message: the chain and gateways take that too. For many calls make a session
 * key instead.
 */
export const walletKey = ({ signer }, { address, kind, publicKey }) => ({
  kind,
  publicKey,
  sign: async (bytes) => {
    const { signature } = await signer.signRaw({ address, data: toHex(bytes), type: 'bytes' });
    return multiSignature(kind, fromHex(signature));
  },
});

/** The key as `tabs.open` takes it. */
export const signerOf = ({ kind, publicKey }) => ({
  [kind[0].toUpperCase() + kind.slice(1)]: toHex(publicKey),
});

// Tabs.

/** A tab: what was promised, what of it was used, and the next voucher. Keep `state()` where a restart finds it. */
export class Tab {
  /** `prices`: what a unit of each asset costs for the life of the tab, by asset, in planck. */
  constructor(key, { genesis, tab, deposit, prices, promised = null, used = null, signed = null }) {
    this.key = key;
    this.genesis = genesis;
    this.id = tab;
    this.deposit = BigInt(deposit);
    this.prices = new Map([...prices].map(([asset, price]) => [Number(asset), BigInt(price)]));
    this.promised = promised ? plain(promised) : { tab, service: 0n, lanes: [] };
    /** What this key has signed away for certain, in planck: what a gateway claims is measured against it. */
    this.signed = signed === null ? total(this.promised) : BigInt(signed);
    this.used = used ? plain(used) : { tab, service: 0n, lanes: [] };
  }

  /** What must be kept of it, but for its key: plain JSON. */
  state() {
    const rows = (lanes) => lanes.map((row) => row.map(String));
    const text = ({ tab, service, lanes }) => ({ tab, service: `${service}`, lanes: rows(lanes) });
    const prices = [...this.prices].map(([asset, price]) => [asset, `${price}`]);
    const [promised, used, signed] = [text(this.promised), text(this.used), `${this.signed}`];
    return { genesis: this.genesis, tab: this.id, deposit: `${this.deposit}`, prices, promised, used, signed };
  }

  /**
   * The voucher for one more call of the model that `offer` is of, at most `most` planck above what was signed: twice
   * what the call costs unless it is said. So much, a gateway that lies can take. `risen`: what of it the call's
   * earlier attempts signed.
   */
  draft({ asset, ahead, service }, most = null, risen = 0n) {
    const price = this.prices.get(asset);
    if (price === undefined) {
      throw new VoucherError(`tab ${this.id} is not open for asset ${asset}`);
    }
    const [, usedUnits] = lane(this.used, asset);
    const [, oldUnits, oldAmount] = lane(this.promised, asset);
    const units = max(usedUnits + ahead, oldUnits);
    const row = [asset, units, oldAmount + (units - oldUnits) * price];
    const others = this.promised.lanes.filter(([other]) => other !== asset);
    const lanes = [...others, row].sort(([one], [other]) => one - other);
    const voucher = { tab: this.id, service: max(this.promised.service, this.used.service + ahead * service), lanes };
    if (total(voucher) === total(this.promised) && units === oldUnits) {
      // All of it is paid already. A voucher is good for one call, so it says a planck more.
      voucher.service += 1n;
    }
    const rise = total(voucher) - this.signed;
    if (risen + rise > (most ?? 2n * ahead * (price + service))) {
      throw new VoucherError(`the call would take ${rise} planck, with what the gateway says that is owed`);
    }
    if (total(voucher) > this.deposit) {
      throw new VoucherError(`the deposit of tab ${this.id} does not suffice for the call: top it up`);
    }
    return voucher;
  }

  /** Signs a voucher; answers the header that pays with it. */
  async sign(voucher) {
    return header(this.genesis, voucher, await this.key.sign(message(this.genesis, voucher)));
  }

  /** The voucher for one more call, which counts from here on, and how many planck it is beyond what was signed. */
  raise(offer, most = null, risen = 0n) {
    const before = this.signed;
    this.promised = this.draft(offer, most, risen);
    this.signed = total(this.promised);
    return [this.promised, this.signed - before];
  }

  /** The header that pays for one more call. It counts from here on. */
  async next(offer, most = null) {
    return this.sign(this.raise(offer, most)[0]);
  }

  /**
   * Calls a model and pays for it; answers the response. Of calls at the same time one may be turned away, for vouchers
   * come in their order: it is tried again.
   */
  async fetch(offer, url, body, { most = null, ...options } = {}) {
    let risen = 0n;
    for (let attempt = 1; ; attempt += 1) {
      const [voucher, rise] = this.raise(offer, most, risen);
      risen += rise;
      const payment = await this.sign(voucher);
      const headers = { 'content-type': 'application/json', 'payment-signature': payment, ...options.headers };
      const response = await fetch(url, { method: 'POST', ...options, headers, body: JSON.stringify(body) });
      if (response.ok) {
        this.note(response);
        return response;
      }
      const told = await response.json().catch(() => ({}));
      if (attempt === ATTEMPTS || ![402, 409].includes(response.status) || !told.tab) {
        const { error } = told;
        throw new VoucherError(`${response.status}: ${error?.message ?? error}`, response.status, told);
      }
      this.learn(told.tab);
    }
  }

  /** Remembers what an answer says that was used. Streams are counted when they end: ask `refresh` then. */
  note(response) {
    const paid = response.headers.get('payment-response');
    if (paid) {
      this.use(fromBase64(paid).extra.tab.used);
    }
  }

  /** Asks the gateway where the tab is. */
  async refresh(origin) {
    const empty = { tab: this.id, service: 0n, lanes: [] };
    const headers = { 'payment-signature': await this.sign(empty) };
    const response = await fetch(`${origin}/v1/tabs/${this.id}`, { headers });
    const told = await response.json();
    if (!response.ok) {
      throw new VoucherError(`${response.status}: ${told.error?.message ?? told.error}`, response.status, told);
    }
    this.learn(told);
    return told;
  }

  /** Takes over what the gateway says of the tab: what was used, and what was promised beyond what is known here. */
  learn({ deposit, promised, used }) {
    this.deposit = BigInt(deposit);
    if (promised) {
      // Whether this key signed it is not checked here: what goes beyond `most` is not signed in any case.
      this.promised = larger(this.promised, decode(fromHex(promised.voucher)));
    }
    this.use(used);
  }

  use(used) {
    this.used = larger({ tab: this.id, service: 0n, lanes: [] }, plain(used));
  }
}

const max = (one, other) => (one > other ? one : other);
const plain = ({ tab, service, lanes }) => ({
  tab,
  service: BigInt(service),
  lanes: lanes.map(([asset, units, amount]) => [Number(asset), BigInt(units), BigInt(amount)]),
});
const lane = ({ lanes }, asset) => lanes.find(([other]) => other === asset) ?? [asset, 0n, 0n];

/** Both vouchers' largest numbers. */
function larger(one, other) {
  const assets = [...new Set([...one.lanes, ...other.lanes].map(([asset]) => asset))].sort((a, b) => a - b);
  const lanes = assets.map((asset) => {
    const [[, units, amount], [, otherUnits, otherAmount]] = [lane(one, asset), lane(other, asset)];
    return [asset, max(units, otherUnits), max(amount, otherAmount)];
  });
  return { tab: one.tab, service: max(one.service, other.service), lanes };
}

/** What a gateway says that a model costs. */
export async function offerOf(origin, model) {
  const { data } = await (await fetch(`${origin}/v1/models`)).json();
  const { payment } = data.find(({ id }) => id === model) ?? {};
  if (!payment || payment.extra.price === null) {
    throw new VoucherError(`the gateway sells no ${model}`);
  }
  const { asset, price, service, unit, genesis } = payment.extra;
  return {
    asset,
    gateway: payment.payTo,
    genesis,
    price: BigInt(price),
    service: BigInt(service),
    ahead: BigInt(unit.ahead),
  };
}

/**
 * Opens a tab of `deposit` planck for the model of the offer; `session` is the key that signs vouchers. `send(call)`
 * signs and sends a transaction as the payer, and answers its events.
 */
export async function openTab(api, send, session, { asset, gateway, genesis, price }, deposit) {
  if (api.genesisHash.toHex() !== genesis) {
    throw new VoucherError('the gateway is paid on another chain');
  }
  const events = await send(api.tx.tabs.open(gateway, signerOf(session), deposit, [[asset, price]]));
  const opened = events.find(({ section, method }) => section === 'tabs' && method === 'TabOpened');
  return new Tab(session, { genesis, tab: opened.data.tab.toNumber(), deposit, prices: [[asset, price]] });
}
