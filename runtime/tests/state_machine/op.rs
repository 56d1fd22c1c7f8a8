//! The calls, as ops: what a call will be made of, already within a small world: eight accounts, ids a little beyond
//! those that exist, amounts of every magnitude. Whether it can succeed is for the runtime and the model to agree on.
//!
//! `draw.rs` draws random ones, `call.rs` makes calls of them, `bundle.rs` has manifests, `setting.rs` the parameters.

pub mod bundle;
mod call;
mod draw;
pub mod governance;
pub mod setting;
pub mod tabs;

use crate::model::Model;
use bundle::{Bundle, Flaw};
pub use call::{COMMITMENT, op_behind};
pub use draw::ops;
use governance::Act;
pub use setting::Setting;
use sp_runtime::Perbill;
use tributary_primitives::{self as primitives, AssetId, AssetKind, Class, PoolId};

pub type Who = usize;

#[derive(Clone, Debug)]
pub enum Op {
    Register {
        who: Who,
        kind: AssetKind,
        text: [usize; 3],
        promises: Promises,
        /// Back from the newest asset, and the rate granted.
        upstream: Vec<(u32, u32)>,
        max_fee: u128,
    },
    Close {
        who: Who,
        asset: u32,
    },
    Publish {
        who: Who,
        asset: u32,
    },
    GiveUp {
        who: Who,
        asset: u32,
    },
    Remove {
        who: Who,
        asset: u32,
    },
    SetTerms {
        who: Who,
        asset: u32,
        terms: Terms,
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
    ForgetUsage {
        who: Who,
        asset: u32,
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
        contribution: u64,
        weight: u64,
    },
    AssessMany {
        who: Who,
        assessments: Vec<(u64, u64)>,
    },
    Reassess {
        who: Who,
        contribution: u64,
        weight: u64,
    },
    Reject {
        who: Who,
        contribution: u64,
        reason: usize,
        spam: bool,
    },
    Revoke {
        who: Who,
        contribution: u64,
        reason: usize,
    },
    Withdraw {
        who: Who,
        contribution: u64,
    },
    Forget {
        who: Who,
        contribution: u64,
    },
    ContributeMany {
        who: Who,
        asset: u32,
        class: Class,
        bundle: Bundle,
        uri: usize,
    },
    AssessManifest {
        who: Who,
        contribution: u64,
        rate: u64,
    },
    ReassessManifest {
        who: Who,
        contribution: u64,
        rate: u64,
    },
    Join {
        who: Who,
        contribution: u64,
        index: u32,
        flaw: Flaw,
    },
    /// So many leaves from the first one on.
    JoinMany {
        who: Who,
        contribution: u64,
        first: u32,
        size: u32,
        flaw: Flaw,
    },
    /// A leaf leaves its manifest.
    Depart {
        who: Who,
        contribution: u64,
        index: u32,
        flaw: Flaw,
    },
    Fund {
        who: Who,
        asset: u32,
        amount: u128,
    },
    Reclaim {
        who: Who,
        asset: u32,
    },
    ForgetGrant {
        who: Who,
        asset: u32,
    },
    Collect {
        who: Who,
        asset: u32,
        from: Vec<u32>,
    },
    CollectAndClaim {
        who: Who,
        collections: Vec<(u32, Vec<u32>)>,
        pools: Vec<PoolId>,
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
    ClaimForMany {
        who: Who,
        pool: PoolId,
        accounts: Vec<Who>,
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
    Restake {
        who: Who,
        from: Who,
        to: Who,
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
    /// What has to do with tabs.
    Tabs(tabs::Act),
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
    /// The same for what holds promises to account: not always in time, and not always allowed.
    AdvancePromises {
        choice: u32,
    },
    /// The same for manifests.
    AdvanceManifests {
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

/// What others pay for an asset: prices in planck, shares in parts per billion.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Terms {
    pub price: u128,
    pub fee: u128,
    pub royalty: u32,
    pub reach: u32,
}

impl Terms {
    /// Of each the higher one.
    pub fn or_more(self, other: Self) -> Self {
        Self {
            price: self.price.max(other.price),
            fee: self.fee.max(other.fee),
            royalty: self.royalty.max(other.royalty),
            reach: self.reach.max(other.reach),
        }
    }

    /// Whether none is lower than the other's.
    pub fn is_at_least(self, floor: Self) -> bool {
        self.price >= floor.price && self.fee >= floor.fee && self.royalty >= floor.royalty && self.reach >= floor.reach
    }
}

impl From<Terms> for primitives::Terms {
    fn from(Terms { price, fee, royalty, reach }: Terms) -> Self {
        Self {
            use_price: price,
            training_fee: fee,
            royalty: Perbill::from_parts(royalty),
            reach: Perbill::from_parts(reach),
        }
    }
}

/// What an asset promises when it is registered.
#[derive(Clone, Copy, Debug)]
pub struct Promises {
    pub terms: Terms,
    pub floor: Terms,
    /// For the steward, data and compute, in parts per billion.
    pub split: [u32; 3],
    /// Of data and of compute; 0 for no limit.
    pub budgets: [u128; 2],
    /// So many blocks from now.
    pub deadline: Option<u32>,
}

/// All is the steward's, and nothing is asked for.
impl Default for Promises {
    fn default() -> Self {
        let (terms, floor) = (Terms::default(), Terms::default());
        Self { terms, floor, split: [1_000_000_000, 0, 0], budgets: [0, 0], deadline: None }
    }
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

impl Op {
    /// The well-formed call that this stands for, if it stands for one; none if there is nothing that could be done.
    pub fn resolve(self, model: &Model) -> Option<Self> {
        match self {
            Self::Advance { choice } => model.advance(choice),
            Self::AdvancePromises { choice } => model.advance_promises(choice),
            Self::AdvanceManifests { choice } => model.advance_manifests(choice),
            Self::AdvanceEvaluation { choice } => model.advance_evaluation(choice),
            Self::AdvanceGovernance { choice } => model.advance_governance(choice),
            Self::Tabs(tabs::Act::Advance { choice }) => model.advance_tabs(choice),
            Self::Governance(Act::Propose { .. } | Act::Submit { .. }) if !model.has_room_for_a_poll() => None,
            op => Some(op),
        }
    }
}
