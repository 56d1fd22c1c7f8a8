//! What whoever builds a manifest, joins one or reviews one would try, with one account or two.
//!
//! Two things no chain can know. Whether a leaf's owner did the work: the reviewer looks at the leaves, or it does not
//! accept them. And whether a reviewer owns one of them, by an account of its own or by one of a friend's:
//! with other work it is the same, for who contributes may be anybody's second account. What is certain is that the
//! leaves together never get more than the weight that was accepted in the open.

use crate::{helpers::*, tree::*};
use codec::{Decode, Encode};
use frame_support::assert_ok;
use pallet_contributions::{Call, NextContribution};
use sp_runtime::TokenError;
use tributary_math::manifest::{self, Node};
use tributary_primitives::{Class, ContributionId, Leaf, LeafOwner, PoolId};
use tributary_runtime::{
    AccountId, Balances, Contributions, EXISTENTIAL_DEPOSIT, Hash, Registry, Rewards, Runtime, RuntimeCall, UNIT,
};

type Error = pallet_contributions::Error<Runtime>;

/// One join as it should be, to be changed.
struct Joining {
    work: ContributionId,
    index: u32,
    leaf: Leaf<AccountId>,
    path: Vec<Node>,
}

impl Joining {
    fn of(manifest: &Manifest, work: ContributionId, index: u32) -> Self {
        Self { work, index, leaf: manifest.leaf(index), path: manifest.path(index) }
    }

    /// It fails, and so it does as one that leaves.
    fn refused(&self, error: fn() -> Error) {
        let call = join(self.work, self.index, self.leaf.clone(), self.path.clone());
        refuse!(send(&EVE, call), error());
        let call = leave(self.work, self.index, self.leaf.clone(), self.path.clone());
        refuse!(send(&EVE, call), error());
    }

    /// It fails with a part of it changed.
    fn refused_with(&self, error: fn() -> Error, change: impl FnOnce(&mut Self)) {
        let mut changed = Self { work: self.work, index: self.index, leaf: self.leaf.clone(), path: self.path.clone() };
        change(&mut changed);
        changed.refused(error);
    }
}

fn wrong_proof() -> Error {
    Error::WrongProof
}

#[test]
fn a_leaf_is_proved_where_it_is_and_as_it_is() {
    world(|| {
        let (_, five, work) = begun_and_accepted();
        let dave = Joining::of(&five, work, 2);
        for index in [0, 1, 3, 4] {
            dave.refused_with(wrong_proof, |it| it.index = index);
        }
        for index in [5, 6, 7, 8, 2 + 8, 1 << 31, u32::MAX] {
            dave.refused_with(|| Error::IndexBeyondCount, |it| it.index = index);
        }
        for units in [0, 1, 29, 31, 60, u64::MAX] {
            dave.refused_with(wrong_proof, |it| it.leaf.units = units);
        }
        dave.refused_with(wrong_proof, |it| it.leaf.record = COMMITMENT);
        // Whose it is: nobody else's, and not in another way.
        let blinded = LeafOwner::Blinded { account: DAVE, salt: SALT };
        for owner in [LeafOwner::Account(EVE), LeafOwner::Account(ALICE), blinded] {
            dave.refused_with(wrong_proof, |it| it.leaf.owner = owner);
        }
        let eve = Joining::of(&five, work, 3);
        let read = AccountId::new(manifest::blinded(hash, &EVE.into(), &SALT.0));
        for owner in [
            LeafOwner::Account(EVE),
            LeafOwner::Account(read),
            LeafOwner::Blinded { account: EVE, salt: Hash::zero() },
            LeafOwner::Blinded { account: DAVE, salt: SALT },
        ] {
            eve.refused_with(wrong_proof, |it| it.leaf.owner = owner);
        }
        assert_eq!(parts_of(work), (0, 300));
        five.join_all(&EVE, work);
        assert_eq!(parts_of(work), (300, 0));
    });
}

#[test]
fn a_path_is_as_long_as_the_tree_is_deep_and_nothing_in_it_is_another() {
    world(|| {
        let (_, five, work) = begun_and_accepted();
        let longer = |more: usize| move |it: &mut Joining| it.path.extend(vec![manifest::empty(hash); more]);
        for index in 0..5 {
            let it = Joining::of(&five, work, index);
            let short: fn() -> Error = || Error::WrongPathLength;
            it.refused_with(short, |it| it.path.clear());
            it.refused_with(short, |it| it.path.truncate(2));
            it.refused_with(short, |it| it.path = it.path[1..].to_vec());
            for more in [1, 29, 30, 100] {
                it.refused_with(short, longer(more));
            }
            for level in 0..3 {
                for bit in [0, 100, 255] {
                    it.refused_with(wrong_proof, |it| it.path[level].hash[bit / 8] ^= 1 << (bit % 8));
                }
                // A sum that is another, up to what overflows on the way.
                for sum in [it.path[level].sum + 1, it.path[level].sum.wrapping_sub(1), u128::MAX, u128::MAX / 2] {
                    it.refused_with(wrong_proof, |it| it.path[level].sum = sum);
                }
            }
            it.refused_with(wrong_proof, |it| it.path.swap(0, 1));
        }
    });
}

/// The flaw of the first published sum trees, where a parent's hash took in the sum of both and not each.
#[test]
fn no_units_are_moved_between_siblings() {
    world(|| {
        let (_, five, work) = begun_and_accepted();
        let dave = Joining::of(&five, work, 2);
        for (level, units) in [(0, 40), (1, 30), (2, 50)] {
            assert_eq!(dave.path[level].sum, units);
            // All of the sibling's, one of it, and one to it: the sum over both is as before.
            for more in [units as i128, 1, -1] {
                dave.refused_with(wrong_proof, |it| {
                    it.leaf.units = it.leaf.units.checked_add_signed(more as i64).unwrap();
                    it.path[level].sum = it.path[level].sum.checked_add_signed(-more).unwrap();
                });
            }
        }
        // Nor between two siblings of the path.
        dave.refused_with(wrong_proof, |it| (it.path[0].sum, it.path[1].sum) = (39, 31));
    });
}

#[test]
fn an_inner_node_is_no_leaf_and_an_empty_place_is_nobodys() {
    world(|| {
        let (asset, five, work) = begun_and_accepted();
        // From a level up, with the index halved, and filled up again at either end.
        let dave = Joining::of(&five, work, 2);
        let empty = manifest::empty(hash);
        for path in [[&dave.path[1..], &[empty][..]].concat(), [&[empty][..], &dave.path[1..]].concat()] {
            for index in [0, 1, 2] {
                dave.refused_with(wrong_proof, |it| (it.index, it.path) = (index, path.clone()));
            }
        }
        dave.refused_with(|| Error::WrongPathLength, |it| (it.index, it.path) = (1, it.path[1..].to_vec()));
        // A tree that has another one for a leaf: what is below that is too deep, and the node itself is no leaf.
        let inner = Manifest::of(vec![plain(BOB, 50), plain(CHARLIE, 50)]);
        let top = Node { hash: inner.root().0, sum: 100 };
        let outer = Manifest::over(vec![plain(DAVE, 1), plain(EVE, 100)], vec![node(0, &plain(DAVE, 1)), top]);
        let nested = accepted(FERDIE, asset, Class::Data, &outer, 1);
        for index in [0, 1] {
            let below = Joining::of(&inner, nested, index);
            below.refused_with(wrong_proof, |_| ());
            let deeper = |it: &mut Joining| it.path.extend(outer.path(1));
            below.refused_with(|| Error::WrongPathLength, deeper);
        }
        Joining::of(&outer, nested, 1).refused(wrong_proof);
        assert_ok!(send(&EVE, outer.join(nested, 0)));

        // Who says that there are more leaves than there are gets nothing for those that are not, with the paths of
        // their empty places.
        let more = claimed(asset, 150, 8, five.root());
        let nodes = (0..8).map(|index| if index < 5 { node(index, &five.leaf(index)) } else { empty }).collect();
        let places = Manifest::over(vec![plain(FERDIE, 0); 8], nodes);
        assert_eq!(places.root(), five.root());
        for (index, units) in [5, 6, 7].into_iter().flat_map(|index| [0, 1, 150].map(|units| (index, units))) {
            Joining { work: more, index, leaf: plain(FERDIE, units), path: places.path(index) }.refused(wrong_proof);
        }
        // And who says that there are fewer keeps those beyond from joining, and has nothing of it.
        let eight = Manifest::of((0..8).map(|n| plain(nth(n), 1)).collect());
        let fewer = claimed(asset, 8, 5, eight.root());
        assert_ok!(send(&FERDIE, eight.join(fewer, 4)));
        Joining::of(&eight, fewer, 5).refused(|| Error::IndexBeyondCount);
        let fewer = claimed(asset, 8, 4, eight.root());
        Joining::of(&eight, fewer, 3).refused(|| Error::WrongPathLength);
        assert_eq!(parts_of(fewer), (0, 8));
    });
}

#[test]
fn a_path_is_that_of_its_own_manifest() {
    world(|| {
        let (asset, five, work) = begun_and_accepted();
        let others = Manifest::of(vec![plain(EVE, 10), plain(EVE, 20), plain(EVE, 30), plain(EVE, 40), plain(EVE, 50)]);
        let theirs = accepted(FERDIE, asset, Class::Compute, &others, 2);
        for index in 0..5 {
            Joining::of(&others, work, index).refused(wrong_proof);
            Joining::of(&five, theirs, index).refused(wrong_proof);
        }
        assert_eq!((parts_of(work), parts_of(theirs)), ((0, 300), (0, 300)));
    });
}

/// Who submits somebody else's root as its own pays a deposit so that others have more: the leaves say whose they are.
#[test]
fn who_copies_a_root_works_for_its_owners() {
    world(|| {
        let (asset, five, work) = begun_and_accepted();
        let copy = accepted(EVE, asset, Class::Data, &five, 2);
        assert_ok!(send(&FERDIE, five.join(work, 0)));
        assert_ok!(send(&FERDIE, five.join(copy, 0)));
        assert_eq!(weight_in(&PoolId::Data(asset), &BOB), Some(40));
        // Each leaf once for each.
        refuse!(send(&FERDIE, five.join(copy, 0)), Error::AlreadyJoined);
        assert_eq!((parts_of(work), parts_of(copy)), ((20, 280), (20, 280)));
        assert_eq!(weight_in(&PoolId::Data(asset), &EVE), None);
    });
}

#[test]
fn leaves_never_get_more_than_their_total() {
    world(|| {
        let asset = for_data().open(ALICE);
        let honest = five();
        // A total that is not the tree's: nothing of it can be proved.
        for units in [149, 151, 300, u64::MAX] {
            let work = claimed(asset, units, 5, honest.root());
            for index in 0..5 {
                Joining::of(&honest, work, index).refused(wrong_proof);
            }
        }
        // A leaf that hides more than it shows in the sums above it, and one that shows more than it has.
        let leaves: Vec<_> = honest.leaves().to_vec();
        for sum in [0, 9, 11, 110] {
            let mut nodes: Vec<_> = (0..).zip(&leaves).map(|(index, leaf)| node(index, leaf)).collect();
            nodes[0].sum = sum;
            let forged = Manifest::over(leaves.clone(), nodes);
            let work = claimed(asset, forged.units(), 5, forged.root());
            Joining::of(&forged, work, 0).refused(wrong_proof);
            for index in 1..5 {
                assert_ok!(send(&EVE, forged.join(work, index)));
            }
            let (joined, latent) = parts_of(work);
            assert_eq!((u128::from(joined) + latent, latent), (140 + sum, sum));
        }
        // One owner many times over: each place is one leaf, and together they are the total.
        let same = Manifest::of(vec![plain(BOB, 30); 5]);
        let work = claimed(asset, 150, 5, same.root());
        for index in 0..5 {
            assert_ok!(send(&EVE, same.join(work, index)));
            refuse!(send(&EVE, same.join(work, index)), Error::AlreadyJoined);
        }
        assert_eq!((parts_of(work), weight_in(&PoolId::Data(asset), &BOB)), ((150, 0), Some(150)));
    });
}

#[test]
fn the_largest_numbers_there_are() {
    world_with(&[(STRANGER, 1_000_000 * UNIT)], || {
        // Ferdie pays for all the pages of bits that four billion leaves may take.
        assert_ok!(Balances::transfer_all(signed(STRANGER), FERDIE.into(), true));
        let [asset, other] = [for_data().open(ALICE), for_data().open(ALICE)];
        // The last leaf that a manifest can have, at the end of 32 steps, and all units there are for it.
        let (last, leaf) = (u32::MAX - 1, blind(BOB, u64::MAX));
        let (root, path) = alone(last, &leaf, 32);
        let work = claimed(asset, u64::MAX, u32::MAX, root.hash.into());
        let last = Joining { work, index: last, leaf, path };
        last.refused_with(|| Error::IndexBeyondCount, |it| it.index = u32::MAX);
        last.refused_with(wrong_proof, |it| it.index = 0);
        last.refused_with(|| Error::WrongPathLength, |it| it.path.truncate(31));
        last.refused_with(wrong_proof, |it| it.path[31].sum = u128::MAX - u128::from(u64::MAX) + 1);
        assert_ok!(send(&EVE, join(work, last.index, last.leaf.clone(), last.path.clone())));
        refuse!(send(&EVE, join(work, last.index, last.leaf, last.path)), Error::AlreadyJoined);
        assert_eq!((parts_of(work), weight_in(&PoolId::Data(asset), &BOB)), ((u64::MAX, 0), Some(u64::MAX.into())));
        // A leaf of a tree whose sum is more than a total can be: there is no such manifest, and no way over.
        let two = Manifest::of(vec![plain(EVE, u64::MAX), plain(EVE, 1)]);
        let nodes = [0, 1].map(|index| node(index, &two.leaf(index)));
        assert_eq!(manifest::parent(hash, &nodes[0], &nodes[1]).unwrap().sum, 1 << 64);
        for units in [2, u64::MAX] {
            let work = claimed(other, units, 2, two.root());
            for index in [0, 1] {
                Joining::of(&two, work, index).refused(wrong_proof);
            }
        }
        // Twice all of it in one pool.
        let whole = Manifest::of(vec![plain(CHARLIE, u64::MAX)]);
        let work = accepted(FERDIE, asset, Class::Data, &whole, 1);
        assert_ok!(send(&EVE, whole.join(work, 0)));
        publish(ALICE, asset);
        fund(EVE, asset, 4 * UNIT);
        for who in [BOB, CHARLIE] {
            assert_eq!(Rewards::claimable(who), [(PoolId::Data(asset), net(2 * UNIT) - 1)]);
        }
    });
}

/// Kinds of owners that a later runtime may know are no calls of this one.
#[test]
fn other_kinds_of_owners_are_not_decoded() {
    let five = five();
    let work = ContributionId(7);
    for (index, kind) in [(0, 0), (1, 1)] {
        for call in [five.join(work, index), five.leave(work, index)] {
            let mut bytes = call.encode();
            // Behind the pallet, the call, the contribution and the index.
            let place = 1 + 1 + 8 + 4;
            assert_eq!(bytes[place], kind);
            assert_eq!(RuntimeCall::decode(&mut &bytes[..]), Ok(call));
            for other in 2..=u8::MAX {
                bytes[place] = other;
                assert!(RuntimeCall::decode(&mut &bytes[..]).is_err(), "{other}");
            }
        }
    }
}

/// Everything is done in one batch, by one account and by two.
#[test]
fn a_builder_does_not_accept_its_own() {
    world(|| {
        let asset = for_data().open(ALICE);
        let mine = Manifest::of(vec![plain(ALICE, 1_000)]);
        let work = NextContribution::<Runtime>::get();
        let accept = |weight_per_unit| -> RuntimeCall {
            Call::assess_manifest { contribution: work, weight_per_unit, evidence: None }.into()
        };
        let all = vec![mine.record(asset, Class::Data), accept(9), mine.join(work, 0)];
        refuse!(batch(ALICE, all), Error::OwnContribution);
        // With a second account it is what the steward answers for, like any weight that it gives to a friend: the
        // chain cannot tell. A budget, which is fixed at registration, is what holds a steward.
        assert_ok!(send(&BOB, mine.record(asset, Class::Data)));
        assert_ok!(batch(ALICE, vec![accept(9), mine.join(work, 0)]));
        assert_eq!(weight_in(&PoolId::Data(asset), &ALICE), Some(9_000));
        // It cannot be had twice, nor raised any more.
        refuse!(reassess(ALICE, work, 10), Error::LeavesJoined);
        refuse!(send(&ALICE, mine.join(work, 0)), Error::AlreadyJoined);
    });
}

/// A leaf that joins at once keeps the reviewer from lowering the weight, and not from taking it back: the proof of
/// whoever joined is in the block for everybody to use.
#[test]
fn who_joins_at_once_does_not_escape_the_review() {
    world(|| {
        let (asset, five, work) = begun_and_accepted();
        assert_ok!(send(&BOB, five.join(work, 0)));
        refuse!(reassess(ALICE, work, 1), Error::LeavesJoined);
        close(ALICE, asset);
        let revoke = Call::revoke { contribution: work, reason: b"a fraud".to_vec() };
        assert_ok!(batch(ALICE, vec![revoke.into(), five.leave(work, 0)]));
        assert_eq!((shown(work), Registry::pool_weights(asset)), (None, [1, 0, 0]));
        assert_eq!((work_deposit(FERDIE), asset_deposit(ALICE)), (0, CARD_DEPOSIT));
    });
}

/// Where everybody has joined nothing is latent, and yet nobody but the owner of a leaf takes it out: or a rival would
/// let all join, for anybody may, and leave again for them, for more of the pool.
#[test]
fn a_rival_does_not_throw_out_those_who_joined() {
    world(|| {
        let asset = for_data().open(ALICE);
        contribute_weight(FERDIE, asset, Class::Data, 1);
        let five = five();
        let work = accepted(DAVE, asset, Class::Data, &five, 2);
        let attack = [five.join_many(work, 0, 4), five.join(work, 4)].into_iter();
        let attack: Vec<_> = attack.chain((0..5).map(|index| five.leave(work, index))).collect();
        refuse!(batch(FERDIE, attack), Error::NotContributor);
        five.join_all(&FERDIE, work);
        assert_eq!(parts_of(work), (300, 0));
        for who in [FERDIE, ALICE, BOB] {
            for index in [1, 2, 3, 4] {
                refuse!(send(&who, five.leave(work, index)), Error::NotContributor);
            }
        }
        refuse!(send(&DAVE, five.leave(work, 0)), Error::NotContributor);
        assert_eq!((parts_of(work), Registry::pool_weights(asset)), ((300, 0), [1, 301, 0]));
    });
}

/// A manifest is the cheapest way to make a steward keep deposits: it has them for as many members as it accepted, at
/// most, as for other work, and nobody is taken in that it could not keep one for. From publication on there are none.
#[test]
fn a_steward_is_drained_by_no_more_than_it_accepted() {
    world_with(&[(STRANGER, 10 * UNIT)], || {
        let asset = for_data().open(STRANGER);
        let crowd = Manifest::of((0..256).map(|n| plain(nth(n), 1)).collect());
        let work = accepted(FERDIE, asset, Class::Data, &crowd, 1);
        assert_eq!(asset_deposit(STRANGER), CARD_DEPOSIT);
        let room = (free(STRANGER) - EXISTENTIAL_DEPOSIT) / MEMBER_DEPOSIT;
        assert!((128..256).contains(&room), "{room}");
        assert_ok!(send(&FERDIE, crowd.join_many(work, 0, 128)));
        assert_eq!(asset_deposit(STRANGER), CARD_DEPOSIT + 128 * MEMBER_DEPOSIT);
        // All of a block or nothing of it.
        refuse!(send(&FERDIE, crowd.join_many(work, 128, 128)), TokenError::FundsUnavailable);
        assert_eq!(parts_of(work), (128, 128));
        // What was held for those who leave is its own again.
        assert_ok!(Contributions::revoke(signed(STRANGER), work, b"no more".to_vec()));
        for index in 0..128 {
            assert_ok!(send(&STRANGER, crowd.leave(work, index)));
        }
        assert_eq!((asset_deposit(STRANGER), shown(work), work_deposit(FERDIE)), (CARD_DEPOSIT, None, 0));
        // And with nothing to spend it publishes all the same, and all join.
        let work = accepted(FERDIE, asset, Class::Data, &crowd, 1);
        assert_ok!(Balances::transfer_all(signed(STRANGER), EVE.into(), true));
        refuse!(send(&FERDIE, crowd.join(work, 0)), TokenError::FundsUnavailable);
        publish(STRANGER, asset);
        crowd.join_all(&FERDIE, work);
        assert_eq!((parts_of(work), asset_deposit(STRANGER)), ((256, 0), CARD_DEPOSIT));
    });
}
