import { describe, expect, it } from 'vitest';
import {
  InputError,
  TRIB,
  bytesOf,
  count,
  fromHex,
  parseCount,
  parseHash,
  parsePercent,
  parseTrib,
  percent,
  plural,
  short,
  span,
  textOf,
  toHex,
  trib,
  tribParts,
  words,
} from './format';

describe('amounts', () => {
  it('shows every planck and no zero at the end', () => {
    expect(trib(0n)).toBe('0');
    expect(trib(1n)).toBe('0.000000000001');
    expect(trib(TRIB)).toBe('1');
    expect(trib(1_234_567n * TRIB + 500_000_000_000n)).toBe('1,234,567.5');
    expect(trib(-7n * TRIB)).toBe('−7');
    expect(tribParts(10n * TRIB + 20n)).toEqual({ sign: '', whole: '10', fraction: '00000000002' });
  });

  it('reads what it shows', () => {
    for (const planck of [0n, 1n, 999n, TRIB, 12_345_678_901_234_567_890n, 2n ** 100n]) {
      expect(parseTrib(trib(planck))).toBe(planck);
      expect(parseTrib(`${count(planck)} planck`)).toBe(planck);
    }
    expect(parseTrib('.5')).toBe(TRIB / 2n);
    expect(parseTrib('12. TRIB')).toBe(12n * TRIB);
  });

  it('refuses what is no amount, and what is too fine or too much', () => {
    for (const text of ['', '.', 'x', '1,23', '1.2.3', '-1', '1e5', '0.0000000000001', '1.5 planck', '9'.repeat(40)]) {
      expect(() => parseTrib(text), text).toThrow(InputError);
    }
  });
});

describe('shares', () => {
  it('shows and reads parts per billion exactly', () => {
    for (const parts of [0n, 1n, 20_000_000n, 150_000_001n, 333_333_333n, 1_000_000_000n]) {
      expect(parsePercent(percent(parts))).toBe(parts);
    }
    expect(percent(150_000_001n)).toBe('15.0000001 %');
    expect(() => parsePercent('100.1')).toThrow(InputError);
    expect(() => parsePercent('0.00000001')).toThrow(InputError);
  });
});

describe('numbers and texts', () => {
  it('groups digits, also of what is below zero', () => {
    expect([0, 12, 123, 1234, -1234567].map(count)).toEqual(['0', '12', '123', '1,234', '-1,234,567']);
    expect(plural(1, 'leaf', 'leaves')).toBe('1 leaf');
    expect(plural(1_000n, 'block')).toBe('1,000 blocks');
  });

  it('keeps to bounds', () => {
    expect(parseCount('1,000', 1n, 1_000n)).toBe(1_000n);
    expect(() => parseCount('0', 1n, 9n)).toThrow(InputError);
    expect(() => parseCount('1.5', 1n, 9n)).toThrow(InputError);
  });

  it('reads hashes, and bytes there and back', () => {
    const hash = 'AB'.repeat(32);
    expect(parseHash(hash)).toBe(`0x${'ab'.repeat(32)}`);
    expect(() => parseHash('0x12')).toThrow(InputError);
    expect(textOf(bytesOf('Flüsse 🜄'))).toBe('Flüsse 🜄');
    expect(toHex(fromHex('0x00ff10'))).toBe('0x00ff10');
  });

  it('says names and times in words', () => {
    expect(words('AssetRegistered')).toBe('Asset Registered');
    expect(words('set_terms')).toBe('Set terms');
    expect(short('5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY')).toBe('5Grwva…utQY');
    expect([1_000, 60_000, 3_600_000, 7 * 86_400_000].map(span)).toEqual([
      '1 second',
      '60 seconds',
      '60 minutes',
      '7 days',
    ]);
  });
});
