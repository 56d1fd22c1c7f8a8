//! Nobody reaches root but by a referendum that passed.

use super::*;
use frame_support::{
    traits::{Get, StorePreimage, schedule::DispatchTime},
    weights::Weight,
};
use pallet_governance::Origin;
use scale_info::{MetaType, PortableRegistry, Registry, TypeDef, form::PortableForm};
use sp_runtime::traits::Dispatchable;
use std::collections::{BTreeMap, BTreeSet};

const KEY: &[u8] = b"only root writes here";

/// What only root may do.
fn probe() -> RuntimeCall {
    frame_system::Call::set_storage { items: vec![(KEY.to_vec(), b"written".to_vec())] }.into()
}

fn is_written() -> bool {
    sp_io::storage::get(KEY).is_some()
}

/// Every way that the runtime knows to make a call on behalf of somebody, by name, with the probe in it.
fn wrappers() -> BTreeMap<&'static str, RuntimeCall> {
    let root = || Box::new(OriginCaller::from(frame_system::RawOrigin::Root));
    let inner = || Box::new(probe());
    let others = vec![account(Sr25519Keyring::Bob)];
    let alice = account(Sr25519Keyring::Alice);
    let timepoint = None;
    let any = Weight::from_parts(1_000_000_000_000, u64::MAX);
    BTreeMap::from([
        ("Utility.batch", pallet_utility::Call::batch { calls: vec![probe()] }.into()),
        ("Utility.batch_all", pallet_utility::Call::batch_all { calls: vec![probe()] }.into()),
        ("Utility.force_batch", pallet_utility::Call::force_batch { calls: vec![probe()] }.into()),
        ("Utility.as_derivative", pallet_utility::Call::as_derivative { index: 0, call: inner() }.into()),
        ("Utility.dispatch_as", pallet_utility::Call::dispatch_as { as_origin: root(), call: inner() }.into()),
        (
            "Utility.dispatch_as_fallible",
            pallet_utility::Call::dispatch_as_fallible { as_origin: root(), call: inner() }.into(),
        ),
        ("Utility.with_weight", pallet_utility::Call::with_weight { call: inner(), weight: any }.into()),
        ("Utility.if_else", pallet_utility::Call::if_else { main: inner(), fallback: inner() }.into()),
        (
            "Multisig.as_multi_threshold_1",
            pallet_multisig::Call::as_multi_threshold_1 { other_signatories: others.clone(), call: inner() }.into(),
        ),
        (
            "Multisig.as_multi",
            pallet_multisig::Call::as_multi {
                threshold: 2,
                other_signatories: others,
                maybe_timepoint: timepoint,
                call: inner(),
                max_weight: any,
            }
            .into(),
        ),
        (
            "Proxy.proxy",
            pallet_proxy::Call::proxy { real: alice.clone().into(), force_proxy_type: None, call: inner() }.into(),
        ),
        (
            "Proxy.proxy_announced",
            pallet_proxy::Call::proxy_announced {
                delegate: alice.clone().into(),
                real: alice.into(),
                force_proxy_type: None,
                call: inner(),
            }
            .into(),
        ),
        (
            "Scheduler.schedule",
            pallet_scheduler::Call::schedule { when: 3, maybe_periodic: None, priority: 0, call: inner() }.into(),
        ),
        (
            "Scheduler.schedule_after",
            pallet_scheduler::Call::schedule_after { after: 1, maybe_periodic: None, priority: 0, call: inner() }
                .into(),
        ),
        (
            "Scheduler.schedule_named",
            pallet_scheduler::Call::schedule_named {
                id: [1; 32],
                when: 3,
                maybe_periodic: None,
                priority: 0,
                call: inner(),
            }
            .into(),
        ),
        (
            "Scheduler.schedule_named_after",
            pallet_scheduler::Call::schedule_named_after {
                id: [2; 32],
                after: 1,
                maybe_periodic: None,
                priority: 0,
                call: inner(),
            }
            .into(),
        ),
        (
            "Referenda.submit",
            pallet_referenda::Call::submit {
                proposal_origin: root(),
                proposal: Preimage::bound(probe()).unwrap(),
                enactment_moment: DispatchTime::After(0),
            }
            .into(),
        ),
    ])
}

/// Whether values of the type can hold a call of the runtime.
fn holds_a_call(types: &PortableRegistry, id: u32, call: u32, seen: &mut BTreeSet<u32>) -> bool {
    if id == call {
        return true;
    }
    if !seen.insert(id) {
        return false;
    }
    let ty = types.resolve(id).unwrap();
    if ty.path.ident().as_deref() == Some("Bounded") {
        return true;
    }
    let fields = |fields: &[scale_info::Field<PortableForm>]| fields.iter().map(|field| field.ty.id).collect();
    let inside: Vec<u32> = match &ty.type_def {
        TypeDef::Composite(composite) => fields(&composite.fields),
        TypeDef::Variant(variant) => variant.variants.iter().flat_map(|v| fields(&v.fields)).collect(),
        TypeDef::Sequence(sequence) => vec![sequence.type_param.id],
        TypeDef::Array(array) => vec![array.type_param.id],
        TypeDef::Tuple(tuple) => tuple.fields.iter().map(|field| field.id).collect(),
        TypeDef::Compact(_) | TypeDef::Primitive(_) | TypeDef::BitSequence(_) => vec![],
    };
    inside.into_iter().any(|id| holds_a_call(types, id, call, seen))
}

/// The calls that bring another call along, by what the metadata says.
fn calls_that_hold_calls() -> BTreeSet<String> {
    let mut registry = Registry::new();
    let call = registry.register_type(&MetaType::new::<RuntimeCall>()).id;
    let types = PortableRegistry::from(registry);
    let variants = |id: u32| match &types.resolve(id).unwrap().type_def {
        TypeDef::Variant(variant) => variant.variants.clone(),
        other => panic!("calls are variants, not {other:?}"),
    };
    let mut found = BTreeSet::new();
    for pallet in variants(call) {
        for method in variants(pallet.fields[0].ty.id) {
            if method.fields.iter().any(|field| holds_a_call(&types, field.ty.id, call, &mut BTreeSet::new())) {
                found.insert(format!("{}.{}", pallet.name, method.name));
            }
        }
    }
    found
}

#[test]
fn every_way_to_wrap_a_call_is_known_here() {
    let known: BTreeSet<_> =
        new_test_ext("development").execute_with(|| wrappers().into_keys().map(String::from).collect());
    assert_eq!(calls_that_hold_calls(), known);
}

#[test]
fn only_a_referendum_that_passed_reaches_root() {
    let origins = Origin::ALL.map(RuntimeOrigin::from);
    let callers = [RuntimeOrigin::none(), RuntimeOrigin::signed(account(Sr25519Keyring::Alice))];
    let callers: Vec<_> = callers.into_iter().chain(origins).collect();
    for preset in ["development", "local_testnet"] {
        for caller in &callers {
            new_test_ext(preset).execute_with(|| {
                next_block(vec![]);
                assert!(probe().dispatch(caller.clone()).is_err(), "{caller:?} is no root");
                for call in wrappers().into_values() {
                    // Whether the wrapper itself is refused does not matter, only what it brings about.
                    let _ = call.clone().dispatch(caller.clone());
                    // The second signatory of a multisig, and whoever else may have been waited for.
                    let _ = call.dispatch(RuntimeOrigin::signed(account(Sr25519Keyring::Bob)));
                }
                for _ in 0..5 {
                    next_block(vec![]);
                }
                // Not even when its time has come, without a vote.
                let time_out = <Runtime as pallet_referenda::Config>::UndecidingTimeout::get();
                if time_out < 200 {
                    (0..=time_out).for_each(|_| drop(next_block(vec![])));
                }
                assert!(!is_written(), "{caller:?} of {preset} reached root");
            });
        }
    }
    // The probe itself works: root writes.
    new_test_ext("development").execute_with(|| {
        assert_ok!(probe().dispatch(RuntimeOrigin::root()));
        assert!(is_written());
    });
}
