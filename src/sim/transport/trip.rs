//! Ways along the roads, and what a closure does to those who are under way.

use super::{Task, UnitKind};
use crate::map::Path;
use crate::scenario::RoadState;
use crate::sim::{Coalition, Due, Trip};
use crate::units::{NodeId, PlaceId, Span, Subject, UnitId};

impl Coalition {
    /// Travel time is the road graph's times a lognormal factor with mean 1 [cv 0.4: MillsDiss, quoting Ingolfsson08].
    /// `None` if today's closures leave no way.
    pub(in crate::sim) fn plan_trip(&mut self, from: NodeId, to: NodeId, siren: bool, noise: f64) -> Option<Trip> {
        let live = &self.live;
        let tree = self.router.tree_to(&self.map, &live.traffic, live.traffic_version, to, siren);
        let path = tree.path(&self.map, from)?;
        let time = Span(path.total_ms()).scaled(noise).max(Span::secs(20));
        let left = live.now;
        Some(Trip { from, to, left, due: left + time, siren, path })
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
            .iter()
            .enumerate()
            .filter(|(_, p)| p.has_ed)
            .map(|(i, _)| PlaceId::at(i))
            .filter_map(|id| Some((reach.time(map.node_of_place(id))?, id)))
            .collect();
        found.sort_unstable();
        found
    }

    /// The luck of a unit's next trip.
    pub(in crate::sim) fn trip_noise(&mut self, unit: UnitId) -> f64 {
        let u = &mut self.live.units[unit.index()];
        u.trips += 1;
        let trips = u64::from(u.trips);
        self.live.dice.stream(Subject::Travel, u64::from(unit.0), trips).lognormal(1.0, 0.4)
    }

    pub(in crate::sim) fn siren(kind: UnitKind) -> bool {
        kind != UnitKind::Bus
    }

    pub(in crate::sim) fn set_task(&mut self, unit: UnitId, task: Task) {
        let u = &mut self.live.units[unit.index()];
        u.task = task;
        u.plan += 1;
    }

    /// The unit does `task` and is done with it after `span`.
    pub(in crate::sim) fn busy_for(&mut self, unit: UnitId, task: Task, span: Span) {
        self.set_task(unit, task);
        let plan = self.live.units[unit.index()].plan;
        self.live.agenda.put(self.live.now + span, Due::Unit { unit, plan });
    }

    /// The unit drives; `task` holds the trip.
    pub(in crate::sim) fn drive(&mut self, unit: UnitId, task: Task) {
        let due = match &task {
            Task::ToSite { trip, .. } | Task::ToHospital { trip, .. } | Task::Home { trip } => trip.due,
            _ => self.live.now,
        };
        self.busy_for(unit, task, due - self.live.now);
    }

    /// After the roads have changed: whoever has a closed road still ahead goes another way from the next junction.
    /// If there is none, they are let through at the old pace.
    pub(in crate::sim) fn reroute_everybody(&mut self) {
        for i in 0..self.live.units.len() {
            let unit = UnitId::at(i);
            let task = self.live.units[i].task.clone();
            let changed = match task {
                Task::ToSite { trip, site } => self.detour(&trip).map(|trip| Task::ToSite { trip, site }),
                Task::ToHospital { trip, at } => self.detour(&trip).map(|trip| Task::ToHospital { trip, at }),
                Task::Home { trip } => self.detour(&trip).map(|trip| Task::Home { trip }),
                _ => None,
            };
            if let Some(task) = changed {
                self.drive(unit, task);
            }
        }
    }

    /// The junction that a unit on this trip comes to next.
    pub(in crate::sim) fn next_junction(&self, trip: &Trip) -> NodeId {
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
        let mut fresh = self.plan_trip(next, trip.to, trip.siren, pace)?;
        let head = Path { steps: trip.path.steps[index..=index].to_vec() };
        fresh.path = head.joined(fresh.path);
        // Back-dated, so that position along the new path is continuous with the road the unit is on.
        fresh.left = self.live.now - Span(into).scaled(pace);
        fresh.due += rest_of_road;
        fresh.from = trip.from;
        Some(fresh)
    }
}
