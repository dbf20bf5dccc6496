//! Branches: a branch is a separate drill with the same entries as another up to a point. Nothing is ever deleted.

use super::{Drill, Header, replay};
use crate::sim::Refusal;
use crate::units::SimTime;
use serde::{Deserialize, Serialize};

/// Origin of a branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parent {
    /// [`Header::journal_id`] of the parent.
    pub journal: String,
    /// The last shared entry.
    pub entry: u64,
}

/// A moment bookmarked by the facilitator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    pub entry: u64,
    pub at: SimTime,
    pub name: String,
}

/// Maximum bookmarks per drill.
const MOST: usize = 1000;

impl Header {
    /// Id of the journal with this header: blake3 over it, 16 hex digits.
    pub fn journal_id(&self) -> String {
        // Strings and numbers always have a JSON form.
        let json = serde_json::to_vec(self).unwrap_or_default();
        blake3::hash(&json).to_hex()[..16].to_owned()
    }
}

impl Drill {
    /// A new drill in the state of this one after entry `at` (0: on its Ready sheet), with the same entries up to
    /// there, and not yet saved. `None`: no such entry.
    pub fn branch_at(&self, entry: u64) -> Option<Drill> {
        let prefix = self.entries().get(..usize::try_from(entry).ok()?)?;
        let parent = Some(Parent { journal: self.header().journal_id(), entry });
        let header = Header { parent, ..self.header().clone() };
        let (mut branch, _) = replay(self.scenario.clone(), self.coalition().map.clone(), header, prefix);
        for (fresh, old) in branch.entries.iter_mut().zip(prefix) {
            fresh.wall_ms = old.wall_ms;
        }
        branch.finish_the_minute();
        Some(branch)
    }

    pub(super) fn check_checkpoint(&self, name: &str) -> Result<(), Refusal> {
        if !self.begun() {
            return Err(Refusal::NotNow);
        }
        if self.exercise.checkpoints.len() >= MOST {
            return Err(Refusal::TooMany { wanted: MOST as u32 + 1, limit: MOST as u32 });
        }
        if name.trim().is_empty() { Err(Refusal::EmptyText) } else { Ok(()) }
    }
}
