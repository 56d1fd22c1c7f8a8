import { TRIB, amount, percent, say, table } from '../lib/story.mjs';
import { approval } from '../lib/voting.mjs';
import { TOKENS } from './world.mjs';

/** Token holders vote: with conviction, by delegation, and with a vote that is split. */
export async function tokens(world) {
  const { ballots, cheaper, dearer, people } = world;
  const { Vera, Otto, Cora } = people;
  await ballots.vote(Vera, { [cheaper]: { aye: true, conviction: 'None', planck: 100_000n * TRIB } });
  await ballots.vote(Vera, { [cheaper]: { aye: true, conviction: 'Locked1x', planck: TOKENS.Vera } });
  say(
    `Vera is for referendum ${cheaper}: first with a quarter of her tokens and without conviction, then with all, 1x.`,
  );
  await delegate(world);

  await ballots.vote(Vera, { [dearer]: { aye: false, conviction: 'Locked1x', planck: TOKENS.Vera } });
  await ballots.vote(Otto, { [cheaper]: { aye: false, conviction: 'Locked3x', planck: 250_000n * TRIB } });
  await ballots.vote(Otto, { [dearer]: { aye: true, conviction: 'Locked3x', planck: TOKENS.Otto } });
  const three = { aye: 10_000n * TRIB + 9n, nay: 20_000n * TRIB, abstain: 30_000n * TRIB + 18n };
  await ballots.vote(Cora, { [cheaper]: { split: three } });
  const two = { aye: 40_000n * TRIB + 19n, nay: 20_000n * TRIB + 8n };
  const { at } = await ballots.vote(Cora, { [dearer]: { split: two } });
  await ballots.compareLocks(at);
  say(
    "With all of it she is against the other one, and so are Dora's tokens. Otto votes the other way round, 3x. Cora",
  );
  say('splits her vote, which counts a tenth. Tokens that voted stay where they are, but cannot be sent:');
  tellTallies(world);
  await world.refused(Vera, world.sendBack('Vera', TOKENS.Vera), 'Token.Frozen', 'Vera would send her tokens away.');
}

/** Dora lets Vera vote with her tokens. */
async function delegate(world) {
  const { api, ballots, checks, cheaper, people, tracks, voting } = world;
  const { Dora, Vera } = people;
  const { id: track } = tracks.get('parameters');
  const [conviction, planck] = ['Locked2x', TOKENS.Dora];
  const before = voting.tally(cheaper);
  const call = api.tx.convictionVoting.delegate(track, Vera.pair.address, conviction, planck);
  const { at } = await world.act(Dora, call, () => voting.delegate(track, 'Dora', 'Vera', conviction, planck));
  const after = voting.tally(cheaper);
  checks.equal([after.ayes - before.ayes, after.support - before.support], [2n * planck, planck], 'what Dora adds');
  const { delegations } = (await at.query.convictionVoting.votingFor(Vera.pair.address, track)).asCasting;
  checks.equal(
    { votes: delegations.votes.toBigInt(), capital: delegations.capital.toBigInt() },
    voting.delegated(track, 'Vera'),
    'what Vera votes with for others',
  );
  const weight = 'they count twice, and once as support';
  say(`Dora has no time. She delegates ${amount(planck)} to Vera on this track, 2x: ${weight}.`);
  const herself = ballots.voteCall(cheaper, { aye: false, conviction: 'None', planck: TRIB });
  await world.refused(Dora, herself, 'convictionVoting.AlreadyDelegating', 'She cannot vote herself as well.');
}

function tellTallies({ cheaper, dearer, voting }) {
  table(
    ['', 'ayes', 'nays', 'support', 'approval'],
    [cheaper, dearer].map((index) => {
      const tally = voting.tally(index);
      return [`referendum ${index}`, ...[tally.ayes, tally.nays, tally.support].map(amount), percent(approval(tally))];
    }),
  );
}
