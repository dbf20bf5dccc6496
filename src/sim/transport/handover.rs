//! At the hospital's door: the unit is held until staff take its patients over.

use super::Task;
use crate::scenario::Severity;
use crate::sim::{Coalition, Whereabouts};
use crate::units::{PatientId, PlaceId, Span, Subject, UnitId};

/// Handover 10–20 min when all is well [table B5b].
const HANDOVER_MIN: f64 = 12.0;
/// Walking patients are shown to the waiting room.
const DROP_OFF_MIN: f64 = 4.0;
const CLEANING_MIN: f64 = 8.0;

impl Coalition {
    pub(in crate::sim) fn at_door(&mut self, unit: UnitId, at: PlaceId) {
        self.live.bus_orders.remove(&unit);
        if let Some(to) = self.elsewhere(at)
            && self.drives_on(unit, at, to)
        {
            return;
        }
        self.set_task(unit, Task::Wall { at, since: self.live.now });
        let aboard = self.live.units[unit.index()].aboard.clone();
        for id in aboard {
            let walks = self.live.patients[id.index()].seen_as() == Severity::Minimal;
            if walks {
                self.live.units[unit.index()].aboard.retain(|p| *p != id);
            }
            self.arrive(id, at, true);
        }
        self.leave_wall_if_free(unit);
    }

    /// Closed while they were under way: to the next hospital with everybody aboard.
    pub(in crate::sim) fn drives_on(&mut self, unit: UnitId, from: PlaceId, to: PlaceId) -> bool {
        let noise = self.trip_noise(unit);
        let siren = Self::siren(self.live.units[unit.index()].kind);
        let (a, b) = (self.map.node_of_place(from), self.map.node_of_place(to));
        let Some(trip) = self.plan_trip(a, b, siren, noise) else { return false };
        for id in self.live.units[unit.index()].aboard.clone() {
            let sent = (self.live.now, self.live.patients[id.index()].seen_as());
            self.live.ems.sent.entry(to).or_default().push(sent);
        }
        self.drive(unit, Task::ToHospital { trip, at: to });
        true
    }

    /// Somebody of this unit got a place (or died): when nobody is left aboard, the handover runs.
    pub(in crate::sim) fn taken_over(&mut self, id: PatientId) {
        let holder = self.live.units.iter().position(|u| u.aboard.contains(&id)).map(UnitId::at);
        if let Some(unit) = holder {
            self.live.units[unit.index()].aboard.retain(|p| *p != id);
            self.leave_wall_if_free(unit);
        }
    }

    fn leave_wall_if_free(&mut self, unit: UnitId) {
        let u = &self.live.units[unit.index()];
        let Task::Wall { at, .. } = u.task else { return };
        if !u.aboard.is_empty() {
            return;
        }
        let lay = self.scenario.place(at).has_ed;
        let mean = if lay { HANDOVER_MIN } else { DROP_OFF_MIN };
        let trips = u64::from(u.trips);
        let minutes = self.live.dice.stream(Subject::Scene, 1 << 41 | u64::from(unit.0), trips).lognormal(mean, 0.4);
        let extra = self.live.facilities[at.index()].offload_extra;
        self.busy_for(unit, Task::Handover { at }, Span::from_mins(minutes) + extra);
    }

    pub(in crate::sim) fn handed_over(&mut self, unit: UnitId, at: PlaceId) {
        self.busy_for(unit, Task::Cleaning { at }, Span::from_mins(CLEANING_MIN));
    }

    /// A death on board: the crew still drives to the hospital if others are aboard, else is free.
    pub(in crate::sim) fn died_aboard(&mut self, unit: UnitId, id: PatientId) {
        self.live.units[unit.index()].aboard.retain(|p| *p != id);
        let u = &self.live.units[unit.index()];
        if !u.aboard.is_empty() {
            return;
        }
        match &u.task {
            Task::Loading { site } => {
                let site = *site;
                self.works_at_scene(unit, site);
                self.scene_may_be_clear(site);
            }
            Task::Wall { .. } => self.leave_wall_if_free(unit),
            // On the road: they finish the drive; `at_door` finds nobody aboard.
            _ => {}
        }
    }

    /// Is the patient still on the ambulance's stretcher at this door?
    pub(in crate::sim) fn on_the_wall(&self, id: PatientId) -> bool {
        matches!(self.live.patients[id.index()].whereabouts, Whereabouts::Waiting(_))
            && self.live.units.iter().any(|u| u.aboard.contains(&id))
    }
}
