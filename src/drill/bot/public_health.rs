//! Public health: alerts, the nurse line, shelters' health teams, blood.

use super::Doctrine;
use crate::scenario::{DecisionKind, PlaceKind};
use crate::sim::{Decision, Languages};
use crate::units::{PlaceId, Span};

impl Doctrine<'_> {
    pub(super) fn public_health(&self) -> Vec<Decision> {
        let live = self.live();
        let mut wanted = Vec::new();
        let swamped = live.facilities.iter().any(|f| f.ed_waiting() >= 12);
        if self.after(20) && swamped {
            wanted.push(Decision::DeclareCrisisStandards);
        }
        if self.after(18) {
            wanted.push(Decision::OpenNurseLine);
        }
        if self.after(10) {
            wanted.push(Decision::IssueHealthAlert { languages: Languages::TopFour });
        }
        if self.after(35)
            && let Some(at) = live.shelters.iter().find(|(_, s)| s.open).map(|(p, _)| *p).or(self.operations_place())
        {
            wanted.push(Decision::OpenFamilyCenter { at });
        }
        for (at, shelter) in &live.shelters {
            if shelter.open && shelter.people > 0 {
                wanted.push(Decision::StaffShelter { at: *at });
            }
        }
        wanted.extend(self.blood());
        wanted.extend(self.public_health_relief());
        wanted
    }

    fn operations_place(&self) -> Option<PlaceId> {
        self.drill.scenario.places_of(PlaceKind::Operations).next().map(|(id, _)| id)
    }

    /// Red cells move from the largest stock to a nearly empty one.
    fn blood(&self) -> Option<Decision> {
        let live = self.live();
        let hospitals: Vec<PlaceId> =
            self.drill.scenario.places_of(PlaceKind::Hospital).filter(|(_, p)| p.has_ed).map(|(id, _)| id).collect();
        let stock = |p: &PlaceId| live.facilities[p].blood;
        let operates = |p: &PlaceId| live.facilities[p].tally.operated > 0;
        let to = hospitals.iter().filter(|p| operates(p)).min_by_key(|p| (stock(p), **p)).copied()?;
        let from = hospitals.iter().max_by_key(|p| (stock(p), std::cmp::Reverse(**p))).copied()?;
        let recent =
            self.last_by_me(DecisionKind::AllocateBlood).is_some_and(|t| self.drill.now() - t < Span::mins(35));
        let need = stock(&to) < 12 && stock(&from) >= 40 && !recent;
        need.then_some(Decision::AllocateBlood { from, to, units: 20 })
    }
}
