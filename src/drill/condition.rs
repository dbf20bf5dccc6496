//! Conditions: a small total language, looked at after every instant, never after a frame.

use super::Drill;
use crate::scenario::{Compare, When};

impl Drill {
    pub(super) fn holds(&self, when: &When) -> bool {
        match when {
            When::All(parts) => parts.iter().all(|p| self.holds(p)),
            When::Any(parts) => parts.iter().any(|p| self.holds(p)),
            When::Not(part) => !self.holds(part),
            When::After(at) => self.now() >= *at,
            When::Fired(inject, span) => {
                self.exercise.rows[inject.index()].fired.is_some_and(|at| self.now() >= at + *span)
            }
            When::Decided(kind, seats) => {
                self.exercise.decided.iter().any(|(_, seat, k)| k == kind && (seats.is_empty() || seats.contains(seat)))
            }
            When::Metric(metric, compare, value) => {
                let now = self.coalition.metric(*metric);
                match compare {
                    Compare::AtLeast => now >= *value,
                    Compare::AtMost => now <= *value,
                }
            }
        }
    }
}
