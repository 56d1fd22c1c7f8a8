//! Opening tabs: prices that are not given are read from the chain.

use super::{Plan, Request};
use crate::{Error, Result, table::Form};
use serde_json::{Value, json};

impl Request<'_> {
    pub(super) async fn open_tab(&self) -> Result<Plan> {
        let mut lanes = Vec::new();
        for text in self.given.texts("lane") {
            let (asset, price) = text.split_once('=').map_or((text.as_str(), None), |(id, price)| (id, Some(price)));
            let id = Form::Asset.value(asset, &self.block).map_err(|error| error.of("lane"))?;
            let price = match price {
                Some(price) => Form::Amount.value(price, &self.block).map_err(|error| error.of("lane"))?,
                None => self.price(&id).await.map_err(|error| error.of("lane"))?,
            };
            lanes.push(json!([id, price]));
        }
        let arguments = json!({
            "gateway": self.needed("gateway")?, "signer": self.needed("signer")?,
            "deposit": self.needed("deposit")?, "lanes": lanes,
        });
        self.call(self.title(), arguments).map(Plan::of)
    }

    pub(super) async fn add_lane(&self) -> Result<Plan> {
        let mut tree = self.tree()?;
        if !tree.contains_key("max_price") {
            tree.insert("max_price".into(), self.price(&self.needed("asset")?).await?);
        }
        self.call(self.title(), tree.into()).map(Plan::of)
    }

    /// What a unit of use costs now.
    async fn price(&self, id: &Value) -> Result<Value> {
        let asset = self.asset(id).await?;
        let price = asset.pointer("/terms/use_price").cloned();
        price.ok_or_else(|| Error::unfit("the chain does not say what a unit costs", "give the price"))
    }
}
