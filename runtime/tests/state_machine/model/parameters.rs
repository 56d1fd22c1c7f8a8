//! What token holders may set, within which bounds, and who decides on it: as the documentation has it.

use super::BILLION;
use crate::op::{
    Setting,
    governance::{Change, Speaker},
};
use tributary_primitives::{Balance, UNIT};

#[derive(Clone)]
pub struct Parameters {
    pub epoch_length: u32,
    pub emission: Balance,
    pub decay: u32,
    pub parts: [u32; 4],
    pub cap: u32,
    pub min_evaluator_stake: Balance,
    pub min_stake: Balance,
    pub max_commission: u32,
    pub unbonding: u32,
    pub penalty: u32,
    pub budget: u32,
    pub max_royalty_sum: u32,
    /// For a record, and for each of its bytes.
    pub asset_deposit: [Balance; 2],
    pub contribution_deposit: [Balance; 2],
    /// Of contributors, on the tracks that have them.
    pub shares: [u32; 3],
    pub deposit_percent: u32,
    pub small_spend_limit: Balance,
    pub big_spend_limit: Balance,
    pub fees_to_treasury: u32,
}

/// Parts per billion.
const fn percent(percent: u32) -> u32 {
    percent * (BILLION / 100)
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            epoch_length: 600,
            emission: 100 * UNIT,
            decay: 19_768,
            parts: [percent(60), percent(25), percent(5), percent(10)],
            cap: percent(20),
            min_evaluator_stake: 1_000 * UNIT,
            min_stake: UNIT,
            max_commission: percent(25),
            unbonding: 168,
            penalty: percent(1),
            budget: percent(25),
            max_royalty_sum: percent(80),
            asset_deposit: [UNIT / 10, UNIT / 10_000],
            contribution_deposit: [UNIT / 10, UNIT / 10_000],
            shares: [percent(25); 3],
            deposit_percent: 100,
            small_spend_limit: 1_000 * UNIT,
            big_spend_limit: 100_000 * UNIT,
            fees_to_treasury: percent(80),
        }
    }
}

impl Parameters {
    pub fn set(&mut self, setting: Setting) {
        match setting {
            Setting::EpochLength(value) => self.epoch_length = value,
            Setting::Emission(value) => self.emission = value,
            Setting::Decay(value) => self.decay = value,
            Setting::Parts(value) => self.parts = value,
            Setting::Cap(value) => self.cap = value,
            Setting::MinEvaluatorStake(value) => self.min_evaluator_stake = value,
            Setting::MinStake(value) => self.min_stake = value,
            Setting::MaxCommission(value) => self.max_commission = value,
            Setting::Unbonding(value) => self.unbonding = value,
            Setting::Penalty(value) => self.penalty = value,
            Setting::SettlementBudget(value) => self.budget = value,
            Setting::MaxRoyaltySum(value) => self.max_royalty_sum = value,
            Setting::AssetDeposit(value) => self.asset_deposit[0] = value,
            Setting::AssetByte(value) => self.asset_deposit[1] = value,
            Setting::ContributionDeposit(value) => self.contribution_deposit[0] = value,
            Setting::ContributionByte(value) => self.contribution_deposit[1] = value,
            Setting::Shares(value) => self.shares = value,
            Setting::DepositPercent(value) => self.deposit_percent = value,
            Setting::SmallSpendLimit(value) => self.small_spend_limit = value,
            Setting::BigSpendLimit(value) => self.big_spend_limit = value,
            Setting::FeesToTreasury(value) => self.fees_to_treasury = value,
        }
    }

    /// What the parameter of this setting is now.
    pub fn present(&self, of: Setting) -> Setting {
        match of {
            Setting::EpochLength(_) => Setting::EpochLength(self.epoch_length),
            Setting::Emission(_) => Setting::Emission(self.emission),
            Setting::Decay(_) => Setting::Decay(self.decay),
            Setting::Parts(_) => Setting::Parts(self.parts),
            Setting::Cap(_) => Setting::Cap(self.cap),
            Setting::MinEvaluatorStake(_) => Setting::MinEvaluatorStake(self.min_evaluator_stake),
            Setting::MinStake(_) => Setting::MinStake(self.min_stake),
            Setting::MaxCommission(_) => Setting::MaxCommission(self.max_commission),
            Setting::Unbonding(_) => Setting::Unbonding(self.unbonding),
            Setting::Penalty(_) => Setting::Penalty(self.penalty),
            Setting::SettlementBudget(_) => Setting::SettlementBudget(self.budget),
            Setting::MaxRoyaltySum(_) => Setting::MaxRoyaltySum(self.max_royalty_sum),
            Setting::AssetDeposit(_) => Setting::AssetDeposit(self.asset_deposit[0]),
            Setting::AssetByte(_) => Setting::AssetByte(self.asset_deposit[1]),
            Setting::ContributionDeposit(_) => Setting::ContributionDeposit(self.contribution_deposit[0]),
            Setting::ContributionByte(_) => Setting::ContributionByte(self.contribution_deposit[1]),
            Setting::Shares(_) => Setting::Shares(self.shares),
            Setting::DepositPercent(_) => Setting::DepositPercent(self.deposit_percent),
            Setting::SmallSpendLimit(_) => Setting::SmallSpendLimit(self.small_spend_limit),
            Setting::BigSpendLimit(_) => Setting::BigSpendLimit(self.big_spend_limit),
            Setting::FeesToTreasury(_) => Setting::FeesToTreasury(self.fees_to_treasury),
        }
    }
}

impl Change {
    /// What the parameter becomes.
    pub fn outcome(self) -> Setting {
        if self.reset { Parameters::default().present(self.setting) } else { self.setting }
    }

    pub fn is_within_bounds(self) -> bool {
        // The defaults are.
        self.reset
            || match self.setting {
                Setting::EpochLength(blocks) => (10..=100_800).contains(&blocks),
                Setting::Emission(planck) => planck <= 1_000_000 * UNIT,
                Setting::Decay(parts) | Setting::Penalty(parts) => parts <= percent(10),
                Setting::Parts(parts) => parts.iter().map(|part| u64::from(*part)).sum::<u64>() == u64::from(BILLION),
                Setting::Cap(parts) => parts >= percent(1),
                Setting::MinEvaluatorStake(planck) => (UNIT..=1_000_000 * UNIT).contains(&planck),
                Setting::MinStake(planck) => (UNIT / 1_000..=1_000 * UNIT).contains(&planck),
                Setting::MaxCommission(_) | Setting::FeesToTreasury(_) => true,
                Setting::Unbonding(epochs) => (3..=10_000).contains(&epochs),
                Setting::SettlementBudget(parts) => parts <= percent(50),
                Setting::MaxRoyaltySum(parts) => parts <= percent(95),
                Setting::AssetDeposit(planck) | Setting::ContributionDeposit(planck) => planck <= 1_000 * UNIT,
                Setting::AssetByte(planck) | Setting::ContributionByte(planck) => planck <= UNIT,
                Setting::Shares(shares) => shares.iter().all(|share| *share <= percent(50)),
                Setting::DepositPercent(percent) => (1..=10_000).contains(&percent),
                Setting::SmallSpendLimit(planck) => planck <= 10_000 * UNIT,
                Setting::BigSpendLimit(planck) => planck <= 1_000_000 * UNIT,
            }
    }

    /// Whom the referendum on it speaks as.
    pub fn decided_by(self) -> Speaker {
        match self.setting {
            Setting::Shares(_)
            | Setting::DepositPercent(_)
            | Setting::SmallSpendLimit(_)
            | Setting::BigSpendLimit(_)
            | Setting::FeesToTreasury(_) => Speaker::Root,
            _ => Speaker::ParameterAdmin,
        }
    }
}
