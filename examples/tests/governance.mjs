// Votes, as the script works them out, held against numbers that were worked out by hand. Needs no node.

import { Checks, run } from '../lib/story.mjs';
import { Voting, approval, decide, moment, needs, support, threshold, tokensAlone, votes } from '../lib/voting.mjs';

const checks = new Checks();
const equal = (actual, expected, what) => checks.equal(actual, expected, what);

/** Parts per billion from percent. */
const percent = (number) => number * 10_000_000n;
/** A tally of tokens, and of contributors who have a quarter of the approval. */
const tally = (ayes, nays, contributorAyes = 0n, contributorNays = 0n) => ({
  ayes,
  nays,
  support: ayes,
  contributorAyes,
  contributorNays,
  contributorShare: percent(25n),
});

function convictions() {
  equal(
    ['None', 'Locked1x', 'Locked2x', 'Locked3x', 'Locked4x', 'Locked5x', 'Locked6x'].map((name) => votes(name, 19n)),
    [1n, 19n, 38n, 57n, 76n, 95n, 114n],
    'what 19 planck count',
  );
}

function tallies() {
  const voting = new Voting(60);
  voting.open(4, 1, percent(25n));
  voting.open(5, 2, 0n);
  const counts = () => {
    const { ayes, nays, support } = voting.tally(4);
    return [ayes, nays, support];
  };
  equal(counts(), [0n, 0n, 0n], 'nobody voted');
  voting.vote(4, 'ann', { aye: true, conviction: 'Locked1x', planck: 5n });
  voting.vote(4, 'ann', { aye: true, conviction: 'Locked3x', planck: 100n });
  equal(counts(), [300n, 0n, 100n], 'the later vote counts, and support is without conviction');
  voting.delegate(1, 'ben', 'ann', 'None', 29n);
  voting.delegate(1, 'bob', 'ann', 'Locked2x', 7n);
  voting.delegate(2, 'cy', 'ann', 'Locked6x', 1_000n);
  equal(counts(), [316n, 0n, 136n], 'of 29 and 7 on this track, each rounded down for itself: 2 and 14');
  equal(voting.delegated(1, 'ann'), { votes: 16n, capital: 36n }, 'what ann votes with for others');
  voting.vote(4, 'dee', { split: { aye: 19n, nay: 25n, abstain: 40n } });
  equal(counts(), [317n, 2n, 195n], 'a split vote counts a tenth; its ayes and abstentions are support');
  voting.vote(4, 'ed', { aye: false, conviction: 'Locked6x', planck: 10n });
  equal(counts(), [317n, 62n, 195n], 'nays are no support');
  voting.vote(4, 'ann', { aye: false, conviction: 'Locked1x', planck: 100n });
  equal(counts(), [1n, 178n, 59n], 'who delegates goes along');
  voting.undelegate(1, 'bob', 10);
  equal(counts(), [1n, 164n, 59n], 'and stays behind');
  voting.unvote(4, 'ann', 11);
  equal(counts(), [1n, 62n, 59n], 'without a vote nothing of hers counts');

  voting.speak(4, 'ann', true, 5n);
  voting.speak(4, 'ben', false, 3n);
  voting.speak(4, 'ann', true, 8n);
  const { contributorAyes, contributorNays, contributorShare } = voting.tally(4);
  equal([contributorAyes, contributorNays, contributorShare], [8n, 3n, percent(25n)], 'the later voice counts');
  equal(voting.hush(4, 'ann'), 8n, 'the voice that is taken back');
  equal([voting.tally(4).contributorAyes, voting.voices(4)], [0n, [['ben', { aye: false, voice: 3n }]]], 'and is gone');
}

function chambers() {
  equal(approval(tally(1n, 3n)), percent(25n), 'no contributor voted');
  equal(approval(tally(1n, 3n, 1n)), 437_500_000n, '3/4 of 1/4 and 1/4');
  equal(approval(tally(1n, 3n, 0n, 1n)), 187_500_000n, '3/4 of 1/4');
  equal(approval(tally(1n, 2n, 1n, 2n)), 333_333_333n, 'a third of both is a third: rounded once');
  equal(approval(tally(0n, 0n, 7n)), percent(25n), 'no token voted');
  equal(approval(tally(0n, 0n)), 0n, 'nobody voted');
  equal(approval(tally(5n, 0n, 9n)), percent(100n), 'everybody is for it');
  equal(approval(tokensAlone(tally(1n, 3n, 1n))), percent(25n), 'if there were no chamber');
  const quorate = (...votes) => ({ ...tally(...votes), contributorQuorum: percent(10n) });
  equal(approval(quorate(60n, 40n, 10n), 100n), percent(70n), 'a tenth of all voices has the whole quarter');
  equal(approval(quorate(60n, 40n, 5n), 100n), percent(65n), 'a twentieth has half of it');
  equal(approval(quorate(60n, 40n, 0n, 1n), 1_000n), 598_500_000n, 'a thousandth has a hundredth of it');
  equal(
    [support(tally(1n, 0n), 3n), support(tally(4n, 0n), 3n)],
    [333_333_333n, percent(100n)],
    'a third of all, and more than all',
  );
}

const LINEAR = { type: 'LinearDecreasing', length: 857_142_857n, floor: percent(50n), ceil: percent(100n) };
const RECIPROCAL = { type: 'Reciprocal', factor: percent(12n), xOffset: percent(20n), yOffset: percent(40n) };

function curves() {
  equal(
    [0n, 428_571_428n, 857_142_857n, percent(100n)].map((x) => threshold(LINEAR, x)),
    [percent(100n), 750_000_001n, percent(50n), percent(50n)],
    'from 100 % to 50 % in six sevenths: what is taken away is rounded down',
  );
  equal(
    [0n, percent(40n), percent(100n), percent(16n)].map((x) => threshold(RECIPROCAL, x)),
    [percent(100n), percent(60n), percent(50n), 733_333_333n],
    '0.12 / (x + 0.2) + 0.4',
  );
  equal(
    [percent(-90n), percent(50n)].map((yOffset) => threshold({ ...RECIPROCAL, yOffset }, percent(20n))),
    [0n, percent(80n)],
    'not below nothing',
  );
  equal(threshold({ ...RECIPROCAL, yOffset: percent(50n) }, 0n), percent(100n), 'not above all');
  equal(
    [0, 1, 7, 8].map((elapsed) => moment({ decision: 7 }, elapsed)),
    [0n, 142_857_142n, percent(100n), percent(100n)],
    'sevenths of the time',
  );
}

const TRACK = {
  decision: 10,
  confirm: 2,
  approval: { type: 'LinearDecreasing', length: percent(100n), floor: percent(50n), ceil: percent(100n) },
  support: { type: 'LinearDecreasing', length: percent(100n), floor: percent(10n), ceil: percent(30n) },
};

/** A decision from block 100 on. `changes` are `[number, tally]`, of 1,000 planck that could vote. */
const decision = (...changes) =>
  decide({
    track: TRACK,
    since: 100,
    tallyAt: (number) => changes.findLast(([changed]) => changed <= number)[1],
    electorateAt: () => 1_000n,
  });

function decisions() {
  const seventy = tally(700n, 300n);
  const { needed, has, passing } = needs(TRACK, 5, seventy, 1_000n);
  equal(
    [needed, has, passing],
    [{ approval: percent(75n), support: percent(20n) }, { approval: percent(70n), support: percent(70n) }, false],
    'what it needs and has at half',
  );
  const confirmed = [
    ['ConfirmStarted', 106],
    ['Confirmed', 108],
  ];
  equal(decision([0, seventy]), confirmed, '70 % of ayes');
  equal(
    decision([0, tally(160n, 0n)]),
    [
      ['ConfirmStarted', 107],
      ['Confirmed', 109],
    ],
    '16 % of support: more than 30 % less 7 tenths of 20 %',
  );
  equal(
    decision([0, tally(550n, 450n)]),
    [
      ['ConfirmStarted', 109],
      ['Confirmed', 111],
    ],
    'what begins to confirm in time may confirm later',
  );
  equal(decision([0, tally(490n, 510n)]), [['Rejected', 110]], '49 % of ayes');
  equal(decision([0, tally(90n, 0n)]), [['Rejected', 110]], '9 % of support');
  equal(
    decision([0, seventy], [107, tally(700n, 800n)]),
    [
      ['ConfirmStarted', 106],
      ['ConfirmAborted', 108],
      ['Rejected', 110],
    ],
    'nays in the block before the last',
  );
  equal(
    decision([0, tally(490n, 510n)], [103, tally(490n, 510n, 9n, 1n)], [104, tally(490n, 510n, 10n)]),
    [
      ['ConfirmStarted', 108],
      ['Confirmed', 110],
    ],
    '3/4 of 49 % and 1/4 are 61.75 %: the contributors carry it',
  );
  equal(decision([0, tally(600n, 400n, 0n, 1n)]), [['Rejected', 110]], '3/4 of 60 % are 45 %: they bring it down');
  equal(
    decision([0, tally(1_000n, 0n)]),
    [
      ['ConfirmStarted', 100],
      ['Confirmed', 102],
    ],
    'everybody is for it from the beginning',
  );
}

function locks() {
  const voting = new Voting(60);
  voting.open(4, 1, 0n);
  voting.open(5, 1, 0n);
  voting.open(6, 2, 0n);
  voting.vote(4, 'ann', { aye: true, conviction: 'Locked2x', planck: 100n });
  voting.vote(5, 'ann', { aye: true, conviction: 'Locked3x', planck: 300n });
  voting.vote(6, 'ann', { split: { aye: 20n, nay: 30n } });
  equal(
    voting.locks('ann'),
    [
      [1, 300n],
      [2, 50n],
    ],
    'the largest vote of each track',
  );
  voting.vote(5, 'ann', { aye: true, conviction: 'Locked3x', planck: 200n });
  equal(voting.locks('ann')[0], [1, 300n], 'a smaller vote unlocks nothing by itself');
  voting.unvote(5, 'ann', 40, { number: 30, approved: false });
  voting.unlock(1, 'ann', 40);
  equal(voting.locks('ann')[0], [1, 100n], 'a vote that lost locks nothing');
  voting.unvote(4, 'ann', 41, { number: 20, approved: true });
  equal(voting.prior(1, 'ann'), { until: 140, planck: 100n }, 'a vote that won locks two periods from its end on');
  voting.unlock(1, 'ann', 139);
  equal(voting.locks('ann')[0], [1, 100n], 'to the last block');
  voting.unlock(1, 'ann', 140);
  voting.unvote(6, 'ann', 141, { number: 130, approved: true });
  voting.unlock(2, 'ann', 141);
  equal(voting.locks('ann'), [], 'then it is free, and what was split is free at once');

  voting.vote(4, 'ben', { aye: false, conviction: 'Locked1x', planck: 9n });
  voting.unvote(4, 'ben', 90, { number: 30, approved: false });
  equal(voting.prior(1, 'ben'), { until: 0, planck: 0n }, 'the period was over before the vote was removed');
  voting.vote(4, 'cy', { aye: true, conviction: 'None', planck: 9n });
  voting.unvote(4, 'cy', 30, { number: 30, approved: true });
  equal(voting.prior(1, 'cy'), { until: 0, planck: 0n }, 'no conviction, no lock');
  voting.delegate(1, 'dee', 'ann', 'Locked5x', 8n);
  voting.unlock(1, 'dee', 999);
  equal(voting.locks('dee'), [[1, 8n]], 'a delegation locks as long as it lasts');
  voting.undelegate(1, 'dee', 1_000);
  equal(voting.prior(1, 'dee'), { until: 1_960, planck: 8n }, 'and 16 periods longer');
  voting.vote(4, 'ed', { aye: true, conviction: 'Locked6x', planck: 5n });
  voting.unvote(4, 'ed', 7);
  voting.unlock(1, 'ed', 7);
  equal(voting.locks('ed'), [], 'a vote that is removed before the end locks nothing');
}

await run(async () => {
  [convictions, tallies, chambers, curves, decisions, locks].forEach((test) => test());
  console.log(`The script's own votes add up: ${checks.held} numbers worked out by hand.`);
});
