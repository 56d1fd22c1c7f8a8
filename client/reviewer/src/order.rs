//! From what was read to the report.

use crate::{choices::Choices, failed, inputs::Read, inputs::digits, rows, rows::Table};
use std::{collections::BTreeMap, path::Path, time::Instant};
use tributary_client::{
    Error, Result,
    manifest::{FileHashes, records},
};
use tributary_review::{
    Datum, Estimate, Judge, Overlap, Points, RULE, Report, Settings, Task, Test, Utility, VERSION, Valued, Watch,
    drop_twins,
};

/// What is to be valued, and how.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    /// What was asked for.
    pub choices: &'a Choices,
    /// What was read, in the order of the contributions' ids.
    pub read: &'a [Read],
    /// The table to test with, unless something else judges.
    pub test: Option<&'a Path>,
    /// What says what contributions are worth together, for [`Judge::Command`].
    pub utility: Option<&'a dyn Utility>,
    /// Threads; 0 is as many as there are processors. Nothing depends on it.
    pub threads: usize,
    /// How long reading took, in milliseconds.
    pub reading: u64,
}

impl Order<'_> {
    /// Values everything. `watch` is told how much of it is done.
    ///
    /// # Errors
    ///
    /// When the test cannot be read, rows and settings do not go together, or who judges fails.
    pub fn value(&self, watch: Watch<'_>) -> Result<Report> {
        let choices = self.choices;
        let mut timings = BTreeMap::from([("reading".to_owned(), self.reading)]);
        let mut settings = choices.settings.clone();
        let work = match choices.judge {
            Judge::Command => Work::default(),
            _ => self.work(&mut settings, &mut timings)?,
        };
        let begun = Instant::now();
        let task = Task {
            method: choices.method,
            judge: choices.judge,
            seed: choices.seed,
            settings: &settings,
            players: self.read.len(),
            rows: work.rows.as_ref().map(|(points, owners)| (points, owners.as_slice())),
            test: work.tests.as_ref(),
            command: self.utility,
            threads: self.threads,
        };
        let (values, _) = task.run(watch).map_err(|error| failed(&error))?;
        timings.insert("valuing".into(), millis(begun));
        Ok(Report {
            version: VERSION,
            asset: choices.asset,
            method: choices.method,
            utility: choices.judge,
            seed: choices.seed,
            settings: settings.clone(),
            test: work.test,
            data: self.read.iter().map(|read| read.datum.clone()).collect::<Vec<Datum>>(),
            duplicates: work.duplicates,
            values: self.valued(&values)?,
            rule: RULE.into(),
            timings,
        })
    }

    fn valued(&self, values: &[Estimate]) -> Result<Vec<Valued>> {
        let one = |(read, estimate): (&Read, &Estimate)| {
            Valued::new(read.datum.contribution, estimate.value, estimate.error, read.units)
                .map_err(|error| failed(&error).of(format_args!("contribution {}", read.datum.contribution)))
        };
        self.read.iter().zip(values).map(one).collect()
    }

    /// The rows of all contributions and of the test, without copies.
    fn work(&self, settings: &mut Settings, timings: &mut BTreeMap<String, u64>) -> Result<Work> {
        let path = self.test.ok_or_else(|| {
            Error::usage("there is nothing to test with", "name a table with --test, or a --command that measures")
        })?;
        let begun = Instant::now();
        let sha256 = digits(&FileHashes::of(path, |_| ())?.sha256);
        let mut tests = Vec::new();
        records(path, &mut |_, record| {
            tests.push(record);
            Ok(())
        })?;
        if settings.features.is_empty() {
            settings.features = rows::columns(&tests, &settings.label);
        }
        let table = Table::of(self.read, &tests, settings)?;
        let (found, keep) =
            drop_twins(&table.points, &table.test, &table.owners, settings).map_err(|error| failed(&error))?;
        let mut overlaps: BTreeMap<(u64, u64), (u64, u64)> = BTreeMap::new();
        let whose = |row: usize| {
            let owner = table.owners.get(row).and_then(|owner| self.read.get(*owner as usize));
            owner.map(|read| read.datum.contribution).unwrap_or_default()
        };
        for (row, twin) in found.iter().enumerate().filter_map(|(row, twin)| twin.map(|twin| (row, twin))) {
            let (rows, exact) = overlaps.entry((whose(row), whose(twin.of))).or_default();
            *rows = rows.saturating_add(1);
            *exact = exact.saturating_add(twin.exact.into());
        }
        let overlap = |((contribution, of), (rows, exact))| Overlap { contribution, of, rows, exact };
        let owners = table.owners.iter().zip(&keep).filter(|(_, keep)| **keep).map(|(owner, _)| *owner).collect();
        timings.insert("duplicates".into(), millis(begun));
        Ok(Work {
            rows: Some((table.points.only(&keep), owners)),
            test: Test { sha256, rows: table.test.len() as u64 },
            tests: Some(table.test),
            duplicates: overlaps.into_iter().map(overlap).collect(),
        })
    }
}

fn millis(begun: Instant) -> u64 {
    u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX)
}

/// What values are reckoned from.
#[derive(Default)]
struct Work {
    rows: Option<(Points, Vec<u32>)>,
    tests: Option<Points>,
    test: Test,
    duplicates: Vec<Overlap>,
}
