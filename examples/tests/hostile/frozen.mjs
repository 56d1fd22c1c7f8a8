// A fraud that governance has frozen: it sells nothing more, and nobody gets anything out of it, neither by its own
// pools nor through an ancestor of its own. Each attempt of its steward and of somebody else must be refused, and
// change nothing.
//
// The node is the built binary; TRIBUTARY_BIN names another. The fraud is frozen by the genesis: how a vote does that
// is in docs/governance.md. The node at TRIBUTARY_URL only encodes calls.

import { connect, nodeUrl, well } from '../../lib/chain.mjs';
import { CONNECTION } from '../../lib/node.mjs';
import { TRIB } from '../../lib/story.mjs';
import { Attempts } from './attempts.mjs';

/** After the demo's three assets: what Eve makes to collect through, and the fraud that is built on it. */
const [ANCESTOR, FRAUD] = [3, 4];
const WHOLE = 1_000_000_000n;
const ROYALTY = WHOLE / 2n;
const PRICE = TRIB;
/** What the fraud took in before it was frozen, the treasury's 2 % included. */
const INCOME = 1_000n * TRIB;
const OWED = (INCOME / 100n) * 98n;

const terms = { usePrice: PRICE, trainingFee: 0n, royalty: ROYALTY, reach: 0n };

/** The call that registers an asset of Eve's which cites `[[asset, rate]]`. */
function registration(api, upstream) {
  const info = { name: 'Fraud', uri: 'https://example.org/fraud', licence: 'CC0-1.0' };
  const split = { steward: WHOLE, data: 0n, compute: 0n };
  const budgets = { data: 0n, compute: 0n };
  return api.tx.registry.registerDataset(info, terms, split, upstream, 0n, terms, budgets, null);
}

/** What the genesis of the development chain needs besides. */
function genesis(api) {
  const [eve, ferdie] = ['Eve', 'Ferdie'].map((name) => well(name).address);
  const published = (id, upstream) => [
    [eve, registration(api, upstream)],
    [eve, api.tx.registry.close(id)],
    [eve, api.tx.registry.publish(id, api.registry.hash(Uint8Array.of(id)))],
  ];
  return [
    ...published(ANCESTOR, []),
    ...published(FRAUD, [[ANCESTOR, ROYALTY]]),
    [ferdie, api.tx.rewards.fund(FRAUD, INCOME)],
    [null, api.tx.registry.freezePayouts(FRAUD)],
  ];
}

/** What Eve tries, who made it, and what Ferdie does for her. */
function attempts({ tx }, { Eve, Ferdie }) {
  const { registry, rewards } = tx;
  const steward = (id) => ({ Steward: id });
  return [
    ...[Eve, Ferdie].flatMap((who) => [
      [who, registry.useAsset(FRAUD, 1, PRICE), 'registry.Frozen'],
      [who, rewards.fund(FRAUD, TRIB), 'rewards.PayoutsFrozen'],
      [who, rewards.collect(ANCESTOR, [FRAUD]), 'rewards.PayoutsFrozen'],
      [who, registry.thawPayouts(FRAUD), 'BadOrigin'],
    ]),
    [Eve, rewards.claim(steward(FRAUD)), 'rewards.PayoutsFrozen'],
    [Eve, rewards.claimMany([ANCESTOR, FRAUD].map(steward)), 'rewards.PayoutsFrozen'],
    [Eve, rewards.collectAndClaim([[ANCESTOR, [FRAUD]]], [steward(ANCESTOR)]), 'rewards.PayoutsFrozen'],
    [Ferdie, rewards.claimFor(steward(FRAUD), Eve.pair.address), 'rewards.PayoutsFrozen'],
    [Ferdie, rewards.claimForMany(steward(FRAUD), [Eve.pair.address]), 'rewards.PayoutsFrozen'],
  ];
}

/** The attack, on a node among `nodes`. */
export async function frozen(checks, nodes) {
  const encoder = await connect(nodeUrl(), CONNECTION, () => {});
  const spec = await nodes.makeSpec(genesis(encoder));
  await encoder.disconnect();
  const flags = ['--alice', '--validator', '--force-authoring'];
  const node = await nodes.start(spec, { name: 'frozen', key: 3, flags });
  const api = await node.connect();
  const people = Object.fromEntries(['Eve', 'Ferdie'].map((name) => [name, { name, pair: well(name) }]));
  const scene = new Attempts(api, checks, Object.values(people));
  scene.assets.push(ANCESTOR, FRAUD);

  const compare = async (what) => checks.equal(await owedTo(api, people.Eve), [OWING], what);
  await compare('what Eve is owed before');
  for (const [who, call, error] of attempts(api, people)) {
    await scene.refuse(who, call, error);
  }
  for (const who of Object.values(people)) {
    await scene.refuse(who, registration(api, [[FRAUD, ROYALTY]]), 'registry.Frozen');
  }
  await compare('what Eve is owed after it: all that she was');
  console.log(`a fraud that is frozen: ${scene.refused} attempts refused; what is owed stays owed.`);
  await api.disconnect();
  await node.stop();
}

/** What the steward's pool of the fraud owes: half of what it took in is the ancestor's, which nobody can collect. */
const OWING = { pool: FRAUD, amount: OWED - OWED / 2n, frozen: true, uncollected: [] };

/** What the stewards' pools of these two assets owe somebody, in order of asset. */
async function owedTo(api, { pair }) {
  const { items } = await api.call.rewardsApi.owed(pair.address, null, 256);
  return items
    .filter(({ pool }) => pool.isSteward && pool.asSteward.toNumber() >= ANCESTOR)
    .map(({ pool, amount, frozen, uncollected }) => ({
      ...{ pool: pool.asSteward.toNumber(), amount: amount.toBigInt(), frozen: frozen.isTrue },
      uncollected: uncollected.map(([from, planck]) => [from.toNumber(), planck.toBigInt()]),
    }))
    .sort((a, b) => a.pool - b.pool);
}
