//! Stands in for the crate `wasm-opt` while the runtime is built.
//!
//! The SDK's wasm builder asks that crate for three things, at optimisation level 0: no features beyond the first
//! version of WebAssembly, no DWARF, no sign extension. The crate answers with Binaryen, some 25 minutes of C++ on one
//! core, for which the runtime has to wait. The target `wasm32v1-none` has the first and the third by definition, so
//! what is left is to check that it is so, and to drop the sections with debug information. [`OptimizationOptions`] has
//! the calls that the builder makes and no others.
//!
//! The workspace's manifest puts this crate in the other's place (`[patch.crates-io]`).

use parity_wasm::elements::{Module, Section};
use std::path::Path;

/// A change of the module that the builder may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    /// Drops the custom sections that hold DWARF.
    StripDwarf,
    /// Replaces the operators of the sign extension proposal. There are none: a module that has one is refused.
    SignextLowering,
}

/// Why a module was not written.
#[derive(Debug, thiserror::Error)]
pub enum OptimizationError {
    /// Not a module of the first version of WebAssembly, not readable, or not writable.
    #[error(
        "{path}: {source}; the runtime must be compiled for wasm32v1-none, which has nothing beyond WebAssembly 1.0"
    )]
    Module {
        /// The file that was read or written.
        path: String,
        /// What was wrong with it.
        source: parity_wasm::SerializationError,
    },
}

/// What is to be done to a module.
#[derive(Clone, Debug, Default)]
pub struct OptimizationOptions {
    strip_dwarf: bool,
}

impl OptimizationOptions {
    /// No optimisation: the module is written as it was read.
    pub fn new_opt_level_0() -> Self {
        Self::default()
    }

    /// Nothing beyond WebAssembly 1.0; it is never allowed.
    pub fn mvp_features_only(&mut self) -> &mut Self {
        self
    }

    /// Whether names of functions stay. They do in any case: traces of a trap name functions.
    pub fn debug_info(&mut self, _keep: bool) -> &mut Self {
        self
    }

    /// Asks for `pass`.
    pub fn add_pass(&mut self, pass: Pass) -> &mut Self {
        match pass {
            Pass::StripDwarf => self.strip_dwarf = true,
            Pass::SignextLowering => (),
        }
        self
    }

    /// Reads a module, and writes what was asked for; both may be the same file. Linear in the module's size.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or written, is no module, or has an operator or a section beyond WebAssembly 1.0.
    /// Nothing is written then.
    pub fn run(&self, input: impl AsRef<Path>, output: impl AsRef<Path>) -> Result<(), OptimizationError> {
        let failed = |path: &Path| {
            let path = path.display().to_string();
            move |source| OptimizationError::Module { path, source }
        };
        let mut module: Module = parity_wasm::deserialize_file(input.as_ref()).map_err(failed(input.as_ref()))?;
        if self.strip_dwarf {
            module.sections_mut().retain(|section| !is_dwarf(section));
        }
        parity_wasm::serialize_to_file(output.as_ref(), module).map_err(failed(output.as_ref()))
    }
}

fn is_dwarf(section: &Section) -> bool {
    matches!(section, Section::Custom(custom) if custom.name().starts_with(".debug_"))
}
