//! Accounts: 32 bytes, and how people write them.

use crate::{Error, Result, hash::blake2_512};
use std::fmt;

/// The prefix of addresses on chains that have none of their own, this one among them.
pub const DEFAULT_PREFIX: u16 = 42;
/// The most that a prefix may be: 14 bits.
const MAX_PREFIX: u16 = 16_383;
/// Bytes of an address that guard the others.
const CHECKSUM: usize = 2;

/// A public key that has tokens.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Account(pub [u8; 32]);

impl Account {
    /// The account that `text` names: an address of this chain, or the public key in hexadecimal digits after `0x`.
    ///
    /// # Errors
    ///
    /// When it is neither, or the address of another network: the remedy says how this chain writes it.
    pub fn parse(text: &str, prefix: u16) -> Result<Self> {
        const REMEDY: &str = "give an address of this chain, or 0x and 64 hexadecimal digits";
        let text = text.trim();
        if text.is_empty() {
            return Err(Error::usage("no account is given", REMEDY));
        }
        if let Some(digits) = text.strip_prefix("0x") {
            let mut bytes = [0; 32];
            return match hex::decode_to_slice(digits, &mut bytes) {
                Ok(()) => Ok(Self(bytes)),
                Err(_) => Err(Error::usage(format!("{text} is no public key"), REMEDY)),
            };
        }
        match decode(text) {
            Some((account, found)) if found == prefix => Ok(account),
            Some((account, found)) => {
                let what = format!("{text} is an address of another network (prefix {found}, not {prefix})");
                Err(Error::usage(what, format!("if you mean the same key here, write {}", account.address(prefix))))
            }
            None => Err(Error::usage(format!("{text} is no account"), REMEDY)),
        }
    }

    /// The account's address on a chain with this prefix.
    pub fn address(&self, prefix: u16) -> String {
        let prefix = prefix.min(MAX_PREFIX);
        let mut bytes = match u8::try_from(prefix) {
            Ok(short) if short < 64 => vec![short],
            _ => {
                let [high, low] = prefix.to_be_bytes();
                // Six of the upper bits come first, behind 01; then the two lowest and the rest.
                vec![((low & 0b1111_1100) >> 2) | 0b0100_0000, (high & 0b0011_1111) | ((low & 0b11) << 6)]
            }
        };
        bytes.extend(self.0);
        bytes.extend(checksum(&bytes));
        bs58::encode(bytes).into_string()
    }

    /// The public key in hexadecimal digits after `0x`.
    pub fn hex(&self) -> String {
        format!("0x{}", hex::encode(self.0))
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex())
    }
}

/// Whether `text` is an address, of whatever network.
pub(crate) fn is_address(text: &str) -> bool {
    decode(text).is_some()
}

/// The account and the prefix that an address has.
fn decode(text: &str) -> Option<(Account, u16)> {
    let bytes = bs58::decode(text).into_vec().ok()?;
    let (prefix, length) = match *bytes.first()? {
        short @ 0..=63 => (u16::from(short), 1),
        first @ 64..=127 => {
            let second = *bytes.get(1)?;
            let low = (first << 2) | (second >> 6);
            (u16::from_be_bytes([second & 0b0011_1111, low]), 2)
        }
        _ => return None,
    };
    let (body, guard) = bytes.split_at_checked(bytes.len().checked_sub(CHECKSUM)?)?;
    let key: [u8; 32] = body.get(length..)?.try_into().ok()?;
    (checksum(body) == guard).then_some((Account(key), prefix))
}

fn checksum(body: &[u8]) -> Vec<u8> {
    let mut bytes = b"SS58PRE".to_vec();
    bytes.extend(body);
    blake2_512(&bytes).iter().take(CHECKSUM).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
    const ALICE_HEX: &str = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

    #[test]
    fn addresses_are_read_and_written() {
        let alice = Account::parse(ALICE, DEFAULT_PREFIX).unwrap();
        assert_eq!(alice.hex(), ALICE_HEX);
        assert_eq!(Account::parse(ALICE_HEX, DEFAULT_PREFIX), Ok(alice));
        assert_eq!(alice.address(DEFAULT_PREFIX), ALICE);
        for prefix in [0, 2, 42, 63, 64, 255, 252, 1_284, 16_383] {
            assert_eq!(Account::parse(&alice.address(prefix), prefix), Ok(alice), "{prefix}");
        }
        // As Polkadot's and Moonbeam's networks write it.
        assert_eq!(alice.address(0), "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5");
    }

    #[test]
    fn an_address_of_another_network_is_refused_and_translated() {
        let error = Account::parse("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5", DEFAULT_PREFIX).unwrap_err();
        assert!(error.to_string().contains("prefix 0, not 42") && error.remedy.ends_with(ALICE), "{error}");
    }

    #[test]
    fn what_is_no_account_is_refused() {
        let mistyped = ALICE.replace("GKutQY", "GKutQX");
        for text in ["", "Alice", &mistyped, "0x00", &ALICE_HEX[..65], "5", "0xzz", "1", "l0OI"] {
            assert!(Account::parse(text, DEFAULT_PREFIX).is_err(), "{text}");
        }
    }
}
