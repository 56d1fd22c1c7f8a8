//! From what a person wants to the calls that bring it about.

mod assets;
mod claims;
mod manifests;
mod scoring;
mod tabs;
mod votes;

use crate::{
    Account, At, Block, Call, Connection, Error, Result,
    card::licence,
    catalog::split,
    scores::Commitment,
    table::{Act, Argument, Command, Form, How, Place},
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

pub use claims::pack;
pub use votes::track;

/// What was given for a command's arguments: texts by the argument's name.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Given(pub BTreeMap<String, Vec<String>>);

impl Given {
    /// What was given for this argument, if anything.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(|texts| texts.first()).map(String::as_str)
    }

    /// Everything that was given for this argument.
    pub fn texts(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether this flag is set.
    pub fn is_set(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The same with one argument more.
    #[must_use]
    pub fn and(mut self, name: &str, text: impl Into<String>) -> Self {
        self.0.entry(name.to_owned()).or_default().push(text.into());
        self
    }
}

/// What it takes to do what a person wants.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The transactions, in order, each waiting for the one before.
    pub transactions: Vec<Call>,
    /// The last block that the first of them may be in.
    pub until: Option<u64>,
    /// What must be kept before the first is sent. It comes with no transaction: [`Plan::commit`] makes it.
    pub commitment: Option<Commitment>,
    /// What else there is to know before anything is sent, in sentences.
    pub notes: Vec<String>,
}

impl Plan {
    fn of(call: Call) -> Self {
        Self { transactions: vec![call], ..Self::default() }
    }

    /// The transaction of a commitment that was kept.
    ///
    /// # Errors
    ///
    /// When the chain has no such call.
    pub fn commit(block: &Block, commitment: &Commitment) -> Result<Call> {
        let hash = format!("0x{}", hex::encode(commitment.hash()?));
        call(block, "evaluation.commitScores", json!({ "hash": hash }))
    }

    /// The transaction that reveals it.
    ///
    /// # Errors
    ///
    /// When the chain has no such call.
    pub fn reveal(block: &Block, commitment: &Commitment) -> Result<Call> {
        let arguments = json!({ "scores": commitment.scores, "salt": commitment.salt() });
        call(block, "evaluation.revealScores", arguments)
    }
}

/// Everything that an intent is made from.
struct Request<'a> {
    command: &'static Command,
    act: &'static Act,
    given: &'a Given,
    block: Block,
    connection: &'a Connection,
    who: Account,
}

/// What it takes for `who` to do what `command` says.
///
/// # Errors
///
/// When something that was given cannot be understood, the chain does not have what is needed, or it can be told
/// beforehand that the chain would refuse.
pub async fn plan(command: &'static Command, given: &Given, connection: &Connection, who: &Account) -> Result<Plan> {
    let act = command.act().ok_or_else(|| Error::usage(format!("`trib {}` sends nothing", command.title()), ""))?;
    let missing = command.arguments.iter().find(|argument| argument.is_required() && !given.is_set(argument.name));
    if let Some(argument) = missing {
        let what = format!("{} is missing", argument.name);
        return Err(Error::usage(what, format!("`trib {} --help` says what it is", command.title())));
    }
    let block = connection.at(At::Best).await?;
    let request = Request { command, act, given, block, connection, who: *who };
    let plan = match act.how {
        How::Fields => request.fields().map(Plan::of),
        How::Register => request.register().await,
        How::SetTerms => request.set_terms().await,
        How::SetInfo => request.set_info().await,
        How::Offer => request.offer(),
        How::Use => request.use_asset().await,
        How::Claim => request.claim().await,
        How::Collect => request.collect().await,
        How::OpenTab => request.open_tab().await,
        How::AddLane => request.add_lane().await,
        How::FundAccount => request.fund_account(),
        How::AddMany => request.add_many().await,
        How::JoinLeaves => request.join_leaves().await,
        How::JoinMine => request.join_mine().await,
        How::LeaveLeaf => request.leave_leaf().await,
        How::Commit => request.commit().await,
        How::Reveal => request.reveal().await,
        How::ProposeParameter => request.propose_parameter(),
        How::Propose => request.propose(),
        How::Note => request.note(),
        How::Cast => request.cast(),
        How::Remove => request.remove().await,
        How::Delegate => request.delegate(),
        How::Undelegate => request.undelegate(),
        How::Unlock => request.unlock(),
        How::Refund => request.refund().await,
        How::Any => request.any().map(Plan::of),
    };
    let mut plan = plan?;
    plan.notes.extend(licence::doubt(given));
    Ok(plan)
}

/// The call of this title with arguments by name.
fn call(block: &Block, title: &str, arguments: Value) -> Result<Call> {
    let (pallet, name) = split(title)?;
    let arguments = arguments.as_object().cloned().unwrap_or_default();
    Call::named(block.catalog(), block.shapes(), pallet, name, &arguments)
}

impl Request<'_> {
    /// The first call that the act is made of.
    fn title(&self) -> &'static str {
        self.act.calls.first().copied().unwrap_or_default()
    }

    fn call(&self, title: &str, arguments: Value) -> Result<Call> {
        call(&self.block, title, arguments)
    }

    /// What was given for an argument, as a call takes it; `None` if nothing was.
    fn value(&self, name: &str) -> Result<Option<Value>> {
        let Some(argument) = self.command.argument(name) else { return Ok(None) };
        self.value_of(argument)
    }

    /// The same for an argument that must be there.
    fn needed(&self, name: &str) -> Result<Value> {
        self.value(name)?.ok_or_else(|| Error::usage(format!("{name} is missing"), "give it"))
    }

    fn value_of(&self, argument: &Argument) -> Result<Option<Value>> {
        let texts = self.given.texts(argument.name);
        let value = |text: &String| argument.form.value(text, &self.block).map_err(|error| error.of(argument.name));
        if argument.is_list() {
            return texts.iter().map(value).collect::<Result<Vec<_>>>().map(|list| Some(list.into()));
        }
        texts.first().map(value).transpose()
    }

    /// Everything that was given, where it goes in the call; a flag that was not given is false.
    fn tree(&self) -> Result<Map<String, Value>> {
        let mut tree = Map::new();
        for argument in self.command.arguments.iter().filter(|argument| !argument.to.is_empty()) {
            let unset = (argument.place == Place::Flag).then_some(Value::Bool(false));
            if let Some(value) = self.value_of(argument)?.or(unset) {
                put(&mut tree, argument.to, value);
            }
        }
        Ok(tree)
    }

    /// Everything where it goes; what need not be given and is not is nothing.
    fn fields(&self) -> Result<Call> {
        let mut tree = self.tree()?;
        let optional = |argument: &&Argument| argument.place == Place::Option && !argument.to.contains('.');
        for argument in self.command.arguments.iter().filter(optional) {
            tree.entry(argument.to).or_insert(Value::Null);
        }
        self.call(self.title(), tree.into())
    }

    fn any(&self) -> Result<Call> {
        self.spelled(self.given.text("call").unwrap_or_default(), self.given.texts("arguments"))
    }

    /// A call by its title and what was typed for its arguments.
    fn spelled(&self, title: &str, arguments: &[String]) -> Result<Call> {
        let (pallet, name) = split(title)?;
        let arguments = arguments.iter().map(|text| Form::Any.value(text, &self.block)).collect::<Result<Vec<_>>>()?;
        Call::listed(self.block.catalog(), self.block.shapes(), pallet, name, &arguments)
    }

    /// Tokens of a devnet.
    fn fund_account(&self) -> Result<Plan> {
        if !self.connection.is_development() {
            let what = format!("{} is no devnet", self.connection.name());
            return Err(Error::refused(what, "send tokens with `trib transfer`"));
        }
        let to = self.needed("to")?;
        let amount = match self.value("amount")? {
            Some(amount) => amount,
            None => self.connection.token().one().saturating_mul(100).to_string().into(),
        };
        self.call(self.title(), json!({ "dest": to, "value": amount })).map(Plan::of)
    }
}

/// Puts `value` at a path such as `info.name`.
fn put(tree: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            tree.insert(path.to_owned(), value);
        }
        Some((first, rest)) => {
            let branch = tree.entry(first.to_owned()).or_insert_with(|| Map::new().into());
            if let Value::Object(branch) = branch {
                put(branch, rest, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_put_where_they_belong() {
        let mut tree = Map::new();
        put(&mut tree, "asset", json!(3));
        put(&mut tree, "info.name", json!("x"));
        put(&mut tree, "info.uri", json!("y"));
        assert_eq!(Value::from(tree), json!({ "asset": 3, "info": { "name": "x", "uri": "y" } }));
    }

    #[test]
    fn what_is_given_is_found() {
        let given = Given::default().and("pools", "data:3").and("pools", "data:4").and("all", "");
        assert_eq!((given.text("pools"), given.texts("pools").len()), (Some("data:3"), 2));
        assert!(given.is_set("all") && !given.is_set("for") && given.texts("for").is_empty());
    }
}
