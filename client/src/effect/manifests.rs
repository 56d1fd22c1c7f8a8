//! What manifests would do to deposits.

use super::{
    Effect, Part, RECORDS, Work, address,
    deposits::{CONTRIBUTION_BASE, CONTRIBUTION_BYTE, CONTRIBUTION_RECORD, Kept, deposit, price, text_bytes},
    push,
};
use crate::{Account, Block, Result, event::planck};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Bytes of a manifest's entry and of what is latent of it, with their keys.
const MANIFEST: u128 = 58 + 48 + 2 * 170;
/// Bytes of who joined and who left of 1,024 leaves, with their keys.
const PAGE: u128 = 2 * (128 + 170);
/// Leaves of a page.
const LEAVES: u128 = 1_024;

impl Effect {
    /// The deposit is for the record, the manifest, and all that its leaves will ever take.
    pub(super) async fn contributing_many(&mut self, block: &Block, part: &Part) -> Result<()> {
        let record = CONTRIBUTION_RECORD.saturating_add(text_bytes(part.get("uri")));
        let bytes = record.saturating_add(manifest_bytes(part.planck("count")));
        let held = deposit(block, price(block, CONTRIBUTION_BASE).await?, CONTRIBUTION_BYTE, bytes).await?;
        push(&mut self.holds, "deposit for the record", held);
        Ok(())
    }

    /// Before publication the steward's deposit grows with each new member of a pool, whoever lets it join.
    pub(super) async fn joining(&mut self, block: &Block, who: &Account, part: &Part) -> Result<()> {
        let work = Work::of(block, part.get("contribution")).await?;
        let asset = Value::from(work.asset);
        let view = block.api("registryApi", "asset", std::slice::from_ref(&asset)).await?;
        let is_fixed = !view.get("state").is_some_and(|state| state == "Open" || state == "Closed");
        let mut kept = Kept::of(block, &asset).await?;
        if is_fixed || kept.steward != address(block, who) {
            return Ok(());
        }
        let pool: Value = Map::from_iter([(work.class, asset)]).into();
        let mut new = 0_u128;
        for owner in owners(part) {
            let member = block.storage("rewards", "members", &[owner.into(), pool.clone()]).await?;
            new = new.saturating_add(member.is_null().into());
        }
        kept.members = kept.members.saturating_add(new);
        push(&mut self.holds, RECORDS, kept.due(block).await?.saturating_sub(kept.held));
        Ok(())
    }
}

/// Whether the record of a contribution of many stays although it is taken back, for the sake of what has joined;
/// nothing if it is none.
pub(super) async fn stays(block: &Block, part: &Part) -> Result<Option<bool>> {
    let id = std::slice::from_ref(part.get("contribution"));
    let manifest = block.api("contributionsApi", "manifest", id).await?;
    let joined = manifest.get("joined").and_then(planck);
    Ok(joined.map(|joined| joined > 0 && part.title != "contributions.forget"))
}

/// The accounts of the leaves of a call.
fn owners(part: &Part) -> BTreeSet<String> {
    let leaves = part.get("leaves").as_array().into_iter().flatten().filter_map(|leaf| leaf.get("owner"));
    let owner = |owner: &Value| {
        let account = owner.get("Account").or_else(|| owner.pointer("/Blinded/account"));
        account.and_then(Value::as_str).map(str::to_owned)
    };
    leaves.chain([part.get("owner")]).filter_map(owner).collect()
}

fn manifest_bytes(count: u128) -> u128 {
    PAGE.saturating_mul(count.div_ceil(LEAVES)).saturating_add(MANIFEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_manifest_takes_two_pages_for_a_thousand_leaves() {
        assert_eq!((manifest_bytes(1), manifest_bytes(1_024), manifest_bytes(1_025)), (1_042, 1_042, 1_638));
    }

    #[test]
    fn accounts_are_counted_once_blinded_or_not() {
        let leaves = json!([
            { "owner": { "Account": "x" } },
            { "owner": { "Blinded": { "account": "y", "salt": "0x" } } },
            { "owner": { "Account": "y" } },
        ]);
        let of = |name: &str, value: Value| {
            let arguments = Map::from_iter([(name.to_owned(), value)]);
            owners(&Part { title: "contributions.joinMany".into(), arguments }).into_iter().collect::<Vec<_>>()
        };
        assert_eq!(of("leaves", leaves), ["x", "y"]);
        assert_eq!(of("owner", json!({ "Account": "x" })), ["x"]);
    }
}
