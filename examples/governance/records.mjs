import { say } from '../lib/story.mjs';

/** The most records that one call may remove. */
const MAX_BATCH = 128;

/** Deposits come back, but for one, and the records of contributors' votes are removed. */
export async function records(world) {
  const { api, ballots, checks, cheaper, dearer, people, polls, purses } = world;
  const { Pia, Otto, Ben, Uma } = people;
  await polls.refund(Pia, cheaper);
  await polls.refundDecision(Otto, dearer);
  say('Pia has both deposits back. Otto has the one for the decision.');
  const lost = api.tx.referenda.refundSubmissionDeposit(dearer);
  await world.refused(Otto, lost, 'referenda.BadStatus', 'He would have the other one too.');
  checks.equal(purses.of('Otto').held, polls.submissionDeposit, 'what Otto does not get back');

  const { cleanupPoll, contributorVote } = api.tx.governance;
  await world.refused(Ben, contributorVote(cheaper, true), 'governance.NotOngoing');
  await ballots.hush(Ben, cheaper);
  say(`Ben removes the record of his vote on referendum ${cheaper}.`);
  await world.refused(Uma, cleanupPoll(dearer, MAX_BATCH + 1), 'governance.BatchTooLong');
  await ballots.cleanUp(Uma, cheaper, MAX_BATCH, 1);
  await ballots.cleanUp(Uma, dearer, 2, 2);
  await ballots.cleanUp(Uma, dearer, MAX_BATCH, 1);
  await world.refused(Uma, cleanupPoll(dearer, MAX_BATCH), 'governance.NothingToClean');
  say('Uma, who has nothing to do with it, removes all others. That is free.');
}
