//! `trib gateway` as a process of its own.

use super::payers;
use crate::world::secret;
use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};
use tributary_client::launch::{Launch, Node};
use tributary_primitives::AssetId;

/// How long it may take to begin, and to end.
const PATIENCE: Duration = Duration::from_secs(60);
/// What its line says once it serves.
const READY: &str = "\"event\":\"ready\"";

/// The gateway.
pub struct Process {
    node: Node,
    address: String,
}

impl Process {
    /// Starts `trib`, and waits until it serves `model` before the server at `upstream`. Its configuration and its log
    /// are in `folder`, its books in `books`. It settles nothing before it is told to.
    ///
    /// # Errors
    ///
    /// When it cannot be started, ends, or does not say in time that it serves.
    pub async fn start(
        trib: &Path,
        chain: &str,
        upstream: &str,
        model: AssetId,
        folder: &Path,
        books: &Path,
    ) -> Result<Self, String> {
        let config = folder.join("gateway.toml");
        let books = books.join("gateway.db");
        let text = format!(
            "upstream = \"{upstream}\"\nbooks = {books:?}\n[limits]\nrate = 1000000.0\nburst = 1000000.0\ncalls = \
             8192\nconnections = 8192\n[settle]\nevery = 86400\nabove = \"1000000 TRIB\"\n[[model]]\nasset = \
             {}\nname = \"nothing\"\nunit = \"requests\"\nservice = \"{} planck\"\n",
            model.0,
            crate::tabs::SERVICE
        );
        fs::write(&config, text).map_err(|error| format!("{} cannot be written: {error}", config.display()))?;
        let launch = Launch::new(trib)
            .argument("gateway")
            .argument("--config")
            .argument(&config)
            .arguments(["--listen", "127.0.0.1:0", "--as", &secret(0), "--node", chain])
            .log(folder.join("gateway.log"))
            .patience(PATIENCE);
        let node = launch.spawn()?;
        let mut gateway = Self { node, address: String::new() };
        gateway.address = gateway.ready().await?;
        Ok(gateway)
    }

    async fn ready(&mut self) -> Result<String, String> {
        let since = Instant::now();
        loop {
            let log = self.node.err();
            if let Some(address) = log.lines().find(|line| line.contains(READY)).and_then(listens_at) {
                return Ok(address);
            }
            if !self.node.is_alive() || since.elapsed() > PATIENCE {
                return Err(format!("`trib gateway` does not begin; the end of its log:\n{}", self.node.end_of_log()));
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Where it listens: host and port.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What its process has computed so far.
    pub fn cpu(&self) -> Duration {
        self.node.usage().map(|usage| usage.cpu).unwrap_or_default()
    }

    /// How many calls it says that it served.
    ///
    /// # Errors
    ///
    /// When it does not answer, or does not say so.
    pub async fn served(&self) -> Result<u64, String> {
        let text = payers::get(&self.address, "/metrics").await?;
        counter(&text, "tributary_gateway_calls_total{outcome=\"served\"}")
            .ok_or_else(|| "the gateway's metrics do not say what it served".into())
    }

    /// Tells it to settle everything.
    ///
    /// # Errors
    ///
    /// When it cannot be told.
    pub fn settle(&mut self) -> Result<(), String> {
        self.node.signal("USR1").map_err(Into::into)
    }

    /// Tells it to end, and waits.
    ///
    /// # Errors
    ///
    /// When it does not end as it should.
    pub fn end(&mut self) -> Result<(), String> {
        self.node.terminate()?;
        let status = self.node.wait(PATIENCE)?;
        if status.success() { Ok(()) } else { Err(format!("the gateway ended badly: {status}")) }
    }
}

/// The host and port in the line that says that it serves.
fn listens_at(line: &str) -> Option<String> {
    let line: serde_json::Value = serde_json::from_str(line.trim()).ok()?;
    line.get("url")?.as_str()?.strip_prefix("http://").map(str::to_owned)
}

/// A counter in Prometheus's text.
fn counter(text: &str, name: &str) -> Option<u64> {
    text.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_says_is_read() {
        let line = "{\"event\":\"ready\",\"url\":\"http://127.0.0.1:4020\",\"gateway\":\"5F\"}\n";
        assert_eq!(listens_at(line).as_deref(), Some("127.0.0.1:4020"));
        assert_eq!(listens_at("{\"event\":\"ready\""), None);
        let text = "# HELP x\ntributary_gateway_calls_total{outcome=\"served\"} 42\n";
        assert_eq!(counter(text, "tributary_gateway_calls_total{outcome=\"served\"}"), Some(42));
        assert_eq!(counter(text, "tributary_gateway_tabs"), None);
    }
}
