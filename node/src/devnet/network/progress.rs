//! What a network does, in few lines.

use std::{mem, time::Duration};

/// How often a line is written while all goes well.
const LINE_EVERY: Duration = Duration::from_secs(10);
/// After how long without a final block the user is told.
const STANDSTILL: Duration = Duration::from_secs(20);

/// Looks at a chain again and again, and says what is new.
#[derive(Clone, Debug)]
pub struct Progress {
    names: Vec<&'static str>,
    /// Who has written a block since the network was started.
    ever: Vec<bool>,
    /// How many blocks each has written since the last line, and others than these.
    since_line: Vec<u32>,
    others: u32,
    complete: bool,
    standing: bool,
    /// The last final block when the network was started, and now.
    first: u32,
    finalized: u32,
    finalized_at: Duration,
    line_at: Duration,
}

impl Progress {
    /// Of a network of validators with these `names`, whose last final block is `finalized`; `now` as in
    /// [`Progress::observe`].
    pub fn new(names: Vec<&'static str>, finalized: u32, now: Duration) -> Self {
        let count = names.len();
        Self {
            names,
            ever: vec![false; count],
            since_line: vec![0; count],
            others: 0,
            complete: false,
            standing: false,
            first: finalized,
            finalized,
            finalized_at: now,
            line_at: now,
        }
    }

    /// Takes in where the chain is and who wrote its new blocks, a place among the names or `None` for anybody else.
    /// `now` is the time since the network was started. Answers what there is to say.
    pub fn observe(
        &mut self,
        now: Duration,
        best: u32,
        finalized: u32,
        authors: impl IntoIterator<Item = Option<usize>>,
    ) -> Vec<String> {
        for author in authors {
            if let Some(place) = author
                && let (Some(ever), Some(count)) = (self.ever.get_mut(place), self.since_line.get_mut(place))
            {
                *ever = true;
                *count = count.saturating_add(1);
            } else {
                self.others = self.others.saturating_add(1);
            }
        }
        let mut lines = Vec::new();
        if finalized > self.finalized {
            self.finalized = finalized;
            self.finalized_at = now;
            if mem::take(&mut self.standing) {
                lines.push(format!("finality goes on: block {finalized} is final"));
            }
        }
        let seconds = now.as_secs();
        if !self.complete && finalized > self.first && self.ever.iter().all(|wrote| *wrote) {
            self.complete = true;
            let count = self.names.len();
            lines
                .push(format!("{count} of {count} validators have authored; block {finalized} is final ({seconds} s)"));
            self.begin_line(now);
        }
        let still = now.saturating_sub(self.finalized_at);
        if still >= STANDSTILL && !self.standing {
            self.standing = true;
            lines.push(format!(
                "no block after {} has become final for {} s (best block {best}): more than two thirds of the \
                 validators have to run and to reach one another",
                self.finalized,
                still.as_secs()
            ));
        }
        if now.saturating_sub(self.line_at) >= LINE_EVERY {
            if let Some(authors) = self.authors() {
                lines.push(format!("block {} is final, {best} is best; written by {authors}", self.finalized));
            }
            self.begin_line(now);
        }
        lines
    }

    fn begin_line(&mut self, now: Duration) {
        self.line_at = now;
        self.others = 0;
        self.since_line.fill(0);
    }

    /// Who has written how many blocks since the last line, if anybody has written one.
    fn authors(&self) -> Option<String> {
        let known = self.names.iter().copied().zip(self.since_line.iter().copied());
        let counts = known.chain([("others", self.others)]).filter(|(_, count)| *count > 0);
        let counts: Vec<_> = counts.map(|(name, count)| format!("{name} {count}")).collect();
        (!counts.is_empty()).then(|| counts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn two() -> Progress {
        Progress::new(vec!["Alice", "Bob"], 0, at(2))
    }

    #[test]
    fn it_is_said_once_that_all_write_and_blocks_become_final() {
        let mut progress = two();
        assert!(progress.observe(at(3), 1, 0, [Some(0)]).is_empty());
        assert!(progress.observe(at(5), 2, 0, [Some(1)]).is_empty(), "nothing is final yet");
        let lines = progress.observe(at(6), 3, 1, [Some(0)]);
        assert_eq!(lines, ["2 of 2 validators have authored; block 1 is final (6 s)"]);
        assert!(progress.observe(at(7), 4, 2, [Some(1)]).is_empty());
    }

    #[test]
    fn what_was_final_before_does_not_count() {
        let mut progress = Progress::new(vec!["Alice"], 7, at(1));
        assert!(progress.observe(at(2), 8, 7, [Some(0)]).is_empty());
        assert_eq!(progress.observe(at(3), 8, 8, []), ["1 of 1 validators have authored; block 8 is final (3 s)"]);
    }

    #[test]
    fn who_wrote_is_said_now_and_then() {
        let mut progress = two();
        progress.observe(at(3), 2, 1, [Some(0), Some(1)]);
        assert!(progress.observe(at(9), 5, 4, [Some(1), None, Some(9)]).is_empty());
        let lines = progress.observe(at(13), 6, 5, [Some(1)]);
        assert_eq!(lines, ["block 5 is final, 6 is best; written by Bob 2, others 2"]);
        assert!(progress.observe(at(23), 6, 6, []).is_empty(), "nobody wrote anything");
    }

    #[test]
    fn a_standstill_is_said_once_and_so_is_its_end() {
        let mut progress = two();
        progress.observe(at(3), 2, 1, [Some(0), Some(1)]);
        let lines = progress.observe(at(23), 9, 1, []);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].starts_with("no block after 1 has become final for 20 s (best block 9)"), "{lines:?}");
        assert!(progress.observe(at(24), 9, 1, []).is_empty());
        assert_eq!(progress.observe(at(25), 10, 8, []), ["finality goes on: block 8 is final"]);
    }
}
