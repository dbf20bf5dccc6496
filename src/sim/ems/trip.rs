//! Trips of units: their noise, and detours after a closure.

use super::{Task, UnitKind};
use crate::map::Attachment;
use crate::sim::{Coalition, Due, Trip};
use crate::units::{PatientId, PlaceId, Span, Subject, UnitId};

/// Which random stream a trip draws from.
#[derive(Clone, Copy, Debug)]
pub(in crate::sim) enum TripOf {
    /// A unit's n-th way to a scene.
    Scene(UnitId, u32),
    Patient(PatientId, PlaceId),
    Home(UnitId),
}

impl Coalition {
    /// Travel time is the road graph's, and the stretches between the road and the doors, times a lognormal factor with
    /// mean 1 [cv 0.4: MillsDiss, quoting Ingolfsson08]. A helicopter flies straight. `None` if today's closures leave no
    /// way.
    pub(in crate::sim) fn plan_trip(
        &mut self,
        kind: UnitKind,
        from: Attachment,
        to: Attachment,
        noise: f64,
    ) -> Option<Trip> {
        if kind == UnitKind::Helicopter {
            return Some(self.flight(from.node, to.node, noise));
        }
        self.plan_drive(kind.has_siren(), from, to, noise)
    }

    /// The luck of a trip: of the unit's next way to a scene, of the patient in front, or of the hour. An ordinary call or a
    /// way home more leaves the luck of the others as it was.
    pub(in crate::sim) fn trip_noise(&self, of: TripOf) -> f64 {
        let (entity, count) = match of {
            TripOf::Scene(unit, n) => (u64::from(unit.0), u64::from(n)),
            TripOf::Patient(id, to) => (1 << 44 | u64::from(id.0), u64::from(to.0)),
            TripOf::Home(unit) => (1 << 43 | u64::from(unit.0), self.live.now.0 as u64),
        };
        self.live.dice.stream(Subject::Travel, entity, count).lognormal(1.0, 0.4)
    }

    /// The unit does `task` and is done with it after `span`.
    pub(in crate::sim) fn busy_for(&mut self, unit: UnitId, task: Task, span: Span) {
        self.set_task(unit, task);
        let plan = self.live.units[unit].plan;
        self.live.agenda.put(self.live.now + span, Due::Unit { unit, plan });
    }

    /// The unit drives; `task` holds the trip.
    pub(in crate::sim) fn drive(&mut self, unit: UnitId, task: Task) {
        let due = task.trip().map_or(self.live.now, Trip::arrival);
        let span = due - self.live.now;
        self.live.units[unit].duty.drives(span);
        self.busy_for(unit, task, span);
    }

    /// After a traffic change: units with a closed road ahead take another route from the next junction.
    /// If there is none, they are let through at the old pace.
    pub(in crate::sim) fn reroute_everybody(&mut self) {
        for unit in self.live.units.ids() {
            let Some(trip) = self.live.units[unit].task.trip().cloned() else { continue };
            let Some(detour) = self.detour(&trip) else { continue };
            if let Some(task) = self.live.units[unit].task.rerouted(detour) {
                self.drive(unit, task);
            }
        }
    }
}
