//! Manifests from end to end: built, hosted, read, proved; and what does not fit is refused.

use super::{writer::Writer, *};
use crate::{Book, Kind, Result, hash::blake2_256};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;
use tributary_math::manifest as math;

fn still(_: u64, _: u64) {}

/// What the specification's vector is made from.
fn vector(index: u32) -> (Account, [u8; 32], [u8; 32]) {
    let of = |what: &str| blake2_256(format!("{what}{index}").as_bytes());
    (Account(of("account")), of("record"), of("salt"))
}

/// A manifest of leaves with units 1, 2, … of accounts 0, 1, 2, 0, 1, 2, ….
fn hosted(count: u32, salts: Option<&Path>) -> (TempDir, Built) {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Writer::create(Target { folder: folder.path(), salts }).unwrap();
    for index in 0..count {
        let (account, ..) = vector(index % 3);
        writer.add(account, u64::from(index) + 1, vector(index).1).unwrap();
    }
    let built = writer.finish("of itself", "1, 2, …").unwrap();
    (folder, built)
}

async fn read(folder: &Path) -> Result<Reader> {
    Reader::open(folder.to_str().unwrap()).await
}

#[test]
fn the_specifications_vector_comes_out() {
    let leaves: Vec<_> = (0..5)
        .map(|index| {
            let (account, record, salt) = vector(index);
            let owner =
                if index % 2 == 0 { Owner::Account(account) } else { Owner::Blinded(tree::blinded(&account, &salt)) };
            Leaf { owner, units: 10 * (u64::from(index) + 1), record }
        })
        .collect();
    let nodes: Vec<_> = (0..).zip(&leaves).map(|(index, leaf)| tree::node(index, leaf)).collect();
    let hexes = |hash: [u8; 32]| hex::encode(hash);
    assert_eq!(hexes(nodes[0].hash), "46b0ef43b6b1d0c22653aa9612f2545f8192e06d3f89c5d851bf44b510486aad");
    assert_eq!(hexes(nodes[1].hash), "e405b92e00086de5c295262cd8a38c07d033136331bc61db860b7ab6df6eb26f");
    let root = tree::top(&tree::levels(nodes, 0, 3).unwrap()).unwrap();
    assert_eq!(hexes(root.hash), "5b633ceafbcf4953c564a0e43b102e371c50f164f0889a6f9f29a9f22c50f364");
    assert_eq!(root.sum, 150);
}

#[test]
fn a_leaf_is_what_the_chain_makes_of_it() {
    for index in [0, 1, 7, u32::MAX] {
        let (account, record, salt) = vector(index);
        let open = math::Owner::Account(account.0);
        let leaf = Leaf { owner: Owner::Account(account), units: u64::MAX, record };
        let expected = math::leaf(blake2_256, index, &math::Leaf { owner: open, units: u64::MAX, record });
        assert_eq!(tree::node(index, &leaf), expected);
        let hidden = math::Owner::Blinded { account: account.0, salt };
        let leaf = Leaf { owner: Owner::Blinded(tree::blinded(&account, &salt)), units: 1, record };
        let expected = math::leaf(blake2_256, index, &math::Leaf { owner: hidden, units: 1, record });
        assert_eq!(tree::node(index, &leaf), expected);
    }
}

#[test]
fn a_leaf_is_read_as_it_was_written() {
    for owner in [Owner::Account(Account([1; 32])), Owner::Blinded([2; 32])] {
        let leaf = Leaf { owner, units: 7, record: [3; 32] };
        let mut bytes = Vec::new();
        leaf.put(&mut bytes);
        assert_eq!((bytes.len(), Leaf::of(&bytes)), (LEAF_BYTES, Some(leaf)));
        let mut unknown = bytes.clone();
        unknown[0] = 2;
        assert_eq!(Leaf::of(&unknown), None, "a kind for later");
        bytes[33] = 0;
        assert_eq!(Leaf::of(&bytes), None, "no units");
    }
}

#[tokio::test]
async fn every_leaf_of_any_number_is_proved() {
    for count in [1, 2, 3, 5, 128, 1_023, 1_024, 1_025, 3_000, 16_384, 16_385, 33_000] {
        let (folder, built) = hosted(count, None);
        let reader = read(folder.path()).await.unwrap();
        assert_eq!(reader.description(), &built.description, "{count}");
        assert_eq!(built.description.total(), (1..=u64::from(count)).sum::<u64>());
        reader.check(&still).await.unwrap();
        for index in BTreeSet::from([0, count / 2, count - 1]) {
            let wanted = Wanted { indexes: BTreeSet::from([index]), ..Wanted::default() };
            let found = reader.find(&wanted, &still).await.unwrap();
            let proof = reader.prove(&found[0]).await.unwrap();
            assert_eq!(proof.check(), Ok(found[0]), "{count} {index}");
            let again: Proof = serde_json::from_value(proof.to_json()).unwrap();
            assert_eq!(again, proof);
        }
    }
}

#[tokio::test]
async fn blocks_lead_to_the_root() {
    let (folder, _) = hosted(1_300, None);
    let reader = read(folder.path()).await.unwrap();
    let all = reader.find(&Wanted { all: true, ..Wanted::default() }, &still).await.unwrap();
    for (first, length) in [(0, 128), (1_024, 128), (1_280, 16), (1_299, 1), (640, 2)] {
        let path = reader.path(first, length).await.unwrap();
        assert_eq!(path.len() as u32, 11 - length.trailing_zeros());
        let nodes = all[first as usize..(first + length) as usize].iter();
        let nodes = nodes.map(|found| tree::node(found.index, &found.leaf)).collect();
        let root = math::root_of_block(blake2_256, first, nodes, &path).unwrap();
        assert_eq!(root, reader.description().node(), "{first} {length}");
    }
    for (first, length) in [(1, 2), (0, 3), (0, 256), (1_300, 1), (0, 0)] {
        assert!(reader.path(first, length).await.is_err(), "{first} {length}");
    }
}

#[tokio::test]
async fn leaves_are_found_by_account() {
    let (folder, _) = hosted(2_500, None);
    let reader = read(folder.path()).await.unwrap();
    let (account, ..) = vector(1);
    let found = reader.find(&Wanted::of(account), &still).await.unwrap();
    assert_eq!(found.len(), 833);
    assert!(found.iter().all(|found| found.index % 3 == 1 && found.account == Some((account, None))));
    assert!(reader.find(&Wanted::of(Account([9; 32])), &still).await.unwrap().is_empty());
    let beyond = Wanted { indexes: BTreeSet::from([2_500]), ..Wanted::default() };
    assert!(reader.find(&beyond, &still).await.unwrap_err().to_string().contains("no leaf 2500"));
}

#[tokio::test]
async fn a_blinded_manifest_names_nobody_and_its_salts_open_it() {
    let private = tempfile::tempdir().unwrap();
    let path = private.path().join("salts.csv");
    let (folder, built) = hosted(1_030, Some(&path));
    assert!(built.description.blind && built.salts.as_deref() == Some(path.as_path()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let (account, ..) = vector(1);
    let published: Vec<u8> = ["00000", "00001"]
        .iter()
        .flat_map(|n| fs::read(folder.path().join(format!("leaves/{n}.bin"))).unwrap())
        .collect();
    assert!(!published.windows(32).any(|bytes| bytes == account.0));

    let reader = read(folder.path()).await.unwrap();
    assert!(reader.find(&Wanted::of(account), &still).await.unwrap().is_empty());
    let salts = read_salts(&path, &Book::default()).unwrap();
    assert_eq!(salts.len(), 1_030);
    let mine: Vec<_> = salts.iter().copied().filter(|salt| salt.account == account).collect();
    let found = reader.find(&Wanted { salts: mine.clone(), ..Wanted::default() }, &still).await.unwrap();
    assert_eq!(found.len(), mine.len());
    let proof = reader.prove(&found[1]).await.unwrap();
    assert_eq!(proof.check(), Ok(found[1]));
    assert!(found[1].owner().unwrap()["Blinded"]["salt"].is_string());

    // Who has no salt proves that the leaf is there, and cannot join; somebody else's opens nothing.
    let wanted = Wanted { indexes: BTreeSet::from([1]), ..Wanted::default() };
    let hidden = reader.find(&wanted, &still).await.unwrap()[0];
    assert_eq!(reader.prove(&hidden).await.unwrap().check(), Ok(hidden));
    assert!(hidden.owner().unwrap_err().to_string().contains("salt"));
    let stolen = Salt { index: mine[0].index + 1, ..mine[0] };
    let wanted = Wanted { salts: vec![stolen], ..Wanted::default() };
    assert!(reader.find(&wanted, &still).await.unwrap_err().to_string().contains("does not open"));
}

#[tokio::test]
async fn whoever_hosts_it_cannot_change_it() {
    let (folder, _) = hosted(1_500, None);
    let path = |name: &str| folder.path().join(name);
    let broken = async |name: &str, change: &dyn Fn(&mut Vec<u8>)| {
        let whole = fs::read(path(name)).unwrap();
        let mut bytes = whole.clone();
        change(&mut bytes);
        fs::write(path(name), bytes).unwrap();
        let ended = match read(folder.path()).await {
            Ok(reader) => reader.check(&still).await,
            Err(error) => Err(error),
        };
        fs::write(path(name), whole).unwrap();
        ended.unwrap_err().to_string()
    };
    let more_units = broken("leaves/00001.bin", &|bytes| bytes[33] += 1).await;
    assert!(more_units.contains("leaves/00001.bin does not lead to the root"), "{more_units}");
    let short = broken("leaves/00000.bin", &|bytes| bytes.truncate(72)).await;
    assert!(short.contains("has 72 bytes, not"), "{short}");
    assert!(broken("leaves/00000.bin", &|bytes| bytes.push(0)).await.contains("longer than"));
    assert!(broken("leaves/00000.bin", &|bytes| bytes[0] = 7).await.contains("unknown kind"));
    assert!(broken("tree.bin", &|bytes| bytes[0] ^= 1).await.contains("does not lead to the root"));
    // A sum of all there is.
    let huge = broken("tree.bin", &|bytes| bytes[32..48].fill(0xff)).await;
    assert!(huge.contains("tree.bin does not lead") || huge.contains("do not fit"), "{huge}");
    let text = |from: &'static str, to: &'static str| {
        move |bytes: &mut Vec<u8>| *bytes = String::from_utf8_lossy(bytes).replace(from, to).into_bytes()
    };
    assert!(broken("manifest.json", &text("1500", "1499")).await.contains("longer than"));
    assert!(broken("manifest.json", &text("1500", "4294967295")).await.contains("do not go together"));
    assert!(broken("manifest.json", &text("\"total\": \"", "\"total\": \"-")).await.contains("total"));
    assert!(broken("manifest.json", &text("manifest/1", "manifest/2")).await.contains("newer `trib`"));
    assert!(broken("manifest.json", &|bytes| bytes.clear()).await.contains("no description"));
}

#[tokio::test]
async fn a_proof_that_is_changed_proves_nothing() {
    let (folder, _) = hosted(5, None);
    let reader = read(folder.path()).await.unwrap();
    let wanted = Wanted { indexes: BTreeSet::from([1]), ..Wanted::default() };
    let found = reader.find(&wanted, &still).await.unwrap();
    let proof = reader.prove(&found[0]).await.unwrap().to_json();
    let file = folder.path().join("proof.json");
    let checked = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut proof = proof.clone();
        change(&mut proof);
        fs::write(&file, proof.to_string()).unwrap();
        parse_proofs(&file).and_then(|proofs| proofs[0].check())
    };
    assert!(checked(&|_| ()).is_ok());
    let changes: [&dyn Fn(&mut serde_json::Value); 10] = [
        &|proof| proof["units"] = "3".into(),
        &|proof| proof["units"] = "0".into(),
        &|proof| proof["index"] = 0.into(),
        &|proof| proof["index"] = 5.into(),
        &|proof| proof["count"] = 0.into(),
        &|proof| proof["total"] = "16".into(),
        &|proof| proof["owner"] = serde_json::json!({ "account": "0x12" }),
        &|proof| proof["path"][0]["sum"] = u128::MAX.to_string().into(),
        &|proof| proof["path"] = serde_json::json!([]),
        &|proof| proof["more"] = 1.into(),
    ];
    for (number, change) in changes.iter().enumerate() {
        assert_eq!(checked(change).map_err(|error| error.kind), Err(Kind::Refused), "{number}");
    }
}

#[test]
fn what_cannot_be_a_manifest_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let target = Target { folder: folder.path(), salts: None };
    let (account, record, _) = vector(0);
    let mut writer = Writer::create(target).unwrap();
    assert!(writer.add(account, 0, record).unwrap_err().to_string().contains("no units"));
    writer.add(account, u64::MAX, record).unwrap();
    assert!(writer.add(account, 1, record).unwrap_err().to_string().contains("64 bits"));
    assert!(Writer::create(target).err().unwrap().to_string().contains("not empty"));
    let other = tempfile::tempdir().unwrap();
    let empty = Writer::create(Target { folder: other.path(), salts: None }).unwrap();
    assert!(empty.finish("", "").unwrap_err().to_string().contains("nothing"));
    let inside = other.path().join("new").join("salts.csv");
    let target = Target { folder: &other.path().join("new"), salts: Some(&inside) };
    assert!(Writer::create(target).err().unwrap().to_string().contains("hosted"));
}

fn inputs<'a>(paths: &'a [PathBuf], book: &'a Book) -> Inputs<'a> {
    Inputs {
        paths,
        whole: false,
        owner: None,
        owners: None,
        units: 1,
        columns: Columns::default(),
        book,
        about: About::default(),
    }
}

#[tokio::test]
async fn files_and_folders_are_leaves_in_the_order_of_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir_all(data.join("b")).unwrap();
    fs::write(data.join("b/x.txt"), "x").unwrap();
    fs::write(data.join("a.txt"), "a").unwrap();
    let (one, two) = (vector(0).0, vector(1).0);
    let owners = folder.path().join("owners.csv");
    fs::write(&owners, format!("path,account,units\n./b/x.txt,{},30\na.txt,{},12\n", one.hex(), two.hex())).unwrap();
    let (book, paths) = (Book::default(), [data.clone()]);
    let inputs = Inputs { owners: Some(&owners), ..inputs(&paths, &book) };
    let out = folder.path().join("out");
    let target = Target { folder: &out, salts: None };
    let built = build(&inputs, target, &still).unwrap();
    assert_eq!((built.description.count, built.description.total()), (2, 42));
    let reader = read(&out).await.unwrap();
    let all = reader.find(&Wanted { all: true, ..Wanted::default() }, &still).await.unwrap();
    let expected = Leaf { owner: Owner::Account(two), units: 12, record: blake2_256(b"a") };
    assert_eq!(all[0].leaf, expected);
    let croissant: serde_json::Value = serde_json::from_slice(&fs::read(out.join("croissant.json")).unwrap()).unwrap();
    assert_eq!(croissant["conformsTo"], "http://mlcommons.org/croissant/1.1");
    assert_eq!(croissant["distribution"][1]["@id"], "b/x.txt");
    // What `sha256sum` says of an "a".
    let sha256 = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
    assert_eq!(croissant["distribution"][0]["sha256"], sha256);
    assert_eq!(croissant["tributary:manifest"]["tributary:root"], crate::hash::hex_text(&built.description.root()));

    // Nobody's, somebody's that is not there, and what leads out of the folder; nothing is left of a failure.
    for table in
        ["a.txt,0xID\n", "a.txt,0xID\nb/x.txt,0xID\nc,0xID\n", "../a.txt,0xID\n", "/etc/passwd,0xID\n", "a.txt\n"]
    {
        fs::write(&owners, table.replace("0xID", &one.hex())).unwrap();
        let other = folder.path().join("other");
        assert!(build(&inputs, Target { folder: &other, salts: None }, &still).is_err(), "{table}");
        assert!(!other.join("leaves").exists(), "{table}");
    }
    #[cfg(unix)]
    {
        fs::write(&owners, format!("path,account\nb/x.txt,{0}\na.txt,{0}\n", one.hex())).unwrap();
        std::os::unix::fs::symlink("/etc/passwd", data.join("link")).unwrap();
        let other = Target { folder: &folder.path().join("other"), salts: None };
        assert!(build(&inputs, other, &still).unwrap_err().to_string().contains("is a link"));
    }
}

#[tokio::test]
async fn a_table_has_a_leaf_for_each_row() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("work.jsonl");
    let rows: String =
        (0..20_000_u32).map(|n| format!("{{\"n\":{},\"who\":\"{}\"}}\n", n + 1, vector(n % 3).0.hex())).collect();
    fs::write(&table, &rows).unwrap();
    let (book, paths) = (Book::default(), [table.clone()]);
    let columns = Columns { owner: Some("who".into()), units: Some("n".into()), record: None };
    let inputs = Inputs { columns, ..inputs(&paths, &book) };
    let out = folder.path().join("out");
    let built = build(&inputs, Target { folder: &out, salts: None }, &still).unwrap();
    assert_eq!((built.description.count, built.description.total()), (20_000, 200_010_000));
    let reader = read(&out).await.unwrap();
    let wanted = Wanted { indexes: BTreeSet::from([19_999]), ..Wanted::default() };
    let last = reader.find(&wanted, &still).await.unwrap()[0];
    assert_eq!(last.leaf.record, blake2_256(rows.lines().last().unwrap().as_bytes()));
    let whole = Inputs { whole: true, owner: Some(vector(0).0), ..inputs };
    let built = build(&whole, Target { folder: &folder.path().join("whole"), salts: None }, &still).unwrap();
    assert_eq!(built.description.count, 1);
    fs::write(&table, "{\"n\":1.5,\"who\":\"x\"}\n").unwrap();
    let error =
        build(&Inputs { whole: false, ..whole }, Target { folder: &folder.path().join("no"), salts: None }, &still);
    assert!(error.unwrap_err().to_string().contains("row 1"));
}
