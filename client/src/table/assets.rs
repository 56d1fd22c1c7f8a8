//! Models and datasets.

use super::{Command, Does, Form, How, Source, act, first, flag, maybe, named, option, repeated, rest, special};

/// What all registrations take.
macro_rules! register {
    ($path:literal, $call:literal, $about:literal, $prose:literal, $examples:expr) => {
        Command {
            path: &["asset", $path],
            aliases: &[],
            about: $about,
            prose: $prose,
            arguments: &[
                named("name", Form::Text, "a name for people, 1 to 64 bytes").to("info.name"),
                named("uri", Form::Text, "where it or its card is found, 1 to 256 bytes").to("info.uri"),
                named("licence", Form::Text, "an SPDX expression, such as Apache-2.0").to("info.licence"),
                option("use-price", Form::Amount, "what a unit of use costs; nothing unless given")
                    .to("terms.use_price"),
                option("training-fee", Form::Amount, "what building on it costs once; nothing unless given")
                    .to("terms.training_fee"),
                option(
                    "royalty",
                    Form::Share,
                    "the least share of their income that those built on it owe it; none unless given",
                )
                .to("terms.royalty"),
                option("steward", Form::Share, "the steward's part of its own income").to("split.steward"),
                option("data", Form::Share, "the part of those who contribute data").to("split.data"),
                option("compute", Form::Share, "the part of those who contribute compute").to("split.compute"),
                repeated("upstream", Form::Upstream, "an asset that it was built from, and the royalty granted to it")
                    .to("upstream"),
                option(
                    "max-fee",
                    Form::Amount,
                    "the most that the training fees may come to; what they are now unless given",
                )
                .to("max_fee"),
            ],
            examples: $examples,
            does: special(How::Register, &[$call], &["registry.AssetRegistered"]),
        }
    };
}

pub(super) const COMMANDS: &[Command] = &[
    register!(
        "register-model",
        "registry.registerModel",
        "Register a model",
        "The account that signs becomes its steward; a deposit is held for the record. The three parts of the split \
         sum to 100%: those that are not given are nothing. Training fees of the assets upstream are paid at once.",
        &["asset register-model --name \"Flood forecast\" --uri https://example.org/flood --licence Apache-2.0 \
             --use-price 0.3TRIB --royalty 10% --steward 20% --data 30% --compute 50% --upstream 3=15%"]
    ),
    register!(
        "register-dataset",
        "registry.registerDataset",
        "Register a dataset",
        "As `register-model`. A dataset may have assets upstream too: what it was collected from, or its former \
         version.",
        &["asset register-dataset --name \"River gauges\" --uri https://example.org/gauges --licence CC-BY-4.0 \
             --training-fee 12TRIB --royalty 15% --steward 10% --data 90%"]
    ),
    Command {
        path: &["asset", "publish"],
        aliases: &[],
        about: "Publish an open asset: contributions are closed, the weights are fixed, it earns",
        prose: "Binds the hash of its manifest or its weights. There is no way back: what is not in it goes into a new \
                asset.",
        arguments: &[
            first("asset", Form::Asset, "the asset").to("asset"),
            named("commitment", Form::Hash, "the hash that it is bound to").to("commitment"),
        ],
        examples: &["asset publish 3 --commitment @manifest.json"],
        does: act(&["registry.publish"], &["registry.AssetPublished"]),
    },
    Command {
        path: &["asset", "set-terms"],
        aliases: &[],
        about: "Set what others pay from now on",
        prose: "What is not given stays as it is. Royalties that were granted already stay.",
        arguments: &[
            first("asset", Form::Asset, "the asset").to("asset"),
            option("use-price", Form::Amount, "what a unit of use costs").to("terms.use_price"),
            option("training-fee", Form::Amount, "what building on it costs once").to("terms.training_fee"),
            option("royalty", Form::Share, "the least share of their income that those built on it owe it")
                .to("terms.royalty"),
        ],
        examples: &["asset set-terms 3 --use-price 0.5TRIB"],
        does: special(How::SetTerms, &["registry.setTerms"], &["registry.TermsSet"]),
    },
    Command {
        path: &["asset", "set-reviewers"],
        aliases: &[],
        about: "Name who may assess contributions to an open asset",
        prose: "They replace those that were named before. Without any, the steward may; with any, the steward only if \
                listed.",
        arguments: &[
            first("asset", Form::Asset, "the asset").to("asset"),
            rest("reviewers", Form::Account, 0, "who may, at most 16").to("reviewers"),
        ],
        examples: &["asset set-reviewers 3 //Dave"],
        does: act(&["registry.setReviewers"], &["registry.ReviewersSet"]),
    },
    Command {
        path: &["asset", "set-info"],
        aliases: &[],
        about: "Change what an open asset says of itself",
        prose: "What is not given stays as it is.",
        arguments: &[
            first("asset", Form::Asset, "the asset").to("asset"),
            option("name", Form::Text, "a name for people, 1 to 64 bytes").to("info.name"),
            option("uri", Form::Text, "where it or its card is found, 1 to 256 bytes").to("info.uri"),
            option("licence", Form::Text, "an SPDX expression, such as Apache-2.0").to("info.licence"),
        ],
        examples: &["asset set-info 3 --uri https://example.org/gauges-2"],
        does: special(How::SetInfo, &["registry.setInfo"], &["registry.InfoSet"]),
    },
    Command {
        path: &["asset", "offer"],
        aliases: &[],
        about: "Offer the steward's seat to another account",
        prose: "It replaces any earlier offer; `--nobody` withdraws it.",
        arguments: &[
            first("asset", Form::Asset, "the asset").to("asset"),
            maybe("to", Form::Account, "whom it is offered to").to("to"),
            flag("nobody", "withdraw the offer"),
        ],
        examples: &["asset offer 3 //Bob", "asset offer 3 --nobody"],
        does: special(How::Offer, &["registry.offerStewardship"], &["registry.StewardshipOffered"]),
    },
    Command {
        path: &["asset", "accept"],
        aliases: &[],
        about: "Take the steward's seat that was offered to you",
        prose: "The deposit is held from you and returned to the former steward. What the former steward earned stays \
                its own.",
        arguments: &[first("asset", Form::Asset, "the asset").to("asset")],
        examples: &["asset accept 3"],
        does: act(&["registry.acceptStewardship"], &["registry.StewardshipAccepted"]),
    },
    Command {
        path: &["asset", "retire"],
        aliases: &[],
        about: "Retire a published asset: no new use, no new citation",
        prose: "What was earned stays claimable, and it goes on earning from its descendants. There is no way back.",
        arguments: &[first("asset", Form::Asset, "the asset").to("asset")],
        examples: &["asset retire 3"],
        does: act(&["registry.retire"], &["registry.AssetRetired"]),
    },
    Command {
        path: &["asset", "use"],
        aliases: &[],
        about: "Pay for units of use of a published asset",
        prose: "Without `--max-price` the price that its terms ask now is the most that is paid.",
        arguments: &[
            first("asset", Form::Asset, "the asset").to("asset"),
            first("units", Form::Number, "how many units").to("units"),
            option("max-price", Form::Amount, "the most that they may cost in all").to("max_price"),
        ],
        examples: &["asset use 4 10", "asset use 4 10 --max-price 5TRIB"],
        does: special(How::Use, &["registry.useAsset"], &["registry.AssetUsed"]),
    },
    Command {
        path: &["asset", "show"],
        aliases: &[],
        about: "Show an asset: what it is, its terms, its split, what it earned",
        prose: "With `--user` also the units of use that the account has paid for, which a gateway checks.",
        arguments: &[
            first("asset", Form::Asset, "the asset"),
            option("user", Form::Account, "whose units of use to show"),
        ],
        examples: &["asset show 2", "asset show 2 --user //Ferdie"],
        does: Does::Read(&[
            Source::Api("registryApi.asset"),
            Source::Storage("registry.reviewers"),
            Source::Storage("registry.usage"),
        ]),
    },
    Command {
        path: &["asset", "list"],
        aliases: &[],
        about: "List assets",
        prose: "",
        arguments: &[
            option("steward", Form::Account, "only those of this steward"),
            option("state", Form::State, "only those in this state"),
        ],
        examples: &["asset list", "asset list --state open"],
        does: Does::Read(&[Source::Storage("registry.assets"), Source::Storage("registry.infos")]),
    },
    Command {
        path: &["asset", "provenance"],
        aliases: &[],
        about: "Show what an asset was built from, and what that was built from",
        prose: "",
        arguments: &[
            first("asset", Form::Asset, "the asset"),
            option("depth", Form::Number, "how many steps up; 16 unless given"),
        ],
        examples: &["asset provenance 2"],
        does: Does::Read(&[Source::Api("registryApi.provenance")]),
    },
    Command {
        path: &["asset", "stack"],
        aliases: &[],
        about: "Show every ancestor's share of an asset's income",
        prose: "",
        arguments: &[first("asset", Form::Asset, "the asset")],
        examples: &["asset stack 2"],
        does: Does::Read(&[Source::Api("registryApi.royaltyStack")]),
    },
    Command {
        path: &["asset", "scores"],
        aliases: &[],
        about: "Show what evaluators made of an asset in an epoch",
        prose: "Without `--epoch`, in the last one that is settled.",
        arguments: &[first("asset", Form::Asset, "the asset"), option("epoch", Form::Number, "the epoch")],
        examples: &["asset scores 2 --epoch 7"],
        does: Does::Read(&[Source::Api("evaluationApi.scores"), Source::Api("evaluationApi.epoch")]),
    },
];
