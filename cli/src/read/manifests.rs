//! Manifests as the chain has them.

use super::{Telling, at, cell, count};
use crate::output::record;
use serde_json::Value;

impl Telling<'_> {
    pub(super) fn manifest(&self, view: &Value) -> String {
        let mut rows = vec![
            ("contribution", cell(at(view, "/contribution"))),
            ("root", cell(at(view, "/root"))),
            ("leaves", count(at(view, "/count"))),
            ("units", count(at(view, "/units"))),
            ("weight of a unit", count(at(view, "/weight_per_unit"))),
            ("weight that joined", count(at(view, "/joined"))),
            ("weight that waits", count(at(view, "/latent"))),
        ];
        match at(view, "/leaf") {
            Value::Null => {}
            leaf => {
                let word = if at(leaf, "/joined") == &Value::Bool(true) { "joined or left" } else { "waits" };
                rows.push(("that leaf", word.into()));
            }
        }
        match at(view, "/owed") {
            Value::Null => {}
            owed => rows.push(("owed to so many units", self.amount(owed))),
        }
        record(&rows)
    }
}
