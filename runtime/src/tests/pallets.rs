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
            (12, "Fees"),
            (20, "Authorship"),
            (21, "Aura"),
            (22, "Grandpa"),
            (23, "Validators"),
            (24, "Session"),
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
            (64, "Tabs"),
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
    let checked = invariants::PALLETS.into_iter().map(|(name, _)| name);
    assert_eq!(ours, checked.chain(["Fees"]).collect(), "what has no calls is checked beside them");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), ours.len(), "each is part of the runtime");
}

#[test]
fn there_is_no_sudo() {
    assert!(AllPalletsWithSystem::infos().iter().all(|pallet| !pallet.name.eq_ignore_ascii_case("sudo")));
}

/// One of each kind of calls: some that a proxy of one type may make, and some that none but `Any` may.
fn calls() -> Vec<(Option<ProxyType>, RuntimeCall)> {
    use ProxyType::{Claim, Contribute, Evaluate, Governance, Review};
    use pallet_contributions::Call as Work;
    use pallet_registry::Call as Asset;
    use pallet_rewards::Call as Pay;
    let (asset, contribution) = (0.into(), 0.into());
    let bob = || account(Sr25519Keyring::Bob);
    let pool = || tributary_primitives::PoolId::Data(asset);
    let (class, root, record) = (tributary_primitives::Class::Data, Hash::zero(), Hash::zero());
    let owner = || tributary_primitives::LeafOwner::Account(bob());
    let many = Work::contribute_many { asset, class, units: 1, count: 1, root, uri: vec![] };
    let join = Work::join { contribution, index: 0, owner: owner(), units: 1, record, path: vec![] };
    let leave = Work::leave { contribution, index: 0, owner: owner(), units: 1, record, path: vec![] };
    vec![
        (None, pallet_balances::Call::transfer_all { dest: bob().into(), keep_alive: false }.into()),
        (None, pallet_evaluation::Call::unstake { evaluator: bob(), amount: 1 }.into()),
        (None, pallet_evaluation::Call::restake { from: bob(), to: bob(), amount: 1 }.into()),
        (None, Pay::fund { asset, amount: 1 }.into()),
        (None, Asset::use_asset { asset, units: 1, max_price: 1 }.into()),
        (None, Asset::close { asset }.into()),
        (None, pallet_tabs::Call::top_up { tab: 0.into(), amount: 1 }.into()),
        (None, pallet_tabs::Call::refund { tab: 0.into() }.into()),
        (None, Asset::cancel { asset }.into()),
        (None, Asset::remove { asset }.into()),
        (Some(Governance), pallet_conviction_voting::Call::remove_vote { class: None, index: 0 }.into()),
        (Some(Review), Work::assess { contribution, weight: 1, evidence: None }.into()),
        (Some(Review), Work::assess_many { assessments: vec![] }.into()),
        (Some(Review), Work::reassess { contribution, weight: 1 }.into()),
        (Some(Review), Work::reject { contribution, reason: vec![], spam: true }.into()),
        (Some(Review), Work::revoke { contribution, reason: vec![] }.into()),
        (Some(Review), Work::assess_manifest { contribution, weight_per_unit: 1, evidence: None }.into()),
        (Some(Review), Work::reassess_manifest { contribution, weight_per_unit: 1 }.into()),
        (Some(Contribute), many.into()),
        (Some(Contribute), join.into()),
        (Some(Contribute), Work::join_many { contribution, first: 0, leaves: vec![], path: vec![] }.into()),
        (Some(Contribute), leave.into()),
        (Some(Contribute), Work::withdraw { contribution }.into()),
        (Some(Contribute), Work::forget { contribution }.into()),
        (Some(Claim), Pay::collect { asset, from: vec![] }.into()),
        (Some(Claim), Pay::claim { pool: pool() }.into()),
        (Some(Claim), Pay::claim_for { pool: pool(), account: bob() }.into()),
        (Some(Claim), Pay::claim_many { pools: vec![] }.into()),
        (Some(Claim), Pay::claim_for_many { pool: pool(), accounts: vec![] }.into()),
        (Some(Claim), Pay::collect_and_claim { collections: vec![], pools: vec![] }.into()),
        (Some(Claim), Pay::reclaim { asset }.into()),
        (Some(Claim), Pay::forget_grant { asset }.into()),
        (Some(Evaluate), pallet_evaluation::Call::commit_scores { hash: Default::default() }.into()),
    ]
}

#[test]
fn no_proxy_but_any_can_spend() {
    use ProxyType::{Any, Claim, Contribute, Evaluate, Governance, Review};
    // Every type lets a batch through: the calls in it are looked at one by one.
    let batch: RuntimeCall = pallet_utility::Call::batch { calls: vec![] }.into();
    for proxy in [Any, Governance, Review, Contribute, Claim, Evaluate] {
        for (allowed, call) in calls() {
            assert_eq!(proxy.filter(&call), proxy == Any || allowed == Some(proxy), "{proxy:?}: {call:?}");
        }
        assert!(proxy.filter(&batch));
        assert!(Any.is_superset(&proxy) && proxy.is_superset(&proxy));
        assert!(proxy == Any || !proxy.is_superset(&Any));
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
