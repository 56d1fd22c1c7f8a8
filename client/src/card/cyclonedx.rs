//! A bill of materials as CycloneDX 1.6 has it: models and data as components, what was built from what as
//! dependencies, contributions of data as the data itself. What it has no place for stands among the properties.

use super::{
    facts::{Asset, Facts, Work, address},
    licence,
};
use serde_json::{Map, Value, json};

/// How everything of ours among the properties is called.
const PREFIX: &str = "tributary:";

/// The bill of materials of the first of these assets; nothing if there is none.
pub fn bom(facts: &Facts) -> Value {
    let Some((root, rest)) = facts.assets.split_first() else { return Value::Null };
    let tool = json!({ "type": "application", "name": "trib", "version": env!("CARGO_PKG_VERSION") });
    let lineage = if facts.is_whole { "whole" } else { "goes on beyond the depth" };
    let about = [
        ("chain", facts.chain.clone()),
        ("network", facts.network.clone()),
        ("block", facts.block.to_string()),
        ("block-hash", facts.hash.clone()),
        ("lineage", lineage.to_owned()),
    ];
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": format!("urn:uuid:{}", facts.uuid("cyclonedx")),
        "version": 1,
        "metadata": {
            "timestamp": facts.time,
            "tools": { "components": [tool] },
            "component": component(facts, root),
            "properties": properties(about),
        },
        "components": rest.iter().map(|asset| component(facts, asset)).collect::<Vec<_>>(),
        "dependencies": facts.assets.iter().map(|asset| dependency(facts, asset)).collect::<Vec<_>>(),
    })
}

fn dependency(facts: &Facts, asset: &Asset) -> Value {
    let on: Vec<_> = facts.upstream(asset.id).map(|(upstream, _)| upstream.reference()).collect();
    json!({ "ref": asset.reference(), "dependsOn": on })
}

/// A model, or a dataset.
fn component(facts: &Facts, asset: &Asset) -> Value {
    let mut component = Map::new();
    let mut put = |key: &str, value: Value| component.insert(key.to_owned(), value);
    put("type", (if asset.is_model { "machine-learning-model" } else { "data" }).into());
    put("bom-ref", asset.reference().into());
    put("name", asset.name.as_str().into());
    put("supplier", json!({ "name": asset.steward }));
    put("licenses", licences(&asset.licence));
    put("properties", properties(about(facts, asset)));
    let authors: Vec<_> = asset.contributors().iter().map(|name| json!({ "name": name })).collect();
    if !authors.is_empty() {
        put("authors", authors.into());
    }
    if let Some(commitment) = &asset.commitment {
        put("hashes", json!([hash(commitment)]));
    }
    if let Some(uri) = address(&asset.uri) {
        put("externalReferences", json!([{ "type": "distribution", "url": uri }]));
    }
    if asset.is_model {
        put("modelCard", json!({ "modelParameters": { "datasets": datasets(facts, asset) } }));
        let ancestors: Vec<_> = ancestors(facts, asset).collect();
        if !ancestors.is_empty() {
            put("pedigree", json!({ "ancestors": ancestors }));
        }
    } else {
        put("data", data(asset).collect::<Vec<_>>().into());
    }
    component.into()
}

/// What a model was trained on: datasets upstream, and data that was contributed to it.
fn datasets(facts: &Facts, asset: &Asset) -> Vec<Value> {
    let upstream = facts.upstream(asset.id).filter(|(upstream, _)| !upstream.is_model);
    upstream.map(|(upstream, _)| json!({ "ref": upstream.reference() })).chain(data(asset)).collect()
}

/// The models that a model was built from. They are components of their own, so here they have no references.
fn ancestors(facts: &Facts, asset: &Asset) -> impl Iterator<Item = Value> {
    let models = facts.upstream(asset.id).filter(|(upstream, _)| upstream.is_model);
    models.map(|(upstream, _)| {
        json!({
            "type": "machine-learning-model",
            "name": upstream.name,
            "properties": properties([("asset", upstream.id.to_string())]),
        })
    })
}

/// Data that was contributed to an asset.
fn data(asset: &Asset) -> impl Iterator<Item = Value> {
    asset.work.iter().filter(|work| work.is_data).map(|work| {
        let mut contents = json!({ "properties": properties(of_work(work)) });
        if let Some(uri) = address(&work.uri) {
            contents["url"] = uri.into();
        }
        json!({
            "bom-ref": work.reference(asset),
            "type": "dataset",
            "name": format!("contribution {}", work.id),
            "contents": contents,
            "governance": { "owners": [{ "contact": { "name": work.by } }] },
        })
    })
}

fn of_work(work: &Work) -> Vec<(&'static str, String)> {
    let committed = if work.leaves.is_some() { "root" } else { "commitment" };
    let mut about = vec![
        ("contribution", work.id.to_string()),
        ("units", work.amount()),
        ("weight", work.weight.to_string()),
        (committed, format!("0x{}", work.commitment)),
        ("uri", work.uri.clone()),
    ];
    about.extend(work.leaves.map(|leaves| ("leaves", leaves.to_string())));
    about
}

/// What stands among an asset's properties.
fn about(facts: &Facts, asset: &Asset) -> Vec<(String, String)> {
    let mut about: Vec<(String, String)> = [
        ("asset", asset.id.to_string()),
        ("kind", asset.kind().to_owned()),
        ("state", asset.state.clone()),
        ("uri", asset.uri.clone()),
        ("use-price", asset.terms.use_price.clone()),
        ("training-fee", asset.terms.training_fee.clone()),
        ("royalty", asset.terms.royalty.clone()),
        ("reach", asset.terms.reach.clone()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    let granted = facts.upstream(asset.id);
    about.extend(granted.map(|(upstream, granted)| (format!("royalty-to:{}", upstream.id), granted.royalty.clone())));
    let compute = asset.work.iter().filter(|work| !work.is_data);
    about.extend(compute.map(|work| (format!("compute:{}", work.id), work.sentence())));
    about
}

fn properties<N: std::fmt::Display>(list: impl IntoIterator<Item = (N, String)>) -> Value {
    list.into_iter().map(|(name, value)| json!({ "name": format!("{PREFIX}{name}"), "value": value })).collect()
}

fn hash(digits: &str) -> Value {
    json!({ "alg": "BLAKE2b-256", "content": digits })
}

/// A licence: an expression, or the words of whoever wrote it.
fn licences(licence: &str) -> Value {
    match licence::is_expression(licence) {
        true => json!([{ "expression": licence, "acknowledgement": "declared" }]),
        false => json!([{ "license": { "name": licence, "acknowledgement": "declared" } }]),
    }
}
