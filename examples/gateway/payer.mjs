// Somebody who calls the model, honestly or not.

import { sleep } from '../lib/chain.mjs';
import { Tab, VoucherError, encode, header, message, multiSignature, pairKey, total } from '../lib/voucher.mjs';

/** What dishonest payers try, and how a gateway answers. */
export const TRICKS = {
  /** The voucher of the call before, once more. */
  replay: { status: 409, code: 'stale' },
  /** A unit more, and a planck less than it costs. */
  cheap: { status: 402, code: 'underpaid' },
  /** More than was deposited. */
  boast: { status: 402, code: 'over_deposit' },
  /** A voucher of the tab that somebody else signed. */
  forge: { status: 400, code: 'wrong_signature' },
  /** A voucher for another chain. */
  elsewhere: { status: 400, code: 'wrong_signature' },
};
/** After how many calls a dishonest payer tries it again. */
const HABIT = 5;
/** How long to wait for a gateway that is being started, in milliseconds, and how often. */
const PAUSE = 100;
const PATIENCE = 300;

/** A payer with a purse on the chain and a key for vouchers. */
export class Payer {
  /** Calls that were answered, tricks that were tried. */
  answered = 0;
  tried = 0;
  /** Planck of fees of its own transactions. */
  fees = 0n;
  closed = false;

  constructor(name, pair, session, trick) {
    Object.assign(this, { name, pair, session, trick });
  }

  /** The tab is open. */
  opened(state) {
    this.tab = new Tab(pairKey(this.session), state);
    this.deposit = this.tab.deposit;
  }

  /** Calls the model with `content`; answers what it says. Goes on where the gateway was gone meanwhile. */
  async ask(world, content) {
    const body = { model: world.model, messages: [{ role: 'user', content }] };
    for (let attempt = 1; ; attempt += 1) {
      try {
        const response = await this.tab.fetch(world.offer, `${world.gateway.url}/v1/chat/completions`, body);
        const answer = await response.json();
        this.answered += 1;
        // What is settled in the end is not less than this.
        this.least = total(this.tab.promised);
        return answer.choices[0].message.content;
      } catch (error) {
        if (error instanceof VoucherError || attempt === PATIENCE) {
          throw error;
        }
        await sleep(PAUSE);
      }
    }
  }

  /** Tries its trick, if it has one and it is time for it; answers how that went. */
  async cheat(world) {
    if (!this.trick || this.answered % HABIT !== 0) {
      return null;
    }
    const answer = await this.post(world, await this[this.trick](world));
    this.tried += 1;
    return answer;
  }

  /** Makes a call that is paid by this header; answers how the gateway turns it away. */
  async post({ gateway, model }, payment) {
    const headers = { 'content-type': 'application/json', 'payment-signature': payment };
    const body = JSON.stringify({ model, messages: [{ role: 'user', content: 'for nothing' }] });
    for (let attempt = 1; ; attempt += 1) {
      try {
        const response = await fetch(`${gateway.url}/v1/chat/completions`, { method: 'POST', headers, body });
        const told = await response.json();
        return { status: response.status, code: told.code ?? told.error?.code };
      } catch (error) {
        if (attempt === PATIENCE) {
          throw error;
        }
        await sleep(PAUSE);
      }
    }
  }

  replay() {
    return this.tab.sign(this.tab.promised);
  }

  cheap({ offer: { asset, service } }) {
    const [[, units, amount]] = this.tab.promised.lanes;
    const lanes = [[asset, units + 1n, amount + this.tab.prices.get(asset) - 1n]];
    return this.tab.sign({ ...this.tab.promised, service: this.tab.promised.service + service, lanes });
  }

  boast() {
    const service = this.tab.promised.service + this.deposit - total(this.tab.promised) + 1n;
    return this.tab.sign({ ...this.tab.promised, service });
  }

  forge({ offer: { genesis }, stranger }) {
    const voucher = this.#more();
    const signature = stranger.sign(message(genesis, voucher));
    return header(genesis, voucher, multiSignature(stranger.type, signature));
  }

  elsewhere({ offer: { genesis } }) {
    const voucher = this.#more();
    const signature = this.session.sign(message(`0x${'00'.repeat(32)}`, voucher));
    return header(genesis, voucher, multiSignature(this.session.type, signature));
  }

  #more() {
    return { ...this.tab.promised, service: this.tab.promised.service + 1_000n };
  }
}

/** Whether two vouchers are the same. */
export const same = (one, other) => Buffer.compare(Buffer.from(encode(one)), Buffer.from(encode(other))) === 0;
