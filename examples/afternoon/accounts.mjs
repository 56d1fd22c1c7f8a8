// What accounts spend, hold and are paid, step by step, as the chain tells it.

import { Keyring } from '@polkadot/api';
import { findAll, height } from '../lib/chain.mjs';
import { patiently } from '../lib/node.mjs';

export class Accounts {
  #api;
  #people;
  #number;
  #before;

  /** Begins to count at the newest final block. */
  static async open(api, names) {
    const accounts = new Accounts();
    const keyring = new Keyring({ type: 'sr25519' });
    accounts.#api = api;
    accounts.#people = new Map(names.map((name) => [name, keyring.addFromUri(`//${name}`).address]));
    await accounts.turn();
    return accounts;
  }

  /**
   * What happened since the last time, up to the newest block, by name: `fee`, what was put on hold, and what else was
   * `moved`: paid, if it is negative, or received. In planck.
   */
  async turn() {
    const [api, number] = [this.#api, await height(this.#api)];
    const final = async () => (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber();
    await patiently('the newest block does not become final', async () => (await final()) >= number, 50);
    const fees = await this.#fees((this.#number ?? number) + 1, number);
    const after = await this.#balances(number);
    const costs = new Map();
    for (const [name, { free, held }] of after) {
      const before = this.#before?.get(name) ?? { free, held };
      const fee = fees.get(name) ?? 0n;
      costs.set(name, { fee, held: held - before.held, moved: free - before.free + held - before.held + fee });
    }
    [this.#number, this.#before] = [number, after];
    return costs;
  }

  /** Fees that each paid in these blocks. */
  async #fees(first, last) {
    const fees = new Map();
    for (let number = first; number <= last; number += 1) {
      const at = await this.#api.at(await this.#api.rpc.chain.getBlockHash(number));
      const events = (await at.query.system.events()).map(({ event }) => event);
      for (const { who, actualFee, tip } of findAll(events, 'transactionPayment', 'TransactionFeePaid')) {
        const paid = actualFee.toBigInt() + tip.toBigInt();
        const name = [...this.#people].find(([, address]) => who.eq(address))?.[0];
        fees.set(name, (fees.get(name) ?? 0n) + paid);
      }
    }
    return fees;
  }

  async #balances(number) {
    const at = await this.#api.at(await this.#api.rpc.chain.getBlockHash(number));
    const entries = await Promise.all(
      [...this.#people].map(async ([name, address]) => {
        const { data } = await at.query.system.account(address);
        return [name, { free: data.free.toBigInt(), held: data.reserved.toBigInt() }];
      }),
    );
    return new Map(entries);
  }
}
