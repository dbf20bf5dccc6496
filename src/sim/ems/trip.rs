//! Ways along the roads, and what a closure does to those who are under way.

use super::{Task, UnitKind};
use crate::map::{Attachment, Path};
use crate::scenario::RoadState;
use crate::sim::{Coalition, Due, Trip};
use crate::units::{NodeId, PatientId, PlaceId, Span, Subject, UnitId};

/// Whose luck a drive is.
#[derive(Clone, Copy, Debug)]
pub(in crate::sim) enum TripOf {
    /// A unit's n-th way to a scene.
    Scene(UnitId, u32),
    Patient(PatientId, PlaceId),
    Home(UnitId),
}

impl Coalition {
    /// A junction in the open road: nothing to drive before it.
    pub(in crate::sim) fn crossing(&self, node: NodeId) -> Attachment {
        Attachment { node, access: Span::ZERO }
    }

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

    /// The same for anybody on the road.
    pub(in crate::sim) fn plan_drive(
        &mut self,
        siren: bool,
        from: Attachment,
        to: Attachment,
        noise: f64,
    ) -> Option<Trip> {
        let live = &self.live;
        let tree = self.router.tree_to(&self.map, &live.traffic, live.traffic_version, to.node, siren);
        let path = tree.path(&self.map, from.node)?;
        let road = Span(path.total_ms()) + from.access + to.access;
        let time = road.scaled(noise).max(Span::secs(20));
        let left = live.now;
        Some(Trip { from: from.node, to: to.node, left, due: left + time, siren, path })
    }

    pub(in crate::sim) fn drive_time(&mut self, from: NodeId, to: NodeId, siren: bool) -> Option<Span> {
        let live = &self.live;
        self.router.tree_to(&self.map, &live.traffic, live.traffic_version, to, siren).time(from)
    }

    /// Every emergency department that can be reached, nearest first; ties by place number.
    pub(in crate::sim) fn emergency_departments_by_time(&mut self, from: NodeId, siren: bool) -> Vec<(Span, PlaceId)> {
        let (live, map) = (&self.live, &self.map);
        let reach = self.router.reach_from(map, &live.traffic, live.traffic_version, from, siren);
        let mut found: Vec<(Span, PlaceId)> = self
            .scenario
            .places
            .iter_ids()
            .filter(|(_, p)| p.has_ed)
            .filter_map(|(id, _)| Some((reach.time(map.node_of_place(id))? + map.access_of_place(id), id)))
            .collect();
        found.sort_unstable();
        found
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
        let due = match &task {
            Task::ToSite { trip, .. } | Task::ToHospital { trip, .. } | Task::Home { trip } => trip.due,
            _ => self.live.now,
        };
        let span = due - self.live.now;
        self.live.units[unit].duty.drives(span);
        self.busy_for(unit, task, span);
    }

    /// After the roads have changed: whoever has a closed road still ahead goes another way from the next junction.
    /// If there is none, they are let through at the old pace.
    pub(in crate::sim) fn reroute_everybody(&mut self) {
        for unit in self.live.units.ids() {
            let detour = match &self.live.units[unit].task {
                Task::ToSite { trip, .. } | Task::ToHospital { trip, .. } | Task::Home { trip } => {
                    let trip = trip.clone();
                    self.detour(&trip)
                }
                _ => None,
            };
            let Some(trip) = detour else { continue };
            let task = match &self.live.units[unit].task {
                Task::ToSite { site, .. } => Task::ToSite { trip, site: *site },
                Task::ToHospital { at, .. } => Task::ToHospital { trip, at: *at },
                _ => Task::Home { trip },
            };
            self.drive(unit, task);
        }
    }

    /// The junction that a unit on this trip comes to next.
    pub(in crate::sim) fn next_junction(&self, trip: &crate::sim::Trip) -> NodeId {
        let pace = (trip.due - trip.left).0 as f64 / trip.path.total_ms().max(1) as f64;
        let driven = ((self.live.now - trip.left).0 as f64 / pace) as i64;
        let step = trip.path.steps.get(trip.path.step_at(driven).0);
        step.map_or(trip.to, |s| self.map.end_of(s.road, s.forward))
    }

    fn detour(&mut self, trip: &Trip) -> Option<Trip> {
        let total = trip.path.total_ms().max(1);
        let pace = (trip.due - trip.left).0 as f64 / total as f64;
        let driven = ((self.live.now - trip.left).0 as f64 / pace) as i64;
        let traffic = &self.live.traffic;
        let (index, into) = trip.path.step_at(driven);
        let closed = |road| traffic.state(road) == Some(RoadState::Closed);
        if !trip.path.steps.iter().skip(index + 1).any(|s| closed(s.road)) {
            return None;
        }
        let here = trip.path.steps.get(index)?;
        let next = self.map.end_of(here.road, here.forward);
        let rest_of_road = Span(i64::from(here.ms) - into).scaled(pace);
        let mut fresh = self.plan_drive(trip.siren, self.crossing(next), self.crossing(trip.to), pace)?;
        let head = Path { steps: trip.path.steps[index..=index].to_vec() };
        fresh.path = head.joined(fresh.path);
        // Back-dated, so that position along the new path is continuous with the road the unit is on.
        fresh.left = self.live.now - Span(into).scaled(pace);
        fresh.due += rest_of_road;
        fresh.from = trip.from;
        Some(fresh)
    }
}
