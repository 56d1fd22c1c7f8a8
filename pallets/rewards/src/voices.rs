//! The voice of a contributor: what it earned by contributing, less what it had paid to those assets itself.

use crate::{Account, Config, Earned, Error, Members, OwnPayments, Pallet, TotalEarned};
use sp_runtime::{DispatchError, DispatchResult, traits::Zero};
use tributary_primitives::{AssetId, Balance, Class, PoolId, traits::Voices};

impl<T: Config> Pallet<T> {
    /// Notes the `amount` planck that `payer` gave to a published asset, if it may come back to it.
    pub(crate) fn note_own_payment(
        payer: &T::AccountId,
        asset: AssetId,
        account: &Account,
        amount: Balance,
    ) -> DispatchResult {
        if Self::may_come_back(payer, asset, account) { Self::add_own_payment(payer, asset, amount) } else { Ok(()) }
    }

    /// Adds to what `payer` gave to an asset that may come back to it.
    pub(crate) fn add_own_payment(payer: &T::AccountId, asset: AssetId, amount: Balance) -> DispatchResult {
        OwnPayments::<T>::try_mutate(payer, asset, |given| {
            *given = given.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }

    /// Whether `who` contributed to the asset whose account this is, or may have: while there is latent weight, anybody
    /// may be one of those whose it is.
    pub(crate) fn may_come_back(who: &T::AccountId, asset: AssetId, account: &Account) -> bool {
        !account.latents.is_zero()
            || Class::ALL.into_iter().any(|class| Members::<T>::contains_key(who, PoolId::of_class(asset, class)))
    }

    /// Counts as earned what the pools of data and compute among `claims` paid to `who`, as far as it is more than it
    /// gave to their assets itself.
    pub(crate) fn count_voice(who: &T::AccountId, claims: &[(&PoolId, Balance)]) -> DispatchResult {
        let mut earned: Balance = 0;
        for (id, amount) in claims {
            if let Some((asset, _)) = id.class() {
                Self::settle_grant(asset, who)?;
                earned = earned.checked_add(Self::set_off(who, asset, *amount)?).ok_or(Error::<T>::Overflow)?;
            }
        }
        Self::add_voice(who, earned)
    }

    /// Counts `earned` planck as earned by `who`.
    pub(crate) fn add_voice(who: &T::AccountId, earned: Balance) -> DispatchResult {
        if earned.is_zero() {
            return Ok(());
        }
        let more = |sum: &mut Balance| -> DispatchResult {
            *sum = sum.checked_add(earned).ok_or(Error::<T>::Overflow)?;
            Ok(())
        };
        TotalEarned::<T>::try_mutate(more)?;
        Earned::<T>::try_mutate(who, more)
    }

    /// What of `amount` planck that `who` gets from the pools of `asset` is more than it gave to it.
    pub(crate) fn set_off(who: &T::AccountId, asset: AssetId, amount: Balance) -> Result<Balance, DispatchError> {
        let given = OwnPayments::<T>::get(who, asset);
        let own = given.min(amount);
        if !own.is_zero() {
            match given.checked_sub(own).ok_or(Error::<T>::Overflow)? {
                0 => OwnPayments::<T>::remove(who, asset),
                left => OwnPayments::<T>::insert(who, asset, left),
            }
        }
        amount.checked_sub(own).ok_or(Error::<T>::Overflow.into())
    }
}

impl<T: Config> Voices<T::AccountId> for Pallet<T> {
    fn voice(who: &T::AccountId) -> Balance {
        Earned::<T>::get(who)
    }

    fn all() -> Balance {
        TotalEarned::<T>::get()
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn set_voice_for_benchmark(who: &T::AccountId, voice: Balance) {
        let before = Earned::<T>::get(who);
        TotalEarned::<T>::mutate(|sum| *sum = sum.saturating_sub(before).saturating_add(voice));
        Earned::<T>::insert(who, voice);
    }
}
