//! The disk that the chain is on: whether there is room to begin, and for how long there is.
//!
//! A database without room breaks off in the middle of a block: what is in memory and what is on the disk differ then,
//! and no further block can be made. So the devnet ends before that, while it can still say why.

use crate::{files, system};
use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
    time::Duration,
};
use tokio::time::sleep;

/// Bytes without which nothing begins.
const LEAST_TO_BEGIN: u64 = 32 * 1024 * 1024;
/// Bytes without which it ends.
const LEAST: u64 = 16 * 1024 * 1024;
/// How often the disk is looked at.
const PERIOD: Duration = Duration::from_millis(500);

/// Why the devnet ended by itself, told by whoever ended it.
#[derive(Clone, Debug, Default)]
pub struct Ending(Arc<OnceLock<String>>);

impl Ending {
    /// Says why. The first word counts.
    fn tell(&self, sentence: String) {
        self.0.get_or_init(|| sentence);
    }

    /// The sentence, if there is one.
    pub fn told(&self) -> Option<String> {
        self.0.get().cloned()
    }
}

/// What is left where the chain lies.
#[derive(Clone, Debug)]
pub struct Room {
    folder: PathBuf,
    /// What the user can do about it.
    remedy: &'static str,
}

impl Room {
    /// The room in the folder of `--state-dir`, or else in that for temporary files. It need not exist.
    pub fn new(state_dir: Option<PathBuf>) -> Self {
        match state_dir {
            Some(folder) => Self { folder, remedy: "make room there, or pass another --state-dir" },
            None => Self { folder: std::env::temp_dir(), remedy: "make room there, set TMPDIR, or pass a --state-dir" },
        }
    }

    /// Bytes that are left; `None` where the system does not say.
    fn left(&self) -> Option<u64> {
        system::disk_free(&files::existing(&self.folder).ok()?)
    }

    /// Whether so little is left that no block should be made.
    pub fn is_full(&self) -> bool {
        self.left().is_some_and(|left| left < LEAST)
    }

    /// Makes sure that there is room to begin.
    ///
    /// # Errors
    ///
    /// A sentence with the folder and what to do.
    pub fn ensure(&self) -> Result<(), String> {
        match self.left() {
            Some(left) if left < LEAST_TO_BEGIN => Err(self.sentence(left, LEAST_TO_BEGIN)),
            _ => Ok(()),
        }
    }

    /// Why there is no way to go on, as soon as there is none.
    pub fn end(&self) -> Option<String> {
        self.left().filter(|left| *left < LEAST).map(|left| self.sentence(left, LEAST))
    }

    fn sentence(&self, left: u64, least: u64) -> String {
        let mib = |bytes: u64| bytes / (1024 * 1024);
        format!(
            "the disk with the folder {} has {} MiB left, and a chain wants at least {}: {}",
            self.folder.display(),
            mib(left),
            mib(least),
            self.remedy
        )
    }

    /// Waits until there is no way to go on, and says so. Whoever waits for this ends.
    pub async fn watch(self, ending: Ending) {
        loop {
            if let Some(sentence) = self.end() {
                return ending.tell(sentence);
            }
            sleep(PERIOD).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_with_room_is_no_reason_to_end() {
        let dir = tempfile::tempdir().unwrap();
        let room = Room::new(Some(dir.path().join("not/yet")));
        assert_eq!((room.ensure(), room.is_full(), room.end()), (Ok(()), false, None));
    }

    #[test]
    fn a_full_disk_is_told_with_its_folder_and_a_remedy() {
        for (folder, remedy) in [(Some(PathBuf::from("/data")), "another --state-dir"), (None, "TMPDIR")] {
            let room = Room::new(folder);
            let sentence = room.sentence(8 * 1024 * 1024, LEAST_TO_BEGIN);
            assert!(sentence.contains("has 8 MiB left") && sentence.contains("at least 32"), "{sentence}");
            assert!(sentence.contains(room.folder.to_str().unwrap()) && sentence.contains(remedy), "{sentence}");
            assert_eq!(sentence.lines().count(), 1);
        }
    }

    #[test]
    fn the_first_reason_to_end_is_told() {
        let ending = Ending::default();
        assert_eq!(ending.told(), None);
        ending.tell("the disk is full".into());
        ending.tell("and the moon".into());
        assert_eq!(ending.clone().told().as_deref(), Some("the disk is full"));
    }
}
