//! The signatures of a block are checked together, before the block is executed.
//!
//! Whether many sr25519 signatures all hold is one equation, which takes about half of what one check after the other
//! takes, and each processor can have a part of the block. What holds is remembered, and the runtime, which
//! comes to the same signatures one by one, finds it there. Nothing is decided here: where the equation does not hold,
//! where a transaction is of a kind that is not known here, or where the chain's runtime encodes transactions otherwise
//! than the one that is linked, the runtime checks as ever. Then the equation was in vain, for half of what its checks
//! take, and it was the last of this block.
//!
//! A body comes from any peer; what is known of who made a block is what its header says, which an author has sealed.
//! So the body is held against the header first: who is no author can have nothing checked here.

use super::{Digest, HELD, Held, Kind, digest_of};
use async_trait::async_trait;
use codec::Encode;
use sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult, StateAction};
use schnorrkel::{PublicKey, Signature, context::SigningContext, signing_context, verify_batch};
use sp_api::{CallApiAt, CallContext};
use sp_blockchain::{HeaderBackend, Info};
use sp_runtime::{
    MultiAddress, MultiSignature, OpaqueExtrinsic,
    traits::{Hash as _, HashingFor},
};
use sp_version::RuntimeVersion;
use std::{
    collections::HashMap,
    num::NonZero,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};
use tributary_primitives::{BlockNumber, Hash};
use tributary_runtime::{
    configs::BlockHashCount,
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

    /// Remembers which signatures of the block hold. O(bytes), on all processors.
    fn check(&self, block: &BlockImportParams<Block>) -> Result<(), sp_api::ApiError> {
        let executes = matches!(block.state_action, StateAction::Execute | StateAction::ExecuteIfPossible);
        let Some(body) = block.body.as_ref().filter(|body| executes && body.len() >= WORTH_IT) else { return Ok(()) };
        let header = &block.header;
        let context = CallContext::Onchain { import: true };
        let version = self.client.runtime_version_at(header.parent_hash, context)?;
        let info = self.client.info();
        let Some(chain) = Chain::of(info.genesis_hash, &version) else { return Ok(()) };
        if extrinsics_root(body, &version) != header.extrinsics_root {
            return Ok(());
        }
        let births = Births::on_the_branch_of(&*self.client, &info, header.number, header.parent_hash);
        check_all(&HELD, body, |transaction| {
            sign::signed(&chain, header.number, transaction.inner(), |number| births.hash_of(number))
        });
        Ok(())
    }
}

/// What the header of a block with this body says of it. O(bytes).
fn extrinsics_root(body: &[OpaqueExtrinsic], version: &RuntimeVersion) -> Hash {
    let encoded = body.iter().map(Encode::encode).collect();
    HashingFor::<Block>::ordered_trie_root(encoded, version.extrinsics_root_state_version())
}

/// The blocks from which the lives of transactions count, on the branch of the block that they are in.
struct Births<'a, Client> {
    client: &'a Client,
    genesis: Hash,
    /// Those between are what a signature may be for and what is known to be on the branch.
    oldest: BlockNumber,
    newest: BlockNumber,
    /// Each is looked up once: all transactions of a moment have the same.
    known: Mutex<HashMap<BlockNumber, Option<Hash>>>,
}

impl<'a, Client: HeaderBackend<Block>> Births<'a, Client> {
    /// For block `number` after `parent`. Where that is not on the best branch, only what is final is known to be on
    /// both.
    fn on_the_branch_of(client: &'a Client, info: &Info<Block>, number: BlockNumber, parent: Hash) -> Self {
        let before = number.saturating_sub(1);
        let is_best = client.hash(before).ok().flatten() == Some(parent);
        let newest = if is_best { before } else { before.min(info.finalized_number) };
        let oldest = number.saturating_sub(BlockHashCount::get());
        Self { client, genesis: info.genesis_hash, oldest, newest, known: Mutex::default() }
    }

    fn hash_of(&self, number: BlockNumber) -> Option<Hash> {
        if number == 0 {
            return Some(self.genesis);
        }
        if number < self.oldest || number > self.newest {
            return None;
        }
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        *known.entry(number).or_insert_with(|| self.client.hash(number).ok().flatten())
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

/// Remembers in `held` which of the transactions' signatures hold, each processor a part of them; from the first
/// equation on that does not hold, those that are not checked yet are left to the runtime.
fn check_all(
    held: &Held,
    transactions: &[OpaqueExtrinsic],
    signed: impl Fn(&OpaqueExtrinsic) -> Option<Signed> + Sync,
) {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let part = transactions.len().div_ceil(processors).max(WORTH_IT);
    let failed = AtomicBool::new(false);
    let check = |part: &[OpaqueExtrinsic]| {
        for some in part.chunks(TOGETHER) {
            if failed.load(Ordering::Relaxed) {
                return;
            }
            let claims = some.iter().filter_map(&signed).filter_map(|signed| Claim::of(held, signed)).collect();
            if !check_together(held, claims) {
                failed.store(true, Ordering::Relaxed);
            }
        }
    };
    let check = &check;
    thread::scope(|scope| {
        let mut parts = transactions.chunks(part);
        let own = parts.next();
        for part in parts {
            // Where the system has no thread to give, the runtime checks that part.
            if let Err(error) = thread::Builder::new().spawn_scoped(scope, move || check(part)) {
                log::debug!(target: LOG_TARGET, "No thread to check signatures on: {error}");
            }
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

/// Remembers that all of these hold, if they do; and nothing if one of them does not. Answers whether they do.
fn check_together(held: &Held, claims: Vec<Claim>) -> bool {
    let context: SigningContext = signing_context(CONTEXT);
    let payloads = claims.iter().map(|claim| context.bytes(&claim.payload));
    let signatures: Vec<Signature> = claims.iter().map(|claim| claim.signature).collect();
    let publics: Vec<PublicKey> = claims.iter().map(|claim| claim.public).collect();
    let hold = verify_batch(payloads, &signatures, &publics, false).is_ok();
    if hold {
        for claim in claims {
            held.remember(claim.digest);
        }
    }
    hold
}

#[cfg(test)]
mod tests {
    use super::*;
    use sp_blockchain::BlockStatus;
    use sp_core::{Pair, ed25519, sr25519, storage::StateVersion};
    use sp_runtime::{generic::Preamble, traits::BlakeTwo256};
    use std::sync::atomic::AtomicUsize;
    use tributary_primitives::AccountId;
    use tributary_runtime::{RuntimeCall, UncheckedExtrinsic, VERSION, opaque::Header};

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
    fn one_that_does_not_hold_is_never_remembered() {
        let bad = 700;
        let body = block((0..3 * TOGETHER as u32).map(|n| if n == bad { forged(n) } else { transaction(n) }));
        let held = Held::default();
        check_all(&held, &body, signed);
        let remembered = || body.iter().map(|transaction| held.has(&digest(transaction))).collect::<Vec<_>>();
        let before = remembered();
        assert!(!before[bad as usize]);

        // What is known to hold is not checked again, so that it cannot be spoilt.
        check_all(&held, &body, signed);
        let after = remembered();
        assert!(!after[bad as usize]);
        assert!(before.iter().zip(&after).all(|(before, after)| !before || *after));
    }

    #[test]
    fn who_forges_all_of_them_has_one_equation_checked_by_each_processor() {
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        let body = block((0..(3 * TOGETHER * processors) as u32).map(forged));
        let (held, asked) = (Held::default(), AtomicUsize::new(0));
        check_all(&held, &body, |transaction| {
            asked.fetch_add(1, Ordering::Relaxed);
            signed(transaction)
        });
        // Each that began before another failed ends.
        assert!((TOGETHER..=2 * TOGETHER * processors).contains(&asked.load(Ordering::Relaxed)));
        assert!(body.iter().all(|transaction| !held.has(&digest(transaction))));
    }

    #[test]
    fn a_body_that_the_header_does_not_speak_of_is_not_its_own() {
        let body = block((0..20).map(transaction));
        let root = extrinsics_root(&body, &VERSION);
        // As the runtime reckons it.
        let bytes = body.iter().map(Encode::encode).collect();
        assert_eq!(root, frame_system::extrinsics_data_root::<BlakeTwo256>(bytes, StateVersion::V0));
        assert_ne!(root, extrinsics_root(&body[1..], &VERSION));
        assert_ne!(root, extrinsics_root(&block((1..21).map(transaction)), &VERSION));
    }

    /// Blocks of the best branch by number, and how often one was asked for.
    struct Branch {
        best: BlockNumber,
        finalized: BlockNumber,
        asked: AtomicUsize,
    }

    impl Branch {
        fn at(best: BlockNumber, finalized: BlockNumber) -> Self {
            Self { best, finalized, asked: AtomicUsize::new(0) }
        }

        fn name(number: BlockNumber) -> Hash {
            Hash::from_low_u64_be(number.into())
        }
    }

    impl HeaderBackend<Block> for Branch {
        fn header(&self, _: Hash) -> sp_blockchain::Result<Option<Header>> {
            Ok(None)
        }

        fn info(&self) -> Info<Block> {
            Info {
                best_hash: Self::name(self.best),
                best_number: self.best,
                genesis_hash: GENESIS,
                finalized_hash: Self::name(self.finalized),
                finalized_number: self.finalized,
                finalized_state: None,
                number_leaves: 1,
                block_gap: None,
            }
        }

        fn status(&self, _: Hash) -> sp_blockchain::Result<BlockStatus> {
            Ok(BlockStatus::Unknown)
        }

        fn number(&self, _: Hash) -> sp_blockchain::Result<Option<BlockNumber>> {
            Ok(None)
        }

        fn hash(&self, number: BlockNumber) -> sp_blockchain::Result<Option<Hash>> {
            self.asked.fetch_add(1, Ordering::Relaxed);
            Ok((number <= self.best).then(|| Self::name(number)))
        }
    }

    #[test]
    fn a_life_counts_from_a_block_of_the_same_branch() {
        let client = Branch::at(9_000, 8_900);
        let births = |number, parent| Births::on_the_branch_of(&client, &client.info(), number, parent);
        let known = |births: &Births<'_, _>, number| births.hash_of(number).map(|hash| hash.to_low_u64_be());

        let best = births(9_001, Branch::name(9_000));
        assert_eq!(best.hash_of(0), Some(GENESIS));
        assert_eq!([4_904, 4_905, 9_000].map(|number| known(&best, number)), [None, Some(4_905), Some(9_000)]);
        assert_eq!(known(&best, 9_001), None, "a block is not for its own transactions");

        // Of another branch only what is final is certain.
        let other = births(9_001, Hash::repeat_byte(1));
        assert_eq!(other.hash_of(0), Some(GENESIS));
        assert_eq!([8_900, 8_901].map(|number| known(&other, number)), [Some(8_900), None]);
    }

    #[test]
    fn a_block_is_looked_up_once_for_all_transactions() {
        let client = Branch::at(100, 90);
        let births = Births::on_the_branch_of(&client, &client.info(), 101, Branch::name(100));
        let before = client.asked.load(Ordering::Relaxed);
        for _ in 0..1_000 {
            assert_eq!(births.hash_of(64), Some(Branch::name(64)));
        }
        assert_eq!(client.asked.load(Ordering::Relaxed), before + 1);
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
