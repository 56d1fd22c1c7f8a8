import { count, say } from '../lib/story.mjs';
import { SCORES } from './world.mjs';

/** Evaluators bind themselves to scores that nobody sees; Eve binds herself to nothing. */
export async function commits(world) {
  const { checks, first } = world;
  await world.toEpoch(first);
  const [scores] = SCORES;
  for (const name of Object.keys(scores)) {
    await world.bind(name, first, scores[name]);
  }
  say(
    'Charlie, Dave and Nora commit to scores, each on a scale of its own. All that is public is a hash of the epoch,',
  );
  say('the account, the scores and some salt. It hides:');
  for (const [name, raw] of Object.entries(scores)) {
    const list = Object.entries(raw).map(([id, score]) => `${count(score)} for asset ${id}`);
    say(`  ${name.padEnd(8)} ${list.join(', ')}`);
  }
  say('Dave, the steward of asset 1, thinks very well of it.');

  const { at } = await world.bind('Eve', first, null);
  const { penalty } = (await at.query.evaluation.commits(first, world.address('Eve'))).unwrap();
  checks.equal(penalty.toBigInt(), world.penaltyOf('Eve'), 'what not revealing would cost Eve');
  say('Eve would rather see first what others think. To be in time she commits to a hash that means nothing.');
  await world.compareEvaluators(at, first);
}
