//! Cards, read and written, and what is registered by them.

use super::{
    front::Front,
    register::{cited, described},
    yaml,
};
use serde_json::{Value, json};
use tributary_client::{card::names::Known, intent::Given};

const NETWORK: &str = "polkadot:000102030405060708090a0b0c0d0e0f";

#[test]
fn a_card_is_written_and_read_again() {
    let source = |asset: u64, kind: &str, name: &str, uri: &str| -> Value {
        json!({ "asset": asset, "kind": kind, "name": name, "uri": uri, "royalty": "10 %" })
    };
    let terms = json!({ "use_price": "0.3 TRIB", "training_fee": "0 TRIB", "royalty": "10 %", "reach": "0 %" });
    let commitment = format!("0x{}", "ab".repeat(32));
    let gauges = source(3, "dataset", "River gauges", "https://huggingface.co/datasets/mine/gauges");
    let json = json!({
        "license": "apache-2.0", "model_name": "Flood forecast", "datasets": ["mine/gauges"], "tags": ["tributary"],
        "tributary": {
            "network": NETWORK, "asset": 4, "kind": "model", "state": "Published", "licence": "Apache-2.0",
            "uri": "https://huggingface.co/mine/flood", "steward": "5Eve", "commitment": commitment, "terms": terms,
            "upstream": [gauges, source(2, "model", "Rain", "https://example.org/rain")],
        },
    });
    let yaml = yaml(&json).unwrap();
    let order = ["license", "model_name", "datasets", "tags", "tributary"];
    let places = order.map(|key| yaml.find(&format!("\n{key}:")).unwrap());
    assert!(places.is_sorted(), "{yaml}");
    let inner = yaml.strip_prefix("---\n").and_then(|yaml| yaml.strip_suffix("\n---")).unwrap();
    assert_eq!(serde_yaml_ng::from_str::<Value>(inner).unwrap(), json, "{yaml}");
    let front = Front::parse(&format!("{yaml}\n\n# Another title\n")).unwrap();
    assert_eq!(front.name(), Ok("Flood forecast".to_owned()));
    assert_eq!(front.licence(), Ok("Apache-2.0".to_owned()));
    assert_eq!(front.uri().as_deref(), Some("https://huggingface.co/mine/flood"));
    assert_eq!((front.upstream(NETWORK), front.upstream("polkadot:ff")), (vec![3, 2], vec![]));
}

#[test]
fn what_is_given_goes_before_what_a_card_says() {
    let front = Front::parse("---\nmodel_name: Flood\nlicense: mit\n---\n").unwrap();
    let given = Given::default().and("from-card", "README.md").and("partial", "true").and("uri", "hf://mine/flood");
    let all = described(&front, &given).unwrap();
    assert_eq!(
        (all.text("name"), all.text("licence"), all.text("uri")),
        (Some("Flood"), Some("MIT"), given.text("uri"))
    );
    assert!(!all.is_set("from-card") && !all.is_set("partial"));
    let all = described(&front, &given.clone().and("name", "Rain").and("licence", "MIT OR Apache-2.0")).unwrap();
    assert_eq!((all.text("name"), all.text("licence")), (Some("Rain"), Some("MIT OR Apache-2.0")));
    assert!(described(&front, &given.and("licence", "mit")).unwrap_err().to_string().contains("write MIT"));
    assert!(described(&front, &Given::default()).unwrap_err().to_string().contains("--uri"));
}

#[test]
fn what_a_card_cites_is_found_once() {
    let known = |id, is_model, uri: &str| Known { id, is_model, uri: uri.to_owned() };
    let known = [known(3, false, "https://hf.co/datasets/mine/gauges"), known(5, true, "https://hf.co/mine/rain")];
    let card = format!(
        "---\nbase_model: mine/rain\ndatasets: [mine/gauges, others/snow]\ntributary:\n  network: {NETWORK}\n  \
         upstream: [{{asset: 3}}]\n---\n"
    );
    let front = Front::parse(&card).unwrap();
    let found = cited(&front, &Given::default(), &known, NETWORK).unwrap();
    assert_eq!((found.assets, found.unknown), (vec![3, 5], vec!["others/snow".to_owned()]));
    let found = cited(&front, &Given::default().and("upstream", "5=20%"), &known, "polkadot:ff").unwrap();
    assert_eq!(found.assets, [3]);
}
