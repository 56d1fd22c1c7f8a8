//! What `make page` made, as it was when this node was built.

use flate2::read::GzDecoder;
use std::{borrow::Cow, io::Read};

/// A file of the page.
pub struct File {
    /// Its path, which begins with a slash.
    pub path: &'static str,
    /// Its media type.
    pub kind: &'static str,
    /// Names what is in it, as long as that stays the same.
    pub tag: &'static str,
    /// Whether its bytes are compressed by gzip.
    pub is_packed: bool,
    /// What is in it.
    pub bytes: &'static [u8],
}

// By `build.rs`: `FILES`, in order of their paths.
include!(concat!(env!("OUT_DIR"), "/page.rs"));

/// Where the page begins, and where its own names for what it shows lead.
const INDEX: &str = "/index.html";
/// The folder whose files have what is in them in their names.
const HASHED: &str = "/assets/";

impl File {
    /// Whether it will never be another one.
    pub fn is_immutable(&self) -> bool {
        self.path.starts_with(HASHED)
    }

    /// What is in it, for who cannot unpack it.
    pub fn unpacked(&self) -> Cow<'static, [u8]> {
        if !self.is_packed {
            return self.bytes.into();
        }
        let mut bytes = Vec::new();
        // `build.rs` packed them.
        let _ = GzDecoder::new(self.bytes).read_to_end(&mut bytes);
        bytes.into()
    }
}

/// The file at a path. The page has names of its own for what it shows, such as `/asset/7`: at those, the page itself.
pub fn find(path: &str) -> Option<&'static File> {
    let at = |path: &str| FILES.iter().find(|file| file.path == path);
    let is_view = !path.rsplit('/').next().unwrap_or_default().contains('.');
    at(path).or_else(|| is_view.then(|| at(INDEX)).flatten())
}

/// Whether the node was built with the page.
pub fn is_there() -> bool {
    find(INDEX).is_some()
}

/// What is shown where the page is missing.
pub const ABSENT: &str = include_str!("absent.html");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_found_and_can_be_unpacked() {
        for file in FILES {
            assert_eq!(find(file.path).map(|file| file.path), Some(file.path));
            let bytes = file.unpacked();
            assert_eq!(bytes.is_empty(), file.bytes.is_empty(), "{}", file.path);
            assert!(!file.is_packed || bytes.len() > file.bytes.len(), "{}", file.path);
            assert!(file.path.starts_with('/') && file.kind.contains('/'), "{}", file.path);
        }
    }

    #[test]
    fn views_lead_to_the_page_and_missing_files_nowhere() {
        assert!(find("/assets/missing.js").is_none());
        assert_eq!(find("/asset/7").is_some(), is_there());
        assert_eq!(find("/").is_some(), is_there());
    }

    #[test]
    fn what_stands_for_the_page_says_how_to_build_it() {
        assert!(ABSENT.contains("make page") && ABSENT.contains("<!doctype html>"));
        assert!(!ABSENT.contains("http://") && !ABSENT.contains("https://"), "nothing from outside");
    }
}
