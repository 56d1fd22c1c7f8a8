//! Transactions: reckoned, shown, asked for, sent, and told when they are final.

use crate::{
    output::{self, Answer, Busy, record},
    session::{ALICE, Session, can_ask, confirm},
};
use serde_json::{Value, json};
use tributary_client::{
    At, Block, Call, Change, Effect, Error, Event, Result,
    event::planck,
    hash::hex_text,
    intent::{self, Given, Plan},
    keys::{Key, store::state_folder},
    shape::Style,
    submit::{Draft, Options, Receipt, Step},
    table::{Act, Command, How},
    words,
};

/// How many fees must be left where something is put on hold: enough to get it back, and to go on.
const FEES_LEFT: u128 = 20;

/// Does what `command` says.
///
/// # Errors
///
/// When it cannot be done, would not succeed, or did not.
pub async fn run(session: &Session<'_>, command: &'static Command, given: &Given) -> Result<()> {
    let Some(act) = command.act() else { return Ok(()) };
    can_ask(session.asked)?;
    let otherwise = (act.how == How::FundAccount).then_some(ALICE);
    let key = session.key(otherwise)?;
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
    let mut acting = Acting { session, act, key, plan, receipts: Vec::new() };
    if session.asked.is_set("dry-run") {
        return acting.dry_run().await;
    }
    let ended = acting.go().await;
    // What was sent is told, whatever came after it.
    if !acting.receipts.is_empty() {
        output::show(&acting.answer()?, session.asked)?;
    }
    ended
}

/// What is being done.
struct Acting<'a> {
    session: &'a Session<'a>,
    act: &'static Act,
    key: Key,
    plan: Plan,
    receipts: Vec<Receipt>,
}

impl Acting<'_> {
    fn options(&self, first: bool) -> Result<Options> {
        let tip = self.session.asked.global("tip").map(|text| self.session.token().parse(text)).transpose()?;
        Ok(Options { tip: tip.unwrap_or_default(), until: self.plan.until.filter(|_| first) })
    }

    /// The calls, as far as they are known before anything is kept.
    fn calls(&self, block: &Block) -> Result<Vec<Call>> {
        match &self.plan.commitment {
            Some(commitment) => Ok(vec![Plan::commit(block, commitment)?]),
            None => Ok(self.plan.transactions.clone()),
        }
    }

    /// Says what it would cost and do.
    async fn dry_run(&self) -> Result<()> {
        let block = self.session.connection.at(At::Best).await?;
        let (mut texts, mut list) = (Vec::new(), Vec::new());
        for (place, call) in self.calls(&block)?.into_iter().enumerate() {
            let draft = self.session.connection.draft(&self.key, call, self.options(place == 0)?).await?;
            let effect = Effect::of(&block, &draft.signer, &draft.call).await?;
            // What comes after the first is tried without it, which says nothing.
            let trial = draft.trial.clone().filter(|_| place == 0);
            let refusal = trial.or(self.check(&block, &draft, &effect).await.err());
            texts.push(self.summary(&block, &draft, &effect, refusal.as_ref())?);
            list.push(json!({
                "call": draft.call.title(), "arguments": draft.call.to_json(&block)?,
                "data": draft.call.hex(), "fee": draft.fee.to_string(), "effect": effect.to_json(),
                "refusal": refusal.map(|error| error.to_string()),
            }));
        }
        let fee = list.iter().filter_map(|entry| entry.get("fee").and_then(planck)).fold(0, u128::saturating_add);
        let json = json!({ "dryRun": true, "fee": fee.to_string(), "transactions": list });
        let text = format!("{}\n\nNothing was sent.", texts.join("\n\n"));
        output::show(&Answer { text, json }, self.session.asked)
    }

    /// Sends everything, one after the other.
    async fn go(&mut self) -> Result<()> {
        let block = self.session.connection.at(At::Best).await?;
        let calls = self.calls(&block)?;
        let count = calls.len();
        for (place, call) in calls.into_iter().enumerate() {
            let first = place == 0;
            let busy = Busy::with("working it out");
            let block = self.session.connection.at(At::Best).await?;
            let draft = self.session.connection.draft(&self.key, call, self.options(first)?).await?;
            let effect = Effect::of(&block, &draft.signer, &draft.call).await?;
            drop(busy);
            self.permit(&block, &draft, &effect).await?;
            if first {
                self.ask(&block, &draft, &effect, count)?;
            }
            let draft = self.kept(&block, draft).await?;
            if self.session.asked.is_set("no-wait") {
                let hash = hex_text(&draft.hash());
                let title = draft.call.title();
                self.session.connection.send(draft).await?;
                let json = json!({ "call": title, "transaction": hash });
                output::show(&Answer { text: format!("{title} is sent: {hash}"), json }, self.session.asked)?;
                continue;
            }
            let receipt = self.follow(draft).await?;
            let failed = receipt.check();
            self.receipts.push(receipt);
            failed?;
        }
        Ok(())
    }

    /// Refuses what would fail, and what would leave the account without fees.
    async fn permit(&self, block: &Block, draft: &Draft, effect: &Effect) -> Result<()> {
        if self.session.asked.is_set("force") {
            return Ok(());
        }
        self.check(block, draft, effect).await?;
        match &draft.trial {
            Some(error) => {
                let mut error = error.clone();
                error.what = format!("{}, so it is not sent", error.what.replace(" failed ", " would fail "));
                Err(error)
            }
            None => Ok(()),
        }
    }

    fn ask(&self, block: &Block, draft: &Draft, effect: &Effect, count: usize) -> Result<()> {
        if !self.session.asked.is_set("yes") {
            output::tell(&self.summary(block, draft, effect, None)?);
            let more = count.saturating_sub(1);
            if more > 0 {
                output::tell(&format!("and {more} more of the kind"));
            }
        }
        confirm(self.session.asked, "Send it?")
    }

    /// Keeps what must be on the disk before the chain hears of it. A commitment that was kept before is sent in its
    /// place.
    async fn kept(&self, block: &Block, draft: Draft) -> Result<Draft> {
        let Some(commitment) = &self.plan.commitment else { return Ok(draft) };
        let (kept, path) = commitment.clone().keep(&state_folder()?)?;
        output::tell(&format!("the scores and their salt are in {}", path.display()));
        if kept == *commitment {
            return Ok(draft);
        }
        self.session.connection.draft(&self.key, Plan::commit(block, &kept)?, self.options(true)?).await
    }

    async fn follow(&self, draft: Draft) -> Result<Receipt> {
        let hash = draft.hash();
        let busy = Busy::with("sending");
        let sent = self.session.connection.send(draft).await?;
        let wait = sent.wait(|step| match step {
            Step::Waiting => busy.say("waiting for a block"),
            Step::InBlock => busy.say("in a block; waiting until it is final"),
        });
        let patience = self.session.asked.timeout()?;
        tokio::time::timeout(patience, wait).await.unwrap_or_else(|_| {
            let hash = hex_text(&hash);
            let what = format!("the transaction {hash} is not final after {} s", patience.as_secs());
            Err(Error::unknown(what, "look at the account before you send it again, or give a longer --timeout"))
        })
    }

    /// Refuses what the account cannot pay, and what would strand it.
    async fn check(&self, block: &Block, draft: &Draft, effect: &Effect) -> Result<()> {
        let account = block.storage("system", "account", &[draft.signer.hex().into()]).await?;
        let data = |field: &str| account.pointer(&format!("/data/{field}")).and_then(planck).unwrap_or_default();
        let least = planck(&block.constant("balances", "existentialDeposit")?).unwrap_or_default();
        let funds = Funds { free: data("free"), reserved: data("reserved"), frozen: data("frozen"), least };
        funds.check(draft.fee, effect, self.session)
    }

    fn summary(&self, block: &Block, draft: &Draft, effect: &Effect, refusal: Option<&Error>) -> Result<String> {
        let arguments = draft.call.arguments(block, Style::Plain)?;
        let mut rows = vec![
            ("call".to_owned(), draft.call.title()),
            ("by".to_owned(), self.session.who(&self.session.connection.book().address(&draft.signer).into())),
        ];
        rows.extend(arguments.iter().map(|(name, value)| (name.clone(), shortened(value))));
        rows.push(("fee".into(), format!("{} ({} planck)", self.session.token().format(draft.fee), draft.fee)));
        rows.extend(effect.lines(self.session.token()).into_iter().map(|(kind, line)| (kind.to_owned(), line)));
        if let Some(error) = refusal {
            rows.push(("refused".into(), error.to_string()));
        }
        Ok(record(&rows))
    }

    /// What became of everything that was sent.
    fn answer(&self) -> Result<Answer> {
        let mut total = Change::default();
        let (mut fee, mut texts, mut list, mut result) = (0_u128, Vec::new(), Vec::new(), Value::Null);
        for receipt in &self.receipts {
            fee = fee.saturating_add(receipt.fee);
            total.free = total.free.saturating_add(receipt.change.free);
            total.held = total.held.saturating_add(receipt.change.held);
            texts.push(self.told(receipt));
            let telling = receipt.telling(self.act.tells).map(|event| event.data.clone());
            if result.is_null() {
                result = telling.clone().unwrap_or_default();
            }
            list.push(self.receipt_json(receipt, telling)?);
        }
        let json = json!({
            "result": result, "fee": fee.to_string(), "change": change_json(total), "transactions": list,
            "block": self.receipts.last().map(|receipt| receipt.block.number()),
        });
        Ok(Answer { text: texts.join("\n\n"), json })
    }

    fn told(&self, receipt: &Receipt) -> String {
        let (token, book) = (self.session.token(), self.session.connection.book());
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

    fn receipt_json(&self, receipt: &Receipt, telling: Option<Value>) -> Result<Value> {
        Ok(json!({
            "call": receipt.call.title(),
            "arguments": receipt.call.to_json(&receipt.block)?,
            "signer": self.session.connection.book().address(&receipt.signer),
            "transaction": hex_text(&receipt.hash),
            "block": { "number": receipt.block.number(), "hash": receipt.block.hash_text() },
            "index": receipt.index,
            "fee": receipt.fee.to_string(),
            "change": change_json(receipt.change),
            "failure": receipt.failure.as_ref().map(|failure| failure.name.clone()),
            "result": telling,
            "events": receipt.events.iter().map(Event::to_json).collect::<Vec<_>>(),
        }))
    }
}

/// What an account has, in planck.
struct Funds {
    free: u128,
    reserved: u128,
    frozen: u128,
    /// What it must have to exist.
    least: u128,
}

impl Funds {
    fn check(&self, fee: u128, effect: &Effect, session: &Session<'_>) -> Result<()> {
        let token = session.token();
        let takes = effect.takes();
        let pays = takes.saturating_sub(effect.holds.iter().map(|item| item.planck).fold(0, u128::saturating_add));
        // What a vote locks may be held, but not paid with; what is on hold counts towards the lock.
        let locked = self.frozen.saturating_sub(self.reserved).max(self.least);
        let payable = self.free.saturating_sub(locked);
        if fee.saturating_add(pays) > payable {
            let what = format!(
                "it takes {} and the fee of {}, and {} can be paid with",
                token.format(pays),
                token.format(fee),
                token.format(payable)
            );
            return Err(Error::refused(what, "send the account more tokens first"));
        }
        let left = self.free.checked_sub(fee.saturating_add(takes));
        let needed = self.least.saturating_add(fee.saturating_mul(FEES_LEFT));
        if effect.holds_anything() && left.is_none_or(|left| left < needed) {
            let most = self.free.saturating_sub(needed).saturating_sub(fee).saturating_sub(pays);
            let left = left.unwrap_or_default();
            let what =
                format!("it would leave {}, too little for the fees of ever getting the rest back", token.format(left));
            return Err(Error::refused(what, format!("put at most {} on hold, or give --force", token.format(most))));
        }
        Ok(())
    }
}

fn change_json(change: Change) -> Value {
    json!({ "free": change.free.to_string(), "held": change.held.to_string() })
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
