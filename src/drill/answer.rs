//! Questions and polls: each seat commits to an answer before any is shown.

use super::Drill;
use crate::scenario::InjectKind;
use crate::sim::Refusal;
use crate::units::{InjectId, SeatId, SimTime};
use serde::{Deserialize, Serialize};

/// A seat's committed answer. The last one counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub at: SimTime,
    pub choice: Option<u16>,
    pub text: String,
}

impl Drill {
    /// Seats whose answers are awaited: recipients with players, and seats that have answered anyway.
    pub fn asked(&self, inject: InjectId) -> Vec<SeatId> {
        let (Some(written), Some(row)) = (self.scenario.injects.get(inject), self.exercise.rows.get(inject)) else {
            return Vec::new();
        };
        let bot = |s: &SeatId| self.exercise.bots.get(*s).copied().unwrap_or(false);
        written.to.iter().copied().filter(|s| !bot(s) || row.answers.contains_key(s)).collect()
    }

    pub(super) fn check_answer(
        &self,
        seat: SeatId,
        inject: InjectId,
        choice: Option<u16>,
        text: &str,
    ) -> Result<(), Refusal> {
        let (Some(written), Some(row)) = (self.scenario.injects.get(inject), self.exercise.rows.get(inject)) else {
            return Err(Refusal::NoSuchThing);
        };
        if written.kind != InjectKind::Question || row.fired.is_none() || !written.to.contains(&seat) {
            return Err(Refusal::NotAsked);
        }
        if row.revealed.is_some() {
            return Err(Refusal::TooLate);
        }
        match choice {
            Some(n) if usize::from(n) >= written.options.len() => Err(Refusal::NoSuchThing),
            None if !written.options.is_empty() => Err(Refusal::NoSuchThing),
            None if text.trim().is_empty() => Err(Refusal::EmptyText),
            _ => Ok(()),
        }
    }

    pub(super) fn answer(&mut self, seat: SeatId, inject: InjectId, choice: Option<u16>, text: String) {
        let at = self.now();
        self.exercise.rows[inject].answers.insert(seat, Answer { at, choice, text });
    }

    pub(super) fn check_reveal(&self, inject: InjectId) -> Result<(), Refusal> {
        match self.exercise.rows.get(inject) {
            None => Err(Refusal::NoSuchThing),
            Some(row) if row.revealed.is_some() => Err(Refusal::AlreadyDone),
            Some(row) if row.answers.is_empty() => Err(Refusal::NothingToDo),
            Some(_) => Ok(()),
        }
    }
}
