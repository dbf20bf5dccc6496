//! Measures from scenario and drill alone: the run summary of the command line's contract, one line a patient, and the
//! after-action page.

mod community;
mod compare;
mod indicators;
mod page;
mod patients;
mod summary;

pub use community::{CauseLine, CommunityLine, ZoneLine, community};
pub use compare::{CompareLine, compare};
pub use indicators::{IndicatorLine, indicators};
pub use page::after_action_html;
pub use patients::patients_csv;
pub use summary::{RunSummary, summarise};
