//! What a program that runs for long tells on standard error: a line of JSON for each thing that happens.

use crate::output::tell;
use serde_json::{Map, Value};
use std::time::{SystemTime, UNIX_EPOCH};

/// Something that is as it should be.
pub fn info(event: &str, fields: &[(&str, Value)]) {
    write("info", event, &map(fields));
}

/// Something that somebody should look at.
pub fn warn(event: &str, fields: &[(&str, Value)]) {
    write("warn", event, &map(fields));
}

/// Something that somebody must look at.
pub fn error(event: &str, fields: &[(&str, Value)]) {
    write("error", event, &map(fields));
}

fn map(fields: &[(&str, Value)]) -> Map<String, Value> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

/// Writes a line: when, how much it matters, what it is, and what belongs to it.
pub fn write(level: &str, event: &str, fields: &Map<String, Value>) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    tell(&line(u64::try_from(now.as_millis()).unwrap_or_default(), level, event, fields));
}

fn line(time: u64, level: &str, event: &str, fields: &Map<String, Value>) -> String {
    let mut line = Map::new();
    line.insert("time".into(), time.into());
    line.insert("level".into(), level.into());
    line.insert("event".into(), event.into());
    line.extend(fields.iter().map(|(name, value)| (name.clone(), value.clone())));
    Value::from(line).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_line_says_when_and_what() {
        let fields = json!({ "epoch": 7, "error": "two\nlines" });
        let line = line(1_700_000_000_000, "warn", "left out", fields.as_object().unwrap());
        assert_eq!(line.lines().count(), 1);
        let json: Value = serde_json::from_str(&line).unwrap();
        assert_eq!((&json["time"], &json["level"]), (&json!(1_700_000_000_000_u64), &json!("warn")));
        assert_eq!((&json["event"], &json["epoch"]), (&json!("left out"), &json!(7)));
        assert_eq!(json["error"], "two\nlines");
    }
}
