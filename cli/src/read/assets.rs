//! Models and datasets.

use super::{Reading, at, cell, count, list, share};
use crate::output::{Answer, record, table};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use tributary_client::{Error, Result, names};

/// How many steps up provenance goes, unless it is told otherwise.
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
            asset["usage"] = self.block.storage("registry", "usage", &[id, account.hex().into()]).await?;
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
        let frozen =
            if at(asset, "/frozen") == &json!(true) { "claims are refused until governance thaws them" } else { "" };
        let used = at(asset, "/usage");
        let used = if used.is_object() { used.to_string() } else { count(used) };
        record(&[
            ("asset", cell(at(asset, "/id"))),
            ("kind", format!("{}, {}", cell(at(asset, "/kind")), cell(at(asset, "/state")))),
            ("name", cell(at(asset, "/info/name"))),
            ("uri", cell(at(asset, "/info/uri"))),
            ("licence", cell(at(asset, "/info/licence"))),
            ("steward", self.who(at(asset, "/steward"))),
            ("reviewers", reviewers.join(", ")),
            ("use price", self.amount(at(asset, "/terms/use_price"))),
            ("training fee", self.amount(at(asset, "/terms/training_fee"))),
            ("royalty", share(at(asset, "/terms/royalty"))),
            ("split", split),
            ("upstream", upstream.join(", ")),
            ("commitment", cell(at(asset, "/commitment"))),
            ("income", self.amount(at(asset, "/lifetime"))),
            ("royalties", self.amount(at(asset, "/royalties"))),
            ("units used", used),
            ("frozen", frozen.to_owned()),
        ])
    }

    pub(super) async fn assets(&self) -> Result<Answer> {
        let assets = self.block.entries("registry", "assets", &[]).await?;
        let infos = self.block.entries("registry", "infos", &[]).await?;
        let key = |keys: &[Value]| keys.first().and_then(Value::as_u64).unwrap_or_default();
        let mut infos: BTreeMap<_, _> = infos.into_iter().map(|(keys, info)| (key(&keys), info)).collect();
        let steward =
            self.given.text("steward").map(|text| self.session.connection.book().account(text)).transpose()?;
        let steward: Option<Value> = steward.map(|account| self.session.connection.book().address(&account).into());
        let state = self.given.text("state");

        let mut found = BTreeMap::new();
        for (keys, mut asset) in assets {
            let by_steward = steward.as_ref().is_none_or(|steward| at(&asset, "/steward") == steward);
            let in_state = state.is_none_or(|state| names::same(state, &cell(at(&asset, "/state"))));
            if by_steward && in_state {
                let id = key(&keys);
                asset["id"] = id.into();
                asset["info"] = infos.remove(&id).unwrap_or_default();
                found.insert(id, asset);
            }
        }
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

    pub(super) async fn provenance(&self) -> Result<Answer> {
        self.one().await?;
        let depth = self.number("depth")?.unwrap_or(DEPTH);
        let graph = self.block.api("registryApi", "provenance", &[self.id("asset")?, depth.into()]).await?;
        let edges = list(at(&graph, "/edges"));
        let row = |node: &Value| {
            let asset = at(node, "/asset");
            let from = edges.iter().filter(|edge| at(edge, "/downstream") == asset);
            let from: Vec<_> =
                from.map(|edge| format!("{} ({})", at(edge, "/upstream"), share(at(edge, "/royalty")))).collect();
            vec![
                cell(at(node, "/depth")),
                cell(asset),
                cell(at(node, "/kind")),
                cell(at(node, "/state")),
                cell(at(node, "/name")),
                from.join(", "),
            ]
        };
        let rows = list(at(&graph, "/nodes")).iter().map(row).collect();
        let mut text = table(&["step>", "asset>", "kind", "state", "name", "from"], rows);
        if at(&graph, "/truncated") == &json!(true) {
            text.push_str("\nthere are more beyond this depth: give --depth");
        }
        Ok(Answer { text, json: graph })
    }

    pub(super) async fn stack(&self) -> Result<Answer> {
        self.one().await?;
        let stack = self.block.api("registryApi", "royaltyStack", &[self.id("asset")?]).await?;
        let rows = list(&stack).iter().map(|entry| vec![cell(at(entry, "/0")), share(at(entry, "/1"))]).collect();
        Ok(Answer { text: table(&["ancestor>", "share>"], rows), json: stack })
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
