//! What a worker does for an evaluator: scores kept, commitments and reveals sent.

use super::{LAST_CALL, Level, Pace, Worker, desk::Desk, step::Rest, view::View};
use crate::{
    Account, Call, Error, Result,
    hash::hex_text,
    intent::Plan,
    scores::{self, Commitment},
    submit,
};
use serde_json::{Value, json};

impl Worker<'_> {
    /// Sends what reveals the scores of the epoch before.
    pub(super) async fn reveal(&mut self, place: usize, view: &View) -> Result<Pace> {
        let scored = view.epoch.index.saturating_sub(1);
        let kept = self.kept(place, view, scored)?;
        self.send(place, view, Plan::reveal(&view.block, &kept)?, None, scored).await
    }

    /// Sends the commitment to the scores that are kept, unless they could not be revealed any more.
    pub(super) async fn commit(&mut self, place: usize, view: &View) -> Result<Pace> {
        let kept = self.kept(place, view, view.epoch.index)?;
        let published = view.published().await?;
        if let Some((asset, _)) = kept.scores.iter().find(|(asset, _)| !published.contains_key(asset)) {
            let what = format!("asset {asset} is not published until the end of the epoch, so nothing is committed to");
            return Err(Error::refused(what, "the next epoch leaves it out"));
        }
        let call = Plan::commit(&view.block, &kept)?;
        self.send(place, view, call, Some(view.epoch.end), view.epoch.index).await
    }

    /// Sees to it that there are scores, and keeps an evaluator's part of them. Answers nothing when that is done.
    pub(super) async fn score(&mut self, place: usize, view: &View) -> Result<Option<Pace>> {
        let epoch = view.epoch.index;
        if self.desk.is_asking() {
            return Ok(Some(Pace::Moved));
        }
        self.may_commit(place, view).await?;
        let Some(sheet) = self.desk.sheet(epoch) else {
            if view.left() <= LAST_CALL {
                self.rest(place, view, Rest::TooLate);
                return Ok(Some(Pace::Done));
            }
            self.ask(view).await?;
            return Ok(Some(Pace::Moved));
        };
        let account = self.account(place)?;
        let connection = view.block.connection();
        let most = view.block.constant("evaluation", "maxScores")?.as_u64().unwrap_or(u64::MAX);
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let row = sheet.row(&connection.book().address(&account), most);
        scores::check(&row, most)?;
        let count = row.len();
        let path = Commitment::path(&self.folder, connection.genesis(), &account, epoch);
        match Commitment::new(connection.genesis(), &account, epoch, row)?.keep(&self.folder) {
            Ok((_, path)) => {
                let fields = json!({ "epoch": epoch, "scores": count, "file": path });
                self.tell_of(place, view, Level::Info, "kept", fields);
            }
            // Another worker was faster: its scores hold.
            Err(_) if path.exists() => {}
            Err(error) => return Err(error),
        }
        Ok(None)
    }

    /// Asks for the scores of the present epoch.
    async fn ask(&mut self, view: &View) -> Result<()> {
        let assets = view.published().await?;
        let questions = view.questions(&assets).await?;
        let steward = |asset: &Value| asset.get("steward").and_then(Value::as_str).unwrap_or_default().to_owned();
        let stewards = assets.iter().map(|(id, asset)| (*id, steward(asset))).collect();
        self.tell(Level::Info, "asking", json!({ "epoch": view.epoch.index, "assets": questions.len() }));
        self.desk = Desk::ask(view.epoch.index, self.scorer, questions, stewards, self.options.jobs);
        Ok(())
    }

    /// Refuses to go on where the chain would take no commitment, before anybody is asked for scores.
    async fn may_commit(&self, place: usize, view: &View) -> Result<()> {
        let evaluator = self.evaluators.get(place).ok_or_else(gone)?;
        let (pallet, name) = ("evaluation", "commit_scores");
        let hash: [Value; 1] = [hex_text(&[0; 32]).into()];
        let call = Call::listed(view.block.catalog(), view.block.shapes(), pallet, name, &hash)?;
        let draft = view.block.connection().draft(&evaluator.key, call, self.options_of(None)).await?;
        refusal(draft.trial)
    }

    /// What is kept of an epoch.
    fn kept(&self, place: usize, view: &View, epoch: u32) -> Result<Commitment> {
        let account = self.account(place)?;
        Commitment::read(&Commitment::path(&self.folder, view.block.connection().genesis(), &account, epoch))
    }

    fn account(&self, place: usize) -> Result<Account> {
        self.evaluators.get(place).map(|evaluator| evaluator.account).ok_or_else(gone)
    }

    fn options_of(&self, until: Option<u64>) -> submit::Options {
        submit::Options { tip: self.options.tip, until }
    }

    /// Sends a transaction, and does not wait: what becomes of it the next looks see. `epoch` is that of the scores.
    async fn send(&mut self, place: usize, view: &View, call: Call, until: Option<u64>, epoch: u32) -> Result<Pace> {
        let evaluator = self.evaluators.get(place).ok_or_else(gone)?;
        let title = call.title();
        let connection = view.block.connection();
        let mut draft = connection.draft(&evaluator.key, call, self.options_of(until)).await?;
        refusal(draft.trial.take())?;
        let fields = json!({
            "epoch": epoch, "call": title, "transaction": hex_text(&draft.hash()), "fee": draft.fee.to_string(),
        });
        connection.send(draft).await?;
        self.tell_of(place, view, Level::Info, "sent", fields);
        if let Some(evaluator) = self.evaluators.get_mut(place) {
            evaluator.failed = None;
        }
        Ok(Pace::Moved)
    }
}

/// What the chain would refuse, in the words of what would happen.
fn refusal(trial: Option<Error>) -> Result<()> {
    match trial {
        None => Ok(()),
        Some(mut error) => {
            error.what = error.what.replace(" failed ", " would fail ");
            Err(error)
        }
    }
}

/// An evaluator that is not there: no place is made up.
fn gone() -> Error {
    Error::local("the evaluator is gone", "")
}
