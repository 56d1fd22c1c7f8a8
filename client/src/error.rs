//! Why something could not be done, in one sentence that ends with what to do about it.

use std::fmt;

/// What kind of failure it is: what a program does about it, and the exit code of `trib`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Kind {
    /// The chain refused it, or a check here says that it would.
    Refused,
    /// What was asked for cannot be understood.
    Usage,
    /// No node answers.
    Unreachable,
    /// A file or a key of this machine.
    Local,
    /// It was sent, and what became of it is not known.
    Unknown,
    /// The chain that answers has no such thing: it is another one, or newer or older than this program.
    Unfit,
}

impl Kind {
    /// Every kind, in the order of the exit codes.
    pub const ALL: [Self; 6] = [Self::Refused, Self::Usage, Self::Unreachable, Self::Local, Self::Unknown, Self::Unfit];

    /// The exit code of a program that ends with such a failure; 0 is for those that do not fail.
    pub const fn code(self) -> u8 {
        match self {
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Unreachable => 3,
            Self::Local => 4,
            Self::Unknown => 5,
            Self::Unfit => 6,
        }
    }

    /// What it means, for a page.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Refused => {
                "the chain refused it, or `trib` did, because the chain would; nothing changed but perhaps the fee, \
                 and what came before it in an act of several transactions"
            }
            Self::Usage => "what was typed cannot be understood; nothing was sent",
            Self::Unreachable => "no node answers at the address; nothing was sent",
            Self::Local => "a key or a file of this machine is missing, wrong or cannot be written; nothing was sent",
            Self::Unknown => "it was sent, and what became of it is not known: look before you send it again",
            Self::Unfit => {
                "the chain has no such call, read or type: it is another chain, or newer or older than this `trib`"
            }
        }
    }
}

/// A failure: what failed, and what to do.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Error {
    /// What kind it is.
    pub kind: Kind,
    /// What is wrong, as the beginning of a sentence.
    pub what: String,
    /// What to do, as its end; empty when nothing can be done.
    pub remedy: String,
    /// The name of the chain's error, such as `registry.PriceOverMaximum`, if it is one; or the code with which a node
    /// refuses a request, such as `1016`.
    pub name: Option<String>,
}

/// What may fail.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// A failure of this kind.
    pub fn new(kind: Kind, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { kind, what: what.into(), remedy: remedy.into(), name: None }
    }

    /// [`Kind::Refused`].
    pub fn refused(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(Kind::Refused, what, remedy)
    }

    /// [`Kind::Usage`].
    pub fn usage(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(Kind::Usage, what, remedy)
    }

    /// [`Kind::Unreachable`].
    pub fn unreachable(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(Kind::Unreachable, what, remedy)
    }

    /// [`Kind::Local`].
    pub fn local(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(Kind::Local, what, remedy)
    }

    /// [`Kind::Unknown`].
    pub fn unknown(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(Kind::Unknown, what, remedy)
    }

    /// [`Kind::Unfit`].
    pub fn unfit(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(Kind::Unfit, what, remedy)
    }

    /// The same, said of `subject`: `subject: what`.
    #[must_use]
    pub fn of(mut self, subject: impl fmt::Display) -> Self {
        self.what = format!("{subject}: {}", self.what);
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.remedy.as_str() {
            "" => f.write_str(&self.what),
            remedy => write!(f, "{}: {remedy}", self.what),
        }
    }
}

impl std::error::Error for Error {}

/// The sentence alone, for programs that only tell it.
impl From<Error> for String {
    fn from(error: Error) -> Self {
        error.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_failure_is_a_sentence_with_its_remedy() {
        let error = Error::usage("12 has no unit", "say 12 TRIB or 12 planck");
        assert_eq!(error.to_string(), "12 has no unit: say 12 TRIB or 12 planck");
        assert_eq!(String::from(error), "12 has no unit: say 12 TRIB or 12 planck");
        assert_eq!(
            Error::refused("nothing is owed", "").of("rewards.claim").to_string(),
            "rewards.claim: nothing is owed"
        );
    }

    #[test]
    fn every_kind_has_a_code_of_its_own() {
        let codes: HashSet<_> = Kind::ALL.iter().map(|kind| kind.code()).collect();
        assert_eq!(codes.len(), Kind::ALL.len());
        assert!(!codes.contains(&0));
    }
}
