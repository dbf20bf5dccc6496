//! Map picture: water, main roads, sites, and hospitals sized by patients.

use super::Source;
use crate::report::document::{Anchor, Cell, Color, Figure, Section, Shape, Table};
use crate::report::figure::{self, INK, LINES, SOFT};
use crate::scenario::{PlaceKind, RoadClass};
use crate::units::LatLon;

const WIDTH: f64 = 720.0;

/// Projection of the picture.
struct Frame {
    west: f64,
    north: f64,
    scale: f64,
    height: f64,
    squeeze: f64,
}

impl Frame {
    fn around(points: &[LatLon]) -> Option<Frame> {
        let over = |of: fn(&LatLon) -> f64| {
            let (low, high) = points.iter().map(of).fold((f64::MAX, f64::MIN), |(a, b), v| (a.min(v), b.max(v)));
            let margin = ((high - low) * 0.12).max(0.01);
            (low - margin, high + margin)
        };
        points.first()?;
        let ((south, north), (west, east)) = (over(|p| p.lat_degrees()), over(|p| p.lon_degrees()));
        let squeeze = libm::cos(libm::fabs(south + north) / 2.0 * std::f64::consts::PI / 180.0);
        let scale = WIDTH / ((east - west) * squeeze);
        Some(Frame { west, north, scale, height: ((north - south) * scale).clamp(200.0, 900.0), squeeze })
    }

    fn at(&self, p: LatLon) -> (f64, f64) {
        ((p.lon_degrees() - self.west) * self.squeeze * self.scale, (self.north - p.lat_degrees()) * self.scale)
    }

    fn shows(&self, (x, y): (f64, f64)) -> bool {
        (-20.0..=WIDTH + 20.0).contains(&x) && (-20.0..=self.height + 20.0).contains(&y)
    }

    /// Clamped: nothing is drawn outside the frame.
    fn kept(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (x.clamp(0.0, WIDTH), y.clamp(0.0, self.height))
    }
}

pub(super) fn section(source: &Source) -> Section {
    let mut section = source.section("map");
    if let Some(figure) = picture(source) {
        section.figure(figure);
    }
    section
}

fn picture(source: &Source) -> Option<Figure> {
    let scenario = &source.drill.scenario;
    let truth = source.drill.coalition().truth();
    let busy: Vec<_> = scenario
        .places_of(PlaceKind::Hospital)
        .map(|(id, p)| (p, truth.facilities[id].tally.arrivals.len()))
        .filter(|(_, n)| *n > 0)
        .collect();
    let points: Vec<LatLon> = scenario.sites.iter().map(|s| s.at).chain(busy.iter().map(|(p, _)| p.at)).collect();
    let frame = Frame::around(&points)?;
    let mut shapes = ground(source, &frame);
    let mut table = Table::new("map", source.say("section-map"), source.columns(&["col-house", "col-arrivals"]));
    for (place, n) in &busy {
        let at = frame.at(place.at);
        let r = 4.0 + libm::sqrt(*n as f64) * 1.6;
        shapes.push(disc(at, r, LINES[0]));
        shapes.push(label((at.0 + r + 3.0, at.1 + 4.0), format!("{} {n}", place.code), INK));
        table.row(vec![Cell::from(place.name.as_str()), n.to_string().into()]);
    }
    for site in &scenario.sites {
        let (x, y) = frame.at(site.at);
        let ring = vec![(x, y - 8.0), (x + 8.0, y + 6.0), (x - 8.0, y + 6.0)];
        shapes.push(Shape::Area { rings: vec![ring], color: LINES[1] });
        shapes.push(label((x + 11.0, y + 5.0), site.name.clone(), INK));
    }
    let credit: Vec<&str> = scenario.region.credits.iter().map(|c| c.line.as_str()).take(2).collect();
    shapes.push(label((6.0, frame.height - 6.0), credit.join("; "), SOFT));
    let names: Vec<&str> = scenario.sites.iter().map(|s| s.name.as_str()).collect();
    let alt = source.with("map-alt", &[("sites", &names.join(", ")), ("n", &busy.len())]);
    let mut figure = figure::finished("map", source.say("section-map"), alt, (WIDTH, frame.height), shapes);
    figure.table = Some(table);
    Some(figure)
}

fn label(at: (f64, f64), text: String, color: Color) -> Shape {
    Shape::Text { at, text, size: 11.0, anchor: Anchor::Start, color }
}

fn disc((x, y): (f64, f64), r: f64, color: Color) -> Shape {
    let point = |i: i32| {
        let a = f64::from(i) * std::f64::consts::TAU / 20.0;
        (x + r * libm::cos(a), y + r * libm::sin(a))
    };
    Shape::Area { rings: vec![(0..20).map(point).collect()], color }
}

/// Water and the roads that carry across the county.
fn ground(source: &Source, frame: &Frame) -> Vec<Shape> {
    let region = &source.drill.scenario.region;
    let page = vec![(0.0, 0.0), (WIDTH, 0.0), (WIDTH, frame.height), (0.0, frame.height)];
    let mut shapes = vec![Shape::Area { rings: vec![page], color: Color(246, 244, 238) }];
    let rings: Vec<Vec<(f64, f64)>> = region
        .water
        .iter()
        .map(|ring| thinned(ring.iter().map(|p| frame.kept(frame.at(*p)))))
        .filter(|ring| ring.len() > 2)
        .collect();
    shapes.push(Shape::Area { rings, color: Color(205, 224, 236) });
    for road in &region.roads {
        let width = match road.class {
            RoadClass::Motorway => 1.6,
            RoadClass::Trunk | RoadClass::Primary => 0.8,
            RoadClass::Secondary | RoadClass::Local | RoadClass::Ramp | RoadClass::Ferry => continue,
        };
        let ends = |n: u32| region.nodes.get(n as usize).copied();
        let (Some(a), Some(b)) = (ends(road.from), ends(road.to)) else { continue };
        let way = [a].into_iter().chain(road.via.iter().copied()).chain([b]).map(|p| frame.at(p));
        let points = thinned(way);
        if points.iter().all(|p| frame.shows(*p)) {
            let points = points.into_iter().map(|p| frame.kept(p)).collect();
            shapes.push(Shape::Line { points, color: Color(168, 160, 148), width, dashed: false });
        }
    }
    shapes
}

/// Without points closer than 1.5 pixels to the previous one.
fn thinned(points: impl Iterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    let mut kept: Vec<(f64, f64)> = Vec::new();
    for p in points {
        let far = kept.last().is_none_or(|q| (p.0 - q.0) * (p.0 - q.0) + (p.1 - q.1) * (p.1 - q.1) > 2.25);
        if far || kept.len() < 2 {
            kept.push(p);
        }
    }
    kept
}
