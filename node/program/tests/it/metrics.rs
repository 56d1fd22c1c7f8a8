//! The metrics of a real node, and what the dashboard and the alerts make of them.

use crate::common::{Devnet, Node, PATIENCE, get, wait_for};
use std::collections::BTreeSet;

const DASHBOARD: &str = include_str!("../../../../docs/grafana/tributary.json");
const ALERTS: &str = include_str!("../../../../docs/grafana/alerts.yml");

fn metrics_of(devnet: &Devnet) -> String {
    get(devnet.config["metrics"].as_str().unwrap())
}

/// The value of a metric with all these labels, such as `part="assets"`.
fn value(metrics: &str, name: &str, labels: &[&str]) -> Option<f64> {
    let is_it = |line: &&str| {
        line.strip_prefix(name).is_some_and(|rest| rest.starts_with(['{', ' ']))
            && labels.iter().all(|label| line.contains(label))
    };
    metrics.lines().find(is_it)?.rsplit(' ').next()?.parse().ok()
}

/// The metrics that the dashboard and the alerts name.
fn named() -> BTreeSet<String> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    [DASHBOARD, ALERTS]
        .iter()
        .flat_map(|text| text.split(|c| !is_word(c)))
        .filter(|word| ["substrate_", "tributary_", "process_"].iter().any(|start| word.starts_with(start)))
        .map(|word| word.strip_suffix("_bucket").unwrap_or(word).to_owned())
        .collect()
}

#[test]
fn the_dashboard_is_one_of_grafana_10() {
    let dashboard: serde_json::Value = serde_json::from_str(DASHBOARD).unwrap();
    assert!(dashboard["schemaVersion"].as_u64().unwrap() >= 36, "Grafana 10 and later");
    let variables: Vec<_> =
        dashboard["templating"]["list"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(variables, ["datasource", "instance"]);
    let panels = dashboard["panels"].as_array().unwrap();
    let ids: BTreeSet<_> = panels.iter().map(|panel| panel["id"].as_u64().unwrap()).collect();
    assert_eq!(ids.len(), panels.len());
    for panel in panels.iter().filter(|panel| panel["type"] != "row") {
        assert_eq!(panel["datasource"]["uid"], "${datasource}", "{panel}");
        for target in panel["targets"].as_array().unwrap() {
            assert!(target["expr"].as_str().unwrap().contains("instance=~\"$instance\""), "{target}");
        }
    }
}

/// On a validator, which has what a devnet has and GRANDPA's, too.
#[test]
fn the_dashboard_and_the_alerts_name_metrics_of_a_real_node() {
    let dir = tempfile::tempdir().unwrap();
    let node = Node::start(dir.path(), &["--dev"]);
    let url = node.metrics();
    let mut missing = BTreeSet::new();
    let mut told = String::new();
    let deadline = std::time::Instant::now() + PATIENCE;
    // Some appear with the first block, with the first settlement or with the first summing.
    while std::time::Instant::now() < deadline {
        told = get(&url);
        let there: BTreeSet<_> =
            told.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()).collect();
        missing = named().into_iter().filter(|name| !there.contains(name.as_str())).collect();
        if missing.is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(250));
    }
    let log = node.log();
    assert!(missing.is_empty(), "{missing:?} not in\n{told}\n{log}");
    assert!(!log.contains("is left out"), "{log}");
    for engine in ["engine=\"aura\"", "engine=\"grandpa\""] {
        wait_for("keys", || value(&get(&url), "tributary_keys_active", &[engine]).filter(|value| *value == 1.0));
    }
}

#[test]
fn the_metrics_follow_the_chain() {
    let devnet = Devnet::start(&["--seal", "manual"]);
    let mine = |count| {
        for _ in 0..count {
            devnet.rpc("engine_createBlock", serde_json::json!([true, true]));
        }
    };
    mine(5);
    let read = |name: &str, labels: &[&str]| value(&metrics_of(&devnet), name, labels);
    wait_for("five blocks", || read("tributary_epoch_blocks_left", &[]).filter(|left| *left == 16.0));
    let metrics = metrics_of(&devnet);
    let expected: &[(&str, &[&str], f64)] = &[
        ("tributary_epoch_number", &[], 1.0),
        ("tributary_epoch_length_blocks", &[], 20.0),
        ("tributary_settlement_backlog_epochs", &[], 0.0),
        ("tributary_settlement_phase", &[], 0.0),
        ("tributary_settlement_buckets_left", &[], 0.0),
        ("tributary_epoch_emission_trib", &["part=\"assets\""], 60.0),
        ("tributary_epoch_emission_trib", &["part=\"treasury\""], 5.0),
        ("tributary_assets_registered_total", &[], 3.0),
        ("tributary_evaluators_registered", &[], 3.0),
        ("tributary_validators_active", &[], 1.0),
        // The treasury has its 2 % of 11 TRIB of training fees. Nobody was paid yet: the rest of them waits in the pot.
        ("tributary_treasury_balance_trib", &[], 10_000.22),
        ("tributary_rewards_owed_trib", &[], 10.78),
        ("tributary_referenda_submitted_total", &[], 0.0),
    ];
    for (name, labels, expected) in expected {
        assert_eq!(value(&metrics, name, labels), Some(*expected), "{name} {labels:?} in {metrics}");
    }
    let version = devnet.config["specVersion"].as_f64();
    assert_eq!(value(&metrics, "tributary_runtime_spec_version", &[]), version);
    assert_eq!(value(&metrics, "tributary_node_spec_version", &[]), version);
    let seconds = devnet.timestamp(5) as f64 / 1e3;
    assert_eq!(value(&metrics, "tributary_block_timestamp_seconds", &[]), Some(seconds));
    assert!(value(&metrics, "tributary_block_weight_seconds", &["class=\"mandatory\""]).unwrap() > 0.0);
    assert!(value(&metrics, "tributary_disk_free_bytes", &[]).unwrap() > 0.0);
    wait_for("sums", || read("tributary_rewards_paid_trib_total", &[]));
    assert_eq!(read("tributary_referenda_ongoing", &["track=\"root\""]), Some(0.0));

    // Epoch 2 begins with block 21. Blocks that come faster than they are read are passed over, all but the last.
    mine(20);
    wait_for("epoch 2", || read("tributary_epoch_number", &[]).filter(|number| *number == 2.0));
    assert!(!devnet.log().contains("is left out"), "{}", devnet.log());
}

#[test]
fn a_block_that_settles_is_timed() {
    let devnet = Devnet::start(&["--seal", "interval=600"]);
    wait_for("settlement", || {
        let metrics = metrics_of(&devnet);
        value(&metrics, "tributary_settlement_block_weight_seconds_count", &[]).filter(|count| *count >= 1.0)?;
        value(&metrics, "tributary_settlement_block_weight_seconds_sum", &[]).filter(|sum| *sum > 0.0)
    });
}
