// The devnet's own methods, by polkadot.js on a devnet of this script's own: blocks, epochs and time on demand, tokens
// from the faucet to the planck, and a way back. Then the file of events.
//
// The devnet is the built binary; TRIBUTARY_BIN names another.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HttpProvider } from '@polkadot/api';
import { connect, freshKeys, height, submit, well } from '../lib/chain.mjs';
import { DEV } from '../lib/dev.mjs';
import { CONNECTION, Nodes, patiently } from '../lib/node.mjs';
import { Checks, TRIB, amount, count, run } from '../lib/story.mjs';

/** A day, in seconds. */
const DAY = 86_400;
/** More planck than JavaScript's numbers are exact for. */
const GIFT = 12_345n * TRIB + 7n;

const checks = new Checks();
const free = async (api, address) => (await api.query.system.account(address)).data.free.toBigInt();
const issuance = async (api) => (await api.query.balances.totalIssuance()).toBigInt();
const now = async (api) => (await api.query.timestamp.now()).toNumber();

/** What a call is refused with. By a plain request, for polkadot.js prints the errors of its methods. */
const refused = (http, method, ...params) =>
  new HttpProvider(http).send(method, params).then(
    () => ({ code: null, message: 'it was not refused' }),
    ({ code, message }) => ({ code, message }),
  );

async function test() {
  const nodes = new Nodes('dev');
  const [config, events] = ['devnet.json', 'events.jsonl'].map((name) => join(nodes.folder, name));
  const devnet = nodes.launch('devnet', [
    ...['devnet', '--seal', 'manual', '--rpc-port', '0', '--prometheus-port', 'off'],
    ...['--config-out', config, '--events-json', events],
  ]);
  await patiently(`the devnet does not start:\n${devnet.tail()}`, () => existsSync(config));
  const { ws, http } = JSON.parse(readFileSync(config, 'utf8'));
  const api = await connect(ws, { ...CONNECTION, ...DEV }, () => {});
  const { dev } = api.rpc;
  const refusal = (...call) => refused(http, ...call);
  const offered = (await api.rpc.rpc.methods()).methods.map((name) => name.toString());
  checks.equal(
    offered.filter((name) => name.startsWith('dev_')).sort(),
    Object.keys(DEV.rpc.dev)
      .map((name) => `dev_${name}`)
      .sort(),
    'the methods that polkadot.js is told of',
  );

  await goForward(api, dev, refusal);
  await fund(api, dev, refusal);
  await goBack(api, dev, refusal);
  await readEvents(api, dev, events);
  await callAs(api, dev, refusal);
  await set(api, dev, refusal);
  await watch(api, dev);

  await api.disconnect();
  await devnet.stop();
  console.log(`All ${checks.held} assertions held.`);
}

async function goForward(api, dev, refusal) {
  const five = await dev.mine(5);
  checks.equal([five.number.toNumber(), await height(api)], [5, 5], 'the block after five were made');
  checks.equal(five.blockHash.toHex(), (await api.rpc.chain.getBlockHash(5)).toHex(), 'its hash');
  const final = await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead());
  checks.equal(final.number.toNumber(), 5, 'the final block');
  checks.equal((await dev.mine()).number.toNumber(), 6, 'the block after one more');

  checks.equal((await dev.fastForward({ block: 15 })).number.toNumber(), 15, 'the block that was asked for');
  const past = await refusal('dev_fastForward', { block: 15 });
  checks.equal(past.code, 21_001, `a block that has been: ${past.message}`);

  const epoch = async () => (await api.call.evaluationApi.epoch()).index.toNumber();
  const before = await epoch();
  const { number } = await dev.fastForward({ epoch: 'next' });
  checks.equal(await epoch(), before + 1, 'the epoch after the next one began');
  checks.equal((await api.call.evaluationApi.epoch()).start.toNumber(), number.toNumber(), 'its first block');

  const time = await now(api);
  await dev.fastForward({ seconds: DAY });
  const passed = (await now(api)) - time;
  checks.that(passed >= DAY * 1000 && passed < DAY * 1000 + 60_000, `a day passed, not ${passed} ms`);
  await dev.mine();
  checks.that((await now(api)) > time + DAY * 1000, 'the clock stays ahead');
  console.log(`From block 0 to ${await height(api)}, over an epoch and a day.`);
}

async function fund(api, dev, refusal) {
  const receiver = freshKeys()('receiver').address;
  const [one, two] = [await issuance(api), (await dev.mine(), await issuance(api))];
  const funded = await dev.fund(receiver, GIFT);
  checks.equal(funded.free.toBigInt(), GIFT, 'what the account can spend, as it is told');
  checks.equal(await free(api, receiver), GIFT, 'what the account can spend');
  checks.equal((await issuance(api)) - two, two - one, 'what the block added to the issuance, as any other does');
  const { block } = await api.rpc.chain.getBlock(funded.block.blockHash);
  checks.equal(block.extrinsics[1].hash.toHex(), funded.transaction.toHex(), 'the hash of the transfer');
  checks.equal(block.extrinsics[1].signer.toString(), faucet().address, 'who signed it');

  const few = await refusal('dev_fund', freshKeys()('poor').address, 1);
  checks.equal(few.code, 21_003, `less than the existential deposit: ${few.message}`);
  const much = await refusal('dev_fund', receiver, String(await free(api, faucet().address)));
  checks.equal(much.code, 21_003, `more than the faucet has: ${much.message}`);
  console.log(`The faucet transferred ${amount(GIFT)}, and nothing was minted for it.`);
}

const faucet = () => well('Faucet');

async function goBack(api, dev, refusal) {
  const [bob, charlie] = [well('Bob'), well('Charlie').address];
  const [number, before] = [await height(api), await free(api, charlie)];
  const hash = (await api.rpc.chain.getBlockHash(number)).toHex();
  const nonce = async () => (await api.rpc.system.accountNextIndex(bob.address)).toNumber();
  const first = await nonce();
  const transfer = await api.tx.balances.transferKeepAlive(charlie, TRIB).signAsync(bob, { nonce: first, era: 0 });
  const send = async () => {
    await api.rpc.author.submitExtrinsic(transfer.toHex());
    await dev.mine();
    checks.equal([await free(api, charlie), await nonce()], [before + TRIB, first + 1], 'the transfer');
  };

  const snapshot = await dev.snapshot();
  await send();
  await dev.mine(20);
  const back = await dev.revert(snapshot);
  checks.equal([back.number.toNumber(), back.blockHash.toHex()], [number, hash], 'the block of the snapshot');
  checks.equal(
    [await height(api), await free(api, charlie), await nonce()],
    [number, before, first],
    'the state of it',
  );
  const used = await refusal('dev_revert', snapshot.toNumber());
  checks.equal(used.code, 21_002, `a snapshot that is used up: ${used.message}`);
  await send();
  console.log(`Back from block ${count(number + 21)} to ${count(number)}, and the same transfer is made again.`);
}

/** Sends a call, makes the block that it waits for, and answers what became of it. */
async function mined(api, dev, call, signer) {
  const sent = submit(api, call, signer);
  const pending = async () => (await api.rpc.author.pendingExtrinsics()).length > 0;
  await patiently('the transaction does not wait for a block', pending);
  await dev.mine();
  return sent;
}

async function readEvents(api, dev, file) {
  // polkadot.js sends, waits and reads as on any other chain; only somebody has to make the block.
  const call = api.tx.balances.transferKeepAlive(well('Dave').address, 3n * TRIB);
  const { number, refusal } = await mined(api, dev, call, well('Eve'));
  checks.equal(refusal, null, 'the transfer');

  const lines = () =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const found = () => lines().filter(({ block, event }) => block === number && event === 'Transfer');
  await patiently('the transfer is not in the file of events', () => found().length > 0);
  const { extrinsic, pallet, fields } = found()[0];
  const expected = { from: well('Eve').address, to: well('Dave').address, amount: String(3n * TRIB) };
  checks.equal({ extrinsic, pallet, fields }, { extrinsic: 1, pallet: 'Balances', fields: expected }, 'its event');
  checks.equal(lines().filter(({ reverted }) => reverted).length, 1, 'how often the chain went back');
}

async function callAs(api, dev, refusal) {
  const [dave, eve] = [well('Dave').address, well('Eve').address];
  const [before, nonce] = [await free(api, eve), (await api.query.system.account(dave)).nonce.toNumber()];
  const call = api.tx.balances.transferKeepAlive(eve, TRIB).method.toHex();
  const { block } = await dev.callAs(dave, call);
  checks.equal(block.number.toNumber(), await height(api), 'the block with the call');
  checks.equal((await free(api, eve)) - before, TRIB, 'what a call without a signature transferred');
  checks.equal((await api.query.system.account(dave)).nonce.toNumber(), nonce, 'the number that it did not use up');

  const freeze = { call: 'registry.freezePayouts', args: { asset: 2 } };
  const origin = await refusal('dev_callAs', dave, freeze);
  const isRefused = /failed in block \d+: BadOrigin\b/.test(origin.message);
  checks.equal([origin.code, isRefused], [21_004, true], `not Dave's to do: ${origin.message}`);
  await dev.callAs('root', api.tx.registry.freezePayouts(2).method.toHex());
  const use = await mined(api, dev, api.tx.registry.useAsset(2, 1, TRIB), well('Ferdie'));
  checks.equal(use.refusal?.error, 'registry.Frozen', 'a use of what root froze without a vote');
  console.log('Root froze an asset, without a vote.');
}

async function set(api, dev, refusal) {
  const account = freshKeys()('account').address;
  const [one, two] = [await issuance(api), (await dev.mine(), await issuance(api))];
  const answer = await dev.setBalance(account, GIFT);
  checks.equal([answer.free.toBigInt(), await free(api, account)], [GIFT, GIFT], 'the balance that was set');
  checks.equal((await issuance(api)) - two, two - one + GIFT, 'and the issuance');
  const pot = await refusal('dev_setBalance', account, 1);
  checks.equal(pot.code, -32_602, `less than the existential deposit: ${pot.message}`);

  const key = api.query.balances.inactiveIssuance.key();
  const before = (await api.query.balances.inactiveIssuance()).toBigInt();
  await dev.setStorage([[key, api.createType('u128', before + 1n).toHex(true)]]);
  checks.equal((await api.query.balances.inactiveIssuance()).toBigInt(), before + 1n, 'the entry that was set');
  await dev.setStorage([[key, null]]);
  checks.equal((await api.query.balances.inactiveIssuance()).toBigInt(), 0n, 'the entry that was removed');
}

/** Whoever watches a transaction hears that it is in a block, looks at it, and then hears that it is final. */
async function watch(api, dev) {
  const rounds = 10;
  let seen = 0;
  for (let round = 0; round < rounds; round += 1) {
    const heard = [];
    const final = new Promise((resolve, reject) => {
      api.tx.system
        .remark(`0x${round}${round}`)
        .signAndSend(well('Bob'), ({ status, isInBlock, isFinalized, isError }) => {
          heard.push(status.type);
          seen += Number(isInBlock);
          if (isFinalized) resolve();
          if (isError) reject(new Error(status.type));
        })
        .catch(reject);
    });
    await patiently('it waits', async () => (await api.rpc.author.pendingExtrinsics()).length > 0);
    await dev.mine();
    await final;
    checks.equal(heard.at(-1), 'Finalized', 'what is heard last');
  }
  // A busy machine may take longer than a tenth of a second now and then.
  checks.that(seen >= rounds / 2, `in a block was heard ${seen} times of ${rounds}`);
}

await run(test);
