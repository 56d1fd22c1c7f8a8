//! Reports: how they are written, and what does not pass for one.

use super::*;
use serde_json::json;

fn report() -> Report {
    let datum = |contribution, leaves| Datum {
        contribution,
        root: format!("0x{}", "ab".repeat(32)),
        leaves,
        sha256: "cd".repeat(32),
        rows: 10,
    };
    Report {
        version: VERSION,
        asset: 3,
        method: Method::KnnShapley,
        utility: Judge::KnnShare,
        seed: 0,
        settings: Settings::default(),
        test: Test { sha256: "ef".repeat(32), rows: 5 },
        data: vec![datum(7, 0), datum(8, 10)],
        duplicates: vec![Overlap { contribution: 8, of: 7, rows: 2, exact: 1 }],
        values: vec![Valued::new(7, 0.25, None, None).unwrap(), Valued::new(8, 0.125, Some(0.01), Some(10)).unwrap()],
        rule: RULE.into(),
        timings: BTreeMap::from([("values".into(), 17)]),
    }
}

#[test]
fn numbers_are_written_so_that_they_are_read_again() {
    for (value, text) in [
        (0.1, "1.0000000000000001e-1"),
        (-0.0, "0.0000000000000000e0"),
        (1.0 / 3.0, "3.3333333333333331e-1"),
        (-12.5, "-1.2500000000000000e1"),
        (f64::MIN_POSITIVE, "2.2250738585072014e-308"),
    ] {
        assert_eq!(decimal(value), text);
        assert_eq!(number(text), Ok(value));
    }
    for text in
        ["", "0.1", "1e-1", "NaN", "inf", "1.0000000000000001E-1", " 1.0000000000000001e-1", "-0.0000000000000000e0"]
    {
        assert!(matches!(number(text), Err(Error::Report(_))), "{text}");
    }
}

#[test]
fn there_is_one_way_of_writing() {
    let value =
        json!({ "b": [1, "x\"y\n", null, true], "a": { "z": 18_446_744_073_709_551_615_u64, "é": -1 }, "": {} });
    let text = "{\"\":{},\"a\":{\"z\":18446744073709551615,\"é\":-1},\"b\":[1,\"x\\\"y\\n\",null,true]}";
    assert_eq!(canonical(&value), Ok(text.into()));
    assert!(matches!(canonical(&json!([0.5])), Err(Error::Report(_))));
}

#[test]
fn a_report_is_read_as_it_was_written_and_its_hash_leaves_out_how_long_it_took() {
    let report = report();
    let json = serde_json::to_string_pretty(&report.to_json()).unwrap();
    assert_eq!(Report::parse(json.as_bytes()), Ok(report.clone()));
    let slower = Report { timings: BTreeMap::new(), ..report.clone() };
    assert_eq!(report.hash(), slower.hash());
    let other = Report { seed: 1, ..report.clone() };
    assert_ne!(report.hash(), other.hash());
    assert_eq!(report.hash_text().unwrap().len(), 66);
    let text = report.without(&["timings"]).unwrap();
    assert!(text.starts_with("{\"asset\":3,\"data\":[{\"contribution\":7,\"leaves\":0,"), "{text}");
    assert!(text.contains("\"values\":[{\"contribution\":7,\"value\":\"2.5000000000000000e-1\",\"weight\":250000000}"));
}

#[test]
fn a_report_that_was_changed_is_refused() {
    let report = report();
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut json = report.to_json();
        change(&mut json);
        assert_ne!(json, report.to_json(), "the change changes nothing");
        Report::parse(json.to_string().as_bytes()).unwrap_err().to_string()
    };
    assert!(refused(&|json| json["values"][0]["weight"] = 250_000_001.into()).contains("by the rule 250000000"));
    assert!(refused(&|json| json["values"][1]["weight"] = 125_000_000.into()).contains("by the rule 12500000"));
    assert!(refused(&|json| json["values"][0]["value"] = "5.0000000000000000e-1".into()).contains("by the rule"));
    assert!(refused(&|json| json["values"][0]["value"] = "0.25".into()).contains("no number"));
    assert!(refused(&|json| json["values"][1]["error"] = "small".into()).contains("no number"));
    assert!(refused(&|json| json["values"][0]["contribution"] = 9.into()).contains("not those of"));
    assert!(refused(&|json| json["data"][1]["contribution"] = 7.into()).contains("stand twice"));
    assert!(refused(&|json| json["data"][0]["contribution"] = 9.into()).contains("not in their order"));
    assert!(refused(&|json| json["data"][0]["leaves"] = 4.into()).contains("without units"));
    assert!(refused(&|json| json["values"][0]["units"] = 1.into()).contains("without leaves"));
    assert!(refused(&|json| json["rule"] = "weight = 1".into()).contains("another rule"));
    assert!(refused(&|json| json["version"] = 2.into()).contains("version 1"));
    assert!(refused(&|json| json["method"] = "by-hand".into()).contains("no report"));
    assert!(refused(&|json| json["more"] = 1.into()).contains("no report"));
    assert!(refused(&|json| json["seed"] = (-1).into()).contains("no report"));
    assert!(refused(&|json| json["seed"] = json!(0.5)).contains("no report"));
    assert!(refused(&|json| json["settings"]["likeness"] = "0.8".into()).contains("no number"));
    assert!(Report::parse(b"[").is_err() && Report::parse(b"[]").is_err() && Report::parse(b"").is_err());
}

#[test]
fn two_reports_agree_or_say_where_they_differ() {
    let one = report();
    assert_eq!(one.differences(&one), Ok(vec![]));
    let with = |value: f64| {
        let values = vec![Valued::new(7, value, None, None).unwrap(), one.values[1].clone()];
        Report { values, timings: BTreeMap::new(), ..one.clone() }
    };
    assert_eq!(one.differences(&with(0.25 + 1e-11)), Ok(vec![]), "the last digits");
    let found = one.differences(&with(0.25 + 1e-8)).unwrap();
    assert!(found.len() == 1 && found[0].starts_with("contribution 7: worth"), "{found:?}");
    // The weight follows from the units, so one who says fewer has more.
    let of = |error, units| {
        let values = vec![one.values[0].clone(), Valued::new(8, 0.125, error, Some(units)).unwrap()];
        one.differences(&Report { values, ..one.clone() }).unwrap()
    };
    assert_eq!(of(Some(0.01 + 1e-11), 10), Vec::<String>::new(), "the last digits");
    assert_eq!(of(Some(0.01), 1), ["contribution 8: 1 units here, 10 there"]);
    for error in [Some(0.0), None] {
        let found = of(error, 10);
        assert!(found.len() == 1 && found[0].starts_with("contribution 8: error "), "{found:?}");
    }
    let mut other = one.clone();
    other.data[0].root = format!("0x{}", "00".repeat(32));
    other.seed = 9;
    let found = one.differences(&other).unwrap();
    assert!(found.len() == 2 && found[0].starts_with("seed: 9 here, 0 there"), "{found:?}");
    let fewer = Report { data: vec![one.data[0].clone()], values: vec![one.values[0].clone()], ..one.clone() };
    assert!(one.differences(&fewer).unwrap().iter().any(|line| line.starts_with("values: 1 here")));
    let broken = Report { rule: String::new(), ..one.clone() };
    assert!(one.differences(&broken).is_err() && broken.differences(&one).is_err());
}
