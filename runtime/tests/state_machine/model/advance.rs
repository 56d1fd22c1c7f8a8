//! Well-formed calls by whoever is in the position to make them: without them few assets would come to anything. And
//! some by who is not quite, or not yet.

mod manifests;

use super::{BILLION, Model, Who, assets::Asset, contributions::Contribution};
use crate::{
    ENDOWMENTS,
    op::{Op, Promises, Terms},
};
use tributary_primitives::{AssetId, AssetKind, AssetState, Balance, Class, PoolId};

/// Published assets that a world keeps, if it can.
const KEPT: usize = 6;

/// What is decided by one number.
#[derive(Clone, Copy)]
struct Choice(u32);

impl Choice {
    /// A number below `length`; none if that is zero. With another salt it is another one.
    fn number(self, length: usize, salt: u32) -> Option<usize> {
        (self.0.rotate_left(salt) as usize / 16).checked_rem(length)
    }

    /// One of these.
    fn of<T: Clone>(self, all: &[T], salt: u32) -> Option<T> {
        all.get(self.number(all.len(), salt)?).cloned()
    }

    fn bit(self, bit: u32) -> bool {
        self.0 >> bit & 1 == 1
    }

    /// One of those who have plenty.
    fn rich(self) -> Who {
        self.number(4, 7).expect("there are some")
    }
}

/// What there is to choose from.
impl Model {
    /// The assets for which this holds, but those that are removed.
    fn such(&self, test: impl Fn(&Asset) -> bool) -> Vec<u32> {
        let all = (0u32..).zip(&self.assets);
        all.filter(|(_, asset)| !asset.removed && test(asset)).map(|(id, _)| id).collect()
    }

    fn in_state(&self, state: AssetState) -> Vec<u32> {
        let now = self.now();
        self.such(|asset| asset.state(now) == state)
    }

    fn in_the_making(&self) -> Vec<u32> {
        self.such(|asset| matches!(asset.stage, AssetState::Open | AssetState::Closed))
    }

    /// Somebody who may review a contribution and did not make it.
    fn reviewer_of(&self, made: &Contribution) -> Option<Who> {
        let asset = &self.assets[made.asset];
        let steward = [asset.steward];
        let reviewers: &[Who] = if asset.reviewers.is_empty() { &steward } else { &asset.reviewers };
        reviewers.iter().copied().find(|who| *who != made.who)
    }

    /// The contributions for which this holds, with who made each.
    fn work_such(&self, test: impl Fn(&Contribution, &Asset) -> bool) -> Vec<(u64, Who)> {
        let such = self.contributions.iter().filter(|(_, made)| test(made, &self.assets[made.asset]));
        such.map(|(id, made)| (*id, made.who)).collect()
    }

    /// The same with somebody who may review each.
    fn reviewable_such(&self, test: impl Fn(&Contribution, &Asset) -> bool) -> Vec<(u64, Who)> {
        let such = self.contributions.iter().filter(|(_, made)| test(made, &self.assets[made.asset]));
        such.filter_map(|(id, made)| Some((*id, self.reviewer_of(made)?))).collect()
    }
}

/// What keeps assets going.
impl Model {
    /// A call that moves the world on, if there is one of the kind that was drawn.
    pub fn advance(&self, choice: u32) -> Option<Op> {
        let c = Choice(choice);
        match choice % 32 {
            0..=3 => self.register_some(c),
            4..=7 | 30..=31 => Some(Op::Contribute {
                who: c.rich(),
                asset: c.of(&self.in_state(AssetState::Open), 5)?,
                class: Class::ALL[choice as usize / 64 % Class::ALL.len()],
                units: 1,
                uri: 30,
            }),
            8..=12 => self.assess_some(choice),
            13..=15 => self.close_some(c),
            16..=19 => {
                let asset = c.of(&self.in_state(AssetState::Closed), 13)?;
                Some(Op::Publish { who: self.assets[asset as usize].steward, asset })
            }
            20..=22 => {
                let asset = c.of(&self.in_state(AssetState::Published), 15)?;
                Some(Op::Use { who: c.rich(), asset, units: u64::from(choice % 100 + 1), max_price: u128::MAX })
            }
            23..=24 => self.collect_some(c),
            25 => self.claim_some(c),
            26 => {
                let asset = c.of(&self.in_state(AssetState::Published), 25)?;
                Some(Op::Fund { who: c.rich(), asset, amount: u128::from(choice) })
            }
            27 => {
                let least: Balance = self.parameters.number("MinGrant");
                let asset = c.of(&self.in_the_making(), 25)?;
                Some(Op::Fund { who: c.rich(), asset, amount: least + Balance::from(choice) })
            }
            28 => {
                let asset = c.of(&self.such(|asset| asset.offer.is_some()), 27)?;
                Some(Op::Accept { who: self.assets[asset as usize].offer?, asset })
            }
            _ => {
                let asset = c.of(&self.in_state(AssetState::Open), 17)?;
                let first = c.number(4, 19)?;
                let reviewers = vec![first, (first + 1 + c.number(3, 21)?) % 4];
                Some(Op::SetReviewers { who: self.assets[asset as usize].steward, asset, reviewers })
            }
        }
    }

    /// A new asset, of some that are published: mostly at a royalty that suffices, and sometimes just not.
    fn register_some(&self, c: Choice) -> Option<Op> {
        let now = self.now();
        if self.such(|asset| asset.stage != AssetState::Cancelled).len() >= self.room {
            return None;
        }
        let citable = self.such(|asset| asset.state(now) == AssetState::Published && !asset.frozen);
        let mut upstream: Vec<(u32, u32)> = vec![];
        for salt in [3, 11, 19] {
            let Some(id) = c.of(&citable, salt) else { break };
            let Some(least) = self.assets[id as usize].least_royalty(now) else { continue };
            let rate = match (c.0 >> 5) % 16 {
                0 => least.saturating_sub(1),
                1..=4 => least,
                _ => least.saturating_add(c.0 % 60_000_000).min(BILLION),
            };
            let back = self.registered() - id;
            if upstream.iter().all(|(other, _)| *other != back) {
                upstream.push((back, rate));
            }
        }
        let reach = if c.bit(9) { (c.0 >> 3) % 20_000_000 } else { 0 };
        let terms = Terms { price: c.0.into(), fee: (c.0 / 3).into(), royalty: c.0 % 50_000_000, reach };
        let floor = Terms { price: terms.price / 2, fee: 0, royalty: terms.royalty / 2, reach: reach / 2 };
        let promises = Promises {
            terms,
            floor,
            split: [200_000_000, 500_000_000, 300_000_000],
            budgets: [if c.bit(10) { 1_000_000_000 } else { 0 }, 0],
            deadline: (c.bit(11) && c.bit(12)).then_some(5 + (c.0 >> 13) % 30),
        };
        let (who, kind) = (c.rich() % 2, AssetKind::Model);
        Some(Op::Register { who, kind, text: [8, 20, 7], promises, upstream, max_fee: u128::MAX })
    }

    /// Accepts something that waits for it.
    pub(super) fn assess_some(&self, choice: u32) -> Option<Op> {
        let waits = |made: &Contribution, asset: &Asset| {
            made.manifest.is_none() && made.weight.is_none() && asset.stage == AssetState::Open
        };
        let (contribution, who) = Choice(choice).of(&self.reviewable_such(waits), 9)?;
        let weight = u64::from(choice / 7 + 1);
        Some(match choice % 3 {
            0 => Op::AssessMany { who, assessments: vec![(contribution, weight)] },
            _ => Op::Assess { who, contribution, weight },
        })
    }

    /// Closes an asset, mostly one to which somebody contributed.
    fn close_some(&self, c: Choice) -> Option<Op> {
        let open = |asset: &Asset| asset.stage == AssetState::Open;
        let worked_for = self.such(|asset| open(asset) && asset.has_contributors());
        let any = worked_for.is_empty() || c.bit(9) && c.bit(10);
        let asset = c.of(&if any { self.such(open) } else { worked_for }, 13)?;
        Some(Op::Close { who: self.assets[asset as usize].steward, asset })
    }

    fn collect_some(&self, c: Choice) -> Option<Op> {
        let ancestor = c.number(self.assets.len(), 17)?;
        let (asset, steward) = (ancestor as u32, self.assets[ancestor].steward);
        let from: Vec<_> = self.collectable(ancestor).into_iter().map(|(id, _)| id.0).collect();
        if c.bit(9) {
            return Some(Op::Collect { who: c.rich(), asset, from });
        }
        let pools = if c.bit(10) { PoolId::of(AssetId(asset))[..1].to_vec() } else { vec![] };
        Some(Op::CollectAndClaim { who: steward, collections: vec![(asset, from)], pools })
    }

    fn claim_some(&self, c: Choice) -> Option<Op> {
        let who = c.number(ENDOWMENTS.len(), 21)?;
        let (pool, _) = c.of(&self.claimable(who), 23)?;
        Some(match (c.0 >> 9) % 4 {
            0 => Op::ClaimForMany { who: c.rich(), pool, accounts: (0..ENDOWMENTS.len()).collect() },
            1 => {
                // All that it is a member of, whether anything is due or not.
                let pools = self.owed(who).into_iter().filter(|owed| !owed.frozen).map(|owed| owed.pool);
                Op::ClaimMany { who, pools: pools.collect() }
            }
            _ => Op::ClaimFor { who: c.rich(), pool, account: who },
        })
    }
}

/// What holds promises to account.
impl Model {
    /// A call that bears on a promise, if there is one of the kind that was drawn; else one that moves the world on.
    pub fn advance_promises(&self, choice: u32) -> Option<Op> {
        let c = Choice(choice);
        let found = match choice % 26 {
            0..=3 => self.change_some_terms(c),
            4 => self.retire_some(c),
            5..=7 => self.reassess_some(c),
            8 => self.turn_some_down(c),
            9..=10 => self.take_some_back(c),
            11..=12 => self.forget_some(c),
            13..=14 => self.cancel_some(c),
            15..=16 => self.reclaim_some(c),
            17..=18 => {
                let asset = c.of(&self.in_state(AssetState::Cancelled), 5);
                asset.map(|asset| Op::Remove { who: self.assets[asset as usize].steward, asset })
            }
            19..=20 => self.settle_some(c),
            21 => {
                // Whether its time has come or not.
                let asset = c.of(&self.in_the_making(), 7);
                asset.map(|asset| Op::Publish { who: self.assets[asset as usize].steward, asset })
            }
            22..=23 => self.touch_something_frozen(c),
            24 => self.review_own_work(c),
            _ => {
                let asset = c.of(&self.in_the_making(), 9);
                let least: Balance = self.parameters.number("MinGrant");
                asset.map(|asset| Op::Fund { who: c.rich(), asset, amount: (least - 1).max(1) })
            }
        };
        found.or_else(|| self.advance(choice.rotate_left(9)))
    }

    /// Its steward asks for more, for less, for too little or for too much.
    fn change_some_terms(&self, c: Choice) -> Option<Op> {
        let now = self.now();
        let asset = c.of(&self.such(|asset| asset.state(now) != AssetState::Retired), 5)?;
        let Asset { steward: who, floor, .. } = self.assets[asset as usize];
        let present = self.assets[asset as usize].terms(now);
        let some = c.0 % 1_000_000;
        let terms = match (c.0 >> 5) % 8 {
            0 => floor,
            1 => Terms {
                price: present.price.midpoint(floor.price),
                fee: present.fee.midpoint(floor.fee),
                royalty: present.royalty.midpoint(floor.royalty),
                reach: present.reach.midpoint(floor.reach),
            },
            2 => Terms {
                price: present.price.saturating_add(some.into()),
                fee: present.fee.saturating_add(1),
                royalty: present.royalty.saturating_add(some).min(BILLION),
                reach: present.reach.saturating_add(some).min(BILLION),
            },
            // Lower in one, higher in another.
            3 => Terms { price: present.price.saturating_add(1), royalty: floor.royalty, ..present },
            4 if floor.royalty > 0 => Terms { royalty: floor.royalty - 1, ..present },
            4 if floor.price > 0 => Terms { price: floor.price - 1, ..present },
            5 => Terms { reach: 960_000_000, ..present },
            // Announced falls are called off.
            6 => present,
            _ => Terms { price: floor.price, fee: floor.fee, ..present },
        };
        Some(Op::SetTerms { who, asset, terms })
    }

    /// Announces a retirement, or another one.
    fn retire_some(&self, c: Choice) -> Option<Op> {
        let published = self.in_state(AssetState::Published);
        let leaving = self.such(|asset| asset.retired.is_some_and(|block| block > self.now()));
        let asset = match c.of(&leaving, 7).filter(|_| c.bit(9)) {
            Some(asset) => asset,
            None if published.len() > KEPT => c.of(&published, 11)?,
            None => return None,
        };
        Some(Op::Retire { who: self.assets[asset as usize].steward, asset })
    }

    /// Lets what was accepted weigh less, or more, which comes too late once the asset is closed.
    fn reassess_some(&self, c: Choice) -> Option<Op> {
        let made = |made: &Contribution, asset: &Asset| {
            let is_reviewed = made.manifest.is_none() && made.weight.is_some();
            is_reviewed && matches!(asset.stage, AssetState::Open | AssetState::Closed)
        };
        let (contribution, who) = c.of(&self.reviewable_such(made), 5)?;
        let before = self.contributions[&contribution].weight?;
        let weight = match (c.0 >> 7) % 4 {
            0 => before.saturating_add(u64::from(c.0)),
            1 => before,
            _ => before / 2 + 1,
        };
        Some(Op::Reassess { who, contribution, weight })
    }

    /// Rejects something, sometimes as spam, or takes its acceptance back.
    fn turn_some_down(&self, c: Choice) -> Option<Op> {
        let made = |_: &Contribution, asset: &Asset| matches!(asset.stage, AssetState::Open | AssetState::Closed);
        let (contribution, who) = c.of(&self.reviewable_such(made), 5)?;
        Some(match self.contributions[&contribution].weight {
            None => Op::Reject { who, contribution, reason: 9, spam: c.bit(9) },
            Some(_) => Op::Revoke { who, contribution, reason: 9 },
        })
    }

    /// Takes work back, accepted or not, from an asset that is not published, or given up.
    fn take_some_back(&self, c: Choice) -> Option<Op> {
        let given_up = |_: &Contribution, asset: &Asset| asset.stage == AssetState::Cancelled;
        let left = self.work_such(given_up);
        let (contribution, who) = match c.of(&left, 5) {
            Some(found) => found,
            None => c.of(&self.work_such(|_, asset| !asset.is_public()), 5).filter(|_| c.bit(9))?,
        };
        Some(Op::Withdraw { who, contribution })
    }

    /// Lets the record of work for a published asset go, or tries to get the work back.
    fn forget_some(&self, c: Choice) -> Option<Op> {
        let (contribution, who) = c.of(&self.work_such(|_, asset| asset.is_public()), 5)?;
        Some(if c.bit(9) && c.bit(10) { Op::Withdraw { who, contribution } } else { Op::Forget { who, contribution } })
    }

    /// Somebody gives up an asset whose deadline has passed, or whose steward it is; or would like to.
    fn cancel_some(&self, c: Choice) -> Option<Op> {
        let now = self.now();
        let made = self.in_the_making();
        let timed: Vec<_> = made.iter().copied().filter(|id| self.assets[*id as usize].deadline.is_some()).collect();
        let late = self.such(|asset| !asset.is_public() && asset.deadline.is_some_and(|block| block < now));
        let late: Vec<_> = late.into_iter().filter(|id| made.contains(id)).collect();
        if let Some(asset) = c.of(&late, 5).or_else(|| c.of(&timed, 5).filter(|_| c.bit(9))) {
            return Some(Op::GiveUp { who: c.number(ENDOWMENTS.len(), 7)?, asset });
        }
        let funded: Vec<_> = made.iter().copied().filter(|id| self.waiting(*id as usize) > 0).collect();
        let some = if c.bit(10) { funded } else { made.clone() };
        let asset = c.of(&some, 11).filter(|_| made.len() > 2)?;
        Some(Op::GiveUp { who: self.assets[asset as usize].steward, asset })
    }

    /// Somebody takes back what it granted to an asset that was given up, or would like to.
    fn reclaim_some(&self, c: Choice) -> Option<Op> {
        let waiting: Vec<_> = self.grants.keys().filter(|(id, _)| !self.assets[*id].is_public()).copied().collect();
        let given_up = |id: usize| self.assets[id].stage == AssetState::Cancelled;
        let back: Vec<_> = waiting.iter().copied().filter(|(id, _)| given_up(*id)).collect();
        let (asset, who) = c.of(&if back.is_empty() { waiting } else { back }, 5)?;
        Some(Op::Reclaim { who, asset: asset as u32 })
    }

    /// Lets the record of a grant or of some use go.
    fn settle_some(&self, c: Choice) -> Option<Op> {
        let grants: Vec<_> = self.grants.keys().copied().collect();
        let uses: Vec<_> = self.used.keys().copied().collect();
        if let Some((asset, who)) = c.of(&grants, 5).filter(|_| c.bit(9)) {
            return Some(Op::ForgetGrant { who, asset: asset as u32 });
        }
        let (asset, who) = c.of(&uses, 7)?;
        Some(Op::ForgetUsage { who, asset: asset as u32 })
    }

    /// Uses, funds, collects from or claims from an asset that is frozen.
    fn touch_something_frozen(&self, c: Choice) -> Option<Op> {
        let asset = c.of(&self.such(|asset| asset.frozen), 5)?;
        let record = &self.assets[asset as usize];
        let ancestors: Vec<_> = record.stack.iter().map(|(id, ..)| *id).collect();
        Some(match (c.0 >> 9) % 4 {
            0 => Op::Use { who: c.rich(), asset, units: 1, max_price: u128::MAX },
            1 => Op::Fund { who: c.rich(), asset, amount: 1 },
            2 if !ancestors.is_empty() => Op::Collect { who: c.rich(), asset: c.of(&ancestors, 7)?, from: vec![asset] },
            _ => {
                let pool = PoolId::of(AssetId(asset))[0].clone();
                Op::ClaimForMany { who: c.rich(), pool, accounts: vec![record.steward] }
            }
        })
    }

    /// A reviewer assesses what it contributed itself.
    fn review_own_work(&self, c: Choice) -> Option<Op> {
        let own = self.work_such(|made, asset| asset.stage == AssetState::Open && asset.reviews(made.who));
        let (contribution, who) = c.of(&own, 5)?;
        let Contribution { weight, ref manifest, .. } = self.contributions[&contribution];
        Some(match (manifest, weight) {
            (None, None) => Op::Assess { who, contribution, weight: 1 },
            (None, Some(_)) => Op::Reassess { who, contribution, weight: 1 },
            (Some(_), None) => Op::AssessManifest { who, contribution, rate: 1 },
            (Some(_), Some(_)) => Op::ReassessManifest { who, contribution, rate: 1 },
        })
    }
}
