//! Tabs as the chain has them.

use crate::{
    Account, Block, Error, Result,
    event::planck,
    voucher::{Lane, Signer, Terms, Voucher},
};
use serde_json::Value;
use std::collections::BTreeMap;

/// The items of a page.
const PAGE: u32 = 256;

/// A tab.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Tab {
    /// Its id.
    pub id: u32,
    /// Who pays.
    pub payer: Account,
    /// The key that signs its vouchers.
    pub signer: Signer,
    /// Who is paid for its service, and may give the rest back at once.
    pub gateway: Account,
    /// What was deposited, in planck.
    pub deposit: u128,
    /// What of that was settled, in planck.
    pub spent: u128,
    /// The block from which on the payer may take the rest, once it has closed the tab.
    pub closing: Option<u64>,
    /// The price of a unit of each asset for which it is open, in planck.
    pub prices: BTreeMap<u32, u128>,
    /// What was settled, as the voucher that says it.
    pub settled: Voucher,
}

impl Tab {
    /// The tab that the chain's `TabsApi.tab` tells of.
    ///
    /// # Errors
    ///
    /// When something is missing in it.
    pub fn from_json(id: u32, value: &Value, prefix: u16) -> Result<Self> {
        let lacks =
            |field: &str| Error::unfit(format!("the chain does not say the {field} of tab {id}"), "use a newer `trib`");
        let account = |field: &str| {
            let text = value.get(field).and_then(Value::as_str).ok_or_else(|| lacks(field))?;
            Account::parse(text, prefix)
        };
        let amount = |field: &str| value.get(field).and_then(planck).ok_or_else(|| lacks(field));
        let (mut prices, mut settled) = (BTreeMap::new(), Voucher { tab: id, ..Voucher::default() });
        for entry in value.get("lanes").and_then(Value::as_array).into_iter().flatten() {
            let (lane, price) = lane(entry).ok_or_else(|| lacks("lanes"))?;
            prices.insert(lane.asset, price);
            settled.set(lane);
        }
        let spent = amount("spent")?;
        // What was settled and is no asset's is the gateway's.
        let assets = settled.total().unwrap_or_default();
        settled.service = spent.checked_sub(assets).ok_or_else(|| lacks("service"))?;
        Ok(Self {
            id,
            payer: account("payer")?,
            signer: value.get("signer").and_then(Signer::from_json).ok_or_else(|| lacks("signer"))?,
            gateway: account("gateway")?,
            deposit: amount("deposit")?,
            spent,
            closing: value.get("closing").and_then(planck).and_then(|block| u64::try_from(block).ok()),
            prices,
            settled,
        })
    }

    /// What vouchers of it are held against.
    pub fn terms(&self) -> Terms {
        Terms { deposit: self.deposit, prices: self.prices.clone() }
    }

    /// What of the deposit is not settled, in planck.
    pub fn left(&self) -> u128 {
        self.deposit.saturating_sub(self.spent)
    }
}

impl Block {
    /// The tab with this id, if there is one.
    ///
    /// # Errors
    ///
    /// When the chain has no tabs, or the node does not answer.
    pub async fn tab(&self, id: u32) -> Result<Option<Tab>> {
        let value = self.api("tabsApi", "tab", &[id.into()]).await?;
        if value.is_null() {
            return Ok(None);
        }
        Tab::from_json(id, &value, self.connection().book().prefix()).map(Some)
    }

    /// The ids of the tabs at a gateway, all pages.
    ///
    /// # Errors
    ///
    /// As [`Block::tab`].
    pub async fn tabs_of(&self, gateway: &Account) -> Result<Vec<u32>> {
        self.tab_ids("tabsOf", gateway).await
    }

    /// The ids of the tabs that an account opened, all pages.
    ///
    /// # Errors
    ///
    /// As [`Block::tab`].
    pub async fn tabs_by(&self, payer: &Account) -> Result<Vec<u32>> {
        self.tab_ids("tabsBy", payer).await
    }

    async fn tab_ids(&self, method: &str, who: &Account) -> Result<Vec<u32>> {
        let (mut ids, mut from) = (Vec::new(), Value::Null);
        loop {
            let page = self.api("tabsApi", method, &[who.hex().into(), from, PAGE.into()]).await?;
            let items = page.get("items").or(Some(&page)).and_then(Value::as_array);
            ids.extend(items.into_iter().flatten().filter_map(id_of));
            from = page.get("next").cloned().unwrap_or_default();
            if from.is_null() {
                return Ok(ids);
            }
        }
    }
}

/// The id of a tab in a list: alone, or before what the chain says of it.
fn id_of(entry: &Value) -> Option<u32> {
    let id = entry.get("id").or_else(|| entry.get("tab")).or_else(|| entry.get(0)).unwrap_or(entry);
    u32::try_from(planck(id)?).ok()
}

/// A lane and its price: `[asset, {price, units, amount}]`, or all in one.
fn lane(entry: &Value) -> Option<(Lane, u128)> {
    let (asset, rest) = match entry.as_array() {
        Some(pair) => (pair.first()?, pair.get(1)?),
        None => (entry.get("asset")?, entry),
    };
    let number = |field: &str| rest.get(field).and_then(planck);
    let asset = u32::try_from(planck(asset)?).ok()?;
    let units = u64::try_from(number("units")?).ok()?;
    Some((Lane { asset, units, amount: number("amount")? }, number("price")?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::DEFAULT_PREFIX;
    use serde_json::json;

    fn said() -> Value {
        let address = |byte| Account([byte; 32]).address(DEFAULT_PREFIX);
        json!({
            "payer": address(1), "signer": Signer::Sr25519([2; 32]).to_json(), "gateway": address(3),
            "deposit": "1000", "spent": "107", "closing": null,
            "lanes": [[4, { "price": "10", "units": "10", "amount": "100" }]],
        })
    }

    #[test]
    fn a_tab_is_read() {
        let tab = Tab::from_json(7, &said(), DEFAULT_PREFIX).unwrap();
        assert_eq!((tab.payer, tab.gateway), (Account([1; 32]), Account([3; 32])));
        assert_eq!((tab.left(), tab.closing, tab.settled.service), (893, None, 7));
        assert_eq!(tab.settled.lane(4), Lane { asset: 4, units: 10, amount: 100 });
        assert_eq!(tab.terms(), Terms { deposit: 1_000, prices: BTreeMap::from([(4, 10)]) });
        let mut other = said();
        other["lanes"] = json!([{ "asset": 4, "price": "10", "units": "10", "amount": "100" }]);
        other["closing"] = json!(600);
        let other = Tab::from_json(7, &other, DEFAULT_PREFIX).unwrap();
        assert_eq!(other, Tab { closing: Some(600), ..tab });
    }

    #[test]
    fn what_is_missing_is_told() {
        for field in ["payer", "signer", "gateway", "deposit", "spent"] {
            let mut said = said();
            said[field] = Value::Null;
            assert!(Tab::from_json(7, &said, DEFAULT_PREFIX).is_err(), "{field}");
        }
        let mut less = said();
        less["spent"] = json!("99");
        assert!(Tab::from_json(7, &less, DEFAULT_PREFIX).is_err());
    }

    #[test]
    fn ids_are_found_in_every_kind_of_list() {
        assert_eq!((id_of(&json!(7)), id_of(&json!([7, {}])), id_of(&json!({ "id": 7 }))), (Some(7), Some(7), Some(7)));
        assert_eq!(id_of(&json!("x")), None);
    }
}
