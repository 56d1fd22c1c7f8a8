//! Events, found by what they are and by whom and what they name.

use super::{Ask, Connection, OptionalExtension, Refusal, Table, params, subject};
use crate::history::{names, store::EVENTS};
use rusqlite::{Row, params_from_iter};
use serde_json::{Value as Json, json};

/// A part of what is found.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// At most so many.
    pub limit: u32,
    /// Only what has a lower id than this.
    pub before: Option<i64>,
    /// Only what has a higher id than this; then the oldest come first.
    pub after: Option<i64>,
}

impl Page {
    /// The newest ones, without end.
    pub const fn newest(limit: u32) -> Self {
        Self { limit, before: None, after: None }
    }

    /// The page that is asked for.
    pub fn asked(ask: &mut Ask) -> Result<Self, Refusal> {
        Ok(Self { limit: ask.limit()?, before: ask.number("before")?, after: ask.number("after")? })
    }
}

/// An event that was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its id: events have them in their order.
    pub id: i64,
    /// The time of its block, in milliseconds.
    pub time: Option<i64>,
    /// What it is.
    pub pallet: String,
    /// What happened.
    pub name: String,
    /// Its fields.
    pub fields: Json,
}

impl Found {
    /// Its block.
    pub fn block(&self) -> i64 {
        self.id / EVENTS
    }

    /// A field; nothing if there is none.
    pub fn field(&self, name: &str) -> Json {
        self.fields.get(name).cloned().unwrap_or_default()
    }
}

/// The events of these kinds, of all if they are `None`, that name each of `subjects`: two of them at most.
pub fn find(database: &Connection, kinds: Option<&[i64]>, subjects: &[i64], page: Page) -> Result<Vec<Found>, Refusal> {
    let (sign, order) = if page.after.is_some() { (1, "ASC") } else { (-1, "DESC") };
    let bounds = [page.after.unwrap_or(-1), page.before.unwrap_or(i64::MAX), page.limit.into()];
    let within = |id: &str| format!("{id} > ?1 AND {id} < ?2 ORDER BY {id} {order} LIMIT ?3");
    let mut found: Vec<i64> = Vec::new();
    let mut look = |query: &str, more: &[i64]| -> Result<(), Refusal> {
        let mut query = database.prepare_cached(query)?;
        let ids = query.query_map(params_from_iter(bounds.iter().chain(more)), |row| row.get(0))?;
        found.extend(ids.collect::<rusqlite::Result<Vec<i64>>>()?);
        Ok(())
    };
    let all;
    let kinds: &[i64] = match (kinds, subjects) {
        (Some(kinds), _) => kinds,
        (None, []) => &[],
        (None, _) => {
            all = kinds_of(database, None, None)?;
            all.as_slice()
        }
    };
    match subjects {
        [] if kinds.is_empty() => look(&format!("SELECT id FROM events WHERE {}", within("id")), &[])?,
        [] => {
            let query = format!("SELECT id FROM events WHERE kind = ?4 AND {}", within("id"));
            kinds.iter().try_for_each(|kind| look(&query, &[*kind]))?;
        }
        [only] => {
            let query = format!("SELECT event FROM mentions WHERE subject = ?5 AND kind = ?4 AND {}", within("event"));
            kinds.iter().try_for_each(|kind| look(&query, &[*kind, *only]))?;
        }
        [one, other, ..] => {
            let query = format!(
                "SELECT a.event FROM mentions AS a JOIN mentions AS b
                 ON b.subject = ?6 AND b.kind = a.kind AND b.event = a.event
                 WHERE a.subject = ?5 AND a.kind = ?4 AND {}",
                within("a.event")
            );
            kinds.iter().try_for_each(|kind| look(&query, &[*kind, *one, *other]))?;
        }
    }
    found.sort_unstable_by_key(|id| id.saturating_mul(sign));
    found.truncate(page.limit.try_into().unwrap_or(usize::MAX));
    found.into_iter().map(|id| read(database, id)).collect()
}

/// Reads an event.
fn read(database: &Connection, id: i64) -> Result<Found, Refusal> {
    let mut query = database.prepare_cached(
        "SELECT k.pallet, k.name, e.fields, b.time FROM events AS e JOIN kinds AS k ON k.id = e.kind
         LEFT JOIN blocks AS b ON b.number = ?2 WHERE e.id = ?1",
    )?;
    let found = |row: &Row<'_>| -> rusqlite::Result<Found> {
        let fields: String = row.get(2)?;
        let fields = serde_json::from_str(&fields).unwrap_or_default();
        Ok(Found { id, time: row.get(3)?, pallet: row.get(0)?, name: row.get(1)?, fields })
    };
    Ok(query.query_row(params![id, id / EVENTS], found)?)
}

/// The kinds of events of this pallet and of this name.
pub fn kinds_of(database: &Connection, pallet: Option<&str>, name: Option<&str>) -> Result<Vec<i64>, Refusal> {
    let mut query = database.prepare_cached(
        "SELECT id FROM kinds WHERE (?1 IS NULL OR pallet = ?1) AND (?2 IS NULL OR name = ?2) ORDER BY id",
    )?;
    let kinds = query.query_map(params![pallet, name], |row| row.get(0))?;
    Ok(kinds.collect::<rusqlite::Result<_>>()?)
}

/// The kind of events of this pallet and this name, if one of them ever happened.
pub fn kind_of(database: &Connection, pallet: &str, name: &str) -> Result<Option<i64>, Refusal> {
    let mut query = database.prepare_cached("SELECT id FROM kinds WHERE pallet = ?1 AND name = ?2")?;
    Ok(query.query_row(params![pallet, name], |row| row.get(0)).optional()?)
}

/// `events`: newest first, or after an id oldest first.
pub fn events(database: &Connection, ask: &mut Ask) -> Result<Table, Refusal> {
    let columns = &["id", "block", "index", "time", "pallet", "name", "fields"];
    let page = Page::asked(ask)?;
    let (pallet, name) = (ask.text("pallet"), ask.text("name"));
    let account = ask.text("account");
    let asset = ask.number("asset")?.map(names::asset);
    let kinds = match (&pallet, &name) {
        (None, None) => None,
        (pallet, name) => Some(kinds_of(database, pallet.as_deref(), name.as_deref())?),
    };
    let mut subjects = Vec::new();
    for name in account.into_iter().chain(asset) {
        match subject(database, &name)? {
            Some(subject) => subjects.push(subject),
            None => return Ok(Table::new(columns, Vec::new())),
        }
    }
    if kinds.as_ref().is_some_and(Vec::is_empty) {
        return Ok(Table::new(columns, Vec::new()));
    }
    let rows = find(database, kinds.as_deref(), &subjects, page)?.into_iter().map(|event| {
        let (id, block, time) = (json!(event.id), json!(event.block()), json!(event.time));
        vec![id, block, json!(event.id % EVENTS), time, event.pallet.into(), event.name.into(), event.fields]
    });
    Ok(Table::new(columns, rows.collect()))
}
