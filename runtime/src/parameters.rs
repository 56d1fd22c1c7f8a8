//! What token holders may set without a new runtime: one entry for each parameter, and everything else follows from it.
//!
//! | of an entry are made | for |
//! | --- | --- |
//! | a key in [`dynamic_params`], with its default | `pallet-parameters`, which stores values, and clients |
//! | a getter in [`in_range`] | the pallets: whatever is stored, they read a value of its range |
//! | an arm of [`is_within_bounds`] and of [`decided_by`] | proposals, the filter of calls, `pallet-parameters` |
//! | a row of [`PARAMETERS`] | tests, and whoever shows parameters to people |

mod range;
#[cfg(feature = "std")]
mod table;

pub use range::{Ends, InRange, Range, Ranged, Such};
#[cfg(feature = "std")]
pub use table::{Parameter, Told, Unit};

use crate::*;
use codec::DecodeLimit;
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

/// The longest notice of a change, in blocks: a quarter of a year of six-second blocks.
pub const MAX_NOTICE: BlockNumber = 1_296_000;

/// Who has what of emission until it is set, and whenever what is set is not the whole.
const EMISSION_PARTS: EmissionSplit =
    EmissionSplit { assets: percent(60), evaluators: percent(25), treasury: percent(5), authors: percent(10) };

/// So many whole tokens, in planck.
const fn trib(amount: Balance) -> Balance {
    UNIT.saturating_mul(amount)
}

/// So many hundredths.
const fn percent(percent: u32) -> Perbill {
    Perbill::from_percent(percent)
}

/// Whether a parameter may have this value. No value means the default.
fn is_sound<K: Ranged>(value: &Option<K::Value>) -> bool {
    value.as_ref().is_none_or(|value| K::range().has(value))
}

/// Who decides on a parameter: whoever its group names, unless it names somebody itself.
macro_rules! decider {
    ($of_the_group:path) => {
        $of_the_group
    };
    ($of_the_group:path, $own:path) => {
        $own
    };
}

/// Makes everything of the entries that is told of parameters.
///
/// A group: its variant and its module, the index of the pallet that reads it, and whom referenda on it speak as. A
/// parameter: its key and the key's index in the group, the type and the unit of its values, its default, its range,
/// and who decides on it if that is somebody else than on its group.
macro_rules! parameters {
    ($(
        $(#[doc = $of:tt])+
        $Group:ident as $group:ident($group_index:tt), decided by $decides:path {$(
            $(#[doc = $what:tt])+
            $Key:ident($index:tt): $Value:ident in $unit:ident = $default:expr, within $range:expr
                $(, decided by $own:path)?;
        )+}
    )+) => {
        /// The groups and their keys. What is stored under them may be out of range, if root set it: see [`in_range`].
        #[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
        pub mod dynamic_params {
            use super::*;

            $(
                $(#[doc = $of])+
                #[dynamic_pallet_params]
                #[codec(index = $group_index)]
                pub mod $group {$(
                    $(#[doc = $what])+
                    #[codec(index = $index)]
                    pub static $Key: $Value = $default;
                )+}
            )+
        }

        /// The parameters as pallets read them.
        pub mod in_range {$(
            $(#[doc = $of])+
            pub mod $group {
                use crate::parameters::{InRange, dynamic_params};

                $(
                    $(#[doc = $what])+
                    pub type $Key = InRange<dynamic_params::$group::$Key>;
                )+
            }
        )+}

        $($(
            impl Ranged for dynamic_params::$group::$Key {
                fn range() -> impl Range<$Value> {
                    $range
                }
            }
        )+)+

        /// Whether a parameter may have this value. No value means the default.
        ///
        /// `governance.proposeParameter` asks it, and so does the filter of calls for every origin but root, whose
        /// calls are not filtered: a referendum on the root track may replace this code as well. What root sets beyond
        /// it is stored, and read as the nearest value of the range. The ranges keep the chain sound, not wise: inside
        /// them it is for token holders to decide.
        pub fn is_within_bounds(parameter: &RuntimeParameters) -> bool {
            match parameter {$($(
                RuntimeParameters::$Group(dynamic_params::$group::Parameters::$Key(_, value)) => {
                    is_sound::<dynamic_params::$group::$Key>(value)
                }
            )+)+}
        }

        /// Whom a referendum on a parameter speaks as.
        pub fn decided_by(key: &RuntimeParametersKey) -> OriginCaller {
            match key {$($(
                RuntimeParametersKey::$Group(dynamic_params::$group::ParametersKey::$Key(_)) => {
                    decider!($decides $(, $own)?).into()
                }
            )+)+}
        }

        /// Every parameter, in order of group and key.
        #[cfg(feature = "std")]
        pub static PARAMETERS: std::sync::LazyLock<Vec<Parameter>> = std::sync::LazyLock::new(|| {
            let mut rows = vec![$($(
                Parameter::new::<dynamic_params::$group::$Key>(
                    [stringify!($Group), stringify!($Key)],
                    [$group_index, $index],
                    concat!($($what),+).trim_ascii(),
                    Unit::$unit,
                    $default,
                    decider!($decides $(, $own)?).into(),
                ),
            )+)+];
            rows.sort_by_key(|row| row.indices);
            rows
        });
    };
}

// Indices never change. How governance itself works, who makes blocks, and how many tokens there are and for whom, is
// root's to decide: those who are to be bound by it must not change it by an easier vote.
parameters! {
    /// Read by governance.
    Governance as governance(46), decided by RawOrigin::Root {
        /// The share of the approval that contributors have, by track. For referenda that are submitted from then on.
        ContributorShare(0): ContributorShares in Share = ContributorShares::all(percent(25)), within Such {
            is_one: ContributorShares::is_bounded,
            // Each share counts as far as it may.
            instead: ContributorShares::bounded,
            words: ["0 % each", "50 % each"],
        };

        /// What the deposits for submission and decision are multiplied by, in percent.
        // Proposing stays affordable, and never free.
        DepositPercent(1): u32 in Percent = 100, within 1..=10_000;

        /// The most that one decision of the small treasurer's track may spend, in planck.
        SmallSpendLimit(2): Balance in Planck = trib(1_000), within 0..=trib(10_000);

        /// The most that one decision of the big treasurer's track may spend, in planck.
        BigSpendLimit(3): Balance in Planck = trib(100_000), within 0..=trib(1_000_000);

        /// The treasury's share of transaction fees; the rest is the block author's, and so are tips.
        FeesToTreasury(4): Perbill in Share = percent(80), within percent(0)..=percent(100);

        /// The part of all voices that has to vote for contributors to have their whole share. For referenda that are
        /// submitted from then on.
        ChamberQuorum(5): Perbill in Share = percent(10), within percent(0)..=percent(100);

        /// The most of what the treasury holds that both treasurers' tracks together may spend in thirty days.
        TreasurersShare(6): Perbill in Share = percent(5), within percent(0)..=percent(100);
    }

    /// Read by the validators.
    Validators as validators(23), decided by RawOrigin::Root {
        /// Blocks in a session: an hour of six-second blocks.
        // Long enough for a change to become final in, short enough that a mistake does not last: a day.
        SessionLength(0): BlockNumber in Blocks = 600, within 10..=14_400;

        /// The most validators in a session. From the session after the next on.
        MaxValidators(1): u32 in Count = 32, within 1..=configs::MaxAuthorities::get();

        /// The least bond of a candidate, in planck. Those who stand already stay.
        MinBond(2): Balance in Planck = trib(10_000), within trib(1)..=trib(10_000_000);

        /// Sessions after its own for which an offence can be reported, and bonds stay on hold: a week of hours.
        UnbondingSessions(3): SessionIndex in Sessions = 168, within 2..=MAX_UNBONDING_SESSIONS;

        /// Whole sessions without a block after which a candidate loses its place.
        IdleSessions(4): u32 in Sessions = 6, within 1..=1_000;

        /// The most of a session's validators that candidates may be. From the session after the next on.
        // Less than a third, so that bonds alone do not stop finality until token holders open the set further.
        MaxCandidateShare(5): Perbill in Share = percent(33), within percent(0)..=percent(100);
    }

    /// Read by the registry.
    Registry as registry(60), decided by Origin::ParameterAdmin {
        /// The most that the royalties an asset grants to its direct upstream assets may sum to.
        // Whoever makes an asset is left something to make it for.
        MaxRoyaltySum(0): Perbill in Share = percent(80), within percent(0)..=configs::RoyaltyCeiling::get();

        /// The deposit for an asset's records, whatever their size, in planck.
        // Records must stay affordable, or nobody could register any more.
        AssetDepositBase(1): Balance in Planck = UNIT / 10, within 0..=trib(1_000);

        /// The deposit for every byte that an asset's records take, and those of its use and of grants to it, in
        /// planck.
        DepositPerByte(2): Balance in Planck = UNIT / 10_000, within 0..=trib(1);

        /// How many blocks before it takes effect a fall of an asset's terms is announced; a week of six-second blocks.
        // Never so short that an announcement and its effect are one transaction's, never so long that nothing can
        // change.
        TermsNotice(3): BlockNumber in Blocks = 100_800, within 1..=MAX_NOTICE;

        /// How many blocks before it takes effect a retirement is announced; a week of six-second blocks.
        RetireNotice(4): BlockNumber in Blocks = 100_800, within 1..=MAX_NOTICE;

        /// How many blocks lie at least between closing an asset and publishing it; a week of six-second blocks.
        ReviewPeriod(5): BlockNumber in Blocks = 100_800, within 1..=MAX_NOTICE;
    }

    /// Read by the ledger.
    Rewards as rewards(62), decided by Origin::ParameterAdmin {
        /// The treasury's part of what accounts pay to assets: for use, for training, as grants.
        UseFee(0): Perbill in Share = percent(2), within percent(0)..=percent(10);

        /// The least that an asset which is not published can be granted at once, in planck.
        MinGrant(1): Balance in Planck = UNIT, within 1..=trib(1_000);
    }

    /// Read by the contributions.
    Contributions as contributions(61), decided by Origin::ParameterAdmin {
        /// The deposit for a contribution's record, whatever its size, in planck.
        ContributionDepositBase(0): Balance in Planck = UNIT / 10, within 0..=trib(1_000);

        /// The deposit for every byte that a contribution's record takes, in planck.
        ContributionDepositPerByte(1): Balance in Planck = UNIT / 10_000, within 0..=trib(1);
    }

    /// Read by the evaluations.
    Evaluation as evaluation(63), decided by Origin::ParameterAdmin {
        /// The length of epochs in blocks; an hour of six-second blocks. From the next epoch on.
        // Long enough to commit and reveal in, short enough that a mistake does not last: a week.
        // What is emitted in a block hangs on it, so it is root's, too.
        EpochLength(0): BlockNumber in Blocks = 600, within 10..=100_800, decided by RawOrigin::Root;

        /// What an epoch emits, in planck. When it is set, emission sets out from it anew with the next epoch: as far
        /// as a block emits at most twice and at least half of what one of the epoch before did.
        EmissionPerEpoch(1): Balance in Planck = trib(100), within 0..=trib(1_000_000), decided by RawOrigin::Root;

        /// The part by which emission falls from one epoch to the next: halved in four years of hours.
        EmissionDecay(2): Perbill in Share = Perbill::from_parts(19_768), within percent(0)..=percent(10),
            decided by RawOrigin::Root;

        /// For whom emission is. From the next epoch on.
        EmissionParts(3): EmissionSplit in Share = EMISSION_PARTS, within Such {
            is_one: EmissionSplit::is_whole,
            // There is no telling which part was meant to be another one.
            instead: |_| EMISSION_PARTS,
            words: ["they sum to 100 %", "they sum to 100 %"],
        }, decided by RawOrigin::Root;

        /// The most of all stake that counts for one evaluator. From the next epoch on.
        EvaluatorStakeCap(4): Perbill in Share = percent(20), within percent(1)..=percent(100);

        /// The least stake of its own with which an evaluator may commit to scores, in planck.
        MinEvaluatorStake(5): Balance in Planck = trib(1_000), within trib(1)..=trib(1_000_000);

        /// The least that an account may have staked to an evaluator, in planck.
        MinStake(6): Balance in Planck = UNIT, within EXISTENTIAL_DEPOSIT..=trib(1_000);

        /// The highest commission.
        MaxCommission(7): Perbill in Share = percent(25), within percent(0)..=percent(100);

        /// Epochs that stake unbonds for: a week of hours.
        // It must not be free while it still counts.
        UnbondingPeriod(8): EpochIndex in Epochs = 168, within pallet_evaluation::MIN_UNBONDING..=10_000;

        /// The part of an evaluator's own stake that a commitment without reveal costs.
        // A fault of the network ruins nobody.
        MissedRevealPenalty(9): Perbill in Share = percent(1), within percent(0)..=percent(10);

        /// The share of a block's computation that settlements may take.
        // A page a block is settled even with a budget of nothing; blocks must be left to their users.
        SettlementBudget(10): Perbill in Share = percent(25), within percent(0)..=percent(50);

        /// How many times an evaluator's own stake counts for it at most.
        // Others' stake must count for something, and not for all.
        StakeLeverage(11): u32 in Count = 20, within 1..=1_000;

        /// The part of the most stake that was revealed in one of the last three epochs without which an epoch has no
        /// consensus. From the next settlement on.
        // With more than half, a minority could keep all others from deciding by staying away.
        // Whoever could lower it by an easier vote could let few decide what emission is for, so it is root's.
        Quorum(12): Perbill in Share = percent(50), within percent(0)..=percent(50), decided by RawOrigin::Root;

        /// The least stake that has to be revealed for a consensus, in planck. From the next settlement on.
        QuorumFloor(13): Balance in Planck = trib(10_000), within 0..=trib(10_000_000),
            decided by RawOrigin::Root;

        /// The most pots that wait for epochs with a consensus: a day of hours. From the next settlement on.
        MaxRollover(14): u32 in Count = 24, within 0..=1_000;

        /// The part of the evaluators' pot for agreement on assets that had no consensus before. From the next
        /// settlement on.
        FreshShare(15): Perbill in Share = percent(50), within percent(0)..=percent(100);
    }

    /// Read by the tabs.
    Tabs as tabs(64), decided by Origin::ParameterAdmin {
        /// How many blocks lie between closing a tab and withdrawing what is left of it; an hour of six-second blocks.
        // Long enough for a gateway to settle in, never so long that a payer's money is lost to it: a week.
        CloseDelay(0): BlockNumber in Blocks = 600, within 10..=100_800;

        /// The least that is deposited in a tab at first, in planck.
        MinTabDeposit(1): Balance in Planck = UNIT, within 1..=trib(1_000);
    }
}

/// Refuses parameters out of bounds, to set one; and to submit a referendum whose proposal shows that it would, or that
/// it would spend more than its track may. For all but root.
pub struct WithinBounds;

impl Contains<RuntimeCall> for WithinBounds {
    fn contains(call: &RuntimeCall) -> bool {
        match call {
            RuntimeCall::Parameters(pallet_parameters::Call::set_parameter { key_value }) => {
                is_within_bounds(key_value)
            }
            // A proposal in a preimage is held to the bounds when it takes effect: it may be long, and may not be known
            // yet.
            RuntimeCall::Referenda(pallet_referenda::Call::submit {
                proposal: Bounded::Inline(proposal),
                proposal_origin,
                ..
            }) => {
                match RuntimeCall::decode_all_with_depth_limit(frame_support::MAX_EXTRINSIC_DEPTH, &mut &proposal[..]) {
                    Ok(RuntimeCall::Parameters(pallet_parameters::Call::set_parameter { key_value })) => {
                        is_within_bounds(&key_value)
                    }
                    Ok(call) => spends(&call) <= spend_limit(proposal_origin),
                    Err(_) => true,
                }
            }
            // The SDK's older way to spend, which asks nobody for the amount: root's alone.
            RuntimeCall::Treasury(pallet_treasury::Call::spend_local { .. }) => false,
            _ => true,
        }
    }
}

/// What a call spends of the treasury, in planck, with all calls that it brings along in batches.
fn spends(call: &RuntimeCall) -> Balance {
    use pallet_utility::Call::{batch, batch_all, force_batch};
    match call {
        RuntimeCall::Treasury(pallet_treasury::Call::spend { amount, .. }) => *amount,
        RuntimeCall::Utility(batch { calls } | batch_all { calls } | force_batch { calls }) => {
            calls.iter().fold(0, |sum: Balance, call| sum.saturating_add(spends(call)))
        }
        _ => 0,
    }
}

/// The most that one decision of an origin may spend; of those that may spend nothing, the treasury says so.
fn spend_limit(origin: &OriginCaller) -> Balance {
    match origin {
        OriginCaller::Governance(Origin::SmallTreasurer) => in_range::governance::SmallSpendLimit::get(),
        OriginCaller::Governance(Origin::BigTreasurer) => in_range::governance::BigSpendLimit::get(),
        _ => Balance::MAX,
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
        use dynamic_params::registry::{MaxRoyaltySum, Parameters as Registry};
        Self::Registry(Registry::MaxRoyaltySum(MaxRoyaltySum, Some(percent(80))))
    }
}
