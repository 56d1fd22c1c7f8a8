// The change of code in the middle of a settlement, and the migration after it.

import { find, findAll, height, well, within } from '../../lib/chain.mjs';
import { epochNow, phasesOf, readBlocks } from '../../lib/evaluation.mjs';
import { patiently } from '../../lib/node.mjs';
import { count } from '../../lib/story.mjs';
import { PATIENCE, eventsAfter, toHex } from './blocks.mjs';

/** From which phase of the settlement on the code is handed in. */
const PHASE = 'Penalties';
/** Where the next runtime's migration counts the assets: `twox128("Next") ++ twox128("Assets")`. */
export const MARKER = '0xfb02f64605cf15ddd5388f35e740c11c682a59d51ab9e48a8c8cc418ff9708d2';

const specVersion = (version) => version.specVersion.toNumber();

/**
 * Hands the code in while the epoch is settled. Answers the block that has it, `{ number, hash, events }`, the
 * `version` before it, an `outdated` transaction that was signed before, and an `api` that knows only the new version.
 */
export async function apply(stage, api, node, code) {
  const { checks } = stage;
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
  const renewed = await node.connect();
  const block = await within(PATIENCE, 'the code does not change', changeOfCode(renewed, before));
  await compareChange(stage, renewed, block, { code, version });
  const { settling, phase } = await epochNow(await renewed.at(block.hash));
  checks.equal(
    [settling, phasesOf(renewed).includes(phase)],
    [stage.epoch, true],
    'the settlement in the block of the upgrade',
  );
  const [handed, inForce] = [before, block.number].map(count);
  console.log(`Handed in after block ${handed}, the code is in force after block ${inForce}, in phase ${phase}.`);
  return { ...block, outdated, version, api: renewed };
}

/** The first block after `since` in which the code changes. */
async function changeOfCode(api, since) {
  for await (const block of eventsAfter(api, since)) {
    if (findAll(block.events, 'system', 'CodeUpdated').length > 0) {
      return block;
    }
  }
}

/** Which code it is, who handed it in and what that cost, and the version before the block and after it. */
async function compareChange(stage, api, { number, events }, { code, version }) {
  const { checks } = stage;
  const hash = api.registry.hash(code).toHex();
  checks.equal(find(events, 'system', 'CodeUpdated')[0].toHex(), hash, 'the code that is in force');
  const own = events.slice(events.findIndex(({ method }) => method === 'CodeUpdated'));
  const { actualFee, who } = find(own, 'transactionPayment', 'TransactionFeePaid');
  checks.equal([stage.nameOf(who), actualFee.toBigInt()], ['Ferdie', 0n], 'who handed it in, and what it cost');
  for (const [block, expected] of [
    [number - 1, version],
    [number, version + 1],
  ]) {
    const at = await api.rpc.chain.getBlockHash(block);
    checks.equal(specVersion(await api.rpc.state.getRuntimeVersion(at)), expected, `the version after block ${block}`);
  }
}

/** Follows the migration, in which blocks have no transactions. Answers its blocks. */
export async function migrate(stage, api, { number: since, version, outdated }) {
  const { checks } = stage;
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
  const assets = await compareMigrated(checks, api, since, last, version);
  const length = count(blocks.length);
  console.log(
    `Version ${version + 1} counts ${assets} assets in a migration of ${length} blocks without transactions.`,
  );

  const { number } = await remark;
  checks.that(number > last.number, `a transaction of the new version is in block ${number}, after the migration`);
  await refuseOutdated(checks, api, outdated);
  return blocks;
}

/** The versions before and after the migration, and what it counted. Answers that. */
async function compareMigrated(checks, api, since, last, version) {
  const before = await api.at(await api.rpc.chain.getBlockHash(since));
  for (const [at, expected] of [
    [before, version],
    [last.at, version + 1],
  ]) {
    const { specVersion, specName } = (await at.query.system.lastRuntimeUpgrade()).unwrap();
    checks.equal([specName.toString(), specVersion.toNumber()], ['tributary', expected], 'the last upgrade');
  }
  checks.that((await last.at.query.multiBlockMigrations.cursor()).isNone, 'no migration is left');
  const assets = (await last.at.query.registry.nextAsset()).toNumber();
  const marker = await api.rpc.state.getStorage(MARKER, await api.rpc.chain.getBlockHash(last.number));
  const counted = api.createType('u32', marker.unwrap().toU8a(true)).toNumber();
  checks.equal(counted, assets, 'the assets that the migration counts');
  return assets;
}

/** Sends what was signed for the version before. */
async function refuseOutdated(checks, api, transaction) {
  let error = null;
  try {
    await api.rpc('author_submitExtrinsic', transaction.toHex());
  } catch ({ message }) {
    error = message;
  }
  checks.equal(error, '1010: Invalid Transaction: Transaction has a bad signature', 'a transaction of the old version');
}
