// Sends transactions and holds the chain against the books after each.

import { Refusal, findAll, parameter, submit } from './chain.mjs';
import { share } from './ledger.mjs';

/** The events that raise what an account has free, and those that lower it. */
const GAINS = ['Deposit', 'Minted', 'Restored', 'Unreserved', 'Released'];
const LOSSES = ['Withdraw', 'Burned', 'Suspended', 'Reserved', 'Slashed', 'Held'];

/** What an event adds to what an account has free. */
function change({ section, method, data }, who) {
  if (section !== 'balances') {
    return 0n;
  }
  const ifOurs = (account) => (account.eq(who) ? data.amount.toBigInt() : 0n);
  if (method === 'Transfer') {
    return ifOurs(data.to) - ifOurs(data.from);
  }
  if (method === 'TransferOnHold') {
    // It leaves what its source has on hold, and comes to what its destination has free: so do penalties.
    return ifOurs(data.dest);
  }
  return GAINS.includes(method) ? ifOurs(data.who) : LOSSES.includes(method) ? -ifOurs(data.who) : 0n;
}

/** What these events together add to what an account has free. */
export const flow = (events, who) => events.reduce((total, event) => total + change(event, who), 0n);

/** Compares the chain with the books. */
export class Witness {
  /**
   * `cast` are `{ name, pair }` of accounts that nobody else uses: their balances are compared as they are. The
   * accounts of `shared` `{ name: address }` belong to others too: only their changes are compared, and those that
   * others cause in the same block are left out.
   */
  constructor({ api, checks, ledger, purses, cast, shared }) {
    Object.assign(this, { api, checks, ledger, purses, cast, shared });
  }

  /**
   * `actor` sends `call`; `book` writes into the books what it must do; then every balance is compared.
   *
   * With `refused`, the call must fail with that error and change nothing but the fee. Answers the receipt.
   */
  async act(actor, call, book = () => {}, { refused = null } = {}) {
    const { checks, ledger, purses } = this;
    const title = `${actor.name}: ${call.method.section}.${call.method.method}`;
    const before = this.#sharedBooks();

    const receipt = await submit(this.api, call, actor.pair);
    if (receipt.refusal && !refused) {
      throw new Refusal(`${title} failed with ${receipt.refusal.error}`, receipt.refusal.docs);
    }
    checks.equal(receipt.refusal?.error ?? null, refused, `${title}: the error`);
    await this.#bookFee(actor.name, receipt);
    const pot = ledger.inPot();
    if (!receipt.refusal) {
      await book(receipt);
    }
    purses.receive('Pot', ledger.inPot() - pot);

    await this.#compareCast(receipt, title);
    await this.#compareShared(receipt, before, title);
    return receipt;
  }

  /**
   * The treasury gets its share of each fee, rounded down; the block's author gets the rest, and the tips. Both are
   * paid at the block's end what all of its transactions paid.
   */
  async #bookFee(payer, { at, author, fee, tip, others }) {
    const { purses, shared } = this;
    const treasurys = await parameter(at, 'Governance', 'FeesToTreasury', 800_000_000n);
    const [name] = Object.entries(shared).find(([, address]) => address === author) ?? [];
    purses.pay(payer, fee + tip);
    const paid = findAll(others, 'transactionPayment', 'TransactionFeePaid');
    const all = [[fee, tip], ...paid.map(({ actualFee, tip: besides }) => [actualFee.toBigInt(), besides.toBigInt()])];
    for (const [each, besides] of all) {
      const treasury = share(each, treasurys);
      purses.receive('Treasury', treasury);
      if (name) {
        purses.receive(name, each - treasury + besides);
      }
    }
  }

  async #compareCast({ at, number }, title) {
    const accounts = await at.query.system.account.multi(this.cast.map(({ pair }) => pair.address));
    accounts.forEach(({ data }, index) => {
      const { name } = this.cast[index];
      const { free, held } = this.purses.of(name);
      this.checks.equal(data.free.toBigInt(), free, `${title} (block ${number}): what ${name} has free`);
      this.checks.equal(data.reserved.toBigInt(), held, `${title} (block ${number}): what ${name} has on hold`);
    });
  }

  async #compareShared({ at, parent, number, others }, before, title) {
    const addresses = Object.values(this.shared);
    const earlier = await (await this.api.at(parent)).query.system.account.multi(addresses);
    const later = await at.query.system.account.multi(addresses);
    for (const [index, name] of Object.keys(this.shared).entries()) {
      const total = later[index].data.free.toBigInt() - earlier[index].data.free.toBigInt();
      const ours = this.purses.of(name).free - before[name].free;
      this.checks.equal(
        total - flow(others, addresses[index]),
        ours,
        `${title} (block ${number}): the change of what ${name} has free`,
      );
    }
  }

  #sharedBooks() {
    return Object.fromEntries(Object.keys(this.shared).map((name) => [name, this.purses.of(name)]));
  }
}
