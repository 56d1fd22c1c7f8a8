//! The payments in an event: what was paid for what, by whom, to whom.
//!
//! The ledger says what an asset received and what pools paid; these sums are those of the payments here, to the
//! planck. What was there before the history began is a payment too, of the kind [`BEFORE`].

use super::names;
use crate::decode::Event;
use serde_json::Value as Json;
use tributary_primitives::Balance;

/// Royalties that were collected for an asset.
pub const ROYALTY: &str = "royalty";
/// What the treasury had beside.
pub const FEE: &str = "fee";
/// What an asset had received before the history began, or while it was not kept.
pub const BEFORE: &str = "before";
/// The income of an asset, royalties apart, by its source.
pub const INCOME: [&str; 5] = ["use", "training", "grant", "emission", BEFORE];
/// What people are paid: from a pool, for writing blocks, for serving calls.
pub const EARNINGS: [&str; 6] = ["steward", "data", "compute", "stake", "author", "service"];

/// A payment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Payment {
    /// What it was for: one of the kinds above.
    pub kind: &'static str,
    /// The asset that it went to, or whose pool it came from.
    pub asset: Option<u32>,
    /// Who paid: an address, or `asset/7`; the evaluator of a stake pool.
    pub payer: Option<String>,
    /// Who was paid: an address; nobody where it went to an asset or the treasury.
    pub payee: Option<String>,
    /// Planck.
    pub amount: Balance,
}

/// The payments in an event. `gateway` answers who serves a tab, if that is known.
///
/// # Errors
///
/// A sentence when the event has another form than this node knows.
pub fn of(event: &Event, gateway: impl FnOnce(u32) -> Option<String>) -> Result<Vec<Payment>, String> {
    let fields = &event.fields;
    let payments = match (event.pallet.as_str(), event.event.as_str()) {
        ("Rewards", "IncomeReceived") => income(fields),
        ("Rewards", "RoyaltyCollected") => royalty(fields),
        ("Rewards", "Claimed") => claim(fields),
        ("Evaluation", "AuthorRewarded") => author(fields),
        ("Tabs", "VoucherSettled") => service(fields, gateway),
        _ => return Ok(Vec::new()),
    };
    let mut payments = payments.ok_or_else(|| {
        format!("the chain tells of {}.{} in a way that this node does not know: update it", event.pallet, event.event)
    })?;
    payments.retain(|payment| payment.amount > 0);
    Ok(payments)
}

fn income(fields: &Json) -> Option<Vec<Payment>> {
    let asset = names::number(fields, "asset")?;
    let payer = fields.get("payer")?.as_str().map(Into::into);
    let source = variant(fields.get("source")?)?.to_lowercase();
    let kind = *INCOME.iter().find(|kind| **kind == source)?;
    let received =
        Payment { kind, asset: Some(asset), payer: payer.clone(), payee: None, amount: planck(fields.get("amount")?)? };
    let fee = Payment { kind: FEE, asset: Some(asset), payer, payee: None, amount: planck(fields.get("fee")?)? };
    Some(vec![received, fee])
}

fn royalty(fields: &Json) -> Option<Vec<Payment>> {
    let (asset, from) = (names::number(fields, "asset")?, names::number(fields, "from")?);
    let amount = planck(fields.get("amount")?)?;
    let payer = Some(names::asset(from));
    Some(vec![Payment { kind: ROYALTY, asset: Some(asset), payer, payee: None, amount }])
}

fn claim(fields: &Json) -> Option<Vec<Payment>> {
    let (class, whose) = fields.get("pool")?.as_object()?.iter().next()?;
    let kind = *EARNINGS.iter().find(|kind| **kind == class.to_lowercase())?;
    let payee = Some(fields.get("who")?.as_str()?.into());
    let amount = planck(fields.get("amount")?)?;
    let (asset, payer) = match whose {
        Json::String(evaluator) => (None, Some(evaluator.clone())),
        id => (Some(u32::try_from(id.as_u64()?).ok()?), None),
    };
    Some(vec![Payment { kind, asset, payer, payee, amount }])
}

fn author(fields: &Json) -> Option<Vec<Payment>> {
    let payee = Some(fields.get("author")?.as_str()?.into());
    let amount = planck(fields.get("amount")?)?;
    Some(vec![Payment { kind: "author", asset: None, payer: None, payee, amount }])
}

/// What the gateway of a tab gets for its service; nothing where nobody knows any more who that is.
fn service(fields: &Json, gateway: impl FnOnce(u32) -> Option<String>) -> Option<Vec<Payment>> {
    let amount = planck(fields.get("service")?)?;
    let Some(payee) = gateway(names::number(fields, "tab")?) else { return Some(Vec::new()) };
    Some(vec![Payment { kind: "service", asset: None, payer: None, payee: Some(payee), amount }])
}

/// The tab and the gateway of an event that opens one.
pub fn opened(event: &Event) -> Option<(u32, &str)> {
    let opens = event.pallet == "Tabs" && event.event == "TabOpened";
    opens.then(|| Some((names::number(&event.fields, "tab")?, event.fields.get("gateway")?.as_str()?))).flatten()
}

/// The name of a variant, with what it holds or without.
fn variant(value: &Json) -> Option<&str> {
    match value {
        Json::String(name) => Some(name),
        Json::Object(fields) => fields.keys().next().map(String::as_str),
        _ => None,
    }
}

/// An amount.
pub fn planck(value: &Json) -> Option<Balance> {
    match value {
        Json::String(digits) => digits.parse().ok(),
        Json::Number(number) => number.as_u64().map(Balance::from),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn payments(pallet: &str, event: &str, fields: Json) -> Result<Vec<Payment>, String> {
        let (pallet, event) = (pallet.into(), event.into());
        let event = Event { extrinsic: None, phase: None, pallet, event, fields, mentioned: Default::default() };
        of(&event, |tab| (tab == 4).then(|| "5G".into()))
    }

    fn payment(kind: &'static str, asset: Option<u32>, payer: Option<&str>, payee: Option<&str>) -> Payment {
        Payment { kind, asset, payer: payer.map(Into::into), payee: payee.map(Into::into), amount: 98 }
    }

    #[test]
    fn income_is_told_by_its_source_and_the_fee_apart() {
        let event = |payer: Json, source: Json, fee: &str| {
            let fields = json!({ "asset": 3, "payer": payer, "amount": "98", "fee": fee, "source": source });
            payments("Rewards", "IncomeReceived", fields).unwrap()
        };
        let fee = Payment { amount: 2, ..payment(FEE, Some(3), Some("5F"), None) };
        assert_eq!(event("5F".into(), "Use".into(), "2"), [payment("use", Some(3), Some("5F"), None), fee]);
        let training = event("5F".into(), json!({ "Training": 9 }), "0");
        assert_eq!(training, [payment("training", Some(3), Some("5F"), None)]);
        let emission = event(Json::Null, json!({ "Emission": 7 }), "0");
        assert_eq!(emission, [payment("emission", Some(3), None, None)]);
    }

    #[test]
    fn what_leaves_is_told_by_where_it_goes() {
        let royalty = payments("Rewards", "RoyaltyCollected", json!({ "asset": 1, "from": 5, "amount": "98" }));
        assert_eq!(royalty.unwrap(), [payment(ROYALTY, Some(1), Some("asset/5"), None)]);
        let claimed = |pool: Json| {
            payments("Rewards", "Claimed", json!({ "pool": pool, "who": "5F", "amount": "98" })).unwrap().remove(0)
        };
        assert_eq!(claimed(json!({ "Data": 3 })), payment("data", Some(3), None, Some("5F")));
        assert_eq!(claimed(json!({ "Stake": "5E" })), payment("stake", None, Some("5E"), Some("5F")));
        let author = payments("Evaluation", "AuthorRewarded", json!({ "epoch": 1, "author": "5F", "amount": "98" }));
        assert_eq!(author.unwrap(), [payment("author", None, None, Some("5F"))]);
    }

    #[test]
    fn service_goes_to_the_gateway_of_the_tab() {
        let settled = |tab: u32| {
            let fields = json!({ "tab": tab, "amount": "5", "service": "98", "units": "1" });
            payments("Tabs", "VoucherSettled", fields).unwrap()
        };
        assert_eq!(settled(4), [payment("service", None, None, Some("5G"))]);
        assert_eq!(settled(5), []);
    }

    #[test]
    fn another_form_is_not_guessed_at() {
        let error = payments("Rewards", "Claimed", json!({ "pool": "Data", "who": "5F", "amount": "98" })).unwrap_err();
        assert!(error.contains("Rewards.Claimed") && error.contains("update"), "{error}");
        assert_eq!(payments("Rewards", "GrantWaits", json!({})), Ok(vec![]));
    }
}
