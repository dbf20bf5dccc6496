//! What happens: a pure, deterministic discrete-event model.

mod decision;

pub use decision::*;
