// What wallets read of a vote: polkadot.js decodes a referendum with the token votes where every wallet looks for them,
// and what it derives of an account with a vote, a lock and a deposit are the right numbers, to the planck.
//
// Nothing is changed: the referendum that it makes is rejected, and it gives back what it had, but for its deposit.

import { connect, find, freshKeys, parameter, passBlock, submit, well } from '../lib/chain.mjs';
import { CheckFailed, Checks, TRIB, run } from '../lib/story.mjs';
import { tracksOf, votes } from '../lib/voting.mjs';

/** What they are given and what they vote with. Wanda is for it, Wim against it. */
const GIFTS = { Wanda: 10_000n * TRIB, Wim: 5_000n * TRIB };
const VOTES = {
  Wanda: { aye: true, conviction: 'Locked2x', planck: 9_000n * TRIB + 1n },
  Wim: { aye: false, conviction: 'Locked1x', planck: 4_000n * TRIB },
};
/** The demo dataset, of whose data Bob brought a part. */
const DATASET = 0;
const USES = 100;
/** How long a lock lasts, in periods, by conviction: the list that wallets have. */
const PERIODS = [0, 1, 2, 4, 8, 16, 32];
/** What polkadot.js derives on every chain, and what only where there is the pallet `democracy`. */
const DERIVED = {
  balances: ['account', 'all', 'votingBalance', 'votingBalances'],
  treasury: ['proposals'],
};

const checks = new Checks();
const equal = (actual, expected, what) => checks.equal(actual, expected, what);
/** Some of what is derived is a number of polkadot.js, and some of the library beneath it. */
const big = (value) => BigInt(value.toString());

let api, people, free, held;

async function test() {
  api = await connect();
  const key = freshKeys();
  people = Object.fromEntries([
    ...['Alice', 'Bob'].map((name) => [name, well(name)]),
    ...Object.keys(GIFTS).map((name) => [name, key(name)]),
  ]);
  free = { ...GIFTS };
  held = { Wanda: 0n, Wim: 0n };
  const gifts = Object.entries(GIFTS).map(([name, planck]) =>
    api.tx.balances.transferKeepAlive(people[name].address, planck),
  );
  await act('Alice', api.tx.utility.batchAll(gifts));

  const track = tracksOf(api).get('parameters');
  const { index, deposit } = await referendum(track);
  const voice = await contributor(index);
  await tally(index, track, voice);
  await derived();
  await transferable();
  await metadataHash();
  await lockedNow(index, track);
  await lockedLater(index, track, deposit);
  console.log(`Referendum ${index} and the accounts that voted on it look to wallets as they should.`);
  console.log(`All ${checks.held} assertions held.`);
}

/** Wanda proposes what is so already, and both vote. */
async function referendum(track) {
  const value = await parameter(api, 'Registry', 'MaxRoyaltySum', null);
  const propose = api.tx.governance.proposeParameter({ Registry: { MaxRoyaltySum: [null, value] } }, { After: 0 });
  const before = await reserved('Wanda');
  const { events, at } = await act('Wanda', propose);
  const index = find(events, 'referenda', 'Submitted').index.toNumber();
  const deposit = (await reserved('Wanda', at)) - before;
  const scale = await parameter(api, 'Governance', 'DepositPercent', 100n);
  equal(deposit, (10n * TRIB * scale) / 100n, 'the submission deposit');
  await act('Wanda', api.tx.referenda.placeDecisionDeposit(index));
  move('Wanda', -deposit - track.deposit, deposit + track.deposit);
  for (const [name, { aye, conviction, planck }] of Object.entries(VOTES)) {
    const vote = { Standard: { vote: { aye, conviction }, balance: planck } };
    await act(name, api.tx.convictionVoting.vote(index, vote));
  }
  return { index, deposit };
}

/** Bob claims what he is owed for data, and votes as a contributor. Answers his voice. */
async function contributor(index) {
  const { terms } = (await api.call.registryApi.asset(DATASET)).unwrap();
  const price = big(terms.usePrice) * BigInt(USES);
  await act('Alice', api.tx.registry.useAsset(DATASET, USES, price));
  const before = big(await api.call.governanceApi.voice(people.Bob.address));
  const { events } = await act('Bob', api.tx.rewards.claim({ Data: DATASET }));
  const voice = big(await api.call.governanceApi.voice(people.Bob.address));
  equal(voice - before, big(find(events, 'rewards', 'Claimed').amount), "what Bob's voice has grown by");
  await act('Bob', api.tx.governance.contributorVote(index, true));
  return voice;
}

/** The referendum as wallets read it. */
async function tally(index, track, voice) {
  const { referendumInfoFor } = (await api.at(await api.rpc.chain.getFinalizedHead())).query.referenda;
  const stored = await referendumInfoFor(index);
  const [many] = await referendumInfoFor.multi([index]);
  const listed = (await referendumInfoFor.entries()).find(([{ args }]) => args[0].eq(index));
  equal([many.toHex(), listed[1].toHex()], [stored.toHex(), stored.toHex()], 'the referendum, read in three ways');

  const info = stored.unwrap();
  equal(info.isOngoing, true, 'it is open');
  const ongoing = info.asOngoing;
  equal(
    [ongoing.track.toNumber(), ongoing.deciding.isSome, ongoing.submissionDeposit.who.toString()],
    [track.id, true, people.Wanda.address],
    'what is known of it',
  );
  const expected = {
    ayes: votes(VOTES.Wanda.conviction, VOTES.Wanda.planck),
    nays: votes(VOTES.Wim.conviction, VOTES.Wim.planck),
    support: VOTES.Wanda.planck,
    contributorAyes: voice,
    contributorNays: 0n,
    contributorShare: await parameter(api, 'Governance', 'ContributorShare', 250_000_000n, (value) =>
      big(value.parameters),
    ),
    contributorQuorum: await parameter(api, 'Governance', 'ChamberQuorum', 100_000_000n),
  };
  const { tally } = ongoing;
  equal([...tally.keys()], Object.keys(expected), 'the names of what was voted');
  equal(Object.fromEntries([...tally].map(([name, value]) => [name, big(value)])), expected, 'what was voted');
  equal([tally.ayes, tally.nays, tally.support].map(big), [expected.ayes, expected.nays, expected.support], 'by name');
  // How polkadot.js Apps knows the tally of a vote with conviction from that of a fellowship.
  equal([Boolean(tally.support), Boolean(tally.bareAyes)], [true, false], 'which kind of tally it is');
  // Whoever decodes bytes by the type of the SDK finds the same three numbers.
  const three = api.createType('(u128, u128, u128)', tally.toU8a());
  equal(three.map(big), [expected.ayes, expected.nays, expected.support], 'the first bytes');
  const human = Object.values(tally.toHuman()).slice(0, 3);
  equal(
    human.map((number) => BigInt(number.replaceAll(',', ''))),
    [expected.ayes, expected.nays, expected.support],
    'in words',
  );
}

/** What polkadot.js derives of these accounts, and of the chain. */
async function derived() {
  equal(
    Object.fromEntries(Object.keys(DERIVED).map((section) => [section, Object.keys(api.derive[section]).sort()])),
    DERIVED,
    'what is derived',
  );
  // Without it wallets take the way that this test goes.
  equal(
    [api.derive.democracy, api.query.democracy, api.derive.council],
    [undefined, undefined, undefined],
    'democracy',
  );
  for (const [name, { planck }] of Object.entries(VOTES)) {
    await derivedAccount(name, planck);
    await derivedBalances(name, planck);
  }
  const names = Object.keys(VOTES);
  equal(
    (await api.derive.balances.votingBalances(names.map((name) => people[name].address))).map(
      ({ freeBalance, votingBalance }) => [big(freeBalance), big(votingBalance)],
    ),
    names.map((name) => [free[name], free[name]]),
    'derive.balances.votingBalances',
  );

  const { proposalCount, proposals, approvals } = await api.derive.treasury.proposals();
  equal([proposalCount.toNumber(), proposals, approvals], [0, [], []], 'derive.treasury.proposals');
  const info = await api.derive.accounts.info(people.Wanda.address);
  equal(info.accountId.toString(), people.Wanda.address, 'derive.accounts.info');
  const hash = await api.rpc.chain.getFinalizedHead();
  const [header, block] = await Promise.all([api.derive.chain.getHeader(hash), api.derive.chain.getBlock(hash)]);
  equal([header.hash.toHex(), block.block.header.hash.toHex()], [hash.toHex(), hash.toHex()], 'derive.chain');
  const { nonce, mortalLength } = await api.derive.tx.signingInfo(people.Wanda.address);
  equal([nonce.toNumber() > 0, mortalLength > 0], [true, true], 'derive.tx.signingInfo');
}

async function derivedAccount(name, frozen) {
  const { address } = people[name];
  const account = await api.derive.balances.account(address);
  const nonce = await api.rpc.system.accountNextIndex(address);
  equal(
    {
      who: account.accountId.toString(),
      nonce: account.accountNonce.toNumber(),
      free: big(account.freeBalance),
      reserved: big(account.reservedBalance),
      voting: big(account.votingBalance),
      frozen: big(account.frameSystemAccountInfo.frozen),
    },
    { who: address, nonce: nonce.toNumber(), free: free[name], reserved: held[name], voting: free[name], frozen },
    `derive.balances.account of ${name}`,
  );
}

/** With a lock on an account and a deposit: the lock is on what is on hold, too. */
async function derivedBalances(name, locked) {
  const { address } = people[name];
  const deposit = big(api.consts.balances.existentialDeposit);
  const all = await api.derive.balances.all(address);
  const reserves = locked - held[name];
  equal(
    {
      free: big(all.freeBalance),
      reserved: big(all.reservedBalance),
      locked: big(all.lockedBalance),
      breakdown: all.lockedBreakdown.map(({ id, amount }) => [id.toUtf8(), big(amount)]),
      available: big(all.availableBalance),
      transferable: big(all.transferable),
      vesting: [all.isVesting, big(all.vestingLocked), big(all.vestingTotal), all.vesting],
      reserves: all.namedReserves.map((list) => [...list]),
      voting: big(all.votingBalance),
    },
    {
      free: free[name],
      reserved: held[name],
      locked,
      breakdown: [['pyconvot', locked]],
      available: free[name] - locked,
      transferable: free[name] - (reserves > deposit ? reserves : deposit),
      vesting: [false, 0n, 0n, []],
      reserves: [[]],
      voting: free[name],
    },
    `derive.balances.all of ${name}`,
  );
  equal(big((await api.derive.balances.votingBalance(address)).votingBalance), free[name], `votes of ${name}`);
}

/** What a wallet says can be sent can be sent, and not a planck more. */
async function transferable() {
  const said = big((await api.derive.balances.all(people.Wanda.address)).transferable);
  const send = (planck) => api.tx.balances.transferKeepAlive(people.Alice.address, planck);
  // The fee is taken first. It does not depend on the amount, as long as that takes as many bytes.
  const fee = big((await send(said).paymentInfo(people.Wanda)).partialFee);
  const failed = await submit(api, send(said - fee + 1n), people.Wanda);
  equal([failed.refusal?.error, failed.fee], ['Token.Frozen', fee], 'a planck more');
  move('Wanda', -fee);
  await act('Wanda', send(said - 2n * fee));
  move('Wanda', -(said - 2n * fee));
  const left = big((await api.derive.balances.all(people.Wanda.address)).transferable);
  equal(left, 0n, 'what can be sent then');
  await act('Alice', api.tx.balances.transferKeepAlive(people.Wanda.address, said));
  move('Wanda', said);
}

/** A hardware wallet signs a hash of the metadata, too. A runtime that was built without it can only refuse. */
async function metadataHash() {
  const transfer = api.tx.balances.transferKeepAlive(people.Alice.address, TRIB);
  const signed = await transfer.signAsync(people.Wanda, { mode: 1, metadataHash: `0x${'07'.repeat(32)}` });
  const refusal = await signed.send().then(
    () => 'taken',
    ({ message }) => message,
  );
  equal(refusal.includes('CannotLookup'), true, `a hash that cannot be checked: ${refusal}`);
}

/** What is locked while it is open. */
async function lockedNow(index, track) {
  for (const [name, { planck }] of Object.entries(VOTES)) {
    equal(await locksOf(name), [{ track: track.id, index, planck, until: null }], `what ${name} has locked`);
  }
}

/** What is locked when it is over, and that it is free when wallets say so. */
async function lockedLater(index, track, deposit) {
  let info;
  while ((info = (await api.query.referenda.referendumInfoFor(index)).unwrap()).isOngoing) {
    await passBlock(api);
  }
  equal(info.isRejected, true, 'it is rejected: few tokens voted');
  const end = info.asRejected[0].toNumber();
  const until = end + api.consts.convictionVoting.voteLockingPeriod.toNumber();
  equal(
    [...(await locksOf('Wanda')), ...(await locksOf('Wim'))],
    [
      { track: track.id, index, planck: VOTES.Wanda.planck, until: end },
      { track: track.id, index, planck: VOTES.Wim.planck, until },
    ],
    'until when what is locked',
  );
  const clear = (name) =>
    act(
      name,
      api.tx.utility.batchAll([
        api.tx.convictionVoting.removeVote(track.id, index),
        api.tx.convictionVoting.unlock(track.id, people[name].address),
      ]),
    );
  await act('Wanda', api.tx.referenda.refundDecisionDeposit(index));
  move('Wanda', track.deposit, -track.deposit);
  await act('Bob', api.tx.governance.removeContributorVote(index));
  await clear('Wanda');
  equal(await lockedOf('Wanda'), 0n, 'what Wanda has locked');
  while ((await api.rpc.chain.getHeader()).number.toNumber() < until) {
    await passBlock(api);
  }
  await clear('Wim');
  equal(await lockedOf('Wim'), 0n, 'what Wim has locked');
  for (const name of Object.keys(GIFTS)) {
    await act(name, api.tx.balances.transferAll(people.Alice.address, false));
  }
  equal([await reserved('Wanda'), await reserved('Wim')], [deposit, 0n], 'what stays on deposit');
}

/** What polkadot.js Apps shows as locked by votes: track, referendum, planck, and the block that frees it. */
async function locksOf(name) {
  const { address } = people[name];
  const period = api.consts.convictionVoting.voteLockingPeriod.toNumber();
  const classes = (await api.query.convictionVoting.classLocksFor(address)).map(([track]) => track);
  const voting = await api.query.convictionVoting.votingFor.multi(classes.map((track) => [address, track]));
  const locks = [];
  for (const [position, track] of classes.entries()) {
    equal(voting[position].isCasting, true, `how ${name} votes`);
    for (const [index, vote] of voting[position].asCasting.votes) {
      const info = (await api.query.referenda.referendumInfoFor(index)).unwrap();
      const { balance, vote: side } = vote.asStandard;
      let until = null;
      if (!info.isOngoing) {
        const won = info.isApproved ? side.isAye : info.isRejected && side.isNay;
        const [end] = info.isApproved ? info.asApproved : info.asRejected;
        until = end.toNumber() + (won ? period * PERIODS[side.conviction.index] : 0);
      }
      locks.push({ track: track.toNumber(), index: index.toNumber(), planck: big(balance), until });
    }
  }
  return locks;
}

const lockedOf = async (name) => big((await api.derive.balances.all(people[name].address)).lockedBalance);
const reserved = async (name, at = api) => big((await at.query.system.account(people[name].address)).data.reserved);

/** What changes in an account: what is free, and what is on deposit. */
function move(name, change, reserve = 0n) {
  free[name] += change;
  held[name] += reserve;
}

/** Sends a call, which must succeed, and takes its fee from what is free. */
async function act(name, call) {
  const receipt = await submit(api, call, people[name]);
  if (receipt.refusal) {
    throw new CheckFailed(
      `${name}: ${call.method.section}.${call.method.method} failed with ${receipt.refusal.message}`,
    );
  }
  if (name in free) {
    move(name, -receipt.fee);
  }
  return receipt;
}

await run(test);
