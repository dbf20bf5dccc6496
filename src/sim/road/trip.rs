//! Trips: routes, travel times, and detours around a closure.

use crate::map::{Attachment, Path, Tree};
use crate::scenario::{PlaceKind, RoadState};
use crate::sim::Coalition;
use crate::units::{NodeId, PlaceId, SimTime, Span};
use serde::{Deserialize, Serialize};

/// A route along the roads with its departure and its arrival.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trip {
    pub from: NodeId,
    pub to: NodeId,
    pub left: SimTime,
    pub due: SimTime,
    pub siren: bool,
    pub path: Path,
}

impl Trip {
    pub fn arrival(&self) -> SimTime {
        self.due
    }

    pub fn duration(&self) -> Span {
        self.due - self.left
    }
}

impl Coalition {
    /// Routes to a junction on today's roads.
    pub(in crate::sim) fn routes_to(&mut self, to: NodeId, siren: bool) -> &Tree {
        let live = &self.live;
        self.router.tree_to(&self.map, &live.traffic, live.traffic_version, to, siren)
    }

    /// A junction in the open road: nothing to drive before it.
    pub(in crate::sim) fn crossing(&self, node: NodeId) -> Attachment {
        Attachment { node, access: Span::ZERO }
    }

    /// A drive along today's open roads; `None` if they leave no route. Time is the road graph's, plus both access
    /// stretches, times the `noise` of the trip.
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
        let left = self.live.now;
        Some(Trip { from: from.node, to: to.node, left, due: left + time, siren, path })
    }

    pub(in crate::sim) fn drive_time(&mut self, from: NodeId, to: NodeId, siren: bool) -> Option<Span> {
        self.routes_to(to, siren).time(from)
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

    /// Every hospital that can be reached, nearest first; ties by place number.
    pub(in crate::sim) fn hospitals_by_time(&mut self, from: NodeId) -> Vec<PlaceId> {
        let (live, map) = (&self.live, &self.map);
        let reach = self.router.reach_from(map, &live.traffic, live.traffic_version, from, false);
        let places = self.scenario.places_of(PlaceKind::Hospital).map(|(id, _)| id);
        let mut found: Vec<_> = places.filter_map(|id| Some((reach.time(map.node_of_place(id))?, id))).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, id)| id).collect()
    }

    /// The drive from one place to another without haste; half an hour where no road leads [A].
    pub(in crate::sim) fn drive_between(&mut self, from: PlaceId, to: PlaceId) -> Span {
        let (a, b) = (self.map.node_of_place(from), self.map.node_of_place(to));
        self.drive_time(a, b, false).unwrap_or(Span::mins(30))
    }

    /// The junction that a unit on this trip comes to next.
    pub(in crate::sim) fn next_junction(&self, trip: &Trip) -> NodeId {
        let pace = (trip.due - trip.left).0 as f64 / trip.path.total_ms().max(1) as f64;
        let driven = ((self.live.now - trip.left).0 as f64 / pace) as i64;
        let step = trip.path.steps.get(trip.path.step_at(driven).0);
        step.map_or(trip.to, |s| self.map.end_of(s.road, s.forward))
    }

    pub(in crate::sim) fn detour(&mut self, trip: &Trip) -> Option<Trip> {
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
