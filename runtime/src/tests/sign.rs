//! What is read of a transaction without its call is what the runtime would check.

use super::*;
use crate::sign::{Chain, Signed, sign, signed};
use sp_runtime::{MultiAddress, OpaqueExtrinsic, traits::Verify};

const GENESIS: Hash = Hash::repeat_byte(7);
/// The block in which what is mortal is born, and the one in which it stands.
const BORN: (BlockNumber, Hash) = (70, Hash::repeat_byte(8));
const IN: BlockNumber = 75;

fn hash_of(number: BlockNumber) -> Option<Hash> {
    [(0, GENESIS), BORN].into_iter().find(|block| block.0 == number).map(|block| block.1)
}

fn bytes(transaction: UncheckedExtrinsic) -> Vec<u8> {
    OpaqueExtrinsic::from(transaction).inner().to_vec()
}

fn remark(length: usize) -> RuntimeCall {
    frame_system::Call::remark { remark: vec![1; length] }.into()
}

/// Whether the signature holds of what was read, by the SDK's own check.
fn holds(Signed { signer, signature, payload }: &Signed) -> bool {
    let MultiAddress::Id(signer) = signer else { return false };
    signature.verify(&payload[..], signer)
}

#[test]
fn what_is_read_is_what_was_signed() {
    let pair = Sr25519Keyring::Alice.pair();
    for birth in [None, Some((BORN.0.into(), BORN.1))] {
        // Of the longest the hash is signed.
        for length in [0, 10, 1_000] {
            let chain = Chain { birth, ..Chain::native(GENESIS) };
            let transaction = bytes(sign(chain, &pair, 5, 3, remark(length)));
            let read = |chain: &Chain, number| signed(chain, number, &transaction, hash_of);
            let it = read(&chain, IN).unwrap();
            assert_eq!(it.signer, MultiAddress::Id(Sr25519Keyring::Alice.to_account_id()));
            assert!(holds(&it), "{birth:?}, {length}");
            assert_eq!(birth.is_none(), read(&chain, IN + 64).is_some(), "what is dead was born in an unknown block");

            for other in [
                Chain { genesis: BORN.1, ..chain },
                Chain { spec_version: chain.spec_version + 1, ..chain },
                Chain { transaction_version: chain.transaction_version + 1, ..chain },
            ] {
                assert!(!holds(&read(&other, IN).unwrap()), "{other:?}");
            }
        }
    }
}

#[test]
fn a_chain_whose_runtime_encodes_otherwise_is_not_known() {
    let newer = RuntimeVersion { spec_version: VERSION.spec_version + 1, ..VERSION };
    let known = Chain { spec_version: newer.spec_version, ..Chain::native(GENESIS) };
    assert_eq!(Chain::of(GENESIS, &VERSION), Some(Chain::native(GENESIS)));
    assert_eq!(Chain::of(GENESIS, &newer), Some(known));
    let other = RuntimeVersion { transaction_version: VERSION.transaction_version + 1, ..VERSION };
    assert_eq!(Chain::of(GENESIS, &other), None);
}

#[test]
fn what_nobody_signed_is_not_read() {
    let read = |transaction: &[u8]| signed(&Chain::native(GENESIS), IN, transaction, hash_of);
    assert_eq!(read(&bytes(UncheckedExtrinsic::new_bare(remark(1)))), None);
    assert_eq!(read(&[]), None);
    let whole = bytes(sign(Chain::native(GENESIS), &Sr25519Keyring::Bob.pair(), 0, 0, remark(0)));
    for end in 0..100 {
        assert_eq!(read(&whole[..end]), None, "cut after {end}");
    }
}

#[test]
fn whose_signer_was_shown_the_metadata_is_left_to_the_chain() {
    let mut transaction = sign(Chain::native(GENESIS), &Sr25519Keyring::Bob.pair(), 0, 0, remark(0));
    let read = |transaction: &UncheckedExtrinsic| {
        signed(&Chain::native(GENESIS), IN, &bytes(transaction.clone()), hash_of).is_some()
    };
    assert!(read(&transaction));
    if let sp_runtime::generic::Preamble::Signed(_, _, extension) = &mut transaction.preamble {
        extension.8 = frame_metadata_hash_extension::CheckMetadataHash::new(true);
    }
    assert!(!read(&transaction));
}
