//! What machines elsewhere read of an asset, and what is registered from it, against a devnet.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that fails says where"
)]

mod common;

use common::Devnet;
use serde_json::Value;
use std::fs;

/// What every element is, in order.
fn kinds(bom: &Value) -> Vec<&str> {
    bom["@graph"].as_array().unwrap().iter().map(|element| element["type"].as_str().unwrap()).collect()
}

#[test]
fn a_bill_of_materials_has_the_whole_lineage() {
    let devnet = Devnet::start();
    let bom = devnet.json(&["bom", "2", "--at", "1"]);
    let root = &bom["metadata"]["component"];
    assert_eq!((&root["name"], &root["type"]), (&"Birdsong classifier".into(), &"machine-learning-model".into()));
    let datasets: Vec<_> = bom["components"].as_array().unwrap().iter().map(|part| &part["bom-ref"]).collect();
    assert_eq!(datasets, ["trib:0", "trib:1"]);
    assert_eq!(bom["dependencies"][0]["dependsOn"], serde_json::json!(["trib:0", "trib:1"]));
    // Bob and Charlie gave data to the first of them.
    assert_eq!(bom["components"][0]["data"].as_array().unwrap().len(), 2);
    assert_eq!(bom["components"][0]["authors"].as_array().unwrap().len(), 2);
    let again = devnet.text(&["bom", "2", "--at", "1"]);
    assert_eq!(serde_json::from_str::<Value>(&again).unwrap(), bom);

    let bom = devnet.json(&["bom", "2", "--format", "spdx", "--at", "1"]);
    let count = |kind: &str| kinds(&bom).iter().filter(|found| **found == kind).count();
    let packages = (count("ai_AIPackage"), count("dataset_DatasetPackage"), count("SpdxDocument"));
    // Two datasets, and five contributions of data.
    assert_eq!(packages, (1, 7, 1));
    assert_eq!(count("Annotation"), 2);
    let error = devnet.raw(&["bom", "99"]).refused(1);
    assert!(error.contains("there is no asset 99"), "{error}");
    assert!(devnet.raw(&["bom", "2", "--format", "xml"]).refused(2).contains("xml"));
}

#[test]
fn what_a_card_says_is_registered() {
    let devnet = Devnet::start();
    let card = devnet.text(&["card", "2"]);
    assert!(card.starts_with("---\n") && card.trim_end().ends_with("\n---"), "{card}");
    let path = devnet.file("README.md");
    fs::write(&path, format!("{card}\n# Another title\n")).unwrap();
    let split = ["--steward", "50%", "--data", "50%"];
    let args = [&["register", "--from-card", &path][..], &split].concat();
    let id = devnet.act("//Bob", &args).json()["result"]["asset"].to_string();
    let (old, new) = (devnet.json(&["asset", "show", "2"]), devnet.json(&["asset", "show", &id]));
    assert_eq!((&new["info"], &new["kind"]), (&old["info"], &old["kind"]));
    let cited: Vec<_> = new["upstream"].as_array().unwrap().iter().map(|entry| entry[0].as_u64().unwrap()).collect();
    assert_eq!(cited, [0, 1]);

    // A model that is on no chain, an asset by its id, and a licence that is no name of SPDX's.
    let card = "---\nmodel_name: Birdsong, small\nlicense: llama3.1\nbase_model: [others/birds, 'trib:2']\n---\n";
    fs::write(&path, card).unwrap();
    let args = [&args[..], &["--uri", "https://example.org/small"]].concat();
    let error = devnet.act("//Bob", &args).refused(2);
    assert!(error.contains("others/birds") && error.contains("--partial"), "{error}");
    let said = devnet.act("//Bob", &[&args[..], &["--partial"]].concat());
    assert!(said.error.contains("others/birds"), "{}", said.error);
    let id = said.json()["result"]["asset"].to_string();
    let new = devnet.json(&["asset", "show", &id]);
    assert_eq!(new["info"]["licence"], "LicenseRef-llama3.1");
    assert_eq!(new["upstream"][0][0], 2);

    // Any text is a licence to the chain, and people are told.
    let args = ["asset", "set-info", &id, "--licence", "free for all"];
    let said = devnet.act("//Bob", &args);
    assert!(said.error.contains("no SPDX expression"), "{}", said.error);
    said.json();
    assert_eq!(devnet.json(&["asset", "show", &id])["info"]["licence"], "free for all");
    assert!(
        devnet.raw(&["register", "--from-card", "/no/such/card", "--as", "//Bob", "--yes"]).refused(4).contains("card")
    );
}
