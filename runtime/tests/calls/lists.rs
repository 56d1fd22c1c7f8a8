//! What a client reads without a scan of the state: lists by page, and what was built from an asset.

use crate::{helpers::*, staging::*};
use frame_support::assert_ok;
use std::collections::BTreeSet;
use tributary_primitives::{
    AssetId, AssetState, Class, ContributionId, ContributionView, MAX_PAGE, MAX_UNCOLLECTED, Owed, Page, PoolId,
    PositionView, Provenance, ProvenanceEdge, ProvenanceNode, ReviewState,
    apis::{
        runtime_decl_for_contributions_api::ContributionsApi, runtime_decl_for_evaluation_api::EvaluationApi,
        runtime_decl_for_registry_api::RegistryApi, runtime_decl_for_rewards_api::RewardsApi,
    },
};
use tributary_runtime::{AccountId, Balance, Contributions, Registry, Runtime, UNIT};

/// All that is on the pages of a list, with at most `limit` items on each.
fn pages<Item, Cursor>(limit: u32, read: impl Fn(Option<Cursor>, u32) -> Page<Item, Cursor>) -> Vec<Item> {
    let (mut items, mut from) = (vec![], None);
    loop {
        let page = read(from, limit);
        assert!(page.items.len() <= limit.min(MAX_PAGE) as usize);
        items.extend(page.items);
        match page.next {
            None => return items,
            next => from = next,
        }
    }
}

fn node(asset: AssetId, depth: u32) -> ProvenanceNode {
    let shown = Runtime::asset(asset).unwrap();
    let (state, name, commitment) = (shown.state, shown.info.name, shown.commitment);
    ProvenanceNode { asset, kind: shown.kind, state, name, commitment, depth }
}

fn edge(downstream: AssetId, upstream: AssetId, royalty: u32) -> ProvenanceEdge {
    ProvenanceEdge { downstream, upstream, royalty: percent(royalty) }
}

#[test]
fn what_was_built_from_an_asset_is_shown_as_deep_as_is_asked() {
    world(|| {
        let data = card().publish(ALICE);
        let first = built_from(&[(data, 20)]).publish(BOB);
        let second = built_from(&[(data, 10), (first, 30)]).publish(CHARLIE);
        let third = built_from(&[(second, 50)]).open(DAVE);
        let down = Runtime::descendants;
        assert_eq!(down(data, 0), Provenance { nodes: vec![node(data, 0)], edges: vec![], truncated: true });
        let one = Provenance {
            nodes: vec![node(data, 0), node(first, 1), node(second, 1)],
            edges: vec![edge(first, data, 20), edge(second, data, 10)],
            truncated: true,
        };
        assert_eq!(down(data, 1), one);
        // Each is shown once, at its nearest, with every step between.
        let mut whole = one;
        whole.nodes.push(node(third, 2));
        whole.edges.extend([edge(second, first, 30), edge(third, second, 50)]);
        whole.truncated = false;
        assert_eq!((down(data, 2), down(data, u32::MAX)), (whole.clone(), whole));
        assert_eq!(down(third, 9), Provenance { nodes: vec![node(third, 0)], edges: vec![], truncated: false });
        assert_eq!(down(AssetId(9), 9), Provenance::default());
        // What was given up and removed was never built.
        cancel(DAVE, third);
        assert_eq!(down(second, 1).nodes.last().unwrap().state, AssetState::Cancelled);
        assert_ok!(Registry::remove(signed(DAVE), third));
        assert_eq!(down(second, 1).nodes, [node(second, 0)]);
        frame_support::assert_storage_noop!(down(data, 9));
    });
}

#[test]
fn an_answer_has_room_for_1024_assets() {
    world_with(&[(STRANGER, 2 * START)], || {
        let data = card().publish(ALICE);
        let many = (0..1_030).map(|_| built_from(&[(data, 0)]).open(STRANGER)).collect::<BTreeSet<_>>();
        let shown = Runtime::descendants(data, 1);
        assert_eq!((shown.nodes.len(), shown.truncated), (1_024, true));
        let ids: BTreeSet<_> = shown.nodes.iter().skip(1).map(|node| node.asset).collect();
        assert!(ids.len() == 1_023 && ids.is_subset(&many));
    });
}

#[test]
fn the_assets_of_a_steward_are_listed_by_page() {
    world(|| {
        let mut mine: BTreeSet<_> = (0..7).map(|_| card().open(ALICE)).collect();
        let other = card().publish(BOB);
        let by = |who: AccountId, limit| {
            let listed = pages(limit, |from, limit| Runtime::assets_by(who.clone(), from, limit));
            let distinct: BTreeSet<_> = listed.iter().copied().collect();
            assert_eq!(listed.len(), distinct.len(), "each once");
            distinct
        };
        for limit in [1, 2, 3, 7, 8, 1_000, u32::MAX] {
            assert_eq!(by(ALICE, limit), mine, "{limit}");
        }
        assert_eq!((by(BOB, 1), by(STRANGER, 1)), (BTreeSet::from([other]), BTreeSet::new()));
        assert_eq!(Runtime::assets_by(ALICE, None, 0), Page { items: vec![], next: None });
        // A seat that is handed on, and an asset that is gone.
        assert_ok!(Registry::offer_stewardship(signed(BOB), other, Some(ALICE)));
        assert_ok!(Registry::accept_stewardship(signed(ALICE), other));
        mine.insert(other);
        let gone = mine.pop_first().unwrap();
        cancel(ALICE, gone);
        assert_ok!(Registry::remove(signed(ALICE), gone));
        assert_eq!((by(ALICE, 2), by(BOB, 2)), (mine.clone(), BTreeSet::new()));
        // However many are asked for, a page has 256.
        mine.extend((0..256).map(|_| card().open(ALICE)));
        let page = Runtime::assets_by(ALICE, None, u32::MAX);
        assert_eq!((page.items.len(), page.next.is_some()), (256, true));
        assert_eq!(by(ALICE, u32::MAX), mine);
        frame_support::assert_storage_noop!(Runtime::assets_by(ALICE, None, 9));
    });
}

#[test]
fn contributions_are_listed_by_asset_and_by_account() {
    world(|| {
        let [asset, other] = [card().open(ALICE), card().open(DAVE)];
        let works: Vec<_> = (0..9)
            .map(|n| {
                let (who, to) = (if n % 3 == 0 { CHARLIE } else { BOB }, if n % 4 == 3 { other } else { asset });
                let class = Class::ALL[n % 2];
                let work = contribute(who.clone(), to, class);
                (work, to, who, class)
            })
            .collect();
        let accepted = [works[0].0, works[4].0, works[7].0];
        for (weight, work) in (5..).zip(accepted) {
            accept(work, weight);
        }
        let view = |n: usize| {
            let (id, asset, who, class) = works[n].clone();
            let weight = accepted.iter().position(|work| *work == id).map(|place| 5 + place as u64);
            let uri = b"ipfs://work".to_vec().try_into().unwrap();
            ContributionView { id, asset, who, class, units: 10, commitment: WORK, uri, weight }
        };
        let sorted = |mut items: Vec<ContributionView<AccountId>>| {
            items.sort_by_key(|shown| shown.id);
            items
        };
        let views = |numbers: &[usize]| numbers.iter().map(|n| view(*n)).collect::<Vec<_>>();
        let (pending, done) = (Some(ReviewState::Pending), Some(ReviewState::Accepted));
        // Numbers 3 and 7 went to the other asset, and those accepted are 0, 4 and 7.
        let of_asset: [(Option<ReviewState>, &[usize]); 3] =
            [(None, &[0, 1, 2, 4, 5, 6, 8]), (pending, &[1, 2, 5, 6, 8]), (done, &[0, 4])];
        for (state, expected) in of_asset {
            for limit in [1, 2, 3, 7, 8, 999] {
                let listed = pages(limit, |from, limit| Runtime::contributions_of(asset, state, from, limit));
                assert_eq!(sorted(listed), views(expected), "{state:?} {limit}");
            }
        }
        let by_account: [(AccountId, Option<ReviewState>, &[usize]); 4] = [
            (BOB, None, &[1, 2, 4, 5, 7, 8]),
            (BOB, pending, &[1, 2, 5, 8]),
            (CHARLIE, done, &[0]),
            (ALICE, None, &[]),
        ];
        for (who, state, expected) in by_account {
            for limit in [1, 2, 6, 999] {
                let listed = pages(limit, |from, limit| Runtime::contributions_by(who.clone(), state, from, limit));
                assert_eq!(sorted(listed), views(expected), "{who:?} {state:?} {limit}");
            }
        }
        // A page on which none is of the state asked for is not the last for that.
        let looked_at: Vec<_> = std::iter::successors(Some(Runtime::contributions_of(asset, done, None, 1)), |page| {
            page.next.map(|from| Runtime::contributions_of(asset, done, Some(from), 1))
        })
        .map(|page| page.items.len())
        .collect();
        assert_eq!((looked_at.iter().sum::<usize>(), looked_at.contains(&0)), (2, true));
        let nothing = Page { items: vec![], next: None };
        assert_eq!(Runtime::contributions_of(asset, None, None, 0), nothing);
        assert_eq!(Runtime::contributions_of(AssetId(9), None, None, 9), nothing);
        frame_support::assert_storage_noop!(Runtime::contributions_by(BOB, None, None, 9));
        // What is gone is on no list: withdrawn, rejected, or forgotten after publication.
        assert_ok!(Contributions::withdraw(signed(BOB), works[1].0));
        assert_ok!(Contributions::reject(signed(ALICE), works[2].0, b"no".to_vec(), false));
        publish(ALICE, asset);
        assert_ok!(Contributions::forget(signed(BOB), works[4].0));
        let left = |page: Page<ContributionView<AccountId>, ContributionId>| sorted(page.items);
        assert_eq!(left(Runtime::contributions_of(asset, None, None, 99)), views(&[0, 5, 6, 8]));
        assert_eq!(left(Runtime::contributions_by(BOB, None, None, 99)), views(&[5, 7, 8]));
    });
}

#[test]
fn a_page_of_contributions_has_256_at_most() {
    world(|| {
        let asset = card().open(ALICE);
        for _ in 0..257 {
            contribute(BOB, asset, Class::Data);
        }
        let page = Runtime::contributions_of(asset, None, None, u32::MAX);
        assert_eq!((page.items.len(), page.next.is_some()), (256, true));
        let last = Runtime::contributions_of(asset, None, page.next, u32::MAX);
        assert_eq!((last.items.len(), last.next), (1, None));
    });
}

/// What of an account's pools is shown, in order of pool.
fn owed(who: AccountId, limit: u32) -> Vec<Owed> {
    let mut all = pages(limit, |from, limit| Runtime::owed(who.clone(), from, limit));
    all.sort_by(|one, other| one.pool.cmp(&other.pool));
    all
}

#[test]
fn what_is_owed_is_shown_with_what_is_frozen_and_what_can_be_collected_first() {
    world(|| {
        let root = Card { split: split(50, 50, 0), ..card() }.open(ALICE);
        contribute_weight(BOB, root, Class::Data, 1);
        // What owes nothing is left out.
        card().open(ALICE);
        publish(ALICE, root);
        let frozen = card().publish(ALICE);
        let models = [10, 20].map(|royalty| built_from(&[(root, royalty)]).publish(CHARLIE));
        built_from(&[(root, 30)]).publish(CHARLIE);
        fund(EVE, root, 10 * UNIT);
        fund(EVE, frozen, 4 * UNIT);
        for model in models {
            fund(EVE, model, 10 * UNIT);
        }
        freeze(frozen);
        let mut uncollected = vec![(models[0], net(UNIT)), (models[1], net(2 * UNIT))];
        let shown = |pool, amount, frozen, uncollected| Owed { pool, amount, frozen, uncollected };
        // In the order that the runtime happens to keep them.
        let ordered = |mut all: Vec<Owed>| {
            all.iter_mut().for_each(|owed| owed.uncollected.sort_unstable());
            all
        };
        let expected = |uncollected: &Vec<(AssetId, Balance)>| {
            vec![
                shown(PoolId::Steward(root), net(5 * UNIT), false, uncollected.clone()),
                shown(PoolId::Steward(frozen), net(4 * UNIT), true, vec![]),
            ]
        };
        for limit in [1, 2, 3, 4, 999] {
            assert_eq!(ordered(owed(ALICE, limit)), expected(&uncollected), "{limit}");
        }
        let data = shown(PoolId::Data(root), net(5 * UNIT), false, uncollected.clone());
        assert_eq!(ordered(owed(BOB, 1)), [data]);
        assert_eq!((owed(STRANGER, 9), Runtime::owed(ALICE, None, 0).items), (vec![], vec![]));
        // From a frozen descendant nothing can be collected.
        freeze(models[0]);
        uncollected.remove(0);
        assert_eq!(ordered(owed(ALICE, 9)), expected(&uncollected));
        frame_support::assert_storage_noop!(Runtime::owed(ALICE, None, 9));
    });
}

#[test]
fn no_more_than_32_descendants_are_named_for_what_is_owed() {
    world(|| {
        let root = card().publish(ALICE);
        for _ in 0..40 {
            let model = built_from(&[(root, 10)]).publish(BOB);
            fund(EVE, model, 10);
        }
        assert_eq!(owed(ALICE, 1)[0].uncollected.len(), MAX_UNCOLLECTED as usize);
        assert_eq!(Runtime::collectable(root).len(), 40);
        // What is beyond them comes up when they owe nothing any more; `collectable` tells it at once.
        let first = owed(ALICE, 1)[0].uncollected.iter().map(|(model, _)| *model).collect::<Vec<_>>();
        collect(root, &first);
        let left = owed(ALICE, 1);
        assert_eq!((left[0].amount, left[0].uncollected.len()), (32, 8));
        assert_eq!(Runtime::collectable(root).len(), 8);
    });
}

#[test]
fn stake_and_what_unbonds_are_shown() {
    stage(|| {
        evaluator(CHARLIE, 10, &[(CHARLIE, 2_000), (BOB, 50)]);
        evaluator(DAVE, 10, &[(DAVE, 2_000), (BOB, 30)]);
        let positions = |who| {
            let mut all = Runtime::positions(who);
            all.sort_by(|one, other| one.evaluator.cmp(&other.evaluator));
            all
        };
        let at = |evaluator, active: Balance, joining: &[(u32, Balance)]| PositionView {
            evaluator,
            active: active * UNIT,
            joining: joining.iter().map(|(epoch, amount)| (*epoch, amount * UNIT)).collect(),
            moved: None,
        };
        assert_eq!(positions(BOB), [at(CHARLIE, 0, &[(1, 50)]), at(DAVE, 0, &[(1, 30)])]);
        until_settled(2);
        let epoch = now();
        stake(BOB, &CHARLIE, 7 * UNIT);
        assert_eq!(positions(BOB), [at(CHARLIE, 50, &[(epoch, 7)]), at(DAVE, 30, &[])]);
        assert_eq!(Runtime::unbonding(BOB), []);
        unstake(BOB, &DAVE, 30 * UNIT);
        unstake(BOB, &CHARLIE, 10 * UNIT);
        assert_eq!(positions(BOB), [at(CHARLIE, 47, &[])]);
        assert_eq!(Runtime::unbonding(BOB), [(epoch + UNBONDING, 40 * UNIT)]);
        next_epoch();
        unstake(BOB, &CHARLIE, 5 * UNIT);
        let chunks = [(epoch + UNBONDING, 40 * UNIT), (epoch + 1 + UNBONDING, 5 * UNIT)];
        assert_eq!(Runtime::unbonding(BOB), chunks);
        until_epoch(epoch + UNBONDING);
        assert_ok!(tributary_runtime::Evaluation::withdraw_unbonded(signed(BOB)));
        assert_eq!(Runtime::unbonding(BOB), chunks[1..]);
        assert_eq!((Runtime::positions(STRANGER), Runtime::unbonding(STRANGER)), (vec![], vec![]));
        frame_support::assert_storage_noop!(Runtime::positions(BOB));
    });
}
