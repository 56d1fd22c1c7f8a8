//! A pool that gives every member its income at once, in numbers without limits, and keeps beside it what an ideal pool
//! that never rounds would have given.
//!
//! # How far a pool may be from the ideal one
//!
//! Let `r_k` be a member's weight over the pool's at the pool's `k`-th division, `c_k` the carry that it left and `f_k`
//! the fractions of departed members that it divided again, in planck times 2^64. Division `k` gives the member
//! `r_k * (income_k + f_k + c_(k-1) - c_k)`, the ideal pool `r_k * income_k`. Summed by parts, the difference is
//!
//! ```text
//! sum_k (r_k - r_(k-1)) * c_(k-1) + sum_k r_k * f_k - r_n * c_n,    0 <= c_k < the pool's weight at division k
//! ```
//!
//! so with constant weights, and nobody gone, nobody ever has more than its exact part, and nobody lacks more than its
//! weight / 2^64 planck. A change of weights moves at most the carry of the moment, which is less than one planck while
//! the pool's weight is at most 2^64, and every member that leaves adds less than one planck for all the others
//! together. Whoever claims gets the whole planck of what it has, so less than one more planck waits.
//!
//! Latent weight is nothing here: whoever has not come yet is a member with a place of its own from the beginning,
//! which becomes another's when it is revealed. All of the above is linear, so sums of two members keep it. What is
//! forfeited is income to the ideal pool as well, of just that amount.

use super::big;
use num_bigint::BigUint;
use tributary_math::Error;

/// One member, as the oracle sees it.
#[derive(Clone, Default)]
pub struct Member {
    /// What it counts for.
    pub weight: BigUint,
    /// All that it ever earned, in planck times 2^64.
    pub earned: BigUint,
    /// All that it was ever paid, in planck.
    pub paid: BigUint,
    /// What the ideal pool would have given it, in planck times 2^64, over the denominator.
    exact: BigUint,
    /// By how much `earned` may exceed `exact`, over the denominator.
    above: BigUint,
    /// By how much `earned` may fall short of `exact`, but for what the carry still holds, over the denominator.
    below: BigUint,
    /// Its weight over the pool's at the last division, over the denominator.
    ratio: BigUint,
}

impl Member {
    /// What it could claim, in planck.
    pub fn claimable(&self) -> BigUint {
        (&self.earned >> 64) - &self.paid
    }
}

/// The pool, as the oracle sees it.
pub struct Pool {
    /// A place for each member.
    pub members: Vec<Option<Member>>,
    /// What could not be divided, in planck times 2^64.
    pub carry: BigUint,
    /// All that came in, in planck.
    pub inflow: BigUint,
    /// All that was paid, in planck.
    pub paid: BigUint,
    /// The product of all the weights that the pool ever had, so that every ratio and every income is a whole number of
    /// its parts.
    denominator: BigUint,
    /// The most that the last division may have left.
    carry_at_most: BigUint,
    /// The most that came back to the pool since the last division, in planck times 2^64.
    returned: BigUint,
}

impl Pool {
    /// An empty pool with room for `places` members.
    pub fn new(places: usize) -> Self {
        Self {
            members: vec![None; places],
            carry: BigUint::ZERO,
            inflow: BigUint::ZERO,
            paid: BigUint::ZERO,
            denominator: BigUint::from(1u8),
            carry_at_most: BigUint::ZERO,
            returned: BigUint::ZERO,
        }
    }

    /// The sum of the members' weights.
    pub fn weight(&self) -> BigUint {
        self.members.iter().flatten().map(|member| &member.weight).sum()
    }

    /// Divides `amount` among the members.
    pub fn deposit(&mut self, amount: u128) -> Result<(), Error> {
        fits(&self.inflow + amount)?;
        if self.weight() == BigUint::ZERO {
            return Err(Error::EmptyPool);
        }
        self.inflow += amount;
        self.divide(big(amount) << 64, true);
        Ok(())
    }

    /// Gives `amount` to one member.
    pub fn credit(&mut self, place: usize, amount: u128) -> Result<(), Error> {
        fits(&self.inflow + amount)?;
        self.inflow += amount;
        let member = self.members[place].as_mut().expect("the tests ask for members only");
        member.earned += big(amount) << 64;
        member.exact += (big(amount) << 64) * &self.denominator;
        Ok(())
    }

    /// Lets a new member in, unless its place is taken.
    pub fn join(&mut self, place: usize, weight: u128) -> Result<(), Error> {
        fits(self.weight() + weight)?;
        assert!(self.members[place].is_none());
        self.members[place] = Some(Member::default());
        self.set_weight(place, weight)
    }

    /// Gives a member another weight.
    pub fn set_weight(&mut self, place: usize, weight: u128) -> Result<(), Error> {
        let member = self.members[place].as_ref().expect("the tests ask for members only");
        let before = self.weight();
        let after = &before - &member.weight + weight;
        fits(after.clone())?;
        self.members[place].iter_mut().for_each(|member| member.weight = big(weight));
        self.reweigh(before);
        Ok(())
    }

    /// Lets all those in who will come later, at new places, which it returns. `beside` are the places of those whom
    /// they join: they must not have earned anything.
    pub fn admit(&mut self, beside: &[usize], weights: &[u128]) -> Result<Vec<usize>, Error> {
        let earned = |place: &usize| self.members[*place].as_ref().is_some_and(|member| member.earned > BigUint::ZERO);
        if beside.iter().any(earned) {
            return Err(Error::Unsettled);
        }
        let before = self.weight();
        fits(&before + weights.iter().sum::<BigUint>())?;
        let first = self.members.len();
        let members = weights.iter().map(|weight| Member { weight: big(*weight), ..Member::default() });
        self.members.extend(members.map(Some));
        self.reweigh(before);
        Ok((first..self.members.len()).collect())
    }

    /// Makes one member of who is at `place` and who comes from `from`.
    pub fn reveal(&mut self, from: usize, place: usize) {
        let come = self.members[from].take().expect("who reveals itself is there");
        let member = self.members[place].get_or_insert_default();
        member.weight += come.weight;
        member.earned += come.earned;
        member.exact += come.exact;
        member.above += come.above;
        member.below += come.below;
        member.ratio += come.ratio;
    }

    /// Lets go who never came; all it earned goes to the others.
    pub fn forfeit(&mut self, place: usize) -> Result<(), Error> {
        let gone = self.members[place].clone().expect("who forfeits is there");
        let before = self.weight();
        let alone = before == gone.weight;
        if alone {
            fits(&self.carry + &gone.earned)?;
        }
        self.members[place] = None;
        self.reweigh(before);
        if alone {
            self.carry += &gone.earned;
            self.returned += gone.earned;
        } else {
            self.divide(gone.earned, true);
        }
        Ok(())
    }

    /// Makes the pool's new weight a factor of the denominator.
    fn reweigh(&mut self, before: BigUint) {
        let after = self.weight();
        if after != before && after != BigUint::ZERO {
            self.denominator *= &after;
            for member in self.members.iter_mut().flatten() {
                for part in [&mut member.exact, &mut member.above, &mut member.below, &mut member.ratio] {
                    *part *= &after;
                }
            }
        }
    }

    /// Pays a member.
    pub fn claim(&mut self, place: usize) -> BigUint {
        let member = self.members[place].as_mut().expect("the tests ask for members only");
        let amount = member.claimable();
        member.paid += &amount;
        self.paid += &amount;
        amount
    }

    /// Lets a member go, and its fraction of a planck come back to the pool.
    pub fn remove(&mut self, place: usize) -> Result<(), Error> {
        let member = self.members[place].as_ref().expect("the tests ask for members only");
        if member.weight != BigUint::ZERO || member.claimable() != BigUint::ZERO {
            return Err(Error::StillOwed);
        }
        let fraction = &member.earned - (&member.paid << 64);
        if self.weight() == BigUint::ZERO {
            fits(&self.carry + &fraction)?;
            self.carry += fraction;
            self.returned += u64::MAX;
        } else {
            self.returned += u64::MAX;
            self.divide(fraction, false);
        }
        self.members[place] = None;
        Ok(())
    }

    /// Gives each member its part of `scaled` and of the carry, and moves the bounds as the head of this file derives.
    fn divide(&mut self, scaled: BigUint, is_income: bool) {
        let weight = self.weight();
        let all = &scaled + &self.carry;
        let each = &all / &weight;
        let unit = &self.denominator / &weight;
        assert_eq!(&unit * &weight, self.denominator, "the weight is one of the denominator's factors");
        for member in self.members.iter_mut().flatten() {
            member.earned += &member.weight * &each;
            let ratio = &member.weight * &unit;
            if is_income {
                member.exact += &ratio * &scaled;
            }
            member.above += &ratio * &self.returned;
            if ratio > member.ratio {
                member.above += (&ratio - &member.ratio) * &self.carry_at_most;
            } else {
                member.below += (&member.ratio - &ratio) * &self.carry_at_most;
            }
            member.ratio = ratio;
        }
        self.carry = all % &weight;
        self.carry_at_most = weight - 1u8;
        self.returned = BigUint::ZERO;
    }

    /// Asserts that `earned`, in planck times 2^64, is as near to the ideal as the head of this file derives, and that
    /// what can be had in whole planck is less than one planck under it.
    pub fn assert_near_ideal(&self, place: usize, earned: &BigUint) {
        let member = self.members[place].as_ref().expect("the tests ask for members only");
        let had = earned * &self.denominator;
        let whole = ((earned >> 64u8) << 64u8) * &self.denominator;
        let lacking = &member.below + &member.ratio * &self.carry_at_most;
        assert!(had <= &member.exact + &member.above, "more than its part");
        assert!(&had + &lacking >= member.exact, "less than its part");
        assert!(whole <= &member.exact + &member.above, "paid more than its part");
        assert!(whole + lacking + (&self.denominator << 64) > member.exact, "paid less than its part");
    }
}

/// Refuses what a balance or a weight cannot hold.
fn fits(number: BigUint) -> Result<(), Error> {
    if number.bits() > 128 { Err(Error::Overflow) } else { Ok(()) }
}
