//! The parameters as a table, for programs that link the runtime.

use super::{Ends, InRange, Range, Ranged};
use crate::{OriginCaller, RuntimeParameters};
use codec::{Decode, Encode};
use frame_support::traits::Get;
use pallet_governance::ContributorShares;
use sp_runtime::Perbill;
use tributary_math::EmissionSplit;

/// What a parameter's values count.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unit {
    /// Planck, which people read as TRIB.
    Planck,
    /// Parts per billion, which people read as percent.
    Share,
    /// Hundredths.
    Percent,
    /// Blocks.
    Blocks,
    /// Sessions.
    Sessions,
    /// Epochs.
    Epochs,
    /// Anything else, one by one.
    Count,
}

impl Unit {
    /// So much of it, as the documentation writes it: `1,000 TRIB`, `0.5 %`, `600 blocks`.
    pub fn text(self, number: u128) -> String {
        let plural = if number == 1 { "" } else { "s" };
        match self {
            Self::Planck => format!("{} TRIB", decimal(number, 12)),
            Self::Share => format!("{} %", decimal(number, 7)),
            Self::Percent => format!("{} %", decimal(number, 0)),
            Self::Blocks => format!("{} block{plural}", decimal(number, 0)),
            Self::Sessions => format!("{} session{plural}", decimal(number, 0)),
            Self::Epochs => format!("{} epoch{plural}", decimal(number, 0)),
            Self::Count => decimal(number, 0),
        }
    }
}

/// A number whose last `places` digits stand after the point: thousands apart, and no zeros at the end.
fn decimal(number: u128, places: usize) -> String {
    let digits = format!("{number:0>width$}", width = places.saturating_add(1));
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(places));
    let mut text = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && whole.len().saturating_sub(place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    match fraction.trim_end_matches('0') {
        "" => text,
        fraction => format!("{text}.{fraction}"),
    }
}

/// A value that can be written for people.
pub trait Told: Encode {
    /// The value in words.
    fn text(&self, unit: Unit) -> String;
}

impl Told for u32 {
    fn text(&self, unit: Unit) -> String {
        unit.text((*self).into())
    }
}

impl Told for u128 {
    fn text(&self, unit: Unit) -> String {
        unit.text(*self)
    }
}

impl Told for Perbill {
    fn text(&self, unit: Unit) -> String {
        unit.text(self.deconstruct().into())
    }
}

impl Told for ContributorShares {
    fn text(&self, unit: Unit) -> String {
        let Self { root, parameters, curation } = self;
        let [all, others @ ..] = [root, parameters, curation].map(|share| share.text(unit));
        if others.iter().all(|other| *other == all) {
            return format!("{all} on each of `root`, `parameters`, `curation`");
        }
        let [parameters, curation] = others;
        format!("`root` {all}, `parameters` {parameters}, `curation` {curation}")
    }
}

impl Told for EmissionSplit {
    fn text(&self, unit: Unit) -> String {
        let Self { assets, evaluators, treasury, authors } = self;
        let [assets, evaluators, treasury, authors] =
            [assets, evaluators, treasury, authors].map(|part| part.text(unit));
        format!("assets {assets}, evaluators {evaluators}, treasury {treasury}, authors {authors}")
    }
}

/// All that there is to know of a parameter but its present value.
pub struct Parameter {
    /// The group's name in calls and events, such as `Evaluation`.
    pub group: &'static str,
    /// The key's name in its group, such as `EpochLength`.
    pub key: &'static str,
    /// How both are encoded.
    pub indices: [u8; 2],
    /// What it is.
    pub doc: &'static str,
    /// What its values count.
    pub unit: Unit,
    /// Whom a referendum on it speaks as.
    pub decided_by: OriginCaller,
    /// What it is until it is set, encoded.
    pub default: Vec<u8>,
    /// The same for people.
    pub default_text: String,
    /// The least value and the most, encoded; `None` if its values have several parts and no order.
    pub ends: Option<[Vec<u8>; 2]>,
    /// The same for people, and in words if there is no order.
    pub ends_text: [String; 2],
    read: fn() -> Vec<u8>,
}

impl Parameter {
    /// The row of the key `K`.
    pub(super) fn new<K: Ranged<Value: Told>>(
        [group, key]: [&'static str; 2],
        indices: [u8; 2],
        doc: &'static str,
        unit: Unit,
        default: K::Value,
        decided_by: OriginCaller,
    ) -> Self {
        let (ends, ends_text) = match K::range().ends() {
            Ends::Values(ends) => (Some(ends.each_ref().map(Encode::encode)), ends.map(|end| end.text(unit))),
            Ends::Words(words) => (None, words.map(String::from)),
        };
        let (default_text, default) = (default.text(unit), default.encode());
        let read = || InRange::<K>::get().encode();
        Self { group, key, indices, doc, unit, decided_by, default, default_text, ends, ends_text, read }
    }

    /// The parameter with this value, encoded; without any, with its default. `None` if its type has no such value.
    pub fn with(&self, value: Option<&[u8]>) -> Option<RuntimeParameters> {
        let value = value.map_or(vec![0], |value| [&[1][..], value].concat());
        RuntimeParameters::decode(&mut &[&self.indices[..], &value].concat()[..]).ok()
    }

    /// What pallets read of it now, encoded. Inside externalities.
    pub fn read(&self) -> Vec<u8> {
        (self.read)()
    }
}
