import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ed25519, sr25519 } from '@polkadot-labs/hdkd-helpers';
import { InputError, toHex } from './format';
import {
  type KeyKind,
  type TabNumbers,
  type Voucher,
  decodeVoucher,
  encodeVoucher,
  headerOf,
  hexBytes,
  kindOf,
  largerOf,
  messageOf,
  multiSignature,
  networkOf,
  nextVoucher,
  parseVouchers,
  riseOf,
  settledOf,
  totalOf,
  wrapped,
} from './voucher';

interface Vector {
  genesis: string;
  voucher: { tab: number; service: string; lanes: [asset: number, units: string, amount: string][] };
  scale: string;
  message: string;
  kind: KeyKind;
  public: string;
  signature: string;
  wrapped: boolean;
}

const VECTORS = JSON.parse(
  readFileSync(new URL('../../../examples/vectors/vouchers.json', import.meta.url), 'utf8'),
) as Vector[];
const CURVES = { ed25519, sr25519 };

const voucherOf = ({ voucher: { tab, service, lanes } }: Vector): Voucher => ({
  ...{ tab, service: BigInt(service) },
  lanes: lanes.map(([asset, units, amount]) => ({ asset, units: BigInt(units), amount: BigInt(amount) })),
});
const lane = (asset: number, units: bigint, amount: bigint) => ({ asset, units, amount });

describe('the bytes of vouchers', () => {
  it('are those that were published', () => {
    expect(VECTORS.length).toBeGreaterThan(0);
    for (const vector of VECTORS) {
      const voucher = voucherOf(vector);
      expect(toHex(encodeVoucher(voucher))).toBe(vector.scale);
      expect(decodeVoucher(hexBytes(vector.scale))).toEqual(voucher);
      expect(toHex(messageOf(vector.genesis, voucher))).toBe(vector.message);
    }
  });

  it('are what keys of all kinds have signed, as they are or as wallets do', () => {
    expect(new Set(VECTORS.map((one) => `${one.kind} ${one.wrapped}`)).size).toBe(6);
    for (const vector of VECTORS) {
      const message = messageOf(vector.genesis, voucherOf(vector));
      const signed = vector.wrapped ? wrapped(message) : message;
      const [signature, key] = [hexBytes(vector.signature), hexBytes(vector.public)];
      expect(kindOf(multiSignature(vector.kind, signature))).toBe(vector.kind);
      if (vector.kind === 'ecdsa') continue;
      expect(CURVES[vector.kind].verify(signature, signed, key)).toBe(true);
      expect(CURVES[vector.kind].verify(signature, vector.wrapped ? message : wrapped(message), key)).toBe(false);
    }
  });

  it('refuse what is no voucher', () => {
    const of = (part: Partial<Voucher>): Voucher => ({ tab: 0, service: 0n, lanes: [], ...part });
    const nine = Array.from({ length: 9 }, (_, asset) => lane(asset, 1n, 1n));
    for (const wrong of [
      of({ tab: -1 }),
      of({ tab: 2 ** 32 }),
      of({ service: 1n << 128n }),
      of({ lanes: [lane(4, 1n, 1n), lane(4, 1n, 1n)] }),
      of({ lanes: [lane(4, 1n, 1n), lane(3, 1n, 1n)] }),
      of({ lanes: nine }),
    ]) {
      expect(() => encodeVoucher(wrong)).toThrow(InputError);
    }
    for (const bytes of ['0x', `0x${'00'.repeat(20)}`, `0x${'00'.repeat(22)}`, `0x${'00'.repeat(20)}04`]) {
      expect(() => decodeVoucher(hexBytes(bytes)), bytes).toThrow(InputError);
    }
    expect(() => hexBytes('0x0')).toThrow(InputError);
    expect(() => multiSignature('ecdsa', new Uint8Array(64))).toThrow(InputError);
    expect(() => multiSignature('sr25519', new Uint8Array(65))).toThrow(InputError);
    expect(() => kindOf(Uint8Array.of(3, 1))).toThrow(InputError);
  });
});

describe('vouchers as text', () => {
  const signed = (at: number) => {
    const vector = VECTORS[at]!;
    return { voucher: voucherOf(vector), signature: multiSignature(vector.kind, hexBytes(vector.signature)) };
  };
  const { genesis } = VECTORS[2]!;

  it('is read as it is written, one or several', () => {
    const [one, other] = [signed(2), signed(3)];
    const header = headerOf(genesis, one);
    expect(JSON.parse(atob(header))).toEqual({
      x402Version: 2,
      accepted: { scheme: 'batch-settlement', network: networkOf(genesis) },
      payload: {
        type: 'voucher',
        voucher: toHex(encodeVoucher(one.voucher)),
        signature: toHex(one.signature),
      },
    });
    expect(parseVouchers(`PAYMENT-SIGNATURE: ${header}`, genesis)).toEqual([one]);
    expect(parseVouchers(`${header}\n ${headerOf(genesis, other)} `, genesis)).toEqual([one, other]);
    expect(parseVouchers(atob(header), genesis)).toEqual([one]);
    const plain = { voucher: toHex(encodeVoucher(other.voucher)), signature: toHex(other.signature) };
    expect(parseVouchers(JSON.stringify([plain, plain]), genesis)).toEqual([other, other]);
  });

  it('says what is wrong with what is none', () => {
    const other = `0x${'11'.repeat(32)}`;
    expect(() => parseVouchers(headerOf(other, signed(2)), genesis)).toThrow(/another chain/);
    expect(() => parseVouchers('', genesis)).toThrow(/paste/);
    expect(() => parseVouchers('[]', genesis)).toThrow(/no voucher/);
    expect(() => parseVouchers('what', genesis)).toThrow(/neither/);
    expect(() => parseVouchers('null', genesis)).toThrow(InputError);
    expect(() => parseVouchers('{"voucher":"0x00","signature":"0x01"}', genesis)).toThrow(InputError);
  });
});

describe('what vouchers add', () => {
  const tab: TabNumbers = {
    ...{ deposit: 100n, spent: 25n, service: 5n },
    lanes: [
      { asset: 1, price: 10n, units: 2n, amount: 20n },
      { asset: 4, price: 0n, units: 0n, amount: 0n },
    ],
  };
  const of = (service: bigint, ...lanes: Voucher['lanes']): Voucher => ({ tab: 7, service, lanes });

  it('is what rose since the last one', () => {
    const first = riseOf(tab, of(6n, lane(1, 4n, 41n), lane(4, 3n, 0n)));
    expect([first.service, first.lanes]).toEqual([1n, [lane(1, 2n, 21n), lane(4, 3n, 0n)]]);
    expect([first.after.spent, first.after.service]).toEqual([47n, 6n]);
    // The next one of the same settlement begins there; what it does not list stays.
    const second = riseOf(first.after, of(59n));
    expect([second.service, second.lanes, second.after.spent]).toEqual([53n, [], 100n]);
    expect(second.after.lanes[0]).toEqual({ asset: 1, price: 10n, units: 4n, amount: 41n });
  });

  it('is nothing where the chain passes it over, and why', () => {
    const why = (voucher: Voucher): string => {
      try {
        riseOf(tab, voucher);
      } catch (error) {
        return (error as { reason: string }).reason;
      }
      return '';
    };
    expect(why(of(5n, lane(4, 1n, 1n), lane(1, 3n, 30n)))).toBe('BadLanes');
    expect(why(of(5n, lane(2, 1n, 1n)))).toBe('UnknownLane');
    expect(why(of(4n, lane(1, 3n, 30n)))).toBe('Lower');
    expect(why(of(5n, lane(1, 1n, 30n)))).toBe('Lower');
    expect(why(of(5n, lane(1, 3n, 19n)))).toBe('Lower');
    expect(why(of(5n, lane(1, 3n, 29n)))).toBe('Underpaid');
    expect(why(of(5n, lane(1, 2n, 20n)))).toBe('NothingNew');
    expect(why(of(81n))).toBe('OverDeposit');
    expect(why(of(80n))).toBe('');
  });

  it('is written down as one voucher after the other', () => {
    const settled = settledOf(7, tab);
    expect(settled).toEqual(of(5n, lane(1, 2n, 20n)));
    const kept = of(9n, lane(1, 3n, 30n));
    expect(largerOf(settled, kept)).toEqual(kept);
    expect(largerOf(of(1n, lane(4, 1n, 9n)), kept)).toEqual(of(9n, lane(1, 3n, 30n), lane(4, 1n, 9n)));
    const next = nextVoucher(kept, tab, { service: 1n, units: new Map([[1, 2n], [4, 7n]]) });
    expect(next).toEqual(of(10n, lane(1, 5n, 50n), lane(4, 7n, 0n)));
    expect(totalOf(next)).toBe(60n);
    expect(nextVoucher(kept, tab, { service: 0n, units: new Map() })).toEqual(kept);
  });
});
