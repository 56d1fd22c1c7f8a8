//! The command line, made from the table.

use clap::{
    Arg, ArgAction, ArgMatches, Command as Line,
    builder::{FalseyValueParser, PossibleValuesParser},
    error::ErrorKind,
};
use std::{ffi::OsString, time::Duration};
use tributary_client::{
    Error, Kind, Result,
    intent::Given,
    rpc::DEFAULT_URL,
    table::{Argument, Command, Does, Form, GROUPS, Place, command, commands},
};

/// What is said of the program.
pub const ABOUT: &str = "Tributary on the command line";
/// The same at length.
const LONG_ABOUT: &str = "Tributary on the command line: keys, assets, contributions, scores, votes and money, by the \
                          metadata of the chain that answers.\n\nStart with `tributary devnet` in one terminal, and \
                          `trib asset list` in another.";
/// The heading of the flags that every command has.
const EVERYWHERE: &str = "Everywhere";

/// A flag that every command has.
#[derive(Clone, Copy, Debug)]
pub struct Global {
    /// Its name, with two dashes before it.
    pub name: &'static str,
    /// How its value is called; empty if it has none.
    pub value: &'static str,
    /// The variable of the environment that stands for it.
    pub variable: Option<&'static str>,
    /// What it does.
    pub help: &'static str,
}

/// The flags that every command has.
pub const GLOBALS: &[Global] = &[
    Global {
        name: "node",
        value: "URL",
        variable: Some("TRIB_NODE"),
        help: "the node to ask; a devnet's on this machine unless given",
    },
    Global {
        name: "as",
        value: "KEY",
        variable: Some("TRIB_AS"),
        help: "who acts: the name of a key, the file of one, or //Alice and the like on a devnet",
    },
    Global { name: "json", value: "", variable: None, help: "answer in JSON" },
    Global {
        name: "get",
        value: "PATH",
        variable: None,
        help: "answer one value of the JSON, such as result.asset, without quotes; several, a line each, with commas",
    },
    Global {
        name: "at",
        value: "BLOCK",
        variable: None,
        help: "read at this block: best, final, a height or a hash; best unless given",
    },
    Global { name: "dry-run", value: "", variable: None, help: "say what it would cost and do, and send nothing" },
    Global { name: "yes", value: "", variable: Some("TRIB_YES"), help: "send without being asked" },
    Global { name: "no-wait", value: "", variable: None, help: "do not wait until it is final" },
    Global { name: "force", value: "", variable: None, help: "send although it would fail, or leave nothing for fees" },
    Global { name: "tip", value: "AMOUNT", variable: None, help: "for the author of the block, beside the fee" },
    Global {
        name: "timeout",
        value: "SECONDS",
        variable: None,
        help: "give up waiting after so long; 600 unless given",
    },
    Global {
        name: "password-file",
        value: "FILE",
        variable: Some("TRIB_PASSWORD_FILE"),
        help: "the first line is the key's password; TRIB_PASSWORD is one too",
    },
];

/// What was typed.
#[derive(Debug)]
pub struct Asked {
    /// Which command.
    pub command: &'static Command,
    /// With what.
    pub given: Given,
    globals: Given,
}

impl Asked {
    /// What a flag that every command has says.
    pub fn global(&self, name: &str) -> Option<&str> {
        self.globals.text(name)
    }

    /// Everything that one says, where it may be given more than once.
    pub fn globals(&self, name: &str) -> &[String] {
        self.globals.texts(name)
    }

    /// Whether a flag that every command has is set.
    pub fn is_set(&self, name: &str) -> bool {
        self.globals.is_set(name)
    }

    /// Refuses the flags on how something is sent, for which `trib COMMAND` has no use.
    ///
    /// # Errors
    ///
    /// When one of them is given.
    pub fn refuse_sending_flags(&self, command: &str, remedy: &str) -> Result<()> {
        match ["dry-run", "no-wait", "force"].iter().find(|flag| self.is_set(flag)) {
            Some(flag) => Err(Error::usage(format!("`trib {command}` knows no --{flag}"), remedy)),
            None => Ok(()),
        }
    }

    /// Whether programs read the answer.
    pub fn wants_json(&self) -> bool {
        self.is_set("json")
    }

    /// Where the node is.
    pub fn url(&self) -> &str {
        self.global("node").unwrap_or(DEFAULT_URL)
    }

    /// How long to wait for a transaction.
    ///
    /// # Errors
    ///
    /// When it is no number of seconds.
    pub fn timeout(&self) -> Result<Duration> {
        match self.global("timeout") {
            None => Ok(Duration::from_secs(600)),
            Some(text) => {
                let seconds = text
                    .parse()
                    .map_err(|_| Error::usage(format!("{text:?} is no number of seconds"), "give one like 60"))?;
                Ok(Duration::from_secs(seconds))
            }
        }
    }
}

/// The whole command line.
pub fn line() -> Line {
    let mut line = Line::new("trib")
        .version(env!("CARGO_PKG_VERSION"))
        .about(ABOUT)
        .long_about(LONG_ABOUT)
        .after_help(exit_codes())
        .subcommand_required(true)
        .arg_required_else_help(true)
        .propagate_version(true)
        .max_term_width(120)
        .args(GLOBALS.iter().map(global));
    for group in GROUPS {
        let of_group =
            commands().filter(|command| command.path.len() == 2 && command.path.first() == Some(&group.name));
        line = line.subcommand(
            Line::new(group.name)
                .about(group.about)
                .subcommand_required(true)
                .arg_required_else_help(true)
                .subcommands(of_group.map(subcommand)),
        );
    }
    line.subcommands(commands().filter(|command| command.path.len() == 1).map(with_below))
}

/// A command of one word, and those below it.
fn with_below(command: &'static Command) -> Line {
    let below: Vec<_> = command.below().map(subcommand).collect();
    let line = subcommand(command);
    if below.is_empty() {
        return line;
    }
    line.args_conflicts_with_subcommands(true).subcommand_negates_reqs(true).subcommands(below)
}

/// What is typed after `trib`, understood.
///
/// # Errors
///
/// When it is not; also for help and the version, which are to be printed.
pub fn parse(words: impl IntoIterator<Item = OsString>) -> std::result::Result<Asked, clap::Error> {
    let matches = line().try_get_matches_from(words)?;
    let mut path = Vec::new();
    let mut inner = &matches;
    while let Some((name, next)) = inner.subcommand() {
        path.push(name);
        inner = next;
    }
    let found = command(&path).ok_or_else(|| line().error(ErrorKind::InvalidSubcommand, "there is no such command"))?;
    let mut given = Given::default();
    for argument in found.arguments {
        given = collect(given, inner, argument.name, argument.name, argument.place == Place::Flag);
    }
    let mut globals = Given::default();
    for flag in GLOBALS {
        globals = collect(globals, inner, &global_id(flag), flag.name, flag.value.is_empty());
    }
    if globals.texts(SEVERAL).len() > 1 && !takes_several(found) {
        let what = format!("--{SEVERAL} is given more than once");
        return Err(line().error(ErrorKind::ArgumentConflict, what));
    }
    Ok(Asked { command: found, given, globals })
}

/// The flag that some commands take more than once.
const SEVERAL: &str = "as";

/// Whether several may act in one command.
fn takes_several(command: &Command) -> bool {
    command.path == ["evaluator", "run"]
}

/// What was typed for what clap knows as `id`, under its name.
fn collect(given: Given, matches: &ArgMatches, id: &str, name: &str, is_flag: bool) -> Given {
    if is_flag {
        return if matches.get_flag(id) { given.and(name, "true") } else { given };
    }
    matches.get_many::<String>(id).into_iter().flatten().fold(given, |given, text| given.and(name, text.clone()))
}

/// How clap knows a flag that every command has: apart from the arguments of all commands.
fn global_id(flag: &Global) -> String {
    format!("--{}", flag.name)
}

fn global(flag: &Global) -> Arg {
    let arg = Arg::new(global_id(flag)).long(flag.name).help(flag.help).global(true).help_heading(EVERYWHERE);
    let arg = match flag.value {
        "" => arg.action(ArgAction::SetTrue).value_parser(FalseyValueParser::new()),
        value if flag.name == SEVERAL => arg.value_name(value).action(ArgAction::Append),
        value => arg.value_name(value),
    };
    match flag.variable {
        Some(variable) => arg.env(variable).hide_env_values(true),
        None => arg,
    }
}

fn subcommand(command: &'static Command) -> Line {
    let name = command.path.last().copied().unwrap_or_default();
    let long = [command.about, ".", if command.prose.is_empty() { "" } else { "\n\n" }, command.prose].concat();
    let examples: Vec<_> = command.examples.iter().map(|example| format!("  trib {example}")).collect();
    let title = if examples.len() == 1 { "Example" } else { "Examples" };
    Line::new(name)
        .visible_aliases(command.aliases.iter().copied())
        .about(command.about)
        .long_about(long)
        .after_long_help(format!("{title}:\n{}", examples.join("\n")))
        .args(command.arguments.iter().map(|argument| self::argument(command, argument)))
}

fn argument(command: &Command, argument: &Argument) -> Arg {
    let arg = Arg::new(argument.name).help(argument.help);
    let arg = match argument.place {
        Place::First => arg.required(true),
        Place::Maybe => arg,
        Place::Rest(least) => arg.num_args(least..).required(least > 0).action(ArgAction::Append),
        Place::Named => arg.long(argument.name).required(true),
        Place::Option => arg.long(argument.name),
        Place::Repeated => arg.long(argument.name).action(ArgAction::Append),
        Place::Flag => return arg.long(argument.name).action(ArgAction::SetTrue),
    };
    let arg = match argument.form.choices() {
        [] => arg,
        choices => arg.value_parser(PossibleValuesParser::new(choices.iter().copied())).ignore_case(true),
    };
    // Values of calls may begin with a dash; nothing else does.
    let arg = arg.allow_hyphen_values(
        argument.form == Form::Any && matches!(command.does, Does::Act(_)) && argument.place == Place::First,
    );
    arg.value_name(argument.value_name())
}

/// The exit codes, for the end of the help.
pub fn exit_codes() -> String {
    let line = |(code, meaning): (u8, &str)| format!("  {code}  {}", meaning.replace('`', ""));
    let codes = std::iter::once((0, "done")).chain(Kind::ALL.iter().map(|kind| (kind.code(), kind.meaning())));
    format!("Exit codes:\n{}", codes.map(line).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tributary_client::table::How;

    fn asked(words: &[&str]) -> std::result::Result<Asked, clap::Error> {
        parse(std::iter::once("trib").chain(words.iter().copied()).map(Into::into))
    }

    #[test]
    fn the_command_line_is_consistent() {
        line().debug_assert();
    }

    /// The words of an example, as a shell takes them apart, up to a pipe or a redirection.
    fn words(example: &str) -> Vec<String> {
        let mut words = vec![String::new()];
        let mut quote = None;
        for c in example.chars() {
            match (quote, c) {
                (None, '"' | '\'') => quote = Some(c),
                (Some(open), close) if open == close => quote = None,
                (None, ' ') => words.push(String::new()),
                _ => words.last_mut().unwrap().push(c),
            }
        }
        let end = words.iter().position(|word| ["|", ">", "<"].contains(&word.as_str())).unwrap_or(words.len());
        words.truncate(end);
        words
    }

    #[test]
    fn every_example_is_understood_as_its_command() {
        for command in commands() {
            for example in command.examples {
                let words = words(example);
                let words: Vec<_> = words.iter().map(String::as_str).collect();
                let found = asked(&words).unwrap_or_else(|error| panic!("{example}: {error}"));
                assert_eq!(found.command.title(), command.title(), "{example}");
            }
        }
    }

    #[test]
    fn what_is_given_is_found_by_name() {
        let found = asked(&["asset", "use", "4", "10", "--max-price", "5 TRIB", "--json", "--as", "//Ferdie"]).unwrap();
        assert_eq!((found.given.text("asset"), found.given.text("units")), (Some("4"), Some("10")));
        assert_eq!((found.given.text("max-price"), found.global("as")), (Some("5 TRIB"), Some("//Ferdie")));
        assert!(found.wants_json() && !found.is_set("yes"));
        let found = asked(&["--yes", "claim", "data:3", "compute:4"]).unwrap();
        assert_eq!(found.given.texts("pools"), ["data:3", "compute:4"]);
        assert!(found.is_set("yes") && !found.given.is_set("all"));
        let found = asked(&["vote", "vote", "0", "aye", "1TRIB"]).unwrap();
        assert_eq!(found.command.act().unwrap().how, How::Cast);
    }

    #[test]
    fn several_act_only_where_they_may() {
        let found = asked(&["evaluator", "run", "--score", "x", "--as", "//Charlie", "--as", "//Dave"]).unwrap();
        assert_eq!(found.globals("as"), ["//Charlie", "//Dave"]);
        let found = asked(&["--as", "//Ferdie", "epoch"]).unwrap();
        assert_eq!((found.global("as"), found.globals("as").len()), (Some("//Ferdie"), 1));
        let error = asked(&["claim", "--all", "--as", "//Charlie", "--as", "//Dave"]).unwrap_err();
        assert_eq!(error.exit_code(), i32::from(Kind::Usage.code()), "{error}");
        assert!(error.to_string().contains("--as is given more than once"), "{error}");
    }

    #[test]
    fn what_is_missing_or_unknown_is_a_mistake_of_usage() {
        for words in [
            &[][..],
            &["asset"],
            &["asset", "use", "4"],
            &["asset", "publish", "3"],
            &["asset", "fly"],
            &["contribution", "add", "3", "--class", "weights", "--units", "1", "--commitment", "0x", "--uri", "x"],
            &["contribution", "assess-many"],
            &["epoch", "--unknown"],
        ] {
            let error = asked(words).unwrap_err();
            assert_eq!(error.exit_code(), i32::from(Kind::Usage.code()), "{words:?}: {error}");
        }
        assert_eq!(asked(&["--help"]).unwrap_err().exit_code(), 0);
        assert_eq!(asked(&["asset", "use", "--help"]).unwrap_err().exit_code(), 0);
    }

    #[test]
    fn a_timeout_is_a_number_of_seconds() {
        assert_eq!(asked(&["epoch", "--timeout", "5"]).unwrap().timeout(), Ok(Duration::from_secs(5)));
        assert!(asked(&["epoch", "--timeout", "soon"]).unwrap().timeout().is_err());
    }
}
