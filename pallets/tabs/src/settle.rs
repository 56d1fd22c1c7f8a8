//! The settlement of vouchers: each is taken or passed over, and then the money moves, once for all.

use crate::{Config, Error, Event, Pallet, Rise, Tab, Tabs, Totals};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{
    ensure,
    traits::{
        fungible::{Inspect, Mutate},
        tokens::{DepositConsequence, Preservation, Provenance},
    },
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{DispatchResult, traits::Zero};
use tributary_primitives::{
    AccountId, AssetId, Balance, Form, Hash, MAX_GATEWAYS, MAX_TRIES, SessionKey, Signature, SkipReason, Source, Taken,
    Voucher, traits::Intake,
};

/// What the vouchers of a settlement come to so far.
struct Batch {
    /// The chain that they have to be signed for.
    genesis: Hash,
    /// The form of the one before.
    form: Form,
    /// How often the other form may be tried still.
    tries: u32,
    /// What gateways get, in planck, each more than nothing.
    services: BTreeMap<AccountId, Balance>,
    /// What was paid for assets, in planck.
    paid: BTreeMap<AssetId, Balance>,
    /// How many were taken.
    vouchers: u64,
}

impl<T: Config> Pallet<T> {
    /// Settles what of these is good, and passes over the rest. O(vouchers and lanes).
    pub(crate) fn do_settle(vouchers: Vec<(Voucher, Signature)>) -> DispatchResult {
        let mut batch = Batch {
            genesis: frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero()),
            form: Form::Raw,
            tries: MAX_TRIES,
            services: BTreeMap::new(),
            paid: BTreeMap::new(),
            vouchers: 0,
        };
        for (voucher, signature) in vouchers {
            let tab = voucher.tab;
            match batch.take::<T>(&voucher, &signature) {
                Ok(Rise { service, units, amount, .. }) => {
                    Self::deposit_event(Event::VoucherSettled { tab, amount, service, units });
                }
                Err(reason) => Self::deposit_event(Event::VoucherSkipped { tab, reason }),
            }
        }
        batch.pay::<T>()
    }
}

impl Batch {
    /// Takes a voucher if it is good. Answers what it adds; or why it does not, and then nothing changed but the tries.
    fn take<T: Config>(&mut self, voucher: &Voucher, signature: &Signature) -> Result<Rise, SkipReason> {
        let mut tab = Tabs::<T>::get(voucher.tab).ok_or(SkipReason::UnknownTab)?;
        let rise = tab.take(voucher)?;
        let service = self.service_with::<T>(&tab, rise.service)?;
        let paid = self.paid_with(&rise)?;
        // Last, for it takes longest.
        self.check_signature(voucher, &tab.signer, signature)?;
        if !service.is_zero() {
            self.services.insert(tab.gateway.clone(), service);
        }
        self.paid.extend(paid);
        self.vouchers = self.vouchers.saturating_add(1);
        Tabs::<T>::insert(voucher.tab, tab);
        Ok(rise)
    }

    /// What a tab's gateway gets with `more` planck; nothing if it gets no more.
    fn service_with<T: Config>(&self, tab: &Tab, more: Balance) -> Result<Balance, SkipReason> {
        if more.is_zero() {
            return Ok(0);
        }
        if let Some(known) = self.services.get(&tab.gateway) {
            return known.checked_add(more).ok_or(SkipReason::OverDeposit);
        }
        ensure!(self.services.len() < MAX_GATEWAYS as usize, SkipReason::TooManyGateways);
        let accepts = T::Currency::can_deposit(&tab.gateway, more, Provenance::Extant) == DepositConsequence::Success;
        if accepts { Ok(more) } else { Err(SkipReason::GatewayRefuses) }
    }

    /// What was paid for each asset of a voucher with what it adds.
    fn paid_with(&self, rise: &Rise) -> Result<Vec<(AssetId, Balance)>, SkipReason> {
        let with = |(asset, more): &(AssetId, Balance)| {
            let paid = self.paid.get(asset).copied().unwrap_or_default();
            Some((*asset, paid.checked_add(*more)?))
        };
        rise.lanes.iter().map(with).collect::<Option<_>>().ok_or(SkipReason::OverDeposit)
    }

    /// Whether the tab's key signed the voucher, in the form of the one before, or in the other one as often as that is
    /// tried.
    fn check_signature(
        &mut self,
        voucher: &Voucher,
        key: &SessionKey,
        signature: &Signature,
    ) -> Result<(), SkipReason> {
        let message = voucher.message(&self.genesis);
        if key.has_signed(&self.form.of(&message), signature) {
            return Ok(());
        }
        self.tries = self.tries.checked_sub(1).ok_or(SkipReason::NoTryLeft)?;
        let other = self.form.other();
        ensure!(key.has_signed(&other.of(&message), signature), SkipReason::BadSignature);
        self.form = other;
        Ok(())
    }

    /// Moves the money: once for all assets, and once for each gateway.
    fn pay<T: Config>(self) -> DispatchResult {
        let pot = Pallet::<T>::pot();
        let mut taken = Taken::default();
        let mut settled = Balance::zero();
        for (asset, amount) in self.paid.into_iter().filter(|(_, amount)| !amount.is_zero()) {
            let more = T::Ledger::take_in(asset, amount, Source::Use)?;
            taken = taken.plus(more).ok_or(Error::<T>::Overflow)?;
            settled = settled.checked_add(amount).ok_or(Error::<T>::Overflow)?;
        }
        T::Ledger::draw(&pot, taken)?;
        for (gateway, amount) in self.services {
            T::Currency::transfer(&pot, &gateway, amount, Preservation::Preserve)?;
            settled = settled.checked_add(amount).ok_or(Error::<T>::Overflow)?;
        }
        Totals::<T>::try_mutate(|totals| {
            totals.vouchers = totals.vouchers.checked_add(self.vouchers).ok_or(Error::<T>::Overflow)?;
            totals.settled = totals.settled.checked_add(settled).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }
}
