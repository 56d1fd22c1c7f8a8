//! What a call would do to the balance of who makes it, reckoned from the state without sending anything.

mod deposits;
mod manifests;

pub use deposits::{
    ASSET_BASE, ASSET_BYTE, CONTRIBUTION_BASE, CONTRIBUTION_BYTE, RETIRE_NOTICE, REVIEW_PERIOD, TERMS_NOTICE,
};

use crate::{Account, Block, Call, Result, amount::Token, event::planck, names, table::pool_text};
use deposits::{CONTRIBUTION_RECORD, GRANT_RECORD, Kept, USAGE_RECORD, ancestors, deposit, price, text_bytes};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

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

    /// It in words, a line for each part, with every amount in planck too.
    pub fn lines(&self, token: &Token) -> Vec<(&'static str, String)> {
        let kinds = [
            ("pays", &self.pays),
            ("holds", &self.holds),
            ("releases", &self.releases),
            ("receives", &self.receives),
            ("locks", &self.locks),
        ];
        let amount = |planck| format!("{} ({planck} planck)", token.format(planck));
        let line = |kind, item: &Item| (kind, format!("{}: {}", amount(item.planck), item.what));
        let mut lines: Vec<_> =
            kinds.into_iter().flat_map(|(kind, items)| items.iter().map(move |item| line(kind, item))).collect();
        lines.extend(self.notes.iter().map(|note| ("note", note.clone())));
        lines
    }

    async fn add(&mut self, block: &Block, who: &Account, part: &Part) -> Result<()> {
        let (pallet, _) = part.title.split_once('.').unwrap_or_default();
        match pallet {
            "registry" => self.in_registry(block, who, part).await,
            "contributions" => self.in_contributions(block, who, part).await,
            "rewards" => self.in_rewards(block, who, part).await,
            "tabs" => self.in_tabs(block, part).await,
            _ => self.elsewhere(block, who, part).await,
        }
    }

    async fn in_registry(&mut self, block: &Block, who: &Account, part: &Part) -> Result<()> {
        let asset = part.get("asset");
        match part.title.as_str() {
            "registry.registerModel" | "registry.registerDataset" => self.registering(block, part).await,
            "registry.setReviewers"
            | "registry.setInfo"
            | "registry.offerStewardship"
            | "registry.publish"
            | "registry.cancel"
            | "registry.acceptStewardship" => self.changing(block, part).await,
            "registry.remove" => {
                let kept = Kept::of(block, asset).await?;
                push(&mut self.releases, RECORDS, kept.held);
                Ok(())
            }
            "registry.useAsset" => self.using(block, who, part).await,
            "registry.forgetUsage" => {
                let held = block.storage("registry", "usageDeposits", &[asset.clone(), who.hex().into()]).await?;
                push(&mut self.releases, "deposit for the record of use", planck(&held).unwrap_or_default());
                Ok(())
            }
            "registry.close" => {
                let blocks = price(block, REVIEW_PERIOD).await?;
                self.notes.push(format!("it can be published {blocks} blocks later"));
                Ok(())
            }
            "registry.retire" => {
                let blocks = price(block, RETIRE_NOTICE).await?;
                self.notes.push(format!("it is retired {blocks} blocks later"));
                Ok(())
            }
            "registry.setTerms" => self.setting_terms(block, part).await,
            _ => Ok(()),
        }
    }

    async fn in_contributions(&mut self, block: &Block, who: &Account, part: &Part) -> Result<()> {
        match part.title.as_str() {
            "contributions.contribute" => {
                let bytes = CONTRIBUTION_RECORD.saturating_add(text_bytes(part.get("uri")));
                let held = deposit(block, price(block, CONTRIBUTION_BASE).await?, CONTRIBUTION_BYTE, bytes).await?;
                push(&mut self.holds, "deposit for the record", held);
                Ok(())
            }
            "contributions.contributeMany" => self.contributing_many(block, part).await,
            "contributions.join" | "contributions.joinMany" => self.joining(block, who, part).await,
            "contributions.assess" | "contributions.assessMany" => self.assessing(block, who, part).await,
            "contributions.withdraw" | "contributions.revoke" | "contributions.forget" => {
                self.leaving(block, who, part).await
            }
            _ => Ok(()),
        }
    }

    async fn in_rewards(&mut self, block: &Block, who: &Account, part: &Part) -> Result<()> {
        match part.title.as_str() {
            "rewards.fund" => self.funding(block, who, part).await,
            "rewards.reclaim" | "rewards.forgetGrant" => {
                let grant = grant(block, part.get("asset"), who).await?;
                if part.title == "rewards.reclaim" {
                    push(&mut self.receives, "grant", grant.amount);
                }
                push(&mut self.releases, GRANT, grant.deposit);
                Ok(())
            }
            "rewards.claim" | "rewards.claimMany" | "rewards.collectAndClaim" => self.claiming(block, who, part).await,
            _ => Ok(()),
        }
    }

    async fn in_tabs(&mut self, block: &Block, part: &Part) -> Result<()> {
        match part.title.as_str() {
            "tabs.open" => push(&mut self.pays, "deposit of the tab", part.planck("deposit")),
            "tabs.topUp" => push(&mut self.pays, "deposit of the tab", part.planck("amount")),
            "tabs.withdraw" => {
                let tab = block.api("tabsApi", "tab", std::slice::from_ref(part.get("tab"))).await?;
                let of = |field: &str| tab.get(field).and_then(planck).unwrap_or_default();
                push(&mut self.receives, "rest of the tab", of("deposit").saturating_sub(of("spent")));
            }
            _ => return Ok(()),
        }
        if part.title == "tabs.open" {
            self.notes.push("a deposit for the records of the tab is on hold until it ends".into());
        }
        Ok(())
    }

    async fn elsewhere(&mut self, block: &Block, who: &Account, part: &Part) -> Result<()> {
        match part.title.as_str() {
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
        let mut kept = Kept::new(part.get("info"));
        kept.citations = upstream.len();
        kept.ancestors = ancestors(block, &upstream).await?;
        push(&mut self.holds, RECORDS, kept.due(block).await?);
        for cited in upstream.iter().filter_map(|citation| citation.get(0)) {
            let asset = block.api("registryApi", "asset", std::slice::from_ref(cited)).await?;
            let fee = asset.pointer("/terms/training_fee").and_then(planck).unwrap_or_default();
            push(&mut self.pays, &format!("training fee of asset {cited}"), fee);
        }
        Ok(())
    }

    /// The deposit follows what is stored.
    async fn changing(&mut self, block: &Block, part: &Part) -> Result<()> {
        let mut kept = Kept::of(block, part.get("asset")).await?;
        let mut before = kept.held;
        // What only takes away never asks for more.
        let mut is_down = false;
        match part.title.as_str() {
            "registry.setReviewers" => kept.reviewers = part.get("reviewers").as_array().map_or(0, Vec::len),
            "registry.setInfo" => kept.info = part.get("info").clone(),
            "registry.offerStewardship" => {
                is_down = part.get("to").is_null();
                kept.offers = usize::from(!is_down);
            }
            "registry.acceptStewardship" => {
                before = 0;
                kept.offers = 0;
                // A former steward who is owed something stays in the pool until it claims it.
                let stays = owes_steward(block, &kept.steward, part.get("asset")).await?;
                kept.members = kept.members.saturating_add(stays.into());
            }
            // Published or cancelled, it has no reviewers.
            _ => {
                is_down = true;
                kept.reviewers = 0;
            }
        }
        let due = kept.due(block).await?;
        let after = if is_down { due.min(before) } else { due };
        push(&mut self.holds, RECORDS, after.saturating_sub(before));
        push(&mut self.releases, RECORDS, before.saturating_sub(after));
        Ok(())
    }

    async fn setting_terms(&mut self, block: &Block, part: &Part) -> Result<()> {
        let asset = block.api("registryApi", "asset", std::slice::from_ref(part.get("asset"))).await?;
        let (new, old) = (part.get("terms"), asset.get("terms").unwrap_or(&Value::Null));
        let term = |terms: &Value, name: &str| terms.get(name).and_then(planck);
        let falls =
            ["use_price", "training_fee", "royalty", "reach"].iter().any(|name| term(new, name) < term(old, name));
        if falls {
            let blocks = price(block, TERMS_NOTICE).await?;
            self.notes.push(format!("what falls, falls {blocks} blocks later"));
        }
        Ok(())
    }

    async fn using(&mut self, block: &Block, who: &Account, part: &Part) -> Result<()> {
        let id = part.get("asset");
        let asset = block.api("registryApi", "asset", std::slice::from_ref(id)).await?;
        let price = asset.pointer("/terms/use_price").and_then(planck).unwrap_or_default();
        push(&mut self.pays, &format!("use of asset {id}"), price.saturating_mul(part.planck("units")));
        let used = block.storage("registry", "usage", &[id.clone(), who.hex().into()]).await?;
        if used.is_null() {
            let held = deposit(block, 0, ASSET_BYTE, USAGE_RECORD).await?;
            push(&mut self.holds, "deposit for the record of use", held);
        }
        Ok(())
    }

    /// A grant waits until its asset is published.
    async fn funding(&mut self, block: &Block, who: &Account, part: &Part) -> Result<()> {
        let id = part.get("asset");
        push(&mut self.pays, &format!("grant to asset {id}"), part.planck("amount"));
        let asset = block.api("registryApi", "asset", std::slice::from_ref(id)).await?;
        let waits = asset.get("state").is_some_and(|state| state == "Open" || state == "Closed");
        if waits {
            self.notes.push("it is yours until the asset is published".into());
        }
        if waits && grant(block, id, who).await?.deposit == 0 {
            push(&mut self.holds, GRANT, deposit(block, 0, ASSET_BYTE, GRANT_RECORD).await?);
        }
        Ok(())
    }

    /// The steward's deposit grows with each new member of a pool.
    async fn assessing(&mut self, block: &Block, who: &Account, part: &Part) -> Result<()> {
        let all = match part.get("assessments") {
            Value::Array(list) => list.iter().filter_map(|entry| entry.get(0).cloned()).collect(),
            _ => vec![part.get("contribution").clone()],
        };
        let mut new: BTreeMap<u64, BTreeSet<String>> = BTreeMap::new();
        for id in all {
            let work = Work::of(block, &id).await?;
            if work.member(block).await?.is_null() {
                new.entry(work.asset).or_default().insert(format!("{} {}", work.class, work.who));
            }
        }
        for (asset, members) in new {
            let mut kept = Kept::of(block, &asset.into()).await?;
            if kept.steward == address(block, who) {
                kept.members = kept.members.saturating_add(members.len() as u128);
                push(&mut self.holds, RECORDS, kept.due(block).await?.saturating_sub(kept.held));
            }
        }
        Ok(())
    }

    /// A contribution goes, and the deposit for it is its contributor's again. If its weight goes with it, and nothing
    /// else of the contributor is in the pool, the steward's deposit shrinks.
    async fn leaving(&mut self, block: &Block, who: &Account, part: &Part) -> Result<()> {
        let work = Work::of(block, part.get("contribution")).await?;
        let me = address(block, who);
        if let Some(stays) = manifests::stays(block, part).await? {
            if work.who == me && !stays {
                push(&mut self.releases, "deposit for the record", work.deposit);
            }
            return Ok(());
        }
        if work.who == me {
            push(&mut self.releases, "deposit for the record", work.deposit);
        }
        if part.title == "contributions.forget" || work.weight == 0 {
            return Ok(());
        }
        let mut kept = Kept::of(block, &work.asset.into()).await?;
        let weight = work.member(block).await?.get("weight").and_then(planck);
        if kept.steward == me && weight == Some(work.weight) {
            kept.members = kept.members.saturating_sub(1);
            push(&mut self.releases, RECORDS, kept.held.saturating_sub(kept.due(block).await?));
        }
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
        if part.get("collections").as_array().is_some_and(|collections| !collections.is_empty()) {
            self.notes.push("its part of what is collected comes on top".into());
        }
        // Whoever is paid for work has the deposit for a grant back.
        for asset in wanted.iter().filter_map(worked_for).collect::<BTreeSet<_>>() {
            push(&mut self.releases, GRANT, grant(block, &asset.into(), who).await?.deposit);
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

/// The asset whose contributors a pool is of: every pool of an asset is, but the steward's.
fn worked_for(pool: &Value) -> Option<u64> {
    let (kind, asset) = pool.as_object()?.iter().next()?;
    (kind != "Steward").then(|| asset.as_u64()).flatten()
}

/// What is on hold for an asset, and for a grant.
const RECORDS: &str = "deposit for the records";
const GRANT: &str = "deposit for the record of the grant";

/// What an account granted to an asset before its publication, in planck, and the deposit for the record of it.
struct Grant {
    amount: u128,
    deposit: u128,
}

async fn grant(block: &Block, asset: &Value, who: &Account) -> Result<Grant> {
    let found = block.storage("rewards", "grants", &[asset.clone(), who.hex().into()]).await?;
    let of = |field: &str| found.get(field).and_then(planck).unwrap_or_default();
    Ok(Grant { amount: of("amount"), deposit: of("deposit") })
}

/// A contribution; nothing of it is known if there is none.
struct Work {
    asset: u64,
    /// Its contributor's address.
    who: String,
    /// `Data` or `Compute`.
    class: String,
    /// What it counts for; 0 if nobody has accepted it.
    weight: u128,
    deposit: u128,
}

impl Work {
    async fn of(block: &Block, id: &Value) -> Result<Self> {
        let found = block.storage("contributions", "contributions", std::slice::from_ref(id)).await?;
        let text = |field: &str| found.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Self {
            asset: found.get("asset").and_then(Value::as_u64).unwrap_or_default(),
            who: text("who"),
            class: text("class"),
            weight: found.pointer("/review/Accepted/weight").and_then(planck).unwrap_or_default(),
            deposit: found.get("deposit").and_then(planck).unwrap_or_default(),
        })
    }

    /// What its contributor is in the pool in which it counts.
    async fn member(&self, block: &Block) -> Result<Value> {
        if self.who.is_empty() {
            return Ok(Value::Null);
        }
        let pool = Map::from_iter([(self.class.clone(), self.asset.into())]);
        block.storage("rewards", "members", &[self.who.clone().into(), pool.into()]).await
    }
}

/// Whether an asset owes its steward something.
async fn owes_steward(block: &Block, steward: &str, asset: &Value) -> Result<bool> {
    let owed = block.api("rewardsApi", "claimable", &[steward.into()]).await?;
    Ok(owed.as_array().into_iter().flatten().any(|entry| entry.pointer("/0/Steward") == Some(asset)))
}

/// An account as the chain's values name it.
fn address(block: &Block, who: &Account) -> String {
    block.connection().book().address(who)
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
    fn contributors_are_everybody_but_stewards_and_backers() {
        let asset = |pool: Value| worked_for(&pool);
        assert_eq!(asset(json!({ "Data": 3 })).zip(asset(json!({ "Compute": 4 }))), Some((3, 4)));
        assert_eq!(asset(json!({ "Steward": 3 })).or(asset(json!({ "Stake": "5Grw" }))), None);
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
        assert_eq!(lines[0], ("pays", "5 TRIB (5000000000000 planck): use of asset 4".into()));
        assert_eq!((lines.len(), effect.takes(), effect.holds_anything()), (3, 5_000_000_000_001, true));
        assert_eq!(effect.to_json()["holds"][0]["planck"], "1");
    }

    #[test]
    fn a_vote_locks_all_of_its_parts() {
        assert_eq!(most(&json!({ "Standard": { "vote": "0x81", "balance": "7" } })), 7);
        assert_eq!(most(&json!({ "SplitAbstain": { "aye": "1", "nay": "2", "abstain": "4" } })), 7);
    }
}
