//! What exists: assets and what they promise, their lineage and life cycle, and use under terms.

use super::{
    BILLION, Model, Who, deposit, ensure,
    royalty::{self, Cited, Entry},
    small, string,
};
use crate::{
    account,
    op::{COMMITMENT, Promises, Terms, text},
};
use num_bigint::BigUint;
use sp_runtime::Perbill;
use std::collections::{BTreeMap, BTreeSet};
use tributary_math::Split;
use tributary_primitives::{
    AccountId, AssetId, AssetKind, AssetState, AssetView, Balance, Budgets, Info, Upstream, Usage,
};

/// What a record takes beside its value, in bytes.
const KEY: usize = 170;
/// Ancestors with a share that an asset may have, and assets that it may cite.
const MAX_STACK: usize = 32;
const MAX_REVIEWERS: usize = 16;

#[derive(Clone, Debug)]
pub struct Asset {
    pub(super) kind: AssetKind,
    pub(super) steward: Who,
    /// Where it is in its life, but for a retirement, which is a block.
    pub(super) stage: AssetState,
    /// The block in which it was closed.
    pub(super) closed: Option<u32>,
    /// The block from which it is retired.
    pub(super) retired: Option<u32>,
    /// All its records are gone.
    pub(super) removed: bool,
    /// What it asks for, and from which block on, in order: what lies ahead is announced.
    pub(super) asks: Vec<(u32, Terms)>,
    pub(super) floor: Terms,
    /// As asked, then as in force.
    pub(super) split: [u32; 3],
    /// What contributions of data and of compute may weigh; 0 for no limit.
    pub(super) budgets: [u128; 2],
    pub(super) deadline: Option<u32>,
    /// What it was built from, with the rates granted.
    pub(super) upstream: Vec<(u32, u32)>,
    /// Every ancestor with a share.
    pub(super) stack: Vec<Entry>,
    pub(super) text: [usize; 3],
    pub(super) reviewers: Vec<Who>,
    pub(super) offer: Option<Who>,
    /// How often its seat was handed over by somebody who was owed something.
    pub(super) former_stewards: usize,
    pub(super) lifetime: BigUint,
    pub(super) royalties: BigUint,
    /// By ancestor.
    pub(super) collected: BTreeMap<usize, BigUint>,
    /// Of data and of compute, by member.
    pub(super) weights: [BTreeMap<Who, u128>; 2],
    /// The same of the leaves of manifests that have not joined, by contribution and place: each is a member since its
    /// manifest was accepted, and only whose it is is not known.
    pub(super) latents: [BTreeMap<(u64, u32), u128>; 2],
    /// Members of the two pools that joined after publication: no deposit is asked for these.
    pub(super) late: usize,
    /// Whether anybody ever weighed anything in the pools of data and of compute.
    pub(super) pools: [bool; 2],
    /// What stewards earned before they handed over.
    pub(super) former: BTreeMap<Who, BigUint>,
    /// The steward's entitlement when the seat last changed hands.
    pub(super) mark: BigUint,
    /// By class (steward, data, compute) and member.
    pub(super) paid: BTreeMap<(usize, Who), BigUint>,
    /// What is on hold for its records.
    pub(super) deposit: Balance,
    /// Whether nothing is paid to it, collected from it or claimed.
    pub(super) frozen: bool,
}

/// What an account used of an asset.
#[derive(Clone)]
pub struct Used {
    units: u64,
    paid: Balance,
    deposit: Balance,
}

/// A training fee, and to what it is paid.
type Fee = (usize, Balance);

/// What an asset says of itself, by its length.
fn check_text([name, uri, licence]: [usize; 3]) -> Result<(), &'static str> {
    for (broken, error) in [
        (name == 0, "EmptyName"),
        (uri == 0, "EmptyUri"),
        (licence == 0, "EmptyLicence"),
        (name > 64, "NameTooLong"),
        (uri > 256, "UriTooLong"),
        (licence > 64, "LicenceTooLong"),
    ] {
        ensure(!broken, error)?;
    }
    Ok(())
}

impl Asset {
    fn new(who: Who, (kind, text): (AssetKind, [usize; 3]), promises: &Promises, now: u32) -> Self {
        let Promises { terms, floor, split, budgets, deadline: _ } = *promises;
        Self {
            kind,
            steward: who,
            stage: AssetState::Open,
            closed: None,
            retired: None,
            removed: false,
            asks: vec![(now, terms)],
            floor,
            split,
            budgets,
            deadline: None,
            upstream: vec![],
            stack: vec![],
            text,
            reviewers: vec![],
            offer: None,
            former_stewards: 0,
            lifetime: BigUint::ZERO,
            royalties: BigUint::ZERO,
            collected: BTreeMap::new(),
            weights: Default::default(),
            latents: Default::default(),
            late: 0,
            pools: [false; 2],
            former: BTreeMap::new(),
            mark: BigUint::ZERO,
            paid: BTreeMap::new(),
            deposit: 0,
            frozen: false,
        }
    }

    /// Where it is in its life in block `now`.
    pub(super) fn state(&self, now: u32) -> AssetState {
        match self.stage {
            AssetState::Published if self.retired.is_some_and(|block| block <= now) => AssetState::Retired,
            stage => stage,
        }
    }

    /// Whether it was ever published: then it is for ever.
    pub(super) fn is_public(&self) -> bool {
        self.stage == AssetState::Published
    }

    /// What it asks for in block `now`.
    pub(super) fn terms(&self, now: u32) -> Terms {
        let begun = self.asks.iter().rev().find(|(from, _)| *from <= now);
        begun.expect("it asks for something since it was registered").1
    }

    /// What it will ask for later, and from when on.
    pub(super) fn announced(&self, now: u32) -> Option<(Terms, u32)> {
        self.asks.iter().find(|(from, _)| *from > now).map(|(from, terms)| (*terms, *from))
    }

    /// The least royalty at which it can be cited in block `now`.
    pub(super) fn least_royalty(&self, now: u32) -> Option<u32> {
        let Terms { royalty, reach, .. } = self.terms(now);
        royalty::least(royalty, reach, &self.stack)
    }

    /// What all that there is of it takes, in bytes.
    fn size(&self) -> usize {
        // Record, description, deposit, index of the steward, listing, account, three pools and a membership.
        let always = 10 * KEY + 38 + 140 + 3 * 100 + 90;
        let terms = 16 + 16 + 4 + 4;
        // Kind and state, steward, terms, what they become, floor, split, budgets, three blocks, commitment.
        let record = 2 + 32 + terms + (1 + terms + 4) + terms + 3 * 4 + 2 * 16 + 3 * 5 + 33;
        let info: usize = self.text.iter().map(|length| string(*length)).sum();
        let upstream = 1 + self.upstream.len() * (8 + KEY);
        let ancestors = self.stack.len() * (12 + KEY + 20);
        let reviewers = 1 + 32 * self.reviewers.len();
        let offer = if self.offer.is_some() { KEY + 32 } else { 0 };
        let members = self.weights.iter().map(BTreeMap::len).sum::<usize>() - self.late + self.former_stewards;
        always + record + info + upstream + ancestors + reviewers + offer + members * (2 * KEY + 100)
    }

    pub(super) fn reviews(&self, who: Who) -> bool {
        if self.reviewers.is_empty() { who == self.steward } else { self.reviewers.contains(&who) }
    }
}

/// What there is.
impl Model {
    pub(super) fn asset(&self, id: u32, error: &'static str) -> Result<&Asset, &'static str> {
        self.assets.get(id as usize).filter(|asset| !asset.removed).ok_or(error)
    }

    pub(super) fn asset_mut(&mut self, id: u32) -> Result<&mut Asset, &'static str> {
        self.assets.get_mut(id as usize).filter(|asset| !asset.removed).ok_or("UnknownAsset")
    }

    fn stewarded(&mut self, id: u32, who: Who) -> Result<&mut Asset, &'static str> {
        let asset = self.asset_mut(id)?;
        ensure(asset.steward == who, "NotSteward")?;
        Ok(asset)
    }

    /// How many ids were given.
    pub fn registered(&self) -> u32 {
        u32::try_from(self.assets.len()).expect("a few")
    }

    pub fn asset_deposits(&self, who: Who) -> Balance {
        self.assets.iter().filter(|asset| asset.steward == who).map(|asset| asset.deposit).sum()
    }

    pub fn usage_deposits(&self, who: Who) -> Balance {
        self.used.iter().filter(|((_, by), _)| *by == who).map(|(_, used)| used.deposit).sum()
    }

    /// The assets cited, counted back from the next id, with the rate granted; 0 is the asset itself, and what is
    /// before the first does not exist.
    pub fn cited(&self, upstream: &[(u32, u32)]) -> Vec<(u32, u32)> {
        upstream.iter().map(|(back, rate)| (self.registered().wrapping_sub(*back) % 10_000, *rate)).collect()
    }

    /// The block that is so far from now.
    pub fn deadline(&self, after: Option<u32>) -> Option<u32> {
        after.map(|blocks| self.now() + blocks)
    }

    /// The asset as the chain shows it.
    pub fn show(&self, id: u32) -> Option<AssetView<AccountId>> {
        let asset = self.asset(id, "").ok()?;
        let now = self.now();
        let [name, uri, licence] = asset.text.map(text);
        let [steward, data, compute] = asset.split.map(Perbill::from_parts);
        let upstream = asset.upstream.iter().map(|(cited, rate)| (AssetId(*cited), Perbill::from_parts(*rate)));
        Some(AssetView {
            id: AssetId(id),
            kind: asset.kind,
            state: asset.state(now),
            steward: account(asset.steward),
            info: Info {
                name: name.try_into().expect("a name"),
                uri: uri.try_into().expect("a URI"),
                licence: licence.try_into().expect("a licence"),
            },
            terms: asset.terms(now).into(),
            pending: asset.announced(now).map(|(terms, from)| (terms.into(), from)),
            floor: asset.floor.into(),
            split: Split { steward, data, compute },
            budgets: Budgets { data: asset.budgets[0], compute: asset.budgets[1] },
            deadline: asset.deadline,
            closed: asset.closed,
            retired: asset.retired,
            upstream: Upstream::try_from(upstream.collect::<Vec<_>>()).expect("a few"),
            commitment: asset.is_public().then_some(COMMITMENT),
            lifetime: small(&asset.lifetime),
            waiting: self.waiting(id as usize),
            royalties: small(&asset.royalties),
            frozen: asset.frozen,
        })
    }

    /// The asset's ancestors with their shares and reaches.
    pub fn stack(&self, id: u32) -> Vec<Entry> {
        self.assets[id as usize].stack.clone()
    }

    pub fn is_frozen(&self, id: u32) -> bool {
        self.assets[id as usize].frozen
    }

    /// What the steward, data and compute of an asset weigh.
    pub fn pool_weights(&self, id: u32) -> [u128; 3] {
        let asset = &self.assets[id as usize];
        [u128::from(!asset.removed), asset.total(0), asset.total(1)]
    }

    pub fn least_royalty_of(&self, id: u32) -> Option<Perbill> {
        self.asset(id, "").ok()?.least_royalty(self.now()).map(Perbill::from_parts)
    }

    /// What was built directly from an asset.
    pub fn built_from(&self, id: u32) -> BTreeSet<u32> {
        let all = (0u32..).zip(&self.assets).filter(|(_, asset)| !asset.removed);
        let built = all.filter(|(_, asset)| asset.upstream.iter().any(|(cited, _)| *cited == id));
        built.map(|(id, _)| id).collect()
    }

    pub fn stewarded_by(&self, who: Who) -> BTreeSet<AssetId> {
        let all = (0u32..).zip(&self.assets).filter(|(_, asset)| !asset.removed && asset.steward == who);
        all.map(|(id, _)| AssetId(id)).collect()
    }

    /// What was used, by asset and account, with the deposit for the record of it.
    pub fn usage(&self) -> BTreeMap<(AssetId, AccountId), (Usage, Balance)> {
        let all = self.used.iter().map(|((asset, who), Used { units, paid, deposit })| {
            let used = Usage { units: *units, paid: *paid };
            ((AssetId(*asset as u32), account(*who)), (used, *deposit))
        });
        all.collect()
    }

    /// Brings what is on hold for an asset in line with what there is of it, at the present price; what only takes
    /// away never asks for more.
    pub(super) fn redeposit(&mut self, id: usize, may_rise: bool) -> Result<(), &'static str> {
        let asset = &mut self.assets[id];
        let due = deposit(self.parameters.asset_prices(), asset.size());
        let due = if may_rise { due } else { due.min(asset.deposit) };
        let held = std::mem::replace(&mut asset.deposit, due);
        if due > held {
            Self::hold(&mut self.free, asset.steward, due - held)
        } else {
            self.free[asset.steward] += held - due;
            Ok(())
        }
    }

    /// Fails unless somebody could cite an asset with such terms and ancestors.
    fn check_citable(&self, terms: Terms, stack: &[Entry]) -> Result<(), &'static str> {
        let most: u32 = self.parameters.number("MaxRoyaltySum");
        let least = royalty::least(terms.royalty, terms.reach, stack);
        ensure(least.is_some_and(|least| least <= most), "RoyaltyOverMaximum")
    }
}

/// The calls.
impl Model {
    pub(super) fn register(
        &mut self,
        who: Who,
        card: (AssetKind, [usize; 3]),
        promises: &Promises,
        upstream: &[(u32, u32)],
        max_fee: Balance,
    ) -> Result<(), &'static str> {
        let Promises { terms, floor, split, deadline, .. } = *promises;
        check_text(card.1)?;
        ensure(split.iter().map(|part| u64::from(*part)).sum::<u64>() == u64::from(BILLION), "SplitNotWhole")?;
        ensure(terms.is_at_least(floor), "BelowFloor")?;
        ensure(deadline != Some(0), "DeadlinePassed")?;
        let upstream = self.cited(upstream);
        let (cited, fees) = self.check_upstream(&upstream)?;
        let total = fees.iter().try_fold(0u128, |sum, (_, fee)| sum.checked_add(*fee)).ok_or("Overflow")?;
        ensure(total <= max_fee, "FeeOverMaximum")?;
        let stack = royalty::flatten(&cited);
        ensure(stack.len() <= MAX_STACK, "StackTooLong")?;
        self.check_citable(terms, &stack)?;
        for (id, fee) in fees {
            self.pay(who, id, fee)?;
        }
        let mut asset = Asset::new(who, card, promises, self.now());
        (asset.upstream, asset.stack, asset.deadline) = (upstream, stack, self.deadline(deadline));
        asset.deposit = deposit(self.parameters.asset_prices(), asset.size());
        Self::hold(&mut self.free, who, asset.deposit)?;
        self.assets.push(asset);
        Ok(())
    }

    /// Checks what is cited. Answers it with its ancestors, and the training fees that are due.
    fn check_upstream(&self, upstream: &[(u32, u32)]) -> Result<(Vec<Cited>, Vec<Fee>), &'static str> {
        ensure(upstream.len() <= MAX_STACK, "TooManyUpstream")?;
        let now = self.now();
        let mut seen = BTreeSet::new();
        let (mut citations, mut fees) = (vec![], vec![]);
        for (id, rate) in upstream {
            ensure(*id != self.registered(), "SelfUpstream")?;
            ensure(seen.insert(*id), "DuplicateUpstream")?;
            let asset = self.asset(*id, "UnknownUpstream")?;
            ensure(asset.state(now) == AssetState::Published, "UpstreamNotPublished")?;
            ensure(!asset.frozen, "Frozen")?;
            ensure(asset.least_royalty(now).is_some_and(|least| *rate >= least), "RoyaltyTooLow")?;
            let Terms { fee, reach, .. } = asset.terms(now);
            citations.push((*id, *rate, reach, asset.stack.clone()));
            if fee > 0 {
                fees.push((*id as usize, fee));
            }
        }
        let most: u32 = self.parameters.number("MaxRoyaltySum");
        let granted: u64 = upstream.iter().map(|(_, rate)| u64::from(*rate)).sum();
        ensure(granted <= u64::from(most), "RoyaltiesOverSum")?;
        Ok((citations, fees))
    }

    pub(super) fn close(&mut self, who: Who, id: u32) -> Result<(), &'static str> {
        let now = self.now();
        let asset = self.stewarded(id, who)?;
        ensure(asset.stage == AssetState::Open, "NotOpen")?;
        (asset.stage, asset.closed) = (AssetState::Closed, Some(now));
        Ok(())
    }

    pub(super) fn publish(&mut self, who: Who, id: u32) -> Result<(), &'static str> {
        let now = self.now();
        let review: u32 = self.parameters.number("ReviewPeriod");
        let asset = self.stewarded(id, who)?;
        ensure(asset.stage != AssetState::Open, "NotClosed")?;
        ensure(asset.stage == AssetState::Closed, "NotOpen")?;
        // In the block of genesis nobody has to wait.
        let closed = asset.closed.expect("it is closed");
        ensure(now == 0 || now >= closed + review, "UnderReview")?;
        let [steward, data, compute] = asset.split;
        asset.split = match [asset.total(0), asset.total(1)] {
            [0, 0] => [BILLION, 0, 0],
            [0, _] => [steward, 0, data + compute],
            [_, 0] => [steward, data + compute, 0],
            _ => [steward, data, compute],
        };
        self.release_grants(id as usize)?;
        let asset = self.asset_mut(id)?;
        asset.stage = AssetState::Published;
        asset.reviewers.clear();
        self.redeposit(id as usize, false)
    }

    pub(super) fn cancel(&mut self, who: Who, id: u32) -> Result<(), &'static str> {
        let now = self.now();
        let asset = self.asset_mut(id)?;
        ensure(!asset.is_public(), "AlreadyPublished")?;
        ensure(asset.stage != AssetState::Cancelled, "AlreadyCancelled")?;
        let late = asset.deadline.is_some_and(|block| now > block);
        ensure(late || asset.steward == who, "NotSteward")?;
        asset.stage = AssetState::Cancelled;
        asset.reviewers.clear();
        self.redeposit(id as usize, false)
    }

    pub(super) fn remove(&mut self, who: Who, id: u32) -> Result<(), &'static str> {
        let asset = self.stewarded(id, who)?;
        ensure(asset.stage == AssetState::Cancelled, "NotCancelled")?;
        let id = id as usize;
        let work = self.contributions.values().any(|made| made.asset == id);
        let money = self.grants.keys().any(|(asset, _)| *asset == id);
        ensure(!work && !money, "StillInUse")?;
        let asset = &mut self.assets[id];
        self.free[who] += std::mem::take(&mut asset.deposit);
        (asset.removed, asset.frozen, asset.offer) = (true, false, None);
        asset.stack.clear();
        Ok(())
    }

    pub(super) fn set_terms(&mut self, who: Who, id: u32, terms: Terms) -> Result<(), &'static str> {
        let now = self.now();
        let notice: u32 = self.parameters.number("TermsNotice");
        let asset = self.stewarded(id, who)?;
        let state = asset.state(now);
        ensure(state != AssetState::Retired, "AlreadyRetired")?;
        ensure(state != AssetState::Cancelled, "AlreadyCancelled")?;
        ensure(terms.is_at_least(asset.floor), "BelowFloor")?;
        let (present, stack) = (asset.terms(now), asset.stack.clone());
        // Terms that were fine when they were set may stay, whatever is voted.
        if terms.royalty > present.royalty || terms.reach > present.reach {
            self.check_citable(terms, &stack)?;
        }
        let asset = self.asset_mut(id)?;
        asset.asks.retain(|(from, _)| *from <= now);
        let at_once = present.or_more(terms);
        asset.asks.push((now, at_once));
        if at_once != terms {
            asset.asks.push((now + notice, terms));
        }
        Ok(())
    }

    pub(super) fn set_reviewers(&mut self, who: Who, id: u32, reviewers: &[Who]) -> Result<(), &'static str> {
        let asset = self.stewarded(id, who)?;
        ensure(asset.stage == AssetState::Open, "NotOpen")?;
        ensure(reviewers.len() <= MAX_REVIEWERS, "TooManyReviewers")?;
        ensure(reviewers.iter().collect::<BTreeSet<_>>().len() == reviewers.len(), "DuplicateReviewer")?;
        asset.reviewers = reviewers.to_vec();
        self.redeposit(id as usize, true)
    }

    pub(super) fn set_info(&mut self, who: Who, id: u32, text: [usize; 3]) -> Result<(), &'static str> {
        let asset = self.stewarded(id, who)?;
        ensure(asset.stage == AssetState::Open, "NotOpen")?;
        check_text(text)?;
        asset.text = text;
        self.redeposit(id as usize, true)
    }

    pub(super) fn offer(&mut self, who: Who, id: u32, to: Option<Who>) -> Result<(), &'static str> {
        let asset = self.stewarded(id, who)?;
        ensure(to != Some(who), "AlreadySteward")?;
        asset.offer = to;
        self.redeposit(id as usize, to.is_some())
    }

    pub(super) fn accept(&mut self, who: Who, id: u32) -> Result<(), &'static str> {
        let prices = self.parameters.asset_prices();
        let asset = self.assets.get_mut(id as usize).filter(|asset| !asset.removed).ok_or("UnknownAsset")?;
        ensure(asset.offer.take() == Some(who), "NotOffered")?;
        let entitled = asset.class(0);
        let from = std::mem::replace(&mut asset.steward, who);
        *asset.former.entry(from).or_default() += &entitled - &asset.mark;
        asset.mark = entitled;
        // What the former steward is owed stays there.
        if asset.owed(0, from) > BigUint::ZERO {
            asset.former_stewards += 1;
        }
        let due = deposit(prices, asset.size());
        let held = std::mem::replace(&mut asset.deposit, due);
        self.free[from] += held;
        Self::hold(&mut self.free, who, due)
    }

    pub(super) fn announce_retirement(&mut self, who: Who, id: u32) -> Result<(), &'static str> {
        let notice: u32 = self.parameters.number("RetireNotice");
        self.stewarded(id, who)?;
        self.retire(id, notice)
    }

    /// Retires an asset in so many blocks.
    pub(super) fn retire(&mut self, id: u32, after: u32) -> Result<(), &'static str> {
        let now = self.now();
        let asset = self.asset_mut(id)?;
        ensure(asset.state(now) == AssetState::Published, "NotPublished")?;
        ensure(asset.retired.is_none_or(|block| block > now + after), "AlreadyRetiring")?;
        asset.retired = Some(now + after);
        Ok(())
    }

    pub(super) fn use_asset(&mut self, who: Who, id: u32, units: u64, max_price: Balance) -> Result<(), &'static str> {
        let now = self.now();
        let [_, byte] = self.parameters.asset_prices();
        let asset = self.asset(id, "UnknownAsset")?;
        ensure(asset.state(now) == AssetState::Published, "NotPublished")?;
        ensure(!asset.frozen, "Frozen")?;
        ensure(units > 0, "ZeroUnits")?;
        let price = asset.terms(now).price.checked_mul(units.into()).ok_or("Overflow")?;
        ensure(price <= max_price, "PriceOverMaximum")?;
        let key = (id as usize, who);
        if !self.used.contains_key(&key) {
            // Two records, one of them a deposit, the other one units and planck.
            let deposit = byte * (2 * KEY + 16 + 8 + 16) as Balance;
            Self::hold(&mut self.free, who, deposit)?;
            self.used.insert(key, Used { units: 0, paid: 0, deposit });
        }
        let used = self.used.get_mut(&key).expect("it is recorded");
        used.units = used.units.checked_add(units).ok_or("Overflow")?;
        used.paid = used.paid.checked_add(price).ok_or("Overflow")?;
        if price > 0 { self.pay(who, id as usize, price) } else { Ok(()) }
    }

    pub(super) fn forget_usage(&mut self, who: Who, id: u32) -> Result<(), &'static str> {
        let used = self.used.remove(&(id as usize, who)).ok_or("NeverUsed")?;
        self.free[who] += used.deposit;
        Ok(())
    }

    /// Adds units, and planck that were paid for them, to what an account used; a new record costs at most `most`.
    pub(super) fn note_use(
        &mut self,
        who: Who,
        id: usize,
        (units, paid): (u64, Balance),
        most: Balance,
    ) -> Result<(), &'static str> {
        let [_, byte] = self.parameters.asset_prices();
        if !self.used.contains_key(&(id, who)) {
            let deposit = most.min(byte * (2 * KEY + 16 + 8 + 16) as Balance);
            Self::hold(&mut self.free, who, deposit)?;
            self.used.insert((id, who), Used { units: 0, paid: 0, deposit });
        }
        let used = self.used.get_mut(&(id, who)).expect("it is recorded");
        used.units = used.units.saturating_add(units);
        used.paid = used.paid.saturating_add(paid);
        Ok(())
    }
}
