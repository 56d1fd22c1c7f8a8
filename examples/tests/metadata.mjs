// Goes through the metadata with polkadot.js: every call, event, error, constant and storage entry, every type, every
// runtime API. All of it must be known, be encoded and come back the same, and polkadot.js must not complain at all.

import { KINDS } from '../lib/ledger.mjs';
import { SDK_APIS, SDK_PALLETS, camel, ownApis, ownPallets } from '../lib/metadata.mjs';
import { Checks, CheckFailed, count, run } from '../lib/story.mjs';

/** How many of the latest blocks to decode: some of them settle epochs. */
const BLOCKS = 160;
/** How many entries of each map to decode. */
const ENTRIES = 100;

// polkadot.js tells its worries through the console, some of them while it is imported: it is listened to from here on.
const heard = [];
const original = {};
for (const name of ['debug', 'error', 'info', 'log', 'warn']) {
  original[name] = console[name];
  console[name] = (...words) => heard.push(words.map(String).join(' '));
}
const { connect } = await import('../lib/chain.mjs');

/**
 * Not a worry about the metadata: the node's JSON-RPC server also offers the methods of the new specification and some
 * of the SDK's own, which polkadot.js has no functions for.
 */
const RPC = /RPC methods not decorated: (.*)$/;
const FOREIGN_RPC = [
  /^(archive|bitswap|chainHead|chainSpec|transaction|transactionWatch)_v1_/,
  /^author_rotateKeysWithOwner$/,
  /^dev_/,
  /^state_callRecorded$/,
];

/**
 * Types that no default value can be made of: an account index of no bytes, which no address here has although
 * `MultiAddress` knows of it, and the enum of all events, which is gone through variant by variant.
 */
const SKIPPED = [/^Compact<Null>$/, /RuntimeEvent$/, /EventRecord$/];

/** Keys that the chain counts, a bucket's in big-endian among them: docs/architecture.md says why they are not hashed. */
const COUNTED = /^(u\d+|\[u8;4\])$/;

const checks = new Checks();
const totals = {};
const done = (what, number = 1) => (totals[what] = (totals[what] ?? 0) + number);

function worries() {
  return heard.filter((line) => {
    const names = RPC.exec(line)?.[1].split(', ');
    return !names?.every((name) => FOREIGN_RPC.some((foreign) => foreign.test(name)));
  });
}

const failures = [];

/** Does something with polkadot.js, and notes where if that fails or causes a complaint. */
async function at(where, action) {
  try {
    await action();
  } catch (error) {
    failures.push(`${where}: ${error.message}`);
  }
  failures.push(...worries().map((worry) => `${where}: polkadot.js says: ${worry}`));
  heard.length = 0;
}

let api, registry;

/** The name by which polkadot.js makes values of a type of the metadata. */
const lookup = (id) => registry.createLookupType(id);

/** How a value is encoded. (Its own `toHex` turns numbers round.) */
const hex = (value) => Buffer.from(value.toU8a?.() ?? value).toString('hex');

/** Makes a value of the type, encodes it, decodes that and encodes it again: all must agree. */
function roundTrip(type, bytes) {
  const value = bytes ? registry.createTypeUnsafe(type, [bytes]) : registry.createTypeUnsafe(type, []);
  const again = registry.createTypeUnsafe(type, [value.toU8a()]);
  checks.equal(hex(again), hex(value), 'the value that was encoded and decoded');
  if (bytes) {
    checks.equal(hex(value), hex(bytes), 'the value that was decoded and encoded');
  }
  value.toHuman();
  value.toJSON();
  return value;
}

/** What is this project's own says what it is. `owner` is a pallet or a runtime API. */
const documented = (owner, item, what) =>
  [...SDK_PALLETS, ...SDK_APIS].includes(owner.toString()) ||
  checks.that(item.docs.join('').trim() !== '', `${what} has no documentation`);

async function extensions(metadata) {
  const { extrinsic } = metadata;
  const list = extrinsic.transactionExtensions ?? extrinsic.signedExtensions;
  const names = list.map(({ identifier }) => identifier.toString());
  for (const [index, name] of names.entries()) {
    await at(`extension ${name}`, () => {
      checks.that(registry.signedExtensions.includes(name), 'polkadot.js does not know it');
      roundTrip(lookup(list[index].type));
      roundTrip(lookup(list[index].implicit ?? list[index].additionalSigned));
    });
    done('transaction extensions');
  }
}

async function types(metadata) {
  for (const { id } of metadata.lookup.types) {
    const name = registry.lookup.getName(id) ?? registry.lookup.getTypeDef(id).type;
    if (SKIPPED.some((skipped) => skipped.test(name))) {
      continue;
    }
    await at(`type ${id} (${name})`, () => roundTrip(lookup(id)));
    done('types');
  }
}

async function storage(pallet) {
  if (pallet.storage.isNone) {
    return;
  }
  const { items } = pallet.storage.unwrap();
  const section = api.query[camel(pallet.name)];
  for (const entry of items) {
    const where = `storage ${pallet.name}.${entry.name}`;
    await at(where, async () => {
      documented(pallet.name, entry, where);
      const query = section?.[camel(entry.name)];
      checks.that(typeof query === 'function', 'polkadot.js has no function for it');
      const plain = entry.type.isPlain;
      const value = plain ? entry.type.asPlain : entry.type.asMap.value;
      roundTrip(lookup(value));
      if (entry.modifier.isDefault) {
        roundTrip(lookup(value), entry.fallback.toU8a(true));
      }
      if (plain) {
        const stored = await query();
        stored.toHuman();
        done('stored values');
        return;
      }
      const { hashers, key } = entry.type.asMap;
      const keys = hashers.length === 1 ? [roundTrip(lookup(key))] : [...roundTrip(lookup(key))];
      checks.equal(keys.length, hashers.length, 'as many keys as hashers');
      if (!SDK_PALLETS.includes(pallet.name.toString())) {
        checks.equal(
          hashers.map(({ type }) => type),
          keys.map((part) => (COUNTED.test(part.toRawType()) ? 'Identity' : 'Blake2_128Concat')),
          'the hashers: of what people choose, and of what the chain counts',
        );
      }
      (await query(...keys)).toHuman();
      for (const [storageKey, stored] of await query.entriesPaged({ args: [], pageSize: ENTRIES })) {
        checks.equal(storageKey.args.length, hashers.length, 'the keys that were decoded');
        storageKey.toHuman();
        stored.toHuman();
        done('stored values');
      }
    });
    done('storage entries');
  }
}

async function constants(pallet) {
  for (const constant of pallet.constants) {
    const where = `constant ${pallet.name}.${constant.name}`;
    await at(where, () => {
      documented(pallet.name, constant, where);
      const value = roundTrip(lookup(constant.type), constant.value.toU8a(true));
      const known = api.consts[camel(pallet.name)]?.[camel(constant.name)];
      checks.equal(known && hex(known), hex(value), 'the value that polkadot.js gives');
    });
    done('constants');
  }
}

const variants = (option) =>
  option.isNone ? [] : registry.lookup.getSiType(option.unwrap().type).def.asVariant.variants;

async function calls(pallet) {
  for (const variant of variants(pallet.calls)) {
    const where = `call ${pallet.name}.${variant.name}`;
    await at(where, () => {
      documented(pallet.name, variant, where);
      const make = api.tx[camel(pallet.name)]?.[camel(variant.name)];
      checks.that(typeof make === 'function', 'polkadot.js has no function for it');
      const args = variant.fields.map(({ type }) => roundTrip(lookup(type)));
      const call = make(...args).method;
      const decoded = registry.createType('Call', call.toU8a());
      checks.equal([decoded.section, decoded.method], [call.section, call.method], 'the call that was decoded');
      checks.equal(hex(decoded), hex(call), 'the call that was encoded, decoded and encoded');
      decoded.toHuman();
      done('arguments', args.length);
    });
    done('calls');
  }
}

async function events(pallet) {
  for (const variant of variants(pallet.events)) {
    const where = `event ${pallet.name}.${variant.name}`;
    await at(where, () => {
      documented(pallet.name, variant, where);
      const fields = variant.fields.map(({ type }) => roundTrip(lookup(type)));
      const bytes = [
        pallet.index.toNumber(),
        variant.index.toNumber(),
        ...fields.flatMap((field) => [...field.toU8a()]),
      ];
      const event = registry.createType('Event', new Uint8Array(bytes));
      checks.equal([event.section, event.method], [camel(pallet.name), variant.name.toString()], 'the event');
      checks.equal([...event.toU8a()], bytes, 'the event that was decoded and encoded');
      event.toHuman();
    });
    done('events');
  }
}

async function errors(pallet) {
  for (const variant of variants(pallet.errors)) {
    const where = `error ${pallet.name}.${variant.name}`;
    await at(where, () => {
      documented(pallet.name, variant, where);
      const error = new Uint8Array([variant.index.toNumber(), 0, 0, 0]);
      const dispatchError = registry.createType('DispatchError', { Module: { index: pallet.index, error } });
      const { section, name, docs } = registry.findMetaError(dispatchError.asModule);
      checks.equal([section, name], [camel(pallet.name), variant.name.toString()], 'the error');
      documented(pallet.name, { docs }, where);
    });
    done('errors');
  }
}

async function views(pallet) {
  for (const view of pallet.viewFunctions ?? []) {
    const where = `view function ${pallet.name}.${view.name}`;
    await at(where, () => {
      documented(pallet.name, view, where);
      view.inputs.forEach(({ type }) => roundTrip(lookup(type)));
      roundTrip(lookup(view.output));
    });
    done('view functions');
  }
}

async function runtimeApis(metadata) {
  for (const { name, methods } of metadata.apis) {
    for (const method of methods) {
      const where = `runtime API ${name}.${method.name}`;
      await at(where, () => {
        documented(name, method, where);
        const ask = api.call[camel(name)]?.[camel(method.name)];
        checks.that(typeof ask === 'function', 'polkadot.js has no function for it');
        method.inputs.forEach(({ type }) => roundTrip(lookup(type)));
        roundTrip(lookup(method.output));
      });
      done('runtime API methods');
    }
  }
}

/** Asks the runtime APIs of this project about everything that there is. */
async function answers() {
  const next = (await api.query.registry.nextAsset()).toNumber();
  for (let id = 0; id <= Math.min(next, ENTRIES); id += 1) {
    await at(`runtime APIs about asset ${id}`, async () => {
      const asset = await api.call.registryApi.asset(id);
      checks.equal(asset.isSome, id < next, 'whether the asset exists');
      asset.toHuman();
      (await api.call.registryApi.provenance(id, 8)).toHuman();
      (await api.call.registryApi.royaltyStack(id)).toHuman();
      (await api.call.registryApi.descendants(id, 8)).toHuman();
      checks.equal((await api.call.registryApi.leastRoyalty(id)).isSome, id < next, 'whether it can be cited');
      (await api.call.rewardsApi.collectable(id)).toHuman();
      (await api.call.contributionsApi.contributionsOf(id, null, null, ENTRIES)).toHuman();
      (await api.call.contributionsApi.contributionsOf(id, 'Accepted', 0, ENTRIES)).toHuman();
      if (asset.isSome) {
        await answersTo(asset.unwrap().steward);
      }
    });
    done('assets asked about');
  }
  await at('runtime APIs about evaluations', async () => {
    const { index } = await api.call.evaluationApi.epoch();
    checks.that((await api.call.evaluationApi.evaluators()).length > 0, 'nobody is an evaluator');
    for (let epoch = 0; epoch <= index.toNumber(); epoch += 1) {
      (await api.call.evaluationApi.scores(epoch, 0)).toHuman();
      done('epochs asked about');
    }
  });
}

/** Asks the runtime APIs of this project about an account. */
async function answersTo(account) {
  const { contributionsApi, evaluationApi, registryApi, rewardsApi } = api.call;
  (await rewardsApi.claimable(account)).toHuman();
  (await rewardsApi.owed(account, null, ENTRIES)).toHuman();
  (await rewardsApi.owed(account, { Steward: 0 }, ENTRIES)).toHuman();
  (await registryApi.assetsBy(account, null, ENTRIES)).toHuman();
  (await contributionsApi.contributionsBy(account, 'Pending', null, ENTRIES)).toHuman();
  (await evaluationApi.positions(account)).toHuman();
  (await evaluationApi.unbonding(account)).toHuman();
  done('accounts asked about');
}

/** Decodes what real blocks hold. */
async function blocks() {
  const best = (await api.rpc.chain.getHeader()).number.toNumber();
  for (let number = Math.max(1, best - BLOCKS + 1); number <= best; number += 1) {
    await at(`block ${number}`, async () => {
      const hash = await api.rpc.chain.getBlockHash(number);
      const { block } = await api.rpc.chain.getBlock(hash);
      block.toHuman();
      const records = await (await api.at(hash)).query.system.events();
      records.toHuman();
      done('blocks');
      done('extrinsics in them', block.extrinsics.length);
      done('events in them', records.length);
    });
  }
}

async function test() {
  api = await connect(undefined, { throwOnUnknown: true });
  registry = api.registry;
  await at('connecting', () => {});
  const metadata = api.runtimeMetadata.asLatest;
  await extensions(metadata);
  await types(metadata);
  for (const pallet of metadata.pallets) {
    for (const part of [calls, events, errors, constants, storage, views]) {
      await part(pallet);
    }
    done('pallets');
  }
  await runtimeApis(metadata);
  await answers();
  await blocks();
  await at('at the end', () => {});
  lists(metadata);
}

/** What is said of the SDK and of the pools holds of this chain, and all else is this project's own. */
function lists({ pallets, apis }) {
  const lacks = (list, known) => known.filter((name) => !list.some((one) => one.name.eq(name)));
  checks.equal(lacks(pallets, SDK_PALLETS), [], 'pallets of the SDK that the chain lacks');
  checks.equal(lacks(apis, SDK_APIS), [], 'runtime APIs of the SDK that the chain lacks');
  checks.that(ownPallets(api).length > 0 && ownApis(api).length > 0, "nothing is this project's own");
  checks.equal(registry.createType('TributaryPrimitivesPoolId').defKeys, [...KINDS, 'Stake'], 'the kinds of pools');
}

await run(async () => {
  try {
    await test();
  } finally {
    Object.assign(console, original);
  }
  if (failures.length) {
    throw new CheckFailed(failures.join('\n  '));
  }
  const { specName, specVersion } = api.runtimeVersion;
  console.log(`Metadata version ${api.runtimeMetadata.version} of ${specName} ${specVersion}:`);
  for (const [what, number] of Object.entries(totals)) {
    console.log(`  ${count(number).padStart(6)} ${what}`);
  }
  console.log(`All of it decoded, without a warning. All ${checks.held} assertions held.`);
});
