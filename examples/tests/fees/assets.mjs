// Assets, the work for them and what they earn.

import { findAll } from '../../lib/chain.mjs';
import { Tree } from '../../lib/manifest.mjs';
import { TRIB } from '../../lib/story.mjs';
import { plainPath } from '../../million/world.mjs';
import { bytes } from './till.mjs';

const WHOLE = 1_000_000_000;
const HASH = `0x${'07'.repeat(32)}`;
const URI = bytes('https://example.org/gauges-north');
/** Leaves of the manifest, and of the block of them that joins at once. */
const LEAVES = 1_024;
const BLOCK = 128;
/** Contributions that are assessed at once, and members who are paid at once. */
const SOME = 10;
const TERMS = { usePrice: TRIB, trainingFee: 0, royalty: WHOLE / 10, reach: 0 };

/** The arguments of a registration. */
function described(name, split, upstream = []) {
  const info = { name: bytes(name), uri: bytes('https://example.org/river-gauges'), licence: bytes('CC-BY-4.0') };
  return [info, TERMS, split, upstream, 0, { ...TERMS, usePrice: 0 }, { data: 0, compute: 0 }, null];
}

/** Whose a leaf is: the first are those of people who are here. */
function leavesOf(till) {
  const known = ['stranger', 'contributor'].map((name) => till.pair(name).publicKey);
  const anybody = (index) => Uint8Array.from({ length: 32 }, (_, place) => (index >> (8 * (place % 2))) & 255);
  return Array.from({ length: LEAVES }, (_, index) => ({
    account: known[index] ?? anybody(index),
    units: 10n,
    record: new Uint8Array(32).fill(index % 251),
  }));
}

const plain = ({ account, units, record }) => [{ Account: account }, units, record];

/** A dataset, and work of every kind for it. */
export async function theDataset(till) {
  const { registry, contributions, rewards } = till.api.tx;
  const split = { steward: WHOLE / 10, data: (WHOLE / 10) * 9, compute: 0 };
  const registered = await till.pay('steward', registry.registerDataset(...described('River gauges', split)));
  till.dataset = till.id(registered, 'registry', 'AssetRegistered', 'asset');
  await till.pay('steward', registry.setReviewers(till.dataset, [till.address('reviewer')]), 'one');
  await till.pay('steward', registry.setInfo(till.dataset, described('River gauges, 2026', split)[0]));
  await till.pay('payer', rewards.fund(till.dataset, 10n * TRIB), 'before publication');

  const contribute = contributions.contribute(till.dataset, 'Data', 1_000, HASH, URI);
  const first = await till.pay('contributor', contribute);
  const more = Array.from({ length: SOME + 3 }, () => contribute);
  const { events } = await till.pass('contributor', till.api.tx.utility.batchAll(more));
  const ids = findAll(events, 'contributions', 'Contributed').map(({ contribution }) => contribution.toNumber());
  till.work = till.id(first, 'contributions', 'Contributed', 'contribution');
  await till.pay('reviewer', contributions.assess(till.work, 1_000, null), 'of a new member');
  const some = ids.slice(0, SOME).map((id) => [id, 1_000]);
  await till.pay('reviewer', contributions.assessMany(some), `${SOME} of a member`);
  await till.pay('reviewer', contributions.reassess(till.work, 900));
  const [rejected, revoked, withdrawn] = ids.slice(SOME);
  await till.pay('reviewer', contributions.reject(rejected, bytes('Not under the licence'), false));
  await till.pass('reviewer', contributions.assess(revoked, 1_000, null));
  await till.pay('reviewer', contributions.revoke(revoked, bytes('A copy of another')));
  await till.pay('contributor', contributions.withdraw(withdrawn));
}

/** A manifest, whose leaves join alone and in a block. */
export async function theManifest(till) {
  const { contributions } = till.api.tx;
  const leaves = leavesOf(till);
  const tree = Tree.of(leaves);
  const { root, count, units } = tree.manifest;
  const many = contributions.contributeMany(till.dataset, 'Data', units, count, root, URI);
  const recorded = await till.pay('collector', many, '1,024 leaves');
  const id = till.id(recorded, 'contributions', 'Contributed', 'contribution');
  await till.pay('reviewer', contributions.assessManifest(id, 1, null));
  await till.pay('reviewer', contributions.reassessManifest(id, 2));
  const alone = (index) => [id, index, ...plain(leaves[index]), plainPath(tree.proof(index))];
  await till.pay('stranger', contributions.join(...alone(0)), '1 of 1,024 leaves');
  await till.pay('contributor', contributions.leave(...alone(1)), '1 of 1,024 leaves');
  const block = leaves.slice(BLOCK, 2 * BLOCK).map((leaf) => {
    const [owner, amount, record] = plain(leaf);
    return { owner, units: amount, record };
  });
  const path = plainPath(tree.blockProof(BLOCK, BLOCK));
  await till.pay('stranger', contributions.joinMany(id, BLOCK, block, path), '128 of 1,024 leaves');
  till.members = leaves.slice(BLOCK, BLOCK + SOME).map(({ account }) => account);
}

/** Closes an asset, lets its review pass, and publishes it; told, if it is to be. */
async function publish(till, who, asset, told) {
  const { registry } = till.api.tx;
  const make = (call) => (told ? till.pay(who, call) : till.pass(who, call));
  const closed = await make(registry.close(asset));
  await till.until(till.id(closed, 'registry', 'AssetClosed', 'publishable'));
  await make(registry.publish(asset, HASH));
}

/** Publication, a model that is built on the dataset, use. */
export async function theModel(till) {
  const { registry, rewards } = till.api.tx;
  await publish(till, 'steward', till.dataset, true);
  await till.pay('payer', rewards.forgetGrant(till.dataset));
  await till.pay('payer', rewards.fund(till.dataset, 1_000n * TRIB), 'after publication');
  await till.pay('steward', registry.setTerms(till.dataset, { ...TERMS, usePrice: 2n * TRIB }));
  const split = { steward: WHOLE, data: 0, compute: 0 };
  const model = registry.registerModel(...described('Flood forecast', split, [[till.dataset, WHOLE / 10]]));
  const registered = await till.pay('steward', model, '1 asset upstream');
  till.model = till.id(registered, 'registry', 'AssetRegistered', 'asset');
  await publish(till, 'steward', till.model, false);
  const use = registry.useAsset(till.model, 10, 10n * TRIB);
  await till.pay('payer', use, 'the first time');
  await till.pay('payer', use, 'again');
}

/** What was earned is collected and claimed, in every way. */
export async function theClaims(till) {
  const { dataset, model } = till;
  const { contributions, registry, rewards } = till.api.tx;
  const data = { Data: dataset };
  await till.pay('stranger', rewards.collect(dataset, [model]), '1 descendant');
  await till.pay('contributor', rewards.claim(data));
  await till.pay('steward', rewards.claimMany([{ Steward: dataset }, { Steward: model }]), '2 pools');
  await till.pay('reviewer', rewards.claimFor(data, till.address('stranger')));
  await till.pay('stranger', rewards.claimForMany(data, till.members), '10 accounts');
  await till.pass('payer', registry.useAsset(model, 10, 10n * TRIB));
  const both = rewards.collectAndClaim([[dataset, [model]]], [{ Steward: dataset }, { Steward: model }]);
  await till.pay('steward', both, '1 descendant, 2 pools');
  await till.pay('contributor', contributions.forget(till.work));
}

/** How things end. */
export async function theEnds(till) {
  const { registry, rewards } = till.api.tx;
  await till.pay('payer', registry.forgetUsage(till.model));
  await till.pay('steward', registry.offerStewardship(till.model, till.address('heir')));
  await till.pay('heir', registry.acceptStewardship(till.model));
  await till.pay('heir', registry.retire(till.model));
  const split = { steward: WHOLE, data: 0, compute: 0 };
  const registered = await till.pass('heir', registry.registerDataset(...described('Never', split)));
  const asset = till.id(registered, 'registry', 'AssetRegistered', 'asset');
  await till.pass('payer', rewards.fund(asset, 10n * TRIB));
  await till.pay('heir', registry.cancel(asset));
  await till.pay('payer', rewards.reclaim(asset));
  await till.pay('heir', registry.remove(asset));
}
