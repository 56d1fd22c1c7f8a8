//! What a call would do to the balance of who makes it, reckoned from the state without sending anything.

use crate::{Account, Block, Call, Error, Result, amount::Token, event::planck, names, table::pool_text};
use serde_json::{Map, Value, json};

/// What a call would do, as far as it can be told beforehand. Amounts are in planck.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Effect {
    /// What would be paid to others.
    pub pays: Vec<Item>,
    /// What would be put on hold, for as long as a record or a stake is there.
    pub holds: Vec<Item>,
    /// What would be released.
    pub releases: Vec<Item>,
    /// What would be received.
    pub receives: Vec<Item>,
    /// What could not be sent while it votes.
    pub locks: Vec<Item>,
    /// What else there is to know.
    pub notes: Vec<String>,
}

/// An amount, and what it is for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Item {
    /// What it is for.
    pub what: String,
    /// How much it is.
    pub planck: u128,
}

/// A parameter of the chain and its default, which the chain itself says only once it is set: group, name, planck.
type Price = (&'static str, &'static str, u128);

/// What deposits are reckoned from. A test holds these against the runtime.
pub const ASSET_BASE: Price = ("Registry", "AssetDepositBase", 100_000_000_000);
/// As above.
pub const ASSET_BYTE: Price = ("Registry", "DepositPerByte", 100_000_000);
/// As above.
pub const CONTRIBUTION_BASE: Price = ("Contributions", "ContributionDepositBase", 100_000_000_000);
/// As above.
pub const CONTRIBUTION_BYTE: Price = ("Contributions", "ContributionDepositPerByte", 100_000_000);

/// Bytes of an asset's record beside its texts and lists, and of an entry in each list.
const ASSET_RECORD: u128 = 115;
const CITATION: u128 = 8;
const REVIEWER: u128 = 32;
/// Bytes of a contribution's record beside its address.
const CONTRIBUTION_RECORD: u128 = 78;

impl Effect {
    /// What `call` would do to the balance of `who` on top of `block`.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn of(block: &Block, who: &Account, call: &Call) -> Result<Self> {
        let mut effect = Self::default();
        for part in parts(&call.title(), &call.to_json(block)?) {
            effect.add(block, who, &part).await?;
        }
        Ok(effect)
    }

    /// What leaves the free balance: payments and holds.
    pub fn takes(&self) -> u128 {
        sum(&self.pays).saturating_add(sum(&self.holds))
    }

    /// Whether anything is on hold for the sake of something that has to be undone by another transaction.
    pub fn holds_anything(&self) -> bool {
        !self.holds.is_empty()
    }

    /// It as JSON: lists of `{ "for": …, "planck": … }`.
    pub fn to_json(&self) -> Value {
        let list = |items: &[Item]| -> Value {
            items.iter().map(|item| json!({ "for": item.what, "planck": item.planck.to_string() })).collect()
        };
        json!({
            "pays": list(&self.pays), "holds": list(&self.holds), "releases": list(&self.releases),
            "receives": list(&self.receives), "locks": list(&self.locks), "notes": self.notes,
        })
    }

    /// It in words, a line for each part.
    pub fn lines(&self, token: &Token) -> Vec<(&'static str, String)> {
        let kinds = [
            ("pays", &self.pays),
            ("holds", &self.holds),
            ("releases", &self.releases),
            ("receives", &self.receives),
            ("locks", &self.locks),
        ];
        let line = |kind, item: &Item| (kind, format!("{} ({})", token.format(item.planck), item.what));
        let mut lines: Vec<_> =
            kinds.into_iter().flat_map(|(kind, items)| items.iter().map(move |item| line(kind, item))).collect();
        lines.extend(self.notes.iter().map(|note| ("note", note.clone())));
        lines
    }

    async fn add(&mut self, block: &Block, who: &Account, part: &Part) -> Result<()> {
        match part.title.as_str() {
            "registry.registerModel" | "registry.registerDataset" => self.registering(block, part).await,
            "registry.setReviewers" | "registry.setInfo" | "registry.publish" | "registry.acceptStewardship" => {
                self.changing(block, part).await
            }
            "registry.useAsset" => self.using(block, part).await,
            "contributions.contribute" => {
                let bytes = CONTRIBUTION_RECORD.saturating_add(text_bytes(part.get("uri")));
                let deposit = deposit(block, CONTRIBUTION_BASE, CONTRIBUTION_BYTE, bytes).await?;
                push(&mut self.holds, "deposit until the review", deposit);
                Ok(())
            }
            "contributions.withdraw" => {
                let held = block.storage("contributions", "deposits", &[part.get("contribution").clone()]).await?;
                push(&mut self.releases, "deposit of the contribution", planck(&held).unwrap_or_default());
                Ok(())
            }
            "rewards.fund" => {
                let what = format!("grant to asset {}", part.get("asset"));
                push(&mut self.pays, &what, part.planck("amount"));
                Ok(())
            }
            "rewards.claim" | "rewards.claimMany" => self.claiming(block, who, part).await,
            "balances.transferKeepAlive" | "balances.transferAllowDeath" => {
                push(&mut self.pays, "transfer", part.planck("value"));
                Ok(())
            }
            "evaluation.stake" => {
                push(&mut self.holds, "stake", part.planck("amount"));
                Ok(())
            }
            "evaluation.withdrawUnbonded" => self.withdrawing(block, who).await,
            "convictionVoting.vote" => {
                push(&mut self.locks, "vote", most(part.get("vote")));
                Ok(())
            }
            "convictionVoting.delegate" => {
                push(&mut self.locks, "delegation", part.planck("balance"));
                Ok(())
            }
            "referenda.submit" | "governance.proposeParameter" => {
                let deposit = block.constant("referenda", "submissionDeposit")?;
                push(&mut self.holds, "submission deposit", planck(&deposit).unwrap_or_default());
                Ok(())
            }
            "referenda.placeDecisionDeposit" => self.deciding(block, part).await,
            _ => Ok(()),
        }
    }

    async fn registering(&mut self, block: &Block, part: &Part) -> Result<()> {
        let upstream = part.get("upstream").as_array().cloned().unwrap_or_default();
        let bytes = asset_bytes(part.get("info"), upstream.len(), 0);
        push(&mut self.holds, "deposit for the record", deposit(block, ASSET_BASE, ASSET_BYTE, bytes).await?);
        for cited in upstream.iter().filter_map(|citation| citation.get(0)) {
            let asset = block.api("registryApi", "asset", std::slice::from_ref(cited)).await?;
            let fee = asset.pointer("/terms/training_fee").and_then(planck).unwrap_or_default();
            push(&mut self.pays, &format!("training fee of asset {cited}"), fee);
        }
        Ok(())
    }

    /// The deposit follows what is stored.
    async fn changing(&mut self, block: &Block, part: &Part) -> Result<()> {
        let key = [part.get("asset").clone()];
        let asset = block.api("registryApi", "asset", &key).await?;
        let count = |list: &Value| list.as_array().map_or(0, Vec::len);
        let info = match part.get("info") {
            Value::Null => asset.get("info").cloned().unwrap_or_default(),
            info => info.clone(),
        };
        let reviewers = match part.title.as_str() {
            "registry.publish" => 0,
            "registry.setReviewers" => count(part.get("reviewers")),
            _ => count(&block.storage("registry", "reviewers", &key).await?),
        };
        let citations = asset.get("upstream").map_or(0, count);
        let after = deposit(block, ASSET_BASE, ASSET_BYTE, asset_bytes(&info, citations, reviewers)).await?;
        let held = planck(&block.storage("registry", "deposits", &key).await?).unwrap_or_default();
        let before = if part.title == "registry.acceptStewardship" { 0 } else { held };
        push(&mut self.holds, "deposit for the record", after.saturating_sub(before));
        push(&mut self.releases, "deposit for the record", before.saturating_sub(after));
        Ok(())
    }

    async fn using(&mut self, block: &Block, part: &Part) -> Result<()> {
        let asset = block.api("registryApi", "asset", &[part.get("asset").clone()]).await?;
        let price = asset.pointer("/terms/use_price").and_then(planck).unwrap_or_default();
        let what = format!("use of asset {}", part.get("asset"));
        push(&mut self.pays, &what, price.saturating_mul(part.planck("units")));
        Ok(())
    }

    async fn claiming(&mut self, block: &Block, who: &Account, part: &Part) -> Result<()> {
        let wanted = match part.get("pools") {
            Value::Array(pools) => pools.clone(),
            _ => vec![part.get("pool").clone()],
        };
        let owed = block.api("rewardsApi", "claimable", &[who.hex().into()]).await?;
        for entry in owed.as_array().into_iter().flatten() {
            let (Some(pool), Some(amount)) = (entry.get(0), entry.get(1).and_then(planck)) else { continue };
            if wanted.contains(pool) {
                push(&mut self.receives, &pool_text(pool), amount);
            }
        }
        Ok(())
    }

    async fn withdrawing(&mut self, block: &Block, who: &Account) -> Result<()> {
        let epoch = block.api("evaluationApi", "epoch", &[]).await?;
        let now = epoch.get("index").and_then(Value::as_u64).unwrap_or_default();
        let unbonding = block.storage("evaluation", "unbonding", &[who.hex().into()]).await?;
        let free = unbonding
            .as_array()
            .into_iter()
            .flatten()
            .filter(|chunk| chunk.get("release").and_then(Value::as_u64).is_some_and(|release| release <= now));
        let free = free.filter_map(|chunk| chunk.get("amount").and_then(planck)).fold(0, u128::saturating_add);
        push(&mut self.releases, "unbonded stake", free);
        Ok(())
    }

    async fn deciding(&mut self, block: &Block, part: &Part) -> Result<()> {
        let info = block.storage("referenda", "referendumInfoFor", &[part.get("index").clone()]).await?;
        let track = info.pointer("/Ongoing/track").cloned().unwrap_or_default();
        let tracks = block.constant("referenda", "tracks")?;
        let track = tracks.as_array().into_iter().flatten().find(|entry| entry.get(0) == Some(&track));
        let deposit = track.and_then(|entry| entry.pointer("/1/decision_deposit")).and_then(planck);
        push(&mut self.holds, "decision deposit", deposit.unwrap_or_default());
        Ok(())
    }
}

/// A call, or one inside a batch.
struct Part {
    title: String,
    arguments: Map<String, Value>,
}

impl Part {
    fn get(&self, name: &str) -> &Value {
        names::find(name, self.arguments.iter().map(|(key, value)| (key.as_str(), value))).unwrap_or(&Value::Null)
    }

    fn planck(&self, name: &str) -> u128 {
        planck(self.get(name)).unwrap_or_default()
    }
}

/// A call, or those that a batch is made of.
fn parts(title: &str, arguments: &Value) -> Vec<Part> {
    let batch = ["utility.batch", "utility.batchAll", "utility.forceBatch"].contains(&title);
    if batch {
        let calls = arguments.get("calls").and_then(Value::as_array).into_iter().flatten();
        return calls.filter_map(inner).flat_map(|(title, arguments)| parts(&title, arguments)).collect();
    }
    vec![Part { title: title.to_owned(), arguments: arguments.as_object().cloned().unwrap_or_default() }]
}

/// The call that `{"Registry": {"publish": {…}}}` is.
fn inner(call: &Value) -> Option<(String, &Value)> {
    let (pallet, call) = call.as_object()?.iter().next()?;
    let (name, arguments) = call.as_object()?.iter().next()?;
    Some((format!("{}.{}", names::camel(pallet), names::camel(name)), arguments))
}

fn push(items: &mut Vec<Item>, what: &str, planck: u128) {
    if planck > 0 {
        items.push(Item { what: what.to_owned(), planck });
    }
}

fn sum(items: &[Item]) -> u128 {
    items.iter().map(|item| item.planck).fold(0, u128::saturating_add)
}

/// The most of the tokens that a vote says: those of a vote, or of its parts together.
fn most(vote: &Value) -> u128 {
    let content = vote.as_object().and_then(|object| object.values().next()).unwrap_or(vote);
    match content.get("balance").and_then(planck) {
        Some(balance) => balance,
        None => ["aye", "nay", "abstain"]
            .iter()
            .filter_map(|part| content.get(part).and_then(planck))
            .fold(0, u128::saturating_add),
    }
}

/// A parameter of the chain: what it was set to, else its default.
async fn price(block: &Block, (group, name, default): Price) -> Result<u128> {
    let value = block.storage("parameters", "parameters", &[json!({ group: { name: null } })]).await?;
    let pointer = format!("/{group}/{name}");
    Ok(value.pointer(&pointer).and_then(planck).unwrap_or(default))
}

async fn deposit(block: &Block, base: Price, byte: Price, bytes: u128) -> Result<u128> {
    let (base, byte) = (price(block, base).await?, price(block, byte).await?);
    byte.checked_mul(bytes)
        .and_then(|bytes| bytes.checked_add(base))
        .ok_or_else(|| Error::refused("the deposit does not fit 128 bits", "give shorter texts"))
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
fn text_bytes(text: &Value) -> u128 {
    let text = text.as_str().unwrap_or_default();
    let bytes = text.strip_prefix("0x").map_or(text.len(), |digits| digits.len() / 2);
    list_bytes(bytes, 1)
}

fn asset_bytes(info: &Value, citations: usize, reviewers: usize) -> u128 {
    let texts = ["name", "uri", "licence"].map(|part| text_bytes(info.get(part).unwrap_or(&Value::Null)));
    [ASSET_RECORD, list_bytes(citations, CITATION), list_bytes(reviewers, REVIEWER)]
        .into_iter()
        .chain(texts)
        .fold(0, u128::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_the_sum_of_its_parts() {
        let call = json!({ "calls": [
            { "Rewards": { "fund": { "asset": 3, "amount": "5" } } },
            { "Utility": { "batch": { "calls": [{ "Registry": { "use_asset": { "asset": 1, "units": "2" } } }] } } },
        ] });
        let titles: Vec<_> = parts("utility.batchAll", &call).into_iter().map(|part| part.title).collect();
        assert_eq!(titles, ["rewards.fund", "registry.useAsset"]);
    }

    #[test]
    fn bytes_are_those_that_the_reference_counts() {
        // The tutorial's dataset: 173 bytes, and one reviewer more.
        let info = json!({ "name": "River gauges", "uri": "https://example.org/river-gauges", "licence": "CC-BY-4.0" });
        assert_eq!((asset_bytes(&info, 0, 0), asset_bytes(&info, 0, 1)), (173, 205));
        assert_eq!(CONTRIBUTION_RECORD + text_bytes(&json!("https://example.org/gauges-north")), 111);
        assert_eq!(
            (text_bytes(&json!("x".repeat(64))), text_bytes(&json!("0x0102")), text_bytes(&Value::Null)),
            (66, 3, 1)
        );
    }

    #[test]
    fn an_effect_is_told_in_lines() {
        let token = Token::new("TRIB", 12).unwrap();
        let mut effect = Effect::default();
        push(&mut effect.pays, "nothing", 0);
        push(&mut effect.pays, "use of asset 4", 5_000_000_000_000);
        push(&mut effect.holds, "stake", 1);
        effect.notes.push("look".into());
        let lines = effect.lines(&token);
        assert_eq!(lines[0], ("pays", "5 TRIB (use of asset 4)".into()));
        assert_eq!((lines.len(), effect.takes(), effect.holds_anything()), (3, 5_000_000_000_001, true));
        assert_eq!(effect.to_json()["holds"][0]["planck"], "1");
    }

    #[test]
    fn a_vote_locks_all_of_its_parts() {
        assert_eq!(most(&json!({ "Standard": { "vote": "0x81", "balance": "7" } })), 7);
        assert_eq!(most(&json!({ "SplitAbstain": { "aye": "1", "nay": "2", "abstain": "4" } })), 7);
    }
}
