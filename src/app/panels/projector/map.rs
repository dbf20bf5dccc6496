//! The map on the projector: the base map, closures, sites, and the most important facilities.

use super::budget::Budget;
use super::{P1, Page};
use crate::app::base_map::BaseMap;
use crate::app::map_camera::MapCam;
use crate::app::panels::map::badge;
use crate::app::panels::thumbnail::mesh;
use crate::app::panels::widgets::font;
use crate::scenario::{PlaceKind, RoadClass, Status};
use crate::tr;
use crate::units::LatLon;
use crate::view::PublicPlace;
use bevy_egui::egui::{Align2, Color32, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};
use std::sync::Arc;

/// Most facilities that are drawn with numbers.
const PLACES: usize = 12;

/// The base map, closures, sites, and the most important facilities.
pub(super) fn draw(page: &Page, rect: Rect, base_map: &BaseMap, budget: &mut Budget) {
    let painter = page.painter.with_clip_rect(rect);
    let t = page.t;
    painter.rect_filled(rect, 0.0, Color32::from(t.land_fill));
    let cam = camera(page, rect, base_map);
    let at = |p: [f32; 2]| {
        let [x, y] = cam.to_screen([f64::from(p[0]), f64::from(p[1])]);
        pos2(x, y)
    };
    painter.add(Shape::mesh(mesh(&base_map.water, t.water.into(), &at)));
    for road in &base_map.roads {
        let (width, share) = match road.class {
            RoadClass::Motorway => (0.004, 200),
            RoadClass::Trunk => (0.003, 160),
            RoadClass::Primary => (0.0015, 110),
            RoadClass::Secondary | RoadClass::Local | RoadClass::Ramp | RoadClass::Ferry => continue,
        };
        let line: Vec<Pos2> = road.points.iter().map(|p| at(*p)).collect();
        if line.iter().any(|p| rect.contains(*p)) {
            painter.line(line, Stroke::new(page.h(width), Color32::from(t.road.over(t.land_fill, share))));
        }
    }
    let on = |p: LatLon| {
        let m = base_map.projection.meters(p);
        at([m[0] as f32, m[1] as f32])
    };
    for closure in &page.view.closures {
        for line in &closure.lines {
            let line: Vec<Pos2> = line.iter().map(|p| on(*p)).collect();
            let middle = line.get(line.len() / 2).copied();
            painter.line(line, Stroke::new(page.h(0.008), Color32::from(t.attention)));
            if let Some(middle) = middle.filter(|_| closure.closed) {
                badge(&painter, middle, page.h(0.02), t);
                let named = tr!("wall-road-closed", name = closure.name);
                page.name(Rect::from_center_size(middle, vec2(page.h(0.04), page.h(0.04))), &named);
            }
        }
    }
    let reach = |r: f32| vec2(2.0 * page.h(r), 2.0 * page.h(r));
    let mut taken: Vec<Rect> = page.view.sites.iter().map(|s| Rect::from_center_size(on(s.at), reach(SITE))).collect();
    let mut places: Vec<&PublicPlace> = page.view.places.iter().filter(|p| !p.code.is_empty()).collect();
    places.sort_by_key(|p| std::cmp::Reverse((p.number.is_some(), p.status != Status::Open, p.importance)));
    let room = rect.shrink(page.h(0.01));
    let plates = places.into_iter().filter_map(|p| Plate::of(page, &painter, room, on(p.at), p, &mut taken));
    let written = |p: &Plate| budget.take([p.words().as_str()]);
    let plates: Vec<Plate> = plates.filter(written).take(PLACES).collect();
    // All lines below all plates.
    for plate in plates.iter().filter(|p| !p.rect.contains(p.at)) {
        let line = Stroke::new(page.h(0.003), Color32::from(t.line));
        painter.line_segment([plate.at, plate.rect.center()], line);
        painter.circle_filled(plate.at, page.h(0.006), Color32::from(t.text));
    }
    for one in &page.view.sites {
        site(page, &painter, on(one.at), one.letter);
    }
    for plate in &plates {
        plate.draw(page, &painter);
    }
}

/// Half the height of a site's mark.
const SITE: f32 = 0.045;

/// The credit in the map's corner: required by the license, not for the last row.
pub(super) fn credit(page: &Page, map: Rect, words: &str) {
    if words.is_empty() {
        return;
    }
    let galley = page.galley(words, font(page.h(0.02)), map.width() - page.h(0.03), 1);
    let at = map.left_bottom() + vec2(page.h(0.01), -galley.size().y - page.h(0.004));
    let plate = Rect::from_min_size(at, galley.size()).expand(page.h(0.004));
    page.painter.rect_filled(plate, 0.0, Color32::from(page.t.land_fill));
    page.put(at, galley);
}

fn camera(page: &Page, rect: Rect, base_map: &BaseMap) -> MapCam {
    let mut cam = MapCam { rect: [rect.left(), rect.top(), rect.width(), rect.height()], ..MapCam::default() };
    let hospitals = page.view.places.iter().filter(|p| p.kind == PlaceKind::Hospital);
    let mut points: Vec<[f64; 2]> = hospitals.map(|p| base_map.projection.meters(p.at)).collect();
    let sites: Vec<[f64; 2]> = page.view.sites.iter().map(|s| base_map.projection.meters(s.at)).collect();
    if let Some(first) = sites.first() {
        points = MapCam::nearest(points, *first, 75);
    }
    points.extend(sites);
    cam.fit(&points, page.h(0.09));
    cam
}

fn site(page: &Page, painter: &Painter, at: Pos2, letter: char) {
    let r = page.h(SITE);
    let points = vec![at + vec2(0.0, -r), at + vec2(r, 0.0), at + vec2(0.0, r), at + vec2(-r, 0.0)];
    let line = Stroke::new(page.h(0.004), Color32::from(page.t.text));
    painter.add(Shape::convex_polygon(points, Color32::from(page.t.raised), line));
    painter.text(at, Align2::CENTER_CENTER, letter, page.bold(P1), Color32::from(page.t.text));
    let rect = Rect::from_center_size(at, vec2(2.0 * r, 2.0 * r));
    page.name(rect, &tr!("wall-site", letter = letter));
}

/// Code above, number below, in a frame that shows the status.
struct Plate<'a> {
    place: &'a PublicPlace,
    at: Pos2,
    rect: Rect,
    code: Arc<Galley>,
    number: Option<Arc<Galley>>,
    row: f32,
}

impl<'a> Plate<'a> {
    /// `None`: no room.
    fn of(
        page: &Page,
        painter: &Painter,
        room: Rect,
        at: Pos2,
        place: &'a PublicPlace,
        taken: &mut Vec<Rect>,
    ) -> Option<Plate<'a>> {
        let ink = Color32::from(page.t.text);
        let code = painter.layout_no_wrap(place.code.clone(), page.plain(P1), ink);
        let number = place.number.map(|n| painter.layout_no_wrap(n.to_string(), page.bold(P1), ink));
        let row = code.size().y * 0.82;
        let wide = code.size().x.max(number.as_ref().map_or(0.0, |g| g.size().x)) + page.h(0.02);
        let high = row * if number.is_some() { 2.0 } else { 1.0 } + page.h(0.008);
        let rect = crate::app::panels::map::labels::nudge(at, vec2(wide, high), taken, room)?;
        taken.push(rect);
        Some(Plate { place, at, rect, code, number, row })
    }

    fn draw(&self, page: &Page, painter: &Painter) {
        let ink = Color32::from(page.t.text);
        let corner = page.h(0.006);
        painter.rect_filled(self.rect, corner, Color32::from(page.t.raised));
        let line = Stroke::new(page.h(0.004), ink);
        let dash = |on: f32, off: f32| {
            let edge = crate::app::panels::map::outline(self.rect, corner);
            painter.extend(Shape::dashed_line(&edge, line, page.h(on), page.h(off)));
        };
        match self.place.status {
            Status::Open => {
                painter.rect_stroke(self.rect, corner, line, StrokeKind::Middle);
            }
            Status::Divert => dash(0.016, 0.008),
            Status::Closed => dash(0.005, 0.008),
        }
        let y = self.rect.top() + page.h(0.004) + self.row * 0.5;
        let put = |galley: &Arc<Galley>, y: f32| {
            painter.galley(pos2(self.rect.center().x, y) - galley.size() * 0.5, galley.clone(), ink);
        };
        put(&self.code, y);
        if let Some(number) = &self.number {
            put(number, y + self.row);
        }
        let status = match self.place.status {
            Status::Open => "",
            Status::Divert => tr!("status-divert"),
            Status::Closed => tr!("status-closed"),
        };
        page.name(self.rect, format!("{} {status}", self.words()).trim());
    }

    fn words(&self) -> String {
        match self.place.number {
            Some(n) => format!("{} {n}", self.place.code),
            None => self.place.code.clone(),
        }
    }
}
