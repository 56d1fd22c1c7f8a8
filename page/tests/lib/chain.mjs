// What the chain itself says, read past the page: to hold the page against it.

import { LegacyClient } from '@dedot/api';
import { WsProvider } from '@dedot/providers';

/** Connects. */
export const chain = ({ ws }) => LegacyClient.create({ provider: new WsProvider(ws), stalingDetectionTimeout: 0 });

/** An account's balance, in planck. */
export async function balance(client, address) {
  const { data } = await client.query.system.account(address);
  return { free: data.free, held: data.reserved };
}

/** Throws unless both are the same. */
export function same(found, expected, what) {
  const show = (value) => JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}` : one));
  if (show(found) !== show(expected)) throw new Error(`${what}: ${show(found)} where ${show(expected)} is right`);
}

/** Throws unless it holds. */
export function that(holds, what) {
  if (!holds) throw new Error(what);
}

/** Tries it until it holds. */
export async function eventually(what, holds, patience = 60_000) {
  const deadline = Date.now() + patience;
  for (;;) {
    if (await holds()) return;
    if (Date.now() > deadline) throw new Error(`not within ${patience / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
