//! Road graph: junctions, stretches of road, and where places, sites, and zones join them.

mod build;
mod closure;
mod grid;
mod path;
mod projection;
mod route;

pub use closure::Traffic;
pub use path::{Path, Step};
pub use projection::Projection;
pub use route::{Reach, Router, Tree};

use crate::scenario::{Region, Road, RoadClass};
use crate::units::{IdVec, LatLon, NodeId, PlaceId, RoadId, SiteId, Span, ZoneId};
use grid::Grid;
use petgraph::graph::DiGraph;
use std::sync::Arc;

/// The road graph of one scenario and the places on it. Immutable; current closures are in [`Traffic`].
#[derive(Clone, Debug)]
pub struct CoalitionMap {
    region: Arc<Region>,
    /// The scenario's own roads; their ids follow those of the region's.
    own: Vec<Road>,
    graph: DiGraph<LatLon, Stretch, u32>,
    /// Arcs by the junction they enter: `into[into_start[n]..into_start[n + 1]]`.
    into_start: Vec<u32>,
    into: Vec<ArcInto>,
    /// West, south, east and north end of each road in meters of the projection, by road.
    extents: IdVec<RoadId, [f64; 4]>,
    streets: Grid,
    places: IdVec<PlaceId, Attachment>,
    sites: IdVec<SiteId, Attachment>,
    zones: IdVec<ZoneId, Attachment>,
    projection: Projection,
}

/// One direction of a road.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub road: RoadId,
    /// Runs from the road's `from` to its `to`.
    pub forward: bool,
    pub length_m: u32,
    /// Milliseconds in ordinary traffic, and with lights and sirens.
    pub ms: u32,
    pub siren_ms: u32,
}

/// An arc, from the junction it enters.
#[derive(Clone, Copy, Debug)]
struct ArcInto {
    from: u32,
    arc: u32,
}

/// The connection of a point off the roads: the nearest junction, and the straight line from there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attachment {
    pub node: NodeId,
    /// The last stretch at 20 km/h.
    pub access: Span,
}

impl CoalitionMap {
    pub fn projection(&self) -> &Projection {
        &self.projection
    }

    /// The graph in petgraph; an arc's index there is its number everywhere.
    pub fn graph(&self) -> &DiGraph<LatLon, Stretch, u32> {
        &self.graph
    }

    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// Region roads first, then the scenario's own.
    pub fn road_count(&self) -> usize {
        self.region.roads.len() + self.own.len()
    }

    pub fn roads(&self) -> impl Iterator<Item = (RoadId, &Road)> {
        self.region.roads.iter().chain(&self.own).enumerate().map(|(i, r)| (RoadId::at(i), r))
    }

    pub fn road(&self, id: RoadId) -> Option<&Road> {
        let of_region = self.region.roads.get(id.index());
        of_region.or_else(|| self.own.get(id.index().checked_sub(self.region.roads.len())?))
    }

    pub fn class_of(&self, id: RoadId) -> Option<RoadClass> {
        self.road(id).map(|r| r.class)
    }

    pub fn position_of(&self, node: NodeId) -> LatLon {
        self.graph.node_weight(node.0.into()).copied().unwrap_or(self.region.centre)
    }

    pub fn node_of_place(&self, id: PlaceId) -> NodeId {
        self.attachment_of_place(id).node
    }

    pub fn node_of_site(&self, id: SiteId) -> NodeId {
        self.attachment_of_site(id).node
    }

    pub fn node_of_zone(&self, id: ZoneId) -> NodeId {
        self.attachment_of_zone(id).node
    }

    /// Time from the junction to the facility's entrance.
    pub fn access_of_place(&self, id: PlaceId) -> Span {
        self.attachment_of_place(id).access
    }

    pub fn access_of_site(&self, id: SiteId) -> Span {
        self.attachment_of_site(id).access
    }

    pub fn attachment_of_place(&self, id: PlaceId) -> Attachment {
        self.places.get(id).copied().unwrap_or_default()
    }

    pub fn attachment_of_site(&self, id: SiteId) -> Attachment {
        self.sites.get(id).copied().unwrap_or_default()
    }

    pub fn attachment_of_zone(&self, id: ZoneId) -> Attachment {
        self.zones.get(id).copied().unwrap_or_default()
    }

    /// Joins any point to the roads: mutual aid's entry, a staging area.
    pub fn attach(&self, at: LatLon) -> Attachment {
        match self.streets.nearest(&self.projection, at) {
            Some((node, metres)) => Attachment { node, access: build::access(metres) },
            None => Attachment::default(),
        }
    }

    pub fn nearest_node(&self, at: LatLon) -> NodeId {
        self.attach(at).node
    }

    /// The end junction of a road in the given direction.
    pub fn end_of(&self, id: RoadId, forward: bool) -> NodeId {
        self.road(id).map_or(NodeId::default(), |r| NodeId(if forward { r.to } else { r.from }))
    }

    /// The line of a road from its `from` to its `to`, for drawing.
    pub fn polyline(&self, id: RoadId) -> Vec<LatLon> {
        let Some(road) = self.road(id) else { return Vec::new() };
        let (start, end) = (self.position_of(NodeId(road.from)), self.position_of(NodeId(road.to)));
        let mut line = Vec::with_capacity(road.via.len() + 2);
        line.push(start);
        line.extend_from_slice(&road.via);
        line.push(end);
        line
    }

    /// The arcs into a junction: origin, and the arc's number.
    fn arcs_into(&self, node: u32) -> &[ArcInto] {
        let n = node as usize;
        match (self.into_start.get(n), self.into_start.get(n + 1)) {
            (Some(&a), Some(&b)) => &self.into[a as usize..b as usize],
            _ => &[],
        }
    }
}
