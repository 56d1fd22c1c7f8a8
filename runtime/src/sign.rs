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
}

impl Chain {
    /// The chain of this genesis whose runtime is the one that is linked.
    pub fn native(genesis: Hash) -> Self {
        Self { genesis, spec_version: VERSION.spec_version, transaction_version: VERSION.transaction_version }
    }
}

/// Signs a call as the `nonce`-th transaction of the account of `pair`, valid for ever, with a tip in planck.
pub fn sign(chain: Chain, pair: &Pair, nonce: Nonce, tip: Balance, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
    let call = call.into();
    let extension: TxExtension = (
        frame_system::CheckNonZeroSender::new(),
        frame_system::CheckSpecVersion::new(),
        frame_system::CheckTxVersion::new(),
        frame_system::CheckGenesis::new(),
        frame_system::CheckEra::from(Era::Immortal),
        frame_system::CheckNonce::from(nonce),
        frame_system::CheckWeight::new(),
        pallet_transaction_payment::ChargeTransactionPayment::from(tip),
        frame_metadata_hash_extension::CheckMetadataHash::new(false),
        frame_system::WeightReclaim::new(),
    );
    // An immortal transaction is bound to block 0 twice: by the check of the genesis and by that of the era.
    let Chain { genesis, spec_version, transaction_version } = chain;
    let implicit = ((), spec_version, transaction_version, genesis, genesis, (), (), (), None, ());
    let payload = SignedPayload::from_raw(call.clone(), extension.clone(), implicit);
    let signature = payload.using_encoded(|payload| pair.sign(payload));
    UncheckedExtrinsic::new_signed(call, AccountId::from(pair.public()).into(), signature.into(), extension)
}
