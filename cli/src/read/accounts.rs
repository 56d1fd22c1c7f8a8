//! Who has what.

use super::{Reading, at, cell, list, variant};
use crate::output::{Answer, record, table};
use serde_json::{Value, json};
use tributary_client::{Account, Result, book::WELL_KNOWN, event::planck, names, table::pool_text};

impl Reading<'_> {
    pub(super) async fn account(&self) -> Result<Answer> {
        let account = self.session.account(self.given.text("account"))?;
        let key: Value = account.hex().into();
        let key = std::slice::from_ref(&key);
        let record_of = self.block.storage("system", "account", key).await?;
        let holds = self.block.storage("balances", "holds", key).await?;
        let reserves = self.block.storage("balances", "reserves", key).await?;
        let locks = self.block.storage("balances", "locks", key).await?;
        let owed = self.block.api("rewardsApi", "claimable", key).await?;
        let voice = self.block.api("governanceApi", "voice", key).await?;
        let address: Value = self.session.connection.book().address(&account).into();
        let sum: u128 = list(&owed).iter().filter_map(|entry| planck(at(entry, "/1"))).fold(0, u128::saturating_add);
        let data = |field: &str| at(&record_of, &format!("/data/{field}")).clone();

        let name = self.who(&address);
        let mut rows = vec![
            ("name", if name == cell(&address) { String::new() } else { name }),
            ("address", cell(&address)),
            ("public key", account.hex()),
            ("free", self.amount(&data("free"))),
            ("on hold", self.amount(&data("reserved"))),
        ];
        for hold in list(&holds) {
            let (pallet, reason) = variant(at(hold, "/id"));
            let reason = format!("{}: {}", names::camel(pallet), cell(reason));
            rows.push(("", format!("{} ({reason})", self.amount(at(hold, "/amount")))));
        }
        rows.extend([
            ("locked", self.amount(&data("frozen"))),
            ("claimable", self.session.token().format(sum)),
            ("voice", self.amount(&voice)),
            ("transactions sent", cell(at(&record_of, "/nonce"))),
        ]);
        let json = json!({
            "address": address, "publicKey": account.hex(), "nonce": at(&record_of, "/nonce"),
            "free": data("free"), "held": data("reserved"), "locked": data("frozen"),
            "holds": holds, "reserves": reserves, "locks": locks,
            "claimable": sum.to_string(), "voice": voice,
        });
        Ok(Answer { text: record(&rows), json })
    }

    pub(super) async fn claimable(&self) -> Result<Answer> {
        if self.given.is_set("asset") {
            return self.collectable().await;
        }
        let account = self.session.account(self.given.text("account"))?;
        let owed = self.block.api("rewardsApi", "claimable", &[account.hex().into()]).await?;
        let entries: Vec<_> = list(&owed)
            .iter()
            .map(|entry| json!({ "pool": pool_text(at(entry, "/0")), "planck": at(entry, "/1") }))
            .collect();
        let row = |entry: &Value| vec![cell(at(entry, "/pool")), self.amount(at(entry, "/planck"))];
        let rows = entries.iter().map(row).collect();
        Ok(Answer { text: table(&["pool", "owed>"], rows), json: entries.into() })
    }

    pub(super) async fn owed(&self) -> Result<Answer> {
        let account = self.session.account(self.given.text("account"))?;
        let owed = self.pages("rewardsApi", "owed", &[account.hex().into()]).await?;
        let mut entries: Vec<_> = owed
            .iter()
            .map(|entry| {
                let uncollected: Vec<_> = list(at(entry, "/uncollected"))
                    .iter()
                    .map(|from| json!({ "from": at(from, "/0"), "planck": at(from, "/1") }))
                    .collect();
                json!({
                    "pool": pool_text(at(entry, "/pool")), "planck": at(entry, "/amount"),
                    "frozen": at(entry, "/frozen"), "uncollected": uncollected,
                })
            })
            .collect();
        entries.sort_by_key(|entry| cell(at(entry, "/pool")));
        let row = |entry: &Value| {
            let uncollected = list(at(entry, "/uncollected")).iter();
            let sum = uncollected.filter_map(|from| planck(at(from, "/planck"))).fold(0, u128::saturating_add);
            vec![
                cell(at(entry, "/pool")),
                self.amount(at(entry, "/planck")),
                if at(entry, "/frozen") == &json!(true) { "frozen".into() } else { String::new() },
                self.session.token().format(sum),
            ]
        };
        let rows = entries.iter().map(row).collect();
        Ok(Answer { text: table(&["pool", "owed>", "", "to be collected first>"], rows), json: entries.into() })
    }

    async fn collectable(&self) -> Result<Answer> {
        let owed = self.block.api("rewardsApi", "collectable", &[self.id("asset")?]).await?;
        let entries: Vec<_> =
            list(&owed).iter().map(|entry| json!({ "from": at(entry, "/0"), "planck": at(entry, "/1") })).collect();
        let row = |entry: &Value| vec![cell(at(entry, "/from")), self.amount(at(entry, "/planck"))];
        let rows = entries.iter().map(row).collect();
        Ok(Answer { text: table(&["from asset>", "owed>"], rows), json: entries.into() })
    }

    pub(super) async fn devnet_accounts(&self) -> Result<Answer> {
        let mut entries = Vec::new();
        for name in WELL_KNOWN {
            let secret = format!("//{name}");
            let account: Account = self.session.connection.book().account(&secret)?;
            let record = self.block.storage("system", "account", &[account.hex().into()]).await?;
            let address = self.session.connection.book().address(&account);
            entries
                .push(json!({ "name": name, "secret": secret, "address": address, "free": at(&record, "/data/free") }));
        }
        let row = |entry: &Value| {
            vec![
                cell(at(entry, "/name")),
                cell(at(entry, "/secret")),
                cell(at(entry, "/address")),
                self.amount(at(entry, "/free")),
            ]
        };
        let rows = entries.iter().map(row).collect();
        let text = table(&["name", "--as", "address", "free>"], rows);
        let warning = "Everybody knows these secrets: never use them on a network that holds value.";
        Ok(Answer { text: format!("{text}\n\n{warning}"), json: entries.into() })
    }
}
