//! The list of facilities: the map's content as text, for the keyboard and for screen readers.

use super::map::{kind_word, letter, needs_attention};
use super::widgets::{field, heading, small, tokens};
use crate::app::ask::{Asks, Change};
use crate::app::surfaces::Thing;
use crate::scenario::{PlaceKind, Status};
use crate::tr;
use crate::view::{MapView, PlaceMark};
use bevy_egui::egui::{self, Align2, Color32, Pos2, Sense, Ui, pos2, vec2};

/// What is typed to find a facility.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    pub filter: String,
    /// The field takes the focus in the next frame.
    pub find: bool,
}

pub fn ui(ui: &mut Ui, map: &MapView, memory: &mut Memory, asks: &mut Asks) {
    sites(ui, map, asks);
    heading(ui, tr!("heading-places"), tr!("places-note"));
    let r = field(ui, &mut memory.filter, tr!("places-find"), f32::INFINITY);
    if std::mem::take(&mut memory.find) {
        r.request_focus();
    }
    let wanted = memory.filter.to_lowercase();
    let mut list: Vec<&PlaceMark> = map
        .places
        .iter()
        .filter(|p| p.kind != PlaceKind::EmsBase)
        .filter(|p| p.name.to_lowercase().contains(&wanted) || p.code.to_lowercase().contains(&wanted))
        .collect();
    list.sort_by_key(|p| (std::cmp::Reverse(rank(p)), p.name.clone()));
    let hidden = if wanted.is_empty() { list.iter().filter(|p| rank(p) == 0).count() } else { 0 };
    if list.is_empty() {
        small(ui, tr!("places-none", name = memory.filter));
    }
    let mut chosen = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    for p in list.iter().filter(|p| rank(p) > 0 || !wanted.is_empty()) {
        if row(ui, p) {
            chosen = Some(Thing::Place(p.place));
        }
    }
    if hidden > 0 {
        small(ui, tr!("places-hidden", hidden = hidden));
    }
    asks.extend(chosen.map(|thing| Change::Select(Some(thing)).into()));
}

fn rank(p: &PlaceMark) -> u32 {
    let own = match p.kind {
        PlaceKind::Hospital => 4,
        PlaceKind::Operations => 2,
        PlaceKind::Shelter if p.in_use => 2,
        PlaceKind::Shelter | PlaceKind::LongTermCare | PlaceKind::Dialysis => 0,
        PlaceKind::Clinic | PlaceKind::EmsBase => 0,
    };
    if p.in_use && needs_attention(p) { own + 5 } else { own }
}

fn sites(ui: &mut Ui, map: &MapView, asks: &mut Asks) {
    if map.sites.is_empty() {
        return;
    }
    heading(ui, tr!("heading-sites"), tr!("sites-note"));
    let mut chosen = None;
    for s in &map.sites {
        let there = s.people();
        let words = tr!("site-row", there = there, letter = s.letter, name = s.name);
        if line(ui, &format!("{}  {}", s.letter, s.name), "", &there.to_string(), &words) {
            chosen = Some(Thing::Site(s.site));
        }
    }
    asks.extend(chosen.map(|thing| Change::Select(Some(thing)).into()));
}

fn row(ui: &mut Ui, p: &PlaceMark) -> bool {
    let status = match p.status {
        Status::Open => "",
        Status::Divert => tr!("status-divert"),
        Status::Closed => tr!("status-closed"),
    };
    let waiting: u32 = p.waiting.iter().sum();
    let mut under: Vec<String> = Vec::new();
    if !status.is_empty() && p.in_use {
        under.push(status.to_string());
    }
    if waiting > 0 {
        under.push(tr!("row-door", waiting = waiting));
    }
    if !p.trouble.is_empty() {
        under.push(p.trouble.clone());
    }
    match p.age_min {
        None => under.push(tr!("report-never").into()),
        Some(a) if a >= 15 => under.push(tr!("row-age", a = a)),
        _ => {}
    }
    let number = p.number.map_or("?".to_string(), |n| n.to_string());
    let words = tr!("place-row", number = number, name = p.name, kind = kind_word(p.kind), under = under.join(", "));
    line(ui, &format!("{}  {}", letter(p.kind), p.name), &under.join(" · "), &number, &words)
}

/// One clickable row, 36 points high or 44 with a second line.
fn line(ui: &mut Ui, main: &str, under: &str, number: &str, words: &str) -> bool {
    let t = tokens(ui);
    let height = if under.is_empty() { 32.0 } else { 44.0 };
    let (rect, r) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    r.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, words));
    if !ui.is_rect_visible(rect) {
        return r.clicked();
    }
    if r.hovered() {
        ui.painter().rect_filled(rect, 4.0, Color32::from(t.raised));
    }
    let p = ui.painter();
    p.hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, super::widgets::quiet_line(t)));
    let ink = Color32::from(t.text);
    let room = rect.width() - 52.0;
    let top = if under.is_empty() { rect.center().y } else { rect.top() + 14.0 };
    elided(ui, main, pos2(rect.left() + 4.0, top), room, 14.0, ink);
    if !under.is_empty() {
        elided(ui, under, pos2(rect.left() + 4.0, rect.top() + 32.0), room, 12.5, Color32::from(t.text2));
    }
    let at = pos2(rect.right() - 6.0, rect.center().y);
    ui.painter().text(at, Align2::RIGHT_CENTER, number, super::widgets::bold_font(15.0), ink);
    r.clicked()
}

/// One line of text, cut with an ellipsis.
pub fn elided(ui: &Ui, text: &str, left: Pos2, room: f32, size: f32, ink: Color32) {
    let format = egui::text::TextFormat::simple(egui::FontId::proportional(size), ink);
    let mut job = egui::text::LayoutJob::single_section(text.to_string(), format);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(left.x, left.y - galley.size().y * 0.5), galley, ink);
}
