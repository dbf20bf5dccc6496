//! Path through the road graph, and a position on it by time.

use super::CoalitionMap;
use crate::units::{LatLon, NodeId, RoadId, Span};
use serde::{Deserialize, Serialize};

/// One road of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub road: RoadId,
    /// Driven from the road's `from` to its `to`.
    pub forward: bool,
    pub ms: u32,
}

/// The roads from one junction to another, in order. Empty if the two are one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Path {
    pub steps: Vec<Step>,
}

impl Path {
    pub fn total_ms(&self) -> i64 {
        self.steps.iter().map(|s| i64::from(s.ms)).sum()
    }

    /// The step under way after that many milliseconds of the path, and the time spent in it.
    pub fn step_at(&self, driven_ms: i64) -> (usize, i64) {
        let mut left = driven_ms.clamp(0, self.total_ms());
        for (i, step) in self.steps.iter().enumerate() {
            let ms = i64::from(step.ms);
            if left < ms || i + 1 == self.steps.len() {
                return (i, left.min(ms));
            }
            left -= ms;
        }
        (0, 0)
    }

    /// This path and then another, which starts at the end of this one.
    pub fn joined(mut self, then: Path) -> Path {
        self.steps.extend(then.steps);
        self
    }

    /// Position and heading (radians clockwise from north) of a unit `elapsed` into a trip of `total`. A trip longer or
    /// shorter than the path is stretched evenly. `None` for an empty path: the unit is at its junction.
    pub fn position(&self, map: &CoalitionMap, elapsed: Span, total: Span) -> Option<(LatLon, f64)> {
        let (step, share) = self.driven(elapsed, total)?;
        let (a, b, t) = piece(map, step, share);
        Some((between(a, b, t), if a == b { 0.0 } else { heading(map, a, b) }))
    }

    /// The same without the heading: for drawing many dots.
    pub fn spot(&self, map: &CoalitionMap, elapsed: Span, total: Span) -> Option<LatLon> {
        let (step, share) = self.driven(elapsed, total)?;
        let (a, b, t) = piece(map, step, share);
        Some(between(a, b, t))
    }

    /// The step under way, and the completed part of it.
    fn driven(&self, elapsed: Span, total: Span) -> Option<(&Step, f64)> {
        let share = if total.0 > 0 { (elapsed.0 as f64 / total.0 as f64).clamp(0.0, 1.0) } else { 1.0 };
        let driven = share * self.total_ms() as f64;
        let (index, into) = self.step_at(driven as i64);
        let step = self.steps.get(index)?;
        // Sub-millisecond parts are kept, so that movement on the screen is smooth.
        let exact = (into as f64 + driven.fract()) / f64::from(step.ms.max(1));
        Some((step, exact.clamp(0.0, 1.0)))
    }

    /// The whole line, for drawing.
    pub fn polyline(&self, map: &CoalitionMap) -> Vec<LatLon> {
        let mut line: Vec<LatLon> = Vec::new();
        for step in &self.steps {
            line.extend(line_of(map, step).into_iter().skip(usize::from(!line.is_empty())));
        }
        line
    }
}

fn line_of(map: &CoalitionMap, step: &Step) -> Vec<LatLon> {
    let mut line = map.polyline(step.road);
    if !step.forward {
        line.reverse();
    }
    line
}

/// The piece of a road at a share of its length, and the share of that piece.
fn piece(map: &CoalitionMap, step: &Step, share: f64) -> (LatLon, LatLon, f64) {
    let Some(road) = map.road(step.road) else { return Default::default() };
    let last = road.via.len() + 1;
    let point = |i: usize| match if step.forward { i } else { last - i } {
        0 => map.position_of(NodeId(road.from)),
        i if i == last => map.position_of(NodeId(road.to)),
        i => road.via[i - 1],
    };
    let metres = |i: usize| map.projection().distance_m(point(i), point(i + 1));
    let mut left = share * (0..last).map(metres).sum::<f64>();
    let final_piece = (0..last).rfind(|i| metres(*i) > 0.0);
    for i in 0..last {
        let long = metres(i);
        if long > 0.0 && (left < long || Some(i) == final_piece) {
            return (point(i), point(i + 1), (left / long).clamp(0.0, 1.0));
        }
        left -= long;
    }
    (point(last), point(last), 0.0)
}

fn between(a: LatLon, b: LatLon, t: f64) -> LatLon {
    let mix = |a: i32, b: i32| {
        let x = f64::from(a) + t * (f64::from(b) - f64::from(a));
        (x + if x < 0.0 { -0.5 } else { 0.5 }) as i32
    };
    LatLon { lat: mix(a.lat, b.lat), lon: mix(a.lon, b.lon) }
}

fn heading(map: &CoalitionMap, a: LatLon, b: LatLon) -> f64 {
    let ((ax, ay), (bx, by)) = (map.projection().plane(a), map.projection().plane(b));
    libm::atan2(bx - ax, by - ay)
}
