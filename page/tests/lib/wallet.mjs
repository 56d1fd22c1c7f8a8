// A wallet as an extension is one: the page has its accounts and asks it to sign, and its key is here.

import { ExtraSignedExtension } from '@dedot/api';
import { blake2b } from '@noble/hashes/blake2.js';

/** What an extension with this account puts into each page: `window.signForTest` signs for it. */
export const injected = (address, name) => `
  window.injectedWeb3 = {
    'test-wallet': {
      version: '1.2.3',
      enable: async (origin) => ({
        accounts: { get: async () => [{ address: '${address}', name: '${name}', type: 'sr25519' }] },
        signer: { signPayload: async (payload) => ({ id: 1, signature: await window.signForTest(payload) }) },
      }),
    },
  };
`;

/** Signs the bytes that a payload is signed over, by the extensions' own rules: method, era, nonce, tip, … */
export async function sign(client, pair, payload) {
  const extra = new ExtraSignedExtension(client, { signerAddress: payload.address });
  await extra.fromPayload(payload);
  const { data } = extra.toRawPayload(payload.method);
  const bytes = Buffer.from(data.slice(2), 'hex');
  const message = bytes.length > 256 ? blake2b(bytes, { dkLen: 32 }) : bytes;
  return `0x01${Buffer.from(pair.sign(message)).toString('hex')}`;
}
