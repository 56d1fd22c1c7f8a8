//! Events in words.

use crate::{
    Account, Book, Event,
    amount::{Token, format_share, grouped},
    event::planck,
    table::pool_text,
};
use serde_json::Value;

/// What is said of an event: `{field}` is its field as it is, `{field:amount}` an amount, `{field:share}` a share,
/// `{field:who}` an account by its name, `{field:pool}` a pool, `{field:count}` a number. A field without a name is
/// called by its place, from 0 on.
pub const WORDS: &[(&str, &str)] = &[
    (
        "registry.AssetRegistered",
        "{kind} {asset} is registered, with {steward:who} as its steward; {fees:amount} of training fees were paid",
    ),
    (
        "registry.AssetClosed",
        "asset {asset} is closed: it takes no more contributions, and can be published from block {publishable} on",
    ),
    ("registry.AssetPublished", "asset {asset} is published: its weights are fixed, and what it was granted flows"),
    ("registry.AssetRetired", "asset {asset} is retired from block {from} on"),
    ("registry.AssetCancelled", "asset {asset} is cancelled: what it was granted can be reclaimed"),
    ("registry.AssetRemoved", "all records of asset {asset} are gone"),
    ("registry.TermsSet", "the terms of asset {asset} are set: what rises at once, what falls after the notice"),
    ("registry.ReviewersSet", "asset {asset} has new reviewers"),
    ("registry.InfoSet", "asset {asset} says something else of itself"),
    ("registry.StewardshipOffered", "the steward's seat of asset {asset} is offered to {to:who}"),
    ("registry.StewardshipAccepted", "{to:who} is the steward of asset {asset}, after {from:who}"),
    (
        "registry.AssetUsed",
        "{units:count} units of asset {asset} were used for {price:amount}; {total:count} units so far, for \
         {paid:amount}",
    ),
    ("registry.UsageForgotten", "the record of what {who:who} used of asset {asset} is gone"),
    ("contributions.Contributed", "contribution {contribution} to asset {asset} is recorded and waits for its review"),
    (
        "contributions.ManifestRecorded",
        "contribution {contribution} is of {count:count} leaves, each of which can join once it is accepted",
    ),
    (
        "contributions.Joined",
        "leaf {index} of contribution {contribution}: {who:who} counts for {weight:count} more in \
         asset {asset}",
    ),
    (
        "contributions.Left",
        "leaf {index} of contribution {contribution}: {who:who} counts for {weight:count} less in \
         asset {asset}",
    ),
    ("contributions.Assessed", "contribution {contribution} of {who:who} counts for {weight:count} in asset {asset}"),
    (
        "contributions.Reassessed",
        "contribution {contribution} of {who:who} counts for {weight:count} in asset {asset}, no longer for \
         {before:count}",
    ),
    ("contributions.Rejected", "contribution {contribution} of {who:who} is rejected: {reason}"),
    ("contributions.Revoked", "contribution {contribution} of {who:who} is accepted no longer: {reason}"),
    ("contributions.Withdrawn", "contribution {contribution} is taken back"),
    ("contributions.Forgotten", "the record of contribution {contribution} is gone; its weight stays"),
    ("rewards.IncomeReceived", "asset {asset} received {amount:amount}, and the treasury {fee:amount}"),
    ("rewards.GrantWaits", "{amount:amount} of {payer:who} wait for the publication of asset {asset}"),
    ("rewards.GrantReclaimed", "{payer:who} has {amount:amount} back that asset {asset} was granted"),
    ("rewards.RoyaltyCollected", "{amount:amount} of royalties moved from asset {from} to asset {asset}"),
    ("rewards.Claimed", "{pool:pool} paid {amount:amount} to {who:who}"),
    ("tabs.TabOpened", "tab {tab} is open"),
    ("tabs.TabToppedUp", "tab {tab} has more to spend"),
    ("tabs.LaneAdded", "tab {tab} is open for one more asset"),
    ("tabs.VoucherSettled", "a voucher of tab {tab} is settled: {amount:amount}, of that {service:amount} for service"),
    ("tabs.VoucherSkipped", "a voucher of tab {tab} is passed over: {reason}"),
    ("tabs.TabClosing", "tab {tab} is closing: what is left comes back from block {at} on"),
    ("tabs.TabWithdrawn", "what was left of tab {tab} is back"),
    ("tabs.TabRefunded", "the gateway gave back what was left of tab {tab}"),
    ("evaluation.EvaluatorRegistered", "{evaluator:who} is an evaluator, with a commission of {commission:share}"),
    ("evaluation.EvaluatorLeft", "{evaluator:who} is an evaluator no more"),
    (
        "evaluation.Staked",
        "{amount:amount} of {who:who} are staked to {evaluator:who} and count from the next epoch on",
    ),
    (
        "evaluation.Unstaked",
        "{amount:amount} of {who:who} unbond from {evaluator:who} and are free from epoch {release} on",
    ),
    ("evaluation.Withdrawn", "{amount:amount} of stake are free"),
    (
        "evaluation.Restaked",
        "{amount:amount} of {who:who} are moved from {from:who} to {to:who} and count there from the next epoch on",
    ),
    ("evaluation.ScoresCommitted", "{evaluator:who} is bound to its scores of epoch {epoch}"),
    (
        "evaluation.ScoresRevealed",
        "{evaluator:who} revealed its scores of epoch {epoch}: {scored} assets, {stake:amount} of stake",
    ),
    ("governance.ParameterProposed", "referendum {index} on a parameter is submitted, on track {track}"),
    (
        "governance.ContributorVoted",
        "{who:who} voted on referendum {poll} as a contributor, with a voice of {voice:amount}",
    ),
    ("governance.ContributorVoteRemoved", "the vote of {who:who} as a contributor on referendum {poll} is gone"),
    ("referenda.Submitted", "referendum {index} is submitted, on track {track}"),
    ("referenda.DecisionDepositPlaced", "the decision deposit of referendum {index} is placed: {amount:amount}"),
    ("referenda.DecisionStarted", "the decision of referendum {index} begins"),
    ("referenda.DecisionDepositRefunded", "the decision deposit of referendum {index} is returned: {amount:amount}"),
    (
        "referenda.SubmissionDepositRefunded",
        "the submission deposit of referendum {index} is returned: {amount:amount}",
    ),
    ("convictionVoting.Voted", "{who:who} voted on referendum {poll_index}"),
    ("convictionVoting.VoteRemoved", "the vote of {who:who} on referendum {poll_index} is gone"),
    ("convictionVoting.Delegated", "{1:who} votes for {0:who} on track {2}"),
    ("convictionVoting.Undelegated", "{0:who} votes for itself again on track {1}"),
    ("preimage.Noted", "the preimage {hash} is stored"),
    ("balances.Transfer", "{amount:amount} from {from:who} to {to:who}"),
    ("balances.Unlocked", "{amount:amount} of {who:who} are locked no longer"),
    ("balances.Held", "{amount:amount} of {who:who} are on hold"),
    ("balances.Released", "{amount:amount} of {who:who} are released"),
    ("balances.Reserved", "{amount:amount} of {who:who} are reserved"),
    ("balances.Unreserved", "{amount:amount} of {who:who} are reserved no longer"),
    ("balances.Locked", "{amount:amount} of {who:who} are locked"),
];

/// Events that every transaction has, and that say nothing new.
const QUIET: [&str; 12] = [
    "system.ExtrinsicSuccess",
    "system.ExtrinsicFailed",
    "system.NewAccount",
    "system.KilledAccount",
    "transactionPayment.TransactionFeePaid",
    "balances.Withdraw",
    "balances.Deposit",
    "balances.Endowed",
    "balances.Issued",
    "balances.Rescinded",
    "treasury.Deposit",
    "utility.ItemCompleted",
];

/// Whether an event is one that every transaction has, and says nothing new.
pub fn is_quiet(event: &Event) -> bool {
    let title = event.title();
    QUIET.contains(&title.as_str()) || title == "utility.BatchCompleted"
}

/// An event in words. One that is not known here is told by its name and its fields.
pub fn tell(event: &Event, token: &Token, book: &Book) -> String {
    let title = event.title();
    match WORDS.iter().find(|(known, _)| *known == title) {
        Some((_, template)) => fill(template, |field, form| shown(event.field(field), form, token, book)),
        None if event.data.is_null() => title,
        None => format!("{title} {}", event.data),
    }
}

/// The fields of a template, each with its form.
pub fn fields(template: &str) -> Vec<(&str, &str)> {
    let mut fields = Vec::new();
    let mut rest = template;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((field, more)) = after.split_once('}') else { break };
        fields.push(field.split_once(':').unwrap_or((field, "")));
        rest = more;
    }
    fields
}

fn fill(template: &str, mut value: impl FnMut(&str, &str) -> String) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((field, more)) = after.split_once('}') else { break };
        let (name, form) = field.split_once(':').unwrap_or((field, ""));
        out.push_str(&value(name, form));
        rest = more;
    }
    out.push_str(rest);
    out
}

/// An account as people know it: by the name of a key, else by its address.
pub fn who(address: &Value, book: &Book) -> String {
    let Some(text) = address.as_str() else { return "nobody".into() };
    let name = Account::parse(text, book.prefix()).ok().and_then(|account| book.name(&account).map(str::to_owned));
    name.unwrap_or_else(|| text.to_owned())
}

fn shown(value: &Value, form: &str, token: &Token, book: &Book) -> String {
    let plain = || match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match form {
        "amount" => planck(value).map_or_else(plain, |amount| token.format(amount)),
        "share" => value.as_u64().and_then(|parts| u32::try_from(parts).ok()).map_or_else(plain, format_share),
        "count" => planck(value).map_or_else(plain, grouped),
        "pool" => pool_text(value),
        "who" => who(value, book),
        _ => plain(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(pallet: &str, name: &str, data: Value) -> String {
        let event = Event { pallet: pallet.into(), name: name.into(), data, extrinsic: None };
        tell(&event, &Token::new("TRIB", 12).unwrap(), &Book::default())
    }

    #[test]
    fn events_are_told_in_words() {
        let used = json!({
            "asset": 4, "who": "x", "units": "10007", "price": "3333333333330",
            "total": "10010", "paid": "3334333333330",
        });
        let expected =
            "10,007 units of asset 4 were used for 3.33333333333 TRIB; 10,010 units so far, for 3.33433333333 TRIB";
        assert_eq!(told("Registry", "AssetUsed", used), expected);
        assert_eq!(
            told("Rewards", "Claimed", json!({ "pool": { "Data": 3 }, "who": "y", "amount": "1" })),
            "data:3 paid 0.000000000001 TRIB to y"
        );
        assert!(told("Registry", "StewardshipOffered", json!({ "asset": 3, "to": null })).ends_with("to nobody"));
    }

    #[test]
    fn what_is_not_known_is_told_too() {
        assert_eq!(told("New", "Thing", json!({ "a": 1 })), "new.Thing {\"a\":1}");
        assert_eq!(told("System", "CodeUpdated", Value::Null), "system.CodeUpdated");
    }

    #[test]
    fn templates_are_whole() {
        for (title, template) in WORDS {
            assert_eq!(template.matches('{').count(), template.matches('}').count(), "{title}");
            for (field, form) in fields(template) {
                assert!(["", "amount", "share", "count", "pool", "who"].contains(&form), "{title} {field}");
            }
        }
    }
}
