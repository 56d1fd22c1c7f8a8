//! Accounts that are endowed when the chain begins: `--accounts`, of one phrase.
//!
//! Their balances are written into the state of block 0, whatever that comes from, and the issuance with them, so that
//! the one is the sum of the others. No voter has them as far as support is measured, as with the faucet's tokens:
//! votes need what the documentation says, however many accounts somebody asks for.

use crate::{
    chain_spec::{TOKEN_DECIMALS, TOKEN_SYMBOL},
    storage,
    types::AccountInfo,
};
use codec::{Decode, Encode};
use sp_core::{
    Pair as _,
    crypto::{DEV_PHRASE, DeriveJunction},
    sr25519::{Pair, Public},
};
use sp_storage::Storage;
use tributary_client::amount::Token;
use tributary_primitives::{AccountId, Balance};
use tributary_runtime::{EXISTENTIAL_DEPOSIT, Runtime, genesis::ENDOWMENT};

/// The most accounts.
pub const MOST: u32 = 10_000;

/// Accounts of one phrase, with what each begins with.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Accounts {
    phrase: String,
    keys: Vec<Public>,
    balance: Balance,
}

impl Accounts {
    /// The first `count` accounts of a phrase, `//0` and so on, each with `balance` planck: a million TRIB if it is not
    /// said. Without a phrase it is the one that everybody knows.
    ///
    /// # Errors
    ///
    /// A sentence when it is no phrase.
    pub fn new(count: u32, balance: Option<Balance>, phrase: Option<&str>) -> Result<Self, String> {
        // Words are words however they are spaced.
        let phrase = phrase.unwrap_or(DEV_PHRASE).split_whitespace().collect::<Vec<_>>().join(" ");
        let (root, _) = Pair::from_phrase(&phrase, None).map_err(|_| {
            "that is no phrase: pass a --mnemonic of 12 to 24 words, as `tributary key generate` makes one".to_owned()
        })?;
        let keys = (0..u64::from(count)).map(|index| {
            let derived = root.derive(std::iter::once(DeriveJunction::hard(index)), None);
            derived.map(|(pair, _)| pair.public()).map_err(|_| format!("account {index} cannot be made"))
        });
        Ok(Self { keys: keys.collect::<Result<_, _>>()?, phrase, balance: balance.unwrap_or(ENDOWMENT) })
    }

    /// The words.
    pub fn phrase(&self) -> &str {
        &self.phrase
    }

    /// The public keys.
    pub fn keys(&self) -> &[Public] {
        &self.keys
    }

    /// The secret from which wallets make the key of the account with this number.
    pub fn secret(&self, index: usize) -> String {
        if self.phrase == DEV_PHRASE { format!("//{index}") } else { format!("{}//{index}", self.phrase) }
    }

    /// Gives each of them its balance in the state of block 0, besides what it has there.
    ///
    /// # Errors
    ///
    /// A sentence when the state is kept in a way that this node does not know, or there would be too many tokens.
    pub fn endow(&self, state: &mut Storage) -> Result<(), String> {
        for key in &self.keys {
            let key = frame_system::Account::<Runtime>::hashed_key_for(AccountId::from(*key));
            let mut account = match state.top.get(&key) {
                Some(value) => storage::ACCOUNT.decode_all::<AccountInfo>(value)?,
                None => AccountInfo::default(),
            };
            if account.data.free < EXISTENTIAL_DEPOSIT {
                // It is there because it has tokens.
                account.providers = account.providers.saturating_add(1);
            }
            account.data.free = sum(account.data.free, self.balance)?;
            state.top.insert(key, account.encode());
        }
        let count = Balance::try_from(self.keys.len()).map_err(|error| error.to_string())?;
        let total = self.balance.checked_mul(count).ok_or_else(too_many)?;
        for item in [storage::ISSUANCE, storage::INACTIVE] {
            let value = state.top.entry(item.key().0).or_insert_with(|| Balance::default().encode());
            let before = Balance::decode(&mut value.as_slice()).map_err(|_| format!("{item} is unreadable"))?;
            *value = sum(before, total)?.encode();
        }
        Ok(())
    }
}

fn sum(one: Balance, other: Balance) -> Result<Balance, String> {
    one.checked_add(other).ok_or_else(too_many)
}

fn too_many() -> String {
    "there would be more tokens than a chain can count: pass a smaller --balance, or fewer --accounts".into()
}

/// Reads an amount in whole TRIB or parts of one, with the unit or without; answers planck.
///
/// # Errors
///
/// A sentence when it is none, or too little for an account to exist.
pub fn read_balance(text: &str) -> Result<Balance, String> {
    let has_unit = text.contains(|letter: char| letter.is_ascii_alphabetic());
    let with_unit = if has_unit { text.to_owned() } else { format!("{text} {TOKEN_SYMBOL}") };
    let decimals = u8::try_from(TOKEN_DECIMALS).map_err(|error| error.to_string())?;
    let planck = Token::new(TOKEN_SYMBOL, decimals)?.parse(&with_unit)?;
    if planck < EXISTENTIAL_DEPOSIT {
        return Err(format!("an account begins with at least {EXISTENTIAL_DEPOSIT} planck, a thousandth of a TRIB"));
    }
    Ok(planck)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain_spec;
    use pallet_balances::{InactiveIssuance, TotalIssuance};
    use sp_runtime::BuildStorage;
    use sp_state_machine::BasicExternalities;
    use tributary_primitives::UNIT;
    use tributary_runtime::invariants;

    const PHRASE: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";

    #[test]
    fn accounts_are_those_that_wallets_make_of_their_secrets() {
        for phrase in [None, Some(PHRASE), Some(DEV_PHRASE)] {
            let accounts = Accounts::new(5, None, phrase).unwrap();
            for (index, key) in accounts.keys().iter().enumerate() {
                let pair = Pair::from_string(&accounts.secret(index), None).unwrap();
                assert_eq!(pair.public(), *key, "{}", accounts.secret(index));
            }
        }
        assert_eq!(Accounts::new(1, None, None).unwrap().secret(0), "//0");
        let spaced = format!("  {} ", PHRASE.replace(' ', "  "));
        assert_eq!(Accounts::new(2, None, Some(&spaced)), Accounts::new(2, None, Some(PHRASE)));
        assert!(Accounts::new(1, None, Some("twelve words")).unwrap_err().contains("--mnemonic"));
    }

    #[test]
    fn balances_and_the_issuance_agree() {
        let mut spec = chain_spec::load("dev").unwrap();
        chain_spec::build_genesis_natively(&mut spec, "dev").unwrap();
        let mut state = spec.build_storage().unwrap();
        let accounts = Accounts::new(3, Some(7 * UNIT), None).unwrap();
        let read = |state: &Storage| {
            BasicExternalities::new(state.clone())
                .execute_with(|| (TotalIssuance::<Runtime>::get(), InactiveIssuance::<Runtime>::get()))
        };
        let before = read(&state);
        for times in 1..=2u128 {
            accounts.endow(&mut state).unwrap();
            assert_eq!(read(&state), (before.0 + times * 21 * UNIT, before.1 + times * 21 * UNIT));
            BasicExternalities::new(state.clone()).execute_with(|| {
                for key in accounts.keys() {
                    let account = frame_system::Account::<Runtime>::get(AccountId::from(*key));
                    assert_eq!((account.data.free, account.providers), (times * 7 * UNIT, 1));
                }
            });
        }
        sp_io::TestExternalities::new(state).execute_with(|| invariants::check().unwrap());
    }

    #[test]
    fn more_than_can_be_counted_is_refused() {
        let mut state = Storage::default();
        let accounts = Accounts::new(2, Some(Balance::MAX / 2 + 1), None).unwrap();
        assert!(accounts.endow(&mut state).unwrap_err().contains("--balance"));
    }

    #[test]
    fn balances_are_written_as_people_do() {
        for (text, planck) in [("1000", 1_000 * UNIT), ("0.5", UNIT / 2), ("1_000 TRIB", 1_000 * UNIT)] {
            assert_eq!(read_balance(text), Ok(planck), "{text}");
        }
        for text in ["", "-1", "much", "1.2.3", "0", "0.0001"] {
            assert!(read_balance(text).is_err(), "{text}");
        }
    }
}
