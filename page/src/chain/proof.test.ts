import { LegacyClient } from '@dedot/api';
import { describe, expect, it } from 'vitest';
import { atBlock } from './proof';

/* eslint-disable @typescript-eslint/no-explicit-any */

describe('a client of one block', () => {
  it('asks of that block, and leaves the other as it was', async () => {
    const asked: any[] = [];
    const provider: any = {
      ...{ status: 'connected', on: () => {}, connect: () => {}, disconnect: () => {}, subscribe: () => {} },
      send: async (method: string, params: any[]) => {
        asked.push([method, params]);
        // A list of one number, 15.
        return '0x040f000000';
      },
    };
    const client: any = new LegacyClient(provider);
    expect(await atBlock(client, '0xab').call.metadata.metadataVersions()).toEqual([15]);
    expect(await client.call.metadata.metadataVersions()).toEqual([15]);
    const call = 'Metadata_metadata_versions';
    expect(asked).toEqual([
      ['state_call', [call, '0x', '0xab']],
      ['state_call', [call, '0x']],
    ]);
  });
});
