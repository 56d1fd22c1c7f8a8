//! The history as it is asked: what is in it, what goes when the chain goes back, and how long an answer takes.

use super::{
    Form, Refusal, Table,
    ask::{Ask, Readers},
    file_in,
    record::Record,
    store::{Head, Store},
    views,
};
use crate::decode::{Event, Mentioned, address};
use serde_json::{Value as Json, json};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie};
use std::{
    path::Path,
    time::{Duration, Instant},
};
use tributary_primitives::{BlockNumber, Hash, UNIT};

const GENESIS: Hash = Hash::repeat_byte(7);
const START: u64 = 1_800_000_000_000;

fn of(key: Sr25519Keyring) -> String {
    address(&key.to_account_id())
}

/// An event whose accounts and assets are those that its fields name.
fn event(pallet: &str, name: &str, fields: Json) -> Event {
    let mut mentioned = Mentioned::default();
    for (field, value) in fields.as_object().unwrap() {
        match value {
            Json::String(text) if text.starts_with('5') && text.len() > 40 => {
                mentioned.accounts.insert(text.clone());
            }
            Json::Number(id) if field == "asset" || field == "from" => {
                mentioned.assets.insert(id.as_u64().unwrap().try_into().unwrap());
            }
            _ => {}
        }
    }
    Event { extrinsic: Some(1), phase: None, pallet: pallet.into(), event: name.into(), fields, mentioned }
}

fn used(asset: u32, payer: &str, planck: u128) -> Event {
    let fields = json!({ "asset": asset, "payer": payer, "amount": planck.to_string(), "fee": "3", "source": "Use" });
    event("Rewards", "IncomeReceived", fields)
}

fn claimed(asset: u32, who: &str, planck: u128) -> Event {
    let fields = json!({ "pool": { "Data": asset }, "who": who, "amount": planck.to_string() });
    event("Rewards", "Claimed", fields)
}

fn collected(asset: u32, from: u32, planck: u128) -> Event {
    event("Rewards", "RoyaltyCollected", json!({ "asset": asset, "from": from, "amount": planck.to_string() }))
}

fn record(name: &str, state: &str) -> Record {
    let terms = json!({ "usePrice": "5", "trainingFee": "6", "royalty": 7, "reach": 0 });
    let low = json!({ "usePrice": "1", "trainingFee": "6", "royalty": 7, "reach": 0 });
    Record {
        kind: "Model".into(),
        state: state.into(),
        retired: None,
        name: name.into(),
        steward: of(Alice),
        details: json!({ "terms": terms, "floor": low, "pending": { "terms": low, "block": 3 }, "frozen": false }),
        lifetime: 0,
        royalties: 0,
    }
}

fn head(number: BlockNumber) -> Head {
    let time = START + u64::from(number) * 21_600_000;
    Head { number, hash: Hash::from_low_u64_be(number.into()), time, epoch: number / 2 }
}

/// A history of four blocks.
pub fn filled(file: &Path) -> Store {
    let mut store = Store::open(file, GENESIS).unwrap();
    for number in 1..=4_u32 {
        let mut draft = store.draft(head(number)).unwrap();
        draft.event(&event("System", "ExtrinsicSuccess", json!({}))).unwrap();
        draft.event(&used(2, &of(Bob), 1_000 * u128::from(number) + (1 << 40))).unwrap();
        draft.event(&claimed(2, &of(Charlie), 100)).unwrap();
        draft.event(&collected(0, 2, 10)).unwrap();
        draft
            .event(&event("Evaluation", "EpochStarted", json!({ "epoch": number, "blocks": 20, "emission": "9" })))
            .unwrap();
        draft.event(&event("Evaluation", "EpochSettled", json!({ "epoch": number, "rolled_over": "1" }))).unwrap();
        let rewarded = json!({ "epoch": number, "evaluator": of(Charlie), "stake": "8", "amount": "4" });
        draft.event(&event("Evaluation", "EvaluatorRewarded", rewarded)).unwrap();
        let voted = json!({ "poll": 5, "who": of(Bob), "aye": true, "voice": "6" });
        draft.event(&event("Governance", "ContributorVoted", voted)).unwrap();
        draft.asset(0, number, Some(&record("Birdsong", "Open"))).unwrap();
        draft.asset(2, number, Some(&record(&format!("Classifier {number}"), "Published"))).unwrap();
        draft.score(2, number, 60_000, "123").unwrap();
        draft.commit().unwrap();
    }
    store
}

fn ask(readers: &Readers, question: &str) -> Result<Table, Refusal> {
    let (path, query) = question.split_once('?').unwrap_or((question, ""));
    readers.with(|database| views::answer(database, path, &mut Ask::new(query)))
}

fn answer(readers: &Readers, question: &str) -> Json {
    let table = ask(readers, question).unwrap_or_else(|refusal| panic!("{question}: {refusal:?}"));
    serde_json::from_str(&table.text(Form::Json)).unwrap()
}

#[test]
fn events_are_found_by_what_they_are_and_whom_they_name() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_in(folder.path());
    drop(filled(&file));
    let readers = Readers::new(file);
    let status = answer(&readers, "status");
    assert_eq!((&status["block"], &status["first"]), (&json!(4), &json!(1)));
    assert_eq!(status["hash"], format!("{:?}", head(4).hash));
    let ids = |question: &str| -> Vec<u64> {
        let found = answer(&readers, question);
        found.as_array().unwrap().iter().map(|event| event["id"].as_u64().unwrap()).collect()
    };
    assert_eq!(ids("events?limit=3"), [4_000_007, 4_000_006, 4_000_005]);
    assert_eq!(ids("events?limit=2&before=4000006"), [4_000_005, 4_000_004]);
    assert_eq!(ids("events?limit=2&after=1000006"), [1_000_007, 2_000_001]);
    assert_eq!(ids("events?name=Claimed"), [4_000_002, 3_000_002, 2_000_002, 1_000_002]);
    assert_eq!(ids("events?pallet=Rewards&limit=2"), [4_000_003, 4_000_002]);
    assert_eq!(ids(&format!("events?account={}&limit=3", of(Charlie))), [4_000_006, 4_000_002, 3_000_006]);
    assert_eq!(ids("events?asset=0&limit=1"), [4_000_003]);
    assert_eq!(ids(&format!("events?asset=2&account={}&after=2000000", of(Bob))), [2_000_001, 3_000_001, 4_000_001]);
    assert!(ids("events?asset=77").is_empty() && ids("events?pallet=Nothing").is_empty());
    let found = &answer(&readers, "events?name=Claimed&limit=1")[0];
    assert_eq!((&found["block"], &found["index"]), (&json!(4), &json!(2)));
    assert_eq!((&found["time"], &found["fields"]["amount"]), (&json!(head(4).time), &json!("100")));
    let csv = ask(&readers, "events?name=Claimed&limit=1").unwrap().text(Form::Csv);
    assert!(csv.starts_with("id,block,index,time,pallet,name,fields\r\n4000002,4,2,"), "{csv}");
}

#[test]
fn money_is_told_from_both_ends() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_in(folder.path());
    drop(filled(&file));
    let readers = Readers::new(file);
    let whole = 10_000 + 4 * (1_u128 << 40);
    let asset = answer(&readers, "asset/2");
    assert_eq!(asset["lifetime"], whole.to_string());
    assert_eq!((&asset["name"], &asset["state"]), (&json!("Classifier 4"), &json!("Published")));
    // What was announced for block 3 is so in block 4.
    assert_eq!((&asset["terms"]["usePrice"], &asset["pending"]), (&json!("1"), &Json::Null));
    assert_eq!(asset["score"], json!({ "epoch": 4, "consensus": 60_000, "score": "123" }));
    assert_eq!(answer(&readers, "asset/0")["royalties"], "40");

    let sum = |question: &str, column: &str| -> u128 {
        let rows = answer(&readers, question);
        rows.as_array().unwrap().iter().map(|row| row[column].as_str().unwrap().parse::<u128>().unwrap()).sum()
    };
    for by in ["day", "epoch", "source"] {
        assert_eq!(sum(&format!("asset/2/income?by={by}"), "amount"), whole, "{by}");
    }
    assert_eq!(sum("asset/2/income?by=day", "fees"), 12);
    assert_eq!(answer(&readers, "asset/2/income")[0]["day"], json!(START / 86_400_000 * 86_400_000));
    for by in ["day", "epoch", "pool", "asset", "source"] {
        assert_eq!(sum(&format!("account/{}/earnings?by={by}", of(Charlie)), "amount"), 400, "{by}");
    }
    let pools = answer(&readers, &format!("account/{}/earnings?by=pool", of(Charlie)));
    assert_eq!((&pools[0]["pool"], &pools[0]["asset"]), (&json!("data/2"), &json!(2)));
    assert_eq!(answer(&readers, &format!("account/{}/earnings", of(Alice))), json!([]));

    let flows = answer(&readers, "asset/2/flows");
    let flow = |kind: &str| flows.as_array().unwrap().iter().find(|flow| flow["kind"] == kind).unwrap().clone();
    let told = |from: &str, to: &str, kind: &str, amount: u128| json!({ "from": from, "to": to, "kind": kind, "amount": amount.to_string(), "payments": 4 });
    assert_eq!(flow("use"), told(&of(Bob), "asset/2", "use", whole));
    assert_eq!(flow("fee"), told(&of(Bob), "treasury", "fee", 12));
    assert_eq!(flow("data"), told("asset/2", &of(Charlie), "data", 400));
    assert_eq!(flow("royalty"), told("asset/2", "asset/0", "royalty", 40));
    let largest = answer(&readers, "asset/2/flows?limit=1");
    assert!(largest.as_array().unwrap().iter().any(|flow| flow["to"] == "others" && flow["amount"] == "400"));
}

#[test]
fn assets_epochs_and_votes_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_in(folder.path());
    drop(filled(&file));
    let readers = Readers::new(file);
    let ids = |question: &str| -> Vec<u64> {
        let found = answer(&readers, question);
        found.as_array().unwrap().iter().map(|asset| asset["id"].as_u64().unwrap()).collect()
    };
    assert_eq!(ids("assets"), [0, 2]);
    assert_eq!(ids("assets?search=CLASS"), [2]);
    assert_eq!(ids("assets?state=open&kind=model"), [0]);
    assert_eq!(ids("assets?after=0&limit=1"), [2]);
    assert_eq!(ids("assets?kind=Dataset"), Vec::<u64>::new());
    let scores = answer(&readers, "asset/2/scores?limit=2");
    assert_eq!((&scores[0]["epoch"], &scores[1]["time"]), (&json!(4), &json!(head(3).time)));

    let epochs = answer(&readers, "epochs?limit=2&before=4");
    assert_eq!((&epochs[0]["epoch"], &epochs[1]["epoch"]), (&json!(3), &json!(2)));
    assert_eq!(epochs[0]["settled"], json!({ "block": 3, "time": head(3).time, "rolledOver": "1" }));
    assert_eq!(epochs[0]["settling"], Json::Null);
    let evaluators = answer(&readers, "evaluators?epoch=2");
    assert_eq!((&evaluators[0]["evaluator"], &evaluators[0]["amount"]), (&json!(of(Charlie)), &json!("4")));
    assert_eq!(answer(&readers, "evaluators")[0]["epoch"], 4);
    let votes = answer(&readers, "votes?referendum=5&limit=2");
    assert_eq!((&votes[0]["id"], &votes[1]["id"]), (&json!(4_000_007), &json!(3_000_007)));
    assert_eq!((&votes[0]["chamber"], &votes[0]["voice"]), (&json!("contributors"), &json!("6")));
    assert_eq!(answer(&readers, "votes?referendum=6"), json!([]));
    assert_eq!(answer(&readers, "parameters"), json!([]));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_in(folder.path());
    drop(filled(&file));
    let readers = Readers::new(file);
    for (question, part) in [
        ("asset/x", "a number"),
        ("events?limit=0", "limit"),
        ("events?who=5F", "`who`"),
        ("asset/2/income?by=year", "source"),
        ("account/5F/earnings", "no address"),
        ("assets?state=new", "Retired"),
    ] {
        match ask(&readers, question) {
            Err(Refusal::Bad(sentence)) => assert!(sentence.contains(part), "{question}: {sentence}"),
            other => panic!("{question}: {other:?}"),
        }
    }
    for question in ["", "asset/1", "asset/1/flows", "asset/2/money", "blocks"] {
        assert!(matches!(ask(&readers, question), Err(Refusal::Nothing(_))), "{question}");
    }
}

#[test]
fn what_was_taken_back_is_gone_and_the_rest_is_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (short, long) = (file_in(&folder.path().join("short")), file_in(&folder.path().join("long")));
    let mut store = filled(&long);
    let mut other = filled(&short);
    other.cut(2).unwrap();
    store.hole(5, 9).unwrap();
    assert_eq!(store.height().unwrap(), Some(9));
    store.cut(2).unwrap();
    assert_eq!((store.height().unwrap(), store.hash(3).unwrap()), (Some(2), None));
    // It goes on from there as if nothing had been.
    for number in 3..=4 {
        for store in [&mut store, &mut other] {
            let mut draft = store.draft(head(number)).unwrap();
            draft.event(&used(2, &of(Charlie), u128::from(number) * UNIT)).unwrap();
            draft.commit().unwrap();
        }
    }
    let (readers, others) = (Readers::new(long), Readers::new(short));
    let charlie = format!("account/{}/earnings?by=pool", of(Charlie));
    for question in ["status", "events", "asset/2", "asset/2/flows", "asset/2/income", "votes", charlie.as_str()] {
        assert_eq!(answer(&readers, question), answer(&others, question), "{question}");
    }
    let lifetime = 3_000 + 2 * (1_u128 << 40) + 7 * UNIT;
    assert_eq!(answer(&readers, "asset/2")["lifetime"], lifetime.to_string());
    assert_eq!(answer(&readers, &charlie)[0]["amount"], "200");
    assert_eq!(answer(&readers, "asset/2/scores")[0]["epoch"], 2);
}

#[test]
fn a_file_of_another_chain_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let file = file_in(folder.path());
    drop(filled(&file));
    let error = Store::open(&file, Hash::repeat_byte(8)).err().unwrap();
    assert!(error.contains("another genesis") && error.contains("move it away"), "{error}");
    drop(Store::open(&file, GENESIS).unwrap());
    std::fs::write(&file, b"something else that is no database at all").unwrap();
    assert!(Store::open(&file, GENESIS).err().unwrap().contains("cannot be opened"));
}

/// 1,000 assets, 100,000 contributions and 100,000 payments, a fifth of them one asset's and one account's.
fn large(file: &Path) {
    let mut store = Store::open(file, GENESIS).unwrap();
    let accounts: Vec<_> =
        (0..2_000_u32).map(|number| address(&[number.to_le_bytes(); 8].concat()[..].try_into().unwrap())).collect();
    let mut turn = 0_u32;
    for number in 1..=1_000_u32 {
        let mut draft = store.draft(head(number)).unwrap();
        draft.asset(number - 1, number, Some(&record(&format!("Asset {number}"), "Published"))).unwrap();
        for _ in 0..100 {
            turn += 1;
            let (asset, who) = if turn.is_multiple_of(5) { (0, 0) } else { (turn % 1_000, turn as usize * 7 % 2_000) };
            let who = accounts[who].as_str();
            let fields = json!({ "contribution": turn.to_string(), "asset": asset, "who": who, "class": "Data" });
            draft.event(&event("Contributions", "Contributed", fields)).unwrap();
            let payment = if turn.is_multiple_of(2) { used(asset, who, UNIT) } else { claimed(asset, who, UNIT) };
            draft.event(&payment).unwrap();
        }
        draft.score(number % 10, number, 5, "5").unwrap();
        draft.commit().unwrap();
    }
}

#[test]
fn every_view_of_a_large_history_is_quick() {
    // What users are promised, and how much slower the machine may be just now.
    const PROMISED: Duration = Duration::from_millis(100);
    const SLACK: u32 = 3;
    let folder = tempfile::tempdir().unwrap();
    let file = file_in(folder.path());
    large(&file);
    let readers = Readers::new(file);
    let heavy = address(&[0_u8; 32].into());
    let questions = [
        "status".to_owned(),
        "events?limit=1000".into(),
        "events?pallet=Rewards&limit=1000".into(),
        "events?name=Contributed&before=500000000".into(),
        format!("events?account={heavy}&limit=1000"),
        format!("events?account={heavy}&asset=0&limit=1000"),
        "events?asset=0&pallet=Contributions&limit=1000".into(),
        "assets?limit=1000".into(),
        "assets?limit=1000&search=99&state=Published".into(),
        "asset/0".into(),
        "asset/0/income?by=day".into(),
        "asset/0/flows?limit=1000".into(),
        "asset/0/scores?limit=1000".into(),
        format!("account/{heavy}/earnings?by=epoch"),
        format!("account/{heavy}/earnings?by=pool"),
        "evaluators?epoch=1".into(),
        "epochs?limit=1000".into(),
        "votes?limit=1000".into(),
        "parameters".into(),
    ];
    for question in &questions {
        let times = (0..5).map(|_| {
            let begin = Instant::now();
            let text = ask(&readers, question).unwrap().text(Form::Json);
            assert!(text.len() > 1);
            begin.elapsed()
        });
        let quickest = times.min().unwrap();
        println!("{:>8.1} ms {question}", quickest.as_secs_f64() * 1e3);
        assert!(quickest < PROMISED * SLACK, "{question} takes {quickest:?}");
    }
}
