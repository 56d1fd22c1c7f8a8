//! What this program says of itself.

use std::sync::OnceLock;

/// What only the program knows, not this library.
#[derive(Clone, Copy, Debug)]
pub struct Build {
    /// The version, with the commit that it was built from.
    pub version: &'static str,
    /// The runtime's wasm, that new chains start with; `None` where it was built with `SKIP_WASM_BUILD` set.
    pub wasm: Option<&'static [u8]>,
}

static BUILD: OnceLock<Build> = OnceLock::new();

/// Remembers what the program was built with; the first word counts.
pub fn set(build: Build) {
    BUILD.get_or_init(|| build);
}

/// What the program was built with. Without one, in unit tests, this library's version and the workspace's wasm.
pub fn build() -> Build {
    #[cfg(test)]
    let wasm = tributary_wasm::WASM_BINARY;
    #[cfg(not(test))]
    let wasm = None;
    BUILD.get().copied().unwrap_or(Build { version: env!("CARGO_PKG_VERSION"), wasm })
}

/// Its name, which a running node tells whoever asks.
pub const NAME: &str = "Tributary";
/// Its authors.
pub const AUTHOR: &str = env!("CARGO_PKG_AUTHORS");
/// What it is for, as the first words of its help.
pub const DESCRIPTION: &str = concat!(
    "A chain on which the value that an AI model earns flows back to everyone who made it.\n\n",
    "Start with `tributary devnet`.",
);
/// Where somebody finds help.
pub const SUPPORT: &str = "the project's docs/ folder";
/// The year of its first copyright.
pub const SINCE: i32 = 2025;

/// The name of its file. The folder in which nodes keep their data, unless they are told of another, is called after
/// it.
pub fn executable_name() -> String {
    std::env::current_exe()
        .ok()
        .and_then(|file| file.file_name()?.to_str().map(str::to_owned))
        .unwrap_or_else(|| "tributary".into())
}
