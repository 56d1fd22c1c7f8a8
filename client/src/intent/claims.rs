//! Getting what is owed.

use super::{Plan, Request};
use crate::{Block, Call, Error, Result, amount::WHOLE, event::planck, table::Form};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The most entries that a call takes in a list.
const MAX_BATCH: usize = 128;
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
        let payee = self.value("for")?;
        let all = self.given.is_set("all");
        if all != pools.is_empty() {
            return Err(Error::usage("it is not clear what to claim", "name the pools, or give --all"));
        }
        let calls = match (all, payee) {
            (true, Some(_)) => return Err(Error::usage("--all and --for do not go together", "name the pools")),
            (true, None) => self.everything().await?,
            (false, Some(payee)) => pools
                .iter()
                .map(|pool| self.call("rewards.claimFor", json!({ "pool": pool, "account": payee })))
                .collect::<Result<_>>()?,
            (false, None) => self.claims(&pools)?,
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

    /// Collects for every asset that the account has a part in, and claims from every pool that owes it something then.
    async fn everything(&self) -> Result<Vec<Call>> {
        let who: Value = self.who.hex().into();
        let owed = self.block.api("rewardsApi", "claimable", std::slice::from_ref(&who)).await?;
        let mut pools: Vec<Value> =
            owed.as_array().into_iter().flatten().filter_map(|entry| entry.get(0).cloned()).collect();
        let memberships = self.block.entries("rewards", "members", &[who]).await?;

        let mut by_asset: BTreeMap<u64, Vec<(&str, &Value, u128)>> = BTreeMap::new();
        for (keys, member) in &memberships {
            let Some((kind, id)) = keys.get(1).and_then(Value::as_object).and_then(|pool| pool.iter().next()) else {
                continue;
            };
            let weight = member.get("weight").and_then(planck).unwrap_or_default();
            if let (Some(asset), Some(pool)) = (id.as_u64(), keys.get(1)) {
                by_asset.entry(asset).or_default().push((kind, pool, weight));
            }
        }
        let mut calls = Vec::new();
        for (asset, memberships) in by_asset {
            let asset: Value = asset.into();
            let owing = self.owing(&asset).await?;
            let income = owing.values().copied().fold(0, u128::saturating_add);
            let gains = self.gains(&asset, &memberships, income).await?;
            let has_claims = memberships.iter().any(|(_, pool, _)| pools.contains(pool));
            if income > 0 && (has_claims || !gains.is_empty()) {
                let from: Vec<Value> = owing.into_keys().map(Value::from).collect();
                calls.extend(self.collections(&asset, &from)?);
            }
            pools.extend(gains.into_iter().filter(|pool| !pools.contains(pool)).cloned().collect::<Vec<_>>());
        }
        if pools.is_empty() {
            return Err(Error::refused(
                "nothing is owed to the account",
                "wait for income: `trib claimable` shows what there is",
            ));
        }
        calls.extend(self.claims(&pools)?);
        Ok(calls)
    }

    /// The pools of an asset from which its members will be owed at least a planck once `income` is collected.
    async fn gains<'v>(
        &self,
        asset: &Value,
        memberships: &[(&str, &'v Value, u128)],
        income: u128,
    ) -> Result<Vec<&'v Value>> {
        if income == 0 {
            return Ok(Vec::new());
        }
        let view = self.asset(asset).await?;
        if view.get("frozen") == Some(&json!(true)) {
            return Ok(Vec::new());
        }
        let mut gains = Vec::new();
        for (kind, pool, weight) in memberships {
            let part = view.pointer(&format!("/split/{}", kind.to_lowercase())).and_then(planck).unwrap_or_default();
            let record = self.block.storage("rewards", "pools", std::slice::from_ref(*pool)).await?;
            let all = record.get("weight").and_then(planck).unwrap_or_default();
            if least(income, part, *weight, all) >= 1 {
                gains.push(*pool);
            }
        }
        Ok(gains)
    }
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
