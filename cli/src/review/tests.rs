//! Reviews from what was typed to the report, and what is tried with them.

use super::*;
use crate::line;
use std::fs;
use tempfile::TempDir;
use tributary_client::{
    Account, Book, Kind,
    manifest::{About, Columns, Inputs, Target, build},
    table::Form,
};
use tributary_review::Method;

fn still(_: u64, _: u64) {}

/// A folder with two contributions of rows, as manifests, a copy of the first as a file, and a test.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let row = |who: &str, x: u32, y: u32, label: &str| format!("{who},{x},{y},{label}\n");
    let table = |who: &str, from: u32, flipped: bool| {
        let rows = (from..from + 12).map(|n| {
            let high = n % 2 == 0;
            let label = if high != flipped { "high" } else { "low" };
            row(who, n * 7 % 11 + if high { 50 } else { 0 }, n * 5 % 13, label)
        });
        format!("who,x,y,label\n{}", rows.collect::<String>())
    };
    fs::write(path("good.csv"), table("//Alice", 0, false)).unwrap();
    fs::write(path("bad.csv"), table("//Bob", 100, true)).unwrap();
    fs::write(path("copy.csv"), table("//Eve", 0, false)).unwrap();
    let test = table("", 200, false).replace("who,", "").replace("\n,", "\n");
    fs::write(path("test.csv"), test).unwrap();
    for name in ["good", "bad"] {
        let inputs = Inputs {
            paths: &[path(&format!("{name}.csv"))],
            whole: false,
            owner: Some(Account([7; 32])),
            owners: None,
            units: 1,
            columns: Columns::default(),
            book: &Book::default(),
            about: About::default(),
        };
        build(&inputs, Target { folder: &path(name), salts: None }, &still).unwrap();
    }
    folder
}

async fn trib(words: &[String]) -> Result<()> {
    let words = std::iter::once("trib".to_owned()).chain(words.iter().cloned()).map(Into::into);
    run(&line::parse(words).unwrap()).await
}

/// The words of a review, or of its verification, of all three contributions.
fn words(folder: &TempDir, first: &[&str], more: &[&str]) -> Vec<String> {
    let path = |name: &str| folder.path().join(name).display().to_string();
    let data = [("7", "good"), ("8", "bad"), ("9", "copy.csv")].map(|(id, name)| format!("{id}={}", path(name)));
    let first = first.iter().map(|word| word.to_string());
    let rest = ["--test".to_owned(), path("test.csv"), "--offline".to_owned()];
    first.chain(data).chain(rest).chain(more.iter().map(|word| word.to_string())).collect()
}

#[test]
fn what_can_be_typed_is_what_there_is() {
    assert_eq!(Form::Method.choices(), Method::ALL.map(Method::name));
    assert_eq!(Form::Judge.choices(), Judge::ALL.map(Judge::name));
}

#[tokio::test]
async fn a_review_is_repeated_and_a_changed_one_is_not() {
    let folder = folder();
    let path = folder.path().join("report.json");
    let out = path.display().to_string();
    trib(&words(&folder, &["review", "3"], &["--out", &out])).await.unwrap();
    let report = Report::parse(&fs::read(&path).unwrap()).unwrap();
    let weights: Vec<_> = report.values.iter().map(|valued| valued.weight).collect();
    assert!(weights[0] > 0, "{report:?}");
    assert_eq!(weights[2], 0, "a copy is worth nothing: {report:?}");
    assert!(weights[0] > 5 * weights[1], "what is wrong is worth little: {report:?}");
    assert_eq!(report.duplicates, [Overlap { contribution: 9, of: 7, rows: 12, exact: 12 }]);
    assert_eq!(report.settings.features, ["x", "y"]);
    // Nothing that is there is replaced.
    assert_eq!(trib(&words(&folder, &["review", "3"], &["--out", &out])).await.unwrap_err().kind, Kind::Local);
    let verify = || words(&folder, &["review", "verify", &out], &["--threads", "1"]);
    trib(&verify()).await.unwrap();
    // A weight that does not follow; a value with the weight that follows from it, which is not the data's.
    let mut changed = report.clone();
    changed.values[2].weight = 1;
    fs::write(&path, changed.to_json().to_string()).unwrap();
    let error = trib(&verify()).await.unwrap_err();
    assert!(error.kind == Kind::Refused && error.to_string().contains("by the rule 0"), "{error}");
    let mut changed = report.clone();
    changed.values[2] = Valued::new(9, 0.5, None, None).unwrap();
    fs::write(&path, changed.to_json().to_string()).unwrap();
    let error = trib(&verify()).await.unwrap_err();
    assert!(error.kind == Kind::Refused && error.to_string().contains("contribution 9: worth"), "{error}");
    fs::write(&path, report.to_json().to_string()).unwrap();
    trib(&verify()).await.unwrap();
    // Another test is not the one that it was made of.
    let test = folder.path().join("test.csv");
    fs::write(&test, fs::read_to_string(&test).unwrap() + "1,2,low\n").unwrap();
    let error = trib(&verify()).await.unwrap_err();
    assert!(error.kind == Kind::Refused && error.to_string().contains("test:"), "{error}");
}

#[tokio::test]
async fn every_method_makes_a_report_that_comes_out() {
    let folder = folder();
    let cases: [&[&str]; 6] = [
        &["--with", "knn-shapley"],
        &["--with", "monte-carlo", "--permutations", "24", "--by", "knn-log-loss"],
        &["--with", "leave-one-out", "--by", "knn-accuracy", "--keep-duplicates"],
        &["--with", "monte-carlo", "--permutations", "24", "--seed", "5", "--unscaled"],
        &["--with", "leave-one-out", "--by", "logistic-log-loss"],
        &["--with", "monte-carlo", "--permutations", "8", "--by", "logistic-accuracy"],
    ];
    for (place, case) in cases.iter().enumerate() {
        let out = folder.path().join(format!("{place}.json")).display().to_string();
        trib(&words(&folder, &["review", "3"], &[*case, &["--out", out.as_str()][..]].concat())).await.unwrap();
        trib(&words(&folder, &["review", "verify", &out], &[])).await.unwrap();
    }
}

#[tokio::test]
async fn a_command_measures_and_a_strangers_is_never_run() {
    let folder = folder();
    let marker = folder.path().join("ran").display().to_string();
    let score = format!("touch {marker}; grep -q '\"included\":\\[.*7' && echo 2 || echo 0.5");
    let out = folder.path().join("r.json").display().to_string();
    let more = ["--with", "leave-one-out", "--command", &score, "--out", &out];
    trib(&words(&folder, &["review", "3"], &more)).await.unwrap();
    let report = Report::parse(&fs::read(&out).unwrap()).unwrap();
    let values: Vec<_> = report.values.iter().map(|valued| valued.weight).collect();
    assert_eq!(values, [1_500_000_000 / 12, 0, 0]);
    fs::remove_file(&marker).unwrap();
    let error = trib(&words(&folder, &["review", "verify", &out], &[])).await.unwrap_err();
    assert!(error.kind == Kind::Usage && error.to_string().contains("not run for you"), "{error}");
    assert!(!std::path::Path::new(&marker).exists());
    trib(&words(&folder, &["review", "verify", &out], &["--command", &score])).await.unwrap();
}

#[test]
fn nothing_is_submitted_offline_or_by_nobody() {
    let asked = |more: &[&str]| {
        let words = ["trib", "review", "3", "7=a", "--submit"].iter().chain(more).map(|word| word.to_string().into());
        line::parse(words).unwrap()
    };
    assert!(submit::check(&asked(&["--offline", "--as", "//Bob"])).is_err());
    assert!(submit::check(&asked(&["--as", "//Bob"])).is_ok());
}
