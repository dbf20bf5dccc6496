//! The base map of a region as triangles and lines in meters. The stage draws it in the window, panels as thumbnails.

use crate::map::Projection;
use crate::scenario::{Region, RoadClass};
use crate::units::LatLon;
use lyon_tessellation::path::Path;
use lyon_tessellation::{BuffersBuilder, FillOptions, FillTessellator, FillVertex, VertexBuffers, math::point};

#[derive(Clone, Debug, Default)]
pub struct Triangles {
    pub points: Vec<[f32; 2]>,
    pub indices: Vec<u32>,
}

/// A road and its bounding box.
#[derive(Clone, Debug)]
pub struct RoadLine {
    pub class: RoadClass,
    pub points: Vec<[f32; 2]>,
    pub low: [f32; 2],
    pub high: [f32; 2],
}

#[derive(Clone, Debug)]
pub struct BaseMap {
    pub region: String,
    pub projection: Projection,
    pub land: Triangles,
    pub water: Triangles,
    pub boundary: Vec<Vec<[f32; 2]>>,
    pub roads: Vec<RoadLine>,
}

impl BaseMap {
    pub fn of(region: &Region) -> BaseMap {
        let projection = Projection::new(region.centre);
        let rings = |list: &[Vec<LatLon>]| -> Vec<Vec<[f32; 2]>> {
            list.iter().map(|ring| ring.iter().map(|p| small(projection.meters(*p))).collect()).collect()
        };
        let boundary = rings(&region.boundary);
        let water = rings(&region.water);
        BaseMap {
            region: region.id.clone(),
            projection,
            land: fill(&boundary),
            water: fill(&water),
            roads: region.roads.iter().filter_map(|r| road_line(region, r, &projection)).collect(),
            boundary,
        }
    }
}

fn small(p: [f64; 2]) -> [f32; 2] {
    [p[0] as f32, p[1] as f32]
}

fn road_line(region: &Region, road: &crate::scenario::Road, projection: &Projection) -> Option<RoadLine> {
    let from = region.nodes.get(road.from as usize)?;
    let to = region.nodes.get(road.to as usize)?;
    let points: Vec<[f32; 2]> = std::iter::once(from)
        .chain(road.via.iter())
        .chain(std::iter::once(to))
        .map(|p| small(projection.meters(*p)))
        .collect();
    let (mut low, mut high) = (points[0], points[0]);
    for p in &points {
        for k in 0..2 {
            low[k] = low[k].min(p[k]);
            high[k] = high[k].max(p[k]);
        }
    }
    Some(RoadLine { class: road.class, points, low, high })
}

/// Rings to triangles by the even-odd rule, so that rings inside rings are islands.
fn fill(rings: &[Vec<[f32; 2]>]) -> Triangles {
    let mut path = Path::builder();
    for ring in rings.iter().filter(|r| r.len() >= 3) {
        path.begin(point(ring[0][0], ring[0][1]));
        for p in &ring[1..] {
            path.line_to(point(p[0], p[1]));
        }
        path.end(true);
    }
    let mut out: VertexBuffers<[f32; 2], u32> = VertexBuffers::new();
    let mut sink = BuffersBuilder::new(&mut out, |v: FillVertex| v.position().to_array());
    let options = FillOptions::even_odd().with_tolerance(5.0);
    // A faulty ring leaves a hole in the picture and has no other effect.
    let _ = FillTessellator::new().tessellate_path(&path.build(), &options, &mut sink);
    Triangles { points: out.vertices, indices: out.indices }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(t: &Triangles) -> f32 {
        let at = |i: u32| t.points[i as usize];
        let one = |c: &[u32]| {
            let (a, b, d) = (at(c[0]), at(c[1]), at(c[2]));
            ((b[0] - a[0]) * (d[1] - a[1]) - (b[1] - a[1]) * (d[0] - a[0])).abs() * 0.5
        };
        t.indices.chunks(3).map(one).sum()
    }

    #[test]
    fn a_ring_inside_a_ring_is_an_island() {
        let square = |h: f32| vec![[-h, -h], [h, -h], [h, h], [-h, h]];
        let filled = fill(&[square(100.0), square(50.0)]);
        assert!((area(&filled) - 30_000.0).abs() < 1.0);
    }
}
