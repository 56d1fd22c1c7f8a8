//! Referenda and tracks.

use super::{Telling, at, cell, count, list, variant};
use crate::output::{outline, record, table};
use serde_json::Value;
use std::collections::BTreeMap;
use tributary_client::{Result, intent::track};

impl Telling<'_> {
    /// The tracks by id.
    fn track_names(&self) -> Result<BTreeMap<String, String>> {
        let tracks = self.block.constant("referenda", "tracks")?;
        Ok(list(&tracks).iter().filter_map(track).map(|(id, name)| (cell(&id), name)).collect())
    }

    pub(super) fn tracks(&self, found: &Value) -> String {
        let row = |entry: &Value| {
            let (id, name) = track(entry).unwrap_or_default();
            let info = at(entry, "/1");
            let period = |name: &str| count(at(info, &format!("/{name}")));
            vec![
                cell(&id),
                name,
                cell(at(info, "/max_deciding")),
                self.amount(at(info, "/decision_deposit")),
                period("prepare_period"),
                period("decision_period"),
                period("confirm_period"),
                period("min_enactment_period"),
            ]
        };
        let rows = list(found).iter().map(row).collect();
        let head = ["id>", "track", "at once>", "decision deposit>", "prepare>", "decide>", "confirm>", "enact>"];
        format!("{}\n\nPeriods are in blocks.", table(&head, rows))
    }

    pub(super) fn referenda(&self, found: &Value) -> Result<String> {
        let tracks = self.track_names()?;
        let row = |entry: &Value| {
            let (state, content) = variant(at(entry, "/info"));
            let tally = at(content, "/tally");
            let track = tracks.get(&cell(at(content, "/track"))).cloned().unwrap_or_default();
            let sum = |field: &str| self.amount(at(tally, &format!("/{field}")));
            vec![cell(at(entry, "/index")), phase(state, content), track, sum("ayes"), sum("nays"), sum("support")]
        };
        let rows = list(found).iter().map(row).collect();
        Ok(table(&["index>", "state", "track", "ayes>", "nays>", "support>"], rows))
    }

    pub(super) fn referendum(&self, found: &Value) -> Result<String> {
        let (state, content) = variant(at(found, "/info"));
        let tally = at(content, "/tally");
        let deposit = |path: &str| match at(content, path) {
            Value::Null => String::new(),
            deposit => format!("{} of {}", self.amount(at(deposit, "/amount")), self.who(at(deposit, "/who"))),
        };
        let track = self.track_names()?.remove(&cell(at(content, "/track"))).unwrap_or_default();
        let voices = format!(
            "{} for it, {} against",
            self.amount(at(tally, "/contributor_ayes")),
            self.amount(at(tally, "/contributor_nays"))
        );
        let has_voices = at(tally, "/contributor_ayes").is_string();
        let mut text = record(&[
            ("referendum", cell(at(found, "/index"))),
            ("state", phase(state, content)),
            ("track", track),
            ("ayes", self.amount(at(tally, "/ayes"))),
            ("nays", self.amount(at(tally, "/nays"))),
            ("support", self.amount(at(tally, "/support"))),
            ("contributors", if has_voices { voices } else { String::new() }),
            ("contributors' share", super::share(at(tally, "/contributor_share"))),
            ("of all voices it takes", super::share(at(tally, "/contributor_quorum"))),
            ("submitted in block", cell(at(content, "/submitted"))),
            ("decision since block", cell(at(content, "/deciding/since"))),
            ("confirmed in block", cell(at(content, "/deciding/confirming"))),
            ("submission deposit", deposit("/submission_deposit")),
            ("decision deposit", deposit("/decision_deposit")),
        ]);
        let call = at(found, "/call");
        if !call.is_null() {
            text.push_str("\n\nIt would call\n");
            text.push_str(&outline(call));
        }
        Ok(text)
    }
}

/// Where a referendum is, in words.
fn phase(state: &str, content: &Value) -> String {
    match state {
        "Ongoing" => match (at(content, "/deciding"), at(content, "/decision_deposit")) {
            (Value::Null, Value::Null) => "waits for its decision deposit".into(),
            (Value::Null, _) => "prepares".into(),
            (deciding, _) if at(deciding, "/confirming").is_null() => "is decided".into(),
            _ => "is confirmed".into(),
        },
        state => {
            let block = if content.is_array() { at(content, "/0") } else { content };
            format!("{} in block {block}", state.to_lowercase())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn referenda_are_somewhere() {
        let phase = |info: Value| {
            let (state, content) = variant(&info);
            super::phase(state, content)
        };
        assert_eq!(
            phase(json!({ "Ongoing": { "deciding": null, "decision_deposit": null } })),
            "waits for its decision deposit"
        );
        assert_eq!(phase(json!({ "Ongoing": { "deciding": null, "decision_deposit": {} } })), "prepares");
        assert_eq!(phase(json!({ "Ongoing": { "deciding": { "since": 1, "confirming": null } } })), "is decided");
        assert_eq!(phase(json!({ "Ongoing": { "deciding": { "since": 1, "confirming": 5 } } })), "is confirmed");
        assert_eq!(phase(json!({ "Approved": [7, null, null] })), "approved in block 7");
        assert_eq!(phase(json!({ "Killed": 9 })), "killed in block 9");
    }
}
