//! Getting what is owed.

use super::{Plan, Request};
use crate::{Block, Call, Error, Result, amount::WHOLE, event::planck, table::Form};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The most entries that a call takes in a list.
const MAX_BATCH: usize = 128;
/// The items of a page.
const PAGE: u32 = 256;
/// The part of a block that transactions may fill which one of these fills at most, in percent: others want some too.
const FILL: u128 = 75;
/// Bytes of a transaction beside its call, and of a call in a batch.
const ENVELOPE: usize = 256;

/// What the chain lets one transaction take.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Room {
    /// Picoseconds of computation.
    time: u128,
    /// Bytes.
    bytes: usize,
}

/// What a call takes of it.
#[derive(Clone, Debug, Eq, PartialEq)]
struct Load {
    call: Call,
    time: u128,
}

impl Request<'_> {
    pub(super) async fn claim(&self) -> Result<Plan> {
        let pools = self.pools()?;
        let payees = match self.value("for")? {
            Some(Value::Array(payees)) => payees,
            _ => Vec::new(),
        };
        let all = self.given.is_set("all");
        if all != pools.is_empty() {
            return Err(Error::usage("it is not clear what to claim", "name the pools, or give --all"));
        }
        let calls = match (all, payees.as_slice()) {
            (true, []) => self.everything().await?,
            (true, _) => return Err(Error::usage("--all and --for do not go together", "name the pools")),
            (false, []) => self.claims(&pools)?,
            (false, [payee]) => pools
                .iter()
                .map(|pool| self.call("rewards.claimFor", json!({ "pool": pool, "account": payee })))
                .collect::<Result<_>>()?,
            (false, payees) => self.claims_for(&pools, payees)?,
        };
        Ok(Plan { transactions: pack(&self.block, calls).await?, ..Plan::default() })
    }

    pub(super) async fn collect(&self) -> Result<Plan> {
        let asset = self.needed("asset")?;
        let from = match self.value("from")? {
            Some(Value::Array(from)) if !from.is_empty() => from,
            _ => self.owing(&asset).await?.into_keys().map(Value::from).collect(),
        };
        if from.is_empty() {
            let asset = self.given.text("asset").unwrap_or_default();
            return Err(Error::refused(
                format!("nobody owes asset {asset} anything now"),
                "wait for income of its descendants",
            ));
        }
        let calls = self.collections(&asset, &from)?;
        Ok(Plan { transactions: pack(&self.block, calls).await?, ..Plan::default() })
    }

    fn pools(&self) -> Result<Vec<Value>> {
        self.given.texts("pools").iter().map(|text| Form::Pool.value(text, &self.block)).collect()
    }

    fn claims(&self, pools: &[Value]) -> Result<Vec<Call>> {
        match pools {
            [pool] => Ok(vec![self.call("rewards.claim", json!({ "pool": pool }))?]),
            pools => {
                pools.chunks(MAX_BATCH).map(|pools| self.call("rewards.claimMany", json!({ "pools": pools }))).collect()
            }
        }
    }

    fn claims_for(&self, pools: &[Value], payees: &[Value]) -> Result<Vec<Call>> {
        let all = pools.iter().flat_map(|pool| payees.chunks(MAX_BATCH).map(move |some| (pool, some)));
        all.map(|(pool, some)| self.call("rewards.claimForMany", json!({ "pool": pool, "accounts": some }))).collect()
    }

    fn collections(&self, asset: &Value, from: &[Value]) -> Result<Vec<Call>> {
        from.chunks(MAX_BATCH)
            .map(|from| self.call("rewards.collect", json!({ "asset": asset, "from": from })))
            .collect()
    }

    /// What each descendant owes an asset.
    async fn owing(&self, asset: &Value) -> Result<BTreeMap<u64, u128>> {
        let owed = self.block.api("rewardsApi", "collectable", std::slice::from_ref(asset)).await?;
        let entry = |entry: &Value| Some((entry.get(0)?.as_u64()?, planck(entry.get(1)?)?));
        Ok(owed.as_array().into_iter().flatten().filter_map(entry).collect())
    }

    /// What each pool owes the account, page by page.
    async fn owed(&self) -> Result<Vec<Value>> {
        let (mut all, mut from) = (Vec::new(), Value::Null);
        loop {
            let page = self.block.api("rewardsApi", "owed", &[self.who.hex().into(), from, PAGE.into()]).await?;
            all.extend(page.get("items").and_then(Value::as_array).cloned().unwrap_or_default());
            from = page.get("next").cloned().unwrap_or_default();
            if from.is_null() {
                return Ok(all);
            }
        }
    }

    /// Collects for every asset that the account has a part in, and claims from every pool that owes it something then.
    /// What is frozen is passed over.
    async fn everything(&self) -> Result<Vec<Call>> {
        let mut pools = Vec::new();
        let mut by_asset: BTreeMap<u64, Vec<Membership>> = BTreeMap::new();
        for owed in self.owed().await?.into_iter().filter(|owed| owed.get("frozen") != Some(&json!(true))) {
            let pool = owed.get("pool").cloned().unwrap_or_default();
            let owes = owed.get("amount").and_then(planck).is_some_and(|amount| amount > 0);
            if owes {
                pools.push(pool.clone());
            }
            if let Some((kind, asset)) = of_asset(&pool) {
                by_asset.entry(asset).or_default().push(Membership { kind, pool, owes });
            }
        }
        let mut collections = Vec::new();
        for (asset, memberships) in by_asset {
            let asset: Value = asset.into();
            let owing = self.owing(&asset).await?;
            let income = owing.values().copied().fold(0, u128::saturating_add);
            let gains = self.gains(&asset, &memberships, income).await?;
            if income > 0 && (!gains.is_empty() || memberships.iter().any(|membership| membership.owes)) {
                collections.push((asset, owing.into_keys().map(Value::from).collect()));
            }
            pools.extend(gains);
        }
        if pools.is_empty() {
            return Err(Error::refused(
                "nothing is owed to the account",
                "wait for income: `trib owed` shows what there is",
            ));
        }
        let calls = gather(&collections, &pools).into_iter().map(|gathering| match gathering.collections.as_slice() {
            [] => self.claims(&gathering.pools),
            collections => {
                let lists = json!({ "collections": collections, "pools": gathering.pools });
                self.call("rewards.collectAndClaim", lists).map(|call| vec![call])
            }
        });
        calls.collect::<Result<Vec<_>>>().map(|calls| calls.concat())
    }

    /// The pools of an asset that owe the account nothing yet, and at least a planck once `income` is collected.
    async fn gains(&self, asset: &Value, memberships: &[Membership], income: u128) -> Result<Vec<Value>> {
        if income == 0 {
            return Ok(Vec::new());
        }
        let view = self.asset(asset).await?;
        let mut gains = Vec::new();
        for Membership { kind, pool, .. } in memberships.iter().filter(|membership| !membership.owes) {
            let weight = |record: &Value| record.get("weight").and_then(planck).unwrap_or_default();
            let part = view.pointer(&format!("/split/{kind}")).and_then(planck).unwrap_or_default();
            let all = self.block.storage("rewards", "pools", std::slice::from_ref(pool)).await?;
            let own = self.block.storage("rewards", "members", &[self.who.hex().into(), pool.clone()]).await?;
            if least(income, part, weight(&own), weight(&all)) >= 1 {
                gains.push(pool.clone());
            }
        }
        Ok(gains)
    }
}

/// What an account is in a pool of an asset.
struct Membership {
    /// `steward`, `data` or `compute`.
    kind: String,
    pool: Value,
    /// Whether the pool owes it something.
    owes: bool,
}

/// The kind of a pool, and its asset; nothing for a stake pool.
fn of_asset(pool: &Value) -> Option<(String, u64)> {
    let (kind, asset) = pool.as_object()?.iter().next()?;
    Some((kind.to_lowercase(), asset.as_u64()?))
}

/// What one call collects and claims.
#[derive(Debug, Default, PartialEq)]
struct Gathering {
    /// Assets, each with the descendants to collect from.
    collections: Vec<(Value, Vec<Value>)>,
    pools: Vec<Value>,
}

impl Gathering {
    /// How many entries more it can have.
    fn room(&self) -> usize {
        let entries = self.collections.iter().map(|(_, from)| from.len().saturating_add(1));
        entries.fold(MAX_BATCH.saturating_sub(self.pools.len()), usize::saturating_sub)
    }
}

/// Collections and claims in as few calls as their lists allow. All collections come first: what they bring is claimed.
fn gather(collections: &[(Value, Vec<Value>)], pools: &[Value]) -> Vec<Gathering> {
    let (mut done, mut next) = (Vec::new(), Gathering::default());
    for (asset, from) in collections {
        let mut rest = from.as_slice();
        while !rest.is_empty() {
            if next.room() < 2 {
                done.push(std::mem::take(&mut next));
            }
            let (some, more) = rest.split_at(rest.len().min(next.room().saturating_sub(1)));
            next.collections.push((asset.clone(), some.to_vec()));
            rest = more;
        }
    }
    let mut rest = pools;
    while !rest.is_empty() {
        if next.room() == 0 {
            done.push(std::mem::take(&mut next));
        }
        let (some, more) = rest.split_at(rest.len().min(next.room()));
        next.pools.extend_from_slice(some);
        rest = more;
    }
    done.push(next);
    done
}

/// What a member of a pool is owed at least of an income: each of the two divisions may keep a planck back.
fn least(income: u128, part: u128, weight: u128, all: u128) -> u128 {
    let pool = share(income, part, u128::from(WHOLE)).saturating_sub(1);
    share(pool, weight, all).saturating_sub(1)
}

/// `total * of / whole`, or a little less where the product does not fit: then the larger factor is rounded down to
/// what does.
fn share(total: u128, of: u128, whole: u128) -> u128 {
    let bits = |number: u128| u128::BITS.saturating_sub(number.leading_zeros());
    let excess = bits(total).saturating_add(bits(of)).saturating_sub(u128::BITS);
    let less = |number: u128| number.checked_shr(excess).unwrap_or_default();
    if excess == 0 {
        return total.saturating_mul(of).checked_div(whole).unwrap_or_default();
    }
    if total > of {
        let part = less(total).saturating_mul(of).checked_div(whole).unwrap_or_default();
        return part.checked_shl(excess).unwrap_or_default();
    }
    total.saturating_mul(less(of)) / less(whole).saturating_add(1)
}

/// Puts calls into as few transactions as fit into blocks, in their order. Each is a batch: all of it or nothing.
///
/// # Errors
///
/// When the chain does not say what a call takes, or one alone does not fit.
pub async fn pack(block: &Block, calls: Vec<Call>) -> Result<Vec<Call>> {
    if calls.len() <= 1 {
        return Ok(calls);
    }
    let room = room(block)?;
    let mut loads = Vec::new();
    for call in calls {
        let length = u32::try_from(call.bytes().len()).unwrap_or(u32::MAX);
        let info =
            block.api("TransactionPaymentCallApi", "query_call_info", &[call.hex().into(), length.into()]).await?;
        let time = info.pointer("/weight/ref_time").and_then(planck).unwrap_or_default();
        loads.push(Load { call, time });
    }
    batches(loads, room).into_iter().map(|calls| Call::all(block, calls)).collect()
}

/// What the chain lets one transaction take.
fn room(block: &Block) -> Result<Room> {
    let weights = block.constant("system", "blockWeights")?;
    let time = weights.pointer("/per_class/normal/max_extrinsic/ref_time").and_then(planck).unwrap_or(u128::MAX);
    let lengths = block.constant("system", "blockLength")?;
    let bytes = lengths.pointer("/max/normal").and_then(planck).unwrap_or(u128::MAX);
    let part = |all: u128| all / 100 * FILL;
    Ok(Room { time: part(time), bytes: usize::try_from(part(bytes)).unwrap_or(usize::MAX) })
}

fn batches(loads: Vec<Load>, room: Room) -> Vec<Vec<Call>> {
    let mut batches: Vec<Vec<Call>> = Vec::new();
    let (mut time, mut bytes) = (0_u128, usize::MAX);
    for load in loads {
        let length = load.call.bytes().len();
        let fits = time.saturating_add(load.time) <= room.time && bytes.saturating_add(length) <= room.bytes;
        match batches.last_mut() {
            Some(last) if fits => {
                last.push(load.call);
                (time, bytes) = (time.saturating_add(load.time), bytes.saturating_add(length));
            }
            _ => {
                batches.push(vec![load.call]);
                (time, bytes) = (load.time, ENVELOPE.saturating_add(length));
            }
        }
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each call collects and claims, in lengths, of assets with so many descendants each, and of so many pools.
    fn gathered(descendants: &[usize], pools: usize) -> Vec<(Vec<usize>, usize)> {
        let numbers = |count: usize| (0..count).map(Value::from).collect::<Vec<_>>();
        let collections: Vec<_> = descendants.iter().map(|count| (json!(7), numbers(*count))).collect();
        let calls = gather(&collections, &numbers(pools));
        assert!(calls.iter().all(|call| call.room() <= MAX_BATCH));
        let lengths = |call: &Gathering| call.collections.iter().map(|(_, from)| from.len()).collect();
        calls.iter().map(|call| (lengths(call), call.pools.len())).collect()
    }

    #[test]
    fn everything_is_collected_before_it_is_claimed_in_few_calls() {
        assert_eq!(gathered(&[2, 3], 4), [(vec![2, 3], 4)]);
        assert_eq!(gathered(&[], 200), [(vec![], 128), (vec![], 72)]);
        // 127 descendants and their asset fill a call.
        assert_eq!(gathered(&[127], 1), [(vec![127], 0), (vec![], 1)]);
        assert_eq!(gathered(&[126], 1), [(vec![126], 1)]);
        assert_eq!(gathered(&[126, 3], 2), [(vec![126], 0), (vec![3], 2)]);
        assert_eq!(gathered(&[300], 100), [(vec![127], 0), (vec![127], 0), (vec![46], 81), (vec![], 19)]);
    }

    #[test]
    fn a_pool_is_of_an_asset_or_of_an_evaluator() {
        assert_eq!(of_asset(&json!({ "Data": 3 })), Some(("data".into(), 3)));
        assert_eq!(of_asset(&json!({ "Stake": "5Grw" })), None);
    }

    #[test]
    fn a_member_is_owed_at_least_what_two_divisions_leave() {
        assert_eq!(least(1_000, u128::from(WHOLE), 1, 1), 998);
        assert_eq!(least(1_000, 500_000_000, 1, 100), 3);
        assert_eq!(least(10, 500_000_000, 1, 100), 0);
        assert_eq!(least(0, 0, 0, 0), 0);
        let large = least(u128::MAX, 1, u128::MAX, u128::MAX);
        assert!(large > u128::MAX / 2_000_000_000 && large < u128::MAX / 1_000_000_000, "{large}");
    }
}
