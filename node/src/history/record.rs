//! An asset as the state has it, by the names that the metadata gives to its fields.

use super::money::planck;
use crate::{decode::Reader, storage};
use codec::Encode;
use serde_json::{Map, Value as Json, json};
use tributary_primitives::Balance;

static NOTHING: Json = Json::Null;

/// What is kept of an asset.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Model or dataset.
    pub kind: String,
    /// Where it is in its life, but for a retirement that was announced.
    pub state: String,
    /// The block from which it is retired.
    pub retired: Option<u32>,
    /// Its name.
    pub name: String,
    /// Who answers for it: an address.
    pub steward: String,
    /// Everything else that is shown of it.
    pub details: Json,
    /// Everything that it ever received but royalties, in planck.
    pub lifetime: Balance,
    /// Royalties that were collected for it, in planck.
    pub royalties: Balance,
}

/// The asset with this id in a block; `None` if there is none.
///
/// # Errors
///
/// A sentence when the state cannot be read.
pub fn read(block: &Reader, id: u32) -> Result<Option<Record>, String> {
    let key = id.encode();
    let Some(asset) = block.entry(storage::ASSETS, &key)? else { return Ok(None) };
    let info = block.entry(storage::ASSET_INFOS, &key)?.unwrap_or_default();
    let lineage = block.entry(storage::LINEAGE, &key)?.unwrap_or_default();
    let ledger = block.entry(storage::LEDGER, &key)?.unwrap_or_default();
    Ok(Some(of(&asset, &info, &lineage, &ledger)))
}

/// The ids of all assets in a block.
///
/// # Errors
///
/// A sentence when the state cannot be read, or does not say ids there.
pub fn ids(block: &Reader) -> Result<Vec<u32>, String> {
    block.keys(storage::ASSETS, None)?.map(|key| storage::ASSETS.decode_all(&key)).collect()
}

fn of(asset: &Json, info: &Json, lineage: &Json, ledger: &Json) -> Record {
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let amount = |path: &str| ledger.pointer(path).and_then(planck).unwrap_or_default();
    let details = json!({
        "uri": utf8(field(info, "uri")),
        "licence": utf8(field(info, "licence")),
        "terms": terms(field(asset, "terms")),
        "floor": terms(field(asset, "floor")),
        "pending": pending(field(asset, "pending")),
        "split": field(asset, "split"),
        "budgets": field(asset, "budgets"),
        "upstream": upstream(lineage),
        "deadline": field(asset, "deadline"),
        "closed": field(asset, "closed"),
        "commitment": field(asset, "commitment"),
        "frozen": field(ledger, "frozen").as_bool().unwrap_or_default(),
        "waiting": amount("/waiting").to_string(),
    });
    Record {
        kind: text(field(asset, "kind")),
        state: text(field(asset, "state")),
        retired: super::names::number(asset, "retired"),
        name: utf8(field(info, "name")),
        steward: text(field(asset, "steward")),
        details,
        lifetime: amount("/income/lifetime"),
        royalties: amount("/income/royalties"),
    }
}

fn field<'a>(value: &'a Json, name: &str) -> &'a Json {
    value.get(name).unwrap_or(&NOTHING)
}

/// What others pay, by the names that clients in JavaScript give to it.
fn terms(terms: &Json) -> Json {
    let mut named = Map::new();
    for (name, key) in
        [("use_price", "usePrice"), ("training_fee", "trainingFee"), ("royalty", "royalty"), ("reach", "reach")]
    {
        named.insert(key.into(), field(terms, name).clone());
    }
    named.into()
}

/// What the terms become, and from which block on.
fn pending(pending: &Json) -> Json {
    match pending.as_array().map(Vec::as_slice) {
        Some([then, block]) => json!({ "terms": terms(then), "block": block }),
        _ => Json::Null,
    }
}

fn upstream(lineage: &Json) -> Json {
    let pairs = lineage.as_array().map(Vec::as_slice).unwrap_or_default();
    let edges = pairs.iter().filter_map(|pair| match pair.as_array()?.as_slice() {
        [asset, royalty] => Some(json!({ "asset": asset, "royalty": royalty })),
        _ => None,
    });
    edges.collect()
}

/// A text whose bytes are given in hexadecimal.
fn utf8(value: &Json) -> String {
    let bytes = value.as_str().and_then(|digits| sp_core::bytes::from_hex(digits).ok()).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asset_is_put_together_from_its_records() {
        let terms = json!({ "use_price": "5", "training_fee": "6", "royalty": 7, "reach": 8 });
        let asset = json!({
            "kind": "Model", "state": "Published", "steward": "5F", "terms": terms, "pending": [terms, 90],
            "floor": terms, "split": { "steward": 1 }, "budgets": {}, "deadline": null, "closed": 4, "retired": 12,
            "commitment": "0x01",
        });
        let info = json!({ "name": "0x5772656e", "uri": "0x75", "licence": "0x4d4954" });
        let ledger = json!({ "income": { "lifetime": "100", "royalties": "20" }, "waiting": "3", "frozen": true });
        let record = of(&asset, &info, &json!([[0, 200_000_000]]), &ledger);
        assert_eq!((record.kind.as_str(), record.state.as_str(), record.retired), ("Model", "Published", Some(12)));
        assert_eq!((record.name.as_str(), record.steward.as_str()), ("Wren", "5F"));
        assert_eq!((record.lifetime, record.royalties), (100, 20));
        let details = &record.details;
        assert_eq!(details["licence"], "MIT");
        assert_eq!(details["terms"], json!({ "usePrice": "5", "trainingFee": "6", "royalty": 7, "reach": 8 }));
        assert_eq!(details["pending"], json!({ "terms": details["terms"], "block": 90 }));
        assert_eq!(details["upstream"], json!([{ "asset": 0, "royalty": 200_000_000 }]));
        assert_eq!((&details["frozen"], &details["waiting"]), (&json!(true), &json!("3")));
    }

    #[test]
    fn a_runtime_with_other_fields_costs_these_fields_only() {
        let record = of(&json!({ "kind": "Dataset", "state": "Open" }), &json!({}), &Json::Null, &json!({}));
        assert_eq!((record.kind.as_str(), record.name.as_str(), record.lifetime), ("Dataset", "", 0));
        assert_eq!(record.details["pending"], Json::Null);
    }
}
