//! The corners of the map: legend above; credits, scale, and the count of hidden names below.

use super::Memory;
use super::marks::triage_mark;
use crate::app::ask::{Ask, Asks};
use crate::app::panels::widgets::{bold_font, font, tokens};
use crate::app::registry::Act;
use crate::app::surfaces::Sheet;
use crate::app::theme::{TRIAGE, Tokens};
use crate::scenario::Credit;
use crate::tr;
use crate::view::MapView;
use bevy_egui::egui::{
    self, Align2, Color32, Id, Painter, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2,
    vec2,
};

/// Height of the open legend.
const HIGH: f32 = 352.0;

/// The legend, as wide as its longest line.
fn size(painter: &Painter, open: bool) -> Vec2 {
    if !open {
        return vec2(96.0, 32.0);
    }
    let lines = [tr!("legend-battery"), tr!("legend-number"), tr!("legend-units"), tr!("legend-silent")];
    let wide = |words: &str| painter.layout_no_wrap(words.into(), font(13.0), Color32::WHITE).size().x;
    vec2(lines.into_iter().map(wide).fold(160.0, f32::max) + 56.0, HIGH)
}

/// Corners that glyphs keep clear of.
pub fn reserved(painter: &Painter, rect: Rect, open: bool) -> Vec<Rect> {
    let foot = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 28.0), rect.max);
    // Reserved for PAUSED and its reason, so that nothing moves when the clock stops.
    let word = Rect::from_center_size(pos2(rect.center().x, rect.top() + 30.0), vec2(420.0, 44.0));
    vec![foot, word, Rect::from_min_size(rect.min + vec2(8.0, 8.0), size(painter, open))]
}

/// The plate of the question that the map answers, below the legend.
pub fn question(painter: &Painter, map: &MapView, memory: &Memory, t: &Tokens) -> Option<super::question::Plate> {
    let rect = painter.clip_rect();
    let below = if memory.legend { HIGH } else { 32.0 };
    super::question::plate(painter, rect.min + vec2(8.0, 16.0 + below), memory.question?, map, t)
}

pub fn draw(ui: &mut Ui, painter: &Painter, credits: &[Credit], memory: &mut Memory, asks: &mut Asks) {
    let (t, rect) = (tokens(ui), painter.clip_rect());
    foot(painter, credits, memory, t);
    sources(ui, painter, asks, t);
    let mut corner = rect.min + vec2(8.0, 8.0);
    let size = size(painter, memory.legend);
    let mut painter = painter.clone();
    if rect.width() < size.x + 16.0 {
        // Very large text: the legend is wider than the map and overlaps the next column.
        let window = ui.ctx().viewport_rect();
        let over = egui::LayerId::new(egui::Order::Middle, Id::new("legend over"));
        corner.x = corner.x.min(window.right() - size.x - 8.0);
        painter = ui.ctx().layer_painter(over).with_clip_rect(window);
    }
    let painter = &painter;
    let plate = Rect::from_min_size(corner, size);
    painter.rect(plate, 4.0, Color32::from(t.panel), Stroke::new(1.0, Color32::from(t.line)), StrokeKind::Inside);
    let head = Rect::from_min_size(corner, vec2(size.x, 32.0));
    let response = ui.interact(head, Id::new("legend"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, tr!("act-legend")));
    if response.clicked() {
        memory.legend = !memory.legend;
    }
    let word = if memory.legend { tr!("legend-open") } else { tr!("legend-closed") };
    painter.text(head.left_center() + vec2(12.0, 0.0), Align2::LEFT_CENTER, word, font(14.0), Color32::from(t.text));
    if memory.legend {
        rows(ui, painter, corner + vec2(12.0, 44.0), t);
    }
}

fn rows(ui: &Ui, painter: &Painter, at: bevy_egui::egui::Pos2, t: &Tokens) {
    let ink = Color32::from(t.text);
    let mut y = at.y;
    let line = |y: f32, words: &str| {
        let place = painter.text(pos2(at.x + 32.0, y), Align2::LEFT_CENTER, words, font(13.0), ink);
        let r = ui.interact(place, Id::new(("legend", words)), Sense::hover());
        r.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    };
    for (i, style) in TRIAGE.iter().enumerate() {
        triage_mark(painter, pos2(at.x + 10.0, y), 8.0, i, t);
        line(y, style.word());
        y += 22.0;
    }
    y += 4.0;
    let frames: [(&str, u8); 4] =
        [(tr!("status-open"), 0), (tr!("status-divert"), 1), (tr!("status-closed"), 2), (tr!("legend-silent"), 3)];
    for (word, kind) in frames {
        let r = Rect::from_center_size(pos2(at.x + 10.0, y), vec2(22.0, 15.0));
        let edge = super::marks::outline(r, 3.0);
        match kind {
            0 => {
                painter.rect_stroke(r, 3.0, Stroke::new(2.0, ink), StrokeKind::Middle);
            }
            1 => painter.extend(Shape::dashed_line(&edge, Stroke::new(2.0, ink), 5.0, 3.0)),
            2 => painter.extend(Shape::dashed_line(&edge, Stroke::new(2.0, ink), 2.0, 3.0)),
            _ => {
                painter.rect_stroke(r, 3.0, Stroke::new(1.0, ink), StrokeKind::Middle);
            }
        }
        line(y, word);
        y += 22.0;
    }
    y += 6.0;
    let cells = [0, 1, 2].map(|k| Rect::from_min_size(pos2(at.x - 2.0 + 9.0 * k as f32, y - 9.0), vec2(8.0, 18.0)));
    for c in cells {
        painter.rect_stroke(c, 0.0, Stroke::new(1.0, Color32::from(t.line)), StrokeKind::Inside);
    }
    painter.rect_filled(cells[0], 0.0, Color32::from(t.ramp[3]));
    super::marks::hatch(painter, cells[1], Color32::from(t.text2), 4.0);
    line(y, tr!("legend-battery"));
    y += 24.0;
    painter.text(pos2(at.x + 10.0, y), Align2::CENTER_CENTER, "7", bold_font(16.0), ink);
    line(y, tr!("legend-number"));
    y += 22.0;
    painter.text(pos2(at.x + 10.0, y), Align2::CENTER_CENTER, "1234", bold_font(12.0), ink);
    line(y, tr!("legend-units"));
}

/// The button that opens the list of sources, left in the foot.
fn sources(ui: &mut Ui, painter: &Painter, asks: &mut Asks, t: &Tokens) {
    let rect = painter.clip_rect();
    let plate = Rect::from_min_size(pos2(rect.left() + 8.0, rect.bottom() - 25.0), vec2(sources_width(painter), 24.0));
    let response = ui.interact(plate, Id::new("sources"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, tr!("sources-button")));
    if response.clicked() {
        asks.push(Ask::perform(Act::Show(Sheet::Sources)));
    }
    let fill = Color32::from(if response.hovered() { t.raised } else { t.panel });
    painter.rect(plate, 4.0, fill, Stroke::new(1.0, Color32::from(t.line)), StrokeKind::Inside);
    painter.text(plate.center(), Align2::CENTER_CENTER, tr!("sources-button"), font(13.0), Color32::from(t.text));
}

/// Width of that button.
fn sources_width(painter: &Painter) -> f32 {
    painter.layout_no_wrap(tr!("sources-button").into(), font(13.0), Color32::WHITE).size().x + 24.0
}

fn foot(painter: &Painter, credits: &[Credit], memory: &Memory, t: &Tokens) {
    let rect = painter.clip_rect();
    let y = rect.bottom() - 13.0;
    let ink = Color32::from(t.text2);
    let credit = credits.iter().map(|c| c.line.as_str()).collect::<Vec<_>>().join(" · ");
    let strip = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 26.0), rect.max);
    painter.rect_filled(strip, 0.0, Color32::from(t.land_fill));
    let sources = sources_width(painter);
    let left = rect.left() + sources + 16.0;
    let room = rect.width() - 330.0 - sources;
    let mut job = bevy_egui::egui::text::LayoutJob::single_section(
        credit,
        bevy_egui::egui::text::TextFormat::simple(font(12.0), ink),
    );
    job.wrap = bevy_egui::egui::text::TextWrapping::truncate_at_width(room.max(80.0));
    let galley = painter.layout_job(job);
    // With very large text only the button fits; its sheet has the credits.
    if room >= 80.0 {
        painter.galley(pos2(left, y - galley.size().y * 0.5), galley, ink);
    }
    let (metres, words) = round_scale(memory.cam.m_per_pt * 110.0);
    let width = (metres / memory.cam.m_per_pt) as f32;
    let right = rect.right() - 14.0;
    let bar = [pos2(right - width, y - 4.0), pos2(right - width, y + 4.0), pos2(right, y + 4.0), pos2(right, y - 4.0)];
    painter.line(bar.to_vec(), Stroke::new(1.5, Color32::from(t.text)));
    painter.text(pos2(right - width * 0.5, y - 2.0), Align2::CENTER_CENTER, words, font(12.0), Color32::from(t.text));
    if memory.drawn.names_hidden > 0 {
        let end = right - width - 16.0;
        let text = tr!("names-hidden", n = memory.drawn.names_hidden);
        let long = painter.layout_no_wrap(text, font(12.0), ink);
        // The number alone where the words do not fit.
        let fits = end - long.size().x > rect.left() + sources + 8.0;
        let text = if fits { long.text().to_string() } else { format!("+{}", memory.drawn.names_hidden) };
        painter.text(pos2(end, y), Align2::RIGHT_CENTER, text, font(12.0), ink);
    }
}

/// The roundest length (1, 2 or 5 times a power of ten) not above `most` meters.
fn round_scale(most: f64) -> (f64, String) {
    let mut step = 10.0;
    let mut best = 10.0;
    while step <= most {
        for k in [1.0, 2.0, 5.0] {
            if step * k <= most {
                best = step * k;
            }
        }
        step *= 10.0;
    }
    let words = if best >= 1000.0 { format!("{} km", best / 1000.0) } else { format!("{best} m") };
    (best, words)
}
