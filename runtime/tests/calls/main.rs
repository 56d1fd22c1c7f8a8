//! Every call of our pallets against the real runtime, in words: what it does when all is well, to the planck, and how
//! it is refused when something is not.
//!
//! `registry.rs`, `contributions.rs` and `rewards.rs` hold the refusals, one error after another, and so do the lists
//! at the heads of other files; the rest is behaviour, by subject. What is promised to whoever uses an asset, builds on
//! it, contributes to it or gives to it is in `promises.rs`, `work.rs`, `bounties.rs` and `freezes.rs`; what many are
//! due whose work one manifest records, in `manifests.rs`, `manifest_cheats.rs`, `leaves.rs` and `latents.rs`; who pays
//! by the call, and who tries to cheat whom then, in `tabs.rs` and `tabs_cheats.rs`. After every case the invariants of
//! `try_state` hold and no planck was made or lost: in cases with epochs, none but what events say.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that fails says where"
)]

mod helpers;
mod staging;
mod tree;

mod bounties;
mod capture;
mod contributions;
mod deposits;
mod documentation;
mod epochs;
mod evaluators;
mod extremes;
mod freezes;
mod governance;
mod growth;
mod income;
mod latents;
mod leaves;
mod life;
mod lineage;
mod lists;
mod majorities;
mod manifest_cheats;
mod manifests;
mod offences;
mod origins;
mod pages;
mod parameters;
mod payouts;
mod pot;
mod promises;
mod registry;
mod rewards;
mod scores;
mod settlement;
mod tabs;
mod tabs_cheats;
mod tracks;
mod validators;
mod vectors;
mod views;
mod work;

use frame_support::traits::PalletInfoAccess;
use scale_info::{TypeDef, TypeInfo};
use std::collections::BTreeSet;
use tributary_runtime::{
    Contributions, Evaluation, Governance, Registry, Rewards, Runtime, Tabs, Validators, invariants,
};

/// The errors of a pallet as clients know them: the pallet's index and name, and each variant's.
fn announced<Pallet: PalletInfoAccess, Error: TypeInfo>() -> Vec<((u8, u8), String)> {
    let TypeDef::Variant(errors) = Error::type_info().type_def else { panic!("errors are variants") };
    assert!(!errors.variants.is_empty());
    let index = u8::try_from(Pallet::index()).unwrap();
    errors
        .variants
        .into_iter()
        .map(|error| ((index, error.index), format!("{}::{}", Pallet::name(), error.name)))
        .collect()
}

/// Runs all refusals in this thread and compares the errors that came with those in the metadata.
#[test]
fn every_error_is_reached() {
    let all = [
        registry::REFUSALS,
        contributions::REFUSALS,
        rewards::REFUSALS,
        evaluators::REFUSALS,
        scores::REFUSALS,
        governance::REFUSALS,
        validators::REFUSALS,
        offences::REFUSALS,
        promises::REFUSALS,
        work::REFUSALS,
        bounties::REFUSALS,
        payouts::REFUSALS,
        freezes::REFUSALS,
        manifests::REFUSALS,
        leaves::REFUSALS,
        tabs::REFUSALS,
    ];
    for refusals in all {
        refusals.iter().for_each(|refusal| refusal());
    }
    let reached = helpers::reached();
    let announced = [
        announced::<Registry, pallet_registry::Error<Runtime>>(),
        announced::<Contributions, pallet_contributions::Error<Runtime>>(),
        announced::<Rewards, pallet_rewards::Error<Runtime>>(),
        announced::<Evaluation, pallet_evaluation::Error<Runtime>>(),
        announced::<Governance, pallet_governance::Error<Runtime>>(),
        announced::<Validators, pallet_validators::Error<Runtime>>(),
        announced::<Tabs, pallet_tabs::Error<Runtime>>(),
    ]
    .concat();
    let pallets: BTreeSet<_> = announced.iter().filter_map(|(_, name)| name.split("::").next()).collect();
    assert_eq!(pallets, invariants::PALLETS.into_iter().map(|(name, _)| name).collect());
    let missed: Vec<_> = announced.iter().filter(|(error, _)| !reached.contains(error)).map(|(_, name)| name).collect();
    assert!(missed.is_empty(), "no case reaches {missed:?}");
    println!("all {} errors are reached", announced.len());
}
