//! What must always hold. The number is that of the documentation.

use crate::{Collected, Config, Pallet, Parts};
use frame_support::ensure;
use sp_runtime::{DispatchError, TryRuntimeError};

impl<T: Config> Pallet<T> {
    /// Invariant 1, of fees: what is collected is paid before the block ends; O(1).
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let is_within_a_block = frame_system::Pallet::<T>::execution_phase().is_some();
        ensure!(
            is_within_a_block || Collected::<T>::get() == Parts::default(),
            DispatchError::Other("invariant 1: fees that nobody was paid at the end of their block")
        );
        Ok(())
    }
}
