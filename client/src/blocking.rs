//! What is asked by programs without a runtime of tokio's.

use crate::{Error, Result};
use std::future::Future;

/// Waits on this thread until `future` has its answer. Connections that it opened are not served any more afterwards:
/// whatever uses one belongs into the same future.
///
/// # Errors
///
/// Those of the future; and when this machine has no means to wait.
pub fn wait<T>(future: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::local(format!("no runtime can be made: {error}"), ""))?
        .block_on(future)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kind, Rpc};
    use std::{net::TcpListener, time::Duration};

    #[test]
    fn a_program_without_a_runtime_has_its_answer() {
        let answer = wait(async {
            tokio::time::sleep(Duration::from_millis(1)).await;
            Ok(7)
        });
        assert_eq!(answer, Ok(7));
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let error = wait(Rpc::connect(&format!("ws://127.0.0.1:{port}"))).unwrap_err();
        assert_eq!(error.kind, Kind::Unreachable);
    }
}
