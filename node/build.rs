//! Puts the version, the commit and a hash of the dependencies into the binary; outside a git checkout the commit is zeros.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
};

/// Names the version of each dependency.
const LOCK: &str = "../Cargo.lock";

fn main() {
    substrate_build_script_utils::generate_cargo_keys();
    substrate_build_script_utils::rerun_if_git_head_changed();

    println!("cargo:rerun-if-changed={LOCK}");
    let mut hasher = DefaultHasher::new();
    fs::read(LOCK).expect("the workspace has a lock file").hash(&mut hasher);
    println!("cargo:rustc-env=TRIBUTARY_DEPENDENCIES={:016x}", hasher.finish());
}
