//! What callers write: targets, amounts, accounts.

use crate::chain_spec::SS58_PREFIX;
use frame_system::RawOrigin;
use serde_json::Value as Json;
use sp_core::crypto::{Ss58AddressFormat, Ss58Codec};
use tributary_primitives::{AccountId, Balance, BlockNumber, EpochIndex};

/// The most seconds by which one call puts the clock forward: ten years.
const MAX_SECONDS: u64 = 10 * 365 * 24 * 60 * 60;

/// What `dev_fastForward` goes to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Target {
    /// Until that block is the best.
    Block(BlockNumber),
    /// Until that epoch begins.
    Epoch(EpochIndex),
    /// Until the next one does.
    NextEpoch,
    /// So far with the clock.
    Seconds(u64),
}

impl Target {
    /// Reads a target.
    ///
    /// # Errors
    ///
    /// A sentence that says what it should be.
    pub fn read(target: &Json) -> Result<Self, String> {
        let expected =
            || "the target names one of `block`, `epoch` and `seconds`, such as {\"seconds\": 3600}".to_owned();
        let fields = target.as_object().filter(|fields| fields.len() == 1).ok_or_else(expected)?;
        let (name, value) = fields.iter().next().ok_or_else(expected)?;
        let whole = |bound: u64| {
            value
                .as_u64()
                .filter(|value| *value <= bound)
                .ok_or_else(|| format!("`{name}` is a whole number up to {bound}"))
        };
        let short = || whole(u32::MAX.into()).and_then(|value| u32::try_from(value).map_err(|error| error.to_string()));
        match name.as_str() {
            "block" => short().map(Self::Block),
            "epoch" if value == "next" => Ok(Self::NextEpoch),
            "epoch" => short().map(Self::Epoch).map_err(|error| format!("{error}, or \"next\"")),
            "seconds" if value == 0 => Err("`seconds` is at least 1".into()),
            "seconds" => whole(MAX_SECONDS).map(Self::Seconds),
            _ => Err(expected()),
        }
    }
}

/// Reads planck: a whole number, in decimal digits or, after 0x, in hexadecimal ones.
///
/// # Errors
///
/// A sentence that says what it should be.
pub fn read_planck(amount: &Json) -> Result<Balance, String> {
    let read = match amount {
        Json::Number(number) => number.as_u64().map(Balance::from),
        Json::String(text) => match text.strip_prefix("0x") {
            Some(digits) => Balance::from_str_radix(digits, 16).ok(),
            None => text.parse().ok(),
        },
        _ => None,
    };
    read.ok_or_else(|| {
        format!("{amount} is no amount: pass planck, as a whole number or as a string of decimal or 0x-hex digits")
    })
}

/// Reads planck to be paid: at least one.
///
/// # Errors
///
/// As [`read_planck`].
pub fn read_amount(amount: &Json) -> Result<Balance, String> {
    match read_planck(amount)? {
        0 => Err(format!("{amount} is no amount to be paid: pass planck above 0")),
        planck => Ok(planck),
    }
}

/// Reads who is to have called: an account, or root.
///
/// # Errors
///
/// As [`read_account`].
pub fn read_origin(text: &str) -> Result<RawOrigin<AccountId>, String> {
    match text {
        "root" => Ok(RawOrigin::Root),
        account => read_account(account).map(RawOrigin::Signed).map_err(|error| format!("{error}, or \"root\"")),
    }
}

/// Reads an account: an address of this chain, or a public key in hexadecimal.
///
/// # Errors
///
/// A sentence that says what it should be.
pub fn read_account(text: &str) -> Result<AccountId, String> {
    let chain = Ss58AddressFormat::from(SS58_PREFIX);
    if text.starts_with("0x") {
        let bytes = sp_core::bytes::from_hex(text).ok();
        let account = bytes.and_then(|bytes| AccountId::try_from(bytes.as_slice()).ok());
        return account.ok_or_else(|| format!("{text} is no public key: it has 32 bytes in hexadecimal"));
    }
    match AccountId::from_ss58check_with_version(text) {
        Ok((account, prefix)) if prefix == chain => Ok(account),
        Ok((_, prefix)) => Err(format!(
            "{text} is an address of another network, with the prefix {}: this chain's is {SS58_PREFIX}",
            u16::from(prefix)
        )),
        Err(_) => Err(format!("{text} is no address: pass one of this chain, or a public key in hexadecimal after 0x")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::devnet::banner;
    use codec::Encode;
    use serde_json::json;
    use sp_keyring::Sr25519Keyring::Alice;

    #[test]
    fn targets_are_read() {
        for (target, expected) in [
            (json!({ "block": 7 }), Target::Block(7)),
            (json!({ "epoch": 3 }), Target::Epoch(3)),
            (json!({ "epoch": "next" }), Target::NextEpoch),
            (json!({ "seconds": MAX_SECONDS }), Target::Seconds(MAX_SECONDS)),
        ] {
            assert_eq!(Target::read(&target), Ok(expected), "{target}");
        }
    }

    #[test]
    fn other_targets_are_refused() {
        for target in [json!({}), json!(5), json!({ "day": 1 }), json!({ "block": 1, "epoch": 1 }), json!(null)] {
            assert!(Target::read(&target).unwrap_err().contains("one of `block`, `epoch` and `seconds`"), "{target}");
        }
        for target in [json!({ "block": -1 }), json!({ "block": 1u64 << 32 }), json!({ "block": "7" })] {
            assert!(Target::read(&target).unwrap_err().contains("`block` is a whole number"), "{target}");
        }
        assert!(Target::read(&json!({ "epoch": "last" })).unwrap_err().contains("or \"next\""));
        for target in [json!({ "seconds": 0 }), json!({ "seconds": MAX_SECONDS + 1 }), json!({ "seconds": 1.5 })] {
            assert!(Target::read(&target).unwrap_err().contains("`seconds` is"), "{target}");
        }
    }

    #[test]
    fn amounts_are_read_exactly() {
        for (amount, expected) in [
            (json!(5), 5),
            (json!("340282366920938463463374607431768211455"), Balance::MAX),
            (json!("0x0de0b6b3a7640000"), 1_000_000_000_000_000_000),
        ] {
            assert_eq!(read_amount(&amount), Ok(expected), "{amount}");
        }
        for amount in [json!(0), json!("0x0"), json!(-1), json!(1.5), json!("1.5"), json!("0x"), json!(""), json!(true)]
        {
            assert!(read_amount(&amount).unwrap_err().contains("is no amount"), "{amount}");
        }
    }

    #[test]
    fn accounts_are_read() {
        let alice = Alice.to_account_id();
        assert_eq!(read_account(&banner::address(&alice)), Ok(alice.clone()));
        assert_eq!(read_account(&sp_core::bytes::to_hex(&alice.encode(), false)), Ok(alice.clone()));
        assert!(read_account("0x1234").unwrap_err().contains("32 bytes"));
        assert!(read_account("Alice").unwrap_err().contains("no address"));
        let elsewhere = alice.to_ss58check_with_version(Ss58AddressFormat::custom(0));
        assert!(read_account(&elsewhere).unwrap_err().contains("prefix 0"), "{elsewhere}");
    }

    #[test]
    fn nothing_is_a_balance_and_no_amount() {
        for zero in [json!(0), json!("0"), json!("0x0")] {
            assert_eq!(read_planck(&zero), Ok(0), "{zero}");
            assert!(read_amount(&zero).unwrap_err().contains("above 0"), "{zero}");
        }
        assert!(read_planck(&json!(-1)).is_err() && read_planck(&json!("a")).is_err());
    }

    #[test]
    fn an_origin_is_an_account_or_root() {
        let alice = Alice.to_account_id();
        assert_eq!(read_origin("root"), Ok(RawOrigin::Root));
        assert_eq!(read_origin(&banner::address(&alice)), Ok(RawOrigin::Signed(alice)));
        for nobody in ["Root", "Alice", ""] {
            assert!(read_origin(nobody).unwrap_err().ends_with("or \"root\""), "{nobody}");
        }
    }
}
