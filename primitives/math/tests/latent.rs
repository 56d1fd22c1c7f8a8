//! Latent weight beside a pool in which everybody was a member from the beginning.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that fails says where"
)]

mod book;
mod oracle;

use book::{Book, Op, PLACES, SCALE, SLOTS, member_of, ops, pool_of};
use codec::{Decode, Encode, MaxEncodedLen};
use oracle::{big, config, number, wide};
use proptest::prelude::*;
use tributary_math::{Error, Latent, Member, Pool, U256};

/// Accounts of the pools that are compared.
const ACCOUNTS: usize = 8;
/// Manifests of the pools that are compared.
const MANIFESTS: usize = 3;

/// What happens in both pools.
#[derive(Clone, Copy, Debug)]
enum Step {
    Deposit(u64),
    Credit(usize, u64),
    /// Work of several accounts is accepted, if the last of that manifest have come.
    Accept(usize, [(usize, u64); 4]),
    /// One of those who have not come yet comes.
    Come(usize, usize),
    Raise(usize, u64),
    Lower(usize, u64),
    Claim(usize),
    /// Weight to nothing, claim, remove: of an account that has nothing more to come.
    Leave(usize),
}

fn step(amounts: u32, weights: u32) -> impl Strategy<Value = Step> {
    let small = |bits| number(bits).prop_map(|number| number as u64);
    let account = 0..ACCOUNTS;
    let manifest = 0..MANIFESTS;
    prop_oneof![
        6 => small(amounts).prop_map(Step::Deposit),
        1 => (account.clone(), small(amounts)).prop_map(|(who, amount)| Step::Credit(who, amount)),
        3 => (manifest.clone(), prop::array::uniform4((account.clone(), small(weights))))
            .prop_map(|(manifest, leaves)| Step::Accept(manifest, leaves)),
        6 => (manifest, any::<usize>()).prop_map(|(manifest, leaf)| Step::Come(manifest, leaf)),
        1 => (account.clone(), small(weights)).prop_map(|(who, by)| Step::Raise(who, by)),
        1 => (account.clone(), small(weights)).prop_map(|(who, by)| Step::Lower(who, by)),
        4 => account.clone().prop_map(Step::Claim),
        2 => account.prop_map(Step::Leave),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let amounts = prop::sample::select(vec![3, 10, 40, 64]);
    let weights = prop::sample::select(vec![1, 3, 10, 40, 64]);
    (amounts, weights).prop_flat_map(|(amounts, weights)| prop::collection::vec(step(amounts, weights), 100..=140))
}

/// A pool that everybody is in at once, and one in which those who come late are latent until then.
struct Twins {
    eager: Pool,
    lazy: Pool,
    in_eager: [Member; ACCOUNTS],
    in_lazy: [Member; ACCOUNTS],
    /// What each account was paid, by either.
    paid: [[u128; 2]; ACCOUNTS],
    latents: [Latent; MANIFESTS],
    /// Whose the leaves are that have not come, and their weights.
    leaves: [Vec<(usize, u64)>; MANIFESTS],
}

impl Twins {
    fn new() -> Self {
        Self {
            eager: Pool::default(),
            lazy: Pool::default(),
            in_eager: [Member::default(); ACCOUNTS],
            in_lazy: [Member::default(); ACCOUNTS],
            paid: [[0; 2]; ACCOUNTS],
            latents: [Latent::default(); MANIFESTS],
            leaves: Default::default(),
        }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Deposit(amount) => {
                assert_eq!(self.eager.deposit(amount.into()), self.lazy.deposit(amount.into()));
            }
            Step::Credit(who, amount) => {
                self.eager.credit(&mut self.in_eager[who], amount.into()).unwrap();
                self.lazy.credit(&mut self.in_lazy[who], amount.into()).unwrap();
            }
            Step::Accept(manifest, leaves) => self.accept(manifest, &leaves),
            Step::Come(manifest, leaf) => {
                if let Some(at) = leaf.checked_rem(self.leaves[manifest].len()) {
                    let (who, weight) = self.leaves[manifest].swap_remove(at);
                    self.lazy.reveal(&mut self.latents[manifest], &mut self.in_lazy[who], weight.into()).unwrap();
                }
            }
            Step::Raise(who, by) => self.weigh(who, |weight| weight + u128::from(by)),
            Step::Lower(who, by) => {
                let least = self.in_eager[who].weight - self.in_lazy[who].weight;
                self.weigh(who, |weight| weight.saturating_sub(by.into()).max(least));
            }
            Step::Claim(who) => self.claim(who),
            Step::Leave(who) => self.leave(who),
        }
        self.check();
    }

    fn accept(&mut self, manifest: usize, leaves: &[(usize, u64)]) {
        if !self.leaves[manifest].is_empty() {
            return;
        }
        for (who, weight) in leaves {
            let weight = self.in_eager[*who].weight + u128::from(*weight);
            self.eager.set_weight(&mut self.in_eager[*who], weight).unwrap();
        }
        let weight = leaves.iter().map(|(_, weight)| u128::from(*weight)).sum();
        self.lazy.admit(&mut self.latents[manifest], weight).unwrap();
        self.leaves[manifest] = leaves.to_vec();
    }

    /// Changes an account's weight in both by as much as `to` changes what it has in the eager one.
    fn weigh(&mut self, who: usize, to: impl Fn(u128) -> u128) {
        let latent = self.in_eager[who].weight - self.in_lazy[who].weight;
        let weight = to(self.in_eager[who].weight);
        self.eager.set_weight(&mut self.in_eager[who], weight).unwrap();
        self.lazy.set_weight(&mut self.in_lazy[who], weight - latent).unwrap();
    }

    fn claim(&mut self, who: usize) {
        self.paid[who][0] += self.eager.claim(&mut self.in_eager[who]).unwrap();
        self.paid[who][1] += self.lazy.claim(&mut self.in_lazy[who]).unwrap();
    }

    fn leave(&mut self, who: usize) {
        if self.leaves.iter().flatten().any(|(owner, _)| *owner == who) {
            return;
        }
        self.weigh(who, |_| 0);
        self.claim(who);
        assert_eq!(self.in_lazy[who], self.in_eager[who]);
        self.eager.remove(std::mem::take(&mut self.in_eager[who])).unwrap();
        self.lazy.remove(std::mem::take(&mut self.in_lazy[who])).unwrap();
    }

    /// The pools are one but for what was paid; and whoever has all come had the same, to the planck.
    fn check(&self) {
        assert_eq!(Pool { paid: 0, ..self.lazy }, Pool { paid: 0, ..self.eager });
        assert!(self.lazy.balances(&self.in_lazy, &self.latents));
        assert!(self.eager.balances(&self.in_eager, &[]));
        for who in 0..ACCOUNTS {
            let (eager, lazy) = (&self.in_eager[who], &self.in_lazy[who]);
            let [paid, paid_lazily] = self.paid[who].map(big);
            let has = |member: &Member| {
                let pending = (wide(self.lazy.acc) - wide(member.acc_paid)) * member.weight;
                pending + (big(member.owed) << 64) + member.frac
            };
            let mut lazily = has(lazy) + (&paid_lazily << 64);
            let mut weight = lazy.weight;
            for (latent, leaves) in self.latents.iter().zip(&self.leaves) {
                for (_, leaf) in leaves.iter().filter(|(owner, _)| *owner == who) {
                    weight += u128::from(*leaf);
                    lazily += (wide(self.lazy.acc) - wide(latent.since)) * *leaf;
                }
            }
            assert_eq!(weight, eager.weight);
            assert_eq!(lazily, has(eager) + (&paid << 64), "what account {who} has and had");
            if lazy.weight == eager.weight {
                let eagerly = paid + self.eager.claimable(eager).unwrap();
                assert_eq!(paid_lazily + self.lazy.claimable(lazy).unwrap(), eagerly);
            }
        }
    }
}

proptest! {
    #![proptest_config(config())]

    /// A hundred thousand steps and more: `acc`, `carry` and all that is paid are those of the eager pool, and when all
    /// have come and claimed there is no telling which is which.
    #[test]
    fn who_comes_late_has_what_it_would_have_had(steps in steps()) {
        let mut twins = Twins::new();
        steps.into_iter().for_each(|step| twins.take(step));
        for manifest in 0..MANIFESTS {
            (0..twins.leaves[manifest].len()).for_each(|leaf| twins.take(Step::Come(manifest, leaf)));
            prop_assert_eq!(twins.latents[manifest].weight, 0);
        }
        (0..ACCOUNTS).for_each(|who| twins.take(Step::Claim(who)));
        prop_assert_eq!(twins.lazy, twins.eager);
        prop_assert_eq!(twins.in_lazy, twins.in_eager);
        prop_assert!(twins.paid.iter().all(|[eager, lazy]| eager == lazy));
    }

    /// What somebody has grows by what its leaf earned, whoever it is; nobody else's changes.
    #[test]
    fn who_comes_takes_nothing_from_anybody(
        ops in ops(),
        slot in 0..SLOTS,
        leaf in any::<usize>(),
        place in 0..PLACES,
    ) {
        let mut book = Book::after(&ops);
        let before = book.claimables();
        let (pool, leaves) = (book.pool, book.leaves.clone());
        book.apply(Op::Reveal(slot, leaf, place));
        prop_assert_eq!(book.pool, pool);
        let mut after = book.claimables();
        if leaves[slot].is_empty() {
            prop_assert_eq!(after, before);
        } else {
            let had = before[place].unwrap_or_default();
            let (_, weight) = leaves[slot][leaf % leaves[slot].len()];
            let latent = Latent { weight: book.latents[slot].weight + weight, ..book.latents[slot] };
            let earned = pool.latent_claimable(&latent, weight).unwrap();
            // Two fractions may make a planck.
            let more = after[place].unwrap() - had - earned;
            prop_assert!(more <= 1, "{} more", more);
            after[place] = before[place];
            prop_assert_eq!(after, before);
        }
    }

    /// What latent weight leaves behind is never its own again, and nobody loses by it.
    #[test]
    fn what_goes_is_the_others(ops in ops(), slot in 0..SLOTS, leaf in any::<usize>()) {
        let mut book = Book::after(&ops);
        let (before, pool, latents) = (book.claimables(), book.pool, book.latents);
        book.apply(Op::Forfeit(slot, leaf));
        prop_assert!(book.pool.acc >= pool.acc);
        prop_assert_eq!((book.pool.inflow, book.pool.paid), (pool.inflow, pool.paid));
        prop_assert_eq!(pool.weight - book.pool.weight, latents[slot].weight - book.latents[slot].weight);
        for (after, before) in book.claimables().into_iter().zip(before) {
            prop_assert!(after >= before);
        }
        for (after, before) in book.latents.iter().zip(&latents) {
            prop_assert_eq!(after.since, before.since);
        }
    }

    /// A leaf in two pieces, at two times, has what it has whole.
    #[test]
    fn pieces_come_to_the_same(ops in ops(), slot in 0..SLOTS, cut in any::<u128>(), amount in number(64)) {
        let book = Book::after(&ops);
        let mut pool = book.pool;
        let weight = book.latents[slot].weight;
        let first = weight.checked_add(1).map_or(cut, |over| cut % over);
        let (mut whole, mut pieces) = (Member::default(), Member::default());
        let (mut latent, mut other) = (book.latents[slot], book.latents[slot]);
        pool.reveal(&mut latent, &mut whole, weight).unwrap();
        pool.reveal(&mut other, &mut pieces, first).unwrap();
        // No matter whether that goes.
        let _ = pool.deposit(amount);
        pool.reveal(&mut other, &mut pieces, weight - first).unwrap();
        pool.settle(&mut whole).unwrap();
        pool.settle(&mut pieces).unwrap();
        prop_assert_eq!(whole, pieces);
        prop_assert_eq!(latent, other);
    }

    #[test]
    fn more_than_is_latent_neither_comes_nor_goes(
        ops in ops(),
        slot in 0..SLOTS,
        place in 0..PLACES,
        more in number(128),
    ) {
        let mut book = Book::after(&ops);
        let latent = book.latents[slot];
        let Some(over) = latent.weight.checked_add(more).filter(|_| more > 0) else { return Ok(()) };
        let before = (book.pool, book.latents[slot], book.members[place].unwrap_or_default());
        let mut member = before.2;
        prop_assert_eq!(book.pool.reveal(&mut book.latents[slot], &mut member, over), Err(Error::NotLatent));
        prop_assert_eq!(book.pool.forfeit(&mut book.latents[slot], over), Err(Error::NotLatent));
        prop_assert_eq!(book.pool.latent_claimable(&latent, over), Err(Error::NotLatent));
        prop_assert_eq!((book.pool, book.latents[slot], member), before);
    }

    /// States that no sequence of operations leads to: nothing panics, and a failure changes nothing.
    #[test]
    fn nonsense_never_panics_and_a_failure_changes_nothing(
        pool in (number(128), any::<[u64; 4]>(), 0..200u32, number(128), number(128), number(128)),
        member in (number(128), any::<[u64; 4]>(), 0..200u32, number(128), any::<u64>()),
        latent in (number(128), any::<[u64; 4]>(), 0..200u32),
        weight in number(128),
    ) {
        let (in_all, acc, shorter, carry, inflow, paid) = pool;
        let pool = Pool { weight: in_all, acc: U256(acc) >> shorter, carry, inflow, paid };
        let (own, acc_paid, shorter, owed, frac) = member;
        let member = Member { weight: own, acc_paid: U256(acc_paid) >> shorter, owed, frac };
        let (waits, since, shorter) = latent;
        for since in [U256(since) >> shorter, pool.acc] {
            let latent = Latent { weight: waits, since };

            let (mut after, mut more) = (pool, latent);
            match after.admit(&mut more, weight) {
                Ok(()) => prop_assert_eq!((more.weight, after.weight), (waits + weight, in_all + weight)),
                Err(_) => prop_assert_eq!((after, more), (pool, latent)),
            }

            let (mut less, mut revealed) = (latent, member);
            match pool.reveal(&mut less, &mut revealed, weight) {
                Ok(()) => prop_assert_eq!((less.weight, less.since), (waits - weight, since)),
                Err(_) => prop_assert_eq!((less, revealed), (latent, member)),
            }

            let (mut after, mut less) = (pool, latent);
            match after.forfeit(&mut less, weight) {
                Ok(()) => prop_assert_eq!((less.weight, after.weight), (waits - weight, in_all - weight)),
                Err(_) => prop_assert_eq!((after, less), (pool, latent)),
            }

            let _ = pool.latent_claimable(&latent, weight);
            pool.balances(&[member], &[latent]);
        }
    }
}

/// A pool with a latent of `latent` beside members of these weights.
fn with_latent(weights: &[u128], latent: u128) -> (Pool, Vec<Member>, Latent) {
    let (mut pool, members) = pool_of(weights);
    let mut waits = Latent::default();
    pool.admit(&mut waits, latent).expect("the weights fit");
    (pool, members, waits)
}

#[test]
fn a_million_are_one_number() {
    let (mut pool, mut members, mut latent) = with_latent(&[1_000_000], 1_000_000);
    assert_eq!((pool.weight, latent), (2_000_000, Latent { weight: 1_000_000, since: U256::zero() }));
    pool.deposit(4_000_000).unwrap();
    assert_eq!(pool.latent_claimable(&latent, 1), Ok(2));
    assert_eq!(pool.latent_claimable(&latent, 1_000_000), Ok(2_000_000));

    // Somebody comes, and is what it would have been: there from the beginning, and paid nothing yet.
    let before = pool;
    let mut member = Member::default();
    pool.reveal(&mut latent, &mut member, 3).unwrap();
    assert_eq!(pool, before);
    assert_eq!(member, Member { weight: 3, acc_paid: U256::zero(), owed: 0, frac: 0 });
    assert_eq!(latent, Latent { weight: 999_997, since: U256::zero() });
    assert_eq!(pool.claim(&mut member), Ok(6));
    assert_eq!(pool.claim(&mut member), Ok(0));
    assert_eq!(pool.claim(&mut members[0]), Ok(2_000_000));
    members.push(member);
    assert!(pool.balances(&members, &[latent]));
}

#[test]
fn fractions_of_two_leaves_make_a_planck() {
    let (mut pool, mut members, mut latent) = with_latent(&[0], 4);
    // Three quarters for each leaf of 1, a planck and a half for one of 2.
    pool.deposit(3).unwrap();
    pool.reveal(&mut latent, &mut members[0], 1).unwrap();
    assert_eq!(pool.claimable(&members[0]), Ok(0));
    pool.reveal(&mut latent, &mut members[0], 1).unwrap();
    assert_eq!(members[0], Member { weight: 2, acc_paid: pool.acc, owed: 1, frac: 1 << 63 });
    pool.reveal(&mut latent, &mut members[0], 2).unwrap();
    assert_eq!(members[0], Member { weight: 4, acc_paid: pool.acc, owed: 3, frac: 0 });
    assert_eq!(latent.weight, 0);
    assert!(pool.balances(&members, &[]));
}

#[test]
fn what_is_admitted_late_has_nothing_of_the_past() {
    let (mut pool, mut members, mut latent) = with_latent(&[1], 1);
    // Twice before there was any income: as if at once.
    pool.admit(&mut latent, 2).unwrap();
    assert_eq!((latent.weight, pool.weight), (3, 4));
    pool.deposit(400).unwrap();
    let before = (pool, latent);
    assert_eq!(pool.admit(&mut latent, 96), Err(Error::Unsettled));
    assert_eq!(pool.admit(&mut latent, 0), Err(Error::Unsettled));
    assert_eq!((pool, latent), before);

    // Beside it, or in its place when it is empty, weight counts from now on.
    let mut late = Latent::default();
    pool.admit(&mut late, 96).unwrap();
    assert_eq!(pool.latent_claimable(&late, 96), Ok(0));
    assert_eq!(pool.latent_claimable(&latent, 3), Ok(300));
    pool.reveal(&mut latent, &mut members[0], 3).unwrap();
    pool.admit(&mut latent, 1).unwrap();
    assert_eq!(pool.latent_claimable(&latent, 1), Ok(0));
    assert_eq!(pool.claim(&mut members[0]), Ok(400));
    assert!(pool.balances(&members, &[latent, late]));
}

#[test]
fn nobody_comes_twice() {
    let (mut pool, mut members, mut latent) = with_latent(&[0, 0], 10);
    pool.deposit(1_000).unwrap();
    pool.reveal(&mut latent, &mut members[0], 6).unwrap();
    // Again, as somebody else, or with a piece too many: less is left than the leaf weighs.
    let before = (latent, members.clone());
    assert_eq!(pool.reveal(&mut latent, &mut members[1], 6), Err(Error::NotLatent));
    assert_eq!(pool.reveal(&mut latent, &mut members[0], 5), Err(Error::NotLatent));
    assert_eq!(pool.latent_claimable(&latent, 5), Err(Error::NotLatent));
    assert_eq!((latent, members.clone()), before);
    // Whatever is proved: all together never have more than there was.
    pool.reveal(&mut latent, &mut members[1], 4).unwrap();
    assert_eq!(pool.reveal(&mut latent, &mut members[1], 1), Err(Error::NotLatent));
    assert_eq!(members.iter_mut().map(|member| pool.claim(member)).collect::<Vec<_>>(), [Ok(600), Ok(400)]);
    assert!(pool.balances(&members, &[latent]));
}

#[test]
fn what_is_forfeited_goes_to_those_who_stay() {
    let (mut pool, members, mut latent) = with_latent(&[1], 3);
    pool.deposit(100).unwrap();
    pool.forfeit(&mut latent, 2).unwrap();
    // Its fifty go to a member and the leaf that is left, half each, and nothing more to what went.
    assert_eq!((pool.weight, pool.inflow, pool.paid), (2, 100, 0));
    assert_eq!(latent, Latent { weight: 1, since: U256::zero() });
    assert_eq!((pool.claimable(&members[0]), pool.latent_claimable(&latent, 1)), (Ok(50), Ok(50)));
    assert!(pool.balances(&members, &[latent]));
    pool.forfeit(&mut latent, 1).unwrap();
    assert_eq!(pool.claimable(&members[0]), Ok(100));
    assert_eq!(pool.forfeit(&mut latent, 1), Err(Error::NotLatent));
    assert!(pool.balances(&members, &[latent]));
}

#[test]
fn what_the_last_one_forfeits_waits_for_the_next() {
    let (mut pool, _, mut latent) = with_latent(&[], 3);
    pool.deposit(10).unwrap();
    pool.forfeit(&mut latent, 3).unwrap();
    assert_eq!((pool.weight, pool.carry), (0, 10 * SCALE));
    assert!(pool.balances(&[], &[latent]));
    let mut member = member_of(&mut pool, 7);
    pool.deposit(4).unwrap();
    assert_eq!(pool.claim(&mut member), Ok(14));
}

#[test]
fn what_the_last_one_forfeits_must_find_room() {
    let (mut pool, _, mut latent) = with_latent(&[], 1);
    pool.deposit(SCALE).unwrap();
    let before = (pool, latent);
    assert_eq!(pool.forfeit(&mut latent, 1), Err(Error::Overflow));
    assert_eq!((pool, latent), before);
    // With somebody else there it goes, as does one planck less.
    let (mut shared, _, mut other) = with_latent(&[1], 1);
    shared.deposit(2 * SCALE).unwrap();
    assert_eq!(shared.forfeit(&mut other, 1), Ok(()));
    let (mut pool, _, mut latent) = with_latent(&[], 1);
    pool.deposit(SCALE - 1).unwrap();
    assert_eq!(pool.forfeit(&mut latent, 1), Ok(()));
    assert_eq!(pool.carry, u128::MAX - (SCALE - 1));
}

#[test]
fn weight_ends_at_the_limit() {
    let (mut pool, mut members, mut latent) = with_latent(&[5], u128::MAX - 5);
    let before = (pool, latent);
    assert_eq!(pool.admit(&mut latent, 1), Err(Error::Overflow));
    let mut other = Latent::default();
    assert_eq!(pool.admit(&mut other, 1), Err(Error::Overflow));
    assert_eq!((pool, latent, other), (before.0, before.1, Latent::default()));
    // All of it can be one member's.
    pool.deposit(u128::MAX).unwrap();
    pool.reveal(&mut latent, &mut members[0], u128::MAX - 5).unwrap();
    assert_eq!((members[0].weight, pool.claim(&mut members[0])), (u128::MAX, Ok(u128::MAX)));
    assert!(pool.balances(&members, &[latent]));
}

/// No sound pool has a member and a latent that come to more than the pool; one that is not changes nothing.
#[test]
fn a_member_that_would_overflow_stays_as_it_is() {
    let pool = Pool { weight: u128::MAX, acc: U256::from(SCALE), inflow: u128::MAX, ..Pool::default() };
    let full = Latent { weight: u128::MAX, since: U256::zero() };
    for member in [
        Member { weight: 1, acc_paid: pool.acc, ..Member::default() },
        Member { owed: 1, acc_paid: pool.acc, ..Member::default() },
        Member { owed: 1, acc_paid: pool.acc + 1, ..Member::default() },
    ] {
        let (mut latent, mut revealed) = (full, member);
        assert_eq!(pool.reveal(&mut latent, &mut revealed, u128::MAX), Err(Error::Overflow));
        assert_eq!((latent, revealed), (full, member));
    }
    // Two fractions that make a planck, of which there is no room for one more.
    let pool = Pool { acc: U256::one(), ..pool };
    let (mut latent, mut revealed) = (full, Member { owed: u128::MAX, frac: u64::MAX, ..Member::default() });
    let before = (latent, revealed);
    assert_eq!(pool.reveal(&mut latent, &mut revealed, 1), Err(Error::Overflow));
    assert_eq!((latent, revealed), before);
}

#[test]
fn what_is_latent_takes_48_bytes() {
    let latent = Latent { weight: 0x0102, since: U256::from(0x0304) };
    let bytes = latent.encode();
    assert_eq!((bytes.len(), Latent::max_encoded_len()), (48, 48));
    assert_eq!((&bytes[..2], &bytes[16..18]), (&[2, 1][..], &[4, 3][..]));
    assert_eq!(Latent::decode(&mut &bytes[..]).unwrap(), latent);
}
