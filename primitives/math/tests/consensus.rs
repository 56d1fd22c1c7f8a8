//! Consensus, bucket by bucket, against the definitions over whole worlds in big integers.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that fails says where"
)]

mod oracle;

use codec::{Decode, Encode, MaxEncodedLen};
use oracle::{
    big, config,
    consensus::{Verdict, Voice, World},
    number, wide,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tributary_math::{
    Error, U256,
    consensus::{BUCKET, Fresh, HIGHEST, Outcome, Row, Stake, Stewards, Sums, Tally, normalise, settle},
};

/// What a settlement reads of one bucket.
#[derive(Clone, Debug)]
struct Bucket {
    rows: Vec<(u16, Row)>,
    stewards: Stewards,
    fresh: u64,
}

/// A settlement under way.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq)]
struct Ledger {
    sums: Vec<Sums>,
    consensus: u64,
    fresh: Vec<Fresh>,
    fresh_assets: u32,
}

impl Ledger {
    fn new(evaluators: usize) -> Self {
        let Tally { sums, consensus, fresh, fresh_assets } = Tally::new(evaluators);
        Self { sums, consensus, fresh, fresh_assets }
    }

    fn settle(&mut self, stakes: &[Stake], bucket: &Bucket) -> Result<Vec<Outcome>, Error> {
        let Self { sums, consensus, fresh, fresh_assets } = self.clone();
        let mut tally = Tally { sums, consensus, fresh, fresh_assets };
        let settled = settle(stakes, &bucket.rows, &bucket.stewards, bucket.fresh, &mut tally);
        let Tally { sums, consensus, fresh, fresh_assets } = tally;
        *self = Self { sums, consensus, fresh, fresh_assets };
        settled
    }
}

/// What stands behind the evaluators of a world.
fn held(world: &World) -> Vec<Stake> {
    let whole = if world.whole.is_empty() { &world.stakes } else { &world.whole };
    whole.iter().zip(&world.stakes).map(|(whole, capped)| Stake { whole: *whole, capped: *capped }).collect()
}

/// The buckets of a world in which something is scored, by number. Evaluators without a score in a bucket have no row
/// there, but for those whose number is even: they have an empty one.
fn buckets(world: &World) -> BTreeMap<u32, Bucket> {
    let numbers: BTreeSet<_> = world.scores.keys().map(|asset| asset / BUCKET).collect();
    let bucket = |number: u32| {
        let assets = number * BUCKET..=number * BUCKET + (BUCKET - 1);
        let row = |evaluator: u16| {
            let mut row = Row::default();
            for (slot, asset) in (0..).zip(assets.clone()) {
                if let Some(score) = world.scores.get(&asset).and_then(|scores| scores.get(&evaluator)) {
                    row.push(slot, *score).expect("slots come in order");
                }
            }
            (evaluator, row)
        };
        let rows = (0..world.stakes.len() as u16).map(row).filter(|(i, row)| i % 2 == 0 || !row.is_empty()).collect();
        let stewards = core::array::from_fn(|slot| world.stewards.get(&(number * BUCKET + slot as u32)).copied());
        let is_fresh = |slot: u32| u64::from(world.fresh.contains(&(number * BUCKET + slot)));
        let fresh = (0..BUCKET).fold(0, |mask, slot| mask | is_fresh(slot) << slot);
        Bucket { rows, stewards, fresh }
    };
    numbers.into_iter().map(|number| (number, bucket(number))).collect()
}

/// What the crate finds, bucket by bucket, in the oracle's words.
fn settled(world: &World, buckets: &BTreeMap<u32, Bucket>) -> (Verdict, Ledger) {
    let mut ledger = Ledger::new(world.stakes.len());
    let mut assets = BTreeMap::new();
    for (number, bucket) in buckets {
        let outcomes = ledger.settle(&held(world), bucket).expect("a sound bucket");
        assert!(outcomes.is_sorted_by_key(|outcome| outcome.slot), "in order of slot");
        for Outcome { slot, consensus, score } in outcomes {
            let found = assets.insert(number * BUCKET + u32::from(slot), (consensus, wide(score)));
            assert_eq!(found, None, "one outcome for an asset");
        }
    }
    let voices = ledger.sums.iter().zip(&ledger.fresh).zip(&world.stakes);
    let voices = voices.map(|((sums, fresh), stake)| voice(sums, fresh, *stake, ledger.consensus)).collect();
    (Verdict { assets, consensus: big(ledger.consensus.into()), voices }, ledger)
}

fn voice(sums: &Sums, fresh: &Fresh, stake: u128, consensus: u64) -> Voice {
    let (shared, all) = sums.agreement(consensus).expect("sound sums");
    Voice {
        given: big(sums.given.into()),
        shared: big(sums.shared.into()),
        own: big(sums.own.into()),
        agreement: (big(shared.into()), big(all.into())),
        weight: big(sums.weight(stake, consensus).expect("sound sums")),
        fresh: big(fresh.weight(stake).expect("sound sums")),
    }
}

/// Scores that are hard on a search by digits among those that are not.
fn score() -> impl Strategy<Value = u16> + Clone {
    prop_oneof![
        4 => 1..=HIGHEST,
        1 => Just(1),
        1 => Just(HIGHEST),
        // Around the ends of digits of any size.
        2 => (0..16u32, 0..=2u16).prop_map(|(bit, by)| (1u16 << bit).wrapping_add(by).wrapping_sub(1).max(1)),
        2 => (1..64u16, 0..=2u16).prop_map(|(digit, by)| (digit << 10) + by - 1),
    ]
}

/// What evaluators hold: each kind of holdings that may make a difference.
fn stakes(most: usize) -> impl Strategy<Value = Vec<u128>> {
    let any = prop::sample::select(vec![1, 3, 20, 64, 70, 100, 120])
        .prop_flat_map(move |bits| prop::collection::vec(number(bits), 1..=most));
    let equal = (1..=most, number(118)).prop_map(|(count, stake)| vec![stake; count]);
    // Near the limit: all together just fit.
    let limit = (1..=most, 0..3u128).prop_map(|(count, less)| vec![(u128::MAX / count as u128) - less; count]);
    // Somebody has as much as all others together, or one planck more or less.
    let half = (any.clone(), 0..3u128).prop_map(|(mut stakes, by)| {
        let others: u128 = stakes[1..].iter().sum();
        stakes[0] = (others + by).saturating_sub(1);
        stakes
    });
    // Somebody has what the cap allows, and the rest is dust.
    let whale = (any.clone(), number(64)).prop_map(|(mut stakes, dust)| {
        let total: u128 = stakes.iter().sum();
        let last = stakes.len() - 1;
        stakes.iter_mut().for_each(|stake| *stake = (*stake).min(dust));
        stakes[last] = total / 5;
        stakes
    });
    let none = (1..=most).prop_map(|count| vec![0; count]);
    prop_oneof![4 => any, 2 => equal, 1 => limit, 2 => half, 1 => whale, 1 => none]
}

/// What evaluators hold, and what of it counts: everything, what a cap leaves of it, or any part.
fn capped(most: usize) -> impl Strategy<Value = (Vec<u128>, Vec<u128>)> {
    (stakes(most), 0..3u32, prop::collection::vec(any::<u128>(), most)).prop_map(|(whole, kind, any)| {
        let total: u128 = whole.iter().sum();
        let counts = |(stake, any): (&u128, &u128)| match kind {
            0 => *stake,
            1 => (*stake).min(total / 5),
            _ => any % stake.saturating_add(1),
        };
        let stakes = whole.iter().zip(&any).map(counts).collect();
        (whole, stakes)
    })
}

/// Something in so many cases of a hundred.
fn sometimes<T: core::fmt::Debug>(percent: u32, what: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    (0..100u32, what).prop_map(move |(chance, what)| (chance < percent).then_some(what))
}

/// Worlds of at most `most` evaluators: each scores some of the assets of some buckets with scores of a palette, which
/// may be of one score or of many; some of the assets are somebody's own.
fn worlds(most: usize) -> impl Strategy<Value = World> {
    let numbers = prop::collection::btree_set(prop_oneof![3 => 0..3u32, 1 => Just(u32::MAX / BUCKET)], 1..=3);
    let palette = prop_oneof![
        2 => prop::collection::vec(score(), 1..=3),
        2 => prop::collection::vec(score(), 4..=64),
    ];
    (
        capped(most),
        (numbers, prop::sample::select(vec![0, 5, 50, 100])),
        1..=BUCKET,
        palette,
        prop::sample::select(vec![5, 50, 95, 100]),
        prop::sample::select(vec![0, 10, 100]),
    )
        .prop_flat_map(|((whole, stakes), (numbers, newness), slots, palette, density, owned)| {
            let count = stakes.len();
            let assets: Vec<_> = numbers
                .into_iter()
                .flat_map(|number| (BUCKET - slots..BUCKET).map(move |slot| number * BUCKET + slot))
                .collect();
            let cells = assets.len() * count;
            let scores = prop::collection::vec(sometimes(density, prop::sample::select(palette)), cells);
            let stewards = prop::collection::vec(sometimes(owned, 0..count as u16), assets.len());
            let fresh = prop::collection::vec(sometimes(newness, Just(())), assets.len());
            let people = (Just(whole), Just(stakes), stewards);
            (people, Just(assets), scores, fresh).prop_map(|((whole, stakes, stewards), assets, scores, fresh)| World {
                fresh: assets.iter().zip(fresh).filter_map(|(asset, fresh)| fresh.map(|()| *asset)).collect(),
                scores: assets
                    .iter()
                    .zip(scores.chunks(stakes.len()))
                    .map(|(asset, column)| {
                        (*asset, (0..).zip(column).filter_map(|(i, score)| score.map(|score| (i, score))).collect())
                    })
                    .collect(),
                stewards: assets.iter().zip(stewards).filter_map(|(asset, i)| i.map(|i| (*asset, i))).collect(),
                stakes,
                whole,
            })
        })
}

/// A world of one asset that everybody scored: scores by evaluator, zero for none.
fn one_asset(stakes: &[u128], scores: &[u16]) -> World {
    let scores = (0..).zip(scores.iter().copied()).filter(|(_, score)| *score > 0).collect();
    World { stakes: stakes.to_vec(), scores: BTreeMap::from([(0, scores)]), ..World::default() }
}

/// Consensus on the one asset of a world, zero for none.
fn consensus(world: &World) -> u16 {
    settled(world, &buckets(world)).0.assets.get(&0).map_or(0, |(consensus, _)| *consensus)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_world_is_settled_by_the_definitions(world in worlds(9)) {
        let (found, _) = settled(&world, &buckets(&world));
        let expected = world.verdict(World::consensus);
        prop_assert_eq!(found, expected);
    }

    /// In whatever order the buckets come where nothing is fresh, and with everything stored and read again between
    /// them.
    #[test]
    fn a_settlement_may_stop_between_buckets(world in worlds(6), order in any::<prop::sample::Index>()) {
        let mut world = world;
        if order.index(2) == 1 {
            world.fresh.clear();
        }
        let buckets = buckets(&world);
        let (expected, ledger) = settled(&world, &buckets);
        let mut stored = Ledger::new(world.stakes.len()).encode();
        let mut assets = BTreeMap::new();
        let numbers: Vec<_> = buckets.keys().copied().collect();
        let first = if world.fresh.is_empty() { order.index(numbers.len()) } else { 0 };
        for number in numbers[first..].iter().chain(&numbers[..first]) {
            let mut ledger = Ledger::decode(&mut &stored[..]).expect("it was encoded");
            for outcome in ledger.settle(&held(&world), &buckets[number]).expect("a sound bucket") {
                let outcome = Outcome::decode(&mut &outcome.encode()[..]).expect("it was encoded");
                let asset = number * BUCKET + u32::from(outcome.slot);
                assets.insert(asset, (outcome.consensus, wide(outcome.score)));
            }
            stored = ledger.encode();
        }
        prop_assert_eq!(assets, expected.assets);
        prop_assert_eq!(stored, ledger.encode());
    }

    #[test]
    fn agreement_is_a_part_and_whole_for_the_majoritys_own_scores_alone(world in worlds(7)) {
        let (found, ledger) = settled(&world, &buckets(&world));
        for (i, (voice, stake)) in (0..).zip(found.voices.iter().zip(&world.stakes)) {
            prop_assert!(voice.agreement.0 <= voice.agreement.1);
            prop_assert!(voice.weight <= big(*stake));
            prop_assert!(voice.fresh <= big(*stake));
            prop_assert!(voice.own <= found.consensus);
            let others = |asset: &u32| world.stewards.get(asset) != Some(&i);
            let alike = world.scores.keys().filter(|asset| others(asset)).all(|asset| {
                world.score(i, *asset) == found.assets.get(asset).map_or(0, |(consensus, _)| *consensus)
            });
            prop_assert_eq!(voice.agreement.0 == voice.agreement.1, alike);
        }
        // Every score that anybody shares is somebody's.
        let lifted: U256 = ledger.sums.iter().fold(U256::zero(), |sum, sums| sum + sums.shared);
        prop_assert!(ledger.sums.iter().all(|sums| sums.shared <= sums.given));
        prop_assert!(lifted >= U256::from(found.assets.len()), "no consensus without somebody behind it");
    }

    /// The search takes the same steps for any scores, so the exhaustive one is for small worlds: every score that
    /// there is, tried one after the other.
    #[test]
    fn no_other_score_is_the_highest_supported(
        (stakes, scores) in stakes(5).prop_flat_map(|stakes| {
            let count = stakes.len();
            (Just(stakes), prop::collection::vec(prop_oneof![1 => Just(0), 6 => score()], count))
        }),
        tried in prop::collection::vec(1..=HIGHEST, 64),
    ) {
        let world = one_asset(&stakes, &scores);
        let found = consensus(&world);
        for score in tried.into_iter().chain(scores).chain([found, found.saturating_add(1)]) {
            prop_assert_eq!(score == 0 || world.is_supported(0, score), score <= found, "at score {}", score);
        }
        prop_assert_eq!(world.consensus_by_halving(0), found);
    }

    /// Whoever holds half of the stake or less can neither lift the consensus over the scores of all others nor, if
    /// less, press it under them.
    #[test]
    fn a_minority_moves_nothing_past_the_others(
        stakes in stakes(8),
        honest in prop::collection::vec(score(), 8),
        theirs in prop::collection::vec(prop_oneof![Just(0), score()], 8),
        colluding in any::<u8>(),
    ) {
        let is_colluding = |i: usize| colluding >> i & 1 == 1;
        let scores: Vec<_> =
            (0..stakes.len()).map(|i| if is_colluding(i) { theirs[i] } else { honest[i] }).collect();
        let part = |colluding: bool| -> num_bigint::BigUint {
            (0..stakes.len()).filter(|i| is_colluding(*i) == colluding).map(|i| big(stakes[i])).sum()
        };
        let others = || (0..stakes.len()).filter(|i| !is_colluding(*i)).map(|i| honest[i]);
        let found = consensus(&one_asset(&stakes, &scores));
        if part(true) <= part(false) {
            prop_assert!(found <= others().max().unwrap_or(0));
        }
        if part(true) < part(false) {
            prop_assert!(found >= others().min().unwrap_or(0));
        }
    }

    #[test]
    fn a_higher_score_never_lowers_the_consensus(
        stakes in stakes(8),
        scores in prop::collection::vec(prop_oneof![Just(0), score()], 8),
        who in any::<prop::sample::Index>(),
        higher in score(),
    ) {
        let mut scores = scores[..stakes.len()].to_vec();
        let before = consensus(&one_asset(&stakes, &scores));
        let who = who.index(stakes.len());
        scores[who] = scores[who].max(higher);
        prop_assert!(consensus(&one_asset(&stakes, &scores)) >= before);
    }

    /// One evaluator's stake under two names, with the same scores, makes the same consensus and the same scores, and
    /// the two weigh what the one did, but for a planck.
    #[test]
    fn a_stake_in_two_pieces_counts_as_one(
        world in worlds(6),
        who in any::<prop::sample::Index>(),
        cut in any::<u128>(),
    ) {
        let mut world = world;
        let who = who.index(world.stakes.len());
        // An asset of the one would be scored by its other name.
        world.stewards.retain(|_, steward| usize::from(*steward) != who);
        let (before, _) = settled(&world, &buckets(&world));

        let second = world.stakes.len() as u16;
        let piece = cut % world.stakes[who].saturating_add(1);
        world.stakes[who] -= piece;
        world.stakes.push(piece);
        let also = cut % (world.whole[who] - world.stakes[who] - piece).saturating_add(1);
        world.whole[who] -= piece + also;
        world.whole.push(piece + also);
        for scores in world.scores.values_mut() {
            if let Some(score) = scores.get(&(who as u16)).copied() {
                scores.insert(second, score);
            }
        }
        let (after, _) = settled(&world, &buckets(&world));
        prop_assert_eq!(&after.assets, &before.assets);
        let (one, two) = (&after.voices[who], &after.voices[usize::from(second)]);
        prop_assert_eq!(&one.agreement, &two.agreement);
        let together = &one.weight + &two.weight;
        prop_assert!(together <= before.voices[who].weight && before.voices[who].weight <= together + 1u8);
    }

    #[test]
    fn the_order_of_the_evaluators_makes_no_difference(world in worlds(6)) {
        let last = world.stakes.len() as u16 - 1;
        let mut mirrored = world.clone();
        mirrored.stakes.reverse();
        mirrored.whole.reverse();
        mirrored.stewards.values_mut().for_each(|steward| *steward = last - *steward);
        for scores in mirrored.scores.values_mut() {
            *scores = core::mem::take(scores).into_iter().map(|(i, score)| (last - i, score)).collect();
        }
        let (found, _) = settled(&world, &buckets(&world));
        let (mut other, _) = settled(&mirrored, &buckets(&mirrored));
        other.voices.reverse();
        prop_assert_eq!(found, other);
    }

    /// What cannot be settled is refused, and leaves everything as it was.
    #[test]
    fn what_does_not_fit_is_refused_and_changes_nothing(
        world in worlds(5),
        which in any::<prop::sample::Index>(),
        slot in 0..BUCKET as usize,
        outside in any::<u16>(),
        fault in 0..12u32,
    ) {
        let mut stakes = held(&world);
        let count = stakes.len() as u16;
        let mut bucket = buckets(&world).into_values().next().expect("something is scored");
        let mut ledger = settled(&world, &buckets(&world)).1;
        let full = Row { mask: u64::MAX, scores: vec![7; 64].try_into().expect("64 fit") };
        if bucket.rows.is_empty() {
            bucket.rows.push((0, full.clone()));
        }
        let which = which.index(bucket.rows.len());
        let (_, row) = &mut bucket.rows[which];
        let expected = match fault {
            0 => {
                row.mask ^= 1 << slot;
                Error::BadRow
            }
            1 => {
                *row = full;
                row.scores.pop();
                Error::BadRow
            }
            2 => {
                *row = full;
                row.scores[slot] = 0;
                // Even to its steward.
                Error::BadRow
            }
            3 => {
                let again = bucket.rows[which].clone();
                bucket.rows.insert(which, again);
                Error::BadRow
            }
            4 => {
                bucket.rows = vec![(count - 1, Row::default()), (count.saturating_sub(2), Row::default())];
                Error::BadRow
            }
            5 => {
                bucket.rows.push((outside.max(count), Row::default()));
                Error::UnknownEvaluator
            }
            6 => {
                bucket.stewards[slot] = Some(outside.max(count));
                Error::UnknownEvaluator
            }
            7 => {
                ledger.sums.pop();
                Error::UnknownEvaluator
            }
            8 => {
                stakes.push(Stake { whole: u128::MAX, capped: 0 });
                stakes.push(Stake { whole: 1, capped: 0 });
                ledger.sums.resize(stakes.len(), Sums::default());
                ledger.fresh.resize(stakes.len(), Fresh::default());
                Error::Overflow
            }
            9 => {
                *row = full;
                bucket.stewards = [None; 64];
                let given = &mut ledger.sums[usize::from(bucket.rows[which].0)].given;
                *given = u64::MAX - 64 * 7 + 1;
                Error::Overflow
            }
            10 => {
                bucket.fresh = 1 << slot;
                ledger.fresh.pop();
                Error::UnknownEvaluator
            }
            _ => {
                // Everybody is of one mind, but nobody can count it any more.
                bucket.rows = (0..count).map(|i| (i, full.clone())).collect();
                bucket.stewards = [None; 64];
                stakes = vec![Stake { whole: 1, capped: 1 }; stakes.len()];
                ledger.consensus = u64::MAX - 64 * 7 + 1;
                Error::Overflow
            }
        };
        let before = ledger.clone();
        prop_assert_eq!(ledger.settle(&stakes, &bucket), Err(expected));
        prop_assert_eq!(ledger, before);
    }

    /// Whatever the chain may have stored: nothing panics, a failure changes nothing, and what succeeds is sound.
    #[test]
    fn nonsense_never_panics(
        stakes in prop::collection::vec([number(128), number(128)], 0..6),
        rows in prop::collection::vec(
            (0..6u16, any::<u64>(), 0..70usize, prop::collection::vec(any::<u16>(), 0..=64)),
            0..6,
        ),
        stewards in prop::collection::vec(sometimes(10, 0..6u16), 64),
        sums in prop::collection::vec(any::<[u64; 3]>(), 0..6),
        fresh in (any::<u64>(), any::<u32>(), prop::collection::vec((any::<[u64; 3]>(), any::<[u16; 2]>()), 6)),
        agrees in any::<bool>(),
        consensus in any::<u64>(),
    ) {
        let rows: Vec<_> = rows.into_iter().map(|(index, mask, take, mut scores)| {
            // Sound rows now and then.
            scores.truncate(if take >= 64 { mask.count_ones() as usize } else { take });
            (index, Row { mask, scores: scores.try_into().expect("64 fit") })
        }).collect();
        let stewards: Stewards = stewards.try_into().expect("64 of them");
        let mut sums: Vec<_> = sums.into_iter().map(|[given, shared, own]| Sums { given, shared, own }).collect();
        if agrees {
            sums.resize(stakes.len(), Sums::default());
        }
        let stakes: Vec<_> = stakes.into_iter().map(|[whole, capped]| Stake { whole, capped }).collect();
        let (mask, fresh_assets, fresh) = fresh;
        let fresh = fresh.into_iter().take(sums.len()).map(|([shared, by_chance, consensus], [first, last])| Fresh {
            shared, by_chance, consensus, first, last,
        });
        let mut ledger = Ledger { sums, consensus, fresh: fresh.collect(), fresh_assets };
        let before = ledger.clone();
        let bucket = Bucket { rows, stewards, fresh: mask };
        let done = ledger.settle(&stakes, &bucket);
        if done.is_err() {
            prop_assert_eq!(&ledger, &before);
        } else {
            prop_assert!(bucket.rows.iter().all(|(_, row)| row.is_sound()));
        }
        for (sums, stake) in ledger.sums.iter().zip(&stakes) {
            let all = u128::from(consensus).checked_sub(sums.own.into()).map(|others| others + u128::from(sums.given));
            let fits = all.filter(|all| *all <= u64::MAX.into() && sums.shared <= u64::MAX / 2);
            prop_assert_eq!(sums.agreement(consensus).is_ok(), fits.is_some());
            let expected = fits.map(|all| {
                if all == 0 { big(0) } else { big(stake.capped) * (2 * u128::from(sums.shared)) / all }
            });
            let weight = sums.weight(stake.capped, consensus);
            prop_assert_eq!(weight.ok().map(big), expected.filter(|weight| weight.bits() <= 128));
        }
        for (fresh, stake) in ledger.fresh.iter().zip(&stakes) {
            let Fresh { shared, by_chance, consensus, first, last } = *fresh;
            let chance = u128::from(by_chance) + u128::from(first.min(last));
            let expected = (chance <= u64::MAX.into()).then(|| {
                let more = u128::from(shared).saturating_sub(chance);
                if consensus == 0 { big(0) } else { big(stake.capped) * more / consensus }
            });
            let weight = fresh.weight(stake.capped);
            prop_assert_eq!(weight.ok().map(big), expected.filter(|weight| weight.bits() <= 128));
        }
        for (_, row) in &bucket.rows {
            let scores: Vec<_> = (0..=u8::MAX).map(|slot| row.get(slot)).filter(|score| *score > 0).collect();
            prop_assert!(scores.len() <= row.scores.len());
            prop_assert!(row.iter().count() <= row.scores.len());
        }
    }

    #[test]
    fn a_row_is_a_map_from_slots_to_scores(
        scores in prop::collection::btree_map(0..BUCKET as u8, score(), 0..=64),
        late in any::<prop::sample::Index>(),
        outside in BUCKET as u8..,
    ) {
        let mut row = Row::default();
        for (slot, score) in &scores {
            prop_assert_eq!(row.push(*slot, *score), Ok(()));
        }
        let before = row.clone();
        for slot in 0..=u8::MAX {
            prop_assert_eq!(row.get(slot), scores.get(&slot).copied().unwrap_or(0));
        }
        prop_assert!(row.is_sound());
        prop_assert_eq!(row.len() as usize, scores.len());
        prop_assert_eq!(row.is_empty(), scores.is_empty());
        prop_assert_eq!(row.iter().collect::<BTreeMap<_, _>>(), scores.clone());

        // What has its place already, what comes too late, what is outside, and zero.
        if let Some((last, _)) = scores.last_key_value() {
            prop_assert_eq!(row.push(late.index(usize::from(*last) + 1) as u8, 1), Err(Error::BadRow));
        }
        prop_assert_eq!(row.push(outside, 1), Err(Error::BadRow));
        prop_assert_eq!(row.push(BUCKET as u8 - 1, 0), Err(Error::BadRow));
        prop_assert_eq!(&row, &before);

        let encoded = row.encode();
        prop_assert!(encoded.len() <= Row::max_encoded_len());
        prop_assert_eq!(Row::decode(&mut &encoded[..]), Ok(row));
    }

    #[test]
    fn normalised_scores_keep_their_order_and_reach_the_highest(
        largest in prop_oneof![8 => 1..=HIGHEST, 1 => Just(HIGHEST)],
        raw in any::<[u16; 2]>(),
    ) {
        let [low, high] = raw.map(|raw| (u32::from(raw) % (u32::from(largest) + 1)) as u16);
        let found = normalise(low, largest).expect("not over the largest");
        prop_assert_eq!(big(found.into()), big(low.into()) * 65_535u32 / largest);
        prop_assert_eq!(found == 0, low == 0);
        prop_assert_eq!(normalise(largest, largest), Ok(HIGHEST));
        prop_assert!(low > high || normalise(high, largest).expect("not over the largest") >= found);
        // A scale of ten is a scale of a hundred.
        if let Some(tenfold) = largest.checked_mul(10) {
            prop_assert_eq!(normalise(low * 10, tenfold), Ok(found));
        }
    }
}

/// As many evaluators as a chain has, and many assets: the consensus by halving, which the small worlds confirm.
#[test]
fn large_worlds_are_settled_by_the_definitions() {
    for (seed, (levels, percent)) in (1..).zip([(65_535, 100), (100, 100), (2, 55), (65_535, 51)]) {
        let world = large(256, 4_096, levels, percent, seed);
        let (found, _) = settled(&world, &buckets(&world));
        assert!(found == world.verdict(World::consensus_by_halving), "world {seed}");
        assert!(found.assets.len() > 100, "world {seed} must have a consensus on something");
    }
}

/// A world in which each asset has a quality, and evaluators see it on a scale of so many levels, not quite alike. Each
/// scores so many of a hundred assets.
fn large(evaluators: u16, assets: u32, levels: u64, percent: u64, seed: u64) -> World {
    let mut state = seed;
    let mut random = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let stakes: Vec<_> = (0..evaluators).map(|_| u128::from(random(1 << 31)) << (60 + random(20))).collect();
    let scores = (0..assets)
        .map(|asset| {
            let quality = random(levels);
            let scores = (0..evaluators)
                .filter_map(|i| {
                    let score = (quality + random(levels.div_ceil(8))).min(levels) * 65_535 / levels;
                    (score > 0 && random(100) < percent).then_some((i, score as u16))
                })
                .collect();
            (asset, scores)
        })
        .collect();
    let owners: Vec<_> = (0..assets).map(|asset| (asset, random(4 * u64::from(evaluators)) as u16)).collect();
    let stewards = owners.into_iter().filter(|(_, owner)| *owner < evaluators).collect();
    // Half of them hold more than counts; some assets are new.
    let whole = stakes.iter().zip(0..).map(|(stake, i): (&u128, u128)| stake + (i % 2) * (stake / 3)).collect();
    World { stakes, whole, fresh: (0..assets).step_by(251).collect(), scores, stewards }
}

#[test]
fn every_score_there_is_tried_on_some_assets() {
    for (stakes, scores) in [
        (vec![1, 1], vec![300, 40_000]),
        (vec![1, 1, 1], vec![5, 5, 5]),
        (vec![2, 1, 1], vec![0, 9, 65_535]),
        (vec![20, 30, 25, 25], vec![1_024, 1_023, 1_025, 1]),
        (vec![u128::MAX / 2, u128::MAX / 2, 1], vec![60_000, 0, 7]),
    ] {
        let world = one_asset(&stakes, &scores);
        let highest = (1..=HIGHEST).rev().find(|score| world.is_supported(0, *score)).unwrap_or(0);
        assert_eq!(consensus(&world), highest, "{scores:?} by {stakes:?}");
        assert_eq!(world.consensus(0), highest);
        assert_eq!(world.consensus_by_halving(0), highest);
    }
}

#[test]
fn three_evaluators_and_two_assets() {
    let scores = BTreeMap::from([
        (3, BTreeMap::from([(0, 65_535), (1, 50_000), (2, 40_000)])),
        (70, BTreeMap::from([(1, 65_535), (2, 65_535)])),
    ]);
    let world = World { stakes: vec![50, 30, 20], scores, ..World::default() };
    let (found, ledger) = settled(&world, &buckets(&world));
    // Of the first, 80 of 100 give 50000 or more, and 50 give more: that is half. Of the second, half give 65535.
    assert_eq!(found.assets, BTreeMap::from([(3, (50_000, big((50 + 30) * 50_000 + 20 * 40_000)))]));
    assert_eq!(ledger.consensus, 50_000);
    let sums = |given, shared| Sums { given, shared, own: 0 };
    assert_eq!(ledger.sums, [sums(65_535, 50_000), sums(115_535, 50_000), sums(105_535, 40_000)]);
    // 50 * 100000 / 115535, 30 * 100000 / 165535, 20 * 80000 / 155535.
    let weights = [(0, 50), (1, 30), (2, 20)].map(|(i, stake)| ledger.sums[i].weight(stake, ledger.consensus));
    assert_eq!(weights, [Ok(43), Ok(18), Ok(10)]);
}

#[test]
fn half_of_the_stake_is_no_majority() {
    assert_eq!(consensus(&one_asset(&[5, 5], &[100, 0])), 0);
    assert_eq!(consensus(&one_asset(&[6, 5], &[100, 0])), 100);
    assert_eq!(consensus(&one_asset(&[5, 5], &[100, 300])), 100);
    assert_eq!(consensus(&one_asset(&[1, 1, 1], &[100, 0, 300])), 100);
    // Of an odd stake, half is not a number of planck.
    assert_eq!(consensus(&one_asset(&[u128::MAX >> 1, (u128::MAX >> 1) + 1], &[100, 300])), 300);
}

#[test]
fn who_did_not_score_an_asset_speaks_against_it() {
    assert_eq!(consensus(&one_asset(&[2, 1, 1, 1], &[0, 500, 500, 500])), 500);
    assert_eq!(consensus(&one_asset(&[3, 1, 1, 1], &[0, 500, 500, 500])), 0);
}

#[test]
fn one_evaluator_is_its_own_majority_unless_it_has_nothing() {
    let world = one_asset(&[1], &[1]);
    let (found, ledger) = settled(&world, &buckets(&world));
    assert_eq!(found.assets, BTreeMap::from([(0, (1, big(1)))]));
    assert_eq!(ledger.sums[0].agreement(ledger.consensus), Ok((2, 2)));
    assert_eq!(ledger.sums[0].weight(u128::MAX, ledger.consensus), Ok(u128::MAX));

    let world = one_asset(&[0], &[1]);
    let (found, ledger) = settled(&world, &buckets(&world));
    assert_eq!(found.assets, BTreeMap::new());
    assert_eq!(ledger.sums[0].agreement(ledger.consensus), Ok((0, 1)));
}

#[test]
fn a_steward_has_no_say_on_its_own_asset_and_is_not_judged_by_it() {
    let mut world = one_asset(&[60, 40], &[65_535, 20_000]);
    world.scores.insert(1, BTreeMap::from([(0, 30_000), (1, 30_000)]));
    world.stewards.insert(0, 0);
    let (found, ledger) = settled(&world, &buckets(&world));
    // On its asset there is no majority without it.
    assert_eq!(found.assets, BTreeMap::from([(1, (30_000, big(100 * 30_000)))]));
    assert_eq!(ledger.sums[0], Sums { given: 30_000, shared: 30_000, own: 0 });
    assert_eq!(ledger.sums[1], Sums { given: 50_000, shared: 30_000, own: 0 });

    world.stakes = vec![40, 60];
    let (found, ledger) = settled(&world, &buckets(&world));
    assert_eq!(found.assets[&0], (20_000, big(60 * 20_000)));
    assert_eq!(ledger.consensus, 50_000);
    assert_eq!(ledger.sums[0], Sums { given: 30_000, shared: 30_000, own: 20_000 });
    assert_eq!(ledger.sums[0].agreement(ledger.consensus), Ok((60_000, 60_000)));
    assert_eq!(ledger.sums[1].agreement(ledger.consensus), Ok((100_000, 100_000)));
}

#[test]
fn copying_what_is_safe_and_scoring_all_high_both_pay_less() {
    // Ten assets; three evaluators of one mind, one that scores the best asset alone, one that gives all the highest.
    let honest: Vec<u16> = (1..=10).map(|k| k * 6_000).collect();
    let scores = (0..10).map(|asset| {
        let score = honest[asset as usize];
        let mut scores = BTreeMap::from([(0, score), (1, score), (2, score), (4, HIGHEST)]);
        if asset == 9 {
            scores.insert(3, score);
        }
        (asset, scores)
    });
    let world = World { stakes: vec![100; 5], scores: scores.collect(), ..World::default() };
    let (found, _) = settled(&world, &buckets(&world));
    let weights: Vec<_> = found.voices.iter().map(|voice| voice.weight.clone()).collect();
    // 2 * 60000 / (60000 + 330000) and 2 * 330000 / (655350 + 330000).
    assert_eq!(weights, [100u32, 100, 100, 30, 66].map(Into::into));
}

#[test]
fn nothing_at_all_is_settled() {
    let bucket = Bucket { rows: vec![], stewards: [None; 64], fresh: u64::MAX };
    let mut ledger = Ledger::new(0);
    assert_eq!(ledger.settle(&[], &bucket), Ok(vec![]));
    let mut ledger = Ledger::new(2);
    let stakes = [3, 4].map(|stake| Stake { whole: stake, capped: stake });
    assert_eq!(ledger.settle(&stakes, &bucket), Ok(vec![]));
    assert_eq!(ledger, Ledger::new(2));
    assert_eq!(Sums::default().agreement(0), Ok((0, 0)));
    assert_eq!(Sums::default().weight(5, 0), Ok(0));
    assert_eq!(Fresh::default().weight(5), Ok(0));
}

/// As many evaluators as there are numbers for, with all the stake that there may be: no sum on the way overflows.
#[test]
fn the_most_evaluators_with_the_most_stake() {
    let stakes = vec![Stake { whole: u128::MAX >> 16, capped: u128::MAX >> 16 }; 1 << 16];
    let rows: Vec<_> =
        (0..=u16::MAX).map(|i| (i, Row { mask: 1 << 63, scores: vec![HIGHEST].try_into().unwrap() })).collect();
    let mut ledger = Ledger::new(stakes.len());
    let outcomes = ledger.settle(&stakes, &Bucket { rows, stewards: [None; 64], fresh: 0 }).unwrap();
    let score = (U256::from(u128::MAX >> 16) << 16) * U256::from(HIGHEST);
    assert_eq!(outcomes, [Outcome { slot: 63, consensus: HIGHEST, score }]);
    let sums = Sums { given: HIGHEST.into(), shared: HIGHEST.into(), own: 0 };
    assert!(ledger.sums.iter().all(|found| *found == sums));
}

#[test]
fn scores_on_a_scale_of_their_own() {
    assert_eq!([0, 1, 5, 10].map(|raw| normalise(raw, 10)), [Ok(0), Ok(6_553), Ok(32_767), Ok(65_535)]);
    assert_eq!(normalise(1, HIGHEST), Ok(1));
    assert_eq!(normalise(0, 0), Err(Error::NoScore));
    assert_eq!(normalise(5, 0), Err(Error::NoScore));
    assert_eq!(normalise(11, 10), Err(Error::Overflow));
}

#[test]
fn a_row_takes_at_most_138_bytes() {
    assert_eq!(Row::max_encoded_len(), 8 + 2 + 64 * 2);
    assert_eq!(Row { mask: u64::MAX, scores: vec![1; 64].try_into().unwrap() }.encode().len(), 138);
    assert_eq!(Row::default().encode().len(), 9);
}
