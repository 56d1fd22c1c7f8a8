// What is in storage, key by key: what must be there, and what a block of the upgrade or of the migration may change.

import { findAll, palletAccount, well } from '../../lib/chain.mjs';
import { camel, ownPallets } from '../../lib/metadata.mjs';
import { stateAt } from '../../lib/storage.mjs';
import { count } from '../../lib/story.mjs';
import { MARKER } from './code.mjs';

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
const EPOCH = of('evaluation', 'currentEpoch', 'currentIndex', 'emissionCourse', 'epochs');
/** What a page of the settlement may write besides: consensus, penalties, payouts, and how far it is. */
const PAGE = [
  ...of('evaluation', 'commits', 'evaluators', 'joins', 'outcomes', 'positions'),
  ...of('evaluation', 'freshRolledOver', 'known', 'recentTurnout', 'revealed', 'rolledOver', 'settling'),
  ...of('evaluation', 'settlingFresh', 'settlingSums', 'totalStake'),
  ...of('rewards', 'accounts', 'members', 'pools'),
  ...of('balances', 'holds'),
];
/** What the upgrade writes, and what the migration. */
const UPGRADE = ['code', 'system.authorizedUpgrade'];
const MIGRATION = ['multiBlockMigrations.historic', 'next.assets', 'system.lastRuntimeUpgrade'];
/** What of the SDK's must have something in storage, or the comparison would say nothing of it. */
const STORED = [
  ...of('referenda', 'referendumCount', 'referendumInfoFor'),
  ...of('convictionVoting', 'classLocksFor', 'votingFor'),
  ...of('balances', 'holds', 'locks'),
  ...of('preimage', 'preimageFor', 'requestStatusFor'),
  ...['parameters.parameters', 'multisig.multisigs', 'proxy.proxies', 'grandpa.authorities', 'aura.authorities'],
];
/**
 * What of this project's pallets may have nothing in storage: nobody is a candidate, no treasurer spent anything, no
 * block was too full, nobody recorded the work of many or opened a tab yet, no fee is without its payee between blocks,
 * and in the middle of a settlement commitments are gone, outcomes are to come, and what was rolled over is there until
 * the assets' phase takes it. All else of theirs must have something.
 */
const EMPTY = [
  ...of('governance', 'roomAfter', 'treasurersSpent'),
  ...of('validators', 'candidates', 'standingCandidates', 'oldestSession', 'slashes', 'barred'),
  ...of('evaluation', 'commits', 'freshRolledOver', 'joins', 'known', 'outcomes', 'rolledOver'),
  ...of('contributions', 'manifests', 'joined', 'left'),
  ...of('rewards', 'latents'),
  ...['fees.collected'],
  ...of('tabs', 'nextTab', 'tabs', 'byGateway', 'byPayer', 'totals'),
];

/** Compares all that is in storage before the upgrade, right after it, and after the migration. */
export async function compareState(checks, api, upgraded, blocks) {
  const migrated = blocks.at(-1).number;
  const numbers = [upgraded - 1, upgraded, migrated];
  const [before, after, last] = await Promise.all(numbers.map((number) => stateAt(checks, api, number)));
  const nameOf = namesOf(api);
  const present = new Set([...after.keys()].map(nameOf));
  const own = ownPallets(api).flatMap(({ name, storage }) =>
    (storage.unwrapOr(null)?.items ?? []).map((item) => `${camel(name)}.${camel(item.name)}`),
  );
  checks.equal(
    [...own.filter((name) => !EMPTY.includes(name)), ...STORED].filter((name) => !present.has(name)),
    [],
    'what is not in storage and could not be compared',
  );
  compareUpgrade(checks, api, changed(before, after, nameOf));
  await compareMigration(checks, api, changed(after, last, nameOf), blocks);

  const same = [...after.keys()].filter((key) => after.get(key) === last.get(key));
  console.log(
    `${count(same.length)} of ${count(after.size)} entries are as they were; the others are as they must be.`,
  );
}

/** What the block of the upgrade may change: a page of the settlement by the old version, and the code. */
function compareUpgrade(checks, api, changes) {
  compareNames(checks, changes, [...BLOCK, ...PAGE], UPGRADE);
  const [alice, bob, ferdie] = ['Alice', 'Bob', 'Ferdie'].map((name) => well(name).address);
  const { [ferdie]: sender, ...others } = accounts(api, changes);
  checks.equal(sender.is, { ...sender.was, nonce: sender.was.nonce + 1n }, 'the account of who hands the code in');
  checks.equal(
    Object.keys(others).filter((who) => ![alice, bob, potOf(api), treasuryOf(api)].includes(who)),
    [],
    'whose accounts change besides in the block of the upgrade',
  );
}

/** What the blocks of the migration may change: time and emission go on, and nothing else does. */
async function compareMigration(checks, api, changes, blocks) {
  const events = blocks.flatMap(({ events }) => events);
  const minted = (method) =>
    findAll(events, 'evaluation', method).reduce((sum, { amount }) => sum + amount.toBigInt(), 0n);
  const epochs = findAll(events, 'evaluation', 'EpochStarted').length;
  compareNames(checks, changes, [...BLOCK, ...(epochs > 0 ? EPOCH : [])], MIGRATION);
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
    [well('Alice').address, minted('AuthorRewarded')],
    [treasuryOf(api), minted('TreasuryRewarded')],
  ];
  const free = accounts(api, changes);
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
  await compareInactive(checks, api, blocks.at(-1).number);
}

/** What of the issuance cannot vote: what genesis left out, and what the treasury could spend when the block began. */
async function compareInactive(checks, api, number) {
  const [genesis, before, at] = await Promise.all(
    [0, number - 1, number].map(async (number) => api.at(await api.rpc.chain.getBlockHash(number))),
  );
  const leftOut = (await genesis.query.balances.inactiveIssuance()).toBigInt();
  const { data } = await before.query.system.account(treasuryOf(api));
  const inactive = await Promise.all([at.query.balances.inactiveIssuance(), at.query.treasury.deactivated()]);
  const pot = data.free.toBigInt() - api.consts.balances.existentialDeposit.toBigInt();
  checks.equal(
    inactive.map((planck) => planck.toBigInt()),
    [leftOut + pot, pot],
    'issuance that cannot vote',
  );
}

const potOf = (api) => palletAccount(api, api.consts.rewards.potId);
const treasuryOf = (api) => palletAccount(api, api.consts.treasury.palletId);

/** All changes must be of `expected` names, which all must be there, or of `possible` ones. */
function compareNames(checks, changes, possible, expected) {
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
const changed = (before, after, nameOf) =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => before.get(key) !== after.get(key))
    .map((key) => ({ name: nameOf(key), key, was: before.get(key), is: after.get(key) }));

/** The accounts among the changes, by address: `{ was, is }`, in plain values. */
function accounts(api, changes) {
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

/** What names a key by its storage entry: the pallet and the item. */
function namesOf(api) {
  const sections = Object.entries(api.query).filter(([section]) => section !== 'substrate');
  const items = sections.flatMap(([section, items]) =>
    Object.entries(items).map(([item, entry]) => [entry.keyPrefix(), `${section}.${item}`]),
  );
  const names = new Map([...NAMES, ...items]);
  return (key) => names.get(key) ?? names.get(key.slice(0, 2 + 64)) ?? key;
}
