//! What the calls cost at their worst: votes that replace others, proposals that have the longest keys.

use super::*;
use frame_benchmarking::v2::*;
use frame_support::traits::{Currency, Polling, schedule::DispatchTime};
use frame_system::RawOrigin;
use pallet_referenda::{ReferendumCount, ReferendumIndex};
use tributary_primitives::{ContributorVote, MAX_BATCH, UNIT, traits::Voices};

/// An open referendum on a track that has a chamber.
fn poll<T: Config>() -> ReferendumIndex {
    T::Polls::create_ongoing(track::PARAMETERS).expect("a referendum can be opened")
}

/// A contributor that voted against it.
fn voter<T: Config>(poll: ReferendumIndex, index: u32) -> T::AccountId {
    let who: T::AccountId = account("contributor", index, 0);
    T::Voices::set_voice_for_benchmark(&who, 5 * UNIT);
    Pallet::<T>::contributor_vote(RawOrigin::Signed(who.clone()).into(), poll, false).expect("it has a voice");
    who
}

#[benchmarks(where T::RuntimeParameters: Default)]
mod benches {
    use super::*;

    #[benchmark]
    fn propose_parameter() {
        let who: T::AccountId = whitelisted_caller();
        let rich = <T as pallet_referenda::Config>::SubmissionDeposit::get() * 1_000u32.into();
        <T as pallet_referenda::Config>::Currency::make_free_balance_be(&who, rich);
        let index = ReferendumCount::<T>::get();

        #[extrinsic_call]
        _(RawOrigin::Signed(who), T::RuntimeParameters::default(), DispatchTime::After(0u32.into()));

        assert_eq!(ReferendumCount::<T>::get(), index + 1);
    }

    #[benchmark]
    fn contributor_vote() {
        let poll = poll::<T>();
        // A new vote counts one record more, which another in place of an earlier one does not.
        voter::<T>(poll, 1);
        let who: T::AccountId = account("contributor", 0, 0);
        T::Voices::set_voice_for_benchmark(&who, 7 * UNIT);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), poll, true);

        assert_eq!(ContributorVotes::<T>::get(poll, who), Some(ContributorVote { aye: true, voice: 7 * UNIT }));
    }

    #[benchmark]
    fn remove_contributor_vote() {
        let poll = poll::<T>();
        let [who, _] = [0, 1].map(|index| voter::<T>(poll, index));

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), poll);

        assert_eq!(ContributorVotes::<T>::get(poll, who), None);
        assert_eq!(T::Polls::as_ongoing(poll).expect("it is open").0.contributor_nays, 5 * UNIT);
    }

    #[benchmark]
    fn cleanup_poll(n: Linear<1, { MAX_BATCH }>) {
        let poll = poll::<T>();
        // One more than go, as what is left must not cost anything, and one that is gone.
        for index in 0..=n + 1 {
            voter::<T>(poll, index);
        }
        T::Polls::end_ongoing(poll, true).expect("it is open");
        Pallet::<T>::cleanup_poll(RawOrigin::Signed(whitelisted_caller()).into(), poll, 1).expect("there are some");

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), poll, n);

        assert_eq!(ContributorVotes::<T>::iter_prefix(poll).count(), 1);
    }
}
