//! A bill of materials as SPDX 3.0.1 has it, in JSON-LD: models and datasets as packages, what was built from what as
//! relationships, contributions of data as datasets that their asset was trained on or contains. It conforms to the
//! profiles Core, Software and SimpleLicensing; AI and Dataset ask for times that no chain knows.

use super::{
    facts::{Asset, Facts, Work, address},
    licence,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Where the names of the vocabulary are explained.
const CONTEXT: &str = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld";
/// The only part that has no name for the world.
const CREATION: &str = "_:creation";

/// The bill of materials of the first of these assets; nothing if there is none.
pub fn bom(facts: &Facts) -> Value {
    let Some(root) = facts.assets.first() else { return Value::Null };
    let mut graph = Graph::new(facts);
    for asset in &facts.assets {
        graph.asset(asset);
    }
    for asset in &facts.assets {
        graph.lineage(asset);
    }
    graph.finish(root)
}

/// Elements that are being collected.
struct Graph<'a> {
    facts: &'a Facts,
    /// What every id begins with.
    base: String,
    elements: Vec<Value>,
    /// Accounts, by address, and licences, by text, with their ids.
    agents: BTreeMap<String, String>,
    licences: BTreeMap<String, String>,
}

impl<'a> Graph<'a> {
    fn new(facts: &'a Facts) -> Self {
        // The same name must always mean the same: what an asset is changes from block to block.
        let base = format!("urn:tributary:{}:block:{}:", facts.network, facts.block);
        let mut graph = Self { facts, base, elements: Vec::new(), agents: BTreeMap::new(), licences: BTreeMap::new() };
        let name = format!("trib {}", env!("CARGO_PKG_VERSION"));
        graph.add("SoftwareAgent", "trib", json!({ "name": name }));
        graph
    }

    fn id(&self, local: &str) -> String {
        format!("{}{local}", self.base)
    }

    /// Adds an element; answers its id.
    fn add(&mut self, kind: &str, local: &str, fields: Value) -> String {
        let id = self.id(local);
        let mut element = fields;
        element["type"] = kind.into();
        element["spdxId"] = id.as_str().into();
        element["creationInfo"] = CREATION.into();
        self.elements.push(element);
        id
    }

    /// Adds a relationship.
    fn relate(&mut self, from: &str, kind: &str, to: &str, comment: Option<String>) {
        let local = format!("relationship:{}", self.elements.len());
        let mut fields = json!({ "from": from, "relationshipType": kind, "to": [to] });
        if let Some(comment) = comment {
            fields["comment"] = comment.into();
        }
        self.add("Relationship", &local, fields);
    }

    /// The id of an account.
    fn agent(&mut self, address: &str) -> String {
        if let Some(id) = self.agents.get(address) {
            return id.clone();
        }
        let known = json!([{
            "type": "ExternalIdentifier", "externalIdentifierType": "other", "identifier": address,
            "comment": format!("an account on {}", self.facts.network),
        }]);
        let id =
            self.add("Agent", &format!("account:{address}"), json!({ "name": address, "externalIdentifier": known }));
        self.agents.insert(address.to_owned(), id.clone());
        id
    }

    /// The id of a licence.
    fn licence(&mut self, text: &str) -> String {
        if let Some(id) = self.licences.get(text) {
            return id.clone();
        }
        let local = format!("licence:{}", self.licences.len());
        let id = if licence::is_expression(text) {
            let fields = json!({ "simplelicensing_licenseExpression": text });
            self.add("simplelicensing_LicenseExpression", &local, fields)
        } else {
            let fields = json!({ "name": text, "simplelicensing_licenseText": text });
            self.add("simplelicensing_SimpleLicensingText", &local, fields)
        };
        self.licences.insert(text.to_owned(), id.clone());
        id
    }

    fn of_asset(&self, id: u64) -> String {
        self.id(&format!("asset:{id}"))
    }

    /// An asset, its licence, and who contributed what.
    fn asset(&mut self, asset: &Asset) {
        let terms = &asset.terms;
        let comment = format!(
            "Asset {} of {}, a {}: {}. A unit of use {}, training {}, royalty {}, reach {}. Found at {}",
            asset.id,
            self.facts.network,
            asset.kind(),
            asset.state,
            terms.use_price,
            terms.training_fee,
            terms.royalty,
            terms.reach,
            asset.uri
        );
        let mut fields = Map::new();
        fields.insert("name".into(), asset.name.as_str().into());
        fields.insert("comment".into(), comment.into());
        fields.insert("suppliedBy".into(), self.agent(&asset.steward).into());
        let by: Vec<_> = asset.contributors().into_iter().map(|address| self.agent(address)).collect();
        if !by.is_empty() {
            fields.insert("originatedBy".into(), by.into());
        }
        if let Some(uri) = address(&asset.uri) {
            fields.insert("software_downloadLocation".into(), uri.into());
        }
        if let Some(commitment) = &asset.commitment {
            fields.insert("verifiedUsing".into(), json!([hash(commitment)]));
        }
        let kind = kind(asset.is_model, &mut fields);
        let id = self.add(kind, &format!("asset:{}", asset.id), fields.into());
        let licence = self.licence(&asset.licence);
        self.relate(&id, "hasDeclaredLicense", &licence, None);
        for work in &asset.work {
            self.work(asset, &id, work);
        }
    }

    /// A contribution: of data a dataset, of compute a note.
    fn work(&mut self, asset: &Asset, id: &str, work: &Work) {
        let by = self.agent(&work.by);
        let local = format!("asset:{}:contribution:{}", asset.id, work.id);
        if !work.is_data {
            let fields = json!({
                "annotationType": "other", "subject": id, "contentType": "text/plain",
                "statement": format!("Compute, contribution {}: {}", work.id, work.sentence()),
            });
            self.add("Annotation", &local, fields);
            return;
        }
        let mut fields = Map::new();
        fields.insert("name".into(), format!("contribution {}", work.id).into());
        fields.insert("comment".into(), work.sentence().into());
        fields.insert("originatedBy".into(), json!([by]));
        if let Some(uri) = address(&work.uri) {
            fields.insert("software_downloadLocation".into(), uri.into());
        }
        if let Ok(units) = u64::try_from(work.units) {
            fields.insert("dataset_datasetSize".into(), units.into());
        }
        if work.leaves.is_none() {
            fields.insert("verifiedUsing".into(), json!([hash(&work.commitment)]));
        }
        let kind = kind(false, &mut fields);
        let data = self.add(kind, &local, fields.into());
        let relation = if asset.is_model { "trainedOn" } else { "contains" };
        self.relate(id, relation, &data, None);
    }

    /// What an asset was built from.
    fn lineage(&mut self, asset: &Asset) {
        let facts = self.facts;
        let from = self.of_asset(asset.id);
        for (upstream, citation) in facts.upstream(asset.id) {
            let relation = if asset.is_model && !upstream.is_model { "trainedOn" } else { "descendantOf" };
            let to = self.of_asset(upstream.id);
            self.relate(&from, relation, &to, Some(format!("royalty {}", citation.royalty)));
        }
    }

    fn finish(mut self, root: &Asset) -> Value {
        let facts = self.facts;
        let lineage = if facts.is_whole { "" } else { ", as far as the depth that was asked for" };
        let all: Vec<_> = self.elements.iter().filter_map(|element| element.get("spdxId").cloned()).collect();
        let document = json!({
            "name": format!("{} and what it was built from{lineage}", root.name),
            "comment": format!("{} ({}) at block {}, {}", facts.chain, facts.network, facts.block, facts.hash),
            "profileConformance": ["core", "software", "simpleLicensing"],
            "rootElement": [self.of_asset(root.id)],
            "element": all,
        });
        self.add("SpdxDocument", &format!("document:{}", facts.uuid("spdx")), document);
        let creation = json!({
            "type": "CreationInfo", "@id": CREATION, "specVersion": "3.0.1", "created": facts.time,
            "createdBy": [self.id("trib")],
        });
        self.elements.insert(0, creation);
        json!({ "@context": CONTEXT, "@graph": self.elements })
    }
}

/// The class of a model or of a dataset, with what every one of its kind has.
fn kind(is_model: bool, fields: &mut Map<String, Value>) -> &'static str {
    if is_model {
        fields.insert("software_primaryPurpose".into(), "model".into());
        return "ai_AIPackage";
    }
    fields.insert("software_primaryPurpose".into(), "data".into());
    fields.insert("dataset_datasetType".into(), json!(["noAssertion"]));
    "dataset_DatasetPackage"
}

fn hash(digits: &str) -> Value {
    json!({ "type": "Hash", "algorithm": "blake2b256", "hashValue": digits })
}
