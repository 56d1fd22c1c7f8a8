//! Sessions: when they end, and who validates in the next.

use crate::{
    Candidates, Config, FirstSlots, Keyrings, LOG_TARGET, Members, OldestSession, Pallet, PlannedDigest, Reason,
    Slashes, StandingCandidates, WeightInfo, WeightsOf,
};
use alloc::vec::Vec;
use codec::Encode;
use core::cmp::Reverse;
use frame_support::{traits::Get, weights::Weight};
use frame_system::pallet_prelude::BlockNumberFor;
use pallet_session::{Pallet as Session, ShouldEndSession};
use sp_runtime::{SaturatedConversion, traits::Zero};
use sp_staking::SessionIndex;
use tributary_math::places_beside;
use tributary_primitives::{AccountId, Balance, BlockNumber};

/// Sessions that are forgotten at most when one begins. One is the rule; more after the parameter `UnbondingSessions`
/// shrank.
const FORGET_AT_ONCE: SessionIndex = 2;

/// Tells `pallet-session` that its own hook never ends a session: this pallet's does.
pub struct Outside;

impl<N> ShouldEndSession<N> for Outside {
    fn should_end_session(_: N) -> bool {
        false
    }
}

impl<T: Config> Pallet<T> {
    /// Begins the next session if `now` is a multiple of the length of sessions.
    pub(crate) fn end_session_if_due(now: BlockNumber) -> Weight {
        if now.checked_rem(T::SessionLength::get()) != Some(0) {
            return WeightsOf::<T>::no_session_ends();
        }
        let validators = Session::<T>::validators().len().saturated_into();
        let candidates = StandingCandidates::<T>::decode_len().unwrap_or(0).saturated_into();
        Session::<T>::rotate_session();
        WeightsOf::<T>::session_ends(validators, candidates)
    }

    /// Members first, in the order in which they were named; then candidates by bond, and of equal ones who came first,
    /// as many as may be beside so many members. Those without keys are passed over.
    ///
    /// Without any member candidates take every place, for a chain without validators stands still.
    fn choose() -> Vec<AccountId> {
        let members = Members::<T>::get().into_inner();
        let mut candidates: Vec<_> = StandingCandidates::<T>::get()
            .into_iter()
            .filter(|who| !members.contains(who))
            .map(|who| (Self::bond_of(&who), who))
            .collect();
        // Stable, so that order of arrival decides between equals.
        candidates.sort_by_key(|(bond, _)| Reverse(*bond));
        let has_keys = |who: &AccountId| Session::<T>::load_keys(who).is_some();
        let candidates = candidates.into_iter().map(|(_, who)| who).filter(has_keys);
        let places = T::MaxValidators::get();
        let mut chosen: Vec<_> = members.into_iter().filter(has_keys).take(places.saturated_into()).collect();
        let named: u32 = chosen.len().saturated_into();
        let beside = match named {
            0 => places,
            _ => places_beside(named, T::MaxCandidateShare::get()).min(places.saturating_sub(named)),
        };
        chosen.extend(candidates.take(beside.saturated_into()));
        chosen
    }

    /// The validators of a session to come; `None` if they and their keys are those planned last.
    ///
    /// A chain without validators stands still for ever, so an empty choice leaves those that there are.
    fn plan() -> Option<Vec<AccountId>> {
        let chosen = Self::choose();
        if chosen.is_empty() {
            // A genesis without validators names its authorities itself.
            if !frame_system::Pallet::<T>::block_number().is_zero() {
                log::error!(target: LOG_TARGET, "no member and no candidate has session keys: the validators stay");
            }
            return None;
        }
        let keys: Vec<_> = chosen.iter().map(|who| (who, Session::<T>::load_keys(who))).collect();
        let digest = sp_io::hashing::blake2_256(&keys.encode());
        (PlannedDigest::<T>::get() != digest).then(|| {
            PlannedDigest::<T>::put(digest);
            chosen
        })
    }

    /// Counts the validators that authored nothing in the session that ends, and takes the place of one that did so too
    /// long: the one with the smallest bond. One at a time, so that an outage of many does not empty the set. Who came
    /// back after that and still authored nothing is barred, or two who come and go would keep the place of all others.
    fn count_idle(session: SessionIndex) {
        let validators = Session::<T>::validators();
        // In a shorter session not everybody has a slot.
        if T::SessionLength::get() < validators.len().saturated_into() {
            return;
        }
        let mut idlest: Option<(Balance, AccountId, bool)> = None;
        for who in validators {
            Candidates::<T>::mutate_extant(&who, |candidacy| {
                // Of who has left too: it may come back.
                let is_idle = candidacy.authored_in < session;
                candidacy.idle = if is_idle { candidacy.idle.saturating_add(1) } else { 0 };
                candidacy.lapsed &= is_idle;
                let stands = candidacy.release.is_none();
                let is_less = idlest.as_ref().is_none_or(|(bond, ..)| candidacy.bond < *bond);
                if candidacy.idle >= T::IdleSessions::get() && is_idle && stands && is_less {
                    idlest = Some((candidacy.bond, who.clone(), candidacy.lapsed));
                }
            });
        }
        if let Some((_, who, lapsed)) = idlest {
            Self::remove(&who, Reason::Idle);
            if lapsed {
                Self::bar(&who);
            }
        }
    }

    /// Forgets sessions whose offences nobody can report any more.
    fn forget(now: SessionIndex) {
        let oldest = OldestSession::<T>::get();
        let until = now.saturating_sub(T::UnbondingSessions::get()).min(oldest.saturating_add(FORGET_AT_ONCE));
        if until <= oldest {
            return;
        }
        for session in oldest..until {
            FirstSlots::<T>::remove(session);
            Keyrings::<T>::remove(session);
            // One entry for each validator at most.
            let _ = Slashes::<T>::clear_prefix(session, u32::MAX, None);
        }
        OldestSession::<T>::put(until);
    }
}

impl<T: Config> pallet_session::SessionManager<AccountId> for Pallet<T> {
    fn new_session(_: SessionIndex) -> Option<Vec<AccountId>> {
        Self::plan()
    }

    /// Sessions 0 and 1 have the same validators, and each wants to be told.
    fn new_session_genesis(_: SessionIndex) -> Option<Vec<AccountId>> {
        PlannedDigest::<T>::kill();
        Self::plan()
    }

    fn end_session(session: SessionIndex) {
        Self::count_idle(session);
    }

    fn start_session(session: SessionIndex) {
        if !session.is_zero() {
            FirstSlots::<T>::insert(session, T::Slot::get());
        }
        // Those in force from now on: what is queued next is planned after this.
        Keyrings::<T>::insert(session, pallet_session::QueuedKeys::<T>::get());
        Self::forget(session);
    }
}

/// Notes that a candidate is at work.
impl<T: Config> pallet_authorship::EventHandler<AccountId, BlockNumberFor<T>> for Pallet<T> {
    fn note_author(author: AccountId) {
        let session = Session::<T>::current_index();
        let is_news = Candidates::<T>::get(&author).is_some_and(|candidacy| candidacy.authored_in < session);
        if is_news {
            Candidates::<T>::mutate_extant(&author, |candidacy| candidacy.authored_in = session);
        }
    }
}
