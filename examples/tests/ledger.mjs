// The books themselves, held against numbers that were worked out by hand. Needs no node.

import { Ledger, Pool, Purses, WHOLE, assetBytes, contributionBytes, flatten } from '../lib/ledger.mjs';
import { leastRate, manifestBytes, share } from '../lib/ledger.mjs';
import { Checks, amount, percent, run } from '../lib/story.mjs';

const checks = new Checks();
const equal = (actual, expected, what) => checks.equal(actual, expected, what);

function shares() {
  equal(share(10n, 333_333_333n), 3n, 'a third of 10');
  equal(share(7n, 150_000_001n), 1n, '15.0000001 % of 7');
  equal(share(2n ** 100n, 1_000_000_000n), 2n ** 100n, 'the whole');
}

/** What a stack says, as `[asset, parts, reach]`. */
const plain = (stack) => [...stack].map(([asset, { parts, reach }]) => [asset, parts, reach]);

function stacks() {
  // 25 % of 150,000,001 parts is 37,500,000.25: the quarter goes to the asset that was cited.
  const model = flatten([{ asset: 0, rate: 150_000_001n, stack: new Map() }]);
  const fineTune = flatten([{ asset: 1, rate: 250_000_000n, stack: model }]);
  equal(
    plain(fineTune),
    [
      [0, 37_500_000n, 0n],
      [1, 212_500_000n, 0n],
    ],
    'two generations',
  );
  // Asset 0 is reached on two paths: 100,000,000 directly and half of 37,500,000 through asset 2.
  const diamond = flatten([
    { asset: 2, rate: 500_000_000n, stack: fineTune },
    { asset: 0, rate: 100_000_000n, stack: new Map() },
  ]);
  equal(
    plain(diamond),
    [
      [0, 118_750_000n, 0n],
      [1, 106_250_000n, 0n],
      [2, 375_000_000n, 0n],
    ],
    'a diamond',
  );
}

function reaches() {
  // Asset 0 reaches 5 %: a shell that grants it 20 % and is cited at 10 % leaves it no less.
  const shell = flatten([{ asset: 0, rate: 200_000_000n, reach: 50_000_000n, stack: new Map() }]);
  const behind = flatten([{ asset: 1, rate: 100_000_000n, stack: shell }]);
  equal(
    plain(behind),
    [
      [0, 50_000_000n, 50_000_000n],
      [1, 50_000_000n, 0n],
    ],
    'a shell',
  );
  // Cited at the reach alone, the shell gets nothing and is not in the stack.
  const nothing = flatten([{ asset: 1, rate: 50_000_000n, stack: shell }]);
  equal(plain(nothing), [[0, 50_000_000n, 50_000_000n]], 'who gets nothing is not in it');
  equal(leastRate(0n, 0n, shell), 50_000_000n, 'the reach, at least');
  // r * 5 % for asset 1 and 5 % for asset 0 are at most r from 5 % / 0.95 on: 52,631,578.9 parts.
  equal(leastRate(0n, 0n, behind), 52_631_579n, 'behind a shell');
  equal(leastRate(70_000_000n, 0n, shell), 70_000_000n, 'or what the asset itself asks');
  // r * 20 % + 9 % <= r at 11.25 %; the reach of 5 % and 9 % would need 14 %, which is more.
  equal(leastRate(0n, 90_000_000n, shell), 140_000_000n, 'both reaches');
  // r * 20 % + 45 % <= r at 56.25 %; 5 % and 45 % would do at 50 %.
  equal(leastRate(0n, 450_000_000n, shell), 562_500_000n, 'a part and a reach');
  // 20 % of the whole is asset 0's: 80 % can be reached, and not a part more.
  equal([leastRate(0n, 800_000_000n, shell), leastRate(0n, 800_000_001n, shell)], [WHOLE, null], 'the most');
  // 30 % of the rate are left for a reach of one part: of three parts and a third.
  equal(leastRate(0n, 1n, new Map([[0, { parts: 700_000_000n, reach: 0n }]])), 4n, 'rounded up');
}

function pools() {
  const pool = new Pool();
  pool.addWeight('ben', 1n);
  pool.addWeight('cleo', 2n);
  pool.deposit(10n); // 3 1/3 and 6 2/3
  equal([pool.claimable('ben'), pool.claimable('cleo')], [3n, 6n], '10 by 1 : 2');
  equal(pool.claim('ben'), 3n, 'ben takes 3');
  pool.deposit(2n); // 12 in all: 4 and 8
  equal([pool.claimable('ben'), pool.claimable('cleo')], [1n, 8n], 'the thirds come together');
  pool.addWeight('ben', 1n); // from now on 1 : 1
  pool.deposit(4n);
  equal([pool.claim('ben'), pool.claim('cleo')], [3n, 10n], 'only new income goes by the new weight');
  equal(pool.balances(), true, 'nothing is lost');
  equal(pool.claimable('sam'), 0n, 'a stranger is owed nothing');

  const both = new Pool();
  both.addWeight('leaf', 1n);
  both.addWeight('ben', 1n);
  both.addWeight('cleo', 1n);
  both.deposit(5n); // 1 2/3 each
  both.merge('leaf', 'ben');
  equal([both.claimable('ben'), both.claimable('leaf')], [3n, 0n], 'two thirds and two thirds are a whole');
  both.merge('ben', 'dora');
  both.deposit(1n); // 4 of 6
  equal([both.claim('dora'), both.claim('cleo'), both.balances()], [4n, 2n, true], 'who comes has all that was earned');

  const left = new Pool();
  left.credit('ben', 7n);
  equal([left.claimable('ben'), left.claimable('cleo')], [7n, 0n], 'for ben alone, who has no weight');
  left.addWeight('ben', 1n);
  left.addWeight('cleo', 2n);
  left.deposit(4n); // 1 1/3 and 2 2/3
  equal([left.claim('ben'), left.claim('cleo')], [8n, 2n], '7 and 1 for ben');
  left.removeWeight('cleo', 1n);
  left.removeWeight('ben', 1n);
  equal([...left.members.keys()], ['cleo'], 'who is owed nothing is let go');
  left.deposit(1n); // with the two thirds that cleo had, and the third that ben left
  equal([left.claim('cleo'), left.balances()], [2n, true], 'and leaves a third of a planck to the others');
}

function income() {
  const ledger = new Ledger(0n);
  ledger.open(0, 'ada', { Steward: 100_000_000n, Data: 900_000_000n, Compute: 0n });
  ledger.grant(0, 20n);
  equal([ledger.claimable('ada'), ledger.inPot()], [[], 20n], 'a grant to an open asset waits');
  ledger.addWeight(0, 'Data', 'ben', 1n);
  ledger.addWeight(0, 'Data', 'cleo', 2n);
  const asked = { Steward: 100_000_000n, Data: 900_000_000n, Compute: 0n };
  equal(ledger.publish(0), { split: asked, fee: 0n }, 'the split as it was asked');
  equal(ledger.claimable('ada'), [['Steward', 0, 2n]], 'a tenth of 20');
  equal(ledger.claimable('cleo'), [['Data', 0, 12n]], 'two thirds of 18');

  ledger.open(1, 'mo', { Steward: 200_000_000n, Data: 300_000_000n, Compute: 500_000_000n }, [[0, 150_000_000n]]);
  ledger.addWeight(1, 'Compute', 'cleo', 5n);
  equal(
    ledger.publish(1).split,
    { Steward: 200_000_000n, Data: 0n, Compute: 800_000_000n },
    'compute takes the share of data',
  );
  ledger.pay(1, 7n); // 1.05 for asset 0; 5.95 of its own, of which 1 and 4
  equal(ledger.collectable(0), [[1, 1n]], 'a royalty, rounded down');
  equal(ledger.rounding(1), 1n, '7 = 1 + 1 + 4 + 1 that waits');
  ledger.pay(1, 7n); // of 14: 2.1 and 11.9, of which 2.2 and 8.8
  equal(ledger.collect(0, [1]), [[1, 2n]], 'both royalties at once');
  equal(ledger.collectable(0), [], 'collected');
  equal(ledger.claimable('mo'), [['Steward', 1, 2n]], 'a fifth of 11');
  // Asset 0 has 22 now: 2 for ada, 19 for the data, two thirds of that for cleo. Of the 8 for compute she can claim 7:
  // 8 * 2^64 is no multiple of 5, so her part of the eighth planck ends 3 / 2^64 short of it.
  equal(
    ledger.claimable('cleo'),
    [
      ['Data', 0, 12n],
      ['Compute', 1, 7n],
    ],
    'from two assets',
  );
  equal(
    ledger.claim('cleo', [
      ['Data', 0],
      ['Compute', 1],
    ]),
    19n,
    'both claimed',
  );
  equal(ledger.inPot(), 15n, '20 + 14 came in, 19 went out');
  equal(ledger.assets.get(1).pools.Compute.carry, 3n, 'what is short');
  equal(ledger.assets.get(0).pools.Data.balances(), true, 'nothing is lost');

  ledger.open(2, 'finn', { Steward: 0n, Data: 400_000_000n, Compute: 600_000_000n }, [[1, 200_000_000n]]);
  equal(
    ledger.publish(2).split,
    { Steward: 1_000_000_000n, Data: 0n, Compute: 0n },
    'without contributors the steward has it all',
  );
  equal(
    ledger.stack(2),
    [
      [0, 30_000_000n, 0n],
      [1, 170_000_000n, 0n],
    ],
    'asset 0 is in the stack too',
  );
}

function fees() {
  const ledger = new Ledger();
  ledger.open(0, 'ada', { Steward: WHOLE, Data: 0n, Compute: 0n });
  ledger.grant(0, 60n);
  ledger.grant(0, 89n);
  // 2 % of 149 are 2.98; of 60 and of 89 alone they would be 1 and 1 as well.
  equal(ledger.publish(0).fee, 2n, 'a floor of the sum of what waited');
  equal(ledger.claimable('ada'), [['Steward', 0, 147n]], 'the rest is income');
  equal([ledger.pay(0, 49n), ledger.pay(0, 50n)], [0n, 1n], 'a floor of each payment');
  ledger.receive(0, 100n);
  equal(ledger.claimable('ada'), [['Steward', 0, 147n + 49n + 49n + 100n]], 'emission is free of it');
  equal(ledger.inPot(), 345n, 'what the treasury has is not in the pot');
}

function purses() {
  const purses = new Purses();
  purses.receive('ada', 100n);
  purses.hold('ada', 30n);
  purses.hold('ada', 20n, 30n);
  equal(purses.of('ada'), { free: 80n, held: 20n }, 'a deposit that shrank');
  purses.release('ada', 20n);
  equal(purses.of('ada'), { free: 100n, held: 0n }, 'and came back');
  const info = { name: 'a', uri: 'é', licence: 'x'.repeat(64) };
  equal(assetBytes(info), 2_592n, '2,519 + 2 + 3 + 66 + 1 + 1 bytes of an asset');
  const has = { citations: 1, ancestors: 2, reviewers: 2, members: 3, offers: 1 };
  equal(assetBytes(info, has), 4_760n, '178, 2 * 202, 2 * 32, 3 * 440 and 202 bytes more');
  equal(contributionBytes('abc'), 648n, '644 + 4 bytes of a contribution');
  equal([manifestBytes('abc', 1_024), manifestBytes('abc', 1_025)], [1_690n, 2_286n], '446 bytes more, and 596 a page');
}

function words() {
  equal(amount(1_234_567_000_000_000_001n), '1,234,567.000000000001 TRIB', 'an amount');
  equal(amount(-1_500_000_000_000n), '-1.5 TRIB', 'a debt');
  equal([percent(150_000_001n), percent(750_000_000n)], ['15.0000001 %', '75 %'], 'shares');
}

await run(async () => {
  [shares, stacks, reaches, pools, income, fees, purses, words].forEach((test) => test());
  console.log(`The script's own books add up: ${checks.held} numbers worked out by hand.`);
});
