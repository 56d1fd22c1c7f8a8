//! The YAML at the beginning of a card, written.

use serde::Deserialize;
use serde_json::Value;
use std::fmt::Display;
use tributary_client::{Error, Result, card::hub::Card};

/// What a card says, as it is put at its beginning, between its lines. The order is the hub's, not that of the JSON.
///
/// # Errors
///
/// When it is no card, or cannot be written.
pub fn yaml(card: &Value) -> Result<String> {
    let card = Card::deserialize(card).map_err(cannot)?;
    let yaml = serde_yaml_ng::to_string(&card).map_err(cannot)?;
    Ok(format!("---\n{}\n---", yaml.trim_end()))
}

fn cannot(why: impl Display) -> Error {
    Error::unfit(format!("the card cannot be written: {why}"), "report it")
}
