//! The commands, thin.

pub mod region;
