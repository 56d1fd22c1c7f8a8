import { amount, say } from '../lib/story.mjs';

/** Everybody claims the rest, and the books are closed. */
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
  const income = [...ledger.assets.values()].reduce((total, { lifetime }) => total + lifetime, 0n);
  console.log();
  say(`The three assets took in ${amount(income)}. All of it is paid out but ${ledger.inPot()} planck, which nobody`);
  say('can be given a whole one of yet: they wait in the pot and count with the next income.');
}
