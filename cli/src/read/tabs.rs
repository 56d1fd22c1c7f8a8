//! Tabs.

use super::{Reading, at, cell, count, list};
use crate::output::{Answer, record, table};
use serde_json::Value;
use tributary_client::{Error, Result, event::planck};

impl Reading<'_> {
    pub(super) async fn tab(&self) -> Result<Answer> {
        let id = self.id("tab")?;
        let found = self.block.api("tabsApi", "tab", std::slice::from_ref(&id)).await?;
        if found.is_null() {
            return Err(Error::refused(format!("there is no tab {id}"), "it has ended, or was never opened"));
        }
        let (signer, key) = super::variant(at(&found, "/signer"));
        let mut rows = vec![
            ("tab", cell(&id)),
            ("payer", self.who(at(&found, "/payer"))),
            ("gateway", self.who(at(&found, "/gateway"))),
            ("session key", format!("{}:{}", signer.to_lowercase(), cell(key))),
            ("deposit", self.amount(at(&found, "/deposit"))),
            ("settled", self.amount(at(&found, "/spent"))),
            ("left", self.left(&found)),
            ("closing from", cell(at(&found, "/closing"))),
        ];
        rows.extend(list(at(&found, "/lanes")).iter().map(|lane| ("lane", self.lane(lane))));
        Ok(Answer { text: record(&rows), json: found })
    }

    pub(super) async fn tabs(&self) -> Result<Answer> {
        let (of, by) = (self.given.text("of"), self.given.text("by"));
        if of.is_some() && by.is_some() {
            return Err(Error::usage("--of and --by do not go together", "give one of them"));
        }
        let method = if of.is_some() { "tabsOf" } else { "tabsBy" };
        let who = self.session.account(of.or(by))?;
        let mut found = self.pages("tabsApi", method, &[who.hex().into()]).await?;
        found.sort_by_key(|tab| planck(at(tab, "/id")));
        let row = |tab: &Value| {
            let lanes = list(at(tab, "/lanes")).iter().map(|lane| cell(at(lane, "/asset")));
            vec![
                cell(at(tab, "/id")),
                self.who(at(tab, "/payer")),
                self.who(at(tab, "/gateway")),
                self.amount(at(tab, "/deposit")),
                self.left(tab),
                lanes.collect::<Vec<_>>().join(" "),
                cell(at(tab, "/closing")),
            ]
        };
        let rows = found.iter().map(row).collect();
        let text = table(&["id>", "payer", "gateway", "deposit>", "left>", "assets", "closing from>"], rows);
        Ok(Answer { text, json: found.into() })
    }

    /// What is not settled of it.
    fn left(&self, tab: &Value) -> String {
        let number = |field: &str| planck(at(tab, field)).unwrap_or_default();
        self.session.token().format(number("/deposit").saturating_sub(number("/spent")))
    }

    fn lane(&self, lane: &Value) -> String {
        format!(
            "asset {}: {} a unit, {} units for {}",
            cell(at(lane, "/asset")),
            self.amount(at(lane, "/price")),
            count(at(lane, "/units")),
            self.amount(at(lane, "/amount"))
        )
    }
}
