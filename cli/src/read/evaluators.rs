//! Evaluators, stake and epochs.

use super::{Telling, at, cell, list, share};
use crate::output::{record, table};
use serde_json::{Value, json};

impl Telling<'_> {
    pub(super) fn evaluators(&self, found: &Value) -> String {
        let row = |evaluator: &Value| {
            vec![
                self.who(at(evaluator, "/account")),
                share(at(evaluator, "/commission")),
                self.amount(at(evaluator, "/stake")),
                self.amount(at(evaluator, "/own")),
                self.amount(at(evaluator, "/counts")),
                yes(at(evaluator, "/committed")),
                yes(at(evaluator, "/revealed")),
            ]
        };
        let head = ["evaluator", "commission>", "stake>", "own>", "counts now>", "committed", "revealed"];
        table(&head, list(found).iter().map(row).collect())
    }

    pub(super) fn evaluator(&self, found: &Value) -> String {
        let evaluator = at(found, "/evaluator");
        let mut lines = vec![("account".to_owned(), self.who(at(found, "/account")))];
        if !evaluator.is_null() {
            lines.extend([
                ("commission".to_owned(), share(at(evaluator, "/commission"))),
                ("staked to it".to_owned(), self.amount(at(evaluator, "/stake"))),
                ("of its own".to_owned(), self.amount(at(evaluator, "/own"))),
                ("counts now".to_owned(), self.amount(at(evaluator, "/counts"))),
                ("counts in the reveal".to_owned(), self.amount(at(evaluator, "/counted"))),
                ("committed".to_owned(), yes(at(evaluator, "/committed"))),
                ("revealed".to_owned(), yes(at(evaluator, "/revealed"))),
            ]);
            for open in list(at(evaluator, "/open")) {
                let line = format!("{} for epoch {}", share(at(open, "/1")), at(open, "/0"));
                lines.push(("will charge".to_owned(), line));
            }
        }
        for position in list(at(found, "/staked")) {
            let line = format!("{} to {}", self.amount(at(position, "/amount")), self.who(at(position, "/evaluator")));
            lines.push(("has staked".into(), line));
        }
        for chunk in list(at(found, "/unbonding")) {
            let line = format!("{}, free from epoch {} on", self.amount(at(chunk, "/amount")), at(chunk, "/release"));
            lines.push(("unbonds".into(), line));
        }
        if lines.len() == 1 {
            lines.push(("stake".into(), "none".into()));
        }
        record(&lines)
    }

    pub(super) fn positions(&self, found: &Value) -> String {
        let row = |position: &Value| {
            let joining = list(at(position, "/joining")).iter();
            let joining: Vec<_> =
                joining.map(|part| format!("{} since epoch {}", self.amount(at(part, "/1")), at(part, "/0"))).collect();
            vec![
                self.who(at(position, "/evaluator")),
                self.amount(at(position, "/amount")),
                self.amount(at(position, "/active")),
                joining.join(", "),
            ]
        };
        let rows = list(found).iter().map(row).collect();
        table(&["evaluator", "staked>", "in its pool>", "joining"], rows)
    }

    pub(super) fn unbonding(&self, found: &Value) -> String {
        let row = |chunk: &Value| vec![cell(at(chunk, "/release")), self.amount(at(chunk, "/amount"))];
        table(&["free from epoch>", "amount>"], list(found).iter().map(row).collect())
    }

    pub(super) fn epoch(&self, epoch: &Value) -> String {
        let number = |path: &str| at(epoch, path).as_u64().unwrap_or_default();
        let next = number("/start").saturating_add(number("/length"));
        let left = next.saturating_sub(self.block.number());
        let settling = match at(epoch, "/phase") {
            Value::Null => format!("epoch {} is next", number("/settling")),
            phase => format!("epoch {}: {}", number("/settling"), cell(phase)),
        };
        record(&[
            ("epoch", number("/index").to_string()),
            ("blocks", format!("{} to {}", number("/start"), next.saturating_sub(1))),
            ("next one", format!("in {left} blocks")),
            ("emits at most", self.amount(at(epoch, "/emission"))),
            ("for assets", self.amount(at(epoch, "/assets"))),
            ("for evaluators", self.amount(at(epoch, "/evaluators"))),
            ("for the treasury", self.amount(at(epoch, "/treasury"))),
            ("for authors", self.amount(at(epoch, "/authors"))),
            ("rolled over", self.amount(at(epoch, "/rolled_over"))),
            ("rolled over for fresh assets", self.amount(at(epoch, "/fresh_rolled_over"))),
            ("stake that counts", self.amount(at(epoch, "/stake"))),
            ("revealed so far", self.amount(at(epoch, "/revealed"))),
            ("has to be revealed", self.amount(at(epoch, "/quorum"))),
            ("settlement", settling),
        ])
    }
}

fn yes(value: &Value) -> String {
    if value == &json!(true) { "yes" } else { "no" }.into()
}
