//! Everything else that the chain has, by its own names.

use super::{Telling, at, cell, list};
use crate::output::{outline, pretty, table};
use serde_json::Value;
use tributary_client::{Result, catalog::split, shape::Style, table::Command};

impl Telling<'_> {
    /// What was read by the chain's own names, as people read it.
    pub(super) async fn any(&self, command: &'static Command) -> Result<String> {
        let plain = self.read(command, Style::Plain).await?;
        if command.path != ["storage"] || !self.is_map()? {
            return Ok(outline(&plain));
        }
        let row = |entry: &Value| {
            let keys: Vec<_> = list(at(entry, "/keys")).iter().map(cell).collect();
            vec![keys.join(", "), cell(at(entry, "/value"))]
        };
        Ok(table(&["keys", "value"], list(&plain).iter().map(row).collect()))
    }

    /// Whether fewer keys were given than the item has, so that the answer is every entry under them.
    fn is_map(&self) -> Result<bool> {
        let (pallet, item) = split(self.given.text("item").unwrap_or_default())?;
        let (_, found) = self.block.catalog().storage(pallet, item)?;
        Ok(self.given.texts("keys").len() < found.keys().len())
    }
}

/// What a method of the node's JSON-RPC answers.
pub(super) fn rpc_text(json: &Value) -> String {
    if json.is_string() { cell(json) } else { pretty(json) }
}
