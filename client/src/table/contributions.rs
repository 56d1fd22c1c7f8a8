//! Work for open assets.

use super::{Argument, Command, Does, Form, How, Source, act, first, flag, named, option, rest, special};

/// What an assessment rests on.
const EVIDENCE: Argument =
    option("evidence", Form::Hash, "the hash of the report that says why, such as `trib review` writes").to("evidence");

pub(super) const COMMANDS: &[Command] = &[
    Command {
        path: &["contribution", "add"],
        aliases: &[],
        about: "Record data or compute that you contributed to an open asset",
        prose: "A deposit is held for as long as the record is there: until it is rejected, revoked or withdrawn, or \
                until you let it go once the asset is published.",
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
        path: &["contribution", "add-many"],
        aliases: &[],
        about: "Record the work of many in one contribution, by the root of their manifest",
        prose: "`trib manifest build` makes the manifest, and `--manifest` takes units, number of leaves and root from \
                it. Host its folder where `--uri` says: from the acceptance on each leaf is owed its part, and joins \
                from there.",
        arguments: &[
            first("asset", Form::Asset, "the asset").to("asset"),
            named("class", Form::Class, "what it is").to("class"),
            named("uri", Form::Text, "where the manifest is hosted, 1 to 256 bytes").to("uri"),
            option("manifest", Form::Path, "the folder of the manifest, or its address"),
            option("units", Form::Number, "how much it is in all; as the manifest says unless given").to("units"),
            option("count", Form::Number, "how many leaves there are; as the manifest says unless given").to("count"),
            option("root", Form::Hash, "the root of their tree; as the manifest says unless given").to("root"),
        ],
        examples: &["contribution add-many 3 --class data --manifest ./manifest --uri https://example.org/manifest"],
        does: special(How::AddMany, &["contributions.contributeMany"], &["contributions.Contributed"]),
    },
    Command {
        path: &["contribution", "assess-manifest"],
        aliases: &[],
        about: "Accept a contribution of many, with a weight for each unit",
        prose: "For reviewers of an open asset, of what is not their own. All of it weighs in the pool at once; each \
                leaf that joins takes its part of that.",
        arguments: &[
            first("contribution", Form::Contribution, "the contribution").to("contribution"),
            first("weight", Form::Number, "what a unit counts for in its pool").to("weight_per_unit"),
            EVIDENCE,
        ],
        examples: &["contribution assess-manifest 7 1", "contribution assess-manifest 7 1 --evidence @report.json"],
        does: act(&["contributions.assessManifest"], &["contributions.Assessed"]),
    },
    Command {
        path: &["contribution", "assess"],
        aliases: &[],
        about: "Accept a contribution with a weight",
        prose: "For reviewers of an open asset, of what is not their own. The steward's deposit grows with each new \
                contributor.",
        arguments: &[
            first("contribution", Form::Contribution, "the contribution").to("contribution"),
            first("weight", Form::Number, "what it counts for in its pool").to("weight"),
            EVIDENCE,
        ],
        examples: &["contribution assess 7 30000", "contribution assess 7 30000 --evidence @report.json"],
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
        prose: "For reviewers of the asset. It is gone, and the deposit returned, or given to the treasury if it is \
                spam.",
        arguments: &[
            first("contribution", Form::Contribution, "the contribution").to("contribution"),
            named("reason", Form::Text, "why, 1 to 256 bytes").to("reason"),
            flag("spam", "give the deposit to the treasury").to("spam"),
        ],
        examples: &[
            "contribution reject 7 --reason \"Not under the licence\"",
            "contribution reject 8 --reason \"Advertising\" --spam",
        ],
        does: act(&["contributions.reject"], &["contributions.Rejected"]),
    },
    Command {
        path: &["contribution", "reassess"],
        aliases: &[],
        about: "Change what an accepted contribution weighs",
        prose: "For reviewers, of what is not their own: as they like while the asset is open, only downwards once it \
                is closed.",
        arguments: &[
            first("contribution", Form::Contribution, "the contribution").to("contribution"),
            first("weight", Form::Number, "what it counts for in its pool").to("weight"),
        ],
        examples: &["contribution reassess 7 25000"],
        does: act(&["contributions.reassess"], &["contributions.Reassessed"]),
    },
    Command {
        path: &["contribution", "reassess-manifest"],
        aliases: &[],
        about: "Change what a unit of an accepted contribution of many weighs",
        prose: "As `reassess`, and only while no leaf has joined or left.",
        arguments: &[
            first("contribution", Form::Contribution, "the contribution").to("contribution"),
            first("weight", Form::Number, "what a unit counts for in its pool").to("weight_per_unit"),
        ],
        examples: &["contribution reassess-manifest 7 2"],
        does: act(&["contributions.reassessManifest"], &["contributions.Reassessed"]),
    },
    Command {
        path: &["contribution", "revoke"],
        aliases: &[],
        about: "Take the acceptance of a contribution back and say why",
        prose: "For reviewers, as long as the asset is not published. It is gone, and the deposit returned.",
        arguments: &[
            first("contribution", Form::Contribution, "the contribution").to("contribution"),
            named("reason", Form::Text, "why, 1 to 256 bytes").to("reason"),
        ],
        examples: &["contribution revoke 7 --reason \"A copy of 5\""],
        does: act(&["contributions.revoke"], &["contributions.Revoked"]),
    },
    Command {
        path: &["contribution", "withdraw"],
        aliases: &[],
        about: "Take a contribution back, as long as its asset is not published or nobody has accepted it",
        prose: "It is gone, and the deposit returned.",
        arguments: &[first("contribution", Form::Contribution, "the contribution").to("contribution")],
        examples: &["contribution withdraw 7"],
        does: act(&["contributions.withdraw"], &["contributions.Withdrawn"]),
    },
    Command {
        path: &["contribution", "forget"],
        aliases: &[],
        about: "Let the record of your contribution to a published asset go, and get the deposit for it back",
        prose: "What it weighs stays, and so does what it earns.",
        arguments: &[first("contribution", Form::Contribution, "the contribution").to("contribution")],
        examples: &["contribution forget 7"],
        does: act(&["contributions.forget"], &["contributions.Forgotten"]),
    },
    Command {
        path: &["contribution", "show"],
        aliases: &[],
        about: "Show a contribution",
        prose: "",
        arguments: &[first("contribution", Form::Contribution, "the contribution")],
        examples: &["contribution show 7"],
        does: Does::Read(&[Source::Storage("contributions.contributions")]),
    },
    Command {
        path: &["contribution", "list"],
        aliases: &[],
        about: "List contributions",
        prose: "Those to an asset, or of an account: without either, all that there are, which takes a while on a \
                large chain.",
        arguments: &[
            option("asset", Form::Asset, "only those to this asset"),
            option("of", Form::Account, "only those of this account"),
            option("state", Form::Review, "only those that wait for their review, or that are accepted"),
        ],
        examples: &["contribution list --asset 3 --state pending", "contribution list --of //Bob"],
        does: Does::Read(&[
            Source::Api("contributionsApi.contributionsOf"),
            Source::Api("contributionsApi.contributionsBy"),
            Source::Storage("contributions.contributions"),
        ]),
    },
];
