//! What this node reads of the chain's state by its name, without asking the runtime.
//!
//! A name is checked by nobody: an item that was renamed looks like one that is empty. So all of them stand here, and a
//! test looks for each in the metadata of the runtime that this node is built with.

use codec::{Decode, DecodeAll};
use sp_storage::StorageKey;
use std::fmt;

/// A storage item of a pallet.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Item {
    pallet: &'static str,
    name: &'static str,
}

macro_rules! items {
    ($($(#[$doc:meta])* $constant:ident: $pallet:ident.$name:ident,)*) => {
        $($(#[$doc])* pub const $constant: Item = Item { pallet: stringify!($pallet), name: stringify!($name) };)*

        /// All of them.
        #[cfg(test)]
        const ALL: &[Item] = &[$($constant,)*];
    };
}

items! {
    /// What was charged for the block, by class of dispatch.
    BLOCK_WEIGHT: System.BlockWeight,
    /// What happened in the block.
    EVENTS: System.Events,
    /// How much that is.
    EVENT_COUNT: System.EventCount,
    /// The topics under which it is found.
    EVENT_TOPICS: System.EventTopics,
    /// The number of the block.
    HEIGHT: System.Number,
    /// The hashes of the blocks before it.
    BLOCK_HASHES: System.BlockHash,
    /// That of its parent.
    PARENT_HASH: System.ParentHash,
    /// What its header says beside its roots.
    DIGEST: System.Digest,
    /// The accounts.
    ACCOUNT: System.Account,
    /// The block's time, in milliseconds since the Unix epoch.
    TIME: Timestamp.Now,
    /// All tokens that exist, in planck.
    ISSUANCE: Balances.TotalIssuance,
    /// Those of them that are no voter's, in planck.
    INACTIVE: Balances.InactiveIssuance,
    /// Who may write blocks in the present session.
    AURA_AUTHORITIES: Aura.Authorities,
    /// Who votes on finality in the present session, with weights.
    GRANDPA_AUTHORITIES: Grandpa.Authorities,
    /// The number of the present session.
    SESSION: Session.CurrentIndex,
    /// Who validates in it.
    SESSION_VALIDATORS: Session.Validators,
    /// Who validates in the next one, with their keys.
    SESSION_QUEUED_KEYS: Session.QueuedKeys,
    /// The keys of those who set some.
    SESSION_NEXT_KEYS: Session.NextKeys,
    /// Whose each of them is.
    SESSION_KEY_OWNERS: Session.KeyOwner,
    /// The validators of it who may not write blocks.
    SESSION_DISABLED: Session.DisabledValidators,
    /// The validators that governance named.
    MEMBERS: Validators.Members,
    /// Those who stand for validator.
    CANDIDATES: Validators.StandingCandidates,
    /// The number that the next asset gets.
    NEXT_ASSET: Registry.NextAsset,
    /// The assets: what calls read of them.
    ASSETS: Registry.Assets,
    /// What each asset says of itself.
    ASSET_INFOS: Registry.Infos,
    /// What each asset was built from.
    LINEAGE: Registry.Lineage,
    /// The number that the next contribution gets.
    NEXT_CONTRIBUTION: Contributions.NextContribution,
    /// What each asset received, and how it is divided.
    LEDGER: Rewards.Accounts,
    /// What is divided among members, pool by pool.
    POOLS: Rewards.Pools,
    /// How many tabs there are, and what was ever settled of tabs.
    TAB_TOTALS: Tabs.Totals,
    /// The number of the present epoch.
    EPOCH: Evaluation.CurrentIndex,
    /// What consensus made of assets, by epoch and bucket.
    OUTCOMES: Evaluation.Outcomes,
    /// Who may score.
    EVALUATORS: Evaluation.Registered,
    /// How many referenda were submitted.
    REFERENDUM_COUNT: Referenda.ReferendumCount,
    /// The referenda.
    REFERENDA: Referenda.ReferendumInfoFor,
}

impl Item {
    /// Where it is, or what the keys of its entries begin with.
    pub fn key(self) -> StorageKey {
        StorageKey([self.pallet, self.name].map(|name| sp_io::hashing::twox_128(name.as_bytes())).concat())
    }

    /// Where the entry of a first key is, or what the keys of its entries begin with, in a map that does not hash that
    /// key.
    pub fn entry(self, key: &[u8]) -> StorageKey {
        StorageKey([self.key().0.as_slice(), key].concat())
    }

    /// What the whole of `bytes` says.
    ///
    /// # Errors
    ///
    /// A sentence when the runtime keeps the item in another way.
    pub fn decode_all<T: Decode>(self, bytes: &[u8]) -> Result<T, String> {
        T::decode_all(&mut &*bytes).map_err(|_| self.unreadable())
    }

    /// What the beginning of `bytes` says.
    ///
    /// # Errors
    ///
    /// As [`Self::decode_all`].
    pub fn decode<T: Decode>(self, bytes: &[u8]) -> Result<T, String> {
        T::decode(&mut &*bytes).map_err(|_| self.unreadable())
    }

    fn unreadable(self) -> String {
        format!("the chain keeps {self} in a way that this node does not know: update the node")
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.pallet, self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use codec::Encode;
    use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
    use tributary_primitives::AssetId;
    use tributary_runtime::Runtime;

    #[test]
    fn every_item_is_one_of_the_runtime() {
        let metadata: Vec<u8> = sp_io::TestExternalities::default().execute_with(|| Runtime::metadata().into());
        let RuntimeMetadataPrefixed(_, metadata) = RuntimeMetadataPrefixed::decode(&mut metadata.as_slice()).unwrap();
        let RuntimeMetadata::V14(metadata) = metadata else { panic!("another version") };
        for item in ALL {
            let storage = metadata.pallets.iter().filter_map(|pallet| pallet.storage.as_ref());
            let mut entries =
                storage.filter(|storage| storage.prefix == item.pallet).flat_map(|storage| storage.entries.iter());
            assert!(entries.any(|entry| entry.name == item.name), "{item}");
        }
    }

    #[test]
    fn keys_are_those_of_the_runtime() {
        assert_eq!(BLOCK_WEIGHT.key().0, frame_system::BlockWeight::<Runtime>::hashed_key());
        let id = AssetId(7);
        for (item, key) in [
            (ASSETS, pallet_registry::Assets::<Runtime>::hashed_key_for(id)),
            (ASSET_INFOS, pallet_registry::Infos::<Runtime>::hashed_key_for(id)),
            (LINEAGE, pallet_registry::Lineage::<Runtime>::hashed_key_for(id)),
            (LEDGER, pallet_rewards::Accounts::<Runtime>::hashed_key_for(id)),
        ] {
            assert_eq!(item.entry(&id.encode()).0, key, "{item}");
        }
        let outcomes = pallet_evaluation::Outcomes::<Runtime>::hashed_key_for(7, [0, 0, 1, 2]);
        assert_eq!(outcomes.strip_prefix(OUTCOMES.entry(&7u32.encode()).0.as_slice()), Some(&[0, 0, 1, 2][..]));
    }

    #[test]
    fn values_of_another_layout_are_refused() {
        let item = Item { pallet: "A", name: "B" };
        assert_eq!(item.decode_all::<u32>(&[1, 0, 0, 0]), Ok(1));
        for bytes in [[1u8, 0, 0].as_slice(), &[1, 0, 0, 0, 0]] {
            let error = item.decode_all::<u32>(bytes).unwrap_err();
            assert!(error.contains("A.B") && error.contains("update the node"), "{error}");
        }
        assert_eq!(item.decode::<u8>(&[1, 2]), Ok(1));
        assert!(item.decode::<u32>(&[1, 2]).is_err());
    }
}
