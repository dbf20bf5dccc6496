//! What one seat may see now, as plain data: the only thing that any screen reads.

mod assemble;
mod board;
mod choices;

pub use assemble::assemble;
pub use board::*;
pub use choices::*;
