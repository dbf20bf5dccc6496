//! Handover at the hospital: ambulance offload delay, cleaning, and transfers.

use super::trip::TripOf;
use super::{Task, UnitKind};
use crate::scenario::{BedKind, Severity};
use crate::sim::{Coalition, Whereabouts};
use crate::units::{PatientId, PlaceId, Span, Subject, UnitId};

/// Handover 10–20 min when all is well; toward 30 min when the department is full [table B5b].
const HANDOVER_MIN: f64 = 12.0;
const CROWDED_FROM: f64 = 0.8;
const CROWDED_MIN: f64 = 24.0;
/// Walking patients are shown to the waiting room.
const DROP_OFF_MIN: f64 = 4.0;
/// After an ordinary patient; after one who was not washed [A].
const CLEANING_MIN: f64 = 8.0;
const SOILED_MIN: f64 = 45.0;

impl Coalition {
    pub(in crate::sim) fn at_door(&mut self, unit: UnitId, at: PlaceId) {
        self.live.bus_orders.remove(&unit);
        if let Some(to) = self.elsewhere(at)
            && self.drives_on(unit, at, to)
        {
            return;
        }
        self.set_task(unit, Task::Wall { at, since: self.live.now });
        let aboard = self.live.units[unit].aboard.clone();
        for &id in &aboard {
            let walks = self.patient(id).seen_as() == Severity::Minimal;
            if walks {
                self.live.units[unit].aboard.retain(|p| *p != id);
            } else {
                self.live.ems.on_wall.insert(id, unit);
            }
            self.arrive(id, at, true);
        }
        self.leave_wall_if_free(unit, aboard.first().copied());
    }

    /// Closed while the unit was en route: on to the next hospital with all patients aboard.
    pub(in crate::sim) fn drives_on(&mut self, unit: UnitId, from: PlaceId, to: PlaceId) -> bool {
        let u = &self.live.units[unit];
        let kind = u.kind;
        let noise = self.trip_noise(u.aboard.first().map_or(TripOf::Home(unit), |id| TripOf::Patient(*id, to)));
        let (a, b) = (self.map.attachment_of_place(from), self.map.attachment_of_place(to));
        let Some(trip) = self.plan_trip(kind, a, b, noise) else { return false };
        for id in self.live.units[unit].aboard.clone() {
            self.count_sent(id, to);
        }
        self.drive(unit, Task::ToHospital { trip, at: to });
        true
    }

    pub(in crate::sim) fn count_sent(&mut self, id: PatientId, to: PlaceId) {
        let tag = self.patient(id).seen_as();
        self.live.ems.sent.entry(to).or_default().add(self.live.now, tag);
    }

    /// Units that are held at a door, with the patients aboard.
    pub(in crate::sim) fn units_at_door(&self, door: PlaceId) -> Vec<(UnitId, Vec<PatientId>)> {
        let held = self.live.units.iter_ids().filter(|(_, u)| matches!(u.task, Task::Wall { at, .. } if at == door));
        held.map(|(unit, u)| (unit, u.aboard.clone())).collect()
    }

    /// A patient got a bed or died, perhaps on a unit's stretcher: with none left aboard, the handover runs.
    pub(in crate::sim) fn taken_over(&mut self, id: PatientId) {
        if let Some(unit) = self.live.ems.on_wall.remove(&id) {
            self.live.units[unit].aboard.retain(|p| *p != id);
            self.leave_wall_if_free(unit, Some(id));
        }
    }

    fn leave_wall_if_free(&mut self, unit: UnitId, last: Option<PatientId>) {
        let u = &self.live.units[unit];
        let Task::Wall { at, .. } = u.task else { return };
        if !u.aboard.is_empty() {
            return;
        }
        let lay = self.scenario.place(at).has_ed;
        let mean = if lay { self.handover_min(at) } else { DROP_OFF_MIN };
        // The luck of whom they brought: a trip more before it changes nothing.
        let whose = last.map_or(1 << 47 | u64::from(unit.0), |id| 1 << 41 | u64::from(id.0));
        let count = last.map_or(u64::from(u.trips), |_| 0);
        let minutes = self.live.dice.stream(Subject::Scene, whose, count).lognormal(mean, 0.4);
        let extra = self.facility(at).offload_delay();
        self.busy_for(unit, Task::Handover { at }, Span::from_mins(minutes) + extra);
    }

    /// The fuller the department, the longer its nurses take to come to the door [growth A].
    fn handover_min(&self, at: PlaceId) -> f64 {
        let f = self.facility(at);
        let full = f64::from(f.in_use(BedKind::Ed)) / f64::from(f.capacity(BedKind::Ed).max(1));
        let crowding = ((full - CROWDED_FROM) / (1.0 - CROWDED_FROM)).clamp(0.0, 1.0);
        HANDOVER_MIN + (CROWDED_MIN - HANDOVER_MIN) * crowding
    }

    pub(in crate::sim) fn handed_over(&mut self, unit: UnitId, at: PlaceId) {
        let u = &mut self.live.units[unit];
        let minutes = if std::mem::take(&mut u.soiled) { SOILED_MIN } else { CLEANING_MIN };
        let span = Span::from_mins(minutes) + u.duty.fuel_stop();
        self.busy_for(unit, Task::Cleaning { at }, span);
    }

    /// A death on board: the crew still drives to the hospital if others are aboard, else is free.
    pub(in crate::sim) fn died_aboard(&mut self, unit: UnitId, id: PatientId) {
        self.live.units[unit].aboard.retain(|p| *p != id);
        let u = &self.live.units[unit];
        if !u.aboard.is_empty() {
            return;
        }
        match &u.task {
            Task::Loading { site } => {
                let site = *site;
                self.works_at_scene(unit, site);
                self.scene_may_be_clear(site);
            }
            Task::Wall { .. } => self.leave_wall_if_free(unit, Some(id)),
            // En route: the unit finishes the drive; `at_door` finds no patient aboard.
            Task::ToHospital { .. }
            | Task::Ready { .. }
            | Task::Turnout { .. }
            | Task::ToSite { .. }
            | Task::Triaging { .. }
            | Task::Staged { .. }
            | Task::Handover { .. }
            | Task::Cleaning { .. }
            | Task::Home { .. }
            | Task::Busy { .. }
            | Task::Off { .. }
            | Task::Gone => {}
        }
    }

    /// Is the patient still on the ambulance's stretcher at this door?
    pub(in crate::sim) fn on_the_wall(&self, id: PatientId) -> bool {
        matches!(self.patient(id).whereabouts(), Whereabouts::Waiting(_)) && self.live.ems.on_wall.contains_key(&id)
    }

    /// A critical-care transport of the fleet takes a transfer: when it leaves with the patient, and back to its base
    /// [loading and handover A]. `None`: none is free.
    pub(in crate::sim) fn critical_care_transport(&mut self, from: PlaceId, to: PlaceId) -> Option<Span> {
        let free: Vec<UnitId> = self.idle_of(UnitKind::CriticalCare).collect();
        let door = self.map.node_of_place(from);
        let drives = free.into_iter().filter_map(|u| {
            let at = self.live.units[u].ready_at()?;
            Some((self.drive_time(at, door, true)?, u))
        });
        let (drive, unit) = drives.min()?;
        let across = self.drive_time(door, self.map.node_of_place(to), true)?;
        let leaves = drive + Span::mins(15);
        let at = self.map.node_of_place(to);
        self.busy_for(unit, Task::Busy { at }, leaves + across + Span::mins(20));
        Some(leaves)
    }
}
