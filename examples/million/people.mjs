// Who is in the file, where in it, and when each of them comes by: from a seed.

import { blake2b } from '@noble/hashes/blake2';

/** People of this story, among all the others in the file. */
export const PEOPLE = 200;
/** Of them: who joins by itself, who stands in one aligned block, who has a second leaf, who is not named. */
const SELVES = 20;
const BLOCK = 16;
const SECOND = 20;
const BLINDED = 4;
/** Days on which they come: the first is before publication. */
export const DAYS = 5;
/** The day on which a relayer brings the whole block. */
const BLOCK_DAY = 2;
/** Units of a leaf: from the first on, so many numbers. */
const LEAST_UNITS = 10n;
const SPREAD = 91;

/** Bytes that a seed makes of some words. */
const bytesOf = (seed, ...words) =>
  blake2b(new TextEncoder().encode([seed, ...words].join('\0')), { dkLen: 64 });

/** Numbers below a bound, one after another, the same for the same seed. */
function dice(seed) {
  let rolls = 0;
  return (bound) => {
    rolls += 1;
    const view = new DataView(bytesOf(seed, 'dice', rolls).buffer);
    return Number(view.getBigUint64(0, true) % BigInt(bound));
  };
}

/** The names of the people of the story. */
export const NAMES = Array.from({ length: PEOPLE }, (_, number) => `P${number}`);
/** Those of them who send their own transactions, and need something to pay for the first. */
export const SENDERS = NAMES.slice(0, SELVES);

/** The file: `count` leaves, of which some are of `people`, `{ name, pair }`. */
export class File {
  /** What is known of the leaves of the story's people, by index: `{ index, who, salt, day, by }`. */
  places = new Map();
  /** The aligned block: the index of its first leaf, and how many it has. */
  block;
  #seed;
  #roll;

  constructor(seed, count, people) {
    this.count = count;
    this.#seed = seed;
    this.#roll = dice(seed);
    this.block = { first: BLOCK * this.#roll(Math.floor(count / BLOCK)), size: BLOCK };
    people.forEach((who, number) => this.#place(who, number));
    // Two of a person's may come on one day or on two; the second is its own as the first is.
    people.slice(-SECOND).forEach((who) => this.#put(this.#free(), who, 'relayer', this.#roll(DAYS)));
  }

  #place(who, number) {
    const { first, size } = this.block;
    if (number < SELVES) {
      this.#put(this.#free(), who, 'self', this.#roll(DAYS));
    } else if (number < SELVES + size) {
      // One of them cannot wait.
      const eager = number === SELVES;
      this.#put(first + number - SELVES, who, eager ? 'relayer' : 'block', eager ? BLOCK_DAY - 1 : BLOCK_DAY);
    } else {
      this.#put(this.#free(), who, 'relayer', this.#roll(DAYS));
    }
  }

  /** An index that nobody of the story has, outside the block. */
  #free() {
    const { first, size } = this.block;
    for (;;) {
      const index = this.#roll(this.count);
      if (!this.places.has(index) && (index < first || index >= first + size)) {
        return index;
      }
    }
  }

  #put(index, who, by, day) {
    const salt = index % BLINDED === 0 ? bytesOf(this.#seed, 'salt', index).slice(0, 32) : null;
    this.places.set(index, { index, who, salt, by, day });
  }

  /** The leaf of this index. What nobody of the story has belongs to an account without a key. */
  leafAt(index) {
    const bytes = bytesOf(this.#seed, index);
    const { who, salt = null } = this.places.get(index) ?? {};
    const record = bytes.slice(32);
    return {
      account: who?.pair.publicKey ?? bytes.slice(0, 32),
      salt,
      units: LEAST_UNITS + BigInt(record[0] % SPREAD),
      record,
    };
  }

  /** The places of those who come on a day, in some order, by who brings them: `self`, `relayer` or `block`. */
  due(day, by) {
    const found = [...this.places.values()].filter((place) => place.day === day && place.by === by);
    for (let left = found.length; left > 1; left -= 1) {
      const other = this.#roll(left);
      [found[left - 1], found[other]] = [found[other], found[left - 1]];
    }
    return found;
  }
}
