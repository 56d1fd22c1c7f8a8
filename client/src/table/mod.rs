//! What a person can ask of the chain and do on it, declared once. The command line, its help, its manual, the
//! reference page and other languages are made from this; tests hold it against the chain.

mod assets;
mod cards;
mod chain;
mod contributions;
mod evaluators;
mod form;
mod json;
mod manifests;
mod money;
mod raw;
mod review;
mod tabs;
mod tools;
mod votes;

pub(crate) use form::choice;
pub use form::{Form, Sort, number, pool_text};
pub use json::to_json;
pub use raw::{RAW, Raw};

/// Something to type: a read, an act, or a tool of this machine.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// The words that name it, such as `asset publish`.
    pub path: &'static [&'static str],
    /// Other names of its last word.
    pub aliases: &'static [&'static str],
    /// What it does, in a line.
    pub about: &'static str,
    /// What there is to know besides, in sentences; may be empty.
    pub prose: &'static str,
    /// What it takes.
    pub arguments: &'static [Argument],
    /// Command lines without `trib`.
    pub examples: &'static [&'static str],
    /// What comes of it.
    pub does: Does,
}

/// What comes of a command.
#[derive(Clone, Copy, Debug)]
pub enum Does {
    /// It sends a transaction.
    Act(Act),
    /// It asks the chain.
    Read(&'static [Source]),
    /// It works on this machine alone, or shows how to.
    Tool,
}

/// How a transaction is made.
#[derive(Clone, Copy, Debug)]
pub struct Act {
    /// The calls that it may be made of, such as `registry.publish`. Of the first, arguments say where they go in it.
    pub calls: &'static [&'static str],
    /// How they come about.
    pub how: How,
    /// The events whose fields are the result, the most telling first.
    pub tells: &'static [&'static str],
}

/// How a call comes about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum How {
    /// Each argument is put where its `to` says.
    Fields,
    /// It takes more than that: what is not given is read from the chain, or several calls are needed.
    Register,
    /// Terms of which some stay.
    SetTerms,
    /// A description of which some stays.
    SetInfo,
    /// An offer, or its withdrawal.
    Offer,
    /// A price that is read.
    Use,
    /// What is owed, wherever it is.
    Claim,
    /// What descendants owe.
    Collect,
    /// A deposit for calls, and prices that are read.
    OpenTab,
    /// One more asset, and its price.
    AddLane,
    /// Tokens for an account of a devnet.
    FundAccount,
    /// A contribution of many, by what its manifest says.
    AddMany,
    /// Leaves of a manifest, alone or in blocks.
    JoinLeaves,
    /// Leaves of one account, in all manifests of an asset.
    JoinMine,
    /// A leaf that goes.
    LeaveLeaf,
    /// A hash over scores and a salt.
    Commit,
    /// What that hash was of.
    Reveal,
    /// A referendum on a parameter.
    ProposeParameter,
    /// A referendum on any call.
    Propose,
    /// A vote with tokens.
    Cast,
    /// What is left of a vote.
    Remove,
    /// Votes for somebody else.
    Delegate,
    /// The end of that.
    Undelegate,
    /// Tokens that are locked no longer.
    Unlock,
    /// Deposits of a referendum that is over.
    Refund,
    /// Bytes of a call.
    Note,
    /// Any call.
    Any,
}

/// Where an answer comes from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Source {
    /// A runtime API, such as `registryApi.asset`.
    Api(&'static str),
    /// A storage item, such as `contributions.contributions`.
    Storage(&'static str),
    /// A constant of the runtime.
    Constant(&'static str),
    /// JSON-RPC.
    Rpc(&'static str),
}

impl Source {
    /// What it is called, such as `registryApi.asset`.
    pub const fn title(&self) -> &'static str {
        match self {
            Self::Api(title) | Self::Storage(title) | Self::Constant(title) | Self::Rpc(title) => title,
        }
    }
}

/// Something that a command takes.
#[derive(Clone, Copy, Debug)]
pub struct Argument {
    /// Its name, in small letters with dashes.
    pub name: &'static str,
    /// How it is written.
    pub form: Form,
    /// Where it stands on the command line.
    pub place: Place,
    /// Where it goes in the call, such as `info.name`; empty if it does not go there as it is.
    pub to: &'static str,
    /// What it is.
    pub help: &'static str,
}

/// Where an argument stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Place {
    /// In its order, and it must.
    First,
    /// In its order, if at all.
    Maybe,
    /// At the end, any number of times, at least so often.
    Rest(usize),
    /// Behind `--name`, and it must be there.
    Named,
    /// Behind `--name`, if at all.
    Option,
    /// Behind `--name`, any number of times.
    Repeated,
    /// `--name` alone.
    Flag,
}

/// Commands that belong together.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Their first word.
    pub name: &'static str,
    /// What they are about, in a line.
    pub about: &'static str,
}

/// The groups, in the order in which they are shown. Commands of one word come after them.
pub const GROUPS: &[Group] = &[
    Group { name: "key", about: "Keys of this machine, in files that polkadot.js reads and writes" },
    Group { name: "asset", about: "Models and datasets: register, publish, use, look at" },
    Group { name: "contribution", about: "Data and compute for an open asset, and their review" },
    Group { name: "manifest", about: "Many contributors behind one hash: build, host, prove, join" },
    Group { name: "evaluator", about: "Evaluators, stake and scores" },
    Group { name: "vote", about: "Referenda: propose, vote, delegate, take back" },
    Group { name: "tab", about: "Tabs: paying for calls of models at a gateway" },
    Group { name: "account", about: "Accounts and what they have" },
];

/// Every command, group by group.
pub fn commands() -> impl Iterator<Item = &'static Command> {
    [
        tools::KEYS,
        assets::COMMANDS,
        contributions::COMMANDS,
        manifests::COMMANDS,
        evaluators::COMMANDS,
        votes::COMMANDS,
        tabs::COMMANDS,
        money::COMMANDS,
        tabs::TOOLS,
        chain::COMMANDS,
        review::COMMANDS,
        cards::COMMANDS,
        tools::COMMANDS,
    ]
    .into_iter()
    .flatten()
}

/// The command that these words name.
pub fn command(path: &[&str]) -> Option<&'static Command> {
    commands().find(|command| command.is(path))
}

impl Command {
    /// Whether these words name it.
    pub fn is(&self, path: &[&str]) -> bool {
        let (Some((last, groups)), Some((own, own_groups))) = (path.split_last(), self.path.split_last()) else {
            return false;
        };
        groups == own_groups && (last == own || self.aliases.contains(last))
    }

    /// Its words in one.
    pub fn title(&self) -> String {
        self.path.join(" ")
    }

    /// How its transaction is made, if it sends one.
    pub fn act(&'static self) -> Option<&'static Act> {
        match &self.does {
            Does::Act(act) => Some(act),
            Does::Read(_) | Does::Tool => None,
        }
    }

    /// The commands below it, if it is of one word: those whose first word it is.
    pub fn below(&self) -> impl Iterator<Item = &'static Command> {
        let word = self.path.first().filter(|_| self.path.len() == 1).copied();
        commands().filter(move |other| other.path.len() == 2 && word.is_some() && other.path.first().copied() == word)
    }

    /// Its argument of this name.
    pub fn argument(&self, name: &str) -> Option<&'static Argument> {
        self.arguments.iter().find(|argument| argument.name == name)
    }
}

impl Argument {
    /// Whether a command line without it is refused.
    pub fn is_required(&self) -> bool {
        matches!(self.place, Place::First | Place::Named | Place::Rest(1..))
    }

    /// Whether it may be given more than once.
    pub fn is_list(&self) -> bool {
        matches!(self.place, Place::Rest(_) | Place::Repeated)
    }

    /// How its value is called where it stands: one in its order by its own name, such as `UNITS`, unless it is made of
    /// parts; one behind its name by how it is written, such as `AMOUNT`.
    pub fn value_name(&self) -> String {
        let in_order = matches!(self.place, Place::First | Place::Maybe | Place::Rest(_));
        if in_order && !matches!(self.form, Form::Score | Form::Assessment | Form::Reviewed) {
            return self.name.to_uppercase();
        }
        self.form.value_name().to_owned()
    }
}

/// An argument in its order.
const fn first(name: &'static str, form: Form, help: &'static str) -> Argument {
    Argument { name, form, place: Place::First, to: "", help }
}

/// An argument in its order that may be missing.
const fn maybe(name: &'static str, form: Form, help: &'static str) -> Argument {
    Argument { name, form, place: Place::Maybe, to: "", help }
}

/// Arguments at the end, at least so many.
const fn rest(name: &'static str, form: Form, least: usize, help: &'static str) -> Argument {
    Argument { name, form, place: Place::Rest(least), to: "", help }
}

/// An argument behind its name that must be there.
const fn named(name: &'static str, form: Form, help: &'static str) -> Argument {
    Argument { name, form, place: Place::Named, to: "", help }
}

/// An argument behind its name.
const fn option(name: &'static str, form: Form, help: &'static str) -> Argument {
    Argument { name, form, place: Place::Option, to: "", help }
}

/// An argument behind its name, as often as one likes.
const fn repeated(name: &'static str, form: Form, help: &'static str) -> Argument {
    Argument { name, form, place: Place::Repeated, to: "", help }
}

/// A name alone.
const fn flag(name: &'static str, help: &'static str) -> Argument {
    Argument { name, form: Form::Flag, place: Place::Flag, to: "", help }
}

impl Argument {
    /// Goes there in the call.
    const fn to(mut self, to: &'static str) -> Self {
        self.to = to;
        self
    }
}

/// A transaction of one call.
const fn act(calls: &'static [&'static str], tells: &'static [&'static str]) -> Does {
    Does::Act(Act { calls, how: How::Fields, tells })
}

/// A transaction that takes more.
const fn special(how: How, calls: &'static [&'static str], tells: &'static [&'static str]) -> Does {
    Does::Act(Act { calls, how, tells })
}

#[cfg(test)]
mod tests;
