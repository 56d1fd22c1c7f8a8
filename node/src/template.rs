//! `tributary new-network`: a chain spec from a template that people can read and write, such as
//! `chain-specs/mainnet-template.toml`.
//!
//! The spec has this binary's runtime. What a live network must not start with is refused here, with the field's name:
//! a placeholder, a key that everybody knows, an amount that is not exact, a validator that is named twice or has no
//! account, and whatever else the runtime cannot start from.

use crate::{
    chain_spec::{self, ChainSpec, TOKEN_DECIMALS},
    devnet::accounts::{Accounts, MOST as MOST_ACCOUNTS},
    output,
};
use sc_chain_spec::ChainType;
use sc_network::config::MultiaddrWithPeerId;
use serde::Deserialize;
use serde_json::json;
use sp_core::{
    Get, Pair,
    crypto::{DEV_PHRASE, Ss58Codec},
    ed25519, sr25519,
};
use sp_io::TestExternalities;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_storage::Storage;
use std::{
    collections::BTreeSet,
    fs, panic,
    path::{Path, PathBuf},
    sync::{LazyLock, Mutex, PoisonError},
};
use tributary_primitives::{AccountId, Balance, Moment, UNIT};
use tributary_runtime::{
    EXISTENTIAL_DEPOSIT, Treasury, configs::MaxAuthorities, genesis::FAUCET,
    parameters::in_range::validators::MaxValidators,
};

/// What an untouched field of the template begins with.
const PLACEHOLDER: &str = "REPLACE";
/// The most TRIB of one account: sums of them stay far below what their type holds.
const MOST: Balance = 1_000_000_000;

/// The keys whose secrets everybody knows: the SDK's, those of the phrase that it derives them from, the devnet's
/// faucet, and all that a devnet's `--accounts` hands out unless it is told another phrase.
static KNOWN: LazyLock<BTreeSet<[u8; 32]>> = LazyLock::new(|| {
    let phrase = [
        sr25519::Pair::from_phrase(DEV_PHRASE, None).map(|(pair, _)| pair.public().0),
        ed25519::Pair::from_phrase(DEV_PHRASE, None).map(|(pair, _)| pair.public().0),
    ];
    Sr25519Keyring::iter()
        .map(|key| key.public().0)
        .chain(Ed25519Keyring::iter().map(|key| key.public().0))
        .chain(phrase.into_iter().flatten())
        .chain([FAUCET.into()])
        .chain(Accounts::new(MOST_ACCOUNTS, None, None).iter().flat_map(Accounts::keys).map(|key| key.0))
        .collect()
});

/// Make a chain spec from a template: `chain-specs/mainnet-template.toml` explains every field.
#[derive(Clone, Debug, clap::Parser)]
pub struct NewNetworkCmd {
    /// The template with its placeholders replaced.
    #[arg(long, value_name = "FILE")]
    pub template: PathBuf,

    /// Where the chain spec goes; standard output if nothing is said.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Write the state of block 0 itself: the file to give to everybody.
    #[arg(long)]
    pub raw: bool,
}

/// A template as it stands in its file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    name: String,
    id: String,
    #[serde(default)]
    boot_nodes: Vec<String>,
    slot_duration: Moment,
    period_divisor: u32,
    treasury: String,
    validators: Vec<Validator>,
    balances: Vec<Endowment>,
    #[serde(default)]
    parameters: Parameters,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Validator {
    account: String,
    aura: String,
    grandpa: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Endowment {
    account: String,
    amount: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameters {
    root_calls: Vec<String>,
}

/// Makes the spec and writes it.
///
/// # Errors
///
/// A sentence with the field that has to be mended, or with the file that cannot be read or written.
pub fn run(cmd: &NewNetworkCmd) -> sc_cli::Result<()> {
    let json = read(&cmd.template)?.as_json(cmd.raw)?;
    match &cmd.output {
        Some(file) => fs::write(file, json)
            .map_err(|error| format!("cannot write {}: {error}: pass another --output", file.display()))?,
        None => output::write(format!("{json}\n").as_bytes())?,
    }
    Ok(())
}

fn read(file: &Path) -> Result<ChainSpec, String> {
    let text = fs::read_to_string(file)
        .map_err(|error| format!("cannot read {}: {error}: pass another --template", file.display()))?;
    let template = toml::from_str::<Template>(&text).map_err(|error| {
        let said = error.to_string();
        format!("{}: {}: `chain-specs/mainnet-template.toml` has every field", file.display(), said.trim_end())
    });
    template?.spec().map_err(|error| format!("{}: {error}", file.display()))
}

impl Template {
    fn spec(&self) -> Result<ChainSpec, String> {
        let (name, id) = (filled("name", &self.name)?, filled("id", &self.id)?);
        if name.trim().is_empty() {
            return Err("name: say what people call the network".into());
        }
        if id.is_empty() || !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
            return Err(format!("id: `{id}` has something else than small letters, digits and _"));
        }
        if self.slot_duration == 0 || !self.slot_duration.is_multiple_of(2) {
            return Err("slot_duration: an even number of milliseconds, at least 2".into());
        }
        if self.period_divisor == 0 {
            return Err("period_divisor: at least 1".into());
        }
        let boot_nodes = self.boot_nodes.iter().enumerate().map(|(place, address)| {
            address
                .parse::<MultiaddrWithPeerId>()
                .map_err(|error| format!("boot_nodes[{place}]: `{address}` is no address of a node: {error}"))
        });
        let boot_nodes = boot_nodes.collect::<Result<Vec<_>, _>>()?;

        let balances = self.balances()?;
        let endowed: BTreeSet<_> = balances.iter().map(|(who, _)| who.clone()).collect();
        let keys = self.session_keys(&endowed)?;
        let members: Vec<_> = keys.iter().map(|(who, _)| who.clone()).collect();
        let keys: Vec<_> = keys.into_iter().map(|(who, keys)| json!([who, who, keys])).collect();
        let mut calls = Vec::new();
        for (place, call) in self.parameters.root_calls.iter().enumerate() {
            sp_core::bytes::from_hex(call)
                .map_err(|error| format!("parameters.root_calls[{place}]: `{call}` is no call data: {error}"))?;
            calls.push(json!([null, call]));
        }
        let patch = json!({
            "network": { "slotDuration": self.slot_duration },
            "balances": { "balances": balances },
            "session": { "keys": keys },
            "validators": { "members": members },
            "governance": { "periodDivisor": self.period_divisor },
            "genesisCalls": { "calls": calls },
        });
        self.try_genesis(patch.clone())?;
        chain_spec::of_patch(name, id, ChainType::Live, boot_nodes, patch)
    }

    /// Builds block 0 once: what the runtime refuses is known now, and by the name that it has in the template.
    fn try_genesis(&self, patch: serde_json::Value) -> Result<(), String> {
        let state = genesis(patch).map_err(|error| error.replace("genesisCalls.calls", "parameters.root_calls"))?;
        let most = TestExternalities::new(state).execute_with(<MaxValidators as Get<u32>>::get);
        let named = self.validators.len();
        if usize::try_from(most).is_ok_and(|most| named > most) {
            return Err(format!(
                "validators: there are {named} of them, and the parameter MaxValidators lets {most} validate: name \
                 fewer, or raise it by one of parameters.root_calls"
            ));
        }
        Ok(())
    }

    /// Who begins with how many planck, the treasury included.
    fn balances(&self) -> Result<Vec<(AccountId, Balance)>, String> {
        let mut balances = vec![(Treasury::account_id(), planck("treasury", &self.treasury)?)];
        for (place, Endowment { account, amount }) in self.balances.iter().enumerate() {
            let who = address::<sr25519::Public>(&format!("balances[{place}].account"), account)?;
            balances.push((who.into(), planck(&format!("balances[{place}].amount"), amount)?));
        }
        let mut seen = BTreeSet::new();
        match balances.iter().find(|(who, _)| !seen.insert(who.clone())) {
            Some((who, _)) => Err(format!("balances: {who} stands there twice (the treasury is named by `treasury`)")),
            None => Ok(balances),
        }
    }

    /// The validators' accounts with their session keys as JSON has them.
    fn session_keys(&self, endowed: &BTreeSet<AccountId>) -> Result<Vec<(AccountId, serde_json::Value)>, String> {
        let most = <MaxAuthorities as Get<u32>>::get();
        if self.validators.is_empty() || usize::try_from(most).is_ok_and(|most| self.validators.len() > most) {
            return Err(format!("validators: there are {} of them; name 1 to {most}", self.validators.len()));
        }
        let mut seen = BTreeSet::new();
        let mut keys = Vec::new();
        for (place, validator) in self.validators.iter().enumerate() {
            let field = |name: &str| format!("validators[{place}].{name}");
            let who: AccountId = address::<sr25519::Public>(&field("account"), &validator.account)?.into();
            let aura = address::<sr25519::Public>(&field("aura"), &validator.aura)?;
            let grandpa = address::<ed25519::Public>(&field("grandpa"), &validator.grandpa)?;
            if !endowed.contains(&who) {
                return Err(format!("{}: {who} has nothing: name it under balances", field("account")));
            }
            if aura.0 == grandpa.0 {
                return Err(format!("{}: the same as aura; it is an ed25519 key", field("grandpa")));
            }
            // An account may be its own key for blocks.
            for (name, bytes) in
                [("account", (0, <[u8; 32]>::from(who.clone()))), ("aura", (1, aura.0)), ("grandpa", (2, grandpa.0))]
            {
                if !seen.insert(bytes) {
                    return Err(format!("{}: another validator has it already", field(name)));
                }
            }
            keys.push((who, json!({ "aura": aura.to_ss58check(), "grandpa": grandpa.to_ss58check() })));
        }
        Ok(keys)
    }
}

/// What stands in a field, unless it is the placeholder.
fn filled<'a>(field: &str, text: &'a str) -> Result<&'a str, String> {
    if text.starts_with(PLACEHOLDER) { Err(format!("{field}: still says `{text}`")) } else { Ok(text) }
}

/// The key of an address, unless everybody has its secret.
fn address<Key: Ss58Codec + AsRef<[u8]>>(field: &str, text: &str) -> Result<Key, String> {
    let key = Key::from_ss58check(filled(field, text)?)
        .map_err(|error| format!("{field}: `{text}` is no address: {error}"))?;
    let bytes: &[u8] = key.as_ref();
    if KNOWN.iter().any(|known| known.as_slice() == bytes) {
        return Err(format!("{field}: everybody knows the secret of {text}"));
    }
    Ok(key)
}

/// An amount in TRIB as planck, exactly.
fn planck(field: &str, text: &str) -> Result<Balance, String> {
    let digits = filled(field, text)?.replace('_', "");
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let places = usize::try_from(TOKEN_DECIMALS).unwrap_or(usize::MAX);
    let is_number = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(fraction) || fraction.len() > places {
        return Err(format!("{field}: `{text}` is no amount of TRIB with at most {places} digits after the point"));
    }
    let amount = format!("{whole}{fraction:0<places$}").parse::<Balance>().unwrap_or(Balance::MAX);
    if amount < EXISTENTIAL_DEPOSIT {
        return Err(format!("{field}: `{text}` is less than the 0.001 TRIB that open an account"));
    }
    if amount > MOST.saturating_mul(UNIT) {
        return Err(format!("{field}: `{text}` is more than the {MOST} TRIB that one account may begin with"));
    }
    Ok(amount)
}

/// The state of block 0, built without Wasm. The runtime panics at what it cannot start from: here that is an error.
fn genesis(patch: serde_json::Value) -> Result<Storage, String> {
    /// What a panic prints is a matter of the whole process.
    static HOOK: Mutex<()> = Mutex::new(());
    let _alone = HOOK.lock().unwrap_or_else(PoisonError::into_inner);
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    let built = panic::catch_unwind(|| chain_spec::storage_of(patch));
    panic::set_hook(hook);
    built.unwrap_or_else(|reason| {
        let sentence = reason.downcast_ref::<String>().map(String::as_str);
        let sentence = sentence.or_else(|| reason.downcast_ref::<&str>().copied());
        Err(sentence.unwrap_or("the runtime cannot start from it").to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use sc_chain_spec::ChainSpec as _;

    const TEMPLATE: &str = include_str!("../../chain-specs/mainnet-template.toml");

    fn sr(seed: &str) -> String {
        sr25519::Pair::from_string(seed, None).unwrap().public().to_ss58check()
    }

    fn ed(seed: &str) -> String {
        ed25519::Pair::from_string(seed, None).unwrap().public().to_ss58check()
    }

    /// The template with four validators of secrets that nobody has.
    fn filled_in() -> Template {
        let secret = |n: u32, what: &str| {
            format!("{}//{n}//{what}", "legal winner thank year wave sausage worth useful legal winner thank yellow")
        };
        let mut template: Template = toml::from_str(TEMPLATE).unwrap();
        template.name = "Anna's Network".into();
        template.id = "annas_network".into();
        template.validators = (0..4)
            .map(|n| Validator {
                account: sr(&secret(n, "stash")),
                aura: sr(&secret(n, "aura")),
                grandpa: ed(&secret(n, "grandpa")),
            })
            .collect();
        template.balances =
            (0..4).map(|n| Endowment { account: sr(&secret(n, "stash")), amount: "20_000_000.5".into() }).collect();
        template
    }

    fn refusal(change: impl FnOnce(&mut Template)) -> String {
        let mut template = filled_in();
        change(&mut template);
        template.spec().map(|_| ()).unwrap_err()
    }

    #[test]
    fn a_filled_template_builds_a_network() {
        let spec = filled_in().spec().unwrap();
        assert_eq!((spec.name(), spec.id(), spec.chain_type()), ("Anna's Network", "annas_network", ChainType::Live));
        let json: serde_json::Value = serde_json::from_str(&spec.as_json(false).unwrap()).unwrap();
        let patch = json["genesis"]["runtimeGenesis"]["patch"].clone();
        assert_eq!(patch["session"]["keys"].as_array().unwrap().len(), 4);
        let storage = chain_spec::storage_of(patch).unwrap();
        let mut ext = sp_io::TestExternalities::new(storage);
        ext.execute_with(|| {
            use tributary_runtime::{Balances, Runtime, Session};
            assert_eq!(Session::validators().len(), 4);
            assert_eq!(Session::queued_keys().len(), 4);
            assert_eq!(
                pallet_balances::TotalIssuance::<Runtime>::get(),
                4 * 20_000_000 * UNIT + 2 * UNIT + 100_000 * UNIT + 2 * EXISTENTIAL_DEPOSIT
            );
            assert_eq!(Balances::free_balance(Treasury::account_id()), 100_000 * UNIT);
        });
    }

    #[test]
    fn boot_nodes_for_nodes_and_for_browsers_stand_in_the_spec() {
        let of = |start: &str| format!("{start}/p2p/12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp");
        let boot_nodes = ["/dns/boot.example.org/tcp/30333", "/dns/boot.example.org/tcp/443/wss"].map(of);
        let template = Template { boot_nodes: boot_nodes.to_vec(), ..filled_in() };
        let spec: serde_json::Value = serde_json::from_str(&template.spec().unwrap().as_json(false).unwrap()).unwrap();
        assert_eq!(spec["bootNodes"], json!(boot_nodes));
    }

    #[test]
    fn the_template_as_it_is_is_refused() {
        let template: Template = toml::from_str(TEMPLATE).unwrap();
        assert_eq!(template.spec().map(|_| ()).unwrap_err(), format!("name: still says `{}`", template.name));
        assert!(
            refusal(|t| t.validators[2].grandpa = "REPLACE".into()).starts_with("validators[2].grandpa: still says")
        );
        assert!(refusal(|t| t.balances[0].amount = "REPLACE".into()).starts_with("balances[0].amount: still says"));
    }

    #[test]
    fn it_holds_nobodys_key() {
        assert_eq!(
            TEMPLATE.matches("5G").count() + TEMPLATE.matches("5F").count() + TEMPLATE.matches("12D3KooW").count(),
            0
        );
    }

    #[test]
    fn keys_that_everybody_knows_are_refused() {
        for secret in ["//Alice", "//Bob//stash", "//Ferdie", "//Two", "//Faucet", "//0", "//9999", DEV_PHRASE] {
            let error = refusal(|t| t.balances[1].account = sr(secret));
            assert_eq!(error, format!("balances[1].account: everybody knows the secret of {}", sr(secret)));
        }
        assert!(refusal(|t| t.validators[0].aura = sr("//Alice")).starts_with("validators[0].aura: everybody knows"));
        for secret in ["//Alice", DEV_PHRASE] {
            let error = refusal(|t| t.validators[0].grandpa = ed(secret));
            assert!(error.starts_with("validators[0].grandpa: everybody"), "{error}");
        }
    }

    #[test]
    fn what_cannot_work_is_refused_with_its_field() {
        for (error, expected) in [
            (refusal(|t| t.name = " ".into()), "name: say what people call the network"),
            (refusal(|t| t.id = "Anna's".into()), "id: `Anna's` has something else"),
            (refusal(|t| t.slot_duration = 3_001), "slot_duration: an even number"),
            (refusal(|t| t.period_divisor = 0), "period_divisor: at least 1"),
            (refusal(|t| t.boot_nodes = vec!["here".into()]), "boot_nodes[0]: `here` is no address of a node"),
            (refusal(|t| t.validators.clear()), "validators: there are 0 of them; name 1 to 64"),
            (refusal(|t| t.validators[1].account = "5Nobody".into()), "validators[1].account: `5Nobody` is no address"),
            (refusal(|t| t.validators[1] = t.validators[0].clone()), "validators[1].account: another validator has it"),
            (refusal(|t| t.validators[1].aura = t.validators[0].aura.clone()), "validators[1].aura: another validator"),
            (refusal(|t| t.validators[1].grandpa = t.validators[1].aura.clone()), "validators[1].grandpa: the same as"),
            (refusal(|t| drop(t.balances.remove(3))), "validators[3].account: 5"),
            (refusal(|t| t.balances[1] = t.balances[0].clone()), "balances: 5"),
        ] {
            assert!(error.starts_with(expected), "{error}");
        }
    }

    #[test]
    fn what_the_runtime_refuses_is_told_by_its_place() {
        // Epochs of 300 blocks.
        let fine = "0x2d003f00012c010000".to_owned();
        for (call, expected) in [
            ("epochs", "parameters.root_calls[1]: `epochs` is no call data: invalid hex character"),
            ("0xffff", "parameters.root_calls[1] is no call of this runtime"),
            // No epoch is so long.
            ("0x2d003f0001ffffffff", "parameters.root_calls[1] is refused by the filter of calls: see the bounds"),
        ] {
            let error = refusal(|t| t.parameters.root_calls = vec![fine.clone(), call.into()]);
            assert!(error.starts_with(expected), "{error}");
        }
        let mut template = filled_in();
        template.parameters.root_calls = vec![fine];
        assert!(template.spec().is_ok());
    }

    #[test]
    fn no_more_validators_than_may_validate() {
        let mut template = filled_in();
        let secret = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        for n in template.validators.len()..33 {
            let account = sr(&format!("{secret}//{n}//stash"));
            template.balances.push(Endowment { account: account.clone(), amount: "1".into() });
            let grandpa = ed(&format!("{secret}//{n}//grandpa"));
            template.validators.push(Validator { aura: account.clone(), account, grandpa });
        }
        let error = template.spec().map(|_| ()).unwrap_err();
        assert!(
            error.starts_with("validators: there are 33 of them, and the parameter MaxValidators lets 32"),
            "{error}"
        );
        // MaxValidators is 33.
        template.parameters.root_calls = vec!["0x2d0017010121000000".into()];
        assert!(template.spec().is_ok());
    }

    #[test]
    fn amounts_are_exact() {
        for (text, expected) in [
            ("1", 1_000_000_000_000),
            ("0.001", 1_000_000_000),
            ("1_234.000000000001", 1_234_000_000_000_001),
            ("1_000_000_000", 1_000_000_000_000_000_000_000),
        ] {
            assert_eq!(planck("field", text), Ok(expected), "{text}");
        }
        for (text, expected) in [
            ("", "is no amount"),
            (".5", "is no amount"),
            ("1e6", "is no amount"),
            ("-1", "is no amount"),
            ("1.0000000000001", "is no amount"),
            ("0.0009", "is less than the 0.001"),
            ("1_000_000_000.000000000001", "is more than the 1000000000 TRIB"),
            ("99999999999999999999999999999999999999999", "is more than"),
        ] {
            assert!(planck("field", text).unwrap_err().contains(expected), "{text}");
        }
    }

    #[test]
    fn an_unknown_field_is_told() {
        let error = toml::from_str::<Template>(&format!("sudo = \"5…\"\n{TEMPLATE}")).unwrap_err().to_string();
        assert!(error.contains("sudo"), "{error}");
    }
}
