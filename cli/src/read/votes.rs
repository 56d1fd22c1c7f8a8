//! Referenda and tracks.

use super::{Reading, at, cell, count, list, variant};
use crate::output::{Answer, outline, record, table};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tributary_client::{Error, Result, event::planck, intent::track, shape::Style};

impl Reading<'_> {
    /// The tracks by id.
    fn track_names(&self) -> Result<BTreeMap<String, String>> {
        let tracks = self.block.constant("referenda", "tracks")?;
        Ok(list(&tracks).iter().filter_map(track).map(|(id, name)| (cell(&id), name)).collect())
    }

    pub(super) fn tracks(&self) -> Result<Answer> {
        let tracks = self.block.constant("referenda", "tracks")?;
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
        let rows = list(&tracks).iter().map(row).collect();
        let head = ["id>", "track", "at once>", "decision deposit>", "prepare>", "decide>", "confirm>", "enact>"];
        Ok(Answer { text: format!("{}\n\nPeriods are in blocks.", table(&head, rows)), json: tracks })
    }

    pub(super) async fn referenda(&self) -> Result<Answer> {
        let tracks = self.track_names()?;
        let all = self.given.is_set("all");
        let mut found = BTreeMap::new();
        for (keys, info) in self.block.entries("referenda", "referendumInfoFor", &[]).await? {
            let index = keys.first().and_then(planck).unwrap_or_default();
            if all || variant(&info).0 == "Ongoing" {
                found.insert(index, info);
            }
        }
        let row = |(index, info): (&u128, &Value)| {
            let (state, content) = variant(info);
            let tally = at(content, "/tally");
            let track = tracks.get(&cell(at(content, "/track"))).cloned().unwrap_or_default();
            let sum = |field: &str| self.amount(at(tally, &format!("/{field}")));
            vec![index.to_string(), phase(state, content), track, sum("ayes"), sum("nays"), sum("support")]
        };
        let rows = found.iter().map(row).collect();
        let text = table(&["index>", "state", "track", "ayes>", "nays>", "support>"], rows);
        let json = found.iter().map(|(index, info)| json!({ "index": index.to_string(), "info": info })).collect();
        Ok(Answer { text, json })
    }

    pub(super) async fn referendum(&self) -> Result<Answer> {
        let index = self.id("index")?;
        let info = self.block.storage("referenda", "referendumInfoFor", std::slice::from_ref(&index)).await?;
        if info.is_null() {
            return Err(Error::refused(
                format!("there is no referendum {index}"),
                "`trib vote list --all` shows those that there are",
            ));
        }
        let (state, content) = variant(&info);
        let call = self.proposal(at(content, "/proposal")).await?;
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
            ("referendum", cell(&index)),
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
        if !call.is_null() {
            text.push_str("\n\nIt would call\n");
            text.push_str(&outline(&call));
        }
        Ok(Answer { text, json: json!({ "index": index, "info": info, "call": call }) })
    }

    /// The call that a referendum is about, as far as the chain knows it.
    async fn proposal(&self, proposal: &Value) -> Result<Value> {
        let bytes = match variant(proposal) {
            ("Inline", bytes) => bytes.clone(),
            ("Lookup", lookup) => {
                let key = json!([at(lookup, "/hash"), at(lookup, "/len")]);
                self.block.storage("preimage", "preimageFor", &[key]).await?
            }
            _ => Value::Null,
        };
        let call = self.block.metadata().outer_enums().call_enum_ty();
        // Bytes that happen to be text are shown as that.
        let Some(bytes) =
            bytes.as_str().map(|text| text.strip_prefix("0x").map_or_else(|| text.as_bytes().to_vec(), from_hex))
        else {
            return Ok(Value::Null);
        };
        Ok(self.block.shapes().decode(call, &bytes, Style::Plain).unwrap_or_default())
    }
}

fn from_hex(digits: &str) -> Vec<u8> {
    let pair =
        |place: usize| digits.get(place..place.saturating_add(2)).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    (0..digits.len()).step_by(2).filter_map(pair).collect()
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

    #[test]
    fn digits_become_bytes() {
        assert_eq!(from_hex("00ff1"), vec![0, 255]);
    }
}
