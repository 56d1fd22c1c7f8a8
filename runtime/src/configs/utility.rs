//! Calling together, jointly or for one another.

use crate::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
    traits::{ConstU32, ConstU128, InstanceFilter},
    weights::Weight,
};
use scale_info::TypeInfo;
use sp_runtime::traits::BlakeTwo256;

impl pallet_utility::Config for Runtime {
    type PalletsOrigin = OriginCaller;
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = weights::pallet_utility::WeightInfo<Runtime>;
}

/// What multisigs were measured to weigh, such that no call says afterwards that it took more than it declared: the SDK
/// declares `approve_as_multi` by its own figures and answers with those of `as_multi`.
pub struct MultisigWeight;

type Measured = weights::pallet_multisig::WeightInfo<Runtime>;

impl pallet_multisig::WeightInfo for MultisigWeight {
    fn as_multi_threshold_1(z: u32) -> Weight {
        Measured::as_multi_threshold_1(z)
    }

    fn as_multi_create(s: u32, z: u32) -> Weight {
        Measured::as_multi_create(s, z)
    }

    fn as_multi_approve(s: u32, z: u32) -> Weight {
        Measured::as_multi_approve(s, z)
    }

    fn as_multi_complete(s: u32, z: u32) -> Weight {
        Measured::as_multi_complete(s, z)
    }

    fn approve_as_multi_create(s: u32) -> Weight {
        Measured::approve_as_multi_create(s).max(Measured::as_multi_create(s, 0))
    }

    fn approve_as_multi_approve(s: u32) -> Weight {
        Measured::approve_as_multi_approve(s).max(Measured::as_multi_approve(s, 0))
    }

    fn cancel_as_multi(s: u32) -> Weight {
        Measured::cancel_as_multi(s)
    }

    fn poke_deposit(s: u32) -> Weight {
        Measured::poke_deposit(s)
    }
}

impl pallet_multisig::Config for Runtime {
    type BlockNumberProvider = System;
    type Currency = Balances;
    /// One record: its key (two hashes, 64 bytes) and a time point, a deposit, a depositor and the list's length (64
    /// bytes).
    type DepositBase = ConstU128<{ deposit(1, 128) }>;
    /// One more signatory in it.
    type DepositFactor = ConstU128<{ deposit(0, 32) }>;
    type MaxSignatories = ConstU32<100>;
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = MultisigWeight;
}

/// What a proxy may do for the account that named it. None but [`ProxyType::Any`] can send its tokens to somebody else,
/// so that a key may lie on a server that only votes, reviews, contributes, claims or scores.
#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Default,
    Encode,
    Eq,
    MaxEncodedLen,
    Ord,
    PartialEq,
    PartialOrd,
    TypeInfo,
)]
pub enum ProxyType {
    /// Everything.
    #[default]
    #[codec(index = 0)]
    Any,
    /// Vote and take part in referenda.
    #[codec(index = 1)]
    Governance,
    /// Review contributions to the account's assets.
    #[codec(index = 2)]
    Review,
    /// Record contributions, and take them back.
    #[codec(index = 3)]
    Contribute,
    /// Collect royalties and claim what is owed. It is paid to the account itself.
    #[codec(index = 4)]
    Claim,
    /// Commit to scores and reveal them, for an account that is an evaluator.
    #[codec(index = 5)]
    Evaluate,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
    fn filter(&self, call: &RuntimeCall) -> bool {
        // Every type lets a batch through: the calls in it are held against this filter one by one.
        let batch = matches!(call, RuntimeCall::Utility(_));
        match self {
            Self::Any => true,
            _ if batch => true,
            Self::Governance => {
                matches!(
                    call,
                    RuntimeCall::ConvictionVoting(_)
                        | RuntimeCall::Governance(_)
                        | RuntimeCall::Preimage(_)
                        | RuntimeCall::Referenda(_)
                )
            }
            Self::Review => matches!(
                call,
                RuntimeCall::Contributions(
                    pallet_contributions::Call::assess { .. }
                        | pallet_contributions::Call::assess_manifest { .. }
                        | pallet_contributions::Call::assess_many { .. }
                        | pallet_contributions::Call::reassess { .. }
                        | pallet_contributions::Call::reassess_manifest { .. }
                        | pallet_contributions::Call::reject { .. }
                        | pallet_contributions::Call::revoke { .. }
                )
            ),
            Self::Contribute => matches!(
                call,
                RuntimeCall::Contributions(
                    pallet_contributions::Call::contribute { .. }
                        | pallet_contributions::Call::contribute_many { .. }
                        | pallet_contributions::Call::forget { .. }
                        | pallet_contributions::Call::join { .. }
                        | pallet_contributions::Call::join_many { .. }
                        | pallet_contributions::Call::leave { .. }
                        | pallet_contributions::Call::withdraw { .. }
                )
            ),
            Self::Claim => matches!(
                call,
                RuntimeCall::Rewards(
                    pallet_rewards::Call::collect { .. }
                        | pallet_rewards::Call::claim { .. }
                        | pallet_rewards::Call::claim_for { .. }
                        | pallet_rewards::Call::claim_for_many { .. }
                        | pallet_rewards::Call::claim_many { .. }
                        | pallet_rewards::Call::collect_and_claim { .. }
                        | pallet_rewards::Call::forget_grant { .. }
                        | pallet_rewards::Call::reclaim { .. }
                )
            ),
            Self::Evaluate => matches!(
                call,
                RuntimeCall::Evaluation(
                    pallet_evaluation::Call::commit_scores { .. } | pallet_evaluation::Call::reveal_scores { .. }
                )
            ),
        }
    }

    fn is_superset(&self, other: &Self) -> bool {
        *self == Self::Any || self == other
    }
}

impl pallet_proxy::Config for Runtime {
    /// One record for all of an account's announcements.
    type AnnouncementDepositBase = ConstU128<{ deposit(1, 48) }>;
    /// One more announcement in it: a proxied account, a hash of a call, a height.
    type AnnouncementDepositFactor = ConstU128<{ deposit(0, 68) }>;
    type BlockNumberProvider = System;
    type CallHasher = BlakeTwo256;
    type Currency = Balances;
    type MaxPending = ConstU32<32>;
    type MaxProxies = ConstU32<32>;
    /// One record for all of an account's proxies.
    type ProxyDepositBase = ConstU128<{ deposit(1, 48) }>;
    /// One more proxy in it: an account, a type, a delay.
    type ProxyDepositFactor = ConstU128<{ deposit(0, 37) }>;
    type ProxyType = ProxyType;
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = weights::pallet_proxy::WeightInfo<Runtime>;
}
