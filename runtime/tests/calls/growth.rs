//! Whether what is on hold pays for what is stored: each kind of record, made by the cheapest calls that there are,
//! against the bytes that the state grows by.
//!
//! A byte of state is a byte of a key or of a value. Beside them each key has its place in the trie: it is counted as
//! two hashes of 32 bytes, the one that its node is found by and the one that the node above names it by. What an
//! account itself takes is paid for by the existential deposit, so accounts are there before.
//!
//! Two kinds of records are paid for by the fees of those who make them, with nothing on hold, and are not compared:
//! the membership of a leaf that joins after publication, when the steward's deposit does not grow any more, and what
//! a stranger paid to an asset in which something is latent.

use crate::{helpers::*, tabs, tree::*};
use frame_support::assert_ok;
use pallet_contributions::{Call, NextContribution};
use tributary_primitives::{AssetId, Class, ContributionId, Terms};
use tributary_runtime::{AccountId, Balance, Contributions, Registry, Rewards, Runtime, System, Tabs, UNIT};

/// A kind of record, and what makes so many of them.
type Kind = (&'static str, fn(usize));

/// What a megabyte of state costs at least, in planck.
const MEGABYTE: Balance = 100 * UNIT;
/// What each key is counted as beside itself, in bytes.
const NODE: usize = 2 * 32;
/// How many records more are compared with one.
const MORE: usize = 8;

/// Nine accounts that have nothing but their balance.
fn crowd() -> Vec<AccountId> {
    (0..=MORE as u8).map(|index| AccountId::new([100 + index; 32])).collect()
}

/// What is on hold of all accounts, in planck.
fn on_hold() -> Balance {
    frame_system::Account::<Runtime>::iter_values().map(|account| account.data.reserved).sum()
}

/// What the state takes, in bytes. Events are the block's, and not counted.
fn size() -> usize {
    System::reset_events();
    keys().iter().map(|key| key.len() + sp_io::storage::get(key).unwrap().len() + NODE).sum()
}

/// What is on hold, and what the state takes, after so many records were made.
fn after(records: usize, make: fn(usize)) -> (Balance, usize) {
    let accounts: Vec<_> = crowd().into_iter().map(|who| (who, 10 * UNIT)).collect();
    let mut measured = (0, 0);
    world_with(&accounts, || {
        make(records);
        measured = (on_hold(), size());
    });
    measured
}

/// Assets of Alice's with the shortest text there is, built from these.
fn assets(count: usize, upstream: &[(AssetId, u32)]) -> Vec<AssetId> {
    let short = Card { info: info(b"x", b"x", b"x"), terms: terms(1, 1, 0), ..built_from(upstream) };
    (0..count).map(|_| short.clone().open(ALICE)).collect()
}

/// Makes of an asset as much as can be without anybody else's record: pools that nobody is in any more, a commitment, a
/// fall of its terms to come, and a retirement.
fn unfold(asset: AssetId) {
    for class in Class::ALL {
        let work = contribute_weight(BOB, asset, class, 1);
        assert_ok!(Contributions::withdraw(signed(BOB), work));
    }
    publish(ALICE, asset);
    set_terms(ALICE, asset, Terms::default());
    assert_ok!(Registry::retire(signed(ALICE), asset));
}

fn plain_assets(count: usize) {
    assets(count, &[]).into_iter().for_each(unfold);
}

/// Built from one asset that has a share for 31 ancestors.
fn assets_with_a_long_line(count: usize) {
    let mut last = card().publish(ALICE);
    for _ in 0..31 {
        last = built_from(&[(last, 80)]).publish(ALICE);
    }
    assets(count, &[(last, 80)]).into_iter().for_each(unfold);
    assert!(count == 0 || shares(AssetId(32)).len() == 32);
}

/// Built from 32 assets, each with a share.
fn assets_with_many_upstream(count: usize) {
    let upstream: Vec<_> = (0..32).map(|_| (card().publish(ALICE), 2)).collect();
    assets(count, &upstream).into_iter().for_each(unfold);
    assert!(count == 0 || shares(AssetId(32)).len() == 32);
}

/// With one reviewer each.
fn assets_with_a_reviewer(count: usize) {
    for asset in assets(count, &[]) {
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![BOB]));
    }
}

/// With as many reviewers as there can be.
fn assets_with_reviewers(count: usize) {
    let reviewers: Vec<_> = (0..16).map(|byte| AccountId::new([200 + byte; 32])).collect();
    for asset in assets(count, &[]) {
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, reviewers.clone()));
    }
}

/// On assets that are there anyway.
fn offers(count: usize) {
    for asset in assets(MORE + 1, &[]).into_iter().take(count) {
        assert_ok!(Registry::offer_stewardship(signed(ALICE), asset, Some(STRANGER)));
    }
}

fn contribute_short(who: AccountId, asset: AssetId) {
    assert_ok!(Contributions::contribute(signed(who), asset, Class::Data, 1, WORK, b"x".to_vec()));
}

fn pending_contributions(count: usize) {
    let asset = assets(1, &[])[0];
    (0..count).for_each(|_| contribute_short(BOB, asset));
}

/// All of one member.
fn accepted_contributions(count: usize) {
    let asset = assets(1, &[])[0];
    for id in 0..count as u64 {
        contribute_short(BOB, asset);
        assert_ok!(Contributions::assess(signed(ALICE), id.into(), 1, None));
    }
}

/// Of two people with a unit each.
fn pending_manifests(count: usize) {
    let asset = assets(1, &[])[0];
    for _ in 0..count {
        shortest(asset, &pair());
    }
}

/// Both of whom Bob is, who is a member already: one leaf has joined and the other waits, so that each manifest has its
/// latent weight, and a page of bits.
fn accepted_manifests(count: usize) {
    let asset = assets(1, &[])[0];
    contribute_weight(BOB, asset, Class::Data, 1);
    for _ in 0..count {
        let (work, pair) = (shortest(asset, &pair()), pair());
        accept_at_one(work);
        assert_ok!(send(&BOB, pair.join(work, 0)));
    }
}

/// One of whom has left: that is remembered on another page.
fn manifests_that_somebody_left(count: usize) {
    let asset = assets(1, &[])[0];
    contribute_weight(BOB, asset, Class::Data, 1);
    for _ in 0..count {
        let (work, pair) = (shortest(asset, &pair()), pair());
        accept_at_one(work);
        assert_ok!(send(&BOB, pair.leave(work, 0)));
    }
}

/// Of one manifest, with a leaf on each that has joined and left.
fn pages_of_leaves(count: usize) {
    let asset = assets(1, &[])[0];
    contribute_weight(BOB, asset, Class::Data, 1);
    let page = pallet_contributions::LEAVES_A_PAGE;
    let crowd = Manifest::of(vec![plain(BOB, 1); count * page as usize]);
    let work = shortest(asset, &crowd);
    accept_at_one(work);
    for first in (0..crowd.count()).step_by(page as usize) {
        assert_ok!(send(&BOB, crowd.join(work, first)));
        assert_ok!(send(&BOB, crowd.leave(work, first)));
    }
}

/// Of the leaves of one manifest, before publication.
fn leaves_that_joined(count: usize) {
    let asset = assets(1, &[])[0];
    let people = Manifest::of(crowd().into_iter().map(|who| plain(who, 1)).collect());
    let work = shortest(asset, &people);
    accept_at_one(work);
    for index in 0..count as u32 {
        assert_ok!(send(&BOB, people.join(work, index)));
    }
}

/// Two leaves of Bob's.
fn pair() -> Manifest {
    Manifest::of(vec![plain(BOB, 1); 2])
}

/// Bob records a manifest with the shortest text there is.
fn shortest(asset: AssetId, manifest: &Manifest) -> ContributionId {
    let work = NextContribution::<Runtime>::get();
    let (units, count, root) = (manifest.units(), manifest.count(), manifest.root());
    let call = Call::<Runtime>::contribute_many { asset, class: Class::Data, units, count, root, uri: b"x".to_vec() };
    assert_ok!(send(&BOB, call));
    work
}

fn accept_at_one(work: ContributionId) {
    assert_ok!(assess(ALICE, work, 1));
}

/// Of accounts that let the records of their work go, and have paid something to the asset themselves.
fn memberships(count: usize) {
    let asset = assets(1, &[])[0];
    let members: Vec<_> = crowd().into_iter().take(count).collect();
    for (id, who) in (0u64..).zip(&members) {
        contribute_short(who.clone(), asset);
        assert_ok!(Contributions::assess(signed(ALICE), id.into(), 1, None));
    }
    publish(ALICE, asset);
    for (id, who) in (0u64..).zip(members) {
        fund(who.clone(), asset, 1);
        assert_ok!(Contributions::forget(signed(who), id.into()));
    }
}

/// Of accounts that have handed the seat on and have a planck to claim.
fn former_stewards(count: usize) {
    let asset = assets(1, &[])[0];
    publish(ALICE, asset);
    let mut steward = ALICE;
    for next in crowd().into_iter().take(count) {
        fund(EVE, asset, 1);
        assert_ok!(Registry::offer_stewardship(signed(steward), asset, Some(next.clone())));
        assert_ok!(Registry::accept_stewardship(signed(next.clone()), asset));
        steward = next;
    }
    assert_eq!(Rewards::claimable(ALICE).len(), count.min(1));
}

/// Of assets that are there anyway, for nothing.
fn records_of_use(count: usize) {
    let free_of_charge = vec![card(); MORE + 1];
    let assets: Vec<_> = free_of_charge.into_iter().map(|card| card.publish(ALICE)).collect();
    for asset in assets.into_iter().take(count) {
        assert_ok!(Registry::use_asset(signed(BOB), asset, 1, 0));
    }
}

/// To assets that are there anyway.
fn grants(count: usize) {
    for asset in assets(MORE + 1, &[]).into_iter().take(count) {
        fund(BOB, asset, UNIT);
    }
}

/// To assets that were published since: what has flowed leaves a record until it is forgotten.
fn grants_that_flowed(count: usize) {
    for (index, asset) in assets(MORE + 1, &[]).into_iter().enumerate() {
        contribute_weight(CHARLIE, asset, Class::Data, 1);
        if index < count {
            fund(BOB, asset, UNIT);
        }
        publish(ALICE, asset);
    }
}

/// The least that a tab can be.
fn tabs_without_lanes(count: usize) {
    (0..count).for_each(|_| {
        tabs::open(BOB, UNIT, &[]);
    });
}

/// Of tabs that are there anyway.
fn lanes(count: usize) {
    let free_of_charge: Vec<_> = (0..=MORE).map(|_| card().publish(ALICE)).collect();
    let ids = [tabs::open(BOB, UNIT, &[]), tabs::open(BOB, UNIT, &[])];
    // The first goes into the other tab, for eight are the most of one.
    for (index, asset) in free_of_charge.iter().take(count).enumerate() {
        assert_ok!(Tabs::add_lane(signed(BOB), ids[usize::from(index > 0)], *asset, 0));
    }
}

#[test]
fn a_megabyte_of_state_costs_a_hundred_trib_whatever_it_is_filled_with() {
    let kinds: [Kind; 20] = [
        ("assets", plain_assets),
        ("assets with a long line", assets_with_a_long_line),
        ("assets with many upstream", assets_with_many_upstream),
        ("assets with a reviewer", assets_with_a_reviewer),
        ("assets with sixteen reviewers", assets_with_reviewers),
        ("offers", offers),
        ("pending contributions", pending_contributions),
        ("accepted contributions", accepted_contributions),
        ("pending manifests", pending_manifests),
        ("accepted manifests", accepted_manifests),
        ("manifests that somebody left", manifests_that_somebody_left),
        ("pages of leaves", pages_of_leaves),
        ("leaves that joined", leaves_that_joined),
        ("memberships", memberships),
        ("former stewards", former_stewards),
        ("records of use", records_of_use),
        ("grants", grants),
        ("grants that flowed", grants_that_flowed),
        ("tabs", tabs_without_lanes),
        ("lanes", lanes),
    ];
    let mut cheap = vec![];
    for (kind, make) in kinds {
        let (few, many) = (after(1, make), after(1 + MORE, make));
        let (deposit, bytes) = (many.0 - few.0, many.1 - few.1);
        assert!(bytes > 0, "{kind}: nothing was stored");
        let told = format!("{kind}: {} bytes and {} planck each", bytes / MORE, deposit / MORE as Balance);
        println!("{told}");
        if deposit * 1_000_000 < bytes as Balance * MEGABYTE {
            cheap.push(told);
        }
    }
    assert!(cheap.is_empty(), "state that is too cheap: {cheap:#?}");
}

/// What is made and removed again leaves nothing behind, and nothing on hold.
#[test]
fn what_is_removed_is_gone_from_the_state() {
    world(|| {
        let base = card().publish(ALICE);
        let grown = || (on_hold(), size());
        // What there is of every account and of the next ids.
        assert_ok!(Registry::use_asset(signed(BOB), base, 1, 0));
        assert_ok!(Registry::forget_usage(signed(BOB), base));
        let before = grown();

        assert_ok!(Registry::use_asset(signed(BOB), base, 1, 0));
        let asset = Card { upstream: cite(&[(base, 10)]), ..card() }.open(ALICE);
        assert_ok!(Registry::set_reviewers(signed(ALICE), asset, vec![DAVE]));
        assert_ok!(Registry::offer_stewardship(signed(ALICE), asset, Some(EVE)));
        let works = [contribute(BOB, asset, Class::Data), contribute(CHARLIE, asset, Class::Compute)];
        assert_ok!(Contributions::assess(signed(DAVE), works[0], 5, None));
        let (five, manifest) = (five(), collected(FERDIE, asset, Class::Compute, &five()));
        assert_ok!(assess(DAVE, manifest, 5));
        assert_ok!(send(&EVE, five.join(manifest, 4)));
        assert_ok!(send(&EVE, five.leave(manifest, 3)));
        fund(BOB, asset, UNIT);
        fund(CHARLIE, asset, 2 * UNIT);
        assert!(grown().1 > before.1);

        close(ALICE, asset);
        cancel(ALICE, asset);
        assert_ok!(Contributions::withdraw(signed(BOB), works[0]));
        assert_ok!(Contributions::withdraw(signed(CHARLIE), works[1]));
        assert_ok!(Contributions::withdraw(signed(FERDIE), manifest));
        assert_ok!(send(&EVE, five.leave(manifest, 4)));
        assert_ok!(Rewards::reclaim(signed(BOB), asset));
        assert_ok!(Rewards::reclaim(signed(CHARLIE), asset));
        assert_ok!(Registry::remove(signed(ALICE), asset));
        assert_ok!(Registry::forget_usage(signed(BOB), base));
        // But for the next contribution's id, which was never given before.
        let next = pallet_contributions::NextContribution::<Runtime>::hashed_key();
        let id = next.len() + 8 + NODE;
        assert_eq!(grown(), (before.0, before.1 + id));
        for (who, spent) in [(ALICE, CARD_DEPOSIT), (BOB, 0), (CHARLIE, 0), (FERDIE, 0)] {
            assert_eq!(free(who), START - spent);
        }
    });
}
