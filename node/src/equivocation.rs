//! Notices an author of two blocks in one slot and reports it.
//!
//! The SDK's Aura only logs such blocks. [`Watch`] does for Aura what BABE does itself: it stands before the import of
//! blocks, remembers the header of every recent block with its author, and sends the runtime a report with both headers
//! when an author has a second one in a slot.
//!
//! - A signature on a header is an equivocation whether or not the block is valid, so the header is looked at before
//!   the block is executed, once its seal was verified.
//! - Own blocks are remembered as well: a second block by the same key may come from elsewhere. A node does not report
//!   its own key, as GRANDPA does not; it says loudly what is wrong.
//! - A report is a transaction that no node passes on. So only nodes that write blocks send one, each in a block of its
//!   own; the first to be included makes the others void.
//! - Whatever goes wrong here is logged. A block is never refused for it.
//!
//! The headers lie where Aura's own check puts them, but with their seals, without which they prove nothing. The two
//! must not be mixed: one block would then look like two. Whoever uses [`Watch`] switches Aura's check off.

use crate::types::FullClient;
use jsonrpsee::core::async_trait;
use sc_client_api::AuxStore;
use sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult};
use sc_consensus_aura::standalone::{fetch_authorities, slot_author};
use sc_consensus_slots::{MAX_SLOT_CAPACITY, check_equivocation};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_api::{ApiExt, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_consensus::BlockOrigin;
use sp_consensus_aura::{
    Slot, SlotDuration,
    sr25519::{AuthorityId, AuthorityPair},
};
use sp_core::crypto::{ByteArray, key_types};
use sp_keystore::KeystorePtr;
use sp_timestamp::Timestamp;
use std::sync::{Arc, Mutex, PoisonError};
use tributary_primitives::{
    Hash,
    equivocation::{AuraEquivocationApi, AuraEquivocationProof, is_equivocation, slot_of},
};
use tributary_runtime::opaque::{Block, Header};

const LOG_TARGET: &str = "equivocation";
/// By how many slots another author's clock may be ahead. Aura's verifier allows as much.
const DRIFT: u64 = 1;

/// An import of blocks that looks out for authors of two blocks in one slot.
#[derive(Clone)]
pub struct Watch<Import> {
    import: Import,
    client: Arc<FullClient>,
    keystore: KeystorePtr,
    pool: Option<OffchainTransactionPoolFactory<Block>>,
    slot_duration: SlotDuration,
    /// Held while the headers of a slot are read and written: own and foreign blocks are imported side by side.
    headers: Arc<Mutex<()>>,
}

impl<Import> Watch<Import> {
    /// Watches what goes to `import`. Reports are sent to `pool`; `None` on a node that writes no blocks, as nobody
    /// would see them. Equivocations of keys in `keystore` are not reported.
    pub fn new(
        import: Import,
        client: Arc<FullClient>,
        keystore: KeystorePtr,
        pool: Option<OffchainTransactionPoolFactory<Block>>,
        slot_duration: SlotDuration,
    ) -> Self {
        Self { import, client, keystore, pool, slot_duration, headers: Arc::default() }
    }

    /// Remembers the block's header and reports its author if there is another one of that slot. One runtime call and
    /// one write to the database for a recent block, nothing for an old one.
    fn look_at(&self, block: &BlockImportParams<Block>) -> sp_blockchain::Result<()> {
        if !is_verified(block) {
            return Ok(());
        }
        let header = block.post_header();
        let Some(slot) = slot_of(&header) else { return Ok(()) };
        let now = Slot::from_timestamp(Timestamp::current(), self.slot_duration).saturating_add(DRIFT);
        if !is_recent(now, slot) {
            return Ok(());
        }
        let authorities = fetch_authorities::<AuthorityId, Block, _>(&*self.client, header.parent_hash)?;
        let Some(author) = slot_author::<AuthorityPair>(slot, &authorities) else { return Ok(()) };

        let proof = {
            let _alone = self.headers.lock().unwrap_or_else(PoisonError::into_inner);
            second_block(&*self.client, now, slot, &header, author)?
        };
        let Some(proof) = proof else { return Ok(()) };
        let (first, second) = (proof.first_header.hash(), proof.second_header.hash());
        if self.keystore.has_keys(&[(author.to_raw_vec(), key_types::AURA)]) {
            log::error!(
                target: LOG_TARGET,
                "Two nodes write blocks with this node's Aura key {author}: in slot {slot} it signed {first:?} and \
                 {second:?}. Stop one of them now: other validators report it, and the bond is slashed.",
            );
            return Ok(());
        }
        log::warn!(
            target: LOG_TARGET,
            "The author {author} signed two blocks in slot {slot}: {first:?} and {second:?}.",
        );
        self.pool.as_ref().map_or(Ok(()), |pool| self.report(proof, header.parent_hash, pool))
    }

    /// Sends the report to this node's pool, as a transaction on the best block. `parent` is that of the second header.
    fn report(
        &self,
        proof: AuraEquivocationProof<Header>,
        parent: Hash,
        pool: &OffchainTransactionPoolFactory<Block>,
    ) -> sp_blockchain::Result<()> {
        let (slot, offender) = (proof.slot, proof.offender.clone());
        let best = self.client.info().best_hash;
        // At the parent the session is that of the slot.
        let owner = self.client.runtime_api().generate_aura_key_ownership_proof(parent, offender.clone())?;
        let Some(key_owner_proof) = owner else {
            log::warn!(
                target: LOG_TARGET,
                "Not reported: the key {offender} was nobody's in the session of slot {slot}.",
            );
            return Ok(());
        };

        let mut api = self.client.runtime_api();
        api.register_extension(pool.offchain_transaction_pool(best));
        match api.submit_report_aura_equivocation_unsigned_extrinsic(best, proof, key_owner_proof)? {
            Some(()) => {
                log::info!(
                    target: LOG_TARGET,
                    "Reported the author {offender} for slot {slot} to the transaction pool.",
                );
            }
            None => {
                log::warn!(
                    target: LOG_TARGET,
                    "The transaction pool does not take the report of {offender} for slot {slot}: it may be there \
                     already.",
                );
            }
        }
        Ok(())
    }
}

#[async_trait]
impl<Import: BlockImport<Block> + Send + Sync> BlockImport<Block> for Watch<Import> {
    type Error = Import::Error;

    async fn check_block(&self, block: BlockCheckParams<Block>) -> Result<ImportResult, Self::Error> {
        self.import.check_block(block).await
    }

    async fn import_block(&self, block: BlockImportParams<Block>) -> Result<ImportResult, Self::Error> {
        if let Err(error) = self.look_at(&block) {
            log::warn!(
                target: LOG_TARGET,
                "Block {} could not be checked for a second block in its slot: {error}",
                block.header.number,
            );
        }
        self.import.import_block(block).await
    }
}

/// Whether the block's seal was verified, or made, before it came here. It was not where the state of the parent is
/// missing: for the blocks of a warp proof, the block whose state is downloaded, and those that fill the gap before it.
fn is_verified(block: &BlockImportParams<Block>) -> bool {
    let unverified = matches!(block.origin, BlockOrigin::Genesis | BlockOrigin::WarpSync | BlockOrigin::GapSync);
    !unverified && !block.with_state() && !block.state_action.skip_execution_checks()
}

/// Whether headers of `slot` are still remembered.
fn is_recent(now: Slot, slot: Slot) -> bool {
    now.saturating_sub(slot) <= MAX_SLOT_CAPACITY
}

/// Remembers `header` as the author's in `slot`; the proof, if there was another one. Two signatures are verified then.
///
/// A header that an older node remembered has no seal, and no proof comes from it.
fn second_block<Store: AuxStore>(
    store: &Store,
    now: Slot,
    slot: Slot,
    header: &Header,
    author: &AuthorityId,
) -> sp_blockchain::Result<Option<AuraEquivocationProof<Header>>> {
    Ok(check_equivocation(store, now, slot, header, author)?.filter(is_equivocation))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sc_client_api::in_mem::Blockchain;
    use sc_consensus::{ImportedState, StateAction, StorageChanges};
    use sp_consensus_aura::{digests::CompatibleDigestItem, sr25519::AuthoritySignature};
    use sp_core::Pair;
    use sp_keyring::Sr25519Keyring;
    use sp_runtime::{Digest, DigestItem};

    const NOW: u64 = 5_000;
    const SLOT: u64 = 4_990;

    /// A header as it comes out of the runtime.
    fn header(number: u32, slot: u64) -> Header {
        let pre = <DigestItem as CompatibleDigestItem<AuthoritySignature>>::aura_pre_digest(slot.into());
        Header {
            parent_hash: Hash::repeat_byte(1),
            number,
            state_root: Hash::repeat_byte(2),
            extrinsics_root: Hash::repeat_byte(3),
            digest: Digest { logs: vec![pre] },
        }
    }

    /// What comes to the import: the header without its seal, and the seal.
    fn block(number: u32, slot: u64, author: Sr25519Keyring) -> BlockImportParams<Block> {
        let header = header(number, slot);
        let seal: AuthoritySignature = author.pair().sign(header.hash().as_ref()).into();
        let mut block = BlockImportParams::new(BlockOrigin::NetworkBroadcast, header);
        block.post_digests.push(DigestItem::aura_seal(seal));
        block
    }

    fn look(
        store: &Blockchain<Block>,
        slot: u64,
        header: &Header,
        author: Sr25519Keyring,
    ) -> Option<AuraEquivocationProof<Header>> {
        second_block(store, NOW.into(), slot.into(), header, &AuthorityId::from(author.public())).unwrap()
    }

    #[test]
    fn a_second_block_of_a_slot_proves_an_equivocation() {
        let store = Blockchain::new();
        let alice = Sr25519Keyring::Alice;
        let (first, second) = (block(7, SLOT, alice), block(8, SLOT, alice));
        assert!(look(&store, SLOT, &first.post_header(), alice).is_none());
        let proof = look(&store, SLOT, &second.post_header(), alice).unwrap();
        assert!(is_equivocation(&proof));
        assert_eq!(proof.offender, AuthorityId::from(alice.public()));
        assert_eq!((proof.first_header.hash(), proof.second_header.hash()), (first.post_hash(), second.post_hash()));

        // The first stays remembered.
        let third = block(9, SLOT, alice).post_header();
        assert_eq!(look(&store, SLOT, &third, alice).unwrap().first_header.hash(), first.post_hash());
    }

    #[test]
    fn nothing_else_does() {
        let store = Blockchain::new();
        let (alice, bob) = (Sr25519Keyring::Alice, Sr25519Keyring::Bob);
        let first = block(7, SLOT, alice).post_header();
        for (case, slot, header, author) in [
            ("the first block", SLOT, first.clone(), alice),
            ("the same block again", SLOT, first, alice),
            ("a block of the next slot", SLOT + 1, block(8, SLOT + 1, alice).post_header(), alice),
            ("a block of another author, on another fork", SLOT, block(7, SLOT, bob).post_header(), bob),
        ] {
            assert!(look(&store, slot, &header, author).is_none(), "{case}");
        }
    }

    #[test]
    fn a_header_without_its_seal_proves_nothing() {
        let store = Blockchain::new();
        let alice = Sr25519Keyring::Alice;
        // What Aura's own check remembers.
        assert!(look(&store, SLOT, &header(7, SLOT), alice).is_none());
        assert!(look(&store, SLOT, &block(7, SLOT, alice).post_header(), alice).is_none());
        assert!(look(&store, SLOT, &block(8, SLOT, alice).post_header(), alice).is_none());
    }

    #[test]
    fn old_slots_are_not_looked_at() {
        let oldest = NOW - MAX_SLOT_CAPACITY;
        assert!(is_recent(NOW.into(), oldest.into()));
        assert!(is_recent(NOW.into(), (NOW + 1).into()));
        assert!(!is_recent(NOW.into(), (oldest - 1).into()));
    }

    #[test]
    fn blocks_without_a_verified_seal_are_not_looked_at() {
        let from = |origin| {
            let mut block = block(7, SLOT, Sr25519Keyring::Alice);
            block.origin = origin;
            block
        };
        for origin in [
            BlockOrigin::NetworkBroadcast,
            BlockOrigin::NetworkInitialSync,
            BlockOrigin::ConsensusBroadcast,
            BlockOrigin::Own,
            BlockOrigin::File,
        ] {
            assert!(is_verified(&from(origin)), "{origin:?}");
        }
        for origin in [BlockOrigin::Genesis, BlockOrigin::WarpSync, BlockOrigin::GapSync] {
            assert!(!is_verified(&from(origin)), "{origin:?}");
        }
        let mut skipped = from(BlockOrigin::NetworkInitialSync);
        skipped.state_action = StateAction::Skip;
        assert!(!is_verified(&skipped));
        let mut target = from(BlockOrigin::NetworkInitialSync);
        let state = ImportedState { block: Hash::default(), state: Vec::new().into() };
        target.state_action = StateAction::ApplyChanges(StorageChanges::Import(state));
        assert!(!is_verified(&target));
    }
}
