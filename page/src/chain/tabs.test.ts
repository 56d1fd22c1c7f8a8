import { describe, expect, it } from 'vitest';
import { sr25519CreateDerive } from '@polkadot-labs/hdkd';
import { DEV_MINI_SECRET } from '@polkadot-labs/hdkd-helpers';
import { toHex } from '../lib/format';
import { type Signed, messageOf, multiSignature, wrapped } from '../lib/voucher';
import type { Client } from './node';
import {
  type TabDetails,
  accountOf,
  formOf,
  keyArgument,
  readKept,
  readPrices,
  readTabs,
  voucherArgument,
} from './tabs';

const pair = sr25519CreateDerive(DEV_MINI_SECRET)('//Alice');
const KEY = { kind: 'sr25519' as const, hex: toHex(pair.publicKey) };
const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const GENESIS = `0x${'07'.repeat(32)}`;
const voucher = { tab: 3, service: 5n, lanes: [{ asset: 1, units: 2n, amount: 20n }] };
const signed = (message: Uint8Array): Signed => ({
  voucher,
  signature: multiSignature('sr25519', pair.sign(message)),
});

describe('keys of tabs', () => {
  it('have an account, and are given to the chain as it takes them', () => {
    expect(accountOf(KEY)).toBe(ALICE);
    expect(keyArgument(KEY)).toEqual({ type: 'Sr25519', value: KEY.hex });
    const one = signed(messageOf(GENESIS, voucher));
    const [told, signature] = voucherArgument(one);
    expect(told).toBe(voucher);
    expect(signature).toEqual({ type: 'Sr25519', value: toHex(one.signature.slice(1)) });
  });

  it('sign in two forms, for one chain and one voucher', async () => {
    const message = messageOf(GENESIS, voucher);
    expect(await formOf(GENESIS, KEY, signed(message))).toBe('raw');
    expect(await formOf(GENESIS, KEY, signed(wrapped(message)))).toBe('wrapped');
    expect(await formOf(`0x${'08'.repeat(32)}`, KEY, signed(message))).toBe(null);
    const more = { ...signed(message), voucher: { ...voucher, service: 6n } };
    expect(await formOf(GENESIS, KEY, more)).toBe(null);
    expect(await formOf(GENESIS, { ...KEY, hex: `0x${'11'.repeat(32)}` }, signed(message))).toBe(null);
    expect(await formOf(GENESIS, { ...KEY, kind: 'ed25519' }, signed(message))).toBe(null);
    const ecdsa = { voucher, signature: multiSignature('ecdsa', new Uint8Array(65)) };
    expect(await formOf(GENESIS, { kind: 'ecdsa', hex: `0x02${'11'.repeat(32)}` }, ecdsa)).toBe('unchecked');
  });
});

describe('what is asked of the chain', () => {
  const account = { address: () => ALICE };
  const view = {
    ...{ id: 3, payer: account, gateway: account, signer: { type: 'Sr25519', value: KEY.hex }, deposit: 100n },
    ...{ spent: 25n, service: 5n, closing: null, lanes: [{ asset: 1, price: 10n, units: 2n, amount: 20n }] },
  };

  it('is a page of tabs, of either side', async () => {
    const asked: unknown[] = [];
    const answer =
      (name: string) =>
      async (...given: unknown[]) => {
        asked.push([name, ...given]);
        return { items: [view], next: name === 'tabsBy' ? 3 : null };
      };
    const client: Client = { call: { tabsApi: { tabsBy: answer('tabsBy'), tabsOf: answer('tabsOf') } } };
    const { items, next } = await readTabs(client, 'payer', ALICE, undefined, 20);
    const { signer: _, ...rest } = view;
    expect(items).toEqual([{ ...rest, payer: ALICE, gateway: ALICE, key: KEY }]);
    expect(next).toBe(3);
    expect((await readTabs(client, 'gateway', ALICE, 3, 20)).next).toBe(undefined);
    expect(asked).toEqual([
      ['tabsBy', ALICE, undefined, 20],
      ['tabsOf', ALICE, 3, 20],
    ]);
  });

  it('is what a unit costs, where it can be used', async () => {
    const assets = [
      { info: { name: '0x57' }, frozen: false, state: 'Published', terms: { usePrice: 7n } },
      { info: { name: '0x58' }, frozen: true, state: 'Published', terms: { usePrice: 7n } },
      { info: { name: '0x59' }, frozen: false, state: 'Open', terms: { usePrice: 7n } },
    ];
    const client: Client = { call: { registryApi: { asset: async (id: number) => assets[id] } } };
    expect(await readPrices(client, [0])).toEqual([{ id: 0, name: 'W', price: 7n }]);
    await expect(readPrices(client, [0, 1])).rejects.toThrow(/frozen/);
    await expect(readPrices(client, [2])).rejects.toThrow(/open/);
    await expect(readPrices(client, [9])).rejects.toThrow(/no asset 9/);
  });

  it('is what stays on hold when a tab ends: of first uses alone', async () => {
    const used = (asset: number, units: bigint) => ({ asset, units, amount: 0n, price: 0n });
    const tab = {
      ...{ payer: ALICE, lanes: [used(1, 1n), used(2, 0n), used(3, 1n), used(4, 1n)] },
      usage: new Map([1, 2, 3, 4].map((asset) => [asset, asset === 4 ? 30n : 38n])),
    } as unknown as TabDetails;
    const known = async (keys: [number, string][]) => keys.map(([asset]) => (asset === 3 ? {} : undefined));
    const client: Client = { query: { registry: { usage: { multi: known } } } };
    expect(await readKept(client, tab, 38n)).toEqual(
      new Map([
        [1, 38n],
        [4, 30n],
      ]),
    );
  });
});
