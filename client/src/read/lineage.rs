//! An asset for the world outside: bills of materials, and the cards of hubs.

use super::{
    Reading,
    assets::{DEPTH, unknown},
    at, cell, list, share,
};
use crate::{
    Error, Result,
    card::{
        cyclonedx,
        facts::{Asset, Citation, Facts, Terms, Work, digits},
        hub::Card,
        spdx3,
    },
    event::planck,
    names,
    shape::{Style, marked},
    voucher::network,
};
use chrono::{DateTime, SecondsFormat};
use serde_json::{Value, json};

impl Reading<'_> {
    pub(super) async fn bom(&self) -> Result<Value> {
        let facts = self.exact().facts(self.number("depth")?.unwrap_or(DEPTH), true).await?;
        let is_spdx = self.given.text("format").is_some_and(|format| names::same(format, "spdx"));
        let json = if is_spdx { spdx3::bom(&facts) } else { cyclonedx::bom(&facts) };
        Ok(self.styled(json))
    }

    pub(super) async fn card(&self) -> Result<Value> {
        let facts = self.exact().facts(1, false).await?;
        let card = Card::of(&facts).ok_or_else(|| unknown(&self.given.text("asset").unwrap_or_default()))?;
        Ok(self.styled(card.json()?))
    }

    /// The same reading of texts as they are: the documents are made of them.
    fn exact(&self) -> Self {
        Self { style: Style::Exact, ..*self }
    }

    /// A document, whose strings are texts all: amounts are in words in it.
    fn styled(&self, document: Value) -> Value {
        if self.style == Style::Marked { marked(document) } else { document }
    }

    /// The asset that is asked for and its ancestors, with what was contributed to each if that is wanted too.
    async fn facts(&self, depth: u64, with_work: bool) -> Result<Facts> {
        let id = self.id("asset")?;
        let graph = self.api("registryApi", "provenance", &[id.clone(), depth.into()]).await?;
        let mut assets = Vec::new();
        for node in list(at(&graph, "/nodes")) {
            let id = at(node, "/asset");
            let asset = self.api("registryApi", "asset", std::slice::from_ref(id)).await?;
            let work = if with_work { self.work(id).await? } else { Vec::new() };
            assets.push(self.described(&asset, work));
        }
        if assets.is_empty() {
            return Err(unknown(&id));
        }
        let connection = self.connection();
        let citation = |edge: &Value| Citation {
            by: small(at(edge, "/downstream")),
            of: small(at(edge, "/upstream")),
            royalty: share(at(edge, "/royalty")),
        };
        Ok(Facts {
            chain: connection.name().to_owned(),
            network: network(&connection.genesis()),
            block: self.block.number(),
            hash: self.block.hash_text(),
            time: self.time().await?,
            assets,
            citations: list(at(&graph, "/edges")).iter().map(citation).collect(),
            is_whole: at(&graph, "/truncated") != &json!(true),
        })
    }

    fn described(&self, asset: &Value, work: Vec<Work>) -> Asset {
        let token = self.connection().token();
        let amount = |path: &str| planck(at(asset, path)).map_or_else(String::new, |planck| token.format(planck));
        Asset {
            id: small(at(asset, "/id")),
            is_model: names::same(&cell(at(asset, "/kind")), "model"),
            state: cell(at(asset, "/state")),
            name: cell(at(asset, "/info/name")),
            uri: cell(at(asset, "/info/uri")),
            licence: cell(at(asset, "/info/licence")),
            steward: cell(at(asset, "/steward")),
            commitment: at(asset, "/commitment").as_str().map(|hash| digits(hash).to_owned()),
            terms: Terms {
                use_price: amount("/terms/use_price"),
                training_fee: amount("/terms/training_fee"),
                royalty: share(at(asset, "/terms/royalty")),
                reach: share(at(asset, "/terms/reach")),
            },
            work,
        }
    }

    /// What was contributed to an asset and accepted, by id.
    async fn work(&self, asset: &Value) -> Result<Vec<Work>> {
        let mut all = Vec::new();
        for view in self.pages("contributionsApi", "contributionsOf", &[asset.clone(), "accepted".into()]).await? {
            let id = at(&view, "/id");
            let manifest = self.api("contributionsApi", "manifest", std::slice::from_ref(id)).await?;
            all.push(Work {
                id: small(id),
                by: cell(at(&view, "/who")),
                is_data: names::same(&cell(at(&view, "/class")), "data"),
                units: planck(at(&view, "/units")).unwrap_or_default(),
                commitment: digits(&cell(at(&view, "/commitment"))).to_owned(),
                uri: cell(at(&view, "/uri")),
                weight: planck(at(&view, "/weight")).unwrap_or_default(),
                leaves: Some(at(&manifest, "/count")).filter(|count| !count.is_null()).map(small),
            });
        }
        all.sort_by_key(|work| work.id);
        Ok(all)
    }

    /// When the block was made.
    async fn time(&self) -> Result<String> {
        let now = self.storage("timestamp", "now", &[]).await?;
        let now = planck(&now).and_then(|now| i64::try_from(now).ok()).and_then(DateTime::from_timestamp_millis);
        let now =
            now.ok_or_else(|| Error::unfit("the chain does not say when the block was made", "ask another node"))?;
        Ok(now.to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}

/// A whole number of the chain's, whether it is written as a number or as a text.
fn small(value: &Value) -> u64 {
    planck(value).and_then(|number| u64::try_from(number).ok()).unwrap_or_default()
}
