//! Two blocks by one author in one slot: what proves it, and how a node reports it.
//!
//! The SDK has this for BABE and for GRANDPA; its Aura notices such blocks and only logs them. Form and rules follow
//! those of `sp-consensus-babe`.

#![allow(clippy::multiple_bound_locations, reason = "in what the macro writes")]

use alloc::{vec, vec::Vec};
use codec::Encode;
use sp_consensus_aura::{
    digests::CompatibleDigestItem,
    sr25519::{AuthorityId, AuthoritySignature},
};
use sp_consensus_slots::{EquivocationProof, Slot};
use sp_runtime::{
    Perbill, RuntimeAppPublic,
    traits::{Block as BlockT, Header as HeaderT},
};
use sp_staking::{
    SessionIndex,
    offence::{Kind, Offence},
};

pub use sp_consensus_grandpa::OpaqueKeyOwnershipProof;

/// Two headers with the seals of one key in one slot.
pub type AuraEquivocationProof<Header> = EquivocationProof<Header, AuthorityId>;

/// Whether `proof` shows that its offender sealed two different headers of its slot. Two signatures are verified.
pub fn is_equivocation<Header: HeaderT>(proof: &AuraEquivocationProof<Header>) -> bool {
    proof.first_header.hash() != proof.second_header.hash()
        && [&proof.first_header, &proof.second_header]
            .into_iter()
            .all(|header| slot_of(header) == Some(proof.slot) && is_sealed_by(header, &proof.offender))
}

/// The slot that a header claims.
pub fn slot_of<Header: HeaderT>(header: &Header) -> Option<Slot> {
    let logs = header.digest().logs();
    logs.iter().find_map(CompatibleDigestItem::<AuthoritySignature>::as_aura_pre_digest)
}

/// Whether the last entry of the header's digest is the author's seal over the rest of the header.
fn is_sealed_by<Header: HeaderT>(header: &Header, author: &AuthorityId) -> bool {
    let mut header = header.clone();
    let Some(seal) = header.digest_mut().pop() else { return false };
    let seal: Option<AuthoritySignature> = seal.as_aura_seal();
    seal.is_some_and(|seal| author.verify(&header.hash().encode(), &seal))
}

/// An author's two blocks in one slot, as the SDK's offences take it.
pub struct AuraEquivocation<Offender> {
    /// When.
    pub slot: Slot,
    /// The session that the slot belongs to.
    pub session: SessionIndex,
    /// Validators in that session.
    pub validators: u32,
    /// Who.
    pub offender: Offender,
}

impl<Offender: Clone> Offence<Offender> for AuraEquivocation<Offender> {
    const ID: Kind = *b"aura:equivocatio";
    type Slot = Slot;

    fn offenders(&self) -> Vec<Offender> {
        vec![self.offender.clone()]
    }

    fn session_index(&self) -> SessionIndex {
        self.session
    }

    fn validator_set_count(&self) -> u32 {
        self.validators
    }

    fn slot(&self) -> Slot {
        self.slot
    }

    /// `min((3k / n)^2, 1)` for `k` offenders in the session among `n` validators, the formula of BABE and GRANDPA:
    /// little for one who fails alone, everything for a third of them together.
    fn slash_fraction(&self, offenders: u32) -> Perbill {
        Perbill::from_rational(offenders.saturating_mul(3), self.validators).square()
    }
}

sp_api::decl_runtime_apis! {
    /// How a node reports an author of two blocks in one slot.
    pub trait AuraEquivocationApi {
        /// Proves whose key `authority` is in the session of this block; `None` if it is nobody's.
        fn generate_aura_key_ownership_proof(authority: AuthorityId) -> Option<OpaqueKeyOwnershipProof>;

        /// Sends the report to this node's transaction pool; `None` if that cannot be done. From an offchain context
        /// only.
        fn submit_report_aura_equivocation_unsigned_extrinsic(
            proof: AuraEquivocationProof<<Block as BlockT>::Header>,
            key_owner_proof: OpaqueKeyOwnershipProof,
        ) -> Option<()>;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_core::{Pair, sr25519};
    use sp_runtime::{
        generic::{Digest, DigestItem},
        testing::Header,
    };

    fn pair(seed: &str) -> sr25519::Pair {
        sr25519::Pair::from_string(seed, None).unwrap()
    }

    fn header(number: u64, slot: u64, author: &sr25519::Pair) -> Header {
        let pre = <DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_pre_digest(slot.into());
        let mut header = Header {
            parent_hash: Default::default(),
            number,
            state_root: Default::default(),
            extrinsics_root: Default::default(),
            digest: Digest { logs: vec![pre] },
        };
        let seal: AuthoritySignature = author.sign(&header.hash().encode()).into();
        header.digest.push(DigestItem::aura_seal(seal));
        header
    }

    fn proof(first: Header, second: Header, slot: u64) -> AuraEquivocationProof<Header> {
        EquivocationProof {
            offender: pair("//Alice").public().into(),
            slot: slot.into(),
            first_header: first,
            second_header: second,
        }
    }

    #[test]
    fn two_blocks_of_one_slot_are_one() {
        let alice = pair("//Alice");
        assert!(is_equivocation(&proof(header(1, 7, &alice), header(2, 7, &alice), 7)));
    }

    #[test]
    fn nothing_else_is() {
        let (alice, bob) = (pair("//Alice"), pair("//Bob"));
        let one = header(1, 7, &alice);
        let mut unsealed = header(2, 7, &alice);
        unsealed.digest.pop();
        let mut altered = header(2, 7, &alice);
        altered.number = 3;
        for (case, second, slot) in [
            ("the same block", one.clone(), 7),
            ("another slot", header(2, 8, &alice), 7),
            ("not the slot of the proof", header(2, 7, &alice), 8),
            ("another author", header(2, 7, &bob), 7),
            ("no seal", unsealed, 7),
            ("a seal of something else", altered, 7),
        ] {
            assert!(!is_equivocation(&proof(one.clone(), second.clone(), slot)), "{case}");
            assert!(!is_equivocation(&proof(second, one.clone(), slot)), "{case}, the other way round");
        }
    }

    #[test]
    fn who_fails_together_loses_more() {
        let offence = |validators| AuraEquivocation { slot: 1.into(), session: 0, validators, offender: () };
        assert_eq!(offence(100).slash_fraction(1), Perbill::from_parts(900_000));
        assert_eq!(offence(100).slash_fraction(10), Perbill::from_percent(9));
        assert_eq!(offence(4).slash_fraction(1), Perbill::from_rational(9u32, 16));
        assert_eq!(offence(3).slash_fraction(1), Perbill::one());
        assert_eq!(offence(1).slash_fraction(1), Perbill::one());
    }
}
