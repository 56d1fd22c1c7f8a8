//! Who has what, and who is paid.

use super::{Command, Does, Form, How, Source, act, first, flag, maybe, option, repeated, rest, special};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        path: &["account", "show"],
        aliases: &[],
        about: "Show what an account has: free, on hold, locked, owed",
        prose: "Without an account: yours.",
        arguments: &[maybe("account", Form::Account, "whose")],
        examples: &["account show //Alice"],
        does: Does::Read(&[
            Source::Storage("system.account"),
            Source::Storage("balances.holds"),
            Source::Storage("balances.locks"),
            Source::Storage("balances.reserves"),
            Source::Api("rewardsApi.claimable"),
            Source::Api("governanceApi.voice"),
        ]),
    },
    Command {
        path: &["claimable"],
        aliases: &[],
        about: "Show what an account could claim, and what could be collected first",
        prose: "Without an account: yours. With `--asset`: what could be collected for that asset, by the descendant \
                that owes it.",
        arguments: &[maybe("account", Form::Account, "whose"), option("asset", Form::Asset, "for which asset instead")],
        examples: &["claimable //Charlie", "claimable --asset 0"],
        does: Does::Read(&[Source::Api("rewardsApi.claimable"), Source::Api("rewardsApi.collectable")]),
    },
    Command {
        path: &["owed"],
        aliases: &[],
        about: "Show what the pools of an account owe it: also what is frozen, and what could be collected first",
        prose: "Without an account: yours. Of an asset with many descendants it looks at some: `trib claimable \
                --asset` at all.",
        arguments: &[maybe("account", Form::Account, "whose")],
        examples: &["owed //Charlie"],
        does: Does::Read(&[Source::Api("rewardsApi.owed")]),
    },
    Command {
        path: &["claim"],
        aliases: &[],
        about: "Claim what pools owe you",
        prose: "With `--all` it first collects for your assets what any descendant owes them, then claims from every \
                pool that owes you something, in as few transactions as fit into a block. With `--for` the pools pay \
                that account instead, all of them or none, or several, and then pass over who is owed nothing; anybody \
                may do that.",
        arguments: &[
            rest("pools", Form::Pool, 0, "the pools"),
            flag("all", "collect and claim everything that there is"),
            repeated("for", Form::Account, "whom they pay"),
        ],
        examples: &[
            "claim data:3",
            "claim data:3 compute:4",
            "claim --all",
            "claim compute:4 --for //Eve",
            "claim compute:4 --for //Eve --for //Bob",
        ],
        does: special(
            How::Claim,
            &[
                "rewards.claimMany",
                "rewards.claim",
                "rewards.claimFor",
                "rewards.claimForMany",
                "rewards.collectAndClaim",
                "utility.batchAll",
            ],
            &["rewards.Claimed"],
        ),
    },
    Command {
        path: &["collect"],
        aliases: &[],
        about: "Move to an asset what its descendants owe it",
        prose: "Anybody may do it for anybody: the money can only go where it belongs. Without descendants: from all \
                that owe something.",
        arguments: &[
            first("asset", Form::Asset, "the asset").to("asset"),
            rest("from", Form::Asset, 0, "the descendants").to("from"),
        ],
        examples: &["collect 3", "collect 3 4"],
        does: special(How::Collect, &["rewards.collect", "utility.batchAll"], &["rewards.RoyaltyCollected"]),
    },
    Command {
        path: &["fund"],
        aliases: &[],
        about: "Grant tokens to an asset",
        prose: "They are divided like all its income, but for the treasury's part. What an asset is granted before its \
                publication waits for that, and is yours until then: if it is cancelled, `trib reclaim` gives it back. \
                A deposit is held for the record of it.",
        arguments: &[
            first("asset", Form::Asset, "the asset").to("asset"),
            first("amount", Form::Amount, "how much").to("amount"),
        ],
        examples: &["fund 3 5TRIB"],
        does: act(&["rewards.fund"], &["rewards.IncomeReceived", "rewards.GrantWaits"]),
    },
    Command {
        path: &["reclaim"],
        aliases: &[],
        about: "Take back what you granted to an asset that was cancelled",
        prose: "To the planck, and the deposit for the record of it.",
        arguments: &[first("asset", Form::Asset, "the asset").to("asset")],
        examples: &["reclaim 3"],
        does: act(&["rewards.reclaim"], &["rewards.GrantReclaimed"]),
    },
    Command {
        path: &["forget-grant"],
        aliases: &[],
        about: "Remove the record of a grant to an asset that was published since, and get the deposit for it back",
        prose: "Claiming from the asset's pools of data and compute does so as well.",
        arguments: &[first("asset", Form::Asset, "the asset").to("asset")],
        examples: &["forget-grant 3"],
        does: act(&["rewards.forgetGrant"], &["balances.Released"]),
    },
    Command {
        path: &["transfer"],
        aliases: &[],
        about: "Send tokens to an account",
        prose: "The sender's account is kept: it cannot be emptied by this.",
        arguments: &[
            first("to", Form::Account, "to whom").to("dest"),
            first("amount", Form::Amount, "how much").to("value"),
        ],
        examples: &["transfer //Bob 10TRIB"],
        does: act(&["balances.transferKeepAlive"], &["balances.Transfer"]),
    },
    Command {
        path: &["fund-account"],
        aliases: &[],
        about: "On a devnet, give an account tokens of Alice's",
        prose: "Refused on any other chain. With `--as` somebody else gives.",
        arguments: &[
            first("to", Form::Account, "to whom").to("dest"),
            maybe("amount", Form::Amount, "how much; 100 TRIB unless given").to("value"),
        ],
        examples: &["fund-account mine", "fund-account mine 1000TRIB"],
        does: special(How::FundAccount, &["balances.transferKeepAlive"], &["balances.Transfer"]),
    },
    Command {
        path: &["devnet-accounts"],
        aliases: &[],
        about: "Show the accounts of a devnet whose secrets everybody knows",
        prose: "",
        arguments: &[],
        examples: &["devnet-accounts"],
        does: Does::Read(&[Source::Storage("system.account")]),
    },
];
