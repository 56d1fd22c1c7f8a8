// What every script here needs of polkadot.js: connecting, keys, sending, reading.

import { randomBytes } from 'node:crypto';
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';

const DEFAULT_URL = 'ws://127.0.0.1:9944';
/** How long to try to reach a node that should be there, in milliseconds. */
const CONNECT_PATIENCE = 10_000;
/** How long a transaction may take until it is final, in milliseconds. */
const SUBMIT_PATIENCE = 60_000;
/** How often to try a transaction whose nonce somebody else takes first. */
const SUBMIT_ATTEMPTS = 5;
/** What nodes say then: the other transaction is in a block already, or waits for one. */
const NONCE_TAKEN = /Transaction is outdated|Priority is too low|Usurped/;
/** How long to wait for a block, in milliseconds. */
const BLOCK_PATIENCE = 60_000;

/** Where the node is: the first argument, else TRIBUTARY_URL, else where `make devnet` listens. */
export const nodeUrl = () => process.argv[2] ?? (process.env.TRIBUTARY_URL || DEFAULT_URL);

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** An error that needs no stack trace: its message says everything. */
export class Trouble extends Error {
  expectable = true;
}

/** The promise, or an error that says `what` took too long. */
export function within(milliseconds, what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Trouble(`${what}: not within ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** What to do when a connection is lost: there is no script without a node. */
const endProcess = (url) => {
  console.error(`\nThe node at ${url} hung up.`);
  process.exit(1);
};

/**
 * Connects to the node; `options` go to polkadot.js. If the connection is lost later, `lost` is told. `patience` is how
 * long to try, in milliseconds.
 */
export async function connect(
  url = nodeUrl(),
  options = { noInitWarn: true },
  lost = endProcess,
  patience = CONNECT_PATIENCE,
) {
  const unreachable = (why) =>
    new Trouble(`no node at ${url} (${why}). Start one with \`make devnet\`, or name another in TRIBUTARY_URL.`);
  let provider;
  try {
    provider = new WsProvider(url, false);
  } catch (error) {
    throw unreachable(error.message);
  }

  // The provider's own retries go on for ever and fill the screen.
  const deadline = Date.now() + patience;
  while (!(await dial(provider, deadline - Date.now()))) {
    if (Date.now() >= deadline) {
      throw unreachable(`tried for ${patience / 1000} s`);
    }
    await sleep(250);
  }
  const api = await within(
    patience,
    `the node at ${url} does not describe its runtime`,
    ApiPromise.create({
      provider,
      throwOnConnect: true,
      ...options,
    }),
  );
  provider.on('disconnected', () => lost(url));
  return api;
}

/** One attempt to connect; answers whether it succeeded. */
function dial(provider, patience) {
  return new Promise((resolve) => {
    const offs = ['connected', 'disconnected'].map((type) => provider.on(type, () => settle(type === 'connected')));
    const timer = setTimeout(() => settle(false), Math.max(patience, 0));
    const settle = (connected) => {
      clearTimeout(timer);
      offs.forEach((off) => off());
      resolve(connected);
    };
    provider.connect().catch(() => settle(false));
  });
}

/** The accounts that a devnet endows. Charlie, Dave and Eve are evaluators from the beginning. */
export const DEVNET = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'];
/** Their keys: `well('Alice')`. After `connect`. */
export const well = (name) => new Keyring({ type: 'sr25519' }).addFromUri(`//${name}`);

/** Makes keys that nobody used before: `key('ada')`. They come from the public development phrase: not for value. */
export function freshKeys() {
  const keyring = new Keyring({ type: 'sr25519' });
  const run = randomBytes(8).toString('hex');
  return (name) => keyring.addFromUri(`//tributary//${run}//${name}`);
}

/** A call that the chain refused, by its name (`registry.NotSteward`) and in the chain's own words. */
export class Refusal extends Trouble {
  constructor(name, docs) {
    super(docs ? `${name}: ${docs}` : name);
    this.error = name;
    this.docs = docs;
  }
}

function refusal(api, dispatchError) {
  if (dispatchError.isModule) {
    const { section, name, docs } = api.registry.findMetaError(dispatchError.asModule);
    return new Refusal(`${section}.${name}`, docs.join(' ').trim());
  }
  const { type, value } = dispatchError;
  return new Refusal(value?.type ? `${type}.${value.type}` : type, '');
}

/**
 * Why a call inside this one failed, if one did: the transaction itself succeeds then. Of a batch that goes on whatever
 * fails in it, the caller looks at each `utility.ItemFailed`.
 */
function insideRefusal(api, events) {
  for (const { section, method, data } of events) {
    const outcome = INSIDE[`${section}.${method}`]?.(data);
    if (outcome) {
      return refusal(api, outcome);
    }
  }
  return null;
}

const failed = ({ result }) => (result.isErr ? result.asErr : null);
const INSIDE = {
  'proxy.ProxyExecuted': failed,
  'multisig.MultisigExecuted': failed,
  'utility.DispatchedAs': failed,
  'utility.BatchInterrupted': ({ error }) => error,
};

/** Signs and sends a call; answers what polkadot.js tells of it once it is final. */
function finalized(call, signer, title) {
  let unsubscribe;
  const result = new Promise((resolve, reject) => {
    call
      .signAndSend(signer, { nonce: -1 }, (result) => {
        if (result.status.isFinalized) {
          resolve(result);
        } else if (result.isError) {
          reject(new Trouble(`${title} did not get into a block: ${result.status.type}`));
        }
      })
      .then((off) => (unsubscribe = off))
      .catch((error) => reject(new Trouble(`${title} was turned away: ${error.message}`)));
  });
  return within(SUBMIT_PATIENCE, `${title} is not final`, result).finally(() => unsubscribe?.());
}

/**
 * Sends a call and waits until it is final.
 *
 * Answers the block's number, author and parent's hash, the API at that block, the call's events, the block's other
 * ones up to its end, the fee and the tip that were paid in planck, and the refusal if the call, or one inside it,
 * failed. At a block's end all fees are paid out: those events are in neither. Throws when it does not get into a
 * block. Should somebody else use the account in the same moment, so that both take the
 * same nonce, it tries again.
 */
export async function submit(api, call, signer) {
  const title = `${call.method.section}.${call.method.method}`;
  let result;
  for (let attempt = 1; !result; attempt += 1) {
    try {
      result = await finalized(call, signer, title);
    } catch (error) {
      if (attempt === SUBMIT_ATTEMPTS || !NONCE_TAKEN.test(error.message)) {
        throw error;
      }
      await sleep(200);
    }
  }

  const block = result.status.asFinalized;
  const [header, at] = await Promise.all([api.rpc.chain.getHeader(block), api.at(block)]);
  const [records, author] = await Promise.all([at.query.system.events(), authorOf(at, header)]);
  const ours = ({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.toNumber() === result.txIndex;
  // What a block does between inherents and transactions, such as a page of a settlement, is told as if the first
  // transaction had done it. A transaction's own events begin with the fee.
  const fee = ({ event: { section, method, data } }) =>
    section === 'balances' && method === 'Withdraw' && data.who.eq(signer.address);
  const begin = records.findIndex((record) => ours(record) && fee(record));
  const own = (record, index) => ours(record) && index >= begin;
  const events = records.filter(own).map(({ event }) => event);
  const paid = find(events, 'transactionPayment', 'TransactionFeePaid');
  return {
    at,
    parent: header.parentHash.toHex(),
    number: header.number.toNumber(),
    author,
    events,
    others: records
      .filter((record, index) => !own(record, index) && !record.phase.isFinalization)
      .map(({ event }) => event),
    fee: paid.actualFee.toBigInt(),
    tip: paid.tip.toBigInt(),
    refusal: result.dispatchError ? refusal(api, result.dispatchError) : insideRefusal(api, events),
  };
}

/** The data of all events of this name. */
export const findAll = (events, section, method) =>
  events.filter((event) => event.section === section && event.method === method).map(({ data }) => data);

/** The data of the only event of this name; throws if there is none or more than one. */
export function find(events, section, method) {
  const found = findAll(events, section, method);
  if (found.length !== 1) {
    throw new Trouble(`expected one event ${section}.${method}, found ${found.length}`);
  }
  return found[0];
}

/** The hash of a text, in hex. */
export const hashOf = (api, text) => api.registry.hash(new TextEncoder().encode(text)).toHex();

/** The account that a pallet's id names: `modl`, the id, zeros. */
export function palletAccount(api, id) {
  const bytes = new Uint8Array(32);
  bytes.set(new TextEncoder().encode('modl'));
  bytes.set(id.toU8a(true), 4);
  return api.createType('AccountId32', bytes).toString();
}

/** The blocks after block `number`, one by one as they come: `{ number, hash }`. */
export async function* blocksAfter(api, number) {
  for (let next = number + 1; ; next += 1) {
    const deadline = Date.now() + BLOCK_PATIENCE;
    let hash;
    while ((hash = await api.rpc.chain.getBlockHash(next)).isEmpty) {
      if (Date.now() > deadline) {
        throw new Trouble(`no block ${next} within ${BLOCK_PATIENCE / 1000} s: are blocks made without transactions?`);
      }
      await sleep(50);
    }
    yield { number: next, hash: hash.toHex() };
  }
}

/** The height of the best block. */
export const height = async (api) => (await api.rpc.chain.getHeader()).number.toNumber();

/** Makes a block if the node makes them when it is asked to, or waits for the next. */
export async function passBlock(api) {
  if (api.rpc.engine?.createBlock) {
    await api.rpc.engine.createBlock(true, true);
    return;
  }
  for await (const _ of blocksAfter(api, await height(api))) {
    return;
  }
}

/** The API at the block of this number, once it is there: blocks pass until then. */
export async function atBlock(api, number) {
  for (;;) {
    const hash = await api.rpc.chain.getBlockHash(number);
    if (!hash.isEmpty) {
      return api.at(hash);
    }
    await passBlock(api);
  }
}

/** Who made the block of this header, at whose state the API is: validators take turns by slots. */
export async function authorOf(at, header) {
  const [, slot] = header.digest.logs.find((log) => log.isPreRuntime).asPreRuntime;
  const validators = await at.query.session.validators();
  const turn = at.registry.createType('u64', slot.toU8a(true)).toBigInt() % BigInt(validators.length);
  return validators[Number(turn)].toString();
}

/** The value of a parameter as `read` makes it of what is stored, or `otherwise` if nobody ever set it. */
export async function parameter(at, group, key, otherwise, read = (value) => value.toBigInt()) {
  const value = await at.query.parameters.parameters({ [group]: { [key]: null } });
  return value.isSome ? read(value.unwrap()[`as${group}`][`as${key}`]) : otherwise;
}
