//! An evaluator's work, epoch by epoch: it asks what assets are worth, commits to that, and reveals it.
//!
//! What is committed to is on the disk before the chain hears of it, and everything else is read from the chain: at
//! each block the worker looks at both and does what is next. So it may be ended at any moment, however that goes, and
//! the next one does what this one would have done. Nothing is revealed before the epoch that was scored is over for
//! good, and a commitment that the chain holds is never replaced.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `step.rs` | what is next, by what is known |
//! | `view.rs` | what is known: the chain at its newest block, and the disk |
//! | `ask.rs`, `hook.rs` | who gives scores: a command, an HTTP hook |
//! | `desk.rs` | the scores of an epoch, while they are asked for |
//! | `hand.rs` | what is done: scores kept, commitments and reveals sent |

pub mod ask;
mod desk;
mod hand;
pub mod hook;
pub mod step;
#[cfg(test)]
mod tests;
mod view;

use crate::{
    Account, Connection, Error, Head, Heads, Kind, Result,
    epoch::ROOM,
    follow::Follow,
    keys::{Key, store},
    scores::Commitment,
};
use desk::{Answer, Desk};
use serde_json::{Map, Value, json};
use std::{
    collections::BTreeSet,
    path::PathBuf,
    pin::pin,
    time::{Duration, Instant},
};
use step::{Bond, Rest, Sight, Step, next};
use tokio::time::sleep;
use view::View;

pub use ask::{Program, Question, Score};
pub use hook::Hook;

/// Blocks before the last one in which a commitment is sent, from which on nobody is asked any more.
const LAST_CALL: u64 = ROOM + 2;
/// How long it takes at most until the worker looks again, if no block comes.
const TICK: Duration = Duration::from_secs(5);
/// How long it waits before it connects again, at first and at most.
const PAUSES: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(30));

/// How to work.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether to end when nothing is left to do in the present epoch.
    pub once: bool,
    /// How many questions are asked at a time.
    pub jobs: usize,
    /// Planck for the authors of blocks, beside each fee.
    pub tip: u128,
    /// With `once`, how long to wait for the chain when nothing else is left to do.
    pub patience: Duration,
}

/// How much something matters.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Level {
    /// It is as it should be.
    Info,
    /// Somebody should look at it.
    Warn,
    /// Somebody must look at it.
    Error,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// How much it matters.
    pub level: Level,
    /// What it is, in a word or two.
    pub event: &'static str,
    /// What belongs to it.
    pub fields: Map<String, Value>,
}

/// Evaluators that are looked after together.
pub struct Worker<'a> {
    evaluators: Vec<Evaluator>,
    scorer: &'a dyn Score,
    /// Below which commitments are kept.
    folder: PathBuf,
    options: Options,
    tell: &'a dyn Fn(&Note),
    desk: Desk<'a>,
}

/// An evaluator, and what was seen and told of it.
struct Evaluator {
    key: Key,
    account: Account,
    seen: Option<Sight>,
    /// What was told in which epoch, so that it is told once.
    told: BTreeSet<(u32, String)>,
    /// Why what was to be done could not be.
    failed: Option<Error>,
}

/// How far a look at the evaluators came; the later ones count more.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Pace {
    /// Nothing is left to do in this epoch.
    Done,
    /// Something has to happen on the chain first.
    Waits,
    /// Something was done, or is being done.
    Moved,
}

impl<'a> Worker<'a> {
    /// A worker for the evaluators with these keys, which keeps what must be kept below `folder`.
    ///
    /// # Errors
    ///
    /// When there is no key, or one twice.
    pub fn new(
        keys: Vec<Key>,
        scorer: &'a dyn Score,
        folder: PathBuf,
        options: Options,
        tell: &'a dyn Fn(&Note),
    ) -> Result<Self> {
        let mut seen = BTreeSet::new();
        if keys.is_empty() {
            return Err(Error::usage("no evaluator is named", "name its key"));
        }
        if let Some(twice) = keys.iter().map(Key::account).find(|account| !seen.insert(*account)) {
            return Err(Error::usage(format!("the evaluator {} is named twice", twice.hex()), "name each once"));
        }
        let evaluator =
            |key: Key| Evaluator { account: key.account(), key, seen: None, told: BTreeSet::new(), failed: None };
        let evaluators = keys.into_iter().map(evaluator).collect();
        Ok(Self { evaluators, scorer, folder, options, tell, desk: Desk::Empty })
    }

    /// Works: for ever, or until nothing is left to do in the present epoch if it is to work once. A node that is gone
    /// is waited for, unless it is to work once.
    ///
    /// # Errors
    ///
    /// Only if it is to work once: when the node does not answer, something could not be done, or nothing happens on
    /// the chain for too long.
    pub async fn run(&mut self, connection: Connection) -> Result<()> {
        store::private_folder(&self.folder)?;
        let mut connection = connection;
        loop {
            let Err(error) = self.serve(&connection).await else { return Ok(()) };
            if self.options.once {
                return Err(error);
            }
            self.tell(Level::Warn, "interrupted", json!({ "error": error.to_string() }));
            connection = self.reconnect(&connection).await;
        }
    }

    /// What there is of each evaluator's scores, as it was seen last: the epoch, whether the chain is bound to scores
    /// of it, and whether some of the epoch before are not revealed.
    pub fn report(&self, connection: &Connection) -> Value {
        let line = |evaluator: &Evaluator| {
            let seen = evaluator.seen;
            let is = |bond: Option<Bond>| bond == Some(Bond::Bound);
            json!({
                "account": connection.book().address(&evaluator.account),
                "epoch": seen.map(|sight| sight.epoch),
                "committed": is(seen.map(|sight| sight.now)),
                "unrevealed": is(seen.map(|sight| sight.before)),
            })
        };
        self.evaluators.iter().map(line).collect()
    }

    /// Works as long as the connection holds.
    async fn serve(&mut self, connection: &Connection) -> Result<()> {
        let mut heads = connection.follow(Heads::Best).await?;
        let mut since = Instant::now();
        loop {
            let view = View::of(connection).await?;
            let pace = self.round(&view).await?;
            if self.options.once {
                match pace {
                    Pace::Done => return self.evaluators.iter().find_map(|one| one.failed.clone()).map_or(Ok(()), Err),
                    Pace::Moved => since = Instant::now(),
                    Pace::Waits if since.elapsed() > self.options.patience => return Err(self.stuck()),
                    Pace::Waits => {}
                }
            }
            self.wait(&mut heads).await?;
        }
    }

    fn stuck(&self) -> Error {
        let seconds = self.options.patience.as_secs();
        let what = format!("after {seconds} s what was sent is in no block, or the epoch before is not final");
        Error::unknown(what, "look with `trib epoch` whether blocks come, or give a longer --timeout")
    }

    /// Looks after every evaluator once.
    async fn round(&mut self, view: &View) -> Result<Pace> {
        self.clear(view);
        let mut pace = Pace::Done;
        for place in 0..self.evaluators.len() {
            pace = pace.max(self.attend(place, view).await?);
        }
        Ok(pace)
    }

    /// Asks nobody for longer than there is room for a commitment.
    fn clear(&mut self, view: &View) {
        let (asked, present) = (self.desk.epoch(), view.epoch.index);
        if asked.is_some_and(|asked| asked != present) {
            if self.desk.is_asking() {
                self.tell(Level::Warn, "given up", json!({ "epoch": asked }));
            }
            self.desk = Desk::Empty;
        }
        if self.desk.is_asking() && view.left() <= LAST_CALL {
            self.close();
        }
    }

    /// Goes on with the scores that are there.
    fn close(&mut self) {
        let epoch = self.desk.epoch();
        let missing = self.desk.close();
        let scores = epoch.and_then(|epoch| self.desk.sheet(epoch)).map_or(0, |sheet| sheet.scores.len());
        let level = if missing > 0 { Level::Warn } else { Level::Info };
        self.tell(level, "scored", json!({ "epoch": epoch, "scores": scores, "withoutAnswer": missing }));
    }

    /// Does what is next for an evaluator, as far as it can be done at once.
    async fn attend(&mut self, place: usize, view: &View) -> Result<Pace> {
        loop {
            let Some(evaluator) = self.evaluators.get(place) else { return Ok(Pace::Done) };
            let (account, seen) = (evaluator.account, evaluator.seen);
            let sight = view.sight(&account, &self.folder).await?;
            if let Some(epoch) = left_open(seen, &sight) {
                let (level, event) = match view.is_revealed(&account, epoch).await? {
                    true => (Level::Info, "revealed"),
                    false => (Level::Error, "missed a reveal"),
                };
                self.tell_of(place, view, level, event, json!({ "epoch": epoch }));
            }
            self.see(place, view, sight);
            let done = match next(&sight) {
                Step::Rest(rest) => {
                    self.rest(place, view, rest);
                    return Ok(Pace::Done);
                }
                Step::Wait(_) => return Ok(Pace::Waits),
                Step::Reveal => self.reveal(place, view).await.map(Some),
                Step::Commit => self.commit(place, view).await.map(Some),
                Step::Score => self.score(place, view).await,
            };
            match done {
                Ok(Some(pace)) => return Ok(pace),
                // Something is kept now that was not: there is a next step.
                Ok(None) => {}
                Err(error) if error.kind == Kind::Unreachable => return Err(error),
                Err(error) => {
                    self.tell_once(place, view, Level::Error, "failed", json!({ "error": error.to_string() }));
                    if let Some(evaluator) = self.evaluators.get_mut(place) {
                        evaluator.failed = Some(error);
                    }
                    return Ok(Pace::Done);
                }
            }
        }
    }

    /// Tells what has changed since the last look.
    fn see(&mut self, place: usize, view: &View, sight: Sight) {
        let Some(evaluator) = self.evaluators.get_mut(place) else { return };
        let before = evaluator.seen.replace(sight);
        evaluator.told.retain(|(epoch, _)| epoch.saturating_add(1) >= sight.epoch);
        let block = view.block.number();
        let same = before.filter(|before| before.epoch == sight.epoch);
        if sight.now == Bond::Bound && same.is_none_or(|before| before.now != Bond::Bound) {
            let fields = json!({ "epoch": sight.epoch, "block": block });
            self.tell_of(place, view, Level::Info, "committed", fields);
        }
        let scored = sight.epoch.saturating_sub(1);
        if same.is_some_and(|before| before.before == Bond::Bound) && sight.before != Bond::Bound {
            self.tell_of(place, view, Level::Info, "revealed", json!({ "epoch": scored, "block": block }));
        }
        if sight.before == Bond::Elsewhere {
            self.tell_lost(place, view, scored);
        }
    }

    /// Tells why nothing is done, unless that is as it should be.
    fn rest(&mut self, place: usize, view: &View, rest: Rest) {
        match rest {
            Rest::Done => {}
            Rest::TooLate => {
                let fields = json!({ "epoch": view.epoch.index, "left": view.left(), "needed": ROOM });
                self.tell_once(place, view, Level::Info, "too late to commit", fields);
            }
            Rest::Elsewhere => self.tell_lost(place, view, view.epoch.index),
        }
        if let Some(evaluator) = self.evaluators.get_mut(place)
            && rest == Rest::Done
        {
            evaluator.failed = None;
        }
    }

    /// Tells that the chain is bound to what is not here.
    fn tell_lost(&mut self, place: usize, view: &View, epoch: u32) {
        let Some(evaluator) = self.evaluators.get(place) else { return };
        let path = Commitment::path(&self.folder, view.block.connection().genesis(), &evaluator.account, epoch);
        let error = format!(
            "the scores of epoch {epoch} that the chain is bound to are not on this machine ({}), or damaged: reveal \
             them from where they were committed to, or restore the file, or the penalty is due",
            path.display()
        );
        self.tell_once(place, view, Level::Error, "not here", json!({ "epoch": epoch, "error": error }));
    }

    /// Waits for a block, for all answers, or for some seconds.
    async fn wait(&mut self, heads: &mut Follow) -> Result<()> {
        let mut tick = pin!(sleep(TICK));
        loop {
            let came = tokio::select! {
                head = heads.next() => Came::Block(head),
                answer = self.desk.answer() => Came::Answer(answer),
                () = &mut tick => Came::Nothing,
            };
            match came {
                Came::Block(head) => return head.map(|_| ()),
                Came::Nothing => return Ok(()),
                Came::Answer(Some(answer)) => self.hear(answer),
                Came::Answer(None) => {
                    self.close();
                    return Ok(());
                }
            }
        }
    }

    /// Takes an answer down.
    fn hear(&mut self, (asset, answer): Answer) {
        let epoch = self.desk.epoch();
        self.desk.count();
        match answer {
            Ok(score) => self.desk.write(asset, score),
            Err(error) => {
                let fields = json!({ "epoch": epoch, "asset": asset, "error": error.to_string() });
                self.tell(Level::Warn, "left out", fields);
            }
        }
    }

    /// A connection to the same chain in place of one that was lost, whenever there is one.
    async fn reconnect(&self, lost: &Connection) -> Connection {
        let (mut pause, longest) = PAUSES;
        loop {
            sleep(pause).await;
            pause = pause.saturating_mul(2).min(longest);
            let error = match Connection::connect(lost.url()).await {
                Ok(found) if found.genesis() == lost.genesis() => return found.with(lost.book().clone()),
                Ok(_) => format!("another chain answers at {} now", lost.url()),
                Err(error) => error.to_string(),
            };
            self.tell(Level::Warn, "no connection", json!({ "error": error, "again": pause.as_secs() }));
        }
    }

    fn tell(&self, level: Level, event: &'static str, fields: Value) {
        let fields = match fields {
            Value::Object(fields) => fields,
            _ => Map::new(),
        };
        (self.tell)(&Note { level, event, fields });
    }

    /// Tells something of an evaluator.
    fn tell_of(&self, place: usize, view: &View, level: Level, event: &'static str, mut fields: Value) {
        if let Some(evaluator) = self.evaluators.get(place)
            && let Some(fields) = fields.as_object_mut()
        {
            let address = view.block.connection().book().address(&evaluator.account);
            fields.insert("evaluator".into(), address.into());
        }
        self.tell(level, event, fields);
    }

    /// The same, once in an epoch.
    fn tell_once(&mut self, place: usize, view: &View, level: Level, event: &'static str, fields: Value) {
        let Some(evaluator) = self.evaluators.get_mut(place) else { return };
        let reason = fields.get("error").and_then(Value::as_str).unwrap_or_default();
        if evaluator.told.insert((view.epoch.index, format!("{event} {reason}"))) {
            self.tell_of(place, view, level, event, fields);
        }
    }
}

/// The epoch whose scores could be revealed when an evaluator was seen last, and no more.
fn left_open(seen: Option<Sight>, sight: &Sight) -> Option<u32> {
    let seen = seen.filter(|seen| seen.epoch < sight.epoch && seen.before == Bond::Bound)?;
    seen.epoch.checked_sub(1)
}

/// What a worker waits for.
enum Came {
    Block(Result<Head>),
    Answer(Option<Answer>),
    Nothing,
}
