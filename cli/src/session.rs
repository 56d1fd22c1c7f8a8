//! What holds for every command that speaks to a chain: the node, the key that signs, passwords and questions.

use crate::line::Asked;
use serde_json::Value;
use std::{
    env, fs,
    io::{self, IsTerminal, Write},
};
use tributary_client::{
    At, Block, Book, Connection, Error, Result,
    amount::Token,
    keys::{Key, Source, store::Store},
    words,
};
use zeroize::Zeroizing;

/// A command's connection to a chain.
pub struct Session<'a> {
    /// What was typed.
    pub asked: &'a Asked,
    /// The node.
    pub connection: Connection,
}

impl<'a> Session<'a> {
    /// Connects to the node that is asked for.
    ///
    /// # Errors
    ///
    /// When nobody answers.
    pub async fn connect(asked: &'a Asked) -> Result<Self> {
        // Who has no home has no keys, and may still look.
        let book = Store::of_user().and_then(|store| Book::of(&store)).unwrap_or_default();
        let connection = Connection::connect(asked.url()).await?.with(book);
        Ok(Self { asked, connection })
    }

    /// The block to read at.
    ///
    /// # Errors
    ///
    /// When there is no such block.
    pub async fn block(&self) -> Result<Block> {
        let at = self.asked.global("at").map_or(Ok(At::Best), At::parse)?;
        self.connection.at(at).await
    }

    /// The key that signs: that of `--as`, or `otherwise` if that is missing.
    ///
    /// # Errors
    ///
    /// When there is no such key, or the password is wrong.
    pub fn key(&self, otherwise: Option<&str>) -> Result<Key> {
        let Some(text) = self.asked.global("as").or(otherwise) else {
            return Err(Error::usage(
                "it is not said who acts",
                "say it with --as NAME, or TRIB_AS; `trib key new` makes a key",
            ));
        };
        self.key_of(text)
    }

    /// The keys that sign, where several may: those of every `--as`.
    ///
    /// # Errors
    ///
    /// As [`Session::key`].
    pub fn keys(&self) -> Result<Vec<Key>> {
        match self.asked.globals("as") {
            [] => self.key(None).map(|key| vec![key]),
            texts => texts.iter().map(|text| self.key_of(text)).collect(),
        }
    }

    fn key_of(&self, text: &str) -> Result<Key> {
        Source::of(text, self.connection.book())?
            .key(text, |file| password(self.asked, &format!("Password of {}: ", file.name().unwrap_or(text))))
    }

    /// The chain's token.
    pub fn token(&self) -> &Token {
        self.connection.token()
    }

    /// Planck for the author of the block beside the fee, as `--tip` says; nothing unless it is given.
    ///
    /// # Errors
    ///
    /// When it is no amount.
    pub fn tip(&self) -> Result<u128> {
        let tip = self.asked.global("tip").map(|text| self.token().parse(text)).transpose()?;
        Ok(tip.unwrap_or_default())
    }

    /// An amount with its unit, from the digits of a value; empty if it is none.
    pub fn amount(&self, planck: &Value) -> String {
        tributary_client::event::planck(planck).map_or_else(String::new, |planck| self.token().format(planck))
    }

    /// An account as people know it.
    pub fn who(&self, address: &Value) -> String {
        words::who(address, self.connection.book())
    }
}

/// The password of a key: from the environment, from a file, or from who sits at the terminal.
///
/// # Errors
///
/// When there is none of them.
pub fn password(asked: &Asked, prompt: &str) -> Result<Zeroizing<String>> {
    if let Some(password) = given_password(asked)? {
        return Ok(password);
    }
    if !io::stdin().is_terminal() {
        return Err(no_password());
    }
    rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|_| no_password())
}

/// A password that is new: asked for twice.
///
/// # Errors
///
/// When there is none, or the second differs.
pub fn new_password(asked: &Asked) -> Result<Zeroizing<String>> {
    if let Some(password) = given_password(asked)? {
        return Ok(password);
    }
    let first = password(asked, "New password: ")?;
    let second = password(asked, "The same again: ")?;
    if first != second {
        return Err(Error::usage("the passwords differ", "try again"));
    }
    Ok(first)
}

fn given_password(asked: &Asked) -> Result<Option<Zeroizing<String>>> {
    if let Some(path) = asked.global("password-file") {
        let text = fs::read_to_string(path).map_err(|error| {
            Error::local(format!("the password file {path} cannot be read: {error}"), "name another")
        })?;
        let text = Zeroizing::new(text);
        return Ok(Some(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned())));
    }
    Ok(env::var("TRIB_PASSWORD").ok().map(Zeroizing::new))
}

fn no_password() -> Error {
    Error::local("the password is missing", "set TRIB_PASSWORD, give --password-file, or run it in a terminal")
}

/// Refuses to begin what must be asked for where nobody can be asked.
///
/// # Errors
///
/// When there is nobody to ask, and no `--yes`.
pub fn can_ask(asked: &Asked) -> Result<()> {
    if asked.is_set("yes") || asked.is_set("dry-run") || (io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return Ok(());
    }
    Err(Error::usage("nothing is sent without a yes, and there is nobody to ask", "give --yes"))
}

/// Asks whether to go on.
///
/// # Errors
///
/// When the answer is no, or there is nobody to ask.
pub fn confirm(asked: &Asked, question: &str) -> Result<()> {
    can_ask(asked)?;
    if asked.is_set("yes") {
        return Ok(());
    }
    let mut err = io::stderr();
    // Who does not see the question says no.
    let _ = write!(err, "{question} [y/N] ").and_then(|()| err.flush());
    let mut answer = String::new();
    let read = io::stdin().read_line(&mut answer);
    if read.is_ok() && ["y", "yes"].contains(&answer.trim().to_lowercase().as_str()) {
        return Ok(());
    }
    Err(Error::refused("nothing is sent", "say yes to send it"))
}
