//! Storage versions, and the stepped migration that others can be copied from.

use super::*;
use crate::next::{Assets as Counted, CountAssets, Cursor};
use frame_support::{
    migrations::{SteppedMigration, SteppedMigrationError},
    traits::{GetStorageVersion, PalletInfoAccess, StorageVersion},
    weights::{Weight, WeightMeter},
};
use tributary_primitives::AssetId;

fn version<Pallet: PalletInfoAccess + GetStorageVersion<InCodeStorageVersion = StorageVersion>>()
-> (&'static str, StorageVersion, StorageVersion) {
    let stored = sp_io::storage::get(&StorageVersion::storage_key::<Pallet>());
    assert!(stored.is_some(), "{} wrote none", Pallet::name());
    (Pallet::name(), Pallet::on_chain_storage_version(), Pallet::in_code_storage_version())
}

#[test]
fn our_pallets_have_storage_versions_from_the_first_block_on() {
    for preset in ["development", "local_testnet"] {
        new_test_ext(preset).execute_with(|| {
            let all = [
                version::<Registry>(),
                version::<Contributions>(),
                version::<Rewards>(),
                version::<Evaluation>(),
                version::<Tabs>(),
                version::<Governance>(),
                version::<Validators>(),
            ];
            assert_eq!(all.map(|(name, ..)| name), invariants::PALLETS.map(|(name, _)| name));
            for (name, on_chain, in_code) in all.into_iter().chain([version::<Fees>()]) {
                assert_eq!(on_chain, in_code, "{name}");
            }
        });
    }
}

/// Visits assets in a block with room for so many and nearly one more; answers what `step` does.
fn block(cursor: Option<Cursor>, assets: u64) -> Result<Option<Cursor>, SteppedMigrationError> {
    let room = CountAssets::asset_weight().saturating_mul(assets + 1).saturating_sub(Weight::from_parts(1, 0));
    CountAssets::transactional_step(cursor, &mut WeightMeter::with_limit(room))
}

#[test]
fn a_stepped_migration_goes_on_where_it_stopped() {
    new_test_ext("development").execute_with(|| {
        let assets = pallet_registry::NextAsset::<Runtime>::get();
        assert_eq!(assets, AssetId(3));
        let required = CountAssets::asset_weight();
        assert_eq!(block(None, 0), Err(SteppedMigrationError::InsufficientWeight { required }));
        assert_eq!(Counted::get(), None, "nothing without room");
        let mut cursor = None;
        for seen in 1..=assets.0 {
            cursor = block(cursor, 1).unwrap();
            assert_eq!((cursor, Counted::get()), (Some(Cursor(AssetId(seen))), Some(seen)));
        }
        assert_eq!(block(cursor, 1), Ok(None));
        assert_eq!(Counted::get(), Some(assets.0), "each asset once");
    });
}

#[test]
fn with_room_it_ends_in_its_first_block() {
    new_test_ext("development").execute_with(|| {
        assert_eq!(block(None, 4), Ok(None));
        assert_eq!(Counted::get(), Some(3));
    });
    new_test_ext("local_testnet").execute_with(|| {
        assert_eq!(block(None, 1), Ok(None));
        assert_eq!(Counted::get(), None, "there is nothing to count");
    });
}
