//! Transactions for programs that link the runtime: the devnet's faucet, the load generator, a node that checks the
//! signatures of a block, and the tests.
//!
//! One place knows what a signature covers; it changes with [`TxExtension`] and nothing else does.

use crate::{
    Address, Balance, BlockNumber, Hash, Nonce, RuntimeCall, Signature, SignedPayload, TxExtension, UncheckedExtrinsic,
    VERSION,
};
use codec::{Decode, Encode};
use sp_core::{Pair as _, sr25519::Pair};
use sp_io::hashing::blake2_256;
use sp_runtime::{
    generic::{Era, Preamble},
    traits::TransactionExtension,
};
use sp_version::RuntimeVersion;
use tributary_primitives::AccountId;

/// What a signature covers beside what the transaction says itself.
type Implicit = <TxExtension as TransactionExtension<RuntimeCall>>::Implicit;

/// Bytes of what is signed; the hash of what is longer is signed instead.
const LONGEST: usize = 256;

/// The chain that a transaction is for: a signature holds on no other, and not after its runtime changed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Chain {
    /// Hash of block 0.
    pub genesis: Hash,
    /// The version of the chain's runtime.
    pub spec_version: u32,
    /// The version of how the chain's runtime encodes transactions. If it is not that of [`VERSION`], the types here
    /// are not those of the chain and nothing should be signed with them.
    pub transaction_version: u32,
    /// The block from which a transaction's life counts, by number and hash: it is valid in [`LIFE`] blocks. `None` is
    /// for chains that are thrown away: what is signed for ever is accepted again when its account is reaped and funded
    /// anew.
    pub birth: Option<(u64, Hash)>,
}

/// Blocks that a transaction with a birth is valid for.
pub const LIFE: u64 = 64;

impl Chain {
    /// The chain of this genesis whose runtime is the one that is linked. What is signed for it is valid for ever.
    pub fn native(genesis: Hash) -> Self {
        let (spec_version, transaction_version) = (VERSION.spec_version, VERSION.transaction_version);
        Self { genesis, spec_version, transaction_version, birth: None }
    }

    /// The chain of this genesis with a runtime of that version, if that encodes transactions as the one that is
    /// linked. What is signed for it is valid for ever.
    pub fn of(genesis: Hash, version: &RuntimeVersion) -> Option<Self> {
        let is_known = version.transaction_version == VERSION.transaction_version;
        is_known.then(|| Self { spec_version: version.spec_version, ..Self::native(genesis) })
    }

    /// What signatures for it cover beside what a transaction says itself. `since` is the hash of the block from which
    /// the transaction's life counts, `metadata` that of the metadata, if the signer was shown it.
    fn implicit(&self, since: Hash, metadata: Option<[u8; 32]>) -> Implicit {
        ((), self.spec_version, self.transaction_version, self.genesis, since, (), (), (), metadata, ())
    }
}

/// Signs a call as the `nonce`-th transaction of the account of `pair`, with a tip in planck.
pub fn sign(chain: Chain, pair: &Pair, nonce: Nonce, tip: Balance, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
    let call = call.into();
    let (era, since) = match chain.birth {
        Some((number, hash)) => (Era::mortal(LIFE, number), hash),
        // Bound to block 0 twice: by the check of the genesis and by that of the era.
        None => (Era::Immortal, chain.genesis),
    };
    let extension: TxExtension = (
        frame_system::CheckNonZeroSender::new(),
        frame_system::CheckSpecVersion::new(),
        frame_system::CheckTxVersion::new(),
        frame_system::CheckGenesis::new(),
        frame_system::CheckEra::from(era),
        frame_system::CheckNonce::from(nonce),
        frame_system::CheckWeight::new(),
        pallet_transaction_payment::ChargeTransactionPayment::from(tip),
        frame_metadata_hash_extension::CheckMetadataHash::new(false),
        frame_system::WeightReclaim::new(),
    );
    let payload = SignedPayload::from_raw(call.clone(), extension.clone(), chain.implicit(since, None));
    let signature = payload.using_encoded(|payload| pair.sign(payload));
    UncheckedExtrinsic::new_signed(call, AccountId::from(pair.public()).into(), signature.into(), extension)
}

/// Who signed a transaction.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Signed {
    /// The account.
    pub signer: Address,
    /// Its signature, which may not hold.
    pub signature: Signature,
    /// What the signature is of.
    pub payload: Vec<u8>,
}

/// Who signed a transaction, and what, if it stands in block `number` of the chain. O(bytes); the call is not decoded.
///
/// `transaction` is without the length that it has before it in a block; `hash_of` says which block of that chain has a
/// number.
///
/// `None` for what nobody signed, for what the types here do not fit, and where the signer was shown the metadata: its
/// hash only the chain's own runtime knows.
pub fn signed(
    chain: &Chain,
    number: BlockNumber,
    transaction: &[u8],
    hash_of: impl FnOnce(BlockNumber) -> Option<Hash>,
) -> Option<Signed> {
    let mut rest = transaction;
    let Preamble::<Address, Signature, TxExtension>::Signed(signer, signature, extension) =
        Decode::decode(&mut rest).ok()?
    else {
        return None;
    };
    let (.., era, _, _, _, metadata, _) = &extension;
    let since = hash_of(era.0.birth(number.into()).try_into().ok()?)?;
    let metadata = TransactionExtension::<RuntimeCall>::implicit(metadata).ok()?;
    let mut payload = rest.to_vec();
    extension.encode_to(&mut payload);
    chain.implicit(since, metadata).encode_to(&mut payload);
    if payload.len() > LONGEST {
        payload = blake2_256(&payload).to_vec();
    }
    Some(Signed { signer, signature, payload })
}
