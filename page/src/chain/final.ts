// What asks smoldot for a page that takes only what is final: a question that names no block is asked of the last final
// one, and who wants new blocks is told the final ones. What is not final yet is only what a peer says.

import {
  type JsonRpcSubscription,
  type JsonRpcSubscriptionCallback,
  type JsonRpcSubscriptionInput,
  SmoldotProvider,
} from '@dedot/providers';
import type { Chain } from 'smoldot/no-auto-bytecode';
import { askedAt, openPlace, pageOf } from '../lib/light';

/* eslint-disable @typescript-eslint/no-explicit-any */

/** Blocks that are gone back for the hash of one: smoldot has none but that of block 0 by its number. */
const BACK = 64;
/** As many keys as smoldot can be asked for. */
const ALL = 2 ** 32 - 1;
/** Lists of keys that are kept for whoever asks for their next page. */
const LISTS = 8;
/** What is subscribed in the place of new heads. */
const FINAL_HEADS = {
  subname: 'chain_finalizedHead',
  subscribe: 'chain_subscribeFinalizedHeads',
  unsubscribe: 'chain_unsubscribeFinalizedHeads',
};

/**
 * A chain for dedot, which asks for the next answer until it is told to stop: a chain whose client has ended would be
 * asked for ever. It is not removed, for it ends with its client.
 */
const guarded = (chain: Chain, ended: (error: Error) => void): Chain => ({
  sendJsonRpc: (text) => chain.sendJsonRpc(text),
  nextJsonRpcResponse: () =>
    chain.nextJsonRpcResponse().catch((error: Error) => {
      ended(error);
      return new Promise<never>(() => undefined);
    }),
  jsonRpcResponses: chain.jsonRpcResponses,
  remove: () => undefined,
});

/** A provider of dedot that answers of final blocks. */
export class FinalProvider extends SmoldotProvider {
  readonly #keys = new Map<string, Promise<string[]>>();

  /** `ended` is told when the client has ended, by itself or not. */
  constructor(chain: Chain, ended: (error: Error) => void) {
    super(guarded(chain, ended));
  }

  override async send<T = any>(method: string, params: any[]): Promise<T> {
    if (method === 'chain_getBlockHash') return (await this.#hashOf(params[0] ?? null)) as T;
    const place = openPlace(method, params);
    const asked = place === null ? params : askedAt(params, place, await this.#final());
    return method === 'state_getKeysPaged' ? ((await this.#keysOf(asked)) as T) : super.send<T>(method, asked);
  }

  override subscribe<T = any>(
    input: JsonRpcSubscriptionInput,
    told: JsonRpcSubscriptionCallback<T>,
  ): Promise<JsonRpcSubscription> {
    const isOfHeads = input.subscribe === 'chain_subscribeNewHeads';
    return super.subscribe<T>(isOfHeads ? { ...input, ...FINAL_HEADS } : input, told);
  }

  /** The hash of the last final block. */
  #final(): Promise<string> {
    return super.send<string>('chain_getFinalizedHead', []);
  }

  /** The hash of a final block, as far as it lies within reach; without a number that of the last one. */
  async #hashOf(number: number | null): Promise<string | null> {
    if (number === 0) return super.send<string>('chain_getBlockHash', [0]);
    let hash = await this.#final();
    for (let step = 0; number !== null && step <= BACK; step += 1) {
      const header = await super.send<{ number: string; parentHash: string }>('chain_getHeader', [hash]);
      const height = Number(header.number);
      if (height === number) return hash;
      if (height < number || height - number > BACK) return null;
      hash = header.parentHash;
    }
    return number === null ? hash : null;
  }

  /** A page of keys. smoldot has them in no order, so all are asked for, and cut into pages here. */
  async #keysOf([prefix, most, start, block]: any[]): Promise<string[]> {
    const name = `${prefix} ${block}`;
    let keys = this.#keys.get(name);
    if (!keys) {
      keys = super.send<string[]>('state_getKeysPaged', [prefix, ALL, null, block]);
      keys.catch(() => this.#keys.delete(name));
      this.#keys.set(name, keys);
      const [oldest] = this.#keys.keys();
      if (this.#keys.size > LISTS && oldest !== undefined) this.#keys.delete(oldest);
    }
    return pageOf(await keys, start ?? null, most);
  }
}
