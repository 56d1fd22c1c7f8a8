// Transactions that must be refused and change nothing, and those between them that must not be.

import { Refusal, submit } from '../../lib/chain.mjs';

/** What some people try. */
export class Attempts {
  #api;
  #checks;
  #cast;
  /** The assets that they try it on, by id: no attempt may change them. */
  assets = [];
  /** How many were refused. */
  refused = 0;

  /** `cast` is everybody whose balance an attempt could change, `{ name, pair }`. */
  constructor(api, checks, cast) {
    this.#api = api;
    this.#checks = checks;
    this.#cast = cast;
  }

  /** Sends a call that must succeed. Answers the receipt. */
  async succeed(who, call) {
    const receipt = await submit(this.#api, call, who.pair);
    if (receipt.refusal) {
      throw new Refusal(`${titleOf(who, call)} failed with ${receipt.refusal.error}`, receipt.refusal.docs);
    }
    return receipt;
  }

  /** Sends a call that must fail with `error`, and change nothing but the fee. Answers the receipt. */
  async refuse(who, call, error) {
    const title = titleOf(who, call);
    const receipt = await submit(this.#api, call, who.pair);
    this.#checks.equal(receipt.refusal?.error ?? null, error, title);
    const [before, after] = [await this.#state(await this.#api.at(receipt.parent)), await this.#state(receipt.at)];
    before.balances[who.name].free -= receipt.fee + receipt.tip;
    this.#checks.equal(after, before, `${title}, refused: what everybody has, and what there is of the assets`);
    this.refused += 1;
    return receipt;
  }

  /** What everybody has, and the records of the assets, at a block. */
  async #state(at) {
    const accounts = await at.query.system.account.multi(this.#cast.map(({ pair }) => pair.address));
    const balances = accounts.map(({ data }, index) => [
      this.#cast[index].name,
      { free: data.free.toBigInt(), held: data.reserved.toBigInt() },
    ]);
    const records = this.assets.map(async (id) => {
      const queries = [at.query.registry.assets(id), at.query.rewards.accounts(id), at.call.rewardsApi.collectable(id)];
      return [id, ...(await Promise.all(queries)).map((record) => record.toHex())];
    });
    return { balances: Object.fromEntries(balances), assets: await Promise.all(records) };
  }
}

const titleOf = (who, call) => `${who.name}: ${call.method.section}.${call.method.method}`;
