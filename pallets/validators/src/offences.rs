//! Reports of two blocks by one author in one slot, and what an offender loses, for those and for two votes in a round.

use crate::{
    Call, Candidates, Config, CurrencyOf, Error, Event, FirstSlots, HoldReason, Keyrings, Pallet, Reason, Slash,
    Slashes,
};
use alloc::vec::Vec;
use codec::Encode;
use core::marker::PhantomData;
use frame_support::{
    BoundedVec,
    dispatch::DispatchResult,
    ensure,
    traits::{
        Get, KeyOwnerProofSystem,
        fungible::hold::Mutate,
        tokens::{Fortitude, Precision, Restriction},
    },
};
use frame_system::pallet_prelude::HeaderFor;
use pallet_session::Pallet as Session;
use sp_consensus_aura::AURA_ENGINE_ID;
use sp_runtime::{
    KeyTypeId, Perbill, RuntimeAppPublic, SaturatedConversion,
    traits::{OpaqueKeys, Zero},
    transaction_validity::{
        InvalidTransaction, TransactionPriority, TransactionSource, TransactionValidity, TransactionValidityError,
        ValidTransaction,
    },
};
use sp_session::MembershipProof;
use sp_staking::{
    SessionIndex,
    offence::{Kind, Offence, OffenceError, OffenceSeverity, ReportOffence},
};
use tributary_primitives::{
    AccountId, Balance,
    equivocation::{AuraEquivocation, AuraEquivocationProof, is_equivocation},
};

/// Names the key under which authors sign.
const AURA_KEY: KeyTypeId = <sp_consensus_aura::sr25519::AuthorityId as RuntimeAppPublic>::ID;
/// Under which kind two blocks in one slot are on record.
const TWO_BLOCKS: Kind = <AuraEquivocation<AccountId> as Offence<AccountId>>::ID;
/// What is said to the SDK of an offence by which nobody loses anything.
const NOTHING_TO_TAKE: u8 = 0;

/// Blocks for which an offence can be reported.
pub struct Longevity<T>(PhantomData<T>);

impl<T: Config> Get<u64> for Longevity<T> {
    fn get() -> u64 {
        u64::from(T::SessionLength::get()).saturating_mul(T::UnbondingSessions::get().into())
    }
}

impl<T: Config> Pallet<T> {
    /// Whether the slot has come and belongs to the session: a key may have had another owner before or after it, and
    /// who was caught once could sign for slots to come without end.
    fn is_slot_of(slot: sp_consensus_slots::Slot, session: SessionIndex) -> bool {
        let has_come = slot <= T::Slot::get();
        let began = session.is_zero() || FirstSlots::<T>::get(session).is_some_and(|first| first < slot);
        let ended = session.checked_add(1).and_then(FirstSlots::<T>::get).is_some_and(|last| last < slot);
        has_come && began && !ended
    }

    pub(crate) fn do_report(
        equivocation: AuraEquivocationProof<HeaderFor<T>>,
        proof: MembershipProof,
    ) -> DispatchResult {
        let (slot, session, validators) = (equivocation.slot, proof.session, proof.validator_count);
        ensure!(is_equivocation(&equivocation), Error::<T>::InvalidEquivocationProof);
        let key = (AURA_KEY, &equivocation.offender);
        let offender = Self::check_proof(key, proof).ok_or(Error::<T>::InvalidKeyOwnershipProof)?;
        ensure!(Self::is_slot_of(slot, session), Error::<T>::InvalidEquivocationProof);
        Self::punish(&AuraEquivocation { slot, session, validators, offender }).map_err(|error| match error {
            OffenceError::DuplicateReport => Error::<T>::DuplicateOffenceReport,
            OffenceError::Other(_) => Error::<T>::NothingToTake,
        })?;
        Ok(())
    }

    /// Whether a report of this kind was taken of an account for a session. One read.
    pub fn is_reported(kind: Kind, session: SessionIndex, who: &AccountId) -> bool {
        Slashes::<T>::get(session, who).is_some_and(|slash| slash.kinds.contains(&kind))
    }

    /// Whether a report of this kind was taken of anybody for a session. O(offenders of the session).
    pub fn has_offenders(kind: Kind, session: SessionIndex) -> bool {
        Slashes::<T>::iter_prefix_values(session).any(|slash| slash.kinds.contains(&kind))
    }

    /// Takes an offence on record, if it is the first of its kind of an account in that session, and takes what it
    /// costs. What costs nobody anything is an error, so that nothing of it stays.
    ///
    /// All who are on record for that kind in that session count as having acted together: those from before lose what
    /// their number asks for now. O(offenders of the session).
    fn punish<O: Offence<AccountId>>(offence: &O) -> Result<(), OffenceError> {
        let session = offence.session_index();
        let mut news = offence.offenders();
        news.retain(|who| !Self::is_reported(O::ID, session, who));
        ensure!(!news.is_empty(), OffenceError::DuplicateReport);
        for who in &news {
            Self::record(O::ID, session, who)?;
        }
        let together: Vec<_> = Slashes::<T>::iter_prefix(session)
            .filter(|(_, slash)| slash.kinds.contains(&O::ID))
            .map(|(who, _)| who)
            .collect();
        let fraction = offence.slash_fraction(together.len().saturated_into());
        let disabled = Session::<T>::disabled_validators();
        let mut costs = false;
        for who in &together {
            costs |= !Self::slash(who, session, fraction).is_zero();
            Session::<T>::report_offence(who.clone(), OffenceSeverity(fraction));
        }
        for who in &news {
            costs |= Self::remove(who, Reason::Equivocation);
            costs |= Self::bar(who);
        }
        costs |= Session::<T>::disabled_validators() != disabled;
        ensure!(costs, OffenceError::Other(NOTHING_TO_TAKE));
        Ok(())
    }

    fn record(kind: Kind, session: SessionIndex, who: &AccountId) -> Result<(), OffenceError> {
        let new = || Slash { of: Self::bond_of(who), taken: Zero::zero(), kinds: BoundedVec::new() };
        let mut slash = Slashes::<T>::get(session, who).unwrap_or_else(new);
        slash.kinds.try_push(kind).map_err(|_| OffenceError::DuplicateReport)?;
        Slashes::<T>::insert(session, who, slash);
        Self::deposit_event(Event::Reported { who: who.clone(), session, kind });
        Ok(())
    }

    /// What the pool asks of a report without a signature: it must be this node's own, true and new.
    pub(crate) fn validate_report(source: TransactionSource, call: &Call<T>) -> TransactionValidity {
        if !matches!(source, TransactionSource::Local | TransactionSource::InBlock) {
            return InvalidTransaction::Call.into();
        }
        Self::check_report(call)?;
        let Call::report_equivocation_unsigned { equivocation_proof, key_owner_proof } = call else {
            return InvalidTransaction::Call.into();
        };
        ValidTransaction::with_tag_prefix("AuraEquivocation")
            .priority(TransactionPriority::MAX)
            // As one is taken of each session, one waits.
            .and_provides((AURA_ENGINE_ID, equivocation_proof.offender.encode(), key_owner_proof.session))
            .longevity(Longevity::<T>::get())
            // No other node would take it.
            .propagate(false)
            .build()
    }

    pub(crate) fn check_report(call: &Call<T>) -> Result<(), TransactionValidityError> {
        let Call::report_equivocation_unsigned { equivocation_proof, key_owner_proof } = call else {
            return Err(InvalidTransaction::Call.into());
        };
        let key = (AURA_KEY, &equivocation_proof.offender);
        let offender = Self::check_proof(key, key_owner_proof.clone()).ok_or(InvalidTransaction::BadProof)?;
        if Self::is_reported(TWO_BLOCKS, key_owner_proof.session, &offender) {
            return Err(InvalidTransaction::Stale.into());
        }
        Ok(())
    }

    /// Takes `fraction` of the bond that `who` had before its first offence in `session`, less what was taken for
    /// others of that session: of several offences, the worst counts. Answers what was taken, in planck.
    fn slash(who: &AccountId, session: SessionIndex, fraction: Perbill) -> Balance {
        let record = Slashes::<T>::get(session, who);
        let (Some(mut candidacy), Some(mut slash)) = (Candidates::<T>::get(who), record) else { return Zero::zero() };
        let due = fraction.mul_ceil(slash.of).saturating_sub(slash.taken).min(candidacy.bond);
        if due.is_zero() {
            return due;
        }
        let taken = CurrencyOf::<T>::transfer_on_hold(
            &HoldReason::Bond.into(),
            who,
            &T::Treasury::get(),
            due,
            Precision::BestEffort,
            Restriction::Free,
            Fortitude::Force,
        );
        match taken {
            Ok(amount) => {
                candidacy.bond = candidacy.bond.saturating_sub(amount);
                slash.taken = slash.taken.saturating_add(amount);
                Candidates::<T>::insert(who, candidacy);
                Slashes::<T>::insert(session, who, slash);
                Self::deposit_event(Event::Slashed { who: who.clone(), session, amount });
                amount
            }
            Err(error) => {
                log::error!(target: crate::LOG_TARGET, "the bond of {who:?} cannot be slashed: {error:?}");
                Zero::zero()
            }
        }
    }
}

/// For the SDK's reports of two votes in one round. Its errors are the caller's to undo, as a call's are.
impl<T: Config, O: Offence<AccountId>> ReportOffence<AccountId, AccountId, O> for Pallet<T> {
    fn report_offence(_: Vec<AccountId>, offence: O) -> Result<(), OffenceError> {
        Self::punish(&offence)
    }

    /// Of slots and rounds nothing is known here: who knows the session asks [`Pallet::is_reported`].
    fn is_known_offence(_: &[AccountId], _: &O::Slot) -> bool {
        false
    }
}

/// Whose key it was, for reports to Aura and to GRANDPA alike. Nothing is proven but by what this chain remembers: a
/// proof names a session and its number of validators.
impl<T: Config, Key: AsRef<[u8]>> KeyOwnerProofSystem<(KeyTypeId, Key)> for Pallet<T> {
    type IdentificationTuple = AccountId;
    type Proof = MembershipProof;

    /// For a key of the present session.
    fn prove((kind, key): (KeyTypeId, Key)) -> Option<MembershipProof> {
        let session = Session::<T>::current_index();
        let validator_count = Keyrings::<T>::decode_len(session).and_then(|count| u32::try_from(count).ok())?;
        let proof = MembershipProof { session, trie_nodes: Vec::new(), validator_count };
        Self::check_proof((kind, key), proof.clone()).map(|_| proof)
    }

    /// O(validators).
    fn check_proof((kind, key): (KeyTypeId, Key), proof: MembershipProof) -> Option<AccountId> {
        let keyring = Keyrings::<T>::get(proof.session)?;
        let says_so = proof.trie_nodes.is_empty() && usize::try_from(proof.validator_count) == Ok(keyring.len());
        let owner = keyring.into_iter().find(|(_, keys)| keys.get_raw(kind) == key.as_ref());
        owner.filter(|_| says_so).map(|(who, _)| who)
    }
}
