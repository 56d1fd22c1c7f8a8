//! The calls, and how random ones are drawn.
//!
//! An op holds what the call will be made of, already within a small world: eight accounts, ids a little beyond those
//! that exist, amounts of every magnitude. Whether it can succeed is for the runtime and the model to agree on.

pub mod governance;

use crate::{
    account,
    model::{Model, parameters::row},
};
use codec::Encode;
use governance::Act;
use proptest::prelude::*;
use sp_runtime::Perbill;
use tributary_math::Split;
use tributary_primitives::{AssetId, AssetKind, Class, ContributionId, Hash, PoolId, Terms, UNIT};
use tributary_runtime::{RuntimeCall, RuntimeOrigin, RuntimeParameters};

pub type Who = usize;

#[derive(Clone, Debug)]
pub enum Op {
    Register {
        who: Who,
        kind: AssetKind,
        text: [usize; 3],
        terms: (u128, u128, u32),
        split: [u32; 3],
        /// Back from the newest asset, and the rate granted.
        upstream: Vec<(u32, u32)>,
        max_fee: u128,
    },
    Publish {
        who: Who,
        asset: u32,
    },
    SetTerms {
        who: Who,
        asset: u32,
        terms: (u128, u128, u32),
    },
    SetReviewers {
        who: Who,
        asset: u32,
        reviewers: Vec<Who>,
    },
    SetInfo {
        who: Who,
        asset: u32,
        text: [usize; 3],
    },
    Offer {
        who: Who,
        asset: u32,
        to: Option<Who>,
    },
    Accept {
        who: Who,
        asset: u32,
    },
    Retire {
        who: Who,
        asset: u32,
    },
    Use {
        who: Who,
        asset: u32,
        units: u64,
        max_price: u128,
    },
    Contribute {
        who: Who,
        asset: u32,
        class: Class,
        units: u64,
        uri: usize,
    },
    Assess {
        who: Who,
        contribution: u32,
        weight: u64,
    },
    AssessMany {
        who: Who,
        assessments: Vec<(u32, u64)>,
    },
    Reject {
        who: Who,
        contribution: u32,
        reason: usize,
    },
    Withdraw {
        who: Who,
        contribution: u32,
    },
    Fund {
        who: Who,
        asset: u32,
        amount: u128,
    },
    Collect {
        who: Who,
        asset: u32,
        from: Vec<u32>,
    },
    Claim {
        who: Who,
        pool: PoolId,
    },
    ClaimFor {
        who: Who,
        pool: PoolId,
        account: Who,
    },
    ClaimMany {
        who: Who,
        pools: Vec<PoolId>,
    },
    /// All that is free goes to the first account; without holds the account is gone.
    Leave {
        who: Who,
    },
    RegisterEvaluator {
        who: Who,
        commission: u32,
    },
    Stake {
        who: Who,
        evaluator: Who,
        amount: u128,
    },
    Unstake {
        who: Who,
        evaluator: Who,
        part: Part,
    },
    WithdrawUnbonded {
        who: Who,
    },
    Commit {
        who: Who,
        sheet: Sheet,
        slip: Slip,
    },
    Reveal {
        who: Who,
        which: Which,
    },
    Deregister {
        who: Who,
    },
    /// What has to do with votes, or with what they decide.
    Governance(Act),
    /// Not a call: a parameter is set.
    Set(Setting),
    /// Not a call: time passes. The blocks' authors follow one another, beginning with this one; one block in nine has
    /// none.
    Pass {
        blocks: u32,
        author: Who,
        meter: Meter,
    },
    /// A well-formed call by whoever is in the position to make it: keeps the assets moving.
    Advance {
        choice: u32,
    },
    /// The same for evaluations.
    AdvanceEvaluation {
        choice: u32,
    },
    /// The same for votes, and for voices to vote with.
    AdvanceGovernance {
        choice: u32,
    },
}

/// How much of a stake is withdrawn.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    Planck(u128),
    AllBut(u128),
    Over(u128),
    Percent(u8),
}

/// What an evaluator is bound to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub scores: Vec<(u32, u16)>,
    pub salt: u8,
    /// With one score more than are allowed.
    pub too_long: bool,
}

impl Sheet {
    pub fn scores(&self) -> Vec<(AssetId, u16)> {
        let mut scores: Vec<_> = self.scores.iter().map(|(asset, score)| (AssetId(*asset), *score)).collect();
        if self.too_long {
            scores.resize(4_097, (AssetId(0), 1));
        }
        scores
    }

    fn salt(&self) -> [u8; 32] {
        [self.salt; 32]
    }
}

/// What is wrong with a commitment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slip {
    None,
    /// It is for the next epoch.
    Epoch,
    /// It is another account's.
    Account,
    /// It is a hash of nothing.
    Hash,
}

/// What is revealed.
#[derive(Clone, Debug)]
pub enum Which {
    /// What was committed to last time: in the epoch before if there, or else in this one, or long ago.
    Last,
    /// What was committed to before that.
    Older,
    /// Something else.
    Other(Sheet),
}

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
    /// Which has no say here: every block sets its own, so that pages are as the op wants them.
    SettlementBudget(u32),
    MaxRoyaltySum(u32),
    AssetDeposit(u128),
    AssetByte(u128),
    ContributionDeposit(u128),
    ContributionByte(u128),
    /// Of contributors on the tracks `root`, `parameters` and `curation`.
    Shares([u32; 3]),
    DepositPercent(u32),
    SmallSpendLimit(u128),
    BigSpendLimit(u128),
    /// Which has no say here either: no call pays a fee.
    FeesToTreasury(u32),
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
            Self::SettlementBudget(parts) => of("SettlementBudget", parts),
            Self::MaxRoyaltySum(parts) => of("MaxRoyaltySum", parts),
            Self::AssetDeposit(planck) => of("AssetDepositBase", planck),
            Self::AssetByte(planck) => of("DepositPerByte", planck),
            Self::ContributionDeposit(planck) => of("ContributionDepositBase", planck),
            Self::ContributionByte(planck) => of("ContributionDepositPerByte", planck),
            Self::Shares(shares) => ("ContributorShare", shares.map(u128::from).to_vec()),
            Self::DepositPercent(percent) => of("DepositPercent", percent),
            Self::SmallSpendLimit(planck) => of("SmallSpendLimit", planck),
            Self::BigSpendLimit(planck) => of("BigSpendLimit", planck),
            Self::FeesToTreasury(parts) => of("FeesToTreasury", parts),
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

/// What settlements may take of each block.
#[derive(Clone, Copy, Debug)]
pub enum Meter {
    /// All that they want.
    Unlimited,
    /// So many pages.
    Pages(u32),
    /// Picoseconds.
    Weight(u64),
    /// Nothing, or just enough to look.
    Nothing { looks: bool },
}

/// Text of a length.
pub fn text(length: usize) -> Vec<u8> {
    vec![b'x'; length]
}

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![6 => 0..4usize, 3 => 4..8usize]
}

fn id() -> impl Strategy<Value = u32> {
    prop_oneof![20 => 0..24u32, 1 => 24..200u32]
}

fn amount() -> impl Strategy<Value = u128> {
    prop_oneof![
        1 => Just(0),
        3 => 1..100u128,
        3 => 1..1_000_000_000u128,
        4 => 1..UNIT,
        2 => 1..1_000 * UNIT,
        1 => prop_oneof![Just(u128::MAX), Just(u128::MAX / 2)],
    ]
}

fn rate() -> impl Strategy<Value = u32> {
    prop_oneof![2 => Just(0), 6 => 1..400_000_000u32, 2 => 1..1_000u32, 1 => 400_000_000..1_000_000_000u32]
}

fn terms() -> impl Strategy<Value = (u128, u128, u32)> {
    let price = || prop_oneof![2 => Just(0), 4 => 1..1_000_000_000_000u128, 1 => amount()];
    let royalty = prop_oneof![3 => Just(0), 4 => 1..100_000_000u32, 1 => rate()];
    (price(), price(), royalty)
}

fn split() -> impl Strategy<Value = [u32; 3]> {
    let whole = (0..=1_000_000_000u32, 0..=1_000_000_000u32).prop_map(|(a, b)| {
        let (low, high) = (a.min(b), a.max(b));
        [low, high - low, 1_000_000_000 - high]
    });
    let plain = prop_oneof![
        Just([1_000_000_000, 0, 0]),
        Just([0, 1_000_000_000, 0]),
        Just([100_000_000, 600_000_000, 300_000_000]),
        Just([333_333_333, 333_333_333, 333_333_334]),
    ];
    prop_oneof![10 => whole, 6 => plain, 1 => [0..500_000_000u32, 0..500_000_000, 0..500_000_000]]
}

fn texts() -> impl Strategy<Value = [usize; 3]> {
    prop_oneof![12 => [1..=64usize, 1..=256usize, 1..=64usize], 1 => [0..80usize, 0..300usize, 0..80usize]]
}

fn class() -> impl Strategy<Value = Class> {
    prop::sample::select(&Class::ALL)
}

fn weight() -> impl Strategy<Value = u64> {
    prop_oneof![1 => Just(0), 8 => 1..1_000u64, 2 => any::<u64>()]
}

fn pool() -> impl Strategy<Value = PoolId> {
    prop_oneof![
        3 => (id(), 0..3usize).prop_map(|(asset, class)| PoolId::of(AssetId(asset))[class].clone()),
        1 => evaluator().prop_map(|who| PoolId::Stake(account(who))),
    ]
}

/// An evaluator, or somebody who never will be one.
fn evaluator() -> impl Strategy<Value = Who> {
    prop_oneof![20 => 0..5usize, 2 => 5..8usize, 1 => Just(8)]
}

fn part() -> impl Strategy<Value = Part> {
    prop_oneof![
        3 => (0..=100u8).prop_map(Part::Percent),
        2 => amount().prop_map(Part::Planck),
        2 => prop_oneof![Just(0), 1..1_000u128, 1..UNIT].prop_map(Part::AllBut),
        1 => (1..1_000u128).prop_map(Part::Over),
    ]
}

fn sheet() -> impl Strategy<Value = Sheet> {
    let score = prop_oneof![1 => Just(0), 2 => 1..100u16, 2 => any::<u16>()];
    (prop::collection::vec((0..12u32, score), 0..4), any::<u8>(), prop::bool::weighted(0.1))
        .prop_map(|(scores, salt, too_long)| Sheet { scores, salt, too_long })
}

fn slip() -> impl Strategy<Value = Slip> {
    prop_oneof![12 => Just(Slip::None), 1 => Just(Slip::Epoch), 1 => Just(Slip::Account), 1 => Just(Slip::Hash)]
}

fn which() -> impl Strategy<Value = Which> {
    prop_oneof![6 => Just(Which::Last), 2 => Just(Which::Older), 1 => sheet().prop_map(Which::Other)]
}

fn part_of_whole() -> impl Strategy<Value = u32> {
    prop_oneof![1 => Just(0), 3 => 0..100_000_000u32, 1 => 0..=1_000_000_000u32]
}

fn setting() -> impl Strategy<Value = Setting> {
    let part = part_of_whole;
    let parts = prop_oneof![
        6 => split().prop_flat_map(|[a, b, c]| (0..=c).prop_map(move |d| [a, b, c - d, d])),
        1 => Just([600_000_000, 250_000_000, 50_000_000, 100_000_000]),
    ];
    // Some emission is so little that an author cannot be paid.
    let emission = prop_oneof![1 => Just(0), 4 => 0..UNIT / 10, 3 => 0..100_000 * UNIT, 2 => Just(100 * UNIT)];
    prop_oneof![
        3 => prop_oneof![4 => 7..16u32, 1 => 0..4u32].prop_map(Setting::EpochLength),
        4 => emission.prop_map(Setting::Emission),
        2 => part().prop_map(Setting::Decay),
        2 => parts.prop_map(Setting::Parts),
        3 => prop_oneof![1 => 0..1_000u32, 4 => 1..=1_000_000_000u32, 2 => Just(200_000_000)].prop_map(Setting::Cap),
        2 => prop_oneof![3 => 0..UNIT, 3 => Just(2 * UNIT), 1 => 0..200 * UNIT].prop_map(Setting::MinEvaluatorStake),
        2 => prop_oneof![1 => Just(0), 3 => 0..UNIT / 5, 1 => 0..3 * UNIT].prop_map(Setting::MinStake),
        2 => part().prop_map(Setting::MaxCommission),
        4 => (0..12u32).prop_map(Setting::Unbonding),
        4 => part().prop_map(Setting::Penalty),
    ]
}

fn meter() -> impl Strategy<Value = Meter> {
    prop_oneof![
        4 => Just(Meter::Unlimited),
        4 => (1..4u32).prop_map(Meter::Pages),
        2 => prop_oneof![0..1_000_000_000u64, 0..10_000_000_000u64].prop_map(Meter::Weight),
        2 => any::<bool>().prop_map(|looks| Meter::Nothing { looks }),
    ]
}

fn pass() -> impl Strategy<Value = Op> {
    let blocks = prop_oneof![16 => 1..5u32, 3 => 5..12u32, 1 => 12..80u32];
    (blocks, 0..9usize, meter()).prop_map(|(blocks, author, meter)| Op::Pass { blocks, author, meter })
}

fn contribution() -> impl Strategy<Value = u32> {
    0..60u32
}

fn op() -> impl Strategy<Value = Op> {
    let kind = prop::sample::select(&AssetKind::ALL);
    let upstream = prop::collection::vec((0..12u32, rate()), 0..4);
    let max_fee = prop_oneof![1 => Just(0), 6 => Just(u128::MAX), 2 => amount()];
    prop_oneof![
        2 => (who(), kind, texts(), terms(), split(), upstream, max_fee).prop_map(
            |(who, kind, text, terms, split, upstream, max_fee)| Op::Register { who, kind, text, terms, split, upstream, max_fee }
        ),
        1 => (who(), id()).prop_map(|(who, asset)| Op::Publish { who, asset }),
        1 => (who(), id(), terms()).prop_map(|(who, asset, terms)| Op::SetTerms { who, asset, terms }),
        1 => (who(), id(), prop::collection::vec(who(), 0..4))
            .prop_map(|(who, asset, reviewers)| Op::SetReviewers { who, asset, reviewers }),
        1 => (who(), id(), texts()).prop_map(|(who, asset, text)| Op::SetInfo { who, asset, text }),
        1 => (who(), id(), prop::option::of(who())).prop_map(|(who, asset, to)| Op::Offer { who, asset, to }),
        1 => (who(), id()).prop_map(|(who, asset)| Op::Accept { who, asset }),
        1 => (who(), 0..200u32).prop_map(|(who, asset)| Op::Retire { who, asset }),
        3 => (who(), id(), prop_oneof![1 => Just(0), 8 => 1..1_000u64, 1 => any::<u64>()], prop_oneof![1 => amount(), 4 => Just(u128::MAX)])
            .prop_map(|(who, asset, units, max_price)| Op::Use { who, asset, units, max_price }),
        2 => (who(), id(), class(), prop_oneof![1 => Just(0), 9 => any::<u64>()], prop_oneof![9 => 1..=256usize, 1 => 0..300usize])
            .prop_map(|(who, asset, class, units, uri)| Op::Contribute { who, asset, class, units, uri }),
        2 => (who(), contribution(), weight()).prop_map(|(who, contribution, weight)| Op::Assess { who, contribution, weight }),
        1 => (who(), prop::collection::vec((contribution(), weight()), 0..4))
            .prop_map(|(who, assessments)| Op::AssessMany { who, assessments }),
        1 => (who(), contribution(), prop_oneof![9 => 1..=256usize, 1 => 0..300usize])
            .prop_map(|(who, contribution, reason)| Op::Reject { who, contribution, reason }),
        1 => (who(), contribution()).prop_map(|(who, contribution)| Op::Withdraw { who, contribution }),
        3 => (who(), id(), amount()).prop_map(|(who, asset, amount)| Op::Fund { who, asset, amount }),
        2 => (who(), id(), prop::collection::vec(id(), 0..4)).prop_map(|(who, asset, from)| Op::Collect { who, asset, from }),
        2 => (who(), pool()).prop_map(|(who, pool)| Op::Claim { who, pool }),
        2 => (who(), pool(), who()).prop_map(|(who, pool, account)| Op::ClaimFor { who, pool, account }),
        1 => (who(), prop::collection::vec(pool(), 0..4)).prop_map(|(who, pools)| Op::ClaimMany { who, pools }),
        1 => (1..8usize).prop_map(|who| Op::Leave { who }),
        14 => any::<u32>().prop_map(|choice| Op::Advance { choice }),
    ]
}

fn op_of_evaluation() -> impl Strategy<Value = Op> {
    let commission = prop_oneof![3 => 0..250_000_000u32, 1 => rate()];
    prop_oneof![
        1 => (who(), commission).prop_map(|(who, commission)| Op::RegisterEvaluator { who, commission }),
        2 => (who(), evaluator(), amount()).prop_map(|(who, evaluator, amount)| Op::Stake { who, evaluator, amount }),
        2 => (who(), evaluator(), part()).prop_map(|(who, evaluator, part)| Op::Unstake { who, evaluator, part }),
        1 => who().prop_map(|who| Op::WithdrawUnbonded { who }),
        2 => (who(), sheet(), slip()).prop_map(|(who, sheet, slip)| Op::Commit { who, sheet, slip }),
        2 => (who(), which()).prop_map(|(who, which)| Op::Reveal { who, which }),
        1 => (2..8usize).prop_map(|who| Op::Deregister { who }),
        1 => setting().prop_map(Op::Set),
        5 => pass(),
        28 => any::<u32>().prop_map(|choice| Op::AdvanceEvaluation { choice }),
    ]
}

fn op_of_governance() -> impl Strategy<Value = Op> {
    prop_oneof![
        26 => governance::act().prop_map(Op::Governance),
        2 => governance::setting_of_governance().prop_map(Op::Set),
        4 => pass(),
        32 => any::<u32>().prop_map(|choice| Op::AdvanceGovernance { choice }),
    ]
}

/// Sequences of `steps` ops, some in a world of other settings than usual.
pub fn ops(steps: usize) -> impl Strategy<Value = Vec<Op>> {
    let settings = prop::collection::vec(setting().prop_map(Op::Set), 0..3);
    let ops = prop::collection::vec(prop_oneof![op(), op_of_evaluation(), op_of_governance()], steps);
    (settings, ops).prop_map(|(settings, ops)| settings.into_iter().chain(ops).collect())
}

pub fn to_terms((use_price, training_fee, royalty): (u128, u128, u32)) -> Terms {
    Terms { use_price, training_fee, royalty: Perbill::from_parts(royalty) }
}

impl Op {
    /// The well-formed call that this stands for, if it stands for one; none if there is nothing that could be done.
    pub fn resolve(self, model: &Model) -> Option<Self> {
        match self {
            Self::Advance { choice } => model.advance(choice),
            Self::AdvanceEvaluation { choice } => model.advance_evaluation(choice),
            Self::AdvanceGovernance { choice } => model.advance_governance(choice),
            Self::Governance(Act::Propose { .. } | Act::Submit { .. }) if !model.has_room_for_a_poll() => None,
            op => Some(op),
        }
    }

    /// On whose behalf the call is made, and the call; none if it is not one.
    pub fn call(&self, model: &Model) -> Option<(RuntimeOrigin, RuntimeCall)> {
        if let Self::Governance(act) = self {
            let (by, call) = act.call(model);
            return Some((by.origin(), call));
        }
        let (who, call) = self.signed(model)?;
        Some((RuntimeOrigin::signed(account(who)), call))
    }

    /// Who makes the call, and the call, for all but those of governance.
    fn signed(&self, model: &Model) -> Option<(Who, RuntimeCall)> {
        use pallet_contributions::Call as Contributions;
        use pallet_evaluation::Call as Evaluation;
        use pallet_registry::{Call as Registry, InfoInput};
        use pallet_rewards::Call as Rewards;
        let info = |lengths: &[usize; 3]| {
            let [name, uri, licence] = lengths.map(text);
            InfoInput { name, uri, licence }
        };
        let asset_id = |id: &u32| AssetId(*id);
        let evaluation = &model.evaluation;
        Some(match self {
            Op::Advance { .. } | Op::AdvanceEvaluation { .. } | Op::AdvanceGovernance { .. } => return None,
            Op::Governance(_) | Op::Set(_) | Op::Pass { .. } => return None,
            Op::Leave { who } => {
                (*who, pallet_balances::Call::transfer_all { dest: account(0).into(), keep_alive: false }.into())
            }
            Op::Register { who, kind, text, terms, split: [steward, data, compute], upstream, max_fee } => {
                let upstream = model
                    .cited(upstream)
                    .into_iter()
                    .map(|(cited, rate)| (AssetId(cited), Perbill::from_parts(rate)))
                    .collect();
                let parts = Perbill::from_parts;
                let split = Split { steward: parts(*steward), data: parts(*data), compute: parts(*compute) };
                let (info, terms, max_fee) = (info(text), to_terms(*terms), *max_fee);
                let call = match kind {
                    AssetKind::Model => Registry::register_model { info, terms, split, upstream, max_fee },
                    AssetKind::Dataset => Registry::register_dataset { info, terms, split, upstream, max_fee },
                };
                (*who, call.into())
            }
            Op::Publish { who, asset } => {
                (*who, Registry::publish { asset: asset_id(asset), commitment: Hash::repeat_byte(1) }.into())
            }
            Op::SetTerms { who, asset, terms } => {
                (*who, Registry::set_terms { asset: asset_id(asset), terms: to_terms(*terms) }.into())
            }
            Op::SetReviewers { who, asset, reviewers } => {
                let reviewers = reviewers.iter().map(|who| account(*who)).collect();
                (*who, Registry::set_reviewers { asset: asset_id(asset), reviewers }.into())
            }
            Op::SetInfo { who, asset, text } => {
                (*who, Registry::set_info { asset: asset_id(asset), info: info(text) }.into())
            }
            Op::Offer { who, asset, to } => {
                (*who, Registry::offer_stewardship { asset: asset_id(asset), to: to.map(account) }.into())
            }
            Op::Accept { who, asset } => (*who, Registry::accept_stewardship { asset: asset_id(asset) }.into()),
            Op::Retire { who, asset } => (*who, Registry::retire { asset: asset_id(asset) }.into()),
            Op::Use { who, asset, units, max_price } => {
                (*who, Registry::use_asset { asset: asset_id(asset), units: *units, max_price: *max_price }.into())
            }
            Op::Contribute { who, asset, class, units, uri } => {
                let call = Contributions::contribute {
                    asset: asset_id(asset),
                    class: *class,
                    units: *units,
                    commitment: Hash::repeat_byte(2),
                    uri: text(*uri),
                };
                (*who, call.into())
            }
            Op::Assess { who, contribution, weight } => {
                (*who, Contributions::assess { contribution: ContributionId(*contribution), weight: *weight }.into())
            }
            Op::AssessMany { who, assessments } => {
                let assessments = assessments.iter().map(|(id, weight)| (ContributionId(*id), *weight)).collect();
                (*who, Contributions::assess_many { assessments }.into())
            }
            Op::Reject { who, contribution, reason } => (
                *who,
                Contributions::reject { contribution: ContributionId(*contribution), reason: text(*reason) }.into(),
            ),
            Op::Withdraw { who, contribution } => {
                (*who, Contributions::withdraw { contribution: ContributionId(*contribution) }.into())
            }
            Op::Fund { who, asset, amount } => (*who, Rewards::fund { asset: asset_id(asset), amount: *amount }.into()),
            Op::Collect { who, asset, from } => {
                (*who, Rewards::collect { asset: asset_id(asset), from: from.iter().map(asset_id).collect() }.into())
            }
            Op::Claim { who, pool } => (*who, Rewards::claim { pool: pool.clone() }.into()),
            Op::ClaimFor { who, pool, account: to } => {
                (*who, Rewards::claim_for { pool: pool.clone(), account: account(*to) }.into())
            }
            Op::ClaimMany { who, pools } => (*who, Rewards::claim_many { pools: pools.clone() }.into()),
            Op::RegisterEvaluator { who, commission } => {
                (*who, Evaluation::register_evaluator { commission: Perbill::from_parts(*commission) }.into())
            }
            Op::Stake { who, evaluator, amount } => {
                (*who, Evaluation::stake { evaluator: account(*evaluator), amount: *amount }.into())
            }
            Op::Unstake { who, evaluator, part } => {
                let amount = evaluation.part(*evaluator, *who, *part);
                (*who, Evaluation::unstake { evaluator: account(*evaluator), amount }.into())
            }
            Op::WithdrawUnbonded { who } => (*who, Evaluation::withdraw_unbonded {}.into()),
            Op::Commit { who, sheet, slip } => {
                let epoch = evaluation.present() + u32::from(*slip == Slip::Epoch);
                let by = account(if *slip == Slip::Account { *who + 1 } else { *who });
                let hash = match slip {
                    Slip::Hash => Hash::repeat_byte(3),
                    _ => Hash::from(sp_io::hashing::blake2_256(&(epoch, by, sheet.scores(), sheet.salt()).encode())),
                };
                (*who, Evaluation::commit_scores { hash }.into())
            }
            Op::Reveal { who, which } => {
                let sheet = evaluation.sheet(*who, which);
                (*who, Evaluation::reveal_scores { scores: sheet.scores(), salt: sheet.salt() }.into())
            }
            Op::Deregister { who } => (*who, Evaluation::deregister {}.into()),
        })
    }
}
