import { amount, say } from '../lib/story.mjs';

/** Everybody claims the rest, lets go of what it has no use for, and the books are closed. */
export async function whoEarnedWhat(world) {
  const { assets, checks, dataset, model, fineTune, people, witness } = world;
  const { Ada, Ben, Cleo, Finn, Gus, Mo } = people;
  await world.claim(Ada, [['Steward', dataset]]);
  await world.claim(Ben, [['Data', dataset]]);
  await world.claim(Cleo, [
    ['Data', dataset],
    ['Compute', model],
  ]);
  await world.claim(Mo, [['Steward', model]]);
  await world.claim(Gus, [['Compute', model]]);
  const { at } = await world.claim(Finn, [['Steward', fineTune]]);

  const { ledger } = assets;
  for (const { name } of witness.cast) {
    checks.equal(ledger.claimable(name), [], `what ${name} could still claim`);
  }
  for (const [id, { pools }] of ledger.assets) {
    checks.equal(ledger.collectable(id), [], `what could still be collected for asset ${id}`);
    checks.that(ledger.rounding(id) <= 34n, `at most 34 planck of asset ${id} wait to be divided`);
    for (const pool of Object.values(pools)) {
      checks.that(pool.balances(), `a pool of asset ${id} lost or made a fraction of a planck`);
    }
    await assets.compareAsset(at, id);
  }
  await assets.compareClaims(at);
  await assets.compareStewarded(at, Ada);
  const income = [...ledger.assets.values()].reduce((total, { lifetime }) => total + lifetime, 0n);
  console.log();
  say(`The three assets took in ${amount(income)}. All of it is paid out but ${ledger.inPot()} planck, which nobody`);
  say('can be given a whole one of yet: they wait in the pot and count with the next income.');
  await lettingGo(world);
}

/** Records that nobody needs any more go, and the deposits come back. What was earned and what weighs stays. */
async function lettingGo({ assets, checks, dataset, model, fineTune, people, purses, work }) {
  const { Ben, Cleo, Gus, Sam, Uma } = people;
  for (const contribution of work) {
    await assets.forget(contribution.who, contribution);
  }
  await assets.forgetGrant(Uma, dataset);
  for (const [who, id] of [
    [Uma, model],
    [Uma, fineTune],
    [Sam, dataset],
  ]) {
    await assets.forgetUsage(who, id);
  }
  checks.equal(
    [Ben, Cleo, Gus, Sam, Uma].map(({ name }) => purses.of(name).held),
    [0n, 0n, 0n, 0n, 0n],
    'what is on hold of those who are no steward',
  );
  say('Records that nobody needs any more are let go, of contributions, of uses and of a grant, and the deposits are');
  say('back. What was contributed weighs what it weighed.');
}
