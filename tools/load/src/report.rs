//! What a run came to: as a table, and as JSON.

use crate::{
    drive::{Block, Outcome},
    transactions::Mix,
};
use comfy_table::{Cell, CellAlignment, Table, presets::UTF8_BORDERS_ONLY};
use serde::Serialize;

/// One mix.
#[derive(Serialize)]
pub struct Row {
    /// What was sent.
    pub mix: Mix,
    /// In the chain per second, over full blocks.
    pub per_second: f64,
    /// In a full block, on average.
    pub per_block: f64,
    /// Accepted and never in the chain.
    pub lost: u32,
    /// In the chain, and failed there; of `settle`, vouchers that were passed over beside.
    pub failed: u32,
    /// From sending to inclusion, in milliseconds: half, 95 and 99 of a hundred were faster.
    pub inclusion: [f64; 3],
    /// From sending to finality, in milliseconds.
    pub finality: [f64; 3],
    /// The fullest dimension of a full block, weight or length, as a share of what transactions may take.
    pub fullness: f64,
    /// To build a full block, in milliseconds.
    pub build: Option<f64>,
    /// To execute and store a full block on another node, in milliseconds.
    pub import: Option<f64>,
    /// All that is known.
    pub outcome: Outcome,
}

impl Row {
    /// Sums up what became of a mix in blocks of this distance, in milliseconds.
    pub fn new(mix: Mix, outcome: Outcome, slot: u64) -> Self {
        let blocks = full(&outcome.blocks);
        let sum = |value: fn(&Block) -> f64| blocks.iter().map(value).sum::<f64>();
        let count = blocks.len().max(1) as f64;
        let average = |value: fn(&Block) -> Option<f64>| {
            let known: Vec<_> = blocks.iter().filter_map(value).collect();
            (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64)
        };
        // A block stands for the time since the one before it.
        let time: u64 = blocks
            .iter()
            .map(|block| {
                let before = outcome.blocks.iter().rev().find(|other| other.number < block.number);
                before.map_or(slot, |before| {
                    (block.timestamp - before.timestamp) / u64::from(block.number - before.number)
                })
            })
            .sum();
        Self {
            mix,
            per_second: sum(|block| block.transactions.into()) * 1_000.0 / (time.max(1) as f64),
            per_block: sum(|block| block.transactions.into()) / count,
            lost: outcome.accepted - outcome.included,
            failed: outcome.blocks.iter().map(|block| block.failed).sum(),
            inclusion: percentiles(&outcome.inclusion),
            finality: percentiles(&outcome.finality),
            fullness: sum(|block| block.weight.max(block.length)) / count,
            build: average(|block| block.build.map(f64::from)),
            import: average(|block| block.import),
            outcome,
        }
    }
}

/// The blocks between the first and the last that have some of ours: in those two the load began and ended. All, where
/// there are none between.
fn full(blocks: &[Block]) -> &[Block] {
    match blocks {
        [_, between @ .., _] if !between.is_empty() => between,
        all => all,
    }
}

/// The values that 50, 95 and 99 of a hundred are not above; zeros of none.
fn percentiles(sorted: &[f64]) -> [f64; 3] {
    [50, 95, 99].map(|percent| {
        let rank = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
        sorted.get(rank).copied().unwrap_or_default()
    })
}

/// A table with these titles, whose first column has names and the others numbers.
pub fn table(titles: impl IntoIterator<Item: Into<Cell>>) -> Table {
    let mut table = Table::new();
    table.load_preset(UTF8_BORDERS_ONLY).set_header(titles.into_iter().map(Into::into).collect::<Vec<Cell>>());
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// What was run, and where.
#[derive(Serialize)]
pub struct Report {
    /// Cores, memory and processor.
    pub machine: String,
    /// The command's arguments.
    pub arguments: Vec<String>,
    /// Bytes that the node had in memory before the load, if it is ours.
    pub idle_memory: Option<u64>,
    /// The most bytes that it ever had.
    pub peak_memory: Option<u64>,
    /// Whether forks were wanted.
    #[serde(skip)]
    pub parted: bool,
    /// The mixes, in the order of their runs.
    pub rows: Vec<Row>,
}

impl Report {
    /// A table for people.
    pub fn table(&self) -> String {
        let mut table = table([
            "mix",
            "in chain",
            "lost",
            "failed",
            "per second",
            "of transfer",
            "per block",
            "full",
            "inclusion s 50/95/99 %",
            "finality s 50/95/99 %",
            "build ms",
            "import ms",
        ]);
        let yardstick = self.rows.iter().find(|row| row.mix == Mix::Transfer).map(|row| row.per_second);
        for row in &self.rows {
            let seconds = |times: [f64; 3]| times.map(|time| format!("{:.1}", time / 1_000.0)).join(" / ");
            let millis = |time: Option<f64>| time.map_or("-".into(), |time| format!("{time:.0}"));
            let name = serde_json::to_string(&row.mix).unwrap_or_default().replace('"', "");
            table.add_row([
                if row.mix.entries() > 1 { format!("{name} ×{}", row.mix.entries()) } else { name },
                row.outcome.included.to_string(),
                row.lost.to_string(),
                row.failed.to_string(),
                format!("{:.0}", row.per_second),
                yardstick.map_or("-".into(), |yardstick| format!("{:.0} %", 100.0 * row.per_second / yardstick)),
                format!("{:.0}", row.per_block),
                format!("{:.0} %", 100.0 * row.fullness),
                seconds(row.inclusion),
                seconds(row.finality),
                millis(row.build),
                millis(row.import),
            ]);
        }
        let mib = |bytes: Option<u64>| bytes.map_or("unknown".into(), |bytes| format!("{} MiB", bytes >> 20));
        let lag = self.rows.iter().map(|row| row.outcome.lag).max().unwrap_or_default();
        format!(
            "{table}\n{}\nnode's memory: {} before the load, {} at most; finality at most {lag} blocks behind{}",
            self.machine,
            mib(self.idle_memory),
            mib(self.peak_memory),
            self.rows.iter().map(forks).collect::<String>(),
        )
    }
}

/// What became of forks, in lines; nothing where there is one node.
fn forks(row: &Row) -> String {
    let Some(forks) = &row.outcome.forks else { return String::new() };
    let mut lines = format!(
        "\n{:?}: {} reorganisations, {} blocks deep at most; {} blocks with {} transactions were taken back; \
         {} lost, {} more than once in the chain",
        row.mix, forks.reorganisations, forks.deepest, forks.blocks, forks.transactions, row.lost, forks.repeated,
    );
    for (reason, count) in &forks.reasons {
        lines += &format!("\n  of the lost, {count}: {reason}");
    }
    lines
}

impl Report {
    /// All that was accepted must be in the chain, and nothing may have failed there.
    ///
    /// # Errors
    ///
    /// A sentence that names what is not so.
    pub fn ensure_sound(&self) -> Result<(), String> {
        let mut faults: Vec<_> = self
            .rows
            .iter()
            .filter(|row| row.lost > 0 || row.failed > 0)
            .map(|row| {
                let reason = row.outcome.failure.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
                format!("{:?}: {} lost, {} failed{reason}", row.mix, row.lost, row.failed)
            })
            .collect();
        for row in &self.rows {
            let Some(forks) = &row.outcome.forks else { continue };
            if forks.repeated > 0 {
                faults.push(format!("{:?}: {} more than once in the chain", row.mix, forks.repeated));
            }
            if self.parted && forks.transactions == 0 {
                faults.push(format!("{:?}: no block with transactions was taken back: send more", row.mix));
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(faults.join("; ")) }
    }
}

/// Cores, memory and processor of this machine, as far as Linux says.
pub fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let field = |file: &str, name: &str| {
        let text = std::fs::read_to_string(file).ok()?;
        let line = text.lines().find(|line| line.starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let memory = field("/proc/meminfo", "MemTotal")
        .and_then(|total| total.strip_suffix(" kB")?.parse::<f64>().ok())
        .map(|kib| format!(", {:.0} GiB", kib / 1024.0 / 1024.0));
    let processor = field("/proc/cpuinfo", "model name").map(|name| format!(", {name}"));
    format!("{cores} cores{}{}", memory.unwrap_or_default(), processor.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forks::Forks;

    fn outcome(blocks: &[(u32, u64, u32)]) -> Outcome {
        let included = blocks.iter().map(|(_, _, transactions)| transactions).sum();
        let blocks = blocks
            .iter()
            .map(|&(number, timestamp, transactions)| Block {
                number,
                timestamp,
                transactions,
                failed: 0,
                weight: 0.5,
                length: 0.9,
                build: Some(100),
                import: None,
            })
            .collect();
        Outcome { accepted: included + 3, included, blocks, ..Default::default() }
    }

    #[test]
    fn only_full_blocks_count() {
        let row =
            Row::new(Mix::Transfer, outcome(&[(5, 1_000, 10), (6, 3_000, 400), (7, 5_000, 600), (8, 7_000, 3)]), 2_000);
        assert_eq!((row.per_second, row.per_block), (250.0, 500.0));
        assert_eq!((row.lost, row.fullness, row.build, row.import), (3, 0.9, Some(100.0), None));
    }

    #[test]
    fn a_slot_without_a_block_counts_as_time() {
        let row = Row::new(Mix::Transfer, outcome(&[(5, 0, 1), (6, 4_000, 400), (7, 6_000, 1)]), 2_000);
        assert_eq!(row.per_second, 100.0);
    }

    #[test]
    fn a_short_run_is_taken_as_it_is() {
        let row = Row::new(Mix::Transfer, outcome(&[(5, 9_000, 100)]), 2_000);
        assert_eq!((row.per_second, row.per_block), (50.0, 100.0));
    }

    #[test]
    fn forks_are_told_and_must_be_where_they_are_wanted() {
        let with = |forks: Option<Forks>, parted: bool| {
            let outcome = Outcome { accepted: 13, forks, ..outcome(&[(5, 1_000, 10), (6, 3_000, 3)]) };
            let rows = vec![Row::new(Mix::Transfer, outcome, 2_000)];
            Report { machine: String::new(), arguments: vec![], idle_memory: None, peak_memory: None, parted, rows }
        };
        assert!(!with(None, false).table().contains("taken back"));
        assert_eq!(with(None, false).ensure_sound(), Ok(()));
        assert_eq!(with(Some(Forks::default()), false).ensure_sound(), Ok(()));
        assert!(with(Some(Forks::default()), true).ensure_sound().unwrap_err().contains("send more"));
        let reasons = [("is refused now: 1012: banned".to_owned(), 7)].into();
        let seen = Forks { reorganisations: 4, deepest: 6, blocks: 5, transactions: 900, repeated: 0, reasons };
        let table = with(Some(seen.clone()), true).table();
        assert!(table.contains("4 reorganisations, 6 blocks deep at most; 5 blocks with 900 transactions"), "{table}");
        assert!(table.contains("of the lost, 7: is refused now: 1012: banned"), "{table}");
        assert_eq!(with(Some(seen.clone()), true).ensure_sound(), Ok(()));
        let twice = Forks { repeated: 1, ..seen };
        assert!(with(Some(twice), true).ensure_sound().unwrap_err().contains("1 more than once"));
    }

    #[test]
    fn percentiles_are_nearest_ranks() {
        let values: Vec<_> = (1..=200).map(f64::from).collect();
        assert_eq!(percentiles(&values), [100.0, 190.0, 198.0]);
        assert_eq!(percentiles(&[7.0]), [7.0; 3]);
        assert_eq!(percentiles(&[]), [0.0; 3]);
    }
}
