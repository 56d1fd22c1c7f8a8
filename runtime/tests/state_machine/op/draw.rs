//! How random ops are drawn.

use super::{
    Meter, Op, Part, Promises, Setting, Sheet, Slip, Terms, Which, Who,
    bundle::{Bundle, Flaw, Lie, Share},
    governance, tabs,
};
use crate::account;
use proptest::prelude::*;
use tributary_primitives::{AssetId, AssetKind, Class, PoolId, UNIT};

pub(super) fn who() -> impl Strategy<Value = Who> {
    prop_oneof![6 => 0..4usize, 3 => 4..8usize]
}

pub(super) fn id() -> impl Strategy<Value = u32> {
    prop_oneof![20 => 0..24u32, 1 => 24..200u32]
}

pub(super) fn amount() -> impl Strategy<Value = u128> {
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

fn terms() -> impl Strategy<Value = Terms> {
    let price = || prop_oneof![2 => Just(0), 4 => 1..1_000_000_000_000u128, 1 => amount()];
    let royalty = prop_oneof![3 => Just(0), 4 => 1..100_000_000u32, 1 => rate()];
    let reach = prop_oneof![4 => Just(0), 4 => 1..50_000_000u32, 1 => rate()];
    (price(), price(), royalty, reach).prop_map(|(price, fee, royalty, reach)| Terms { price, fee, royalty, reach })
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

/// Mostly with a floor below the terms.
fn promises() -> impl Strategy<Value = Promises> {
    let percent = || prop_oneof![2 => Just(0), 3 => 0..=100u8, 1 => Just(100)];
    let below = [percent(), percent(), percent(), percent()];
    let floors = (below, terms(), prop::bool::weighted(0.08));
    let budget = || prop_oneof![3 => Just(0), 2 => 1..5_000u128, 1 => any::<u64>().prop_map(u128::from)];
    let deadline = prop_oneof![6 => Just(None), 3 => (1..40u32).prop_map(Some), 1 => Just(Some(0))];
    (terms(), floors, split(), [budget(), budget()], deadline).prop_map(
        |(terms, ([price, fee, royalty, reach], other, is_other), split, budgets, deadline)| {
            let planck = |of: u128, percent: u8| of / 100 * u128::from(percent);
            let parts = |of: u32, percent: u8| of / 100 * u32::from(percent);
            let below = Terms {
                price: planck(terms.price, price),
                fee: planck(terms.fee, fee),
                royalty: parts(terms.royalty, royalty),
                reach: parts(terms.reach, reach),
            };
            Promises { terms, floor: if is_other { other } else { below }, split, budgets, deadline }
        },
    )
}

fn texts() -> impl Strategy<Value = [usize; 3]> {
    prop_oneof![12 => [1..=64usize, 1..=256usize, 1..=64usize], 1 => [0..80usize, 0..300usize, 0..80usize]]
}

/// Of a reason or a URI.
fn length() -> impl Strategy<Value = usize> {
    prop_oneof![9 => 1..=256usize, 1 => 0..300usize]
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
pub(super) fn evaluator() -> impl Strategy<Value = Who> {
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

pub(super) fn part_of_whole() -> impl Strategy<Value = u32> {
    prop_oneof![1 => Just(0), 3 => 0..100_000_000u32, 1 => 0..=1_000_000_000u32]
}

pub(super) fn setting() -> impl Strategy<Value = Setting> {
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
        2 => prop_oneof![1 => 0..3u32, 3 => 1..100u32].prop_map(Setting::Leverage),
        2 => prop_oneof![1 => part(), 2 => 0..=500_000_000u32].prop_map(Setting::Quorum),
        1 => (0..20_000 * UNIT).prop_map(Setting::QuorumFloor),
        2 => (0..30u32).prop_map(Setting::Rollover),
        2 => prop_oneof![1 => Just(0), 1 => Just(1_000_000_000), 4 => part()].prop_map(Setting::FreshShare),
    ]
}

/// What promises depend on, sometimes beyond its bounds; notices are so short that they bite.
pub(super) fn setting_of_promises() -> impl Strategy<Value = Setting> {
    let blocks = || prop_oneof![1 => Just(0), 12 => 1..8u32];
    let grant = prop_oneof![1 => Just(0), 6 => 1..UNIT / 2, 1 => amount()];
    prop_oneof![
        2 => blocks().prop_map(Setting::TermsNotice),
        2 => blocks().prop_map(Setting::RetireNotice),
        2 => blocks().prop_map(Setting::ReviewPeriod),
        3 => prop_oneof![1 => Just(0), 6 => 0..=110_000_000u32].prop_map(Setting::UseFee),
        2 => grant.prop_map(Setting::MinGrant),
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

fn contribution() -> impl Strategy<Value = u64> {
    0..60u64
}

/// What concerns assets.
fn op_of_registry() -> impl Strategy<Value = Op> {
    let kind = prop::sample::select(&AssetKind::ALL);
    let upstream = prop::collection::vec((0..12u32, rate()), 0..4);
    let max_fee = prop_oneof![1 => Just(0), 6 => Just(u128::MAX), 2 => amount()];
    let units = prop_oneof![1 => Just(0), 8 => 1..1_000u64, 1 => any::<u64>()];
    let max_price = prop_oneof![1 => amount(), 4 => Just(u128::MAX)];
    prop_oneof![
        2 => (who(), kind, texts(), promises(), upstream, max_fee).prop_map(
            |(who, kind, text, promises, upstream, max_fee)| {
                Op::Register { who, kind, text, promises, upstream, max_fee }
            }
        ),
        1 => (who(), id()).prop_map(|(who, asset)| Op::Close { who, asset }),
        1 => (who(), id()).prop_map(|(who, asset)| Op::Publish { who, asset }),
        1 => (who(), id()).prop_map(|(who, asset)| Op::GiveUp { who, asset }),
        1 => (who(), id()).prop_map(|(who, asset)| Op::Remove { who, asset }),
        1 => (who(), id(), terms()).prop_map(|(who, asset, terms)| Op::SetTerms { who, asset, terms }),
        1 => (who(), id(), prop::collection::vec(who(), 0..4))
            .prop_map(|(who, asset, reviewers)| Op::SetReviewers { who, asset, reviewers }),
        1 => (who(), id(), texts()).prop_map(|(who, asset, text)| Op::SetInfo { who, asset, text }),
        1 => (who(), id(), prop::option::of(who())).prop_map(|(who, asset, to)| Op::Offer { who, asset, to }),
        1 => (who(), id()).prop_map(|(who, asset)| Op::Accept { who, asset }),
        1 => (who(), 0..200u32).prop_map(|(who, asset)| Op::Retire { who, asset }),
        3 => (who(), id(), units, max_price)
            .prop_map(|(who, asset, units, max_price)| Op::Use { who, asset, units, max_price }),
        1 => (who(), id()).prop_map(|(who, asset)| Op::ForgetUsage { who, asset }),
    ]
}

/// What concerns contributions.
fn op_of_work() -> impl Strategy<Value = Op> {
    let units = prop_oneof![1 => Just(0), 9 => any::<u64>()];
    prop_oneof![
        2 => (who(), id(), class(), units, length())
            .prop_map(|(who, asset, class, units, uri)| Op::Contribute { who, asset, class, units, uri }),
        2 => (who(), contribution(), weight())
            .prop_map(|(who, contribution, weight)| Op::Assess { who, contribution, weight }),
        1 => (who(), prop::collection::vec((contribution(), weight()), 0..4))
            .prop_map(|(who, assessments)| Op::AssessMany { who, assessments }),
        1 => (who(), contribution(), weight())
            .prop_map(|(who, contribution, weight)| Op::Reassess { who, contribution, weight }),
        1 => (who(), contribution(), length(), any::<bool>())
            .prop_map(|(who, contribution, reason, spam)| Op::Reject { who, contribution, reason, spam }),
        1 => (who(), contribution(), length())
            .prop_map(|(who, contribution, reason)| Op::Revoke { who, contribution, reason }),
        1 => (who(), contribution()).prop_map(|(who, contribution)| Op::Withdraw { who, contribution }),
        1 => (who(), contribution()).prop_map(|(who, contribution)| Op::Forget { who, contribution }),
    ]
}

fn share() -> impl Strategy<Value = Share> {
    let units = prop_oneof![1 => Just(0), 20 => 1..200u64, 1 => any::<u64>().prop_map(|units| units >> 4)];
    (0..8usize, any::<bool>(), units).prop_map(|(who, blinded, units)| Share { who, blinded, units })
}

fn bundle() -> impl Strategy<Value = Bundle> {
    let lie = prop_oneof![
        12 => Just(Lie::None),
        2 => (0..44u32).prop_map(Lie::Count),
        2 => prop_oneof![Just(0), 1..200u64, any::<u64>()].prop_map(Lie::Units),
        2 => prop_oneof![1..100u64, any::<u64>()].prop_map(Lie::Inflated),
    ];
    let leaves = prop_oneof![
        3 => prop::collection::vec(share(), 1..=4),
        3 => prop::collection::vec(share(), 1..=12),
        1 => prop::collection::vec(share(), 1..=40),
    ];
    (leaves, lie).prop_map(|(leaves, lie)| Bundle { leaves, lie })
}

fn flaw() -> impl Strategy<Value = Flaw> {
    let flaws = prop_oneof![
        Just(Flaw::Owner),
        Just(Flaw::Blind),
        prop_oneof![Just(1), Just(u64::MAX)].prop_map(Flaw::Units),
        Just(Flaw::Record),
        Just(Flaw::Place),
        (0..6usize).prop_map(Flaw::Hash),
        (0..6usize).prop_map(Flaw::Sum),
        (0..6usize).prop_map(Flaw::Most),
        Just(Flaw::Short),
        Just(Flaw::Long),
    ];
    prop_oneof![2 => Just(Flaw::None), 1 => flaws]
}

/// What concerns manifests.
fn op_of_manifests() -> impl Strategy<Value = Op> {
    let index = || prop_oneof![4 => 0..4u32, 1 => 0..45u32];
    let size = prop_oneof![4 => (0..4u32).prop_map(|log| 1u32 << log), 2 => 0..40u32, 1 => 127..131u32];
    prop_oneof![
        2 => (who(), id(), class(), bundle(), length())
            .prop_map(|(who, asset, class, bundle, uri)| Op::ContributeMany { who, asset, class, bundle, uri }),
        1 => (who(), contribution(), weight())
            .prop_map(|(who, contribution, rate)| Op::AssessManifest { who, contribution, rate }),
        1 => (who(), contribution(), weight())
            .prop_map(|(who, contribution, rate)| Op::ReassessManifest { who, contribution, rate }),
        2 => (who(), contribution(), index(), flaw())
            .prop_map(|(who, contribution, index, flaw)| Op::Join { who, contribution, index, flaw }),
        2 => (who(), contribution(), index(), size, flaw())
            .prop_map(|(who, contribution, first, size, flaw)| Op::JoinMany { who, contribution, first, size, flaw }),
        1 => (who(), contribution(), index(), flaw())
            .prop_map(|(who, contribution, index, flaw)| Op::Depart { who, contribution, index, flaw }),
    ]
}

/// What concerns money.
fn op_of_ledger() -> impl Strategy<Value = Op> {
    let ids = || prop::collection::vec(id(), 0..4);
    let pools = || prop::collection::vec(pool(), 0..4);
    prop_oneof![
        3 => (who(), id(), amount()).prop_map(|(who, asset, amount)| Op::Fund { who, asset, amount }),
        1 => (who(), id()).prop_map(|(who, asset)| Op::Reclaim { who, asset }),
        1 => (who(), id()).prop_map(|(who, asset)| Op::ForgetGrant { who, asset }),
        2 => (who(), id(), ids()).prop_map(|(who, asset, from)| Op::Collect { who, asset, from }),
        1 => (who(), prop::collection::vec((id(), ids()), 0..3), pools())
            .prop_map(|(who, collections, pools)| Op::CollectAndClaim { who, collections, pools }),
        2 => (who(), pool()).prop_map(|(who, pool)| Op::Claim { who, pool }),
        2 => (who(), pool(), who()).prop_map(|(who, pool, account)| Op::ClaimFor { who, pool, account }),
        1 => (who(), pool(), prop::collection::vec(who(), 0..5))
            .prop_map(|(who, pool, accounts)| Op::ClaimForMany { who, pool, accounts }),
        1 => (who(), pools()).prop_map(|(who, pools)| Op::ClaimMany { who, pools }),
        1 => (1..8usize).prop_map(|who| Op::Leave { who }),
    ]
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        16 => op_of_registry(),
        10 => op_of_work(),
        4 => op_of_manifests(),
        15 => op_of_ledger(),
        1 => setting_of_promises().prop_map(Op::Set),
        10 => tabs::op(),
        26 => any::<u32>().prop_map(|choice| Op::Advance { choice }),
        12 => any::<u32>().prop_map(|choice| Op::AdvancePromises { choice }),
        12 => any::<u32>().prop_map(|choice| Op::AdvanceManifests { choice }),
    ]
}

fn op_of_evaluation() -> impl Strategy<Value = Op> {
    let commission = prop_oneof![3 => 0..250_000_000u32, 1 => rate()];
    prop_oneof![
        1 => (who(), commission).prop_map(|(who, commission)| Op::RegisterEvaluator { who, commission }),
        2 => (who(), evaluator(), amount()).prop_map(|(who, evaluator, amount)| Op::Stake { who, evaluator, amount }),
        2 => (who(), evaluator(), part()).prop_map(|(who, evaluator, part)| Op::Unstake { who, evaluator, part }),
        1 => (who(), evaluator(), evaluator(), part())
            .prop_map(|(who, from, to, part)| Op::Restake { who, from, to, part }),
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
