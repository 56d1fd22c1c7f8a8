//! A chain with people on it, made by calls of its own before its first block.
//!
//! | who or what | how many | for |
//! | --- | ---: | --- |
//! | signers, whose keys are derived from their number | [`Size::signers`] | sending |
//! | models, each built from three datasets; every signer contributed data to the first [`Size::pools`], which had income | [`MODELS`] | uses, claims, scores |
//! | open datasets | [`OPEN`] | contributions |
//! | queues: open datasets of signers, each with as many contributions to assess | [`QUEUES`] × [`Size::queued`] | assessments |
//! | evaluators: the first signers, committed to scores of all models that can be revealed now | [`EVALUATORS`] | reveals |
//! | a crowd without keys: one contribution each, to the first model and the first open dataset in turns | [`Size::crowd`] | being there |
//! | a manifest to the first model, whose leaves have no keys; the first [`Size::latent`] of them have not joined, and of the other blocks of 128 every second has | [`Size::leaves`] | joining, and being there |
//! | gateways: the first signers, each with tabs of the other signers, for one of the models without pools | [`Size::gateways`] × [`Size::tabs`] | settlements, calls of a gateway |

use crate::{manifest::Manifest, tabs::Tabs};
use codec::Encode;
use frame_support::traits::{Currency, Hooks};
use sp_core::{
    Pair as _,
    crypto::{DEV_PHRASE, DeriveJunction},
    sr25519::Pair,
};
use sp_io::hashing::blake2_256;
use sp_runtime::{
    BuildStorage, Perbill,
    traits::{Dispatchable, IdentifyAccount, Zero},
};
use sp_state_machine::BasicExternalities;
use sp_storage::{Storage, well_known_keys::CODE};
use tributary_math::{Split, manifest::MAX_BLOCK};
use tributary_primitives::{AssetId, BlockNumber, Budgets, Class, ContributionId, EpochIndex, Moment, PoolId, Terms};
use tributary_runtime::{
    AccountId, Balance, Balances, BalancesConfig, Evaluation, Hash, NetworkConfig, RuntimeCall, RuntimeGenesisConfig,
    RuntimeOrigin, RuntimeParameters, System, UNIT,
    genesis::{VALIDATORS, keys_of, members},
    parameters::dynamic_params::evaluation::{self, Parameters},
};

/// Published models.
pub const MODELS: u32 = 64;
/// Open datasets that take contributions.
pub const OPEN: u32 = 16;
/// Open datasets with contributions to assess, each of another signer.
pub const QUEUES: u32 = 64;
/// Evaluators, the most that there can be.
pub const EVALUATORS: u32 = 256;
/// Planck for one use of a model.
pub const PRICE: Balance = UNIT / 100;
/// What salts every commitment to scores.
const SALT: [u8; 32] = [7; 32];

/// What every signer starts with, in planck.
const ENDOWMENT: Balance = UNIT * 1_000_000;
/// What somebody in the crowd starts with, in planck: for the deposit of one contribution.
const POCKET: Balance = UNIT;
/// What the models with pools have received, in planck.
const INCOME: Balance = UNIT * 10_000;
/// Blocks of the epochs before the chain starts.
const SHORT: BlockNumber = 10;

/// How much of everything there is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Accounts that can sign; at least [`EVALUATORS`].
    pub signers: u32,
    /// Models of which every signer holds a share; at most [`MODELS`].
    pub pools: u32,
    /// Contributions that wait in each queue.
    pub queued: u32,
    /// Contributors without a key.
    pub crowd: u32,
    /// Leaves of the manifest, at least one.
    pub leaves: u32,
    /// How many of the first of them have not joined, at least.
    pub latent: u32,
    /// Signers who have tabs to settle.
    pub gateways: u32,
    /// Tabs at each of them.
    pub tabs: u32,
    /// The length of a slot, in milliseconds.
    pub slot: Moment,
    /// Blocks of the epoch in which the chain starts.
    pub epoch: BlockNumber,
    /// Who writes blocks: the first of [`VALIDATORS`], at least one.
    pub validators: u32,
}

impl Size {
    /// The least that there can be.
    pub const LEAST: Self = Self {
        signers: EVALUATORS,
        pools: 1,
        queued: 0,
        crowd: 0,
        leaves: 1,
        latent: 1,
        gateways: 0,
        tabs: 0,
        slot: 6_000,
        epoch: 100,
        validators: 1,
    };
}

/// The chain at its start.
pub struct World {
    /// Its storage.
    pub storage: Storage,
    /// Who can sign.
    pub signers: Vec<Pair>,
    /// Published models.
    pub models: Vec<AssetId>,
    /// Open datasets.
    pub open: Vec<AssetId>,
    /// What is to be assessed, by the number of the signer who may.
    pub queues: Vec<Vec<ContributionId>>,
    /// The manifest.
    pub manifest: Manifest,
    /// The tabs.
    pub tabs: Tabs,
    /// How much of everything there is.
    pub size: Size,
}

/// The account of a key.
pub fn account(pair: &Pair) -> AccountId {
    sp_runtime::MultiSigner::from(pair.public()).into_account()
}

/// The scores that evaluator `index` is committed to, over the models.
fn scores(index: u32, models: &[AssetId]) -> Vec<(AssetId, u16)> {
    let raw = |asset: AssetId| 1_000 + u16::try_from((asset.0 * 7_919 + index * 31) % 50_000).expect("it is below");
    models.iter().map(|asset| (*asset, raw(*asset))).collect()
}

impl World {
    /// Makes it. O(signers * pools + [`QUEUES`] * queued + crowd + leaves + gateways * tabs) calls.
    ///
    /// # Errors
    ///
    /// When there are fewer signers than evaluators, or no leaf, or the binary was built without the runtime.
    pub fn new(size: Size) -> Result<Self, String> {
        if size.signers < EVALUATORS {
            return Err(format!("{EVALUATORS} signers are the fewest: so many are evaluators"));
        }
        let code =
            tributary_wasm::WASM_BINARY.ok_or("this binary was built without its runtime (SKIP_WASM_BUILD was set)")?;
        let signers = signers(size.signers)?;
        let mut storage = genesis(&signers, size)?;
        storage.top.insert(CODE.to_vec(), code.to_vec());
        let mut externalities = BasicExternalities::new(storage);
        let people = signers.iter().map(account).collect();
        let (cast, manifest, tabs) = externalities.execute_with(|| Cast::new(people, size))?;
        let Cast { models, open, queues, .. } = cast;
        Ok(Self { storage: externalities.into_storages(), signers, models, open, queues, manifest, tabs, size })
    }
}

/// The secret of signer number `n`, as programs take it.
pub fn secret(n: u32) -> String {
    format!("//Load//{n}")
}

/// The first `count` signers.
fn signers(count: u32) -> Result<Vec<Pair>, String> {
    let root = Pair::from_string(&format!("{DEV_PHRASE}//Load"), None).map_err(|error| format!("{error:?}"))?;
    let derived = |n: u32| root.derive([DeriveJunction::hard(u64::from(n))].into_iter(), None);
    (0..count).map(|n| derived(n).map(|(pair, _)| pair).map_err(|_| "a key cannot be derived".into())).collect()
}

/// The authorities, and signers that own something.
fn genesis(signers: &[Pair], size: Size) -> Result<Storage, String> {
    let (session, validators) = members(VALIDATORS.into_iter().take(size.validators as usize).map(keys_of));
    let treasury = tributary_runtime::Treasury::account_id();
    let balances = signers.iter().map(account).map(|who| (who, ENDOWMENT)).chain([(treasury, UNIT)]).collect();
    RuntimeGenesisConfig {
        session,
        validators,
        balances: BalancesConfig { balances, ..Default::default() },
        network: NetworkConfig { slot_duration: size.slot, ..Default::default() },
        ..Default::default()
    }
    .build_storage()
}

/// Who and what there is so far.
struct Cast {
    people: Vec<AccountId>,
    assets: u32,
    contributions: u32,
    models: Vec<AssetId>,
    open: Vec<AssetId>,
    queues: Vec<Vec<ContributionId>>,
}

impl Cast {
    fn new(people: Vec<AccountId>, size: Size) -> Result<(Self, Manifest, Tabs), String> {
        let mut cast = Self { people, assets: 0, contributions: 0, models: vec![], open: vec![], queues: vec![] };
        set(Parameters::EpochLength(evaluation::EpochLength, Some(SHORT)));
        cast.register_assets();
        cast.gather_crowd(size.crowd);
        let manifest = cast.record_manifest(size.leaves)?;
        cast.publish_models(size.pools as usize);
        cast.bring_blocks(&manifest, size);
        cast.fill_queues(size.queued);
        let tabs = cast.open_tabs(size);
        cast.commit_scores(size.epoch);
        Ok((cast, manifest, tabs))
    }

    fn person(&self, number: u32) -> AccountId {
        let length = u32::try_from(self.people.len()).expect("there are fewer");
        self.people[(number % length) as usize].clone()
    }

    /// The next asset, of this person.
    fn register(&mut self, steward: AccountId, upstream: &[AssetId]) -> AssetId {
        let royalty = Perbill::from_percent(10);
        let info = pallet_registry::InfoInput {
            name: b"Birdsong recordings of a whole year".to_vec(),
            uri: b"https://example.org/birdsong/2026".to_vec(),
            licence: b"CC-BY-4.0".to_vec(),
        };
        let terms = Terms { use_price: PRICE, training_fee: UNIT, royalty, reach: Perbill::zero() };
        let split = Split {
            steward: Perbill::from_percent(10),
            data: Perbill::from_percent(50),
            compute: Perbill::from_percent(40),
        };
        let upstream: Vec<_> = upstream.iter().map(|asset| (*asset, royalty)).collect();
        let max_fee = UNIT * 100;
        let (floor, budgets, deadline) = (terms, Budgets::default(), None);
        make(
            steward,
            if upstream.is_empty() {
                pallet_registry::Call::register_dataset {
                    info,
                    terms,
                    split,
                    upstream,
                    max_fee,
                    floor,
                    budgets,
                    deadline,
                }
            } else {
                pallet_registry::Call::register_model {
                    info,
                    terms,
                    split,
                    upstream,
                    max_fee,
                    floor,
                    budgets,
                    deadline,
                }
            },
        );
        let asset = AssetId(self.assets);
        self.assets += 1;
        asset
    }

    /// Closes an asset and publishes it: before the first block there is nothing to wait for.
    fn publish(&self, asset: AssetId, steward: AccountId) {
        make(steward.clone(), pallet_registry::Call::close { asset });
        make(steward, pallet_registry::Call::publish { asset, commitment: Hash::repeat_byte(1) });
    }

    fn contribute(&mut self, who: AccountId, asset: AssetId) -> ContributionId {
        make(who, contribution(asset, self.contributions));
        let contribution = ContributionId(self.contributions.into());
        self.contributions += 1;
        contribution
    }

    /// Models and open datasets; asset number n is signer n's.
    fn register_assets(&mut self) {
        let datasets: Vec<_> = (0..MODELS + 2).map(|n| self.register(self.person(n), &[])).collect();
        for (n, asset) in (0..).zip(&datasets) {
            self.publish(*asset, self.person(n));
        }
        self.models = datasets.windows(3).map(|upstream| self.register(self.person(self.assets), upstream)).collect();
        self.open = (0..OPEN).map(|_| self.register(self.person(self.assets), &[])).collect();
    }

    /// One contribution each, assessed.
    fn gather_crowd(&mut self, crowd: u32) {
        let assets = [self.models[0], self.open[0]];
        for n in 0..crowd {
            let who = AccountId::new(("crowd", n).using_encoded(blake2_256));
            let _ = Balances::deposit_creating(&who, POCKET);
            let asset = assets[(n % 2) as usize];
            let contribution = self.contribute(who, asset);
            let weight = 1 + u64::from(n % 1_000);
            let assess = pallet_contributions::Call::assess { contribution, weight, evidence: None };
            make(self.person(asset.0), assess);
        }
    }

    /// A manifest to the first model, accepted: all of it is latent.
    fn record_manifest(&mut self, leaves: u32) -> Result<Manifest, String> {
        let asset = self.models[0];
        let manifest = Manifest::new(ContributionId(self.contributions.into()), leaves)?;
        self.contributions += 1;
        make(self.person(asset.0 + 1), manifest.record(asset));
        make(self.person(asset.0), manifest.accept());
        Ok(manifest)
    }

    /// Every second block of its leaves joins, behind those that are to stay latent. The model is published by then, so
    /// that they cost its steward nothing.
    fn bring_blocks(&self, manifest: &Manifest, size: Size) {
        for block in (size.latent.div_ceil(MAX_BLOCK)..size.leaves / MAX_BLOCK).step_by(2) {
            make(self.person(block), manifest.join_block(block).expect("the block is full"));
        }
    }

    /// The signers contribute to the first models; all are published, and those first ones have income.
    fn publish_models(&mut self, pools: usize) {
        for asset in self.models.clone().into_iter().take(pools) {
            // Nobody assesses its own: the steward's is another reviewer's.
            let (steward, deputy) = (self.person(asset.0), self.person(asset.0 + 1));
            let reviewers = vec![steward.clone(), deputy.clone()];
            make(steward.clone(), pallet_registry::Call::set_reviewers { asset, reviewers });
            let mut of_deputy = Vec::new();
            let mut of_steward = Vec::new();
            for who in self.people.clone() {
                let list = if who == steward { &mut of_deputy } else { &mut of_steward };
                list.push((self.contribute(who, asset), 100));
            }
            for (reviewer, list) in [(steward, of_steward), (deputy, of_deputy)] {
                for assessments in list.chunks(64).map(<[_]>::to_vec) {
                    make(reviewer.clone(), pallet_contributions::Call::assess_many { assessments });
                }
            }
        }
        for (n, asset) in self.models.iter().enumerate() {
            self.publish(*asset, self.person(asset.0));
            if n < pools {
                make(self.person(asset.0), pallet_rewards::Call::fund { asset: *asset, amount: INCOME });
            }
        }
    }

    fn fill_queues(&mut self, queued: u32) {
        for n in 0..QUEUES {
            let asset = self.register(self.person(n), &[]);
            // In turns, without the one who assesses.
            let others = u32::try_from(self.people.len()).expect("there are fewer") - 1;
            let queue = (0..queued).map(|i| self.contribute(self.person(n + 1 + i % others), asset)).collect();
            self.queues.push(queue);
        }
    }

    /// Tabs of all signers in turns, for one model after the other behind those with pools.
    fn open_tabs(&self, size: Size) -> Tabs {
        let model = |gateway: u32| self.models[((size.pools + gateway) % MODELS) as usize];
        let tabs = Tabs::new((0..size.gateways).map(model).collect(), size.tabs, PRICE);
        for tab in 0..tabs.count() {
            make(self.person(size.gateways + tab), tabs.open(tab, self.person(tabs.gateway(tab))));
        }
        tabs
    }

    /// The first signers register, and commit once their stake counts. When the chain starts they may reveal.
    fn commit_scores(&self, epoch: BlockNumber) {
        for n in 0..EVALUATORS {
            let evaluator = self.person(n);
            make(evaluator.clone(), pallet_evaluation::Call::register_evaluator { commission: Perbill::zero() });
            let amount = UNIT * (2_000 + Balance::from(n));
            make(evaluator.clone(), pallet_evaluation::Call::stake { evaluator, amount });
        }
        next_epoch();
        for n in 0..EVALUATORS {
            let who = self.person(n);
            let epoch = pallet_evaluation::CurrentIndex::<tributary_runtime::Runtime>::get();
            make(who.clone(), commitment(epoch, &who, n, &self.models));
        }
        set(Parameters::EpochLength(evaluation::EpochLength, Some(epoch)));
        next_epoch();
        // The chain's own first block comes next.
        type CurrentEpoch = pallet_evaluation::CurrentEpoch<tributary_runtime::Runtime>;
        CurrentEpoch::mutate(|epoch| epoch.start = BlockNumber::zero());
        System::set_block_number(BlockNumber::zero());
    }
}

/// A contribution that no other is like.
pub fn contribution(asset: AssetId, number: u32) -> pallet_contributions::Call<tributary_runtime::Runtime> {
    pallet_contributions::Call::contribute {
        asset,
        class: Class::Data,
        units: 1_000,
        commitment: ("work", asset, number).using_encoded(blake2_256).into(),
        uri: format!("https://example.org/birdsong/2026/{number}").into_bytes(),
    }
}

/// Commits evaluator `index`, whose account is `who`, to its scores.
pub fn commitment(
    epoch: EpochIndex,
    who: &AccountId,
    index: u32,
    models: &[AssetId],
) -> pallet_evaluation::Call<tributary_runtime::Runtime> {
    let hash = (epoch, who, scores(index, models), SALT).using_encoded(blake2_256).into();
    pallet_evaluation::Call::commit_scores { hash }
}

/// Reveals them.
pub fn reveal(index: u32, models: &[AssetId]) -> pallet_evaluation::Call<tributary_runtime::Runtime> {
    pallet_evaluation::Call::reveal_scores { scores: scores(index, models), salt: SALT }
}

/// One use of a model.
pub fn use_once(asset: AssetId) -> pallet_registry::Call<tributary_runtime::Runtime> {
    pallet_registry::Call::use_asset { asset, units: 1, max_price: PRICE }
}

/// Claims from the pool of those who contributed data.
pub fn claim(asset: AssetId) -> pallet_rewards::Call<tributary_runtime::Runtime> {
    pallet_rewards::Call::claim { pool: PoolId::Data(asset) }
}

/// Makes a call that is known to succeed.
fn make(who: AccountId, call: impl Into<RuntimeCall>) {
    let call = call.into();
    if let Err(error) = call.clone().dispatch(RuntimeOrigin::signed(who)) {
        panic!("{call:?} fails: {:?}", error.error);
    }
}

fn set(parameter: Parameters) {
    let key_value = RuntimeParameters::Evaluation(parameter);
    let call = RuntimeCall::from(pallet_parameters::Call::set_parameter { key_value });
    if let Err(error) = call.dispatch(RuntimeOrigin::root()) {
        panic!("a parameter is refused: {:?}", error.error);
    }
}

fn next_epoch() {
    type CurrentIndex = pallet_evaluation::CurrentIndex<tributary_runtime::Runtime>;
    let now = CurrentIndex::get();
    while CurrentIndex::get() == now {
        let number = System::block_number() + 1;
        System::set_block_number(number);
        Evaluation::on_initialize(number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tributary_client::keys::Key;

    /// One of the least size, with so many tabs at so many gateways.
    fn world(gateways: u32, tabs: u32) -> World {
        World::new(Size { gateways, tabs, ..Size::LEAST }).unwrap()
    }

    #[test]
    fn signers_are_those_of_their_secrets() {
        for (n, pair) in (0..).zip(signers(3).unwrap()) {
            assert_eq!(Key::from_secret(&secret(n)).unwrap().account().0, pair.public().0);
        }
    }

    #[test]
    fn settlements_are_taken_whole_and_cheats_passed_over() {
        type Totals = pallet_tabs::Totals<tributary_runtime::Runtime>;
        type Tab = pallet_tabs::Tabs<tributary_runtime::Runtime>;
        let mut world = world(2, 128);
        let genesis = Hash::repeat_byte(3);
        let storage = std::mem::take(&mut world.storage);
        BasicExternalities::new(storage).execute_with(|| {
            frame_system::BlockHash::<tributary_runtime::Runtime>::insert(BlockNumber::zero(), genesis);
            for number in 0..4 {
                let (gateway, call) = world.tabs.settlement(number, genesis).unwrap();
                make(account(&world.signers[gateway as usize]), call);
                assert_eq!(Totals::get().vouchers, 128 * u64::from(number + 1));
            }
            let before = Totals::get();
            // The same once more, and what was signed for another chain.
            for (number, genesis) in [(3, genesis), (0, genesis), (4, Hash::zero())] {
                let (gateway, call) = world.tabs.settlement(number, genesis).unwrap();
                make(account(&world.signers[gateway as usize]), call);
                assert_eq!(Totals::get(), before, "{number}");
            }
            for tab in 0..world.tabs.count() {
                let due = world.tabs.voucher(tab, 2).unwrap();
                let record = Tab::get(due.tab).unwrap();
                assert_eq!((record.spent, record.service), (due.service + due.lanes[0].amount, due.service));
            }
        });
    }
}
