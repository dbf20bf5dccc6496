//! The coalition coordinator: activates, requests reports, announces the distribution rule.

use super::Doctrine;
use crate::scenario::DecisionKind;
use crate::sim::{Decision, Destination};
use crate::units::Span;

impl Doctrine<'_> {
    pub(super) fn coordinator(&self) -> Vec<Decision> {
        let mut wanted = Vec::new();
        if self.after(2) {
            wanted.push(Decision::ActivateCoalition);
        }
        let asked = self.last_by_me(DecisionKind::RequestStatus);
        if self.after(3) && asked.is_none_or(|t| self.drill.now() - t > Span::mins(30)) {
            wanted.push(Decision::RequestStatus);
        }
        if self.after(14) {
            wanted.push(Decision::AnnounceDistribution { rule: Destination::Specialty });
        }
        wanted.extend(self.coordinator_relief());
        wanted
    }
}
