//! Evaluators, stake and scores.

use super::{Command, Does, Form, How, Source, act, first, flag, maybe, named, option, rest, special};

pub(super) const COMMANDS: &[Command] = &[
    Command {
        path: &["evaluator", "register"],
        aliases: &[],
        about: "Become an evaluator",
        prose: "To score, it needs stake of its own that counts: `trib evaluator stake` to yourself first.",
        arguments: &[named(
            "commission",
            Form::Share,
            "the part of your pay that is yours before the rest is divided by stake",
        )
        .to("commission")],
        examples: &["evaluator register --commission 10%"],
        does: act(&["evaluation.registerEvaluator"], &["evaluation.EvaluatorRegistered"]),
    },
    Command {
        path: &["evaluator", "stake"],
        aliases: &[],
        about: "Put tokens on hold behind an evaluator",
        prose: "They count from the next epoch on. `trib` refuses to put so much on hold that nothing is left for the \
                fees of getting it back.",
        arguments: &[
            first("evaluator", Form::Account, "behind whom").to("evaluator"),
            first("amount", Form::Amount, "how much").to("amount"),
        ],
        examples: &["evaluator stake //Ferdie 2000TRIB"],
        does: act(&["evaluation.stake"], &["evaluation.Staked"]),
    },
    Command {
        path: &["evaluator", "unstake"],
        aliases: &[],
        about: "Take tokens from behind an evaluator",
        prose: "They stop counting and earning at once, and are free when they have unbonded: `trib evaluator \
                withdraw`.",
        arguments: &[
            first("evaluator", Form::Account, "from behind whom").to("evaluator"),
            first("amount", Form::Amount, "how much").to("amount"),
        ],
        examples: &["evaluator unstake //Ferdie 500TRIB"],
        does: act(&["evaluation.unstake"], &["evaluation.Unstaked"]),
    },
    Command {
        path: &["evaluator", "restake"],
        aliases: &[],
        about: "Move tokens from behind one evaluator to another",
        prose: "They do not unbond. They stop counting there at once, and count with the other from the next epoch on. \
                Neither position can be moved from again for an unbonding period.",
        arguments: &[
            first("from", Form::Account, "from behind whom").to("from"),
            first("to", Form::Account, "behind whom").to("to"),
            first("amount", Form::Amount, "how much").to("amount"),
        ],
        examples: &["evaluator restake //Ferdie //Dave 500TRIB"],
        does: act(&["evaluation.restake"], &["evaluation.Restaked"]),
    },
    Command {
        path: &["evaluator", "withdraw"],
        aliases: &[],
        about: "Free what has unbonded",
        prose: "",
        arguments: &[],
        examples: &["evaluator withdraw"],
        does: act(&["evaluation.withdrawUnbonded"], &["evaluation.Withdrawn"]),
    },
    Command {
        path: &["evaluator", "commit"],
        aliases: &[],
        about: "Bind yourself to scores for the present epoch",
        prose: "Draws a salt and keeps it with the scores in a file of yours before anything is sent; `trib evaluator \
                reveal` finds it there. Whoever does not reveal in the next epoch loses a part of its own stake. If \
                the epoch is about to end, it waits for the next.",
        arguments: &[
            rest("scores", Form::Score, 0, "assets and their scores"),
            option("file", Form::Path, "a file with a line `ASSET=SCORE` or `ASSET,SCORE` for each"),
        ],
        examples: &["evaluator commit 0=40 1=10 2=100", "evaluator commit --file scores.csv"],
        does: special(How::Commit, &["evaluation.commitScores"], &["evaluation.ScoresCommitted"]),
    },
    Command {
        path: &["evaluator", "reveal"],
        aliases: &[],
        about: "Reveal what you committed to in the epoch before",
        prose: "It waits until the last block of that epoch is final, so that nobody learns of your scores while \
                others still commit.",
        arguments: &[],
        examples: &["evaluator reveal"],
        does: special(How::Reveal, &["evaluation.revealScores"], &["evaluation.ScoresRevealed"]),
    },
    Command {
        path: &["evaluator", "run"],
        aliases: &[],
        about: "Score, commit and reveal, epoch after epoch, until it is ended",
        prose: "In each epoch it asks your command, or your HTTP hook, what each published asset is worth: a line of \
                JSON such as {\"asset\": 2, \"uri\": \"https://example.org/model\", \"commitment\": \"0x…\", \
                \"epoch\": 7}, answered by {\"score\": 40}, on any scale up to 65535. It keeps scores and salt in a \
                file before it commits, and reveals when the epoch's last block is final. An asset without a good \
                answer is left out. It may be ended at any moment, however that goes: the next one goes on. `--as` \
                may be given more than once. What happens is told on standard error, a line of JSON for each thing. \
                docs/operations.md has more.",
        arguments: &[
            option("score", Form::Text, "a command: it reads the question and writes the answer"),
            option("hook", Form::Text, "an address of HTTP instead: the question is posted to it"),
            option("score-timeout", Form::Number, "seconds that an answer may take; 60 unless given"),
            option("jobs", Form::Number, "how many questions are asked at a time; 1 unless given"),
            flag("once", "do what can be done in the present epoch, and end: for cron"),
        ],
        examples: &[
            "evaluator run --score \"python3 score.py\" --as mine --yes",
            "evaluator run --hook http://127.0.0.1:8000/score --as one --as two --once --yes",
        ],
        does: Does::Tool,
    },
    Command {
        path: &["evaluator", "deregister"],
        aliases: &[],
        about: "Stop being an evaluator",
        prose: "What is staked to you unbonds; each account still has to unstake. What is committed can be revealed, \
                and counts.",
        arguments: &[],
        examples: &["evaluator deregister"],
        does: act(&["evaluation.deregister"], &["evaluation.EvaluatorLeft"]),
    },
    Command {
        path: &["evaluator", "show"],
        aliases: &[],
        about: "Show an evaluator, or your own stake",
        prose: "Of an account that is no evaluator: what it has staked and what unbonds. Without an account: yours.",
        arguments: &[maybe("account", Form::Account, "whose")],
        examples: &["evaluator show //Charlie"],
        does: Does::Read(&[
            Source::Api("evaluationApi.evaluators"),
            Source::Api("evaluationApi.positions"),
            Source::Api("evaluationApi.unbonding"),
        ]),
    },
    Command {
        path: &["evaluator", "positions"],
        aliases: &[],
        about: "Show what an account has staked, by evaluator, and what of it counts already",
        prose: "Without an account: yours.",
        arguments: &[maybe("account", Form::Account, "whose")],
        examples: &["evaluator positions //Ferdie"],
        does: Does::Read(&[Source::Api("evaluationApi.positions")]),
    },
    Command {
        path: &["evaluator", "unbonding"],
        aliases: &[],
        about: "Show what of an account's stake unbonds, and from which epoch on it is free",
        prose: "Without an account: yours.",
        arguments: &[maybe("account", Form::Account, "whose")],
        examples: &["evaluator unbonding //Ferdie"],
        does: Does::Read(&[Source::Api("evaluationApi.unbonding")]),
    },
    Command {
        path: &["evaluator", "list"],
        aliases: &[],
        about: "List the evaluators",
        prose: "",
        arguments: &[],
        examples: &["evaluator list"],
        does: Does::Read(&[Source::Api("evaluationApi.evaluators")]),
    },
    Command {
        path: &["epoch"],
        aliases: &[],
        about: "Show the present epoch: its pots, its end, and what is settled",
        prose: "",
        arguments: &[],
        examples: &["epoch"],
        does: Does::Read(&[Source::Api("evaluationApi.epoch")]),
    },
];
