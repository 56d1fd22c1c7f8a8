// Vouchers: what the key of a tab signs for each call. Their bytes and their text are those of docs/gateway.md; what
// they add to a tab is worked out as the chain does it, so that it can be shown before it is settled.

import { InputError, concat, toHex } from './format';

/** The most assets that one voucher pays for. */
export const MAX_LANES = 8;
/** The most vouchers that are settled at once. */
export const MAX_VOUCHERS = 256;

/** The kinds of keys, in the chain's order. */
export const KINDS = ['ed25519', 'sr25519', 'ecdsa'] as const;
export type KeyKind = (typeof KINDS)[number];

/** All that was used of an asset and is owed for it, since the tab was opened. */
export interface VoucherLane {
  asset: number;
  units: bigint;
  amount: bigint;
}

/** All that is promised out of a tab, since it was opened: amounts are planck. */
export interface Voucher {
  tab: number;
  service: bigint;
  lanes: VoucherLane[];
}

/** A voucher with the signature of its tab's key: the kind of that, then its bytes. */
export interface Signed {
  voucher: Voucher;
  signature: Uint8Array;
}

// Bytes.

const encoder = new TextEncoder();
const DOMAIN = encoder.encode('tributary/voucher\0');
const [OPENS, CLOSES] = ['<Bytes>', '</Bytes>'].map((tag) => encoder.encode(tag)) as [Uint8Array, Uint8Array];
/** A voucher without lanes, and what each of them takes, in bytes. */
const [HEAD, LANE] = [21, 28];

/** Digits after `0x` as bytes; what is none is refused. */
export function hexBytes(text: string): Uint8Array {
  const digits = /^0x((?:[0-9a-f]{2})*)$/i.exec(text.trim())?.[1];
  if (digits === undefined) throw new InputError('not hexadecimal digits after 0x');
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** A number as the chain writes it: so many bytes, the lowest first. */
function numberBytes(value: bigint | number, size: number): Uint8Array {
  let rest = BigInt(value);
  if (rest < 0n || rest >= 1n << BigInt(8 * size)) throw new InputError(`${value} does not fit ${8 * size} bits`);
  const bytes = new Uint8Array(size);
  for (let place = 0; place < size; place += 1, rest >>= 8n) bytes[place] = Number(rest & 0xffn);
  return bytes;
}

const inOrder = (lanes: { asset: number }[]): boolean =>
  lanes.length <= MAX_LANES && lanes.every(({ asset }, at) => at === 0 || asset > lanes[at - 1]!.asset);

/** A voucher in SCALE. */
export function encodeVoucher({ tab, service, lanes }: Voucher): Uint8Array {
  if (!inOrder(lanes)) throw new InputError(`a voucher pays for at most ${MAX_LANES} assets, by rising number`);
  const rows = lanes.map(({ asset, units, amount }) =>
    concat(numberBytes(asset, 4), numberBytes(units, 8), numberBytes(amount, 16)),
  );
  return concat(numberBytes(tab, 4), numberBytes(service, 16), Uint8Array.of(lanes.length << 2), ...rows);
}

/** The voucher that such bytes are. */
export function decodeVoucher(bytes: Uint8Array): Voucher {
  const read = (place: number, size: number): bigint =>
    bytes.slice(place, place + size).reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
  const told = bytes[HEAD - 1] ?? 1;
  const count = told >> 2;
  if (told & 3 || bytes.length !== HEAD + LANE * count) throw new InputError('these bytes are no voucher');
  const lanes = Array.from({ length: count }, (_, row) => {
    const place = HEAD + LANE * row;
    return { asset: Number(read(place, 4)), units: read(place + 4, 8), amount: read(place + 12, 16) };
  });
  return { tab: Number(read(0, 4)), service: read(4, 16), lanes };
}

/** What is signed: on the chain whose block 0 has the hash `genesis`. */
export const messageOf = (genesis: string, voucher: Voucher): Uint8Array =>
  concat(DOMAIN, hexBytes(genesis), encodeVoucher(voucher));

/** A message as wallets sign it. */
export const wrapped = (message: Uint8Array): Uint8Array => concat(OPENS, message, CLOSES);

/** A signature as the chain has it: its kind, and its bytes. Some wallets put the kind before it themselves. */
export function multiSignature(kind: KeyKind, signature: Uint8Array): Uint8Array {
  const size = kind === 'ecdsa' ? 65 : 64;
  const index = KINDS.indexOf(kind);
  if (signature.length === size) return concat(Uint8Array.of(index), signature);
  if (signature.length === size + 1 && signature[0] === index) return signature;
  throw new InputError(`that is no signature of the kind ${kind}`);
}

/** The kind of a signature with its kind before it. */
export function kindOf(signature: Uint8Array): KeyKind {
  const kind = KINDS[signature[0] ?? KINDS.length];
  if (!kind || multiSignature(kind, signature.slice(1)).length !== signature.length) {
    throw new InputError('the signature is of no kind that a tab’s key has');
  }
  return kind;
}

// Text.

/** What x402 calls the chain whose block 0 has this hash. */
export const networkOf = (genesis: string): string => `polkadot:${genesis.slice(2, 34)}`;

/** The value of the header `PAYMENT-SIGNATURE`. */
export const headerOf = (genesis: string, { voucher, signature }: Signed): string =>
  btoa(
    JSON.stringify({
      x402Version: 2,
      accepted: { scheme: 'batch-settlement', network: networkOf(genesis) },
      payload: { type: 'voucher', voucher: toHex(encodeVoucher(voucher)), signature: toHex(signature) },
    }),
  );

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(/^[[{]/.test(text) ? text : atob(text));
  } catch {
    throw new InputError('neither the header of a paid call nor JSON');
  }
}

/** The signed voucher in JSON, and for which network it says that it is. */
function signedOf(value: unknown): Signed & { network: string | null } {
  const outer = (value ?? {}) as { accepted?: { network?: unknown }; payload?: unknown };
  const { voucher, signature } = (outer.payload ?? outer) as Record<string, unknown>;
  if (typeof voucher !== 'string' || typeof signature !== 'string') {
    throw new InputError('there is no voucher with its signature in it');
  }
  const bytes = hexBytes(signature);
  kindOf(bytes);
  const network = outer.accepted?.network;
  const told = typeof network === 'string' ? network : null;
  return { voucher: decodeVoucher(hexBytes(voucher)), signature: bytes, network: told };
}

/**
 * The vouchers that somebody pasted: headers as paid calls have them, one after the other, or JSON with `voucher` and
 * `signature`, or a list of such.
 */
export function parseVouchers(text: string, genesis: string): Signed[] {
  const plain = text.trim().replace(/^(payment-signature|x-payment)\s*:\s*/i, '');
  if (plain === '') throw new InputError('paste a voucher');
  const values = /^[[{]/.test(plain) ? [jsonOf(plain)].flat() : plain.split(/[\s,]+/).map(jsonOf);
  if (values.length === 0) throw new InputError('there is no voucher in it');
  if (values.length > MAX_VOUCHERS) throw new InputError(`at most ${MAX_VOUCHERS} at once`);
  return values.map((value) => {
    const { network, ...signed } = signedOf(value);
    if (network !== null && network !== networkOf(genesis)) throw new InputError('it is for another chain');
    return signed;
  });
}

// What they add.

/** What a tab has, as far as vouchers change it. */
export interface TabNumbers {
  deposit: bigint;
  spent: bigint;
  service: bigint;
  lanes: { asset: number; price: bigint; units: bigint; amount: bigint }[];
}

/** Why the chain passes a voucher over, in words. */
export const REASONS: Record<string, string> = {
  UnknownTab: 'there is no such tab, or it has ended',
  BadLanes: 'its assets are more than eight, or not in order',
  UnknownLane: 'the tab does not pay for one of its assets',
  Lower: 'a later voucher is settled already',
  NothingNew: 'all that it promises is settled already',
  Underpaid: 'its units cost more than it promises',
  OverDeposit: 'it promises more than was deposited',
  BadSignature: 'the tab’s key did not sign it for this chain',
  NoTryLeft: 'it is signed in another form than the ones before it, and too many are',
  TooManyGateways: 'the settlement pays as many gateways as it can',
  GatewayRefuses: 'the gateway’s account does not exist, and would not with so little',
};

/** A voucher that the chain would pass over. */
export class SkippedError extends InputError {
  constructor(
    readonly tab: number,
    readonly reason: string,
  ) {
    super(`The voucher of tab ${tab} would add nothing: ${REASONS[reason] ?? reason}.`);
  }
}

/** What a voucher adds: planck for the gateway and for each asset, and what the tab has then. */
export interface Rise {
  service: bigint;
  lanes: VoucherLane[];
  after: TabNumbers;
}

/** What a voucher adds to a tab, whoever signed it. Throws a `SkippedError` where the chain would pass it over. */
export function riseOf(tab: TabNumbers, voucher: Voucher): Rise {
  const refuse = (reason: string): never => {
    throw new SkippedError(voucher.tab, reason);
  };
  if (!inOrder(voucher.lanes)) refuse('BadLanes');
  const service = voucher.service - tab.service;
  if (service < 0n) refuse('Lower');
  const own = new Map(tab.lanes.map((lane) => [lane.asset, lane]));
  const lanes = voucher.lanes.map(({ asset, units, amount }) => {
    const lane = own.get(asset) ?? refuse('UnknownLane');
    const more = { asset, units: units - lane.units, amount: amount - lane.amount };
    if (more.units < 0n || more.amount < 0n) refuse('Lower');
    if (more.amount < more.units * lane.price) refuse('Underpaid');
    own.set(asset, { ...lane, units, amount });
    return more;
  });
  if (service === 0n && lanes.every(({ units, amount }) => units === 0n && amount === 0n)) refuse('NothingNew');
  const spent = lanes.reduce((sum, { amount }) => sum + amount, tab.spent + service);
  if (spent > tab.deposit) refuse('OverDeposit');
  return { service, lanes, after: { ...tab, spent, service: voucher.service, lanes: [...own.values()] } };
}

/** What a voucher says in all, in planck. */
export const totalOf = ({ service, lanes }: Voucher): bigint =>
  lanes.reduce((sum, { amount }) => sum + amount, service);

/** All that is settled of a tab, as the voucher that says so. */
export const settledOf = (id: number, { service, lanes }: TabNumbers): Voucher => ({
  ...{ tab: id, service },
  lanes: lanes
    .filter(({ units, amount }) => units > 0n || amount > 0n)
    .map(({ asset, units, amount }) => ({ asset, units, amount })),
});

const most = (one: bigint, other: bigint): bigint => (one > other ? one : other);

/** Both vouchers' largest numbers. */
export function largerOf(one: Voucher, other: Voucher): Voucher {
  const lanes = new Map(one.lanes.map((lane) => [lane.asset, lane]));
  for (const { asset, units, amount } of other.lanes) {
    const known = lanes.get(asset);
    lanes.set(asset, { asset, units: most(units, known?.units ?? 0n), amount: most(amount, known?.amount ?? 0n) });
  }
  const sorted = [...lanes.values()].sort((a, b) => a.asset - b.asset);
  return { tab: one.tab, service: most(one.service, other.service), lanes: sorted };
}

/** The voucher that says so much more than `before`: units of assets at the tab's prices, planck for the gateway. */
export function nextVoucher(
  before: Voucher,
  { lanes }: TabNumbers,
  more: { service: bigint; units: Map<number, bigint> },
): Voucher {
  const used = lanes.map(({ asset, price }) => {
    const units = more.units.get(asset) ?? 0n;
    return { asset, units, amount: units * price };
  });
  const known = new Map(before.lanes.map((lane) => [lane.asset, lane]));
  const sum = used.map(({ asset, units, amount }) => ({
    ...{ asset, units: units + (known.get(asset)?.units ?? 0n), amount: amount + (known.get(asset)?.amount ?? 0n) },
  }));
  const added = { ...before, lanes: sum.filter(({ units, amount }) => units > 0n || amount > 0n) };
  return { ...largerOf(before, added), service: before.service + more.service };
}
