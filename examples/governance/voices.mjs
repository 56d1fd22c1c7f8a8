// The voice of everybody in this story: what it has claimed from pools of data and of compute, but for what comes back
// of a grant of its own.

import { amount, table } from '../lib/story.mjs';

const least = (a, b) => (a < b ? a : b);

/** Voices, by name. */
export class Voices {
  #world;
  #voices;
  /** What of somebody's grants is still to be set off, by `name asset`. */
  #grants = new Map();

  constructor(world) {
    this.#world = world;
    this.#voices = new Map(world.witness.cast.map(({ name }) => [name, 0n]));
  }

  /** What somebody's voice must be. */
  of(name) {
    return this.#voices.get(name);
  }

  /** What is still to be set off of what somebody granted to an asset. */
  grantOf(name, id) {
    return this.#grants.get(`${name} ${id}`) ?? 0n;
  }

  /** Grants planck to an asset. */
  async fund(who, id, planck) {
    await this.#world.assets.fund(who, id, planck);
    this.#grants.set(`${who.name} ${id}`, this.grantOf(who.name, id) + planck);
  }

  /** Claims what pools `[[kind, asset]]` owe, and reckons what of it is voice. Answers the API at the block. */
  async claim(who, pools) {
    const { name } = who;
    const { at, owed } = await this.#world.assets.claim(who, pools);
    for (const [, id, planck] of owed.filter(([kind]) => kind !== 'Steward')) {
      const back = least(this.grantOf(name, id), planck);
      this.#grants.set(`${name} ${id}`, this.grantOf(name, id) - back);
      this.#voices.set(name, this.of(name) + planck - back);
    }
    await this.compare(at, [name]);
    return at;
  }

  /** What the chain says of anybody's voice. */
  async told(at, name) {
    return (await at.call.governanceApi.voice(this.#world.address(name))).toBigInt();
  }

  /** What the chain says of the voices of these people, or of everybody who is new. */
  async compare(at, names = [...this.#voices.keys()]) {
    const { checks } = this.#world;
    for (const name of names) {
      const stored = (await at.query.rewards.earned(this.#world.address(name))).toBigInt();
      checks.equal([await this.told(at, name), stored], [this.of(name), this.of(name)], `the voice of ${name}`);
    }
    for (const [key, planck] of this.#grants) {
      const [name, id] = key.split(' ');
      if (names.includes(name)) {
        const left = (await at.query.rewards.ownPayments(this.#world.address(name), id)).toBigInt();
        checks.equal(left, planck, `what ${name} granted`);
      }
    }
  }

  /** A table of these people's voices. */
  tell(names) {
    table(
      ['', 'voice'],
      names.map((name) => [name, amount(this.of(name))]),
    );
  }
}
