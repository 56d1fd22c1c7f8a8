//! Keys of this machine.

use crate::{
    line::Asked,
    output::{Answer, record, table},
    session::{new_password, password},
};
use serde_json::json;
use std::{
    fs,
    io::{self, IsTerminal, Read},
    path::Path,
};
use tributary_client::{
    Account, Book, Error, Result,
    keys::{
        Key, Words,
        file::KeyFile,
        mnemonic,
        store::{Entry, Store, write_new},
    },
    table::Command,
};
use zeroize::Zeroizing;

/// Does what a command on keys says.
///
/// # Errors
///
/// When a name is taken or unknown, a password wrong or missing, or a file cannot be read or written.
pub fn run(command: &'static Command, asked: &Asked) -> Result<Answer> {
    let store = Store::of_user()?;
    match command.path.last().copied().unwrap_or_default() {
        "new" => new(&store, asked),
        "list" => list(&store),
        "import" => import(&store, asked),
        "export" => export(&store, asked),
        _ => show(&store, asked),
    }
}

fn name(asked: &Asked) -> &str {
    asked.given.text("name").unwrap_or_default()
}

fn new(store: &Store, asked: &Asked) -> Result<Answer> {
    let words = if asked.given.text("words") == Some("24") { Words::TwentyFour } else { Words::Twelve };
    // A name that is taken is told before anybody types a password.
    refuse_taken(store, name(asked))?;
    let secret = mnemonic(words)?;
    let key = Key::from_secret(&secret)?;
    let entry = store.keep(&key, name(asked), &new_password(asked)?)?;
    let mut answer = kept(&entry);
    answer.text = format!(
        "{}\n\nWrite these words down. Whoever has them has the account, and they are shown only now:\n\n{}",
        answer.text, *secret
    );
    answer.json["words"] = secret.as_str().into();
    Ok(answer)
}

fn import(store: &Store, asked: &Asked) -> Result<Answer> {
    refuse_taken(store, name(asked))?;
    let (key, password) = match asked.given.text("file") {
        Some(path) => {
            let json = fs::read_to_string(path).map_err(|error| {
                Error::local(format!("{path} cannot be read: {error}"), "name the file that was exported")
            })?;
            let file = KeyFile::parse(&json).map_err(|error| error.of(path))?;
            let password = password(asked, &format!("Password of {path}: "))?;
            (file.decrypt(&password)?, password)
        }
        None => (Key::from_secret(&secret()?)?, new_password(asked)?),
    };
    store.keep(&key, name(asked), &password).map(|entry| kept(&entry))
}

/// A secret, from who sits at the terminal or from standard input.
fn secret() -> Result<Zeroizing<String>> {
    let missing =
        |error: io::Error| Error::local(format!("no secret could be read: {error}"), "type it, or give --file");
    if io::stdin().is_terminal() {
        return rpassword::prompt_password("Secret: ").map(Zeroizing::new).map_err(missing);
    }
    let mut text = Zeroizing::new(String::new());
    io::stdin().read_to_string(&mut text).map_err(missing)?;
    Ok(Zeroizing::new(text.trim().to_owned()))
}

fn refuse_taken(store: &Store, name: &str) -> Result<()> {
    match store.find(name)? {
        Some(_) => Err(Error::local(format!("there is a key {name:?} already"), "give another name")),
        None => Ok(()),
    }
}

fn kept(entry: &Entry) -> Answer {
    let address = entry.account.address(tributary_client::account::DEFAULT_PREFIX);
    Answer {
        text: format!("the key {} of {address} is in {}", entry.name, entry.path.display()),
        json: json!({ "name": entry.name, "address": address, "publicKey": entry.account.hex(), "file": entry.path }),
    }
}

fn list(store: &Store) -> Result<Answer> {
    let entries = store.list()?;
    let address = |account: &Account| account.address(tributary_client::account::DEFAULT_PREFIX);
    let rows = entries.iter().map(|entry| vec![entry.name.clone(), address(&entry.account)]).collect();
    let json = entries
        .iter()
        .map(|entry| {
            let Entry { name, account, path } = entry;
            json!({ "name": name, "address": address(account), "publicKey": account.hex(), "file": path })
        })
        .collect();
    let text = match entries.is_empty() {
        true => format!("no keys in {}; `trib key new NAME` makes one", store.folder().display()),
        false => table(&["name", "address"], rows),
    };
    Ok(Answer { text, json })
}

fn export(store: &Store, asked: &Asked) -> Result<Answer> {
    let file = store.open(name(asked))?;
    let json = file.to_json();
    let Some(path) = asked.given.text("out") else {
        let parsed = serde_json::from_str(&json).unwrap_or_default();
        return Ok(Answer { text: json, json: parsed });
    };
    write_new(Path::new(path), json.as_bytes()).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Error::local(format!("{path} is there already"), "name another file"),
        _ => Error::local(format!("{path} cannot be written: {error}"), "name another file"),
    })?;
    Ok(Answer {
        text: format!("the key {} is in {path}, under the password that it has here", name(asked)),
        json: json!({ "file": path }),
    })
}

fn show(store: &Store, asked: &Asked) -> Result<Answer> {
    let book = Book::of(store)?;
    let account = book.account(asked.given.text("account").unwrap_or_default())?;
    let address = book.address(&account);
    let name = book.name(&account).unwrap_or_default();
    let text = record(&[("name", name.to_owned()), ("address", address.clone()), ("public key", account.hex())]);
    Ok(Answer { text, json: json!({ "name": name, "address": address, "publicKey": account.hex() }) })
}
