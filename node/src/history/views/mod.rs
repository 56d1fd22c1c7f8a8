//! What can be asked of the history. Every answer is bounded: a page, or sums that are kept already.

mod accounts;
mod assets;
mod epochs;
mod events;
mod votes;

use super::{
    ask::{Ask, Refusal},
    table::Table,
};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Value as Json, json};
use tributary_primitives::{Balance, BlockNumber};

/// What there is, told to whoever asks for something else.
const VIEWS: &str = "status, events, assets, asset/ID, asset/ID/income, asset/ID/flows, asset/ID/scores, \
                     account/ADDRESS/earnings, evaluators, epochs, votes, parameters";

/// The answer to what is asked at `path`, without `/history/`.
///
/// # Errors
///
/// Why there is none.
pub fn answer(database: &Connection, path: &str, ask: &mut Ask) -> Result<Table, Refusal> {
    let parts: Vec<_> = path.split('/').collect();
    let table = match parts.as_slice() {
        ["status"] => status(database),
        ["events"] => events::events(database, ask),
        ["assets"] => assets::assets(database, ask),
        ["asset", id] => assets::asset(database, asset_id(id)?),
        ["asset", id, "income"] => assets::income(database, asset_id(id)?, ask),
        ["asset", id, "flows"] => assets::flows(database, asset_id(id)?, ask),
        ["asset", id, "scores"] => assets::scores(database, asset_id(id)?, ask),
        ["account", address, "earnings"] => accounts::earnings(database, address, ask),
        ["evaluators"] => epochs::evaluators(database, ask),
        ["epochs"] => epochs::epochs(database, ask),
        ["votes"] => votes::votes(database, ask),
        ["parameters"] => votes::parameters(database, ask),
        _ => return Err(Refusal::Nothing(format!("there is no such view of the history: there are {VIEWS}"))),
    }?;
    ask.done()?;
    Ok(table)
}

fn asset_id(text: &str) -> Result<u32, Refusal> {
    text.parse().map_err(|_| Refusal::Bad(format!("an asset has a number, not {text:?}")))
}

/// How far the history has come, where it begins, and which blocks it lacks in between.
fn status(database: &Connection) -> Result<Table, Refusal> {
    let last = "SELECT number, hash FROM blocks ORDER BY number DESC LIMIT 1";
    let last: Option<(BlockNumber, [u8; 32])> =
        database.query_row(last, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let first: Option<BlockNumber> = database.query_row("SELECT min(number) FROM blocks", [], |row| row.get(0))?;
    let mut holes = database.prepare("SELECT first, last FROM holes ORDER BY first DESC LIMIT 1000")?;
    let holes = holes.query_map([], |row| Ok(json!([row.get::<_, i64>(0)?, row.get::<_, i64>(1)?])))?;
    let missing = holes.collect::<rusqlite::Result<Json>>()?;
    let (block, hash) = last.unzip();
    let hash = hash.map(|hash| sp_core::bytes::to_hex(&hash, false));
    Ok(Table::single(&["block", "hash", "first", "missing"], vec![json!(block), json!(hash), json!(first), missing]))
}

/// The last block that is kept; 0 before the first.
fn height(database: &Connection) -> Result<BlockNumber, Refusal> {
    let height: Option<BlockNumber> = database.query_row("SELECT max(number) FROM blocks", [], |row| row.get(0))?;
    Ok(height.unwrap_or_default())
}

/// By what the history knows a name; `None` if it never met it.
fn subject(database: &Connection, name: &str) -> Result<Option<i64>, Refusal> {
    let mut query = database.prepare_cached("SELECT id FROM subjects WHERE name = ?1")?;
    Ok(query.query_row(params![name], |row| row.get(0)).optional()?)
}

/// The name that the history knows by this number.
fn name(database: &Connection, subject: i64) -> Result<Option<String>, Refusal> {
    let mut query = database.prepare_cached("SELECT name FROM subjects WHERE id = ?1")?;
    Ok(query.query_row(params![subject], |row| row.get(0)).optional()?)
}

/// Payments that are added up.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
struct Sum {
    amount: Balance,
    payments: i64,
}

impl Sum {
    fn add(&mut self, other: Self) {
        self.amount = self.amount.saturating_add(other.amount);
        self.payments = self.payments.saturating_add(other.payments);
    }
}

/// An amount in planck, as JSON has it.
fn planck(amount: Balance) -> Json {
    amount.to_string().into()
}

#[cfg(test)]
mod tests {
    use super::VIEWS;

    #[test]
    fn every_view_has_its_row() {
        const PAGE: &str = include_str!("../../../../docs/history.md");
        assert!(VIEWS.split(", ").count() >= 12);
        for view in VIEWS.split(", ") {
            let row = format!("| `/history/{view}` |");
            assert!(PAGE.lines().any(|line| line.starts_with(&row)), "docs/history.md has no row for {view}");
        }
    }
}
