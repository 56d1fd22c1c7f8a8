//! One lineage in every form. The bills of materials in `tests/` were checked once with the validators of CycloneDX and
//! of SPDX; here it is seen that they still come out.

use super::{
    cyclonedx,
    facts::{Asset, Citation, Facts, Terms, Work, address},
    hub::Card,
    spdx3,
};
use serde_json::{Value, json};

const NETWORK: &str = "polkadot:000102030405060708090a0b0c0d0e0f";

fn work(id: u64, by: &str, is_data: bool, units: u128) -> Work {
    Work {
        id,
        by: by.to_owned(),
        is_data,
        units,
        commitment: format!("{id:02}").repeat(32),
        uri: format!("https://example.org/work-{id}"),
        weight: units + 1,
        leaves: None,
    }
}

fn asset(id: u64, is_model: bool, name: &str, uri: &str, licence: &str) -> Asset {
    Asset {
        id,
        is_model,
        state: "Published".to_owned(),
        name: name.to_owned(),
        uri: uri.to_owned(),
        licence: licence.to_owned(),
        steward: "5Eve".to_owned(),
        commitment: Some("ab".repeat(32)),
        terms: Terms {
            use_price: "0.3 TRIB".to_owned(),
            training_fee: "0 TRIB".to_owned(),
            royalty: "10 %".to_owned(),
            reach: "0 %".to_owned(),
        },
        work: Vec::new(),
    }
}

/// A model that was built from a dataset and a model, with work of every kind.
fn facts() -> Facts {
    let mut model = asset(4, true, "Flood forecast", "https://huggingface.co/mine/flood", "Apache-2.0");
    model.work = vec![
        work(9, "5Charlie", false, 1_800_000),
        Work { uri: "a place with spaces".to_owned(), ..work(10, "5Bob", true, 5) },
    ];
    let mut dataset =
        asset(3, false, "River gauges", "https://huggingface.co/datasets/mine/gauges", "Free for all, but for rain");
    dataset.work = vec![work(7, "5Bob", true, 30_000), Work { leaves: Some(12), ..work(8, "5Charlie", true, 70_001) }];
    let former = asset(2, true, "Rain", "https://example.org/rain", "MIT OR Apache-2.0");
    let former = Asset { commitment: None, ..former };
    let citation = |of: u64, royalty: &str| Citation { by: 4, of, royalty: royalty.to_owned() };
    Facts {
        chain: "Tributary Development".to_owned(),
        network: NETWORK.to_owned(),
        block: 77,
        hash: format!("0x{}", "cd".repeat(32)),
        time: "2026-11-27T08:00:00Z".to_owned(),
        assets: vec![model, dataset, former],
        citations: vec![citation(3, "15 %"), citation(2, "10 %")],
        is_whole: true,
    }
}

/// What stands in a file, for this version of the program.
fn told(text: &str) -> Value {
    serde_json::from_str(&text.replace("VERSION", env!("CARGO_PKG_VERSION"))).unwrap()
}

#[test]
fn a_bill_of_materials_is_as_cyclonedx_has_it() {
    assert_eq!(cyclonedx::bom(&facts()), told(include_str!("tests/cyclonedx.json")));
    assert_eq!(cyclonedx::bom(&Facts { assets: Vec::new(), ..facts() }), Value::Null);
}

#[test]
fn a_bill_of_materials_is_as_spdx_has_it() {
    assert_eq!(spdx3::bom(&facts()), told(include_str!("tests/spdx.json")));
    assert_eq!(spdx3::bom(&Facts { assets: Vec::new(), ..facts() }), Value::Null);
}

#[test]
fn a_lineage_that_goes_on_is_said_to() {
    let facts = Facts { is_whole: false, ..facts() };
    assert!(cyclonedx::bom(&facts).to_string().contains("goes on beyond the depth"));
    assert!(spdx3::bom(&facts).to_string().contains("as far as the depth"));
}

#[test]
fn names_of_bills_are_their_own() {
    let (one, other) = (facts(), Facts { hash: format!("0x{}", "ce".repeat(32)), ..facts() });
    assert_eq!(one.uuid("spdx"), one.uuid("spdx"));
    assert_ne!(one.uuid("spdx"), other.uuid("spdx"));
    assert_ne!(one.uuid("spdx"), one.uuid("cyclonedx"));
    let uuid = one.uuid("spdx");
    let lengths: Vec<_> = uuid.split('-').map(str::len).collect();
    assert_eq!(lengths, [8, 4, 4, 4, 12], "{uuid}");
}

#[test]
fn texts_that_are_no_addresses_are_none() {
    assert_eq!(address("https://example.org/a?b=c#d"), Some("https://example.org/a?b=c#d"));
    for text in ["", "a b", "<a>", "a\nb", "a\"b", "a\\b"] {
        assert_eq!(address(text), None, "{text:?}");
    }
}

#[test]
fn a_card_says_what_a_hub_has_names_for_and_the_rest() {
    let card = Card::of(&facts()).unwrap();
    let json = card.json().unwrap();
    assert_eq!((&json["license"], &json["model_name"]), (&"apache-2.0".into(), &"Flood forecast".into()));
    // Only what a hub has can be named there.
    assert_eq!(json["datasets"], json!(["mine/gauges"]));
    assert!(json.get("base_model").is_none() && json.get("pretty_name").is_none());
    assert_eq!(json["tributary"]["upstream"][1]["uri"], "https://example.org/rain");
    assert_eq!(serde_json::from_value::<Card>(json).unwrap(), card);
    assert!(Card::of(&Facts { assets: Vec::new(), ..facts() }).is_none());
}

#[test]
fn a_card_of_a_dataset_has_other_names() {
    let mut facts = facts();
    facts.assets.remove(0);
    let card = Card::of(&facts).unwrap().json().unwrap();
    assert_eq!(card["pretty_name"], "River gauges");
    assert_eq!((&card["license"], &card["license_name"]), (&"other".into(), &"Free for all, but for rain".into()));
    assert!(card.get("model_name").is_none() && card.get("datasets").is_none());
}
