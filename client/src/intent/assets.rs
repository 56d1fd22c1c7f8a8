//! Registering, describing and using assets: what is not given is read from the chain.

use super::{Plan, Request, put};
use crate::{
    Error, Result,
    amount::{WHOLE, format_share},
    event::planck,
    table::Form,
};
use serde_json::{Map, Value, json};

impl Request<'_> {
    /// An asset as the chain has it.
    pub(super) async fn asset(&self, id: &Value) -> Result<Value> {
        let asset = self.block.api("registryApi", "asset", std::slice::from_ref(id)).await?;
        if asset.is_null() {
            let id = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
            return Err(Error::refused(
                format!("there is no asset {id}"),
                "`trib asset list` shows those that there are",
            ));
        }
        Ok(asset)
    }

    pub(super) async fn register(&self) -> Result<Plan> {
        let mut tree = self.tree()?;
        for terms in ["terms", "floor"] {
            for amount in ["use_price", "training_fee"] {
                put_default(&mut tree, &format!("{terms}.{amount}"), json!("0"));
            }
            for share in ["royalty", "reach"] {
                put_default(&mut tree, &format!("{terms}.{share}"), json!(0));
            }
        }
        for part in ["steward", "data", "compute"] {
            put_default(&mut tree, &format!("split.{part}"), json!(0));
        }
        // No limit, and no deadline.
        for class in ["data", "compute"] {
            put_default(&mut tree, &format!("budgets.{class}"), json!("0"));
        }
        put_default(&mut tree, "deadline", Value::Null);
        check_split(&tree)?;
        let (upstream, fees) = self.upstream().await?;
        tree.insert("upstream".into(), upstream.into());
        put_default(&mut tree, "max_fee", fees.to_string().into());
        self.call(self.title(), tree.into()).map(Plan::of)
    }

    /// What is cited at which royalty, and what the training fees come to now.
    async fn upstream(&self) -> Result<(Vec<Value>, u128)> {
        let (mut citations, mut fees) = (Vec::new(), 0_u128);
        for text in self.given.texts("upstream") {
            let (id, share) = text.split_once('=').map_or((text.as_str(), None), |(id, share)| (id, Some(share)));
            let id = Form::Asset.value(id, &self.block).map_err(|error| error.of("upstream"))?;
            let asset = self.asset(&id).await.map_err(|error| error.of("upstream"))?;
            let share = match share {
                Some(share) => Form::Share.value(share, &self.block).map_err(|error| error.of("upstream"))?,
                None => self.least_royalty(&id).await.map_err(|error| error.of("upstream"))?,
            };
            let fee = asset.pointer("/terms/training_fee").and_then(planck).unwrap_or_default();
            fees = fees
                .checked_add(fee)
                .ok_or_else(|| Error::refused("the training fees do not fit 128 bits", "cite fewer assets"))?;
            citations.push(json!([id, share]));
        }
        Ok((citations, fees))
    }

    /// The least royalty at which an asset can be cited now.
    async fn least_royalty(&self, id: &Value) -> Result<Value> {
        let least = self.block.api("registryApi", "leastRoyalty", std::slice::from_ref(id)).await?;
        if least.is_null() {
            return Err(Error::refused("no royalty leaves the asset and its ancestors what they ask", "cite another"));
        }
        Ok(least)
    }

    pub(super) async fn set_terms(&self) -> Result<Plan> {
        self.change("terms", "asset set-terms").await
    }

    pub(super) async fn set_info(&self) -> Result<Plan> {
        self.change("info", "asset set-info").await
    }

    /// What is given of a part of an asset, and what it has of the rest.
    async fn change(&self, part: &str, title: &str) -> Result<Plan> {
        let mut tree = self.tree()?;
        let given = tree.remove(part).and_then(|given| given.as_object().cloned()).unwrap_or_default();
        if given.is_empty() {
            return Err(Error::usage("nothing would change", format!("`trib {title} --help` says what can")));
        }
        let asset = self.asset(&self.needed("asset")?).await?;
        // A fall that was announced must not be taken back by who changes something else.
        let announced = asset.pointer("/pending/0").filter(|_| part == "terms");
        let present = announced.or_else(|| asset.get(part));
        let mut whole = present.and_then(Value::as_object).cloned().unwrap_or_default();
        whole.extend(given);
        tree.insert(part.into(), whole.into());
        self.call(self.title(), tree.into()).map(Plan::of)
    }

    pub(super) fn offer(&self) -> Result<Plan> {
        let to = match (self.value("to")?, self.given.is_set("nobody")) {
            (Some(to), false) => to,
            (None, true) => Value::Null,
            (Some(_), true) => {
                return Err(Error::usage("an account and --nobody contradict each other", "give one of them"));
            }
            (None, false) => {
                return Err(Error::usage("nobody is named", "name an account, or give --nobody to withdraw the offer"));
            }
        };
        self.call(self.title(), json!({ "asset": self.needed("asset")?, "to": to })).map(Plan::of)
    }

    pub(super) async fn use_asset(&self) -> Result<Plan> {
        let mut tree = self.tree()?;
        if !tree.contains_key("max_price") {
            let asset = self.asset(&self.needed("asset")?).await?;
            let price = asset.pointer("/terms/use_price").and_then(planck).unwrap_or_default();
            let units = tree.get("units").and_then(planck).unwrap_or_default();
            let all = price
                .checked_mul(units)
                .ok_or_else(|| Error::refused("the price does not fit 128 bits", "use fewer units"))?;
            tree.insert("max_price".into(), all.to_string().into());
        }
        self.call(self.title(), tree.into()).map(Plan::of)
    }
}

/// Puts `value` at `path` if nothing is there.
fn put_default(tree: &mut Map<String, Value>, path: &str, value: Value) {
    let pointer = format!("/{}", path.replace('.', "/"));
    if Value::from(tree.clone()).pointer(&pointer).is_none() {
        put(tree, path, value);
    }
}

/// Refuses a split that is not whole.
fn check_split(tree: &Map<String, Value>) -> Result<()> {
    let parts = tree.get("split").and_then(Value::as_object).into_iter().flatten();
    let sum = parts.filter_map(|(_, part)| part.as_u64()).fold(0, u64::saturating_add);
    if sum == u64::from(WHOLE) {
        return Ok(());
    }
    let sum = u32::try_from(sum).map_or_else(|_| "more".to_owned(), format_share);
    Err(Error::usage(format!("--steward, --data and --compute sum to {sum}, not 100 %"), "correct the parts"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_split_is_whole() {
        let split = |steward: u32, data: u32| {
            check_split(json!({ "split": { "steward": steward, "data": data } }).as_object().unwrap())
        };
        assert_eq!(split(100_000_000, 900_000_000), Ok(()));
        assert!(split(100_000_000, 800_000_000).unwrap_err().to_string().contains("sum to 90 %"));
        assert!(split(WHOLE, WHOLE).is_err() && check_split(&Map::new()).is_err());
    }

    #[test]
    fn defaults_replace_nothing() {
        let mut tree = Map::new();
        put(&mut tree, "terms.royalty", json!(5));
        put_default(&mut tree, "terms.royalty", json!(0));
        put_default(&mut tree, "terms.use_price", json!("0"));
        assert_eq!(Value::from(tree), json!({ "terms": { "royalty": 5, "use_price": "0" } }));
    }
}
