//! Accounts: what they were paid.

use super::{Ask, Connection, Refusal, Sum, Table, assets::day, name, params, planck, subject};
use crate::{chain_spec::SS58_PREFIX, history::store::amount};
use serde_json::{Value as Json, json};
use sp_core::crypto::{Ss58AddressFormat, Ss58Codec};
use std::collections::BTreeMap;
use tributary_primitives::AccountId;

/// `account/ADDRESS/earnings`: by day, epoch, pool, asset or source.
pub fn earnings(database: &Connection, address: &str, ask: &mut Ask) -> Result<Table, Refusal> {
    ensure_address(address)?;
    let by = ask.choice("by", &["day", "epoch", "pool", "asset", "source"])?.unwrap_or("day");
    let columns: &[&str] = match by {
        "epoch" => &["epoch", "amount", "payments"],
        "pool" => &["pool", "class", "asset", "evaluator", "amount", "payments"],
        "asset" => &["asset", "amount", "payments"],
        "source" => &["source", "amount", "payments"],
        _ => &["day", "amount", "payments"],
    };
    let Some(payee) = subject(database, address)? else { return Ok(Table::new(columns, Vec::new())) };
    let mut query = database
        .prepare_cached("SELECT kind, asset, payer, epoch, day, high, low, count FROM earnings WHERE payee = ?1")?;
    let mut found = query.query(params![payee])?;
    // Sorted by numbers, and by names where there are none.
    let mut sums: BTreeMap<(i64, String, i64), Sum> = BTreeMap::new();
    while let Some(row) = found.next()? {
        let (kind, asset, payer): (String, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let key = match by {
            "epoch" => (row.get(3)?, String::new(), 0),
            "pool" => (asset, kind, payer),
            "asset" => (asset, String::new(), 0),
            "source" => (0, kind, 0),
            _ => (row.get(4)?, String::new(), 0),
        };
        sums.entry(key).or_default().add(Sum { amount: amount(row, 5)?, payments: row.get(7)? });
    }
    let mut rows = Vec::with_capacity(sums.len());
    for ((number, kind, payer), sum) in sums {
        let mut row = match by {
            "pool" => pool(database, number, kind, payer)?,
            "asset" => vec![asset_or_none(number)],
            "source" => vec![kind.into()],
            "epoch" => vec![json!(number)],
            _ => vec![json!(day(number))],
        };
        row.extend([planck(sum.amount), json!(sum.payments)]);
        rows.push(row);
    }
    Ok(Table::new(columns, rows))
}

/// A pool by its name, and what that consists of: `data/3`, `stake/5F…`, `author`.
fn pool(database: &Connection, asset: i64, class: String, evaluator: i64) -> Result<Vec<Json>, Refusal> {
    let evaluator = name(database, evaluator)?;
    let id = match &evaluator {
        Some(evaluator) => format!("{class}/{evaluator}"),
        None if asset >= 0 => format!("{class}/{asset}"),
        None => class.clone(),
    };
    Ok(vec![id.into(), class.into(), asset_or_none(asset), json!(evaluator)])
}

fn asset_or_none(asset: i64) -> Json {
    if asset < 0 { Json::Null } else { json!(asset) }
}

/// Makes sure that it is an address of this chain.
fn ensure_address(text: &str) -> Result<(), Refusal> {
    match AccountId::from_ss58check_with_version(text) {
        Ok((_, prefix)) if prefix == Ss58AddressFormat::from(SS58_PREFIX) => Ok(()),
        Ok((_, prefix)) => Err(Refusal::Bad(format!(
            "{text} is an address of another network, with the prefix {}: this chain's is {SS58_PREFIX}",
            u16::from(prefix)
        ))),
        Err(_) => Err(Refusal::Bad(format!("{text:?} is no address of this chain"))),
    }
}
