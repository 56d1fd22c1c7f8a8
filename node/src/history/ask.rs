//! What is asked for, and why there is no answer.

use super::table::Form;
use rusqlite::{Connection, OpenFlags};
use std::{
    path::{Path, PathBuf},
    str::FromStr,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// The rows of an answer, unless it is asked for fewer or more, and at most.
const ROWS: u32 = 100;
const MOST_ROWS: u32 = 1_000;
/// How long to wait for whoever writes.
const PATIENCE: Duration = Duration::from_secs(2);
/// What SQLite keeps of the file in memory for whoever reads, in KiB.
const CACHE: u32 = 2_048;
/// How many connections are kept for whoever reads next.
const KEPT: usize = 4;

/// Why there is no answer: a sentence.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Refusal {
    /// What is asked makes no sense.
    Bad(String),
    /// There is nothing there.
    Nothing(String),
    /// The history cannot be read now.
    Failed(String),
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        Self::Failed(format!("the history cannot be read: {error}"))
    }
}

/// Connections that read the file.
pub struct Readers {
    file: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    /// Readers of the history in `file`.
    pub fn new(file: PathBuf) -> Self {
        Self { file, idle: Mutex::default() }
    }

    /// Reads the file as it is now, whatever is written meanwhile.
    pub fn with<T>(&self, read: impl FnOnce(&Connection) -> Result<T, Refusal>) -> Result<T, Refusal> {
        let kept = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let database = match kept {
            Some(database) => database,
            None => open(&self.file)?,
        };
        let snapshot = database.unchecked_transaction()?;
        let answer = read(&snapshot);
        snapshot.finish()?;
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT {
            idle.push(database);
        }
        answer
    }
}

/// Opens a history for reading only.
///
/// # Errors
///
/// When there is none, or it cannot be read.
pub fn open(file: &Path) -> Result<Connection, Refusal> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(file, flags)?;
    database.busy_timeout(PATIENCE)?;
    database.execute_batch(&format!("PRAGMA cache_size = -{CACHE};"))?;
    Ok(database)
}

/// The parameters of a question. Whoever answers takes out those that it knows; what is left is refused.
pub struct Ask {
    pairs: Vec<(String, String)>,
    known: Vec<&'static str>,
}

impl Ask {
    /// Reads what is behind the question mark of an address.
    pub fn new(query: &str) -> Self {
        let pairs = form_urlencoded::parse(query.as_bytes());
        let pairs = pairs.map(|(name, value)| (name.into_owned(), value.into_owned()));
        Self { pairs: pairs.filter(|(_, value)| !value.is_empty()).collect(), known: Vec::new() }
    }

    /// A text; the last one, if it is given more than once.
    pub fn text(&mut self, name: &'static str) -> Option<String> {
        self.known.push(name);
        let mut found = None;
        self.pairs.retain_mut(|(other, value)| {
            let takes = *other == name;
            if takes {
                found = Some(std::mem::take(value));
            }
            !takes
        });
        found
    }

    /// A whole number.
    ///
    /// # Errors
    ///
    /// When it is none, or too large.
    pub fn number<T: FromStr>(&mut self, name: &'static str) -> Result<Option<T>, Refusal> {
        let Some(text) = self.text(name) else { return Ok(None) };
        let refused = |_| Refusal::Bad(format!("`{name}` is a whole number, not {text:?}"));
        text.parse().map(Some).map_err(refused)
    }

    /// One of some words, in capitals or not.
    ///
    /// # Errors
    ///
    /// When it is another one.
    pub fn choice(&mut self, name: &'static str, words: &[&'static str]) -> Result<Option<&'static str>, Refusal> {
        let Some(text) = self.text(name) else { return Ok(None) };
        match words.iter().find(|word| word.eq_ignore_ascii_case(&text)) {
            Some(word) => Ok(Some(*word)),
            None => Err(Refusal::Bad(format!("`{name}` is one of {}, not {text:?}", words.join(", ")))),
        }
    }

    /// How many rows are wanted.
    ///
    /// # Errors
    ///
    /// When they are none, or too many.
    pub fn limit(&mut self) -> Result<u32, Refusal> {
        let limit = self.number("limit")?.unwrap_or(ROWS);
        if (1..=MOST_ROWS).contains(&limit) {
            return Ok(limit);
        }
        Err(Refusal::Bad(format!("`limit` is 1 to {MOST_ROWS}")))
    }

    /// In what form the answer is wanted: JSON, unless it is said.
    ///
    /// # Errors
    ///
    /// When there is no such form.
    pub fn form(&mut self) -> Result<Form, Refusal> {
        Ok(match self.choice("format", &["json", "csv"])? {
            Some("csv") => Form::Csv,
            _ => Form::Json,
        })
    }

    /// Makes sure that nothing was asked that nobody has looked at.
    ///
    /// # Errors
    ///
    /// When something was.
    pub fn done(&self) -> Result<(), Refusal> {
        match self.pairs.first() {
            None => Ok(()),
            Some((name, _)) => {
                let known = self.known.join(", ");
                Err(Refusal::Bad(format!("there is no parameter `{name}` here: there are {known}")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bad<T: std::fmt::Debug>(refused: Result<T, Refusal>) -> String {
        match refused {
            Err(Refusal::Bad(sentence)) => sentence,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn parameters_are_taken_out() {
        let mut ask = Ask::new("limit=5&search=wren%20song&asset=&before=12&before=13");
        assert_eq!((ask.limit(), ask.text("search")), (Ok(5), Some("wren song".into())));
        assert_eq!((ask.text("asset"), ask.number("before")), (None, Ok(Some(13_i64))));
        assert_eq!((ask.form(), ask.done()), (Ok(Form::Json), Ok(())));
    }

    #[test]
    fn what_makes_no_sense_is_told() {
        assert!(bad(Ask::new("limit=0").limit()).contains("1 to 1000"));
        assert!(bad(Ask::new("limit=1001").limit()).contains("1 to 1000"));
        assert!(bad(Ask::new("limit=many").limit()).contains("whole number"));
        assert!(bad(Ask::new("epoch=-1").number::<u32>("epoch")).contains("`epoch`"));
        assert!(bad(Ask::new("by=year").choice("by", &["day", "epoch"])).contains("day, epoch"));
        assert!(bad(Ask::new("format=xml").form()).contains("json, csv"));
        let mut ask = Ask::new("limit=5&acount=5F");
        ask.limit().unwrap();
        let sentence = bad(ask.done());
        assert!(sentence.contains("`acount`") && sentence.contains("limit"), "{sentence}");
    }
}
