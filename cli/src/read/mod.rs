//! Answers of the chain, as people read them. What is asked is in the client's `read`.

mod accounts;
mod assets;
mod chain;
mod contributions;
mod evaluators;
mod manifests;
mod tabs;
mod votes;

use crate::{
    card,
    output::{Answer, pretty},
    session::Session,
};
use serde_json::Value;
use tributary_client::{
    Block, Error, Result,
    event::planck,
    intent::Given,
    read::{self, at, cell, list, share, variant},
    shape::Style,
    table::Command,
};

/// What an answer is told from.
pub struct Telling<'a> {
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
        let json = read::rpc(&session.connection, given).await?;
        return Ok(Answer { text: chain::rpc_text(&json), json });
    }
    let telling = Telling { session, block: session.block().await?, given };
    let json = telling.read(command, Style::Exact).await?;
    let text = match command.path {
        ["read" | "storage" | "constant"] => telling.any(command).await?,
        _ => telling.text(command, &json)?,
    };
    Ok(Answer { text, json })
}

impl Telling<'_> {
    async fn read(&self, command: &'static Command, style: Style) -> Result<Value> {
        let me = self.session.asked.global("as");
        read::read(command, &read::Reading { block: &self.block, given: self.given, me, style }).await
    }

    /// An answer in words.
    fn text(&self, command: &'static Command, found: &Value) -> Result<String> {
        Ok(match command.path {
            ["asset", "show"] => self.asset(found),
            ["asset", "list"] => self.assets(found),
            ["asset", "provenance"] => self.graph(found, "from", "/downstream", "/upstream"),
            ["asset", "descendants"] => self.graph(found, "to", "/upstream", "/downstream"),
            ["asset", "least-royalty"] => assets::least_royalty(found),
            ["asset", "stack"] => assets::stack(found),
            ["asset", "scores"] => self.scores(found),
            ["contribution", "show"] => self.contribution(found),
            ["contribution", "list"] => self.contributions(found),
            ["manifest", "show"] => self.manifest(found),
            ["evaluator", "show"] => self.evaluator(found),
            ["evaluator", "list"] => self.evaluators(found),
            ["evaluator", "positions"] => self.positions(found),
            ["evaluator", "unbonding"] => self.unbonding(found),
            ["epoch"] => self.epoch(found),
            ["vote", "list"] => self.referenda(found)?,
            ["vote", "show"] => self.referendum(found)?,
            ["vote", "tracks"] => self.tracks(found),
            ["tab", "show"] => self.tab(found),
            ["tab", "list"] => self.tabs(found),
            ["bom"] => pretty(found),
            ["card"] => card::yaml(found)?,
            ["account", "show"] => self.account(found),
            ["claimable"] => self.claimable(found),
            ["owed"] => self.owed(found),
            ["devnet-accounts"] => self.devnet_accounts(found),
            _ => return Err(Error::usage(format!("`trib {}` reads nothing", command.title()), "")),
        })
    }

    fn amount(&self, planck: &Value) -> String {
        self.session.amount(planck)
    }

    fn who(&self, address: &Value) -> String {
        self.session.who(address)
    }
}

/// A number with its digits in groups.
fn count(value: &Value) -> String {
    planck(value).map_or_else(String::new, tributary_client::amount::grouped)
}
