//! `tributary doctor`: what an operator should know before and while a node runs, a line each.
//!
//! [`cmd`] is the command line. [`machine`] looks at processor, memory, disk, clock and limits; [`ports`] at what
//! listens; [`keys`] at the key files; [`node`] meets a running node and [`chain`] asks it for more, both through
//! [`rpc`]; [`report`] says what was found. Nothing is changed: the only file that is written is one for the disk's
//! speed, which is removed at once. Without a running node everything else is still checked.
//!
//! The tools for building are another matter: `make doctor` looks at those.

mod chain;
mod cmd;
mod keys;
mod machine;
mod node;
mod ports;
mod report;
mod rpc;

pub use cmd::DoctorCmd;

use crate::{about, chain_spec};
use node::Node;
use report::Report;
use rpc::Rpc;
use sc_service::BasePath;

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
    let rpc = Rpc::new(&cmd.rpc_url)?;
    let node = Node::meet(&rpc);

    let mut report = Report::default();
    machine::check(&mut report, base_path.path());
    ports::check(&mut report, cmd, &rpc, node.as_ref());
    let validator = cmd.validator || node.as_ref().is_some_and(|node| node.is_validator);
    let keys = keys::check(&mut report, &folder, validator, cmd, node.as_ref());
    match &node {
        Some(node) => chain::check(&mut report, &rpc, node, &keys, validator, spec.name()),
        None => report.warn("node", format!("no node answers at {}: start it, or pass its --rpc-url", cmd.rpc_url)),
    }

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
