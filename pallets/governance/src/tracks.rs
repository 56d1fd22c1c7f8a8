//! The tracks, as a table, and the lens through which `referenda` reads it.

use crate::{Config, ContributorShares, Origin, PeriodDivisor};
use alloc::borrow::Cow;
use core::marker::PhantomData;
use frame_support::traits::{CallerTrait, Contains, Get, OriginTrait};
use frame_system::pallet_prelude::BlockNumberFor;
use pallet_referenda::{Curve, Track, TrackInfo, TracksInfo};
use sp_runtime::{FixedI64, Perbill, str_array};
use tributary_primitives::{Balance, UNIT};

/// Blocks in an hour of a live network: one every six seconds.
pub const HOURS: u32 = 600;
/// Blocks in a minute of a live network.
pub const MINUTES: u32 = 10;
/// Blocks in a day of a live network.
pub const DAYS: u32 = 24 * HOURS;

/// Names a track.
pub type TrackId = u16;

/// The tracks' ids. What each may do, and whom its referenda speak as, is in [`TRACKS`].
pub mod track {
    use super::TrackId;

    /// The track `root`.
    pub const ROOT: TrackId = 0;
    /// The track `parameters`.
    pub const PARAMETERS: TrackId = 1;
    /// The track `curation`.
    pub const CURATION: TrackId = 2;
    /// The track `small_treasurer`.
    pub const SMALL_TREASURER: TrackId = 3;
    /// The track `big_treasurer`.
    pub const BIG_TREASURER: TrackId = 4;
    /// The track `canceller`.
    pub const CANCELLER: TrackId = 5;
    /// The track `killer`.
    pub const KILLER: TrackId = 6;
}

/// One track. Periods are in blocks of a live network.
pub struct Row {
    /// Its id; the table is in order of it.
    pub id: TrackId,
    /// Its name, at most 25 bytes.
    pub name: &'static str,
    /// Whom its referenda speak as; `None` is the system's root. Every origin has one track.
    pub origin: Option<Origin>,
    /// How many referenda may be in decision at once; more wait in the queue, and more than fit there do not wait.
    pub max_deciding: u32,
    /// What somebody must put down before the decision begins, in planck, while the parameter `DepositPercent` is 100.
    /// Returned afterwards, whatever was decided, unless the referendum is killed.
    pub decision_deposit: Balance,
    /// Least time between submission and the beginning of the decision.
    pub prepare: u32,
    /// How long a referendum has to gather what it needs before it is rejected.
    pub decision: u32,
    /// How long it must keep what it needs, without a break, to be approved.
    pub confirm: u32,
    /// Least time between approval and effect.
    pub min_enactment: u32,
    /// Least share of ayes among the conviction-weighted votes, over the decision period.
    pub min_approval: Curve,
    /// Least share of ayes and abstentions in the active issuance, without conviction, over the decision period.
    pub min_support: Curve,
    /// The contributors' share of the approval, out of the parameter `ContributorShare`; `None` where they have no
    /// chamber.
    pub chamber: Option<fn(&ContributorShares) -> Perbill>,
}

const fn percent(x: u128) -> FixedI64 {
    FixedI64::from_rational(x, 100)
}

/// Every track.
///
/// - A decision lasts a week everywhere, so that whoever looks in once a week has a say in it. Preparation leaves time
///   to place the deposit and to spread the word before the curves begin to fall. Confirmation is long enough for a
///   late swing to be answered: a day, in which every time zone is awake, where a decision is hard to undo.
/// - Root: it may do everything that no other track may, and replace the code itself. Three decisions at a time, so
///   that none keeps the others out, a high deposit, support that begins at half of all tokens, falls in a straight
///   line and never below 5 %; two days until enactment, in which node operators can prepare and whoever disagrees can
///   act.
/// - Parameters: many small decisions. A tenth of all tokens suffices after a day and 2 % at the end; a day until
///   enactment, in which contributors learn of changed deposits or royalty limits.
/// - Curation: payouts of a fraud must be frozen before they are claimed, and a wrong freeze can be thawed the same
///   way. So three hours of confirmation and ten minutes elsewhere, but an approval that is hard to reach at the
///   beginning. Nothing may keep a freeze waiting, nor what stops a referendum: a thousand places, each for a deposit.
/// - Small treasurer: little money, so it is easy to bring about; its approval falls slowly, and a contested spend
///   needs nearly the whole week. It only records a payment that is collected later, so an hour until enactment will
///   do.
/// - Big treasurer: ten times the deposit, and approval and support that fall in straight lines from all and half.
/// - Canceller: it stops a referendum and returns its deposits. It must be faster than root, whose confirmation takes a
///   day: what is confirmed cannot be stopped. Curation is as fast, and is undone in the same way.
/// - Killer: as the canceller, but the deposits are lost, for what was never meant well: twice the deposit, twice the
///   time to think it over.
///
/// Contributors have a chamber where rewards and those who earn them are at stake, and none where money is spent or a
/// referendum is stopped.
#[rustfmt::skip]
pub static TRACKS: [Row; 7] = [
    Row {
        id: track::ROOT,
        name: "root",
        origin: None,
        max_deciding: 3,
        decision_deposit: 1_000 * UNIT,
        prepare: HOURS,
        decision: 7 * DAYS,
        confirm: DAYS,
        min_enactment: 2 * DAYS,
        min_approval: Curve::make_reciprocal(1, 7, percent(80), percent(50), percent(100)),
        min_support: Curve::make_linear(7, 7, percent(5), percent(50)),
        chamber: Some(|shares| shares.root),
    },
    Row {
        id: track::PARAMETERS,
        name: "parameters",
        origin: Some(Origin::ParameterAdmin),
        max_deciding: 10,
        decision_deposit: 100 * UNIT,
        prepare: HOURS,
        decision: 7 * DAYS,
        confirm: DAYS,
        min_enactment: DAYS,
        min_approval: Curve::make_reciprocal(1, 7, percent(75), percent(50), percent(100)),
        min_support: Curve::make_reciprocal(1, 7, percent(10), percent(2), percent(30)),
        chamber: Some(|shares| shares.parameters),
    },
    Row {
        id: track::CURATION,
        name: "curation",
        origin: Some(Origin::Curator),
        max_deciding: 1_000,
        decision_deposit: 100 * UNIT,
        prepare: 10 * MINUTES,
        decision: 7 * DAYS,
        confirm: 3 * HOURS,
        min_enactment: 10 * MINUTES,
        min_approval: Curve::make_reciprocal(1, 7, percent(80), percent(50), percent(100)),
        min_support: Curve::make_reciprocal(1, 7, percent(5), percent(1), percent(25)),
        chamber: Some(|shares| shares.curation),
    },
    Row {
        id: track::SMALL_TREASURER,
        name: "small_treasurer",
        origin: Some(Origin::SmallTreasurer),
        max_deciding: 20,
        decision_deposit: 50 * UNIT,
        prepare: HOURS,
        decision: 7 * DAYS,
        confirm: 12 * HOURS,
        min_enactment: HOURS,
        min_approval: Curve::make_linear(6, 7, percent(50), percent(100)),
        min_support: Curve::make_reciprocal(1, 7, percent(5), percent(1), percent(25)),
        chamber: None,
    },
    Row {
        id: track::BIG_TREASURER,
        name: "big_treasurer",
        origin: Some(Origin::BigTreasurer),
        max_deciding: 5,
        decision_deposit: 500 * UNIT,
        prepare: HOURS,
        decision: 7 * DAYS,
        confirm: DAYS,
        min_enactment: DAYS,
        min_approval: Curve::make_linear(7, 7, percent(50), percent(100)),
        min_support: Curve::make_linear(7, 7, percent(5), percent(50)),
        chamber: None,
    },
    Row {
        id: track::CANCELLER,
        name: "canceller",
        origin: Some(Origin::Canceller),
        max_deciding: 1_000,
        decision_deposit: 500 * UNIT,
        prepare: 10 * MINUTES,
        decision: 7 * DAYS,
        confirm: 3 * HOURS,
        min_enactment: 10 * MINUTES,
        min_approval: Curve::make_linear(6, 7, percent(50), percent(100)),
        min_support: Curve::make_reciprocal(1, 7, percent(10), percent(2), percent(40)),
        chamber: None,
    },
    Row {
        id: track::KILLER,
        name: "killer",
        origin: Some(Origin::Killer),
        max_deciding: 1_000,
        decision_deposit: 1_000 * UNIT,
        prepare: 10 * MINUTES,
        decision: 7 * DAYS,
        confirm: 6 * HOURS,
        min_enactment: 10 * MINUTES,
        min_approval: Curve::make_linear(6, 7, percent(50), percent(100)),
        min_support: Curve::make_reciprocal(1, 7, percent(10), percent(2), percent(40)),
        chamber: None,
    },
];

/// The track of that id.
pub fn row(id: TrackId) -> Option<&'static Row> {
    TRACKS.iter().find(|row| row.id == id)
}

/// `base` over `divisor`, at least one.
pub(crate) fn scale(base: u32, divisor: u32) -> u32 {
    base.checked_div(divisor).unwrap_or(base).max(1)
}

/// `percent` of `base` planck, rounded down.
pub(crate) fn scale_deposit(base: Balance, percent: u32) -> Balance {
    base.saturating_mul(percent.into()).checked_div(100).unwrap_or(base)
}

impl Row {
    /// The row as `referenda` knows it, its periods divided by `divisor`, `percent` of its deposit.
    fn scaled<BlockNumber: From<u32>>(&self, divisor: u32, percent: u32) -> Track<TrackId, Balance, BlockNumber> {
        let period = |base| scale(base, divisor).into();
        Track {
            id: self.id,
            info: TrackInfo {
                name: str_array(self.name),
                max_deciding: self.max_deciding,
                decision_deposit: scale_deposit(self.decision_deposit, percent),
                prepare_period: period(self.prepare),
                decision_period: period(self.decision),
                confirm_period: period(self.confirm),
                min_enactment_period: period(self.min_enactment),
                min_approval: self.min_approval.clone(),
                min_support: self.min_support.clone(),
            },
        }
    }
}

/// [`TRACKS`] with the periods and the deposits of this network. Two storage reads, and one more for one track alone.
pub struct Tracks<T>(PhantomData<T>);

impl<T: Config> TracksInfo<Balance, BlockNumberFor<T>> for Tracks<T> {
    type Id = TrackId;
    type RuntimeOrigin = <T::RuntimeOrigin as OriginTrait>::PalletsOrigin;

    fn tracks() -> impl Iterator<Item = Cow<'static, Track<TrackId, Balance, BlockNumberFor<T>>>> {
        let (divisor, percent) = (PeriodDivisor::<T>::get(), T::DepositPercent::get());
        TRACKS.iter().map(move |row| Cow::Owned(row.scaled(divisor, percent)))
    }

    /// The SDK's pallet drops whoever is last from a queue that is full, and nothing brings it back. So where the queue
    /// is full, whoever comes is decided at once, however many are.
    fn info(id: TrackId) -> Option<Cow<'static, TrackInfo<Balance, BlockNumberFor<T>>>> {
        let (divisor, percent) = (PeriodDivisor::<T>::get(), T::DepositPercent::get());
        let mut info = row(id)?.scaled::<BlockNumberFor<T>>(divisor, percent).info;
        if T::FullQueues::contains(&id) {
            info.max_deciding = u32::MAX;
        }
        Some(Cow::Owned(info))
    }

    fn track_for(origin: &Self::RuntimeOrigin) -> Result<TrackId, ()> {
        let speaks_as = if origin.is_root() { None } else { Some(origin.clone().try_into().map_err(drop)?) };
        TRACKS.iter().find(|row| row.origin == speaks_as).map(|row| row.id).ok_or(())
    }
}
