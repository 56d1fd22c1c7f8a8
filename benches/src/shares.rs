//! A pool, its members, and a payment that they all claim their parts of.

use crate::{POT, Random};
use tributary_math::{Member, Pool};

/// A pool and its members.
#[derive(Clone)]
pub struct Shares {
    pool: Pool,
    members: Vec<Member>,
}

impl Shares {
    /// A pool of so many members, all with weight.
    pub fn new(members: u32, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut pool = Pool::default();
        let members = (0..members)
            .map(|_| {
                let mut member = Member::default();
                pool.set_weight(&mut member, random.within(1, 1 << 40).into()).expect("the weights fit");
                member
            })
            .collect();
        Self { pool, members }
    }

    /// Pays the pool, and every member claims.
    pub fn pay(&mut self) {
        self.pool.deposit(POT).expect("the pool has room");
        for member in &mut self.members {
            self.pool.claim(member).expect("the pool is sound");
        }
    }

    /// Whether nothing was lost or made.
    pub fn balances(&self) -> bool {
        self.pool.balances(&self.members, &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payments_keep_the_balance() {
        let mut shares = Shares::new(100, 1);
        (0..100).for_each(|_| shares.pay());
        assert!(shares.balances());
    }
}
