//! EMS policies, one file each: pure functions of what EMS knows, without state or chance.

mod destination;
mod dispatch;
mod priority;

pub use destination::Candidate;
pub use dispatch::Ready;
pub use priority::{Belief, Group};
