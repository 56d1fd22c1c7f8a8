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
    /// The accounts.
    ACCOUNT: System.Account,
    /// The block's time, in milliseconds since the Unix epoch.
    TIME: Timestamp.Now,
    /// All tokens that exist, in planck.
    ISSUANCE: Balances.TotalIssuance,
    /// Who may write blocks in the present session.
    AURA_AUTHORITIES: Aura.Authorities,
    /// Who votes on finality in the present session, with weights.
    GRANDPA_AUTHORITIES: Grandpa.Authorities,
    /// The number of the present session.
    SESSION: Session.CurrentIndex,
    /// The validators that governance named.
    MEMBERS: Validators.Members,
    /// Those who stand for validator.
    CANDIDATES: Validators.StandingCandidates,
    /// The number that the next asset gets.
    NEXT_ASSET: Registry.NextAsset,
    /// The number that the next contribution gets.
    NEXT_CONTRIBUTION: Contributions.NextContribution,
    /// What is divided among members, pool by pool.
    POOLS: Rewards.Pools,
    /// How many tabs there are, and what was ever settled of tabs.
    TAB_TOTALS: Tabs.Totals,
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
    use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
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
