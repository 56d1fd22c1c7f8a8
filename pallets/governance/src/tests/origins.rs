use crate::{EnsureParameterAdmin, EnsureTreasurer, Origin, Tracks, mock::*, track};
use frame_support::traits::{EnsureOrigin, OriginTrait};
use pallet_referenda::TracksInfo;
use tributary_primitives::UNIT;

fn track_for(origin: RuntimeOrigin) -> Result<u16, ()> {
    Tracks::<Test>::track_for(origin.caller())
}

#[test]
fn every_origin_has_its_track() {
    new_test_ext(1).execute_with(|| {
        assert_eq!(track_for(RuntimeOrigin::root()), Ok(track::ROOT));
        assert_eq!(track_for(Origin::ParameterAdmin.into()), Ok(track::PARAMETERS));
        assert_eq!(track_for(Origin::Treasurer.into()), Ok(track::TREASURER));
        assert_eq!(track_for(RuntimeOrigin::signed(1)), Err(()), "an account decides for itself, not by referendum");
        assert_eq!(track_for(RuntimeOrigin::none()), Err(()));
    });
}

#[test]
fn parameter_admin_is_nobody_else() {
    new_test_ext(1).execute_with(|| {
        assert!(EnsureParameterAdmin::<Test>::ensure_origin(Origin::ParameterAdmin.into()).is_ok());
        for other in [Origin::Treasurer.into(), RuntimeOrigin::root(), RuntimeOrigin::signed(1), RuntimeOrigin::none()]
        {
            assert!(EnsureParameterAdmin::<Test>::ensure_origin(other).is_err());
        }
    });
}

#[test]
fn treasurer_is_nobody_else_and_brings_its_limit() {
    new_test_ext(1).execute_with(|| {
        assert!(EnsureTreasurer::<Test>::ensure_origin(Origin::Treasurer.into()).is_ok_and(|most| most == 10 * UNIT));
        for other in
            [Origin::ParameterAdmin.into(), RuntimeOrigin::root(), RuntimeOrigin::signed(1), RuntimeOrigin::none()]
        {
            assert!(EnsureTreasurer::<Test>::ensure_origin(other).is_err());
        }
    });
}

#[test]
fn a_refused_origin_comes_back_whole() {
    new_test_ext(1).execute_with(|| {
        let refused = EnsureTreasurer::<Test>::try_origin(RuntimeOrigin::signed(7)).unwrap_err();
        assert_eq!(refused.caller(), RuntimeOrigin::signed(7).caller());
    });
}
