//! What works on this machine alone.

use super::{Command, Does, Form, first, maybe, option};

pub(super) const KEYS: &[Command] = &[
    Command {
        path: &["key", "new"],
        aliases: &[],
        about: "Make a new key and keep it, encrypted, under a name",
        prose: "The words are shown once and nowhere kept: whoever has them has the account. Write them down. The \
                password is asked for, or taken from TRIB_PASSWORD or the first line of `--password-file`.",
        arguments: &[
            first("name", Form::KeyName, "what to call it"),
            option("words", Form::Words, "how many words it is made from; 12 unless given"),
        ],
        examples: &["key new mine"],
        does: Does::Tool,
    },
    Command {
        path: &["key", "list"],
        aliases: &[],
        about: "List your keys",
        prose: "",
        arguments: &[],
        examples: &["key list"],
        does: Does::Tool,
    },
    Command {
        path: &["key", "import"],
        aliases: &[],
        about: "Keep a key that exists: a file of polkadot.js's, or a secret",
        prose: "Without `--file` the secret is asked for, or read from standard input: words, a seed of `0x` and 64 \
                digits, or `//Alice` and the like. With `--file` the password of the file becomes the key's here.",
        arguments: &[
            first("name", Form::KeyName, "what to call it"),
            option("file", Form::Path, "the JSON that polkadot.js exported"),
        ],
        examples: &["key import mine --file account.json", "key import mine --password-file password.txt < words.txt"],
        does: Does::Tool,
    },
    Command {
        path: &["key", "export"],
        aliases: &[],
        about: "Write the file of a key, as polkadot.js reads it",
        prose: "Encrypted as it is. Without `--out` to standard output.",
        arguments: &[
            first("name", Form::KeyName, "which key"),
            option("out", Form::Path, "where to write it; nothing that is there is replaced"),
        ],
        examples: &["key export mine --out account.json"],
        does: Does::Tool,
    },
    Command {
        path: &["key", "show"],
        aliases: &[],
        about: "Show a key's address and public key",
        prose: "Of one of your keys, or of any account.",
        arguments: &[first("account", Form::Account, "which")],
        examples: &["key show mine", "key show //Alice"],
        does: Does::Tool,
    },
];

pub(super) const COMMANDS: &[Command] = &[
    Command {
        path: &["completions"],
        aliases: &[],
        about: "Write the completions of a shell to standard output",
        prose: "",
        arguments: &[first("shell", Form::Shell, "which shell")],
        examples: &["completions bash > ~/.local/share/bash-completion/completions/trib"],
        does: Does::Tool,
    },
    Command {
        path: &["man"],
        aliases: &[],
        about: "Write the manual: the page of `trib` to standard output, or all pages into a folder",
        prose: "",
        arguments: &[maybe("folder", Form::Path, "where to put the pages")],
        examples: &["man | man -l -", "man ~/.local/share/man/man1"],
        does: Does::Tool,
    },
    Command {
        path: &["reference"],
        aliases: &[],
        about: "Write the reference page, in Markdown",
        prose: "With `--json` the table that everything here is made from.",
        arguments: &[],
        examples: &["reference > docs/trib.md"],
        does: Does::Tool,
    },
];
