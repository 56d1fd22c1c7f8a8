// The world of a story: the chain, everybody who is in it, what each of them has, and a witness that holds the chain
// against that after every transaction.

import { DEVNET, Trouble, atBlock, freshKeys, height, palletAccount, passBlock, well } from './chain.mjs';
import { epochNow } from './evaluation.mjs';
import { Purses } from './ledger.mjs';
import { Checks, count, say } from './story.mjs';
import { Witness } from './witness.mjs';

/** Most blocks that a settlement may take. */
const SETTLEMENT_PATIENCE = 50;

/** What all stories have; each has a world of its own on top of it. */
export class World {
  checks = new Checks();
  purses = new Purses();

  /**
   * After `connect`. The devnet's accounts are in it, and `newcomers` whom nobody knew before, all by name. `ledger`
   * knows what is in the pot.
   */
  constructor(api, newcomers, ledger) {
    const key = freshKeys();
    const cast = newcomers.map((name) => ({ name, pair: key(name) }));
    const others = DEVNET.map((name) => ({ name, pair: well(name) }));
    this.api = api;
    /** Everybody, `{ name, pair }`. */
    this.people = Object.fromEntries([...others, ...cast].map((who) => [who.name, who]));
    /** Their names by address. */
    this.names = new Map(Object.values(this.people).map(({ name, pair }) => [pair.address, name]));
    this.treasury = palletAccount(api, api.consts.treasury.palletId);
    this.witness = new Witness({
      api,
      checks: this.checks,
      ledger,
      purses: this.purses,
      cast,
      shared: {
        ...Object.fromEntries(DEVNET.map((name) => [name, this.address(name)])),
        Treasury: this.treasury,
        Pot: palletAccount(api, api.consts.rewards.potId),
      },
    });
  }

  /** Somebody's address. */
  address(name) {
    return this.people[name].pair.address;
  }

  /** Somebody's name, or the address of a stranger. */
  nameOf(account) {
    return this.names.get(account.toString()) ?? account.toString();
  }

  /** The chain's name, and its height in words. */
  async whereabouts() {
    return [(await this.api.rpc.system.chain()).toString(), count(await height(this.api))];
  }

  // What people do.

  /** Sends a call; `book` writes into the books what it must do. Answers the receipt. */
  act(who, call, book, options) {
    return this.witness.act(who, call, book, options);
  }

  /** Sends a call that must be refused with `error`. Tells it, if there is something to say of the `attempt`. */
  async refused(who, call, error, attempt = null) {
    const receipt = await this.act(who, call, undefined, { refused: error });
    if (attempt) {
      this.tellRefusal(attempt, receipt);
    }
    return receipt;
  }

  /** Sends transfers `[[name, planck]]` of one giver, all at once. Answers the receipt. */
  give(from, gifts) {
    const { api } = this;
    const transfers = gifts.map(([to, planck]) => api.tx.balances.transferKeepAlive(this.address(to), planck));
    return this.act(this.people[from], api.tx.utility.batchAll(transfers), () =>
      gifts.forEach(([to, planck]) => this.move(from, to, planck)),
    );
  }

  /** What a transfer means. */
  move(from, to, planck) {
    this.purses.pay(from, planck);
    this.purses.receive(to, planck);
  }

  /** Says what was attempted, and how the chain refuses it. */
  tellRefusal(attempt, { refusal }) {
    say(attempt);
    say(`  Refused as ${refusal.error}${refusal.docs && `: "${refusal.docs}"`}`);
  }

  // Time.

  /** The API at the block of this number, once it is there. */
  atBlock(number) {
    return atBlock(this.api, number);
  }

  /** Lets blocks pass until epoch `index` begins. Answers what the chain says of it. */
  async toEpoch(index) {
    let now = await epochNow(this.api);
    while (now.index < index) {
      await passBlock(this.api);
      now = await epochNow(this.api);
    }
    return now;
  }

  /** Waits until `epoch` is settled, which may begin in block `from`. Answers the number of the block that ends it. */
  async settledBy(epoch, from) {
    for (let number = from; number <= from + SETTLEMENT_PATIENCE; number += 1) {
      if ((await epochNow(await this.atBlock(number))).settling > epoch) {
        return number;
      }
    }
    throw new Trouble(`epoch ${epoch} is not settled ${SETTLEMENT_PATIENCE} blocks after it could be`);
  }
}
