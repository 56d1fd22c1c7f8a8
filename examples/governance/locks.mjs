import { amount, count, say } from '../lib/story.mjs';
import { TOKENS } from './world.mjs';

/** Who won stays locked for a while, who lost is free at once, and who delegated is locked from then on. */
export async function locks(world) {
  const { api, ballots, checks, cheaper, dearer, people, polls, tracks, voting } = world;
  const { Vera, Otto, Cora, Uma } = people;
  const { id: track } = tracks.get('parameters');
  await world.refused(
    Uma,
    api.tx.convictionVoting.removeOtherVote(Vera.pair.address, track, dearer),
    'convictionVoting.NoPermissionYet',
    "Anybody may clear votes that lock nothing. Uma tries it with Vera's.",
  );

  await ballots.clear(Otto, [cheaper, dearer]);
  await ballots.clear(Cora, [cheaper, dearer]);
  const { at } = await ballots.clear(Vera, [cheaper, dearer]);
  checks.equal(
    [Otto, Cora, Vera].map(({ name }) => voting.locks(name)),
    [[], [], [[track, TOKENS.Vera]]],
    'what is locked when all have cleared their votes',
  );
  await ballots.compareLocks(at);
  const { until, planck } = voting.prior(track, 'Vera');
  const { ended } = polls.of(dearer);
  checks.equal(until, ended.number + voting.lockPeriod, 'until when the tokens of Vera are locked');
  await world.refused(Vera, world.sendBack('Vera', TOKENS.Vera), 'Token.Frozen');
  const losers = 'Otto lost both times, for all his conviction, and Cora had none: their tokens are free';
  say(`All clear their votes. ${losers}. Vera`);
  say(`won, so ${amount(planck)} of hers stay locked for ${voting.lockPeriod} blocks, until block ${count(until)}.`);

  await undelegate(world, track);
  await untilFree(world, until);
}

async function undelegate(world, track) {
  const { api, ballots, checks, people, voting } = world;
  const { Dora } = people;
  const { number } = await world.act(Dora, api.tx.convictionVoting.undelegate(track), ({ number }) =>
    voting.undelegate(track, 'Dora', number),
  );
  const { until } = voting.prior(track, 'Dora');
  checks.equal(until, number + 2 * voting.lockPeriod, 'until when the tokens of Dora are locked');
  await ballots.unlock(Dora);
  checks.equal(voting.locks('Dora'), [[track, TOKENS.Dora]], 'what of Dora is locked');
  say(`Dora takes her delegation back. At 2x it locks twice as long, from now on, until block ${count(until)}.`);
}

/** Vera's tokens are locked until that block, and then she can send them, to the planck. */
async function untilFree(world, until) {
  const { ballots, checks, people, sponsors, voting } = world;
  const { Vera } = people;
  await world.atBlock(until - 4);
  await ballots.unlock(Vera);
  await world.atBlock(until - 1);
  const free = await ballots.unlock(Vera);
  checks.equal(voting.locks('Vera'), [], 'what of Vera is locked');
  const sponsor = sponsors.get('Vera');
  for (const change of [1_000n, -1_000n]) {
    const planck = TOKENS.Vera / 2n + change;
    await world.act(Vera, world.sendBack('Vera', planck), () => world.move('Vera', sponsor, planck));
  }
  await world.give(sponsor, [['Vera', TOKENS.Vera]]);
  say(`In block ${count(free.number)} nothing of Vera's is locked. She sends all of it away, and gets it back.`);
}
