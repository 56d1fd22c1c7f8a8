//! What the console says of each transaction: what was called, by whom, for which fee, and why it was refused.

use super::{
    banner,
    seal::{LOG_TARGET, is_inherent},
};
use crate::{
    chain_spec::TOKEN_SYMBOL,
    decode::{Decoder, Event, Transaction, Transactions},
    types::FullClient,
};
use futures::StreamExt;
use sc_client_api::{BlockBackend, ImportNotifications};
use serde_json::Value as Json;
use sp_keyring::Sr25519Keyring;
use sp_runtime::OpaqueExtrinsic;
use std::{collections::HashMap, sync::Arc};
use tributary_client::names;
use tributary_primitives::{AccountId, Balance, BlockNumber, Hash};
use tributary_runtime::{genesis::FAUCET, opaque::Block};

/// The most transactions of a block that are told one by one.
const MOST_TOLD: usize = 50;
/// The most of a block that are read at all.
const MOST_READ: usize = 1_000;

/// Says what each block holds that somebody sent, whoever made it.
pub async fn tell(client: Arc<FullClient>, decoder: Arc<Decoder>, mut imported: ImportNotifications<Block>) {
    while let Some(block) = imported.next().await {
        for line in lines(&client, &decoder, block.header.number, block.hash) {
            log::info!(target: LOG_TARGET, "{line}");
        }
    }
}

/// The lines on a block; none if nobody sent anything, or the block is gone again.
fn lines(client: &FullClient, decoder: &Decoder, number: BlockNumber, hash: Hash) -> Vec<String> {
    let body = client.block_body(hash).ok().flatten().unwrap_or_default();
    let sent: Vec<_> = (0..).zip(&body).filter(|(_, extrinsic)| !is_inherent(extrinsic)).collect();
    let summary = || format!("block {number}: {}, {hash:?}", counted(sent.len(), "transaction"));
    match sent.len() {
        0 => Vec::new(),
        1..=MOST_READ => told(client, decoder, number, hash, &sent).unwrap_or_else(|_| vec![summary()]),
        _ => vec![summary()],
    }
}

/// The lines on what was sent, with its numbers in the block.
fn told(
    client: &FullClient,
    decoder: &Decoder,
    number: BlockNumber,
    hash: Hash,
    sent: &[(u64, &OpaqueExtrinsic)],
) -> Result<Vec<String>, String> {
    let header = client.header(hash).map_err(|error| error.to_string())?.ok_or("the block is gone")?;
    let description = decoder.description_at(header.parent_hash)?;
    let mut events = HashMap::<u64, Vec<Event>>::new();
    for event in decoder.events(hash)? {
        if let Some(extrinsic) = event.extrinsic {
            events.entry(extrinsic).or_default().push(event);
        }
    }
    let outcomes: Vec<_> = sent
        .iter()
        .map(|(index, extrinsic)| {
            let read = |types: &Transactions| types.read(&description.types, extrinsic);
            let transaction = description.transactions.as_ref().and_then(read);
            Outcome::new(transaction, events.get(index).map(Vec::as_slice).unwrap_or_default())
        })
        .collect();
    Ok(written(number, hash, &outcomes))
}

/// What became of a transaction.
struct Outcome {
    what: String,
    /// Why it failed, if it did.
    refusal: Option<String>,
    /// Why something inside it failed, which leaves the transaction a success.
    inside: Option<String>,
}

impl Outcome {
    fn new(transaction: Option<Transaction>, events: &[Event]) -> Self {
        let mut what = match transaction {
            Some(Transaction { call, signer: Some(signer) }) => format!("{call} by {}", called(&signer)),
            Some(Transaction { call, signer: None }) => call,
            None => "something that cannot be read".into(),
        };
        if let Some(fee) = events.iter().find_map(fee) {
            what = format!("{what}, fee {} {TOKEN_SYMBOL}", banner::format_amount(fee));
        }
        let refusal = events.iter().find_map(refusal);
        let inside = events.iter().find_map(refusal_inside);
        Self { what, refusal, inside }
    }

    fn line(&self, number: BlockNumber) -> String {
        let what = &self.what;
        match (&self.refusal, &self.inside) {
            (Some(error), _) => format!("block {number}: {what}: refused, {error}"),
            (None, Some(error)) => format!("block {number}: {what}: done, but inside it was refused, {error}"),
            (None, None) => format!("block {number}: {what}"),
        }
    }
}

/// A line for each transaction; of very many, for those that were refused, and how many there are.
fn written(number: BlockNumber, hash: Hash, outcomes: &[Outcome]) -> Vec<String> {
    let line = |outcome: &Outcome| outcome.line(number);
    if outcomes.len() <= MOST_TOLD {
        return outcomes.iter().map(line).collect();
    }
    let refused: Vec<_> = outcomes.iter().filter(|outcome| outcome.refusal.is_some()).collect();
    let mut lines: Vec<_> = refused.iter().take(MOST_TOLD).map(|outcome| line(outcome)).collect();
    let count = counted(outcomes.len(), "transaction");
    lines.push(format!("block {number}: {count}, {} of them refused, {hash:?}", refused.len()));
    lines
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

/// What people call an account: the name of one that everybody knows, or the address.
pub fn called(account: &AccountId) -> String {
    match Sr25519Keyring::from_account_id(account) {
        Some(key) => <&'static str>::from(key).into(),
        None if *account == FAUCET => "the faucet".into(),
        None => banner::address(account),
    }
}

/// What was paid, in planck.
fn fee(event: &Event) -> Option<Balance> {
    let is_it = event.pallet == "TransactionPayment" && event.event == "TransactionFeePaid";
    event.fields.get("actual_fee").filter(|_| is_it)?.as_str()?.parse().ok()
}

/// Why a transaction failed.
fn refusal(event: &Event) -> Option<String> {
    let is_it = event.pallet == "System" && event.event == "ExtrinsicFailed";
    event.fields.get("dispatch_error").filter(|_| is_it).map(error_name)
}

/// Why a call inside another one failed: wrappers tell it in an event of their own and succeed.
fn refusal_inside(event: &Event) -> Option<String> {
    let error = match (event.pallet.as_str(), event.event.as_str()) {
        ("Utility", "BatchInterrupted" | "ItemFailed") => event.fields.get("error"),
        ("Utility", "DispatchedAs") | ("Proxy", "ProxyExecuted") | ("Multisig", "MultisigExecuted") => {
            event.fields.get("result").and_then(|result| result.get("Err"))
        }
        _ => None,
    };
    error.map(error_name)
}

/// The name of an error as the documentation has it, such as `registry.PriceOverMaximum` or `Token.FundsUnavailable`.
pub fn error_name(error: &Json) -> String {
    let module = |error: &Json| {
        let (pallet, name) = (error.get("pallet")?.as_str()?, error.get("error")?.as_str()?);
        Some(format!("{}.{name}", names::camel(pallet)))
    };
    if let Some(name) = error.get("Module").and_then(module) {
        return name;
    }
    match error {
        Json::String(name) => name.clone(),
        Json::Object(variant) => match variant.iter().next() {
            Some((name, content)) => match error_name(content).as_str() {
                "" => name.clone(),
                inner => format!("{name}.{inner}"),
            },
            None => String::new(),
        },
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use sp_keyring::Sr25519Keyring::Ferdie;

    fn event(pallet: &str, event: &str, fields: Json) -> Event {
        let mentioned = Default::default();
        Event { extrinsic: Some(1), phase: None, pallet: pallet.into(), event: event.into(), fields, mentioned }
    }

    fn paid() -> Event {
        event("TransactionPayment", "TransactionFeePaid", json!({ "actual_fee": "12300000000", "tip": "0" }))
    }

    fn by_ferdie(events: &[Event]) -> Outcome {
        let call = "registry.useAsset".into();
        Outcome::new(Some(Transaction { call, signer: Some(Ferdie.to_account_id()) }), events)
    }

    #[test]
    fn a_transaction_is_told_in_one_line() {
        assert_eq!(by_ferdie(&[paid()]).line(49), "block 49: registry.useAsset by Ferdie, fee 0.0123 TRIB");
        let error = json!({ "Module": { "pallet": "Registry", "error": "PriceOverMaximum" } });
        let failed = event("System", "ExtrinsicFailed", json!({ "dispatch_error": error }));
        assert_eq!(
            by_ferdie(&[paid(), failed]).line(49),
            "block 49: registry.useAsset by Ferdie, fee 0.0123 TRIB: refused, registry.PriceOverMaximum"
        );
        let bare = Outcome::new(Some(Transaction { call: "validators.report".into(), signer: None }), &[]);
        assert_eq!(bare.line(5), "block 5: validators.report");
    }

    #[test]
    fn what_fails_inside_is_told() {
        let result = json!({ "result": { "Err": { "Token": "FundsUnavailable" } } });
        let line = by_ferdie(&[event("Proxy", "ProxyExecuted", result)]).line(1);
        assert!(line.ends_with("inside it was refused, Token.FundsUnavailable"), "{line}");
        let batch = event("Utility", "BatchInterrupted", json!({ "index": 1, "error": "BadOrigin" }));
        let line = by_ferdie(&[batch]).line(1);
        assert!(line.ends_with("inside it was refused, BadOrigin"), "{line}");
        let fine = event("Proxy", "ProxyExecuted", json!({ "result": { "Ok": null } }));
        assert_eq!(by_ferdie(&[fine]).line(1), "block 1: registry.useAsset by Ferdie");
    }

    #[test]
    fn errors_have_their_names() {
        for (error, name) in [
            (json!({ "Module": { "pallet": "System", "error": "CallFiltered" } }), "system.CallFiltered"),
            (json!("BadOrigin"), "BadOrigin"),
            (json!({ "Arithmetic": "Overflow" }), "Arithmetic.Overflow"),
            (json!(null), ""),
        ] {
            assert_eq!(error_name(&error), name);
        }
    }

    #[test]
    fn of_very_many_the_refused_ones_are_told() {
        let failed = || event("System", "ExtrinsicFailed", json!({ "dispatch_error": "BadOrigin" }));
        let outcomes: Vec<_> =
            (0..200).map(|i| by_ferdie(&if i % 100 == 0 { vec![failed()] } else { vec![] })).collect();
        let lines = written(7, Hash::repeat_byte(1), &outcomes);
        assert_eq!(lines.len(), 3);
        assert!(lines[0].ends_with("refused, BadOrigin"), "{}", lines[0]);
        assert!(lines[2].contains("200 transactions, 2 of them refused"), "{}", lines[2]);
    }

    #[test]
    fn accounts_are_called_by_their_names() {
        assert_eq!(called(&Ferdie.to_account_id()), "Ferdie");
        assert_eq!(called(&FAUCET), "the faucet");
        assert!(called(&AccountId::new([7; 32])).starts_with('5'));
    }
}
