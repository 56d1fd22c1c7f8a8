// The devnet's own methods for polkadot.js: `ApiPromise.create({ provider, ...DEV })`, then `api.rpc.dev.mine(5)`.
// On a node that has none of them, which is any but a devnet, `api.rpc.dev` is undefined.

const block = 'DevBlock';

/**
 * Options of `ApiPromise`: what the methods take and answer.
 *
 * - `api.rpc.dev.mine(count?)`: makes so many blocks, 1 unless it is said; answers the last.
 * - `api.rpc.dev.fastForward(target)`: `{ block: n }`, `{ epoch: n }`, `{ epoch: 'next' }` or `{ seconds: n }`; answers
 *   the last block.
 * - `api.rpc.dev.fund(account, amount)`: transfers planck, a bigint or a string, from the faucet; answers the block,
 *   the transaction's hash and what the account can spend then.
 * - `api.rpc.dev.snapshot()`: answers a number for `revert`.
 * - `api.rpc.dev.revert(id)`: goes back; answers the best block.
 * - `api.rpc.dev.callAs(who, call)`: has a call made as if `who`, an address or `'root'`, had signed it: its bytes in
 *   hexadecimal, such as `api.tx.system.remark('0x').method.toHex()`; answers the block.
 * - `api.rpc.dev.setBalance(who, planck)`: sets what an account can spend; answers the block, and what it can spend.
 * - `api.rpc.dev.setStorage(entries)`: changes entries of the state, `[key, value]` in hexadecimal, null to remove;
 *   answers the block.
 *
 * A block is `{ blockHash, number }`: `hash` is what polkadot.js calls the hash of an answer itself.
 */
export const DEV = {
  types: {
    DevBlock: { _alias: { blockHash: 'hash' }, blockHash: 'BlockHash', number: 'BlockNumber' },
    DevFunded: { block, transaction: 'Hash', free: 'Balance' },
    DevSet: { block, free: 'Balance' },
    DevCalled: { block },
  },
  rpc: {
    dev: {
      mine: {
        description: 'Makes so many blocks, 1 unless it is said; answers the last.',
        params: [{ name: 'count', type: 'u32', isOptional: true }],
        type: block,
      },
      fastForward: {
        description: 'Makes blocks until a block or an epoch, or moves the clock and makes one; answers the last.',
        params: [{ name: 'target', type: 'Json' }],
        type: block,
      },
      fund: {
        description: 'Transfers planck from the faucet.',
        params: [
          { name: 'account', type: 'AccountId' },
          { name: 'amount', type: 'Balance' },
        ],
        type: 'DevFunded',
      },
      snapshot: {
        description: 'Remembers the best block; answers the number by which revert knows it.',
        params: [],
        type: 'u32',
      },
      revert: {
        description: 'Goes back to a snapshot; answers the best block.',
        params: [{ name: 'id', type: 'u32' }],
        type: block,
      },
      callAs: {
        description: 'Has a call made as if somebody had signed it, or root had decided it.',
        params: [
          { name: 'who', type: 'Text' },
          { name: 'call', type: 'Bytes' },
        ],
        type: 'DevCalled',
      },
      setBalance: {
        description: 'Sets what an account can spend, and the issuance with it.',
        params: [
          { name: 'who', type: 'AccountId' },
          { name: 'planck', type: 'Balance' },
        ],
        type: 'DevSet',
      },
      setStorage: {
        description: 'Changes entries of the state; null removes one. Answers the block.',
        params: [{ name: 'entries', type: 'Vec<(Bytes, Option<Bytes>)>' }],
        type: block,
      },
    },
  },
};
