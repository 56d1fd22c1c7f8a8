// Who validates, as session by session says.

import { Trouble, find, sleep, submit } from './chain.mjs';

/** How often the chain is looked at, in milliseconds. */
const PAUSE = 500;

/** The API at the last final block. */
export const atFinal = async (api) => api.at(await api.rpc.chain.getFinalizedHead());

/** The number of the session. */
export const sessionOf = async (at) => (await at.query.session.currentIndex()).toNumber();

/** The addresses of those who validate in it. */
export const validatorsOf = async (at) => (await at.query.session.validators()).map((who) => who.toString());

/** Waits until `holds(at)` does, at a final block; answers the API there. Gives up after `patience` milliseconds. */
export async function whenFinal(api, complaint, holds, patience) {
  for (const deadline = Date.now() + patience; ; await sleep(PAUSE)) {
    const at = await atFinal(api);
    if (await holds(at)) {
      return at;
    }
    if (Date.now() > deadline) {
      throw new Trouble(`${complaint}: not within ${Math.round(patience / 1_000)} s`);
    }
  }
}

/**
 * New session keys in the keystore of the node that `api` asks, with the proof that they were made for `owner`: the
 * arguments of `session.setKeys`.
 *
 * The method is for the operator: a node answers it on 127.0.0.1 only, unless it was told otherwise.
 */
export async function rotateKeys(api, owner) {
  const { keys, proof } = await api._rpcCore.provider.send('author_rotateKeysWithOwner', [
    api.createType('AccountId32', owner).toHex(),
  ]);
  return { keys, proof };
}

/** Stands as a candidate with the keys of the node that `api` asks. Answers the receipts of both transactions. */
export async function stand(api, signer, bond) {
  const { keys, proof } = await rotateKeys(api, signer.address);
  const set = await submit(api, api.tx.session.setKeys(keys, proof), signer);
  if (set.refusal) {
    throw set.refusal;
  }
  const joined = await submit(api, api.tx.validators.join(bond), signer);
  if (joined.refusal) {
    throw joined.refusal;
  }
  find(joined.events, 'validators', 'Joined');
  return { keys, set, joined };
}

/** Who made block `number`: the validators before it take turns by slots. */
export async function authorOf(api, number) {
  const header = await api.rpc.chain.getHeader(await api.rpc.chain.getBlockHash(number));
  const [, bytes] = header.digest.logs.find((log) => log.isPreRuntime).asPreRuntime;
  const slot = api.createType('u64', bytes.toU8a(true)).toBigInt();
  const validators = await validatorsOf(await api.at(header.parentHash));
  return validators[Number(slot % BigInt(validators.length))];
}
