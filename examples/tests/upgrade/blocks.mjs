// What both versions have in common.

import { blocksAfter } from '../../lib/chain.mjs';

/** How long the chain may take to authorize, to change its code and to migrate, in milliseconds. */
export const PATIENCE = 60_000;

export const toHex = (bytes) => `0x${Buffer.from(bytes).toString('hex')}`;

/** The blocks after block `since`, one by one as they come: `{ number, hash, events }`. */
export async function* eventsAfter(api, since) {
  for await (const { number, hash } of blocksAfter(api, since)) {
    const records = await (await api.at(hash)).query.system.events();
    yield { number, hash, events: records.map(({ event }) => event) };
  }
}
