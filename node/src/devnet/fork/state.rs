//! From the state of another chain to one that a devnet can begin with.

use crate::{
    chain_spec,
    storage::{self, Item},
    types::AccountInfo,
};
use codec::Encode;
use sp_storage::{Storage, well_known_keys};
use tributary_primitives::{AccountId, BlockNumber};
use tributary_runtime::{
    Runtime,
    genesis::{VALIDATORS, network},
};

/// What a state says of the block that it is of, and of those before it: on another chain it is not true.
const OF_ITS_BLOCK: [Item; 7] = [
    storage::BLOCK_HASHES,
    storage::PARENT_HASH,
    storage::DIGEST,
    storage::EVENTS,
    storage::EVENT_COUNT,
    storage::EVENT_TOPICS,
    storage::SESSION_DISABLED,
];

/// Who validates, with which keys: what is there is another chain's.
const VALIDATING: [Item; 5] = [
    storage::SESSION_VALIDATORS,
    storage::SESSION_QUEUED_KEYS,
    storage::AURA_AUTHORITIES,
    storage::GRANDPA_AUTHORITIES,
    storage::MEMBERS,
];

/// The keys of those who have some, which others' stay beside: candidates keep theirs.
const KEYS: [Item; 2] = [storage::SESSION_NEXT_KEYS, storage::SESSION_KEY_OWNERS];

/// Makes the state of a block one that block 0 can have, and answers the number of that block. What belongs to the
/// block itself is dropped, and the devnet's one validator is put in the place of those that there are: the only
/// member, who makes the blocks and is paid for them.
///
/// # Errors
///
/// A sentence when it is no state of such a chain.
pub fn prepare(state: &mut Storage) -> Result<BlockNumber, String> {
    if !state.top.contains_key(well_known_keys::CODE) {
        return Err("it has no runtime".into());
    }
    let height = match state.top.get(&storage::HEIGHT.key().0) {
        Some(height) => storage::HEIGHT.decode_all(height)?,
        None => 0,
    };
    drop_items(state, &OF_ITS_BLOCK);
    put_in_validator(state)?;
    Ok(height)
}

/// Removes all that is stored of the `items`.
fn drop_items(state: &mut Storage, items: &[Item]) {
    for item in items {
        let prefix = item.key().0;
        state.top.retain(|key, _| !key.starts_with(&prefix));
    }
}

/// Takes over what a network of the devnet's one validator begins with.
fn put_in_validator(state: &mut Storage) -> Result<(), String> {
    let (validator, _) = VALIDATORS.first().ok_or("there is no validator")?;
    let alone = network(1).ok_or("the runtime lacks a network of one")?;
    let alone = chain_spec::storage_of(alone)?;
    hold_keys(state, &validator.to_account_id())?;
    drop_items(state, &VALIDATING);
    let prefixes: Vec<_> = VALIDATING.iter().chain(&KEYS).map(|item| item.key().0).collect();
    let taken = alone.top.into_iter().filter(|(key, _)| prefixes.iter().any(|prefix| key.starts_with(prefix)));
    state.top.extend(taken);
    Ok(())
}

/// Notes with the account of whoever gets session keys that it has some, if it has none yet: it must not vanish while
/// it has.
fn hold_keys(state: &mut Storage, who: &AccountId) -> Result<(), String> {
    let keys = pallet_session::NextKeys::<Runtime>::hashed_key_for(who);
    if state.top.contains_key(&keys) {
        return Ok(());
    }
    let key = frame_system::Account::<Runtime>::hashed_key_for(who);
    let mut account = match state.top.get(&key) {
        Some(value) => storage::ACCOUNT.decode_all::<AccountInfo>(value)?,
        None => AccountInfo::default(),
    };
    if account.providers == 0 {
        account.providers = 1;
    }
    account.consumers = account.consumers.saturating_add(1);
    state.top.insert(key, account.encode());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use codec::Decode;
    use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
    use sp_runtime::BuildStorage;
    use tributary_runtime::{genesis::keys_of, invariants};

    /// What a chain of that name begins with, as if it were at a block.
    fn state(name: &str, height: BlockNumber) -> Storage {
        let mut spec = chain_spec::load(name).unwrap();
        chain_spec::build_genesis_natively(&mut spec, name).unwrap();
        let mut state = spec.build_storage().unwrap();
        state.top.insert(storage::HEIGHT.key().0, height.encode());
        for item in OF_ITS_BLOCK {
            state.top.insert([item.key().0, vec![1]].concat(), vec![7]);
        }
        state
    }

    fn read<T: Decode>(state: &Storage, item: Item) -> T {
        item.decode_all(&state.top[&item.key().0]).unwrap()
    }

    #[test]
    fn the_devnets_validator_is_alone() {
        for chain in ["dev", "local", "local-4"] {
            let mut state = state(chain, 27);
            let before = state.clone();
            assert_eq!(prepare(&mut state), Ok(27));
            let alice = Sr25519Keyring::Alice.to_account_id();
            let (_, keys) = keys_of((Sr25519Keyring::Alice, Ed25519Keyring::Alice));
            assert_eq!(read::<Vec<AccountId>>(&state, storage::MEMBERS), std::slice::from_ref(&alice));
            assert_eq!(read::<Vec<AccountId>>(&state, storage::SESSION_VALIDATORS), std::slice::from_ref(&alice));
            assert_eq!(read::<Vec<sp_core::sr25519::Public>>(&state, storage::AURA_AUTHORITIES).len(), 1);
            assert_eq!(read::<Vec<(sp_core::ed25519::Public, u64)>>(&state, storage::GRANDPA_AUTHORITIES).len(), 1);
            let next = pallet_session::NextKeys::<Runtime>::hashed_key_for(&alice);
            assert_eq!(state.top[&next], keys.encode());
            for item in OF_ITS_BLOCK {
                assert!(!state.top.keys().any(|key| key.starts_with(&item.key().0)), "{item}");
            }
            // Nothing else is touched.
            let touched = |key: &[u8]| {
                OF_ITS_BLOCK.iter().chain(&VALIDATING).chain(&KEYS).any(|item| key.starts_with(&item.key().0))
            };
            for (key, value) in before.top.iter().filter(|(key, _)| !touched(key)) {
                assert_eq!(state.top.get(key), Some(value));
            }
            sp_io::TestExternalities::new(state).execute_with(|| invariants::check().unwrap());
        }
    }

    #[test]
    fn a_validator_that_the_chain_did_not_know_has_an_account() {
        let mut state = state("local", 5);
        let alice = Sr25519Keyring::Alice.to_account_id();
        state.top.remove(&pallet_session::NextKeys::<Runtime>::hashed_key_for(&alice));
        state.top.remove(&frame_system::Account::<Runtime>::hashed_key_for(&alice));
        prepare(&mut state).unwrap();
        let account = &state.top[&frame_system::Account::<Runtime>::hashed_key_for(&alice)];
        let account = AccountInfo::decode(&mut account.as_slice()).unwrap();
        assert_eq!((account.providers, account.consumers, account.data.free), (1, 1, 0));
    }

    #[test]
    fn what_has_no_runtime_is_refused() {
        assert!(prepare(&mut Storage::default()).unwrap_err().contains("no runtime"));
    }

    #[test]
    fn a_beginning_is_at_block_0() {
        let mut state = state("dev", 3);
        state.top.remove(&storage::HEIGHT.key().0);
        assert_eq!(prepare(&mut state), Ok(0));
    }
}
