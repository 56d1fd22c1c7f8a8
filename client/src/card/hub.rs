//! What a hub's card says of an asset, made from what the chain has.

use super::{facts::Facts, licence, names};
use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a card says, in the order in which it is written. Names are the hub's.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Card {
    license: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    license_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    model_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pretty_name: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    base_model: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    datasets: Vec<String>,
    tags: Vec<String>,
    tributary: Ours,
}

/// What hubs have no names for.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
struct Ours {
    network: String,
    asset: u64,
    kind: String,
    state: String,
    licence: String,
    uri: String,
    steward: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    commitment: Option<String>,
    terms: Pays,
    upstream: Vec<Source>,
}

/// What others pay.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
struct Pays {
    use_price: String,
    training_fee: String,
    royalty: String,
    reach: String,
}

/// What it was built from.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
struct Source {
    asset: u64,
    kind: String,
    name: String,
    uri: String,
    royalty: String,
}

impl Card {
    /// The card of the first of these assets.
    pub fn of(facts: &Facts) -> Option<Self> {
        let asset = facts.assets.first()?;
        let (license, license_name) = licence::to_hub(&asset.licence);
        let called = |is_model: bool| {
            let names = facts.upstream(asset.id).filter_map(|(upstream, _)| names::of_address(&upstream.uri));
            names.filter(|name| name.is_model == is_model).map(|name| name.name).collect::<Vec<_>>()
        };
        let name = |is_model: bool| (asset.is_model == is_model).then(|| asset.name.clone());
        let terms = asset.terms.clone();
        let upstream = facts.upstream(asset.id).map(|(upstream, citation)| Source {
            asset: upstream.id,
            kind: upstream.kind().to_owned(),
            name: upstream.name.clone(),
            uri: upstream.uri.clone(),
            royalty: citation.royalty.clone(),
        });
        Some(Self {
            license,
            license_name,
            model_name: name(true),
            pretty_name: name(false),
            base_model: called(true),
            datasets: called(false),
            tags: vec!["tributary".into()],
            tributary: Ours {
                network: facts.network.clone(),
                asset: asset.id,
                kind: asset.kind().to_owned(),
                state: asset.state.clone(),
                licence: asset.licence.clone(),
                uri: asset.uri.clone(),
                steward: asset.steward.clone(),
                commitment: asset.commitment.as_ref().map(|commitment| format!("0x{commitment}")),
                terms: Pays {
                    use_price: terms.use_price,
                    training_fee: terms.training_fee,
                    royalty: terms.royalty,
                    reach: terms.reach,
                },
                upstream: upstream.collect(),
            },
        })
    }

    /// The same as JSON.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn json(&self) -> Result<Value> {
        let cannot =
            |error: serde_json::Error| Error::unfit(format!("the card cannot be written: {error}"), "report it");
        serde_json::to_value(self).map_err(cannot)
    }
}
