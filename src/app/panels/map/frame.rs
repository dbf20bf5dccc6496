//! The frame around the map: stripes and a word while the clock is stopped.

use crate::app::panels::widgets::bold_font;
use crate::app::theme::Tokens;
use crate::drill::Phase;
use crate::tr;
use crate::view::ClockView;
use bevy_egui::egui::{Color32, Painter, Rect, Stroke, StrokeKind, pos2, vec2};

const BORDER: f32 = 4.0;

pub fn draw(painter: &Painter, rect: Rect, clock: &ClockView, t: &Tokens) {
    let word = match clock.phase {
        _ if clock.real_emergency => tr!("word-stopped"),
        Phase::Paused => tr!("word-paused"),
        Phase::Discussion => tr!("word-discussion"),
        Phase::Ready | Phase::Running | Phase::HotWash => return,
    };
    stripes(painter, rect, t);
    let reason = if clock.pause_reason.is_empty() { String::new() } else { format!("  {}", clock.pause_reason) };
    let head = painter.layout_no_wrap(word.to_string(), bold_font(18.0), Color32::from(t.text));
    let tail = painter.layout_no_wrap(reason, bevy_egui::egui::FontId::proportional(15.0), Color32::from(t.text));
    let size = vec2(head.size().x + tail.size().x + 32.0, 36.0);
    let plate = Rect::from_center_size(pos2(rect.center().x, rect.top() + 32.0), size);
    painter.rect(plate, 4.0, Color32::from(t.panel), Stroke::new(2.0, Color32::from(t.text)), StrokeKind::Inside);
    let y = plate.center().y;
    painter.galley(pos2(plate.left() + 16.0, y - head.size().y * 0.5), head.clone(), Color32::from(t.text));
    let x = plate.left() + 16.0 + head.size().x;
    painter.galley(pos2(x, y - tail.size().y * 0.5 + 1.0), tail, Color32::from(t.text));
}

/// Slanting bars along the four edges, over a dark band so that they show on any map.
fn stripes(painter: &Painter, rect: Rect, t: &Tokens) {
    let edges = [
        Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + BORDER)),
        Rect::from_min_max(pos2(rect.left(), rect.bottom() - BORDER), rect.max),
        Rect::from_min_max(rect.min, pos2(rect.left() + BORDER, rect.bottom())),
        Rect::from_min_max(pos2(rect.right() - BORDER, rect.top()), rect.max),
    ];
    for edge in edges {
        let inside = painter.with_clip_rect(edge.intersect(painter.clip_rect()));
        inside.rect_filled(edge, 0.0, Color32::from(t.background));
        let mut s = edge.left() + edge.top() - (edge.left() + edge.top()).rem_euclid(16.0);
        let end = edge.right() + edge.bottom();
        // Lines x + y = s, one every 16 points.
        while s <= end + 16.0 {
            let a = pos2(s - edge.top() + 2.0, edge.top() - 2.0);
            let b = pos2(s - edge.bottom() - 2.0, edge.bottom() + 2.0);
            inside.line_segment([a, b], Stroke::new(6.0, Color32::from(t.text)));
            s += 16.0;
        }
    }
}
