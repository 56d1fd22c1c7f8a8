//! Assets: what they are, what they received, where it went, how they were scored.

use super::{Ask, Connection, Refusal, Sum, Table, height, name, params, planck, subject};
use crate::history::{
    money::{FEE, INCOME, ROYALTY},
    names,
    store::{DAY, amount},
};
use rusqlite::{OptionalExtension, Row};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use tributary_primitives::{Balance, BlockNumber};

const KINDS: [&str; 2] = ["Model", "Dataset"];
const STATES: [&str; 6] = ["Open", "Closed", "Published", "Retired", "Cancelled", "Removed"];

/// What a list says of an asset, and what is said of one alone.
const SHORT: &[&str] = &[
    "id",
    "kind",
    "state",
    "name",
    "uri",
    "licence",
    "steward",
    "terms",
    "floor",
    "pending",
    "frozen",
    "lifetime",
    "royalties",
    "waiting",
    "score",
];
const LONG: &[&str] = &[
    "id",
    "kind",
    "state",
    "name",
    "uri",
    "licence",
    "steward",
    "terms",
    "floor",
    "pending",
    "split",
    "budgets",
    "upstream",
    "deadline",
    "closed",
    "retired",
    "commitment",
    "frozen",
    "lifetime",
    "royalties",
    "waiting",
    "score",
];

/// The state of an asset in the block ?1, by its latest record.
const STATE: &str =
    "CASE WHEN state = 'Published' AND retired IS NOT NULL AND retired <= ?1 THEN 'Retired' ELSE state END";
const LATEST: &str = "NOT EXISTS (SELECT 1 FROM assets AS n WHERE n.asset = a.asset AND n.block > a.block)";

/// An asset as a row of the database.
struct Asset {
    id: u32,
    fields: Map<String, Json>,
}

impl Asset {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let record: String = row.get(6)?;
        let mut fields: Map<String, Json> = serde_json::from_str(&record).unwrap_or_default();
        let id: u32 = row.get(0)?;
        fields.insert("id".into(), json!(id));
        for (column, name) in [(1_usize, "kind"), (2, "state"), (3, "name"), (4, "steward")] {
            fields.insert(name.into(), row.get::<_, String>(column)?.into());
        }
        fields.insert("retired".into(), json!(row.get::<_, Option<u32>>(5)?));
        Ok(Self { id, fields })
    }

    /// Its values for these columns, as they are in block `now`.
    fn row(mut self, database: &Connection, now: BlockNumber, columns: &[&str]) -> Result<Vec<Json>, Refusal> {
        let due = self.fields.get("pending").and_then(|pending| pending.get("block")?.as_u64());
        if due.is_some_and(|block| block <= u64::from(now))
            && let Some(Json::Object(mut pending)) = self.fields.insert("pending".into(), Json::Null)
        {
            self.fields.insert("terms".into(), pending.remove("terms").unwrap_or_default());
        }
        let (lifetime, royalties) = received(database, self.id)?;
        self.fields.insert("lifetime".into(), planck(lifetime));
        self.fields.insert("royalties".into(), planck(royalties));
        self.fields.insert("score".into(), latest_score(database, self.id)?);
        Ok(columns.iter().map(|column| self.fields.remove(*column).unwrap_or_default()).collect())
    }
}

/// What an asset received: income, and royalties.
fn received(database: &Connection, asset: u32) -> Result<(Balance, Balance), Refusal> {
    let sums = sums_by_kind(database, asset)?;
    let income = sums.iter().filter(|(kind, _)| INCOME.contains(&kind.as_str()));
    let income = income.fold(0, |total: Balance, (_, sum)| total.saturating_add(sum.amount));
    Ok((income, sums.get(ROYALTY).map(|sum| sum.amount).unwrap_or_default()))
}

fn sums_by_kind(database: &Connection, asset: u32) -> Result<BTreeMap<String, Sum>, Refusal> {
    let mut query = database.prepare_cached("SELECT kind, high, low, count FROM totals WHERE asset = ?1")?;
    let sum = |row: &Row<'_>| -> rusqlite::Result<(String, Sum)> {
        Ok((row.get(0)?, Sum { amount: amount(row, 1)?, payments: row.get(3)? }))
    };
    Ok(query.query_map(params![asset], sum)?.collect::<rusqlite::Result<_>>()?)
}

fn latest_score(database: &Connection, asset: u32) -> Result<Json, Refusal> {
    let mut query = database
        .prepare_cached("SELECT epoch, consensus, score FROM scores WHERE asset = ?1 ORDER BY epoch DESC LIMIT 1")?;
    let score = |row: &Row<'_>| -> rusqlite::Result<Json> {
        let (epoch, consensus): (u32, u32) = (row.get(0)?, row.get(1)?);
        Ok(json!({ "epoch": epoch, "consensus": consensus, "score": row.get::<_, String>(2)? }))
    };
    Ok(query.query_row(params![asset], score).optional()?.unwrap_or_default())
}

/// `assets`: in order of their ids.
pub fn assets(database: &Connection, ask: &mut Ask) -> Result<Table, Refusal> {
    let (limit, after) = (ask.limit()?, ask.number::<i64>("after")?.unwrap_or(-1));
    let (search, kind, state) = (ask.text("search"), ask.choice("kind", &KINDS)?, ask.choice("state", &STATES)?);
    let now = height(database)?;
    let mut query = database.prepare_cached(&format!(
        "SELECT asset, kind, {STATE}, name, steward, retired, record FROM assets AS a
         WHERE asset > ?2 AND {LATEST} AND (?3 IS NULL OR kind = ?3) AND (?4 IS NULL OR {STATE} = ?4)
         AND (?5 IS NULL OR instr(lower(name), lower(?5)) > 0 OR steward = ?5 OR asset = ?5)
         ORDER BY asset LIMIT ?6"
    ))?;
    let found = query.query_map(params![now, after, kind, state, search, limit], Asset::read)?;
    let found = found.collect::<rusqlite::Result<Vec<_>>>()?;
    let rows = found.into_iter().map(|asset| asset.row(database, now, SHORT));
    Ok(Table::new(SHORT, rows.collect::<Result<_, _>>()?))
}

/// `asset/ID`.
pub fn asset(database: &Connection, id: u32) -> Result<Table, Refusal> {
    let now = height(database)?;
    let mut query = database.prepare_cached(&format!(
        "SELECT asset, kind, {STATE}, name, steward, retired, record FROM assets
         WHERE asset = ?2 ORDER BY block DESC LIMIT 1"
    ))?;
    let found = query.query_row(params![now, id], Asset::read).optional()?;
    let asset = found.ok_or_else(|| unknown(id))?;
    Ok(Table::single(LONG, asset.row(database, now, LONG)?))
}

fn unknown(id: u32) -> Refusal {
    Refusal::Nothing(format!("there is no asset {id}"))
}

fn ensure_known(database: &Connection, id: u32) -> Result<(), Refusal> {
    let mut query = database.prepare_cached("SELECT 1 FROM assets WHERE asset = ?1 LIMIT 1")?;
    if query.exists(params![id])? { Ok(()) } else { Err(unknown(id)) }
}

/// `asset/ID/income`: by day, epoch or source.
pub fn income(database: &Connection, id: u32, ask: &mut Ask) -> Result<Table, Refusal> {
    ensure_known(database, id)?;
    let by = ask.choice("by", &["day", "epoch", "source"])?.unwrap_or("day");
    if by == "source" {
        let sums = sums_by_kind(database, id)?.into_iter().filter(|(kind, _)| is_received(kind));
        let rows = sums.map(|(kind, sum)| vec![kind.into(), planck(sum.amount), json!(sum.payments)]);
        return Ok(Table::new(&["source", "amount", "payments"], rows.collect()));
    }
    let mut query =
        database.prepare_cached("SELECT kind, epoch, day, high, low, count FROM income WHERE asset = ?1")?;
    let mut rows = query.query(params![id])?;
    let mut sums: BTreeMap<i64, [Sum; 3]> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let kind: String = row.get(0)?;
        let key: i64 = if by == "epoch" { row.get(1)? } else { day(row.get(2)?) };
        let sum = Sum { amount: amount(row, 3)?, payments: row.get(5)? };
        let [income, royalties, fees] = sums.entry(key).or_default();
        match kind.as_str() {
            FEE => fees.add(sum),
            ROYALTY => royalties.add(sum),
            _ => income.add(sum),
        }
    }
    let rows = sums.into_iter().map(|(key, [income, royalties, fees])| {
        let mut whole = income;
        whole.add(royalties);
        let amounts = [whole, income, royalties, fees].map(|sum| planck(sum.amount));
        std::iter::once(json!(key)).chain(amounts).chain([json!(whole.payments)]).collect()
    });
    let columns: &[&str] = match by {
        "epoch" => &["epoch", "amount", "income", "royalties", "fees", "payments"],
        _ => &["day", "amount", "income", "royalties", "fees", "payments"],
    };
    Ok(Table::new(columns, rows.collect()))
}

fn is_received(kind: &str) -> bool {
    kind == ROYALTY || INCOME.contains(&kind)
}

/// When a day begins, in milliseconds.
pub fn day(day: i64) -> i64 {
    day.saturating_mul(i64::try_from(DAY).unwrap_or(i64::MAX))
}

/// `asset/ID/flows`: the largest first; what is beyond the limit is told in sum, from or to others.
pub fn flows(database: &Connection, id: u32, ask: &mut Ask) -> Result<Table, Refusal> {
    ensure_known(database, id)?;
    let limit = ask.limit()?;
    let this = names::asset(id);
    let mut rows = Vec::new();
    let mut rest = sums_by_kind(database, id)?;
    let mut query = database.prepare_cached(
        "SELECT kind, payer, payee, high, low, count FROM flows WHERE asset = ?1
         ORDER BY high * 4294967296.0 + low DESC LIMIT ?2",
    )?;
    let mut found = query.query(params![id, limit])?;
    while let Some(row) = found.next()? {
        let kind: String = row.get(0)?;
        let (payer, payee) = (name(database, row.get(1)?)?, name(database, row.get(2)?)?);
        let sum = Sum { amount: amount(row, 3)?, payments: row.get(5)? };
        if let Some(rest) = rest.get_mut(&kind) {
            rest.amount = rest.amount.saturating_sub(sum.amount);
            rest.payments = rest.payments.saturating_sub(sum.payments);
        }
        let payer = payer.unwrap_or_else(|| nobody(&kind).into());
        rows.push(flow(&this, &kind, payer, payee, sum));
    }
    for (kind, sum) in rest.into_iter().filter(|(_, sum)| sum.amount > 0) {
        let payee = (kind != FEE && !is_received(&kind)).then(|| "others".into());
        rows.push(flow(&this, &kind, "others".into(), payee, sum));
    }
    rows.extend(passed_on(database, &this, limit)?);
    Ok(Table::new(&["from", "to", "kind", "amount", "payments"], rows))
}

/// Where money flows: to an asset from who paid, to the treasury from who paid, to people from an asset.
fn flow(this: &str, kind: &str, payer: String, payee: Option<String>, sum: Sum) -> Vec<Json> {
    let (from, to) = match payee {
        Some(payee) => (this.into(), payee),
        None if kind == FEE => (payer, "treasury".into()),
        None => (payer, this.into()),
    };
    vec![from.into(), to.into(), kind.into(), planck(sum.amount), json!(sum.payments)]
}

/// Where money comes from that nobody in particular paid.
fn nobody(kind: &str) -> &'static str {
    match kind {
        "emission" => "emission",
        "grant" => "grants",
        "use" => "tabs",
        FEE => "others",
        _ => "before",
    }
}

/// The royalties that ancestors collected from this asset.
fn passed_on(database: &Connection, this: &str, limit: u32) -> Result<Vec<Vec<Json>>, Refusal> {
    let Some(payer) = subject(database, this)? else { return Ok(Vec::new()) };
    let mut query = database.prepare_cached(
        "SELECT asset, high, low, count FROM flows WHERE payer = ?1 AND kind = 'royalty'
         ORDER BY high * 4294967296.0 + low DESC LIMIT ?2",
    )?;
    let rows = query.query_map(params![payer, limit], |row| {
        let sum = Sum { amount: amount(row, 1)?, payments: row.get(3)? };
        Ok(flow(this, ROYALTY, String::new(), Some(names::asset(row.get(0)?)), sum))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// `asset/ID/scores`: newest epoch first.
pub fn scores(database: &Connection, id: u32, ask: &mut Ask) -> Result<Table, Refusal> {
    ensure_known(database, id)?;
    let (limit, before) = (ask.limit()?, ask.number::<i64>("before")?.unwrap_or(i64::MAX));
    let mut query = database.prepare_cached(
        "SELECT s.epoch, s.consensus, s.score, s.block, b.time FROM scores AS s
         LEFT JOIN blocks AS b ON b.number = s.block
         WHERE s.asset = ?1 AND s.epoch < ?2 ORDER BY s.epoch DESC LIMIT ?3",
    )?;
    let rows = query.query_map(params![id, before, limit], |row| {
        let (epoch, consensus, score): (i64, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let (block, time): (i64, Option<i64>) = (row.get(3)?, row.get(4)?);
        Ok(vec![json!(epoch), json!(consensus), score.into(), json!(block), json!(time)])
    })?;
    let rows = rows.collect::<rusqlite::Result<_>>()?;
    Ok(Table::new(&["epoch", "consensus", "score", "block", "time"], rows))
}
