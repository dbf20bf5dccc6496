//! Construction of the road graph: the region's roads, the scenario's own links, and the places on them.

use super::grid::Grid;
use super::{ArcInto, CoalitionMap, Projection, Stretch};
use crate::scenario::{Region, Road, RoadClass, Scenario};
use crate::units::{IdVec, LatLon, NodeId, RoadId, Span};
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{EdgeRef, IntoNodeReferences};
use std::sync::Arc;

/// Ends of links this close to a junction share it.
const SNAP_M: f64 = 30.0;
/// The last stretch from the junction to the entrance: parking lot, driveway, walking the stretcher.
const ACCESS_KMH: f64 = 20.0;
/// Speed of straight roads in a scenario without roads: town traffic.
const STRAIGHT_KMH: u16 = 40;
const STRAIGHT_NEIGHBOURS: usize = 3;

pub(super) fn access(metres: f64) -> Span {
    Span::from_mins(metres * 0.06 / ACCESS_KMH)
}

/// Milliseconds for a length at a speed, to the nearest, at least one.
fn millis(length_m: u32, kmh: u16) -> u32 {
    let kmh = u64::from(kmh.max(1));
    let ms = (u64::from(length_m) * 3600 + kmh / 2) / kmh;
    u32::try_from(ms).unwrap_or(u32::MAX).clamp(1, u32::MAX / 64)
}

impl CoalitionMap {
    /// Pure: equal scenarios make equal maps.
    pub fn new(scenario: &Scenario) -> CoalitionMap {
        let region = &scenario.region;
        let mut draft = Draft::new(region, centre_of(scenario));
        for link in &scenario.links {
            let (from, to) = (draft.snapped(link.from), draft.snapped(link.to));
            draft.straight(from, to, link.speed_kmh);
        }
        let doors: Vec<LatLon> =
            scenario.places.iter().map(|p| p.at).chain(scenario.sites.iter().map(|s| s.at)).collect();
        if region.roads.is_empty() && scenario.links.is_empty() {
            draft.connect_straight(&doors);
        }
        let mut map = draft.finish(Arc::clone(region));
        map.extents = (0..map.road_count()).map(|i| map.extent(RoadId::at(i))).collect();
        map.places = scenario.places.iter().map(|p| map.attach(p.at)).collect();
        map.sites = scenario.sites.iter().map(|s| map.attach(s.at)).collect();
        map.zones = scenario.zones.iter().map(|z| map.attach(z.at)).collect();
        map
    }

    /// A bare network of junctions and one-way arcs (from, to, milliseconds), for networks that are not a region pack.
    /// An arc of an unknown junction is omitted.
    pub fn from_arcs(junctions: &[LatLon], arcs: &[(u32, u32, u32)]) -> CoalitionMap {
        let region = Region { nodes: junctions.to_vec(), ..Region::default() };
        let mut draft = Draft::new(&region, LatLon::default());
        let known = |n: u32| (n as usize) < junctions.len();
        for &(from, to, ms) in arcs.iter().filter(|(from, to, _)| known(*from) && known(*to)) {
            let stretch = Stretch { road: RoadId(0), forward: true, length_m: 0, ms, siren_ms: ms };
            draft.graph.add_edge(from.into(), to.into(), stretch);
        }
        draft.finish(Arc::new(region))
    }
}

/// The region's center; without a region, the mean position of the places.
fn centre_of(scenario: &Scenario) -> LatLon {
    if !scenario.region.nodes.is_empty() || scenario.region.centre != LatLon::default() {
        return scenario.region.centre;
    }
    let n = scenario.places.len().max(1) as i64;
    let mean =
        |pick: fn(LatLon) -> i32| (scenario.places.iter().map(|p| i64::from(pick(p.at))).sum::<i64>() / n) as i32;
    LatLon { lat: mean(|at| at.lat), lon: mean(|at| at.lon) }
}

/// A graph under construction.
struct Draft {
    graph: DiGraph<LatLon, Stretch, u32>,
    own: Vec<Road>,
    first_own: usize,
    plane: Projection,
    /// All junctions, for snapping.
    all: Grid,
}

impl Draft {
    fn new(region: &Region, centre: LatLon) -> Draft {
        let mut draft = Draft {
            graph: DiGraph::with_capacity(region.nodes.len(), region.roads.len() * 2),
            own: Vec::new(),
            first_own: region.roads.len(),
            plane: Projection::new(centre),
            all: Grid::default(),
        };
        region.nodes.iter().for_each(|at| {
            draft.node(*at);
        });
        for (i, road) in region.roads.iter().enumerate() {
            draft.arcs(RoadId::at(i), road);
        }
        draft
    }

    fn node(&mut self, at: LatLon) -> u32 {
        let node = self.graph.add_node(at).index() as u32;
        self.all.add(&self.plane, NodeId(node), at);
        node
    }

    fn at(&self, node: u32) -> LatLon {
        self.graph[NodeIndex::<u32>::new(node as usize)]
    }

    fn snapped(&mut self, at: LatLon) -> u32 {
        match self.all.nearest(&self.plane, at) {
            Some((node, metres)) if metres <= SNAP_M => node.0,
            _ => self.node(at),
        }
    }

    /// Both directions of a road, or one. A road of an unknown junction is omitted.
    fn arcs(&mut self, id: RoadId, road: &Road) {
        let n = self.graph.node_count() as u32;
        if road.from >= n || road.to >= n {
            return;
        }
        let stretch = |forward| Stretch {
            road: id,
            forward,
            length_m: road.length_m,
            ms: millis(road.length_m, road.speed_kmh),
            siren_ms: millis(road.length_m, road.siren_kmh),
        };
        self.graph.add_edge(road.from.into(), road.to.into(), stretch(true));
        if !road.oneway {
            self.graph.add_edge(road.to.into(), road.from.into(), stretch(false));
        }
    }

    fn straight(&mut self, from: u32, to: u32, speed_kmh: u16) {
        if from == to {
            return;
        }
        let metres = self.plane.distance_m(self.at(from), self.at(to));
        let road = Road {
            from,
            to,
            length_m: ((metres + 0.5) as u32).max(1),
            speed_kmh: speed_kmh.max(1),
            siren_kmh: speed_kmh.max(1),
            class: RoadClass::Local,
            oneway: false,
            via: Vec::new(),
        };
        self.arcs(RoadId::at(self.first_own + self.own.len()), &road);
        self.own.push(road);
    }

    /// A scenario without any road: every place is joined to its nearest others, and then the remaining groups to each
    /// other, so that everything can be reached.
    fn connect_straight(&mut self, doors: &[LatLon]) {
        let mut nodes: Vec<u32> = doors.iter().map(|at| self.snapped(*at)).collect();
        nodes.sort_unstable();
        nodes.dedup();
        let mut group: Vec<u32> = (0..self.graph.node_count() as u32).collect();
        let pairs = self.pairs_by_distance(&nodes);
        let mut ties = vec![0; self.graph.node_count()];
        for &(_, a, b) in &pairs {
            let wanted = ties[a as usize] < STRAIGHT_NEIGHBOURS || ties[b as usize] < STRAIGHT_NEIGHBOURS;
            let (ga, gb) = (group[a as usize], group[b as usize]);
            if wanted || ga != gb {
                self.straight(a, b, STRAIGHT_KMH);
                ties[a as usize] += 1;
                ties[b as usize] += 1;
                group.iter_mut().filter(|g| **g == gb).for_each(|g| *g = ga);
            }
        }
    }

    /// All pairs, nearest first; ties by lower numbers.
    fn pairs_by_distance(&self, nodes: &[u32]) -> Vec<(i64, u32, u32)> {
        let mut pairs = Vec::new();
        for (i, &a) in nodes.iter().enumerate() {
            for &b in &nodes[i + 1..] {
                let metres = self.plane.distance_m(self.at(a), self.at(b));
                pairs.push((metres as i64, a, b));
            }
        }
        pairs.sort_unstable();
        pairs
    }

    fn finish(self, region: Arc<Region>) -> CoalitionMap {
        let mut into_start = vec![0u32; self.graph.node_count() + 1];
        self.graph.edge_references().for_each(|e| into_start[e.target().index() + 1] += 1);
        for n in 1..into_start.len() {
            into_start[n] += into_start[n - 1];
        }
        let mut next = into_start.clone();
        let mut into = vec![ArcInto { from: 0, arc: 0 }; self.graph.edge_count()];
        for e in self.graph.edge_references() {
            let to = e.target().index();
            let slot = &mut next[to];
            into[*slot as usize] = ArcInto { from: e.source().index() as u32, arc: e.id().index() as u32 };
            *slot += 1;
        }
        let streets = self.street_grid(&region);
        CoalitionMap {
            region,
            own: self.own,
            graph: self.graph,
            into_start,
            into,
            extents: IdVec::new(),
            streets,
            places: IdVec::new(),
            sites: IdVec::new(),
            zones: IdVec::new(),
            projection: self.plane,
        }
    }

    /// Junctions that a driveway may use: not those of freeways, ramps, and ferries only.
    fn street_grid(&self, region: &Region) -> Grid {
        let fast = |class| matches!(class, RoadClass::Motorway | RoadClass::Ramp | RoadClass::Ferry);
        let mut street = vec![false; self.graph.node_count()];
        for road in region.roads.iter().chain(&self.own).filter(|r| !fast(r.class)) {
            for end in [road.from, road.to] {
                street.iter_mut().skip(end as usize).take(1).for_each(|s| *s = true);
            }
        }
        if !street.contains(&true) {
            street.fill(true);
        }
        let mut grid = Grid::default();
        for (node, at) in self.graph.node_references() {
            let id = NodeId::at(node.index());
            if street.get(id.index()) == Some(&true) {
                grid.add(&self.plane, id, *at);
            }
        }
        grid
    }
}
