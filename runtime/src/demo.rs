//! What the devnet shows a newcomer: two datasets and a model that was trained on both, published and ready to be used,
//! and three evaluators that may score them from the first epoch on.
//!
//! | id | asset | steward | contributors and weights |
//! | --- | --- | --- | --- |
//! | 0 | dataset *Birdsong recordings* | Alice | data: Bob 300, Charlie 100 |
//! | 1 | dataset *Field notes* | Dave | data: Eve 50, Bob 25 |
//! | 2 | model *Birdsong classifier*, built from 0 and 1 | Alice | compute: Charlie 20, Ferdie 60; data: Eve 10 |
//!
//! | evaluator | commission | staked to it |
//! | --- | --- | --- |
//! | Charlie | 10 % | Charlie 20,000, Ferdie 5,000 |
//! | Dave | 5 % | Dave 10,000 |
//! | Eve | 20 % | Eve 8,000, Bob 2,000 |

use crate::*;
use alloc::vec;
use pallet_registry::InfoInput;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie};
use sp_runtime::{Perbill, traits::Hash as _};
use tributary_math::Split;
use tributary_primitives::{AssetId, Budgets, Class, ContributionId, Terms};

/// Makes the calls in the order in which ids are given.
#[derive(Default)]
struct Script {
    calls: Vec<(AccountId, RuntimeCall)>,
    assets: u32,
    contributions: u64,
}

/// What is registered, beside its upstream assets.
struct Card {
    name: &'static str,
    uri: &'static str,
    licence: &'static str,
    terms: Terms,
    /// Percent for the steward, data and compute.
    split: [u32; 3],
}

impl Script {
    fn call(&mut self, who: Sr25519Keyring, call: impl Into<RuntimeCall>) {
        self.calls.push((who.to_account_id(), call.into()));
    }

    /// Registers, contributes, assesses and publishes one asset.
    fn asset(
        &mut self,
        steward: Sr25519Keyring,
        card: Card,
        upstream: Vec<(AssetId, Perbill)>,
        work: &[(Sr25519Keyring, Class, u64, u64)],
    ) -> AssetId {
        let asset = AssetId(self.assets);
        self.assets = self.assets.saturating_add(1);
        let Card { name, uri, licence, terms, split: [own, data, compute] } = card;
        let info = InfoInput { name: name.into(), uri: uri.into(), licence: licence.into() };
        let split = Split {
            steward: Perbill::from_percent(own),
            data: Perbill::from_percent(data),
            compute: Perbill::from_percent(compute),
        };
        let max_fee = UNIT.saturating_mul(100);
        // What they ask at first they may lower to nothing but for the royalty, and they take any amount of work.
        let floor = Terms { use_price: 0, training_fee: 0, ..terms };
        let budgets = Budgets::default();
        let call = if upstream.is_empty() {
            pallet_registry::Call::register_dataset {
                info,
                terms,
                split,
                upstream,
                max_fee,
                floor,
                budgets,
                deadline: None,
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
                deadline: None,
            }
        };
        self.call(steward, call);

        let mut assessments = Vec::new();
        for &(who, class, units, weight) in work {
            let uri = alloc::format!("{uri}/{}", self.contributions).into_bytes();
            let commitment = BlakeTwo256::hash(&uri);
            self.call(who, pallet_contributions::Call::contribute { asset, class, units, commitment, uri });
            assessments.push((ContributionId(self.contributions), weight));
            self.contributions = self.contributions.saturating_add(1);
        }
        self.call(steward, pallet_contributions::Call::assess_many { assessments });
        let commitment = BlakeTwo256::hash(uri.as_bytes());
        self.call(steward, pallet_registry::Call::close { asset });
        self.call(steward, pallet_registry::Call::publish { asset, commitment });
        asset
    }

    /// Registers an evaluator with a commission in percent and with stake in TRIB.
    fn evaluator(&mut self, who: Sr25519Keyring, commission: u32, stakes: &[(Sr25519Keyring, Balance)]) {
        let commission = Perbill::from_percent(commission);
        self.call(who, pallet_evaluation::Call::register_evaluator { commission });
        for (staker, amount) in stakes {
            let (evaluator, amount) = (who.to_account_id(), amount.saturating_mul(UNIT));
            self.call(*staker, pallet_evaluation::Call::stake { evaluator, amount });
        }
    }
}

/// The calls, for the genesis of a devnet whose well-known accounts are endowed.
pub fn calls() -> Vec<(AccountId, RuntimeCall)> {
    let mut script = Script::default();
    let birdsong = script.asset(
        Alice,
        Card {
            name: "Birdsong recordings",
            uri: "https://example.org/birdsong",
            licence: "CC-BY-4.0",
            terms: Terms {
                use_price: UNIT / 100,
                training_fee: UNIT.saturating_mul(10),
                royalty: Perbill::from_percent(20),
                reach: Perbill::from_percent(1),
            },
            split: [10, 90, 0],
        },
        vec![],
        &[(Bob, Class::Data, 3_000, 300), (Charlie, Class::Data, 1_000, 100)],
    );
    let notes = script.asset(
        Dave,
        Card {
            name: "Field notes",
            uri: "https://example.org/field-notes",
            licence: "CC0-1.0",
            terms: Terms {
                use_price: 0,
                training_fee: UNIT,
                royalty: Perbill::from_percent(5),
                reach: Perbill::zero(),
            },
            split: [5, 95, 0],
        },
        vec![],
        &[(Eve, Class::Data, 500, 50), (Bob, Class::Data, 250, 25)],
    );
    script.asset(
        Alice,
        Card {
            name: "Birdsong classifier",
            uri: "https://example.org/birdsong-classifier",
            licence: "Apache-2.0",
            terms: Terms {
                use_price: UNIT / 2,
                training_fee: UNIT.saturating_mul(20),
                royalty: Perbill::from_percent(10),
                reach: Perbill::zero(),
            },
            split: [20, 20, 60],
        },
        vec![(birdsong, Perbill::from_percent(20)), (notes, Perbill::from_percent(5))],
        &[(Charlie, Class::Compute, 7_200, 20), (Ferdie, Class::Compute, 21_600, 60), (Eve, Class::Data, 100, 10)],
    );
    script.evaluator(Charlie, 10, &[(Charlie, 20_000), (Ferdie, 5_000)]);
    script.evaluator(Dave, 5, &[(Dave, 10_000)]);
    script.evaluator(Eve, 20, &[(Eve, 8_000), (Bob, 2_000)]);
    script.calls
}
