//! `tributary history export`: the history as files that other programs read.

use super::{
    ask::{self, Refusal},
    file_in,
    store::amount,
    table::line,
};
use crate::about;
use parquet::{
    basic::Compression,
    data_type::{ByteArray, ByteArrayType, FixedLenByteArray, FixedLenByteArrayType, Int64Type},
    errors::ParquetError,
    file::{properties::WriterProperties, writer::SerializedFileWriter},
    schema::parser::parse_message_type,
};
use rusqlite::{Connection, Row};
use sc_service::BasePath;
use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    sync::Arc,
};
use tributary_primitives::Balance;

/// How many rows are held in memory, and make a group in a file of Parquet.
const GROUP: usize = 20_000;

/// Write the history of a chain to files.
#[derive(Debug, clap::Parser)]
pub struct HistoryCmd {
    #[command(subcommand)]
    what: HistorySubcommand,
}

#[derive(Debug, clap::Subcommand)]
enum HistorySubcommand {
    /// Write events, payments, assets, scores and blocks, a file for each. The node may run meanwhile.
    Export(ExportCmd),
}

/// What is written, and where.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("form").required(true).args(["parquet", "csv"]))]
struct ExportCmd {
    /// The folder of the node's data, as it was started with; of a devnet, that of its --state-dir.
    #[arg(long, value_name = "DIR")]
    base_path: Option<PathBuf>,

    /// The chain's id, where the folder has the histories of several.
    #[arg(long, value_name = "ID")]
    chain: Option<String>,

    /// Write Parquet, amounts as decimal numbers of 38 digits.
    #[arg(long)]
    parquet: bool,

    /// Write CSV, amounts as decimal digits.
    #[arg(long)]
    csv: bool,

    /// The folder for the files. Files that are there are not touched.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

impl HistoryCmd {
    /// Does what was asked for.
    ///
    /// # Errors
    ///
    /// A sentence when there is no such history, or the files cannot be written.
    pub fn run(&self) -> Result<(), String> {
        let HistorySubcommand::Export(cmd) = &self.what;
        let base = cmd.base_path.clone().unwrap_or_else(|| {
            let default = BasePath::from_project("", "", &about::executable_name());
            default.path().to_owned()
        });
        let history = find(&base, cmd.chain.as_deref())?;
        fs::create_dir_all(&cmd.out)
            .map_err(|error| format!("cannot write to {}: {error}: pass another --out", cmd.out.display()))?;
        for (name, count) in export(&history, &cmd.out, cmd.parquet && !cmd.csv)? {
            println!("{count:>12} {name}");
        }
        Ok(())
    }
}

/// The history below a folder of a node's data.
fn find(base: &Path, chain: Option<&str>) -> Result<PathBuf, String> {
    let chains = fs::read_dir(base.join("chains")).into_iter().flatten().flatten();
    let histories = chains.map(|chain| (chain.file_name().to_string_lossy().into_owned(), file_in(&chain.path())));
    let mut histories: Vec<_> = histories.filter(|(_, file)| file.is_file()).collect();
    histories.sort();
    let ids = histories.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(", ");
    if let Some(chain) = chain {
        histories.retain(|(id, _)| id == chain);
    }
    let base = base.display();
    match histories.as_slice() {
        [(_, file)] => Ok(file.clone()),
        [] if ids.is_empty() => {
            Err(format!("there is no history in {base}: pass the --base-path of a node that runs with --history"))
        }
        _ => Err(format!("{base} has the histories of {ids}: pass the id of one as --chain")),
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Integer,
    Text,
    /// Planck, in two columns of the database.
    Amount,
}

/// A file.
struct Export {
    name: &'static str,
    columns: &'static [(&'static str, Kind)],
    query: &'static str,
}

const EXPORTS: [Export; 5] = [
    Export {
        name: "events",
        columns: &[
            ("block", Kind::Integer),
            ("index", Kind::Integer),
            ("time", Kind::Integer),
            ("pallet", Kind::Text),
            ("name", Kind::Text),
            ("fields", Kind::Text),
        ],
        query: "SELECT e.id / 1000000, e.id % 1000000, b.time, k.pallet, k.name, e.fields FROM events AS e
                JOIN kinds AS k ON k.id = e.kind LEFT JOIN blocks AS b ON b.number = e.id / 1000000 ORDER BY e.id",
    },
    Export {
        name: "payments",
        columns: &[
            ("block", Kind::Integer),
            ("time", Kind::Integer),
            ("epoch", Kind::Integer),
            ("kind", Kind::Text),
            ("asset", Kind::Integer),
            ("payer", Kind::Text),
            ("payee", Kind::Text),
            ("amount", Kind::Amount),
        ],
        query: "SELECT p.event / 1000000, b.time, p.epoch, p.kind, nullif(p.asset, -1), s.name, t.name, p.high, p.low
                FROM payments AS p LEFT JOIN subjects AS s ON s.id = p.payer LEFT JOIN subjects AS t ON t.id = p.payee
                LEFT JOIN blocks AS b ON b.number = p.event / 1000000 ORDER BY p.id",
    },
    Export {
        name: "assets",
        columns: &[
            ("asset", Kind::Integer),
            ("kind", Kind::Text),
            ("state", Kind::Text),
            ("retired", Kind::Integer),
            ("name", Kind::Text),
            ("steward", Kind::Text),
            ("record", Kind::Text),
        ],
        query: "SELECT asset, kind, state, retired, name, steward, record FROM assets AS a
                WHERE NOT EXISTS (SELECT 1 FROM assets AS n WHERE n.asset = a.asset AND n.block > a.block)
                ORDER BY asset",
    },
    Export {
        name: "scores",
        columns: &[
            ("asset", Kind::Integer),
            ("epoch", Kind::Integer),
            ("consensus", Kind::Integer),
            ("score", Kind::Text),
            ("block", Kind::Integer),
        ],
        query: "SELECT asset, epoch, consensus, score, block FROM scores ORDER BY asset, epoch",
    },
    Export {
        name: "blocks",
        columns: &[("number", Kind::Integer), ("hash", Kind::Text), ("time", Kind::Integer), ("epoch", Kind::Integer)],
        query: "SELECT number, '0x' || lower(hex(hash)), time, epoch FROM blocks ORDER BY number",
    },
];

/// A value of a row.
enum Cell {
    Integer(Option<i64>),
    Text(Option<String>),
    Amount(Balance),
}

/// Writes all files into a folder, and answers their names with how many rows each has. They agree with one another,
/// whatever is written to the history meanwhile.
fn export(history: &Path, out: &Path, is_parquet: bool) -> Result<Vec<(String, usize)>, String> {
    let unreadable = |error: rusqlite::Error| format!("the history {} cannot be read: {error}", history.display());
    let database = ask::open(history).map_err(|refusal| match refusal {
        Refusal::Bad(sentence) | Refusal::Nothing(sentence) | Refusal::Failed(sentence) => sentence,
    })?;
    let snapshot = database.unchecked_transaction().map_err(unreadable)?;
    let mut written = Vec::new();
    for table in &EXPORTS {
        let name = format!("{}.{}", table.name, if is_parquet { "parquet" } else { "csv" });
        let path = out.join(&name);
        let file = File::create_new(&path)
            .map_err(|error| format!("cannot write {}: {error}: pass another --out", path.display()))?;
        let broken = |error: Broken| match error {
            Broken::Read(error) => unreadable(error),
            Broken::Written(error) => format!("cannot write {}: {error}", path.display()),
        };
        let rows = if is_parquet { as_parquet(&snapshot, table, file) } else { as_csv(&snapshot, table, file) };
        written.push((name, rows.map_err(broken)?));
    }
    Ok(written)
}

/// Why a file is not whole.
enum Broken {
    Read(rusqlite::Error),
    Written(String),
}

impl From<rusqlite::Error> for Broken {
    fn from(error: rusqlite::Error) -> Self {
        Self::Read(error)
    }
}

impl From<std::io::Error> for Broken {
    fn from(error: std::io::Error) -> Self {
        Self::Written(error.to_string())
    }
}

impl From<ParquetError> for Broken {
    fn from(error: ParquetError) -> Self {
        Self::Written(error.to_string())
    }
}

/// Reads the rows of a table, and hands them over in groups. Answers how many there are.
fn each_group(
    database: &Connection,
    table: &Export,
    mut visit: impl FnMut(Vec<Vec<Cell>>) -> Result<(), Broken>,
) -> Result<usize, Broken> {
    let mut query = database.prepare(table.query)?;
    let mut rows = query.query([])?;
    let (mut group, mut count) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        group.push(cells(row, table.columns)?);
        count += 1;
        if group.len() == GROUP {
            visit(std::mem::take(&mut group))?;
        }
    }
    if !group.is_empty() {
        visit(group)?;
    }
    Ok(count)
}

fn cells(row: &Row<'_>, columns: &[(&str, Kind)]) -> rusqlite::Result<Vec<Cell>> {
    // An amount is the last column wherever there is one, so that a column is where it is in the database.
    let cell = |(index, (_, kind)): (usize, &(&str, Kind))| {
        Ok(match kind {
            Kind::Integer => Cell::Integer(row.get(index)?),
            Kind::Text => Cell::Text(row.get(index)?),
            Kind::Amount => Cell::Amount(amount(row, index)?),
        })
    };
    columns.iter().enumerate().map(cell).collect()
}

fn as_csv(database: &Connection, table: &Export, file: File) -> Result<usize, Broken> {
    let mut file = BufWriter::new(file);
    let mut text = String::new();
    line(&mut text, table.columns.iter().map(|(name, _)| (*name).to_owned()));
    file.write_all(text.as_bytes())?;
    let count = each_group(database, table, |group| {
        for row in group {
            text.clear();
            let cells = row.into_iter().map(|cell| match cell {
                Cell::Integer(number) => number.map(|number| number.to_string()).unwrap_or_default(),
                Cell::Text(text) => text.unwrap_or_default(),
                Cell::Amount(planck) => planck.to_string(),
            });
            line(&mut text, cells);
            file.write_all(text.as_bytes())?;
        }
        Ok(())
    })?;
    file.flush()?;
    Ok(count)
}

fn as_parquet(database: &Connection, table: &Export, file: File) -> Result<usize, Broken> {
    let columns = table.columns.iter().map(|(name, kind)| match kind {
        Kind::Integer => format!("optional int64 {name};"),
        Kind::Text => format!("optional binary {name} (UTF8);"),
        Kind::Amount => format!("required fixed_len_byte_array (16) {name} (DECIMAL(38, 0));"),
    });
    let schema = format!("message {} {{ {} }}", table.name, columns.collect::<Vec<_>>().join(" "));
    let schema = Arc::new(parse_message_type(&schema)?);
    let properties =
        Arc::new(WriterProperties::builder().set_compression(Compression::ZSTD(Default::default())).build());
    let mut writer = SerializedFileWriter::new(file, schema, properties)?;
    let count = each_group(database, table, |rows| {
        let mut group = writer.next_row_group()?;
        for (index, (_, kind)) in table.columns.iter().enumerate() {
            let Some(mut column) = group.next_column()? else { break };
            let cells = rows.iter().filter_map(|row| row.get(index));
            match kind {
                Kind::Integer => {
                    let (values, levels) = optional(cells, |cell| match cell {
                        Cell::Integer(number) => *number,
                        Cell::Text(_) | Cell::Amount(_) => None,
                    });
                    column.typed::<Int64Type>().write_batch(&values, Some(&levels), None)?;
                }
                Kind::Text => {
                    let (values, levels) = optional(cells, |cell| match cell {
                        Cell::Text(text) => text.as_ref().map(|text| ByteArray::from(text.as_bytes().to_vec())),
                        Cell::Integer(_) | Cell::Amount(_) => None,
                    });
                    column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
                }
                Kind::Amount => {
                    let values = cells.map(|cell| match cell {
                        Cell::Amount(planck) => *planck,
                        Cell::Integer(_) | Cell::Text(_) => 0,
                    });
                    let values: Vec<_> =
                        values.map(|planck| FixedLenByteArray::from(planck.to_be_bytes().to_vec())).collect();
                    column.typed::<FixedLenByteArrayType>().write_batch(&values, None, None)?;
                }
            }
            column.close()?;
        }
        group.close()?;
        Ok(())
    })?;
    writer.close()?;
    Ok(count)
}

/// The values that there are, and for each cell whether there is one.
fn optional<'a, T>(cells: impl Iterator<Item = &'a Cell>, value: impl Fn(&Cell) -> Option<T>) -> (Vec<T>, Vec<i16>) {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        let value = value(cell);
        levels.push(i16::from(value.is_some()));
        values.extend(value);
    }
    (values, levels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::tests::filled;
    use parquet::{
        file::{reader::FileReader, serialized_reader::SerializedFileReader},
        record::RowAccessor,
    };

    #[test]
    fn both_forms_have_the_same_rows() {
        let folder = tempfile::tempdir().unwrap();
        let file = file_in(&folder.path().join("chains/dev"));
        filled(&file);
        assert_eq!(find(folder.path(), None), Ok(file.clone()));
        let csv = folder.path().join("csv");
        let parquet = folder.path().join("parquet");
        fs::create_dir_all(&csv).unwrap();
        fs::create_dir_all(&parquet).unwrap();
        let in_csv = export(&file, &csv, false).unwrap();
        let in_parquet = export(&file, &parquet, true).unwrap();
        for ((csv, count), (parquet, other)) in in_csv.iter().zip(&in_parquet) {
            assert_eq!((csv.strip_suffix(".csv"), count), (parquet.strip_suffix(".parquet"), other));
        }
        let text = fs::read_to_string(csv.join("payments.csv")).unwrap();
        let sum: Balance =
            text.lines().skip(1).map(|line| line.rsplit(',').next().unwrap().parse::<Balance>().unwrap()).sum();
        let reader = SerializedFileReader::new(File::open(parquet.join("payments.parquet")).unwrap()).unwrap();
        let amounts = reader.get_row_iter(None).unwrap().map(|row| {
            let row = row.unwrap();
            let bytes: [u8; 16] = row.get_decimal(7).unwrap().data().try_into().unwrap();
            Balance::from_be_bytes(bytes)
        });
        assert_eq!(amounts.sum::<Balance>(), sum);
        assert!(sum > 0);

        let again = export(&file, &csv, false).unwrap_err();
        assert!(again.contains("events.csv") && again.contains("--out"), "{again}");
    }

    #[test]
    fn a_history_that_is_not_there_is_told() {
        let folder = tempfile::tempdir().unwrap();
        assert!(find(folder.path(), None).unwrap_err().contains("--history"));
        for chain in ["a", "b"] {
            filled(&file_in(&folder.path().join("chains").join(chain)));
        }
        assert!(find(folder.path(), None).unwrap_err().contains("a, b"));
        assert!(find(folder.path(), Some("c")).unwrap_err().contains("--chain"));
        assert!(find(folder.path(), Some("b")).is_ok());
    }
}
