//! Numbers read off the true state: for conditions, charts and the summary.

use super::patient::Counted;
use super::{Coalition, Due, Live, Sample};
use crate::scenario::{BedKind, Effect, Metric};
use crate::units::Span;

impl Coalition {
    pub fn metric(&self, metric: Metric) -> i64 {
        match metric {
            Metric::EdWaiting(at) => i64::from(self.live.facilities[at].ed_waiting()),
            Metric::BedsFree(at, kind) => self.live.facilities[at].free(kind),
            Metric::AtScene(site) => {
                let s = &self.live.sites[site];
                i64::from(s.trapped) + s.waiting_total() as i64
            }
            Metric::UnitsAvailable => self.units_ready() as i64,
            Metric::ShelterPeople(at) => self.live.shelters.get(&at).map_or(0, |s| i64::from(s.people)),
            Metric::Died => self.live.patients.iter().filter(|p| !p.alive()).count() as i64,
        }
    }

    pub fn units_ready(&self) -> usize {
        self.live.units.iter().filter(|u| u.ready_at().is_some()).count()
    }

    pub(super) fn sample(&mut self) {
        self.count_touched();
        let live = &self.live;
        let sample = Sample {
            at: live.now,
            icu_free: live.facilities.iter().map(|f| f.free(BedKind::AdultIcu).max(0) as i32).sum(),
            ed_waiting: live.facilities.iter().map(super::Facility::ed_waiting).sum(),
            without_care: live.without_care,
            units_ready: self.units_ready() as u32,
            sheltered: self.sheltered(),
            died: live.died,
        };
        self.live.series.push(sample);
        self.live.agenda.put(self.live.now + Span::mins(1), Due::Sample);
    }

    fn count_touched(&mut self) {
        let Live { patients, touched, died, without_care, .. } = &mut self.live;
        for id in touched.drain(..) {
            let patient = &mut patients[id];
            patient.touched = false;
            let (was, is) = (patient.counted, Counted::of(patient));
            patient.counted = is;
            *without_care -= u32::from(was == Counted::WithoutCare);
            *without_care += u32::from(is == Counted::WithoutCare);
            *died += u32::from(was != is && is == Counted::Dead);
        }
    }

    /// What an inject does to the world.
    pub fn take_effect(&mut self, effect: &Effect) {
        match effect {
            Effect::Casualties { site, condition, counts } => self.strike_extra(*site, *condition, *counts),
            Effect::Road { name, at, radius_m, state, lasts, .. } => {
                let n = self.change_road(name, *at, *radius_m, *state);
                if let Some(lasts) = lasts {
                    self.live.agenda.put(self.live.now + *lasts, Due::RoadEnds(n));
                }
            }
            Effect::UtilityLoss { utility, place, lasts } => {
                self.utility_lost(*utility, *place, lasts.map(|l| self.live.now + l));
            }
            Effect::Beds { place, kind, change } => self.beds_change(*place, *kind, *change),
            Effect::FacilityStatus { place, status } => {
                self.force_status(*place, *status);
                self.tell(super::Fact::StatusForced { at: *place, status: *status });
            }
            Effect::Staff { place, pct } => {
                self.facility(*place).staff_pct = i32::from(*pct);
                self.tell(super::Fact::StaffLost { at: *place, pct: *pct });
                self.serve_everything(*place);
            }
            Effect::Blood { place, units } => {
                let f = self.facility(*place);
                f.blood = (f.blood + units).max(0);
                self.tell(super::Fact::BloodChanged { at: *place, units: *units });
            }
            Effect::SplitResponse { units } => self.split_response(*units),
            Effect::Buses { count } => self.buses_arrive(*count),
            Effect::Evacuees { zone, people } => {
                let (zone, people) = (*zone, *people);
                let at = self.live.now;
                let over = Span::mins(20);
                self.people_leave(&crate::scenario::Evacuation { zone, at, people, to_shelter_pct: 60, over });
            }
            Effect::Demand { pct } => {
                self.live.community.demand_pct = *pct;
                self.tell(super::Fact::DemandChanged { pct: *pct });
            }
            Effect::Weather { name, speed_pct, grounds, lasts } => self.weather(name, *speed_pct, *grounds, *lasts),
            Effect::Danger { site, hazard } => self.danger_begins(*site, *hazard),
            Effect::Rumour { site, name } => self.rumour(*site, name),
            Effect::Channel { channel, delay, lost_pct, lasts } => self.degrade(*channel, *delay, *lost_pct, *lasts),
            // The exercise keeps marks; the world does not know of them.
            Effect::Flag { .. } => {}
            Effect::Hazard { hazard, lasts } => self.strikes_area(self.beginning_now(hazard, *lasts), *lasts),
            Effect::Trust { zone, points } => self.trust_changes(*zone, *points),
            Effect::OffloadDelay { place, extra } => {
                self.facility(*place).offload_extra = *extra;
                self.tell(super::Fact::OffloadSlowed { at: *place, extra: *extra });
            }
        }
    }

    fn beds_change(&mut self, at: crate::units::PlaceId, kind: BedKind, change: i32) {
        if let Some(ward) = self.facility(at).ward_mut(kind) {
            ward.staffed = (ward.staffed + change).max(0);
            ward.licensed = (ward.licensed + change).max(0);
            self.tell(super::Fact::BedsChanged { at, kind, change });
            self.bed_came_free(at, kind);
        }
    }
}
