use super::*;
use crate::genesis::{ACCOUNTS, ENDOWMENT, TREASURY};
use frame_support::traits::{Get, fungible::Inspect};
use pallet_governance::PeriodDivisor;
use sp_genesis_builder::DEV_RUNTIME_PRESET;
use sp_keyring::Ed25519Keyring;
use tributary_primitives::{
    AssetId, AssetState,
    apis::{runtime_decl_for_registry_api::RegistryApi, runtime_decl_for_rewards_api::RewardsApi},
};

#[test]
fn the_presets_are_two() {
    assert_eq!(<Runtime as GenesisBuilder<Block>>::preset_names(), ["development", "local_testnet"]);
    assert_eq!(<Runtime as GenesisBuilder<Block>>::get_preset(&Some("production".into())), None);
}

/// The examples of RFC 7386.
#[test]
fn patches_are_applied_as_clients_apply_them() {
    for (target, patch, merged) in [
        (r#"{"a": "b"}"#, r#"{"a": "c"}"#, r#"{"a": "c"}"#),
        (r#"{"a": "b"}"#, r#"{"b": "c"}"#, r#"{"a": "b", "b": "c"}"#),
        (r#"{"a": "b", "b": "c"}"#, r#"{"a": null}"#, r#"{"b": "c"}"#),
        (r#"{"a": {"b": "c"}}"#, r#"{"a": {"b": "d", "c": null}}"#, r#"{"a": {"b": "d"}}"#),
        (r#"{"a": [{"b": "c"}]}"#, r#"{"a": [1]}"#, r#"{"a": [1]}"#),
        (r#"{"a": "foo"}"#, r#""bar""#, r#""bar""#),
        (r#"{}"#, r#"{"a": {"bb": {"ccc": null}}}"#, r#"{"a": {"bb": {}}}"#),
    ] {
        let [mut target, patch, merged] =
            [target, patch, merged].map(|json| serde_json::from_str::<Value>(json).unwrap());
        testing::merge(&mut target, patch);
        assert_eq!(target, merged);
    }
}

/// What tools hear that ask for the length of a slot without the state: docs/devnet.md has whom that concerns.
#[test]
fn without_state_a_slot_has_six_seconds() {
    sp_io::TestExternalities::default().execute_with(|| assert_eq!(Aura::slot_duration(), 6_000));
}

#[test]
fn every_preset_builds() {
    for (preset, authorities, slot, divisor) in [
        ("development", vec![(Sr25519Keyring::Alice, Ed25519Keyring::Alice)], 100, 1_680),
        (
            "local_testnet",
            vec![(Sr25519Keyring::Alice, Ed25519Keyring::Alice), (Sr25519Keyring::Bob, Ed25519Keyring::Bob)],
            6_000,
            168,
        ),
    ] {
        new_test_ext(preset).execute_with(|| {
            let (aura, grandpa): (Vec<_>, Vec<_>) = authorities
                .into_iter()
                .map(|(aura, grandpa)| (aura.public().into(), (grandpa.public().into(), 1)))
                .unzip();
            assert_eq!(pallet_aura::Authorities::<Runtime>::get().into_inner(), aura);
            assert_eq!(Grandpa::grandpa_authorities(), grandpa);
            assert_eq!(Aura::slot_duration(), slot);
            assert_eq!(<Runtime as pallet_timestamp::Config>::MinimumPeriod::get(), slot / 2);
            assert_eq!(PeriodDivisor::<Runtime>::get(), divisor);
            for who in ACCOUNTS {
                // What a devnet's demo content has moved is little.
                let has = Balances::total_balance(&account(who));
                assert!(has.abs_diff(ENDOWMENT) < 100 * UNIT, "{who} has {has}");
            }
            let pot = Balances::total_balance(&Rewards::pot());
            let endowed: Balance = ACCOUNTS.map(|who| Balances::total_balance(&account(who))).iter().sum();
            // Of 11 TRIB of training fees the treasury has its part.
            let fee = if preset == DEV_RUNTIME_PRESET { 11 * UNIT / 50 } else { 0 };
            assert_eq!(endowed + pot + fee, 6 * ENDOWMENT + EXISTENTIAL_DEPOSIT);
            assert_eq!(Balances::free_balance(Treasury::account_id()), TREASURY + fee);
            try_state();
        });
    }
}

#[test]
fn a_devnet_has_something_to_look_at() {
    new_test_ext("development").execute_with(|| {
        for id in 0..3 {
            let asset = Runtime::asset(AssetId(id)).unwrap();
            assert_eq!(asset.state, AssetState::Published);
        }
        assert_eq!(Runtime::asset(AssetId(3)), None);
        assert_eq!(Runtime::royalty_stack(AssetId(2)).len(), 2);
        assert!(!Runtime::claimable(account(Sr25519Keyring::Bob)).is_empty(), "paid for training already");
    });
    new_test_ext("local_testnet").execute_with(|| assert_eq!(Runtime::asset(AssetId(0)), None));
}

/// The devnet's configuration with another first call, of `who`; `null` is root.
fn with_first_call(who: Value, call: impl Into<RuntimeCall>) -> Value {
    let mut config = testing::preset("development");
    let bytes = sp_core::bytes::to_hex(&call.into().encode(), false);
    config["genesisCalls"]["calls"][0] = serde_json::json!([who, bytes]);
    config
}

#[test]
fn genesis_calls_are_an_accounts_or_roots() {
    let call = frame_system::Call::set_storage { items: vec![(b"key".to_vec(), b"value".to_vec())] };
    let config = with_first_call(Value::Null, call);
    sp_io::TestExternalities::default().execute_with(|| {
        assert_ok!(<Runtime as GenesisBuilder<Block>>::build_state(config.to_string().into_bytes()));
        assert_eq!(sp_io::storage::get(b"key").as_deref(), Some(&b"value"[..]));
    });
}

#[test]
#[should_panic(expected = "genesisCalls.calls[0] failed: BadOrigin")]
fn what_is_roots_is_refused_to_an_account_at_genesis() {
    let call = frame_system::Call::set_storage { items: vec![(b"key".to_vec(), b"value".to_vec())] };
    let alice = serde_json::to_value(account(Sr25519Keyring::Alice)).unwrap();
    let config = with_first_call(alice, call);
    sp_io::TestExternalities::default().execute_with(|| {
        let _ = <Runtime as GenesisBuilder<Block>>::build_state(config.to_string().into_bytes());
    });
}

/// In a batch of root's nothing is filtered, and `batch` succeeds although what is in it fails.
#[test]
fn no_call_at_genesis_holds_others() {
    let remark = RuntimeCall::from(frame_system::Call::remark { remark: vec![] });
    let calls = vec![remark];
    for call in [
        RuntimeCall::from(pallet_utility::Call::batch { calls: calls.clone() }),
        pallet_utility::Call::batch_all { calls: calls.clone() }.into(),
        pallet_utility::Call::force_batch { calls }.into(),
    ] {
        let config = with_first_call(Value::Null, call);
        let Err(panic) = std::panic::catch_unwind(|| testing::new_test_ext(&config)) else { panic!("it is taken") };
        let said = panic.downcast_ref::<String>().expect("a sentence");
        assert_eq!(said, "genesisCalls.calls[0] holds other calls: write them one by one");
    }
}

#[test]
fn a_devnet_has_evaluators_from_its_first_block_on() {
    use tributary_primitives::apis::runtime_decl_for_evaluation_api::EvaluationApi;
    new_test_ext("development").execute_with(|| {
        let stakes: Vec<_> = Runtime::evaluators().into_iter().map(|shown| shown.stake / UNIT).collect();
        assert_eq!((stakes.len(), stakes.into_iter().sum::<Balance>()), (3, 45_000));
        next_block(vec![]);
        let epoch = Runtime::epoch();
        assert_eq!((epoch.index, epoch.length, epoch.stake), (1, 20, 45_000 * UNIT));
        // Alice wrote the block.
        assert_eq!(Runtime::epoch().authors, 10 * UNIT);
        System::assert_has_event(
            pallet_evaluation::Event::AuthorRewarded {
                epoch: 1,
                author: account(Sr25519Keyring::Alice),
                amount: UNIT / 2,
            }
            .into(),
        );
        for _ in 0..60 {
            next_block(vec![]);
        }
        assert_eq!((Runtime::epoch().index, Runtime::epoch().settling), (4, 3));
        try_state();
    });
    new_test_ext("local_testnet").execute_with(|| assert_eq!(Runtime::evaluators(), []));
}

#[test]
#[should_panic(expected = "genesisCalls.calls[0] failed")]
fn a_call_that_fails_stops_genesis() {
    let alice = serde_json::to_value(account(Sr25519Keyring::Alice)).unwrap();
    let config = with_first_call(alice, pallet_rewards::Call::fund { asset: 9.into(), amount: 1 });
    sp_io::TestExternalities::default().execute_with(|| {
        let _ = <Runtime as GenesisBuilder<Block>>::build_state(config.to_string().into_bytes());
    });
}

/// The devnet's configuration, with so many planck more for a pot.
fn with_endowed_pot(pot: &AccountId, amount: Balance) -> Value {
    let mut config = testing::preset(DEV_RUNTIME_PRESET);
    let balances = config["balances"]["balances"].as_array_mut().expect("a list");
    // An amount beyond 64 bits would be no number of JSON.
    let amount = u64::try_from(amount).expect("it is small");
    balances.push(serde_json::json!([pot, amount]));
    config
}

#[test]
fn a_genesis_that_endows_a_pot_is_refused() {
    let pots = [(Rewards::pot(), "rewards"), (Tabs::pot(), "tabs")];
    for ((pot, name), amount) in pots.iter().flat_map(|pot| [(pot, EXISTENTIAL_DEPOSIT), (pot, UNIT)]) {
        let config = with_endowed_pot(pot, amount).to_string().into_bytes();
        let refused = std::panic::catch_unwind(|| {
            sp_io::TestExternalities::default().execute_with(|| <Runtime as GenesisBuilder<Block>>::build_state(config))
        });
        let why = refused.expect_err("it is refused");
        let why = why.downcast_ref::<&str>().map(|why| (*why).to_string()).or_else(|| why.downcast_ref().cloned());
        assert!(why.expect("a message").contains(&format!("balances name the pot of the {name}")), "{amount}");
    }
    // Without it the same configuration builds, and each pot has what keeps it alive and what it owes.
    new_test_ext(DEV_RUNTIME_PRESET).execute_with(try_state);
}

#[test]
fn slots_and_periods_default_to_a_live_networks() {
    let mut ext = sp_io::TestExternalities::default();
    ext.execute_with(|| {
        let config = <Runtime as GenesisBuilder<Block>>::get_preset(&None).unwrap();
        assert_ok!(<Runtime as GenesisBuilder<Block>>::build_state(config));
        assert_eq!(Aura::slot_duration(), 6_000);
        assert_eq!(PeriodDivisor::<Runtime>::get(), 1);
        assert_eq!(Balances::free_balance(Treasury::account_id()), EXISTENTIAL_DEPOSIT, "fees need an account");
    });
}

#[test]
#[should_panic(expected = "network.slotDuration must be an even number")]
fn an_odd_slot_is_refused() {
    let mut config = testing::preset("development");
    config["network"]["slotDuration"] = 101.into();
    sp_io::TestExternalities::default().execute_with(|| {
        let _ = <Runtime as GenesisBuilder<Block>>::build_state(config.to_string().into_bytes());
    });
}

#[test]
fn a_field_that_nobody_knows_is_refused() {
    let mut config = testing::preset("development");
    config["network"]["slotLength"] = 100.into();
    sp_io::TestExternalities::default().execute_with(|| {
        assert!(<Runtime as GenesisBuilder<Block>>::build_state(config.to_string().into_bytes()).is_err());
    });
}

#[test]
fn blocks_follow_one_another_in_every_preset() {
    for preset in ["development", "local_testnet"] {
        new_test_ext(preset).execute_with(|| {
            for number in 1..=5 {
                next_block(vec![]);
                assert_eq!(System::block_number(), number);
            }
            try_state();
        });
    }
}

#[test]
fn the_faucets_key_can_be_derived() {
    use sp_core::{Pair, sr25519};
    let pair = sr25519::Pair::from_string("//Faucet", None).unwrap();
    assert_eq!(AccountId::from(pair.public()), crate::genesis::FAUCET);
    new_test_ext("development").execute_with(|| {
        assert_eq!(Balances::free_balance(crate::genesis::FAUCET), ENDOWMENT);
        // The others' votes count as if it were not there.
        assert_eq!(Balances::total_issuance() - configs::Electorate::get(), ENDOWMENT);
    });
}
