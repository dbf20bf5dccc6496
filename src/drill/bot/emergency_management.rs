//! Emergency management: EOC, warning, shelters, roads, power.

use super::Doctrine;
use crate::sim::{Decision, Languages, Power};
use crate::units::{PlaceId, RoadChangeId, Span};

impl Doctrine<'_> {
    pub(super) fn emergency_management(&self) -> Vec<Decision> {
        let live = self.live();
        let mut wanted = Vec::new();
        if self.after(6) {
            wanted.push(Decision::ActivateEoc);
        }
        if self.after(12) {
            wanted.push(Decision::WarnPublic { languages: Languages::TopFour });
        }
        let homeless: u32 = live.evacuations.iter().filter(|d| d.arrived.is_none()).map(|d| d.people).sum();
        let room: u32 = live.shelters.values().filter(|s| s.open).map(|s| s.room()).sum();
        if homeless > room
            && let Some(at) = self.roomiest_closed_shelter()
        {
            wanted.push(Decision::OpenShelter { at });
        }
        for (i, change) in live.road_changes.iter().enumerate() {
            let age = self.drill.now() - change.since;
            let at_site = self.drill.scenario.sites.iter().any(|s| s.at.distance_m(change.at) < 400.0);
            if change.ended.is_none() && age >= Span::mins(4) && !at_site {
                wanted.push(Decision::ClearRoad { change: RoadChangeId::at(i) });
            }
        }
        for (i, f) in live.facilities.iter().enumerate() {
            if f.power != Power::Mains {
                wanted.push(Decision::RestorePower { at: PlaceId::at(i) });
            }
        }
        wanted.extend(self.emergency_management_relief());
        wanted
    }

    fn roomiest_closed_shelter(&self) -> Option<PlaceId> {
        let live = self.live();
        let first = live.evacuations.iter().find(|d| d.arrived.is_none())?;
        let zone = self.drill.scenario.zones[first.zone].at;
        let closed = live.shelters.iter().filter(|(_, s)| !s.open && s.capacity >= 50).map(|(p, _)| *p);
        let metres = |p: &PlaceId| self.drill.scenario.place(*p).at.distance_m(zone) as i64;
        closed.min_by_key(|p| (metres(p), *p))
    }
}
