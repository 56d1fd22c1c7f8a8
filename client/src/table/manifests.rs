//! Many contributors behind one hash.

use super::{Command, Does, Form, How, Source, first, flag, named, option, repeated, rest, special};

/// What joins are made of.
const JOINS: &[&str] = &["contributions.join", "contributions.joinMany", "utility.batchAll"];

pub(super) const COMMANDS: &[Command] = &[
    Command {
        path: &["manifest", "build"],
        aliases: &[],
        about: "Build a manifest of files, folders and tables, in a folder to host",
        prose: "A table that is named itself (`.jsonl`, `.ndjson`, `.csv`, `.parquet`) has a leaf for each row; every \
                other file, and every file of a folder, is a leaf. Links are refused. `--blind` hides the owners: \
                whoever is in it needs its line of the file of salts, which only you can read and which must not be \
                lost.",
        arguments: &[
            rest("paths", Form::Path, 1, "files, folders and tables"),
            named("out", Form::Path, "the folder to build it in, new or empty"),
            option("owner", Form::Account, "whose everything is that nothing else says"),
            option(
                "owners",
                Form::Path,
                "a table of path, account and perhaps units, for files; paths from the folder",
            ),
            option("units", Form::Number, "the units of a leaf that nothing else says; 1 unless given"),
            option("owner-column", Form::Text, "the column of tables that says whose a row is"),
            option("units-column", Form::Text, "the column of tables that says how much a row is"),
            option(
                "record-column",
                Form::Text,
                "the column that is hashed in place of the whole row, or a hash itself",
            ),
            flag("whole", "take tables as files: a leaf for each"),
            flag("blind", "hide the owners"),
            option("salts", Form::Path, "where to keep the salts; beside the folder unless given"),
            option("name", Form::Text, "what the dataset is called, for croissant.json"),
            option("licence", Form::Text, "an SPDX expression, for croissant.json"),
        ],
        examples: &[
            "manifest build photos --owners owners.csv --out manifest",
            "manifest build answers.parquet --owner-column account --units-column tokens --blind --out manifest",
        ],
        does: Does::Tool,
    },
    Command {
        path: &["manifest", "from-git"],
        aliases: &[],
        about: "Build a manifest of the authors of a repository",
        prose: "Units are the lines that an author's commits add, or with `--commits` the commits; merges are left \
                out, and `.mailmap` is heeded. The rule and the commit stand in the manifest. Authors without an \
                account are listed and left out.",
        arguments: &[
            first("repository", Form::Path, "the folder of the repository"),
            named("owners", Form::Path, "a table of email and account"),
            named("out", Form::Path, "the folder to build it in, new or empty"),
            option("revision", Form::Text, "up to which commit; HEAD unless given"),
            flag("commits", "count commits, not lines"),
            flag("blind", "hide the owners"),
            option("salts", Form::Path, "where to keep the salts; beside the folder unless given"),
        ],
        examples: &["manifest from-git . --owners authors.csv --out manifest"],
        does: Does::Tool,
    },
    Command {
        path: &["manifest", "prove"],
        aliases: &[],
        about: "Write the proof of a leaf: what its owner needs to join",
        prose: "In JSON: one proof, or a list of them. Without `--index` and `--account`, of every leaf that the \
                salts open.",
        arguments: &[
            first("from", Form::Path, "the folder of the manifest, or its address"),
            repeated("index", Form::Number, "which leaf, from 0 on"),
            option("account", Form::Account, "all leaves of this account"),
            option("salts", Form::Path, "the file, or the lines of it, that opens blinded leaves"),
        ],
        examples: &[
            "manifest prove manifest --index 7 > proof.json",
            "manifest prove https://example.org/manifest --account //Bob",
        ],
        does: Does::Tool,
    },
    Command {
        path: &["manifest", "verify"],
        aliases: &[],
        about: "Look whether a manifest or a proof is what it says, without a chain",
        prose: "Every leaf is read and hashed anew up to the root. The chain has the root that counts: `trib manifest \
                show`.",
        arguments: &[first("what", Form::Path, "the folder of a manifest, its address, or the file of a proof")],
        examples: &["manifest verify manifest", "manifest verify proof.json"],
        does: Does::Tool,
    },
    Command {
        path: &["manifest", "join"],
        aliases: &[],
        about: "Let leaves of a manifest join: from then on they earn like everybody, and can claim",
        prose: "By anybody for anybody, once the contribution is accepted. Leaves that stand beside each other join in \
                blocks of up to 128. Without `--index`, `--account` or `--all` those of whoever signs, and those that \
                the salts open.",
        arguments: &[
            first("contribution", Form::Contribution, "the contribution"),
            first("from", Form::Path, "the folder of the manifest, its address, or the file of proofs"),
            repeated("index", Form::Number, "which leaf, from 0 on"),
            option("account", Form::Account, "all leaves of this account"),
            option("salts", Form::Path, "what opens blinded leaves"),
            flag("all", "all leaves"),
        ],
        examples: &["manifest join 7 proof.json", "manifest join 7 https://example.org/manifest --all"],
        does: special(How::JoinLeaves, JOINS, &["contributions.Joined"]),
    },
    Command {
        path: &["manifest", "leave"],
        aliases: &[],
        about: "Take a leaf out before the asset is published, for good",
        prose: "Your own, whether it has joined or not; once a contribution was revoked or withdrawn, any leaf that \
                joined. What it earned goes to the others.",
        arguments: &[
            first("contribution", Form::Contribution, "the contribution"),
            first("from", Form::Path, "the folder of the manifest, its address, or the file of a proof"),
            option("index", Form::Number, "which leaf, from 0 on; not needed with a proof"),
            option("salts", Form::Path, "what opens blinded leaves"),
        ],
        examples: &["manifest leave 7 proof.json"],
        does: special(How::LeaveLeaf, &["contributions.leave"], &["contributions.Left"]),
    },
    Command {
        path: &["manifest", "show"],
        aliases: &[],
        about: "Show what the chain has of a manifest: its root, what joined, what waits",
        prose: "",
        arguments: &[
            first("contribution", Form::Contribution, "the contribution"),
            option("index", Form::Number, "whether this leaf has joined or left"),
            option("units", Form::Number, "what a leaf of so many units that has not joined is owed by now"),
        ],
        examples: &["manifest show 7", "manifest show 7 --index 12 --units 30"],
        does: Does::Read(&[
            Source::Api("contributionsApi.manifest"),
            Source::Api("contributionsApi.joined"),
            Source::Api("contributionsApi.latentClaimable"),
        ]),
    },
    Command {
        path: &["join"],
        aliases: &[],
        about: "Find your leaves in the manifests of an asset, and join with all of them",
        prose: "Every accepted contribution of the asset that has a manifest is read where its URI says, and compared \
                with the chain. A folder of this machine is read only on a devnet, or if `--from` names it.",
        arguments: &[
            first("asset", Form::Asset, "the asset"),
            flag("me", "the leaves of whoever signs"),
            option("account", Form::Account, "the leaves of this account"),
            option("salts", Form::Path, "the lines that open your leaves, if they are blinded"),
            option("from", Form::Path, "where the manifests are, in place of their URIs"),
        ],
        examples: &["join 3 --me", "join 3 --me --salts mine.csv"],
        does: special(How::JoinMine, JOINS, &["contributions.Joined"]),
    },
];
