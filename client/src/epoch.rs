//! Epochs: when scores can be committed to, and when revealed.

use crate::{Block, Result};
use serde_json::Value;

/// Blocks that must be left of an epoch for a commitment to be sent: for it to get into a block, and for that to become
/// final.
pub(crate) const ROOM: u64 = 8;

/// The present epoch, at a block.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Epoch {
    /// Its number.
    pub index: u32,
    /// Its last block.
    pub end: u64,
}

impl Epoch {
    /// The one that `block` is in.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn at(block: &Block) -> Result<Self> {
        let view = block.api("evaluationApi", "epoch", &[]).await?;
        let number = |field: &str| view.get(field).and_then(Value::as_u64).unwrap_or_default();
        let index = u32::try_from(number("index")).unwrap_or_default();
        Ok(Self { index, end: number("start").saturating_add(number("length")).saturating_sub(1) })
    }
}
