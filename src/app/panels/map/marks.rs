//! Marks that are drawn, not typed: triage shapes, the attention badge, hatching, dashed frames.

use crate::app::panels::alert::{self, Alert};
use crate::app::panels::widgets::bold_font;
use crate::app::theme::{TRIAGE, Tokens};
use bevy_egui::egui::{
    Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, epaint::CornerRadiusF32, pos2, vec2,
};

/// One triage mark. `radius` is half its height. Letters are drawn from a radius of 6 points up. Drawn on whole pixels
/// with its keyline, no shape shares more than three quarters with another.
pub fn triage_mark(painter: &Painter, at: Pos2, radius: f32, category: usize, t: &Tokens) {
    let style = TRIAGE[category.min(4)];
    let line = Stroke::new(if radius < 6.0 { 1.0 } else { 1.5 }, Color32::from(t.keyline));
    let fill = Color32::from(style.fill);
    let p = |x: f32, y: f32| pos2(at.x + x * radius, at.y - y * radius);
    match category {
        0 => {
            let points = vec![p(0.0, 1.0), p(1.0, -0.73), p(-1.0, -0.73)];
            painter.add(Shape::convex_polygon(points, fill, line));
        }
        1 => {
            let r = Rect::from_center_size(at, vec2(1.84, 1.84) * radius);
            painter.rect(r, 0.0, fill, line, StrokeKind::Middle);
        }
        2 => {
            painter.circle(at, 0.78 * radius, fill, line);
        }
        3 => {
            let r = Rect::from_center_size(at, vec2(2.0, 0.92) * radius);
            painter.rect(r, 0.46 * radius, fill, line, StrokeKind::Middle);
        }
        _ => saltire(painter, at, radius, fill, line),
    }
    if radius >= 6.0 {
        let drop = if category == 0 { 0.12 } else { 0.0 };
        let centre = pos2(at.x, at.y + drop * radius);
        let size = (radius * 1.05).max(7.0);
        painter.text(centre, Align2::CENTER_CENTER, style.letter, bold_font(size), Color32::from(style.ink));
    }
}

/// Two crossing bars, 0.48 wide, reaching 1.1: the outline is drawn as twelve corners around one black cross.
fn saltire(painter: &Painter, at: Pos2, radius: f32, fill: Color32, line: Stroke) {
    let (h, reach) = (0.24, 1.1);
    // A cross along the axes, turned by 45 degrees.
    let cross = [
        (h, h),
        (reach, h),
        (reach, -h),
        (h, -h),
        (h, -reach),
        (-h, -reach),
        (-h, -h),
        (-reach, -h),
        (-reach, h),
        (-h, h),
        (-h, reach),
        (h, reach),
    ];
    let s = std::f32::consts::FRAC_1_SQRT_2;
    let corner = |(x, y): (f32, f32)| pos2(at.x + (x - y) * s * radius, at.y - (x + y) * s * radius);
    let points: Vec<Pos2> = cross.into_iter().map(corner).collect();
    for quad in [[1, 2, 7, 8], [4, 5, 10, 11]] {
        let bar = quad.map(|i| points[i]).to_vec();
        painter.add(Shape::convex_polygon(bar, fill, Stroke::NONE));
    }
    painter.add(Shape::closed_line(points, line));
}

/// A row `I 3  D 11` of marks with counts; empty categories are omitted. Returns its width.
pub fn triage_row(painter: &Painter, left: Pos2, counts: &[u32; 5], radius: f32, t: &Tokens) -> f32 {
    let mut x = left.x;
    for (i, n) in counts.iter().enumerate().filter(|(_, n)| **n > 0) {
        triage_mark(painter, pos2(x + radius, left.y), radius, i, t);
        x += 2.0 * radius + 4.0;
        let size = (radius * 1.75).clamp(12.0, 15.0);
        let text = painter.text(pos2(x, left.y), Align2::LEFT_CENTER, n, bold_font(size), Color32::from(t.text));
        x = text.right() + 8.0;
    }
    x - left.x
}

/// The triangle with "!" of every alert.
pub fn badge(painter: &Painter, at: Pos2, radius: f32, t: &Tokens) {
    let p = |x: f32, y: f32| pos2(at.x + x * radius, at.y - y * radius);
    let points = vec![p(0.0, 1.0), p(1.1, -0.85), p(-1.1, -0.85)];
    let ring = Stroke::new(1.0, Color32::from(t.attention_ink));
    painter.add(Shape::convex_polygon(points, Color32::from(t.attention), ring));
    let centre = pos2(at.x, at.y + 0.15 * radius);
    painter.text(centre, Align2::CENTER_CENTER, "!", bold_font(radius * 1.4), Color32::from(t.attention_ink));
}

/// The same in the attention color for loud alerts, else as an outline.
pub fn alert_badge(painter: &Painter, at: Pos2, radius: f32, alert: Alert, t: &Tokens) {
    if alert::is_loud(painter.ctx(), alert, painter.clip_rect().contains(at)) {
        return badge(painter, at, radius, t);
    }
    let p = |x: f32, y: f32| pos2(at.x + x * radius, at.y - y * radius);
    let (fill, ink) = (Color32::from(t.panel), Color32::from(t.text));
    let points = vec![p(0.0, 1.0), p(1.1, -0.85), p(-1.1, -0.85)];
    painter.add(Shape::convex_polygon(points, fill, Stroke::new(1.0, ink)));
    let centre = pos2(at.x, at.y + 0.15 * radius);
    painter.text(centre, Align2::CENTER_CENTER, "!", bold_font(radius * 1.4), ink);
}

/// 45 degree hatching inside a rectangle.
pub fn hatch(painter: &Painter, rect: Rect, color: Color32, gap: f32) {
    let inside = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        inside.line_segment([pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())], Stroke::new(1.0, color));
        x += gap;
    }
}

/// The outline of a rounded rectangle as points, for dashes.
pub fn outline(rect: Rect, radius: f32) -> Vec<Pos2> {
    let mut points = Vec::new();
    bevy_egui::egui::epaint::tessellator::path::rounded_rectangle(&mut points, rect, CornerRadiusF32::same(radius));
    if let Some(first) = points.first().copied() {
        points.push(first);
    }
    points
}
