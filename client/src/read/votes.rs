//! Referenda and tracks.

use super::{Reading, at, variant};
use crate::{
    Error, Result,
    event::planck,
    shape::{MARK, Style},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;

impl Reading<'_> {
    pub(super) fn tracks(&self) -> Result<Value> {
        self.block.constant_in(self.style, "referenda", "tracks")
    }

    pub(super) async fn referenda(&self) -> Result<Value> {
        let all = self.given.is_set("all");
        let mut found = BTreeMap::new();
        for (keys, info) in self.entries("referenda", "referendumInfoFor", &[]).await? {
            let index = keys.first().and_then(planck).unwrap_or_default();
            if all || variant(&info).0 == "Ongoing" {
                found.insert(index, info);
            }
        }
        Ok(found.iter().map(|(index, info)| json!({ "index": index.to_string(), "info": info })).collect())
    }

    pub(super) async fn referendum(&self) -> Result<Value> {
        let index = self.id("index")?;
        let info = self.storage("referenda", "referendumInfoFor", std::slice::from_ref(&index)).await?;
        if info.is_null() {
            return Err(Error::refused(
                format!("there is no referendum {index}"),
                "`trib vote list --all` shows those that there are",
            ));
        }
        let call = self.proposal(at(variant(&info).1, "/proposal")).await?;
        Ok(json!({ "index": index, "info": info, "call": call }))
    }

    /// The call that a referendum is about, as far as the chain knows it: in the style of programs only for those that
    /// want it marked, else as people read it.
    async fn proposal(&self, proposal: &Value) -> Result<Value> {
        let bytes = match variant(proposal) {
            ("Inline", bytes) => self.unmarked(bytes),
            ("Lookup", lookup) => {
                let key = json!([at(lookup, "/hash"), at(lookup, "/len")]);
                self.block.storage("preimage", "preimageFor", &[key]).await?
            }
            _ => Value::Null,
        };
        let call = self.block.metadata().outer_enums().call_enum_ty();
        // Bytes that happen to be text are shown as that.
        let Some(bytes) = bytes.as_str().map(|text| match text.strip_prefix("0x") {
            Some(digits) => hex::decode(digits).unwrap_or_default(),
            None => text.as_bytes().to_vec(),
        }) else {
            return Ok(Value::Null);
        };
        let style = if self.style == Style::Marked { Style::Marked } else { Style::Plain };
        Ok(self.block.shapes().decode(call, &bytes, style).unwrap_or_default())
    }

    /// A text as it was before it was marked.
    fn unmarked(&self, text: &Value) -> Value {
        let marked = text.as_str().filter(|_| self.style == Style::Marked).and_then(|text| text.strip_prefix(MARK));
        marked.map_or_else(|| text.clone(), Into::into)
    }
}
