//! From rows of tables to features and labels.

use crate::{failed, inputs::Read};
use std::collections::BTreeMap;
use tributary_client::{
    Error, Result,
    manifest::{Cell, Record},
};
use tributary_review::{Points, Settings};

/// All rows, in one order: contribution by contribution.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    pub points: Points,
    /// Of each row the place of its contribution.
    pub owners: Vec<u32>,
    pub test: Points,
}

/// The columns of the features: all that the test has, but for the label. What contributors have besides, such as whose
/// a row is, says nothing.
pub(crate) fn columns(tests: &[Record], label: &str) -> Vec<String> {
    let first = tests.first().map(|record| record.cells.as_slice()).unwrap_or_default();
    first.iter().map(|(name, _)| name.clone()).filter(|name| name != label).collect()
}

impl Table {
    /// Those of the contributions and of the test.
    ///
    /// # Errors
    ///
    /// When a row lacks a column, or has something in it that is no number.
    pub fn of(read: &[Read], tests: &[Record], settings: &Settings) -> Result<Self> {
        let mut own = Rows::default();
        let mut owners = Vec::new();
        for (place, read) in (0_u32..).zip(read) {
            let id = read.datum.contribution;
            own.add(&read.records, settings).map_err(|error| error.of(format_args!("contribution {id}")))?;
            owners.resize(own.labels.len(), place);
        }
        let mut test = Rows::default();
        test.add(tests, settings).map_err(|error| error.of("the test"))?;
        // Classes have the order of their names, so that they have the same numbers for everybody.
        let mut classes: BTreeMap<String, u32> =
            own.labels.iter().chain(&test.labels).map(|label| (label.clone(), 0)).collect();
        classes.values_mut().zip(0_u32..).for_each(|(class, number)| *class = number);
        let width = test.width.or(own.width).unwrap_or_default();
        let points = own.points(width, &classes).map_err(|error| error.of("the contributions"))?;
        let test = test.points(width, &classes).map_err(|error| error.of("the test"))?;
        Ok(Self { points, owners, test })
    }
}

/// Rows that are being gathered.
#[derive(Debug, Default)]
struct Rows {
    width: Option<usize>,
    features: Vec<f64>,
    labels: Vec<String>,
}

impl Rows {
    fn add(&mut self, records: &[Record], settings: &Settings) -> Result<()> {
        // Most rows have their columns in the same places.
        let mut places = vec![0; settings.features.len()];
        let mut label_place = 0;
        for (row, record) in records.iter().enumerate() {
            let of_row = |error: Error| error.of(format_args!("row {}", row.saturating_add(1)));
            let before = self.features.len();
            for (name, place) in settings.features.iter().zip(&mut places) {
                let cell = cell(record, name, place).map_err(of_row)?;
                features(cell, &mut self.features).ok_or_else(|| of_row(no_number(name)))?;
            }
            let label = cell(record, &settings.label, &mut label_place).map_err(of_row)?;
            self.labels.push(label_of(label).ok_or_else(|| of_row(no_label(&settings.label)))?);
            let width = self.features.len().saturating_sub(before);
            if *self.width.get_or_insert(width) != width {
                return Err(of_row(Error::local(
                    format!("it has {width} features, others have more or fewer"),
                    "give all rows lists of the same length",
                )));
            }
        }
        Ok(())
    }

    fn points(self, width: usize, classes: &BTreeMap<String, u32>) -> Result<Points> {
        let class = |label: &String| classes.get(label).copied().unwrap_or(u32::MAX);
        let labels = self.labels.iter().map(class).collect();
        Points::new(width, self.features, labels).map_err(|error| failed(&error))
    }
}

/// What a row has in a column. `place` is where it was last.
fn cell<'r>(record: &'r Record, name: &str, place: &mut usize) -> Result<&'r Cell> {
    let there = record.cells.get(*place).filter(|(known, _)| known == name);
    let found = there.or_else(|| {
        let (at, found) = record.cells.iter().enumerate().find(|(_, (known, _))| known == name)?;
        *place = at;
        Some(found)
    });
    found.map(|(_, cell)| cell).ok_or_else(|| {
        Error::local(format!("it has no column {name:?}"), "the columns are those of the test, and that of --label")
    })
}

/// Appends the numbers that a cell has; `None` if it has something else.
fn features(cell: &Cell, out: &mut Vec<f64>) -> Option<()> {
    match cell {
        Cell::Number(number) => out.push(*number),
        Cell::Numbers(numbers) => out.extend(numbers),
        Cell::Text(text) => out.push(text.trim().parse().ok()?),
        Cell::Nothing | Cell::Other => return None,
    }
    Some(())
}

/// What a label is called: numbers by their value, however they are written.
fn label_of(cell: &Cell) -> Option<String> {
    let number = |number: f64| if number == 0.0 { "0".to_owned() } else { number.to_string() };
    match cell {
        Cell::Number(value) => value.is_finite().then(|| number(*value)),
        Cell::Text(text) => {
            let value = text.trim().parse::<f64>().ok().filter(|value| value.is_finite());
            Some(value.map_or_else(|| text.trim().to_owned(), number))
        }
        Cell::Nothing | Cell::Numbers(_) | Cell::Other => None,
    }
}

fn no_number(name: &str) -> Error {
    Error::local(format!("there is no number in the column {name:?}"), "leave the column out of the test, or fill it")
}

fn no_label(name: &str) -> Error {
    Error::local(format!("there is no label in the column {name:?}"), "name the column with --label, or fill it")
}
