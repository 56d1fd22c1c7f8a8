//! What happened: events, and what they did to an account.

use crate::{Account, Block, Book, Result, names, shape::Style};
use serde_json::{Map, Value};

/// Something that happened in a block.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The pallet that tells of it, as the metadata names it.
    pub pallet: String,
    /// What it is called there.
    pub name: String,
    /// Its fields by name, or a list of them if they have none.
    pub data: Value,
    /// The transaction of the block that brought it about, if one did.
    pub extrinsic: Option<u64>,
}

/// The events that raise what an account has free, and those that lower it.
const GAINS: [&str; 5] = ["Deposit", "Minted", "Restored", "Unreserved", "Released"];
const LOSSES: [&str; 6] = ["Withdraw", "Burned", "Suspended", "Reserved", "Slashed", "Held"];
/// The events that raise what it has on hold or reserved, and those that lower it.
const HELD: [&str; 2] = ["Held", "Reserved"];
const FREED: [&str; 2] = ["Released", "Unreserved"];

/// What everything together did to an account, in planck.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Change {
    /// To what it has free.
    pub free: i128,
    /// To what it has on hold or reserved.
    pub held: i128,
}

impl Event {
    /// Its name as the documentation has it, such as `registry.AssetUsed`.
    pub fn title(&self) -> String {
        format!("{}.{}", names::camel(&self.pallet), self.name)
    }

    /// Whether it is this one.
    pub fn is(&self, pallet: &str, name: &str) -> bool {
        self.pallet == pallet && self.name == name
    }

    /// Whether this is its title.
    pub fn is_titled(&self, title: &str) -> bool {
        title
            .split_once('.')
            .is_some_and(|(pallet, name)| names::same(pallet, &self.pallet) && names::same(name, &self.name))
    }

    /// A field of it by its name, or by its place if it has none; nothing if there is no such field.
    pub fn field(&self, name: &str) -> &Value {
        let found = match name.parse::<usize>() {
            Ok(place) => self.data.get(place),
            Err(_) => self.data.get(name),
        };
        found.unwrap_or(&Value::Null)
    }

    /// The amount that a field says, in planck.
    pub fn planck(&self, field: &str) -> Option<u128> {
        planck(self.field(field))
    }

    /// It as JSON: `{ "event": …, "data": … }`.
    pub fn to_json(&self) -> Value {
        Value::Object(Map::from_iter([("event".into(), self.title().into()), ("data".into(), self.data.clone())]))
    }
}

/// The amount that a value is: digits in a string, or a number.
pub fn planck(value: &Value) -> Option<u128> {
    match value {
        Value::String(digits) => digits.parse().ok(),
        Value::Number(number) => number.as_u64().map(u128::from),
        _ => None,
    }
}

impl Block {
    /// Everything that happened in it, in order.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn events(&self) -> Result<Vec<Event>> {
        self.events_in(Style::Exact).await
    }

    /// The same in another style.
    ///
    /// # Errors
    ///
    /// As [`Block::events`].
    pub async fn events_in(&self, style: Style) -> Result<Vec<Event>> {
        let records = self.storage_in(style, "System", "Events", &[]).await?;
        Ok(records.as_array().into_iter().flatten().filter_map(event).collect())
    }

    /// What the transaction with this number brought about. What the block itself did before its first transaction is
    /// left out, though the chain lists it there.
    ///
    /// # Errors
    ///
    /// When the node does not answer.
    pub async fn events_of(&self, extrinsic: u64, signer: &Account) -> Result<Vec<Event>> {
        self.events_of_in(Style::Exact, extrinsic, signer).await
    }

    /// The same in another style.
    ///
    /// # Errors
    ///
    /// As [`Block::events_of`].
    pub async fn events_of_in(&self, style: Style, extrinsic: u64, signer: &Account) -> Result<Vec<Event>> {
        let all = self.events_in(style).await?;
        let address = self.connection().book().address(signer);
        Ok(own(all.into_iter().filter(|event| event.extrinsic == Some(extrinsic)).collect(), &address))
    }
}

/// The events from the one on with which a transaction begins: the withdrawal of its fee.
fn own(events: Vec<Event>, signer: &str) -> Vec<Event> {
    let begins = |event: &Event| event.is("Balances", "Withdraw") && event.field("who") == signer;
    match events.iter().position(begins) {
        Some(first) => events.into_iter().skip(first).collect(),
        None => events,
    }
}

fn event(record: &Value) -> Option<Event> {
    let (pallet, inner) = record.get("event")?.as_object()?.iter().next()?;
    let (name, data) = match inner {
        Value::String(name) => (name, Value::Null),
        other => other.as_object()?.iter().next().map(|(name, data)| (name, data.clone()))?,
    };
    let extrinsic = record.pointer("/phase/ApplyExtrinsic").and_then(Value::as_u64);
    Some(Event { pallet: pallet.clone(), name: name.clone(), data, extrinsic })
}

/// What these events together did to an account.
pub fn change(events: &[Event], account: &Account, book: &Book) -> Change {
    let address = book.address(account);
    let mut change = Change::default();
    for event in events.iter().filter(|event| event.pallet == "Balances") {
        let name = event.name.as_str();
        let amount = event.planck("amount").and_then(|amount| i128::try_from(amount).ok()).unwrap_or_default();
        let mine = |field: &str| if event.field(field) == &address { amount } else { 0 };
        let (free, held) = match name {
            "Transfer" => (mine("to").saturating_sub(mine("from")), 0),
            // It leaves what its source has on hold, and comes to what its destination has free.
            "TransferOnHold" => (mine("dest"), mine("source").saturating_neg()),
            "BurnedHeld" => (0, mine("who").saturating_neg()),
            "ReserveRepatriated" => (mine("to"), mine("from").saturating_neg()),
            _ => (
                if GAINS.contains(&name) { mine("who") } else { 0 }.saturating_sub(if LOSSES.contains(&name) {
                    mine("who")
                } else {
                    0
                }),
                if HELD.contains(&name) { mine("who") } else { 0 }.saturating_sub(if FREED.contains(&name) {
                    mine("who")
                } else {
                    0
                }),
            ),
        };
        change.free = change.free.saturating_add(free);
        change.held = change.held.saturating_add(held);
    }
    change
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn alice() -> (Account, Book, String) {
        let (account, book) = (Account([7; 32]), Book::default());
        let address = book.address(&account);
        (account, book, address)
    }

    fn balances(name: &str, data: Value) -> Event {
        Event { pallet: "Balances".into(), name: name.into(), data, extrinsic: Some(1) }
    }

    #[test]
    fn events_are_taken_from_the_chains_records() {
        let record = json!({
            "phase": { "ApplyExtrinsic": 2 }, "event": { "Registry": { "AssetRetired": { "asset": 3 } } }, "topics": [],
        });
        let found = event(&record).unwrap();
        assert_eq!((found.title(), found.extrinsic), ("registry.AssetRetired".into(), Some(2)));
        assert!(found.is("Registry", "AssetRetired") && found.is_titled("registry.assetRetired"));
        assert_eq!((found.field("asset"), found.field("nothing")), (&json!(3), &Value::Null));
        let record = json!({ "phase": "Finalization", "event": { "System": "CodeUpdated" }, "topics": [] });
        assert_eq!(event(&record).unwrap().title(), "system.CodeUpdated");
        assert_eq!(event(&json!({})), None);
    }

    #[test]
    fn what_an_account_gained_and_lost_is_summed() {
        let (account, book, me) = alice();
        let events = [
            balances("Withdraw", json!({ "who": me, "amount": "10" })),
            balances("Transfer", json!({ "from": me, "to": "x", "amount": "100" })),
            balances("Transfer", json!({ "from": "x", "to": me, "amount": "1" })),
            balances("Held", json!({ "reason": "x", "who": me, "amount": "20" })),
            balances("Released", json!({ "reason": "x", "who": me, "amount": "5" })),
            balances("Deposit", json!({ "who": "x", "amount": "10" })),
            balances("TransferOnHold", json!({ "reason": "x", "source": me, "dest": "x", "amount": "3" })),
        ];
        assert_eq!(change(&events, &account, &book), Change { free: -10 - 100 + 1 - 20 + 5, held: 20 - 5 - 3 });
        assert_eq!(change(&[], &account, &book), Change::default());
    }

    #[test]
    fn what_the_block_did_before_is_not_the_transactions() {
        let (_, _, me) = alice();
        let withdraw = balances("Withdraw", json!({ "who": me, "amount": "1" }));
        let settled =
            Event { pallet: "Evaluation".into(), name: "EpochSettled".into(), data: json!({}), extrinsic: Some(1) };
        assert_eq!(own(vec![settled.clone(), withdraw.clone()], &me), vec![withdraw]);
        assert_eq!(own(vec![settled.clone()], &me), vec![settled]);
    }
}
