//! What is not tried, because it breaks the chain by what it says that it does.
//!
//! Root may do everything: it is a referendum that passed, and it may replace the code itself. These of its calls are
//! left out, wherever they stand: in a batch, behind a proxy, in a proposal, in a preimage.
//!
//! | call | why |
//! | --- | --- |
//! | `system`: `setCode`, `setCodeWithoutChecks`, `applyAuthorizedUpgrade`, `setStorage`, `killStorage`, `killPrefix`, `setHeapPages` | writes code or state past every rule |
//! | `timestamp.set` | a second one in a block makes the block invalid, which is what an author's must be; the blocks here bring their own |
//! | `multiBlockMigrations`: `forceSetCursor`, `forceSetActiveCursor` | stops transactions, as for a migration |
//! | `balances.forceAdjustTotalIssuance` | makes the issuance differ from the sum of all balances |
//! | `balances.forceUnreserve` | frees what deposits and bonds hold, past their records |
//! | `balances.forceTransfer`, `balances.forceSetBalance` of the pot of the rewards or of the tabs | moves money past the ledger |
//! | `balances.forceSetBalance` to over [`MAX_BALANCE`] | issues more than 128 bits count |
//! | `utility.dispatchAs` and `dispatchAsFallible` as such a pot | spends what the ledger owes |
//! | `grandpa.noteStalled` with a delay over [`MAX_DELAY`] | the SDK adds it to the height unchecked |
//! | payments into such a pot, which the filter of calls refuses everybody else | root is not filtered |
//!
//! All other calls of root are tried, parameters out of their ranges among them, and everybody else tries all of these.

use codec::DecodeLimit;
use frame_support::{
    MAX_EXTRINSIC_DEPTH,
    traits::{Bounded, Contains},
};
use frame_system::RawOrigin;
use sp_runtime::traits::StaticLookup;
use tributary_runtime::{
    AccountId, Address, Balance, BlockNumber, OriginCaller, Rewards, Runtime, RuntimeCall, Tabs, configs::KeepPotExact,
};

/// The most planck that root sets a balance to.
pub const MAX_BALANCE: Balance = Balance::MAX >> 20;
/// The longest delay, in blocks, after which GRANDPA's next set takes over.
pub const MAX_DELAY: BlockNumber = BlockNumber::MAX >> 2;

/// The accounts whose money is what records say.
fn pots() -> [AccountId; 2] {
    [Rewards::pot(), Tabs::pot()]
}

fn is_pot(address: &Address) -> bool {
    <Runtime as frame_system::Config>::Lookup::lookup(address.clone()).is_ok_and(|who| pots().contains(&who))
}

/// The calls that a call brings along.
fn inner(call: &RuntimeCall) -> Vec<&RuntimeCall> {
    use pallet_multisig::Call as Multisig;
    use pallet_proxy::Call as Proxy;
    use pallet_scheduler::Call as Scheduler;
    use pallet_utility::Call as Utility;
    match call {
        RuntimeCall::Utility(
            Utility::batch { calls } | Utility::batch_all { calls } | Utility::force_batch { calls },
        ) => calls.iter().collect(),
        RuntimeCall::Utility(
            Utility::as_derivative { call, .. }
            | Utility::dispatch_as { call, .. }
            | Utility::dispatch_as_fallible { call, .. }
            | Utility::with_weight { call, .. },
        ) => vec![&**call],
        RuntimeCall::Utility(Utility::if_else { main, fallback }) => vec![&**main, &**fallback],
        RuntimeCall::Multisig(Multisig::as_multi_threshold_1 { call, .. } | Multisig::as_multi { call, .. }) => {
            vec![&**call]
        }
        RuntimeCall::Proxy(Proxy::proxy { call, .. } | Proxy::proxy_announced { call, .. }) => vec![&**call],
        RuntimeCall::Scheduler(
            Scheduler::schedule { call, .. }
            | Scheduler::schedule_after { call, .. }
            | Scheduler::schedule_named { call, .. }
            | Scheduler::schedule_named_after { call, .. },
        ) => vec![&**call],
        _ => vec![],
    }
}

/// The call that somebody brings encoded, to be made by root some day.
fn proposed(call: &RuntimeCall) -> Option<RuntimeCall> {
    let bytes: &[u8] = match call {
        RuntimeCall::Preimage(pallet_preimage::Call::note_preimage { bytes }) => bytes,
        RuntimeCall::Referenda(pallet_referenda::Call::submit { proposal: Bounded::Inline(bytes), .. }) => bytes,
        _ => return None,
    };
    // As the scheduler decodes it: what follows a call does not matter.
    RuntimeCall::decode_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &*bytes).ok()
}

/// Whether root must not make this call.
fn is_unsound(call: &RuntimeCall) -> bool {
    use frame_system::Call as System;
    use pallet_balances::Call as Balances;
    use pallet_migrations::Call as Migrations;
    use pallet_utility::Call as Utility;
    match call {
        RuntimeCall::System(
            System::set_code { .. }
            | System::set_code_without_checks { .. }
            | System::apply_authorized_upgrade { .. }
            | System::set_storage { .. }
            | System::kill_storage { .. }
            | System::kill_prefix { .. }
            | System::set_heap_pages { .. },
        ) => true,
        RuntimeCall::Timestamp(_) => true,
        RuntimeCall::MultiBlockMigrations(
            Migrations::force_set_cursor { .. } | Migrations::force_set_active_cursor { .. },
        ) => true,
        RuntimeCall::Balances(Balances::force_adjust_total_issuance { .. } | Balances::force_unreserve { .. }) => true,
        RuntimeCall::Balances(Balances::force_transfer { source, dest, .. }) => is_pot(source) || is_pot(dest),
        RuntimeCall::Balances(Balances::force_set_balance { who, new_free }) => is_pot(who) || *new_free > MAX_BALANCE,
        RuntimeCall::Utility(
            Utility::dispatch_as { as_origin, .. } | Utility::dispatch_as_fallible { as_origin, .. },
        ) => pots().into_iter().any(|pot| **as_origin == OriginCaller::from(RawOrigin::Signed(pot))),
        RuntimeCall::Grandpa(pallet_grandpa::Call::note_stalled { delay, .. }) => *delay > MAX_DELAY,
        call => !KeepPotExact::contains(call),
    }
}

/// Whether a call is left out. `privileged` is who calls as root, or as nobody, as inherents do.
pub fn is_excluded(call: &RuntimeCall, privileged: bool) -> bool {
    (privileged && is_unsound(call))
        || proposed(call).is_some_and(|proposed| is_excluded(&proposed, true))
        || inner(call).into_iter().any(|call| is_excluded(call, privileged))
}

#[cfg(test)]
mod tests {
    use super::*;
    use codec::Encode;
    use frame_support::weights::Weight;

    fn in_state(case: impl FnOnce()) {
        sp_io::TestExternalities::default().execute_with(case);
    }

    fn write() -> RuntimeCall {
        frame_system::Call::kill_storage { keys: vec![] }.into()
    }

    fn remark() -> RuntimeCall {
        frame_system::Call::remark { remark: vec![] }.into()
    }

    #[test]
    fn only_the_privileged_are_held_back() {
        in_state(|| {
            assert!(is_excluded(&write(), true));
            assert!(!is_excluded(&write(), false));
            assert!(!is_excluded(&remark(), true));
        });
    }

    #[test]
    fn what_is_wrapped_is_found() {
        in_state(|| {
            let call = || Box::new(write());
            let alice = || AccountId::new([1; 32]);
            let wrapped: [RuntimeCall; 8] = [
                pallet_utility::Call::batch { calls: vec![remark(), write()] }.into(),
                pallet_utility::Call::if_else { main: Box::new(remark()), fallback: call() }.into(),
                pallet_utility::Call::with_weight { call: call(), weight: Weight::zero() }.into(),
                pallet_multisig::Call::as_multi_threshold_1 { other_signatories: vec![], call: call() }.into(),
                pallet_proxy::Call::proxy { real: alice().into(), force_proxy_type: None, call: call() }.into(),
                pallet_scheduler::Call::schedule { when: 1, maybe_periodic: None, priority: 0, call: call() }.into(),
                pallet_utility::Call::batch_all {
                    calls: vec![RuntimeCall::from(pallet_utility::Call::as_derivative { index: 0, call: call() })],
                }
                .into(),
                pallet_utility::Call::dispatch_as {
                    as_origin: Box::new(OriginCaller::from(RawOrigin::None)),
                    call: call(),
                }
                .into(),
            ];
            for call in wrapped {
                assert!(is_excluded(&call, true), "{call:?}");
                assert!(!is_excluded(&call, false), "{call:?}");
            }
        });
    }

    /// Whoever proposes it.
    #[test]
    fn what_is_proposed_is_found() {
        in_state(|| {
            let bytes = write().encode();
            assert!(is_excluded(&pallet_preimage::Call::note_preimage { bytes: bytes.clone() }.into(), false));
            let submit = |bytes: Vec<u8>| {
                RuntimeCall::from(pallet_referenda::Call::submit {
                    proposal_origin: Box::new(OriginCaller::from(RawOrigin::Root)),
                    proposal: Bounded::Inline(bytes.try_into().unwrap()),
                    enactment_moment: frame_support::traits::schedule::DispatchTime::After(0),
                })
            };
            assert!(is_excluded(&submit(bytes), false));
            assert!(!is_excluded(&submit(remark().encode()), false));
        });
    }

    #[test]
    fn the_pots_are_out_of_reach() {
        in_state(|| pots().into_iter().for_each(is_out_of_reach));
    }

    fn is_out_of_reach(pot: AccountId) {
        let other = || Address::from(AccountId::new([1; 32]));
        let calls: [RuntimeCall; 4] = [
            pallet_balances::Call::force_transfer { source: pot.clone().into(), dest: other(), value: 1 }.into(),
            pallet_balances::Call::force_set_balance { who: pot.clone().into(), new_free: 1 }.into(),
            pallet_balances::Call::transfer_allow_death { dest: pot.clone().into(), value: 1 }.into(),
            pallet_utility::Call::dispatch_as {
                as_origin: Box::new(OriginCaller::from(RawOrigin::Signed(pot))),
                call: Box::new(remark()),
            }
            .into(),
        ];
        calls.iter().for_each(|call| assert!(is_excluded(call, true), "{call:?}"));
        let own = pallet_balances::Call::force_set_balance { who: other(), new_free: 1 };
        assert!(!is_excluded(&own.into(), true));
    }
}
