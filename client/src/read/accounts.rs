//! Who has what.

use super::{Reading, at, list};
use crate::{Account, Result, book::WELL_KNOWN, event::planck, table::pool_text};
use serde_json::{Value, json};

impl Reading<'_> {
    pub(super) async fn account(&self) -> Result<Value> {
        let account = self.account_of(self.given.text("account"))?;
        let key: Value = account.hex().into();
        let key = std::slice::from_ref(&key);
        let record = self.storage("system", "account", key).await?;
        let holds = self.storage("balances", "holds", key).await?;
        let reserves = self.storage("balances", "reserves", key).await?;
        let locks = self.storage("balances", "locks", key).await?;
        let owed = self.api("rewardsApi", "claimable", key).await?;
        let voice = self.api("governanceApi", "voice", key).await?;
        let sum: u128 = list(&owed).iter().filter_map(|entry| planck(at(entry, "/1"))).fold(0, u128::saturating_add);
        let data = |field: &str| at(&record, &format!("/data/{field}")).clone();
        Ok(json!({
            "address": self.connection().book().address(&account), "publicKey": account.hex(),
            "nonce": at(&record, "/nonce"),
            "free": data("free"), "held": data("reserved"), "locked": data("frozen"),
            "holds": holds, "reserves": reserves, "locks": locks,
            "claimable": sum.to_string(), "voice": voice,
        }))
    }

    pub(super) async fn claimable(&self) -> Result<Value> {
        if self.given.is_set("asset") {
            return self.collectable().await;
        }
        let account = self.account_of(self.given.text("account"))?;
        let owed = self.api("rewardsApi", "claimable", &[account.hex().into()]).await?;
        let entry = |entry: &Value| json!({ "pool": pool_text(at(entry, "/0")), "planck": at(entry, "/1") });
        Ok(list(&owed).iter().map(entry).collect())
    }

    pub(super) async fn owed(&self) -> Result<Value> {
        let account = self.account_of(self.given.text("account"))?;
        let owed = self.pages("rewardsApi", "owed", &[account.hex().into()]).await?;
        let mut entries: Vec<_> = owed
            .iter()
            .map(|entry| {
                let pool = pool_text(at(entry, "/pool"));
                let uncollected: Value = list(at(entry, "/uncollected")).iter().map(from).collect();
                let json = json!({
                    "pool": pool, "planck": at(entry, "/amount"), "frozen": at(entry, "/frozen"),
                    "uncollected": uncollected,
                });
                (pool, json)
            })
            .collect();
        entries.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(entries.into_iter().map(|(_, entry)| entry).collect())
    }

    async fn collectable(&self) -> Result<Value> {
        let owed = self.api("rewardsApi", "collectable", &[self.id("asset")?]).await?;
        Ok(list(&owed).iter().map(from).collect())
    }

    pub(super) async fn devnet_accounts(&self) -> Result<Value> {
        let book = self.connection().book();
        let mut entries = Vec::new();
        for name in WELL_KNOWN {
            let secret = format!("//{name}");
            let account: Account = book.account(&secret)?;
            let record = self.storage("system", "account", &[account.hex().into()]).await?;
            let (address, free) = (book.address(&account), at(&record, "/data/free"));
            entries.push(json!({ "name": name, "secret": secret, "address": address, "free": free }));
        }
        Ok(entries.into())
    }
}

/// What a descendant owes.
fn from(entry: &Value) -> Value {
    json!({ "from": at(entry, "/0"), "planck": at(entry, "/1") })
}
