//! Who makes blocks: members and candidates, and sessions. On a network of four members with sessions of ten blocks.

use crate::{
    helpers::*,
    offences::{owner_of, two_blocks},
};
use codec::Encode;
use frame_support::{assert_ok, traits::fungible::InspectHold};
use pallet_validators::{Candidacy, Candidates, FirstSlots, Members, Reason, StandingCandidates};
use sp_keyring::Sr25519Keyring as Key;
use sp_keystore::{KeystoreExt, testing::MemoryKeystore};
use sp_runtime::{DispatchError, Perbill, TokenError};
use sp_staking::SessionIndex;
use tributary_runtime::{
    AccountId, Balance, Balances, Grandpa, Parameters, Runtime, RuntimeHoldReason, RuntimeOrigin, RuntimeParameters,
    Session, System, Treasury, Validators,
    genesis::{ENDOWMENT, network},
    opaque::SessionKeys,
    parameters::dynamic_params::validators::{self as limits, Parameters as Limit},
    testing,
};

pub type Error = pallet_validators::Error<Runtime>;
pub type Said = pallet_validators::Event<Runtime>;

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
    who_comes_back_and_does_nothing_again_is_barred,
];

/// The least bond.
pub const BOND: Balance = 10_000 * UNIT;
const UNIT: Balance = tributary_runtime::UNIT;
/// Sessions that a bond stays on hold for: three, and the two that whoever leaves still serves.
pub const RELEASE: SessionIndex = 5;

pub fn account(who: Key) -> AccountId {
    who.to_account_id()
}

pub fn four() -> Vec<AccountId> {
    [Key::Alice, Key::Bob, Key::Charlie, Key::Dave].map(account).to_vec()
}

/// Runs a case on the network. What must always hold must hold after it.
pub fn with_network(case: impl FnOnce()) {
    let mut ext = testing::new_test_ext(&testing::patched(network(4).unwrap()));
    ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
    ext.execute_with(|| {
        set(Limit::MaxValidators(limits::MaxValidators, Some(5)));
        block();
        case();
        in_order();
    });
}

pub fn set(limit: Limit) {
    assert_ok!(Parameters::set_parameter(RuntimeOrigin::root(), RuntimeParameters::Validators(limit)));
}

/// Candidates may be so many hundredths of a session's validators.
fn set_share(percent: u32) {
    set(Limit::MaxCandidateShare(limits::MaxCandidateShare, Some(Perbill::from_percent(percent))));
}

/// A block in this slot.
pub fn block_in(slot: u64) {
    testing::open_block(slot);
    testing::close_block();
}

pub fn slot() -> u64 {
    *pallet_aura::CurrentSlot::<Runtime>::get()
}

pub fn block() {
    block_in(slot().max(1_000) + 1);
}

/// A block by somebody else than `idler`.
pub fn block_without(idler: &AccountId) {
    let validators = Session::validators();
    let mut next = slot() + 1;
    while validators[usize::try_from(next).unwrap() % validators.len()] == *idler {
        next += 1;
    }
    block_in(next);
}

/// Blocks by others than `idler` until the session is over.
fn session_without(idler: &AccountId) {
    let now = session();
    while session() == now {
        block_without(idler);
    }
}

pub fn session() -> SessionIndex {
    Session::current_index()
}

pub fn sessions(count: SessionIndex) {
    let until = session() + count;
    while session() < until {
        block();
    }
}

/// Makes keys on this node and sets them, as `author_rotateKeysWithOwner` and `session.setKeys` do.
pub fn set_keys(who: &AccountId) -> SessionKeys {
    let made = SessionKeys::generate(&who.encode(), None);
    assert_ok!(Session::set_keys(signed(who.clone()), made.keys.clone(), made.proof.encode()));
    made.keys
}

pub fn join(who: &AccountId, bond: Balance) {
    set_keys(who);
    assert_ok!(Validators::join(signed(who.clone()), bond));
}

pub fn held(who: &AccountId) -> Balance {
    Balances::balance_on_hold(&RuntimeHoldReason::Validators(pallet_validators::HoldReason::Bond), who)
}

pub fn candidacy(who: &AccountId) -> Candidacy {
    Candidates::<Runtime>::get(who).unwrap()
}

pub fn treasury() -> Balance {
    Balances::free_balance(Treasury::account_id())
}

pub fn happened(event: Said) {
    System::assert_has_event(event.into());
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
            refuse!(Validators::remove_member(origin.clone(), account(Key::Bob)), DispatchError::BadOrigin);
            refuse!(Validators::remove_candidate(origin, account(Key::Bob)), DispatchError::BadOrigin);
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
fn who_has_left_is_not_held_by_what_is_decided_later() {
    for unbonding in [2, 100] {
        with_network(|| {
            let eve = account(Key::Eve);
            join(&eve, BOND);
            let left = session();
            assert_ok!(Validators::leave(signed(eve.clone())));
            set(Limit::UnbondingSessions(limits::UnbondingSessions, Some(unbonding)));
            while session() < left + RELEASE {
                refuse!(Validators::withdraw_bond(signed(eve.clone())), Error::StillBonded);
                sessions(1);
            }
            assert_ok!(Validators::withdraw_bond(signed(eve.clone())));
            assert_eq!(held(&eve), 0);
        });
    }
}

#[test]
fn the_highest_bonds_are_taken_after_the_members() {
    with_network(|| {
        let (eve, ferdie) = (account(Key::Eve), account(Key::Ferdie));
        set_share(100);
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
fn candidates_have_a_share_of_the_places() {
    with_network(|| {
        let (alice, eve, ferdie) = (account(Key::Alice), account(Key::Eve), account(Key::Ferdie));
        set(Limit::MaxValidators(limits::MaxValidators, Some(64)));
        join(&eve, BOND);
        join(&ferdie, BOND + 1);
        // A member with a bond is a member, and takes nobody's place.
        assert_ok!(Validators::join(signed(alice.clone()), 3 * BOND));
        assert_eq!((held(&alice), candidacy(&alice).release), (3 * BOND, None));
        sessions(2);
        assert_eq!(Session::validators(), [four(), vec![ferdie.clone()]].concat(), "one of five is less than a third");
        for (percent, candidates) in [(34, 2), (0, 0), (20, 1), (19, 0), (100, 2)] {
            set_share(percent);
            sessions(2);
            let expected = [ferdie.clone(), eve.clone()].into_iter().take(candidates).collect();
            assert_eq!(Session::validators(), [four(), expected].concat(), "{percent} %");
        }
        // The places that there are come first.
        set(Limit::MaxValidators(limits::MaxValidators, Some(5)));
        sessions(2);
        assert_eq!(Session::validators(), [four(), vec![ferdie]].concat());
        // Who is removed as a member goes on as the candidate that it is.
        set_share(33);
        assert_ok!(Validators::remove_member(RuntimeOrigin::root(), alice.clone()));
        sessions(2);
        assert_eq!(Session::validators(), [four()[1..].to_vec(), vec![alice]].concat());
    });
}

#[test]
fn without_members_candidates_take_every_place() {
    with_network(|| {
        let (eve, ferdie) = (account(Key::Eve), account(Key::Ferdie));
        join(&eve, BOND);
        join(&ferdie, BOND);
        for member in four() {
            assert_ok!(Validators::remove_member(RuntimeOrigin::root(), member));
        }
        sessions(2);
        assert_eq!(Session::validators(), [eve, ferdie]);
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
        session_without(&eve);
        assert_eq!(candidacy(&eve).idle, 1);
        // One block is enough to begin anew.
        sessions(1);
        assert_eq!(candidacy(&eve).idle, 0);
        session_without(&eve);
        assert!(StandingCandidates::<Runtime>::get().contains(&eve));
        session_without(&eve);
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
fn who_leaves_and_comes_back_is_as_idle_as_before() {
    with_network(|| {
        let eve = account(Key::Eve);
        set(Limit::IdleSessions(limits::IdleSessions, Some(2)));
        join(&eve, BOND);
        sessions(2);
        let leave = || {
            assert_ok!(Validators::leave(signed(eve.clone())));
        };
        let come_back = || {
            assert_ok!(Validators::join(signed(eve.clone()), BOND));
        };
        session_without(&eve);
        // In one block, for a moment.
        leave();
        come_back();
        assert_eq!(candidacy(&eve).idle, 1);
        session_without(&eve);
        happened(Said::Removed { who: eve.clone(), reason: Reason::Idle });
        // While it still serves, and away when the session ends.
        come_back();
        assert_eq!(candidacy(&eve).idle, 2);
        leave();
        session_without(&eve);
        come_back();
        sessions(1);
        assert!(!Session::validators().contains(&eve));
        assert_eq!(candidacy(&eve).idle, 3, "who is no validator cannot be idle");
        sessions(1);
        assert!(Session::validators().contains(&eve));
        // One block is enough to begin anew.
        sessions(1);
        assert_eq!(candidacy(&eve).idle, 0);
        assert_eq!((held(&eve), candidacy(&eve).bond), (BOND, BOND));
    });
}

#[test]
fn who_comes_back_and_does_nothing_again_is_barred() {
    with_network(|| {
        let eve = account(Key::Eve);
        set(Limit::IdleSessions(limits::IdleSessions, Some(1)));
        join(&eve, BOND);
        sessions(2);
        let idle_session = || {
            session_without(&eve);
            assert!(!StandingCandidates::<Runtime>::get().contains(&eve));
        };
        idle_session();
        assert_ok!(Validators::join(signed(eve.clone()), BOND));
        idle_session();
        refuse!(Validators::join(signed(eve.clone()), BOND), Error::Barred);
        // Not for ever, and its bond comes back.
        sessions(RELEASE);
        assert_ok!(Validators::withdraw_bond(signed(eve.clone())));
        assert_ok!(Validators::join(signed(eve.clone()), BOND));
        assert_eq!(candidacy(&eve).idle, 0);
    });
}

#[test]
fn of_several_idle_ones_one_at_a_time_goes() {
    with_network(|| {
        let (eve, ferdie) = (account(Key::Eve), account(Key::Ferdie));
        set(Limit::IdleSessions(limits::IdleSessions, Some(1)));
        set(Limit::MaxValidators(limits::MaxValidators, Some(6)));
        set_share(100);
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
