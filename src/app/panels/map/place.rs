//! Facilities on the map: the frame is the kind, its line the status, the number the one that matters for the kind.

use super::marks::{alert_badge, hatch, outline, triage_mark};
use super::movers::count;
use super::people::Crowd;
use crate::app::map_camera::MapCam;
use crate::app::panels::alert::{Alert, Rank};
use crate::app::panels::widgets::{bold_font, font};
use crate::app::theme::Tokens;
use crate::scenario::{PlaceKind, Status};
use crate::tr;
use crate::view::{BatteryCell, PlaceMark};
use bevy_egui::egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

/// How much of a place is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// The bare frame, 10 points.
    Bare,
    /// Frame and number.
    Number,
    /// Frame, number, and bed battery.
    Battery,
}

pub fn letter(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Hospital => "H",
        PlaceKind::LongTermCare => "N",
        PlaceKind::Dialysis => "D",
        PlaceKind::Clinic => "C",
        PlaceKind::Shelter => "S",
        PlaceKind::EmsBase => "B",
        PlaceKind::Operations => "O",
    }
}

pub fn kind_word(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Hospital => tr!("kind-hospital"),
        PlaceKind::LongTermCare => tr!("kind-ltc"),
        PlaceKind::Dialysis => tr!("kind-dialysis"),
        PlaceKind::Clinic => tr!("kind-clinic"),
        PlaceKind::Shelter => tr!("kind-shelter"),
        PlaceKind::EmsBase => tr!("kind-ems"),
        PlaceKind::Operations => tr!("kind-operations"),
    }
}

const CELL: Vec2 = vec2(10.0, 22.0);

/// The size of a glyph. The code is part of it from `Number` up.
pub fn size(p: &PlaceMark, detail: Detail) -> Vec2 {
    match detail {
        Detail::Bare => Vec2::splat(10.0),
        Detail::Number => vec2(44.0, 36.0),
        Detail::Battery => {
            let cells = p.battery.len().min(6) as f32;
            vec2((cells * (CELL.x + 2.0) + 10.0).max(44.0), 38.0 + CELL.y + waiting_room(p))
        }
    }
}

fn waiting_room(p: &PlaceMark) -> f32 {
    if p.waiting.iter().sum::<u32>() > 0 { 14.0 } else { 0.0 }
}

pub fn draw(painter: &Painter, rect: Rect, p: &PlaceMark, detail: Detail, crowd: &mut Crowd, t: &Tokens) {
    let quiet = !p.in_use;
    let waiting: u32 = p.waiting.iter().sum();
    match detail {
        Detail::Bare => bare(painter, rect.center(), p, t),
        Detail::Number => {
            frame(painter, rect, p, t);
            words(painter, rect, p, quiet, t);
        }
        Detail::Battery => {
            frame(painter, rect, p, t);
            let head = Rect::from_min_size(rect.min, vec2(rect.width(), 36.0));
            words(painter, head, p, quiet, t);
            battery(painter, pos2(rect.center().x, head.bottom()), &p.battery, t);
            let shown = crowd.show(waiting, tokens_that_fit(waiting, rect.width() - 12.0));
            queue(painter, pos2(rect.left() + 6.0, rect.bottom() - 9.0), &p.waiting, shown, t);
        }
    }
    if waiting > 0 && detail != Detail::Battery {
        crowd.show(waiting, 0);
        count(painter, rect.left_bottom(), waiting, t);
    }
    if !p.trouble.is_empty() && detail != Detail::Bare {
        let alert = Alert::new(Rank::Place, (p.place, &p.trouble));
        alert_badge(painter, rect.right_top() + vec2(-2.0, 2.0), 8.0, alert, t);
    }
}

fn bare(painter: &Painter, at: Pos2, p: &PlaceMark, t: &Tokens) {
    let color = Color32::from(if p.in_use { t.text2 } else { t.line });
    let line = Stroke::new(1.5, color);
    let fill = Color32::from(t.raised);
    match p.kind {
        PlaceKind::Hospital => {
            painter.rect(Rect::from_center_size(at, vec2(10.0, 8.0)), 2.0, fill, line, StrokeKind::Inside);
        }
        PlaceKind::Operations => {
            painter.circle(at, 4.5, fill, line);
        }
        PlaceKind::EmsBase => {
            painter.circle(at, 2.5, color, Stroke::NONE);
        }
        PlaceKind::Shelter => {
            let roof = [pos2(at.x - 5.0, at.y - 1.0), pos2(at.x, at.y - 5.0), pos2(at.x + 5.0, at.y - 1.0)];
            painter.rect(
                Rect::from_min_max(pos2(at.x - 4.0, at.y - 1.0), pos2(at.x + 4.0, at.y + 4.0)),
                0.0,
                fill,
                line,
                StrokeKind::Inside,
            );
            painter.line(roof.to_vec(), line);
        }
        PlaceKind::LongTermCare | PlaceKind::Dialysis | PlaceKind::Clinic => {
            painter.rect(Rect::from_center_size(at, Vec2::splat(7.0)), 0.0, fill, line, StrokeKind::Inside);
        }
    }
    if p.status == Status::Closed {
        painter.line_segment([at + vec2(-5.0, 5.0), at + vec2(5.0, -5.0)], line);
    }
}

/// Solid: open. Dashed: on diversion. Dotted with a bar: closed. Thin: nothing reported.
fn frame(painter: &Painter, rect: Rect, p: &PlaceMark, t: &Tokens) {
    let ink = Color32::from(if p.in_use { t.text } else { t.line });
    let fill = Color32::from(t.raised);
    let radius = if p.kind == PlaceKind::Hospital { 6.0 } else { 0.0 };
    if p.kind == PlaceKind::Operations {
        painter.rect(rect, rect.height() * 0.5, fill, Stroke::new(2.0, ink), StrokeKind::Inside);
        return;
    }
    painter.rect(rect, radius, fill, Stroke::NONE, StrokeKind::Inside);
    let line = rect.shrink(1.0);
    let edge = outline(line, radius);
    let reported = p.age_min.is_some();
    match p.status {
        _ if !reported => {
            painter.rect(line, radius, Color32::TRANSPARENT, Stroke::new(1.0, ink), StrokeKind::Middle);
        }
        Status::Open => {
            painter.rect(line, radius, Color32::TRANSPARENT, Stroke::new(2.0, ink), StrokeKind::Middle);
        }
        Status::Divert => {
            painter.extend(Shape::dashed_line(&edge, Stroke::new(2.0, ink), 6.0, 4.0));
        }
        Status::Closed => {
            painter.extend(Shape::dashed_line(&edge, Stroke::new(2.0, ink), 2.0, 4.0));
            let bar = Rect::from_min_size(rect.min, vec2(rect.width(), 4.0));
            painter.rect_filled(bar, 1.0, ink);
        }
    }
    if p.kind == PlaceKind::Shelter {
        let top = rect.center_top() + vec2(0.0, -7.0);
        painter.line(vec![rect.left_top(), top, rect.right_top()], Stroke::new(2.0, ink));
    }
}

/// Code above, number below. A number reported over an hour ago is hollow.
fn words(painter: &Painter, rect: Rect, p: &PlaceMark, quiet: bool, t: &Tokens) {
    let ink = Color32::from(if quiet { t.text2 } else { t.text });
    let code = if p.code.is_empty() { letter(p.kind) } else { p.code.as_str() };
    let top = pos2(rect.center().x, rect.top() + 10.0);
    painter.text(top, Align2::CENTER_CENTER, code, bold_font(12.0), Color32::from(t.text2));
    let low = pos2(rect.center().x, rect.top() + 25.0);
    let Some(n) = p.number else {
        painter.text(low, Align2::CENTER_CENTER, "?", bold_font(16.0), ink);
        return;
    };
    let old = p.age_min.is_none_or(|a| a > 60);
    if old {
        for (dx, dy) in [(-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0)] {
            painter.text(low + vec2(dx, dy), Align2::CENTER_CENTER, n, bold_font(16.0), ink);
        }
        painter.text(low, Align2::CENTER_CENTER, n, bold_font(16.0), Color32::from(t.raised));
    } else {
        painter.text(low, Align2::CENTER_CENTER, n, bold_font(16.0), ink);
    }
    if let Some(age) = p.age_min.filter(|a| *a >= 15) {
        let corner = pos2(rect.right() - 3.0, rect.top() + 25.0);
        if rect.width() >= 56.0 {
            painter.text(corner, Align2::RIGHT_CENTER, format!("{age}'"), font(12.0), Color32::from(t.text2));
        }
    }
}

/// One cell per bed category: solid = available, hatched = unstaffed, empty = occupied.
pub fn battery(painter: &Painter, top_centre: Pos2, cells: &[BatteryCell], t: &Tokens) {
    let cells = &cells[..cells.len().min(6)];
    let width = cells.len() as f32 * (CELL.x + 2.0) - 2.0;
    let mut x = top_centre.x - width * 0.5;
    let free_color = Color32::from(t.ramp[3]);
    for c in cells {
        let rect = Rect::from_min_size(pos2(x, top_centre.y), CELL);
        let all = (c.free + c.unstaffed + c.occupied).max(1) as f32;
        let free = rect.height() * c.free as f32 / all;
        let idle = rect.height() * c.unstaffed as f32 / all;
        painter.rect_filled(rect, 0.0, Color32::from(t.background));
        let solid = Rect::from_min_max(pos2(rect.left(), rect.bottom() - free), rect.max);
        painter.rect_filled(solid, 0.0, free_color);
        let striped = Rect::from_min_max(pos2(rect.left(), solid.top() - idle), pos2(rect.right(), solid.top()));
        hatch(painter, striped, Color32::from(t.text2), 4.0);
        let line =
            if c.free == 0 { Stroke::new(2.0, Color32::from(t.text)) } else { Stroke::new(1.0, Color32::from(t.line)) };
        painter.rect_stroke(rect, 0.0, line, StrokeKind::Inside);
        if c.free == 0 {
            painter.text(rect.center(), Align2::CENTER_CENTER, "0", bold_font(12.0), Color32::from(t.text));
        }
        x += CELL.x + 2.0;
    }
}

/// Tokens of a queue that fit with a "+n" behind them.
fn tokens_that_fit(waiting: u32, width: f32) -> u32 {
    let fits = ((width / 10.0) as u32).min(12);
    if waiting > fits { fits.saturating_sub(2) } else { waiting }
}

/// So many tokens, then "+n".
fn queue(painter: &Painter, left: Pos2, waiting: &[u32; 5], shown: u32, t: &Tokens) {
    let total: u32 = waiting.iter().sum();
    let mut x = left.x + 4.0;
    let mut drawn = 0;
    for (i, n) in waiting.iter().enumerate() {
        for _ in 0..*n {
            if drawn == shown {
                break;
            }
            triage_mark(painter, pos2(x, left.y), 4.5, i, t);
            x += 10.0;
            drawn += 1;
        }
    }
    if total > shown {
        let text = format!("+{}", total - shown);
        painter.text(pos2(x - 2.0, left.y), Align2::LEFT_CENTER, text, bold_font(12.0), Color32::from(t.text));
    }
}

/// Whether a place that is not selected is on the map at this zoom.
pub fn on_the_map(p: &PlaceMark, cam: &MapCam) -> bool {
    let major = match p.kind {
        PlaceKind::Hospital | PlaceKind::Operations => true,
        PlaceKind::Shelter => p.in_use,
        PlaceKind::LongTermCare | PlaceKind::Dialysis | PlaceKind::Clinic | PlaceKind::EmsBase => false,
    };
    major || !p.trouble.is_empty() || cam.m_per_pt < 30.0
}

/// Not open, in trouble, or with patients awaiting a bed.
pub fn needs_attention(p: &PlaceMark) -> bool {
    let waiting: u32 = p.waiting.iter().sum();
    p.status != Status::Open && p.in_use || !p.trouble.is_empty() || waiting > 0
}
