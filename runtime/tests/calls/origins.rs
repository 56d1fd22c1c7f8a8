//! Whom a referendum speaks as: each origin has its track and its powers, and no other's.

use crate::helpers::*;
use frame_support::traits::{EnsureOrigin, OriginTrait};
use pallet_governance::{EnsureCanceller, EnsureCurator, EnsureKiller, EnsureTreasurer, Origin, Tracks, track};
use pallet_referenda::TracksInfo;
use tributary_runtime::{Runtime, RuntimeOrigin, UNIT};

fn track_for(origin: RuntimeOrigin) -> Result<u16, ()> {
    Tracks::<Runtime>::track_for(origin.caller())
}

#[test]
fn every_origin_has_its_track() {
    world(|| {
        assert_eq!(track_for(RuntimeOrigin::root()), Ok(track::ROOT));
        let tracks = Origin::ALL.map(|origin| track_for(origin.into()));
        assert_eq!(
            tracks,
            [
                track::PARAMETERS,
                track::CURATION,
                track::SMALL_TREASURER,
                track::BIG_TREASURER,
                track::CANCELLER,
                track::KILLER
            ]
            .map(Ok)
        );
        assert_eq!(track_for(signed(ALICE)), Err(()), "an account decides for itself, not by referendum");
        assert_eq!(track_for(RuntimeOrigin::none()), Err(()));
    });
}

/// Whom of all callers there are an origin passes.
fn passed<Ensure: EnsureOrigin<RuntimeOrigin>>() -> Vec<Origin> {
    for other in [RuntimeOrigin::root(), signed(ALICE), RuntimeOrigin::none()] {
        let refused = Ensure::try_origin(other.clone()).err().unwrap();
        assert_eq!(refused.caller(), other.caller(), "a refused origin comes back whole");
    }
    Origin::ALL.into_iter().filter(|origin| Ensure::try_origin((*origin).into()).is_ok()).collect()
}

#[test]
fn an_origin_is_nobody_else() {
    world(|| {
        assert_eq!(passed::<EnsureCurator<Runtime>>(), [Origin::Curator]);
        assert_eq!(passed::<EnsureTreasurer<Runtime>>(), [Origin::SmallTreasurer, Origin::BigTreasurer]);
        assert_eq!(passed::<EnsureCanceller<Runtime>>(), [Origin::Canceller]);
        assert_eq!(passed::<EnsureKiller<Runtime>>(), [Origin::Killer]);
    });
}

#[test]
fn a_treasurer_brings_its_limit() {
    world(|| {
        let limit = |origin: Origin| EnsureTreasurer::<Runtime>::try_origin(origin.into()).unwrap();
        assert_eq!(limit(Origin::SmallTreasurer), 1_000 * UNIT);
        assert_eq!(limit(Origin::BigTreasurer), 100_000 * UNIT);
    });
}
