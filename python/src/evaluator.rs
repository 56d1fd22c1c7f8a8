//! An evaluator's work with a function of Python's: the worker of the client asks it what assets are worth.

use crate::{
    connection::{Connection, options},
    keys::key_of,
    wait::wait,
};
use futures::future::LocalBoxFuture;
use pyo3::{exceptions::PyKeyboardInterrupt, prelude::*};
use serde::Deserialize;
use serde_json::Value;
use std::time::Duration;
use tokio::{task::spawn_blocking, time::timeout};
use tributary_client::{
    Error, Result,
    keys::store::state_folder,
    worker::{Level, Note, Options, Question, Score, Worker},
};

/// How to work, as Python says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Way {
    once: bool,
    jobs: usize,
    tip: Option<String>,
    patience: u64,
    timeout: u64,
    password: Option<String>,
}

/// Works for these evaluators until it is interrupted, or once. `function` is called with an asset's id, where it is
/// found, its commitment and the epoch, and answers a score from 0 to 65535; `tell` with a level, a word and JSON.
/// Answers what there is of each evaluator's scores, in JSON.
#[pyfunction]
pub fn run_evaluator(
    py: Python<'_>,
    connection: PyRef<'_, Connection>,
    keys: Vec<Bound<'_, PyAny>>,
    function: Py<PyAny>,
    tell: Py<PyAny>,
    options: &str,
) -> PyResult<String> {
    let way: Way = self::options(py, options)?;
    let client = connection.0.clone();
    let key = |who: &Bound<'_, PyAny>| key_of(py, Some(who), way.password.clone(), client.book(), None);
    let keys = keys.iter().map(key).collect::<PyResult<Vec<_>>>()?;
    wait(py, move || async move {
        let tip = way.tip.as_ref().map(|text| client.token().parse(text)).transpose()?.unwrap_or_default();
        let patience = Duration::from_secs(way.patience);
        let options = Options { once: way.once, jobs: way.jobs, tip, patience };
        let scorer = Function { function, limit: Duration::from_secs(way.timeout) };
        let tell = |note: &Note| told(&tell, note);
        let mut worker = Worker::new(keys, &scorer, state_folder()?, options, &tell)?;
        worker.run(client.clone()).await?;
        Result::Ok(worker.report(&client).to_string())
    })
}

/// Tells Python what happened. What goes wrong in that is shown where Python shows such things: it must not end the
/// work. But Ctrl-C does, also if it comes just then: it is heard again by whoever waits.
fn told(tell: &Py<PyAny>, note: &Note) {
    let level = match note.level {
        Level::Info => "info",
        Level::Warn => "warning",
        Level::Error => "error",
    };
    let fields = Value::Object(note.fields.clone()).to_string();
    Python::attach(|py| {
        if let Err(error) = tell.call1(py, (level, note.event, fields)) {
            let is_interrupt = error.is_instance_of::<PyKeyboardInterrupt>(py);
            if !is_interrupt || interrupt(py).is_err() {
                error.write_unraisable(py, None);
            }
        }
    });
}

/// Has the next look at signals find Ctrl-C.
fn interrupt(py: Python<'_>) -> PyResult<()> {
    py.import("_thread")?.call_method0("interrupt_main").map(drop)
}

/// A function of Python's that gives scores, which may take so long for one.
struct Function {
    function: Py<PyAny>,
    limit: Duration,
}

impl Score for Function {
    fn score<'a>(&'a self, question: &'a Question) -> LocalBoxFuture<'a, Result<u16>> {
        Box::pin(async move {
            let function = Python::attach(|py| self.function.clone_ref(py));
            let asked = question.clone();
            // On a thread of its own: blocks are followed, and revealed in time, however long it thinks.
            let answer = spawn_blocking(move || Python::attach(|py| ask(py, &function, &asked)));
            match timeout(self.limit, answer).await {
                Ok(Ok(score)) => score,
                Ok(Err(error)) => Err(Error::local(format!("the function ended without a score: {error}"), "try it")),
                Err(_) => {
                    let what = format!("the function has no answer after {} s", self.limit.as_secs());
                    Err(Error::local(what, "make it faster, or give a longer timeout"))
                }
            }
        })
    }
}

fn ask(py: Python<'_>, function: &Py<PyAny>, question: &Question) -> Result<u16> {
    let arguments = (question.asset, question.uri.as_str(), question.commitment.as_str(), question.epoch);
    let answer = function.call1(py, arguments).and_then(|answer| answer.extract::<u16>(py));
    answer.map_err(|error| {
        Error::local(format!("the function gives no score: {error}"), "return a whole number from 0 to 65535")
    })
}
