//! The work of several in one record.
//!
//! Every leaf is a member of its pool from the moment its manifest is accepted, each by itself; when it joins nothing
//! happens but that the pool learns whose it is. Whether a leaf is proved is not found out by hashing: a proof is right
//! if it was made from the tree as it is, of a leaf as it is, and nothing was changed in it.

use super::{
    Model, Who,
    contributions::{self, Contribution},
    ensure, small,
};
use crate::op::bundle::{Bundle, Flaw, Lie, Share};
use std::collections::{BTreeMap, BTreeSet};
use tributary_primitives::{AssetId, AssetState, Balance, Class, ContributionId, ManifestView, PoolId};

/// Leaves that join in one call.
const MAX_BLOCK: u32 = 128;
/// What a manifest takes beside the record of the contribution, in bytes: root, count, units, what a unit weighs, and
/// how far its end has come; what is latent of it; a page of who joined and one of who left, which are enough for a
/// thousand leaves; and four keys.
const SIZE: usize = (32 + 4 + 8 + 8 + 1 + 5) + (16 + 32) + 2 * 128 + 4 * 170;
/// The place of what no leaf will ever prove: it is in the total and in none of the leaves.
const NOWHERE: u32 = u32::MAX;

#[derive(Clone, Debug)]
pub struct Manifest {
    pub(super) bundle: Bundle,
    /// What a unit weighs, once it is accepted.
    pub(super) rate: Option<u64>,
    /// The leaves that joined or left, and whether each is there.
    pub(super) seen: BTreeMap<u32, bool>,
    /// It was taken back after some leaves had joined: no more join, and anybody takes those out that did.
    pub(super) is_closed: bool,
}

/// The least number of levels that has a place for each leaf, at least one.
fn depth(count: u32) -> u32 {
    (1..).find(|depth| 1u64 << depth >= u64::from(count)).expect("a tree that is high enough")
}

impl Manifest {
    /// Whether the path of a leaf leads to what is on record: there is such a leaf, it has the sum that the tree says,
    /// and the tree has the sum that the record says.
    fn is_provable(&self, index: u32) -> bool {
        let Bundle { lie, .. } = self.bundle;
        let is_false = matches!(lie, Lie::Inflated(_)) && index + 1 == self.bundle.size();
        let is_total = self.bundle.sum() == u128::from(self.bundle.units());
        index < self.bundle.size() && is_total && !is_false
    }

    /// The leaf, if what is shown of it proves it.
    fn prove(&self, index: u32, flaw: Flaw) -> Result<Share, &'static str> {
        let place = if flaw == Flaw::Place { index ^ 1 } else { index };
        ensure(place < self.bundle.count(), "IndexBeyondCount")?;
        ensure(flaw.steps(depth(self.bundle.size())) == depth(self.bundle.count()), "WrongPathLength")?;
        ensure(flaw == Flaw::None && self.is_provable(index), "WrongProof")?;
        let share = self.bundle.leaves[index as usize];
        ensure(share.units > 0, "ZeroUnits")?;
        Ok(share)
    }

    /// The leaves of a block, if what is shown of them proves them.
    fn prove_block(&self, first: u32, size: u32, flaw: Flaw) -> Result<Vec<(u32, Share)>, &'static str> {
        let place = if flaw == Flaw::Place { first ^ size } else { first };
        let is_block = size.is_power_of_two() && place.is_multiple_of(size);
        ensure(is_block && place + size <= self.bundle.count(), "BadBlock")?;
        let height = size.ilog2();
        let shown = flaw.steps(depth(self.bundle.size()).saturating_sub(height));
        ensure(shown == depth(self.bundle.count()) - height, "WrongPathLength")?;
        let all = first..first + size;
        ensure(flaw == Flaw::None && all.clone().all(|index| self.is_provable(index)), "WrongProof")?;
        let leaves: Vec<_> = all.map(|index| (index, self.bundle.leaves[index as usize])).collect();
        ensure(leaves.iter().all(|(_, share)| share.units > 0), "ZeroUnits")?;
        Ok(leaves)
    }

    /// What the whole weighs at so much for a unit.
    fn weight(&self, rate: u64) -> Result<u64, &'static str> {
        self.bundle.units().checked_mul(rate).ok_or("WeightTooLarge")
    }

    /// The leaves that count in a pool, and what each weighs. What is in the total and in no leaf counts all the same.
    fn latents(&self, rate: u64) -> BTreeMap<u32, u128> {
        let (units, sum) = (u128::from(self.bundle.units()), self.bundle.sum());
        let mut leaves = BTreeMap::new();
        if units == sum {
            leaves.extend((0u32..).zip(&self.bundle.leaves).map(|(index, share)| (index, u128::from(share.units))));
        }
        let rest = units - leaves.values().sum::<u128>();
        leaves.insert(NOWHERE, rest);
        leaves.values_mut().for_each(|units| *units *= u128::from(rate));
        leaves.retain(|_, weight| *weight > 0);
        leaves
    }
}

/// What there is.
impl Model {
    /// The leaves of a manifest; of another contribution, or of none, some that nobody recorded.
    pub fn bundle(&self, id: u64) -> Bundle {
        let manifest = self.contributions.get(&id).and_then(|made| made.manifest.as_ref());
        manifest.map(|manifest| manifest.bundle.clone()).unwrap_or_else(|| {
            let share = Share { who: 0, blinded: false, units: 1 };
            Bundle { leaves: vec![share; 3], lie: Lie::None }
        })
    }

    /// Every manifest that there is, with the number of leaves that it is said to have.
    pub fn manifests(&self) -> BTreeMap<u64, u32> {
        let all = self.contributions.iter();
        all.filter_map(|(id, made)| Some((*id, made.manifest.as_ref()?.bundle.count()))).collect()
    }

    /// The places in manifests that were marked: of leaves that joined or left.
    pub fn seen_leaves(&self) -> BTreeSet<(u64, u32)> {
        let all = self.contributions.iter().filter_map(|(id, made)| Some((*id, made.manifest.as_ref()?)));
        all.flat_map(|(id, manifest)| manifest.seen.keys().map(move |index| (id, *index))).collect()
    }

    /// A manifest as the chain shows it.
    pub fn show_manifest(&self, id: u64) -> Option<ManifestView> {
        let made = self.contributions.get(&id)?;
        let Manifest { bundle, rate, .. } = made.manifest.as_ref()?;
        let latent = self.latent(id);
        Some(ManifestView {
            root: bundle.root(),
            count: bundle.count(),
            units: bundle.units(),
            weight_per_unit: *rate,
            joined: made.weight.unwrap_or_default() - u64::try_from(latent).expect("a part of its weight"),
            latent,
        })
    }

    /// What of each manifest has not joined, by pool.
    pub fn latents(&self) -> BTreeMap<(PoolId, u64), u128> {
        let all = self.contributions.iter().filter(|(id, _)| self.is_latent(**id));
        all.map(|(id, made)| {
            let pool = PoolId::of_class(AssetId(made.asset as u32), made.class);
            ((pool, *id), self.latent(*id))
        })
        .collect()
    }

    /// How much is a leaf of each manifest owed that has not joined, by manifest, place and units.
    pub fn latent_owed(&self) -> Vec<(ContributionId, u32, u64, Balance)> {
        let mut owed = vec![];
        for (id, made) in &self.contributions {
            let Some(manifest) = &made.manifest else { continue };
            let asset = &self.assets[made.asset];
            for ((_, index), weight) in asset.latents[made.index()].range((*id, 0)..(*id, NOWHERE)) {
                let amount = small(&asset.of_weight(made.index() + 1, *weight));
                owed.push((ContributionId(*id), *index, manifest.bundle.leaves[*index as usize].units, amount));
            }
        }
        owed
    }

    /// What of a contribution has not joined.
    fn latent(&self, id: u64) -> u128 {
        let made = &self.contributions[&id];
        self.assets[made.asset].latents[made.index()].range((id, 0)..=(id, NOWHERE)).map(|(_, weight)| weight).sum()
    }

    pub(super) fn is_latent(&self, id: u64) -> bool {
        self.latent(id) > 0
    }

    fn manifest(&self, id: u64) -> Result<(Contribution, Manifest), &'static str> {
        let made = self.contributions.get(&id).ok_or("UnknownContribution")?;
        let manifest = made.manifest.clone().ok_or("NotManifest")?;
        Ok((made.clone(), manifest))
    }

    fn manifest_mut(&mut self, id: u64) -> &mut Manifest {
        let made = self.contributions.get_mut(&id).expect("it is there");
        made.manifest.as_mut().expect("it is a manifest")
    }

    /// Lets all leaves of a manifest count at so much for a unit, those that did so far at another one.
    fn admit(&mut self, id: u64, rate: u64) {
        let made = self.contributions[&id].clone();
        let manifest = self.manifest_mut(id);
        manifest.rate = Some(rate);
        let leaves = manifest.latents(rate).into_iter().map(|(index, weight)| ((id, index), weight));
        let leaves: Vec<_> = leaves.collect();
        let asset = &mut self.assets[made.asset];
        asset.pools[made.index()] = true;
        asset.latents[made.index()].retain(|(of, _), _| *of != id);
        asset.latents[made.index()].extend(leaves);
    }

    /// The pool learns whose a leaf is.
    fn join_leaf(&mut self, id: u64, index: u32, who: Who) -> Result<(), &'static str> {
        let made = self.contributions[&id].clone();
        let (asset, class) = (&mut self.assets[made.asset], made.index());
        let weight = asset.latents[class].remove(&(id, index)).ok_or("NothingLatent")?;
        let is_new = !asset.weights[class].contains_key(&who);
        *asset.weights[class].entry(who).or_default() += weight;
        let is_public = asset.is_public();
        asset.late += usize::from(is_new && is_public);
        self.manifest_mut(id).seen.insert(index, true);
        if is_new && !is_public { self.redeposit(made.asset, true) } else { Ok(()) }
    }

    /// Takes out of its pool what of a contribution is in nobody's hands but its contributor's. The record goes with
    /// it, unless leaves have joined.
    pub(super) fn take_back(&mut self, id: u64, made: &Contribution, weight: u64) -> Result<(), &'static str> {
        let pool = [made.asset, made.index()];
        if made.manifest.is_none() {
            self.lower(pool, made.who, weight)?;
            self.let_go(id);
            return Ok(());
        }
        ensure(!self.manifest_mut(id).is_closed, "NothingLatent")?;
        let latent = u64::try_from(self.latent(id)).expect("a part of its weight");
        self.assets[made.asset].latents[made.index()].retain(|(of, _), _| *of != id);
        self.manifest_mut(id).is_closed = true;
        self.keep(id, weight - latent);
        Ok(())
    }

    /// What is left of a manifest, if anything is.
    fn keep(&mut self, id: u64, weight: u64) {
        if weight == 0 { self.let_go(id) } else { self.weigh(id, weight) }
    }
}

/// The calls.
impl Model {
    pub(super) fn contribute_many(
        &mut self,
        who: Who,
        asset: u32,
        class: Class,
        bundle: &Bundle,
        uri: usize,
    ) -> Result<(), &'static str> {
        let record = self.asset(asset, "UnknownAsset")?;
        ensure(record.stage == AssetState::Open, "NotOpen")?;
        ensure(bundle.count() > 0, "ZeroCount")?;
        ensure(bundle.units() > 0, "ZeroUnits")?;
        ensure(bundle.units() >= u64::from(bundle.count()), "TooFewUnits")?;
        contributions::check_uri(uri)?;
        let manifest = Manifest { bundle: bundle.clone(), rate: None, seen: BTreeMap::new(), is_closed: false };
        let manifest = Some(manifest);
        let made = Contribution { asset: asset as usize, who, class, weight: None, deposit: 0, manifest };
        self.record(made, contributions::size(uri) + SIZE)
    }

    pub(super) fn assess_manifest(&mut self, who: Who, id: u64, rate: u64) -> Result<(), &'static str> {
        let made = self.reviewable(who, id)?;
        let manifest = made.manifest.as_ref().ok_or("NotManifest")?;
        ensure(made.weight.is_none(), "NotPending")?;
        ensure(self.assets[made.asset].stage == AssetState::Open, "NotOpen")?;
        ensure(made.who != who, "OwnContribution")?;
        ensure(rate > 0, "ZeroWeight")?;
        let weight = manifest.weight(rate)?;
        self.admit(id, rate);
        self.check_budget([made.asset, made.index()])?;
        self.weigh(id, weight);
        Ok(())
    }

    pub(super) fn reassess_manifest(&mut self, who: Who, id: u64, rate: u64) -> Result<(), &'static str> {
        let made = self.reviewable(who, id)?;
        let manifest = made.manifest.as_ref().ok_or("NotManifest")?;
        let before = made.weight.ok_or("NotAccepted")?;
        ensure(made.who != who, "OwnContribution")?;
        ensure(rate > 0, "ZeroWeight")?;
        ensure(manifest.seen.is_empty(), "LeavesJoined")?;
        let weight = manifest.weight(rate)?;
        ensure(weight <= before || self.assets[made.asset].stage == AssetState::Open, "WeightRises")?;
        self.admit(id, rate);
        if weight > before {
            self.check_budget([made.asset, made.index()])?;
        }
        self.weigh(id, weight);
        Ok(())
    }

    pub(super) fn join(&mut self, id: u64, index: u32, flaw: Flaw) -> Result<(), &'static str> {
        let manifest = self.joinable(id)?;
        let Share { who, .. } = manifest.prove(index, flaw)?;
        ensure(!manifest.seen.contains_key(&index), "AlreadyJoined")?;
        self.join_leaf(id, index, who)
    }

    pub(super) fn join_many(&mut self, id: u64, first: u32, size: u32, flaw: Flaw) -> Result<(), &'static str> {
        ensure(size > 0, "EmptyBatch")?;
        ensure(size <= MAX_BLOCK, "BatchTooLong")?;
        let manifest = self.joinable(id)?;
        let mut leaves = manifest.prove_block(first, size, flaw)?;
        leaves.retain(|(index, _)| !manifest.seen.contains_key(index));
        ensure(!leaves.is_empty(), "AlreadyJoined")?;
        leaves.into_iter().try_for_each(|(index, Share { who, .. })| self.join_leaf(id, index, who))
    }

    /// The manifest, if its leaves may join.
    fn joinable(&self, id: u64) -> Result<Manifest, &'static str> {
        let (made, manifest) = self.manifest(id)?;
        ensure(self.assets[made.asset].stage != AssetState::Cancelled, "NotOpen")?;
        ensure(made.weight.is_some(), "NotAccepted")?;
        Ok(manifest)
    }

    pub(super) fn depart(&mut self, by: Who, id: u64, index: u32, flaw: Flaw) -> Result<(), &'static str> {
        let (made, manifest) = self.manifest(id)?;
        ensure(!self.assets[made.asset].is_public(), "NotPending")?;
        let (weight, rate) = made.weight.zip(manifest.rate).ok_or("NotAccepted")?;
        let Share { who, units, .. } = manifest.prove(index, flaw)?;
        let less = units * rate;
        let pool = [made.asset, made.index()];
        match manifest.seen.get(&index) {
            Some(false) => return Err("AlreadyLeft"),
            Some(true) => {
                ensure(by == who || manifest.is_closed, "NotContributor")?;
                self.lower(pool, who, less)?;
            }
            None => {
                ensure(by == who, "NotContributor")?;
                self.assets[made.asset].latents[made.index()].remove(&(id, index)).ok_or("NothingLatent")?;
            }
        }
        self.manifest_mut(id).seen.insert(index, false);
        self.keep(id, weight - less);
        Ok(())
    }
}
