//! Failures as exceptions. Their classes are written in Python, in `tributary/_errors.py`.

use pyo3::prelude::*;
use serde_json::Value;
use tributary_client::{Error, Kind};

/// The class of a kind of failure.
const fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Refused => "RefusedError",
        Kind::Usage => "UsageError",
        Kind::Unreachable => "UnreachableError",
        Kind::Local => "LocalError",
        Kind::Unknown => "UnknownOutcomeError",
        Kind::Unfit => "UnfitError",
    }
}

/// The exception that a failure is. `sent` is what was done before it.
pub fn after(py: Python<'_>, error: &Error, sent: Option<&Value>) -> PyErr {
    let made = || -> PyResult<PyErr> {
        let class = py.import("tributary._errors")?.getattr(class(error.kind))?;
        let sent = sent.map(|sent| sent.to_string());
        let exception = class.call1((error.what.as_str(), error.remedy.as_str(), error.name.as_deref(), sent))?;
        Ok(PyErr::from_value(exception))
    };
    made().unwrap_or_else(|failed| failed)
}

/// The exception that a failure is.
pub fn raised(py: Python<'_>, error: &Error) -> PyErr {
    after(py, error, None)
}
