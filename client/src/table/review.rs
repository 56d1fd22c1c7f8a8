//! Reviews: what contributions are worth.

use super::{Argument, Command, Does, Form, first, flag, option, rest};

/// Where the data is.
const DATA: Argument =
    rest("data", Form::Reviewed, 1, "contributions with what they are of, as `7=./manifest` or `8=./part.csv`");
/// Where the files of manifests are.
const FILES: Argument = option(
    "files",
    Form::Path,
    "the folder with the files of the manifests; where each manifest is, or beside it, unless given",
);
/// Where what is tested with is.
const TEST: Argument = option("test", Form::Path, "the table to test with, which no contributor has seen");
/// How much of the machine is used.
const THREADS: Argument =
    option("threads", Form::Number, "how many threads; as many as there are processors unless given");
/// Without a node.
const OFFLINE: Argument = flag("offline", "do not ask the chain what the contributions are recorded with");

pub(super) const COMMANDS: &[Command] = &[
    Command {
        path: &["review"],
        aliases: &[],
        about: "Value contributions by what they add, and write a report that anybody can repeat",
        prose: "What is valued is what was committed to: every row or file is hashed, and must be the leaf of its \
                manifest, whose root the chain has. Rows that are copies of an earlier contribution's count for \
                nothing. docs/review.md has the methods, the report, and the rule by which values become weights. With \
                `--submit` everything that is worth something is assessed, with the report's hash as evidence.",
        arguments: &[
            first("asset", Form::Asset, "the asset that was contributed to"),
            DATA,
            TEST,
            option("with", Form::Method, "the method; monte-carlo unless given"),
            option(
                "by",
                Form::Judge,
                "what is measured; knn-share for knn-shapley, else logistic-log-loss, unless given",
            ),
            option("command", Form::Text, "a command that measures instead: it reads JSON, and writes a number"),
            option("label", Form::Text, "the column of the label; label unless given"),
            option("neighbours", Form::Number, "how many nearest rows are looked at; 5 unless given"),
            option("permutations", Form::Number, "the most permutations of monte-carlo; 100 unless given"),
            option(
                "tolerance",
                Form::Decimal,
                "end a permutation when less than this is left to add; never unless given",
            ),
            option("error", Form::Decimal, "end when no standard error is above this; never unless given"),
            option("seed", Form::Number, "what chance begins with; 0 unless given"),
            option("likeness", Form::Decimal, "from which share in common on a row is a copy; 0.8 unless given"),
            flag("keep-duplicates", "let copies of others' rows count"),
            flag("unscaled", "take features as they are, not by mean and deviation of what is tested with"),
            FILES,
            THREADS,
            OFFLINE,
            option("out", Form::Path, "where to write the report; review-ASSET.json unless given"),
            flag("submit", "assess what is worth something, with the report's hash as evidence"),
        ],
        examples: &[
            "review 3 7=./manifest 8=./part.csv --test held-out.csv --label digit",
            "review 3 7=./a 8=./b --test held-out.csv --with monte-carlo --by logistic-log-loss --error 0.002",
            "review 3 7=./a 8=./b --with leave-one-out --command ./score.sh --submit --as mine",
        ],
        does: Does::Tool,
    },
    Command {
        path: &["review", "verify"],
        aliases: &[],
        about: "Repeat the review of a report, and say whether the same comes out",
        prose: "Method, settings and seed are the report's; data and tests are yours, and must be those that it was \
                made of. It ends with 1 when anything differs.",
        arguments: &[
            first("report", Form::Path, "the report"),
            DATA,
            TEST,
            option("command", Form::Text, "the command that measured, if one did: the one in the report is never run"),
            FILES,
            THREADS,
            OFFLINE,
        ],
        examples: &["review verify review-3.json 7=./manifest 8=./part.csv --test held-out.csv"],
        does: Does::Tool,
    },
];
