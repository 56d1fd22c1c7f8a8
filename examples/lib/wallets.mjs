// A chain as lists of wallets have it.

import { Trouble } from './chain.mjs';

/**
 * What is to be known of the chain behind `api`, which wallets are to reach by these addresses. Amounts are planck, as
 * text: JSON's numbers end at 2^53.
 */
export async function chainOf(api, addresses) {
  const [name, type, properties] = await Promise.all([
    api.rpc.system.chain(),
    api.rpc.system.chainType(),
    api.rpc.system.properties(),
  ]);
  const one = (list, what) => {
    const values = list.unwrapOr([]);
    if (values.length !== 1) {
      throw new Trouble(`the chain has ${values.length} of ${what}, and a list has room for one`);
    }
    return values[0];
  };
  return {
    name: name.toString(),
    genesisHash: api.genesisHash.toHex(),
    prefix: properties.ss58Format.unwrap().toNumber(),
    decimals: one(properties.tokenDecimals, 'decimals').toNumber(),
    symbol: one(properties.tokenSymbol, 'symbols').toString(),
    existentialDeposit: api.consts.balances.existentialDeposit.toString(),
    rpc: addresses,
    testnet: !type.isLive,
    specName: api.runtimeVersion.specName.toString(),
  };
}
