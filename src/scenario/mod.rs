//! What an author writes, and what survives checking.
//!
//! Two types for everything: *as written* (`written`: keeps the author's words and where they stand in the file) and *as
//! checked* (this module's [`Scenario`]: complete, consistent, immutable). Everything downstream sees the second only.

mod arrival_window;
pub mod bounds;
mod check;
mod checked;
mod community;
mod decision;
pub mod decode;
pub mod defaults;
mod department;
pub mod docs;
mod ems;
pub mod finding;
mod inject;
mod library;
mod load;
mod marking;
pub mod pack;
mod profile;
mod region;
pub mod text;
mod when;
pub mod written;

pub use arrival_window::ArrivalWindow;
pub use checked::*;
pub use community::*;
pub use decision::DecisionKind;
pub(crate) use decision::each_decision;
pub use department::Department;
pub use ems::*;
pub use finding::{BOM, Finding, Level, Sentence, Value};
pub use inject::*;
pub use library::{library, library_findings};
pub use load::{Loaded, MAX_BYTES, Regions, WHOLE, builtin, builtins, check_parts, check_source, load};
pub use marking::denies_exercise;
pub use profile::*;
pub use region::*;
pub use when::{Known, When};
