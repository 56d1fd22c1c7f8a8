//! The calls, and how random ones are drawn.
//!
//! An op holds what the call will be made of, already within a small world: eight accounts, ids a little beyond those that
//! exist, amounts of every magnitude. Whether it can succeed is for the runtime and the model to agree on.

use crate::{account, model::Model};
use proptest::prelude::*;
use sp_runtime::Perbill;
use tributary_math::Split;
use tributary_primitives::{AssetId, AssetKind, Class, ContributionId, Hash, PoolId, Terms, UNIT};
use tributary_runtime::RuntimeCall;

type Who = usize;

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
    /// A well-formed call by whoever is in the position to make it: keeps the world moving.
    Advance {
        choice: u32,
    },
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
    prop_oneof![Just(Class::Data), Just(Class::Compute)]
}

fn weight() -> impl Strategy<Value = u64> {
    prop_oneof![1 => Just(0), 8 => 1..1_000u64, 2 => any::<u64>()]
}

fn pool() -> impl Strategy<Value = PoolId> {
    (id(), 0..3usize).prop_map(|(asset, class)| PoolId::of(AssetId(asset))[class])
}

fn contribution() -> impl Strategy<Value = u32> {
    0..60u32
}

fn op() -> impl Strategy<Value = Op> {
    let kind = prop_oneof![Just(AssetKind::Model), Just(AssetKind::Dataset)];
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
        20 => any::<u32>().prop_map(|choice| Op::Advance { choice }),
    ]
}

/// Sequences of `steps` ops.
pub fn ops(steps: usize) -> impl Strategy<Value = Vec<Op>> {
    prop::collection::vec(op(), steps)
}

pub fn to_terms((use_price, training_fee, royalty): (u128, u128, u32)) -> Terms {
    Terms { use_price, training_fee, royalty: Perbill::from_parts(royalty) }
}

impl Op {
    /// Who makes the call, and the call.
    pub fn call(&self, model: &Model) -> (Who, RuntimeCall) {
        use pallet_contributions::Call as Contributions;
        use pallet_registry::{Call as Registry, InfoInput};
        use pallet_rewards::Call as Rewards;
        let info = |lengths: &[usize; 3]| {
            let [name, uri, licence] = lengths.map(text);
            InfoInput { name, uri, licence }
        };
        let asset_id = |id: &u32| AssetId(*id);
        match self {
            Op::Advance { .. } => match model.advance(self) {
                Some(op) => op.call(model),
                None => (0, frame_system::Call::remark { remark: vec![] }.into()),
            },
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
            Op::Claim { who, pool } => (*who, Rewards::claim { pool: *pool }.into()),
            Op::ClaimFor { who, pool, account: to } => {
                (*who, Rewards::claim_for { pool: *pool, account: account(*to) }.into())
            }
            Op::ClaimMany { who, pools } => (*who, Rewards::claim_many { pools: pools.clone() }.into()),
        }
    }
}
