//! The pool against an oracle that divides at once, in big integers.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that fails says where"
)]

mod book;
mod oracle;

use book::{Book, Op, PLACES, SCALE, SLOTS, member_of, ops, pool_of};
use num_bigint::BigUint;
use oracle::{big, config, number, wide};
use proptest::prelude::*;
use tributary_math::{Error, Latent, Member, Pool, U256, pool::SCALE_BITS};

/// Weights of one to eight members, not all of them nothing, that fit together.
fn weights() -> impl Strategy<Value = Vec<u128>> {
    prop::sample::select(vec![1, 8, 40, 64, 100, 125])
        .prop_flat_map(|bits| prop::collection::vec(number(bits), 1..=8))
        .prop_filter("somebody must have weight", |weights| weights.iter().any(|weight| *weight > 0))
}

/// Amounts that fit together.
fn amounts() -> impl Strategy<Value = Vec<u128>> {
    prop::sample::select(vec![1, 20, 64, 100, 123]).prop_flat_map(|bits| prop::collection::vec(number(bits), 1..=16))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_operation_keeps_the_equality_and_gives_each_its_part(ops in ops()) {
        Book::after(&ops);
    }

    #[test]
    fn in_the_end_everybody_can_go_and_only_the_carry_stays(ops in ops()) {
        let mut book = Book::after(&ops);
        for slot in 0..SLOTS {
            (0..book.leaves[slot].len()).for_each(|leaf| book.apply(Op::Reveal(slot, leaf, leaf % PLACES)));
            prop_assert_eq!(book.latents[slot].weight, 0);
        }
        for place in 0..PLACES {
            // The carry has room for every fraction unless weights have come near 2^128.
            if book.pool.carry < u128::MAX - 8 * SCALE {
                book.apply(Op::Leave(place));
                prop_assert_eq!(book.members[place], None);
            }
        }
        if book.members == [None; PLACES] {
            prop_assert_eq!(book.pool.weight, 0);
            prop_assert_eq!(big(book.pool.carry), big(book.pool.inflow - book.pool.paid) << 64);
        }
    }

    /// With constant weights the whole history is one division: neither the order nor the size of the pieces matters,
    /// nobody has more than its exact part, and nobody lacks more than its weight / 2^64 planck.
    #[test]
    fn constant_weights_forget_the_order_and_the_pieces(
        weights in weights(),
        amounts in amounts(),
        cuts in any::<[u128; 16]>(),
    ) {
        let (start, members) = pool_of(&weights);
        let after = |amounts: &[u128]| {
            let mut pool = start;
            amounts.iter().for_each(|amount| pool.deposit(*amount).expect("the amounts fit"));
            pool
        };
        let total: u128 = amounts.iter().sum();
        let pieces: Vec<_> = amounts
            .iter()
            .zip(cuts)
            .map(|(amount, cut)| (amount, cut % (amount + 1)))
            .flat_map(|(amount, first)| [first, amount - first])
            .collect();
        let backwards: Vec<_> = pieces.iter().rev().copied().collect();

        let pool = after(&amounts);
        prop_assert_eq!(after(&pieces), pool);
        prop_assert_eq!(after(&backwards), pool);
        prop_assert_eq!(after(&[total]), pool);

        let weight: BigUint = weights.iter().sum();
        let scaled = big(total) << 64;
        prop_assert_eq!(wide(pool.acc), &scaled / &weight);
        prop_assert_eq!(big(pool.carry), &scaled % &weight);
        for member in &members {
            let claimable = big(pool.claimable(member).expect("a sound pool"));
            prop_assert_eq!(&claimable, &(((&scaled / &weight) * member.weight) >> 64u8));
            // claimable <= exact < claimable + 1 + weight / 2^64, times the pool's weight and the scale.
            let exact = &scaled * member.weight;
            let claimable = (claimable * &weight) << 64;
            prop_assert!(claimable <= exact);
            prop_assert!(exact < claimable + (&weight << 64) + &weight * member.weight);
        }
    }

    /// Claims and settlements in between, and the order of the last claims, change nobody's total nor the pool.
    #[test]
    fn claims_come_to_the_same_whenever_they_are_made(
        ops in ops(),
        between in prop::collection::vec(prop::collection::vec((0..PLACES, any::<bool>()), 0..4), 64 + PLACES),
        order in Just([0, 1, 2, 3, 4, 5]).prop_shuffle(),
    ) {
        // Who may leave depends on who has claimed, so nobody leaves here.
        let ops: Vec<_> = ops.into_iter().filter(|op| !matches!(op, Op::Remove(_) | Op::Leave(_))).collect();
        let mut late = Book::new();
        let mut often = Book::new();
        for (op, between) in ops.iter().zip(between) {
            if !matches!(op, Op::Claim(_) | Op::Settle(_)) {
                late.apply(*op);
            }
            often.apply(*op);
            for (place, claims) in between {
                often.apply(if claims { Op::Claim(place) } else { Op::Settle(place) });
            }
        }
        (0..PLACES).for_each(|place| late.apply(Op::Claim(place)));
        order.into_iter().for_each(|place| often.apply(Op::Claim(place)));
        prop_assert_eq!(late.paid, often.paid);
        prop_assert_eq!(late.pool, often.pool);
        prop_assert_eq!(late.members, often.members);
    }

    #[test]
    fn another_weight_keeps_what_was_earned(ops in ops(), place in 0..PLACES, weight in number(128)) {
        let mut book = Book::after(&ops);
        let before = book.claimables();
        let (acc, carry) = (book.pool.acc, book.pool.carry);
        book.apply(Op::Empty(place));
        book.apply(Op::Raise(place, weight));
        prop_assert_eq!(book.claimables(), before);
        prop_assert_eq!((book.pool.acc, book.pool.carry), (acc, carry));
    }

    #[test]
    fn a_credit_is_one_members_alone(ops in ops(), place in 0..PLACES, amount in number(128)) {
        let mut book = Book::after(&ops);
        let before = book.claimables();
        let Pool { weight, acc, carry, inflow, paid } = book.pool;
        book.apply(Op::Credit(place, amount));
        let mut expected = before;
        if let Some(claimable) = expected[place].as_mut().filter(|_| inflow.checked_add(amount).is_some()) {
            *claimable += amount;
            prop_assert_eq!(book.pool, Pool { weight, acc, carry, inflow: inflow + amount, paid });
        }
        prop_assert_eq!(book.claimables(), expected);
    }

    #[test]
    fn a_newcomer_earns_nothing_of_the_past(ops in ops(), weight in number(128)) {
        let mut book = Book::after(&ops);
        let before = book.claimables();
        if let Some(place) = book.members.iter().position(Option::is_none) {
            book.apply(Op::Join(place, weight));
            let mut expected = before;
            expected[place] = book.members[place].map(|_| 0);
            prop_assert_eq!(book.claimables(), expected);
        }
    }

    /// States that no sequence of operations leads to: whatever is made of them, nothing panics, a failure changes
    /// nothing, and what succeeds agrees with big integers.
    #[test]
    fn nonsense_never_panics_and_a_failure_changes_nothing(
        pool in (number(128), any::<[u64; 4]>(), 0..200u32, number(128), number(128), number(128)),
        member in (number(128), any::<[u64; 4]>(), 0..200u32, number(128), any::<u64>()),
        amount in number(128),
    ) {
        let (weight, acc, shorter, carry, inflow, paid) = pool;
        let pool = Pool { weight, acc: U256(acc) >> shorter, carry, inflow, paid };
        let (weight, acc_paid, shorter, owed, frac) = member;
        let member = Member { weight, acc_paid: U256(acc_paid) >> shorter, owed, frac };

        let mut after = pool;
        if after.deposit(amount).is_err() {
            prop_assert_eq!(after, pool);
        }

        let mut settled = member;
        let done = pool.settle(&mut settled);
        let due = (wide(pool.acc) >= wide(member.acc_paid))
            .then(|| (wide(pool.acc) - wide(member.acc_paid)) * member.weight + member.frac);
        let expected = due
            .filter(|due| due.bits() <= 256)
            .map(|due| (&due >> 64u8) + member.owed)
            .filter(|owed| owed.bits() <= 128);
        prop_assert_eq!(done.ok().map(|()| big(settled.owed)), expected);
        prop_assert_eq!(pool.claimable(&member), done.map(|()| settled.owed));
        if done.is_err() {
            prop_assert_eq!(settled, member);
        }

        let (mut after, mut claimed) = (pool, member);
        match after.claim(&mut claimed) {
            Ok(amount) => prop_assert_eq!((amount, claimed.owed, after.paid), (settled.owed, 0, pool.paid + amount)),
            Err(_) => prop_assert_eq!((after, claimed), (pool, member)),
        }

        let (mut after, mut credited) = (pool, member);
        match after.credit(&mut credited, amount) {
            Ok(()) => prop_assert_eq!((credited.owed, after.inflow), (settled.owed + amount, pool.inflow + amount)),
            Err(_) => prop_assert_eq!((after, credited), (pool, member)),
        }

        let (mut after, mut weighed) = (pool, member);
        match after.set_weight(&mut weighed, amount) {
            Ok(()) => prop_assert_eq!((weighed.owed, weighed.weight), (settled.owed, amount)),
            Err(_) => prop_assert_eq!((after, weighed), (pool, member)),
        }

        for member in [member, Member { weight: 0, owed: 0, ..member }] {
            let mut after = pool;
            if after.remove(member).is_err() {
                prop_assert_eq!(after, pool);
            }
        }
        pool.balances(&[member, settled], &[]);
    }

    /// The check sees a difference of the smallest unit in any of the fields.
    #[test]
    fn the_balance_check_sees_every_difference(ops in ops()) {
        let book = Book::after(&ops);
        let pool = book.pool;
        let members: Vec<_> = book.members.iter().flatten().copied().collect();
        for pool in [
            Pool { weight: pool.weight ^ 1, ..pool },
            Pool { carry: pool.carry ^ 1, ..pool },
            Pool { inflow: pool.inflow ^ 1, ..pool },
            Pool { paid: pool.paid ^ 1, ..pool },
        ] {
            prop_assert!(!pool.balances(&members, &book.latents));
        }
        if pool.weight > 0 {
            assert!(!Pool { acc: pool.acc + 1, ..pool }.balances(&members, &book.latents));
        }
        for (at, latent) in book.latents.iter().enumerate() {
            let balances = |other: Latent| {
                let mut latents = book.latents;
                latents[at] = other;
                pool.balances(&members, &latents)
            };
            prop_assert!(balances(*latent));
            assert!(!balances(Latent { weight: latent.weight ^ 1, ..*latent }));
            if latent.weight > 0 {
                assert!(!balances(Latent { since: latent.since + 1, ..*latent }));
                prop_assert!(!pool.balances(&members, &book.latents[..at]));
            }
        }
        for (at, member) in members.iter().enumerate() {
            let balances = |other: Member| {
                let mut members = members.clone();
                members[at] = other;
                pool.balances(&members, &book.latents)
            };
            prop_assert!(balances(*member));
            assert!(!balances(Member { weight: member.weight ^ 1, ..*member }));
            assert!(!balances(Member { owed: member.owed ^ 1, ..*member }));
            assert!(!balances(Member { frac: member.frac ^ 1, ..*member }));
            if member.weight > 0 {
                assert!(!balances(Member { acc_paid: member.acc_paid + 1, ..*member }));
            }
        }
    }
}

#[test]
fn the_scale_is_what_the_tests_take_it_for() {
    assert_eq!(1 << SCALE_BITS, SCALE);
}

#[test]
fn three_equal_members_share_ten_planck() {
    let (mut pool, mut members) = pool_of(&[1, 1, 1]);
    pool.deposit(10).unwrap();
    // 10 * 2^64 = 3 * 61489146912365172053 + 1
    assert_eq!(pool.acc, U256::from(61_489_146_912_365_172_053u128));
    assert_eq!(pool.carry, 1);
    for member in &mut members {
        assert_eq!(pool.claim(member), Ok(3));
        assert_eq!(member.frac, 6_148_914_691_236_517_205);
    }
    assert_eq!((pool.inflow, pool.paid), (10, 9));
    // Two planck more: with the thirds that waited each has one more, and nothing is left but one part in 2^64.
    pool.deposit(2).unwrap();
    assert_eq!(pool.acc, U256::from(4 * SCALE));
    assert_eq!(pool.carry, 0);
    for member in &mut members {
        assert_eq!(pool.claim(member), Ok(1));
        assert_eq!(member.frac, 0);
    }
    assert_eq!((pool.inflow, pool.paid), (12, 12));
}

#[test]
fn weights_that_rise_and_fall() {
    let (mut pool, mut members) = pool_of(&[30, 70]);
    pool.deposit(1_000).unwrap();
    pool.set_weight(&mut members[0], 70).unwrap();
    pool.deposit(1_000).unwrap();
    pool.set_weight(&mut members[1], 0).unwrap();
    pool.deposit(1_000).unwrap();
    // 300 + 500 + 1000 and 700 + 500, exactly. The second division leaves a carry of 40 / 2^64 planck, of which each
    // lacks a half; it goes into the third, which is the first member's alone and leaves 10: this one has 10 / 2^64 too
    // many.
    let claimable: Vec<_> = members.iter().map(|member| pool.claimable(member).unwrap()).collect();
    assert_eq!(claimable, [1_800, 1_199]);
    assert_eq!(pool.claim(&mut members[1]), Ok(1_199));
    pool.remove(members.remove(1)).unwrap();
    assert_eq!(pool.claim(&mut members[0]), Ok(1_800));
    assert!(pool.balances(&members, &[]));
    assert_eq!(pool.inflow - pool.paid, 1);
}

#[test]
fn an_empty_pool_takes_nothing() {
    let (mut pool, mut members) = pool_of(&[0, 0]);
    let before = pool;
    for amount in [0, 1, u128::MAX] {
        assert_eq!(pool.deposit(amount), Err(Error::EmptyPool));
        assert_eq!(pool, before);
    }
    pool.set_weight(&mut members[1], 1).unwrap();
    pool.deposit(u128::MAX).unwrap();
    assert_eq!(pool.claim(&mut members[0]), Ok(0));
    assert_eq!(pool.claim(&mut members[1]), Ok(u128::MAX));
    assert!(pool.balances(&members, &[]));
}

#[test]
fn a_credit_needs_no_weight_and_touches_nobody_else() {
    let (mut pool, mut members) = pool_of(&[0, 2, 1]);
    pool.credit(&mut members[0], 7).unwrap();
    assert_eq!((pool.inflow, pool.acc, pool.carry), (7, U256::zero(), 0));
    pool.deposit(10).unwrap();
    pool.credit(&mut members[1], 100).unwrap();
    assert_eq!(members.iter().map(|member| pool.claimable(member).unwrap()).collect::<Vec<_>>(), [7, 106, 3]);
    assert!(pool.balances(&members, &[]));
    let before = (pool, members.clone());
    assert_eq!(pool.credit(&mut members[2], u128::MAX - 116), Err(Error::Overflow));
    assert_eq!((pool, members.clone()), before);
    pool.credit(&mut members[2], u128::MAX - 117).unwrap();
    assert_eq!(pool.inflow, u128::MAX);
    assert_eq!(pool.claim(&mut members[2]), Ok(u128::MAX - 114));
    assert!(pool.balances(&members, &[]));
}

#[test]
fn inflow_ends_at_the_limit_of_a_balance() {
    let (mut pool, members) = pool_of(&[u128::MAX / 2, u128::MAX / 2]);
    pool.deposit(u128::MAX - 1).unwrap();
    let before = pool;
    assert_eq!(pool.deposit(2), Err(Error::Overflow));
    assert_eq!(pool, before);
    pool.deposit(1).unwrap();
    // 2^128 - 1 planck among 2^128 - 2 units of weight.
    assert_eq!((pool.acc, pool.carry), (U256::from(SCALE), SCALE));
    assert_eq!(members.iter().map(|member| pool.claimable(member)).collect::<Vec<_>>(), [Ok(u128::MAX / 2); 2]);
    assert!(pool.balances(&members, &[]));
}

#[test]
fn weight_ends_at_the_limit() {
    let (mut pool, mut members) = pool_of(&[u128::MAX - 5, 5]);
    pool.deposit(1_000).unwrap();
    let before = (pool, members.clone());
    assert_eq!(pool.set_weight(&mut members[1], 6), Err(Error::Overflow));
    assert_eq!((pool, members.clone()), before);
    pool.set_weight(&mut members[1], 4).unwrap();
    pool.set_weight(&mut members[0], u128::MAX - 4).unwrap();
    assert!(pool.balances(&members, &[]));
}

#[test]
fn who_has_weight_or_is_owed_something_stays() {
    let (mut pool, mut members) = pool_of(&[1, 2]);
    pool.deposit(100).unwrap();
    let before = pool;
    assert_eq!(pool.remove(members[0]), Err(Error::StillOwed));
    pool.claim(&mut members[0]).unwrap();
    assert_eq!(pool.remove(members[0]), Err(Error::StillOwed));
    pool.set_weight(&mut members[1], 0).unwrap();
    assert_eq!(pool.remove(members[1]), Err(Error::StillOwed));
    assert_eq!((pool.acc, pool.carry, pool.inflow), (before.acc, before.carry, before.inflow));
    assert_eq!(pool.claim(&mut members[1]), Ok(66));
    assert_eq!(pool.remove(members[1]), Ok(()));
    assert!(pool.balances(&members[..1], &[]));
    // Its two thirds of a planck went to the other, which had the third.
    assert_eq!(pool.claimable(&members[0]), Ok(1));
}

#[test]
fn the_last_fraction_waits_in_the_carry_for_the_next_member() {
    let (mut pool, mut members) = pool_of(&[1, 1]);
    pool.deposit(1).unwrap();
    for member in &mut members {
        pool.set_weight(member, 0).unwrap();
        assert_eq!((member.owed, member.frac), (0, 1 << 63));
    }
    pool.remove(members[0]).unwrap();
    assert_eq!(pool.carry, 1 << 63);
    assert!(pool.balances(&members[1..], &[]));
    pool.remove(members[1]).unwrap();
    assert_eq!(pool.carry, SCALE);
    assert!(pool.balances(&[], &[]));
    // Two halves have become a planck, which goes out with the next.
    let mut member = member_of(&mut pool, 7);
    pool.deposit(6).unwrap();
    assert_eq!(pool.claim(&mut member), Ok(7));
    assert_eq!((pool.carry, pool.inflow, pool.paid), (0, 7, 7));
}

#[test]
fn a_carry_without_room_for_a_fraction_refuses_it() {
    let (mut pool, mut members) = pool_of(&[u128::MAX - 3, 3]);
    // (2^64 - 1) * 2^64 is less than the weight: nothing can be divided.
    pool.deposit(u128::from(u64::MAX)).unwrap();
    assert_eq!((pool.acc, pool.carry), (U256::zero(), u128::MAX - u128::from(u64::MAX)));
    for member in &mut members {
        pool.set_weight(member, 0).unwrap();
    }
    // A sound pool cannot hold so many fractions beside this carry: its inflow would not cover them.
    let before = pool;
    assert_eq!(pool.remove(Member { frac: u64::MAX, ..Member::default() }), Ok(()));
    assert_eq!(pool.carry, u128::MAX);
    pool = Pool { carry: u128::MAX, ..before };
    assert_eq!(pool.remove(Member { frac: 1, ..Member::default() }), Err(Error::Overflow));
    assert_eq!(pool, Pool { carry: u128::MAX, ..before });
}

/// A pool of more than 2^64 units of weight cannot divide every planck: the carry holds whole ones, and who comes later
/// shares in them. The equality holds all the same.
#[test]
fn a_heavy_pool_carries_whole_planck() {
    let (mut pool, mut members) = pool_of(&[1 << 100]);
    pool.deposit(1_000).unwrap();
    assert_eq!(pool.claim(&mut members[0]), Ok(0));
    assert_eq!(pool.carry, 1_000 * SCALE);
    members.push(member_of(&mut pool, 1 << 100));
    pool.deposit((1 << 37) - 1_000).unwrap();
    assert_eq!(pool.claim(&mut members[0]), Ok(1 << 36));
    assert_eq!(pool.claim(&mut members[1]), Ok(1 << 36));
    assert_eq!((pool.acc, pool.carry), (U256::one(), 0));
    assert!(pool.balances(&members, &[]));
}

/// Fractions of departed members are divided a second time, so `acc` can reach 2^192 when nearly 2^128 planck came in;
/// what the members have cannot.
#[test]
fn fractions_divided_again_may_lift_acc_over_the_inflow() {
    let (mut pool, mut members) = pool_of(&[1]);
    pool.deposit(u128::MAX - 2).unwrap();
    for _ in 0..2 {
        pool.set_weight(&mut members[0], 0).unwrap();
        let mut pair = [member_of(&mut pool, 1), member_of(&mut pool, 1)];
        pool.deposit(1).unwrap();
        pair.iter_mut().for_each(|member| pool.set_weight(member, 0).unwrap());
        pool.set_weight(&mut members[0], 1).unwrap();
        pair.into_iter().for_each(|member| pool.remove(member).unwrap());
        assert!(pool.balances(&members, &[]));
    }
    assert_eq!(pool.acc, U256::one() << 192);
    assert_eq!(pool.claim(&mut members[0]), Ok(u128::MAX));
}
