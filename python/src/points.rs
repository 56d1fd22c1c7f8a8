//! Values of rows and of contributors, from numbers alone.

use crate::{connection::options, errors::raised, wait::work};
use pyo3::prelude::*;
use serde::Deserialize;
use std::sync::Arc;
use tributary_client::Error;
use tributary_review::{
    self as review, Estimate, Judge, Method, Scaling, Settings, Task, Utility, decimal, drop_twins,
};
use tributary_reviewer::failed;

/// Bytes of a feature.
const WIDTH: usize = 8;

/// Nobody looks on.
fn still(_: u64, _: u64) {}

/// Rows of the same number of features, each with a label: the number of its class, from 0 on.
///
/// Args:
///     width: the number of features.
///     features: all features, row after row, eight bytes each: little-endian floats of 64 bits.
///     labels: the label of each row.
///
/// Raises:
///     LocalError: rows and labels do not go together, or a feature is no finite number below 1e100.
#[pyclass(frozen, module = "tributary._native")]
pub struct Points(pub Arc<review::Points>);

#[pymethods]
impl Points {
    #[new]
    fn new(py: Python<'_>, width: usize, features: &[u8], labels: Vec<u32>) -> PyResult<Self> {
        let chunks = features.chunks_exact(WIDTH);
        let number = |bytes: &[u8]| f64::from_le_bytes(bytes.try_into().unwrap_or_default());
        let made = match chunks.remainder() {
            [] => review::Points::new(width, chunks.map(number).collect(), labels),
            _ => Err(review::Error::Ragged),
        };
        made.map(|points| Self(Arc::new(points))).map_err(|error| raised(py, &failed(&error)))
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    /// How many features a row has.
    #[getter]
    fn width(&self) -> usize {
        self.0.width()
    }
}

/// The exact Shapley value of each row, for k nearest neighbours. Features are taken as they are.
#[pyfunction]
pub fn knn_shapley(
    py: Python<'_>,
    points: PyRef<'_, Points>,
    test: PyRef<'_, Points>,
    k: usize,
    threads: usize,
) -> PyResult<Vec<f64>> {
    let (points, test) = (points.0.clone(), test.0.clone());
    work(py, move || review::knn_shapley(&points, &test, k, threads, &still).map_err(|error| failed(&error)))
}

/// How contributors are valued, as Python says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Valuing {
    method: Method,
    by: Judge,
    seed: u64,
    k: u32,
    permutations: u32,
    tolerance: f64,
    error: f64,
    scaled: bool,
    likeness: f64,
    keep_duplicates: bool,
    players: usize,
    threads: usize,
}

impl Valuing {
    fn settings(&self) -> Settings {
        Settings {
            k: self.k,
            permutations: self.permutations,
            tolerance: decimal(self.tolerance),
            error: decimal(self.error),
            scaling: if self.scaled { Scaling::Standard } else { Scaling::None },
            likeness: decimal(self.likeness),
            keep_duplicates: self.keep_duplicates,
            ..Settings::default()
        }
    }
}

/// What rows are reckoned from: the rows, whose each is, and what is tested with.
type Rows = (Arc<review::Points>, Vec<u32>, Arc<review::Points>);

/// What each contributor is worth, and its standard error if it is an estimate: by rows, or by what a function says of
/// contributors together.
#[pyfunction]
#[pyo3(signature = (options, points=None, owners=None, test=None, function=None))]
pub fn value(
    py: Python<'_>,
    options: &str,
    points: Option<PyRef<'_, Points>>,
    owners: Option<Vec<u32>>,
    test: Option<PyRef<'_, Points>>,
    function: Option<Py<PyAny>>,
) -> PyResult<Vec<(f64, Option<f64>)>> {
    let valuing: Valuing = self::options(py, options)?;
    let rows = match (points, owners, test) {
        (Some(points), Some(owners), Some(test)) => Some((points.0.clone(), owners, test.0.clone())),
        _ => None,
    };
    let function = function.map(|function| Function { function, names: (0..valuing.players as u64).collect() });
    let values = work(py, move || valued(&valuing, rows, function.as_ref()).map_err(|error| failed(&error)))?;
    Ok(values.into_iter().map(|estimate| (estimate.value, estimate.error)).collect())
}

fn valued(valuing: &Valuing, rows: Option<Rows>, function: Option<&Function>) -> review::Result<Vec<Estimate>> {
    let settings = valuing.settings();
    let rows = match rows {
        None => None,
        Some((points, owners, test)) => {
            let (_, keep) = drop_twins(&points, &test, &owners, &settings)?;
            let owners: Vec<u32> =
                owners.iter().zip(&keep).filter(|(_, keep)| **keep).map(|(owner, _)| *owner).collect();
            Some((points.only(&keep), owners, test))
        }
    };
    let task = Task {
        method: valuing.method,
        judge: valuing.by,
        seed: valuing.seed,
        settings: &settings,
        players: valuing.players,
        rows: rows.as_ref().map(|(points, owners, _)| (points, owners.as_slice())),
        test: rows.as_ref().map(|(_, _, test)| &**test),
        command: function.map(|function| function as &dyn Utility),
        threads: valuing.threads,
    };
    task.run(&still).map(|(values, _)| values)
}

/// For each row the earlier row of another contributor that it is a twin of, and whether nothing differs, by the ranges
/// of `scale`.
#[pyfunction]
pub fn twins(
    py: Python<'_>,
    points: PyRef<'_, Points>,
    scale: PyRef<'_, Points>,
    owners: Vec<u32>,
    likeness: f64,
) -> PyResult<Vec<Option<(usize, bool)>>> {
    let (points, scale) = (points.0.clone(), scale.0.clone());
    let settings = Settings { likeness: decimal(likeness), ..Settings::default() };
    let (found, _) = work(py, move || drop_twins(&points, &scale, &owners, &settings).map_err(|error| failed(&error)))?;
    Ok(found.into_iter().map(|twin| twin.map(|twin| (twin.of, twin.exact))).collect())
}

/// The weight of a value, or of a unit of it, by the rule of reviews.
#[pyfunction]
#[pyo3(signature = (value, units=None))]
pub fn weight(py: Python<'_>, value: f64, units: Option<u64>) -> PyResult<u64> {
    review::weight(value, units).map_err(|error| raised(py, &failed(&error)))
}

/// A function of Python's that says what contributors are worth together. It is called with a list of their numbers.
pub struct Function {
    /// The function.
    pub function: Py<PyAny>,
    /// What contributors are called, in their order.
    pub names: Vec<u64>,
}

impl Utility for Function {
    fn players(&self) -> usize {
        self.names.len()
    }

    fn value(&self, included: &[bool]) -> review::Result<f64> {
        let named: Vec<u64> = self.names.iter().zip(included).filter(|(_, is_in)| **is_in).map(|(id, _)| *id).collect();
        Python::attach(|py| {
            let answer = self.function.call1(py, (named.clone(),)).and_then(|answer| answer.extract::<f64>(py));
            answer.map_err(|error| review::Error::Failed(format!("the function failed at {named:?}: {error}")))
        })
    }
}

/// Refuses to go on without a function where one has to judge.
///
/// # Errors
///
/// That it is missing.
pub fn no_function() -> Error {
    Error::usage("there is no function to ask", "give one with function")
}
