//! The signatures of a block are checked together, before the block is executed.
//!
//! Whether many sr25519 signatures all hold is one equation, which takes about half of what one check after the other
//! takes, and each processor can have a part of the block. What holds is remembered, and the runtime, which
//! comes to the same signatures one by one, finds it there. Nothing is decided here: where the equation does not hold,
//! where a transaction is of a kind that is not known here, or where the chain's runtime encodes transactions otherwise
//! than the one that is linked, the runtime checks as ever. Then the equation was in vain, for half of what the checks
//! take, and no more.

use super::{Digest, HELD, Held, Kind, digest_of};
use async_trait::async_trait;
use sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult, StateAction};
use schnorrkel::{PublicKey, Signature, context::SigningContext, signing_context, verify_batch};
use sp_api::{CallApiAt, CallContext};
use sp_blockchain::HeaderBackend;
use sp_runtime::{MultiAddress, MultiSignature, OpaqueExtrinsic};
use std::{num::NonZero, sync::Arc, thread};
use tributary_primitives::BlockNumber;
use tributary_runtime::{
    opaque::Block,
    sign::{self, Chain, Signed},
};

const LOG_TARGET: &str = "signatures";
/// What the SDK has sr25519 signatures be of, beside the message.
const CONTEXT: &[u8] = b"substrate";
/// Signatures in one equation. With twice as many each is hardly cheaper, and one that does not hold spoils them all.
const TOGETHER: usize = 512;
/// A block with fewer transactions is left to the runtime: an equation of so few gains little.
const WORTH_IT: usize = 16;

/// An import of blocks that checks their signatures first.
pub struct Ahead<Import, Client> {
    import: Import,
    client: Arc<Client>,
}

// Derived, it would ask for a client that can be cloned.
impl<Import: Clone, Client> Clone for Ahead<Import, Client> {
    fn clone(&self) -> Self {
        Self { import: self.import.clone(), client: self.client.clone() }
    }
}

impl<Import, Client: HeaderBackend<Block> + CallApiAt<Block> + Send + Sync> Ahead<Import, Client> {
    /// Checks what goes to `import`, with what `client` knows of the chain.
    pub fn new(import: Import, client: Arc<Client>) -> Self {
        Self { import, client }
    }

    /// Remembers which signatures of the block hold. O(transactions), on all processors.
    fn check(&self, block: &BlockImportParams<Block>) -> Result<(), sp_api::ApiError> {
        let executes = matches!(block.state_action, StateAction::Execute | StateAction::ExecuteIfPossible);
        let Some(body) = block.body.as_ref().filter(|body| executes && body.len() >= WORTH_IT) else { return Ok(()) };
        let context = CallContext::Onchain { import: true };
        let version = self.client.runtime_version_at(block.header.parent_hash, context)?;
        let Some(chain) = Chain::of(self.client.info().genesis_hash, &version) else { return Ok(()) };
        // On a branch the blocks of its own are others. What was signed for one of those is left to the runtime.
        let (client, number) = (&*self.client, block.header.number);
        let hash_of = |number| client.hash(number).ok().flatten();
        check_all(&HELD, body, |transaction| sign::signed(&chain, number, transaction.inner(), hash_of));
        Ok(())
    }
}

#[async_trait]
impl<Import, Client> BlockImport<Block> for Ahead<Import, Client>
where
    Import: BlockImport<Block> + Send + Sync,
    Client: HeaderBackend<Block> + CallApiAt<Block> + Send + Sync,
{
    type Error = Import::Error;

    async fn check_block(&self, block: BlockCheckParams<Block>) -> Result<ImportResult, Self::Error> {
        self.import.check_block(block).await
    }

    async fn import_block(&self, block: BlockImportParams<Block>) -> Result<ImportResult, Self::Error> {
        if let Err(error) = self.check(&block) {
            let number: BlockNumber = block.header.number;
            log::debug!(target: LOG_TARGET, "The signatures of block {number} are left to its runtime: {error}");
        }
        self.import.import_block(block).await
    }
}

/// Remembers in `held` which of the transactions' signatures hold, each processor a part of them.
fn check_all(
    held: &Held,
    transactions: &[OpaqueExtrinsic],
    signed: impl Fn(&OpaqueExtrinsic) -> Option<Signed> + Sync,
) {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let part = transactions.len().div_ceil(processors).max(WORTH_IT);
    let check = |part: &[OpaqueExtrinsic]| {
        for some in part.chunks(TOGETHER) {
            check_together(
                held,
                some.iter().filter_map(&signed).filter_map(|signed| Claim::of(held, signed)).collect(),
            );
        }
    };
    thread::scope(|scope| {
        let mut parts = transactions.chunks(part);
        let own = parts.next();
        for part in parts {
            scope.spawn(|| check(part));
        }
        own.map(check);
    });
}

/// A signature that is said to hold.
struct Claim {
    digest: Digest,
    public: PublicKey,
    signature: Signature,
    payload: Vec<u8>,
}

impl Claim {
    /// The claim, if it is of sr25519, its parts can be what they are said to be, and it is not known to hold already.
    fn of(held: &Held, Signed { signer, signature, payload }: Signed) -> Option<Self> {
        let (MultiAddress::Id(signer), MultiSignature::Sr25519(signature)) = (signer, signature) else { return None };
        let digest = digest_of(Kind::Sr25519, signature.as_ref(), signer.as_ref(), &payload);
        if held.has(&digest) {
            return None;
        }
        let public = PublicKey::from_bytes(signer.as_ref()).ok()?;
        let signature = Signature::from_bytes(signature.as_ref()).ok()?;
        Some(Self { digest, public, signature, payload })
    }
}

/// Remembers that all of these hold, if they do; and nothing if one of them does not.
fn check_together(held: &Held, claims: Vec<Claim>) {
    let context: SigningContext = signing_context(CONTEXT);
    let payloads = claims.iter().map(|claim| context.bytes(&claim.payload));
    let signatures: Vec<Signature> = claims.iter().map(|claim| claim.signature).collect();
    let publics: Vec<PublicKey> = claims.iter().map(|claim| claim.public).collect();
    if verify_batch(payloads, &signatures, &publics, false).is_ok() {
        for claim in claims {
            held.remember(claim.digest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use codec::Encode;
    use sp_core::{Pair, ed25519, sr25519};
    use sp_runtime::generic::Preamble;
    use tributary_primitives::{AccountId, Hash};
    use tributary_runtime::{RuntimeCall, UncheckedExtrinsic};

    const GENESIS: Hash = Hash::repeat_byte(7);

    fn remark(number: u32) -> RuntimeCall {
        frame_system::Call::remark { remark: number.encode() }.into()
    }

    fn pair(number: u32) -> sr25519::Pair {
        sr25519::Pair::from_string(&format!("//{number}"), None).unwrap()
    }

    fn transaction(number: u32) -> UncheckedExtrinsic {
        sign::sign(Chain::native(GENESIS), &pair(number), 0, 0, remark(number))
    }

    fn signed(transaction: &OpaqueExtrinsic) -> Option<Signed> {
        sign::signed(&Chain::native(GENESIS), 1, transaction.inner(), |number| (number == 0).then_some(GENESIS))
    }

    fn digest(transaction: &OpaqueExtrinsic) -> Digest {
        let Signed { signer: MultiAddress::Id(signer), signature, payload } = signed(transaction).unwrap() else {
            panic!("no account")
        };
        let (kind, signature): (_, &[u8]) = match &signature {
            MultiSignature::Sr25519(signature) => (Kind::Sr25519, signature.as_ref()),
            MultiSignature::Ed25519(signature) => (Kind::Ed25519, signature.as_ref()),
            _ => panic!("of another kind"),
        };
        digest_of(kind, signature, signer.as_ref(), &payload)
    }

    /// With the signature of another transaction.
    fn forged(number: u32) -> UncheckedExtrinsic {
        let (mut transaction, other) = (transaction(number), transaction(number ^ 1));
        transaction.preamble = match (transaction.preamble, other.preamble) {
            (Preamble::Signed(signer, _, extension), Preamble::Signed(_, signature, _)) => {
                Preamble::Signed(signer, signature, extension)
            }
            _ => unreachable!("both are signed"),
        };
        transaction
    }

    fn block(transactions: impl IntoIterator<Item = UncheckedExtrinsic>) -> Vec<OpaqueExtrinsic> {
        transactions.into_iter().map(Into::into).collect()
    }

    #[test]
    fn the_signatures_of_a_block_are_remembered_wherever_they_stand() {
        for count in [1, WORTH_IT, WORTH_IT + 1, TOGETHER + WORTH_IT, 2 * TOGETHER + 1] {
            let body = block((0..count as u32).map(transaction));
            let held = Held::default();
            check_all(&held, &body, signed);
            assert!(body.iter().all(|transaction| held.has(&digest(transaction))), "{count}");
        }
    }

    #[test]
    fn one_that_does_not_hold_is_never_remembered_and_spoils_only_what_is_checked_with_it() {
        let bad = 700;
        let body = block((0..3 * TOGETHER as u32).map(|n| if n == bad { forged(n) } else { transaction(n) }));
        let held = Held::default();
        check_all(&held, &body, signed);
        let remembered: Vec<bool> = body.iter().map(|transaction| held.has(&digest(transaction))).collect();
        assert!(!remembered[bad as usize]);
        let spoilt = remembered.iter().filter(|held| !**held).count();
        assert!(spoilt <= TOGETHER, "{spoilt}");

        // What is known to hold is not checked again, so that it cannot be spoilt.
        check_all(&held, &body, signed);
        let again: Vec<bool> = body.iter().map(|transaction| held.has(&digest(transaction))).collect();
        assert_eq!(again, remembered);
    }

    #[test]
    fn what_is_not_of_the_kind_is_left_to_the_runtime() {
        let ed = ed25519::Pair::from_seed(&[1; 32]);
        let mut other = transaction(1);
        if let Preamble::Signed(signer, signature, _) = &mut other.preamble {
            *signer = AccountId::from(ed.public()).into();
            *signature = ed.sign(b"anything").into();
        }
        let body = block([UncheckedExtrinsic::new_bare(remark(1)), other, transaction(2)]);
        let held = Held::default();
        check_all(&held, &body, signed);
        assert!(signed(&body[0]).is_none());
        assert!(!held.has(&digest(&body[1])));
        assert!(held.has(&digest(&body[2])), "and those beside it are not");
        // Neither do bytes that are no transaction stop anything.
        check_all(&held, &[OpaqueExtrinsic::from_blob(vec![0x84, 1, 2]), OpaqueExtrinsic::default()], signed);
    }
}
