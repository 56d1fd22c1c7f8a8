//! The calls of governance, and how random ones are drawn.

use super::{
    Setting, Who,
    draw::{amount, evaluator, id, part_of_whole, setting, setting_of_promises, who},
};
use crate::{account, model::Model};
use codec::Encode;
use frame_support::traits::{Bounded, schedule::DispatchTime};
use frame_system::RawOrigin;
use pallet_conviction_voting::{AccountVote, Conviction, Vote};
use pallet_governance::Origin;
use proptest::prelude::*;
use tributary_primitives::{AssetId, UNIT};
use tributary_runtime::{OriginCaller, RuntimeCall, RuntimeOrigin, RuntimeParameters};

/// On whose behalf a call is made: what a referendum can end in, or an account.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Speaker {
    Root,
    ParameterAdmin,
    Curator,
    SmallTreasurer,
    BigTreasurer,
    Canceller,
    Killer,
    Account(Who),
}

impl Speaker {
    /// What a referendum can end in.
    pub const ORIGINS: [Self; 7] = [
        Self::Root,
        Self::ParameterAdmin,
        Self::Curator,
        Self::SmallTreasurer,
        Self::BigTreasurer,
        Self::Canceller,
        Self::Killer,
    ];

    pub fn caller(self) -> OriginCaller {
        match self {
            Self::Root => RawOrigin::Root.into(),
            Self::ParameterAdmin => Origin::ParameterAdmin.into(),
            Self::Curator => Origin::Curator.into(),
            Self::SmallTreasurer => Origin::SmallTreasurer.into(),
            Self::BigTreasurer => Origin::BigTreasurer.into(),
            Self::Canceller => Origin::Canceller.into(),
            Self::Killer => Origin::Killer.into(),
            Self::Account(who) => RawOrigin::Signed(account(who)).into(),
        }
    }

    pub fn origin(self) -> RuntimeOrigin {
        self.caller().into()
    }
}

/// A new value of a parameter, or a return to its default.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    pub setting: Setting,
    pub reset: bool,
}

impl Change {
    pub fn parameter(self) -> RuntimeParameters {
        self.setting.parameter(self.reset)
    }
}

/// What is spent of the treasury.
#[derive(Clone, Copy, Debug)]
pub enum Sum {
    Planck(u128),
    /// All that is there now, but for so much.
    AllBut(u128),
}

/// What can be voted for. A poll is counted back from the newest when this is a part of an op, and is its index once it
/// was submitted.
#[derive(Clone, Copy, Debug)]
pub enum Order {
    SetParameter(Change),
    Remark,
    FreezePayouts(u32),
    ThawPayouts(u32),
    ForceRetire(u32),
    Spend { sum: Sum, to: Who },
    Cancel(u32),
    Kill(u32),
}

impl Order {
    /// As it is meant now, whatever comes later.
    pub fn settled(self, model: &Model) -> Self {
        match self {
            Self::Spend { sum, to } => Self::Spend { sum: Sum::Planck(model.sum(sum)), to },
            Self::Cancel(back) => Self::Cancel(model.poll(back)),
            Self::Kill(back) => Self::Kill(model.poll(back)),
            other => other,
        }
    }

    /// The call of an order that is settled.
    fn call(self) -> RuntimeCall {
        use pallet_referenda::Call as Referenda;
        use pallet_registry::Call as Registry;
        match self {
            Self::SetParameter(change) => {
                pallet_parameters::Call::set_parameter { key_value: change.parameter() }.into()
            }
            Self::Remark => frame_system::Call::remark { remark: vec![] }.into(),
            Self::FreezePayouts(asset) => Registry::freeze_payouts { asset: AssetId(asset) }.into(),
            Self::ThawPayouts(asset) => Registry::thaw_payouts { asset: AssetId(asset) }.into(),
            Self::ForceRetire(asset) => Registry::force_retire { asset: AssetId(asset) }.into(),
            Self::Spend { sum: Sum::Planck(amount) | Sum::AllBut(amount), to } => {
                let beneficiary = Box::new(account(to).into());
                pallet_treasury::Call::spend { asset_kind: Box::new(()), amount, beneficiary, valid_from: None }.into()
            }
            Self::Cancel(index) => Referenda::cancel { index }.into(),
            Self::Kill(index) => Referenda::kill { index }.into(),
        }
    }
}

/// When what was voted for takes effect.
#[derive(Clone, Copy, Debug)]
pub enum When {
    After(u32),
    At(u32),
}

/// How much is voted with.
#[derive(Clone, Copy, Debug)]
pub enum Amount {
    Planck(u128),
    /// Of all that the account has, on hold or not.
    Percent(u8),
}

/// A vote of tokens.
#[derive(Clone, Copy, Debug)]
pub enum Ballot<A> {
    Standard { aye: bool, conviction: u8, amount: A },
    Split { aye: A, nay: A },
    Abstain { aye: A, nay: A, abstain: A },
}

impl<A> Ballot<A> {
    pub fn map<B>(self, f: impl Fn(A) -> B) -> Ballot<B> {
        match self {
            Self::Standard { aye, conviction, amount } => Ballot::Standard { aye, conviction, amount: f(amount) },
            Self::Split { aye, nay } => Ballot::Split { aye: f(aye), nay: f(nay) },
            Self::Abstain { aye, nay, abstain } => Ballot::Abstain { aye: f(aye), nay: f(nay), abstain: f(abstain) },
        }
    }
}

fn conviction(level: u8) -> Conviction {
    Conviction::try_from(level).expect("a level of conviction")
}

impl From<Ballot<u128>> for AccountVote<u128> {
    fn from(ballot: Ballot<u128>) -> Self {
        match ballot {
            Ballot::Standard { aye, conviction: level, amount } => {
                Self::Standard { vote: Vote { aye, conviction: conviction(level) }, balance: amount }
            }
            Ballot::Split { aye, nay } => Self::Split { aye, nay },
            Ballot::Abstain { aye, nay, abstain } => Self::SplitAbstain { aye, nay, abstain },
        }
    }
}

/// Polls are counted back from the newest: 0 is the one that will come next.
#[derive(Clone, Debug)]
pub enum Act {
    /// The origin of a vote calls, as if the vote had just passed.
    Order {
        by: Speaker,
        order: Order,
    },
    Propose {
        who: Who,
        change: Change,
        when: When,
    },
    Submit {
        who: Who,
        speaker: Speaker,
        order: Order,
        when: When,
    },
    PlaceDeposit {
        who: Who,
        poll: u32,
    },
    RefundDecision {
        who: Who,
        poll: u32,
    },
    RefundSubmission {
        who: Who,
        poll: u32,
    },
    Vote {
        who: Who,
        poll: u32,
        ballot: Ballot<Amount>,
    },
    RemoveVote {
        who: Who,
        class: Option<u16>,
        poll: u32,
    },
    RemoveOtherVote {
        who: Who,
        voter: Who,
        class: u16,
        poll: u32,
    },
    Delegate {
        who: Who,
        class: u16,
        to: Who,
        conviction: u8,
        amount: Amount,
    },
    Undelegate {
        who: Who,
        class: u16,
    },
    Unlock {
        who: Who,
        class: u16,
        voter: Who,
    },
    ContributorVote {
        who: Who,
        poll: u32,
        aye: bool,
    },
    RemoveContributorVote {
        who: Who,
        poll: u32,
    },
    CleanupPoll {
        who: Who,
        poll: u32,
        max: u32,
    },
    Payout {
        who: Who,
        spend: u32,
    },
}

impl Act {
    /// On whose behalf the call is made, and the call.
    pub fn call(&self, model: &Model) -> (Speaker, RuntimeCall) {
        use pallet_conviction_voting::Call as Voting;
        use pallet_governance::Call as Governance;
        use pallet_referenda::Call as Referenda;
        let time = |when: &When| match *when {
            When::After(blocks) => DispatchTime::After(blocks),
            When::At(block) => DispatchTime::At(block),
        };
        let number = |back: &u32| model.poll(*back);
        let (who, call): (Who, RuntimeCall) = match self {
            Self::Order { by, order } => return (*by, order.settled(model).call()),
            Self::Propose { who, change, when } => {
                (*who, Governance::propose_parameter { key_value: change.parameter(), enactment: time(when) }.into())
            }
            Self::Submit { who, speaker, order, when } => {
                let proposal = order.settled(model).call().encode().try_into().expect("a short call");
                let call = Referenda::submit {
                    proposal_origin: Box::new(speaker.caller()),
                    proposal: Bounded::Inline(proposal),
                    enactment_moment: time(when),
                };
                (*who, call.into())
            }
            Self::PlaceDeposit { who, poll } => {
                (*who, Referenda::place_decision_deposit { index: number(poll) }.into())
            }
            Self::RefundDecision { who, poll } => {
                (*who, Referenda::refund_decision_deposit { index: number(poll) }.into())
            }
            Self::RefundSubmission { who, poll } => {
                (*who, Referenda::refund_submission_deposit { index: number(poll) }.into())
            }
            Self::Vote { who, poll, ballot } => {
                let vote = ballot.map(|amount| model.amount(*who, amount)).into();
                (*who, Voting::vote { poll_index: number(poll), vote }.into())
            }
            Self::RemoveVote { who, class, poll } => {
                (*who, Voting::remove_vote { class: *class, index: number(poll) }.into())
            }
            Self::RemoveOtherVote { who, voter, class, poll } => {
                let target = account(*voter).into();
                (*who, Voting::remove_other_vote { target, class: *class, index: number(poll) }.into())
            }
            Self::Delegate { who, class, to, conviction: level, amount } => {
                let (to, balance) = (account(*to).into(), model.amount(*who, *amount));
                (*who, Voting::delegate { class: *class, to, conviction: conviction(*level), balance }.into())
            }
            Self::Undelegate { who, class } => (*who, Voting::undelegate { class: *class }.into()),
            Self::Unlock { who, class, voter } => {
                (*who, Voting::unlock { class: *class, target: account(*voter).into() }.into())
            }
            Self::ContributorVote { who, poll, aye } => {
                (*who, Governance::contributor_vote { poll: number(poll), aye: *aye }.into())
            }
            Self::RemoveContributorVote { who, poll } => {
                (*who, Governance::remove_contributor_vote { poll: number(poll) }.into())
            }
            Self::CleanupPoll { who, poll, max } => {
                (*who, Governance::cleanup_poll { poll: number(poll), max: *max }.into())
            }
            Self::Payout { who, spend } => (*who, pallet_treasury::Call::payout { index: *spend }.into()),
        };
        (Speaker::Account(who), call)
    }
}

fn poll() -> impl Strategy<Value = u32> {
    prop_oneof![20 => 1..8u32, 4 => 8..40u32, 1 => Just(0), 1 => any::<u32>()]
}

fn class() -> impl Strategy<Value = u16> {
    prop_oneof![20 => 0..7u16, 1 => Just(7), 1 => any::<u16>()]
}

fn speaker() -> impl Strategy<Value = Speaker> {
    prop::sample::select(Speaker::ORIGINS.to_vec())
}

/// A share of at most half.
fn share() -> impl Strategy<Value = u32> {
    prop_oneof![1 => Just(0), 4 => 0..=500_000_000u32, 1 => Just(500_000_000)]
}

/// Any of the parameters that are governance's own, sometimes beyond its bounds: root is not held to them.
pub fn setting_of_governance() -> impl Strategy<Value = Setting> {
    let beyond = [part_of_whole(), part_of_whole(), part_of_whole()];
    prop_oneof![
        3 => prop_oneof![6 => [share(), share(), share()], 1 => beyond].prop_map(Setting::Shares),
        3 => prop_oneof![1 => Just(0), 6 => 1..300u32, 1 => 300..=10_001u32].prop_map(Setting::DepositPercent),
        1 => amount().prop_map(Setting::SmallSpendLimit),
        1 => amount().prop_map(Setting::BigSpendLimit),
        1 => part_of_whole().prop_map(Setting::FeesToTreasury),
        2 => part_of_whole().prop_map(Setting::ChamberQuorum),
        2 => part_of_whole().prop_map(Setting::TreasurersShare),
    ]
}

/// Of the registry and the contributions, sometimes beyond their bounds.
fn setting_of_records() -> impl Strategy<Value = Setting> {
    let base = || prop_oneof![1 => Just(0), 8 => 0..UNIT / 4, 1 => 0..=1_010 * UNIT];
    let byte = || prop_oneof![1 => Just(0), 8 => 0..UNIT / 2_000, 1 => 0..2 * UNIT];
    prop_oneof![
        2 => prop_oneof![1 => part_of_whole(), 3 => 500_000_000..=950_000_001u32].prop_map(Setting::MaxRoyaltySum),
        1 => base().prop_map(Setting::AssetDeposit),
        1 => byte().prop_map(Setting::AssetByte),
        1 => base().prop_map(Setting::ContributionDeposit),
        1 => byte().prop_map(Setting::ContributionByte),
    ]
}

/// What epochs are like, within the bounds.
fn setting_of_epochs() -> impl Strategy<Value = Setting> {
    let parts = (0..=50u32, 0..=30u32, 0..=10u32).prop_map(|(evaluators, treasury, authors)| {
        [100 - evaluators - treasury - authors, evaluators, treasury, authors].map(|percent| percent * 10_000_000)
    });
    prop_oneof![
        (10..13u32).prop_map(Setting::EpochLength),
        (0..10_000 * UNIT).prop_map(Setting::Emission),
        parts.prop_map(Setting::Parts),
        (10_000_000..=1_000_000_000u32).prop_map(Setting::Cap),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    let settings = prop_oneof![
        8 => setting_of_epochs(),
        4 => setting(),
        4 => setting_of_records(),
        4 => setting_of_promises(),
        4 => setting_of_governance(),
        1 => part_of_whole().prop_map(Setting::SettlementBudget),
    ];
    (settings, prop::bool::weighted(0.1)).prop_map(|(setting, reset)| Change { setting, reset })
}

fn order() -> impl Strategy<Value = Order> {
    let sum = prop_oneof![
        4 => amount().prop_map(Sum::Planck),
        2 => prop_oneof![Just(0), 1..UNIT / 500].prop_map(Sum::AllBut),
    ];
    prop_oneof![
        3 => change().prop_map(Order::SetParameter),
        1 => Just(Order::Remark),
        3 => id().prop_map(Order::FreezePayouts),
        3 => id().prop_map(Order::ThawPayouts),
        2 => id().prop_map(Order::ForceRetire),
        3 => (sum, who()).prop_map(|(sum, to)| Order::Spend { sum, to }),
        2 => poll().prop_map(Order::Cancel),
        2 => poll().prop_map(Order::Kill),
    ]
}

/// An order, mostly by one who may give it.
fn order_by() -> impl Strategy<Value = (Speaker, Order)> {
    (speaker(), who(), order(), 0..10u8).prop_map(|(speaker, who, order, choice)| {
        let fit = match order {
            Order::SetParameter(_) => Speaker::ParameterAdmin,
            Order::FreezePayouts(_) | Order::ThawPayouts(_) => Speaker::Curator,
            Order::ForceRetire(_) => Speaker::Root,
            Order::Spend { .. } if choice % 2 == 0 => Speaker::BigTreasurer,
            Order::Spend { .. } => Speaker::SmallTreasurer,
            Order::Cancel(_) => Speaker::Canceller,
            Order::Kill(_) => Speaker::Killer,
            Order::Remark => speaker,
        };
        let by = match choice {
            0 => speaker,
            1 => Speaker::Root,
            2 => Speaker::Account(who),
            _ => fit,
        };
        (by, order)
    })
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        5 => (0..5u32).prop_map(When::After),
        2 => (0..120u32).prop_map(When::At),
        1 => Just(When::At(0)),
    ]
}

fn stake() -> impl Strategy<Value = Amount> {
    prop_oneof![2 => amount().prop_map(Amount::Planck), 3 => (0..=101u8).prop_map(Amount::Percent)]
}

fn ballot() -> impl Strategy<Value = Ballot<Amount>> {
    let third = || prop_oneof![1 => amount().prop_map(Amount::Planck), 4 => (0..=33u8).prop_map(Amount::Percent)];
    prop_oneof![
        5 => (any::<bool>(), 0..=6u8, stake())
            .prop_map(|(aye, conviction, amount)| Ballot::Standard { aye, conviction, amount }),
        1 => (third(), third()).prop_map(|(aye, nay)| Ballot::Split { aye, nay }),
        1 => (third(), third(), third()).prop_map(|(aye, nay, abstain)| Ballot::Abstain { aye, nay, abstain }),
    ]
}

/// A call that has to do with votes; whether it can succeed is for the runtime and the model to agree on.
pub fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        5 => order_by().prop_map(|(by, order)| Act::Order { by, order }),
        5 => (who(), change(), when()).prop_map(|(who, change, when)| Act::Propose { who, change, when }),
        3 => (who(), order_by(), when())
            .prop_map(|(who, (speaker, order), when)| Act::Submit { who, speaker, order, when }),
        2 => (who(), poll()).prop_map(|(who, poll)| Act::PlaceDeposit { who, poll }),
        1 => (who(), poll()).prop_map(|(who, poll)| Act::RefundDecision { who, poll }),
        1 => (who(), poll()).prop_map(|(who, poll)| Act::RefundSubmission { who, poll }),
        4 => (who(), poll(), ballot()).prop_map(|(who, poll, ballot)| Act::Vote { who, poll, ballot }),
        2 => (who(), prop::option::of(class()), poll())
            .prop_map(|(who, class, poll)| Act::RemoveVote { who, class, poll }),
        1 => (who(), evaluator(), class(), poll())
            .prop_map(|(who, voter, class, poll)| Act::RemoveOtherVote { who, voter, class, poll }),
        3 => (who(), class(), evaluator(), 0..=6u8, stake())
            .prop_map(|(who, class, to, conviction, amount)| Act::Delegate { who, class, to, conviction, amount }),
        2 => (who(), class()).prop_map(|(who, class)| Act::Undelegate { who, class }),
        1 => (who(), class(), evaluator()).prop_map(|(who, class, voter)| Act::Unlock { who, class, voter }),
        2 => (who(), poll(), any::<bool>()).prop_map(|(who, poll, aye)| Act::ContributorVote { who, poll, aye }),
        1 => (who(), poll()).prop_map(|(who, poll)| Act::RemoveContributorVote { who, poll }),
        1 => (who(), poll(), prop_oneof![8 => 0..4u32, 1 => 0..200u32])
            .prop_map(|(who, poll, max)| Act::CleanupPoll { who, poll, max }),
        1 => (who(), prop_oneof![6 => 0..4u32, 1 => any::<u32>()]).prop_map(|(who, spend)| Act::Payout { who, spend }),
    ]
}
