//! What a newcomer needs next: accounts, demo content, addresses and the next command.

use super::seal::SealMode;
use crate::{
    chain_spec::{SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL},
    ports::reachable,
    types::{AccountInfo, FullClient},
};
use codec::Decode;
use sc_client_api::StorageProvider;
use sc_service::Error as ServiceError;
use serde::Serialize;
use sp_api::{Core, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring;
use sp_storage::StorageKey;
use std::{fmt, net::SocketAddr, path::PathBuf};
use tributary_primitives::{AccountId, AssetId, AssetView, Balance, Hash, UNIT, apis::RegistryApi};
use tributary_runtime::Runtime;

/// The most assets that are listed; a chain that was kept may have any number.
pub(super) const MAX_ASSETS: u32 = 20;
/// Where the devnet listens unless it is told otherwise, and where the examples look for it.
const DEFAULT_WS: &str = "ws://127.0.0.1:9944";
/// The command that a newcomer types next.
const NEXT: &str = "node examples/quickstart.mjs";

/// Where the devnet is reached.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Urls {
    pub(super) ws: String,
    pub(super) http: String,
    pub(super) metrics: Option<String>,
}

impl Urls {
    /// The URLs of a devnet that listens on `rpc` and `metrics`.
    pub fn new(rpc: SocketAddr, metrics: Option<SocketAddr>) -> Self {
        let rpc = reachable(rpc);
        Self {
            ws: format!("ws://{rpc}"),
            http: format!("http://{rpc}"),
            metrics: metrics.map(|addr| format!("http://{}/metrics", reachable(addr))),
        }
    }

    pub(super) fn explorer(&self) -> String {
        format!("https://polkadot.js.org/apps/?rpc={}", self.ws)
    }

    pub(super) fn next_command(&self) -> String {
        match self.ws.as_str() {
            DEFAULT_WS => NEXT.into(),
            ws => format!("TRIBUTARY_URL={ws} {NEXT}"),
        }
    }
}

/// Everything that there is to say about a devnet, for people by `Display` and for programs by [`Banner::to_json`].
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Banner {
    pub(super) chain: String,
    pub(super) genesis_hash: Hash,
    pub(super) spec_name: String,
    pub(super) spec_version: u32,
    pub(super) best_block: u32,
    pub(super) ws: String,
    pub(super) http: String,
    pub(super) metrics: Option<String>,
    pub(super) explorer: String,
    pub(super) next: String,
    pub(super) seal: String,
    pub(super) state_dir: Option<PathBuf>,
    pub(super) accounts: Vec<Account>,
    pub(super) assets: Vec<Asset>,
}

/// An account whose secret everybody knows.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Account {
    name: &'static str,
    address: String,
    public_key: String,
    secret_uri: String,
    /// In planck. A string, because JavaScript's numbers end before such amounts do.
    #[serde(serialize_with = "as_string")]
    free: Balance,
}

/// An asset of the chain.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Asset {
    id: u32,
    kind: String,
    state: String,
    name: String,
    steward: String,
    /// The steward's name, if it is one of the accounts above.
    #[serde(skip)]
    known_steward: Option<&'static str>,
}

fn as_string<S: serde::Serializer>(value: &Balance, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

impl Banner {
    /// Reads what there is to say from the chain's best block.
    ///
    /// # Errors
    ///
    /// When the state cannot be read.
    pub fn read(
        client: &FullClient,
        chain: String,
        urls: Urls,
        seal: SealMode,
        state_dir: Option<PathBuf>,
    ) -> Result<Self, ServiceError> {
        let info = client.info();
        let version =
            client.runtime_api().version(info.best_hash).map_err(|error| ServiceError::Application(Box::new(error)))?;
        Ok(Self {
            chain,
            genesis_hash: info.genesis_hash,
            spec_name: version.spec_name.to_string(),
            spec_version: version.spec_version,
            best_block: info.best_number,
            explorer: urls.explorer(),
            next: urls.next_command(),
            ws: urls.ws,
            http: urls.http,
            metrics: urls.metrics,
            seal: seal.to_string(),
            state_dir,
            accounts: accounts(client, info.best_hash)?,
            assets: assets(client, info.best_hash)?,
        })
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

fn accounts(client: &FullClient, block: Hash) -> Result<Vec<Account>, ServiceError> {
    Sr25519Keyring::invulnerable()
        .map(|key| {
            let free = free_balance(client, block, &key.to_account_id())?;
            Ok(Account::new(key, free))
        })
        .collect()
}

impl Account {
    /// The account of a well-known key, which can spend `free` planck.
    pub(super) fn new(key: Sr25519Keyring, free: Balance) -> Self {
        Self {
            name: key.into(),
            address: address(&key.to_account_id()),
            public_key: format!("{:?}", key.to_h256_public()),
            secret_uri: key.to_seed(),
            free,
        }
    }
}

impl Asset {
    /// What is shown of an asset.
    pub(super) fn new(view: &AssetView<AccountId>) -> Self {
        Self {
            id: view.id.0,
            kind: format!("{:?}", view.kind),
            state: format!("{:?}", view.state),
            name: String::from_utf8_lossy(&view.info.name).into_owned(),
            known_steward: Sr25519Keyring::from_account_id(&view.steward).map(Into::into),
            steward: address(&view.steward),
        }
    }
}

fn free_balance(client: &FullClient, block: Hash, account: &AccountId) -> Result<Balance, ServiceError> {
    let key = StorageKey(frame_system::Account::<Runtime>::hashed_key_for(account));
    let Some(value) = client.storage(block, &key)? else {
        return Ok(0);
    };
    AccountInfo::decode(&mut value.0.as_slice())
        .map(|info| info.data.free)
        .map_err(|error| ServiceError::Other(format!("the account {account} cannot be read: {error}")))
}

fn assets(client: &FullClient, block: Hash) -> Result<Vec<Asset>, ServiceError> {
    let api = client.runtime_api();
    let mut assets = Vec::new();
    for id in 0..MAX_ASSETS {
        let view = api.asset(block, AssetId(id)).map_err(|error| ServiceError::Application(Box::new(error)))?;
        let Some(view) = view else { break };
        assets.push(Asset::new(&view));
    }
    Ok(assets)
}

/// The address that wallets show for an account.
pub(super) fn address(account: &AccountId) -> String {
    account.to_ss58check_with_version(SS58_PREFIX.into())
}

impl fmt::Display for Banner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n{} ({} {})\n", self.chain, self.spec_name, self.spec_version)?;
        let mut line = |label: &str, value: &dyn fmt::Display| writeln!(f, "  {label:<10} {value}");
        line("WebSocket", &self.ws)?;
        line("HTTP", &self.http)?;
        if let Some(metrics) = &self.metrics {
            line("Metrics", metrics)?;
        }
        line("Explorer", &self.explorer)?;
        line("Genesis", &format_args!("{:?}", self.genesis_hash))?;
        line("Blocks", &blocks_sentence(&self.seal))?;
        match &self.state_dir {
            Some(dir) if self.best_block > 0 => {
                line("State", &format_args!("{}, at block {}", dir.display(), self.best_block))?
            }
            Some(dir) => line("State", &dir.display())?,
            None => line("State", &"temporary; --state-dir <DIR> keeps it")?,
        }

        self.write_tables(f)?;
        writeln!(f, "\nNext\n\n  {}\n", self.next)
    }
}

impl Banner {
    /// The accounts and the assets.
    pub(super) fn write_tables(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\nAccounts (everybody knows these secrets: never use them elsewhere)\n")?;
        for Account { name, address, secret_uri, free, .. } in &self.accounts {
            writeln!(f, "  {name:<8} {address}  {secret_uri:<10} {:>20} {TOKEN_SYMBOL}", format_amount(*free))?;
        }
        if !self.assets.is_empty() {
            writeln!(f, "\nAssets\n")?;
        }
        for Asset { id, kind, state, name, steward, known_steward } in &self.assets {
            let steward = known_steward.unwrap_or(steward);
            writeln!(f, "  {id:<3} {kind:<8} {state:<10} {name}, steward {steward}")?;
        }
        Ok(())
    }
}

/// A seal mode in words.
fn blocks_sentence(seal: &str) -> String {
    match seal.parse::<SealMode>() {
        Ok(SealMode { instant: true, interval: Some(interval) }) => {
            format!("at once on transactions, otherwise every {} ms; final at once", interval.as_millis())
        }
        Ok(SealMode { instant: true, interval: None }) => "at once on transactions; final at once".into(),
        Ok(SealMode { instant: false, interval: Some(interval) }) => {
            format!("every {} ms; final at once", interval.as_millis())
        }
        _ => "by the RPC methods dev_mine and engine_createBlock".into(),
    }
}

/// An amount in whole tokens: groups of three digits, and only as many behind the point as are needed.
fn format_amount(planck: Balance) -> String {
    let whole = (planck / UNIT).to_string();
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    let width = TOKEN_DECIMALS as usize;
    let fraction = format!("{:0width$}", planck % UNIT);
    match fraction.trim_end_matches('0') {
        "" => text,
        fraction => text + "." + fraction,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn banner(rpc: &str, metrics: Option<&str>) -> Banner {
        let urls = Urls::new(rpc.parse().unwrap(), metrics.map(|addr| addr.parse().unwrap()));
        Banner {
            chain: "Tributary Development".into(),
            genesis_hash: Hash::repeat_byte(7),
            spec_name: "tributary".into(),
            spec_version: 1,
            best_block: 0,
            explorer: urls.explorer(),
            next: urls.next_command(),
            ws: urls.ws,
            http: urls.http,
            metrics: urls.metrics,
            seal: SealMode::default().to_string(),
            state_dir: None,
            accounts: vec![Account {
                name: "Alice",
                address: address(&Sr25519Keyring::Alice.to_account_id()),
                public_key: format!("{:?}", Sr25519Keyring::Alice.to_h256_public()),
                secret_uri: Sr25519Keyring::Alice.to_seed(),
                free: 1_000_000 * UNIT,
            }],
            assets: vec![Asset {
                id: 0,
                kind: "Dataset".into(),
                state: "Published".into(),
                name: "Demo".into(),
                steward: address(&Sr25519Keyring::Alice.to_account_id()),
                known_steward: Some("Alice"),
            }],
        }
    }

    #[test]
    fn amounts_are_readable() {
        assert_eq!(format_amount(0), "0");
        assert_eq!(format_amount(UNIT), "1");
        assert_eq!(format_amount(1_234_567 * UNIT), "1,234,567");
        assert_eq!(format_amount(UNIT / 2), "0.5");
        assert_eq!(format_amount(100 * UNIT + 1), "100.000000000001");
        assert_eq!(format_amount(u128::MAX), "340,282,366,920,938,463,463,374,607.431768211455");
    }

    #[test]
    fn people_read_everything_they_need() {
        let text = banner("127.0.0.1:9944", Some("127.0.0.1:9615")).to_string();
        for part in [
            "ws://127.0.0.1:9944\n",
            "http://127.0.0.1:9944\n",
            "http://127.0.0.1:9615/metrics\n",
            "https://polkadot.js.org/apps/?rpc=ws://127.0.0.1:9944\n",
            "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY  //Alice",
            "1,000,000 TRIB",
            "0   Dataset  Published  Demo, steward Alice",
            "\n  node examples/quickstart.mjs\n",
        ] {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
    }

    #[test]
    fn another_port_is_part_of_the_next_command() {
        let text = banner("0.0.0.0:4000", None).to_string();
        assert!(text.contains("TRIBUTARY_URL=ws://127.0.0.1:4000 node examples/quickstart.mjs"), "{text}");
        assert!(!text.contains("Metrics"));
    }

    #[test]
    fn programs_read_the_same() {
        let json: serde_json::Value = serde_json::from_str(&banner("127.0.0.1:9944", None).to_json().unwrap()).unwrap();
        assert_eq!(json["ws"], "ws://127.0.0.1:9944");
        assert_eq!(json["genesisHash"], format!("{:?}", Hash::repeat_byte(7)));
        assert_eq!(json["specVersion"], 1);
        assert_eq!(json["seal"], "instant,interval=1000");
        assert!(json["metrics"].is_null() && json["stateDir"].is_null());
        assert_eq!(json["accounts"][0]["free"], "1000000000000000000");
        assert_eq!(json["accounts"][0]["secretUri"], "//Alice");
        assert_eq!(
            json["accounts"][0]["publicKey"],
            "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d"
        );
        assert_eq!(json["assets"][0]["kind"], "Dataset");
        assert!(json["assets"][0].get("knownSteward").is_none());
    }
}
