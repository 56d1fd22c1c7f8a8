//! Answers: rows with named columns, as JSON and as CSV.

use serde_json::{Map, Value as Json};

/// In what form an answer is given.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// An array of objects, or one object.
    Json,
    /// A line for each row, after one with the names of the columns.
    Csv,
}

impl Form {
    /// What the form is called in a `Content-Type`.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The names of the columns.
    pub columns: &'static [&'static str],
    /// The rows, with a value for each column.
    pub rows: Vec<Vec<Json>>,
    /// Whether it is about one thing, so that JSON has an object and no array.
    pub is_single: bool,
}

impl Table {
    /// Rows of these columns.
    pub fn new(columns: &'static [&'static str], rows: Vec<Vec<Json>>) -> Self {
        Self { columns, rows, is_single: false }
    }

    /// One thing with these columns.
    pub fn single(columns: &'static [&'static str], row: Vec<Json>) -> Self {
        Self { columns, rows: vec![row], is_single: true }
    }

    /// The whole answer in a form.
    pub fn text(self, form: Form) -> String {
        match form {
            Form::Json => self.json().to_string(),
            Form::Csv => self.csv(),
        }
    }

    fn json(self) -> Json {
        let columns = self.columns;
        let object = |row: Vec<Json>| -> Json {
            columns.iter().map(|column| (*column).to_owned()).zip(row).collect::<Map<_, _>>().into()
        };
        let mut rows = self.rows.into_iter().map(object);
        if self.is_single { rows.next().unwrap_or_default() } else { rows.collect() }
    }

    fn csv(&self) -> String {
        let mut text = String::new();
        line(&mut text, self.columns.iter().map(|column| (*column).to_owned()));
        for row in &self.rows {
            line(&mut text, row.iter().map(plain));
        }
        text
    }
}

/// A value as a cell: texts and numbers as they are, nothing as nothing, what has parts as JSON.
fn plain(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        value => value.to_string(),
    }
}

/// Adds a line. Cells are quoted where they must be.
pub fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_forms_have_the_same_in_them() {
        let rows = vec![
            vec![json!(1), json!("Wren, \"singing\""), json!({ "a": 1 })],
            vec![json!(2), Json::Null, json!(true)],
        ];
        let table = Table::new(&["id", "name", "more"], rows);
        assert_eq!(
            table.clone().text(Form::Csv),
            "id,name,more\r\n1,\"Wren, \"\"singing\"\"\",\"{\"\"a\"\":1}\"\r\n2,,true\r\n"
        );
        let read: Json = serde_json::from_str(&table.text(Form::Json)).unwrap();
        assert_eq!(read[0], json!({ "id": 1, "name": "Wren, \"singing\"", "more": { "a": 1 } }));
        assert_eq!(read[1]["name"], Json::Null);
    }

    #[test]
    fn one_thing_is_an_object() {
        let table = Table::single(&["block"], vec![json!(7)]);
        assert_eq!(table.clone().text(Form::Json), "{\"block\":7}");
        assert_eq!(table.text(Form::Csv), "block\r\n7\r\n");
    }
}
