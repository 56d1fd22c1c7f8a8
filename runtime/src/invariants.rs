//! What must always hold of the state, whatever happens: the numbered list in `docs/architecture.md`.
//!
//! Each pallet of ours checks what it can see; what only the runtime sees is checked here.

use crate::*;
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::ensure;
use parameters::{PARAMETERS, is_within_bounds};
use sp_runtime::{DispatchError, TryRuntimeError};
use tributary_primitives::sums;

/// Checks something of the whole state.
pub type Check = fn() -> Result<(), TryRuntimeError>;

/// Our pallets that have calls by name, and what each checks.
pub const PALLETS: [(&str, Check); 7] = [
    ("Registry", Registry::do_try_state),
    ("Contributions", Contributions::do_try_state),
    ("Rewards", Rewards::do_try_state),
    ("Evaluation", Evaluation::do_try_state),
    ("Tabs", Tabs::do_try_state),
    ("Governance", Governance::do_try_state),
    ("Validators", Validators::do_try_state),
];

/// Checks all that must always hold; O(the whole state).
///
/// # Errors
///
/// The number of an invariant that does not hold, and how.
pub fn check() -> Result<(), TryRuntimeError> {
    PALLETS.into_iter().try_for_each(|(_, check)| check())?;
    Fees::do_try_state()?;
    check_issuance()?;
    check_latents()?;
    check_holds()?;
    check_queues()?;
    check_parameters()
}

/// Invariant 1: the issuance is the sum of all balances, and of what a block's transactions paid until it ends.
fn check_issuance() -> Result<(), TryRuntimeError> {
    let pallet_fees::Parts { treasury, author } = pallet_fees::Collected::<Runtime>::get();
    let collected = treasury.checked_add(author).ok_or("invariant 1: more is collected than a balance can be")?;
    let sum = frame_system::Account::<Runtime>::iter_values().try_fold(collected, |sum: Balance, account| {
        sum.checked_add(account.data.free)?.checked_add(account.data.reserved)
    });
    ensure!(
        sum == Some(Balances::total_issuance()),
        DispatchError::Other("invariant 1: the issuance is not the sum of all balances")
    );
    Ok(())
}

/// Invariant 3: what is latent is of a manifest that was accepted, in its pool.
fn check_latents() -> Result<(), TryRuntimeError> {
    for (pool, id, latent) in pallet_rewards::Latents::<Runtime>::iter() {
        let record = pallet_contributions::Contributions::<Runtime>::get(id);
        let record = record.ok_or("invariant 3: latent weight of a contribution that is gone")?;
        ensure!(
            pallet_contributions::Manifests::<Runtime>::contains_key(id) && record.pool() == pool,
            DispatchError::Other("invariant 3: latent weight of another contribution's")
        );
        ensure!(
            record.weight().is_some_and(|weight| latent.weight <= weight.into()),
            DispatchError::Other("invariant 3: more is latent than was accepted")
        );
    }
    Ok(())
}

/// Invariant 5: nothing of ours is on hold beyond what the records say. That each record has its hold, its pallet
/// checks.
fn check_holds() -> Result<(), TryRuntimeError> {
    let mut held = BTreeMap::<_, Balance>::new();
    for hold in pallet_balances::Holds::<Runtime>::iter_values().flatten() {
        let what = match hold.id {
            RuntimeHoldReason::Registry(pallet_registry::HoldReason::Asset) => "assets",
            RuntimeHoldReason::Registry(pallet_registry::HoldReason::Usage) => "use",
            RuntimeHoldReason::Contributions(pallet_contributions::HoldReason::Contribution) => "contributions",
            RuntimeHoldReason::Rewards(pallet_rewards::HoldReason::Grant) => "grants",
            RuntimeHoldReason::Evaluation(pallet_evaluation::HoldReason::Stake) => "stake",
            RuntimeHoldReason::Tabs(pallet_tabs::HoldReason::Tab) => "tabs",
            RuntimeHoldReason::Validators(pallet_validators::HoldReason::Bond) => "bonds",
            // The SDK's pallets answer for themselves.
            RuntimeHoldReason::Preimage(_) | RuntimeHoldReason::Session(_) => continue,
        };
        sums::add(&mut held, what, hold.amount)?;
    }
    let mut recorded = BTreeMap::<_, Balance>::new();
    for deposit in pallet_registry::Deposits::<Runtime>::iter_values() {
        sums::add(&mut recorded, "assets", deposit.held)?;
    }
    for deposit in pallet_registry::UsageDeposits::<Runtime>::iter_values() {
        sums::add(&mut recorded, "use", deposit)?;
    }
    for contribution in pallet_contributions::Contributions::<Runtime>::iter_values() {
        sums::add(&mut recorded, "contributions", contribution.deposit)?;
    }
    for grant in pallet_rewards::Grants::<Runtime>::iter_values() {
        sums::add(&mut recorded, "grants", grant.deposit)?;
    }
    for position in pallet_evaluation::Positions::<Runtime>::iter_values() {
        sums::add(&mut recorded, "stake", position.stake().ok_or("invariant 5: a position over 128 bits")?)?;
    }
    for chunk in pallet_evaluation::Unbonding::<Runtime>::iter_values().flatten() {
        sums::add(&mut recorded, "stake", chunk.amount)?;
    }
    for tab in pallet_tabs::Tabs::<Runtime>::iter_values() {
        sums::add(&mut recorded, "tabs", tab.held)?;
    }
    for candidacy in pallet_validators::Candidates::<Runtime>::iter_values() {
        sums::add(&mut recorded, "bonds", candidacy.bond)?;
    }
    recorded.retain(|_, amount| *amount != 0);
    ensure!(held == recorded, DispatchError::Other("invariant 5: something is on hold that no record accounts for"));
    Ok(())
}

/// Invariant 10: who waits for its track is in the track's queue, where it is found when its turn comes.
fn check_queues() -> Result<(), TryRuntimeError> {
    use pallet_referenda::{ReferendumInfo, ReferendumInfoFor, TrackQueue};
    let mut queued = BTreeSet::new();
    for track in pallet_governance::TRACKS.iter().map(|row| row.id) {
        let queue = TrackQueue::<Runtime>::get(track);
        queued.extend(queue.into_iter().map(|(index, _)| (track, index)));
    }
    for (index, info) in ReferendumInfoFor::<Runtime>::iter() {
        let ReferendumInfo::Ongoing(status) = info else { continue };
        ensure!(
            !status.in_queue || queued.contains(&(status.track, index)),
            DispatchError::Other("invariant 10: a referendum waits and is in no queue")
        );
    }
    Ok(())
}

/// Invariant 12: whatever is stored, pallets read a value of the parameter's range.
fn check_parameters() -> Result<(), TryRuntimeError> {
    let sound = PARAMETERS.iter().all(|row| row.with(Some(&row.read())).is_some_and(|value| is_within_bounds(&value)));
    ensure!(sound, DispatchError::Other("invariant 12: a pallet reads a parameter that is out of its range"));
    Ok(())
}
