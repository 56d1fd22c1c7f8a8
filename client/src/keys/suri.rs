//! Secrets as people write them, made into keys as Substrate does.

use super::random;
use crate::{Error, Result, hash::blake2_256};
use bip39::Mnemonic;
use codec::Encode;
use hmac::Hmac;
use schnorrkel::{
    ExpansionMode, Keypair, MiniSecretKey, SecretKey,
    derive::{ChainCode, Derivation},
};
use sha2::Sha512;
use zeroize::{Zeroize, Zeroizing};

/// The words behind `//Alice` and the like, which everybody knows.
const WELL_KNOWN: &str = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
/// Rounds that make words into a seed.
const ROUNDS: u32 = 2_048;
/// What is said of a secret that is none. It must not show the secret.
const NO_SECRET: &str = "that is no secret of a key";
/// What to give instead.
const REMEDY: &str = "give 12 to 24 words, a seed of 0x and 64 hexadecimal digits, or //Alice and the like on a devnet";

/// How many words a new secret has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Words {
    /// 128 bits.
    Twelve,
    /// 256 bits.
    TwentyFour,
}

/// A new secret, in words.
///
/// # Errors
///
/// When the system gives no random bytes.
pub fn mnemonic(words: Words) -> Result<Zeroizing<String>> {
    let mut entropy = Zeroizing::new(random::<32>()?);
    let length = match words {
        Words::Twelve => 16,
        Words::TwentyFour => 32,
    };
    let entropy = entropy.get_mut(..length).unwrap_or_default();
    let words =
        Mnemonic::from_entropy(entropy).map_err(|error| Error::local(format!("no words can be made: {error}"), ""))?;
    Ok(Zeroizing::new(words.to_string()))
}

/// The key of a secret.
pub(super) fn pair(text: &str) -> Result<Keypair> {
    let refusal = || Error::local(NO_SECRET, REMEDY);
    let (text, password) = text.split_once("///").map_or((text, ""), |(text, password)| (text, password));
    let (phrase, path) = text.find('/').map_or((text, ""), |at| text.split_at(at));
    if phrase.is_empty() && path.is_empty() {
        return Err(refusal());
    }
    let secret = match phrase.trim() {
        "" => from_words(WELL_KNOWN, password),
        phrase => match phrase.strip_prefix("0x") {
            Some(digits) => from_seed(digits),
            None => from_words(phrase, password),
        },
    };
    let mut secret = secret.ok_or_else(refusal)?;
    for junction in junctions(path).ok_or_else(refusal)? {
        secret = match junction {
            Junction::Hard(code) => {
                secret.hard_derive_mini_secret_key(Some(ChainCode(code)), b"").0.expand(ExpansionMode::Ed25519)
            }
            Junction::Soft(code) => secret.derived_key_simple(ChainCode(code), b"").0,
        };
    }
    Ok(secret.to_keypair())
}

fn from_seed(digits: &str) -> Option<SecretKey> {
    let mut seed = Zeroizing::new([0; 32]);
    hex::decode_to_slice(digits, seed.as_mut_slice()).ok()?;
    expand(seed.as_slice())
}

fn from_words(words: &str, password: &str) -> Option<SecretKey> {
    let words = Mnemonic::parse_normalized(&words.to_lowercase()).ok()?;
    let (mut entropy, length) = words.to_entropy_array();
    let salt = Zeroizing::new(format!("mnemonic{password}"));
    let mut seed = Zeroizing::new([0; 64]);
    let made = pbkdf2::pbkdf2::<Hmac<Sha512>>(entropy.get(..length)?, salt.as_bytes(), ROUNDS, seed.as_mut_slice());
    entropy.zeroize();
    made.ok()?;
    expand(seed.get(..32)?)
}

fn expand(seed: &[u8]) -> Option<SecretKey> {
    Some(MiniSecretKey::from_bytes(seed).ok()?.expand(ExpansionMode::Ed25519))
}

/// One step from a key to another.
#[derive(Debug, Eq, PartialEq)]
enum Junction {
    /// The secret is needed.
    Hard([u8; 32]),
    /// The public key suffices for the public key.
    Soft([u8; 32]),
}

/// The steps of a path such as `//Alice/stash`.
fn junctions(path: &str) -> Option<Vec<Junction>> {
    let mut junctions = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        rest = rest.strip_prefix('/')?;
        let hard = rest.strip_prefix('/');
        let name_and_more = hard.unwrap_or(rest);
        let end = name_and_more.find('/').unwrap_or(name_and_more.len());
        let (name, more) = name_and_more.split_at(end);
        if name.is_empty() {
            return None;
        }
        let code = chain_code(name);
        junctions.push(if hard.is_some() { Junction::Hard(code) } else { Junction::Soft(code) });
        rest = more;
    }
    Some(junctions)
}

fn chain_code(name: &str) -> [u8; 32] {
    let bytes = name.parse::<u64>().map_or_else(|_| name.encode(), |number| number.encode());
    let mut code = [0; 32];
    match code.get_mut(..bytes.len()) {
        Some(start) => start.copy_from_slice(&bytes),
        None => code = blake2_256(&bytes),
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Key;

    fn account(text: &str) -> String {
        Key::from_secret(text).unwrap().account().address(42)
    }

    #[test]
    fn secrets_give_the_keys_that_every_wallet_makes_of_them() {
        // What `subkey inspect` says.
        for (secret, address) in [
            ("//Alice", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"),
            ("//Bob", "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty"),
            (WELL_KNOWN, "5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV"),
            ("//Alice//stash", "5GNJqTPyNqANBkUVMN1LPPrxXnFouWXoe2wNSmmEoLctxiZY"),
            (
                "0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a",
                "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
            ),
        ] {
            assert_eq!(account(secret), address, "{secret}");
        }
        assert_eq!(account(&format!("{WELL_KNOWN}//Alice")), account("//Alice"));
        assert_eq!(account(&format!("  {}  ", WELL_KNOWN.to_uppercase())), account(WELL_KNOWN));
    }

    #[test]
    fn every_part_of_a_secret_counts() {
        let all = ["//Alice", "/Alice", "//alice", "//1", "//01x", "//Alice///password", "//Alice/1", "//Alice//1"];
        let accounts: std::collections::HashSet<_> = all.iter().map(|secret| account(secret)).collect();
        assert_eq!(accounts.len(), all.len());
        // A number is a number, however it is written.
        assert_eq!(account("//1"), account("//001"));
    }

    #[test]
    fn what_is_no_secret_is_refused_and_not_shown() {
        for secret in ["", "hello world", "0x1234", "//", "//Alice//", "Alice", "0xzz", "///password", "a/b"] {
            let error = Key::from_secret(secret).unwrap_err();
            assert_eq!(error.what, NO_SECRET, "{secret}");
        }
        let one_off = WELL_KNOWN.replace("walk", "wall");
        assert!(!Key::from_secret(&one_off).unwrap_err().to_string().contains("bottom"));
    }

    #[test]
    fn new_secrets_are_new_and_can_be_read() {
        let (one, two) = (mnemonic(Words::Twelve).unwrap(), mnemonic(Words::TwentyFour).unwrap());
        assert_eq!((one.split(' ').count(), two.split(' ').count()), (12, 24));
        assert_ne!(account(&one), account(&two));
        assert_ne!(account(&mnemonic(Words::Twelve).unwrap()), account(&one));
    }

    #[test]
    fn a_long_name_is_hashed() {
        let long = "x".repeat(40);
        assert_eq!(chain_code(&long), blake2_256(&long.encode()));
        assert_eq!(junctions("/a//b"), Some(vec![Junction::Soft(chain_code("a")), Junction::Hard(chain_code("b"))]));
        assert_eq!(junctions("a"), None);
    }
}
