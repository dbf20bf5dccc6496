//! What an author writes, and what survives checking.
//!
//! Two types for everything: *as written* (`written`: keeps the author's words and where they stand in the file) and *as
//! checked* (this module's [`Scenario`]: complete, consistent, immutable). Everything downstream sees the second only.

mod check;
mod checked;
pub mod decode;
pub mod defaults;
mod department;
pub mod docs;
pub mod finding;
mod inject;
mod load;
pub mod pack;
mod region;
pub mod text;
pub mod written;

pub use checked::*;
pub use department::Department;
pub use finding::{CheckReport, Finding, Level};
pub use inject::*;
pub use load::{Loaded, MAX_BYTES, Regions, builtin, builtins, check_source, load};
pub use region::*;
