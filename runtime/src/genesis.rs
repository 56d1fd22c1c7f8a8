//! What a network can start from.
//!
//! A preset is a patch over the default configuration. It names well-known accounts whose keys anybody can derive:
//! neither of these is for a network that holds value.

use crate::{parameters::dynamic_params::evaluation, *};
use alloc::{format, vec};
use codec::Encode;
use frame_support::build_struct_json_patch;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, PresetId};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use tributary_primitives::EpochIndex;

/// What each of the well-known accounts starts with, in planck: a million TRIB.
pub const ENDOWMENT: Balance = UNIT.saturating_mul(1_000_000);
/// What the treasury starts with, in planck: ten thousand TRIB.
pub const TREASURY: Balance = UNIT.saturating_mul(10_000);

/// The accounts that both presets endow.
pub const ACCOUNTS: [Sr25519Keyring; 6] = [
    Sr25519Keyring::Alice,
    Sr25519Keyring::Bob,
    Sr25519Keyring::Charlie,
    Sr25519Keyring::Dave,
    Sr25519Keyring::Eve,
    Sr25519Keyring::Ferdie,
];

/// What one authority signs with.
type Authority = (AuraId, GrandpaId);

/// What the presets differ in.
struct Preset {
    authorities: Vec<Authority>,
    /// Milliseconds.
    slot_duration: Moment,
    period_divisor: u32,
    parameters: Vec<RuntimeParameters>,
    calls: Vec<(AccountId, RuntimeCall)>,
}

fn alice() -> Authority {
    (Sr25519Keyring::Alice.public().into(), Ed25519Keyring::Alice.public().into())
}

fn bob() -> Authority {
    (Sr25519Keyring::Bob.public().into(), Ed25519Keyring::Bob.public().into())
}

/// How long epochs are, and how many of them stake unbonds for.
fn epochs(length: BlockNumber, unbonding: EpochIndex) -> Vec<RuntimeParameters> {
    use evaluation::{EpochLength, Parameters, UnbondingPeriod};
    vec![
        RuntimeParameters::Evaluation(Parameters::EpochLength(EpochLength, Some(length))),
        RuntimeParameters::Evaluation(Parameters::UnbondingPeriod(UnbondingPeriod, Some(unbonding))),
    ]
}

/// One authority, demo content, ten slots a second, epochs of twenty blocks, and a week of voting in sixty: a parameter
/// that one of the accounts votes for is changed 22 blocks after it was proposed.
fn development() -> Preset {
    Preset {
        authorities: vec![alice()],
        slot_duration: 100,
        period_divisor: 1_680,
        parameters: epochs(20, 3),
        calls: demo::calls(),
    }
}

/// Two authorities, a block every six seconds, epochs of ten minutes, and a week of voting in an hour.
fn local_testnet() -> Preset {
    Preset {
        authorities: vec![alice(), bob()],
        slot_duration: 6_000,
        period_divisor: 168,
        parameters: epochs(100, 6),
        calls: vec![],
    }
}

impl Preset {
    fn patch(self) -> serde_json::Value {
        let treasury = Treasury::account_id();
        let settings = self.parameters.into_iter().map(|key_value| {
            (None, RuntimeCall::from(pallet_parameters::Call::set_parameter { key_value }).encode().into())
        });
        let calls = self.calls.into_iter().map(|(who, call)| (Some(who), call.encode().into()));
        build_struct_json_patch!(RuntimeGenesisConfig {
            network: NetworkConfig { slot_duration: self.slot_duration },
            balances: BalancesConfig {
                balances: ACCOUNTS
                    .iter()
                    .map(|who| (who.to_account_id(), ENDOWMENT))
                    .chain([(treasury, TREASURY)])
                    .collect::<Vec<_>>(),
            },
            aura: AuraConfig { authorities: self.authorities.iter().map(|(aura, _)| aura.clone()).collect::<Vec<_>>() },
            grandpa: GrandpaConfig {
                authorities: self.authorities.iter().map(|(_, grandpa)| (grandpa.clone(), 1)).collect::<Vec<_>>(),
            },
            governance: GovernanceConfig { period_divisor: self.period_divisor },
            genesis_calls: GenesisCallsConfig { calls: settings.chain(calls).collect::<Vec<_>>() },
        })
    }
}

/// The patch that `id` names, as JSON.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
    let preset = match id.as_str() {
        DEV_RUNTIME_PRESET => development(),
        LOCAL_TESTNET_RUNTIME_PRESET => local_testnet(),
        _ => return None,
    };
    Some(format!("{}", preset.patch()).into_bytes())
}

/// The presets' names.
pub fn preset_names() -> Vec<PresetId> {
    vec![PresetId::from(DEV_RUNTIME_PRESET), PresetId::from(LOCAL_TESTNET_RUNTIME_PRESET)]
}
