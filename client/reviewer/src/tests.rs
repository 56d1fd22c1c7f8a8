//! What was contributed, from files to rows, and what is refused on the way.

use crate::{
    inputs::agrees,
    rows::{Table, columns},
    submit::given as assessment,
    *,
};
use serde_json::json;
use std::fs;
use tempfile::TempDir;
use tributary_client::{
    Account, Book, Kind,
    intent::Given,
    manifest::{About, Cell, Columns, Inputs, Record, Target, build},
};
use tributary_review::{Datum, Judge, Method, Settings, Utility, Valued, decimal};

fn still(_: u64, _: u64) {}

/// A folder with a contribution of twelve rows as a manifest, and the same rows as a file.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let rows = |who: &str| (0..12).map(|n| format!("{who},{},{},a\n", 50 + n, n * 5 % 13)).collect::<String>();
    fs::write(path("good.csv"), format!("who,x,y,label\n{}", rows("//Alice"))).unwrap();
    fs::write(path("copy.csv"), format!("who,x,y,label\n{}", rows("//Eve"))).unwrap();
    let inputs = Inputs {
        paths: &[path("good.csv")],
        whole: false,
        owner: Some(Account([7; 32])),
        owners: None,
        units: 1,
        columns: Columns::default(),
        book: &Book::default(),
        about: About::default(),
    };
    build(&inputs, Target { folder: &path("good"), salts: None }, &still).unwrap();
    folder
}

fn named(folder: &TempDir, id: u64, name: &str) -> Named {
    Named { contribution: id, path: folder.path().join(name).display().to_string() }
}

#[test]
fn contributions_come_in_their_order() {
    let all = |texts: &[&str]| Named::all(&texts.iter().map(|text| text.to_string()).collect::<Vec<_>>());
    let found = all(&["1_000=b", "7=a=c"]).unwrap();
    assert_eq!(found[0], Named { contribution: 7, path: "a=c".into() });
    assert_eq!(found[1].contribution, 1_000);
    for texts in [&["7"][..], &["7="], &["=a"], &["x=a"], &["-1=a"], &["7=a", "7=b"]] {
        assert_eq!(all(texts).unwrap_err().kind, Kind::Usage, "{texts:?}");
    }
}

#[tokio::test]
async fn what_is_read_is_what_was_committed_to() {
    let folder = folder();
    let good = read(&named(&folder, 7, "good"), None, true, &still).await.unwrap();
    assert_eq!((good.records.len(), good.datum.leaves, good.units), (12, 12, Some(12)));
    let file = read(&named(&folder, 9, "copy.csv"), None, true, &still).await.unwrap();
    assert_eq!((file.records.len(), file.datum.leaves, file.units), (12, 0, None));
    assert_ne!(file.datum.root, good.datum.root);
    // A value that was made better after the fact; a row too few; a file that is gone.
    let path = folder.path().join("good.csv");
    let whole = fs::read_to_string(&path).unwrap();
    let fewer = whole.trim_end().rsplit_once('\n').unwrap().0.to_owned();
    for (content, why) in [(whole.replacen("50", "51", 1), "not what leaf"), (fewer, "11 of 12 leaves")] {
        fs::write(&path, content).unwrap();
        let error = read(&named(&folder, 7, "good"), None, true, &still).await.unwrap_err();
        assert!(error.kind == Kind::Refused && error.to_string().contains(why), "{error}");
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let error = read(&named(&folder, 7, "good"), Some(elsewhere.path()), true, &still).await.unwrap_err();
    assert!(error.to_string().contains("--files"), "{error}");
    fs::write(elsewhere.path().join("good.csv"), &whole).unwrap();
    assert_eq!(read(&named(&folder, 7, "good"), Some(elsewhere.path()), true, &still).await, Ok(good));
}

#[tokio::test]
async fn a_file_that_is_a_leaf_is_hashed_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::create_dir(path("work")).unwrap();
    fs::write(path("work").join("a.txt"), "words").unwrap();
    fs::write(path("work").join("b.csv"), "x,label\n1,a\n2,b\n").unwrap();
    let inputs = Inputs {
        paths: &[path("work")],
        whole: true,
        owner: Some(Account([7; 32])),
        owners: None,
        units: 3,
        columns: Columns::default(),
        book: &Book::default(),
        about: About::default(),
    };
    build(&inputs, Target { folder: &path("m"), salts: None }, &still).unwrap();
    let (one, work) = (named(&folder, 1, "m"), path("work"));
    let whole = read(&one, Some(&work), false, &still).await.unwrap();
    assert_eq!((whole.records.len(), whole.datum.leaves, whole.units), (0, 2, Some(6)));
    assert!(read(&one, Some(&work), true, &still).await.unwrap_err().to_string().contains("no table"));
    fs::write(work.join("a.txt"), "other words").unwrap();
    let error = read(&one, Some(&work), false, &still).await.unwrap_err();
    assert!(error.to_string().contains("a.txt is not what leaf 0"), "{error}");
}

#[tokio::test]
async fn the_chain_has_the_last_word() {
    let folder = folder();
    let good = read(&named(&folder, 7, "good"), None, false, &still).await.unwrap();
    let (root, manifest) = (good.datum.root.clone(), json!({ "count": 12 }));
    let record = json!({ "asset": "3", "commitment": root, "units": "12" });
    assert_eq!(agrees(3, &good, &record, &manifest), Ok(()));
    let refused = |record: &serde_json::Value, manifest: &serde_json::Value, asset| {
        agrees(asset, &good, record, manifest).unwrap_err().to_string()
    };
    let with = |name: &str, value: &str| {
        let mut changed = record.clone();
        changed[name] = value.into();
        changed
    };
    assert!(refused(&json!(null), &manifest, 3).contains("not on the chain"));
    assert!(refused(&record, &manifest, 4).contains("asset is 4 here, and 3"));
    assert!(refused(&with("commitment", "0x00"), &manifest, 3).contains("hash is"));
    assert!(refused(&with("units", "13"), &manifest, 3).contains("number of units"));
    assert!(refused(&record, &json!(null), 3).contains("no manifest"));
    assert!(refused(&record, &json!({ "count": 11 }), 3).contains("number of leaves"));
}

fn record_of(cells: &[(&str, Cell)]) -> Record {
    let cells = cells.iter().map(|(name, cell)| (name.to_string(), cell.clone())).collect();
    Record { digest: [0; 32], cells }
}

#[test]
fn rows_become_features_and_labels_or_are_refused() {
    let text = |text: &str| Cell::Text(text.into());
    let test = [record_of(&[("x", text("1.5")), ("label", text("1.0")), ("v", Cell::Numbers(vec![1.0, 2.0]))])];
    let features = columns(&test, "label");
    assert_eq!(features, ["x", "v"]);
    let settings = Settings { features, ..Settings::default() };
    let datum = Datum { contribution: 7, root: String::new(), leaves: 0, sha256: String::new(), rows: 0 };
    let table = |records: Vec<Record>| {
        let read = Read { datum: datum.clone(), units: None, records };
        Table::of(&[read], &test, &settings)
    };
    let row = |x: Cell, v: Cell, label: Cell| record_of(&[("v", v), ("who", text("me")), ("x", x), ("label", label)]);
    let pair = || Cell::Numbers(vec![3.0, 4.0]);
    let good = table(vec![row(text(" 7 "), pair(), Cell::Number(1.0)), row(Cell::Number(8.0), pair(), text("cat"))]);
    let good = good.unwrap();
    assert_eq!(good.points.features(), [7.0, 3.0, 4.0, 8.0, 3.0, 4.0]);
    assert_eq!((good.points.labels(), good.test.labels()), (&[0, 1][..], &[0][..]));
    assert_eq!(table(vec![]).unwrap().points.len(), 0);
    let refused = |x: Cell, v: Cell, label: Cell| table(vec![row(x, v, label)]).unwrap_err().to_string();
    for x in [text("NaN"), text("inf"), Cell::Number(f64::NAN), text("1e999")] {
        assert!(refused(x.clone(), pair(), text("a")).contains("row 0 has a feature"), "{x:?}");
    }
    for x in [text("seven"), text(""), Cell::Nothing, Cell::Other] {
        assert!(refused(x.clone(), pair(), text("a")).contains("no number in the column \"x\""), "{x:?}");
    }
    for label in [Cell::Nothing, Cell::Other, Cell::Number(f64::NAN), pair()] {
        assert!(refused(text("1"), pair(), label.clone()).contains("no label"), "{label:?}");
    }
    let ragged = table(vec![row(text("1"), pair(), text("a")), row(text("1"), Cell::Numbers(vec![1.0]), text("a"))]);
    assert!(ragged.unwrap_err().to_string().contains("row 2: it has 2 features"));
    assert!(refused(text("1"), Cell::Numbers(vec![]), text("a")).contains("differ in their number"));
    let lacks = table(vec![record_of(&[("x", text("1")), ("label", text("a"))])]);
    assert!(lacks.unwrap_err().to_string().contains("no column \"v\""));
}

#[test]
fn choices_have_defaults_and_go_together() {
    let given = || Given::default().and("asset", "3");
    let usual = Choices::of(&given()).unwrap();
    assert_eq!(
        (usual.asset, usual.method, usual.judge, usual.seed),
        (3, Method::MonteCarlo, Judge::LogisticLogLoss, 0)
    );
    let exact = Choices::of(&given().and("with", "knn-shapley")).unwrap();
    assert_eq!((exact.method, exact.judge), (Method::KnnShapley, Judge::KnnShare));
    let chance = Choices::of(&given().and("with", "monte-carlo").and("error", "0.002")).unwrap();
    assert_eq!((chance.judge, chance.settings.error), (Judge::LogisticLogLoss, decimal(0.002)));
    let command = Choices::of(&given().and("with", "leave-one-out").and("command", "true")).unwrap();
    assert_eq!((command.judge, command.command.as_deref()), (Judge::Command, Some("true")));
    for (name, text) in [
        ("with", "by-hand"),
        ("by", "command"),
        ("by", "nothing"),
        ("neighbours", "-1"),
        ("neighbours", "4294967296"),
        ("seed", "x"),
        ("error", "-1"),
        ("error", "NaN"),
        ("tolerance", "small"),
    ] {
        assert_eq!(Choices::of(&given().and(name, text)).unwrap_err().kind, Kind::Usage, "{name} {text}");
    }
    assert!(Choices::of(&given().and("by", "knn-accuracy").and("command", "true")).is_err());
}

#[test]
fn a_command_that_says_no_number_is_refused() {
    let choices = Choices::of(&Given::default()).unwrap();
    let datum = Datum { contribution: 7, root: String::new(), leaves: 0, sha256: String::new(), rows: 0 };
    let read = [Read { datum, units: None, records: vec![] }];
    let value = |text: &str| Command::new(text, &choices, &read).value(&[true]);
    assert_eq!(value("echo ' 0.25 '"), Ok(0.25));
    assert_eq!(value("cat > /dev/null; echo -1"), Ok(-1.0));
    for text in ["echo much", "echo NaN", "echo inf", "true", "echo 1; false", "exec /no/such/program"] {
        assert!(value(text).is_err(), "{text}");
    }
}

#[test]
fn what_is_worth_nothing_is_not_assessed() {
    let valued = |value, units| Valued::new(7, value, None, units).unwrap();
    let given = assessment(&valued(0.5, Some(2)), "0xab").unwrap();
    assert_eq!((given.text("contribution"), given.text("weight")), (Some("7"), Some("250000000")));
    assert_eq!(given.text("evidence"), Some("0xab"));
    assert_eq!(assessment(&valued(0.0, None), "0xab"), None);
    assert_eq!(assessment(&valued(-0.5, Some(2)), "0xab"), None);
    assert_eq!(assessment(&valued(1e-10, None), "0xab"), None);
}
