//! The exercise around the world: the single owner of everything that changes.

pub mod journal;
mod order;
mod phase;

pub use order::*;
pub use phase::*;
