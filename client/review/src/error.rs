//! Why something has no value.

use std::fmt;

/// Why something could not be reckoned.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Error {
    /// A row has another number of features than the rest, or there is another number of labels than rows.
    Ragged,
    /// Rows have no features.
    NoFeatures,
    /// A feature of this row is no number, infinite, or beyond what squares can hold.
    NotFinite(usize),
    /// The label of this row is beyond [`crate::MAX_CLASSES`].
    TooManyClasses(usize),
    /// There are more rows than can be told apart, or more pairs of rows than memory is given for.
    TooLarge,
    /// There is nothing to test with.
    NoTest,
    /// A number of neighbours, permutations, bins or bytes of 0.
    Zero(&'static str),
    /// A row belongs to no contributor that there is.
    NoOwner(usize),
    /// A utility, or what became of one, is no number.
    NoNumber(String),
    /// A value, or a weight, that does not fit.
    OutOfRange(String),
    /// A method and a utility that do not go together, or a setting that is none.
    Unfit(String),
    /// What a library or a command said.
    Failed(String),
    /// A report that cannot be read, or contradicts itself.
    Report(String),
}

/// What may fail.
pub type Result<T> = std::result::Result<T, Error>;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ragged => f.write_str("rows differ in their number of features, or have no label"),
            Self::NoFeatures => f.write_str("rows have no features"),
            Self::NotFinite(row) => write!(f, "row {row} has a feature that is no number, or too large"),
            Self::TooManyClasses(row) => {
                write!(f, "the label of row {row} is one too many: there may be {}", crate::MAX_CLASSES)
            }
            Self::TooLarge => f.write_str("there are too many rows"),
            Self::NoTest => f.write_str("there is no row to test with"),
            Self::Zero(what) => write!(f, "the number of {what} is 0"),
            Self::NoOwner(row) => write!(f, "row {row} belongs to nobody"),
            Self::NoNumber(what) => write!(f, "{what} is no number"),
            Self::OutOfRange(what) => write!(f, "{what} does not fit"),
            Self::Unfit(what) | Self::Failed(what) | Self::Report(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Error {}
