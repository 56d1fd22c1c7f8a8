//! Who writes blocks and who finalizes them.

use super::TreasuryAccount;
use crate::{network, opaque::SessionKeys, parameters::in_range::validators, *};
use frame_support::{
    traits::{ConstBool, ConstU32, ConstU64, ConstU128, Get, KeyOwnerProofSystem},
    weights::Weight,
};
use frame_system::EnsureRoot;
use pallet_session::{
    FindAccountFromAuthorIndex, PeriodicSessions, disabling::UpToLimitWithReEnablingDisablingStrategy,
};
use pallet_validators::{Longevity, Outside};
use sp_consensus_aura::{Slot, sr25519::AuthorityId as AuraId};
use sp_consensus_grandpa::{EquivocationProof, KEY_TYPE as GRANDPA_KEY};
use sp_runtime::{
    DispatchError,
    traits::{ConvertInto, OpaqueKeys},
    transaction_validity::{InvalidTransaction, TransactionValidityError},
};
use sp_session::MembershipProof;
use sp_staking::offence::{Kind, Offence, OffenceReportSystem};

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
    type EquivocationReportSystem = VoteReports;
    type KeyOwnerProof = MembershipProof;
    type MaxAuthorities = MaxAuthorities;
    /// Nobody nominates: a validator's bond is its own.
    type MaxNominators = ConstU32<0>;
    type MaxSetIdSessionEntries = MaxSetIdSessionEntries;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = ReportWeight;
}

/// Two votes in one round, and in which session whose key they were made with.
type Votes = (EquivocationProof<Hash, BlockNumber>, MembershipProof);

/// The SDK's part of [`VoteReports`]: it checks the votes, and that the key was in force.
type VotesOfSdk = pallet_grandpa::EquivocationReportSystem<Runtime, Validators, Validators, Longevity<Runtime>>;

/// Under which kind two votes in one round are on record.
const TWO_VOTES: Kind = <pallet_grandpa::EquivocationOffence<AccountId> as Offence<AccountId>>::ID;

/// Reports of two votes in one round: the SDK's, filed under a session that the reporter does not choose.
///
/// A vote names its round and the set of its voters, but no session, and a set is in force for as long as nobody comes
/// or goes. With the session left to the reporter, one pair of votes would be a new offence in each session of the set.
pub struct VoteReports;

impl VoteReports {
    /// The same with the session under which votes of this set are on record, or else with the last session of the set.
    ///
    /// An offender is not planned for any session after its report, so that its set ends with the next one at the
    /// latest: there are two sessions to look at, and accomplices who are reported later are counted with the first.
    fn filed((votes, owner): Votes) -> Votes {
        let set = votes.set_id();
        let last = Grandpa::session_for_set(set).unwrap_or(owner.session);
        let ended = set.checked_sub(1).and_then(Grandpa::session_for_set);
        let before = last.checked_sub(1).filter(|before| ended.is_none_or(|ended| *before > ended));
        let session = before.filter(|before| Validators::has_offenders(TWO_VOTES, *before)).unwrap_or(last);
        (votes, MembershipProof { session, ..owner })
    }
}

impl OffenceReportSystem<Option<AccountId>, Votes> for VoteReports {
    type Longevity = Longevity<Runtime>;

    fn publish_evidence(evidence: Votes) -> Result<(), ()> {
        VotesOfSdk::publish_evidence(evidence)
    }

    fn check_evidence(evidence: Votes) -> Result<(), TransactionValidityError> {
        let (votes, owner) = Self::filed(evidence);
        let session = owner.session;
        let key = (GRANDPA_KEY, votes.offender().clone());
        let offender = Validators::check_proof(key, owner).ok_or(InvalidTransaction::BadProof)?;
        if Validators::is_reported(TWO_VOTES, session, &offender) {
            return Err(InvalidTransaction::Stale.into());
        }
        Ok(())
    }

    fn process_evidence(reporter: Option<AccountId>, evidence: Votes) -> Result<(), DispatchError> {
        VotesOfSdk::process_evidence(reporter, Self::filed(evidence))
    }
}

/// What a report to GRANDPA weighs: like one to Aura, it checks two signatures and whose key it was, then slashes and
/// removes. Before that it looks at who is on record in the session before the last of the set.
pub struct ReportWeight;

impl pallet_grandpa::WeightInfo for ReportWeight {
    fn report_equivocation(validators: u32, _: u32) -> Weight {
        use pallet_validators::WeightInfo;
        // Two entries of sets, and an entry of each offender with the one that ends them.
        let reads = u64::from(validators).saturating_add(3);
        <Runtime as pallet_validators::Config>::WeightInfo::report_equivocation(validators)
            .saturating_add(<Runtime as frame_system::Config>::DbWeight::get().reads(reads))
    }

    fn note_stalled() -> Weight {
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
    type MaxCandidateShare = validators::MaxCandidateShare;
    type MaxCandidates = ConstU32<128>;
    type MaxMembers = MaxAuthorities;
    type MaxValidators = validators::MaxValidators;
    type MinBond = validators::MinBond;
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
