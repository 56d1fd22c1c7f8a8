// All that a chain has in storage.

/** Keys that a node lists, and values that it answers, at a time. */
const KEYS = 1_000;

/** What is in storage after block `number`: values by key, in hex. */
export async function stateAt(checks, api, number) {
  const hash = (await api.rpc.chain.getBlockHash(number)).toHex();
  const keys = [];
  let page;
  do {
    page = await api.rpc('state_getKeysPaged', '0x', KEYS, keys.at(-1) ?? null, hash);
    keys.push(...page);
  } while (page.length === KEYS);
  const state = new Map();
  for (let from = 0; from < keys.length; from += KEYS) {
    const [{ changes }] = await api.rpc('state_queryStorageAt', keys.slice(from, from + KEYS), hash);
    changes.forEach(([key, value]) => state.set(key, value));
  }
  checks.equal(state.size, keys.length, `the values in storage after block ${number}`);
  return state;
}
