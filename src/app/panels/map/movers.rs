//! Incident sites, units, people on the road, and closures.

use super::marks::{triage_mark, triage_row};
use super::people::Crowd;
use crate::app::panels::widgets::bold_font;
use crate::app::theme::Tokens;
use crate::scenario::Severity;
use crate::tr;
use crate::view::{SiteMark, UnitGlyph, UnitMark};
use bevy_egui::egui::{Align2, Color32, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};
use std::sync::Arc;

/// Half the diagonal of a site's diamond.
pub const SITE: f32 = 18.0;

/// A diamond with its letter; a plate at its right counts the people still there.
pub fn site(painter: &Painter, at: Pos2, s: &SiteMark, units: usize, t: &Tokens) -> Rect {
    let corner = |x: f32, y: f32| pos2(at.x + x * SITE, at.y + y * SITE);
    let points = vec![corner(0.0, -1.0), corner(1.0, 0.0), corner(0.0, 1.0), corner(-1.0, 0.0)];
    let line = Stroke::new(2.0, Color32::from(t.text));
    painter.add(Shape::convex_polygon(points, Color32::from(t.raised), line));
    painter.text(at, Align2::CENTER_CENTER, s.letter, bold_font(17.0), Color32::from(t.text));
    if let Some((plate, galley)) = plate(painter, at, s, units, t) {
        let line = Stroke::new(1.0, Color32::from(t.line));
        painter.rect(plate, 4.0, Color32::from(t.panel), line, StrokeKind::Inside);
        painter.galley(plate.min + vec2(7.0, 3.0), galley, Color32::from(t.text));
        if s.tagged.iter().any(|n| *n > 0) {
            triage_row(painter, pos2(plate.left() + 7.0, plate.bottom() - 12.0), &s.tagged, 7.0, t);
        }
    }
    site_rect(painter, at, s, units, t)
}

/// The room of a site with its plate.
pub fn site_rect(painter: &Painter, at: Pos2, s: &SiteMark, units: usize, t: &Tokens) -> Rect {
    let diamond = Rect::from_center_size(at, Vec2::splat(2.0 * SITE));
    plate(painter, at, s, units, t).map_or(diamond, |(plate, _)| diamond.union(plate))
}

/// The plate that counts people by tag, and units; `None` without either.
fn plate(painter: &Painter, at: Pos2, s: &SiteMark, units: usize, t: &Tokens) -> Option<(Rect, Arc<Galley>)> {
    let there = s.people();
    if there == 0 && units == 0 {
        return None;
    }
    let untagged = if s.untagged > 0 { tr!("people-untagged", n = s.untagged) } else { String::new() };
    let units = match units {
        0 => String::new(),
        1 => tr!("units-one").to_string(),
        n => tr!("units-many", n = n),
    };
    let words = if there > 0 {
        tr!("people-there", there = there, untagged = untagged, units = units)
    } else {
        units.trim_start_matches(" · ").to_string()
    };
    let room = painter.clip_rect().shrink(2.0);
    let mut galley = painter.layout_no_wrap(words, bold_font(13.0), Color32::from(t.text));
    if galley.size().x + 14.0 > room.width() {
        // A very narrow map: the number alone.
        galley = painter.layout_no_wrap(there.to_string(), bold_font(13.0), Color32::from(t.text));
    }
    let tags: Vec<f32> = s.tagged.iter().filter(|n| **n > 0).map(|n| if *n > 9 { 43.0 } else { 35.0 }).collect();
    let width = galley.size().x.max(tags.iter().sum()) + 14.0;
    let size = vec2(width, if tags.is_empty() { 24.0 } else { 44.0 });
    // On the right of the diamond, on its left at the right edge of the map.
    let right = at.x + SITE + 4.0;
    let left = if right + width > room.right() { at.x - SITE - 4.0 - width } else { right };
    let left = left.clamp(room.left(), (room.right() - width).max(room.left()));
    let plate = Rect::from_min_size(pos2(left, at.y - size.y * 0.5), size);
    Some((plate, galley))
}

fn digit(kind: UnitGlyph) -> char {
    match kind {
        UnitGlyph::Als => '1',
        UnitGlyph::Bls => '2',
        UnitGlyph::Bus => '3',
        UnitGlyph::Helicopter => '4',
    }
}

/// An arrow pentagon in the direction of travel, with the mark of the worst patient aboard, and a number for several
/// patients or when single marks are used up.
pub fn unit(painter: &Painter, at: Pos2, u: &UnitMark, scale: f32, crowd: &mut Crowd, t: &Tokens) {
    // On the screen y points down, so the heading turns the other way.
    let (sin, cos) = (-u.heading).sin_cos();
    let r = 10.0 * scale;
    let p = |x: f32, y: f32| pos2(at.x + (x * cos - y * sin) * r, at.y + (x * sin + y * cos) * r);
    let points = vec![p(1.15, 0.0), p(0.3, 0.7), p(-0.9, 0.7), p(-0.9, -0.7), p(0.3, -0.7)];
    let ink = Color32::from(t.text);
    let fill = if u.moving { ink } else { Color32::from(t.raised) };
    let ring = Stroke::new(1.5, if u.moving { Color32::from(t.background) } else { ink });
    painter.add(Shape::convex_polygon(points, fill, ring));
    let aboard: u32 = u.aboard.iter().sum();
    let alone = crowd.show(aboard, u32::from(aboard == 1));
    let worst = u.aboard.iter().position(|n| *n > 0).filter(|_| aboard > 1 || alone == 1);
    match worst {
        Some(category) => triage_mark(painter, at, 6.5 * scale, category, t),
        None if scale > 0.8 => {
            let text = if u.moving { Color32::from(t.background) } else { ink };
            painter.text(at, Align2::CENTER_CENTER, digit(u.kind), bold_font(12.0), text);
        }
        None => {}
    }
    if aboard > alone {
        count(painter, at + vec2(9.0, -9.0), aboard, t);
    }
}

/// A small number on a disc.
pub fn count(painter: &Painter, at: Pos2, n: u32, t: &Tokens) {
    let galley = painter.layout_no_wrap(n.to_string(), bold_font(12.0), Color32::from(t.background));
    let size = vec2((galley.size().x + 6.0).max(16.0), 16.0);
    let disc = Rect::from_center_size(at, size);
    painter.rect(disc, 8.0, Color32::from(t.text), Stroke::new(1.0, Color32::from(t.background)), StrokeKind::Outside);
    painter.galley(at - galley.size() * 0.5, galley, Color32::from(t.background));
}

pub fn walker(painter: &Painter, at: Pos2, severity: Severity, t: &Tokens) {
    let category = Severity::ALL.iter().position(|s| *s == severity).unwrap_or(4);
    triage_mark(painter, at, 4.5, category, t);
}

/// A line shorter than this has no room for dashes.
const SHORT: f32 = 40.0;

/// Closed: white dashes on a dark line. Slow: dots.
pub fn closure(painter: &Painter, line: &[Pos2], closed: bool, t: &Tokens) {
    let ink = Color32::from(t.text);
    let length: f32 = line.windows(2).map(|p| p[0].distance(p[1])).sum();
    if length < SHORT {
        let thin = if closed { Stroke::new(2.0, ink) } else { Stroke::new(1.0, Color32::from(t.text2)) };
        painter.line(line.to_vec(), thin);
        return;
    }
    painter.line(line.to_vec(), Stroke::new(6.0, Color32::from(t.background)));
    if closed {
        painter.extend(Shape::dashed_line(line, Stroke::new(3.0, ink), 6.0, 5.0));
    } else {
        painter.extend(Shape::dotted_line(line, ink, 7.0, 1.6));
    }
}

/// No entry: a disc with a bar.
pub fn no_entry(painter: &Painter, at: Pos2, closed: bool, t: &Tokens) {
    painter.circle(at, 9.0, Color32::from(t.text), Stroke::new(1.5, Color32::from(t.background)));
    let bar = Rect::from_center_size(at, vec2(11.0, 3.5));
    if closed {
        painter.rect_filled(bar, 0.0, Color32::from(t.background));
    } else {
        painter.text(at, Align2::CENTER_CENTER, "~", bold_font(14.0), Color32::from(t.background));
    }
}
