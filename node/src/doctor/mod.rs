//! `tributary doctor`: what an operator should know before and while a node runs, a line each.
//!
//! [`cmd`] is the command line. [`machine`] looks at processor, memory, disk, clock and limits; [`ports`] at what
//! listens; [`keys`] at the key files; [`node`] meets a running node at its [`address`] and [`chain`] asks it for more,
//! both through [`tributary_client`]; [`report`] says what was found. Nothing is changed: the only file that is written
//! is one for the disk's speed, which is removed at once. Without a running node everything else is still checked.
//!
//! The tools for building are another matter: `make doctor` looks at those.

mod address;
mod chain;
mod cmd;
mod keys;
mod machine;
mod node;
mod ports;
mod report;

pub use cmd::DoctorCmd;

use crate::{about, chain_spec};
use address::Address;
use node::Running;
use report::Report;
use sc_service::BasePath;
use std::path::Path;
use tributary_client::blocking;

/// Checks everything and prints what was found on standard output.
///
/// # Errors
///
/// A sentence when something has to be mended, when there is no such chain, and when the URL cannot be read.
pub fn run(cmd: &DoctorCmd) -> sc_cli::Result<()> {
    let spec = chain_spec::load(&cmd.chain)?;
    let base_path = match &cmd.base_path {
        Some(path) => BasePath::new(path),
        None => BasePath::from_project("", "", &about::executable_name()),
    };
    let folder = base_path.config_dir(spec.id());
    let address = Address::new(&cmd.rpc_url)?;
    let examined = blocking::wait(async { Ok(examine(cmd, &address, base_path.path(), &folder, spec.name()).await) });
    let report = examined.map_err(|error| error.to_string())?;

    if cmd.json {
        println!("{}", report.to_json().map_err(|error| error.to_string())?);
    } else {
        print!("{report}");
    }
    match report.failures() {
        0 => Ok(()),
        1 => Err("one thing has to be mended: see ✗ above".to_owned().into()),
        failures => Err(format!("{failures} things have to be mended: see ✗ above").into()),
    }
}

/// Checks everything for a node with its data in `base_path`, that of its chain in `folder`.
async fn examine(cmd: &DoctorCmd, address: &Address, base_path: &Path, folder: &Path, spec_name: &str) -> Report {
    let running = Running::meet(address).await;
    let node = running.as_ref().map(|running| &running.node);

    let mut report = Report::default();
    machine::check(&mut report, base_path);
    ports::check(&mut report, cmd, address, node).await;
    let validator = cmd.validator || node.is_some_and(|node| node.is_validator);
    let keys = keys::check(&mut report, folder, validator, cmd, node);
    match &running {
        Some(running) => chain::check(&mut report, running, &keys, validator, spec_name).await,
        None => report.warn("node", format!("no node answers at {}: start it, or pass its --rpc-url", cmd.rpc_url)),
    }
    report
}
