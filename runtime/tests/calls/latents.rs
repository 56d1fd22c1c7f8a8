//! Money for those who have not joined yet: as much as if all had been there from the start, to the planck.

use crate::{helpers::*, tree::*};
use frame_support::assert_ok;
use pallet_rewards::OwnPayments;
use std::collections::BTreeMap;
use tributary_primitives::{
    AssetId, Class, ContributionId, PoolId,
    apis::{runtime_decl_for_contributions_api::ContributionsApi, runtime_decl_for_rewards_api::RewardsApi},
};
use tributary_runtime::{
    AccountId, Balance, Balances, Contributions, EXISTENTIAL_DEPOSIT, MILLI, Registry, Rewards, Runtime, UNIT,
};

type Error = pallet_rewards::Error<Runtime>;

/// Whose something is: a member's, or that of a leaf that has not joined.
#[derive(Clone, Eq, Ord, PartialEq, PartialOrd)]
enum Whose {
    Member(AccountId),
    Leaf(u32),
}

/// A pool that gives everybody its part as the money comes in, one after the other.
#[derive(Default)]
struct Eager {
    weights: BTreeMap<Whose, u128>,
    /// What each has, in planck times 2^64.
    held: BTreeMap<Whose, u128>,
    /// What could not be divided, in the same.
    carry: u128,
}

impl Eager {
    fn add(&mut self, whose: Whose, weight: u128) {
        *self.weights.entry(whose).or_default() += weight;
    }

    fn pay(&mut self, amount: Balance) {
        let (all, total) = ((amount << 64) + self.carry, self.weights.values().sum::<u128>());
        for (whose, weight) in &self.weights {
            *self.held.entry(whose.clone()).or_default() += weight * (all / total);
        }
        self.carry = all % total;
    }

    /// A leaf's weight and money become its owner's.
    fn join(&mut self, index: u32, who: AccountId) {
        let (leaf, member) = (Whose::Leaf(index), Whose::Member(who));
        let (weight, held) = (self.weights.remove(&leaf).unwrap(), self.held.remove(&leaf).unwrap_or_default());
        *self.held.entry(member.clone()).or_default() += held;
        self.add(member, weight);
    }

    fn due(&self, whose: &Whose) -> Balance {
        self.held.get(whose).copied().unwrap_or_default() >> 64
    }

    fn claim(&mut self, whose: &Whose) -> Balance {
        let due = self.due(whose);
        self.held.entry(whose.clone()).and_modify(|held| *held -= due << 64);
        due
    }

    /// All that is in it, in planck times 2^64.
    fn all(&self) -> u128 {
        self.held.values().sum::<u128>() + self.carry
    }
}

/// Numbers that look as if nobody had chosen them.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

/// 200 leaves of 150 people, two of whom contributed themselves; and what is paid, joined and claimed at random.
struct Play {
    work: ContributionId,
    asset: AssetId,
    crowd: Manifest,
    eager: Eager,
    left: Vec<u32>,
    chance: Chance,
}

const PER_UNIT: u64 = 7;

impl Play {
    fn begin(seed: u64) -> Self {
        let (asset, mut chance) = (for_data().open(ALICE), Chance(seed));
        let leaves = (0..200).map(|n| {
            let who = match n {
                17 | 180 => BOB,
                64 => CHARLIE,
                _ => nth(n % 150),
            };
            let units = 1 + chance.below(1_000);
            if n % 3 == 0 { blind(who, units) } else { plain(who, units) }
        });
        let crowd = Manifest::of(leaves.collect());
        let mut eager = Eager::default();
        for (who, weight) in [(BOB, 12_345), (CHARLIE, 999)] {
            contribute_weight(who.clone(), asset, Class::Data, weight);
            eager.add(Whose::Member(who), weight.into());
        }
        let work = accepted(FERDIE, asset, Class::Data, &crowd, PER_UNIT);
        for (index, leaf) in (0..).zip(crowd.leaves()) {
            eager.add(Whose::Leaf(index), (leaf.units * PER_UNIT).into());
        }
        Self { work, asset, eager, left: (0..crowd.count()).collect(), crowd, chance }
    }

    fn pool(&self) -> PoolId {
        PoolId::Data(self.asset)
    }

    fn pay(&mut self) {
        let amount = 1 + Balance::from(self.chance.below(UNIT as u64));
        fund(EVE, self.asset, amount);
        self.eager.pay(amount);
    }

    /// One who has not joined, or a block in which there may be some.
    fn join(&mut self) {
        if self.left.is_empty() {
            return;
        }
        let index = self.left[self.chance.below(self.left.len() as u64) as usize];
        let leaves = 1u32 << self.chance.below(5);
        let first = index / leaves * leaves;
        let joining = if first + leaves <= self.crowd.count() { first..first + leaves } else { index..index + 1 };
        let call = match joining.len() {
            1 => self.crowd.join(self.work, joining.start),
            more => self.crowd.join_many(self.work, joining.start, more as u32),
        };
        assert_ok!(send(&FERDIE, call));
        let (joined, left): (Vec<u32>, Vec<u32>) = self.left.iter().partition(|index| joining.contains(*index));
        self.left = left;
        for index in joined {
            self.eager.join(index, owner(&self.crowd.leaf(index)));
        }
    }

    /// Whoever it is gets all that it is due, if that is enough to begin an account.
    fn claim(&mut self, who: AccountId) {
        let (before, whose) = (free(who.clone()), Whose::Member(who.clone()));
        let claim = Rewards::claim_for(signed(FERDIE), self.pool(), who.clone());
        match self.eager.due(&whose) {
            0 => assert!(claim.is_err()),
            due if before == 0 && due < EXISTENTIAL_DEPOSIT => {
                assert_eq!(claim, Err(Error::BelowExistentialDeposit.into()));
            }
            _ => {
                assert_ok!(claim);
                assert_eq!(free(who) - before, self.eager.claim(&whose));
            }
        }
    }

    fn somebody(&mut self) -> AccountId {
        let index = self.chance.below(self.crowd.count().into()) as u32;
        owner(&self.crowd.leaf(index))
    }

    fn step(&mut self) {
        match self.chance.below(7) {
            0..=2 => self.pay(),
            3 => self.join(),
            _ => {
                let who = self.somebody();
                self.claim(who);
            }
        }
        self.check();
    }

    /// The chain says of everything what the eager pool does.
    fn check(&self) {
        in_order();
        for index in self.left.iter().step_by(17) {
            let due = Runtime::latent_claimable(self.work, self.crowd.leaf(*index).units);
            assert_eq!(due, self.eager.due(&Whose::Leaf(*index)));
        }
        let latent: u64 = self.left.iter().map(|index| self.crowd.leaf(*index).units * PER_UNIT).sum();
        assert_eq!(parts_of(self.work), (self.crowd.units() * PER_UNIT - latent, latent.into()));
        assert_eq!((pot() - MILLI) << 64, self.eager.all());
    }
}

#[test]
fn it_is_as_if_all_had_been_there_from_the_start() {
    for seed in [1, 0x5eed, u64::MAX / 3] {
        untaxed(|| {
            let mut play = Play::begin(seed);
            for _ in 0..3 {
                play.join();
            }
            publish(ALICE, play.asset);
            for _ in 0..250 {
                play.step();
            }
            // In the end all have joined, and have what they would have had.
            for (first, leaves) in blocks(200) {
                let some = (first..first + leaves).any(|index| play.left.contains(&index));
                if some {
                    assert_ok!(send(&FERDIE, play.crowd.join_many(play.work, first, leaves)));
                }
            }
            for index in core::mem::take(&mut play.left) {
                play.eager.join(index, owner(&play.crowd.leaf(index)));
            }
            fund(EVE, play.asset, 300 * UNIT);
            play.eager.pay(300 * UNIT);
            play.check();
            for who in (0..150).map(nth).chain([BOB, CHARLIE]) {
                play.claim(who);
            }
            play.check();
            assert!(pot() - MILLI <= 152, "fractions of a planck of each, and no more");
            assert_eq!(Rewards::claimable(BOB), []);
        });
    }
}

#[test]
fn who_has_never_heard_of_the_chain_is_owed_from_the_first_block_on() {
    world(|| {
        let (asset, five, work) = begun_and_accepted();
        // What waits for publication is theirs too: there is somebody to pay.
        fund(FERDIE, asset, 30 * UNIT);
        publish(ALICE, asset);
        assert_eq!(pot(), MILLI + net(30 * UNIT));
        assert_eq!(
            [0, 1, 10, 50, 150].map(|units| Runtime::latent_claimable(work, units)),
            [0, net(UNIT / 5), net(2 * UNIT), net(10 * UNIT), net(30 * UNIT)]
        );
        assert_eq!([151, u64::MAX].map(|units| Runtime::latent_claimable(work, units)), [0; 2], "nobody has so many");
        frame_support::assert_storage_noop!(Runtime::latent_claimable(work, 10));
        frame_support::assert_storage_noop!(Runtime::manifest(work));
        let pool = PoolId::Data(asset);
        for who in [BOB, STRANGER] {
            refuse!(Rewards::claim_for(signed(EVE), pool.clone(), who), Error::NotAMember);
        }
        // Somebody else takes it in, and somebody claims for it: it had neither account nor money, and asked nobody.
        assert_ok!(send(&FERDIE, five.join(work, 4)));
        assert_eq!((Rewards::claimable(STRANGER), free(STRANGER)), (vec![(pool.clone(), net(10 * UNIT))], 0));
        assert_eq!(Rewards::claimable(FERDIE), []);
        assert_ok!(Rewards::claim_for(signed(EVE), pool.clone(), STRANGER));
        assert_eq!((free(STRANGER), Rewards::earned(STRANGER)), (net(10 * UNIT), net(10 * UNIT)));
        // From now on it needs no proof any more, and what is latent goes on earning.
        fund(FERDIE, asset, 15 * UNIT);
        assert_ok!(Rewards::claim(signed(STRANGER), pool));
        assert_eq!(free(STRANGER), net(15 * UNIT));
        assert_eq!(Runtime::latent_claimable(work, 10), net(3 * UNIT));
        // To join moves no planck.
        let before = (pot(), Balances::total_issuance());
        assert_ok!(send(&FERDIE, five.join_many(work, 0, 4)));
        assert_eq!((pot(), Balances::total_issuance()), before);
        assert_eq!((Runtime::latent_claimable(work, 10), Rewards::claimable(BOB)[0].1), (0, net(3 * UNIT)));
    });
}

#[test]
fn leaves_and_other_work_of_an_account_add_up() {
    untaxed(|| {
        let asset = for_data().open(ALICE);
        // Bob has done a hundred himself, and has two leaves of three, of 100 and 200.
        contribute_weight(BOB, asset, Class::Data, 100);
        let leaves = Manifest::of(vec![plain(BOB, 1), plain(CHARLIE, 6), blind(BOB, 2)]);
        let work = accepted(FERDIE, asset, Class::Data, &leaves, 100);
        publish(ALICE, asset);
        let pool = PoolId::Data(asset);
        let bobs = || Rewards::claimable(BOB).into_iter().map(|(_, amount)| amount).sum::<Balance>();
        fund(EVE, asset, 10 * UNIT);
        assert_eq!(bobs(), UNIT);
        assert_ok!(send(&FERDIE, leaves.join(work, 0)));
        assert_eq!((bobs(), weight_in(&pool, &BOB)), (2 * UNIT, Some(200)));
        assert_ok!(Rewards::claim(signed(BOB), pool.clone()));
        fund(EVE, asset, 10 * UNIT);
        assert_eq!((bobs(), Runtime::latent_claimable(work, 2)), (2 * UNIT, 4 * UNIT));
        assert_ok!(send(&BOB, leaves.join(work, 2)));
        // What the second leaf earned since the beginning, and what the rest did since the claim.
        assert_eq!((bobs(), weight_in(&pool, &BOB)), (6 * UNIT, Some(400)));
        // Fractions of a planck add up to whole ones: a tenth of 3, four tenths and what was claimed.
        fund(EVE, asset, 3);
        assert_eq!(bobs(), 6 * UNIT + 1);
        assert_ok!(Rewards::claim(signed(BOB), pool.clone()));
        assert_eq!(free(BOB), START - WORK_DEPOSIT + 8 * UNIT + 1);
        assert_eq!(Rewards::claimable(CHARLIE), []);
        assert_ok!(send(&BOB, leaves.join(work, 1)));
        assert_eq!(Rewards::claimable(CHARLIE), [(pool, 12 * UNIT + 1)]);
    });
}

/// One pays to an asset in which one's own leaf waits, joins afterwards, and claims what one paid.
#[test]
fn what_a_latent_member_pays_to_itself_gives_it_no_voice() {
    untaxed(|| {
        let (asset, five, work) = begun_and_accepted();
        let pool = PoolId::Data(asset);
        // As a grant, of which the record is forgotten before anybody joins, and after publication.
        fund(EVE, asset, 15 * UNIT);
        publish(ALICE, asset);
        assert_ok!(Rewards::forget_grant(signed(EVE), asset));
        assert_eq!(OwnPayments::<Runtime>::get(EVE, asset), 15 * UNIT);
        fund(EVE, asset, 15 * UNIT);
        assert_eq!(OwnPayments::<Runtime>::get(EVE, asset), 30 * UNIT);
        in_order();
        // Four fifteenths of it come back, and are nothing that it earned.
        assert_ok!(send(&EVE, five.join(work, 3)));
        assert_ok!(Rewards::claim(signed(EVE), pool.clone()));
        assert_eq!((Rewards::earned(EVE), OwnPayments::<Runtime>::get(EVE, asset)), (0, 22 * UNIT));
        // For Dave, who had paid nothing, the same money is.
        assert_ok!(send(&EVE, five.join(work, 2)));
        assert_ok!(Rewards::claim(signed(DAVE), pool.clone()));
        assert_eq!(Rewards::earned(DAVE), 6 * UNIT);
        // What others pay counts once one has had back what one paid.
        fund(ALICE, asset, 150 * UNIT);
        assert_ok!(Rewards::claim(signed(EVE), pool));
        assert_eq!((Rewards::earned(EVE), OwnPayments::<Runtime>::get(EVE, asset)), (18 * UNIT, 0));
    });
}

/// A grant that is not forgotten before is looked at when its payer claims.
#[test]
fn a_grant_of_a_latent_member_is_none_of_its_voice() {
    untaxed(|| {
        let (asset, five, work) = begun_and_accepted();
        fund(EVE, asset, 15 * UNIT);
        publish(ALICE, asset);
        assert_ok!(send(&FERDIE, five.join(work, 3)));
        fund(ALICE, asset, 60 * UNIT);
        assert_ok!(Rewards::claim(signed(EVE), PoolId::Data(asset)));
        assert_eq!((Rewards::earned(EVE), grant_deposit(EVE)), (5 * UNIT, 0));
    });
}

/// Anybody may be one of those who have not joined: payers are remembered as long as there is one, and no longer.
#[test]
fn payers_are_remembered_while_anything_is_latent() {
    untaxed(|| {
        let asset = Card { terms: terms(UNIT, UNIT, 0), ..for_data() }.open(ALICE);
        let [first, second] = [five(), Manifest::of(vec![plain(CHARLIE, 1)])];
        let works = [(&first, Class::Data), (&second, Class::Compute)]
            .map(|(manifest, class)| accepted(FERDIE, asset, class, manifest, 1));
        publish(ALICE, asset);
        let paid = |who: &AccountId| OwnPayments::<Runtime>::get(who, asset);
        // By whichever way it is paid.
        assert_ok!(Registry::use_asset(signed(FERDIE), asset, 2, 2 * UNIT));
        assert_eq!(paid(&FERDIE), 2 * UNIT);
        built_from(&[(asset, 0)]).open(FERDIE);
        assert_eq!(paid(&FERDIE), 3 * UNIT);
        first.join_all(&EVE, works[0]);
        fund(FERDIE, asset, UNIT);
        assert_eq!(paid(&FERDIE), 4 * UNIT, "there is another manifest");
        assert_ok!(send(&EVE, second.join(works[1], 0)));
        in_order();
        fund(FERDIE, asset, UNIT);
        fund(BOB, asset, UNIT);
        assert_eq!((paid(&FERDIE), paid(&BOB)), (4 * UNIT, UNIT), "a stranger's no more, a member's for ever");
        // What costs nothing is nothing to be remembered.
        let free_of_charge = for_data().open(ALICE);
        accepted(FERDIE, free_of_charge, Class::Data, &first, 1);
        publish(ALICE, free_of_charge);
        assert_ok!(Registry::use_asset(signed(DAVE), free_of_charge, 1, 0));
        built_from(&[(free_of_charge, 0)]).open(DAVE);
        assert!(!OwnPayments::<Runtime>::contains_key(DAVE, free_of_charge));
    });
}

/// What earns before a leaf leaves is there only after publication, and then nobody leaves: so who leaves takes nothing
/// and leaves nothing, and the others have the whole.
#[test]
fn what_leaves_before_publication_leaves_the_others_the_whole() {
    untaxed(|| {
        let (asset, five, work) = begun_and_accepted();
        let other = accepted(EVE, asset, Class::Data, &five, 2);
        fund(FERDIE, asset, 28 * UNIT);
        assert_ok!(send(&BOB, five.leave(work, 0)));
        assert_ok!(Contributions::withdraw(signed(EVE), other));
        assert_eq!(Registry::pool_weights(asset), [1, 280, 0]);
        publish(ALICE, asset);
        assert_eq!(Runtime::latent_claimable(work, 140), 28 * UNIT);
        five.join_all(&FERDIE, work);
        for (who, due) in [(BOB, None), (DAVE, Some(30)), (STRANGER, Some(50))] {
            let due: Vec<_> = due.map(|units| (PoolId::Data(asset), 28 * UNIT * units / 140)).into_iter().collect();
            assert_eq!(Rewards::claimable(who), due);
        }
    });
}

/// Royalties of a descendant reach those who have not joined as they reach members.
#[test]
fn royalties_are_collected_for_those_who_have_not_joined() {
    untaxed(|| {
        let (asset, five, work) = begun_and_accepted();
        publish(ALICE, asset);
        let model = built_from(&[(asset, 50)]).publish(CHARLIE);
        fund(FERDIE, model, 60 * UNIT);
        assert_eq!(Runtime::collectable(asset), [(model, 30 * UNIT)]);
        assert_eq!(Runtime::latent_claimable(work, 50), 0, "what is not collected is nobody's in particular yet");
        collect(asset, &[model]);
        assert_eq!(Runtime::latent_claimable(work, 50), 10 * UNIT);
        // Who joins after half of it was collected has its part of both halves.
        fund(FERDIE, model, 60 * UNIT);
        assert_ok!(send(&FERDIE, five.join(work, 4)));
        collect(asset, &[model]);
        assert_eq!(Rewards::claimable(STRANGER), [(PoolId::Data(asset), 20 * UNIT)]);
        // Whoever has a part in an asset collects and claims in one call; one who has not joined has none yet.
        let all = |who| Rewards::collect_and_claim(signed(who), vec![(asset, vec![model])], vec![PoolId::Data(asset)]);
        fund(FERDIE, model, 60 * UNIT);
        refuse!(all(BOB), Error::NotAMember);
        assert_ok!(send(&BOB, five.join(work, 0)));
        assert_ok!(all(BOB));
        assert_eq!(free(BOB), START + 6 * UNIT);
    });
}
