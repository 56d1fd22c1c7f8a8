//! What calls came to: as a table, as JSON, and in a document.

use super::{Gateway, Pace, payers::Tally};
use crate::report::{machine, table};
use serde::Serialize;
use sp_core::{Pair as _, sr25519::Pair};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs::{self, File},
    io::Write as _,
    path::Path,
    time::{Duration, Instant},
};

/// Where the table lies in a document.
const MARKS: [&str; 2] = ["<!-- gateway: written by make load-gateway -->", "<!-- /gateway -->"];
/// Calls a second that there are to be, as many as there can be.
const MOST: f64 = 4_000.0;
/// Calls a second at which the slowest of a hundred is looked at, and how long it may take, in milliseconds.
const PACED: (u32, f64) = (2_000, 20.0);
/// How many signatures are checked, and writes waited for, to say what machine it is.
const SAMPLES: u32 = 400;

/// One phase.
#[derive(Serialize)]
pub struct Row {
    /// Calls a second that were to be made, or `max`.
    pub pace: String,
    /// Calls that were served.
    pub served: u64,
    /// Calls that were not, by what was answered.
    pub errors: BTreeMap<String, u64>,
    /// Calls a second.
    pub per_second: f64,
    /// Milliseconds that half, 95, 99 and 99.9 of a hundred calls did not exceed.
    pub millis: [f64; 4],
    /// Microseconds that the gateway computed for a call.
    pub cpu: f64,
}

/// Sums over all phases and the calls before them.
#[derive(Serialize)]
pub struct Sums {
    /// Calls that the gateway says that it served.
    pub served: u64,
    /// Calls that payers were answered.
    pub answered: u64,
    /// What is settled, in planck.
    pub settled: u128,
}

/// What was run, and where.
#[derive(Serialize)]
pub struct Report {
    /// Cores, memory and processor.
    pub machine: String,
    /// Sr25519 signatures that one core checks in a second.
    pub checks: f64,
    /// Milliseconds until 4 KiB are on the disk of the books: half, and 99 of a hundred.
    pub disk: [f64; 2],
    /// Tabs.
    pub payers: u32,
    /// Connections.
    pub connections: u32,
    /// Seconds of each phase.
    pub seconds: u32,
    /// The phases.
    pub rows: Vec<Row>,
    /// All together.
    pub sums: Sums,
}

impl Row {
    /// Sums up calls, for which the gateway computed so long.
    pub fn new(pace: Pace, tally: Tally, cpu: Duration) -> Self {
        let Tally { times, errors, time } = tally;
        let served = times.len() as u64;
        let millis = [500, 950, 990, 999].map(|of| f64::from(nearest(&times, of)) / 1_000.0);
        let cpu = cpu.as_secs_f64() * 1_000_000.0 / (served.max(1) as f64);
        let per_second = served as f64 / time.as_secs_f64().max(f64::MIN_POSITIVE);
        Self { pace: pace.to_string(), served, errors, per_second, millis, cpu }
    }

    fn refused(&self) -> u64 {
        self.errors.values().sum()
    }
}

/// The value that so many of a thousand are not above; zero of none.
fn nearest(sorted: &[u32], of_thousand: usize) -> u32 {
    let rank = (sorted.len() * of_thousand).div_ceil(1_000).saturating_sub(1);
    sorted.get(rank).copied().unwrap_or_default()
}

impl Report {
    /// Of these phases, with what this machine does beside.
    ///
    /// # Errors
    ///
    /// When nothing can be written beside the books.
    pub fn new(rows: Vec<Row>, options: &Gateway, sums: Sums, books: &Path) -> Result<Self, String> {
        Ok(Self {
            machine: machine(),
            checks: checks(),
            disk: disk(books).map_err(|error| format!("{} cannot be written: {error}", books.display()))?,
            payers: options.payers,
            connections: options.connections,
            seconds: options.seconds,
            rows,
            sums,
        })
    }

    /// A table for people.
    pub fn table(&self) -> String {
        let mut out = table(["calls a second", "served", "errors", "a second", "50 / 95 / 99 / 99.9 % ms", "CPU µs"]);
        for row in &self.rows {
            out.add_row(self.cells(row));
        }
        let mut text = format!("{out}\n{}", self.place());
        for row in &self.rows {
            for (error, count) in &row.errors {
                let _ = write!(text, "\n{}: {count} times {error}", row.pace);
            }
        }
        text
    }

    fn cells(&self, row: &Row) -> [String; 6] {
        [
            row.pace.clone(),
            row.served.to_string(),
            row.refused().to_string(),
            format!("{:.0}", row.per_second),
            row.millis.map(|time| format!("{time:.1}")).join(" / "),
            format!("{:.0}", row.cpu),
        ]
    }

    /// Where it was run, and what became of the money.
    fn place(&self) -> String {
        let Self { machine, checks, disk: [half, most], payers, connections, seconds, sums, .. } = self;
        format!(
            "{payers} tabs, {connections} connections, {seconds} s each; {machine}, {checks:.0} signature checks a \
             second and core, a write on the disk after {half:.1} ms, 99 of a hundred after {most:.1}. {} calls were \
             answered, and all of them settled.",
            sums.answered
        )
    }

    /// The same in Markdown.
    fn markdown(&self) -> String {
        let mut out = String::from(
            "| calls a second | served | errors | a second | 50 / 95 / 99 / 99.9 %, ms | CPU of the gateway a call, µs \
             |\n| ---: | ---: | ---: | ---: | ---: | ---: |\n",
        );
        for row in &self.rows {
            let _ = writeln!(out, "| {} |", self.cells(row).join(" | "));
        }
        format!("{out}\n{}\n", self.place())
    }

    /// Writes the table into a document, between its marks.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or written, or has no marks.
    pub fn write_into(&self, file: &Path) -> Result<(), String> {
        let failed = |error: std::io::Error| format!("{}: {error}", file.display());
        let document = fs::read_to_string(file).map_err(failed)?;
        let document = between(&document, &self.markdown())
            .ok_or_else(|| format!("{} has no line {:?} with {:?} after it", file.display(), MARKS[0], MARKS[1]))?;
        fs::write(file, document).map_err(failed)
    }

    /// Every call is answered well, and nothing that was answered is unknown to the gateway.
    ///
    /// # Errors
    ///
    /// A sentence that names what is not so.
    pub fn ensure_sound(&self) -> Result<(), String> {
        let refused: u64 = self.rows.iter().map(Row::refused).sum();
        let Sums { served, answered, .. } = self.sums;
        if refused > 0 {
            return Err(format!("{refused} calls were not served"));
        }
        if served != answered {
            return Err(format!("{answered} calls were answered, and the gateway says {served}"));
        }
        Ok(())
    }

    /// The bars hold, where a phase is there that shows it.
    ///
    /// # Errors
    ///
    /// A sentence that names what does not.
    pub fn ensure_fast(&self) -> Result<(), String> {
        let mut faults = Vec::new();
        for row in &self.rows {
            let (paced, limit) = PACED;
            let [_, _, slow, _] = row.millis;
            if row.pace == Pace::Most.to_string() && row.per_second < MOST {
                faults.push(format!("{:.0} calls a second are less than {MOST}", row.per_second));
            }
            if row.pace == Pace::Rate(paced).to_string() && slow > limit {
                faults.push(format!("at {paced} calls a second one of a hundred takes {slow:.1} ms, over {limit}"));
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults.join("; ")) }
    }
}

/// A document with `text` between the marks, if it has them.
fn between(document: &str, text: &str) -> Option<String> {
    let (before, rest) = document.split_once(MARKS[0])?;
    let (_, after) = rest.split_once(MARKS[1])?;
    Some(format!("{before}{}\n{text}{}{after}", MARKS[0], MARKS[1]))
}

/// Signatures that one core checks in a second.
fn checks() -> f64 {
    let pair = Pair::from_seed(&[1; 32]);
    let (message, public) = ([2; 120], pair.public());
    let signature = pair.sign(&message);
    let start = Instant::now();
    let good = (0..SAMPLES).filter(|_| Pair::verify(&signature, message, &public)).count();
    good as f64 / start.elapsed().as_secs_f64().max(f64::MIN_POSITIVE)
}

/// Milliseconds until a page is on the disk: half, and 99 of a hundred.
fn disk(folder: &Path) -> std::io::Result<[f64; 2]> {
    let path = folder.join("page");
    let mut file = File::create(&path)?;
    let mut times = Vec::new();
    for _ in 0..SAMPLES {
        let start = Instant::now();
        file.write_all(&[7; 4_096])?;
        file.sync_data()?;
        times.push(u32::try_from(start.elapsed().as_micros()).unwrap_or(u32::MAX));
    }
    fs::remove_file(&path)?;
    times.sort_unstable();
    Ok([500, 990].map(|of| f64::from(nearest(&times, of)) / 1_000.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(pace: Pace, count: u32, slow: u32) -> Row {
        let times = (0..count).map(|n| if n < count - count / 50 { 1_000 } else { slow }).collect();
        Row::new(
            pace,
            Tally { times, errors: BTreeMap::new(), time: Duration::from_secs(1) },
            Duration::from_millis(100),
        )
    }

    fn report(rows: Vec<Row>, served: u64) -> Report {
        Report {
            machine: "a machine".into(),
            checks: 20_000.0,
            disk: [0.5, 4.0],
            payers: 64,
            connections: 32,
            seconds: 1,
            rows,
            sums: Sums { served, answered: 7_000, settled: 1 },
        }
    }

    #[test]
    fn calls_are_summed_up() {
        let row = row(Pace::Rate(2_000), 2_000, 9_000);
        assert_eq!((row.served, row.per_second, row.cpu), (2_000, 2_000.0, 50.0));
        assert_eq!(row.millis, [1.0, 1.0, 9.0, 9.0]);
        assert_eq!((nearest(&[], 500), nearest(&[7], 1), nearest(&[7], 999)), (0, 7, 7));
    }

    #[test]
    fn what_is_missed_is_named() {
        let good = report(vec![row(Pace::Most, 5_000, 40_000), row(Pace::Rate(2_000), 2_000, 20_000)], 7_000);
        assert_eq!((good.ensure_sound(), good.ensure_fast()), (Ok(()), Ok(())));
        let slow = report(vec![row(Pace::Most, 3_000, 40_000), row(Pace::Rate(2_000), 2_000, 21_000)], 7_000);
        let error = slow.ensure_fast().unwrap_err();
        assert!(error.contains("3000 calls") && error.contains("21.0 ms"), "{error}");
        assert!(report(vec![], 6_999).ensure_sound().unwrap_err().contains("6999"));
        let mut refused = good;
        refused.rows[0].errors.insert("503 busy".into(), 2);
        assert!(refused.ensure_sound().unwrap_err().contains("2 calls"));
        assert!(refused.table().contains("2 times 503 busy"));
    }

    #[test]
    fn a_table_is_written_between_its_marks() {
        let document = format!("a\n{}\nold\n{}\nb\n", MARKS[0], MARKS[1]);
        assert_eq!(between(&document, "new\n"), Some(format!("a\n{}\nnew\n{}\nb\n", MARKS[0], MARKS[1])));
        assert_eq!(between("a\nb\n", "new\n"), None);
        let text = report(vec![row(Pace::Most, 5_000, 1_000)], 7_000).markdown();
        assert!(text.contains("| max | 5000 | 0 | 5000 | 1.0 / 1.0 / 1.0 / 1.0 | 20 |"), "{text}");
    }

    #[test]
    fn this_machine_is_measured() {
        let folder = tempfile::tempdir().unwrap();
        assert!(checks() > 0.0);
        let [half, most] = disk(folder.path()).unwrap();
        assert!(half <= most);
        assert!(fs::read_dir(folder.path()).unwrap().next().is_none());
    }
}
