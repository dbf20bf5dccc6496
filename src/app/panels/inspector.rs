//! The inspector. One order for every selection: identity, state, source, numbers, queue, actions.

use super::alert::{Alert, Rank};
use super::map::{kind_word, letter, triage_row};
use super::places;
use super::widgets::{attention, bold, button, heading, primary_button, private, row, secondary, small, tokens};
use crate::app::ask::{Ask, Asks, Change};
use crate::app::registry::Act;
use crate::app::surfaces::{Sheet, Tab, Thing};
use crate::scenario::{PlaceKind, Role};
use crate::tr;
use crate::units::{PlaceId, SeatId};
use crate::view::{BedRow, MapView, PlaceSheet, SeatLine, SeatView, SiteMark, Totals, UnitGlyph, UnitMark};
use bevy_egui::egui::{Label, Sense, Ui, pos2, vec2};

pub fn ui(ui: &mut Ui, view: &SeatView, selected: Option<Thing>, places: &mut places::Memory, asks: &mut Asks) {
    super::column(ui, "inspector", |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let map = &view.map;
        match selected {
            Some(Thing::Place(id)) => place(ui, view, id, asks),
            Some(Thing::Site(id)) => match map.sites.iter().find(|s| s.site == id) {
                Some(s) => site(ui, map, s),
                None => gone(ui),
            },
            Some(Thing::Unit(id)) => match map.units.iter().find(|u| u.unit == id) {
                Some(u) => unit(ui, u),
                None => gone(ui),
            },
            None => {
                totals(ui, &view.totals);
                why(ui, asks);
                places::ui(ui, map, places, asks);
                return;
            }
        }
        back(ui, asks);
    });
}

/// The events behind these numbers.
fn why(ui: &mut Ui, asks: &mut Asks) {
    if button(ui, tr!("why-button")).clicked() {
        asks.push(Ask::perform(Act::Show(Sheet::Why)));
    }
}

fn gone(ui: &mut Ui) {
    secondary(ui, tr!("selected-gone"));
}

fn back(ui: &mut Ui, asks: &mut Asks) {
    if button(ui, tr!("all-places")).clicked() {
        asks.push(Change::Select(None).into());
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

fn place(ui: &mut Ui, view: &SeatView, id: PlaceId, asks: &mut Asks) {
    let mark = view.map.places.iter().find(|p| p.place == id);
    let Some(sheet) = view.sheets.iter().find(|s| s.place == id) else {
        if let Some(m) = mark {
            identity(ui, &m.name, &format!("{}  {}", letter(m.kind), kind_word(m.kind)), &m.code);
            secondary(ui, tr!("place-unknown"));
        }
        return;
    };
    identity(ui, &sheet.name, &format!("{}  {}", letter(sheet.kind), kind_word(sheet.kind)), &sheet.code);
    ui.label(bold(&sheet.status).size(16.0));
    secondary(ui, &sheet.source);
    if let Some(truth) = &sheet.truth {
        private(ui, tr!("true-now", truth = truth));
    }
    if let Some(trouble) = mark.map(|m| &m.trouble).filter(|w| !w.is_empty()) {
        attention(ui, Alert::new(Rank::Place, (id, trouble)), trouble);
    }
    beds(ui, &sheet.rows);
    if sheet.kind == PlaceKind::Hospital {
        queue(ui, sheet);
    }
    if !sheet.facts.is_empty() {
        heading(ui, tr!("heading-also"), "");
        numbers(ui, sheet.facts.clone());
    }
    if !sheet.estimated.is_empty() {
        small(ui, tr!("estimated", what = sheet.estimated.join(", ")));
    }
    heading(ui, tr!("heading-actions"), "");
    if let Some(seat) = seat_of(&view.seats, id)
        && primary_button(ui, tr!("decide-hospital"), "").clicked()
    {
        asks.extend([Change::ActAs(seat).into(), Change::OpenTab(Tab::Decide).into()]);
    }
    why(ui, asks);
}

/// The seat of hospital command at this place, if there is one.
fn seat_of(seats: &[SeatLine], place: PlaceId) -> Option<SeatId> {
    let mut seats = seats.iter().filter(|s| s.role == Role::HospitalCommand);
    seats.find(|s| s.at.contains(&place)).map(|s| s.seat)
}

fn identity(ui: &mut Ui, name: &str, kind: &str, code: &str) {
    ui.add(Label::new(bold(name).size(20.0)).wrap());
    secondary(ui, if code.is_empty() { kind.to_string() } else { format!("{kind} · {code}") });
}

/// One bed category on two lines: the number available at the right, the other numbers below the name.
fn beds(ui: &mut Ui, rows: &[BedRow]) {
    if rows.is_empty() {
        return;
    }
    heading(ui, tr!("heading-beds"), tr!("beds-free"));
    for line in rows {
        numbers(ui, [(line.name.clone(), line.free.to_string())]);
        let rest = [
            (line.occupied, tr!("beds-in-use")),
            (line.staffed, tr!("beds-staffed")),
            (line.unstaffed, tr!("beds-unstaffed")),
            (line.can_open, tr!("beds-can-open")),
        ];
        let rest = rest.into_iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}"));
        small(ui, rest.collect::<Vec<_>>().join(" · "));
    }
    small(ui, tr!("beds-definition"));
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
        .map(|(style, n)| format!("{n} {}", style.word().to_lowercase()))
        .collect();
    r.widget_info(|| bevy_egui::egui::WidgetInfo::labeled(bevy_egui::egui::WidgetType::Label, true, words.join(", ")));
}

fn site(ui: &mut Ui, map: &MapView, s: &SiteMark) {
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
    let here: Vec<String> = map.units.iter().filter(|u| !u.moving && u.at == s.at).map(|u| u.name.clone()).collect();
    heading(ui, tr!("heading-units"), here.len().to_string());
    if !here.is_empty() {
        secondary(ui, here.join(", "));
    }
}

fn unit(ui: &mut Ui, u: &UnitMark) {
    identity(ui, &u.name, unit_word(u.kind), "");
    ui.label(bold(&u.doing).size(16.0));
    heading(ui, tr!("heading-aboard"), u.aboard.iter().sum::<u32>().to_string());
    if u.aboard.iter().sum::<u32>() > 0 {
        marks(ui, &u.aboard);
    } else {
        small(ui, tr!("aboard-nobody"));
    }
}

fn unit_word(kind: UnitGlyph) -> &'static str {
    match kind {
        UnitGlyph::Als => tr!("unit-als"),
        UnitGlyph::Bls => tr!("unit-bls"),
        UnitGlyph::Bus => tr!("unit-bus"),
        UnitGlyph::Helicopter => tr!("unit-helicopter"),
    }
}
