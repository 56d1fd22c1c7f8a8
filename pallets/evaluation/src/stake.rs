//! Who is an evaluator, and what stands behind it.

use crate::{
    Config, CurrentIndex, Error, Evaluator, Evaluators, Event, HoldReason, Joins, Pallet, Position, Positions,
    Registered, Standing, TotalStake, Unbond, Unbonding,
};
use frame_support::{
    ensure,
    traits::{Get, fungible::hold::Mutate, tokens::Precision},
};
use sp_runtime::{DispatchError, DispatchResult, Perbill, traits::Zero};
use tributary_math::Backing;
use tributary_primitives::{Balance, EpochIndex, PoolId, traits::Weights};

impl Position {
    /// All that is staked, in planck.
    pub fn stake(&self) -> Option<Balance> {
        self.joining.iter().try_fold(self.active, |sum, (_, amount)| sum.checked_add(*amount))
    }

    /// What of it has been there since before `epoch` began, in planck: the present one, or one not settled yet. What
    /// came last goes first, so that is the least that it was since.
    pub fn before(&self, epoch: EpochIndex) -> Balance {
        let joining = self.joining.iter().filter(|(from, _)| *from < epoch);
        joining.fold(self.active, |sum, (_, amount)| sum.saturating_add(*amount))
    }
}

impl<T: Config> Pallet<T> {
    /// The evaluator, with what of its stake counts now.
    pub(crate) fn evaluator(account: &T::AccountId) -> Result<Option<Evaluator>, DispatchError> {
        Evaluators::<T>::get(account).map(Self::up_to_date).transpose()
    }

    /// The same for an account that need not be known.
    pub(crate) fn evaluator_or_new(account: &T::AccountId) -> Result<Evaluator, DispatchError> {
        Self::up_to_date(Evaluators::<T>::get(account).unwrap_or_default())
    }

    fn up_to_date(mut evaluator: Evaluator) -> Result<Evaluator, DispatchError> {
        let counting = evaluator.is_registered();
        evaluator.backing.roll(CurrentIndex::<T>::get(), counting).map_err(|_| Error::<T>::Overflow)?;
        Ok(evaluator)
    }

    /// What is staked altogether, with what of it counts now.
    pub(crate) fn total_stake() -> Result<Backing, DispatchError> {
        let mut total = TotalStake::<T>::get();
        total.roll(CurrentIndex::<T>::get(), true).map_err(|_| Error::<T>::Overflow)?;
        Ok(total)
    }

    /// Changes what is staked altogether.
    fn change_total_stake(change: impl FnOnce(&mut Backing) -> Result<(), tributary_math::Error>) -> DispatchResult {
        let mut total = Self::total_stake()?;
        change(&mut total).map_err(|_| Error::<T>::Overflow)?;
        TotalStake::<T>::put(total);
        Ok(())
    }

    /// Registers `who`. Answers whether a place was free for it.
    pub(crate) fn register(who: &T::AccountId, commission: Perbill) -> Result<bool, DispatchError> {
        let mut evaluator = Self::evaluator_or_new(who)?;
        ensure!(!evaluator.is_registered(), Error::<T>::AlreadyRegistered);
        ensure!(Self::open_commitments(who, &Self::unsettled()).is_empty(), Error::<T>::CommitmentsOpen);
        ensure!(commission <= T::MaxCommission::get(), Error::<T>::CommissionTooHigh);

        let registered = Registered::<T>::get();
        let has_room = (registered.len() as u32) < T::MaxEvaluators::get();
        if !has_room {
            let least = registered
                .into_iter()
                .filter_map(|account| Evaluators::<T>::get(&account).map(|other| (other.backing.stake, account)))
                .min()
                .ok_or(DispatchError::Corruption)?;
            ensure!(evaluator.backing.stake > least.0, Error::<T>::SetFull);
            Self::leave(&least.1, Some(who.clone()))?;
        }
        Registered::<T>::try_mutate(|registered| match registered.binary_search(who) {
            Ok(_) => Err(DispatchError::Corruption),
            Err(index) => registered.try_insert(index, who.clone()).map_err(|_| DispatchError::Corruption),
        })?;
        Self::change_total_stake(|total| total.raise(evaluator.backing.stake))?;
        evaluator.standing = Standing::Registered;
        evaluator.commission = commission;
        Evaluators::<T>::insert(who, evaluator);
        Self::deposit_event(Event::EvaluatorRegistered { evaluator: who.clone(), commission });
        Ok(has_room)
    }

    /// Takes an evaluator out of the set.
    pub(crate) fn leave(who: &T::AccountId, replaced_by: Option<T::AccountId>) -> DispatchResult {
        let mut evaluator = Self::evaluator(who)?.ok_or(Error::<T>::NotAnEvaluator)?;
        ensure!(evaluator.is_registered(), Error::<T>::NotAnEvaluator);
        Registered::<T>::mutate(|registered| registered.retain(|other| other != who));
        // What counted in the present epoch and in the one before goes on counting there.
        Self::change_total_stake(|total| {
            total.stake = total.stake.checked_sub(evaluator.backing.stake).ok_or(tributary_math::Error::Overflow)?;
            Ok(())
        })?;
        evaluator.standing = Standing::Left(CurrentIndex::<T>::get());
        Self::put_evaluator(who, evaluator);
        Self::deposit_event(Event::EvaluatorLeft { evaluator: who.clone(), replaced_by });
        Ok(())
    }

    /// Stores an evaluator, or lets it go when it is not registered and nothing is staked to it.
    pub(crate) fn put_evaluator(who: &T::AccountId, evaluator: Evaluator) {
        if evaluator.is_registered() || !evaluator.backing.stake.is_zero() {
            Evaluators::<T>::insert(who, evaluator);
        } else {
            Evaluators::<T>::remove(who);
        }
    }

    pub(crate) fn add_stake(account: &T::AccountId, who: &T::AccountId, amount: Balance) -> DispatchResult {
        let counting = Self::put_stake(account, who, amount)?;
        T::Currency::hold(&HoldReason::Stake.into(), who, amount)?;
        Self::count_stake(counting, amount)?;
        Self::deposit_event(Event::Staked { evaluator: account.clone(), who: who.clone(), amount });
        Ok(())
    }

    /// Adds stake behind a registered evaluator to what is staked altogether.
    fn count_stake(counting: bool, amount: Balance) -> DispatchResult {
        if counting { Self::change_total_stake(|total| total.raise(amount)) } else { Ok(()) }
    }

    /// Adds `amount` to a position and to what stands behind the evaluator; it counts from the next epoch on. Answers
    /// whether it is registered. The hold, and the sum of all stake, are the caller's to see to.
    fn put_stake(account: &T::AccountId, who: &T::AccountId, amount: Balance) -> Result<bool, DispatchError> {
        let now = CurrentIndex::<T>::get();
        let mut evaluator = Self::evaluator_or_new(account)?;
        let counting = evaluator.is_registered();
        ensure!(counting || account == who, Error::<T>::NotAnEvaluator);
        evaluator.backing.raise(amount).map_err(|_| Error::<T>::Overflow)?;

        let mut position = Positions::<T>::get(who, account).unwrap_or_default();
        match position.joining.last_mut() {
            Some((epoch, joining)) if *epoch == now => {
                *joining = joining.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            }
            _ => {
                position.joining.try_push((now, amount)).map_err(|_| Error::<T>::TooManyJoining)?;
                Joins::<T>::insert((now, account, who), ());
            }
        }
        let stake = position.stake().ok_or(Error::<T>::Overflow)?;
        ensure!(stake >= T::MinStake::get(), Error::<T>::BelowMinimumStake);

        Positions::<T>::insert(who, account, position);
        Evaluators::<T>::insert(account, evaluator);
        Ok(counting)
    }

    /// Takes `amount` from behind an evaluator for its owner to have it elsewhere. Answers the evaluator as it was
    /// stored.
    fn take_stake(account: &T::AccountId, who: &T::AccountId, amount: Balance) -> Result<Evaluator, DispatchError> {
        let mut evaluator = Self::evaluator(account)?.ok_or(Error::<T>::NotEnoughStake)?;
        let stake = Self::remove_stake(account, &mut evaluator, who, amount)?;
        ensure!(account != who || stake >= evaluator.committed, Error::<T>::StakeCommitted);
        ensure!(stake.is_zero() || stake >= T::MinStake::get(), Error::<T>::BelowMinimumStake);
        Self::put_evaluator(account, evaluator);
        Ok(evaluator)
    }

    /// Moves `amount` from behind one evaluator to another. It goes on being held.
    pub(crate) fn move_stake(
        from: &T::AccountId,
        to: &T::AccountId,
        who: T::AccountId,
        amount: Balance,
    ) -> DispatchResult {
        ensure!(from != to, Error::<T>::SameEvaluator);
        let now = CurrentIndex::<T>::get();
        let position = Positions::<T>::get(&who, from).ok_or(Error::<T>::NotEnoughStake)?;
        let rested = |moved: EpochIndex| now.saturating_sub(moved) >= T::UnbondingPeriod::get();
        ensure!(position.moved.is_none_or(rested), Error::<T>::RestakedLately);
        Self::take_stake(from, &who, amount)?;
        let counting = Self::put_stake(to, &who, amount)?;
        Self::count_stake(counting, amount)?;
        for account in [from, to] {
            // What was emptied is gone.
            if let Some(mut position) = Positions::<T>::get(&who, account) {
                position.moved = Some(now);
                Positions::<T>::insert(&who, account, position);
            }
        }
        Self::deposit_event(Event::Restaked { from: from.clone(), to: to.clone(), who, amount });
        Ok(())
    }

    pub(crate) fn begin_unbonding(account: &T::AccountId, who: &T::AccountId, amount: Balance) -> DispatchResult {
        let moved = Positions::<T>::get(who, account).and_then(|position| position.moved);
        let evaluator = Self::take_stake(account, who, amount)?;
        let from = match evaluator.standing {
            // What was moved here later counted elsewhere until then.
            Standing::Left(epoch) => epoch.max(moved.unwrap_or(epoch)),
            _ => CurrentIndex::<T>::get(),
        };
        let release = from.checked_add(T::UnbondingPeriod::get()).ok_or(Error::<T>::Overflow)?;
        Unbonding::<T>::try_mutate(who, |chunks| Self::unbond(chunks, amount, release))?;
        Self::deposit_event(Event::Unstaked { evaluator: account.clone(), who: who.clone(), amount, release });
        Ok(())
    }

    /// Frees what of an account's stake has unbonded.
    pub(crate) fn withdraw(who: T::AccountId) -> DispatchResult {
        let now = CurrentIndex::<T>::get();
        let mut chunks = Unbonding::<T>::get(&who);
        let mut amount = Balance::zero();
        for chunk in chunks.iter().filter(|chunk| chunk.release <= now) {
            amount = amount.checked_add(chunk.amount).ok_or(Error::<T>::Overflow)?;
        }
        ensure!(!amount.is_zero(), Error::<T>::NothingToWithdraw);
        chunks.retain(|chunk| chunk.release > now);
        if chunks.is_empty() {
            Unbonding::<T>::remove(&who);
        } else {
            Unbonding::<T>::insert(&who, chunks);
        }
        T::Currency::release(&HoldReason::Stake.into(), &who, amount, Precision::Exact)?;
        Self::deposit_event(Event::Withdrawn { who, amount });
        Ok(())
    }

    /// Adds an amount to those that are unbonding, in order of release.
    fn unbond(
        chunks: &mut frame_support::BoundedVec<Unbond, frame_support::traits::ConstU32<{ crate::MAX_UNBONDING }>>,
        amount: Balance,
        release: EpochIndex,
    ) -> DispatchResult {
        match chunks.binary_search_by_key(&release, |chunk| chunk.release) {
            Ok(index) => {
                let chunk = chunks.get_mut(index).ok_or(DispatchError::Corruption)?;
                chunk.amount = chunk.amount.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            }
            Err(index) => {
                chunks.try_insert(index, Unbond { amount, release }).map_err(|_| Error::<T>::TooManyUnbonding)?;
            }
        }
        Ok(())
    }

    /// Takes `amount` from a position, what came last first, and from all sums that it is part of; the hold stays. The
    /// caller stores the evaluator. Answers what is left in the position, in planck.
    pub(crate) fn remove_stake(
        account: &T::AccountId,
        evaluator: &mut Evaluator,
        who: &T::AccountId,
        amount: Balance,
    ) -> Result<Balance, DispatchError> {
        let mut position = Positions::<T>::get(who, account).ok_or(Error::<T>::NotEnoughStake)?;
        let stake = position.stake().ok_or(Error::<T>::Overflow)?;
        let left = stake.checked_sub(amount).ok_or(Error::<T>::NotEnoughStake)?;

        let mut rest = amount;
        while let Some((epoch, joining)) = position.joining.last_mut() {
            if let Some(kept) = joining.checked_sub(rest).filter(|kept| !kept.is_zero()) {
                *joining = kept;
                rest = 0;
                break;
            }
            rest = rest.checked_sub(*joining).ok_or(DispatchError::Corruption)?;
            Joins::<T>::remove((*epoch, account, who));
            position.joining.pop();
            if rest.is_zero() {
                break;
            }
        }
        if !rest.is_zero() {
            position.active = position.active.checked_sub(rest).ok_or(DispatchError::Corruption)?;
            T::Ledger::remove_weight(PoolId::Stake(account.clone()), who, rest)?;
        }
        if left.is_zero() {
            Positions::<T>::remove(who, account);
        } else {
            Positions::<T>::insert(who, account, position);
        }

        let (current, previous) = evaluator.backing.lower(amount).map_err(|_| Error::<T>::Overflow)?;
        let registered = evaluator.is_registered();
        Self::change_total_stake(|total| {
            let fault = tributary_math::Error::Overflow;
            if registered {
                total.stake = total.stake.checked_sub(amount).ok_or(fault)?;
            }
            total.current = total.current.checked_sub(current).ok_or(fault)?;
            total.previous = total.previous.checked_sub(previous).ok_or(fault)?;
            Ok(())
        })?;
        Ok(left)
    }

    /// Lets stake from `epoch` into its pool. A position that has none of it any more is passed over.
    pub(crate) fn join(epoch: EpochIndex, account: &T::AccountId, who: &T::AccountId) -> DispatchResult {
        let Some(mut position) = Positions::<T>::get(who, account) else { return Ok(()) };
        let Some(index) = position.joining.iter().position(|(from, _)| *from == epoch) else { return Ok(()) };
        let (_, amount) = position.joining.remove(index);
        position.active = position.active.checked_add(amount).ok_or(Error::<T>::Overflow)?;
        T::Ledger::add_weight(PoolId::Stake(account.clone()), who, amount)?;
        Positions::<T>::insert(who, account, position);
        Ok(())
    }
}
