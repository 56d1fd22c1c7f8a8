//! Everything else that the chain has, by its own names.

use super::Reading;
use crate::{Connection, Result, catalog::split, intent::Given};
use serde_json::{Value, json};

impl Reading<'_> {
    fn values(&self, name: &str) -> Vec<Value> {
        self.given.texts(name).iter().map(|text| text.as_str().into()).collect()
    }

    fn title(&self, name: &str) -> Result<(&str, &str)> {
        split(self.given.text(name).unwrap_or_default())
    }

    pub(super) async fn any_api(&self) -> Result<Value> {
        let (api, method) = self.title("method")?;
        self.api(api, method, &self.values("arguments")).await
    }

    /// A value, or with fewer keys than there are every entry under them: `{ "keys": […], "value": … }`.
    pub(super) async fn any_storage(&self) -> Result<Value> {
        let (pallet, item) = self.title("item")?;
        let keys = self.values("keys");
        let (_, found) = self.block.catalog().storage(pallet, item)?;
        if keys.len() >= found.keys().len() {
            return self.storage(pallet, item, &keys).await;
        }
        let entry = |(keys, value): (Vec<Value>, Value)| json!({ "keys": keys, "value": value });
        Ok(self.entries(pallet, item, &keys).await?.into_iter().map(entry).collect())
    }

    pub(super) fn any_constant(&self) -> Result<Value> {
        let (pallet, name) = self.title("constant")?;
        self.block.constant_in(self.style, pallet, name)
    }
}

/// Any method of the node's JSON-RPC. Parameters are JSON; what is no JSON is text.
///
/// # Errors
///
/// When the node refuses, or does not answer.
pub async fn rpc(connection: &Connection, given: &Given) -> Result<Value> {
    let params: Vec<Value> = given
        .texts("parameters")
        .iter()
        .map(|text| serde_json::from_str(text).unwrap_or_else(|_| text.as_str().into()))
        .collect();
    connection.request(given.text("method").unwrap_or_default(), &params).await
}
