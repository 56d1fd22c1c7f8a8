//! Answers of the chain to the reads of the table, as JSON.
//!
//! `trib` makes tables of them for people, and Python hands them to programs.

mod accounts;
mod assets;
mod chain;
mod contributions;
mod evaluators;
mod lineage;
mod manifests;
mod tabs;
mod votes;

use crate::{
    Account, Block, Connection, Error, Result,
    amount::format_share,
    block::Entry,
    intent::Given,
    keys::Source,
    shape::Style,
    table::{Command, number},
};
use serde_json::Value;

pub use chain::rpc;

/// The items of a page.
const PAGE: u32 = 256;

/// What a read is made from.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The block to read at.
    pub block: &'a Block,
    /// What was given for the command's arguments.
    pub given: &'a Given,
    /// Who asks, as [`Source::of`] has it: meant where a command takes an account and none is given.
    pub me: Option<&'a str>,
    /// How values are written. `read`, `storage` and `constant` know every style, all others those with exact numbers.
    pub style: Style,
}

/// Asks the chain what `command` says. O(answers) requests; those that are lists are read page by page.
///
/// # Errors
///
/// When it reads nothing at a block, what is asked for does not exist, or the node does not answer.
pub async fn read(command: &'static Command, reading: &Reading<'_>) -> Result<Value> {
    match command.path {
        ["asset", "show"] => reading.asset().await,
        ["asset", "list"] => reading.assets().await,
        ["asset", "provenance"] => reading.graph("provenance").await,
        ["asset", "descendants"] => reading.graph("descendants").await,
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
        ["bom"] => reading.bom().await,
        ["card"] => reading.card().await,
        ["account", "show"] => reading.account().await,
        ["claimable"] => reading.claimable().await,
        ["owed"] => reading.owed().await,
        ["devnet-accounts"] => reading.devnet_accounts().await,
        ["read"] => reading.any_api().await,
        ["storage"] => reading.any_storage().await,
        ["constant"] => reading.any_constant(),
        _ => Err(Error::usage(format!("`trib {}` reads nothing at a block", command.title()), "")),
    }
}

impl Reading<'_> {
    fn connection(&self) -> &Connection {
        self.block.connection()
    }

    /// A number that was given.
    fn number(&self, name: &str) -> Result<Option<u64>> {
        self.given.text(name).map(|text| number(text).map_err(|error| error.of(name))).transpose()
    }

    /// A number that must be there.
    fn id(&self, name: &str) -> Result<Value> {
        let missing = || Error::usage(format!("{name} is missing"), "give it");
        Ok(self.number(name)?.ok_or_else(missing)?.into())
    }

    /// The account that is meant: the one that was given, or who asks.
    fn account_of(&self, given: Option<&str>) -> Result<Account> {
        match given.or(self.me) {
            None => Err(Error::usage("no account is named", "name one, or say who you are with --as or TRIB_AS")),
            Some(text) => Source::of(text, self.connection().book())?.account(),
        }
    }

    async fn api(&self, api: &str, method: &str, args: &[Value]) -> Result<Value> {
        self.block.api_in(self.style, api, method, args).await
    }

    async fn storage(&self, pallet: &str, item: &str, keys: &[Value]) -> Result<Value> {
        self.block.storage_in(self.style, pallet, item, keys).await
    }

    async fn entries(&self, pallet: &str, item: &str, first: &[Value]) -> Result<Vec<Entry>> {
        self.block.entries_in(self.style, pallet, item, first).await
    }

    /// Everything that a runtime API answers page by page: `before` are its arguments but for the page.
    async fn pages(&self, api: &str, method: &str, before: &[Value]) -> Result<Vec<Value>> {
        let (mut all, mut from) = (Vec::new(), Value::Null);
        loop {
            let args = [before, &[from, PAGE.into()]].concat();
            let page = self.api(api, method, &args).await?;
            all.extend(list(at(&page, "/items")).iter().cloned());
            from = at(&page, "/next").clone();
            if from.is_null() {
                return Ok(all);
            }
        }
    }
}

/// A part of a value; nothing if there is none.
pub fn at<'v>(value: &'v Value, path: &str) -> &'v Value {
    value.pointer(path).unwrap_or(&Value::Null)
}

/// The elements of a list; none if it is no list.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A value as a text; empty if there is none.
pub fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A share in words; empty if there is none.
pub fn share(value: &Value) -> String {
    value.as_u64().and_then(|parts| u32::try_from(parts).ok()).map_or_else(String::new, format_share)
}

/// The only entry of `{"Name": content}`, or the name alone.
pub fn variant(value: &Value) -> (&str, &Value) {
    match value {
        Value::String(name) => (name, &Value::Null),
        Value::Object(object) => object.iter().next().map_or(("", &Value::Null), |(name, content)| (name, content)),
        _ => ("", &Value::Null),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn parts_of_values_are_found_or_nothing() {
        let value = json!({ "a": { "b": [1, 2] }, "state": "Open", "review": { "Accepted": { "weight": "7" } } });
        assert_eq!((at(&value, "/a/b/1"), at(&value, "/a/c")), (&json!(2), &Value::Null));
        assert_eq!((list(at(&value, "/a/b")).len(), list(&value).len()), (2, 0));
        assert_eq!(variant(at(&value, "/state")), ("Open", &Value::Null));
        assert_eq!(variant(at(&value, "/review")), ("Accepted", &json!({ "weight": "7" })));
        assert_eq!(variant(&Value::Null), ("", &Value::Null));
    }
}
