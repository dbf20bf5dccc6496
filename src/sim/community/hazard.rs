//! Area hazards: effects at onset, during the hazard, and at its end.

use super::super::{Coalition, Due, Fact};
use super::harm::poisson;
use super::{Cause, Harm};
use crate::scenario::{Hazard, HazardKind, RoadState, Utility};
use crate::units::{LatLon, PlaceId, Span, Subject, ZoneId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActiveHazard {
    pub hazard: Hazard,
    pub ended: bool,
    /// The road change that came with it.
    pub road: Option<u16>,
    /// What it has taken the power of.
    pub zones: Vec<ZoneId>,
    pub places: Vec<PlaceId>,
}

/// Strength at a distance: the same all over for weather and outages, weaker with distance for the others.
fn strength(h: &Hazard, at: LatLon) -> f64 {
    let far = h.at.distance_m(at) / f64::from(h.radius_m.max(1));
    if far > 1.0 {
        return 0.0;
    }
    let middle = f64::from(h.strength_pct) / 100.0;
    match h.kind {
        HazardKind::Heat | HazardKind::Wind | HazardKind::Blackout => middle,
        HazardKind::Shaking | HazardKind::Flood | HazardKind::Smoke | HazardKind::Plume => middle * (1.0 - far),
    }
}

impl Coalition {
    pub(super) fn strength(&self, kind: HazardKind, zone: ZoneId) -> f64 {
        self.strength_at(kind, self.scenario.zones[zone].at)
    }

    pub(super) fn strength_at(&self, kind: HazardKind, at: LatLon) -> f64 {
        let active = self.live.relief.hazards.iter().filter(|h| !h.ended && h.hazard.kind == kind);
        active.map(|h| strength(&h.hazard, at)).fold(0.0, f64::max)
    }

    pub(in crate::sim) fn hazard_begins(&mut self, n: u16) {
        let hazard = self.scenario.community.hazards[usize::from(n)].clone();
        let lasts = hazard.until.map(|until| until - self.live.now);
        self.strikes_area(hazard, lasts);
    }

    /// What an inject brings, with its times.
    pub(in crate::sim) fn beginning_now(&self, hazard: &Hazard, lasts: Option<Span>) -> Hazard {
        let from = self.live.now;
        Hazard { from, until: lasts.map(|l| from + l), ..hazard.clone() }
    }

    pub(in crate::sim) fn strikes_area(&mut self, hazard: Hazard, lasts: Option<Span>) {
        let n = self.live.relief.hazards.len() as u16;
        let road = self.hazard_on_roads(&hazard);
        let active = ActiveHazard { hazard, ended: false, road, zones: Vec::new(), places: Vec::new() };
        self.live.relief.hazards.push(active);
        self.tell(Fact::HazardBegan { hazard: n });
        for zone in self.live.zones.ids() {
            self.hazard_on_zone(n, zone);
        }
        for at in self.scenario.places.ids() {
            self.hazard_on_place(n, at);
        }
        if let Some(lasts) = lasts {
            self.live.agenda.put(self.live.now + lasts, Due::HazardEnds(n));
        }
    }

    fn hazard_on_roads(&mut self, h: &Hazard) -> Option<u16> {
        let (radius, state) = match h.kind {
            HazardKind::Wind => return Some(self.change_all_roads(&h.name, RoadState::Slow(30))),
            HazardKind::Flood => (h.radius_m / 2, RoadState::Closed),
            HazardKind::Shaking => (h.radius_m / 2, RoadState::Slow(60)),
            HazardKind::Smoke => (h.radius_m, RoadState::Slow(70)),
            HazardKind::Plume => (h.radius_m / 4, RoadState::Closed),
            HazardKind::Heat | HazardKind::Blackout => return None,
        };
        Some(self.change_road(&h.name, h.at, radius, state))
    }

    fn hazard_on_zone(&mut self, n: u16, zone: ZoneId) {
        let h = &self.live.relief.hazards[usize::from(n)].hazard;
        let (kind, force) = (h.kind, strength(h, self.scenario.zones[zone].at));
        if force <= 0.0 {
            return;
        }
        let mut s = self.live.dice.stream(Subject::Zone, 4 << 40 | u64::from(n) << 20 | u64::from(zone.0), 0);
        let population = f64::from(self.scenario.zones[zone].population);
        match kind {
            HazardKind::Blackout | HazardKind::Shaking => {
                let loses = if kind == HazardKind::Blackout { force } else { force / 2.0 };
                if s.chance(loses) {
                    self.live.relief.hazards[usize::from(n)].zones.push(zone);
                    self.zone_dark(zone);
                }
            }
            HazardKind::Flood => self.live.zones[zone].water_unsafe = true,
            HazardKind::Heat | HazardKind::Wind | HazardKind::Smoke | HazardKind::Plume => {}
        }
        // Hurt or exposed at once, for each 100 000 people in the middle [A].
        let (cause, per) = match kind {
            HazardKind::Shaking => (Cause::Injury, 20.0),
            HazardKind::Plume => (Cause::Air, 50.0),
            HazardKind::Heat | HazardKind::Wind | HazardKind::Smoke | HazardKind::Flood | HazardKind::Blackout => {
                return;
            }
        };
        let ed = poisson(s.unit(), population / 1e5 * per * force);
        if ed > 0 {
            let harm = Harm { ed, admitted: ed / 5, died: 0 };
            self.live.zones[zone].harm.entry(cause).or_default()[0].add(harm);
            self.tell(Fact::PeopleFellIll { cause, people: ed, died: 0 });
            self.come_to_ed(zone, ed, harm.admitted);
        }
    }

    fn hazard_on_place(&mut self, n: u16, at: PlaceId) {
        let h = &self.live.relief.hazards[usize::from(n)].hazard;
        let (kind, force) = (h.kind, strength(h, self.scenario.place(at).at));
        // Water that stands half as deep as in the middle is in the cellar.
        let loses = match kind {
            HazardKind::Blackout => force,
            HazardKind::Shaking => force / 2.0,
            HazardKind::Flood if force >= 0.5 => 1.0,
            HazardKind::Flood | HazardKind::Heat | HazardKind::Wind | HazardKind::Smoke | HazardKind::Plume => return,
        };
        let name = 5 << 40 | u64::from(n) << 20 | u64::from(at.0);
        if self.live.dice.stream(Subject::Zone, name, 0).chance(loses) {
            self.utility_lost(Utility::Power, at, None);
            self.live.relief.hazards[usize::from(n)].places.push(at);
            if kind == HazardKind::Flood {
                self.water(at, false);
            }
        }
    }

    pub(in crate::sim) fn hazard_ends(&mut self, n: u16) {
        let active = &mut self.live.relief.hazards[usize::from(n)];
        if std::mem::replace(&mut active.ended, true) {
            return;
        }
        let (zones, places, road) = (active.zones.clone(), active.places.clone(), active.road);
        let floods = active.hazard.kind == HazardKind::Flood;
        self.tell(Fact::HazardEnded { hazard: n });
        // What another field still holds stays dark.
        let (mut held, mut held_zones) = (Vec::new(), Vec::new());
        for other in self.live.relief.hazards.iter().filter(|h| !h.ended) {
            held.extend_from_slice(&other.places);
            held_zones.extend_from_slice(&other.zones);
        }
        for zone in zones.into_iter().filter(|z| !held_zones.contains(z)) {
            self.zone_lit(zone);
        }
        for at in places {
            if !self.facility(at).has_mains() && !held.contains(&at) {
                self.power_back(at);
            }
            if floods {
                self.water(at, true);
            }
        }
        if let Some(road) = road {
            self.road_ends(road);
        }
    }
}
