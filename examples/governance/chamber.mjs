import { amount, percent, say } from '../lib/story.mjs';

/** Contributors vote, each with the voice that it has at that moment, and the decisions begin. */
export async function chamber(world) {
  const { api, ballots, cheaper, dearer, people, polls, voting } = world;
  const { Ben, Gus, Lena, Pia, Otto } = people;
  for (const [who, aye] of [
    [Ben, true],
    [Gus, true],
    [Lena, false],
  ]) {
    await ballots.speak(who, cheaper, aye);
    await ballots.speak(who, dearer, !aye);
  }
  const share = percent(voting.tally(cheaper).contributorShare);
  say(`On this track contributors have ${share} of the approval. Ben and Gus are for referendum`);
  say(`${cheaper} and against ${dearer}. Lena votes the other way round.`);

  await ballots.hush(Lena, cheaper);
  await world.refused(Lena, api.tx.governance.removeContributorVote(cheaper), 'governance.NotVoter');
  say(`She changes her mind, and takes back what she said to referendum ${cheaper}.`);

  await polls.place(Pia, cheaper);
  await world.refused(Pia, api.tx.referenda.refundDecisionDeposit(cheaper), 'referenda.Unfinished');
  await polls.place(Otto, dearer);
  const deposit = amount(polls.decisionDeposits.parameters);
  say(`Pia and Otto place the decision deposits, ${deposit} each. The decisions begin.`);
  await growingVoice(world);
}

/** A vote keeps the voice that it had; who has earned since votes again. */
async function growingVoice(world) {
  const { asset, assets, ballots, checks, cheaper, people, voices, voting } = world;
  const { Ben } = people;
  const voice = voices.of('Ben');
  await world.use();
  const owed = assets.owedTo('Ben', 'Data', asset);
  await voices.claim(Ben, [['Data', asset]]);
  const ayes = () => voting.tally(cheaper).contributorAyes;
  checks.equal(ayes(), voice + voices.of('Gus'), 'a vote keeps the voice that it had');
  await ballots.speak(Ben, cheaper, true);
  checks.equal(ayes(), voice + owed + voices.of('Gus'), 'what Ben votes again counts more');
  say(`Ben claims ${amount(owed)} of it and votes again, so that this counts too.`);
}
