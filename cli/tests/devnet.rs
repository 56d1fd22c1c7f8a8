//! `trib` as a person meets it, against devnets of its own.

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

use common::{Devnet, Said, nobody};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs};
use tributary_client::{
    Connection,
    names::camel,
    table::{RAW, commands},
};

const DATASET: [&str; 12] = [
    "asset",
    "register-dataset",
    "--name",
    "River gauges",
    "--uri",
    "https://example.org/river-gauges",
    "--licence",
    "CC-BY-4.0",
    "--steward",
    "10%",
    "--data",
    "90%",
];
const COMMITMENT: &str = "0x602fd4e71ef8597c05a9c5054f76d1edae44fe5519739072ec8b354fe1fa08fe";

fn planck(value: &Value) -> i128 {
    value.as_str().unwrap().parse().unwrap()
}

/// What a dry run says that an act would take: its fee, and what it would hold.
fn reckoned(devnet: &Devnet, who: &str, args: &[&str]) -> (i128, i128) {
    let said = devnet.act(who, &[args, &["--dry-run"]].concat()).json();
    let entry = &said["transactions"][0];
    assert!(entry["refusal"].is_null(), "{said}");
    let sum =
        |kind: &str| entry["effect"][kind].as_array().unwrap().iter().map(|item| planck(&item["planck"])).sum::<i128>();
    (planck(&entry["fee"]), sum("holds") - sum("releases"))
}

/// Does it, and holds what became of it against what the dry run said.
fn checked(devnet: &Devnet, who: &str, args: &[&str]) -> Value {
    let (fee, holds) = reckoned(devnet, who, args);
    let before = devnet.free(who);
    let done = devnet.act(who, args).json();
    assert_eq!(planck(&done["change"]["held"]), holds, "{args:?}: {done}");
    // Weights are reckoned by the worst case, and returned where less was done: a withdrawal could be a manifest's,
    // which has pages to remove.
    assert!(planck(&done["fee"]) <= fee && fee <= 3 * planck(&done["fee"]), "{args:?}: {fee} {done}");
    assert_eq!(devnet.free(who) - before, planck(&done["change"]["free"]), "{args:?}: {done}");
    done
}

const ADD: [&str; 8] = ["--class", "data", "--units", "30_000", "--commitment", COMMITMENT, "--uri", "x"];

/// Somebody contributes to an asset. Answers the contribution's id.
fn contribute(devnet: &Devnet, who: &str, asset: &str) -> String {
    let added = checked(devnet, who, &[&["contribution", "add", asset][..], &ADD].concat());
    added["result"]["contribution"].as_str().unwrap().to_owned()
}

#[test]
fn a_dataset_lives_and_every_reckoning_comes_true() {
    let devnet = Devnet::start();
    let who = |name: &str| format!("//Story//{name}");
    let (steward, giver, user) = (who("Steward"), who("Giver"), who("User"));
    for name in [&steward, &giver, &user] {
        devnet.json(&["fund-account", name, "50TRIB", "--yes"]);
    }
    let terms = ["--use-price", "0.5TRIB", "--royalty", "15%", "--training-fee", "2TRIB", "--reach", "1%"];
    let promises = ["--floor-use-price", "0.1TRIB", "--floor-royalty", "10%", "--data-budget", "30_001", "--deadline"];
    let line = [&DATASET[..], &terms, &promises, &["+1_000"]].concat();
    let id = checked(&devnet, &steward, &line)["result"]["asset"].to_string();
    checked(&devnet, &steward, &["asset", "set-reviewers", &id, "//Dave", &steward]);
    checked(&devnet, &steward, &["asset", "set-info", &id, "--name", "River gauges, 1990 to 2025"]);
    let shown = devnet.json(&["asset", "show", &id]);
    assert_eq!(shown["info"]["uri"], "https://example.org/river-gauges");
    assert_eq!(shown["reviewers"].as_array().unwrap().len(), 2);
    assert_eq!((&shown["floor"]["royalty"], &shown["budgets"]["data"]), (&100_000_000.into(), &"30001".into()));
    assert!(shown["deadline"].as_u64().unwrap() > 1_000, "{shown}");

    // What falls, falls later, and not below the floor.
    checked(&devnet, &steward, &["asset", "set-terms", &id, "--use-price", "0.25TRIB"]);
    let error = devnet.act(&steward, &["asset", "set-terms", &id, "--use-price", "0.05TRIB"]).refused(1);
    assert!(error.contains("registry.BelowFloor"), "{error}");
    let shown = devnet.json(&["asset", "show", &id]);
    assert_eq!(shown["terms"]["royalty"], 150_000_000);
    assert_eq!(shown["pending"][0]["use_price"], "250000000000");

    let contribution = is_worked_on(&devnet, &steward, &giver, &id);
    checked(&devnet, &user, &["fund", &id, "1TRIB"]);
    is_published(&devnet, &steward, &id);
    let used = checked(&devnet, &user, &["asset", "use", &id, "4"]);
    assert_eq!(used["result"]["price"], "1000000000000");
    let usage = &devnet.json(&["asset", "show", &id, "--user", &user])["usage"];
    assert_eq!(*usage, serde_json::json!({ "units": "4", "paid": "1000000000000" }));
    // 90 % of two TRIB less the treasury's 2 %, and the rest.
    let claimed = checked(&devnet, &giver, &["claim", &format!("data:{id}")]);
    assert_eq!(claimed["result"]["amount"], "1764000000000");
    assert!(devnet.text(&["claimable", &steward]).contains("0.196 TRIB"));

    checked(&devnet, &giver, &["contribution", "forget", &contribution]);
    assert_eq!(devnet.json(&["contribution", "list", "--of", &giver]), serde_json::json!([]));
    checked(&devnet, &user, &["asset", "forget-usage", &id]);
    checked(&devnet, &user, &["forget-grant", &id]);
    assert_eq!(devnet.json(&["account", "show", &user, "--get", "held"]), 0);
    checked(&devnet, &steward, &["asset", "offer", &id, &user]);
    checked(&devnet, &user, &["asset", "accept", &id]);
    devnet.act(&user, &["asset", "retire", &id]).json();
    assert_eq!(devnet.json(&["asset", "list", "--steward", &user, "--state", "retired"]), serde_json::json!([]));
    devnet.rpc("dev_mine", "5");
    assert_eq!(devnet.json(&["asset", "list", "--steward", &user, "--state", "retired"])[0]["id"].to_string(), id);
}

/// Four contributions: one is taken back, one rejected, one revoked, and one is accepted, which is answered.
fn is_worked_on(devnet: &Devnet, steward: &str, giver: &str, id: &str) -> String {
    let [first, second, third, fourth] = [(); 4].map(|()| contribute(devnet, giver, id));
    checked(devnet, giver, &["contribution", "withdraw", &third]);
    let pending = devnet.json(&["contribution", "list", "--asset", id, "--state", "pending"]);
    assert_eq!(pending.as_array().unwrap().len(), 3);
    let over = [format!("{first}=30000"), format!("{fourth}=2")];
    let error = devnet.act(steward, &["contribution", "assess-many", &over[0], &over[1]]).refused(1);
    assert!(error.contains("contributions.OverBudget"), "{error}");
    let rejected = devnet.act(steward, &["contribution", "reject", &second, "--reason", "twice", "--spam"]).json();
    assert_eq!(rejected["result"]["spam"], true);
    // The steward's deposit grows with the contributor, and not with its second contribution.
    let assessed = checked(devnet, steward, &["contribution", "assess-many", &format!("{first}=30000")]);
    assert_eq!((&assessed["result"]["weight"], planck(&assessed["change"]["held"])), (&"30000".into(), 44_000_000_000));
    assert!(assessed["result"]["evidence"].is_null(), "{assessed}");
    let assessed = checked(devnet, steward, &["contribution", "assess", &fourth, "1", "--evidence", COMMITMENT]);
    assert_eq!(assessed["result"]["evidence"], COMMITMENT);
    assert_eq!(planck(&assessed["change"]["held"]), 0);
    checked(devnet, steward, &["contribution", "reassess", &first, "29_000"]);
    checked(devnet, steward, &["contribution", "reassess", &first, "30_000"]);
    checked(devnet, steward, &["contribution", "revoke", &fourth, "--reason", "a copy"]);
    assert_eq!(devnet.json(&["contribution", "show", &first])["review"]["Accepted"]["weight"], "30000");
    let accepted = devnet.json(&["contribution", "list", "--of", giver, "--state", "accepted"]);
    assert_eq!((accepted.as_array().unwrap().len(), &accepted[0]["weight"]), (1, &"30000".into()));
    first
}

/// Closed, and published after its review.
fn is_published(devnet: &Devnet, steward: &str, id: &str) {
    let publish = format!("{{\"registry\":{{\"publish\":{{\"asset\":{id},\"commitment\":\"{COMMITMENT}\"}}}}}}");
    let both = format!("[{{\"registry\":{{\"close\":{{\"asset\":{id}}}}}}},{publish}]");
    let error = devnet.act(steward, &["call", "utility.batchAll", &both]).refused(1);
    assert!(error.contains("registry.UnderReview"), "{error}");
    let closed = checked(devnet, steward, &["asset", "close", id]);
    assert_eq!(closed["result"]["publishable"].as_u64(), closed["block"].as_u64().map(|block| block + 5));
    devnet.rpc("dev_mine", "5");
    checked(devnet, steward, &["asset", "publish", id, "--commitment", COMMITMENT]);
}

#[test]
fn what_is_given_up_comes_back() {
    let devnet = Devnet::start();
    let who = |name: &str| format!("//GivenUp//{name}");
    let (steward, giver, user) = (who("Steward"), who("Giver"), who("User"));
    for name in [&steward, &giver, &user] {
        devnet.json(&["fund-account", name, "50TRIB", "--yes"]);
    }
    let id = checked(&devnet, &steward, &DATASET)["result"]["asset"].to_string();
    let contribution = contribute(&devnet, &giver, &id);
    checked(&devnet, &steward, &["contribution", "assess", &contribution, "1"]);
    checked(&devnet, &user, &["fund", &id, "2TRIB"]);
    checked(&devnet, &user, &["fund", &id, "1TRIB"]);
    assert_eq!(devnet.json(&["asset", "show", &id])["waiting"], "3000000000000");
    let error = devnet.act(&user, &["asset", "cancel", &id]).refused(1);
    assert!(error.contains("registry.NotSteward"), "{error}");
    checked(&devnet, &steward, &["asset", "cancel", &id]);
    let error = devnet.act(&steward, &["asset", "remove", &id]).refused(1);
    assert!(error.contains("StillInUse"), "{error}");
    let reclaimed = checked(&devnet, &user, &["reclaim", &id]);
    assert_eq!(reclaimed["result"]["amount"], "3000000000000");
    checked(&devnet, &giver, &["contribution", "withdraw", &contribution]);
    checked(&devnet, &steward, &["asset", "remove", &id]);
    for name in [&steward, &giver, &user] {
        assert_eq!(devnet.json(&["account", "show", name, "--get", "held"]), 0, "{name}");
    }
    let error = devnet.raw(&["asset", "show", &id]).refused(1);
    assert!(error.contains(&format!("there is no asset {id}")), "{error}");
}

#[test]
fn everything_that_is_owed_is_claimed_at_once() {
    let devnet = Devnet::start();
    // Use of the demo's model: its datasets collect, their contributors claim.
    devnet.act("//Ferdie", &["asset", "use", "2", "1_000"]).json();
    let collectable = devnet.json(&["claimable", "--asset", "0"]);
    // 20 % of 500 TRIB less the treasury's 2 %.
    assert_eq!(planck(&collectable[0]["planck"]), 98_000_000_000_000);
    let owed = devnet.json(&["owed", "//Bob"]);
    assert_eq!(owed[0]["uncollected"][0]["planck"], "98000000000000", "{owed}");
    let done = devnet.act("//Bob", &["claim", "--all"]).json();
    let claims = |done: &Value| -> i128 {
        let events =
            done["transactions"].as_array().unwrap().iter().flat_map(|one| one["events"].as_array().unwrap().clone());
        events.filter(|event| event["event"] == "rewards.Claimed").map(|event| planck(&event["data"]["amount"])).sum()
    };
    // 3/4 of the data's part of asset 0, a third of that of asset 1, both after the royalties came in.
    assert!(claims(&done) > 60_000_000_000_000, "{done}");
    assert_eq!(done["transactions"].as_array().unwrap().len(), 1);
    assert_eq!(done["transactions"][0]["call"], "rewards.collectAndClaim");
    assert_eq!(planck(&done["change"]["free"]), claims(&done) - planck(&done["fee"]));
    assert_eq!(devnet.json(&["claimable", "//Bob"]), serde_json::json!([]));
    assert_eq!(devnet.json(&["claimable", "--asset", "0"]), serde_json::json!([]));
    let error = devnet.act("//Bob", &["claim", "--all"]).refused(1);
    assert!(error.contains("nothing is owed"), "{error}");
    devnet.act("//Bob", &["claim", "data:0", "--for", "//Charlie"]).json();
    // Who is owed nothing is passed over.
    let many =
        devnet.act("//Bob", &["claim", "compute:2", "--for", "//Charlie", "--for", "//Ferdie", "--for", "//Bob"]);
    assert_eq!(many.json()["transactions"][0]["call"], "rewards.claimForMany");
    assert_eq!(devnet.json(&["claimable", "--asset", "1"]), serde_json::json!([]));
    let error = devnet.act("//Bob", &["claim"]).refused(2);
    assert!(error.contains("--all"), "{error}");
}

#[test]
fn what_the_chain_would_refuse_is_not_sent_and_what_it_refuses_is_told() {
    let devnet = Devnet::start();
    let before = devnet.free("//Ferdie");
    let error = devnet.act("//Ferdie", &["asset", "use", "2", "1", "--max-price", "1 planck"]).refused(1);
    assert!(error.contains("registry.PriceOverMaximum") && error.contains("Raise it, or use fewer units"), "{error}");
    assert_eq!(devnet.free("//Ferdie"), before);

    let sent = devnet.act("//Ferdie", &["asset", "use", "2", "1", "--max-price", "1 planck", "--force"]);
    let error = sent.refused(1);
    assert!(error.contains("registry.useAsset failed with registry.PriceOverMaximum (block"), "{error}");
    let fee = planck(&serde_json::from_str::<Value>(&sent.said).unwrap()["fee"]);
    assert_eq!(devnet.free("//Ferdie"), before - fee);

    // A failure inside a batch is one, though the chain calls the transaction a success.
    let calls = "[{\"registry\":{\"retire\":{\"asset\":0}}}]";
    for batch in ["utility.batch", "utility.forceBatch"] {
        let error = devnet.act("//Ferdie", &["call", batch, calls]).refused(1);
        assert!(error.contains("inside it") && error.contains("registry.NotSteward"), "{batch}: {error}");
    }
    devnet.act("//Ferdie", &["call", "proxy.addProxy", "//Eve", "Any", "0"]).json();
    let error = devnet
        .act("//Eve", &["call", "proxy.proxy", "//Ferdie", "null", "{\"registry\":{\"retire\":{\"asset\":0}}}"])
        .refused(1);
    assert!(error.contains("proxy.ProxyExecuted") && error.contains("registry.NotSteward"), "{error}");

    let error = devnet.act("//Ferdie", &["asset", "show", "99"]).refused(1);
    assert!(error.contains("there is no asset 99"), "{error}");
    let error = devnet.act("//Nobody", &["transfer", "//Bob", "1TRIB"]).refused(1);
    assert!(error.contains("can be paid with"), "{error}");
}

#[test]
fn mistakes_have_a_code_and_a_remedy_each() {
    let devnet = Devnet::start();
    for (code, args, sentence) in [
        (2, &["transfer", "//Bob", "1TRIB", "--as", "//Alice"][..], "give --yes"),
        (2, &["transfer", "//Bob", "1", "--yes", "--as", "//Alice"], "say 1 TRIB or 1 planck"),
        (2, &["transfer", "Bob", "1TRIB", "--yes", "--as", "//Alice"], "write //Bob"),
        (2, &["transfer", "//Bob", "1TRIB", "--yes"], "say it with --as"),
        (4, &["transfer", "//Bob", "1TRIB", "--yes", "--as", "nobody"], "there is no key"),
        (2, &["asset", "use", "x", "1", "--yes", "--as", "//Alice"], "no whole number"),
        (2, &["evaluator", "register", "--commission", "101%", "--yes", "--as", "//Alice"], "more than the whole"),
        (2, &["call", "evaluation.registerEvaluator", "4294967295", "--yes", "--as", "//Alice"], "more than the whole"),
        (6, &["call", "registry.useAset", "1", "--yes", "--as", "//Alice"], "did you mean useAsset"),
        (2, &["call", "registry.useAsset", "--yes", "--as", "//Alice"], "give asset, units, maxPrice"),
        (6, &["read", "registryApi.nothing"], "has no method"),
        (2, &["read", "registryApi.asset"], "takes 1 argument, not 0: give id"),
        (2, &["read", "registryApi.asset", "x"], "give u32"),
        (2, &["storage", "registry.nextAsset", "5"], "has no key, not 1: give none"),
        (2, &["call", "registry.useAsset"], "give asset, units, maxPrice"),
        (6, &["call", "nosuch.call", "1"], "no pallet nosuch"),
        (2, &["call", "utility.batchAll", "[{"], "is no JSON"),
        (2, &["transfer", "", "1TRIB", "--yes", "--as", "//Alice"], "no account is given"),
        (4, &["transfer", "//Bob", "1TRIB", "--yes", "--as", ""], "no account is given"),
        (2, &["asset", "show", "18446744073709551616"], "is too large: give at most"),
        (2, &["epoch", "--node", "ws://127.0.0.1:99999"], "no address of a node"),
        (2, &["storage", "registry"], "PALLET.NAME"),
        (2, &["epoch", "--at", "99999999"], "there is no block"),
        (2, &["epoch", "--at", "yesterday"], "is no block"),
        (2, &["epoch", "--get", "nothing"], "has nothing at"),
        (1, &["rpc", "no_such_method"], "Method not found: `rpc_methods`"),
        (
            2,
            &[
                "asset",
                "register-model",
                "--name",
                "x",
                "--uri",
                "x",
                "--licence",
                "x",
                "--steward",
                "90%",
                "--yes",
                "--as",
                "//Bob",
            ],
            "sum to 90 %",
        ),
    ] {
        let error = devnet.raw(args).refused(code);
        assert!(error.contains(sentence), "{args:?}: {error}");
        assert_eq!(error.trim_end().lines().count(), 1, "one sentence, not:\n{error}");
    }
    let error = devnet.raw(&["epoch", "--at", "99999999", "--json"]).refused(2);
    let error: Value = serde_json::from_str(&error).unwrap();
    assert_eq!(error["kind"], "usage");
}

#[test]
fn what_was_sent_is_never_told_as_a_mistake_before_it() {
    let devnet = Devnet::start();
    let transfer = ["transfer", "//Bob", "1TRIB", "--as", "//Alice", "--yes"];
    for more in [&["--get", "nothing"][..], &["--get", "nothing", "--no-wait"]] {
        let before = devnet.free("//Alice");
        let error = devnet.raw(&[&transfer[..], more].concat()).refused(5);
        assert!(error.contains("it is sent (0x") && error.contains("do not send it again"), "{error}");
        devnet.rpc("dev_mine", "1");
        assert!(devnet.free("//Alice") < before, "{more:?}");
    }
}

#[test]
fn who_is_not_there_is_told() {
    let error = nobody(&["epoch"]).refused(3);
    assert!(error.contains("no node answers") && error.contains("tributary devnet"), "{error}");
}

#[test]
fn keys_sign_and_stay_private() {
    let devnet = Devnet::start();
    let made = devnet.key(&["key", "new", "mine"]);
    let address = made.json()["address"].as_str().unwrap().to_owned();
    let words = made.json()["words"].as_str().unwrap().to_owned();
    assert_eq!(words.split(' ').count(), 12);
    assert!(devnet.key(&["key", "new", "mine"]).refused(4).contains("already"));
    assert!(devnet.text(&["key", "list"]).contains(&address));

    devnet.json(&["fund-account", "mine", "--yes"]);
    let sent = devnet.key(&["transfer", "//Bob", "1TRIB", "--as", "mine", "--yes"]).json();
    assert_eq!(sent["transactions"][0]["signer"], address.as_str());
    assert!(devnet.raw(&["transfer", "//Bob", "1TRIB", "--as", "mine", "--yes"]).refused(4).contains("TRIB_PASSWORD"));
    let file = devnet.file("password");
    fs::write(&file, "wrong\n").unwrap();
    let wrong = devnet.raw(&["transfer", "//Bob", "1TRIB", "--as", "mine", "--yes", "--password-file", &file]);
    assert!(wrong.refused(4).contains("the password is wrong"));

    // Out and in again, as a file and as words.
    let out = devnet.file("out.json");
    devnet.key(&["key", "export", "mine", "--out", &out]).json();
    assert!(devnet.key(&["key", "export", "mine", "--out", &out]).refused(4).contains("there already"));
    devnet.key(&["key", "import", "again", "--file", &out]).json();
    assert_eq!(devnet.with_input(&["key", "import", "words"], &words).json()["address"], address.as_str());
    devnet.key(&["transfer", "//Bob", "1TRIB", "--as", &out, "--yes"]).json();
    assert!(devnet.with_input(&["key", "import", "bad"], "no words").refused(4).contains("no secret"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = made.json()["file"].as_str().unwrap().to_owned();
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn an_evaluator_scores_and_nobody_is_stranded() {
    let devnet = Devnet::start();
    let error = devnet.act("//Ferdie", &["evaluator", "stake", "//Ferdie", "994_999.995TRIB"]).refused(1);
    assert!(error.contains("too little for the fees") && error.contains("on hold"), "{error}");
    devnet.act("//Charlie", &["evaluator", "stake", "//Charlie", "1TRIB"]).json();

    let asked = devnet.act("//Charlie", &["evaluator", "commit", "0=40", "1=10", "2=100", "--dry-run"]).json();
    assert_eq!(asked["transactions"][0]["call"], "evaluation.commitScores");
    assert!(!devnet.state().exists(), "a dry run keeps nothing");
    for (scores, sentence) in
        [(&["0=0"][..], "no score is above zero"), (&["0=1", "0=2"], "scored twice"), (&["9=1"], "there is no asset 9")]
    {
        let error = devnet.act("//Charlie", &[&["evaluator", "commit"], scores].concat()).refused(1);
        assert!(error.contains(sentence), "{error}");
    }
    let committed = devnet.act("//Charlie", &["evaluator", "commit", "0=40", "1=10", "2=100"]).json();
    let epoch = committed["result"]["epoch"].as_u64().unwrap();
    let error = devnet.act("//Charlie", &["evaluator", "reveal"]).refused(1);
    assert!(error.contains("reveal it in the next one") || error.contains("present epoch"), "{error}");
    devnet.rpc("dev_fastForward", "{\"epoch\":\"next\"}");
    let revealed = devnet.act("//Charlie", &["evaluator", "reveal"]).json();
    assert_eq!((revealed["result"]["epoch"].as_u64(), revealed["result"]["scored"].as_u64()), (Some(epoch), Some(3)));
    assert!(devnet.act("//Charlie", &["evaluator", "reveal"]).refused(1).contains("nothing of epoch"));
    devnet.rpc("dev_fastForward", "{\"epoch\":\"next\"}");
    let scores = devnet.json(&["asset", "scores", "2", "--epoch", &epoch.to_string()]);
    assert_eq!(scores["scores"]["scores"][0][1], 65_535, "{scores}");
    let list = devnet.text(&["evaluator", "list"]);
    assert!(list.contains("20,001 TRIB") || list.contains("25,001 TRIB"), "{list}");

    devnet.act("//Charlie", &["evaluator", "unstake", "//Charlie", "1TRIB"]).json();
    assert!(devnet.act("//Charlie", &["evaluator", "withdraw"]).refused(1).contains("evaluation.NothingToWithdraw"));
    for _ in 0..3 {
        devnet.rpc("dev_fastForward", "{\"epoch\":\"next\"}");
    }
    let freed = checked(&devnet, "//Charlie", &["evaluator", "withdraw"]);
    assert_eq!(freed["result"]["amount"], "1000000000000");
    assert!(devnet.text(&["evaluator", "show", "//Ferdie"]).contains("5,000 TRIB to"));
    assert!(devnet.text(&["evaluator", "positions", "//Ferdie"]).contains("5,000 TRIB"));
    devnet.act("//Charlie", &["evaluator", "unstake", "//Charlie", "2TRIB"]).json();
    assert_eq!(devnet.json(&["evaluator", "unbonding", "//Charlie"])[0]["amount"], "2000000000000");
    assert!(devnet.text(&["epoch"]).contains("next one"));
}

#[test]
fn token_holders_and_contributors_vote() {
    let devnet = Devnet::start();
    let proposed = checked(&devnet, "//Bob", &["vote", "propose-parameter", "registry.maxRoyaltySum", "75%"]);
    let index = proposed["result"]["index"].to_string();
    let error = devnet.act("//Bob", &["vote", "propose-parameter", "registry.maxRoyaltySum", "96%"]).refused(1);
    assert!(error.contains("governance.OutOfBounds"), "{error}");
    checked(&devnet, "//Bob", &["vote", "place-deposit", &index]);
    devnet.act("//Bob", &["claim", "--all"]).json();
    devnet.act("//Bob", &["vote", "contributor-vote", &index, "nay"]).json();
    devnet.act("//Alice", &["vote", "cast", &index, "aye", "900_000TRIB", "--conviction", "2x"]).json();
    let shown = devnet.text(&["vote", "show", &index]);
    assert!(shown.contains("1,800,000 TRIB") && shown.contains("parameters") && shown.contains("75 %"), "{shown}");
    devnet.act("//Alice", &["vote", "cast", &index, "abstain", "10TRIB"]).json();
    devnet.act("//Alice", &["vote", "remove", &index]).json();
    devnet.act("//Bob", &["vote", "remove", &index, "--contributor"]).json();
    assert!(devnet.act("//Alice", &["vote", "remove", &index]).refused(1).contains("has no vote"));
    assert!(devnet.act("//Bob", &["vote", "refund", &index]).refused(1).contains("is not over"));

    devnet.act("//Eve", &["vote", "delegate", "curation", "//Bob", "10TRIB", "--conviction", "none"]).json();
    devnet.act("//Eve", &["vote", "undelegate", "2"]).json();
    devnet.act("//Eve", &["vote", "unlock", "curation"]).json();
    assert!(devnet.act("//Eve", &["vote", "undelegate", "nothing"]).refused(2).contains("curation"));
    let tracks = devnet.text(&["vote", "tracks"]);
    assert!(tracks.contains("small_treasurer") && tracks.contains("50 TRIB"), "{tracks}");

    // Short ones go along, long ones by preimage.
    let short = devnet.act("//Bob", &["vote", "propose", "curator", "registry.freezePayouts", "1"]).json();
    let index = short["result"]["index"].to_string();
    assert!(devnet.text(&["vote", "show", &index]).contains("freeze_payouts"));
    let remark = format!("0x{}", "ab".repeat(200));
    let long = devnet.act("//Bob", &["vote", "propose", "root", "system.remark", &remark]).json();
    assert_eq!(long["transactions"][0]["call"], "utility.batchAll");
    let index = long["result"]["index"].to_string();
    assert!(devnet.text(&["vote", "show", &index]).contains("remark"));
    // Whoever makes the call by hand is told before the chain traps over it.
    let (root, inline) = ("{\"system\":\"Root\"}", format!("{{\"Inline\":\"{remark}\"}}"));
    let error = devnet.act("//Bob", &["call", "referenda.submit", root, &inline, "{\"After\":0}"]).refused(2);
    assert!(error.contains("128 bytes") && error.contains("vote propose"), "{error}");
    let spend = ["vote", "propose", "small-treasurer", "treasury.spend", "null", "100TRIB", "//Bob", "null"];
    devnet.act("//Bob", &spend).json();
    assert_eq!(devnet.json(&["vote", "list"]).as_array().unwrap().len(), 4);
}

/// A dataset with reviewers, and a manifest of 130 rows of a table: those of Giver's, and the last two of User's.
fn collected(devnet: &Devnet, steward: &str, giver: &str, user: &str) -> (String, String, String) {
    let id = checked(devnet, steward, &DATASET)["result"]["asset"].to_string();
    let whose = |row: u32| if row < 128 { giver } else { user };
    let rows: String = (0..130).map(|row| format!("{{\"row\":{row},\"who\":\"{}\"}}\n", whose(row))).collect();
    let (table, folder) = (devnet.file("rows.jsonl"), devnet.file("manifest"));
    fs::write(&table, rows).unwrap();
    let columns = ["--owner-column", "who", "--units", "10"];
    devnet.json(&[&["manifest", "build", &table, "--out", &folder][..], &columns].concat());
    let line = ["contribution", "add-many", &id, "--class", "data", "--manifest", &folder, "--uri", &folder];
    let contribution = checked(devnet, "//Charlie", &line)["result"]["contribution"].as_str().unwrap().to_owned();
    (id, contribution, folder)
}

#[test]
fn many_are_recorded_at_once_and_join_when_they_like() {
    let devnet = Devnet::start();
    let who = |name: &str| format!("//Many//{name}");
    let (steward, giver, user) = (who("Steward"), who("Giver"), who("User"));
    for name in [&steward, &user] {
        devnet.json(&["fund-account", name, "50TRIB", "--yes"]);
    }
    let (id, contribution, folder) = collected(&devnet, &steward, &giver, &user);
    let error = devnet.act(&user, &["join", &id, "--me"]).refused(1);
    assert!(error.contains("no leaf of that account"), "{error}");
    let error = devnet.act(&user, &["manifest", "join", &contribution, &folder]).refused(1);
    assert!(error.contains("not accepted"), "{error}");
    let error = devnet.act(&steward, &["contribution", "assess", &contribution, "1"]).refused(1);
    assert!(error.contains("contributions.IsManifest"), "{error}");
    checked(&devnet, &steward, &["contribution", "assess-manifest", &contribution, "2"]);
    checked(&devnet, &steward, &["contribution", "reassess-manifest", &contribution, "1"]);

    // User's two leaves stand beside each other, and join at once; again there is nothing to join.
    let joined = devnet.act(&user, &["join", &id, "--me"]).json();
    assert_eq!(joined["transactions"][0]["call"], "contributions.joinMany");
    assert_eq!(joined["result"]["weight"], "10");
    assert!(devnet.act(&user, &["join", &id, "--me"]).refused(1).contains("no leaf of that account"));
    let shown = devnet.json(&["manifest", "show", &contribution, "--index", "129"]);
    assert_eq!(
        (&shown["joined"], &shown["latent"], &shown["leaf"]["joined"]),
        (&"20".into(), &"1280".into(), &true.into())
    );

    // Who has nothing is let in by somebody else: the steward, by a proof, whose deposit grows with the new member.
    let proof = devnet.file("proof.json");
    fs::write(&proof, devnet.json(&["manifest", "prove", &folder, "--index", "7"]).to_string()).unwrap();
    checked(&devnet, &steward, &["manifest", "join", &contribution, &proof]);
    assert!(devnet.act(&steward, &["manifest", "join", &contribution, &proof]).refused(1).contains("left to join"));
    let forged = devnet.file("forged.json");
    fs::write(&forged, fs::read_to_string(&proof).unwrap().replace("\"10\"", "\"1000\"")).unwrap();
    assert!(devnet.act(&user, &["manifest", "join", &contribution, &forged]).refused(1).contains("does not lead"));
    devnet.act(&user, &["manifest", "leave", &contribution, &folder, "--index", "128"]).json();
    let error = devnet.act(&user, &["manifest", "leave", &contribution, &folder, "--index", "0"]).refused(1);
    assert!(error.contains("contributions.NotContributor"), "{error}");

    is_published(&devnet, &steward, &id);
    devnet.act(&user, &["fund", &id, "1TRIB"]).json();
    let owed = planck(&devnet.json(&["manifest", "show", &contribution, "--units", "10"])["owed"]);
    assert!(owed > 0);
    devnet.act(&user, &["manifest", "join", &contribution, &folder, "--all"]).json();
    let shown = devnet.json(&["manifest", "show", &contribution]);
    assert_eq!((&shown["joined"], &shown["latent"]), (&"1290".into(), &"0".into()));
    let claimable = devnet.json(&["claimable", &giver]);
    assert!(planck(&claimable[0]["planck"]) >= 128 * owed, "{claimable}");
}

#[test]
fn answers_are_for_people_and_for_programs() {
    let devnet = Devnet::start();
    let list = devnet.text(&["asset", "list"]);
    assert!(list.contains("Birdsong classifier") && list.contains("0.5 TRIB"), "{list}");
    assert_eq!(devnet.json(&["asset", "list"]).as_array().unwrap().len(), 3);
    assert_eq!(
        devnet.raw(&["asset", "show", "2", "--get", "terms.royalty,info.name"]).said,
        "100000000\nBirdsong classifier\n"
    );
    assert!(devnet.text(&["asset", "provenance", "2"]).contains("0 (20 %), 1 (5 %)"));
    assert!(devnet.text(&["asset", "stack", "2"]).contains("20 %"));
    assert!(devnet.text(&["account", "show", "//Charlie"]).contains("evaluation: Stake"));
    assert!(devnet.text(&["devnet-accounts"]).contains("//Ferdie"));
    assert_eq!(
        devnet.json(&["read", "RegistryApi.royalty_stack", "2"]),
        serde_json::json!([[0, 200_000_000, 10_000_000], [1, 50_000_000, 0]])
    );
    assert!(devnet.text(&["asset", "descendants", "0"]).contains("2 (20 %)"));
    assert_eq!(devnet.text(&["asset", "least-royalty", "2"]), "10 %\n");
    assert_eq!(devnet.json(&["storage", "registry.nextAsset"]), 3);
    assert_eq!(devnet.json(&["storage", "registry.infos"]).as_array().unwrap().len(), 3);
    assert!(devnet.json(&["storage", "registry.usage", "2", "//Bob"]).is_null());
    assert_eq!(devnet.json(&["constant", "balances.existentialDeposit"]), "1000000000");
    assert_eq!(devnet.json(&["asset", "list", "--at", "0"]).as_array().unwrap().len(), 3);
    assert!(devnet.json(&["rpc", "system_health"])["peers"].is_number());
    let tipped = devnet.act("//Bob", &["transfer", "//Eve", "1TRIB", "--tip", "2TRIB"]).json();
    assert!(planck(&tipped["fee"]) > 2_000_000_000_000);
    assert_eq!(planck(&tipped["change"]["free"]), -1_000_000_000_000 - planck(&tipped["fee"]), "the tip counts once");
    let sent = devnet.act("//Alice", &["transfer", "//Bob", "1TRIB", "--no-wait"]).json();
    assert!(sent["transaction"].as_str().unwrap().starts_with("0x"));
}

#[test]
fn the_table_is_the_live_chains() {
    let devnet = Devnet::start();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let all: BTreeSet<String> = runtime.block_on(async {
        let connection = Connection::connect(devnet.url()).await.unwrap();
        let block = connection.at(Default::default()).await.unwrap();
        let pallets = block.metadata().pallets().collect::<Vec<_>>();
        let calls = pallets
            .iter()
            .flat_map(|pallet| pallet.call_variants().unwrap_or_default().iter().map(|call| (pallet.name(), call)));
        calls.map(|(pallet, call)| format!("{}.{}", camel(pallet), camel(&call.name))).collect()
    });
    let wrapped =
        commands().filter_map(|command| command.act()).flat_map(|act| act.calls).map(|call| (*call).to_owned());
    let raw = RAW.iter().flat_map(|raw| raw.calls.iter().map(|call| format!("{}.{}", camel(raw.pallet), camel(call))));
    let known: BTreeSet<_> = wrapped.chain(raw).collect();
    let (unknown, stale) = (all.difference(&known).collect::<Vec<_>>(), known.difference(&all).collect::<Vec<_>>());
    assert!(unknown.is_empty() && stale.is_empty(), "neither wrapped nor raw: {unknown:?}; not there: {stale:?}");
}

#[test]
fn the_quickstart_tells_its_story() {
    let devnet = Devnet::start();
    let Said { code, said, error } = devnet.quickstart();
    assert_eq!(code, 0, "{said}\n{error}");
    assert!(said.contains("comparisons held."), "{said}");
}

#[test]
fn a_tab_begins_without_a_lane_and_has_one_later() {
    let devnet = Devnet::start();
    let signer = "sr25519:0x8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48";
    let opened = devnet.act("//Ferdie", &["tab", "open", "//Bob", "10TRIB", "--signer", signer]).json();
    assert_eq!(opened["result"]["tab"], 0);
    assert_eq!(devnet.json(&["tab", "show", "0"])["lanes"], json!([]));
    devnet.act("//Ferdie", &["tab", "add-lane", "0", "2"]).json();
    assert_eq!(devnet.json(&["tab", "show", "0"])["lanes"].as_array().unwrap().len(), 1);
}

#[test]
fn what_goes_on_or_pays_by_the_call_cannot_be_tried() {
    let url = "http://127.0.0.1:1/v1/embeddings";
    for (args, flag) in [
        (&["gateway", "--config", "none.toml", "--as", "//Bob", "--dry-run"][..], "--dry-run"),
        (&["gateway", "--config", "none.toml", "--as", "//Bob", "--force"], "--force"),
        (&["pay", url, "--as", "//Bob", "--no-wait"], "--no-wait"),
        (&["pay", url, "--as", "//Bob", "--dry-run"], "--dry-run"),
    ] {
        let error = nobody(args).refused(2);
        assert!(error.contains(flag), "{args:?}: {error}");
    }
}
