// A runtime upgrade by vote, in the middle of a settlement: token holders authorize the next runtime on a validator of
// the script's own, anyone hands the code in while an epoch is settled a page a block, and a migration runs. What is in
// storage is compared key by key over the upgrade, and what the settlement pays to the planck with what the script
// works out by itself. A second node that only executes the blocks must come to the same state.
//
// The node is the built binary; TRIBUTARY_BIN names another. TRIBUTARY_NEXT_RUNTIME names the wasm of the next runtime,
// which scripts/next_runtime.sh builds. The node at TRIBUTARY_URL only encodes calls.

import { existsSync, readFileSync } from 'node:fs';
import { Trouble, blocksAfter, connect, find, nodeUrl, palletAccount, within, well } from '../lib/chain.mjs';
import { epochNow, readBlocks } from '../lib/evaluation.mjs';
import { CONNECTION, Nodes, patiently } from '../lib/node.mjs';
import { PHASES, Stage, height, stageCalls } from '../lib/stage.mjs';
import { Checks, TRIB, count, run } from '../lib/story.mjs';
import { taskOf } from '../lib/voting.mjs';

const NEXT_RUNTIME = process.env.TRIBUTARY_NEXT_RUNTIME;
/** How much shorter than on a live network the periods of governance are: confirmation takes 5 blocks, enactment 11. */
const PERIOD_DIVISOR = 2_520;
/** From which phase of the settlement on the code is handed in, and how many pages at least must be left after it. */
const PHASE = 'Penalties';
const PAGES_LEFT = 3;
/** Who votes, and with how much: together with more than half of all tokens, which passes at once. */
const VOTERS = ['Alice', 'Bob', 'Charlie', 'Ferdie'];
const VOTE = 900_000n * TRIB;
/** Whom the referenda speak for, by track. Only root may authorize a runtime. */
const ORIGINS = { root: { system: 'Root' }, parameters: { Governance: 'ParameterAdmin' } };
/** Where the next runtime's migration counts the assets: `twox128("Next") ++ twox128("Assets")`. */
const MARKER = '0xfb02f64605cf15ddd5388f35e740c11c682a59d51ab9e48a8c8cc418ff9708d2';
/** How long the chain may take to authorize and to migrate, in milliseconds. */
const PATIENCE = 60_000;

/** Keys that a node lists, and values that it answers, at a time. */
const KEYS = 1_000;
/** The keys that no pallet names. */
const NAMES = [
  ['0x3a636f6465', 'code'],
  [MARKER, 'next.assets'],
];
const of = (pallet, ...items) => items.map((item) => `${pallet}.${item}`);
/** What every block may write: its frame, what its author gets, what the treasury has and nobody can vote with. */
const BLOCK = [
  ...of('system', 'account', 'blockHash', 'blockWeight', 'digest', 'eventCount', 'events', 'number', 'parentHash'),
  ...['aura.currentSlot', 'timestamp.now', 'scheduler.incompleteSince'],
  ...of('balances', 'totalIssuance', 'inactiveIssuance'),
  ...of('treasury', 'deactivated', 'lastSpendPeriod'),
];
/** What the end of an epoch writes besides. */
const EPOCH = of('evaluation', 'current', 'emission', 'epochs', 'now');
/** What a page of the settlement may write besides: consensus, penalties, payouts, and how far it is. */
const PAGE = [
  ...of('evaluation', 'commits', 'evaluators', 'joins', 'outcomes', 'positions', 'running', 'runningSums', 'total'),
  ...of('rewards', 'accounts', 'members', 'pools'),
  ...of('balances', 'holds'),
];
/** What the upgrade writes, and what the migration. */
const UPGRADE = ['code', 'system.authorizedUpgrade'];
const MIGRATION = ['multiBlockMigrations.historic', 'next.assets', 'system.lastRuntimeUpgrade'];
/** What must have something in storage, or the comparison would say nothing of it. */
const ENTRIES = [
  ...of('registry', 'assets', 'deposits', 'infos', 'lineage', 'listings', 'nextAsset', 'offers', 'reviewers', 'usage'),
  ...of('contributions', 'contributions', 'deposits', 'nextContribution'),
  ...of('rewards', 'accounts', 'earned', 'members', 'pools', 'royalties', 'stacks'),
  ...of('evaluation', 'buckets', 'evaluators', 'positions', 'registered', 'revealed', 'running', 'scores', 'unbonding'),
  ...of('parameters', 'parameters'),
  ...of('governance', 'contributorVotes', 'periodDivisor'),
  ...of('referenda', 'referendumCount', 'referendumInfoFor'),
  ...of('convictionVoting', 'classLocksFor', 'votingFor'),
  ...of('balances', 'holds', 'locks'),
  ...of('preimage', 'preimageFor', 'requestStatusFor'),
  ...['multisig.multisigs', 'proxy.proxies', 'network.slotDuration', 'grandpa.authorities', 'aura.authorities'],
];

const checks = new Checks();
let stage, api, entryNames;

async function test() {
  const code = readCode();
  const nodes = new Nodes('upgrade');
  const encoder = await connect(nodeUrl(), CONNECTION, () => {});
  const spec = await nodes.makeSpec([...stageCalls(encoder), ...furniture(encoder)], PERIOD_DIVISOR);
  await encoder.disconnect();
  const flags = ['--alice', '--validator', '--force-authoring'];
  const node = await nodes.start(spec, { name: 'validator', key: 1, flags });
  api = await node.connect();
  stage = new Stage(checks);

  const [polls] = await Promise.all([authorize(code), stage.score(api)]);
  const upgrade = await apply(node, code);
  const peer = `/ip4/127.0.0.1/tcp/${node.p2p}/p2p/${await api.rpc.system.localPeerId()}`;
  const other = await nodes.start(spec, { name: 'other', key: 2, flags: ['--sync', 'full', '--bootnodes', peer] });
  const migration = await migrate(upgrade);
  await compareState(upgrade, migration);
  const { ended, final } = await stage.compare(api, migration.length);
  checks.that(ended - migration.at(-1).number >= PAGES_LEFT, 'the new version goes on with the settlement');
  await goOn(polls);
  await compareNodes(await other.connect(), final);

  await api.disconnect();
  for (const each of [node, other]) {
    await each.stop();
    checks.equal(each.log().match(/.*panicked.*/g), null, 'panics in the log of a node');
  }
  console.log(`All ${checks.held} assertions held.`);
}

function readCode() {
  const how = 'it names the wasm of the next runtime, which scripts/next_runtime.sh builds';
  if (!NEXT_RUNTIME) {
    throw new Trouble(`TRIBUTARY_NEXT_RUNTIME is not set: ${how}`);
  }
  if (!existsSync(NEXT_RUNTIME)) {
    throw new Trouble(`TRIBUTARY_NEXT_RUNTIME is ${NEXT_RUNTIME}, which is not there: ${how}`);
  }
  return Uint8Array.from(readFileSync(NEXT_RUNTIME));
}

/** Genesis calls for something of every kind that storage can hold, so that there is something to compare. */
function furniture(api) {
  const { contributions, convictionVoting, evaluation, multisig, preimage, proxy, registry, rewards } = api.tx;
  const [alice, bob, charlie, eve, ferdie] = ['Alice', 'Bob', 'Charlie', 'Eve', 'Ferdie'].map(
    (name) => well(name).address,
  );
  const hash = api.registry.hash('furniture');
  return [
    [ferdie, rewards.fund(0, 1_000n * TRIB)],
    [charlie, rewards.claim({ Data: 0 })],
    [ferdie, registry.useAsset(0, 1, 1_000n * TRIB)],
    [alice, registry.offerStewardship(3, bob)],
    [alice, registry.setReviewers(4, [bob, charlie])],
    [bob, contributions.contribute(5, 'Data', 1, hash, 'https://example.org/sample')],
    [eve, evaluation.stake(charlie, 10n * TRIB)],
    [eve, evaluation.unstake(charlie, 4n * TRIB)],
    [eve, proxy.addProxy(bob, 'Governance', 0)],
    [eve, preimage.notePreimage('0x00')],
    [eve, multisig.approveAsMulti(2, [alice], null, hash, { refTime: 0, proofSize: 0 })],
    [eve, convictionVoting.delegate(0, alice, 'Locked2x', TRIB)],
  ];
}

// The vote.

/**
 * Authorizes the code by vote, and shows that nothing else can and that no other code will do. Answers the referenda's
 * numbers by track.
 */
async function authorize(code) {
  const hash = api.registry.hash(code).toHex();
  const { system, referenda, convictionVoting, governance, utility } = api.tx;
  // What a call in this batch is refused with is told by an event; the others are tried all the same.
  const refused = stage.act(
    api,
    'Alice',
    utility.forceBatch([
      system.applyAuthorizedUpgrade('0x00'),
      system.authorizeUpgrade(hash),
      system.authorizeUpgradeWithoutChecks(hash),
      system.setCode('0x00'),
      system.setCodeWithoutChecks('0x00'),
    ]),
  );

  const proposal = { Inline: system.authorizeUpgrade(hash).method.toHex() };
  const submitted = await stage.act(
    api,
    'Ferdie',
    utility.batchAll(Object.values(ORIGINS).map((origin) => referenda.submit(origin, proposal, { After: 0 }))),
  );
  const numbers = submitted.events
    .filter(({ method }) => method === 'Submitted')
    .map(({ data }) => data.index.toNumber());
  const polls = Object.fromEntries(Object.keys(ORIGINS).map((track, index) => [track, numbers[index]]));
  const each = (...calls) => utility.batchAll(numbers.flatMap((poll) => calls.map((call) => call(poll))));
  const vote = { Standard: { vote: { aye: true, conviction: 'Locked1x' }, balance: VOTE } };
  const byTokens = (poll) => convictionVoting.vote(poll, vote);
  const byVoice = (poll) => governance.contributorVote(poll, true);
  // The deposit comes last: with all votes in, both pass as soon as the decision begins.
  await Promise.all(
    VOTERS.map((name) => stage.act(api, name, name === 'Charlie' ? each(byTokens, byVoice) : each(byTokens))),
  );
  const { number } = await stage.act(
    api,
    'Ferdie',
    each((poll) => referenda.placeDecisionDeposit(poll)),
  );
  checks.equal(
    (await refused).events.filter(({ method }) => method === 'ItemFailed').map(({ data }) => nameOfError(data.error)),
    ['system.NothingAuthorized', 'BadOrigin', 'BadOrigin', 'BadOrigin', 'BadOrigin'],
    'how calls of an account that would change the runtime fail',
  );
  const results = await within(PATIENCE, 'nothing is enacted', enacted(polls, number));
  checks.equal(
    results,
    { root: ['Ok', [[hash, true]]], parameters: ['BadOrigin', []] },
    'what the referenda come to, and what they authorize',
  );
  checks.equal(await authorization(), [hash, true], 'the code that is authorized');
  console.log(
    `Referendum ${polls.root} authorizes the next runtime; referendum ${polls.parameters}, as ParameterAdmin, may not.`,
  );

  const other = Uint8Array.from(code);
  other[other.length - 1] ^= 1;
  await stage.act(api, 'Alice', api.tx.system.applyAuthorizedUpgrade(toHex(other)), 'system.Unauthorized');
  checks.equal(await authorization(), [hash, true], 'the code that is authorized, after other code was refused');
  return polls;
}

/** Waits until the chain made the calls of these referenda. Answers, by track, the result and what was authorized. */
async function enacted(polls, since) {
  const tasks = new Map(Object.entries(polls).map(([track, poll]) => [taskOf(api, poll), track]));
  const results = {};
  for await (const { hash } of blocksAfter(api, since)) {
    const events = await eventsAt(hash);
    for (const [index, { section, method, data }] of events.entries()) {
      const track = section === 'scheduler' && method === 'Dispatched' && tasks.get(data.id.toString());
      if (track) {
        const authorized = events
          .slice(index - 1, index)
          .filter((event) => event.section === 'system' && event.method === 'UpgradeAuthorized')
          .map(({ data }) => [data.codeHash.toHex(), data.checkVersion.isTrue]);
        results[track] = [data.result.isOk ? 'Ok' : nameOfError(data.result.asErr), authorized];
      }
    }
    if (Object.keys(results).length === tasks.size) {
      return results;
    }
  }
}

function nameOfError(error) {
  if (!error.isModule) {
    return error.type;
  }
  const { section, name } = api.registry.findMetaError(error.asModule);
  return `${section}.${name}`;
}

/** The hash that is authorized, and whether the version is checked. */
async function authorization() {
  const stored = await api.query.system.authorizedUpgrade();
  return stored.isSome ? [stored.unwrap().codeHash.toHex(), stored.unwrap().checkVersion.isTrue] : null;
}

// The upgrade.

/** Hands the code in while the epoch is settled. Answers the block that has it, with a transaction signed before. */
async function apply(node, code) {
  const version = specVersion(await api.rpc.state.getRuntimeVersion());
  checks.equal(specVersion(api.runtimeVersion), version, 'the version that the client knows');
  const [eve, ferdie] = ['Eve', 'Ferdie'].map(well);
  const options = async ({ address }) => ({ era: 0, nonce: await api.rpc.system.accountNextIndex(address) });
  const outdated = await api.tx.system.remark('0x00').signAsync(eve, await options(eve));
  const applied = await api.tx.system.applyAuthorizedUpgrade(toHex(code)).signAsync(ferdie, await options(ferdie));

  await stage.reach(api, PHASE);
  const before = await height(api);
  await api.rpc.author.submitExtrinsic(applied);
  await patiently('the client does not notice the upgrade', async () => specVersion(api.runtimeVersion) > version);
  checks.equal(
    specVersion(api.consts.system.version),
    version + 1,
    'the version in the metadata that the client has now',
  );

  // It holds types of both versions while it reads blocks of both: a new connection begins with the new ones.
  await api.disconnect();
  api = await node.connect();
  const block = await within(PATIENCE, 'the code does not change', firstWith(before, 'system', 'CodeUpdated'));
  const { events } = block;
  const hash = api.registry.hash(code).toHex();
  checks.equal(find(events, 'system', 'CodeUpdated')[0].toHex(), hash, 'the code that is in force');
  const own = events.slice(events.findIndex(({ method }) => method === 'CodeUpdated'));
  const { actualFee, who } = find(own, 'transactionPayment', 'TransactionFeePaid');
  checks.equal([stage.nameOf(who), actualFee.toBigInt()], ['Ferdie', 0n], 'who handed it in, and what it cost');
  for (const [number, expected] of [
    [block.number - 1, version],
    [block.number, version + 1],
  ]) {
    const at = await api.rpc.chain.getBlockHash(number);
    checks.equal(specVersion(await api.rpc.state.getRuntimeVersion(at)), expected, `the version after block ${number}`);
  }

  const { settling, phase } = await epochNow(await api.at(block.hash));
  checks.equal([settling, PHASES.includes(phase)], [stage.epoch, true], 'the settlement in the block of the upgrade');
  console.log(
    `Handed in after block ${count(before)}, the code is in force after block ${count(block.number)}, in phase ${phase}.`,
  );
  return { ...block, outdated, version };
}

const specVersion = (version) => version.specVersion.toNumber();
const toHex = (bytes) => `0x${Buffer.from(bytes).toString('hex')}`;

/** A block's events. */
const eventsAt = async (hash) => (await (await api.at(hash)).query.system.events()).map(({ event }) => event);

/** The first block after `since` that has such an event: `{ number, hash, events }`. */
async function firstWith(since, section, method) {
  for await (const { number, hash } of blocksAfter(api, since)) {
    const events = await eventsAt(hash);
    if (events.some((event) => event.section === section && event.method === method)) {
      return { number, hash, events };
    }
  }
}

/** Follows the migration, in which blocks have no transactions. Answers its blocks. */
async function migrate({ number: since, version, outdated }) {
  const remark = stage.act(api, 'Eve', api.tx.system.remark('0x00'));
  const isOver = async () => (await height(api)) > since && (await api.query.multiBlockMigrations.cursor()).isNone;
  await patiently('the migration does not end', isOver, 50);
  const ours = ({ section }) => section === 'multiBlockMigrations';
  const ends = ({ events }) => events.some((event) => ours(event) && event.method === 'UpgradeCompleted');
  const all = await readBlocks(api, since + 1, await height(api));
  const blocks = all.slice(0, all.findIndex(ends) + 1);
  const last = blocks.at(-1);
  checks.equal(
    blocks.flatMap(({ number, events }) =>
      events.filter(ours).map(({ method, data }) => [number - since, method, ...data.map((value) => value.toNumber())]),
    ),
    [
      [1, 'UpgradeStarted', 1],
      ...Array.from({ length: blocks.length - 1 }, (_, index) => [index + 1, 'MigrationAdvanced', 0, index + 1]),
      [blocks.length, 'MigrationCompleted', 0, blocks.length],
      [blocks.length, 'UpgradeCompleted'],
    ],
    'what the migration tells, by blocks since the upgrade',
  );
  for (const { number } of blocks) {
    const { block } = await api.rpc.chain.getBlock(await api.rpc.chain.getBlockHash(number));
    const calls = block.extrinsics.map(({ method: { section, method } }) => `${section}.${method}`);
    checks.equal(calls, ['timestamp.set'], `what is in block ${number}, during the migration`);
  }

  const before = await api.at(await api.rpc.chain.getBlockHash(since));
  const after = last.at;
  for (const [at, expected] of [
    [before, version],
    [after, version + 1],
  ]) {
    const { specVersion, specName } = (await at.query.system.lastRuntimeUpgrade()).unwrap();
    checks.equal([specName.toString(), specVersion.toNumber()], ['tributary', expected], 'the last upgrade');
  }
  checks.that((await after.query.multiBlockMigrations.cursor()).isNone, 'no migration is left');
  const assets = (await after.query.registry.nextAsset()).toNumber();
  const marker = await api.rpc.state.getStorage(MARKER, await api.rpc.chain.getBlockHash(last.number));
  checks.equal(
    api.createType('u32', marker.unwrap().toU8a(true)).toNumber(),
    assets,
    'the assets that the migration counts',
  );
  console.log(
    `Version ${version + 1} counts ${assets} assets in a migration of ${count(blocks.length)} blocks without transactions.`,
  );

  const { number } = await remark;
  checks.that(number > last.number, `a transaction of the new version is in block ${number}, after the migration`);
  await refuseOutdated(outdated);
  return blocks;
}

/** Sends what was signed for the version before. */
async function refuseOutdated(transaction) {
  let error = null;
  try {
    await api.rpc('author_submitExtrinsic', transaction.toHex());
  } catch ({ message }) {
    error = message;
  }
  checks.equal(error, '1010: Invalid Transaction: Transaction has a bad signature', 'a transaction of the old version');
}

// What is in storage.

/** Compares all that is in storage before the upgrade, right after it, and after the migration. */
async function compareState({ number: upgraded }, blocks) {
  const { number: migrated } = blocks.at(-1);
  const [before, after, last] = await Promise.all([upgraded - 1, upgraded, migrated].map((number) => stateAt(number)));
  const present = new Set([...after.keys()].map(nameOf));
  checks.equal(
    ENTRIES.filter((name) => !present.has(name)),
    [],
    'what is not in storage and could not be compared',
  );

  // The block of the upgrade: a page of the settlement by the old version, and the code.
  const [alice, bob, ferdie] = ['Alice', 'Bob', 'Ferdie'].map((name) => well(name).address);
  const [pot, treasury] = [api.consts.rewards.potId, api.consts.treasury.palletId].map((id) => palletAccount(api, id));
  compareNames(changed(before, after), [...BLOCK, ...PAGE], UPGRADE);
  const { [ferdie]: sender, ...others } = accounts(changed(before, after));
  checks.equal(sender.is, { ...sender.was, nonce: sender.was.nonce + 1n }, 'the account of who hands the code in');
  checks.equal(
    Object.keys(others).filter((who) => ![alice, bob, pot, treasury].includes(who)),
    [],
    'whose accounts change besides in the block of the upgrade',
  );

  // The blocks of the migration: time and emission go on, and nothing else does.
  const events = blocks.flatMap(({ events }) => events).filter(({ section }) => section === 'evaluation');
  const told = (method) => events.filter((event) => event.method === method).map(({ data }) => data);
  const minted = (method) => told(method).reduce((sum, { amount }) => sum + amount.toBigInt(), 0n);
  const epochs = told('EpochStarted').length;
  const changes = changed(after, last);
  compareNames(changes, [...BLOCK, ...(epochs > 0 ? EPOCH : [])], MIGRATION);
  checks.equal(
    ['system.blockHash', 'evaluation.epochs', ...MIGRATION.slice(0, 2)].map((name) => {
      const ours = changes.filter((change) => change.name === name);
      return [name, ours.length, ours.every(({ was }) => was === undefined)];
    }),
    [
      ['system.blockHash', blocks.length, true],
      ['evaluation.epochs', epochs, true],
      ...MIGRATION.slice(0, 2).map((name) => [name, 1, true]),
    ],
    'the entries that are new after the migration',
  );
  const grown = [
    [alice, minted('AuthorRewarded')],
    [treasury, minted('TreasuryRewarded')],
  ];
  const free = accounts(changes);
  checks.equal(
    Object.fromEntries(Object.entries(free).map(([who, { is }]) => [who, is])),
    Object.fromEntries(
      grown
        .filter(([, amount]) => amount > 0n)
        .map(([who, amount]) => [who, { ...free[who].was, free: free[who].was.free + amount }]),
    ),
    'the accounts that change during the migration',
  );
  const [issuance] = changes.filter(({ name }) => name === 'balances.totalIssuance');
  const planck = (value) => api.createType('u128', Buffer.from(value.slice(2), 'hex')).toBigInt();
  checks.equal(
    planck(issuance.is) - planck(issuance.was),
    grown.reduce((sum, [, amount]) => sum + amount, 0n),
    'the growth of issuance during the migration',
  );
  await compareInactive(migrated, treasury);

  const same = [...after.keys()].filter((key) => after.get(key) === last.get(key));
  console.log(
    `${count(same.length)} of ${count(after.size)} entries are as they were; the others are as they must be.`,
  );
}

/** What of the issuance cannot vote: what genesis left out, and what the treasury could spend when the block began. */
async function compareInactive(number, treasury) {
  const [genesis, before, at] = await Promise.all(
    [0, number - 1, number].map(async (number) => api.at(await api.rpc.chain.getBlockHash(number))),
  );
  const leftOut = (await genesis.query.balances.inactiveIssuance()).toBigInt();
  const { data } = await before.query.system.account(treasury);
  const inactive = await Promise.all([at.query.balances.inactiveIssuance(), at.query.treasury.deactivated()]);
  const pot = data.free.toBigInt() - api.consts.balances.existentialDeposit.toBigInt();
  checks.equal(
    inactive.map((planck) => planck.toBigInt()),
    [leftOut + pot, pot],
    'issuance that cannot vote',
  );
}

/** All changes must be of `expected` names, which all must be there, or of `possible` ones. */
function compareNames(changes, possible, expected) {
  const names = new Set(changes.map(({ name }) => name));
  checks.equal(
    expected.filter((name) => !names.has(name)),
    [],
    'what does not change in storage',
  );
  checks.equal(
    [...names].filter((name) => ![...possible, ...expected].includes(name)),
    [],
    'what else changes in storage',
  );
}

/** The keys whose values differ: `{ name, key, was, is }`, with the name of the storage entry. */
const changed = (before, after) =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => before.get(key) !== after.get(key))
    .map((key) => ({ name: nameOf(key), key, was: before.get(key), is: after.get(key) }));

/** The accounts among the changes, by address: `{ was, is }`, in plain values. */
function accounts(changes) {
  const plain = (value) => {
    const { nonce, consumers, providers, sufficients, data } = api.createType('FrameSystemAccountInfo', value);
    const { free, reserved, frozen, flags } = data;
    const all = { nonce, consumers, providers, sufficients, free, reserved, frozen, flags };
    return Object.fromEntries(Object.entries(all).map(([name, number]) => [name, number.toBigInt()]));
  };
  const ours = changes.filter(({ name }) => name === 'system.account');
  return Object.fromEntries(
    ours.map(({ key, was, is }) => [
      api.createType('AccountId32', `0x${key.slice(-64)}`).toString(),
      { was: plain(was), is: plain(is) },
    ]),
  );
}

/** The name of a storage entry: of its pallet and its item. */
function nameOf(key) {
  if (!entryNames) {
    const sections = Object.entries(api.query).filter(([section]) => section !== 'substrate');
    const items = sections.flatMap(([section, items]) =>
      Object.entries(items).map(([item, entry]) => [entry.keyPrefix(), `${section}.${item}`]),
    );
    entryNames = new Map([...NAMES, ...items]);
  }
  return entryNames.get(key) ?? entryNames.get(key.slice(0, 2 + 64)) ?? key;
}

/** All that is in storage after a block, as `[key, value]`. */
async function stateAt(number, node = api) {
  const hash = (await node.rpc.chain.getBlockHash(number)).toHex();
  const keys = [];
  let page;
  do {
    page = await node.rpc('state_getKeysPaged', '0x', KEYS, keys.at(-1) ?? null, hash);
    keys.push(...page);
  } while (page.length === KEYS);
  const state = new Map();
  for (let from = 0; from < keys.length; from += KEYS) {
    const [{ changes }] = await node.rpc('state_queryStorageAt', keys.slice(from, from + KEYS), hash);
    changes.forEach(([key, value]) => state.set(key, value));
  }
  checks.equal(state.size, keys.length, `the values in storage after block ${number}`);
  return state;
}

// Afterwards.

/** The new version does what its users want: deposits come back, a payout of this very settlement is claimed. */
async function goOn(polls) {
  const { rewards, referenda, system, utility } = api.tx;
  const [charlie, ferdie] = ['Charlie', 'Ferdie'].map((name) => well(name).address);
  const claimable = await api.call.rewardsApi.claimable(charlie);
  const reserved = async () => (await api.query.system.account(ferdie)).data.reserved.toBigInt();
  const held = await reserved();
  const [claim] = await Promise.all([
    stage.act(api, 'Charlie', rewards.claimMany(claimable.map(([pool]) => pool))),
    stage.act(
      api,
      'Ferdie',
      utility.batchAll(
        Object.values(polls).flatMap((poll) => [
          referenda.refundDecisionDeposit(poll),
          referenda.refundSubmissionDeposit(poll),
        ]),
      ),
    ),
    stage.act(api, 'Alice', system.applyAuthorizedUpgrade('0x00'), 'system.NothingAuthorized'),
  ]);
  checks.equal(
    claim.events
      .filter(({ section, method }) => section === 'rewards' && method === 'Claimed')
      .map(({ data }) => [data.pool.toJSON(), data.amount.toBigInt()]),
    claimable.map(([pool, amount]) => [pool.toJSON(), amount.toBigInt()]),
    'what Charlie claims',
  );
  const tracks = api.consts.referenda.tracks.slice(0, 2).map(([, { decisionDeposit }]) => decisionDeposit.toBigInt());
  const deposits = tracks.map((deposit) => deposit + api.consts.referenda.submissionDeposit.toBigInt());
  checks.equal(held - (await reserved()), deposits[0] + deposits[1], 'the deposits that Ferdie has back');
  console.log(`Block ${count(claim.number)} is final: deposits come back, and what the settlement paid is claimed.`);
}

/** A node that only executes the blocks comes to the same state. */
async function compareNodes(other, number) {
  await patiently(`the other node does not come to block ${number}`, async () => (await height(other)) >= number);
  const [ours, theirs] = await Promise.all([api, other].map((each) => stateAt(number, each)));
  checks.equal(theirs, ours, `what is in storage after block ${number}`);
  await other.disconnect();
  console.log(`A node that executes the same blocks comes to the same state at block ${count(number)}.`);
}

await run(test);
