//! What a user of a network needs next.

use super::{
    client::{asset, free_balance},
    plan::NetworkPlan,
    process::Node,
};
use crate::devnet::banner::{Account, Asset, Banner, MAX_ASSETS, Urls, address};
use serde::Serialize;
use sp_keyring::Sr25519Keyring;
use std::{
    fmt,
    path::{Path, PathBuf},
};
use tributary_client::Block;
use tributary_primitives::AssetId;

/// What stands where the devnet of one process has its seal mode.
const SEAL: &str = "aura";

/// Everything that there is to say about a network, for people by `Display` and for programs by
/// [`NetworkBanner::to_json`]. The devnet of one process says the same, apart from the validators.
#[derive(Clone, Debug, Serialize)]
pub struct NetworkBanner {
    #[serde(flatten)]
    chain: Banner,
    validators: Vec<Listed>,
    /// What a user types to add a node.
    #[serde(skip)]
    one_more: String,
}

/// A validator as it is told.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Listed {
    name: &'static str,
    account: String,
    ws: String,
    http: String,
    metrics: Option<String>,
    log: PathBuf,
    pid: Option<u32>,
    peer_id: String,
}

impl NetworkBanner {
    /// Reads what there is to say from the first of the `nodes`.
    ///
    /// # Errors
    ///
    /// When it does not answer.
    pub async fn read(plan: &NetworkPlan, nodes: &mut [Node]) -> Result<Self, String> {
        let validators = nodes.iter().map(Listed::new).collect();
        let first = nodes.first_mut().ok_or("there is no validator")?;
        let urls = Urls::new(first.validator.rpc, first.validator.metrics, plan.page());
        let client = &mut first.client;
        let version = client.version().await?;
        let genesis_hash = client.genesis().await?;
        let block = client.best_block().await?;
        let chain = Banner {
            chain: client.chain().await?,
            genesis_hash,
            spec_name: version.spec_name,
            spec_version: version.spec_version,
            best_block: client.best().await?.number,
            explorer: urls.explorer(),
            next: urls.next_command(Path::new(".")),
            ws: urls.ws,
            http: urls.http,
            metrics: urls.metrics,
            page: urls.page,
            seal: SEAL.into(),
            state_dir: plan.state_dir().map(Into::into),
            fork: None,
            mnemonic: None,
            accounts: accounts(&block).await?,
            assets: assets(&block).await?,
        };
        Ok(Self { chain, validators, one_more: plan.one_more() })
    }

    /// The same for programs.
    ///
    /// # Errors
    ///
    /// Never in practice; the serializer's type says otherwise.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(|json| json + "\n")
    }
}

impl Listed {
    fn new(node: &Node) -> Self {
        let validator = &node.validator;
        let Urls { ws, http, metrics, .. } = Urls::new(validator.rpc, validator.metrics, None);
        Self {
            name: validator.name,
            account: address(&validator.key.to_account_id()),
            ws,
            http,
            metrics,
            log: validator.log.clone(),
            pid: node.pid(),
            peer_id: validator.peer_id.clone(),
        }
    }
}

async fn accounts(block: &Block) -> Result<Vec<Account>, String> {
    let mut accounts = Vec::new();
    for key in Sr25519Keyring::invulnerable() {
        accounts.push(Account::new(key, free_balance(block, &key.to_account_id()).await?));
    }
    Ok(accounts)
}

async fn assets(block: &Block) -> Result<Vec<Asset>, String> {
    let mut assets = Vec::new();
    for id in 0..MAX_ASSETS {
        let Some(view) = asset(block, AssetId(id)).await? else { break };
        assets.push(Asset::new(&view));
    }
    Ok(assets)
}

impl fmt::Display for NetworkBanner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Banner { chain, spec_name, spec_version, ws, http, explorer, genesis_hash, .. } = &self.chain;
        writeln!(f, "\n{chain} ({spec_name} {spec_version})\n")?;
        let mut line = |label: &str, value: &dyn fmt::Display| writeln!(f, "  {label:<10} {value}");
        line("WebSocket", ws)?;
        line("HTTP", http)?;
        line("Explorer", explorer)?;
        line("Genesis", &format_args!("{genesis_hash:?}"))?;
        line("Blocks", &"by the validators in turn (Aura); final when they agree (GRANDPA)")?;
        match &self.chain.state_dir {
            Some(dir) => line("State", &dir.display())?,
            None => line("State", &"temporary; --state-dir <DIR> keeps it")?,
        }

        writeln!(f, "\nValidators\n")?;
        for Listed { name, ws, metrics, log, .. } in &self.validators {
            let metrics = metrics.as_deref().unwrap_or("no metrics");
            writeln!(f, "  {name:<8} {ws}  {metrics}  {}", log.display())?;
        }
        self.chain.write_tables(f)?;
        writeln!(f, "\nOne more node\n\n  {}\n", self.one_more)?;
        writeln!(f, "Next\n\n  {}\n", self.chain.next)?;
        writeln!(f, "Ctrl-C ends all of them.\n")
    }
}
