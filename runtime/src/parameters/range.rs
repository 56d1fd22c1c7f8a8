//! Which values a parameter may have, and what pallets read when it has another one.

use core::{marker::PhantomData, ops::RangeInclusive};
use frame_support::traits::{Get, dynamic_params::Key};

/// The values that a parameter may have.
pub trait Range<Value> {
    /// Whether this is one of them.
    fn has(&self, value: &Value) -> bool;

    /// The value itself if it is one of them, else the one that is read in its place.
    fn nearest(&self, value: Value) -> Value;

    /// Between what they lie.
    fn ends(&self) -> Ends<Value>;
}

/// Between what the values of a range lie.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ends<Value> {
    /// The least value and the most.
    Values([Value; 2]),
    /// The same in words, of values that have no order.
    Words([&'static str; 2]),
}

/// From the least to the most; beyond, the nearer of these is read.
impl<Value: Copy + Ord> Range<Value> for RangeInclusive<Value> {
    fn has(&self, value: &Value) -> bool {
        self.contains(value)
    }

    fn nearest(&self, value: Value) -> Value {
        value.max(*self.start()).min(*self.end())
    }

    fn ends(&self) -> Ends<Value> {
        Ends::Values([*self.start(), *self.end()])
    }
}

/// The values of several parts for which a predicate holds.
pub struct Such<Value> {
    /// Whether this is one of them.
    pub is_one: fn(&Value) -> bool,
    /// One of them, in place of a value that is none.
    pub instead: fn(Value) -> Value,
    /// The least and the most, in words.
    pub words: [&'static str; 2],
}

impl<Value> Range<Value> for Such<Value> {
    fn has(&self, value: &Value) -> bool {
        (self.is_one)(value)
    }

    fn nearest(&self, value: Value) -> Value {
        if self.has(&value) { value } else { (self.instead)(value) }
    }

    fn ends(&self) -> Ends<Value> {
        Ends::Words(self.words)
    }
}

/// A parameter's key that knows the range of its values.
pub trait Ranged: Key + Get<<Self as Key>::Value> {
    /// The values that the parameter may have.
    fn range() -> impl Range<<Self as Key>::Value>;
}

/// Reads a parameter as pallets do: the value that is set, or the default, and in any case one of its range.
///
/// Root can set what it likes, for its calls pass the filter that holds everybody else to the ranges; but nobody can
/// make a pallet read what it is not made for. One storage read.
pub struct InRange<K>(PhantomData<K>);

impl<K: Ranged> Get<K::Value> for InRange<K> {
    fn get() -> K::Value {
        K::range().nearest(<K as Get<K::Value>>::get())
    }
}
