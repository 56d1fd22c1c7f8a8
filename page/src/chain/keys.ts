// Who signs: the accounts of a devnet, whose secrets everybody knows, and those of wallets in the browser.

import { fromHex, toHex } from '../lib/format';
import { type KeyKind, KINDS, multiSignature } from '../lib/voucher';
import { Store, memory } from './store';

/** An account that can sign. */
export interface Signer {
  name: string;
  address: string;
  /** What kind of key it has. */
  kind: KeyKind;
  /** Where its key is: `devnet`, or the name of a wallet. */
  from: string;
  /** Of a devnet's account, by what its key is derived. */
  path: string | null;
  /** What dedot takes to sign, for a wallet's account. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  wallet: any;
}

/** A wallet that put itself into the page. */
export interface Wallet {
  id: string;
  version: string;
}

interface Injected {
  version?: string;
  enable: (origin: string) => Promise<{
    accounts: { get: () => Promise<{ address: string; name?: string; type?: string }[]> };
    signer: unknown;
  }>;
}

declare global {
  interface Window {
    injectedWeb3?: Record<string, Injected>;
  }
}

const DEVNET: [name: string, address: string][] = [
  ['Alice', '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'],
  ['Bob', '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'],
  ['Charlie', '5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y'],
  ['Dave', '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy'],
  ['Eve', '5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw'],
  ['Ferdie', '5CiPPseXPECbkjWCa6MnjNokrgYjMqmKndv2rSnekmSK2DjL'],
];
const OWN = 'tributary.people';
const CHOSEN = 'tributary.signer';

/** All accounts that can sign. */
export const signers = new Store<Signer[]>([]);
/** The one that signs now: its address. */
export const chosen = new Store<string | null>(memory.read(CHOSEN));

/** Lets another account sign from now on. */
export function choose(address: string): void {
  chosen.set(address);
  memory.write(CHOSEN, address);
}

/** The account that signs, if there is one. */
export const signerOf = (all: Signer[], address: string | null): Signer | null =>
  all.find((one) => one.address === address) ?? all[0] ?? null;

/** What an account is called here, if anything. */
export const nameOf = (all: Signer[], address: string): string | null =>
  all.find((one) => one.address === address)?.name ?? null;

const devnet = (name: string, address: string, path = `//${name}`): Signer => ({
  ...{ name, address, path, from: 'devnet', wallet: null },
  kind: 'sr25519',
});

function ownPeople(): [string, string][] {
  try {
    return JSON.parse(memory.read(OWN) ?? '[]') as [string, string][];
  } catch {
    return [];
  }
}

/** Offers the accounts of a devnet, and those that were made here. */
export function offerDevnet(): void {
  signers.set([...DEVNET, ...ownPeople()].map(([name, address]) => devnet(name, address)));
}

/** Makes a new account of a devnet, with a key from the development phrase. */
export async function addPerson(name: string): Promise<Signer> {
  const path = `//${name}`;
  const [{ publicKey }, { ss58Address }] = await Promise.all([pairOf(path), import('./curves')]);
  const person = devnet(name, ss58Address(publicKey), path);
  if (!signers.get().some(({ address }) => address === person.address)) {
    memory.write(OWN, JSON.stringify([...ownPeople(), [name, person.address]]));
    signers.update((all) => [...all, person]);
  }
  choose(person.address);
  return person;
}

async function pairOf(path: string): Promise<{ publicKey: Uint8Array; sign: (message: Uint8Array) => Uint8Array }> {
  const { sr25519CreateDerive, DEV_MINI_SECRET } = await import('./curves');
  return sr25519CreateDerive(DEV_MINI_SECRET)(path);
}

/** The wallets that are there. */
export const wallets = (): Wallet[] =>
  Object.entries(window.injectedWeb3 ?? {}).map(([id, { version }]) => ({ id, version: version ?? '' }));

/** The kind of an account's key, as wallets call it; the usual one where they say nothing. */
const kindOf = (type: string | undefined): KeyKind => KINDS.find((kind) => kind === type) ?? 'sr25519';

/** Asks a wallet for its accounts, which then can sign. Answers how many there are. */
export async function enable(id: string): Promise<number> {
  const injected = window.injectedWeb3?.[id];
  if (!injected) {
    throw new Error(`the wallet ${id} is gone`);
  }
  const wallet = await injected.enable('Tributary');
  const { encodeAddress } = await import('@dedot/utils');
  const accounts = (await wallet.accounts.get()).filter(({ type }) => type !== 'ethereum');
  const found = accounts.map(({ address, name, type }) => ({
    ...{ name: name ?? 'an account', address: encodeAddress(address, 42), from: id, path: null },
    ...{ kind: kindOf(type), wallet: wallet.signer },
  }));
  signers.update((all) => [...all.filter(({ from }) => from !== id), ...found]);
  if (found[0]) choose(found[0].address);
  return found.length;
}

/** What dedot takes to sign as an account: the account, and options. */
export async function signing(signer: Signer): Promise<[unknown, Record<string, unknown>]> {
  if (signer.path === null) {
    return [signer.address, { signer: signer.wallet }];
  }
  const pair = await pairOf(signer.path);
  const sign = (message: Uint8Array): Uint8Array => multiSignature('sr25519', pair.sign(message));
  return [{ address: signer.address, sign }, {}];
}

/**
 * Signs a message that is no transaction; answers the signature with its kind before it. A wallet asks its owner, and
 * puts `<Bytes>` around the message.
 */
export async function signMessage(signer: Signer, message: Uint8Array): Promise<Uint8Array> {
  if (signer.path !== null) {
    const pair = await pairOf(signer.path);
    return multiSignature(signer.kind, pair.sign(message));
  }
  if (typeof signer.wallet?.signRaw !== 'function') {
    throw new Error(`the wallet ${signer.from} signs transactions only`);
  }
  const asked = { address: signer.address, data: toHex(message), type: 'bytes' };
  const { signature } = await signer.wallet.signRaw(asked);
  return multiSignature(signer.kind, fromHex(signature));
}
