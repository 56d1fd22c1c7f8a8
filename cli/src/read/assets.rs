//! Models and datasets.

use super::{Telling, at, cell, count, list, share};
use crate::output::{record, table};
use serde_json::{Value, json};
use tributary_client::event::planck;

impl Telling<'_> {
    pub(super) fn asset(&self, asset: &Value) -> String {
        let upstream = list(at(asset, "/upstream")).iter();
        let upstream: Vec<_> =
            upstream.map(|entry| format!("{} ({})", at(entry, "/0"), share(at(entry, "/1")))).collect();
        let split = format!(
            "steward {}, data {}, compute {}",
            share(at(asset, "/split/steward")),
            share(at(asset, "/split/data")),
            share(at(asset, "/split/compute"))
        );
        let reviewers: Vec<_> = list(at(asset, "/reviewers")).iter().map(|reviewer| self.who(reviewer)).collect();
        let frozen = at(asset, "/frozen") == &json!(true);
        let frozen = if frozen { "not used, cited, funded or claimed from until governance thaws it" } else { "" };
        let used = match at(asset, "/usage") {
            Value::Null => String::new(),
            used => format!("{} for {}", count(at(used, "/units")), self.amount(at(used, "/paid"))),
        };
        record(&[
            ("asset", cell(at(asset, "/id"))),
            ("kind", format!("{}, {}", cell(at(asset, "/kind")), cell(at(asset, "/state")))),
            ("name", cell(at(asset, "/info/name"))),
            ("uri", cell(at(asset, "/info/uri"))),
            ("licence", cell(at(asset, "/info/licence"))),
            ("steward", self.who(at(asset, "/steward"))),
            ("reviewers", reviewers.join(", ")),
            ("terms", self.terms(at(asset, "/terms"))),
            ("announced", self.announced(asset)),
            ("floor", self.terms(at(asset, "/floor"))),
            ("split", split),
            ("budgets", budgets(at(asset, "/budgets"))),
            ("deadline", cell(at(asset, "/deadline"))),
            ("closed in", cell(at(asset, "/closed"))),
            ("retired from", cell(at(asset, "/retired"))),
            ("upstream", upstream.join(", ")),
            ("commitment", cell(at(asset, "/commitment"))),
            ("income", self.amount(at(asset, "/lifetime"))),
            ("grants that wait", self.amount(at(asset, "/waiting"))),
            ("royalties", self.amount(at(asset, "/royalties"))),
            ("units used", used),
            ("frozen", frozen.to_owned()),
        ])
    }

    /// What others pay, in a line.
    fn terms(&self, terms: &Value) -> String {
        format!(
            "use {}, training {}, royalty {}, reach {}",
            self.amount(at(terms, "/use_price")),
            self.amount(at(terms, "/training_fee")),
            share(at(terms, "/royalty")),
            share(at(terms, "/reach"))
        )
    }

    /// What the terms become, if a fall was announced.
    fn announced(&self, asset: &Value) -> String {
        match at(asset, "/pending") {
            Value::Null => String::new(),
            pending => format!("{} from block {} on", self.terms(at(pending, "/0")), at(pending, "/1")),
        }
    }

    pub(super) fn assets(&self, found: &Value) -> String {
        let row = |asset: &Value| {
            vec![
                cell(at(asset, "/id")),
                cell(at(asset, "/kind")),
                cell(at(asset, "/state")),
                cell(at(asset, "/info/name")),
                self.who(at(asset, "/steward")),
                self.amount(at(asset, "/terms/use_price")),
                share(at(asset, "/terms/royalty")),
            ]
        };
        let rows = list(found).iter().map(row).collect();
        table(&["id>", "kind", "state", "name", "steward", "use price>", "royalty>"], rows)
    }

    /// One way through what was built from what: `title` heads the column of what each asset is linked with, by edges
    /// that have it as `this` and the other as `other`.
    pub(super) fn graph(&self, graph: &Value, title: &str, this: &str, other: &str) -> String {
        let edges = list(at(graph, "/edges"));
        let row = |node: &Value| {
            let asset = at(node, "/asset");
            let linked = edges.iter().filter(|edge| at(edge, this) == asset);
            let linked: Vec<_> =
                linked.map(|edge| format!("{} ({})", at(edge, other), share(at(edge, "/royalty")))).collect();
            vec![
                cell(at(node, "/depth")),
                cell(asset),
                cell(at(node, "/kind")),
                cell(at(node, "/state")),
                cell(at(node, "/name")),
                linked.join(", "),
            ]
        };
        let rows = list(at(graph, "/nodes")).iter().map(row).collect();
        let mut text = table(&["step>", "asset>", "kind", "state", "name", title], rows);
        if at(graph, "/truncated") == &json!(true) {
            text.push_str("\nthere are more beyond this depth: give --depth");
        }
        text
    }

    pub(super) fn scores(&self, found: &Value) -> String {
        let (epoch, scores) = (at(found, "/epoch"), at(found, "/scores"));
        if scores.is_null() {
            return format!("nobody scored it in epoch {epoch}, or that is forgotten");
        }
        let row = |entry: &Value| vec![self.who(at(entry, "/0")), cell(at(entry, "/1"))];
        let rows = list(at(scores, "/scores")).iter().map(row).collect();
        let consensus = match at(scores, "/outcome") {
            Value::Null => "not settled yet".to_owned(),
            outcome => format!("consensus {}, score {}", at(outcome, "/0"), cell(at(outcome, "/1"))),
        };
        format!("epoch {epoch}: {consensus}\n\n{}", table(&["evaluator", "score>"], rows))
    }
}

/// The least royalty, or that there is none.
pub(super) fn least_royalty(found: &Value) -> String {
    match at(found, "/leastRoyalty") {
        Value::Null => "no royalty leaves it and its ancestors what they ask".into(),
        least => share(least),
    }
}

/// Every ancestor's share.
pub(super) fn stack(found: &Value) -> String {
    let row = |entry: &Value| vec![cell(at(entry, "/0")), share(at(entry, "/1")), share(at(entry, "/2"))];
    table(&["ancestor>", "share>", "reach>"], list(found).iter().map(row).collect())
}

/// What contributions may weigh together, by class; empty without a limit.
fn budgets(budgets: &Value) -> String {
    let limit = |class: &str| {
        let budget = at(budgets, &format!("/{class}"));
        planck(budget).filter(|budget| *budget > 0).map(|_| format!("{class} {}", count(budget)))
    };
    ["data", "compute"].into_iter().filter_map(limit).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn budgets_are_told_where_there_is_a_limit() {
        assert_eq!(budgets(&json!({ "data": "10000", "compute": "0" })), "data 10,000");
        assert_eq!(budgets(&json!({ "data": "0", "compute": "0" })), "");
    }
}
