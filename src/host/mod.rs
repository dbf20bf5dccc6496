//! The running drill and its keeper.
//!
//! ```text
//! library     scenarios and region packs         folders   drill folders
//! keeper      the Host: the only owner of the running drill, its clock and background work
//! queries     what a client may ask              bulletin  what the host publishes
//! runtime     the thread around the Host, and its clients
//! look_ahead, what_if, hot_wash                  forecasts, questions, the improvement plan
//! refusal     why something was not done, and notices, as values
//! ```
//!
//! A shell: it may use threads, files and the clock. It knows no window and no network.

mod bulletin;
mod clock;
mod folders;
pub mod hot_wash;
mod keeper;
mod library;
pub mod look_ahead;
mod queries;
mod refusal;
mod runtime;
pub mod what_if;

pub use bulletin::{Bulletin, Receipt, Submission, Watch};
pub use clock::{Clock, ManualClock, Reading, SystemClock};
pub use folders::{
    DrillError, PastDrill, branch_drill, create_drill, data_folder, drills_folder, fresh_folder, keep, loose_drill,
    new_with_sources, now_ms, open_drill, past_drills, read_drill,
};
pub use hot_wash::{PlanLine, Wash};
pub use keeper::Host;
pub use library::{Found, Packs, ScenarioCard, cards, find_scenario, first_error, load_path};
pub use look_ahead::{Ahead, Told};
pub use queries::About;
pub use refusal::{HostRefusal, Notice};
pub use runtime::{Client, by_hand, start};
pub use what_if::{Answered, Shift, Taken};
