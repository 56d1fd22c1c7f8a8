//! What deposits come to: so much for a record, and so much for each byte that it takes in the state.

use crate::{Block, Error, Result, event::planck};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A parameter of the chain and its default, which the chain itself says only once it is set: group, name, planck or
/// blocks.
type Price = (&'static str, &'static str, u128);

/// What deposits are reckoned from. A test holds these against the runtime.
pub const ASSET_BASE: Price = ("Registry", "AssetDepositBase", 100_000_000_000);
/// As above. The records of use, and of grants, cost as much for a byte.
pub const ASSET_BYTE: Price = ("Registry", "DepositPerByte", 100_000_000);
/// As above.
pub const CONTRIBUTION_BASE: Price = ("Contributions", "ContributionDepositBase", 100_000_000_000);
/// As above.
pub const CONTRIBUTION_BYTE: Price = ("Contributions", "ContributionDepositPerByte", 100_000_000);
/// How long before it takes effect a fall of terms is announced, in blocks.
pub const TERMS_NOTICE: Price = ("Registry", "TermsNotice", 100_800);
/// As above, a retirement.
pub const RETIRE_NOTICE: Price = ("Registry", "RetireNotice", 100_800);
/// How many blocks lie between closing an asset and publishing it.
pub const REVIEW_PERIOD: Price = ("Registry", "ReviewPeriod", 100_800);

/// Bytes of an asset's records at their longest, beside its texts and lists, and with the keys of all of them.
const ASSET_RECORD: u128 = 2_519;
/// Of it for an asset that it cites, an ancestor, a reviewer, an open offer of the seat, a member of a pool.
const CITATION: u128 = 178;
const ANCESTOR: u128 = 202;
const REVIEWER: u128 = 32;
const OFFER: u128 = 202;
const MEMBER: u128 = 440;
/// Bytes of a contribution's record beside its address.
pub(super) const CONTRIBUTION_RECORD: u128 = 644;
/// Bytes of the record of what an account used of an asset.
pub(super) const USAGE_RECORD: u128 = 380;
/// Bytes of the record of a grant that waits.
pub(super) const GRANT_RECORD: u128 = 200;
/// Parts of a whole share.
const WHOLE: u64 = 1_000_000_000;

/// What of an asset its steward's deposit is for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Kept {
    pub steward: String,
    /// What is on hold now, in planck.
    pub held: u128,
    pub info: Value,
    pub citations: usize,
    pub ancestors: usize,
    pub reviewers: usize,
    /// Members of its pools beside the steward.
    pub members: u128,
    /// Offers of the seat: one, or none.
    pub offers: usize,
}

impl Kept {
    /// Of an asset that says this of itself, and has nothing else.
    pub fn new(info: &Value) -> Self {
        Self { info: info.clone(), ..Self::default() }
    }

    /// Of an asset that there is; of an unknown one nothing.
    pub async fn of(block: &Block, asset: &Value) -> Result<Self> {
        let key = std::slice::from_ref(asset);
        let view = block.api("registryApi", "asset", key).await?;
        let deposit = block.storage("registry", "deposits", key).await?;
        let stack = block.api("registryApi", "royaltyStack", key).await?;
        let reviewers = block.storage("registry", "reviewers", key).await?;
        let offer = block.storage("registry", "offers", key).await?;
        let of_deposit = |field: &str| deposit.get(field).and_then(planck).unwrap_or_default();
        Ok(Self {
            steward: view.get("steward").and_then(Value::as_str).unwrap_or_default().to_owned(),
            held: of_deposit("held"),
            info: view.get("info").cloned().unwrap_or_default(),
            citations: view.get("upstream").map_or(0, count),
            ancestors: count(&stack),
            reviewers: count(&reviewers),
            members: of_deposit("members"),
            offers: usize::from(!offer.is_null()),
        })
    }

    /// What the deposit for it is, in planck.
    pub async fn due(&self, block: &Block) -> Result<u128> {
        deposit(block, price(block, ASSET_BASE).await?, ASSET_BYTE, self.bytes()).await
    }

    fn bytes(&self) -> u128 {
        let texts = ["name", "uri", "licence"].map(|part| text_bytes(self.info.get(part).unwrap_or(&Value::Null)));
        let each = |number: usize, bytes: u128| bytes.saturating_mul(number as u128);
        let lists = [
            list_bytes(self.citations, CITATION),
            each(self.ancestors, ANCESTOR),
            list_bytes(self.reviewers, REVIEWER),
            MEMBER.saturating_mul(self.members),
            each(self.offers, OFFER),
        ];
        lists.into_iter().chain(texts).fold(ASSET_RECORD, u128::saturating_add)
    }
}

/// How many ancestors would share in the income of an asset that cites `upstream`, a list of assets with the royalty
/// granted to each.
pub(super) async fn ancestors(block: &Block, upstream: &[Value]) -> Result<usize> {
    let mut shares = BTreeMap::new();
    for citation in upstream {
        let number = |place: usize| citation.get(place).and_then(Value::as_u64).unwrap_or_default();
        let stack = block.api("registryApi", "royaltyStack", &[number(0).into()]).await?;
        cite(&mut shares, number(0), number(1), &stack);
    }
    Ok(shares.values().filter(|share| **share > 0).count())
}

/// Adds what an asset that cites `asset` at `rate` grants to it and to each ancestor in its `stack`, in parts.
fn cite(shares: &mut BTreeMap<u64, u64>, asset: u64, rate: u64, stack: &Value) {
    let mut rest = rate;
    for entry in stack.as_array().into_iter().flatten() {
        let number = |place: usize| entry.get(place).and_then(Value::as_u64).unwrap_or_default();
        let part = (rate.saturating_mul(number(1)) / WHOLE).max(number(2));
        rest = rest.saturating_sub(part);
        let share = shares.entry(number(0)).or_default();
        *share = share.saturating_add(part);
    }
    let share = shares.entry(asset).or_default();
    *share = share.saturating_add(rest);
}

/// A parameter of the chain: what it was set to, else its default.
pub(super) async fn price(block: &Block, (group, name, default): Price) -> Result<u128> {
    let value = block.storage("parameters", "parameters", &[json!({ group: { name: null } })]).await?;
    let pointer = format!("/{group}/{name}");
    Ok(value.pointer(&pointer).and_then(planck).unwrap_or(default))
}

/// `base` planck, and the price of a byte for each of `bytes`.
pub(super) async fn deposit(block: &Block, base: u128, byte: Price, bytes: u128) -> Result<u128> {
    let byte = price(block, byte).await?;
    byte.checked_mul(bytes)
        .and_then(|bytes| bytes.checked_add(base))
        .ok_or_else(|| Error::refused("the deposit does not fit 128 bits", "give shorter texts"))
}

fn count(list: &Value) -> usize {
    list.as_array().map_or(0, Vec::len)
}

/// Bytes of a list's length, and of the list.
fn list_bytes(entries: usize, each: u128) -> u128 {
    let entries = entries as u128;
    let length = match entries {
        0..64 => 1,
        64..16_384 => 2,
        _ => 4,
    };
    entries.saturating_mul(each).saturating_add(length)
}

/// Bytes of a text as it is stored.
pub(super) fn text_bytes(text: &Value) -> u128 {
    let text = text.as_str().unwrap_or_default();
    let bytes = text.strip_prefix("0x").map_or(text.len(), |digits| digits.len() / 2);
    list_bytes(bytes, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_those_that_the_reference_counts() {
        // The tutorial's dataset: 2,577 bytes, and what it may have besides.
        let info = json!({ "name": "River gauges", "uri": "https://example.org/river-gauges", "licence": "CC-BY-4.0" });
        let kept = Kept::new(&info);
        assert_eq!(kept.bytes(), 2_577);
        assert_eq!(Kept { reviewers: 1, ..kept.clone() }.bytes(), 2_577 + 32);
        assert_eq!(Kept { members: 2, offers: 1, ..kept.clone() }.bytes(), 2_577 + 2 * 440 + 202);
        assert_eq!(Kept { citations: 1, ancestors: 2, ..kept }.bytes(), 2_577 + 178 + 2 * 202);
        assert_eq!(CONTRIBUTION_RECORD + text_bytes(&json!("https://example.org/gauges-north")), 677);
        assert_eq!(
            (text_bytes(&json!("x".repeat(64))), text_bytes(&json!("0x0102")), text_bytes(&Value::Null)),
            (66, 3, 1)
        );
    }

    #[test]
    fn ancestors_are_those_with_a_share() {
        // 20 % of a tenth, but never less than 5 %; asset 1 gets the other half.
        let stack = json!([[0, 200_000_000, 50_000_000]]);
        let mut shares = BTreeMap::new();
        cite(&mut shares, 1, 100_000_000, &stack);
        assert_eq!(shares, BTreeMap::from([(0, 50_000_000), (1, 50_000_000)]));
        // Cited at the reach alone, nothing is left of it.
        let mut shares = BTreeMap::new();
        cite(&mut shares, 1, 50_000_000, &stack);
        assert_eq!(shares, BTreeMap::from([(0, 50_000_000), (1, 0)]));
        // Along two paths shares add up.
        cite(&mut shares, 0, 10_000_000, &json!([]));
        assert_eq!(shares.get(&0), Some(&60_000_000));
    }
}
