// What an epoch pays, as the script works it out, held against numbers that were worked out by hand. Needs no node.

import {
  Backing,
  Books,
  HIGHEST,
  after,
  apportion,
  capped,
  decayed,
  divide,
  following,
  instalment,
  leveraged,
  needed,
  normalise,
  settle,
  supported,
} from '../lib/epoch.mjs';
import { Ledger, Pool } from '../lib/ledger.mjs';
import { Checks, run } from '../lib/story.mjs';

const checks = new Checks();
const equal = (actual, expected, what) => checks.equal(actual, expected, what);

/** Parts per billion from percent. */
const percent = (number) => number * 10_000_000n;
const PARTS = {
  assets: percent(60n),
  evaluators: percent(25n),
  treasury: percent(5n),
  authors: percent(10n),
};

function emission() {
  equal(decayed(100_000_000_000_000n, 19_768n), 99_998_023_200_000n, '0.0019768 % less');
  equal(decayed(7n, 1n), 6n, 'rounded down');
  equal(divide(19n, PARTS), { assets: 11n, evaluators: 4n, treasury: 0n, authors: 1n }, '11.4, 4.75, 0.95 and 1.9');
  equal(
    [0n, 1n, 2n].map((index) => instalment(10n, index, 3n)),
    [3n, 3n, 4n],
    'a third of 10 each',
  );
  equal(
    [0n, 1n, 2n, 3n].map((index) => instalment(2n, index, 4n)),
    [0n, 1n, 0n, 1n],
    'half a planck each',
  );
  equal(
    following({ index: 4, start: 61, length: 10, emission: 20n }, { length: 20, decay: percent(10n), parts: PARTS }),
    {
      index: 5,
      start: 71,
      length: 20,
      emission: 18n,
      pots: { assets: 10n, evaluators: 4n, treasury: 0n, authors: 1n },
    },
    'the epoch after one that was shorter',
  );
}

function pots() {
  equal(apportion(10n, [1n, 1n, 1n]), [3n, 3n, 4n], 'thirds of 10');
  equal(apportion(7n, [2n, 0n, 1n]), [4n, 0n, 3n], '4 2/3 and 2 1/3 of 7');
  equal(apportion(5n, [0n, 0n]), [0n, 0n], 'nothing to divide by');
  equal(apportion(5n, []), [], 'nobody');
}

function stake() {
  const backing = new Backing(100n, 3);
  equal([backing.counting(3), backing.stake], [100n, 100n], 'stake from before');
  backing.change(3, 50n);
  equal([backing.counting(3), backing.counting(4)], [100n, 150n], 'more stake counts from the next epoch on');
  backing.change(4, -80n);
  equal(
    [backing.counting(3), backing.counting(4), backing.counting(5), backing.stake],
    [70n, 70n, 70n, 70n],
    'less counts at once, for the epoch before too',
  );
  equal([backing.counting(3, 3), backing.counting(4, 3)], [100n, 150n], 'as it was when epoch 3 ended');
  backing.change(4, 1_000n);
  equal([backing.counting(4), backing.counting(5)], [70n, 1_070n], 'what left and came back does not count');
  const newcomer = new Backing();
  newcomer.change(6, 5n);
  equal([newcomer.counting(5), newcomer.counting(6), newcomer.counting(7)], [0n, 0n, 5n], 'a newcomer');
  equal([capped(25n, 47n, percent(20n)), capped(9n, 47n, percent(20n))], [9n, 9n], 'a fifth of 47, rounded down');
}

function scales() {
  equal(
    [
      ...normalise([
        [7, 2n],
        [4, 7n],
      ]),
    ],
    [
      [4, HIGHEST],
      [7, 18_724n],
    ],
    '2 / 7 of 65535, rounded down',
  );
  equal(
    [
      ...normalise(
        [
          [1, 1n],
          [0, 0n],
          [2, 60_000n],
        ],
        [2],
      ),
    ],
    [[1, HIGHEST]],
    'an own asset and a zero',
  );
  equal([...normalise([[3, 8n]], [3])], [], 'an own asset alone');
}

function majorities() {
  equal(
    supported(
      [
        [10n, 5n],
        [10n, 7n],
      ],
      20n,
    ),
    5n,
    'a half is not more than a half',
  );
  equal(
    supported(
      [
        [10n, 5n],
        [11n, 7n],
      ],
      21n,
    ),
    7n,
    'one planck more is',
  );
  equal(supported([[10n, 5n]], 20n), 0n, 'half of the stake did not score it');
  equal(
    supported(
      [
        [1n, 9n],
        [1n, 9n],
        [1n, 2n],
      ],
      3n,
    ),
    9n,
    'a tie',
  );
  equal(supported([], 0n), 0n, 'nobody');
}

const evaluator = (name, stake, commission, scores) => ({ name, stake, commission, scores: new Map(scores) });

/** Of 9 planck, 5 are a majority. Asset 0: ann and cy support 65535. Asset 1: both support 30000. Asset 2: cy alone. */
const EVALUATORS = [
  evaluator('ann', 4n, percent(10n), [
    [0, HIGHEST],
    [1, 30_000n],
  ]),
  evaluator('ben', 3n, 0n, [[0, 40_000n]]),
  evaluator('cy', 2n, percent(25n), [
    [0, HIGHEST],
    [1, HIGHEST],
    [2, HIGHEST],
  ]),
];
const STEWARDS = new Map([
  [0, 'someone'],
  [1, 'someone'],
  [2, 'someone'],
]);
const POTS = { assets: 1_000n, evaluators: 600n };

function settlements() {
  const outcome = settle({ evaluators: EVALUATORS, stewards: STEWARDS, pots: POTS });
  equal(outcome.stake, 9n, 'the stake that revealed');
  equal(
    outcome.assets,
    [
      { id: 0, consensus: HIGHEST, score: 513_210n, amount: 740n }, // 6 * 65535 + 3 * 40000; 740.3
      { id: 1, consensus: 30_000n, score: 180_000n, amount: 260n },
    ],
    'what the assets get',
  );
  const consensus = 95_535n;
  equal(
    outcome.evaluators.map(({ amount, commission, forFresh, freshWeight, ...rest }) => rest),
    [
      { name: 'ann', stake: 4n, shared: 95_535n, given: 95_535n, consensus, weight: 4n }, // all that there is
      { name: 'ben', stake: 3n, shared: 40_000n, given: 40_000n, consensus, weight: 1n }, // 240000 / 135535
      { name: 'cy', stake: 2n, shared: 95_535n, given: 196_605n, consensus, weight: 1n }, // 382140 / 292140
    ],
    'how the evaluators agree',
  );
  equal(
    outcome.evaluators.map(({ amount, commission }) => [amount, commission]),
    [
      [400n, 40n],
      [100n, 0n],
      [100n, 25n],
    ],
    'what the evaluators get',
  );
  equal([outcome.created, outcome.rolledOver], [POTS, 0n], 'both pots, to the planck');
  equal([outcome.forFresh, outcome.freshAssets], [0n, 2], 'two assets are fresh, and nothing is apart for them');
}

/** What is behind three evaluators, and what they make of three assets that nobody knew. */
const OF_FRESH = [
  [40n, [60_000n, 10_000n, 30_000n]],
  [35n, [60_000n, 20_000n, 30_000n]],
  [25n, [50_000n, 20_000n, HIGHEST]],
].map(([stake, scores], index) => evaluator(`${index}`, stake, 0n, [...scores.entries()]));

function freshAssets() {
  const parameters = { quorum: percent(50n), floor: 0n, rollover: 2n, freshShare: percent(50n) };
  const before = { waiting: { assets: 3_000n, fresh: 500n }, turnout: [200n, 10n, 0n], known: new Set([2]) };
  const play = (more) =>
    settle({ evaluators: OF_FRESH, stewards: STEWARDS, pots: POTS, before: { ...before, ...more }, parameters });

  // Without the first 60000, 20000 and 30000 are the consensus, without the others 60000, 10000 and 30000. They share
  // 100000, 100000 and 90000 with that, and 60000, 60000 and 90000 with what is thought of the next.
  const all = play({ known: new Set() });
  equal(
    all.evaluators.map(({ freshWeight }) => freshWeight),
    [14n, 14n, 0n],
    '40 * 4 / 11 and 35 * 4 / 10, rounded down',
  );
  equal([all.forFresh, all.freshRolledOver, all.freshAssets], [600n, 200n, 3], 'half of 600, and as much that waited');
  equal(
    all.evaluators.map(({ forFresh }) => forFresh),
    [300n, 300n, 0n],
    'in equal parts',
  );
  equal([all.created.assets, all.rolledOver], [2_000n, 2_000n], 'two pots, and two are left');
  equal([all.revealed, all.quorum], [100n, 100n], 'half of 200 is enough');

  // The third is known: of the others the first is the next of the second.
  equal(play({}).freshAssets, 2, 'one is known');
  // One planck more was revealed before.
  const none = play({ turnout: [5n, 0n, 202n] });
  equal(
    [none.quorum, none.assets, none.created],
    [101n, [], { assets: 0n, evaluators: 0n }],
    'too little, and nothing comes of it',
  );
  equal([none.rolledOver, none.freshRolledOver], [2_000n, 600n], 'what is more than two pots is never created');
  equal(
    after(before, all),
    { waiting: { assets: 2_000n, fresh: 200n }, turnout: [100n, 200n, 10n], known: new Set([0, 1, 2]) },
    'what the next epoch finds',
  );
}

function caps() {
  // Within the cap ben and cy outvote ann, who holds more than both: neither side decides.
  const both = [
    { ...evaluator('ann', 20n, 0n, [[0, HIGHEST]]), whole: 70n },
    evaluator('ben', 15n, 0n, [[1, HIGHEST]]),
    evaluator('cy', 15n, 0n, [[1, HIGHEST]]),
  ];
  equal(settle({ evaluators: both, stewards: STEWARDS, pots: POTS }).assets, [], 'a majority with and without the cap');
  equal([leveraged(100n, 4n, 20n), leveraged(70n, 4n, 20n)], [80n, 70n], 'twenty times its own at most');
  equal(needed([], { quorum: percent(50n), floor: 7n }), 7n, 'the floor');
}

function stewards() {
  // Asset 0 is ben's: his score of it, and the consensus on it, are nothing to him.
  const own = settle({ evaluators: EVALUATORS, stewards: new Map([[0, 'ben']]), pots: POTS });
  equal(
    own.assets.map(({ id, score }) => [id, score]),
    [
      [0, 393_210n],
      [1, 180_000n],
    ],
    'without the steward',
  );
  const { shared, given, consensus: others, weight, amount } = own.evaluators[1];
  equal([shared, given, others, weight, amount], [0n, 0n, 30_000n, 0n, 0n], 'a steward who scored nothing else');
}

function disagreement() {
  const apart = settle({
    evaluators: [evaluator('ann', 1n, 0n, [[0, HIGHEST]]), evaluator('ben', 1n, 0n, [[1, HIGHEST]])],
    stewards: STEWARDS,
    pots: POTS,
  });
  equal(apart.assets, [], 'no asset has a majority');
  equal([apart.created, apart.rolledOver], [{ assets: 0n, evaluators: 0n }, 1_000n], 'so one pot waits');
  const nobody = settle({ evaluators: [], stewards: STEWARDS, pots: POTS });
  equal([nobody.stake, nobody.created, nobody.rolledOver], [0n, apart.created, 1_000n], 'nobody revealed');
}

function books() {
  const ledger = new Ledger();
  ledger.open(0, 'mo', { Steward: percent(100n), Data: 0n, Compute: 0n });
  ledger.publish(0);
  const pool = new Pool();
  pool.addWeight('ann', 2n);
  pool.addWeight('sue', 1n);
  const books = new Books(ledger, new Map([['ann', pool]]));
  books.pay({
    assets: [{ id: 0, amount: 50n }],
    evaluators: [{ name: 'ann', amount: 400n, commission: 40n }],
  });
  equal(books.claimable('mo'), [['Steward', 0, 50n]], 'emission is income');
  equal(books.claimable('ann'), [['Stake', 'ann', 280n]], 'a commission of 40 and two thirds of 360');
  equal(books.claimable('sue'), [['Stake', 'ann', 120n]], 'a third of 360');
  equal(books.inPot(), 450n, 'all of it');
  equal(books.claim('ann', books.claimable('ann')), 280n, 'ann claims');
  equal(books.inPot(), 170n, 'the rest');
  equal(pool.balances(), true, 'nothing is lost');
}

await run(async () => {
  const tests = [emission, pots, stake, scales, majorities, settlements, freshAssets, caps, stewards, disagreement];
  [...tests, books].forEach((test) => test());
  console.log(`The script's own epochs add up: ${checks.held} numbers worked out by hand.`);
});
