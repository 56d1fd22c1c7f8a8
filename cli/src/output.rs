//! What is written where, and tables that fit the terminal.

use crate::line::Asked;
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};
use std::{
    io::{self, IsTerminal, Write},
    time::Duration,
};
use tributary_client::{Error, Result};

/// The most letters that are told of what is wrong.
const CLIPPED_FROM: usize = 600;

/// An answer, for people and for programs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// For people.
    pub text: String,
    /// For programs.
    pub json: Value,
}

/// Writes an answer to standard output, as it was asked for.
///
/// # Errors
///
/// When it has no such value, or cannot be written.
pub fn show(answer: &Answer, asked: &Asked) -> Result<()> {
    write(&rendered(answer, asked.wants_json(), asked.global("get"))?)
}

fn rendered(answer: &Answer, json: bool, path: Option<&str>) -> Result<String> {
    Ok(match path {
        Some(paths) => {
            let bare = |value: &Value| match value {
                Value::String(text) => text.clone(),
                Value::Null => String::new(),
                other => other.to_string(),
            };
            let values = paths.split(',').map(|path| found(&answer.json, path.trim()).map(bare));
            values.collect::<Result<Vec<_>>>()?.join("\n")
        }
        None if json => pretty(&answer.json),
        None => answer.text.clone(),
    })
}

/// The value at a path such as `result.asset` or `events.0.event`.
fn found<'v>(json: &'v Value, path: &str) -> Result<&'v Value> {
    let step = |value: &'v Value, key: &str| match value {
        Value::Array(list) => key.parse::<usize>().ok().and_then(|place| list.get(place)),
        other => other.get(key),
    };
    path.split('.')
        .try_fold(json, step)
        .ok_or_else(|| Error::usage(format!("the answer has nothing at {path:?}"), "look at the whole with --json"))
}

/// Writes text to standard output and ends the line. A reader that has gone is no failure.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    let text = text.trim_end_matches('\n');
    heard(if text.is_empty() { Ok(()) } else { writeln!(out, "{text}").and_then(|()| out.flush()) })
}

/// Writes a part of an answer to standard output as it comes. A reader that has gone is no failure.
///
/// # Errors
///
/// When it cannot be written.
pub fn stream(bytes: &[u8]) -> Result<()> {
    let mut out = io::stdout().lock();
    heard(out.write_all(bytes).and_then(|()| out.flush()))
}

fn heard(written: io::Result<()>) -> Result<()> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Error::local(format!("standard output cannot be written: {error}"), "see where it goes"))
        }
        _ => Ok(()),
    }
}

/// Tells something on standard error: what is for people, and no part of the answer.
pub fn tell(text: &str) {
    // Nobody may be listening.
    let _ = writeln!(io::stderr(), "{text}");
}

/// Tells why something failed.
pub fn failure(error: &Error, json: bool) {
    if json {
        let kind = format!("{:?}", error.kind).to_lowercase();
        let error = json!({ "error": error.what, "remedy": error.remedy, "name": error.name, "kind": kind });
        tell(&error.to_string());
    } else {
        let (what, end) = (clipped(&error.what), if error.remedy.is_empty() { "" } else { ": " });
        tell(&format!("error: {what}{end}{}", error.remedy));
    }
}

/// What is wrong, without the middle of it if somebody typed pages: what matters stands at both ends.
fn clipped(what: &str) -> String {
    let letters = what.chars().count();
    if letters <= CLIPPED_FROM {
        return what.to_owned();
    }
    let begin: String = what.chars().take(CLIPPED_FROM / 2).collect();
    let end: String = what.chars().skip(letters - CLIPPED_FROM / 2).collect();
    format!("{begin} … {end}")
}

/// JSON over several lines.
pub fn pretty(json: &Value) -> String {
    serde_json::to_string_pretty(json).unwrap_or_default()
}

/// A sign of life while something takes time; silent where nobody looks.
pub struct Busy(Option<ProgressBar>);

impl Busy {
    /// Says what is being done.
    pub fn with(text: &str) -> Self {
        if !io::stderr().is_terminal() {
            return Self(None);
        }
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        bar.set_message(text.to_owned());
        bar.enable_steady_tick(Duration::from_millis(120));
        Self(Some(bar))
    }

    /// Says what is being done now.
    pub fn say(&self, text: &str) {
        if let Some(bar) = &self.0 {
            bar.set_message(text.to_owned());
        }
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

/// How far long work is; silent where nobody looks.
pub struct Progress(Option<ProgressBar>);

impl Progress {
    /// Work that is counted in bytes.
    pub fn of_bytes(text: &str) -> Self {
        Self::with(text, "{msg} {wide_bar} {bytes} of {total_bytes} ({eta})")
    }

    /// Work that is counted in steps.
    pub fn of_steps(text: &str) -> Self {
        Self::with(text, "{msg} {wide_bar} {pos} of {len} ({eta})")
    }

    fn with(text: &str, template: &str) -> Self {
        if !io::stderr().is_terminal() {
            return Self(None);
        }
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(text.to_owned());
        Self(Some(bar))
    }

    /// So much of so much is done.
    pub fn set(&self, done: u64, all: u64) {
        if let Some(bar) = &self.0 {
            bar.set_length(all);
            bar.set_position(done);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

/// How wide lines may be: as the terminal is, and as they will where there is none.
fn width() -> Option<u16> {
    io::stdout().is_terminal().then(terminal_size::terminal_size).flatten().map(|(width, _)| width.0)
}

/// A table. Columns whose head ends with `>` are flush right.
pub fn table(head: &[&str], rows: Vec<Vec<String>>) -> String {
    table_within(head, rows, width())
}

fn table_within(head: &[&str], rows: Vec<Vec<String>>, width: Option<u16>) -> String {
    if rows.is_empty() {
        return "none".into();
    }
    let mut table = Table::new();
    table.load_preset(presets::NOTHING);
    match width {
        Some(width) => table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width),
        None => table.set_content_arrangement(ContentArrangement::Disabled),
    };
    table.set_header(head.iter().map(|title| title.trim_end_matches('>')));
    for row in rows {
        table.add_row(row);
    }
    for (column, title) in table.column_iter_mut().zip(head) {
        column.set_padding((0, 2));
        if title.ends_with('>') {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// Names and values, a line for each; those without a value are left out.
pub fn record<S: AsRef<str>>(rows: &[(S, String)]) -> String {
    let shown: Vec<_> = rows.iter().filter(|(_, value)| !value.is_empty()).collect();
    let longest = shown.iter().map(|(name, _)| name.as_ref().chars().count()).max().unwrap_or_default();
    let line = |(name, value): &&(S, String)| format!("{:longest$}  {value}", name.as_ref());
    shown.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Any value, by its parts.
pub fn outline(value: &Value) -> String {
    let mut lines = Vec::new();
    outline_into(&mut lines, value, 0);
    lines.join("\n")
}

fn outline_into(lines: &mut Vec<String>, value: &Value, depth: usize) {
    let indent = "  ".repeat(depth);
    let entry = |lines: &mut Vec<String>, head: String, inner: &Value| match leaf(inner) {
        Some(text) => lines.push(format!("{indent}{head} {text}")),
        None => {
            lines.push(format!("{indent}{head}"));
            outline_into(lines, inner, depth + 1);
        }
    };
    match value {
        Value::Object(object) => object.iter().for_each(|(key, inner)| entry(lines, format!("{key}:"), inner)),
        Value::Array(list) => list.iter().for_each(|inner| entry(lines, "-".into(), inner)),
        other => lines.push(format!("{indent}{}", leaf(other).unwrap_or_default())),
    }
}

/// A value that fits into its line.
fn leaf(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Null => Some("none".into()),
        Value::Array(list) if list.is_empty() => Some("none".into()),
        Value::Object(object) if object.is_empty() => Some("none".into()),
        Value::Array(list) => {
            let parts: Option<Vec<_>> =
                list.iter().map(|inner| if inner.is_array() { None } else { leaf(inner) }).collect();
            parts.map(|parts| parts.join(", ")).filter(|line| line.len() <= 80)
        }
        Value::Object(_) => None,
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_is_found_by_its_path() {
        let answer = Answer {
            text: "words".into(),
            json: json!({ "result": { "asset": 3, "name": "x" }, "list": [{ "a": null }] }),
        };
        for (path, text) in
            [("result.asset", "3"), ("result.name", "x"), ("list.0.a", ""), ("result", "{\"asset\":3,\"name\":\"x\"}")]
        {
            assert_eq!(rendered(&answer, false, Some(path)), Ok(text.into()), "{path}");
        }
        for path in ["nothing", "result.asset.more", "list.1", "list.x", ""] {
            assert!(rendered(&answer, false, Some(path)).is_err(), "{path}");
        }
        assert_eq!(rendered(&answer, false, None), Ok("words".into()));
        assert!(rendered(&answer, true, None).unwrap().starts_with("{\n"));
    }

    #[test]
    fn pages_that_somebody_typed_are_not_repeated() {
        let what = format!("{} is no account", "x".repeat(5_000));
        let told = clipped(&what);
        assert!(told.starts_with("xxx") && told.ends_with("is no account"), "{told}");
        assert!(told.chars().count() <= CLIPPED_FROM + 3, "{told}");
        assert_eq!(clipped("there is no block 7 yet"), "there is no block 7 yet");
    }

    #[test]
    fn tables_fit_the_terminal() {
        let rows =
            || vec![vec!["1".into(), "a long name that goes on and on".into()], vec!["12".into(), "short".into()]];
        assert_eq!(
            table_within(&["id>", "name"], rows(), None),
            "id  name\n 1  a long name that goes on and on\n12  short"
        );
        let narrow = table_within(&["id>", "name"], rows(), Some(20));
        assert!(narrow.lines().all(|line| line.chars().count() <= 20), "{narrow}");
        assert_eq!(table_within(&["id"], vec![], None), "none");
    }

    #[test]
    fn records_are_flush() {
        assert_eq!(record(&[("a", "1".into()), ("long", "2".into()), ("none", String::new())]), "a     1\nlong  2");
    }

    #[test]
    fn any_value_has_an_outline() {
        let value = json!({ "a": 1, "b": { "c": ["x", "y"] }, "d": [{ "e": null }, [1, 2]], "f": [] });
        assert_eq!(outline(&value), "a: 1\nb:\n  c: x, y\nd:\n  -\n    e: none\n  - 1, 2\nf: none");
        assert_eq!(outline(&json!("text")), "text");
    }
}
