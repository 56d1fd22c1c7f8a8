//! The table as JSON, for programs in other languages.

use super::{Argument, Command, Does, Place, Source, commands};
use serde_json::{Value, json};

/// Every command: `path`, `aliases`, `about`, `prose`, `arguments`, `examples`, and what it `does`: `{ act, tells }`,
/// `{ read }` or `tool`.
pub fn to_json() -> Value {
    commands().map(command).collect()
}

fn command(command: &'static Command) -> Value {
    json!({
        "path": command.path, "aliases": command.aliases, "about": command.about, "prose": command.prose,
        "arguments": command.arguments.iter().map(argument).collect::<Vec<_>>(),
        "examples": command.examples, "does": does(&command.does),
    })
}

fn argument(argument: &Argument) -> Value {
    json!({
        "name": argument.name, "form": format!("{:?}", argument.form), "value": argument.value_name(),
        "required": argument.is_required(), "list": argument.is_list(), "place": place(argument.place),
        "help": argument.help, "choices": argument.form.choices(), "to": argument.to,
    })
}

fn does(does: &Does) -> Value {
    match does {
        Does::Act(act) => json!({ "act": act.calls, "tells": act.tells }),
        Does::Read(sources) => json!({ "read": sources.iter().map(Source::title).collect::<Vec<_>>() }),
        Does::Tool => json!("tool"),
    }
}

const fn place(place: Place) -> &'static str {
    match place {
        Place::First | Place::Maybe => "positional",
        Place::Rest(_) => "rest",
        Place::Named | Place::Option | Place::Repeated => "option",
        Place::Flag => "flag",
    }
}
