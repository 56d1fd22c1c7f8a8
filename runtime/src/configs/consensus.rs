//! Who writes blocks and who finalizes them.

use crate::{network, *};
use frame_support::{
    ConsensusEngineId,
    traits::{ConstBool, ConstU32, ConstU64, FindAuthor},
};
use pallet_aura::AuraAuthorId;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;

/// The most authorities.
type MaxAuthorities = ConstU32<64>;

/// The account of a block's author: the one with the public key of its Aura key.
pub struct AuthorAccount;

impl FindAuthor<AccountId> for AuthorAccount {
    fn find_author<'a, I>(digests: I) -> Option<AccountId>
    where
        I: 'a + IntoIterator<Item = (ConsensusEngineId, &'a [u8])>,
    {
        let key: sp_core::sr25519::Public = AuraAuthorId::<Runtime>::find_author(digests)?.into();
        Some(AccountId::new(key.0))
    }
}

impl pallet_authorship::Config for Runtime {
    type EventHandler = ();
    type FindAuthor = AuthorAccount;
}

impl pallet_aura::Config for Runtime {
    type AllowMultipleBlocksPerSlot = ConstBool<false>;
    type AuthorityId = AuraId;
    type DisabledValidators = ();
    type MaxAuthorities = MaxAuthorities;
    type SlotDuration = network::Slot<Runtime>;
}

impl pallet_grandpa::Config for Runtime {
    // Authorities are fixed at genesis and have no stake that a report could cost them.
    type EquivocationReportSystem = ();
    type KeyOwnerProof = sp_core::Void;
    type MaxAuthorities = MaxAuthorities;
    type MaxNominators = ConstU32<0>;
    type MaxSetIdSessionEntries = ConstU64<0>;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = ();
}
