//! Tables of work, a leaf for each row. What the record of a row is the hash of:
//!
//! | table | bytes |
//! | --- | --- |
//! | JSONL | the line as it stands, without its line break (LF or CR LF) |
//! | CSV | of each field in its order: its length as four bytes, little-endian, and its text, without quotes |
//! | Parquet | see `parquet.rs`: each column in its order, its name and its value |
//!
//! With a record column, the text of that column, or, if it is a hash of 64 digits after `0x`, that hash.

use super::{
    csv::{self, Csv},
    parquet,
};
use crate::{Error, Result, connection::parse_hash, hash::blake2_256, keys::store};
use serde_json::Value;
use std::{fs, io::BufReader, path::Path, sync::Arc};

/// How tables are read at a time, in bytes.
const BUFFER: usize = 1 << 20;

/// Which columns say what.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Columns {
    /// Whose a row is.
    pub owner: Option<String>,
    /// How much it is.
    pub units: Option<String>,
    /// What is hashed in place of the whole row.
    pub record: Option<String>,
}

/// A kind of table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Table {
    Jsonl,
    Csv,
    Parquet,
}

/// What a row says.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Row {
    pub owner: Option<String>,
    pub units: Option<String>,
    pub record: [u8; 32],
}

/// A row as it was read, to be understood beside others.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Raw {
    /// A line of JSON.
    Line(Vec<u8>),
    /// A row of CSV as it stands, the line that it begins in, and where it has what.
    Text { head: Arc<Head>, line: u64, text: String },
    /// What its columns say, and the bytes of all of it.
    Cells { owner: Option<String>, units: Option<String>, record: Option<String>, whole: Vec<u8> },
}

/// Where the rows of a table of text have what.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Head {
    columns: usize,
    owner: Option<usize>,
    units: Option<usize>,
    record: Option<usize>,
}

impl Head {
    /// What the first row says of those that follow.
    fn new(names: &[String], columns: &Columns) -> Result<Self> {
        let place = |column: &Option<String>| {
            let Some(column) = column else { return Ok(None) };
            names.iter().position(|name| name.trim() == column).map(Some).ok_or_else(|| no_column(column))
        };
        let (owner, units, record) = (place(&columns.owner)?, place(&columns.units)?, place(&columns.record)?);
        Ok(Self { columns: names.len(), owner, units, record })
    }

    /// The fields of a row that begins in a line, as many as there are columns.
    ///
    /// # Errors
    ///
    /// When they are more or fewer, or a quote is where none may be.
    pub fn fields(&self, line: u64, text: &str) -> Result<Vec<String>> {
        let fields = csv::fields(text).ok_or_else(|| csv::bad_quote(line))?;
        if fields.len() != self.columns {
            let what = format!("line {line} has {} fields, not {}", fields.len(), self.columns);
            return Err(Error::local(what, "see whether a quote is missing"));
        }
        Ok(fields)
    }
}

/// The bytes of all of a row with these fields.
pub(super) fn bytes_of_fields(fields: &[String]) -> Vec<u8> {
    let mut whole = Vec::with_capacity(fields.iter().map(|field| field.len().saturating_add(4)).sum());
    fields.iter().for_each(|field| put_text(field.as_bytes(), &mut whole));
    whole
}

impl Table {
    /// The kind of table that a file is, by its name.
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_lowercase().as_str() {
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            "parquet" => Some(Self::Parquet),
            _ => None,
        }
    }

    /// Reads a table, row after row; each comes with its number, or that of its line, from 1 on.
    ///
    /// # Errors
    ///
    /// When it cannot be read, lacks a column, or `visit` fails.
    pub fn each(self, path: &Path, columns: &Columns, visit: &mut dyn FnMut(u64, Raw) -> Result<()>) -> Result<()> {
        let shown = || path.display().to_string();
        let read = match self {
            Self::Jsonl => jsonl(path, visit),
            Self::Csv => csv(path, columns, visit),
            Self::Parquet => parquet::each(path, columns, visit),
        };
        read.map_err(|error| error.of(shown()))
    }
}

impl Raw {
    /// How much memory it takes.
    pub fn size(&self) -> usize {
        match self {
            Self::Line(bytes) | Self::Cells { whole: bytes, .. } => bytes.len(),
            Self::Text { text, .. } => text.len(),
        }
    }

    /// What it says.
    ///
    /// # Errors
    ///
    /// When it is no JSON object, no row of its table, or lacks a column.
    pub fn row(&self, columns: &Columns) -> Result<Row> {
        match self {
            Self::Line(bytes) => row_of_line(bytes, columns),
            Self::Text { head, line, text } => {
                let fields = head.fields(*line, text)?;
                let cell = |place: Option<usize>| place.and_then(|place| fields.get(place)).cloned();
                let record = cell(head.record);
                let record = record.map_or_else(|| blake2_256(&bytes_of_fields(&fields)), |text| record_of_text(&text));
                Ok(Row { owner: cell(head.owner), units: cell(head.units), record })
            }
            Self::Cells { owner, units, record, whole } => {
                let record = record.as_deref().map_or_else(|| blake2_256(whole), record_of_text);
                Ok(Row { owner: owner.clone(), units: units.clone(), record })
            }
        }
    }
}

/// The record that a column says.
fn record_of_text(text: &str) -> [u8; 32] {
    parse_hash(text).unwrap_or_else(|| blake2_256(text.as_bytes()))
}

fn row_of_line(line: &[u8], columns: &Columns) -> Result<Row> {
    if *columns == Columns::default() {
        return Ok(Row { record: blake2_256(line), ..Row::default() });
    }
    let object = serde_json::from_slice::<Value>(line).ok().and_then(|value| match value {
        Value::Object(object) => Some(object),
        _ => None,
    });
    let object = object.ok_or_else(|| Error::local("it is no JSON object", "put one on each line"))?;
    let text = |column: &Option<String>| {
        let Some(column) = column else { return Ok(None) };
        match object.get(column) {
            Some(Value::String(text)) => Ok(Some(text.clone())),
            None | Some(Value::Null) => Err(no_column(column)),
            Some(other) => Ok(Some(other.to_string())),
        }
    };
    let record = text(&columns.record)?;
    let record = record.map_or_else(|| blake2_256(line), |text| record_of_text(&text));
    Ok(Row { owner: text(&columns.owner)?, units: text(&columns.units)?, record })
}

/// A row, or a table, without a column that is needed.
pub(super) fn no_column(column: &str) -> Error {
    Error::local(format!("there is nothing in the column {column:?}"), "name the column that says it, or fill it")
}

fn open(path: &Path) -> Result<BufReader<fs::File>> {
    let file = fs::File::open(path).map_err(|error| store::cannot("read", path, &error))?;
    Ok(BufReader::with_capacity(BUFFER, file))
}

fn jsonl(path: &Path, visit: &mut dyn FnMut(u64, Raw) -> Result<()>) -> Result<()> {
    let mut input = open(path)?;
    let mut number = 0_u64;
    loop {
        let mut bytes = Vec::new();
        if !csv::line(&mut input, &mut bytes)? {
            return Ok(());
        }
        number = number.saturating_add(1);
        if bytes.ends_with(b"\n") {
            bytes.pop();
        }
        if bytes.ends_with(b"\r") {
            bytes.pop();
        }
        if !bytes.iter().all(u8::is_ascii_whitespace) {
            visit(number, Raw::Line(bytes))?;
        }
    }
}

fn csv(path: &Path, columns: &Columns, visit: &mut dyn FnMut(u64, Raw) -> Result<()>) -> Result<()> {
    let mut table = Csv::new(open(path)?);
    let Some((_, names)) = table.row()? else { return Ok(()) };
    let head = Arc::new(Head::new(&names, columns)?);
    while let Some((line, text)) = table.text()? {
        visit(line, Raw::Text { head: head.clone(), line, text })?;
    }
    Ok(())
}

/// Appends the length of bytes, as four of its own, and the bytes.
pub(super) fn put_text(bytes: &[u8], out: &mut Vec<u8>) {
    // A row is shorter than that.
    out.extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, content: &str, columns: &Columns) -> Result<Vec<Row>> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        let mut rows = Vec::new();
        Table::of(&path).unwrap().each(&path, columns, &mut |_, raw| {
            rows.push(raw.row(columns)?);
            Ok(())
        })?;
        Ok(rows)
    }

    fn columns(owner: &str, units: &str, record: Option<&str>) -> Columns {
        Columns { owner: Some(owner.into()), units: Some(units.into()), record: record.map(str::to_owned) }
    }

    #[test]
    fn a_line_of_json_is_hashed_as_it_stands() {
        let lines = "{\"who\": \"x\", \"n\": 7}\r\n\n{\"n\":1,\"who\":\"y\"}";
        let rows = read("a.jsonl", lines, &columns("who", "n", None)).unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].record, blake2_256(b"{\"who\": \"x\", \"n\": 7}"));
        assert_eq!((rows[1].owner.as_deref(), rows[1].units.as_deref()), (Some("y"), Some("1")));
        assert_eq!(read("a.ndjson", "no json\n", &Columns::default()).unwrap()[0].record, blake2_256(b"no json"));
        for line in ["[]", "{\"who\":\"x\"}", "{\"who\":\"x\",\"n\":null}", "{"] {
            assert!(read("a.jsonl", line, &columns("who", "n", None)).is_err(), "{line}");
        }
    }

    #[test]
    fn a_row_of_csv_is_hashed_by_its_fields() {
        let rows = read("a.csv", "who,n,text\nx,7,\"a,b\"\n", &columns("who", "n", None)).unwrap();
        assert_eq!(rows[0].record, blake2_256(b"\x01\0\0\0x\x01\0\0\x007\x03\0\0\0a,b"));
        let rows = read("a.csv", "who,n,text\nx,7,\"a,b\"\n", &columns("who", "n", Some("text"))).unwrap();
        assert_eq!(rows[0].record, blake2_256(b"a,b"));
        let hash = format!("0x{}", "01".repeat(32));
        let rows = read("a.csv", &format!("who,n,text\nx,7,{hash}\n"), &columns("who", "n", Some("text"))).unwrap();
        assert_eq!(rows[0].record, [1; 32]);
        assert!(read("a.csv", "who,n\nx,7\n", &columns("whom", "n", None)).is_err());
        let error = |text: &str| read("a.csv", text, &columns("who", "n", None)).unwrap_err().to_string();
        assert!(error("who,n\nx\n").contains("line 2 has 1 fields, not 2"));
        assert!(error("who,n\nx,a\"b\"\n").contains("line 2 has a quote where none may be"));
        assert!(error("who,\"n\n").contains("line 1 has a quote"));
    }
}
