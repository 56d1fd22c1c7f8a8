import { describe, expect, it } from 'vitest';
import { type Line, askedAt, compare, differs, distance, isDialable, openPlace, pageOf, wordsOf } from './light';

const PEER = 'p2p/12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp';

describe('addresses', () => {
  it('are for a page if they are of WebSockets', () => {
    for (const address of ['/ip4/10.0.0.1/tcp/30334/ws', '/dns/boot.example.org/tcp/443/wss', '/dns4/a.b/tcp/1/tls/ws']) {
      expect(isDialable(`${address}/${PEER}`, false)).toBe(true);
      expect(isDialable(address, false)).toBe(true);
    }
    for (const address of ['/ip4/10.0.0.1/tcp/30333', '/ip4/10.0.0.1/udp/30333/webrtc-direct', '/dns/ws/tcp/30333']) {
      expect(isDialable(`${address}/${PEER}`, false)).toBe(false);
    }
  });

  it('have TLS where the page has it, but on this machine', () => {
    expect(isDialable('/dns/boot.example.org/tcp/443/wss', true)).toBe(true);
    expect(isDialable('/ip4/10.0.0.1/tcp/30334/ws', true)).toBe(false);
    for (const address of ['/ip4/127.0.0.1/tcp/1/ws', '/ip6/::1/tcp/1/ws', '/dns/localhost/tcp/1/ws']) {
      expect(isDialable(address, true)).toBe(true);
    }
  });
});

describe('questions', () => {
  it('name a block in the end, those that name none', () => {
    const asked = (method: string, params: unknown[]): unknown[] => {
      const place = openPlace(method, params);
      return place === null ? params : askedAt(params, place, '0xf');
    };
    expect(asked('state_call', ['Core_version', '0x'])).toEqual(['Core_version', '0x', '0xf']);
    expect(asked('state_call', ['Core_version', '0x', '0xa'])).toEqual(['Core_version', '0x', '0xa']);
    expect(asked('state_getKeysPaged', ['0x00', 10, undefined, undefined])).toEqual(['0x00', 10, null, '0xf']);
    expect(asked('state_getKeysPaged', ['0x00', 10, '0x0001', '0xa'])).toEqual(['0x00', 10, '0x0001', '0xa']);
    expect(asked('state_queryStorageAt', [['0x00']])).toEqual([['0x00'], '0xf']);
    expect(asked('chain_getHeader', [])).toEqual(['0xf']);
    expect(asked('state_getRuntimeVersion', [undefined])).toEqual(['0xf']);
  });

  it('are left alone where they are of no block', () => {
    for (const method of ['system_health', 'chain_getFinalizedHead', 'author_submitAndWatchExtrinsic', 'toString']) {
      expect(openPlace(method, [])).toBeNull();
    }
  });
});

describe('keys', () => {
  it('come by pages in their order, each once', () => {
    const keys = ['0x0b', '0x0a01', '0x0a', '0x0f', '0x0c'];
    expect(pageOf(keys, null, 2)).toEqual(['0x0a', '0x0a01']);
    expect(pageOf(keys, '0x0a01', 2)).toEqual(['0x0b', '0x0c']);
    expect(pageOf(keys, '0x0c', 2)).toEqual(['0x0f']);
    expect(pageOf(keys, '0x0f', 2)).toEqual([]);
    // They stay as they were for whoever else has them.
    expect(keys[0]).toBe('0x0b');
  });
});

describe('words', () => {
  it('say how far a node is', () => {
    expect(distance(7, 7)).toBe('the same');
    expect(distance(7, 8)).toBe('1 block ahead');
    expect(distance(1_007, 7)).toBe('1,000 blocks behind');
  });

  it('say how the light client is', () => {
    const now = { peers: 0, proven: null, trouble: null };
    expect(wordsOf({ ...now, state: 'searching' })).toContain('Looking for nodes');
    expect(wordsOf({ ...now, state: 'searching', peers: 2 })).toContain('2 nodes found');
    expect(wordsOf({ ...now, state: 'following', proven: 1_234 })).toBe('Final by proof: block 1,234.');
    expect(wordsOf({ ...now, state: 'failed', trouble: 'no memory' })).toContain('ended: no memory. What is shown is');
  });
});

describe('what is proven and what is said', () => {
  const proven = new Map([
    ['Free', 5n],
    ['Owed', 3n],
    ['Owed by data of asset 2', 3n],
  ]);
  const wrong = (lines: Line[]): string[] => lines.filter(differs).map(({ what }) => what);

  it('are the same, or have no difference without an answer', () => {
    for (const said of [new Map(proven), null]) {
      const lines = compare(proven, said, ['Free', 'Owed']);
      expect(lines.map(({ what }) => what)).toEqual(['Free', 'Owed']);
      expect(wrong(lines)).toEqual([]);
    }
  });

  it('differ by a planck, and where one of them has nothing', () => {
    expect(wrong(compare(proven, new Map([...proven, ['Free', 6n]]), ['Free', 'Owed']))).toEqual(['Free']);
    const moved = new Map([
      ['Free', 5n],
      ['Owed', 3n],
      ['Owed by data of asset 7', 3n],
    ]);
    const lines = compare(proven, moved, ['Free', 'Owed']);
    expect(wrong(lines)).toEqual(['Owed by data of asset 2', 'Owed by data of asset 7']);
    expect(lines.at(-1)).toEqual({ what: 'Owed by data of asset 7', proven: 0n, said: 3n });
  });
});
