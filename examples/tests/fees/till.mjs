// What calls cost: each is made once, and what it took is written down.

import { Keyring } from '@polkadot/api';
import { find, height, submit, well } from '../../lib/chain.mjs';
import { rounded } from '../../lib/costs.mjs';
import { CheckFailed, TRIB, say } from '../../lib/story.mjs';

/** What everybody has to begin with, in planck. */
const PURSE = 5_000n * TRIB;
/** Blocks that are made by one request. */
const AT_ONCE = 50;
/** Who makes calls; what is held of others is told by these names. */
const PEOPLE = [
  ...['steward', 'reviewer', 'contributor', 'collector', 'stranger', 'payer', 'gateway', 'heir'],
  ...['evaluator', 'staker', 'voter', 'delegate'],
];

/** A text as calls take bytes. */
export const bytes = (text) => `0x${Buffer.from(text).toString('hex')}`;

export class Till {
  rows = [];
  #people = new Map();

  /** Gives everybody tokens of Alice's; that is the first that is told. */
  static async open(api) {
    const till = new Till();
    till.api = api;
    const keyring = new Keyring({ type: 'sr25519' });
    PEOPLE.forEach((name) => till.#people.set(name, keyring.addFromUri(`//fees//${name}`)));
    till.#people.set('Alice', well('Alice')).set('Charlie', well('Charlie'));
    const gifts = PEOPLE.map((name) => api.tx.balances.transferKeepAlive(till.address(name), PURSE));
    await till.pay('Alice', gifts[0], 'to a new account');
    await till.pay('Alice', api.tx.utility.batchAll(gifts.slice(1, 11)), '10 transfers');
    await till.pass('Alice', api.tx.utility.batchAll(gifts.slice(11)));
    return till;
  }

  address(name) {
    return this.#people.get(name).address;
  }

  pair(name) {
    return this.#people.get(name);
  }

  /** Makes a call and tells nothing of it; answers the receipt. */
  async pass(who, call) {
    const receipt = await submit(this.api, call, this.pair(who));
    if (receipt.refusal) {
      const { section, method } = call.method;
      throw new CheckFailed(`${who} cannot call ${section}.${method}: ${receipt.refusal.message}`);
    }
    return receipt;
  }

  /** Makes a call and writes down what it cost; `size` is what it is that costs so much. */
  async pay(who, call, size = '') {
    const receipt = await this.pass(who, call);
    const { section, method } = call.method;
    const held = await this.#held(who, receipt);
    const cells = [`\`${section}.${method}\``, size, rounded(receipt.fee), held];
    this.rows.push({ section, cells });
    say(cells.join(' | '));
    return receipt;
  }

  /** What was put on hold in a block, or released, in words; what is somebody else's is said to be. */
  async #held(who, { at, parent }) {
    const [names, pairs] = [[...this.#people.keys()], [...this.#people.values()]];
    const reserved = async (state) => {
      const accounts = await state.query.system.account.multi(pairs.map(({ address }) => address));
      return accounts.map(({ data }) => data.reserved.toBigInt());
    };
    const [then, now] = [await reserved(await this.api.at(parent)), await reserved(at)];
    const words = [];
    for (const [place, name] of names.entries()) {
      const held = now[place] - then[place];
      const whose = name === who ? '' : ` of the ${name}`;
      if (held !== 0n) {
        words.push(held > 0n ? `${rounded(held)}${whose}` : `${rounded(-held)}${whose} back`);
      }
    }
    return words.join(', ');
  }

  /** Lets blocks pass up to this one, some at a time: an answer takes no minute then, however slow the machine is. */
  async until(block) {
    for (let now = await height(this.api); now < block; now = await height(this.api)) {
      await this.api.rpc.dev.fastForward({ block: Math.min(block, now + AT_ONCE) });
    }
  }

  /** The id that an event of a receipt tells. */
  id({ events }, section, method, field) {
    return find(events, section, method)[field].toNumber();
  }
}
