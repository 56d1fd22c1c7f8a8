//! The table of tracks, and what a network makes of it.

use crate::helpers::*;
use frame_support::{
    assert_err, assert_ok,
    traits::{ConstU32, Get},
};
use pallet_governance::{
    DAYS, HOURS, MINUTES, Pallet, PeriodDivisor, Scaled, TRACKS, Tracks, VoteLockingPeriod, track,
};
use pallet_referenda::TracksInfo;
use sp_runtime::{BuildStorage, Perbill};
use tributary_runtime::{GovernanceConfig, Runtime, RuntimeGenesisConfig, UNIT};

/// A chain whose periods are divided by `period_divisor`.
fn divided_by(period_divisor: u32) -> sp_io::TestExternalities {
    let governance = GovernanceConfig { period_divisor, ..Default::default() };
    RuntimeGenesisConfig { governance, ..Default::default() }.build_storage().unwrap().into()
}

type Periods = (u32, u32, u32, u32);

fn periods(id: u16) -> Periods {
    let info = Tracks::<Runtime>::info(id).unwrap();
    (info.prepare_period, info.decision_period, info.confirm_period, info.min_enactment_period)
}

#[test]
fn undivided_periods_are_the_tables() {
    divided_by(1).execute_with(|| {
        assert_eq!(periods(track::ROOT), (HOURS, 7 * DAYS, DAYS, 2 * DAYS));
        assert_eq!(periods(track::PARAMETERS), (HOURS, 7 * DAYS, DAYS, DAYS));
        assert_eq!(periods(track::CURATION), (10 * MINUTES, 7 * DAYS, 3 * HOURS, 10 * MINUTES));
        assert_eq!(periods(track::SMALL_TREASURER), (HOURS, 7 * DAYS, 12 * HOURS, HOURS));
        assert_eq!(periods(track::BIG_TREASURER), (HOURS, 7 * DAYS, DAYS, DAYS));
        assert_eq!(periods(track::CANCELLER), (10 * MINUTES, 7 * DAYS, 3 * HOURS, 10 * MINUTES));
        assert_eq!(periods(track::KILLER), (10 * MINUTES, 7 * DAYS, 6 * HOURS, 10 * MINUTES));
        assert_eq!(VoteLockingPeriod::<Runtime>::get(), 7 * DAYS);
        assert_eq!(Tracks::<Runtime>::info(7), None);
    });
}

#[test]
fn divided_periods_keep_step() {
    divided_by(1_680).execute_with(|| {
        assert_eq!(periods(track::ROOT), (1, 60, 8, 17));
        assert_eq!(periods(track::PARAMETERS), (1, 60, 8, 8));
        assert_eq!(periods(track::SMALL_TREASURER), (1, 60, 4, 1));
        assert_eq!(VoteLockingPeriod::<Runtime>::get(), 60);
        assert_eq!(Scaled::<Runtime, ConstU32<{ 14 * DAYS }>>::get(), 120);
    });
}

/// A referendum that is to stop another one must be able to end before that takes effect.
#[test]
fn the_canceller_and_the_killer_overtake_everything() {
    let least = |id: u16| {
        let row = pallet_governance::row(id).unwrap();
        row.prepare + row.confirm + row.min_enactment
    };
    for fast in [track::CANCELLER, track::KILLER] {
        assert!(2 * least(fast) < least(track::ROOT), "however late it was begun");
    }
}

#[test]
fn deposits_follow_their_parameter() {
    world(|| {
        let deposits = || {
            let of = |id| Tracks::<Runtime>::info(id).unwrap().decision_deposit;
            let submission = <Runtime as pallet_referenda::Config>::SubmissionDeposit::get();
            [submission, of(track::ROOT), of(track::PARAMETERS), of(track::KILLER)]
        };
        assert_eq!(deposits(), [10, 1_000, 100, 1_000].map(|trib| trib * UNIT));
        set_deposit_percent(Some(1));
        assert_eq!(deposits(), [10, 1_000, 100, 1_000].map(|trib| trib * UNIT / 100));
        set_deposit_percent(Some(10_000));
        assert_eq!(deposits(), [1_000, 100_000, 10_000, 100_000].map(|trib| trib * UNIT));
        set_deposit_percent(None);
        assert_eq!(deposits(), [10, 1_000, 100, 1_000].map(|trib| trib * UNIT));
    });
}

#[test]
fn no_period_ever_reaches_zero() {
    for divisor in [1, 7, HOURS, HOURS + 1, 100 * DAYS, u32::MAX] {
        divided_by(divisor).execute_with(|| {
            assert_ok!(Pallet::<Runtime>::do_try_state());
            assert_eq!(Pallet::<Runtime>::scaled(0), 1);
            assert!(Pallet::<Runtime>::scaled(u32::MAX) >= 1);
        });
    }
}

#[test]
fn a_network_without_genesis_has_undivided_periods() {
    sp_io::TestExternalities::default().execute_with(|| {
        assert_eq!(PeriodDivisor::<Runtime>::get(), 1);
        assert_eq!(periods(track::ROOT).1, 7 * DAYS);
    });
}

#[test]
#[should_panic(expected = "governance.periodDivisor must be at least 1")]
fn genesis_refuses_a_divisor_of_zero() {
    divided_by(0);
}

#[test]
fn a_divisor_of_zero_is_found() {
    divided_by(1).execute_with(|| {
        PeriodDivisor::<Runtime>::put(0);
        assert_err!(Pallet::<Runtime>::do_try_state(), "invariant 11: the period divisor is zero");
        assert_eq!(periods(track::ROOT).1, 7 * DAYS, "and still nothing divides by it");
    });
}

#[test]
fn the_table_is_sound() {
    divided_by(1).execute_with(|| {
        assert_ok!(Tracks::<Runtime>::check_integrity());
        assert_eq!(Tracks::<Runtime>::track_ids().collect::<Vec<_>>(), (0..7).collect::<Vec<_>>());
    });
    for row in &TRACKS {
        assert!(row.name.len() <= 25);
        assert!(row.confirm < row.decision, "{}: nothing could be confirmed in time", row.name);
        assert!(row.max_deciding > 0 && row.decision_deposit > 0);
    }
}

#[test]
fn names_are_padded_with_zeros() {
    divided_by(1).execute_with(|| {
        let info = Tracks::<Runtime>::info(track::PARAMETERS).unwrap();
        assert_eq!(info.name, *b"parameters\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    });
}

#[test]
fn thresholds_fall_from_the_ceiling_to_the_floor() {
    let percent = Perbill::from_percent;
    // Approval and support, at the start, after a day and at the end.
    let expected = [
        [(100, 50), (80, 43), (50, 5)],
        [(100, 30), (75, 10), (50, 2)],
        [(100, 25), (80, 5), (50, 1)],
        [(100, 25), (91, 5), (50, 1)],
        [(100, 50), (92, 43), (50, 5)],
        [(100, 40), (91, 10), (50, 2)],
        [(100, 40), (91, 10), (50, 2)],
    ];
    for (row, points) in TRACKS.iter().zip(expected) {
        for (day, (approval, support)) in [0, 1, 7].into_iter().zip(points) {
            let x = Perbill::from_rational(day, 7u32);
            for (curve, want) in [(&row.min_approval, approval), (&row.min_support, support)] {
                let got = curve.threshold(x);
                let off = got.max(percent(want)) - got.min(percent(want));
                assert!(off < percent(1), "{} after {day} days: {got:?}, not {want} %", row.name);
            }
        }
    }
}

#[test]
fn a_sixth_of_the_tokens_carries_a_parameter_within_an_eighth_of_the_time() {
    // A devnet's promise: one of six equal accounts passes a vote alone, about seven blocks into the sixty of a
    // decision.
    let voter = Perbill::from_percent(15);
    assert!(TRACKS[1].min_support.delay(voter) < Perbill::from_rational(1u32, 8));
    assert!(TRACKS[1].min_approval.passing(Perbill::zero(), Perbill::one()));
}
