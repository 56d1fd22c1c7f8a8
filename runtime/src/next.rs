//! The runtime after this one, for the tests of an upgrade: the same, with a higher version and a stepped migration. It
//! is no part of a release: the crate `runtime/next` builds it.

use crate::*;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{
    migrations::{MigrationId, SteppedMigration, SteppedMigrationError},
    storage_alias,
    weights::{Weight, WeightMeter},
};
use tributary_primitives::AssetId;

#[cfg(feature = "next")]
/// As [`crate::VERSION`] otherwise is.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
    spec_name: Cow::Borrowed("tributary"),
    impl_name: Cow::Borrowed("tributary"),
    authoring_version: 1,
    spec_version: 2,
    impl_version: 1,
    apis: apis::RUNTIME_API_VERSIONS,
    transaction_version: 1,
    system_version: 1,
};

/// How many assets the migration has seen.
#[storage_alias]
pub type Assets = StorageValue<Next, u32>;

/// Where the migration goes on: the next asset to look at.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq)]
pub struct Cursor(pub AssetId);

/// A migration to copy from: it visits every asset, as many in a block as there is room for, and leaves a mark. It
/// counts them, where one that is meant would translate them.
pub struct CountAssets;

impl CountAssets {
    /// What an asset costs: the next id, the asset and the count are read, the count is written.
    pub fn asset_weight() -> Weight {
        <Runtime as frame_system::Config>::DbWeight::get().reads_writes(3, 1)
    }
}

impl SteppedMigration for CountAssets {
    type Cursor = Cursor;
    type Identifier = MigrationId<22>;

    fn id() -> Self::Identifier {
        MigrationId { pallet_id: *b"tributary:count-assets", version_from: 0, version_to: 1 }
    }

    fn step(
        cursor: Option<Self::Cursor>,
        meter: &mut WeightMeter,
    ) -> Result<Option<Self::Cursor>, SteppedMigrationError> {
        let required = Self::asset_weight();
        meter.try_consume(required).map_err(|_| SteppedMigrationError::InsufficientWeight { required })?;
        let Cursor(mut asset) = cursor.unwrap_or(Cursor(AssetId::default()));
        // A block has one step: it goes as far as there is room.
        loop {
            if asset >= pallet_registry::NextAsset::<Runtime>::get() {
                return Ok(None);
            }
            if pallet_registry::Assets::<Runtime>::contains_key(asset) {
                Assets::put(Assets::get().unwrap_or_default().saturating_add(1));
            }
            let Some(next) = asset.next() else { return Ok(None) };
            asset = next;
            if meter.try_consume(required).is_err() {
                return Ok(Some(Cursor(asset)));
            }
        }
    }

    #[cfg(feature = "try-runtime")]
    fn post_upgrade(_: Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
        let all = pallet_registry::Assets::<Runtime>::iter_keys().count();
        frame_support::ensure!(Assets::get().unwrap_or_default() as usize == all, "an asset was missed");
        Ok(())
    }
}
