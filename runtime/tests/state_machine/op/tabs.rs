//! The calls of tabs, and how random ones are drawn. Numbers of a voucher are told by how much they rise, so that most
//! vouchers are good.

use super::{
    Op, Setting, Who,
    draw::{amount, id, who},
};
use crate::{account, model::Model};
use proptest::prelude::*;
use sp_keyring::Ed25519Keyring;
use tributary_primitives::{AssetId, Form, Hash, SessionKey, Signature, TabId, UNIT, Voucher as Signed, VoucherLane};
use tributary_runtime::{Runtime, RuntimeCall, System};

/// What signs the vouchers of all tabs.
const SESSION: Ed25519Keyring = Ed25519Keyring::One;

#[derive(Clone, Debug)]
pub enum Act {
    OpenTab {
        who: Who,
        gateway: Who,
        deposit: u128,
        /// Assets, and the most that a unit may cost.
        lanes: Vec<(u32, u128)>,
    },
    TopUp {
        who: Who,
        tab: u32,
        amount: u128,
    },
    AddLane {
        who: Who,
        tab: u32,
        asset: u32,
        max_price: u128,
    },
    Settle {
        who: Who,
        promises: Vec<Promise>,
    },
    CloseTab {
        who: Who,
        tab: u32,
    },
    WithdrawTab {
        who: Who,
        tab: u32,
    },
    RefundTab {
        who: Who,
        tab: u32,
    },
    /// A well-formed call by whoever is in the position to make it.
    Advance {
        choice: u32,
    },
}

/// A voucher, by how much it adds to what is settled.
#[derive(Clone, Debug)]
pub struct Promise {
    pub tab: u32,
    pub service: i128,
    /// Which of the tab's lanes, and beyond them an asset that it has none for; units, and planck beside their price.
    pub lanes: Vec<(usize, u64, i128)>,
    pub slip: Slip,
}

/// What is wrong with a voucher, or odd.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Slip {
    None,
    /// It is wrapped, as browsers sign.
    Wrapped,
    /// Somebody else signed it.
    Forged,
    /// It is for another chain.
    Elsewhere,
    /// Its lanes are in the opposite order.
    Reversed,
}

impl Act {
    /// Who makes the call, and the call.
    pub fn call(&self, model: &Model) -> (Who, RuntimeCall) {
        use pallet_tabs::Call;
        let (who, call): (&Who, Call<Runtime>) = match self {
            Self::Advance { .. } => unreachable!("it stands for another one"),
            Self::OpenTab { who, gateway, deposit, lanes } => {
                let lanes = lanes.iter().map(|(asset, max)| (AssetId(*asset), *max)).collect();
                let signer = SessionKey::Ed25519(SESSION.public());
                (who, Call::open { gateway: account(*gateway), signer, deposit: *deposit, lanes })
            }
            Self::TopUp { who, tab, amount } => (who, Call::top_up { tab: TabId(*tab), amount: *amount }),
            Self::AddLane { who, tab, asset, max_price } => {
                (who, Call::add_lane { tab: TabId(*tab), asset: AssetId(*asset), max_price: *max_price })
            }
            Self::Settle { who, promises } => {
                let vouchers = promises.iter().map(|promise| sign(model, promise)).collect();
                (who, Call::settle { vouchers })
            }
            Self::CloseTab { who, tab } => (who, Call::close { tab: TabId(*tab) }),
            Self::WithdrawTab { who, tab } => (who, Call::withdraw { tab: TabId(*tab) }),
            Self::RefundTab { who, tab } => (who, Call::refund { tab: TabId(*tab) }),
        };
        (*who, call.into())
    }
}

/// The voucher with its signature.
fn sign(model: &Model, promise: &Promise) -> (Signed, Signature) {
    let told = model.voucher(promise);
    let lanes =
        told.lanes.into_iter().map(|(asset, units, amount)| VoucherLane { asset: AssetId(asset), units, amount });
    let voucher = Signed { tab: TabId(told.tab), service: told.service, lanes: lanes.collect() };
    let genesis = if promise.slip == Slip::Elsewhere { Hash::repeat_byte(1) } else { System::block_hash(0) };
    let form = if promise.slip == Slip::Wrapped { Form::Wrapped } else { Form::Raw };
    let by = if promise.slip == Slip::Forged { Ed25519Keyring::Two } else { SESSION };
    let signature = by.sign(&form.of(&voucher.message(&genesis)));
    (voucher, signature.into())
}

/// Which act makes a call.
pub fn behind(call: &pallet_tabs::Call<Runtime>) -> &'static str {
    use pallet_tabs::Call;
    match call {
        Call::open { .. } => "OpenTab",
        Call::top_up { .. } => "TopUp",
        Call::add_lane { .. } => "AddLane",
        Call::settle { .. } => "Settle",
        Call::close { .. } => "CloseTab",
        Call::withdraw { .. } => "WithdrawTab",
        Call::refund { .. } => "RefundTab",
        Call::__Ignore(..) => unreachable!("it is no call"),
    }
}

fn tab() -> impl Strategy<Value = u32> {
    prop_oneof![12 => 0..12u32, 1 => 12..60u32]
}

fn rise() -> impl Strategy<Value = i128> {
    prop_oneof![4 => Just(0), 6 => 0..1_000_000_000i128, 2 => -5..5i128, 1 => Just(i128::MAX)]
}

fn promise() -> impl Strategy<Value = Promise> {
    let units = prop_oneof![1 => Just(0), 8 => 1..50u64, 1 => any::<u64>()];
    let lanes = prop::collection::vec((0..4usize, units, rise()), 0..3);
    let slip = prop_oneof![
        10 => Just(Slip::None),
        3 => Just(Slip::Wrapped),
        1 => Just(Slip::Forged),
        1 => Just(Slip::Elsewhere),
        1 => Just(Slip::Reversed),
    ];
    (tab(), rise(), lanes, slip).prop_map(|(tab, service, lanes, slip)| Promise { tab, service, lanes, slip })
}

fn act() -> impl Strategy<Value = Act> {
    let max = || prop_oneof![6 => Just(u128::MAX), 1 => amount()];
    let deposit = prop_oneof![4 => UNIT / 10..UNIT, 1 => amount()];
    let lanes = prop::collection::vec((id(), max()), 0..4);
    prop_oneof![
        2 => (who(), who(), deposit, lanes)
            .prop_map(|(who, gateway, deposit, lanes)| Act::OpenTab { who, gateway, deposit, lanes }),
        1 => (who(), tab(), amount()).prop_map(|(who, tab, amount)| Act::TopUp { who, tab, amount }),
        1 => (who(), tab(), id(), max())
            .prop_map(|(who, tab, asset, max_price)| Act::AddLane { who, tab, asset, max_price }),
        3 => (who(), prop::collection::vec(promise(), 0..6)).prop_map(|(who, promises)| Act::Settle { who, promises }),
        1 => (who(), tab()).prop_map(|(who, tab)| Act::CloseTab { who, tab }),
        1 => (who(), tab()).prop_map(|(who, tab)| Act::WithdrawTab { who, tab }),
        1 => (who(), tab()).prop_map(|(who, tab)| Act::RefundTab { who, tab }),
        12 => any::<u32>().prop_map(|choice| Act::Advance { choice }),
    ]
}

/// What tabs depend on, sometimes beyond its bounds.
fn setting() -> impl Strategy<Value = Setting> {
    prop_oneof![
        (0..20u32).prop_map(Setting::CloseDelay),
        prop_oneof![1 => Just(0), 4 => 1..UNIT / 2].prop_map(Setting::MinTabDeposit),
    ]
}

/// What concerns tabs.
pub fn op() -> impl Strategy<Value = Op> {
    prop_oneof![30 => act().prop_map(Op::Tabs), 1 => setting().prop_map(Op::Set)]
}
