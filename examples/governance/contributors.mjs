import { amount, say } from '../lib/story.mjs';

export const DATASET = {
  info: { name: 'Glacier outlines', uri: 'https://example.org/glaciers', licence: 'CC-BY-4.0' },
  terms: { usePrice: 20_000_000_003n, trainingFee: 0n, royalty: 0n, reach: 0n },
  floor: { usePrice: 20_000_000_003n, trainingFee: 0n, royalty: 0n, reach: 0n },
  split: { Steward: 100_000_000n, Data: 600_000_000n, Compute: 300_000_000n },
  budgets: { data: 50_000n, compute: 10_000n },
  patience: 1_000,
};
/** What Lena grants to it. */
const GRANT = 5_000_000_000_003n;

/** People contribute to an asset. What they claim of its income is their voice, but for what was their own. */
export async function contributors(world) {
  const { assets, checks, people, voices } = world;
  const { Stella, Ben, Gus, Lena } = people;
  const id = await assets.register(Stella, 'Dataset', DATASET);
  world.asset = id;
  say(`Stella registers the dataset "${DATASET.info.name}". It is asset ${id}.`);
  const accepted = [
    [await contribute(world, Ben, 'Data', 30_000n), 30_000n],
    [await contribute(world, Lena, 'Data', 10_001n), 10_001n],
    [await contribute(world, Gus, 'Compute', 7_200n), 7_200n],
  ];
  await assets.assess(Stella, accepted);
  say('Ben and Lena bring data, Gus lends compute, and she accepts all of it.');

  await voices.fund(Lena, id, GRANT);
  say(`Lena grants the asset ${amount(GRANT)} of her own.`);
  await assets.close(Stella, id);
  await assets.publish(Stella, id);
  say('Stella closes it, and publishes it after the review.');
  await world.use();
  await voices.claim(Ben, [['Data', id]]);
  await voices.claim(Gus, [['Compute', id]]);
  await voices.claim(Stella, [['Steward', id]]);
  const at = await voices.claim(Lena, [['Data', id]]);
  const names = ['Ben', 'Gus', 'Stella', 'Lena'];
  checks.equal(
    names.map((name) => voices.of(name) > 0n),
    [true, true, false, false],
    'who has a voice',
  );
  await voices.compare(at);
  const rule = 'what it has claimed from pools of data and of compute. It cannot be bought or sold.';
  say(`Whoever contributes has a voice: ${rule}`);
  voices.tell(names);
  say("What a steward gets gives none. Nor does what comes back of a grant of one's own: of the next");
  say(`${amount(voices.grantOf('Lena', id))} that Lena claims here nothing counts either.`);
}

const contribute = ({ asset, assets }, who, kind, units) =>
  assets.contribute(who, asset, kind, units, `https://example.org/${who.name.toLowerCase()}`);
