use super::*;
use configs::ProxyType;
use frame_support::traits::{InstanceFilter, PalletsInfoAccess};
use std::collections::BTreeSet;

#[test]
fn indices_are_what_they_were() {
    let pallets: Vec<_> = AllPalletsWithSystem::infos().into_iter().map(|pallet| (pallet.index, pallet.name)).collect();
    assert_eq!(
        pallets,
        [
            (0, "System"),
            (1, "Timestamp"),
            (2, "Network"),
            (3, "MultiBlockMigrations"),
            (10, "Balances"),
            (11, "TransactionPayment"),
            (20, "Authorship"),
            (21, "Aura"),
            (22, "Grandpa"),
            (23, "Validators"),
            (24, "Session"),
            (25, "Offences"),
            (30, "Utility"),
            (31, "Multisig"),
            (32, "Proxy"),
            (40, "Preimage"),
            (41, "Scheduler"),
            (42, "Referenda"),
            (43, "ConvictionVoting"),
            (44, "Treasury"),
            (45, "Parameters"),
            (46, "Governance"),
            (60, "Registry"),
            (61, "Contributions"),
            (62, "Rewards"),
            (63, "Evaluation"),
            (255, "GenesisCalls"),
        ]
    );
}

#[test]
fn every_pallet_of_ours_is_checked() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../pallets");
    let is_ours = |module: &str| module.strip_prefix("pallet_").is_some_and(|name| folder.join(name).is_dir());
    let mut ours: Vec<_> = AllPalletsWithSystem::infos();
    ours.retain(|pallet| is_ours(pallet.module_name));
    let ours: BTreeSet<_> = ours.into_iter().map(|pallet| pallet.name).collect();
    assert_eq!(ours, invariants::PALLETS.into_iter().map(|(name, _)| name).collect());
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), ours.len(), "each is part of the runtime");
}

#[test]
fn there_is_no_sudo() {
    assert!(AllPalletsWithSystem::infos().iter().all(|pallet| !pallet.name.eq_ignore_ascii_case("sudo")));
}

#[test]
fn no_proxy_but_any_can_spend() {
    let spend: RuntimeCall =
        pallet_balances::Call::transfer_all { dest: account(Sr25519Keyring::Bob).into(), keep_alive: false }.into();
    let vote: RuntimeCall = pallet_conviction_voting::Call::remove_vote { class: None, index: 0 }.into();
    let assess: RuntimeCall = pallet_contributions::Call::assess_many { assessments: vec![] }.into();
    let withdraw: RuntimeCall = pallet_contributions::Call::withdraw { contribution: 0.into() }.into();
    let claim: RuntimeCall = pallet_rewards::Call::claim_many { pools: vec![] }.into();
    let fund: RuntimeCall = pallet_rewards::Call::fund { asset: 0.into(), amount: 1 }.into();
    let commit: RuntimeCall = pallet_evaluation::Call::commit_scores { hash: Default::default() }.into();
    let unstake: RuntimeCall =
        pallet_evaluation::Call::unstake { evaluator: account(Sr25519Keyring::Bob), amount: 1 }.into();
    let batch: RuntimeCall = pallet_utility::Call::batch { calls: vec![spend.clone()] }.into();
    let calls = [&spend, &vote, &assess, &withdraw, &claim, &fund, &commit, &unstake, &batch];
    for (proxy, allowed) in [
        (ProxyType::Any, [true; 9]),
        (ProxyType::Governance, [false, true, false, false, false, false, false, false, true]),
        (ProxyType::Review, [false, false, true, false, false, false, false, false, true]),
        (ProxyType::Contribute, [false, false, false, true, false, false, false, false, true]),
        (ProxyType::Claim, [false, false, false, false, true, false, false, false, true]),
        (ProxyType::Evaluate, [false, false, false, false, false, false, true, false, true]),
    ] {
        assert_eq!(calls.map(|call| proxy.filter(call)), allowed, "{proxy:?}");
        assert!(ProxyType::Any.is_superset(&proxy) && proxy.is_superset(&proxy));
        assert!(proxy == ProxyType::Any || !proxy.is_superset(&ProxyType::Any));
    }
}

#[test]
fn a_proxy_cannot_spend_in_a_batch_either() {
    new_test_ext("local_testnet").execute_with(|| {
        let [owner, proxy] = [Sr25519Keyring::Bob, Sr25519Keyring::Dave].map(account);
        let spend = pallet_balances::Call::transfer_allow_death { dest: proxy.clone().into(), value: UNIT };
        let batch: RuntimeCall = pallet_utility::Call::batch_all { calls: vec![spend.into()] }.into();
        assert_ok!(Proxy::add_proxy(RuntimeOrigin::signed(owner.clone()), proxy.clone().into(), ProxyType::Claim, 0));
        System::set_block_number(1);
        assert_ok!(Proxy::proxy(RuntimeOrigin::signed(proxy), owner.into(), None, Box::new(batch)));
        System::assert_has_event(
            pallet_proxy::Event::ProxyExecuted { result: Err(frame_system::Error::<Runtime>::CallFiltered.into()) }
                .into(),
        );
    });
}
