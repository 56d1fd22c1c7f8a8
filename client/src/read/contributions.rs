//! Work for assets.

use super::{Reading, at, variant};
use crate::{Error, Result, event::planck, names};
use serde_json::{Value, json};

impl Reading<'_> {
    pub(super) async fn contribution(&self) -> Result<Value> {
        let id = self.id("contribution")?;
        let mut found = self.storage("contributions", "contributions", std::slice::from_ref(&id)).await?;
        if found.is_null() {
            return Err(Error::refused(
                format!("there is no contribution {id}"),
                "it was rejected, revoked, taken back or forgotten, or never made",
            ));
        }
        found["id"] = id;
        Ok(found)
    }

    pub(super) async fn contributions(&self) -> Result<Value> {
        let asset = self.number("asset")?.map(Value::from);
        let book = self.connection().book();
        let of = self.given.text("of").map(|text| book.account(text)).transpose()?;
        let state: Value = self.given.text("state").into();
        let mut found = match (&asset, of) {
            (Some(asset), _) => {
                self.pages("contributionsApi", "contributionsOf", &[asset.clone(), state.clone()]).await?
            }
            (None, Some(of)) => {
                self.pages("contributionsApi", "contributionsBy", &[of.hex().into(), state.clone()]).await?
            }
            (None, None) => self.all_contributions().await?,
        };
        if let Some(of) = of.map(|of| Value::from(book.address(&of))) {
            found.retain(|contribution| at(contribution, "/who") == &of);
        }
        if let Some(state) = state.as_str() {
            found.retain(|contribution| names::same(state, state_of(contribution)));
        }
        found.sort_by_key(|contribution| planck(at(contribution, "/id")));
        Ok(found.into())
    }

    /// Every contribution there is, as the runtime APIs show them.
    async fn all_contributions(&self) -> Result<Vec<Value>> {
        let entries = self.entries("contributions", "contributions", &[]).await?;
        let view = |(keys, record): (Vec<Value>, Value)| {
            let field = |name: &str| record.get(name).cloned().unwrap_or_default();
            let (_, review) = variant(at(&record, "/review"));
            json!({
                "id": keys.first(), "asset": field("asset"), "who": field("who"), "class": field("class"),
                "units": field("units"), "commitment": field("commitment"), "uri": field("uri"),
                "weight": at(review, "/weight"),
            })
        };
        Ok(entries.into_iter().map(view).collect())
    }
}

/// What the review made of a contribution, as it is asked for.
fn state_of(contribution: &Value) -> &'static str {
    if at(contribution, "/weight").is_null() { "pending" } else { "accepted" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contribution_with_a_weight_is_accepted() {
        assert_eq!(state_of(&json!({ "id": "7", "weight": "30000" })), "accepted");
        assert_eq!(state_of(&json!({ "id": "7", "weight": null })), "pending");
    }
}
