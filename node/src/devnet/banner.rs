//! What a newcomer needs next: accounts, demo content, addresses and the next command.

use super::{accounts::Accounts, plan::Plan, seal::SealMode};
use crate::{
    chain_spec::{TOKEN_DECIMALS, TOKEN_SYMBOL},
    ports::reachable,
    types::{AccountInfo, FullClient},
};
use codec::Decode;
use sc_client_api::StorageProvider;
use sc_service::Error as ServiceError;
use serde::Serialize;
use sp_api::{Core, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_core::bytes::to_hex;
use sp_keyring::Sr25519Keyring;
use sp_storage::StorageKey;
use std::{
    fmt,
    net::SocketAddr,
    path::{Path, PathBuf},
};
use tributary_primitives::{AccountId, AssetId, AssetView, Balance, Hash, UNIT, apis::RegistryApi};
use tributary_runtime::Runtime;

pub(super) use crate::decode::address;

/// The most assets that are listed; a chain that was kept may have any number.
pub(super) const MAX_ASSETS: u32 = 20;
/// Where the devnet listens unless it is told otherwise, and where the examples look for it.
const DEFAULT_WS: &str = "ws://127.0.0.1:9944";
/// The command that a newcomer types next, in a clone of the repository. It installs what it needs.
const NEXT: &str = "make quickstart";
/// By what such a clone is known.
const CLONE: &str = "examples/quickstart.mjs";
/// The command elsewhere: the package has `trib` as well.
const NEXT_ELSEWHERE: &str = "trib asset list";
/// The most endowed accounts that are shown.
const MAX_ENDOWED: usize = 20;

/// Where the devnet is reached.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Urls {
    pub(super) ws: String,
    pub(super) http: String,
    pub(super) metrics: Option<String>,
    pub(super) page: Option<String>,
}

impl Urls {
    /// The URLs of a devnet that listens on `rpc` and `metrics`, and serves its page at `page`.
    pub fn new(rpc: SocketAddr, metrics: Option<SocketAddr>, page: Option<SocketAddr>) -> Self {
        let rpc = reachable(rpc);
        Self {
            ws: format!("ws://{rpc}"),
            http: format!("http://{rpc}"),
            metrics: metrics.map(|addr| format!("http://{}/metrics", reachable(addr))),
            page: page.map(|addr| format!("http://{}", reachable(addr))),
        }
    }

    /// Where people look at the chain: the page, or where there is none polkadot.js Apps.
    pub(super) fn explorer(&self) -> String {
        self.page.clone().unwrap_or_else(|| format!("https://polkadot.js.org/apps/?rpc={}", self.ws))
    }

    /// What to type next in `folder`.
    pub(super) fn next_command(&self, folder: &Path) -> String {
        let is_clone = folder.join(CLONE).is_file();
        let (variable, next) = if is_clone { ("TRIBUTARY_URL", NEXT) } else { ("TRIB_NODE", NEXT_ELSEWHERE) };
        match self.ws.as_str() {
            DEFAULT_WS => next.into(),
            ws => format!("{variable}={ws} {next}"),
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
    /// The page, if it is served.
    pub(super) page: Option<String>,
    pub(super) explorer: String,
    pub(super) next: String,
    pub(super) seal: String,
    pub(super) state_dir: Option<PathBuf>,
    /// Where the state is from that the chain goes on with.
    pub(super) fork: Option<PathBuf>,
    /// The phrase of the accounts that were asked for.
    pub(super) mnemonic: Option<String>,
    pub(super) accounts: Vec<Account>,
    pub(super) assets: Vec<Asset>,
}

/// An account whose secret everybody knows, or whoever asked for it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Account {
    name: String,
    address: String,
    public_key: String,
    secret_uri: String,
    /// Whether it was asked for.
    #[serde(skip)]
    is_endowed: bool,
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

/// Whether a file begins as one that a banner was written to.
pub fn is_ours(begin: &str) -> bool {
    begin.starts_with("{\n  \"chain\": ") && begin.contains("\n  \"genesisHash\": ")
}

impl Banner {
    /// Reads what there is to say from the chain's best block.
    ///
    /// # Errors
    ///
    /// When the state cannot be read.
    pub fn read(client: &FullClient, chain: String, plan: &Plan) -> Result<Self, ServiceError> {
        let info = client.info();
        let urls = Urls::new(plan.rpc(), plan.metrics(), plan.page());
        let version =
            client.runtime_api().version(info.best_hash).map_err(|error| ServiceError::Application(Box::new(error)))?;
        Ok(Self {
            chain,
            genesis_hash: info.genesis_hash,
            spec_name: version.spec_name.to_string(),
            spec_version: version.spec_version,
            best_block: info.best_number,
            explorer: urls.explorer(),
            next: urls.next_command(Path::new(".")),
            ws: urls.ws,
            http: urls.http,
            metrics: urls.metrics,
            page: urls.page,
            seal: plan.seal().to_string(),
            state_dir: plan.state_dir().map(Into::into),
            fork: plan.fork().map(Into::into),
            mnemonic: plan.accounts().map(|accounts| accounts.phrase().to_owned()),
            accounts: accounts(client, info.best_hash, plan.accounts())?,
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

fn accounts(client: &FullClient, block: Hash, endowed: Option<&Accounts>) -> Result<Vec<Account>, ServiceError> {
    let mut all = Vec::new();
    for key in Sr25519Keyring::invulnerable() {
        all.push(Account::new(key, free_balance(client, block, &key.to_account_id())?));
    }
    for (index, key) in endowed.iter().flat_map(|endowed| endowed.keys()).enumerate() {
        let account = AccountId::from(*key);
        all.push(Account {
            name: index.to_string(),
            address: address(&account),
            public_key: to_hex(key.as_ref(), false),
            secret_uri: endowed.map(|endowed| endowed.secret(index)).unwrap_or_default(),
            is_endowed: true,
            free: free_balance(client, block, &account)?,
        });
    }
    Ok(all)
}

impl Account {
    /// The account of a well-known key, which can spend `free` planck.
    pub(super) fn new(key: Sr25519Keyring, free: Balance) -> Self {
        Self {
            name: <&'static str>::from(key).into(),
            address: address(&key.to_account_id()),
            public_key: format!("{:?}", key.to_h256_public()),
            secret_uri: key.to_seed(),
            is_endowed: false,
            free,
        }
    }

    /// Its line, with `secret` for its secret.
    fn write(&self, f: &mut fmt::Formatter<'_>, secret: &str) -> fmt::Result {
        let Self { name, address, free, .. } = self;
        writeln!(f, "  {name:<8} {address}  {secret:<10} {:>20} {TOKEN_SYMBOL}", format_amount(*free))
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
        if let Some(fork) = &self.fork {
            line("Fork", &format_args!("of {}, now at block {}", fork.display(), self.best_block))?;
        }

        self.write_tables(f)?;
        writeln!(f, "\nNext\n\n  {}\n", self.next)
    }
}

impl Banner {
    /// The accounts and the assets.
    pub(super) fn write_tables(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\nAccounts (everybody knows these secrets: never use them elsewhere)\n")?;
        for account in self.accounts.iter().filter(|account| !account.is_endowed) {
            account.write(f, &account.secret_uri)?;
        }
        if let Some(phrase) = &self.mnemonic {
            let endowed: Vec<_> = self.accounts.iter().filter(|account| account.is_endowed).collect();
            writeln!(f, "\nAccounts of the phrase: {phrase}\n")?;
            for (index, account) in endowed.iter().enumerate().take(MAX_ENDOWED) {
                account.write(f, &format!("//{index}"))?;
            }
            if endowed.len() > MAX_ENDOWED {
                writeln!(f, "  … and {} more, as --config-out tells", endowed.len() - MAX_ENDOWED)?;
            }
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
            format!("at once on transactions, otherwise every {} ms; final a moment later", interval.as_millis())
        }
        Ok(SealMode { instant: true, interval: None }) => "at once on transactions; final a moment later".into(),
        Ok(SealMode { instant: false, interval: Some(interval) }) => {
            format!("every {} ms; final a moment later", interval.as_millis())
        }
        _ => "by the RPC methods dev_mine and engine_createBlock".into(),
    }
}

/// An amount in whole tokens: groups of three digits, and only as many behind the point as are needed.
pub(super) fn format_amount(planck: Balance) -> String {
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

    /// This repository.
    fn clone() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
    }

    fn banner(rpc: &str, metrics: Option<&str>) -> Banner {
        let page = Some("127.0.0.1:9980".parse().unwrap());
        let urls = Urls::new(rpc.parse().unwrap(), metrics.map(|addr| addr.parse().unwrap()), page);
        Banner {
            chain: "Tributary Development".into(),
            genesis_hash: Hash::repeat_byte(7),
            spec_name: "tributary".into(),
            spec_version: 1,
            best_block: 0,
            explorer: urls.explorer(),
            next: urls.next_command(&clone()),
            ws: urls.ws,
            http: urls.http,
            metrics: urls.metrics,
            page: urls.page,
            seal: SealMode::default().to_string(),
            state_dir: None,
            fork: None,
            mnemonic: None,
            accounts: vec![Account {
                name: "Alice".into(),
                address: address(&Sr25519Keyring::Alice.to_account_id()),
                public_key: format!("{:?}", Sr25519Keyring::Alice.to_h256_public()),
                secret_uri: Sr25519Keyring::Alice.to_seed(),
                is_endowed: false,
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
            "  Explorer   http://127.0.0.1:9980\n",
            "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY  //Alice",
            "1,000,000 TRIB",
            "0   Dataset  Published  Demo, steward Alice",
            "\n  make quickstart\n",
        ] {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
    }

    #[test]
    fn without_a_page_there_is_another_explorer() {
        let urls = Urls::new("127.0.0.1:9944".parse().unwrap(), None, None);
        assert_eq!(urls.explorer(), "https://polkadot.js.org/apps/?rpc=ws://127.0.0.1:9944");
    }

    #[test]
    fn another_port_is_part_of_the_next_command() {
        let text = banner("0.0.0.0:4000", None).to_string();
        assert!(text.contains("TRIBUTARY_URL=ws://127.0.0.1:4000 make quickstart"), "{text}");
        assert!(!text.contains("Metrics"));
    }

    /// Where there is no Makefile, as where the package is installed, `make` is no advice.
    #[test]
    fn outside_a_clone_the_next_command_is_one_of_trib() {
        let dir = tempfile::tempdir().unwrap();
        let urls = |rpc: &str| Urls::new(rpc.parse().unwrap(), None, None);
        assert_eq!(urls("127.0.0.1:9944").next_command(dir.path()), "trib asset list");
        let other = urls("127.0.0.1:4000").next_command(dir.path());
        assert_eq!(other, "TRIB_NODE=ws://127.0.0.1:4000 trib asset list");
    }

    #[test]
    fn the_next_command_installs_what_it_needs() {
        const MAKEFILE: &str = include_str!("../../../Makefile");
        let target = NEXT.strip_prefix("make ").unwrap();
        let rule = MAKEFILE.lines().find(|line| line.starts_with(&format!("{target}:"))).unwrap();
        assert!(rule.contains("need-node"), "{rule}");
    }

    #[test]
    fn the_first_build_is_announced_before_anything_is_done_and_builds_the_node_alone() {
        const MAKEFILE: &str = include_str!("../../../Makefile");
        let mut lines = MAKEFILE.lines().skip_while(|line| !line.starts_with("devnet:"));
        let rule = lines.next().unwrap();
        assert!(rule.starts_with("devnet: announce need-build"), "{rule}");
        let recipe: Vec<_> = lines.take_while(|line| line.starts_with('\t')).collect();
        let build: Vec<_> = recipe.iter().filter(|line| line.contains("$(CARGO) build")).collect();
        assert!(
            matches!(build.as_slice(), [only] if only.contains("--workspace --bin tributary --locked")),
            "{build:?}"
        );
        let announced: Vec<_> = MAKEFILE.lines().skip_while(|line| !line.starts_with("announce:")).take(2).collect();
        assert!(announced[1].contains("half an hour") && announced[1].contains("5 GiB of disk"), "{announced:?}");
    }

    #[test]
    fn endowed_accounts_are_shown_with_their_phrase() {
        let mut banner = banner("127.0.0.1:9944", None);
        let known = banner.accounts[0].clone();
        banner.mnemonic = Some("legal winner".into());
        banner.accounts.extend((0..25).map(|index| Account {
            name: index.to_string(),
            secret_uri: format!("legal winner//{index}"),
            is_endowed: true,
            ..known.clone()
        }));
        let text = banner.to_string();
        assert!(text.contains("phrase: legal winner\n") && text.contains("  //19  "), "{text}");
        assert!(text.contains("… and 5 more") && !text.contains("winner//"), "{text}");
        let json: serde_json::Value = serde_json::from_str(&banner.to_json().unwrap()).unwrap();
        assert_eq!(json["mnemonic"], "legal winner");
        assert_eq!(json["accounts"][25]["secretUri"], "legal winner//24");
        assert_eq!(json["accounts"].as_array().unwrap().len(), 26);
    }

    #[test]
    fn a_fork_says_of_what() {
        let mut banner = banner("127.0.0.1:9944", None);
        (banner.fork, banner.best_block) = (Some("state.json".into()), 28);
        let text = banner.to_string();
        assert!(text.contains("Fork       of state.json, now at block 28\n"), "{text}");
    }

    #[test]
    fn what_is_written_is_known_again() {
        let json = banner("127.0.0.1:9944", None).to_json().unwrap();
        assert!(is_ours(&json), "{json}");
        assert!(!is_ours("{\n  \"name\": \"mine\"\n}") && !is_ours("chain"));
    }

    #[test]
    fn programs_read_the_same() {
        let json: serde_json::Value = serde_json::from_str(&banner("127.0.0.1:9944", None).to_json().unwrap()).unwrap();
        assert_eq!(json["ws"], "ws://127.0.0.1:9944");
        assert_eq!(json["genesisHash"], format!("{:?}", Hash::repeat_byte(7)));
        assert_eq!(json["specVersion"], 1);
        assert_eq!(json["seal"], "instant,interval=1000");
        assert!(json["metrics"].is_null() && json["stateDir"].is_null());
        assert_eq!((&json["page"], &json["explorer"]), (&json["explorer"], &"http://127.0.0.1:9980".into()));
        assert!(json["fork"].is_null() && json["mnemonic"].is_null());
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
