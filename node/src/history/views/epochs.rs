//! Epochs, and what evaluators did in one.

use super::{
    Ask, Connection, Refusal, Table,
    events::{Found, Page, find, kind_of},
    subject,
};
use crate::history::names;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// The most events of one kind that are looked at of an epoch: an evaluator may commit again and again.
const MOST_EVENTS: u32 = 10_000;

/// What happens to an evaluator in an epoch.
const EVALUATORS: &[&str] = &[
    "epoch",
    "evaluator",
    "committed",
    "revealed",
    "scored",
    "stake",
    "shared",
    "given",
    "consensus",
    "fresh",
    "amount",
    "forFresh",
    "commission",
    "penalty",
];

/// The events of this name that are about an epoch, newest first.
fn of_epoch(database: &Connection, epoch: u32, event: &str, limit: u32) -> Result<Vec<Found>, Refusal> {
    let Some(kind) = kind_of(database, "Evaluation", event)? else { return Ok(Vec::new()) };
    let Some(subject) = subject(database, &names::epoch(epoch))? else { return Ok(Vec::new()) };
    find(database, Some(&[kind]), &[subject], Page::newest(limit))
}

/// `epochs`: newest first.
pub fn epochs(database: &Connection, ask: &mut Ask) -> Result<Table, Refusal> {
    let columns = &["epoch", "block", "time", "blocks", "emission", "settling", "settled"];
    let (limit, before) = (ask.limit()?, ask.number("before")?);
    let Some(kind) = kind_of(database, "Evaluation", "EpochStarted")? else {
        return Ok(Table::new(columns, Vec::new()));
    };
    let first = before.map(|epoch| of_epoch(database, epoch, "EpochStarted", 1)).transpose()?;
    let before = first.and_then(|found| found.first().map(|event| event.id));
    let page = Page { limit, before, after: None };
    let mut rows = Vec::new();
    for event in find(database, Some(&[kind]), &[], page)? {
        let epoch = names::number(&event.fields, "epoch").unwrap_or_default();
        let mut row = vec![json!(epoch), json!(event.block()), json!(event.time)];
        row.extend([event.field("blocks"), event.field("emission")]);
        for step in ["SettlementStarted", "EpochSettled"] {
            row.push(of_epoch(database, epoch, step, 1)?.pop().map(dated).unwrap_or_default());
        }
        rows.push(row);
    }
    Ok(Table::new(columns, rows))
}

/// The fields of an event with its block and the time of that.
fn dated(event: Found) -> Json {
    let (block, time) = (event.block(), event.time);
    let Json::Object(mut fields) = event.fields else { return Json::Null };
    fields.remove("epoch");
    let mut named: Map<_, _> = fields.into_iter().map(|(name, value)| (camel(&name), value)).collect();
    named.insert("block".into(), json!(block));
    named.insert("time".into(), json!(time));
    named.into()
}

/// A name as JavaScript writes it.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let mut whole = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        whole.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        whole.push_str(letters.as_str());
    }
    whole
}

/// What is known of an evaluator in an epoch.
#[derive(Default)]
struct Evaluator {
    committed: bool,
    revealed: bool,
    fields: Map<String, Json>,
}

/// `evaluators`: of an epoch, or of the last one that was settled; in order of account.
pub fn evaluators(database: &Connection, ask: &mut Ask) -> Result<Table, Refusal> {
    let Some(epoch) = ask.number("epoch")?.map_or_else(|| last_settled(database), |epoch| Ok(Some(epoch)))? else {
        return Ok(Table::new(EVALUATORS, Vec::new()));
    };
    let mut known: BTreeMap<String, Evaluator> = BTreeMap::new();
    for step in ["ScoresCommitted", "ScoresRevealed", "RevealMissed", "EvaluatorRewarded"] {
        for event in of_epoch(database, epoch, step, MOST_EVENTS)? {
            let Some(account) = event.fields.get("evaluator").and_then(Json::as_str) else { continue };
            let evaluator = known.entry(account.to_owned()).or_default();
            evaluator.committed = true;
            evaluator.revealed |= step == "ScoresRevealed" || step == "EvaluatorRewarded";
            if let Json::Object(fields) = event.fields {
                // What was rewarded comes last, and knows best.
                evaluator.fields.extend(fields.into_iter().map(|(name, value)| (camel(&name), value)));
            }
        }
    }
    let rows = known.into_iter().map(|(account, Evaluator { committed, revealed, mut fields })| {
        for (name, value) in [
            ("epoch", json!(epoch)),
            ("evaluator", account.into()),
            ("committed", committed.into()),
            ("revealed", revealed.into()),
        ] {
            fields.insert(name.into(), value);
        }
        EVALUATORS.iter().map(|column| fields.remove(*column).unwrap_or_default()).collect()
    });
    Ok(Table::new(EVALUATORS, rows.collect()))
}

fn last_settled(database: &Connection) -> Result<Option<u32>, Refusal> {
    let Some(kind) = kind_of(database, "Evaluation", "EpochSettled")? else { return Ok(None) };
    let last = find(database, Some(&[kind]), &[], Page::newest(1))?;
    Ok(last.first().and_then(|event| names::number(&event.fields, "epoch")))
}

#[cfg(test)]
mod tests {
    use super::camel;

    #[test]
    fn names_are_those_of_javascript() {
        assert_eq!(["amount", "for_fresh", "fresh_rolled_over"].map(camel), ["amount", "forFresh", "freshRolledOver"]);
    }
}
