//! Phases of a drill.

use serde::{Deserialize, Serialize};

/// ready → brief → running ⇄ paused ⇄ discussion → hot wash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phase {
    /// On the Ready sheet.
    #[default]
    Ready,
    Running,
    Paused,
    Discussion,
    /// Ended, with the summary shown.
    HotWash,
}
