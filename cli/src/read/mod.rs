//! Answers of the chain.

mod accounts;
mod assets;
mod chain;
mod contributions;
mod evaluators;
mod manifests;
mod tabs;
mod votes;

use crate::{output::Answer, session::Session};
use serde_json::Value;
use tributary_client::{Block, Error, Result, amount::format_share, event::planck, intent::Given, table::Command};

/// The items of a page.
const PAGE: u32 = 256;

/// What a read is made from.
pub struct Reading<'a> {
    session: &'a Session<'a>,
    block: Block,
    given: &'a Given,
}

/// Asks the chain what `command` says.
///
/// # Errors
///
/// When what is asked for does not exist, or the node does not answer.
pub async fn run(session: &Session<'_>, command: &'static Command, given: &Given) -> Result<Answer> {
    if command.path == ["rpc"] {
        return chain::rpc(session, given).await;
    }
    let reading = Reading { session, block: session.block().await?, given };
    match command.path {
        ["asset", "show"] => reading.asset().await,
        ["asset", "list"] => reading.assets().await,
        ["asset", "provenance"] => reading.provenance().await,
        ["asset", "descendants"] => reading.descendants().await,
        ["asset", "least-royalty"] => reading.least_royalty().await,
        ["asset", "stack"] => reading.stack().await,
        ["asset", "scores"] => reading.scores().await,
        ["contribution", "show"] => reading.contribution().await,
        ["contribution", "list"] => reading.contributions().await,
        ["manifest", "show"] => reading.manifest().await,
        ["evaluator", "show"] => reading.evaluator().await,
        ["evaluator", "list"] => reading.evaluators().await,
        ["evaluator", "positions"] => reading.positions().await,
        ["evaluator", "unbonding"] => reading.unbonding().await,
        ["epoch"] => reading.epoch().await,
        ["vote", "list"] => reading.referenda().await,
        ["vote", "show"] => reading.referendum().await,
        ["vote", "tracks"] => reading.tracks(),
        ["tab", "show"] => reading.tab().await,
        ["tab", "list"] => reading.tabs().await,
        ["account", "show"] => reading.account().await,
        ["claimable"] => reading.claimable().await,
        ["owed"] => reading.owed().await,
        ["devnet-accounts"] => reading.devnet_accounts().await,
        ["read"] => reading.any_api().await,
        ["storage"] => reading.any_storage().await,
        ["constant"] => reading.any_constant(),
        _ => Err(Error::usage(format!("`trib {}` reads nothing", command.title()), "")),
    }
}

impl Reading<'_> {
    /// A number that was given.
    fn number(&self, name: &str) -> Result<Option<u64>> {
        let parse = |text: &str| {
            let number = text.replace('_', "").parse();
            number.map_err(|_| Error::usage(format!("{name}: {text:?} is no whole number"), "write it like 30000"))
        };
        self.given.text(name).map(parse).transpose()
    }

    /// A number that must be there.
    fn id(&self, name: &str) -> Result<Value> {
        Ok(self.number(name)?.unwrap_or_default().into())
    }

    /// Everything that a runtime API answers page by page: `before` are its arguments but for the page.
    async fn pages(&self, api: &str, method: &str, before: &[Value]) -> Result<Vec<Value>> {
        let (mut all, mut from) = (Vec::new(), Value::Null);
        loop {
            let args = [before, &[from, PAGE.into()]].concat();
            let page = self.block.api(api, method, &args).await?;
            all.extend(list(at(&page, "/items")).iter().cloned());
            from = at(&page, "/next").clone();
            if from.is_null() {
                return Ok(all);
            }
        }
    }

    fn amount(&self, planck: &Value) -> String {
        self.session.amount(planck)
    }

    fn who(&self, address: &Value) -> String {
        self.session.who(address)
    }
}

/// A part of a value; nothing if there is none.
fn at<'v>(value: &'v Value, path: &str) -> &'v Value {
    value.pointer(path).unwrap_or(&Value::Null)
}

/// A value in a cell.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A share in words.
fn share(value: &Value) -> String {
    value.as_u64().and_then(|parts| u32::try_from(parts).ok()).map_or_else(String::new, format_share)
}

/// A number with its digits in groups.
fn count(value: &Value) -> String {
    planck(value).map_or_else(String::new, tributary_client::amount::grouped)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The only entry of `{"Name": content}`, or the name alone.
fn variant(value: &Value) -> (&str, &Value) {
    match value {
        Value::String(name) => (name, &Value::Null),
        Value::Object(object) => object.iter().next().map_or(("", &Value::Null), |(name, content)| (name, content)),
        _ => ("", &Value::Null),
    }
}
