//! Transactions: shown, asked for, and told when they are final. How they are carried out is in the client's `act.rs`.

use crate::{
    output::{self, Answer, Busy, record},
    session::{Session, can_ask, confirm},
};
use serde_json::{Value, json};
use std::{cell::RefCell, path::Path};
use tributary_client::{
    Account, Error, Result,
    act::{Acting, Manner, Stage, Trial, Witness, stand_in},
    hash::hex_text,
    intent::{self, Given, Plan},
    keys::Key,
    shape::Style,
    submit::Receipt,
    table::{Act, Command, How},
    words,
};

/// Does what `command` says.
///
/// # Errors
///
/// When it cannot be done, would not succeed, or did not.
pub async fn run(session: &Session<'_>, command: &'static Command, given: &Given) -> Result<()> {
    let Some(act) = command.act() else { return Ok(()) };
    if act.how == How::Any {
        // What a call takes is told to whoever asks: it needs no key, and nobody who says yes.
        intent::plan(command, given, &session.connection, &Account([0; 32])).await?;
    }
    can_ask(session.asked)?;
    let key = session.key(stand_in(act))?;
    let busy = Busy::with("working it out");
    let plan = intent::plan(command, given, &session.connection, &key.account()).await?;
    drop(busy);
    carry_out(session, act, key, plan).await
}

/// Does what is planned: says it, asks, sends, and tells what came of it.
///
/// # Errors
///
/// When it would not succeed, or did not.
pub async fn carry_out(session: &Session<'_>, act: &'static Act, key: Key, plan: Plan) -> Result<()> {
    plan.notes.iter().for_each(|note| output::tell(note));
    let acting = Acting { connection: &session.connection, act, key, plan, manner: manner(session)? };
    if session.asked.is_set("dry-run") {
        return dry_run(session, &acting).await;
    }
    let outcome = acting.go(&Terminal { session, busy: RefCell::default() }).await;
    // What was sent is told, whatever came after it.
    if !outcome.receipts.is_empty() {
        let texts: Vec<_> = outcome.receipts.iter().map(|receipt| told(session, receipt)).collect();
        let json = acting.answer(&outcome.receipts, Style::Exact).await;
        let shown = json.and_then(|json| output::show(&Answer { text: texts.join("\n\n"), json }, session.asked));
        if let Err(error) = shown {
            // What failed after that matters more than who did not hear of it.
            return outcome.ended.and(Err(untold(&outcome.receipts, &error)));
        }
    }
    outcome.ended
}

/// It was sent, and what came of it cannot be told: no mistake after which nothing was sent.
fn untold(receipts: &[Receipt], error: &Error) -> Error {
    let is_in = |receipt: &Receipt| format!("{} in block {}", hex_text(&receipt.hash), receipt.block.number());
    let sent = receipts.iter().map(is_in).collect::<Vec<_>>().join(", ");
    unheard(&sent, error)
}

fn unheard(sent: &str, error: &Error) -> Error {
    Error::unknown(format!("it is sent ({sent}), but {}", error.what), "do not send it again")
}

fn manner(session: &Session<'_>) -> Result<Manner> {
    let asked = session.asked;
    Ok(Manner {
        tip: session.tip()?,
        force: asked.is_set("force"),
        waits: !asked.is_set("no-wait"),
        patience: asked.timeout()?,
    })
}

/// Says what it would cost and do.
async fn dry_run(session: &Session<'_>, acting: &Acting<'_>) -> Result<()> {
    let trials = acting.trials().await?;
    let texts = trials.iter().map(|trial| summary(session, trial)).collect::<Result<Vec<_>>>()?;
    let text = format!("{}\n\nNothing was sent.", texts.join("\n\n"));
    output::show(&Answer { text, json: acting.trials_json(&trials, Style::Exact)? }, session.asked)
}

/// Who sits at the terminal, or nobody.
struct Terminal<'a> {
    session: &'a Session<'a>,
    busy: RefCell<Option<Busy>>,
}

impl Witness for Terminal<'_> {
    fn stage(&self, stage: Option<Stage>) {
        let mut busy = self.busy.borrow_mut();
        let text = match stage {
            None => {
                *busy = None;
                return;
            }
            Some(Stage::Reckoning) => "working it out",
            Some(Stage::Sending) => "sending",
            Some(Stage::Waiting) => "waiting for a block",
            Some(Stage::InBlock) => "in a block; waiting until it is final",
        };
        if let Some(busy) = &*busy {
            busy.say(text);
            return;
        }
        *busy = Some(Busy::with(text));
    }

    fn permits(&self, trial: &Trial, more: usize) -> Result<()> {
        if !self.session.asked.is_set("yes") {
            output::tell(&summary(self.session, trial)?);
            if more > 0 {
                output::tell(&format!("and {more} more of the kind"));
            }
        }
        confirm(self.session.asked, "Send it?")
    }

    fn kept(&self, path: &Path) {
        output::tell(&format!("the scores and their salt are in {}", path.display()));
    }

    fn sent(&self, title: &str, hash: &[u8; 32]) -> Result<()> {
        let hash = hex_text(hash);
        let json = json!({ "call": title, "transaction": hash });
        let answer = Answer { text: format!("{title} is sent: {hash}"), json };
        output::show(&answer, self.session.asked).map_err(|error| unheard(&hash, &error))
    }
}

/// What a transaction is, costs and would do.
fn summary(session: &Session<'_>, trial: &Trial) -> Result<String> {
    let draft = &trial.draft;
    let arguments = draft.call.arguments(&trial.block, Style::Plain)?;
    let mut rows = vec![
        ("call".to_owned(), draft.call.title()),
        ("by".to_owned(), session.who(&session.connection.book().address(&draft.signer).into())),
    ];
    rows.extend(arguments.iter().map(|(name, value)| (name.clone(), shortened(value))));
    rows.push(("fee".into(), format!("{} ({} planck)", session.token().format(draft.fee), draft.fee)));
    rows.extend(trial.effect.lines(session.token()).into_iter().map(|(kind, line)| (kind.to_owned(), line)));
    if let Some(error) = trial.refusal.as_ref().map(Error::to_string) {
        rows.push(("refused".into(), error));
    }
    Ok(record(&rows))
}

/// What became of a transaction, in words.
fn told(session: &Session<'_>, receipt: &Receipt) -> String {
    let (token, book) = (session.token(), session.connection.book());
    let mut lines: Vec<String> = Vec::new();
    if receipt.failure.is_none() {
        let events = receipt.events.iter().filter(|event| !words::is_quiet(event));
        lines.extend(events.map(|event| words::tell(event, token, book)));
    }
    let change = receipt.change;
    let held = match change.held {
        0 => String::new(),
        held => format!(", on hold {}", token.format_change(held)),
    };
    lines.push(record(&[
        ("block", format!("{} ({})", receipt.block.number(), receipt.block.hash_text())),
        ("fee", token.format(receipt.fee)),
        ("balance", format!("{}{held}", token.format_change(change.free))),
    ]));
    lines.join("\n")
}

/// A value that fits into its line.
fn shortened(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Null => "none".into(),
        other => other.to_string(),
    };
    if text.chars().count() <= 100 {
        return text;
    }
    format!("{}…", text.chars().take(99).collect::<String>())
}
