//! Work for open assets.

use super::{Command, Does, Form, Source, act, first, flag, named, option, rest};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        path: &["contribution", "add"],
        aliases: &[],
        about: "Record data or compute that you contributed to an open asset",
        prose: "A deposit is held until it is reviewed or withdrawn.",
        arguments: &[
            first("asset", Form::Asset, "the asset").to("asset"),
            named("class", Form::Class, "what it is").to("class"),
            named("units", Form::Number, "how much: records of data, GPU-seconds of compute").to("units"),
            named("commitment", Form::Hash, "the hash of the work or of its manifest").to("commitment"),
            named("uri", Form::Text, "where it is found, 1 to 256 bytes").to("uri"),
        ],
        examples: &["contribution add 3 --class data --units 30000 --commitment @gauges.jsonl --uri \
             https://example.org/gauges-north"],
        does: act(&["contributions.contribute"], &["contributions.Contributed"]),
    },
    Command {
        path: &["contribution", "assess"],
        aliases: &[],
        about: "Accept a contribution with a weight",
        prose: "For reviewers of the asset. The contributor's deposit is returned.",
        arguments: &[
            first("contribution", Form::Contribution, "the contribution").to("contribution"),
            first("weight", Form::Number, "what it counts for in its pool").to("weight"),
        ],
        examples: &["contribution assess 7 30000"],
        does: act(&["contributions.assess"], &["contributions.Assessed"]),
    },
    Command {
        path: &["contribution", "assess-many"],
        aliases: &[],
        about: "Accept several contributions, all or none",
        prose: "",
        arguments: &[
            rest("assessments", Form::Assessment, 1, "contributions and their weights, at most 128").to("assessments")
        ],
        examples: &["contribution assess-many 7=30000 8=70001"],
        does: act(&["contributions.assessMany"], &["contributions.Assessed"]),
    },
    Command {
        path: &["contribution", "reject"],
        aliases: &[],
        about: "Turn a contribution down and say why",
        prose: "For reviewers of the asset. It is forgotten, and the deposit returned.",
        arguments: &[
            first("contribution", Form::Contribution, "the contribution").to("contribution"),
            named("reason", Form::Text, "why, 1 to 256 bytes").to("reason"),
        ],
        examples: &["contribution reject 7 --reason \"Not under the licence\""],
        does: act(&["contributions.reject"], &["contributions.Rejected"]),
    },
    Command {
        path: &["contribution", "withdraw"],
        aliases: &[],
        about: "Take a contribution back that waits for its review",
        prose: "It is forgotten, and the deposit returned.",
        arguments: &[first("contribution", Form::Contribution, "the contribution").to("contribution")],
        examples: &["contribution withdraw 7"],
        does: act(&["contributions.withdraw"], &["contributions.Withdrawn"]),
    },
    Command {
        path: &["contribution", "show"],
        aliases: &[],
        about: "Show a contribution",
        prose: "",
        arguments: &[first("contribution", Form::Contribution, "the contribution")],
        examples: &["contribution show 7"],
        does: Does::Read(&[Source::Storage("contributions.contributions"), Source::Storage("contributions.deposits")]),
    },
    Command {
        path: &["contribution", "list"],
        aliases: &[],
        about: "List contributions",
        prose: "Reads all there are: on a large chain that takes a while.",
        arguments: &[
            option("asset", Form::Asset, "only those to this asset"),
            option("of", Form::Account, "only those of this account"),
            flag("pending", "only those that wait for their review"),
        ],
        examples: &["contribution list --asset 3 --pending"],
        does: Does::Read(&[Source::Storage("contributions.contributions")]),
    },
];
