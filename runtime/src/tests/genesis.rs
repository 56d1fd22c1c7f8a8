use super::*;
use crate::genesis::{ACCOUNTS, ENDOWMENT, TREASURY};
use frame_support::traits::{Get, fungible::Inspect};
use pallet_governance::PeriodDivisor;
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
            assert_eq!(endowed + pot, 6 * ENDOWMENT + EXISTENTIAL_DEPOSIT);
            assert_eq!(Balances::free_balance(Treasury::account_id()), TREASURY);
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

#[test]
#[should_panic(expected = "genesisCalls.calls[0] failed")]
fn a_call_that_fails_stops_genesis() {
    let call: RuntimeCall = pallet_rewards::Call::fund { asset: 9.into(), amount: 1 }.into();
    let mut config = config("development");
    config["genesisCalls"]["calls"][0][1] = sp_core::bytes::to_hex(&call.encode(), false).into();
    sp_io::TestExternalities::default().execute_with(|| {
        let _ = <Runtime as GenesisBuilder<Block>>::build_state(config.to_string().into_bytes());
    });
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
    let mut config = config("development");
    config["network"]["slotDuration"] = 101.into();
    sp_io::TestExternalities::default().execute_with(|| {
        let _ = <Runtime as GenesisBuilder<Block>>::build_state(config.to_string().into_bytes());
    });
}

#[test]
fn a_field_that_nobody_knows_is_refused() {
    let mut config = config("development");
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
