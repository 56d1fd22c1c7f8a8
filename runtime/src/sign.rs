//! Transactions for programs that link the runtime: the devnet's faucet, the load generator and the tests.
//!
//! One place knows what a signature covers; it changes with [`TxExtension`](crate::TxExtension) and nothing else does.

use crate::{Balance, Hash, Nonce, RuntimeCall, SignedPayload, TxExtension, UncheckedExtrinsic, VERSION};
use codec::Encode;
use sp_core::{Pair as _, sr25519::Pair};
use sp_runtime::generic::Era;
use tributary_primitives::AccountId;

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
}

/// Signs a call as the `nonce`-th transaction of the account of `pair`, with a tip in planck.
pub fn sign(chain: Chain, pair: &Pair, nonce: Nonce, tip: Balance, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
    let call = call.into();
    let Chain { genesis, spec_version, transaction_version, birth } = chain;
    let (era, since) = match birth {
        Some((number, hash)) => (Era::mortal(LIFE, number), hash),
        // Bound to block 0 twice: by the check of the genesis and by that of the era.
        None => (Era::Immortal, genesis),
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
    let implicit = ((), spec_version, transaction_version, genesis, since, (), (), (), None, ());
    let payload = SignedPayload::from_raw(call.clone(), extension.clone(), implicit);
    let signature = payload.using_encoded(|payload| pair.sign(payload));
    UncheckedExtrinsic::new_signed(call, AccountId::from(pair.public()).into(), signature.into(), extension)
}
