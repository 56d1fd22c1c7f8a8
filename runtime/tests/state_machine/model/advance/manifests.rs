//! What manifests are for, and what a selfish party would try with them.

use super::Choice;
use crate::{
    ENDOWMENTS,
    model::{Model, Who, assets::Asset, contributions::Contribution, manifests::Manifest},
    op::{
        Op,
        bundle::{Bundle, Flaw, Lie, Share},
    },
};
use tributary_primitives::{AssetState, Class};

/// A leaf of a manifest, and whose it is.
type Place = (u64, u32, Who);

impl Model {
    /// A call that bears on a manifest, if there is one of the kind that was drawn; else one that moves the world on.
    pub fn advance_manifests(&self, choice: u32) -> Option<Op> {
        let c = Choice(choice);
        let found = match choice % 24 {
            0..=4 => self.bundle_some(c),
            5..=8 => self.assess_some_manifest(c),
            9..=12 => self.join_some(c),
            13..=14 => self.join_some_block(c),
            15..=16 => self.part_with_some(c),
            17 => self.reassess_some_manifest(c),
            18..=19 => self.turn_some_manifest_down(c),
            20 => self.mistake_some(c),
            21 => {
                let made = self.work_such(|made, asset| made.manifest.is_some() && asset.is_public());
                c.of(&made, 5).map(|(contribution, who)| Op::Forget { who, contribution })
            }
            _ => self.pay_some_of_its_own(c),
        };
        found.or_else(|| self.advance(choice.rotate_left(9)))
    }

    /// The leaves of accepted manifests for which this holds, but those that nobody could prove.
    fn leaves_such(&self, test: impl Fn(&Manifest, &Asset, u32) -> bool) -> Vec<Place> {
        let mut found = vec![];
        for (id, made) in &self.contributions {
            let Some(manifest) = made.manifest.as_ref().filter(|_| made.weight.is_some()) else { continue };
            let leaves = (0..manifest.bundle.count()).zip(&manifest.bundle.leaves);
            let such = leaves.filter(|(index, _)| test(manifest, &self.assets[made.asset], *index));
            found.extend(such.map(|(index, share)| (*id, index, share.who)));
        }
        found
    }

    /// The manifests for which this holds, with somebody who may review each.
    fn manifests_such(&self, test: impl Fn(&Contribution, &Asset) -> bool) -> Vec<(u64, Who)> {
        self.reviewable_such(|made, asset| made.manifest.is_some() && test(made, asset))
    }

    /// Somebody records the work of up to forty accounts, of which it may be one.
    fn bundle_some(&self, c: Choice) -> Option<Op> {
        let asset = c.of(&self.in_state(AssetState::Open), 5)?;
        let most = if c.bit(9) && c.bit(10) { 40 } else { 9 };
        let size = c.number(most, 11)? as u32 + 1;
        let leaves = (0..size).map(|index| {
            let mixed = c.0.wrapping_mul(0x9e37_79b9 + 2 * index).rotate_left(13);
            let who = mixed as usize % ENDOWMENTS.len();
            Share { who, blinded: mixed >> 9 & 1 == 1, units: u64::from(mixed >> 10 & 127) + 1 }
        });
        let lie = match (c.0 >> 11) % 16 {
            0 => Lie::Inflated(1 + u64::from(c.0 >> 16)),
            1 => Lie::Count(size + 1),
            _ => Lie::None,
        };
        let bundle = Bundle { leaves: leaves.collect(), lie };
        let class = Class::ALL[c.0 as usize / 64 % Class::ALL.len()];
        Some(Op::ContributeMany { who: c.rich(), asset, class, bundle, uri: 30 })
    }

    fn assess_some_manifest(&self, c: Choice) -> Option<Op> {
        let waits = |made: &Contribution, asset: &Asset| made.weight.is_none() && asset.stage == AssetState::Open;
        let (contribution, who) = c.of(&self.manifests_such(waits), 9)?;
        Some(Op::AssessManifest { who, contribution, rate: u64::from(c.0 / 7 % 1_000_000 + 1) })
    }

    /// A leaf joins, or is shown as what it is not.
    fn join_some(&self, c: Choice) -> Option<Op> {
        let may = |asset: &Asset| asset.stage != AssetState::Cancelled;
        let waiting = self.leaves_such(|made, asset, index| may(asset) && !made.seen.contains_key(&index));
        let all = self.leaves_such(|_, asset, _| may(asset));
        let some = if c.bit(9) && c.bit(10) { all } else { waiting };
        let (contribution, index, _) = c.of(&some, 11)?;
        let at = c.number(6, 13)?;
        let flaw = match (c.0 >> 11) % 32 {
            0 => Flaw::Owner,
            1 => Flaw::Blind,
            2 => Flaw::Units(1),
            3 => Flaw::Record,
            4 => Flaw::Place,
            5 => Flaw::Hash(at),
            6 => Flaw::Sum(at),
            7 => Flaw::Most(at),
            8 => Flaw::Short,
            9 => Flaw::Long,
            _ => Flaw::None,
        };
        Some(Op::Join { who: c.number(ENDOWMENTS.len(), 15)?, contribution, index, flaw })
    }

    /// A block of leaves joins, of which some may have joined before.
    fn join_some_block(&self, c: Choice) -> Option<Op> {
        let any = c.bit(9) && c.bit(10);
        let some = self.leaves_such(|made, asset, index| {
            asset.stage != AssetState::Cancelled && (any || !made.seen.contains_key(&index))
        });
        let (contribution, index, _) = c.of(&some, 11)?;
        let size = 1u32 << c.number(4, 13)?;
        let first = index - index % size;
        Some(Op::JoinMany { who: c.number(ENDOWMENTS.len(), 15)?, contribution, first, size, flaw: Flaw::None })
    }

    /// A leaf leaves, whether it joined or not; or somebody would like another one's to.
    fn part_with_some(&self, c: Choice) -> Option<Op> {
        let in_time = self.leaves_such(|_, asset, _| !asset.is_public());
        let joined = self.leaves_such(|made, asset, index| !asset.is_public() && made.seen.contains_key(&index));
        let left_over = self.leaves_such(|made, asset, _| !asset.is_public() && made.is_closed);
        let some = if c.bit(9) { in_time } else { joined };
        let some = if c.bit(10) && !left_over.is_empty() { left_over } else { some };
        let (contribution, index, owner) = c.of(&some, 11)?;
        let who = if c.bit(11) && c.bit(12) { c.number(ENDOWMENTS.len(), 13)? } else { owner };
        Some(Op::Depart { who, contribution, index, flaw: Flaw::None })
    }

    fn reassess_some_manifest(&self, c: Choice) -> Option<Op> {
        let made = |made: &Contribution, asset: &Asset| {
            made.weight.is_some() && matches!(asset.stage, AssetState::Open | AssetState::Closed)
        };
        let (contribution, who) = c.of(&self.manifests_such(made), 5)?;
        let before = self.contributions[&contribution].manifest.as_ref()?.rate?;
        let rate = match (c.0 >> 7) % 4 {
            0 => before.saturating_add(u64::from(c.0)),
            1 => before,
            _ => before / 2 + 1,
        };
        Some(Op::ReassessManifest { who, contribution, rate })
    }

    /// A manifest is rejected, revoked or taken back.
    fn turn_some_manifest_down(&self, c: Choice) -> Option<Op> {
        let made = |_: &Contribution, asset: &Asset| matches!(asset.stage, AssetState::Open | AssetState::Closed);
        let (contribution, reviewer) = c.of(&self.manifests_such(made), 5)?;
        let Contribution { who, weight, .. } = self.contributions[&contribution];
        Some(match weight {
            _ if c.bit(9) && c.bit(10) => Op::Withdraw { who, contribution },
            None => Op::Reject { who: reviewer, contribution, reason: 9, spam: c.bit(9) },
            Some(_) => Op::Revoke { who: reviewer, contribution, reason: 9 },
        })
    }

    /// Somebody takes a manifest for an ordinary contribution, or the other way round.
    fn mistake_some(&self, c: Choice) -> Option<Op> {
        let open = |asset: &Asset| asset.stage == AssetState::Open;
        let ordinary = self.reviewable_such(|made, asset| made.manifest.is_none() && open(asset));
        let several = self.manifests_such(|_, asset| open(asset));
        let some = if c.bit(9) { ordinary } else { several };
        let (contribution, who) = c.of(&some, 5)?;
        let flaw = Flaw::None;
        Some(match (c.0 >> 10) % 5 {
            _ if !c.bit(9) && c.bit(10) => Op::Assess { who, contribution, weight: 1 },
            _ if !c.bit(9) => Op::Reassess { who, contribution, weight: 1 },
            0 => Op::AssessManifest { who, contribution, rate: 1 },
            1 => Op::ReassessManifest { who, contribution, rate: 1 },
            2 => Op::Join { who, contribution, index: 0, flaw },
            3 => Op::JoinMany { who, contribution, first: 0, size: 1, flaw },
            _ => Op::Depart { who, contribution, index: 0, flaw },
        })
    }

    /// Somebody pays to what it has a leaf of, before that joins: it must not be heard for it later.
    fn pay_some_of_its_own(&self, c: Choice) -> Option<Op> {
        let waiting = |made: &Manifest, asset: &Asset, index: u32| {
            asset.is_public() && !asset.frozen && !made.seen.contains_key(&index)
        };
        let (contribution, _, who) = c.of(&self.leaves_such(waiting), 11)?;
        let asset = self.contributions[&contribution].asset as u32;
        Some(Op::Fund { who, asset, amount: u128::from(c.0) })
    }
}
