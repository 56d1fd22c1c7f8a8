// The life of a model on Tributary, from its first data to a vote of the token holders, against a running devnet:
//
//   make devnet                     in one terminal
//   node examples/quickstart.mjs    in another; TRIBUTARY_URL or the first argument names another node
//
// It tells what happens and checks every balance to the planck against its own books (lib/ledger.mjs) after every
// transaction. It can be run as often as you like on the same chain: everybody in it is new each time, but for Alice
// and Bob, who have the tokens.

import {
  Trouble,
  blocksAfter,
  connect,
  find,
  freshKeys,
  palletAccount,
  parameter,
  submit,
  well,
} from './lib/chain.mjs';
import { Ledger, Purses, WHOLE, assetBytes, contributionBytes } from './lib/ledger.mjs';
import { Checks, TRIB, amount, chapter, count, percent, run, say } from './lib/story.mjs';
import { Witness } from './lib/witness.mjs';

const checks = new Checks();
const ledger = new Ledger();
const purses = new Purses();
/** What was registered, by id. */
const assets = new Map();

/** What each of the new accounts is given. */
const ALLOWANCES = {
  Ada: 20n,
  Ben: 10n,
  Cleo: 10n,
  Rita: 10n,
  Mo: 50n,
  Gus: 10n,
  Uma: 100n,
  Finn: 20n,
  Sam: 10n,
  Pia: 150n,
};

/** Most blocks that a referendum may take. */
const REFERENDUM_PATIENCE = 150;

const DATASET = {
  info: { name: 'River gauges, 1990 to 2025', uri: 'https://example.org/river-gauges', licence: 'CC-BY-4.0' },
  terms: { usePrice: 7_000_001n, trainingFee: 12_000_000_000_007n, royalty: 150_000_001n },
  split: { Steward: 100_000_000n, Data: 900_000_000n, Compute: 0n },
};
const MODEL = {
  info: { name: 'Flood forecast 1', uri: 'https://example.org/flood-1', licence: 'Apache-2.0' },
  terms: { usePrice: 1_234_567_891n, trainingFee: 3_000_000_000_001n, royalty: 200_000_000n },
  split: { Steward: 200_000_000n, Data: 300_000_000n, Compute: 500_000_000n },
};
const FINE_TUNE = {
  info: { name: 'Flood forecast 1, Alps', uri: 'https://example.org/flood-1-alps', licence: 'Apache-2.0' },
  terms: { usePrice: 2_000_000_003n, trainingFee: 0n, royalty: 0n },
  split: { Steward: 0n, Data: 500_000_000n, Compute: 500_000_000n },
};

let api, witness, alice, bob, deposits;
let ada, ben, cleo, rita, mo, gus, uma, finn, sam, pia;

async function story() {
  api = await connect();
  await prologue();
  const dataset = await aDataset();
  const model = await aModel(dataset);
  await usingTheModel(dataset, model);
  const fineTune = await aFineTune(dataset, model);
  await whoEarnedWhat(dataset, model, fineTune);
  await aReferendum(dataset);
  console.log(`\nAll ${checks.held} assertions held.`);
}

async function prologue() {
  const [chain, header] = await Promise.all([api.rpc.system.chain(), api.rpc.chain.getHeader()]);
  console.log(`Tributary quickstart on ${chain}, at block ${count(header.number.toNumber())}.`);

  alice = { name: 'Alice', pair: well('Alice') };
  bob = { name: 'Bob', pair: well('Bob') };
  const key = freshKeys();
  const cast = Object.keys(ALLOWANCES).map((name) => ({ name, pair: key(name) }));
  [ada, ben, cleo, rita, mo, gus, uma, finn, sam, pia] = cast;
  const shared = {
    Alice: alice.pair.address,
    Bob: bob.pair.address,
    Treasury: palletAccount(api, api.consts.treasury.palletId),
    Pot: palletAccount(api, api.consts.rewards.potId),
  };
  witness = new Witness({ api, checks, ledger, purses, cast, shared });

  deposits = {
    assetBase: await parameter(api, 'Registry', 'AssetDepositBase', TRIB / 10n),
    assetByte: await parameter(api, 'Registry', 'DepositPerByte', TRIB / 10_000n),
    contributionBase: await parameter(api, 'Contributions', 'ContributionDepositBase', TRIB / 10n),
    contributionByte: await parameter(api, 'Contributions', 'ContributionDepositPerByte', TRIB / 10_000n),
  };

  chapter('Prologue');
  const transfers = cast.map(({ name, pair }) =>
    api.tx.balances.transferKeepAlive(pair.address, ALLOWANCES[name] * TRIB),
  );
  const { fee } = await witness.act(alice, api.tx.utility.batchAll(transfers), () => {
    for (const { name } of cast) {
      purses.pay('Alice', ALLOWANCES[name] * TRIB);
      purses.receive(name, ALLOWANCES[name] * TRIB);
    }
  });
  const given = Object.values(ALLOWANCES).reduce((total, trib) => total + trib, 0n);
  say(`Alice shares ${given} TRIB among ten people who are new here. It costs her a fee of ${amount(fee)},`);
  say('of which the treasury gets its share, and the author of the block the rest.');
}

async function aDataset() {
  chapter('1. A dataset');
  const { info, terms, split } = DATASET;
  const id = await register(ada, 'Dataset', DATASET, []);
  say(`Ada registers the dataset "${info.name}". It is asset ${id}.`);
  say(`Its terms: ${amount(terms.usePrice)} for a use, ${amount(terms.trainingFee)} to train on it once,`);
  say(`and ${percent(terms.royalty)} of the income of whatever is built on it.`);
  say(`Of its own income ${percent(split.Steward)} are for Ada, ${percent(split.Data)} for those who bring the data.`);
  say(`For the record on chain ${amount(assetDeposit(info))} of hers are on hold.`);

  const [alone, reviewed] = [assetDeposit(info), assetDeposit(info, 0, 1)];
  await witness.act(ada, api.tx.registry.setReviewers(id, [rita.pair.address]), () =>
    purses.hold('Ada', reviewed, alone),
  );
  say(`She names Rita as reviewer, which holds ${amount(reviewed - alone)} more until publication.`);

  const bounty = 5_000_000_000_003n;
  const funded = await witness.act(uma, api.tx.rewards.fund(id, bounty), () => earn('Uma', id, bounty));
  await compareClaims(funded.at);
  say(`Uma wants it to come about and grants it ${amount(bounty)}. That waits: nobody can claim it yet.`);

  const first = await contribute(ben, id, 'Data', 30_000, 'https://example.org/gauges-north');
  const second = await contribute(cleo, id, 'Data', 70_001, 'https://example.org/gauges-south');
  say(`Ben contributes ${count(30_000)} records and Cleo ${count(70_001)}.`);
  say(`Until they are reviewed, ${amount(purses.of('Ben').held)} of each are on hold.`);

  const intruded = await witness.act(sam, api.tx.contributions.assess(first.id, 1_000_000), undefined, {
    refused: 'contributions.NotReviewer',
  });
  await compareContribution(intruded.at, first, null);
  tellRefusal("Sam, a stranger, tries to assess Ben's records.", intruded);

  const weights = [
    [first.id, 30_000],
    [second.id, 70_001],
  ];
  const assessed = await witness.act(rita, api.tx.contributions.assessMany(weights), () => {
    accept(first, 30_000n);
    accept(second, 70_001n);
  });
  await compareContribution(assessed.at, first, 30_000n);
  await compareContribution(assessed.at, second, 70_001n);
  say('Rita finds every record good: a weight of one for each. Ben and Cleo have their deposits back.');

  const published = await publish(ada, id, DATASET, reviewed);
  await compareClaims(published.at);
  say('Ada publishes. Contributions are closed, the weights are fixed, and the grant that waited is theirs:');
  tellClaims();
  return id;
}

async function aModel(dataset) {
  chapter('2. A model');
  const { info, terms, split } = MODEL;
  const { royalty, trainingFee } = DATASET.terms;
  const id = await register(mo, 'Model', MODEL, [[dataset, royalty]], trainingFee);
  say(`Mo registers the model "${info.name}" as built from asset ${dataset}. It is asset ${id}.`);
  say(`The training fee of ${amount(trainingFee)} goes to the dataset at once, and ${percent(royalty)} of all`);
  say(`that the model will ever earn are bound for it. A use will cost ${amount(terms.usePrice)}.`);
  checks.equal(ledger.stack(id), [[dataset, royalty]], 'the royalty stack of the model');

  const first = await contribute(gus, id, 'Compute', 5_400_001, 'https://example.org/run-17');
  const second = await contribute(cleo, id, 'Compute', 1_800_000, 'https://example.org/run-18');
  say(`Gus contributes ${count(5_400_001)} GPU-seconds; Cleo, who gave data before, ${count(1_800_000)}.`);
  for (const [contribution, weight] of [
    [first, 5_400_001],
    [second, 1_800_000],
  ]) {
    await witness.act(mo, api.tx.contributions.assess(contribution.id, weight), () =>
      accept(contribution, BigInt(weight)),
    );
  }
  const { at } = await publish(mo, id, MODEL, assetDeposit(info, 1));
  await compareProvenance(
    at,
    id,
    3,
    [
      [id, 'Model', info, 0],
      [dataset, 'Dataset', DATASET.info, 1],
    ],
    [[id, dataset, royalty]],
  );
  say('Mo names no reviewer, so he assesses them himself, and publishes. Nobody gave data to the model itself, so');
  say(
    `the ${percent(split.Data)} meant for data go to compute as well. Provenance: asset ${id} from asset ${dataset}.`,
  );
  return id;
}

async function usingTheModel(dataset, model) {
  chapter('3. Use');
  const units = 10_007n;
  const price = MODEL.terms.usePrice * units;

  const cheap = await witness.act(uma, api.tx.registry.useAsset(model, units, price - 1n), undefined, {
    refused: 'registry.PriceOverMaximum',
  });
  checks.equal(
    (await cheap.at.query.registry.usage(model, uma.pair.address)).toBigInt(),
    0n,
    'units used after the refusal',
  );
  await compareAsset(cheap.at, model);
  tellRefusal(`Uma offers one planck less than ${count(units)} uses of the model cost.`, cheap);

  await use(uma, model, MODEL, units);
  say(`She pays ${amount(price)} for ${count(units)} uses.`);
  const units2 = 3n;
  await use(sam, dataset, DATASET, units2);
  say(`Sam looks up the dataset ${units2} times for ${amount(DATASET.terms.usePrice * units2)}.`);

  await collect(sam, dataset, [model]);
  say('Anyone may move royalties on to where they belong; the money cannot go anywhere else.');
  tellClaims();

  await claim(ben, [['Data', dataset]]);
  const again = await witness.act(ben, api.tx.rewards.claim({ Data: dataset }), undefined, {
    refused: 'rewards.NothingToClaim',
  });
  await compareClaims(again.at);
  tellRefusal('Ben tries it a second time.', again);
  await claim(ada, [['Steward', dataset]]);
  const owed = owedTo('Gus', 'Compute', model);
  await witness.act(sam, api.tx.rewards.claimFor({ Compute: model }, gus.pair.address), (receipt) =>
    paid(receipt, 'Gus', [['Compute', model, owed]]),
  );
  say(`Gus is at work. Sam sends the claim for him, and Gus has ${amount(owed)} more.`);
}

async function aFineTune(dataset, model) {
  chapter('4. A fine-tune of the model');
  const granted = 250_000_000n;
  const id = await register(finn, 'Model', FINE_TUNE, [[model, granted]], MODEL.terms.trainingFee);
  say(`Finn builds "${FINE_TUNE.info.name}" on the model. It is asset ${id}.`);
  say(`A royalty of ${percent(MODEL.terms.royalty)} would do; he grants ${percent(granted)}.`);
  const published = await publish(finn, id, FINE_TUNE, assetDeposit(FINE_TUNE.info, 1));
  const stack = [
    [dataset, 37_500_000n],
    [model, 212_500_000n],
  ];
  checks.equal(ledger.stack(id), stack, 'the royalty stack of the fine-tune');
  await compareProvenance(
    published.at,
    id,
    2,
    [
      [id, 'Model', FINE_TUNE.info, 0],
      [model, 'Model', MODEL.info, 1],
      [dataset, 'Dataset', DATASET.info, 2],
    ],
    [
      [id, model, granted],
      [model, dataset, DATASET.terms.royalty],
    ],
  );
  const [ofDataset, ofModel] = stack.map(([, parts]) => percent(parts));
  say(
    `The dataset is in it too: of the ${percent(granted)}, ${ofDataset} are the dataset's and ${ofModel} the model's.`,
  );

  await use(uma, id, FINE_TUNE, 4_999n);
  say(`Uma pays ${amount(FINE_TUNE.terms.usePrice * 4_999n)} for ${count(4_999)} uses of it.`);
  await collect(sam, model, [id]);
  await collect(sam, dataset, [model, id]);
  say('One step each, however deep the lineage: the shares were worked out at registration.');
  return id;
}

async function whoEarnedWhat(dataset, model, fineTune) {
  chapter('5. Who earned what');
  await claim(ada, [['Steward', dataset]]);
  await claim(ben, [['Data', dataset]]);
  await claim(cleo, [
    ['Data', dataset],
    ['Compute', model],
  ]);
  await claim(mo, [['Steward', model]]);
  await claim(gus, [['Compute', model]]);
  const last = await claim(finn, [['Steward', fineTune]]);

  for (const { name } of witness.cast) {
    checks.equal(ledger.claimable(name), [], `what ${name} could still claim`);
  }
  for (const id of [dataset, model, fineTune]) {
    checks.equal(ledger.collectable(id), [], `what could still be collected for asset ${id}`);
    checks.that(ledger.rounding(id) <= 34n, `at most 34 planck of asset ${id} wait to be divided`);
    for (const pool of Object.values(ledger.assets.get(id).pools)) {
      checks.that(pool.balances(), `a pool of asset ${id} lost or made a fraction of a planck`);
    }
    await compareAsset(last.at, id);
  }
  await compareClaims(last.at);
  const income = [...ledger.assets.values()].reduce((total, { lifetime }) => total + lifetime, 0n);
  console.log();
  say(`The three assets took in ${amount(income)}. All of it is paid out but ${ledger.inPot()} planck, which nobody`);
  say('can be given a whole one of yet: they wait in the pot and count with the next income.');
}

async function aReferendum(dataset) {
  chapter('6. A referendum');
  const current = await parameter(api, 'Registry', 'MaxRoyaltySum', 800_000_000n);
  const wanted = current === 750_000_000n ? 800_000_000n : 750_000_000n;
  say(
    `Royalties that an asset grants may sum to ${percent(current)} of its income. Pia would have ${percent(wanted)}.`,
  );

  const proposal = api.tx.parameters.setParameter({ Registry: { MaxRoyaltySum: [null, wanted] } });
  const [trackId, track] = api.consts.referenda.tracks.find(([, { name }]) => name.toString().startsWith('parameters'));
  const submissionDeposit = api.consts.referenda.submissionDeposit.toBigInt();
  const decisionDeposit = track.decisionDeposit.toBigInt();
  const submitted = await witness.act(
    pia,
    api.tx.referenda.submit({ Governance: 'ParameterAdmin' }, { Inline: proposal.method.toHex() }, { After: 0 }),
    () => purses.hold('Pia', submissionDeposit),
  );
  const { index, track: ran } = find(submitted.events, 'referenda', 'Submitted');
  checks.equal(ran.toNumber(), trackId.toNumber(), 'the track of the referendum');
  say(`She submits referendum ${index} on the track "parameters" and holds a deposit of ${amount(submissionDeposit)}.`);
  await witness.act(pia, api.tx.referenda.placeDecisionDeposit(index), () => purses.hold('Pia', decisionDeposit));
  say(`She places the decision deposit, ${amount(decisionDeposit)}, so that it can be decided.`);

  let ayes = 0n;
  for (const voter of [alice, bob]) {
    const { data } = await api.query.system.account(voter.pair.address);
    // Half, so that the other half can pay for the next runs while this one is locked.
    const balance = (data.free.toBigInt() / TRIB / 2n) * TRIB;
    const vote = { Standard: { vote: { aye: true, conviction: 'Locked1x' }, balance } };
    const { at } = await witness.act(voter, api.tx.convictionVoting.vote(index, vote));
    ayes += balance;
    const { tally } = (await at.query.referenda.referendumInfoFor(index)).unwrap().asOngoing;
    checks.equal(plainTally(tally), { ayes, nays: 0n, support: ayes }, `the tally after ${voter.name}'s vote`);
    say(`${voter.name} votes aye with ${amount(balance)} at conviction 1x: locked for a while, counted once.`);
  }

  const enacted = await followReferendum(submitted, index, { wanted, ayes });
  const blocks = enacted - submitted.number;
  say(`Enacted ${blocks} blocks after it was submitted: the most is ${percent(wanted)} now.`);

  const over = api.tx.registry.registerModel(
    text(MODEL.info),
    terms(MODEL),
    split(MODEL),
    [[dataset, wanted + 1n]],
    10n ** 15n,
  );
  const refused = await witness.act(finn, over, undefined, { refused: 'registry.RoyaltiesOverSum' });
  tellRefusal(`Finn would grant ${percent(wanted + 1n)} to the dataset.`, refused);

  await witness.act(pia, api.tx.referenda.refundDecisionDeposit(index), () => purses.release('Pia', decisionDeposit));
  await witness.act(pia, api.tx.referenda.refundSubmissionDeposit(index), () =>
    purses.release('Pia', submissionDeposit),
  );
  say('Pia has both deposits back.');
  for (const voter of [alice, bob]) {
    await witness.act(voter, api.tx.convictionVoting.removeVote(trackId, index));
  }
  say('Alice and Bob clear their votes; conviction keeps their tokens locked a little longer.');
}

/** Goes through the blocks until a referendum is enacted; answers the number of the block in which it was. */
async function followReferendum(submitted, index, { wanted, ayes }) {
  const ours = ({ section, data }) => section === 'referenda' && data[0]?.toString() === index.toString();
  let value = await parameter(submitted.at, 'Registry', 'MaxRoyaltySum', null);
  let confirmed = false;
  for await (const { number, hash } of blocksAfter(api, submitted.number)) {
    const at = await api.at(hash);
    const events = (await at.query.system.events()).map(({ event }) => event);
    for (const { method, data } of events.filter(ours)) {
      if (method === 'DecisionStarted') {
        say(`Block ${number}: the decision begins.`);
      } else if (method === 'ConfirmStarted') {
        say(`Block ${number}: it has what it needs, and must keep it while the confirmation lasts.`);
      } else if (method === 'Confirmed') {
        confirmed = true;
        const tally = plainTally(data.tally);
        checks.equal(tally, { ayes, nays: 0n, support: ayes }, 'the tally that was confirmed');
        const [ayesSum, naysSum, support] = [tally.ayes, tally.nays, tally.support].map(amount);
        say(`Block ${number}: confirmed. Ayes ${ayesSum}, nays ${naysSum}, support ${support}.`);
      } else if (['Rejected', 'Cancelled', 'Killed', 'TimedOut'].includes(method)) {
        throw new Trouble(`referendum ${index} ended as ${method} in block ${number}`);
      }
    }
    // The parameter changes when the chain says so, and never otherwise. Others may hold referenda of their own.
    const changes = events
      .filter(isRoyaltyChange)
      .map(({ data }) => [plainRoyalty(data.oldValue), plainRoyalty(data.newValue)]);
    for (const [oldValue, newValue] of changes) {
      checks.equal(oldValue, value, `the old value that block ${number} tells`);
      value = newValue;
    }
    checks.equal(await parameter(at, 'Registry', 'MaxRoyaltySum', null), value, `the parameter at block ${number}`);
    if (confirmed && changes.length > 0 && value === wanted) {
      return number;
    }
    if (number - submitted.number > REFERENDUM_PATIENCE) {
      throw new Trouble(`referendum ${index} was not enacted within ${REFERENDUM_PATIENCE} blocks`);
    }
  }
}

// What people do, with what it must mean in the books.

/** Registers an asset that cites `[[asset, rate]]` and costs `fees` in all. Answers its id. */
async function register(who, kind, asset, citations, fees = 0n) {
  const call = api.tx.registry[`register${kind}`](text(asset.info), terms(asset), split(asset), citations, fees);
  let id;
  const { at } = await witness.act(who, call, ({ events }) => {
    const event = find(events, 'registry', 'AssetRegistered');
    checks.equal(event.fees.toBigInt(), fees, 'the training fees');
    id = event.asset.toNumber();
    ledger.open(id, who.name, asset.split, citations);
    assets.set(id, { ...asset, kind, citations, steward: who, state: 'Open', commitment: null });
    for (const [cited] of citations) {
      earn(who.name, cited, assets.get(cited).terms.trainingFee);
    }
    purses.hold(who.name, assetDeposit(asset.info, citations.length));
  });
  await compareAsset(at, id);
  for (const [cited] of citations) {
    await compareAsset(at, cited);
  }
  return id;
}

/** Publishes an asset for which `deposit` was on hold. */
async function publish(who, id, { info }, deposit) {
  const record = assets.get(id);
  const commitment = hash(`manifest of ${info.name}`);
  const receipt = await witness.act(who, api.tx.registry.publish(id, commitment), ({ events }) => {
    const inForce = ledger.freeze(id);
    const event = find(events, 'registry', 'AssetPublished');
    checks.equal(plainSplit(event.split), inForce, 'the split in force');
    Object.assign(record, { state: 'Published', commitment });
    purses.hold(who.name, assetDeposit(info, record.citations.length), deposit);
  });
  await compareAsset(receipt.at, id);
  return receipt;
}

/** Records a contribution. Answers what is known of it. */
async function contribute(who, asset, kind, units, uri) {
  const deposit = deposits.contributionBase + deposits.contributionByte * contributionBytes(uri);
  const contribution = { asset, kind, who, units: BigInt(units), commitment: hash(uri), uri, deposit };
  const call = api.tx.contributions.contribute(asset, kind, units, contribution.commitment, uri);
  const { at } = await witness.act(who, call, ({ events }) => {
    contribution.id = find(events, 'contributions', 'Contributed').contribution.toNumber();
    purses.hold(who.name, deposit);
  });
  await compareContribution(at, contribution, null);
  return contribution;
}

/** What accepting a contribution means. */
function accept({ asset, kind, who, deposit }, weight) {
  ledger.addWeight(asset, kind, who.name, weight);
  purses.release(who.name, deposit);
}

/** Pays for use of an asset. */
async function use(who, id, { terms: { usePrice } }, units) {
  const price = usePrice * units;
  const { at } = await witness.act(who, api.tx.registry.useAsset(id, units, price), ({ events }) => {
    checks.equal(find(events, 'registry', 'AssetUsed').price.toBigInt(), price, 'the price of the use');
    earn(who.name, id, price);
  });
  checks.equal(
    (await at.query.registry.usage(id, who.pair.address)).toBigInt(),
    units,
    `units of asset ${id} that ${who.name} used`,
  );
  await compareAsset(at, id);
  await compareClaims(at);
}

/** Moves to an asset what its descendants owe it. */
async function collect(who, id, from) {
  checks.equal(await collectable(api, id), ledger.collectable(id), `what can be collected for asset ${id}`);
  let moved;
  const { at } = await witness.act(who, api.tx.rewards.collect(id, from), ({ events }) => {
    moved = ledger.collect(id, from);
    const told = events
      .filter(({ method, section }) => section === 'rewards' && method === 'RoyaltyCollected')
      .map(({ data }) => [data.from.toNumber(), data.amount.toBigInt()]);
    checks.equal(
      told.sort(([a], [b]) => a - b),
      moved,
      `the royalties collected for asset ${id}`,
    );
  });
  checks.equal(await collectable(at, id), [], `what can be collected for asset ${id} afterwards`);
  await compareAsset(at, id);
  await compareClaims(at);
  for (const [descendant, planck] of moved) {
    say(`${who.name} collects ${amount(planck)} of royalties for asset ${id} from asset ${descendant}.`);
  }
}

/** Claims what pools `[[kind, asset]]` owe: together if there are several. */
async function claim(who, pools) {
  await compareClaims(api);
  const owed = pools.map(([kind, id]) => [kind, id, owedTo(who.name, kind, id)]);
  const ids = pools.map(([kind, id]) => ({ [kind]: id }));
  const call = ids.length === 1 ? api.tx.rewards.claim(ids[0]) : api.tx.rewards.claimMany(ids);
  const receipt = await witness.act(who, call, (receipt) => paid(receipt, who.name, owed));
  await compareClaims(receipt.at);
  const parts = owed.map(([kind, id, planck]) => `${amount(planck)} (${kind.toLowerCase()}, asset ${id})`);
  say(`${who.name} claims ${parts.join(' and ')}.`);
  return receipt;
}

/** What claiming `[[kind, asset, planck]]` means. */
function paid({ events }, name, owed) {
  const told = events
    .filter(({ method, section }) => section === 'rewards' && method === 'Claimed')
    .map(({ data }) => [data.pool.type, data.pool.value.toNumber(), data.amount.toBigInt()]);
  checks.equal(told, owed, `what ${name} is paid`);
  purses.receive(name, ledger.claim(name, owed));
}

/** What income from an account means. */
function earn(payer, id, planck) {
  purses.pay(payer, planck);
  ledger.pay(id, planck);
}

const owedTo = (name, kind, id) => ledger.claimable(name).find((owed) => owed[0] === kind && owed[1] === id)?.[2] ?? 0n;

const assetDeposit = (info, citations = 0, reviewers = 0) =>
  deposits.assetBase + deposits.assetByte * assetBytes(info, citations, reviewers);

const hash = (value) => api.registry.hash(new TextEncoder().encode(value)).toHex();

// What calls take.

const bytes = (value) => `0x${Buffer.from(value, 'utf8').toString('hex')}`;
const text = ({ name, uri, licence }) => ({ name: bytes(name), uri: bytes(uri), licence: bytes(licence) });
const terms = (asset) => asset.terms;
const split = ({ split: { Steward, Data, Compute } }) => ({ steward: Steward, data: Data, compute: Compute });

// What the chain answers, held against the books.

/** Everything that the chain says of an asset, and its royalty stack. */
async function compareAsset(at, id) {
  const [record, books] = [assets.get(id), ledger.assets.get(id)];
  const view = (await at.call.registryApi.asset(id)).unwrap();
  checks.equal(
    {
      id: view.id.toNumber(),
      kind: view.kind.type,
      state: view.state.type,
      steward: view.steward.toString(),
      info: { name: view.info.name.toUtf8(), uri: view.info.uri.toUtf8(), licence: view.info.licence.toUtf8() },
      terms: {
        usePrice: view.terms.usePrice.toBigInt(),
        trainingFee: view.terms.trainingFee.toBigInt(),
        royalty: view.terms.royalty.toBigInt(),
      },
      split: plainSplit(view.split),
      upstream: plainShares(view.upstream),
      commitment: view.commitment.unwrapOr(null)?.toHex() ?? null,
      lifetime: view.lifetime.toBigInt(),
      royalties: view.royalties.toBigInt(),
    },
    {
      id,
      kind: record.kind,
      state: record.state,
      steward: record.steward.pair.address,
      info: record.info,
      terms: record.terms,
      split: books.split ?? books.asked,
      upstream: record.citations,
      commitment: record.commitment,
      lifetime: books.lifetime,
      royalties: books.royalties,
    },
    `what registryApi.asset(${id}) says`,
  );
  checks.equal(
    plainShares(await at.call.registryApi.royaltyStack(id)),
    ledger.stack(id),
    `what registryApi.royaltyStack(${id}) says`,
  );
}

/** A contribution as it is stored: pending, or accepted with a weight. */
async function compareContribution(at, contribution, weight) {
  const { who, asset, kind, units, commitment, uri } = contribution;
  const stored = (await at.query.contributions.contributions(contribution.id)).unwrap();
  checks.equal(
    {
      asset: stored.asset.toNumber(),
      who: stored.who.toString(),
      kind: stored['class'].type,
      units: stored.units.toBigInt(),
      commitment: stored.commitment.toHex(),
      uri: stored.uri.toUtf8(),
      weight: stored.review.isAccepted ? stored.review.asAccepted.weight.toBigInt() : null,
    },
    { asset, who: who.pair.address, kind, units, commitment, uri, weight },
    `contribution ${contribution.id}`,
  );
}

/** What everybody could claim. */
async function compareClaims(at) {
  for (const { name, pair } of witness.cast) {
    const owed = await at.call.rewardsApi.claimable(pair.address);
    checks.equal(
      owed.map(([pool, planck]) => [pool.type, pool.value.toNumber(), planck.toBigInt()]),
      ledger.claimable(name),
      `what rewardsApi.claimable says of ${name}`,
    );
  }
}

const collectable = async (at, id) =>
  (await at.call.rewardsApi.collectable(id)).map(([from, planck]) => [from.toNumber(), planck.toBigInt()]);

/** An asset's ancestors: nodes `[id, kind, info, depth]` and edges `[downstream, upstream, rate]`. */
async function compareProvenance(at, id, depth, nodes, edges) {
  const found = await at.call.registryApi.provenance(id, depth);
  checks.equal(
    found.nodes.map((node) => [
      node.asset.toNumber(),
      node.kind.type,
      node.state.type,
      node.name.toUtf8(),
      node.commitment.unwrap().toHex(),
      node.depth.toNumber(),
    ]),
    nodes.map(([asset, kind, { name }, steps]) => [
      asset,
      kind,
      'Published',
      name,
      assets.get(asset).commitment,
      steps,
    ]),
    `the assets in the provenance of asset ${id}`,
  );
  checks.equal(
    found.edges.map(({ downstream, upstream, royalty }) => [
      downstream.toNumber(),
      upstream.toNumber(),
      royalty.toBigInt(),
    ]),
    edges,
    `who was built from whom, in the provenance of asset ${id}`,
  );
  checks.equal(found.truncated.isTrue, false, `the provenance of asset ${id} is whole`);
}

const isRoyaltyChange = ({ section, method, data }) =>
  section === 'parameters' && method === 'Updated' && data.key.isRegistry && data.key.asRegistry.isMaxRoyaltySum;
const plainRoyalty = (value) => value.unwrapOr(null)?.asRegistry.asMaxRoyaltySum.toBigInt() ?? null;
const plainShares = (list) => list.map(([id, parts]) => [id.toNumber(), parts.toBigInt()]);
const plainSplit = ({ steward, data, compute }) => ({
  Steward: steward.toBigInt(),
  Data: data.toBigInt(),
  Compute: compute.toBigInt(),
});
const plainTally = ({ ayes, nays, support }) => ({
  ayes: ayes.toBigInt(),
  nays: nays.toBigInt(),
  support: support.toBigInt(),
});

// Telling.

function tellRefusal(attempt, { refusal, fee }) {
  say(attempt);
  say(`  Refused as ${refusal.error}: "${refusal.docs}"`);
  say(`  Nothing has changed but the fee, ${amount(fee)}.`);
}

function tellClaims() {
  for (const { name } of witness.cast) {
    for (const [kind, id, planck] of ledger.claimable(name)) {
      say(`  ${name.padEnd(5)} ${amount(planck)} (${kind.toLowerCase()}, asset ${id})`);
    }
  }
}

await run(story);
