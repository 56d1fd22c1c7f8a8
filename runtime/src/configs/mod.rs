//! How each pallet is set up, by room.

mod assets;
mod consensus;
mod governance;
mod money;
mod system;
mod utility;

pub use assets::*;
pub use consensus::MaxAuthorities;
pub use governance::*;
pub use money::*;
pub use system::*;
pub use utility::*;
