//! Hospital command: command center, then space, staff, and diversion as the queue grows.

use super::Doctrine;
use crate::scenario::{BedKind, DecisionKind, Status};
use crate::sim::{Decision, Diversion, Power, Surge};
use crate::units::{PlaceId, Span};

impl Doctrine<'_> {
    pub(super) fn hospital(&self) -> Vec<Decision> {
        let mut wanted = Vec::new();
        for at in self.my_hospitals() {
            let f = &self.live().facilities[at];
            let strained = f.ed_waiting() >= 4 || f.free(BedKind::Ed) <= 0;
            let trauma = self.drill.scenario.place(at).trauma.is_some();
            if self.after(4) {
                wanted.push(Decision::ActivateCommandCenter { at });
            }
            if self.after(8) && (strained || trauma) {
                if f.surge_ordered == Surge::Conventional {
                    wanted.push(Decision::OpenSurge { at, level: Surge::Contingency });
                }
                wanted.push(Decision::CancelElectives { at });
                // In the first hours a trauma center does not wait for a queue.
                if strained || !self.after(180) {
                    wanted.push(Decision::RecallStaff { at });
                }
            }
            if self.after(20) && (strained || trauma) {
                wanted.push(Decision::ReverseTriage { at });
            }
            if self.after(15) && self.speaks_other_languages(at) {
                wanted.push(Decision::AssignInterpreters { at });
            }
            if self.after(50) && strained {
                wanted.push(Decision::LockDown { at });
            }
            if matches!(f.power, Power::Generator { .. }) {
                wanted.push(Decision::ConserveFuel { at });
            }
            if self.after(25) && f.ed_waiting() >= 12 && f.surge == Surge::Contingency {
                wanted.push(Decision::OpenSurge { at, level: Surge::Crisis });
            }
            if f.ed_waiting() >= 15 && f.status == Status::Open {
                wanted.push(Decision::SetDiversion { at, divert: Diversion::Divert });
            }
            if self.after(5) && f.ed_waiting() <= 3 && f.status == Status::Divert {
                wanted.push(Decision::SetDiversion { at, divert: Diversion::Accept });
            }
            let stale =
                self.last_by_me(DecisionKind::ReportStatus).is_none_or(|t| self.drill.now() - t > Span::mins(30));
            if self.after(6) && f.command_center && stale {
                wanted.push(Decision::ReportStatus { at });
            }
            wanted.extend(self.inside(at));
        }
        wanted
    }

    /// Whether a patient at the hospital needs an interpreter.
    fn speaks_other_languages(&self, at: PlaceId) -> bool {
        let here = |p: &crate::sim::Patient| p.limited_english && p.first_facility == Some(at);
        self.live().patients.iter().any(here)
    }
}
