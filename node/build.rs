//! Puts a hash of the dependencies into the library.

#![allow(clippy::expect_used, reason = "a build that cannot go on says why")]

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
};

/// Names the version of each dependency.
const LOCK: &str = "../Cargo.lock";

fn main() {
    println!("cargo:rerun-if-changed={LOCK}");
    let mut hasher = DefaultHasher::new();
    fs::read(LOCK).expect("the workspace has a lock file").hash(&mut hasher);
    println!("cargo:rustc-env=TRIBUTARY_DEPENDENCIES={:016x}", hasher.finish());
}
