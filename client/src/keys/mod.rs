//! Keys: sr25519 pairs, made from a secret as every Substrate wallet makes them, and kept in files that polkadot.js
//! reads.

pub mod file;
mod source;
pub mod store;
mod suri;

use crate::{Account, Error, Result};
use schnorrkel::{Keypair, SecretKey};
use std::fmt;
use subxt::utils::{AccountId32, MultiSignature};
use zeroize::Zeroizing;

pub use source::Source;
pub use suri::{Words, mnemonic};

/// What a signature of Substrate's is made in.
const CONTEXT: &[u8] = b"substrate";

/// A key that signs.
#[derive(Clone)]
pub struct Key(Keypair);

impl Key {
    /// The key of a secret as people write it: `//Alice`, twelve to twenty-four words, a seed of 64 hexadecimal digits
    /// after `0x`; each with `/soft` and `//hard` derivations after it, and words with `///password` at the end.
    ///
    /// # Errors
    ///
    /// When it is no secret of this kind; the message does not repeat it.
    pub fn from_secret(text: &str) -> Result<Self> {
        suri::pair(text.trim()).map(Self)
    }

    /// The key of 64 bytes as polkadot.js writes them.
    fn from_ed25519(bytes: &[u8]) -> Option<Self> {
        SecretKey::from_ed25519_bytes(bytes).ok().map(|secret| Self(secret.to_keypair()))
    }

    /// The secret as polkadot.js writes it.
    fn to_ed25519(&self) -> Zeroizing<[u8; 64]> {
        Zeroizing::new(self.0.secret.to_ed25519_bytes())
    }

    /// Whose key it is.
    pub fn account(&self) -> Account {
        Account(self.0.public.to_bytes())
    }

    /// A signature of these bytes.
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(schnorrkel::signing_context(CONTEXT).bytes(message)).to_bytes()
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({:?})", self.account())
    }
}

impl subxt::tx::Signer<crate::Chain> for Key {
    fn account_id(&self) -> AccountId32 {
        AccountId32(self.account().0)
    }

    fn sign(&self, payload: &[u8]) -> MultiSignature {
        MultiSignature::Sr25519(Self::sign(self, payload))
    }
}

/// Whether `signature` is that of `account` under `message`.
pub fn verify(account: &Account, message: &[u8], signature: &[u8; 64]) -> bool {
    let public = schnorrkel::PublicKey::from_bytes(&account.0);
    let signature = schnorrkel::Signature::from_bytes(signature);
    public.is_ok_and(|public| signature.is_ok_and(|given| public.verify_simple(CONTEXT, message, &given).is_ok()))
}

/// Bytes that nobody can guess.
///
/// # Errors
///
/// When the system gives none.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::local(format!("the system gives no random bytes: {error}"), "try another machine"))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_its_owners_alone() {
        let (alice, bob) = (Key::from_secret("//Alice").unwrap(), Key::from_secret("//Bob").unwrap());
        let signature = alice.sign(b"message");
        assert!(verify(&alice.account(), b"message", &signature));
        assert!(!verify(&alice.account(), b"another", &signature));
        assert!(!verify(&bob.account(), b"message", &signature));
        assert!(!verify(&Account([255; 32]), b"message", &signature));
    }

    #[test]
    fn a_key_does_not_show_its_secret() {
        let key = Key::from_secret("0x0101010101010101010101010101010101010101010101010101010101010101").unwrap();
        assert!(!format!("{key:?}").contains("0101010101010101"));
    }

    #[test]
    fn random_bytes_differ() {
        assert_ne!(random::<32>().unwrap(), random::<32>().unwrap());
    }
}
