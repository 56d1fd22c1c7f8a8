//! Tabs that are open when the chain starts, and the vouchers that pay by them.
//!
//! Tab number n is the chain's tab n. They lie gateway by gateway, and each pays for one model. Session keys are made
//! from the number of their tab, so that who generates load can sign for everybody.

use codec::Encode;
use sp_core::{Pair as _, sr25519::Pair};
use sp_io::hashing::blake2_256;
use tributary_primitives::{
    AssetId, Balance, Hash, MAX_VOUCHERS, SessionKey, Signature, TabId, UNIT, Voucher, VoucherLane,
};
use tributary_runtime::{AccountId, Runtime};

/// A call about them.
type Call = pallet_tabs::Call<Runtime>;

/// How many vouchers one settlement has.
pub const SETTLED: u32 = 128;
/// Planck that are deposited in each tab.
pub const DEPOSIT: Balance = UNIT * 1_000;
/// Planck for the gateway, for a unit of use.
pub const SERVICE: Balance = UNIT / 10_000;

/// All of them.
pub struct Tabs {
    each: u32,
    price: Balance,
    /// What the tabs of each gateway pay for.
    models: Vec<AssetId>,
    keys: Vec<Pair>,
}

impl Tabs {
    /// `each` tabs at every gateway. Those of one gateway pay for one of `models`, a unit for `price` planck.
    pub fn new(models: Vec<AssetId>, each: u32, price: Balance) -> Self {
        let count = each * u32::try_from(models.len()).expect("gateways are few");
        let key = |tab: u32| Pair::from_seed(&("session", tab).using_encoded(blake2_256));
        Self { each, price, models, keys: (0..count).map(key).collect() }
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        u32::try_from(self.keys.len()).expect("they were counted in 32 bits")
    }

    /// The number of the gateway of a tab.
    pub fn gateway(&self, tab: u32) -> u32 {
        tab / self.each.max(1)
    }

    /// What a tab pays for.
    pub fn model(&self, tab: u32) -> AssetId {
        self.models[self.gateway(tab) as usize]
    }

    /// What signs the vouchers of a tab.
    pub fn key(&self, tab: u32) -> &Pair {
        &self.keys[tab as usize]
    }

    /// Opens a tab at its gateway, whose account is given. O(1).
    pub fn open(&self, tab: u32, gateway: AccountId) -> Call {
        let lanes = vec![(self.model(tab), self.price)];
        Call::open { gateway, signer: SessionKey::Sr25519(self.key(tab).public()), deposit: DEPOSIT, lanes }
    }

    /// What a tab owes for `units` of use since it was opened; nothing if that is more than was deposited.
    pub fn voucher(&self, tab: u32, units: u64) -> Option<Voucher> {
        let amount = self.price.checked_mul(units.into())?;
        let service = SERVICE.checked_mul(units.into())?;
        let lanes = vec![VoucherLane { asset: self.model(tab), units, amount }];
        (amount.checked_add(service)? <= DEPOSIT).then_some(Voucher { tab: TabId(tab), service, lanes })
    }

    /// The `number`-th settlement, and the number of the gateway that makes it: all gateways in turns, each for
    /// [`SETTLED`] of its tabs, or all if there are fewer, a unit more every time. Nothing without tabs, or once
    /// deposits are used up. O([`SETTLED`]) signatures.
    pub fn settlement(&self, number: u32, genesis: Hash) -> Option<(u32, Call)> {
        const { assert!(SETTLED <= MAX_VOUCHERS) };
        let gateways = u32::try_from(self.models.len()).ok()?;
        let gateway = number.checked_rem(gateways)?;
        let units = u64::from(number / gateways) + 1;
        let first = gateway * self.each;
        let vouchers = (first..first + self.each.min(SETTLED)).map(|tab| {
            let voucher = self.voucher(tab, units)?;
            let signature = self.key(tab).sign(&voucher.message(&genesis));
            Some((voucher, Signature::Sr25519(signature)))
        });
        Some((gateway, Call::settle { vouchers: vouchers.collect::<Option<_>>()? }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tabs() -> Tabs {
        Tabs::new(vec![AssetId(4), AssetId(7)], 130, UNIT / 100)
    }

    fn vouchers(call: Call) -> Vec<(Voucher, Signature)> {
        let Call::settle { vouchers } = call else { panic!("it settles") };
        vouchers
    }

    #[test]
    fn gateways_settle_in_turns_and_vouchers_only_grow() {
        let (tabs, genesis) = (tabs(), Hash::repeat_byte(9));
        assert_eq!((tabs.count(), tabs.gateway(129), tabs.gateway(130)), (260, 0, 1));
        for number in 0..6 {
            let (gateway, call) = tabs.settlement(number, genesis).unwrap();
            assert_eq!(gateway, number % 2);
            let vouchers = vouchers(call);
            assert_eq!(vouchers.len(), 128);
            for ((voucher, signature), tab) in vouchers.iter().zip(gateway * 130..) {
                assert_eq!((voucher.tab, voucher.lanes.len()), (TabId(tab), 1));
                let VoucherLane { asset, units, amount } = voucher.lanes[0];
                assert_eq!((asset, units), (tabs.model(tab), u64::from(number / 2) + 1));
                assert_eq!((amount, voucher.service), (UNIT / 100 * u128::from(units), SERVICE * u128::from(units)));
                let key = SessionKey::Sr25519(tabs.key(tab).public());
                assert!(voucher.signed_by(&key, signature, &genesis).is_some());
                assert!(voucher.signed_by(&key, signature, &Hash::zero()).is_none());
            }
        }
    }

    #[test]
    fn nobody_promises_more_than_was_deposited() {
        let tabs = tabs();
        let most = u64::try_from(DEPOSIT / (UNIT / 100 + SERVICE)).unwrap();
        assert!(tabs.voucher(0, most).is_some());
        assert!(tabs.voucher(0, most + 1).is_none());
        assert!(tabs.voucher(0, u64::MAX).is_none());
        assert!(Tabs::new(vec![], 130, 1).settlement(0, Hash::zero()).is_none());
        let few = Tabs::new(vec![AssetId(1)], 3, 1);
        assert_eq!(vouchers(few.settlement(0, Hash::zero()).unwrap().1).len(), 3);
    }
}
