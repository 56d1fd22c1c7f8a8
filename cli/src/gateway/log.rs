//! What a gateway tells on standard error: a line of JSON for each thing that happens.

use serde_json::{Map, Value};
use std::{
    io::Write,
    time::{SystemTime, UNIX_EPOCH},
};

/// Something that is as it should be.
pub fn info(event: &str, fields: &[(&str, Value)]) {
    write("info", event, fields);
}

/// Something that somebody should look at.
pub fn warn(event: &str, fields: &[(&str, Value)]) {
    write("warn", event, fields);
}

/// Something that somebody must look at.
pub fn error(event: &str, fields: &[(&str, Value)]) {
    write("error", event, fields);
}

fn write(level: &str, event: &str, fields: &[(&str, Value)]) {
    // Nobody may be listening, and a gateway goes on without.
    let _ = writeln!(std::io::stderr().lock(), "{}", line(level, event, fields));
}

fn line(level: &str, event: &str, fields: &[(&str, Value)]) -> Value {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let mut line = Map::new();
    line.insert("time".into(), u64::try_from(now.as_millis()).unwrap_or_default().into());
    line.insert("level".into(), level.into());
    line.insert("event".into(), event.into());
    line.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    line.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_line_says_when_and_what() {
        let line = line("warn", "skipped", &[("tab", json!(7)), ("reason", json!("Lower\n"))]);
        assert_eq!((&line["level"], &line["event"], &line["tab"]), (&json!("warn"), &json!("skipped"), &json!(7)));
        assert!(line["time"].as_u64().unwrap() > 1_600_000_000_000);
        assert!(!line.to_string().contains('\n'));
    }
}
