//! Measures from scenario and drill alone: the run summary of the command line's contract, one line per patient, and
//! the after-action report with its tables.

mod chapters;
mod community;
mod compare;
pub mod document;
mod docx;
mod evaluation;
mod figure;
mod hotwash;
mod indicators;
pub mod measure;
mod oracle;
mod page;
mod patients;
mod pdf;
mod set;
pub mod sheet;
mod summary;
mod words;

pub use chapters::{Source, document, measure_name, measure_value};
pub use community::{CauseLine, CommunityLine, ZoneLine, community};
pub use compare::{CompareLine, compare, compare_measures, tested_again};
pub use evaluation::{Guide, ObjectiveLines, TaskLine, Verdict, evaluation, guides};
pub use hotwash::{Action, Moment, actions, moments};
pub use indicators::{IndicatorLine, indicators};
pub use oracle::best_achievable;
pub use page::{PageError, Template};
pub use patients::patients_csv;
pub use set::{File, Options, after_action_html, report_set};
pub use summary::{RunSummary, summarise};
pub use words::{Words, replaces_mark};
