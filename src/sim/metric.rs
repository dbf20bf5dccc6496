//! Metrics of the true state for conditions, charts, and the summary; effects of injects.

use super::{Coalition, Due, Sample};
use crate::scenario::{Effect, Metric};
use crate::units::Span;

impl Coalition {
    pub fn metric(&self, metric: Metric) -> i64 {
        match metric {
            Metric::EdWaiting(at) => i64::from(self.facility(at).ed_waiting()),
            Metric::BedsFree(at, kind) => self.facility(at).free(kind),
            Metric::AtScene(site) => self.people_at_scene(site) as i64,
            Metric::UnitsAvailable => self.units_ready() as i64,
            Metric::ShelterPeople(at) => i64::from(self.people_in_shelter(at)),
            Metric::Died => self.patients().filter(|(_, p)| !p.alive()).count() as i64,
        }
    }

    pub(super) fn sample(&mut self) {
        self.count_touched();
        let live = &self.live;
        let sample = Sample {
            at: live.now,
            icu_free: self.icu_free() as i32,
            ed_waiting: self.waiting_for_ed(),
            without_care: live.without_care,
            units_ready: self.units_ready() as u32,
            sheltered: self.sheltered(),
            died: live.died,
        };
        self.live.series.push(sample);
        self.live.agenda.put(self.live.now + Span::mins(1), Due::Sample);
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
                self.staff_lost(*place, *pct);
            }
            Effect::Blood { place, units } => {
                self.change_blood(*place, *units);
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
                self.change_demand(*pct);
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
                self.slow_offload(*place, *extra);
            }
        }
    }
}
