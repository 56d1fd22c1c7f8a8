import { find } from '../lib/chain.mjs';
import { epochNow } from '../lib/evaluation.mjs';
import { amount, say } from '../lib/story.mjs';
import { STAKES } from './world.mjs';

/** Nora and Olaf withdraw their stake, wait until it is free, and give back what they were given. */
export async function leaving(world) {
  const { api, parameters, people } = world;
  const { Nora, Olaf } = people;
  const release = (await epochNow(api)).index + parameters.unbonding;
  const withdraw = ({ name }) => api.tx.evaluation.unstake(Nora.pair.address, STAKES[name]);
  const gone = api.tx.utility.batchAll([api.tx.evaluation.deregister(), withdraw(Nora)]);
  unstaked(world, 'Nora', release, await world.act(Nora, gone));
  unstaked(world, 'Olaf', release, await world.act(Olaf, withdraw(Olaf)));
  say(`Nora has had enough, and Olaf follows. Their stake counts no longer, and is free in epoch ${release}.`);
  const early = api.tx.evaluation.withdrawUnbonded();
  await world.refused(Olaf, early, 'evaluation.NothingToWithdraw', 'Olaf would have it now.');

  await world.toEpoch(release);
  for (const who of [Nora, Olaf]) {
    await takeBack(world, who);
  }
  say(`In epoch ${release} they withdraw it, and give Alice back what they had of her, with what they earned.`);
  await world.compareClaims(api);
  tellEmission(world);
}

/** What withdrawing all of one's stake from Nora means. */
function unstaked(world, who, release, { events }) {
  const planck = STAKES[who];
  const told = find(events, 'evaluation', 'Unstaked');
  world.checks.equal(
    [world.nameOf(told.evaluator), world.nameOf(told.who), told.amount.toBigInt(), told.release.toNumber()],
    ['Nora', who, planck, release],
    'who withdraws what, and until when it unbonds',
  );
  world.books.stakes.get('Nora').removeWeight(who, planck);
}

async function takeBack(world, who) {
  const { api, purses } = world;
  const { name } = who;
  await world.act(who, api.tx.evaluation.withdrawUnbonded(), () => purses.release(name, STAKES[name]));
  await world.act(who, api.tx.balances.transferAll(world.address('Alice'), false), () =>
    world.move(name, 'Alice', purses.of(name).free),
  );
}

/** What the epochs of this story could create, and what they did. */
function tellEmission(world) {
  const { compared } = world;
  const sum = (of) => compared.map(of).reduce((total, planck) => total + planck);
  const emitted = sum((epoch) => world.epochAt(epoch).emission);
  const created = sum((epoch) => world.createdIn(epoch));
  console.log();
  say(`Epochs ${compared[0]} to ${compared.at(-1)} could emit ${amount(emitted)}. They created ${amount(created)}:`);
  say(
    'each planck when somebody was owed it. The rest waits for a consensus, or was for evaluators in epochs without.',
  );
}
