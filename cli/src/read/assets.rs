//! Models and datasets.

use super::{Reading, at, cell, count, list, share};
use crate::output::{Answer, record, table};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tributary_client::{Error, Result, event::planck, names};

/// How many steps up provenance goes, and down to descendants, unless it is told otherwise.
const DEPTH: u64 = 16;

impl Reading<'_> {
    /// An asset as the chain has it.
    async fn one(&self) -> Result<Value> {
        let id = self.id("asset")?;
        let asset = self.block.api("registryApi", "asset", std::slice::from_ref(&id)).await?;
        if asset.is_null() {
            return Err(Error::refused(
                format!("there is no asset {id}"),
                "`trib asset list` shows those that there are",
            ));
        }
        Ok(asset)
    }

    pub(super) async fn asset(&self) -> Result<Answer> {
        let mut asset = self.one().await?;
        let id = self.id("asset")?;
        let reviewers = self.block.storage("registry", "reviewers", std::slice::from_ref(&id)).await?;
        asset["reviewers"] = reviewers;
        if let Some(user) = self.given.text("user") {
            let account = self.session.connection.book().account(user)?;
            let used = self.block.storage("registry", "usage", &[id, account.hex().into()]).await?;
            asset["usage"] = if used.is_null() { json!({ "units": "0", "paid": "0" }) } else { used };
        }
        Ok(Answer { text: self.asset_text(&asset), json: asset })
    }

    fn asset_text(&self, asset: &Value) -> String {
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

    pub(super) async fn assets(&self) -> Result<Answer> {
        let state = self.given.text("state");
        let mut found = match self.given.text("steward") {
            Some(steward) => self.assets_of(steward).await?,
            None => self.all_assets().await?,
        };
        for asset in found.values_mut() {
            self.bring_up_to_date(asset);
        }
        found.retain(|_, asset| state.is_none_or(|state| names::same(state, &cell(at(asset, "/state")))));
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
        let rows = found.values().map(row).collect();
        let text = table(&["id>", "kind", "state", "name", "steward", "use price>", "royalty>"], rows);
        Ok(Answer { text, json: found.into_values().collect() })
    }

    /// Every asset, by its id.
    async fn all_assets(&self) -> Result<BTreeMap<u64, Value>> {
        let assets = self.block.entries("registry", "assets", &[]).await?;
        let infos = self.block.entries("registry", "infos", &[]).await?;
        let key = |keys: &[Value]| keys.first().and_then(Value::as_u64).unwrap_or_default();
        let mut infos: BTreeMap<_, _> = infos.into_iter().map(|(keys, info)| (key(&keys), info)).collect();
        let whole = |(keys, asset): (Vec<Value>, Value)| {
            let id = key(&keys);
            (id, described(id, asset, infos.remove(&id).unwrap_or_default()))
        };
        Ok(assets.into_iter().map(whole).collect())
    }

    /// Those that somebody answers for.
    async fn assets_of(&self, steward: &str) -> Result<BTreeMap<u64, Value>> {
        let steward: Value = self.session.connection.book().account(steward)?.hex().into();
        let mut found = BTreeMap::new();
        for id in self.pages("registryApi", "assetsBy", &[steward]).await? {
            let key = std::slice::from_ref(&id);
            let asset = self.block.storage("registry", "assets", key).await?;
            let info = self.block.storage("registry", "infos", key).await?;
            let id = id.as_u64().unwrap_or_default();
            found.insert(id, described(id, asset, info));
        }
        Ok(found)
    }

    /// What was announced and has taken effect is so, though the record says it as it was announced.
    fn bring_up_to_date(&self, asset: &mut Value) {
        let is_past = |block: &Value| block.as_u64().is_some_and(|block| block <= self.block.number());
        if at(asset, "/state") == &json!("Published") && is_past(at(asset, "/retired")) {
            asset["state"] = json!("Retired");
        }
        if is_past(at(asset, "/pending/1")) {
            asset["terms"] = at(asset, "/pending/0").clone();
            asset["pending"] = Value::Null;
        }
    }

    pub(super) async fn provenance(&self) -> Result<Answer> {
        self.graph("provenance", "from", "/downstream", "/upstream").await
    }

    pub(super) async fn descendants(&self) -> Result<Answer> {
        self.graph("descendants", "to", "/upstream", "/downstream").await
    }

    /// One way through what was built from what: `title` heads the column of what each asset is linked with, by edges
    /// that have it as `this` and the other as `other`.
    async fn graph(&self, method: &str, title: &str, this: &str, other: &str) -> Result<Answer> {
        self.one().await?;
        let depth = self.number("depth")?.unwrap_or(DEPTH);
        let graph = self.block.api("registryApi", method, &[self.id("asset")?, depth.into()]).await?;
        let edges = list(at(&graph, "/edges"));
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
        let rows = list(at(&graph, "/nodes")).iter().map(row).collect();
        let mut text = table(&["step>", "asset>", "kind", "state", "name", title], rows);
        if at(&graph, "/truncated") == &json!(true) {
            text.push_str("\nthere are more beyond this depth: give --depth");
        }
        Ok(Answer { text, json: graph })
    }

    pub(super) async fn least_royalty(&self) -> Result<Answer> {
        self.one().await?;
        let least = self.block.api("registryApi", "leastRoyalty", &[self.id("asset")?]).await?;
        let text = match least {
            Value::Null => "no royalty leaves it and its ancestors what they ask".into(),
            ref least => share(least),
        };
        Ok(Answer { text, json: json!({ "leastRoyalty": least }) })
    }

    pub(super) async fn stack(&self) -> Result<Answer> {
        self.one().await?;
        let stack = self.block.api("registryApi", "royaltyStack", &[self.id("asset")?]).await?;
        let row = |entry: &Value| vec![cell(at(entry, "/0")), share(at(entry, "/1")), share(at(entry, "/2"))];
        let rows = list(&stack).iter().map(row).collect();
        Ok(Answer { text: table(&["ancestor>", "share>", "reach>"], rows), json: stack })
    }

    pub(super) async fn scores(&self) -> Result<Answer> {
        self.one().await?;
        let epoch = match self.number("epoch")? {
            Some(epoch) => epoch,
            None => {
                let view = self.block.api("evaluationApi", "epoch", &[]).await?;
                let settling = at(&view, "/settling").as_u64().unwrap_or_default();
                settling
                    .checked_sub(1)
                    .ok_or_else(|| Error::refused("no epoch is settled yet", "ask for one with --epoch"))?
            }
        };
        let scores = self.block.api("evaluationApi", "scores", &[epoch.into(), self.id("asset")?]).await?;
        let rows = list(at(&scores, "/scores"))
            .iter()
            .map(|entry| vec![self.who(at(entry, "/0")), cell(at(entry, "/1"))])
            .collect();
        let outcome = at(&scores, "/outcome");
        let consensus = match outcome {
            Value::Null => "not settled yet".to_owned(),
            outcome => format!("consensus {}, score {}", at(outcome, "/0"), cell(at(outcome, "/1"))),
        };
        let text = match scores.is_null() {
            true => format!("nobody scored it in epoch {epoch}, or that is forgotten"),
            false => format!("epoch {epoch}: {consensus}\n\n{}", table(&["evaluator", "score>"], rows)),
        };
        Ok(Answer { text, json: json!({ "epoch": epoch, "scores": scores }) })
    }
}

/// An asset's record with its id, and what it says of itself.
fn described(id: u64, mut asset: Value, info: Value) -> Value {
    asset["id"] = id.into();
    asset["info"] = info;
    asset
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
