//! Members and candidates: who comes, who goes, and whose bond is free.

use crate::{
    Barred, Candidacy, Candidates, Config, CurrencyOf, Error, Event, HoldReason, LEAD, Members, Pallet, Reason,
    StandingCandidates,
};
use frame_support::{
    dispatch::DispatchResult,
    ensure,
    traits::{Get, fungible::hold::Mutate, tokens::Precision},
};
use pallet_session::Pallet as Session;
use sp_runtime::traits::Zero;
use sp_staking::SessionIndex;
use tributary_primitives::{AccountId, Balance};

impl<T: Config> Pallet<T> {
    /// The session from which on the bond of someone who leaves now is free.
    fn release() -> SessionIndex {
        Session::<T>::current_index().saturating_add(T::UnbondingSessions::get()).saturating_add(LEAD)
    }

    pub(crate) fn do_join(who: AccountId, bond: Balance) -> DispatchResult {
        ensure!(Session::<T>::load_keys(&who).is_some(), Error::<T>::NoKeys);
        ensure!(!Self::is_barred(&who), Error::<T>::Barred);
        ensure!(bond >= T::MinBond::get(), Error::<T>::BondTooSmall);
        // Who comes back comes with what it left undone, or to leave for a moment would be as good as a block.
        let mut candidacy = match Candidates::<T>::get(&who) {
            Some(Candidacy { release: None, .. }) => return Err(Error::<T>::AlreadyStanding.into()),
            Some(left) => Candidacy { release: None, ..left },
            None => Candidacy {
                bond: Zero::zero(),
                authored_in: Session::<T>::current_index(),
                idle: 0,
                lapsed: false,
                release: None,
            },
        };
        let missing = bond.checked_sub(candidacy.bond).ok_or(Error::<T>::BondTooSmall)?;
        candidacy.bond = bond;
        CurrencyOf::<T>::hold(&HoldReason::Bond.into(), &who, missing)?;

        let mut standing = StandingCandidates::<T>::get();
        if standing.try_push(who.clone()).is_err() {
            let (weakest, least) = Self::weakest(&standing).ok_or(Error::<T>::TooManyCandidates)?;
            ensure!(bond > least, Error::<T>::TooManyCandidates);
            standing.retain(|other| *other != weakest);
            standing.try_push(who.clone()).map_err(|_| Error::<T>::TooManyCandidates)?;
            Self::let_go(&weakest, Reason::Outbid);
        }
        StandingCandidates::<T>::put(standing);
        Candidates::<T>::insert(&who, candidacy);
        Self::deposit_event(Event::Joined { who, bond });
        Ok(())
    }

    /// The one with the smallest bond; of several, the last that came.
    fn weakest(standing: &[AccountId]) -> Option<(AccountId, Balance)> {
        let bonds = standing.iter().map(|who| (who.clone(), Self::bond_of(who)));
        bonds.reduce(|weakest, other| if other.1 <= weakest.1 { other } else { weakest })
    }

    /// The bond of an account, in planck.
    pub(crate) fn bond_of(who: &AccountId) -> Balance {
        Candidates::<T>::get(who).map_or(Zero::zero(), |candidacy| candidacy.bond)
    }

    pub(crate) fn do_increase_bond(who: AccountId, amount: Balance) -> DispatchResult {
        ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
        let bond = Self::change_standing(&who, |candidacy| {
            candidacy.bond = candidacy.bond.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            Ok(candidacy.bond)
        })?;
        CurrencyOf::<T>::hold(&HoldReason::Bond.into(), &who, amount)?;
        Self::deposit_event(Event::BondIncreased { who, bond });
        Ok(())
    }

    /// Changes the candidacy of somebody who stands.
    fn change_standing<R>(
        who: &AccountId,
        change: impl FnOnce(&mut Candidacy) -> Result<R, Error<T>>,
    ) -> Result<R, Error<T>> {
        Candidates::<T>::try_mutate(who, |candidacy| {
            let candidacy = candidacy.as_mut().filter(|candidacy| candidacy.release.is_none());
            change(candidacy.ok_or(Error::<T>::NotStanding)?)
        })
    }

    pub(crate) fn do_leave(who: AccountId) -> DispatchResult {
        let release = Self::release();
        Self::change_standing(&who, |candidacy| {
            candidacy.release = Some(release);
            Ok(())
        })?;
        StandingCandidates::<T>::mutate(|standing| standing.retain(|other| *other != who));
        ensure!(Self::somebody_is_left(), Error::<T>::TooFewValidators);
        Self::deposit_event(Event::Left { who, release });
        Ok(())
    }

    /// Whether there is anybody to plan a session with.
    fn somebody_is_left() -> bool {
        Members::<T>::decode_len().is_some_and(|members| members > 0) || !StandingCandidates::<T>::get().is_empty()
    }

    pub(crate) fn do_withdraw_bond(who: AccountId) -> DispatchResult {
        let candidacy = Candidates::<T>::get(&who).ok_or(Error::<T>::NoBond)?;
        let is_free = candidacy.release.is_some_and(|release| release <= Session::<T>::current_index());
        ensure!(is_free, Error::<T>::StillBonded);
        let amount = CurrencyOf::<T>::release(&HoldReason::Bond.into(), &who, candidacy.bond, Precision::Exact)?;
        Candidates::<T>::remove(&who);
        Self::deposit_event(Event::BondWithdrawn { who, amount });
        Ok(())
    }

    pub(crate) fn do_add_member(who: AccountId) -> DispatchResult {
        ensure!(Session::<T>::load_keys(&who).is_some(), Error::<T>::NoKeys);
        ensure!(!Self::is_barred(&who), Error::<T>::Barred);
        Members::<T>::try_mutate(|members| {
            ensure!(!members.contains(&who), Error::<T>::AlreadyMember);
            members.try_push(who.clone()).map_err(|_| Error::<T>::TooManyMembers)
        })?;
        Self::deposit_event(Event::MemberAdded { who });
        Ok(())
    }

    pub(crate) fn do_remove_member(who: AccountId) -> DispatchResult {
        Members::<T>::try_mutate(|members| {
            let place = members.iter().position(|member| *member == who).ok_or(Error::<T>::NotMember)?;
            members.remove(place);
            Ok::<_, Error<T>>(())
        })?;
        ensure!(Self::somebody_is_left(), Error::<T>::TooFewValidators);
        Self::deposit_event(Event::MemberRemoved { who });
        Ok(())
    }

    pub(crate) fn do_remove_candidate(who: AccountId) -> DispatchResult {
        ensure!(Self::remove(&who, Reason::Dismissed), Error::<T>::NotStanding);
        ensure!(Self::somebody_is_left(), Error::<T>::TooFewValidators);
        // A member keeps its place: only a candidate would be back in the next block.
        if !Members::<T>::get().contains(&who) {
            Self::bar(&who);
        }
        Ok(())
    }

    /// Whether an account may not stand or be named now.
    pub(crate) fn is_barred(who: &AccountId) -> bool {
        let now = Session::<T>::current_index();
        Barred::<T>::get().iter().any(|(other, until)| other == who && *until > now)
    }

    /// Bars an account for `UnbondingSessions` from now on, and says whether it was not barred before. O(barred).
    pub(crate) fn bar(who: &AccountId) -> bool {
        let is_news = !Self::is_barred(who);
        let now = Session::<T>::current_index();
        let until = now.saturating_add(T::UnbondingSessions::get());
        Barred::<T>::mutate(|barred| {
            barred.retain(|(other, end)| other != who && *end > now);
            if barred.is_full() {
                let ends = barred.iter().enumerate().min_by_key(|(_, (_, end))| *end);
                if let Some(first) = ends.map(|(place, _)| place) {
                    barred.remove(first);
                }
            }
            // There is room now.
            let _ = barred.try_push((who.clone(), until));
        });
        is_news
    }

    /// Ends a candidacy that its owner did not end: the bond stays on hold as if it had left now.
    fn let_go(who: &AccountId, reason: Reason) {
        let release = Self::release();
        Candidates::<T>::mutate_extant(who, |candidacy| {
            candidacy.release = Some(release);
            candidacy.lapsed |= reason == Reason::Idle;
        });
        Self::deposit_event(Event::Removed { who: who.clone(), reason });
    }

    /// Takes the place of a candidate away, and for an equivocation that of a member too. Says whether there was one.
    pub(crate) fn remove(who: &AccountId, reason: Reason) -> bool {
        let mut was_member = false;
        if reason == Reason::Equivocation {
            Members::<T>::mutate(|members| {
                let before = members.len();
                members.retain(|member| member != who);
                was_member = members.len() < before;
            });
        }
        let mut stood = false;
        StandingCandidates::<T>::mutate(|standing| {
            let before = standing.len();
            standing.retain(|other| other != who);
            stood = standing.len() < before;
        });
        if stood {
            Self::let_go(who, reason);
        } else if was_member {
            Self::deposit_event(Event::Removed { who: who.clone(), reason });
        }
        stood || was_member
    }
}
