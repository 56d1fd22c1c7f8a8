//! The memory of the runtime: what is small is allocated within.
//!
//! A runtime of the SDK asks its host for each allocation, and again to free it: two calls out of the Wasm, each with a
//! span for tracing, which together take longer than what the memory is for. A transfer has some hundred of them. With
//! [`Memory`] it asks for large regions, and [dlmalloc], which Rust's own Wasm targets allocate with, divides them.
//!
//! - What is larger than [`LARGE`] still comes from the host, one by one: there are few of it, and a region would have
//!   to be larger still.
//! - The host allocates as well, for what its functions return, and leaves it to the runtime to free. So what is freed
//!   goes back to where its address says that it came from.
//! - A region stays for as long as the instance: one call of the runtime.
//!
//! What is where depends on nothing but the calls, so that all nodes run out of memory at the same point, if they do. A
//! host of the SDK that cannot give a region ends the call, so that this may be 4 MiB sooner than it need be.
//!
//! [dlmalloc]: https://gee.cs.oswego.edu/dl/html/malloc.html

#![cfg_attr(not(test), no_std)]
#![allow(unsafe_code, reason = "memory is given out here")]

use core::{
    alloc::{GlobalAlloc, Layout},
    cell::{Cell, UnsafeCell},
    ptr,
};
use dlmalloc::{Allocator, Dlmalloc};

/// Bytes from which on the host allocates.
pub const LARGE: usize = 32 * 1_024;
/// Alignment that the host's memory has.
const ALIGNED: usize = 8;
/// Bytes of the first region.
const FIRST: usize = 64 * 1_024;
/// Regions are twice as large as the one before until this one: 4 MiB.
const DOUBLINGS: usize = 6;
/// The most regions, which are 236 MiB together. What does not fit into them comes from the host.
const MOST: usize = 64;

/// Whose memory it is.
///
/// # Safety
///
/// What `malloc` returns must be null, or `size` bytes that are aligned to 8 and nobody else's until `free`.
pub unsafe trait Host: Copy + Send {
    /// Allocates `size` bytes.
    fn malloc(self, size: usize) -> *mut u8;

    /// Frees what the host has allocated.
    ///
    /// # Safety
    ///
    /// `memory` must come from the host, and is not looked at again.
    unsafe fn free(self, memory: *mut u8);
}

/// What dlmalloc has its regions from.
struct Source<H> {
    host: H,
    /// First and last address of each region.
    regions: [Cell<(usize, usize)>; MOST],
    count: Cell<usize>,
}

impl<H> Source<H> {
    const fn new(host: H) -> Self {
        Self { host, regions: [const { Cell::new((0, 0)) }; MOST], count: Cell::new(0) }
    }

    /// Whether an address lies in a region. O(regions), which are seven for the first 8 MiB.
    fn has(&self, address: usize) -> bool {
        let regions = self.regions.iter().take(self.count.get());
        regions.map(Cell::get).any(|(first, last)| (first..=last).contains(&address))
    }
}

// SAFETY: a region is the host's memory, which nobody else has, and it is never freed.
unsafe impl<H: Host> Allocator for Source<H> {
    fn alloc(&self, size: usize) -> (*mut u8, usize, u32) {
        const NONE: (*mut u8, usize, u32) = (ptr::null_mut(), 0, 0);
        let count = self.count.get();
        let Some(region) = self.regions.get(count) else { return NONE };
        // The host rounds up to a power of two, so that nothing is gained by less.
        let Some(size) = size.max(FIRST << count.min(DOUBLINGS)).checked_next_power_of_two() else { return NONE };
        let memory = self.host.malloc(size);
        if memory.is_null() {
            return NONE;
        }
        let first = memory as usize;
        region.set((first, first.saturating_add(size).saturating_sub(1)));
        self.count.set(count.saturating_add(1));
        (memory, size, 0)
    }

    fn remap(&self, _: *mut u8, _: usize, _: usize, _: bool) -> *mut u8 {
        ptr::null_mut()
    }

    fn free_part(&self, _: *mut u8, _: usize, _: usize) -> bool {
        false
    }

    fn free(&self, _: *mut u8, _: usize) -> bool {
        false
    }

    fn can_release_part(&self, _: u32) -> bool {
        false
    }

    fn allocates_zeros(&self) -> bool {
        false
    }

    fn page_size(&self) -> usize {
        FIRST
    }
}

/// The memory of the runtime, as its global allocator. It must not be moved once something is allocated.
pub struct Memory<H>(UnsafeCell<Dlmalloc<Source<H>>>);

// SAFETY: an instance of the runtime has one thread; where there may be more, this is not for a static.
#[cfg(target_family = "wasm")]
unsafe impl<H> Sync for Memory<H> {}

impl<H: Host> Memory<H> {
    /// Memory that comes from the host.
    pub const fn new(host: H) -> Self {
        Self(UnsafeCell::new(Dlmalloc::new_with_allocator(Source::new(host))))
    }

    #[allow(clippy::mut_from_ref, reason = "each borrow ends with the call of dlmalloc that it is for")]
    fn within(&self) -> &mut Dlmalloc<Source<H>> {
        // SAFETY: there is one thread, and dlmalloc does not allocate by us.
        unsafe { &mut *self.0.get() }
    }

    fn host(&self) -> H {
        self.within().allocator().host
    }

    fn is_within(&self, memory: *mut u8) -> bool {
        self.within().allocator().has(memory as usize)
    }
}

/// Whether the host allocates it. What must be aligned more than the host's memory is never its own.
fn is_large(size: usize, align: usize) -> bool {
    size > LARGE && align <= ALIGNED
}

// SAFETY: dlmalloc and the host give out what nobody else has, of the size and alignment that is asked for, and each is
// given back what is its own.
unsafe impl<H: Host> GlobalAlloc for Memory<H> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let (size, align) = (layout.size(), layout.align());
        if !is_large(size, align) {
            // SAFETY: what is asked for is what the caller vouches for.
            let memory = unsafe { self.within().malloc(size, align) };
            if !memory.is_null() || align > ALIGNED {
                return memory;
            }
        }
        self.host().malloc(size)
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        if self.is_within(memory) {
            // SAFETY: it came from there.
            unsafe { self.within().free(memory, layout.size(), layout.align()) }
        } else {
            // SAFETY: it came from the host, for nothing else is given out.
            unsafe { self.host().free(memory) }
        }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let align = layout.align();
        if self.is_within(memory) && !is_large(size, align) {
            // SAFETY: it came from there.
            let moved = unsafe { self.within().realloc(memory, layout.size(), align, size) };
            if !moved.is_null() {
                return moved;
            }
        }
        // SAFETY: the caller vouches that the size is none that overflows.
        let moved = unsafe { self.alloc(Layout::from_size_align_unchecked(size, align)) };
        if !moved.is_null() {
            // SAFETY: both are as long as that, and the new one is nobody else's.
            unsafe {
                ptr::copy_nonoverlapping(memory, moved, layout.size().min(size));
                self.dealloc(memory, layout);
            }
        }
        moved
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "a test that fails says where")]
mod tests;
