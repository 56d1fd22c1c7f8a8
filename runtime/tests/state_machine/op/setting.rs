//! The parameters, with values.

use crate::model::parameters::row;
use tributary_runtime::RuntimeParameters;

/// A parameter and its value: shares are in parts per billion, amounts in planck.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Setting {
    EpochLength(u32),
    Emission(u128),
    Decay(u32),
    Parts([u32; 4]),
    Cap(u32),
    MinEvaluatorStake(u128),
    MinStake(u128),
    MaxCommission(u32),
    Unbonding(u32),
    Penalty(u32),
    Leverage(u32),
    Quorum(u32),
    QuorumFloor(u128),
    Rollover(u32),
    FreshShare(u32),
    /// Which has no say here: every block sets its own, so that pages are as the op wants them.
    SettlementBudget(u32),
    MaxRoyaltySum(u32),
    AssetDeposit(u128),
    AssetByte(u128),
    TermsNotice(u32),
    RetireNotice(u32),
    ReviewPeriod(u32),
    UseFee(u32),
    MinGrant(u128),
    ContributionDeposit(u128),
    ContributionByte(u128),
    /// Of contributors on the tracks `root`, `parameters` and `curation`.
    Shares([u32; 3]),
    DepositPercent(u32),
    SmallSpendLimit(u128),
    BigSpendLimit(u128),
    /// Which has no say here either: no call pays a fee.
    FeesToTreasury(u32),
    ChamberQuorum(u32),
    TreasurersShare(u32),
    CloseDelay(u32),
    MinTabDeposit(u128),
}

impl Setting {
    /// The parameter's name, and the numbers that its value is made of.
    pub fn told(self) -> (&'static str, Vec<u128>) {
        fn of(key: &'static str, number: impl Into<u128>) -> (&'static str, Vec<u128>) {
            (key, vec![number.into()])
        }
        match self {
            Self::EpochLength(blocks) => of("EpochLength", blocks),
            Self::Emission(planck) => of("EmissionPerEpoch", planck),
            Self::Decay(parts) => of("EmissionDecay", parts),
            Self::Parts(parts) => ("EmissionParts", parts.map(u128::from).to_vec()),
            Self::Cap(parts) => of("EvaluatorStakeCap", parts),
            Self::MinEvaluatorStake(planck) => of("MinEvaluatorStake", planck),
            Self::MinStake(planck) => of("MinStake", planck),
            Self::MaxCommission(parts) => of("MaxCommission", parts),
            Self::Unbonding(epochs) => of("UnbondingPeriod", epochs),
            Self::Penalty(parts) => of("MissedRevealPenalty", parts),
            Self::Leverage(times) => of("StakeLeverage", times),
            Self::Quorum(parts) => of("Quorum", parts),
            Self::QuorumFloor(planck) => of("QuorumFloor", planck),
            Self::Rollover(pots) => of("MaxRollover", pots),
            Self::FreshShare(parts) => of("FreshShare", parts),
            Self::SettlementBudget(parts) => of("SettlementBudget", parts),
            Self::MaxRoyaltySum(parts) => of("MaxRoyaltySum", parts),
            Self::AssetDeposit(planck) => of("AssetDepositBase", planck),
            Self::AssetByte(planck) => of("DepositPerByte", planck),
            Self::TermsNotice(blocks) => of("TermsNotice", blocks),
            Self::RetireNotice(blocks) => of("RetireNotice", blocks),
            Self::ReviewPeriod(blocks) => of("ReviewPeriod", blocks),
            Self::UseFee(parts) => of("UseFee", parts),
            Self::MinGrant(planck) => of("MinGrant", planck),
            Self::ContributionDeposit(planck) => of("ContributionDepositBase", planck),
            Self::ContributionByte(planck) => of("ContributionDepositPerByte", planck),
            Self::Shares(shares) => ("ContributorShare", shares.map(u128::from).to_vec()),
            Self::DepositPercent(percent) => of("DepositPercent", percent),
            Self::SmallSpendLimit(planck) => of("SmallSpendLimit", planck),
            Self::BigSpendLimit(planck) => of("BigSpendLimit", planck),
            Self::FeesToTreasury(parts) => of("FeesToTreasury", parts),
            Self::ChamberQuorum(parts) => of("ChamberQuorum", parts),
            Self::TreasurersShare(parts) => of("TreasurersShare", parts),
            Self::CloseDelay(blocks) => of("CloseDelay", blocks),
            Self::MinTabDeposit(planck) => of("MinTabDeposit", planck),
        }
    }

    /// The parameter with this value; without any, its default.
    pub fn parameter(self, reset: bool) -> RuntimeParameters {
        let (key, numbers) = self.told();
        let row = row(key);
        let width = row.default.len() / numbers.len();
        let value: Vec<_> = numbers.iter().flat_map(|number| number.to_le_bytes().into_iter().take(width)).collect();
        row.with((!reset).then_some(&value)).expect("a value of its type")
    }
}
