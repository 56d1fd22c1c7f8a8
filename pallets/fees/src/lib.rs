//! What transactions pay: collected while a block executes, paid out once at its end.
//!
//! # Terminology
//!
//! - *Fee*: what a transaction pays for its weight and its length. The treasury has a share of it
//!   ([`Config::TreasuryShare`]), for it pays for what everybody uses; the block's author has the rest, for it pays for
//!   including the transaction.
//! - *Tip*: what it pays beyond that, for precedence. All of it is the author's.
//!
//! # What this pallet does
//!
//! `transaction-payment` hands it each fee with its tip. Paying both their parts at once would be two accounts read and
//! written in every transaction, a tenth of what a transfer takes, for the same two accounts all along. So each part is
//! added to a sum that never leaves the memory of the block ([`Collected`]), and the block ends with one payment to
//! each. A share is rounded down transaction by transaction: what an account receives of a block does not depend on
//! when it is paid.
//!
//! Between a transaction and the block's end what it paid is in no account, but in the issuance, which is the sum of
//! all balances and of what is collected at any moment.
//!
//! # What always holds (`try_state`)
//!
//! Of the numbered list in `docs/architecture.md`:
//!
//! - 1, money: no block ends with something collected that nobody was paid.

#![cfg_attr(not(feature = "std"), no_std)]

pub use pallet::*;
pub use types::Parts;
pub use weights::WeightInfo;

mod types;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;

pub mod weights;

use core::mem;
use frame_support::traits::{
    Get, Imbalance, OnUnbalanced,
    fungible::{Balanced, Credit, Inspect, Unbalanced},
    tokens::Precision,
};
use sp_runtime::traits::Zero;
use tributary_primitives::Balance;

/// What was withdrawn from whoever pays.
pub type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Currency>;

#[frame_support::pallet]
#[allow(clippy::expect_used, reason = "in what the macro writes")]
pub mod pallet {
    use super::*;
    use frame_support::pallet_prelude::*;
    use frame_system::pallet_prelude::BlockNumberFor;
    use sp_runtime::Perbill;

    /// The layout of this pallet's storage.
    pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

    #[pallet::config]
    pub trait Config: frame_system::Config {
        /// The token that fees are paid in.
        type Currency: Balanced<Self::AccountId> + Inspect<Self::AccountId, Balance = Balance>;

        /// Who has its share of every fee.
        type Treasury: Get<Self::AccountId>;

        /// The treasury's share of a fee.
        type TreasuryShare: Get<Perbill>;

        /// The author of the present block, if it is known. An author's account is that of the validator, whatever keys
        /// it signs with.
        type Author: Get<Option<Self::AccountId>>;

        /// What the end of a block costs.
        type WeightInfo: WeightInfo;
    }

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// What this block's transactions paid so far, in planck. Nothing between blocks.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type Collected<T> = StorageValue<_, Parts, ValueQuery>;

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        /// The weight of the payments with which the block will end. Measured is one, to the treasury, for a benchmark
        /// has no author.
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            T::WeightInfo::pay_out().saturating_mul(2)
        }

        fn on_finalize(_: BlockNumberFor<T>) {
            Self::pay_out();
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }
}

impl<T: Config> OnUnbalanced<CreditOf<T>> for Pallet<T> {
    /// Takes a fee, and the tip after it. O(1).
    fn on_unbalanceds(mut fee_then_tip: impl Iterator<Item = CreditOf<T>>) {
        let mut next = || fee_then_tip.next().map_or_else(Zero::zero, kept::<T>);
        let (fee, tip): (Balance, Balance) = (next(), next());
        let treasury = T::TreasuryShare::get().mul_floor(fee);
        // None of these is more than the issuance: nothing can overflow.
        Collected::<T>::mutate(|parts| {
            parts.treasury = parts.treasury.saturating_add(treasury);
            parts.author = parts.author.saturating_add(fee.saturating_sub(treasury)).saturating_add(tip);
        });
    }
}

/// What a credit is of. It stays in the issuance, although nobody has it: a credit that is dropped leaves it.
fn kept<T: Config>(credit: CreditOf<T>) -> Balance {
    let amount = credit.peek();
    mem::forget(credit);
    amount
}

impl<T: Config> Pallet<T> {
    /// Pays what was collected to the author and the treasury. O(1).
    ///
    /// An author without an account is given nothing below the existential deposit, and nobody has it who is not known:
    /// then the treasury has all. Its account exists from genesis on: only if it ever spends itself empty is what is
    /// below the existential deposit burnt.
    fn pay_out() {
        let Parts { mut treasury, author } = Collected::<T>::take();
        if !T::Author::get().is_some_and(|who| Self::give(&who, author)) {
            treasury = treasury.saturating_add(author);
        }
        if !Self::give(&T::Treasury::get(), treasury) {
            // The debt that would bring it back is forgotten.
            mem::forget(T::Currency::rescind(treasury));
        }
    }

    /// Puts `amount` planck, which no account has, into that of `who`, or nothing if that cannot have it.
    fn give(who: &T::AccountId, amount: Balance) -> bool {
        if amount.is_zero() {
            return true;
        }
        let is_given = T::Currency::increase_balance(who, amount, Precision::Exact).is_ok();
        if is_given {
            T::Currency::done_deposit(who, amount);
        }
        is_given
    }
}
