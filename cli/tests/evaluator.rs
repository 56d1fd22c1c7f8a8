//! `trib evaluator run` against devnets of its own: ended at any moment, several evaluators, from cron.

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

use common::Devnet;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Child,
    time::{Duration, Instant},
};
use tokio::time::sleep;
use tributary_client::{Account, At, Connection, blocking::wait, event::Event, keys::Key};

/// Blocks of an epoch of a devnet; epoch 1 begins with block 1.
const LENGTH: u64 = 20;
/// How long the worker may take for what it has to do at a block: the machine may be compiling.
const PATIENCE: Duration = Duration::from_secs(120);

/// The place of a block in its epoch.
fn place(block: u64) -> u64 {
    (block - 1) % LENGTH
}

fn account(secret: &str) -> Account {
    Key::from_secret(secret).unwrap().account()
}

/// A command that gives these scores, as shell writes them, by asset; to others it gives none.
fn script(devnet: &Devnet, scores: &[(u32, &str)]) -> String {
    let case =
        |(asset, score): &(u32, &str)| format!("*'\"asset\":{asset},'*) echo \"{{\\\"score\\\": {score}}}\";;\n");
    let cases: String = scores.iter().map(case).collect();
    let file = devnet.file("score.sh");
    fs::write(&file, format!("read -r line\ncase \"$line\" in\n{cases}esac\n")).unwrap();
    format!("sh {file}")
}

/// A chain whose blocks this test makes.
struct Mine {
    connection: Connection,
}

impl Mine {
    async fn of(devnet: &Devnet) -> Self {
        Self { connection: Connection::connect(devnet.url()).await.unwrap() }
    }

    /// Makes a block and answers its height.
    async fn block(&self) -> u64 {
        let block = self.connection.request("dev_mine", &[1.into()]).await.unwrap();
        block["number"].as_u64().unwrap()
    }

    /// Whether the chain holds a commitment.
    async fn is_bound(&self, epoch: u64, who: &Account) -> bool {
        let block = self.connection.at(At::Best).await.unwrap();
        !block.storage("evaluation", "commits", &[epoch.into(), who.hex().into()]).await.unwrap().is_null()
    }

    /// Whether all of these are bound for this epoch, and have nothing left to reveal of the one before.
    async fn is_done(&self, epoch: u64, who: &[Account]) -> bool {
        for who in who {
            if !self.is_bound(epoch, who).await || epoch > 1 && self.is_bound(epoch - 1, who).await {
                return false;
            }
        }
        true
    }

    /// Waits until a transaction waits for a block.
    async fn until_something_waits(&self, log: &str) {
        let since = Instant::now();
        loop {
            let pending = self.connection.request("author_pendingExtrinsics", &[]).await.unwrap();
            if !pending.as_array().unwrap().is_empty() {
                return;
            }
            let told = fs::read_to_string(log).unwrap_or_default();
            assert!(since.elapsed() < PATIENCE, "nothing is sent; the worker told:\n{told}");
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Everything that happened in the blocks up to this one.
    async fn events(&self, last: u64) -> Vec<(u64, Event)> {
        let mut all = Vec::new();
        for number in 1..=last {
            let block = self.connection.at(At::Number(number)).await.unwrap();
            all.extend(block.events().await.unwrap().into_iter().map(|event| (number, event)));
        }
        all
    }
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

/// A worker that is killed and started again.
struct Victim<'a> {
    devnet: &'a Devnet,
    command: String,
    log: String,
    child: Child,
    kills: u32,
}

impl<'a> Victim<'a> {
    fn start(devnet: &'a Devnet, command: String) -> Self {
        let log = devnet.file("worker.log");
        let child = Self::spawn(devnet, &command, &log);
        Self { devnet, command, log, child, kills: 0 }
    }

    fn spawn(devnet: &Devnet, command: &str, log: &str) -> Child {
        devnet.spawn(&["evaluator", "run", "--score", command, "--as", "//Charlie", "--yes"], log)
    }

    /// As `kill -9` does it, after so many milliseconds.
    async fn kill_after(&mut self, millis: u64) {
        sleep(Duration::from_millis(millis)).await;
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.kills += 1;
        self.child = Self::spawn(self.devnet, &self.command, &self.log);
    }
}

impl Drop for Victim<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn killed_at_any_moment_it_reveals_every_commitment_once() {
    const EPOCHS: u64 = 20;
    let devnet = Devnet::with(&["--seal", "manual"]);
    // Whoever asks again hears other scores.
    let command = script(&devnet, &[(0, "$(( $$ % 60000 + 1 ))"), (2, "$(( $$ % 59999 + 1 ))")]);
    let charlie = [account("//Charlie")];
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let work = async {
        let mine = Mine::of(&devnet).await;
        let mut number = mine.block().await;
        let mut victim = Victim::start(&devnet, command);
        for epoch in 1..=EPOCHS {
            // Whatever it is doing, it is killed.
            while place(number) < 5 {
                if dice.below(2) == 0 {
                    victim.kill_after(dice.below(400)).await;
                }
                number = mine.block().await;
            }
            // Then it is killed once between any two blocks, and left alone until it has sent what it wants to send.
            while !mine.is_done(epoch, &charlie).await {
                assert!(place(number) < 12, "epoch {epoch}: too late in block {number}");
                victim.kill_after(dice.below(400)).await;
                mine.until_something_waits(&victim.log).await;
                number = mine.block().await;
            }
            while place(number + 1) > 0 {
                if dice.below(8) == 0 {
                    victim.kill_after(dice.below(200)).await;
                }
                number = mine.block().await;
            }
            number = mine.block().await;
        }
        assert!(victim.kills > 60, "{} kills", victim.kills);
        // What was committed to in the last one is revealed in the next.
        while mine.is_bound(EPOCHS, &charlie[0]).await {
            mine.until_something_waits(&victim.log).await;
            number = mine.block().await;
        }
        Ok(mine.events(number).await)
    };
    let events = wait(work).unwrap();

    let (mut committed, mut revealed) = (BTreeMap::<u64, BTreeSet<String>>::new(), BTreeMap::<u64, u64>::new());
    for (number, event) in &events {
        let epoch = || event.field("epoch").as_u64().unwrap();
        match event.title().as_str() {
            "evaluation.ScoresCommitted" => {
                committed.entry(epoch()).or_default().insert(event.field("commitment").to_string());
            }
            "evaluation.ScoresRevealed" => {
                assert_eq!(revealed.insert(epoch(), *number), None, "epoch {} is revealed twice", epoch());
                assert!(*number > epoch() * LENGTH, "epoch {} is revealed in block {number}", epoch());
            }
            "evaluation.RevealMissed" | "system.ExtrinsicFailed" => panic!("block {number}: {event:?}"),
            _ => {}
        }
    }
    let expected: Vec<_> = (1..=EPOCHS).collect();
    assert_eq!(revealed.keys().copied().collect::<Vec<_>>(), expected);
    for epoch in expected {
        assert_eq!(committed[&epoch].len(), 1, "epoch {epoch} has two rows: {:?}", committed[&epoch]);
    }
}

/// What a worker told, line by line.
fn told(log: &str) -> Vec<Value> {
    let line = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    log.lines().map(line).collect()
}

#[test]
fn several_evaluators_work_in_one_process() {
    let devnet = Devnet::with(&["--seal", "manual"]);
    let command = script(&devnet, &[(0, "40"), (1, "70000"), (2, "100")]);
    let names = ["//Charlie", "//Dave", "//Eve"];
    let all = names.map(account);
    let log = devnet.file("worker.log");
    let flags: Vec<_> = names.iter().flat_map(|name| ["--as", *name]).collect();
    let args = [&["evaluator", "run", "--jobs", "2", "--yes", "--score", command.as_str()][..], &flags].concat();
    let work = async {
        let mine = Mine::of(&devnet).await;
        mine.block().await;
        let mut child = devnet.spawn(&args, &log);
        for epoch in 1..=3 {
            let mut blocks = 0;
            while !mine.is_done(epoch, &all).await {
                blocks += 1;
                assert!(blocks < 9, "epoch {epoch}: {}", fs::read_to_string(&log).unwrap());
                mine.until_something_waits(&log).await;
                mine.block().await;
            }
            let target = json!({ "epoch": "next" });
            mine.connection.request("dev_fastForward", &[target]).await.unwrap();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        Ok(())
    };
    wait(work).unwrap();

    // Epoch 1 is settled since the beginning of epoch 3.
    let scores = devnet.json(&["asset", "scores", "2", "--epoch", "1"]);
    assert_eq!(scores["scores"]["scores"].as_array().unwrap().len(), 3, "{scores}");

    let told = told(&fs::read_to_string(&log).unwrap());
    let count =
        |event: &str, epoch: u64| told.iter().filter(|line| line["event"] == event && line["epoch"] == epoch).count();
    for epoch in 1..=2 {
        assert_eq!((count("asking", epoch), count("scored", epoch), count("left out", epoch)), (1, 1, 1));
        // A commitment and a reveal of each.
        assert_eq!((count("kept", epoch), count("sent", epoch), count("revealed", epoch)), (3, 6, 3));
    }
    let left_out = told.iter().find(|line| line["event"] == "left out").unwrap();
    assert_eq!((&left_out["asset"], &left_out["level"]), (&json!(1), &json!("warn")));
    assert!(left_out["error"].as_str().unwrap().contains("the score 70000 is out of range"), "{left_out}");
    assert!(told.iter().all(|line| line["time"].as_u64().is_some() && line["level"] != "error"), "{told:?}");
}

/// The lines of JSON among what a run told.
fn lines(error: &str) -> Vec<Value> {
    error.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

#[test]
fn cron_does_what_is_due() {
    let devnet = Devnet::with(&["--seal", "instant"]);
    let command = script(&devnet, &[(0, "40"), (2, "100")]);
    let once = ["evaluator", "run", "--once", "--score", command.as_str()];
    let state = |said: &Value| {
        let one = &said[0];
        (one["epoch"].as_u64().unwrap(), one["committed"] == true, one["unrevealed"] == true)
    };
    let first = devnet.act("//Charlie", &once).json();
    let (epoch, committed, unrevealed) = state(&first);
    assert!(committed && !unrevealed, "{first}");
    // Nothing is due: nothing is paid.
    let before = devnet.free("//Charlie");
    assert_eq!(state(&devnet.act("//Charlie", &once).json()), (epoch, true, false));
    assert_eq!(devnet.free("//Charlie"), before);

    devnet.rpc("dev_fastForward", "{\"epoch\":\"next\"}");
    assert_eq!(state(&devnet.act("//Charlie", &once).json()), (epoch + 1, true, false));
    let again = devnet.act("//Charlie", &["evaluator", "reveal"]).refused(1);
    assert!(again.contains("present epoch"), "what was due is revealed: {again}");

    // A command that fails: the epoch is left out, and the reveal is not.
    devnet.rpc("dev_fastForward", "{\"epoch\":\"next\"}");
    let failing = ["evaluator", "run", "--once", "--score", "echo no model >&2; exit 3"];
    let error = devnet.act("//Charlie", &failing).refused(1);
    assert!(error.contains("no score is above zero"), "{error}");
    let left_out: Vec<_> = lines(&error).into_iter().filter(|line| line["event"] == "left out").collect();
    assert_eq!(left_out.len(), 3, "{error}");
    assert!(left_out[0]["error"].as_str().unwrap().contains("exit status: 3): no model"), "{error}");
    assert!(lines(&error).iter().any(|line| line["event"] == "revealed" && line["epoch"] == epoch + 1), "{error}");
    assert!(devnet.act("//Charlie", &["evaluator", "reveal"]).refused(1).contains("nothing of epoch"));
}

#[test]
fn who_must_not_score_is_told_before_anybody_is_asked() {
    let devnet = Devnet::with(&["--seal", "instant"]);
    let command = script(&devnet, &[(0, "40")]);
    let once = ["evaluator", "run", "--once", "--score", command.as_str()];
    let error = devnet.act("//Bob", &once).refused(1);
    assert!(error.contains("evaluation.NotAnEvaluator"), "{error}");
    assert!(lines(&error).iter().all(|line| line["event"] != "asking"), "{error}");

    // What is bound elsewhere is neither replaced nor taken for one's own.
    devnet.act("//Eve", &["evaluator", "commit", "0=40"]).json();
    fs::remove_dir_all(devnet.state()).unwrap();
    let before = devnet.free("//Eve");
    let said = devnet.act("//Eve", &once);
    assert_eq!(said.json()[0]["committed"], false);
    assert!(lines(&said.error).iter().any(|line| line["event"] == "not here" && line["level"] == "error"));
    assert_eq!(devnet.free("//Eve"), before);

    for (args, sentence) in [
        (&["--score", "true", "--hook", "http://127.0.0.1:1/", "--yes"][..], "do not go together"),
        (&["--yes"], "who gives scores"),
        (&["--score", "true"], "give --yes"),
        (&["--score", "true", "--yes", "--dry-run"], "knows no --dry-run"),
        (&["--score", "true", "--yes", "--as", "//Eve"], "is named twice"),
    ] {
        let error = devnet.raw(&[&["evaluator", "run", "--as", "//Eve"][..], args].concat()).refused(2);
        assert!(error.contains(sentence), "{args:?}: {error}");
    }
}
