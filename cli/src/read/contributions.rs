//! Work for assets.

use super::{Reading, at, cell, count, variant};
use crate::output::{Answer, record, table};
use serde_json::{Value, json};
use tributary_client::{Error, Result, event::planck, names};

impl Reading<'_> {
    pub(super) async fn contribution(&self) -> Result<Answer> {
        let id = self.id("contribution")?;
        let mut found = self.block.storage("contributions", "contributions", std::slice::from_ref(&id)).await?;
        if found.is_null() {
            return Err(Error::refused(
                format!("there is no contribution {id}"),
                "it was rejected, revoked, taken back or forgotten, or never made",
            ));
        }
        found["id"] = id;
        let text = record(&[
            ("contribution", cell(at(&found, "/id"))),
            ("asset", cell(at(&found, "/asset"))),
            ("by", self.who(at(&found, "/who"))),
            ("class", cell(at(&found, "/class"))),
            ("units", count(at(&found, "/units"))),
            ("commitment", cell(at(&found, "/commitment"))),
            ("uri", cell(at(&found, "/uri"))),
            ("review", self.review(&found)),
            ("deposit", self.amount(at(&found, "/deposit"))),
        ]);
        Ok(Answer { text, json: found })
    }

    fn review(&self, contribution: &Value) -> String {
        match variant(at(contribution, "/review")) {
            ("Accepted", content) => {
                format!("counts for {}, by {}", count(at(content, "/weight")), self.who(at(content, "/reviewer")))
            }
            (name, _) => name.to_lowercase(),
        }
    }

    pub(super) async fn contributions(&self) -> Result<Answer> {
        let asset = self.number("asset")?.map(Value::from);
        let of = self.given.text("of").map(|text| self.session.connection.book().account(text)).transpose()?;
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
        if let Some(of) = of.map(|of| Value::from(self.session.connection.book().address(&of))) {
            found.retain(|contribution| at(contribution, "/who") == &of);
        }
        if let Some(state) = state.as_str() {
            found.retain(|contribution| names::same(state, state_of(contribution)));
        }
        found.sort_by_key(|contribution| planck(at(contribution, "/id")));
        let row = |contribution: &Value| {
            let review = match at(contribution, "/weight") {
                Value::Null => "pending".to_owned(),
                weight => format!("counts for {}", count(weight)),
            };
            vec![
                cell(at(contribution, "/id")),
                cell(at(contribution, "/asset")),
                self.who(at(contribution, "/who")),
                cell(at(contribution, "/class")),
                count(at(contribution, "/units")),
                review,
                cell(at(contribution, "/uri")),
            ]
        };
        let rows = found.iter().map(row).collect();
        let text = table(&["id>", "asset>", "by", "class", "units>", "review", "uri"], rows);
        Ok(Answer { text, json: found.into() })
    }

    /// Every contribution there is, as the runtime APIs show them.
    async fn all_contributions(&self) -> Result<Vec<Value>> {
        let entries = self.block.entries("contributions", "contributions", &[]).await?;
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
