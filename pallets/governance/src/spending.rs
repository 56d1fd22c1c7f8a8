//! What both treasurers together may spend: a part of the treasury in thirty days.
//!
//! The SDK's treasury asks two things of us when somebody spends: whether it may, and what the amount is in tokens. Who
//! asks is known at the first and how much at the second, so the first leaves a note for the second, in the context of
//! the call: [`EnsureTreasurer`](crate::EnsureTreasurer) and [`Budget`].

use crate::{Config, DAYS, Pallet, TreasurersSpent};
use core::marker::PhantomData;
use frame_support::{
    dispatch_context::with_context,
    traits::{Get, tokens::ConversionFromAssetBalance},
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::traits::{CheckedDiv, UniqueSaturatedInto};
use tributary_math::share;
use tributary_primitives::Balance;

/// So many days of a live network are counted, and the one that has begun.
pub const BUDGET_DAYS: u32 = 30;

/// Whether it is a treasurer who makes the call that runs.
#[derive(Default)]
struct ByTreasurer(bool);

/// Notes that a treasurer is about to spend something.
pub(crate) fn note_treasurer() {
    with_context::<ByTreasurer, _>(|note| note.or_default().0 = true);
}

/// Takes the note away; answers whether there was one.
fn is_by_treasurer() -> bool {
    with_context::<ByTreasurer, _>(|note| core::mem::take(&mut note.or_default().0)).unwrap_or_default()
}

/// What a spend is in tokens: its amount. If treasurers have not so much left, it is more than anybody may spend, and
/// the treasury refuses it with `InsufficientPermission`. O([`BUDGET_DAYS`]).
pub struct Budget<T>(PhantomData<T>);

impl<T: Config> ConversionFromAssetBalance<Balance, (), Balance> for Budget<T> {
    type Error = ();

    fn from_asset_balance(amount: Balance, (): ()) -> Result<Balance, ()> {
        let refused = is_by_treasurer() && Pallet::<T>::take_from_budget(amount).is_none();
        Ok(if refused { Balance::MAX } else { amount })
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn ensure_successful((): ()) {}
}

impl<T: Config> Pallet<T> {
    /// Which day of this network it is, of days that are scaled like all periods.
    pub(crate) fn today() -> u32 {
        let now = frame_system::Pallet::<T>::block_number();
        let day: BlockNumberFor<T> = Self::scaled(DAYS);
        now.checked_div(&day).unwrap_or(now).unique_saturated_into()
    }

    /// What treasurers spent in the last thirty days and today, in planck.
    pub(crate) fn spent_by_treasurers() -> Balance {
        let counted = TreasurersSpent::<T>::get().into_iter().filter(|(day, _)| Self::counts(*day));
        counted.fold(0, |sum: Balance, (_, amount)| sum.saturating_add(amount))
    }

    /// Whether what was spent on that day still counts.
    fn counts(day: u32) -> bool {
        Self::today().saturating_sub(day) <= BUDGET_DAYS
    }

    /// Counts `amount` as spent by a treasurer today; `None`, and nothing is counted, if that is more than is left.
    fn take_from_budget(amount: Balance) -> Option<()> {
        let budget = share(T::TreasuryHoldings::get(), T::TreasurersShare::get()).ok()?;
        let spent = Self::spent_by_treasurers().checked_add(amount)?;
        if spent > budget {
            return None;
        }
        let today = Self::today();
        TreasurersSpent::<T>::try_mutate(|days| {
            days.retain(|(day, _)| Self::counts(*day));
            match days.last_mut() {
                Some((day, sum)) if *day == today => *sum = sum.checked_add(amount).ok_or(())?,
                // There are not more days than count.
                _ => days.try_push((today, amount)).map_err(drop)?,
            }
            Ok::<_, ()>(())
        })
        .ok()
    }
}
