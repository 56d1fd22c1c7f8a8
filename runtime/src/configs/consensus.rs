//! Who writes blocks and who finalizes them.

use super::TreasuryAccount;
use crate::{network, opaque::SessionKeys, parameters::in_range::validators, *};
use frame_support::traits::{ConstBool, ConstU32, ConstU64, ConstU128, Get};
use frame_system::EnsureRoot;
use pallet_session::{
    FindAccountFromAuthorIndex, PeriodicSessions, disabling::UpToLimitWithReEnablingDisablingStrategy,
};
use pallet_validators::{Longevity, Outside};
use sp_consensus_aura::{Slot, sr25519::AuthorityId as AuraId};
use sp_runtime::traits::{ConvertInto, OpaqueKeys};

/// The most validators, whatever is voted: GRANDPA's traffic grows with their square.
pub type MaxAuthorities = ConstU32<64>;
/// Sessions for which a GRANDPA set is remembered: as many as `UnbondingSessions` may be, and the two that lead to one.
type MaxSetIdSessionEntries = ConstU64<{ parameters::MAX_UNBONDING_SESSIONS as u64 + 2 }>;

impl pallet_authorship::Config for Runtime {
    type EventHandler = Validators;
    type FindAuthor = FindAccountFromAuthorIndex<Runtime, Aura>;
}

impl pallet_aura::Config for Runtime {
    type AllowMultipleBlocksPerSlot = ConstBool<false>;
    type AuthorityId = AuraId;
    type DisabledValidators = Session;
    type MaxAuthorities = MaxAuthorities;
    type SlotDuration = network::Slot<Runtime>;
}

impl pallet_grandpa::Config for Runtime {
    type EquivocationReportSystem =
        pallet_grandpa::EquivocationReportSystem<Self, Offences, Validators, Longevity<Runtime>>;
    type KeyOwnerProof = sp_session::MembershipProof;
    type MaxAuthorities = MaxAuthorities;
    /// Nobody nominates: a validator's bond is its own.
    type MaxNominators = ConstU32<0>;
    type MaxSetIdSessionEntries = MaxSetIdSessionEntries;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = ReportWeight;
}

/// What a report to GRANDPA weighs: like one to Aura, it checks two signatures and whose key it was, then slashes and
/// removes.
pub struct ReportWeight;

impl pallet_grandpa::WeightInfo for ReportWeight {
    fn report_equivocation(validators: u32, _: u32) -> frame_support::weights::Weight {
        use pallet_validators::WeightInfo;
        <Runtime as pallet_validators::Config>::WeightInfo::report_equivocation(validators)
    }

    fn note_stalled() -> frame_support::weights::Weight {
        <() as pallet_grandpa::WeightInfo>::note_stalled()
    }
}

impl pallet_session::Config for Runtime {
    type Currency = Balances;
    type DisablingStrategy = UpToLimitWithReEnablingDisablingStrategy;
    /// The keys, 96 bytes with their account, and whose each of them is, twice 68 bytes.
    type KeyDeposit = ConstU128<{ deposit(3, 232) }>;
    type Keys = SessionKeys;
    type NextSessionRotation = PeriodicSessions<validators::SessionLength, ConstU32<0>>;
    type RuntimeEvent = RuntimeEvent;
    type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
    type SessionManager = Validators;
    type ShouldEndSession = Outside;
    type ValidatorId = AccountId;
    type ValidatorIdOf = ConvertInto;
    type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
}

impl pallet_offences::Config for Runtime {
    type IdentificationTuple = AccountId;
    type OnOffenceHandler = Validators;
    type RuntimeEvent = RuntimeEvent;
}

/// The slot of the present block.
pub struct CurrentSlot;

impl Get<Slot> for CurrentSlot {
    fn get() -> Slot {
        pallet_aura::CurrentSlot::<Runtime>::get()
    }
}

impl pallet_validators::Config for Runtime {
    type AdminOrigin = EnsureRoot<AccountId>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = crate::benchmarks::ManyValidators;
    type Currency = Balances;
    type IdleSessions = validators::IdleSessions;
    type MaxCandidates = ConstU32<128>;
    type MaxMembers = MaxAuthorities;
    type MaxValidators = validators::MaxValidators;
    type MinBond = validators::MinBond;
    type Offences = Offences;
    type SessionLength = validators::SessionLength;
    type Slot = CurrentSlot;
    type Treasury = TreasuryAccount;
    type UnbondingSessions = validators::UnbondingSessions;
    type WeightInfo = pallet_validators::weights::SubstrateWeight<Runtime>;
}

impl<C> frame_system::offchain::CreateTransactionBase<C> for Runtime
where
    RuntimeCall: From<C>,
{
    type Extrinsic = UncheckedExtrinsic;
    type RuntimeCall = RuntimeCall;
}

/// Reports of equivocation are sent without a signature.
impl<C> frame_system::offchain::CreateBare<C> for Runtime
where
    RuntimeCall: From<C>,
{
    fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
        UncheckedExtrinsic::new_bare(call)
    }
}
