//! Acts carried out: what is planned is reckoned, tried, permitted, sent, followed until it is final, and told as JSON.
//!
//! Nothing here writes to a terminal or asks anybody: a [`Witness`] does, or says yes.

use crate::{
    At, Block, Call, Change, Connection, Effect, Error, Event, Kind, Result,
    amount::Token,
    event::planck,
    hash::hex_text,
    intent::Plan,
    keys::{Key, store::state_folder},
    shape::Style,
    submit::{Draft, Options, Receipt, Step},
    table::{Act, How},
};
use serde_json::{Value, json};
use std::{path::Path, time::Duration};

/// How many fees must be left where something is put on hold: enough to get it back, and to go on.
const FEES_LEFT: u128 = 20;

/// How to carry something out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Manner {
    /// Planck for the authors of blocks, beside each fee.
    pub tip: u128,
    /// Whether to send what would fail, or what would leave nothing for fees.
    pub force: bool,
    /// Whether to wait until each transaction is final.
    pub waits: bool,
    /// How long to wait for one.
    pub patience: Duration,
}

impl Default for Manner {
    fn default() -> Self {
        Self { tip: 0, force: false, waits: true, patience: Duration::from_secs(600) }
    }
}

/// What is being done.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stage {
    /// It is worked out what a transaction costs and does.
    Reckoning,
    /// It is sent.
    Sending,
    /// It waits for a block.
    Waiting,
    /// It is in a block, which is not final.
    InBlock,
}

/// Who looks on while something is carried out, and may stop it.
pub trait Witness {
    /// This is being done now; nothing, when it is done.
    fn stage(&self, stage: Option<Stage>);

    /// Asked before the first transaction is sent, after which `more` come.
    ///
    /// # Errors
    ///
    /// When nothing is to be sent.
    fn permits(&self, trial: &Trial, more: usize) -> Result<()>;

    /// What must not be lost lies there from now on.
    fn kept(&self, path: &Path);

    /// A transaction of this title was sent, and is not waited for.
    ///
    /// # Errors
    ///
    /// When that cannot be told.
    fn sent(&self, title: &str, hash: &[u8; 32]) -> Result<()>;
}

/// A transaction before it is sent.
#[derive(Clone, Debug)]
pub struct Trial {
    /// On top of what it was tried.
    pub block: Block,
    /// What would be sent.
    pub draft: Draft,
    /// What it would do.
    pub effect: Effect,
    /// Why it would not be sent.
    pub refusal: Option<Error>,
}

/// Something that is planned, by whom, and how it is to be carried out.
#[derive(Clone, Debug)]
pub struct Acting<'a> {
    /// The node.
    pub connection: &'a Connection,
    /// What the table says of it.
    pub act: &'static Act,
    /// Who signs.
    pub key: Key,
    /// What is planned.
    pub plan: Plan,
    /// How.
    pub manner: Manner,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What became of each transaction that was waited for, in order.
    pub receipts: Vec<Receipt>,
    /// How it ended: something may have failed after other things were done.
    pub ended: Result<()>,
}

/// Who signs when nobody is named: Alice gives tokens on a devnet, nobody does anything else.
pub fn stand_in(act: &Act) -> Option<&'static str> {
    (act.how == How::FundAccount).then_some("//Alice")
}

impl Acting<'_> {
    fn options(&self, first: bool) -> Options {
        Options { tip: self.manner.tip, until: self.plan.until.filter(|_| first) }
    }

    /// The calls, as far as they are known before anything is kept.
    fn calls(&self, block: &Block) -> Result<Vec<Call>> {
        match &self.plan.commitment {
            Some(commitment) => Ok(vec![Plan::commit(block, commitment)?]),
            None => Ok(self.plan.transactions.clone()),
        }
    }

    /// What each transaction would cost and do. Nothing is sent.
    ///
    /// # Errors
    ///
    /// When the node does not answer, or one cannot be in a block as early as it must.
    pub async fn trials(&self) -> Result<Vec<Trial>> {
        let block = self.connection.at(At::Best).await?;
        let mut trials = Vec::new();
        for (place, call) in self.calls(&block)?.into_iter().enumerate() {
            let first = place == 0;
            let draft = self.connection.draft(&self.key, call, self.options(first)).await?;
            let effect = Effect::of(&block, &draft.signer, &draft.call).await?;
            // What comes after the first is tried without it, which says nothing.
            let refusal = draft.trial.clone().filter(|_| first);
            let refusal = refusal.or(self.check(&block, &draft, &effect).await.err());
            trials.push(Trial { block: block.clone(), draft, effect, refusal });
        }
        Ok(trials)
    }

    /// Sends everything, one after the other.
    pub async fn go(&self, witness: &dyn Witness) -> Outcome {
        let (mut receipts, mut sent) = (Vec::new(), 0);
        let ended = self.send_all(witness, &mut receipts, &mut sent).await;
        witness.stage(None);
        Outcome { receipts, ended: ended.map_err(|error| after(sent, error)) }
    }

    async fn send_all(&self, witness: &dyn Witness, receipts: &mut Vec<Receipt>, sent: &mut usize) -> Result<()> {
        let block = self.connection.at(At::Best).await?;
        let calls = self.calls(&block)?;
        let more = calls.len().saturating_sub(1);
        for (place, call) in calls.into_iter().enumerate() {
            let first = place == 0;
            witness.stage(Some(Stage::Reckoning));
            let block = self.connection.at(At::Best).await?;
            let draft = self.connection.draft(&self.key, call, self.options(first)).await?;
            let effect = Effect::of(&block, &draft.signer, &draft.call).await?;
            witness.stage(None);
            self.permit(&block, &draft, &effect).await?;
            let trial = Trial { block, draft, effect, refusal: None };
            if first {
                witness.permits(&trial, more)?;
            }
            let draft = self.kept(trial, witness).await?;
            witness.stage(Some(Stage::Sending));
            if !self.manner.waits {
                let (title, hash) = (draft.call.title(), draft.hash());
                self.connection.send(draft).await?;
                *sent = place.saturating_add(1);
                witness.stage(None);
                witness.sent(&title, &hash)?;
                continue;
            }
            let receipt = self.follow(draft, witness).await?;
            *sent = place.saturating_add(1);
            let failed = receipt.check();
            receipts.push(receipt);
            failed?;
        }
        Ok(())
    }

    /// Refuses what would fail, and what would leave the account without fees.
    async fn permit(&self, block: &Block, draft: &Draft, effect: &Effect) -> Result<()> {
        if self.manner.force {
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

    /// Keeps what must be on the disk before the chain hears of it. A commitment that was kept before is sent in its
    /// place.
    async fn kept(&self, trial: Trial, witness: &dyn Witness) -> Result<Draft> {
        let Some(commitment) = &self.plan.commitment else { return Ok(trial.draft) };
        let (kept, path) = commitment.clone().keep(&state_folder()?)?;
        witness.kept(&path);
        if kept == *commitment {
            return Ok(trial.draft);
        }
        self.connection.draft(&self.key, Plan::commit(&trial.block, &kept)?, self.options(true)).await
    }

    async fn follow(&self, draft: Draft, witness: &dyn Witness) -> Result<Receipt> {
        let sent = self.connection.send(draft).await?;
        let tell = |step| {
            witness.stage(Some(match step {
                Step::Waiting => Stage::Waiting,
                Step::InBlock => Stage::InBlock,
            }));
        };
        let receipt = sent.wait_within(self.manner.patience, tell).await;
        witness.stage(None);
        receipt
    }

    /// Refuses what the account cannot pay, and what would strand it.
    async fn check(&self, block: &Block, draft: &Draft, effect: &Effect) -> Result<()> {
        let account = block.storage("system", "account", &[draft.signer.hex().into()]).await?;
        let data = |field: &str| account.pointer(&format!("/data/{field}")).and_then(planck).unwrap_or_default();
        let least = planck(&block.constant("balances", "existentialDeposit")?).unwrap_or_default();
        let funds = Funds { free: data("free"), reserved: data("reserved"), frozen: data("frozen"), least };
        funds.check(draft.fee, effect, self.connection.token())
    }

    /// What trials say, as JSON: `{ dryRun, fee, transactions }`, the fee of all of them in planck.
    ///
    /// # Errors
    ///
    /// When the chain does not know a call any more.
    pub fn trials_json(&self, trials: &[Trial], style: Style) -> Result<Value> {
        let fee = trials.iter().map(|trial| trial.draft.fee).fold(0, u128::saturating_add);
        let list = trials.iter().map(|trial| trial.to_json(style)).collect::<Result<Vec<_>>>()?;
        Ok(json!({ "dryRun": true, "fee": fee.to_string(), "transactions": list }))
    }

    /// What came of it, as JSON: `{ result, fee, change, transactions, block }`.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn answer(&self, receipts: &[Receipt], style: Style) -> Result<Value> {
        let mut total = Change::default();
        let (mut fee, mut list, mut result) = (0_u128, Vec::new(), Value::Null);
        for receipt in receipts {
            fee = fee.saturating_add(receipt.fee);
            total.free = total.free.saturating_add(receipt.change.free);
            total.held = total.held.saturating_add(receipt.change.held);
            let receipt = in_style(receipt, style).await?;
            let telling = receipt.telling(self.act.tells).map(|event| event.data.clone());
            if result.is_null() {
                result = telling.clone().unwrap_or_default();
            }
            list.push(self.receipt_json(&receipt, telling, style)?);
        }
        Ok(json!({
            "result": result, "fee": fee.to_string(), "change": change_json(total), "transactions": list,
            "block": receipts.last().map(|receipt| receipt.block.number()),
        }))
    }

    fn receipt_json(&self, receipt: &Receipt, telling: Option<Value>, style: Style) -> Result<Value> {
        Ok(json!({
            "call": receipt.call.title(),
            "arguments": arguments(&receipt.call, &receipt.block, style)?,
            "signer": self.connection.book().address(&receipt.signer),
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

impl Trial {
    /// It as JSON: `{ call, arguments, data, fee, effect, refusal }`.
    ///
    /// # Errors
    ///
    /// When the chain does not know the call any more.
    pub fn to_json(&self, style: Style) -> Result<Value> {
        Ok(json!({
            "call": self.draft.call.title(), "arguments": arguments(&self.draft.call, &self.block, style)?,
            "data": self.draft.call.hex(), "fee": self.draft.fee.to_string(), "effect": self.effect.to_json(),
            "refusal": self.refusal.as_ref().map(Error::to_string),
        }))
    }
}

/// A failure after so many transactions were sent: none of those that say that nothing was.
fn after(sent: usize, error: Error) -> Error {
    if sent == 0 || matches!(error.kind, Kind::Refused | Kind::Unknown | Kind::Unfit) {
        return error;
    }
    let what = format!("{sent} of its transactions were sent, but {}", error.what);
    Error::unknown(what, "look at the account before you send the rest")
}

/// The same receipt with its events in another style.
async fn in_style(receipt: &Receipt, style: Style) -> Result<Receipt> {
    let mut receipt = receipt.clone();
    if style != Style::Exact {
        receipt.events = receipt.block.events_of_in(style, receipt.index, &receipt.signer).await?;
    }
    Ok(receipt)
}

fn arguments(call: &Call, block: &Block, style: Style) -> Result<Value> {
    Ok(Value::Object(call.arguments(block, style)?.into_iter().collect()))
}

fn change_json(change: Change) -> Value {
    json!({ "free": change.free.to_string(), "held": change.held.to_string() })
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
    fn check(&self, fee: u128, effect: &Effect, token: &Token) -> Result<()> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{effect::Item, table::command};

    #[test]
    fn only_tokens_of_a_devnet_are_given_by_somebody_who_is_not_named() {
        let who = |path: &[&str]| stand_in(command(path).unwrap().act().unwrap());
        assert_eq!(who(&["fund-account"]), Some("//Alice"));
        assert_eq!((who(&["transfer"]), who(&["claim"])), (None, None));
    }

    #[test]
    fn what_fails_after_something_was_sent_does_not_say_that_nothing_was() {
        let lost = || Error::unreachable("no node answers", "start one");
        assert_eq!(after(0, lost()).kind, Kind::Unreachable);
        let error = after(2, lost());
        assert_eq!(
            (error.kind, error.what.as_str()),
            (Kind::Unknown, "2 of its transactions were sent, but no node answers")
        );
        assert_eq!(after(2, Error::local("the disk is full", "")).kind, Kind::Unknown);
        assert_eq!(after(2, Error::refused("it would fail", "")).kind, Kind::Refused);
    }

    #[test]
    fn an_account_keeps_what_it_takes_to_go_on() {
        let token = Token::new("TRIB", 12).unwrap();
        let item = |planck| vec![Item { what: "x".into(), planck }];
        let funds = Funds { free: 1_000, reserved: 0, frozen: 0, least: 10 };
        let pays = |planck| Effect { pays: item(planck), ..Effect::default() };
        let holds = |planck| Effect { holds: item(planck), ..Effect::default() };
        assert_eq!(funds.check(5, &pays(985), &token), Ok(()));
        assert!(funds.check(5, &pays(986), &token).unwrap_err().to_string().contains("more tokens first"));
        // Twenty fees and what it takes to exist are left.
        assert_eq!(funds.check(5, &holds(1_000 - 5 - 110), &token), Ok(()));
        let error = funds.check(5, &holds(1_000 - 5 - 109), &token).unwrap_err();
        assert!(error.to_string().contains("too little for the fees"), "{error}");
        let locked = Funds { frozen: 600, reserved: 100, ..funds };
        assert!(locked.check(5, &pays(496), &token).is_err() && locked.check(5, &pays(495), &token).is_ok());
    }
}
