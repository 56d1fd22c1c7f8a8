//! What a worker sees: the chain at its newest block, and the disk.

use super::{
    ask::Question,
    step::{Bond, Sight},
};
use crate::{Account, At, Block, Connection, Result, epoch::Epoch, scores::Commitment};
use serde_json::{Value, json};
use std::{collections::BTreeMap, path::Path};

/// The chain at one moment.
pub(super) struct View {
    /// Its newest block.
    pub block: Block,
    /// The epoch of that.
    pub epoch: Epoch,
    /// The epoch of the last final block.
    pub last_final: u32,
}

impl View {
    /// The present moment.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn of(connection: &Connection) -> Result<Self> {
        // In this order: what is final now is not ahead of what is newest then.
        let last_final = Epoch::at(&connection.at(At::Final).await?).await?.index;
        let block = connection.at(At::Best).await?;
        let epoch = Epoch::at(&block).await?;
        Ok(Self { block, epoch, last_final })
    }

    /// Blocks of the epoch that come after the newest one.
    pub fn left(&self) -> u64 {
        self.epoch.end.saturating_sub(self.block.number())
    }

    /// What is known of an evaluator whose scores are kept below `folder`.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn sight(&self, account: &Account, folder: &Path) -> Result<Sight> {
        let now = self.bond(account, folder, self.epoch.index).await?;
        let before = match self.epoch.index.checked_sub(1) {
            Some(before) => self.bond(account, folder, before).await?,
            None => Bond::None,
        };
        let state = self.block.storage("system", "account", &[account.hex().into()]).await?;
        let nonce = state.get("nonce").and_then(Value::as_u64).unwrap_or_default();
        let waiting = self.block.connection().next_nonce(account).await? > nonce;
        Ok(Sight { epoch: self.epoch.index, left: self.left(), last_final: self.last_final, now, before, waiting })
    }

    /// Whether an evaluator revealed its scores of an epoch.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn is_revealed(&self, account: &Account, epoch: u32) -> Result<bool> {
        let address = self.block.connection().book().address(account);
        let revealed = self.block.storage("evaluation", "revealed", &[epoch.into()]).await?;
        let mut accounts = revealed.as_array().into_iter().flatten().filter_map(|entry| entry.get("account"));
        Ok(accounts.any(|account| *account == address))
    }

    /// What there is of an epoch's scores.
    async fn bond(&self, account: &Account, folder: &Path, epoch: u32) -> Result<Bond> {
        // The chain first: what it is bound to was on the disk before.
        let entry = self.block.storage("evaluation", "commits", &[epoch.into(), account.hex().into()]).await?;
        let path = Commitment::path(folder, self.block.connection().genesis(), account, epoch);
        let kept = path.exists().then(|| Commitment::read(&path));
        Ok(bond(kept, &entry))
    }

    /// The assets whose scores, committed to in this epoch, can be revealed: those that are published and not retired
    /// before it ends.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn published(&self) -> Result<BTreeMap<u32, Value>> {
        let assets = self.block.entries("registry", "assets", &[]).await?;
        let asset = |(keys, asset): (Vec<Value>, Value)| {
            let retired = asset.get("retired").and_then(Value::as_u64);
            let good =
                asset.get("state") == Some(&json!("Published")) && retired.is_none_or(|block| block >= self.epoch.end);
            id(&keys).filter(|_| good).map(|id| (id, asset))
        };
        Ok(assets.into_iter().filter_map(asset).collect())
    }

    /// What is asked of each of these assets.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn questions(&self, assets: &BTreeMap<u32, Value>) -> Result<Vec<Question>> {
        let infos = self.block.entries("registry", "infos", &[]).await?;
        let infos: BTreeMap<_, _> = infos.into_iter().filter_map(|(keys, info)| Some((id(&keys)?, info))).collect();
        let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
        let question = |(id, asset): (&u32, &Value)| Question {
            asset: *id,
            uri: text(infos.get(id).and_then(|info| info.get("uri"))),
            commitment: text(asset.get("commitment")),
            epoch: self.epoch.index,
        };
        Ok(assets.iter().map(question).collect())
    }
}

/// The id in the keys of an entry.
fn id(keys: &[Value]) -> Option<u32> {
    u32::try_from(keys.first()?.as_u64()?).ok()
}

/// What there is, by what is kept and by the chain's entry.
fn bond(kept: Option<Result<Commitment>>, entry: &Value) -> Bond {
    match (kept, entry.is_null()) {
        (None, true) => Bond::None,
        (Some(Ok(kept)), true) if kept.hash().is_ok() => Bond::Kept,
        (Some(Ok(kept)), false) if kept.is_bound_by(entry) == Ok(true) => Bond::Bound,
        _ => Bond::Elsewhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Error, hash::hex_text};

    #[test]
    fn a_bond_is_what_the_chain_and_the_disk_say_together() {
        let kept = |score| Commitment::new([1; 32], &Account([2; 32]), 7, vec![(0, score)]).unwrap();
        let (mine, other) = (kept(40), kept(41));
        let entry = json!({ "binding": hex_text(&mine.hash().unwrap()), "block": 3 });
        let damaged = || Some(Err(Error::local("it is no commitment", "")));
        assert_eq!(bond(None, &Value::Null), Bond::None);
        assert_eq!(bond(Some(Ok(mine.clone())), &Value::Null), Bond::Kept);
        assert_eq!(bond(Some(Ok(mine)), &entry), Bond::Bound);
        for kept in [None, Some(Ok(other)), damaged()] {
            assert_eq!(bond(kept, &entry), Bond::Elsewhere);
        }
        // It may have been sent before it was damaged: it is not replaced.
        assert_eq!(bond(damaged(), &Value::Null), Bond::Elsewhere);
    }
}
