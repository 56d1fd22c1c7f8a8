//! What token holders may set without a new runtime.
//!
//! A group carries the index of the pallet that reads it. A key's index never changes; a value that was never set reads
//! as its default below.

use crate::*;
use dynamic_params::{contributions, evaluation, registry};
use frame_support::{
    dynamic_params::{dynamic_pallet_params, dynamic_params},
    traits::{Contains, EitherOf, EnsureOrigin, EnsureOriginWithArg},
};
use frame_system::EnsureRoot;
use pallet_governance::EnsureParameterAdmin;
use sp_runtime::Perbill;
use tributary_math::EmissionSplit;
use tributary_primitives::EpochIndex;

/// The groups and their keys.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
    use super::*;

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
/// The filter of calls asks it of every origin but root, whose calls are not filtered: a referendum on the root track may
/// replace this code as well. The bounds keep the chain sound, not wise: inside them it is for token holders to decide.
pub fn is_within_bounds(parameter: &RuntimeParameters) -> bool {
    use contributions::Parameters as Contributions;
    use evaluation::Parameters as Evaluation;
    use registry::Parameters as Registry;
    fn all<V>(value: &Option<V>, bound: impl FnOnce(&V) -> bool) -> bool {
        value.as_ref().is_none_or(bound)
    }
    let percent = Perbill::from_percent;
    let trib = |amount: Balance| amount.saturating_mul(UNIT);
    match parameter {
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

/// Refuses parameters out of bounds.
pub struct WithinBounds;

impl Contains<RuntimeCall> for WithinBounds {
    fn contains(call: &RuntimeCall) -> bool {
        match call {
            RuntimeCall::Parameters(pallet_parameters::Call::set_parameter { key_value }) => {
                is_within_bounds(key_value)
            }
            _ => true,
        }
    }
}

/// Who may set a parameter: a referendum on the parameter track, or root. Every group is listed, so that a new one has
/// to be decided on here.
pub struct ParameterOrigin;

impl EnsureOriginWithArg<RuntimeOrigin, RuntimeParametersKey> for ParameterOrigin {
    type Success = ();

    fn try_origin(origin: RuntimeOrigin, key: &RuntimeParametersKey) -> Result<(), RuntimeOrigin> {
        match key {
            RuntimeParametersKey::Registry(_)
            | RuntimeParametersKey::Contributions(_)
            | RuntimeParametersKey::Evaluation(_) => {
                EitherOf::<EnsureRoot<AccountId>, EnsureParameterAdmin<Runtime>>::try_origin(origin)
            }
        }
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
