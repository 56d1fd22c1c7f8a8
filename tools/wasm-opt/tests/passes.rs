//! What is written is what was read without its DWARF, and what no node could run is refused.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    missing_docs,
    reason = "a test that fails says where"
)]

use parity_wasm::{
    builder,
    elements::{CustomSection, Instruction, Instructions, Section},
};
use std::{fs, path::PathBuf};
use tempfile::TempDir;
use wasm_opt::{OptimizationOptions, Pass};

/// A module with a function, debug information and a section that the runtime needs.
fn module() -> Vec<u8> {
    let mut module = builder::module()
        .function()
        .signature()
        .with_param(parity_wasm::elements::ValueType::I32)
        .build()
        .body()
        .with_instructions(Instructions::new(vec![Instruction::Nop, Instruction::End]))
        .build()
        .build()
        .build();
    for name in [".debug_info", "runtime_version", ".debug_str", "name"] {
        module.sections_mut().push(Section::Custom(CustomSection::new(name.into(), vec![0; 100])));
    }
    parity_wasm::serialize(module).unwrap()
}

fn file(folder: &TempDir, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join("module.wasm");
    fs::write(&path, bytes).unwrap();
    path
}

fn custom_sections(bytes: &[u8]) -> Vec<String> {
    let module: parity_wasm::elements::Module = parity_wasm::deserialize_buffer(bytes).unwrap();
    module.custom_sections().map(|section| section.name().to_owned()).collect()
}

#[test]
fn dwarf_goes_and_everything_else_stays() {
    let folder = TempDir::new().unwrap();
    let (input, output) = (file(&folder, &module()), folder.path().join("out.wasm"));
    OptimizationOptions::new_opt_level_0()
        .mvp_features_only()
        .debug_info(true)
        .add_pass(Pass::StripDwarf)
        .add_pass(Pass::SignextLowering)
        .run(&input, &output)
        .unwrap();
    let written = fs::read(output).unwrap();
    assert_eq!(custom_sections(&written), ["runtime_version", "name"]);
    assert_eq!(fs::read(input).unwrap(), module(), "the input is left alone");
}

#[test]
fn a_module_may_be_written_over_itself() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, &module());
    OptimizationOptions::new_opt_level_0().add_pass(Pass::SignextLowering).run(&path, &path).unwrap();
    assert_eq!(fs::read(path).unwrap(), module());
}

#[test]
fn an_operator_of_a_later_version_is_refused_and_nothing_is_written() {
    let folder = TempDir::new().unwrap();
    let mut bytes = module();
    // The body is `nop; end`: `i32.extend8_s` (0xc0) in the place of `nop`.
    let at = bytes.windows(2).position(|pair| pair == [0x01, 0x0b]).unwrap();
    bytes[at] = 0xc0;
    let (input, output) = (file(&folder, &bytes), folder.path().join("out.wasm"));
    let error = OptimizationOptions::new_opt_level_0().run(&input, &output).unwrap_err().to_string();
    assert!(error.contains("module.wasm") && error.contains("wasm32v1-none"), "{error}");
    assert!(!output.exists());
}

#[test]
fn what_is_no_module_is_refused() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, b"nonsense");
    assert!(OptimizationOptions::new_opt_level_0().run(&path, &path).is_err());
    assert_eq!(fs::read(path).unwrap(), b"nonsense");
    let missing = folder.path().join("missing.wasm");
    assert!(OptimizationOptions::new_opt_level_0().run(&missing, &missing).is_err());
}
