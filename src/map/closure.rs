//! Closed and slow roads.

use super::{CoalitionMap, Stretch};
use crate::scenario::{RoadChange, RoadState};
use crate::units::{LatLon, NodeId, RoadId};
use petgraph::Direction;
use petgraph::visit::EdgeRef;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Through a cordon, km/h [A]: an ordinary vehicle behind an escort, and one with lights and sirens.
const ESCORT_KMH: u64 = 10;
const WAVED_IN_KMH: u64 = 40;

/// The state of the roads: a road not listed here is normal.
///
/// A place or site inside a closure stays reachable by the shortest closed route to an open
/// road, at an escort's pace, as through a cordon. No other traffic uses a closed road.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traffic {
    roads: BTreeMap<RoadId, RoadState>,
    /// Closed roads open to escorts.
    escorted: BTreeSet<RoadId>,
}

impl CoalitionMap {
    /// The roads with any part within `radius_m` of a point.
    pub fn roads_near(&self, at: LatLon, radius_m: u32) -> Vec<RoadId> {
        let radius = f64::from(radius_m);
        let (x, y) = self.projection().plane(at);
        // One meter more, against rounding: most roads need no closer check.
        let r = radius + 1.0;
        let may_be = |id: RoadId| {
            let [west, south, east, north] = self.extents[id];
            west - r <= x && x <= east + r && south - r <= y && y <= north + r
        };
        let near = |id: RoadId| {
            let line = self.polyline(id);
            line.windows(2).any(|w| self.projection().off_line_m(at, w[0], w[1]) <= radius)
        };
        (0..self.road_count()).map(RoadId::at).filter(|id| may_be(*id) && near(*id)).collect()
    }

    /// See `extents`.
    pub(super) fn extent(&self, id: RoadId) -> [f64; 4] {
        let nowhere = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        self.polyline(id).into_iter().fold(nowhere, |[west, south, east, north], at| {
            let (x, y) = self.projection().plane(at);
            [west.min(x), south.min(y), east.max(x), north.max(y)]
        })
    }
}

impl Traffic {
    /// The state of the roads under these changes. Where several apply, the worst counts.
    pub fn new<'a>(map: &CoalitionMap, changes: impl IntoIterator<Item = &'a RoadChange>) -> Traffic {
        let each =
            changes.into_iter().flat_map(|c| map.roads_near(c.at, c.radius_m).into_iter().map(|road| (road, c.state)));
        Traffic::of(map, each)
    }

    /// The same, road by road.
    pub fn of(map: &CoalitionMap, states: impl IntoIterator<Item = (RoadId, RoadState)>) -> Traffic {
        let mut roads: BTreeMap<RoadId, RoadState> = BTreeMap::new();
        for (road, state) in states {
            // `Closed` sorts before every `Slow`, and a slower road before a faster one.
            roads.entry(road).and_modify(|s| *s = (*s).min(state)).or_insert(state);
        }
        let mut traffic = Traffic { roads, escorted: BTreeSet::new() };
        if traffic.roads.values().any(|s| *s == RoadState::Closed) {
            traffic.escorted = traffic.escorts(map);
        }
        traffic
    }

    /// `None`: normal.
    pub fn state(&self, road: RoadId) -> Option<RoadState> {
        self.roads.get(&road).copied()
    }

    /// All roads that are not normal.
    pub fn changed(&self) -> impl Iterator<Item = (RoadId, RoadState)> {
        self.roads.iter().map(|(road, state)| (*road, *state))
    }

    /// Current milliseconds over a stretch; `None` if it is closed.
    pub fn millis(&self, stretch: &Stretch, siren: bool) -> Option<u32> {
        let usual = if siren { stretch.siren_ms } else { stretch.ms };
        match self.state(stretch.road) {
            None => Some(usual),
            Some(RoadState::Slow(pct)) => {
                let ms = u64::from(usual) * 100 / u64::from(pct.clamp(1, 100));
                Some(u32::try_from(ms).unwrap_or(u32::MAX / 2))
            }
            Some(RoadState::Closed) if self.escorted.contains(&stretch.road) => {
                let kmh = if siren { WAVED_IN_KMH } else { ESCORT_KMH };
                let ms = u64::from(stretch.length_m) * 3600 / kmh;
                Some(u32::try_from(ms).unwrap_or(u32::MAX / 2).max(usual))
            }
            Some(RoadState::Closed) => None,
        }
    }

    fn closed(&self, road: RoadId) -> bool {
        self.state(road) == Some(RoadState::Closed)
    }

    fn escorts(&self, map: &CoalitionMap) -> BTreeSet<RoadId> {
        let attached = map.places.iter().chain(&map.sites).chain(&map.zones);
        let nodes: BTreeSet<NodeId> = attached.map(|a| a.node).collect();
        let mut escorted = BTreeSet::new();
        for way in [Direction::Outgoing, Direction::Incoming] {
            let out = self.ways_out(map, way);
            for node in &nodes {
                let mut at = node.index();
                while let Some((_, Some((next, road)))) = out[at] {
                    escorted.insert(road);
                    at = next;
                }
            }
        }
        escorted
    }

    /// For each junction amid closed roads: the distance over them to the nearest junction with an open road, and the
    /// first step of the shortest path there (for incoming: the last step of the path from it).
    fn ways_out(&self, map: &CoalitionMap, way: Direction) -> Vec<Option<WayOut>> {
        let arcs = |node: usize, way: Direction| map.graph.edges_directed((node as u32).into(), way);
        let opens = |node: usize| arcs(node, way).any(|e| !self.closed(e.weight().road));
        let mut out: Vec<Option<WayOut>> = vec![None; map.graph.node_count()];
        let mut queue = BTreeSet::new();
        let inner: BTreeSet<usize> = self
            .roads
            .iter()
            .filter(|(_, state)| **state == RoadState::Closed)
            .flat_map(|(road, _)| [map.end_of(*road, true), map.end_of(*road, false)].map(NodeId::index))
            .collect();
        for node in inner.into_iter().filter(|n| opens(*n)) {
            out[node] = Some((0, None));
            queue.insert((0u64, node));
        }
        while let Some((metres, here)) = queue.pop_first() {
            for e in arcs(here, way.opposite()).filter(|e| self.closed(e.weight().road)) {
                let from = if way == Direction::Outgoing { e.source() } else { e.target() }.index();
                let d = metres + u64::from(e.weight().length_m);
                if out[from].is_none_or(|(best, _)| d < best) {
                    out[from] = Some((d, Some((here, e.weight().road))));
                    queue.insert((d, from));
                }
            }
        }
        out
    }
}

/// Meters, and the next junction with the road to it; `None`: an open road begins here.
type WayOut = (u64, Option<(usize, RoadId)>);
