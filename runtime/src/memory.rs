//! The runtime's memory in Wasm: [`tributary_allocator`] by the SDK's host functions.

#![allow(unsafe_code, reason = "a global allocator is unsafe to write")]

use tributary_allocator::{Host, Memory};

#[global_allocator]
static MEMORY: Memory<Executor> = Memory::new(Executor);

/// Who executes the runtime.
#[derive(Clone, Copy)]
struct Executor;

// SAFETY: the executor's memory is aligned to 8 and nobody else's until it is freed. Where it has none, the call ends.
unsafe impl Host for Executor {
    fn malloc(self, size: usize) -> *mut u8 {
        // Addresses of Wasm have 32 bits, and so have sizes.
        sp_io::allocator::malloc(u32::try_from(size).unwrap_or(u32::MAX))
    }

    unsafe fn free(self, memory: *mut u8) {
        sp_io::allocator::free(memory);
    }
}
