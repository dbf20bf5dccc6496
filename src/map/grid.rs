//! Spatial grid over the junctions, for the nearest one.

use super::Projection;
use crate::units::{LatLon, NodeId};
use std::collections::BTreeMap;

const CELL_M: f64 = 1_000.0;

/// Junctions by square of the plane.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    cells: BTreeMap<(i32, i32), Vec<(NodeId, LatLon)>>,
}

fn cell(plane: &Projection, at: LatLon) -> (i32, i32) {
    let (x, y) = plane.plane(at);
    ((x / CELL_M).floor() as i32, (y / CELL_M).floor() as i32)
}

impl Grid {
    pub fn add(&mut self, plane: &Projection, node: NodeId, at: LatLon) {
        self.cells.entry(cell(plane, at)).or_default().push((node, at));
    }

    /// The nearest junction and its distance in meters; ties by lower number.
    pub fn nearest(&self, plane: &Projection, at: LatLon) -> Option<(NodeId, f64)> {
        let (cx, cy) = cell(plane, at);
        let mut best: Option<(NodeId, f64)> = None;
        // Squares in rings around the point. Far outside the network, one pass over everything is quicker.
        for ring in 0..=20 {
            if best.is_some_and(|(_, d)| d <= f64::from(ring - 1) * CELL_M) {
                return best;
            }
            for x in cx - ring..=cx + ring {
                let edge = x == cx - ring || x == cx + ring;
                let step = if edge || ring == 0 { 1 } else { (2 * ring) as usize };
                for y in (cy - ring..=cy + ring).step_by(step) {
                    let nodes = self.cells.get(&(x, y)).into_iter().flatten();
                    best = nearer(plane, at, best, nodes);
                }
            }
        }
        nearer(plane, at, best, self.cells.values().flatten())
    }
}

fn nearer<'a>(
    plane: &Projection,
    at: LatLon,
    mut best: Option<(NodeId, f64)>,
    nodes: impl Iterator<Item = &'a (NodeId, LatLon)>,
) -> Option<(NodeId, f64)> {
    for &(node, here) in nodes {
        let d = plane.distance_m(at, here);
        if best.is_none_or(|(n, b)| d < b || (d == b && node < n)) {
            best = Some((node, d));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_finds_what_a_look_at_everything_finds() {
        let plane = Projection::new(LatLon::degrees(47.5, -122.2));
        let points: Vec<LatLon> = (0..400)
            .map(|i: i32| LatLon { lat: 47_500_000 + (i * 7919) % 90_000, lon: -122_200_000 + (i * 104_729) % 150_000 })
            .collect();
        let mut grid = Grid::default();
        points.iter().enumerate().for_each(|(i, p)| grid.add(&plane, NodeId::at(i), *p));
        for i in 0..200 {
            let at = LatLon { lat: 47_400_000 + i * 1_777, lon: -122_400_000 + i * 2_333 };
            let all: Vec<_> = points.iter().enumerate().map(|(i, p)| (NodeId::at(i), *p)).collect();
            assert_eq!(grid.nearest(&plane, at), nearer(&plane, at, None, all.iter()));
        }
    }
}
