//! What is told of a review: everything that it takes to repeat it, and what came of it.

use crate::{Error, Judge, Method, RULE, Result, Scaling, weight};
use blake2::{Blake2b, Digest, digest::consts::U32};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The version of reports.
pub const VERSION: u32 = 1;

/// What there is to choose beside method, judge and seed.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Settings {
    /// How many nearest rows are looked at.
    pub k: u32,
    /// The most permutations.
    pub permutations: u32,
    /// Ends a permutation early; a [`decimal`].
    pub tolerance: String,
    /// Ends it all early; a [`decimal`].
    pub error: String,
    /// What becomes of features.
    pub scaling: Scaling,
    /// The column of the labels.
    pub label: String,
    /// The columns of the features, in order.
    pub features: Vec<String>,
    /// Into how many parts the range of a feature is cut to find twins.
    pub bins: u32,
    /// From which share in common on rows are twins; a [`decimal`].
    pub likeness: String,
    /// Whether twins of others' rows count.
    pub keep_duplicates: bool,
    /// The command that judges, if one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            k: 5,
            permutations: 1_000,
            tolerance: decimal(0.0),
            error: decimal(0.0),
            scaling: Scaling::Standard,
            label: "label".into(),
            features: Vec::new(),
            bins: 16,
            likeness: decimal(0.8),
            keep_duplicates: false,
            command: None,
        }
    }
}

impl Settings {
    /// How many nearest rows are looked at.
    pub(crate) fn neighbours(&self) -> usize {
        usize::try_from(self.k).unwrap_or(usize::MAX)
    }
}

/// What was tested with.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Test {
    /// The SHA-256 of the file, in hexadecimal digits; empty if there was none.
    pub sha256: String,
    /// Its rows.
    pub rows: u64,
}

/// A contribution, as it was read.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Datum {
    /// Which one.
    pub contribution: u64,
    /// The hash that it is recorded with, of its file or of its manifest, in hexadecimal digits after `0x`.
    pub root: String,
    /// The leaves of its manifest; 0 if it has none.
    pub leaves: u32,
    /// The SHA-256 of what `sha256sum` prints of its files, in the order of the leaves.
    pub sha256: String,
    /// Rows that were read.
    pub rows: u64,
}

/// Rows of a contribution that are twins of an earlier one's.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Overlap {
    /// Which one.
    pub contribution: u64,
    /// Of which one.
    pub of: u64,
    /// How many rows.
    pub rows: u64,
    /// How many of them differ in nothing.
    pub exact: u64,
}

/// What a contribution is worth.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Valued {
    /// Which one.
    pub contribution: u64,
    /// Its value, a [`decimal`].
    pub value: String,
    /// The standard error of the value, if it is an estimate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// The units of its manifest, if it has one: then the weight is that of a unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<u64>,
    /// Its weight by the rule.
    pub weight: u64,
}

/// A report.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Report {
    /// [`VERSION`].
    pub version: u32,
    /// The asset that was contributed to.
    pub asset: u64,
    /// How contributions were valued.
    pub method: Method,
    /// By what.
    pub utility: Judge,
    /// What chance began with.
    pub seed: u64,
    /// The rest of what was chosen.
    pub settings: Settings,
    /// What was tested with.
    pub test: Test,
    /// What was reviewed, by the contributions' ids.
    pub data: Vec<Datum>,
    /// Whose rows are whose.
    pub duplicates: Vec<Overlap>,
    /// What came of it, by the contributions' ids.
    pub values: Vec<Valued>,
    /// [`RULE`].
    pub rule: String,
    /// How long what took, in milliseconds. No part of the hash.
    pub timings: BTreeMap<String, u64>,
}

/// A number in decimal digits, seventeen of them, so that it is read as the same number.
pub fn decimal(number: f64) -> String {
    // There is one zero.
    format!("{:.16e}", if number == 0.0 { 0.0 } else { number })
}

/// The number that a [`decimal`] is; no other way of writing it is taken.
///
/// # Errors
///
/// When it is none.
pub fn number(text: &str) -> Result<f64> {
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite() && decimal(*number) == text);
    number.ok_or_else(|| Error::Report(format!("{text:?} is no number as reports have them")))
}

/// JSON in the one way of writing it that is hashed: keys in the order of their bytes, no spaces, whole numbers only.
///
/// # Errors
///
/// When there is a number that is not whole.
pub fn canonical(value: &Value) -> Result<String> {
    Ok(match value {
        Value::Object(object) => {
            let sorted: BTreeMap<_, _> = object.iter().collect();
            let entry =
                |(key, value): (&String, &Value)| Ok(format!("{}:{}", Value::from(key.as_str()), canonical(value)?));
            format!("{{{}}}", sorted.into_iter().map(entry).collect::<Result<Vec<_>>>()?.join(","))
        }
        Value::Array(list) => {
            format!("[{}]", list.iter().map(canonical).collect::<Result<Vec<_>>>()?.join(","))
        }
        Value::Number(number) if number.is_f64() => {
            return Err(Error::Report(format!("{number} is no whole number")));
        }
        plain => plain.to_string(),
    })
}

impl Valued {
    /// A value, and what it weighs.
    ///
    /// # Errors
    ///
    /// When the value is no number, or has no weight.
    pub fn new(contribution: u64, value: f64, error: Option<f64>, units: Option<u64>) -> Result<Self> {
        let weight = weight(value, units)?;
        Ok(Self { contribution, value: decimal(value), error: error.map(decimal), units, weight })
    }
}

impl Report {
    /// The report that a file has.
    ///
    /// # Errors
    ///
    /// When it is none, or contradicts itself.
    pub fn parse(json: &[u8]) -> Result<Self> {
        let version = serde_json::from_slice::<Value>(json)
            .map_err(|error| Error::Report(format!("it is no JSON: {error}")))?
            .get("version")
            .and_then(Value::as_u64);
        if version != Some(VERSION.into()) {
            return Err(Error::Report(format!("it is no report of version {VERSION}")));
        }
        let report: Self =
            serde_json::from_slice(json).map_err(|error| Error::Report(format!("it is no report: {error}")))?;
        report.check()?;
        Ok(report)
    }

    /// Refuses a report that contradicts itself. O(contributions).
    ///
    /// # Errors
    ///
    /// Says how it does.
    pub fn check(&self) -> Result<()> {
        let wrong = |what: String| Err(Error::Report(what));
        if self.version != VERSION || self.rule != RULE {
            return wrong("it has another version, or another rule".into());
        }
        for text in [&self.settings.tolerance, &self.settings.error, &self.settings.likeness] {
            number(text)?;
        }
        let ids: Vec<_> = self.data.iter().map(|datum| datum.contribution).collect();
        if ids.iter().collect::<BTreeSet<_>>().len() != ids.len() || !ids.is_sorted() {
            return wrong("contributions are not in their order, or stand twice".into());
        }
        if !self.values.iter().map(|valued| valued.contribution).eq(ids.iter().copied()) {
            return wrong("its values are not those of its contributions".into());
        }
        for (valued, datum) in self.values.iter().zip(&self.data) {
            let (id, value) = (valued.contribution, number(&valued.value)?);
            valued.error.as_deref().map(number).transpose()?;
            if valued.units.is_some() != (datum.leaves > 0) {
                return wrong(format!("contribution {id} has units without leaves, or leaves without units"));
            }
            let due = weight(value, valued.units)?;
            if valued.weight != due {
                return wrong(format!("contribution {id} weighs {}, and by the rule {due}", valued.weight));
            }
        }
        Ok(())
    }

    /// It as it is written.
    pub fn to_json(&self) -> Value {
        // Texts and whole numbers: nothing that could not be written.
        serde_json::to_value(self).unwrap_or_default()
    }

    /// The hash of it: BLAKE2b-256 of its [`canonical`] JSON without `timings`.
    ///
    /// # Errors
    ///
    /// Never, of what this crate made.
    pub fn hash(&self) -> Result<[u8; 32]> {
        Ok(Blake2b::<U32>::digest(self.without(&["timings"])?).into())
    }

    /// The same in hexadecimal digits after `0x`.
    ///
    /// # Errors
    ///
    /// As [`Report::hash`].
    pub fn hash_text(&self) -> Result<String> {
        Ok(format!("0x{}", hex::encode(self.hash()?)))
    }

    /// Canonical JSON without some fields.
    fn without(&self, names: &[&str]) -> Result<String> {
        let mut json = self.to_json();
        if let Value::Object(object) = &mut json {
            object.retain(|name, _| !names.contains(&name.as_str()));
        }
        canonical(&json)
    }

    /// How another report, made of the same data by somebody else, differs from this one; nothing if they agree. Values
    /// and their errors may lie apart by [`Judge::tolerance`]; that weights follow from values and units,
    /// [`Report::check`] says.
    ///
    /// # Errors
    ///
    /// When one of them contradicts itself.
    pub fn differences(&self, other: &Self) -> Result<Vec<String>> {
        self.check()?;
        other.check()?;
        let mut found = Vec::new();
        let (mine, others) = (self.to_json(), other.to_json());
        for name in ["asset", "method", "utility", "seed", "settings", "test", "data", "duplicates"] {
            let (one, two) = (mine.get(name).unwrap_or(&Value::Null), others.get(name).unwrap_or(&Value::Null));
            if canonical(one)? != canonical(two)? {
                found.push(format!("{name}: {} here, {} there", canonical(two)?, canonical(one)?));
            }
        }
        let numbers =
            |report: &Self| report.values.iter().map(|valued| number(&valued.value)).collect::<Result<Vec<_>>>();
        let (mine, others) = (numbers(self)?, numbers(other)?);
        let most = mine.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
        let apart = |one: f64, two: f64| (one - two).abs() > most * self.utility.tolerance();
        let sides = self.values.iter().zip(&other.values);
        for ((one, two), (value, others)) in sides.zip(mine.iter().zip(&others)) {
            let id = one.contribution;
            if apart(*value, *others) {
                found.push(format!("contribution {id}: worth {} here, {} there", decimal(*others), decimal(*value)));
            }
            let units = |valued: &Valued| valued.units.map_or("no".into(), |units| units.to_string());
            if one.units != two.units {
                found.push(format!("contribution {id}: {} units here, {} there", units(two), units(one)));
            }
            let error = |valued: &Valued| valued.error.as_deref().map(number).transpose();
            let same = match (error(one)?, error(two)?) {
                (Some(error), Some(others)) => !apart(error, others),
                (None, None) => true,
                _ => false,
            };
            if !same {
                let said = |valued: &Valued| valued.error.clone().unwrap_or_else(|| "none".into());
                found.push(format!("contribution {id}: error {} here, {} there", said(two), said(one)));
            }
        }
        if mine.len() != others.len() {
            found.push(format!("values: {} here, {} there", others.len(), mine.len()));
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests;
