//! What block 0 of the devnet holds: a built-in network's or a chain spec's genesis, or the state of another chain; and
//! accounts that were asked for.

use super::{
    fork::{self, Fork},
    plan::Plan,
};
use crate::chain_spec;
use sc_cli::ChainSpec;
use tributary_primitives::BlockNumber;

/// Gives `spec`, which is the plan's chain as it was loaded, its state. Answers the block with whose number the chain
/// goes on, which is 0 unless it is a fork.
///
/// # Errors
///
/// A sentence when there is nothing that a chain can begin with.
pub fn prepare(spec: &mut Box<dyn ChainSpec>, plan: &Plan) -> Result<BlockNumber, String> {
    let (mut state, height) = match plan.fork() {
        Some(source) => {
            let Fork { name, state, height } = fork::load(source)?;
            *spec = Box::new(chain_spec::of_state(&format!("Fork of {name}"), state.clone()));
            (state, height)
        }
        None => {
            chain_spec::ensure_beginning(plan.chain())?;
            chain_spec::build_genesis_natively(&mut **spec, plan.chain())?;
            if plan.accounts().is_none() {
                return Ok(0);
            }
            (spec.as_storage_builder().build_storage()?, 0)
        }
    };
    if let Some(accounts) = plan.accounts() {
        accounts.endow(&mut state)?;
        spec.set_storage(state);
    }
    Ok(height)
}
