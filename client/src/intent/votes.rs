//! Proposals, votes and what is left of them.

use super::{Plan, Request};
use crate::{
    Call, Error, Result,
    block::hexadecimal,
    catalog::split,
    event::planck,
    hash::blake2_256,
    names,
    shape::{MAX_INLINE, Style},
    table::{Form, choice},
};
use serde_json::{Map, Value, json};

/// What a vote's byte has for aye, beside its conviction.
const AYE: u8 = 0b1000_0000;

impl Request<'_> {
    /// When a proposal takes effect: as soon as it may, or so many blocks after the vote.
    fn enactment(&self) -> Result<Value> {
        let after = self.value("after")?.unwrap_or_else(|| "0".into());
        Ok(json!({ "After": after }))
    }

    pub(super) fn propose_parameter(&self) -> Result<Plan> {
        let (group, name) = split(self.given.text("parameter").unwrap_or_default())?;
        let value = match self.given.text("value").unwrap_or_default() {
            text if text.eq_ignore_ascii_case("default") => Value::Null,
            _ => self.needed("value")?,
        };
        let parameter = Map::from_iter([(name.to_owned(), json!([null, value]))]);
        let key_value = Map::from_iter([(group.to_owned(), parameter.into())]);
        self.call(self.title(), json!({ "key_value": key_value, "enactment": self.enactment()? })).map(Plan::of)
    }

    pub(super) fn propose(&self) -> Result<Plan> {
        let proposal = self.spelled(self.given.text("call").unwrap_or_default(), self.given.texts("arguments"))?;
        let origin = self.given.text("origin").unwrap_or_default();
        let origin =
            if names::same(origin, "root") { json!({ "system": "Root" }) } else { json!({ "Governance": origin }) };
        let submit = |bounded: Value| {
            let arguments =
                json!({ "proposal_origin": origin, "proposal": bounded, "enactment_moment": self.enactment()? });
            self.call("referenda.submit", arguments)
        };
        let bytes = proposal.bytes();
        if bytes.len() <= MAX_INLINE {
            return submit(json!({ "Inline": hexadecimal(bytes) })).map(Plan::of);
        }
        let note = self.call("preimage.notePreimage", json!({ "bytes": hexadecimal(bytes) }))?;
        let submit = submit(json!({ "Lookup": { "hash": hexadecimal(&blake2_256(bytes)), "len": bytes.len() } }))?;
        Call::all(&self.block, vec![note, submit]).map(Plan::of)
    }

    pub(super) fn note(&self) -> Result<Plan> {
        let bytes = self.needed("bytes")?;
        let decoded = bytes.as_str().and_then(|text| hex::decode(text.strip_prefix("0x")?).ok());
        let decoded =
            decoded.ok_or_else(|| Error::usage("those are no bytes", "give 0x and hexadecimal digits, or @FILE"))?;
        let call = self.block.metadata().outer_enums().call_enum_ty();
        self.block
            .shapes()
            .decode(call, &decoded, Style::Exact)
            .map_err(|_| Error::usage("the bytes are no call of this chain", "encode it for this chain's runtime"))?;
        self.call(self.title(), json!({ "bytes": bytes })).map(Plan::of)
    }

    pub(super) fn cast(&self) -> Result<Plan> {
        let amount = self.needed("amount")?;
        let ballot = choice(Form::Ballot, self.given.text("vote").unwrap_or_default())?;
        let conviction = self.conviction()?;
        let vote = match ballot {
            "abstain" if self.given.is_set("conviction") => {
                return Err(Error::usage("who abstains has no conviction", "leave --conviction out"));
            }
            "abstain" => json!({ "SplitAbstain": { "aye": "0", "nay": "0", "abstain": amount } }),
            ballot => {
                let byte = if ballot == "aye" { conviction | AYE } else { conviction };
                json!({ "Standard": { "vote": byte, "balance": amount } })
            }
        };
        self.call(self.title(), json!({ "poll_index": self.needed("index")?, "vote": vote })).map(Plan::of)
    }

    /// The number of a conviction, 0 to 6.
    fn conviction(&self) -> Result<u8> {
        let text = self.given.text("conviction").unwrap_or("1x");
        let choice = choice(Form::Conviction, text)?;
        Ok(choice.trim_end_matches('x').parse().unwrap_or_default())
    }

    pub(super) async fn remove(&self) -> Result<Plan> {
        let index = self.needed("index")?;
        if self.given.is_set("contributor") {
            return self.call("governance.removeContributorVote", json!({ "poll": index })).map(Plan::of);
        }
        let track = self.track_of_vote(&index).await?;
        self.call("convictionVoting.removeVote", json!({ "class": track, "index": index })).map(Plan::of)
    }

    /// The track on which the account voted on a referendum: the chain forgets it with the referendum, and wants to be
    /// told.
    async fn track_of_vote(&self, index: &Value) -> Result<Value> {
        let votes = self.block.entries("convictionVoting", "votingFor", &[self.who.hex().into()]).await?;
        let index_number = planck(index);
        for (keys, voting) in votes {
            let cast = voting.pointer("/Casting/votes").and_then(Value::as_array).into_iter().flatten();
            if cast.filter_map(|vote| vote.get(0)).any(|poll| planck(poll) == index_number) {
                return Ok(keys.get(1).cloned().unwrap_or_default());
            }
        }
        let index = self.given.text("index").unwrap_or_default();
        Err(Error::refused(format!("the account has no vote on referendum {index}"), "there is nothing to remove"))
    }

    pub(super) fn delegate(&self) -> Result<Plan> {
        let conviction = match self.conviction()? {
            0 => "None".to_owned(),
            number => format!("Locked{number}x"),
        };
        let arguments = json!({
            "class": self.track()?, "to": self.needed("to")?, "conviction": conviction,
            "balance": self.needed("amount")?,
        });
        self.call(self.title(), arguments).map(Plan::of)
    }

    pub(super) fn undelegate(&self) -> Result<Plan> {
        self.call(self.title(), json!({ "class": self.track()? })).map(Plan::of)
    }

    pub(super) fn unlock(&self) -> Result<Plan> {
        let account = self.value("account")?.unwrap_or_else(|| self.who.hex().into());
        self.call(self.title(), json!({ "class": self.track()?, "target": account })).map(Plan::of)
    }

    fn track(&self) -> Result<Value> {
        let wanted = self.given.text("track").unwrap_or_default();
        let tracks = self.block.constant("referenda", "tracks")?;
        let tracks: Vec<_> = tracks.as_array().into_iter().flatten().filter_map(track).collect();
        let number = wanted.parse::<u128>().ok();
        let found =
            tracks.iter().find(|(id, name)| names::same(name, wanted) || (number.is_some() && planck(id) == number));
        found.map(|(id, _)| id.clone()).ok_or_else(|| {
            let all: Vec<_> = tracks.iter().map(|(_, name)| name.as_str()).collect();
            Error::usage(format!("there is no track {wanted:?}"), format!("give one of {}", all.join(", ")))
        })
    }

    pub(super) async fn refund(&self) -> Result<Plan> {
        let index = self.needed("index")?;
        let text = self.given.text("index").unwrap_or_default();
        let info = self.block.storage("referenda", "referendumInfoFor", std::slice::from_ref(&index)).await?;
        let Some((end, content)) = info.as_object().and_then(|info| info.iter().next()) else {
            return Err(Error::refused(
                format!("there is no referendum {text}"),
                "`trib vote list --all` shows those that there are",
            ));
        };
        if end == "Ongoing" {
            return Err(Error::refused(
                format!("referendum {text} is not over"),
                "its deposits are returned afterwards",
            ));
        }
        let has = |place: usize| content.get(place).is_some_and(|deposit| !deposit.is_null());
        let mut calls = Vec::new();
        if has(2) {
            calls.push(self.call("referenda.refundDecisionDeposit", json!({ "index": index }))?);
        }
        if has(1) && (end == "Approved" || end == "Cancelled") {
            calls.push(self.call("referenda.refundSubmissionDeposit", json!({ "index": index }))?);
        }
        if calls.is_empty() {
            return Err(Error::refused(
                format!("no deposit of referendum {text} can be returned"),
                "they were returned, or are lost",
            ));
        }
        Call::all(&self.block, calls).map(Plan::of)
    }
}

/// A track's id and name, from the chain's list.
pub fn track(entry: &Value) -> Option<(Value, String)> {
    let name = entry.pointer("/1/name").and_then(Value::as_str)?;
    // A name of a fixed number of bytes, filled up with zeros.
    let bytes = name.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
    let name = bytes.map_or_else(|| name.to_owned(), |bytes| String::from_utf8_lossy(&bytes).into_owned());
    Some((entry.get(0)?.clone(), name.trim_end_matches('\0').to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tracks_have_names_however_the_chain_writes_them() {
        assert_eq!(track(&json!([1, { "name": "parameters\0\0" }])), Some((json!(1), "parameters".into())));
        assert_eq!(track(&json!([0, { "name": "0x726f6f740000" }])), Some((json!(0), "root".into())));
        assert_eq!(track(&json!([0, {}])), None);
    }
}
