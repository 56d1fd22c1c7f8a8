//! What a running node answers.

use serde_json::Value;
use std::{future::Future, sync::LazyLock};
use tokio::runtime::{Builder, Runtime};
use tributary_client::{
    At, Block, Connection, Result, Rpc, metrics,
    rpc::{Limits, Refusal},
};

/// Where connections live, as long as the tests do.
static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap());

/// Waits until `future` has its answer.
pub fn wait<T>(future: impl Future<Output = T>) -> T {
    RUNTIME.block_on(future)
}

/// What a server of metrics says.
pub fn get(url: &str) -> String {
    wait(metrics::read(url, Limits::default())).unwrap()
}

/// Calls a method of a node and answers its result.
///
/// # Errors
///
/// When there is no node.
pub fn rpc(url: &str, method: &str, params: Value) -> Result<Value> {
    let answer = wait(async { Rpc::connect(url).await?.ask(method, list(&params)).await })?;
    Ok(answer.unwrap_or_else(|refusal| panic!("{method}: {refusal:?}")))
}

/// Calls a method of a node that is expected to fail and answers the error.
pub fn refusal(url: &str, method: &str, params: Value) -> Refusal {
    let answer = wait(async { Rpc::connect(url).await?.ask(method, list(&params)).await }).unwrap();
    answer.err().unwrap_or_else(|| panic!("{method} is not refused"))
}

/// The parameters as the client takes them.
pub fn list(params: &Value) -> &[Value] {
    params.as_array().unwrap()
}

/// The best block of a node.
pub fn best(url: &str) -> Block {
    wait(async { Connection::connect(url).await?.at(At::Best).await }).unwrap()
}

/// The height that a header says.
pub fn height_of(header: &Value) -> u64 {
    let number = header["number"].as_str().unwrap();
    u64::from_str_radix(number.trim_start_matches("0x"), 16).unwrap()
}

/// The height of the last final block, unless there is no node.
pub fn finalized_height(url: &str) -> Option<u64> {
    let header = wait(async {
        let rpc = Rpc::connect(url).await?;
        let hash = rpc.request("chain_getFinalizedHead", &[]).await?;
        rpc.request("chain_getHeader", &[hash]).await
    });
    header.ok().map(|header| height_of(&header))
}
