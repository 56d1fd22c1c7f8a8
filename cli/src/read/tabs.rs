//! Tabs.

use super::{Telling, at, cell, count, list, variant};
use crate::output::{record, table};
use serde_json::Value;
use tributary_client::event::planck;

impl Telling<'_> {
    pub(super) fn tab(&self, found: &Value) -> String {
        let (signer, key) = variant(at(found, "/signer"));
        let mut rows = vec![
            ("tab", self.given.text("tab").unwrap_or_default().replace('_', "")),
            ("payer", self.who(at(found, "/payer"))),
            ("gateway", self.who(at(found, "/gateway"))),
            ("session key", format!("{}:{}", signer.to_lowercase(), cell(key))),
            ("deposit", self.amount(at(found, "/deposit"))),
            ("settled", self.amount(at(found, "/spent"))),
            ("left", self.left(found)),
            ("closing from", cell(at(found, "/closing"))),
        ];
        rows.extend(list(at(found, "/lanes")).iter().map(|lane| ("lane", self.lane(lane))));
        record(&rows)
    }

    pub(super) fn tabs(&self, found: &Value) -> String {
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
        let rows = list(found).iter().map(row).collect();
        table(&["id>", "payer", "gateway", "deposit>", "left>", "assets", "closing from>"], rows)
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
