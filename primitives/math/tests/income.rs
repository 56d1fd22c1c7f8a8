//! Entitlements against floors in big integers.

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

use codec::Encode;
use num_bigint::BigUint;
use oracle::{BILLION, big, config, income as expected, number, parts};
use proptest::prelude::*;
use tributary_math::{Class, Error, Income, Perbill, Split, royalty, share};

/// What the floors can leave: one planck for each of 32 ancestors and two among three classes.
const WAITING: u128 = 34;

fn per(parts: u32) -> Perbill {
    Perbill::from_parts(parts)
}

fn split(steward: u32, data: u32, compute: u32) -> Split {
    Split { steward: per(steward), data: per(data), compute: per(compute) }
}

fn has_weight(data: bool, compute: bool) -> impl Fn(Class) -> bool {
    move |class| match class {
        Class::Data => data,
        Class::Compute => compute,
    }
}

/// The shares of at most 32 ancestors that sum to at most the whole: the gaps between random marks.
fn shares() -> impl Strategy<Value = Vec<Perbill>> {
    (prop::collection::vec(parts(), 0..=32), prop::sample::select(vec![32, 800_000_000, 950_000_000, BILLION]))
        .prop_map(|(mut marks, granted)| {
            marks.iter_mut().for_each(|mark| *mark %= granted + 1);
            marks.sort();
            let mut last = 0;
            marks.into_iter().map(|mark| per(mark - core::mem::replace(&mut last, mark))).collect()
        })
}

/// Splits that sum to one.
fn splits() -> impl Strategy<Value = Split> {
    (parts(), parts()).prop_map(|(one, other)| {
        let (low, high) = (one.min(other), one.max(other));
        split(low, high - low, BILLION - high)
    })
}

/// All that an asset's income is divided into, in the order ancestors, steward, data, compute.
fn entitlements(income: Income, shares: &[Perbill], split: Split) -> Vec<u128> {
    let granted = royalty::sum(shares.iter().copied()).expect("the shares fit");
    let classes = [split.steward, split.data, split.compute];
    shares
        .iter()
        .map(|share| income.of_ancestor(*share))
        .chain(classes.map(|part| income.of_class(granted, part)))
        .collect::<Result<_, _>>()
        .expect("the totals fit")
}

proptest! {
    #![proptest_config(config())]

    /// However the payments come, each entitlement only grows, all together are never more than what came in, and at
    /// most 34 planck of it wait.
    #[test]
    fn entitlements_only_grow_and_leave_next_to_nothing(
        shares in shares(),
        split in splits(),
        has in any::<(bool, bool)>(),
        payments in prop::sample::select(vec![2, 20, 35, 64, 100, 122])
            .prop_flat_map(|bits| prop::collection::vec((number(bits), number(bits)), 1..24)),
    ) {
        let granted: u32 = shares.iter().map(|share| share.deconstruct()).sum();
        let split = split.in_force(has_weight(has.0, has.1)).expect("the split is whole");
        let mut income = Income::default();
        let mut before = vec![0; shares.len() + 3];
        for (direct, collected) in payments {
            income.receive(direct).expect("the payments fit");
            income.collect(collected).expect("the payments fit");
            let now = entitlements(income, &shares, split);

            let own = expected::own(income.lifetime, income.royalties, granted);
            prop_assert_eq!(income.own(per(granted)).map(big), Ok(own.clone()));
            let classes = [split.steward, split.data, split.compute];
            let expected = shares
                .iter()
                .map(|share| expected::share(&big(income.lifetime), share.deconstruct()))
                .chain(classes.map(|part| expected::share(&own, part.deconstruct())));
            prop_assert_eq!(now.iter().copied().map(big).collect::<Vec<_>>(), expected.collect::<Vec<_>>());

            prop_assert!(before.iter().zip(&now).all(|(before, now)| before <= now));
            let entitled: BigUint = now.iter().sum();
            let received = big(income.lifetime) + income.royalties;
            prop_assert!(entitled <= received);
            prop_assert!(received - entitled <= big(WAITING));
            before = now;
        }
    }

    #[test]
    fn totals_at_the_limit_are_exact_or_refused(
        lifetime in number(128),
        royalties in number(128),
        granted in parts(),
        part in parts(),
    ) {
        let income = Income { lifetime, royalties };
        prop_assert_eq!(income.of_ancestor(per(part)).map(big), Ok(expected::share(&big(lifetime), part)));
        let own = expected::own(lifetime, royalties, granted);
        if own.bits() > 128 {
            prop_assert_eq!(income.own(per(granted)), Err(Error::Overflow));
            prop_assert_eq!(income.of_class(per(granted), per(part)), Err(Error::Overflow));
        } else {
            prop_assert_eq!(income.own(per(granted)).map(big), Ok(own.clone()));
            prop_assert_eq!(income.of_class(per(granted), per(part)).map(big), Ok(expected::share(&own, part)));
        }
    }

    #[test]
    fn what_comes_in_fits_beside_the_other_total_or_changes_nothing(
        lifetime in number(128),
        royalties in number(128),
        amount in number(128),
    ) {
        let before = Income { lifetime, royalties };
        let fits = (big(lifetime) + royalties + amount).bits() <= 128;
        let expected = if fits { Ok(()) } else { Err(Error::Overflow) };
        let by = if fits { amount } else { 0 };

        let mut income = before;
        prop_assert_eq!(income.receive(amount), expected);
        prop_assert_eq!(income, Income { lifetime: lifetime + by, royalties });

        let mut income = before;
        prop_assert_eq!(income.collect(amount), expected);
        prop_assert_eq!(income, Income { lifetime, royalties: royalties + by });
    }

    /// So whatever was taken in can be claimed, to whomever it belongs.
    #[test]
    fn what_was_taken_in_never_overflows_an_entitlement(
        payments in prop::collection::vec((any::<bool>(), number(128)), 1..12),
        granted in parts(),
        part in parts(),
    ) {
        let mut income = Income::default();
        for (direct, amount) in payments {
            let _ = if direct { income.receive(amount) } else { income.collect(amount) };
            prop_assert!(income.own(per(granted)).is_ok());
            prop_assert!(income.of_class(per(granted), per(part)).is_ok());
        }
    }

    #[test]
    fn a_split_in_force_keeps_its_sum_and_gives_an_empty_class_nothing(
        whole in any::<bool>(),
        split in splits(),
        loose in (parts(), parts(), parts()),
        has_data in any::<bool>(),
        has_compute in any::<bool>(),
    ) {
        let split = if whole { split } else { self::split(loose.0, loose.1, loose.2) };
        let sum = |Split { steward, data, compute }: Split| {
            [steward, data, compute].map(|part| u64::from(part.deconstruct())).iter().sum::<u64>()
        };
        prop_assert_eq!(split.is_whole(), sum(split) == u64::from(BILLION));
        match split.in_force(has_weight(has_data, has_compute)) {
            Ok(in_force) => {
                prop_assert_eq!(sum(in_force), sum(split));
                prop_assert!(has_data || in_force.data.is_zero());
                prop_assert!(has_compute || in_force.compute.is_zero());
                prop_assert!(!has_data || in_force.data >= split.data);
                prop_assert!(!has_compute || in_force.compute >= split.compute);
                if has_data || has_compute {
                    prop_assert_eq!(in_force.steward, split.steward);
                }
                prop_assert_eq!(in_force.in_force(has_weight(has_data, has_compute)), Ok(in_force));
            },
            Err(error) => {
                prop_assert_eq!(error, Error::OverWhole);
                prop_assert!(sum(split) > u64::from(BILLION));
            },
        }
    }
}

#[test]
fn a_thousand_planck_among_two_ancestors_and_three_classes() {
    let income = Income { lifetime: 1_000, royalties: 77 };
    let shares = [per(123_456_789), per(200_000_000)];
    // 123 and 200; 676 and 77 are the asset's own, of which 75, 451 and 225 in whole planck.
    assert_eq!(entitlements(income, &shares, split(100_000_000, 600_000_000, 300_000_000)), [123, 200, 75, 451, 225]);
    assert_eq!(income.own(per(323_456_789)), Ok(753));
}

/// The bound on what waits is reached, so it cannot be lower.
#[test]
fn thirty_four_planck_can_wait_and_come_loose() {
    let shares = [per(1); 32];
    let thirds = split(333_333_333, 333_333_333, 333_333_334);
    let mut income = Income { lifetime: 999_999_999, royalties: 35 };
    let entitled: u128 = entitlements(income, &shares, thirds).iter().sum();
    assert_eq!(income.lifetime + income.royalties - entitled, WAITING);
    // The next planck brings every ancestor to its first.
    income.lifetime += 1;
    let now = entitlements(income, &shares, thirds);
    assert_eq!(now[..32], [1; 32]);
    assert_eq!(income.lifetime + income.royalties - now.iter().sum::<u128>(), 2);
}

#[test]
fn both_totals_share_the_range_of_a_balance() {
    let mut income = Income::default();
    income.receive(u128::MAX - 5).unwrap();
    income.collect(5).unwrap();
    let full = income;
    assert_eq!(income.collect(1), Err(Error::Overflow));
    assert_eq!(income.receive(1), Err(Error::Overflow));
    assert_eq!((income.receive(0), income.collect(0)), (Ok(()), Ok(())));
    assert_eq!(income, full);
}

#[test]
fn a_share_as_a_difference_of_floors_could_shrink() {
    // Why nothing is defined as what others leave: of 3 planck two halves leave 1, of 4 they leave nothing.
    let half = per(500_000_000);
    let left = |total: u128| total - 2 * share(total, half).unwrap();
    assert_eq!((left(3), left(4)), (1, 0));
}

#[test]
fn a_split_has_a_part_for_every_class() {
    let split = split(100_000_000, 600_000_000, 300_000_000);
    assert_eq!(Class::ALL.map(|class| split.of(class)), [split.data, split.compute]);
    assert_eq!(Class::ALL.map(|class| class.encode()), [[0], [1]], "classes are listed in order");
}

#[test]
fn an_empty_class_passes_its_part_on() {
    let split = split(100_000_000, 600_000_000, 300_000_000);
    assert!(split.is_whole());
    assert_eq!(split.in_force(has_weight(true, true)), Ok(split));
    assert_eq!(split.in_force(has_weight(true, false)), Ok(self::split(100_000_000, 900_000_000, 0)));
    assert_eq!(split.in_force(has_weight(false, true)), Ok(self::split(100_000_000, 0, 900_000_000)));
    assert_eq!(split.in_force(has_weight(false, false)), Ok(self::split(BILLION, 0, 0)));
}

#[test]
fn only_a_sum_of_one_is_whole() {
    assert!(!Split::default().is_whole());
    assert!(split(BILLION, 0, 0).is_whole());
    assert!(!split(BILLION, 1, 0).is_whole());
    assert!(!split(333_333_333, 333_333_333, 333_333_333).is_whole());
    // A sum that capped at the whole would take this one for whole.
    assert!(!split(BILLION, BILLION, BILLION).is_whole());
    assert_eq!(split(0, BILLION, 1).in_force(has_weight(true, false)), Err(Error::OverWhole));
    assert_eq!(split(1, BILLION, 0).in_force(has_weight(false, false)), Err(Error::OverWhole));
}
