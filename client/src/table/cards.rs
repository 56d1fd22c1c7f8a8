//! What an asset is to the world outside: bills of materials, and the cards of hubs.

use super::{Argument, Command, Does, Form, Place, Source, assets::REGISTER, first, flag, named, option};

/// Where the card is.
const CARD: Argument =
    named("from-card", Form::Path, "the card: Markdown that begins with YAML between two lines of three dashes");
/// What is registered.
const DATASET: Argument = flag("dataset", "register a dataset; a model unless given");
/// What becomes of names that mean nothing here.
const PARTIAL: Argument = flag("partial", "leave out base models and datasets that are no assets of this chain");
/// Arguments that come before those of every registration.
const BEFORE: usize = 3;
/// What a registration by a card takes.
const BY_CARD: [Argument; REGISTER.len() + BEFORE] = by_card();

/// What every registration takes, of which nothing must be given, and nothing goes into the call as it is.
const fn by_card() -> [Argument; REGISTER.len() + BEFORE] {
    let mut all = [CARD; REGISTER.len() + BEFORE];
    all[1] = DATASET;
    all[2] = PARTIAL;
    let mut index = 0;
    while index < REGISTER.len() {
        let argument = REGISTER[index];
        let place = match argument.place {
            Place::Named => Place::Option,
            other => other,
        };
        all[index + BEFORE] = Argument { to: "", place, ..argument };
        index += 1;
    }
    all
}

pub(super) const COMMANDS: &[Command] = &[
    Command {
        path: &["bom"],
        aliases: &[],
        about: "Write a bill of materials: an asset, what it was built from, who contributed, under which licences",
        prose: "In JSON: CycloneDX 1.6, or SPDX 3.0.1 as JSON-LD. It has what the chain has at the block: \
                contributions that are accepted and whose records have not been let go. At the same block it is the \
                same, byte by byte. A commitment stands in it as a BLAKE2b-256 hash, which `trib` makes of a file; the \
                chain cannot say of what a hash is. A manifest's root is no hash of a file, and stands among the \
                properties.",
        arguments: &[
            first("asset", Form::Asset, "the asset"),
            option("format", Form::Format, "cyclonedx or spdx; cyclonedx unless given"),
            option("depth", Form::Number, "how many steps up; 16 unless given"),
        ],
        examples: &["bom 2 > bom.cdx.json", "bom 2 --format spdx > bom.spdx.json"],
        does: Does::Read(&[
            Source::Api("registryApi.provenance"),
            Source::Api("registryApi.asset"),
            Source::Api("contributionsApi.contributionsOf"),
            Source::Api("contributionsApi.manifest"),
            Source::Storage("timestamp.now"),
        ]),
    },
    Command {
        path: &["card"],
        aliases: &[],
        about: "Write what a hub's card says of an asset, as YAML to put at its beginning",
        prose: "`license`, `base_model` and `datasets` are as hubs have them: what it was built from has its name \
                there if its URI leads to Hugging Face. `tributary` has everything as the chain has it.",
        arguments: &[first("asset", Form::Asset, "the asset")],
        examples: &["card 2", "card 2 > README.md"],
        does: Does::Read(&[Source::Api("registryApi.provenance"), Source::Api("registryApi.asset")]),
    },
    Command {
        path: &["register"],
        aliases: &[],
        about: "Register a model or a dataset by what its card says",
        prose: "The name is the card's `model_name`, `pretty_name` or `name`, or its first heading; the licence its \
                `license`, as SPDX has it; what it was built from its `base_model` and `datasets`. Those are the \
                published assets whose URI leads there, or that are called `trib:` and their id; of each the least \
                royalty that suffices is granted, or what `--upstream` says. A name that means none is refused, \
                unless `--partial` leaves it out; one that means several always is: write `trib:` and the id. What is \
                given goes before what the card says. Everything else is as with `trib asset register-model`.",
        arguments: &BY_CARD,
        examples: &[
            "register --from-card README.md --uri https://huggingface.co/mine/flood --use-price 0.3TRIB --steward 20% \
             --data 30% --compute 50%",
            "register --from-card README.md --dataset --uri https://huggingface.co/datasets/mine/gauges --steward 10% \
             --data 90%",
        ],
        does: Does::Tool,
    },
];
