//! Well-formed calls by whoever is in the position to make them: without them few votes would come to anything.

use super::{Amount, Ballot, Poll, Role, State, Sum, TRACKS, Voter, When};
use crate::{
    ENDOWMENTS,
    model::{Model, Who},
    op::{
        Op, Setting,
        governance::{Act, Change, Order, Speaker},
    },
};
use num_bigint::BigUint;
use std::collections::BTreeSet;
use tributary_primitives::{AssetId, AssetState, Balance, Class, PoolId};

impl Model {
    pub fn advance_governance(&self, choice: u32) -> Option<Op> {
        let number = |length: usize, salt: u32| (choice.rotate_left(salt) as usize / 16).checked_rem(length);
        let governance = &self.governance;
        let everybody = 0..ENDOWMENTS.len();
        let polls = |test: &dyn Fn(u32, &Poll) -> bool| -> Vec<u32> {
            let all = (0u32..).zip(&governance.polls);
            all.filter(|(index, poll)| test(*index, poll)).map(|(index, _)| index).collect()
        };
        let one = |of: Vec<u32>, salt| number(of.len(), salt).map(|at| (of[at], self.back(of[at])));
        let rich = number(2, 5)?;
        let act = |act: Act| Some(Op::Governance(act));

        let deposit = || {
            let (_, poll) = one(polls(&|_, poll| poll.is_open() && poll.decision.is_none()), 3)?;
            act(Act::PlaceDeposit { who: rich, poll })
        };
        let vote = || {
            let votes_on = |who: Who, index: u32, class: u16| match governance.voters.get(&(who, class)) {
                None => Some(false),
                Some(Voter { role: Role::Casting(votes), .. }) => Some(votes.contains_key(&index)),
                Some(_) => None,
            };
            let of = |who: Who| polls(&|index, poll| poll.is_open() && votes_on(who, index, poll.track) == Some(false));
            let who = if of(rich).is_empty() { 1 - rich } else { rich };
            let (_, poll) = one(of(who), 7)?;
            let (conviction, percent) = ((choice >> 5) as u8 % 7, 20 + (choice >> 9) as u8 % 40);
            let ballot = Ballot::Standard { aye: choice >> 29 != 0, conviction, amount: Amount::Percent(percent) };
            act(Act::Vote { who, poll, ballot })
        };
        let contributor = || {
            let able: Vec<_> = everybody.clone().filter(|who| self.voice(*who) > 0).collect();
            let who = able[number(able.len(), 9)?];
            let (_, poll) = one(polls(&|_, poll| poll.is_open() && poll.share > 0), 11)?;
            let forget = choice >> 28 == 0 && governance.chamber.contains_key(&(self.poll(poll), who));
            if forget {
                return act(Act::RemoveContributorVote { who, poll });
            }
            act(Act::ContributorVote { who, poll, aye: choice & 512 > 0 })
        };
        let refund = || {
            let over = |poll: &Poll| !poll.is_open() && poll.decision.is_some();
            let submission = |poll: &Poll| {
                matches!(poll.state, State::Approved(_) | State::Cancelled(_)) && poll.submission.is_some()
            };
            let (index, poll) = one(polls(&|_, poll| over(poll) || submission(poll)), 13)?;
            let both = &governance.polls[index as usize];
            let who = number(ENDOWMENTS.len(), 15)?;
            act(if over(both) { Act::RefundDecision { who, poll } } else { Act::RefundSubmission { who, poll } })
        };
        let unlock = || {
            let over = governance.voters.iter().flat_map(|((who, class), voter)| match &voter.role {
                Role::Casting(votes) => votes.keys().map(|index| (*who, *class, *index)).collect::<Vec<_>>(),
                Role::Delegating { .. } => vec![],
            });
            let early = choice >> 27 == 0;
            let is_over = |index: u32| governance.poll(index).is_some_and(|poll| early || !poll.is_open());
            let over: Vec<_> = over.filter(|(_, _, index)| is_over(*index)).collect();
            if let Some(at) = number(over.len(), 17).filter(|_| choice & 1_024 > 0) {
                let (voter, class, index) = over[at];
                let (poll, who) = (self.back(index), number(ENDOWMENTS.len(), 19)?);
                return act(if choice & 2_048 > 0 {
                    Act::RemoveOtherVote { who, voter, class, poll }
                } else {
                    Act::RemoveVote { who: voter, class: Some(class), poll }
                });
            }
            let locked: Vec<_> = governance.locks.iter().filter(|(_, lock)| **lock > 0).map(|(key, _)| *key).collect();
            let (voter, class) = locked[number(locked.len(), 21)?];
            act(Act::Unlock { who: rich, class, voter })
        };
        let delegate = || {
            let who = number(4, 23)?;
            let class = number(TRACKS.len(), 25)? as u16;
            if matches!(governance.voters.get(&(who, class)), Some(Voter { role: Role::Delegating { .. }, .. })) {
                return act(Act::Undelegate { who, class });
            }
            // Mostly to those who vote.
            let to = if choice & 4_096 > 0 { number(5, 27)? } else { rich };
            let (conviction, percent) = ((choice >> 11) as u8 % 7, 10 + (choice >> 7) as u8 % 50);
            act(Act::Delegate { who, class, to, conviction, amount: Amount::Percent(percent) })
        };
        let motion = || {
            if !self.has_room_for_a_poll() {
                return None;
            }
            let who = rich;
            let when = When::After((choice >> 6) % 3);
            let asset = self.worthwhile(choice).unwrap_or_default();
            let frozen = self.assets.get(asset as usize).is_some_and(|asset| asset.frozen);
            // The newest of those that nobody wants to decide lives longest.
            let idle = polls(&|_, poll| poll.is_open() && poll.decision.is_none());
            let idle = idle.last().map(|index| self.back(*index)).unwrap_or_default();
            let treasury = Sum::Planck(self.treasury / 50);
            let (speaker, order) = match (choice >> 12) % 8 {
                0..=1 if frozen => (Speaker::Curator, Order::ThawPayouts(asset)),
                0..=1 => (Speaker::Curator, Order::FreezePayouts(asset)),
                2 => (Speaker::Root, Order::ForceRetire(asset)),
                3 => (Speaker::SmallTreasurer, Order::Spend { sum: treasury, to: number(ENDOWMENTS.len(), 31)? }),
                4 => (Speaker::BigTreasurer, Order::Spend { sum: treasury, to: number(ENDOWMENTS.len(), 31)? }),
                5 => (Speaker::Canceller, Order::Cancel(idle)),
                6 => (Speaker::Killer, Order::Kill(idle)),
                _ => {
                    let setting = Setting::Shares([(choice >> 2) % 500_000_000; 3]);
                    (Speaker::Root, Order::SetParameter(Change { setting, reset: false }))
                }
            };
            act(Act::Submit { who, speaker, order, when })
        };
        let settle = || {
            let over = |index: u32| governance.poll(index).is_some_and(|poll| !poll.is_open());
            let recorded: BTreeSet<_> = governance.chamber.keys().map(|(index, _)| *index).collect();
            let recorded: Vec<_> = recorded.into_iter().filter(|index| over(*index)).collect();
            if let Some((_, poll)) = one(recorded, 31).filter(|_| choice & 4_096 > 0) {
                return act(Act::CleanupPoll { who: rich, poll, max: 1 + (choice >> 14) % 3 });
            }
            let unpaid = governance.spends.iter().zip(0u32..).filter(|(spend, _)| !spend.paid);
            let unpaid: Vec<_> = unpaid.map(|(_, index)| index).collect();
            let spend = unpaid[number(unpaid.len(), 2)?];
            act(Act::Payout { who: rich, spend })
        };
        let curate = || {
            let asset = self.worthwhile(choice)?;
            if !self.assets[asset as usize].frozen {
                return act(Act::Order { by: Speaker::Curator, order: Order::FreezePayouts(asset) });
            }
            // Sometimes somebody tries to claim first.
            let owed = everybody.clone().flat_map(|who| (0..3).map(move |class| (class, who)));
            let owed: Vec<_> =
                owed.filter(|(class, who)| self.assets[asset as usize].owed(*class, *who) > BigUint::ZERO).collect();
            match number(owed.len(), 4).filter(|_| choice & 8_192 > 0) {
                Some(at) => {
                    let (class, who) = owed[at];
                    Some(Op::Claim { who, pool: PoolId::of(AssetId(asset))[class].clone() })
                }
                None => act(Act::Order { by: Speaker::Curator, order: Order::ThawPayouts(asset) }),
            }
        };
        match choice % 20 {
            0 => curate(),
            1..=4 => self.raise_a_voice(choice),
            5..=7 => deposit().or_else(vote),
            8..=11 => vote().or_else(deposit),
            12..=13 => contributor().or_else(|| self.raise_a_voice(choice)),
            14 => refund().or_else(unlock),
            15 => unlock(),
            16..=17 => delegate(),
            18 => motion(),
            _ => settle().or_else(refund),
        }
    }

    /// An asset that is worth a decision.
    fn worthwhile(&self, choice: u32) -> Option<u32> {
        let all = (0u32..).zip(&self.assets);
        let owing = all.filter(|(_, asset)| {
            asset.frozen || (0..3).any(|class| (0..ENDOWMENTS.len()).any(|who| asset.owed(class, who) > BigUint::ZERO))
        });
        let owing: Vec<_> = owing.map(|(id, _)| id).collect();
        let at = (choice.rotate_left(6) as usize / 16).checked_rem(owing.len())?;
        Some(owing[at])
    }

    /// The next step towards a claim from a pool of data or of compute.
    fn raise_a_voice(&self, choice: u32) -> Option<Op> {
        let number = |length: usize, salt: u32| (choice.rotate_left(salt) as usize / 16).checked_rem(length);
        let everybody = 0..ENDOWMENTS.len();
        let of = |state: AssetState| -> Vec<usize> {
            let all = self.assets.iter().enumerate();
            all.filter(|(_, asset)| !asset.removed && asset.state(self.now()) == state).map(|(id, _)| id).collect()
        };
        let worked_for = |state: AssetState| -> Vec<usize> {
            of(state).into_iter().filter(|id| self.assets[*id].has_contributors()).collect()
        };

        let claims = everybody.flat_map(|who| {
            let owed = self.claimable(who).into_iter();
            owed.filter(|(pool, _)| pool.class().is_some()).map(move |(pool, _)| (who, pool))
        });
        let claims: Vec<_> = claims.collect();
        if let Some(at) = number(claims.len(), 8).filter(|_| choice & 256 > 0) {
            let (who, pool) = claims[at].clone();
            return Some(Op::Claim { who, pool });
        }
        let earning = worked_for(AssetState::Published);
        if let Some(at) = number(earning.len(), 10).filter(|_| choice & 1_024 > 0) {
            let asset = &self.assets[earning[at]];
            // Now and then a contributor gives to what it contributed to.
            let own: Vec<_> = asset.weights.iter().flat_map(|weights| weights.keys().copied()).collect();
            let who = if choice & 2_048 > 0 { number(2, 12)? } else { own[number(own.len(), 12)?] };
            return Some(Op::Fund { who, asset: earning[at] as u32, amount: Balance::from(choice) * 1_000 });
        }
        let ripe = worked_for(AssetState::Closed);
        if let Some(at) = number(ripe.len(), 14).filter(|_| choice & 4_096 > 0) {
            return Some(Op::Publish { who: self.assets[ripe[at]].steward, asset: ripe[at] as u32 });
        }
        let full = worked_for(AssetState::Open);
        if let Some(at) = number(full.len(), 22).filter(|_| choice & 8_192 > 0) {
            return Some(Op::Close { who: self.assets[full[at]].steward, asset: full[at] as u32 });
        }
        if let Some(assess) = self.assess_some(choice) {
            return Some(assess);
        }
        let open = of(AssetState::Open);
        let asset = open[number(open.len(), 18)?] as u32;
        let class = Class::ALL[choice as usize / 64 % Class::ALL.len()];
        Some(Op::Contribute { who: number(4, 20)?, asset, class, units: 1, uri: 30 })
    }
}
