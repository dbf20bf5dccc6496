//! What an author writes, and what survives checking.
//!
//! Two types for everything: *as written* (`written`: keeps the author's words and where they stand in the file) and *as
//! checked* (this module's [`Scenario`]: complete, consistent, immutable). Everything downstream sees the second only.

mod checked;
mod inject;
pub mod pack;
mod region;

pub use checked::*;
pub use inject::*;
pub use region::*;
