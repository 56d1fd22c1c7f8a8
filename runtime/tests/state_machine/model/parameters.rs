//! What token holders may set, within which range, and who decides on it: as the runtime's table of parameters has it,
//! which is compared with the documentation elsewhere.

use super::BILLION;
use crate::op::governance::{Change, Speaker};
use std::{collections::BTreeMap, fmt::Debug};
use tributary_primitives::Balance;
use tributary_runtime::parameters::{PARAMETERS, Parameter};

/// The numbers that an encoded value of this parameter, of so many numbers, is made of.
pub fn decode(value: &[u8], count: usize) -> Vec<u128> {
    let number = |bytes: &[u8]| u128::from_le_bytes([bytes, &[0; 16][bytes.len()..]].concat().try_into().unwrap());
    value.chunks(value.len() / count).map(number).collect()
}

/// The row of the parameter of this name: no two groups have the same.
pub fn row(key: &str) -> &'static Parameter {
    let mut rows = PARAMETERS.iter().filter(|row| row.key == key);
    let row = rows.next().unwrap_or_else(|| panic!("there is no parameter {key}"));
    assert!(rows.next().is_none(), "there are several parameters {key}");
    row
}

impl Change {
    /// The parameter and the value that it is given; its default if it is reset.
    fn outcome(self) -> (&'static Parameter, Vec<u128>) {
        let (key, given) = self.setting.told();
        let row = row(key);
        if self.reset { (row, decode(&row.default, given.len())) } else { (row, given) }
    }

    /// What pallets read of it then.
    fn read(self) -> Vec<u128> {
        let (row, given) = self.outcome();
        match (&row.ends, row.key) {
            (Some(ends), _) => {
                let [least, most] = ends.each_ref().map(|end| decode(end, 1)[0]);
                given.into_iter().map(|number| number.clamp(least, most)).collect()
            }
            (None, "ContributorShare") => given.into_iter().map(|share| share.min(u128::from(BILLION / 2))).collect(),
            (None, "EmissionParts") if given.iter().sum::<u128>() == u128::from(BILLION) => given,
            (None, "EmissionParts") => decode(&row.default, given.len()),
            (None, other) => panic!("how is {other} read?"),
        }
    }

    /// Whether anybody but root may bring it about: what is read then is what was given.
    pub fn is_within_bounds(self) -> bool {
        self.read() == self.outcome().1
    }

    /// Whom the referendum on it speaks as.
    pub fn decided_by(self) -> Speaker {
        let (row, _) = self.outcome();
        Speaker::ORIGINS.into_iter().find(|speaker| speaker.caller() == row.decided_by).expect("an origin")
    }
}

/// What pallets read of the parameters that were set.
#[derive(Clone, Default)]
pub struct Parameters(BTreeMap<&'static str, Vec<u128>>);

impl Parameters {
    /// Sets one; answers whether pallets read something else from now on.
    pub fn set(&mut self, change: Change) -> bool {
        let (key, given) = change.setting.told();
        let before = self.read(key, given.len());
        let after = change.read();
        let changes = before != after;
        self.0.insert(key, after);
        changes
    }

    /// What pallets read of a parameter of so many numbers.
    fn read(&self, key: &str, count: usize) -> Vec<u128> {
        self.0.get(key).cloned().unwrap_or_else(|| decode(&row(key).default, count))
    }

    /// What pallets read of a parameter of several numbers.
    pub fn numbers<Number: TryFrom<u128, Error: Debug>, const COUNT: usize>(&self, key: &str) -> [Number; COUNT] {
        let numbers = self.read(key, COUNT).into_iter().map(|number| number.try_into().expect("it fits its type"));
        numbers.collect::<Vec<_>>().try_into().unwrap_or_else(|_| panic!("{key} has not so many numbers"))
    }

    /// What pallets read of a parameter of one number.
    pub fn number<Number: TryFrom<u128, Error: Debug>>(&self, key: &str) -> Number {
        let [number] = self.numbers(key);
        number
    }

    /// What is held for an asset's records, and for each of their bytes, in planck.
    pub fn asset_prices(&self) -> [Balance; 2] {
        ["AssetDepositBase", "DepositPerByte"].map(|key| self.number(key))
    }

    /// What is held for a contribution's record, and for each of its bytes, in planck.
    pub fn contribution_prices(&self) -> [Balance; 2] {
        ["ContributionDepositBase", "ContributionDepositPerByte"].map(|key| self.number(key))
    }
}
