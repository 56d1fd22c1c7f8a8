//! Whom people mean: addresses, names of their own keys, and `//Alice`.

use crate::{
    Account, Error, Result,
    account::DEFAULT_PREFIX,
    keys::{Key, store::Store},
};
use std::collections::BTreeMap;

/// The accounts of a devnet whose secrets everybody knows.
pub const WELL_KNOWN: [&str; 6] = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"];

/// What accounts are called.
#[derive(Clone, Debug)]
pub struct Book {
    prefix: u16,
    names: BTreeMap<String, Account>,
}

impl Default for Book {
    fn default() -> Self {
        Self { prefix: DEFAULT_PREFIX, names: BTreeMap::new() }
    }
}

impl Book {
    /// The names of the keys in `store`.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read.
    pub fn of(store: &Store) -> Result<Self> {
        let names = store.list()?.into_iter().map(|entry| (entry.name, entry.account)).collect();
        Ok(Self { names, ..Self::default() })
    }

    /// The same with the accounts whose secrets everybody knows, called as `//Alice` is.
    #[must_use]
    pub fn with_well_known(mut self) -> Self {
        for secret in WELL_KNOWN.map(|name| format!("//{name}")) {
            if let Ok(key) = Key::from_secret(&secret) {
                self.names.insert(secret, key.account());
            }
        }
        self
    }

    /// The same for a chain whose addresses have this prefix.
    #[must_use]
    pub fn on(mut self, prefix: u16) -> Self {
        self.prefix = prefix;
        self
    }

    /// The prefix of the chain's addresses.
    pub fn prefix(&self) -> u16 {
        self.prefix
    }

    /// The account that `text` means: an address, a public key after `0x`, the name of a key, or a derivation such as
    /// `//Alice`.
    ///
    /// # Errors
    ///
    /// When it means none.
    pub fn account(&self, text: &str) -> Result<Account> {
        let text = text.trim();
        if text.starts_with('/') {
            return Key::from_secret(text)
                .map(|key| key.account())
                .map_err(|_| Error::usage(format!("{text} is no account"), "write //Alice, or an address"));
        }
        // An address means what it says, whatever a key is called.
        let parsed = Account::parse(text, self.prefix);
        if let (Err(_), Some(account)) = (&parsed, self.names.get(text)) {
            return Ok(*account);
        }
        parsed.map_err(|error| {
            let known = WELL_KNOWN.iter().find(|name| name.eq_ignore_ascii_case(text));
            match known {
                Some(name) => Error::usage(error.what, format!("write //{name} for the account of a devnet")),
                None => error,
            }
        })
    }

    /// The account's address on this chain.
    pub fn address(&self, account: &Account) -> String {
        account.address(self.prefix)
    }

    /// What the account is called here, if it has a name.
    pub fn name(&self, account: &Account) -> Option<&str> {
        self.names.iter().find(|(_, known)| *known == account).map(|(name, _)| name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_found_by_all_their_names() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path());
        let alice = Key::from_secret("//Alice").unwrap();
        store.keep(&alice, "me", "").unwrap();
        let book = Book::of(&store).unwrap();
        for text in ["me", "//Alice", " //Alice ", &alice.account().hex(), &alice.account().address(42)] {
            assert_eq!(book.account(text), Ok(alice.account()), "{text}");
        }
        assert_eq!(book.name(&alice.account()), Some("me"));
        assert_eq!(book.name(&Account([0; 32])), None);
        assert!(book.account("alice").unwrap_err().remedy.contains("//Alice"));
        assert!(book.account("//").is_err() && book.account("").is_err() && book.account("you").is_err());
    }

    #[test]
    fn an_address_is_nobody_elses_name() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path());
        let (alice, bob) = (Key::from_secret("//Alice").unwrap(), Key::from_secret("//Bob").unwrap());
        let address = alice.account().address(42);
        let refused = store.keep(&bob, &address, "").unwrap_err();
        assert!(refused.to_string().contains("is an address") && store.list().unwrap().is_empty(), "{refused}");
        // A file that got there in another way changes nothing.
        let entry = store.keep(&bob, "bob", "").unwrap();
        std::fs::copy(&entry.path, folder.path().join(format!("{address}.json"))).unwrap();
        assert_eq!(Book::of(&store).unwrap().account(&address), Ok(alice.account()));
        let nothing = Book::default().account(" ").unwrap_err().to_string();
        assert!(nothing.starts_with("no account is given"), "{nothing}");
    }

    #[test]
    fn a_devnets_accounts_have_names() {
        let alice = Key::from_secret("//Alice").unwrap().account();
        assert_eq!(Book::default().with_well_known().name(&alice), Some("//Alice"));
        assert_eq!(Book::default().name(&alice), None);
    }

    #[test]
    fn addresses_are_the_chains() {
        let alice = Key::from_secret("//Alice").unwrap().account();
        let book = Book::default().on(0);
        assert_eq!(book.account(&book.address(&alice)), Ok(alice));
        assert!(book.account(&alice.address(42)).is_err());
    }
}
