//! Offences: who reports two blocks in one slot or two votes in one round, what is taken of whom, and how often. On the
//! network of `validators.rs`.

#![allow(deprecated, reason = "reports are validated as the SDK's own are")]

use crate::{helpers::*, validators::*};
use frame_support::{
    assert_ok, assert_storage_noop,
    dispatch::{DispatchResultWithPostInfo, GetDispatchInfo, Pays},
    traits::KeyOwnerProofSystem,
};
use pallet_validators::{
    Barred, Call, FirstSlots, Keyrings, Members, OldestSession, Reason, Slash, Slashes, StandingCandidates,
};
use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthoritySignature};
use sp_consensus_grandpa::{
    Equivocation as Votes, EquivocationProof as GrandpaProof, KEY_TYPE as GRANDPA_KEY, localized_payload,
};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring as Key};
use sp_runtime::{
    Digest, DigestItem, DispatchError, Perbill, RuntimeAppPublic,
    traits::{Header as _, ValidateUnsigned},
    transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
};
use sp_session::MembershipProof;
use sp_staking::{SessionIndex, offence::Offence};
use std::collections::BTreeSet;
use tributary_primitives::equivocation::{AuraEquivocation, AuraEquivocationProof};
use tributary_runtime::{
    AccountId, Balance, Balances, BlockNumber, Executive, Grandpa, Hash, Header, Runtime, RuntimeCall, RuntimeOrigin,
    Session, System, UncheckedExtrinsic, Validators, sign, testing,
};

/// What became of a report, and what it cost.
type Report = (Result<(), DispatchError>, Balance);

pub const REFUSALS: &[fn()] = &[
    a_report_must_be_true,
    a_report_must_be_of_the_right_session,
    an_author_of_two_blocks_in_one_slot_loses_bond_and_place,
    an_offender_is_barred,
    root_removes_candidates,
    what_costs_nobody_anything_is_not_taken,
];

const TWO_BLOCKS: [u8; 16] = <AuraEquivocation<AccountId> as Offence<AccountId>>::ID;
const TWO_VOTES: [u8; 16] = <pallet_grandpa::EquivocationOffence<AccountId> as Offence<AccountId>>::ID;

/// A header of this slot, sealed with this key.
fn sealed(slot: u64, salt: u8, author: Key) -> Header {
    let pre = <DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_pre_digest(slot.into());
    let digest = Digest { logs: vec![pre] };
    let mut header = Header::new(7, Default::default(), Default::default(), [salt; 32].into(), digest);
    let seal: AuthoritySignature = author.sign(header.hash().as_ref()).into();
    header.digest_mut().push(DigestItem::aura_seal(seal));
    header
}

pub fn two_blocks(author: Key, slot: u64) -> AuraEquivocationProof<Header> {
    AuraEquivocationProof {
        offender: author.public().into(),
        slot: slot.into(),
        first_header: sealed(slot, 1, author),
        second_header: sealed(slot, 2, author),
    }
}

/// Whose the key is now.
pub fn owner_of(author: Key) -> MembershipProof {
    let key = sp_consensus_aura::sr25519::AuthorityId::from(author.public());
    Validators::prove((sp_consensus_aura::sr25519::AuthorityId::ID, key)).unwrap()
}

fn report(proof: AuraEquivocationProof<Header>, owner: MembershipProof) -> DispatchResultWithPostInfo {
    Validators::report_equivocation(signed(account(Key::Ferdie)), Box::new(proof), owner)
}

#[test]
fn an_author_of_two_blocks_in_one_slot_loses_bond_and_place() {
    with_network(|| {
        // Bob has a bond besides being a member.
        let bob = account(Key::Bob);
        assert_ok!(Validators::join(signed(bob.clone()), BOND));
        sessions(1);
        block();
        let (proof, owner) = (two_blocks(Key::Bob, slot()), owner_of(Key::Bob));
        let had = treasury();
        let done = report(proof.clone(), owner.clone()).unwrap();
        assert_eq!(done.pays_fee, Pays::No);
        // One of four: (3 / 4)^2.
        let slashed = Perbill::from_rational(9u32, 16).mul_ceil(BOND);
        happened(Said::Slashed { who: bob.clone(), session: session(), amount: slashed });
        happened(Said::Removed { who: bob.clone(), reason: Reason::Equivocation });
        assert_eq!(treasury(), had + slashed);
        assert_eq!((held(&bob), candidacy(&bob).bond), (BOND - slashed, BOND - slashed));
        assert!(!Members::<Runtime>::get().contains(&bob) && !StandingCandidates::<Runtime>::get().contains(&bob));
        assert_eq!(Session::disabled_validators(), [1], "it makes no further block");
        refuse!(report(proof, owner), Error::DuplicateOffenceReport);
        // Aura refuses its blocks: leave out its slots, as its node would have to.
        let ended = session();
        while session() < ended + 2 {
            block_without(&bob);
        }
        assert_eq!(Session::validators(), [Key::Alice, Key::Charlie, Key::Dave].map(account));
    });
}

#[test]
fn the_worst_offence_of_a_session_counts() {
    with_network(|| {
        let (bob, charlie) = (account(Key::Bob), account(Key::Charlie));
        assert_ok!(Validators::join(signed(bob.clone()), BOND));
        assert_ok!(Validators::join(signed(charlie.clone()), BOND));
        sessions(1);
        let first = slot() + 1;
        block();
        block();
        let slashed = Perbill::from_rational(9u32, 16).mul_ceil(BOND);
        assert_ok!(report(two_blocks(Key::Bob, first), owner_of(Key::Bob)));
        assert_eq!(held(&bob), BOND - slashed);
        // What else it signed in that session takes nothing more: one report is taken.
        refuse!(report(two_blocks(Key::Bob, first + 1), owner_of(Key::Bob)), Error::DuplicateOffenceReport);
        assert_eq!(held(&bob), BOND - slashed);
        // With an accomplice in that session everything goes, in whatever slots: (6 / 4)^2 is more than one.
        let had = treasury();
        assert_ok!(report(two_blocks(Key::Charlie, first + 1), owner_of(Key::Charlie)));
        assert_eq!((held(&bob), held(&charlie)), (0, 0));
        assert_eq!(treasury(), had + 2 * BOND - slashed);
        for who in [bob, charlie] {
            let kinds = vec![TWO_BLOCKS].try_into().unwrap();
            assert_eq!(Slashes::<Runtime>::get(session(), &who), Some(Slash { of: BOND, taken: BOND, kinds }));
        }
    });
}

#[test]
fn votes_and_blocks_are_counted_apart_and_paid_for_once() {
    with_network(|| {
        let bob = account(Key::Bob);
        assert_ok!(Validators::join(signed(bob.clone()), BOND));
        sessions(1);
        block();
        let slashed = Perbill::from_rational(9u32, 16).mul_ceil(BOND);
        assert_ok!(report(two_blocks(Key::Bob, slot()), owner_of(Key::Bob)));
        // Charlie voted twice, which makes nobody's blocks worse.
        assert_ok!(report_votes(two_votes(Ed25519Keyring::Charlie, 3), voter(Ed25519Keyring::Charlie)));
        assert_eq!(held(&bob), BOND - slashed);
        // And so did Bob: with Charlie, which takes what is left.
        assert_ok!(report_votes(two_votes(Ed25519Keyring::Bob, 4), voter(Ed25519Keyring::Bob)));
        assert_eq!(held(&bob), 0);
        let kinds = vec![TWO_BLOCKS, TWO_VOTES].try_into().unwrap();
        assert_eq!(Slashes::<Runtime>::get(session(), &bob), Some(Slash { of: BOND, taken: BOND, kinds }));
        happened(Said::Reported { who: bob, session: session(), kind: TWO_VOTES });
    });
}

#[test]
fn an_offender_is_barred() {
    with_network(|| {
        let bob = account(Key::Bob);
        assert_ok!(Validators::join(signed(bob.clone()), BOND));
        sessions(1);
        block();
        let at = session();
        assert_ok!(report(two_blocks(Key::Bob, slot()), owner_of(Key::Bob)));
        assert_eq!(Barred::<Runtime>::get().into_inner(), [(bob.clone(), at + 3)]);
        while session() < at + 3 {
            refuse!(Validators::join(signed(bob.clone()), 2 * BOND), Error::Barred);
            refuse!(Validators::add_member(RuntimeOrigin::root(), bob.clone()), Error::Barred);
            let now = session();
            while session() == now {
                block_without(&bob);
            }
        }
        assert_ok!(Validators::add_member(RuntimeOrigin::root(), bob.clone()));
        assert_ok!(Validators::join(signed(bob.clone()), BOND));
        assert_eq!(held(&bob), BOND);
        sessions(2);
        assert!(Session::validators().contains(&bob));
    });
}

#[test]
fn root_removes_candidates() {
    with_network(|| {
        let (eve, ferdie) = (account(Key::Eve), account(Key::Ferdie));
        let remove = |who: &AccountId| Validators::remove_candidate(RuntimeOrigin::root(), who.clone());
        refuse!(remove(&eve), Error::NotStanding);
        refuse!(remove(&account(Key::Bob)), Error::NotStanding);
        join(&eve, BOND);
        sessions(2);
        assert!(Session::validators().contains(&eve));
        let at = session();
        assert_ok!(remove(&eve));
        happened(Said::Removed { who: eve.clone(), reason: Reason::Dismissed });
        assert_eq!((held(&eve), candidacy(&eve).release), (BOND, Some(at + RELEASE)));
        refuse!(remove(&eve), Error::NotStanding);
        // Not in the next block either, and not as a member; then it may come back.
        assert_eq!(Barred::<Runtime>::get().into_inner(), [(eve.clone(), at + 3)]);
        while session() < at + 3 {
            refuse!(Validators::join(signed(eve.clone()), 2 * BOND), Error::Barred);
            refuse!(Validators::add_member(RuntimeOrigin::root(), eve.clone()), Error::Barred);
            sessions(1);
        }
        assert!(!Session::validators().contains(&eve));
        assert_ok!(Validators::join(signed(eve.clone()), BOND));
        // A member that stands stays a member, and is not barred.
        let alice = account(Key::Alice);
        assert_ok!(Validators::join(signed(alice.clone()), BOND));
        assert_ok!(remove(&alice));
        assert!(Members::<Runtime>::get().contains(&alice) && !StandingCandidates::<Runtime>::get().contains(&alice));
        assert!(!Barred::<Runtime>::get().iter().any(|(who, _)| *who == alice));
        // Somebody is left.
        for member in four() {
            assert_ok!(Validators::remove_member(RuntimeOrigin::root(), member));
        }
        refuse!(remove(&eve), Error::TooFewValidators);
        join(&ferdie, BOND);
        assert_ok!(remove(&eve));
        assert_eq!(StandingCandidates::<Runtime>::get().into_inner(), [ferdie]);
    });
}

#[test]
fn of_as_many_as_may_be_barred_the_first_to_end_makes_room() {
    with_network(|| {
        let bob = account(Key::Bob);
        let others = (0..128u8).map(|n| (AccountId::new([n; 32]), 1_000 - SessionIndex::from(n)));
        Barred::<Runtime>::put(frame_support::BoundedVec::truncate_from(others.collect()));
        assert_ok!(report(two_blocks(Key::Bob, slot()), owner_of(Key::Bob)));
        let barred = Barred::<Runtime>::get();
        assert_eq!((barred.len(), barred.last()), (128, Some(&(bob.clone(), 3))));
        assert!(!barred.iter().any(|(who, _)| *who == AccountId::new([127; 32])));
        assert!(barred.iter().any(|(who, _)| *who == AccountId::new([126; 32])));
        refuse!(Validators::add_member(RuntimeOrigin::root(), bob), Error::Barred);
    });
}

#[test]
fn what_costs_nobody_anything_is_not_taken() {
    with_network(|| {
        let charlie = account(Key::Charlie);
        assert_ok!(Validators::join(signed(charlie.clone()), BOND));
        sessions(1);
        block();
        let (early, owner) = (two_blocks(Key::Bob, slot()), owner_of(Key::Bob));
        let (other, others) = (two_blocks(Key::Charlie, slot()), owner_of(Key::Charlie));
        sessions(1);
        block();
        // Bob has no bond, and loses his place.
        assert_ok!(report(two_blocks(Key::Bob, slot()), owner_of(Key::Bob)));
        // There is nothing left to lose for what he did before, and the report costs its fee.
        refuse!(report(early.clone(), owner.clone()), Error::NothingToTake);
        let refused = report(early.clone(), owner.clone()).unwrap_err();
        assert_eq!(refused.post_info.pays_fee, Pays::Yes);
        assert_eq!(Slashes::<Runtime>::iter().count(), 1);
        refuse!(
            report_votes(two_votes(Ed25519Keyring::Bob, 3), voter(Ed25519Keyring::Bob)),
            pallet_grandpa::Error::<Runtime>::DuplicateOffenceReport
        );
        // But it makes an accomplice's offence worse.
        assert_ok!(report(other, others));
        assert_eq!(held(&charlie), BOND - Perbill::from_rational(9u32, 16).mul_ceil(BOND));
        assert_eq!(report(early, owner).unwrap().pays_fee, Pays::No);
        assert_eq!(held(&charlie), 0);
        assert_eq!(Slashes::<Runtime>::iter().count(), 3);
    });
}

/// What became of so many reports of different pairs of Bob's blocks, signed by Ferdie and all in one block, what each
/// cost, and the keys of the state that are new.
fn many_reports(count: u32) -> (Vec<Report>, BTreeSet<Vec<u8>>) {
    let (mut told, mut new) = (vec![], BTreeSet::new());
    with_network(|| {
        sessions(1);
        let first = slot() + 1;
        block_in(first + 401);
        let (ferdie, owner) = (account(Key::Ferdie), owner_of(Key::Bob));
        let chain = sign::Chain::native(System::block_hash(0));
        let before = keys();
        testing::open_block(slot() + 1);
        for n in 0..count {
            let call = Call::report_equivocation {
                equivocation_proof: Box::new(two_blocks(Key::Bob, first + u64::from(n))),
                key_owner_proof: owner.clone(),
            };
            let had = Balances::free_balance(&ferdie);
            let signed = sign::sign(chain, &Key::Ferdie.pair(), n, 0, RuntimeCall::from(call));
            let outcome = Executive::apply_extrinsic(signed).unwrap();
            told.push((outcome, had - Balances::free_balance(&ferdie)));
        }
        testing::close_block();
        assert_eq!(Slashes::<Runtime>::iter().count(), 1, "one record");
        assert!(!Members::<Runtime>::get().contains(&account(Key::Bob)));
        new = keys().difference(&before).cloned().collect();
    });
    (told, new)
}

#[test]
fn of_four_hundred_reports_of_one_key_in_one_block_one_is_taken() {
    let (told, grown) = many_reports(400);
    assert_eq!(told.len(), 400);
    assert_eq!(told[0], (Ok(()), 0), "the first is taken, and free");
    let duplicate = Err(DispatchError::from(Error::DuplicateOffenceReport));
    assert!(told[1..].iter().all(|(outcome, paid)| *outcome == duplicate && *paid > 0), "the others pay");
    assert_eq!(grown, many_reports(1).1, "the state grows by what one report makes it grow");
}

#[test]
fn new_keys_do_not_hide_what_the_old_ones_signed() {
    for hide in [0, 1, 2] {
        with_network(|| {
            let bob = account(Key::Bob);
            assert_ok!(Validators::join(signed(bob.clone()), BOND));
            sessions(1);
            block();
            let (proof, at) = (two_blocks(Key::Bob, slot()), session());
            // The old keys stay in force for the rest of this session and for the next.
            if hide == 1 {
                set_keys(&bob);
            } else {
                assert_ok!(Session::purge_keys(signed(bob.clone())));
            }
            let owner = owner_of(Key::Bob);
            sessions(hide);
            assert_eq!(owner.session, at);
            assert_ok!(report(proof, owner));
            assert!(held(&bob) < BOND && !Members::<Runtime>::get().contains(&bob));
        });
    }
}

#[test]
fn a_report_must_be_true() {
    with_network(|| {
        let (slot, owner) = (slot(), owner_of(Key::Bob));
        let proof = two_blocks(Key::Bob, slot);
        let mut one = proof.clone();
        one.second_header = one.first_header.clone();
        refuse!(report(one, owner.clone()), Error::InvalidEquivocationProof);
        let mut forged = proof.clone();
        forged.second_header = sealed(slot, 2, Key::Charlie);
        refuse!(report(forged, owner.clone()), Error::InvalidEquivocationProof);
        // Nobody's key: Eve is no validator.
        refuse!(report(two_blocks(Key::Eve, slot), owner.clone()), Error::InvalidKeyOwnershipProof);
        // As many validators as one likes.
        let mut crowd = owner.clone();
        crowd.validator_count = 1_000;
        let mut padded = owner.clone();
        padded.trie_nodes = vec![vec![7; 1_000]];
        refuse!(report(proof.clone(), padded), Error::InvalidKeyOwnershipProof);
        refuse!(report(proof, crowd), Error::InvalidKeyOwnershipProof);
    });
}

#[test]
fn a_report_must_be_of_the_right_session() {
    with_network(|| {
        sessions(1);
        let first = slot();
        block();
        let owner = owner_of(Key::Bob);
        // The block that begins a session is the last of the session before.
        refuse!(report(two_blocks(Key::Bob, first), owner.clone()), Error::InvalidEquivocationProof);
        // Slots to come may be anybody's, and there is no end of them.
        let early = two_blocks(Key::Bob, slot() + 1);
        refuse!(report(early.clone(), owner.clone()), Error::InvalidEquivocationProof);
        block();
        sp_io::storage::start_transaction();
        assert_ok!(report(early, owner.clone()));
        sp_io::storage::rollback_transaction();
        let in_time = two_blocks(Key::Bob, slot());
        sessions(1);
        refuse!(report(two_blocks(Key::Bob, slot() + 1), owner.clone()), Error::InvalidEquivocationProof);
        // For three sessions it can be reported, then it is forgotten.
        sessions(2);
        assert_eq!(session(), 4);
        let kept = System::block_number();
        assert!(Keyrings::<Runtime>::contains_key(1));
        sp_io::storage::start_transaction();
        assert_ok!(report(in_time.clone(), owner.clone()));
        sp_io::storage::rollback_transaction();
        assert_eq!(System::block_number(), kept);
        sessions(1);
        refuse!(report(in_time, owner), Error::InvalidKeyOwnershipProof);
        assert_eq!((OldestSession::<Runtime>::get(), Keyrings::<Runtime>::get(1)), (2, None));
        assert_eq!(FirstSlots::<Runtime>::get(1), None);
    });
}

#[test]
fn only_a_node_reports_without_a_signature() {
    with_network(|| {
        let (proof, owner) = (two_blocks(Key::Bob, slot()), owner_of(Key::Bob));
        let call =
            Call::report_equivocation_unsigned { equivocation_proof: Box::new(proof), key_owner_proof: owner.clone() };
        let refused = Validators::validate_unsigned(TransactionSource::External, &call);
        assert_eq!(refused, Err(InvalidTransaction::Call.into()));
        let valid = Validators::validate_unsigned(TransactionSource::Local, &call).unwrap();
        assert!(!valid.propagate && valid.priority == u64::MAX && valid.provides.len() == 1);
        assert_ok!(Validators::pre_dispatch(&call));
        let nobodys = Call::report_equivocation_unsigned {
            equivocation_proof: Box::new(two_blocks(Key::Eve, slot())),
            key_owner_proof: owner,
        };
        let bad: Result<_, TransactionValidityError> = Err(InvalidTransaction::BadProof.into());
        assert_eq!(Validators::pre_dispatch(&nobodys), bad);
        let other = Call::leave {};
        assert!(Validators::validate_unsigned(TransactionSource::Local, &other).is_err());
        assert!(Validators::pre_dispatch(&other).is_err());
        // In a block, and then it is stale.
        let info = tributary_runtime::RuntimeCall::from(call.clone()).get_dispatch_info();
        assert!(info.call_weight.ref_time() > 0);
        let reported = Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(call.clone().into())).unwrap();
        assert_ok!(reported);
        assert!(!Members::<Runtime>::get().contains(&account(Key::Bob)));
        let stale: Result<_, TransactionValidityError> = Err(InvalidTransaction::Stale.into());
        assert_eq!(Validators::pre_dispatch(&call), stale);
        // And so is what else the key signed in that session.
        let another = Call::report_equivocation_unsigned {
            equivocation_proof: Box::new(two_blocks(Key::Bob, slot() - 1)),
            key_owner_proof: owner_of(Key::Bob),
        };
        assert_eq!(Validators::pre_dispatch(&another), stale);
        let refused = Validators::validate_unsigned(TransactionSource::Local, &another);
        assert_eq!(refused, Err(InvalidTransaction::Stale.into()));
    });
}

/// Two votes of one voter in this round of the set in force.
fn two_votes(voter: Ed25519Keyring, round: u64) -> GrandpaProof<Hash, BlockNumber> {
    let set = pallet_grandpa::CurrentSetId::<Runtime>::get();
    let vote = |number: BlockNumber| {
        let prevote = finality_grandpa::Prevote { target_hash: [7; 32].into(), target_number: number };
        let message = finality_grandpa::Message::Prevote(prevote.clone());
        let payload = localized_payload(round, set, &message);
        (prevote, voter.sign(&payload).into())
    };
    let equivocation = finality_grandpa::Equivocation {
        round_number: round,
        identity: voter.public().into(),
        first: vote(1),
        second: vote(2),
    };
    GrandpaProof::new(set, Votes::Prevote(equivocation))
}

/// Whose the key for votes is now.
fn voter(voter: Ed25519Keyring) -> MembershipProof {
    let key = sp_consensus_grandpa::AuthorityId::from(voter.public());
    Validators::prove((GRANDPA_KEY, key)).unwrap()
}

fn report_votes(proof: GrandpaProof<Hash, BlockNumber>, owner: MembershipProof) -> DispatchResultWithPostInfo {
    Grandpa::report_equivocation(signed(account(Key::Ferdie)), Box::new(proof), owner)
}

#[test]
fn a_voter_for_two_blocks_in_one_round_loses_its_place() {
    with_network(|| {
        let bob = account(Key::Bob);
        assert_ok!(Validators::join(signed(bob.clone()), BOND));
        let done = report_votes(two_votes(Ed25519Keyring::Bob, 3), voter(Ed25519Keyring::Bob)).unwrap();
        assert_eq!(done.pays_fee, Pays::No);
        let slashed = Perbill::from_rational(9u32, 16).mul_ceil(BOND);
        assert_eq!(held(&bob), BOND - slashed);
        assert!(!Members::<Runtime>::get().contains(&bob));
        assert_eq!(Slashes::<Runtime>::iter().count(), 1);
        refuse!(
            report_votes(two_votes(Ed25519Keyring::Bob, 4), voter(Ed25519Keyring::Bob)),
            pallet_grandpa::Error::<Runtime>::DuplicateOffenceReport
        );
    });
}

#[test]
fn votes_of_one_set_are_one_offence_whatever_session_is_named() {
    with_network(|| {
        let (bob, charlie) = (account(Key::Bob), account(Key::Charlie));
        assert_ok!(Validators::join(signed(bob.clone()), BOND));
        assert_ok!(Validators::join(signed(charlie.clone()), BOND));
        // The set stays for many sessions.
        sessions(5);
        let (at, set) = (session(), pallet_grandpa::CurrentSetId::<Runtime>::get());
        let slashed = Perbill::from_rational(9u32, 16).mul_ceil(BOND);
        let (proof, accomplice) = (two_votes(Ed25519Keyring::Bob, 3), two_votes(Ed25519Keyring::Charlie, 9));
        let owner = voter(Ed25519Keyring::Bob);
        let duplicate = DispatchError::from(pallet_grandpa::Error::<Runtime>::DuplicateOffenceReport);
        // The reporter names a session before; the last of the set counts.
        let before = MembershipProof { session: at - 2, ..owner.clone() };
        assert_ok!(report_votes(proof.clone(), before));
        assert_eq!(held(&bob), BOND - slashed);
        assert!(Slashes::<Runtime>::contains_key(at, &bob));
        for session in [at - 1, at] {
            refuse!(report_votes(proof.clone(), MembershipProof { session, ..owner.clone() }), duplicate);
        }
        let now = session();
        while session() == now {
            block_without(&bob);
        }
        // The set is in force for one session more, and its offences are those of the first report.
        assert_eq!(pallet_grandpa::CurrentSetId::<Runtime>::get(), set);
        for session in [at - 1, at, at + 1] {
            refuse!(report_votes(proof.clone(), MembershipProof { session, ..owner.clone() }), duplicate);
        }
        let unsigned = pallet_grandpa::Call::report_equivocation_unsigned {
            equivocation_proof: Box::new(proof),
            key_owner_proof: owner,
        };
        assert_eq!(Grandpa::pre_dispatch(&unsigned), Err(InvalidTransaction::Stale.into()));
        assert_ok!(report_votes(accomplice, voter(Ed25519Keyring::Charlie)));
        assert_eq!((held(&bob), held(&charlie)), (0, 0), "they are counted together");
        assert!(Slashes::<Runtime>::contains_key(at, &charlie));
        assert_eq!(Slashes::<Runtime>::iter().count(), 2);
    });
}

#[test]
fn a_node_can_prove_and_report() {
    use sp_consensus_grandpa::OpaqueKeyOwnershipProof;
    use tributary_primitives::equivocation::runtime_decl_for_aura_equivocation_api::AuraEquivocationApi;
    with_network(|| {
        let key = Key::Bob.public().into();
        let proof: OpaqueKeyOwnershipProof = Runtime::generate_aura_key_ownership_proof(key).unwrap();
        assert_eq!(proof.clone().decode::<MembershipProof>(), Some(owner_of(Key::Bob)));
        assert!(Runtime::generate_aura_key_ownership_proof(Key::Eve.public().into()).is_none());
        assert_storage_noop!({
            // What is no proof is not sent.
            let none = OpaqueKeyOwnershipProof::new(vec![1]);
            let sent = Runtime::submit_report_aura_equivocation_unsigned_extrinsic(two_blocks(Key::Bob, slot()), none);
            assert!(sent.is_none());
        });
    });
}
