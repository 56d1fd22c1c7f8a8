// Acts: what somebody is about to sign, what it will mean in planck, and what came of it. Most are transactions; a
// paper is signed and handed on.

import { type Client, clientNow, link } from './node';
import { type Signer, signing } from './keys';
import { Store } from './store';
import type { Told } from './types';

/* eslint-disable @typescript-eslint/no-explicit-any */

/** What an act changes, in planck. `out` is paid, `in` received, `hold` put on deposit, `free` returned. */
export interface Change {
  kind: 'out' | 'in' | 'hold' | 'free' | 'note';
  label: string;
  amount?: bigint | undefined;
  /** Whom it concerns, if not the signer. */
  whom?: string | undefined;
}

/** An act that waits for its signature. */
export interface Act {
  /** What it does, in words. */
  title: string;
  /** The call. */
  call: (client: Client) => any;
  /** What it will mean, besides its fee. */
  changes: Change[];
  /** Told with what came of it. */
  done?: ((receipt: Receipt) => void) | undefined;
  /** Done before it is signed: it must succeed. */
  before?: (() => void) | undefined;
}

/** Something that is signed here and not sent: it counts once somebody hands it in. */
export interface Paper {
  /** What it is, in words. */
  title: string;
  /** What its bytes are called, and the bytes. */
  what: string;
  bytes: Uint8Array;
  /** Whose key it takes: no other will do. */
  by: Signer;
  /** What it promises. */
  changes: Change[];
  /** What is there once it was handed in. */
  after: { label: string; amount: bigint };
  /** Signs it; answers what is handed on. */
  sign: () => Promise<{ label: string; text: string }>;
}

/** What came of an act. */
export interface Receipt {
  block: number;
  hash: string;
  fee: bigint;
  events: Told[];
  /** Why it failed, if it did. */
  failure: { name: string; docs: string } | null;
}

/** The act that is shown. */
export const present = new Store<Act | Paper | null>(null);

/** Shows an act, for somebody to sign. */
export const propose = (act: Act | Paper): void => present.set(act);

/** The fee of an act for an account, in planck. */
export async function feeOf(act: Act, address: string): Promise<bigint> {
  const info = await act.call(clientNow()).paymentInfo(address);
  return BigInt(info.partialFee);
}

/** The call as it is called. */
export function nameOfCall(act: Act): { name: string; hex: string } {
  const tx = act.call(clientNow());
  const { pallet, palletCall } = tx.call;
  const name = typeof palletCall === 'string' ? palletCall : palletCall.name;
  return { name: `${lower(pallet)}.${lower(name)}`, hex: tx.callHex };
}

const lower = (word: string): string => word.slice(0, 1).toLowerCase() + word.slice(1);

/** An event of the chain as the page tells it. */
export function toldOf(record: any, block: number, hash: string, index: number): Told {
  const { pallet, palletEvent } = record.event;
  const plain = typeof palletEvent === 'string';
  return {
    ...{ block, hash, index, pallet, name: plain ? palletEvent : palletEvent.name },
    extrinsic: record.phase.type === 'ApplyExtrinsic' ? Number(record.phase.value) : null,
    fields: plain ? {} : (palletEvent.data ?? {}),
  };
}

/** What an error of the chain is called, and its own words. */
export function failureOf(client: Client, error: any): { name: string; docs: string } {
  if (error?.type === 'Module') {
    const meta = client.registry.findErrorMeta(error);
    if (meta) return { name: `${lower(meta.pallet)}.${meta.name}`, docs: meta.docs.join(' ').trim() };
  }
  const inner = typeof error?.value === 'string' ? error.value : (error?.value?.type ?? '');
  return { name: [error?.type ?? String(error), inner].filter(Boolean).join('.'), docs: '' };
}

/** What an error inside a batch, a proxy or a multisig was, for the transaction itself succeeds then. */
function innerFailure(client: Client, events: Told[]): Receipt['failure'] {
  for (const { pallet, name, fields } of events) {
    const path = `${pallet}.${name}`;
    if (path === 'Utility.BatchInterrupted' || path === 'Utility.ItemFailed') return failureOf(client, fields.error);
    const result = fields.result;
    if (['Proxy.ProxyExecuted', 'Multisig.MultisigExecuted', 'Utility.DispatchedAs'].includes(path) && result?.isErr) {
      return failureOf(client, result.err);
    }
  }
  return null;
}

function receiptOf(client: Client, result: any): Receipt {
  const { blockHash, blockNumber } = result.status.value;
  const events: Told[] = result.events.map((one: any, at: number) => toldOf(one, blockNumber, blockHash, at));
  const paid = events.find(({ pallet, name }) => pallet === 'TransactionPayment' && name === 'TransactionFeePaid');
  const failure = result.dispatchError ? failureOf(client, result.dispatchError) : innerFailure(client, events);
  return { block: blockNumber, hash: blockHash, fee: BigInt(paid?.fields.actualFee ?? 0), events, failure };
}

/** How long an act may take to get into a block, in milliseconds. */
const PATIENCE = 120_000;

/** Signs an act and sends it; answers once it is in a block: in a final one where only what is proven counts. */
export async function perform(act: Act, signer: Signer, progress: (step: string) => void): Promise<Receipt> {
  const client = clientNow();
  const [goal, done] = link.get().proven
    ? ['a final block', ['Finalized']]
    : ['a block', ['BestChainBlockIncluded', 'Finalized']];
  act.before?.();
  progress(signer.path === null ? `Waiting for ${signer.from} to sign` : 'Signing');
  const [account, options] = await signing(signer);
  const tx = act.call(client);
  await tx.sign(account, options);
  progress(`Sent; waiting for ${goal}`);
  const receipt = await new Promise<Receipt>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not in ${goal} within ${PATIENCE / 1000} s`)), PATIENCE);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
    };
    tx.send((result: any) => {
      const { type, value } = result.status;
      if (done.includes(type)) {
        end(() => resolve(receiptOf(client, result)));
      } else if (type === 'Invalid' || type === 'Drop') {
        end(() => reject(new Error(value?.error ?? type)));
      }
    }).catch((error: unknown) => end(() => reject(error as Error)));
  });
  act.done?.(receipt);
  return receipt;
}

/** An error of sending, with what to do. */
export function remedy(error: unknown): string {
  const message = String((error as Error).message ?? error);
  if (/1010|Invalid Transaction/.test(message)) {
    return `${message}. The account cannot pay the fee, or its transaction is outdated: fund it, or sign anew.`;
  }
  if (/1014|Priority/.test(message)) {
    return `${message}. Another transaction of this account waits: try again when it is in a block.`;
  }
  return message;
}

/** Calls one of the devnet's own methods. */
export async function dev(method: string, ...params: unknown[]): Promise<any> {
  if (!link.get().info?.dev) {
    throw new Error('only a devnet does that');
  }
  return clientNow().rpc[method](...params);
}
