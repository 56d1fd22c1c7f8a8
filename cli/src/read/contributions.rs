//! Work for assets.

use super::{Reading, at, cell, count, variant};
use crate::output::{Answer, record, table};
use serde_json::Value;
use std::collections::BTreeMap;
use tributary_client::{Error, Result};

impl Reading<'_> {
    pub(super) async fn contribution(&self) -> Result<Answer> {
        let id = self.id("contribution")?;
        let mut found = self.block.storage("contributions", "contributions", std::slice::from_ref(&id)).await?;
        if found.is_null() {
            return Err(Error::refused(
                format!("there is no contribution {id}"),
                "it was rejected or taken back, or never made",
            ));
        }
        found["deposit"] = self.block.storage("contributions", "deposits", std::slice::from_ref(&id)).await?;
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
        let of: Option<Value> = of.map(|account| self.session.connection.book().address(&account).into());
        let pending = self.given.is_set("pending");

        let mut found = BTreeMap::new();
        for (keys, mut contribution) in self.block.entries("contributions", "contributions", &[]).await? {
            let wanted = asset.as_ref().is_none_or(|asset| at(&contribution, "/asset") == asset)
                && of.as_ref().is_none_or(|of| at(&contribution, "/who") == of)
                && (!pending || variant(at(&contribution, "/review")).0 == "Pending");
            if wanted {
                let id = keys.first().cloned().unwrap_or_default();
                contribution["id"] = id.clone();
                found.insert(tributary_client::event::planck(&id), contribution);
            }
        }
        let row = |contribution: &Value| {
            vec![
                cell(at(contribution, "/id")),
                cell(at(contribution, "/asset")),
                self.who(at(contribution, "/who")),
                cell(at(contribution, "/class")),
                count(at(contribution, "/units")),
                self.review(contribution),
                cell(at(contribution, "/uri")),
            ]
        };
        let rows = found.values().map(row).collect();
        let text = table(&["id>", "asset>", "by", "class", "units>", "review", "uri"], rows);
        Ok(Answer { text, json: found.into_values().collect() })
    }
}
