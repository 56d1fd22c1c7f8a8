//! What token holders may set without a new runtime.
//!
//! A group carries the index of the pallet that reads it. A key's index never changes; a value that was never set reads
//! as its default below.

use crate::*;
use codec::DecodeLimit;
use dynamic_params::{contributions, evaluation, governance, registry, validators};
use frame_support::{
    dynamic_params::{dynamic_pallet_params, dynamic_params},
    traits::{
        Bounded, CallerTrait, Contains, EnsureOriginWithArg, Get, OriginTrait, dynamic_params::AggregatedKeyValue,
    },
};
use frame_system::RawOrigin;
use pallet_governance::{ContributorShares, Origin, ParameterRules};
use sp_runtime::Perbill;
use sp_staking::SessionIndex;
use tributary_math::EmissionSplit;
use tributary_primitives::EpochIndex;

/// The longest that bonds may be kept on hold after their owners left, in sessions.
pub const MAX_UNBONDING_SESSIONS: SessionIndex = 1_000;

/// The groups and their keys.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
    use super::*;

    /// Read by governance.
    #[dynamic_pallet_params]
    #[codec(index = 46)]
    pub mod governance {
        /// The share of the approval that contributors have, by track. For referenda that are submitted from then on.
        #[codec(index = 0)]
        pub static ContributorShare: ContributorShares = ContributorShares::all(Perbill::from_percent(25));

        /// What the deposits for submission and decision are multiplied by, in percent.
        #[codec(index = 1)]
        pub static DepositPercent: u32 = 100;

        /// The most that one decision of the small treasurer's track may spend, in planck.
        #[codec(index = 2)]
        pub static SmallSpendLimit: Balance = UNIT * 1_000;

        /// The most that one decision of the big treasurer's track may spend, in planck.
        #[codec(index = 3)]
        pub static BigSpendLimit: Balance = UNIT * 100_000;

        /// The treasury's share of transaction fees; the rest is the block author's, and so are tips.
        #[codec(index = 4)]
        pub static FeesToTreasury: Perbill = Perbill::from_percent(80);
    }

    /// Read by the validators.
    #[dynamic_pallet_params]
    #[codec(index = 23)]
    pub mod validators {
        /// Blocks in a session: an hour of six-second blocks.
        #[codec(index = 0)]
        pub static SessionLength: BlockNumber = 600;

        /// The most validators in a session. From the session after the next on.
        #[codec(index = 1)]
        pub static MaxValidators: u32 = 32;

        /// The least bond of a candidate, in planck. Those who stand already stay.
        #[codec(index = 2)]
        pub static MinBond: Balance = UNIT * 10_000;

        /// Sessions after its own for which an offence can be reported, and bonds stay on hold: a week of hours.
        #[codec(index = 3)]
        pub static UnbondingSessions: SessionIndex = 168;

        /// Whole sessions without a block after which a candidate loses its place.
        #[codec(index = 4)]
        pub static IdleSessions: u32 = 6;
    }

    /// Read by the registry.
    #[dynamic_pallet_params]
    #[codec(index = 60)]
    pub mod registry {
        /// The most that the royalties an asset grants to its direct upstream assets may sum to.
        #[codec(index = 0)]
        pub static MaxRoyaltySum: Perbill = Perbill::from_percent(80);

        /// The deposit for an asset's records, whatever their size, in planck.
        #[codec(index = 1)]
        pub static AssetDepositBase: Balance = UNIT / 10;

        /// The deposit for every byte that an asset's records take, in planck.
        #[codec(index = 2)]
        pub static DepositPerByte: Balance = UNIT / 10_000;
    }

    /// Read by the contributions.
    #[dynamic_pallet_params]
    #[codec(index = 61)]
    pub mod contributions {
        /// The deposit for a contribution's record, whatever its size, in planck.
        #[codec(index = 0)]
        pub static ContributionDepositBase: Balance = UNIT / 10;

        /// The deposit for every byte that a contribution's record takes, in planck.
        #[codec(index = 1)]
        pub static ContributionDepositPerByte: Balance = UNIT / 10_000;
    }

    /// Read by the evaluations.
    #[dynamic_pallet_params]
    #[codec(index = 63)]
    pub mod evaluation {
        /// The length of epochs in blocks; an hour of six-second blocks. From the next epoch on.
        #[codec(index = 0)]
        pub static EpochLength: BlockNumber = 600;

        /// What an epoch emits, in planck. When it is set, emission sets out from it anew with the next epoch.
        #[codec(index = 1)]
        pub static EmissionPerEpoch: Balance = UNIT * 100;

        /// The part by which emission falls from one epoch to the next: halved in four years of hours.
        #[codec(index = 2)]
        pub static EmissionDecay: Perbill = Perbill::from_parts(19_768);

        /// For whom emission is. From the next epoch on.
        #[codec(index = 3)]
        pub static EmissionParts: EmissionSplit = EmissionSplit {
            assets: Perbill::from_percent(60),
            evaluators: Perbill::from_percent(25),
            treasury: Perbill::from_percent(5),
            authors: Perbill::from_percent(10),
        };

        /// The most of all stake that counts for one evaluator. From the next epoch on.
        #[codec(index = 4)]
        pub static EvaluatorStakeCap: Perbill = Perbill::from_percent(20);

        /// The least stake of its own with which an evaluator may commit to scores, in planck.
        #[codec(index = 5)]
        pub static MinEvaluatorStake: Balance = UNIT * 1_000;

        /// The least that an account may have staked to an evaluator, in planck.
        #[codec(index = 6)]
        pub static MinStake: Balance = UNIT;

        /// The highest commission.
        #[codec(index = 7)]
        pub static MaxCommission: Perbill = Perbill::from_percent(25);

        /// Epochs that stake unbonds for: a week of hours.
        #[codec(index = 8)]
        pub static UnbondingPeriod: EpochIndex = 168;

        /// The part of an evaluator's own stake that a commitment without reveal costs.
        #[codec(index = 9)]
        pub static MissedRevealPenalty: Perbill = Perbill::from_percent(1);

        /// The share of a block's computation that settlements may take.
        #[codec(index = 10)]
        pub static SettlementBudget: Perbill = Perbill::from_percent(25);
    }
}

/// Whether a parameter may have this value. No value means the default.
///
/// `governance.proposeParameter` asks it, and so does the filter of calls for every origin but root, whose calls are not
/// filtered: a referendum on the root track may replace this code as well. The bounds keep the chain sound, not wise:
/// inside them it is for token holders to decide.
pub fn is_within_bounds(parameter: &RuntimeParameters) -> bool {
    use contributions::Parameters as Contributions;
    use evaluation::Parameters as Evaluation;
    use governance::Parameters as Governance;
    use registry::Parameters as Registry;
    use validators::Parameters as Validators;
    fn all<V>(value: &Option<V>, bound: impl FnOnce(&V) -> bool) -> bool {
        value.as_ref().is_none_or(bound)
    }
    let percent = Perbill::from_percent;
    let trib = |amount: Balance| amount.saturating_mul(UNIT);
    match parameter {
        RuntimeParameters::Governance(parameter) => match parameter {
            Governance::ContributorShare(_, value) => all(value, ContributorShares::is_bounded),
            // Proposing stays affordable, and never free.
            Governance::DepositPercent(_, value) => all(value, |v| (1..=10_000).contains(v)),
            Governance::SmallSpendLimit(_, value) => all(value, |v| *v <= trib(10_000)),
            Governance::BigSpendLimit(_, value) => all(value, |v| *v <= trib(1_000_000)),
            Governance::FeesToTreasury(_, _) => true,
        },
        RuntimeParameters::Validators(parameter) => match parameter {
            // Long enough for a change to become final in, short enough that a mistake does not last: a day.
            Validators::SessionLength(_, value) => all(value, |v| (10..=14_400).contains(v)),
            Validators::MaxValidators(_, value) => all(value, |v| (1..=configs::MaxAuthorities::get()).contains(v)),
            Validators::MinBond(_, value) => all(value, |v| (trib(1)..=trib(10_000_000)).contains(v)),
            Validators::UnbondingSessions(_, value) => all(value, |v| (2..=MAX_UNBONDING_SESSIONS).contains(v)),
            Validators::IdleSessions(_, value) => all(value, |v| (1..=1_000).contains(v)),
        },
        // Whoever makes an asset is left something to make it for.
        RuntimeParameters::Registry(Registry::MaxRoyaltySum(_, value)) => all(value, |v| *v <= percent(95)),
        // Records must stay affordable, or nobody could register any more.
        RuntimeParameters::Registry(Registry::AssetDepositBase(_, value))
        | RuntimeParameters::Contributions(Contributions::ContributionDepositBase(_, value)) => {
            all(value, |v| *v <= trib(1_000))
        }
        RuntimeParameters::Registry(Registry::DepositPerByte(_, value))
        | RuntimeParameters::Contributions(Contributions::ContributionDepositPerByte(_, value)) => {
            all(value, |v| *v <= trib(1))
        }
        RuntimeParameters::Evaluation(parameter) => match parameter {
            // Long enough to commit and reveal in, short enough that a mistake does not last: a week.
            Evaluation::EpochLength(_, value) => all(value, |v| (10..=100_800).contains(v)),
            Evaluation::EmissionPerEpoch(_, value) => all(value, |v| *v <= trib(1_000_000)),
            Evaluation::EmissionDecay(_, value) => all(value, |v| *v <= percent(10)),
            Evaluation::EmissionParts(_, value) => all(value, EmissionSplit::is_whole),
            Evaluation::EvaluatorStakeCap(_, value) => all(value, |v| *v >= percent(1)),
            Evaluation::MinEvaluatorStake(_, value) => all(value, |v| (trib(1)..=trib(1_000_000)).contains(v)),
            Evaluation::MinStake(_, value) => all(value, |v| (EXISTENTIAL_DEPOSIT..=trib(1_000)).contains(v)),
            Evaluation::MaxCommission(_, _) => true,
            Evaluation::UnbondingPeriod(_, value) => {
                all(value, |v| (pallet_evaluation::MIN_UNBONDING..=10_000).contains(v))
            }
            Evaluation::MissedRevealPenalty(_, value) => all(value, |v| *v <= percent(10)),
            // A page a block is settled even with a budget of nothing; blocks must be left to their users.
            Evaluation::SettlementBudget(_, value) => all(value, |v| *v <= percent(50)),
        },
    }
}

/// Refuses parameters out of bounds: to set one, and to submit a referendum whose proposal shows that it would.
pub struct WithinBounds;

impl Contains<RuntimeCall> for WithinBounds {
    fn contains(call: &RuntimeCall) -> bool {
        match call {
            RuntimeCall::Parameters(pallet_parameters::Call::set_parameter { key_value }) => {
                is_within_bounds(key_value)
            }
            // A proposal in a preimage is held to the bounds when it takes effect: it may be long, and may not be known yet.
            RuntimeCall::Referenda(pallet_referenda::Call::submit { proposal: Bounded::Inline(proposal), .. }) => {
                match RuntimeCall::decode_all_with_depth_limit(frame_support::MAX_EXTRINSIC_DEPTH, &mut &proposal[..]) {
                    Ok(RuntimeCall::Parameters(pallet_parameters::Call::set_parameter { key_value })) => {
                        is_within_bounds(&key_value)
                    }
                    _ => true,
                }
            }
            _ => true,
        }
    }
}

/// Whom a referendum on a parameter speaks as. Every group is listed, so that a new one has to be decided on here.
///
/// How governance itself works, and who makes blocks, is root's: those who are to be bound by it must not change it by an easier
/// vote.
pub fn decided_by(key: &RuntimeParametersKey) -> OriginCaller {
    match key {
        RuntimeParametersKey::Registry(_)
        | RuntimeParametersKey::Contributions(_)
        | RuntimeParametersKey::Evaluation(_) => Origin::ParameterAdmin.into(),
        RuntimeParametersKey::Governance(_) | RuntimeParametersKey::Validators(_) => RawOrigin::Root.into(),
    }
}

/// The rules above, for `governance.proposeParameter`.
pub struct Rules;

impl ParameterRules<RuntimeParameters, OriginCaller> for Rules {
    fn is_within_bounds(key_value: &RuntimeParameters) -> bool {
        is_within_bounds(key_value)
    }

    fn decided_by(key_value: &RuntimeParameters) -> OriginCaller {
        decided_by(&key_value.clone().into_parts().0)
    }
}

/// Who may set a parameter: whom [`decided_by`] names, or root.
pub struct ParameterOrigin;

impl EnsureOriginWithArg<RuntimeOrigin, RuntimeParametersKey> for ParameterOrigin {
    type Success = ();

    fn try_origin(origin: RuntimeOrigin, key: &RuntimeParametersKey) -> Result<(), RuntimeOrigin> {
        let caller = origin.caller();
        if caller.is_root() || *caller == decided_by(key) { Ok(()) } else { Err(origin) }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin(_: &RuntimeParametersKey) -> Result<RuntimeOrigin, ()> {
        Ok(RuntimeOrigin::root())
    }
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
    fn default() -> Self {
        Self::Registry(registry::Parameters::MaxRoyaltySum(registry::MaxRoyaltySum, Some(Perbill::from_percent(80))))
    }
}
