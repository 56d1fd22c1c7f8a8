//! What tests, fuzzing and measurements of the runtime have in common: a genesis as clients build it, and blocks as
//! nodes make them.
//!
//! Not behind a cargo feature of its own: with one, whoever builds the node and the tests would compile the runtime
//! twice. Nothing of this is in the wasm.

use crate::{Aura, Block, Executive, Header, Runtime, RuntimeGenesisConfig, System, UncheckedExtrinsic};
use codec::Encode;
use serde_json::Value;
use sp_consensus_aura::{AURA_ENGINE_ID, Slot};
use sp_genesis_builder::runtime_decl_for_genesis_builder::GenesisBuilder;
use sp_io::TestExternalities;
use sp_runtime::{Digest, DigestItem, ExtrinsicInclusionMode, traits::Header as _};

/// Applies a patch of JSON, by RFC 7386: as clients apply a preset to the default configuration.
pub fn merge(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Default::default());
    }
    for (key, value) in patch {
        if value.is_null() {
            target.as_object_mut().map(|target| target.remove(&key));
        } else {
            merge(&mut target[key], value);
        }
    }
}

/// The default configuration with a patch, such as [`genesis::network`](crate::genesis::network) makes one.
pub fn patched(patch: Value) -> Value {
    let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).expect("a configuration is JSON");
    merge(&mut config, patch);
    config
}

/// The whole configuration of a preset.
pub fn preset(name: &str) -> Value {
    let patch = crate::genesis::get_preset(&name.into()).expect("a preset of this name");
    patched(serde_json::from_slice(&patch).expect("a preset is JSON"))
}

/// A network's state at its genesis, built as a node builds it.
pub fn new_test_ext(config: &Value) -> TestExternalities {
    let mut ext = TestExternalities::default();
    ext.execute_with(|| {
        <Runtime as GenesisBuilder<Block>>::build_state(config.to_string().into_bytes())
            .expect("a sound configuration");
    });
    ext
}

/// The digest of a block in this slot.
pub fn digest(slot: u64) -> Digest {
    Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode())] }
}

/// Opens the next block, in this slot, with the inherent that every block has. Its transactions come next, unless
/// migrations leave no room for them.
pub fn open_block(slot: u64) -> ExtrinsicInclusionMode {
    let before = System::block_number();
    let parent = System::block_hash(before);
    let header = Header::new(before + 1, Default::default(), Default::default(), parent, digest(slot));
    let mode = Executive::initialize_block(&header);
    let time = pallet_timestamp::Call::set { now: slot * Aura::slot_duration() };
    let applied = Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(time.into()));
    applied.expect("an inherent is valid").expect("the time is set");
    Executive::inherents_applied();
    mode
}

/// Finishes the block that is open, so that the next one finds its hash.
pub fn close_block() -> Header {
    let header = Executive::finalize_block();
    frame_system::BlockHash::<Runtime>::insert(header.number, header.hash());
    header
}
