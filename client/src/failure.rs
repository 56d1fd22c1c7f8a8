//! Why a call failed, by name, and what its documentation says to do.

use crate::{Error, Event, catalog::Catalog, names};
use serde_json::Value;

/// Why a call failed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Failure {
    /// The error's name as the documentation has it, such as `registry.PriceOverMaximum`.
    pub name: String,
    /// What it means and what to do, from the chain's own documentation; may be empty.
    pub docs: String,
    /// The call in which it happened, if that was inside another one.
    pub inside: Option<String>,
}

/// Events that tell of the failure of a call inside another one, and the field that has it. The transaction itself
/// succeeds.
const WRAPPERS: [(&str, &str, &str); 9] = [
    ("Utility", "BatchInterrupted", "error"),
    ("Utility", "ItemFailed", "error"),
    ("Utility", "DispatchedAs", "result"),
    ("Utility", "IfElseMainSuccess", "main_error"),
    ("Utility", "IfElseFallbackCalled", "main_error"),
    ("Proxy", "ProxyExecuted", "result"),
    ("Multisig", "MultisigExecuted", "result"),
    ("Sudo", "Sudid", "sudo_result"),
    ("Scheduler", "Dispatched", "result"),
];

/// What to do about errors that are no pallet's.
const REMEDIES: [(&str, &str); 8] = [
    (
        "Token.FundsUnavailable",
        "The account has too little: send it more. Tokens that are on hold cannot be paid with, nor those locked by a \
         vote.",
    ),
    ("Token.NotExpendable", "The account would be left with less than it must have to exist: send less."),
    ("Token.Frozen", "The tokens are locked by a vote: wait until they are free, or send less."),
    ("Token.BelowMinimum", "The receiving account would have less than it must have to exist: send more."),
    ("BadOrigin", "The call is not open to accounts: propose it with `trib vote propose`."),
    ("Token.CannotCreate", "The receiving account cannot be created: send more."),
    ("Arithmetic.Underflow", "A number became smaller than zero: give smaller amounts."),
    ("Arithmetic.Overflow", "A number became too large: give smaller amounts."),
];

impl Failure {
    /// What a `DispatchError` of this chain means.
    pub fn of(catalog: Catalog<'_>, error: &Value) -> Self {
        let module = error.get("Module");
        let index = |value: Option<&Value>| value.and_then(Value::as_u64).and_then(|n| u8::try_from(n).ok());
        let pallet = index(module.and_then(|module| module.get("index")));
        let number = module.and_then(|module| module.get("error")).and_then(first_byte);
        if let (Some(pallet), Some(number)) = (pallet, number) {
            let found = catalog.error(pallet, number);
            let (name, docs) = found.unwrap_or_else(|| (format!("error {number} of pallet {pallet}"), String::new()));
            let docs = if name == "system.CallFiltered" { FILTERED.into() } else { docs };
            return Self { name, docs, inside: None };
        }
        let name = path(error);
        let docs = REMEDIES.iter().find(|(known, _)| *known == name).map(|(_, docs)| (*docs).to_owned());
        Self { name, docs: docs.unwrap_or_default(), inside: None }
    }

    /// The failure that the events of a transaction tell of: its own, or that of a call inside it.
    pub fn among(catalog: Catalog<'_>, events: &[Event]) -> Option<Self> {
        let own = events.iter().find(|event| event.is("System", "ExtrinsicFailed"));
        if let Some(event) = own {
            return Some(Self::of(catalog, event.field("dispatch_error")));
        }
        events.iter().find_map(|event| {
            let (_, _, field) = WRAPPERS.iter().find(|(pallet, name, _)| event.is(pallet, name))?;
            let error = match event.field(field) {
                Value::Null => return None,
                result => match result.as_object() {
                    Some(object) if object.contains_key("Ok") => return None,
                    Some(object) => object.get("Err").unwrap_or(result),
                    None if result == "Ok" => return None,
                    None => result,
                },
            };
            let failure = Self::of(catalog, error);
            Some(Self { inside: Some(event.title()), ..failure })
        })
    }

    /// The same as a failure of this program. `title` was called.
    pub fn error(&self, title: &str) -> Error {
        let inside = self.inside.as_ref().map(|event| format!(" inside it ({event})"));
        let what = format!("{title} failed{} with {}", inside.unwrap_or_default(), self.name);
        let mut error = Error::refused(what, self.docs.trim_end_matches('.'));
        error.name = Some(self.name.clone());
        error
    }
}

/// What the chain's documentation does not say of its filter.
const FILTERED: &str =
    "The chain's filter refuses it: a plain transfer to the pot (use `trib fund`), or a parameter out of its bounds.";

/// The first byte of an error's own bytes.
fn first_byte(error: &Value) -> Option<u8> {
    match error {
        Value::String(text) => hex::decode(text.strip_prefix("0x")?).ok()?.first().copied(),
        Value::Number(number) => u8::try_from(number.as_u64()?).ok(),
        _ => None,
    }
}

/// `{"Token": "FundsUnavailable"}` as `Token.FundsUnavailable`.
fn path(error: &Value) -> String {
    match error {
        Value::String(name) => name.clone(),
        Value::Object(object) => match object.iter().next() {
            Some((name, Value::Null)) => name.clone(),
            Some((name, inner)) => format!("{name}.{}", path(inner)),
            None => "unknown error".into(),
        },
        other => other.to_string(),
    }
}

/// What the pool or a block says of a transaction that it does not take, as `{"Invalid": "Payment"}`.
pub(crate) fn invalid(error: &Value) -> Error {
    let name = path(error);
    let remedy = match name.as_str() {
        "Invalid.Payment" => "the account cannot pay the fee: send it some tokens first",
        "Invalid.Stale" => "another transaction of the account was faster: try again",
        "Invalid.Future" => "earlier transactions of the account still wait: try again when they are done",
        "Invalid.ExhaustsResources" => "it does not fit into a block: do less at once",
        "Invalid.BadProof" => "the chain has changed meanwhile: try again",
        _ => "try again",
    };
    let mut error = Error::refused(format!("the chain does not take the transaction ({name})"), remedy);
    error.name = Some(names::camel(&name));
    error
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn errors_have_the_names_that_the_documentation_has() {
        assert_eq!(path(&json!({ "Token": "FundsUnavailable" })), "Token.FundsUnavailable");
        assert_eq!(path(&json!("BadOrigin")), "BadOrigin");
        assert_eq!(path(&json!({ "Other": null })), "Other");
        assert_eq!(path(&json!({ "Invalid": { "Custom": 7 } })), "Invalid.Custom.7");
        assert_eq!(
            (first_byte(&json!("0x05000000")), first_byte(&json!(5)), first_byte(&json!("0x"))),
            (Some(5), Some(5), None)
        );
    }

    #[test]
    fn a_failure_is_a_sentence() {
        let failure = Failure { name: "registry.NotOpen".into(), docs: "It is published. Look.".into(), inside: None };
        assert_eq!(
            failure.error("registry.publish").to_string(),
            "registry.publish failed with registry.NotOpen: It is published. Look"
        );
        let failure = Failure { inside: Some("proxy.ProxyExecuted".into()), ..failure };
        assert!(
            failure
                .error("proxy.proxy")
                .to_string()
                .starts_with("proxy.proxy failed inside it (proxy.ProxyExecuted) with")
        );
    }

    #[test]
    fn what_the_pool_refuses_has_a_remedy() {
        assert!(invalid(&json!({ "Invalid": "Payment" })).to_string().contains("cannot pay the fee"));
        assert!(invalid(&json!({ "Unknown": "CannotLookup" })).to_string().contains("try again"));
    }
}
