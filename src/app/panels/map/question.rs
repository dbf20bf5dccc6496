//! The answer to the map's question, and its legend in words.

use super::labels::Wanted;
use super::marks::outline;
use super::{Overlay, label_size};
use crate::app::map_question::Question;
use crate::app::panels::widgets::{bold_font, font};
use crate::app::theme::Tokens;
use crate::scenario::{BedKind, PlaceKind};
use crate::view::{MapView, PlaceMark};
use crate::{tr, words};
use bevy_egui::egui::{Align2, Color32, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};
use std::collections::BTreeMap;
use std::sync::Arc;

const WIDTH: f32 = 232.0;
/// Most lines of a list.
const LINES: usize = 6;

/// The plate with the question and how to read the answer, laid out below `top_left`.
pub struct Plate {
    pub rect: Rect,
    lines: Vec<Arc<Galley>>,
}

pub fn plate(painter: &Painter, top_left: Pos2, question: Question, map: &MapView, t: &Tokens) -> Option<Plate> {
    let (title, key) = heads(question);
    let mut lines = vec![painter.layout(title, bold_font(14.0), Color32::from(t.text), WIDTH)];
    lines.push(painter.layout(key.into(), font(12.5), Color32::from(t.text2), WIDTH));
    let found = answers(question, map);
    lines.extend(found.into_iter().map(|l| painter.layout(l, font(13.0), Color32::from(t.text), WIDTH)));
    let height: f32 = lines.iter().map(|g| g.size().y + 4.0).sum();
    Some(Plate { rect: Rect::from_min_size(top_left, vec2(WIDTH + 24.0, height + 16.0)), lines })
}

impl Plate {
    pub fn draw(self, painter: &Painter, t: &Tokens) {
        let line = Stroke::new(1.0, Color32::from(t.line));
        painter.rect(self.rect, 4.0, Color32::from(t.panel), line, StrokeKind::Inside);
        let mut y = self.rect.top() + 8.0;
        for galley in self.lines {
            let height = galley.size().y;
            painter.galley(pos2(self.rect.left() + 12.0, y), galley, Color32::from(t.text));
            y += height + 4.0;
        }
    }
}

fn heads(question: Question) -> (String, &'static str) {
    match question {
        Question::Beds(kind) => (tr!("question-beds", kind = words::bed_kind(kind)), tr!("question-beds-key")),
        Question::Vulnerability => (tr!("question-vulnerability").into(), tr!("question-vulnerability-key")),
        Question::Power => (tr!("question-power").into(), tr!("question-power-key")),
        Question::Roads => (tr!("question-roads").into(), tr!("question-roads-key")),
    }
}

/// Available beds of a category; `None`: not reported.
pub fn free(p: &PlaceMark, kind: BedKind) -> Option<i64> {
    let known = p.number.is_some();
    let cell = p.battery.iter().find(|c| c.kind == kind);
    known.then(|| cell.map_or(0, |c| i64::from(c.free)))
}

fn answers(question: Question, map: &MapView) -> Vec<String> {
    match question {
        Question::Beds(kind) => {
            let hospitals = map.places.iter().filter(|p| p.kind == PlaceKind::Hospital);
            let all: Vec<Option<i64>> = hospitals.map(|p| free(p, kind)).collect();
            let known = all.iter().flatten().count();
            let sum: i64 = all.iter().flatten().sum();
            vec![tr!("question-beds-sum", free = sum, known = known, all = all.len())]
        }
        Question::Vulnerability if map.zones.iter().all(|z| z.vulnerability_pct.is_none()) => {
            vec![tr!("question-vulnerability-none").into()]
        }
        Question::Vulnerability => Vec::new(),
        Question::Power => {
            let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
            for p in map.places.iter().filter(|p| !p.trouble.is_empty()) {
                *counts.entry(&p.trouble).or_default() += 1;
            }
            let lines = counts.into_iter().map(|(what, n)| tr!("question-power-line", n = n, what = what));
            or_none(lines.collect(), tr!("question-power-none"))
        }
        Question::Roads => {
            let line = |c: &crate::view::ClosureMark| match c.closed {
                true => tr!("question-roads-closed", name = c.name),
                false => tr!("question-roads-slowed", name = c.name),
            };
            or_none(map.closures.iter().map(line).collect(), tr!("question-roads-none"))
        }
    }
}

fn or_none(mut lines: Vec<String>, none: &str) -> Vec<String> {
    if lines.is_empty() {
        return vec![none.into()];
    }
    if lines.len() > LINES {
        let more = lines.len() - LINES;
        lines.truncate(LINES);
        lines.push(tr!("question-more", n = more));
    }
    lines
}

/// The lowest layer of an answer, and the names it adds to the map.
pub fn draw_below(overlay: &mut Overlay) {
    match overlay.question {
        Some(Question::Vulnerability) => zones(overlay),
        Some(Question::Power) => {
            let lacking = overlay.map.places.iter().filter(|p| !p.trouble.is_empty());
            let wanted: Vec<(Pos2, String)> = lacking.map(|p| (overlay.at(p.at), p.trouble.clone())).collect();
            wanted.into_iter().for_each(|(at, words)| name(overlay, at, words));
        }
        Some(Question::Roads) => {
            let middle = |c: &crate::view::ClosureMark| {
                let line = c.lines.get(c.lines.len() / 2)?;
                line.get(line.len() / 2).copied()
            };
            let found = overlay.map.closures.iter().filter_map(|c| Some((middle(c)?, c.name.clone())));
            let wanted: Vec<(Pos2, String)> = found.map(|(at, words)| (overlay.at(at), words)).collect();
            wanted.into_iter().for_each(|(at, words)| name(overlay, at, words));
        }
        Some(Question::Beds(_)) | None => {}
    }
}

fn name(overlay: &mut Overlay, at: Pos2, words: String) {
    if !overlay.near(at) {
        return;
    }
    let size = label_size(overlay, &words);
    // Half of a full glyph, which may be moved a little.
    let anchor = Rect::from_center_size(at, vec2(44.0, 40.0));
    overlay.names.push((Wanted { anchor, size, importance: 8_000 }, words));
}

/// A disc per area: fill and number show its vulnerability, the size its population.
fn zones(overlay: &Overlay) {
    let most = overlay.map.zones.iter().map(|z| z.population).max().unwrap_or(1).max(1);
    for z in &overlay.map.zones {
        let at = overlay.at(z.at);
        if !overlay.near(at) {
            continue;
        }
        let radius = 12.0 + 20.0 * (z.population as f32 / most as f32).sqrt();
        let ink = Color32::from(overlay.t.text);
        let words = z.vulnerability_pct.map_or("?".to_string(), |pct| pct.to_string());
        match z.vulnerability_pct {
            Some(pct) => {
                // The middle of the ramp is hard to read: the number has a plate of its own.
                let step = usize::from(pct.min(99)) / 20;
                overlay.painter.circle(at, radius, Color32::from(overlay.t.ramp[step]), Stroke::new(1.0, ink));
            }
            None => {
                let ring = Rect::from_center_size(at, vec2(2.0 * radius, 2.0 * radius));
                let edge = outline(ring, radius);
                overlay.painter.extend(Shape::dashed_line(&edge, Stroke::new(1.0, ink), 4.0, 4.0));
            }
        }
        let galley = overlay.painter.layout_no_wrap(words, bold_font(13.0), ink);
        let plate = Rect::from_center_size(at, galley.size() + vec2(8.0, 2.0));
        overlay.painter.rect_filled(plate, 3.0, Color32::from(overlay.t.panel));
        overlay.painter.text(at, Align2::CENTER_CENTER, galley.text(), bold_font(13.0), ink);
    }
}
