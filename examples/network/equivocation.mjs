// The same session keys on two nodes at once: both make a block in each slot of that validator. Whoever does so with a
// bond loses a part of it and its place; a member loses its place.

import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { palletAccount, parameter, well } from '../lib/chain.mjs';
import { Network, tell } from '../lib/network.mjs';
import { sessionOf, stand, validatorsOf, whenFinal } from '../lib/session.mjs';
import { TRIB, amount, run } from '../lib/story.mjs';

/** The least bond, unless somebody has set the parameter. */
const MIN_BOND = 10_000n * TRIB;
/** How long each part may take, in milliseconds: some sessions of twenty seconds. */
const PATIENCE = 240_000;

const includes = (address) => async (at) => (await validatorsOf(at)).includes(address);
const lacks = (address) => async (at) => !(await validatorsOf(at)).includes(address);

await run(async () => {
  const network = new Network('equivocation', 4);
  // Who is disabled goes on trying to make blocks, which its own runtime refuses by a panic.
  network.foreseen = /is disabled and should not be attempting to author blocks/;
  const nodes = await network.validators();
  const [alice] = nodes;
  const api = await alice.connect();
  await aCandidate(network, api, alice);
  await aMember(network, api, alice);
  await api.disconnect();

  // The network has survived.
  await network.agree(nodes, (await alice.finalized()) + 10);
  await network.end();
});

/** Ferdie joins with a bond, and runs a second node with the same keys: the bond is slashed, the place is lost. */
async function aCandidate(network, api, alice) {
  const { checks } = network;
  const ferdie = well('Ferdie').address;
  const fifth = await network.node('fifth', { flags: ['--validator'] });
  fifth.start();
  await fifth.ready();
  const own = await fifth.connect();
  const bond = (await parameter(own, 'Validators', 'MinBond', MIN_BOND)) + 1n;
  await stand(own, well('Ferdie'), bond);
  await own.disconnect();
  let at = await whenFinal(api, 'Ferdie does not validate', includes(ferdie), PATIENCE);
  const validators = BigInt((await validatorsOf(at)).length);
  tell(`Ferdie validates in session ${await sessionOf(at)}, with a bond of ${amount(bond)}, one of ${validators}.`);

  const begin = await alice.finalized();
  const twin = await startTwin(network, fifth);
  tell('A second node runs with the keys of the first.');
  const { number, kinds } = await offence(api, checks, begin, ferdie);
  await twin.stop();
  await fifth.stop();
  tell(`Reported in block ${number}: ${kinds.join(' and ')}. Ferdie is removed, and both nodes are stopped.`);
  at = await whenFinal(api, 'Ferdie goes on validating', lacks(ferdie), PATIENCE);
  const { slashed } = await allOf(api, begin, await heightOf(at), ferdie);
  // min(1, (3k/n)^2) of the bond, for one offender among n.
  const expected = ceil(bond * 9n, validators * validators);
  checks.equal(slashed[0], expected, 'what is taken of the bond for the first offence');
  checks.equal(new Set(kinds).size, kinds.length, 'that one report of each kind is taken');
  const taken = slashed.reduce((total, planck) => total + planck, 0n);
  const left = (await at.query.validators.candidates(ferdie)).unwrap();
  checks.equal([left.bond.toBigInt(), left.release.isSome], [bond - taken, true], 'the bond that is left, on hold');
  const { data } = await at.query.system.account(palletAccount(api, api.consts.treasury.palletId));
  checks.that(data.free.toBigInt() >= taken, 'the treasury has less than what was taken');
  tell(`${amount(taken)} of the bond went to the treasury; session ${await sessionOf(at)} goes without Ferdie.`);
}

/** A second node with the session keys of `node`. */
async function startTwin(network, node) {
  const keystore = ({ folder }) => {
    const chains = join(folder, 'chains');
    return join(chains, readdirSync(chains)[0], 'keystore');
  };
  const twin = await network.node('twin', { flags: ['--validator'] });
  twin.start();
  await twin.ready();
  await twin.stop();
  cpSync(keystore(node), keystore(twin), { recursive: true });
  twin.start();
  await twin.ready();
  return twin;
}

/** A member has no bond, but a place. Its twin begins with the same keys of development. */
async function aMember(network, api, alice) {
  const { checks } = network;
  const dave = well('Dave').address;
  const double = await network.node('double', { flags: ['--dave', '--validator'] });
  const begin = await alice.finalized();
  double.start();
  await double.ready();
  const { number, kinds } = await offence(api, checks, begin, dave);
  tell(`Reported in block ${number}: ${kinds.join(' and ')} of Dave, who is a member.`);
  await double.stop();
  const at = await whenFinal(api, 'Dave goes on validating', lacks(dave), PATIENCE);
  const members = (await at.query.validators.members()).map((who) => who.toString());
  checks.equal(members.includes(dave), false, 'whether Dave is a member still');
  checks.equal((await allOf(api, begin, await heightOf(at), dave)).slashed, [], 'what is taken of a member');
  tell(`Session ${await sessionOf(at)} goes without Dave.`);
}

/** Waits until somebody is removed for an offence after block `since`; answers where, and what was reported. */
async function offence(api, checks, since, address) {
  let found;
  const removed = async (at) => {
    found = await allOf(api, since, await heightOf(at), address);
    return found.removed.length > 0;
  };
  await whenFinal(api, 'the offence is not reported', removed, PATIENCE);
  const [{ number, reason }] = found.removed;
  checks.equal(reason, 'Equivocation', 'why the offender is removed');
  checks.that(found.kinds.length > 0, 'no offence is told');
  return { ...found, number };
}

/** What the blocks after `since`, up to `until`, tell of offences and of this account. */
async function allOf(api, since, until, address) {
  const found = { kinds: [], slashed: [], removed: [] };
  for (let number = since + 1; number <= until; number += 1) {
    const events = await (await api.at(await api.rpc.chain.getBlockHash(number))).query.system.events();
    for (const { event } of events) {
      const { section, method, data } = event;
      if (section === 'validators' && data.who?.toString() === address) {
        if (method === 'Reported') {
          found.kinds.push(data.kind.toUtf8());
        } else if (method === 'Slashed') {
          found.slashed.push(data.amount.toBigInt());
        } else if (method === 'Removed') {
          found.removed.push({ number, reason: data.reason.type });
        }
      }
    }
  }
  return found;
}

async function heightOf(at) {
  return (await at.query.system.number()).toNumber();
}

/** Rounded up. */
function ceil(dividend, divisor) {
  return (dividend + divisor - 1n) / divisor;
}
