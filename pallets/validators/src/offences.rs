//! Reports of two blocks by one author in one slot, and what an offender loses.

use crate::{
    Call, Candidates, Config, CurrencyOf, Error, FirstSlots, HoldReason, Keyrings, Pallet, Reason, Slash, Slashes,
};
use alloc::vec::Vec;
use codec::Encode;
use core::marker::PhantomData;
use frame_support::{
    dispatch::DispatchResult,
    ensure,
    traits::{
        Get, KeyOwnerProofSystem,
        fungible::hold::Mutate,
        tokens::{Fortitude, Precision, Restriction},
    },
    weights::Weight,
};
use frame_system::pallet_prelude::HeaderFor;
use pallet_session::Pallet as Session;
use sp_consensus_aura::AURA_ENGINE_ID;
use sp_runtime::{
    KeyTypeId, Perbill, RuntimeAppPublic,
    traits::{OpaqueKeys, Zero},
    transaction_validity::{
        InvalidTransaction, TransactionPriority, TransactionSource, TransactionValidity, TransactionValidityError,
        ValidTransaction,
    },
};
use sp_session::MembershipProof;
use sp_staking::{
    SessionIndex,
    offence::{OffenceDetails, OffenceSeverity, OnOffenceHandler, ReportOffence},
};
use tributary_primitives::{
    AccountId,
    equivocation::{AuraEquivocation, AuraEquivocationProof, is_equivocation},
};

/// Names the key under which authors sign.
const AURA_KEY: KeyTypeId = <sp_consensus_aura::sr25519::AuthorityId as RuntimeAppPublic>::ID;

/// Blocks for which an offence can be reported.
pub struct Longevity<T>(PhantomData<T>);

impl<T: Config> Get<u64> for Longevity<T> {
    fn get() -> u64 {
        u64::from(T::SessionLength::get()).saturating_mul(T::UnbondingSessions::get().into())
    }
}

impl<T: Config> Pallet<T> {
    /// Whether the slot belongs to the session: a key may have had another owner before or after it.
    fn is_slot_of(slot: sp_consensus_slots::Slot, session: SessionIndex) -> bool {
        let began = session.is_zero() || FirstSlots::<T>::get(session).is_some_and(|first| first < slot);
        let ended = session.checked_add(1).and_then(FirstSlots::<T>::get).is_some_and(|last| last < slot);
        began && !ended
    }

    pub(crate) fn do_report(
        reporter: Option<AccountId>,
        equivocation: AuraEquivocationProof<HeaderFor<T>>,
        proof: MembershipProof,
    ) -> DispatchResult {
        let (slot, session, validators) = (equivocation.slot, proof.session, proof.validator_count);
        ensure!(is_equivocation(&equivocation), Error::<T>::InvalidEquivocationProof);
        let key = (AURA_KEY, &equivocation.offender);
        let offender = Self::check_proof(key, proof).ok_or(Error::<T>::InvalidKeyOwnershipProof)?;
        ensure!(Self::is_slot_of(slot, session), Error::<T>::InvalidEquivocationProof);
        let offence = AuraEquivocation { slot, session, validators, offender };
        T::Offences::report_offence(reporter.into_iter().collect(), offence)
            .map_err(|_| Error::<T>::DuplicateOffenceReport)?;
        Ok(())
    }

    /// What the pool asks of a report without a signature: it must be this node's own, true and new.
    pub(crate) fn validate_report(source: TransactionSource, call: &Call<T>) -> TransactionValidity {
        if !matches!(source, TransactionSource::Local | TransactionSource::InBlock) {
            return InvalidTransaction::Call.into();
        }
        Self::check_report(call)?;
        let Call::report_equivocation_unsigned { equivocation_proof, .. } = call else {
            return InvalidTransaction::Call.into();
        };
        ValidTransaction::with_tag_prefix("AuraEquivocation")
            .priority(TransactionPriority::MAX)
            .and_provides((AURA_ENGINE_ID, equivocation_proof.offender.encode(), *equivocation_proof.slot))
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
        if T::Offences::is_known_offence(&[offender], &equivocation_proof.slot) {
            return Err(InvalidTransaction::Stale.into());
        }
        Ok(())
    }

    /// Takes `fraction` of the bond that `who` had before its first offence in `session`, less what was taken for
    /// others of that session: of several offences, the worst counts.
    fn slash(who: &AccountId, session: SessionIndex, fraction: Perbill) {
        let Some(mut candidacy) = Candidates::<T>::get(who) else { return };
        let mut slash = Slashes::<T>::get(session, who).unwrap_or(Slash { of: candidacy.bond, taken: Zero::zero() });
        let due = fraction.mul_ceil(slash.of).saturating_sub(slash.taken).min(candidacy.bond);
        if due.is_zero() {
            return;
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
                Self::deposit_event(crate::Event::Slashed { who: who.clone(), session, amount });
            }
            Err(error) => {
                log::error!(target: crate::LOG_TARGET, "the bond of {who:?} cannot be slashed: {error:?}");
            }
        }
    }
}

impl<T: Config> OnOffenceHandler<AccountId, AccountId, Weight> for Pallet<T> {
    /// Slashes, removes and disables each offender. Its weight is part of what a report declares.
    fn on_offence(
        offenders: &[OffenceDetails<AccountId, AccountId>],
        fractions: &[Perbill],
        session: SessionIndex,
    ) -> Weight {
        for (details, fraction) in offenders.iter().zip(fractions) {
            let who = &details.offender;
            Self::slash(who, session, *fraction);
            Self::remove(who, Reason::Equivocation);
            Session::<T>::report_offence(who.clone(), OffenceSeverity(*fraction));
        }
        Zero::zero()
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
