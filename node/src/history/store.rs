//! The history's file: what is written to it, a block at a time, and what is taken away again.
//!
//! A block is one transaction, so that a stop at any moment leaves whole blocks. Nothing is synchronised to the disk
//! for each: what a loss of power takes is read from the chain again.

use super::{
    Trouble, money,
    money::{INCOME, Payment, ROYALTY},
    names,
    record::Record,
};
use crate::decode::Event;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params, params_from_iter};
use std::{fs, path::Path, time::Duration};
use tributary_primitives::{Balance, BlockNumber, EpochIndex, Hash, Moment};

/// The form of the tables. Another one is never touched.
const FORM: i64 = 1;
/// What they are.
const SCHEMA: &str = include_str!("schema.sql");
/// How long to wait for another process that has the file open.
const PATIENCE: Duration = Duration::from_secs(5);
/// What SQLite keeps of the file in memory, in KiB, and how many statements.
const CACHE: u32 = 4_096;
const STATEMENTS: usize = 48;

/// An event's id is its block's number times this, and its place in the block.
pub const EVENTS: i64 = 1_000_000;
/// Milliseconds of a day.
pub const DAY: Moment = 86_400_000;
/// Bits of the lower part of an amount.
const LOW: u32 = 32;

/// What is taken away when the chain goes back: everything after a block, or from an event on.
const AFTER_BLOCK: [&str; 5] = [
    "DELETE FROM assets WHERE block > ?1",
    "DELETE FROM scores WHERE block > ?1",
    "DELETE FROM tabs WHERE block > ?1",
    "DELETE FROM holes WHERE last > ?1",
    "DELETE FROM blocks WHERE number > ?1",
];
const FROM_EVENT: [&str; 3] = [
    "DELETE FROM payments WHERE event >= ?1",
    "DELETE FROM mentions WHERE event >= ?1",
    "DELETE FROM events WHERE id >= ?1",
];

/// An amount in the two parts in which it is kept.
pub fn parts(amount: Balance) -> Option<(i64, i64)> {
    let high = i64::try_from(amount >> LOW).ok()?;
    let low = i64::try_from(amount & ((1 << LOW) - 1)).ok()?;
    Some((high, low))
}

/// The amount that sums of such parts make.
pub fn whole(high: i64, low: i64) -> Balance {
    let sum = (i128::from(high) << LOW) + i128::from(low);
    Balance::try_from(sum).unwrap_or_default()
}

/// The file, open for writing.
pub struct Store {
    database: Connection,
}

/// When a block was made.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// Its number.
    pub number: BlockNumber,
    /// Its hash.
    pub hash: Hash,
    /// Its time, in milliseconds since the Unix epoch.
    pub time: Moment,
    /// The epoch that it lies in.
    pub epoch: EpochIndex,
}

impl Store {
    /// Opens the file of the chain with this genesis, and makes it if there is none.
    ///
    /// # Errors
    ///
    /// A sentence when it cannot be opened, is of another chain or of another form.
    pub fn open(path: &Path, genesis: Hash) -> Result<Self, String> {
        let failed = |error: &dyn std::fmt::Display| {
            format!(
                "the history {} cannot be opened: {error}: see that the disk has room, or move it away",
                path.display()
            )
        };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        }
        let mut database = Connection::open(path).map_err(|error| failed(&error))?;
        let form = prepare(&mut database, genesis).map_err(|error| failed(&error))?;
        if form != FORM {
            let path = path.display();
            return Err(format!("the history {path} is of another form: move it away, or use the node that wrote it"));
        }
        let found: Vec<u8> = database
            .query_row("SELECT value FROM facts WHERE name = 'genesis'", [], |row| row.get(0))
            .map_err(|error| failed(&error))?;
        if found != genesis.as_bytes() {
            return Err(format!("the history {} is of a chain with another genesis: move it away", path.display()));
        }
        Ok(Self { database })
    }

    /// The last block that was looked at; `None` before the first.
    pub fn height(&self) -> Result<Option<BlockNumber>, Trouble> {
        let query = "SELECT max(n) FROM (SELECT max(number) AS n FROM blocks UNION ALL SELECT max(last) FROM holes)";
        Ok(self.database.query_row(query, [], |row| row.get(0))?)
    }

    /// The hash of a block; `None` if the block is not kept.
    pub fn hash(&self, number: BlockNumber) -> Result<Option<Hash>, Trouble> {
        let mut query = self.database.prepare_cached("SELECT hash FROM blocks WHERE number = ?1")?;
        let hash: Option<[u8; 32]> = query.query_row(params![number], |row| row.get(0)).optional()?;
        Ok(hash.map(Hash::from))
    }

    /// Begins a block.
    pub fn draft(&mut self, head: Head) -> Result<Draft<'_>, Trouble> {
        let transaction = self.database.transaction()?;
        let Head { number, hash, time, epoch } = head;
        transaction
            .prepare_cached("INSERT INTO blocks (number, hash, time, epoch) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![number, hash.as_bytes(), moment(time), epoch])?;
        let begin = i64::from(number) * EVENTS;
        Ok(Draft { transaction, head, next: begin, event: begin })
    }

    /// Notes that blocks cannot be read.
    pub fn hole(&mut self, first: BlockNumber, last: BlockNumber) -> Result<(), Trouble> {
        let grown = self.database.execute("UPDATE holes SET last = ?2 WHERE last = ?1 - 1", params![first, last])?;
        if grown == 0 {
            self.database.execute("INSERT INTO holes (first, last) VALUES (?1, ?2)", params![first, last])?;
        }
        Ok(())
    }

    /// Takes away what is after a block.
    pub fn cut(&mut self, block: BlockNumber) -> Result<(), Trouble> {
        let transaction = self.database.transaction()?;
        for statement in FROM_EVENT {
            transaction.execute(statement, params![(i64::from(block) + 1) * EVENTS])?;
        }
        for statement in AFTER_BLOCK {
            transaction.execute(statement, params![block])?;
        }
        transaction.commit()?;
        Ok(())
    }
}

/// Sets the database up, and makes its tables if it has none. Answers their form.
fn prepare(database: &mut Connection, genesis: Hash) -> rusqlite::Result<i64> {
    database.busy_timeout(PATIENCE)?;
    database.set_prepared_statement_cache_capacity(STATEMENTS);
    database.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0))?;
    database.execute_batch(&format!("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -{CACHE};"))?;
    let form: i64 = database.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if form != 0 {
        return Ok(form);
    }
    let transaction = database.transaction()?;
    transaction.execute_batch(SCHEMA)?;
    transaction.execute("INSERT INTO facts (name, value) VALUES ('genesis', ?1)", params![genesis.as_bytes()])?;
    transaction.execute_batch(&format!("PRAGMA user_version = {FORM};"))?;
    transaction.commit()?;
    Ok(FORM)
}

/// The amount in a column and the one after it.
pub fn amount(row: &Row<'_>, column: usize) -> rusqlite::Result<Balance> {
    Ok(whole(row.get(column)?, row.get(column + 1)?))
}

fn moment(time: Moment) -> i64 {
    i64::try_from(time).unwrap_or(i64::MAX)
}

/// A block that is being written. What is not committed was never there.
pub struct Draft<'a> {
    transaction: Transaction<'a>,
    head: Head,
    /// The id of the next event, and of the one that payments belong to.
    next: i64,
    event: i64,
}

impl Draft<'_> {
    /// Writes the next event of the block, with whom it names and what was paid in it. That a call went well is
    /// counted, and not kept: every other event says more.
    pub fn event(&mut self, event: &Event) -> Result<(), Trouble> {
        self.event = self.next;
        self.next += 1;
        if event.pallet == "System" && event.event == "ExtrinsicSuccess" {
            return Ok(());
        }
        let kind = self.kind(&event.pallet, &event.event)?;
        self.transaction
            .prepare_cached("INSERT INTO events (id, kind, fields) VALUES (?1, ?2, ?3)")?
            .execute(params![self.event, kind, event.fields.to_string()])?;
        for name in names::of(event) {
            let subject = self.subject(&name)?;
            self.transaction
                .prepare_cached("INSERT OR IGNORE INTO mentions (subject, kind, event) VALUES (?1, ?2, ?3)")?
                .execute(params![subject, kind, self.event])?;
        }
        if let Some((tab, gateway)) = money::opened(event) {
            let gateway = self.subject(gateway)?;
            self.transaction
                .prepare_cached("INSERT OR REPLACE INTO tabs (tab, gateway, block) VALUES (?1, ?2, ?3)")?
                .execute(params![tab, gateway, self.head.number])?;
        }
        for payment in money::of(event, |tab| self.gateway(tab).ok().flatten())? {
            self.payment(&payment)?;
        }
        Ok(())
    }

    /// Writes a payment of the event that was written last.
    pub fn payment(&self, payment: &Payment) -> Result<(), Trouble> {
        let Payment { kind, asset, payer, payee, amount } = payment;
        let (high, low) =
            parts(*amount).ok_or_else(|| format!("{amount} planck are more than the history can keep"))?;
        let asset = asset.map_or(-1, i64::from);
        let payer = payer.as_deref().map_or(Ok(0), |name| self.subject(name))?;
        let payee = payee.as_deref().map_or(Ok(0), |name| self.subject(name))?;
        let day = moment(self.head.time / DAY);
        self.transaction
            .prepare_cached(
                "INSERT INTO payments (event, kind, asset, payer, payee, epoch, day, high, low)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![self.event, kind, asset, payer, payee, self.head.epoch, day, high, low])?;
        Ok(())
    }

    /// Writes what an asset's records are from `block` on, or that there are none any more.
    pub fn asset(&self, id: u32, block: BlockNumber, record: Option<&Record>) -> Result<(), Trouble> {
        let Some(Record { kind, state, retired, name, steward, details, .. }) = record else {
            self.transaction
                .prepare_cached(
                    "INSERT OR REPLACE INTO assets (asset, block, kind, state, retired, name, steward, record)
                     SELECT asset, ?2, kind, 'Removed', retired, name, steward, record FROM assets
                     WHERE asset = ?1 ORDER BY block DESC LIMIT 1",
                )?
                .execute(params![id, block])?;
            return Ok(());
        };
        self.transaction
            .prepare_cached(
                "INSERT OR REPLACE INTO assets (asset, block, kind, state, retired, name, steward, record)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![id, block, kind, state, retired, name, steward, details.to_string()])?;
        Ok(())
    }

    /// Writes what consensus made of an asset in an epoch.
    pub fn score(&self, asset: u32, epoch: EpochIndex, consensus: u32, score: &str) -> Result<(), Trouble> {
        self.transaction
            .prepare_cached(
                "INSERT OR REPLACE INTO scores (asset, epoch, consensus, score, block) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![asset, epoch, consensus, score, self.head.number])?;
        Ok(())
    }

    /// What is known to have reached an asset: income and royalties, in planck.
    pub fn received(&self, asset: u32) -> Result<(Balance, Balance), Trouble> {
        let mut query = self.transaction.prepare_cached("SELECT kind, high, low FROM totals WHERE asset = ?1")?;
        let sums = query.query_map(params![asset], |row| Ok((row.get::<_, String>(0)?, amount(row, 1)?)))?;
        let (mut income, mut royalties): (Balance, Balance) = (0, 0);
        for sum in sums {
            let (kind, planck) = sum?;
            match kind.as_str() {
                ROYALTY => royalties = royalties.saturating_add(planck),
                kind if INCOME.contains(&kind) => income = income.saturating_add(planck),
                _ => {}
            }
        }
        Ok((income, royalties))
    }

    /// Keeps the block.
    pub fn commit(self) -> Result<(), Trouble> {
        self.transaction.commit()?;
        Ok(())
    }

    fn kind(&self, pallet: &str, name: &str) -> rusqlite::Result<i64> {
        let find = "SELECT id FROM kinds WHERE pallet = ?1 AND name = ?2";
        self.found_or_made(find, "INSERT INTO kinds (pallet, name) VALUES (?1, ?2)", &[pallet, name])
    }

    fn subject(&self, name: &str) -> rusqlite::Result<i64> {
        let find = "SELECT id FROM subjects WHERE name = ?1";
        self.found_or_made(find, "INSERT INTO subjects (name) VALUES (?1)", &[name])
    }

    fn found_or_made(&self, find: &str, make: &str, values: &[&str]) -> rusqlite::Result<i64> {
        let mut query = self.transaction.prepare_cached(find)?;
        let found = query.query_row(params_from_iter(values), |row| row.get(0)).optional()?;
        if let Some(id) = found {
            return Ok(id);
        }
        self.transaction.prepare_cached(make)?.execute(params_from_iter(values))?;
        Ok(self.transaction.last_insert_rowid())
    }

    /// Who serves a tab: an address.
    fn gateway(&self, tab: u32) -> rusqlite::Result<Option<String>> {
        let query = "SELECT s.name FROM tabs AS t JOIN subjects AS s ON s.id = t.gateway WHERE t.tab = ?1";
        self.transaction.prepare_cached(query)?.query_row(params![tab], |row| row.get(0)).optional()
    }
}
