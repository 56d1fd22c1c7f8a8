//! What the calls and the change of sessions cost at their worst.

use super::*;
use alloc::{boxed::Box, vec::Vec};
use codec::{Decode, Encode};
use frame_benchmarking::v2::*;
use frame_support::{
    BoundedVec,
    traits::{
        EnsureOrigin, Get, KeyOwnerProofSystem,
        fungible::{
            Mutate,
            hold::{Inspect, Mutate as Hold},
        },
    },
};
use frame_system::{RawOrigin, pallet_prelude::HeaderFor};
use pallet_authorship::EventHandler;
use pallet_session::Pallet as Session;
use sp_consensus_aura::{
    digests::CompatibleDigestItem,
    sr25519::{AuthorityId, AuthoritySignature},
};
use sp_consensus_slots::Slot;
use sp_runtime::{Digest, DigestItem, RuntimeAppPublic, traits::Header as _};
use sp_staking::{SessionIndex, offence::Offence};
use tributary_primitives::{
    AccountId, Balance,
    equivocation::{AuraEquivocation, AuraEquivocationProof},
};

/// What a benchmark needs of the runtime around this pallet.
pub trait BenchmarkHelper {
    /// Lets as many validate as ever may, all of them candidates.
    fn raise_max_validators();

    /// The present block is in this slot.
    fn reach(slot: Slot);
}

/// The least bond, and more.
fn bond<T: Config>(more: u32) -> Balance {
    T::MinBond::get().saturating_add(more.into())
}

fn rich<T: Config>(name: &'static str, n: u32) -> AccountId
where
    CurrencyOf<T>: Mutate<AccountId, Balance = Balance>,
{
    let who = AccountId::new((name, n).using_encoded(sp_io::hashing::blake2_256));
    CurrencyOf::<T>::set_balance(&who, bond::<T>(0).saturating_mul(1_000));
    who
}

/// Gives an account session keys that begin with `first`, the one for blocks.
fn set_keys<T: Config>(who: &AccountId, first: &[u8]) {
    let mut bytes = first.to_vec();
    bytes.extend(who.using_encoded(sp_io::hashing::blake2_256));
    let keys = <T as pallet_session::Config>::Keys::decode(&mut bytes.as_slice()).expect("two keys of 32 bytes");
    pallet_session::NextKeys::<T>::insert(who, keys);
}

fn with_keys<T: Config>(name: &'static str, n: u32) -> AccountId
where
    CurrencyOf<T>: Mutate<AccountId, Balance = Balance>,
{
    let who = rich::<T>(name, n);
    set_keys::<T>(&who, (name, n, 1).using_encoded(sp_io::hashing::blake2_256).as_slice());
    who
}

/// Somebody who stands.
fn candidate<T: Config>(n: u32) -> AccountId
where
    CurrencyOf<T>: Mutate<AccountId, Balance = Balance>,
{
    let who = with_keys::<T>("candidate", n);
    Pallet::<T>::join(RawOrigin::Signed(who.clone()).into(), bond::<T>(0)).expect("it can");
    who
}

/// As many validators as that, with bonds, none of them standing.
fn validators<T: Config>(count: u32) -> Vec<AccountId>
where
    CurrencyOf<T>: Mutate<AccountId, Balance = Balance>,
{
    let validators: Vec<_> = (0..count).map(|n| with_keys::<T>("validator", n)).collect();
    for who in &validators {
        let candidacy = Candidacy { bond: bond::<T>(n_of(who)), authored_in: 0, idle: 0, lapsed: false, release: None };
        Candidates::<T>::insert(who, candidacy);
    }
    elect::<T>(&validators);
    validators
}

/// These are the members and validate in the present session.
fn elect<T: Config>(validators: &[AccountId]) {
    Members::<T>::put(BoundedVec::truncate_from(validators.to_vec()));
    pallet_session::Validators::<T>::put(validators.to_vec());
    let keys = |who: &AccountId| Session::<T>::load_keys(who).expect("they have keys");
    let keyring: Vec<_> = validators.iter().map(|who| (who.clone(), keys(who))).collect();
    Keyrings::<T>::insert(Session::<T>::current_index(), keyring);
}

fn n_of(who: &AccountId) -> u32 {
    let bytes: &[u8; 32] = who.as_ref();
    bytes[0].into()
}

/// Sessions have passed.
fn pass<T: Config>(session: SessionIndex) {
    pallet_session::CurrentIndex::<T>::put(session);
    FirstSlots::<T>::insert(session, Slot::from(1));
}

/// These are on record for the same offence in this session, and nothing was taken of their bonds yet.
fn accuse<T: Config>(accomplices: &[AccountId], session: SessionIndex) {
    for who in accomplices {
        let of = Pallet::<T>::bond_of(who);
        CurrencyOf::<T>::hold(&HoldReason::Bond.into(), who, of).expect("they are rich");
        let kinds = BoundedVec::truncate_from(alloc::vec![AuraEquivocation::<AccountId>::ID]);
        Slashes::<T>::insert(session, who, Slash { of, taken: 0, kinds });
    }
}

/// As many are barred as may be, for longer than anybody who is barred now.
fn bar_many<T: Config>() {
    let who = |n: u32| AccountId::new(("barred", n).using_encoded(sp_io::hashing::blake2_256));
    Barred::<T>::put(BoundedVec::truncate_from((0..T::MaxCandidates::get()).map(|n| (who(n), u32::MAX)).collect()));
}

fn sealed<T: Config>(slot: u64, salt: u8, author: &AuthorityId) -> HeaderFor<T> {
    let pre = <DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_pre_digest(slot.into());
    let mut header = HeaderFor::<T>::new(
        salt.into(),
        Default::default(),
        Default::default(),
        Default::default(),
        Digest { logs: alloc::vec![pre] },
    );
    let seal: AuthoritySignature = author.sign(&header.hash().encode()).expect("its key is in the keystore");
    header.digest_mut().push(DigestItem::aura_seal(seal));
    header
}

#[benchmarks(where CurrencyOf<T>: Mutate<AccountId, Balance = Balance>)]
mod benches {
    use super::*;

    /// Somebody with a larger bond than one of as many candidates as may be.
    #[benchmark]
    fn join() {
        (0..T::MaxCandidates::get()).for_each(|n| drop(candidate::<T>(n)));
        let who = with_keys::<T>("caller", 0);
        bar_many::<T>();

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), bond::<T>(1));

        assert!(StandingCandidates::<T>::get().contains(&who));
        assert_eq!(StandingCandidates::<T>::get().len() as u32, T::MaxCandidates::get());
    }

    #[benchmark]
    fn increase_bond() {
        let who = candidate::<T>(0);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), 5);

        assert_eq!(Candidates::<T>::get(who).map(|candidacy| candidacy.bond), Some(bond::<T>(5)));
    }

    #[benchmark]
    fn leave() {
        (1..T::MaxCandidates::get()).for_each(|n| drop(candidate::<T>(n)));
        let who = candidate::<T>(0);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));

        assert!(Candidates::<T>::get(who).is_some_and(|candidacy| candidacy.release.is_some()));
    }

    #[benchmark]
    fn withdraw_bond() {
        candidate::<T>(1);
        let who = candidate::<T>(0);
        Pallet::<T>::leave(RawOrigin::Signed(who.clone()).into()).expect("it stands");
        pass::<T>(T::UnbondingSessions::get() + LEAD);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));

        assert!(Candidates::<T>::get(who).is_none());
    }

    #[benchmark]
    fn add_member() {
        validators::<T>(T::MaxMembers::get() - 1);
        bar_many::<T>();
        let who = with_keys::<T>("caller", 0);
        let origin = T::AdminOrigin::try_successful_origin().expect("there is one");

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, who.clone());

        assert!(Members::<T>::get().contains(&who));
    }

    #[benchmark]
    fn remove_member() {
        let members = validators::<T>(T::MaxMembers::get());
        let who = members[members.len() - 1].clone();
        let origin = T::AdminOrigin::try_successful_origin().expect("there is one");

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, who.clone());

        assert!(!Members::<T>::get().contains(&who));
    }

    #[benchmark]
    fn remove_candidate() {
        (1..T::MaxCandidates::get()).for_each(|n| drop(candidate::<T>(n)));
        let who = candidate::<T>(0);
        bar_many::<T>();
        let origin = T::AdminOrigin::try_successful_origin().expect("there is one");

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, who.clone());

        assert!(Candidates::<T>::get(&who).is_some_and(|candidacy| candidacy.release.is_some()));
        assert!(Barred::<T>::get().iter().any(|(other, _)| *other == who));
    }

    /// Of the last of `v` validators, who is a member, stands and has a bond, beside as many candidates as may be. All
    /// the others are on record for the same in that session, and pay with their bonds now.
    #[benchmark]
    fn report_equivocation(v: Linear<1, { T::MaxMembers::get() }>) {
        (2..=T::MaxCandidates::get()).for_each(|n| drop(candidate::<T>(n)));
        let mut all = validators::<T>(v - 1);
        accuse::<T>(&all, 5);
        bar_many::<T>();
        let author = AuthorityId::generate_pair(None);
        let who = rich::<T>("offender", 0);
        set_keys::<T>(&who, &author.encode());
        Pallet::<T>::join(RawOrigin::Signed(who.clone()).into(), bond::<T>(0)).expect("it can");
        all.push(who.clone());
        pass::<T>(5);
        elect::<T>(&all);
        T::BenchmarkHelper::reach(2.into());
        let proof = AuraEquivocationProof {
            offender: author.clone(),
            slot: 2.into(),
            first_header: sealed::<T>(2, 1, &author),
            second_header: sealed::<T>(2, 2, &author),
        };
        let owner = Pallet::<T>::prove((AuthorityId::ID, author)).expect("it is a validator");
        assert_eq!(owner.validator_count, v);

        #[extrinsic_call]
        _(RawOrigin::Signed(rich::<T>("caller", 0)), Box::new(proof), owner);

        assert!(!Members::<T>::get().contains(&who));
        assert!(CurrencyOf::<T>::balance_on_hold(&HoldReason::Bond.into(), &who) < bond::<T>(0));
        assert!(Slashes::<T>::iter_prefix_values(5).all(|slash| slash.taken > 0));
        assert_eq!(Slashes::<T>::iter_prefix_values(5).count() as u32, v);
    }

    /// A block as any other: its author is at work.
    #[benchmark]
    fn no_session_ends() {
        let who = candidate::<T>(0);
        pass::<T>(5);

        #[block]
        {
            Pallet::<T>::note_author(who.clone());
            Pallet::<T>::end_session_if_due(1);
        }

        assert_eq!(Candidates::<T>::get(who).map(|candidacy| candidacy.authored_in), Some(5));
    }

    /// `v` validators who authored nothing, and `c` candidates: everybody is looked at, and the next set is another
    /// one.
    #[benchmark]
    fn session_ends(v: Linear<1, { T::MaxMembers::get() }>, c: Linear<0, { T::MaxCandidates::get() }>) {
        T::BenchmarkHelper::raise_max_validators();
        (0..c).for_each(|n| drop(candidate::<T>(n)));
        let all = validators::<T>(v);
        pass::<T>(5);

        #[block]
        {
            Pallet::<T>::note_author(all[0].clone());
            Pallet::<T>::end_session_if_due(0);
        }

        assert_eq!(Session::<T>::current_index(), 6);
        assert_eq!(pallet_session::QueuedKeys::<T>::get().len() as u32, (v + c).min(T::MaxValidators::get()));
    }
}
