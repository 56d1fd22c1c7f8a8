//! Who is paid: grants that wait, payments and the treasury's part of them, royalties, claims, voices.

use super::{MAX_BATCH, Model, Source, Who, ensure, share, small};
use crate::{ENDOWMENTS, account};
use num_bigint::BigUint;
use std::collections::BTreeMap;
use tributary_primitives::{AccountId, AssetId, AssetState, Balance, Owed, PoolId};
use tributary_runtime::EXISTENTIAL_DEPOSIT;

/// The bytes of a record of a grant.
const GRANT: Balance = 200;

/// What an account paid to a published asset that it contributed to, and got from its pools of data and compute.
#[derive(Clone, Default)]
pub struct Dealings {
    given: BigUint,
    got: BigUint,
    /// The most that it was ever ahead of what it had given.
    earned: BigUint,
}

/// What an account granted to an asset before its publication.
#[derive(Clone)]
pub struct Grant {
    amount: Balance,
    deposit: Balance,
}

/// What there is.
impl Model {
    pub fn pot(&self) -> Balance {
        EXISTENTIAL_DEPOSIT + self.came - self.went
    }

    pub fn grant_deposits(&self, who: Who) -> Balance {
        self.grants.iter().filter(|((_, by), _)| *by == who).map(|(_, grant)| grant.deposit).sum()
    }

    /// Every grant that is on record, by asset and account, and the deposit for it.
    pub fn granted(&self) -> BTreeMap<(AssetId, AccountId), (Balance, Balance)> {
        let all = self.grants.iter();
        all.map(|((asset, who), Grant { amount, deposit })| {
            ((AssetId(*asset as u32), account(*who)), (*amount, *deposit))
        })
        .collect()
    }

    /// The grants that an asset has for when it is published.
    pub(super) fn waiting(&self, id: usize) -> Balance {
        if self.assets[id].is_public() {
            return 0;
        }
        self.grants.iter().filter(|((asset, _), _)| *asset == id).map(|(_, grant)| grant.amount).sum()
    }

    pub fn claimable(&self, who: Who) -> Vec<(PoolId, Balance)> {
        let mut owed = vec![];
        for class in 0..3 {
            for (id, asset) in self.assets.iter().enumerate().filter(|(_, asset)| !asset.frozen) {
                let amount = asset.owed(class, who);
                if amount > BigUint::ZERO {
                    owed.push((PoolId::of(AssetId(id as u32))[class].clone(), small(&amount)));
                }
            }
        }
        owed.extend(
            self.stake_owed(who)
                .into_iter()
                .map(|(evaluator, amount)| (PoolId::Stake(account(evaluator)), small(&amount))),
        );
        owed
    }

    /// What the account is a member of, in order of pool, with what is frozen and what could be collected first.
    pub fn owed(&self, who: Who) -> Vec<Owed> {
        let mut owed = vec![];
        for (id, asset) in (0u32..).zip(&self.assets).filter(|(_, asset)| !asset.removed) {
            for class in (0..3).filter(|class| asset.is_member(*class, who)) {
                owed.push(Owed {
                    pool: PoolId::of(AssetId(id))[class].clone(),
                    amount: small(&asset.owed(class, who)),
                    frozen: asset.frozen,
                    uncollected: self.collectable(id as usize),
                });
            }
        }
        for evaluator in 0..ENDOWMENTS.len() {
            if let Some(Some(amount)) = self.evaluation.owed(evaluator, who) {
                let pool = PoolId::Stake(account(evaluator));
                owed.push(Owed { pool, amount: small(&amount), frozen: false, uncollected: vec![] });
            }
        }
        owed.sort_by(|one, other| one.pool.cmp(&other.pool));
        owed.retain(|owed| owed.amount > 0 || !owed.uncollected.is_empty());
        owed
    }

    /// What could be collected for an asset, not from one that is frozen.
    pub fn collectable(&self, ancestor: usize) -> Vec<(AssetId, Balance)> {
        let owing = self.assets.iter().enumerate().filter(|(_, asset)| !asset.frozen);
        let owed = owing.filter_map(|(id, asset)| {
            let amount = asset.uncollected(ancestor)?;
            (amount > BigUint::ZERO).then(|| (AssetId(id as u32), small(&amount)))
        });
        owed.collect()
    }

    /// What the account ever earned by contributing.
    pub fn voice(&self, who: Who) -> Balance {
        let earned = self.dealings.iter().filter(|((by, _), _)| *by == who);
        small(&earned.map(|(_, dealings)| &dealings.earned).sum())
    }

    /// What accounts paid to assets that they contributed to and is not set off yet.
    pub fn own_payments(&self) -> BTreeMap<(AccountId, AssetId), Balance> {
        let open = self.dealings.iter().map(|((who, asset), dealings)| {
            let left = &dealings.given + &dealings.earned - &dealings.got;
            ((account(*who), AssetId(*asset as u32)), small(&left))
        });
        open.filter(|(_, left)| *left > 0).collect()
    }
}

/// Money on its way.
impl Model {
    /// Gives the treasury its part of a payment, if it can be given that. Answers what is left.
    fn charge(&mut self, amount: Balance) -> Balance {
        let fee = small(&share(&amount.into(), self.parameters.number("UseFee")));
        if self.give_treasury(fee) { amount - fee } else { amount }
    }

    fn receive(&mut self, id: usize, income: Balance) -> Result<(), &'static str> {
        let asset = &mut self.assets[id];
        asset.lifetime += income;
        ensure(&asset.lifetime + &asset.royalties <= BigUint::from(u128::MAX), "Overflow")
    }

    /// Pays to a published asset; who contributed to it gives to itself as well.
    pub(super) fn pay(&mut self, who: Who, id: usize, amount: Balance) -> Result<(), &'static str> {
        ensure(!self.assets[id].frozen, "PayoutsFrozen")?;
        self.spend(who, amount)?;
        let income = self.charge(amount);
        self.receive(id, income)?;
        self.came += income;
        self.note(who, id, amount);
        Ok(())
    }

    /// Takes note of what an account paid to an asset, if it contributed to it, or may have: nobody knows whose the
    /// leaves are that have not joined.
    fn note(&mut self, who: Who, id: usize, amount: Balance) {
        let asset = &self.assets[id];
        if asset.is_latent() || asset.weights.iter().any(|weights| weights.contains_key(&who)) {
            self.dealings.entry((who, id)).or_default().given += amount;
        }
    }

    /// Takes in what accounts paid to an asset together; it has been taken from them already.
    pub(super) fn take_income(&mut self, id: usize, income: Balance) -> Result<(), &'static str> {
        self.came += income;
        self.receive(id, income)
    }

    /// Counts as given what an account may still give to its own asset.
    pub(super) fn pledge(&mut self, who: Who, id: usize, amount: Balance) -> Result<(), &'static str> {
        let dealings = self.dealings.entry((who, id)).or_default();
        dealings.given += amount;
        let left = &dealings.given + &dealings.earned - &dealings.got;
        ensure(left <= BigUint::from(u128::MAX), "Overflow")
    }

    /// Takes back what was not given after all.
    pub(super) fn unpledge(&mut self, who: Who, id: usize, amount: Balance) {
        let dealings = self.dealings.entry((who, id)).or_default();
        dealings.given -= amount;
        if dealings.got > &dealings.given + &dealings.earned {
            dealings.earned = &dealings.got - &dealings.given;
        }
    }

    /// Takes note of a grant that has flowed, and returns the deposit for its record. Answers whether there was one.
    fn settle_grant(&mut self, who: Who, id: usize) -> bool {
        let Some(Grant { amount, deposit }) = self.grants.remove(&(id, who)) else { return false };
        self.free[who] += deposit;
        self.note(who, id, amount);
        true
    }

    /// Lets the grants flow that an asset has, if there is somebody who worked for them.
    pub(super) fn release_grants(&mut self, id: usize) -> Result<(), &'static str> {
        let waiting = self.waiting(id);
        if waiting == 0 {
            return Ok(());
        }
        ensure(self.assets[id].has_contributors(), "NobodyToPay")?;
        let income = self.charge(waiting);
        self.went += waiting - income;
        self.receive(id, income)
    }

    /// Takes what a pool owes an account. Answers how much.
    fn take(&mut self, pool: &PoolId, who: Who) -> Result<Balance, &'static str> {
        match Source::from(pool) {
            Source::Class(id, class) => {
                let asset = self.assets.get_mut(id).filter(|asset| !asset.removed).ok_or("UnknownPool")?;
                ensure(class == 0 || asset.pools[class - 1], "UnknownPool")?;
                ensure(asset.is_member(class, who), "NotAMember")?;
                ensure(!asset.frozen, "PayoutsFrozen")?;
                let amount = asset.owed(class, who);
                *asset.paid.entry((class, who)).or_default() += &amount;
                Ok(small(&amount))
            }
            Source::Evaluator(evaluator) => {
                let amount = self.evaluation.owed(evaluator, who).ok_or("UnknownPool")?.ok_or("NotAMember")?;
                self.evaluation.pay_out(evaluator, who);
                Ok(small(&amount))
            }
        }
    }

    /// Counts as earned what an account got from an asset's data and compute beyond what it gave.
    fn count_voice(&mut self, who: Who, id: usize, amount: Balance) {
        self.settle_grant(who, id);
        let dealings = self.dealings.entry((who, id)).or_default();
        dealings.got += amount;
        if dealings.got > &dealings.given + &dealings.earned {
            dealings.earned = &dealings.got - &dealings.given;
        }
    }

    /// Moves what descendants owe an asset. Answers how much.
    fn gather(&mut self, id: u32, from: &[u32]) -> Result<BigUint, &'static str> {
        self.asset(id, "UnknownAsset")?;
        let ancestor = id as usize;
        let mut total = BigUint::ZERO;
        for descendant in from {
            let asset = self.asset(*descendant, "NotAnAncestor")?;
            let amount = asset.uncollected(ancestor).ok_or("NotAnAncestor")?;
            ensure(!asset.frozen, "PayoutsFrozen")?;
            *self.assets[*descendant as usize].collected.entry(ancestor).or_default() += &amount;
            total += amount;
        }
        self.assets[ancestor].royalties += &total;
        Ok(total)
    }
}

/// The calls.
impl Model {
    pub(super) fn fund(&mut self, who: Who, id: u32, amount: Balance) -> Result<(), &'static str> {
        ensure(amount > 0, "ZeroAmount")?;
        let asset = self.asset(id, "UnknownAsset")?;
        let key = (id as usize, who);
        if asset.is_public() {
            return self.pay(who, key.0, amount);
        }
        ensure(!asset.frozen, "PayoutsFrozen")?;
        ensure(asset.stage != AssetState::Cancelled, "Cancelled")?;
        ensure(amount >= self.parameters.number::<Balance>("MinGrant"), "GrantTooSmall")?;
        if !self.grants.contains_key(&key) {
            let [_, byte] = self.parameters.asset_prices();
            Self::hold(&mut self.free, who, byte * GRANT)?;
            self.grants.insert(key, Grant { amount: 0, deposit: byte * GRANT });
        }
        self.waiting(key.0).checked_add(amount).ok_or("Overflow")?;
        self.grants.get_mut(&key).expect("it is recorded").amount += amount;
        self.spend(who, amount)?;
        self.came += amount;
        Ok(())
    }

    pub(super) fn reclaim(&mut self, who: Who, id: u32) -> Result<(), &'static str> {
        let asset = self.asset(id, "UnknownAsset")?;
        ensure(asset.stage == AssetState::Cancelled, "NotCancelled")?;
        let Grant { amount, deposit } = self.grants.remove(&(id as usize, who)).ok_or("NoGrant")?;
        self.free[who] += deposit;
        // Without a deposit the account may be gone, and this may be too little to open it.
        ensure(self.free[who] + amount >= EXISTENTIAL_DEPOSIT, "Funds")?;
        self.free[who] += amount;
        self.went += amount;
        Ok(())
    }

    pub(super) fn forget_grant(&mut self, who: Who, id: u32) -> Result<(), &'static str> {
        let asset = self.asset(id, "UnknownAsset")?;
        ensure(asset.is_public(), "NotPublished")?;
        ensure(self.settle_grant(who, id as usize), "NoGrant")
    }

    pub(super) fn collect(&mut self, id: u32, from: &[u32]) -> Result<(), &'static str> {
        ensure(from.len() <= MAX_BATCH, "BatchTooLong")?;
        let total = self.gather(id, from)?;
        ensure(total > BigUint::ZERO, "NothingToCollect")
    }

    pub(super) fn collect_and_claim(
        &mut self,
        who: Who,
        collections: &[(u32, Vec<u32>)],
        pools: &[PoolId],
    ) -> Result<(), &'static str> {
        let entries = pools.len() + collections.iter().map(|(_, from)| from.len() + 1).sum::<usize>();
        ensure(entries <= MAX_BATCH, "BatchTooLong")?;
        let mut total = BigUint::ZERO;
        for (id, from) in collections {
            let asset = self.asset(*id, "NotAMember")?;
            ensure((0..3).any(|class| asset.is_member(class, who)), "NotAMember")?;
            total += self.gather(*id, from)?;
        }
        if pools.is_empty() { ensure(total > BigUint::ZERO, "NothingToCollect") } else { self.claim(pools, who) }
    }

    pub(super) fn claim_many(&mut self, pools: &[PoolId], who: Who) -> Result<(), &'static str> {
        ensure(pools.len() <= MAX_BATCH, "BatchTooLong")?;
        self.claim(pools, who)
    }

    /// Pays an account what several pools owe it.
    pub(super) fn claim(&mut self, pools: &[PoolId], who: Who) -> Result<(), &'static str> {
        let mut claims = vec![];
        for pool in pools {
            claims.push((pool, self.take(pool, who)?));
        }
        let total: Balance = claims.iter().map(|(_, amount)| amount).sum();
        ensure(total > 0, "NothingToClaim")?;
        ensure(self.free[who] + total >= EXISTENTIAL_DEPOSIT, "BelowExistentialDeposit")?;
        self.free[who] += total;
        self.went += total;
        for (pool, amount) in claims {
            if let Source::Class(id, 1 | 2) = Source::from(pool)
                && amount > 0
            {
                self.count_voice(who, id, amount);
            }
        }
        Ok(())
    }

    pub(super) fn claim_for_many(&mut self, pool: &PoolId, accounts: &[Who]) -> Result<(), &'static str> {
        ensure(accounts.len() <= MAX_BATCH, "BatchTooLong")?;
        match Source::from(pool) {
            Source::Class(id, class) => {
                let asset = self.assets.get(id).filter(|asset| !asset.removed).ok_or("UnknownPool")?;
                ensure(class == 0 || asset.pools[class - 1], "UnknownPool")?;
                ensure(!asset.frozen, "PayoutsFrozen")?;
            }
            Source::Evaluator(evaluator) => ensure(self.evaluation.pool(evaluator).is_some(), "UnknownPool")?,
        }
        let mut paid = false;
        for who in accounts {
            // Whoever cannot be paid is passed over.
            let before = self.clone();
            match self.claim(std::slice::from_ref(pool), *who) {
                Ok(()) => paid = true,
                Err(_) => *self = before,
            }
        }
        ensure(paid, "NothingToClaim")
    }
}
