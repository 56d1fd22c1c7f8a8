//! What this program says of itself.

/// Its name, which a running node tells whoever asks.
pub const NAME: &str = "Tributary";
/// Its version, with the commit that it was built from.
pub const VERSION: &str = env!("SUBSTRATE_CLI_IMPL_VERSION");
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
