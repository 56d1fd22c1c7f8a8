// How Tributary decides, against a running devnet:
//
//   make devnet                       in one terminal
//   node examples/governance.mjs      in another; TRIBUTARY_URL or the first argument names another node
//
// Token holders vote with conviction, and those who contributed data and compute have a chamber of their own: it carries
// one referendum, and brings another down. The treasury pays, and is refused to pay. Every tally, every threshold and
// every balance is compared with what the script works out by itself (lib/voting.mjs, lib/ledger.mjs).
//
// It can be run as often as you like on the same chain: everybody who votes in it is new, and gives the tokens back in the
// end to the devnet's accounts. The parameter that it changes, the deposit for a contribution, is set back by a vote. What
// it leaves behind are two assets, and a deposit of 10 TRIB that a rejected referendum costs.

import { randomBytes } from 'node:crypto';
import { DEVNET, Trouble, connect, find, freshKeys, palletAccount, parameter, passBlock, well } from './lib/chain.mjs';
import { epochNow, evaluatorsNow, readBlocks, scoresHash } from './lib/evaluation.mjs';
import { Ledger, Purses, assetBytes, contributionBytes } from './lib/ledger.mjs';
import { Checks, TRIB, amount, chapter, count, percent, run, say, table } from './lib/story.mjs';
import {
  Voting,
  approval,
  decide,
  electorate,
  needs,
  plainTally,
  taskOf,
  tokensAlone,
  tracksOf,
  voteArgument,
} from './lib/voting.mjs';
import { Witness } from './lib/witness.mjs';

const checks = new Checks();
const purses = new Purses();
const ledger = new Ledger();

/** What the new token holders have to vote with, and what the other new accounts have, in planck. */
const TOKENS = {
  Vera: 400_000n * TRIB,
  Otto: 300_000n * TRIB,
  Dora: 150_000n * TRIB + 7n,
  Cora: 60_000n * TRIB + 27n,
};
const ALLOWANCES = {
  Pia: 500n * TRIB,
  Stella: 20n * TRIB,
  Ben: 20n * TRIB,
  Gus: 20n * TRIB,
  Lena: 20n * TRIB,
  Uma: 200n * TRIB,
  Tom: 0n,
};
/** What token holders have for fees and deposits besides. */
const CHANGE = 200n * TRIB;

/** The table of tracks and of parameters in docs/governance.md. */
const SUBMISSION_DEPOSIT = 10n * TRIB;
const DECISION_DEPOSITS = { parameters: 100n * TRIB, small_treasurer: 50n * TRIB };
const QUARTER = 250_000_000n;
const MOST_CONTRIBUTION_DEPOSIT = 1_000n * TRIB;
const MOST_SMALL_SPEND_LIMIT = 10_000n * TRIB;
const MAX_BATCH = 128;

/** What the asset is. */
const DATASET = {
  info: { name: 'Glacier outlines', uri: 'https://example.org/glaciers', licence: 'CC-BY-4.0' },
  terms: { usePrice: 20_000_000_003n, trainingFee: 0n, royalty: 0n },
  split: { Steward: 100_000_000n, Data: 600_000_000n, Compute: 300_000_000n },
};
/** One that stays open. */
const SEQUEL = { ...DATASET, info: { ...DATASET.info, name: 'Glacier outlines, next year' } };
/** What Lena grants to it, and how often Uma uses it at a time. */
const GRANT = 5_000_000_000_003n;
const USES = 1_000n;
/** What the treasury pays. */
const SPEND = 321_000_000_000_123n;
/** Most blocks that a settlement may take. */
const SETTLEMENT_PATIENCE = 50;

/** What everybody's voice must be, and what of an account's grants is still to be set off, by `name asset`. */
const voices = new Map();
const grants = new Map();
/** Referenda of this story, by index. */
const polls = new Map();

let api, witness, voting, tracks, people, deposits, shares, sponsors, treasury;

async function story() {
  api = await connect();
  await prologue();
  const asset = await voicesOfContributors();
  await emission(asset);
  const { cheaper, dearer } = await proposals();
  await tokens(cheaper, dearer);
  await chamber(cheaper, dearer, asset);
  const before = await carried(cheaper);
  await broughtDown(dearer);
  await records(cheaper, dearer);
  await locks(cheaper, dearer);
  await spends();
  await setBack(before);
  await epilogue();
  console.log(`\nAll ${checks.held} assertions held.`);
}

async function prologue() {
  const [chain, header] = await Promise.all([api.rpc.system.chain(), api.rpc.chain.getHeader()]);
  console.log(`Governance on ${chain}, from block ${count(header.number.toNumber())}.`);

  const key = freshKeys();
  const cast = [...Object.keys(TOKENS), ...Object.keys(ALLOWANCES)].map((name) => ({ name, pair: key(name) }));
  people = Object.fromEntries(
    [...DEVNET.map((name) => ({ name, pair: well(name) })), ...cast].map((who) => [who.name, who]),
  );
  treasury = palletAccount(api, api.consts.treasury.palletId);
  witness = new Witness({
    api,
    checks,
    ledger,
    purses,
    cast,
    shared: {
      ...Object.fromEntries(DEVNET.map((name) => [name, address(name)])),
      Treasury: treasury,
      Pot: palletAccount(api, api.consts.rewards.potId),
    },
  });
  cast.forEach(({ name }) => voices.set(name, 0n));
  tracks = tracksOf(api);
  voting = new Voting(api.consts.convictionVoting.voteLockingPeriod.toNumber());

  const ofPercent = (deposit, percent) => (deposit * percent) / 100n;
  const scale = await parameter(api, 'Governance', 'DepositPercent', 100n);
  deposits = {
    submission: ofPercent(SUBMISSION_DEPOSIT, scale),
    ...Object.fromEntries(
      Object.entries(DECISION_DEPOSITS).map(([track, planck]) => [track, ofPercent(planck, scale)]),
    ),
    assetBase: await parameter(api, 'Registry', 'AssetDepositBase', TRIB / 10n),
    assetByte: await parameter(api, 'Registry', 'DepositPerByte', TRIB / 10_000n),
    contributionBase: await parameter(api, 'Contributions', 'ContributionDepositBase', TRIB / 10n),
    contributionByte: await parameter(api, 'Contributions', 'ContributionDepositPerByte', TRIB / 10_000n),
  };
  const share = await parameter(api, 'Governance', 'ContributorShare', QUARTER, (value) => value.parameters.toBigInt());
  shares = { parameters: share, small_treasurer: 0n };
  for (const track of ['parameters', 'small_treasurer']) {
    checks.equal(tracks.get(track).deposit, deposits[track], `the decision deposit of the track ${track}`);
  }

  chapter('Prologue');
  await endow();
  const all = await electorate(api);
  say(`There are ${amount(all)} that somebody could vote with. Four people who are new here have some:`);
  table(
    ['', 'tokens', 'of all', 'from'],
    Object.entries(TOKENS).map(([name, planck]) => [
      name,
      amount(planck),
      percent((planck * 1_000_000_000n) / all),
      sponsors.get(name),
    ]),
  );
  say('Alice gives others what they need for fees and deposits.');
}

/** Whoever of the devnet's accounts has most gives the tokens of those who need most. Alice has the small change. */
async function endow() {
  const wealth = await Promise.all(
    DEVNET.map(async (name) => {
      const { data } = await api.query.system.account(address(name));
      const [free, held, frozen] = [data.free, data.reserved, data.frozen].map((planck) => planck.toBigInt());
      return [name, free - (frozen > held ? frozen - held : 0n)];
    }),
  );
  wealth.sort(([, a], [, b]) => (a < b ? 1 : -1));
  sponsors = new Map(Object.keys(TOKENS).map((name, index) => [name, wealth[index][0]]));
  const gifts = new Map();
  const give = (from, to, planck) => gifts.set(from, [...(gifts.get(from) ?? []), [to, planck]]);
  Object.entries(TOKENS).forEach(([name, planck]) => give(sponsors.get(name), name, planck + CHANGE));
  Object.entries(ALLOWANCES).forEach(([name, planck]) => planck > 0n && give('Alice', name, planck));
  for (const [from, list] of gifts) {
    const needed = list.reduce((total, [, planck]) => total + planck, TRIB);
    if (new Map(wealth).get(from) < needed) {
      throw new Trouble(`${from} has less than ${amount(needed)} to give: start a new devnet`);
    }
    const transfers = list.map(([to, planck]) => api.tx.balances.transferKeepAlive(address(to), planck));
    await act(people[from], api.tx.utility.batchAll(transfers), () =>
      list.forEach(([to, planck]) => move(from, to, planck)),
    );
  }
}

async function voicesOfContributors() {
  chapter('1. Voices');
  const { Stella, Ben, Gus, Lena, Uma } = people;
  const id = await register(Stella, DATASET);
  say(`Stella registers the dataset "${DATASET.info.name}". It is asset ${id}.`);
  const accepted = [
    [await contribute(Ben, id, 'Data', 30_000n), 30_000n],
    [await contribute(Lena, id, 'Data', 10_001n), 10_001n],
    [await contribute(Gus, id, 'Compute', 7_200n), 7_200n],
  ];
  await act(Stella, api.tx.contributions.assessMany(accepted.map(([{ id }, weight]) => [id, weight])), () =>
    accepted.forEach(([{ kind, who, deposit }, weight]) => {
      ledger.addWeight(id, kind, who, weight);
      purses.release(who, deposit);
    }),
  );
  say('Ben and Lena bring data, Gus lends compute, and she accepts all of it.');

  await act(Lena, api.tx.rewards.fund(id, GRANT), () => {
    earn('Lena', id, GRANT);
    grants.set(`Lena ${id}`, GRANT);
  });
  say(`Lena grants the asset ${amount(GRANT)} of her own.`);
  await act(Stella, api.tx.registry.publish(id, hash('the glaciers')), () => ledger.freeze(id));
  say('Stella publishes it.');
  await use(id);
  await claim('Ben', [['Data', id]]);
  await claim('Gus', [['Compute', id]]);
  await claim('Stella', [['Steward', id]]);
  const { at } = await claim('Lena', [['Data', id]]);
  checks.equal(
    ['Ben', 'Gus', 'Stella', 'Lena'].map((name) => voices.get(name) > 0n),
    [true, true, false, false],
    'who has a voice',
  );
  await compareVoices(at);
  say(
    'Whoever contributes has a voice: what it has claimed from pools of data and of compute. It cannot be bought or sold.',
  );
  tellVoices(['Ben', 'Gus', 'Stella', 'Lena']);
  say("What a steward gets gives none. Nor does what comes back of a grant of one's own: of the next");
  say(`${amount(grants.get(`Lena ${id}`))} that Lena claims here nothing counts either.`);
  return id;
}

async function emission(id) {
  chapter('2. Emission');
  const { Charlie, Ferdie } = people;
  const mine = (await evaluatorsNow(api)).find(({ account }) => account === address('Charlie'));
  if (!mine || mine.counts === 0n) {
    throw new Trouble('Charlie should be an evaluator: is this a devnet?');
  }
  const epoch = await toEpoch((await epochNow(api)).index + 1);
  if ((await api.query.evaluation.commits(epoch, address('Charlie'))).isSome) {
    throw new Trouble('somebody else scores as Charlie: try again when that is over');
  }
  const [scores, salt] = [[[id, 100]], `0x${randomBytes(32).toString('hex')}`];
  const bound = scoresHash(api, epoch, address('Charlie'), scores, salt);
  await act(Charlie, api.tx.evaluation.commitScores(bound));
  await toEpoch(epoch + 1);
  await act(Charlie, api.tx.evaluation.revealScores(scores, salt));
  say(`Charlie, an evaluator, scores the asset in epoch ${epoch}.`);

  await toEpoch(epoch + 2);
  const from = (await epochNow(api)).start;
  let to = from;
  while ((await epochNow(await atBlock(to))).settling <= epoch) {
    to += 1;
    if (to - from > SETTLEMENT_PATIENCE) {
      throw new Trouble(`epoch ${epoch} is not settled ${SETTLEMENT_PATIENCE} blocks after it could be`);
    }
  }
  const incomes = (await readBlocks(api, from, to))
    .flatMap(({ events }) =>
      events.filter(({ section, method }) => section === 'rewards' && method === 'IncomeReceived'),
    )
    .filter(({ data }) => data.asset.eq(id) && data.source.isEmission);
  checks.equal(incomes.length, 1, `how often asset ${id} was paid by emission`);
  const [{ data: income }] = incomes;
  checks.equal(
    [income.source.asEmission.toNumber(), income.payer.isNone],
    [epoch, true],
    'for which epoch it was paid',
  );
  ledger.pay(id, income.amount.toBigInt());
  say(`In epoch ${epoch + 2} the asset is paid ${amount(income.amount.toBigInt())} for that.`);

  const voice = await voiceOf(api, 'Ferdie');
  const staked = await claimableStake('Ferdie', 'Charlie');
  checks.that(staked > 0n, 'Ferdie, who staked to Charlie, is paid for it');
  const { at } = await act(Ferdie, api.tx.rewards.claim({ Stake: address('Charlie') }), () =>
    move('Pot', 'Ferdie', staked),
  );
  checks.equal(await voiceOf(at, 'Ferdie'), voice, 'the voice of Ferdie, who claims what he gets for his stake');
  say(`Ferdie claims ${amount(staked)} for what he staked to Charlie. Stake gives no voice: his is what it was.`);

  const left = grants.get(`Lena ${id}`);
  const owed = ledger.claimable('Lena').find(([kind]) => kind === 'Data')[2];
  await claim('Lena', [['Data', id]]);
  checks.equal(voices.get('Lena'), owed - left, 'what Lena earned beyond her grant');
  const last = await claim('Gus', [['Compute', id]]);
  await claim('Ben', [['Data', id]]);
  await compareVoices(last.at, ['Gus', 'Lena']);
  say('Lena, Gus and Ben claim their parts:');
  tellVoices(['Ben', 'Gus', 'Lena']);
  say('Emission is income like any other. Now that her grant is set off, Lena has a voice too.');
}

async function proposals() {
  chapter('3. Proposals');
  const { Pia, Otto, Uma, Ben } = people;
  const base = deposits.contributionBase;
  const lower = base === TRIB / 20n ? TRIB / 10n : TRIB / 20n;
  const over = setDeposit(MOST_CONTRIBUTION_DEPOSIT + 1n);
  const refused = await act(Pia, api.tx.governance.proposeParameter(over, { After: 0 }), undefined, {
    refused: 'governance.OutOfBounds',
  });
  checks.that(/bounds/.test(refused.refusal.docs), 'the refusal says what is wrong');
  tellRefusal('Pia would have a contribution cost a deposit of more than 1,000 TRIB.', refused);
  const limit = { Governance: { SmallSpendLimit: [null, MOST_SMALL_SPEND_LIMIT + 1n] } };
  await act(Pia, api.tx.governance.proposeParameter(limit, { After: 0 }), undefined, {
    refused: 'governance.OutOfBounds',
  });
  const byHand = api.tx.referenda.submit(
    { Governance: 'ParameterAdmin' },
    { Inline: api.tx.parameters.setParameter(over).method.toHex() },
    { After: 0 },
  );
  await act(Pia, byHand, undefined, { refused: 'system.CallFiltered' });
  say('The same proposal by hand, without that call, is refused as well.');

  const cheaper = await proposeDeposit(Pia, lower);
  say(`So she proposes ${amount(lower)} instead of ${amount(base)}, referendum ${cheaper}. Her submission deposit is`);
  say(`${amount(deposits.submission)}.`);
  const dearer = await proposeDeposit(Otto, 100n * TRIB);
  say(
    `Otto proposes the opposite, ${amount(100n * TRIB)}, referendum ${dearer}: contributions should be few and good.`,
  );

  const early = await act(Ben, api.tx.governance.cleanupPoll(cheaper, 1), undefined, {
    refused: 'governance.StillOngoing',
  });
  checks.that(early.fee > 0n, 'a call that is refused is paid for');
  await act(Uma, api.tx.governance.contributorVote(cheaper, true), undefined, { refused: 'governance.NoVoice' });
  await act(Ben, api.tx.governance.contributorVote(1_000_000_000, true), undefined, {
    refused: 'governance.NotOngoing',
  });
  return { cheaper, dearer };
}

async function tokens(cheaper, dearer) {
  chapter('4. Tokens');
  const { Vera, Dora, Otto, Cora } = people;
  const { id: track } = tracks.get('parameters');
  await vote(Vera, { [cheaper]: { aye: true, conviction: 'None', planck: 100_000n * TRIB } });
  await vote(Vera, { [cheaper]: { aye: true, conviction: 'Locked1x', planck: TOKENS.Vera } });
  say(
    `Vera is for referendum ${cheaper}: first with a quarter of her tokens and without conviction, then with all, 1x.`,
  );

  const [conviction, planck] = ['Locked2x', TOKENS.Dora];
  const before = voting.tally(cheaper);
  const delegate = api.tx.convictionVoting.delegate(track, address('Vera'), conviction, planck);
  const { at } = await act(Dora, delegate, () => voting.delegate(track, 'Dora', 'Vera', conviction, planck));
  const after = voting.tally(cheaper);
  checks.equal([after.ayes - before.ayes, after.support - before.support], [2n * planck, planck], 'what Dora adds');
  const { votes, capital } = (await at.query.convictionVoting.votingFor(address('Vera'), track)).asCasting.delegations;
  checks.equal(
    { votes: votes.toBigInt(), capital: capital.toBigInt() },
    voting.delegated(track, 'Vera'),
    'what Vera votes with for others',
  );
  say(
    `Dora has no time. She delegates ${amount(planck)} to Vera on this track, 2x: they count twice, and once as support.`,
  );
  const herself = voteCall(cheaper, { aye: false, conviction: 'None', planck: TRIB });
  const twice = await act(Dora, herself, undefined, { refused: 'convictionVoting.AlreadyDelegating' });
  tellRefusal('She cannot vote herself as well.', twice);

  await vote(Vera, { [dearer]: { aye: false, conviction: 'Locked1x', planck: TOKENS.Vera } });
  await vote(Otto, { [cheaper]: { aye: false, conviction: 'Locked3x', planck: 250_000n * TRIB } });
  await vote(Otto, { [dearer]: { aye: true, conviction: 'Locked3x', planck: TOKENS.Otto } });
  await vote(Cora, {
    [cheaper]: { split: { aye: 10_000n * TRIB + 9n, nay: 20_000n * TRIB, abstain: 30_000n * TRIB + 18n } },
  });
  const last = await vote(Cora, { [dearer]: { split: { aye: 40_000n * TRIB + 19n, nay: 20_000n * TRIB + 8n } } });
  await compareLocks(last.at);
  say(
    "With all of it she is against the other one, and so are Dora's tokens. Otto votes the other way round, 3x. Cora",
  );
  say('splits her vote, which counts a tenth. Tokens that voted stay where they are, but cannot be sent:');
  table(
    ['', 'ayes', 'nays', 'support', 'approval'],
    [cheaper, dearer].map((index) => {
      const tally = voting.tally(index);
      return [`referendum ${index}`, ...[tally.ayes, tally.nays, tally.support].map(amount), percent(approval(tally))];
    }),
  );
  const stuck = await act(Vera, send('Vera', TOKENS.Vera), undefined, { refused: 'Token.Frozen' });
  tellRefusal('Vera would send her tokens away.', stuck);
}

async function chamber(cheaper, dearer, id) {
  chapter('5. The chamber of contributors');
  const { Ben, Gus, Lena, Pia, Otto } = people;
  for (const [who, ayes] of [
    [Ben, true],
    [Gus, true],
    [Lena, false],
  ]) {
    await speak(who, cheaper, ayes);
    await speak(who, dearer, !ayes);
  }
  const tally = voting.tally(cheaper);
  say(
    `On this track contributors have ${percent(tally.contributorShare)} of the approval. Ben and Gus are for referendum`,
  );
  say(`${cheaper} and against ${dearer}. Lena votes the other way round.`);

  const removed = await act(Lena, api.tx.governance.removeContributorVote(cheaper), ({ events }) => {
    const told = find(events, 'governance', 'ContributorVoteRemoved');
    const voice = voting.hush(cheaper, 'Lena');
    checks.equal(
      [told.poll.toNumber(), told.who.toString(), told.voice.toBigInt()],
      [cheaper, address('Lena'), voice],
      'what is removed',
    );
  });
  await compareRecords(removed.at, cheaper);
  await act(Lena, api.tx.governance.removeContributorVote(cheaper), undefined, { refused: 'governance.NotVoter' });
  say(`She changes her mind, and takes back what she said to referendum ${cheaper}.`);

  await place(Pia, cheaper);
  await act(Pia, api.tx.referenda.refundDecisionDeposit(cheaper), undefined, { refused: 'referenda.Unfinished' });
  await place(Otto, dearer);
  say(`Pia and Otto place the decision deposits, ${amount(deposits.parameters)} each. The decisions begin.`);

  const voice = voices.get('Ben');
  await use(id);
  const owed = ledger.claimable('Ben').find(([kind]) => kind === 'Data')[2];
  await claim('Ben', [['Data', id]]);
  checks.equal(voting.tally(cheaper).contributorAyes, voice + voices.get('Gus'), 'a vote keeps the voice that it had');
  await speak(Ben, cheaper, true);
  checks.equal(
    voting.tally(cheaper).contributorAyes,
    voice + owed + voices.get('Gus'),
    'what Ben votes again counts more',
  );
  say(`Ben claims ${amount(owed)} of it and votes again, so that this counts too.`);
}

async function carried(index) {
  chapter('6. A referendum that contributors carry');
  const poll = await conclude(index);
  const { since, ended, track, tallyAt, electorateAt } = poll;
  checks.equal(ended.approved, true, `referendum ${index} is approved`);
  say('Approval must be at the threshold of its time or above it, and so must support:');
  tellCourse(
    index,
    poll.course.map(([, number]) => number),
  );

  const floor = needs(track, track.decision, ended.tally, 1n).needed.approval;
  for (let number = since; number <= ended.number; number += 1) {
    const alone = needs(track, number - since, tokensAlone(tallyAt(number - 1)), electorateAt(number - 1));
    checks.that(alone.has.approval < alone.needed.approval, `tokens alone would not do in block ${number}`);
  }
  const alone = decide({ track, since, electorateAt, tallyAt: (number) => tokensAlone(tallyAt(number)) });
  checks.equal(alone, [['Rejected', since + track.decision]], `what tokens alone would make of referendum ${index}`);
  checks.that(approval(tokensAlone(ended.tally)) < floor, 'tokens alone would never do');
  say(`Tokens alone, ${percent(approval(tokensAlone(ended.tally)))}, were below it all the time, and below the`);
  say(`${percent(floor)} of its end too: it would have been rejected in block ${count(since + track.decision)}.`);

  const before = await storedDeposit(await atBlock(ended.number + track.enactment - 1));
  const { at, number, error } = await enactment(index);
  checks.equal(error, null, `what referendum ${index} does`);
  checks.equal(await storedDeposit(at), poll.value, 'the deposit that is asked for');
  say(
    `Block ${count(number)}: it takes effect. A contribution has a deposit of ${amount(poll.value)} and its bytes now.`,
  );
  deposits.contributionBase = poll.value;

  const { Ben, Stella } = people;
  const sequel = await register(Stella, SEQUEL);
  const contribution = await contribute(Ben, sequel, 'Data', 1n);
  await act(Ben, api.tx.contributions.withdraw(contribution.id), () => purses.release('Ben', contribution.deposit));
  say(
    `Ben contributes to asset ${sequel}: ${amount(contribution.deposit)} are on hold. He withdraws it, and has them back.`,
  );
  return before;
}

async function broughtDown(index) {
  chapter('7. A referendum that contributors bring down');
  const { since, ended, track, tallyAt, electorateAt } = await conclude(index);
  checks.equal(ended.approved, false, `referendum ${index} is rejected`);
  checks.equal(ended.number, since + track.decision, 'at the end of its time');
  const alone = decide({ track, since, electorateAt, tallyAt: (number) => tokensAlone(tallyAt(number)) });
  checks.equal(
    alone.map(([event]) => event),
    ['ConfirmStarted', 'Confirmed'],
    `what tokens alone would make of referendum ${index}`,
  );
  say('This one has the tokens, and not the contributors:');
  const [[, started], [, confirmed]] = alone;
  checks.that(confirmed < ended.number, 'and that before its time was over');
  for (let number = since; number <= ended.number; number += 1) {
    const { has, needed } = needs(track, number - since, tallyAt(number - 1), electorateAt(number - 1));
    checks.that(has.approval < needed.approval, `both chambers do not do in block ${number}`);
  }
  tellCourse(index, [since, started, confirmed, ended.number]);
  say(
    `Tokens alone would have done from block ${count(started)} on, and it would have been approved in ${count(confirmed)}.`,
  );
  say(`With the contributors' nays it never had enough: block ${count(ended.number)} rejects it.`);
  checks.equal(await storedDeposit(api), deposits.contributionBase, 'the deposit that is asked for');
}

async function records(cheaper, dearer) {
  chapter('8. What is left of it');
  const { Pia, Otto, Ben, Uma } = people;
  await refund(Pia, cheaper, 'Decision');
  await refund(Pia, cheaper, 'Submission');
  await refund(Otto, dearer, 'Decision');
  const lost = await act(Otto, api.tx.referenda.refundSubmissionDeposit(dearer), undefined, {
    refused: 'referenda.BadStatus',
  });
  checks.equal(purses.of('Otto').held, deposits.submission, 'what Otto does not get back');
  say('Pia has both deposits back. Otto has the one for the decision.');
  tellRefusal('He would have the other one too.', lost);

  await act(Ben, api.tx.governance.contributorVote(cheaper, true), undefined, { refused: 'governance.NotOngoing' });
  const removed = await act(Ben, api.tx.governance.removeContributorVote(cheaper), ({ events }) => {
    const { voice } = find(events, 'governance', 'ContributorVoteRemoved');
    checks.equal(voice.toBigInt(), voting.hush(cheaper, 'Ben'), 'the voice of Ben');
  });
  await compareRecords(removed.at, cheaper);
  say(`Ben removes the record of his vote on referendum ${cheaper}.`);
  await act(Uma, api.tx.governance.cleanupPoll(dearer, MAX_BATCH + 1), undefined, {
    refused: 'governance.BatchTooLong',
  });
  await cleanUp(cheaper, MAX_BATCH, 1);
  await cleanUp(dearer, 2, 2);
  await cleanUp(dearer, MAX_BATCH, 1);
  await act(Uma, api.tx.governance.cleanupPoll(dearer, MAX_BATCH), undefined, { refused: 'governance.NothingToClean' });
  say('Uma, who has nothing to do with it, removes all others. That is free.');
}

async function locks(cheaper, dearer) {
  chapter('9. Locks');
  const { Vera, Otto, Cora, Dora, Uma } = people;
  const { id: track } = tracks.get('parameters');
  const early = await act(Uma, api.tx.convictionVoting.removeOtherVote(address('Vera'), track, dearer), undefined, {
    refused: 'convictionVoting.NoPermissionYet',
  });
  tellRefusal("Anybody may clear votes that lock nothing. Uma tries it with Vera's.", early);

  await clear(Otto, [cheaper, dearer]);
  await clear(Cora, [cheaper, dearer]);
  const { at } = await clear(Vera, [cheaper, dearer]);
  checks.equal(
    [Otto, Cora, Vera].map(({ name }) => voting.locks(name)),
    [[], [], [[track, TOKENS.Vera]]],
    'what is locked when all have cleared their votes',
  );
  await compareLocks(at);
  const { until, planck } = voting.prior(track, 'Vera');
  checks.equal(until, polls.get(dearer).ended.number + voting.lockPeriod, 'until when the tokens of Vera are locked');
  await act(Vera, send('Vera', TOKENS.Vera), undefined, { refused: 'Token.Frozen' });
  say(
    'All clear their votes. Otto lost both times, for all his conviction, and Cora had none: their tokens are free. Vera',
  );
  say(`won, so ${amount(planck)} of hers stay locked for ${voting.lockPeriod} blocks, until block ${count(until)}.`);

  const undelegate = api.tx.convictionVoting.undelegate(track);
  const undelegated = await act(Dora, undelegate, ({ number }) => voting.undelegate(track, 'Dora', number));
  const held = voting.prior(track, 'Dora');
  checks.equal(held.until, undelegated.number + 2 * voting.lockPeriod, 'until when the tokens of Dora are locked');
  await unlock(Dora);
  checks.equal(voting.locks('Dora'), [[track, TOKENS.Dora]], 'what of Dora is locked');
  say(`Dora takes her delegation back. At 2x it locks twice as long, from now on, until block ${count(held.until)}.`);

  await passTo(until - 4);
  await unlock(Vera);
  await passTo(until - 1);
  const free = await unlock(Vera);
  checks.equal(voting.locks('Vera'), [], 'what of Vera is locked');
  const [gone, back] = [1_000n, -1_000n].map((change) => TOKENS.Vera / 2n + change);
  for (const planck of [gone, back]) {
    await act(Vera, send('Vera', planck), () => move('Vera', sponsors.get('Vera'), planck));
  }
  await act(people[sponsors.get('Vera')], api.tx.balances.transferKeepAlive(address('Vera'), TOKENS.Vera), () =>
    move(sponsors.get('Vera'), 'Vera', TOKENS.Vera),
  );
  say(`In block ${count(free.number)} nothing of Vera's is locked. She sends all of it away, and gets it back.`);
}

async function spends() {
  chapter('10. The treasury');
  const { Alice, Pia, Ben, Vera, Otto } = people;
  const limit = await parameter(api, 'Governance', 'SmallSpendLimit', 1_000n * TRIB);
  const planck = limit < SPEND ? limit : SPEND;
  await act(Alice, api.tx.balances.transferKeepAlive(treasury, planck), () => move('Alice', 'Treasury', planck));
  const small = await proposeSpend(Pia, planck);
  const large = await proposeSpend(Pia, limit + 1n);
  say(`Pia proposes that the treasury pay Tom ${amount(planck)}, referendum ${small}, and, since that is`);
  say(`so easy, one planck more than the ${amount(limit)} that may be decided on this track, referendum ${large}.`);
  const none = await act(Ben, api.tx.governance.contributorVote(small, false), undefined, {
    refused: 'governance.NoChamber',
  });
  tellRefusal('Ben would have a word in it.', none);
  for (const who of [Vera, Otto]) {
    const aye = { aye: true, conviction: 'None', planck: TOKENS[who.name] };
    await vote(who, { [small]: aye, [large]: aye });
  }
  await place(Pia, small);
  const { at } = await place(Pia, large);
  await compareLocks(at);
  for (const index of [small, large]) {
    const { ended } = await conclude(index);
    checks.equal(ended.approved, true, `referendum ${index} is approved`);
  }
  say('Vera and Otto are for both, without conviction. Both are approved.');

  const spent = await enactment(small);
  checks.equal(spent.error, null, `what referendum ${small} does`);
  const approved = spent.events.find(
    ({ section, method, data }) =>
      section === 'treasury' && method === 'AssetSpendApproved' && data.beneficiary.eq(address('Tom')),
  );
  checks.equal(approved?.data.amount.toBigInt(), planck, 'the spend that is approved');
  const spend = approved.data.index.toNumber();
  const tooMuch = await enactment(large);
  checks.equal(tooMuch.error, 'treasury.InsufficientPermission', `what referendum ${large} does`);
  checks.equal(
    tooMuch.events.some(({ section, method }) => section === 'treasury' && method === 'AssetSpendApproved'),
    false,
    'a spend over the limit is approved',
  );
  say(`Block ${count(spent.number)}: the first takes effect. Block ${count(tooMuch.number)}: the second does not.`);
  say(`  Refused as ${tooMuch.error}`);

  await act(Pia, api.tx.treasury.payout(spend), ({ events }) => {
    checks.equal(find(events, 'treasury', 'Paid').index.toNumber(), spend, 'the spend that is paid');
    move('Treasury', 'Tom', planck);
  });
  await act(Pia, api.tx.treasury.payout(spend), undefined, { refused: 'treasury.AlreadyAttempted' });
  const closed = await act(Pia, api.tx.treasury.checkStatus(spend));
  checks.equal(closed.fee, 0n, 'what it costs to close a spend');
  checks.equal((await closed.at.query.treasury.spends(spend)).isNone, true, 'the spend is closed');
  say(`Pia calls the payout: the treasury has ${amount(planck)} less, and Tom, who had nothing, has them.`);
  for (const index of [small, large]) {
    await refund(Pia, index, 'Decision');
    await refund(Pia, index, 'Submission');
  }
  await clear(Vera, [small, large]);
  const last = await clear(Otto, [small, large]);
  checks.equal([voting.locks('Vera'), voting.locks('Otto')], [[], []], 'what is locked without conviction');
  await compareLocks(last.at);
}

/** Undoes what the story changed: `before` is how the deposit was stored, null if it was the default. */
async function setBack(before) {
  chapter('11. As it was');
  const { Pia, Vera, Otto } = people;
  const index = await proposeDeposit(Pia, before);
  for (const who of [Vera, Otto]) {
    await vote(who, { [index]: { aye: true, conviction: 'None', planck: TOKENS[who.name] } });
  }
  await place(Pia, index);
  const { ended, since } = await conclude(index);
  checks.equal(ended.approved, true, `referendum ${index} is approved`);
  const { at, error } = await enactment(index);
  checks.equal(error, null, `what referendum ${index} does`);
  checks.equal(await storedDeposit(at), before, 'the deposit that is asked for');
  say(
    `Pia proposes that the deposit be what it was, ${before === null ? 'the default' : amount(before)}. Nobody minds:`,
  );
  say(`it is approved ${ended.number - since} blocks after its decision began, and the chain is as it was.`);
  await refund(Pia, index, 'Decision');
  await refund(Pia, index, 'Submission');
  await clear(Vera, [index]);
  await clear(Otto, [index]);
}

async function epilogue() {
  chapter('Epilogue');
  const { Dora, Tom } = people;
  const { id: track } = tracks.get('parameters');
  await passTo(voting.prior(track, 'Dora').until - 1);
  const { at, number } = await unlock(Dora);
  checks.equal(voting.locks('Dora'), [], 'what of Dora is locked');
  await compareLocks(at);
  say(`In block ${count(number)} the last lock is gone, Dora's.`);
  const deposit = api.consts.balances.existentialDeposit.toBigInt();
  for (const [name, to] of [...sponsors, ['Tom', 'Alice'], ['Pia', 'Alice'], ['Uma', 'Alice']]) {
    await act(people[name], api.tx.balances.transferAll(address(to), false), () => {
      const { free, held } = purses.of(name);
      // An account with something on deposit cannot go.
      move(name, to, held > 0n ? free - deposit : free);
    });
  }
  say('Everybody gives the tokens back.');
}

// What people do, with what it must mean in the books.

/** Sends a call, and holds balances and open tallies against the books. */
async function act(who, call, book, options) {
  const receipt = await witness.act(who, call, book, options);
  for (const [index, poll] of polls) {
    const info = poll.ended ? null : (await receipt.at.query.referenda.referendumInfoFor(index)).unwrap();
    if (info?.isOngoing) {
      const tally = voting.tally(index);
      checks.equal(
        plainTally(info.asOngoing.tally),
        tally,
        `the tally of referendum ${index} in block ${receipt.number}`,
      );
      poll.tallies.push([receipt.number, tally]);
    }
  }
  return receipt;
}

/** Registers a dataset of one's own; answers its id. */
async function register(who, { info, terms, split }) {
  const { Steward, Data, Compute } = split;
  const parts = { steward: Steward, data: Data, compute: Compute };
  let id;
  await act(who, api.tx.registry.registerDataset(info, terms, parts, [], 0), ({ events }) => {
    id = find(events, 'registry', 'AssetRegistered').asset.toNumber();
    ledger.open(id, who.name, split);
    purses.hold(who.name, deposits.assetBase + deposits.assetByte * assetBytes(info));
  });
  return id;
}

/** Records a contribution. Answers what is known of it. */
async function contribute(who, asset, kind, units) {
  const uri = `https://example.org/${who.name.toLowerCase()}`;
  const deposit = deposits.contributionBase + deposits.contributionByte * contributionBytes(uri);
  const contribution = { kind, who: who.name, deposit };
  await act(who, api.tx.contributions.contribute(asset, kind, units, hash(uri), uri), ({ events }) => {
    contribution.id = find(events, 'contributions', 'Contributed').contribution.toNumber();
    purses.hold(who.name, deposit);
  });
  return contribution;
}

/** Uma pays for use of the asset. */
async function use(id) {
  const price = DATASET.terms.usePrice * USES;
  await act(people.Uma, api.tx.registry.useAsset(id, USES, price), () => earn('Uma', id, price));
  say(`Uma pays ${amount(price)} for ${count(USES)} uses of it.`);
}

/** Claims what pools `[[kind, asset]]` owe, and reckons what of it is voice. */
async function claim(name, pools) {
  const owed = ledger.claimable(name).filter(([kind, id]) => pools.some((pool) => pool[0] === kind && pool[1] === id));
  const call = api.tx.rewards.claimMany(pools.map(([kind, id]) => ({ [kind]: id })));
  const receipt = await act(people[name], call, ({ events }) => {
    const told = events
      .filter(({ section, method }) => section === 'rewards' && method === 'Claimed')
      .map(({ data }) => [data.pool.type, data.pool.value.toNumber(), data.amount.toBigInt()]);
    checks.equal(told, owed, `what ${name} is paid`);
    purses.receive(name, ledger.claim(name, owed));
    for (const [kind, id, planck] of owed.filter(([kind]) => kind !== 'Steward')) {
      const own = `${name} ${id}`;
      const back = least(grants.get(own) ?? 0n, planck);
      grants.set(own, (grants.get(own) ?? 0n) - back);
      voices.set(name, voices.get(name) + planck - back);
    }
  });
  await compareVoices(receipt.at, [name]);
  return receipt;
}

/** What income from an account means. */
function earn(payer, id, planck) {
  purses.pay(payer, planck);
  ledger.pay(id, planck);
}

/** What a transfer means. */
function move(from, to, planck) {
  purses.pay(from, planck);
  purses.receive(to, planck);
}

const send = (from, planck) => api.tx.balances.transferAllowDeath(address(sponsors.get(from)), planck);

/** Proposes another deposit for contributions, or its default; answers the referendum's index. */
async function proposeDeposit(who, value) {
  const keyValue = setDeposit(value);
  const proposal = api.tx.parameters.setParameter(keyValue);
  const index = await submitted(
    who,
    'parameters',
    proposal,
    api.tx.governance.proposeParameter(keyValue, { After: 0 }),
    (told) => {
      const proposed = find(told, 'governance', 'ParameterProposed');
      checks.equal(
        [proposed.index.toNumber(), proposed.track.toNumber(), proposed.key.asContributions.isContributionDepositBase],
        [find(told, 'referenda', 'Submitted').index.toNumber(), tracks.get('parameters').id, true],
        'what is proposed',
      );
    },
  );
  polls.get(index).value = value;
  return index;
}

/** Proposes that the treasury pay Tom; answers the referendum's index. */
async function proposeSpend(who, planck) {
  const proposal = api.tx.treasury.spend(null, planck, address('Tom'), null);
  const inline = { Inline: proposal.method.toHex() };
  return submitted(
    who,
    'small_treasurer',
    proposal,
    api.tx.referenda.submit({ Governance: 'SmallTreasurer' }, inline, { After: 0 }),
  );
}

/** Sends a call that submits a referendum on a track; answers the index. `more` looks at its events. */
async function submitted(who, name, proposal, call, more = () => {}) {
  const track = tracks.get(name);
  let index;
  await act(who, call, ({ events, number }) => {
    const told = find(events, 'referenda', 'Submitted');
    index = told.index.toNumber();
    checks.equal(
      [told.track.toNumber(), told.proposal.asInline.toHex()],
      [track.id, proposal.method.toHex()],
      `the track of referendum ${index}, and what it proposes`,
    );
    more(events);
    purses.hold(who.name, deposits.submission);
    voting.open(index, track.id, shares[name]);
    polls.set(index, { track, submitted: number, by: who.name, tallies: [], ended: null });
  });
  return index;
}

/** Places the decision deposit, with which the decision begins. */
async function place(who, index) {
  const poll = polls.get(index);
  const { track } = poll;
  const receipt = await act(who, api.tx.referenda.placeDecisionDeposit(index), ({ events }) => {
    const told = find(events, 'referenda', 'DecisionDepositPlaced');
    checks.equal(
      [told.index.toNumber(), told.who.toString(), told.amount.toBigInt()],
      [index, who.pair.address, deposits[track.name]],
      'the decision deposit',
    );
    purses.hold(who.name, deposits[track.name]);
  });
  poll.since = Math.max(receipt.number, poll.submitted + track.prepare);
  return receipt;
}

/** Takes back a deposit: `Decision` or `Submission`. */
async function refund(who, index, kind) {
  const planck = kind === 'Decision' ? deposits[polls.get(index).track.name] : deposits.submission;
  await act(who, api.tx.referenda[`refund${kind}Deposit`](index), ({ events }) => {
    const told = find(events, 'referenda', `${kind}DepositRefunded`);
    checks.equal(
      [told.index.toNumber(), told.who.toString(), told.amount.toBigInt()],
      [index, who.pair.address, planck],
      `the deposit that ${who.name} gets back`,
    );
    purses.release(who.name, planck);
  });
}

const voteCall = (index, vote) => api.tx.convictionVoting.vote(index, voteArgument(vote));

/** Votes with tokens on referenda `{ index: vote }`. */
async function vote(who, ballots) {
  const list = Object.entries(ballots).map(([index, ballot]) => [Number(index), ballot]);
  const calls = list.map(([index, ballot]) => voteCall(index, ballot));
  return act(who, calls.length === 1 ? calls[0] : api.tx.utility.batchAll(calls), () =>
    list.forEach(([index, ballot]) => voting.vote(index, who.name, ballot)),
  );
}

/** Votes as a contributor. */
async function speak(who, index, aye) {
  const { at } = await act(who, api.tx.governance.contributorVote(index, aye), ({ events }) => {
    const told = find(events, 'governance', 'ContributorVoted');
    const voice = voices.get(who.name);
    checks.equal(
      [told.poll.toNumber(), told.who.toString(), told.aye.isTrue, told.voice.toBigInt()],
      [index, who.pair.address, aye, voice],
      `the voice of ${who.name}`,
    );
    voting.speak(index, who.name, aye, voice);
  });
  await compareRecords(at, index);
}

/** Removes records of contributors' votes on a referendum that is over: `max` at most, `removed` in fact. */
async function cleanUp(index, max, removed) {
  const { at, fee } = await act(people.Uma, api.tx.governance.cleanupPoll(index, max), ({ events }) => {
    const told = find(events, 'governance', 'PollCleaned');
    checks.equal([told.poll.toNumber(), told.removed.toNumber()], [index, removed], 'what is cleaned up');
  });
  checks.equal(fee, 0n, 'what it costs to clean up');
  // In which order they go is the chain's business.
  const left = new Set((await at.query.governance.contributorVotes.keys(index)).map(({ args }) => args[1].toString()));
  const gone = voting.voices(index).filter(([name]) => !left.has(address(name)));
  checks.equal(gone.length, removed, 'how many records are gone');
  gone.forEach(([name]) => voting.hush(index, name));
  await compareRecords(at, index);
}

/** Removes votes on referenda of one track that are over, and unlocks what can be. */
async function clear(who, indices) {
  const { id: track } = polls.get(indices[0]).track;
  const calls = indices.map((index) => api.tx.convictionVoting.removeVote(track, index));
  const all = [...calls, api.tx.convictionVoting.unlock(track, who.pair.address)];
  return act(who, api.tx.utility.batchAll(all), ({ number }) => {
    indices.forEach((index) => voting.unvote(index, who.name, number, polls.get(index).ended));
    voting.unlock(track, who.name, number);
  });
}

/** Unlocks on the track of parameters what can be. */
async function unlock(who) {
  const { id: track } = tracks.get('parameters');
  const call = api.tx.convictionVoting.unlock(track, who.pair.address);
  const receipt = await act(who, call, ({ number }) => voting.unlock(track, who.name, number));
  await compareLocks(receipt.at);
  return receipt;
}

// Decisions.

/**
 * Lets blocks pass until a referendum has ended, and holds every block of its decision against the books. Answers what is
 * known of it.
 */
async function conclude(index) {
  const poll = polls.get(index);
  const { track, since, tallies } = poll;
  const electorates = new Map();
  const seen = [];
  poll.tallyAt = (number) => tallies.findLast(([changed]) => changed <= number)[1];
  for (let number = since - 1; !poll.ended; number += 1) {
    const at = await atBlock(number);
    const [records, stored, all] = await Promise.all([
      at.query.system.events(),
      at.query.referenda.referendumInfoFor(index),
      electorate(at),
    ]);
    electorates.set(number, all);
    for (const { event } of records) {
      const { section, method, data } = event;
      if (section === 'referenda' && COURSE.includes(method) && data.index.eq(index)) {
        seen.push([method, number]);
        if (data.tally) {
          checks.equal(plainTally(data.tally), poll.tallyAt(number), `the tally that ${method} tells`);
        }
      }
    }
    const info = stored.unwrap();
    if (info.isOngoing) {
      checks.equal(plainTally(info.asOngoing.tally), poll.tallyAt(number), `the tally in block ${number}`);
    } else {
      poll.ended = { number, approved: info.isApproved, tally: poll.tallyAt(number) };
    }
  }
  poll.electorateAt = (number) => electorates.get(Math.min(number, poll.ended.number));
  poll.course = [['DecisionStarted', since], ...decide(poll)];
  checks.equal(seen, poll.course, `how the decision of referendum ${index} goes`);
  checks.that(poll.ended.number <= since + track.decision + track.confirm, 'it ends in time');
  return poll;
}

/** Lets blocks pass until an approved referendum takes effect. Answers the block, its events, and what went wrong. */
async function enactment(index) {
  const { ended, track } = polls.get(index);
  const number = ended.number + track.enactment;
  const at = await atBlock(number);
  const events = (await at.query.system.events()).map(({ event }) => event);
  const task = taskOf(api, index);
  const dispatched = events.filter(
    ({ section, method, data }) =>
      section === 'scheduler' && method === 'Dispatched' && data.id.isSome && data.id.unwrap().toHex() === task,
  );
  checks.equal(dispatched.length, 1, `referendum ${index} takes effect in block ${number}`);
  const [{ data }] = dispatched;
  const { section, name } = data.result.isErr ? api.registry.findMetaError(data.result.asErr.asModule) : {};
  return { at, number, events, error: data.result.isErr ? `${section}.${name}` : null };
}

// Time.

/** The API at the block of this number, once it is there. */
async function atBlock(number) {
  for (;;) {
    const hash = await api.rpc.chain.getBlockHash(number);
    if (!hash.isEmpty) {
      return api.at(hash);
    }
    await passBlock(api);
  }
}

const passTo = (number) => atBlock(number);

/** Lets blocks pass until epoch `index` begins. Answers it. */
async function toEpoch(index) {
  while ((await epochNow(api)).index < index) {
    await passBlock(api);
  }
  return index;
}

// What the chain answers, held against the books.

const voiceOf = async (at, name) => (await at.call.governanceApi.voice(address(name))).toBigInt();

/** What the chain says of the voices of these people, or of everybody who is new. */
async function compareVoices(at, names = [...voices.keys()]) {
  for (const name of names) {
    const stored = (await at.query.rewards.earned(address(name))).toBigInt();
    checks.equal([await voiceOf(at, name), stored], [voices.get(name), voices.get(name)], `the voice of ${name}`);
  }
  for (const [key, planck] of grants) {
    const [name, id] = key.split(' ');
    if (names.includes(name)) {
      checks.equal((await at.query.rewards.ownPayments(address(name), id)).toBigInt(), planck, `what ${name} granted`);
    }
  }
}

/** What the chain says of contributors' votes on a referendum. */
async function compareRecords(at, index) {
  const plain = ({ aye, voice }) => ({ aye: aye.isTrue, voice: voice.toBigInt() });
  const known = new Map(voting.voices(index));
  for (const name of ['Ben', 'Gus', 'Lena', 'Uma']) {
    const told = await at.call.governanceApi.contributorVote(index, address(name));
    const stored = await at.query.governance.contributorVotes(index, address(name));
    checks.equal(
      [told, stored].map((vote) => (vote.isSome ? plain(vote.unwrap()) : null)),
      [known.get(name) ?? null, known.get(name) ?? null],
      `what ${name} voted on referendum ${index}`,
    );
  }
  checks.equal(
    (await at.query.governance.contributorVotes.keys(index)).length,
    known.size,
    'how many records there are',
  );
}

/** What the chain says is locked. */
async function compareLocks(at) {
  const { id: track } = tracks.get('parameters');
  for (const name of Object.keys(TOKENS)) {
    const classes = (await at.query.convictionVoting.classLocksFor(address(name)))
      .map(([track, planck]) => [track.toNumber(), planck.toBigInt()])
      .sort(([a], [b]) => a - b);
    checks.equal(classes, voting.locks(name), `what ${name} has locked, by track`);
    const highest = voting.locks(name).reduce((most, [, planck]) => (planck > most ? planck : most), 0n);
    const locks = (await at.query.balances.locks(address(name))).map(({ id, amount }) => [
      id.toUtf8(),
      amount.toBigInt(),
    ]);
    checks.equal(locks, highest > 0n ? [['pyconvot', highest]] : [], `the lock of ${name}`);
    const { data } = await at.query.system.account(address(name));
    checks.equal(data.frozen.toBigInt(), highest, `what ${name} cannot send`);
    const { prior } = (await at.query.convictionVoting.votingFor(address(name), track)).value;
    const { until, planck } = voting.prior(track, name);
    checks.equal(
      [prior[0].toNumber(), prior[1].toBigInt()],
      [until, planck],
      `what ${name} has locked of votes that are gone`,
    );
  }
}

/** What somebody could claim for what is staked to an evaluator. */
async function claimableStake(name, evaluator) {
  const owed = await api.call.rewardsApi.claimable(address(name));
  const found = owed.find(([pool]) => pool.isStake && pool.asStake.eq(address(evaluator)));
  return found ? found[1].toBigInt() : 0n;
}

const address = (name) => people[name].pair.address;
const hash = (value) => api.registry.hash(new TextEncoder().encode(value)).toHex();
const least = (a, b) => (a < b ? a : b);
const setDeposit = (value) => ({ Contributions: { ContributionDepositBase: [null, value] } });
const storedDeposit = (at) => parameter(at, 'Contributions', 'ContributionDepositBase', null);
/** The events that say how a decision goes. */
const COURSE = [
  ...['DecisionStarted', 'ConfirmStarted', 'ConfirmAborted', 'Confirmed', 'Rejected'],
  ...['TimedOut', 'Cancelled', 'Killed'],
];

// Telling.

function tellRefusal(attempt, { refusal }) {
  say(attempt);
  say(`  Refused as ${refusal.error}${refusal.docs && `: "${refusal.docs}"`}`);
}

const tellVoices = (names) =>
  table(
    ['', 'voice'],
    names.map((name) => [name, amount(voices.get(name))]),
  );

/** What a referendum had and needed in these blocks. */
function tellCourse(index, numbers) {
  const { track, since, tallyAt, electorateAt } = polls.get(index);
  table(
    ['block', 'must be approved by', 'tokens alone', 'both chambers', 'must be supported by', 'support'],
    [...new Set(numbers)].map((number) => {
      const tally = tallyAt(number - 1);
      const { has, needed } = needs(track, number - since, tally, electorateAt(number - 1));
      return [
        count(number),
        percent(needed.approval),
        percent(approval(tokensAlone(tally))),
        percent(has.approval),
        percent(needed.support),
        percent(has.support),
      ];
    }),
  );
}

await run(story);
