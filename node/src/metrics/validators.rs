//! Who validates, and whether this node does.

use super::{
    hook::{Metric, gauge, labelled, maybe, one},
    state::View,
};
use crate::storage;
use sp_core::crypto::key_types;

/// Read after each block.
pub const PER_BLOCK: &[Metric<View>] = &[
    gauge("tributary_validators_active", "Validators of the present session.", |view| {
        one(view.length(storage::AURA_AUTHORITIES)?)
    }),
    labelled("tributary_validators", "kind", "Validators that governance named, and candidates that stand.", |view| {
        Ok(vec![
            (Some("member"), view.length(storage::MEMBERS)?.into()),
            (Some("candidate"), view.length(storage::CANDIDATES)?.into()),
        ])
    }),
    gauge("tributary_session_index", "Number of the present session.", |view| {
        maybe(view.value::<u32>(storage::SESSION)?.map(f64::from))
    }),
    labelled("tributary_keys_active", "engine", "Whether a key of this node is in the active set: 1 or 0.", |view| {
        let aura: Vec<[u8; 32]> = view.value(storage::AURA_AUTHORITIES)?.unwrap_or_default();
        let grandpa: Vec<([u8; 32], u64)> = view.value(storage::GRANDPA_AUTHORITIES)?.unwrap_or_default();
        let grandpa: Vec<_> = grandpa.into_iter().map(|(key, _)| key).collect();
        Ok(vec![
            (Some("aura"), view.has_one_of(key_types::AURA, &aura)?),
            (Some("grandpa"), view.has_one_of(key_types::GRANDPA, &grandpa)?),
        ])
    }),
];
