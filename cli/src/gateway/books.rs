//! The books: of each tab the highest voucher that was accepted, and what of it was used. An answer leaves only once
//! the voucher that pays for it is on the disk.
//!
//! One thread writes. Whatever has come while it wrote goes into its next transaction, so that many calls share one
//! wait for the disk. What nobody waits for begins none: it goes with the next that somebody waits for, or alone after
//! a moment, so that the end of one call does not delay another.

use super::hex;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use std::{
    collections::HashMap,
    path::Path,
    sync::mpsc::{Receiver, Sender, channel},
    thread::JoinHandle,
    time::{Duration, Instant},
};
use tokio::sync::oneshot;
use tributary_client::{
    Error, Result,
    voucher::{Signature, Signed, Voucher},
};

/// The form of the tables. Another one is never touched.
const FORM: i64 = 1;
/// How long to wait for another gateway that has the books open.
const PATIENCE: Duration = Duration::from_secs(1);
/// The most entries that one transaction writes, beside those that nobody waited for.
const GROUP: usize = 4_096;
/// How long what nobody waits for may lie in memory.
const NOTES: Duration = Duration::from_millis(100);

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS tabs (
        tab INTEGER PRIMARY KEY,
        voucher BLOB NOT NULL,
        signature BLOB NOT NULL,
        used BLOB NOT NULL
    );";

/// What is kept of a tab.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// The highest voucher that was accepted.
    pub promised: Signed,
    /// What of it was used: served, or being served.
    pub used: Voucher,
}

/// Books that are open. They are closed when all of their clones are gone.
#[derive(Clone, Debug)]
pub struct Books {
    jobs: Sender<Job>,
}

/// Whether an entry is on the disk.
pub type Durable = oneshot::Receiver<bool>;

/// What the writer is to do.
#[derive(Debug)]
enum Job {
    Write(Entry, Option<oneshot::Sender<bool>>),
    Forget(u32),
    Flush(oneshot::Sender<bool>),
}

impl Books {
    /// Opens the books of the gateway `owner` on the chain whose block 0 has this hash, and makes them if there are
    /// none. Answers what is in them, and the thread that writes, which ends with the last clone.
    ///
    /// # Errors
    ///
    /// When they are somebody else's, another gateway has them open, or the disk does not do.
    pub fn open(path: &Path, genesis: &[u8; 32], owner: &[u8; 32]) -> Result<(Self, Vec<Entry>, JoinHandle<()>)> {
        let failed = |error: rusqlite::Error| {
            let what = format!("the books {} cannot be opened: {error}", path.display());
            Error::local(what, "see that no other gateway has them open, and that the disk has room")
        };
        let mut database = Connection::open(path).map_err(failed)?;
        if prepare(&database).map_err(failed)? != FORM {
            let what = format!("the books {} are of a newer form", path.display());
            return Err(Error::local(what, "use the `trib` that wrote them, or a newer one"));
        }
        for (name, value) in [("genesis", genesis), ("gateway", owner)] {
            let found = fact(&database, name, value).map_err(failed)?;
            if found != value {
                let what = format!("the books {} are of another {name}: 0x{}", path.display(), hex(&found));
                return Err(Error::local(what, "name other books, or the key and the node that they belong to"));
            }
        }
        let entries = entries(&database).map_err(failed)?;
        let entries = entries.into_iter().collect::<Option<Vec<_>>>().ok_or_else(|| {
            Error::local(format!("the books {} are damaged", path.display()), "restore them from a copy")
        })?;
        let (jobs, inbox) = channel();
        let writer = std::thread::Builder::new().name("books".into()).spawn(move || write(&mut database, &inbox));
        let writer = writer.map_err(|error| Error::local(format!("no thread can be started: {error}"), ""))?;
        Ok((Self { jobs }, entries, writer))
    }

    /// Writes what is kept of a tab, in the order in which it is given here. The answer comes when it is on the disk.
    pub fn keep(&self, entry: Entry) -> Durable {
        let (told, durable) = oneshot::channel();
        // A writer that is gone drops what it is given, and the answer is no.
        let _ = self.jobs.send(Job::Write(entry, Some(told)));
        durable
    }

    /// The same for whom it is enough that it is on the disk soon: losing it costs the payer, who has it in a voucher,
    /// or the gateway, as far as it has trusted the payer with.
    pub fn note(&self, entry: Entry) {
        let _ = self.jobs.send(Job::Write(entry, None));
    }

    /// The answer comes when everything that was given here before is on the disk.
    pub fn flush(&self) -> Durable {
        let (told, durable) = oneshot::channel();
        let _ = self.jobs.send(Job::Flush(told));
        durable
    }

    /// Removes a tab that is no more.
    pub fn forget(&self, tab: u32) {
        let _ = self.jobs.send(Job::Forget(tab));
    }
}

/// Sets the database up: nobody else may open it, and nothing is said to be written before the disk has it. Answers the
/// form of its tables; nothing is written in another one.
fn prepare(database: &Connection) -> rusqlite::Result<i64> {
    database.busy_timeout(PATIENCE)?;
    let set = |pragma: &str| database.query_row(pragma, [], |row| row.get::<_, String>(0)).map(drop);
    set("PRAGMA locking_mode = EXCLUSIVE")?;
    set("PRAGMA journal_mode = WAL")?;
    database.execute_batch("PRAGMA synchronous = FULL;")?;
    let form: i64 = database.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if form > FORM {
        return Ok(form);
    }
    database.execute_batch(&format!("BEGIN IMMEDIATE; {TABLES} PRAGMA user_version = {FORM}; COMMIT;"))?;
    Ok(FORM)
}

/// What the books say of themselves; `value` if they say nothing yet.
fn fact(database: &Connection, name: &str, value: &[u8; 32]) -> rusqlite::Result<Vec<u8>> {
    let query = "SELECT value FROM facts WHERE name = ?1";
    if let Some(found) = database.query_row(query, params![name], |row| row.get::<_, Vec<u8>>(0)).optional()? {
        return Ok(found);
    }
    database.execute("INSERT INTO facts (name, value) VALUES (?1, ?2)", params![name, value.as_slice()])?;
    Ok(value.to_vec())
}

/// Everything in the books; nothing in the place of an entry that cannot be read.
fn entries(database: &Connection) -> rusqlite::Result<Vec<Option<Entry>>> {
    let mut query = database.prepare("SELECT voucher, signature, used FROM tabs ORDER BY tab")?;
    let rows = query.query_map([], |row: &Row<'_>| {
        Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?, row.get::<_, Vec<u8>>(2)?))
    })?;
    let entry = |(voucher, signature, used): (Vec<u8>, Vec<u8>, Vec<u8>)| {
        let voucher = Voucher::read(&voucher).ok()?;
        let signature = Signature::read(&signature)?;
        Some(Entry { promised: Signed { voucher, signature }, used: Voucher::read(&used).ok()? })
    };
    rows.map(|row| row.map(entry)).collect()
}

/// What one transaction writes.
#[derive(Default)]
struct Group {
    /// Of each tab the last entry, which alone counts; nothing where it is removed.
    last: HashMap<u32, Option<Entry>>,
    /// Who waits for it.
    waiting: Vec<oneshot::Sender<bool>>,
}

impl Group {
    /// Waits until there is something that somebody waits for, or something that nobody has waited for long enough, and
    /// takes all that has come. Nothing once everybody who could ask is gone.
    fn next(inbox: &Receiver<Job>) -> Option<Self> {
        let mut group = Self::default();
        group.take(inbox.recv().ok()?);
        let begun = Instant::now();
        while group.waiting.is_empty() {
            // Who is gone asks for nothing more: then what there is is written at once.
            let Ok(job) = inbox.recv_timeout(NOTES.saturating_sub(begun.elapsed())) else { break };
            group.take(job);
        }
        inbox.try_iter().take(GROUP).for_each(|job| group.take(job));
        Some(group)
    }

    fn take(&mut self, job: Job) {
        match job {
            Job::Write(entry, told) => {
                self.waiting.extend(told);
                self.last.insert(entry.promised.voucher.tab, Some(entry));
            }
            Job::Forget(tab) => {
                self.last.insert(tab, None);
            }
            Job::Flush(told) => self.waiting.push(told),
        }
    }
}

/// Writes until everybody who could ask for it is gone.
fn write(database: &mut Connection, inbox: &Receiver<Job>) {
    while let Some(Group { last, waiting }) = Group::next(inbox) {
        let written = group(database, &last);
        if let Err(error) = &written {
            super::log::error("books_failed", &[("error", error.to_string().into())]);
        }
        for told in waiting {
            // Who has gone away meanwhile need not know.
            let _ = told.send(written.is_ok());
        }
        if written.is_err() {
            // What is not on the disk is not promised to anybody: from here on every answer is no.
            return;
        }
    }
}

/// Writes the last entry of each tab in one transaction. Once it answers, the disk has it.
fn group(database: &mut Connection, last: &HashMap<u32, Option<Entry>>) -> rusqlite::Result<()> {
    let transaction = database.transaction()?;
    for (tab, entry) in last {
        match entry {
            Some(entry) => put(&transaction, entry)?,
            None => {
                transaction.execute("DELETE FROM tabs WHERE tab = ?1", params![i64::from(*tab)])?;
            }
        }
    }
    transaction.commit()
}

fn put(transaction: &Transaction<'_>, entry: &Entry) -> rusqlite::Result<()> {
    let statement = "INSERT INTO tabs (tab, voucher, signature, used) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (tab) DO UPDATE SET voucher = ?2, signature = ?3, used = ?4";
    let Signed { voucher, signature } = &entry.promised;
    let mut statement = transaction.prepare_cached(statement)?;
    statement.execute(params![i64::from(voucher.tab), voucher.bytes(), signature.bytes(), entry.used.bytes()])?;
    Ok(())
}

#[cfg(test)]
mod tests;
