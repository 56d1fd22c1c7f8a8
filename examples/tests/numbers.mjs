// The numbers of quickstart.sh are those of quickstart.mjs: its acts are played here with its books alone, and what
// they come to is what the other script expects. Needs no node.

import { readFileSync } from 'node:fs';
import { BYTES, KINDS, Ledger, USE_FEE } from '../lib/ledger.mjs';
import { Checks, run } from '../lib/story.mjs';
import { aDataset } from '../quickstart/dataset.mjs';
import { whoEarnedWhat } from '../quickstart/earnings.mjs';
import { aFineTune } from '../quickstart/fine-tune.mjs';
import { aModel } from '../quickstart/model.mjs';
import { usingTheModel } from '../quickstart/use.mjs';

const CAST = ['Ada', 'Ben', 'Cleo', 'Rita', 'Mo', 'Gus', 'Uma', 'Finn', 'Sam', 'Pia'];
/** The records that the story has none of: an offer of a seat, and manifests. */
const UNUSED = ['offer', 'manifest', 'page'];

/** Whatever is asked of the chain, or of what only the chain knows. */
const nothing = new Proxy(() => nothing, { get: (_, name) => (name === Symbol.toPrimitive ? () => 0 : nothing) });

/** What people do with assets, in the books alone. */
class Assets {
  ledger = new Ledger();
  rules = { useFee: USE_FEE };
  /** What each use cost. */
  prices = [];
  #records = [];

  of(id) {
    return this.#records[id];
  }

  depositFor() {
    return 0n;
  }

  registration() {
    return nothing;
  }

  publication() {
    return nothing;
  }

  register(who, kind, asset, citations = []) {
    const id = this.#records.push(asset) - 1;
    const cited = citations.map(([cited, rate]) => [cited, rate, this.of(cited).terms.reach]);
    this.ledger.open(id, who.name, asset.split, cited);
    for (const [cited] of citations) {
      this.ledger.pay(cited, this.of(cited).terms.trainingFee);
    }
    return id;
  }

  setReviewers() {
    return 0n;
  }

  contribute(who, asset, kind) {
    return { who, asset, kind, deposit: 0n };
  }

  assess(_, list) {
    for (const [{ asset, kind, who }, weight] of list) {
      this.ledger.addWeight(asset, kind, who.name, weight);
    }
  }

  close() {
    return { at: nothing, publishable: 0 };
  }

  publish(_, id) {
    this.ledger.publish(id);
    return { at: nothing };
  }

  /** The only grant of the story comes before publication. */
  fund(_, id, planck) {
    this.ledger.grant(id, planck);
  }

  use(_, id, units) {
    const price = this.of(id).terms.usePrice * units;
    this.ledger.pay(id, price);
    this.prices.push(price);
    return price;
  }

  claimFor(_, kind, id, owner) {
    return this.ledger.claim(owner.name, [[kind, id]]);
  }

  forget() {}
  forgetGrant() {}
  forgetUsage() {}
  compareAsset() {}
  compareClaims() {}
  compareContribution() {}
  compareProvenance() {}
  compareStewarded() {}
  compareUsage() {}
}

/** The world of the quickstart without a chain: it writes down what is owed, collected and claimed. */
class Books {
  checks = new Checks();
  assets = new Assets();
  api = nothing;
  purses = { of: () => ({ free: 0n, held: 0n }) };
  people = Object.fromEntries(CAST.map((name) => [name, { name, pair: nothing }]));
  witness = { cast: Object.values(this.people) };
  /** `[name, planck]` of each claim. */
  claims = [];
  /** The planck of each collection. */
  collected = [];

  refused() {
    return { at: nothing };
  }

  tellClaims() {}

  collect(_, id, from) {
    this.collected.push(this.assets.ledger.collect(id, from).reduce((total, [, planck]) => total + planck, 0n));
  }

  claim({ name }, pools) {
    this.claims.push([name, this.assets.ledger.claim(name, pools)]);
    return { at: nothing };
  }
}

/** All that `pattern` finds in `text`, the parts in brackets as a list. */
const found = (text, pattern) => [...text.matchAll(pattern)].map(([, ...parts]) => parts);

/** The one number that quickstart.sh expects of `what`. */
function expected(script, what) {
  const numbers = found(script, new RegExp(`same "${what}" (\\d+) `, 'g'));
  return numbers.length === 1 ? BigInt(numbers[0][0]) : `${numbers.length} comparisons`;
}

/** Performs an act without its words. */
async function quietly(act, world) {
  const { log } = console;
  console.log = () => {};
  try {
    await act(world);
  } finally {
    console.log = log;
  }
}

async function numbers() {
  const script = readFileSync(new URL('../quickstart.sh', import.meta.url), 'utf8');
  const world = new Books();
  const { assets, checks } = world;
  const { ledger } = assets;
  const compare = (what, planck) => checks.equal(expected(script, what), planck, `quickstart.sh: ${what}`);
  const owed = (name) => ledger.claimable(name).reduce((total, [, , planck]) => total + planck, 0n);

  for (const [what, bytes] of Object.entries(BYTES)) {
    const written = found(script, new RegExp(`\\b${what.toUpperCase()}=(\\d+)\\b`, 'g'));
    checks.equal(written, UNUSED.includes(what) ? [] : [[`${bytes}`]], `quickstart.sh: bytes of ${what}`);
  }
  await quietly(aDataset, world);
  for (const name of ['Ada', 'Ben', 'Cleo']) {
    compare(`what ${name} is owed`, owed(name));
  }
  await quietly(aModel, world);
  compare("the model's split for compute", ledger.assets.get(world.model).split.Compute);
  await quietly(usingTheModel, world);
  compare('the royalties collected', world.collected[0]);
  const paidForGus = KINDS.map((kind) => ledger.assets.get(world.model).pools[kind].paid).reduce((a, b) => a + b);
  const claimedForGus = found(script, /FREE\[Gus\]\} \+ (\d+)\)/g);
  checks.equal(claimedForGus, [[`${paidForGus}`]], 'quickstart.sh: what Sam claims for Gus');
  await quietly(aFineTune, world);
  compare("the model's royalties", world.collected[1]);
  await quietly(whoEarnedWhat, world);
  compare("the dataset's income", ledger.assets.get(world.dataset).lifetime);
  compare("the model's income", ledger.assets.get(world.model).lifetime);
  compare("the fine-tune's income", ledger.assets.get(world.fineTune).lifetime);

  const prices = found(script, /same "the price of [^"]*" (\d+) /g).map(([planck]) => BigInt(planck));
  checks.equal(prices, assets.prices, 'quickstart.sh: what uses cost, in order');
  const claims = found(script, /^ +claimed (\w+) (\d+) /gm).map(([name, planck]) => [name, BigInt(planck)]);
  checks.equal(claims, world.claims, 'quickstart.sh: what is claimed, in order');
  console.log(`${checks.held} comparisons held.`);
}

await run(numbers);
