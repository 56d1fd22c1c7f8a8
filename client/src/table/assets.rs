//! Models and datasets.

use super::{
    Argument, Command, Does, Form, How, Source, act, first, flag, maybe, named, option, repeated, rest, special,
};

/// What all registrations take.
pub(super) const REGISTER: &[Argument] = &[
    named("name", Form::Text, "a name for people, 1 to 64 bytes").to("info.name"),
    named("uri", Form::Text, "where it or its card is found, 1 to 256 bytes").to("info.uri"),
    named("licence", Form::Text, "an SPDX expression, such as Apache-2.0").to("info.licence"),
    option("use-price", Form::Amount, "what a unit of use costs; nothing unless given").to("terms.use_price"),
    option("training-fee", Form::Amount, "what building on it costs once; nothing unless given")
        .to("terms.training_fee"),
    option("royalty", Form::Share, "the least share of their income that those built on it owe it; none unless given")
        .to("terms.royalty"),
    option("reach", Form::Share, "the least share of the income of every descendant, however far; none unless given")
        .to("terms.reach"),
    option("floor-use-price", Form::Amount, "what that price never falls below; nothing unless given")
        .to("floor.use_price"),
    option("floor-training-fee", Form::Amount, "what that fee never falls below; nothing unless given")
        .to("floor.training_fee"),
    option("floor-royalty", Form::Share, "what that share never falls below; none unless given").to("floor.royalty"),
    option("floor-reach", Form::Share, "what that share never falls below; none unless given").to("floor.reach"),
    option("steward", Form::Share, "the steward's part of its own income").to("split.steward"),
    option("data", Form::Share, "the part of those who contribute data").to("split.data"),
    option("compute", Form::Share, "the part of those who contribute compute").to("split.compute"),
    option(
        "data-budget",
        Form::Number,
        "the most that contributions of data ever weigh together; no limit unless given",
    )
    .to("budgets.data"),
    option(
        "compute-budget",
        Form::Number,
        "the most that contributions of compute ever weigh together; no limit unless given",
    )
    .to("budgets.compute"),
    repeated("upstream", Form::Upstream, "an asset that it was built from, and the royalty granted to it")
        .to("upstream"),
    option("max-fee", Form::Amount, "the most that the training fees may come to; what they are now unless given")
        .to("max_fee"),
    option(
        "deadline",
        Form::Block,
        "the block after which anybody may cancel it while it is not published; none unless given",
    )
    .to("deadline"),
];

/// A registration.
macro_rules! register {
    ($path:literal, $call:literal, $about:literal, $prose:literal, $examples:expr) => {
        Command {
            path: &["asset", $path],
            aliases: &[],
            about: $about,
            prose: $prose,
            arguments: REGISTER,
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
        "The account that signs becomes its steward; a deposit is held for the records. The three parts of the split \
         sum to 100%: those that are not given are nothing. Training fees of the assets upstream are paid at once. The \
         floors, the budgets and the deadline are promises: nobody can take them back.",
        &["asset register-model --name \"Flood forecast\" --uri https://example.org/flood --licence Apache-2.0 \
             --use-price 0.3TRIB --royalty 10% --floor-royalty 10% --steward 20% --data 30% --compute 50% --upstream \
             3=15% --deadline +100_000"]
    ),
    register!(
        "register-dataset",
        "registry.registerDataset",
        "Register a dataset",
        "As `register-model`. A dataset may have assets upstream too: what it was collected from, or its former \
         version.",
        &["asset register-dataset --name \"River gauges\" --uri https://example.org/gauges --licence CC-BY-4.0 \
             --training-fee 12TRIB --royalty 15% --reach 5% --floor-reach 5% --steward 10% --data 90% --data-budget \
             10_000"]
    ),
    Command {
        path: &["asset", "close"],
        aliases: &[],
        about: "Close an open asset: no new contributions, and from now on weights only fall",
        prose: "The result says from which block on it can be published: until then contributors see what they will \
                get, and can leave.",
        arguments: &[first("asset", Form::Asset, "the asset").to("asset")],
        examples: &["asset close 3"],
        does: act(&["registry.close"], &["registry.AssetClosed"]),
    },
    Command {
        path: &["asset", "publish"],
        aliases: &[],
        about: "Publish a closed asset after its review: the weights are fixed, the grants flow, it earns",
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
        path: &["asset", "cancel"],
        aliases: &[],
        about: "Give up an asset that is not published: grants go back, contributions can be withdrawn",
        prose: "For its steward, and once its deadline has passed for anybody. There is no way back. Who granted \
                something takes it back with `trib reclaim`.",
        arguments: &[first("asset", Form::Asset, "the asset").to("asset")],
        examples: &["asset cancel 3"],
        does: act(&["registry.cancel"], &["registry.AssetCancelled"]),
    },
    Command {
        path: &["asset", "remove"],
        aliases: &[],
        about: "Remove all records of a cancelled asset in which nothing of others is left",
        prose: "Returns the deposit.",
        arguments: &[first("asset", Form::Asset, "the asset").to("asset")],
        examples: &["asset remove 3"],
        does: act(&["registry.remove"], &["registry.AssetRemoved"]),
    },
    Command {
        path: &["asset", "set-terms"],
        aliases: &[],
        about: "Set what others pay",
        prose: "What is not given stays as it is; a fall of it that was announced is announced anew. What rises, rises \
                at once; what falls, falls after the notice that the chain asks for, and never below the floor. \
                Royalties that were granted already stay.",
        arguments: &[
            first("asset", Form::Asset, "the asset").to("asset"),
            option("use-price", Form::Amount, "what a unit of use costs").to("terms.use_price"),
            option("training-fee", Form::Amount, "what building on it costs once").to("terms.training_fee"),
            option("royalty", Form::Share, "the least share of their income that those built on it owe it")
                .to("terms.royalty"),
            option("reach", Form::Share, "the least share of the income of every descendant, however far")
                .to("terms.reach"),
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
        about: "Announce that a published asset is retired: no new use, no new citation",
        prose: "It takes effect after the notice that the chain asks for; the result says in which block. What was \
                earned stays claimable, and it goes on earning from its descendants. There is no way back.",
        arguments: &[first("asset", Form::Asset, "the asset").to("asset")],
        examples: &["asset retire 3"],
        does: act(&["registry.retire"], &["registry.AssetRetired"]),
    },
    Command {
        path: &["asset", "use"],
        aliases: &[],
        about: "Pay for units of use of a published asset",
        prose: "Without `--max-price` the price that its terms ask now is the most that is paid, the treasury's part \
                included. The first use holds a deposit for the record of it, which `trib asset forget-usage` returns.",
        arguments: &[
            first("asset", Form::Asset, "the asset").to("asset"),
            first("units", Form::Number, "how many units").to("units"),
            option("max-price", Form::Amount, "the most that they may cost in all").to("max_price"),
        ],
        examples: &["asset use 4 10", "asset use 4 10 --max-price 5TRIB"],
        does: special(How::Use, &["registry.useAsset"], &["registry.AssetUsed"]),
    },
    Command {
        path: &["asset", "forget-usage"],
        aliases: &[],
        about: "Remove the record of what you used of an asset, and get the deposit for it back",
        prose: "A gateway does not see then what you have paid for.",
        arguments: &[first("asset", Form::Asset, "the asset").to("asset")],
        examples: &["asset forget-usage 4"],
        does: act(&["registry.forgetUsage"], &["registry.UsageForgotten"]),
    },
    Command {
        path: &["asset", "show"],
        aliases: &[],
        about: "Show an asset: what it is, what it promises, its terms, its split, what it earned",
        prose: "With `--user` also what the account has used of it and paid for that, which a gateway checks.",
        arguments: &[
            first("asset", Form::Asset, "the asset"),
            option("user", Form::Account, "whose use of it to show"),
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
        examples: &["asset list", "asset list --state open", "asset list --steward //Alice"],
        does: Does::Read(&[
            Source::Storage("registry.assets"),
            Source::Storage("registry.infos"),
            Source::Api("registryApi.assetsBy"),
        ]),
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
        path: &["asset", "descendants"],
        aliases: &[],
        about: "Show what was built from an asset, and what was built from that",
        prose: "",
        arguments: &[
            first("asset", Form::Asset, "the asset"),
            option("depth", Form::Number, "how many steps down; 16 unless given"),
        ],
        examples: &["asset descendants 0"],
        does: Does::Read(&[Source::Api("registryApi.descendants")]),
    },
    Command {
        path: &["asset", "least-royalty"],
        aliases: &[],
        about: "Show the least royalty at which an asset can be cited now",
        prose: "It leaves the asset what its terms ask, and each of its ancestors its reach. A registration that says \
                no other royalty grants it.",
        arguments: &[first("asset", Form::Asset, "the asset")],
        examples: &["asset least-royalty 2"],
        does: Does::Read(&[Source::Api("registryApi.leastRoyalty")]),
    },
    Command {
        path: &["asset", "stack"],
        aliases: &[],
        about: "Show every ancestor's share of an asset's income, and how far it reaches",
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
