//! Who did what.

use super::{MAX_BATCH, Model, Who, deposit, ensure, manifests::Manifest, string};
use crate::account;
use std::collections::BTreeMap;
use tributary_primitives::{AccountId, AssetId, AssetState, Balance, Class};
use tributary_runtime::EXISTENTIAL_DEPOSIT;

#[derive(Clone, Debug)]
pub struct Contribution {
    pub(super) asset: usize,
    pub(super) who: Who,
    pub(super) class: Class,
    /// Once it is accepted.
    pub(super) weight: Option<u64>,
    pub(super) deposit: Balance,
    /// What it is made of, if it is the work of several.
    pub(super) manifest: Option<Manifest>,
}

impl Contribution {
    /// The number of its class among the two.
    pub(super) fn index(&self) -> usize {
        usize::from(self.class == Class::Compute)
    }
}

/// What a contribution takes, in bytes: asset, account, class, units, commitment, place, what a review makes of it,
/// deposit; and three keys.
pub(super) fn size(uri: usize) -> usize {
    4 + 32 + 1 + 8 + 32 + string(uri) + (1 + 32 + 8) + 16 + 3 * 170
}

pub(super) fn check_uri(length: usize) -> Result<(), &'static str> {
    ensure(length > 0, "EmptyUri")?;
    ensure(length <= 256, "UriTooLong")
}

fn check_reason(length: usize) -> Result<(), &'static str> {
    ensure(length > 0, "EmptyReason")?;
    ensure(length <= 256, "ReasonTooLong")
}

/// What there is.
impl Model {
    pub fn contribution_deposits(&self, who: Who) -> Balance {
        self.contributions.values().filter(|made| made.who == who).map(|made| made.deposit).sum()
    }

    /// Every contribution: to what, by whom, and what it weighs.
    pub fn work(&self) -> BTreeMap<u64, (AssetId, AccountId, Option<u64>)> {
        let all = self.contributions.iter();
        all.map(|(id, made)| (*id, (AssetId(made.asset as u32), account(made.who), made.weight))).collect()
    }

    /// The contribution, if `who` may review it.
    pub(super) fn reviewable(&self, who: Who, id: u64) -> Result<Contribution, &'static str> {
        let made = self.contributions.get(&id).ok_or("UnknownContribution")?;
        let asset = &self.assets[made.asset];
        ensure(matches!(asset.stage, AssetState::Open | AssetState::Closed), "NotOpen")?;
        ensure(asset.reviews(who), "NotReviewer")?;
        Ok(made.clone())
    }

    /// The contribution, if it is the account's own.
    fn own_work(&self, who: Who, id: u64) -> Result<Contribution, &'static str> {
        let made = self.contributions.get(&id).ok_or("UnknownContribution")?;
        ensure(made.who == who, "NotContributor")?;
        Ok(made.clone())
    }

    /// Lets an account weigh more in a pool of an asset than it does.
    pub(super) fn raise(&mut self, [asset, class]: [usize; 2], who: Who, more: u64) -> Result<(), &'static str> {
        let record = &mut self.assets[asset];
        record.pools[class] = true;
        let is_new = !record.weights[class].contains_key(&who);
        *record.weights[class].entry(who).or_default() += u128::from(more);
        if is_new {
            self.redeposit(asset, true)?;
        }
        self.check_budget([asset, class])
    }

    /// No class of an asset weighs more than its budget.
    pub(super) fn check_budget(&self, [asset, class]: [usize; 2]) -> Result<(), &'static str> {
        let record = &self.assets[asset];
        ensure(record.budgets[class] == 0 || record.total(class) <= record.budgets[class], "OverBudget")
    }

    /// Lets an account weigh less in a pool of an asset than it does.
    pub(super) fn lower(&mut self, [asset, class]: [usize; 2], who: Who, less: u64) -> Result<(), &'static str> {
        let weights = &mut self.assets[asset].weights[class];
        let weight = weights.get_mut(&who).expect("what it weighs");
        *weight -= u128::from(less);
        if *weight > 0 {
            return Ok(());
        }
        weights.remove(&who);
        self.redeposit(asset, false)
    }

    /// Removes a contribution, and returns the deposit for it.
    pub(super) fn let_go(&mut self, id: u64) {
        let made = self.contributions.remove(&id).expect("it is there");
        self.free[made.who] += made.deposit;
    }

    pub(super) fn weigh(&mut self, id: u64, weight: u64) {
        self.contributions.get_mut(&id).expect("it is there").weight = Some(weight);
    }

    /// Records work; the record takes so many bytes.
    pub(super) fn record(&mut self, made: Contribution, bytes: usize) -> Result<(), &'static str> {
        let deposit = deposit(self.parameters.contribution_prices(), bytes);
        Self::hold(&mut self.free, made.who, deposit)?;
        self.contributions.insert(self.next_contribution, Contribution { deposit, ..made });
        self.next_contribution += 1;
        Ok(())
    }
}

/// The calls.
impl Model {
    pub(super) fn contribute(
        &mut self,
        who: Who,
        asset: u32,
        class: Class,
        units: u64,
        uri: usize,
    ) -> Result<(), &'static str> {
        let record = self.asset(asset, "UnknownAsset")?;
        ensure(record.stage == AssetState::Open, "NotOpen")?;
        ensure(units > 0, "ZeroUnits")?;
        check_uri(uri)?;
        let made = Contribution { asset: asset as usize, who, class, weight: None, deposit: 0, manifest: None };
        self.record(made, size(uri))
    }

    pub(super) fn assess(&mut self, who: Who, id: u64, weight: u64) -> Result<(), &'static str> {
        let made = self.reviewable(who, id)?;
        ensure(made.manifest.is_none(), "IsManifest")?;
        ensure(made.weight.is_none(), "NotPending")?;
        ensure(self.assets[made.asset].stage == AssetState::Open, "NotOpen")?;
        ensure(made.who != who, "OwnContribution")?;
        ensure(weight > 0, "ZeroWeight")?;
        self.raise([made.asset, made.index()], made.who, weight)?;
        self.weigh(id, weight);
        Ok(())
    }

    pub(super) fn assess_many(&mut self, who: Who, assessments: &[(u64, u64)]) -> Result<(), &'static str> {
        ensure(!assessments.is_empty(), "EmptyBatch")?;
        ensure(assessments.len() <= MAX_BATCH, "BatchTooLong")?;
        assessments.iter().try_for_each(|(id, weight)| self.assess(who, *id, *weight))
    }

    pub(super) fn reassess(&mut self, who: Who, id: u64, weight: u64) -> Result<(), &'static str> {
        let made = self.reviewable(who, id)?;
        ensure(made.manifest.is_none(), "IsManifest")?;
        let before = made.weight.ok_or("NotAccepted")?;
        ensure(made.who != who, "OwnContribution")?;
        ensure(weight > 0, "ZeroWeight")?;
        ensure(weight <= before || self.assets[made.asset].stage == AssetState::Open, "WeightRises")?;
        let pool = [made.asset, made.index()];
        if weight > before {
            self.raise(pool, made.who, weight - before)?;
        } else {
            self.lower(pool, made.who, before - weight)?;
        }
        self.weigh(id, weight);
        Ok(())
    }

    pub(super) fn reject(&mut self, who: Who, id: u64, reason: usize, spam: bool) -> Result<(), &'static str> {
        let made = self.reviewable(who, id)?;
        ensure(made.weight.is_none(), "NotPending")?;
        check_reason(reason)?;
        if spam {
            ensure(self.treasury + made.deposit >= EXISTENTIAL_DEPOSIT, "Funds")?;
            self.treasury += made.deposit;
            self.contributions.remove(&id);
        } else {
            self.let_go(id);
        }
        Ok(())
    }

    pub(super) fn revoke(&mut self, who: Who, id: u64, reason: usize) -> Result<(), &'static str> {
        let made = self.reviewable(who, id)?;
        let weight = made.weight.ok_or("NotAccepted")?;
        check_reason(reason)?;
        self.take_back(id, &made, weight)
    }

    pub(super) fn withdraw(&mut self, who: Who, id: u64) -> Result<(), &'static str> {
        let made = self.own_work(who, id)?;
        if let Some(weight) = made.weight {
            ensure(!self.assets[made.asset].is_public(), "NotPending")?;
            return self.take_back(id, &made, weight);
        }
        self.let_go(id);
        Ok(())
    }

    pub(super) fn forget(&mut self, who: Who, id: u64) -> Result<(), &'static str> {
        let made = self.own_work(who, id)?;
        ensure(self.assets[made.asset].is_public(), "NotPublished")?;
        ensure(made.weight.is_some(), "NotAccepted")?;
        ensure(!self.is_latent(id), "LeavesUnjoined")?;
        self.let_go(id);
        Ok(())
    }
}
