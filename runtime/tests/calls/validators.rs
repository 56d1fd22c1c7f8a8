//! Who makes blocks: members and candidates, sessions, and what an offender loses. On a network of four members with
//! sessions of ten blocks.

#![allow(deprecated, reason = "reports are validated as the SDK's own are")]

use crate::helpers::*;
use codec::Encode;
use frame_support::{
    assert_ok, assert_storage_noop,
    dispatch::{GetDispatchInfo, Pays},
    traits::{KeyOwnerProofSystem, fungible::InspectHold},
};
use pallet_validators::{
    Candidacy, Candidates, FirstSlots, Keyrings, Members, OldestSession, Reason, Slashes, StandingCandidates,
};
use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthoritySignature};
use sp_consensus_grandpa::{
    Equivocation as Votes, EquivocationProof as GrandpaProof, KEY_TYPE as GRANDPA_KEY, localized_payload,
};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring as Key};
use sp_keystore::{KeystoreExt, testing::MemoryKeystore};
use sp_runtime::{
    Digest, DigestItem, DispatchError, Perbill, RuntimeAppPublic, TokenError,
    traits::{Header as _, ValidateUnsigned},
    transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
};
use sp_session::MembershipProof;
use sp_staking::SessionIndex;
use tributary_primitives::equivocation::AuraEquivocationProof;
use tributary_runtime::{
    AccountId, Balance, Balances, Executive, Grandpa, Header, Parameters, Runtime, RuntimeHoldReason, RuntimeOrigin,
    RuntimeParameters, Session, System, Treasury, UncheckedExtrinsic, Validators,
    genesis::{ENDOWMENT, network},
    opaque::SessionKeys,
    parameters::dynamic_params::validators::{self as limits, Parameters as Limit},
    testing,
};

type Error = pallet_validators::Error<Runtime>;
type Said = pallet_validators::Event<Runtime>;

pub const REFUSALS: &[fn()] = &[
    only_accounts_join_and_only_root_names,
    nobody_stands_without_keys,
    a_bond_has_a_least_size,
    nobody_stands_twice,
    nobody_bonds_what_they_lack,
    a_full_list_admits_who_outbids_the_least,
    only_who_stands_raises_and_leaves,
    a_bond_stays_on_hold_until_its_release,
    members_are_named_once,
    members_are_few,
    somebody_is_left,
    a_report_must_be_true,
    a_report_must_be_of_the_right_session,
    an_author_of_two_blocks_in_one_slot_loses_bond_and_place,
];

/// The least bond.
const BOND: Balance = 10_000 * UNIT;
const UNIT: Balance = tributary_runtime::UNIT;
/// Sessions that a bond stays on hold for: three, and the two that whoever leaves still serves.
const RELEASE: SessionIndex = 5;

fn account(who: Key) -> AccountId {
    who.to_account_id()
}

fn four() -> Vec<AccountId> {
    [Key::Alice, Key::Bob, Key::Charlie, Key::Dave].map(account).to_vec()
}

/// Runs a case on the network. What must always hold must hold after it.
fn with_network(case: impl FnOnce()) {
    let mut ext = testing::new_test_ext(&testing::patched(network(4).unwrap()));
    ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
    ext.execute_with(|| {
        set(Limit::MaxValidators(limits::MaxValidators, Some(5)));
        block();
        case();
        in_order();
    });
}

fn set(limit: Limit) {
    assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), RuntimeParameters::Validators(limit)));
}

/// A block in this slot.
fn block_in(slot: u64) {
    testing::open_block(slot);
    testing::close_block();
}

fn slot() -> u64 {
    *pallet_aura::CurrentSlot::<Runtime>::get()
}

fn block() {
    block_in(slot().max(1_000) + 1);
}

/// A block by somebody else than `idler`.
fn block_without(idler: &AccountId) {
    let validators = Session::validators();
    let mut next = slot() + 1;
    while validators[usize::try_from(next).unwrap() % validators.len()] == *idler {
        next += 1;
    }
    block_in(next);
}

fn session() -> SessionIndex {
    Session::current_index()
}

fn sessions(count: SessionIndex) {
    let until = session() + count;
    while session() < until {
        block();
    }
}

/// Makes keys on this node and sets them, as `author_rotateKeysWithOwner` and `session.setKeys` do.
fn set_keys(who: &AccountId) -> SessionKeys {
    let made = SessionKeys::generate(&who.encode(), None);
    assert_ok!(Session::set_keys(signed(who.clone()), made.keys.clone(), made.proof.encode()));
    made.keys
}

fn join(who: &AccountId, bond: Balance) {
    set_keys(who);
    assert_ok!(Validators::join(signed(who.clone()), bond));
}

fn held(who: &AccountId) -> Balance {
    Balances::balance_on_hold(&RuntimeHoldReason::Validators(pallet_validators::HoldReason::Bond), who)
}

fn candidacy(who: &AccountId) -> Candidacy {
    Candidates::<Runtime>::get(who).unwrap()
}

fn treasury() -> Balance {
    Balances::free_balance(Treasury::account_id())
}

fn happened(event: Said) {
    System::assert_has_event(event.into());
}

/// A header of this slot, sealed with this key.
fn sealed(slot: u64, salt: u8, author: Key) -> Header {
    let pre = <DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_pre_digest(slot.into());
    let digest = Digest { logs: vec![pre] };
    let mut header = Header::new(7, Default::default(), Default::default(), [salt; 32].into(), digest);
    let seal: AuthoritySignature = author.sign(header.hash().as_ref()).into();
    header.digest_mut().push(DigestItem::aura_seal(seal));
    header
}

fn two_blocks(author: Key, slot: u64) -> AuraEquivocationProof<Header> {
    AuraEquivocationProof {
        offender: author.public().into(),
        slot: slot.into(),
        first_header: sealed(slot, 1, author),
        second_header: sealed(slot, 2, author),
    }
}

/// Whose the key is now.
fn owner_of(author: Key) -> MembershipProof {
    let key = sp_consensus_aura::sr25519::AuthorityId::from(author.public());
    Validators::prove((sp_consensus_aura::sr25519::AuthorityId::ID, key)).unwrap()
}

fn report(
    proof: AuraEquivocationProof<Header>,
    owner: MembershipProof,
) -> frame_support::dispatch::DispatchResultWithPostInfo {
    Validators::report_equivocation(signed(account(Key::Ferdie)), Box::new(proof), owner)
}

#[test]
fn only_accounts_join_and_only_root_names() {
    with_network(|| {
        let eve = account(Key::Eve);
        for origin in [RuntimeOrigin::root, RuntimeOrigin::none] {
            refuse!(Validators::join(origin(), BOND), DispatchError::BadOrigin);
            refuse!(Validators::increase_bond(origin(), BOND), DispatchError::BadOrigin);
            refuse!(Validators::leave(origin()), DispatchError::BadOrigin);
            refuse!(Validators::withdraw_bond(origin()), DispatchError::BadOrigin);
        }
        for origin in [RuntimeOrigin::none(), signed(eve.clone())] {
            refuse!(Validators::add_member(origin.clone(), eve.clone()), DispatchError::BadOrigin);
            refuse!(Validators::remove_member(origin, account(Key::Bob)), DispatchError::BadOrigin);
        }
        let (proof, owner) = (two_blocks(Key::Bob, slot()), owner_of(Key::Bob));
        for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
            let call = Validators::report_equivocation(origin, Box::new(proof.clone()), owner.clone());
            refuse!(call, DispatchError::BadOrigin);
        }
        for origin in [RuntimeOrigin::root(), signed(eve)] {
            let call = Validators::report_equivocation_unsigned(origin, Box::new(proof.clone()), owner.clone());
            refuse!(call, DispatchError::BadOrigin);
        }
    });
}

#[test]
fn the_genesis_has_its_members() {
    with_network(|| {
        assert_eq!(Members::<Runtime>::get().into_inner(), four());
        assert_eq!(Session::validators(), four());
        assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 4);
        assert_eq!(Grandpa::grandpa_authorities().len(), 4);
        // And keeps them: a set that stays the same is no news to GRANDPA.
        let set = pallet_grandpa::CurrentSetId::<Runtime>::get();
        sessions(4);
        assert_eq!(Session::validators(), four());
        assert!(pallet_grandpa::CurrentSetId::<Runtime>::get() <= set + 2);
        let before = pallet_grandpa::CurrentSetId::<Runtime>::get();
        sessions(5);
        assert_eq!(pallet_grandpa::CurrentSetId::<Runtime>::get(), before);
    });
}

#[test]
fn a_session_ends_at_every_multiple_of_its_length() {
    with_network(|| {
        while System::block_number() < 9 {
            block();
        }
        assert_eq!(session(), 0);
        block();
        assert_eq!((System::block_number(), session()), (10, 1));
        assert_eq!(FirstSlots::<Runtime>::get(1), Some(slot().into()));
        // A new length counts at once.
        set(Limit::SessionLength(limits::SessionLength, Some(16)));
        while System::block_number() < 16 {
            assert_eq!(session(), 1);
            block();
        }
        assert_eq!(session(), 2);
    });
}

#[test]
fn a_block_that_ends_a_session_has_room_for_transactions() {
    with_network(|| {
        while System::block_number() < 9 {
            block();
        }
        System::reset_events();
        block();
        let used = System::block_weight().total();
        let most = tributary_runtime::configs::RuntimeBlockWeights::get().max_block;
        assert!(used.ref_time() * 4 < most.ref_time(), "{used} of {most}");
    });
}

#[test]
fn nobody_stands_without_keys() {
    with_network(|| {
        let eve = account(Key::Eve);
        refuse!(Validators::join(signed(eve.clone()), BOND), Error::NoKeys);
        refuse!(Validators::add_member(RuntimeOrigin::root(), eve.clone()), Error::NoKeys);
        set_keys(&eve);
        assert_ok!(Validators::join(signed(eve.clone()), BOND));
        said(Said::Joined { who: eve.clone(), bond: BOND });
        // Somebody else's keys, or a proof for somebody else, are no keys.
        let ferdie = account(Key::Ferdie);
        let made = SessionKeys::generate(&eve.encode(), None);
        let set = Session::set_keys(signed(ferdie.clone()), made.keys, made.proof.encode());
        assert_eq!(set, Err(pallet_session::Error::<Runtime>::InvalidProof.into()));
        refuse!(Validators::join(signed(ferdie), BOND), Error::NoKeys);
    });
}

#[test]
fn a_bond_has_a_least_size() {
    with_network(|| {
        let eve = account(Key::Eve);
        set_keys(&eve);
        refuse!(Validators::join(signed(eve.clone()), 0), Error::BondTooSmall);
        refuse!(Validators::join(signed(eve.clone()), BOND - 1), Error::BondTooSmall);
        set(Limit::MinBond(limits::MinBond, Some(2 * BOND)));
        refuse!(Validators::join(signed(eve.clone()), BOND), Error::BondTooSmall);
        assert_ok!(Validators::join(signed(eve.clone()), 2 * BOND));
        // Who comes back cannot take a part of its bond out on the way.
        assert_ok!(Validators::leave(signed(eve.clone())));
        set(Limit::MinBond(limits::MinBond, Some(BOND)));
        refuse!(Validators::join(signed(eve.clone()), 2 * BOND - 1), Error::BondTooSmall);
        assert_ok!(Validators::join(signed(eve.clone()), 3 * BOND));
        assert_eq!(held(&eve), 3 * BOND);
    });
}

#[test]
fn nobody_stands_twice() {
    with_network(|| {
        let eve = account(Key::Eve);
        join(&eve, BOND);
        refuse!(Validators::join(signed(eve.clone()), BOND), Error::AlreadyStanding);
        refuse!(Validators::join(signed(eve), 2 * BOND), Error::AlreadyStanding);
    });
}

#[test]
fn nobody_bonds_what_they_lack() {
    with_network(|| {
        let eve = account(Key::Eve);
        set_keys(&eve);
        refuse!(Validators::join(signed(eve.clone()), ENDOWMENT), TokenError::FundsUnavailable);
        assert_ok!(Validators::join(signed(eve.clone()), BOND));
        refuse!(Validators::increase_bond(signed(eve.clone()), ENDOWMENT - BOND), TokenError::FundsUnavailable);
        refuse!(Validators::increase_bond(signed(eve), Balance::MAX), Error::Overflow);
    });
}

#[test]
fn a_candidate_validates_is_paid_leaves_and_has_its_bond_back() {
    with_network(|| {
        let eve = account(Key::Eve);
        let before = Balances::free_balance(&eve);
        let keys = set_keys(&eve);
        let deposit = before - Balances::free_balance(&eve);
        assert_ok!(Validators::join(signed(eve.clone()), BOND));
        assert_eq!((held(&eve), Balances::free_balance(&eve)), (BOND, before - deposit - BOND));
        sessions(1);
        assert_eq!(Session::validators(), four(), "planned");
        sessions(1);
        assert_eq!(Session::validators(), [four(), vec![eve.clone()]].concat(), "at work");
        assert!(pallet_aura::Authorities::<Runtime>::get().contains(&keys.aura));
        block();
        assert!(Grandpa::grandpa_authorities().iter().any(|(id, _)| *id == keys.grandpa));

        // A key of its own, and still its account that is paid.
        let had = Balances::free_balance(&eve);
        sessions(1);
        assert!(Balances::free_balance(&eve) > had, "a fifth of the blocks were its own");
        assert_eq!(candidacy(&eve).authored_in, session() - 1);

        let left = session();
        assert_ok!(Validators::leave(signed(eve.clone())));
        said(Said::Left { who: eve.clone(), release: left + RELEASE });
        sessions(2);
        assert_eq!(Session::validators(), four());
        assert!(!pallet_aura::Authorities::<Runtime>::get().contains(&keys.aura));
        while session() < left + RELEASE {
            refuse!(Validators::withdraw_bond(signed(eve.clone())), Error::StillBonded);
            sessions(1);
        }
        let had = Balances::free_balance(&eve);
        assert_ok!(Validators::withdraw_bond(signed(eve.clone())));
        said(Said::BondWithdrawn { who: eve.clone(), amount: BOND });
        assert_eq!((held(&eve), Balances::free_balance(&eve)), (0, had + BOND));
        assert_ok!(Session::purge_keys(signed(eve.clone())));
        assert_eq!(Balances::free_balance(&eve), had + BOND + deposit);
        assert_eq!(Candidates::<Runtime>::get(&eve), None);
    });
}

#[test]
fn who_comes_back_adds_what_is_missing() {
    with_network(|| {
        let eve = account(Key::Eve);
        join(&eve, BOND);
        let free = Balances::free_balance(&eve);
        assert_ok!(Validators::leave(signed(eve.clone())));
        assert_ok!(Validators::join(signed(eve.clone()), BOND + 5));
        assert_eq!((held(&eve), Balances::free_balance(&eve)), (BOND + 5, free - 5));
        assert_eq!(candidacy(&eve).release, None);
        assert_ok!(Validators::increase_bond(signed(eve.clone()), 7));
        said(Said::BondIncreased { who: eve.clone(), bond: BOND + 12 });
        assert_eq!(held(&eve), BOND + 12);
    });
}

#[test]
fn only_who_stands_raises_and_leaves() {
    with_network(|| {
        let eve = account(Key::Eve);
        refuse!(Validators::increase_bond(signed(eve.clone()), 1), Error::NotStanding);
        refuse!(Validators::leave(signed(eve.clone())), Error::NotStanding);
        join(&eve, BOND);
        refuse!(Validators::increase_bond(signed(eve.clone()), 0), Error::ZeroAmount);
        assert_ok!(Validators::leave(signed(eve.clone())));
        refuse!(Validators::increase_bond(signed(eve.clone()), 1), Error::NotStanding);
        refuse!(Validators::leave(signed(eve)), Error::NotStanding);
    });
}

#[test]
fn a_bond_stays_on_hold_until_its_release() {
    with_network(|| {
        let eve = account(Key::Eve);
        refuse!(Validators::withdraw_bond(signed(eve.clone())), Error::NoBond);
        join(&eve, BOND);
        refuse!(Validators::withdraw_bond(signed(eve.clone())), Error::StillBonded);
        sessions(9);
        refuse!(Validators::withdraw_bond(signed(eve)), Error::StillBonded);
    });
}

#[test]
fn the_highest_bonds_are_taken_after_the_members() {
    with_network(|| {
        let (eve, ferdie) = (account(Key::Eve), account(Key::Ferdie));
        join(&eve, BOND);
        join(&ferdie, BOND);
        sessions(2);
        assert_eq!(Session::validators().last(), Some(&eve), "of two equals the first");
        assert_ok!(Validators::increase_bond(signed(ferdie.clone()), 1));
        sessions(2);
        assert_eq!(Session::validators(), [four(), vec![ferdie.clone()]].concat(), "one place is left");
        set(Limit::MaxValidators(limits::MaxValidators, Some(6)));
        sessions(2);
        assert_eq!(Session::validators(), [four(), vec![ferdie.clone(), eve]].concat());
        set(Limit::MaxValidators(limits::MaxValidators, Some(2)));
        sessions(2);
        assert_eq!(Session::validators(), four()[..2]);
        // A member with a bond is one validator, not two.
        set(Limit::MaxValidators(limits::MaxValidators, Some(6)));
        assert_ok!(Validators::add_member(RuntimeOrigin::root(), ferdie.clone()));
        sessions(2);
        assert_eq!(Session::validators().iter().filter(|who| **who == ferdie).count(), 1);
    });
}

#[test]
fn a_full_list_admits_who_outbids_the_least() {
    with_network(|| {
        let eve = account(Key::Eve);
        let many = |n: u8| AccountId::new([n; 32]);
        // Without keys of their own: nobody asks here.
        for n in 0..128 {
            let who = many(100 + n);
            assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), who.clone().into(), 3 * BOND));
            join(&who, BOND + u128::from(n == 127));
        }
        set_keys(&eve);
        refuse!(Validators::join(signed(eve.clone()), BOND), Error::TooManyCandidates);
        assert_ok!(Validators::join(signed(eve.clone()), BOND + 1));
        // The last of those with the least.
        let out = many(226);
        happened(Said::Removed { who: out.clone(), reason: Reason::Outbid });
        assert_eq!(candidacy(&out).release, Some(session() + RELEASE));
        assert_eq!(StandingCandidates::<Runtime>::get().len(), 128);
        refuse!(Validators::join(signed(out), BOND), Error::TooManyCandidates);
    });
}

#[test]
fn members_are_named_once() {
    with_network(|| {
        let eve = account(Key::Eve);
        refuse!(Validators::remove_member(RuntimeOrigin::root(), eve.clone()), Error::NotMember);
        refuse!(Validators::add_member(RuntimeOrigin::root(), account(Key::Bob)), Error::AlreadyMember);
        set_keys(&eve);
        assert_ok!(Validators::add_member(RuntimeOrigin::root(), eve.clone()));
        said(Said::MemberAdded { who: eve.clone() });
        sessions(2);
        assert_eq!(Session::validators(), [four(), vec![eve.clone()]].concat());
        assert_ok!(Validators::remove_member(RuntimeOrigin::root(), eve.clone()));
        said(Said::MemberRemoved { who: eve.clone() });
        sessions(2);
        assert_eq!(Session::validators(), four());
    });
}

#[test]
fn members_are_few() {
    with_network(|| {
        let eve = account(Key::Eve);
        set_keys(&eve);
        let many = (0..64).map(|n| AccountId::new([n; 32])).collect::<Vec<_>>();
        let before = Members::<Runtime>::get();
        Members::<Runtime>::put(frame_support::BoundedVec::truncate_from(many));
        refuse!(Validators::add_member(RuntimeOrigin::root(), eve), Error::TooManyMembers);
        Members::<Runtime>::put(before);
    });
}

#[test]
fn somebody_is_left() {
    with_network(|| {
        let eve = account(Key::Eve);
        for member in &four()[1..] {
            assert_ok!(Validators::remove_member(RuntimeOrigin::root(), member.clone()));
        }
        let alice = account(Key::Alice);
        refuse!(Validators::remove_member(RuntimeOrigin::root(), alice.clone()), Error::TooFewValidators);
        join(&eve, BOND);
        assert_ok!(Validators::remove_member(RuntimeOrigin::root(), alice));
        refuse!(Validators::leave(signed(eve.clone())), Error::TooFewValidators);
        sessions(2);
        assert_eq!(Session::validators(), std::slice::from_ref(&eve));
        // Whoever purges the last keys is kept on with those that are planned: blocks go on.
        assert_ok!(Session::purge_keys(signed(eve.clone())));
        sessions(1);
        assert_eq!(Session::validators(), [eve]);
    });
}

#[test]
fn who_authors_nothing_loses_its_place_and_no_bond() {
    with_network(|| {
        let eve = account(Key::Eve);
        set(Limit::IdleSessions(limits::IdleSessions, Some(2)));
        join(&eve, BOND);
        sessions(2);
        let idle_session = || {
            let now = session();
            while session() == now {
                block_without(&eve);
            }
        };
        idle_session();
        assert_eq!(candidacy(&eve).idle, 1);
        // One block is enough to begin anew.
        sessions(1);
        assert_eq!(candidacy(&eve).idle, 0);
        idle_session();
        assert!(StandingCandidates::<Runtime>::get().contains(&eve));
        idle_session();
        happened(Said::Removed { who: eve.clone(), reason: Reason::Idle });
        assert!(!StandingCandidates::<Runtime>::get().contains(&eve));
        assert_eq!((held(&eve), candidacy(&eve).bond), (BOND, BOND));
        sessions(2);
        assert_eq!(Session::validators(), four());
        // It may come back.
        assert_ok!(Validators::join(signed(eve.clone()), BOND));
        sessions(2);
        assert!(Session::validators().contains(&eve));
    });
}

#[test]
fn of_several_idle_ones_one_at_a_time_goes() {
    with_network(|| {
        let (eve, ferdie) = (account(Key::Eve), account(Key::Ferdie));
        set(Limit::IdleSessions(limits::IdleSessions, Some(1)));
        set(Limit::MaxValidators(limits::MaxValidators, Some(6)));
        join(&eve, 2 * BOND);
        join(&ferdie, BOND);
        sessions(2);
        let idle_session = |allowed: &[AccountId]| {
            let now = session();
            while session() == now {
                let validators = Session::validators();
                let mut next = slot() + 1;
                while !allowed.contains(&validators[usize::try_from(next).unwrap() % validators.len()]) {
                    next += 1;
                }
                block_in(next);
            }
        };
        idle_session(&four());
        assert_eq!(
            StandingCandidates::<Runtime>::get().into_inner(),
            std::slice::from_ref(&eve),
            "the smaller bond first"
        );
        idle_session(&four());
        assert!(StandingCandidates::<Runtime>::get().is_empty());
        // Members stay, whatever they do.
        idle_session(&four()[..1]);
        assert_eq!(Members::<Runtime>::get().len(), 4);
    });
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
        let bob = account(Key::Bob);
        assert_ok!(Validators::join(signed(bob.clone()), BOND));
        sessions(1);
        let first = slot() + 1;
        block();
        block();
        let owner = owner_of(Key::Bob);
        let charlie = owner_of(Key::Charlie);
        let slashed = Perbill::from_rational(9u32, 16).mul_ceil(BOND);
        assert_ok!(report(two_blocks(Key::Bob, first), owner.clone()));
        assert_eq!(held(&bob), BOND - slashed);
        // Another one like it takes nothing more.
        assert_ok!(report(two_blocks(Key::Bob, first + 1), owner));
        assert_eq!(held(&bob), BOND - slashed);
        // With an accomplice in the same slot everything goes: (6 / 4)^2 is more than one.
        assert_ok!(report(two_blocks(Key::Charlie, first), charlie));
        assert_eq!(held(&bob), 0);
        assert_eq!(Slashes::<Runtime>::get(session(), &bob).unwrap().taken, BOND);
    });
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
        let call = pallet_validators::Call::report_equivocation_unsigned {
            equivocation_proof: Box::new(proof),
            key_owner_proof: owner.clone(),
        };
        let refused = Validators::validate_unsigned(TransactionSource::External, &call);
        assert_eq!(refused, Err(InvalidTransaction::Call.into()));
        let valid = Validators::validate_unsigned(TransactionSource::Local, &call).unwrap();
        assert!(!valid.propagate && valid.priority == u64::MAX && valid.provides.len() == 1);
        assert_ok!(Validators::pre_dispatch(&call));
        let nobodys = pallet_validators::Call::report_equivocation_unsigned {
            equivocation_proof: Box::new(two_blocks(Key::Eve, slot())),
            key_owner_proof: owner,
        };
        let bad: Result<_, TransactionValidityError> = Err(InvalidTransaction::BadProof.into());
        assert_eq!(Validators::pre_dispatch(&nobodys), bad);
        let other = pallet_validators::Call::leave {};
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
    });
}

#[test]
fn a_voter_for_two_blocks_in_one_round_loses_its_place() {
    with_network(|| {
        let bob = account(Key::Bob);
        assert_ok!(Validators::join(signed(bob.clone()), BOND));
        let set = pallet_grandpa::CurrentSetId::<Runtime>::get();
        let vote = |number: u32| {
            let prevote = finality_grandpa::Prevote { target_hash: [7; 32].into(), target_number: number };
            let message = finality_grandpa::Message::Prevote(prevote.clone());
            let payload = localized_payload(3, set, &message);
            (prevote, Ed25519Keyring::Bob.sign(&payload).into())
        };
        let proof = GrandpaProof::new(
            set,
            Votes::Prevote(finality_grandpa::Equivocation {
                round_number: 3,
                identity: Ed25519Keyring::Bob.public().into(),
                first: vote(1),
                second: vote(2),
            }),
        );
        let key = sp_consensus_grandpa::AuthorityId::from(Ed25519Keyring::Bob.public());
        let owner = Validators::prove((GRANDPA_KEY, key)).unwrap();
        assert_ok!(Grandpa::report_equivocation(signed(account(Key::Ferdie)), Box::new(proof), owner));
        let slashed = Perbill::from_rational(9u32, 16).mul_ceil(BOND);
        assert_eq!(held(&bob), BOND - slashed);
        assert!(!Members::<Runtime>::get().contains(&bob));
        assert_eq!(pallet_offences::Reports::<Runtime>::iter().count(), 1);
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
