import { amount, count, percent, say, table } from '../lib/story.mjs';
import { approval, decide, needs, tokensAlone } from '../lib/voting.mjs';
import { DATASET } from './contributors.mjs';

/** An asset that stays open. */
const SEQUEL = { ...DATASET, info: { ...DATASET.info, name: 'Glacier outlines, next year' } };

/** The cheaper deposit: tokens alone would reject it. */
export async function carried(world) {
  const { checks, cheaper: index, polls } = world;
  const poll = await polls.conclude(index);
  const { since, ended, track } = poll;
  checks.equal(ended.approved, true, `referendum ${index} is approved`);
  say('Approval must be at the threshold of its time or above it, and so must support:');
  tellCourse(
    poll,
    poll.course.map(([, number]) => number),
  );

  const has = approval(tokensAlone(ended.tally));
  const floor = needs(track, track.decision, ended.tally, 1n).needed.approval;
  compareLack(checks, poll, tokensAlone, 'tokens alone would not do');
  const end = since + track.decision;
  checks.equal(withoutChamber(poll), [['Rejected', end]], `what tokens alone would make of referendum ${index}`);
  checks.that(has < floor, 'tokens alone would never do');
  say(`Tokens alone, ${percent(has)}, were below it all the time, and below the`);
  say(`${percent(floor)} of its end too: it would have been rejected in block ${count(end)}.`);
  await takesEffect(world, poll);
}

/** The deposit changes when the referendum takes effect, not before. */
async function takesEffect(world, { ended, track, value }) {
  const { assets, checks, cheaper: index, people, polls } = world;
  world.formerDeposit = await world.storedDeposit(await world.atBlock(ended.number + track.enactment - 1));
  const { at, number, error } = await polls.enactment(index);
  checks.equal(error, null, `what referendum ${index} does`);
  checks.equal(await world.storedDeposit(at), value, 'the deposit that is asked for');
  say(`Block ${count(number)}: it takes effect. A contribution has a deposit of ${amount(value)} and its bytes now.`);
  assets.rules.deposits.contributionBase = value;

  const { Ben, Stella } = people;
  const sequel = await assets.register(Stella, 'Dataset', SEQUEL);
  const contribution = await assets.contribute(Ben, sequel, 'Data', 1n, 'https://example.org/ben');
  await assets.withdraw(Ben, contribution);
  const deposit = amount(contribution.deposit);
  say(`Ben contributes to asset ${sequel}: ${deposit} are on hold. He withdraws it, and has them back.`);
}

/** The dearer deposit: tokens alone would approve it. */
export async function broughtDown(world) {
  const { assets, checks, dearer: index, polls } = world;
  const poll = await polls.conclude(index);
  const { since, ended, track } = poll;
  checks.equal(ended.approved, false, `referendum ${index} is rejected`);
  checks.equal(ended.number, since + track.decision, 'at the end of its time');
  const alone = withoutChamber(poll);
  checks.equal(
    alone.map(([event]) => event),
    ['ConfirmStarted', 'Confirmed'],
    `what tokens alone would make of referendum ${index}`,
  );
  say('This one has the tokens, and not the contributors:');
  const [[, started], [, confirmed]] = alone;
  checks.that(confirmed < ended.number, 'and that before its time was over');
  compareLack(checks, poll, (tally) => tally, 'both chambers do not do');
  tellCourse(poll, [since, started, confirmed, ended.number]);
  const [from, then] = [started, confirmed].map(count);
  say(`Tokens alone would have done from block ${from} on, and it would have been approved in ${then}.`);
  say(`With the contributors' nays it never had enough: block ${count(ended.number)} rejects it.`);
  checks.equal(await world.storedDeposit(), assets.rules.deposits.contributionBase, 'the deposit that is asked for');
}

/** How the decision would have gone without contributors. */
const withoutChamber = ({ track, since, electorateAt, tallyAt }) =>
  decide({ track, since, electorateAt, tallyAt: (number) => tokensAlone(tallyAt(number)) });

/** In no block of a decision has what `of` makes of its tally the approval that it needs. */
function compareLack(checks, { since, ended, track, tallyAt, electorateAt, voicesAt }, of, what) {
  for (let number = since; number <= ended.number; number += 1) {
    const [tally, tokens, voices] = [of(tallyAt(number - 1)), electorateAt(number - 1), voicesAt(number - 1)];
    const { has, needed } = needs(track, number - since, tally, tokens, voices);
    checks.that(has.approval < needed.approval, `${what} in block ${number}`);
  }
}

/** What a referendum had and needed in these blocks. */
function tellCourse({ track, since, tallyAt, electorateAt, voicesAt }, numbers) {
  table(
    ['block', 'must be approved by', 'tokens alone', 'both chambers', 'must be supported by', 'support'],
    [...new Set(numbers)].map((number) => {
      const tally = tallyAt(number - 1);
      const { has, needed } = needs(track, number - since, tally, electorateAt(number - 1), voicesAt(number - 1));
      return [
        count(number),
        percent(needed.approval),
        percent(approval(tokensAlone(tally))),
        percent(has.approval),
        percent(needed.support),
        percent(has.support),
      ];
    }),
  );
}
