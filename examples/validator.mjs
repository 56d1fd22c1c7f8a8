// Becoming a validator and ceasing to be one, against a node of your own that runs with `--validator`:
//
//   tributary --chain local-4 --validator --base-path my-node --rpc-port 9950 …     joins the network
//   node examples/validator.mjs ws://127.0.0.1:9950
//
// It makes session keys on that node, puts up a bond, waits for the node's first blocks and what they earn, leaves,
// and takes the bond back when it is free. Every amount is checked to the planck. It is for a chain with short
// sessions, such as `local-4`; the bond comes from Alice, who has tokens there.

import { Trouble, connect, find, freshKeys, nodeUrl, parameter, submit, well } from './lib/chain.mjs';
import { atFinal, authorOf, sessionOf, stand, validatorsOf, whenFinal } from './lib/session.mjs';
import { Checks, TRIB, amount, chapter, count, run, say } from './lib/story.mjs';

/** The least bond, unless somebody has set the parameter. */
const MIN_BOND = 10_000n * TRIB;
/** Not round, so that a planck that is lost shows. */
const MORE = 7n;
/** What the account has besides, for fees and the deposit on its keys. */
const ALLOWANCE = 100n * TRIB;
/** How many of its own blocks the story waits for. */
const BLOCKS = 2;
/** Sessions between the decision and the session that it counts for. */
const LEAD = 2;
/** The most of a session's validators that candidates may be, in parts per billion, and all of them. */
const [SHARE, WHOLE] = [330_000_000n, 1_000_000_000n];

const checks = new Checks();
let api, patience, me;

async function story() {
  api = await connect(nodeUrl());
  if (!api.tx.validators) {
    throw new Trouble('the runtime of this chain has no pallet `validators`');
  }
  const [length, slot, unbonding] = [
    await parameter(api, 'Validators', 'SessionLength', 600n),
    api.call.auraApi ? (await api.call.auraApi.slotDuration()).toBigInt() : 6_000n,
    await parameter(api, 'Validators', 'UnbondingSessions', 168n),
  ];
  // Three times what it should take, for a busy machine.
  patience = (sessions) => 60_000 + 3 * Number(length * slot) * sessions;
  chapter(`A session has ${length} blocks of ${Number(slot) / 1000} s`);
  say(`It is session ${await sessionOf(api)}, with ${(await validatorsOf(api)).length} validators.`);

  await placesAreLeft();
  const bond = await join();
  await earn();
  await leave(bond, Number(unbonding));
  console.log(`\nAll ${checks.held} assertions held.`);
}

/** Beside few members no candidate validates, whatever its bond: candidates fill fewer than a third of the places. */
async function placesAreLeft() {
  const members = BigInt((await api.query.validators.members()).length);
  const share = await parameter(api, 'Validators', 'MaxCandidateShare', SHARE);
  const left = share === WHOLE || members === 0n || (share * members) / (WHOLE - share) > 0n;
  if (!left) {
    throw new Trouble(
      `beside ${members} members no candidate validates: name more, or have root set Validators.MaxCandidateShare`,
    );
  }
}

async function join() {
  chapter('Joining');
  const bond = (await parameter(api, 'Validators', 'MinBond', MIN_BOND)) + MORE;
  me = freshKeys()('validator');
  const fund = await submit(api, api.tx.balances.transferKeepAlive(me.address, bond + ALLOWANCE), well('Alice'));
  checks.equal(fund.refusal, null, 'what the funding is refused with');

  const early = await submit(api, api.tx.validators.join(bond), me);
  checks.equal(early.refusal?.error, 'validators.NoKeys', 'how an account without keys is refused');
  say(`${me.address} cannot stand yet: "${early.refusal.docs}"`);

  const { keys, joined } = await stand(api, me, bond);
  say(`The node has made the keys ${keys.slice(0, 18)}…, and proven that they are this account's.`);
  const event = find(joined.events, 'validators', 'Joined');
  checks.equal([event.who.toString(), event.bond.toBigInt()], [me.address, bond], 'the event of joining');
  checks.equal(await onHold(joined.at), bond, 'the bond on hold');
  say(`${amount(bond)} are on hold as its bond, from block ${count(joined.number)} on.`);
  const session = await sessionOf(joined.at);
  const at = await whenFinal(api, 'the account does not validate', validates, patience(LEAD + 1));
  const active = await sessionOf(at);
  checks.that(active <= session + LEAD, `it stands since session ${session} and validates in ${active} only`);
  say(
    `It stands since session ${session} and validates in session ${active}, one of ${(await validatorsOf(at)).length}.`,
  );
  return bond;
}

async function earn() {
  chapter('Making blocks');
  const since = await heightOf(await atFinal(api));
  const made = async (at) => {
    const last = await heightOf(at);
    const authors = await Promise.all(
      Array.from({ length: last - since }, (_, index) => authorOf(api, since + 1 + index)),
    );
    return authors.filter((who) => who === me.address).length >= BLOCKS;
  };
  const until = await heightOf(await whenFinal(api, 'the node makes no blocks', made, patience(LEAD)));
  let [blocks, paid] = [0, 0n];
  let before = await balance(await at(since));
  for (let number = since + 1; number <= until; number += 1) {
    const now = await balance(await at(number));
    const own = (await authorOf(api, number)) === me.address;
    checks.equal(now > before, own, `whether block ${number} pays the account, and whether it made it`);
    checks.that(now >= before, `block ${number} takes from the account`);
    blocks += own ? 1 : 0;
    paid += now - before;
    before = now;
  }
  const span = `${count(since + 1)} to ${count(until)}`;
  say(`Of the blocks ${span} it made ${blocks}, which paid ${amount(paid)}; no other paid it.`);
}

async function leave(bond, unbonding) {
  chapter('Leaving');
  const left = await submit(api, api.tx.validators.leave(), me);
  checks.equal(left.refusal, null, 'what leaving is refused with');
  const session = await sessionOf(left.at);
  const release = find(left.events, 'validators', 'Left').release.toNumber();
  checks.equal(release, session + unbonding + LEAD, 'the session in which the bond is free');
  say(`It leaves in session ${session}. The bond answers for what it signed until session ${release}.`);
  const early = await submit(api, api.tx.validators.withdrawBond(), me);
  checks.equal(early.refusal?.error, 'validators.StillBonded', 'how an early withdrawal is refused');
  checks.equal(await onHold(early.at), bond, 'the bond on hold after an early withdrawal');

  const gone = async (at) => !(await validates(at));
  const out = await sessionOf(await whenFinal(api, 'it goes on validating', gone, patience(LEAD + 1)));
  checks.that(out <= session + LEAD, `it left in session ${session} and validates until ${out}`);
  say(`From session ${out} on it does not validate; the node may be stopped then.`);
  await whenFinal(
    api,
    'the bond is not free',
    async (at) => (await sessionOf(at)) >= release,
    patience(unbonding + LEAD),
  );
  const freed = await submit(api, api.tx.validators.withdrawBond(), me);
  checks.equal(freed.refusal, null, 'what the withdrawal is refused with');
  const { who, amount: planck } = find(freed.events, 'validators', 'BondWithdrawn');
  checks.equal([who.toString(), planck.toBigInt()], [me.address, bond], 'the event of the withdrawal');
  const [before, after] = [await balance(await api.at(freed.parent)), await balance(freed.at)];
  checks.equal(after - before, bond - freed.fee, 'what the account has more after the withdrawal, and the fee');
  checks.equal(await onHold(freed.at), 0n, 'the bond on hold after the withdrawal');
  say(`In session ${release} it has its ${amount(bond)} back, to the planck.`);
}

async function validates(at) {
  return (await validatorsOf(at)).includes(me.address);
}

/** What is on hold of the account as a bond. */
async function onHold(at) {
  const holds = await at.query.balances.holds(me.address);
  const bonds = holds.filter(({ id }) => id.isValidators && id.asValidators.isBond);
  return bonds.reduce((total, { amount: planck }) => total + planck.toBigInt(), 0n);
}

async function balance(at) {
  return (await at.query.system.account(me.address)).data.free.toBigInt();
}

async function at(number) {
  return api.at(await api.rpc.chain.getBlockHash(number));
}

async function heightOf(at) {
  return (await at.query.system.number()).toNumber();
}

await run(story);
