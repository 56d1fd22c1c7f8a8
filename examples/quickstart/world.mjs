// Who is in the quickstart, and how what they do with assets is told.

import { Assets, rulesOf } from '../lib/assets.mjs';
import { connect } from '../lib/chain.mjs';
import { Ledger } from '../lib/ledger.mjs';
import { TRIB, amount, say } from '../lib/story.mjs';
import { World } from '../lib/world.mjs';

/** What each of the new accounts is given, in planck. */
export const ALLOWANCES = {
  Ada: 20n * TRIB,
  Ben: 10n * TRIB,
  Cleo: 10n * TRIB,
  Rita: 10n * TRIB,
  Mo: 50n * TRIB,
  Gus: 10n * TRIB,
  Uma: 100n * TRIB,
  Finn: 20n * TRIB,
  Sam: 10n * TRIB,
  Pia: 150n * TRIB,
};

/** The world of the quickstart. */
export class Quickstart extends World {
  /** The ids of the three assets, from the act on in which they are registered. */
  dataset;
  model;
  fineTune;
  /** What was contributed to them. */
  work;

  /** Connects, and says where. */
  static async open() {
    const api = await connect();
    const world = new Quickstart(api, await rulesOf(api));
    const [chain, block] = await world.whereabouts();
    console.log(`Tributary quickstart on ${chain}, at block ${block}.`);
    return world;
  }

  /** The `rules` are what `rulesOf` answers. */
  constructor(api, rules) {
    const ledger = new Ledger(rules.useFee);
    super(api, Object.keys(ALLOWANCES), ledger);
    this.assets = new Assets(this, ledger, rules);
  }

  /** Moves to an asset what its descendants owe it. */
  async collect(who, id, from) {
    for (const [descendant, planck] of await this.assets.collect(who, id, from)) {
      say(`${who.name} collects ${amount(planck)} of royalties for asset ${id} from asset ${descendant}.`);
    }
  }

  /** Claims what pools `[[kind, asset]]` owe. Answers the receipt. */
  async claim(who, pools) {
    const receipt = await this.assets.claim(who, pools);
    const parts = receipt.owed.map(([kind, id, planck]) => `${amount(planck)} (${kind.toLowerCase()}, asset ${id})`);
    say(`${who.name} claims ${parts.join(' and ')}.`);
    return receipt;
  }

  /** What everybody could claim. */
  tellClaims() {
    for (const { name } of this.witness.cast) {
      for (const [kind, id, planck] of this.assets.ledger.claimable(name)) {
        say(`  ${name.padEnd(5)} ${amount(planck)} (${kind.toLowerCase()}, asset ${id})`);
      }
    }
  }

  /** Says besides that nothing has changed but the fee. */
  tellRefusal(attempt, receipt) {
    super.tellRefusal(attempt, receipt);
    say(`  Nothing has changed but the fee, ${amount(receipt.fee)}.`);
  }
}
