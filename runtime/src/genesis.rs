//! What a network can start from.
//!
//! A preset is a patch over the default configuration. It names well-known accounts whose keys anybody can derive:
//! neither of these is for a network that holds value.

use crate::{
    parameters::dynamic_params::{evaluation, registry, validators},
    *,
};
use alloc::{format, vec};
use codec::Encode;
use frame_support::build_struct_json_patch;
use sp_genesis_builder::{DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, PresetId};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_staking::SessionIndex;
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

/// Pays for `dev_fund` on a devnet; the key is that of `//Faucet`. Its tokens count as no voter's, also when others
/// have got them, so that votes need what the documentation says whatever it paid.
pub const FAUCET: AccountId = AccountId::new([
    0xd8, 0xfb, 0xab, 0x8e, 0x95, 0xc0, 0x8a, 0x53, 0x97, 0x80, 0xc8, 0x36, 0xc6, 0xa0, 0x62, 0xe0, 0x96, 0x45, 0x57,
    0x24, 0x62, 0x25, 0x88, 0x2c, 0x2c, 0x3b, 0x23, 0x25, 0x29, 0x1f, 0x08, 0x43,
]);

/// Who validates on the built-in networks, from the first on: whose key for blocks is that of its account.
pub const VALIDATORS: [(Sr25519Keyring, Ed25519Keyring); 8] = [
    (Sr25519Keyring::Alice, Ed25519Keyring::Alice),
    (Sr25519Keyring::Bob, Ed25519Keyring::Bob),
    (Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
    (Sr25519Keyring::Dave, Ed25519Keyring::Dave),
    (Sr25519Keyring::Eve, Ed25519Keyring::Eve),
    (Sr25519Keyring::Ferdie, Ed25519Keyring::Ferdie),
    (Sr25519Keyring::One, Ed25519Keyring::One),
    (Sr25519Keyring::Two, Ed25519Keyring::Two),
];

/// What the built-in networks differ in.
struct Preset {
    /// How many of [`VALIDATORS`].
    validators: usize,
    /// Milliseconds.
    slot_duration: Moment,
    period_divisor: u32,
    parameters: Vec<RuntimeParameters>,
    /// Who has [`ENDOWMENT`] besides [`ACCOUNTS`].
    endowed: Vec<AccountId>,
    /// What of all tokens is no voter's, in planck.
    inactive: Balance,
    calls: Vec<(AccountId, RuntimeCall)>,
}

/// How long epochs are, and how many of them stake unbonds for. A single evaluator with the least stake of its own is
/// enough for a consensus: whoever tries things out is alone.
fn epochs(length: BlockNumber, unbonding: EpochIndex) -> Vec<RuntimeParameters> {
    use evaluation::{EpochLength, Parameters, QuorumFloor, UnbondingPeriod};
    vec![
        RuntimeParameters::Evaluation(Parameters::QuorumFloor(QuorumFloor, Some(1_000 * UNIT))),
        RuntimeParameters::Evaluation(Parameters::EpochLength(EpochLength, Some(length))),
        RuntimeParameters::Evaluation(Parameters::UnbondingPeriod(UnbondingPeriod, Some(unbonding))),
    ]
}

/// How long sessions are, and how many of them bonds are on hold for.
fn sessions(length: BlockNumber, unbonding: SessionIndex) -> [RuntimeParameters; 2] {
    use validators::{Parameters, SessionLength, UnbondingSessions};
    [
        RuntimeParameters::Validators(Parameters::SessionLength(SessionLength, Some(length))),
        RuntimeParameters::Validators(Parameters::UnbondingSessions(UnbondingSessions, Some(unbonding))),
    ]
}

/// How long a review lasts, and how long before it takes effect a fall of terms or a retirement is announced.
fn notices(blocks: BlockNumber) -> [RuntimeParameters; 3] {
    use registry::{Parameters, RetireNotice, ReviewPeriod, TermsNotice};
    [
        RuntimeParameters::Registry(Parameters::TermsNotice(TermsNotice, Some(blocks))),
        RuntimeParameters::Registry(Parameters::RetireNotice(RetireNotice, Some(blocks))),
        RuntimeParameters::Registry(Parameters::ReviewPeriod(ReviewPeriod, Some(blocks))),
    ]
}

/// One validator, demo content, ten slots a second, epochs of twenty blocks, and a week of voting in sixty: a parameter
/// that one of the accounts votes for is changed 22 blocks after it was proposed.
fn development() -> Preset {
    Preset {
        validators: 1,
        slot_duration: 100,
        period_divisor: 1_680,
        parameters: epochs(20, 3).into_iter().chain(sessions(50, 3)).chain(notices(5)).collect(),
        endowed: vec![FAUCET],
        // The faucet does not vote.
        inactive: ENDOWMENT,
        calls: demo::calls(),
    }
}

/// Two validators, a block every six seconds, epochs of ten minutes, and a week of voting in an hour.
fn local_testnet() -> Preset {
    Preset {
        validators: 2,
        slot_duration: 6_000,
        period_divisor: 168,
        parameters: epochs(100, 6).into_iter().chain(sessions(100, 6)).chain(notices(10)).collect(),
        endowed: vec![],
        inactive: 0,
        calls: vec![],
    }
}

/// The first `validators` of [`VALIDATORS`], a block every two seconds, and all periods short: a network to try things
/// on.
fn rehearsal(validators: usize) -> Preset {
    Preset {
        validators,
        slot_duration: 2_000,
        period_divisor: 1_680,
        parameters: epochs(20, 3).into_iter().chain(sessions(10, 3)).chain(notices(10)).collect(),
        endowed: VALIDATORS.iter().take(validators).skip(ACCOUNTS.len()).map(|(who, _)| who.to_account_id()).collect(),
        inactive: 0,
        calls: vec![],
    }
}

/// The patch of a network of the first `validators` of [`VALIDATORS`]; `None` if there are not so many.
pub fn network(validators: usize) -> Option<serde_json::Value> {
    (1..=VALIDATORS.len()).contains(&validators).then(|| rehearsal(validators).patch())
}

/// Members with their keys, as a genesis names them.
pub fn members(keys: impl IntoIterator<Item = (AccountId, opaque::SessionKeys)>) -> (SessionConfig, ValidatorsConfig) {
    let keys: Vec<_> = keys.into_iter().map(|(who, keys)| (who.clone(), who, keys)).collect();
    let members = keys.iter().map(|(who, ..)| who.clone()).collect();
    (SessionConfig { keys, ..Default::default() }, ValidatorsConfig { members, ..Default::default() })
}

/// The keys of one of [`VALIDATORS`].
pub fn keys_of((aura, grandpa): (Sr25519Keyring, Ed25519Keyring)) -> (AccountId, opaque::SessionKeys) {
    let keys = opaque::SessionKeys { aura: aura.public().into(), grandpa: grandpa.public().into() };
    (aura.to_account_id(), keys)
}

impl Preset {
    fn patch(self) -> serde_json::Value {
        let treasury = Treasury::account_id();
        let (session, members) = members(VALIDATORS.into_iter().take(self.validators).map(keys_of));
        let settings = self.parameters.into_iter().map(|key_value| {
            (None, RuntimeCall::from(pallet_parameters::Call::set_parameter { key_value }).encode().into())
        });
        let calls = self.calls.into_iter().map(|(who, call)| (Some(who), call.encode().into()));
        build_struct_json_patch!(RuntimeGenesisConfig {
            network: NetworkConfig { slot_duration: self.slot_duration },
            balances: BalancesConfig {
                balances: ACCOUNTS
                    .iter()
                    .map(|who| who.to_account_id())
                    .chain(self.endowed)
                    .map(|who| (who, ENDOWMENT))
                    .chain([(treasury, TREASURY)])
                    .collect::<Vec<_>>(),
            },
            session: SessionConfig { keys: session.keys },
            validators: ValidatorsConfig { members: members.members },
            governance: GovernanceConfig { period_divisor: self.period_divisor },
            genesis_calls: GenesisCallsConfig {
                calls: settings.chain(calls).collect::<Vec<_>>(),
                inactive: self.inactive
            },
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
