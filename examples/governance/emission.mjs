import { randomBytes } from 'node:crypto';
import { Trouble, findAll } from '../lib/chain.mjs';
import { epochNow, evaluatorsNow, readBlocks, scoresHash } from '../lib/evaluation.mjs';
import { amount, say } from '../lib/story.mjs';

/** The asset is paid by emission, which gives its contributors voices, and those who staked none. */
export async function emission(world) {
  const { asset, assets, checks, people, voices } = world;
  const epoch = await score(world);
  await income(world, epoch);
  await stakeGivesNone(world);

  const left = voices.grantOf('Lena', asset);
  const owed = assets.owedTo('Lena', 'Data', asset);
  await voices.claim(people.Lena, [['Data', asset]]);
  checks.equal(voices.of('Lena'), owed - left, 'what Lena earned beyond her grant');
  const at = await voices.claim(people.Gus, [['Compute', asset]]);
  await voices.claim(people.Ben, [['Data', asset]]);
  await voices.compare(at, ['Gus', 'Lena']);
  say('Lena, Gus and Ben claim their parts:');
  voices.tell(['Ben', 'Gus', 'Lena']);
  say('Emission is income like any other. Now that her grant is set off, Lena has a voice too.');
}

/** Charlie scores the asset, in the next epoch that begins. Answers it. */
async function score(world) {
  const { api, asset, people } = world;
  const { Charlie } = people;
  const { address } = Charlie.pair;
  const mine = (await evaluatorsNow(api)).find(({ account }) => account === address);
  if (!mine || mine.counts === 0n) {
    throw new Trouble('Charlie should be an evaluator: is this a devnet?');
  }
  const { index: epoch } = await world.toEpoch((await epochNow(api)).index + 1);
  if ((await api.query.evaluation.commits(epoch, address)).isSome) {
    throw new Trouble('somebody else scores as Charlie: try again when that is over');
  }
  const [scores, salt] = [[[asset, 100]], `0x${randomBytes(32).toString('hex')}`];
  await world.act(Charlie, api.tx.evaluation.commitScores(scoresHash(api, epoch, address, scores, salt)));
  await world.toEpoch(epoch + 1);
  await world.act(Charlie, api.tx.evaluation.revealScores(scores, salt));
  say(`Charlie, an evaluator, scores the asset in epoch ${epoch}.`);
  return epoch;
}

/** What the settlement of `epoch` pays to the asset. */
async function income(world, epoch) {
  const { api, asset, assets, checks } = world;
  const { start } = await world.toEpoch(epoch + 2);
  const blocks = await readBlocks(api, start, await world.settledBy(epoch, start));
  const incomes = blocks
    .flatMap(({ events }) => findAll(events, 'rewards', 'IncomeReceived'))
    .filter((income) => income.asset.eq(asset) && income.source.isEmission);
  checks.equal(incomes.length, 1, `how often asset ${asset} was paid by emission`);
  const [{ source, payer, amount: planck }] = incomes;
  checks.equal([source.asEmission.toNumber(), payer.isNone], [epoch, true], 'for which epoch it was paid');
  assets.ledger.receive(asset, planck.toBigInt());
  say(`In epoch ${epoch + 2} the asset is paid ${amount(planck.toBigInt())} for that.`);
}

async function stakeGivesNone(world) {
  const { api, checks, people, voices } = world;
  const evaluator = people.Charlie.pair.address;
  const voice = await voices.told(api, 'Ferdie');
  const claimable = await api.call.rewardsApi.claimable(people.Ferdie.pair.address);
  const found = claimable.find(([pool]) => pool.isStake && pool.asStake.eq(evaluator));
  const staked = found ? found[1].toBigInt() : 0n;
  checks.that(staked > 0n, 'Ferdie, who staked to Charlie, is paid for it');
  const { at } = await world.act(people.Ferdie, api.tx.rewards.claim({ Stake: evaluator }), () =>
    world.move('Pot', 'Ferdie', staked),
  );
  checks.equal(await voices.told(at, 'Ferdie'), voice, 'the voice of Ferdie, who claims what he gets for his stake');
  say(`Ferdie claims ${amount(staked)} for what he staked to Charlie. Stake gives no voice: his is what it was.`);
}
