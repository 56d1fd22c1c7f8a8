//! Against a host that writes down what it has given out.

use super::*;
use proptest::prelude::*;
use std::{alloc, collections::BTreeMap, sync::Mutex};

/// What is allocated and not freed: size by address.
#[derive(Default)]
struct Book(Mutex<BTreeMap<usize, usize>>);

impl Book {
    fn layout(size: usize) -> Layout {
        Layout::from_size_align(size.max(1), ALIGNED).unwrap()
    }

    fn sizes(&self) -> Vec<usize> {
        self.0.lock().unwrap().values().copied().collect()
    }
}

impl Drop for Book {
    fn drop(&mut self) {
        for (address, size) in self.0.get_mut().unwrap() {
            unsafe { alloc::dealloc(*address as *mut u8, Self::layout(*size)) }
        }
    }
}

/// A host that gives out this many bytes at once and no more.
#[derive(Clone, Copy)]
struct Test<'a>(&'a Book, usize);

unsafe impl Host for Test<'_> {
    fn malloc(self, size: usize) -> *mut u8 {
        if size > self.1 {
            return ptr::null_mut();
        }
        let memory = unsafe { alloc::alloc(Book::layout(size)) };
        self.0.0.lock().unwrap().insert(memory as usize, size);
        memory
    }

    unsafe fn free(self, memory: *mut u8) {
        let size = self.0.0.lock().unwrap().remove(&(memory as usize)).expect("it is the host's, and not yet freed");
        unsafe { alloc::dealloc(memory, Book::layout(size)) }
    }
}

const PLENTY: usize = usize::MAX;

/// Something that is allocated, filled with its own number.
struct Thing {
    memory: *mut u8,
    layout: Layout,
    number: u8,
}

impl Thing {
    fn fill(memory: *mut u8, layout: Layout, number: u8) -> Self {
        assert!(!memory.is_null());
        assert_eq!(memory as usize % layout.align(), 0, "{layout:?}");
        unsafe { ptr::write_bytes(memory, number, layout.size()) }
        Self { memory, layout, number }
    }

    fn check(&self, size: usize) {
        let bytes = unsafe { core::slice::from_raw_parts(self.memory, size) };
        assert!(bytes.iter().all(|byte| *byte == self.number), "somebody wrote into {:?}", self.layout);
    }
}

#[derive(Clone, Debug)]
enum Step {
    Alloc(usize, usize),
    /// What a function of the host returns.
    Returned(usize),
    Realloc(usize, usize),
    Free(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let size = || prop_oneof![8 => 0..200usize, 3 => 0..5_000usize, 1 => 0..100_000usize, 1 => LARGE - 1..LARGE + 2];
    prop_oneof![
        4 => (size(), 0..8u32).prop_map(|(size, align)| Step::Alloc(size, 1 << align)),
        1 => size().prop_map(Step::Returned),
        2 => (any::<usize>(), size()).prop_map(|(which, size)| Step::Realloc(which, size)),
        3 => any::<usize>().prop_map(Step::Free),
    ]
}

proptest! {
    #[test]
    fn nobody_has_what_is_somebodys_and_all_of_it_goes_back(
        steps in prop::collection::vec(step(), 1..400),
        most in prop_oneof![Just(PLENTY), Just(LARGE * 4)],
    ) {
        let book = Book::default();
        let memory = Memory::new(Test(&book, most));
        // Where regions are refused, the host has no more than its alignment.
        let must_have = |layout: Layout| most == PLENTY || layout.align() <= ALIGNED;
        let mut things: Vec<Thing> = Vec::new();
        for (number, step) in steps.into_iter().enumerate() {
            let number = number as u8;
            match step {
                Step::Alloc(size, align) => {
                    let layout = Layout::from_size_align(size.max(1), align).unwrap();
                    let new = unsafe { memory.alloc(layout) };
                    if !new.is_null() || must_have(layout) {
                        things.push(Thing::fill(new, layout, number));
                    }
                }
                Step::Returned(size) => {
                    let layout = Layout::from_size_align(size.max(1), 1).unwrap();
                    things.push(Thing::fill(Test(&book, most).malloc(layout.size()), layout, number));
                }
                Step::Realloc(which, size) if !things.is_empty() => {
                    let old = things.swap_remove(which % things.len());
                    let layout = Layout::from_size_align(size.max(1), old.layout.align()).unwrap();
                    let moved = unsafe { memory.realloc(old.memory, old.layout, layout.size()) };
                    if moved.is_null() && !must_have(layout) {
                        things.push(old);
                        continue;
                    }
                    assert!(!moved.is_null());
                    let kept = Thing { memory: moved, layout: old.layout, number: old.number };
                    kept.check(old.layout.size().min(layout.size()));
                    things.push(Thing::fill(moved, layout, number));
                }
                Step::Free(which) if !things.is_empty() => {
                    let thing = things.swap_remove(which % things.len());
                    thing.check(thing.layout.size());
                    unsafe { memory.dealloc(thing.memory, thing.layout) }
                }
                _ => {}
            }
        }
        for thing in things {
            thing.check(thing.layout.size());
            unsafe { memory.dealloc(thing.memory, thing.layout) }
        }
        let regions = memory.within().allocator().count.get();
        prop_assert_eq!(book.sizes().len(), regions, "the regions alone stay");
    }
}

#[test]
fn small_things_take_one_region_and_large_ones_none() {
    let book = Book::default();
    let memory = Memory::new(Test(&book, PLENTY));
    let small = Layout::from_size_align(100, 4).unwrap();
    for _ in 0..1_000_000 {
        let it = unsafe { memory.alloc(small) };
        unsafe { memory.dealloc(it, small) }
    }
    assert_eq!(book.sizes(), [FIRST]);
    let large = Layout::from_size_align(LARGE + 1, 8).unwrap();
    let it = unsafe { memory.alloc(large) };
    assert_eq!(book.0.lock().unwrap().get(&(it as usize)), Some(&(LARGE + 1)));
    unsafe { memory.dealloc(it, large) }
    assert_eq!(book.sizes(), [FIRST]);
}

#[test]
fn regions_double_and_are_never_more_than_fit() {
    let book = Book::default();
    let memory = Memory::new(Test(&book, PLENTY));
    let layout = Layout::from_size_align(LARGE, 8).unwrap();
    let all: usize = (0..MOST).map(|count| FIRST << count.min(DOUBLINGS)).sum();
    assert_eq!(all, 236 * 1_024 * 1_024 - FIRST);
    // More than all regions hold: the rest comes from the host.
    let things: Vec<*mut u8> = (0..all / LARGE + 100).map(|_| unsafe { memory.alloc(layout) }).collect();
    assert!(things.iter().all(|thing| !thing.is_null()));
    let sizes = book.sizes();
    assert_eq!(memory.within().allocator().count.get(), MOST);
    assert_eq!(sizes.iter().filter(|size| **size > LARGE).sum::<usize>(), all);
    assert!(sizes.iter().filter(|size| **size == LARGE).count() >= 100);
    for thing in things {
        unsafe { memory.dealloc(thing, layout) }
    }
    assert_eq!(book.sizes().len(), MOST);
}

#[test]
fn who_asks_for_more_than_there_is_gets_nothing() {
    let book = Book::default();
    let memory = Memory::new(Test(&book, 1_000));
    let of = |size, align| unsafe { memory.alloc(Layout::from_size_align(size, align).unwrap()) };
    assert!(of(LARGE + 1, 1).is_null());
    // No region can be had, and the host has what is small.
    assert!(!of(10, 8).is_null());
    assert!(of(10, 16).is_null(), "but for what it does not align");
    assert!(of(usize::MAX / 4, 16).is_null());
    assert_eq!(book.sizes(), [10]);
}
