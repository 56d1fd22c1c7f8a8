//! Tables of text: fields with commas between them, as RFC 4180 has them.

use crate::{Error, Result};
use std::io::{self, BufRead};

/// The most bytes of a row: a quote that nobody closes must not fill the memory.
pub(super) const MAX_ROW: usize = 64 << 20;

/// How a table should be.
const REMEDY: &str = "write it as RFC 4180 has it";

/// What is wrong with a row, which begins in a line, that has no fields.
pub(super) fn bad_quote(line: u64) -> Error {
    Error::local(format!("line {line} has a quote where none may be"), REMEDY)
}

/// The rows of a table.
pub(super) struct Csv<R> {
    input: R,
    /// The line that comes next, from 1 on.
    line: u64,
}

impl<R: BufRead> Csv<R> {
    pub fn new(input: R) -> Self {
        Self { input, line: 1 }
    }

    /// The next row, and the line that it begins in; empty lines are passed over.
    ///
    /// # Errors
    ///
    /// When it cannot be read, is too long, no UTF-8, or has a quote where none may be.
    pub fn row(&mut self) -> Result<Option<(u64, Vec<String>)>> {
        let Some((line, text)) = self.text()? else { return Ok(None) };
        fields(&text).map(|fields| Some((line, fields))).ok_or_else(|| bad_quote(line))
    }

    /// The same as it stands, without its break: its fields can be told apart elsewhere.
    ///
    /// # Errors
    ///
    /// When it cannot be read, is too long, or no UTF-8.
    pub fn text(&mut self) -> Result<Option<(u64, String)>> {
        loop {
            let begin = self.line;
            let mut bytes = Vec::new();
            // A line break between quotes is part of a field.
            while line(&mut self.input, &mut bytes)? {
                self.line = self.line.saturating_add(1);
                if bytes.iter().filter(|byte| **byte == b'"').count() % 2 == 0 {
                    break;
                }
            }
            if bytes.is_empty() {
                return Ok(None);
            }
            let text = String::from_utf8(bytes);
            let mut text = text.map_err(|_| Error::local(format!("line {begin} is no UTF-8"), REMEDY))?;
            text.truncate(without_break(&text).len());
            if begin == 1 {
                text = text.trim_start_matches('\u{feff}').to_owned();
            }
            if !text.is_empty() {
                return Ok(Some((begin, text)));
            }
        }
    }
}

/// Appends the next line with its break; false at the end.
///
/// # Errors
///
/// When it cannot be read, or the row is too long.
pub(super) fn line(input: &mut impl BufRead, out: &mut Vec<u8>) -> Result<bool> {
    let room = MAX_ROW.saturating_sub(out.len());
    let mut limited = io::Read::take(&mut *input, room as u64);
    let read = limited
        .read_until(b'\n', out)
        .map_err(|error| Error::local(format!("it cannot be read: {error}"), "see to it that you may"))?;
    if read == room {
        return Err(Error::local(format!("a row has more than {MAX_ROW} bytes"), "see whether it is such a table"));
    }
    Ok(read > 0)
}

/// A line without its break.
pub(super) fn without_break(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}

/// The fields of a row; nothing where it has a quote where none may be.
pub(super) fn fields(row: &str) -> Option<Vec<String>> {
    let (mut fields, mut rest) = (Vec::new(), row);
    loop {
        let (field, after) = match rest.strip_prefix('"') {
            Some(quoted) => unquoted(quoted)?,
            None => {
                let (field, after) = rest.split_at(rest.find(',').unwrap_or(rest.len()));
                (!field.contains('"')).then(|| (field.to_owned(), after))?
            }
        };
        fields.push(field);
        match after.strip_prefix(',') {
            Some(next) => rest = next,
            None if after.is_empty() => return Some(fields),
            None => return None,
        }
    }
}

/// A field up to the quote that closes it, and what comes after that.
fn unquoted(text: &str) -> Option<(String, &str)> {
    let (mut field, mut rest) = (String::new(), text);
    loop {
        let (part, after) = rest.split_once('"')?;
        field.push_str(part);
        match after.strip_prefix('"') {
            Some(more) => {
                field.push('"');
                rest = more;
            }
            None => return Some((field, after)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Result<Vec<(u64, Vec<String>)>> {
        let mut csv = Csv::new(text.as_bytes());
        let mut rows = Vec::new();
        while let Some(row) = csv.row()? {
            rows.push(row);
        }
        Ok(rows)
    }

    #[test]
    fn rows_are_those_of_the_rfc() {
        let text = "\u{feff}a,b\r\n\r\n\"x, \"\"y\"\"\r\nz\",\nlast,\"\"";
        let expected = [(1, vec!["a", "b"]), (3, vec!["x, \"y\"\r\nz", ""]), (5, vec!["last", ""])];
        let expected = expected.map(|(line, row)| (line, row.into_iter().map(str::to_owned).collect::<Vec<_>>()));
        assert_eq!(rows(text), Ok(expected.to_vec()));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for text in ["a\"b\"\n", "\"a\"b\n", "\"open\n", "x,\"\"\"\n"] {
            assert!(rows(text).unwrap_err().to_string().contains("quote"), "{text}");
        }
        let mut csv = Csv::new(&b"\xff\n"[..]);
        assert!(csv.row().unwrap_err().to_string().starts_with("line 1 is no UTF-8"));
    }
}
