//! The rules that EMS works to, one small file each. They see what EMS sees and decide nothing else: no state, no chance.

mod destination;
mod dispatch;
mod priority;

pub use destination::Candidate;
pub use dispatch::Ready;
pub use priority::{Belief, Group};
