//! Manifests on this machine: built, proved and verified where no node is.

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

use common::nobody;
use serde_json::Value;
use std::{fs, path::Path, process::Command};
use tempfile::TempDir;

/// A folder, and the path of something in it.
struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn write(&self, name: &str, content: &str) -> String {
        let path = self.path(name);
        fs::create_dir_all(Path::new(&path).parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }
}

fn json(args: &[&str]) -> Value {
    nobody(&[args, &["--json"]].concat()).json()
}

#[test]
fn a_folder_is_built_proved_and_verified() {
    let folder = Folder::new();
    folder.write("photos/2026/a.jpg", "a");
    folder.write("photos/b.jpg", "b");
    let owners = folder.write("owners.csv", "path,account,units\n2026/a.jpg,//Alice,30\nb.jpg,//Bob,12\n");
    let (photos, out) = (folder.path("photos"), folder.path("manifest"));
    let built = json(&["manifest", "build", &photos, "--owners", &owners, "--out", &out]);
    assert_eq!((&built["units"], &built["count"], &built["depth"]), (&"42".into(), &2.into(), &1.into()));
    let verified = json(&["manifest", "verify", &out]);
    assert_eq!(verified["root"], built["root"]);

    let proof = json(&["manifest", "prove", &out, "--account", "//Bob"]);
    assert_eq!((&proof["index"], &proof["units"], &proof["root"]), (&1.into(), &"12".into(), &built["root"]));
    let file = folder.write("proof.json", &proof.to_string());
    assert_eq!(json(&["manifest", "verify", &file])[0]["units"], "12");
    let both = json(&["manifest", "prove", &out, "--index", "0", "--index", "1"]);
    assert_eq!(both.as_array().unwrap().len(), 2);
    let forged = folder.write("forged.json", &proof.to_string().replace("\"12\"", "\"13\""));
    let error = nobody(&["manifest", "verify", &forged]).refused(1);
    assert!(error.contains("does not lead to the root"), "{error}");
    assert!(nobody(&["manifest", "prove", &out, "--index", "2"]).refused(2).contains("no leaf 2"));
    assert!(nobody(&["manifest", "prove", &out]).refused(2).contains("no leaf is named"));
    assert!(nobody(&["manifest", "prove", &out, "--account", "//Eve"]).refused(1).contains("no such leaf"));

    // Built again it is the same; a folder that is there is not touched.
    let again = json(&["manifest", "build", &photos, "--owners", &owners, "--out", &folder.path("again")]);
    assert_eq!(again["root"], built["root"]);
    let twice = nobody(&["manifest", "build", &photos, "--owners", &owners, "--out", &out]).refused(4);
    assert!(twice.contains("is not empty"), "{twice}");
    let nobodys = nobody(&["manifest", "build", &photos, "--out", &folder.path("nobody")]).refused(2);
    assert!(nobodys.contains("--owner"), "{nobodys}");
    fs::write(Path::new(&out).join("leaves/00000.bin"), [0; 146]).unwrap();
    assert!(nobody(&["manifest", "verify", &out]).refused(1).contains("00000.bin"));
}

#[test]
fn tables_have_a_leaf_for_each_row_and_blinded_ones_name_nobody() {
    let folder = Folder::new();
    let table = folder.write("answers.csv", "account,tokens,text\n//Alice,3,\"one, two\"\n//Bob,4,three\n");
    let out = folder.path("manifest");
    let columns = ["--owner-column", "account", "--units-column", "tokens"];
    let line = [&["manifest", "build", &table, "--blind", "--out", &out][..], &columns].concat();
    let built = json(&line);
    assert_eq!((&built["units"], &built["blind"]), (&"7".into(), &true.into()));
    let salts = built["salts"].as_str().unwrap();
    assert_eq!(salts, folder.path("manifest.salts.csv"));
    let proof = json(&["manifest", "prove", &out, "--account", "//Bob", "--salts", salts]);
    assert_eq!(proof["index"], 1);
    assert!(proof["owner"]["salt"].as_str().unwrap().starts_with("0x"));
    let hidden = json(&["manifest", "prove", &out, "--index", "1"]);
    assert!(hidden["owner"]["account"].is_null() && hidden["owner"]["blinded"].is_string(), "{hidden}");
    let salts = folder.path("x/salts.csv");
    let inside = [&line[..], &["--salts", &salts]].concat();
    let inside: Vec<_> =
        inside.iter().map(|word| if *word == out { folder.path("x") } else { (*word).into() }).collect();
    let inside: Vec<_> = inside.iter().map(String::as_str).collect();
    assert!(nobody(&inside).refused(2).contains("hosted"));
    let wrong = ["manifest", "build", &table, "--owner-column", "whom", "--out", &folder.path("y")];
    assert!(nobody(&wrong).refused(4).contains("\"whom\""));
}

/// `git` in a folder, by nobody's settings.
fn git(folder: &str, who: &str, args: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-C", folder, "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main"]).args(args);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), who).env(format!("GIT_{role}_EMAIL"), format!("{who}@example.org"));
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn authors_of_a_repository_are_leaves() {
    let folder = Folder::new();
    let repository = folder.path("repository");
    fs::create_dir_all(&repository).unwrap();
    git(&repository, "Ann", &["init", "--quiet"]);
    for (who, file, content) in
        [("Ann", "a", "1\n2\n3\n"), ("Ben", "b", "1\n"), ("Ann", "b", "1\n2\n"), ("Cas", "c", "1\n")]
    {
        folder.write(&format!("repository/{file}"), content);
        git(&repository, who, &["add", "."]);
        git(&repository, who, &["commit", "--quiet", "--message", file]);
    }
    let owners = folder.write("authors.csv", "email,account\nann@example.org,//Alice\nBEN@example.org,//Bob\n");
    let out = folder.path("lines");
    let built = json(&["manifest", "from-git", &repository, "--owners", &owners, "--out", &out]);
    assert_eq!((&built["units"], &built["count"]), (&"5".into(), &2.into()), "four lines of Ann's, one of Ben's");
    assert_eq!(built["unmapped"][0]["email"], "cas@example.org");
    assert!(built["rules"]["units"].as_str().unwrap().contains("numstat"), "{built}");
    json(&["manifest", "verify", &out]);
    let out = folder.path("commits");
    let built = json(&["manifest", "from-git", &repository, "--owners", &owners, "--commits", "--out", &out]);
    assert_eq!(built["units"], "3");
    let one = ["manifest", "from-git", &repository, "--owners", &owners, "--revision", "HEAD~2", "--out"];
    assert_eq!(json(&[&one[..], &[&folder.path("one")]].concat())["units"], "4");
    let none = ["manifest", "from-git", &repository, "--owners", &owners, "--revision", "nowhere", "--out"];
    assert!(nobody(&[&none[..], &[&folder.path("none")]].concat()).refused(4).contains("name a repository"));
}
