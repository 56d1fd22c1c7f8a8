//! The scores of an epoch, while they are asked for and when they are there.

use super::ask::{Question, Score};
use crate::{Result, scores::Scores};
use futures::{
    StreamExt,
    stream::{self, LocalBoxStream},
};
use std::{collections::BTreeMap, future, mem};

/// Where the scores of an epoch are.
pub(super) enum Desk<'a> {
    /// Nowhere: nobody has asked.
    Empty,
    /// With those who are asked.
    Asking(Asking<'a>),
    /// Here, as far as there was an answer.
    Full(Sheet),
}

/// Questions that were asked, and the answers so far. Whoever is asked is told to stop when this is gone.
pub(super) struct Asking<'a> {
    sheet: Sheet,
    stewards: BTreeMap<u32, String>,
    answers: LocalBoxStream<'a, Answer>,
    /// How many have not answered.
    left: usize,
}

/// The asset, and its score or why it has none.
pub(super) type Answer = (u32, Result<u16>);

/// The scores of an epoch, by asset, with the address of each asset's steward.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Sheet {
    pub epoch: u32,
    pub scores: BTreeMap<u32, (u16, String)>,
}

impl<'a> Desk<'a> {
    /// Asks all these questions, so many at a time.
    pub fn ask(
        epoch: u32,
        scorer: &'a dyn Score,
        questions: Vec<Question>,
        stewards: BTreeMap<u32, String>,
        jobs: usize,
    ) -> Self {
        let left = questions.len();
        let answers = stream::iter(questions).map(move |question| async move {
            let answer = scorer.score(&question).await;
            (question.asset, answer)
        });
        let answers = answers.buffer_unordered(jobs.max(1)).boxed_local();
        Self::Asking(Asking { sheet: Sheet { epoch, ..Sheet::default() }, stewards, answers, left })
    }

    /// The epoch that its scores are for, if there are or will be any.
    pub fn epoch(&self) -> Option<u32> {
        match self {
            Self::Empty => None,
            Self::Asking(asking) => Some(asking.sheet.epoch),
            Self::Full(sheet) => Some(sheet.epoch),
        }
    }

    /// Whether somebody is still asked.
    pub fn is_asking(&self) -> bool {
        matches!(self, Self::Asking(_))
    }

    /// The scores of this epoch, once they are there.
    pub fn sheet(&self, epoch: u32) -> Option<&Sheet> {
        match self {
            Self::Full(sheet) if sheet.epoch == epoch => Some(sheet),
            _ => None,
        }
    }

    /// The next answer; nothing when there are no more. Without questions there is none for ever.
    pub async fn answer(&mut self) -> Option<Answer> {
        match self {
            Self::Asking(asking) => asking.answers.next().await,
            _ => future::pending().await,
        }
    }

    /// Writes a score down.
    pub fn write(&mut self, asset: u32, score: u16) {
        if let Self::Asking(asking) = self
            && let Some(steward) = asking.stewards.remove(&asset)
        {
            asking.sheet.scores.insert(asset, (score, steward));
        }
    }

    /// Counts an answer.
    pub fn count(&mut self) {
        if let Self::Asking(asking) = self {
            asking.left = asking.left.saturating_sub(1);
        }
    }

    /// Asks nobody any more, and answers how many were not heard: what they said so far holds.
    pub fn close(&mut self) -> usize {
        match mem::replace(self, Self::Empty) {
            Self::Asking(asking) => {
                *self = Self::Full(asking.sheet);
                asking.left
            }
            other => {
                *self = other;
                0
            }
        }
    }
}

impl Sheet {
    /// What an evaluator of this address commits to: at most so many scores, the highest, in order of asset. Its own
    /// assets are left out, and what is worth nothing: neither would count.
    pub fn row(&self, address: &str, most: usize) -> Scores {
        let mut row: Scores = self
            .scores
            .iter()
            .filter(|(_, (score, steward))| *score > 0 && steward != address)
            .map(|(asset, (score, _))| (*asset, *score))
            .collect();
        row.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
        row.truncate(most);
        row.sort_unstable();
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;
    use futures::future::LocalBoxFuture;

    /// Scores by asset; an odd one has none.
    struct Table;

    impl Score for Table {
        fn score<'a>(&'a self, question: &'a Question) -> LocalBoxFuture<'a, Result<u16>> {
            let score = u16::try_from(question.asset).unwrap();
            Box::pin(async move { if score % 2 == 1 { Err(Error::local("it is odd", "")) } else { Ok(score) } })
        }
    }

    fn desk(assets: std::ops::Range<u32>, jobs: usize) -> Desk<'static> {
        let question = |asset| Question { asset, uri: "x".into(), commitment: "0x".into(), epoch: 7 };
        let stewards = assets.clone().map(|asset| (asset, format!("steward {asset}"))).collect();
        Desk::ask(7, &Table, assets.map(question).collect(), stewards, jobs)
    }

    #[tokio::test]
    async fn everybody_is_asked_once_and_who_has_no_answer_is_left_out() {
        for jobs in [0, 1, 3, 100] {
            let mut desk = desk(0..7, jobs);
            assert_eq!((desk.epoch(), desk.is_asking(), desk.sheet(7)), (Some(7), true, None));
            let mut heard = 0;
            while let Some((asset, answer)) = desk.answer().await {
                heard += 1;
                desk.count();
                match answer {
                    Ok(score) => desk.write(asset, score),
                    Err(error) => assert_eq!(error.what, "it is odd"),
                }
            }
            assert_eq!((heard, desk.close(), desk.close()), (7, 0, 0));
            let sheet = desk.sheet(7).unwrap();
            assert_eq!(sheet.scores.keys().copied().collect::<Vec<_>>(), [0, 2, 4, 6]);
            assert_eq!((desk.sheet(8), desk.is_asking()), (None, false));
        }
    }

    #[tokio::test]
    async fn what_was_heard_in_time_holds() {
        let mut desk = desk(0..7, 1);
        for _ in 0..3 {
            let (asset, answer) = desk.answer().await.unwrap();
            desk.count();
            if let Ok(score) = answer {
                desk.write(asset, score);
            }
        }
        assert_eq!(desk.close(), 4);
        assert_eq!(desk.sheet(7).unwrap().row("", 9), [(2, 2)]);
    }

    #[test]
    fn a_row_has_the_highest_scores_of_others_assets() {
        let score = |asset, score, steward: &str| (asset, (score, steward.to_owned()));
        let scores = [score(0, 5, "A"), score(1, 9, "B"), score(2, 0, "B"), score(3, 7, "B"), score(4, 6, "C")];
        let sheet = Sheet { epoch: 7, scores: scores.into() };
        assert_eq!(sheet.row("A", 9), [(1, 9), (3, 7), (4, 6)]);
        assert_eq!(sheet.row("B", 9), [(0, 5), (4, 6)]);
        assert_eq!(sheet.row("D", 2), [(1, 9), (3, 7)]);
        assert_eq!(Sheet::default().row("A", 9), []);
    }
}
