//! Every call of our pallets against the real runtime, in words: what it does when all is well, to the planck, and how it is
//! refused when something is not.
//!
//! `registry.rs`, `contributions.rs` and `rewards.rs` hold the refusals, one error after another; the rest is behaviour, by
//! subject. After every case the invariants of `try_state` hold and no planck was made or lost.

mod helpers;

mod contributions;
mod deposits;
mod extremes;
mod income;
mod life;
mod lineage;
mod pot;
mod registry;
mod rewards;
mod views;

use frame_support::traits::PalletInfoAccess;
use scale_info::{TypeDef, TypeInfo};
use tributary_runtime::{Contributions, Registry, Rewards, Runtime};

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
    for refusals in [registry::REFUSALS, contributions::REFUSALS, rewards::REFUSALS] {
        refusals.iter().for_each(|refusal| refusal());
    }
    let reached = helpers::reached();
    let announced = [
        announced::<Registry, pallet_registry::Error<Runtime>>(),
        announced::<Contributions, pallet_contributions::Error<Runtime>>(),
        announced::<Rewards, pallet_rewards::Error<Runtime>>(),
    ]
    .concat();
    let missed: Vec<_> = announced.iter().filter(|(error, _)| !reached.contains(error)).map(|(_, name)| name).collect();
    assert!(missed.is_empty(), "no case reaches {missed:?}");
    println!("all {} errors are reached", announced.len());
}
