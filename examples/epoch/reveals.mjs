import { count, say } from '../lib/story.mjs';
import { SCORES } from './world.mjs';

/** Evaluators reveal their scores, and commit to new ones; what Eve copies is refused. */
export async function reveals(world) {
  const { first, people } = world;
  const second = first + 1;
  await world.toEpoch(second);
  const [{ Dave: own }, scores] = SCORES;

  await world.bind('Charlie', second, scores.Charlie, first);
  say('Charlie reveals his scores, and in the same transaction commits to new ones for this epoch.');
  await world.refused(
    people.Eve,
    world.revelation('Charlie', first),
    'evaluation.HashMismatch',
    "Eve reads Charlie's scores and salt in the block and reveals them as her own.",
  );

  await world.bind('Dave', second, scores.Dave, first);
  await world.bind('Nora', second, scores.Nora, first);
  say(`Dave and Nora do as Charlie did. Dave's ${count(own[1])} for his own asset 1 count as not given.`);
  await world.refused(
    people.Charlie,
    world.revelation('Charlie', first),
    'evaluation.AlreadyRevealed',
    'Charlie tries to reveal a second time.',
  );

  const { at } = await world.bind('Eve', second, scores.Eve);
  say('Eve gives up, and for this epoch commits to scores of her own.');
  await world.compareEvaluators(at, second);
}
