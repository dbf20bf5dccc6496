//! Why the host did not do what it was asked, as a value. Each shell puts it in words for its own reader.

use super::folders::DrillError;
use crate::scenario::Scenario;
use crate::sim::Refusal;
use crate::tr;
use crate::words;
use std::sync::Arc;

#[derive(Clone, Debug)]
pub enum HostRefusal {
    /// The drill refused the order; the refusal is in its journal.
    Refused(Refusal),
    /// No drill is open.
    NoDrill,
    /// Too many submissions wait. The same key may be sent again.
    Busy,
    /// The host has ended.
    Gone,
    /// An internal fault closed the drill, which is kept up to the last acknowledged order.
    Fault,
    /// Another order was sent under this key: that entry's.
    KeyReused { entry: u64 },
    /// The scenario has errors, the first of which is this.
    Scenario(String),
    /// A drill folder cannot be resumed.
    Folder(Arc<DrillError>),
    /// There is no such entry to branch at.
    NoSuchMoment,
    /// The scenario's time is over: there is no future.
    NoFuture,
    /// The question cannot be asked of this decision.
    Question(String),
    /// The report could not be written.
    Report(String),
}

impl From<DrillError> for HostRefusal {
    fn from(why: DrillError) -> HostRefusal {
        HostRefusal::Folder(Arc::new(why))
    }
}

impl HostRefusal {
    /// In the language spoken now. `scenario` is the open drill's, for its names.
    pub fn words(&self, scenario: Option<&Scenario>) -> String {
        match (self, scenario) {
            (HostRefusal::Refused(why), Some(scenario)) => words::refusal(scenario, why),
            (HostRefusal::Refused(_) | HostRefusal::NoDrill, _) => tr!("no-drill-open").to_string(),
            (HostRefusal::Busy, _) => tr!("host-busy").to_string(),
            (HostRefusal::Gone, _) => tr!("host-gone").to_string(),
            (HostRefusal::Fault, _) => tr!("engine-fault").to_string(),
            (HostRefusal::KeyReused { entry }, _) => tr!("host-key-reused", entry = *entry),
            (HostRefusal::NoSuchMoment, _) => tr!("no-such-moment").to_string(),
            (HostRefusal::NoFuture, _) => tr!("ahead-over").to_string(),
            (HostRefusal::Folder(why), _) => folder(why),
            (HostRefusal::Scenario(why) | HostRefusal::Question(why) | HostRefusal::Report(why), _) => why.clone(),
        }
    }
}

fn folder(why: &DrillError) -> String {
    match why {
        DrillError::Differs(r) => {
            let first = r.first_mismatch.unwrap_or_default();
            tr!("resume-differs", n = r.mismatches, all = r.entries, first = first)
        }
        DrillError::OtherVersion { what, theirs, ours } => {
            tr!("resume-other-version", what = *what, theirs = theirs.clone(), ours = ours.clone())
        }
        DrillError::Open(_) | DrillError::Scenario(_) | DrillError::NoSuchEntry { .. } | DrillError::Io { .. } => {
            why.to_string()
        }
    }
}

/// Something the facilitator should know, told once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    NotKept(String),
    DiskLow {
        left_mb: u64,
    },
    EngineFault,
    JournalAnew {
        why: String,
        folder: String,
    },
    /// An unfinished last write was set aside when the drill was resumed.
    Torn {
        bytes: u64,
    },
    ReportWritten(String),
}

impl Notice {
    /// In the language spoken now.
    pub fn words(&self) -> String {
        match self {
            Notice::NotKept(why) => tr!("not-kept", why = why.clone()),
            Notice::DiskLow { left_mb } => tr!("disk-low", left = *left_mb),
            Notice::EngineFault => tr!("engine-fault").to_string(),
            Notice::JournalAnew { why, folder } => tr!("journal-anew", why = why.clone(), folder = folder.clone()),
            Notice::Torn { bytes } => tr!("resume-torn", bytes = *bytes),
            Notice::ReportWritten(folder) => tr!("report-written", folder = folder.clone()),
        }
    }
}
