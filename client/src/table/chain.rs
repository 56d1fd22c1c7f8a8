//! Everything else that the chain has, by its own names.

use super::{Command, Does, Form, How, first, rest, special};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        path: &["call"],
        aliases: &[],
        about: "Make any call of the chain",
        prose: "Arguments in the call's order, by the types that the chain itself has for them: also those of a \
                runtime that is newer than `trib`. `trib call registry.useAsset` without arguments says what it \
                takes.",
        arguments: &[
            first("call", Form::Title, "the call"),
            rest("arguments", Form::Any, 0, "its arguments, in order"),
        ],
        examples: &[
            "call registry.useAsset 4 10 5TRIB",
            "call utility.batchAll '[{\"registry\": {\"retire\": {\"asset\": 3}}}]'",
            "call governance.cleanupPoll 0 10",
        ],
        does: special(How::Any, &[], &[]),
    },
    Command {
        path: &["read"],
        aliases: &[],
        about: "Ask any runtime API",
        prose: "",
        arguments: &[
            first("method", Form::Title, "the runtime API and its method"),
            rest("arguments", Form::Any, 0, "its arguments, in order"),
        ],
        examples: &["read registryApi.asset 2", "read governanceApi.voice //Bob"],
        does: Does::Read(&[]),
    },
    Command {
        path: &["storage"],
        aliases: &[],
        about: "Read any storage item",
        prose: "With all its keys one value, with fewer every entry under them.",
        arguments: &[first("item", Form::Title, "the pallet and the item"), rest("keys", Form::Any, 0, "the keys")],
        examples: &["storage registry.nextAsset", "storage registry.usage 2", "storage system.account //Alice"],
        does: Does::Read(&[]),
    },
    Command {
        path: &["constant"],
        aliases: &[],
        about: "Read a constant of the runtime",
        prose: "",
        arguments: &[first("constant", Form::Title, "the pallet and the constant")],
        examples: &["constant balances.existentialDeposit"],
        does: Does::Read(&[]),
    },
    Command {
        path: &["rpc"],
        aliases: &[],
        about: "Call any method of the node's JSON-RPC",
        prose: "Parameters are JSON; what is no JSON is taken as text.",
        arguments: &[
            first("method", Form::Text, "the method"),
            rest("parameters", Form::Text, 0, "its parameters, in order"),
        ],
        examples: &["rpc system_health", "rpc dev_mine 5"],
        does: Does::Read(&[]),
    },
];
