//! A pool and its oracle, which are asked the same and must agree after every step.

#![allow(dead_code, reason = "each test file uses its own part")]

use crate::oracle::{self, big, number, wide};
use num_bigint::BigUint;
use proptest::prelude::*;
use tributary_math::{Error, Latent, Member, Pool};

/// Places for members.
pub const PLACES: usize = 6;
/// Places for latents.
pub const SLOTS: usize = 2;
/// How many leaves a latent gets at a time.
pub const LEAVES: usize = 3;
/// Parts of a planck.
pub const SCALE: u128 = 1 << 64;

/// What can happen to a pool. The first number is a place, or a slot for what is latent; what is asked of a vacant
/// place, of a taken one to join, or of a slot without leaves, is skipped.
#[derive(Clone, Copy, Debug)]
pub enum Op {
    Deposit(u128),
    Credit(usize, u128),
    Join(usize, u128),
    Raise(usize, u128),
    Lower(usize, u128),
    Empty(usize),
    Settle(usize),
    Claim(usize),
    Remove(usize),
    /// Weight to nothing, claim, remove.
    Leave(usize),
    /// So many leaves more.
    Admit(usize, [u128; LEAVES]),
    /// One of the slot's leaves, which becomes that of a place.
    Reveal(usize, usize, usize),
    /// One of the slot's leaves.
    Forfeit(usize, usize),
}

fn op(amount_bits: u32, weight_bits: u32) -> impl Strategy<Value = Op> {
    let amount = number(amount_bits);
    let weight = number(weight_bits);
    let place = 0..PLACES;
    let slot = 0..SLOTS;
    let leaves = prop::array::uniform3(number(weight_bits));
    prop_oneof![
        8 => amount.clone().prop_map(Op::Deposit),
        2 => (place.clone(), amount).prop_map(|(place, amount)| Op::Credit(place, amount)),
        5 => (place.clone(), weight.clone()).prop_map(|(place, weight)| Op::Join(place, weight)),
        3 => (place.clone(), weight.clone()).prop_map(|(place, by)| Op::Raise(place, by)),
        3 => (place.clone(), weight).prop_map(|(place, by)| Op::Lower(place, by)),
        1 => place.clone().prop_map(Op::Empty),
        2 => place.clone().prop_map(Op::Settle),
        3 => place.clone().prop_map(Op::Claim),
        1 => place.clone().prop_map(Op::Remove),
        2 => place.clone().prop_map(Op::Leave),
        4 => (slot.clone(), leaves).prop_map(|(slot, weights)| Op::Admit(slot, weights)),
        6 => (slot.clone(), any::<usize>(), place).prop_map(|(slot, leaf, place)| Op::Reveal(slot, leaf, place)),
        2 => (slot, any::<usize>()).prop_map(|(slot, leaf)| Op::Forfeit(slot, leaf)),
    ]
}

/// Sequences whose amounts are of one order and whose weights are of one order, so that small pools, large ones and
/// those at the limits of 128 bits are all met. Some members may be there from the beginning.
pub fn ops() -> impl Strategy<Value = Vec<Op>> {
    let amounts = prop::sample::select(vec![3, 10, 40, 64, 80, 110, 122, 128]);
    let weights = prop::sample::select(vec![1, 3, 10, 32, 63, 64, 100, 124, 128]);
    (amounts, weights).prop_flat_map(|(amounts, weights)| {
        let members = prop::collection::vec(number(weights), 0..=PLACES);
        let joins = members.prop_map(|weights| (0..).zip(weights).map(|(place, weight)| Op::Join(place, weight)));
        (joins, prop::collection::vec(op(amounts, weights), 1..64)).prop_map(|(joins, ops)| joins.chain(ops).collect())
    })
}

/// What an operation came to, and what it should.
type Both = (Result<(), Error>, Result<(), Error>);

/// A pool, its members, what is latent and the oracle, side by side.
pub struct Book {
    pub pool: Pool,
    pub members: [Option<Member>; PLACES],
    pub latents: [Latent; SLOTS],
    /// What the members were paid.
    pub paid: [u128; PLACES],
    /// The leaves that have not come: their places in the oracle, and their weights.
    pub leaves: [Vec<(usize, u128)>; SLOTS],
    oracle: oracle::pool::Pool,
}

impl Book {
    pub fn new() -> Self {
        Self {
            pool: Pool::default(),
            members: [None; PLACES],
            latents: [Latent::default(); SLOTS],
            paid: [0; PLACES],
            leaves: Default::default(),
            oracle: oracle::pool::Pool::new(PLACES),
        }
    }

    pub fn after(ops: &[Op]) -> Self {
        let mut book = Self::new();
        ops.iter().for_each(|op| book.apply(*op));
        book
    }

    /// Does `op` in the pool and in the oracle, which must agree on what comes of it; then checks everything.
    pub fn apply(&mut self, op: Op) {
        let before = (self.pool, self.members, self.latents);
        let (done, expected) = match op {
            Op::Deposit(amount) => (self.pool.deposit(amount), self.oracle.deposit(amount)),
            Op::Credit(place, amount) => match &mut self.members[place] {
                Some(member) => (self.pool.credit(member, amount), self.oracle.credit(place, amount)),
                None => (Ok(()), Ok(())),
            },
            Op::Join(place, weight) => self.join(place, weight),
            Op::Raise(place, by) => self.set_weight(place, |weight| weight.saturating_add(by)),
            Op::Lower(place, by) => self.set_weight(place, |weight| weight.saturating_sub(by)),
            Op::Empty(place) => self.set_weight(place, |_| 0),
            Op::Settle(place) => (self.members[place].as_mut().map_or(Ok(()), |m| self.pool.settle(m)), Ok(())),
            Op::Claim(place) => self.claim(place),
            Op::Remove(place) => self.remove(place),
            Op::Leave(place) => {
                [Op::Empty(place), Op::Claim(place), Op::Remove(place)].into_iter().for_each(|op| self.apply(op));
                return;
            }
            Op::Admit(slot, weights) => self.admit(slot, &weights),
            Op::Reveal(slot, leaf, place) => self.reveal(slot, leaf, place),
            Op::Forfeit(slot, leaf) => self.forfeit(slot, leaf),
        };
        assert_eq!(done, expected, "{op:?}");
        if done.is_err() {
            assert_eq!((self.pool, self.members, self.latents), before, "{op:?} failed and changed something");
        }
        self.check();
    }

    fn join(&mut self, place: usize, weight: u128) -> Both {
        if self.members[place].is_some() {
            return (Ok(()), Ok(()));
        }
        let mut member = Member::default();
        let done = self.pool.set_weight(&mut member, weight);
        if done.is_ok() {
            self.members[place] = Some(member);
            self.paid[place] = 0;
        }
        (done, self.oracle.join(place, weight))
    }

    fn set_weight(&mut self, place: usize, to: impl Fn(u128) -> u128) -> Both {
        let Some(member) = &mut self.members[place] else {
            return (Ok(()), Ok(()));
        };
        let weight = to(member.weight);
        (self.pool.set_weight(member, weight), self.oracle.set_weight(place, weight))
    }

    fn claim(&mut self, place: usize) -> Both {
        let Some(member) = &mut self.members[place] else {
            return (Ok(()), Ok(()));
        };
        let amount = self.pool.claim(member);
        if let Ok(amount) = amount {
            self.paid[place] += amount;
            assert_eq!(big(amount), self.oracle.claim(place));
        }
        (amount.map(|_| ()), Ok(()))
    }

    fn remove(&mut self, place: usize) -> Both {
        let Some(member) = self.members[place] else {
            return (Ok(()), Ok(()));
        };
        let done = self.pool.remove(member);
        if done.is_ok() {
            self.members[place] = None;
        }
        (done, self.oracle.remove(place))
    }

    fn admit(&mut self, slot: usize, weights: &[u128]) -> Both {
        // They come as one number, which has to be one.
        let Some(weight) = weights.iter().try_fold(0u128, |sum, weight| sum.checked_add(*weight)) else {
            return (Ok(()), Ok(()));
        };
        let done = self.pool.admit(&mut self.latents[slot], weight);
        let beside: Vec<_> = self.leaves[slot].iter().map(|(place, _)| *place).collect();
        let expected = self.oracle.admit(&beside, weights).map(|places| {
            self.leaves[slot].extend(places.into_iter().zip(weights.iter().copied()));
        });
        (done, expected)
    }

    fn reveal(&mut self, slot: usize, leaf: usize, place: usize) -> Both {
        let Some(at) = leaf.checked_rem(self.leaves[slot].len()) else {
            return (Ok(()), Ok(()));
        };
        let (from, weight) = self.leaves[slot].swap_remove(at);
        let before = self.pool;
        if self.members[place].is_none() {
            self.paid[place] = 0;
        }
        let member = self.members[place].get_or_insert_default();
        let done = self.pool.reveal(&mut self.latents[slot], member, weight);
        assert_eq!(self.pool, before, "who comes changes nothing for the others");
        self.oracle.reveal(from, place);
        (done, Ok(()))
    }

    fn forfeit(&mut self, slot: usize, leaf: usize) -> Both {
        let Some(at) = leaf.checked_rem(self.leaves[slot].len()) else {
            return (Ok(()), Ok(()));
        };
        let (place, weight) = self.leaves[slot][at];
        let done = self.pool.forfeit(&mut self.latents[slot], weight);
        if done.is_ok() {
            self.leaves[slot].swap_remove(at);
        }
        (done, self.oracle.forfeit(place))
    }

    /// Everything that must hold between two operations, reckoned in big integers from the public fields.
    fn check(&self) {
        let Pool { weight, acc, carry, inflow, paid } = self.pool;
        let mut held = big(carry);
        let mut weights = BigUint::ZERO;
        for (place, member) in self.members.iter().enumerate() {
            let Some(member) = member else { continue };
            weights += member.weight;
            let pending = (wide(acc) - wide(member.acc_paid)) * member.weight;
            let has = (big(member.owed) << 64) + member.frac + pending;
            held += &has;

            let expected = self.oracle.members[place].as_ref().expect("the same members");
            let earned = has + (big(self.paid[place]) << 64);
            assert_eq!(earned, expected.earned, "what place {place} earned");
            assert_eq!(self.pool.claimable(member).map(big), Ok(expected.claimable()), "what place {place} can claim");
            self.oracle.assert_near_ideal(place, &earned);
        }
        for (latent, leaves) in self.latents.iter().zip(&self.leaves) {
            let each = wide(acc) - wide(latent.since);
            held += &each * latent.weight;
            weights += latent.weight;
            assert_eq!(big(latent.weight), leaves.iter().map(|(_, weight)| weight).sum::<BigUint>(), "what is latent");
            for (place, weight) in leaves {
                let expected = self.oracle.members[*place].as_ref().expect("the same leaves");
                let earned = &each * *weight;
                assert_eq!(earned, expected.earned, "what leaf {place} earned");
                let claimable = self.pool.latent_claimable(latent, *weight).map(big);
                assert_eq!(claimable, Ok(expected.claimable()), "what leaf {place} can claim");
                self.oracle.assert_near_ideal(*place, &earned);
            }
        }
        assert_eq!(held, (big(inflow) - paid) << 64, "the equality of the pool");
        assert_eq!(weights, big(weight), "the weight of the pool");
        assert!(self.pool.balances(self.members.iter().flatten(), &self.latents));
        assert_eq!(big(carry), self.oracle.carry);
        assert_eq!(big(inflow), self.oracle.inflow);
        assert_eq!(big(paid), self.oracle.paid);
    }

    pub fn claimables(&self) -> [Option<u128>; PLACES] {
        self.members.map(|member| member.map(|member| self.pool.claimable(&member).expect("a sound pool")))
    }
}

/// A pool with members of these weights.
pub fn pool_of(weights: &[u128]) -> (Pool, Vec<Member>) {
    let mut pool = Pool::default();
    let members = weights.iter().map(|weight| member_of(&mut pool, *weight)).collect();
    (pool, members)
}

/// A new member of `pool`.
pub fn member_of(pool: &mut Pool, weight: u128) -> Member {
    let mut member = Member::default();
    pool.set_weight(&mut member, weight).expect("the weights fit");
    member
}
