// Numbers as people read them, and back. Nothing is ever rounded: what is shown is what the chain has.

/** Decimals of a TRIB. */
export const DECIMALS = 12;
/** Planck in a TRIB. */
export const TRIB = 10n ** 12n;
/** A whole, in parts per billion. */
export const WHOLE = 1_000_000_000n;

/** A whole number with commas. */
export const count = (value: bigint | number): string => {
  const digits = value.toString();
  const sign = digits.startsWith('-') ? '-' : '';
  return sign + digits.slice(sign.length).replace(/\B(?=(\d{3})+$)/g, ',');
};

/** An amount in TRIB, split at the point: all decimals that it has, none that are zero at the end. */
export function tribParts(planck: bigint): { sign: string; whole: string; fraction: string } {
  const size = planck < 0n ? -planck : planck;
  const fraction = (size % TRIB).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  return { sign: planck < 0n ? '−' : '', whole: count(size / TRIB), fraction };
}

/** An amount in TRIB, exact. */
export function trib(planck: bigint): string {
  const { sign, whole, fraction } = tribParts(planck);
  return `${sign}${whole}${fraction && `.${fraction}`}`;
}

/** Parts per billion as percent, exact. */
export function percent(parts: bigint | number): string {
  const value = BigInt(parts);
  const fraction = (value % 10_000_000n).toString().padStart(7, '0').replace(/0+$/, '');
  return `${count(value / 10_000_000n)}${fraction && `.${fraction}`} %`;
}

/** What is wrong with an input, in a sentence for whoever typed it. */
export class InputError extends Error {}

const DECIMAL = /^(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?$/;

/** A decimal number as a whole number of units with so many decimals. */
function scaled(text: string, decimals: number, unit: string): bigint {
  const plain = text.trim().replace(/[\s_]/g, '');
  const match = DECIMAL.exec(plain);
  if (plain === '' || plain === '.' || !match) {
    throw new InputError(`“${text}” is not a number of ${unit}`);
  }
  const [, whole = '0', fraction = ''] = match;
  if (fraction.length > decimals) {
    throw new InputError(`at most ${decimals} decimals: a ${unit} has no smaller part`);
  }
  return BigInt(whole.replace(/,/g, '')) * 10n ** BigInt(decimals) + BigInt(fraction.padEnd(decimals, '0') || '0');
}

/** What somebody typed as TRIB, or as `… planck`, in planck. */
export function parseTrib(text: string): bigint {
  const planck = /^(.*?)\s*planck$/i.exec(text.trim());
  const amount = planck
    ? scaled(planck[1] ?? '', 0, 'planck')
    : scaled(text.replace(/\s*TRIB$/i, ''), DECIMALS, 'TRIB');
  if (amount >= 2n ** 128n) {
    throw new InputError('more than any account can have');
  }
  return amount;
}

/** What somebody typed as percent, in parts per billion. */
export function parsePercent(text: string): bigint {
  const parts = scaled(text.replace(/\s*%$/, ''), 7, 'percent');
  if (parts > WHOLE) {
    throw new InputError('more than 100 %');
  }
  return parts;
}

/** A whole number between bounds. */
export function parseCount(text: string, least: bigint, most: bigint): bigint {
  const value = scaled(text, 0, 'whole');
  if (value < least || value > most) {
    throw new InputError(`${count(least)} to ${count(most)}`);
  }
  return value;
}

/** Thirty-two bytes in hexadecimal, with or without 0x. */
export function parseHash(text: string): `0x${string}` {
  const match = /^(?:0x)?([0-9a-fA-F]{64})$/.exec(text.trim());
  if (!match) {
    throw new InputError('64 hexadecimal digits, such as sha256sum or b2sum -l 256 print');
  }
  return `0x${(match[1] ?? '').toLowerCase()}`;
}

/** The beginning and the end of a long word. */
export const short = (word: string, head = 6, tail = 4): string =>
  word.length <= head + tail + 1 ? word : `${word.slice(0, head)}…${word.slice(-tail)}`;

/** Bytes in hexadecimal. */
export const toHex = (bytes: Uint8Array): `0x${string}` =>
  `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;

/** Hexadecimal digits as bytes. */
export function fromHex(hex: string): Uint8Array {
  const digits = hex.replace(/^0x/, '');
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) => parseInt(digits.slice(2 * at, 2 * at + 2), 16));
}

/** Joins bytes to one. */
export function concat(...parts: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A text as the chain takes it. */
export const bytesOf = (text: string): `0x${string}` => toHex(new TextEncoder().encode(text));

/** A text that the chain has as bytes. */
export const textOf = (hex: string): string => new TextDecoder().decode(fromHex(hex));

/** Words of a name such as `AssetRegistered`. */
export const words = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .replace(/^./, (first) => first.toUpperCase());

/** One thing or several. */
export const plural = (amount: bigint | number, one: string, several = `${one}s`): string =>
  `${count(amount)} ${BigInt(amount) === 1n ? one : several}`;

/** Milliseconds as people say them. */
export function span(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 90) return plural(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return plural(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 48 ? plural(hours, 'hour') : plural(Math.round(hours / 24), 'day');
}
