//! Measures: what is ordered, when it is in force, what it does then.

use super::super::decision::descriptor;
use super::super::descriptor::Begins;
use super::super::{Coalition, Due, Fact, Offer};
use crate::scenario::{Barrier, DecisionKind, Good, PlaceKind, Status};
use crate::units::{PlaceId, Span, Subject, ZoneId};
use serde::{Deserialize, Serialize};

/// What a decision is about, beyond the place or the zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Detail {
    Nothing,
    Center(Offer),
    Barrier(Barrier),
}

/// The facility or the zone that a measure is about; neither: the whole county.
pub(super) type About = (Option<PlaceId>, Option<ZoneId>);

pub(super) const COUNTY: About = (None, None);

pub(super) fn at(place: PlaceId) -> About {
    (Some(place), None)
}

pub(super) fn in_zone(zone: ZoneId) -> About {
    (None, Some(zone))
}

impl Coalition {
    /// Ordered once: not again while it is ordered or in force.
    pub(super) fn order_measure(&mut self, kind: DecisionKind, about: About, after: Span) {
        self.remember(kind, about);
        self.order_anew(kind, about, after, Detail::Nothing);
    }

    pub(super) fn remember(&mut self, kind: DecisionKind, (at, zone): About) {
        self.live.relief.ordered.insert((kind, at, zone));
    }

    /// May be ordered again.
    pub(super) fn order_anew(&mut self, kind: DecisionKind, (at, zone): About, after: Span, detail: Detail) {
        self.tell(Fact::ReliefOrdered { kind, at, zone });
        self.live.agenda.put(self.live.now + after, Due::ReliefBegins { kind, at, zone, detail });
    }

    pub(in crate::sim) fn relief_begins(&mut self, kind: DecisionKind, (at, zone): About, detail: Detail) {
        match (at, zone) {
            (Some(at), _) => drop(self.live.relief.at.entry(at).or_default().insert(kind)),
            (_, Some(zone)) => drop(self.live.zones[zone].measures.insert(kind)),
            (None, None) => drop(self.live.relief.everywhere.insert(kind)),
        }
        self.tell(Fact::ReliefBegan { kind, at, zone });
        match (&descriptor(kind).begins, at, zone) {
            (Some(Begins::At(begin)), Some(at), _) => begin(self, at),
            (Some(Begins::In(begin)), _, Some(zone)) => begin(self, zone, detail),
            (Some(Begins::Everywhere(begin)), ..) => begin(self),
            (Some(Begins::At(_) | Begins::In(_)) | None, ..) => {}
        }
    }

    pub(super) fn center_opens(&mut self, zone: ZoneId, detail: Detail) {
        if let Detail::Center(offer) = detail {
            self.live.zones[zone].centers.insert(offer);
        }
    }

    pub(super) fn barrier_answered(&mut self, zone: ZoneId, detail: Detail) {
        if let Detail::Barrier(barrier) = detail {
            self.live.relief.ordered.remove(&(DecisionKind::AnswerBarrier, None, Some(zone)));
            self.barrier_falls(zone, barrier);
        }
    }

    /// About six hours, a quarter less once the damage is known [A]; nobody climbs in the wind.
    pub(super) fn crew_needs(&mut self, zone: ZoneId) -> Span {
        let survey = self.live.relief.everywhere.contains(&DecisionKind::AssessDamage);
        let mean = if survey { 270.0 } else { 360.0 };
        let s = &mut self.live.dice.stream(Subject::Zone, 6 << 40 | u64::from(zone.0), self.live.now.0 as u64);
        let minutes = s.lognormal(mean, 0.3);
        let gone = |h: &super::ActiveHazard| {
            let until = h.hazard.until.unwrap_or(self.live.now + Span::hours(6));
            (until - self.live.now).max(Span::ZERO)
        };
        let blows = |h: &&super::ActiveHazard| !h.ended && h.hazard.kind == crate::scenario::HazardKind::Wind;
        let wait = self.live.relief.hazards.iter().filter(blows).map(gone).max().unwrap_or(Span::ZERO);
        wait + Span::from_mins(minutes)
    }

    pub(super) fn zone_restored(&mut self, zone: ZoneId) {
        self.live.zones[zone].measures.remove(&DecisionKind::RestoreZone);
        self.zone_lit(zone);
    }

    /// Everybody counts, and what was contested is talked over.
    pub(super) fn meeting_ends(&mut self) {
        self.live.relief.ordered.remove(&(DecisionKind::CallMeeting, None, None));
        if std::mem::replace(&mut self.live.relief.contested, false) {
            self.trust_changes(None, 2);
        }
        self.ask_everybody();
    }

    pub(super) fn member_acts(&mut self, at: PlaceId) {
        if self.live.facilities[at].status != Status::Closed {
            self.facility_mut(at).command_center = true;
            self.tell(Fact::CommandCenterActivated { at });
            self.ask_for_report(at);
        }
    }

    /// Isolation rooms cost a tenth of the capacity.
    pub(super) fn isolate_in_shelters(&mut self) {
        for shelter in self.live.shelters.values_mut().filter(|s| !s.roof.isolation) {
            shelter.capacity -= shelter.capacity / 10;
            shelter.roof.isolation = true;
        }
    }

    /// People with devices, and their families, to the nearest medical shelter that is open; more of them where their
    /// names are known [A: six of ten registered, two of ten others].
    pub(super) fn drive_people(&mut self, zone: ZoneId) {
        let share = if self.has(zone, DecisionKind::RegisterNeeds) { 0.6 } else { 0.2 };
        let here = self.scenario.zones[zone].at;
        let far = |p: PlaceId| self.scenario.place(p).at.distance_m(here) as i64;
        let open = self.live.shelters.iter().filter(|(_, s)| s.open && s.roof.medical && s.room() > 0);
        let Some((to, room)) = open.map(|(p, s)| (*p, s.room())).min_by_key(|(p, _)| (far(*p), *p)) else { return };
        let z = &mut self.live.zones[zone];
        let people = ((f64::from(z.on_power) * share) as u32).min(room / 2);
        z.on_power -= people;
        if let Some(shelter) = self.live.shelters.get_mut(&to).filter(|_| people > 0) {
            let first = shelter.people == 0;
            // Each brings somebody who cares for them: 71 others for 100 patients [Patton-Levine].
            shelter.people += people + people * 71 / 100;
            shelter.peak = shelter.peak.max(shelter.people);
            shelter.on_power += people;
            self.tell(Fact::PeopleDriven { zone, to, people });
            if first {
                self.next_visit(to);
            }
        }
    }

    /// Every cache of the county and its region goes where the rule sends it.
    pub(super) fn follow_the_rule(&mut self) {
        use super::super::Allocation;
        let near = |c: &crate::scenario::Cache| {
            matches!(c.holder, crate::scenario::Holder::Local | crate::scenario::Holder::Regional)
        };
        let caches = self.scenario.community.caches.iter().enumerate();
        let near: Vec<(u16, Good)> = caches.filter(|(_, c)| near(c)).map(|(i, c)| (i as u16, c.good)).collect();
        let open: Vec<PlaceId> = self.live.shelters.iter().filter(|(_, s)| s.open).map(|(p, _)| *p).collect();
        for (turn, (cache, good)) in near.into_iter().enumerate() {
            let to = match self.live.relief.rule {
                Some(Allocation::ByNeed) => {
                    open.iter().copied().max_by_key(|p| (self.lack(*p, good), std::cmp::Reverse(*p)))
                }
                Some(Allocation::Equal) | None => open.get(turn % open.len().max(1)).copied(),
            };
            if let Some(to) = to.filter(|to| self.check_cache(cache, *to).is_ok()) {
                self.draw_cache(cache, to);
            }
        }
    }

    /// Clinics that stay open keep people from emergency departments: two of a hundred each, ten at most [A].
    pub(in crate::sim) fn seen_in_clinics(&self) -> f64 {
        let open = |p: &PlaceId| {
            self.scenario.place(*p).kind == PlaceKind::Clinic && self.has_at(*p, DecisionKind::ExtendHours)
        };
        let clinics = self.live.relief.at.keys().filter(|p| open(p)).count();
        (clinics as f64 * 0.02).min(0.1)
    }
}
