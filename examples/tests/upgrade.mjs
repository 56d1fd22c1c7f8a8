// A runtime upgrade by vote, in the middle of a settlement: token holders authorize the next runtime on a validator of
// the script's own, anyone hands the code in while an epoch is settled a page a block, and a migration runs. What is in
// storage is compared key by key over the upgrade, and what the settlement pays to the planck with what the script
// works out by itself. A second node that only executes the blocks must come to the same state.
//
// The node is the built binary; TRIBUTARY_BIN names another. TRIBUTARY_NEXT_RUNTIME names the wasm of the next runtime,
// which scripts/next_runtime.sh builds. The node at TRIBUTARY_URL only encodes calls.

import { existsSync, readFileSync } from 'node:fs';
import { Trouble, connect, findAll, height, nodeUrl, well } from '../lib/chain.mjs';
import { CONNECTION, Nodes, patiently } from '../lib/node.mjs';
import { Stage, stageCalls } from '../lib/stage.mjs';
import { stateAt } from '../lib/storage.mjs';
import { Checks, TRIB, count, run } from '../lib/story.mjs';
import { apply, migrate } from './upgrade/code.mjs';
import { compareState } from './upgrade/state.mjs';
import { authorize } from './upgrade/vote.mjs';

const NEXT_RUNTIME = process.env.TRIBUTARY_NEXT_RUNTIME;
/** How much shorter than on a live network the periods of governance are: confirmation takes 5 blocks, enactment 11. */
const PERIOD_DIVISOR = 2_520;
/** How many pages of the settlement at least must be left after the upgrade. */
const PAGES_LEFT = 3;

const checks = new Checks();

async function test() {
  const code = readCode();
  const nodes = new Nodes('upgrade');
  const encoder = await connect(nodeUrl(), CONNECTION, () => {});
  const spec = await nodes.makeSpec([...stageCalls(encoder), ...furniture(encoder)], PERIOD_DIVISOR);
  await encoder.disconnect();
  const flags = ['--alice', '--validator', '--force-authoring'];
  const node = await nodes.start(spec, { name: 'validator', key: 1, flags });
  const old = await node.connect();
  const stage = new Stage(checks);

  const [polls] = await Promise.all([authorize(stage, old, code), stage.score(old)]);
  const { api, ...upgrade } = await apply(stage, old, node, code);
  const peer = `/ip4/127.0.0.1/tcp/${node.p2p}/p2p/${await api.rpc.system.localPeerId()}`;
  const other = await nodes.start(spec, { name: 'other', key: 2, flags: ['--sync', 'full', '--bootnodes', peer] });
  const migration = await migrate(stage, api, upgrade);
  await compareState(checks, api, upgrade.number, migration);
  const { ended, final } = await stage.compare(api, migration.length);
  checks.that(ended - migration.at(-1).number >= PAGES_LEFT, 'the new version goes on with the settlement');
  await goOn(stage, api, polls);
  await compareNodes(api, await other.connect(), final);

  await api.disconnect();
  for (const each of [node, other]) {
    await each.stop();
  }
  console.log(`All ${checks.held} assertions held.`);
}

function readCode() {
  const how = 'it names the wasm of the next runtime, which scripts/next_runtime.sh builds';
  if (!NEXT_RUNTIME) {
    throw new Trouble(`TRIBUTARY_NEXT_RUNTIME is not set: ${how}`);
  }
  if (!existsSync(NEXT_RUNTIME)) {
    throw new Trouble(`TRIBUTARY_NEXT_RUNTIME is ${NEXT_RUNTIME}, which is not there: ${how}`);
  }
  return Uint8Array.from(readFileSync(NEXT_RUNTIME));
}

/** Genesis calls for something of every kind that storage can hold, so that there is something to compare. */
function furniture(api) {
  const { contributions, convictionVoting, evaluation, multisig, preimage, proxy, registry, rewards } = api.tx;
  const [alice, bob, charlie, eve, ferdie] = ['Alice', 'Bob', 'Charlie', 'Eve', 'Ferdie'].map(
    (name) => well(name).address,
  );
  const hash = api.registry.hash('furniture');
  return [
    [ferdie, rewards.fund(0, 1_000n * TRIB)],
    [bob, rewards.fund(0, 10n * TRIB)],
    [bob, rewards.fund(5, 2n * TRIB)],
    [charlie, rewards.claim({ Data: 0 })],
    [ferdie, registry.useAsset(0, 1, 1_000n * TRIB)],
    [alice, registry.offerStewardship(3, bob)],
    [alice, registry.setReviewers(4, [bob, charlie])],
    [bob, contributions.contribute(5, 'Data', 1, hash, 'https://example.org/sample')],
    [eve, evaluation.stake(charlie, 10n * TRIB)],
    [eve, evaluation.unstake(charlie, 4n * TRIB)],
    [eve, proxy.addProxy(bob, 'Governance', 0)],
    [eve, preimage.notePreimage('0x00')],
    [eve, multisig.approveAsMulti(2, [alice], null, hash, { refTime: 0, proofSize: 0 })],
    [eve, convictionVoting.delegate(0, alice, 'Locked2x', TRIB)],
  ];
}

/** The new version does what its users want: deposits come back, a payout of this very settlement is claimed. */
async function goOn(stage, api, polls) {
  const { rewards, referenda, system, utility } = api.tx;
  const [charlie, ferdie] = ['Charlie', 'Ferdie'].map((name) => well(name).address);
  const claimable = await api.call.rewardsApi.claimable(charlie);
  const reserved = async () => (await api.query.system.account(ferdie)).data.reserved.toBigInt();
  const held = await reserved();
  const refunds = Object.values(polls).flatMap((poll) => [
    referenda.refundDecisionDeposit(poll),
    referenda.refundSubmissionDeposit(poll),
  ]);
  const [claim] = await Promise.all([
    stage.act(api, 'Charlie', rewards.claimMany(claimable.map(([pool]) => pool))),
    stage.act(api, 'Ferdie', utility.batchAll(refunds)),
    stage.act(api, 'Alice', system.applyAuthorizedUpgrade('0x00'), 'system.NothingAuthorized'),
  ]);
  checks.equal(
    findAll(claim.events, 'rewards', 'Claimed').map(({ pool, amount }) => [pool.toJSON(), amount.toBigInt()]),
    claimable.map(([pool, amount]) => [pool.toJSON(), amount.toBigInt()]),
    'what Charlie claims',
  );
  const tracks = api.consts.referenda.tracks.slice(0, 2).map(([, { decisionDeposit }]) => decisionDeposit.toBigInt());
  const deposits = tracks.map((deposit) => deposit + api.consts.referenda.submissionDeposit.toBigInt());
  checks.equal(held - (await reserved()), deposits[0] + deposits[1], 'the deposits that Ferdie has back');
  console.log(`Block ${count(claim.number)} is final: deposits come back, and what the settlement paid is claimed.`);
}

/** A node that only executes the blocks comes to the same state. */
async function compareNodes(api, other, number) {
  await patiently(`the other node does not come to block ${number}`, async () => (await height(other)) >= number);
  const [ours, theirs] = await Promise.all([api, other].map((each) => stateAt(checks, each, number)));
  checks.equal(theirs, ours, `what is in storage after block ${number}`);
  await other.disconnect();
  console.log(`A node that executes the same blocks comes to the same state at block ${count(number)}.`);
}

await run(test);
