//! Stake that counts, against all that ever happened to it.

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

use oracle::{BILLION, big, config, income::share, number, stake::History};
use proptest::prelude::*;
use tributary_math::{Backing, Error, Perbill, stake::capped};

/// What can happen to a stake.
#[derive(Clone, Copy, Debug)]
enum Op {
    /// So many epochs begin.
    Wait(u32),
    Raise(u128),
    Lower(u128),
    /// All of it goes.
    Empty,
    Register(bool),
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    prop::sample::select(vec![2, 8, 64, 125, 128]).prop_flat_map(|bits| {
        let op = prop_oneof![
            6 => prop_oneof![4 => Just(1), 2 => Just(2), 1 => 0..6u32].prop_map(Op::Wait),
            5 => number(bits).prop_map(Op::Raise),
            5 => number(bits).prop_map(Op::Lower),
            1 => Just(Op::Empty),
            3 => any::<bool>().prop_map(Op::Register),
        ];
        prop::collection::vec(op, 1..48)
    })
}

/// A stake and its history, side by side. The stake is touched only when something is done to it.
struct Book {
    backing: Backing,
    history: History,
}

impl Book {
    fn new() -> Self {
        Self { backing: Backing::default(), history: History::new() }
    }

    fn apply(&mut self, op: Op) {
        let Self { backing, history } = self;
        if let Op::Wait(epochs) = op {
            (0..epochs).for_each(|_| history.begin_epoch());
            return;
        }
        let now = history.epoch();
        backing.roll(now, history.registered()).expect("time goes on");
        let before = *backing;
        match op {
            Op::Wait(_) => {}
            Op::Raise(amount) => {
                let sum = history.stake().checked_add(amount);
                assert_eq!(backing.raise(amount), sum.map(|_| ()).ok_or(Error::Overflow));
                history.set_stake(sum.unwrap_or(history.stake()));
                assert_eq!((backing.current, backing.previous), (before.current, before.previous));
            }
            Op::Lower(_) | Op::Empty => {
                let amount = if let Op::Lower(amount) = op { amount } else { history.stake() };
                let previous = |history: &History| now.checked_sub(1).map_or(0, |epoch| history.counts(epoch));
                let counted = (history.counts(now), previous(history));
                let rest = history.stake().checked_sub(amount);
                history.set_stake(rest.unwrap_or(history.stake()));
                let fallen = (counted.0 - history.counts(now), counted.1 - previous(history));
                assert_eq!(backing.lower(amount), rest.map(|_| fallen).ok_or(Error::Overflow));
                if rest.is_none() {
                    assert_eq!(*backing, before);
                }
            }
            Op::Register(registered) => history.set_registered(registered),
        }
        self.check();
    }

    fn check(&self) {
        let Self { backing, history } = self;
        let now = history.epoch();
        // Looked at without being touched.
        let mut seen = *backing;
        seen.roll(now, history.registered()).expect("time goes on");
        assert_eq!(seen.stake, history.stake());
        assert_eq!(seen.epoch, now);
        assert_eq!(seen.current, history.counts(now));
        if let Some(previous) = now.checked_sub(1) {
            assert_eq!(seen.previous, history.counts(previous));
        }
        assert!(seen.current <= seen.stake && seen.previous <= seen.stake);
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_counts_is_the_least_since_the_epoch_began(ops in ops()) {
        let mut book = Book::new();
        for op in ops {
            book.apply(op);
            book.check();
        }
    }

    /// It makes no difference how often it is brought up to date in between.
    #[test]
    fn rolling_in_steps_comes_to_the_same(ops in ops(), registered in any::<bool>(), epochs in 0..12u32) {
        let mut book = Book::new();
        ops.into_iter().for_each(|op| book.apply(op));
        let mut steps = book.backing;
        steps.roll(book.history.epoch(), book.history.registered()).unwrap();
        let mut once = steps;
        let now = steps.epoch;
        for epoch in now..=now + epochs {
            steps.roll(epoch, registered).unwrap();
            steps.roll(epoch, registered).unwrap();
        }
        once.roll(now + epochs, registered).unwrap();
        prop_assert_eq!(steps, once);
    }

    #[test]
    fn nonsense_never_panics_and_a_failure_changes_nothing(
        (stake, current, previous) in (number(128), number(128), number(128)),
        (epoch, now) in (any::<u32>(), any::<u32>()),
        counting in any::<bool>(),
        amount in number(128),
    ) {
        let before = Backing { stake, epoch, current, previous };
        let mut after = before;
        prop_assert_eq!(after.roll(now, counting).is_err(), now < epoch);
        prop_assert!(now >= epoch || after == before);
        let mut after = before;
        prop_assert_eq!(after.raise(amount).is_err(), stake.checked_add(amount).is_none());
        prop_assert!(stake.checked_add(amount).is_some() || after == before);
        let mut after = before;
        prop_assert_eq!(after.lower(amount).is_err(), amount > stake);
        prop_assert!(amount <= stake || after == before);
    }

    #[test]
    fn a_cap_is_the_lesser_of_stake_and_part(stake in number(128), total in number(128), cap in 0..=BILLION) {
        let expected = big(stake).min(share(&big(total), cap));
        prop_assert_eq!(capped(stake, total, Perbill::from_parts(cap)).map(big), Ok(expected));
    }
}

#[test]
fn stake_that_comes_counts_from_the_next_epoch_on() {
    let mut backing = Backing::default();
    backing.roll(7, true).unwrap();
    backing.raise(100).unwrap();
    assert_eq!(backing, Backing { stake: 100, epoch: 7, current: 0, previous: 0 });
    backing.roll(8, true).unwrap();
    assert_eq!(backing, Backing { stake: 100, epoch: 8, current: 100, previous: 0 });
    backing.raise(50).unwrap();
    backing.roll(9, true).unwrap();
    assert_eq!(backing, Backing { stake: 150, epoch: 9, current: 150, previous: 100 });
}

#[test]
fn stake_that_goes_stops_counting_at_once() {
    let mut backing = Backing { stake: 150, epoch: 9, current: 150, previous: 100 };
    assert_eq!(backing.lower(30), Ok((30, 0)));
    assert_eq!(backing.lower(40), Ok((40, 20)));
    assert_eq!(backing, Backing { stake: 80, epoch: 9, current: 80, previous: 80 });
    // What comes back has not been there all the time.
    backing.raise(70).unwrap();
    assert_eq!((backing.current, backing.previous), (80, 80));
    assert_eq!(backing.lower(151), Err(Error::Overflow));
    assert_eq!(backing.lower(150), Ok((80, 80)));
}

#[test]
fn who_is_not_registered_when_an_epoch_begins_counts_for_nothing_in_it() {
    let mut backing = Backing { stake: 150, epoch: 9, current: 150, previous: 100 };
    backing.roll(10, false).unwrap();
    assert_eq!((backing.current, backing.previous), (0, 150));
    backing.roll(12, false).unwrap();
    assert_eq!((backing.current, backing.previous), (0, 0));
    backing.roll(14, true).unwrap();
    assert_eq!((backing.current, backing.previous), (150, 150));
    assert_eq!(backing.roll(13, true), Err(Error::PastEpoch));
}

#[test]
fn a_whale_counts_for_its_cap() {
    let fifth = Perbill::from_percent(20);
    assert_eq!(capped(900, 1_000, fifth), Ok(200));
    assert_eq!(capped(200, 1_000, fifth), Ok(200));
    assert_eq!(capped(199, 1_000, fifth), Ok(199));
    assert_eq!(capped(u128::MAX, u128::MAX, Perbill::one()), Ok(u128::MAX));
    assert_eq!(capped(5, 0, fifth), Ok(0));
}
