//! The reference page, the manual, completions: all made from the table.

use crate::{
    line::{ABOUT, GLOBALS, Global, line},
    output::Answer,
    text,
};
use clap_complete::Shell;
use serde_json::{Value, json};
use std::{fs, path::Path};
use tributary_client::{
    Error, Kind, Result,
    intent::Given,
    table::{self, Argument, Command, Does, Form, GROUPS, Place, RAW, commands},
};

/// What comes before the generated part of the page.
const HEAD: &str = include_str!("page.md");

/// Does what a command on pages says.
///
/// # Errors
///
/// When a file cannot be written.
pub fn run(command: &'static Command, given: &Given, json: bool) -> Result<Answer> {
    match command.path {
        ["completions"] => completions(given.text("shell").unwrap_or_default()),
        ["man"] => man(given.text("folder")),
        _ if json => Ok(Answer { text: String::new(), json: table() }),
        _ => Ok(text(reference())),
    }
}

fn completions(shell: &str) -> Result<Answer> {
    let shell: Shell = shell
        .parse()
        .map_err(|_| Error::usage(format!("there are no completions for {shell}"), "name another shell"))?;
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut line(), "trib", &mut bytes);
    Ok(text(String::from_utf8_lossy(&bytes)))
}

fn man(folder: Option<&str>) -> Result<Answer> {
    let failure =
        |error: std::io::Error| Error::local(format!("the manual cannot be written: {error}"), "name another folder");
    let Some(folder) = folder else {
        let mut bytes = Vec::new();
        clap_mangen::Man::new(line()).render(&mut bytes).map_err(failure)?;
        return Ok(text(String::from_utf8_lossy(&bytes)));
    };
    fs::create_dir_all(folder).map_err(failure)?;
    clap_mangen::generate_to(line(), Path::new(folder)).map_err(failure)?;
    Ok(Answer { text: format!("the manual is in {folder}"), json: json!({ "folder": folder }) })
}

/// The reference page.
pub fn reference() -> String {
    let mut page = HEAD.trim_end().to_owned();
    page.push_str(&exit_codes());
    page.push_str(&globals());
    page.push_str(&sorts());
    page.push_str("\n\n## Commands\n\nEvery command has `--help`. What is in brackets may be left out.\n");
    for group in GROUPS {
        let of_group: Vec<_> =
            commands().filter(|command| command.path.len() == 2 && command.path.first() == Some(&group.name)).collect();
        page.push_str(&format!("\n### `trib {}`\n\n{}.\n", group.name, group.about));
        of_group.iter().for_each(|command| page.push_str(&section(command)));
    }
    page.push_str("\n### Commands of one word\n");
    for command in commands().filter(|command| command.path.len() == 1) {
        page.push_str(&section(command));
        command.below().for_each(|command| page.push_str(&section(command)));
    }
    page.push_str(&raw());
    page
}

fn exit_codes() -> String {
    let rows = Kind::ALL.iter().map(|kind| format!("| {} | {} |", kind.code(), kind.meaning()));
    let rows = rows.collect::<Vec<_>>().join("\n");
    format!("\n\n## Exit codes\n\n| code | meaning |\n| ---: | --- |\n| 0 | done |\n{rows}")
}

fn globals() -> String {
    let row = |flag: &Global| {
        let value = if flag.value.is_empty() { String::new() } else { format!(" {}", flag.value) };
        let variable = flag.variable.map_or_else(String::new, |variable| format!("`{variable}`"));
        format!("| `--{}{value}` | {variable} | {} |", flag.name, flag.help)
    };
    let rows = GLOBALS.iter().map(row).collect::<Vec<_>>().join("\n");
    format!(
        "\n\n## Everywhere\n\nFlags that every command has, and the variable of the environment that stands for \
         each. `gateway`, `evaluator run` and `pay` refuse `--dry-run`, `--no-wait` and \
         `--force`.\n\n| flag | variable | what it does |\n| --- | --- | --- |\n{rows}"
    )
}

fn sorts() -> String {
    let rows = Form::SORTS
        .iter()
        .map(|sort| format!("| `{}` | {} |", sort.form.value_name(), sort.how))
        .collect::<Vec<_>>()
        .join("\n");
    format!("\n\n## How values are written\n\n| value | how it is written |\n| --- | --- |\n{rows}")
}

/// A command line in general.
fn synopsis(command: &Command) -> String {
    let part = |argument: &Argument| {
        let (name, value) = (argument.name, argument.value_name());
        match argument.place {
            Place::First => value,
            Place::Maybe => format!("[{value}]"),
            Place::Rest(0) => format!("[{value}…]"),
            Place::Rest(_) => format!("{value}…"),
            Place::Named => format!("--{name} {value}"),
            Place::Option => format!("[--{name} {value}]"),
            Place::Repeated => format!("[--{name} {value}]…"),
            Place::Flag => format!("[--{name}]"),
        }
    };
    let parts = command.arguments.iter().map(part);
    std::iter::once(format!("trib {}", command.title())).chain(parts).collect::<Vec<_>>().join(" ")
}

fn section(command: &'static Command) -> String {
    let mut out = format!("\n#### `trib {}`\n\n{}.", command.title(), command.about);
    if !command.prose.is_empty() {
        out.push(' ');
        out.push_str(command.prose);
    }
    out.push_str(&format!("\n\n```text\n{}\n```\n", synopsis(command)));
    if !command.arguments.is_empty() {
        out.push_str("\n| argument | value | what it is |\n| --- | --- | --- |\n");
        for argument in command.arguments {
            let name = match argument.place {
                Place::First | Place::Maybe | Place::Rest(_) => argument.value_name(),
                _ => format!("--{}", argument.name),
            };
            let value = match argument.form.value_name() {
                "" => String::new(),
                value => format!("`{value}`"),
            };
            out.push_str(&format!("| `{name}` | {value} | {} |\n", argument.help));
        }
    }
    if !command.aliases.is_empty() {
        out.push_str(&format!("\nAlso: {}.\n", ticked(command.aliases)));
    }
    match &command.does {
        Does::Act(act) if !act.calls.is_empty() => out.push_str(&format!("\nCalls {}.\n", ticked(act.calls))),
        Does::Read(sources) if !sources.is_empty() => {
            out.push_str(&format!(
                "\nReads {}.\n",
                ticked(&sources.iter().map(table::Source::title).collect::<Vec<_>>())
            ));
        }
        _ => {}
    }
    let examples: Vec<_> = command.examples.iter().map(|example| format!("trib {example}")).collect();
    out.push_str(&format!("\n```sh\n{}\n```\n", examples.join("\n")));
    out
}

fn ticked(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn raw() -> String {
    let row = |entry: &tributary_client::table::Raw| {
        let pallet = tributary_client::names::camel(entry.pallet);
        let calls: Vec<_> = entry.calls.iter().map(|call| tributary_client::names::camel(call)).collect();
        let calls: Vec<_> = calls.iter().map(String::as_str).collect();
        format!("| `{pallet}` | {} | {} |", ticked(&calls), entry.why)
    };
    let rows = RAW.iter().map(row).collect::<Vec<_>>().join("\n");
    format!(
        "\n## Calls without a command\n\n`trib call` makes them. Together with those above they are all calls of the \
         chain: a test says so.\n\n| pallet | calls | why |\n| --- | --- | --- |\n{rows}\n"
    )
}

/// The table as JSON, for programs in other languages.
fn table() -> Value {
    json!({ "about": ABOUT, "version": env!("CARGO_PKG_VERSION"), "commands": table::to_json() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = include_str!("../../docs/trib.md");

    #[test]
    fn the_page_is_what_the_table_says() {
        let (page, made) = (PAGE.trim_end(), reference());
        let made = made.trim_end();
        let first = page.lines().zip(made.lines()).find(|(one, other)| one != other);
        assert_eq!(page, made, "docs/trib.md is not what `trib reference` writes; the first difference: {first:?}");
    }

    #[test]
    fn every_command_is_on_the_page_and_in_the_table() {
        let (page, json) = (reference(), table());
        for command in commands() {
            assert!(page.contains(&format!("#### `trib {}`\n", command.title())), "{}", command.title());
        }
        assert_eq!(json["commands"].as_array().unwrap().len(), commands().count());
    }

    #[test]
    fn completions_and_the_manual_know_every_command() {
        for shell in Form::Shell.choices() {
            let made = completions(shell).unwrap().text;
            assert!(made.contains("devnet-accounts") && made.contains("dry-run"), "{shell}");
        }
        assert!(completions("tcsh").is_err());
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_str().unwrap();
        assert_eq!(man(Some(path)).unwrap().json, json!({ "folder": path }));
        assert!(folder.path().join("trib-asset-publish.1").exists());
        let manual = man(None).unwrap();
        assert!(manual.text.contains("trib"));
        assert_eq!(manual.json, json!(manual.text), "a program has it, too");
    }

    #[test]
    fn a_synopsis_says_what_may_be_left_out() {
        let claim = tributary_client::table::command(&["claim"]).unwrap();
        assert_eq!(synopsis(claim), "trib claim [POOLS…] [--all] [--for ACCOUNT]…");
    }
}
