//! Waiting for answers, while other threads of Python run.

use crate::errors::raised;
use pyo3::prelude::*;
use std::{future::Future, pin::pin, sync::OnceLock, time::Duration};
use tokio::{runtime::Runtime, task::spawn_blocking, time::sleep};
use tributary_client::{Error, Result};

/// How long it takes at most until Ctrl-C is noticed.
const TICK: Duration = Duration::from_millis(100);

/// Why a wait ended without an answer.
enum Stop {
    Failed(Error),
    /// A signal's handler raised something.
    Signal(PyErr),
}

/// What runs everything here. It is never ended: connections are served on its threads between two calls, too.
fn runtime() -> Result<&'static Runtime> {
    static RUNTIME: OnceLock<Option<Runtime>> = OnceLock::new();
    let made = RUNTIME.get_or_init(|| {
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).thread_name("tributary").enable_all().build().ok()
    });
    made.as_ref().ok_or_else(|| Error::local("no threads can be made", "end other programs"))
}

/// Waits until what `make` makes has its answer. Meanwhile other threads of Python run, and signals are heard.
///
/// # Errors
///
/// The future's; and what a signal's handler raises.
pub fn wait<T, F>(py: Python<'_>, make: impl FnOnce() -> F + Send) -> PyResult<T>
where
    T: Send,
    F: Future<Output = Result<T>>,
{
    let ended = py.detach(|| {
        let runtime = runtime().map_err(Stop::Failed)?;
        runtime.block_on(async {
            let mut work = pin!(make());
            loop {
                tokio::select! {
                    done = &mut work => return done.map_err(Stop::Failed),
                    () = sleep(TICK) => Python::attach(|py| py.check_signals()).map_err(Stop::Signal)?,
                }
            }
        })
    });
    ended.map_err(|stop| match stop {
        Stop::Failed(error) => raised(py, &error),
        Stop::Signal(error) => error,
    })
}

/// The same for work that keeps a processor busy. It goes on to its end although a signal ends the wait.
///
/// # Errors
///
/// As [`wait`].
pub fn work<T: Send + 'static>(py: Python<'_>, work: impl FnOnce() -> Result<T> + Send + 'static) -> PyResult<T> {
    wait(py, move || async move { busy(work).await })
}

/// Work that keeps a processor busy, away from what serves connections.
///
/// # Errors
///
/// Its own.
pub async fn busy<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let ended = spawn_blocking(work).await;
    ended.unwrap_or_else(|error| Err(Error::local(format!("the work ended before it was done: {error}"), "report it")))
}
