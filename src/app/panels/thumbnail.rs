//! A small map of a scenario, painted from its region.

use super::widgets::{bold_font, tokens};
use crate::app::base_map::{BaseMap, Triangles};
use crate::app::map_camera::MapCam;
use crate::app::session::ScenarioCard;
use crate::app::theme::Tokens;
use crate::scenario::{PlaceKind, RoadClass};
use crate::tr;
use bevy_egui::egui::epaint::{Mesh, Vertex, WHITE_UV};
use bevy_egui::egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

pub fn draw(ui: &Ui, rect: Rect, card: &ScenarioCard, base_map: Option<&BaseMap>) {
    let t = tokens(ui);
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 4.0, Color32::from(t.land_fill));
    match base_map {
        Some(base_map) => paint(&painter, rect, card, base_map, t),
        None => {
            painter.text(rect.center(), Align2::CENTER_CENTER, tr!("no-map"), bold_font(14.0), Color32::from(t.text2));
        }
    }
    painter.rect_stroke(rect, 4.0, Stroke::new(1.0, super::widgets::quiet_line(t)), StrokeKind::Inside);
}

fn paint(painter: &Painter, rect: Rect, card: &ScenarioCard, base_map: &BaseMap, t: &Tokens) {
    let mut cam = MapCam { rect: [rect.left(), rect.top(), rect.width(), rect.height()], ..MapCam::default() };
    let marks: Vec<(PlaceKind, [f64; 2])> = card
        .places
        .iter()
        .filter(|p| p.0 == PlaceKind::Hospital)
        .map(|p| (p.0, base_map.projection.meters(p.1)))
        .collect();
    let sites: Vec<[f64; 2]> = card.sites.iter().map(|p| base_map.projection.meters(*p)).collect();
    let mut points: Vec<[f64; 2]> = marks.iter().map(|m| m.1).collect();
    if let Some(first) = sites.first() {
        points = MapCam::nearest(points, *first, 85);
    }
    points.extend(sites.iter().copied());
    cam.fit(&points, 16.0);
    let at = |p: [f32; 2]| {
        let [x, y] = cam.to_screen([f64::from(p[0]), f64::from(p[1])]);
        pos2(x, y)
    };
    painter.add(Shape::mesh(mesh(&base_map.water, t.water.into(), &at)));
    for road in &base_map.roads {
        let (width, share) = match road.class {
            RoadClass::Motorway => (1.5, 256),
            RoadClass::Trunk => (1.0, 200),
            RoadClass::Primary if rect.width() > 260.0 => (0.8, 110),
            RoadClass::Primary | RoadClass::Secondary | RoadClass::Local => continue,
            RoadClass::Ramp | RoadClass::Ferry => continue,
        };
        let line: Vec<Pos2> = road.points.iter().map(|p| at(*p)).collect();
        if line.iter().any(|p| rect.contains(*p)) {
            painter.line(line, Stroke::new(width, Color32::from(t.road.over(t.land_fill, share))));
        }
    }
    for (_, m) in marks {
        let r = Rect::from_center_size(at([m[0] as f32, m[1] as f32]), vec2(8.0, 6.0));
        painter.rect(r, 1.5, Color32::from(t.raised), Stroke::new(1.2, Color32::from(t.text)), StrokeKind::Middle);
    }
    for (i, s) in sites.iter().enumerate() {
        site(painter, at([s[0] as f32, s[1] as f32]), i, t);
    }
}

fn site(painter: &Painter, at: Pos2, i: usize, t: &Tokens) {
    let corner = |d: Vec2| at + d * 10.0;
    let points = vec![corner(vec2(0.0, -1.0)), corner(vec2(1.0, 0.0)), corner(vec2(0.0, 1.0)), corner(vec2(-1.0, 0.0))];
    painter.add(Shape::convex_polygon(points, Color32::from(t.raised), Stroke::new(2.0, Color32::from(t.text))));
    let letter = (b'A' + (i % 26) as u8) as char;
    painter.text(at, Align2::CENTER_CENTER, letter, bold_font(12.0), Color32::from(t.text));
}

pub(super) fn mesh(tri: &Triangles, color: Color32, at: &impl Fn([f32; 2]) -> Pos2) -> Mesh {
    Mesh {
        vertices: tri.points.iter().map(|p| Vertex { pos: at(*p), uv: WHITE_UV, color }).collect(),
        indices: tri.indices.clone(),
        ..Mesh::default()
    }
}
