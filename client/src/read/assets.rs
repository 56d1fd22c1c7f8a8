//! Models and datasets.

use super::{Reading, at};
use crate::{Error, Result, names};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fmt::Display};

/// How many steps up provenance goes, and down to descendants, unless it is told otherwise.
pub(super) const DEPTH: u64 = 16;

/// What is said of an asset that the chain does not have.
pub(super) fn unknown(id: &impl Display) -> Error {
    Error::refused(format!("there is no asset {id}"), "`trib asset list` shows those that there are")
}

impl Reading<'_> {
    /// An asset as the chain has it.
    async fn one(&self) -> Result<Value> {
        let id = self.id("asset")?;
        let asset = self.api("registryApi", "asset", std::slice::from_ref(&id)).await?;
        if asset.is_null() {
            return Err(unknown(&id));
        }
        Ok(asset)
    }

    pub(super) async fn asset(&self) -> Result<Value> {
        let mut asset = self.one().await?;
        let id = self.id("asset")?;
        let reviewers = self.storage("registry", "reviewers", std::slice::from_ref(&id)).await?;
        asset["reviewers"] = reviewers;
        if let Some(user) = self.given.text("user") {
            let account = self.connection().book().account(user)?;
            let used = self.storage("registry", "usage", &[id, account.hex().into()]).await?;
            asset["usage"] = if used.is_null() { json!({ "units": "0", "paid": "0" }) } else { used };
        }
        Ok(asset)
    }

    pub(super) async fn assets(&self) -> Result<Value> {
        let state = self.given.text("state");
        let mut found = match self.given.text("steward") {
            Some(steward) => self.assets_of(steward).await?,
            None => self.all_assets().await?,
        };
        for asset in found.values_mut() {
            self.bring_up_to_date(asset);
        }
        let is_so = |asset: &Value, state: &str| at(asset, "/state").as_str().is_some_and(|s| names::same(state, s));
        found.retain(|_, asset| state.is_none_or(|state| is_so(asset, state)));
        Ok(found.into_values().collect())
    }

    /// Every asset, by its id.
    async fn all_assets(&self) -> Result<BTreeMap<u64, Value>> {
        let assets = self.entries("registry", "assets", &[]).await?;
        let infos = self.entries("registry", "infos", &[]).await?;
        let key = |keys: &[Value]| keys.first().and_then(Value::as_u64).unwrap_or_default();
        let mut infos: BTreeMap<_, _> = infos.into_iter().map(|(keys, info)| (key(&keys), info)).collect();
        let whole = |(keys, asset): (Vec<Value>, Value)| {
            let id = key(&keys);
            (id, described(id, asset, infos.remove(&id).unwrap_or_default()))
        };
        Ok(assets.into_iter().map(whole).collect())
    }

    /// Those that somebody answers for.
    async fn assets_of(&self, steward: &str) -> Result<BTreeMap<u64, Value>> {
        let steward: Value = self.connection().book().account(steward)?.hex().into();
        let mut found = BTreeMap::new();
        for id in self.pages("registryApi", "assetsBy", &[steward]).await? {
            let key = std::slice::from_ref(&id);
            let asset = self.storage("registry", "assets", key).await?;
            let info = self.storage("registry", "infos", key).await?;
            let id = id.as_u64().unwrap_or_default();
            found.insert(id, described(id, asset, info));
        }
        Ok(found)
    }

    /// What was announced and has taken effect is so, though the record says it as it was announced.
    fn bring_up_to_date(&self, asset: &mut Value) {
        let is_past = |block: &Value| block.as_u64().is_some_and(|block| block <= self.block.number());
        if at(asset, "/state") == &json!("Published") && is_past(at(asset, "/retired")) {
            asset["state"] = json!("Retired");
        }
        if is_past(at(asset, "/pending/1")) {
            asset["terms"] = at(asset, "/pending/0").clone();
            asset["pending"] = Value::Null;
        }
    }

    /// One way through what was built from what, by the method of the runtime API that goes it.
    pub(super) async fn graph(&self, method: &str) -> Result<Value> {
        self.one().await?;
        let depth = self.number("depth")?.unwrap_or(DEPTH);
        self.api("registryApi", method, &[self.id("asset")?, depth.into()]).await
    }

    pub(super) async fn least_royalty(&self) -> Result<Value> {
        self.one().await?;
        let least = self.api("registryApi", "leastRoyalty", &[self.id("asset")?]).await?;
        Ok(json!({ "leastRoyalty": least }))
    }

    pub(super) async fn stack(&self) -> Result<Value> {
        self.one().await?;
        self.api("registryApi", "royaltyStack", &[self.id("asset")?]).await
    }

    pub(super) async fn scores(&self) -> Result<Value> {
        self.one().await?;
        let epoch = match self.number("epoch")? {
            Some(epoch) => epoch,
            None => {
                let view = self.api("evaluationApi", "epoch", &[]).await?;
                let settling = at(&view, "/settling").as_u64().unwrap_or_default();
                settling
                    .checked_sub(1)
                    .ok_or_else(|| Error::refused("no epoch is settled yet", "ask for one with --epoch"))?
            }
        };
        let scores = self.api("evaluationApi", "scores", &[epoch.into(), self.id("asset")?]).await?;
        Ok(json!({ "epoch": epoch, "scores": scores }))
    }
}

/// An asset's record with its id, and what it says of itself.
fn described(id: u64, mut asset: Value, info: Value) -> Value {
    asset["id"] = id.into();
    asset["info"] = info;
    asset
}
