//! Votes, and what was decided on parameters.

use super::{
    Ask, Connection, Refusal, Table,
    events::{Found, Page, find, kind_of, kinds_of},
    subject,
};
use crate::history::names;
use serde_json::{Value as Json, json};

/// The bit of a vote that says yes; the others are its conviction.
const AYE: u64 = 128;

/// `votes`: of both chambers, newest first.
pub fn votes(database: &Connection, ask: &mut Ask) -> Result<Table, Refusal> {
    let columns = &[
        "id",
        "block",
        "time",
        "referendum",
        "chamber",
        "who",
        "aye",
        "conviction",
        "balance",
        "voice",
        "vote",
        "removed",
    ];
    let page = Page::asked(ask)?;
    let referendum = ask.number("referendum")?;
    let mut kinds = Vec::new();
    for (pallet, event) in [
        ("ConvictionVoting", "Voted"),
        ("ConvictionVoting", "VoteRemoved"),
        ("Governance", "ContributorVoted"),
        ("Governance", "ContributorVoteRemoved"),
    ] {
        kinds.extend(kind_of(database, pallet, event)?);
    }
    let subjects = match referendum.map(names::referendum) {
        None => Some(Vec::new()),
        Some(name) => subject(database, &name)?.map(|subject| vec![subject]),
    };
    let (Some(subjects), false) = (subjects, kinds.is_empty()) else {
        return Ok(Table::new(columns, Vec::new()));
    };
    let rows = find(database, Some(&kinds), &subjects, page)?.iter().map(vote).collect();
    Ok(Table::new(columns, rows))
}

fn vote(event: &Found) -> Vec<Json> {
    let removed = event.name.ends_with("Removed");
    let mut row = vec![json!(event.id), json!(event.block()), json!(event.time)];
    if event.pallet == "Governance" {
        row.extend([event.field("poll"), "contributors".into(), event.field("who"), event.field("aye"), Json::Null]);
        row.extend([Json::Null, event.field("voice"), Json::Null, removed.into()]);
        return row;
    }
    let vote = event.field("vote");
    let standard = vote.get("Standard");
    let bits = standard.and_then(|standard| standard.get("vote")?.as_u64());
    let aye = bits.map(|bits| bits & AYE != 0);
    let conviction = bits.map(|bits| bits & (AYE - 1));
    let balance = standard.and_then(|standard| standard.get("balance")).cloned().unwrap_or_default();
    row.extend([event.field("poll_index"), "tokens".into(), event.field("who"), json!(aye), json!(conviction)]);
    row.extend([balance, Json::Null, vote, removed.into()]);
    row
}

/// `parameters`: what they were set to, newest first.
pub fn parameters(database: &Connection, ask: &mut Ask) -> Result<Table, Refusal> {
    let columns = &["id", "block", "time", "group", "parameter", "before", "after"];
    let page = Page::asked(ask)?;
    let kinds = kinds_of(database, Some("Parameters"), Some("Updated"))?;
    if kinds.is_empty() {
        return Ok(Table::new(columns, Vec::new()));
    }
    let rows = find(database, Some(&kinds), &[], page)?.into_iter().map(|event| {
        let key = event.field("key");
        let (group, parameter) = (name_in(&key), name_in(&inside(&key)));
        let row = [json!(event.id), json!(event.block()), json!(event.time), group, parameter];
        row.into_iter().chain(["old_value", "new_value"].map(|field| value_in(&event.field(field)))).collect()
    });
    Ok(Table::new(columns, rows.collect()))
}

/// The name of a variant: of the group of a parameter, and in that of the parameter.
fn name_in(variant: &Json) -> Json {
    match variant {
        Json::Object(fields) => fields.keys().next().cloned().map(Json::from).unwrap_or_default(),
        name => name.clone(),
    }
}

fn inside(variant: &Json) -> Json {
    variant.as_object().and_then(|fields| fields.values().next().cloned()).unwrap_or_default()
}

/// The value of a parameter, which comes with its key.
fn value_in(stored: &Json) -> Json {
    match inside(&inside(stored)) {
        Json::Array(mut pair) => pair.pop().unwrap_or_default(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_is_taken_out_of_its_wrapping() {
        let key = json!({ "Registry": { "MaxRoyaltySum": null } });
        assert_eq!((name_in(&key), name_in(&inside(&key))), (json!("Registry"), json!("MaxRoyaltySum")));
        assert_eq!(value_in(&json!({ "Registry": { "MaxRoyaltySum": [null, 8] } })), json!(8));
        assert_eq!(value_in(&Json::Null), Json::Null);
    }

    #[test]
    fn a_vote_says_how_much_it_counts() {
        let found = |pallet: &str, name: &str, fields| {
            vote(&Found { id: 5_000_002, time: Some(9), pallet: pallet.into(), name: name.into(), fields })
        };
        let fields = json!({ "who": "5F", "vote": { "Standard": { "vote": 129, "balance": "7" } }, "poll_index": 3 });
        let row = found("ConvictionVoting", "Voted", fields);
        assert_eq!(row[..6], [json!(5_000_002), json!(5), json!(9), json!(3), json!("tokens"), json!("5F")]);
        assert_eq!((&row[6], &row[7], &row[8], &row[11]), (&json!(true), &json!(1), &json!("7"), &json!(false)));
        let fields = json!({ "poll": 3, "who": "5F", "voice": "4" });
        let row = found("Governance", "ContributorVoteRemoved", fields);
        assert_eq!((&row[4], &row[9], &row[11]), (&json!("contributors"), &json!("4"), &json!(true)));
        assert_eq!(row.len(), 12);
    }
}
