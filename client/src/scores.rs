//! Scores that an evaluator is bound to before anybody sees them. What reveals them is on the disk before the chain
//! hears of it.

use crate::{
    Account, Error, Result,
    hash::{blake2_256, hex_text},
    keys::{random, store},
};
use codec::Encode;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

/// Scores by asset, on any scale.
pub type Scores = Vec<(u32, u16)>;

/// Scores of an epoch, and the salt that hides them.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Commitment {
    /// The hash of the chain's block 0: whoever scores on two chains must not mix them up.
    genesis: String,
    /// The evaluator, its public key in hexadecimal digits after `0x`.
    account: String,
    /// The epoch that they are for.
    pub epoch: u32,
    /// The scores, in the order in which they are hashed.
    pub scores: Scores,
    salt: String,
}

impl Commitment {
    /// `scores` of `account` for `epoch` on the chain with this genesis, with a new salt.
    ///
    /// # Errors
    ///
    /// When the system gives no random bytes.
    pub fn new(genesis: [u8; 32], account: &Account, epoch: u32, scores: Scores) -> Result<Self> {
        let text = |bytes: [u8; 32]| format!("0x{}", hex::encode(bytes));
        Ok(Self { genesis: text(genesis), account: account.hex(), epoch, scores, salt: text(random()?) })
    }

    /// The salt.
    pub fn salt(&self) -> &str {
        &self.salt
    }

    /// The hash that the chain is told: `blake2_256` of epoch, account, scores and salt.
    ///
    /// # Errors
    ///
    /// When the file that it comes from was changed by hand.
    pub fn hash(&self) -> Result<[u8; 32]> {
        let bytes = |text: &str| crate::connection::parse_hash(text);
        match (bytes(&self.account), bytes(&self.salt)) {
            (Some(account), Some(salt)) => Ok(blake2_256(&(self.epoch, account, &self.scores, salt).encode())),
            _ => Err(Error::local(
                "the file of the commitment is damaged",
                "restore it from a copy, or the penalty is due",
            )),
        }
    }

    /// Whether what the chain holds, an entry of `evaluation.commits`, is this one.
    ///
    /// # Errors
    ///
    /// As [`Commitment::hash`].
    pub fn is_bound_by(&self, entry: &Value) -> Result<bool> {
        let hash = hex_text(&self.hash()?);
        Ok(entry.as_object().is_some_and(|entry| entry.values().any(|value| *value == hash)))
    }

    /// Where the commitment of `account` for `epoch` is kept below `folder`.
    pub fn path(folder: &Path, genesis: [u8; 32], account: &Account, epoch: u32) -> PathBuf {
        let chain: String = hex::encode(genesis).chars().take(16).collect();
        folder.join("commitments").join(chain).join(hex::encode(account.0)).join(format!("{epoch}.json"))
    }

    /// Keeps it, in a file that nobody else may read, and answers which. If there is one for the epoch already, with
    /// the same scores, that one is kept and answered: it may be on its way to the chain.
    ///
    /// # Errors
    ///
    /// When there is one with other scores, or the file cannot be written.
    pub fn keep(self, folder: &Path) -> Result<(Self, PathBuf)> {
        let account = Account::parse(&self.account, crate::account::DEFAULT_PREFIX)?;
        let genesis = crate::connection::parse_hash(&self.genesis).unwrap_or_default();
        let path = Self::path(folder, genesis, &account, self.epoch);
        if let Some(parent) = path.parent() {
            store::private_folder(parent)?;
        }
        // Strings and numbers: nothing that could not be written.
        let json = serde_json::to_string_pretty(&self).unwrap_or_default();
        match store::write_new(&path, json.as_bytes()) {
            Ok(()) => Ok((self, path)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let before = Self::read(&path)?;
                if before.scores == self.scores {
                    return Ok((before, path));
                }
                let what = format!(
                    "there is a commitment to other scores for epoch {} already, which may be on its way",
                    self.epoch
                );
                let remedy =
                    format!("give those scores again, or delete {} if it never reached the chain", path.display());
                Err(Error::refused(what, remedy))
            }
            Err(error) => Err(store::cannot("write", &path, &error)),
        }
    }

    /// The commitment in a file.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is none.
    pub fn read(path: &Path) -> Result<Self> {
        let json = fs::read_to_string(path).map_err(|error| store::cannot("read", path, &error))?;
        serde_json::from_str(&json).map_err(|error| {
            Error::local(format!("{} is no commitment: {error}", path.display()), "restore it from a copy")
        })
    }
}

/// The scores that a file has, a line for each: `3=40` or `3,40`. Empty lines and those that begin with `#` are passed
/// over.
///
/// # Errors
///
/// When a line is no score; the sentence has its number.
pub fn parse_file(text: &str) -> Result<Scores> {
    let mut scores = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        scores.push(parse(line).map_err(|error| error.of(format_args!("line {}", number.saturating_add(1))))?);
    }
    Ok(scores)
}

/// The score that a text is: `3=40` or `3,40`.
///
/// # Errors
///
/// When it is none.
pub fn parse(text: &str) -> Result<(u32, u16)> {
    let wrong = || Error::usage(format!("{text:?} is no score"), "write it like 3=40, with a score of at most 65535");
    let (asset, score) = text.split_once(['=', ',']).ok_or_else(wrong)?;
    Ok((asset.trim().parse().map_err(|_| wrong())?, score.trim().parse().map_err(|_| wrong())?))
}

/// Refuses scores that could never be revealed: the chain checks them only then, when the penalty is due.
///
/// # Errors
///
/// When there are none, too many, none above zero, or an asset is scored twice.
pub fn check(scores: &Scores, most: usize) -> Result<()> {
    if scores.len() > most {
        return Err(Error::refused(format!("{} scores are too many", scores.len()), format!("give at most {most}")));
    }
    if scores.iter().all(|(_, score)| *score == 0) {
        return Err(Error::refused("no score is above zero", "score at least one asset"));
    }
    let mut seen = BTreeSet::new();
    match scores.iter().find(|(asset, _)| !seen.insert(asset)) {
        Some((asset, _)) => Err(Error::refused(format!("asset {asset} is scored twice"), "score each once")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commitment(scores: Scores) -> Commitment {
        Commitment::new([1; 32], &Account([2; 32]), 7, scores).unwrap()
    }

    #[test]
    fn what_is_kept_gives_the_same_hash() {
        let folder = tempfile::tempdir().unwrap();
        let one = commitment(vec![(0, 40), (2, 100)]);
        let (kept, path) = one.clone().keep(folder.path()).unwrap();
        assert_eq!(kept, one);
        assert_eq!(path, Commitment::path(folder.path(), [1; 32], &Account([2; 32]), 7));
        assert_eq!(Commitment::read(&path).unwrap().hash(), one.hash());
        let expected =
            (7_u32, [2_u8; 32], vec![(0_u32, 40_u16), (2, 100)], crate::connection::parse_hash(one.salt()).unwrap());
        assert_eq!(one.hash(), Ok(blake2_256(&expected.encode())));
    }

    #[test]
    fn the_chain_is_bound_to_it_or_to_another() {
        let (one, other) = (commitment(vec![(0, 40)]), commitment(vec![(0, 40)]));
        let entry = serde_json::json!({ "binding": hex_text(&one.hash().unwrap()), "penalty": "7", "block": 3 });
        assert_eq!((one.is_bound_by(&entry), other.is_bound_by(&entry)), (Ok(true), Ok(false)));
        assert_eq!(one.is_bound_by(&Value::Null), Ok(false));
    }

    #[test]
    fn a_second_attempt_has_the_salt_of_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let (first, _) = commitment(vec![(0, 40)]).keep(folder.path()).unwrap();
        let (second, path) = commitment(vec![(0, 40)]).keep(folder.path()).unwrap();
        assert_eq!(first, second);
        let error = commitment(vec![(0, 41)]).keep(folder.path()).unwrap_err();
        assert!(error.to_string().contains(&path.display().to_string()), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (_, path) = commitment(vec![(0, 40)]).keep(folder.path()).unwrap();
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn scores_are_read_from_lines() {
        assert_eq!(parse_file("# mine\n0=40\n\n 1 , 10 \r\n2=100\n"), Ok(vec![(0, 40), (1, 10), (2, 100)]));
        assert!(parse_file("0=40\nx\n").unwrap_err().to_string().starts_with("line 2: \"x\" is no score"));
        for text in ["", "1", "1=65536", "-1=2", "1=", "a=b", "1=2=3"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_could_never_be_revealed_is_refused() {
        assert_eq!(check(&vec![(0, 1), (1, 0)], 2), Ok(()));
        for scores in [vec![], vec![(0, 0)], vec![(0, 1), (0, 2)], vec![(0, 1), (1, 1), (2, 1)]] {
            assert!(check(&scores, 2).is_err(), "{scores:?}");
        }
    }

    #[test]
    fn damage_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.json");
        assert!(Commitment::read(&path).is_err());
        fs::write(&path, "{}").unwrap();
        assert!(Commitment::read(&path).unwrap_err().to_string().contains("is no commitment"));
        let mut damaged = commitment(vec![(0, 1)]);
        damaged.salt = "0x12".into();
        assert!(damaged.hash().is_err());
    }
}
