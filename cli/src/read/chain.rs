//! Everything else that the chain has, by its own names.

use super::{Reading, cell};
use crate::{
    output::{Answer, outline, pretty, table},
    session::Session,
};
use serde_json::{Value, json};
use tributary_client::{Result, catalog::split, intent::Given, shape::Style};

impl Reading<'_> {
    fn values(&self, name: &str) -> Vec<Value> {
        self.given.texts(name).iter().map(|text| text.as_str().into()).collect()
    }

    fn title(&self, name: &str) -> Result<(&str, &str)> {
        split(self.given.text(name).unwrap_or_default())
    }

    pub(super) async fn any_api(&self) -> Result<Answer> {
        let (api, method) = self.title("method")?;
        let arguments = self.values("arguments");
        let json = self.block.api(api, method, &arguments).await?;
        let plain = self.block.api_in(Style::Plain, api, method, &arguments).await?;
        Ok(Answer { text: outline(&plain), json })
    }

    pub(super) async fn any_storage(&self) -> Result<Answer> {
        let (pallet, item) = self.title("item")?;
        let keys = self.values("keys");
        let (_, found) = self.block.catalog().storage(pallet, item)?;
        if keys.len() < found.keys().len() {
            return self.any_entries(pallet, item, &keys).await;
        }
        let json = self.block.storage(pallet, item, &keys).await?;
        let plain = self.block.storage_in(Style::Plain, pallet, item, &keys).await?;
        Ok(Answer { text: outline(&plain), json })
    }

    async fn any_entries(&self, pallet: &str, item: &str, keys: &[Value]) -> Result<Answer> {
        let entries = self.block.entries(pallet, item, keys).await?;
        let plain = self.block.entries_in(Style::Plain, pallet, item, keys).await?;
        let json = entries.into_iter().map(|(keys, value)| json!({ "keys": keys, "value": value })).collect();
        let row = |(keys, value): (Vec<Value>, Value)| {
            let keys: Vec<_> = keys.iter().map(cell).collect();
            vec![keys.join(", "), cell(&value)]
        };
        Ok(Answer { text: table(&["keys", "value"], plain.into_iter().map(row).collect()), json })
    }

    pub(super) fn any_constant(&self) -> Result<Answer> {
        let (pallet, name) = self.title("constant")?;
        let json = self.block.constant(pallet, name)?;
        let plain = self.block.constant_in(Style::Plain, pallet, name)?;
        Ok(Answer { text: outline(&plain), json })
    }
}

/// Any method of the node's JSON-RPC.
pub(super) async fn rpc(session: &Session<'_>, given: &Given) -> Result<Answer> {
    let params: Vec<Value> = given
        .texts("parameters")
        .iter()
        .map(|text| serde_json::from_str(text).unwrap_or_else(|_| text.as_str().into()))
        .collect();
    let json = session.connection.request(given.text("method").unwrap_or_default(), &params).await?;
    let text = if json.is_string() { cell(&json) } else { pretty(&json) };
    Ok(Answer { text, json })
}
