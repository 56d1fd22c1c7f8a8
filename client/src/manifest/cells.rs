//! What the rows of a table say, taken from the very bytes that their records are the hashes of: who looks at a row
//! looks at what was committed to, and at nothing else.

use super::{
    Columns,
    build::hash_file,
    csv::Csv,
    fetch::{Place, read_file},
    rows::{Raw, Table, bytes_of_fields},
    writer::{CROISSANT, DESCRIPTION, TREE},
    wrong,
};
use crate::{Error, Result, hash::blake2_256, keys::store};
use serde_json::Value;
use std::{
    fs,
    io::BufReader,
    path::{Component, Path},
};

/// The most bytes of a `croissant.json`.
const MAX_CROISSANT: usize = 256 << 20;
/// How deep values may lie within each other.
const MAX_DEPTH: usize = 32;

/// What stands in a column of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Nothing,
    /// A number, or false and true as 0 and 1.
    Number(f64),
    /// Text.
    Text(String),
    /// A list of numbers.
    Numbers(Vec<f64>),
    /// Something else.
    Other,
}

/// A row: the record that it is as a leaf, and what its columns say.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The hash of all of it.
    pub digest: [u8; 32],
    /// Its columns by name, in its order.
    pub cells: Vec<(String, Cell)>,
}

/// The hashes of a file, and its length.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FileHashes {
    /// BLAKE2b-256: the record that it is as a leaf.
    pub record: [u8; 32],
    /// SHA-256.
    pub sha256: [u8; 32],
    /// Bytes.
    pub length: u64,
}

impl FileHashes {
    /// Those of a file. `read_some` is told of bytes as they are read.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn of(path: &Path, read_some: impl Fn(u64)) -> Result<Self> {
        hash_file(path, read_some).map(|(record, sha256, length)| Self { record, sha256, length })
    }
}

/// Whether a file is a table by its name.
pub fn is_table(path: &Path) -> bool {
    Table::of(path).is_some()
}

/// Reads a table, row after row; each comes with its number, or that of its line, from 1 on.
///
/// # Errors
///
/// When it is no table, cannot be read, or `visit` fails.
pub fn records(path: &Path, visit: &mut dyn FnMut(u64, Record) -> Result<()>) -> Result<()> {
    let table = Table::of(path).ok_or_else(|| {
        Error::local(format!("{} is no table", path.display()), "name a .csv, .jsonl, .ndjson or .parquet")
    })?;
    let head = if table == Table::Csv { head(path)? } else { Vec::new() };
    table.each(path, &Columns::default(), &mut |number, raw| {
        let of_row = |error: Error| error.of(format_args!("row {number}"));
        // They were written just now.
        let unread = || wrong("a row cannot be read");
        let record = match raw {
            Raw::Line(line) => Record { digest: blake2_256(&line), cells: of_json(&line)? },
            Raw::Text { head: places, line, text } => {
                let whole = bytes_of_fields(&places.fields(line, &text)?);
                Record { digest: blake2_256(&whole), cells: of_csv(&head, &whole).ok_or_else(unread)? }
            }
            Raw::Cells { whole, .. } => {
                Record { digest: blake2_256(&whole), cells: of_parquet(&whole).ok_or_else(unread)? }
            }
        };
        visit(number, record).map_err(of_row)
    })
}

/// The names of the files that a hosted manifest was built of, in the order of its leaves. Nobody vouches for them:
/// their hashes do.
///
/// # Errors
///
/// When the manifest does not say, or names something outside of a folder.
pub async fn sources(manifest: &str) -> Result<Vec<String>> {
    let json = Place::of(manifest)?.read(CROISSANT, MAX_CROISSANT).await?;
    parse_sources(&json)
}

fn parse_sources(json: &[u8]) -> Result<Vec<String>> {
    let nonsense = || wrong(format!("{CROISSANT} cannot be read"));
    let dataset: Value = serde_json::from_slice(json).map_err(|_| nonsense())?;
    let list = dataset.get("distribution").and_then(Value::as_array).ok_or_else(nonsense)?;
    let files = list.iter().filter(|entry| entry.get("@type").and_then(Value::as_str) == Some("cr:FileObject"));
    let mut names: Vec<String> = Vec::new();
    for file in files {
        let name = file.get("contentUrl").and_then(Value::as_str).ok_or_else(nonsense)?;
        if !Path::new(name).components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(wrong(format!("{CROISSANT} names {name:?}, which leads out of the folder")));
        }
        names.push(name.to_owned());
    }
    // The last two are the manifest's own.
    for own in [TREE, DESCRIPTION] {
        if names.pop().as_deref() != Some(own) {
            return Err(nonsense());
        }
    }
    Ok(names)
}

/// A file of at most so many bytes.
///
/// # Errors
///
/// When it cannot be read, or is longer.
pub fn read_small(path: &Path, most: usize) -> Result<Vec<u8>> {
    read_file(path, most)
}

/// The names of the columns of a CSV.
fn head(path: &Path) -> Result<Vec<String>> {
    let file = fs::File::open(path).map_err(|error| store::cannot("read", path, &error))?;
    let row = Csv::new(BufReader::new(file)).row().map_err(|error| error.of(path.display()))?;
    Ok(row.map(|(_, names)| names.iter().map(|name| name.trim().to_owned()).collect()).unwrap_or_default())
}

fn of_csv(head: &[String], whole: &[u8]) -> Option<Vec<(String, Cell)>> {
    let mut input = Input(whole);
    let mut cells = Vec::with_capacity(head.len());
    for name in head {
        let text = input.text()?;
        cells.push((name.clone(), if text.is_empty() { Cell::Nothing } else { Cell::Text(text) }));
    }
    input.0.is_empty().then_some(cells)
}

fn of_json(line: &[u8]) -> Result<Vec<(String, Cell)>> {
    match serde_json::from_slice(line) {
        Ok(Value::Object(object)) => Ok(object.into_iter().map(|(name, value)| (name, json_cell(value))).collect()),
        _ => Err(Error::local("it is no JSON object", "put one on each line")),
    }
}

fn json_cell(value: Value) -> Cell {
    match value {
        Value::Null => Cell::Nothing,
        Value::Bool(truth) => Cell::Number(truth.into()),
        Value::String(text) => Cell::Text(text),
        Value::Number(number) => number.as_f64().map_or(Cell::Other, Cell::Number),
        Value::Array(list) => {
            let numbers: Option<Vec<_>> = list.iter().map(Value::as_f64).collect();
            numbers.map_or(Cell::Other, Cell::Numbers)
        }
        Value::Object(_) => Cell::Other,
    }
}

fn of_parquet(whole: &[u8]) -> Option<Vec<(String, Cell)>> {
    let mut input = Input(whole);
    if input.byte()? != 9 {
        return None;
    }
    let count = input.count()?;
    let mut cells = Vec::new();
    for _ in 0..count {
        cells.push((input.text()?, input.cell(0)?));
    }
    input.0.is_empty().then_some(cells)
}

/// Bytes of a row, as `rows.rs` and `parquet.rs` write them.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn count(&mut self) -> Option<usize> {
        usize::try_from(u32::from_le_bytes(self.take(4)?.try_into().ok()?)).ok()
    }

    fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.count()?;
        self.take(length)
    }

    fn text(&mut self) -> Option<String> {
        String::from_utf8(self.bytes()?.to_vec()).ok()
    }

    fn whole_number(&mut self) -> Option<f64> {
        // What does not fit is rounded, as every number here is.
        Some(i128::from_le_bytes(self.take(16)?.try_into().ok()?) as f64)
    }

    fn cell(&mut self, depth: usize) -> Option<Cell> {
        if depth > MAX_DEPTH {
            return None;
        }
        let deeper = depth.saturating_add(1);
        Some(match self.byte()? {
            0 => Cell::Nothing,
            1 => Cell::Number(0.0),
            2 => Cell::Number(1.0),
            3 | 11 | 12 | 13 => Cell::Number(self.whole_number()?),
            4 => Cell::Number(f64::from_bits(u64::from_le_bytes(self.take(8)?.try_into().ok()?))),
            5 => Cell::Text(self.text()?),
            6 => {
                let bytes = self.bytes()?.to_vec();
                String::from_utf8(bytes).map_or(Cell::Other, Cell::Text)
            }
            7 => {
                let count = self.count()?;
                let list: Option<Vec<_>> = (0..count).map(|_| self.cell(deeper)).collect();
                let number = |cell: &Cell| if let Cell::Number(number) = cell { Some(*number) } else { None };
                let numbers: Option<Vec<_>> = list?.iter().map(number).collect();
                numbers.map_or(Cell::Other, Cell::Numbers)
            }
            8 => {
                let count = self.count()?;
                for _ in 0..count {
                    self.cell(deeper)?;
                    self.cell(deeper)?;
                }
                Cell::Other
            }
            9 => {
                let count = self.count()?;
                for _ in 0..count {
                    self.bytes()?;
                    self.cell(deeper)?;
                }
                Cell::Other
            }
            10 => {
                self.take(4)?;
                self.bytes()?;
                Cell::Other
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::{
        data_type::{ByteArrayType, DoubleType, Int64Type},
        file::{properties::WriterProperties, writer::SerializedFileWriter},
        schema::parser::parse_message_type,
    };
    use std::sync::Arc;

    fn read(path: &Path) -> Result<Vec<Record>> {
        let mut rows = Vec::new();
        records(path, &mut |_, record| {
            rows.push(record);
            Ok(())
        })?;
        Ok(rows)
    }

    fn written(name: &str, content: &str) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        (folder, path)
    }

    fn text(text: &str) -> Cell {
        Cell::Text(text.into())
    }

    #[test]
    fn a_row_of_csv_is_what_was_hashed() {
        let (_folder, path) = written("a.csv", "who, n ,text\nx,7,\"a,b\"\ny,,z\n");
        let rows = read(&path).unwrap();
        let names: Vec<_> = rows[0].cells.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["who", "n", "text"]);
        let cells: Vec<_> = rows[0].cells.iter().map(|(_, cell)| cell.clone()).collect();
        assert_eq!(cells, [text("x"), text("7"), text("a,b")]);
        assert_eq!(rows[0].digest, blake2_256(b"\x01\0\0\0x\x01\0\0\x007\x03\0\0\0a,b"));
        assert_eq!(rows[1].cells[1].1, Cell::Nothing);
        let (_folder, path) = written("a.csv", "a,b\n1\n");
        assert!(read(&path).unwrap_err().to_string().contains("line 2 has 1 fields"));
        let (_folder, path) = written("a.csv", "");
        assert_eq!(read(&path), Ok(vec![]));
    }

    #[test]
    fn a_line_of_json_is_what_was_hashed() {
        let line = "{\"a\": 1.5, \"b\": \"x\", \"c\": [1, 2], \"d\": null, \"e\": true, \"f\": [\"x\"], \"g\": {}}";
        let (_folder, path) = written("a.jsonl", &format!("{line}\n"));
        let rows = read(&path).unwrap();
        assert_eq!(rows[0].digest, blake2_256(line.as_bytes()));
        let cell = |name: &str| rows[0].cells.iter().find(|(known, _)| known == name).unwrap().1.clone();
        assert_eq!((cell("a"), cell("b"), cell("c")), (Cell::Number(1.5), text("x"), Cell::Numbers(vec![1.0, 2.0])));
        assert_eq!((cell("d"), cell("e"), cell("f")), (Cell::Nothing, Cell::Number(1.0), Cell::Other));
        assert_eq!(cell("g"), Cell::Other);
        let (_folder, path) = written("a.jsonl", "[1]\n");
        assert!(read(&path).unwrap_err().to_string().contains("no JSON object"));
    }

    #[test]
    fn a_row_of_parquet_is_what_was_hashed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.parquet");
        let schema = "message work { required binary who (UTF8); optional int64 units; required double x; }";
        let schema = Arc::new(parse_message_type(schema).unwrap());
        let properties = Arc::new(WriterProperties::builder().build());
        let mut writer = SerializedFileWriter::new(fs::File::create(&path).unwrap(), schema, properties).unwrap();
        let mut group = writer.next_row_group().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&["x".into(), "y".into()], None, None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&[-7], Some(&[1, 0]), None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<DoubleType>().write_batch(&[0.5, -2.0], None, None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
        writer.close().unwrap();
        let rows = read(&path).unwrap();
        let cells = |row: usize| rows[row].cells.iter().map(|(_, cell)| cell.clone()).collect::<Vec<_>>();
        assert_eq!(cells(0), [text("x"), Cell::Number(-7.0), Cell::Number(0.5)]);
        assert_eq!(cells(1), [text("y"), Cell::Nothing, Cell::Number(-2.0)]);
    }

    #[test]
    fn bytes_that_are_no_row_are_refused() {
        let deep: Vec<u8> = std::iter::repeat_n([7, 1, 0, 0, 0], 100).flatten().chain([0]).collect();
        let mut row = b"\x09\x01\0\0\0\x01\0\0\0x".to_vec();
        row.extend(&deep);
        for bytes in
            [&b""[..], b"\x08\0\0\0\0", b"\x09\x01\0\0\0", b"\x09\xff\xff\xff\xff", b"\x09\0\0\0\0\0", row.as_slice()]
        {
            assert_eq!(of_parquet(bytes), None, "{bytes:?}");
        }
        assert_eq!(of_parquet(b"\x09\0\0\0\0"), Some(vec![]));
        let nested = b"\x09\x02\0\0\0\x01\0\0\0a\x07\x01\0\0\0\x02\x01\0\0\0b\x0a\0\0\0\0\x01\0\0\0z";
        let expected = [("a".to_owned(), Cell::Numbers(vec![1.0])), ("b".to_owned(), Cell::Other)];
        assert_eq!(of_parquet(nested), Some(expected.to_vec()));
        assert_eq!(of_csv(&["a".into()], b"\x02\0\0\0x"), None);
    }

    #[test]
    fn sources_are_the_files_but_for_the_manifests_own() {
        let entry = |name: &str| format!("{{\"@type\":\"cr:FileObject\",\"contentUrl\":{name:?}}}");
        let dataset = |names: &[&str]| {
            let own = ["manifest.json", "tree.bin"];
            let list: Vec<_> = names.iter().chain(&own).map(|name| entry(name)).collect();
            format!("{{\"distribution\":[{},{{\"@type\":\"cr:FileSet\"}}]}}", list.join(","))
        };
        let names = parse_sources(dataset(&["a/b.csv", "c.csv"]).as_bytes()).unwrap();
        assert_eq!(names, ["a/b.csv", "c.csv"]);
        for name in ["../a.csv", "/etc/passwd", "a/../../b"] {
            assert!(parse_sources(dataset(&[name]).as_bytes()).unwrap_err().to_string().contains("out of the folder"));
        }
        assert!(parse_sources(b"{}").is_err() && parse_sources(b"{\"distribution\":[]}").is_err());
    }
}
