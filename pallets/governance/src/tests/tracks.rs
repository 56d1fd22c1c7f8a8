use crate::{DAYS, HOURS, Pallet, PeriodDivisor, Scaled, TRACKS, Tracks, VoteLockingPeriod, mock::*, track};
use frame_support::{
    assert_err, assert_ok,
    traits::{ConstU32, Get},
};
use pallet_referenda::TracksInfo;
use sp_runtime::Perbill;

type Periods = (u32, u32, u32, u32);

fn periods(id: u16) -> Periods {
    let info = Tracks::<Test>::info(id).unwrap();
    (info.prepare_period, info.decision_period, info.confirm_period, info.min_enactment_period)
}

#[test]
fn undivided_periods_are_the_tables() {
    new_test_ext(1).execute_with(|| {
        assert_eq!(periods(track::ROOT), (HOURS, 7 * DAYS, DAYS, 2 * DAYS));
        assert_eq!(periods(track::PARAMETERS), (HOURS, 7 * DAYS, DAYS, DAYS));
        assert_eq!(periods(track::TREASURER), (HOURS, 7 * DAYS, DAYS, HOURS));
        assert_eq!(VoteLockingPeriod::<Test>::get(), 7 * DAYS);
        assert_eq!(Tracks::<Test>::info(3), None);
    });
}

#[test]
fn divided_periods_keep_step() {
    new_test_ext(1_680).execute_with(|| {
        assert_eq!(periods(track::ROOT), (1, 60, 8, 17));
        assert_eq!(periods(track::PARAMETERS), (1, 60, 8, 8));
        assert_eq!(periods(track::TREASURER), (1, 60, 8, 1));
        assert_eq!(VoteLockingPeriod::<Test>::get(), 60);
        assert_eq!(Scaled::<Test, ConstU32<{ 14 * DAYS }>>::get(), 120);
    });
}

#[test]
fn no_period_ever_reaches_zero() {
    for divisor in [1, 7, HOURS, HOURS + 1, 100 * DAYS, u32::MAX] {
        new_test_ext(divisor).execute_with(|| {
            assert_ok!(Pallet::<Test>::do_try_state());
            assert_eq!(Pallet::<Test>::scaled(0), 1);
            assert!(Pallet::<Test>::scaled(u32::MAX) >= 1);
        });
    }
}

#[test]
fn a_network_without_genesis_has_undivided_periods() {
    sp_io::TestExternalities::default().execute_with(|| {
        assert_eq!(PeriodDivisor::<Test>::get(), 1);
        assert_eq!(periods(track::ROOT).1, 7 * DAYS);
    });
}

#[test]
#[should_panic(expected = "governance.periodDivisor must be at least 1")]
fn genesis_refuses_a_divisor_of_zero() {
    new_test_ext(0);
}

#[test]
fn a_divisor_of_zero_is_found() {
    new_test_ext(1).execute_with(|| {
        PeriodDivisor::<Test>::put(0);
        assert_err!(Pallet::<Test>::do_try_state(), "1: the period divisor is zero");
        assert_eq!(periods(track::ROOT).1, 7 * DAYS, "and still nothing divides by it");
    });
}

#[test]
fn the_table_is_sound() {
    new_test_ext(1).execute_with(|| {
        assert_ok!(Tracks::<Test>::check_integrity());
        assert_ok!(Pallet::<Test>::check_tracks());
        assert_eq!(Tracks::<Test>::track_ids().collect::<Vec<_>>(), [track::ROOT, track::PARAMETERS, track::TREASURER]);
    });
    for row in &TRACKS {
        assert!(row.name.len() <= 25);
        assert!(row.confirm < row.decision, "{}: nothing could be confirmed in time", row.name);
        assert!(row.max_deciding > 0 && row.decision_deposit > 0);
    }
}

#[test]
fn names_are_padded_with_zeros() {
    new_test_ext(1).execute_with(|| {
        let info = Tracks::<Test>::info(track::PARAMETERS).unwrap();
        assert_eq!(info.name, *b"parameters\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    });
}

#[test]
fn thresholds_fall_from_the_ceiling_to_the_floor() {
    let percent = Perbill::from_percent;
    // Approval and support, at the start, after a day and at the end.
    let expected = [[(100, 50), (80, 43), (50, 5)], [(100, 30), (75, 10), (50, 2)], [(100, 25), (91, 5), (50, 1)]];
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
