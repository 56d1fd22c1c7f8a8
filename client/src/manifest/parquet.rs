//! Tables of Parquet. The record of a row is the hash of its columns in their order: of each its name and its value,
//! written so that the compression and the pages of the file do not matter.
//!
//! | value | bytes, after the one that says what it is |
//! | --- | --- |
//! | nothing | `00` |
//! | false, true | `01`, `02` |
//! | whole number of any width | `03`, sixteen bytes |
//! | floating-point number of any width | `04`, eight bytes of its 64-bit form |
//! | text | `05`, length, UTF-8 |
//! | bytes | `06`, length, bytes |
//! | list | `07`, number of elements, elements |
//! | map | `08`, number of entries, of each its key and its value |
//! | group | `09`, number of fields, of each its name (length, UTF-8) and its value |
//! | decimal | `0a`, scale (four bytes), length, bytes of the number as the file has them |
//! | date | `0b`, days since 1970 (sixteen bytes) |
//! | time of day | `0c`, microseconds (sixteen bytes) |
//! | point in time | `0d`, microseconds since 1970 (sixteen bytes) |
//!
//! Lengths and numbers of elements are four bytes; integers are little-endian, with their sign. A row is a group.

use super::rows::{Columns, Raw, no_column, put_text};
use crate::{Error, Result, keys::store};
use parquet::{
    errors::ParquetError,
    file::reader::{FileReader, SerializedFileReader},
    record::{Field, Row},
};
use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

/// Reads a table, row after row.
///
/// # Errors
///
/// When it cannot be read, lacks a column, or `visit` fails.
pub(super) fn each(path: &Path, columns: &Columns, visit: &mut dyn FnMut(u64, Raw) -> Result<()>) -> Result<()> {
    let file = fs::File::open(path).map_err(|error| store::cannot("read", path, &error))?;
    let reader = guarded(|| SerializedFileReader::new(file))?;
    let mut rows = guarded(|| reader.get_row_iter(None))?;
    for number in 1_u64.. {
        let Some(row) = guarded(|| rows.next().transpose())? else { break };
        let raw = raw(&row, columns).map_err(|error| error.of(format_args!("row {number}")))?;
        visit(number, raw)?;
    }
    Ok(())
}

/// What a damaged file is refused with: the reader of such files may panic in it.
fn guarded<T>(read: impl FnOnce() -> std::result::Result<T, ParquetError>) -> Result<T> {
    let damaged = |why: String| Error::local(format!("it is no Parquet that can be read: {why}"), "write it anew");
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(done) => done.map_err(|error| damaged(error.to_string())),
        Err(_) => Err(damaged("its parts do not go together".into())),
    }
}

fn raw(row: &Row, columns: &Columns) -> Result<Raw> {
    let text = |column: &Option<String>| {
        let Some(column) = column else { return Ok(None) };
        let found = row.get_column_iter().find(|(name, _)| *name == column);
        found.and_then(|(_, field)| text(field)).map(Some).ok_or_else(|| no_column(column))
    };
    let (owner, units, record) = (text(&columns.owner)?, text(&columns.units)?, text(&columns.record)?);
    let mut whole = Vec::new();
    put_row(row, &mut whole);
    Ok(Raw::Cells { owner, units, record, whole })
}

/// A field in words, if it is plain.
fn text(field: &Field) -> Option<String> {
    match field {
        Field::Str(text) => Some(text.clone()),
        // Hashes and public keys.
        Field::Bytes(bytes) if bytes.data().len() == 32 => Some(format!("0x{}", hex::encode(bytes.data()))),
        Field::Bytes(bytes) => String::from_utf8(bytes.data().to_vec()).ok(),
        field => whole_number(field).map(|number| number.to_string()),
    }
}

fn whole_number(field: &Field) -> Option<i128> {
    match field {
        Field::Byte(number) => Some((*number).into()),
        Field::Short(number) => Some((*number).into()),
        Field::Int(number) => Some((*number).into()),
        Field::Long(number) => Some((*number).into()),
        Field::UByte(number) => Some((*number).into()),
        Field::UShort(number) => Some((*number).into()),
        Field::UInt(number) => Some((*number).into()),
        Field::ULong(number) => Some((*number).into()),
        _ => None,
    }
}

fn put_row(row: &Row, out: &mut Vec<u8>) {
    put_count(9, row.len(), out);
    for (name, field) in row.get_column_iter() {
        put_text(name.as_bytes(), out);
        put(field, out);
    }
}

fn put(field: &Field, out: &mut Vec<u8>) {
    if let Some(number) = whole_number(field) {
        return put_number(3, number, out);
    }
    match field {
        Field::Bool(truth) => out.push(if *truth { 2 } else { 1 }),
        Field::Float16(number) => put_float(number.to_f64(), out),
        Field::Float(number) => put_float((*number).into(), out),
        Field::Double(number) => put_float(*number, out),
        Field::Str(text) => put_bytes(5, text.as_bytes(), out),
        Field::Bytes(bytes) => put_bytes(6, bytes.data(), out),
        Field::ListInternal(list) => {
            put_count(7, list.len(), out);
            list.elements().iter().for_each(|element| put(element, out));
        }
        Field::MapInternal(map) => {
            put_count(8, map.len(), out);
            for (key, value) in map.entries() {
                put(key, out);
                put(value, out);
            }
        }
        Field::Group(row) => put_row(row, out),
        Field::Decimal(decimal) => {
            out.push(10);
            out.extend(decimal.scale().to_le_bytes());
            put_text(decimal.data(), out);
        }
        Field::Date(days) => put_number(11, (*days).into(), out),
        Field::TimeMillis(time) => put_number(12, i128::from(*time).saturating_mul(1_000), out),
        Field::TimeMicros(time) => put_number(12, (*time).into(), out),
        Field::TimestampMillis(time) => put_number(13, i128::from(*time).saturating_mul(1_000), out),
        Field::TimestampMicros(time) => put_number(13, (*time).into(), out),
        // Whole numbers are written already.
        _ => out.push(0),
    }
}

fn put_number(kind: u8, number: i128, out: &mut Vec<u8>) {
    out.push(kind);
    out.extend(number.to_le_bytes());
}

fn put_float(number: f64, out: &mut Vec<u8>) {
    out.push(4);
    out.extend(number.to_bits().to_le_bytes());
}

fn put_bytes(kind: u8, bytes: &[u8], out: &mut Vec<u8>) {
    out.push(kind);
    put_text(bytes, out);
}

fn put_count(kind: u8, count: usize, out: &mut Vec<u8>) {
    out.push(kind);
    out.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::blake2_256;
    use parquet::{
        basic::Compression,
        data_type::{ByteArrayType, Int64Type},
        file::{properties::WriterProperties, writer::SerializedFileWriter},
        schema::parser::parse_message_type,
    };
    use std::sync::Arc;

    fn written(path: &Path, compression: Compression) {
        let schema = "message work { required binary who (UTF8); optional int64 units; }";
        let schema = Arc::new(parse_message_type(schema).unwrap());
        let properties = Arc::new(WriterProperties::builder().set_compression(compression).build());
        let mut writer = SerializedFileWriter::new(fs::File::create(path).unwrap(), schema, properties).unwrap();
        let mut group = writer.next_row_group().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&["x".into(), "y".into()], None, None).unwrap();
        column.close().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&[7], Some(&[1, 0]), None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
        writer.close().unwrap();
    }

    fn read(path: &Path, columns: &Columns) -> Result<Vec<Raw>> {
        let mut rows = Vec::new();
        each(path, columns, &mut |_, raw| {
            rows.push(raw);
            Ok(())
        })?;
        Ok(rows)
    }

    #[test]
    fn a_row_is_hashed_by_its_values_however_they_are_packed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.parquet");
        let columns = Columns { owner: Some("who".into()), ..Columns::default() };
        let mut bytes = b"\x09\x02\0\0\0\x03\0\0\0who\x05\x01\0\0\0x\x05\0\0\0units\x03".to_vec();
        bytes.extend(7_i128.to_le_bytes());
        for compression in [Compression::UNCOMPRESSED, Compression::SNAPPY, Compression::ZSTD(Default::default())] {
            written(&path, compression);
            let rows = read(&path, &columns).unwrap();
            assert_eq!(rows.len(), 2);
            let row = rows[0].row(&columns).unwrap();
            assert_eq!((row.owner.as_deref(), row.record), (Some("x"), blake2_256(&bytes)), "{compression:?}");
        }
        let units = Columns { units: Some("units".into()), ..columns };
        assert!(read(&path, &units).unwrap_err().to_string().starts_with("row 2: there is nothing in the column"));
    }

    #[test]
    fn what_is_no_parquet_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.parquet");
        written(&path, Compression::SNAPPY);
        let whole = fs::read(&path).unwrap();
        for bytes in [&b"PAR1"[..], &whole[..whole.len() - 9]] {
            fs::write(&path, bytes).unwrap();
            let error = read(&path, &Columns::default()).unwrap_err();
            assert!(error.to_string().contains("no Parquet"), "{error}");
        }
    }
}
