//! That what must hold is looked at, and that input gets somewhere.

use super::*;
use tributary_runtime::{Contributions, Evaluation};

fn on_a_chain(case: impl FnOnce(Chain)) {
    genesis().execute_with(|| case(Chain::new(false)));
}

#[test]
fn a_chain_without_input_is_in_order() {
    on_a_chain(|mut chain| {
        // Sessions and epochs pass.
        (0..120).for_each(|_| chain.next(0));
        assert_eq!(chain.tally.blocks, 121);
    });
}

#[test]
fn calls_are_counted_and_change_what_they_say() {
    on_a_chain(|mut chain| {
        let transfer = pallet_balances::Call::transfer_keep_alive {
            dest: Sr25519Keyring::Bob.to_account_id().into(),
            value: MILLI,
        };
        let call = RuntimeCall::from(transfer).encode();
        let before = Balances::free_balance(Sr25519Keyring::Bob.to_account_id());
        chain.transact(Sr25519Keyring::Alice, &call, &mut Source::new(&[]));
        chain.dispatch(RuntimeOrigin::signed(Sr25519Keyring::Alice.to_account_id()), false, &call);
        chain.dispatch(RuntimeOrigin::none(), true, &call);
        assert_eq!(Balances::free_balance(Sr25519Keyring::Bob.to_account_id()) - before, 2 * MILLI);
        assert_eq!(chain.tally.calls[&("Balances", "transfer_keep_alive")], [2, 1]);
        chain.close();
    });
}

/// Scores are committed to in one epoch and revealed in the next.
#[test]
fn evaluators_score() {
    on_a_chain(|mut chain| {
        let until = |chain: &mut Chain, epoch| {
            while Evaluation::epoch().index < epoch {
                chain.next(0);
            }
        };
        let next = Evaluation::epoch().index + 1;
        until(&mut chain, next);
        // The first evaluator; commits on an odd byte.
        chain.score(&mut Source::new(&[0, 1]));
        until(&mut chain, next + 1);
        chain.score(&mut Source::new(&[0, 0]));
        assert_eq!(chain.tally.calls[&("Evaluation", "commit_scores")], [1, 0]);
        assert_eq!(chain.tally.calls[&("Evaluation", "reveal_scores")], [1, 0]);
        until(&mut chain, next + 3);
    });
}

/// The usual leaves are recorded and accepted, and join before publication and after it.
#[test]
fn leaves_join() {
    on_a_chain(|mut chain| {
        let gather = |chain: &mut Chain, bytes: &[u8]| {
            chain.gather(&mut Source::new(bytes));
            chain.next(0);
        };
        // An asset, the leaves, their acceptance; the first one joins, the second one leaves; it is closed.
        [&[0][..], &[1], &[3], &[5, 0], &[9, 1], &[12]].into_iter().for_each(|bytes| gather(&mut chain, bytes));
        (0..8).for_each(|_| chain.next(0));
        // It is published and paid; the first four join, of which two did, and the last one alone.
        [&[13][..], &[14], &[8, 4], &[5, 4], &[5, 4], &[15, 3]].into_iter().for_each(|bytes| gather(&mut chain, bytes));
        let work = pallet_contributions::NextContribution::<Runtime>::get().0 - 1;
        let view = Contributions::manifest(work.into()).expect("a manifest");
        assert_eq!((view.joined, view.latent), (130, 0));
        for (call, times) in [
            ("contribute_many", [1, 0]),
            ("assess_manifest", [1, 0]),
            ("join", [2, 1]),
            ("join_many", [1, 0]),
            ("leave", [1, 0]),
        ] {
            assert_eq!(chain.tally.calls[&("Contributions", call)], times, "{call}");
        }
        assert_eq!(chain.tally.calls[&("Rewards", "claim")], [1, 0]);
    });
}

#[test]
fn what_is_no_transaction_is_counted() {
    on_a_chain(|mut chain| {
        chain.apply(&[1, 2, 3], &mut Source::new(&[]));
        assert_eq!(chain.tally.undecodable, 1);
        // A transaction of a stranger without money.
        let call = RuntimeCall::from(frame_system::Call::remark { remark: vec![] }).encode();
        chain.transact(Sr25519Keyring::One, &call, &mut Source::new(&[]));
        assert_eq!(chain.tally.refused, 1);
    });
}

#[test]
#[should_panic(expected = "the issuance changed by something else than the events say")]
fn money_out_of_nothing_is_noticed() {
    on_a_chain(|mut chain| {
        pallet_balances::TotalIssuance::<Runtime>::mutate(|issuance| *issuance += 1);
        chain.close();
    });
}

#[test]
#[should_panic(expected = "the issuance is not the sum of all balances")]
fn a_lost_planck_is_noticed() {
    on_a_chain(|mut chain| {
        frame_system::Account::<Runtime>::mutate(Sr25519Keyring::Alice.to_account_id(), |alice| alice.data.free -= 1);
        chain.close();
    });
}

/// Past the list of what is left out.
#[test]
#[should_panic(expected = "invariant 1")]
fn money_beside_the_ledger_is_noticed() {
    on_a_chain(|mut chain| {
        let gift = pallet_balances::Call::force_transfer {
            source: Sr25519Keyring::Alice.to_account_id().into(),
            dest: Rewards::pot().into(),
            value: MILLI,
        };
        assert_ok!(RuntimeCall::from(gift).dispatch(RuntimeOrigin::root()));
        chain.close();
    });
}

#[test]
#[should_panic(expected = "changed the state")]
fn a_call_that_fails_halfway_would_be_noticed() {
    on_a_chain(|mut chain| {
        let before = chain.root();
        sp_io::storage::set(b"half", b"done");
        chain.check_unchanged(before, "a call that failed");
    });
}

#[test]
#[should_panic(expected = "a block weighs")]
fn an_overweight_block_is_noticed() {
    on_a_chain(|_| {
        let most = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
        System::register_extra_weight_unchecked(most.saturating_mul(2), DispatchClass::Mandatory);
        check_weight();
    });
}
