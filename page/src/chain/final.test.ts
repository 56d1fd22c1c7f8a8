import { describe, expect, it } from 'vitest';
import { FinalProvider } from './final';

/* eslint-disable @typescript-eslint/no-explicit-any */

/** A chain of final blocks that answers as smoldot does; `asked` is what it was asked. */
function chainOf(blocks: number) {
  const hash = (number: number): string => `0xb${number}`;
  const keys = ['0x03', '0x01', '0x02'];
  const asked: [method: string, params: any[]][] = [];
  const ready: string[] = [];
  let waiting: ((text: string) => void) | null = null;
  let broken: ((error: Error) => void) | null = null;
  let crashed: Error | null = null;
  const say = (told: object): void => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...told });
    if (waiting) waiting(text);
    else ready.push(text);
    waiting = null;
  };
  const answers: Record<string, (...params: any[]) => unknown> = {
    chain_getFinalizedHead: () => hash(blocks),
    chain_getBlockHash: (number: number) => (number === 0 ? hash(0) : null),
    chain_getHeader: (at: string) => {
      const number = Number(at.slice(3));
      return { number: `0x${number.toString(16)}`, parentHash: hash(number - 1) };
    },
    chain_subscribeFinalizedHeads: () => 'heads',
    state_getKeysPaged: (_: string, most: number) => keys.slice(0, most),
  };
  const chain = {
    sendJsonRpc: (text: string) => {
      const { id, method, params } = JSON.parse(text);
      asked.push([method, params]);
      say({ id, result: answers[method]?.(...params) ?? null });
    },
    nextJsonRpcResponse: () => {
      if (ready.length > 0) return Promise.resolve(ready.shift()!);
      if (crashed) return Promise.reject(crashed);
      return new Promise<string>((resolve, reject) => ([waiting, broken] = [resolve, reject]));
    },
    jsonRpcResponses: null as any,
    remove: () => {
      throw new Error('it is not removed');
    },
  };
  const crash = (error: Error): void => {
    crashed = error;
    broken?.(error);
  };
  return { chain, asked, hash, say, crash };
}

async function connected(blocks: number) {
  const fake = chainOf(blocks);
  const ends: string[] = [];
  const provider = new FinalProvider(fake.chain, ({ message }) => ends.push(message));
  await provider.connect();
  return { ...fake, provider, ends };
}

describe('the provider of what is final', () => {
  it('asks of the last final block unless another one is named', async () => {
    const { provider, asked, hash } = await connected(9);
    await provider.send('state_call', ['Core_version', '0x']);
    await provider.send('state_call', ['Core_version', '0x', hash(3)]);
    await provider.send('system_health', []);
    const others = asked.filter(([method]) => method !== 'chain_getFinalizedHead');
    expect(others).toEqual([
      ['state_call', ['Core_version', '0x', hash(9)]],
      ['state_call', ['Core_version', '0x', hash(3)]],
      ['system_health', []],
    ]);
  });

  it('finds the hashes of the last final blocks by their parents', async () => {
    const { provider, hash } = await connected(100);
    const found = (number?: number): Promise<unknown> => provider.send('chain_getBlockHash', [number]);
    expect([await found(), await found(100), await found(97)]).toEqual([hash(100), hash(100), hash(97)]);
    expect([await found(0), await found(36)]).toEqual([hash(0), hash(36)]);
    // Out of reach, and not there yet.
    expect([await found(35), await found(101)]).toEqual([null, null]);
  });

  it('tells final heads in the place of new ones', async () => {
    const { provider, asked, say } = await connected(9);
    const heads: unknown[] = [];
    const input = {
      ...{ subname: 'chain_newHead', subscribe: 'chain_subscribeNewHeads', unsubscribe: 'chain_unsubscribeNewHeads' },
      params: [],
    };
    const { unsubscribe } = await provider.subscribe(input, (_, head) => heads.push(head));
    say({ method: 'chain_finalizedHead', params: { subscription: 'heads', result: { number: '0x9' } } });
    await expect.poll(() => heads).toEqual([{ number: '0x9' }]);
    await unsubscribe();
    expect(asked.map(([method]) => method)).toEqual(['chain_subscribeFinalizedHeads', 'chain_unsubscribeFinalizedHeads']);
  });

  it('has keys in their order, whatever their number', async () => {
    const { provider, asked } = await connected(9);
    expect(await provider.send('state_getKeysPaged', ['0x', 2])).toEqual(['0x01', '0x02']);
    expect(await provider.send('state_getKeysPaged', ['0x', 2, '0x02', undefined])).toEqual(['0x03']);
    // All at once, and once.
    expect(asked.filter(([method]) => method === 'state_getKeysPaged').length).toBe(1);
  });

  it('tells once that the client has ended, and asks it no more', async () => {
    const { provider, ends, crash } = await connected(9);
    await provider.send('system_health', []);
    crash(new Error('no memory'));
    await expect.poll(() => ends).toEqual(['no memory']);
    await provider.disconnect();
    expect(ends).toEqual(['no memory']);
  });
});
