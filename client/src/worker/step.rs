//! What an evaluator does next, by what the chain and the disk have alone: so it does not matter when the worker was
//! ended, or how.

use crate::epoch::ROOM;

/// What there is of an epoch's scores, here and on the chain.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Bond {
    /// Nothing, neither here nor there.
    None,
    /// Scores are kept here, and the chain is not bound to them: not yet, or no more.
    Kept,
    /// The chain is bound to the scores that are kept here.
    Bound,
    /// The chain is bound to scores that are not here, or what is kept here cannot be read.
    Elsewhere,
}

/// What is known of an evaluator at one moment.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Sight {
    /// The epoch of the newest block.
    pub epoch: u32,
    /// Blocks of it that come after that block.
    pub left: u64,
    /// The epoch of the last final block.
    pub last_final: u32,
    /// What there is of the present epoch's scores.
    pub now: Bond,
    /// What there is of those of the epoch before, which can be revealed.
    pub before: Bond,
    /// Whether a transaction of the account waits for a block.
    pub waiting: bool,
}

/// What an evaluator does next.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Step {
    /// Reveal the scores of the epoch before.
    Reveal,
    /// Send the commitment to the scores that are kept.
    Commit,
    /// Ask for scores, and keep them.
    Score,
    /// Wait for something that comes within this epoch.
    Wait(Wait),
    /// Nothing before the next epoch.
    Rest(Rest),
}

/// What is waited for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Wait {
    /// A transaction of the account is on its way: sent again it would be paid twice.
    Sent,
    /// The epoch that was scored is not over for good: a fork could show the scores while others still commit.
    Final,
}

/// Why there is nothing to do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Rest {
    /// The chain is bound to scores of this epoch, and nothing is left to reveal.
    Done,
    /// Too little is left of the epoch for a commitment.
    TooLate,
    /// The chain is bound to what is not here: whoever has it reveals it.
    Elsewhere,
}

/// The next step: reveals come first, for they alone cannot wait for an epoch.
pub fn next(sight: &Sight) -> Step {
    let reveals = sight.before == Bond::Bound;
    if reveals && sight.last_final >= sight.epoch {
        return if sight.waiting { Step::Wait(Wait::Sent) } else { Step::Reveal };
    }
    match commitment(sight) {
        Step::Rest(_) if reveals => Step::Wait(Wait::Final),
        step => step,
    }
}

/// The same for the scores of the present epoch alone.
fn commitment(sight: &Sight) -> Step {
    match sight.now {
        Bond::Bound => Step::Rest(Rest::Done),
        Bond::Elsewhere => Step::Rest(Rest::Elsewhere),
        Bond::None | Bond::Kept if sight.left < ROOM => Step::Rest(Rest::TooLate),
        Bond::None => Step::Score,
        Bond::Kept if sight.waiting => Step::Wait(Wait::Sent),
        Bond::Kept => Step::Commit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In the middle of epoch 7, which is final, with nothing done.
    const SIGHT: Sight =
        Sight { epoch: 7, left: 20, last_final: 7, now: Bond::None, before: Bond::None, waiting: false };

    #[test]
    fn an_epoch_has_its_order() {
        assert_eq!(next(&SIGHT), Step::Score);
        assert_eq!(next(&Sight { now: Bond::Kept, ..SIGHT }), Step::Commit);
        assert_eq!(next(&Sight { now: Bond::Bound, ..SIGHT }), Step::Rest(Rest::Done));
        assert_eq!(next(&Sight { before: Bond::Bound, ..SIGHT }), Step::Reveal);
        // What was revealed is kept here still, and the chain is bound to it no more.
        assert_eq!(next(&Sight { before: Bond::Kept, now: Bond::Bound, ..SIGHT }), Step::Rest(Rest::Done));
    }

    #[test]
    fn nothing_is_shown_while_others_still_commit() {
        let sight = Sight { last_final: 6, before: Bond::Bound, ..SIGHT };
        assert_eq!(next(&sight), Step::Score);
        assert_eq!(next(&Sight { now: Bond::Kept, ..sight }), Step::Commit);
        for now in [Bond::Bound, Bond::Elsewhere] {
            assert_eq!(next(&Sight { now, ..sight }), Step::Wait(Wait::Final));
        }
        assert_eq!(next(&Sight { left: 0, ..sight }), Step::Wait(Wait::Final));
    }

    #[test]
    fn nothing_is_sent_twice() {
        let waiting = Sight { waiting: true, ..SIGHT };
        assert_eq!(next(&Sight { before: Bond::Bound, ..waiting }), Step::Wait(Wait::Sent));
        assert_eq!(next(&Sight { now: Bond::Kept, ..waiting }), Step::Wait(Wait::Sent));
        // To think about scores costs nothing on the chain.
        assert_eq!(next(&waiting), Step::Score);
    }

    #[test]
    fn who_comes_late_leaves_the_epoch_out_but_reveals() {
        for now in [Bond::None, Bond::Kept] {
            let late = Sight { left: ROOM - 1, now, ..SIGHT };
            assert_eq!(next(&late), Step::Rest(Rest::TooLate));
            assert_eq!(next(&Sight { before: Bond::Bound, left: 0, ..late }), Step::Reveal);
        }
        assert_eq!(next(&Sight { left: ROOM, ..SIGHT }), Step::Score);
    }

    #[test]
    fn what_is_bound_elsewhere_is_not_touched() {
        assert_eq!(next(&Sight { now: Bond::Elsewhere, ..SIGHT }), Step::Rest(Rest::Elsewhere));
        assert_eq!(next(&Sight { before: Bond::Elsewhere, now: Bond::Bound, ..SIGHT }), Step::Rest(Rest::Done));
    }
}
