//! The package `tributary` for Python: the client as the extension module `tributary._native`.
//!
//! What crosses the border is text, numbers, bytes and JSON; what is pleasant to use is written in Python around it, in
//! `tributary/`. Whoever waits lets other threads of Python run, and Ctrl-C ends the wait.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `wait.rs`, `errors.rs` | waiting for answers; failures as Python's exceptions |
//! | `connection.rs`, `act.rs`, `keys.rs` | a node, reads, acts; keys that sign |
//! | `manifest.rs` | manifests built, proved, verified |
//! | `review.rs`, `points.rs` | reviews of contributions; values of rows and of contributors |
//! | `evaluator.rs` | an evaluator's work with a function of Python's |
//! | `vouchers.rs` | vouchers of tabs: read, signed, verified |

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "no block depends on it, and overflow panics here as well"
)]
#![allow(unsafe_code, reason = "PyO3's macros write it; nothing here is unsafe by hand")]

mod act;
mod connection;
mod errors;
mod evaluator;
mod keys;
mod manifest;
mod points;
mod review;
mod vouchers;
mod wait;

use pyo3::prelude::*;

/// The reads and acts of the client's table, as JSON: what `trib reference --json` has under `commands`.
#[pyfunction]
fn table() -> String {
    tributary_client::table::to_json().to_string()
}

/// The extension module.
#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<connection::Connection>()?;
    module.add_class::<keys::Key>()?;
    module.add_class::<points::Points>()?;
    module.add_function(wrap_pyfunction!(table, module)?)?;
    module.add_function(wrap_pyfunction!(keys::verify_signature, module)?)?;
    module.add_function(wrap_pyfunction!(manifest::manifest_build, module)?)?;
    module.add_function(wrap_pyfunction!(manifest::manifest_from_git, module)?)?;
    module.add_function(wrap_pyfunction!(manifest::manifest_prove, module)?)?;
    module.add_function(wrap_pyfunction!(manifest::manifest_verify, module)?)?;
    module.add_function(wrap_pyfunction!(points::knn_shapley, module)?)?;
    module.add_function(wrap_pyfunction!(points::twins, module)?)?;
    module.add_function(wrap_pyfunction!(points::value, module)?)?;
    module.add_function(wrap_pyfunction!(points::weight, module)?)?;
    module.add_function(wrap_pyfunction!(review::report_hash, module)?)?;
    module.add_function(wrap_pyfunction!(review::review, module)?)?;
    module.add_function(wrap_pyfunction!(review::submit_review, module)?)?;
    module.add_function(wrap_pyfunction!(evaluator::run_evaluator, module)?)?;
    module.add_function(wrap_pyfunction!(vouchers::voucher_check, module)?)?;
    module.add_function(wrap_pyfunction!(vouchers::voucher_decode, module)?)?;
    module.add_function(wrap_pyfunction!(vouchers::voucher_encode, module)?)?;
    module.add_function(wrap_pyfunction!(vouchers::voucher_from_header, module)?)?;
    module.add_function(wrap_pyfunction!(vouchers::voucher_header, module)?)?;
    module.add_function(wrap_pyfunction!(vouchers::voucher_message, module)?)?;
    module.add_function(wrap_pyfunction!(vouchers::voucher_sign, module)?)?;
    module.add_function(wrap_pyfunction!(vouchers::voucher_verify, module)?)?;
    module.add_function(wrap_pyfunction!(vouchers::network, module)?)?;
    Ok(())
}
