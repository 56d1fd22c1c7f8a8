//! Work for assets.

use super::{Telling, at, cell, count, list, variant};
use crate::output::{record, table};
use serde_json::Value;

impl Telling<'_> {
    pub(super) fn contribution(&self, found: &Value) -> String {
        record(&[
            ("contribution", cell(at(found, "/id"))),
            ("asset", cell(at(found, "/asset"))),
            ("by", self.who(at(found, "/who"))),
            ("class", cell(at(found, "/class"))),
            ("units", count(at(found, "/units"))),
            ("commitment", cell(at(found, "/commitment"))),
            ("uri", cell(at(found, "/uri"))),
            ("review", self.review(found)),
            ("deposit", self.amount(at(found, "/deposit"))),
        ])
    }

    fn review(&self, contribution: &Value) -> String {
        match variant(at(contribution, "/review")) {
            ("Accepted", content) => {
                format!("counts for {}, by {}", count(at(content, "/weight")), self.who(at(content, "/reviewer")))
            }
            (name, _) => name.to_lowercase(),
        }
    }

    pub(super) fn contributions(&self, found: &Value) -> String {
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
        let rows = list(found).iter().map(row).collect();
        table(&["id>", "asset>", "by", "class", "units>", "review", "uri"], rows)
    }
}
