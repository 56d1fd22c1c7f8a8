//! The scheduler as referenda see it: where a block has no room left, the next one that has some is meant.
//!
//! Referenda schedule on behalf of somebody else, in hooks too, and do not look whether it came to anything: what the
//! SDK's scheduler refused would be approved and never carried out, or would never be looked at again.

use crate::{Config, Event, Pallet, RoomAfter};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::{
    storage::with_storage_layer,
    traits::{
        Bounded,
        schedule::{
            DispatchTime, Period, Priority,
            v3::{Anon, Named, TaskName},
        },
    },
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{
    DispatchError,
    traits::{One, Saturating},
};

/// The scheduler `S`, with room: what is for a block whose agenda is full is put into the next block that has room, and
/// what is for a block that is over into the next one. [`Event::Postponed`] tells so.
pub struct WithRoom<T, S>(PhantomData<(T, S)>);

impl<T: Config, S> WithRoom<T, S> {
    /// Puts something into the first block from `when` on in which `place` finds room.
    ///
    /// O(full blocks that nobody looked at before): whoever passes over full blocks notes where it ended, so that the
    /// next one takes a step. To fill one costs as many deposits as a block has room for tasks.
    fn place<Address>(
        id: Option<TaskName>,
        when: DispatchTime<BlockNumberFor<T>>,
        mut place: impl FnMut(DispatchTime<BlockNumberFor<T>>) -> Result<Address, DispatchError>,
    ) -> Result<Address, DispatchError> {
        let next = frame_system::Pallet::<T>::block_number().saturating_add(One::one());
        let wanted = match when {
            DispatchTime::At(block) => block,
            DispatchTime::After(blocks) => next.saturating_add(blocks),
        };
        let (mut block, mut full) = (wanted.max(next), Vec::new());
        loop {
            match place(DispatchTime::At(block)) {
                Err(DispatchError::Exhausted) => full.push(block),
                Err(error) => return Err(error),
                Ok(address) => {
                    full.into_iter().for_each(|passed| RoomAfter::<T>::insert(passed, block));
                    if block != wanted {
                        Pallet::<T>::deposit_event(Event::Postponed { id, wanted, when: block });
                    }
                    return Ok(address);
                }
            }
            let after = RoomAfter::<T>::get(block).unwrap_or_else(|| block.saturating_add(One::one()));
            // The end of all blocks.
            if after <= block {
                return Err(DispatchError::Exhausted);
            }
            block = after;
        }
    }
}

impl<T, S, Call, Origin> Anon<BlockNumberFor<T>, Call, Origin> for WithRoom<T, S>
where
    T: Config,
    S: Anon<BlockNumberFor<T>, Call, Origin>,
    Call: Clone,
    Origin: Clone,
{
    type Address = S::Address;
    type Hasher = S::Hasher;

    fn schedule(
        when: DispatchTime<BlockNumberFor<T>>,
        maybe_periodic: Option<Period<BlockNumberFor<T>>>,
        priority: Priority,
        origin: Origin,
        call: Bounded<Call, Self::Hasher>,
    ) -> Result<Self::Address, DispatchError> {
        Self::place(None, when, |at| S::schedule(at, maybe_periodic, priority, origin.clone(), call.clone()))
    }

    fn cancel(address: Self::Address) -> Result<(), DispatchError> {
        S::cancel(address)
    }

    fn reschedule(
        address: Self::Address,
        when: DispatchTime<BlockNumberFor<T>>,
    ) -> Result<Self::Address, DispatchError> {
        // The scheduler takes the task out of its block before it looks whether there is room in the other.
        Self::place(None, when, |at| with_storage_layer(|| S::reschedule(address.clone(), at)))
    }

    fn next_dispatch_time(address: Self::Address) -> Result<BlockNumberFor<T>, DispatchError> {
        S::next_dispatch_time(address)
    }
}

impl<T, S, Call, Origin> Named<BlockNumberFor<T>, Call, Origin> for WithRoom<T, S>
where
    T: Config,
    S: Named<BlockNumberFor<T>, Call, Origin>,
    Call: Clone,
    Origin: Clone,
{
    type Address = S::Address;
    type Hasher = S::Hasher;

    fn schedule_named(
        id: TaskName,
        when: DispatchTime<BlockNumberFor<T>>,
        maybe_periodic: Option<Period<BlockNumberFor<T>>>,
        priority: Priority,
        origin: Origin,
        call: Bounded<Call, Self::Hasher>,
    ) -> Result<Self::Address, DispatchError> {
        Self::place(Some(id), when, |at| {
            S::schedule_named(id, at, maybe_periodic, priority, origin.clone(), call.clone())
        })
    }

    fn cancel_named(id: TaskName) -> Result<(), DispatchError> {
        S::cancel_named(id)
    }

    fn reschedule_named(id: TaskName, when: DispatchTime<BlockNumberFor<T>>) -> Result<Self::Address, DispatchError> {
        Self::place(Some(id), when, |at| with_storage_layer(|| S::reschedule_named(id, at)))
    }

    fn next_dispatch_time(id: TaskName) -> Result<BlockNumberFor<T>, DispatchError> {
        S::next_dispatch_time(id)
    }
}
