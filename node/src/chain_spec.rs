//! What a network starts from. The genesis itself is the runtime's business: a spec names one of its presets.

use crate::{about, storage};
use sc_chain_spec::{ChainSpecBuilder, ChainType, GenericChainSpec, Properties, json_merge};
use sc_network::config::MultiaddrWithPeerId;
use sp_core::bytes::{from_hex, to_hex};
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, PresetId};
use sp_runtime::BuildStorage;
use sp_storage::{Storage, well_known_keys};
use std::{fs, path::Path};
use tributary_primitives::BlockNumber;
use tributary_runtime::{
    RuntimeGenesisConfig,
    genesis::{VALIDATORS, get_preset, network},
};

/// A chain specification of Tributary; it has no extensions.
pub type ChainSpec = GenericChainSpec;

/// Symbol of the token.
pub const TOKEN_SYMBOL: &str = "TRIB";
/// Digits after the point in an amount of the token.
pub const TOKEN_DECIMALS: u32 = 12;
/// Network prefix of addresses: the one of any Substrate chain, so that every wallet shows them.
pub const SS58_PREFIX: u16 = 42;

/// The id of a chain that goes on from the state of another.
const FORK: &str = "tributary_fork";

/// A chain that needs no file.
#[derive(Clone, Copy)]
enum BuiltIn {
    /// One validator, Alice, short slots and demo content: what the devnet runs.
    Development,
    /// Two validators, Alice and Bob: the smallest network that needs others to finalize.
    LocalTestnet,
    /// So many validators, Alice to Two, and short periods: what the devnet of several processes runs.
    Network(usize),
}

impl BuiltIn {
    /// An empty name means `local`: there is no public network yet.
    fn find(name: &str) -> Option<Self> {
        match name {
            "dev" | "development" | "tributary_dev" => Some(Self::Development),
            "" | "local" | "local_testnet" | "tributary_local" => Some(Self::LocalTestnet),
            _ => {
                let count = name.strip_prefix("local-").or_else(|| name.strip_prefix("tributary_local_"))?;
                let count = count.parse().ok()?;
                (1..=VALIDATORS.len()).contains(&count).then_some(Self::Network(count))
            }
        }
    }

    fn name(self) -> String {
        match self {
            Self::Development => "Tributary Development".into(),
            Self::LocalTestnet => "Tributary Local Testnet".into(),
            Self::Network(count) => format!("Tributary Local Network of {count}"),
        }
    }

    fn id(self) -> String {
        match self {
            Self::Development => "tributary_dev".into(),
            Self::LocalTestnet => "tributary_local".into(),
            Self::Network(count) => format!("tributary_local_{count}"),
        }
    }

    fn chain_type(self) -> ChainType {
        match self {
            Self::Development => ChainType::Development,
            Self::LocalTestnet | Self::Network(_) => ChainType::Local,
        }
    }

    /// What its genesis has other than the defaults: one of the runtime's presets, or a patch that this binary carries.
    fn genesis_of(self) -> Result<GenesisOf, String> {
        match self {
            Self::Development => Ok(GenesisOf::Preset(DEV_RUNTIME_PRESET)),
            Self::LocalTestnet => Ok(GenesisOf::Preset(LOCAL_TESTNET_RUNTIME_PRESET)),
            Self::Network(count) => {
                network(count).map(GenesisOf::Patch).ok_or_else(|| "the runtime lacks the network".into())
            }
        }
    }

    fn spec(self) -> Result<ChainSpec, String> {
        let (name, id) = (self.name(), self.id());
        match self.genesis_of()? {
            GenesisOf::Preset(preset) => {
                Ok(builder(&name, &id, self.chain_type())?.with_genesis_config_preset_name(preset).build())
            }
            GenesisOf::Patch(patch) => of_patch(&name, &id, self.chain_type(), Vec::new(), patch),
        }
    }

    /// What the SDK does with the preset by calling the runtime's Wasm, done by calling the runtime's Rust.
    fn genesis(self) -> Result<Storage, String> {
        let patch = match self.genesis_of()? {
            GenesisOf::Preset(name) => {
                let preset = get_preset(&PresetId::from(name)).ok_or("the runtime lacks the preset")?;
                serde_json::from_slice(&preset).map_err(|error| error.to_string())?
            }
            GenesisOf::Patch(patch) => patch,
        };
        storage_of(patch)
    }
}

/// Where a genesis comes from.
enum GenesisOf {
    /// The runtime's preset of this name.
    Preset(&'static str),
    /// This JSON over the runtime's defaults.
    Patch(serde_json::Value),
}

/// The state of block 0 of a network whose genesis has this JSON over the runtime's defaults.
///
/// # Errors
///
/// When the runtime does not know a field, or this binary has no runtime.
pub fn storage_of(patch: serde_json::Value) -> Result<Storage, String> {
    let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).map_err(|error| error.to_string())?;
    json_merge(&mut config, patch);
    let config: RuntimeGenesisConfig = serde_json::from_value(config).map_err(|error| error.to_string())?;
    let mut storage = config.build_storage()?;
    storage.top.insert(well_known_keys::CODE.to_vec(), wasm()?.to_vec());
    Ok(storage)
}

/// The spec of a network of this binary's runtime whose genesis has this JSON over the runtime's defaults.
///
/// # Errors
///
/// When this binary was built without its runtime.
pub fn of_patch(
    name: &str,
    id: &str,
    chain_type: ChainType,
    boot_nodes: Vec<MultiaddrWithPeerId>,
    patch: serde_json::Value,
) -> Result<ChainSpec, String> {
    Ok(builder(name, id, chain_type)?.with_boot_nodes(boot_nodes).with_genesis_config_patch(patch).build())
}

/// The spec of a chain of one's own that begins with this state, whatever its runtime.
pub fn of_state(name: &str, state: Storage) -> ChainSpec {
    let mut spec = builder_of(&[], name, FORK, ChainType::Development).build();
    sc_chain_spec::ChainSpec::set_storage(&mut spec, state);
    spec
}

fn builder(name: &str, id: &str, chain_type: ChainType) -> Result<ChainSpecBuilder, String> {
    Ok(builder_of(wasm()?, name, id, chain_type))
}

fn builder_of(code: &[u8], name: &str, id: &str, chain_type: ChainType) -> ChainSpecBuilder {
    ChainSpec::builder(code, None)
        .with_name(name)
        .with_id(id)
        .with_chain_type(chain_type)
        .with_protocol_id(id)
        .with_properties(properties())
}

fn wasm() -> Result<&'static [u8], String> {
    about::build().wasm.ok_or_else(|| {
        "this binary was built without its runtime (SKIP_WASM_BUILD was set): name a chain spec file".into()
    })
}

/// The chain that `name` means: `dev`, `local` and `local-1` to `local-8` are built in, anything else is the path of a
/// JSON file.
///
/// # Errors
///
/// A sentence for the user when the file is missing or is no chain spec.
pub fn load(name: &str) -> Result<ChainSpec, String> {
    if let Some(chain) = BuiltIn::find(name) {
        chain.spec()
    } else if Path::new(name).is_dir() {
        Err(format!("{name} is a folder: name the file of the chain spec in it"))
    } else if Path::new(name).exists() {
        ChainSpec::from_json_file(name.into())
            .map_err(|error| format!("{name} is not a chain spec: {error}: name another file, or make it anew"))
    } else {
        Err(format!(
            "there is no chain `{name}`: name `dev`, `local`, `local-1` to `local-8`, or the path of a chain spec file"
        ))
    }
}

/// Refuses what no chain can begin with: the state of one that is at a later block, which `export-state` writes in the
/// form of a chain spec. `name` is what [`load`] takes.
///
/// # Errors
///
/// A sentence that says what to do with it.
pub fn ensure_beginning(name: &str) -> Result<(), String> {
    let height = if BuiltIn::find(name).is_some() { None } else { height_in(Path::new(name)) };
    match height {
        Some(height @ 1..) => Err(format!(
            "{name} is the state of a chain at block {height}, and no chain begins with that: \
             `tributary devnet --fork {name}` goes on from it"
        )),
        _ => Ok(()),
    }
}

/// The block whose state a file has, if it has one as it is stored.
fn height_in(file: &Path) -> Option<BlockNumber> {
    let spec: serde_json::Value = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    let key = to_hex(&storage::HEIGHT.key().0, false);
    let height = from_hex(spec.pointer("/genesis/raw/top")?.get(key)?.as_str()?).ok()?;
    storage::HEIGHT.decode_all(&height).ok()
}

/// Gives the `spec` that [`load`] made of `name` its genesis without running any Wasm, if it is built in.
///
/// The SDK compiles the runtime once to read the preset and once more to build the state, which is most of a start:
/// seconds on a small machine. The state is the same either way; the tests compare. A spec treated so is for running
/// only: exported, it would show its state instead of its configuration.
///
/// # Errors
///
/// When the runtime refuses its own preset.
pub fn build_genesis_natively(spec: &mut dyn sc_chain_spec::ChainSpec, name: &str) -> Result<(), String> {
    if let Some(chain) = BuiltIn::find(name) {
        spec.set_storage(chain.genesis()?);
    }
    Ok(())
}

fn properties() -> Properties {
    Properties::from_iter([
        ("tokenSymbol".to_owned(), TOKEN_SYMBOL.into()),
        ("tokenDecimals".to_owned(), TOKEN_DECIMALS.into()),
        ("ss58Format".to_owned(), SS58_PREFIX.into()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use sc_chain_spec::ChainSpec as _;

    #[test]
    fn built_in_chains_have_distinct_ids() {
        let dev = load("dev").unwrap();
        let local = load("local").unwrap();
        assert_eq!((dev.id(), dev.chain_type()), ("tributary_dev", ChainType::Development));
        assert_eq!((local.id(), local.chain_type()), ("tributary_local", ChainType::Local));
        let (one, eight) = (load("local-1").unwrap(), load("local-8").unwrap());
        assert_eq!((one.id(), eight.id()), ("tributary_local_1", "tributary_local_8"));
        for name in ["local-0", "local-9", "local-", "local-x"] {
            assert!(load(name).is_err(), "{name}");
        }
        assert_eq!(dev.properties().get("tokenDecimals"), Some(&12.into()));
    }

    #[test]
    fn the_native_genesis_is_that_of_the_wasm() {
        for name in ["dev", "local", "local-4", "local-8"] {
            let mut spec = load(name).unwrap();
            let wasm = spec.build_storage().unwrap();
            build_genesis_natively(&mut spec, name).unwrap();
            let native = spec.build_storage().unwrap();
            assert!(wasm.top.len() > 10);
            for (key, value) in &wasm.top {
                assert_eq!(native.top.get(key), Some(value), "{name}: key {}", sp_core::bytes::to_hex(key, false));
            }
            assert_eq!(native.top.len(), wasm.top.len(), "{name}");
            assert!(native.children_default.is_empty() && wasm.children_default.is_empty(), "{name}");
        }
    }

    #[test]
    fn a_spec_survives_its_own_file() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), load("dev").unwrap().as_json(false).unwrap()).unwrap();
        let read = load(file.path().to_str().unwrap()).unwrap();
        assert_eq!(read.id(), "tributary_dev");
    }

    #[test]
    fn a_state_from_the_middle_is_no_beginning() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("state.json");
        let written = |height: Option<u32>| {
            let mut state = load("dev").unwrap().build_storage().unwrap();
            if let Some(height) = height {
                state.top.insert(storage::HEIGHT.key().0, height.to_le_bytes().to_vec());
            }
            fs::write(&file, of_state("A chain", state).as_json(true).unwrap()).unwrap();
            ensure_beginning(file.to_str().unwrap())
        };
        assert_eq!((written(None), written(Some(0))), (Ok(()), Ok(())));
        let error = written(Some(27)).unwrap_err();
        assert!(error.contains("at block 27") && error.contains("devnet --fork"), "{error}");
        for name in ["dev", "local-4", "no-such-chain"] {
            assert_eq!(ensure_beginning(name), Ok(()), "{name}");
        }
    }

    #[test]
    fn a_spec_of_a_state_is_that_state() {
        let state = load("dev").unwrap().build_storage().unwrap();
        let spec = of_state("Fork of a chain", state.clone());
        assert_eq!((spec.name(), spec.id()), ("Fork of a chain", FORK));
        assert_eq!(spec.build_storage().unwrap().top, state.top);
    }

    #[test]
    fn unknown_chains_are_refused_with_a_sentence() {
        let error = load("no-such-chain").map(|_| ()).unwrap_err();
        assert!(error.contains("no-such-chain") && error.contains("`dev`"), "{error}");
        let dir = tempfile::tempdir().unwrap();
        let error = load(dir.path().to_str().unwrap()).map(|_| ()).unwrap_err();
        assert!(error.contains("is a folder"), "{error}");
    }

    #[test]
    fn the_unit_agrees_with_the_decimals() {
        assert_eq!(tributary_primitives::UNIT, 10u128.pow(TOKEN_DECIMALS));
    }
}
