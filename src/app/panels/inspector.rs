//! The inspector. Fixed order for everything: identity, state, age and author, numbers, queue, history, actions.

use super::alert::{Alert, Rank};
use super::map::{kind_word, letter, triage_row};
use super::widgets::{attention, bold, button, heading, primary_button, private, row, secondary, small, tokens};
use crate::app::desk::{Desk, Sheet, Tab, Thing};
use crate::app::keys::{self, Act};
use crate::scenario::{PlaceKind, Role};
use crate::tr;
use crate::units::{PlaceId, SeatId};
use crate::view::{PlaceSheet, SiteMark, Totals, UnitMark};
use bevy_egui::egui::{Color32, Grid, Label, RichText, Sense, Ui, pos2, vec2};

pub fn ui(ui: &mut Ui, desk: &mut Desk) {
    super::column(ui, "inspector", |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        match desk.memory.selected {
            Some(Thing::Place(id)) => place(ui, desk, id),
            Some(Thing::Site(id)) => match desk.view.map.sites.iter().find(|s| s.site == id).cloned() {
                Some(s) => site(ui, desk, &s),
                None => gone(ui, desk),
            },
            Some(Thing::Unit(id)) => match desk.view.map.units.iter().find(|u| u.unit == id).cloned() {
                Some(u) => unit(ui, desk, &u),
                None => gone(ui, desk),
            },
            None => overview(ui, desk),
        }
    });
}

fn overview(ui: &mut Ui, desk: &mut Desk) {
    totals(ui, &desk.view.totals);
    why(ui, desk);
    super::places::ui(ui, desk);
}

/// Why are these numbers what they are?
fn why(ui: &mut Ui, desk: &mut Desk) {
    if button(ui, tr!("why-button")).clicked() {
        keys::perform(Act::Show(Sheet::Why), desk);
    }
}

fn gone(ui: &mut Ui, desk: &mut Desk) {
    secondary(ui, tr!("selected-gone"));
    back(ui, desk);
}

fn back(ui: &mut Ui, desk: &mut Desk) {
    if button(ui, tr!("all-places")).clicked() {
        desk.memory.selected = None;
    }
}

fn totals(ui: &mut Ui, t: &Totals) {
    heading(ui, tr!("heading-hurt"), "");
    let rows = [
        (tr!("count-scene"), t.at_scene),
        (tr!("count-way"), t.on_the_way),
        (tr!("count-hospital"), t.in_hospital),
        (tr!("count-waiting"), t.waiting),
        (tr!("count-home"), t.gone_home),
        (tr!("count-died"), t.died),
    ];
    ui.horizontal(|ui| {
        ui.label(bold(t.casualties.to_string()).size(28.0));
        secondary(ui, tr!("count-all"));
    });
    numbers(ui, rows.iter().map(|(a, b)| (a.to_string(), b.to_string())));
    if t.in_shelters > 0 {
        numbers(ui, [(tr!("count-shelter").to_string(), t.in_shelters.to_string())]);
    }
}

/// Two columns: label left, value right-aligned.
fn numbers(ui: &mut Ui, rows: impl IntoIterator<Item = (String, String)>) {
    for (label, value) in rows {
        row(ui, |ui| {
            secondary(ui, label);
            ui.with_layout(bevy_egui::egui::Layout::right_to_left(bevy_egui::egui::Align::Center), |ui| {
                ui.label(bold(value).size(15.0));
            });
        });
    }
}

fn place(ui: &mut Ui, desk: &mut Desk, id: PlaceId) {
    let mark = desk.view.map.places.iter().find(|p| p.place == id).cloned();
    let Some(sheet) = desk.view.sheets.iter().find(|s| s.place == id).cloned() else {
        if let Some(m) = mark {
            identity(ui, &m.name, &format!("{}  {}", letter(m.kind), kind_word(m.kind)), &m.code);
            secondary(ui, tr!("place-unknown"));
        }
        back(ui, desk);
        return;
    };
    identity(ui, &sheet.name, &format!("{}  {}", letter(sheet.kind), kind_word(sheet.kind)), &sheet.code);
    ui.label(bold(&sheet.status).size(16.0));
    secondary(ui, &sheet.source);
    if let Some(truth) = &sheet.truth {
        private(ui, tr!("true-now", truth = truth));
    }
    if let Some(trouble) = mark.map(|m| m.trouble).filter(|w| !w.is_empty()) {
        attention(ui, Alert::new(Rank::Place, (id, &trouble)), &trouble);
    }
    beds(ui, &sheet);
    if sheet.kind == PlaceKind::Hospital {
        queue(ui, &sheet);
    }
    if !sheet.facts.is_empty() {
        heading(ui, tr!("heading-also"), "");
        numbers(ui, sheet.facts.clone());
    }
    if !sheet.estimated.is_empty() {
        small(ui, tr!("estimated", what = sheet.estimated.join(", ")));
    }
    heading(ui, tr!("heading-actions"), "");
    if let Some(seat) = seat_of(desk, &sheet)
        && primary_button(ui, tr!("decide-hospital"), "").clicked()
    {
        desk.memory.decide_seat = Some(seat);
        desk.memory.tab = Tab::Decide;
    }
    why(ui, desk);
    back(ui, desk);
}

/// The hospital seat that speaks for this place, if the table has one.
fn seat_of(desk: &Desk, sheet: &PlaceSheet) -> Option<SeatId> {
    let mut seats = desk.view.seats.iter().filter(|s| s.role == Role::HospitalCommand);
    seats.find(|s| s.at.contains(&sheet.place)).map(|s| s.seat)
}

fn identity(ui: &mut Ui, name: &str, kind: &str, code: &str) {
    ui.add(Label::new(bold(name).size(20.0)).wrap());
    secondary(ui, if code.is_empty() { kind.to_string() } else { format!("{kind} · {code}") });
}

fn beds(ui: &mut Ui, sheet: &PlaceSheet) {
    if sheet.rows.is_empty() {
        return;
    }
    let t = tokens(ui);
    heading(ui, tr!("heading-beds"), tr!("beds-definition"));
    let small_text = |s: &str| RichText::new(s).size(12.0).color(Color32::from(t.text2));
    Grid::new("beds").num_columns(6).min_col_width(0.0).spacing(vec2(4.0, 4.0)).show(ui, |ui| {
        let heads = [
            "",
            tr!("beds-free"),
            tr!("beds-in-use"),
            tr!("beds-staffed"),
            tr!("beds-unstaffed"),
            tr!("beds-can-open"),
        ];
        for head in heads {
            right(ui, head.is_empty(), small_text(head));
        }
        ui.end_row();
        for line in &sheet.rows {
            right(ui, true, RichText::new(&line.name).size(14.0));
            right(ui, false, bold(line.free.to_string()).size(15.0));
            for n in [line.occupied, line.staffed, line.unstaffed, line.can_open] {
                right(ui, false, RichText::new(n.to_string()).size(14.0));
            }
            ui.end_row();
        }
    });
}

/// A cell of the bed table: the name at the left, a number at the right. Six of them are as wide as the column.
fn right(ui: &mut Ui, left: bool, text: RichText) {
    use bevy_egui::egui::{Align, Layout};
    let (wide, side) = if left { (66.0, Align::Min) } else { (41.0, Align::Max) };
    ui.allocate_ui_with_layout(vec2(wide, 20.0), Layout::top_down(side), |ui| {
        ui.set_width(wide);
        ui.add(Label::new(text).wrap())
    });
}

fn queue(ui: &mut Ui, sheet: &PlaceSheet) {
    let total: u32 = sheet.waiting.iter().sum();
    heading(ui, tr!("heading-door"), total.to_string());
    if total > 0 {
        marks(ui, &sheet.waiting);
    } else {
        small(ui, tr!("door-nobody"));
    }
    if sheet.inbound > 0 {
        numbers(ui, [(tr!("coming-ems").to_string(), sheet.inbound.to_string())]);
    }
}

/// Triage marks with counts; the same in words for screen readers.
fn marks(ui: &mut Ui, counts: &[u32; 5]) {
    let t = tokens(ui);
    let (rect, r) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    triage_row(ui.painter(), pos2(rect.left(), rect.center().y), counts, 8.0, t);
    let words: Vec<String> = crate::app::theme::TRIAGE
        .iter()
        .zip(counts)
        .filter(|(_, n)| **n > 0)
        .map(|(look, n)| format!("{n} {}", look.word().to_lowercase()))
        .collect();
    r.widget_info(|| bevy_egui::egui::WidgetInfo::labeled(bevy_egui::egui::WidgetType::Label, true, words.join(", ")));
}

fn site(ui: &mut Ui, desk: &mut Desk, s: &SiteMark) {
    identity(ui, &s.name, &tr!("site-name", letter = s.letter), "");
    let there = s.people();
    numbers(
        ui,
        [(tr!("still-there").to_string(), there.to_string()), (tr!("not-triaged").into(), s.untagged.to_string())],
    );
    heading(ui, tr!("heading-triaged"), "");
    if s.tagged.iter().sum::<u32>() == 0 {
        small(ui, tr!("triaged-nobody"));
    } else {
        marks(ui, &s.tagged);
    }
    let here: Vec<String> =
        desk.view.map.units.iter().filter(|u| !u.moving && u.at == s.at).map(|u| u.name.clone()).collect();
    heading(ui, tr!("heading-units"), here.len().to_string());
    if !here.is_empty() {
        secondary(ui, here.join(", "));
    }
    back(ui, desk);
}

fn unit(ui: &mut Ui, desk: &mut Desk, u: &UnitMark) {
    identity(ui, &u.name, unit_word(u.kind), "");
    ui.label(bold(&u.doing).size(16.0));
    heading(ui, tr!("heading-aboard"), u.aboard.iter().sum::<u32>().to_string());
    if u.aboard.iter().sum::<u32>() > 0 {
        marks(ui, &u.aboard);
    } else {
        small(ui, tr!("aboard-nobody"));
    }
    back(ui, desk);
}

fn unit_word(kind: crate::view::UnitGlyph) -> &'static str {
    match kind {
        crate::view::UnitGlyph::Als => tr!("unit-als"),
        crate::view::UnitGlyph::Bls => tr!("unit-bls"),
        crate::view::UnitGlyph::Bus => tr!("unit-bus"),
        crate::view::UnitGlyph::Helicopter => tr!("unit-helicopter"),
    }
}
